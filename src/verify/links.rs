//! Follows what one file refers to: links and fragments inside the folder, requests that would leave it.
//!
//! Why a request to the site's own address is one to elsewhere: a copy on a stick or on a mirror would ask the publisher's host, which
//! may be gone, or may be watched. Only `404.html`, which a server shows at any depth, needs full addresses.

use std::collections::HashSet;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;
use crate::verify::Captures;
use crate::verify::Folder;
use crate::verify::address;
use crate::verify::address::Address;
use crate::verify::address::Inside;
use crate::verify::address::Start;
use crate::verify::captures;
use crate::verify::feeds;
use crate::verify::markup;
use crate::verify::markup::Form;
use crate::verify::references;
use crate::verify::references::Reference;
use crate::verify::references::Use;

/// So many problems of one file are said one by one.
const OF_A_FILE: usize = 1_000;

/// What was followed.
#[derive(Debug, Clone, Default)]
pub struct Followed {
    /// Addresses that mean a file of the folder.
    pub links: usize,
    /// What the file states about saved copies.
    pub captures: Captures,
}

/// One file with what is around it.
struct Page<'a> {
    path: &'a FilePath,
    folder: &'a Folder,
    /// What relative addresses start from, where that is not the file itself.
    base: Option<Address>,
}

/// Follows everything that a file refers to. A file that holds no addresses has no problems.
pub fn follow(path: &FilePath, bytes: &[u8], folder: &Folder) -> Checked<Followed> {
    let Some(form) = markup::form(path) else { return Checked::clean(Followed::default()) };
    let text = markup::text(bytes);
    let references = references::of(&text, form);
    let base = references.base.as_deref().map(|base| address::read(base, folder.base()));
    let page = Page { path, folder, base };
    let mut followed = Followed::default();
    for (copy, digits) in &references.hashes {
        page.state(copy, digits, &mut followed.captures);
    }
    let of_feed = if form == Form::Feed { feeds::addresses(&text, folder.base()) } else { Vec::new() };
    let all = references.all.iter().chain(&of_feed);
    followed.links = all.clone().filter(|reference| page.is_inside(reference)).count();
    let (first, more) = page.problems(all, &references.doubled);
    let mut diagnostics = Vec::new();
    if !first.is_empty() {
        let source = Source { path: path.clone(), text: text.as_ref().into() };
        for (problem, span) in first {
            diagnostics.push(problem.at(&source, span));
        }
    }
    if more > 0 {
        diagnostics.push(
            Diagnostic::error(ProblemKind::UnreadPage, format!("{more} more problems are in this file")).in_file(path),
        );
    }
    if form == Form::Svg && text.contains("<!ENTITY") {
        let problem = Diagnostic::warning(
            ProblemKind::UnreadPage,
            "this drawing declares entities; addresses made of them are not followed",
        );
        diagnostics.push(problem.in_file(path));
    }
    Checked { value: followed, diagnostics }
}

fn doubled(id: &str) -> Diagnostic {
    Diagnostic::warning(ProblemKind::DoubledId, format!("the id `{}` stands twice", shown(id)))
        .hint("links lead to the first")
}

