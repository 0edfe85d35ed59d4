// Lets a macro call itself four thousand million times.
// compile_ms: 2000

#![recursion_limit = "4000000000"]
macro_rules! more { ($($x:tt)*) => { more!(a $($x)*) } }
fn main() { more!(); }
