//! Grafting: a small module in wasm text joins a finished one and uses its functions and memory.
//!
//! Interpreters that come as libraries get the entry the sandbox calls this way, so that the
//! sandbox knows no language. The graft
//!
//! - imports from `base` what the module exports (functions, the memory, globals), and as
//!   `global N` its global of that number, exported or not;
//! - imports from elsewhere what the host offers;
//! - exports what the result exports, in place of the module's export of the same name;
//! - answers the module's import `a` of `b` with the function it exports as `import a b`;
//! - takes the place of the module's exported function `a`, in the module too, with the one it
//!   exports as `replace a`.

use anyhow::{Context, Result, anyhow, bail, ensure};
use std::collections::HashMap;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, EntityType, ExportKind, ExportSection, FunctionSection,
    GlobalSection, ImportSection, Module, RawSection, SectionId, StartSection, TypeSection,
};
use wasmparser::{ExternalKind, Import, Parser, Payload, TypeRef};

/// Joins `graft`, in wasm text, to the module `base`.
pub(super) fn join(base: &[u8], graft: &str) -> Result<Vec<u8>> {
    let graft = wat::parse_str(graft).context("the graft is no wasm text")?;
    let base = Parts::read(base).context("the module")?;
    let graft = Parts::read(&graft).context("the graft")?;
    ensure!(
        graft.copied.is_empty() && graft.elements.is_none() && graft.start.is_none(),
        "a graft has types, imports, functions, globals and exports only"
    );
    Plan::of(&base, &graft)?.write(&base, &graft)
}

/// A module's sections, as far as they are told apart here.
#[derive(Default)]
struct Parts<'a> {
    types: Option<wasmparser::TypeSectionReader<'a>>,
    imports: Vec<Import<'a>>,
    functions: Vec<u32>,
    globals: Option<wasmparser::GlobalSectionReader<'a>>,
    exports: Vec<wasmparser::Export<'a>>,
    start: Option<u32>,
    elements: Option<wasmparser::ElementSectionReader<'a>>,
    code: Vec<wasmparser::FunctionBody<'a>>,
    /// Sections without indices of functions, as they are: tables, memories, data.
    copied: Vec<(u8, &'a [u8])>,
}

