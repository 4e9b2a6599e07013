//! Raw text as somebody could read it, letter by letter, whatever hides the letters: markup inside a word, entities, percent
//! signs, backslashes, soft hyphens.
//!
//! The same reader serves both ends: what an editor wrote is masked by it, and what a build is about to publish is proved by
//! it. It is generous on purpose and knows no format: what one format hides, another may print.

use std::ops::Range;

/// A letter, and the bytes of the raw text that stand for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    pub letter: char,
    pub start: u32,
    pub end: u32,
}

/// Stands between what no name goes across: blocks, tags of blocks, the inside of a tag and the text around it.
pub(super) const WALL: char = '\u{1}';

/// A tag longer than this is none: a sign that says that something is smaller.
const LONGEST_TAG: usize = 20_000;

/// The longest name of an entity, `CounterClockwiseContourIntegral`.
const LONGEST_NAME: usize = 31;

/// Elements that are part of a line of text: they begin and end inside words.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "strike", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements whose words stand above others or are struck out: what is around them is read on without them.
const ASIDE: [&str; 5] = ["rt", "rp", "del", "s", "strike"];

/// So far the end of one of these is looked for.
const LONGEST_ASIDE: usize = 400;

/// Reads a raw text. What stands inside its tags (alternative texts, addresses) comes after the text around them.
pub(super) fn letters(raw: &str) -> Vec<Letter> {
    read(raw, Aside::Read)
}

/// The same where words are divided: at the end of a line, or by words that stand aside. `None` where none are.
pub(super) fn undivided(raw: &str) -> Option<Vec<Letter>> {
    let has_aside = raw.match_indices('<').any(|(at, _)| is_aside(&raw[at + 1..]));
    let ends_divided = |line: &str| {
        let mut last = line.trim_end().chars().rev();
        last.next().is_some_and(is_hyphen) && last.next().is_some_and(char::is_alphabetic)
    };
    let has_hyphen = raw.lines().any(ends_divided);
    if !has_aside && !has_hyphen {
        return None;
    }
    let letters = read(raw, Aside::PassedOver);
    let mut undivided = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        match end_of_division(&letters, at) {
            Some(end) => at = end,
            None => {
                undivided.push(letters[at]);
                at += 1;
            }
        }
    }
    Some(undivided)
}

/// Whether a tag begins an element whose words stand aside.
fn is_aside(tag: &str) -> bool {
    let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
    ASIDE.iter().any(|name| name.eq_ignore_ascii_case(&tag[..length]))
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '¬')
}

/// Where a word goes on that is divided at a hyphen before the end of a line.
fn end_of_division(letters: &[Letter], at: usize) -> Option<usize> {
    let before = letters.get(at.checked_sub(1)?)?.letter;
    if !is_hyphen(letters[at].letter) || !before.is_alphabetic() {
        return None;
    }
    let between = letters[at + 1..].iter().take(20).take_while(|letter| !letter.letter.is_alphabetic());
    let between: String = between.map(|letter| letter.letter).collect();
    let end = at + 1 + between.chars().count();
    let is_line_end = between.contains('\n') && between.chars().all(|letter| letter.is_whitespace() || letter == '>');
    let goes_on = letters.get(end).is_some_and(|letter| letter.letter.is_lowercase());
    if is_line_end && goes_on { Some(end) } else { None }
}

fn read(raw: &str, aside: Aside) -> Vec<Letter> {
    let mut reader = Reader { raw, aside, letters: Vec::with_capacity(raw.len()), tags: Vec::new(), closing: 0 };
    reader.read(0..raw.len(), Inside::Text);
    for tag in std::mem::take(&mut reader.tags) {
        reader.push(WALL, tag.start..tag.start);
        reader.read(tag, Inside::Tag);
    }
    reader.letters
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    Tag,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    Read,
    PassedOver,
}

struct Reader<'a> {
    raw: &'a str,
    aside: Aside,
    letters: Vec<Letter>,
    tags: Vec<Range<usize>>,
    /// The next sign that may end a tag, or the end of the text: looked for once, however many tags never end.
    closing: usize,
}

