//! Days as pages show them, each said once: lists, passages and neighbours name the same days over and over, and to say one takes longer than
//! most of the rows that have it.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::archive::Archive;
use crate::language::Locale;
use crate::value::Date;
use crate::value::QuickMap;

/// A date in its forms.
#[derive(Debug, Clone)]
pub struct DayText {
    pub iso: String,
    pub long: String,
    pub short: String,
}

/// The dates of all articles; what each of them is in words is found when it is first asked for.
pub struct Days(QuickMap<Date, OnceLock<DayText>>);

impl Days {
    pub fn new(archive: &Archive) -> Days {
        let dates = archive.articles.iter().filter_map(|article| article.document.date);
        Days(dates.map(|date| (date, OnceLock::new())).collect())
    }

    pub fn text(&self, date: Date, locale: &Locale) -> Cow<'_, DayText> {
        let say = || DayText { iso: date.to_string(), long: locale.long(date), short: locale.short(date) };
        match self.0.get(&date) {
            Some(said) => Cow::Borrowed(said.get_or_init(say)),
            None => Cow::Owned(say()),
        }
    }
}
