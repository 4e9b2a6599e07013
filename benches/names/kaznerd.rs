//! Precision and recall on Kazakh news: KazNERD, the validation split.
//!
//! The counting rule. An annotated span is *registered* if it is a form of the register, or such a form whose last word goes on with up to ten
//! letters (not with -лық, -дық, -тық, which make another word); the longest form counts. What a mention must be to be correct: exactly
//! this span, and this entity. Every other mention of an entity of the same kind is false. For the towns, spans that the set calls LOCATION
//! (rivers, mountains, regions of the world) count as not registered. People: a span of one word counts only where the full name stands
//! earlier in the same sentence, because before that it is nobody's by the rules. Each sentence is an article of its own.
//!
//! The set has only sentences with at least one place or person, so that false mentions in all other sentences are not seen.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use dateline::names::Rules;
use dateline::value::Source;
use serde_json::Value;

use crate::geonames;
use crate::laboratory::ALL;
use crate::laboratory::Entry;
use crate::laboratory::Link;
use crate::laboratory::article;
use crate::laboratory::escaped;
use crate::laboratory::found;
use crate::laboratory::in_context;
use crate::laboratory::input;
use crate::laboratory::linked;
use crate::laboratory::share;

/// A sentence with what people have marked in it.
struct Sentence {
    number: u64,
    name: String,
    text: String,
    spans: Vec<Span>,
}

struct Span {
    range: Range<usize>,
    text: String,
    is_person: bool,
    is_location: bool,
}

/// A register, and how to count with it.
struct Trial {
    title: &'static str,
    entries: Vec<Entry>,
    is_people: bool,
    leaves_locations: bool,
}

#[derive(Default)]
struct Count {
    mentions: usize,
    correct: usize,
    registered: usize,
    /// Names that are found inside of a longer name, and spans that stand inside of one and are not found: neither right nor wrong.
    nested: usize,
    nested_spans: usize,
    false_ones: Vec<String>,
    missed: Vec<String>,
}

pub fn measure(sets: &Path, shows_errors: bool) {
    let sentences = sentences(sets);
    let trials = [
        Trial {
            title: "towns of GeoNames, as an editor keeps them",
            entries: geonames::edited(sets),
            is_people: false,
            leaves_locations: true,
        },
        Trial {
            title: "places, the set's own names",
            entries: own(include_str!("kaznerd-places.txt"), "places"),
            is_people: false,
            leaves_locations: false,
        },
        Trial {
            title: "people, the set's own names",
            entries: own(include_str!("kaznerd-people.txt"), "people"),
            is_people: true,
            leaves_locations: false,
        },
    ];
    println!("{} sentences, {} spans", sentences.len(), sentences.iter().map(|one| one.spans.len()).sum::<usize>());
    // Word lists and rules were mended after reading the errors of the first half only.
    let (first, second): (Vec<Sentence>, Vec<Sentence>) = sentences.into_iter().partition(|one| one.number % 2 == 0);
    for trial in &trials {
        let forms: usize = trial.entries.iter().map(|entry| entry.forms.len()).sum();
        println!("\n{}: {} entities, {forms} forms", trial.title, trial.entries.len());
        println!(
            "{:<28} {:>8} {:>8} {:>10} {:>11} {:>7}",
            "", "mentions", "correct", "precision", "registered", "recall"
        );
        let steps = [
            ("exact", Rules { endings: false, composites: false }),
            ("with endings", Rules { endings: true, composites: false }),
            ("with composites", ALL),
        ];
        for (step, rules) in steps {
            let halves = [count(&first, trial, rules), count(&second, trial, rules)];
            show(step, &halves.each_ref());
            if rules == ALL {
                show("  the half that was read", &[&halves[0]]);
                show("  the half that was not", &[&halves[1]]);
            }
            // The errors of the other half stay unread.
            if shows_errors && rules == ALL {
                let Count { false_ones, missed, .. } = &halves[0];
                false_ones.iter().for_each(|one| println!("  false   {one}"));
                missed.iter().for_each(|one| println!("  missed  {one}"));
            }
        }
    }
}

