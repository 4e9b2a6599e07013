//! The reference: pages that are made from the program.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use dateline::command::schema::Subject;
use dateline::command::schema::schema;
use dateline::diagnostic::ProblemKind;
use dateline::value::Kind;
use serde_json::Value;

use super::root;
use crate::support::Folder;
use crate::support::site;

/// Compares a page with what is made now, or writes it.
pub fn check(name: &str, order: usize, title: &str, made: &str) {
    let path = root().join(format!("docs/content/pages/reference/{name}.md"));
    let made = format!("---\ntitle: {title}\norder: {order}\n---\n{made}");
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(&path, made).expect("the page is written");
        return;
    }
    let page = fs::read_to_string(&path).expect("a page of the reference");
    for (line, (page, made)) in page.lines().zip(made.lines()).enumerate() {
        assert_eq!(page, made, "docs/content/pages/reference/{name}.md, line {} (UPDATE_GOLDEN=1 writes it)", line + 1);
    }
    assert_eq!(page.lines().count(), made.lines().count(), "{name} is not whole (UPDATE_GOLDEN=1 writes it)");
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ").replace('<', "\\<")
}

#[test]
fn problems() {
    let mut made = String::from(
        "Every problem ends with its kind in brackets. `dateline check --format json` has it as `kind`, with the address of its entry here as `help`.\n",
    );
    for kind in ProblemKind::ALL {
        write!(made, "\n## {}\n\n{}\n", kind.word(), cell(kind.about())).expect("written");
    }
    check("problems", 4, "What each kind of problem means", &made);
}

#[test]
fn fields() {
    let mut made = String::from(
        "Front matter is YAML between two lines of `---`, or TOML between two of `+++`. A field is read under any of its names; an unknown one is reported.\n",
    );
    let entities = Kind::ALL.map(Subject::Entity);
    let subjects = [Subject::Article].into_iter().chain(entities).chain([Subject::Page, Subject::Site]);
    for subject in subjects {
        let schema = schema(subject);
        let title = schema["title"].as_str().expect("a title").trim_start_matches("Dateline: ");
        write!(made, "\n## {title}\n\n{}\n", schema["description"].as_str().expect("a description")).expect("written");
        rows(&schema["properties"], "", &mut made);
    }
    check("fields", 1, "Fields", &made);
}

/// A table of the fields of a mapping, then of the fields of each of these.
fn rows(properties: &Value, within: &str, made: &mut String) {
    let properties = properties.as_object().expect("fields");
    let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, property) in properties {
        if let Some(own) = read_as(property) {
            others.entry(own).or_default().push(name);
        }
    }
    match within {
        "" => made.push_str("\n| field | also read as | |\n|---|---|---|\n"),
        within => write!(made, "\nIn `{within}`:\n\n| field | also read as | |\n|---|---|---|\n").expect("written"),
    }
    let own: Vec<_> = properties.iter().filter(|(_, property)| read_as(property).is_none()).collect();
    for (name, property) in &own {
        let also: Vec<String> =
            others.get(name.as_str()).into_iter().flatten().map(|other| format!("`{other}`")).collect();
        let about = cell(property["description"].as_str().unwrap_or_default());
        writeln!(made, "| `{name}` | {} | {about} |", also.join(", ")).expect("written");
    }
    for (name, property) in own {
        if let Some(inner) = inner(property) {
            let path = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
            rows(inner, &path, made);
        }
    }
}

/// The name under which a field of another name is read.
fn read_as(property: &Value) -> Option<&str> {
    let about = property["description"].as_str()?.strip_prefix("Read as `")?;
    about.split('`').next()
}

/// The fields of a mapping in a field.
fn inner(property: &Value) -> Option<&Value> {
    match property {
        Value::Object(object) => match object.get("properties") {
            Some(properties) if properties.as_object().is_some_and(|fields| !fields.is_empty()) => Some(properties),
            _ => object.values().find_map(inner),
        },
        Value::Array(values) => values.iter().find_map(inner),
        _ => None,
    }
}

#[test]
fn commands() {
    let folder = Folder::empty();
    let help = folder.run(&["--help"]).stdout;
    let mut made = format!("```text\n{}```\n", help);
    let list = help.split("Commands:\n").nth(1).expect("commands").split("\n\n").next().expect("their end");
    for line in list.lines() {
        let name = line.strip_prefix("  ").and_then(|line| line.split(' ').next()).unwrap_or_default();
        if name.is_empty() || name == "help" {
            continue;
        }
        let help = folder.run(&[name, "--help"]).stdout;
        write!(made, "\n## dateline {name}\n\n```text\n{help}```\n").expect("written");
    }
    check("commands", 2, "Commands and options", &made);
}

#[test]
fn tables() {
    let site = site(
        "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-01\n---\nText.\n",
    );
    let package: Value = serde_json::from_str(&site.text("data/datapackage.json")).expect("a data package");
    let mut made = String::from(
        "`data/` holds the tables of a site as CSV (RFC 4180, UTF-8), described by `data/datapackage.json` (Frictionless). Offsets count Unicode code points of `data/text/<article>.txt`.\n",
    );
    for table in package["resources"].as_array().expect("tables") {
        let name = table["name"].as_str().expect("a name");
        let Some(fields) = table["schema"]["fields"].as_array() else { continue };
        let about = table["description"].as_str().or_else(|| table["title"].as_str()).unwrap_or_default();
        write!(made, "\n## {name}\n\n{}\n\n| column | type | |\n|---|---|---|\n", cell(about)).expect("written");
        for field in fields {
            let text = |key: &str| cell(field[key].as_str().unwrap_or_default());
            writeln!(made, "| `{}` | {} | {} |", text("name"), text("type"), text("description")).expect("written");
        }
    }
    check("tables", 3, "Tables", &made);
}
