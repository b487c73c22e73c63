//! Two readers that share no code see the same tree: `serde-saphyr` in the product, `serde_yaml`
//! here.

use serde_json::Value;

use ctxnic::spec;

/// The tree as `serde_yaml` sees it, with every scalar as the text it has in the file.
fn second(text: &str) -> Value {
    /// Asks for text first, so that nothing is guessed.
    struct Text(Value);

    impl<'de> serde::Deserialize<'de> for Text {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            d.deserialize_any(Any).map(Text)
        }
    }

    struct Any;

    impl<'de> serde::de::Visitor<'de> for Any {
        type Value = Value;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("anything")
        }
        fn visit_unit<E>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }
        fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
            Ok(Value::String(format!("bool {v}")))
        }
        fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
            Ok(Value::String(format!("number {v}")))
        }
        fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
            Ok(Value::String(format!("number {v}")))
        }
        fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
            Ok(Value::String(format!("number {v}")))
        }
        fn visit_str<E>(self, v: &str) -> Result<Value, E> {
            Ok(Value::String(v.to_owned()))
        }
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut a: A) -> Result<Value, A::Error> {
            let mut out = Vec::new();
            while let Some(Text(item)) = a.next_element()? {
                out.push(item);
            }
            Ok(Value::Array(out))
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut a: A) -> Result<Value, A::Error> {
            let mut out = serde_json::Map::new();
            while let Some((Text(key), Text(value))) = a.next_entry()? {
                let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
                assert!(out.insert(key.clone(), value).is_none(), "`{key}` twice");
            }
            Ok(Value::Object(out))
        }
    }
    serde_yaml::from_str::<Text>(text).unwrap().0
}

/// A scalar of ours in the words of the second reader, which guesses types by YAML 1.2.
fn guessed(text: &str) -> String {
    let digits = text.replace('_', "");
    let hexadecimal = text.strip_prefix("0x").and_then(|hex| u64::from_str_radix(hex, 16).ok());
    match text {
        "true" | "false" => format!("bool {text}"),
        _ => match (hexadecimal, text.parse::<u64>(), text.parse::<f64>()) {
            (Some(n), ..) => format!("number {n}"),
            (_, Ok(n), _) if digits == text => format!("number {n}"),
            (_, _, Ok(n)) if text.contains('.') => format!("number {n}"),
            _ => text.to_owned(),
        },
    }
}

fn same(ours: &Value, theirs: &Value, path: &str) {
    match (ours, theirs) {
        (Value::Null, Value::Null) => {}
        (Value::String(a), Value::String(b)) => {
            assert!(a == b || guessed(a) == *b, "{path}: `{a}` and `{b}`");
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{path}");
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                same(a, b, &format!("{path}[{index}]"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            assert!(a.keys().eq(b.keys()), "{path}: {:?} and {:?}", a.keys(), b.keys());
            for (key, value) in a {
                same(value, &b[key], &format!("{path}.{key}"));
            }
        }
        _ => panic!("{path}: {ours} and {theirs}"),
    }
}

#[test]
fn both_readers_see_the_same_tree_in_every_specification() {
    let mut compared = 0;
    let readable = |path: &std::path::PathBuf| {
        // Not YAML, or keys twice: the second reader refuses those by itself.
        !["not-yaml", "duplicate-key", "two-documents"]
            .iter()
            .any(|n| path.to_str().unwrap().contains(n))
    };
    for path in super::files("specs", "yaml")
        .into_iter()
        .chain(super::files("tests/spec/bad", "yaml").into_iter().filter(readable))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        let ours = spec::tree("x", &text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        same(&ours, &second(&text), &super::name(&path));
        compared += 1;
    }
    assert!(compared >= 17, "{compared}");
}

#[test]
fn the_comparison_sees_a_difference() {
    let ours = spec::tree("x", "a: [1, {b: 0x10}]").unwrap();
    same(&ours, &second("a: [1, {b: 16}]"), "equal");
    for other in ["a: [1, {b: 17}]", "a: [1]", "a: [1, {c: 16}]", "a: 1", "a: [1, {b: x}]"] {
        let found = std::panic::catch_unwind(|| same(&ours, &second(other), "differs"));
        assert!(found.is_err(), "{other}");
    }
}

#[test]
fn scalars_keep_the_text_of_the_file() {
    let text =
        "a: [010, no, 1e3, 0x_8, .inf, .nan, 1_0, 02:00:00:00:00:01, 1:30, '5', \"x\\ty\", +7]";
    let tree = spec::tree("x", text).unwrap();
    let found: Vec<&str> =
        tree["a"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
    let wanted = [
        "010",
        "no",
        "1e3",
        "0x_8",
        ".inf",
        ".nan",
        "1_0",
        "02:00:00:00:00:01",
        "1:30",
        "5",
        "x\ty",
        "+7",
    ];
    assert_eq!(found, wanted);
}
