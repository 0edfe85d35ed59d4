//! What a guest that had broken out of wasm could do: a sandboxed child that makes any system call it
//! is told to. The tests of this crate start it instead of the real fork server; it is no part of
//! the `mettle` program.
//!
//! A "run" is one call: standard input holds seven 64-bit words, the number and the arguments, and
//! then bytes that an argument from [`POINTER`] upwards points into. The exit code of the run is what
//! the call gave, or the negative error number. The bytes as the call left them are its output.
//!
//! Arguments of the program: `unfiltered` leaves out seccomp, `bare` landlock as well, to see what
//! the other walls do by themselves.

use mettle_sandbox::{
    protocol::{self, ReplyHeader, Request, Status},
    walls::Filters,
    zygote::{self, ChildRole, Preloaded},
};
use std::{fs::File, io::Write, os::fd::FromRawFd};

/// Arguments from here on are offsets into the bytes.
const POINTER: u64 = 1 << 63;

fn main() {
    let mode = std::env::args().nth(1);
    zygote::main_with(ChildRole {
        live,
        tools: &[],
        filtered: mode.is_none(),
        landlocked: mode.as_deref() != Some("bare"),
    })
}

fn live(_: &'static Preloaded, filters: Option<&'static Filters>) -> ! {
    // SAFETY: the fork server put our socket there and nobody else owns it.
    let mut socket = unsafe { File::from_raw_fd(3) };
    while let Ok(Some((request, blob))) = protocol::receive_request(&mut socket) {
        let answer = match request {
            Request::Run(spec) if spec.module == "seal" => {
                let sealed = filters.map(Filters::seal);
                (sealed.map_or(-1, |sealed| i64::from(sealed.is_err())), blob)
            }
            _ => call(blob),
        };
        if reply(&mut socket, answer).is_err() {
            break;
        }
    }
    // SAFETY: ends this process without running the fork server's exit handlers.
    unsafe { libc::_exit(0) }
}

fn call(blob: Vec<u8>) -> (i64, Vec<u8>) {
    let (words, bytes) = blob.split_at(56);
    let mut bytes = bytes.to_vec();
    let base = bytes.as_mut_ptr() as u64;
    let words: Vec<u64> = words
        .chunks(8)
        .map(|word| u64::from_le_bytes(word.try_into().expect("eight bytes")))
        .map(|word| match word.checked_sub(POINTER) {
            Some(offset) if offset <= bytes.len() as u64 => base + offset,
            _ => word,
        })
        .collect();
    let [number, a, b, c, d, e, f] = words[..] else {
        unreachable!("seven words")
    };
    // SAFETY: none; whatever happens happens to this process, which is what the tests look at.
    let result = unsafe { libc::syscall(number as libc::c_long, a, b, c, d, e, f) };
    let error = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
    let result = if result == -1 {
        -i64::from(error)
    } else {
        result
    };
    (result, bytes)
}

fn reply(socket: &mut File, (result, bytes): (i64, Vec<u8>)) -> std::io::Result<()> {
    // As text: the host takes no numbers that a run cannot have had.
    let result = result.to_string();
    let header = ReplyHeader {
        status: Status::Exited,
        exit_code: 0,
        memory_refused: false,
        cpu_us: 0,
        wall_us: 0,
        memory_bytes: 0,
        instructions: u64::MAX,
        message_bytes: result.len() as u64,
        stdout_bytes: bytes.len() as u64,
        stderr_bytes: 0,
        files_bytes: 0,
        ended_us: 0,
    };
    socket.write_all(&header.encode())?;
    socket.write_all(result.as_bytes())?;
    socket.write_all(&bytes)
}
