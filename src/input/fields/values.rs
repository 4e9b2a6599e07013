//! Fields that hold a text with a meaning: dates, figures, addresses, words of a list.
//!
//! Each says by a pattern what it reads. The patterns are regular expressions as JSON Schema has them (ECMA-262).

use std::fmt::Debug;

use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::field::Asked;
use crate::input::fields::field::Want;
use crate::input::fields::schema;
use crate::input::fields::texts::Text;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::DateProblem;
use crate::value::Lang;
use crate::value::Located;
use crate::value::codes;
use crate::value::url::is_web_address;
use crate::value::url::site_root;

/// A date in ISO 8601, also a partial one. How it is written is remarked on where that is odd.
#[derive(Debug)]
pub struct When;

impl Want for When {
    type Read = Option<Date>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Date> {
        let written = Text.read(value, asked)?;
        let Some((date, oddity)) = Date::parse(&written.value) else {
            let message = format!("`{}` is no date that can be read", written.value);
            let problem = Diagnostic::error(ProblemKind::WrongValue, message);
            asked.say(written.span, problem.hint("write `2022-01-29`, `2022-01` or `2022`"));
            return None;
        };
        let message = match oddity {
            None => return Some(date),
            Some(DateProblem::MissingZero | DateProblem::Words) => "this date is not written as ISO 8601 asks",
            Some(DateProblem::UnreadableTime) => "the time cannot be read, only the day",
        };
        let problem = Diagnostic::warning(ProblemKind::OddDate, message);
        asked.say(written.span, problem.hint(format!("it is read as `{date}`: write it so")));
        Some(date)
    }

    fn schema(&self) -> serde_json::Value {
        let written = schema::string(&dates());
        json!({ "anyOf": [written, { "type": "integer", "minimum": 1000, "maximum": 9999 }, { "type": "null" }] })
    }
}

/// How dates are written, as a pattern.
fn dates() -> String {
    let leap = "([0-9][0-9](0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";
    let days = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";
    let offset = "([Zz]|UTC|GMT|UT|[+-](0[0-9]|1[0-7]):?[0-5][0-9]|[+-](0[0-9]|1[0-8])|[+-]18:?00)";
    let time = format!("[Tt ] *([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60))?([.,][0-9]*)? *{offset}?");
    let day = format!("({leap}|[0-9]{{4}}-({days}))( *|{time})");
    format!("({day}|[0-9]{{4}}(-(0[1-9]|1[0-2]))?)")
}

/// When something was saved: a date, or the digits of one as web archives write it (`20220106101010`).
#[derive(Debug)]
pub struct Moment;

impl Want for Moment {
    type Read = Option<Date>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Date> {
        match &value.shape {
            Shape::Scalar { text, .. } => match in_digits(text.trim()) {
                Some(date) => Some(date),
                None => When.read(value, asked),
            },
            _ => When.read(value, asked),
        }
    }

    fn schema(&self) -> serde_json::Value {
        let days = "(0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8])";
        let time = "([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?";
        let written = schema::string(&format!("[0-9]{{4}}({days})({time})?"));
        let digits = json!({ "type": "integer", "minimum": 10_000_101_i64, "maximum": 99_991_231_235_959_i64 });
        json!({ "anyOf": [When.schema(), written, digits] })
    }
}

/// `20220106`, `202201061010`, `20220106101010`; times are UTC.
fn in_digits(text: &str) -> Option<Date> {
    if !text.bytes().all(|letter| letter.is_ascii_digit()) || ![8, 12, 14].contains(&text.len()) {
        return None;
    }
    let mut written = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]);
    if text.len() > 8 {
        let second = if text.len() == 14 { &text[12..14] } else { "00" };
        written.push_str(&format!("T{}:{}:{second}Z", &text[8..10], &text[10..12]));
    }
    match Date::parse(&written)? {
        (date, None) => Some(date),
        _ => None,
    }
}

/// Yes or no.
#[derive(Debug)]
pub struct Flag;

impl Want for Flag {
    type Read = Option<bool>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<bool> {
        let written = Text.read(value, asked)?;
        let flag = flag(&written.value);
        if flag.is_none() {
            asked.wrong_value(written.span, "`true` or `false`");
        }
        flag
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "anyOf": [{ "type": ["boolean", "null"] }, schema::string(&flags())] })
    }
}

/// Yes and no, as a pattern.
fn flags() -> String {
    let words: Vec<String> = YES.iter().chain(&NO).map(|word| schema::in_any_case(word)).collect();
    format!("({})", words.join("|"))
}

const YES: [&str; 3] = ["true", "yes", "on"];
const NO: [&str; 3] = ["false", "no", "off"];

