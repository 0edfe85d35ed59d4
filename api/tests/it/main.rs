//! The API as clients see it: a real server on a free port, SQLite in a private folder, the
//! embedded queue, and no worker: the tests publish and store what a worker would.

mod accounts;
mod app;
mod browser;
mod documents;
mod limits;
mod live;
mod operations;
mod problems;
mod runs;
mod sessions;
mod shutdown;
mod submissions;
mod tokens;
