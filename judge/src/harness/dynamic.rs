//! Python, JavaScript, Ruby and Lua: tables of functions that read and write.

use super::{codec, written};
use mettle_problems::signature::{Declaration, Signature, Type};

/// How a language writes tables.
struct Form {
    open: char,
    close: char,
    nothing: &'static str,
    /// The place of a parameter; none for what is returned.
    place: fn(Option<usize>) -> String,
    /// The function that does `read_…` or `write_…`.
    function: fn(&Type, &str) -> String,
    /// A method's names.
    names: fn(&Declaration) -> String,
}

fn plain(ty: &Type, verb: &str) -> String {
    codec(ty, &|name, inner| match inner {
        None => format!("{verb}_{name}"),
        Some(inner) => format!("{verb}_{name}({inner})"),
    })
}

/// Ruby's methods are no values: each is called by a lambda.
fn lambda(ty: &Type, verb: &str) -> String {
    let (head, value) = if verb == "read" {
        ("->", "")
    } else {
        ("->(one)", "one")
    };
    codec(ty, &|name, inner| match (inner, value) {
        (None, _) => format!("{head} {{ {verb}_{name}({value}) }}"),
        (Some(inner), "") => format!("{head} {{ {verb}_{name}({inner}) }}"),
        (Some(inner), value) => format!("{head} {{ {verb}_{name}({inner}, {value}) }}"),
    })
}

fn both_names(method: &Declaration) -> String {
    format!(
        "\"{}\", \"{}\"",
        method.name,
        Declaration::snake_case(&method.name)
    )
}

impl Form {
    fn table(&self, items: impl Iterator<Item = String>) -> String {
        let items = items.collect::<Vec<_>>().join(", ");
        format!("{}{items}{}", self.open, self.close)
    }

    fn reads(&self, declaration: &Declaration) -> String {
        self.table(
            declaration
                .parameters
                .iter()
                .map(|known| (self.function)(&known.ty, "read")),
        )
    }

    fn write(&self, ty: &Type) -> String {
        match ty {
            Type::Void => self.nothing.to_owned(),
            ty => (self.function)(ty, "write"),
        }
    }

    fn fill(&self, template: &str, signature: &Signature) -> String {
        let declarations = signature.declarations();
        let first = declarations[0];
        let is_class = signature.is_class();
        let writes = if is_class {
            Vec::new()
        } else {
            written(signature, first)
        };
        let writes = writes
            .into_iter()
            .map(|(place, ty)| self.table([(self.place)(place), self.write(ty)].into_iter()));
        let methods = declarations[1..].iter().map(|method| {
            let parts = [
                (self.names)(method),
                self.reads(method),
                self.write(&method.returns),
            ];
            self.table(parts.into_iter())
        });
        template
            .replace("@NAME@", &first.name)
            .replace("@SNAKE@", &Declaration::snake_case(&first.name))
            .replace("@READS@", &self.reads(first))
            .replace("@WRITES@", &self.table(writes))
            .replace("@METHODS@", &self.table(methods))
    }
}

pub(super) fn python(signature: &Signature) -> String {
    let form = Form {
        open: '[',
        close: ']',
        nothing: "None",
        place: |place| place.map_or("None".into(), |place| place.to_string()),
        function: plain,
        names: both_names,
    };
    let class = if signature.is_class() {
        "True"
    } else {
        "False"
    };
    form.fill(include_str!("python.py"), signature)
        .replace("@CLASS@", class)
}

/// The harness, and what is appended to the author's file to hand out what it defines.
pub(super) fn javascript(signature: &Signature) -> (String, String) {
    let form = Form {
        open: '[',
        close: ']',
        nothing: "null",
        place: |place| place.map_or("-1".into(), |place| place.to_string()),
        function: plain,
        names: |method| format!("\"{}\"", method.name),
    };
    let class = if signature.is_class() {
        "true"
    } else {
        "false"
    };
    let harness = form
        .fill(include_str!("javascript.js"), signature)
        .replace("@CLASS@", class);
    (harness, form.fill(include_str!("epilogue.js"), signature))
}

pub(super) fn lua(signature: &Signature) -> String {
    let form = Form {
        open: '{',
        close: '}',
        nothing: "false",
        place: |place| place.map_or(0, |place| place + 1).to_string(),
        function: plain,
        names: both_names,
    };
    let class = if signature.is_class() {
        "true"
    } else {
        "false"
    };
    form.fill(include_str!("lua.lua"), signature)
        .replace("@CLASS@", class)
}

pub(super) fn ruby(signature: &Signature) -> String {
    let form = Form {
        open: '[',
        close: ']',
        nothing: "nil",
        place: |place| place.map_or("nil".into(), |place| place.to_string()),
        function: lambda,
        names: |method| {
            format!(
                "[{}]",
                both_names(method)
                    .replace('"', ":")
                    .replace(":, ", ", ")
                    .trim_end_matches(':')
            )
        },
    };
    let class = if signature.is_class() {
        "true"
    } else {
        "false"
    };
    form.fill(include_str!("ruby.rb"), signature)
        .replace("@CLASS@", class)
}
