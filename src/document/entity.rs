//! Entities: people, places, organizations, events, topics and questions.

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::front_matter;
use crate::document::front_matter::Parts;
use crate::document::markdown;
use crate::document::markdown::Surroundings;
use crate::document::origins::Origins;
use crate::document::prose::Prose;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Want;
use crate::input::tree::Shape;
use crate::input::tree::Value;
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
    pub kind: Kind,
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
    pub roles: Vec<Role>,
    /// Degrees, WGS 84.
    pub coordinates: Option<(f64, f64)>,
    pub precision: Option<Precision>,
    /// The place that this one lies in.
    pub within: Option<Located<String>>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// Where an event took place, an organization sits; the place that a question asks about.
    pub place: Option<Located<String>>,
    /// The event that a question asks about.
    pub event: Option<Located<String>>,
    /// What a question counts: `people`.
    pub unit: Option<String>,
    /// What counts as an answer to it.
    pub definition: Prose,
    pub body: Prose,
}

/// One way a name is written.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    const WORDS: &[&str] = &["exact", "settlement", "district", "region", "country"];

    fn parse(word: &str) -> Option<Precision> {
        use Precision::*;
        let index = Precision::WORDS.iter().position(|known| *known == word)?;
        [Exact, Settlement, District, Region, Country].get(index).copied()
    }

    pub fn word(self) -> &'static str {
        Precision::WORDS[self as usize]
    }
}

const FORM: &[Field] = &[
    Field::new("form", Want::Text, "The name as written.").also(&["name"]),
    Field::new("lang", Want::Lang, "The language in which it is written so."),
];

const ROLE: &[Field] = &[
    Field::new("role", Want::Text, "The role: `President of Kazakhstan`.").also(&["title"]),
    Field::new("organization", Want::Text, "Where, by id or name."),
    Field::new("from", Want::Date, "Since when."),
    Field::new("until", Want::Date, "Until when; absent while it lasts or where it is not known."),
];

macro_rules! entity_table {
    ($name:ident: $doc:literal $(, $field:expr)* $(,)?) => {
        #[doc = $doc]
        const $name: &[Field] = &[
            Field::new("name", Want::Text, "The display name.").also(&["display_name", "title"]),
            Field::new("names", Want::TextsOrRecords(FORM), "Other forms of the name, in any script.").also(&["aliases"]),
            Field::new("short_names", Want::TextsOrRecords(FORM), "Forms that count only after a full form in the same article, or where its front matter lists the entity."),
            Field::new("not", Want::Texts, "Words in which this entity is not meant."),
            Field::new("summary", Want::Text, "One line, shown wherever the entity is listed.").also(&["description"]),
            Field::new("same_as", Want::Texted, "The same thing in other registers: `wikidata: Q…`, `geonames: …`.").also(&["sameAs"]),
            Field::new("slug", Want::Text, "Instead of the file's name, in id and address."),
            Field::new("visibility", Want::OneOf(&["public", "withheld"]), "`withheld`: the name must appear in no output."),
            Field::new("pseudonym", Want::Text, "What stands for a withheld name."),
            $($field,)*
        ];
    };
}

entity_table!(PERSON: "The front matter of a person.",
    Field::new("roles", Want::Records(ROLE), "Roles held, with their time."),
    Field::new("first_name", Want::Text, "Read and not used: the display name says it."),
    Field::new("last_name", Want::Text, "Read and not used: the display name says it."),
);

entity_table!(PLACE: "The front matter of a place.",
    Field::new("latitude", Want::Number, "Degrees north of the equator (WGS 84).").also(&["lat"]),
    Field::new("longitude", Want::Number, "Degrees east of Greenwich (WGS 84).").also(&["lon", "lng"]),
    Field::new("precision", Want::OneOf(Precision::WORDS), "How exactly the place is known."),
    Field::new("within", Want::Text, "The place that it lies in, by id or name."),
);

entity_table!(EVENT: "The front matter of an event.",
    Field::new("start", Want::Date, "When it began.").also(&["date"]),
    Field::new("end", Want::Date, "When it ended."),
    Field::new("place", Want::Text, "Where, by id or name."),
);

entity_table!(OTHER: "The front matter of an organization or a topic.",
    Field::new("within", Want::Text, "What it is part of, by id or name.").also(&["parent"]),
    Field::new("place", Want::Text, "Where it sits, by id or name."),
);

entity_table!(QUESTION: "The front matter of a question.",
    Field::new("unit", Want::Text, "What is counted."),
    Field::new("definition", Want::Text, "What counts as an answer."),
    Field::new("event", Want::Text, "The event that is asked about."),
    Field::new("place", Want::Text, "The place that is asked about."),
);

/// The fields of a kind of entity.
pub fn table_of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Person => PERSON,
        Kind::Place => PLACE,
        Kind::Event => EVENT,
        Kind::Organization | Kind::Topic => OTHER,
        Kind::Question => QUESTION,
    }
}

