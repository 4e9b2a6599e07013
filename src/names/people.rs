//! What is particular about the names of people: patronymics, initials, surnames first, other people of the same surname.

use crate::names::endings::Cases;
use crate::names::endings::ends_in_consonant;
use crate::names::endings::is_cyrillic;
use crate::names::shape::Shape;
use crate::names::words::Word;
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
        let last = form.rsplit_once(' ').map(|(_, last)| last).filter(|last| last.chars().all(is_part));
        return last.map(|last| (last.to_owned(), Shape::Surname)).into_iter().collect();
    };
    let mut derived = vec![(format!("{surname} {given}"), Shape::SurnameFirst)];
    if let Some(patronymic) = patronymic {
        derived.push((format!("{surname} {given} {patronymic}"), Shape::SurnameFirst));
        derived.push((format!("{given} {patronymic} {surname}"), Shape::WithoutPatronymic));
        derived.push((format!("{given} {surname}"), Shape::WithoutPatronymic));
        derived.push((format!("{given} {patronymic}"), Shape::WithoutSurname));
    }
    derived.push((surname.to_owned(), Shape::Surname));
    derived
}

/// `Абишевич`, `Әбішұлы`, `Serikqyzy`: the name of a father.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDS: [&str; 17] = [
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

/// Initials beside a surname, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Initials {
    pub letters: Vec<String>,
    /// Where they begin, or end, in the text.
    pub edge: usize,
}

/// Initials directly before a word: `Н. А. `, `К.-Ж.`, `Zh. `.
pub(super) fn initials_before(text: &str, words: &[Word], index: usize) -> Option<Initials> {
    let mut letters = Vec::new();
    let mut edge = words[index].start;
    for word in words[..index].iter().rev().take(3) {
        let written = &text[word.start..word.end];
        let between = &text[word.end..edge];
        if !is_initial(written) || !matches!(between, "." | ". " | ".-" | ". -") {
            break;
        }
        letters.insert(0, written.to_owned());
        edge = word.start;
    }
    (!letters.is_empty()).then_some(Initials { letters, edge })
}

/// Initials directly after a word: `Назарбаев Н. А.`.
pub(super) fn initials_after(text: &str, words: &[Word], index: usize) -> Option<Initials> {
    let mut letters = Vec::new();
    let mut edge = words[index].end;
    for word in words.iter().skip(index + 1).take(3) {
        let written = &text[word.start..word.end];
        let is_near = match letters.is_empty() {
            true => &text[edge..word.start] == " ",
            false => matches!(&text[edge..word.start], "" | " " | "-"),
        };
        if !is_near || !is_initial(written) || !text[word.end..].starts_with('.') {
            break;
        }
        letters.push(written.to_owned());
        edge = word.end + 1;
    }
    // «Встретил Токаева. А. Иванов пришёл»: what follows a full stop is the next sentence.
    (!letters.is_empty()).then_some(Initials { letters, edge })
}

/// One capital, or the two that some transliterations need for one letter.
fn is_initial(word: &str) -> bool {
    const DOUBLE: [&str; 14] = ["Zh", "Sh", "Ch", "Kh", "Yu", "Ya", "Ye", "Yo", "Ts", "Gh", "Dj", "Dz", "Дж", "Дз"];
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && (letters.next().is_none() || DOUBLE.contains(&word))
}

/// Whether initials can be somebody's of this given name. What the second one must be is known only where a patronymic is.
pub(super) fn fits(initials: &[String], given: &str, patronymics: &[String]) -> bool {
    let Some((first, mut rest)) = initials.split_first() else { return false };
    let (given, second) = given.split_once('-').unwrap_or((given, ""));
    if !given.starts_with(first.as_str()) {
        return false;
    }
    // К.-Ж. Токаев.
    if rest.first().is_some_and(|initial| second.starts_with(initial.as_str())) {
        rest = &rest[1..];
    }
    match rest {
        [] => true,
        [initial] => may_be_patronymic(initial, patronymics),
        _ => false,
    }
}

