//! What each language must be able to do.

use crate::judging::{
    fails_with, files, is_refused_at, judge, limits, output, refusal, repository, run, run_files,
};
use mettle_domain::{
    Language::{self, C, Cpp17, Cpp20, Cpp23, JavaScript, Python},
    Limits, RunStatus, SourceFile,
};
use mettle_judge::{Cancel, Submission};

#[test]
fn every_cpp_standard_has_its_own_features() {
    let cpp17 = "#include <bits/stdc++.h>\nint main(){ if (auto [a,b] = std::pair(1,2); a<b) std::cout << __cplusplus/100 << '\\n'; }";
    assert_eq!(output(Cpp17, cpp17, ""), "2017\n");
    let cpp20 = "#include <bits/stdc++.h>\n#include <ranges>\nint main(){ std::vector v{3,1,2}; std::ranges::sort(v); for (int x : v | std::views::reverse) std::cout << x; }";
    assert_eq!(output(Cpp20, cpp20, ""), "321");
    let cpp23 =
        "#include <bits/stdc++.h>\n#include <print>\nint main(){ std::println(\"{:>5}\", 42); }";
    assert_eq!(output(Cpp23, cpp23, ""), "   42\n");
}

#[test]
fn cpp_has_exceptions_through_frames_with_destructors() {
    let code = r#"#include <bits/stdc++.h>
struct Noisy { const char* n; ~Noisy(){ std::cout << "~" << n << ' '; } };
void deep(int n){ Noisy x{"x"}; if (n == 0) throw std::runtime_error("boom"); deep(n - 1); }
int main(){
    try { deep(2); } catch (const std::exception& e) { std::cout << e.what() << '\n'; }
    try { std::vector<int>(3).at(7); } catch (const std::out_of_range&) { std::cout << "range\n"; }
    try { std::stoi("x"); } catch (const std::invalid_argument&) { std::cout << "stoi\n"; }
    try { std::any a = 1; std::any_cast<std::string>(a); } catch (const std::bad_any_cast&) { std::cout << "any\n"; }
}"#;
    assert_eq!(output(Cpp20, code, ""), "~x ~x ~x boom\nrange\nstoi\nany\n");
}

#[test]
fn setjmp_and_longjmp_work_in_c_and_cpp() {
    let code = "#include <setjmp.h>\n#include <stdio.h>\nstatic jmp_buf b;\nstatic void f(int n){ if (n == 0) longjmp(b, 7); f(n - 1); }\nint main(void){ int r = setjmp(b); if (r == 0) f(5); printf(\"%d\\n\", r); return 0; }";
    assert_eq!(output(C, code, ""), "7\n");
    assert_eq!(output(Cpp20, code, ""), "7\n");
}

#[test]
fn recursion_a_million_deep_fits_in_cpp() {
    let code = r#"#include <bits/stdc++.h>
std::vector<std::vector<int>> g; std::vector<int> depth;
void dfs(int v, int d){ depth[v] = d; int local[8]; local[d % 8] = d; for (int u : g[v]) dfs(u, local[d % 8] + 1); }
int main(){ int n = 1000000; g.resize(n); depth.resize(n); for (int i = 0; i + 1 < n; i++) g[i].push_back(i + 1); dfs(0, 0); std::cout << depth[n - 1] << '\n'; }"#;
    assert_eq!(output(Cpp20, code, ""), "999999\n");
}

#[test]
fn static_arrays_of_256_mb_fit() {
    let code = "#include <bits/stdc++.h>\nint a[64 << 20];\nint main(){ a[(64 << 20) - 1] = 5; std::cout << a[(64 << 20) - 1] + a[1] << '\\n'; }";
    assert_eq!(output(Cpp20, code, ""), "5\n");
}

#[test]
fn wide_integers_are_exact() {
    let code = "#include <bits/stdc++.h>\nint main(){ __int128 x = 1; for (int i = 0; i < 38; i++) x *= 10; std::string s; while (x) { s += char('0' + int(x % 10)); x /= 10; } std::reverse(s.begin(), s.end()); long long y = 9000000000000000000LL; std::cout << s << ' ' << y + 1 << '\\n'; }";
    assert_eq!(
        output(Cpp20, code, ""),
        "100000000000000000000000000000000000000 9000000000000000001\n"
    );
}