fn flag(text: &str) -> Option<bool> {
    let is_among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match (is_among(&YES), is_among(&NO)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// A date for some generators, yes or no for others.
#[derive(Debug)]
pub struct FlagOrDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagOrDateRead {
    Flag(bool),
    Date(Date),
}

impl Want for FlagOrDate {
    type Read = Option<FlagOrDateRead>;

    fn read(&self, value: Value, asked: &mut Asked) -> Self::Read {
        let flag = match &value.shape {
            Shape::Scalar { text, .. } => flag(text.trim()),
            _ => None,
        };
        match flag {
            Some(flag) => Some(FlagOrDateRead::Flag(flag)),
            None => When.read(value, asked).map(FlagOrDateRead::Date),
        }
    }

    fn schema(&self) -> serde_json::Value {
        // Without a word it may be meant as no: this is no value.
        let written = format!(r"^\s*({}|{})\s*$", flags(), dates());
        let year = json!({ "type": "integer", "minimum": 1000, "maximum": 9999 });
        json!({ "anyOf": [{ "type": "boolean" }, { "type": "string", "pattern": written }, year] })
    }
}

/// A figure with a point for its decimals.
#[derive(Debug)]
pub struct Number;

impl Want for Number {
    type Read = Option<Located<f64>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<f64>> {
        let written = Text.read(value, asked)?;
        if may_be_thousands(&written.value) {
            let message =
                format!("`{}` may be thousands, or a number with three decimals; it is not counted", written.value);
            let problem = Diagnostic::error(ProblemKind::WrongValue, message);
            let plain = written.value.replace('.', "");
            let short = written.value.trim_end_matches('0').trim_end_matches('.').to_owned();
            asked.say(written.span, problem.hint(format!("write `{plain}`, or `{short}` where that is meant")));
            return None;
        }
        let number = number(&written.value);
        if number.is_none() {
            asked.wrong_value(written.span, "a number");
        }
        number.map(|value| Located { value, span: written.span })
    }

    fn schema(&self) -> serde_json::Value {
        let written = schema::string(
            r"[+-]?([1-9][0-9]{0,2}(\.([0-9]{0,2}|[0-9]{4,}))?|(0[0-9]{0,14}|[1-9][0-9]{3,14})(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?",
        );
        json!({ "anyOf": [written, { "type": ["number", "null"] }] })
    }

    /// In a mapping on one line a comma ends a value: `{value: 20,000}` says 20.
    fn is_cut_before(&self, key: &str) -> bool {
        !key.is_empty() && key.bytes().all(|letter| letter.is_ascii_digit())
    }
}

/// `1.000` and `20.500` are thousands for half of the world.
fn may_be_thousands(text: &str) -> bool {
    let Some((whole, decimals)) = text.trim_start_matches(['+', '-']).split_once('.') else { return false };
    let is_whole = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    is_whole && decimals.len() == 3 && (whole.to_owned() + decimals).bytes().all(|letter| letter.is_ascii_digit())
}

/// What `f64` reads, without its words for what is no number, and no longer than anybody writes figures.
fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let whole = mantissa.split('.').next().unwrap_or_default();
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_written = whole.len() <= 15 && exponent.len() <= 2 && !unsigned.starts_with(['i', 'I', 'n', 'N']);
    if is_written { text.parse().ok() } else { None }
}

/// Degrees of latitude or longitude (WGS 84).
#[derive(Debug)]
pub struct Degrees {
    /// 90 or 180.
    pub most: u8,
    /// `a latitude`.
    pub called: &'static str,
}

impl Want for Degrees {
    type Read = Option<Located<f64>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<f64>> {
        let written = Text.read(value, asked)?;
        let Some(value) = number(&written.value).filter(|_| !written.value.contains(['e', 'E'])) else {
            asked.wrong_value(written.span, "a number");
            return None;
        };
        if value.abs() <= f64::from(self.most) {
            return Some(Located { value, span: written.span });
        }
        let message = format!("{} lies between -{most} and {most}", self.called, most = self.most);
        asked.say(written.span, Diagnostic::error(ProblemKind::WrongValue, message));
        None
    }

    fn schema(&self) -> serde_json::Value {
        let whole = match self.most {
            90 => "[0-8]?[0-9]",
            _ => "1[0-7][0-9]|[0-9]{1,2}",
        };
        let pattern = format!(r"[+-]?0{{0,9}}({}(\.0*)?|({whole})(\.[0-9]*)?|\.[0-9]+)", self.most);
        let number = json!({ "type": ["number", "null"], "minimum": -i32::from(self.most), "maximum": self.most });
        json!({ "anyOf": [schema::string(&pattern), number] })
    }
}

/// An absolute http or https address.
#[derive(Debug)]
pub struct Url;

impl Want for Url {
    type Read = Option<Located<String>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<String>> {
        let written = Text.read(value, asked)?;
        if is_web_address(&written.value) {
            return Some(written);
        }
        let message = format!("`{}` must be an http or https address", asked.name());
        let problem = Diagnostic::error(ProblemKind::WrongValue, message);
        asked.say(
            written.span,
            problem.hint("write the whole address, `https://…`; the address in this site is `slug`"),
        );
        None
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "anyOf": [schema::string(r"[Hh][Tt][Tt][Pp][Ss]?://[^/\s]\S*"), { "type": "null" }] })
    }
}

