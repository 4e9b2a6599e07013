//! Dates, numbers, plurals and sort order of a language. The only module that knows ICU.
//!
//! A site whose language is plain `en` gets the dates of world English (29 January 2022); `en-US` gets its own.
//!
//! Why one set of digits: addresses, ids and quoted figures have European digits, so the interface has them in every language.

use std::cmp::Ordering;

use icu::calendar::Date as IcuDate;
use icu::calendar::Gregorian;
use icu::calendar::types::Weekday;
use icu::calendar::week::WeekInformation;
use icu::collator::Collator;
use icu::collator::CollatorBorrowed;
use icu::collator::options::CollatorOptions;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::Locale as IcuLocale;
use icu::locale::LocaleExpander;
use icu::locale::subtags::language;
use icu::locale::subtags::region;
use icu::plurals::PluralCategory;
use icu::plurals::PluralRules;

use crate::value::Date;
use crate::value::Lang;
use crate::value::Precision;

/// Everything that depends on the language of the interface.
pub struct Locale {
    long_day: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMD>,
    long_month: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YM>,
    short_day: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::MD>,
    short_month: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::M>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::E>,
    numbers: DecimalFormatter,
    plurals: PluralRules,
    collator: CollatorBorrowed<'static>,
    first_weekday: Weekday,
    territory: String,
    /// Whether it is known what the months are called; else dates are written in figures.
    has_months: bool,
}

impl Locale {
    /// The locale of a language; of English where the language is not known.
    pub fn new(lang: &Lang) -> Locale {
        let tag = if lang.as_str() == "en" { "en-001" } else { lang.as_str() };
        let mut locale = IcuLocale::try_from_str(tag).unwrap_or(icu::locale::locale!("en-001"));
        // Addresses, identifiers and quoted figures have these digits in every language: one page should not have two sets.
        locale
            .extensions
            .unicode
            .keywords
            .set(icu::locale::extensions::unicode::key!("nu"), icu::locale::extensions::unicode::value!("latn"));
        Locale::try_new(&locale)
            .or_else(|_| Locale::try_new(&icu::locale::locale!("en-001")))
            .expect("English is compiled in")
    }

    fn try_new(locale: &IcuLocale) -> Result<Locale, Box<dyn std::error::Error>> {
        let short_month = FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::M::medium())?;
        Ok(Locale {
            has_months: has_months(&short_month),
            long_day: FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::YMD::long())?,
            long_month: FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::YM::long())?,
            short_day: FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::MD::medium())?,
            short_month,
            weekday: FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::E::short())?,
            numbers: DecimalFormatter::try_new(locale.into(), Default::default())?,
            plurals: PluralRules::try_new(locale.into(), Default::default())?,
            collator: Collator::try_new(locale.into(), CollatorOptions::default())?,
            first_weekday: WeekInformation::try_new(locale.into())?.first_weekday,
            territory: with_territory(locale),
        })
    }

    /// A date in words, as exactly as it is known: `29 January 2022`, `January 2022`, `2022`.
    pub fn long(&self, date: Date) -> String {
        match date.precision() {
            Precision::Year => date.year().to_string(),
            Precision::Month if !self.has_months => date.to_month().to_string(),
            Precision::Day if !self.has_months => date.to_day().to_string(),
            Precision::Month => self.long_month.format(&calendar_day(date)).to_string(),
            Precision::Day => self.long_day.format(&calendar_day(date)).to_string(),
        }
    }

    /// A date inside its year: `29 Jan`, `Jan`; a year stays a year.
    pub fn short(&self, date: Date) -> String {
        match date.precision() {
            Precision::Year => date.year().to_string(),
            Precision::Month | Precision::Day if !self.has_months => {
                self.long(date).split_once('-').map_or_else(String::new, |(_, rest)| rest.to_owned())
            }
            Precision::Month => self.short_month.format(&calendar_day(date)).to_string(),
            Precision::Day => self.short_day.format(&calendar_day(date)).to_string(),
        }
    }

    /// Short names of the seven days, beginning with the first of the language's week.
    pub fn weekdays(&self) -> Vec<String> {
        let mut weekdays = Vec::new();
        for day in 0..7 {
            // The first of January 2024 was a Monday.
            if let Some(date) = Date::from_ymd(2024, 1, 1 + (self.first_offset() + day) % 7) {
                weekdays.push(self.weekday.format(&calendar_day(date)).to_string());
            }
        }
        weekdays
    }

    /// Days from Monday to the first day of the language's week.
    pub fn first_offset(&self) -> i8 {
        (self.first_weekday as i8 - Weekday::Monday as i8).rem_euclid(7)
    }

    pub fn number(&self, number: usize) -> String {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.numbers.format(&Decimal::from(number)).to_string()
    }

    /// A figure as the language writes it, with as many decimals as it has.
    pub fn figure(&self, figure: f64) -> String {
        match figure.to_string().parse::<Decimal>() {
            Ok(decimal) => self.numbers.format(&decimal).to_string(),
            Err(_) => figure.to_string(),
        }
    }

    /// `kk_KZ`: the language with the country where most of its readers are, as Open Graph wants it.
    pub fn with_territory(&self) -> &str {
        &self.territory
    }

    /// The plural category of a number (CLDR): `one`, `few`, `other`, …
    pub fn plural(&self, number: usize) -> &'static str {
        match self.plurals.category_for(number) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// Compares two texts as a dictionary of the language orders them; what the language holds equal is kept apart by its code points.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

