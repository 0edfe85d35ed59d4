// Asks for types without end.
// compile_ms: 3000

trait Size { const OF: usize; }
struct Wrap<T>(T);
impl Size for () { const OF: usize = 1; }
impl<T: Size> Size for Wrap<T> { const OF: usize = T::OF + 1; }
fn grow<T: Size>(n: usize, x: T) -> usize { if n == 0 { T::OF } else { grow(n - 1, Wrap(x)) } }
fn main() { println!("{}", grow(10, ())); }
