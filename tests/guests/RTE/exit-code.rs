// Ends with an exit code.

fn main() { println!("before"); std::process::exit(3); }
