//! Initials beside a surname: whose they can be.

use crate::names::endings::is_cyrillic;
use crate::names::words::Word;

/// Initials beside a surname, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Initials {
    pub letters: Vec<String>,
    /// The index of the outermost of them.
    pub outermost: usize,
    /// Where they begin, or end, in the text.
    pub edge: usize,
}

/// Initials directly before a word: `Н. А. `, `К.-Ж.`, `Zh. `.
pub(super) fn initials_before(text: &str, words: &[Word], index: usize) -> Option<Initials> {
    let mut letters = Vec::new();
    let mut edge = words[index].start;
    let mut outermost = index;
    for word in words[..index].iter().rev().take(3) {
        let written = &text[word.start..word.end];
        let between = &text[word.end..edge];
        if !is_initial(written) || !matches!(between, "." | ". " | ".-" | ". -") {
            break;
        }
        letters.insert(0, written.to_owned());
        edge = word.start;
        outermost -= 1;
    }
    (!letters.is_empty()).then_some(Initials { letters, outermost, edge })
}

/// Initials directly after a word: `Назарбаев Н. А.`.
pub(super) fn initials_after(text: &str, words: &[Word], index: usize) -> Option<Initials> {
    let mut letters = Vec::new();
    let mut edge = words[index].end;
    let mut outermost = index;
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
        outermost += 1;
    }
    // «Встретил Токаева. А. Иванов пришёл»: what follows a full stop is the next sentence.
    (!letters.is_empty()).then_some(Initials { letters, outermost, edge })
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

/// Whether initials can stand between somebody's given name and surname: a second given name, or a father's.
pub(super) fn are_second(initials: &[String], given: &[String], patronymics: &[String]) -> bool {
    let [initial] = initials else { return false };
    let is_second =
        |given: &String| given.split_once('-').is_some_and(|(_, second)| second.starts_with(initial.as_str()));
    given.iter().any(is_second) || may_be_patronymic(initial, patronymics)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::words::words;

    #[test]
    fn initials_stand_on_either_side_of_a_surname() {
        let text = "Н. А. Назарбаев, К.-Ж. Токаев, Zh. Toqaev, США. Назарбаев";
        let cut = words(text);
        let before = |index| initials_before(text, &cut, index).map(|initials| initials.letters.join(" "));
        assert_eq!(before(2).as_deref(), Some("Н А"));
        assert_eq!(before(5).as_deref(), Some("К Ж"));
        assert_eq!(before(7).as_deref(), Some("Zh"));
        assert_eq!(before(9), None);
        let text = "Назарбаев Н.А. и Токаев К. пришли";
        let cut = words(text);
        let after = |index| {
            initials_after(text, &cut, index).map(|initials| (initials.letters.join(" "), &text[..initials.edge]))
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
