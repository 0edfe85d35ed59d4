//! What a group measured, for people and for programs.

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

/// A group's figures.
pub struct Group {
    /// As documented on the group's own type.
    pub json: Value,
    /// As shown in the table.
    pub rows: Vec<Row>,
}

/// What every group's figures can do.
pub trait Measured: Serialize {
    /// The lines of the table.
    fn rows(&self) -> Vec<Row>;
}

impl Group {
    pub fn of(measured: &impl Measured) -> Result<Group> {
        Ok(Group {
            json: serde_json::to_value(measured)?,
            rows: measured.rows(),
        })
    }
}

/// A line of the table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What was measured.
    pub name: String,
    /// The figure, with its unit.
    pub measured: String,
    /// The native figure, with its unit; empty where there is none.
    pub native: String,
    /// Measured to native.
    pub ratio: Option<f64>,
    /// What was asked for, empty where nothing was.
    pub asked: String,
    /// Whether it is reached.
    pub ok: Option<bool>,
}

impl Row {
    /// A line without native figure and without a goal.
    pub fn new(name: impl Into<String>, measured: String) -> Row {
        Row {
            name: name.into(),
            measured,
            ..Row::default()
        }
    }

    /// With the native figure, in milliseconds, and the ratio to it.
    pub fn against(self, native_ms: Option<f64>, ratio: Option<f64>) -> Row {
        Row {
            native: native_ms.map_or(String::new(), milliseconds),
            ratio,
            ..self
        }
    }

    /// With a goal.
    pub fn asked(self, asked: String, ok: bool) -> Row {
        Row {
            asked: format!("≤ {asked}"),
            ok: Some(ok),
            ..self
        }
    }
}

/// Shows a time with three significant digits or so.
pub fn microseconds(value: f64) -> String {
    format!("{value:.1} µs")
}

/// Milliseconds as text.
pub fn milliseconds(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0} ms"),
        value if value >= 1.0 => format!("{value:.1} ms"),
        value => format!("{value:.3} ms"),
    }
}