#[test]
fn cin_after_sync_with_stdio_false_reads_a_million_numbers_fast_enough_to_use() {
    let input: String = (1..=1_000_000).map(|i| format!("{i}\n")).collect();
    let code = "#include <bits/stdc++.h>\nint main(){ std::ios::sync_with_stdio(false); std::cin.tie(nullptr); long long s = 0, x; while (std::cin >> x) { s += x; std::cout << x << '\\n'; } std::cerr << s; }";
    let report = run(Cpp20, code, &input);
    assert_eq!(report.outcome.status, RunStatus::Ok);
    assert_eq!(report.stdout, input.as_bytes());
    assert_eq!(report.stderr, b"500000500000");
}

#[test]
fn a_program_with_its_own_names_of_the_library_compiles() {
    let code = "#include <iostream>\nusing namespace std;\nint lcm = 3, gcd = 4;\nint main(){ cout << lcm + gcd << endl; }";
    assert_eq!(output(Cpp20, code, ""), "7\n");
    // And one that forgets an include and uses a name of GNU's besides.
    let code = "#include <vector>\n#include <iostream>\n#include <cmath>\nusing namespace std;\ntypedef long double real;\nconst real half = 0.5;\nint main(){ vector<int> v = {3, 1}; sort(v.begin(), v.end()); cout << v[0] + half + isnanl(half) << endl; }";
    assert_eq!(output(Cpp20, code, ""), "1.5\n");
}

#[test]
fn an_uncaught_exception_says_its_type_and_text() {
    let report = run(
        Cpp20,
        "#include <stdexcept>\nint main(){ throw std::runtime_error(\"no luck\"); }",
        "",
    );
    assert_eq!(report.outcome.status, RunStatus::RuntimeError);
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert!(
        stderr.contains("std::runtime_error") && stderr.contains("no luck"),
        "{stderr}"
    );
}

#[test]
fn compile_errors_name_the_users_file_and_line() {
    for (language, code, place) in [
        (C, "int main(void) {\n  return x;\n}\n", "main.c:2:10"),
        (
            Cpp20,
            "#include <vector>\nint main() {\n  return x;\n}\n",
            "main.cpp:3:10",
        ),
    ] {
        is_refused_at(language, code, place);
    }
}

#[test]
fn a_compiler_cannot_read_the_host() {
    for path in [
        "/etc/passwd",
        "/proc/self/maps",
        "../../../../etc/hostname",
        "/dev/stdin",
    ] {
        let code = format!("#include \"{path}\"\nint main() {{}}\n");
        let compile = refusal(&Submission::single(Cpp20, code), &limits());
        assert!(
            compile.diagnostics.contains("not found"),
            "{path}: {}",
            compile.diagnostics
        );
    }
}

#[test]
fn compiling_has_limits_of_its_own() {
    let endless = "template<int N> struct A { using type = typename A<N + 1>::type; };\nint main(){ A<0>::type x; }";
    assert!(
        !refusal(&Submission::single(Cpp20, endless), &limits())
            .diagnostics
            .is_empty()
    );
    let slow = "constexpr unsigned f(unsigned n){ unsigned s = 0; for (unsigned i = 0; i < n; i++) for (unsigned j = 0; j < n; j++) s += i ^ j; return s; }\nstatic_assert(f(100000) != 1);\nint main(){}";
    let hasty = Limits {
        compile_time_ms: 1_000,
        ..limits()
    };
    let compile = refusal(
        &Submission::single(
            Cpp20,
            format!("#pragma clang diagnostic ignored \"-Wall\"\n{slow}"),
        ),
        &hasty,
    );
    assert!(!compile.diagnostics.is_empty());
    let long = Submission::single(C, format!("int main(void){{}}//{}", "x".repeat(200_000)));
    assert!(
        refusal(&long, &limits())
            .diagnostics
            .contains("at most 131072")
    );
}

