//! Annotations as pages show them.
//!
//! Why not a `details` element for each: it cannot stand in a paragraph, and what is closed is not printed and not found. Why not floats
//! in the margin alone: a float begins below its block. Where a browser can anchor boxes, a note begins at its sign; elsewhere it floats
//! after its block.
//!
//! Beside an article that runs the other way, notes are the site's (`templates/article.html`): the block with a note in it has the site's
//! language and direction, its words the article's. Which side of the page is empty is the site's business, and so are the words
//! around a note.

use serde::Serialize;

use crate::archive::Annotation;
use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::Part;
use crate::document::Selection;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::lang_and_dir;
use crate::site::parts::measures::notes as measures;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::NoteOrder;
use crate::site::plan::page::PAGE_LENGTH;
use crate::site::plan::shared::Labelled;
use crate::site::weave::NoteSign;
use crate::value::Html;
use crate::value::slug_or_code_points;

/// One annotation.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// From 1 in its article. On the article's page the note is `#note-3`, its words are `#passage-3`.
    pub number: u32,
    /// Which note of its block it is, from 1: ties it to its sign in style sheets. 0 where it has no place.
    pub place: u16,
    /// `exact`, `fuzzy`, `ambiguous`, `orphan`, or `whole` where the article as a whole is meant.
    pub state: &'static str,
    /// Whether its words are marked in the text.
    pub placed: bool,
    /// `headline`, `summary`, `caption`, `byline`, `dateline`, where its words are there and not in the text.
    pub part: Option<&'static str>,
    /// The words as the annotation quotes them; absent where the article as a whole is meant.
    pub quote: Option<String>,
    /// The words as they stand in the text, where they have a place.
    pub exact: Option<String>,
    /// Language and direction of the words, which are the article's.
    pub quote_lang: String,
    pub quote_dir: &'static str,
    /// Blocks of HTML; empty where words are marked without a note.
    pub html: Html,
    pub lang: String,
    pub dir: &'static str,
    /// `commenting`, `questioning`, … (W3C), and in the site's language.
    pub motivation: &'static str,
    pub motivation_label: String,
    pub by: Option<LinkView>,
    pub date: Option<DateView>,
    pub tags: Vec<LinkView>,
    /// Its words, or itself where it has no place: `articles/x.html#passage-3`.
    pub address: String,
}

/// A part of an article's body: blocks, and the notes whose words end in the last of them.
#[derive(Debug, Clone, Serialize)]
pub struct BodyPartView {
    pub html: Html,
    pub notes: Vec<NoteView>,
}

/// The text of an article with its notes.
pub struct AnnotatedBody {
    /// With the notes after the blocks that they belong to.
    pub parts: Vec<BodyPartView>,
    /// Whether a margin beside the text has room for them.
    pub has_margin: bool,
    /// Notes that have no place in the text.
    pub loose: Vec<NoteView>,
}

/// The body of an article with its notes.
pub fn annotated_body(site: &Site, index: ArticleIndex, texts: &mut Texts) -> AnnotatedBody {
    let article = site.archive.article(index);
    let parts = texts.parts(&article.document.body, &article.links);
    let annotations = site.archive.annotations_of(index);
    let mut views: Vec<Option<NoteView>> = Vec::with_capacity(annotations.len());
    for annotation in annotations {
        views.push(Some(note_view(site, index, annotation, texts)));
    }
    let is_countable = parts.iter().all(|part| part.notes.len() <= measures::MOST_IN_BLOCK);
    let has_margin = is_countable && has_room(article, annotations);
    let mut with_notes = Vec::with_capacity(parts.len());
    for part in parts {
        let mut notes = Vec::new();
        for NoteSign { number, place } in part.notes {
            if let Some(note) = views.get_mut(number as usize - 1).and_then(Option::take) {
                notes.push(NoteView { place, ..note });
            }
        }
        with_notes.push(BodyPartView { html: part.html, notes });
    }
    AnnotatedBody { parts: with_notes, has_margin, loose: views.into_iter().flatten().collect() }
}

