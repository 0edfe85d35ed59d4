//! Programs of every language, compiled and run by the prepared runtimes.

mod c_family;
mod host;
mod javascript;
mod python;
