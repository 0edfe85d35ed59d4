//! Functions and classes instead of programs: what calls them, in each language.
//!
//! A harness is a program of ours around the submission's own files, which keep their names and lines.
//! It reads a test's calls from standard input ([`mettle_problems::signature::Value`] says in which form), makes them, and
//! writes the results when all are made, between two lines that begin with a random word: standard output is
//! the author's, too, and what is not between these lines is theirs. The last line says how it went.
//!
//! The submission shares a process with its harness and could find the word; what it could write
//! then are results, and it does not know the right ones: answers never enter the sandbox.

mod dynamic;
pub(crate) mod table;
mod typed;

use crate::Submission;
use mettle_domain::{Language, SourceFile};
use mettle_problems::signature::{Declaration, Signature, Test, Type, Value, Wrong};
use std::{fmt::Write as _, fs, io::Read};

/// Names of harness files begin so, also in messages of compilers.
const OWN: &str = "mettle.";

/// A submission in its harness.
pub(crate) struct Harness<'a> {
    signature: &'a Signature,
    language: Language,
    /// The author's main file.
    main: String,
    /// Begins the first and last line of results.
    word: String,
}

/// What a run of a harness gave.
pub(crate) struct Results<'a> {
    signature: &'a Signature,
    test: Test,
    values: Result<Vec<Value>, Wrong>,
    /// What the submission printed itself.
    pub printed: Vec<u8>,
    /// What it does not define as asked for, if that ended it.
    pub misuse: Option<String>,
}

impl Results<'_> {
    /// The results as people and validators read them: a line of JSON each.
    pub fn lines(&self) -> String {
        self.values
            .as_ref()
            .map_or(String::new(), |values| Signature::to_json_lines(values))
    }

    /// Whether all calls gave results.
    ///
    /// # Errors
    /// The first one that did not.
    pub fn are_results(&self) -> Result<(), Wrong> {
        self.values.as_ref().map(drop).map_err(Clone::clone)
    }

    /// Compares them with the test's answer.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn compare(self, answer: &[u8]) -> Result<Result<(), Wrong>, String> {
        let answers = self.signature.read_answer(answer, &self.test);
        let answers = answers.map_err(|error| format!("the answer: {error}"))?;
        Ok(self
            .values
            .and_then(|values| self.signature.compare(values, answers, &self.test)))
    }
}

impl<'a> Harness<'a> {
    /// The submission as a program, and what reads its results.
    ///
    /// # Errors
    /// Why there can be none, for the author.
    pub fn of(
        signature: &'a Signature,
        submission: &Submission,
    ) -> Result<(Harness<'a>, Submission), String> {
        let language = submission.language;
        if !Signature::LANGUAGES.contains(&language) {
            return Err(format!(
                "this problem asks for a function or a class; that cannot be done in {}",
                language.info().name
            ));
        }
        let place = main_file(submission).ok_or("there is no source file")?;
        let taken = submission
            .files
            .iter()
            .find(|file| file.name.starts_with(OWN));
        if let Some(taken) = taken {
            return Err(format!(
                "a file cannot be called {}; take another name",
                taken.name
            ));
        }
        let mut files = submission.files.clone();
        let main = files.remove(place);
        let harness = Harness {
            signature,
            language,
            main: main.name.clone(),
            word: random_word(),
        };
        let (own, authors) = harness.files(main);
        files.splice(0..0, std::iter::once(own).chain(authors));
        Ok((harness, Submission { language, files }))
    }

    /// The harness, and the author's main file, unless it is part of it.
    fn files(&self, main: SourceFile) -> (SourceFile, Option<SourceFile>) {
        let SourceFile { name, content } = main;
        let signature = self.signature;
        let (extension, harness, authors) = match self.language {
            Language::Python => ("py", dynamic::python(signature), content),
            Language::JavaScript | Language::TypeScript => {
                let (harness, epilogue) = dynamic::javascript(signature);
                ("js", harness, content + &epilogue)
            }
            Language::Ruby => ("rb", dynamic::ruby(signature), content),
            Language::Lua => ("lua", dynamic::lua(signature), content),
            Language::Go => ("go", typed::go(signature), typed::with_package(content)),
            Language::Rust => ("rs", typed::rust(signature, &content), content),
            _ => {
                let harness = typed::cpp(signature, &content).replace("@MAIN@", &name);
                // Last, so that no other placeholder is looked for in it.
                let whole = harness.replacen("@SOURCE@", &content, 1);
                let content = whole.replacen("@HARNESS@", "mettle.cpp", 1);
                return (named("cpp", content), None);
            }
        };
        let own = named(extension, harness.replace("@MAIN@", &name));
        (
            own,
            Some(SourceFile {
                name,
                content: authors,
            }),
        )
    }

