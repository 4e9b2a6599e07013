//! Where readers may be led, and what is passed on (`outbound` in `content/site.yaml`).
//!
//! | | `live` | `capture` | `text` |
//! |---|---|---|---|
//! | links on pages and in feeds | originals and saved copies | saved copies | none |
//! | head, JSON-LD, citations, tables, notes as data | originals and saved copies | saved copies | none |
//! | words on a page | the address, as text | the address, as text | the address, as text |
//!
//! Why so: a citation and a table are made to be passed on, and programs turn an address in them into a link again; so what is no
//! link on a page is not in them at all. On the page of an article its address stays readable: nobody can check a source that has
//! none. What an editor writes out as words stays words wherever these stand: nothing in a text is rewritten.

use crate::archive::Annotation;
use crate::archive::Archive;
use crate::archive::Target;
use crate::document::Article;
use crate::document::Capture;
use crate::document::Format;
use crate::input::Outbound;

/// A note as it is published outside of pages.
pub struct PublishedNote<'a> {
    pub text: &'a str,
    pub format: Format,
}

/// The original's address, where it is passed on.
pub fn original<'a>(archive: &Archive, article: &'a Article) -> Option<&'a str> {
    article.url.as_deref().filter(|_| is_live(archive))
}

/// The first saved copy that has an address, where that is passed on.
pub fn saved_copy<'a>(archive: &Archive, article: &'a Article) -> Option<&'a Capture> {
    let is_passed_on = archive.settings.outbound != Outbound::Text;
    article.captures.iter().find(|capture| is_passed_on && capture.url.is_some())
}

/// Whether addresses that are no saved copies are passed on.
pub fn is_live(archive: &Archive) -> bool {
    archive.settings.outbound == Outbound::Live
}

/// A note as written; its words alone where it links to what is not passed on or leads nowhere, or has HTML in it.
pub fn published_note<'a>(archive: &Archive, annotation: &'a Annotation) -> PublishedNote<'a> {
    let note = &annotation.document.note;
    let is_kept_in = |link: &Target| match link {
        Target::Elsewhere(_) => !is_live(archive),
        // A script, a draft, a picture of another host.
        Target::Nowhere => true,
        _ => false,
    };
    let has_html = match note.format {
        Format::Html => true,
        Format::Markdown => may_have_html(&note.text),
        Format::Plain => false,
    };
    // HTML goes out as it was cleaned, which is its words: what a note came with may run where it is shown.
    match has_html || annotation.links.iter().any(is_kept_in) {
        true => PublishedNote { text: note.prose.text.trim_end(), format: Format::Plain },
        false => PublishedNote { text: &note.text, format: note.format },
    }
}

/// Whether a text may have a tag in it, also in code: an address in angle brackets is none.
fn may_have_html(text: &str) -> bool {
    const ADDRESSES: [&str; 3] = ["http://", "https://", "mailto:"];
    text.split('<').skip(1).any(|rest| {
        let begins_tag = rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter));
        begins_tag && !ADDRESSES.iter().any(|address| rest.starts_with(address))
    })
}
