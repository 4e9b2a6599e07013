//! Names inside longer ones, which are somebody else's: Nicolás Maduro Guerra, George Washington Carver, Pier Silvio Berlusconi, Абай
//! Ермекбаев, Michael Jordan.
//!
//! Where subject, place and object may stand side by side (Slavic and Turkic languages), or every noun has a capital, what follows a name tells only
//! where it looks like a surname.

use crate::names::endings;
use crate::names::given;
use crate::names::initials;
use crate::names::language::Language;
use crate::names::neighbours::Neighbours;
use crate::names::neighbours::begins_sentence;
use crate::names::people;
use crate::names::roles;
use crate::names::roles::Title;
use crate::names::surname;
use crate::names::taken::Taken;
use crate::names::text::ReadText;
use crate::names::walk::Hit;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;
use crate::names::words::is_capitals;
use crate::value::Kind;

/// Whether a full name of a person is a part of another one's.
pub(super) fn is_in_other_person(neighbours: &Neighbours, hit: &Hit) -> bool {
    is_behind_given_name(neighbours, hit) || goes_on(neighbours, hit)
}

/// Whether a name of one word stands in a person's name, though it is a place's or somebody's who has no other.
pub(super) fn is_in_person(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    if hit.first != hit.last {
        return false;
    }
    let word = text.word(hit.first);
    // «Нұрлан Алматыға келді»: with another ending than a surname would have it is where somebody goes.
    let is_free = hit.how.is_inflected && !endings::is_in_each_word(text.language(hit.first));
    if !is_free && (is_behind_given_name(neighbours, hit) || is_behind_initial(text, hit)) {
        return true;
    }
    if !hit.how.is_inflected && is_behind_address(neighbours, hit) {
        return true;
    }
    // «Иванова сказала»: no sentence begins with where somebody is from.
    let is_genitive = hit.how.is_inflected && endings::is_in_each_word(text.language(hit.first));
    is_genitive && begins_sentence(text, hit.first) && people::is_family_name(word)
}

/// Whether a given name stands right before a name.
fn is_behind_given_name(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    let Some(before) = text.before(hit.first).filter(|before| begins_with_capital(before)) else { return false };
    let index = hit.first - 1;
    !neighbours.is_named(index)
        && given::is_known_in(before, text.language(index))
        && !neighbours.is_plain(index)
        && !neighbours.is_title(before, text.language(index))
}

/// С. М. Киров, Booker T. Washington.
fn is_behind_initial(text: &ReadText, hit: &Hit) -> bool {
    initials::initials_before(text.text, &text.words, hit.first).is_some()
}

/// Mr. Chad, Queen Victoria, Певица Астана.
fn is_behind_address(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    let Some(index) = hit.first.checked_sub(1).filter(|before| matches!(text.gap(*before), Some(" " | ". "))) else {
        return false;
    };
    let is_person = begins_with_capital(text.word(index)) && neighbours.is_called_man_or_woman(index);
    is_person || roles::title_before(text, hit.first, neighbours.vocabulary) == Some(Title::Address)
}

/// Whether another word with a capital makes a longer name of it.
fn goes_on(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    let Some(next) = text.next(hit.last).filter(|next| begins_with_capital(next)) else { return false };
    let (index, language) = (hit.last + 1, text.language(hit.last));
    let is_shouted = hit.how.is_capitals && is_capitals(next);
    if next.chars().nth(1).is_none() || is_shouted || surname::is_suffix(next) {
        return false;
    }
    if neighbours.is_plain(index) || neighbours.begins_title(index) || is_headline(text, hit) {
        return false;
    }
    match language {
        Language::English | Language::French | Language::Spanish | Language::Portuguese | Language::Italian => true,
        Language::Russian | Language::Ukrainian | Language::Kazakh => {
            hit.first == hit.last && (people::is_like_surname(next) || people::is_family_name(next))
        }
        _ => false,
    }
}

/// So many words a sentence has at least that tells by its capitals that it is a headline.
const HEADLINE: usize = 4;

/// So long are the words that have a capital in a headline.
const LONG: usize = 5;

/// Whether all longer words of a sentence have capitals, so that a capital says nothing.
fn is_headline(text: &ReadText, hit: &Hit) -> bool {
    let mut long = 0;
    for index in text.sentence(hit.first) {
        let word = text.word(index);
        if word.chars().count() >= LONG {
            if !begins_with_capital(word) {
                return false;
            }
            long += 1;
        }
    }
    long >= HEADLINE
}

/// Names of places that are so short meet people of that name: Aris, Oral, Ayan.
const SHORT_PLACE: u8 = 5;

