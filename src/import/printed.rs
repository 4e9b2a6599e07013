//! Dates as papers print them: with the months of the interface languages and of their neighbours, with figures of other scripts, as `05.01.2022`.
//!
//! Which of two numbers is the day is told by points, by a number that is no month, by the day of the week, by the language of the page, or by
//! another date of the page or column. Where nothing tells it, there is no date rather than a wrong one, and whoever asks says so.

use crate::value::Date;

/// What stands first in `05/01/2022`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Day,
    Month,
}

/// A date that is all of a text, but for the day of the week and words between the numbers.
pub(super) fn read(text: &str, order: Option<Order>) -> Option<Date> {
    /// Longer texts say more than a date.
    const LONGEST: usize = 64;
    /// The day of the week, `года`, `um`.
    const WORDS: usize = 3;
    if let Some((date, _)) = Date::parse(text) {
        return Some(date);
    }
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return None;
    }
    let text = in_our_figures(text);
    let found = first(&text, order)?;
    let around = format!("{} {}", &text[..found.start], &text[found.end..]);
    let words = around.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let words: Vec<&str> = words.collect();
    let has_figures = words.iter().any(|word| word.contains(|letter: char| letter.is_ascii_digit()));
    (words.len() <= WORDS && !has_figures).then_some(found.date)
}

/// The first day that a text names, whatever stands around it.
pub(super) fn within(text: &str, order: Option<Order>) -> Option<Date> {
    first(&in_our_figures(text), order).map(|found| found.date)
}

/// What stands first in the numbers of a language. English says it only with a country.
pub(super) fn order_of(lang: &str) -> Option<Order> {
    let lang = lang.trim().replace('_', "-").to_ascii_lowercase();
    let (language, country) = lang.split_once('-').unwrap_or((&lang, ""));
    match (language, country) {
        ("en", "us") => Some(Order::Month),
        ("" | "en", "") => None,
        ("" | "ja" | "zh" | "ko" | "hu" | "lt" | "mn", _) => None,
        _ => Some(Order::Day),
    }
}

/// What stands first in the dates of some texts, where they agree.
pub(super) fn order_told<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Order> {
    let (mut is_day, mut is_month) = (false, false);
    for text in texts {
        for numbers in all_numbers(&in_our_figures(text)) {
            is_day |= numbers.first > 12;
            is_month |= numbers.second > 12;
        }
    }
    match (is_day, is_month) {
        (true, false) => Some(Order::Day),
        (false, true) => Some(Order::Month),
        _ => None,
    }
}

/// A date of which nothing tells whether it begins with the day, as it is written.
pub(super) fn unclear(text: &str) -> Option<String> {
    let text = in_our_figures(text);
    let numbers = all_numbers(&text).into_iter().find(|numbers| numbers.date(&text, None).is_none())?;
    Some(text[numbers.start..numbers.end].to_owned())
}

/// A date in a text, and where it stands.
struct Found {
    date: Date,
    start: usize,
    end: usize,
}

fn first(text: &str, order: Option<Order>) -> Option<Found> {
    let of_words = words(text);
    let of_numbers = all_numbers(text).into_iter().find_map(|numbers| {
        let date = numbers.date(text, order)?;
        Some(Found { date, start: numbers.start, end: numbers.end })
    });
    let found = match (of_words, of_numbers) {
        (Some(one), Some(other)) => Some(if one.start < other.start { one } else { other }),
        (one, other) => one.or(other),
    }?;
    Some(timed(text, found))
}

/// The same with the time that follows.
fn timed(text: &str, found: Found) -> Found {
    /// What may stand between a day and its time.
    const BETWEEN: [&str; 22] = [
        "г",
        "года",
        "году",
        "р",
        "року",
        "ж",
        "жылы",
        "жыл",
        "в",
        "о",
        "at",
        "um",
        "à",
        "às",
        "a",
        "las",
        "alle",
        "ore",
        "saat",
        "сағат",
        "de",
        "uhr",
    ];
    let mut rest = &text[found.end..];
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || ",.-–—|/·•()T".contains(letter));
        let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        if length == 0 || !BETWEEN.contains(&rest[..length].to_lowercase().as_str()) {
            break;
        }
        rest = &rest[length..];
    }
    let day = found.date.to_day();
    let mut behind = rest.split_whitespace();
    let (Some(time), zone) = (behind.next(), behind.next().unwrap_or_default()) else { return found };
    let time = time.trim_end_matches([',', '.', ';', ')', '|']);
    let ends = |part: &str| text.len() - rest.len() + rest.find(part).unwrap_or(0) + part.len();
    let read = |written: String| Date::parse(&written).filter(|(date, _)| date.time().is_some()).map(|(date, _)| date);
    let is_afternoon = zone.to_ascii_lowercase().trim_end_matches(['.', ',']) == "pm" && !time.starts_with("12:");
    if is_afternoon && let Some((hour, minutes)) = time.split_once(':') {
        let hour: Option<u8> = hour.parse().ok().filter(|hour| *hour < 12);
        let date = hour.and_then(|hour| read(format!("{day} {}:{minutes}", hour + 12)));
        return date.map_or(Found { ..found }, |date| Found { date, end: ends(zone), ..found });
    }
    if !zone.is_empty()
        && let Some(date) = read(format!("{day} {time} {zone}"))
    {
        return Found { date, end: ends(zone), ..found };
    }
    match read(format!("{day} {time}")) {
        Some(date) => Found { date, end: ends(time), ..found },
        None => found,
    }
}

