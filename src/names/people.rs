//! What is particular about the names of people: patronymics, surnames first, other people of the same surname.

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::language::Language;
use crate::names::shape::Shape;
use crate::names::surname::surname;
use crate::names::surname::variants;
use crate::names::words::begins_with_capital;
use crate::names::words::is_capitals;
use crate::names::words::is_part;

/// The parts of a person's full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub given: &'a str,
    pub patronymic: Option<&'a str>,
    pub surname: &'a str,
}

/// Takes a full name of two or three words apart. `None` where it is none, or has initials or particles.
pub(super) fn parts(form: &str) -> Option<Parts<'_>> {
    let words: Vec<&str> = form.split(' ').collect();
    if !words.iter().all(|word| is_name(word)) {
        return None;
    }
    match words.as_slice() {
        [given, surname] => Some(Parts { given, patronymic: None, surname }),
        [surname, given, patronymic] if is_patronymic(patronymic) => {
            Some(Parts { given, patronymic: Some(patronymic), surname })
        }
        [given, patronymic, surname] if is_patronymic(patronymic) => {
            Some(Parts { given, patronymic: Some(patronymic), surname })
        }
        _ => None,
    }
}

/// Letters with a capital first, and at least two; hyphens and apostrophes may stand in it.
fn is_name(word: &str) -> bool {
    let is_long = word.chars().nth(1).is_some();
    begins_with_capital(word) && is_long && word.chars().all(|letter| is_part(letter) || "-'".contains(letter))
}

/// Other ways to write a full name: surname first, without the patronymic, without the surname.
pub(super) fn derived(form: &str) -> Vec<(String, Shape)> {
    let Some(Parts { given, patronymic, surname }) = parts(form) else {
        // Somebody of one name, of three given names or with a particle has a surname all the same.
        let Some(surname) = surname(form) else { return Vec::new() };
        let variants = variants(surname).into_iter().chain([surname.to_owned()]);
        return variants.map(|surname| (surname, Shape::Surname)).collect();
    };
    let mut derived = vec![(format!("{surname} {given}"), Shape::SurnameFirst)];
    if let Some(patronymic) = patronymic {
        derived.push((format!("{surname} {given} {patronymic}"), Shape::SurnameFirst));
        derived.push((format!("{given} {patronymic} {surname}"), Shape::WithoutPatronymic));
        derived.push((format!("{given} {surname}"), Shape::WithoutPatronymic));
        derived.push((format!("{given} {patronymic}"), Shape::WithoutSurname));
    }
    if self::surname(form).is_some() || patronymic.is_some() {
        derived.push((surname.to_owned(), Shape::Surname));
    }
    derived
}

