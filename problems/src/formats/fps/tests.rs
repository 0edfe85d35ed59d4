use super::*;
use crate::formats::tests::{converted, messages, text_at, tree};

const SET: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<fps version="1.2" url="https://example.org/fps/">
<generator name="HUSTOJ" url="https://example.org/"/>
<item>
<title><![CDATA[A &lt; B]]></title>
<time_limit unit="ms"><![CDATA[1500]]></time_limit>
<memory_limit unit="mb"><![CDATA[128]]></memory_limit>
<img><src><![CDATA[/up/a.png]]></src><base64><![CDATA[aGV5]]></base64></img>
<description><![CDATA[<p>Compare <b>a</b> and b.<img src="/up/a.png"></p>]]></description>
<input><![CDATA[Two numbers.]]></input>
<output><![CDATA[One word.]]></output>
<sample_input><![CDATA[1 2
]]></sample_input>
<sample_output><![CDATA[yes
]]></sample_output>
<test_input><![CDATA[1 2
]]></test_input>
<test_output><![CDATA[yes]]></test_output>
<test_input name="big"><![CDATA[5 3
]]></test_input>
<test_output name="big"><![CDATA[no
]]></test_output>
<hint><![CDATA[]]></hint>
<source><![CDATA[School]]></source>
<solution language="C++"><![CDATA[int main() {}
]]></solution>
<solution language="Pascal"><![CDATA[begin end.]]></solution>
</item>
</fps>"#;

fn read_set(set: &str) -> (Option<FileTree>, Vec<String>) {
    let mut findings = Findings::default();
    let draft = read_only(&tree(&[("set.xml", set)]), "set", &mut findings);
    (draft.map(|draft| converted(&draft)), messages(findings))
}

#[test]
fn a_problem_of_a_set_is_taken_over() {
    let (files, messages) = read_set(SET);
    let files = files.unwrap();
    let problem = text_at(&files, "problem.yaml");
    for line in [
        "en: A < B",
        "time_limit: 1.5",
        "memory: 128",
        "source: School",
    ] {
        assert!(problem.contains(line), "{line}: {problem}");
    }
    let statement = text_at(&files, "statement/problem.en.md");
    assert_eq!(
        statement,
        "Compare **a** and b.![](picture1.png)\n\n## Input\n\nTwo numbers.\n\n## Output\n\nOne word.\n\n"
    );
    assert_eq!(text_at(&files, "statement/picture1.png"), "hey");
    assert_eq!(text_at(&files, "data/sample/01.ans"), "yes\n");
    assert_eq!(text_at(&files, "data/secret/001.in"), "5 3\n");
    assert!(
        !files.contains("data/secret/002.in"),
        "the sample is not judged twice"
    );
    assert!(files.contains("submissions/accepted/solution1.cpp"));
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(
        messages[0].contains("\"Pascal\" is not judged"),
        "{messages:?}"
    );
}

#[test]
fn special_judges_are_called_with_their_own_order_of_arguments() {
    let (files, _) = read_set(&SET.replace(
        "<source>",
        "<spj language=\"C++\"><![CDATA[int main(int c, char **v) { return c; }]]></spj><source>",
    ));
    let files = files.unwrap();
    assert!(text_at(&files, "output_validator/checker.cpp").contains("argv[1], argv[3], argv[2]"));
    assert!(text_at(&files, "output_validator/special_judge.h").contains("return c;"));
    let (files, _) = read_set(&SET.replace(
        "<source>",
        "<spj language=\"C++\"><![CDATA[#include \"testlib.h\"]]></spj><source>",
    ));
    assert_eq!(
        text_at(&files.unwrap(), "output_validator/checker.cpp"),
        "#include \"testlib.h\""
    );
}

#[test]
fn mistakes_are_named() {
    for (set, said) in [
        (
            SET.replace(
                "<test_output name=\"big\"><![CDATA[no\n]]></test_output>",
                "",
            ),
            "2 <test_input> but 1 <test_output>",
        ),
        (
            SET.replace("unit=\"ms\"", "unit=\"weeks\""),
            "the unit \"weeks\"",
        ),
        (SET.replace("aGV5", "!!"), "has no content"),
        (
            SET.replace("</fps>", "<item><title>B</title></item></fps>"),
            "holds 2 problems",
        ),
        (
            SET.replace("<item>", "<thing>")
                .replace("</item>", "</thing>"),
            "has no problem",
        ),
        ("<rss/>".to_owned(), "not <fps>"),
    ] {
        let (_, messages) = read_set(&set);
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{said}: {messages:?}"
        );
    }
}
