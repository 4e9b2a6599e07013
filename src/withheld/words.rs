//! Letters cut into words, and the shapes under which words of a name are compared.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::QuickMap;
use crate::value::in_latin;
use crate::withheld::plain::Letter;

/// A word of a raw text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Shared by words that are written alike ([`Shapes`]).
    pub shape: Rc<Shape>,
    pub is_capitalised: bool,
    /// In bytes of the raw text, with the markup and the encoding inside the word.
    pub range: Range<usize>,
    pub before: Gap,
}

/// What a word is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    /// In small letters, without accents, compatibility forms resolved.
    pub letters: String,
    pub skeleton: String,
    /// Of letters of two scripts: the skeletons of what it looks like in either.
    pub looks: Vec<String>,
}

impl Shape {
    pub(super) fn is_letter(&self) -> bool {
        let mut letters = self.letters.chars();
        letters.next().is_some() && letters.next().is_none()
    }
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space, a hyphen, an underscore, a plus sign: what may stand inside a name, in an address too.
    Close,
    /// A full stop, with a space or without.
    Stop,
    /// A comma with a space.
    Comma,
    Wide,
}

/// Cuts letters into words. The English possessive is no part of a word.
pub(super) fn cut(letters: &[Letter]) -> Vec<Word> {
    SHAPES.with_borrow_mut(|shapes| cut_with(letters, shapes))
}

fn cut_with(letters: &[Letter], shapes: &mut Shapes) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(letters.len() / 6);
    let mut between = String::from(crate::withheld::plain::WALL);
    let mut at = 0;
    while at < letters.len() {
        if !is_of_word(letters[at].letter) {
            // More than this is wide, whatever it is.
            if between.len() < 8 {
                between.push(letters[at].letter);
            }
            at += 1;
            continue;
        }
        let end = end_of_word(letters, at);
        words.push(word(&letters[at..end], gap(&between), shapes));
        between.clear();
        at = end;
    }
    words
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2b9}' | '\u{2bb}' | '\u{ff07}')
}

/// Where a word ends that begins at a letter: apostrophes belong to it, but for the one of a possessive.
fn end_of_word(letters: &[Letter], start: usize) -> usize {
    let mut end = start;
    loop {
        while letters.get(end).is_some_and(|letter| is_of_word(letter.letter)) {
            end += 1;
        }
        let [joint, next, rest @ ..] = &letters[end..] else { return end };
        if !is_apostrophe(joint.letter) || !next.letter.is_alphabetic() {
            return end;
        }
        let ends_after = !rest.first().is_some_and(|letter| is_of_word(letter.letter));
        if matches!(next.letter, 's' | 'S') && ends_after {
            return end;
        }
        end += 1;
    }
}

/// The shapes of words that one thread has met. All texts of an archive and all pages of its site have the same words over and over, and to find
/// the shape of one takes as long as to read a line.
#[derive(Default)]
struct Shapes {
    known: QuickMap<String, Rc<Shape>>,
    written: String,
}

/// So many words are kept: more than a language has forms in use. Hashes and numbers would go on for ever.
const KEPT: usize = 1 << 18;

thread_local! {
    static SHAPES: RefCell<Shapes> = RefCell::default();
}

impl Shapes {
    fn of(&mut self, letters: &[Letter]) -> Rc<Shape> {
        self.written.clear();
        self.written.extend(letters.iter().map(|letter| letter.letter));
        if let Some(known) = self.known.get(&self.written) {
            return Rc::clone(known);
        }
        let folded = folded(&self.written);
        let shape = Rc::new(Shape { skeleton: skeleton(&folded), looks: looks(&folded), letters: folded });
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        self.known.insert(self.written.clone(), Rc::clone(&shape));
        shape
    }
}

fn word(letters: &[Letter], before: Gap, shapes: &mut Shapes) -> Word {
    let (first, last) = (letters[0], letters[letters.len() - 1]);
    Word {
        shape: shapes.of(letters),
        is_capitalised: first.letter.is_uppercase(),
        range: first.start as usize..last.end as usize,
        before,
    }
}

/// Small letters without accents and apostrophes.
pub(super) fn folded(written: &str) -> String {
    let small = written.nfkc().flat_map(char::to_lowercase).nfd();
    small.filter(|letter| letter.is_alphanumeric()).collect()
}

fn gap(between: &str) -> Gap {
    match between.trim_matches(|letter: char| letter.is_whitespace() || letter == '_') {
        "" | "-" | "_" | "+" | "." if between.chars().count() > 6 => Gap::Wide,
        "" | "-" | "_" | "+" | "\u{2010}" | "\u{2011}" => Gap::Close,
        "." => Gap::Stop,
        "," => Gap::Comma,
        // A line of a quotation or a comment goes on behind its sign.
        ">" | "#" if between.contains('\n') => Gap::Close,
        _ => Gap::Wide,
    }
}

