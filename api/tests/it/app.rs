//! A server for one test, and callers of it.

use mettle_api::{ApiConfig, ApiState, LanguageDescription, PasswordCost, serve};
use mettle_domain::{Event, EventBody, Language, Limits, Topic, Verdict};
use mettle_queue::Queue;
use mettle_store::{Difficulty, NewCase, NewProblem, Role, Store, UserChanges, Visibility};
use reqwest::{Method, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt, net::SocketAddr, time::Duration};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A running server.
pub struct TestApp {
    pub address: SocketAddr,
    pub store: Store,
    pub queue: Queue,
    http: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
    _folder: TempDir,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A server whose settings differ from what tests need anyway.
    pub async fn with(change: impl FnOnce(&mut ApiConfig)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("mettle.db").display());
        let store = Store::open(&url).await.unwrap();
        let queue = Queue::embedded();
        let mut config = ApiConfig {
            languages: [Language::Cpp20, Language::Python].map(describe).to_vec(),
            password_cost: PasswordCost::for_tests(),
            ..ApiConfig::default()
        };
        config.live.recheck_after = Duration::from_millis(300);
        change(&mut config);
        let state = ApiState::new(config, store.clone(), queue.clone()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(async move {
            serve(listener, state, async { drop(stopped.await) })
                .await
                .unwrap();
        });
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        TestApp {
            address,
            store,
            queue,
            http,
            stop: Some(stop),
            server: Some(server),
            _folder: folder,
        }
    }

    /// Tells the server to stop; the handle ends when it has.
    pub fn stop(&mut self) -> JoinHandle<()> {
        drop(self.stop.take());
        self.server.take().expect("stopped once")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A request as nobody.
    pub fn request(&self, method: Method, path: &str) -> Call {
        Call(self.http.request(method, self.url(path)))
    }

    pub fn get(&self, path: &str) -> Call {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: Value) -> Call {
        self.request(Method::POST, path).json(body)
    }

    /// A new account, logged in.
    pub async fn user(&self, name: &str) -> TestUser {
        let body = json!({
            "email": format!("{name}@example.org"), "username": name, "password": PASSWORD, "full_name": "Test User",
        });
        let answer = self.post("/api/v1/auth/register", body).send().await;
        assert_eq!(answer.status, 201, "{answer}");
        TestUser::of(&answer)
    }

    /// A new administrator, logged in.
    pub async fn admin(&self, name: &str) -> TestUser {
        let user = self.user(name).await;
        let changes = UserChanges {
            role: Some(Role::Admin),
            ..UserChanges::default()
        };
        self.store
            .update_user(user.id.parse().unwrap(), changes, chrono::Utc::now())
            .await
            .unwrap()
            .unwrap();
        user
    }

    /// A problem with one sample and one secret test.
    pub async fn problem(&self, slug: &str) {
        self.publish(problem(slug)).await;
    }

    pub async fn publish(&self, problem: NewProblem) {
        self.store
            .publish_problem(problem, chrono::Utc::now())
            .await
            .unwrap();
    }

    /// A stored submission of `user` to `problem`; its id.
    pub async fn submission(&self, user: &TestUser, problem: &str) -> String {
        let body = json!({"problem": problem, "language": "python", "code": "print(3)"});
        let answer = self
            .post("/api/v1/submissions", body)
            .bearer(&user.access)
            .send()
            .await;
        assert_eq!(answer.status, 202, "{answer}");
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// Publishes as a worker does.
    pub async fn publish_events(
        &self,
        id: &str,
        attempt: u32,
        bodies: Vec<(EventBody, bool)>,
    ) -> Vec<Event> {
        self.queue
            .publish(Topic::Submission(id.parse().unwrap()), attempt, bodies)
            .await
            .unwrap()
    }
}

pub const PASSWORD: &str = "correct horse battery staple";

/// An account's tokens.
pub struct TestUser {
    pub id: String,
    pub access: String,
    pub refresh: String,
}

impl TestUser {
    /// From the answer to register, log in or refresh.
    pub fn of(answer: &Answer) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        TestUser {
            id: text(&answer.body["user"]["id"]),
            access: text(&answer.body["access_token"]),
            refresh: text(&answer.body["refresh_token"]),
        }
    }
}

/// A request being made.
pub struct Call(reqwest::RequestBuilder);

impl Call {
    pub fn bearer(self, token: &str) -> Self {
        Call(self.0.bearer_auth(token))
    }

