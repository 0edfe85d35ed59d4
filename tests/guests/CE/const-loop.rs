// Computes a constant without end.
// compile_ms: 1500
// says: time limit

#![allow(long_running_const_eval)]
const X: u32 = { let mut i = 0u32; loop { i = i.wrapping_add(1); if i == u32::MAX { i = 0; } } };
fn main() { println!("{X}"); }
