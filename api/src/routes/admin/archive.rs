//! Archives and parts of requests in temporary files without names: never in memory as a whole.

use super::upload::{not_arrived, pieces};
use crate::error::{ApiError, ApiResult};
use axum::{body::Bytes, extract::multipart::Field};
use futures::{Stream, StreamExt};
use mettle_problems::{LoadData, TestData, edit::FileMap, export};
use std::{
    fs::File,
    io::{self, Seek, Write},
    os::unix::fs::FileExt,
    sync::Arc,
};

/// Largest input or answer, in bytes.
const LARGEST_PART: u64 = 256 << 20;
/// Bytes read at once.
const PIECE_BYTES: usize = 256 << 10;

/// A package of these files, in a folder that names it.
pub(super) async fn archive_of(slug: &str, files: FileMap) -> ApiResult<File> {
    let slug = slug.to_owned();
    let writing = tokio::task::spawn_blocking(move || {
        let mut file = tempfile::tempfile()?;
        export::write_zip(
            io::BufWriter::new(&mut file),
            Some(&slug),
            files.iter().map(|(path, data)| (path.as_str(), data)),
        )?;
        file.rewind()?;
        Ok::<_, io::Error>(file)
    });
    let written = writing.await.map_err(ApiError::internal)?;
    written.map_err(ApiError::internal)
}

/// The content of a file, from where it stands.
pub(super) fn file_stream(file: File) -> impl Stream<Item = io::Result<Bytes>> + Send {
    tokio_util::io::ReaderStream::with_capacity(tokio::fs::File::from_std(file), PIECE_BYTES)
}

/// A part of a request, kept until the request is answered.
pub(super) async fn kept_part(field: Field<'_>) -> ApiResult<TestData> {
    let too_large = Arc::default();
    let mut file = tempfile::tempfile().map_err(ApiError::internal)?;
    let mut size = 0;
    {
        let mut pieces = Box::pin(pieces(field, LARGEST_PART, Arc::clone(&too_large)));
        while let Some(piece) = pieces.next().await {
            let piece =
                piece.map_err(|error| not_arrived(&too_large, LARGEST_PART).because(error))?;
            size += piece.len() as u64;
            file.write_all(&piece).map_err(ApiError::internal)?;
        }
    }
    Ok(TestData::elsewhere(size, Arc::new(Part { file, size })))
}

struct Part {
    file: File,
    size: u64,
}

impl LoadData for Part {
    fn load(&self) -> io::Result<Arc<[u8]>> {
        let size = usize::try_from(self.size).map_err(io::Error::other)?;
        let mut bytes = vec![0; size];
        self.file.read_exact_at(&mut bytes, 0)?;
        Ok(bytes.into())
    }
}
