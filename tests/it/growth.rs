//! The measured growth of programs whose complexity is known, and the exactness it rests on.

use crate::judging::{judge, limits};
use mettle_domain::{GrowthClass, Language, Limits, Verdict};
use mettle_judge::{Cancel, JudgeOptions, Submission};
use mettle_problems::{CaseRules, JudgePlan, Rules, Signature, TestCase, signature::Target};

const COUNTING: JudgeOptions = JudgeOptions {
    all_cases: true,
    count_instructions: true,
};

const WIDE: &[u64] = &[
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
];
const LONG: &[u64] = &[100, 250, 600, 1_500, 4_000, 10_000, 25_000, 60_000];
const SQUARE: &[u64] = &[20, 40, 80, 150, 300, 600, 1_200, 2_400];
const CUBE: &[u64] = &[6, 10, 16, 26, 42, 70, 110, 180];
const SHORT: &[u64] = &[3, 5, 7, 9, 11, 13, 15, 17, 19];

/// What every C program below stands in: `n` is the size, `s` keeps the work from being left out.
const FRAME: &str = "#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef long long ll; typedef unsigned u;
static u seed = 1; static u rnd(void){ seed = seed * 1664525u + 1013904223u; return seed >> 8; }
static int cmp(const void *a, const void *b){ int x = *(int *)a, y = *(int *)b; return (x > y) - (x < y); }
volatile ll s;
";

