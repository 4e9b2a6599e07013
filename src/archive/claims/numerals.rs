//! Numbers that a few words give, in digits or spelled out.
//!
//! Whoever asks wants to know whether a figure may be meant, so all that the words can mean is gathered: `20 000` is 20,000, and 20. A number too
//! many leaves a mistake unreported; one too few would report what is right.
//!
//! 1. Digits are read with whatever groups them (`20,000`, `20 000`, `7,5`), and with the thousand or million behind them.
//! 2. Words are read by a table of beginnings (`words.txt`), since endings differ by case.
//! 3. Where a language has no table, or a word is vague (`dozens`, `thousands`), nothing is said.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::value::Lang;
use crate::value::Script;

/// What a number word does with what stands before it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Numeral {
    Adds(f64),
    Multiplies(f64),
    Vague,
}

/// The number words of a language, by their beginnings.
struct Table {
    script: Script,
    beginnings: HashMap<&'static str, Numeral>,
}

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| tables(include_str!("numerals/words.txt")));

/// What a number may be made of: so many words at most.
const LONGEST: usize = 9;

/// Letters that stand before a word in Arabic and are written as one with it: and, the, with, for, so.
const ARABIC_PARTICLES: [&str; 7] = ["وال", "بال", "ال", "و", "ب", "ل", "ف"];

/// All numbers that some words of a language may give; `None` where they may give one that cannot be read.
pub(super) fn numbers(text: &str, lang: &Lang) -> Option<Vec<f64>> {
    let table = TABLES.get(lang.language().to_lowercase().as_str())?;
    let tokens = tokens(text, table);
    if !is_in(table.script, text) || (0..tokens.len()).any(|index| is_vague(&tokens, index)) {
        return None;
    }
    let mut numbers = Vec::new();
    for start in 0..tokens.len() {
        match &tokens[start].kind {
            TokenKind::Digits(_) => in_digits(&tokens[start..], &mut numbers),
            TokenKind::Numeral(_) => in_words(&tokens[start..], &mut numbers),
            TokenKind::Word => {}
        }
    }
    Some(numbers)
}

/// Whether a text has a letter of a script, or no letter at all.
fn is_in(script: Script, text: &str) -> bool {
    let mut has_letters = false;
    for letter in text.chars() {
        if letter.is_alphabetic() {
            has_letters = true;
            if Script::of(letter) == Some(script) {
                return true;
            }
        }
    }
    !has_letters
}

struct Token<'a> {
    kind: TokenKind,
    /// What stands between it and the token before.
    gap: &'a str,
    text: &'a str,
}

enum TokenKind {
    Digits(String),
    Numeral(Numeral),
    Word,
}

fn tokens<'a>(text: &'a str, table: &Table) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let is_digit = rest[start..].starts_with(|letter| digit(letter).is_some());
        let ends = |letter: char| !letter.is_alphanumeric() || digit(letter).is_some() != is_digit;
        let end = match rest[start..].find(ends) {
            Some(length) => start + length,
            None => rest.len(),
        };
        let word = &rest[start..end];
        let kind = if is_digit {
            TokenKind::Digits(word.chars().filter_map(digit).collect())
        } else if let Some(numeral) = numeral(&word.to_lowercase(), table) {
            TokenKind::Numeral(numeral)
        } else {
            TokenKind::Word
        };
        tokens.push(Token { kind, gap: &rest[..start], text: word });
        rest = &rest[end..];
    }
    tokens
}

