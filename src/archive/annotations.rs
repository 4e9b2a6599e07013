//! Annotations with their places.
//!
//! A note without a quote is on the whole article (state `whole`), as Hypothesis' page notes and W3C targets without a selector are.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use crate::archive::anchor::Anchor;
use crate::archive::anchor::Anchoring;
use crate::archive::anchor::Quote;
use crate::archive::anchor::State;
use crate::archive::ids::Target;
use crate::archive::index::ArticleIndex;
use crate::archive::linking::Linking;
use crate::archive::linking::Quoting;
use crate::archive::links::Resolving;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Selection;
use crate::value::FilePath;

/// An annotation of an article.
#[derive(Debug, Clone)]
pub struct Annotation {
    pub document: document::Annotation,
    pub article: ArticleIndex,
    /// From 1, in the order of the article's text; those without a place come last.
    pub number: u32,
    pub state: State,
    /// In bytes of the body's text layer, where it has a place.
    pub range: Option<Range<usize>>,
    /// Where else its words stand, where they are not in the body.
    pub part: Option<Part>,
    /// Links of the note, in their order.
    pub links: Vec<Target>,
}

/// A part of an article beside its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Headline,
    Summary,
    Caption,
    Byline,
    Dateline,
}

impl Part {
    pub fn word(self) -> &'static str {
        match self {
            Part::Headline => "headline",
            Part::Summary => "summary",
            Part::Caption => "caption",
            Part::Byline => "byline",
            Part::Dateline => "dateline",
        }
    }
}

/// The part of an article, its body apart, that has some words.
fn part_with(selection: &Selection, article: &document::Article, linking: &Linking) -> Option<Part> {
    let Selection::Quote { quote, .. } = selection else { return None };
    let quote = Quote { exact: &quote.value, prefix: None, suffix: None, position: None };
    for (part, text) in parts(article) {
        if !Anchoring::new(text, &linking.register.caseless).places(quote).is_empty() {
            return Some(part);
        }
    }
    None
}

/// The texts of an article beside its body.
fn parts(article: &document::Article) -> Vec<(Part, &str)> {
    let mut parts = vec![(Part::Headline, article.title.as_str()), (Part::Summary, &article.summary.text)];
    if let Some(image) = &article.image {
        parts.push((Part::Caption, &image.caption.text));
    }
    for name in &article.byline {
        parts.push((Part::Byline, &name.value));
    }
    if let Some(dateline) = &article.dateline {
        parts.push((Part::Dateline, &dateline.text));
    }
    parts
}

