//! Is this output right? The default comparison, or the package's own validators.

use crate::{
    Cancel, Judge,
    diagnostics::{printable, shown},
    failure::Failure,
    harness::Results,
    programs::{ANSWER, FEEDBACK, INPUT, OUTPUT, exit_code, job_for, said},
    session::{Job, Session},
};
use mettle_domain::RunStatus;
use mettle_problems::{Convention, JudgePlan, TestCase, Validator, grading::CasePoints};
use mettle_sandbox::host::RunResult;
use std::{collections::BTreeMap, sync::Arc};

/// Longest message of a validator that is passed on, in bytes.
const MESSAGE_BYTES: usize = 4 << 10;

/// The files of a feedback folder, by name. They stay from one pass to the next.
pub(crate) type Feedback = BTreeMap<String, Arc<[u8]>>;

/// The inputs of a judgement of output.
pub(crate) struct Question<'a> {
    pub case: &'a TestCase,
    pub input: &'a Arc<[u8]>,
    pub answer: &'a Arc<[u8]>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finding {
    pub accepted: bool,
    /// For the author's eyes.
    pub message: Option<String>,
    /// For judges.
    pub judge_message: Option<String>,
    /// Where output and answer part, in words: for samples.
    pub difference: Option<String>,
    pub points: CasePoints,
    /// The input of the next pass, if there is to be one.
    pub next_pass: Option<Arc<[u8]>>,
}

/// Judges the outputs of one submission.
pub(crate) struct Checker<'a> {
    judge: &'a Judge,
    plan: &'a JudgePlan,
    cancel: &'a Cancel,
    /// One sandbox for each validator, opened when first needed.
    sessions: Vec<Session>,
}

