//! Patterns of `submissions.yaml`: `*` within one name, `{a,b}` alternatives.

/// How many alternatives braces may multiply into.
const MOST_ALTERNATIVES: usize = 1_000;

/// A pattern for paths. It matches a path or any folder the path lies in.
#[derive(Clone, Debug, PartialEq)]
pub struct Glob {
    pattern: String,
    alternatives: Vec<String>,
}

impl Glob {
    /// Reads a pattern; none if its braces multiply beyond reason.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let mut alternatives = expand(pattern, 0)?;
        for alternative in &mut alternatives {
            *alternative = alternative.trim_end_matches('/').to_owned();
        }
        Some(Glob {
            pattern: pattern.to_owned(),
            alternatives,
        })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.pattern
    }

    /// Whether the path, or a folder it lies in, is matched.
    pub fn matches(&self, path: &str) -> bool {
        self.alternatives.iter().any(|pattern| {
            let mut names = path.split('/');
            pattern.split('/').all(|part| {
                names
                    .next()
                    .is_some_and(|name| matches_name(part.as_bytes(), name.as_bytes()))
            })
        })
    }
}

/// Every text that the braces stand for.
fn expand(pattern: &str, depth: usize) -> Option<Vec<String>> {
    if depth > 20 {
        return None;
    }
    let Some((before, options, after)) = first_braces(pattern) else {
        return Some(vec![pattern.to_owned()]);
    };
    let rests = expand(after, depth + 1)?;
    let mut expanded = Vec::new();
    for option in options {
        for middle in expand(option, depth + 1)? {
            for rest in &rests {
                expanded.push(format!("{before}{middle}{rest}"));
                if expanded.len() > MOST_ALTERNATIVES {
                    return None;
                }
            }
        }
    }
    Some(expanded)
}

/// Splits at the first complete pair of braces: before, the options, after.
fn first_braces(pattern: &str) -> Option<(&str, Vec<&str>, &str)> {
    let start = pattern.find('{')?;
    let (mut depth, mut option_start, mut options) = (0_usize, start + 1, Vec::new());
    for (index, byte) in pattern.bytes().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b',' if depth == 1 => {
                options.push(&pattern[option_start..index]);
                option_start = index + 1;
            }
            b'}' if depth == 1 => {
                options.push(&pattern[option_start..index]);
                return Some((&pattern[..start], options, &pattern[index + 1..]));
            }
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `*` stands for any text, also none. Linear apart from going back to the last star.
fn matches_name(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p, n));
            p += 1;
        } else if pattern.get(p) == Some(&name[n]) {
            (p, n) = (p + 1, n + 1);
        } else if let Some((star_p, star_n)) = star {
            (p, n) = (star_p + 1, star_n + 1);
            star = Some((star_p, star_n + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_names_and_the_folders_around_them() {
        for (pattern, path, matched) in [
            ("accepted", "accepted/a.py", true),
            ("accepted/*", "accepted/a.py", true),
            ("accepted/", "accepted/a.py", true),
            ("accepted/*", "accepted", false),
            ("*.py", "accepted/a.py", false),
            ("*/*.py", "accepted/a.py", true),
            ("*/*.py", "accepted/dir/a.py", false),
            ("accepted/{a,b}.{py,cpp}", "accepted/b.cpp", true),
            ("accepted/{a,b}.{py,cpp}", "accepted/c.cpp", false),
            ("{x,{y,z}1}", "z1", true),
            ("secret/*{1,3}", "secret/13", true),
            ("secret/*{,0}{2,4}", "secret/4", true),
            ("a*b*c", "aXbYbc", true),
            ("a*b*c", "aXbYb", false),
            ("match", "matching", false),
            ("{open", "{open", true),
            ("[ab]", "a", false),
            ("", "", true),
        ] {
            assert_eq!(
                Glob::parse(pattern).unwrap().matches(path),
                matched,
                "{pattern} {path}"
            );
        }
    }

    #[test]
    fn hostile_patterns_are_refused_or_fast() {
        assert_eq!(Glob::parse(&"{a,b}".repeat(30)), None);
        assert_eq!(
            Glob::parse(&"{".repeat(1000)).map(|glob| glob.matches("x")),
            Some(false)
        );
        let stars = Glob::parse(&"*a".repeat(100)).unwrap();
        assert!(
            !stars.matches(
                &"a".repeat(10_000)
                    .replace("aaaaaaaaaa", "aaaaaaaaab")
                    .repeat(2)[..99]
            )
        );
    }
}
