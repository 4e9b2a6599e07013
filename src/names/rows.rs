//! Names in a row with one word for all of them: «Ақтөбе, Қостанай мен Алматы облыстарында», «в Алматинской и Жамбылской областях».
//!
//! Each of them is what it would be with that word in the singular behind it: Ақтөбе облысы, not the town of Ақтөбе. The last one's words go on to
//! the word for all. Where the whole is not registered nothing is named, as before (`composites`).

use std::ops::RangeInclusive;

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::language::Language;
use crate::names::shape::Shape;
use crate::names::text::ReadText;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::walk::Forms;
use crate::names::walk::Hit;
use crate::names::walk::How;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;

/// The word for several in Kazakh, which takes endings, and for one.
const KAZAKH: [(&str, &str); 9] = [
    ("облыстары", "облысы"),
    ("аудандары", "ауданы"),
    ("қалалары", "қаласы"),
    ("ауылдары", "ауылы"),
    ("кенттері", "кенті"),
    ("округтері", "округі"),
    ("өзендері", "өзені"),
    ("көлдері", "көлі"),
    ("университеттері", "университеті"),
];

/// The word for several in every case, and for one. A row may have it in the singular: «в Алматинской и Жамбылской области».
const RUSSIAN: [(&[&str], &str); 4] = [
    (&["области", "областей", "областям", "областями", "областях", "область", "областью"], "область"),
    (&["районы", "районов", "районам", "районами", "районах", "район", "района", "району", "районе"], "район"),
    (&["округа", "округов", "округам", "округами", "округах"], "округ"),
    (&["края", "краев", "краям", "краями", "краях"], "край"),
];

const UKRAINIAN: [(&[&str], &str); 2] = [
    (&["області", "областей", "областям", "областями", "областях", "область", "областю"], "область"),
    (&["райони", "районів", "районам", "районами", "районах", "район", "району", "районі"], "район"),
];

/// So many names stand in a row, and so many words in one of them, at most.
const LONGEST: usize = 16;
const WORDS: usize = 3;

/// The names of all rows of a text.
pub(super) fn names<'a>(text: &ReadText, forms: &'a Forms, vocabulary: &Vocabulary, hits: &mut Vec<Hit<'a>>) {
    if !text.has_language(|language| matches!(language, Language::Kazakh | Language::Russian | Language::Ukrainian)) {
        return;
    }
    for head in 1..text.words.len() {
        // The last name stands right before the word for all.
        if !text.before(head).is_some_and(begins_with_capital) {
            continue;
        }
        let Some(singular) = singular(text.word(head), text.language(head)) else { continue };
        let row = row(text, head, vocabulary);
        if row.len() < 2 {
            continue;
        }
        for (index, words) in row.into_iter().enumerate() {
            let last = if index == 0 { head } else { *words.end() };
            named(text, &Member { words, last, singular }, forms, hits);
        }
    }
}

/// No word for several is shorter, in bytes.
const SHORTEST: usize = 8;

fn singular(word: &str, language: Language) -> Option<&'static str> {
    if word.len() < SHORTEST {
        return None;
    }
    match language {
        Language::Kazakh => KAZAKH.into_iter().find(|(plural, _)| is_form(word, plural)).map(|(_, singular)| singular),
        Language::Russian => RUSSIAN.into_iter().find(|(forms, _)| forms.contains(&word)).map(|(_, singular)| singular),
        Language::Ukrainian => {
            UKRAINIAN.into_iter().find(|(forms, _)| forms.contains(&word)).map(|(_, singular)| singular)
        }
        _ => None,
    }
}

fn is_form(word: &str, plural: &str) -> bool {
    let ending = word.strip_prefix(plural);
    ending
        .is_some_and(|ending| ending.is_empty() || !endings::cases(Language::Kazakh, plural, plural, ending).is_empty())
}

/// The names before the word for all of them, the last one first.
fn row(text: &ReadText, head: usize, vocabulary: &Vocabulary) -> Vec<RangeInclusive<usize>> {
    let and = vocabulary.list(text.language(head), List::And);
    let plain = vocabulary.list(text.language(head), List::BeforeASurname);
    let is_name = |index: usize| {
        let word = text.word(index);
        begins_with_capital(word) && !plain.is_some_and(|plain| plain.contains(&in_small(word)))
    };
    let is_and = |index: usize| and.is_some_and(|and| and.contains(text.word(index)));
    let mut row = Vec::new();
    let mut gap = text.gap(head - 1);
    let mut last = head - 1;
    while gap == Some(" ") && row.len() < LONGEST && is_name(last) {
        let mut first = last;
        while first > 0 && last - first < WORDS && matches!(text.gap(first - 1), Some(" " | "-")) && is_name(first - 1)
        {
            first -= 1;
        }
        row.push(first..=last);
        let Some(before) = first.checked_sub(1) else { break };
        match text.gap(before) {
            Some(", ") => last = before,
            Some(" ") if is_and(before) && before > 0 => {
                gap = text.gap(before - 1).map(|gap| if gap == ", " { " " } else { gap });
                last = before - 1;
            }
            _ => break,
        }
    }
    row
}

/// One of the names in a row.
struct Member {
    words: RangeInclusive<usize>,
    /// The last word that is linked: of the last name the word for all.
    last: usize,
    /// The word for one of them.
    singular: &'static str,
}

/// What a name of a row names with the word for one of them behind it.
fn named<'a>(text: &ReadText, member: &Member, forms: &'a Forms, hits: &mut Vec<Hit<'a>>) {
    let Member { words, last, singular } = member;
    let (start, end) = (text.words[*words.start()].start, text.words[*last].end);
    for meaning in forms.continued(text, words.clone(), singular) {
        if meaning.shape != Shape::Full || meaning.around.is_some() {
            continue;
        }
        hits.push(Hit {
            first: *words.start(),
            last: *last,
            start,
            end,
            meaning,
            how: How { is_inflected: true, is_of_row: true, ..How::default() },
            cases: Cases::ANY,
            is_woman: false,
            is_surname_inflected: false,
        });
    }
}
