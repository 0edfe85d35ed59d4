//! From a path or an upload to a package and its findings.

use super::{
    Package, data, extras, metadata, signature,
    source::{self, Archive, Bounds, Intake, Room},
    starter, statement, submissions,
    tree::{FileTree, PackageFile},
    validators,
};
use crate::{
    Finding, Interaction, Rules, Severity, StaticValidator,
    finding::Findings,
    formats::{Foreign, RunProgram},
    time_limit,
};
use mettle_domain::Language;
use std::{
    fs,
    io::{self, Read, Seek},
    path::{Path, PathBuf},
};

/// What loading gave.
#[derive(Debug)]
pub struct Loaded {
    /// The package, if it can be judged as it is meant. Error findings may remain that break a
    /// rule of the format without changing how it is judged.
    pub package: Option<Package>,
    /// Everything that was found, errors first.
    pub findings: Vec<Finding>,
}

/// There is nothing to load a package from.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The path cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is neither a folder nor a zip archive.
    #[error("{name} is {reason}; a problem package is a folder or a zip archive")]
    NotAPackage {
        /// The path or name of the upload.
        name: String,
        /// What it is instead.
        reason: String,
    },
    /// This machine cannot keep its contents; nothing is wrong with the package.
    #[error("there is no room to unpack the package: {source}")]
    NoRoom {
        /// Why.
        source: io::Error,
    },
}

impl Loaded {
    /// Whether there are error findings.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// The package, if nothing at all is wrong with it beyond warnings.
    ///
    /// # Errors
    /// The findings.
    pub fn into_flawless(self) -> Result<Package, Vec<Finding>> {
        match (self.has_errors(), self.package) {
            (false, Some(package)) => Ok(package),
            _ => Err(self.findings),
        }
    }
}

impl Package {
    /// Loads a package from a folder or a zip archive.
    ///
    /// # Errors
    /// The path cannot be read at all. Whatever is wrong inside becomes a finding.
    pub fn load(path: &Path) -> Result<Loaded, LoadError> {
        Self::load_making(path, None)
    }

    /// [`Package::load`] that makes tests which a package of another format only describes, where it is
    /// given a way to run programs.
    ///
    /// # Errors
    /// The path cannot be read at all.
    pub fn load_making(path: &Path, run: Option<&mut RunProgram<'_>>) -> Result<Loaded, LoadError> {
        let unreadable = |source| LoadError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let real = path.canonicalize().map_err(unreadable)?;
        let name = real
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if !real.is_dir() {
            let file = fs::File::open(&real).map_err(unreadable)?;
            return Self::load_zip_making(io::BufReader::new(file), &name, run);
        }
        let mut findings = Findings::default();
        let foreign = source::foreign_in(&real);
        let mut intake = Intake::new(Bounds::default(), &mut findings);
        if let Some((_, folder)) = &foreign {
            intake = intake.taking_any_file();
            source::read_folder(&real.join(folder), &mut intake).map_err(unreadable)?;
        } else {
            source::read_folder(&real, &mut intake).map_err(unreadable)?;
        }
        if let Some(source) = intake.trouble() {
            return Err(LoadError::NoRoom { source });
        }
        let tree = intake.into_tree();
        let temporary = std::env::temp_dir();
        Self::from_any_tree(
            foreign.map(|(foreign, _)| foreign),
            tree,
            &name,
            findings,
            run.map(|run| (run, temporary.as_path())),
        )
    }

    /// The files of a folder that belong to a package, as they are, and its findings so far; of a package in
    /// another format all files. For sending it to where it is loaded.
    ///
    /// # Errors
    /// The path cannot be read at all.
    pub fn files_in(path: &Path) -> Result<(Vec<PackageFile>, Vec<Finding>), LoadError> {
        let unreadable = |source| LoadError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let mut findings = Findings::default();
        let mut intake = Intake::new(Bounds::default(), &mut findings);
        let mut folder = path.to_owned();
        if let Some((_, top)) = source::foreign_in(path) {
            intake = intake.taking_any_file();
            folder.push(top);
        }
        source::read_folder(&folder, &mut intake).map_err(unreadable)?;
        if let Some(source) = intake.trouble() {
            return Err(LoadError::NoRoom { source });
        }
        let files = intake.into_tree().all_files();
        Ok((files, findings.into_list()))
    }

    /// Loads a package from a zip archive, such as an upload. `name` is the file's name; the
    /// folder at the archive's top, if there is one, names the package instead.
    ///
    /// # Errors
    /// It is no zip archive.
    pub fn load_zip(archive: impl Read + Seek, name: &str) -> Result<Loaded, LoadError> {
        Self::load_zip_making(archive, name, None)
    }

