// Wants what is not stable: the compiler's own interfaces.
// says: E0554

#![feature(core_intrinsics)]
fn main() { println!("{}", std::intrinsics::black_box(1)); }
