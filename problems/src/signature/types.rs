//! The types of parameters and results.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How deep `[]` may be nested.
const DIMENSIONS_MAX: usize = 4;

/// What a parameter or a result is. Written as in `int[][]`, `string?`, `ListNode[]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Type {
    /// No result.
    Void,
    /// A whole number of 32 bits.
    Int,
    /// A whole number of at most 2^53 - 1, more than 32 bits: a `number` in JavaScript, too.
    Long,
    /// A double.
    Float,
    /// `true` or `false`.
    Bool,
    /// One printable ASCII character.
    Char,
    /// UTF-8 text.
    Text,
    /// A singly linked list of integers: `ListNode` with `val` and `next`.
    Linked,
    /// A binary tree of integers: `TreeNode` with `val`, `left` and `right`.
    Tree,
    /// For each node, from 0, the nodes it leads to.
    Graph,
    /// A list of any length.
    Array(Box<Type>),
    /// A value or nothing; not inside of arrays.
    Optional(Box<Type>),
}

const NAMES: [(&str, Type); 10] = [
    ("void", Type::Void),
    ("int", Type::Int),
    ("long", Type::Long),
    ("float", Type::Float),
    ("bool", Type::Bool),
    ("char", Type::Char),
    ("string", Type::Text),
    ("ListNode", Type::Linked),
    ("TreeNode", Type::Tree),
    ("graph", Type::Graph),
];

impl Type {
    /// The types that hold no others.
    pub fn plain() -> impl Iterator<Item = Type> {
        NAMES.into_iter().map(|(_, plain)| plain)
    }

    /// Whether this type or one in it is `inner`.
    pub fn contains(&self, inner: &Type) -> bool {
        self == inner
            || match self {
                Type::Array(item) | Type::Optional(item) => item.contains(inner),
                _ => false,
            }
    }

    /// A number or a boolean: what stands side by side on one line.
    pub fn is_token(&self) -> bool {
        matches!(self, Type::Int | Type::Long | Type::Float | Type::Bool)
    }
}

impl FromStr for Type {
    type Err = String;

    fn from_str(text: &str) -> Result<Type, String> {
        let text = text.trim();
        if let Some(inner) = text.strip_suffix('?') {
            return match inner.parse()? {
                Type::Int | Type::Long | Type::Float | Type::Bool | Type::Char | Type::Text => {
                    Ok(Type::Optional(Box::new(inner.parse()?)))
                }
                _ => Err(format!(
                    "{text:?}: only a number, bool, char or string may be optional; lists and trees have \
                     null as their empty form"
                )),
            };
        }
        let plain = text.trim_end_matches("[]");
        let dimensions = (text.len() - plain.len()) / 2;
        let named = NAMES.into_iter().find(|(name, _)| *name == plain);
        let Some((_, named)) = named else {
            return Err(format!(
                "unknown type {text:?}; there are int, long, float, bool, char, string, ListNode, TreeNode, graph, \
                 arrays of these such as int[][], optional values such as int?, and void as a result"
            ));
        };
        if dimensions > DIMENSIONS_MAX {
            return Err(format!(
                "{text:?}: arrays have at most {DIMENSIONS_MAX} dimensions"
            ));
        }
        if dimensions > 0 && matches!(named, Type::Void | Type::Graph) {
            return Err(format!("{text:?}: there are no arrays of {plain}"));
        }
        Ok((0..dimensions).fold(named, |item, _| Type::Array(Box::new(item))))
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Array(item) => write!(f, "{item}[]"),
            Type::Optional(inner) => write!(f, "{inner}?"),
            plain => {
                let named = NAMES.iter().find(|(_, other)| other == plain);
                f.write_str(named.map_or("?", |(name, _)| name))
            }
        }
    }
}

impl From<Type> for String {
    fn from(ty: Type) -> String {
        ty.to_string()
    }
}

impl TryFrom<String> for Type {
    type Error = String;

    fn try_from(text: String) -> Result<Type, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_back_as_they_are_written() {
        for text in [
            "void",
            "int",
            "long[]",
            "string[][]",
            "char[][]",
            "ListNode[]",
            "TreeNode",
            "graph",
            "float?",
        ] {
            assert_eq!(text.parse::<Type>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_no_language_could_be_given_is_refused_with_the_reason() {
        for (text, reason) in [
            ("integer", "unknown type"),
            ("", "unknown type"),
            ("[]", "unknown type"),
            ("int[", "unknown type"),
            ("int[][][][][]", "at most 4"),
            ("void[]", "no arrays of void"),
            ("graph[]", "no arrays of graph"),
            ("ListNode?", "may be optional"),
            ("int[]?", "may be optional"),
            ("int??", "may be optional"),
            ("int?[]", "unknown type"),
        ] {
            let error = text.parse::<Type>().unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
