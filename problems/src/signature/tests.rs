//! Values keep through files and harnesses, and nothing else passes for them.

use super::*;
use proptest::prelude::*;

fn function(text: &str) -> Signature {
    Signature::of(Target::Function {
        function: text.parse().unwrap(),
    })
}

fn cache() -> Signature {
    Signature::of(Target::Class {
        class: Declaration::constructor("Cache(int capacity)").unwrap(),
        methods: ["get(int key) -> int", "put(int key, int held)"]
            .map(|one| one.parse().unwrap())
            .into(),
    })
}

fn any_type() -> impl Strategy<Value = Type> {
    let plain: Vec<Type> = Type::plain().filter(|ty| *ty != Type::Void).collect();
    (prop::sample::select(plain), 0..3usize, any::<bool>()).prop_map(
        |(plain, dimensions, optional)| match plain {
            Type::Graph => plain,
            Type::Linked | Type::Tree => wrapped(plain, dimensions),
            plain if optional => Type::Optional(Box::new(plain)),
            plain => wrapped(plain, dimensions),
        },
    )
}

fn wrapped(plain: Type, dimensions: usize) -> Type {
    (0..dimensions).fold(plain, |item, _| Type::Array(Box::new(item)))
}

fn value_of(ty: Type) -> BoxedStrategy<Value> {
    match ty {
        Type::Void => Just(Value::Null).boxed(),
        Type::Int => any::<i32>()
            .prop_map(|value| Value::Int(value.into()))
            .boxed(),
        Type::Long => (-(1i64 << 53) + 1..1 << 53).prop_map(Value::Int).boxed(),
        // Few digits: serde_json may be off by the last bit of more, which no tolerance notices.
        Type::Float => (-1_000_000..1_000_000i32)
            .prop_map(|value| Value::Float(f64::from(value) / 64.0))
            .boxed(),
        Type::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Char => "[ -~]".prop_map(Value::Text).boxed(),
        Type::Text => "[\\PC\n\r\\\\\t\u{0}]{0,8}".prop_map(Value::Text).boxed(),
        Type::Linked => value_of(Type::Array(Box::new(Type::Int))),
        Type::Array(item) => prop::collection::vec(value_of(*item), 0..5)
            .prop_map(Value::Array)
            .boxed(),
        Type::Optional(inner) => prop_oneof![Just(Value::Null), value_of(*inner)].boxed(),
        Type::Tree => prop::collection::vec(prop::option::of(any::<i8>()), 0..12)
            .prop_map(some_tree)
            .boxed(),
        Type::Graph => (1..6i64)
            .prop_flat_map(|count| {
                let node = prop::collection::vec((0..count).prop_map(Value::Int), 0..4)
                    .prop_map(Value::Array);
                prop::collection::vec(node, count as usize).prop_map(Value::Array)
            })
            .boxed(),
    }
}

/// As many of the nodes as make a tree.
fn some_tree(nodes: Vec<Option<i8>>) -> Value {
    let mut tree = Vec::new();
    let mut room = 1;
    for node in nodes {
        if room == 0 {
            break;
        }
        room = if node.is_some() { room + 1 } else { room - 1 };
        tree.push(node.map_or(Value::Null, |value| Value::Int(value.into())));
    }
    while tree.last() == Some(&Value::Null) {
        tree.pop();
    }
    Value::Array(tree)
}

proptest! {
    #[test]
    fn a_value_is_the_same_after_its_way_to_a_harness_and_back((ty, value) in any_type().prop_flat_map(|ty| (Just(ty.clone()), value_of(ty)))) {
        prop_assert_eq!(&ty.to_string().parse::<Type>().unwrap(), &ty);
        let mut lines = String::new();
        value.encode(&ty, &mut lines);
        let mut read = lines.split_terminator('\n');
        prop_assert_eq!(Value::decode(&ty, &mut read), Ok(value.clone()));
        prop_assert_eq!(read.next(), None);
        prop_assert_eq!(Value::from_json(&value.to_json(), &ty), Ok(value));
    }

    #[test]
    fn whatever_a_harness_writes_is_a_value_or_none(ty in any_type(), text in "[0-9a-z #.\\\\\n-]{0,40}") {
        let _ = Value::decode(&ty, &mut text.split_terminator('\n'));
    }

    #[test]
    fn whatever_a_file_holds_is_a_test_or_a_finding(bytes in prop::collection::vec(any::<u8>(), 0..60), text in "[0-9a-z\\[\\]{},:\" \n-]{0,60}") {
        for signature in [function("f(int[] a, TreeNode b) -> graph"), cache()] {
            let _ = signature.read_input(&bytes);
            let _ = signature.read_input(text.as_bytes());
        }
    }
}

