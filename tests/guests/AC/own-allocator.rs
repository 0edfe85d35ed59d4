// Brings an allocator of its own and catches a panic.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
struct Counting;
static CALLS: AtomicUsize = AtomicUsize::new(0);
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 { CALLS.fetch_add(1, Relaxed); unsafe { System.alloc(layout) } }
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) { unsafe { System.dealloc(block, layout) } }
}
#[global_allocator]
static ALLOCATOR: Counting = Counting;
fn main() {
    let caught = std::panic::catch_unwind(|| Vec::<i32>::with_capacity(3)[CALLS.load(Relaxed)]).is_err();
    if caught && CALLS.load(Relaxed) > 0 { println!("7"); }
}
