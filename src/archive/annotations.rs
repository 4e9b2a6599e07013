//! Annotations with their places.
//!
//! A note without a quote is on the whole article (state `whole`), as Hypothesis' page notes and W3C targets without a selector are.

use std::cmp::Reverse;
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
    let mut texts = vec![(Part::Headline, article.title.as_str()), (Part::Summary, &article.summary.text)];
    texts.extend(article.image.iter().map(|image| (Part::Caption, image.caption.text.as_str())));
    texts.extend(article.byline.iter().map(|name| (Part::Byline, name.value.as_str())));
    texts.extend(article.dateline.iter().map(|dateline| (Part::Dateline, dateline.text.as_str())));
    let found =
        texts.into_iter().find(|(_, text)| !Anchoring::new(text, &linking.register.caseless).places(quote).is_empty());
    found.map(|(part, _)| part)
}

/// Finds the words of an article's annotations and puts them in order. What has no place is reported.
pub(super) fn link(
    written: Vec<document::Annotation>,
    article: &Quoting,
    linking: &Linking,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Annotation> {
    let Quoting { index, document: of_article, anchoring } = article;
    let strangers = made_elsewhere(&written, of_article, linking);
    let mut placed: Vec<Placed> = Vec::with_capacity(written.len());
    for (position, document) in written.into_iter().enumerate() {
        let text = &of_article.body.text;
        let (anchor, part) = if strangers.contains(&position) {
            problems.push(of_another_page(&document));
            (Anchor { state: State::Orphan, range: None, places: 0 }, None)
        } else {
            let anchor = anchor(&document.selection, anchoring);
            let is_lost = anchor.state == State::Orphan;
            match is_lost.then(|| part_with(&document.selection, of_article, linking)).flatten() {
                Some(part) => (Anchor { state: State::Exact, range: None, places: 1 }, Some(part)),
                None => {
                    problems.extend(report(&document, &anchor, text, anchoring));
                    (anchor, None)
                }
            }
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
    (1..).zip(placed).map(|(number, placed)| placed.numbered(number, *index)).collect()
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
            let words = anchor.range.clone().map(|range| &text[range]).unwrap_or_default();
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
    let mut is_here: Vec<Option<bool>> = Vec::with_capacity(written.len());
    let addresses = addresses(article, linking);
    let mut files_of_here: HashSet<&FilePath> = HashSet::new();
    for annotation in written {
        let here = annotation.target.as_deref().map(|target| is_address_of(target, article, &addresses));
        if here == Some(true) {
            files_of_here.insert(&annotation.source.path);
        }
        is_here.push(here);
    }
    let mut elsewhere = HashSet::new();
    for (index, annotation) in written.iter().enumerate() {
        if is_here[index] == Some(false) && files_of_here.contains(&annotation.source.path) {
            elsewhere.insert(index);
        }
    }
    elsewhere
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
    let captures = article.captures.iter().filter_map(|capture| capture.url.as_ref());
    let own = linking.settings.base_url.as_ref().map(|base| format!("{base}{}.html", article.id));
    let all = article.url.iter().chain(captures).chain(&own);
    all.map(|address| bare_address(address).to_owned()).collect()
}

/// Whether an address is one of an article's, or leads to it inside the site.
fn is_address_of(target: &str, article: &document::Article, addresses: &HashSet<String>) -> bool {
    if addresses.contains(bare_address(target)) {
        return true;
    }
    let own = format!("{}.html", article.id);
    let relative = target.split(['#', '?']).next().unwrap_or_default().trim_start_matches(['.', '/']);
    !target.contains("://") && !relative.is_empty() && (own == relative || own.ends_with(&format!("/{relative}")))
}

/// An address without what does not tell pages apart: scheme, `www.`, fragment, closing slash.
fn bare_address(address: &str) -> &str {
    let address = address.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}
