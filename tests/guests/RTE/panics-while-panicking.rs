// Panics while it panics.

struct Bad;
impl Drop for Bad { fn drop(&mut self) { panic!("again"); } }
fn main() { let _bad = Bad; panic!("once"); }
