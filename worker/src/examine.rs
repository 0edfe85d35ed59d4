//! Looking at an uploaded package: read, verify, decide. Blocks; runs on a thread of its own.

mod matrix;

use crate::{Judging, teller::Voice};
use matrix::Matrix;
use mettle_domain::{
    EventBody, ImportStep, JudgeReport, JudgedSubmission, Language, MeasuredLimits, SourceFile,
};
use mettle_judge::{Cancel, JudgeOptions, MakingError, Submission};
use mettle_problems::{
    Call, Finding, KeepOutput, LoadError, Loaded, Package, Severity,
    package::InputValidator,
    verify::{self, Event, InputVerdict, Prover, Run, Summary},
};
use mettle_store::ImportPolicy;
use serde::Serialize;
use std::{
    fs::File,
    io::BufReader,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What was uploaded.
pub(crate) struct Upload {
    pub archive: File,
    pub file_name: String,
    pub policy: ImportPolicy,
}

/// What is wrong with it, if anything, and what is to be published.
pub(crate) struct Examined {
    pub report: Report,
    pub decision: Decision,
}

pub(crate) enum Decision {
    Publish(Box<Package>),
    Verified,
    Refused(String),
}

/// What an import's row keeps.
#[derive(Default, Serialize)]
pub(crate) struct Report {
    slug: Option<String>,
    title: Option<String>,
    digest: Option<String>,
    files: usize,
    size_bytes: u64,
    /// Names of the tests, in judging order: the columns of the matrix.
    cases: Vec<String>,
    findings: Vec<Finding>,
    submissions: Vec<JudgedSubmission>,
    limits: Option<MeasuredLimits>,
    /// Tests that no wrong submission fails.
    toothless: Vec<String>,
    checked: usize,
    mismatched: usize,
    skipped: usize,
    errors: usize,
    warnings: usize,
    /// Why it was refused.
    reason: Option<String>,
}

/// Looks at the upload.
///
/// # Errors
/// What of ours failed, for the operator.
pub(crate) fn examine<J: Judging>(
    upload: Upload,
    judge: &J,
    folder: &Path,
    cancel: &Cancel,
    voice: &Voice,
) -> Result<Examined, String> {
    let mut examination = Examination {
        report: Report::default(),
        voice,
    };
    let archive = BufReader::new(upload.archive);
    let mut maker = Maker {
        judge,
        cancel,
        voice,
        trouble: None,
    };
    let mut make = |language, files: &[SourceFile], calls: &[Call], keep: &mut KeepOutput<'_>| {
        maker.make(language, files, calls, keep)
    };
    let loaded = Package::load_zip_in(archive, &upload.file_name, folder, Some(&mut make));
    if let Some(trouble) = maker.trouble {
        return Err(trouble);
    }
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error @ LoadError::NotAPackage { .. }) => {
            examination.find(Finding {
                severity: Severity::Error,
                path: String::new(),
                message: error.to_string(),
            });
            return Ok(examination.refuse("it is no problem package"));
        }
        Err(error) => return Err(error.to_string()),
    };
    let Loaded { package, findings } = loaded;
    let Some(package) = package else {
        findings
            .into_iter()
            .for_each(|finding| examination.find(finding));
        return Ok(examination.refuse("it cannot be judged; see the errors"));
    };
    examination.unpacked(&package);
    let summary = examination.verify(&package, &findings, judge, cancel);
    if cancel.is_cancelled() {
        return Err("it was stopped".to_owned());
    }
    let package = match summary.time_limit_inferred {
        true => package.with_time_limit_ms(summary.time_limit_ms),
        false => package,
    };
    Ok(examination.decide(&summary, upload.policy, package))
}

/// Runs the programs of a package that make its tests.
struct Maker<'a, J> {
    judge: &'a J,
    cancel: &'a Cancel,
    voice: &'a Voice,
    /// What of ours failed, which the package is not to be blamed for.
    trouble: Option<String>,
}

impl<J: Judging> Maker<'_, J> {
    fn make(
        &mut self,
        language: Language,
        files: &[SourceFile],
        calls: &[Call],
        keep: &mut KeepOutput<'_>,
    ) -> Result<(), String> {
        if let Some(trouble) = &self.trouble {
            return Err(trouble.clone());
        }
        let told = ImportStep::Making {
            program: files
                .first()
                .map_or(String::new(), |main| main.name.clone()),
            files: calls.len(),
        };
        self.voice.tell(EventBody::Import(told));
        let program = Submission {
            language,
            files: files.to_vec(),
        };
        let made = self.judge.outputs(&program, calls, keep, self.cancel);
        match made {
            _ if self.cancel.is_cancelled() => self.trouble = Some("it was stopped".to_owned()),
            Err(MakingError::Judge(reason)) => self.trouble = Some(reason),
            made => return made.map_err(|error| error.to_string()),
        }
        Err("it could not be run".to_owned())
    }
}

/// The judge as an import asks it, several submissions at a time.
struct Importing<'a, J> {
    judge: &'a J,
    cancel: &'a Cancel,
    voice: &'a Voice,
    matrix: Mutex<Matrix<'a>>,
}

