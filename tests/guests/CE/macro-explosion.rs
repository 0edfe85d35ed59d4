// Doubles what a macro is given, for ever.
// compile_ms: 3000

macro_rules! twice { ($($x:tt)*) => { twice!($($x)* $($x)*) } }
fn main() { twice!(a); }
