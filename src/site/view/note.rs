//! Annotations.

use serde::Serialize;

use crate::site::view::ArticleLinkView;
use crate::site::view::CountView;
use crate::site::view::DateView;
use crate::site::view::LinkView;
use crate::site::view::PagerView;
use crate::value::Html;

/// One annotation.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// From 1 in its article. On the article's page the note is `#note-3`, its words are `#passage-3`.
    pub number: u16,
    /// Which note of its block it is, from 1: ties it to its sign in style sheets. 0 where it has no place.
    pub place: u16,
    /// `exact`, `fuzzy`, `ambiguous`, `orphan`, or `whole` where the article as a whole is meant.
    pub state: &'static str,
    /// Whether its words are marked in the text.
    pub placed: bool,
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

/// `annotations.html`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct NoteListView {
    /// `article`, `tag` or `author`.
    pub order: &'static str,
    pub title: String,
    pub total: usize,
    pub groups: Vec<NoteGroupView>,
    /// The other lists of the same notes.
    pub orders: Vec<NoteOrderView>,
    /// Tags or authors with their numbers of notes, to jump to.
    pub jumps: Vec<CountView>,
    pub pager: Option<PagerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NoteOrderView {
    pub order: &'static str,
    pub address: String,
    pub current: bool,
}

/// Notes on one article, under one tag or by one author.
#[derive(Debug, Clone, Serialize)]
pub struct NoteGroupView {
    pub label: String,
    pub anchor: String,
    /// Where the notes of the group are on one article.
    pub article: Option<ArticleLinkView>,
    pub notes: Vec<NoteRowView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NoteRowView {
    pub note: NoteView,
    pub article: ArticleLinkView,
}
