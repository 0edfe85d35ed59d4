// Reads beyond the end of a vector.
// says: index out of bounds

fn main() { let v = vec![1; 3]; println!("{}", v[std::env::args().count() + 9]); }