    pub fn header(self, name: &str, value: impl AsRef<str>) -> Self {
        Call(self.0.header(name, value.as_ref()))
    }

    pub fn json(self, body: Value) -> Self {
        Call(self.0.json(&body))
    }

    pub fn body(self, body: impl Into<reqwest::Body>) -> Self {
        Call(self.0.body(body))
    }

    pub async fn send(self) -> Answer {
        let response = self.0.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.unwrap();
        Answer {
            status: status.as_u16(),
            headers,
            body: serde_json::from_str(&text).unwrap_or(Value::Null),
            text,
        }
    }
}

/// What came back. Displays as status and body with everything random masked.
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
        let kind = self.body["type"].as_str().unwrap_or_default();
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self}"
        );
        assert_eq!(self.body["status"], self.status);
        kind.rsplit('/').next().unwrap()
    }

    pub fn detail(&self) -> &str {
        self.body["detail"].as_str().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value that a cookie is set to.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|value| value.to_str().unwrap());
        let prefix = format!("{name}=");
        cookies
            .filter_map(|text| text.strip_prefix(&prefix))
            .map(|rest| rest.split(';').next().unwrap().to_owned())
            .next()
    }

    /// The values of a field of all items of a page.
    pub fn items(&self, field: &str) -> Vec<&str> {
        self.body["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item[field].as_str().unwrap())
            .collect()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = StatusCode::from_u16(self.status).unwrap();
        match &self.body {
            Value::Null => write!(f, "{status}\n{}", self.text),
            body => write!(
                f,
                "{status}\n{}",
                serde_json::to_string_pretty(&masked(body)).unwrap()
            ),
        }
    }
}

/// Ids, tokens and times replaced by what they are.
fn masked(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(mask_text(text)),
        Value::Array(items) => items.iter().map(masked).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), masked(value)))
            .collect(),
        other => other.clone(),
    }
}

fn mask_text(text: &str) -> String {
    if chrono::DateTime::parse_from_rfc3339(text).is_ok() {
        return "[time]".to_owned();
    }
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    words
        .map(|word| {
            let core =
                word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
            let rest = &word[core.len()..];
            match core {
                id if id.len() == 36 && uuid::Uuid::parse_str(id).is_ok() => format!("[id]{rest}"),
                token if token.len() == 47 && token.starts_with("mt") => {
                    format!("[{}…]{rest}", &token[..4])
                }
                _ => word.to_owned(),
            }
        })
        .collect()
}

fn describe(language: Language) -> LanguageDescription {
    let info = language.info();
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    LanguageDescription {
        id: info.id.to_owned(),
        aliases: texts(info.aliases),
        name: info.name.to_owned(),
        version: "1.0".to_owned(),
        extensions: texts(info.extensions),
        how_it_runs: "Not at all in these tests.".to_owned(),
    }
}

/// A problem to publish.
pub fn problem(slug: &str) -> NewProblem {
    let case = |name: &str, is_sample: bool, input: &str, answer: &str| NewCase {
        name: name.to_owned(),
        group: if is_sample { "sample" } else { "secret" }.to_owned(),
        is_sample,
        input: input.as_bytes().into(),
        answer: answer.as_bytes().into(),
        points: None,
        rules: Value::Null,
    };
    NewProblem {
        slug: slug.to_owned(),
        title: format!("Problem {slug}"),
        statement: "Print the **sum**.".to_owned(),
        difficulty: Difficulty::Easy,
        tags: vec!["arithmetic".to_owned()],
        constraints: None,
        limits: Limits {
            source_bytes: 64 << 10,
            ..Limits::default()
        },
        language_factors: BTreeMap::from([("python".to_owned(), 3.0)]),
        rules: json!({}),
        scoring: Value::Null,
        leetcode_id: None,
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: None,
        starter_code: BTreeMap::from([("python".to_owned(), "# begin here\n".to_owned())]),
        digest: slug.to_owned(),
        files: vec![],
        cases: vec![
            case("sample/1", true, "1 2\n", "3\n"),
            case("secret/01", false, "40 2\n", "top-secret-42\n"),
        ],
    }
}

/// The event of a verdict.
pub fn verdict_event(verdict: Verdict) -> EventBody {
    EventBody::Verdict {
        verdict,
        score: None,
        cpu_time_ms: 1.0,
        memory_bytes: 1024,
        instructions: None,
    }
}
