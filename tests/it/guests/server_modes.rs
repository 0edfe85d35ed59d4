//! Every guest through running servers: all submitted at once, the way a rude crowd would.

use super::{
    Judged, collection,
    collection::Guest,
    faults,
    leftovers::{Held, children_of, files_below, written_by_guests},
    report,
};
use crate::server::{Plan, SUMS, Server, User, eventually};
use chrono::Utc;
use mettle_domain::CompileReport;
use mettle_store::{Difficulty, NewCase, NewProblem, Store, Visibility};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// Memory that a process may gain over all guests, in KiB. Judging with logs, caches of plans and
/// the allocator's reserves takes some; a guest's outputs kept by mistake would be far more.
const GAIN_KIB: u64 = 64 << 10;
/// Descriptors that come and go: connections to the database, to Redis and to clients.
const DESCRIPTORS_GAIN: usize = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_on_sqlite_survives_all_guests() {
    entertain(Plan::embedded()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_on_postgres_and_redis_survive_all_guests() {
    entertain(Plan::distributed().with("METTLE_CONCURRENCY", 1)).await;
}

async fn entertain(plan: Plan) {
    let temporary = tempfile::tempdir().unwrap();
    let server = plan
        .with("TMPDIR", temporary.path().display())
        .start()
        .await;
    // Nothing is judged yet: these stay.
    let own = processes(&server);
    let host = server.register("host").await;
    let mallory = server.register("mallory").await;
    let guests: Vec<Guest> = collection::of_this_machine();
    let guests: Vec<&Guest> = guests.iter().filter(|guest| guest.servers).collect();
    let slugs = publish(&server, &guests).await;

    normal_programs_are_accepted(&host).await;
    let before = holdings(&server, &own).await;
    let files_before = files_below(server.folder());

    let mut ids = Vec::new();
    for (guest, slug) in guests.iter().zip(slugs) {
        ids.push(submit(&mallory, guest, &slug).await);
    }
    let mut found = Vec::new();
    for (guest, id) in guests.iter().zip(ids) {
        let faults = match id {
            Ok(id) => faults(guest, &judged(&mallory, &id).await),
            Err(refusal) => vec![refusal],
        };
        found.push((guest.name.clone(), faults));
    }

    normal_programs_are_accepted(&host).await;
    let after = holdings(&server, &own).await;
    let mut faults = Vec::new();
    for (process, held) in &after {
        println!("{process}: held {:?}, holds {held:?}", before.get(process));
        let Some(before) = before.get(process) else {
            faults.push(format!("{process} was not there before"));
            continue;
        };
        if held.memory_kib > before.memory_kib + GAIN_KIB
            || held.descriptors > before.descriptors + DESCRIPTORS_GAIN
        {
            faults.push(format!("{process} held {before:?} and holds {held:?}"));
        }
    }
    if before.len() != after.len() {
        faults.push("not all processes are left".into());
    }
    let files_after = files_below(server.folder());
    if files_before != files_after {
        faults.push(format!("{files_before:?} became {files_after:?}"));
    }
    let temporary_files = files_below(temporary.path());
    if !temporary_files.is_empty() {
        faults.push(format!("temporary files {temporary_files:?}"));
    }
    let written = written_by_guests(&[server.folder(), temporary.path()]);
    if !written.is_empty() {
        faults.push(format!("guests have written {written:?}"));
    }
    found.push(("at the end".into(), faults));
    report(found);
}

/// One problem for all guests with the same limits, input and answer; each guest's slug.
async fn publish(server: &Server, guests: &[&Guest]) -> Vec<String> {
    let store = Store::open(&server.database_url()).await.unwrap();
    let mut known: HashMap<String, String> = HashMap::new();
    let mut slugs = Vec::new();
    for guest in guests {
        let content = format!("{:?}", guest.plan());
        let number = known.len();
        if !known.contains_key(&content) {
            let slug = format!("guests-{number}");
            let problem = problem(&slug, guest);
            store.publish_problem(problem, Utc::now()).await.unwrap();
            known.insert(content.clone(), slug);
        }
        slugs.push(known[&content].clone());
    }
    store.close().await;
    slugs
}

fn problem(slug: &str, guest: &Guest) -> NewProblem {
    let case = NewCase {
        name: "sample/1".into(),
        group: "sample".into(),
        is_sample: true,
        input: guest.input.as_slice().into(),
        answer: guest.answer.as_slice().into(),
        points: None,
        rules: Value::Null,
    };
    NewProblem {
        slug: slug.into(),
        title: slug.into(),
        statement: "For guests.".into(),
        difficulty: Difficulty::Easy,
        tags: vec!["guests".into()],
        constraints: None,
        limits: guest.limits.clone(),
        language_factors: BTreeMap::new(),
        rules: serde_json::json!({ "comparison": guest.comparison }),
        scoring: Value::Null,
        leetcode_id: None,
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: None,
        starter_code: BTreeMap::new(),
        digest: slug.into(),
        files: vec![],
        cases: vec![case],
    }
}

async fn submit(user: &User, guest: &Guest, slug: &str) -> Result<String, String> {
    let file =
        |file: &mettle_domain::SourceFile| json!({"name": file.name, "content": file.content});
    let files: Vec<Value> = guest.files.iter().map(file).collect();
    let body = json!({"problem": slug, "language": guest.language.id(), "files": files});
    let answer = user.post("/submissions", body).await;
    match answer.status {
        202 => Ok(answer.body["id"].as_str().unwrap().to_owned()),
        _ => Err(format!("not taken: {answer}")),
    }
}

/// Waits for a verdict.
async fn judged(user: &User, id: &str) -> Judged {
    let shown = eventually("a guest's verdict", async || {
        let shown = user.submission(id).await;
        (shown["status"] == "completed").then_some(shown)
    })
    .await;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let tests = shown["tests"].as_array().unwrap();
    let texts = tests.iter().flat_map(|test| {
        ["message", "stdout", "stderr", "difference", "output"].map(|field| text(&test[field]))
    });
    Judged {
        verdict: serde_json::from_value(shown["verdict"].clone()).unwrap(),
        cpu_time_ms: shown["cpu_time_ms"].as_f64().unwrap_or(0.0),
        memory_bytes: shown["memory_bytes"].as_u64().unwrap_or(0),
        compile: CompileReport {
            ok: shown["compile"]["ok"] == true,
            time_ms: 0,
            diagnostics: text(&shown["compile"]["diagnostics"]).unwrap_or_default(),
        },
        texts: texts.flatten().collect(),
        judge_error: None,
    }
}

async fn normal_programs_are_accepted(user: &User) {
    for (language, code) in SUMS {
        let (events, shown) = user.judged("a-plus-b", language, code).await;
        assert_eq!(shown["verdict"], "AC", "{language}: {events:#?}");
    }
}

/// What each process holds once no sandbox is left: the first one, the workers, their fork servers
/// and what those keep for themselves.
async fn holdings(server: &Server, own: &[u32]) -> BTreeMap<String, Held> {
    eventually("the end of all sandboxes", async || {
        (processes(server) == own).then_some(())
    })
    .await;
    let named = |id: &u32| {
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap();
        (format!("{} {id}", name.trim()), Held::by(*id))
    };
    own.iter().map(named).collect()
}

/// All processes of the system that judge, or that those have started.
fn processes(server: &Server) -> Vec<u32> {
    let mut all: Vec<u32> = [server.front.id()]
        .into_iter()
        .chain(server.workers.iter().map(|worker| worker.id()))
        .collect();
    let mut next = 0;
    while let Some(id) = all.get(next) {
        all.extend(children_of(*id));
        next += 1;
    }
    all
}
