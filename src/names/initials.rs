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

/// What is known of fathers' names, which may have an initial behind those of the given names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fathers<'a> {
    pub known: &'a [String],
    /// Whether people of this family have such names, so that one may be unknown.
    pub are_usual: bool,
}

impl Fathers<'_> {
    fn may_begin_with(self, initial: &str) -> bool {
        let mut is_known = false;
        for known in self.known.iter().filter(|known| is_cyrillic(known) == is_cyrillic(initial)) {
            if known.starts_with(initial) {
                return true;
            }
            is_known = true;
        }
        !is_known && self.are_usual
    }
}

/// Whether initials can be those of given names in their order: "T. B. Edison" is not Thomas A. Edison.
pub(super) fn fits(initials: &[String], names: &[String], fathers: Fathers) -> bool {
    let mut rest = initials;
    for name in names {
        let Some((initial, after)) = rest.split_first() else { return true };
        let (name, second) = name.split_once('-').unwrap_or((name, ""));
        if !name.starts_with(initial.as_str()) {
            return false;
        }
        rest = without_second(after, second);
    }
    match rest {
        [] => true,
        [initial] => fathers.may_begin_with(initial),
        _ => false,
    }
}

/// Whether initials can stand between the first of somebody's given names and the surname. Where no other name is known, one may be there:
/// Kyra M. Stewart is Kyra Stewart.
pub(super) fn are_behind_first(initials: &[String], names: &[String], fathers: Fathers) -> bool {
    let Some((first, others)) = names.split_first() else { return false };
    let second = first.split_once('-').map_or("", |(_, second)| second);
    let rest = without_second(initials, second);
    let is_unknown = others.is_empty() && second.is_empty() && rest.len() == 1;
    let may_be_unknown = is_unknown && fathers.known.is_empty();
    rest.is_empty() || may_be_unknown || fits(rest, others, fathers)
}

/// Initials without that of the second half of a double given name: К.-Ж. Токаев.
fn without_second<'i>(initials: &'i [String], second: &str) -> &'i [String] {
    match initials.split_first() {
        Some((initial, rest)) if second.starts_with(initial.as_str()) => rest,
        _ => initials,
    }
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
    fn a_second_initial_is_a_fathers_or_that_of_the_next_given_name() {
        let list = |text: &str| text.split(' ').map(ToOwned::to_owned).collect::<Vec<String>>();
        let fits = |initials: &str, names: &str, father: &str| {
            let known: Vec<String> = father.split_terminator(' ').map(ToOwned::to_owned).collect();
            super::fits(&list(initials), &list(names), Fathers { known: &known, are_usual: !father.is_empty() })
        };
        for initials in ["К", "К Ж", "К К", "К Ж К"] {
            assert!(fits(initials, "Касым-Жомарт", "Кемелевич"), "{initials}");
        }
        assert!(!fits("К А", "Касым-Жомарт", "Кемелевич") && !fits("Н", "Касым-Жомарт", ""));
        assert!(fits("T", "Thomas A.", "") && fits("T A", "Thomas A.", "") && !fits("T B", "Thomas A.", ""));
        assert!(fits("J", "John", "") && !fits("J L", "John", "") && !fits("J C", "Johann Sebastian", ""));
        let behind = |initials: &str, names: &str| {
            are_behind_first(&list(initials), &list(names), Fathers { known: &[], are_usual: false })
        };
        assert!(behind("M", "Anne-Marie") && behind("H W", "George H. W.") && behind("M", "Kyra"));
        assert!(!behind("W", "George H. W.") && !behind("B C", "Kyra") && !behind("J", "Anne-Marie"));
    }
}
