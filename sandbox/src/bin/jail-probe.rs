//! What a native compiler that has been taken over could do: a jail's keeper when it is started
//! without arguments, and else a prisoner that does what it is told and prints what came of it. The
//! tests of this crate start it; it is no part of the `mettle` program.

use std::{fs, hint::black_box, io::Write, thread};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] => mettle_sandbox::jail::keep(),
        ["call", ref numbers @ ..] => call(numbers),
        ["read", path] => println!("{:?}", fs::read(path).map(|bytes| bytes.len())),
        ["write", path] => println!("{:?}", fs::write(path, "new")),
        ["list", path] => println!("{:?}", fs::read_dir(path).map(Iterator::count)),
        ["link", path] => println!("{:?}", std::os::unix::fs::symlink("/etc/passwd", path)),
        ["environment"] => println!("{}", std::env::vars_os().count()),
        ["descriptors"] => descriptors(),
        ["thread"] => println!("{:?}", thread::spawn(|| 42).join().ok()),
        ["spin"] => loop {
            black_box(0);
        },
        ["eat"] => {
            let mut eaten = vec![];
            loop {
                eaten.push(black_box(vec![1u8; 1 << 20]));
            }
        }
        ["flood"] => loop {
            let _ = std::io::stdout().write_all(&[b'x'; 1 << 16]);
        },
        ["fill", path] => println!("{:?}", fs::write(path, vec![0; 64 << 20])),
        ref other => panic!("unknown words {other:?}"),
    }
}

/// Any system call, with numbers for arguments.
fn call(numbers: &[&str]) {
    let mut words: Vec<u64> = numbers.iter().map(|word| word.parse().unwrap()).collect();
    words.resize(7, 0);
    let [number, a, b, c, d, e, f] = words[..] else {
        panic!("seven words")
    };
    // SAFETY: none; whatever happens happens to this process, which is what the tests look at.
    let gave = unsafe { libc::syscall(number as libc::c_long, a, b, c, d, e, f) };
    let error = std::io::Error::last_os_error().raw_os_error();
    println!(
        "{:?}",
        if gave < 0 {
            -error.unwrap_or(0) as i64
        } else {
            gave
        }
    );
}

fn descriptors() {
    // SAFETY: plain system calls that change nothing.
    let open = (0..4096).filter(|fd| unsafe { libc::fcntl(*fd, libc::F_GETFD) } >= 0);
    println!("{:?}", open.collect::<Vec<_>>());
}
