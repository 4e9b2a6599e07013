//! Kazakh endings of names, in Cyrillic.
//!
//! An ending follows the last vowel (back or front) and the last sound (vowel, glide, nasal, ж or з, voiceless) of what it stands
//! after: Алматыда, Семейде, Таразда, Ақтөбеде, Павлодарға, Балқашқа. Endings are written here with capitals for what changes: `А` is а
//! or е, `Ы` is ы or і, `Ғ` is ғ or г, `Қ` is қ or к.

use crate::names::endings::cases::Cases;
use crate::names::endings::rules::End;
use crate::names::endings::rules::Inflection;
use crate::names::endings::rules::Inflections;

const G: Cases = Cases::GENITIVE;
const D: Cases = Cases::DATIVE;
const A: Cases = Cases::ACCUSATIVE;
const I: Cases = Cases::INSTRUMENTAL;
const L: Cases = Cases::LOCATIVE;
const E: Cases = Cases::EQUATIVE;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    /// р, л, й, у and others like them.
    Glide,
    Nasal,
    Voiced,
    Voiceless,
}

/// Cases after each last sound.
const AFTER_VOWEL: &[(&str, Cases)] =
    &[("нЫң", G), ("ҒА", D), ("нЫ", A), ("дА", L), ("дАн", L), ("мен", I), ("дАҒЫ", L), ("нікі", G), ("шА", E)];
const AFTER_GLIDE: &[(&str, Cases)] =
    &[("дЫң", G), ("ҒА", D), ("дЫ", A), ("дА", L), ("дАн", L), ("мен", I), ("дАҒЫ", L), ("дікі", G), ("шА", E)];
const AFTER_NASAL: &[(&str, Cases)] =
    &[("нЫң", G), ("ҒА", D), ("дЫ", A), ("дА", L), ("нАн", L), ("мен", I), ("дАҒЫ", L), ("нікі", G), ("шА", E)];
const AFTER_VOICED: &[(&str, Cases)] =
    &[("дЫң", G), ("ҒА", D), ("дЫ", A), ("дА", L), ("дАн", L), ("бен", I), ("дАҒЫ", L), ("дікі", G), ("шА", E)];
const AFTER_VOICELESS: &[(&str, Cases)] =
    &[("тЫң", G), ("ҚА", D), ("тЫ", A), ("тА", L), ("тАн", L), ("пен", I), ("тАҒЫ", L), ("тікі", G), ("шА", E)];
/// After a possessive ending of the third person, which a name may have of its own: облысы, Әбішұлы.
const AFTER_THIRD: &[(&str, Cases)] =
    &[("нЫң", G), ("нА", D), ("н", A), ("ндА", L), ("нАн", L), ("мен", I), ("ндАҒЫ", L), ("нікі", G), ("шА", E)];
/// After `my` and `your`.
const AFTER_MINE: &[(&str, Cases)] =
    &[("нЫң", G), ("А", D), ("ҒА", D), ("дЫ", A), ("нЫ", A), ("дА", L), ("нАн", L), ("мен", I), ("дАҒЫ", L)];

/// Endings with the cases that they mark.
type Endings = &'static [(&'static str, Cases)];

/// Possessive endings after a vowel and after a consonant, and the cases that follow them.
const POSSESSIVES: &[(&str, &str, Endings)] = &[
    ("мЫз", "ЫмЫз", AFTER_VOICED),
    ("ңЫз", "ЫңЫз", AFTER_VOICED),
    ("м", "Ым", AFTER_MINE),
    ("ң", "Ың", AFTER_MINE),
    ("сЫ", "Ы", AFTER_THIRD),
];

/// қ, к and п soften before a vowel: Достық, Достығы.
pub(super) fn stem(word: &str) -> Option<String> {
    let softened = match word.chars().next_back()? {
        'қ' => 'ғ',
        'к' => 'г',
        'п' => 'б',
        _ => return None,
    };
    let mut stem: String = word.to_owned();
    stem.pop();
    stem.push(softened);
    Some(stem)
}

/// Whether a text is a case ending after whatever sound: abbreviations take those of how they are read (АҚШ-тың).
pub(super) fn is_ending(text: &str) -> bool {
    let tables = [AFTER_VOWEL, AFTER_GLIDE, AFTER_NASAL, AFTER_VOICED, AFTER_VOICELESS];
    HARMONIES.iter().any(|harmony| tables.iter().any(|table| !one_of(table, text, *harmony).is_empty()))
}