fn show(step: &str, counts: &[&Count]) {
    let sum = |of: fn(&Count) -> usize| counts.iter().map(|count| of(count)).sum::<usize>();
    let (mentions, correct, registered) =
        (sum(|count| count.mentions), sum(|count| count.correct), sum(|count| count.registered));
    let (precision, recall) = (share(correct, mentions), share(correct, registered));
    println!("{step:<28} {mentions:>8} {correct:>8} {precision:>10} {registered:>11} {recall:>7}");
    let (nested, spans) = (sum(|count| count.nested), sum(|count| count.nested_spans));
    let (precision, recall) = (share(correct, mentions - nested), share(correct, registered - spans));
    println!(
        "{:<28} {:>8} {correct:>8} {precision:>10} {:>11} {recall:>7}",
        "  nested as neither",
        mentions - nested,
        registered - spans
    );
}

fn count(sentences: &[Sentence], trial: &Trial, rules: Rules) -> Count {
    let mut sources: Vec<Source> = trial.entries.iter().map(Entry::file).collect();
    sources.extend(sentences.iter().map(|one| article(&one.name, "kk", &escaped(&one.text))));
    let found = found(&linked(&input(sources), rules));
    let mut count = Count::default();
    for sentence in sentences {
        let (layer, links) = &found[&format!("articles/{}", sentence.name)];
        let gold = registered(sentence, trial);
        let in_layer = aligned(&sentence.text, layer);
        count.mentions += links.len();
        count.registered += gold.len();
        let is_right = |link: &Link, span: &Span, entity: &str| {
            link.entity == entity
                && in_layer[span.range.start] == link.range.start
                && in_layer[span.range.end] == link.range.end
        };
        for link in links {
            if is_nested(layer, &link.range) && !gold.iter().any(|(span, entity)| is_right(link, span, entity)) {
                count.nested += 1;
                continue;
            }
            match gold.iter().any(|(span, entity)| is_right(link, span, entity)) {
                true => count.correct += 1,
                false => count.false_ones.push(format!(
                    "{:<13} {} {}",
                    link.method,
                    in_context(layer, &link.range),
                    link.entity
                )),
            }
        }
        let missed = |(span, entity): &&(&Span, &str)| !links.iter().any(|link| is_right(link, span, entity));
        count.nested_spans +=
            gold.iter().filter(missed).filter(|(span, _)| is_nested(&sentence.text, &span.range)).count();
        for (span, entity) in
            gold.iter().filter(|(span, entity)| !links.iter().any(|link| is_right(link, span, entity)))
        {
            count.missed.push(format!("{} {entity}", in_context(&sentence.text, &span.range)));
        }
    }
    count
}

/// The spans that count as registered, with their entity.
fn registered<'a>(sentence: &'a Sentence, trial: &'a Trial) -> Vec<(&'a Span, &'a str)> {
    let mut registered: Vec<(&Span, &str)> = Vec::new();
    for span in &sentence.spans {
        if span.is_person != trial.is_people || span.is_location && trial.leaves_locations {
            continue;
        }
        let forms = trial.entries.iter().flat_map(|entry| entry.forms.iter().map(move |form| (form, entry)));
        // Of a person the surname may come first.
        let fits = |form: &str| {
            let reversed = form.split_once(' ').map(|(given, surname)| format!("{surname} {given}"));
            is_form_of(&span.text, form)
                || trial.is_people && reversed.is_some_and(|reversed| is_form_of(&span.text, &reversed))
        };
        let fitting = forms.filter(|(form, _)| fits(form)).max_by_key(|(form, _)| form.len());
        let surname = || {
            let is_word = !span.text.contains(' ') && trial.is_people;
            let earlier = registered.iter().filter(|(before, _)| before.text.contains(' '));
            let mut surnames = earlier.filter(|(before, _)| {
                let last = before.text.rsplit(' ').next().expect("a word");
                is_word && (is_form_of(&span.text, last) || is_form_of(last, &span.text) || same_stem(&span.text, last))
            });
            surnames.next_back().map(|(_, entity)| *entity)
        };
        let entity = fitting.map(|(_, entry)| entry.id.as_str()).or_else(surname);
        registered.extend(entity.map(|entity| (span, entity)));
    }
    registered
}

fn same_stem(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(6).collect::<String>();
    one.chars().count() >= 6 && stem(one) == stem(other)
}

/// A form, or a form with an ending of any kind.
fn is_form_of(text: &str, form: &str) -> bool {
    if text == form {
        return true;
    }
    let Some(rest) = text.strip_prefix(form) else { return false };
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let is_derived = ["лық", "лік", "дық", "дік", "тық", "тік"].iter().any(|ending| rest.starts_with(ending));
    let letters = rest.chars().count();
    (1..=10).contains(&letters) && rest.chars().all(char::is_lowercase) && !is_derived
}

