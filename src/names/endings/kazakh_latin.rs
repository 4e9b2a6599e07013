//! Kazakh in Latin letters, read as Cyrillic.
//!
//! Two alphabets are in use, that of 2018 with acutes (Qazaqstannyń) and that of 2021 with dots and strokes (Qazaqstannyñ, Semeidıñ), and names in
//! English spelling stand among them (Semey, Balkhash). `i`, `ı` and `u` mean different letters in the two, so that a word is read by both:
//! for its endings, and for the words that make another entity (Almaty oblysy). A name itself is never transliterated: its forms are
//! registered.

use crate::names::endings::cases::Cases;
use crate::names::endings::kazakh;
use crate::names::endings::rules::End;
use crate::names::endings::rules::Inflection;
use crate::names::endings::rules::Inflections;

/// Letters that differ in the two alphabets, or that one of them alone has.
type Alphabet = &'static [(char, char)];

const OF_2018: Alphabet =
    &[('á', 'ә'), ('ǵ', 'ғ'), ('ı', 'и'), ('i', 'і'), ('ń', 'ң'), ('ó', 'ө'), ('ú', 'ү'), ('u', 'ұ'), ('ý', 'у')];
const OF_2021: Alphabet = &[
    ('ä', 'ә'),
    ('ğ', 'ғ'),
    ('i', 'и'),
    ('ı', 'і'),
    ('ñ', 'ң'),
    ('ö', 'ө'),
    ('ü', 'ү'),
    ('ū', 'ұ'),
    ('u', 'у'),
    ('ş', 'ш'),
];
const IN_BOTH: Alphabet = &[
    ('a', 'а'),
    ('b', 'б'),
    ('c', 'ц'),
    ('d', 'д'),
    ('e', 'е'),
    ('f', 'ф'),
    ('g', 'г'),
    ('h', 'х'),
    ('j', 'ж'),
    ('k', 'к'),
    ('l', 'л'),
    ('m', 'м'),
    ('n', 'н'),
    ('o', 'о'),
    ('p', 'п'),
    ('q', 'қ'),
    ('r', 'р'),
    ('s', 'с'),
    ('t', 'т'),
    ('v', 'в'),
    ('w', 'у'),
    ('x', 'х'),
    ('y', 'ы'),
    ('z', 'з'),
];
const PAIRS: [(&str, char); 4] = [("sh", 'ш'), ("ch", 'ч'), ("zh", 'ж'), ("kh", 'х')];

/// Whether a word ends in a Latin letter.
pub(super) fn is_latin(word: &str) -> bool {
    let last = word.chars().next_back();
    last.is_some_and(|letter| letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}'))
}

/// What an ending after a name can mean, by either alphabet.
pub(super) fn cases(word: &str, ending: &str) -> Cases {
    let endings = in_cyrillic(ending);
    in_cyrillic(word)
        .iter()
        .zip(endings)
        .fold(Cases::NONE, |sum, (word, ending)| sum | kazakh::cases(word, word, &ending))
}

pub(super) fn is_ending(text: &str) -> bool {
    in_cyrillic(text).iter().any(|text| kazakh::is_ending(text))
}

/// A word by each alphabet, in small letters.
pub(super) fn in_cyrillic(word: &str) -> [String; 2] {
    let word = word.to_lowercase();
    [OF_2018, OF_2021].map(|alphabet| read(&word, alphabet))
}

fn read(word: &str, alphabet: Alphabet) -> String {
    let mut read = String::with_capacity(word.len() * 2);
    let mut rest = word.chars();
    loop {
        if let Some((pair, letter)) = PAIRS.iter().find(|(pair, _)| rest.as_str().starts_with(pair)) {
            read.push(*letter);
            rest = rest.as_str()[pair.len()..].chars();
            continue;
        }
        let Some(latin) = rest.next() else { return read };
        let known = alphabet.iter().chain(IN_BOTH).find(|(letter, _)| *letter == latin);
        let letter = known.map_or(latin, |(_, letter)| *letter);
        // After a vowel it is the glide: Semey, Altaı.
        let is_glide = matches!(letter, 'и' | 'ы') && read.ends_with(['а', 'ә', 'е', 'о', 'ө']);
        read.push(if is_glide { 'й' } else { letter });
    }
}

/// Rules for words in Cyrillic, with the same for words in Latin letters, of either alphabet.
pub(super) fn with_latin(cyrillic: Inflections) -> Inflections {
    let Inflections { mut rules, mut sets } = cyrillic;
    let offset = sets.len();
    let latin: Vec<Inflection> = rules.iter().map(|rule| in_latin(rule, offset)).collect();
    rules.extend(latin);
    let latin: Vec<Vec<String>> =
        sets.iter().map(|set| set.iter().flat_map(|ending| written(ending)).collect()).collect();
    sets.extend(latin);
    Inflections { rules, sets }
}

fn in_latin(rule: &Inflection, offset: usize) -> Inflection {
    let mut forms = Vec::new();
    for (form, set) in &rule.forms {
        let set = set.map(|set| set + offset);
        forms.extend(written(form).map(|form| (form, set)));
    }
    let end = match &rule.end {
        End::AnyOf(letters) => End::AnyOf(written(letters).concat()),
        // Of letters that change none differs in the two.
        End::Letters(letters) | End::Whole(letters) => End::Letters(written(letters)[1].clone()),
    };
    Inflection { end, forms }
}

/// A text in each alphabet.
fn written(cyrillic: &str) -> [String; 2] {
    [OF_2018, OF_2021].map(|alphabet| {
        let latin = |letter: char| {
            let known = alphabet.iter().chain(IN_BOTH).find(|(_, cyrillic)| *cyrillic == letter);
            let pair = PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter);
            known.map(|(latin, _)| latin.to_string()).or_else(|| Some(pair?.0.to_owned())).unwrap_or_default()
        };
        cyrillic.chars().map(latin).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_by_both_alphabets() {
        assert_eq!(in_cyrillic("Qazaqstannyń")[0], "қазақстанның");
        assert_eq!(in_cyrillic("Qazaqstannyñ")[1], "қазақстанның");
        assert_eq!(in_cyrillic("áýejaıy")[0], "әуежайы");
        assert_eq!(in_cyrillic("köşesı")[1], "көшесі");
        assert_eq!(in_cyrillic("Balqash"), ["балқаш", "балқаш"]);
        assert_eq!(in_cyrillic("Semey"), ["семей", "семей"]);
    }
}
