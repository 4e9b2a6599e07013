//! What stands around the pages: the menu, the opening of the front page, the picture and the text of the site's own
//! (`content/site.yaml`).

use crate::archive::ids::Target;
use crate::archive::index::PageIndex;
use crate::archive::linking::Linking;
use crate::archive::links::Resolving;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::Prose;
use crate::input::LISTS;
use crate::input::Look;
use crate::input::MenuEntry;
use crate::value::FilePath;
use crate::value::Located;
use crate::value::Source;
use crate::value::url::is_web_address;

/// What stands around the pages.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// In its order; empty where the archive has no menu of its own.
    pub menu: Vec<Way>,
    /// The page whose text opens the front page.
    pub front: Option<PageIndex>,
    /// A file under `static/`.
    pub logo: Option<FilePath>,
    pub footer: Prose,
    /// Where the links of the footer lead, in their order.
    pub links: Vec<Target>,
}

/// An entry of the menu.
#[derive(Debug, Clone)]
pub struct Way {
    pub to: Goal,
    pub label: Option<String>,
}

/// Where an entry of the menu leads.
#[derive(Debug, Clone)]
pub enum Goal {
    /// What the site has of itself, by name.
    List(&'static str),
    Target(Target),
}

/// Links what the settings say of it.
pub(super) fn link(footer: Prose, linking: &Linking, problems: &mut Vec<Diagnostic>) -> Frame {
    let settings = &linking.settings;
    let Some(source) = &settings.source else { return Frame::default() };
    let Look { menu, front, logo, accent: _, footer: _ } = &settings.look;
    let resolving = Resolving { source, original: None, linking };
    let links = resolving.resolve(&footer, problems);
    Frame {
        menu: menu.iter().filter_map(|entry| way(entry, resolving, problems)).collect(),
        front: front.as_ref().and_then(|front| opening(front, resolving, problems)),
        logo: logo.as_ref().and_then(|logo| picture(logo, linking, problems)),
        footer,
        links,
    }
}

fn way(entry: &MenuEntry, resolving: Resolving, problems: &mut Vec<Diagnostic>) -> Option<Way> {
    let MenuEntry { to, label } = entry;
    let goal = match list(&to.value) {
        Some(name) => Goal::List(name),
        None if is_web_address(&to.value) || to.value.starts_with("mailto:") => {
            Goal::Target(Target::Elsewhere(to.value.clone()))
        }
        None => match resolving.called(&to.value) {
            Ok(target) => Goal::Target(target),
            Err(failure) => {
                problems.push(failure.of_menu(to).at(resolving.source, to.span));
                return None;
            }
        },
    };
    Some(Way { to: goal, label: label.clone() })
}

/// What the site has of itself, by its name or by its address: `people`, `people/`, `/map.html`.
fn list(written: &str) -> Option<&'static str> {
    let name = written.trim_start_matches('/').trim_end_matches(".html").trim_end_matches("index");
    let name = match name.trim_end_matches('/') {
        "" => "home",
        name => name,
    };
    LISTS.into_iter().find(|known| *known == name)
}

fn opening(front: &Located<String>, resolving: Resolving, problems: &mut Vec<Diagnostic>) -> Option<PageIndex> {
    match resolving.called(&front.value) {
        Ok(Target::Page(page)) => return Some(page),
        Ok(_) => {
            let message = format!("`{}` is no standing page", front.value);
            let problem = Diagnostic::error(ProblemKind::UnknownId, message).at(resolving.source, front.span);
            problems.push(problem.hint("name a file under `content/pages/`"));
        }
        Err(failure) => problems.push(failure.of_menu(front).at(resolving.source, front.span)),
    }
    None
}

fn picture(logo: &Located<String>, linking: &Linking, problems: &mut Vec<Diagnostic>) -> Option<FilePath> {
    let path = FilePath::new(logo.value.trim_start_matches('/'));
    if let Some(Target::File(file)) = linking.ids.file(&path) {
        return Some(file);
    }
    let source: &Source = linking.settings.source.as_ref()?;
    let problem = Diagnostic::error(ProblemKind::MissingFile, format!("there is no `{}` under `static/`", logo.value));
    let near =
        Near::new(path.as_str(), &Among::new(linking.ids.files())).or("put the picture there: `static/logo.svg`");
    problems.push(problem.at(source, logo.span).near(near));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_by_name_and_by_address() {
        for written in ["people", "people/", "/people/index.html", "people/index", "people.html"] {
            assert_eq!(list(written), Some("people"), "{written}");
        }
        for written in ["home", "/", "index.html", "/index.html"] {
            assert_eq!(list(written), Some("home"), "{written}");
        }
        for written in ["pages/about", "people/x", "People", "https://example.org/", "index/people"] {
            assert_eq!(list(written), None, "{written}");
        }
    }
}
