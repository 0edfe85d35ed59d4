//! Functions and methods as they are declared: `twoSum(int[] nums, int target) -> int[]`.

use super::Type;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A function, a method or a constructor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Declaration {
    /// Its name, in camel case; a constructor's is that of its class.
    pub name: String,
    /// What it is given, in order.
    pub parameters: Vec<Parameter>,
    /// What it gives.
    pub returns: Type,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Its name, in camel case.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub ty: Type,
}

/// Words that mean something else in one of the languages, as they are or in snake case, or what
/// starters and harnesses use themselves.
const TAKEN: &str = "abstract alignas alignof and any as asm assert async auto await become begin bool boolean box \
    break byte case catch chan char class concept const constexpr continue crate declare decltype def default defer \
    defined del delete do double dyn elif else elseif elsif end ensure enum eval except explicit export extends \
    extern fallthrough false final finally float fn for friend from func function gen global go goto if impl \
    implements import in inline int interface is lambda let local long loop macro main map match mod module move \
    mut mutable namespace new next nil none nonlocal noexcept not null number object operator or override package \
    pass priv private protected pub public raise range redo ref register requires rescue retry return select self \
    short signed sizeof solution static str string struct super switch template then this throw trait true try type \
    typedef typeid typename typeof undef undefined union unless unsafe unsigned unsized until use using var virtual \
    void volatile when where while with xor yield";

impl Declaration {
    /// `nums`, `targetSum` as in Rust, Ruby and often Python: `target_sum`.
    pub fn snake_case(name: &str) -> String {
        let mut snake = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                snake.push('_');
            }
            snake.push(letter.to_ascii_lowercase());
        }
        snake.trim_start_matches('_').to_owned()
    }

    /// Every type it names.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain([&self.returns])
    }

    /// The place of a parameter.
    pub fn place_of(&self, parameter: &str) -> Option<usize> {
        self.parameters
            .iter()
            .position(|known| known.name == parameter)
    }

    /// As the first line of a class: `LRUCache(int capacity)`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn constructor(text: &str) -> Result<Declaration, String> {
        let constructor = read(text)?;
        let name = &constructor.name;
        let is_class_name = name.starts_with(|letter: char| letter.is_ascii_uppercase());
        if !is_class_name
            || !is_name(name)
            || ["Solution", "ListNode", "TreeNode"].contains(&&name[..])
        {
            return Err(format!(
                "{name:?} is no good name of a class: letters and digits, the first one uppercase, and not \
                 Solution, ListNode or TreeNode"
            ));
        }
        if constructor.returns != Type::Void {
            return Err("a constructor returns nothing; remove what is behind ->".into());
        }
        Ok(constructor)
    }
}

impl FromStr for Declaration {
    type Err = String;

    fn from_str(text: &str) -> Result<Declaration, String> {
        let function = read(text)?;
        check_name(&function.name)?;
        Ok(function)
    }
}

fn read(text: &str) -> Result<Declaration, String> {
    let form = || format!("{text:?} is not of the form name(type parameter, …) -> type");
    let (head, returns) = match text.split_once("->") {
        Some((head, returns)) => (head, returns.parse()?),
        None => (text, Type::Void),
    };
    let (name, rest) = head.trim().split_once('(').ok_or_else(form)?;
    let list = rest.strip_suffix(')').ok_or_else(form)?;
    let mut parameters: Vec<Parameter> = Vec::new();
    for part in list.split(',').filter(|_| !list.trim().is_empty()) {
        let (ty, name) = part.trim().rsplit_once(' ').ok_or_else(form)?;
        check_name(name)?;
        let ty: Type = ty.parse()?;
        if ty == Type::Void {
            return Err(format!("{name}: a parameter cannot be void"));
        }
        if parameters.iter().any(|other| other.name == name) {
            return Err(format!("two parameters are called {name}"));
        }
        parameters.push(Parameter {
            name: name.to_owned(),
            ty,
        });
    }
    Ok(Declaration {
        name: name.trim().to_owned(),
        parameters,
        returns,
    })
}

fn is_name(name: &str) -> bool {
    let good = |letter: char| letter.is_ascii_alphanumeric();
    (2..=40).contains(&name.len()) && name.chars().all(good)
        || name.len() == 1 && name.chars().all(good)
}

/// Every language must be able to use the name.
fn check_name(name: &str) -> Result<(), String> {
    if !is_name(name) || !name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return Err(format!(
            "{name:?} is no good name: up to 40 letters and digits in camel case, the first one a lowercase letter"
        ));
    }
    let taken = |word: &str| TAKEN.split_whitespace().any(|taken| taken == word);
    if taken(name) || name.starts_with("mettle") {
        return Err(format!(
            "{name:?} means something else in one of the languages; take another name"
        ));
    }
    Ok(())
}

impl fmt::Display for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.name)?;
        for (place, parameter) in self.parameters.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            write!(f, "{comma}{} {}", parameter.ty, parameter.name)?;
        }
        match self.returns {
            Type::Void => f.write_str(")"),
            _ => write!(f, ") -> {}", self.returns),
        }
    }
}

impl From<Declaration> for String {
    fn from(declaration: Declaration) -> String {
        declaration.to_string()
    }
}

impl TryFrom<String> for Declaration {
    type Error = String;

    fn try_from(text: String) -> Result<Declaration, String> {
        // What is stored was checked when it was read; a constructor is one, too.
        read(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_read_back_as_they_are_written() {
        for text in [
            "twoSum(int[] nums, int target) -> int[]",
            "reverse(ListNode head) -> ListNode",
            "sortColors(int[] nums)",
            "tick() -> long",
        ] {
            assert_eq!(text.parse::<Declaration>().unwrap().to_string(), text);
        }
        let loose: Declaration = " f( int  a ,string? b )->bool ".parse().unwrap();
        assert_eq!(loose.to_string(), "f(int a, string? b) -> bool");
        let class = Declaration::constructor("LRUCache(int capacity)").unwrap();
        assert_eq!(class.to_string(), "LRUCache(int capacity)");
    }

    #[test]
    fn mistakes_are_told() {
        for (text, reason) in [
            ("twoSum", "not of the form"),
            ("twoSum(int[] nums", "not of the form"),
            ("twoSum(nums)", "not of the form"),
            ("two_sum(int a)", "no good name"),
            ("TwoSum(int a)", "no good name"),
            ("f(int a, int a)", "two parameters"),
            ("f(void a)", "cannot be void"),
            ("f(int end)", "something else"),
            ("f(int a) -> number", "unknown type"),
            ("main()", "something else"),
        ] {
            let error = text.parse::<Declaration>().unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
        }
        assert!(Declaration::constructor("cache()").is_err());
        assert!(Declaration::constructor("Cache() -> int").is_err());
        assert!(Declaration::constructor("Solution()").is_err());
    }

    #[test]
    fn names_become_snake_case() {
        for (name, snake) in [
            ("twoSum", "two_sum"),
            ("get", "get"),
            ("LRUCache", "l_r_u_cache"),
        ] {
            assert_eq!(Declaration::snake_case(name), snake);
        }
    }
}
