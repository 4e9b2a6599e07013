//! One text of a site, and what it becomes here.

use crate::input::tree::Value;
use crate::value::FilePath;

/// What a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageKind {
    Article,
    /// A page that stands by itself: about, contact.
    Standing,
    /// An entry of the register, in this folder.
    Entity(&'static str),
}

/// A text of a site.
#[derive(Debug)]
pub(super) struct Page {
    pub path: FilePath,
    pub kind: PageKind,
    /// With those that the site has for all its texts in a folder.
    pub fields: Value,
    pub body: String,
    /// Of the bytes of its file.
    pub sha256: String,
    pub lang: Option<String>,
    /// Its path in the folder of texts, without language and ending: its translations have the same.
    pub place: String,
    /// As a field is written; from its name where it says none.
    pub date: Option<String>,
    /// It is not published there, whatever its fields say.
    pub is_held: bool,
    /// Where it stood on the site, where that is known.
    pub address: Option<String>,
    /// The page that it translates, by its number.
    pub translates: Option<usize>,
}

impl Page {
    /// The name of its file without date, language and ending; of an index the name of its folder.
    pub(super) fn stem(&self) -> &str {
        without_date(self.place.rsplit('/').next().unwrap_or(&self.place))
    }
}

/// The day at the beginning of a name, as blogs write it.
pub(super) fn date_of_name(name: &str) -> Option<&str> {
    let date = name.get(..10)?;
    let mut parts = date.split('-');
    let lengths = [parts.next()?, parts.next()?, parts.next()?].map(|part| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.len() } else { 0 }
    });
    let is_end = name[10..].is_empty() || name[10..].starts_with(['-', '_', ' ', '.']);
    (lengths == [4, 2, 2] && is_end).then_some(date)
}

/// A name without the day that it begins with; a name that is nothing else stays.
pub(super) fn without_date(name: &str) -> &str {
    match date_of_name(name) {
        Some(date) if name.len() > date.len() + 1 => &name[date.len() + 1..],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_names() {
        assert_eq!(date_of_name("2022-01-29-x"), Some("2022-01-29"));
        assert_eq!(date_of_name("2022-01-29"), Some("2022-01-29"));
        assert_eq!(date_of_name("2022-01-291"), None);
        assert_eq!(date_of_name("2022-1-29-xy"), None);
        assert_eq!(date_of_name("Тоқаев 2022"), None);
        assert_eq!(without_date("2022-01-29-x"), "x");
        assert_eq!(without_date("2022-01-29"), "2022-01-29");
    }
}
