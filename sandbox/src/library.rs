//! Programs that begin with a library whose machine code was made while preparing.
//!
//! A linker that puts the same library in front of every program, with the same numbers and addresses,
//! makes images that differ only behind it. [`Library::module`] is a module of the library; it has
//! the memory, the table and the globals. Of a program's image [`Library::rest`] makes a second
//! module, which has what is left: the program's own functions, and its memory where that is not the
//! library's. Both in one store are the program, and only the second has to be translated.
//!
//! Whether an image begins with the library is not believed but compared, byte for byte; one that does
//! not is translated as a whole.

use crate::wasi::World;
use anyhow::{Context, Result, bail, ensure};
use std::{collections::BTreeMap, ops::Range};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, GlobalType, ImportSection, MemorySection, MemoryType, Module,
    RawSection, RefType, SectionId, TableSection, TableType, ValType,
    reencode::{self, Reencode},
};
use wasmparser::{
    BinaryReader, DataKind, ElementItems, ElementKind, FunctionBody, Operator, Parser, Payload,
    TypeRef,
};
use wasmtime::{Engine, Extern, Instance, InstancePre, ModuleExport, Store};

/// Raise it when modules are made in another way, so that caches are made anew.
pub const VERSION: u32 = 1;

/// The custom section in which a linker tells how many of the functions are the library's.
const LIBRARY_SECTION: &str = "mettle.library";
/// Imports of a program's module that the library satisfies.
const LIBRARY_MODULE: &str = "mettle.library";
const ENTRY: &str = "_start";
const MEMORY: &str = "memory";
const TABLE: &str = "table";

/// Room in the library's table for the functions of a program.
const PROGRAM_FUNCTIONS_MAX: u64 = 4096;
/// Largest memory a library may start with: it is compared with a program's in full.
const LIBRARY_MEMORY_BYTES_MAX: usize = 64 << 20;
const WASM_PAGE_BYTES: u64 = 64 << 10;
/// Equal bytes between two differences that are no reason for a new segment.
const SEGMENT_GAP: usize = 16;

/// A section's items, undecoded.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Items<'a> {
    count: u32,
    bytes: &'a [u8],
}

