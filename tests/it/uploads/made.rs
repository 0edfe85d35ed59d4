//! Packages whose tests are only described: the worker that takes them in makes them.

use super::{admin, import, packages::Files, send, with_admin};
use crate::server::{Plan, Server, Socket, one};
use serde_json::json;

const PROBLEM: &str = r#"<problem short-name="sums" url="https://polygon.example/1">
<names><name language="english" value="Sums"/></names>
<judging><testset name="tests"><time-limit>10000</time-limit><memory-limit>268435456</memory-limit>
<input-path-pattern>tests/%02d</input-path-pattern><answer-path-pattern>tests/%02d.a</answer-path-pattern>
<tests><test method="manual" sample="true"/>
<test cmd="gen 10 1" method="generated" group="small" points="30"/>
<test cmd="gen 10 2" method="generated" group="small" points="0"/>
<test cmd="gen 1000000 3" method="generated" group="large" points="70"/></tests>
<groups><group name="small" points="30" points-policy="complete-group"/>
<group name="large" points="70" points-policy="complete-group"><dependencies><dependency group="small"/></dependencies></group></groups>
</testset></judging>
<files><executables><executable><source path="files/gen.cpp" type="cpp.g++17"/></executable></executables></files>
<assets><checker type="testlib"><source path="files/check.cpp" type="cpp.g++17"/></checker>
<validators><validator><source path="files/val.cpp" type="cpp.g++17"/></validator></validators>
<solutions><solution tag="main"><source path="solutions/ok.cpp" type="cpp.g++17"/></solution>
<solution tag="rejected"><source path="solutions/wa.py" type="python.3"/></solution></solutions></assets></problem>"#;

const RIGHT: &str = "print(sum(map(int, input().split())))\n";
/// Right for small numbers only.
const SMALL: &str = "a, b = map(int, input().split())\nprint((a + b) % 100)\n";

pub fn sums() -> Files {
    Files(Vec::new())
        .with("problem.xml", PROBLEM)
        .with("statement-sections/english/legend.tex", "Add $a$ and $b$.\n")
        .with("tests/01", "1 2\r\n")
        .with(
            "files/gen.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerGen(c, v, 1); int most = atoi(v[1]); \
             int a = rnd.next(most / 2 + 1, most); int b = rnd.next(1, most); println(a, b); }",
        )
        .with(
            "files/check.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerTestlibCmd(c, v); \
             if (ouf.readInt() != ans.readInt()) quitf(_wa, \"no\"); quitf(_ok, \"yes\"); }",
        )
        .with(
            "files/val.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerValidation(c, v); inf.readInt(1, 1000000); \
             inf.readSpace(); inf.readInt(1, 1000000); inf.readEoln(); inf.readEof(); }",
        )
        .with(
            "solutions/ok.cpp",
            "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }",
        )
        .with("solutions/wa.py", "print(3)\n")
}

async fn tests_are_made(server: &Server) {
    let root = admin(server).await;
    let (events, shown) = import(&root, "upload.zip", sums().zip(), "warnings").await;
    assert_eq!(shown["outcome"], "published", "{shown:#}");
    let making: Vec<_> = events
        .iter()
        .filter(|event| event["type"] == "import.making")
        .map(|event| (event["program"].as_str().unwrap(), event["files"].clone()))
        .collect();
    assert_eq!(making, [("gen.cpp", json!(3)), ("ok.cpp", json!(4))]);
    assert_eq!(one(&events, "import.unpacked")["cases"], 4);
    assert_eq!(shown["slug"], "sums");

    let ada = server.register("ada").await;
    for (code, verdict, score) in [(RIGHT, "AC", 100.0), (SMALL, "PARTIAL", 30.0)] {
        let shown = ada.judged("sums", "python", code).await.1;
        assert_eq!(
            (&shown["verdict"], &shown["score"]),
            (&json!(verdict), &json!(score)),
            "{shown:#}"
        );
    }
    // What was made is part of the version: it is not made again when tests are changed.
    let tests = root.get("/admin/problems/sums/tests").await;
    let name = tests["items"][3]["name"]
        .as_str()
        .unwrap()
        .replace('/', "%2F");
    let input = root
        .ask(&format!("/admin/problems/sums/tests/{name}/input"))
        .await;
    let first: u32 = input.text.split(' ').next().unwrap().parse().unwrap();
    assert!(first > 500_000, "{}", input.text);
    let again = import(&root, "upload.zip", sums().zip(), "warnings")
        .await
        .1;
    assert_eq!(again["outcome"], "unchanged", "generators are repeatable");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tests_that_are_only_described_are_made_with_one_process_on_sqlite() {
    let server = with_admin(Plan::embedded()).start().await;
    tests_are_made(&server).await;
    let root = admin(&server).await;
    let failing = sums().with("files/gen.cpp", "int main() { return 7; }\n");
    let (_, shown) = import(&root, "upload.zip", failing.zip(), "warnings").await;
    assert_eq!(shown["outcome"], "refused");
    let findings = shown["report"]["findings"].to_string();
    assert!(
        findings.contains("is the generator and failed while making tests"),
        "{findings}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tests_that_are_only_described_are_made_with_workers_on_postgres_and_redis() {
    let server = with_admin(Plan::distributed()).start().await;
    tests_are_made(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_made_when_a_worker_stops_is_made_again_by_the_next() {
    let mut server = with_admin(Plan::embedded())
        .with("METTLE_SHUTDOWN_SECONDS", 0)
        .start()
        .await;
    let root = admin(&server).await;
    // Long enough to be stopped in the middle; the generator is right.
    let slow = String::from_utf8(
        sums()
            .0
            .iter()
            .find(|(path, _)| path == "files/gen.cpp")
            .unwrap()
            .1
            .clone(),
    )
    .unwrap()
    .replace(
        "int a",
        "for (volatile int i = 0; i < 1000000000; i++) {} int a",
    );
    let package = sums().with("files/gen.cpp", slow);
    let answer = send(&root, "upload.zip", package.zip(), "warnings").await;
    assert_eq!(answer.status, 202, "{answer}");
    let id = answer.body["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/admin/imports/{id}/events");
    let mut watching = Socket::open(&root, &path).await.unwrap();
    watching.until("import.making").await;
    server.front.signal(libc::SIGTERM);
    server.front.ended().await;
    server.start_front_again().await;
    let shown = crate::server::eventually("the import's end", async || {
        let shown = root.get(&format!("/admin/imports/{id}")).await;
        shown["outcome"].is_string().then_some(shown)
    })
    .await;
    assert_eq!(shown["outcome"], "published", "{shown:#}");
    assert_eq!(shown["attempt"], 2);
}