impl<'a> Checker<'a> {
    pub fn new(judge: &'a Judge, plan: &'a JudgePlan, cancel: &'a Cancel) -> Checker<'a> {
        Checker {
            judge,
            plan,
            cancel,
            sessions: Vec::new(),
        }
    }

    /// Judges an output. `feedback` is what earlier passes have left, and is renewed.
    pub fn check(
        &mut self,
        question: &Question<'_>,
        output: &Arc<[u8]>,
        feedback: &mut Feedback,
    ) -> Result<Finding, Failure> {
        let validators = &self.plan.rules.validators;
        if validators.is_empty() {
            let comparison = self.plan.comparison_of(question.case);
            let difference = comparison.compare(output, question.answer).err();
            return Ok(Finding {
                accepted: difference.is_none(),
                difference: difference.map(|found| found.to_string()),
                ..Finding::default()
            });
        }
        self.open()?;
        let mut found = Finding {
            accepted: true,
            ..Finding::default()
        };
        for (validator, session) in validators.iter().zip(&mut self.sessions) {
            let job = job_of(
                session,
                self.plan,
                validator.convention,
                question,
                output,
                feedback,
            );
            let result = session.run_then(&job, None)?;
            let one = judgement(validator, question, &result, feedback)?;
            found.accepted &= one.accepted;
            found.message = found.message.or(one.message);
            found.judge_message = found.judge_message.or(one.judge_message);
            if one.points != CasePoints::Unsaid {
                found.points = one.points;
            }
            found.next_pass = found.next_pass.or(one.next_pass);
        }
        Ok(found)
    }

    /// Judges what the calls of a function or class gave. Validators read it as [`Results::lines`] has it.
    pub fn check_calls(
        &mut self,
        results: Results<'_>,
        status: RunStatus,
        question: &Question<'_>,
        feedback: &mut Feedback,
    ) -> Result<Finding, Failure> {
        if status != RunStatus::Ok {
            return Ok(Finding {
                message: results.misuse.filter(|_| status == RunStatus::RuntimeError),
                ..Finding::default()
            });
        }
        let compared = match results.are_results() {
            Ok(()) if question.case.rules.unanswered => Ok(()),
            Ok(()) if !self.plan.rules.validators.is_empty() => {
                let output = results.lines().into_bytes().into();
                return self.check(question, &output, feedback);
            }
            Ok(()) => results
                .compare(question.answer)
                .map_err(|error| Failure::Package(format!("{}: {error}", question.case.name)))?,
            Err(wrong) => Err(wrong),
        };
        Ok(match compared {
            Ok(()) => Finding {
                accepted: true,
                ..Finding::default()
            },
            Err(wrong) => Finding {
                message: Some(wrong.message),
                difference: Some(wrong.difference),
                ..Finding::default()
            },
        })
    }

    /// Opens the validators' sandboxes, unless they are open.
    pub fn open(&mut self) -> Result<(), Failure> {
        for validator in self.plan.rules.validators.iter().skip(self.sessions.len()) {
            let what = "the output validator";
            let session = self.judge.open(&validator.program, what, self.cancel)?;
            self.sessions.push(session);
        }
        Ok(())
    }
}

/// The validator's run.
fn job_of(
    session: &Session,
    plan: &JudgePlan,
    convention: Convention,
    question: &Question<'_>,
    output: &Arc<[u8]>,
    feedback: &Feedback,
) -> Job {
    let mut args = match convention {
        Convention::Kattis => vec![INPUT.into(), ANSWER.into(), format!("{FEEDBACK}/")],
        Convention::Testlib => vec![INPUT.into(), OUTPUT.into(), ANSWER.into()],
    };
    args.extend(question.case.rules.validator_args.iter().cloned());
    let stdin = match convention {
        Convention::Kattis => output.clone(),
        Convention::Testlib => Arc::from([]),
    };
    let mut job = job_for(session, &plan.rules.validation, &args, stdin);
    add_data(&mut job, question, feedback);
    if convention == Convention::Testlib {
        job.add_file(OUTPUT.into(), output.clone());
    }
    job
}

/// Input, answer and feedback folder.
pub(crate) fn add_data(job: &mut Job, question: &Question<'_>, feedback: &Feedback) {
    job.add_file(INPUT.into(), question.input.clone());
    job.add_file(ANSWER.into(), question.answer.clone());
    for (name, content) in feedback {
        job.add_file(format!("{FEEDBACK}/{name}"), content.clone());
    }
    job.spec.collect = Some(FEEDBACK.into());
}

/// What a validator's run means. Its feedback files are kept.
pub(crate) fn judgement(
    validator: &Validator,
    question: &Question<'_>,
    result: &RunResult,
    feedback: &mut Feedback,
) -> Result<Finding, Failure> {
    let what = format!("the output validator, on {},", question.case.name);
    let code = exit_code(&what, result)?;
    *feedback = files_of(result);
    match validator.convention {
        Convention::Kattis => kattis(&what, code, result, feedback),
        Convention::Testlib => testlib(&what, code, result),
    }
}

/// What a static validator's run means.
pub(crate) fn static_judgement(what: &str, result: &RunResult) -> Result<Finding, Failure> {
    let code = exit_code(what, result)?;
    kattis(what, code, result, &mut files_of(result))
}

fn files_of(result: &RunResult) -> Feedback {
    let prefix = format!("{FEEDBACK}/");
    let files = result.files.iter().filter_map(|(path, content)| {
        let name = path.strip_prefix(&prefix)?;
        Some((name.to_owned(), Arc::from(&content[..])))
    });
    files.collect()
}

fn kattis(
    what: &str,
    code: i32,
    result: &RunResult,
    feedback: &mut Feedback,
) -> Result<Finding, Failure> {
    let accepted = match code {
        42 => true,
        43 => false,
        other => {
            return Err(Failure::Package(format!(
                "{what} exited with {other} instead of 42 or 43{}",
                said(result)
            )));
        }
    };
    let next_pass = feedback.remove("nextpass.in");
    if next_pass.is_some() && !accepted {
        return Err(Failure::Package(format!(
            "{what} wants another pass of an output that it rejects"
        )));
    }
    let text = |name: &str| {
        let text = shown(feedback.get(name)?, MESSAGE_BYTES);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    Ok(Finding {
        accepted,
        message: text("teammessage.txt"),
        judge_message: text("judgemessage.txt"),
        difference: None,
        points: points(what, feedback)?,
        next_pass,
    })
}

fn points(what: &str, feedback: &Feedback) -> Result<CasePoints, Failure> {
    let number = |name: &str| -> Result<Option<f64>, Failure> {
        let Some(content) = feedback.get(name) else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(content);
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Err(Failure::Package(format!(
                "{what} wrote {:?} into {name}, which is no number",
                text.chars().take(80).collect::<String>()
            ))),
        }
    };
    match (number("score.txt")?, number("score_multiplier.txt")?) {
        (None, None) => Ok(CasePoints::Unsaid),
        (Some(score), None) => Ok(CasePoints::Score(score)),
        (None, Some(share)) => Ok(CasePoints::Share(share)),
        (Some(_), Some(_)) => Err(Failure::Package(format!(
            "{what} wrote both score.txt and score_multiplier.txt"
        ))),
    }
}

fn testlib(what: &str, code: i32, result: &RunResult) -> Result<Finding, Failure> {
    let said_text = printable(&result.stderr[..result.stderr.len().min(MESSAGE_BYTES)]);
    let judge_message = Some(said_text.trim().to_owned()).filter(|text| !text.is_empty());
    let (accepted, points) = match code {
        0 => (true, CasePoints::Unsaid),
        1 | 2 | 4 | 8 => (false, CasePoints::Unsaid),
        7 => match points_said(&said_text) {
            Some(points) => (true, CasePoints::Score(points)),
            None => {
                return Err(Failure::Package(format!(
                    "{what} exited with 7 and said no points{}",
                    said(result)
                )));
            }
        },
        // `quitp` with a percentage: 16 and so many.
        code @ 16..=116 => (true, CasePoints::Share(f64::from(code - 16) / 100.0)),
        other => {
            return Err(Failure::Package(format!(
                "{what} exited with {other}, which is a failure{}",
                said(result)
            )));
        }
    };
    Ok(Finding {
        accepted,
        difference: judge_message.clone().filter(|_| !accepted),
        judge_message,
        points,
        ..Finding::default()
    })
}

/// `points 12.5 and words`.
fn points_said(text: &str) -> Option<f64> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let number = match first {
        "points" => words.next()?,
        first => first,
    };
    number
        .parse()
        .ok()
        .filter(|points: &f64| points.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::tests::result;
    use mettle_sandbox::protocol::Status;

    fn feedback(files: &[(&str, &str)]) -> Feedback {
        let files = files.iter();
        files
            .map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes())))
            .collect()
    }

    fn exited(code: i32) -> RunResult {
        result(Status::Exited, code, false, 0)
    }

    #[test]
    fn only_42_and_43_are_judgements() {
        let none = &mut feedback(&[]);
        assert!(kattis("v", 42, &exited(42), none).unwrap().accepted);
        assert!(!kattis("v", 43, &exited(43), none).unwrap().accepted);
        for code in [0, 1, 41, 44, -1] {
            let failure = kattis("v", code, &exited(code), none).unwrap_err();
            assert!(failure.to_string().contains("instead of 42 or 43"));
        }
    }

    #[test]
    fn feedback_files_are_understood() {
        let files = &mut feedback(&[
            ("teammessage.txt", "look\x1b[2J\n"),
            ("judgemessage.txt", "hint"),
            ("score.txt", " 1.5\n"),
            ("nextpass.in", "again\n"),
            ("state", "kept"),
        ]);
        let found = kattis("v", 42, &exited(42), files).unwrap();
        assert_eq!(found.message.as_deref(), Some("look\u{fffd}[2J"));
        assert_eq!(found.judge_message.as_deref(), Some("hint"));
        assert_eq!(found.points, CasePoints::Score(1.5));
        assert_eq!(found.next_pass.as_deref(), Some(&b"again\n"[..]));
        assert!(!files.contains_key("nextpass.in") && files.contains_key("state"));
    }

    #[test]
    fn feedback_that_means_nothing_is_a_failure() {
        for files in [
            &[("score.txt", "much")][..],
            &[("score.txt", "")],
            &[("score.txt", "inf")],
            &[("score.txt", "1"), ("score_multiplier.txt", "1")],
        ] {
            assert!(kattis("v", 42, &exited(42), &mut feedback(files)).is_err());
        }
        let again = &mut feedback(&[("nextpass.in", "")]);
        assert!(kattis("v", 43, &exited(43), again).is_err());
    }

    #[test]
    fn exit_codes_of_testlib_have_their_meanings() {
        let said = |code, text: &str| {
            let result = RunResult {
                stderr: text.into(),
                ..exited(code)
            };
            testlib("v", code, &result)
        };
        assert!(said(0, "ok 3 tokens").unwrap().accepted);
        for code in [1, 2, 4, 8] {
            let found = said(code, "wrong answer").unwrap();
            assert!(!found.accepted && found.difference.as_deref() == Some("wrong answer"));
        }
        assert_eq!(
            said(7, "points 2.5 fine").unwrap().points,
            CasePoints::Score(2.5)
        );
        assert_eq!(said(66, "").unwrap().points, CasePoints::Share(0.5));
        for code in [3, 5, 6, 7, 117] {
            assert!(said(code, "FAIL").is_err(), "{code}");
        }
    }
}
