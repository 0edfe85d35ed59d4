//! The integration tests, in one binary.

mod arrows;
mod catalog;
mod command_line;
mod judging;
mod languages;
mod store_story;
mod verdicts;
