//! Two changes to the wheel's interpreter, each replacing bytes by as many others.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// `SetStackProtection(state, stack - 128 KiB, 128 KiB)`: where C code may recurse to. The
/// module has 16 MiB of stack; with so little of it, `lru_cache` and `__eq__` recursion end
/// at a depth of 300.
const STACK_GUARD: [u8; 15] = [
    0x41, 0x80, 0x80, 0x78, // i32.const -131072
    0x6a, // i32.add
    0x41, 0x80, 0x80, 0x08, // i32.const 131072
    0x10, 0x9a, 0x9d, 0x80, 0x80, 0x00, // call, its number padded to five bytes
];
/// The same with 15 MiB: the longer constants take the call's padding.
pub(super) const DEEP_STACK_GUARD: [u8; 15] = [
    0x41, 0x80, 0x80, 0xc0, 0x78, // i32.const -15728640
    0x6a, // i32.add
    0x41, 0x80, 0x80, 0xc0, 0x07, // i32.const 15728640
    0x10, 0x9a, 0x1d, // call, the same number
    0x01, // nop
];

/// What the interpreter runs before the snapshot.
const IMPORTS: &[u8] = b"import encodings, io, os, sys, json, csv, re, _colorize\0";
/// What it runs instead; spaces fill the rest.
pub(super) const BOOT: &str = "import sys; sys.path.append('/mettle'); import boot";

/// Changes the interpreter in place.
pub(super) fn apply(path: &Path) -> Result<()> {
    let mut wasm = fs::read(path)?;
    replace_once(&mut wasm, &STACK_GUARD, &DEEP_STACK_GUARD).context("the stack guard")?;
    let mut boot = BOOT.as_bytes().to_vec();
    boot.resize(IMPORTS.len() - 1, b' ');
    boot.push(0);
    replace_once(&mut wasm, IMPORTS, &boot).context("the first imports")?;
    Ok(fs::write(path, wasm)?)
}

fn replace_once(wasm: &mut [u8], from: &[u8], to: &[u8]) -> Result<()> {
    let first = from[0];
    let mut places = (0..wasm.len().saturating_sub(from.len() - 1))
        .filter(|at| wasm[*at] == first && wasm[*at..].starts_with(from));
    let (Some(at), None) = (places.next(), places.next()) else {
        bail!("the bytes to be changed do not occur exactly once: another build of Python?");
    };
    wasm[at..at + from.len()].copy_from_slice(to);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signed LEB128, as wasm encodes constants.
    fn signed(bytes: &[u8]) -> i64 {
        let (mut value, mut shift) = (0_i64, 0);
        for byte in bytes {
            value |= i64::from(byte & 0x7f) << shift;
            shift += 7;
        }
        value << (64 - shift) >> (64 - shift)
    }

    #[test]
    fn the_guard_grows_to_15_mib_and_the_call_stays() {
        assert_eq!(signed(&STACK_GUARD[1..4]), -(128 << 10));
        assert_eq!(signed(&DEEP_STACK_GUARD[1..5]), -(15 << 20));
        assert_eq!(signed(&DEEP_STACK_GUARD[7..11]), 15 << 20);
        assert_eq!(
            signed(&STACK_GUARD[10..15]),
            signed(&DEEP_STACK_GUARD[12..14])
        );
    }

    #[test]
    fn bytes_that_occur_twice_or_never_are_refused() {
        let mut once = *b"xabcx";
        replace_once(&mut once, b"abc", b"ABC").unwrap();
        assert_eq!(&once, b"xABCx");
        assert!(replace_once(&mut once, b"abc", b"ABC").is_err());
        assert!(replace_once(&mut b"abcabc".to_vec(), b"abc", b"ABC").is_err());
    }

    #[test]
    fn the_boot_line_fits() {
        assert!(BOOT.len() < IMPORTS.len());
    }
}
