//! The fork server as a program of its own; the tests of this crate start it.

fn main() {
    mettle_sandbox::zygote::main(&[])
}
