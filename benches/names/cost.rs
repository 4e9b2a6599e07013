//! What finding names costs: 100,000 forms over 10,000 articles of 700 words, in English, Russian and Kazakh.
//!
//! Everything is made by rule from a few syllables, the same each time. One word in fifteen is a name, every second of them with an ending.

use std::fs;

use dateline::archive;
use dateline::document;
use dateline::input::Input;
use dateline::value::Source;

use crate::laboratory::Entry;
use crate::laboratory::Random;
use crate::laboratory::article;
use crate::laboratory::input;

const ARTICLES: usize = 10_000;
const WORDS: usize = 700;
const FORMS: usize = 100_000;

pub fn measure(languages: &[&str]) {
    // One thread, so that the time is the processor's.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("the first pool of this program");
    println!("seconds of processor time, one thread; {WORDS} words an article");
    println!(
        "{:<4} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "lang", "forms", "articles", "register", "linking", "mentions", "ns a word"
    );
    for lang in languages.iter().copied() {
        for forms in [FORMS / 100, FORMS] {
            let people = people(forms / 3, lang);
            let register: Vec<Source> = people.iter().map(Entry::file).collect();
            let (alone, _) = link(&input(register.clone()));
            let mut sources = register;
            sources
                .extend((0..ARTICLES).map(|number| article(&format!("a{number}"), lang, &text(number, &people, lang))));
            let (all, mentions) = link(&input(sources));
            let searching = all - alone;
            let each = searching * 1e9 / (ARTICLES * WORDS) as f64;
            println!("{lang:<4} {forms:>7} {ARTICLES:>9} {alone:>9.2} {searching:>9.2} {mentions:>9} {each:>9.0}");
        }
    }
}

/// The time that linking takes, without parsing, and how many mentions it finds.
fn link(input: &Input) -> (f64, usize) {
    let documents = document::parse(input).value;
    let before = processor_time();
    let archive = archive::link(documents, input).value;
    (processor_time() - before, archive.articles.iter().map(|article| article.mentions.len()).sum())
}

/// Seconds that this program has computed, by the system's count of hundredths.
fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("a system that counts");
    let after_name = stat.rsplit(')').next().expect("fields");
    let fields: Vec<f64> = after_name.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    (fields[11] + fields[12]) / 100.0
}

/// People of three forms each, all different: two full ones, and the surname that both have.
fn people(count: usize, lang: &str) -> Vec<Entry> {
    let person = |number: usize| {
        let (given, surname) = (word(number * 7 + 3, lang), word(number * 13 + 5, lang));
        let end = if lang == "en" { "son" } else { "ов" };
        let full = format!("{} {}{end}", capitalised(&given), capitalised(&surname));
        let other = format!("{} {}{end}", capitalised(&word(number * 11 + 1, lang)), capitalised(&surname));
        Entry { id: format!("people/p{number}"), forms: vec![full, other] }
    };
    (0..count).map(person).collect()
}

fn text(number: usize, people: &[Entry], lang: &str) -> String {
    let mut text = String::new();
    let mut random = Random::new(number as u64 + 1);
    for index in 0..WORDS {
        if random.below(30) == 0 {
            // A full name and some word: two words in thirty.
            let person = &people[random.below(people.len())];
            let name = &person.forms[random.below(2)];
            match (random.below(2), lang) {
                (0, _) => text.push_str(name),
                // Each word of a Russian name has its ending.
                (_, "ru") => text.push_str(&name.split(' ').map(genitive).collect::<Vec<_>>().join(" ")),
                (_, "kk") => text.extend([name, "тың"]),
                (_, _) => text.extend([name, "'s"]),
            }
        } else {
            text.push_str(&word(random.below(4000), lang));
        }
        text.push_str(if index % 12 == 11 { ". " } else { " " });
        if index % 100 == 99 {
            text.push_str("\n\n");
        }
    }
    text
}

fn genitive(word: &str) -> String {
    match word.strip_suffix('а') {
        Some(stem) if stem.ends_with(['г', 'к', 'х', 'ж', 'ч', 'ш', 'щ']) => format!("{stem}и"),
        Some(stem) => format!("{stem}ы"),
        None if word.ends_with(['о', 'е', 'и']) => word.to_owned(),
        None => format!("{word}а"),
    }
}

/// A word of a language that there is not.
fn word(number: usize, lang: &str) -> String {
    const LATIN: [&str; 16] =
        ["ba", "ker", "dol", "ma", "sten", "ri", "gor", "lan", "vi", "tur", "pel", "no", "hash", "ze", "mir", "an"];
    const CYRILLIC: [&str; 16] =
        ["ба", "кер", "дол", "ма", "стен", "ри", "гор", "лан", "ви", "тур", "пел", "но", "хаш", "зе", "мир", "ан"];
    let syllables = if lang == "en" { LATIN } else { CYRILLIC };
    let mut rest = number;
    let mut word = String::new();
    loop {
        word.push_str(syllables[rest % 16]);
        rest /= 16;
        if rest == 0 {
            return word;
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
