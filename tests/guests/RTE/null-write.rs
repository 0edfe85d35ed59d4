// Writes to the null pointer.

fn main() { unsafe { std::hint::black_box(std::ptr::null_mut::<u64>()).write_volatile(1) }; println!("written"); }
