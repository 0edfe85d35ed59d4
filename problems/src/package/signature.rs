//! `signature:` in `mettle.yaml`, and whether the test data fit it.

use super::yaml::Map;
use crate::finding::Severity;
use crate::{
    Signature, TestCase, TestData,
    finding::Findings,
    signature::{Answer, DataError, Declaration, Order, Target, Type},
};

/// Reads `signature`, where it is.
pub(crate) fn read(extras: &mut Map<'_>, findings: &mut Findings) -> Option<Signature> {
    let mut map = extras.map("signature", findings)?;
    let file = map.file();
    let read = read_target(&mut map, findings).and_then(|target| {
        let mut signature = Signature::of(target);
        if let Some(text) = map.text("answer", findings) {
            signature.answer = answer(&signature, &text)?;
        }
        check_result(&signature)?;
        if let Some(text) = map.text("order", findings) {
            let known = Order::NAMES.into_iter().find(|(name, _)| *name == text);
            signature.order = known.ok_or("order: must be exact, outer, inner or any")?.1;
        }
        if let Some(tolerance) = map.number("tolerance", 0.0, false, findings) {
            signature.tolerance = tolerance;
        }
        signature.one_of = map.boolean("one_of", findings).unwrap_or_default();
        Ok(signature)
    });
    map.finish(Severity::Error, findings);
    match read {
        Ok(signature) => Some(signature),
        Err(error) => {
            findings.fatal(file, format!("signature: {error}"));
            None
        }
    }
}

fn read_target(map: &mut Map<'_>, findings: &mut Findings) -> Result<Target, String> {
    match (map.text("function", findings), map.text("class", findings)) {
        (Some(function), None) => {
            let function: Declaration = function.parse()?;
            if function.parameters.is_empty() {
                return Err(format!(
                    "{} has no parameters, so every call is the same",
                    function.name
                ));
            }
            Ok(Target::Function { function })
        }
        (None, Some(class)) => {
            let class = Declaration::constructor(&class)?;
            let texts = map.strings("methods", findings).unwrap_or_default();
            let methods = texts.iter().map(|text| text.parse());
            let methods: Vec<Declaration> = methods.collect::<Result<_, _>>()?;
            let names: Vec<&str> = methods.iter().map(|method| &method.name[..]).collect();
            let twice = names
                .iter()
                .enumerate()
                .find(|(place, name)| names[..*place].contains(name));
            match (methods.is_empty(), twice) {
                (true, _) => Err("a class needs methods, such as get(int key) -> int".into()),
                (_, Some((_, name))) => Err(format!("two methods are called {name}")),
                _ => Ok(Target::Class { class, methods }),
            }
        }
        _ => Err("needs one of function and class".into()),
    }
}

/// `nums`, or `nums[:return]`.
fn answer(signature: &Signature, text: &str) -> Result<Answer, String> {
    let Target::Function { function } = &signature.target else {
        return Err("answer: a class has none".into());
    };
    let (name, start) = match text.strip_suffix("[:return]") {
        Some(name) => (name, true),
        None => (text, false),
    };
    let place = function.place_of(name);
    let place = place.ok_or_else(|| format!("answer: {name:?} is no parameter of {function}"))?;
    let fits =
        matches!(function.parameters[place].ty, Type::Array(_)) && function.returns == Type::Int;
    match start {
        true if fits => Ok(Answer::Start(place)),
        true => Err("answer: name[:return] needs an array and an int that is returned".into()),
        false => Ok(Answer::Parameter(place)),
    }
}

fn check_result(signature: &Signature) -> Result<(), String> {
    match &signature.target {
        Target::Function { function } if *signature.result_type(function) == Type::Void => {
            Err(format!(
                "{} returns nothing; say which parameter holds the answer (answer: …)",
                function.name
            ))
        }
        _ => Ok(()),
    }
}

/// Every test must be one of this signature.
pub(crate) fn check_data(
    signature: &Signature,
    has_validators: bool,
    cases: &[TestCase],
    findings: &mut Findings,
) {
    for case in cases {
        let bytes = |data: &TestData| data.load().unwrap_or_default();
        let mut tell = |ending: &str, error: DataError| {
            findings.fatal(format!("data/{}.{ending}", case.name), error.to_string())
        };
        match signature.read_input(&bytes(&case.input)) {
            Err(error) => tell("in", error),
            Ok(test) if !has_validators => {
                if let Err(error) = signature.read_answer(&bytes(&case.answer), &test) {
                    tell("ans", error);
                }
            }
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Option<Signature>, Vec<String>) {
        let mut findings = Findings::default();
        let mut map = Map::parse("mettle.yaml", text, &mut findings).unwrap();
        let signature = read(&mut map, &mut findings);
        map.finish(Severity::Error, &mut findings);
        let findings = findings
            .into_list()
            .iter()
            .map(ToString::to_string)
            .collect();
        (signature, findings)
    }

    #[test]
    fn every_key_is_read() {
        let (signature, findings) = read_text(
            "signature:\n  function: squeeze(int[] nums, int least) -> int\n  answer: nums[:return]\n  order: any\n  tolerance: 1e-3\n  one_of: true\n",
        );
        assert_eq!(findings, [] as [&str; 0]);
        let signature = signature.unwrap();
        assert_eq!(
            (signature.answer, signature.order),
            (Answer::Start(0), Order::Any)
        );
        assert!(signature.one_of && signature.tolerance == 1e-3);
        let (signature, findings) = read_text(
            "signature:\n  class: Cache(int capacity)\n  methods:\n    - get(int key) -> int\n    - put(int key)\n",
        );
        assert_eq!(findings, [] as [&str; 0]);
        assert_eq!(signature.unwrap().declarations().len(), 3);
        assert_eq!(read_text("{}\n"), (None, vec![]));
    }

    #[test]
    fn mistakes_are_told() {
        for (text, told) in [
            ("{}", "needs one of function and class"),
            (
                "{function: f(int a) -> int, class: A()}",
                "needs one of function and class",
            ),
            ("{function: f() -> int}", "no parameters"),
            (
                "{function: f(int a)}",
                "say which parameter holds the answer",
            ),
            ("{function: f(int a) -> int, answer: b}", "is no parameter"),
            (
                "{function: 'f(int a) -> int', answer: 'a[:return]'}",
                "needs an array",
            ),
            (
                "{function: f(int a) -> int, order: none}",
                "must be exact, outer, inner or any",
            ),
            ("{function: f(int a) -> int, tolerance: -1}", "tolerance"),
            ("{function: f(int a) -> int, colour: red}", "unknown key"),
            ("{class: A()}", "needs methods"),
            ("{class: A(), methods: [f(), f()]}", "two methods"),
            (
                "{class: A(), methods: [f()], answer: a}",
                "a class has none",
            ),
            ("f(int a)", "map of keys"),
        ] {
            let (_, findings) = read_text(&format!("signature: {text}\n"));
            assert!(
                findings.iter().any(|finding| finding.contains(told)),
                "{text}: {findings:?}"
            );
        }
    }
}