/// Class, sizes, definitions, body.
const IN_C: &[(GrowthClass, &[u64], &str, &str)] = &[
    (GrowthClass::Constant, WIDE, "", "s = n;"),
    (
        GrowthClass::Constant,
        WIDE,
        "",
        "for (int i = 0; i < 5000; i++) s += i;",
    ),
    (GrowthClass::Constant, WIDE, "", "s = n * (n + 1) / 2;"),
    (
        GrowthClass::Logarithmic,
        WIDE,
        "",
        "for (int k = 0; k < 40; k++) for (ll i = 1; i < n; i *= 2) s += i;",
    ),
    (
        GrowthClass::Logarithmic,
        WIDE,
        "",
        "for (int k = 0; k < 40; k++) { ll l = 0, h = n, x = n / 3; while (l < h) { ll m = (l + h) / 2; s += m; if (m < x) l = m + 1; else h = m; } }",
    ),
    (
        GrowthClass::Logarithmic,
        WIDE,
        "",
        "for (int k = 0; k < 40; k++) { ll b = 3, e = n, r = 1; while (e) { if (e & 1) r = r * b % 1000003; b = b * b % 1000003; e >>= 1; } s += r; }",
    ),
    (
        GrowthClass::Linear,
        LONG,
        "",
        "for (ll i = 0; i < n; i++) s += i;",
    ),
    (
        GrowthClass::Linear,
        LONG,
        "",
        "int *a = malloc(n * sizeof *a); for (int i = 0; i < n; i++) a[i] = rnd(); for (int i = 1; i < n; i++) a[i] ^= a[i - 1]; s = a[n - 1];",
    ),
    (
        GrowthClass::Linear,
        LONG,
        "",
        "int c[256] = {0}; for (int i = 0; i < n; i++) c[rnd() & 255]++; for (int i = 0; i < 256; i++) s += c[i];",
    ),
    (
        GrowthClass::Linear,
        LONG,
        "struct node { struct node *next; int v; };",
        "struct node *h = 0; for (int i = 0; i < n; i++) { struct node *x = malloc(sizeof *x); x->v = i; x->next = h; h = x; } for (; h; h = h->next) s += h->v;",
    ),
    (
        GrowthClass::Linear,
        LONG,
        "",
        "int *q = malloc((n + 1) * sizeof *q), l = 0, r = 0; for (int i = 0; i < n; i++) { int v = rnd() & 1023; while (r > l && q[r - 1] > v) r--; q[r++] = v; s += q[l]; }",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "",
        "int *a = malloc(n * sizeof *a); for (int i = 0; i < n; i++) a[i] = rnd(); qsort(a, n, sizeof *a, cmp); s = a[n / 2];",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "static void sort(int *a, int *t, int n){ if (n < 2) return; int m = n / 2; sort(a, t, m); sort(a + m, t, n - m); int i = 0, j = m, k = 0; while (i < m || j < n) t[k++] = j >= n || (i < m && a[i] <= a[j]) ? a[i++] : a[j++]; memcpy(a, t, n * sizeof *a); }",
        "int *a = malloc(n * sizeof *a), *t = malloc(n * sizeof *a); for (int i = 0; i < n; i++) a[i] = rnd(); sort(a, t, n); s = a[0];",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "",
        "int *t = calloc(n + 1, sizeof *t); for (int i = 0; i < n; i++) { for (int k = rnd() % n + 1; k <= n; k += k & -k) t[k]++; for (int k = rnd() % n + 1; k; k -= k & -k) s += t[k]; }",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "",
        "for (ll i = 1; i <= n; i++) for (ll j = i; j <= n; j += i) s += j;",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "",
        "int *a = malloc(n * sizeof *a); for (int i = 0; i < n; i++) a[i] = 2 * i; for (int i = 0; i < n; i++) { int l = 0, h = n, x = rnd() % (2 * n); while (l < h) { int m = (l + h) / 2; if (a[m] < x) l = m + 1; else h = m; } s += l; }",
    ),
    (
        GrowthClass::Quadratic,
        SQUARE,
        "",
        "for (ll i = 0; i < n; i++) for (ll j = 0; j < n; j++) s += i ^ j;",
    ),
    (
        GrowthClass::Quadratic,
        SQUARE,
        "",
        "for (ll i = 0; i < n; i++) for (ll j = 0; j < i; j++) s += i * j;",
    ),
    (
        GrowthClass::Quadratic,
        SQUARE,
        "",
        "int *a = malloc(n * sizeof *a); for (int i = 0; i < n; i++) a[i] = rnd(); for (int i = 1; i < n; i++) { int v = a[i], j = i; while (j > 0 && a[j - 1] > v) { a[j] = a[j - 1]; j--; } a[j] = v; } s = a[0];",
    ),
    (
        GrowthClass::Quadratic,
        SQUARE,
        "",
        "char *x = malloc(n), *y = malloc(n); for (int i = 0; i < n; i++) { x[i] = rnd() & 3; y[i] = rnd() & 3; } int *d = calloc(n + 1, sizeof *d); for (int i = 0; i < n; i++) { int p = 0; for (int j = 0; j < n; j++) { int c = d[j + 1], b = x[i] == y[j] ? p + 1 : d[j] > c ? d[j] : c; p = c; d[j + 1] = b; } } s = d[n];",
    ),
    (
        GrowthClass::Cubic,
        CUBE,
        "",
        "int *a = malloc(n * n * sizeof *a), *b = malloc(n * n * sizeof *b); for (int i = 0; i < n * n; i++) { a[i] = rnd(); b[i] = rnd(); } for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { u c = 0; for (int k = 0; k < n; k++) c += a[i * n + k] * b[k * n + j]; s += c; }",
    ),
    (
        GrowthClass::Cubic,
        CUBE,
        "",
        "int *d = malloc(n * n * sizeof *d); for (int i = 0; i < n * n; i++) d[i] = rnd() & 1023; for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { int v = d[i * n + k] + d[k * n + j]; if (v < d[i * n + j]) d[i * n + j] = v; } s = d[1];",
    ),
    (
        GrowthClass::Cubic,
        CUBE,
        "",
        "for (ll i = 0; i < n; i++) for (ll j = i; j < n; j++) for (ll k = j; k < n; k++) s += i ^ j ^ k;",
    ),
    (
        GrowthClass::Exponential,
        SHORT,
        "static ll f(int n){ s++; return n == 0 ? 1 : f(n - 1) + f(n - 1); }",
        "s += f(n);",
    ),
    (
        GrowthClass::Exponential,
        SHORT,
        "",
        "for (u m = 0; m < 1u << n; m++) { u x = m * 2654435761u; s += x >> 3; }",
    ),
    (
        GrowthClass::Exponential,
        SHORT,
        "static void hanoi(int n, int a, int b, int c){ if (!n) return; hanoi(n - 1, a, c, b); s += a * b; hanoi(n - 1, c, b, a); }",
        "hanoi(n, 1, 2, 3);",
    ),
];

