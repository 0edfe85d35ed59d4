//! Values of tests, their form in files (JSON), and their form for harnesses (lines of text).
//!
//! What a harness reads needs no parser to speak of. By type:
//!
//! - a number is a line; `bool` is `1` or `0`;
//! - a `string`, a `char` and a `char[]` are a line with `\\`, `\n` and `\r` for backslash, line feed
//!   and carriage return;
//! - an array of numbers or booleans and a `ListNode` are a line of words; in a `TreeNode`'s, which is in level
//!   order, `#` is a missing child;
//! - other arrays and graphs are a line with their length, then their items;
//! - an optional value is a line `0`, or a line `1` and the value.
//!
//! Results come back in the same form, from programs that nobody trusts.

use super::Type;
use serde_json::{Number, Value as Json};
use std::fmt::Write as _;

/// Whole numbers beyond this are none in JavaScript.
const LONG_MAX: i64 = (1 << 53) - 1;

/// A value of some [`Type`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: an absent optional value, a missing child, no result.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A double; results may be infinite or no number.
    Float(f64),
    /// A string or a character.
    Text(String),
    /// An array, a linked list, a graph, or a tree in level order without nulls at the end.
    Array(Vec<Value>),
}

impl Value {
    /// Reads a test's value.
    ///
    /// # Errors
    /// How the JSON is none of this type.
    pub fn from_json(json: &Json, ty: &Type) -> Result<Value, String> {
        let is_not = || format!("{} is no {ty}", excerpt(json));
        let items = |item: &Type| {
            let items = json.as_array().ok_or_else(is_not)?;
            let read = items.iter().map(|json| Value::from_json(json, item));
            read.collect::<Result<Vec<_>, _>>()
        };
        match ty {
            Type::Void if json.is_null() => Ok(Value::Null),
            Type::Void => Err(format!("{} stands where there is no result", excerpt(json))),
            Type::Int => whole(json, i64::from(i32::MIN), i64::from(i32::MAX)).ok_or_else(is_not),
            Type::Long => whole(json, -LONG_MAX, LONG_MAX).ok_or_else(is_not),
            Type::Float => json.as_f64().map(Value::Float).ok_or_else(is_not),
            Type::Bool => json.as_bool().map(Value::Bool).ok_or_else(is_not),
            Type::Text => json
                .as_str()
                .map(|text| Value::Text(text.into()))
                .ok_or_else(is_not),
            Type::Char => match json.as_str() {
                Some(text) if is_char(text) => Ok(Value::Text(text.into())),
                _ => Err(format!(
                    "{} is no char: a string of one printable ASCII character",
                    excerpt(json)
                )),
            },
            Type::Optional(_) if json.is_null() => Ok(Value::Null),
            Type::Optional(inner) => Value::from_json(json, inner),
            Type::Linked => Ok(Value::Array(items(&Type::Int)?)),
            Type::Array(item) => Ok(Value::Array(items(item)?)),
            Type::Tree => tree(items(&Type::Optional(Box::new(Type::Int)))?),
            Type::Graph => graph(items(&Type::Array(Box::new(Type::Int)))?),
        }
    }

