//! Suggestions as text: to people in sections, to programs a JSON object a line, to GitHub beside the line where each first stands.

use serde_json::Value;
use serde_json::json;

use crate::command::counted;
use crate::command::report::Format;
use crate::command::suggest::asked::Suggest;
use crate::command::suggest::decided::is_called;
use crate::command::suggest::decided::lacks;
use crate::diagnostic::Place;
use crate::diagnostic::Positions;
use crate::names::key;
use crate::suggest::Lacking;
use crate::suggest::Sentence;
use crate::suggest::Spelling;
use crate::suggest::Suggestion;
use crate::suggest::Suggestions;
use crate::suggest::Twice;

/// Keeps only what some names ask for; all where there is none.
pub(super) fn narrow(suggestions: &mut Suggestions, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let wanted: Vec<(&String, String)> = names.iter().map(|name| (name, key(name))).collect();
    suggestions.names.retain(|suggestion| wanted.iter().any(|(_, wanted)| is_called(suggestion, wanted)));
    suggestions.lacking.retain(|lacking| wanted.iter().any(|(name, wanted)| lacks(lacking, name, wanted)));
    suggestions.twice.retain(|twice| names.contains(&twice.one) || names.contains(&twice.other));
}

pub(super) fn show(suggestions: &Suggestions, suggest: &Suggest) -> String {
    match suggest.format {
        Format::Human => human(suggestions, suggest.limit),
        Format::Json => json_lines(suggestions),
        Format::Github => {
            let mut positions = Positions::default();
            let names = suggestions.names.iter();
            names.filter_map(|suggestion| as_workflow_command(suggestion, &mut positions)).collect()
        }
    }
}

fn human(suggestions: &Suggestions, limit: usize) -> String {
    let Suggestions { names, lacking, twice, kept_back } = suggestions;
    let shown = if limit == 0 { names.len() } else { limit.min(names.len()) };
    let mut text = String::new();
    let mut positions = Positions::default();
    if !lacking.is_empty() {
        text.push_str("Forms that registered names lack:\n");
        for lacking in lacking.iter().take(if limit == 0 { lacking.len() } else { limit }) {
            push_lacking(&mut text, lacking, &mut positions);
        }
        push_rest(&mut text, lacking.len(), limit);
    }
    if !twice.is_empty() {
        text.push_str("Perhaps registered twice:\n");
        for Twice { one, other, forms: (form, like) } in twice {
            text.push_str(&format!("  {one} and {other}: `{form}` and `{like}`\n"));
        }
        text.push('\n');
    }
    if !kept_back.is_empty() {
        text.push_str(
            "Spelled like a name that is withheld, and not shown (a form of that name may be missing in its file):\n",
        );
        for place in kept_back {
            text.push_str(&format!("  {}\n", at(place, &mut positions)));
        }
        text.push('\n');
    }
    if names.is_empty() {
        text.push_str("No name was found that nobody registered.\n");
        return text;
    }
    text.push_str("Names that nobody registered:\n");
    for suggestion in &names[..shown] {
        push(&mut text, suggestion, &mut positions);
    }
    push_rest(&mut text, names.len(), limit);
    text.push_str("`--write NAME` makes a file of one, `--list FILE` writes a list to go through.\n");
    text
}

fn push_rest(text: &mut String, number: usize, limit: usize) {
    match number.checked_sub(limit) {
        Some(more) if limit > 0 && more > 0 => {
            text.push_str(&format!("  … and {} more (`--limit 0` shows all)\n\n", counted::digits(more)));
        }
        _ => text.push('\n'),
    }
}

fn push<'s>(text: &mut String, suggestion: &'s Suggestion, positions: &mut Positions<'s>) {
    let Suggestion { name, others, short, kind, cue, mentions, articles, care, sentences } = suggestion;
    let kind = kind.map_or("unclear", |kind| kind.word());
    let cue = cue.as_ref().map_or_else(String::new, |cue| format!(" ({cue})"));
    text.push_str(&format!("  {name}: {kind}{cue}, {}\n", times(*mentions, *articles)));
    push_forms(text, "also", others);
    if !short.is_empty() {
        text.push_str(&format!("    alone: {}\n", short.join(", ")));
    }
    if let Some(care) = care {
        text.push_str(&format!("    take care: {care}\n"));
    }
    push_sentences(text, sentences, positions);
}

