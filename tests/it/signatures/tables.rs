//! Queries whose columns have names.

use super::{judged, shown};
use crate::judging::{limits, plan};
use mettle_domain::{Language, Verdict};
use mettle_problems::compare::TableRules;

#[test]
fn tables_are_compared_with_their_columns_names_and_order() {
    let table = |ordered, columns| {
        let mut plan = plan(
            limits(),
            &[(
                "CREATE TABLE t(a, b);\nINSERT INTO t VALUES (1, 'x'), (2, 'y');\n",
                "a|B\n1|x\n2|y\n",
            )],
        );
        plan.rules.table = Some(TableRules { ordered, columns });
        plan
    };
    for (code, ordered, verdict, told) in [
        ("SELECT a, b FROM t ORDER BY a DESC", false, Verdict::AC, ""),
        (
            "-- first a comment\nSELECT a, b FROM t ORDER BY a DESC; -- and one behind",
            true,
            Verdict::WA,
            "a row is wrong",
        ),
        ("SELECT a, b FROM t ORDER BY a;", true, Verdict::AC, ""),
        ("SELECT a AS c, b FROM t", false, Verdict::WA, "other names"),
        (
            "SELECT a, b FROM t WHERE a = 1",
            false,
            Verdict::WA,
            "another number of rows",
        ),
        (
            "SELECT a,\n  z FROM t",
            false,
            Verdict::RTE,
            "SQL error (line 2)",
        ),
        ("SELECT a,\nFROM t", false, Verdict::CE, "main.sql:2:"),
    ] {
        let report = judged(Language::Sql, code, &table(ordered, true));
        assert_eq!(report.verdict, verdict, "{code}: {}", shown(&report));
        let message = report
            .cases
            .first()
            .and_then(|case| case.message.as_deref())
            .unwrap_or_default();
        let said = report.compile.diagnostics.as_str().to_owned() + message;
        assert!(said.contains(told), "{code}: {}", shown(&report));
    }
    assert_eq!(
        judged(Language::Python, "print(1)", &table(true, true)).verdict,
        Verdict::CE
    );
}