/// The European digit that stands for a digit, also of the two Arabic rows.
fn digit(letter: char) -> Option<char> {
    let value = match letter {
        '0'..='9' => return Some(letter),
        '\u{660}'..='\u{669}' => u32::from(letter) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(letter) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

fn numeral(word: &str, table: &Table) -> Option<Numeral> {
    if let Some(numeral) = table.longest_beginning(word) {
        return Some(numeral);
    }
    if table.script != Script::Arabic {
        return None;
    }
    for particle in ARABIC_PARTICLES {
        if let Some(bare) = word.strip_prefix(particle)
            && let Some(numeral) = table.longest_beginning(bare)
        {
            return Some(numeral);
        }
    }
    None
}

impl Table {
    /// What the longest beginning of a word says that is in the table.
    fn longest_beginning(&self, word: &str) -> Option<Numeral> {
        for (at, letter) in word.char_indices().rev() {
            let end = at + letter.len_utf8();
            if let Some(numeral) = self.beginnings.get(&word[..end]) {
                return Some(*numeral);
            }
        }
        None
    }
}

/// A vague word, or a multiplier with nothing to multiply and no number behind it: `thousands`, and not `a hundred` or `тысяча двести`.
fn is_vague(tokens: &[Token], index: usize) -> bool {
    match tokens[index].kind {
        TokenKind::Numeral(Numeral::Vague) => true,
        TokenKind::Numeral(Numeral::Multiplies(_)) => !goes_on(&tokens[index + 1..]) && !has_factor(&tokens[..index]),
        _ => false,
    }
}

/// Whether a number follows.
fn goes_on(behind: &[Token]) -> bool {
    behind.first().is_some_and(|next| next.gap.trim().is_empty() && is_number(next))
}

/// Whether what stands before may be multiplied.
fn has_factor(before: &[Token]) -> bool {
    before.last().is_some_and(|last| is_number(last) || matches!(last.text, "a" | "A"))
}

fn is_number(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Digits(_) | TokenKind::Numeral(Numeral::Adds(_) | Numeral::Multiplies(_)))
}

/// What digits give: alone, with the groups after them, with decimals, each also with a multiplier behind.
fn in_digits(tokens: &[Token], numbers: &mut Vec<f64>) {
    let mut digits = String::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenKind::Digits(group) = &token.kind else { return };
        let is_group = index == 0 || group.len() == 3 && is_separator(token.gap);
        if index > 0 && matches!(token.gap, "." | "," | "٫") {
            add(&format!("{digits}.{group}"), &tokens[index + 1..], numbers);
        }
        if !is_group {
            return;
        }
        digits.push_str(group);
        add(&digits, &tokens[index + 1..], numbers);
    }
}

fn is_separator(gap: &str) -> bool {
    matches!(gap, "." | "," | "٬" | "،" | "'" | "’" | " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

fn add(digits: &str, after: &[Token], numbers: &mut Vec<f64>) {
    let Ok(number) = digits.parse::<f64>() else { return };
    numbers.push(number);
    if let Some(Token { kind: TokenKind::Numeral(Numeral::Multiplies(factor)), .. }) = after.first() {
        numbers.push(number * factor);
    }
}

/// What a row of number words gives, after each of them.
fn in_words(tokens: &[Token], numbers: &mut Vec<f64>) {
    let (mut total, mut current) = (0.0, 0.0_f64);
    for (index, token) in tokens.iter().take(LONGEST).enumerate() {
        if index > 0 && !token.gap.chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '\u{2011}')) {
            return;
        }
        match token.kind {
            TokenKind::Numeral(Numeral::Adds(number)) => current += number,
            TokenKind::Numeral(Numeral::Multiplies(factor)) if factor < 1000.0 => current = current.max(1.0) * factor,
            TokenKind::Numeral(Numeral::Multiplies(factor)) => {
                total += current.max(1.0) * factor;
                current = 0.0;
            }
            // `a hundred and five`
            TokenKind::Word if matches!(token.text, "and" | "и" | "و") => continue,
            _ => return,
        }
        numbers.push(total + current);
    }
}

fn tables(text: &'static str) -> HashMap<&'static str, Table> {
    let mut tables = HashMap::new();
    let mut lang = "";
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        if line.starts_with('#') {
            continue;
        } else if first == "=" {
            lang = words.next().unwrap_or_default();
            let script = match words.next() {
                Some("Cyrillic") => Script::Cyrillic,
                Some("Arabic") => Script::Arabic,
                _ => Script::Latin,
            };
            tables.insert(lang, Table { script, beginnings: HashMap::new() });
        } else if let Some(table) = tables.get_mut(lang) {
            let meaning = meaning(first);
            table.beginnings.extend(words.map(|word| (word, meaning)));
        }
    }
    tables
}

