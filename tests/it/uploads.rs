//! Packages that administrators upload, against real processes in both modes.

mod archives;
mod broken;
mod flow;
mod from_the_command_line;
mod killed;
mod made;
mod packages;
mod points;
mod rejudges;
mod storage;
mod test_cases;

use crate::server::{Answer, Plan, Server, Socket, User};
use packages::Files;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

const EMAIL: &str = "root@example.org";
const PASSWORD: &str = "an administrator's long password";

/// A system with an administrator.
fn with_admin(plan: Plan) -> Plan {
    plan.with("METTLE_ADMIN_EMAIL", EMAIL)
        .with("METTLE_ADMIN_PASSWORD", PASSWORD)
        .with("METTLE_NO_RATE_LIMITS", "1")
}

async fn admin(server: &Server) -> User {
    let body = json!({"email": EMAIL, "password": PASSWORD});
    let answer = server.client.post("/api/v1/auth/login", body).send().await;
    assert_eq!(answer.status, 200, "{answer}");
    let token = |name: &str| answer.body[name].as_str().unwrap().to_owned();
    User {
        client: server.client.clone(),
        name: "root".to_owned(),
        password: PASSWORD.to_owned(),
        access: token("access_token"),
        refresh: token("refresh_token"),
    }
}

/// Sends a package; the answer, whatever it is.
async fn send(admin: &User, name: &str, zip: Vec<u8>, policy: &str) -> Answer {
    let package = Part::bytes(zip).file_name(name.to_owned());
    let form = Form::new()
        .text("policy", policy.to_owned())
        .part("package", package);
    admin.upload("/admin/problems", form).await
}

/// Sends a package and follows it to its end: the events, and what the API shows.
async fn import(admin: &User, name: &str, zip: Vec<u8>, policy: &str) -> (Vec<Value>, Value) {
    let answer = send(admin, name, zip, policy).await;
    assert_eq!(answer.status, 202, "{answer}");
    let events = answer.body["events"].as_str().unwrap().to_owned();
    let watching = Socket::open(admin, &events).await.unwrap();
    let events = watching.until_the_end().await;
    let id = answer.body["id"].as_str().unwrap();
    (events, admin.get(&format!("/admin/imports/{id}")).await)
}

/// Imports a package that must be published.
async fn published(admin: &User, name: &str, package: &Files) -> Value {
    let (_, shown) = import(admin, name, package.zip(), "warnings").await;
    assert_eq!(shown["outcome"], "published", "{shown:#}");
    shown
}
