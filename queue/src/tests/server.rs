//! What the tests do to a Redis of their own.

use crate::Queue;
use mettle_tests::servers::Redis;

pub async fn queue(server: &Redis) -> Queue {
    Queue::redis(&server.url())
        .await
        .expect("the private Redis answers")
}

/// Runs one command on a connection of its own.
pub async fn run(server: &Redis, words: &[&str]) {
    let client = redis::Client::open(server.url()).expect("a valid address");
    let mut connection = client
        .get_multiplexed_async_connection()
        .await
        .expect("the private Redis answers");
    let mut command = redis::cmd(words[0]);
    command
        .arg(&words[1..])
        .query_async::<()>(&mut connection)
        .await
        .expect("a valid command");
}