/// Parses one entity. `None` where its front matter cannot be read or it has no name.
pub(super) fn parse(source: &Source, kind: Kind, input: &Input) -> Checked<Option<Entity>> {
    let mut problems = Vec::new();
    let Some(Parts { fields, body, body_start }) = front_matter::split(source, &mut problems) else {
        problems.extend(may_be_withheld(source));
        return Checked { value: None, diagnostics: problems };
    };
    problems.extend(withheld(source, &fields).or_else(|| super::asks_to_withhold(source)));
    let mut fields = Fields::new(source, fields, table_of(kind));
    let written_slug = fields.text("slug");
    let Some(id) = super::id_of(source, kind.folder(), written_slug, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    if let Some(key) = fields.key("names").filter(|key| key.value == "aliases") {
        let problem = Diagnostic::warning(ProblemKind::FieldName, "`aliases` is read as other forms of the name")
            .at(source, key.span);
        problems.push(problem.hint("write `names`"));
    }
    let Some(name) = fields.text("name") else {
        let problem =
            Diagnostic::error(ProblemKind::MissingField, format!("this {} has no name and is left out", kind.word()));
        problems.push(problem.at(source, fields.span).hint("add `name:` to the front matter"));
        problems.append(&mut fields.problems);
        return Checked { value: None, diagnostics: problems };
    };
    let origins = Origins::verbatim(body_start);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let parsed = markdown::parse(body, Some(&name.value), surroundings);
    let entity = read(&mut fields, Known { source, kind, id, name, body: parsed.prose });
    problems.append(&mut fields.problems);
    problems.extend(parsed.problems);
    Checked { value: Some(entity), diagnostics: problems }
}

/// What is known of an entity before its other fields are read.
struct Known<'a> {
    source: &'a Source,
    kind: Kind,
    id: String,
    name: Located<String>,
    body: Prose,
}

fn read(fields: &mut Fields, known: Known) -> Entity {
    let Known { source, kind, id, name, body } = known;
    let has_short_names = fields.key("short_names").is_some();
    let short_names = fields.records("short_names", FORM, form).into_iter().flatten().collect();
    let has = |name: &str| table_of(kind).iter().any(|field| field.name == name);
    let [start, end] = if has("start") { fields.dates(["start", "end"]) } else { [None, None] };
    Entity {
        name,
        names: fields.records("names", FORM, form).into_iter().flatten().collect(),
        short_names: has_short_names.then_some(short_names),
        not: fields.texts("not"),
        summary: fields.text("summary").map(|summary| Prose::of_value(&summary, source)).unwrap_or_default(),
        same_as: fields.texted("same_as").into_iter().map(|(name, id)| (name.value, id.value)).collect(),
        roles: if has("roles") { fields.records("roles", ROLE, role).into_iter().flatten().collect() } else { vec![] },
        coordinates: if has("latitude") { coordinates(fields, source) } else { None },
        precision: if has("precision") {
            fields.one_of("precision", Precision::WORDS).and_then(Precision::parse)
        } else {
            None
        },
        within: if has("within") { fields.text("within") } else { None },
        start,
        end,
        place: if has("place") { fields.text("place") } else { None },
        event: if has("event") { fields.text("event") } else { None },
        unit: if has("unit") { fields.text("unit").map(|unit| unit.value) } else { None },
        definition: if has("definition") {
            fields.text("definition").map(|definition| Prose::of_value(&definition, source)).unwrap_or_default()
        } else {
            Prose::default()
        },
        source: source.clone(),
        kind,
        id,
        body,
    }
}

fn form(fields: &mut Fields) -> Option<Form> {
    let form = fields.text("form")?;
    Some(Form { form: form.value, lang: fields.lang("lang"), span: form.span })
}

fn role(fields: &mut Fields) -> Option<Role> {
    let role = fields.text("role")?.value;
    let organization = fields.text("organization");
    let [from, until] = fields.dates(["from", "until"]);
    Some(Role { role, organization, from, until })
}

/// Both or none, and on the globe.
fn coordinates(fields: &mut Fields, source: &Source) -> Option<(f64, f64)> {
    let (latitude, longitude) = (fields.number("latitude"), fields.number("longitude"));
    let mut refuse = |span: Span, message: &str| {
        fields.problems.push(Diagnostic::error(ProblemKind::WrongValue, message).at(source, span))
    };
    match (latitude, longitude) {
        (None, None) => None,
        (Some(latitude), Some(longitude)) => {
            if latitude.value.abs() > 90.0 {
                refuse(latitude.span, "a latitude lies between -90 and 90");
                return None;
            }
            if longitude.value.abs() > 180.0 {
                refuse(longitude.span, "a longitude lies between -180 and 180");
                return None;
            }
            Some((latitude.value, longitude.value))
        }
        (Some(one), None) | (None, Some(one)) => {
            refuse(one.span, "a latitude needs a longitude, and a longitude a latitude");
            None
        }
    }
}

/// Until names can be kept back, a file that asks for it stops the build: a name must never leak because a feature is
/// missing. A typing error in the field's name or value is met the same way.
fn withheld(source: &Source, fields: &Value) -> Option<Diagnostic> {
    let Shape::Map(entries) = &fields.shape else { return None };
    let asks = entries.iter().find(|(key, value)| match &value.shape {
        Shape::Scalar { text, .. } => {
            let is_visibility = key.value == "visibility" && text != "public";
            is_visibility || text.trim().eq_ignore_ascii_case("withheld")
        }
        Shape::Null => false,
        Shape::List(_) | Shape::Map(_) => key.value == "visibility",
    })?;
    Some(
        Diagnostic::fatal(
            ProblemKind::WithheldName,
            "names cannot be withheld yet, and this file asks for it: nothing is published",
        )
        .at(source, Span::new(asks.0.span.start, asks.1.span.end))
        .hint("move this file and every text that names the person out of the archive"),
    )
}

fn may_be_withheld(source: &Source) -> Option<Diagnostic> {
    source.text.to_lowercase().contains("withheld").then(|| {
        Diagnostic::fatal(
            ProblemKind::WithheldName,
            "this file cannot be read and may ask for a name to be withheld: nothing is published",
        )
        .in_file(&source.path)
    })
}
