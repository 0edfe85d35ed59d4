//! Submitting, watching, and finding the same in the REST answer.

use crate::server::{
    BROKEN_CPP, ENDLESS_PYTHON, FAILING_C, NARROW_SUM_PYTHON, SUMS, User, cases, one, types,
};
use serde_json::{Value, json};

const QUEUED: &str = "submission.queued";
const COMPILING: &str = "submission.compiling";
const COMPILED: &str = "submission.compiled";
const RUNNING: &str = "submission.running";
const CASE: &str = "submission.case";
const VERDICT: &str = "submission.verdict";
const STATS: &str = "stats.updated";

pub async fn right_programs_are_accepted_in_every_language(ada: &User) {
    let problem = ada.get("/problems/a-plus-b").await;
    for (language, code) in SUMS {
        let (events, shown) = ada.judged("a-plus-b", language, code).await;
        assert_eq!(
            types(&events),
            [QUEUED, COMPILING, COMPILED, RUNNING, CASE, VERDICT, STATS],
            "{language}"
        );
        assert_eq!(
            one(&events, VERDICT)["verdict"],
            "AC",
            "{language}: {events:#?}"
        );
        assert_eq!(one(&events, RUNNING)["cases"], problem["case_count"]);
        assert_eq!(
            cases(&events).len() as i64,
            problem["case_count"].as_i64().unwrap()
        );
        assert!(cases(&events).iter().all(|case| case["verdict"] == "AC"));
        let stats = one(&events, STATS);
        assert_eq!(
            [
                &stats["problems_solved"],
                &stats["average_score"],
                &stats["rank"]
            ],
            [&json!(1), &json!(100.0), &json!(1)]
        );
        assert_eq!(shown["language"], language);
        assert_eq!(shown["files"][0]["content"], code);
        the_rest_answer_agrees(&events, &shown);
    }
    assert_eq!(ada.get("/problems/a-plus-b").await["status"], "solved");
}

pub async fn each_kind_of_wrong_program_gets_its_verdict(ada: &User) {
    let (events, shown) = ada.judged("a-plus-b", "cpp", BROKEN_CPP).await;
    assert_eq!(
        types(&events),
        [QUEUED, COMPILING, COMPILED, VERDICT, STATS]
    );
    assert_eq!(ends(&events, &shown), "CE");
    let diagnostics = one(&events, COMPILED)["diagnostics"].as_str().unwrap();
    assert!(
        diagnostics.contains("main.cpp:3") && diagnostics.contains("missing_name"),
        "{diagnostics}"
    );
    assert_eq!(one(&events, COMPILED)["ok"], false);

    let (events, shown) = ada.judged("a-plus-b", "python", "print(1\n").await;
    assert_eq!(ends(&events, &shown), "CE");
    let diagnostics = one(&events, COMPILED)["diagnostics"].as_str().unwrap();
    assert!(
        diagnostics.contains("main.py") && diagnostics.contains("line 1"),
        "{diagnostics}"
    );

    let (events, shown) = ada.judged("a-plus-b", "c", FAILING_C).await;
    assert_eq!(ends(&events, &shown), "RTE");
    assert_eq!(cases(&events)[0]["message"], "exit code 3");

    let (events, shown) = ada.judged("a-plus-b", "python", ENDLESS_PYTHON).await;
    assert_eq!(ends(&events, &shown), "TLE");
    assert_eq!(
        cases(&events).len(),
        1,
        "judging stops at the first failure"
    );
    assert!(
        cases(&events)[0]["message"]
            .as_str()
            .unwrap()
            .contains("CPU time"),
        "{events:#?}"
    );

    let (events, shown) = ada
        .judged("a-plus-b", "javascript", "console.log('0')")
        .await;
    assert_eq!(ends(&events, &shown), "WA");
    let sample = cases(&events)[0];
    assert_eq!(
        [&sample["case"], &sample["output"], &sample["expected"]],
        ["sample/1", "0\n", "5\n"]
    );
    assert!(!sample["difference"].as_str().unwrap().is_empty());
    assert_eq!(shown["tests"][0]["stdout"], "0\n");

    // Another problem, so that not everything ada tried is solved.
    let (events, shown) = ada.judged("stay", "python", NARROW_SUM_PYTHON).await;
    assert_ne!(ends(&events, &shown), "AC");
}

/// The verdict, after checking that events and the REST answer agree and nothing is missing.
fn ends<'a>(events: &'a [Value], shown: &Value) -> &'a str {
    assert_eq!(types(events).last(), Some(&STATS), "{events:#?}");
    the_rest_answer_agrees(events, shown);
    one(events, VERDICT)["verdict"].as_str().unwrap()
}

fn the_rest_answer_agrees(events: &[Value], shown: &Value) {
    let verdict = one(events, VERDICT);
    for field in [
        "verdict",
        "score",
        "cpu_time_ms",
        "memory_bytes",
        "instructions",
    ] {
        assert_eq!(verdict[field], shown[field], "{field}");
    }
    assert_eq!(
        (&shown["status"], &shown["attempt"]),
        (&json!("completed"), &json!(1))
    );
    let compiled = one(events, COMPILED);
    for field in ["ok", "time_ms", "diagnostics"] {
        assert_eq!(compiled[field], shown["compile"][field], "{field}");
    }
    let (told, tests) = (cases(events), shown["tests"].as_array().unwrap());
    assert_eq!(told.len(), tests.len());
    for (index, (event, test)) in told.iter().zip(tests).enumerate() {
        assert_eq!(event["index"], index);
        for field in [
            "case",
            "index",
            "verdict",
            "cpu_time_ms",
            "memory_bytes",
            "message",
        ] {
            assert_eq!(event[field], test[field], "{field} of {event}");
        }
    }
    let attempts: Vec<&Value> = events.iter().map(|event| &event["attempt"]).collect();
    assert_eq!(attempts[0], 0, "before the first attempt");
    assert!(
        attempts[1..].iter().all(|attempt| **attempt == 1),
        "{attempts:?}"
    );
}
