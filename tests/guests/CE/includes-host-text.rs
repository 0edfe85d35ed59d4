// Wants the host's users in the program.
// says: couldn't read

fn main() { print!("{}", include_str!("/etc/passwd")); }
