use crate::host::{count_instructions, javascript};

#[test]
fn javascript_reads_standard_input_and_prints() {
    let source = "const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n');\n\
                  console.log(lines.map(Number).reduce((a, b) => a + b), process.argv.length);";
    assert_eq!(javascript(source, "1\n2\n3\n").output(), "6 3\n");
}

#[test]
fn an_uncaught_error_ends_with_code_1_and_its_stack() {
    let ended = javascript("function f() { throw new Error('boom'); }\nf();", "");
    assert_eq!(ended.end, Ok(1));
    assert!(
        ended.stderr.contains("Error: boom") && ended.stderr.contains("main.js"),
        "{ended:?}"
    );
}

#[test]
fn endless_recursion_is_a_range_error() {
    let ended = javascript(
        "let f = (n) => f(n + 1) + 1;\ntry { f(0) } catch (e) { console.log(e.name) }",
        "",
    );
    assert_eq!(ended.output(), "RangeError\n");
}

#[test]
fn the_counting_interpreter_counts_instructions() {
    let few = count_instructions("1");
    let many = count_instructions("for (let i = 0; i < 100000; i++);");
    assert!(few > 0 && many > few + 1_000_000, "{few} {many}");
}
