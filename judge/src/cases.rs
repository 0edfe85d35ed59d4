//! One submission's way through the test cases.

use crate::{
    Cancel, Failure, Judge, JudgeOptions, Progress, Submission,
    checking::{Checker, Feedback, Finding, Question},
    counting::Counter,
    diagnostics,
    harness::Harness,
    interaction::Dialogues,
    programs::{exit_code, job_for, said},
    session::{Job, Session},
    timing, verdict,
};
use anyhow::anyhow;
use mettle_domain::{CaseReport, Language, RunOutcome, RunStatus, Verdict};
use mettle_problems::{
    JudgePlan, Program, TestCase, TestData, ValidationLimits,
    grading::{CaseOutcome, Gradebook, Graded},
};
use mettle_runtimes::WORK_FOLDER;
use mettle_sandbox::host::{RunResult, SandboxError};
use std::sync::Arc;

/// Longest part of an output that a report keeps, in bytes.
const SHOWN_BYTES: usize = 16 << 10;
/// Inputs up to this size are sent ahead while the previous case still runs.
const SENT_AHEAD_BYTES: u64 = 32 << 10;
/// Passes where a problem has several and does not say how many.
const PASSES: u32 = 2;

/// A submission that is being judged.
pub(crate) struct Trial<'a> {
    judge: &'a Judge,
    plan: &'a JudgePlan,
    options: &'a JudgeOptions,
    cancel: &'a Cancel,
    counter: Counter<'a>,
    /// Around a function or class, where that is asked for.
    harness: Option<&'a Harness<'a>>,
    checker: Checker<'a>,
    dialogues: Option<Dialogues<'a>>,
    pub book: Gradebook<'a>,
    /// What came out so far.
    pub cases: Vec<CaseReport>,
}

/// A run that is ready to be made.
struct Prepared {
    input: Arc<[u8]>,
    job: Job,
}

/// What came out of a case.
struct Judged {
    verdict: Verdict,
    outcome: RunOutcome,
    stderr: Vec<u8>,
    /// For samples: what the program wrote, or what was said.
    shown: String,
    /// For samples: what the calls of a function or class gave.
    returned: Option<String>,
    finding: Finding,
    note: Option<String>,
}

