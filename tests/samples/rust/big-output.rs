use std::io::{self, BufWriter, Write};

fn main() {
    let mut output = BufWriter::new(io::stdout().lock());
    for number in 1..=200_000 {
        writeln!(output, "{number}").unwrap();
    }
}
