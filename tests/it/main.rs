//! The integration tests, in one binary.

mod arrows;
mod catalog;
mod command_line;
mod faults;
mod flows;
mod formats;
mod go_perl_ruby;
mod growth;
mod guests;
mod judging;
mod kinds;
mod languages;
mod lua_and_sql;
mod modules;
mod php;
mod rust;
mod samples;
mod security;
mod server;
mod signatures;
mod store_story;
mod testlib;
mod typescript;
mod uploads;
mod verdicts;
mod wrong_input;
