//! Losing the connection.

use crate::server::{SLOW_SUM_C, User, one};

pub async fn a_client_resumes_with_exactly_the_rest(bob: &User) {
    let id = bob.submit("a-plus-b", "c", SLOW_SUM_C).await;
    let watching = bob.watch(&id).await;
    let mut cut = bob.watch(&id).await;
    let mut pieced = cut.until("submission.case").await;
    let last = cut.last;
    drop(cut);

    // Live, from the middle.
    pieced.extend(bob.watch_after(&id, last).await.until_the_end().await);
    let whole = watching.until_the_end().await;
    assert_eq!(pieced, whole);
    assert_eq!(one(&whole, "submission.verdict")["verdict"], "AC");

    // Later, from anywhere.
    for seen in [0, 1, 4, whole.len() - 1] {
        let after = seen
            .checked_sub(1)
            .map_or(0, |index| whole[index]["seq"].as_u64().unwrap());
        assert_eq!(
            bob.watch_after(&id, after).await.until_the_end().await,
            whole[seen..]
        );
    }
    let mut past_the_end = bob
        .watch_after(&id, whole.last().unwrap()["seq"].as_u64().unwrap())
        .await;
    let heard = past_the_end.hear().await;
    assert!(
        matches!(heard, crate::server::Heard::Closed(1000)),
        "{heard:?}"
    );
}