#[test]
fn values_of_another_type_are_refused_with_their_line() {
    let signature = function("f(int[] a, char b)");
    for (input, line, told) in [
        ("", 1, "there are 0 lines"),
        (
            "[1]\n",
            1,
            "there are 1 lines, but a call is 2 lines of JSON (a, b)",
        ),
        ("[1]\n\"x\"\n[2]", 3, "there are 3 lines"),
        ("[1.5]\n\"x\"", 1, "a: 1.5 is no int"),
        ("[2147483648]\n\"x\"", 1, "is no int"),
        ("[1e2]\n\"x\"", 1, "is no int"),
        ("{}\n\"x\"", 1, "{} is no int[]"),
        ("[1]\n\n\"xy\"", 3, "b: \"xy\" is no char"),
        ("[1]\n\"é\"", 2, "is no char"),
        ("[1]\nx", 2, "is no JSON value"),
        ("[1] [2]\n\"x\"", 1, "is no JSON value"),
    ] {
        let error = signature.read_input(input.as_bytes()).unwrap_err();
        assert!(
            error.line == line && error.message.contains(told),
            "{input}: {error}"
        );
    }
    assert!(signature.read_input(b"\xff").is_err());
}

#[test]
fn nesting_beyond_all_bounds_is_refused() {
    let signature = function("f(int[][] a)");
    for text in [
        "[".repeat(200_000),
        "[".repeat(200_000) + &"]".repeat(200_000),
        "{\"a\":".repeat(100_000),
    ] {
        assert!(signature.read_input(text.as_bytes()).is_err());
    }
}

#[test]
fn trees_and_graphs_must_be_ones() {
    let read = |ty: &str, text: &str| {
        Value::from_json(&serde_json::from_str(text).unwrap(), &ty.parse().unwrap())
    };
    for text in ["[]", "[1]", "[1,null,2,3]", "[1,null,null]", "[null]"] {
        assert!(read("TreeNode", text).is_ok(), "{text}");
    }
    assert_eq!(read("TreeNode", "[1,null,null]"), read("TreeNode", "[1]"));
    for text in ["[null,1]", "[1,null,null,2]"] {
        assert!(read("TreeNode", text).is_err(), "{text}");
    }
    assert!(read("graph", "[[1],[0,1],[]]").is_ok());
    for text in ["[[1]]", "[[-1]]", "[0]", "[[0.5]]"] {
        assert!(read("graph", text).is_err(), "{text}");
    }
}

#[test]
fn an_objects_life_is_two_lines() {
    let signature = cache();
    let test = signature
        .read_input(b"[\"Cache\",\"put\",\"get\"]\n[[2],[1,5],[1]]\n")
        .unwrap();
    assert_eq!(signature.encode(&test), "1\n3\n2\n2\n1\n5\n1\n1\n");
    let answers = signature.read_answer(b"[null, null, 5]\n", &test).unwrap();
    let results = signature.decode(&test, "5\n").unwrap();
    assert_eq!(Signature::to_json_lines(&results), "[null,null,5]\n");
    assert_eq!(signature.compare(results, answers.clone(), &test), Ok(()));
    let results = signature.decode(&test, "4\n").unwrap();
    let wrong = signature.compare(results, answers, &test).unwrap_err();
    assert_eq!(wrong.message, "the result is wrong");
    assert_eq!(wrong.difference, "result 2 (from 0) is 4 instead of 5");
    for (input, told) in [
        ("[\"Cache\"]", "there are 1 lines"),
        ("[\"Cache\",\"Cache\"]\n[[2],[2]]", "no method"),
        ("[\"put\"]\n[[1,2]]", "must begin with the class"),
        ("[\"Cache\",\"take\"]\n[[2],[1]]", "no method of Cache"),
        ("[\"Cache\",\"get\"]\n[[2]]", "array of 2 arrays"),
        (
            "[\"Cache\",\"get\"]\n[[2],[]]",
            "0 are given, but there are 1 parameters: get(int key) -> int",
        ),
        (
            "[\"Cache\",\"get\"]\n[[2],[\"x\"]]",
            "call 1, key: \"x\" is no int",
        ),
        ("[1]\n[[2]]", "array of names"),
    ] {
        let error = signature.read_input(input.as_bytes()).unwrap_err();
        assert!(error.message.contains(told), "{input}: {error}");
    }
}

