//! What is known of an article, wherever it was read, and the front matter that says it.

use sha2::Digest;
use sha2::Sha256;

use crate::edit::Written;
use crate::import::printed;

/// An article's fields (DESIGN 4.1), as far as they could be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub title: Option<String>,
    pub section: Option<String>,
    /// As a field is written.
    pub date: Option<String>,
    pub updated: Option<String>,
    pub byline: Vec<String>,
    pub dateline: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub captures: Vec<Capture>,
    pub lang: Option<String>,
    pub summary: Option<String>,
    pub topics: Vec<String>,
    pub image: Option<Picture>,
    pub media: Vec<Media>,
    pub contributors: Vec<String>,
    pub notices: Vec<String>,
    pub license: Option<String>,
    /// What an editor should look at.
    pub check: Option<&'static str>,
}

/// A saved copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capture {
    pub url: Option<String>,
    pub file: Option<String>,
    pub at: Option<String>,
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// A picture, held or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address elsewhere.
    pub url: Option<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// A recording that is described.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    pub title: String,
    pub kind: Option<String>,
    pub duration: Option<String>,
    pub url: Option<String>,
}

/// The hash of a page's own bytes, as it stands in a capture.
pub(super) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A day as it is written in a field. `None` where a text says none, or only a month.
pub(super) fn day(text: &str) -> Option<String> {
    let date = printed::read(text, None)?;
    date.day().is_some().then(|| date.to_string())
}

/// A text that may be absent becomes a field that may be.
pub(super) fn some(name: &str, text: Option<String>) -> Option<(String, Written)> {
    text.map(|text| (name.to_owned(), Written::text(&text)))
}

fn plain(name: &str, text: Option<String>) -> Option<(String, Written)> {
    text.map(|text| (name.to_owned(), Written::Plain(text)))
}

fn list(name: &str, texts: Vec<String>) -> Option<(String, Written)> {
    (!texts.is_empty()).then(|| (name.to_owned(), Written::texts(&texts)))
}

impl Facts {
    /// The front matter, in the order in which people look for things.
    pub fn fields(self) -> Vec<(String, Written)> {
        let Facts {
            title,
            section,
            date,
            updated,
            byline,
            dateline,
            publisher,
            url,
            captures,
            lang,
            summary,
            topics,
            image,
            media,
            contributors,
            notices,
            license,
            check,
        } = self;
        let captures: Vec<Written> = captures.into_iter().filter_map(Capture::written).collect();
        let media: Vec<Written> = media.into_iter().map(Media::written).collect();
        let image = image.and_then(Picture::written);
        let fields = [
            some("title", title),
            plain("date", date),
            plain("updated", updated),
            list("byline", byline),
            some("dateline", dateline),
            some("publisher", publisher),
            some("section", section),
            some("url", url),
            some("lang", lang),
            some("summary", summary),
            list("topics", topics),
            image.map(|image| ("image".to_owned(), image)),
            (!media.is_empty()).then(|| ("media".to_owned(), Written::List(media))),
            list("contributors", contributors),
            list("notices", notices),
            some("license", license),
            (!captures.is_empty()).then(|| ("captures".to_owned(), Written::List(captures))),
            some("check", check.map(str::to_owned)),
        ];
        fields.into_iter().flatten().collect()
    }
}

/// What of some fields there is, as one value.
pub(super) fn map(entries: impl IntoIterator<Item = Option<(String, Written)>>) -> Option<Written> {
    let entries: Vec<(String, Written)> = entries.into_iter().flatten().collect();
    (!entries.is_empty()).then_some(Written::Map(entries))
}

impl Capture {
    pub fn written(self) -> Option<Written> {
        let Capture { url, file, at, sha256, tool } = self;
        let at = plain("at", at);
        map([some("url", url), some("file", file), at, some("sha256", sha256), some("tool", tool)])
    }
}

impl Picture {
    /// A picture that is not held is described. Without a word about it there is nothing to say.
    fn written(self) -> Option<Written> {
        let Picture { url: _, alt, caption, credit } = self;
        map([some("alt", alt), some("caption", caption), some("credit", credit)])
    }
}

impl Media {
    fn written(self) -> Written {
        let Media { title, kind, duration, url } = self;
        let entries = [some("title", Some(title)), some("kind", kind), some("duration", duration), some("url", url)];
        map(entries).unwrap_or(Written::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit;

    #[test]
    fn fields_stand_in_one_order_and_absent_ones_nowhere() {
        let facts = Facts {
            title: Some("Toll: 230".to_owned()),
            date: Some("2022-03-14".to_owned()),
            byline: vec!["A. B.".to_owned()],
            image: Some(Picture { caption: Some("Families".to_owned()), ..Picture::default() }),
            captures: vec![Capture { sha256: Some("0a".repeat(32)), ..Capture::default() }],
            ..Facts::default()
        };
        let expected = format!(
            "---\ntitle: \"Toll: 230\"\ndate: 2022-03-14\nbyline:\n  - A. B.\nimage:\n  caption: Families\ncaptures:\n  - sha256: \"{}\"\n---\n\nText\n",
            "0a".repeat(32)
        );
        assert_eq!(edit::file(&facts.fields(), "Text"), expected);
    }
}
