//! The schema for editors says of every field what the reader says of it.

use std::cell::RefCell;
use std::collections::HashMap;

use dateline::command::schema::Subject;
use dateline::command::schema::schema;
use dateline::diagnostic::Diagnostic;
use dateline::diagnostic::ProblemKind;
use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::value::FilePath;
use dateline::value::Kind;
use dateline::value::Source;
use proptest::prelude::Strategy;
use proptest::prop_oneof;
use proptest::strategy::Just;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;
use regex::Regex;
use serde_json::Value;
use serde_json::json;

use crate::support;

const SUBJECTS: [Subject; 9] = [
    Subject::Article,
    Subject::Entity(Kind::Person),
    Subject::Entity(Kind::Place),
    Subject::Entity(Kind::Organization),
    Subject::Entity(Kind::Event),
    Subject::Entity(Kind::Topic),
    Subject::Entity(Kind::Question),
    Subject::Page,
    Subject::Site,
];

#[test]
fn a_value_fits_the_schema_where_the_reader_has_nothing_to_say() {
    let fields: Vec<Field> = SUBJECTS.into_iter().flat_map(fields_of).collect();
    assert!(fields.len() > 200, "{} fields", fields.len());
    let patterns = Patterns::default();
    let field = (0..fields.len()).prop_map(|index| index);
    let config = Config { cases: 6_000, failure_persistence: None, ..Config::default() };
    let agrees = |(index, value): (usize, Value)| {
        check(&fields[index], &value, &patterns);
        Ok(())
    };
    TestRunner::new(config).run(&(field, value()), agrees).unwrap();
}

#[test]
fn every_field_is_asked_for_what_only_some_may_hold() {
    let patterns = Patterns::default();
    for field in SUBJECTS.into_iter().flat_map(fields_of) {
        for value in
            SEEDS.map(|text| json!(text)).into_iter().chain([json!(null), json!(true), json!([["x"]]), json!(2022)])
        {
            check(&field, &value, &patterns);
            check(&field, &json!([value]), &patterns);
        }
    }
}

#[test]
fn what_differed_once_is_refused_by_both() {
    let article = schema(Subject::Article)["properties"].clone();
    let patterns = Patterns::default();
    for (field, value) in [("sha256", "hello"), ("date", "2022-01-29T24:10:00"), ("date", "2022-02-30")] {
        assert!(!fits(&article[field], &json!(value), &patterns), "{field}: {value}");
    }
    assert!(fits(&article["date"], &json!("2022-01-29T23:10:00+06:00"), &patterns));
    assert!(fits(&article["published"], &json!(false), &patterns));
}

/// A field of a kind of file, or of a mapping in one.
#[derive(Debug)]
struct Field {
    subject: Subject,
    path: Vec<String>,
    schema: Value,
}

fn fields_of(subject: Subject) -> Vec<Field> {
    let mut fields = Vec::new();
    gather(subject, &[], &schema(subject), &mut fields);
    fields
}

fn gather(subject: Subject, path: &[String], schema: &Value, fields: &mut Vec<Field>) {
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        let path = [path, std::slice::from_ref(name)].concat();
        fields.push(Field { subject, path: path.clone(), schema: schema.clone() });
        for mapping in schema["anyOf"].as_array().into_iter().flatten() {
            gather(subject, &path, mapping, fields);
        }
    }
}

fn check(field: &Field, value: &Value, patterns: &Patterns) {
    // What withholds a name is read before the fields are: the file is not there any more.
    let withholds = |name: &str| matches!(name, "visibility" | "pseudonym");
    let is_about_withholding = field.path.iter().any(|name| withholds(name)) || value.to_string().contains("withheld");
    if is_about_withholding {
        return;
    }
    let problems = problems(field, value);
    let fits = fits(&field.schema, value, patterns);
    // More holds a text back than a program should offer to an editor.
    if ["draft", "published"].iter().any(|name| field.path.ends_with(&[(*name).to_owned()])) {
        assert!(!fits || problems.is_empty(), "{field:?}: {value}\n{problems:#?}");
        return;
    }
    assert_eq!(
        fits,
        problems.is_empty(),
        "{:?} {:?}: {value}\n{}\n{problems:#?}",
        field.subject,
        field.path,
        field.schema
    );
}

/// What the reader says of a value alone: not what else is missing, and not what the archive does not hold.
fn problems(field: &Field, value: &Value) -> Vec<Diagnostic> {
    let nested = field.path.iter().rev().fold(value.clone(), |inner, name| json!({ name: inner }));
    let mut fields = nested.as_object().expect("a mapping").clone();
    let is_named = ["name", "display_name", "title"].contains(&field.path[0].as_str());
    if matches!(field.subject, Subject::Entity(_)) && !is_named {
        fields.insert("name".to_owned(), json!("X"));
    }
    let matter: String = fields.iter().map(|(name, value)| format!("{}: {value}\n", json!(name))).collect();
    let (path, text) = match field.subject {
        Subject::Site => ("content/site.yaml".to_owned(), matter),
        Subject::Article => ("content/articles/x.md".to_owned(), format!("---\n{matter}---\n")),
        Subject::Page => ("content/pages/x.md".to_owned(), format!("---\n{matter}---\n")),
        Subject::Entity(kind) => (format!("content/{}/x.md", kind.folder()), format!("---\n{matter}---\n")),
    };
    let source = Source { path: FilePath::new(path), text: text.into() };
    let read = Input::from_sources(vec![source], Options::on(support::day()));
    let mut problems = read.and_then(|input| document::parse(&input)).diagnostics;
    let kinds = [
        ProblemKind::WrongShape,
        ProblemKind::WrongValue,
        ProblemKind::OddDate,
        ProblemKind::FrontMatter,
        ProblemKind::Unclear,
    ];
    problems.retain(|problem| kinds.contains(&problem.kind));
    problems
}

