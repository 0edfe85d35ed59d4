// Wants a file of the host as an expression.
// says: couldn't read

fn main() { println!("{}", include!("/etc/hostname")); }
