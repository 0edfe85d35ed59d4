//! Test data in S3-compatible storage: workers fetch them by digest, check and keep them.

use super::{admin, packages::double, published, with_admin};
use crate::server::{Plan, Server};
use mettle_tests::servers::{BUCKET, ObjectStorage};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::Write;

const RIGHT: &str = "print(2 * int(input()))\n";

/// An input whose second line nobody reads, too long for a row.
fn long_input() -> Vec<u8> {
    let noise = (0..300_000_u32).map(|n| b'0' + (n.wrapping_mul(2_654_435_761) >> 28) as u8 % 10);
    b"21\n"
        .iter()
        .copied()
        .chain(noise)
        .chain([b'\n'])
        .collect()
}

/// Keys of the bucket.
async fn keys(storage: &ObjectStorage) -> Vec<String> {
    let listed = reqwest::get(format!("{}/{BUCKET}?list-type=2", storage.url()))
        .await
        .unwrap();
    let listed = listed.text().await.unwrap();
    let keys = listed.split("<Key>").skip(1);
    keys.map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect()
}

/// A download as bytes; none if it ended early.
async fn download(server: &Server, token: &str) -> Option<Vec<u8>> {
    let url = format!(
        "http://{}/api/v1/admin/problems/double/tests/secret%2F9/input",
        server.client.address()
    );
    let answer = reqwest::Client::new().get(url).bearer_auth(token).send();
    let bytes = answer.await.ok()?.bytes().await.ok()?;
    Some(bytes.to_vec())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_data_in_s3_are_fetched_by_digest_checked_and_kept_by_workers() {
    let started = tokio::task::spawn_blocking(ObjectStorage::start).await;
    let mut storage = match started.unwrap() {
        Ok(storage) => storage,
        Err(reason) => {
            let line = format!("LEFT OUT: S3-compatible storage: {reason}\n");
            return std::io::stderr().write_all(line.as_bytes()).unwrap();
        }
    };
    let mut server = with_admin(Plan::distributed())
        .with("METTLE_BLOBS", format!("s3://{BUCKET}/tests/of mettle"))
        .with("AWS_ENDPOINT", storage.url())
        .with("AWS_ALLOW_HTTP", "true")
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "any")
        .with("AWS_SECRET_ACCESS_KEY", "any")
        .start()
        .await;
    let root = admin(&server).await;
    let ada = server.register("ada").await;
    let package = double()
        .with("data/secret/9.in", long_input())
        .with("data/secret/9.ans", "42\n");
    published(&root, "double.zip", &package).await;
    let kept = keys(&storage).await;
    let ours = |key: &&String| key.starts_with("tests/of mettle/blobs/");
    assert_eq!(
        kept.iter().filter(ours).count(),
        kept.len(),
        "no upload any more: {kept:?}"
    );
    let digest = Sha256::digest(long_input())
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let key = kept.iter().find(|key| key.contains(&digest)).unwrap();
    assert_eq!(download(&server, &root.access).await, Some(long_input()));

    // One worker is left, which then has fetched the data.
    server.workers[1].kill();
    let shown = ada.judged("double", "python", RIGHT).await.1;
    assert_eq!(shown["verdict"], "AC", "{shown:#}");

    // Other bytes of the same length: nobody gets them as test data.
    let url = format!("{}/{BUCKET}/{}", storage.url(), key.replace(' ', "%20"));
    let changed: Vec<u8> = long_input().iter().map(|byte| byte ^ 1).collect();
    let put = reqwest::Client::new().put(url).body(changed).send().await;
    assert_eq!(put.unwrap().status(), 200);
    assert_eq!(download(&server, &root.access).await, None);

    // The storage is away: what the worker has fetched it still has.
    storage.stop();
    let shown = ada.judged("double", "python", RIGHT).await.1;
    assert_eq!(
        (&shown["verdict"], shown["tests"].as_array().unwrap().len()),
        (&json!("AC"), 4),
        "{shown:#}"
    );
}
