//! Problems that ask for a function or a class instead of a whole program.
//!
//! A [`Signature`] says what is asked for and how results are compared. It reads a test's data
//! ([`Signature::read_input`]), turns them into what a harness reads ([`Signature::encode`]), takes the
//! results of a harness ([`Signature::decode`]) and compares them ([`Signature::compare`]). Harnesses are
//! the judge's; nothing here knows how a language is run, apart from the [starters](Signature::starter).

mod compare;
mod data;
mod declaration;
mod starter;
#[cfg(test)]
mod tests;
mod types;
mod value;

pub use compare::Order;
pub use data::{Call, DataError, Test, Wrong};
pub use declaration::{Declaration, Parameter};
pub use types::Type;
pub use value::{NoValue, Value};

use mettle_domain::Language;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What is to be written, and how its results are compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// The function or class.
    #[serde(flatten)]
    pub target: Target,
    /// What of a call is its result.
    #[serde(default)]
    pub answer: Answer,
    /// In which arrays of a result the order matters.
    #[serde(default)]
    pub order: Order,
    /// How far floats may be off, absolutely or relatively.
    #[serde(default = "usual_tolerance")]
    pub tolerance: f64,
    /// Whether answers are arrays of accepted results.
    #[serde(default)]
    pub one_of: bool,
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// A function.
    Function {
        /// Its declaration.
        function: Declaration,
    },
    /// A class, whose objects are created and used in each test.
    Class {
        /// Its constructor, with the name of the class.
        class: Declaration,
        /// Its methods.
        methods: Vec<Declaration>,
    },
}

/// What of a call is its result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What it returns.
    #[default]
    Returned,
    /// What the parameter at this place holds afterwards.
    Parameter(usize),
    /// The first items of what the parameter at this place holds afterwards: as many as are returned.
    Start(usize),
}

fn usual_tolerance() -> f64 {
    Signature::USUAL_TOLERANCE
}

impl Signature {
    /// How far floats may be off where nothing is said.
    pub const USUAL_TOLERANCE: f64 = 1e-6;

    /// The languages with a harness.
    pub const LANGUAGES: [Language; 10] = [
        Language::Cpp17,
        Language::Cpp20,
        Language::Cpp23,
        Language::Python,
        Language::JavaScript,
        Language::TypeScript,
        Language::Go,
        Language::Rust,
        Language::Ruby,
        Language::Lua,
    ];

    /// A signature with the usual comparison.
    pub fn of(target: Target) -> Signature {
        Signature {
            target,
            answer: Answer::default(),
            order: Order::default(),
            tolerance: Signature::USUAL_TOLERANCE,
            one_of: false,
        }
    }

    /// The function; or the constructor, then the methods.
    pub fn declarations(&self) -> Vec<&Declaration> {
        match &self.target {
            Target::Function { function } => vec![function],
            Target::Class { class, methods } => std::iter::once(class).chain(methods).collect(),
        }
    }

    /// Whether it is about a class.
    pub fn is_class(&self) -> bool {
        matches!(self.target, Target::Class { .. })
    }

    /// Whether a type is named anywhere.
    pub fn names_type(&self, ty: &Type) -> bool {
        let declarations = self.declarations();
        let mut types = declarations.iter().flat_map(|one| one.types());
        types.any(|named| named.contains(ty))
    }

    /// The type of a function's result, or of a method's.
    pub fn result_type<'a>(&self, declaration: &'a Declaration) -> &'a Type {
        match self.answer {
            Answer::Returned => &declaration.returns,
            Answer::Parameter(place) | Answer::Start(place) => &declaration.parameters[place].ty,
        }
    }

    /// The parameter that holds the result afterwards.
    pub fn result_parameter(&self) -> Option<usize> {
        match self.answer {
            Answer::Returned => None,
            Answer::Parameter(place) | Answer::Start(place) => Some(place),
        }
    }

    /// Whether what a function returns is needed.
    pub fn uses_returned(&self) -> bool {
        !matches!(self.answer, Answer::Parameter(_))
    }

    /// Whether it says anything of how results are compared.
    pub fn compares_specially(&self) -> bool {
        self.one_of || self.order != Order::Exact || self.tolerance != Signature::USUAL_TOLERANCE
    }

    /// The signature that was [described](Signature::describe): what is called with what, not how results
    /// are compared. None if it is no such description.
    pub fn described(description: &serde_json::Value) -> Option<Signature> {
        let texts = description["text"].as_array()?;
        let texts: Vec<&str> = texts
            .iter()
            .map(|text| text.as_str())
            .collect::<Option<_>>()?;
        let (first, methods) = texts.split_first()?;
        let target = match description["kind"].as_str()? {
            "class" => Target::Class {
                class: Declaration::constructor(first).ok()?,
                methods: methods
                    .iter()
                    .map(|text| text.parse().ok())
                    .collect::<Option<_>>()?,
            },
            _ => Target::Function {
                function: first.parse().ok()?,
            },
        };
        Some(Signature::of(target))
    }

    /// What clients are told of it.
    pub fn describe(&self) -> serde_json::Value {
        let one = |declaration: &Declaration| {
            json!({
                "name": declaration.name, "parameters": declaration.parameters, "returns": declaration.returns,
            })
        };
        let declarations = self.declarations();
        let text: Vec<String> = declarations.iter().map(ToString::to_string).collect();
        let mut described = json!({
            "kind": if self.is_class() { "class" } else { "function" },
            "text": text, "order": self.order, "tolerance": self.tolerance, "one_of": self.one_of,
        });
        let told = match &self.target {
            Target::Function { function } => one(function),
            Target::Class { class, methods } => json!({
                "name": class.name, "parameters": class.parameters,
                "methods": methods.iter().map(one).collect::<Vec<_>>(),
            }),
        };
        if let (Some(all), serde_json::Value::Object(told)) = (described.as_object_mut(), told) {
            all.extend(told);
        }
        if let Some(place) = self.result_parameter() {
            let parameter = &self.declarations()[0].parameters[place].name;
            described["answer"] = json!({
                "parameter": parameter, "first_returned": matches!(self.answer, Answer::Start(_)),
            });
        }
        described
    }
}
