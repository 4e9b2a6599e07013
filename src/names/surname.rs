//! Which words of a person's name are the surname, and may stand alone.
//!
//! The surname is the last word with a capital and the particle before it: de Gaulle, bin Laden, von Mises. What follows it (Jr., III, MD) is
//! none, and neither is a king's number, a title or a word in small letters: *bell hooks* has no short name unless her file says so.
//!
//! German and Dutch particles are left away in speech (Humboldt, Mises; nobody says Gogh, and nothing is lost), so that the bare word counts too.
//! Where they are not (de Gaulle, bin Salman, da Silva) a bare last word is somebody else: King Salman, Marina Silva.

use crate::names::endings::is_cyrillic;
use crate::names::language::Language;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;

/// May be left away.
const LEFT_AWAY: [&str; 10] = ["von", "van", "der", "den", "zu", "zum", "zur", "фон", "ван", "цу"];

const KEPT: [&str; 50] = [
    "de",
    "del",
    "della",
    "dello",
    "degli",
    "dei",
    "di",
    "da",
    "das",
    "do",
    "dos",
    "du",
    "des",
    "la",
    "le",
    "les",
    "ter",
    "ten",
    "het",
    "af",
    "av",
    "bin",
    "ibn",
    "ben",
    "bint",
    "bar",
    "abu",
    "al",
    "el",
    "ad",
    "as",
    "ash",
    "ar",
    "ul",
    "mac",
    "mc",
    "ap",
    "де",
    "дель",
    "делла",
    "ди",
    "да",
    "дю",
    "ла",
    "ле",
    "бин",
    "бен",
    "ибн",
    "аль",
    "эль",
];

/// Particles of Ukrainian that Russian has not.
const UKRAINIAN: [&str; 4] = ["бін", "ібн", "ель", "дер"];

/// What may follow a surname and is none.
const SUFFIXES: [&str; 26] = [
    "jr",
    "sr",
    "jnr",
    "snr",
    "ii",
    "iii",
    "iv",
    "vi",
    "vii",
    "viii",
    "ix",
    "xi",
    "xii",
    "md",
    "phd",
    "esq",
    "obe",
    "cbe",
    "mbe",
    "qc",
    "kc",
    "mp",
    "мл",
    "ст",
    "младший",
    "старший",
];

/// What tells a son from his father. Numbers are in capitals.
const GENERATIONS: [&str; 30] = [
    "jr",
    "sr",
    "jnr",
    "snr",
    "junior",
    "senior",
    "jun",
    "sen",
    "fils",
    "père",
    "filho",
    "neto",
    "júnior",
    "hijo",
    "nieto",
    "figlio",
    "старшему",
    "старшим",
    "младшему",
    "младшим",
    "молодшому",
    "мл",
    "ст",
    "младший",
    "старший",
    "младшего",
    "старшего",
    "молодший",
    "молодшого",
    "мол",
];

/// Last words that say what somebody is.
const TITLES: [&str; 24] = [
    "president",
    "minister",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "khan",
    "sultan",
    "sheikh",
    "imam",
    "team",
    "member",
    "staff",
    "office",
    "editor",
    "admin",
    "group",
    "президент",
    "министр",
    "король",
    "королева",
    "хан",
];

pub(super) fn is_particle(word: &str) -> bool {
    // Most words are longer than any particle.
    if word.len() > LONGEST {
        return false;
    }
    let small = &*in_small(word);
    LEFT_AWAY.contains(&small) || KEPT.contains(&small) || UKRAINIAN.contains(&small)
}

/// In bytes, of any of the lists.
const LONGEST: usize = 18;

/// Whether a small word before a surname can only be a particle in a language: in Spanish «de» stands before any name.
pub(super) fn is_particle_in(language: Language, word: &str) -> bool {
    const ENGLISH: [&str; 18] = [
        "von", "van", "der", "de", "del", "della", "di", "da", "du", "dos", "la", "le", "bin", "ibn", "bint", "al",
        "el", "zu",
    ];
    const ROMANCE: [&str; 7] = ["von", "van", "bin", "ibn", "bint", "ben", "abu"];
    const GERMAN: [&str; 8] = ["van", "de", "della", "di", "ibn", "bint", "al", "el"];
    const CYRILLIC: [&str; 11] = ["фон", "ван", "де", "дель", "бин", "бен", "ибн", "бін", "ібн", "аль", "эль"];
    match language {
        Language::English => ENGLISH.contains(&word),
        Language::French | Language::Spanish | Language::Portuguese | Language::Italian => ROMANCE.contains(&word),
        Language::German => GERMAN.contains(&word),
        Language::Russian | Language::Ukrainian | Language::Kazakh => CYRILLIC.contains(&word),
        _ => word == "ibn",
    }
}