/// Whether a name stands in a longer one, as the words beside it say: a word with a capital behind it (Қазақстан Президенті, Қазақстанның Тұңғыш
/// Президенті), or one for what the whole is (Шардара ауданы, Есіл өзені, Отырар мен Ордабасы аудандары). The set marks either the
/// longer name under another type, or the shorter one, from case to case.
fn is_nested(text: &str, range: &Range<usize>) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let after: String = letters[range.end..].iter().collect();
    let before: String = letters[..range.start].iter().collect();
    let before = before.trim_end_matches(' ').rsplit(' ').next().unwrap_or_default();
    let is_begun = ["Солтүстік", "Оңтүстік", "Шығыс", "Батыс", "Орталық"].contains(&before);
    let mut words = after.strip_prefix([' ', '-']).unwrap_or_default().split(' ');
    let is_head = |word: &str| HEADS.iter().any(|head| word.starts_with(head));
    let Some(next) = words.next() else { return false };
    if is_begun || next.starts_with(char::is_uppercase) || is_head(next) || after.starts_with(", ") && is_row(&after) {
        return true;
    }
    ["мен", "бен", "пен", "және"].contains(&next) && is_row(&after)
}

/// Whether a word for several follows the names of a row.
fn is_row(after: &str) -> bool {
    let mut words = after.split([' ', ',']).filter(|word| !word.is_empty()).take(10);
    let is_of_row = |word: &&str| word.starts_with(char::is_uppercase) || ["мен", "бен", "пен", "және"].contains(word);
    words.find(|word| !is_of_row(word)).is_some_and(|word| HEADS.iter().any(|head| word.starts_with(head)))
}

/// How words for what a longer name is begin.
const HEADS: [&str; 40] = [
    "аудан",
    "облыс",
    "өзен",
    "теңіз",
    "көл",
    "әуежай",
    "бекет",
    "су",
    "шатқал",
    "тау",
    "қаласы",
    "ауыл",
    "округ",
    "көшесі",
    "даңғылы",
    "станция",
    "вокзал",
    "университет",
    "халқы",
    "халық",
    "президент",
    "премьер",
    "үкімет",
    "жылы",
    "тұрғын",
    "ықшамауданы",
    "шағынауданы",
    "кент",
    "аулы",
    "мұнай",
    "ядролық",
    "театр",
    "ордені",
    "бассейні",
    "арна",
    "каналы",
    "қоймасы",
    "орталығы",
    "кеңесі",
    "сарайы",
];

/// For each code point of a text, and its end, the one of the text layer, which has single spaces and composed letters.
fn aligned(text: &str, layer: &str) -> Vec<usize> {
    let layer: Vec<char> = layer.chars().collect();
    let mut position = 0;
    let mut places = Vec::new();
    for letter in text.chars() {
        if letter.is_whitespace() {
            places.push(position);
            position += usize::from(layer.get(position).is_some_and(|letter| letter.is_whitespace()));
            continue;
        }
        places.push(position);
        position += usize::from(layer.get(position) == Some(&letter));
    }
    places.push(position);
    places
}

fn sentences(sets: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(sets.join("kaznerd/kaznerd-valid.jsonl")).expect("the set of sentences");
    let sentence = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let spans = value["mentions"].as_array().expect("mentions").iter().map(|span| {
            let number = |name: &str| usize::try_from(span[name].as_u64().expect("an offset")).expect("a small one");
            Span {
                range: number("start")..number("end"),
                text: span["text"].as_str().expect("words").to_owned(),
                is_person: span["type"] == "person",
                is_location: span["ner"] == "LOCATION",
            }
        });
        let name = value["id"].as_str().expect("an id").to_owned();
        Sentence {
            number: name.rsplit('-').next().and_then(|number| number.parse().ok()).expect("a number"),
            name,
            text: value["text"].as_str().expect("a text").to_owned(),
            spans: spans.collect(),
        }
    };
    text.lines().map(sentence).collect()
}

/// A list of names: a line is an entity.
fn own(list: &str, folder: &str) -> Vec<Entry> {
    let lines = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut by_id: BTreeMap<String, Entry> = BTreeMap::new();
    for (index, line) in lines.enumerate() {
        let forms = line.split("; ").map(ToOwned::to_owned).collect();
        let id = format!("{folder}/e{index}");
        by_id.insert(id.clone(), Entry { id, forms });
    }
    by_id.into_values().collect()
}
