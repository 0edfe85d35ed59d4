//! How many live connections each user has open.

use crate::error::{ApiError, ApiResult, Kind};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// All live connections of this process.
#[derive(Default)]
pub(crate) struct Live {
    open: Arc<Mutex<HashMap<Uuid, usize>>>,
    /// The connections' tasks: shutdown waits for them.
    pub tasks: TaskTracker,
}

impl Live {
    /// Takes one of the user's `limit` places, until the seat is dropped.
    pub fn take_seat(&self, user: Uuid, limit: usize) -> ApiResult<Seat> {
        let mut open = lock(&self.open);
        let taken = open.entry(user).or_default();
        if *taken >= limit {
            let detail = format!(
                "This account has {taken} live connections open, the most it may. Close one first."
            );
            return Err(ApiError::new(Kind::TooManyConnections, detail));
        }
        *taken += 1;
        metrics::gauge!("mettle_websockets_open").increment(1);
        Ok(Seat {
            user,
            open: self.open.clone(),
        })
    }
}

/// One open connection of a user.
pub(crate) struct Seat {
    user: Uuid,
    open: Arc<Mutex<HashMap<Uuid, usize>>>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        metrics::gauge!("mettle_websockets_open").decrement(1);
        let mut open = lock(&self.open);
        if let Some(taken) = open.get_mut(&self.user) {
            *taken -= 1;
            if *taken == 0 {
                open.remove(&self.user);
            }
        }
    }
}

fn lock(open: &Mutex<HashMap<Uuid, usize>>) -> MutexGuard<'_, HashMap<Uuid, usize>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_seat_is_free_again() {
        let live = Live::default();
        let user = Uuid::now_v7();
        let first = live.take_seat(user, 1).unwrap();
        assert_eq!(
            live.take_seat(user, 1).err().unwrap().kind(),
            Kind::TooManyConnections
        );
        live.take_seat(Uuid::now_v7(), 1).unwrap();
        drop(first);
        live.take_seat(user, 1).unwrap();
        assert!(lock(&live.open).is_empty());
    }
}
