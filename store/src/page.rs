//! Lists in pages, by keyset: stable while rows are added.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One page of a list; serialises as `{"items":[…],"next":cursor|null}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// The items, at most as many as asked for.
    pub items: Vec<T>,
    /// Where the next page starts; none on the last page.
    pub next: Option<Cursor>,
}

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// How many items, 1 to [`PageRequest::MAX`]; clamped.
    pub limit: i64,
    /// Start after the item this cursor stands for.
    pub after: Option<Cursor>,
}

impl PageRequest {
    /// The most items a page can have.
    pub const MAX: i64 = 200;

    /// The first page.
    pub fn first(limit: i64) -> Self {
        PageRequest { limit, after: None }
    }
}

impl Default for PageRequest {
    /// The first 50 items.
    fn default() -> Self {
        PageRequest::first(50)
    }
}

/// A position in a list: opaque text for clients (letters, digits, `-`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor(String);

/// A cursor that none of our lists gave out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a cursor of this list; take `next` of the page before, or none for the first page")]
pub struct BadCursor;
impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for Cursor {
    type Err = BadCursor;
    fn from_str(text: &str) -> Result<Self, BadCursor> {
        Ok(Cursor(text.to_owned()))
    }
}
impl TryFrom<String> for Cursor {
    type Error = BadCursor;
    fn try_from(text: String) -> Result<Self, BadCursor> {
        text.parse()
    }
}
impl From<Cursor> for String {
    fn from(cursor: Cursor) -> String {
        cursor.0
    }
}
