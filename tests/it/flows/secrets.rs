//! What nobody may learn.

use super::looking::secret_data;
use crate::server::{NARROW_SUM_PYTHON, User, cases, one};
use serde_json::Value;

/// Right on the samples; on a secret test it says its input in every way a program can.
const LOUD: &str = "\
import sys
line = input()
a, b = map(int, line.split())
if abs(a + b) < 10 ** 15:
    print(a + b)
else:
    print(line)
    print(line, file=sys.stderr)
    name = 'x' + line.replace(' ', '_').replace('-', 'm')
    raise type(name, (Exception,), {})(line)
";

pub async fn secret_tests_stay_secret(bob: &User) {
    let (events, shown) = bob.judged("a-plus-b", "python", NARROW_SUM_PYTHON).await;
    assert_eq!(one(&events, "submission.verdict")["verdict"], "WA");
    let (samples, secrets): (Vec<&Value>, Vec<&Value>) = cases(&events)
        .into_iter()
        .partition(|case| case["case"].as_str().unwrap().starts_with("sample/"));
    assert_eq!(samples.len(), 3);
    assert!(
        samples
            .iter()
            .all(|case| case["output"] == case["expected"] && case["output"].is_string())
    );
    let failed = secrets.last().unwrap();
    assert_eq!(failed["verdict"], "WA");
    for case in &secrets {
        let hidden = ["output", "expected", "difference", "stderr"].map(|field| case.get(field));
        assert_eq!(hidden, [None; 4], "{case}");
    }
    let stored = shown["tests"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|test| test["is_sample"] == false);
    assert!(stored.clone().count() > 0);
    assert!(
        stored
            .clone()
            .all(|test| test["stdout"].is_null() && test["stderr"].is_null())
    );

    let (events, shown) = bob.judged("a-plus-b", "python", LOUD).await;
    assert_eq!(one(&events, "submission.verdict")["verdict"], "RTE");
    let failed = cases(&events).pop().unwrap();
    assert!(
        failed["message"]
            .as_str()
            .unwrap()
            .starts_with("exit code 1"),
        "{failed}"
    );
    let told = format!("{events:?}{}", shown["tests"]);
    for data in secret_data("a-plus-b") {
        let digits = data.trim_start_matches('-');
        assert!(!told.contains(digits), "{digits} is told in {failed}");
    }
}
