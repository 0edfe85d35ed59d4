//! Packages on their way in, and contents that are too large for rows.

use super::given::*;
use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use futures::{StreamExt, stream};
use mettle_domain::Topic;
use mettle_store::{
    BlobPlace, Content, Finished, ImportOutcome, ImportPolicy, NewImport, PageRequest, Status,
    Store, Visibility,
};
use serde_json::json;
use std::io;
use uuid::Uuid;

/// Larger than a row holds, and no multiple of a piece.
fn large() -> Vec<u8> {
    (0..2_500_001_u32)
        .map(|n| (n.wrapping_mul(n) >> 7) as u8)
        .collect()
}

fn in_pieces(bytes: &[u8]) -> Vec<io::Result<Bytes>> {
    bytes
        .chunks(100_000)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect()
}

async fn uploaded(store: &Store, id: Uuid) -> Vec<u8> {
    let mut pieces = store.upload(id).await.unwrap();
    let mut all = Vec::new();
    while let Some(piece) = pieces.next().await {
        all.extend_from_slice(&piece.unwrap());
    }
    all
}

async fn import(store: &Store, name: &str) -> Uuid {
    import_upon(store, name, None).await
}

async fn import_upon(store: &Store, name: &str, base_version: Option<i64>) -> Uuid {
    let id = Uuid::now_v7();
    let size_bytes = store
        .put_upload(id, stream::iter(in_pieces(&large())))
        .await
        .unwrap();
    let new = NewImport {
        id,
        user_id: Some(user(store, name).await.id),
        file_name: format!("{name}.zip"),
        size_bytes,
        policy: ImportPolicy::Warnings,
        visibility: Visibility::Hidden,
        base_version,
        request_id: None,
    };
    store.create_import(&new, at(1)).await.unwrap();
    id
}