impl<'a> Items<'a> {
    fn of(wasm: &'a [u8], range: Range<u64>) -> Result<Items<'a>> {
        let bytes = wasm
            .get(range.start as usize..range.end as usize)
            .context("a section is cut off")?;
        let mut reader = BinaryReader::new(bytes, 0);
        let count = reader.read_var_u32()?;
        Ok(Items {
            count,
            bytes: &bytes[reader.original_position() as usize..],
        })
    }

    /// Whether these items come first among others.
    fn begin(&self, others: &Items<'_>) -> bool {
        self.count <= others.count && others.bytes.starts_with(self.bytes)
    }
}

/// The parts of an image, which has exactly the shape that is expected here.
struct Image<'a> {
    wasm: &'a [u8],
    types: Items<'a>,
    imports: Items<'a>,
    /// The type of each function.
    functions: Vec<u32>,
    globals: Items<'a>,
    global_types: Vec<wasmparser::GlobalType>,
    exports: Items<'a>,
    /// The function that runs the program.
    entry: u32,
    memory_pages: u64,
    /// Where in the table the first function is; the others follow.
    table_start: u32,
    bodies: Vec<FunctionBody<'a>>,
    segments: Vec<(usize, &'a [u8])>,
    library_functions: usize,
}

impl<'a> Image<'a> {
    fn read(wasm: &'a [u8]) -> Result<Image<'a>> {
        let mut image = Image {
            wasm,
            types: Items::default(),
            imports: Items::default(),
            functions: Vec::new(),
            globals: Items::default(),
            global_types: Vec::new(),
            exports: Items::default(),
            entry: 0,
            memory_pages: 0,
            table_start: 0,
            bodies: Vec::new(),
            segments: Vec::new(),
            library_functions: 0,
        };
        for payload in Parser::new(0).parse_all(wasm) {
            image.take(payload?)?;
        }
        ensure!(
            image.bodies.len() == image.functions.len(),
            "functions without bodies"
        );
        ensure!(
            (1..=image.functions.len()).contains(&image.library_functions),
            "it names no library"
        );
        Ok(image)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::Version { .. } | Payload::End(_) | Payload::CodeSectionStart { .. } => {}
            Payload::TypeSection(types) => self.types = Items::of(self.wasm, types.range())?,
            Payload::ImportSection(imports) => {
                self.imports = Items::of(self.wasm, imports.range())?;
                for import in imports.into_imports() {
                    let kind = import?.ty;
                    ensure!(matches!(kind, TypeRef::Func(_)), "an import of no function");
                }
            }
            Payload::FunctionSection(functions) => {
                self.functions = functions.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::TableSection(tables) => {
                ensure!(tables.count() == 1, "more than one table");
                for table in tables {
                    let table = table?.ty;
                    ensure!(
                        table.element_type == wasmparser::RefType::FUNCREF
                            && table.maximum.is_none()
                            && !table.table64
                            && !table.shared,
                        "an unusual table"
                    );
                }
            }
            Payload::MemorySection(memories) => {
                ensure!(memories.count() == 1, "more than one memory");
                for memory in memories {
                    let memory = memory?;
                    ensure!(
                        memory.maximum.is_none()
                            && !memory.memory64
                            && !memory.shared
                            && memory.page_size_log2.is_none(),
                        "an unusual memory"
                    );
                    self.memory_pages = memory.initial;
                }
            }
            Payload::GlobalSection(globals) => {
                self.globals = Items::of(self.wasm, globals.range())?;
                for global in globals {
                    self.global_types.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                self.exports = Items::of(self.wasm, exports.range())?;
                for export in exports {
                    let export = export?;
                    if export.name == ENTRY {
                        self.entry = export.index;
                    }
                }
            }
            Payload::ElementSection(elements) => self.take_elements(elements)?,
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(data) => {
                for segment in data {
                    let segment = segment?;
                    let DataKind::Active {
                        memory_index: 0,
                        offset_expr,
                    } = segment.kind
                    else {
                        bail!("a passive segment")
                    };
                    let start = constant(&offset_expr)? as u32 as usize;
                    self.segments.push((start, segment.data));
                }
            }
            Payload::CustomSection(section) => {
                if section.name() == LIBRARY_SECTION {
                    let count = BinaryReader::new(section.data(), 0).read_var_u32()?;
                    self.library_functions = count as usize;
                }
            }
            _ => bail!("an unusual section"),
        }
        Ok(())
    }

    /// All functions must be in the table, in their order.
    fn take_elements(&mut self, elements: wasmparser::ElementSectionReader<'a>) -> Result<()> {
        ensure!(elements.count() == 1, "more than one segment of elements");
        for element in elements {
            let element = element?;
            let ElementKind::Active {
                table_index: None | Some(0),
                offset_expr,
            } = element.kind
            else {
                bail!("a passive segment of elements")
            };
            self.table_start = constant(&offset_expr)? as u32;
            let ElementItems::Functions(functions) = element.items else {
                bail!("elements that are expressions")
            };
            ensure!(
                functions.count() as usize == self.functions.len(),
                "not all functions are in the table"
            );
            for (function, at) in functions.into_iter().zip(self.imports.count..) {
                ensure!(function? == at, "the table has an order of its own");
            }
        }
        Ok(())
    }

    /// The index of the first function that is not the library's.
    fn first_own(&self) -> u32 {
        self.imports.count + self.library_functions as u32
    }

    /// The memory's content, as far as there is any.
    fn memory(&self) -> Result<Vec<u8>> {
        let ends = self.segments.iter().map(|(at, bytes)| at + bytes.len());
        let end = ends.max().unwrap_or(0);
        ensure!(
            end as u64 <= self.memory_pages * WASM_PAGE_BYTES,
            "data beyond the memory"
        );
        let mut memory = vec![0; end];
        for (at, bytes) in &self.segments {
            memory[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Ok(memory)
    }
}

/// The value of an `i32.const` expression.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<i32> {
    let mut operators = expression.get_operators_reader();
    let Operator::I32Const { value } = operators.read()? else {
        bail!("an address that is no constant")
    };
    ensure!(
        matches!(operators.read()?, Operator::End),
        "an address that is no constant"
    );
    Ok(value)
}

fn function_name(function: u32) -> String {
    format!("f{function}")
}

fn global_name(global: u32) -> String {
    format!("g{global}")
}

fn table_type(minimum: u64) -> TableType {
    TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum,
        maximum: None,
        shared: false,
    }
}

fn memory_type(pages: u64) -> MemoryType {
    MemoryType {
        minimum: pages,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    }
}

fn elements(start: u32, functions: &[u32]) -> ElementSection {
    let mut section = ElementSection::new();
    section.active(
        None,
        &ConstExpr::i32_const(start as i32),
        Elements::Functions(functions.into()),
    );
    section
}

/// A section as it was, its count included.
struct OwnedSection {
    id: SectionId,
    bytes: Vec<u8>,
}

impl OwnedSection {
    fn section(&self) -> RawSection<'_> {
        RawSection {
            id: self.id as u8,
            data: &self.bytes,
        }
    }
}

fn raw_section(id: SectionId, items: Items<'_>) -> OwnedSection {
    let mut bytes = Vec::with_capacity(items.bytes.len() + 5);
    wasm_encoder::Encode::encode(&items.count, &mut bytes);
    bytes.extend(items.bytes);
    OwnedSection { id, bytes }
}

/// Gives functions the numbers they have in a program's module: first those of the library that it
/// uses, then its own. Without a map of these, which are added as they are met, it only checks that
/// nothing but the library is used.
struct Renumber<'a> {
    imports: u32,
    first_own: u32,
    used: Option<&'a mut BTreeMap<u32, u32>>,
}

/// A function refers to what it cannot have.
#[derive(Debug, thiserror::Error)]
#[error("a function of the library calls the program, or the program the host")]
struct OutOfReach;

impl Reencode for Renumber<'_> {
    type Error = OutOfReach;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<OutOfReach>> {
        match &self.used {
            None if function < self.first_own => Ok(function),
            Some(used) if function >= self.first_own => {
                Ok(function - self.first_own + used.len() as u32)
            }
            Some(used) if function >= self.imports => used
                .get(&function)
                .copied()
                .ok_or(reencode::Error::UserError(OutOfReach)),
            _ => Err(reencode::Error::UserError(OutOfReach)),
        }
    }
}

