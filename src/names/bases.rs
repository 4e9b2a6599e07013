//! In which words of a dictionary a name may have been registered that stands in a text in any case.

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::given::Gender;
use crate::names::language::Language;
use crate::names::nominatives::nominatives;
use crate::names::people;

/// More ways to read one name are not looked at.
const MOST: usize = 24;

/// One way to read a name: its words as a dictionary has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    pub words: Vec<String>,
    /// It is the name as it is written.
    pub is_as_written: bool,
    /// Its last word ends as families are called.
    pub is_family_name: bool,
    /// Its first word is a given name for certain.
    pub is_given_name: bool,
}

/// A word as it may stand in a dictionary, and the cases in which it is written then.
type Reading = (String, Cases);

/// All ways to read a name, itself among them. In Russian and Ukrainian each word has its own ending and all one case, elsewhere the
/// last word alone has one.
pub fn bases(language: Language, words: &[String]) -> Vec<Base> {
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let mut found: Vec<(Vec<String>, Cases)> = vec![(Vec::new(), Cases::ANY)];
    for word in before {
        let readings = if endings::is_in_each_word(language) { readings(language, word) } else { still(word) };
        found = joined(&found, &readings);
    }
    found = joined(&found, &readings(language, last));
    let mut bases: Vec<Base> = Vec::with_capacity(found.len());
    for (base, _) in found {
        if is_of_one_gender(&base) && !bases.iter().any(|known| known.words == base) {
            let is_family_name = base.last().is_some_and(|last| is_family_name(last, language));
            let is_given_name = base.len() > 1 && given::is_known(&base[0]);
            bases.push(Base { is_as_written: base == words, is_family_name, is_given_name, words: base });
        }
    }
    if !bases.iter().any(|base| base.is_as_written) {
        let (is_family_name, is_given_name) = (false, false);
        bases.push(Base { words: words.to_vec(), is_as_written: true, is_family_name, is_given_name });
    }
    bases
}

/// Kazakh words end in -ын and -ін without being a family's name.
fn is_family_name(word: &str, language: Language) -> bool {
    match language {
        Language::Russian | Language::Ukrainian => people::is_family_name(word),
        _ => people::is_like_surname(word) && !word.ends_with('қ') && !word.contains("тің") && !word.contains("тың"),
    }
}

fn joined(begun: &[(Vec<String>, Cases)], readings: &[Reading]) -> Vec<(Vec<String>, Cases)> {
    let mut joined = Vec::new();
    for (words, cases) in begun {
        for (word, of_word) in readings {
            let both = *cases & *of_word;
            if !both.is_empty() && joined.len() < MOST {
                let mut words = words.clone();
                words.push(word.clone());
                joined.push((words, both));
            }
        }
    }
    joined
}

fn still(word: &str) -> Vec<Reading> {
    vec![(word.to_owned(), Cases::ANY)]
}

/// The ways to read a word, as it is written first. Of words that a hyphen joins the last one changes, and in Russian the first may too.
fn readings(language: Language, word: &str) -> Vec<Reading> {
    let mut found = vec![(word.to_owned(), unchanged(language, word))];
    match word.rsplit_once('-') {
        // АҚШ-тың.
        Some((first, last)) if endings::is_after_hyphen(language, last) => found.push((first.to_owned(), Cases::ANY)),
        Some((first, last)) => {
            for (base, cases) in nominatives(language, last) {
                found.push((format!("{first}-{base}"), cases));
            }
        }
        None => found.extend(nominatives(language, word).into_iter().filter(|(base, _)| may_be_word(language, base))),
    }
    found
}

/// Whether a word may end as this one does: endings are taken off without regard to what is left. «Актобй» and «Костанаа» are no words of anybody's.
fn may_be_word(language: Language, word: &str) -> bool {
    if !endings::is_in_each_word(language) {
        return true;
    }
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next(), letters.next().unwrap_or(' '));
    let is_vowel = "аеёиоуыэюяіїє".contains(before);
    match last {
        Some('й') => is_vowel,
        Some('ь') => !is_vowel && before != 'й',
        Some('а') => !is_vowel || "иоу".contains(before),
        _ => true,
    }
}

/// Cases in which a word may be written as it is in a dictionary: women's names on a consonant stand still, and so do foreign ones.
fn unchanged(language: Language, word: &str) -> Cases {
    let is_mans = ["ин", "ын", "ін", "їн"].iter().any(|end| word.ends_with(end));
    if endings::is_still_of_woman(word) && endings::is_in_each_word(language) && !is_mans {
        return Cases::ANY;
    }
    endings::unchanged(language, word)
}

/// A woman has no man's surname and the reverse, as far as both say whose they are.
fn is_of_one_gender(words: &[String]) -> bool {
    let [first, .., last] = words else { return true };
    let ends = |ends: &[&str]| ends.iter().any(|end| last.ends_with(end));
    let is_hers = endings::is_feminine_surname(last);
    let is_his = ends(&["ов", "ев", "єв", "ин", "ын", "ский", "цкий", "ський", "цький"]);
    match given::gender(first, None) {
        Some(Gender::Woman) => !is_his,
        Some(Gender::Man) => !is_hers,
        None => !(is_hers && is_man_s(first)),
    }
}

/// Whether a given name on a consonant is a man's: one of the commonest.
fn is_man_s(first: &str) -> bool {
    given::is_known(first) && endings::ends_in_consonant(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: Language, name: &str) -> Vec<String> {
        let words: Vec<String> = name.split(' ').map(ToOwned::to_owned).collect();
        bases(language, &words).into_iter().map(|base| base.words.join(" ")).collect()
    }

    #[test]
    fn all_words_of_a_name_stand_in_one_case() {
        for (language, written, base) in [
            (Language::Russian, "Ерлану Тургумбаеву", "Ерлан Тургумбаев"),
            (Language::Russian, "Аиды Балаевой", "Аида Балаева"),
            (Language::Russian, "Касым-Жомарта Токаева", "Касым-Жомарт Токаев"),
            (Language::Russian, "Айжан Ахметовой", "Айжан Ахметова"),
            (Language::Ukrainian, "Юлію Тимошенко", "Юлія Тимошенко"),
            (Language::Kazakh, "Ерлан Тұрғымбаевтың", "Ерлан Тұрғымбаев"),
        ] {
            assert!(read(language, written).contains(&base.to_owned()), "{written}: {:?}", read(language, written));
        }
        // An ending is taken off where a word is left.
        for (written, odd) in
            [("Актобе", "Актобй"), ("Костанае", "Костанаа"), ("Костаная", "Костанаь"), ("Семее", "Семеа")]
        {
            assert!(!read(Language::Russian, written).contains(&odd.to_owned()), "{odd}");
        }
        // A woman's given name is before no man's surname.
        assert!(!read(Language::Russian, "Анна Балаева").contains(&"Анна Балаев".to_owned()));
        assert_eq!(read(Language::English, "Aida Balaeva"), ["Aida Balaeva"]);
    }
}
