fn main() {
    let third = 1.0 / 3.0;
    println!("{third:.2}\n{third:.6}\n{:.10}\n{:.6}\n{:.2}\n{}", 3.14159265358979, 2.5, 1e6, -0.125);
}