    /// [`Package::load_zip`] that makes tests as [`Package::load_making`] does.
    ///
    /// # Errors
    /// It is no zip archive.
    pub fn load_zip_making(
        archive: impl Read + Seek,
        name: &str,
        run: Option<&mut RunProgram<'_>>,
    ) -> Result<Loaded, LoadError> {
        Self::load_zip_in(archive, name, &std::env::temp_dir(), run)
    }

    /// [`Package::load_zip_making`] with another folder for the temporary file, which has no name,
    /// that keeps the contents of a large package.
    ///
    /// # Errors
    /// It is no zip archive, or there is no room.
    pub fn load_zip_in(
        mut archive: impl Read + Seek,
        name: &str,
        folder: &Path,
        run: Option<&mut RunProgram<'_>>,
    ) -> Result<Loaded, LoadError> {
        if let Some(document) = source::xml_document(&mut archive) {
            return Ok(Self::load_xml(document, name));
        }
        let mut findings = Findings::default();
        let mut intake = Intake::spooling(Bounds::default(), &mut findings, folder);
        let mut archive =
            Archive::open(archive, &mut intake).map_err(|error| LoadError::NotAPackage {
                name: name.to_owned(),
                reason: error.to_string(),
            })?;
        let foreign = Foreign::detect(archive.paths());
        let top = match &foreign {
            Some((_, folder)) => Some(folder.clone()).filter(|folder| !folder.is_empty()),
            None => top_folder(&archive),
        };
        let packages = package_folders(&archive);
        if top.is_none() && packages.len() > 1 {
            intake.findings.fatal(
                "",
                format!(
                    "the archive holds several packages ({}); pack each on its own",
                    packages.join(", ")
                ),
            );
        }
        if foreign.is_some() {
            intake = intake.taking_any_file();
        }
        archive.unpack(top.as_deref().unwrap_or_default(), &mut intake);
        if let Some(source) = intake.trouble() {
            return Err(LoadError::NoRoom { source });
        }
        let tree = intake.into_tree();
        let stem = name
            .strip_suffix(".zip")
            .or_else(|| name.strip_suffix(".kpp"))
            .unwrap_or(name)
            .to_owned();
        let name = top.unwrap_or(stem);
        Self::from_any_tree(
            foreign.map(|(foreign, _)| foreign),
            tree,
            &name,
            findings,
            run.map(|run| (run, folder)),
        )
    }