/// A run of letters, or of figures.
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn number(&self, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
        self.text.parse().ok().filter(|_| length.contains(&self.text.len()))
    }
}

fn cut(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut kind = None;
    for (at, letter) in text.char_indices() {
        let of = match letter {
            _ if letter.is_ascii_digit() => Some(true),
            _ if letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter) => Some(false),
            _ => None,
        };
        match words.last_mut() {
            Some(last) if of.is_some() && of == kind => last.text = &text[last.start..at + letter.len_utf8()],
            _ if of.is_some() => words.push(Word { text: &text[at..at + letter.len_utf8()], start: at }),
            _ => {}
        }
        kind = of;
    }
    words
}

/// The first date in words: `5 января 2022`, `5 de enero de 2022`, `January 5th, 2022`, `2022 жылғы 5 қаңтар`.
fn words(text: &str) -> Option<Found> {
    let words = cut(text);
    for (index, month) in words.iter().enumerate().filter_map(|(index, word)| Some((index, month(word.text)?))) {
        let (before, after) = (&words[..index], &words[index + 1..]);
        let day = before.iter().rev().find(|word| !is_between(word));
        let day =
            day.filter(|word| word.end() + 12 > words[index].start).and_then(|word| Some((word, word.number(1..=2)?)));
        let mut behind = after.iter().filter(|word| !is_between(word));
        let next = behind.next();
        let year = |word: Option<&Word>| word.and_then(|word| Some((word.end(), word.number(4..=4)?)));
        let found = match day {
            Some((first, day)) => match year(next) {
                Some((end, year)) => Some((year, day, first.start, end)),
                None => {
                    let mut earlier = before.iter().rev().filter(|word| word.start < first.start && !is_between(word));
                    let of = earlier.next().and_then(|word| Some((word, word.number(4..=4)?)));
                    of.map(|(word, year)| (year, day, word.start, words[index].end()))
                }
            },
            None => next.and_then(|word| word.number(1..=2)).and_then(|day| {
                let (end, year) = year(behind.next())?;
                Some((year, day, words[index].start, end))
            }),
        };
        let date = found.and_then(|(year, day, start, end)| {
            let date = Date::from_ymd(year, month, i8::try_from(day).ok()?)?;
            (1800..=2100).contains(&year).then_some(Found { date, start, end })
        });
        if date.is_some() {
            return date;
        }
    }
    None
}

/// What stands between a day, its month and its year.
fn is_between(word: &Word) -> bool {
    const WORDS: [&str; 18] = [
        "de",
        "del",
        "of",
        "er",
        "го",
        "е",
        "th",
        "st",
        "nd",
        "rd",
        "жылғы",
        "жылдың",
        "жылы",
        "ж",
        "г",
        "din",
        "і",
        "ші",
    ];
    WORDS.contains(&word.text.to_lowercase().as_str())
}

/// Months by their number, in the languages of the interface and of their neighbours. Abbreviations stand where they are used; longer forms may have
/// endings behind them.
const MONTHS: [&str; 12] = [
    "january jan январ янв қаңтар қаң січень січня січ januar jänner janvier janv enero ene gennaio gen janeiro ocak oca يناير yanvar stycznia",
    "february feb феврал фев февр ақпан ақп лютий лютого лют februar février fevrier févr fév febrero febbraio fevereiro fev şubat şub فبراير fevral lutego",
    "march mar март мар наурыз нау березень березня бер märz mär mrz mars marzo março marco mart مارس marca",
    "april apr апрел апр сәуір сәу квітень квітня квіт кві avril avr abril abr aprile nisan nis أبريل ابريل إبريل aprel kwietnia",
    "may май мая мамыр мам травень травня трав тра mai mayo maggio mag maio mayıs مايو maja",
    "june jun июнь июня июне июн маусым мау червень червня черв чер juni juin junio giugno giu junho haziran haz يونيو يونيه iyun czerwca",
    "july jul июль июля июле июл шілде шіл липень липня лип juli juillet juil julio luglio lug julho temmuz tem يوليو يوليه iyul lipca",
    "august aug август авг тамыз там серпень серпня серп сер août aout agosto ago ağustos ağu أغسطس اغسطس avgust sierpnia",
    "september sep sept сентябр сен сент қыркүйек қыр вересень вересня вер septembre septiembre setiembre settembre setembro set eylül eyl سبتمبر sentabr sentyabr września",
    "october oct октябр окт қазан қаз жовтень жовтня жовт жов oktober okt octobre octubre ottobre ott outubro out ekim eki أكتوبر اكتوبر oktabr oktyabr października",
    "november nov ноябр ноя нояб қараша қар листопад лист лис novembre noviembre novembro kasım kas نوفمبر noyabr listopada",
    "december dec декабр дек желтоқсан жел грудень грудня груд гру dezember dez décembre decembre déc diciembre dic dicembre dezembro aralık ara ديسمبر dekabr grudnia",
];

