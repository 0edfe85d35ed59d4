fn main() {
    println!("{}\n{}", i64::MAX, i64::MIN);
    let (a, b) = (123_456_789i64, 987_654_321i64);
    println!("{}", a * b);
    let ten = 1_000_000_000_000_000_000i64;
    println!("{}\n{}\n{}", ten / 7, ten % 7, 1i64 << 62);
    println!("{}", (1..=100i64).fold(1, |product, i| product * i % 1_000_000_007));
}
