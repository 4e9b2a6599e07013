//! Entities: people, places, organizations, events, topics and questions.
//!
//! What all of them have is a field of [`Entity`]; what those of one kind have is in its [`Facts`].

mod table;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::defaults::Defaults;
use crate::document::front_matter;
use crate::document::front_matter::Parts;
use crate::document::held::HeldBack;
use crate::document::held::Judged;
use crate::document::id;
use crate::document::markdown;
use crate::document::origins::Origins;
use crate::document::own;
use crate::document::picture;
use crate::document::picture::Image;
use crate::document::prose::Prose;
use crate::document::surroundings::Surroundings;
use crate::document::tongue;
use crate::document::tongue::Translation;
use crate::input::Input;
use crate::input::fields::Fields;
use crate::input::fields::Table;
use crate::value::Date;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// A registered entity, as its file says.
#[derive(Debug, Clone)]
pub struct Entity {
    pub source: Source,
    /// `people/qasym-zhomart-toqaev`.
    pub id: String,
    pub name: Located<String>,
    /// Other full forms, in the order written.
    pub names: Vec<Form>,
    /// Forms that count only after a full form. `None` where the file says nothing, which is not the same as none.
    pub short_names: Option<Vec<Form>>,
    pub not: Vec<Located<String>>,
    pub summary: Prose,
    /// Register and identifier: `wikidata`, `Q…`.
    pub same_as: Vec<(String, String)>,
    pub image: Option<Image>,
    /// Its own site.
    pub website: Option<String>,
    /// Fields of the archive's own, each with its values.
    pub extra: Vec<(String, Vec<String>)>,
    /// What it is filed under in lists.
    pub sort: Option<String>,
    pub facts: Facts,
    pub body: Prose,
    /// The file whose entity this one is in another language, by its name.
    pub beside: Option<Translation>,
}

/// What entities of one kind say.
#[derive(Debug, Clone)]
pub enum Facts {
    Person {
        roles: Vec<Role>,
        born: Option<Date>,
        died: Option<Date>,
    },
    Place {
        /// Degrees north and east, WGS 84.
        coordinates: Option<(f64, f64)>,
        precision: Option<Precision>,
        /// The place that this one lies in.
        within: Option<Located<String>>,
    },
    Organization(Part),
    Event {
        start: Option<Date>,
        end: Option<Date>,
        place: Option<Located<String>>,
    },
    Topic(Part),
    Question(Question),
}

/// What organizations and topics say: what they are part of, and where they sit.
#[derive(Debug, Clone)]
pub struct Part {
    pub within: Option<Located<String>>,
    pub place: Option<Located<String>>,
}

/// What a question asks.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is counted: `people`.
    pub unit: Option<String>,
    /// What counts as an answer.
    pub definition: Prose,
    /// The event and the place that are asked about.
    pub event: Option<Located<String>>,
    pub place: Option<Located<String>>,
}

impl Entity {
    /// What others are told of it where it is not published.
    pub fn held_back(self) -> HeldBack {
        let mut held = HeldBack::unread(&self.source);
        held.ids.push(self.id);
        held.names.push(self.name.value);
        held.names.extend(self.names.into_iter().map(|form| form.form));
        held
    }

    pub fn kind(&self) -> Kind {
        match self.facts {
            Facts::Person { .. } => Kind::Person,
            Facts::Place { .. } => Kind::Place,
            Facts::Organization(_) => Kind::Organization,
            Facts::Event { .. } => Kind::Event,
            Facts::Topic(_) => Kind::Topic,
            Facts::Question(_) => Kind::Question,
        }
    }

    pub fn roles(&self) -> &[Role] {
        match &self.facts {
            Facts::Person { roles, .. } => roles,
            _ => &[],
        }
    }

    /// First and last day of a person's life.
    pub fn life(&self) -> [Option<Date>; 2] {
        match self.facts {
            Facts::Person { born, died, .. } => [born, died],
            _ => [None, None],
        }
    }

    /// Degrees north and east, WGS 84.
    pub fn coordinates(&self) -> Option<(f64, f64)> {
        match self.facts {
            Facts::Place { coordinates, .. } => coordinates,
            _ => None,
        }
    }

    pub fn precision(&self) -> Option<Precision> {
        match self.facts {
            Facts::Place { precision, .. } => precision,
            _ => None,
        }
    }

