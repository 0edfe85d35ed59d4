// Wants an environment variable of whoever compiles.
// says: not defined at compile time

fn main() { println!("{}", env!("PATH")); }
