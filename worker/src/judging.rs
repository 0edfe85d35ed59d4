//! The judge as the worker sees it.

use mettle_domain::{CompileReport, JudgeReport, Limits, RunReport};
use mettle_judge::{Cancel, Judge, JudgeOptions, MakingError, Progress, Proving, Submission};
use mettle_problems::{
    Call, JudgePlan, KeepOutput, Package,
    package::InputValidator,
    verify::{InputVerdict, Prover},
};

/// What a worker needs of a judge. All methods block; they are called on threads of their own
/// and should return soon after `cancel` is cancelled.
pub trait Judging: Send + Sync + 'static {
    /// Judges a submission by a plan and says on the way how far it is. Never fails: what goes
    /// wrong on our side is a report with verdict JE.
    fn judge(
        &self,
        submission: &Submission,
        plan: &JudgePlan,
        options: &JudgeOptions,
        cancel: &Cancel,
        on: &mut dyn FnMut(Progress),
    ) -> JudgeReport;

    /// Compiles a program and runs it once.
    ///
    /// # Errors
    /// What went wrong on our side, for the operator.
    fn run(
        &self,
        submission: &Submission,
        limits: &Limits,
        stdin: &[u8],
        options: &JudgeOptions,
        cancel: &Cancel,
    ) -> Result<(CompileReport, Option<RunReport>), String>;

    /// As [`Prover::judge_outputs`].
    fn judge_outputs(&self, package: &Package, cancel: &Cancel) -> Vec<Result<bool, String>>;

    /// As [`Prover::judge_inputs`].
    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
        cancel: &Cancel,
    ) -> Vec<Result<InputVerdict, String>>;

    /// As [`Judge::outputs`].
    ///
    /// # Errors
    /// The first thing that did not go well.
    fn outputs(
        &self,
        program: &Submission,
        calls: &[Call],
        keep: &mut KeepOutput<'_>,
        cancel: &Cancel,
    ) -> Result<(), MakingError>;
}

impl Judging for Judge {
    fn judge(
        &self,
        submission: &Submission,
        plan: &JudgePlan,
        options: &JudgeOptions,
        cancel: &Cancel,
        on: &mut dyn FnMut(Progress),
    ) -> JudgeReport {
        Judge::judge(self, submission, plan, options, cancel, on)
    }

    fn run(
        &self,
        submission: &Submission,
        limits: &Limits,
        stdin: &[u8],
        options: &JudgeOptions,
        cancel: &Cancel,
    ) -> Result<(CompileReport, Option<RunReport>), String> {
        Judge::run(
            self,
            submission,
            limits,
            stdin,
            &[],
            options.count_instructions,
            cancel,
        )
        .map_err(|error| error.to_string())
    }

    fn judge_outputs(&self, package: &Package, cancel: &Cancel) -> Vec<Result<bool, String>> {
        proving(self, cancel).judge_outputs(package)
    }

    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
        cancel: &Cancel,
    ) -> Vec<Result<InputVerdict, String>> {
        proving(self, cancel).judge_inputs(package, validator)
    }

    fn outputs(
        &self,
        program: &Submission,
        calls: &[Call],
        keep: &mut KeepOutput<'_>,
        cancel: &Cancel,
    ) -> Result<(), MakingError> {
        Judge::outputs(self, program.language, &program.files, calls, keep, cancel)
    }
}

fn proving<'a>(judge: &'a Judge, cancel: &'a Cancel) -> Proving<'a> {
    Proving {
        judge,
        cancel,
        to_first_failure: false,
    }
}
