//! `mettle problem new`: a package to begin with, which verifies.

use anyhow::{Context, Result, ensure};
use std::{path::Path, process::ExitCode};
use uuid::Uuid;

/// The skeleton by path; `NAME` and `UUID` are filled in.
const FILES: [(&str, &str); 14] = [
    (
        "problem.yaml",
        "problem_format_version: 2025-09\nname: NAME\nuuid: UUID\ntype: pass-fail\ncredits: Your name\nlicense: cc by-sa\n\
         rights_owner: Your name\nkeywords: [math]\nlimits:\n  time_limit: 1\n  memory: 256\n",
    ),
    (
        "mettle.yaml",
        "difficulty: easy\nconstraints:\n  - $-10^9 \\le a, b \\le 10^9$\n",
    ),
    (
        "statement/problem.en.md",
        "Print the sum of two integers.\n\n## Input\n\nOne line with the integers $a$ and $b$.\n\n## Output\n\nOne line with $a + b$.\n",
    ),
    ("data/sample/1.in", "1 2\n"),
    ("data/sample/1.ans", "3\n"),
    ("data/secret/01-zero.in", "0 0\n"),
    ("data/secret/01-zero.ans", "0\n"),
    ("data/secret/02-large.in", "1000000000 1000000000\n"),
    ("data/secret/02-large.ans", "2000000000\n"),
    (
        "submissions/accepted/sum.py",
        "a, b = map(int, input().split())\nprint(a + b)\n",
    ),
    (
        "submissions/accepted/sum.cpp",
        "#include <iostream>\nint main() {\n    long long a, b;\n    std::cin >> a >> b;\n    std::cout << a + b << '\\n';\n}\n",
    ),
    (
        "submissions/wrong_answer/product.py",
        "# Fails every test but the one with zeros.\na, b = map(int, input().split())\nprint(a * b or 1)\n",
    ),
    (
        "input_validators/validate.py",
        "import re, sys\n\nline = sys.stdin.read()\nif not re.fullmatch(r\"-?\\d+ -?\\d+\\n\", line):\n    sys.exit(1)\n\
         sys.exit(42 if all(abs(int(word)) <= 10**9 for word in line.split()) else 1)\n",
    ),
    ("solution/solution.en.md", "Addition.\n"),
];

pub fn new(folder: &Path) -> Result<ExitCode> {
    ensure!(
        !folder.exists(),
        "{} is there already; choose another folder",
        folder.display()
    );
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .context("the folder needs a name")?;
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ensure!(
        name.chars().all(good) && !name.starts_with('-') && !name.ends_with('-'),
        "{name:?} is no good name for a problem: use lowercase letters, digits and dashes"
    );
    let uuid = Uuid::new_v4().to_string();
    for (path, content) in FILES {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let content = content.replace("NAME", name).replace("UUID", &uuid);
        std::fs::write(&path, content).with_context(|| format!("writing {}", path.display()))?;
    }
    println!(
        "{folder} is a package that verifies: change its statement, data and submissions, then run\n  mettle problem verify {folder}\n  mettle problem import {folder}",
        folder = folder.display()
    );
    Ok(ExitCode::SUCCESS)
}