const IN_JAVASCRIPT: &[(GrowthClass, &[u64], &str)] = &[
    (
        GrowthClass::Linear,
        LONG,
        "const m = new Map(); for (let i = 0; i < n; i++) m.set(i % 1000, i);",
    ),
    (
        GrowthClass::Linearithmic,
        LONG,
        "let x = 1; const a = Array.from({ length: n }, () => (x = (x * 16807) % 2147483647)); a.sort((p, q) => p - q);",
    ),
    (
        GrowthClass::Quadratic,
        SQUARE,
        "let s = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) s = (s + i * j) | 0;",
    ),
    (
        GrowthClass::Exponential,
        SHORT,
        "const f = (k) => (k === 0 ? 1 : f(k - 1) + f(k - 1)); f(n);",
    ),
];

fn plan(sizes: &[u64], limits: Limits) -> JudgePlan {
    let case = |size: &u64| TestCase {
        name: format!("secret/{size}"),
        is_sample: false,
        input: format!("{size}\n").into_bytes().into(),
        answer: b"done\n".as_slice().into(),
        rules: CaseRules {
            size: Some(*size),
            ..CaseRules::default()
        },
    };
    JudgePlan {
        limits,
        rules: Rules::default(),
        cases: sizes.iter().map(case).collect(),
    }
}

fn programs() -> Vec<(GrowthClass, &'static [u64], Submission)> {
    let c = IN_C.iter().map(|(class, sizes, before, body)| {
        let code = format!(
            "{FRAME}{before}\nint main(void){{ ll n; scanf(\"%lld\", &n); {body} puts(\"done\"); }}"
        );
        (*class, *sizes, Submission::single(Language::C, code))
    });
    let javascript = IN_JAVASCRIPT.iter().map(|(class, sizes, body)| {
        let code = format!(
            "const n = Number(require('fs').readFileSync(0, 'utf8')); {body} console.log('done');"
        );
        (
            *class,
            *sizes,
            Submission::single(Language::JavaScript, code),
        )
    });
    c.chain(javascript).collect()
}

