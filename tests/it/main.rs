//! The integration tests, in one binary.

mod arrows;
mod catalog;
mod command_line;
mod faults;
mod flows;
mod growth;
mod guests;
mod judging;
mod languages;
mod security;
mod server;
mod store_story;
mod verdicts;
mod wrong_input;
