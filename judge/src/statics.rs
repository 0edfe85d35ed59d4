//! The static validator: a program of the package that looks at the sources before anything runs.

use crate::{
    Cancel, Failure, Judge, Submission,
    checking::{self, Finding},
    programs::{FEEDBACK, job_for},
};
use mettle_domain::{Language, Verdict};
use mettle_problems::{
    JudgePlan, Program,
    grading::{CaseOutcome, Gradebook},
};
use mettle_runtimes::WORK_FOLDER;
use std::sync::Arc;

/// Asks the static validator all its questions, and notes what it said. Returns what to tell the
/// author, where it rejects.
pub(crate) fn look(
    judge: &Judge,
    submission: &Submission,
    plan: &JudgePlan,
    book: &mut Gradebook<'_>,
    cancel: &Cancel,
) -> Result<Option<String>, Failure> {
    let Some(validator) = &plan.rules.static_validator else {
        return Ok(None);
    };
    let what = "the static validator";
    let mut session = judge.open(&apart(&validator.program), what, cancel)?;
    let mut rejection = None;
    for case in &validator.cases {
        let main = submission.files.first().map_or("", |file| &file.name);
        let mut args = vec![
            code_of(submission.language).to_owned(),
            main.to_owned(),
            format!("{FEEDBACK}/"),
        ];
        args.extend(case.args.iter().cloned());
        let mut job = job_for(&session, &plan.rules.validation, &args, Arc::from([]));
        for file in &submission.files {
            let content: Arc<[u8]> = file.content.as_bytes().into();
            for folder in ["", WORK_FOLDER] {
                let path = format!("{folder}/{}", file.name);
                if !session.has_source(&path) {
                    job.add_file(path, content.clone());
                }
            }
        }
        job.spec.collect = Some(FEEDBACK.into());
        let result = session.run_then(&job, None)?;
        let Finding {
            accepted,
            message,
            points,
            ..
        } = checking::static_judgement(what, &result)?;
        let verdict = if accepted { Verdict::AC } else { Verdict::WA };
        book.record_static(&case.group, CaseOutcome { verdict, points });
        if !accepted && rejection.is_none() {
            let message = message.map_or(String::new(), |message| format!(": {message}"));
            rejection = Some(format!("the static validator rejects the source{message}"));
        }
    }
    Ok(rejection)
}

/// The validator in a folder of its own: its working folder is the submission's.
fn apart(program: &Program) -> Program {
    let mut program = program.clone();
    for file in &mut program.files {
        file.name = format!("static_validator/{}", file.name);
    }
    program
}

/// The format's code of a language.
fn code_of(language: Language) -> &'static str {
    match language {
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23 => "cpp",
        Language::Python => "python3",
        other => other.id(),
    }
}
