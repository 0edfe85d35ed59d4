//! C++, Go and Rust.

use super::{Declaration, Signature, Type, list};
use crate::signature::Target;

const CPP_LIST: &str = "\
// struct ListNode {
//     int val;
//     ListNode *next;
//     ListNode(int val = 0, ListNode *next = nullptr);
// };
";
const CPP_TREE: &str = "\
// struct TreeNode {
//     int val;
//     TreeNode *left, *right;
//     TreeNode(int val = 0, TreeNode *left = nullptr, TreeNode *right = nullptr);
// };
";

pub(super) fn cpp(signature: &Signature) -> String {
    let head = |one: &Declaration| {
        let parameters = list(one, |name, ty| {
            let by_reference = matches!(ty, Type::Array(_) | Type::Graph);
            format!(
                "{}{} {name}",
                cpp_type(ty),
                if by_reference { "&" } else { "" }
            )
        });
        format!("{}({parameters})", one.name)
    };
    let method = |one: &Declaration| {
        let body = if one.returns == Type::Void {
            ""
        } else {
            "        return {};\n"
        };
        format!(
            "    {} {} {{\n{body}    }}\n",
            cpp_type(&one.returns),
            head(one)
        )
    };
    let nodes = signature.nodes(CPP_LIST, CPP_TREE);
    match &signature.target {
        Target::Function { function } => {
            format!(
                "{nodes}class Solution {{\npublic:\n{}}};\n",
                method(function)
            )
        }
        Target::Class { class, methods } => {
            let methods: String = methods.iter().map(method).collect();
            format!(
                "{nodes}class {} {{\npublic:\n    {} {{\n    }}\n{methods}}};\n",
                class.name,
                head(class)
            )
        }
    }
}

/// A type as C++ writes it.
fn cpp_type(ty: &Type) -> String {
    match ty {
        Type::Void => "void".into(),
        Type::Int => "int".into(),
        Type::Long => "long long".into(),
        Type::Float => "double".into(),
        Type::Bool => "bool".into(),
        Type::Char => "char".into(),
        Type::Text => "string".into(),
        Type::Linked => "ListNode*".into(),
        Type::Tree => "TreeNode*".into(),
        Type::Graph => "vector<vector<int>>".into(),
        Type::Array(item) => format!("vector<{}>", cpp_type(item)),
        Type::Optional(inner) => format!("optional<{}>", cpp_type(inner)),
    }
}

const GO_LIST: &str = "\
// type ListNode struct {
//     Val  int
//     Next *ListNode
// }

";
const GO_TREE: &str = "\
// type TreeNode struct {
//     Val         int
//     Left, Right *TreeNode
// }

";

pub(super) fn go(signature: &Signature) -> String {
    let parameters = |one: &Declaration| list(one, |name, ty| format!("{name} {}", go_type(ty)));
    let tail = |one: &Declaration| match one.returns {
        Type::Void => "{\n}\n".to_owned(),
        _ => format!(
            "{} {{\n\treturn {}\n}}\n",
            go_type(&one.returns),
            go_nothing(&one.returns)
        ),
    };
    let nodes = signature.nodes(GO_LIST, GO_TREE);
    match &signature.target {
        Target::Function { function } => format!(
            "package main\n\n{nodes}func {}({}) {}",
            function.name,
            parameters(function),
            tail(function)
        ),
        Target::Class { class, methods } => {
            let name = &class.name;
            let mut code = format!(
                "package main\n\n{nodes}type {name} struct {{\n}}\n\nfunc Constructor({}) {name} {{\n\treturn {name}{{}}\n}}\n",
                parameters(class)
            );
            for one in methods {
                let method = go_exported(&one.name);
                code.push_str(&format!(
                    "\nfunc (this *{name}) {method}({}) {}",
                    parameters(one),
                    tail(one)
                ));
            }
            code
        }
    }
}

/// Methods begin with an uppercase letter in Go.
fn go_exported(name: &str) -> String {
    name[..1].to_ascii_uppercase() + &name[1..]
}

