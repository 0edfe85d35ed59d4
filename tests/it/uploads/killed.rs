//! A worker dies while it takes a package in, and Redis forgets everything.

use super::{admin, packages::double, send, with_admin};
use crate::server::{Plan, Socket, one};

/// Right, but there is time to disturb it.
const SLOW: &str = "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n);\n\
    for (volatile int i = 0; i < 500000000; i++) {} printf(\"%d\\n\", 2 * n); }\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_worker_was_taking_in_is_taken_in_by_the_other() {
    let mut server = with_admin(Plan::distributed())
        .with("METTLE_LEASE_SECONDS", 3)
        .start()
        .await;
    let root = admin(&server).await;
    let package = double().with("submissions/accepted/slow.c", SLOW);
    let answer = send(&root, "double.zip", package.zip(), "warnings").await;
    assert_eq!(answer.status, 202, "{answer}");
    let id = answer.body["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/admin/imports/{id}/events");
    let mut watching = Socket::open(&root, &path).await.unwrap();
    watching.until("import.judging").await;
    server.holder_in("imports", &id).await.kill();
    let redis = server.redis.as_mut().unwrap();
    redis.stop();
    redis.start_again();

    let rest = watching.until_the_end().await;
    let last = rest.last().unwrap();
    let published = match last["type"] == "snapshot" {
        true => last["state"]["outcome"] == "published",
        false => one(&rest, "import.published")["version"] == 1,
    };
    assert!(published, "{last}");
    let shown = root.get(&format!("/admin/imports/{id}")).await;
    assert_eq!(
        (&shown["outcome"], &shown["attempt"]),
        (&"published".into(), &2.into())
    );
    let problem = root.get("/problems/double").await;
    assert_eq!(problem["slug"], "double");
}
