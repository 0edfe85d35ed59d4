//! Stopping on purpose: what runs may finish, or is handed back, and is judged exactly once.

use crate::server::{Heard, Plan, Process, SLOW_SUM_C, Socket, User, one, until_gone};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_told_to_stop_finishes_or_hands_back_what_it_judges() {
    let mut server = Plan::embedded()
        .with("METTLE_SHUTDOWN_SECONDS", 100)
        .start()
        .await;
    let ada = server.register("ada").await;
    let (finished, socket) = submitted_and_running(&ada).await;
    server.set("METTLE_SHUTDOWN_SECONDS", 0);
    stop(&mut server.front).await;
    assert_eq!(
        goodbye(socket).await,
        1012,
        "clients are told to come again"
    );
    assert!(
        !server.front.log().contains(": handed back"),
        "{}",
        server.front.log()
    );

    server.start_front_again().await;
    let shown = ada.submission(&finished).await;
    assert_eq!([&shown["status"], &shown["verdict"]], ["completed", "AC"]);
    assert_eq!(shown["attempt"], 1, "it finished before the process ended");

    let (handed_back, _socket) = submitted_and_running(&ada).await;
    stop(&mut server.front).await;
    assert!(
        server.front.log().contains(": handed back"),
        "{}",
        server.front.log()
    );

    server.start_front_again().await;
    judged_once_at_the_second_attempt(&ada, &handed_back, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_told_to_stop_hands_its_submission_to_the_other() {
    let mut server = Plan::distributed()
        .with("METTLE_SHUTDOWN_SECONDS", 0)
        .start()
        .await;
    let ada = server.register("ada").await;
    let (id, socket) = submitted_and_running(&ada).await;
    stop(server.holder_of(&id).await).await;
    let rest = socket.until_the_end().await;
    assert_eq!(one(&rest, "submission.verdict")["attempt"], 2);
    judged_once_at_the_second_attempt(&ada, &id, 1).await;
    let holder = server.holder_of(&id).await;
    assert!(holder.log().contains(": judged"), "{}", holder.log());
}

/// A slow submission that has passed its first cases, and who watches it.
async fn submitted_and_running(user: &User) -> (String, Socket) {
    let id = user.submit("a-plus-b", "c", SLOW_SUM_C).await;
    let mut socket = user.watch(&id).await;
    socket.until("submission.case").await;
    (id, socket)
}

async fn stop(process: &mut Process) {
    let sandboxes = process.descendants();
    assert!(!sandboxes.is_empty(), "it judges in processes of its own");
    process.signal(libc::SIGTERM);
    let status = process.ended().await;
    assert_eq!(status.code(), Some(0), "{}", process.log());
    until_gone(&sandboxes).await;
}

async fn goodbye(mut socket: Socket) -> u16 {
    loop {
        match socket.hear().await {
            Heard::Event(_) => {}
            Heard::Closed(code) => return code,
            Heard::Lost => panic!("the connection was cut without a word"),
        }
    }
}

async fn judged_once_at_the_second_attempt(user: &User, id: &str, submissions: i64) {
    let events = user.watch(id).await.until_the_end().await;
    let told = |kind: &str| events.iter().filter(|event| event["type"] == kind).count();
    // An embedded queue forgets when its process ends: then the last word is the stored state.
    assert!(
        told("submission.verdict") == 1 || told("snapshot") >= 1,
        "{events:#?}"
    );
    assert!(told("submission.verdict") <= 1, "{events:#?}");
    let shown = user.submission(id).await;
    assert_eq!(
        [&shown["status"], &shown["verdict"]],
        ["completed", "AC"],
        "{shown}"
    );
    assert_eq!(shown["attempt"], 2);
    let stats = user.get("/me/stats").await;
    assert_eq!(
        (&stats["problems_solved"], &stats["average_score"]),
        (&json!(1), &json!(100.0))
    );
    assert_eq!(
        user.get("/problems/a-plus-b").await["submissions"],
        Value::from(submissions)
    );
}
