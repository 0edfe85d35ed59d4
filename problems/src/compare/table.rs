//! Result tables of SQL problems: a row a line, columns separated by `|`.

use super::float;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Numbers that differ by no more, absolutely or relatively, are the same.
const TOLERANCE: f64 = 1e-6;
/// How much of a row is quoted, in characters.
const QUOTED: usize = 200;

/// How result tables are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableRules {
    /// Whether the rows must be in the answer's order.
    pub ordered: bool,
    /// Whether the first line of both holds the names of the columns, which must be equal.
    pub columns: bool,
}

impl TableRules {
    /// Compares two tables.
    ///
    /// # Errors
    /// The first difference: without data for the author, and with data for samples.
    pub fn compare(&self, output: &[u8], answer: &[u8]) -> Result<(), TableDifference> {
        let (output, answer) = (
            String::from_utf8_lossy(output),
            String::from_utf8_lossy(answer),
        );
        let (mut found, mut expected): (Vec<&str>, Vec<&str>) =
            (output.lines().collect(), answer.lines().collect());
        if self.columns {
            let (names, wanted) = (take_first(&mut found), take_first(&mut expected));
            if !names.eq_ignore_ascii_case(wanted) {
                return Err(TableDifference {
                    message: "the columns have other names".into(),
                    difference: format!(
                        "the columns are {} instead of {}",
                        quoted(names),
                        quoted(wanted)
                    ),
                });
            }
        }
        if found.len() != expected.len() {
            let message = format!("{} rows instead of {}", found.len(), expected.len());
            return Err(TableDifference {
                difference: message,
                message: "another number of rows".into(),
            });
        }
        if !self.ordered {
            found.sort_by_cached_key(|row| sort_key(row));
            expected.sort_by_cached_key(|row| sort_key(row));
        }
        let differs = found
            .iter()
            .zip(&expected)
            .position(|(found, expected)| !same_row(found, expected));
        differs.map_or(Ok(()), |row| {
            let place = match self.ordered {
                true => format!("row {}: ", row + 1),
                false => String::new(),
            };
            Err(TableDifference {
                message: "a row is wrong".into(),
                difference: format!(
                    "{place}{} instead of {}",
                    quoted(found[row]),
                    quoted(expected[row])
                ),
            })
        })
    }
}

/// Where two tables part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDifference {
    /// Fit for the author of a submission: no data.
    pub message: String,
    /// For samples only.
    pub difference: String,
}

fn take_first<'a>(lines: &mut Vec<&'a str>) -> &'a str {
    match lines.is_empty() {
        true => "",
        false => lines.remove(0),
    }
}

fn same_row(found: &str, expected: &str) -> bool {
    found == expected || {
        let (mut found, mut expected) = (found.split('|'), expected.split('|'));
        loop {
            match (found.next(), expected.next()) {
                (None, None) => return true,
                (Some(found), Some(expected)) if same_cell(found, expected) => {}
                _ => return false,
            }
        }
    }
}

fn same_cell(found: &str, expected: &str) -> bool {
    found == expected
        || match (
            float::parse(found.as_bytes()),
            float::parse(expected.as_bytes()),
        ) {
            (Some(found), Some(expected)) => {
                (found - expected).abs() <= TOLERANCE * expected.abs().max(1.0)
            }
            _ => false,
        }
}

/// Rows that are the same stand at the same place: numbers with a point are rounded.
fn sort_key(row: &str) -> String {
    let cell = |cell: &str| match float::parse(cell.as_bytes()) {
        Some(value) => Cow::Owned(format!("{value:.4e}")),
        None => Cow::Owned(cell.to_owned()),
    };
    let cells: Vec<Cow<'_, str>> = row.split('|').map(cell).collect();
    cells.join("|") + "\n" + row
}

fn quoted(row: &str) -> String {
    let shown: String = row.chars().take(QUOTED).collect();
    match shown.len() < row.len() {
        true => format!("`{shown}…`"),
        false => format!("`{shown}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(ordered: bool, columns: bool, output: &str, answer: &str) -> bool {
        TableRules { ordered, columns }
            .compare(output.as_bytes(), answer.as_bytes())
            .is_ok()
    }

    #[test]
    fn rows_are_compared_with_or_without_order() {
        assert!(same(false, false, "b|1\na|2\n", "a|2\nb|1\n"));
        assert!(!same(true, false, "b|1\na|2\n", "a|2\nb|1\n"));
        assert!(same(true, false, "a|2\nb|1\n", "a|2\nb|1\n"));
        assert!(
            !same(false, false, "a|2\na|2\n", "a|2\nb|1\n"),
            "each row as often"
        );
        assert!(
            !same(false, false, "a|2\n", "a|2\na|2\n")
                && !same(false, false, "", "a\n")
                && same(true, true, "", "")
        );
    }

    #[test]
    fn cells_are_text_or_numbers() {
        assert!(same(true, false, "1|0.30000000000000004", "1.0|0.3"));
        assert!(!same(true, false, "1|0.31", "1.0|0.3"));
        assert!(
            !same(true, false, "Ann", "ann")
                && !same(true, false, "a ", "a")
                && !same(true, false, "a|", "a")
        );
        assert!(same(false, false, "2.5000000001|x\n10|x", "10.0|x\n2.5|x"));
    }

    #[test]
    fn column_names_count_where_asked_for() {
        assert!(same(false, true, "Name|n\na|2\n", "name|N\na|2\n"));
        assert!(!same(false, true, "name|m\na|2\n", "name|n\na|2\n"));
        let wrong = TableRules {
            ordered: true,
            columns: true,
        }
        .compare(b"a\n1\n2\n", b"a\n1\n3\n")
        .unwrap_err();
        assert_eq!(
            (wrong.message.as_str(), wrong.difference.as_str()),
            ("a row is wrong", "row 2: `2` instead of `3`")
        );
    }
}