/// The address of a site's root; with a closing slash, in small letters, encoded.
#[derive(Debug)]
pub struct Root;

impl Want for Root {
    type Read = Option<String>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<String> {
        let written = Text.read(value, asked)?;
        match site_root(&written.value) {
            Ok(root) => Some(root),
            Err(hint) => {
                let message = format!("`{}` is no address that a site can have; the site has none", asked.name());
                let problem = Diagnostic::error(ProblemKind::WrongValue, message);
                asked.say(written.span, problem.hint(hint));
                None
            }
        }
    }

    fn schema(&self) -> serde_json::Value {
        let written = schema::string("[Hh][Tt][Tt][Pp][Ss]?://[!-\"$-.0->A-~]+(/[^\\s?#]*)?");
        json!({ "anyOf": [written, { "type": "null" }] })
    }
}

/// A language tag (BCP 47).
#[derive(Debug)]
pub struct Language;

impl Want for Language {
    type Read = Option<Lang>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Lang> {
        // `lang: true` is yes, and no language.
        let is_flag =
            matches!(&value.shape, Shape::Scalar { text, is_plain: true } if text == "true" || text == "false");
        let written = Text.read(value, asked)?;
        let lang = Lang::parse(&written.value).filter(|lang| !is_flag && lang.is_known());
        if lang.is_none() {
            let message = format!("`{}` is no language tag", written.value);
            let problem = Diagnostic::error(ProblemKind::WrongValue, message);
            let hint = match codes::meant_by(&written.value) {
                Some((code, name)) => format!("{name} is `{code}`"),
                None => "write `en`, `ru`, `kk`".to_owned(),
            };
            asked.say(written.span, problem.hint(hint));
        }
        lang
    }

    fn schema(&self) -> serde_json::Value {
        let two: Vec<String> = codes::two_letter_codes().map(schema::in_any_case).collect();
        let pattern = format!("({}|[A-Za-z]{{3}})([_-][A-Za-z0-9]{{1,8}})*", two.join("|"));
        json!({ "anyOf": [schema::string(&pattern), { "type": "null" }] })
    }
}

/// A SHA-256 in hexadecimal, also with its name before it; it is read in small letters.
#[derive(Debug)]
pub struct Sha256;

impl Want for Sha256 {
    type Read = Option<String>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<String> {
        let written = Text.read(value, asked)?;
        let digits = written.value.to_ascii_lowercase();
        // As web archives write it.
        let prefix = ["sha256:", "sha-256:", "sha256=", "sha-256="].into_iter().find(|start| digits.starts_with(start));
        let digits = digits[prefix.map_or(0, str::len)..].trim_start();
        if digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(digits.to_owned());
        }
        asked.wrong_value(written.span, "64 hexadecimal digits");
        None
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "anyOf": [schema::string("([Ss][Hh][Aa]-?256[:=] *)?[0-9A-Fa-f]{64}"), { "type": "null" }] })
    }
}

/// One of a few words, in any case, and what each stands for.
#[derive(Debug)]
pub struct OneOf<T: 'static>(pub &'static [(&'static str, T)]);

impl<T: Copy + Debug + Sync> Want for OneOf<T> {
    type Read = Option<T>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<T> {
        let written = Text.read(value, asked)?;
        let found = self.0.iter().find(|(word, _)| word.eq_ignore_ascii_case(&written.value));
        if found.is_none() {
            let words: Vec<&str> = self.0.iter().map(|(word, _)| *word).collect();
            report_word(&words, &written, asked);
        }
        found.map(|(_, meant)| *meant)
    }

    fn schema(&self) -> serde_json::Value {
        let words: Vec<&str> = self.0.iter().map(|(word, _)| *word).collect();
        schema::one_of(&words)
    }
}

/// One of a few words, in any case, which stand for themselves.
#[derive(Debug)]
pub struct Word(pub &'static [&'static str]);

impl Want for Word {
    type Read = Option<&'static str>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<&'static str> {
        let written = Text.read(value, asked)?;
        let found = self.0.iter().find(|word| word.eq_ignore_ascii_case(&written.value));
        if found.is_none() {
            report_word(self.0, &written, asked);
        }
        found.copied()
    }

    fn schema(&self) -> serde_json::Value {
        schema::one_of(self.0)
    }
}

fn report_word(words: &[&str], written: &Located<String>, asked: &mut Asked) {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    asked.wrong_value(written.span, &format!("one of {}", words.join(", ")));
}
