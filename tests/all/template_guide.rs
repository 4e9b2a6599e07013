//! The guide to templates: what each template is given, read from the views themselves, with an example of every field from pages that are
//! made here. `UPDATE_GOLDEN=1 cargo test guide` writes what follows the marker anew; what stands above it is written by hand.

mod examples;
mod large;
mod views;

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::guide::reference;
use examples::Examples;
use views::Shape;
use views::View;
use views::Views;
use views::fields;

#[test]
fn the_guide_to_templates_says_what_each_is_given() {
    reference::check("templates", 5, "What each template is given", guide().trim_start());
}

#[test]
fn every_field_of_the_guide_has_an_example() {
    let views = Views::read();
    let examples = Examples::gather(&views);
    let mut without: Vec<String> = Vec::new();
    for view in reachable(&views) {
        let lacking = fields(&views, view).into_iter().filter(|field| examples.of(&view.name, &field.name).is_none());
        without.extend(lacking.map(|field| format!("{}.{}", view.name, field.name)));
    }
    assert!(without.is_empty(), "no page that is made here has a value for {}", without.join(", "));
}

#[test]
fn the_guide_names_every_block_component_and_function() {
    let text = include_str!("../../docs/content/pages/look.md");
    let base = include_str!("../../templates/base.html");
    for block in base.split("{% block ").skip(1).map(|rest| rest.split([' ', '-']).next().expect("a name")) {
        assert!(text.contains(&format!("`{block}`")), "the block {block}");
    }
    for name in
        ["t(key=", "| number", "| safe", "site.css", "dateline eject", "{% extends \"dateline/article.html\" %}"]
    {
        assert!(text.contains(name), "{name}");
    }
}

/// Everything below the marker.
fn guide() -> String {
    let views = Views::read();
    let examples = Examples::gather(&views);
    let mut text = "\n## Which template makes what\n\n| template | is given | besides |\n|---|---|---|\n".to_owned();
    for template in &views.templates {
        let is_page = template.file.ends_with(".html");
        let besides = if is_page { "[`page`](#pageview), [`site`](#siteview)" } else { "[`site`](#siteview)" };
        let given = format!("`{}`: {}", template.name, linked(&views, &template.view));
        writeln!(text, "| `{}` | {given} | {besides} |", template.file).expect("memory");
    }
    text.push_str("\n## Components\n\nWritten `{{ <name argument={value} /> }}`; arguments with a value here may be left out.\n\n");
    text.push_str("| component | what it is |\n|---|---|\n");
    for (call, about) in views::components(include_str!("../../templates/components.html")) {
        writeln!(text, "| `{call}` | {about} |").expect("memory");
    }
    text.push_str("\n## Values\n");
    for view in reachable(&views) {
        write_view(&mut text, &views, &examples, view);
    }
    text
}

fn write_view(text: &mut String, views: &Views, examples: &Examples, view: &View) {
    writeln!(text, "\n### {}\n", view.name).expect("memory");
    if !view.about.is_empty() {
        writeln!(text, "{}\n", view.about).expect("memory");
    }
    text.push_str("| field | | what it is | example |\n|---|---|---|---|\n");
    for field in fields(views, view) {
        let example = match examples.of(&view.name, &field.name) {
            Some(example) => cell(example),
            None => String::new(),
        };
        let kind = kind(views, &field.shape);
        writeln!(text, "| `{}` | {kind} | {} | {example} |", field.name, field.about.replace('|', "\\|"))
            .expect("memory");
    }
}

/// An example in a cell of a table: code, in which nothing is Markdown.
fn cell(example: &str) -> String {
    let escaped = example.replace('|', "\\|");
    let fence = if escaped.contains('`') { "``" } else { "`" };
    if escaped.is_empty() { String::new() } else { format!("{fence}{escaped}{fence}") }
}

fn kind(views: &Views, shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Html => "HTML".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Flag => "yes or no".to_owned(),
        Shape::View(name) => linked(views, name),
        Shape::Absent(inner) => format!("{}, or absent", kind(views, inner)),
        Shape::List(inner) => format!("list: {}", kind(views, inner)),
        Shape::Pair(parts) => format!("pair: {}, {}", kind(views, &parts[0]), kind(views, &parts[1])),
    }
}

fn linked(views: &Views, name: &str) -> String {
    match views.find(name) {
        Some(View { inner: Some(inner), .. }) => kind(views, inner),
        Some(View { name, fields, .. }) if fields.is_empty() => name.clone(),
        Some(View { name, .. }) => format!("[{name}](#{})", name.to_lowercase()),
        None => panic!("there is no view {name}"),
    }
}

/// Every view that some template is given, those of all pages first, then by name.
fn reachable(views: &Views) -> Vec<&View> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut waiting: Vec<String> = vec!["SiteView".to_owned(), "PageView".to_owned()];
    waiting.extend(views.templates.iter().map(|template| template.view.clone()));
    while let Some(name) = waiting.pop() {
        let view = views.find(&name).unwrap_or_else(|| panic!("there is no view {name}"));
        if names.insert(name) {
            let shapes = view.inner.iter().chain(fields(views, view).into_iter().map(|field| &field.shape));
            waiting.extend(shapes.filter_map(Shape::view).map(ToOwned::to_owned));
        }
    }
    let first = ["SiteView", "PageView"];
    let others = names.iter().map(String::as_str).filter(|name| !first.contains(name));
    let shown = first.into_iter().chain(others).filter_map(|name| views.find(name));
    // A view that is nothing but another value is explained with that.
    shown.filter(|view| view.inner.is_none() && !view.fields.is_empty()).collect()
}
