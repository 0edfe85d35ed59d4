//! What Go, Perl and Ruby must be able to do.

use crate::judging::{files, judge_all, limits, output, plan, refusal, run, run_files, run_under};
use mettle_domain::{
    Language::{Go, Perl, Ruby},
    Limits, RunStatus, Verdict,
};
use mettle_judge::Submission;

#[test]
fn each_way_to_fail_gets_its_verdict() {
    let tight = Limits {
        memory_bytes: 64 << 20,
        output_bytes: 1 << 20,
        ..Limits::default().with_cpu_time_ms(4_000)
    };
    let go = |body: &str| {
        format!(
            "package main\nimport \"fmt\"\nvar sink []*[1 << 16]int\nfunc f(n int) int {{ if n < 0 {{ return 0 }}; return f(n+1) + 1 }}\nfunc main() {{ {body}; fmt.Print() }}\n"
        )
    };
    let table = [
        (Go, Verdict::WA, go("fmt.Println(8)")),
        (Go, Verdict::CE, go("return 1")),
        (Go, Verdict::TLE, go("for {}")),
        (Go, Verdict::RTE, go("var a []int; fmt.Println(a[3])")),
        (Go, Verdict::RTE, go("panic(\"no\")")),
        (
            Go,
            Verdict::MLE,
            go(
                "for { x := new([1 << 16]int); for i := range x { x[i] = i }; sink = append(sink, x) }",
            ),
        ),
        (Go, Verdict::OLE, go("for { fmt.Println(\"more\") }")),
        (Perl, Verdict::WA, "print 8".into()),
        (Perl, Verdict::CE, "my @a = (1; print 2;".into()),
        (Perl, Verdict::CE, "use strict; $x = 1;".into()),
        (Perl, Verdict::TLE, "1 while 1".into()),
        (Perl, Verdict::RTE, "die 'no'".into()),
        (Perl, Verdict::RTE, "print 1 / 0 x 0".into()),
        (
            Perl,
            Verdict::MLE,
            "my @a; push @a, 'x' x (1 << 20) . scalar @a while 1".into(),
        ),
        (Perl, Verdict::OLE, "print \"more\\n\" while 1".into()),
        (Ruby, Verdict::WA, "puts 8".into()),
        (Ruby, Verdict::CE, "def f(\n  1 +".into()),
        (Ruby, Verdict::TLE, "loop {}".into()),
        (Ruby, Verdict::RTE, "raise 'no'".into()),
        (Ruby, Verdict::RTE, "def f = f() + 1\nf".into()),
        (
            Ruby,
            Verdict::MLE,
            "a = []\nloop { a << ('x' * (1 << 20) + a.size.to_s) }".into(),
        ),
        (Ruby, Verdict::OLE, "loop { puts 'more' }".into()),
    ];
    let mut wrong = Vec::new();
    for (language, expected, code) in table {
        let report = judge_all(language, &code, &plan(tight.clone(), &[("3 4\n", "7\n")]));
        if report.verdict != expected {
            wrong.push(format!("{language} {code}\n  not {expected}: {report:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_syntax_error_is_told_with_file_and_line() {
    for (language, code, place) in [
        (
            Go,
            "package main\nfunc main() {\n\tx := 1\n}\n",
            "main.go:3:2: declared and not used: x",
        ),
        (
            Go,
            "package main\nimport \"net/http\"\nfunc main() { http.Get(\"x\") }\n",
            "main.go:2:8",
        ),
        (Perl, "print 1;\nmy @a = (1;\n", "main.pl line 2"),
        (Ruby, "puts 1\nx = = 1\n", "main.rb:2"),
    ] {
        let compile = refusal(&Submission::single(language, code), &limits());
        assert!(
            compile.diagnostics.contains(place),
            "{}",
            compile.diagnostics
        );
    }
}

#[test]
fn an_uncaught_error_ends_with_its_text_and_line() {
    for (language, code, said, exit_code) in [
        (
            Go,
            "package main\nfunc main() {\n\tpanic(\"boom\")\n}\n",
            "panic: boom",
            2,
        ),
        (
            Go,
            "package main\nimport \"os\"\nfunc main() {\n\ta := os.Args\n\t_ = a[len(a)]\n}\n",
            "main.go:5",
            2,
        ),
        (
            Perl,
            "print 1;\ndie 'boom';\n",
            "boom at /w/main.pl line 2.",
            255,
        ),
        (
            Ruby,
            "puts 1\nraise ArgumentError, 'boom'\n",
            "main.rb:2:in '<main>': boom (ArgumentError)",
            1,
        ),
    ] {
        let report = run(language, code, "");
        let stderr = String::from_utf8_lossy(&report.stderr);
        assert!(stderr.contains(said), "{language}: {stderr}");
        assert_eq!(report.outcome.status, RunStatus::RuntimeError, "{language}");
        assert_eq!(report.outcome.exit_code, Some(exit_code), "{language}");
    }
}

#[test]
fn several_files_make_one_program() {
    let go = files(
        Go,
        &[
            (
                "main.go",
                "package main\nfunc main() { println(twice(21)); show(twice(21)) }",
            ),
            (
                "helper.go",
                "package main\nimport \"fmt\"\nfunc twice(x int) int { return 2 * x }\nfunc show(x int) { fmt.Println(x) }",
            ),
        ],
    );
    assert_eq!(run_files(&go, "", &limits(), &[]).stdout, b"42\n");
    let perl = files(
        Perl,
        &[
            ("main.pl", "use Helper; print Helper::twice(21), \"\\n\";"),
            ("Helper.pm", "package Helper; sub twice { 2 * $_[0] } 1;"),
        ],
    );
    assert_eq!(run_files(&perl, "", &limits(), &[]).stdout, b"42\n");
    let ruby = files(
        Ruby,
        &[
            (
                "main.rb",
                "require_relative 'helper'\nrequire 'other'\nputs twice(ANSWER)",
            ),
            ("helper.rb", "def twice(x) = 2 * x"),
            ("other.rb", "ANSWER = 21"),
        ],
    );
    assert_eq!(run_files(&ruby, "", &limits(), &[]).stdout, b"42\n");
}

#[test]
fn arguments_reach_the_program_unchanged() {
    for (language, code) in [
        (
            Go,
            "package main\nimport (\"fmt\"; \"os\")\nfunc main() { for _, a := range os.Args[1:] { fmt.Println(a) } }",
        ),
        (Perl, "print \"$_\\n\" for @ARGV;"),
        (Ruby, "puts ARGV"),
    ] {
        let submission = Submission::single(language, code);
        let report = run_files(&submission, "", &limits(), &["one", "two 'words' é", ""]);
        let stdout = String::from_utf8_lossy(&report.stdout);
        assert_eq!(stdout, "one\ntwo 'words' é\n\n", "{language}");
    }
}

#[test]
fn recursion_goes_deep() {
    let go = "package main\nfunc f(n int) int { if n == 0 { return 0 }; return 1 + f(n-1) }\nfunc main() { println(f(1000000)) }";
    let report = run(Go, go, "");
    assert_eq!(String::from_utf8_lossy(&report.stderr), "1000000\n");
    let perl = "no warnings; sub f { my $n = shift; $n ? 1 + f($n - 1) : 0 } print f(100000);";
    assert_eq!(output(Perl, perl, ""), "100000");
    let ruby = "def f(n) = n == 0 ? 0 : 1 + f(n - 1)\nputs f(100_000)\nbegin\n  def g = g() + 1\n  g\nrescue SystemStackError\n  puts 'caught'\nend";
    assert_eq!(output(Ruby, ruby, ""), "100000\ncaught\n");
}

#[test]
fn a_program_is_charged_what_it_allocates_and_not_what_its_runtime_takes() {
    let idle = [
        (
            Go,
            "package main\nimport \"fmt\"\nfunc main() { fmt.Println(1) }",
        ),
        (Perl, "print 1"),
        (Ruby, "puts 1"),
    ];
    for (language, code) in idle {
        let charged = run(language, code, "").outcome.memory_bytes;
        assert!(charged < 4 << 20, "an idle {language} is charged {charged}");
    }
    let hundred_megabytes = [
        (
            Go,
            "package main\nimport \"fmt\"\nfunc main() { a := make([]int64, 12500000); for i := range a { a[i] = int64(i) }; fmt.Println(a[77]) }",
        ),
        (
            Go,
            "package main\nimport \"fmt\"\nvar a [12500000]int64\nfunc main() { for i := range a { a[i] = int64(i) }; fmt.Println(a[77]) }",
        ),
        (Perl, "my $x = 'x' x 100_000_000; print length $x"),
        (Ruby, "x = 'x' * 100_000_000\nputs x.size"),
    ];
    for (language, code) in hundred_megabytes {
        let charged = run(language, code, "").outcome.memory_bytes;
        let range = 90_000_000..220_000_000;
        assert!(range.contains(&charged), "{language} is charged {charged}");
    }
}

#[test]
fn a_go_program_may_use_most_of_its_memory() {
    // 40 MB live of 64 MB: a collector that waited for twice the live heap would die.
    let code = "package main\nimport \"fmt\"\nfunc main() { a := make([][]byte, 40); n := 0; for i := 0; i < 400; i++ { a[i%40] = make([]byte, 1<<20); a[i%40][5] = 1; n += len(a[i%40]) }; fmt.Println(n >> 20) }";
    let limits = Limits {
        memory_bytes: 64 << 20,
        ..limits()
    };
    let report = run_under(Go, code, "", &limits);
    assert_eq!(report.outcome.status, RunStatus::Ok, "{report:?}");
    assert_eq!(report.stdout, b"400\n");
}

#[test]
fn the_usual_modules_are_there() {
    let go = r#"package main
import ("bufio"; "container/heap"; "fmt"; "maps"; "math/big"; "math/bits"; "os"; "regexp"; "slices"; "sort"; "strconv"; "strings"; "time")
type H []int
func (h H) Len() int { return len(h) }
func (h H) Less(i, j int) bool { return h[i] < h[j] }
func (h H) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *H) Push(x any) { *h = append(*h, x.(int)) }
func (h *H) Pop() any { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }
func main() {
	w := bufio.NewWriter(os.Stdout); defer w.Flush()
	h := &H{3, 1, 2}; heap.Init(h); fmt.Fprintln(w, heap.Pop(h))
	fmt.Fprintln(w, new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil), bits.OnesCount(255))
	m := map[string]int{"b": 2, "a": 1}; fmt.Fprintln(w, slices.Sorted(maps.Keys(m)), m)
	a := strings.Fields(" x y "); sort.Sort(sort.Reverse(sort.StringSlice(a))); fmt.Fprintln(w, a, strconv.Quote("é"))
	fmt.Fprintln(w, regexp.MustCompile(`a+`).FindString("baab"), time.Duration(1500)*time.Millisecond)
	c := make(chan int); go func() { for i := range 3 { c <- i }; close(c) }(); for x := range c { fmt.Fprint(w, x) }
	time.Sleep(time.Millisecond); fmt.Fprintln(w)
}"#;
    assert_eq!(
        output(Go, go, ""),
        "1\n1267650600228229401496703205376 8\n[a b] map[a:1 b:2]\n[y x] \"é\"\naa 1.5s\n012\n"
    );
    let perl = r#"use strict; use warnings; use POSIX qw(floor ceil fmod INT_MAX strftime); use List::Util qw(sum max first shuffle); use Data::Dumper; use Math::BigInt; use Time::HiRes qw(time);
print floor(-1.5), ceil(-1.5), " ", fmod(-7, 3), " ", INT_MAX, " ", POSIX::strtol("ff", 16), " ", sum(1 .. 4), max(3, 9), " ", Math::BigInt->new(2)->bpow(100), "\n";
print strftime("%Y-%m-%d %H:%M:%S %j %a", gmtime 951827696), "\n"; local $Data::Dumper::Terse = 1; local $Data::Dumper::Indent = 0; print Dumper({ a => [1, 2] }), "\n";
printf "%s %s %.15g %b %x\n", 9223372036854775807, 18446744073709551615, 0.1 + 0.2, 10, 255;"#;
    assert_eq!(
        output(Perl, perl, ""),
        "-2-1 -1 2147483647 2550 109 1267650600228229401496703205376\n2000-02-29 12:34:56 060 Tue\n{'a' => [1,2]}\n9223372036854775807 18446744073709551615 0.3 1010 ff\n"
    );
    let ruby = r#"require 'set'; require 'json'; require 'date'; require 'securerandom'; require 'strscan'
puts JSON.generate({ a: [1, nil] }), Set[1, 2].include?(2), 2**100, 0.1r + 0.2r == 0.3r, Date.new(2000, 2, 29).yday
puts [3, 1, 2].sort_by { -it }.each_slice(2).to_a.inspect, format('%.3f|%5d|%-3s|', 3.14159, 42, 'a'), 'é'.bytes.size, [1, 2, 3].lazy.map { _1 * 2 }.first(2).sum
f = Fiber.new { Fiber.yield 1; 2 }; print f.resume, f.resume, "\n"; e = [1, 2].each; puts e.next + e.next; puts catch(:x) { throw :x, 5 }
at_exit { puts 'bye' }; puts DATA.read
__END__
data"#;
    assert_eq!(
        output(Ruby, ruby, ""),
        "{\"a\":[1,null]}\ntrue\n1267650600228229401496703205376\ntrue\n60\n[[3, 2], [1]]\n3.142|   42|a  |\n2\n6\n12\n3\n5\ndata\nbye\n"
    );
}

#[test]
fn exit_codes_and_what_was_written_before_them_are_kept() {
    for (language, code) in [
        (
            Go,
            "package main\nimport (\"fmt\"; \"os\")\nfunc main() { fmt.Println(\"before\"); fmt.Fprintln(os.Stderr, \"told\"); os.Exit(7) }",
        ),
        (
            Perl,
            "print \"before\\n\"; print STDERR \"told\\n\"; exit 7",
        ),
        (Ruby, "puts 'before'\nwarn 'told'\nexit 7"),
    ] {
        let report = run(language, code, "");
        assert_eq!(report.outcome.exit_code, Some(7), "{language}: {report:?}");
        assert_eq!(report.stdout, b"before\n", "{language}");
        assert_eq!(report.stderr, b"told\n", "{language}");
    }
}

#[test]
fn no_host_file_can_be_compiled_in() {
    let embed = "package main\nimport _ \"embed\"\n//go:embed /etc/passwd\nvar s string\nfunc main() { print(s) }";
    let c = "package main\n// #include \"/etc/passwd\"\nimport \"C\"\nfunc main() {}";
    let link = "package main\nimport _ \"unsafe\"\n//go:linkname open syscall.Open\nfunc open(p string, m int, q uint32) (int, error)\nfunc main() { _, e := open(\"/etc/passwd\", 0, 0); println(e.Error()) }";
    for code in [embed, c, link] {
        refusal(&Submission::single(Go, code), &limits());
    }
    for (language, code) in [
        (
            Go,
            "package main\nimport (\"fmt\"; \"os\")\nfunc main() { _, e := os.ReadFile(\"/etc/passwd\"); fmt.Println(os.IsNotExist(e)) }",
        ),
        (
            Perl,
            "print open(my $f, '<', '/etc/passwd') ? 'open' : 'true', \"\\n\"",
        ),
        (Ruby, "puts !File.exist?('/etc/passwd')"),
    ] {
        assert_eq!(output(language, code, ""), "true\n", "{language}");
    }
}

#[test]
fn the_same_program_sees_the_same_world_twice() {
    for (language, code) in [
        (
            Go,
            "package main\nimport (\"fmt\"; \"math/rand\"; \"time\")\nfunc main() { fmt.Println(rand.Int(), time.Now().UnixNano()); for k := range map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5} { fmt.Print(k) } }",
        ),
        (
            Perl,
            "my %h = map { $_ => 1 } 'a' .. 'z'; print rand(), ' ', time, ' ', join '', keys %h",
        ),
        (Ruby, "puts rand, Random.new.rand, Time.now.to_f, 'x'.hash"),
    ] {
        let first = output(language, code, "");
        assert_eq!(first, output(language, code, ""), "{language}");
    }
}