impl<'a> Trial<'a> {
    pub fn new(
        judge: &'a Judge,
        counter: Counter<'a>,
        harness: Option<&'a Harness<'a>>,
        plan: &'a JudgePlan,
        options: &'a JudgeOptions,
        cancel: &'a Cancel,
    ) -> Trial<'a> {
        Trial {
            judge,
            plan,
            options,
            cancel,
            counter,
            harness,
            checker: Checker::new(judge, plan, cancel),
            dialogues: None,
            book: Gradebook::new(plan, options.all_cases),
            cases: Vec::new(),
        }
    }

    /// Runs every case that can still change something.
    pub fn run(
        &mut self,
        session: &mut Session,
        on: &mut dyn FnMut(Progress),
    ) -> Result<(), Failure> {
        if self.plan.rules.interaction.is_some() {
            let program = session.ready();
            let dialogues = Dialogues::new(self.judge, self.plan, program, self.cancel);
            self.dialogues = Some(dialogues);
        }
        let mut ahead: Option<(usize, Prepared)> = None;
        for index in 0..self.plan.cases.len() {
            if self.cancel.is_cancelled() {
                return Err(SandboxError::Cancelled.into());
            }
            if !self.needs(index)? {
                continue;
            }
            // Test data are loaded when their case comes, and forgotten after it.
            let prepared = match ahead.take() {
                Some((at, prepared)) if at == index => prepared,
                Some((_, other)) => {
                    session.forget_ahead(&other.job)?;
                    self.prepare(session, index)?
                }
                None => self.prepare(session, index)?,
            };
            if self.may_be_sent_ahead(index + 1)? {
                ahead = Some((index + 1, self.prepare(session, index + 1)?));
            }
            let next = ahead.as_ref().map(|(_, prepared)| &prepared.job);
            self.judge_case(session, index, prepared, next, on)?;
        }
        Ok(())
    }

    /// Judges answers that were handed in instead of a program.
    pub fn check_answers(
        &mut self,
        submission: &Submission,
        on: &mut dyn FnMut(Progress),
    ) -> Result<(), Failure> {
        for (index, case) in self.plan.cases.iter().enumerate() {
            if self.cancel.is_cancelled() {
                return Err(SandboxError::Cancelled.into());
            }
            if !self.needs(index)? {
                continue;
            }
            let (input, answer) = (loaded(case, &case.input)?, loaded(case, &case.answer)?);
            let question = Question {
                case,
                input: &input,
                answer: &answer,
            };
            let (shown, finding) = match answer_for(submission, case, self.plan) {
                Some(output) => {
                    let output: Arc<[u8]> = output.as_bytes().into();
                    let shown = diagnostics::shown(&output, SHOWN_BYTES);
                    let mut feedback = Feedback::new();
                    (
                        shown,
                        self.checker.check(&question, &output, &mut feedback)?,
                    )
                }
                None => {
                    let message = Some("there is no file with an answer to this case".to_owned());
                    let finding = Finding {
                        message,
                        ..Finding::default()
                    };
                    (String::new(), finding)
                }
            };
            let judged = Judged {
                verdict: verdict::verdict_of(RunStatus::Ok, finding.accepted),
                outcome: no_run(),
                stderr: Vec::new(),
                shown,
                returned: None,
                finding,
                note: None,
            };
            self.tell(submission.language, index, &answer, judged, on)?;
        }
        Ok(())
    }

    /// What it all comes to.
    pub fn conclude(&self) -> Result<Graded, Failure> {
        let mut custom = self.custom_grader();
        self.book.conclude(&mut custom).map_err(Failure::Package)
    }

    fn needs(&self, index: usize) -> Result<bool, Failure> {
        let mut custom = self.custom_grader();
        self.book
            .needs(index, &mut custom)
            .map_err(Failure::Package)
    }

    fn custom_grader(
        &self,
    ) -> impl FnMut(&Program, &[String], &str) -> Result<String, String> + 'a {
        let (judge, cancel) = (self.judge, self.cancel);
        let validation = self.plan.rules.validation;
        move |program, flags, input| {
            run_grader(judge, cancel, &validation, program, flags, input)
                .map_err(|failure| failure.to_string())
        }
    }

    /// Whether a case's run may begin before the one before it is judged.
    fn may_be_sent_ahead(&self, index: usize) -> Result<bool, Failure> {
        let rules = &self.plan.rules;
        let Some(case) = self.plan.cases.get(index) else {
            return Ok(false);
        };
        let files: usize = case.rules.files.iter().map(|file| file.content.len()).sum();
        let bytes = case.input.size_bytes() + files as u64;
        let plain = rules.interaction.is_none() && rules.passes.is_none();
        Ok(plain && bytes <= SENT_AHEAD_BYTES && self.needs(index)?)
    }

    fn prepare(&self, session: &Session, index: usize) -> Result<Prepared, Failure> {
        let case = &self.plan.cases[index];
        let input = loaded(case, &case.input)?;
        let mut spec = session.run_spec(&self.plan.limits, &case.rules.args);
        if self.plan.rules.read_only_files {
            spec.files_limit_bytes = 0;
        }
        let stdin = match self.harness {
            None => input.clone(),
            Some(harness) => harness
                .input(&input)
                .map_err(|error| Failure::Package(format!("{}.in: {error}", case.name)))?
                .into(),
        };
        let mut job = Job::new(spec, stdin);
        for file in &case.rules.files {
            let content: Arc<[u8]> = file.content.as_slice().into();
            // Programs begin in the root or in the folder of their sources, as their language has it.
            for folder in ["", WORK_FOLDER] {
                let path = format!("{folder}/{}", file.name);
                if !session.has_source(&path) {
                    job.add_file(path, content.clone());
                }
            }
        }
        Ok(Prepared { input, job })
    }

    fn judge_case(
        &mut self,
        session: &mut Session,
        index: usize,
        prepared: Prepared,
        next: Option<&Job>,
        on: &mut dyn FnMut(Progress),
    ) -> Result<(), Failure> {
        let case = &self.plan.cases[index];
        let answer = loaded(case, &case.answer)?;
        let question = Question {
            case,
            input: &prepared.input,
            answer: &answer,
        };
        let judged = self.passes(session, &question, prepared.job, next)?;
        self.tell(session.language(), index, &answer, judged, on)
    }

    /// All passes of a case; usually one.
    fn passes(
        &mut self,
        session: &mut Session,
        question: &Question<'_>,
        mut job: Job,
        next: Option<&Job>,
    ) -> Result<Judged, Failure> {
        let most = self
            .plan
            .rules
            .passes
            .map_or(1, |passes| passes.max(PASSES));
        let mut feedback = Feedback::new();
        let mut before: Option<RunOutcome> = None;
        let mut shown = String::new();
        let mut input = question.input.clone();
        for pass in 1.. {
            // The validator is shown what this pass was given.
            let question = &Question {
                input: &input.clone(),
                ..*question
            };
            let mut judged = match self.dialogues {
                Some(_) => self.dialogue(&job, question, &mut feedback)?,
                None => self.pass(session, &job, question, next, &mut feedback)?,
            };
            if most > 1 && question.case.is_sample {
                shown.push_str(&format!("(pass {pass})\n{}\n", judged.shown));
                judged.shown = shown.clone();
            }
            if let Some(before) = &before {
                judged.outcome = together(before, judged.outcome);
            }
            let Some(next_input) = judged.finding.next_pass.take().filter(|_| most > 1) else {
                return Ok(judged);
            };
            if judged.verdict != Verdict::AC {
                return Ok(judged);
            }
            if pass >= most {
                return Err(Failure::Package(format!(
                    "the output validator wants more than {most} passes on {}",
                    question.case.name
                )));
            }
            before = Some(judged.outcome);
            input = next_input;
            job.stdin = input.clone();
            // A program that guesses must not guess the same in every pass.
            job.spec.seed = job.spec.seed.wrapping_add(1);
        }
        Err(Failure::Package("no pass was run".into()))
    }

    /// The program runs, and its output is judged.
    fn pass(
        &mut self,
        session: &mut Session,
        job: &Job,
        question: &Question<'_>,
        next: Option<&Job>,
        feedback: &mut Feedback,
    ) -> Result<Judged, Failure> {
        let result = session.run_then(job, next)?;
        let (mut result, note) =
            timing::settle(result, &self.plan.limits, || session.run_alone(job))?;
        if self.options.count_instructions || self.counter.is_needed(result.cpu_us) {
            result.instructions = self.counter.count(job, &result)?;
        }
        let outcome = verdict::outcome_of(&result, &self.plan.limits);
        let RunResult { stdout, stderr, .. } = result;
        if let Some(harness) = self.harness {
            let read = harness
                .read(question.input, &stdout)
                .map_err(|error| Failure::Package(format!("{}: {error}", question.case.name)))?;
            let (shown, returned) = (read.printed.clone(), read.lines());
            let finding = self
                .checker
                .check_calls(read, outcome.status, question, feedback)?;
            return Ok(Judged {
                verdict: verdict::verdict_of(outcome.status, finding.accepted),
                outcome,
                stderr,
                shown: diagnostics::shown(&shown, SHOWN_BYTES),
                returned: Some(diagnostics::shown(returned.as_bytes(), SHOWN_BYTES)),
                finding,
                note,
            });
        }
        let shown = match question.case.is_sample {
            true => diagnostics::shown(&stdout, SHOWN_BYTES),
            false => String::new(),
        };
        let finding = match outcome.status {
            RunStatus::Ok if question.case.rules.unanswered => Finding {
                accepted: true,
                ..Finding::default()
            },
            RunStatus::Ok => match &self.plan.rules.table {
                Some(table) => match table.compare(&stdout, question.answer).err() {
                    None => Finding {
                        accepted: true,
                        ..Finding::default()
                    },
                    Some(found) => Finding {
                        message: Some(found.message),
                        difference: Some(found.difference),
                        ..Finding::default()
                    },
                },
                None => self.checker.check(question, &stdout.into(), feedback)?,
            },
            _ => Finding::default(),
        };
        Ok(Judged {
            verdict: verdict::verdict_of(outcome.status, finding.accepted),
            outcome,
            stderr,
            shown,
            returned: None,
            finding,
            note,
        })
    }

    /// The program talks to the interactor.
    fn dialogue(
        &mut self,
        job: &Job,
        question: &Question<'_>,
        feedback: &mut Feedback,
    ) -> Result<Judged, Failure> {
        let dialogues = self.dialogues.as_mut();
        let dialogues = dialogues.ok_or_else(|| Failure::Package("nobody to talk to".into()))?;
        // The input is for the interactor.
        let input = job.stdin.clone();
        let question = Question {
            input: &input,
            ..*question
        };
        let ours = Job {
            stdin: Arc::from([]),
            ..job.clone()
        };
        let held = dialogues.hold(&ours, &question, feedback)?;
        *feedback = held.feedback;
        let mut finding = held.finding;
        if let (Some(found), Some(log)) = (&finding, &held.log)
            && found.accepted
            && !self.plan.rules.validators.is_empty()
        {
            finding = Some(self.checker.check(&question, log, &mut Feedback::new())?);
        }
        let verdict = match &finding {
            Some(found) => verdict::verdict_of(RunStatus::Ok, found.accepted),
            None => verdict::verdict_of(held.outcome.status, false),
        };
        Ok(Judged {
            verdict,
            outcome: held.outcome,
            stderr: held.result.stderr,
            shown: diagnostics::shown(held.transcript.unwrap_or_default().as_bytes(), SHOWN_BYTES),
            returned: None,
            finding: finding.unwrap_or_default(),
            note: held.note,
        })
    }

    /// Notes and tells what came out of a case.
    fn tell(
        &mut self,
        language: Language,
        index: usize,
        answer: &[u8],
        judged: Judged,
        on: &mut dyn FnMut(Progress),
    ) -> Result<(), Failure> {
        let case = &self.plan.cases[index];
        let recorded = CaseOutcome {
            verdict: judged.verdict,
            points: judged.finding.points,
        };
        let score = self
            .book
            .record(index, recorded)
            .map_err(Failure::Package)?;
        let Judged {
            verdict,
            outcome,
            stderr,
            shown,
            returned,
            finding,
            note,
        } = judged;
        let failed_run = outcome.status != RunStatus::Ok && verdict != Verdict::WA;
        let own_words = match failed_run {
            true => verdict::author_message(language, &outcome, &stderr),
            false => None,
        };
        let report = CaseReport {
            case: case.name.clone(),
            index,
            is_sample: case.is_sample,
            verdict,
            cpu_time_ms: outcome.cpu_time_us as f64 / 1000.0,
            wall_time_ms: outcome.wall_time_us as f64 / 1000.0,
            memory_bytes: outcome.memory_bytes,
            instructions: outcome.instructions,
            score,
            message: joined([own_words, finding.message, note]),
            stdout: case.is_sample.then_some(shown),
            returned: returned.filter(|_| case.is_sample),
            stderr: (case.is_sample || failed_run)
                .then(|| diagnostics::shown_end(&stderr, SHOWN_BYTES)),
            judge_message: finding.judge_message,
        };
        let sample = case.is_sample;
        let quiet = self.dialogues.is_some();
        on(Progress::Case {
            report: report.clone().into(),
            expected: (sample && !quiet && !case.rules.unanswered)
                .then(|| diagnostics::shown(answer, SHOWN_BYTES)),
            difference: finding.difference.filter(|_| sample),
        });
        self.cases.push(report);
        Ok(())
    }
}