impl Page<'_> {
    /// An address as this page means it.
    fn read(&self, written: &str) -> Address {
        let read = address::read(written, self.folder.base());
        match (&read, &self.base) {
            (Address::Inside(Inside { start: Start::Page, path, fragment }), Some(base)) => match base {
                Address::Inside(base) => Address::Inside(based(base, path, fragment.clone())),
                _ => Address::Elsewhere,
            },
            _ => read,
        }
    }

    fn is_inside(&self, reference: &Reference) -> bool {
        matches!(self.read(&reference.address), Address::Inside(_))
    }

    fn problem(&self, reference: &Reference) -> Option<Diagnostic> {
        let Reference { address, purpose, .. } = reference;
        match (self.read(address), purpose) {
            (Address::Elsewhere, Use::Load) => Some(
                Diagnostic::error(
                    ProblemKind::ForeignRequest,
                    format!("`{}` is loaded from elsewhere", shown(address)),
                )
                .hint("a reader's browser asks that host without being told to"),
            ),
            (Address::Elsewhere, Use::Send) => Some(
                Diagnostic::error(
                    ProblemKind::ForeignRequest,
                    format!("this page sends something to `{}`", shown(address)),
                )
                .hint("what a reader types or follows goes to that host"),
            ),
            (Address::Elsewhere, Use::Link) | (Address::Inert, _) => None,
            (Address::Machine, _) => Some(Diagnostic::error(
                ProblemKind::DeadLink,
                format!("`{}` is a place on one machine", shown(address)),
            )),
            (Address::Inside(inside), _) => self.followed(reference, &inside),
        }
    }

    /// The first problems of a page, with their places, and how many more there are.
    fn problems<'r>(
        &self,
        references: impl Iterator<Item = &'r Reference>,
        ids: &[(String, Span)],
    ) -> (Vec<(Diagnostic, Span)>, usize) {
        let (mut first, mut more) = (Vec::new(), 0);
        let mut add = |problem: Diagnostic, span: Span| match first.len() < OF_A_FILE {
            true => first.push((problem, span)),
            false => more += 1,
        };
        // What stands on a page ten times is one problem, at its first place.
        let mut seen = HashSet::new();
        for reference in references {
            if seen.insert((reference.address.as_str(), reference.purpose))
                && let Some(problem) = self.problem(reference)
            {
                add(problem, reference.span);
            }
        }
        for (id, span) in ids {
            add(doubled(id), *span);
        }
        (first, more)
    }

    fn followed(&self, reference: &Reference, inside: &Inside) -> Option<Diagnostic> {
        let address = shown(&reference.address);
        let is_full = matches!(inside.start, Start::Site) && reference.purpose != Use::Link;
        if is_full && self.path.name() != "404.html" {
            let problem = Diagnostic::error(
                ProblemKind::ForeignRequest,
                format!("`{address}` is loaded from the site's own address"),
            );
            return Some(problem.hint("a copy elsewhere would ask the publisher's host; write it relative"));
        }
        let base = self.folder.base();
        let Some(path) = address::target(self.path, inside, base) else {
            return Some(Diagnostic::error(ProblemKind::DeadLink, format!("`{address}` leads out of the folder")));
        };
        let Some(target) = self.folder.file(&path) else {
            let problem =
                Diagnostic::error(ProblemKind::DeadLink, format!("`{address}` leads to `{path}`, which is not there"));
            return Some(match self.folder.near(path.trim_end_matches('/')) {
                Some(near) => problem.hint(format!("there is `{near}`: capital and small letters are not the same")),
                None => problem,
            });
        };
        let fragment = inside.fragment.as_deref().unwrap_or_default();
        if !self.has_fragment(&target, fragment) {
            return Some(Diagnostic::error(
                ProblemKind::DeadLink,
                format!("`{address}`: `{target}` has no id `{}`", shown(fragment)),
            ));
        }
        let is_rooted = inside.start == Start::Host && self.path.name() != "404.html";
        if !is_rooted {
            return None;
        }
        let message = format!("`{address}` starts at the root of its host");
        let hint = "it leads nowhere in a copy that is opened from a folder, or stands below another path";
        Some(Diagnostic::warning(ProblemKind::RootedLink, message).hint(hint))
    }

    fn has_fragment(&self, target: &FilePath, fragment: &str) -> bool {
        let is_page = matches!(markup::form(target), Some(Form::Html | Form::Svg));
        let is_view = markup::form(target) == Some(Form::Svg)
            && ["svgView(", "xywh=", "t="].iter().any(|view| fragment.starts_with(view));
        if !is_page || is_view || fragment.is_empty() {
            return true;
        }
        // In a style sheet, a fragment alone is of the page that uses it.
        let decoded = address::decoded(fragment);
        let decoded = String::from_utf8_lossy(&decoded);
        self.folder.has_id(target, fragment)
            || self.folder.has_id(target, &decoded)
            || decoded.eq_ignore_ascii_case("top")
    }

    /// Keeps what a page states of a copy that lies in the folder.
    fn state(&self, copy: &str, digits: &str, captures: &mut Captures) {
        // A place in the text would keep the text of every article in memory.
        let place = || Place::file(self.path.clone());
        match self.read(copy) {
            Address::Inside(inside) => {
                let Some(path) = address::target(self.path, &inside, self.folder.base()) else { return };
                captures.add(captures::Statement { file: Some(&path), digits, place: &place });
            }
            _ => captures.add(captures::Statement { file: None, digits, place: &place }),
        }
    }
}

/// A relative address of a page with a `<base>`.
fn based(base: &Inside, path: &str, fragment: Option<String>) -> Inside {
    let path = match base.path.rfind('/') {
        _ if path.is_empty() => base.path.clone(),
        Some(slash) => format!("{}{path}", &base.path[..=slash]),
        None => path.to_owned(),
    };
    Inside { path, start: base.start, fragment }
}

/// An address for a message: not longer than a line, no signs that move a cursor.
fn shown(address: &str) -> String {
    let mut shown = String::new();
    for letter in address.trim().chars().take(200) {
        shown.push(if letter.is_control() { '\u{fffd}' } else { letter });
    }
    if address.chars().nth(200).is_some() {
        shown.push('…');
    }
    shown
}