fn month(word: &str) -> Option<i8> {
    /// Of a case: `қаңтарда`, `январе`.
    const ENDING: usize = 5;
    if word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let word = word.to_lowercase();
    let is_with_ending = |form: &str| {
        let ending = word.strip_prefix(form).map(|ending| ending.chars().count());
        form.chars().count() > 3 && !form.is_ascii() && ending.is_some_and(|ending| ending <= ENDING)
    };
    // What begins like the month of another language is not that one.
    let index = MONTHS.iter().position(|forms| forms.split(' ').any(|form| form == word));
    let index = index.or_else(|| MONTHS.iter().position(|forms| forms.split(' ').any(is_with_ending)))?;
    i8::try_from(index + 1).ok()
}

/// `05.01.2022`, `13/01/22`: two numbers and a year.
struct Numbers {
    first: i8,
    second: i8,
    year: i16,
    is_of_points: bool,
    start: usize,
    end: usize,
}

fn all_numbers(text: &str) -> Vec<Numbers> {
    let words = cut(text);
    let mut all = Vec::new();
    for (index, three) in words.windows(3).enumerate() {
        let [first, second, year] = three else { continue };
        let (one, other) = (&text[first.end()..second.start], &text[second.end()..year.start]);
        let before = text[..first.start].chars().next_back();
        let after = text[year.end()..].chars().next();
        // `1.2.2022.3` and `/2022/01/05/` are no days.
        let is_sign = |sign: Option<char>| sign.is_some_and(|sign| "./-".contains(sign));
        let goes_on = is_sign(after) && words.get(index + 3).is_some_and(|next| next.start == year.end() + 1);
        if one != other || !matches!(one, "." | "/" | "-") || is_sign(before) || goes_on {
            continue;
        }
        let (Some(first_number), Some(second_number)) = (first.number(1..=2), second.number(1..=2)) else { continue };
        let written = year.number(4..=4).filter(|year| (1800..=2100).contains(year));
        let short = || year.number(2..=2).filter(|year| *year < 50 && one == ".").map(|year| 2000 + year);
        let Some(full) = written.or_else(short) else { continue };
        if let (Ok(first_number), Ok(second_number)) = (i8::try_from(first_number), i8::try_from(second_number)) {
            all.push(Numbers {
                first: first_number,
                second: second_number,
                year: full,
                is_of_points: one == ".",
                start: first.start,
                end: year.end(),
            });
        }
    }
    all
}

impl Numbers {
    /// The day, where something tells which number it is.
    fn date(&self, text: &str, order: Option<Order>) -> Option<Date> {
        let day_first = Date::from_ymd(self.year, self.second, self.first);
        let month_first = Date::from_ymd(self.year, self.first, self.second);
        let (one, other) = match (day_first, month_first) {
            (Some(one), Some(other)) if one != other && !self.is_of_points => (one, other),
            (Some(date), _) => return Some(date),
            (None, date) => return date.filter(|_| !self.is_of_points),
        };
        let before = cut(&text[..self.start]);
        if let Some(weekday) = before.last().and_then(|word| weekday(word.text)) {
            match (weekday_of(one) == weekday, weekday_of(other) == weekday) {
                (true, false) => return Some(one),
                (false, true) => return Some(other),
                _ => {}
            }
        }
        order.map(|order| if order == Order::Day { one } else { other })
    }
}

/// Days since a Monday.
fn weekday_of(date: Date) -> i64 {
    (date.days().0 + 3).rem_euclid(7)
}