/// Finds the words of an article's annotations and puts them in order. What has no place is reported.
pub(super) fn link(
    written: Vec<document::Annotation>,
    article: &Quoting,
    linking: &Linking,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Annotation> {
    let Quoting { index, document: of_article, anchoring: _ } = article;
    let strangers = made_elsewhere(&written, of_article, linking);
    let mut placed: Vec<Placed> = Vec::with_capacity(written.len());
    for (position, document) in written.into_iter().enumerate() {
        let (anchor, part) = if strangers.contains(&position) {
            problems.push(of_another_page(&document));
            (Anchor { state: State::Orphan, range: None, places: 0 }, None)
        } else {
            place(&document, article, linking, problems)
        };
        let resolving = Resolving { source: &document.source, original: None, linking };
        let links = resolving.resolve(&document.note.prose, problems);
        placed.push(Placed { document, links, anchor, part });
    }
    // Of notes on one beginning the longer comes first: its mark goes around the other's.
    placed.sort_by_key(|placed| match &placed.anchor.range {
        Some(range) => (range.start, Reverse(range.end)),
        None => (usize::MAX, Reverse(usize::MAX)),
    });
    let numbered = (1..).zip(placed);
    numbered.map(|(number, placed)| placed.numbered(number, *index)).collect()
}

/// The place of a note: in the body, or in another part of the article.
fn place(
    document: &document::Annotation,
    article: &Quoting,
    linking: &Linking,
    problems: &mut Vec<Diagnostic>,
) -> (Anchor, Option<Part>) {
    let Quoting { index: _, document: of_article, anchoring } = article;
    let anchor = anchor(&document.selection, anchoring);
    if anchor.state == State::Orphan
        && let Some(part) = part_with(&document.selection, of_article, linking)
    {
        return (Anchor { state: State::Exact, range: None, places: 1 }, Some(part));
    }
    problems.extend(report(document, &anchor, &of_article.body.text, anchoring));
    (anchor, None)
}

/// A note with its place, which does not know yet how many come before it.
struct Placed {
    document: document::Annotation,
    links: Vec<Target>,
    anchor: Anchor,
    part: Option<Part>,
}

impl Placed {
    fn numbered(self, number: usize, article: ArticleIndex) -> Annotation {
        let Placed { document, links, anchor: Anchor { state, range, places: _ }, part } = self;
        Annotation { document, article, number: u32::try_from(number).unwrap_or(u32::MAX), state, range, part, links }
    }
}

fn anchor(selection: &Selection, anchoring: &Anchoring) -> Anchor {
    match selection {
        Selection::Whole => Anchor { state: State::Whole, range: None, places: 0 },
        Selection::Unread(_) => Anchor { state: State::Orphan, range: None, places: 0 },
        Selection::Quote { quote, prefix, suffix, position } => anchoring.find(Quote {
            exact: &quote.value,
            prefix: prefix.as_deref(),
            suffix: suffix.as_deref(),
            position: position.map(|position| anchoring.byte_at(position)),
        }),
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
            let words = &text[anchor.range.clone()?];
            Diagnostic::warning(
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
        State::Orphan if anchoring.is_spent() => Diagnostic::warning(
            ProblemKind::MissingQuote,
            "the words of this note were not looked for everywhere: this text has too many notes whose words have changed",
        )
        .hint("mend those before it, or quote the words as they stand in the text"),
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
fn made_elsewhere(written: &[document::Annotation], article: &document::Article, linking: &Linking) -> HashSet<usize> {
    let addresses = addresses(article, linking);
    let mut files_of_here: HashSet<&FilePath> = HashSet::new();
    let mut elsewhere: HashMap<usize, &FilePath> = HashMap::new();
    for (index, annotation) in written.iter().enumerate() {
        let Some(target) = &annotation.target else { continue };
        if is_address_of(target, article, &addresses) {
            files_of_here.insert(&annotation.source.path);
        } else {
            elsewhere.insert(index, &annotation.source.path);
        }
    }
    elsewhere.retain(|_, file| files_of_here.contains(*file));
    elsewhere.into_keys().collect()
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

/// The addresses of an article, bare: the original's, the captures', its own in this site.
fn addresses(article: &document::Article, linking: &Linking) -> HashSet<String> {
    let mut addresses = HashSet::new();
    if let Some(url) = &article.url {
        addresses.insert(bare_address(url).to_owned());
    }
    for capture in &article.captures {
        if let Some(url) = &capture.url {
            addresses.insert(bare_address(url).to_owned());
        }
    }
    if let Some(base) = &linking.settings.base_url {
        addresses.insert(bare_address(&format!("{base}{}.html", article.id)).to_owned());
    }
    addresses
}

/// Whether an address is one of an article's, or leads to it inside the site.
fn is_address_of(target: &str, article: &document::Article, addresses: &HashSet<String>) -> bool {
    if addresses.contains(bare_address(target)) {
        return true;
    }
    let own = format!("{}.html", article.id);
    let relative = before(target, &['#', '?']).trim_start_matches(['.', '/']);
    !target.contains("://") && !relative.is_empty() && (own == relative || own.ends_with(&format!("/{relative}")))
}

/// An address without what does not tell pages apart: scheme, `www.`, fragment, closing slash.
fn bare_address(address: &str) -> &str {
    let mut address = before(address, &['#']);
    if let Some((_, rest)) = address.split_once("://") {
        address = rest;
    }
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// What stands before the first of some signs.
fn before<'a>(address: &'a str, signs: &[char]) -> &'a str {
    match address.find(signs) {
        Some(end) => &address[..end],
        None => address,
    }
}
