// Wants a file of the host as a module, whose text would be in the messages.
// says: couldn't read

#[path = "/etc/passwd"]
mod users;
fn main() {}
