use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let line = line.trim_end();
    println!("{line}\n{}\n{}", line.chars().count(), line.chars().last().unwrap());
}