    /// What this is a part of.
    pub fn within(&self) -> Option<&Located<String>> {
        match &self.facts {
            Facts::Place { within, .. }
            | Facts::Organization(Part { within, .. })
            | Facts::Topic(Part { within, .. }) => within.as_ref(),
            Facts::Person { .. } | Facts::Event { .. } | Facts::Question(_) => None,
        }
    }

    /// Where an event took place, an organization sits; the place that a question asks about.
    pub fn place(&self) -> Option<&Located<String>> {
        match &self.facts {
            Facts::Event { place, .. }
            | Facts::Organization(Part { place, .. })
            | Facts::Topic(Part { place, .. })
            | Facts::Question(Question { place, .. }) => place.as_ref(),
            Facts::Person { .. } | Facts::Place { .. } => None,
        }
    }

    /// First and last day of an event.
    pub fn start(&self) -> Option<Date> {
        match self.facts {
            Facts::Event { start, .. } => start,
            _ => None,
        }
    }

    pub fn end(&self) -> Option<Date> {
        match self.facts {
            Facts::Event { end, .. } => end,
            _ => None,
        }
    }

    /// What a question counts.
    pub fn unit(&self) -> Option<&str> {
        self.question()?.unit.as_deref()
    }

    /// What counts as an answer to a question.
    pub fn definition(&self) -> Option<&Prose> {
        self.question().map(|question| &question.definition)
    }

    /// The event that a question asks about.
    pub fn event(&self) -> Option<&Located<String>> {
        self.question()?.event.as_ref()
    }

    fn question(&self) -> Option<&Question> {
        match &self.facts {
            Facts::Question(question) => Some(question),
            _ => None,
        }
    }
}

/// One way a name is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    pub form: String,
    pub lang: Option<Lang>,
    pub span: Span,
}

/// A role that a person held.
#[derive(Debug, Clone)]
pub struct Role {
    pub role: String,
    pub organization: Option<Located<String>>,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// How exactly a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    Exact,
    Settlement,
    District,
    Region,
    Country,
}

impl Precision {
    const WORDS: &[(&str, Precision)] = &[
        ("exact", Precision::Exact),
        ("settlement", Precision::Settlement),
        ("district", Precision::District),
        ("region", Precision::Region),
        ("country", Precision::Country),
    ];

    pub fn word(self) -> &'static str {
        Precision::WORDS[self as usize].0
    }
}

/// The fields of a kind of entity.
pub fn table_of(kind: Kind) -> &'static Table {
    match kind {
        Kind::Person => &table::PERSON,
        Kind::Place => &table::PLACE,
        Kind::Event => &table::EVENT,
        Kind::Organization | Kind::Topic => &table::OTHER,
        Kind::Question => &table::QUESTION,
    }
}

/// Parses one entity. `None` where its front matter cannot be read or it has no name.
pub(super) fn parse(
    source: &Source,
    kind: Kind,
    (input, defaults): (&Input, &Defaults),
) -> Checked<Option<Judged<Entity>>> {
    let mut problems = Vec::new();
    let Some(Parts { mut fields, body, body_start, screened }) =
        front_matter::split(source, (&input.options, defaults), &mut problems)
    else {
        return Checked { value: None, diagnostics: problems };
    };
    let own = own::take(&mut fields, table_of(kind), input);
    let mut fields = Fields::new(source, fields, table_of(kind));
    let written_slug = fields.take(&table::SLUG);
    let Some(id) = id::of(source, kind.folder(), written_slug, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    if let Some(key) = fields.key(&table::NAMES)
        && key.value == "aliases"
    {
        let problem = Diagnostic::warning(ProblemKind::FieldName, "`aliases` is read as other forms of the name")
            .at(source, key.span);
        problems.push(problem.hint("write `names`"));
    }
    let Some(name) = fields.take(&table::NAME) else {
        let problem =
            Diagnostic::error(ProblemKind::MissingField, format!("this {} has no name and is left out", kind.word()));
        problems.push(problem.at(source, fields.span).hint("add `name:` to the front matter"));
        problems.append(&mut fields.problems);
        return Checked { value: None, diagnostics: problems };
    };
    let origins = Origins::verbatim(body_start);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let parsed = markdown::parse(body, Some(&name.value), surroundings);
    let beside = tongue::of_name(&source.path, input);
    let mut entity = read(&mut fields, Known { source, input, kind, id, name, body: parsed.prose, beside });
    entity.extra.extend(own);
    problems.append(&mut fields.problems);
    problems.extend(parsed.problems);
    Checked { value: Some(Judged { value: entity, verdict: screened.verdict }), diagnostics: problems }
}

/// What is known of an entity before its other fields are read.
struct Known<'a> {
    source: &'a Source,
    input: &'a Input,
    kind: Kind,
    id: String,
    name: Located<String>,
    body: Prose,
    beside: Option<Translation>,
}

