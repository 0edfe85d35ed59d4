//! The data of tests: what is called with what, and what comes out.
//!
//! `.in` holds JSON, one argument a line, for a function; several calls one after the other. For a
//! class, an object's life is two lines: the names (of the class, then of methods), and the arguments of each. `.ans`
//! holds one line a call, or an object: its result, or the array of all of them.

use super::{Answer, Signature, Target, Type, Value};
use serde_json::Value as Json;

/// Calls of a test that are told apart in messages, and so bounded.
const CALLS_MAX: usize = 1 << 20;

/// One call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Which of [`Signature::declarations`].
    pub declaration: usize,
    /// What it is given.
    pub arguments: Vec<Value>,
}

/// What a test calls: for a function, groups of one call; for a class, groups that begin with the
/// constructor.
pub type Test = Vec<Vec<Call>>;

/// What is wrong with a test's data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct DataError {
    /// Where, from 1.
    pub line: usize,
    /// What.
    pub message: String,
}

/// What is wrong with a program's results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which call or object of the test, from 0.
    pub call: usize,
    /// What, with no data of the test: fit for its author.
    pub message: String,
    /// What, with data: for samples only.
    pub difference: String,
}

impl Signature {
    /// Reads a test's input.
    ///
    /// # Errors
    /// Where it is no input of this signature.
    pub fn read_input(&self, input: &[u8]) -> Result<Test, DataError> {
        let lines = json_lines(input)?;
        let declarations = self.declarations();
        let each = if self.is_class() {
            2
        } else {
            declarations[0].parameters.len()
        };
        if lines.is_empty() || lines.len() % each != 0 {
            let what = match &self.target {
                Target::Function { function } => {
                    let names: Vec<_> = function
                        .parameters
                        .iter()
                        .map(|known| &known.name[..])
                        .collect();
                    format!("a call is {each} lines of JSON ({})", names.join(", "))
                }
                Target::Class { .. } => {
                    "an object is 2 lines of JSON: the names, and the arguments of each".into()
                }
            };
            let message = format!("there are {} lines, but {what}", lines.len());
            return Err(DataError {
                line: lines.last().map_or(1, |last| last.0),
                message,
            });
        }
        lines
            .chunks(each)
            .map(|group| self.read_group(group))
            .collect()
    }

    fn read_group(&self, group: &[(usize, Json)]) -> Result<Vec<Call>, DataError> {
        if self.is_class() {
            return self.read_object(&group[0], &group[1]);
        }
        let mut arguments = Vec::with_capacity(group.len());
        for ((line, json), parameter) in group.iter().zip(&self.declarations()[0].parameters) {
            let value = Value::from_json(json, &parameter.ty);
            arguments
                .push(value.map_err(|error| at(*line, format!("{}: {error}", parameter.name)))?);
        }
        Ok(vec![Call {
            declaration: 0,
            arguments,
        }])
    }

    fn read_object(
        &self,
        names: &(usize, Json),
        all: &(usize, Json),
    ) -> Result<Vec<Call>, DataError> {
        let declarations = self.declarations();
        let texts = names
            .1
            .as_array()
            .map(|names| names.iter().map(Json::as_str).collect::<Option<Vec<_>>>());
        let Some(Some(texts)) = texts else {
            return Err(at(names.0, "must be an array of names".into()));
        };
        let lists = all
            .1
            .as_array()
            .map(|all| all.iter().map(Json::as_array).collect::<Option<Vec<_>>>());
        let Some(Some(lists)) = lists.filter(|lists| {
            lists
                .as_ref()
                .is_some_and(|lists| lists.len() == texts.len())
        }) else {
            let message = format!("must be an array of {} arrays of arguments", texts.len());
            return Err(at(all.0, message));
        };
        if texts.first() != Some(&&declarations[0].name[..]) {
            let message = format!("must begin with the class, {:?}", declarations[0].name);
            return Err(at(names.0, message));
        }
        let mut calls = Vec::with_capacity(texts.len());
        for (place, (name, list)) in texts.into_iter().zip(lists).enumerate() {
            let known = declarations.iter().position(|one| one.name == name);
            let Some(declaration) = known.filter(|known| (*known == 0) == (place == 0)) else {
                return Err(at(
                    names.0,
                    format!("{name:?} is no method of {}", declarations[0].name),
                ));
            };
            let parameters = &declarations[declaration].parameters;
            if parameters.len() != list.len() {
                let message = format!(
                    "call {place}: {} are given, but there are {} parameters: {}",
                    list.len(),
                    parameters.len(),
                    declarations[declaration]
                );
                return Err(at(all.0, message));
            }
            let read = list.iter().zip(parameters).map(|(json, parameter)| {
                Value::from_json(json, &parameter.ty).map_err(|error| {
                    at(all.0, format!("call {place}, {}: {error}", parameter.name))
                })
            });
            let arguments = read.collect::<Result<_, _>>()?;
            calls.push(Call {
                declaration,
                arguments,
            });
        }
        Ok(calls)
    }

    /// Reads a test's answer: the accepted results of each call or object.
    ///
    /// # Errors
    /// Where it is no answer to this test.
    pub fn read_answer(&self, answer: &[u8], test: &Test) -> Result<Vec<Vec<Value>>, DataError> {
        let lines = json_lines(answer)?;
        if lines.len() != test.len() {
            let what = if self.is_class() { "objects" } else { "calls" };
            let message = format!("there are {} lines for {} {what}", lines.len(), test.len());
            return Err(at(lines.last().map_or(1, |last| last.0), message));
        }
        let mut answers = Vec::with_capacity(lines.len());
        for ((line, json), calls) in lines.iter().zip(test) {
            let accepted = match (self.one_of, json) {
                (false, _) => std::slice::from_ref(json),
                (true, Json::Array(several)) if !several.is_empty() => several,
                _ => {
                    return Err(at(
                        *line,
                        "must be an array of accepted results (one_of)".into(),
                    ));
                }
            };
            let read = accepted.iter().map(|json| self.read_result(json, calls));
            answers.push(
                read.collect::<Result<_, _>>()
                    .map_err(|error| at(*line, error))?,
            );
        }
        Ok(answers)
    }

