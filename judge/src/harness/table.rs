//! SQL whose column names count: the answer is one query, of which a table is made.

use crate::Submission;
use mettle_domain::Language;
use mettle_problems::compare::TableRules;

/// On the author's first line, so that theirs keep their numbers. The table is made before anything is
/// printed: what is wrong with the query is told with its own line.
const BEFORE: &str = "CREATE TEMP TABLE \"the answer\" AS ";
const AFTER: &str = "\n;SELECT group_concat(name, '|') FROM pragma_table_info('the answer');\
    SELECT * FROM \"the answer\" ORDER BY rowid;\n";

/// The submission as it is run.
///
/// # Errors
/// It is no SQL, for its author.
pub(crate) fn submission(
    rules: &TableRules,
    submission: &Submission,
) -> Result<Submission, String> {
    if submission.language != Language::Sql {
        return Err("this problem asks for a query: write it in SQL".into());
    }
    let mut whole = submission.clone();
    if rules.columns
        && let Some(file) = whole.files.first_mut()
    {
        file.content = format!("{BEFORE}{}{AFTER}", file.content);
    }
    Ok(whole)
}
