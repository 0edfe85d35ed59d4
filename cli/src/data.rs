//! Where an installation keeps what it remembers.

use anyhow::{Context, Result};
use clap::Args;
use mettle_store::{BlobPlace, Store};
use std::path::{Path, PathBuf};

/// Options of everything that opens the database.
#[derive(Args, Clone)]
pub struct DataOptions {
    /// Folder for the database and caches.
    #[arg(
        long,
        env = "METTLE_DATA",
        default_value = "./data",
        value_name = "FOLDER"
    )]
    pub data: PathBuf,
    /// `sqlite:FILE` or `postgres://…` [default: mettle.db in the data folder].
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Where large test data are kept: a folder, `s3://BUCKET/PREFIX` (with the usual AWS_… variables), or
    /// `database` [default: blobs in the data folder with SQLite, else the database].
    #[arg(long, env = "METTLE_BLOBS", value_name = "PLACE")]
    pub blobs: Option<String>,
}

impl DataOptions {
    /// Opens the database, and makes the data folder if that is where it is.
    pub async fn open(&self) -> Result<Store> {
        let url = match &self.database_url {
            Some(url) => url.clone(),
            None => {
                make_folder(&self.data)?;
                format!("sqlite:{}", self.data.join("mettle.db").display())
            }
        };
        let store = Store::open(&url).await?;
        Ok(store.with_blobs(&self.blob_place(&url))?)
    }

    /// Large contents are where every process of the installation reaches them.
    fn blob_place(&self, database_url: &str) -> BlobPlace {
        match self.blobs.as_deref() {
            Some("database") => BlobPlace::Database,
            Some(place) => match place.strip_prefix("s3://") {
                Some(rest) => {
                    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                    BlobPlace::S3 {
                        bucket: bucket.to_owned(),
                        prefix: prefix.trim_matches('/').to_owned(),
                    }
                }
                None => BlobPlace::Folder(place.into()),
            },
            None if database_url.starts_with("sqlite:") => {
                BlobPlace::Folder(self.data.join("blobs"))
            }
            None => BlobPlace::Database,
        }
    }

    /// Where temporary files may be large.
    pub fn spool(&self) -> PathBuf {
        match self.data.is_dir() {
            true => self.data.clone(),
            false => std::env::temp_dir(),
        }
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        format!(
            "cannot make the data folder {}; choose another with METTLE_DATA",
            folder.display()
        )
    })
}
