//! The judge as packages are proved with it.

use crate::{
    Cancel, Failure, Judge, JudgeOptions, Submission,
    checking::{Checker, Feedback, Question},
    diagnostics::shown_end,
    programs::{exit_code, job_for},
};
use mettle_domain::JudgeReport;
use mettle_problems::{
    Convention, JudgePlan, Package, ValidationLimits,
    package::{InputCheck, InputValidator, OutputCheck},
    verify::{InputVerdict, Prover, Run},
};
use mettle_runtimes::WORK_FOLDER;
use std::{sync::Arc, thread};

/// How much of what an input validator says is told, in bytes.
const SAID_BYTES: usize = 300;
/// Most submissions of a package that are judged at once.
const AT_ONCE_MAX: usize = 4;

/// Runs a package's programs for [`mettle_problems::verify`].
pub struct Proving<'a> {
    /// The judge.
    pub judge: &'a Judge,
    /// Stops everything.
    pub cancel: &'a Cancel,
    /// Whether even submissions whose promise is about all cases are judged to their first failure only.
    pub to_first_failure: bool,
}

impl Prover for Proving<'_> {
    fn judge(&self, run: Run<'_>) -> JudgeReport {
        let submission = Submission {
            language: run.language,
            files: run.submission.files.clone(),
        };
        let options = JudgeOptions {
            all_cases: run.all_cases && !self.to_first_failure,
            count_instructions: false,
        };
        self.judge
            .judge(&submission, run.plan, &options, self.cancel, &mut |_| {})
    }

    fn judge_outputs(&self, package: &Package) -> Vec<Result<bool, String>> {
        let plan = package.plan();
        let mut checker = Checker::new(self.judge, &plan, self.cancel);
        let mut check = |check: &OutputCheck| -> Result<bool, Failure> {
            let load = |data: &mettle_problems::TestData| {
                data.load()
                    .map_err(|error| Failure::Package(error.to_string()))
            };
            let (input, answer) = (load(&check.case.input)?, load(&check.case.answer)?);
            let question = Question {
                case: &check.case,
                input: &input,
                answer: &answer,
            };
            let output: Arc<[u8]> = check.output.clone();
            let found = checker.check(&question, &output, &mut Feedback::new())?;
            Ok(found.accepted)
        };
        let checks = package.output_checks.iter();
        checks
            .map(|one| check(one).map_err(|failure| failure.to_string()))
            .collect()
    }

    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
    ) -> Vec<Result<InputVerdict, String>> {
        let JudgePlan { rules, .. } = package.plan();
        let said = self.inputs(package, &rules.validation, validator);
        said.unwrap_or_else(|failure| vec![Err(failure.to_string())])
    }

    fn at_once(&self) -> usize {
        thread::available_parallelism().map_or(1, |cores| cores.get().min(AT_ONCE_MAX))
    }
}

impl Proving<'_> {
    fn inputs(
        &self,
        package: &Package,
        validation: &ValidationLimits,
        validator: &InputValidator,
    ) -> Result<Vec<Result<InputVerdict, String>>, Failure> {
        let what = "the input validator";
        let mut session = self.judge.open(&validator.program, what, self.cancel)?;
        let mut look = |check: &InputCheck| -> Result<InputVerdict, Failure> {
            let input = check
                .input
                .load()
                .map_err(|error| Failure::Package(error.to_string()))?;
            let own = check.args.of(&validator.name).iter();
            let args: Vec<String> = own.chain(&check.program_args).cloned().collect();
            let mut job = job_for(&session, validation, &args, input);
            for file in &check.files {
                let content: Arc<[u8]> = file.content.as_slice().into();
                for folder in ["", WORK_FOLDER] {
                    let path = format!("{folder}/{}", file.name);
                    if !session.has_source(&path) {
                        job.add_file(path, content.clone());
                    }
                }
            }
            let result = session.run_then(&job, None)?;
            // A crash is as good as any exit code but 42.
            let accepts = match validator.convention {
                Convention::Kattis => 42,
                Convention::Testlib => 0,
            };
            Ok(match exit_code(what, &result) {
                Ok(code) if code == accepts => InputVerdict::Accepted,
                _ => {
                    InputVerdict::Rejected(shown_end(&result.stderr, SAID_BYTES).trim().to_owned())
                }
            })
        };
        let checks = package.input_checks.iter();
        Ok(checks
            .map(|one| look(one).map_err(|failure| failure.to_string()))
            .collect())
    }
}
