//! What PHP must be able to do.

use crate::judging::{
    files, is_available, judge_all, limits, output, plan, refusal, run, run_files,
};
use mettle_domain::{Language::Php, Limits, RunStatus, Verdict};
use mettle_judge::Submission;

#[test]
fn each_way_to_fail_gets_its_verdict() {
    if !is_available(Php) {
        return;
    }
    let tight = Limits {
        memory_bytes: 64 << 20,
        output_bytes: 1 << 20,
        ..Limits::default().with_cpu_time_ms(4_000)
    };
    let table = [
        (
            Verdict::AC,
            "<?php [$a, $b] = explode(' ', fgets(STDIN)); echo $a + $b;",
        ),
        (
            Verdict::AC,
            "<?php fscanf(STDIN, '%d %d', $a, $b); echo $a + $b;",
        ),
        (
            Verdict::AC,
            "<?php echo array_sum(explode(' ', file_get_contents('php://stdin')));",
        ),
        (Verdict::WA, "<?php echo 8;"),
        (Verdict::CE, "<?php\nfunction (\n"),
        (
            Verdict::CE,
            "<?php\nclass A { function f() {} function f() {} }",
        ),
        (Verdict::TLE, "<?php while (true);"),
        (Verdict::RTE, "<?php throw new Exception('no');"),
        (Verdict::RTE, "<?php echo 7; exit(3);"),
        (Verdict::RTE, "<?php echo 1 % 0;"),
        (Verdict::RTE, "<?php undefined_function();"),
        (
            Verdict::MLE,
            "<?php $a = []; while (true) $a[] = str_repeat('x', 1 << 20);",
        ),
        (Verdict::OLE, "<?php while (true) echo \"more\\n\";"),
    ];
    let mut wrong = Vec::new();
    for (expected, code) in table {
        let report = judge_all(Php, code, &plan(tight.clone(), &[("3 4\n", "7\n")]));
        if report.verdict != expected {
            wrong.push(format!("{code}\n  not {expected}: {report:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_syntax_error_is_told_with_file_and_line() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php\n$x = 1;\n$y = = 2;\n";
    let compile = refusal(&Submission::single(Php, code), &limits());
    let said = &compile.diagnostics;
    assert!(said.contains("main.php on line 3"), "{said}");
}

#[test]
fn errors_are_on_standard_error_and_do_not_touch_the_output() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php\necho 1;\necho $undefined;\nthrow new DomainException('boom');\n";
    let report = run(Php, code, "");
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert_eq!(report.stdout, b"1", "{report:?}");
    assert!(
        stderr.contains("Undefined variable $undefined in /w/main.php on line 3"),
        "{stderr}"
    );
    assert!(
        stderr.contains("Uncaught DomainException: boom"),
        "{stderr}"
    );
    assert_eq!(report.outcome.status, RunStatus::RuntimeError);
    assert_eq!(report.outcome.exit_code, Some(255));
}

#[test]
fn several_files_make_one_program() {
    if !is_available(Php) {
        return;
    }
    let php = files(
        Php,
        &[
            (
                "main.php",
                "<?php require 'helper.php'; require_once __DIR__ . '/more/other.php'; echo twice(ANSWER);",
            ),
            (
                "helper.php",
                "<?php function twice(int $x): int { return 2 * $x; }",
            ),
            ("more/other.php", "<?php const ANSWER = 21;"),
        ],
    );
    assert_eq!(run_files(&php, "", &limits(), &[]).stdout, b"42");
    let broken = files(
        Php,
        &[("main.php", "<?php echo 1;"), ("helper.php", "<?php $ = ")],
    );
    let compile = refusal(&broken, &limits());
    assert!(compile.diagnostics.contains("helper.php"), "{compile:?}");
}

#[test]
fn arguments_reach_the_program_unchanged() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php foreach (array_slice($argv, 1) as $word) echo $word, \"\\n\";";
    let submission = Submission::single(Php, code);
    let report = run_files(&submission, "", &limits(), &["one", "two 'words' é", ""]);
    let stdout = String::from_utf8_lossy(&report.stdout);
    assert_eq!(stdout, "one\ntwo 'words' é\n\n");
}

#[test]
fn integers_have_64_bits_and_become_floats_beyond() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php
        var_dump(PHP_INT_SIZE, PHP_INT_MAX, PHP_INT_MIN, PHP_INT_MAX + 1, 3037000500 * 3037000500,
            3037000499 ** 2, -PHP_INT_MAX - 1, 0x7FFFFFFFFFFFFFFF, 9223372036854775808,
            (int) '9223372036854775806', intdiv(PHP_INT_MIN, -2), PHP_INT_MAX % 1000000007,
            ~0 ^ (1 << 63), [PHP_INT_MAX => 1], hexdec('7fffffffffffffff'), octdec('777'),
            (int) 1e18, 1 <=> PHP_INT_MAX, crc32('mettle'), PHP_INT_MAX <=> PHP_INT_MAX - 1);
        printf(\"%d %u %x %b\\n\", PHP_INT_MIN, -1, -1, 1 << 40);";
    let expected = "int(8)\nint(9223372036854775807)\nint(-9223372036854775808)\n\
        float(9.223372036854776E+18)\nfloat(9.22337203700025E+18)\nint(9223372030926249001)\n\
        int(-9223372036854775808)\nint(9223372036854775807)\nfloat(9.223372036854776E+18)\n\
        int(9223372036854775806)\nint(4611686018427387904)\nint(291172003)\n\
        int(9223372036854775807)\narray(1) {\n  [9223372036854775807]=>\n  int(1)\n}\n\
        int(9223372036854775807)\nint(511)\nint(1000000000000000000)\nint(-1)\n";
    let said = output(Php, code, "");
    assert!(said.starts_with(expected), "{said}");
    assert!(
        said.ends_with(
            "int(1)\n-9223372036854775808 18446744073709551615 ffffffffffffffff \
             10000000000000000000000000000000000000000\n"
        ),
        "{said}"
    );
}

#[test]
fn recursion_goes_deep() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php function f($n) { return $n ? 1 + f($n - 1) : 0; } echo f(1000000);";
    let report = run(Php, code, "");
    assert_eq!(report.stdout, b"1000000", "{report:?}");
}

#[test]
fn a_program_is_charged_what_it_allocates_and_not_what_its_runtime_takes() {
    if !is_available(Php) {
        return;
    }
    let charged = run(Php, "<?php echo 1;", "").outcome.memory_bytes;
    assert!(charged < 4 << 20, "an idle program is charged {charged}");
    let code = "<?php $x = str_repeat('x', 100000000); echo strlen($x);";
    let charged = run(Php, code, "").outcome.memory_bytes;
    let range = 90_000_000..120_000_000;
    assert!(range.contains(&charged), "it is charged {charged}");
}

#[test]
fn memory_that_was_given_back_is_used_again() {
    if !is_available(Php) {
        return;
    }
    let code = "<?php for ($i = 0; $i < 300; $i++) { $x = str_repeat('x', ($i % 50 + 1) << 19); \
        $y = range(1, 10000); unset($x, $y); } echo 'done';";
    let report = run(Php, code, "");
    assert_eq!(report.stdout, b"done");
    let charged = report.outcome.memory_bytes;
    assert!(charged < 64 << 20, "it is charged {charged}");
}

#[test]
fn the_usual_library_is_there() {
    if !is_available(Php) {
        return;
    }
    let code = r#"<?php
declare(strict_types=1);
enum Suit: string { case Hearts = 'H'; case Spades = 'S'; }
final readonly class Point { public function __construct(public int $x, public int $y = 0) {} }
$heap = new SplPriorityQueue();
foreach ([3, 1, 2] as $n) $heap->insert("n$n", -$n);
echo $heap->extract(), ' ', Suit::from('S')->name, ' ', (new Point(y: 2, x: 1))->y, "\n";
$min = new SplMinHeap(); $min->insert([2, 'b']); $min->insert([1, 'a']); echo $min->top()[1], "\n";
echo json_encode(['a' => [1, 2.5, null, true], 'é' => "x\n"], JSON_UNESCAPED_UNICODE), "\n";
echo preg_replace_callback('/(\pL)(\d+)/u', fn($m) => $m[2] . $m[1], 'é12 b3'), "\n";
echo bcpow('2', '100'), ' ', bcdiv('1', '7', 10), "\n";
echo date('Y-m-d H:i', 86400), ' ', (new DateTime('2024-02-28'))->modify('+2 days')->format('D d'), "\n";
echo ucwords('ab cd'), ' ', mb_strtoupper('éa'), ' ', strrev('abc'), ' ', md5('x'), "\n";
function gen(int $n) { for ($i = 0; $i < $n; $i++) { $got = yield $i => $i * $i; if ($got) echo $got; } return 'end'; }
$g = gen(3); foreach ($g as $k => $v) echo "$k:$v "; echo $g->getReturn(), "\n";
echo match (true) { 5 > 3 => 'yes', default => 'no' }, ' ', implode(',', array_map(null, [1, 2], ['a', 'b'])[1]), "\n";
try { (fn(int $x) => $x)('a'); } catch (TypeError $e) { echo get_class($e), "\n"; }
try { intdiv(1, 0); } catch (DivisionByZeroError $e) { echo $e->getMessage(), "\n"; } finally { echo "finally\n"; }
mt_srand(42); echo mt_rand(), ' ', mt_rand(1, 6), "\n";
$a = ['x' => ['y' => 1]]; ['x' => ['y' => $q]] = $a; [$p, $q] = [$q, 2]; echo $p, $q, ' ', $a['z']['w'] ?? 'none', "\n";
var_dump(0.1 + 0.2, 1e100, "10" == "1e1", [1, 2] <=> [1, 3], PHP_VERSION_ID >= 80200, round(2.5), 7.0);
echo sprintf("%05.1f|%-6s|%+d|%'*8s|%c", 3.14159, 'ab', 5, 'pad', 65), ' ', number_format(1234567.891, 2), "\n";
file_put_contents('/tmp/x', "1\n2\n"); echo count(file('/tmp/x')), ' ', hash('sha256', '') === str_pad('e3b0c442', 64, '?') ? '' : 'hash', "\n";
static fn() => 1; echo (function () { static $n = 0; return ++$n; })(), ' ', array_key_last([1, 2, 3]), "\n";
"#;
    let expected = "n1 Spades 2\na\n{\"a\":[1,2.5,null,true],\"é\":\"x\\n\"}\n12é 3b\n\
        1267650600228229401496703205376 0.1428571428\n1970-01-02 00:00 Fri 01\nAb Cd ÉA cba \
        9dd4e461268c8034f5c8564e155c67a6\n0:0 1:1 2:4 end\nyes 2,b\nTypeError\nDivision by zero\n\
        finally\n804318771 6\n12 none\nfloat(0.30000000000000004)\nfloat(1.0E+100)\nbool(true)\n\
        int(-1)\nbool(true)\nfloat(3)\nfloat(7)\n003.1|ab    |+5|*****pad|A 1,234,567.89\n2 hash\n1 2\n";
    assert_eq!(output(Php, code, ""), expected);
}
