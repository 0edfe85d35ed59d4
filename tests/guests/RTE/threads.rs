// Starts threads for ever, where there are none.
// says: spawn

fn main() { loop { std::thread::spawn(|| loop {}); } }
