//! Storing a judgement, and with it everything that follows from it.

use super::read::Feedback;
use crate::{
    Finished, Store, StoreError,
    db::*,
    progress, skills, stats,
    text::{finite, json, stamp, whole},
    work::judge_error,
};
use chrono::{DateTime, Utc};
use mettle_domain::{JudgeReport, Topic, Verdict};
use std::collections::HashMap;
use uuid::Uuid;

impl Store {
    /// Stores a judgement, and with it the author's progress, statistics and skills: one transaction.
    /// A judge error below the cap makes the submission pending again instead and changes nothing else.
    pub async fn finish_submission(
        &self,
        id: Uuid,
        attempt: i64,
        report: &JudgeReport,
        now: DateTime<Utc>,
    ) -> Result<Finished, StoreError> {
        let now = stamp(now);
        let mut tx = self.db.begin().await?;
        let found: Option<Owner> = on_tx!(&mut tx, e => sqlx::query_as(
            "select user_id, problem_id, version_id from submissions where id = $1").bind(id).fetch_optional(e).await)?;
        let Some(owner) = found else {
            return Ok(Finished::Refused);
        };
        progress::lock_author(&mut tx, owner.user_id).await?;
        if report.verdict == Verdict::JE {
            let error = report
                .judge_error
                .as_deref()
                .unwrap_or("the judge did not say why");
            let finished = judge_error(&mut tx, Topic::Submission(id), attempt, error, now).await?;
            tx.commit().await?;
            return Ok(finished);
        }
        let cases: Vec<Case> = on_tx!(&mut tx, e => sqlx::query_as(
            "select id, name, points from test_cases where version_id = $1").bind(owner.version_id).fetch_all(e).await)?;
        if !set_verdict(&mut tx, id, attempt, report, Worth::of(report, &cases), now).await? {
            return Ok(Finished::Refused);
        }
        replace_tests(&mut tx, id, report, &cases, now).await?;
        progress::refresh(&mut tx, owner.user_id, owner.problem_id).await?;
        let stats = stats::refresh(&mut tx, owner.user_id, now).await?;
        skills::refresh_of_problem(&mut tx, owner.user_id, owner.problem_id, now).await?;
        tx.commit().await?;
        Ok(Finished::Stored { stats: Some(stats) })
    }

