//! Code to begin with, in the custom of each language: it compiles, and gives no right result.

mod dynamic;
mod typed;

use super::{Declaration, Signature, Type};
use crate::package::Starter;
use mettle_domain::{Language, SourceFile};

impl Signature {
    /// Code to begin with, in a language that has a harness.
    pub fn starter(&self, language: Language) -> Option<String> {
        Some(match language {
            Language::Cpp17 | Language::Cpp20 | Language::Cpp23 => typed::cpp(self),
            Language::Go => typed::go(self),
            Language::Rust => typed::rust(self),
            Language::TypeScript => dynamic::script(self, true),
            Language::JavaScript => dynamic::script(self, false),
            Language::Python => dynamic::python(self),
            Language::Ruby => dynamic::ruby(self),
            Language::Lua => dynamic::lua(self),
            _ => return None,
        })
    }

    /// [`Signature::starter`] in every language that has a harness.
    pub fn starters(&self) -> Vec<Starter> {
        let file = |language: Language, content| SourceFile {
            name: format!("main.{}", language.info().extensions[0]),
            content,
        };
        let starter = |language: Language| {
            let files = vec![file(language, self.starter(language)?)];
            Some(Starter { language, files })
        };
        Signature::LANGUAGES
            .into_iter()
            .filter_map(starter)
            .collect()
    }

    /// How its author would write the heads in this language: for messages.
    pub fn expected(&self, language: Language) -> String {
        let starter = self.starter(language).unwrap_or_default();
        let is_head = |line: &&str| {
            let line = line.trim_start();
            let words = [
                "def ",
                "function ",
                "func ",
                "fn ",
                "pub fn ",
                "class ",
                "impl ",
                "type ",
            ];
            let comment = [" *", "*", "//", "#", "--"]
                .iter()
                .any(|start| line.starts_with(start));
            !comment && (words.iter().any(|word| line.starts_with(word)) || line.ends_with(") {"))
        };
        let heads = starter.lines().filter(is_head);
        let heads: Vec<&str> = heads
            .map(|line| line.trim_end_matches(['{', ':', ' ']))
            .collect();
        heads.join("\n")
    }

    /// Both node types that it names, with what tells people how they look.
    fn nodes(&self, linked: &str, tree: &str) -> String {
        let mut text = String::new();
        for (ty, definition) in [(Type::Linked, linked), (Type::Tree, tree)] {
            if self.names_type(&ty) {
                text.push_str(definition);
            }
        }
        text
    }
}

/// `a, b`: each parameter in a language's own form.
fn list(declaration: &Declaration, form: impl Fn(&str, &Type) -> String) -> String {
    let parameters = declaration.parameters.iter();
    parameters
        .map(|known| form(&known.name, &known.ty))
        .collect::<Vec<_>>()
        .join(", ")
}
