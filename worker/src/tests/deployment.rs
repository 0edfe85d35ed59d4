//! The two modes the story is told in.

use super::world::World;
use mettle_queue::Queue;
use mettle_store::Store;
use mettle_tests::servers::{Postgres, Redis};
use std::future::Future;
use uuid::Uuid;

/// Tells a story in one process with SQLite and the embedded queue, then across two processes
/// with PostgreSQL and Redis: the worlds are what each of the two sees. The problem has one
/// sample and `secret` secret cases.
pub async fn with_each_deployment<F: Future<Output = ()>>(
    secret: usize,
    story: impl Fn(World, World) -> F,
) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("mettle.db").display());
    let world = World::new(open(&url).await, Queue::embedded(), secret).await;
    story(world.clone(), world).await;

    let url = Postgres::shared().database(&format!("worker_{}", Uuid::new_v4().simple()));
    let redis = Redis::start();
    let here = World::new(open(&url).await, queue(&redis).await, secret).await;
    let there = here.elsewhere(open(&url).await, queue(&redis).await);
    story(here.with_redis(&redis), there.with_redis(&redis)).await;
}

pub async fn open(url: &str) -> Store {
    Store::open(url).await.expect("a new database")
}

pub async fn queue(redis: &Redis) -> Queue {
    Queue::redis(&redis.url())
        .await
        .expect("the private Redis answers")
}
