//! Lua and SQL: what each must be able to do, and must not.

use crate::judging::{fails_with, limits, output, refusal, run, run_under};
use mettle_domain::{
    Language::{Lua, Sql},
    Limits, RunStatus,
};
use mettle_judge::Submission;

#[test]
fn lua_reads_its_input_in_the_usual_ways() {
    let code = "local a, b = io.read('n', 'n')\nio.read('l')\nlocal line = io.read()\nlocal rest = {}\nfor l in io.lines() do rest[#rest + 1] = l end\nprint(a + b, line, #rest, table.concat(rest, ','), io.read('a') == '', io.read())";
    assert_eq!(
        output(Lua, code, "1 2\nthree four\n5\n6"),
        "3\tthree four\t2\t5,6\ttrue\tnil\n"
    );
    assert_eq!(output(Lua, "print(#io.read('a'))", "abc\nd"), "5\n");
}

#[test]
fn lua_has_its_library_but_nothing_that_starts_programs() {
    let code = "print(os.execute, io.popen, io.tmpfile, os.tmpname, package.loadlib, os.getenv('HOME'), io.open('/etc/passwd'))\nprint(select(2, pcall(error, 'x')), coroutine.wrap(function() return 7 end)(), ('%5.1f'):format(2.25), utf8.char(955), 7 // 2, 7 / 2, 1 << 40)";
    let text = output(Lua, code, "");
    let (refused, works) = text.split_once('\n').unwrap();
    assert!(
        refused.starts_with("nil\tnil\tnil\tnil\tnil\tnil\tnil"),
        "{refused}"
    );
    assert_eq!(works, "x\t7\t  2.2\tλ\t3\t3.5\t1099511627776\n");
}

#[test]
fn an_uncaught_lua_error_says_where_and_ends_with_code_1() {
    fails_with(
        Lua,
        "local function f()\n  local x = nil\n  return x.y\nend\nf()\n",
        &["main.lua:3: attempt to index a nil value", "main.lua:5"],
    );
}

#[test]
fn a_lua_syntax_error_is_a_compile_error() {
    let compile = refusal(
        &Submission::single(Lua, "print('a')\nlocal = 3\n"),
        &limits(),
    );
    assert!(
        compile.diagnostics.contains("main.lua:2:"),
        "{}",
        compile.diagnostics
    );
}

#[test]
fn memory_is_counted_from_what_the_interpreter_starts_with_and_running_out_is_told() {
    let report = run(Lua, "local function f(n) return 1 + f(n + 1) end\nf(1)", "");
    assert_eq!(
        report.outcome.status,
        RunStatus::RuntimeError,
        "{:?}",
        report.outcome
    );
    assert!(String::from_utf8_lossy(&report.stderr).contains("stack overflow"));
    let tiny = Limits {
        memory_bytes: 1 << 20,
        ..limits()
    };
    assert_eq!(run_under(Lua, "print(7)", "", &tiny).stdout, b"7\n");
    assert_eq!(run_under(Sql, "SELECT 7;", "", &tiny).stdout, b"7\n");
    let small = Limits {
        memory_bytes: 64 << 20,
        ..limits()
    };
    let hungry = "local t = {}\nfor i = 1, 1e9 do t[i] = string.rep('x', 1000) .. i end";
    assert_eq!(
        run_under(Lua, hungry, "", &small).outcome.status,
        RunStatus::MemoryLimitExceeded
    );
}

const PEOPLE: &str = "CREATE TABLE people(name TEXT, age INT, weight REAL);\nSELECT 'not shown';\nINSERT INTO people VALUES ('Ada', 36, 55.5), ('Bob', NULL, 70), ('Çelik', 20, 1e10);\n";

#[test]
fn sql_prints_rows_as_sqlite_lists_them() {
    let code = "SELECT name, age, weight FROM people ORDER BY name;\nSELECT count(*), avg(age) FROM people; -- done";
    assert_eq!(
        output(Sql, code, PEOPLE),
        "Ada|36|55.5\nBob||70.0\nÇelik|20|10000000000.0\n3|28.0\n"
    );
    let changes = "UPDATE people SET age = 1 WHERE age IS NULL;\nDELETE FROM people WHERE name = 'Ada';\nCREATE VIEW v AS SELECT name, age FROM people;\nSELECT * FROM v ORDER BY 1;\nCREATE TRIGGER t AFTER INSERT ON people BEGIN UPDATE people SET age = 99; DELETE FROM people WHERE name = 'Bob'; END;\nINSERT INTO people(name) VALUES ('Dee');\nSELECT name, age FROM people ORDER BY name;";
    assert_eq!(
        output(Sql, changes, PEOPLE),
        "Bob|1\nÇelik|20\nDee|99\nÇelik|99\n"
    );
}

#[test]
fn a_sql_error_is_a_runtime_error_with_its_line() {
    for (code, said) in [
        (
            "SELECT 1;\n\n-- here\nSELECT absent\n  FROM people;",
            "main.sql:4: no such column: absent",
        ),
        (
            "CREATE TABLE u(x UNIQUE);\nINSERT INTO u VALUES (1);\nINSERT INTO u VALUES (1);",
            "main.sql:3: UNIQUE constraint failed: u.x",
        ),
        (
            "SELECT * FROM missing;",
            "main.sql:1: no such table: missing",
        ),
    ] {
        let report = run(Sql, code, PEOPLE);
        assert_eq!(
            (report.outcome.status, report.outcome.exit_code),
            (RunStatus::RuntimeError, Some(1))
        );
        assert_eq!(String::from_utf8_lossy(&report.stderr).trim_end(), said);
    }
    let report = run(
        Sql,
        "SELECT 1;",
        "CREATE TABLE t(x);\nINSERT INTO u VALUES (1);",
    );
    assert!(String::from_utf8_lossy(&report.stderr).contains("input:2: no such table: u"));
}

#[test]
fn sql_that_is_wrong_with_every_database_is_a_compile_error() {
    for (code, said) in [
        (
            "SELECT 1;\nSELEC 2;",
            "main.sql:2: near \"SELEC\": syntax error",
        ),
        ("SELECT 'open", "main.sql:1: unrecognized token"),
        ("SELECT (1", "main.sql:1: incomplete input"),
        (
            "SELECT a FROM not_there_yet;\nSELECT ) FROM x;",
            "main.sql:2: near \")\": syntax error",
        ),
    ] {
        let compile = refusal(&Submission::single(Sql, code), &limits());
        assert!(
            compile.diagnostics.contains(said),
            "{code}: {}",
            compile.diagnostics
        );
    }
}

#[test]
fn sql_reaches_no_file_and_no_extension() {
    for code in [
        "ATTACH 'other.db' AS other;",
        "ATTACH ':memory:' AS other;",
        "VACUUM INTO '/tmp/copy.db';",
        "SELECT load_extension('/tmp/x.so');",
        "SELECT readfile('/etc/passwd');",
        "SELECT writefile('/tmp/x', 'y');",
    ] {
        assert_eq!(
            run(Sql, code, "").outcome.status,
            RunStatus::RuntimeError,
            "{code}"
        );
    }
}
