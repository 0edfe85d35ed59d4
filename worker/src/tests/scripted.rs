//! A judge that does what the test says instead of running anything.

use crate::Judging;
use mettle_domain::{
    CaseReport, CompileReport, JudgeReport, Limits, RunOutcome, RunReport, RunStatus, Verdict,
};
use mettle_judge::{Cancel, JudgeOptions, MakingError, Progress, Submission};
use mettle_problems::{
    Call, JudgePlan, KeepOutput, Package, package::InputValidator, verify::InputVerdict,
};
use std::{
    collections::HashMap,
    sync::{Arc, Condvar, Mutex},
    time::Duration,
};

/// What one call of the judge does.
pub enum Act {
    /// Every case is judged like this.
    Give(Verdict),
    /// The same, once the gate opens; a cancel makes it a judge error.
    GiveAfter(Gate, Verdict),
    /// The same, but deaf to being cancelled.
    GiveLate(Gate, Verdict),
    /// A judge error at once.
    JudgeError,
    /// A bug in the judge.
    Panic,
}

/// Closed until opened; stays open.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub fn open(&self) {
        *self.0.0.lock().unwrap() = true;
        self.0.1.notify_all();
    }

    pub fn is_open(&self) -> bool {
        *self.0.0.lock().unwrap()
    }

    fn wait(&self, at_most: Duration) -> bool {
        let open = self.0.0.lock().unwrap();
        *self
            .0
            .1
            .wait_timeout_while(open, at_most, |open| !*open)
            .unwrap()
            .0
    }
}

type Script = dyn Fn(&str, usize) -> Act + Send + Sync;

/// Judges by a script: source text and how often this text was judged before give the act.
#[derive(Clone)]
pub struct Scripted {
    script: Arc<Script>,
    calls: Arc<Mutex<HashMap<String, usize>>>,
    pub cancelled: Gate,
}

impl Scripted {
    pub fn new(script: impl Fn(&str, usize) -> Act + Send + Sync + 'static) -> Self {
        Scripted {
            script: Arc::new(script),
            calls: Arc::default(),
            cancelled: Gate::default(),
        }
    }

    /// Accepts everything.
    pub fn kind() -> Self {
        Scripted::new(|_, _| Act::Give(Verdict::AC))
    }

    /// How often a source was judged, by all clones.
    pub fn calls(&self, code: &str) -> usize {
        self.calls.lock().unwrap().get(code).copied().unwrap_or(0)
    }

    fn act(&self, submission: &Submission) -> Act {
        let code = &submission.files[0].content;
        let before = {
            let mut calls = self.calls.lock().unwrap();
            let calls = calls.entry(code.clone()).or_default();
            *calls += 1;
            *calls - 1
        };
        (self.script)(code, before)
    }

    /// The verdict, or why there is none.
    fn verdict(&self, act: Act, cancel: &Cancel) -> Result<Verdict, String> {
        match act {
            Act::Give(verdict) => Ok(verdict),
            Act::GiveAfter(gate, verdict) => loop {
                if cancel.is_cancelled() {
                    self.cancelled.open();
                    return Err("cancelled".to_owned());
                }
                if gate.wait(Duration::from_millis(2)) {
                    return Ok(verdict);
                }
            },
            Act::GiveLate(gate, verdict) => {
                gate.wait(Duration::from_secs(60));
                Ok(verdict)
            }
            Act::JudgeError => Err("the sandbox is on strike".to_owned()),
            Act::Panic => panic!("a bug in the judge"),
        }
    }
}

fn compiled() -> CompileReport {
    CompileReport {
        ok: true,
        time_ms: 3,
        diagnostics: "a warning".to_owned(),
    }
}

impl Judging for Scripted {
    fn judge_outputs(&self, package: &Package, _: &Cancel) -> Vec<Result<bool, String>> {
        let checks = package.output_checks.iter();
        checks.map(|check| Ok(check.valid)).collect()
    }

    fn judge_inputs(
        &self,
        package: &Package,
        _: &InputValidator,
        _: &Cancel,
    ) -> Vec<Result<InputVerdict, String>> {
        let checks = package.input_checks.iter();
        let verdict = |valid| match valid {
            true => InputVerdict::Accepted,
            false => InputVerdict::Rejected("it says no".into()),
        };
        checks.map(|check| Ok(verdict(check.valid))).collect()
    }

    /// Every run of a program prints its source.
    fn outputs(
        &self,
        program: &Submission,
        calls: &[Call],
        keep: &mut KeepOutput<'_>,
        _: &Cancel,
    ) -> Result<(), MakingError> {
        let printed = program.files[0].content.as_bytes();
        let mut all = calls.iter();
        all.try_for_each(|_| keep(printed.to_vec()))
            .map_err(MakingError::Program)
    }

    fn judge(
        &self,
        submission: &Submission,
        plan: &JudgePlan,
        _: &JudgeOptions,
        cancel: &Cancel,
        on: &mut dyn FnMut(Progress),
    ) -> JudgeReport {
        on(Progress::Compiling);
        on(Progress::Compiled(compiled()));
        on(Progress::Running {
            cases: plan.cases.len(),
        });
        let verdict = self.verdict(self.act(submission), cancel);
        let mut report = JudgeReport {
            max_score: None,
            verdict: verdict.clone().unwrap_or(Verdict::JE),
            score: None,
            compile: compiled(),
            cases: Vec::new(),
            cpu_time_ms: 0.5,
            memory_bytes: 1 << 20,
            instructions: None,
            growth: None,
            judge_error: verdict.clone().err(),
        };
        let Ok(verdict) = verdict else { return report };
        for (index, case) in plan.cases.iter().enumerate() {
            let judged = CaseReport {
                judge_message: None,
                returned: None,
                case: case.name.clone(),
                index,
                is_sample: case.is_sample,
                verdict,
                cpu_time_ms: 0.5,
                wall_time_ms: 0.6,
                memory_bytes: 1 << 20,
                instructions: None,
                score: None,
                message: None,
                stdout: case
                    .is_sample
                    .then(|| String::from_utf8_lossy(&case.input.load().unwrap()).into_owned()),
                stderr: None,
            };
            let expected = String::from_utf8_lossy(&case.answer.load().unwrap()).into_owned();
            let expected = case.is_sample.then_some(expected);
            on(Progress::Case {
                report: judged.clone().into(),
                expected,
                difference: None,
            });
            report.cases.push(judged);
        }
        report
    }

    /// Echoes its input.
    fn run(
        &self,
        submission: &Submission,
        _: &Limits,
        stdin: &[u8],
        _: &JudgeOptions,
        cancel: &Cancel,
    ) -> Result<(CompileReport, Option<RunReport>), String> {
        let status = match self.verdict(self.act(submission), cancel)? {
            Verdict::AC => RunStatus::Ok,
            Verdict::CE => {
                return Ok((
                    CompileReport {
                        ok: false,
                        ..compiled()
                    },
                    None,
                ));
            }
            _ => RunStatus::RuntimeError,
        };
        let outcome = RunOutcome {
            status,
            exit_code: Some(0),
            message: None,
            cpu_time_us: 500,
            wall_time_us: 600,
            memory_bytes: 1 << 20,
            instructions: None,
        };
        Ok((
            compiled(),
            Some(RunReport {
                outcome,
                stdout: stdin.to_vec(),
                stderr: Vec::new(),
            }),
        ))
    }
}
