//! Running without being judged.

use crate::server::{SUM_CPP, Socket, User, cases, one, types};
use serde_json::{Value, json};

pub async fn own_input_is_run(bob: &User) {
    let code = "import sys\nprint(input()[::-1])\nprint('noted', file=sys.stderr)\n";
    let (events, shown) = ran(
        bob,
        json!({"language": "python", "code": code, "stdin": "stressed\n"}),
    )
    .await;
    let last = [
        "submission.queued",
        "submission.compiling",
        "submission.compiled",
        "submission.running",
        "submission.case",
        "submission.verdict",
    ];
    assert_eq!(types(&events), last);
    assert_eq!(one(&events, "submission.case")["output"], "desserts\n");
    assert_eq!(
        (&shown["verdict"], &shown["status"]),
        (&json!("AC"), &json!("completed"))
    );
    assert_eq!(
        (&shown["stdout"], &shown["stderr"]),
        (&json!("desserts\n"), &json!("noted\n"))
    );
    assert_eq!(
        (&shown["outcome"]["status"], &shown["outcome"]["exit_code"]),
        (&json!("ok"), &json!(0))
    );

    let (events, shown) = ran(
        bob,
        json!({"language": "c", "code": "int main(void) { return 7; }"}),
    )
    .await;
    assert_eq!(one(&events, "submission.verdict")["verdict"], "RTE");
    assert_eq!(
        (&shown["outcome"]["status"], &shown["outcome"]["exit_code"]),
        (&json!("runtime_error"), &json!(7))
    );

    let (_, shown) = ran(
        bob,
        json!({"language": "cpp", "code": "int main() { return nothing; }"}),
    )
    .await;
    assert_eq!(shown["verdict"], "CE");
    assert!(
        shown["compile"]["diagnostics"]
            .as_str()
            .unwrap()
            .contains("main.cpp:1"),
        "{shown}"
    );
}

pub async fn samples_are_run_without_counting(bob: &User) {
    let before = bob.get("/me/stats").await;
    let (events, shown) = ran(
        bob,
        json!({"language": "cpp", "code": SUM_CPP, "problem": "a-plus-b"}),
    )
    .await;
    assert_eq!(one(&events, "submission.verdict")["verdict"], "AC");
    let names: Vec<&Value> = shown["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|test| &test["case"])
        .collect();
    assert_eq!(names, ["sample/1", "sample/2", "sample/3"]);
    assert_eq!(shown["tests"][0]["stdout"], "5\n");

    let (events, shown) = ran(
        bob,
        json!({"language": "python", "code": "print(5)", "problem": "a-plus-b"}),
    )
    .await;
    assert_eq!(shown["verdict"], "WA");
    let verdicts: Vec<&Value> = cases(&events)
        .into_iter()
        .map(|case| &case["verdict"])
        .collect();
    assert_eq!(verdicts, ["AC", "WA", "WA"], "all samples are run");
    assert!(!cases(&events)[1]["difference"].as_str().unwrap().is_empty());

    let after = bob.get("/me/stats").await;
    for field in ["problems_solved", "problems_tried", "average_score"] {
        assert_eq!(before[field], after[field], "{field}");
    }
}

pub async fn a_function_is_run_on_own_input_and_judged(fay: &User) {
    let shown = fay.get("/problems/giftcard").await;
    assert_eq!(shown["function_signature"]["name"], "spendAll", "{shown}");
    let languages = shown["languages"].as_array().unwrap();
    let starter = |id: &str| {
        let known = languages.iter().find(|language| language["id"] == id);
        known.map(|language| language["starter_code"].as_str().unwrap())
    };
    assert!(
        starter("go")
            .unwrap()
            .contains("func spendAll(prices []int, value int) []int")
    );
    assert_eq!(starter("perl"), None, "there is no harness for Perl");
    let code = "def spendAll(prices, value):\n    print('looking')\n    return [prices.index(value - prices[0]), 0]\n";
    let own = json!({"language": "python", "code": code, "problem": "giftcard", "stdin": "[1, 2, 3]\n4\n"});
    let (events, shown) = ran(fay, own).await;
    assert_eq!(shown["verdict"], "AC", "{shown}");
    let fields = ["output", "stdout", "stderr"];
    let wanted = ["[2,0]\n", "looking\n", ""];
    assert_eq!(
        fields.map(|field| &shown["tests"][0][field]),
        wanted,
        "{shown}"
    );
    assert_eq!(
        fields.map(|field| &one(&events, "submission.case")[field]),
        wanted,
        "{events:?}"
    );
    let broken = json!({"language": "python", "code": code, "problem": "giftcard", "stdin": "[1, 2, 3]\n\"4\"\n"});
    let answer = fay.post("/runs", broken).await;
    assert_eq!(
        (answer.status, &answer.body["errors"][0]["field"]),
        (422, &json!("stdin")),
        "{answer}"
    );
    let told = answer.body["detail"].as_str().unwrap();
    assert!(told.contains("line 2: value: \"4\" is no int"), "{told}");
    for (language, code, verdict) in [
        (
            "cpp",
            "vector<int> spendAll(vector<int>& p, int v) { unordered_map<int, int> at; for (int i = 0; i < (int)p.size(); i++) { if (at.count(v - p[i])) return {i, at[v - p[i]]}; at[p[i]] = i; } return {}; }",
            "AC",
        ),
        ("python", code, "RTE"),
        (
            "javascript",
            "function spendAll(prices, value) { return [0, 1]; }",
            "WA",
        ),
    ] {
        let (_, shown) = fay.judged("giftcard", language, code).await;
        assert_eq!(shown["verdict"], verdict, "{language}: {shown}");
    }
}

async fn ran(user: &User, body: Value) -> (Vec<Value>, Value) {
    let answer = user.post("/runs", body).await;
    assert_eq!(answer.status, 202, "{answer}");
    let path = answer.header("location").to_owned();
    let events = Socket::open(user, answer.body["events"].as_str().unwrap())
        .await
        .unwrap()
        .until_the_end()
        .await;
    (
        events,
        user.get(path.strip_prefix("/api/v1").unwrap()).await,
    )
}
