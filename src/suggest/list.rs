//! A list of suggestions that an editor goes through: YAML, an entry a name, which says by its first word what becomes of it.
//!
//! `- person: …` becomes a file, `- unclear: …` and `- skip: …` do not, `- add to: people/…` gets forms that it lacks. What is likely is
//! written already, so that only what is wrong or unclear is a decision. An entry that is taken out is not asked for again.

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Positions;
use crate::diagnostic::ProblemKind;
use crate::edit;
use crate::edit::Written;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::suggest::Lacking;
use crate::suggest::Sentence;
use crate::suggest::Spelling;
use crate::suggest::Suggestion;
use crate::suggest::Suggestions;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// What an editor decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    Register {
        kind: Kind,
        name: Located<String>,
        names: Vec<Name>,
        short: Vec<String>,
        /// The number of the place in GeoNames, where the editor has said which it is.
        geonames: Option<String>,
    },
    Add {
        entity: Located<String>,
        names: Vec<Name>,
        short: Vec<String>,
    },
    /// A registered place gets the coordinates that it lacks.
    Complete {
        entity: Located<String>,
        geonames: Option<String>,
    },
}

/// A form with its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub form: String,
    pub lang: Option<String>,
}

impl Name {
    pub(super) fn of(spelling: &Spelling) -> Name {
        Name { form: spelling.form.clone(), lang: spelling.lang.map(ToOwned::to_owned) }
    }

    /// As front matter has it.
    pub(super) fn written(&self) -> Written {
        match &self.lang {
            None => Written::text(&self.form),
            Some(lang) => Written::Map(vec![
                ("form".to_owned(), Written::text(&self.form)),
                ("lang".to_owned(), Written::text(lang)),
            ]),
        }
    }
}

/// Kinds that a name of a text may be of.
pub(super) const KINDS: [Kind; 5] = [Kind::Person, Kind::Place, Kind::Organization, Kind::Event, Kind::Topic];

const HEAD: &str = "\
# Names that nobody registered, the most frequent first. Of each, the first word says what becomes of it:
#   person, place, organization, event, topic   a file, with these names
#   unclear, skip                               nothing
#   add to                                      one more form of a file that is there
#   complete                                    coordinates of a place that is there, from `--gazetteer`
# Change the words that are wrong, take out what you like, then: dateline suggest --write --list THIS-FILE
";

/// The list of all suggestions.
pub fn list(suggestions: &Suggestions) -> String {
    let mut text = HEAD.to_owned();
    let mut positions = Positions::default();
    for lacking in &suggestions.lacking {
        push_lacking(&mut text, lacking, &mut positions);
    }
    for suggestion in &suggestions.names {
        push(&mut text, suggestion, &mut positions);
    }
    text
}

fn push<'s>(text: &mut String, suggestion: &'s Suggestion, positions: &mut Positions<'s>) {
    let Suggestion { name, others, short, kind, cue, mentions, articles, care, sentences } = suggestion;
    let word = kind.map_or("unclear", Kind::word);
    text.push_str(&format!("\n- {word}: {}\n", edit::in_line(&Written::text(name))));
    push_names(text, others, short);
    let cue = match cue {
        Some(cue) => format!("; {cue}"),
        None => String::new(),
    };
    text.push_str(&format!("  # {mentions} times in {articles} articles{cue}\n"));
    if let Some(care) = care {
        text.push_str(&format!("  # {care}\n"));
    }
    push_sentences(text, sentences, positions);
}

fn push_lacking<'s>(text: &mut String, lacking: &'s Lacking, positions: &mut Positions<'s>) {
    let Lacking { entity, name: _, like, forms, short, mentions, articles, sentences } = lacking;
    text.push_str(&format!("\n- add to: {}\n", edit::in_line(&Written::text(entity))));
    let short: Vec<String> = short.iter().map(|spelling| spelling.form.clone()).collect();
    push_names(text, forms, &short);
    text.push_str(&format!("  # {mentions} times in {articles} articles; near `{like}`\n"));
    push_sentences(text, sentences, positions);
}

fn push_names(text: &mut String, others: &[Spelling], short: &[String]) {
    if !others.is_empty() {
        let names: Vec<Written> = others.iter().map(|spelling| Name::of(spelling).written()).collect();
        text.push_str(&format!("  names: {}\n", edit::in_line(&Written::List(names))));
    }
    if !short.is_empty() {
        text.push_str(&format!("  short_names: {}\n", edit::in_line(&Written::texts(short))));
    }
}

fn push_sentences<'s>(text: &mut String, sentences: &'s [Sentence], positions: &mut Positions<'s>) {
    for Sentence { place, before, words, after } in sentences {
        let position = match positions.of(place) {
            Some(at) => format!(":{}:{}", at.line, at.column),
            None => String::new(),
        };
        // A comment ends with its line, whatever ends lines.
        let sentence = format!("{before}{words}{after}")
            .replace(|letter: char| letter.is_control() || "\u{85}\u{2028}\u{2029}".contains(letter), " ");
        text.push_str(&format!("  # {}{position}  {sentence}\n", place.file));
    }
}