pub(super) fn cases(word: &str, stem: &str, ending: &str) -> Cases {
    let is_softened = stem != word;
    if is_softened && !ending.starts_with(['ы', 'і']) {
        return Cases::NONE;
    }
    if !stem.starts_with(word) && !is_softened {
        return Cases::NONE;
    }
    let harmonies = HARMONIES.into_iter().filter(|harmony| fits(word, *harmony));
    harmonies.fold(Cases::NONE, |sum, harmony| sum | cases_of(word, ending, is_softened, harmony))
}

fn cases_of(word: &str, ending: &str, is_softened: bool, harmony: Harmony) -> Cases {
    let mut sum = Cases::NONE;
    let sound = last_sound(word);
    if !is_softened {
        sum = sum | one_of(after(sound), ending, harmony);
        // A foreign cluster is opened by a vowel: Минскіде.
        if let Some(rest) = ending.strip_prefix('і').filter(|_| word.ends_with("ск") || word.ends_with("нк")) {
            sum = sum | one_of(AFTER_VOWEL, rest, harmony);
        }
        for plural in plurals(sound) {
            if let Some(rest) = strip(ending, plural, harmony)
                && (rest.is_empty() || !one_of(AFTER_GLIDE, rest, harmony).is_empty())
            {
                sum = sum | Cases::PLURAL;
            }
        }
        if word.ends_with(['ы', 'і']) && !one_of(AFTER_THIRD, ending, harmony).is_empty() {
            sum = sum | Cases::PRONOMINAL;
        }
    }
    for (index, (after_vowel, after_consonant, cases)) in POSSESSIVES.iter().enumerate() {
        let possessive = if sound == Sound::Vowel { after_vowel } else { after_consonant };
        let Some(rest) = strip(ending, possessive, harmony) else { continue };
        if rest.is_empty() {
            let is_third = index + 1 == POSSESSIVES.len();
            sum = sum | if is_third || possessive.len() <= 4 { Cases::BARE } else { Cases::POSSESSIVE };
        } else if !one_of(cases, rest, harmony).is_empty() {
            sum = sum | Cases::POSSESSIVE;
        }
    }
    sum
}

fn plurals(sound: Sound) -> &'static [&'static str] {
    match sound {
        Sound::Vowel => &["лАр"],
        Sound::Glide => &["лАр", "дАр"],
        Sound::Nasal | Sound::Voiced => &["дАр"],
        Sound::Voiceless => &["тАр"],
    }
}

fn one_of(endings: &[(&str, Cases)], wanted: &str, harmony: Harmony) -> Cases {
    let fitting = endings.iter().filter(|(ending, _)| strip(wanted, ending, harmony) == Some(""));
    fitting.fold(Cases::NONE, |sum, (_, cases)| sum | *cases)
}

fn after(sound: Sound) -> &'static [(&'static str, Cases)] {
    match sound {
        Sound::Vowel => AFTER_VOWEL,
        Sound::Glide => AFTER_GLIDE,
        Sound::Nasal => AFTER_NASAL,
        Sound::Voiced => AFTER_VOICED,
        Sound::Voiceless => AFTER_VOICELESS,
    }
}

fn last_sound(word: &str) -> Sound {
    match letters_from_end(word).find(|letter| !matches!(letter, 'ь' | 'ъ')) {
        Some('м' | 'н' | 'ң') => Sound::Nasal,
        Some('з' | 'ж') => Sound::Voiced,
        // и and у are read as a vowel with a glide behind it.
        Some('р' | 'л' | 'й' | 'у' | 'и' | 'ю') => Sound::Glide,
        Some('а' | 'ә' | 'е' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'я') => Sound::Vowel,
        _ => Sound::Voiceless,
    }
}

/// The letters of a word in small ones, from its end on.
fn letters_from_end(word: &str) -> impl Iterator<Item = char> {
    word.chars().rev().map(|letter| match letter {
        '\u{430}'..='\u{45f}' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harmony {
    Back,
    Front,
}

const HARMONIES: [Harmony; 2] = [Harmony::Back, Harmony::Front];

/// The last vowel decides. и, у and the like say nothing: of a foreign word both are then understood.
fn fits(word: &str, harmony: Harmony) -> bool {
    let mut end = letters_from_end(word);
    // Russian surnames are heard both ways: Тоқаевтың, Сергеевтің, Есімовтің.
    if matches!((end.next(), end.next()), (Some('ь'), _) | (Some('в'), Some('е' | 'о')) | (Some('н' | 'ч'), Some('и')))
    {
        return true;
    }
    let mut letters = letters_from_end(word).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'а' | 'ұ' | 'ы' | 'я' => return harmony == Harmony::Back,
            // Йо is a front vowel in a foreign word: Нью-Йоркте.
            'о' => return harmony == Harmony::Back || letters.peek() == Some(&'й'),
            'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => return harmony == Harmony::Front,
            // After a vowel у is a consonant: Атырауда, Бейнеуде.
            'у' if letters.peek().is_some_and(|before| "аәеиоөұүыіэ".contains(*before)) => {}
            'у' | 'и' | 'ю' | 'ё' => return true,
            _ => {}
        }
    }
    true
}

/// What follows an ending in a text that begins with it.
fn strip<'t>(text: &'t str, ending: &str, harmony: Harmony) -> Option<&'t str> {
    let mut rest = text.chars();
    let is_beginning = ending.chars().all(|letter| rest.next() == Some(written(letter, harmony)));
    is_beginning.then_some(rest.as_str())
}

