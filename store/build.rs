//! Rebuilds when a migration is added or changed; they are embedded in the library.

fn main() {
    println!("cargo:rerun-if-changed=../migrations");
}
