//! Text on its way into a column.