/// What images are compared with.
pub struct Library<'a> {
    image: Image<'a>,
    memory: Vec<u8>,
}

impl<'a> Library<'a> {
    /// Of the image of any program that begins with it.
    ///
    /// # Errors
    /// When the image does not have the shape that is expected here.
    pub fn new(wasm: &'a [u8]) -> Result<Library<'a>> {
        let image = Image::read(wasm)?;
        let memory = image.memory()?;
        ensure!(
            memory.len() <= LIBRARY_MEMORY_BYTES_MAX,
            "the library's memory is too large"
        );
        Ok(Library { image, memory })
    }

    /// The library's module.
    ///
    /// # Errors
    /// When the library needs the program.
    pub fn module(&self) -> Result<Vec<u8>> {
        let image = &self.image;
        ensure!(
            (image.imports.count..image.first_own()).contains(&image.entry),
            "the entry is not the library's"
        );
        let count = image.library_functions;
        let mut functions = FunctionSection::new();
        for function in &image.functions[..count] {
            functions.function(*function);
        }
        let mut tables = TableSection::new();
        tables.table(table_type(
            image.table_start as u64 + count as u64 + PROGRAM_FUNCTIONS_MAX,
        ));
        let mut memories = MemorySection::new();
        memories.memory(memory_type(image.memory_pages));
        let mut exports = ExportSection::new();
        exports.export(ENTRY, ExportKind::Func, image.entry);
        exports.export(MEMORY, ExportKind::Memory, 0);
        exports.export(TABLE, ExportKind::Table, 0);
        for global in 0..image.globals.count {
            exports.export(&global_name(global), ExportKind::Global, global);
        }
        for function in image.imports.count..image.first_own() {
            exports.export(&function_name(function), ExportKind::Func, function);
        }
        let members: Vec<u32> = (image.imports.count..image.first_own()).collect();
        let mut code = CodeSection::new();
        let mut check = Renumber {
            imports: image.imports.count,
            first_own: image.first_own(),
            used: None,
        };
        for body in &image.bodies[..count] {
            check.parse_function_body(&mut CodeSection::new(), body.clone())?;
            code.raw(body.as_bytes());
        }
        let mut data = DataSection::new();
        for (at, bytes) in &image.segments {
            data.active(0, &ConstExpr::i32_const(*at as i32), bytes.iter().copied());
        }
        let mut module = Module::new();
        module.section(&raw_section(SectionId::Type, image.types).section());
        module.section(&raw_section(SectionId::Import, image.imports).section());
        module.section(&functions);
        module.section(&tables).section(&memories);
        module.section(&raw_section(SectionId::Global, image.globals).section());
        module.section(&exports);
        module.section(&elements(image.table_start, &members));
        module.section(&code).section(&data);
        Ok(module.finish())
    }

    /// The module of what an image has besides the library.
    ///
    /// # Errors
    /// When the image does not begin with the library, or needs what the two modules cannot give.
    pub fn rest(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let image = Image::read(wasm)?;
        self.check(&image)?;
        let count = image.library_functions;
        let own = image.functions.len() - count;
        ensure!(
            own as u64 <= PROGRAM_FUNCTIONS_MAX,
            "too many functions of its own"
        );
        let used = used_functions(&image)?;
        let mut used: BTreeMap<u32, u32> = used.into_iter().zip(0..).collect();

        let mut imports = ImportSection::new();
        for function in used.keys() {
            let kind = image.functions[(function - image.imports.count) as usize];
            imports.import(
                LIBRARY_MODULE,
                &function_name(*function),
                EntityType::Function(kind),
            );
        }
        let table_start = image.table_start + count as u32;
        imports.import(
            LIBRARY_MODULE,
            TABLE,
            table_type(u64::from(table_start) + own as u64),
        );
        imports.import(LIBRARY_MODULE, MEMORY, memory_type(image.memory_pages));
        for (global, kind) in (0..).zip(&image.global_types) {
            imports.import(LIBRARY_MODULE, &global_name(global), global_type(kind)?);
        }
        let mut functions = FunctionSection::new();
        for function in &image.functions[count..] {
            functions.function(*function);
        }
        let first = used.len() as u32;
        let members: Vec<u32> = (first..first + own as u32).collect();
        let mut renumber = Renumber {
            imports: image.imports.count,
            first_own: image.first_own(),
            used: Some(&mut used),
        };
        let mut code = CodeSection::new();
        for body in &image.bodies[count..] {
            renumber.parse_function_body(&mut code, body.clone())?;
        }
        let mut data = DataSection::new();
        let memory = image.memory()?;
        for range in differences(&self.memory, &memory) {
            let bytes = range.clone().map(|at| memory.get(at).copied().unwrap_or(0));
            let bytes: Vec<u8> = bytes.collect();
            data.active(0, &ConstExpr::i32_const(range.start as i32), bytes);
        }
        let mut module = Module::new();
        module.section(&raw_section(SectionId::Type, image.types).section());
        module.section(&imports).section(&functions);
        module.section(&elements(table_start, &members));
        module.section(&code).section(&data);
        Ok(module.finish())
    }

    /// Whether an image begins with the library.
    fn check(&self, image: &Image<'_>) -> Result<()> {
        let library = &self.image;
        let count = library.library_functions;
        ensure!(
            image.library_functions == count,
            "it has a library of another size"
        );
        ensure!(library.types.begin(&image.types), "other types");
        ensure!(library.imports == image.imports, "other imports");
        ensure!(library.globals == image.globals, "other globals");
        ensure!(library.exports == image.exports, "other exports");
        ensure!(
            library.table_start == image.table_start,
            "another place in the table"
        );
        ensure!(
            library.memory_pages <= image.memory_pages,
            "a smaller memory"
        );
        ensure!(
            library.functions[..count] == image.functions[..count],
            "functions of other types"
        );
        let differs =
            (0..count).find(|at| library.bodies[*at].as_bytes() != image.bodies[*at].as_bytes());
        if let Some(at) = differs {
            bail!("function {at} of the library differs");
        }
        Ok(())
    }
}

/// The functions of the library that the program's own call.
fn used_functions(image: &Image<'_>) -> Result<Vec<u32>> {
    let mut is_used = vec![false; image.first_own() as usize];
    for body in &image.bodies[image.library_functions..] {
        for operator in body.get_operators_reader()? {
            let (Operator::Call { function_index } | Operator::RefFunc { function_index }) =
                operator?
            else {
                continue;
            };
            ensure!(function_index >= image.imports.count, OutOfReach);
            if let Some(used) = is_used.get_mut(function_index as usize) {
                *used = true;
            }
        }
    }
    let used = (0..).zip(is_used).filter(|(_, used)| *used);
    Ok(used.map(|(function, _)| function).collect())
}

fn global_type(kind: &wasmparser::GlobalType) -> Result<GlobalType> {
    let val_type = match kind.content_type {
        wasmparser::ValType::I32 => ValType::I32,
        wasmparser::ValType::I64 => ValType::I64,
        wasmparser::ValType::F32 => ValType::F32,
        wasmparser::ValType::F64 => ValType::F64,
        _ => bail!("a global that is no number"),
    };
    ensure!(!kind.shared, "a shared global");
    Ok(GlobalType {
        val_type,
        mutable: kind.mutable,
        shared: false,
    })
}

/// Where two memories differ; behind the end of either are zeros.
fn differences(old: &[u8], new: &[u8]) -> Vec<Range<usize>> {
    const BLOCK: usize = 4096;
    let mut found: Vec<Range<usize>> = Vec::new();
    let end = old.len().max(new.len());
    for start in (0..end).step_by(BLOCK) {
        let block = start..(start + BLOCK).min(end);
        if old
            .get(block.clone())
            .is_some_and(|old| Some(old) == new.get(block.clone()))
        {
            continue;
        }
        for at in block {
            let byte = |memory: &[u8]| memory.get(at).copied().unwrap_or(0);
            if byte(old) == byte(new) {
                continue;
            }
            match found.last_mut() {
                Some(last) if at - last.end < SEGMENT_GAP => last.end = at + 1,
                _ => found.push(at..at + 1),
            }
        }
    }
    found
}

/// A program that can be instantiated.
pub(crate) enum Code {
    /// One module.
    Whole(InstancePre<World>),
    /// The library's module, and the program's.
    Divided(Divided),
}

/// A program beside its library.
pub(crate) struct Divided {
    library: InstancePre<World>,
    program: wasmtime::Module,
    /// What the program's module imports of the library's, in its order.
    imports: Vec<ModuleExport>,
    memory_pages: u64,
}

/// Whether a module is one that [`Library::rest`] made.
pub(crate) fn needs_library(module: &wasmtime::Module) -> bool {
    module
        .imports()
        .any(|import| import.module() == LIBRARY_MODULE)
}

impl Divided {
    pub(crate) fn new(library: InstancePre<World>, program: wasmtime::Module) -> Result<Divided> {
        let mut memory_pages = 0;
        let imports = program
            .imports()
            .map(|import| {
                if let Some(memory) = import.ty().memory() {
                    memory_pages = memory.minimum();
                }
                library
                    .module()
                    .get_export_index(import.name())
                    .with_context(|| format!("the library has no {}", import.name()))
            })
            .collect::<Result<_>>()?;
        Ok(Divided {
            library,
            program,
            imports,
            memory_pages,
        })
    }

