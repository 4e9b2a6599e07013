//! A content file that is to be written, and where it came from.

use std::path::PathBuf;

use crate::edit;
use crate::edit::Written;
use crate::import::facts::Capture;
use crate::value::file_slug;

/// A content file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The folder below `content/`: `articles/2022`, `people`.
    pub folder: String,
    /// The name of the file without its ending; where it is taken, a number is put behind it.
    pub stem: String,
    pub fields: Vec<(String, Written)>,
    pub body: String,
    /// What it was read from, for the report: a file, and in it a page.
    pub from: String,
    /// The address of the original: what is there under it is not written again.
    pub url: Option<String>,
    /// Addresses at which a site of the archive's own had it: links between its texts lead to where these are now.
    pub addresses: Vec<String>,
    /// The copy that it was read from; its hash tells the same bytes.
    pub capture: Option<Capture>,
    /// The bytes of the page, for those who keep them.
    pub page: Option<Vec<u8>>,
    /// It is a row of a table: what is there is changed where the row says something else.
    pub row: Option<Row>,
    /// What the row calls the file: `articles/2022/x`, `x`.
    pub id: Option<String>,
    /// Files that it shows and that come along: where each is going to be below `static/`, and where it lies.
    pub files: Vec<(String, PathBuf)>,
    /// What a feed calls it that gives it no address.
    pub entry: Option<String>,
    /// What an editor should know of how it was read.
    pub doubts: Vec<String>,
    /// Where it is going to be, where that was decided with its neighbours in sight.
    pub place: Option<Place>,
}

/// What tells a row of a table that has neither an id nor an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What its table is called.
    pub table: String,
    /// No other row of the table has its title.
    pub is_only: bool,
}

/// A path below the root of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    New(String),
    /// It has come in before.
    There(String),
}

impl Place {
    pub fn path(&self) -> &str {
        match self {
            Place::New(path) | Place::There(path) => path,
        }
    }
}

impl Draft {
    /// Says under which name below `static/` the bytes of the page are kept.
    pub fn keep(&mut self, file: &str) {
        let Some(capture) = &mut self.capture else { return };
        capture.file = Some(file.to_owned());
        let Some(written) = capture.clone().written() else { return };
        if let Some((_, captures)) = self.fields.iter_mut().find(|(name, _)| name == "captures") {
            *captures = Written::List(vec![written]);
        }
    }

    /// Whether neither an id nor an address tells it.
    pub fn is_unnamed(&self) -> bool {
        self.id.is_none() && self.url.is_none()
    }

    pub fn is_article(&self) -> bool {
        self.folder == "articles" || self.folder.starts_with("articles/")
    }

    /// Some of its fields.
    pub fn only(&self, names: &[&str]) -> Vec<(String, Written)> {
        let mut fields = self.fields.clone();
        fields.retain(|(name, _)| names.contains(&name.as_str()));
        fields
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        edit::file(&self.fields, &self.body)
    }
}

/// Where an article lies: by the year of its date, so that no folder grows without end.
pub(super) fn folder_of_article(date: Option<&str>) -> String {
    match date.and_then(|date| date.get(..4)) {
        Some(year) if year.bytes().all(|byte| byte.is_ascii_digit()) => format!("articles/{year}"),
        _ => "articles".to_owned(),
    }
}

/// The name of a file up to its first dot, for what has no title.
pub(super) fn name_of(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

/// The text of a field that is one.
pub(super) fn text_of(fields: &[(String, Written)], name: &str) -> Option<String> {
    let (_, value) = fields.iter().find(|(known, _)| known == name)?;
    match value {
        Written::Text(text) | Written::Plain(text) => Some(text.clone()),
        _ => None,
    }
}

/// So many bytes has a file's name at most, made from a headline.
const LONGEST: usize = 80;

/// The name of a file for a headline in any script: that of `dateline new`, cut between words.
pub(super) fn stem(title: &str) -> String {
    let slug = file_slug(title);
    let cut = match slug.len() > LONGEST {
        true => {
            let head = &slug[..slug.floor_char_boundary(LONGEST)];
            head.rsplit_once('-').map_or(head, |(words, _)| words).to_owned()
        }
        false => slug,
    };
    match cut.as_str() {
        // A file of this name would stand for its folder.
        "index" | "" => "untitled".to_owned(),
        _ => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_latin_and_short() {
        assert_eq!(stem("Тоқаев: «Қоғам» жаңалықтары"), "toqaev-qogham-zhangalyqtary");
        assert!(stem(&"word ".repeat(100)).len() <= LONGEST);
        assert_eq!([stem("Index"), stem("")], ["untitled", "untitled"]);
        assert_eq!(folder_of_article(Some("2022-01-29T10:00:00Z")), "articles/2022");
        assert_eq!(folder_of_article(None), "articles");
    }
}
