//! What an editor decided, written: new files, and forms for those that are there.

use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;

use crate::Linked;
use crate::archive::Entity;
use crate::command;
use crate::command::Ending;
use crate::command::counted;
use crate::command::new;
use crate::command::new::Subject;
use crate::command::report;
use crate::command::report::Format;
use crate::command::suggest::asked::Suggest;
use crate::command::writing;
use crate::command::writing::Failed;
use crate::command::writing::Mode;
use crate::diagnostic;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::nearest;
use crate::names::key;
use crate::suggest;
use crate::suggest::Found;
use crate::suggest::Gazetteer;
use crate::suggest::Lacking;
use crate::suggest::Name;
use crate::suggest::Settled;
use crate::suggest::Spelling;
use crate::suggest::Suggestion;
use crate::suggest::Suggestions;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

pub(super) use crate::suggest::Decision;

/// Decisions, each with the list that it stands in.
pub(super) type Decided = Checked<Vec<(Decision, Option<Source>)>>;

/// The decisions that names on the command line are.
pub(super) fn of_names(suggest: &Suggest, (suggestions, linked): (&Suggestions, &Linked)) -> Decided {
    let mut decided = Checked::clean(Vec::new());
    for name in &suggest.names {
        if suggest.gazetteer.is_some()
            && let Some(place) = without_coordinates(name, linked)
        {
            let decision = Decision::Complete { entity: unplaced(&place.id), geonames: None };
            decided.value.push((decision, None));
            continue;
        }
        match of_name(name, suggest.kind, suggestions) {
            Ok(decision) => decided.value.push((decision, None)),
            Err(problem) => decided.diagnostics.push(*problem),
        }
    }
    decided
}

/// The registered place that a name is, by its id or a form, if it has no coordinates.
fn without_coordinates<'l>(name: &str, linked: &'l Linked) -> Option<&'l Entity> {
    let wanted = key(name);
    let lacks = |entity: &&Entity| entity.document.as_ref().is_some_and(|document| document.coordinates().is_none());
    let is_called =
        |entity: &&Entity| entity.id == name || entity.forms.iter().any(|form| key(&form.form.form) == wanted);
    let places = linked.archive.entities.iter().filter(|entity| entity.kind == Kind::Place);
    places.filter(lacks).find(is_called)
}

fn of_name(name: &str, kind: Option<Kind>, suggestions: &Suggestions) -> Result<Decision, Box<Diagnostic>> {
    let wanted = key(name);
    if let Some(suggestion) = suggestions.names.iter().find(|suggestion| is_called(suggestion, &wanted)) {
        let Some(kind) = kind.or(suggestion.kind) else {
            let problem =
                Diagnostic::error(ProblemKind::SuggestionList, format!("the texts do not say what `{name}` is"));
            return Err(Box::new(problem.hint("say it: `--as person`, `--as place`, …")));
        };
        return Ok(Decision::Register {
            kind,
            name: unplaced(&suggestion.name),
            names: suggestion.others.iter().map(as_name).collect(),
            short: suggestion.short.clone(),
            geonames: None,
        });
    }
    if let Some(lacking) = suggestions.lacking.iter().find(|lacking| lacks(lacking, name, &wanted)) {
        return Ok(Decision::Add {
            entity: unplaced(&lacking.entity),
            names: lacking.forms.iter().map(as_name).collect(),
            short: lacking.short.iter().map(|spelling| spelling.form.clone()).collect(),
        });
    }
    let problem = Diagnostic::error(ProblemKind::SuggestionList, format!("`{name}` is not among the suggestions"));
    let hint = match nearest(name, suggestions.names.iter().map(|suggestion| suggestion.name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`dateline new` begins a file for a name that no text has".to_owned(),
    };
    Err(Box::new(problem.hint(hint)))
}

pub(super) fn is_called(suggestion: &Suggestion, wanted: &str) -> bool {
    let Suggestion { name, others, short, .. } = suggestion;
    let forms = std::iter::once(name).chain(others.iter().map(|spelling| &spelling.form)).chain(short);
    forms.into_iter().any(|form| key(form) == wanted)
}

pub(super) fn lacks(lacking: &Lacking, name: &str, wanted: &str) -> bool {
    let forms = lacking.forms.iter().chain(&lacking.short).map(|spelling| &spelling.form);
    lacking.entity == name || key(&lacking.name) == wanted || forms.into_iter().any(|form| key(form) == wanted)
}

fn as_name(spelling: &Spelling) -> Name {
    Name { form: spelling.form.clone(), lang: spelling.lang.map(ToOwned::to_owned) }
}

fn unplaced(text: &str) -> Located<String> {
    Located { value: text.to_owned(), span: Span::default() }
}

/// Writes what was decided, and says what was.
pub(super) fn write(decided: Decided, (suggest, linked): (&Suggest, &Linked)) -> Ending {
    let Checked { value: decisions, diagnostics: mut problems } = decided;
    if let Err(message) = command::content(&suggest.reading.root) {
        return command::fail(&message);
    }
    let places = match &suggest.gazetteer {
        None => Vec::new(),
        Some(path) => match settled(path, &decisions, linked) {
            Ok(settled) => settled,
            Err(message) => return command::fail(&message),
        },
    };
    let writing = Writing { suggest, linked };
    let (mut written, mut forms, mut completed) = (0, 0, 0);
    for (index, (decision, list)) in decisions.iter().enumerate() {
        let place = places.get(index).and_then(|place| writing.place(place, (decision, list), &mut problems));
        match writing.one(decision, (list.as_ref(), place.as_ref())) {
            Ok(Done::File(path)) => {
                written += 1;
                writing.say(&path);
            }
            Ok(Done::Forms(path, number)) => {
                forms += number;
                writing.say(&path);
            }
            Ok(Done::Completed(path)) => {
                completed += 1;
                writing.say(&path);
            }
            Ok(Done::Nothing) => {}
            Err(Failed::This(problem)) => problems.push(*problem),
            Err(Failed::Disk(message)) => return command::fail(&message),
        }
    }
    let would = if suggest.dry_run { " would be" } else { "" };
    let files = counted::grouped(written, "file");
    let mut summary = format!("{files}{would} written, {}{would} added", counted::grouped(forms, "form"));
    if completed > 0 {
        summary.push_str(&format!(", {}{would} completed", counted::grouped(completed, "place")));
    }
    ended(problems, (suggest, &summary))
}

/// Shows what went wrong, and says how it ended.
fn ended(mut problems: Vec<Diagnostic>, (suggest, summary): (&Suggest, &str)) -> Ending {
    diagnostic::sort(&mut problems);
    let shown = report::show(&problems, suggest.format);
    match suggest.format {
        Format::Human => {
            anstream::eprint!("{shown}");
            println!("{summary}");
        }
        Format::Json | Format::Github => anstream::print!("{shown}"),
    }
    command::ending(&problems, suggest.reading.strict)
}

/// What was done: the file, and how many forms it got.
enum Done {
    File(String),
    Forms(String, usize),
    Completed(String),
    Nothing,
}

struct Writing<'a> {
    suggest: &'a Suggest,
    linked: &'a Linked<'a>,
}