    /// The library's instance, which has the entry and the memory.
    fn instantiate(&self, store: &mut Store<World>) -> wasmtime::Result<Instance> {
        let library = self.library.instantiate(&mut *store)?;
        if let Some(memory) = library.get_memory(&mut *store, MEMORY) {
            let missing = self.memory_pages.saturating_sub(memory.size(&*store));
            memory.grow(&mut *store, missing)?;
        }
        let mut imports = Vec::with_capacity(self.imports.len());
        for import in &self.imports {
            let import = library.get_module_export(&mut *store, import);
            imports.push(import.ok_or_else(|| wasmtime::Error::msg("an export is missing"))?);
        }
        let imports: Vec<Extern> = imports;
        Instance::new(&mut *store, &self.program, &imports)?;
        Ok(library)
    }
}

impl Code {
    /// A fresh instance, which has the entry and exports the memory.
    ///
    /// # Errors
    /// When there is not enough memory.
    pub(crate) fn instantiate(&self, store: &mut Store<World>) -> wasmtime::Result<Instance> {
        match self {
            Code::Whole(module) => module.instantiate(store),
            Code::Divided(program) => program.instantiate(store),
        }
    }

    /// The engine it was made for.
    pub(crate) fn engine(&self) -> &Engine {
        match self {
            Code::Whole(module) => module.module().engine(),
            Code::Divided(program) => program.program.engine(),
        }
    }

    /// How many pages of memory it starts with.
    pub(crate) fn memory_pages(&self) -> u64 {
        match self {
            Code::Whole(module) => {
                let needs = module.module().resources_required();
                needs.max_initial_memory_size.unwrap_or(0)
            }
            Code::Divided(program) => program.memory_pages,
        }
    }
}
