//! People who use the API.

use super::Socket;
use reqwest::{Method, header::HeaderMap};
use serde_json::{Value, json};
use std::{fmt, net::SocketAddr};

/// A caller without a name.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: SocketAddr,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        // A new connection each: a server that was stopped must not be remembered.
        let http = reqwest::Client::builder()
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Client { http, address }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn request(&self, method: Method, path: &str) -> Call {
        Call(
            self.http
                .request(method, format!("http://{}{path}", self.address)),
        )
    }

    pub fn get(&self, path: &str) -> Call {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: Value) -> Call {
        Call(self.request(Method::POST, path).0.json(&body))
    }
}

/// A request being made.
pub struct Call(reqwest::RequestBuilder);

impl Call {
    pub fn bearer(self, token: &str) -> Self {
        Call(self.0.bearer_auth(token))
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        Call(self.0.header(name, value))
    }

    pub fn body(self, body: impl Into<reqwest::Body>) -> Self {
        Call(self.0.header("content-type", "application/json").body(body))
    }

    pub fn multipart(self, form: reqwest::multipart::Form) -> Self {
        Call(self.0.multipart(form))
    }

    pub async fn send(self) -> Answer {
        let response = self.0.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer {
            status,
            headers,
            body,
            text,
        }
    }
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Null if it is not JSON.
    pub body: Value,
    pub text: String,
}

impl Answer {
    /// The last part of a problem's type.
    pub fn problem(&self) -> &str {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self}"
        );
        assert_eq!(self.body["status"], self.status, "{self}");
        self.body["type"]
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.text)
    }
}

/// Someone with an account.
#[derive(Clone)]
pub struct User {
    pub client: Client,
    pub name: String,
    pub password: String,
    pub access: String,
    pub refresh: String,
}

impl User {
    /// Registers, then logs in as people do the next day.
    pub async fn register(client: &Client, name: &str) -> Self {
        let (email, password) = (
            format!("{name}@example.org"),
            format!("{name} likes long passwords"),
        );
        let body = json!({"email": email, "username": name, "password": password, "full_name": "A Person"});
        let answer = client.post("/api/v1/auth/register", body).send().await;
        assert_eq!(answer.status, 201, "{answer}");
        let body = json!({"email": email, "password": password});
        let answer = client.post("/api/v1/auth/login", body).send().await;
        assert_eq!(answer.status, 200, "{answer}");
        let token = |name: &str| answer.body[name].as_str().unwrap().to_owned();
        User {
            client: client.clone(),
            name: name.to_owned(),
            password,
            access: token("access_token"),
            refresh: token("refresh_token"),
        }
    }

    /// An answer under `/api/v1`, whatever it is.
    pub async fn ask(&self, path: &str) -> Answer {
        self.client
            .get(&format!("/api/v1{path}"))
            .bearer(&self.access)
            .send()
            .await
    }

    /// The body of an answer under `/api/v1` that must be fine.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.ask(path).await;
        assert_eq!(answer.status, 200, "{path}: {answer}");
        answer.body
    }

    pub fn posting(&self, path: &str, body: Value) -> Call {
        self.client
            .post(&format!("/api/v1{path}"), body)
            .bearer(&self.access)
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.posting(path, body).send().await
    }

    /// Sends a form.
    pub async fn upload(&self, path: &str, form: reqwest::multipart::Form) -> Answer {
        let call = self.client.request(Method::POST, &format!("/api/v1{path}"));
        call.bearer(&self.access).multipart(form).send().await
    }

    /// Submits a program; its id.
    pub async fn submit(&self, problem: &str, language: &str, code: &str) -> String {
        let body = json!({"problem": problem, "language": language, "code": code});
        let answer = self.post("/submissions", body).await;
        assert_eq!(answer.status, 202, "{answer}");
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// Submits and waits for the end: the events, then what the API shows.
    pub async fn judged(&self, problem: &str, language: &str, code: &str) -> (Vec<Value>, Value) {
        let id = self.submit(problem, language, code).await;
        let events = self.watch(&id).await.until_the_end().await;
        (events, self.submission(&id).await)
    }

    pub async fn submission(&self, id: &str) -> Value {
        self.get(&format!("/submissions/{id}")).await
    }

    /// Follows a submission from the start.
    pub async fn watch(&self, id: &str) -> Socket {
        self.watch_after(id, 0).await
    }

    /// Follows a submission after a sequence number.
    pub async fn watch_after(&self, id: &str, seq: u64) -> Socket {
        Socket::open(
            self,
            &format!("/api/v1/submissions/{id}/events?after={seq}"),
        )
        .await
        .unwrap()
    }
}