#[test]
fn results_are_compared_by_type_and_order() {
    let same = |signature: &Signature, result: &str, answer: &str| {
        let test = signature.read_input(b"1").unwrap();
        let answers = signature.read_answer(answer.as_bytes(), &test).unwrap();
        let result = Value::from_json(
            &serde_json::from_str(result).unwrap(),
            &signature.declarations()[0].returns,
        )
        .unwrap();
        signature.compare(vec![result], answers, &test).is_ok()
    };
    let mut signature = function("f(int n) -> int[][]");
    for (order, shuffled_outside, shuffled_inside) in [
        (Order::Exact, false, false),
        (Order::Outer, true, false),
        (Order::Inner, false, true),
        (Order::Any, true, true),
    ] {
        signature.order = order;
        assert!(same(&signature, "[[1,2],[3]]", "[[1,2],[3]]"));
        assert_eq!(
            same(&signature, "[[3],[1,2]]", "[[1,2],[3]]"),
            shuffled_outside,
            "{order:?}"
        );
        assert_eq!(
            same(&signature, "[[2,1],[3]]", "[[1,2],[3]]"),
            shuffled_inside,
            "{order:?}"
        );
        assert_eq!(
            same(&signature, "[[3],[2,1]]", "[[1,2],[3]]"),
            shuffled_inside && shuffled_outside
        );
        assert!(
            !same(&signature, "[[1,2]]", "[[1,2],[3]]")
                && !same(&signature, "[[1,2],[3,3]]", "[[1,2],[3]]")
        );
    }
    signature.one_of = true;
    assert!(
        same(&signature, "[[2,1]]", "[[[0]],[[1,2]]]")
            && !same(&signature, "[[2,2]]", "[[[0]],[[1,2]]]")
    );
    assert!(
        signature
            .read_answer(b"[]", &signature.read_input(b"1").unwrap())
            .is_err()
    );
    let floats = function("f(int n) -> float");
    assert!(same(&floats, "1000000.5", "1000000") && !same(&floats, "1.00001", "1"));
    let mut list = function("f(int n) -> ListNode");
    list.order = Order::Any;
    assert!(!same(&list, "[2,1]", "[1,2]"), "a linked list has an order");
}

#[test]
fn what_is_no_result_is_told_without_data() {
    let signature = function("f(int a) -> int[]");
    let test = signature.read_input(b"1\n2\n").unwrap();
    for written in [
        "1 2\n",
        "1 2\nx\n",
        "1 2\n1.0\n",
        "1 2\n99999999999999999999\n",
    ] {
        let wrong = signature.decode(&test, written).unwrap_err();
        assert_eq!(
            wrong.message, "call 2 of 2: f did not return a value of type int[]",
            "{written}"
        );
    }
    assert!(signature.decode(&test, "1\n2\n3\n").is_err());
    let mut start = function("f(int[] nums) -> int");
    start.answer = Answer::Start(0);
    let test = start.read_input(b"[1,2]").unwrap();
    assert_eq!(
        start.decode(&test, "1\n7 8\n").unwrap(),
        [Value::Array(vec![Value::Int(7)])]
    );
    for count in ["3", "-1"] {
        assert!(
            start
                .decode(&test, &format!("{count}\n7 8\n"))
                .unwrap_err()
                .message
                .contains("no length")
        );
    }
}

#[test]
fn a_signature_is_kept_as_json() {
    let mut signature = function("f(int[] nums, string? text) -> int");
    signature.answer = Answer::Start(0);
    signature.order = Order::Any;
    for signature in [signature, cache()] {
        let text = serde_json::to_string(&signature).unwrap();
        assert_eq!(
            serde_json::from_str::<Signature>(&text).unwrap(),
            signature,
            "{text}"
        );
    }
    let described = cache().describe();
    assert_eq!(Signature::described(&described), Some(cache()));
    assert_eq!(
        Signature::described(&serde_json::json!({"text": ["f("]})),
        None
    );
    assert_eq!(
        described["methods"][1]["parameters"][1],
        serde_json::json!({"name": "held", "type": "int"})
    );
}