impl Writing<'_> {
    fn one(&self, decision: &Decision, (list, place): (Option<&Source>, Option<&Found>)) -> Result<Done, Failed> {
        match decision {
            Decision::Register { kind, name, names, short, geonames: _ } => {
                self.register((*kind, name), (names, short), (list, place))
            }
            Decision::Add { entity, names, short } => self.add(entity, (names, short), list),
            Decision::Complete { entity, geonames: _ } => self.complete(entity, (list, place)),
        }
    }

    fn register(
        &self,
        (kind, name): (Kind, &Located<String>),
        (names, short): (&[Name], &[String]),
        (list, place): (Option<&Source>, Option<&Found>),
    ) -> Result<Done, Failed> {
        if let Some(known) = self.registered(kind, &name.value) {
            let message = format!("`{}` is registered already, as `{}`; nothing is written", name.value, known.id);
            let hint = format!("`add to: {}` gives it forms", known.id);
            return Err(failed(&message, &hint, (list, name.span)));
        }
        let slug = new::slug(Subject::Entity(kind), &name.value);
        let folder = format!("content/{}", kind.folder());
        if let Some(taken) = new::taken(&self.suggest.reading.root.join(&folder), &slug) {
            let message = format!("`{}` is there already; `{}` is not written", command::shown(&taken), name.value);
            return Err(failed(&message, "rename one of the two, or make it one more form", (list, name.span)));
        }
        let path = format!("{folder}/{slug}.md");
        let text = suggest::entity(&name.value, names, short, place);
        writing::create(&self.suggest.reading.root, &path, &mut text.as_bytes(), self.how())?;
        Ok(Done::File(path))
    }

    fn registered(&self, kind: Kind, name: &str) -> Option<&Entity> {
        let wanted = key(name);
        let of_kind =
            self.linked.archive.entities.iter().filter(|entity| entity.kind == kind && entity.document.is_some());
        of_kind.into_iter().find(|entity| key(&entity.name) == wanted)
    }

    fn add(
        &self,
        wanted: &Located<String>,
        (names, short): (&[Name], &[String]),
        list: Option<&Source>,
    ) -> Result<Done, Failed> {
        let (entity, path) = self.file_of(wanted, list)?;
        let additions = suggest::additions(entity, names, short);
        if additions.changes.is_empty() {
            return Ok(Done::Forms(path.to_owned(), 0));
        }
        writing::change(&self.suggest.reading.root, path, &additions.changes, self.how())?;
        Ok(Done::Forms(path.to_owned(), additions.forms))
    }

    /// A registered entity that has a file, with its path.
    fn file_of(&self, wanted: &Located<String>, list: Option<&Source>) -> Result<(&Entity, &str), Failed> {
        let archive = &self.linked.archive;
        let found = archive.entities.iter().find(|entity| entity.id == wanted.value);
        if let Some((entity, document)) = found.and_then(|entity| Some((entity, entity.document.as_ref()?))) {
            return Ok((entity, document.source.path.as_str()));
        }
        let near = nearest(&wanted.value, archive.entities.iter().map(|entity| entity.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        Err(failed(&format!("there is no file `{}`", wanted.value), &hint, (list, wanted.span)))
    }

    fn complete(
        &self,
        wanted: &Located<String>,
        (list, place): (Option<&Source>, Option<&Found>),
    ) -> Result<Done, Failed> {
        let (entity, path) = self.file_of(wanted, list)?;
        let has_coordinates = entity.document.as_ref().is_some_and(|document| document.coordinates().is_some());
        let Some(place) = place.filter(|_| !has_coordinates) else { return Ok(Done::Nothing) };
        writing::change(&self.suggest.reading.root, path, &suggest::completion(entity, place), self.how())?;
        Ok(Done::Completed(path.to_owned()))
    }

    /// The place that a gazetteer has for a decision. Where it has several, none is taken, and it is said.
    fn place(
        &self,
        settled: &Settled,
        (decision, list): (&Decision, &Option<Source>),
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Found> {
        let (Decision::Register { kind: Kind::Place, name, .. } | Decision::Complete { entity: name, .. }) = decision
        else {
            return None;
        };
        let (message, hint) = match settled {
            Settled::One(found) => {
                if self.suggest.format == Format::Human {
                    println!("{}: {}", name.value, found.said());
                }
                return Some(found.clone());
            }
            Settled::Nothing => {
                (format!("the gazetteer has no `{}`: no coordinates are taken", name.value), String::new())
            }
            Settled::Several(several) => {
                let all: Vec<String> = several.iter().map(Found::said).collect();
                let message = format!("several places are called `{}`: no coordinates are taken", name.value);
                (message, format!("say in the list which is meant (`geonames: {}`): {}", several[0].id, all.join("; ")))
            }
        };
        let problem = Diagnostic::note(ProblemKind::SuggestionList, message);
        let problem = if hint.is_empty() { problem } else { problem.hint(hint) };
        problems.push(match list {
            Some(list) => problem.at(list, name.span),
            None => problem,
        });
        None
    }

    fn how(&self) -> (Mode, ProblemKind) {
        (if self.suggest.dry_run { Mode::Look } else { Mode::Write }, ProblemKind::SuggestionList)
    }

    fn say(&self, path: &str) {
        if self.suggest.format == Format::Human {
            println!("{path}");
        }
    }
}

/// What a gazetteer says of each decision, in their order.
fn settled(path: &Path, decisions: &[(Decision, Option<Source>)], linked: &Linked) -> Result<Vec<Settled>, String> {
    let forms = |id: &str| {
        let entity = linked.archive.entities.iter().find(|entity| entity.id == id);
        entity.map_or_else(Vec::new, |entity| entity.forms.iter().map(|form| form.form.form.as_str()).collect())
    };
    let asked = decisions.iter().map(|(decision, _)| match decision {
        Decision::Complete { entity, geonames } => (geonames.as_deref(), forms(&entity.value)),
        Decision::Register { kind: Kind::Place, name, names, geonames, .. } => {
            let forms = std::iter::once(name.value.as_str()).chain(names.iter().map(|name| name.form.as_str()));
            (geonames.as_deref(), forms.collect())
        }
        _ => (None, Vec::new()),
    });
    let mut gazetteer = Gazetteer::asked(asked);
    let shown = command::shown(path);
    let file = File::open(path).map_err(|error| format!("`{shown}`: {error}"))?;
    let mut file = BufReader::new(file);
    let mut line = Vec::new();
    // A file without line ends is none of GeoNames: no more than this is read as one line.
    const LONGEST: u64 = 1 << 20;
    loop {
        line.clear();
        let read = std::io::Read::take(&mut file, LONGEST).read_until(b'\n', &mut line);
        if read.map_err(|error| format!("`{shown}`: {error}"))? == 0 {
            break;
        }
        gazetteer.take(&String::from_utf8_lossy(&line));
    }
    if gazetteer.is_other() {
        return Err(format!("`{shown}` is no file of GeoNames: a line there has 19 columns with tabs between them"));
    }
    if gazetteer.unreadable() > 0 {
        anstream::eprintln!("{shown}: {} could not be read", counted::grouped(gazetteer.unreadable(), "line"));
    }
    Ok((0..decisions.len()).map(|index| gazetteer.settled(index)).collect())
}

fn failed(message: &str, hint: &str, (list, span): (Option<&Source>, Span)) -> Failed {
    let problem = Diagnostic::error(ProblemKind::SuggestionList, message);
    let problem = if hint.is_empty() { problem } else { problem.hint(hint) };
    Failed::This(Box::new(match list {
        Some(list) => problem.at(list, span),
        None => problem,
    }))
}
