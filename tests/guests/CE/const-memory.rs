// Computes a constant that is larger than the compiler's memory.
// compile_mib: 512

const A: [[u64; 1 << 20]; 1 << 7] = [[7; 1 << 20]; 1 << 7];
fn main() { println!("{}", A[std::env::args().count()][3]); }
