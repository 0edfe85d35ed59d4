//! Lists in pages, by keyset: stable while rows are added.

use crate::text::json;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
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

/// A position in a list: opaque text for clients (hex digits).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor(String);

/// A cursor that none of our lists gave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a cursor of this list; take `next` of the page before, or none for the first page"
)]
pub struct BadCursor;

impl Cursor {
    /// The cursor of an item whose sort key is `key`.
    pub(crate) fn of(key: &impl Serialize) -> Self {
        let text = json(key);
        Cursor(text.bytes().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The sort key again, if this list has keys of that form.
    pub(crate) fn key<T: DeserializeOwned>(&self) -> Result<T, BadCursor> {
        let digits = self.0.as_bytes();
        let bytes: Option<Vec<u8>> = digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        serde_json::from_slice(&bytes.ok_or(BadCursor)?).map_err(|_| BadCursor)
    }
}

impl<T> Page<T> {
    /// A page out of `limit + 1` fetched rows: the extra one says that there is a next page.
    pub(crate) fn of<K: Serialize>(mut items: Vec<T>, limit: i64, key: impl Fn(&T) -> K) -> Self {
        let has_more = items.len() as i64 > limit;
        items.truncate(limit as usize);
        let next = items
            .last()
            .filter(|_| has_more)
            .map(|item| Cursor::of(&key(item)));
        Page { items, next }
    }
}

impl PageRequest {
    /// The limit within its bounds.
    pub(crate) fn clamped_limit(&self) -> i64 {
        self.limit.clamp(1, Self::MAX)
    }

    /// The key to start after, if not at the start.
    pub(crate) fn after_key<T: DeserializeOwned>(&self) -> Result<Option<T>, BadCursor> {
        self.after.as_ref().map(Cursor::key).transpose()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let is_hex = !text.is_empty()
            && text.len().is_multiple_of(2)
            && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hex {
            Ok(Cursor(text.to_owned()))
        } else {
            Err(BadCursor)
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_carries_its_key_through_text() {
        let cursor = Cursor::of(&("two-sum", 0.1 + 0.2));
        let read: Cursor = cursor.to_string().parse().unwrap();
        assert_eq!(read.key(), Ok(("two-sum".to_owned(), 0.1 + 0.2)));
        assert_eq!(
            read.key::<i64>(),
            Err(BadCursor),
            "a cursor of another list"
        );
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["", "xyz", "0", "\u{1F600}", "+1"] {
            assert!(text.parse::<Cursor>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_extra_row_only_says_that_there_is_more() {
        let page = Page::of(vec![1, 2, 3], 2, |n| *n);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(Cursor::of(&2))));
        assert_eq!(Page::of(vec![1, 2], 2, |n| *n).next, None);
    }
}