#[test]
fn several_c_files_are_compiled_and_linked() {
    let submission = files(
        C,
        &[
            (
                "main.c",
                "#include \"lib/add.h\"\n#include <stdio.h>\nint main(void){ printf(\"%d\\n\", add(2, 3)); }",
            ),
            ("lib/add.h", "int add(int, int);"),
            (
                "add.c",
                "#include \"lib/add.h\"\nint add(int a, int b){ return a + b; }",
            ),
        ],
    );
    assert_eq!(run_files(&submission, "", &limits(), &[]).stdout, b"5\n");
}

#[test]
fn several_python_and_javascript_files_import_each_other() {
    let python = files(
        Python,
        &[
            ("main.py", "from helper import twice\nprint(twice(21))"),
            ("helper.py", "def twice(x): return 2 * x"),
        ],
    );
    assert_eq!(run_files(&python, "", &limits(), &[]).stdout, b"42\n");
    let javascript = files(
        JavaScript,
        &[
            (
                "main.js",
                "const { twice } = require('./helper.js'); console.log(twice(21));",
            ),
            ("helper.js", "exports.twice = x => 2 * x;"),
        ],
    );
    assert_eq!(run_files(&javascript, "", &limits(), &[]).stdout, b"42\n");
}

#[test]
fn arguments_reach_the_program() {
    let programs = [
        (
            C,
            "#include <stdio.h>\nint main(int c, char **v){ for (int i = 1; i < c; i++) puts(v[i]); }",
        ),
        (Python, "import sys\nfor a in sys.argv[1:]: print(a)"),
        (
            JavaScript,
            "for (const a of process.argv.slice(2)) console.log(a);",
        ),
    ];
    for (language, code) in programs {
        let report = run_files(
            &Submission::single(language, code),
            "",
            &limits(),
            &["one", "two words"],
        );
        assert_eq!(
            String::from_utf8_lossy(&report.stdout),
            "one\ntwo words\n",
            "{language}"
        );
    }
}

#[test]
fn python_recurses_a_hundred_thousand_deep() {
    let code = "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(100000))";
    assert_eq!(output(Python, code, ""), "100000\n");
}

#[test]
fn python_reads_its_input_in_the_usual_ways() {
    let code = "import sys\na = input()\nb = sys.stdin.readline().strip()\nc = next(sys.stdin).strip()\nd = sys.stdin.buffer.readline()\nprint(a, b, c, d, sys.stdin.read().split())";
    let report = run(Python, "import sys\nprint(sys.stdin.buffer.read())", "a\nb");
    assert_eq!(report.stdout, b"b'a\\nb'\n");
    let usual = code.replace(
        "d = sys.stdin.buffer.readline()\n",
        "d = sys.stdin.readline().strip()\n",
    );
    assert_eq!(
        output(Python, &usual, "1\n2\n3\n4\n5 6\n7\n"),
        "1 2 3 4 ['5', '6', '7']\n"
    );
}

#[test]
fn python_has_numpy_and_its_library() {
    let code = "import numpy as np, heapq, math, json, decimal, fractions, itertools, collections, bisect, functools, re\nprint(int(np.arange(10).sum()), np.linalg.det(np.eye(2)), math.comb(5, 2), fractions.Fraction(1, 3))";
    assert_eq!(output(Python, code, ""), "45 1.0 10 1/3\n");
}

#[test]
fn a_python_traceback_names_the_users_line() {
    let report = run(Python, "def f():\n    return 1 / 0\nf()\n", "");
    assert_eq!(
        (report.outcome.status, report.outcome.exit_code),
        (RunStatus::RuntimeError, Some(1))
    );
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert!(
        stderr.contains("line 2, in f") && stderr.contains("ZeroDivisionError: division by zero"),
        "{stderr}"
    );
    let exit = run(Python, "import sys\nsys.exit(3)", "");
    assert_eq!(exit.outcome.exit_code, Some(3));
}

#[test]
fn python_randomness_is_the_same_in_every_run() {
    let code = "import random, os\nprint(random.random(), os.urandom(4).hex(), hash('abc'))";
    assert_eq!(output(Python, code, ""), output(Python, code, ""));
}

