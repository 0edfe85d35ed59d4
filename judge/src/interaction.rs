//! Programs that talk to an interactor while they run.

use crate::{
    Cancel, Judge, Sandboxes,
    checking::{Feedback, Finding, Question, add_data, judgement},
    diagnostics::printable,
    failure::Failure,
    programs::{ANSWER, FEEDBACK, INPUT, job_for},
    session::{Job, Ready, Session},
    timing, verdict,
};
use mettle_domain::{RunOutcome, RunStatus};
use mettle_problems::{Convention, JudgePlan, Validator};
use mettle_sandbox::{
    Direction,
    host::{RunResult, SandboxError},
    pair::{self, Interaction, Part},
    protocol::{ChannelUse, Status},
};
use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

/// How much of a dialogue is kept, in bytes.
const TRANSCRIPT_BYTES: u64 = 32 << 10;
/// Where an interactor that is no validator leaves the output to be validated.
const LOG: &str = "interaction.out";

/// The two sides of one submission's dialogues.
pub(crate) struct Dialogues<'a> {
    judge: &'a Judge,
    plan: &'a JudgePlan,
    cancel: &'a Cancel,
    /// The submission.
    program: Ready,
    /// Its sandbox and the interactor's, while both are fit for another dialogue.
    pair: Option<(Session, Session)>,
}

/// What came of a dialogue.
pub(crate) struct Dialogue {
    /// The submission's run.
    pub result: RunResult,
    pub outcome: RunOutcome,
    /// What the interactor found, if that counts; none if the program's own end decides.
    pub finding: Option<Finding>,
    /// The interactor's output, where validators have yet to judge it.
    pub log: Option<Arc<[u8]>>,
    /// What was said, as text; for samples.
    pub transcript: Option<String>,
    pub feedback: Feedback,
    pub note: Option<String>,
}

impl<'a> Dialogues<'a> {
    pub fn new(
        judge: &'a Judge,
        plan: &'a JudgePlan,
        program: Ready,
        cancel: &'a Cancel,
    ) -> Dialogues<'a> {
        Dialogues {
            judge,
            plan,
            cancel,
            program,
            pair: None,
        }
    }

    /// Lets the submission talk to the interactor; near the time limit, again and alone.
    pub fn hold(
        &mut self,
        job: &Job,
        question: &Question<'_>,
        feedback: &Feedback,
    ) -> Result<Dialogue, Failure> {
        let mut held = vec![self.hold_once(job, question, feedback, false)?];
        let first = held[0].0.clone();
        let (best, note) = timing::settle(first, &self.plan.limits, || {
            let again = self.hold_once(job, question, feedback, true);
            let again = again.map_err(|failure| match failure {
                Failure::Sandbox(error) => error,
                Failure::Package(reason) => SandboxError::Failed(reason),
            })?;
            held.push(again);
            Ok(held[held.len() - 1].0.clone())
        })?;
        let best = held.into_iter().find(|(result, _)| *result == best);
        let (result, held) = best.ok_or_else(|| Failure::Package("a dialogue was lost".into()))?;
        self.conclude(result, held, question, note)
    }

    fn interactor(&self) -> Result<&'a Validator, Failure> {
        let rules = &self.plan.rules;
        let own = rules
            .interaction
            .as_ref()
            .and_then(|how| how.interactor.as_ref());
        own.or(rules.validators.first())
            .ok_or_else(|| Failure::Package("there is nobody for the program to talk to".into()))
    }

    /// One dialogue. A sandbox that fails is replaced, with its partner, and the dialogue repeated.
    fn hold_once(
        &mut self,
        job: &Job,
        question: &Question<'_>,
        feedback: &Feedback,
        alone: bool,
    ) -> Result<(RunResult, Held), Failure> {
        let quiet = self.judge.sandboxes.quiet.clone();
        let (_beside_others, _alone) = match alone {
            false => (
                Some(quiet.read().unwrap_or_else(PoisonError::into_inner)),
                None,
            ),
            true => (
                None,
                Some(quiet.write().unwrap_or_else(PoisonError::into_inner)),
            ),
        };
        match self.try_hold(job, question, feedback) {
            Err(Failure::Sandbox(SandboxError::Cancelled)) => Err(SandboxError::Cancelled.into()),
            Err(Failure::Sandbox(error)) => {
                tracing::warn!("an interaction failed and is repeated: {error}");
                self.pair = None;
                self.try_hold(job, question, feedback)
            }
            held => held,
        }
    }

    fn try_hold(
        &mut self,
        job: &Job,
        question: &Question<'_>,
        feedback: &Feedback,
    ) -> Result<(RunResult, Held), Failure> {
        let validator = self.interactor()?;
        let (mut program, mut interactor) = match self.pair.take() {
            Some(pair) => pair,
            None => self.open(validator)?,
        };
        let mut ours = job.clone();
        ours.spec.channel = Some(ChannelUse::default());
        let theirs = self.job_of(validator, &interactor, question, feedback);
        let limits = &self.plan.limits;
        let patience_ms = limits.wall_time_ms + 2 * self.plan.rules.validation.cpu_time_ms;
        let cancel = self.cancel;
        let held = pair::interact(
            (program.sandbox(), interactor.sandbox()),
            (
                Part {
                    spec: &ours.spec,
                    files: &ours.parts(),
                },
                Part {
                    spec: &theirs.spec,
                    files: &theirs.parts(),
                },
            ),
            Duration::from_millis(patience_ms),
            &|run| rejects(validator.convention, run),
            &|| cancel.is_cancelled(),
        )?;
        let program_first = held.first_ended_first();
        let Interaction {
            first,
            second,
            idle,
        } = held;
        let both_ended = first.is_some() && second.is_some();
        if !idle && both_ended && program.sandbox().is_alive() && interactor.sandbox().is_alive() {
            self.pair = Some((program, interactor));
        }
        let result = first.unwrap_or_else(|| waiting(limits.cpu_time_ms));
        let held = Held {
            interactor: second,
            program_first,
            idle,
        };
        Ok((result, held))
    }

    fn open(&self, validator: &Validator) -> Result<(Session, Session), Failure> {
        let sandboxes: &Sandboxes = &self.judge.sandboxes;
        let interactor = self
            .judge
            .ready(&validator.program, "the interactor", self.cancel)?;
        let (one, other) = sandboxes.server.pair()?;
        Ok((
            Session::of_ready(sandboxes, self.program.clone(), one, self.cancel)?,
            Session::of_ready(sandboxes, interactor, other, self.cancel)?,
        ))
    }

    /// The interactor's run.
    fn job_of(
        &self,
        validator: &Validator,
        session: &Session,
        question: &Question<'_>,
        feedback: &Feedback,
    ) -> Job {
        let mut args = match validator.convention {
            Convention::Kattis => vec![INPUT.into(), ANSWER.into(), format!("{FEEDBACK}/")],
            Convention::Testlib => vec![INPUT.into(), format!("{FEEDBACK}/{LOG}"), ANSWER.into()],
        };
        args.extend(question.case.rules.validator_args.iter().cloned());
        let mut job = job_for(session, &self.plan.rules.validation, &args, Arc::from([]));
        add_data(&mut job, question, feedback);
        job.spec.channel = Some(ChannelUse {
            transcript_bytes: match question.case.is_sample {
                true => TRANSCRIPT_BYTES,
                false => 0,
            },
        });
        job
    }

    /// Whose fault it is, if anybody's. Who fails first is to blame; what the other one does when its
    /// partner is gone is no fault.
    fn conclude(
        &self,
        result: RunResult,
        held: Held,
        question: &Question<'_>,
        note: Option<String>,
    ) -> Result<Dialogue, Failure> {
        let mut outcome = verdict::outcome_of(&result, &self.plan.limits);
        let validator = self.interactor()?;
        let mut feedback = Feedback::new();
        let judged = match &held.interactor {
            Some(run) => judgement(validator, question, run, &mut feedback),
            None => Ok(Finding::default()),
        };
        if held.idle && held.interactor.is_none() {
            outcome.status = RunStatus::TimeLimitExceeded;
            outcome.message = Some(
                "the program and the interactor wait for each other (is output flushed, and everything read?)"
                    .into(),
            );
        }
        let failed = outcome.status != RunStatus::Ok;
        let program_failed_first = failed && held.program_first;
        let finding = match judged {
            _ if held.idle && held.interactor.is_none() => None,
            Err(_) if program_failed_first => None,
            Err(failure) => return Err(failure),
            Ok(finding) if !finding.accepted && !program_failed_first => Some(finding),
            Ok(_) if failed => None,
            Ok(finding) => Some(finding),
        };
        let transcript = held
            .interactor
            .as_ref()
            .filter(|_| question.case.is_sample)
            .map(|run| transcript_text(&run.stdout));
        let log = match validator.convention {
            Convention::Testlib => feedback.remove(LOG),
            Convention::Kattis => None,
        };
        Ok(Dialogue {
            result,
            outcome,
            finding,
            log,
            transcript,
            feedback,
            note,
        })
    }
}

