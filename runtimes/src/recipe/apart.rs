//! Takes what a module's memory begins with out of the module, so that the sandbox maps it by itself
//! and keeps the memory between runs.

use anyhow::{Result, bail};
use mettle_sandbox::kept_memory::InitialMemory;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{DataSection, Module, RawSection, SectionId};
use wasmparser::{Data, DataKind, Operator, Parser, Payload};

/// Raise it when the same module would be taken apart in another way.
pub(super) const REVISION: u32 = 2;

/// A module whose memory is as large as before, and empty; and what it began with.
pub(super) struct Apart {
    pub module: Vec<u8>,
    pub memory: InitialMemory,
}

/// Every segment keeps its number: those that were taken out are empty ones that nobody copies from,
/// which is what an active segment is once a module has started.
pub(super) fn take_apart(wasm: &[u8]) -> Result<Apart> {
    let mut module = Module::new();
    let mut data = DataSection::new();
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::DataSection(reader) = &payload {
            for segment in reader.clone() {
                let segment = segment?;
                match address(&segment)? {
                    Some(address) => {
                        segments.push((address, segment.data));
                        data.passive([]);
                    }
                    None => RoundtripReencoder.parse_data(&mut data, segment)?,
                }
            }
        }
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        if id == SectionId::Data as u8 {
            module.section(&data);
        } else if id != SectionId::Custom as u8 {
            module.section(&RawSection {
                id,
                data: &wasm[range.start as usize..range.end as usize],
            });
        }
    }
    Ok(Apart {
        module: module.finish(),
        memory: InitialMemory::of(&segments)?,
    })
}

fn address(segment: &Data<'_>) -> Result<Option<usize>> {
    match &segment.kind {
        DataKind::Passive => Ok(None),
        DataKind::Active {
            memory_index: 0,
            offset_expr,
        } => match offset_expr.get_operators_reader().read()? {
            Operator::I32Const { value } => Ok(Some(value as u32 as usize)),
            _ => bail!("a data segment whose address is computed"),
        },
        DataKind::Active { .. } => bail!("a data segment of a second memory"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmtime::{Engine, Instance, Store};

    #[test]
    fn the_data_lie_beside_the_module_and_copied_ones_stay_in_it() {
        let wasm = wat::parse_str(
            r#"(module
              (memory (export "memory") 2)
              (func (export "f") (memory.init 1 (i32.const 8) (i32.const 0) (i32.const 7)))
              (data (i32.const 16) "first")
              (data "copied.")
              (data (i32.const 70000) "second")
              (data (i32.const 18) "XY"))"#,
        )
        .unwrap();
        let apart = take_apart(&wasm).unwrap();
        assert_eq!(apart.memory.start(), 0);
        let bytes = apart.memory.bytes();
        assert_eq!(bytes.len(), 70_006);
        assert_eq!(&bytes[16..21], b"fiXYt");
        assert_eq!(&bytes[70_000..], b"second");
        let engine = Engine::default();
        let module = wasmtime::Module::new(&engine, &apart.module).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let f = instance.get_typed_func::<(), ()>(&mut store, "f").unwrap();
        f.call(&mut store, ()).unwrap();
        let memory = instance.get_memory(&mut store, "memory").unwrap();
        assert_eq!(memory.data_size(&store), 2 << 16);
        assert_eq!(&memory.data(&store)[8..15], b"copied.");
        assert!(memory.data(&store)[15..].iter().all(|byte| *byte == 0));
    }
}
