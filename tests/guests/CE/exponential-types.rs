// Makes types of exponential size.
// compile_ms: 2000

type A = ((u8, u8), (u8, u8));
type B = (A, A, A, A, A, A, A, A);
type C = (B, B, B, B, B, B, B, B);
type D = (C, C, C, C, C, C, C, C);
type E = (D, D, D, D, D, D, D, D);
type F = (E, E, E, E, E, E, E, E);
type G = (F, F, F, F, F, F, F, F);
type H = (G, G, G, G, G, G, G, G);
fn main() { let x: H = unsafe { std::mem::zeroed() }; println!("{}", std::mem::size_of_val(&x)); }
