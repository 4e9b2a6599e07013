//! Annotations with their places.

use std::ops::Range;

use crate::archive::ArticleIndex;
use crate::archive::Target;
use crate::archive::anchor::Anchor;
use crate::archive::anchor::Anchoring;
use crate::archive::anchor::Quote;
use crate::archive::anchor::State;
use crate::archive::articles::Linking;
use crate::archive::links;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Position;
use crate::document::Selection;
use crate::value::FilePath;

/// An annotation of an article.
#[derive(Debug, Clone)]
pub struct Annotation {
    pub document: document::Annotation,
    pub article: ArticleIndex,
    /// From 1, in the order of the article's text; those without a place come last.
    pub number: u16,
    pub state: State,
    /// In bytes of the body's text layer, where it has a place.
    pub range: Option<Range<usize>>,
    /// Links of the note, in their order.
    pub links: Vec<Target>,
}

/// Finds the words of an article's annotations and puts them in order. What has no place is reported.
pub(super) fn link(
    written: Vec<document::Annotation>,
    (index, article): (ArticleIndex, &document::Article),
    anchoring: &Anchoring,
    linking: Linking,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Annotation> {
    let strangers = made_elsewhere(&written, article, linking);
    let mut annotations: Vec<Annotation> = Vec::with_capacity(written.len());
    for (position, document) in written.into_iter().enumerate() {
        let anchor = match strangers.contains(&position) {
            true => Anchor { state: State::Orphan, range: None, places: 0 },
            false => anchor(&document.selection, &article.body.text, anchoring),
        };
        problems.extend(match strangers.contains(&position) {
            true => Some(of_another_page(&document)),
            false => report(&document, &anchor, &article.body.text, anchoring),
        });
        let links = links::resolve(&document.note.prose, &document.source, None, linking.ids, problems);
        let Anchor { state, range, places: _ } = anchor;
        annotations.push(Annotation { document, article: index, number: 0, state, range, links });
    }
    // Of notes on one beginning the longer comes first: its mark goes around the other's.
    annotations.sort_by_key(|annotation| match &annotation.range {
        Some(range) => (range.start, std::cmp::Reverse(range.end)),
        None => (usize::MAX, std::cmp::Reverse(usize::MAX)),
    });
    for (position, annotation) in annotations.iter_mut().enumerate() {
        annotation.number = u16::try_from(position + 1).unwrap_or(u16::MAX);
    }
    annotations
}

fn anchor(selection: &Selection, text: &str, anchoring: &Anchoring) -> Anchor {
    match selection {
        Selection::Whole => Anchor { state: State::Whole, range: None, places: 0 },
        Selection::Unread(_) => Anchor { state: State::Orphan, range: None, places: 0 },
        Selection::Quote { quote, prefix, suffix, position } => anchoring.find(Quote {
            exact: &quote.value,
            prefix: prefix.as_deref(),
            suffix: suffix.as_deref(),
            position: position.map(|position| byte_at(text, position)),
        }),
    }
}

/// The byte of a text that a position in other units is.
fn byte_at(text: &str, position: Position) -> usize {
    match position {
        Position::CodePoints(count) => text.char_indices().nth(count).map_or(text.len(), |(at, _)| at),
        Position::Utf16(count) => {
            let mut units = 0;
            let mut letters = text.char_indices();
            letters
                .find(|(_, letter)| {
                    let is_reached = units >= count;
                    units += letter.len_utf16();
                    is_reached
                })
                .map_or(text.len(), |(at, _)| at)
        }
    }
}

/// Says what has no place, and what has one on changed words.
fn report(document: &document::Annotation, anchor: &Anchor, text: &str, anchoring: &Anchoring) -> Option<Diagnostic> {
    let quote = match &document.selection {
        Selection::Quote { quote, .. } => quote,
        Selection::Whole => return None,
        Selection::Unread(how) => {
            let message =
                format!("this note says its place by {how}, which is not read: it stands at the article's end");
            let problem = Diagnostic::warning(ProblemKind::UnreadSelector, message).at(&document.source, document.span);
            return Some(problem.hint("add a `TextQuoteSelector` with the words that it is about"));
        }
    };
    let problem = match anchor.state {
        State::Exact | State::Whole => return None,
        State::Fuzzy => {
            let words = anchor.range.clone().map(|range| &text[range]).unwrap_or_default();
            Diagnostic::note(
                ProblemKind::ChangedQuote,
                "the words of this note have changed; it stands where most of them are",
            )
            .hint(format!("the text now says `{words}`"))
        }
        State::Ambiguous => {
            let places = anchor.places;
            Diagnostic::warning(
                ProblemKind::AmbiguousQuote,
                format!("the words of this note stand in {places} places: it stands at the article's end"),
            )
            .hint("quote more words, or add `prefix:` and `suffix:`, the words right before and after")
        }
        State::Orphan => {
            let problem = Diagnostic::warning(
                ProblemKind::MissingQuote,
                "the words of this note are not in the text: it stands at the article's end",
            );
            match anchoring.nearest(&quote.value) {
                Some(near) => problem.hint(format!("did you mean `{}`?", &text[near])),
                None => problem.hint("quote words of the article's text as a reader sees them"),
            }
        }
    };
    Some(problem.at(&document.source, quote.span))
}

/// Annotations of a file that were made on another page than this article's, by index. That can only be told where others of the
/// same file were made on this one: the article may have had another address when they were made.
fn made_elsewhere(written: &[document::Annotation], article: &document::Article, linking: Linking) -> Vec<usize> {
    let is_here = |annotation: &document::Annotation| {
        annotation.target.as_deref().is_some_and(|target| is_address_of(target, article, linking))
    };
    let is_known = |path: &FilePath| written.iter().any(|other| other.source.path == *path && is_here(other));
    let is_elsewhere = |annotation: &document::Annotation| {
        annotation.target.is_some() && !is_here(annotation) && is_known(&annotation.source.path)
    };
    written.iter().enumerate().filter(|(_, annotation)| is_elsewhere(annotation)).map(|(index, _)| index).collect()
}

fn of_another_page(document: &document::Annotation) -> Diagnostic {
    let target = document.target.as_deref().unwrap_or_default();
    Diagnostic::warning(
        ProblemKind::OtherPage,
        format!("this note was made on another page, `{target}`: it stands at the article's end"),
    )
    .at(&document.source, document.span)
    .hint("move it to the file beside the article that it is about")
}

/// Whether an address is one of an article's: the original's, a capture's, its own in this site.
fn is_address_of(target: &str, article: &document::Article, linking: Linking) -> bool {
    let bare = bare_address(target);
    let captures = article.captures.iter().filter_map(|capture| capture.url.as_deref());
    if article.url.as_deref().into_iter().chain(captures).any(|address| bare_address(address) == bare) {
        return true;
    }
    let own = format!("{}.html", article.id);
    let base = linking.settings.base_url.as_deref();
    if base.is_some_and(|base| bare == bare_address(&format!("{base}{own}"))) {
        return true;
    }
    let relative = target.split(['#', '?']).next().unwrap_or_default().trim_start_matches(['.', '/']);
    !target.contains("://") && !relative.is_empty() && (own == relative || own.ends_with(&format!("/{relative}")))
}

/// An address without what does not tell pages apart: scheme, `www.`, fragment, closing slash.
fn bare_address(address: &str) -> &str {
    let address = address.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}