pub async fn large_contents_come_back_as_they_were(store: Store) {
    let bytes = large();
    let digest = store.put_blob(&bytes, at(0)).await.unwrap();
    assert_eq!(store.put_blob(&bytes, at(1)).await.unwrap(), digest);
    assert_eq!(
        store.blob_size(&digest).await.unwrap(),
        Some(bytes.len() as i64)
    );
    assert_eq!(store.blob(&digest).await.unwrap().as_ref(), Some(&bytes));
    let mut pieces = store.blob_pieces(&digest).await.unwrap().unwrap();
    let mut streamed = Vec::new();
    while let Some(piece) = pieces.next().await {
        streamed.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(streamed, bytes);
    assert!(store.blob_pieces("none").await.unwrap().is_none());
    let mut new = package("large");
    new.cases[0].input = Content::Bytes(bytes.clone().into());
    new.cases[1].input = Content::Stored(digest.clone());
    let problem = publish(&store, new).await;
    assert_eq!(
        problem.samples[0].input.len(),
        String::from_utf8_lossy(&bytes).len()
    );
    let plan = store
        .judging_plan(problem.version_id)
        .await
        .unwrap()
        .unwrap();
    for case in &plan.cases[..2] {
        assert_eq!(
            (&case.input_digest, case.input_bytes),
            (&digest, bytes.len() as i64)
        );
    }
}

pub async fn blobs_that_nothing_refers_to_are_pruned_a_day_after_their_last_put(store: Store) {
    let now = Utc::now();
    let used = store.put_blob(&large(), now).await.unwrap();
    let mut new = package("large");
    new.cases[0].input = Content::Stored(used.clone());
    publish(&store, new).await;
    let mut other = large();
    other[0] ^= 1;
    let unused = store.put_blob(&other, now).await.unwrap();
    let small = store.put_blob(b"small", now).await.unwrap();
    let pruned = async |hours| {
        store
            .prune_blobs(now + TimeDelta::hours(hours))
            .await
            .unwrap()
    };
    assert_eq!(pruned(23).await, 0);
    // Somebody else needs it and is about to publish.
    let again = now + TimeDelta::hours(12);
    assert_eq!(store.put_blob(&other, again).await.unwrap(), unused);
    assert_eq!(pruned(25).await, 1);
    assert_eq!(store.blob(&small).await.unwrap(), None);
    assert_eq!(store.blob(&unused).await.unwrap().as_ref(), Some(&other));
    assert_eq!(pruned(37).await, 1);
    assert_eq!(store.blob(&unused).await.unwrap(), None);
    assert_eq!(pruned(10_000).await, 0, "what is referred to stays");
    assert_eq!(store.blob(&used).await.unwrap(), Some(large()));
    assert_eq!(store.put_blob(&other, again).await.unwrap(), unused);
    assert_eq!(store.blob(&unused).await.unwrap(), Some(other));
}

pub async fn contents_without_a_row_are_pruned_and_changed_ones_refused(store: Store) {
    let folder = tempfile::tempdir().unwrap();
    let place = BlobPlace::Folder(folder.path().join("blobs"));
    let store = store.with_blobs(&place).unwrap();
    let digest = store.put_blob(&large(), Utc::now()).await.unwrap();
    let mut new = package("large");
    new.cases[0].input = Content::Stored(digest.clone());
    publish(&store, new).await;
    let inside = folder.path().join("blobs/blobs").join(&digest[..2]);
    let own = std::fs::read_dir(&inside).unwrap().next().unwrap().unwrap();
    let own = own.path();
    let orphan = inside.join(format!("{digest}.{}", Uuid::now_v7()));
    std::fs::write(&orphan, b"its put died").unwrap();
    assert_eq!(store.prune_blobs(Utc::now()).await.unwrap(), 0);
    let tomorrow = Utc::now() + TimeDelta::hours(25);
    assert_eq!(store.prune_blobs(tomorrow).await.unwrap(), 1);
    assert!(own.exists() && !orphan.exists());

    let mut changed = large();
    changed[7] ^= 1;
    std::fs::write(&own, changed).unwrap();
    assert!(store.blob(&digest).await.is_err());
    let mut pieces = store.blob_pieces(&digest).await.unwrap().unwrap();
    let (mut size, mut failed) = (0, false);
    while let Some(piece) = pieces.next().await {
        size += piece.as_ref().map_or(0, Bytes::len);
        failed |= piece.is_err();
    }
    assert!(failed && size < large().len(), "{size} bytes came");
}

pub async fn a_blob_that_is_put_while_it_is_pruned_is_there(store: Store) {
    let old = Utc::now() - TimeDelta::days(2);
    for round in 0..30_u8 {
        let bytes = match round % 2 {
            0 => vec![round; 10],
            _ => vec![round; 100_000],
        };
        store.put_blob(&bytes, old).await.unwrap();
        let (pruned, put) = tokio::join!(
            store.prune_blobs(Utc::now()),
            store.put_blob(&bytes, Utc::now())
        );
        assert!(pruned.unwrap() <= 1);
        let digest = put.unwrap();
        assert_eq!(store.blob(&digest).await.unwrap(), Some(bytes), "{round}");
    }
}

pub async fn an_upload_is_kept_as_a_whole_or_not_at_all(store: Store) {
    let (whole, broken) = (Uuid::now_v7(), Uuid::now_v7());
    let bytes = large();
    let size = store
        .put_upload(whole, stream::iter(in_pieces(&bytes)))
        .await;
    assert_eq!(size.unwrap(), bytes.len() as u64);
    assert_eq!(uploaded(&store, whole).await, bytes);
    let mut pieces = in_pieces(&bytes);
    pieces.push(Err(io::ErrorKind::ConnectionReset.into()));
    assert!(
        store
            .put_upload(broken, stream::iter(pieces))
            .await
            .is_err()
    );
    assert_eq!(store.uploads().await.unwrap(), [whole]);
    // Another try may be shorter.
    store
        .put_upload(whole, stream::iter(in_pieces(b"short")))
        .await
        .unwrap();
    assert_eq!(uploaded(&store, whole).await, b"short");
    assert_eq!(store.prune_uploads(Utc::now()).await.unwrap(), 0);
    let tomorrow = Utc::now() + TimeDelta::days(2);
    assert_eq!(store.prune_uploads(tomorrow).await.unwrap(), 1);
    assert_eq!(uploaded(&store, whole).await, b"");
    store.delete_upload(whole).await.unwrap();
}

pub async fn an_import_publishes_in_the_transaction_that_ends_it(store: Store) {
    let id = import(&store, "ada").await;
    let topic = Topic::Import(id);
    let work = store.import_work(id).await.unwrap().unwrap();
    assert_eq!(
        (work.policy, work.size_bytes),
        (ImportPolicy::Warnings, 2_500_001)
    );
    let attempt = store
        .claim(topic, "w", LEASE_MS, at(2))
        .await
        .unwrap()
        .unwrap();
    let outcome = ImportOutcome::Publish(Box::new(package("sum")));
    let report = json!({"findings": []});
    let late = store
        .finish_import(id, attempt - 1, &outcome, &report, at(3))
        .await;
    assert_eq!(late.unwrap(), (Finished::Refused, None));
    assert!(store.problem("sum", ADMIN).await.unwrap().is_none());
    let (finished, published) = store
        .finish_import(id, attempt, &outcome, &report, at(3))
        .await
        .unwrap();
    assert_eq!(finished, Finished::Stored { stats: None });
    assert_eq!(published.unwrap().version, 1);
    assert!(store.problem("sum", ADMIN).await.unwrap().is_some());
    let ended = store.import(id).await.unwrap().unwrap();
    assert_eq!(
        (
            ended.summary.status,
            ended.summary.verdict.as_deref(),
            ended.summary.slug.as_deref()
        ),
        (Status::Completed, Some("published"), Some("sum"))
    );
    assert_eq!(ended.report, Some(report));
    let listed = store.imports(&PageRequest::default()).await.unwrap();
    assert_eq!(listed.items, [ended.summary]);
    assert_eq!(store.prune_uploads(at(3)).await.unwrap(), 1, "it ended");
    let noted = store
        .audit_log(&PageRequest::default())
        .await
        .unwrap()
        .items;
    assert_eq!(
        (
            noted[0].username.as_str(),
            noted[0].action.as_str(),
            noted[0].target.clone()
        ),
        ("ada", "problem.import", id.to_string())
    );
}

pub async fn a_refused_import_changes_no_problem_and_a_failed_one_is_tried_again(store: Store) {
    let id = import(&store, "ada").await;
    let topic = Topic::Import(id);
    let attempt = store
        .claim(topic, "w", LEASE_MS, at(2))
        .await
        .unwrap()
        .unwrap();
    let failed = ImportOutcome::Failed("no room".to_owned());
    let (finished, _) = store
        .finish_import(id, attempt, &failed, &json!(null), at(3))
        .await
        .unwrap();
    assert_eq!(finished, Finished::Retrying);
    assert_eq!(store.sweep(0, at(4)).await.unwrap(), [topic]);
    let attempt = store
        .claim(topic, "w", LEASE_MS, at(5))
        .await
        .unwrap()
        .unwrap();
    store
        .finish_import(
            id,
            attempt,
            &ImportOutcome::Refused,
            &json!({"reason": "no"}),
            at(6),
        )
        .await
        .unwrap();
    let ended = store.import(id).await.unwrap().unwrap();
    assert_eq!(ended.summary.verdict.as_deref(), Some("refused"));
    assert!(store.problem("sum", ADMIN).await.unwrap().is_none());
    assert!(store.import(Uuid::now_v7()).await.unwrap().is_none());
}

pub async fn a_change_of_a_version_that_is_no_longer_current_is_refused(store: Store) {
    publish(&store, package("sum")).await;
    let mut next = package("sum");
    for (name, version, verdict) in [
        ("ada", 1, "published"),
        ("bob", 1, "refused"),
        ("eve", 2, "published"),
    ] {
        next.digest += name;
        let id = import_upon(&store, name, Some(version)).await;
        let topic = Topic::Import(id);
        let attempt = store
            .claim(topic, "w", LEASE_MS, at(2))
            .await
            .unwrap()
            .unwrap();
        let outcome = ImportOutcome::Publish(Box::new(next.clone()));
        store
            .finish_import(id, attempt, &outcome, &json!({}), at(3))
            .await
            .unwrap();
        let ended = store.import(id).await.unwrap().unwrap();
        assert_eq!(ended.summary.verdict.as_deref(), Some(verdict), "{name}");
    }
    let problem = store.problem("sum", ADMIN).await.unwrap().unwrap();
    assert_eq!(problem.version, 3);
}

pub async fn a_retired_problem_is_seen_by_administrators_only_and_can_come_back(store: Store) {
    publish(&store, package("sum")).await;
    let ada = user(&store, "ada").await;
    let viewer = mettle_store::Viewer {
        user_id: Some(ada.id),
        is_admin: false,
    };
    assert!(store.set_retired("sum", true, at(1)).await.unwrap());
    assert!(store.problem("sum", viewer).await.unwrap().is_none());
    assert!(store.problem("sum", ADMIN).await.unwrap().is_some());
    assert!(store.set_retired("sum", false, at(2)).await.unwrap());
    assert!(store.problem("sum", viewer).await.unwrap().is_some());
    assert!(!store.set_retired("none", true, at(2)).await.unwrap());
    let entry = mettle_store::NewAuditEntry {
        user_id: ada.id,
        action: "problem.retire".to_owned(),
        target: "sum".to_owned(),
        details: json!({"retired": false}),
    };
    store.note_action(&entry, at(3)).await.unwrap();
    let noted = store
        .audit_log(&PageRequest::default())
        .await
        .unwrap()
        .items;
    assert_eq!(noted[0].details, json!({"retired": false}));
}
