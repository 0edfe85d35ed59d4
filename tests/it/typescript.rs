//! TypeScript: what is stripped, what is kept, and what is refused.

use crate::judging::{is_refused_at, limits, output, refusal, run, run_under};
use mettle_domain::{Language::TypeScript, Limits, RunStatus};
use mettle_judge::Submission;

#[test]
fn what_only_typescript_has_runs() {
    let code = r#"
import { readFileSync } from 'fs';
enum Color { Red, Green = 5, Blue = 'blue'.length }
const enum Bit { A = 1, B = A << 3 }
namespace Geometry { export const pi: number = 3; export namespace Circle { export const area = (r: number) => pi * r * r; } }
abstract class Shape<T extends object = {}> {
  protected static made = 0;
  constructor(public readonly name: string, private side: number = 1) { Shape.made++; }
  abstract area(): number;
  get size(): number { return this.side!; }
  static get count() { return Shape.made; }
}
class Square extends Shape { declare unused: string; constructor(n: string) { super(n, 4); } area(): number { return this.size ** 2; } }
interface Pair<A, B> { a: A; b?: B }
type Keys = { [K in keyof Pair<1, 2>]: K };
function over(a: string): string;
function over(a: number): string;
function over(a: unknown): string { return String(a); }
const pair = <T,>(a: T): Pair<T, never> => ({ a }) satisfies Pair<T, never>;
const five = <number>(5 as unknown);
console.log(Color.Green, Color[5], Color.Blue, Bit.B, Geometry.Circle.area(2));
console.log(new Square('s').area(), new Square('t').name, Shape.count, over(3), pair('x').a, five);
console.log(readFileSync(0, 'utf8').trim());
"#;
    assert_eq!(
        output(TypeScript, code, "input\n"),
        "5 Green 4 8 12\n16 t 2 3 x 5\ninput\n"
    );
}

#[test]
fn decorators_work_as_with_experimental_decorators() {
    let code = "function log(target: any, key: string, d: PropertyDescriptor) { const f = d.value; d.value = function (...a: any[]) { console.log('call', key); return f.apply(this, a); }; return d; }\n\
function sealed(c: Function) { console.log('class', c.name); }\n\
function index(target: any, key: string, i: number) { console.log('parameter', key, i); }\n\
@sealed class Greeter { @log greet(@index name: string): string { return `hi ${name}`; } }\n\
console.log(new Greeter().greet('Ada'));\n";
    assert_eq!(
        output(TypeScript, code, ""),
        "parameter greet 0\nclass Greeter\ncall greet\nhi Ada\n"
    );
}

#[test]
fn type_errors_are_not_judged() {
    assert_eq!(
        output(TypeScript, "const x: number = 'text';\nconsole.log(x);", ""),
        "text\n"
    );
}

#[test]
fn a_syntax_error_is_refused_with_the_users_file_and_line() {
    for (code, place) in [
        ("const a: number = 1;\nlet b: = 2;\n", "main.ts:2:8"),
        ("let a = 1;\n\nlet a = 2;\n", "main.ts:"),
        ("enum E {\n  A = ,\n}\n", "main.ts:2:"),
        ("break;\n", "main.ts:1:1"),
    ] {
        is_refused_at(TypeScript, code, place);
    }
}

#[test]
fn a_runtime_error_points_at_the_users_own_line() {
    let before = r#"interface A {
  a: number;
}
type Long =
  | 'one'
  | 'two';

enum E {
  X = 1,
  Y,
}
const text = "a\nb\nc" + `t
${E.X}
`;
namespace N {
  export const z: number = 1;
}
class P {
  constructor(
    public a: number,
    private b: string,
  ) {}
  method(x: number): number {
    return (
      x + this.a
    );
  }
}
declare function gone(x: number): void;
function fail(o: any): never {
"#;
    let line = before.lines().count() + 1;
    let code =
        format!("{before}  return o.missing.field as never;\n}}\nfail(new P(1, text) as any);\n");
    let report = run(TypeScript, &code, "");
    assert_eq!(report.outcome.status, RunStatus::RuntimeError);
    let stderr = String::from_utf8_lossy(&report.stderr);
    for place in [format!("main.ts:{line}"), format!("main.ts:{}", line + 2)] {
        assert!(stderr.contains(&place), "no {place} in {stderr}");
    }
}

#[test]
fn hostile_sources_end_as_compile_errors_and_the_next_one_is_judged() {
    let deep = |open: &str, close: &str, n: usize| {
        format!("let x = {}1{};", open.repeat(n), close.repeat(n))
    };
    let roomy = Limits {
        source_bytes: 8 << 20,
        ..limits()
    };
    // Millions of levels end the stack of any recursive parser.
    for code in [
        deep("(", ")", 2_000_000),
        deep("[", "]", 2_000_000),
        deep("!", "", 4_000_000),
        format!(
            "type T = {}1{};",
            "[".repeat(2_000_000),
            "]".repeat(2_000_000)
        ),
        format!("let x: {}", "A<".repeat(2_000_000)),
        "\u{0}".repeat(1000),
        "`${".repeat(1_000_000),
    ] {
        let compile = refusal(&Submission::single(TypeScript, code.clone()), &roomy);
        assert!(!compile.diagnostics.is_empty(), "{}", &code[..20]);
    }
    assert_eq!(output(TypeScript, "console.log(1 as number);", ""), "1\n");
}

#[test]
fn stripping_counts_as_compile_time() {
    let hasty = Limits {
        compile_time_ms: 20,
        source_bytes: 8 << 20,
        ..limits()
    };
    let long = "let a: number[] = [1, 2, 3].map((x: number): number => x + 1);\n"
        .replace("let a", "{ let a")
        .replace(";\n", "; }\n")
        .repeat(100_000);
    let compile = refusal(&Submission::single(TypeScript, long), &hasty);
    assert!(
        compile.diagnostics.contains("compile time limit"),
        "{}",
        compile.diagnostics
    );
}

#[test]
fn a_run_after_an_overrun_still_has_the_stripped_program() {
    // The second case runs in a new child, which gets the JavaScript again.
    let code = "const n: number = Number(require('fs').readFileSync(0, 'utf8'));\nif (n === 1) for (;;) {}\nconsole.log(n);";
    let quick = limits().with_cpu_time_ms(300);
    let plan = crate::judging::plan(quick.clone(), &[("1", "1"), ("2", "2")]);
    let report = crate::judging::judge_all(TypeScript, code, &plan);
    let verdicts: Vec<_> = report
        .cases
        .iter()
        .map(|case| case.verdict.to_string())
        .collect();
    assert_eq!(verdicts, ["TLE", "AC"]);
    assert_eq!(run_under(TypeScript, code, "3", &quick).stdout, b"3\n");
}