/// Reads a list that an editor went through.
pub fn read(source: &Source) -> Checked<Vec<Decision>> {
    let (value, oddities) = match yaml::parse(&source.text, 0) {
        Ok(read) => read,
        Err(unreadable) => {
            let problem =
                Diagnostic::error(ProblemKind::SuggestionList, unreadable.message).at(source, unreadable.span);
            return Checked {
                value: Vec::new(),
                diagnostics: vec![problem.hint("nothing of the list is written until it is mended")],
            };
        }
    };
    let mut reading =
        Reading { source, problems: oddities.iter().map(|oddity| yaml::report(oddity, source)).collect() };
    let mut decisions = Vec::new();
    match &value.shape {
        Shape::Null => {}
        Shape::List(entries) => {
            for entry in entries {
                decisions.extend(reading.decision(entry));
            }
        }
        _ => reading.say(value.span, "a list of suggestions has an entry for each name: `- person: …`"),
    }
    Checked { value: decisions, diagnostics: reading.problems }
}

struct Reading<'a> {
    source: &'a Source,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn say(&mut self, span: Span, message: &str) {
        self.problems.push(Diagnostic::error(ProblemKind::SuggestionList, message).at(self.source, span));
    }

    fn decision(&mut self, entry: &Value) -> Option<Decision> {
        let Shape::Map(fields) = &entry.shape else {
            self.say(entry.span, "an entry says what becomes of a name: `- person: …`, `- unclear: …`, `- add to: …`");
            return None;
        };
        let mut names = Vec::new();
        let mut short = Vec::new();
        let mut geonames = None;
        let mut of_kind = None;
        for (key, value) in fields {
            match key.value.as_str() {
                "names" => names = self.names(value),
                "short_names" => short = self.names(value).into_iter().map(|name| name.form).collect(),
                "geonames" => geonames = self.text(value).map(|text| text.value),
                _ if of_kind.is_none() => of_kind = Some((key, value)),
                _ => self.say(
                    key.span,
                    &format!("`{}` is no field of an entry: it may have `names`, `short_names`, `geonames`", key.value),
                ),
            }
        }
        let Some((key, value)) = of_kind else {
            self.say(entry.span, "this entry does not say what becomes of the name: `person`, `place`, `skip`, …");
            return None;
        };
        let kind = KINDS.into_iter().find(|kind| kind.word() == key.value);
        match (key.value.as_str(), kind) {
            ("unclear" | "skip", _) => None,
            ("add to", _) => self.text(value).map(|entity| Decision::Add { entity, names, short }),
            ("complete", _) => self.text(value).map(|entity| Decision::Complete { entity, geonames }),
            (_, Some(kind)) => self.text(value).map(|name| Decision::Register { kind, name, names, short, geonames }),
            (word, None) => {
                let words =
                    "`person`, `place`, `organization`, `event`, `topic`, `unclear`, `skip`, `add to` or `complete`";
                self.say(key.span, &format!("`{word}` is nothing that a name may be: write {words}"));
                None
            }
        }
    }

    fn text(&mut self, value: &Value) -> Option<Located<String>> {
        match &value.shape {
            Shape::Scalar { text, .. } if !text.trim().is_empty() => {
                Some(Located { value: text.trim().to_owned(), span: value.span })
            }
            _ => {
                self.say(value.span, "a name stands here, as a text");
                None
            }
        }
    }

    fn names(&mut self, value: &Value) -> Vec<Name> {
        let values = match &value.shape {
            Shape::List(values) => values.as_slice(),
            Shape::Null => &[],
            _ => std::slice::from_ref(value),
        };
        let mut names = Vec::new();
        for value in values {
            let form = value.entry("form");
            let lang = value.entry("lang").and_then(|lang| self.text(lang));
            if let Some(form) = self.text(form.unwrap_or(value)) {
                names.push(Name { form: form.value, lang: lang.map(|lang| lang.value) });
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::FilePath;

    fn source(text: &str) -> Source {
        Source { path: FilePath::new("list.yaml"), text: text.into() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let spelling = |form: &str, lang| Spelling { form: form.to_owned(), lang, mentions: 2 };
        let suggestion = Suggestion {
            name: "Yerlan: \"T\"".to_owned(),
            others: vec![spelling("Ерлан, Т", Some("ru"))],
            short: vec!["no".to_owned()],
            kind: Some(Kind::Person),
            cue: Some("after `министр`".to_owned()),
            mentions: 3,
            articles: 2,
            care: None,
            sentences: Vec::new(),
        };
        let unclear = Suggestion { kind: None, cue: None, ..suggestion.clone() };
        let text = list(&Suggestions { names: vec![suggestion, unclear], ..Suggestions::default() });
        let read = read(&source(&text));
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        let [Decision::Register { kind, name, names, short, geonames: None }] = read.value.as_slice() else {
            panic!("{:?}", read.value)
        };
        assert_eq!(
            (*kind, name.value.as_str(), short.as_slice()),
            (Kind::Person, "Yerlan: \"T\"", &["no".to_owned()][..])
        );
        assert_eq!(names, &[Name { form: "Ерлан, Т".to_owned(), lang: Some("ru".to_owned()) }]);
    }

    #[test]
    fn a_wrong_entry_is_shown_and_the_others_are_read() {
        let read = read(&source("- perzon: A B\n- person: C D\n- names: [x]\n- just text\n- skip: E\n- place: []\n"));
        let messages: Vec<&str> = read.diagnostics.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages.len(), 4, "{messages:?}");
        assert!(messages[0].contains("`perzon` is nothing that a name may be"), "{messages:?}");
        assert_eq!(read.value.len(), 1);
    }
}
