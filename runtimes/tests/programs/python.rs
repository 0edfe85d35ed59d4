use crate::host::{Options, interpret, python};
use mettle_domain::Language;

#[test]
fn python_reads_input_in_the_usual_ways() {
    let text = "import sys\na = int(input())\nb = sys.stdin.readline().strip()\n\
                print(a + 1, b, list(sys.stdin), sys.argv)\n";
    let output = python(text, "41\nline\n1 2\n3").output();
    assert_eq!(output, "42 line ['1 2\\n', '3'] ['main.py', 'argument']\n");
    for bytes in [
        "sys.stdin.buffer.read()",
        "open(0, 'rb').read()",
        "os.read(0, 100)",
    ] {
        let source = format!("import os, sys\nprint({bytes})");
        assert_eq!(python(&source, "1 2\n3").output(), "b'1 2\\n3'\n");
    }
}

#[test]
fn recursion_goes_100_000_deep() {
    let source = "import sys\nsys.setrecursionlimit(10**6)\n\
                  def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(10**5))\n\
                  from functools import lru_cache\n@lru_cache(None)\n\
                  def g(n): return 0 if n == 0 else 1 + g(n - 1)\nprint(g(10_000))";
    assert_eq!(python(source, "").output(), "100000\n10000\n");
}

#[test]
fn endless_recursion_is_a_recursion_error() {
    let ended = python("def f(n): return f(n + 1)\nf(0)", "");
    assert_eq!(ended.end, Ok(1));
    assert!(
        ended
            .stderr
            .contains("RecursionError: maximum recursion depth exceeded"),
        "{ended:?}"
    );
}

#[test]
fn numpy_works() {
    let source = "import numpy as np\na = np.arange(6).reshape(2, 3)\nprint((a @ a.T).tolist())\n\
                  print(np.__version__.split('.')[0], np.sort(np.array([3, 1, 2])))";
    assert_eq!(
        python(source, "").output(),
        "[[5, 14], [14, 50]]\n2 [1 2 3]\n"
    );
}

#[test]
fn a_traceback_shows_the_programs_own_lines_only() {
    let ended = python("def f():\n    return 1 / 0\n\nprint('x')\nf()\n", "");
    assert_eq!((ended.end, ended.stdout.as_str()), (Ok(1), "x\n"));
    let expected = "Traceback (most recent call last):\n  File \"main.py\", line 5, in <module>\n    \
                    f()\n    ~^^\n  File \"main.py\", line 2, in f\n    return 1 / 0\n           \
                    ~~^~~\nZeroDivisionError: division by zero\n";
    assert_eq!(ended.stderr, expected);
}

#[test]
fn a_syntax_error_names_the_line() {
    let ended = python("x = 1\nif x\n    pass\n", "");
    assert_eq!(ended.end, Ok(1));
    assert!(
        ended
            .stderr
            .starts_with("  File \"main.py\", line 2\n    if x\n"),
        "{}",
        ended.stderr
    );
    assert!(
        ended.stderr.ends_with("SyntaxError: expected ':'\n"),
        "{}",
        ended.stderr
    );
}

#[test]
fn exit_codes_are_those_of_python() {
    let cases = [
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit(7)", 7, ""),
        ("exit(3)", 3, ""),
        ("raise SystemExit('message')", 1, "message\n"),
        ("import os; os._exit(9)", 9, ""),
    ];
    for (source, code, stderr) in cases {
        let ended = python(source, "");
        assert_eq!(
            (ended.end, ended.stderr.as_str()),
            (Ok(code), stderr),
            "{source}"
        );
    }
}

#[test]
fn a_program_ends_with_its_exit_handlers_and_all_output_written() {
    let source = "import atexit\natexit.register(print, 'handler')\nprint('main', end=' ')";
    assert_eq!(python(source, "").output(), "main handler\n");
    let unclosed = "out = open(1, 'w', closefd=False)\nout.write('unclosed')\n";
    assert_eq!(python(unclosed, "").output(), "unclosed");
    let finalised = "class A:\n    def __del__(self): print('gone')\na = A()\nprint('end')";
    assert_eq!(python(finalised, "").output(), "end\ngone\n");
    let replaced = "import io, os, sys\nsys.stdout = io.StringIO()\nprint('x')\n\
                    os.write(1, sys.stdout.getvalue().encode())";
    assert_eq!(python(replaced, "").output(), "x\n");
}

#[test]
fn a_thread_for_a_larger_stack_runs() {
    let source = "import sys, threading\nsys.setrecursionlimit(1 << 20)\n\
                  threading.stack_size(1 << 27)\ndone = []\n\
                  def main():\n    done.append(int(input()))\n    print('in thread')\n\
                  thread = threading.Thread(target=main)\nthread.start()\nthread.join()\n\
                  print(done, thread.is_alive())";
    assert_eq!(python(source, "5").output(), "in thread\n[5] False\n");
}

#[test]
fn other_files_of_the_submission_can_be_imported() {
    let files = [
        ("main.py", "import helper\nprint(helper.twice(4))"),
        ("helper.py", "def twice(n):\n    return 2 * n\n"),
    ];
    let ended = interpret(Language::Python, &files, "", &Options::default());
    assert_eq!(ended.output(), "8\n");
}

#[test]
fn random_numbers_follow_the_seed_of_the_run_and_hashes_are_fixed() {
    let source = "import random\nprint(random.random(), random.randrange(10**9), hash('abc'))";
    let seeded = |seed: &[u8; 8]| {
        let options = Options {
            seed: *seed,
            ..Options::default()
        };
        interpret(Language::Python, &[("main.py", source)], "", &options).output()
    };
    let (first, second) = (seeded(b"aaaaaaab"), seeded(b"aaaaaaac"));
    assert_eq!(first, seeded(b"aaaaaaab"));
    assert_ne!(first, second);
    let hash = |output: &str| output.split(' ').nth(2).map(str::to_owned);
    assert_eq!(hash(&first), hash(&second));
}

#[test]
fn running_out_of_memory_is_a_memory_error() {
    let options = Options {
        memory_bytes: 256 << 20,
        ..Options::default()
    };
    let files = [(
        "main.py",
        "a = []\nwhile True: a.append(bytearray(1 << 24))",
    )];
    let ended = interpret(Language::Python, &files, "", &options);
    assert_eq!(ended.end, Ok(1));
    assert!(ended.stderr.contains("MemoryError"), "{ended:?}");
}
