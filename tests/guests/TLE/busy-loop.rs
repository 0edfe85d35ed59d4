// Spins.

fn main() { let mut n = 0u64; loop { n = std::hint::black_box(n + 1); } }