#[test]
fn the_growth_of_thirty_programs_of_known_complexity_is_told() {
    let programs = programs();
    assert_eq!(programs.len(), 30);
    let mut wrong = Vec::new();
    for (class, sizes, submission) in &programs {
        let report = judge().judge(
            submission,
            &plan(sizes, limits()),
            &COUNTING,
            &Cancel::new(),
            &mut |_| {},
        );
        assert_eq!(report.verdict, Verdict::AC, "{report:?}");
        if report.growth.map(|growth| growth.class) != Some(*class) {
            let code = submission.files[0].content.lines().last().unwrap_or("");
            wrong.push(format!("{class:?}, told {:?}: {code}", report.growth));
        }
    }
    assert!(
        wrong.len() <= 2,
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_case_of_many_calls_has_no_size_of_its_own() {
    let sizes = [50, 100, 200, 500, 1_000, 2_000, 5_000];
    let mut plan = plan(&sizes, limits());
    let ones = |count: u64| format!("[{}]\n", vec!["1"; count as usize].join(","));
    for (case, size) in plan.cases.iter_mut().zip(sizes) {
        case.input = ones(size).into_bytes().into();
        case.answer = format!("{size}\n").into_bytes().into();
        case.rules.size = Some(size);
    }
    let mut many = plan.cases[0].clone();
    many.name = "secret/many".into();
    many.input = ones(10).repeat(2_000).into_bytes().into();
    many.answer = "10\n".repeat(2_000).into_bytes().into();
    many.rules.size = Some(10);
    plan.cases.push(many);
    plan.rules.signature = Some(Signature::of(Target::Function {
        function: "addUp(int[] nums) -> int".parse().unwrap(),
    }));
    let code = "int addUp(vector<int>& nums) { return accumulate(nums.begin(), nums.end(), 0); }";
    let submission = Submission::single(Language::Cpp20, code);
    let report = judge().judge(&submission, &plan, &COUNTING, &Cancel::new(), &mut |_| {});
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let growth = report.growth.unwrap();
    assert_eq!(
        (growth.class, growth.sizes),
        (GrowthClass::Linear, sizes.len())
    );
}

#[test]
fn instruction_counts_are_the_same_in_every_run() {
    for (_, sizes, submission) in programs().iter().step_by(5) {
        let counts: Vec<_> = (0..3)
            .map(|_| {
                judge()
                    .judge(
                        submission,
                        &plan(sizes, limits()),
                        &COUNTING,
                        &Cancel::new(),
                        &mut |_| {},
                    )
                    .instructions
            })
            .collect();
        assert!(counts[0].is_some_and(|count| count > 0), "{counts:?}");
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    }
}

#[test]
fn an_instruction_limit_is_exact() {
    let code = format!(
        "{FRAME}int main(void){{ ll n; scanf(\"%lld\", &n); for (ll i = 0; i < n; i++) s += i; puts(\"done\"); }}"
    );
    let submission = Submission::single(Language::C, code);
    let judge = |options: &JudgeOptions, limit: Option<u64>| {
        let limits = Limits {
            instructions: limit,
            ..limits()
        };
        judge().judge(
            &submission,
            &plan(&[3_000_000], limits),
            options,
            &Cancel::new(),
            &mut |_| {},
        )
    };
    let needed = judge(&COUNTING, None).instructions.unwrap();
    let kept = judge(&JudgeOptions::default(), Some(needed));
    assert_eq!(kept.verdict, Verdict::AC, "{kept:?}");
    let broken = judge(&JudgeOptions::default(), Some(needed - 1));
    assert_eq!(broken.verdict, Verdict::TLE, "{broken:?}");
    let message = broken.cases[0].message.clone().unwrap();
    assert_eq!(message, format!("more than {} instructions", needed - 1));
}

/// Nobody has prepared the judge for counting it: the interpreter that counts is loaded when it is needed.
#[test]
fn interpreted_languages_keep_instruction_limits_too() {
    for (language, code) in [
        (
            Language::JavaScript,
            "let s = 0; for (let i = 0; i < 100000; i++) s += i; console.log('done');",
        ),
        (
            Language::TypeScript,
            "let s: number = 0; for (let i = 0; i < 100000; i++) s += i; console.log('done');",
        ),
        (
            Language::Lua,
            "local s = 0 for i = 1, 100000 do s = s + i end print('done')",
        ),
    ] {
        let submission = Submission::single(language, code);
        let judge = |options: &JudgeOptions, limit: Option<u64>| {
            let limits = Limits {
                instructions: limit,
                ..limits()
            };
            let plan = plan(&[1], limits);
            judge().judge(&submission, &plan, options, &Cancel::new(), &mut |_| {})
        };
        let needed = judge(&COUNTING, None).instructions;
        assert!(
            needed.is_some_and(|count| count > 100_000),
            "{language}: {needed:?}"
        );
        let kept = judge(&JudgeOptions::default(), needed);
        assert_eq!(kept.verdict, Verdict::AC, "{kept:?}");
        let broken = judge(&JudgeOptions::default(), Some(50_000));
        assert_eq!(broken.verdict, Verdict::TLE, "{broken:?}");
    }
}
