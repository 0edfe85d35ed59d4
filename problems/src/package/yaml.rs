//! Reading YAML maps key by key, telling what is wrong instead of stopping at the first mistake.

use crate::finding::{Findings, Severity};
use serde_norway::{Mapping, Value};

/// The most a configuration file may have.
const LARGEST_BYTES: usize = 1 << 20;

/// A YAML map being read: what is taken is removed, what is left over is unknown.
pub(crate) struct Map<'a> {
    file: &'a str,
    /// `limits.` for the keys inside `limits`.
    prefix: String,
    map: Mapping,
}

impl<'a> Map<'a> {
    /// Parses a file that holds a map, or nothing at all.
    pub fn parse(file: &'a str, text: &str, findings: &mut Findings) -> Option<Self> {
        if text.len() > LARGEST_BYTES {
            findings.fatal(
                file,
                "is larger than the 1 MiB a configuration file may have",
            );
            return None;
        }
        let map = match serde_norway::from_str::<Value>(text) {
            Ok(Value::Mapping(map)) => map,
            Ok(Value::Null) => Mapping::new(),
            Ok(_) => {
                findings.fatal(file, "must be a YAML map of keys to values");
                return None;
            }
            Err(error) => {
                findings.fatal(file, format!("is not valid YAML: {error}"));
                return None;
            }
        };
        Some(Map {
            file,
            prefix: String::new(),
            map,
        })
    }

    /// The file this is part of.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Takes a value as it is; a null counts as absent.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key).filter(|value| !value.is_null())
    }

    pub fn text(&mut self, key: &str, findings: &mut Findings) -> Option<String> {
        let value = self.take(key)?;
        let text = scalar(&value);
        if text.is_none() {
            self.wrong(key, "must be a string", findings);
        }
        text
    }

    pub fn boolean(&mut self, key: &str, findings: &mut Findings) -> Option<bool> {
        let value = self.take(key)?;
        // Many packages are written for tools that read YAML 1.1.
        let value = match value.as_str() {
            Some("yes" | "Yes" | "YES" | "on" | "On" | "ON") => Some(true),
            Some("no" | "No" | "NO" | "off" | "Off" | "OFF") => Some(false),
            _ => value.as_bool(),
        };
        if value.is_none() {
            self.wrong(key, "must be true or false", findings);
        }
        value
    }

    /// A finite number of at least (or, if `above`, more than) `least`.
    pub fn number(
        &mut self,
        key: &str,
        least: f64,
        above: bool,
        findings: &mut Findings,
    ) -> Option<f64> {
        let value = self.take(key)?.as_f64().filter(|number| {
            number.is_finite()
                && if above {
                    *number > least
                } else {
                    *number >= least
                }
        });
        if value.is_none() {
            let bound = if above { "greater than" } else { "of at least" };
            self.wrong(key, &format!("must be a number {bound} {least}"), findings);
        }
        value
    }

    /// Any finite number; also one that is written as a string.
    pub fn finite(&mut self, key: &str, findings: &mut Findings) -> Option<f64> {
        let value = self.take(key)?;
        let number = value
            .as_f64()
            .or_else(|| scalar(&value)?.parse().ok())
            .filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(key, "must be a number", findings);
        }
        number
    }

    /// A whole number from 1 to `most`.
    pub fn count(&mut self, key: &str, most: u64, findings: &mut Findings) -> Option<u64> {
        let value = self.take(key)?;
        // Some packages write 8.0.
        let whole = value.as_u64().or_else(|| {
            value
                .as_f64()
                .filter(|number| number.fract() == 0.0 && *number > 0.0)
                .map(|number| number as u64)
        });
        let count = whole.filter(|number| (1..=most).contains(number));
        if count.is_none() {
            self.wrong(
                key,
                &format!("must be a whole number from 1 to {most}"),
                findings,
            );
        }
        count
    }

    /// A sequence of strings (other scalars are taken by their text).
    pub fn strings(&mut self, key: &str, findings: &mut Findings) -> Option<Vec<String>> {
        let value = self.take(key)?;
        let strings = value
            .as_sequence()
            .and_then(|items| items.iter().map(scalar).collect());
        if strings.is_none() {
            self.wrong(key, "must be a list of strings", findings);
        }
        strings
    }

    /// One string, or a sequence of them.
    pub fn string_or_strings(&mut self, key: &str, findings: &mut Findings) -> Option<Vec<String>> {
        match self.map.get(key) {
            Some(Value::Sequence(_)) => self.strings(key, findings),
            _ => self.text(key, findings).map(|text| vec![text]),
        }
    }

    /// A map inside the map.
    pub fn map(&mut self, key: &str, findings: &mut Findings) -> Option<Map<'a>> {
        let value = self.take(key)?;
        let Value::Mapping(map) = value else {
            self.wrong(key, "must be a map of keys to values", findings);
            return None;
        };
        Some(Map {
            file: self.file,
            prefix: format!("{}{key}.", self.prefix),
            map,
        })
    }

    /// The remaining keys with their values; keys that are not strings are told and left out.
    pub fn entries(mut self, findings: &mut Findings) -> Vec<(String, Value)> {
        let map = std::mem::take(&mut self.map);
        let mut entries = Vec::new();
        for (key, value) in map {
            match scalar(&key) {
                Some(key) => entries.push((key, value)),
                None => self.wrong("", "keys must be strings", findings),
            }
        }
        entries
    }

    /// The remaining entries, each of which must be a map.
    pub fn maps(self, findings: &mut Findings) -> Vec<(String, Map<'a>)> {
        let (file, prefix) = (self.file, self.prefix.clone());
        let mut maps = Vec::new();
        for (key, value) in self.entries(findings) {
            match value {
                Value::Mapping(map) => maps.push((
                    key.clone(),
                    Map {
                        file,
                        prefix: format!("{prefix}{key}."),
                        map,
                    },
                )),
                Value::Null => maps.push((
                    key.clone(),
                    Map {
                        file,
                        prefix: format!("{prefix}{key}."),
                        map: Mapping::new(),
                    },
                )),
                _ => findings.error(
                    file,
                    format!("{prefix}{key}: must be a map of keys to values"),
                ),
            }
        }
        maps
    }

    /// Says that a key's value is wrong.
    pub fn wrong(&self, key: &str, message: &str, findings: &mut Findings) {
        findings.error(self.file, format!("{}{key}: {message}", self.prefix));
    }

    /// Whether a key is there, null included.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Ends the reading: whatever was not taken is unknown.
    pub fn finish(self, unknown: Severity, findings: &mut Findings) {
        let Map { file, prefix, map } = self;
        for key in map.keys() {
            let key = scalar(key).unwrap_or_else(|| "(a key that is no string)".into());
            match unknown {
                Severity::Error => findings.error(
                    file,
                    format!("{prefix}{key}: unknown key; remove it or correct its spelling"),
                ),
                Severity::Warning => {
                    findings.warning(file, format!("{prefix}{key}: unknown key, ignored"))
                }
            }
        }
    }
}

