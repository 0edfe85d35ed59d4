//! A server that is asked over HTTP.

use super::{LOOK_EVERY, Where, save};
use anyhow::{Context, Result, ensure};
use reqwest::{
    Body, Client, RequestBuilder,
    multipart::{Form, Part},
};
use serde_json::Value;
use std::fs::File;
use tokio_util::io::ReaderStream;

pub struct Server {
    http: Client,
    address: String,
    token: String,
}

impl Server {
    /// The server that the options name, if they name one.
    pub fn of(place: &Where) -> Result<Option<Server>> {
        let Some(address) = &place.server else {
            return Ok(None);
        };
        let token = place
            .token
            .clone()
            .context("a server needs --token or METTLE_TOKEN")?;
        Ok(Some(Server {
            http: Client::new(),
            address: address.trim_end_matches('/').to_owned(),
            token,
        }))
    }

    /// Uploads an archive and waits for its end: what the server shows then.
    pub async fn import(
        &self,
        archive: File,
        name: &str,
        policy: &str,
        visibility: &str,
    ) -> Result<Value> {
        let size = archive.metadata()?.len();
        let content = Body::wrap_stream(ReaderStream::new(tokio::fs::File::from_std(archive)));
        let part = Part::stream_with_length(content, size).file_name(name.to_owned());
        let form = Form::new()
            .text("policy", policy.to_owned())
            .text("visibility", visibility.to_owned())
            .part("package", part);
        let request = self.http.post(self.url("/admin/problems")).multipart(form);
        let id = self.json(request).await?["id"]
            .as_str()
            .context("the server answered without an id")?
            .to_owned();
        loop {
            let shown = self
                .json(self.http.get(self.url(&format!("/admin/imports/{id}"))))
                .await?;
            if matches!(shown["status"].as_str(), Some("completed" | "failed")) {
                return Ok(shown);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Downloads a package.
    pub async fn export(&self, slug: &str, file: &mut File) -> Result<()> {
        let request = self
            .http
            .get(self.url(&format!("/admin/problems/{slug}/package")));
        let answer = request.bearer_auth(&self.token).send().await?;
        let status = answer.status();
        ensure!(
            status.is_success(),
            "{}: {status} {}",
            self.address,
            answer.text().await?
        );
        save(answer, file).await
    }

    async fn json(&self, request: RequestBuilder) -> Result<Value> {
        let answer = request.bearer_auth(&self.token).send().await?;
        let (status, text) = (answer.status(), answer.text().await?);
        ensure!(status.is_success(), "{}: {status} {text}", self.address);
        serde_json::from_str(&text).with_context(|| format!("an odd answer: {text}"))
    }

    fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.address)
    }
}
