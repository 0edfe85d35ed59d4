//! Python 2 among `.py` files, of which old packages have many.

/// Names that Python 3 took away, as they are called.
const GONE: [&str; 3] = ["raw_input", "xrange", "unichr"];

/// Whether a program was written for Python 2: it says so in its first line, calls what Python 3 does not
/// have, or has a `print` statement.
pub(super) fn is_meant(text: &str) -> bool {
    let says = |version: &str| {
        text.lines()
            .next()
            .is_some_and(|line| line.starts_with("#!") && line.contains(version))
    };
    if says("python2") {
        return true;
    }
    !says("python3") && (GONE.iter().any(|name| calls(text, name)) || prints(text))
}

/// Whether a name is called that the program does not define.
fn calls(text: &str, name: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let mut called = false;
    for (at, _) in text.match_indices(name) {
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        if line.ends_with(is_word) || line.contains('#') {
            continue;
        }
        let after = text[at + name.len()..].trim_start();
        if line.trim_end().ends_with("def")
            || after.starts_with('=') && !after.starts_with("==")
            || line.trim_end().ends_with("except")
        {
            return false;
        }
        called |= after.starts_with('(');
    }
    called
}

/// Whether there is a `print` statement, outside of texts over several lines.
fn prints(text: &str) -> bool {
    let mut in_text = false;
    for line in text.lines() {
        let quotes = line.matches("\"\"\"").count() + line.matches("'''").count();
        let code = line.trim_start();
        if !in_text
            && let Some(rest) = code.strip_prefix("print ")
            && rest
                .trim_start()
                .starts_with(|first: char| first.is_alphanumeric() || "\"'_-%`".contains(first))
        {
            return true;
        }
        in_text ^= quotes % 2 == 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_programs_are_known_by_what_python_3_refuses() {
        for text in [
            "#!/usr/bin/env python2\nimport sys\n",
            "n = int(raw_input())\n",
            "for i in xrange(3):\n    pass\n",
            "x = 1\nif x:\n    print x\n",
            "print \"a\"\n",
        ] {
            assert!(is_meant(text), "{text}");
        }
    }

    #[test]
    fn programs_for_python_3_are_left_alone() {
        for text in [
            "",
            "print(1)\nprint (1)\nprint = 3\n",
            "#!/usr/bin/env python3\nprint \"a\"\n",
            "'''\nprint the sum\n'''\nprint(1)\n",
            "def xrange(n): return range(n)\nfor i in xrange(3): pass\n",
            "raw_input = input\nn = raw_input()\n",
            "# xrange(3) was here\n",
            "self.xrange(3)\nmyraw_input()\n",
        ] {
            assert!(!is_meant(text), "{text}");
        }
    }
}
