fn main() {
    println!("before");
    let empty: Vec<i32> = Vec::new();
    println!("{}", empty[1]);
}