pub fn note_view(site: &Site, index: ArticleIndex, annotation: &Annotation, texts: &mut Texts) -> NoteView {
    let document = &annotation.document;
    let article = &site.archive.article(index).document;
    let (quote_lang, quote_dir) = lang_and_dir(&article.lang);
    let (lang, dir) = lang_and_dir(document.note.lang.as_ref().unwrap_or(site.lang()));
    let labelled = |order: NoteOrder, label: &String| LinkView {
        label: label.clone(),
        address: label_address(site, order, label),
    };
    NoteView {
        number: annotation.number,
        place: 0,
        state: annotation.state.word(),
        placed: annotation.range.is_some(),
        part: annotation.part.map(Part::word),
        quote: match &document.selection {
            Selection::Quote { quote, .. } => Some(quote.value.clone()),
            Selection::Whole | Selection::Unread(_) => None,
        },
        exact: annotation.range.clone().map(|range| article.body.text[range].trim().to_owned()),
        quote_lang,
        quote_dir,
        html: texts.note(annotation),
        lang,
        dir,
        motivation: document.motivation,
        motivation_label: site.words.say(&format!("motivation_{}", document.motivation)),
        by: document.by.as_ref().map(|by| labelled(NoteOrder::Author, by)),
        date: document.date.map(|date| date_view(site, date)),
        tags: document.tags.iter().map(|tag| labelled(NoteOrder::Tag, tag)).collect(),
        address: addresses::annotation(&site.archive, index, annotation),
    }
}

pub fn labelled(site: &Site, order: NoteOrder) -> Option<&Labelled> {
    match order {
        NoteOrder::Article => None,
        NoteOrder::Tag => Some(&site.shared.tags),
        NoteOrder::Author => Some(&site.shared.authors),
    }
}

pub fn label_address(site: &Site, order: NoteOrder, label: &str) -> Option<String> {
    let start = labelled(site, order)?.starts.get(label)?;
    let page = addresses::numbered(addresses::annotations(order), start / PAGE_LENGTH + 1);
    Some(format!("{page}#{}", label_anchor(label)))
}

pub fn label_anchor(label: &str) -> String {
    format!("l-{}", slug_or_code_points(label))
}

/// Whether notes that stand at their signs, each below the one before, end before the page does. In a margin they add nothing to its
/// height: what has no room would lie over what follows.
fn has_room(article: &Article, annotations: &[Annotation]) -> bool {
    let text = &article.document.body.text;
    let height = |text: &str| Above::default().height(text, text.len());
    // By where they end, as their signs stand.
    let mut signs: Vec<(usize, &Annotation)> = Vec::new();
    for annotation in annotations {
        signs.extend(annotation.range.as_ref().map(|range| (range.end, annotation)));
    }
    signs.sort_by_key(|(sign, _)| *sign);
    let mut end: f64 = 0.0;
    let mut above = Above::default();
    for (sign, annotation) in signs {
        let lines = annotation.document.note.text.chars().count() as f64 / measures::LETTERS_OF_NOTE_LINE;
        end = end.max(above.height(text, sign)) + lines.ceil() * measures::NOTE_LINE + measures::NOTE_FRAME;
    }
    let notices: f64 = article.document.notices.iter().map(|notice| height(&notice.text) / 2.0).sum();
    let below = measures::BELOW
        + notices
        + measures::CLAIM * article.claims.len() as f64
        + measures::NAME * article.entities.len() as f64;
    end <= height(text) + below
}

/// How high the text above a place is that moves on.
#[derive(Default)]
struct Above {
    at: usize,
    /// Of the blocks that have ended.
    ended: f64,
    /// Letters of the block that goes on.
    letters: usize,
}

impl Above {
    fn height(&mut self, text: &str, place: usize) -> f64 {
        for letter in text[self.at..place].chars() {
            if letter == '\n' {
                self.ended += Above::of_block(self.letters);
                self.letters = 0;
            } else {
                self.letters += 1;
            }
        }
        self.at = place;
        self.ended + Above::of_block(self.letters)
    }

    fn of_block(letters: usize) -> f64 {
        (letters as f64 / measures::LETTERS_OF_LINE).ceil() * measures::LINE + measures::BLOCK_GAP
    }
}