impl<'a, J> Importing<'a, J> {
    fn matrix(&self) -> MutexGuard<'_, Matrix<'a>> {
        self.matrix.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J: Judging> Prover for Importing<'_, J> {
    fn judge(&self, run: Run<'_>) -> JudgeReport {
        let told = ImportStep::Judging {
            submission: run.submission.path.clone(),
        };
        self.voice.tell(EventBody::Import(told));
        let report = self.judge.judge(
            &Submission {
                language: run.language,
                files: run.submission.files.clone(),
            },
            run.plan,
            &JudgeOptions {
                all_cases: true,
                // Counting with an interpreter takes another interpreter, and long.
                count_instructions: run.submission.must_be_accepted()
                    && run.language.info().compiled,
            },
            self.cancel,
            &mut |_| {},
        );
        self.matrix().keep(&run.submission.path, &report);
        report
    }

    fn judge_outputs(&self, package: &Package) -> Vec<Result<bool, String>> {
        self.judge.judge_outputs(package, self.cancel)
    }

    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
    ) -> Vec<Result<InputVerdict, String>> {
        self.judge.judge_inputs(package, validator, self.cancel)
    }

    fn at_once(&self) -> usize {
        std::thread::available_parallelism().map_or(1, |cores| cores.get().min(AT_ONCE_MAX))
    }
}

/// Most submissions of a package that are judged at once.
const AT_ONCE_MAX: usize = 4;

struct Examination<'a> {
    report: Report,
    voice: &'a Voice,
}

impl Examination<'_> {
    fn tell(&self, step: ImportStep) {
        self.voice.tell(EventBody::Import(step));
    }

    fn find(&mut self, finding: Finding) {
        match finding.severity {
            Severity::Error => self.report.errors += 1,
            Severity::Warning => self.report.warnings += 1,
        }
        self.tell(ImportStep::Finding {
            severity: finding.severity.to_string(),
            path: finding.path.clone(),
            message: finding.message.clone(),
        });
        self.report.findings.push(finding);
    }

    fn unpacked(&mut self, package: &Package) {
        let report = &mut self.report;
        report.slug = Some(package.slug.clone());
        report.title = Some(package.title.clone());
        report.digest = Some(package.digest.clone());
        report.files = package.files.len();
        report.size_bytes = package
            .files
            .iter()
            .map(|file| file.data.size_bytes())
            .sum();
        report.cases = package.cases.iter().map(|case| case.name.clone()).collect();
        let (files, size_bytes) = (report.files, report.size_bytes);
        self.tell(ImportStep::Unpacked {
            slug: package.slug.clone(),
            title: package.title.clone(),
            files,
            size_bytes,
            cases: package.cases.len(),
            submissions: package.submissions.len(),
            digest: package.digest.clone(),
        });
    }

    /// Every jury submission against every test.
    fn verify<J: Judging>(
        &mut self,
        package: &Package,
        findings: &[Finding],
        judge: &J,
        cancel: &Cancel,
    ) -> Summary {
        let prover = Importing {
            judge,
            cancel,
            voice: self.voice,
            matrix: Mutex::new(Matrix::new(package)),
        };
        let mut on = |event: Event| match event {
            Event::Finding(finding) => self.find(finding),
            submission @ Event::Submission { .. } => {
                let judged = prover.matrix().judged(submission);
                if let Some(judged) = judged {
                    self.tell(ImportStep::Submission(Box::new(judged.clone())));
                    self.report.submissions.push(judged);
                }
            }
            _ => {}
        };
        let summary = verify::verify(package, findings, &prover, &mut on);
        let matrix = prover.matrix();
        let limits = matrix.limits(&summary);
        let limits = limits.unwrap_or_else(|| matrix::unmeasured(&summary));
        self.tell(ImportStep::Limits(limits.clone()));
        self.report.limits = Some(limits);
        let toothless = matrix.toothless(&self.report.submissions);
        if !toothless.is_empty() {
            self.tell(ImportStep::Toothless {
                cases: toothless.clone(),
            });
            self.report.toothless = toothless;
        }
        summary
    }

    fn decide(mut self, summary: &Summary, policy: ImportPolicy, package: Package) -> Examined {
        self.report.checked = summary.checked;
        self.report.mismatched = summary.mismatched;
        self.report.skipped = summary.skipped;
        let broken = match (self.report.errors, summary.mismatched) {
            (0, 0) => None,
            (0, wrong) => Some(format!(
                "{wrong} of {} submissions do not keep their promise",
                summary.checked
            )),
            (errors, _) => Some(format!("there are {errors} errors")),
        };
        let flawed = (self.report.warnings > 0 || !self.report.toothless.is_empty())
            .then(|| "there are warnings, and the policy is strict".to_owned());
        let objection = match policy {
            ImportPolicy::Force => None,
            ImportPolicy::Strict => broken.or(flawed),
            ImportPolicy::Warnings | ImportPolicy::Draft => broken,
        };
        match (objection, policy) {
            (Some(reason), _) => self.refuse(&reason),
            (None, ImportPolicy::Draft) => self.end(Decision::Verified),
            (None, _) => self.end(Decision::Publish(Box::new(package))),
        }
    }

    fn refuse(mut self, reason: &str) -> Examined {
        self.report.reason = Some(reason.to_owned());
        self.end(Decision::Refused(reason.to_owned()))
    }

    fn end(self, decision: Decision) -> Examined {
        Examined {
            report: self.report,
            decision,
        }
    }
}