    /// As people read it. What JSON has no number for becomes a string.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Int(value) => Json::from(*value),
            Value::Float(value) => Number::from_f64(*value)
                .map_or_else(|| Json::String(value.to_string()), Json::Number),
            Value::Text(text) => Json::String(text.clone()),
            Value::Array(items) => items.iter().map(Value::to_json).collect(),
        }
    }

    /// Appends the lines that a harness reads.
    pub fn encode(&self, ty: &Type, lines: &mut String) {
        match (self, ty) {
            (_, Type::Void) => return,
            (value, Type::Optional(inner)) => {
                lines.push_str(if *value == Value::Null { "0\n" } else { "1\n" });
                if *value != Value::Null {
                    value.encode(inner, lines);
                }
                return;
            }
            (Value::Array(items), Type::Array(item)) if **item == Type::Char => {
                items.iter().for_each(|item| escape(item, lines));
            }
            (Value::Array(items), Type::Array(_) | Type::Graph) if !one_line(ty) => {
                let _ = writeln!(lines, "{}", items.len());
                let item = item_of(ty);
                items.iter().for_each(|value| value.encode(&item, lines));
                return;
            }
            (Value::Array(items), _) => {
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        lines.push(' ');
                    }
                    item.token(lines);
                }
            }
            (Value::Text(_), _) => escape(self, lines),
            (value, _) => value.token(lines),
        }
        lines.push('\n');
    }

    fn token(&self, line: &mut String) {
        let _ = match self {
            Value::Bool(value) => write!(line, "{}", u8::from(*value)),
            Value::Int(value) => write!(line, "{value}"),
            Value::Float(value) => write!(line, "{value:?}"),
            // A missing child.
            _ => line.write_char('#'),
        };
    }

    /// Takes a value off the lines that a harness wrote.
    ///
    /// # Errors
    /// That they are no value of this type; says nothing of what they are instead.
    pub fn decode<'a>(
        ty: &Type,
        lines: &mut impl Iterator<Item = &'a str>,
    ) -> Result<Value, NoValue> {
        if *ty == Type::Void {
            return Ok(Value::Null);
        }
        let line = lines.next().ok_or(NoValue)?;
        let words = |item: &Type| -> Result<Vec<Value>, NoValue> {
            line.split_ascii_whitespace()
                .map(|word| number(word, item))
                .collect()
        };
        match ty {
            Type::Text => unescape(line).map(Value::Text),
            Type::Char => unescape(line)
                .map(Value::Text)
                .ok()
                .filter(|value| matches!(value, Value::Text(text) if text.chars().count() == 1))
                .ok_or(NoValue),
            Type::Optional(inner) => match line {
                "0" => Ok(Value::Null),
                "1" => Value::decode(inner, lines),
                _ => Err(NoValue),
            },
            Type::Array(item) if **item == Type::Char => {
                let letters = unescape(line)?;
                Ok(Value::Array(
                    letters
                        .chars()
                        .map(|letter| Value::Text(letter.into()))
                        .collect(),
                ))
            }
            Type::Linked => words(&Type::Int).map(Value::Array),
            Type::Tree => words(&Type::Tree).and_then(|nodes| tree(nodes).map_err(|_| NoValue)),
            Type::Array(item) if item.is_token() => words(item).map(Value::Array),
            Type::Array(_) | Type::Graph => {
                let count: u32 = line.parse().map_err(|_| NoValue)?;
                let item = item_of(ty);
                // Not as many are reserved as are announced: the lines may not be there.
                let items = (0..count).map(|_| Value::decode(&item, lines));
                items.collect::<Result<_, _>>().map(Value::Array)
            }
            _ => number(line, ty),
        }
    }
}

/// What a harness wrote is no value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoValue;

/// Whether values of an array type are one line.
fn one_line(ty: &Type) -> bool {
    matches!(ty, Type::Array(item) if item.is_token())
}

fn item_of(ty: &Type) -> Type {
    match ty {
        Type::Array(item) => (**item).clone(),
        _ => Type::Array(Box::new(Type::Int)),
    }
}

fn whole(json: &Json, least: i64, most: i64) -> Option<Value> {
    let value = json.as_i64()?;
    (least..=most).contains(&value).then_some(Value::Int(value))
}

fn is_char(text: &str) -> bool {
    matches!(text.as_bytes(), [b' '..=b'~'])
}

/// A tree in level order: the children of every node that is there, from the left; nulls at the end
/// may be left out.
fn tree(mut nodes: Vec<Value>) -> Result<Value, String> {
    while nodes.last() == Some(&Value::Null) {
        nodes.pop();
    }
    let mut places = 1usize;
    for node in &nodes {
        if places == 0 {
            return Err("a TreeNode's array goes on where no node has room for a child".into());
        }
        places = if *node == Value::Null {
            places - 1
        } else {
            places + 1
        };
    }
    Ok(Value::Array(nodes))
}

fn graph(nodes: Vec<Value>) -> Result<Value, String> {
    let count = nodes.len() as i64;
    for (node, neighbours) in nodes.iter().enumerate() {
        let Value::Array(neighbours) = neighbours else {
            continue;
        };
        for neighbour in neighbours {
            if let Value::Int(other) = neighbour
                && !(0..count).contains(other)
            {
                return Err(format!(
                    "a graph's node {node} leads to {other}, but there are only the nodes 0 to {}",
                    count - 1
                ));
            }
        }
    }
    Ok(Value::Array(nodes))
}

fn number(word: &str, ty: &Type) -> Result<Value, NoValue> {
    match ty {
        Type::Tree if word == "#" => Ok(Value::Null),
        Type::Int | Type::Long | Type::Tree => word.parse().map(Value::Int).map_err(|_| NoValue),
        Type::Float => word.parse().map(Value::Float).map_err(|_| NoValue),
        Type::Bool if word == "1" => Ok(Value::Bool(true)),
        Type::Bool if word == "0" => Ok(Value::Bool(false)),
        _ => Err(NoValue),
    }
}

fn escape(value: &Value, line: &mut String) {
    let Value::Text(text) = value else { return };
    for letter in text.chars() {
        match letter {
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            other => line.push(other),
        }
    }
}

fn unescape(line: &str) -> Result<String, NoValue> {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        text.push(match letter {
            '\\' => match letters.next() {
                Some('\\') => '\\',
                Some('n') => '\n',
                Some('r') => '\r',
                _ => return Err(NoValue),
            },
            other => other,
        });
    }
    Ok(text)
}

/// The start of a value, for messages.
fn excerpt(json: &Json) -> String {
    let text = json.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