impl Reader<'_> {
    fn push(&mut self, letter: char, range: Range<usize>) {
        // Raw texts are looked at in pieces of less than four gigabytes.
        self.letters.push(Letter { letter, start: range.start as u32, end: range.end as u32 });
    }

    fn read(&mut self, range: Range<usize>, inside: Inside) {
        let mut at = range.start;
        while let Some(letter) = self.raw[at..range.end].chars().next() {
            let rest = &self.raw[at..range.end];
            let length = match letter {
                '<' if inside == Inside::Text => self.tag(rest, at),
                '&' => self.encoded(entity(rest), at),
                '%' => self.percent(rest, at),
                '\\' => self.encoded(escape(rest), at),
                // Words that are marked.
                '=' if rest.starts_with("==") => 2,
                // What looks like a space and is a letter to programs.
                '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}' => {
                    self.encoded(Some((' ', letter.len_utf8())), at)
                }
                _ if is_unseen(letter) => letter.len_utf8(),
                _ => 0,
            };
            if length == 0 {
                self.push(letter, at..at + letter.len_utf8());
            }
            at += if length == 0 { letter.len_utf8() } else { length };
        }
    }

    /// Passes a tag, a comment or a declaration; its inside is read later.
    fn tag(&mut self, rest: &str, at: usize) -> usize {
        let body = &rest.as_bytes()[1..];
        let begins =
            body.first().is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, b'/' | b'!' | b'?'));
        if self.closing <= at {
            self.closing = rest.find('>').map_or(self.raw.len(), |length| at + length);
        }
        let length = self.closing - at;
        if !begins || length >= rest.len().min(LONGEST_TAG) {
            return 0;
        }
        let letters = rest[1..length].trim_start_matches('/').chars();
        let name: String = letters.take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "br" => self.push(' ', at..at),
            name if INLINE.contains(&name) || ASIDE.contains(&name) || name == "ruby" || name == "rb" => {}
            _ => self.push(WALL, at..at),
        }
        self.tags.push(at + 1..at + length);
        if self.aside == Aside::PassedOver && ASIDE.contains(&name.as_str()) && !rest.starts_with("</") {
            let near = &rest[..rest.floor_char_boundary(length + LONGEST_ASIDE)];
            if let Some(end) = near[length + 1..].to_ascii_lowercase().find(&format!("</{name}")) {
                return length + 1 + end;
            }
        }
        length + 1
    }

    fn encoded(&mut self, decoded: Option<(char, usize)>, at: usize) -> usize {
        let Some((letter, length)) = decoded else { return 0 };
        if !is_unseen(letter) {
            self.push(letter, at..at + length);
        }
        length
    }

    /// A run of percent-encoded bytes, also encoded several times; what is no UTF-8 in it parts words.
    fn percent(&mut self, rest: &str, at: usize) -> usize {
        let mut bytes = Vec::new();
        // Where the code of each byte ends.
        let mut ends = Vec::new();
        let mut end = 0;
        while let Some((byte, length)) = percent_code(&rest.as_bytes()[end..]) {
            bytes.push(byte);
            end += length;
            ends.push(at + end);
        }
        let (mut offset, mut first) = (at, 0);
        for letter in String::from_utf8_lossy(&bytes).chars() {
            // What stands for bytes that are none may have more bytes than they.
            first = (first + letter.len_utf8()).min(ends.len());
            let end = ends[first - 1];
            if !is_unseen(letter) {
                self.push(letter, offset..end);
            }
            offset = end;
        }
        end
    }
}

/// The byte that a text begins with in percent signs, and how long that is written: `%D0`, `%25D0`, `%2525D0`.
fn percent_code(rest: &[u8]) -> Option<(u8, usize)> {
    let mut at = 1;
    if rest.first() != Some(&b'%') {
        return None;
    }
    while rest.get(at..at + 2) == Some(b"25") && rest.get(at + 2..at + 4).and_then(hexadecimal).is_some() {
        at += 2;
    }
    Some((hexadecimal(rest.get(at..at + 2)?)? as u8, at + 2))
}

/// What is not seen and parts nothing: soft hyphens, joiners, marks of direction, and the signs of emphasis.
fn is_unseen(letter: char) -> bool {
    if letter.is_ascii() {
        return matches!(letter, '*' | '`' | '~') || letter.is_control() && !letter.is_whitespace();
    }
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{fff9}'..='\u{fffc}' | '\u{17b4}' | '\u{17b5}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    ) || letter.is_control() && !letter.is_whitespace()
}

fn hexadecimal(digits: &[u8]) -> Option<u32> {
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The digits at the beginning of a text, as a letter, and how many there are.
fn code_point(text: &str, radix: u32, most: usize) -> Option<(char, usize)> {
    let count = text.chars().take(most).take_while(|digit| digit.is_digit(radix)).count();
    let code = u32::from_str_radix(&text[..count], radix).ok()?;
    Some((char::from_u32(code)?, count))
}

/// `&#1048;`, `&#x418;`, `&Icy;`, also where the semicolon is forgotten after a number.
fn entity(rest: &str) -> Option<(char, usize)> {
    let body = &rest[1..];
    if let Some(number) = body.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let (letter, digits) = match hexadecimal {
            Some(digits) => code_point(digits, 16, 8)?,
            None => code_point(number, 10, 8)?,
        };
        let length = 2 + usize::from(hexadecimal.is_some()) + digits;
        return Some((letter, length + usize::from(rest[length..].starts_with(';'))));
    }
    let length = body.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if length == 0 || !body[length..].starts_with(';') {
        return None;
    }
    Some((named(&body[..length])?, length + 2))
}

