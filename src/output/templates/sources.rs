//! The templates: those of the archive and those in the program, and by which names they are reached.

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::site::TEMPLATES;
use crate::value::FilePath;
use crate::value::Source;

/// What the name of every template in the program begins with. Without it the name is that of an archive's own template, where there is one.
pub(super) const BUILT_IN: &str = "dateline/";

/// All templates, those of the archive first. Tables of words, which lie beside them, are read elsewhere.
pub(super) fn read(files: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut own: Vec<Source> = Vec::new();
    for source in files.iter().filter(|source| !name_of(source).starts_with("words/")) {
        match name_of(source).strip_prefix(BUILT_IN) {
            Some(name) => diagnostics.push(in_the_way(source, name)),
            None => own.push(source.clone()),
        }
    }
    diagnostics.extend(own.iter().filter(|source| is_unused(source, &own)).map(unused));
    let needed = TEMPLATES.iter().filter(|(name, text)| is_needed(name, text, &own));
    let built_in: Vec<Source> = needed.map(|(name, text)| built_in(name, text)).collect();
    own.extend(built_in);
    own
}

/// Whether a built-in template is asked for. One that an archive has replaced may no longer fit the frame that it extends, which may be the
/// archive's own too.
fn is_needed(name: &str, text: &str, own: &[Source]) -> bool {
    let is_replaced = own.iter().any(|source| name_of(source) == name);
    let called = format!("{BUILT_IN}{name}");
    !is_replaced || !text.contains("{% extends") || own.iter().any(|source| source.text.contains(&called))
}

fn built_in(name: &str, text: &'static str) -> Source {
    Source { path: FilePath::new(format!("{BUILT_IN}{name}")), text: text.into() }
}

/// What templates call a template: its path under `templates/`, or that of a built-in one.
pub(super) fn name_of(source: &Source) -> &str {
    let path = source.path.as_str();
    path.strip_prefix("templates/").unwrap_or(path)
}

fn in_the_way(source: &Source, name: &str) -> Diagnostic {
    let message = "names that begin with `dateline/` are those of the built-in templates; this file is not read";
    let hint = format!("move it to `templates/{name}`");
    Diagnostic::warning(ProblemKind::FileNotRead, message).in_file(&source.path).hint(hint)
}

/// Whether it takes no built-in template's place, no other template names it, and it has no component, which all can use.
fn is_unused(source: &Source, own: &[Source]) -> bool {
    let name = name_of(source);
    let is_built_in = TEMPLATES.iter().any(|(known, _)| *known == name);
    let is_named_in = |text: &str| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'"));
    !is_built_in && !source.text.contains("endcomponent") && !own.iter().any(|other| is_named_in(&other.text))
}

fn unused(source: &Source) -> Diagnostic {
    let names = Among::new(TEMPLATES.iter().map(|(name, _)| *name));
    let near = Near::new(name_of(source), &names).around("templates/", "");
    let near =
        near.or("`dateline eject` lists the names of templates; others are used where one of these includes them");
    Diagnostic::warning(ProblemKind::FileNotRead, "no page is made with this file").in_file(&source.path).near(near)
}