fn read(fields: &mut Fields, known: Known) -> Entity {
    let Known { source, input, kind, id, name, body, beside } = known;
    let has_short_names = fields.key(&table::SHORT_NAMES).is_some();
    let short_names = fields.readable(&table::SHORT_NAMES, form);
    // `visibility` was looked at before, and a pseudonym is for nobody yet.
    fields.take(&table::VISIBILITY);
    fields.take(&table::PSEUDONYM);
    Entity {
        name,
        names: fields.readable(&table::NAMES, form),
        short_names: if has_short_names { Some(short_names) } else { None },
        not: fields.take(&table::NOT),
        summary: Prose::of_field(fields.take(&table::SUMMARY), source),
        sort: fields.text(&table::SORT),
        same_as: fields.take(&table::SAME_AS),
        image: fields.record(&table::IMAGE, |fields| picture::read(fields, "this picture", (source, input))),
        website: fields.take(&table::WEBSITE).map(|url| url.value),
        extra: fields.take(&table::EXTRA),
        facts: facts(kind, fields, source),
        source: source.clone(),
        id,
        body,
        beside,
    }
}

fn facts(kind: Kind, fields: &mut Fields, source: &Source) -> Facts {
    match kind {
        Kind::Person => {
            fields.take(&table::FIRST_NAME);
            fields.take(&table::LAST_NAME);
            let [born, died] = fields.dates(&table::BORN, &table::DIED);
            Facts::Person { roles: fields.readable(&table::ROLES, role), born, died }
        }
        Kind::Place => Facts::Place {
            coordinates: coordinates(fields),
            precision: fields.take(&table::PRECISION),
            within: fields.take(&table::WITHIN),
        },
        Kind::Organization => Facts::Organization(part(fields)),
        Kind::Event => {
            let [start, end] = fields.dates(&table::EVENT_START, &table::EVENT_END);
            Facts::Event { start, end, place: fields.take(&table::EVENT_PLACE) }
        }
        Kind::Topic => Facts::Topic(part(fields)),
        Kind::Question => Facts::Question(Question {
            unit: fields.text(&table::UNIT),
            definition: Prose::of_field(fields.take(&table::DEFINITION), source),
            event: fields.take(&table::ASKED_EVENT),
            place: fields.take(&table::ASKED_PLACE),
        }),
    }
}

fn part(fields: &mut Fields) -> Part {
    Part { within: fields.take(&table::PART_WITHIN), place: fields.take(&table::PART_PLACE) }
}

fn form(fields: &mut Fields) -> Option<Form> {
    let lang = fields.take(&table::FORM_LANG);
    let form = fields.take(&table::FORM_FORM)?;
    Some(Form { form: form.value, lang, span: form.span })
}

fn role(fields: &mut Fields) -> Option<Role> {
    let organization = fields.take(&table::ROLE_ORGANIZATION);
    let [from, until] = fields.dates(&table::ROLE_FROM, &table::ROLE_UNTIL);
    let role = fields.text(&table::ROLE_ROLE)?;
    Some(Role { role, organization, from, until })
}

/// Both or none.
fn coordinates(fields: &mut Fields) -> Option<(f64, f64)> {
    let are_written = [fields.key(&table::LATITUDE), fields.key(&table::LONGITUDE)].map(|key| key.is_some());
    match (fields.take(&table::LATITUDE), fields.take(&table::LONGITUDE)) {
        (Some(latitude), Some(longitude)) => Some((latitude.value, longitude.value)),
        (Some(one), None) | (None, Some(one)) if are_written != [true, true] => {
            let message = "a latitude needs a longitude, and a longitude a latitude";
            fields.say(one.span, Diagnostic::error(ProblemKind::MissingField, message));
            None
        }
        _ => None,
    }
}