/// Whether an interactor's end is a rejection, after which nothing that the program does matters.
fn rejects(convention: Convention, run: &RunResult) -> bool {
    let code = (run.status == Status::Exited).then_some(run.exit_code);
    match convention {
        Convention::Kattis => code == Some(43),
        Convention::Testlib => matches!(code, Some(1 | 2 | 4 | 8)),
    }
}

/// The other side of a dialogue, and who ended first.
struct Held {
    interactor: Option<RunResult>,
    program_first: bool,
    idle: bool,
}

/// The run of a program that was stopped while it waited.
fn waiting(cpu_limit_ms: u64) -> RunResult {
    RunResult {
        status: Status::WallLimit,
        exit_code: 0,
        memory_refused: false,
        cpu_us: 0,
        wall_us: cpu_limit_ms.saturating_mul(1000),
        memory_bytes: 0,
        instructions: None,
        message: String::new(),
        stdout: Vec::new(),
        stderr: Vec::new(),
        files: Vec::new(),
        ended_us: u64::MAX,
    }
}

/// What was said, a line each: `>` is the program, `<` the interactor.
fn transcript_text(stdout: &[u8]) -> String {
    let mut text = String::new();
    let mut speaker = None;
    for (direction, bytes) in pair::transcript(stdout) {
        for line in printable(bytes).split_inclusive('\n') {
            if speaker != Some(direction) || text.ends_with('\n') {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(match direction {
                    Direction::Received => "> ",
                    Direction::Sent => "< ",
                });
                speaker = Some(direction);
            }
            text.push_str(line);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_names_the_speaker_of_each_line() {
        let record = |mark: u8, text: &str| {
            let length = (text.len() as u32).to_le_bytes();
            [&[mark][..], &length, text.as_bytes()].concat()
        };
        let stdout = [
            record(b'<', "10\n"),
            record(b'>', "1"),
            record(b'>', "2\n3\n"),
            record(b'<', "no end"),
            record(b'>', "4\n"),
        ]
        .concat();
        assert_eq!(transcript_text(&stdout), "< 10\n> 12\n> 3\n< no end\n> 4\n");
    }
}
