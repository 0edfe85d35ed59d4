//! Packages in other formats, verified by the program as their owners would do it.

use crate::judging::mettle;
use std::{fs, path::Path, process::Command};

/// What `mettle problem verify` says of these files, and whether it is content.
fn verified(files: &[(&str, &str)]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("sums");
    for (path, content) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        fs::write(path, content).unwrap();
    }
    let output = Command::new(mettle())
        .args(["problem", "verify"])
        .arg(&root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    (output.status.success(), format!("{said}{errors}"))
}

fn polygon(assets: &str, tests: &str) -> String {
    format!(
        r#"<problem short-name="sums" url="https://polygon.example/1">
<names><name language="english" value="Sums"/></names>
<judging><testset name="tests"><time-limit>3000</time-limit><memory-limit>268435456</memory-limit>
<input-path-pattern>tests/%02d</input-path-pattern><answer-path-pattern>tests/%02d.a</answer-path-pattern>
<tests>{tests}</tests></testset></judging>
<files><executables><executable><source path="files/gen.cpp" type="cpp.g++17"/></executable></executables></files>
<assets>{assets}</assets></problem>"#
    )
}

const LEGEND: (&str, &str) = (
    "statement-sections/english/legend.tex",
    "Add $a$ and $b$.\n",
);

#[test]
fn a_polygon_package_proves_itself_with_testlib() {
    let problem = polygon(
        r#"<checker type="testlib"><source path="files/check.cpp" type="cpp.g++17"/></checker>
<validators><validator><source path="files/val.cpp" type="cpp.g++17"/></validator></validators>
<solutions><solution tag="main"><source path="solutions/ok.cpp" type="cpp.g++17"/></solution>
<solution tag="accepted"><source path="solutions/ok.py" type="python.3"/></solution>
<solution tag="wrong-answer"><source path="solutions/wa.py" type="python.3"/></solution></solutions>"#,
        r#"<test method="manual" sample="true"/><test cmd="gen 1" method="generated"/><test cmd="gen 2" method="generated"/>"#,
    );
    let (passed, said) = verified(&[
        ("problem.xml", &problem),
        LEGEND,
        ("tests/01", "1 2\r\n"),
        (
            "files/gen.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerGen(c, v, 1); int a = rnd.next(1, 100), b = rnd.next(1, 100); println(a, b); }",
        ),
        (
            "files/check.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerTestlibCmd(c, v); int a = inf.readInt(), b = inf.readInt(), sum = ouf.readInt(); ans.readInt(); if (a + b != sum) quitf(_wa, \"%d\", sum); quitf(_ok, \"fine\"); }",
        ),
        (
            "files/val.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerValidation(c, v); inf.readInt(1, 100); inf.readSpace(); inf.readInt(1, 100); inf.readEoln(); inf.readEof(); }",
        ),
        (
            "solutions/ok.cpp",
            "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }",
        ),
        ("solutions/ok.py", "print(sum(map(int, input().split())))\n"),
        ("solutions/wa.py", "print(3)\n"),
    ]);
    assert!(passed, "{said}");
    assert!(said.contains("2 files were made here by gen.cpp"), "{said}");
    assert!(said.contains("3 files were made here by ok.cpp"), "{said}");
    for line in [
        "submissions/accepted/ok.cpp: AC",
        "submissions/accepted/ok.py: AC",
        "submissions/wrong_answer/wa.py: WA",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn an_invalid_test_of_a_polygon_package_is_found_by_its_validator() {
    let problem = polygon(
        r#"<checker name="std::ncmp.cpp"/><validators><validator><source path="files/val.cpp"/></validator></validators>
<solutions><solution tag="main"><source path="solutions/ok.py"/></solution></solutions>"#,
        r#"<test method="manual"/>"#,
    );
    let (passed, said) = verified(&[
        ("problem.xml", &problem),
        LEGEND,
        ("tests/01", "1  2\n"),
        ("tests/01.a", "3\n"),
        (
            "files/val.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerValidation(c, v); inf.readInt(); inf.readSpace(); inf.readInt(); inf.readEoln(); inf.readEof(); }",
        ),
        ("solutions/ok.py", "print(sum(map(int, input().split())))\n"),
    ]);
    assert!(!passed && said.contains("is rejected by"), "{said}");
}

#[test]
fn an_interactive_polygon_package_proves_itself() {
    let problem = polygon(
        r#"<checker type="testlib"><source path="files/check.cpp"/></checker>
<interactor><source path="files/talk.cpp"/></interactor>
<solutions><solution tag="main"><source path="solutions/ok.py"/></solution>
<solution tag="wrong-answer"><source path="solutions/wa.py"/></solution></solutions>"#,
        r#"<test method="manual"/><test method="manual"/>"#,
    );
    let (passed, said) = verified(&[
        ("problem.xml", &problem),
        LEGEND,
        ("tests/01", "42\n"),
        ("tests/02", "100\n"),
        (
            "files/check.cpp",
            "#include \"testlib.h\"\nint main(int c, char **v) { registerTestlibCmd(c, v); int asked = ouf.readInt(); if (asked > 7) quitf(_wa, \"%d guesses\", asked); quitf(_ok, \"%d guesses\", asked); }",
        ),
        (
            "files/talk.cpp",
            "#include \"testlib.h\"\n#include <iostream>\nint main(int c, char **v) { registerInteraction(c, v); int hidden = inf.readInt(), asked = 0, guess = 0; while (guess != hidden) { guess = ouf.readInt(1, 100); asked++; std::cout << (guess < hidden ? \"more\" : guess > hidden ? \"less\" : \"found\") << std::endl; } tout << asked << std::endl; quitf(_ok, \"talked\"); }",
        ),
        (
            "solutions/ok.py",
            "low, high = 1, 100\nwhile True:\n    guess = (low + high) // 2\n    print(guess, flush=True)\n    said = input()\n    if said == 'found':\n        break\n    if said == 'more':\n        low = guess + 1\n    else:\n        high = guess - 1\n",
        ),
        (
            "solutions/wa.py",
            "for guess in range(1, 101):\n    print(guess, flush=True)\n    if input() == 'found':\n        break\n",
        ),
    ]);
    assert!(passed, "{said}");
    assert!(
        said.contains("submissions/accepted/ok.py: AC")
            && said.contains("submissions/wrong_answer/wa.py: WA"),
        "{said}"
    );
}

#[test]
fn special_judges_of_other_formats_decide() {
    let init = "checker: sorted\ntest_cases:\n- {in: 1.in, out: 1.out}\n";
    let (passed, said) = verified(&[("init.yml", init), ("1.in", "x\n"), ("1.out", "b\na\n")]);
    // Nothing proves it, which is no error of its format.
    assert!(passed, "{said}");
    let set = r#"<fps><item><title>Sums</title><time_limit unit="s">3</time_limit><memory_limit unit="mb">64</memory_limit>
<description>Two numbers with the sum n.</description><test_input>7</test_input><test_output>3 4</test_output>
<spj language="C++"><![CDATA[#include <fstream>
#include <cstdlib>
int main(int argc, char **argv) { std::ifstream in(argv[1]), out(argv[3]); int n, a, b; in >> n; out >> a >> b; if (a + b == n) exit(0); return 1; }]]></spj>
<solution language="Python">print(1, int(input()) - 1)</solution></item></fps>"#;
    let (passed, said) = verified(&[("set.xml", set)]);
    assert!(passed && said.contains("solution1.py: AC"), "{said}");
}

#[test]
fn dmoj_checkers_in_python_decide_and_give_points() {
    let checker = "from dmoj.result import CheckerResult\nfrom dmoj.utils.unicode import utf8text\n\
        def check(process_output, judge_output, judge_input, point_value, share, **kwargs):\n    \
        n, said = int(judge_input), int(utf8text(process_output))\n    \
        if said == n:\n        return CheckerResult(True, point_value * share, 'close')\n    return said == int(judge_output)\n";
    let init = "checker: {name: near.py, args: {share: 0.5}}\ntest_cases:\n\
        - {in: 1.in, out: 1.out, points: 10}\n- {in: 2.in, out: 2.out, points: 30}\n";
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("near");
    fs::create_dir(&root).unwrap();
    for (name, content) in [
        ("init.yml", init),
        ("near.py", checker),
        ("1.in", "3\n"),
        ("1.out", "6\n"),
        ("2.in", "4\n"),
        ("2.out", "8\n"),
    ] {
        fs::write(root.join(name), content).unwrap();
    }
    for (code, verdict) in [
        ("print(2 * int(input()))", r#""verdict":"AC","score":40.0"#),
        ("print(int(input()))", r#""verdict":"PARTIAL","score":20.0"#),
        (
            "n = int(input())\nprint(2 * n if n < 4 else 0)",
            r#""verdict":"PARTIAL","score":10.0"#,
        ),
        ("print(1)", r#""verdict":"WA","score":0.0"#),
        // The checker crashes, which is nobody's wrong answer.
        ("print('x')", r#""verdict":"JE""#),
    ] {
        let source = folder.path().join("main.py");
        fs::write(&source, code).unwrap();
        let output = Command::new(mettle())
            .args(["judge", "--json", "--all"])
            .args([&root, &source])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            said.lines().last().unwrap().contains(verdict),
            "{code}: {said}"
        );
    }
}
