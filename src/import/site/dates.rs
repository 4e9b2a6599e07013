//! Dates as front matter has them, as a field here is written.

use crate::import::site::front;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::DateProblem;

/// A date, and what of it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub written: String,
    pub doubt: Option<String>,
}

/// Names of the day of publication, the surest first.
pub(super) const PUBLISHED: [&str; 12] = [
    "date",
    "published",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_published",
    "pubDate",
    "post_date",
    "publishDate",
    "publish_date",
    "created",
    "created_at",
];

pub(super) const UPDATED: [&str; 9] = [
    "updated",
    "lastmod",
    "modified",
    "last_modified_at",
    "dateModified",
    "updated_at",
    "lastUpdated",
    "last_updated",
    "modified_date",
];

/// The first of some fields that says a date.
pub(super) fn first(fields: &Value, keys: &[&str]) -> Option<Read> {
    keys.iter().find_map(|key| read(front::text(fields, key)?))
}

/// Reads a date. `None` where a text says none: flags, times of a program, the year nought.
fn read(text: &str) -> Option<Read> {
    if let Some(moment) = of_seconds(text) {
        return Some(Read { written: moment, doubt: None });
    }
    match Date::parse(text) {
        Some((date, _)) if date.year() <= 1 => None,
        Some((date, Some(DateProblem::UnreadableTime))) => {
            let doubt = format!("the time of `{text}` cannot be read; the day is taken");
            Some(Read { written: date.to_day().to_string(), doubt: Some(doubt) })
        }
        Some((date, _)) => Some(Read { written: date.to_string(), doubt: None }),
        // Months in other languages, `ca. 2022`: whoever builds the site reads more of them.
        None if text.bytes().any(|byte| byte.is_ascii_digit()) && !text.starts_with("0000") => {
            Some(Read { written: text.to_owned(), doubt: None })
        }
        None => None,
    }
}

/// Seconds or milliseconds since 1970, as programs write them.
fn of_seconds(text: &str) -> Option<String> {
    let number: i64 = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let seconds = match text.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let day = Date::of_day(seconds.div_euclid(86_400))?;
    let (minutes, second) = (seconds.rem_euclid(86_400) / 60, seconds % 60);
    Some(format!("{day}T{:02}:{:02}:{second:02}Z", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_any_of_their_forms() {
        for (text, expected) in [
            ("2022-01-29", "2022-01-29"),
            ("2022-1-9 9:05:00 -0500", "2022-01-09T09:05:00-05:00"),
            ("2022-01-29T10:00:00.000Z", "2022-01-29T10:00:00Z"),
            ("January 29, 2022", "2022-01-29"),
            ("1641463810", "2022-01-06T10:10:10Z"),
            ("1641463810000", "2022-01-06T10:10:10Z"),
            ("5 января 2022", "5 января 2022"),
        ] {
            assert_eq!(read(text), Some(Read { written: expected.to_owned(), doubt: None }), "{text}");
        }
        let doubtful = read("2020-08-06 20:30:00+20:30").expect("a day");
        assert!(doubtful.written == "2020-08-06" && doubtful.doubt.is_some());
        for text in ["true", "Last Modified", "0001-01-01T00:00:00Z", "0000-00-00 00:00:00"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
