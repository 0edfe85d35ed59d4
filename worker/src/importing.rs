//! The life of a claimed import: fetch the upload, look at it, publish what is right, forget it.

use crate::{
    Judging,
    claimed::{CANCEL_PATIENCE, Claimed, LOAD_PATIENCE, Left, STORE_PATIENCE, name_request},
    examine::{Decision, Examined, Upload, examine},
    jobs::panic_text,
    lease::Lease,
    publishing::stored_problem,
    retry::patiently,
    teller::{Teller, Voice},
};
use chrono::Utc;
use futures::StreamExt;
use mettle_domain::{EventBody, ImportStep};
use mettle_judge::Cancel;
use mettle_store::{Finished, ImportOutcome, ImportWork, Published};
use std::{
    fs::File,
    io::{Seek, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};
use tokio::{sync::oneshot, time::timeout};
use uuid::Uuid;

/// What is to be stored, and what is told after it.
struct Ending {
    outcome: ImportOutcome,
    report: serde_json::Value,
    refusal: Option<String>,
}

impl Ending {
    fn failed(reason: impl Into<String>) -> Self {
        Ending {
            outcome: ImportOutcome::Failed(reason.into()),
            report: serde_json::Value::Null,
            refusal: None,
        }
    }
}

impl<J: Judging> Claimed<J> {
    /// Everything from the claim to the end.
    pub(crate) async fn import(self, id: Uuid) {
        let lease = self.lease();
        let teller = self.teller(&lease);
        teller.voice().tell(EventBody::Import(ImportStep::Started));
        match self.look_at(id, &lease, teller.voice()).await {
            Ok(Some(ending)) => self.end_import(id, ending, teller).await,
            Ok(None) | Err(Left::Lost) => {
                tracing::warn!("the import is in other hands, or gone; this attempt is dropped");
            }
            Err(Left::Abandoned) => self.hand_back().await,
        }
    }

    /// Ends the attempt as failed.
    pub(crate) async fn fail_import(self, id: Uuid, reason: String) {
        let lease = self.lease();
        let teller = self.teller(&lease);
        self.end_import(id, Ending::failed(reason), teller).await;
    }

    async fn look_at(&self, id: Uuid, lease: &Lease, voice: Voice) -> Result<Option<Ending>, Left> {
        let store = &self.jobs.store;
        let work = match patiently(LOAD_PATIENCE, || store.import_work(id)).await {
            Ok(Some(work)) => work,
            Ok(None) => return Ok(None),
            Err(error) => return Ok(Some(Ending::failed(error.to_string()))),
        };
        name_request(work.request_id.as_deref());
        let archive = match self.fetch(id, &work).await {
            Ok(archive) => archive,
            Err(reason) => return Ok(Some(Ending::failed(reason))),
        };
        let upload = Upload {
            archive,
            file_name: work.file_name.clone(),
            policy: work.policy,
        };
        let examined = self.examine(upload, lease, voice).await?;
        Ok(Some(match examined {
            Ok(examined) => self.made_ready(examined, &work).await,
            Err(reason) => Ending::failed(reason),
        }))
    }

    /// The upload as a file without a name: zip archives are read from their end.
    async fn fetch(&self, id: Uuid, work: &ImportWork) -> Result<File, String> {
        let mut file = tempfile::tempfile_in(&self.jobs.options.spool)
            .map_err(|error| format!("cannot make a temporary file: {error}"))?;
        let mut size = 0_i64;
        let mut pieces = self
            .jobs
            .store
            .upload(id)
            .await
            .map_err(|error| error.to_string())?;
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|error| error.to_string())?;
            size += piece.len() as i64;
            file.write_all(&piece)
                .map_err(|error| format!("cannot keep the upload: {error}"))?;
        }
        if size != work.size_bytes {
            return Err(format!(
                "the upload has {size} bytes instead of {}",
                work.size_bytes
            ));
        }
        file.rewind().map_err(|error| error.to_string())?;
        Ok(file)
    }

    async fn examine(
        &self,
        upload: Upload,
        lease: &Lease,
        voice: Voice,
    ) -> Result<Result<Examined, String>, Left> {
        let cancel = Cancel::new();
        let _cancel_when_dropped = CancelOnDrop(cancel.clone());
        let mut ended = self.start_examining(upload, cancel.clone(), voice);
        tokio::select! {
            ended = &mut ended => Ok(ended.unwrap_or_else(|_| Err("its thread is gone".into()))),
            () = lease.lost.cancelled() => {
                cancel.cancel();
                let _ = timeout(CANCEL_PATIENCE, ended).await;
                Err(Left::Lost)
            }
            () = self.jobs.abandon.cancelled() => {
                cancel.cancel();
                let _ = timeout(CANCEL_PATIENCE, ended).await;
                Err(Left::Abandoned)
            }
        }
    }

    fn start_examining(
        &self,
        upload: Upload,
        cancel: Cancel,
        voice: Voice,
    ) -> oneshot::Receiver<Result<Examined, String>> {
        let (sender, ended) = oneshot::channel();
        let (judge, folder) = (self.jobs.judge.clone(), self.jobs.options.spool.clone());
        let span = tracing::Span::current();
        let work = move || {
            let look = || span.in_scope(|| examine(upload, &*judge, &folder, &cancel, &voice));
            let ended = catch_unwind(AssertUnwindSafe(look));
            // Nobody listens any more when the job was dropped.
            let _ = sender.send(ended.unwrap_or_else(|panic| {
                Err(format!(
                    "looking at the package panicked: {}",
                    panic_text(&*panic)
                ))
            }));
        };
        if let Err(error) = thread::Builder::new().name("importing".into()).spawn(work) {
            tracing::error!(%error, "cannot start a thread to import on");
        }
        ended
    }

    /// Contents go into the store before the row: they are named by what they are, so that a
    /// worker that dies here has changed nothing anyone sees.
    async fn made_ready(&self, examined: Examined, work: &ImportWork) -> Ending {
        let report = match serde_json::to_value(&examined.report) {
            Ok(report) => report,
            Err(error) => return Ending::failed(error.to_string()),
        };
        let (outcome, refusal) = match examined.decision {
            Decision::Refused(reason) => (ImportOutcome::Refused, Some(reason)),
            Decision::Verified => (ImportOutcome::Verified, None),
            Decision::Publish(package) => match stored_problem(&self.jobs.store, *package).await {
                Ok(mut new) => {
                    new.visibility = work.visibility;
                    new.creator_id = work.user_id;
                    (ImportOutcome::Publish(Box::new(new)), None)
                }
                Err(error) => return Ending::failed(error.to_string()),
            },
        };
        Ending {
            outcome,
            report,
            refusal,
        }
    }

    async fn end_import(self, id: Uuid, ending: Ending, teller: Teller) {
        let store = &self.jobs.store;
        if let ImportOutcome::Failed(reason) = &ending.outcome {
            tracing::error!(reason, "an import failed");
        }
        let finish = || {
            store.finish_import(
                id,
                self.attempt,
                &ending.outcome,
                &ending.report,
                Utc::now(),
            )
        };
        match patiently(STORE_PATIENCE, finish).await {
            Ok((Finished::Stored { .. }, published)) => {
                // Pruned later if this fails.
                if let Err(error) = store.delete_upload(id).await {
                    tracing::warn!(%error, "cannot remove an upload that is no longer needed");
                }
                let last = last_step(&ending, published);
                tracing::info!(?last, "an import ended");
                teller.end(vec![(EventBody::Import(last), true)]).await;
            }
            Ok((Finished::Retrying, _)) => tracing::warn!("the import failed; it is tried again"),
            Ok((Finished::Refused, _)) => {
                tracing::warn!("too late: another attempt has the import");
            }
            Err(error) => tracing::error!(%error, "cannot store an import; it is done again"),
        }
    }
}

fn last_step(ending: &Ending, published: Option<Published>) -> ImportStep {
    match (&ending.outcome, published) {
        (ImportOutcome::Publish(new), Some(published)) => ImportStep::Published {
            slug: new.slug.clone(),
            version: published.version,
            changed: published.changed,
        },
        (ImportOutcome::Publish(_), None) => ImportStep::Refused {
            reason: "another version was published meanwhile; make the changes again".to_owned(),
        },
        (ImportOutcome::Verified, _) => ImportStep::Verified,
        (ImportOutcome::Refused, _) => ImportStep::Refused {
            reason: ending.refusal.clone().unwrap_or_default(),
        },
        _ => ImportStep::Failed,
    }
}

struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}