    fn read_result(&self, json: &Json, calls: &[Call]) -> Result<Value, String> {
        let declarations = self.declarations();
        if !self.is_class() {
            return Value::from_json(json, self.result_type(declarations[0]));
        }
        let results = json
            .as_array()
            .filter(|results| results.len() == calls.len());
        let results =
            results.ok_or_else(|| format!("must be an array of {} results", calls.len()))?;
        let read = results.iter().zip(calls).map(|(json, call)| {
            let declaration = declarations[call.declaration];
            Value::from_json(json, &declaration.returns)
                .map_err(|error| format!("{}: {error}", declaration.name))
        });
        read.collect::<Result<_, _>>().map(Value::Array)
    }

    /// The lines that a harness reads.
    pub fn encode(&self, test: &Test) -> String {
        let declarations = self.declarations();
        let mut lines = format!("{}\n", test.len());
        for calls in test {
            if self.is_class() {
                lines.push_str(&format!("{}\n", calls.len()));
            }
            for (place, call) in calls.iter().enumerate() {
                if place > 0 {
                    lines.push_str(&format!("{}\n", call.declaration));
                }
                for (value, parameter) in call
                    .arguments
                    .iter()
                    .zip(&declarations[call.declaration].parameters)
                {
                    value.encode(&parameter.ty, &mut lines);
                }
            }
        }
        lines
    }

    /// The results in what a harness wrote.
    ///
    /// # Errors
    /// The first call whose result is none.
    pub fn decode(&self, test: &Test, written: &str) -> Result<Vec<Value>, Wrong> {
        let mut lines = written.split_terminator('\n');
        let mut results = Vec::with_capacity(test.len());
        for (place, calls) in test.iter().enumerate() {
            let read = calls.iter().map(|call| self.decode_call(call, &mut lines));
            let read: Result<Vec<Value>, String> = read.collect();
            let mut read =
                read.map_err(|message| wrong(place, test.len(), self, &message, &message))?;
            results.push(if self.is_class() {
                Value::Array(read)
            } else {
                read.swap_remove(0)
            });
        }
        match lines.next() {
            None => Ok(results),
            Some(_) => {
                let message = "gave more than its result";
                Err(wrong(
                    test.len().saturating_sub(1),
                    test.len(),
                    self,
                    message,
                    message,
                ))
            }
        }
    }

    fn decode_call<'a>(
        &self,
        call: &Call,
        lines: &mut impl Iterator<Item = &'a str>,
    ) -> Result<Value, String> {
        let declarations = self.declarations();
        let declaration = declarations[call.declaration];
        let is_none =
            |ty: &Type| format!("{} did not return a value of type {ty}", declaration.name);
        let mut returned = Value::Null;
        if self.uses_returned() {
            let ty = &declaration.returns;
            returned = Value::decode(ty, lines).map_err(|_| is_none(ty))?;
        }
        let Some(place) = self.result_parameter() else {
            return Ok(returned);
        };
        let parameter = &declaration.parameters[place];
        let mut held = Value::decode(&parameter.ty, lines).map_err(|_| {
            format!(
                "{} does not hold a value of type {} afterwards",
                parameter.name, parameter.ty
            )
        })?;
        if let (Answer::Start(_), Value::Array(items), Value::Int(count)) =
            (self.answer, &mut held, returned)
        {
            let count = usize::try_from(count)
                .ok()
                .filter(|count| *count <= items.len());
            let count = count.ok_or_else(|| {
                format!(
                    "{} returned a number that is no length of a part of {}",
                    declaration.name, parameter.name
                )
            })?;
            items.truncate(count);
        }
        Ok(held)
    }

    /// Results as people and validators read them: a line of JSON each.
    pub fn to_json_lines(results: &[Value]) -> String {
        results
            .iter()
            .map(|result| format!("{}\n", result.to_json()))
            .collect()
    }
}

/// What is wrong with a result, in the words for its author and in those for samples.
pub(super) fn wrong(
    call: usize,
    calls: usize,
    signature: &Signature,
    message: &str,
    difference: &str,
) -> Wrong {
    let what = if signature.is_class() {
        "object"
    } else {
        "call"
    };
    let said = |text: &str| match calls {
        1 => text.to_owned(),
        _ => format!("{what} {} of {calls}: {text}", call + 1),
    };
    Wrong {
        call,
        message: said(message),
        difference: said(difference),
    }
}

fn at(line: usize, message: String) -> DataError {
    DataError { line, message }
}

/// Every line that is not blank, with its number.
fn json_lines(bytes: &[u8]) -> Result<Vec<(usize, Json)>, DataError> {
    let text = str::from_utf8(bytes).map_err(|_| at(1, "is not UTF-8 text".into()))?;
    let mut lines = Vec::new();
    for (place, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let json = serde_json::from_str(line)
            .map_err(|error| at(place + 1, format!("is no JSON value: {error}")))?;
        lines.push((place + 1, json));
        if lines.len() > CALLS_MAX {
            return Err(at(
                place + 1,
                format!("there are more than {CALLS_MAX} lines"),
            ));
        }
    }
    Ok(lines)
}
