//! Articles and standing pages.

use serde::Serialize;

use crate::site::view::ArticleLinkView;
use crate::site::view::BodyPartView;
use crate::site::view::DateView;
use crate::site::view::EntityGroupView;
use crate::site::view::LinkView;
use crate::site::view::NoteView;
use crate::site::view::QuestionClaimsView;
use crate::value::Html;

/// `article.html`: `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    pub id: String,
    pub title: String,
    /// The original's headline, where the title is ours.
    pub original_title: Option<String>,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub section: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub byline: Vec<LinkView>,
    /// Text as printed; leads to the place where it is registered.
    pub dateline: Option<LinkView>,
    pub publisher: Option<LinkView>,
    /// One paragraph of inline HTML.
    pub summary_html: Option<Html>,
    /// The text, cut after each block that notes belong to.
    pub body: Vec<BodyPartView>,
    /// Whether there is code in it whose words have colours.
    pub highlighted: bool,
    /// Notes that have no place in the text, or are about the whole article.
    pub notes: Vec<NoteView>,
    /// Whether notes stand in a margin beside the text, where a screen is wide: there are some, and they have room.
    pub margin: bool,
    /// By question, in the order of the text.
    pub claims: Vec<QuestionClaimsView>,
    pub image: Option<ImageView>,
    pub media: Vec<MediaView>,
    pub contributors: Vec<LinkView>,
    /// Boxed notices that the original carried, inline HTML.
    pub notices_html: Vec<Html>,
    pub corrections: Vec<CorrectionView>,
    pub provenance: ProvenanceView,
    pub citation: CitationView,
    pub words: usize,
    /// Who and what is named, by kind.
    pub named: Vec<EntityGroupView>,
    pub related: Vec<ArticleLinkView>,
    /// The article before this one in time.
    pub previous: Option<ArticleLinkView>,
    pub next: Option<ArticleLinkView>,
    /// The same report in other languages, and other versions of it.
    pub translations: Vec<ArticleLinkView>,
    pub versions: Vec<ArticleLinkView>,
    /// The text as offsets count it: `data/text/<path>.txt`.
    pub text_address: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Relative to the root; absent: the archive does not hold the picture, the caption describes it.
    pub src: Option<String>,
    pub alt: String,
    /// Pixels.
    pub width: Option<usize>,
    pub height: Option<usize>,
    pub caption_html: Option<Html>,
    pub credit: Option<String>,
}

/// Audio or video of the original: described and linked, never loaded.
#[derive(Debug, Clone, Serialize)]
pub struct MediaView {
    pub title: String,
    /// `video`, `audio` or what the editor wrote.
    pub kind: Option<String>,
    /// As printed: `0:03:18`.
    pub duration: Option<String>,
    /// A full address elsewhere, where outbound links are live.
    pub url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: Option<DateView>,
    pub text: String,
}

/// Where an article comes from and what was kept of it.
#[derive(Debug, Clone, Serialize)]
pub struct ProvenanceView {
    /// The original's address as text, where there is one.
    pub url: Option<String>,
    /// The same, to be linked; absent where outbound links are not live.
    pub link: Option<String>,
    pub captures: Vec<CaptureView>,
    pub retrieved: Option<DateView>,
    pub rights: Option<String>,
    pub license: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CaptureView {
    /// As text.
    pub url: Option<String>,
    /// To be linked.
    pub link: Option<String>,
    /// A file of this site, relative to the root.
    pub file: Option<String>,
    pub at: Option<DateView>,
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// How an article is cited: what stands on its page, and files beside it.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// As a sentence of the site's language.
    pub text: String,
    /// A template of the English Wikipedia.
    pub wikipedia: String,
    pub files: Vec<CitationFileView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CitationFileView {
    /// `BibTeX`: a name, the same in all languages.
    pub label: &'static str,
    pub address: String,
}

/// `page.html` (standing pages): `standing`.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView {
    pub title: String,
    pub summary_html: Option<Html>,
    pub body_html: Html,
}
