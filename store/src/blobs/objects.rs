//! Contents in a folder or in S3-compatible storage.

use super::BadBlobPlace;
use crate::StoreError;
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    ObjectStore, ObjectStoreExt, WriteMultipart, aws::AmazonS3Builder, local::LocalFileSystem,
    path::Path as Key, prefix::PrefixStore,
};
use std::{os::unix::fs::DirBuilderExt, path::Path, pin::pin, sync::Arc};

/// How many parts may be on their way at once: it bounds the memory of an upload.
const PARTS_UNDER_WAY: usize = 2;

pub(super) fn folder(folder: &Path) -> Result<Arc<dyn ObjectStore>, BadBlobPlace> {
    let bad = |reason: String| BadBlobPlace {
        place: folder.display().to_string(),
        reason,
    };
    // Secret test data: for the owner only, like the database.
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| bad(error.to_string()))?;
    let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| bad(error.to_string()))?;
    Ok(Arc::new(store.with_automatic_cleanup(true)))
}

pub(super) fn bucket(bucket: &str, prefix: &str) -> Result<Arc<dyn ObjectStore>, BadBlobPlace> {
    let store = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .build()
        .map_err(|error| BadBlobPlace {
            place: format!("s3://{bucket}"),
            reason: error.to_string(),
        })?;
    Ok(match prefix.is_empty() {
        true => Arc::new(store),
        false => Arc::new(PrefixStore::new(store, prefix)),
    })
}

/// An object appears as a whole or not at all.
pub(super) async fn put<S>(
    objects: &dyn ObjectStore,
    key: &str,
    content: S,
) -> Result<u64, StoreError>
where
    S: Stream<Item = std::io::Result<Bytes>> + Send,
{
    let mut content = pin!(content);
    let mut writing = WriteMultipart::new(objects.put_multipart(&Key::from(key)).await?);
    let mut total = 0;
    let failed = loop {
        match content.next().await {
            None => break None,
            Some(Err(error)) => break Some(StoreError::Content(error)),
            Some(Ok(piece)) => {
                total += piece.len() as u64;
                if let Err(error) = writing.wait_for_capacity(PARTS_UNDER_WAY).await {
                    break Some(error.into());
                }
                writing.put(piece);
            }
        }
    };
    if let Some(error) = failed {
        let _ = writing.abort().await;
        return Err(error);
    }
    writing.finish().await?;
    Ok(total)
}

pub(super) async fn get<'a>(
    objects: &dyn ObjectStore,
    key: &str,
) -> Result<BoxStream<'a, Result<Bytes, StoreError>>, StoreError> {
    match objects.get(&Key::from(key)).await {
        Ok(found) => Ok(found.into_stream().map_err(StoreError::from).boxed()),
        // As in the database: what is not there is empty.
        Err(object_store::Error::NotFound { .. }) => Ok(futures::stream::empty().boxed()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn names(
    objects: &dyn ObjectStore,
    folder: &str,
) -> Result<Vec<String>, StoreError> {
    let listed = objects.list(Some(&Key::from(folder)));
    Ok(listed
        .map_ok(|object| object.location.to_string())
        .try_collect()
        .await?)
}

pub(super) async fn delete(objects: &dyn ObjectStore, key: &str) -> Result<(), StoreError> {
    match objects.delete(&Key::from(key)).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