/// Values that some fields want and others do not.
const SEEDS: [&str; 56] = [
    "",
    "  ",
    "hello",
    "сөз",
    "a b",
    "a.b-c_d",
    "2022",
    "2022-01",
    "2022-13",
    "2022-01-29",
    "2022-02-30",
    "2022-2-06",
    "29 January 2022",
    "2022/01/29",
    "2022-01-29T24:10:00",
    "2022-01-29 10:00 +06:00",
    "2022-01-29T10:00:00.5Z",
    "2022-01-29T10:00:60",
    "2022-01-29T10:00+05:99",
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "2000-02-29",
    "true",
    "Yes",
    "OFF",
    "no",
    "en",
    "kk-Cyrl",
    "en_US",
    "English, UK",
    "https://a.b/c",
    "http://",
    "https:///x",
    "HTTPS://A",
    "https://a b",
    "1.5",
    "5.",
    ".5",
    ".",
    "-90",
    "90.01",
    "180",
    "-180.5",
    "1e5",
    "1e999",
    "inf",
    "NaN",
    "report",
    "Summary",
    "first",
    "A",
    "6",
    "7",
    "Exact",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
];

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        proptest::sample::select(SEEDS.to_vec()).prop_map(ToOwned::to_owned),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})?([.,][0-9]{1,3})?( ?Z|[+-][0-9]{2}:?[0-9]{2})?)?",
        "[0-2][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?",
        "[+-]?[0-9]{0,3}\\.?[0-9]{0,2}(e[+-]?[0-9]{1,2})?",
        "[a-zA-Z]{1,9}([_-][a-z0-9]{1,9}){0,2}",
        "https?://?[a-z./ ]{0,5}",
        "[0-9a-fA-F]{63,65}",
        "[ a-zа-яқ0-9.,;_-]{0,8}",
    ];
    let spaced = (text, "[ ]{0,1}").prop_map(|(text, space)| json!(format!("{space}{text}{space}")));
    let scalar = prop_oneof![
        8 => spaced,
        1 => Just(Value::Null),
        1 => proptest::bool::ANY.prop_map(|flag| json!(flag)),
        1 => (-200i32..10_000).prop_map(|number| json!(number)),
        // How a number is written shows only in its text: `2022.0` is no year, and to a schema it is 2022.
        1 => (-200i32..200).prop_map(|number| json!(f64::from(number) + 0.5)),
    ];
    let key = proptest::sample::select(vec!["name", "title", "id", "x"]);
    scalar.prop_recursive(2, 8, 3, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            proptest::collection::btree_map(key.clone().prop_map(ToOwned::to_owned), inner, 0..3)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Compiled patterns by their text.
#[derive(Default)]
struct Patterns(RefCell<HashMap<String, Regex>>);

impl Patterns {
    fn fits(&self, pattern: &str, text: &str) -> bool {
        let mut known = self.0.borrow_mut();
        let compiled = known.entry(pattern.to_owned());
        compiled.or_insert_with(|| Regex::new(pattern).expect("a pattern")).is_match(text)
    }
}

/// Whether a value fits a schema, as far as ours go.
fn fits(schema: &Value, value: &Value, patterns: &Patterns) -> bool {
    schema.as_object().expect("a schema").iter().all(|(keyword, wanted)| match keyword.as_str() {
        "description" | "deprecated" => true,
        "type" => match wanted {
            Value::Array(types) => types.iter().any(|one| is_of(one, value)),
            one => is_of(one, value),
        },
        "enum" => wanted.as_array().expect("values").contains(value),
        "pattern" => value.as_str().is_none_or(|text| patterns.fits(wanted.as_str().expect("a pattern"), text)),
        "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().expect("a number")),
        "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().expect("a number")),
        "anyOf" => wanted.as_array().expect("schemas").iter().any(|one| fits(one, value, patterns)),
        "allOf" => wanted.as_array().expect("schemas").iter().all(|one| fits(one, value, patterns)),
        "items" => value.as_array().is_none_or(|values| values.iter().all(|value| fits(wanted, value, patterns))),
        "required" => value.as_object().is_none_or(|object| {
            wanted.as_array().expect("names").iter().all(|name| object.contains_key(name.as_str().expect("a name")))
        }),
        "properties" => value.as_object().is_none_or(|object| {
            object.iter().all(|(name, value)| wanted.get(name).is_none_or(|schema| fits(schema, value, patterns)))
        }),
        "additionalProperties" => {
            value.as_object().is_none_or(|object| object.values().all(|value| fits(wanted, value, patterns)))
        }
        other => panic!("`{other}` is not checked here"),
    })
}

fn is_of(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("the name of a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("`{other}` is no type"),
    }
}
