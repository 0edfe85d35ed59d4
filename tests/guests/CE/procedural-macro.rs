// Wants to run code of its own inside the compiler.

#![crate_type = "proc-macro"]
extern crate proc_macro;
#[proc_macro]
pub fn run(_: proc_macro::TokenStream) -> proc_macro::TokenStream { std::process::abort() }
fn main() {}
