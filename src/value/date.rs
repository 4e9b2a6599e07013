//! Dates as newspapers give them: a day, a month, a year, or a moment with its offset.
//!
//! A date is civil: it is what the page printed and never moves to another day because of a time zone.

use std::fmt;

/// A date, perhaps partial, perhaps with a time. Ordered by time; a partial date comes before the days in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 1 to 12; 0 where there is none.
    month: i8,
    /// 1 to 31; 0 where there is none.
    day: i8,
    time: Option<Time>,
}

/// A time of day with its distance from UTC, where that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    pub hour: i8,
    pub minute: i8,
    pub second: i8,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// What was odd about a date that could be read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// `2019-2-06`, `9:00`.
    MissingZero,
    /// `29 January 2022`.
    Words,
    /// The day could be read, what follows it could not.
    UnreadableTime,
}

impl Date {
    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> Option<i8> {
        if self.month > 0 { Some(self.month) } else { None }
    }

    pub fn day(self) -> Option<i8> {
        if self.day > 0 { Some(self.day) } else { None }
    }

    pub fn time(self) -> Option<Time> {
        self.time
    }

    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// A day of the calendar; `None` where there is no such day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Date> {
        jiff::civil::Date::new(year, month, day).ok()?;
        Some(Date { year, month, day, time: None })
    }

    /// The first day that the date can mean.
    pub fn first_day(self) -> (i16, i8, i8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// The first and the last day that the date can mean, in days since 1 January 1970.
    pub fn days(self) -> (i64, i64) {
        let (year, month, day) = self.first_day();
        let first = jiff::civil::date(year, month, day);
        let last = match self.precision() {
            Precision::Year => first.last_of_year(),
            Precision::Month => first.last_of_month(),
            Precision::Day => first,
        };
        (days_since_epoch(first), days_since_epoch(last))
    }

    /// The day that is so many days after 1 January 1970.
    pub fn of_day(days: i64) -> Option<Date> {
        let span = jiff::Span::new().try_days(days).ok()?;
        let date = jiff::civil::date(1970, 1, 1).checked_add(span).ok()?;
        Date::from_ymd(date.year(), date.month(), date.day())
    }

    /// Year and month, without day and time.
    pub fn to_month(self) -> Date {
        Date { day: 0, time: None, ..self }
    }

    /// The year alone.
    pub fn to_year(self) -> Date {
        Date { month: 0, day: 0, time: None, ..self }
    }

    /// Year, month and day without the time.
    pub fn to_day(self) -> Date {
        Date { time: None, ..self }
    }

    /// RFC 3339 for feeds: a date without a time counts from its first midnight, a time without an offset as UTC.
    pub fn to_rfc3339(self) -> String {
        let (year, month, day) = self.first_day();
        let time = self.time.unwrap_or(Time { hour: 0, minute: 0, second: 0, offset: None });
        let Time { hour, minute, second, offset } = time;
        let offset = match offset {
            Some(0) | None => "Z".to_owned(),
            Some(minutes) => written_offset(minutes),
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}")
    }

    /// Reads ISO 8601 dates, also partial and with a time after `T` or a space; RFC 2822; `29 January 2022` and `January 29, 2022`.
    pub fn parse(text: &str) -> Option<(Date, Option<DateProblem>)> {
        let text = text.trim();
        parse_iso(text).or_else(|| parse_words(text))
    }
}

/// ISO 8601: `2022`, `2022-01`, `2022-01-29`, `2022-01-29T08:30:00+06:00`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if self.month > 0 {
            write!(formatter, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(formatter, "-{:02}", self.day)?;
        }
        let Some(Time { hour, minute, second, offset }) = self.time else { return Ok(()) };
        write!(formatter, "T{hour:02}:{minute:02}:{second:02}")?;
        match offset {
            Some(0) => formatter.write_str("Z"),
            Some(offset) => formatter.write_str(&written_offset(offset)),
            None => Ok(()),
        }
    }
}

/// Of a day.
const SECONDS: i64 = 86_400;

fn days_since_epoch(date: jiff::civil::Date) -> i64 {
    date.duration_since(jiff::civil::date(1970, 1, 1)).as_secs() / SECONDS
}

fn written_offset(offset: i16) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
}

fn parse_iso(text: &str) -> Option<(Date, Option<DateProblem>)> {
    let (year, rest) = digits(text, 4, 4)?;
    let year = i16::try_from(year).ok()?;
    if rest.is_empty() {
        return Some((Date { year, month: 0, day: 0, time: None }, None));
    }
    let separator = rest.chars().next()?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let (month, after_month) = digits(&rest[1..], 1, 2)?;
    let is_complete = rest.len() - 1 - after_month.len() == 2 && separator == '-';
    let mut problem = if is_complete { None } else { Some(DateProblem::MissingZero) };
    let month = i8::try_from(month).ok()?;
    if !(1..=12).contains(&month) {
        return None;
    }
    if after_month.is_empty() {
        return Some((Date { year, month, day: 0, time: None }, problem));
    }
    let (day, after_day) = digits(after_month.strip_prefix(separator)?, 1, 2)?;
    if after_month.len() - 1 - after_day.len() == 1 {
        problem = Some(DateProblem::MissingZero);
    }
    let date = Date::from_ymd(year, month, i8::try_from(day).ok()?)?;
    if after_day.is_empty() {
        return Some((date, problem));
    }
    let written_time = after_day.strip_prefix(['T', 't', ' '])?.trim_start();
    match parse_time(written_time) {
        Some((time, time_problem)) => Some((Date { time: Some(time), ..date }, problem.or(time_problem))),
        None => Some((date, Some(DateProblem::UnreadableTime))),
    }
}