impl<'a> Parts<'a> {
    fn read(bytes: &'a [u8]) -> Result<Parts<'a>> {
        let mut parts = Parts::default();
        for payload in Parser::new(0).parse_all(bytes) {
            let mut copy = |id: SectionId, range: std::ops::Range<u64>| {
                let range = range.start as usize..range.end as usize;
                parts.copied.push((id as u8, &bytes[range]));
            };
            match payload? {
                Payload::TypeSection(reader) => parts.types = Some(reader),
                Payload::ImportSection(reader) => {
                    parts.imports = reader.into_imports().collect::<Result<_, _>>()?;
                }
                Payload::FunctionSection(reader) => {
                    parts.functions = reader.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::TableSection(reader) => copy(SectionId::Table, reader.range()),
                Payload::MemorySection(reader) => copy(SectionId::Memory, reader.range()),
                Payload::GlobalSection(reader) => parts.globals = Some(reader),
                Payload::ExportSection(reader) => {
                    parts.exports = reader.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::StartSection { func, .. } => parts.start = Some(func),
                Payload::ElementSection(reader) => parts.elements = Some(reader),
                Payload::DataCountSection { range, .. } => copy(SectionId::DataCount, range),
                Payload::CodeSectionEntry(body) => parts.code.push(body),
                Payload::DataSection(reader) => copy(SectionId::Data, reader.range()),
                Payload::Version { .. } | Payload::CodeSectionStart { .. } => {}
                // Names and debugging information would be wrong after renumbering.
                Payload::CustomSection(_) | Payload::End(_) => {}
                other => bail!("a section that cannot be grafted: {other:?}"),
            }
        }
        Ok(parts)
    }

    fn function_imports(&self) -> impl Iterator<Item = (u32, &Import<'a>)> {
        let functions = self.imports.iter();
        let functions = functions.filter(|import| matches!(import.ty, TypeRef::Func(_)));
        (0..).zip(functions)
    }

    fn export(&self, name: &str) -> Result<&wasmparser::Export<'a>> {
        let mut exports = self.exports.iter();
        exports
            .find(|export| export.name == name)
            .ok_or_else(|| anyhow!("the module does not export {name:?}"))
    }

    fn type_count(&self) -> u32 {
        self.types.as_ref().map_or(0, |types| types.count())
    }

    fn global_count(&self) -> u32 {
        self.globals.as_ref().map_or(0, |globals| globals.count())
    }
}

/// Where everything goes.
struct Plan {
    /// The imports of the result: those of the module that stay, then the graft's.
    imports: Vec<(String, String, u32)>,
    base: Renumber,
    graft: Renumber,
}

/// New indices of one of the two modules.
#[derive(Default)]
struct Renumber {
    /// By old index, imports first.
    functions: Vec<u32>,
    /// Of globals; empty when they stay.
    globals: Vec<u32>,
    type_offset: u32,
}

impl Plan {
    fn of(base: &Parts<'_>, graft: &Parts<'_>) -> Result<Plan> {
        let type_offset = base.type_count();
        let graft_imports = graft.function_imports().count();
        // What the graft answers itself, by its own index.
        let answers: HashMap<&str, u32> = graft
            .exports
            .iter()
            .filter_map(|export| Some((export.name.strip_prefix("import ")?, export.index)))
            .collect();
        let mut imports: Vec<(String, String, u32)> = Vec::new();
        let place = |imports: &mut Vec<(String, String, u32)>, import: &Import<'_>, offset| {
            let TypeRef::Func(ty) = import.ty else {
                return 0;
            };
            let same = |(module, name, _): &(String, String, u32)| {
                module == import.module && name == import.name
            };
            let found = imports.iter().position(same).unwrap_or(imports.len());
            if found == imports.len() {
                imports.push((import.module.into(), import.name.into(), ty + offset));
            }
            found as u32
        };
        // First the imports, then everything else moves up by their number.
        let mut base_places = Vec::new();
        for (_, import) in base.function_imports() {
            let answer = answers.get(format!("{} {}", import.module, import.name).as_str());
            base_places.push(match answer {
                Some(index) => Err(*index),
                None => Ok(place(&mut imports, import, 0)),
            });
        }
        let mut graft_places = Vec::new();
        for (_, import) in graft.function_imports() {
            graft_places.push(match import.module {
                "base" => Err(base.export(import.name)?.index),
                _ => Ok(place(&mut imports, import, type_offset)),
            });
        }
        let count = imports.len() as u32;
        let base_count = base.functions.len() as u32;
        let graft_start = count + base_count;
        let of_graft = |index: u32| -> Result<u32> {
            let defined = index.checked_sub(graft_imports as u32);
            Ok(graft_start + defined.context("an answer must be a function of the graft's own")?)
        };
        let mut of_base = Vec::new();
        for place in base_places {
            of_base.push(match place {
                Ok(index) => index,
                Err(answer) => of_graft(answer)?,
            });
        }
        of_base.extend((0..base_count).map(|index| count + index));
        let mut replacing = Vec::new();
        for export in &graft.exports {
            if let Some(name) = export.name.strip_prefix("replace ") {
                replacing.push((base.export(name)?.index, of_graft(export.index)?));
            }
        }
        let mut of_graft_functions = Vec::new();
        for place in graft_places {
            of_graft_functions.push(match place {
                Ok(index) => index,
                Err(exported) => of_base[exported as usize],
            });
        }
        for (replaced, replacement) in replacing {
            of_base[replaced as usize] = replacement;
        }
        of_graft_functions.extend((0..graft.functions.len() as u32).map(|i| graft_start + i));
        let mut globals = Vec::new();
        for import in &graft.imports {
            match import.ty {
                TypeRef::Global(_) => {
                    let number = import.name.strip_prefix("global ");
                    globals.push(match number.and_then(|number| number.parse().ok()) {
                        Some(index) if index < base.global_count() => index,
                        _ => base.export(import.name)?.index,
                    });
                }
                TypeRef::Memory(_) | TypeRef::Func(_) => {}
                _ => bail!("a graft cannot import {:?}", import.name),
            }
        }
        globals.extend((0..graft.global_count()).map(|index| base.global_count() + index));
        Ok(Plan {
            imports,
            base: Renumber {
                functions: of_base,
                ..Renumber::default()
            },
            graft: Renumber {
                functions: of_graft_functions,
                globals,
                type_offset,
            },
        })
    }

    fn write(mut self, base: &Parts<'_>, graft: &Parts<'_>) -> Result<Vec<u8>> {
        ensure!(
            base.imports.len() == base.function_imports().count(),
            "the module imports more than functions"
        );
        let mut module = Module::new();
        let mut types = TypeSection::new();
        let mut functions = FunctionSection::new();
        let mut globals = GlobalSection::new();
        let mut code = CodeSection::new();
        for (parts, map) in [(base, &mut self.base), (graft, &mut self.graft)] {
            if let Some(reader) = &parts.types {
                map.parse_type_section(&mut types, reader.clone())?;
            }
            for ty in &parts.functions {
                functions.function(map.type_index(*ty)?);
            }
            if let Some(reader) = &parts.globals {
                map.parse_global_section(&mut globals, reader.clone())?;
            }
            for body in &parts.code {
                map.parse_function_body(&mut code, body.clone())?;
            }
        }
        let mut imports = ImportSection::new();
        for (host, name, ty) in &self.imports {
            imports.import(host, name, EntityType::Function(*ty));
        }
        let mut exports = ExportSection::new();
        self.export(base, graft, &mut exports)?;
        let copy = |module: &mut Module, id: SectionId| {
            for (id, data) in base.copied.iter().filter(|(other, _)| *other == id as u8) {
                module.section(&RawSection { id: *id, data });
            }
        };
        module.section(&types).section(&imports).section(&functions);
        copy(&mut module, SectionId::Table);
        copy(&mut module, SectionId::Memory);
        module.section(&globals).section(&exports);
        if let Some(start) = base.start {
            let function_index = self.base.function_index(start)?;
            module.section(&StartSection { function_index });
        }
        if let Some(reader) = &base.elements {
            let mut elements = ElementSection::new();
            self.base
                .parse_element_section(&mut elements, reader.clone())?;
            module.section(&elements);
        }
        copy(&mut module, SectionId::DataCount);
        module.section(&code);
        copy(&mut module, SectionId::Data);
        Ok(module.finish())
    }

    fn export(
        &mut self,
        base: &Parts<'_>,
        graft: &Parts<'_>,
        exports: &mut ExportSection,
    ) -> Result<()> {
        let replaced = |name: &str| graft.exports.iter().any(|export| export.name == name);
        for export in base.exports.iter().filter(|export| !replaced(export.name)) {
            let (kind, index) = match export.kind {
                ExternalKind::Func => {
                    (ExportKind::Func, self.base.functions[export.index as usize])
                }
                ExternalKind::Memory => (ExportKind::Memory, export.index),
                ExternalKind::Table => (ExportKind::Table, export.index),
                ExternalKind::Global => (ExportKind::Global, export.index),
                _ => bail!("an export that cannot be grafted: {}", export.name),
            };
            exports.export(export.name, kind, index);
        }
        for export in &graft.exports {
            ensure!(
                export.kind == ExternalKind::Func,
                "a graft exports functions only"
            );
            let is_inner = ["import ", "replace "]
                .iter()
                .any(|start| export.name.starts_with(start));
            if !is_inner {
                let index = self.graft.functions[export.index as usize];
                exports.export(export.name, ExportKind::Func, index);
            }
        }
        Ok(())
    }
}

impl Reencode for Renumber {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.functions[index as usize])
    }

    fn global_index(&mut self, index: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.globals.get(index as usize).copied().unwrap_or(index))
    }

    fn type_index(&mut self, index: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(index + self.type_offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmtime::{Engine, Linker, Module, Store};

    const BASE: &str = r#"(module
        (import "env" "missing" (func $missing (param i32) (result i32)))
        (import "host" "seven" (func $seven (result i32)))
        (global $g (mut i32) (i32.const 5))
        (memory (export "memory") 1)
        (table 1 funcref) (elem (i32.const 0) $twice)
        (func $twice (param i32) (result i32) local.get 0 i32.const 2 i32.mul)
        (func $hundred (export "hundred") (result i32) i32.const 100)
        (func (export "work") (param i32) (result i32)
          global.get $g
          (call_indirect (param i32) (result i32) (call $missing (local.get 0)) (i32.const 0))
          i32.add call $seven i32.add call $hundred i32.add)
        (data (i32.const 16) "\2a"))"#;

    const GRAFT: &str = r#"(module
        (import "base" "work" (func $work (param i32) (result i32)))
        (import "base" "memory" (memory 1))
        (import "base" "hundred" (func $hundred (result i32)))
        (import "base" "global 0" (global $g (mut i32)))
        (import "host" "seven" (func $seven (result i32)))
        (import "host" "eight" (func $eight (result i32)))
        (global $h i32 (i32.const 1000))
        (func (export "import env missing") (param i32) (result i32)
          local.get 0 i32.const 1 i32.add)
        (func (export "replace hundred") (result i32) call $hundred i32.const 3 i32.add)
        (func (export "run") (result i32)
          (global.set $g (i32.add (global.get $g) (i32.const 1)))
          (call $work (i32.load8_u (i32.const 16)))
          call $eight i32.add call $seven i32.add global.get $h i32.add))"#;

    #[test]
    fn a_graft_uses_the_module_and_answers_its_imports() {
        let base = wat::parse_str(BASE).unwrap();
        let joined = join(&base, GRAFT).unwrap();
        let engine = Engine::default();
        let module = Module::new(&engine, &joined).unwrap();
        let imports: Vec<_> = module.imports().map(|import| import.name()).collect();
        assert_eq!(imports, ["seven", "eight"]);
        let mut linker: Linker<()> = Linker::new(&engine);
        linker.func_wrap("host", "seven", || 7i32).unwrap();
        linker.func_wrap("host", "eight", || 8i32).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = linker.instantiate(&mut store, &module).unwrap();
        let run = instance
            .get_typed_func::<(), i32>(&mut store, "run")
            .unwrap();
        // 6 + 2 * (42 + 1) + 7 + (100 + 3), then 8 + 7 + 1000.
        assert_eq!(run.call(&mut store, ()).unwrap(), 202 + 1015);
    }

    #[test]
    fn an_export_that_is_not_there_is_named() {
        let base = wat::parse_str("(module)").unwrap();
        let error = join(&base, GRAFT).unwrap_err().to_string();
        assert!(error.contains("\"work\""), "{error}");
    }
}