    /// Computes a user's progress, statistics and skills anew from their submissions. They are
    /// kept up to date anyway: for use after a repair, or when the tags of problems changed.
    pub async fn recompute(&self, user_id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let now = stamp(now);
        let mut tx = self.db.begin().await?;
        progress::lock_author(&mut tx, user_id).await?;
        let problems: Vec<Uuid> = on_tx!(&mut tx, e => sqlx::query_scalar(
            "select distinct problem_id from submissions where user_id = $1").bind(user_id).fetch_all(e).await)?;
        for problem_id in &problems {
            progress::refresh(&mut tx, user_id, *problem_id).await?;
        }
        if !problems.is_empty() {
            stats::refresh(&mut tx, user_id, now).await?;
        }
        skills::refresh_all(&mut tx, user_id, now).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Another judgement in place of one that stands, with all that follows from it; the author is
/// locked. False if the submission was judged since `base_attempt`, or is just being judged.
pub(crate) async fn overwrite(
    tx: &mut Tx,
    id: Uuid,
    version_id: Uuid,
    base_attempt: i64,
    report: &JudgeReport,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    // As if it had been claimed: the verdict is stored the one way there is.
    let owner: Option<Owner> = on_tx!(tx, e => sqlx::query_as(
        "update submissions set status = 'running', attempt = attempt + 1, attempts_forgiven = attempt + 1, version_id = $3
         where id = $1 and attempt = $2 and status in ('completed', 'failed') returning user_id, problem_id, version_id")
        .bind(id).bind(base_attempt).bind(version_id).fetch_optional(&mut *e).await)?;
    let Some(owner) = owner else {
        return Ok(false);
    };
    let cases: Vec<Case> = on_tx!(tx, e => sqlx::query_as(
        "select id, name, points from test_cases where version_id = $1").bind(version_id).fetch_all(&mut *e).await)?;
    let worth = Worth::of(report, &cases);
    if !set_verdict(tx, id, base_attempt + 1, report, worth, now).await? {
        return Ok(false);
    }
    replace_tests(tx, id, report, &cases, now).await?;
    progress::refresh(tx, owner.user_id, owner.problem_id).await?;
    stats::refresh(tx, owner.user_id, now).await?;
    skills::refresh_of_problem(tx, owner.user_id, owner.problem_id, now).await?;
    Ok(true)
}

#[derive(sqlx::FromRow)]
struct Owner {
    user_id: Uuid,
    problem_id: Uuid,
    version_id: Uuid,
}

#[derive(sqlx::FromRow)]
struct Case {
    id: Uuid,
    name: String,
    points: Option<f64>,
}

/// What a judgement is worth, on the scales that statistics and skills use.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Worth {
    /// The score as a share of what can be reached, 0 to 100.
    percent: f64,
    /// The share of the test data that was passed, 0 to 1.
    passed_share: f64,
}

impl Worth {
    fn of(report: &JudgeReport, cases: &[Case]) -> Self {
        let reachable = report
            .max_score
            .unwrap_or_else(|| cases.iter().filter_map(|case| case.points).sum());
        let passed = report
            .cases
            .iter()
            .filter(|case| case.verdict == Verdict::AC)
            .count();
        // Judging stops at the first failure, so what was not judged counts as not passed.
        let passed_share = passed as f64 / cases.len().max(report.cases.len()).max(1) as f64;
        match (report.verdict, report.score) {
            (Verdict::AC, _) => Worth {
                percent: 100.0,
                passed_share: 1.0,
            },
            (Verdict::PARTIAL, Some(score)) if reachable > 0.0 => {
                let share = (finite(score) / reachable).clamp(0.0, 1.0);
                Worth {
                    percent: 100.0 * share,
                    passed_share: share,
                }
            }
            (Verdict::PARTIAL, _) => Worth {
                percent: 100.0 * passed_share,
                passed_share,
            },
            _ => Worth {
                percent: 0.0,
                passed_share,
            },
        }
    }
}

/// The fence: false if another attempt has the submission, or it is finished already.
async fn set_verdict(
    tx: &mut Tx,
    id: Uuid,
    attempt: i64,
    report: &JudgeReport,
    worth: Worth,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = on_tx!(tx, e => affected!(sqlx::query(
        "update submissions set status = 'completed', verdict = $3, score = $4, percent = $5, passed_share = $6,
             result = $7, execution_time_ms = $8, memory_bytes = $9, instructions = $10, judged_at = $11,
             judge_error = null, lease_until_ms = null, updated_at = $11
         where id = $1 and attempt = $2 and status in ('compiling', 'running')")
        .bind(id)
        .bind(attempt)
        .bind(report.verdict.code())
        .bind(report.score.map(finite))
        .bind(worth.percent)
        .bind(worth.passed_share)
        .bind(json(&report.compile))
        .bind(finite(report.cpu_time_ms))
        .bind(whole(report.memory_bytes))
        .bind(report.instructions.map(whole))
        .bind(now)
        .execute(e).await))?;
    Ok(changed > 0)
}

async fn replace_tests(
    tx: &mut Tx,
    submission_id: Uuid,
    report: &JudgeReport,
    cases: &[Case],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query("delete from submission_tests where submission_id = $1")
        .bind(submission_id).execute(e).await))?;
    let ids: HashMap<&str, Uuid> = cases
        .iter()
        .map(|case| (case.name.as_str(), case.id))
        .collect();
    // Fifteen values a row; engines take at least 32,766 values a statement.
    for chunk in report.cases.chunks(1_000) {
        on_tx!(tx, e => {
            let mut insert = sqlx::QueryBuilder::new(
                "insert into submission_tests (id, submission_id, test_case_id, case_name, ordinal, is_sample, verdict,
                        cpu_time_ms, wall_time_ms, memory_bytes, instructions, points, feedback, created_at, updated_at) ");
            insert.push_values(chunk, |mut row, case| {
                let feedback = Feedback {
                    message: case.message.clone(),
                    stdout: case.stdout.clone(),
                    returned: case.returned.clone(),
                    stderr: case.stderr.clone(),
                    judge_message: case.judge_message.clone(),
                };
                row.push_bind(Uuid::now_v7())
                    .push_bind(submission_id)
                    .push_bind(ids.get(case.case.as_str()).copied())
                    .push_bind(crate::text::clean(&case.case))
                    .push_bind(whole(case.index as u64))
                    .push_bind(case.is_sample)
                    .push_bind(case.verdict.code())
                    .push_bind(finite(case.cpu_time_ms))
                    .push_bind(finite(case.wall_time_ms))
                    .push_bind(whole(case.memory_bytes))
                    .push_bind(case.instructions.map(whole))
                    .push_bind(case.score.map(finite))
                    .push_bind(json(&feedback))
                    .push_bind(now)
                    .push_bind(now);
            });
            affected!(insert.build().execute(e).await)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::{CaseReport, CompileReport};

    fn report(verdict: Verdict, score: Option<f64>, passed: usize) -> JudgeReport {
        let case = |index| CaseReport {
            judge_message: None,
            returned: None,
            case: format!("secret/{index}"),
            index,
            is_sample: false,
            verdict: if index < passed {
                Verdict::AC
            } else {
                Verdict::WA
            },
            cpu_time_ms: 1.0,
            wall_time_ms: 1.0,
            memory_bytes: 1,
            instructions: None,
            score: None,
            message: None,
            stdout: None,
            stderr: None,
        };
        let compile = CompileReport {
            ok: true,
            time_ms: 1,
            diagnostics: String::new(),
        };
        let (cpu_time_ms, memory_bytes, instructions, judge_error) = (1.0, 1, None, None);
        let cases = (0..=passed).map(case).collect();
        JudgeReport {
            max_score: None,
            verdict,
            score,
            compile,
            cases,
            cpu_time_ms,
            memory_bytes,
            instructions,
            growth: None,
            judge_error,
        }
    }

    fn cases(count: usize, points: Option<f64>) -> Vec<Case> {
        (0..count)
            .map(|n| Case {
                id: Uuid::now_v7(),
                name: format!("secret/{n}"),
                points,
            })
            .collect()
    }

    #[test]
    fn a_pass_fail_problem_is_worth_all_or_nothing_but_shows_how_far_it_came() {
        let accepted = Worth::of(&report(Verdict::AC, None, 10), &cases(10, None));
        assert_eq!(
            accepted,
            Worth {
                percent: 100.0,
                passed_share: 1.0
            }
        );
        let failed = Worth::of(&report(Verdict::WA, None, 3), &cases(10, None));
        assert_eq!(
            failed,
            Worth {
                percent: 0.0,
                passed_share: 0.3
            }
        );
    }

    #[test]
    fn points_count_against_what_can_be_reached() {
        let partial = Worth::of(
            &report(Verdict::PARTIAL, Some(30.0), 3),
            &cases(10, Some(10.0)),
        );
        assert_eq!(
            partial,
            Worth {
                percent: 30.0,
                passed_share: 0.3
            }
        );
        let absurd = Worth::of(
            &report(Verdict::PARTIAL, Some(f64::NAN), 3),
            &cases(10, Some(10.0)),
        );
        assert_eq!(absurd.percent, 0.0);
    }

    #[test]
    fn what_can_be_reached_is_what_the_judge_says_if_it_says_so() {
        let judged = JudgeReport {
            max_score: Some(60.0),
            ..report(Verdict::PARTIAL, Some(30.0), 3)
        };
        assert_eq!(Worth::of(&judged, &cases(10, None)).percent, 50.0);
    }

    #[test]
    fn no_cases_at_all_divide_nothing_by_zero() {
        let mut nothing = report(Verdict::CE, None, 0);
        nothing.cases.clear();
        assert_eq!(
            Worth::of(&nothing, &[]),
            Worth {
                percent: 0.0,
                passed_share: 0.0
            }
        );
    }
}