#[test]
fn javascript_reads_its_input_in_the_usual_ways() {
    let ways = [
        "const t = require('fs').readFileSync(0, 'utf8'); console.log(t.trim().split(/\\s+/).map(Number).reduce((a, b) => a + b));",
        "const t = require('fs').readFileSync('/dev/stdin').toString(); console.log(t.trim().split(/\\s+/).map(Number).reduce((a, b) => a + b));",
        "const rl = require('readline').createInterface({ input: process.stdin }); let s = 0; rl.on('line', l => { for (const x of l.split(' ')) s += Number(x); }); rl.on('close', () => console.log(s));",
        "let t = ''; process.stdin.setEncoding('utf8'); process.stdin.on('data', c => t += c); process.stdin.on('end', () => console.log(t.trim().split(/\\s+/).map(Number).reduce((a, b) => a + b)));",
        "(async () => { let s = 0; for await (const l of require('readline').createInterface({ input: process.stdin })) s += l.split(' ').map(Number).reduce((a, b) => a + b); console.log(s); })();",
        "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync(0, 'utf8').trim().split(/\\s+/).map(Number).reduce((a, b) => a + b));",
    ];
    for code in ways {
        assert_eq!(output(JavaScript, code, "1 2\n3 4\n"), "10\n", "{code}");
    }
}

/// Every case of the conformance folder prints what Node 20 printed when it was recorded.
#[test]
fn javascript_prints_what_node_prints() {
    let folder = repository().join("runtimes/javascript/conformance");
    // Some cases import these.
    let library: Vec<_> = std::fs::read_dir(folder.join("lib"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let library = library.iter().map(|path| SourceFile {
        name: format!("lib/{}", path.file_name().unwrap().to_string_lossy()),
        content: std::fs::read_to_string(path).unwrap(),
    });
    let library: Vec<_> = library.collect();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !(name.ends_with(".js") || name.ends_with(".mjs")) {
            continue;
        }
        let read = |extension: &str| std::fs::read_to_string(path.with_extension(extension)).ok();
        let Some(expected) = read("out") else {
            continue;
        };
        cases += 1;
        let mut submission = files(
            JavaScript,
            &[(&name, &std::fs::read_to_string(&path).unwrap())],
        );
        submission.files.extend(library.clone());
        let stdin = read("in").unwrap_or_default();
        let ran = judge().run(
            &submission,
            &limits(),
            stdin.as_bytes(),
            &[],
            false,
            &Cancel::new(),
        );
        let (compile, report) = ran.unwrap();
        let code: i32 = read("code").map_or(0, |text| text.trim().parse().unwrap());
        // Where Node fails while it loads the file, it does not compile here.
        let (stdout, exit_code) = match &report {
            Some(report) => (
                String::from_utf8_lossy(&report.stdout).into_owned(),
                report.outcome.exit_code,
            ),
            None => (String::new(), Some(1)),
        };
        if stdout != expected || exit_code != Some(code) {
            wrong.push(format!(
                "{name}: {report:?} {}\nexpected:\n{expected}",
                compile.diagnostics
            ));
        }
    }
    assert!(cases >= 40, "only {cases} cases");
    assert!(
        wrong.is_empty(),
        "{} of {cases}:\n{}",
        wrong.len(),
        wrong.join("\n---\n")
    );
}

#[test]
fn an_uncaught_javascript_error_ends_with_code_1_and_its_stack() {
    fails_with(
        JavaScript,
        "function f() {\n  throw new TypeError('bad');\n}\nf();\n",
        &["TypeError: bad", "main.js:2"],
    );
}

#[test]
fn every_language_sees_an_empty_environment_and_no_host_file() {
    let programs: [(Language, &str); 3] = [
        (
            C,
            "#include <stdio.h>\n#include <stdlib.h>\nextern char **environ;\nint main(void){ printf(\"%d %d\\n\", environ && *environ != 0, fopen(\"/etc/passwd\", \"r\") != NULL); }",
        ),
        (
            Python,
            "import os\nprint(int(bool(set(os.environ) - {'PYTHONTZPATH'})), int(os.path.exists('/etc/passwd')))",
        ),
        (
            JavaScript,
            "console.log(Object.keys(process.env).length, Number(require('fs').existsSync('/etc/passwd')));",
        ),
    ];
    for (language, code) in programs {
        assert_eq!(output(language, code, ""), "0 0\n", "{language}");
    }
}
