//! Comparing results by type.

use super::{Signature, Type, Value, Wrong, data::wrong};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How much of a value is quoted, in characters.
const QUOTED: usize = 200;

/// In which arrays of a result the order matters. Linked lists and trees always keep theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// In all.
    #[default]
    Exact,
    /// Not in the outermost one: a set of results in any order.
    Outer,
    /// Only in the outermost one: a list of sets.
    Inner,
    /// In none.
    Any,
}

impl Order {
    /// The names in files.
    pub const NAMES: [(&'static str, Order); 4] = [
        ("exact", Order::Exact),
        ("outer", Order::Outer),
        ("inner", Order::Inner),
        ("any", Order::Any),
    ];

    fn is_free(self, depth: usize) -> bool {
        match self {
            Order::Exact => false,
            Order::Outer => depth == 0,
            Order::Inner => depth > 0,
            Order::Any => true,
        }
    }
}

impl Signature {
    /// Compares results with the accepted ones.
    ///
    /// # Errors
    /// The first call or object that is wrong.
    pub fn compare(
        &self,
        results: Vec<Value>,
        answers: Vec<Vec<Value>>,
        test: &super::Test,
    ) -> Result<(), Wrong> {
        let calls = results.len();
        for (place, (result, accepted)) in results.into_iter().zip(answers).enumerate() {
            let types = self.result_types(&test[place]);
            let difference = self.difference(&result, &accepted, &types);
            if let Some(difference) = difference {
                return Err(wrong(
                    place,
                    calls,
                    self,
                    "the result is wrong",
                    &difference,
                ));
            }
        }
        Ok(())
    }

    fn result_types(&self, calls: &[super::Call]) -> Vec<&Type> {
        let declarations = self.declarations();
        calls
            .iter()
            .map(|call| match self.is_class() {
                true => &declarations[call.declaration].returns,
                false => self.result_type(declarations[call.declaration]),
            })
            .collect()
    }

    fn difference(&self, result: &Value, accepted: &[Value], types: &[&Type]) -> Option<String> {
        let equal = |expected: &Value| match (result, expected) {
            (Value::Array(found), Value::Array(expected)) if self.is_class() => {
                let differs = found
                    .iter()
                    .zip(expected)
                    .zip(types)
                    .position(|((found, expected), ty)| !self.is_same(found, expected, ty));
                differs.map_or(Ok(()), |place| {
                    Err(format!(
                        "result {place} (from 0) is {} instead of {}",
                        quoted(&found[place]),
                        quoted(&expected[place])
                    ))
                })
            }
            (found, expected) if self.is_same(found, expected, types[0]) => Ok(()),
            (found, expected) => Err(format!("{} instead of {}", quoted(found), quoted(expected))),
        };
        let mut first = None;
        for expected in accepted {
            match equal(expected) {
                Ok(()) => return None,
                Err(difference) => first = first.or(Some(difference)),
            }
        }
        let others = match accepted.len() {
            1 => String::new(),
            more => format!(", or one of {} other results", more - 1),
        };
        first.map(|difference| difference + &others)
    }

    fn is_same(&self, found: &Value, expected: &Value, ty: &Type) -> bool {
        if self.order == Order::Exact || !matches!(ty, Type::Array(_) | Type::Graph) {
            return self.is_close(found, expected);
        }
        self.is_close(&self.sorted(found, ty, 0), &self.sorted(expected, ty, 0))
    }

    fn is_close(&self, found: &Value, expected: &Value) -> bool {
        match (found, expected) {
            (Value::Float(found), Value::Float(expected)) => {
                found == expected
                    || (found - expected).abs() <= self.tolerance * expected.abs().max(1.0)
            }
            (Value::Array(found), Value::Array(expected)) => {
                found.len() == expected.len()
                    && found
                        .iter()
                        .zip(expected)
                        .all(|(found, expected)| self.is_close(found, expected))
            }
            _ => found == expected,
        }
    }

    /// With the arrays sorted in which order does not matter.
    fn sorted(&self, value: &Value, ty: &Type, depth: usize) -> Value {
        let integers = Type::Array(Box::new(Type::Int));
        let item = match ty {
            Type::Array(item) => item,
            Type::Graph => &integers,
            _ => return value.clone(),
        };
        let Value::Array(items) = value else {
            return value.clone();
        };
        let mut items: Vec<Value> = items
            .iter()
            .map(|value| self.sorted(value, item, depth + 1))
            .collect();
        if self.order.is_free(depth) {
            items.sort_by(order_of);
        }
        Value::Array(items)
    }
}

/// Some total order.
fn order_of(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        (Value::Int(one), Value::Int(other)) => one.cmp(other),
        (Value::Float(one), Value::Float(other)) => one.total_cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::Array(one), Value::Array(other)) => {
            let differs = one
                .iter()
                .zip(other)
                .map(|(one, other)| order_of(one, other))
                .find(|order| order.is_ne());
            differs.unwrap_or_else(|| one.len().cmp(&other.len()))
        }
        (one, other) => (*one != Value::Null).cmp(&(*other != Value::Null)),
    }
}

/// The start of a value.
fn quoted(value: &Value) -> String {
    let text = value.to_json().to_string();
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
        None => text,
    }
}