/// What a name that is no person's is by the words beside it: a town may be somebody's name, or part of one (Aris Winardi, Michael Jordan).
pub(super) fn of_place(neighbours: &Neighbours, hit: &Hit, kind: Kind) -> Taken {
    if kind != Kind::Topic && begins_as_word(neighbours.text, hit) {
        return Taken::Other;
    }
    if kind != Kind::Place {
        return Taken::AsIs;
    }
    let is_other = is_word(neighbours.text, hit)
        || is_of_nobility(neighbours, hit)
        || is_joined(neighbours.text, hit)
        || is_in_person(neighbours, hit)
        || is_beside_another(neighbours, hit);
    if is_other { Taken::Other } else { Taken::AsIs }
}

/// Whether a hyphen makes another place of it: Петропавловск-Камчатский, Neu-Ulm; not the road Almaty-Bishkek.
fn is_joined(text: &ReadText, hit: &Hit) -> bool {
    let is_other = |index: usize| {
        let word = text.word(index);
        let is_name = begins_with_capital(word) && word.chars().all(char::is_alphabetic);
        // «Поезд Алматы-Астана» goes to a town that nobody has registered.
        let is_part = !endings::is_cyrillic(word) || endings::is_adjective(word);
        is_name && is_part && text.readings(index).is_empty()
    };
    let behind = text.gap(hit.last) == Some("-") && hit.end == text.words[hit.last].end;
    let before = hit.first.checked_sub(1).filter(|before| text.gap(*before) == Some("-"));
    behind && is_other(hit.last + 1) || before.is_some_and(is_other)
}

/// Whether a capitalised word beside it makes another name of a town of few letters, of several words or called like somebody.
fn is_beside_another(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    let language = text.language(hit.first);
    let is_short = hit.first == hit.last && hit.meaning.letters <= SHORT_PLACE;
    let is_told_by_next = is_short || hit.first < hit.last || given::is_known(text.word(hit.first));
    if language.has_capital_nouns() || !is_told_by_next {
        return false;
    }
    let is_name = |index: usize| {
        let word = text.word(index);
        let is_word = begins_with_capital(word) && word.chars().nth(1).is_some();
        let is_other = is_word && text.readings(index).is_empty();
        is_other && !neighbours.is_plain(index) && !neighbours.begins_title(index)
    };
    let after = text.next(hit.last).is_some() && is_name(hit.last + 1);
    let before = is_short && text.before(hit.first).is_some() && is_name(hit.first - 1);
    let is_given_name = |word: &str| given::is_of_woman(word) || people::is_like_surname(word);
    match language {
        Language::Russian | Language::Ukrainian | Language::Kazakh => {
            is_short && after && is_given_name(text.word(hit.last + 1))
        }
        _ if hit.how.is_inflected => false,
        _ => after || before && !begins_sentence(text, hit.first - 1) || is_of_saint(text, hit),
    }
}

/// San Pedro de Macorís, Santiago de Chile.
fn is_of_saint(text: &ReadText, hit: &Hit) -> bool {
    let is_saint = ["San", "Santa", "Santo", "São", "Saint", "Sainte", "Santiago"].contains(&text.word(hit.first));
    let next = text.next(hit.last).filter(|next| ["de", "del", "da", "do", "di", "des", "du"].contains(next));
    is_saint && next.is_some() && text.next(hit.last + 1).is_some_and(begins_with_capital)
}

/// Whether the text has what looks like a case of a place as a word: «Арыстан» is a lion, not from Арыс.
fn is_word(text: &ReadText, hit: &Hit) -> bool {
    let word = text.word(hit.first);
    let is_asked = hit.first == hit.last && hit.how.is_inflected && begins_with_capital(word);
    is_asked && text.has_in_small(&in_small(word))
}

/// Duke of York, Prinz von Baden.
fn is_of_nobility(neighbours: &Neighbours, hit: &Hit) -> bool {
    let text = neighbours.text;
    let Some(title) = text.before(hit.first).and_then(|_| hit.first.checked_sub(2)) else { return false };
    let is_of = ["of", "von", "zu", "de", "di", "da", "du", "van", "af", "av"].contains(&text.word(title + 1));
    let is_title = begins_with_capital(text.word(title)) && neighbours.is_called_man_or_woman(title);
    is_of && text.gap(title) == Some(" ") && is_title
}

/// Whether a name of one word begins a sentence of a text that has the word in small letters: Oral history, Орёл парил, Brown bears.
pub(super) fn begins_as_word(text: &ReadText, hit: &Hit) -> bool {
    let word = text.word(hit.first);
    let is_asked = hit.first == hit.last && !hit.how.is_inflected && begins_with_capital(word);
    is_asked && begins_sentence(text, hit.first) && text.has_in_small(&in_small(word))
}