/// `Абишевич`, `Әбішұлы`, `Serikqyzy`: the name of a father.
pub fn is_patronymic(word: &str) -> bool {
    const ENDS: [&str; 22] = [
        "ьич",
        "ьмич",
        "омич",
        "укич",
        "итич",
        "ович",
        "евич",
        "овна",
        "евна",
        "ична",
        "ұлы",
        "қызы",
        "улы",
        "кызы",
        "івна",
        "ївна",
        "йович",
        "ovich",
        "evich",
        "ovna",
        "uly",
        "qyzy",
    ];
    if !begins_with_capital(word) {
        return false;
    }
    let word = if is_capitals(word) { &*word.to_lowercase() } else { word };
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// The same with an ending: enough of a patronymic to be passed over between a given name and a surname.
pub(super) fn is_like_patronymic(word: &str) -> bool {
    const MIDDLES: [&str; 9] = ["ович", "евич", "овн", "евн", "ұлы", "қызы", "ovich", "evich", "ovna"];
    if !begins_with_capital(word) {
        return false;
    }
    if is_patronymic(word) {
        return true;
    }
    for (at, _) in word.char_indices() {
        if at > 3 && MIDDLES.iter().any(|middle| word[at..].starts_with(middle)) {
            return true;
        }
    }
    false
}

/// Endings of surnames that hardly anything else has: a place before such a word is a given name (Орал Мұхамеджанов).
pub(super) fn is_like_surname(word: &str) -> bool {
    const ENDS: [&str; 20] = [
        "ов",
        "ев",
        "ова",
        "ева",
        "овтың",
        "евтің",
        "евтың",
        "овқа",
        "евке",
        "ович",
        "евич",
        "ұлы",
        "қызы",
        "ұлының",
        "қызының",
        "ovich",
        "ov",
        "ev",
        "ova",
        "eva",
    ];
    begins_with_capital(word) && word.chars().count() > 4 && ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a surname is one of those that Russian, Ukrainian and Kazakh families have, and no given name: Назарбаев, Порошенко, Әбішұлы; not
/// Мартин, Томас, Уайт.
pub(super) fn is_family_name(surname: &str) -> bool {
    const ENDS: [&str; 42] = [
        "ов",
        "ев",
        "єв",
        "їв",
        "ова",
        "ева",
        "єва",
        "ин",
        "ын",
        "ін",
        "їн",
        "ина",
        "ына",
        "іна",
        "їна",
        "ский",
        "цкий",
        "ская",
        "цкая",
        "ський",
        "цький",
        "ська",
        "цька",
        "енко",
        "йко",
        "ько",
        "чко",
        "ук",
        "юк",
        "чик",
        "ович",
        "евич",
        "янц",
        "дзе",
        "швили",
        "швілі",
        "ұлы",
        "қызы",
        "ov",
        "ev",
        "ova",
        "eva",
    ];
    const GIVEN: [&str; 18] = [
        "мартин",
        "константин",
        "костянтин",
        "валентин",
        "августин",
        "кевин",
        "эдвин",
        "робин",
        "бенджамин",
        "кэлвин",
        "марвин",
        "джастин",
        "дастин",
        "остин",
        "колин",
        "лука",
        "мартін",
        "валентина",
    ];
    let small = surname.to_lowercase();
    ENDS.iter().any(|end| small.len() > end.len() && small.ends_with(end)) && !GIVEN.contains(&small.as_str())
}

/// Whether a word is a given name, in any case of a language.
pub(super) fn is_form_of(word: &str, given: &str, language: Language) -> bool {
    if word == given {
        return true;
    }
    // No ending changes the first letter, and most neighbours begin with another.
    if word.chars().next() != given.chars().next() {
        return false;
    }
    for stem in endings::stems(given).iter().map(String::as_str).chain([given]) {
        let Some(ending) = word.strip_prefix(stem) else { continue };
        if !endings::cases(language, given, stem, ending).is_empty() {
            return true;
        }
    }
    false
}

/// A surname before which a given name of the other gender would stand in these cases: Будеркину is of a man what he is given, and of
/// a woman who is seen.
fn cases_of_other_gender(surname: &str, is_woman: bool) -> Cases {
    let ends = |ends: &[&str]| ends.iter().any(|end| surname.ends_with(end));
    match is_woman {
        true if ends(&["ову", "еву", "єву", "ину", "ыну", "іну"]) => Cases::DATIVE,
        true if ends(&["ова", "ева", "єва", "ина", "ына", "іна"]) => {
            Cases::GENITIVE | Cases::ACCUSATIVE
        }
        false if ends(&["ову", "еву", "єву", "ину", "ыну", "іну"]) => Cases::ACCUSATIVE,
        _ => Cases::NONE,
    }
}

/// Whether a word can be a given name in the cases of the surname after it. «Указ Токаеву» is no Указ Токаев: he would be Указу. But what looks
/// like a man's genitive is a woman's nominative as well: «Айжан Токаева» is somebody else. Only Slavic languages tell.
pub(super) fn may_be_given_name(given: &str, surname: &str, (cases, is_woman): (Cases, bool)) -> bool {
    let is_womans_nominative =
        !is_woman && ["ова", "ева", "єва", "ина", "ына", "іна"].iter().any(|end| surname.ends_with(end));
    may_agree(given, cases, is_woman)
        || may_agree(given, cases_of_other_gender(surname, is_woman), !is_woman)
        || is_womans_nominative
        || given::is_of_woman(given) && given::may_stand_still(given)
}

/// Whether a word with a capital behind a surname may be a given name in the same case: «Иванова Петра», not «Назарбаев Астану».
pub(super) fn may_follow_surname(word: &str, (cases, is_woman): (Cases, bool)) -> bool {
    const NOT_NOMINATIVE: [&str; 7] = ["у", "ю", "ы", "ом", "ою", "ею", "ах"];
    if cases == Cases::NOMINATIVE {
        return !NOT_NOMINATIVE.iter().any(|end| word.ends_with(end));
    }
    may_agree(word, cases, is_woman)
}

fn may_agree(given: &str, cases: Cases, is_woman: bool) -> bool {
    const ENDS: [(Cases, &[&str]); 5] = [
        (Cases::GENITIVE, &["а", "я", "ы", "и", "і", "ї"]),
        (Cases::ACCUSATIVE, &["а", "я", "у", "ю"]),
        (Cases::DATIVE, &["у", "ю", "е", "и", "і", "ї"]),
        (Cases::INSTRUMENTAL, &["ом", "ем", "єм", "ой", "ей", "ою", "ею", "єю", "ью", "'ю", "ллю"]),
        (Cases::LOCATIVE, &["е", "и", "у", "ю", "і", "ї"]),
    ];
    if cases.has(Cases::NOMINATIVE) || !cases.is_empty() && is_woman && given::may_stand_still(given) {
        return true;
    }
    ENDS.iter().any(|(of, ends)| cases.has(*of) && ends.iter().any(|end| given.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_has_parts() {
        let shown = |form| parts(form).map(|Parts { given, patronymic, surname }| (given, patronymic, surname));
        assert_eq!(shown("Нурсултан Назарбаев"), Some(("Нурсултан", None, "Назарбаев")));
        assert_eq!(shown("Назарбаев Нурсултан Абишевич"), Some(("Нурсултан", Some("Абишевич"), "Назарбаев")));
        assert_eq!(shown("Нұрсұлтан Әбішұлы Назарбаев"), Some(("Нұрсұлтан", Some("Әбішұлы"), "Назарбаев")));
        assert_eq!(shown("N. Nazarbaev"), None);
        assert_eq!(shown("Ludwig van Beethoven"), None);
    }
}
