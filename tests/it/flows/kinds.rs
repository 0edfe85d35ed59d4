//! Problems with validators, interactors and points, judged by servers.

use crate::server::{User, cases, one};

/// Right: the fours of the bundled solution, in another order.
const SHELVES: &str = "\
n = int(input())
if n % 4 in (1, 2):
    print('impossible')
else:
    taken = [3] if n % 4 == 3 else []
    for start in range(n % 4 + 1, n, 4):
        taken += [start + 1, start + 2]
    print(len(taken))
    print(*taken)
";

const HALVES: &str = "\
low, high = 0, int(input())
while low < high:
    middle = (low + high + 1) // 2
    print('?', middle, flush=True)
    if input() == 'on':
        low = middle
    else:
        high = middle - 1
print('!', low, flush=True)
";

/// Right for short rows only: gives up on others.
const SHORT_PARADE: &str = "\
n, heights = int(input()), list(map(int, input().split()))
print(-1 if n > 100 else sum(heights[i] > heights[j] for j in range(n) for i in range(j)))
";

pub async fn validators_interactors_and_points_decide(user: &User) {
    let verdict = |events: &[serde_json::Value]| one(events, "submission.verdict").clone();
    let (events, shown) = user.judged("shelves", "python", SHELVES).await;
    assert_eq!(verdict(&events)["verdict"], "AC", "{events:#?}");
    assert_eq!(shown["verdict"], "AC");
    let (events, _) = user
        .judged("shelves", "python", "print('impossible')\n")
        .await;
    assert_eq!(verdict(&events)["verdict"], "WA");

    let (events, _) = user.judged("corridor", "python", HALVES).await;
    assert_eq!(verdict(&events)["verdict"], "AC", "{events:#?}");
    let said = cases(&events)[0]["output"].as_str().unwrap();
    assert!(said.starts_with("< 5\n> ? 3\n< on\n"), "{said}");
    assert!(cases(&events).last().unwrap().get("output").is_none());
    // `input` would flush.
    let silent = HALVES
        .replace(", flush=True", "")
        .replace("input()", "sys.stdin.readline().strip()");
    let silent = format!("import sys\n{silent}");
    let (events, _) = user.judged("corridor", "python", &silent).await;
    assert_eq!(verdict(&events)["verdict"], "TLE");
    let message = cases(&events)[0]["message"].as_str().unwrap();
    assert!(message.contains("wait for each other"), "{message}");

    let (events, shown) = user.judged("parade", "python", SHORT_PARADE).await;
    assert_eq!(verdict(&events)["verdict"], "PARTIAL", "{events:#?}");
    assert_eq!(verdict(&events)["score"], 20.0);
    assert_eq!(shown["score"], 20.0);
}