fn weekday(word: &str) -> Option<i64> {
    const DAYS: [&str; 7] = [
        "mon monday пн понедельник понеділок дс дүйсенбі montag lun lundi lunes lunedì segunda pazartesi الاثنين",
        "tue tuesday вт вторник вівторок сс сейсенбі dienstag mar mardi martes martedì terça salı الثلاثاء",
        "wed wednesday ср среда середа сәрсенбі mittwoch mer mercredi miércoles mercoledì quarta çarşamba الأربعاء",
        "thu thursday чт четверг четвер бейсенбі donnerstag jeu jeudi jueves giovedì quinta perşembe الخميس",
        "fri friday пт пятница жұма freitag ven vendredi viernes venerdì sexta cuma الجمعة",
        "sat saturday сб суббота субота сенбі samstag sam samedi sábado sabato cumartesi السبت",
        "sun sunday вс воскресенье неділя жексенбі sonntag dim dimanche domingo domenica pazar الأحد",
    ];
    let word = word.to_lowercase();
    let index = DAYS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i64::try_from(index).ok()
}

/// A text whose Arabic and Persian figures are ours.
fn in_our_figures(text: &str) -> String {
    let figure = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10),
        '۰'..='۹' => char::from_digit(letter as u32 - '۰' as u32, 10),
        '\u{a0}' | '\u{202f}' => Some(' '),
        _ => None,
    };
    text.chars().map(|letter| figure(letter).unwrap_or(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        read(text, None).map(|date| date.to_string())
    }

    #[test]
    fn months_of_many_languages() {
        for text in [
            "5 января 2022",
            "5 янв. 2022 г.",
            "среда, 5 января 2022 года",
            "2022 жылғы 5 қаңтар",
            "5 қаңтар 2022 ж.",
            "2022 жылдың 5 қаңтарында",
            "5 січня 2022 р.",
            "5. Januar 2022",
            "Mittwoch, den 5. Januar 2022",
            "5 janvier 2022",
            "5 de enero de 2022",
            "5 gennaio 2022",
            "5 de janeiro de 2022",
            "5 Ocak 2022 Çarşamba",
            "٥ يناير ٢٠٢٢",
            "January 5th, 2022",
            "5th of January 2022",
            "05.01.2022",
            "5.1.2022",
        ] {
            assert_eq!(date(text).as_deref(), Some("2022-01-05"), "{text}");
        }
        let russian = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря";
        for (index, month) in russian.split(' ').enumerate() {
            assert_eq!(date(&format!("5 {month} 2022")), Some(format!("2022-{:02}-05", index + 1)));
        }
        assert_eq!(date("1er mars 2022").as_deref(), Some("2022-03-01"));
        for text in [
            "январь 2022",
            "5 января",
            "2022 год",
            "5 мая 22",
            "32.01.2022",
            "5 января 2022, на 3 странице",
            "",
            "в марте 5 человек",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn times_follow_their_days() {
        for (text, expected) in [
            ("05.01.2022 23:40", "2022-01-05T23:40:00"),
            ("ср, 5 янв 2022 10:00:00 +0600", "2022-01-05T10:00:00+06:00"),
            ("5 января 2022 года в 23:40", "2022-01-05T23:40:00"),
            ("5. Januar 2022 um 9:05 Uhr", "2022-01-05T09:05:00"),
            ("Wed, 01/12/2022 - 18:05", "2022-01-12T18:05:00"),
            ("January 5th, 2022 at 6:05 PM", "2022-01-05T18:05:00"),
        ] {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn which_number_is_the_day_must_be_told() {
        let of = |text: &str, order| read(text, order).map(|date| date.to_string());
        assert_eq!(of("05/01/2022", None), None);
        assert_eq!(unclear("Published: 05/01/2022").as_deref(), Some("05/01/2022"));
        assert_eq!(of("05/01/2022", order_of("fr")).as_deref(), Some("2022-01-05"));
        assert_eq!(of("05/01/2022", order_of("en-US")).as_deref(), Some("2022-05-01"));
        assert_eq!(of("05/01/2022", order_of("en")), None);
        assert_eq!(of("29/01/2022", None).as_deref(), Some("2022-01-29"));
        assert_eq!(of("05/05/2022", None).as_deref(), Some("2022-05-05"));
        assert_eq!(of("13.01.22", None).as_deref(), Some("2022-01-13"));
        assert_eq!(order_told(["05/01/2022", "29/01/2022"].into_iter()), Some(Order::Day));
        assert_eq!(order_told(["29/01/2022", "01/29/2022"].into_iter()), None);
    }

    #[test]
    fn the_first_day_in_a_text() {
        let of = |text: &str| within(text, None).map(|date| date.to_string());
        assert_eq!(of("Автор: И. И. | 5 января 2022, 23:40 | 5 минут").as_deref(), Some("2022-01-05T23:40:00"));
        assert_eq!(of("Опубликовано 05.01.2022, обновлено 09.01.2022").as_deref(), Some("2022-01-05"));
        assert_eq!([of("version 1.2.2022.3"), of("10.10.10.10"), of("/2022/01/05/")], [None, None, None]);
    }
}