fn meaning(written: &str) -> Numeral {
    let number = |text: &str| text.parse().expect("a number begins a line of the table");
    match written.strip_prefix('x') {
        Some(factor) => Numeral::Multiplies(number(factor)),
        None if written == "?" => Numeral::Vague,
        None if number(written) >= 1000.0 => Numeral::Multiplies(number(written)),
        None => Numeral::Adds(number(written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: &str, text: &str, number: f64) {
        let read = numbers(text, &Lang::parse(lang).expect("a tag"));
        assert!(read.as_ref().is_some_and(|read| read.contains(&number)), "{text}: {read:?}");
    }

    #[track_caller]
    fn check_not(lang: &str, text: &str, number: f64) {
        let read = numbers(text, &Lang::parse(lang).expect("a tag"));
        assert!(read.as_ref().is_some_and(|read| !read.contains(&number)), "{text}: {read:?}");
    }

    #[test]
    fn digits_are_read_however_they_are_grouped() {
        for written in ["20,000", "20 000", "20.000", "20\u{202f}000", "20 thousand", "20000", "٢٠٬٠٠٠"] {
            check("en", &format!("about {written} people"), 20000.0);
        }
        check("ru", "не ниже 7,5 метра", 7.5);
        check("en", "7.25 metres", 7.25);
        check("en", "150 million crowns", 150.0);
        check("en", "150 million crowns", 150e6);
        check("ru", "1,4 млн рублей", 1.4e6);
        check_not("en", "spoke of 230 people", 231.0);
        check_not("en", "14 of 2020", 142020.0);
    }

    #[test]
    fn words_are_read_in_the_languages_of_the_interface() {
        check("en", "Fourteen people", 14.0);
        check("en", "twenty-five minutes", 25.0);
        check("en", "two hundred and thirty-one", 231.0);
        check("en", "two dozen", 24.0);
        check("en", "three hundred thousand", 300_000.0);
        check("ru", "достигло тринадцати", 13.0);
        check("ru", "тысяча четыреста двадцать пять", 1425.0);
        check("en", "a hundred and five", 105.0);
        check("ru", "две тысячи триста", 2300.0);
        check("ru", "сорока", 40.0);
        check("kk", "жиырма бес минут", 25.0);
        check("kk", "екі жүз отыз адам", 230.0);
        check("kk", "он алтыға жетті", 16.0);
        check("ar", "ثلاثة عشر شخصا", 13.0);
        check("ar", "خمسة وعشرون", 25.0);
        check("ar", "ثلاثة آلاف", 3000.0);
        check_not("en", "fourteen of them", 40.0);
        check_not("ru", "тринадцать", 3.0);
        check_not("en", "seventeen", 7.0);
    }

    #[test]
    fn where_words_are_vague_or_unread_nothing_is_said() {
        let read = |lang: &str, text: &str| numbers(text, &Lang::parse(lang).expect("a tag"));
        for (lang, text) in [
            ("en", "dozens of people"),
            ("en", "thousands, 19 of them children"),
            ("ru", "тысячи людей"),
            ("kk", "мыңдаған адам"),
            ("ar", "آلاف"),
            ("de", "vierzehn"),
            ("kk", "on tört adam"),
            ("en", "четырнадцать"),
        ] {
            assert_eq!(read(lang, text), None, "{text}");
        }
    }

    #[test]
    fn every_number_under_a_thousand_is_read() {
        const ONES: [&str; 20] = [
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for number in 1..1000_usize {
            let rest = number % 100;
            let low =
                if rest < 20 { ONES[rest].to_owned() } else { format!("{} {}", TENS[rest / 10], ONES[rest % 10]) };
            let text = match number / 100 {
                0 => low,
                hundreds => format!("{} hundred and {low}", ONES[hundreds]),
            };
            check("en", text.trim().trim_end_matches(" and"), number as f64);
        }
    }
}
