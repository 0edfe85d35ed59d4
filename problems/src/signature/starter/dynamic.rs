//! Python, JavaScript, TypeScript, Ruby and Lua.

use super::{Declaration, Signature, Type, list};
use crate::signature::Target;

const PYTHON_LIST: &str = "\
# class ListNode:
#     def __init__(self, val=0, next=None):
#         self.val = val
#         self.next = next
";
const PYTHON_TREE: &str = "\
# class TreeNode:
#     def __init__(self, val=0, left=None, right=None):
#         self.val = val
#         self.left = left
#         self.right = right
";

pub(super) fn python(signature: &Signature) -> String {
    let method = |name: &str, one: &Declaration| {
        let parameters = list(one, |name, ty| format!("{name}: {}", python_type(ty)));
        let comma = if one.parameters.is_empty() { "" } else { ", " };
        let result = if name == "__init__" {
            String::new()
        } else {
            format!(" -> {}", python_type(&one.returns))
        };
        format!("    def {name}(self{comma}{parameters}){result}:\n        pass\n")
    };
    let nodes = signature.nodes(PYTHON_LIST, PYTHON_TREE);
    match &signature.target {
        Target::Function { function } => {
            format!(
                "{nodes}class Solution:\n{}",
                method(&function.name, function)
            )
        }
        Target::Class { class, methods } => {
            let methods: String = methods
                .iter()
                .map(|one| format!("\n{}", method(&one.name, one)))
                .collect();
            format!(
                "{nodes}class {}:\n{}{methods}",
                class.name,
                method("__init__", class)
            )
        }
    }
}

fn python_type(ty: &Type) -> String {
    match ty {
        Type::Void => "None".into(),
        Type::Int | Type::Long => "int".into(),
        Type::Float => "float".into(),
        Type::Bool => "bool".into(),
        Type::Char | Type::Text => "str".into(),
        Type::Linked => "ListNode | None".into(),
        Type::Tree => "TreeNode | None".into(),
        Type::Graph => "list[list[int]]".into(),
        Type::Array(item) => format!("list[{}]", python_type(item)),
        Type::Optional(inner) => format!("{} | None", python_type(inner)),
    }
}

const SCRIPT_LIST: &str = "\
// class ListNode {
//   constructor(val = 0, next = null) { … }
// }
";
const SCRIPT_TREE: &str = "\
// class TreeNode {
//   constructor(val = 0, left = null, right = null) { … }
// }
";

/// JavaScript, or with types TypeScript.
pub(super) fn script(signature: &Signature, typed: bool) -> String {
    let head = |one: &Declaration, returns: bool| {
        let parameters = list(one, |name, ty| match typed {
            true => format!("{name}: {}", script_type(ty)),
            false => name.to_owned(),
        });
        let result = match typed && returns {
            true => format!(": {}", script_type(&one.returns)),
            false => String::new(),
        };
        format!("({parameters}){result}")
    };
    let comment = |one: &Declaration, indent: &str| {
        if typed {
            return String::new();
        }
        let mut lines = format!("{indent}/**\n");
        for known in &one.parameters {
            lines.push_str(&format!(
                "{indent} * @param {{{}}} {}\n",
                script_type(&known.ty),
                known.name
            ));
        }
        lines
            + &format!(
                "{indent} * @return {{{}}}\n{indent} */\n",
                script_type(&one.returns)
            )
    };
    let nodes = signature.nodes(SCRIPT_LIST, SCRIPT_TREE);
    match &signature.target {
        Target::Function { function } => format!(
            "{nodes}{}function {}{} {{\n\n}}\n",
            comment(function, ""),
            function.name,
            head(function, true)
        ),
        Target::Class { class, methods } => {
            let mut code = format!(
                "{nodes}class {} {{\n  constructor{} {{\n  }}\n",
                class.name,
                head(class, false)
            );
            for one in methods {
                code.push_str(&format!(
                    "\n{}  {}{} {{\n  }}\n",
                    comment(one, "  "),
                    one.name,
                    head(one, true)
                ));
            }
            code + "}\n"
        }
    }
}

fn script_type(ty: &Type) -> String {
    match ty {
        Type::Void => "void".into(),
        Type::Int | Type::Long | Type::Float => "number".into(),
        Type::Bool => "boolean".into(),
        Type::Char | Type::Text => "string".into(),
        Type::Linked => "ListNode | null".into(),
        Type::Tree => "TreeNode | null".into(),
        Type::Graph => "number[][]".into(),
        Type::Array(item) if matches!(**item, Type::Linked | Type::Tree) => {
            format!("({})[]", script_type(item))
        }
        Type::Array(item) => format!("{}[]", script_type(item)),
        Type::Optional(inner) => format!("{} | null", script_type(inner)),
    }
}