/// The surname in a person's full name, with its particle.
pub fn surname(form: &str) -> Option<&str> {
    let mut words: Vec<&str> = form.split_whitespace().collect();
    while words.len() > 1 && is_suffix(words[words.len() - 1]) {
        words.pop();
    }
    let last = words.pop()?.trim_end_matches(',');
    if words.is_empty() || !is_surname(last) {
        return None;
    }
    let mut first = last;
    // The first word is a given name, also where it looks like a particle: Al Gore, Van Morrison.
    for word in words[1..].iter().rev().take_while(|word| is_particle(word)) {
        first = word;
    }
    let start = first.as_ptr() as usize - form.as_ptr() as usize;
    let end = last.as_ptr() as usize - form.as_ptr() as usize + last.len();
    Some(&form[start..end])
}

pub(super) fn is_suffix(word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let small: String = word.chars().filter(|letter| *letter != '.').collect::<String>().to_lowercase();
    SUFFIXES.contains(&small.trim_end_matches(','))
}

/// Whether a word behind a surname tells a son from his father: Jr., III, -младший.
pub(super) fn is_generation(word: &str) -> bool {
    let is_number = word.chars().count() > 1 && word.chars().all(|letter| "IVX".contains(letter));
    is_number || word.len() <= LONGEST && GENERATIONS.contains(&&*in_small(word))
}

/// Whether such a word before another one is a rank or an office: старший лейтенант, senior adviser.
pub(super) fn is_rank(word: &str) -> bool {
    ["senior", "junior", "sen", "jun"].contains(&word) || is_cyrillic(word)
}

/// Two letters at least, with a capital, and no initial. Scripts without capitals tell no surname from a word (الله, רשת), nor a brother's
/// name from a verb: there a short name is one that the file gives.
fn is_surname(word: &str) -> bool {
    // Of al-Assad and d'Estaing what follows the particle has the capital.
    let name = match word.split_once(['-', '\'', '’']) {
        Some((particle, name)) if is_particle(particle) || particle == "d" || particle == "l" => name,
        _ => word,
    };
    begins_with_capital(name)
        && word.chars().nth(1).is_some()
        && !word.contains('.')
        && !is_title(word)
        && !is_particle_alone(word)
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().as_str())
}

/// A particle in small letters was turned away already; with a capital it is a name (Andrew Do, Anna Ben).
fn is_particle_alone(word: &str) -> bool {
    !begins_with_capital(word) && is_particle(word)
}

/// Other ways to write a surname that has a particle: with a capital, as at the beginning of a sentence, and without it, where it may be
/// left away.
pub(super) fn variants(surname: &str) -> Vec<String> {
    let words: Vec<&str> = surname.split(' ').collect();
    let Some((last, particles)) = words.split_last() else { return Vec::new() };
    let is_small = surname.starts_with(char::is_lowercase);
    if particles.is_empty() && !is_small || !particles.iter().all(|word| is_particle(word)) {
        return Vec::new();
    }
    let mut variants = Vec::new();
    let mut letters = surname.chars();
    if let Some(first) = letters.next() {
        let other: String =
            if first.is_lowercase() { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
        variants.push(format!("{other}{}", letters.as_str()));
    }
    if !particles.is_empty() && particles.iter().all(|word| LEFT_AWAY.contains(&word.to_lowercase().as_str())) {
        variants.push((*last).to_owned());
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_listed_word_is_longer_than_what_is_asked_for() {
        for list in [&LEFT_AWAY[..], &KEPT, &UKRAINIAN, &GENERATIONS, &SUFFIXES] {
            assert!(list.iter().all(|word| word.len() <= LONGEST), "{list:?}");
        }
    }

    #[test]
    fn a_surname_is_the_last_word_with_its_particle() {
        assert_eq!(surname("Charles de Gaulle"), Some("de Gaulle"));
        assert_eq!(surname("Ludwig van der Rohe"), Some("van der Rohe"));
        assert_eq!(surname("Bashar al-Assad"), Some("al-Assad"));
        assert_eq!(surname("Al Gore"), Some("Gore"));
        assert_eq!(surname("Robert F. Kennedy Jr."), Some("Kennedy"));
        assert_eq!(surname("Aigul Bekova, MD"), Some("Bekova"));
        assert_eq!(surname("Andrew Do"), Some("Do"));
    }

    #[test]
    fn a_number_a_title_and_small_letters_are_no_surname() {
        for form in ["Elizabeth II", "bell hooks", "18F Team", "Abay", "Jane D.", "Anna von", "نور سلطان"] {
            assert_eq!(surname(form), None, "{form}");
        }
    }
}
