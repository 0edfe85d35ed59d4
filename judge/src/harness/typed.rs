//! C++, Go and Rust: calls with declared types.

use super::{codec, written};
use mettle_problems::signature::{Declaration, Parameter, Signature, Target, Type};
use std::fmt::Write as _;

/// `a0, a1`: the names of arguments.
fn arguments(parameters: &[Parameter]) -> String {
    names(parameters, |name, _| name)
}

fn names(parameters: &[Parameter], form: impl Fn(String, usize) -> String) -> String {
    let each = (0..parameters.len()).map(|place| form(format!("a{place}"), place));
    each.collect::<Vec<_>>().join(", ")
}

/// Whether a keyword stands in front of a name.
fn defines(source: &str, keywords: &[&str], name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words: Vec<&str> = source
        .split(|letter| !is_part(letter))
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .any(|pair| keywords.contains(&pair[0]) && pair[1] == name)
}

pub(super) fn cpp(signature: &Signature, source: &str) -> String {
    let reads = |parameters: &[Parameter]| {
        let each = parameters.iter().enumerate();
        each.fold(String::new(), |mut code, (place, known)| {
            let _ = writeln!(
                code,
                "auto a{place} = mettle::read<{}>();",
                known.ty.in_cpp()
            );
            code
        })
    };
    let write = |ty: &Type, value: &str| match ty {
        Type::Void => format!("{value};\n"),
        ty => format!("mettle::write<{}>({value});\n", ty.in_cpp()),
    };
    let code = match &signature.target {
        Target::Function { function } => {
            let owner = match defines(source, &["class", "struct"], "Solution") {
                true => "Solution().",
                false => "::",
            };
            let call = format!(
                "{owner}{}({})",
                function.name,
                arguments(&function.parameters)
            );
            let mut code = reads(&function.parameters);
            let written = written(signature, function);
            if !matches!(written.first(), Some((None, _))) {
                code += &write(&Type::Void, &call);
            }
            for (place, ty) in written {
                code += &write(ty, &place.map_or(call.clone(), |place| format!("a{place}")));
            }
            code
        }
        Target::Class { class, methods } => {
            let given = arguments(&class.parameters);
            let given = if given.is_empty() {
                given
            } else {
                format!("({given})")
            };
            let mut code = format!(
                "int calls = mettle::read<int>();\n{}{} one{given};\nwhile (--calls > 0) switch (mettle::read<int>()) {{\n",
                reads(&class.parameters),
                class.name
            );
            for (number, method) in methods.iter().enumerate() {
                let call = format!("one.{}({})", method.name, arguments(&method.parameters));
                let body = reads(&method.parameters) + &write(&method.returns, &call);
                let _ = writeln!(code, "case {}: {{\n{body}break;\n}}", number + 1);
            }
            code + "}\n"
        }
    };
    include_str!("cpp.hpp").replace("@CALLS@", &code)
}

pub(super) fn go(signature: &Signature) -> String {
    let function = |ty: &Type, verb: &str| {
        codec(ty, &|name, inner| {
            let name = format!("mettle{verb}{}{}", name[..1].to_uppercase(), &name[1..]);
            inner.map_or(name.clone(), |inner| format!("{name}({inner})"))
        })
    };
    let reads = |parameters: &[Parameter]| {
        let each = parameters.iter().enumerate();
        each.fold(String::new(), |mut code, (place, known)| {
            let _ = writeln!(code, "a{place} := {}()", function(&known.ty, "Read"));
            code
        })
    };
    let write = |ty: &Type, value: &str| match ty {
        Type::Void => format!("{value}\n"),
        ty => format!("{}({value})\n", function(ty, "Write")),
    };
    let code = match &signature.target {
        Target::Function { function } => {
            let call = format!("{}({})", function.name, arguments(&function.parameters));
            let mut code = reads(&function.parameters);
            let written = written(signature, function);
            match written.first() {
                Some((None, _)) => {}
                _ if function.returns == Type::Void => code += &write(&Type::Void, &call),
                _ => code += &format!("_ = {call}\n"),
            }
            for (place, ty) in written {
                code += &write(ty, &place.map_or(call.clone(), |place| format!("a{place}")));
            }
            code
        }
        Target::Class { class, methods } => {
            let mut code = format!(
                "calls := mettleReadInt()\n{}one := Constructor({})\nfor ; calls > 1; calls-- {{\nswitch mettleReadInt() {{\n",
                reads(&class.parameters),
                arguments(&class.parameters)
            );
            for (number, method) in methods.iter().enumerate() {
                let call = format!(
                    "one.{}({})",
                    method.go_method(),
                    arguments(&method.parameters)
                );
                let body = reads(&method.parameters) + &write(&method.returns, &call);
                let _ = write!(code, "case {}:\n{body}", number + 1);
            }
            code + "}\n}\n"
        }
    };
    include_str!("go.go").replace("@CALLS@", &code)
}

/// A file without package clause gets one, on its first line.
pub(super) fn with_package(source: String) -> String {
    let has_clause = |line: &str| line.trim_start().starts_with("package ");
    match source.lines().any(has_clause) {
        true => source,
        false => format!("package main; {source}"),
    }
}

pub(super) fn rust(signature: &Signature, source: &str) -> String {
    let reads = |parameters: &[Parameter]| {
        let each = parameters.iter().enumerate();
        each.fold(String::new(), |mut code, (place, known)| {
            let ty = rust_type(&known.ty);
            let _ = writeln!(
                code,
                "let mut a{place}: {ty} = super::harness::Wire::read(input);"
            );
            code
        })
    };
    let write = |ty: &Type, value: &str| match ty {
        Type::Void => format!("{value};\n"),
        ty => format!(
            "{{ let result: {} = {value}; result.write(out); }}\n",
            rust_type(ty)
        ),
    };
    let code = match &signature.target {
        Target::Function { function } => {
            let owner = match defines(source, &["impl"], "Solution") {
                true => "Solution::",
                false => "",
            };
            let changed = signature.result_parameter();
            let given = names(&function.parameters, |name, place| {
                match changed == Some(place) {
                    true => format!("&mut {name}"),
                    false => name,
                }
            });
            let call = format!(
                "{owner}{}({given})",
                Declaration::snake_case(&function.name)
            );
            let mut code = reads(&function.parameters);
            let written = written(signature, function);
            if !matches!(written.first(), Some((None, _))) {
                code += &write(&Type::Void, &format!("let _ = {call}"));
            }
            for (place, ty) in written {
                code += &write(ty, &place.map_or(call.clone(), |place| format!("a{place}")));
            }
            code
        }
        Target::Class { class, methods } => {
            let mut code = format!(
                "let calls = usize::read(input);\n{}let mut one = {}::new({});\nfor _ in 1..calls {{\nmatch i32::read(input) {{\n",
                reads(&class.parameters),
                class.name,
                arguments(&class.parameters)
            );
            for (number, method) in methods.iter().enumerate() {
                let name = Declaration::snake_case(&method.name);
                let call = format!("one.{name}({})", arguments(&method.parameters));
                let body = reads(&method.parameters) + &write(&method.returns, &call);
                let _ = writeln!(code, "{} => {{\n{body}}}", number + 1);
            }
            code + "_ => {}\n}\n}\n"
        }
    };
    include_str!("rust.rs.txt").replace("@CALLS@", &code)
}

/// The author's file may name `Rc` otherwise.
fn rust_type(ty: &Type) -> String {
    ty.in_rust()
        .replace("Rc<RefCell<", "std::rc::Rc<std::cell::RefCell<")
}