fn push_lacking<'s>(text: &mut String, lacking: &'s Lacking, positions: &mut Positions<'s>) {
    let Lacking { entity, name, like, forms, short, mentions, articles, sentences } = lacking;
    let near = if like == name { String::new() } else { format!(", `{like}`") };
    text.push_str(&format!("  {entity} (`{name}`{near}), {}\n", times(*mentions, *articles)));
    push_forms(text, "lacks", forms);
    push_forms(text, "lacks, alone", short);
    push_sentences(text, sentences, positions);
}

fn push_forms(text: &mut String, word: &str, forms: &[Spelling]) {
    if forms.is_empty() {
        return;
    }
    let shown: Vec<String> = forms.iter().map(|spelling| format!("{} ×{}", spelling.form, spelling.mentions)).collect();
    text.push_str(&format!("    {word}: {}\n", shown.join(", ")));
}

fn push_sentences<'s>(text: &mut String, sentences: &'s [Sentence], positions: &mut Positions<'s>) {
    for Sentence { place, before, words, after } in sentences {
        text.push_str(&format!("    {}  {before}[{words}]{after}\n", at(place, positions)));
    }
}

fn times(mentions: usize, articles: usize) -> String {
    let times = if mentions == 1 { "once".to_owned() } else { format!("{} times", counted::digits(mentions)) };
    format!("{times} in {}", counted::grouped(articles, "article"))
}

fn at<'s>(place: &'s Place, positions: &mut Positions<'s>) -> String {
    match positions.of(place) {
        Some(position) => format!("{}:{}:{}", place.file, position.line, position.column),
        None => place.file.to_string(),
    }
}

fn json_lines(suggestions: &Suggestions) -> String {
    let Suggestions { names, lacking, twice, kept_back } = suggestions;
    let mut positions = Positions::default();
    let mut objects: Vec<Value> = names.iter().map(|name| of_name(name, &mut positions)).collect();
    objects.extend(lacking.iter().map(|lacking| of_lacking(lacking, &mut positions)));
    objects.extend(
        twice.iter().map(|twice| json!({ "twice": [twice.one, twice.other], "forms": [twice.forms.0, twice.forms.1] })),
    );
    objects.extend(kept_back.iter().map(|place| json!({ "kept_back": of_place(place, &mut positions) })));
    objects.into_iter().map(|object| format!("{object}\n")).collect()
}

fn of_name<'s>(suggestion: &'s Suggestion, positions: &mut Positions<'s>) -> Value {
    let Suggestion { name, others, short, kind, cue, mentions, articles, care, sentences } = suggestion;
    json!({
        "name": name,
        "kind": kind.map(|kind| kind.word()),
        "cue": cue,
        "mentions": mentions,
        "articles": articles,
        "names": others.iter().map(of_spelling).collect::<Vec<_>>(),
        "short_names": short,
        "care": care,
        "sentences": sentences.iter().map(|sentence| of_sentence(sentence, positions)).collect::<Vec<_>>(),
    })
}

fn of_lacking<'s>(lacking: &'s Lacking, positions: &mut Positions<'s>) -> Value {
    let Lacking { entity, name, like, forms, short, mentions, articles, sentences } = lacking;
    json!({
        "lacking": entity,
        "name": name,
        "like": like,
        "mentions": mentions,
        "articles": articles,
        "names": forms.iter().map(of_spelling).collect::<Vec<_>>(),
        "short_names": short.iter().map(of_spelling).collect::<Vec<_>>(),
        "sentences": sentences.iter().map(|sentence| of_sentence(sentence, positions)).collect::<Vec<_>>(),
    })
}

fn of_spelling(spelling: &Spelling) -> Value {
    json!({ "form": spelling.form, "lang": spelling.lang, "mentions": spelling.mentions })
}

fn of_sentence<'s>(sentence: &'s Sentence, positions: &mut Positions<'s>) -> Value {
    let Sentence { place, before, words, after } = sentence;
    json!({ "place": of_place(place, positions), "before": before, "words": words, "after": after })
}

fn of_place<'s>(place: &'s Place, positions: &mut Positions<'s>) -> Value {
    let position = positions.of(place);
    json!({
        "file": place.file.as_str(),
        "line": position.map(|at| at.line),
        "column": position.map(|at| at.column),
    })
}

fn as_workflow_command<'s>(suggestion: &'s Suggestion, positions: &mut Positions<'s>) -> Option<String> {
    let place = &suggestion.sentences.first()?.place;
    let position = positions.of(place)?;
    let message =
        format!("`{}` is registered nowhere, {}", suggestion.name, times(suggestion.mentions, suggestion.articles));
    let message = message.replace('%', "%25").replace('\n', "%0A");
    Some(format!("::notice file={},line={},col={}::{message}\n", place.file, position.line, position.column))
}
