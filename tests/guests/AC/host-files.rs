// Looks for the host: files, environment, network, processes, threads.

use std::{env, fs, net::TcpStream, process::Command, thread};
fn main() {
    for path in ["/etc/passwd", "/proc/self/environ", "/dev/mem", "../../etc/passwd", "/sources", "/toolchain"] {
        if fs::read(path).is_ok() || fs::read_dir(path).is_ok() { println!("{path}"); }
    }
    if env::vars().count() > 0 { println!("environment"); }
    if option_env!("PATH").is_some() || option_env!("HOME").is_some() { println!("compiler's environment"); }
    if TcpStream::connect("127.0.0.1:80").is_ok() { println!("network"); }
    if Command::new("/bin/sh").spawn().is_ok() { println!("process"); }
    if thread::Builder::new().spawn(|| ()).is_ok() { println!("thread"); }
    println!("7");
}
