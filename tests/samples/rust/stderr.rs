fn main() {
    eprintln!("to error");
    println!("to output");
}