/// Whether a father's name in the script of an initial begins with it, or none is known.
fn may_be_patronymic(initial: &str, patronymics: &[String]) -> bool {
    let mut is_known = false;
    for patronymic in patronymics.iter().filter(|known| is_cyrillic(known) == is_cyrillic(initial)) {
        if patronymic.starts_with(initial) {
            return true;
        }
        is_known = true;
    }
    !is_known
}

/// Whether a word can be a given name in the cases of the surname after it. «Указ Токаева» is no Указ Токаев: he would be Указа. Only Slavic
/// languages tell.
pub(super) fn may_agree(given: &str, cases: Cases, is_woman: bool) -> bool {
    const ENDS: [(Cases, &[&str]); 5] = [
        (Cases::GENITIVE, &["а", "я", "ы", "и"]),
        (Cases::ACCUSATIVE, &["а", "я", "у", "ю"]),
        (Cases::DATIVE, &["у", "ю", "е", "и", "і"]),
        (Cases::INSTRUMENTAL, &["ом", "ем", "єм", "ой", "ей", "ою", "ею", "ью"]),
        (Cases::LOCATIVE, &["е", "и", "у", "і"]),
    ];
    if cases.has(Cases::NOMINATIVE) || is_woman && ends_in_consonant(given) {
        return true;
    }
    ENDS.iter().any(|(of, ends)| cases.has(*of) && ends.iter().any(|end| given.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::words::words;

    #[test]
    fn a_full_name_has_parts() {
        let shown = |form| parts(form).map(|Parts { given, patronymic, surname }| (given, patronymic, surname));
        assert_eq!(shown("Нурсултан Назарбаев"), Some(("Нурсултан", None, "Назарбаев")));
        assert_eq!(shown("Назарбаев Нурсултан Абишевич"), Some(("Нурсултан", Some("Абишевич"), "Назарбаев")));
        assert_eq!(shown("Нұрсұлтан Әбішұлы Назарбаев"), Some(("Нұрсұлтан", Some("Әбішұлы"), "Назарбаев")));
        assert_eq!(shown("N. Nazarbaev"), None);
        assert_eq!(shown("Ludwig van Beethoven"), None);
    }

    #[test]
    fn initials_stand_on_either_side_of_a_surname() {
        let text = "Н. А. Назарбаев, К.-Ж. Токаев, Zh. Toqaev, США. Назарбаев";
        let words = words(text);
        let before = |index| initials_before(text, &words, index).map(|initials| initials.letters.join(" "));
        assert_eq!(before(2).as_deref(), Some("Н А"));
        assert_eq!(before(5).as_deref(), Some("К Ж"));
        assert_eq!(before(7).as_deref(), Some("Zh"));
        assert_eq!(before(9), None);
        let text = "Назарбаев Н.А. и Токаев К. пришли";
        let words = super::super::words::words(text);
        let after = |index| {
            initials_after(text, &words, index).map(|initials| (initials.letters.join(" "), &text[..initials.edge]))
        };
        assert_eq!(after(0), Some(("Н А".to_owned(), "Назарбаев Н.А.")));
        assert_eq!(after(4).map(|(letters, _)| letters).as_deref(), Some("К"));
    }

    #[test]
    fn a_second_initial_is_a_patronymic_or_part_of_the_given_name() {
        let initials = |text: &str| text.split(' ').map(ToOwned::to_owned).collect::<Vec<String>>();
        assert!(fits(&initials("К Ж"), "Касым-Жомарт", &["Кемелевич".to_owned()]));
        assert!(fits(&initials("К К"), "Касым-Жомарт", &["Кемелевич".to_owned()]));
        assert!(fits(&initials("К Ж К"), "Касым-Жомарт", &["Кемелевич".to_owned()]));
        assert!(!fits(&initials("К А"), "Касым-Жомарт", &["Кемелевич".to_owned()]));
        assert!(!fits(&initials("Н"), "Касым-Жомарт", &[]));
    }
}