/// `M05` is what May is called where nobody knows.
fn has_months(months: &FixedCalendarDateTimeFormatter<Gregorian, fieldsets::M>) -> bool {
    let may = Date::from_ymd(2022, 5, 1).expect("a day of the calendar");
    months.format(&calendar_day(may)).to_string() != "M05"
}

fn with_territory(locale: &IcuLocale) -> String {
    let mut id = locale.id.clone();
    // World English is no country; cards know it as that of Britain.
    let is_country = id.region.is_some_and(|region| region.is_alphabetic());
    if id.language == language!("en") && !is_country {
        id.region = Some(region!("GB"));
    }
    LocaleExpander::new_extended().maximize(&mut id);
    match id.region {
        Some(region) => format!("{}_{region}", id.language),
        None => id.language.to_string(),
    }
}

fn calendar_day(date: Date) -> IcuDate<Gregorian> {
    let (year, month, day) = date.first_day();
    let (month, day) = (month.unsigned_abs(), day.unsigned_abs());
    IcuDate::try_new_gregorian(i32::from(year), month, day).expect("a date is a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(lang: &str, date: &str) -> String {
        Locale::new(&Lang::parse(lang).expect("a tag")).long(Date::parse(date).expect("a date").0)
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        assert_eq!(long("en", "2022-01-29"), "29 January 2022");
        assert_eq!(long("en-US", "2022-01-29"), "January 29, 2022");
        assert_eq!(long("ru", "2022-01-29"), "29 января 2022\u{202f}г.");
        assert_eq!(long("ru", "2022-01"), "январь 2022\u{202f}г.");
        assert_eq!(long("kk", "2022-05-17"), "2022\u{202f}ж. 17 мамыр");
        assert_eq!(long("en", "2022"), "2022");
        assert_eq!(long("ar", "2022-01-29"), "29 يناير 2022");
        assert_eq!(long("kk-Latn", "2022-05-17"), "2022-05-17");
        assert_eq!(long("kk-Latn", "2022-05"), "2022-05");
        assert_eq!(long("tlh", "2022-05-17"), "2022-05-17");
        assert_eq!(long("fa", "2022-01-29"), "29 ژانویه 2022");
        assert_eq!(long("pt", "2022-01-29"), "29 de janeiro de 2022");
        assert_eq!(long("pt", "2022-01"), "janeiro de 2022");
    }

    #[test]
    fn cards_get_a_territory() {
        let territory = |lang: &str| Locale::new(&Lang::parse(lang).expect("a tag")).with_territory().to_owned();
        let cases = [
            ("en", "en_GB"),
            ("en-US", "en_US"),
            ("kk", "kk_KZ"),
            ("ru", "ru_RU"),
            ("ar", "ar_EG"),
            ("de-AT", "de_AT"),
        ];
        for (lang, expected) in cases {
            assert_eq!(territory(lang), expected);
        }
    }

    #[test]
    fn the_week_begins_where_the_language_begins_it() {
        let weekdays = |lang: &str| Locale::new(&Lang::parse(lang).expect("a tag")).weekdays();
        assert_eq!(weekdays("en")[0], "Mon");
        assert_eq!(weekdays("en-US")[0], "Sun");
        assert_eq!(weekdays("ru").len(), 7);
    }

    #[test]
    fn kazakh_letters_stand_in_their_place() {
        let locale = Locale::new(&Lang::parse("kk").expect("a tag"));
        let mut names = vec!["Қарағанды", "Яков", "Көкшетау", "Әлия", "Азат", "Бақыт"];
        names.sort_by(|a, b| locale.compare(a, b));
        assert_eq!(names, ["Азат", "Әлия", "Бақыт", "Көкшетау", "Қарағанды", "Яков"]);
    }

    #[test]
    fn plurals_follow_the_language() {
        let locale = Locale::new(&Lang::parse("ru").expect("a tag"));
        assert_eq!([1, 2, 5, 21].map(|n| locale.plural(n)), ["one", "few", "many", "one"]);
    }
}