/// `08:30`, `9:00:00.123 -0500`, `16:30:00Z`, `10:00 +06:00`, `10:00:00 GMT`.
fn parse_time(text: &str) -> Option<(Time, Option<DateProblem>)> {
    let (hour, rest) = digits(text, 1, 2)?;
    let problem = if text.len() - rest.len() == 1 { Some(DateProblem::MissingZero) } else { None };
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => digits(rest, 2, 2)?,
        None => (0, rest),
    };
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    // ISO 8601 knew a midnight called 24:00; RFC 3339, which feeds are written in, does not.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let offset = parse_offset(rest.trim())?;
    let (hour, minute, second) = (hour as i8, minute as i8, second as i8);
    Some((Time { hour, minute, second, offset }, problem))
}

/// `None` where it cannot be read, `Some(None)` where there is none.
fn parse_offset(text: &str) -> Option<Option<i16>> {
    if text.is_empty() {
        return Some(None);
    }
    if ["Z", "z", "UTC", "GMT", "UT"].contains(&text) {
        return Some(Some(0));
    }
    let sign = match text.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let compact = text[1..].replace(':', "");
    let written = whole(&compact, 2, 4)?;
    let (hours, minutes) = match compact.len() {
        2 => (written, 0),
        4 => (written / 100, written % 100),
        _ => return None,
    };
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    if minutes >= 60 || total > 18 * 60 {
        return None;
    }
    Some(Some(sign * total))
}

/// `29 January 2022`, `Sat, 29 Jan 2022 10:00:00 +0600`, `January 29, 2022`. A date without a year is not read.
fn parse_words(text: &str) -> Option<(Date, Option<DateProblem>)> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let month_index = words.iter().take(3).position(|word| month_of(word).is_some())?;
    let month = month_of(words[month_index])?;
    let day_before = if month_index == 0 { None } else { whole(words[month_index - 1], 1, 2) };
    let (day, year_index) = match day_before {
        Some(day) => (day, month_index + 1),
        None => (whole(words.get(month_index + 1)?, 1, 2)?, month_index + 2),
    };
    let year = i16::try_from(whole(words.get(year_index)?, 4, 4)?).ok()?;
    let date = Date::from_ymd(year, month, i8::try_from(day).ok()?)?;
    let written_time = &words[year_index + 1..];
    if written_time.is_empty() {
        return Some((date, Some(DateProblem::Words)));
    }
    match parse_time(&written_time.join(" ")) {
        Some((time, _)) => Some((Date { time: Some(time), ..date }, Some(DateProblem::Words))),
        None => Some((date, Some(DateProblem::UnreadableTime))),
    }
}

fn month_of(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let is_month = |month: &&str| **month == word || (word.len() >= 3 && month.starts_with(&word) && word.len() <= 4);
    let index = MONTHS.iter().position(is_month)?;
    i8::try_from(index + 1).ok()
}

/// Reads a word that is nothing but digits.
fn whole(word: &str, min: usize, max: usize) -> Option<u32> {
    match digits(word, min, max)? {
        (number, "") => Some(number),
        _ => None,
    }
}

/// Reads a run of `min` to `max` ASCII digits at the start.
fn digits(text: &str, min: usize, max: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length < min || length > max {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Option<DateProblem>)> {
        Date::parse(text).map(|(date, problem)| (date.to_string(), problem))
    }

    #[test]
    fn partial_dates_and_moments_keep_what_was_written() {
        for written in ["2022", "2022-01", "2022-01-29", "2022-01-29T08:30:00+06:00", "2022-01-29T08:30:00Z"] {
            assert_eq!(read(written), Some((written.to_owned(), None)));
        }
        assert_eq!(read("2019-11-18 08:34:00 -0500"), Some(("2019-11-18T08:34:00-05:00".to_owned(), None)));
    }

    #[test]
    fn odd_dates_seen_in_real_files() {
        use DateProblem::*;
        assert_eq!(read("2019-2-06"), Some(("2019-02-06".to_owned(), Some(MissingZero))));
        assert_eq!(read("2019-02-06 9:00:00 -0500"), Some(("2019-02-06T09:00:00-05:00".to_owned(), Some(MissingZero))));
        assert_eq!(read("2019-02-06 16:30-:00+16:30"), Some(("2019-02-06".to_owned(), Some(UnreadableTime))));
        assert_eq!(read("9:00:00 -0500"), None);
        assert_eq!(read("-001-11-30T00:00:00+00:00"), None);
        assert_eq!(read("Feb. 1"), None);
        assert_eq!(read("2022-02-30"), None);
        assert_eq!(
            read("Sat, 29 Jan 2022 10:00:00 +0600"),
            Some(("2022-01-29T10:00:00+06:00".to_owned(), Some(Words)))
        );
        assert_eq!(read("January 29, 2022"), Some(("2022-01-29".to_owned(), Some(Words))));
    }

    #[test]
    fn a_date_never_moves_to_another_day() {
        let (date, _) = Date::parse("2022-01-29T23:30:00-08:00").expect("a date");
        assert_eq!(date.first_day(), (2022, 1, 29));
        assert_eq!(date.to_rfc3339(), "2022-01-29T23:30:00-08:00");
        assert_eq!(Date::parse("2022-01").expect("a date").0.to_rfc3339(), "2022-01-01T00:00:00Z");
    }

    #[test]
    fn a_month_comes_before_its_days() {
        let date = |text| Date::parse(text).expect("a date").0;
        assert!(date("2022") < date("2022-01") && date("2022-01") < date("2022-01-01"));
        assert!(date("2022-01-01") < date("2022-01-01T00:00:00") && date("2022-01-31") < date("2022-02"));
    }
}
