// Forgets a bracket.
// says: main.rs:

fn main() { println!("x";
}