/// Latin letters and the Cyrillic ones that look like them, small or large.
const ALIKE: [(char, char); 22] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('u', 'у'),
    ('x', 'х'),
    ('y', 'у'),
    ('h', 'һ'),
    ('d', 'ԁ'),
    ('q', 'ԛ'),
    ('w', 'ԝ'),
    ('g', 'ԍ'),
    ('l', 'ӏ'),
];

/// What a word of Latin and Cyrillic letters looks like, in the one script and in the other.
fn looks(letters: &str) -> Vec<String> {
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    if letters.is_ascii()
        || !letters.contains(is_cyrillic)
        || !letters.contains(|letter: char| letter.is_ascii_alphabetic())
    {
        return Vec::new();
    }
    let latin =
        |letter: char| ALIKE.iter().find(|(_, cyrillic)| *cyrillic == letter).map_or(letter, |(latin, _)| *latin);
    let cyrillic = |letter: char| ALIKE.iter().find(|(latin, _)| *latin == letter).map_or(letter, |(_, other)| *other);
    vec![
        skeleton(&letters.chars().map(latin).collect::<String>()),
        skeleton(&letters.chars().map(cyrillic).collect::<String>()),
    ]
}

/// What is left of a word when scripts and habits of transliteration are set aside: Тоқаев, Tokayev and Toqaev are one.
/// Empty where nothing of it can be written in Latin letters.
pub(super) fn skeleton(letters: &str) -> String {
    let mut latin = in_latin(letters).to_ascii_lowercase();
    for (written, plain) in SPELLINGS {
        latin = latin.replace(written, plain);
    }
    if latin.ends_with("of") || latin.ends_with("ef") {
        latin.replace_range(latin.len() - 1.., "v");
    }
    let mut skeleton = String::with_capacity(latin.len());
    let mut letters = latin.chars().filter(char::is_ascii_alphanumeric).peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            // Жомарт is Zhomart and Jomart; inside a word j is what others write y.
            'j' if skeleton.is_empty() => 'j',
            'j' | 'y' => 'i',
            letter => letter,
        };
        let glides = letter == 'i' && letters.peek().is_some_and(|next| "aeiouyj".contains(*next));
        if !glides && !skeleton.ends_with(letter) {
            skeleton.push(letter);
        }
    }
    skeleton
}

/// Ways of writing one sound, the longer first; `1` stands for ж until all are through.
const SPELLINGS: [(&str, &str); 22] = [
    ("shch", "s"),
    ("sch", "s"),
    ("sh", "s"),
    ("tch", "c"),
    ("dzh", "j"),
    ("zh", "j"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("ff", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("'", ""),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::withheld::plain;

    fn words(raw: &str) -> Vec<Word> {
        cut(&plain::letters(raw))
    }

    #[test]
    fn one_name_has_one_skeleton_in_every_script_and_spelling() {
        for spellings in [
            &["Тоқаев", "Токаев", "Toqaev", "Tokayev", "Tokaev", "TOKAJEV"][..],
            &["Зульфия", "Zulfiya", "Zulfia", "Zulfija"],
            &["Жомарт", "Zhomart", "Jomart"],
            &["Михаил", "Mikhail"],
            &["Смирнов", "Smirnoff", "Smirnov"],
            &["Щукин", "Shchukin", "Schukin"],
        ] {
            let skeletons: Vec<String> = spellings.iter().map(|word| skeleton(&folded(word))).collect();
            assert!(skeletons.iter().all(|one| *one == skeletons[0]), "{spellings:?}: {skeletons:?}");
        }
        assert_ne!(skeleton("ivanov"), skeleton("ivanova"));
    }

    #[test]
    fn words_know_what_stands_before_them() {
        let read: Vec<(String, Gap)> = words("И. Петров, Иван_Ильич\n> O'Neil's; x")
            .into_iter()
            .map(|word| (word.shape.letters.clone(), word.before))
            .collect();
        let expected = [
            ("и", Gap::Wide),
            ("петров", Gap::Stop),
            ("иван", Gap::Comma),
            ("ильич", Gap::Close),
            ("oneil", Gap::Close),
            ("s", Gap::Wide),
            ("x", Gap::Wide),
        ];
        let expected: Vec<(String, Gap)> =
            expected.iter().map(|(letters, gap)| ((*letters).to_owned(), *gap)).collect();
        assert_eq!(read, expected);
    }
}