fn written(letter: char, harmony: Harmony) -> char {
    match (letter, harmony) {
        ('А', Harmony::Back) => 'а',
        ('А', Harmony::Front) => 'е',
        ('Ы', Harmony::Back) => 'ы',
        ('Ы', Harmony::Front) => 'і',
        ('Ғ', Harmony::Back) => 'ғ',
        ('Ғ', Harmony::Front) => 'г',
        ('Қ', Harmony::Back) => 'қ',
        ('Қ', Harmony::Front) => 'к',
        (letter, _) => letter,
    }
}

/// Case endings by their place among the sets of [`inflections`].
const SETS: [&[(&str, Cases)]; 7] =
    [AFTER_VOWEL, AFTER_GLIDE, AFTER_NASAL, AFTER_VOICED, AFTER_VOICELESS, AFTER_THIRD, AFTER_MINE];
const OF_THIRD: usize = 5;

/// Letters with one last sound. A word that was folded says no more whether its и was і and its у was ұ, so both then hold.
const LETTERS: [(&str, &[Sound]); 7] = [
    ("аәеоөэя", &[Sound::Vowel]),
    ("ы", &[Sound::Vowel]),
    ("иій", &[Sound::Vowel, Sound::Glide]),
    ("уұү", &[Sound::Vowel, Sound::Glide]),
    ("рлюь", &[Sound::Glide]),
    ("мнң", &[Sound::Nasal]),
    ("зж", &[Sound::Voiced]),
];
const VOICELESS: &str = "бвгғдтсфхһцчшщ";

/// Letters that soften before a vowel, in all words and after a foreign cluster, which a vowel opens.
const SOFTENED: [(&str, &str); 5] = [("ск", "сг"), ("нк", "нг"), ("қ", "ғ"), ("к", "г"), ("п", "б")];

/// All endings, without regard to harmony: a folded word does not tell ә from а.
pub(super) fn inflections() -> Inflections {
    let mut rules = Vec::new();
    for (end, soft) in SOFTENED {
        let mut forms: Vec<(String, Option<usize>)> = Vec::new();
        for (form, set) in behind(&[Sound::Voiceless]) {
            let stem = if form.starts_with(['ы', 'і']) { soft } else { end };
            forms.push((format!("{stem}{form}"), set));
        }
        if end.chars().count() == 2 {
            forms.push((format!("{end}і"), Some(Sound::Vowel as usize)));
        }
        rules.push(Inflection { end: End::Letters(end.to_owned()), forms });
    }
    for (letters, sounds) in LETTERS.into_iter().chain([(VOICELESS, [Sound::Voiceless].as_slice())]) {
        let mut forms = behind(sounds);
        if letters.contains(['ы', 'і']) {
            forms.push((String::new(), Some(OF_THIRD)));
        }
        rules.push(Inflection { end: End::AnyOf(letters.to_owned()), forms });
    }
    let set = |endings: &[(&str, Cases)]| {
        let cases = endings.iter().flat_map(|(ending, _)| in_both(ending));
        std::iter::once(String::new()).chain(cases).collect()
    };
    Inflections { rules, sets: SETS.map(set).to_vec() }
}

/// Endings behind a word with one of some last sounds: a case, a plural, somebody's; behind the last two a case again.
fn behind(sounds: &[Sound]) -> Vec<(String, Option<usize>)> {
    let mut forms = Vec::new();
    for sound in sounds {
        forms.push((String::new(), Some(*sound as usize)));
        for plural in plurals(*sound).iter().flat_map(|plural| in_both(plural)) {
            forms.push((plural, Some(Sound::Glide as usize)));
        }
        for (after_vowel, after_consonant, cases) in POSSESSIVES {
            let possessive = if *sound == Sound::Vowel { after_vowel } else { after_consonant };
            let set = SETS.iter().position(|set| set == cases);
            forms.extend(in_both(possessive).map(|form| (form, set)));
        }
    }
    forms
}

/// An ending by each harmony.
fn in_both(ending: &str) -> [String; 2] {
    HARMONIES.map(|harmony| ending.chars().map(|letter| written(letter, harmony)).collect())
}
