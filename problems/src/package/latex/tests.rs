//! Statements as authors write them, and as attackers would.

use super::*;

fn markdown(source: &str) -> String {
    to_markdown(
        source,
        &BTreeMap::from([("k".to_owned(), "10_000".to_owned())]),
    )
    .markdown
}

#[test]
fn a_usual_statement_becomes_readable() {
    let source = r"\problemname{A \emph{Different} Problem}
%% plainproblemname: ignored
Write a program that computes the \textbf{difference} between
integers.% a comment
  Really: $0 \le a_i < 2^{63}$~--- ``easy'', isn't it?

\section*{Input}
The first line has $n$; then:
\begin{itemize}
  \item one number \texttt{a\_1},
  \item or {\bf two}.
\end{itemize}
\section*{Output}
\[ \sum_{i=1}^n a_i \]
";
    let converted = to_markdown(source, &BTreeMap::new());
    assert_eq!(converted.title.as_deref(), Some("A *Different* Problem"));
    assert_eq!(
        converted.markdown,
        "Write a program that computes the **difference** between\n\
         integers.Really: $0 \\le a_i \\lt  2^{63}$\u{a0}— “easy”, isn't it?\n\n\
         ## Input\n\n\
         The first line has $n$; then:\n\n\
         - one number `a_1`,\n\
         - or **two**.\n\n\
         ## Output\n\n\
         $$\\sum_{i=1}^n a_i$$\n"
    );
}

#[test]
fn tables_listings_lists_and_figures_are_kept() {
    assert_eq!(
        markdown(
            "\\begin{tabular}{|l|r|}\\hline a \\& b & $x$ \\\\ \\hline\n1 & 2 \\\\ \\hline \\end{tabular}"
        ),
        "| a &amp; b | $x$ |\n| --- | --- |\n| 1 | 2 |\n"
    );
    assert_eq!(
        markdown("\\begin{verbatim}\n  x_1 % <b>\n\\end{verbatim}"),
        "```\n  x_1 % <b>\n```\n"
    );
    assert_eq!(
        markdown(
            "\\begin{enumerate}\n\\item a\n\\begin{itemize}\\item b\\end{itemize}\n\\item c\n\\end{enumerate}after"
        ),
        "1. a\n   - b\n1. c\n\nafter\n"
    );
    assert_eq!(
        markdown("\\illustration{0.5}{map.png}{The map}"),
        "![The map](map.png)\n"
    );
    assert_eq!(
        markdown(
            "\\begin{figure}[h]\\centering\\includegraphics[width=1cm]{a.jpg}\\caption{Cap}\\end{figure}"
        ),
        "![](a.jpg)\n\nCap\n"
    );
    assert_eq!(
        markdown("\\begin{Input}\nTwo numbers.\n\\end{Input}"),
        "## Input\n\nTwo numbers.\n"
    );
}

#[test]
fn characters_survive_as_text() {
    assert_eq!(
        markdown(r"50\% of \$5 \& \#1 \_x\_ a*b [c] \{d\}"),
        "50% of \\$5 &amp; \\#1 \\_x\\_ a\\*b \\[c\\] {d}\n"
    );
    assert_eq!(
        markdown(r#"caf\'e na\"{i}ve \aa ngstr\o m \ss"#),
        "cafe\u{301} nai\u{308}ve ångstrøm ß\n"
    );
    assert_eq!(
        markdown(r"\href{https://x.example/a}{there} \url{https://y.example}"),
        "[there](https://x.example/a) [https://y.example](https://y.example)\n"
    );
    assert_eq!(
        markdown(r"at most \constant{k}, \constant{none}"),
        "at most 10\\_000, (constant none)\n"
    );
    assert_eq!(
        markdown("one \\\\ two \\ldots{} three"),
        "one \\\n two … three\n".replace("\n two", "\ntwo")
    );
}

#[test]
fn abbreviations_of_the_statement_are_understood() {
    assert_eq!(
        markdown("\\newcommand{\\maxn}{100\\,000}\nAt most \\maxn{}, $n \\le \\maxn$.\n"),
        "At most 100 000, $n \\le 100\\,000$.\n"
    );
}

#[test]
fn nothing_reaches_the_page_as_markup_or_foreign_address() {
    let out = markdown(
        "<script>alert(1)</script> $<img src=x>$ [x](javascript:y) \\href{javascript:alert(1)}{click}",
    );
    let unescaped = out.replace("\\]", "");
    assert!(
        !out.contains("<script") && !out.contains("<img") && !unescaped.contains("](javascript"),
        "{out}"
    );
    let out = markdown(
        "\\includegraphics{https://evil.example/x.png} \\includegraphics{../../etc/passwd}",
    );
    assert!(!out.contains("evil") && !out.contains("passwd"), "{out}");
}

#[test]
fn broken_and_hostile_sources_neither_panic_nor_take_long() {
    for source in [
        "\\",
        "{",
        "}",
        "$",
        "$$",
        "\\begin",
        "\\begin{",
        "\\begin{x",
        "\\end",
        "\\textbf",
        "\\textbf{",
        "\\item",
        "\\(",
        "\\verb",
        "\\verb|",
        "\\'",
        "%",
        "\\begin{tabular}",
        "\\href{a}",
        "\\def",
        "\\begin{itemize}x\\end{itemize}",
    ] {
        markdown(source);
        markdown(&format!("é{source}é"));
    }
    markdown(&"{".repeat(20_000));
    markdown(&format!("{}x{}", "{".repeat(2_000), "}".repeat(2_000)));
    markdown(&format!(
        "{}x{}",
        "\\textbf{".repeat(2_000),
        "}".repeat(2_000)
    ));
    markdown(&"\\begin{itemize}\\item ".repeat(200));
}

proptest::proptest! {
    #[test]
    fn any_text_is_converted(source in "(\\\\[a-z]{1,6}|[{}$%\\[\\]&~`'a-z \n<>é-]|\\\\.){0,60}") {
        let out = markdown(&source);
        proptest::prop_assert!(!out.contains("<script"));
    }
}