    fn from_any_tree(
        foreign: Option<Foreign>,
        mut tree: FileTree,
        name: &str,
        mut findings: Findings,
        making: Option<(&mut RunProgram<'_>, &Path)>,
    ) -> Result<Loaded, LoadError> {
        let Some(foreign) = foreign else {
            return Ok(Self::from_tree(&tree, name, findings));
        };
        if let Some((run, folder)) = making {
            let mut room = Room::new(Bounds::default(), folder);
            foreign.make_tests(&mut tree, &mut room, run, &mut findings);
            if let Some(source) = room.trouble() {
                return Err(LoadError::NoRoom { source });
            }
        }
        Ok(foreign.load(&tree, name, findings))
    }

    /// A problem of a Free Problem Set, which is a file and no archive.
    fn load_xml(document: Vec<u8>, name: &str) -> Loaded {
        let mut tree = FileTree::default();
        tree.insert("set.xml".into(), document.into());
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Foreign::Fps.load(&tree, stem, Findings::default())
    }

    pub(crate) fn from_tree(tree: &FileTree, name: &str, mut findings: Findings) -> Loaded {
        let package = Self::assemble(tree, name, &mut findings).filter(|_| findings.judgeable());
        Loaded {
            package,
            findings: findings.into_list(),
        }
    }

    fn assemble(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<Package> {
        let metadata = metadata::read(tree, findings)?;
        let extras = extras::read(tree, findings);
        let slug = match &extras.slug {
            Some(slug) => slug.clone(),
            None => slug_of(name, findings),
        };
        let validators =
            validators::output_validators(tree, &metadata, &extras.conventions, findings);
        let interactor = validators::interactor(tree, &metadata, &extras.conventions, findings);
        let static_validator = validators::static_validator(tree, &metadata, findings);
        let programs = data::Programs {
            compared: validators.is_empty(),
            grader: validators::grader(tree, &metadata, findings),
        };
        let includes = validators::includes(tree, &metadata, findings);
        let input_validators =
            validators::input_validators(tree, &metadata, &extras.conventions, findings);
        // Of what cannot be judged, the details are of no use: their mistakes may be none at all.
        if !findings.judgeable() {
            return None;
        }
        let statements = statement::read_statements(tree, &metadata, &slug, findings);
        let solution = statement::read_solution(tree, &metadata, &slug, findings);
        let data = data::read(tree, &metadata, programs, findings);
        let kinds = metadata.kinds;
        if static_validator.is_none() && !data.static_cases.is_empty() {
            findings.fatal(
                "static_validator",
                "has no program, but a test_group.yaml states static_validation_score; add one",
            );
        }
        let static_validator = static_validator.map(|program| StaticValidator {
            program,
            cases: data.static_cases,
        });
        let rules = Rules {
            comparison: data.comparison,
            validators,
            validation: metadata.limits.to_validation(),
            interaction: kinds.interactive.then_some(Interaction { interactor }),
            passes: kinds
                .multi_pass
                .then(|| metadata.limits.passes.unwrap_or(2)),
            grading: data.grading,
            includes,
            submit_answer: kinds.submit_answer,
            static_validator,
            read_only_files: !metadata.file_writing,
            signature: extras.signature.clone(),
            table: extras.table,
        };
        extras.check_kind(&rules, findings);
        let submissions = submissions::read(tree, &metadata, findings);
        let mut starters = starter::read(tree, findings);
        if let Some(signature) = &extras.signature {
            signature::check_data(
                signature,
                !rules.validators.is_empty(),
                &data.cases,
                findings,
            );
            let given: Vec<_> = starters.iter().map(|starter| starter.language).collect();
            let generated = signature.starters().into_iter();
            starters.extend(generated.filter(|starter| !given.contains(&starter.language)));
        }
        let title = statements.first().map(|statement| statement.title.clone());
        let named = metadata
            .names
            .get("en")
            .or_else(|| metadata.names.values().next())
            .cloned();
        Some(Package {
            title: title.or(named).unwrap_or_else(|| slug.clone()),
            slug,
            format: metadata.format,
            uuid: metadata.uuid,
            difficulty: extras.difficulty,
            tags: metadata.keywords,
            constraints: extras.constraints,
            hints: extras.hints,
            leetcode_id: extras.leetcode_id,
            statements,
            solution,
            credits: metadata.credits,
            limits: metadata.limits.to_limits(time_limit::FALLBACK_MS),
            time_limit_stated: metadata.limits.time_limit_s.is_some(),
            timing: metadata.limits.timing,
            time_factors: extras.time_factors,
            languages: metadata
                .languages
                .map(|codes| allowed_languages(&codes, findings)),
            rules,
            input_validators,
            input_checks: data.input_checks,
            cases: data.cases,
            samples: data.samples,
            output_checks: data.output_checks,
            submissions,
            starters,
            files: tree.all_files(),
            digest: tree.digest(),
        })
    }
}

/// The one folder everything lies in, unless the package lies at the archive's top.
fn top_folder<R: Read + Seek>(archive: &Archive<R>) -> Option<String> {
    if ["problem.yaml", "domjudge-problem.ini"]
        .iter()
        .any(|file| archive.contains(file))
    {
        return None;
    }
    match &package_folders(archive)[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The folders at the archive's top that are packages.
fn package_folders<R: Read + Seek>(archive: &Archive<R>) -> Vec<String> {
    let is_package = |folder: &String| {
        ["problem.yaml", "domjudge-problem.ini"]
            .iter()
            .any(|file| archive.contains(&format!("{folder}/{file}")))
    };
    let mut folders = archive.top_folders();
    folders.retain(is_package);
    folders
}

/// Whether a name may be a short name as it is.
pub(super) fn is_slug(name: &str) -> bool {
    slug_of(name, &mut Findings::default()) == name
}

/// Names become addresses, so only lowercase letters, digits and single dashes remain.
pub(super) fn slug_of(name: &str, findings: &mut Findings) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug: String = slug.trim_end_matches('-').chars().take(64).collect();
    let slug = if slug.is_empty() {
        "problem".to_owned()
    } else {
        slug
    };
    if slug != name {
        findings.warning(
            "",
            format!("the package's name {name:?} is no good short name; called {slug:?} here"),
        );
    }
    slug
}

fn allowed_languages(codes: &[String], findings: &mut Findings) -> Vec<Language> {
    let mut allowed = Vec::new();
    for code in codes {
        match code.as_str() {
            "cpp" => allowed.extend([Language::Cpp20, Language::Cpp17, Language::Cpp23]),
            "python3numpy" => allowed.push(Language::Python),
            // The other codes are our ids or aliases; a language we do not have allows nothing.
            code => allowed.extend(code.parse::<Language>().ok()),
        }
    }
    if allowed.is_empty() {
        findings.warning(
            "problem.yaml",
            format!("languages: none of {} is available here", codes.join(", ")),
        );
    }
    allowed
}
