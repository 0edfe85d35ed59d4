//! Dense snapshots: what lies far behind the rest of a module's data is copied by a start
//! function.
//!
//! wasmtime maps a module's initial memory copy-on-write only when it is not mostly gaps; else
//! every instance copies all of it. A few bytes behind hundreds of megabytes of untouched
//! buffers must not cost that.

use anyhow::{Result, bail, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, DataSection, Function, FunctionSection, Module, RawSection, SectionId,
    StartSection, TypeSection,
};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// A gap in the data from which on it counts as far.
const GAP_BYTES: u64 = 16 << 20;

/// The same module, with the data behind the first large gap copied by its start function.
pub(super) fn densify(wasm: &[u8]) -> Result<Vec<u8>> {
    let Some(limit) = first_far_address(wasm)? else {
        return Ok(wasm.to_vec());
    };
    let mut output = Module::new();
    let (mut types, mut functions, mut code) = Default::default();
    let mut far = Vec::new();
    let mut data = DataSection::new();
    let mut imported_functions = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(reader) => {
                types = TypeSection::new();
                RoundtripReencoder.parse_type_section(&mut types, reader)?;
            }
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    let is_function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                    imported_functions += u32::from(is_function);
                }
            }
            Payload::FunctionSection(reader) => {
                functions = FunctionSection::new();
                RoundtripReencoder.parse_function_section(&mut functions, reader)?;
            }
            Payload::CodeSectionStart { .. } => code = CodeSection::new(),
            Payload::CodeSectionEntry(body) => {
                code.raw(&wasm[range(body.range())]);
            }
            Payload::DataSection(reader) => {
                for (index, segment) in reader.into_iter().enumerate() {
                    let segment = segment?;
                    match far_address(&segment, limit)? {
                        Some(address) => {
                            data.passive(segment.data.iter().copied());
                            far.push((index as u32, address, segment.data.len()));
                        }
                        None => RoundtripReencoder.parse_data(&mut data, segment)?,
                    }
                }
            }
            Payload::StartSection { .. } => bail!("a snapshot with a start function"),
            _ => {}
        }
    }
    let copying = imported_functions + functions.len();
    functions.function(types.len());
    types.ty().function([], []);
    code.function(&copying_function(&far));
    let (mut has_start, mut has_data_count) = (false, false);
    let after_start =
        [SectionId::Element, SectionId::DataCount, SectionId::Code].map(|section| section as u8);
    for (id, raw) in sections(wasm)? {
        if !has_start && after_start.contains(&id) {
            output.section(&StartSection {
                function_index: copying,
            });
            has_start = true;
        }
        has_data_count |= id == SectionId::DataCount as u8;
        match id {
            id if id == SectionId::Type as u8 => output.section(&types),
            id if id == SectionId::Function as u8 => output.section(&functions),
            id if id == SectionId::Code as u8 => output.section(&code),
            id if id == SectionId::Data as u8 => output.section(&data),
            id if id == SectionId::Custom as u8 => continue,
            id => output.section(&RawSection { id, data: raw }),
        };
    }
    ensure!(
        has_data_count,
        "a snapshot without a count of its data segments"
    );
    Ok(output.finish())
}

fn range(range: std::ops::Range<u64>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Some((id, place)) = payload?.as_section() {
            found.push((id, &wasm[range(place)]));
        }
    }
    Ok(found)
}

/// The address of a segment that is copied at this limit or behind it.
fn far_address(segment: &wasmparser::Data<'_>, limit: u64) -> Result<Option<i32>> {
    Ok(address(segment)?.filter(|address| u64::from(*address as u32) >= limit))
}

/// Where an active segment goes.
fn address(segment: &wasmparser::Data<'_>) -> Result<Option<i32>> {
    let DataKind::Active { offset_expr, .. } = &segment.kind else {
        return Ok(None);
    };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(Some(value)),
        _ => bail!("a data segment whose address is computed"),
    }
}

/// Where the data behind the first large gap starts.
fn first_far_address(wasm: &[u8]) -> Result<Option<u64>> {
    let mut places = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::DataSection(reader) = payload? {
            for segment in reader {
                let segment = segment?;
                if let Some(start) = address(&segment)?.filter(|_| !segment.data.is_empty()) {
                    let start = u64::from(start as u32);
                    places.push((start, start + segment.data.len() as u64));
                }
            }
        }
    }
    places.sort_unstable();
    let mut pairs = places.windows(2);
    let gap = pairs.find(|pair| pair[1].0.saturating_sub(pair[0].1) >= GAP_BYTES);
    Ok(gap.map(|pair| pair[1].0))
}

fn copying_function(far: &[(u32, i32, usize)]) -> Function {
    let mut function = Function::new([]);
    let mut code = function.instructions();
    for (segment, address, length) in far {
        code.i32_const(*address).i32_const(0);
        code.i32_const(*length as i32).memory_init(0, *segment);
    }
    code.end();
    function
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmtime::{Engine, Instance, Store};

    #[test]
    fn far_data_is_where_it_was() {
        let wasm = wat::parse_str(
            r#"(module
              (memory (export "memory") 1024)
              (table 1 funcref) (elem (i32.const 0) $f)
              (func $f (export "f") memory.size drop (memory.init 1 (i32.const 8) (i32.const 0) (i32.const 1)))
              (data (i32.const 16) "near")
              (data "passive")
              (data (i32.const 40000000) "far")
              (data (i32.const 50000000) "farther"))"#,
        )
        .unwrap();
        let dense = densify(&wasm).unwrap();
        assert_eq!(first_far_address(&wasm).unwrap(), Some(40_000_000));
        assert_eq!(first_far_address(&dense).unwrap(), None);
        let engine = Engine::default();
        let module = wasmtime::Module::new(&engine, &dense).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let f = instance.get_typed_func::<(), ()>(&mut store, "f").unwrap();
        f.call(&mut store, ()).unwrap();
        let memory = instance.get_memory(&mut store, "memory").unwrap();
        let bytes = memory.data(&store);
        assert_eq!(&bytes[8..9], b"p");
        assert_eq!(&bytes[16..20], b"near");
        assert_eq!(&bytes[40_000_000..40_000_003], b"far");
        assert_eq!(&bytes[50_000_000..50_000_007], b"farther");
    }

    #[test]
    fn a_module_without_gaps_stays_as_it_is() {
        let wasm = wat::parse_str(r#"(module (memory 1) (data (i32.const 16) "near"))"#).unwrap();
        assert_eq!(densify(&wasm).unwrap(), wasm);
    }
}
