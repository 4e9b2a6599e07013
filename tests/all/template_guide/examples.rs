//! An example of every field, from pages that are made: of the archive of this test, of two golden sites, of this repository.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use dateline::input;
use dateline::input::Input;
use dateline::input::Options;
use dateline::input::StaticFile;
use dateline::site;
use dateline::site::PageView;
use dateline::site::Render;
use dateline::site::Templated;
use dateline::value::FilePath;
use serde_json::Value;

use crate::support;
use crate::support::day;
use crate::template_guide::large;
use crate::template_guide::views::Shape;
use crate::template_guide::views::Views;
use crate::template_guide::views::fields;

/// Longer examples are cut.
const LONGEST: usize = 72;

const ARCHIVE: &str = include_str!("archive.txt");

/// By view and field.
pub struct Examples(BTreeMap<(String, String), String>);

/// Keeps what templates would be given.
#[derive(Default)]
struct Kept(RefCell<Vec<(String, Value)>>);

impl Render for Kept {
    type Made = ();

    fn template<T: Templated>(&self, head: Option<&PageView>, view: &T) {
        let value = |value: serde_json::Result<Value>| value.expect("a view is plain values");
        let mut kept = self.0.borrow_mut();
        kept.extend(head.map(|head| ("page".to_owned(), value(serde_json::to_value(head)))));
        kept.push((T::TEMPLATE.to_owned(), value(serde_json::to_value(view))));
    }
}

/// Static files that nobody has to read, in the order of paths.
fn with_pictures(mut input: Input) -> Input {
    let sizes = [
        ("captures/storm.html", None),
        ("img/harbour.jpg", Some((800, 600))),
        ("img/logo.png", Some((120, 40))),
        ("img/roe.jpg", Some((300, 400))),
        ("papers/order.pdf", None),
        ("sound/storm.mp3", None),
    ];
    for (path, size) in sizes {
        input.statics.push(StaticFile {
            is_beside: false,
            path: FilePath::new(path),
            location: path.into(),
            size,
            can_shrink: size.is_some(),
            length: 340_000,
            sha256: None,
        });
    }
    input
}

impl Examples {
    pub fn gather(views: &Views) -> Examples {
        let mut examples = Examples(BTreeMap::new());
        let options = || Options { base_url: Some("https://archive.example/".to_owned()), ..Options::on(day()) };
        for fixture in [ARCHIVE, &large::archive()] {
            examples.add(views, &dateline::compile(&with_pictures(support::input(fixture, options()))).value);
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["tests/golden/ledger", "tests/golden/newsroom", ""] {
            let read = input::read(&root.join(folder), options()).expect("an archive");
            examples.add(views, &dateline::compile(&read.value).value);
        }
        examples
    }

    pub fn of(&self, view: &str, field: &str) -> Option<&str> {
        self.0.get(&(view.to_owned(), field.to_owned())).map(String::as_str)
    }

    fn add(&mut self, views: &Views, output: &dateline::output::Output) {
        let kept = Kept::default();
        let site = output.site();
        for page in site.pages() {
            site::view(site, page, &kept);
        }
        let of_site = serde_json::to_value(site::site_view(site)).expect("a view is plain values");
        self.view(views, "SiteView", &of_site);
        for (template, value) in kept.0.into_inner() {
            let given = views.templates.iter().find(|known| known.file == template);
            self.view(views, given.map_or("PageView", |given| given.view.as_str()), &value);
        }
    }

    fn view(&mut self, views: &Views, name: &str, value: &Value) {
        let view = views.find(name).unwrap_or_else(|| panic!("there is no view {name}"));
        if let Some(inner) = &view.inner {
            self.shape(views, inner, value);
        }
        for field in &view.fields {
            if let (Shape::View(inner), true) = (&field.shape, field.is_flat) {
                self.view(views, inner, value);
                // The guide lists its fields in the view that they are part of.
                self.copy(views, inner, name);
                continue;
            }
            let Some(value) = value.get(&field.name) else {
                assert!(view.is_choice(), "{name} has no {}", field.name);
                continue;
            };
            if let Some(example) = example(value) {
                self.0.entry((name.to_owned(), field.name.clone())).or_insert(example);
            }
            self.shape(views, &field.shape, value);
        }
    }

    fn copy(&mut self, views: &Views, from: &str, to: &str) {
        for field in fields(views, views.find(from).expect("a view")) {
            if let Some(example) = self.of(from, &field.name).map(ToOwned::to_owned) {
                self.0.entry((to.to_owned(), field.name.clone())).or_insert(example);
            }
        }
    }

    fn shape(&mut self, views: &Views, shape: &Shape, value: &Value) {
        match (shape, value) {
            (_, Value::Null) => {}
            (Shape::View(name), value) => self.view(views, name, value),
            (Shape::Absent(inner), value) => self.shape(views, inner, value),
            (Shape::List(inner), Value::Array(values)) => {
                values.iter().for_each(|value| self.shape(views, inner, value));
            }
            (Shape::Pair(parts), Value::Array(values)) => {
                parts.iter().zip(values).for_each(|(part, value)| self.shape(views, part, value));
            }
            (Shape::Text | Shape::Html, Value::String(_)) => {}
            (Shape::Number, Value::Number(_)) | (Shape::Flag, Value::Bool(_)) => {}
            (shape, value) => panic!("{shape:?} was expected, not {value}"),
        }
    }
}

/// A value as a template would print it; of lists the first. `None` where there is nothing to show.
fn example(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let cut: String = line.chars().take(LONGEST).collect();
            let end = if cut.len() < line.len() { "…" } else { "" };
            (!cut.is_empty()).then(|| format!("{cut}{end}"))
        }
        Value::Array(values) => values.iter().find_map(example),
        Value::Object(fields) => (!fields.is_empty()).then(String::new),
    }
}
