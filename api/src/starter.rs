//! What to begin with, where a problem brings no starter code of its own.

/// A program in this language that reads its standard input.
pub(crate) fn starter_code(language_id: &str) -> &'static str {
    match language_id {
        "c" => C,
        "cpp" | "cpp17" | "cpp23" => CPP,
        "python" => PYTHON,
        "javascript" => JAVASCRIPT,
        "typescript" => TYPESCRIPT,
        "lua" => LUA,
        "sql" => SQL,
        "go" => GO,
        "perl" => PERL,
        "ruby" => RUBY,
        "rust" => RUST,
        "php" => PHP,
        _ => "",
    }
}

const RUST: &str = "\
use std::io::{self, BufRead, BufWriter, Write};

fn main() {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        writeln!(out, \"{line}\").unwrap();
    }
}
";

const C: &str = "\
#include <stdio.h>

int main(void) {
    int n;
    while (scanf(\"%d\", &n) == 1) {
        printf(\"%d\\n\", n);
    }
    return 0;
}
";

const CPP: &str = "\
#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    string line;
    while (getline(cin, line)) {
        cout << line << '\\n';
    }
}
";

const PYTHON: &str = "\
import sys


def main():
    for line in sys.stdin:
        print(line.rstrip())


main()
";

const JAVASCRIPT: &str = "\
const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
for (const line of lines) {
  console.log(line);
}
";

const TYPESCRIPT: &str = "\
import { readFileSync } from 'fs';

const lines: string[] = readFileSync(0, 'utf8').split('\\n');
for (const line of lines) {
  console.log(line);
}
";

const LUA: &str = "\
for line in io.lines() do
  print(line)
end
";

const SQL: &str = "\
-- The input has prepared the database.
SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name;
";

const GO: &str = "\
package main

import (
\t\"bufio\"
\t\"fmt\"
\t\"os\"
)

func main() {
\tlines := bufio.NewScanner(os.Stdin)
\tfor lines.Scan() {
\t\tfmt.Println(lines.Text())
\t}
}
";

const PERL: &str = "\
use strict;
use warnings;

while (my $line = <STDIN>) {
    print $line;
}
";

const RUBY: &str = "\
STDIN.each_line do |line|
  puts line
end
";

const PHP: &str = "\
<?php

while (($line = fgets(STDIN)) !== false) {
    echo $line;
}
";

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::Language;

    #[test]
    fn every_language_has_something_to_begin_with() {
        for language in Language::ALL {
            assert!(starter_code(language.id()).ends_with('\n'), "{language}");
        }
    }
}
