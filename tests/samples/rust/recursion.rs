fn sum(n: u64) -> u64 {
    if n == 0 { 0 } else { n + sum(std::hint::black_box(n - 1)) }
}

fn main() {
    println!("{}", sum(100_000));
}