/// Test data that cannot be had are a failure of ours.
fn loaded(case: &TestCase, data: &TestData) -> Result<Arc<[u8]>, Failure> {
    data.load().map_err(|error| {
        SandboxError::Host(anyhow!("the data of {} cannot be read: {error}", case.name)).into()
    })
}

fn joined(parts: [Option<String>; 3]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Limits hold for each pass, so the most of each counts.
fn together(before: &RunOutcome, now: RunOutcome) -> RunOutcome {
    let sum = |(a, b): (u64, u64)| a.saturating_add(b);
    RunOutcome {
        cpu_time_us: before.cpu_time_us.max(now.cpu_time_us),
        wall_time_us: before.wall_time_us.max(now.wall_time_us),
        memory_bytes: before.memory_bytes.max(now.memory_bytes),
        instructions: before.instructions.zip(now.instructions).map(sum),
        ..now
    }
}

fn no_run() -> RunOutcome {
    RunOutcome {
        status: RunStatus::Ok,
        exit_code: None,
        message: None,
        cpu_time_us: 0,
        wall_time_us: 0,
        memory_bytes: 0,
        instructions: None,
    }
}

/// The file of a submission that answers a case: called as the case, with or without its folders and an
/// extension. A single file answers a single secret case.
fn answer_for<'s>(
    submission: &'s Submission,
    case: &TestCase,
    plan: &JudgePlan,
) -> Option<&'s str> {
    let base = case.name.rsplit('/').next().unwrap_or(&case.name);
    let fits = |name: &str, wanted: &str| {
        name.strip_prefix(wanted)
            .is_some_and(|rest| matches!(rest, "" | ".ans" | ".out" | ".txt"))
    };
    let files = &submission.files;
    let named = |wanted: &str| files.iter().find(|file| fits(&file.name, wanted));
    let secret = plan.cases.iter().filter(|case| !case.is_sample).count();
    let only = || (files.len() == 1 && secret == 1 && !case.is_sample).then(|| &files[0]);
    named(&case.name)
        .or_else(|| named(base))
        .or_else(only)
        .map(|file| file.content.as_str())
}

/// Runs the package's own grader.
fn run_grader(
    judge: &Judge,
    cancel: &Cancel,
    validation: &ValidationLimits,
    program: &Program,
    flags: &[String],
    input: &str,
) -> Result<String, Failure> {
    let mut session = judge.open(program, "the grader", cancel)?;
    let job = job_for(&session, validation, flags, input.as_bytes().into());
    let result = session.run_then(&job, None)?;
    match exit_code("the grader", &result)? {
        0 => Ok(String::from_utf8_lossy(&result.stdout).into_owned()),
        code => Err(Failure::Package(format!(
            "the grader exited with {code}{}",
            said(&result)
        ))),
    }
}
