//! What an editor holds back: a file, a note or a claim, in whatever way that is written.
//!
//! 1. Every entry of a mapping is asked what its key says of being public (`input::holds`): flags, states, dates, commands of other
//!    generators, in any spelling of the key.
//! 2. One entry that holds back is enough, also one of a key that stands twice, and so is a folder `_drafts/` or a name `_x.md`.
//! 3. A value that cannot be read for certain is an error at its place, and holds back as well.
//!
//! Why on the values as the file has them, before any table of fields: a field of the wrong shape counts as absent there, and what
//! is absent publishes. What holds a text back is read generously, what publishes it strictly.

pub(super) mod damaged;

use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Options;
use crate::input::Withheld;
use crate::input::fields::Asked;
use crate::input::fields::Field;
use crate::input::fields::Want;
use crate::input::fields::schema;
use crate::input::holds;
use crate::input::holds::Asks;
use crate::input::holds::Reading;
use crate::input::holds::Subject;
use crate::input::holds::plain;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::without_ending;

/// An entry of a mapping whose key stood there already.
pub(super) type Doubled = (Located<String>, Value);

/// Whether something goes out. Of two answers the one that holds back counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Verdict {
    is_draft: bool,
    /// To be published on a later day.
    is_embargoed: bool,
}

impl Verdict {
    pub(super) const DRAFT: Verdict = Verdict { is_draft: true, is_embargoed: false };
    pub(super) const EMBARGOED: Verdict = Verdict { is_draft: false, is_embargoed: true };

    pub(super) fn holds(self, options: &Options) -> bool {
        self.is_draft && !options.drafts || self.is_embargoed && !options.future
    }

    pub(super) fn and(self, other: Verdict) -> Verdict {
        Verdict { is_draft: self.is_draft || other.is_draft, is_embargoed: self.is_embargoed || other.is_embargoed }
    }

    /// Says what is left out, where it is.
    fn note(self, options: &Options) -> Diagnostic {
        if self.is_draft && !options.drafts {
            return Diagnostic::note(ProblemKind::NotPublished, "a draft, left out").hint("`--drafts`");
        }
        let message = format!("to be published after {}, left out", options.today);
        Diagnostic::note(ProblemKind::NotPublished, message).hint("`--future`")
    }
}

/// What is held back in one file.
pub(super) struct Screening<'a> {
    pub source: &'a Source,
    pub options: &'a Options,
    /// Entries of the file whose keys stood there already.
    pub doubled: &'a [Doubled],
}

/// Written for editors' programs: by the time that fields are read, everything about it has been understood.
pub(super) const DRAFT: Field<YesOrNo> =
    Field::new(YesOrNo, &["draft"], "Left out unless the site is built with `--drafts`.");

/// Yes or no, and nothing else: an empty field may be meant as yes.
#[derive(Debug)]
pub(super) struct YesOrNo;

impl Want for YesOrNo {
    type Read = ();

    fn read(&self, _: Value, _: &mut Asked) {}

    fn schema(&self) -> serde_json::Value {
        let words = ["true", "yes", "on", "false", "no", "off"].map(schema::in_any_case).join("|");
        json!({ "anyOf": [{ "type": "boolean" }, { "type": "string", "pattern": format!(r"^\s*({words})\s*$") }] })
    }
}

/// Something that was read, and whether it goes out.
#[derive(Debug)]
pub(super) struct Judged<T> {
    pub value: T,
    pub verdict: Verdict,
}

/// What was found in the fields of a file.
#[derive(Debug, Default)]
pub(super) struct Screened {
    pub verdict: Verdict,
    /// Ids of its claims that are held back.
    pub claims: Vec<String>,
}