fn go_type(ty: &Type) -> String {
    match ty {
        Type::Void => String::new(),
        Type::Int => "int".into(),
        Type::Long => "int64".into(),
        Type::Float => "float64".into(),
        Type::Bool => "bool".into(),
        Type::Char => "byte".into(),
        Type::Text => "string".into(),
        Type::Linked => "*ListNode".into(),
        Type::Tree => "*TreeNode".into(),
        Type::Graph => "[][]int".into(),
        Type::Array(item) => format!("[]{}", go_type(item)),
        Type::Optional(inner) => format!("*{}", go_type(inner)),
    }
}

fn go_nothing(ty: &Type) -> &'static str {
    match ty {
        Type::Int | Type::Long | Type::Float | Type::Char => "0",
        Type::Bool => "false",
        Type::Text => "\"\"",
        _ => "nil",
    }
}

const RUST_LIST: &str = "\
// #[derive(PartialEq, Eq, Clone, Debug)]
// pub struct ListNode {
//     pub val: i32,
//     pub next: Option<Box<ListNode>>,
// }

";
const RUST_TREE: &str = "\
// #[derive(PartialEq, Eq, Clone, Debug)]
// pub struct TreeNode {
//     pub val: i32,
//     pub left: Option<Rc<RefCell<TreeNode>>>,
//     pub right: Option<Rc<RefCell<TreeNode>>>,
// }
use std::{cell::RefCell, rc::Rc};

";

pub(super) fn rust(signature: &Signature) -> String {
    let changed = signature.result_parameter();
    let head = |one: &Declaration, this: &str| {
        let mut place = 0;
        let parameters = one.parameters.iter().map(|known| {
            let reference = if changed == Some(place) { "&mut " } else { "" };
            place += 1;
            format!(
                "{}: {reference}{}",
                Declaration::snake_case(&known.name),
                rust_type(&known.ty)
            )
        });
        let parameters = (!this.is_empty())
            .then(|| this.to_owned())
            .into_iter()
            .chain(parameters);
        let parameters = parameters.collect::<Vec<_>>().join(", ");
        let result = match one.returns {
            Type::Void => String::new(),
            _ => format!(" -> {}", rust_type(&one.returns)),
        };
        format!(
            "    pub fn {}({parameters}){result} {{\n        todo!()\n    }}\n",
            Declaration::snake_case(&one.name)
        )
    };
    let nodes = signature.nodes(RUST_LIST, RUST_TREE);
    match &signature.target {
        Target::Function { function } => {
            format!("{nodes}impl Solution {{\n{}}}\n", head(function, ""))
        }
        Target::Class { class, methods } => {
            let name = &class.name;
            let parameters = list(class, |name, ty| {
                format!("{}: {}", Declaration::snake_case(name), rust_type(ty))
            });
            let new =
                format!("    pub fn new({parameters}) -> Self {{\n        {name} {{}}\n    }}\n");
            let methods: String = methods
                .iter()
                .map(|one| format!("\n{}", head(one, "&mut self")))
                .collect();
            format!("{nodes}pub struct {name} {{\n}}\n\nimpl {name} {{\n{new}{methods}}}\n")
        }
    }
}

fn rust_type(ty: &Type) -> String {
    match ty {
        Type::Void => "()".into(),
        Type::Int => "i32".into(),
        Type::Long => "i64".into(),
        Type::Float => "f64".into(),
        Type::Bool => "bool".into(),
        Type::Char => "char".into(),
        Type::Text => "String".into(),
        Type::Linked => "Option<Box<ListNode>>".into(),
        Type::Tree => "Option<Rc<RefCell<TreeNode>>>".into(),
        Type::Graph => "Vec<Vec<i32>>".into(),
        Type::Array(item) => format!("Vec<{}>", rust_type(item)),
        Type::Optional(inner) => format!("Option<{}>", rust_type(inner)),
    }
}

impl Type {
    /// The type as this language's harness names it.
    pub fn in_cpp(&self) -> String {
        cpp_type(self)
    }

    /// As [`Type::in_cpp`].
    pub fn in_go(&self) -> String {
        go_type(self)
    }

    /// As [`Type::in_cpp`].
    pub fn in_rust(&self) -> String {
        rust_type(self)
    }
}

impl Declaration {
    /// The name of a method in Go.
    pub fn go_method(&self) -> String {
        go_exported(&self.name)
    }
}