    /// What the harness reads for a test's input.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn input(&self, input: &[u8]) -> Result<Vec<u8>, String> {
        let test = self
            .signature
            .read_input(input)
            .map_err(|error| error.to_string())?;
        Ok(format!("{}\n{}", self.word, self.signature.encode(&test)).into_bytes())
    }

    /// The results in what a run wrote.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn read(&self, input: &[u8], stdout: &[u8]) -> Result<Results<'a>, String> {
        let test = self
            .signature
            .read_input(input)
            .map_err(|error| error.to_string())?;
        let found = Framed::find(stdout, &self.word);
        let state = found
            .as_ref()
            .and_then(|found| found.state.split(' ').next());
        let misuse = match state {
            Some("missing") => Some(self.expected("does not define what is to be called")),
            Some("arity") => Some(self.expected("takes another number of arguments")),
            _ => None,
        };
        let (printed, values) = match (found, &misuse) {
            (None, _) => (
                stdout.to_vec(),
                Err(wrong("the program ended before all calls were made")),
            ),
            (Some(found), Some(misuse)) => (found.printed, Err(wrong(misuse))),
            // Of results that could not be written all, the first that is missing is told.
            (Some(found), None) => (found.printed, self.signature.decode(&test, found.results)),
        };
        Ok(Results {
            signature: self.signature,
            test,
            values,
            printed,
            misuse,
        })
    }

    /// Adds to what a compiler says of a file that is not the author's.
    pub fn explain(&self, diagnostics: &mut String) {
        if diagnostics.contains(OWN) {
            let _ = write!(
                diagnostics,
                "\n{}\n",
                self.expected("does not define what is to be called")
            );
        }
    }

    fn expected(&self, what: &str) -> String {
        format!(
            "{} {what}; expected is\n{}",
            self.main,
            self.signature.expected(self.language)
        )
    }
}

fn wrong(message: &str) -> Wrong {
    Wrong {
        call: 0,
        message: message.into(),
        difference: message.into(),
    }
}

fn named(extension: &str, content: String) -> SourceFile {
    SourceFile {
        name: format!("{OWN}{extension}"),
        content,
    }
}

/// The first file, but `main.rs` in Rust.
fn main_file(submission: &Submission) -> Option<usize> {
    let is_main =
        |file: &SourceFile| submission.language == Language::Rust && file.name == "main.rs";
    let main = submission.files.iter().position(is_main);
    main.or((!submission.files.is_empty()).then_some(0))
}

/// Output around results.
struct Framed<'a> {
    printed: Vec<u8>,
    results: &'a str,
    state: &'a str,
}

impl<'a> Framed<'a> {
    fn find(stdout: &'a [u8], word: &str) -> Option<Framed<'a>> {
        let begin = format!("{word}\n");
        let start = find(stdout, begin.as_bytes())?;
        let inside = &stdout[start + begin.len()..];
        let last = format!("{word} ");
        let end = find(inside, last.as_bytes())?;
        let after = &inside[end + last.len()..];
        let line = after.iter().position(|byte| *byte == b'\n')?;
        Some(Framed {
            printed: [&stdout[..start], &after[line + 1..]].concat(),
            // What is no text is no result.
            results: str::from_utf8(&inside[..end]).unwrap_or("\u{0}"),
            state: str::from_utf8(&after[..line]).ok()?,
        })
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// A word that no program can know beforehand. Always of one length, so that it changes no
/// instruction count.
fn random_word() -> String {
    let mut bytes = [0u8; 16];
    // Without it, only programs that mean to could disturb their own results.
    if let Ok(mut random) = fs::File::open("/dev/urandom") {
        let _ = random.read_exact(&mut bytes);
    }
    bytes
        .iter()
        .fold(String::from("results"), |mut word, byte| {
            let _ = write!(word, "{byte:02x}");
            word
        })
}

/// What a type's reading and writing functions are called, without prefix, and what they are made of.
fn codec(ty: &Type, made: &dyn Fn(&str, Option<String>) -> String) -> String {
    match ty {
        Type::Array(item) => match **item {
            Type::Int => made("ints", None),
            Type::Long => made("longs", None),
            Type::Float => made("floats", None),
            Type::Bool => made("bools", None),
            Type::Char => made("chars", None),
            _ => made("array", Some(codec(item, made))),
        },
        Type::Optional(inner) => made("optional", Some(codec(inner, made))),
        Type::Linked => made("list", None),
        Type::Tree => made("tree", None),
        plain => made(&plain.to_string(), None),
    }
}

/// For each value that a function's harness writes: the parameter it is in, or none for what is
/// returned.
fn written<'s>(signature: &Signature, function: &'s Declaration) -> Vec<(Option<usize>, &'s Type)> {
    let mut values = Vec::new();
    if signature.uses_returned() && function.returns != Type::Void {
        values.push((None, &function.returns));
    }
    if let Some(place) = signature.result_parameter() {
        values.push((Some(place), &function.parameters[place].ty));
    }
    values
}