impl Screening<'_> {
    /// Judges the front matter of a file and takes the notes and claims out of it that are held back, and the entries that have
    /// been understood here.
    pub(super) fn front_matter(
        &self,
        fields: &mut Value,
        subject: Subject,
        problems: &mut Vec<Diagnostic>,
    ) -> Screened {
        let nested: Vec<Span> = nested(fields);
        let is_of_file = |key: &Located<String>| !nested.iter().any(|span| contains(*span, key.span));
        let doubled = self.doubled.iter().filter(|(key, _)| is_of_file(key));
        let verdict = self.judge(fields, (subject, doubled.collect()), problems);
        let mut claims = Vec::new();
        if let Shape::Map(entries) = &mut fields.shape {
            for (key, value) in entries.iter_mut() {
                match plain(&key.value).as_str() {
                    "annotations" => drop(self.sift(value, Subject::Note, problems)),
                    "claims" => claims = self.sift(value, Subject::Claim, problems),
                    _ => {}
                }
            }
            entries.retain(|(key, value)| !is_understood(key, value, subject));
        }
        Screened { verdict, claims }
    }

    /// Judges a document of annotations and takes out every one that is held back, however deep it lies.
    pub(super) fn annotations(&self, document: &mut Value, problems: &mut Vec<Diagnostic>) -> Verdict {
        let verdict = self.judge(document, (Subject::Note, Vec::new()), problems);
        self.sift_all(document, problems);
        verdict
    }

    fn sift_all(&self, value: &mut Value, problems: &mut Vec<Diagnostic>) {
        if matches!(value.shape, Shape::List(_)) {
            self.sift(value, Subject::Note, problems);
        }
        match &mut value.shape {
            Shape::List(values) => values.iter_mut().for_each(|value| self.sift_all(value, problems)),
            Shape::Map(entries) => entries.iter_mut().for_each(|(_, value)| self.sift_all(value, problems)),
            Shape::Null | Shape::Scalar { .. } => {}
        }
    }

    /// Takes the mappings of a list that are held back out of it. Their ids.
    fn sift(&self, list: &mut Value, subject: Subject, problems: &mut Vec<Diagnostic>) -> Vec<String> {
        let mut ids = Vec::new();
        let is_one = list.is_map();
        let mut values = std::mem::replace(list, Value { span: list.span, shape: Shape::Null }).into_values();
        values.retain(|value| {
            let doubled = self.doubled.iter().filter(|(key, _)| contains(value.span, key.span));
            let is_held = self.judge(value, (subject, doubled.collect()), problems).holds(self.options);
            if is_held && let Some(Value { shape: Shape::Scalar { text, .. }, .. }) = value.entry("id") {
                ids.push(text.clone());
            }
            !is_held
        });
        for value in &mut values {
            if let Shape::Map(entries) = &mut value.shape {
                entries.retain(|(key, value)| !is_understood(key, value, subject));
            }
        }
        match (is_one, values.len()) {
            (true, 0) => {}
            (true, _) => *list = values.remove(0),
            (false, _) => list.shape = Shape::List(values),
        }
        ids
    }

    fn judge(
        &self,
        value: &Value,
        (subject, doubled): (Subject, Vec<&Doubled>),
        problems: &mut Vec<Diagnostic>,
    ) -> Verdict {
        let mut verdict = Verdict::default();
        for (key, value, asks) in asking(value, doubled, subject) {
            let span = Span::new(key.span.start.min(value.span.start), value.span.end.max(key.span.end));
            let found = match holds::read(value, asks, self.options.today) {
                Reading::Public => continue,
                Reading::Draft => Verdict::DRAFT,
                Reading::Embargoed => Verdict::EMBARGOED,
                Reading::Unclear(wanted) => {
                    let place = if value.shape == Shape::Null { key.span } else { value.span };
                    problems.push(self.unclear(key, wanted, place));
                    verdict = verdict.and(Verdict::DRAFT);
                    continue;
                }
            };
            if found.holds(self.options) && !verdict.holds(self.options) {
                let note = match asks {
                    Asks::Expiry => ended(),
                    _ => found.note(self.options),
                };
                problems.push(note.at(self.source, span));
            }
            verdict = verdict.and(found);
        }
        verdict
    }

    fn unclear(&self, key: &Located<String>, wanted: &str, span: Span) -> Diagnostic {
        let message = format!("`{}` does not say clearly whether this is public: it is held back", key.value);
        Diagnostic::error(ProblemKind::Unclear, message).at(self.source, span).hint(format!("write {wanted}"))
    }
}