/// The text of a string, number or boolean.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, findings: &mut Findings) -> Option<Map<'static>> {
        Map::parse("problem.yaml", text, findings)
    }

    fn messages(findings: Findings) -> Vec<String> {
        findings
            .into_list()
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_key() {
        let mut findings = Findings::default();
        let text =
            "a: [1]\nb: -1\nc: 1.5\nd: x\ne: 1\nlimits: {memory: many, odd: 1}\nf: yes please\n";
        let mut map = parse(text, &mut findings).unwrap();
        assert_eq!(map.text("a", &mut findings), None);
        assert_eq!(map.number("b", 0.0, true, &mut findings), None);
        assert_eq!(map.count("c", 10, &mut findings), None);
        assert_eq!(map.strings("d", &mut findings), None);
        assert!(map.map("e", &mut findings).is_none());
        assert_eq!(map.boolean("f", &mut findings), None);
        let mut limits = map.map("limits", &mut findings).unwrap();
        assert_eq!(limits.count("memory", 10, &mut findings), None);
        limits.finish(Severity::Error, &mut findings);
        let messages = messages(findings);
        assert_eq!(messages.len(), 8, "{messages:#?}");
        assert!(
            messages.contains(&"limits.memory: must be a whole number from 1 to 10".to_owned())
        );
        assert!(
            messages
                .contains(&"limits.odd: unknown key; remove it or correct its spelling".to_owned())
        );
    }

    #[test]
    fn values_are_read_leniently_where_nothing_can_be_mistaken() {
        let mut findings = Findings::default();
        let mut map = parse(
            "name: 42\nflags: [x, 1e-6, true]\nnone: ~\nwhole: 8.0\none: a\n",
            &mut findings,
        )
        .unwrap();
        assert_eq!(map.text("name", &mut findings).as_deref(), Some("42"));
        let flags = map.strings("flags", &mut findings).unwrap();
        assert_eq!(flags[1].parse::<f64>(), Ok(1e-6));
        assert_eq!(map.text("none", &mut findings), None);
        assert_eq!(map.count("whole", 10, &mut findings), Some(8));
        assert_eq!(
            map.string_or_strings("one", &mut findings),
            Some(vec!["a".to_owned()])
        );
        map.finish(Severity::Error, &mut findings);
        assert_eq!(messages(findings), [] as [&str; 0]);
    }

    #[test]
    fn broken_and_hostile_files_are_refused() {
        let aliases = (1..40).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
            format!("{text}a{n}: &a{n} [*a{p}, *a{p}, *a{p}]\n", p = n - 1)
        });
        let deep = "[".repeat(100_000);
        for text in [
            "a: [",
            "- a\n",
            "a: 1\na: 2\n",
            &aliases,
            &deep,
            &" ".repeat(2 << 20),
        ] {
            let mut findings = Findings::default();
            assert!(parse(text, &mut findings).is_none(), "{:.60}", text);
            assert!(!findings.judgeable());
        }
        let mut findings = Findings::default();
        assert!(parse("# only a comment\n", &mut findings).is_some());
        assert!(findings.judgeable());
    }
}