/// What an entity's name stands for (HTML's own list).
fn named(name: &str) -> Option<char> {
    let text = format!("&{name};");
    let token = html5gum::Tokenizer::new(&text).next()?.ok()?;
    let html5gum::Token::String(decoded) = token else { return None };
    let decoded = String::from_utf8_lossy(&decoded.value).into_owned();
    if decoded == text { None } else { decoded.chars().next() }
}

/// The half of a letter that follows four digits: `\u` and four more.
fn second_half(digits: &str) -> Option<u32> {
    hexadecimal(digits.get(4..10)?.strip_prefix("\\u")?.as_bytes())
}

/// `\u0418`, `\u{418}`, `\x41`, `\U00000418`, a pair of halves; `\n` and `\t` are white space, `\` before a sign is nothing.
fn escape(rest: &str) -> Option<(char, usize)> {
    let mut after = rest[1..].chars();
    let kind = after.next()?;
    let digits = after.as_str();
    match kind {
        'u' if digits.starts_with('{') => {
            let (letter, count) = code_point(&digits[1..], 16, 6)?;
            Some((letter, 4 + count))
        }
        'u' => {
            let high = hexadecimal(digits.as_bytes().get(..4)?)?;
            match (high, second_half(digits)) {
                (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                    let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    Some((char::from_u32(code)?, 12))
                }
                _ => Some((char::from_u32(high)?, 6)),
            }
        }
        'U' => Some((char::from_u32(hexadecimal(digits.as_bytes().get(..8)?)?)?, 10)),
        'x' => Some((char::from_u32(hexadecimal(digits.as_bytes().get(..2)?)?)?, 4)),
        'n' | 't' | 'r' | '\n' => Some((' ', 2)),
        sign if sign.is_ascii_punctuation() => Some((sign, 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        let read: String = letters(raw).iter().map(|letter| letter.letter).collect();
        assert_eq!(read.replace(WALL, "|"), expected, "{raw}");
    }

    #[test]
    fn encodings_are_read_through() {
        check("&#1048;&#x432;&aacute;n &Icy;&amp;&nothing;", "Ивán И&&nothing;");
        check("%D0%98%d0%b2-100%", "Ив-100%");
        check("%25D0%2598%2525d0%2525b2 25%25", "Ив 25%");
        check(r#"\u0418\u{432}\x61\n\"\ud83d\ude00"#, "Ивa \"\u{1f600}");
    }

    #[test]
    fn what_is_not_seen_parts_nothing() {
        check("Iva\u{ad}n\u{200b}ov **Pet**rov", "Ivanov Petrov");
        check("Iva<b class=\"x\">nov</b>", "Ivanov|b class=\"x\"|/b");
        check("==Iva==nov\u{e0041}\u{fffc} a\u{2800}b\u{3164}c", "Ivanov a b c");
        check("Ivan<br>Petrov", "Ivan Petrov|br");
    }

    #[test]
    fn divided_words_are_read_whole() {
        let read = |raw: &str| {
            let letters = undivided(raw).expect("something is divided");
            letters.iter().map(|letter| letter.letter).collect::<String>().replace(WALL, "|")
        };
        assert_eq!(read("Kul-\nmukh and Saint-\nJust"), "Kulmukh and Saint-\nJust");
        assert_eq!(read("> Kul\u{2010}\r\n> mukh"), "> Kulmukh");
        assert!(read("<ruby>Kul<rt>x</rt>mukh</ruby> a<del>b</del>c").starts_with("Kulmukh ac"));
        assert!(read("a<DEL>b</DEL>c").starts_with("ac"));
        assert!(undivided("a-b\nc <span>d</span> <section>").is_none());
    }

    #[test]
    fn blocks_part_words_and_tags_are_read_too() {
        check("<td>230</td><td>Petrov</td>", "|230||Petrov||td|/td|td|/td");
        check("<img alt='I&#118;an'> 2 < 3", "| 2 < 3|img alt='Ivan'");
    }

    #[test]
    fn a_letter_knows_its_bytes() {
        let raw = "x%D0%98&#118;";
        let read: Vec<&str> =
            letters(raw).iter().map(|letter| &raw[letter.start as usize..letter.end as usize]).collect();
        assert_eq!(read, ["x", "%D0%98", "&#118;"]);
    }
}