const RUBY_LIST: &str = "\
# class ListNode
#   attr_accessor :val, :next
#   def initialize(val = 0, next_node = nil)
# end
";
const RUBY_TREE: &str = "\
# class TreeNode
#   attr_accessor :val, :left, :right
#   def initialize(val = 0, left = nil, right = nil)
# end
";

pub(super) fn ruby(signature: &Signature) -> String {
    let method = |name: &str, one: &Declaration, indent: &str| {
        let mut code = String::new();
        for known in &one.parameters {
            code.push_str(&format!(
                "{indent}# @param {{{}}} {}\n",
                ruby_type(&known.ty),
                Declaration::snake_case(&known.name)
            ));
        }
        if name != "initialize" {
            code.push_str(&format!(
                "{indent}# @return {{{}}}\n",
                ruby_type(&one.returns)
            ));
        }
        let parameters = list(one, |name, _| Declaration::snake_case(name));
        let list = if parameters.is_empty() {
            String::new()
        } else {
            format!("({parameters})")
        };
        code + &format!("{indent}def {name}{list}\n{indent}end\n")
    };
    let nodes = signature.nodes(RUBY_LIST, RUBY_TREE);
    match &signature.target {
        Target::Function { function } => {
            format!(
                "{nodes}{}",
                method(&Declaration::snake_case(&function.name), function, "")
            )
        }
        Target::Class { class, methods } => {
            let mut code = format!(
                "{nodes}class {}\n{}",
                class.name,
                method("initialize", class, "  ")
            );
            for one in methods {
                code.push_str(&format!(
                    "\n{}",
                    method(&Declaration::snake_case(&one.name), one, "  ")
                ));
            }
            code + "end\n"
        }
    }
}

fn ruby_type(ty: &Type) -> String {
    match ty {
        Type::Void => "nil".into(),
        Type::Int | Type::Long => "Integer".into(),
        Type::Float => "Float".into(),
        Type::Bool => "Boolean".into(),
        Type::Char | Type::Text => "String".into(),
        Type::Linked => "ListNode, nil".into(),
        Type::Tree => "TreeNode, nil".into(),
        Type::Graph => "Integer[][]".into(),
        Type::Array(item) => format!("{}[]", ruby_type(item).trim_end_matches(", nil")),
        Type::Optional(inner) => format!("{}, nil", ruby_type(inner)),
    }
}

const LUA_LIST: &str = "\
-- ListNode.new(val, next) makes a node: {val = …, next = …}
";
const LUA_TREE: &str = "\
-- TreeNode.new(val, left, right) makes a node: {val = …, left = …, right = …}
";

pub(super) fn lua(signature: &Signature) -> String {
    let comment = |one: &Declaration| {
        let mut lines = String::new();
        for known in &one.parameters {
            lines.push_str(&format!(
                "--- @param {} {}\n",
                known.name,
                lua_type(&known.ty)
            ));
        }
        match one.returns {
            Type::Void => lines,
            _ => lines + &format!("--- @return {}\n", lua_type(&one.returns)),
        }
    };
    let names = |one: &Declaration| list(one, |name, _| name.to_owned());
    let nodes = signature.nodes(LUA_LIST, LUA_TREE);
    match &signature.target {
        Target::Function { function } => {
            format!(
                "{nodes}{}function {}({})\n\nend\n",
                comment(function),
                function.name,
                names(function)
            )
        }
        Target::Class { class, methods } => {
            let name = &class.name;
            let mut code = format!(
                "{nodes}{name} = {{}}\n{name}.__index = {name}\n\n{}function {name}.new({})\n  local self = setmetatable({{}}, {name})\n  return self\nend\n",
                comment(class),
                names(class)
            );
            for one in methods {
                code.push_str(&format!(
                    "\n{}function {name}:{}({})\nend\n",
                    comment(one),
                    one.name,
                    names(one)
                ));
            }
            code
        }
    }
}

fn lua_type(ty: &Type) -> String {
    match ty {
        Type::Void => "nil".into(),
        Type::Int | Type::Long => "integer".into(),
        Type::Float => "number".into(),
        Type::Bool => "boolean".into(),
        Type::Char | Type::Text => "string".into(),
        Type::Linked => "ListNode|nil".into(),
        Type::Tree => "TreeNode|nil".into(),
        Type::Graph => "integer[][]".into(),
        Type::Array(item) => format!("{}[]", lua_type(item).trim_end_matches("|nil")),
        Type::Optional(inner) => format!("{}|nil", lua_type(inner)),
    }
}