/// The entries of a mapping that ask something, also those in mappings of other generators' fields.
fn asking<'v>(
    value: &'v Value,
    doubled: Vec<&'v Doubled>,
    subject: Subject,
) -> Vec<(&'v Located<String>, &'v Value, Asks)> {
    let Shape::Map(entries) = &value.shape else { return Vec::new() };
    let mut asking = Vec::new();
    for (key, value) in entries.iter().chain(doubled) {
        if let Some(asks) = holds::asks(&key.value, subject) {
            asking.push((key, value, asks));
        }
        for nested in value.values() {
            let Shape::Map(entries) = &nested.shape else { continue };
            for (inner, value) in entries {
                if let Some(asks) = holds::asks_in(&key.value, &inner.value, subject) {
                    asking.push((inner, value, asks));
                }
            }
        }
    }
    asking
}

/// Says that the time of something is over.
fn ended() -> Diagnostic {
    let problem = Diagnostic::note(ProblemKind::NotPublished, "its time is over by this date, left out");
    problem.hint("an archive keeps what was published: take the line away to publish it again, or `--drafts`")
}

/// What the place of a file says: a folder of drafts below that of its kind, or a name that begins with `_`.
pub(super) fn of_path(source: &Source, options: &Options, problems: &mut Vec<Diagnostic>) -> Verdict {
    if !holds::is_path_of_draft(&source.path) {
        return Verdict::default();
    }
    if Verdict::DRAFT.holds(options) {
        problems.push(Verdict::DRAFT.note(options).in_file(&source.path));
    }
    Verdict::DRAFT
}

/// The places of lists and mappings in a mapping.
fn nested(fields: &Value) -> Vec<Span> {
    let Shape::Map(entries) = &fields.shape else { return Vec::new() };
    let mut nested = Vec::new();
    for (_, value) in entries {
        if matches!(value.shape, Shape::List(_) | Shape::Map(_)) {
            nested.push(value.span);
        }
    }
    nested
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether an entry has said all that it has to say. A date in `published` is read by the table of its file.
fn is_understood(key: &Located<String>, value: &Value, subject: Subject) -> bool {
    match holds::asks(&key.value, subject) {
        None | Some(Asks::Address | Asks::Access | Asks::Slip | Asks::Kind) => false,
        // A day that has passed may be the only date that an article has.
        Some(Asks::Embargo) => plain(&key.value) != "publishdate",
        Some(Asks::Shows) => !holds::is_date(value),
        Some(Asks::Hides | Asks::State | Asks::Expiry | Asks::Build | Asks::Render | Asks::Password) => true,
    }
}

/// Whether an entry says whether a file is public. Of keys that mostly say something else, where it holds back.
pub(super) fn may_hold(key: &Located<String>, value: &Value, today: Date) -> bool {
    let Some(asks) = holds::asks(&key.value, Subject::File) else { return false };
    holds::is_asked(&key.value) || holds::read(value, asks, today) != Reading::Public
}

/// Why something is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hold {
    /// It is not ready, not yet due, or cannot be read: once it is, it is published, and what leads to it with it.
    Unpublished,
    /// It is about somebody whose name is withheld: what stands for the name is a text and never leads anywhere.
    Withheld,
}

/// Something that is held back, for those who would lead to it.
#[derive(Debug, Clone)]
pub struct HeldBack {
    pub hold: Hold,
    pub source: Source,
    /// The ids by which others may name it: of its address, of its file.
    pub ids: Vec<String>,
    /// Of an entity: every form of its name.
    pub names: Vec<String>,
    /// Ids of its claims.
    pub claims: Vec<String>,
}

impl HeldBack {
    /// A file of which nothing is known but its path.
    pub fn unread(source: &Source) -> HeldBack {
        HeldBack {
            hold: Hold::Unpublished,
            ids: vec![id_of_path(&source.path)],
            source: source.clone(),
            names: Vec::new(),
            claims: Vec::new(),
        }
    }

    pub(super) fn withheld(withheld: &Withheld) -> HeldBack {
        let Withheld { source, pseudonym, ids } = withheld;
        let mut held = HeldBack { hold: Hold::Withheld, ..HeldBack::unread(source) };
        held.ids.extend(ids.iter().cloned());
        held.names.push(pseudonym.clone());
        held
    }
}

fn id_of_path(path: &FilePath) -> String {
    let stem = without_ending(path.as_str().trim_start_matches("content/"), &[".md", ".markdown"]);
    without_ending(stem, &["/_index", "/index"]).to_owned()
}
