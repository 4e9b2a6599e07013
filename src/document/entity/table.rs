//! What the front matter of entities may hold, by kind.

use crate::document::entity::Precision;
use crate::document::held::DRAFT;
use crate::document::picture::IMAGE_TABLE;
use crate::input::fields::Degrees;
use crate::input::fields::Field;
use crate::input::fields::Language;
use crate::input::fields::OneOf;
use crate::input::fields::Record;
use crate::input::fields::Records;
use crate::input::fields::Reference;
use crate::input::fields::Registers;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::Texts;
use crate::input::fields::TextsByName;
use crate::input::fields::Url;
use crate::input::fields::When;
use crate::input::fields::Word;
use crate::input::fields::table;

pub(super) const FORM_FORM: Field<Text> = Field::new(Text, &["form", "name"], "The name as written.");
pub(super) const FORM_LANG: Field<Language> =
    Field::new(Language, &["lang"], "The language in which it is written so.");

pub(super) const FORM_TABLE: Table = table![FORM_FORM, FORM_LANG];

pub(super) const ROLE_ROLE: Field<Text> = Field::new(Text, &["role", "title"], "The role: `President of Kazakhstan`.");
pub(super) const ROLE_ORGANIZATION: Field<Reference> =
    Field::new(Reference, &["organization"], "Where, by id or name.");
pub(super) const ROLE_FROM: Field<When> = Field::new(When, &["from"], "Since when.");
pub(super) const ROLE_UNTIL: Field<When> =
    Field::new(When, &["until"], "Until when; absent while it lasts or where it is not known.");

pub(super) const ROLE_TABLE: Table = table![ROLE_ROLE, ROLE_ORGANIZATION, ROLE_FROM, ROLE_UNTIL];

pub(super) const NAME: Field<Text> = Field::new(Text, &["name", "display_name", "title"], "The display name.");
pub(super) const NAMES: Field<Records> =
    Field::new(Records(&FORM_TABLE), &["names", "aliases"], "Other forms of the name, in any script.");
pub(super) const SHORT_NAMES: Field<Records> = Field::new(
    Records(&FORM_TABLE),
    &["short_names"],
    "Forms that count only after a full form in the same article, or where its front matter lists the entity.",
);
pub(super) const NOT: Field<Texts> = Field::new(Texts, &["not"], "Words in which this entity is not meant.");
pub(super) const SUMMARY: Field<Text> =
    Field::new(Text, &["summary", "description"], "One line, shown wherever the entity is listed.");
pub(super) const SAME_AS: Field<Registers> = Field::new(
    Registers,
    &["same_as", "sameAs"],
    "The same thing in other registers: `wikidata: Q…`, `geonames: …`; `Q…` alone is Wikidata's, and an address says which register it is of.",
);
pub(super) const IMAGE: Field<Record> = Field::new(
    Record(&IMAGE_TABLE),
    &["image", "portrait", "photo"],
    "A portrait, a view, a sign: shown beside the facts.",
);
pub(super) const WEBSITE: Field<Url> = Field::new(Url, &["website", "homepage"], "Its own site, by its full address.");
pub(super) const EXTRA: Field<TextsByName> = Field::new(
    TextsByName,
    &["extra", "params"],
    "Fields of the archive's own, each with a text or a list; `fields:` in `site.yaml` names them for readers.",
);
pub(super) const SORT: Field<Text> = Field::new(
    Text,
    &["sort", "sort_as"],
    "What it is filed under in lists, where that is not the family name or the first word: `Toqaev, Qasym-Zhomart`.",
);
pub(super) const SLUG: Field<Text> = Field::new(Text, &["slug"], "Instead of the file's name, in id and address.");
pub(super) const VISIBILITY: Field<Word> = Field::new(
    Word(&["public", "withheld", "pseudonym"]),
    &["visibility"],
    "`withheld`: the name appears in no output, and there is no page. `pseudonym`: there is a page under the pseudonym.",
);
pub(super) const PSEUDONYM: Field<Text> = Field::new(Text, &["pseudonym"], "What stands for a withheld name.");

/// What all entities have, and what those of one kind have beside it.
macro_rules! entity_table {
    ($($field:expr),* $(,)?) => {
        table![NAME, NAMES, SHORT_NAMES, NOT, SUMMARY, SAME_AS, IMAGE, WEBSITE, SORT, SLUG, DRAFT, VISIBILITY, PSEUDONYM, EXTRA, $($field),*]
    };
}

pub(super) const ROLES: Field<Records> = Field::new(Records(&ROLE_TABLE), &["roles"], "Roles held, with their time.");
pub(super) const FIRST_NAME: Field<Text> =
    Field::new(Text, &["first_name"], "Read and not used: the display name says it.");
pub(super) const LAST_NAME: Field<Text> =
    Field::new(Text, &["last_name"], "Read and not used: the display name says it.");

pub(super) const BORN: Field<When> =
    Field::new(When, &["born", "birth_date", "birthdate", "date_of_birth"], "When the person was born.");
pub(super) const DIED: Field<When> =
    Field::new(When, &["died", "death_date", "deathdate", "date_of_death"], "When the person died.");

/// The front matter of a person.
pub(super) const PERSON: Table = entity_table![ROLES, BORN, DIED, FIRST_NAME, LAST_NAME];

pub(super) const LATITUDE: Field<Degrees> = Field::new(
    Degrees { most: 90, called: "a latitude" },
    &["latitude", "lat"],
    "Degrees north of the equator (WGS 84).",
);
pub(super) const LONGITUDE: Field<Degrees> = Field::new(
    Degrees { most: 180, called: "a longitude" },
    &["longitude", "lon", "lng"],
    "Degrees east of Greenwich (WGS 84).",
);
pub(super) const PRECISION: Field<OneOf<Precision>> =
    Field::new(OneOf(Precision::WORDS), &["precision"], "How exactly the place is known.");
pub(super) const WITHIN: Field<Reference> =
    Field::new(Reference, &["within"], "The place that it lies in, by id or name.");

/// The front matter of a place.
pub(super) const PLACE: Table = entity_table![LATITUDE, LONGITUDE, PRECISION, WITHIN];

pub(super) const EVENT_START: Field<When> = Field::new(When, &["start", "date"], "When it began.");
pub(super) const EVENT_END: Field<When> = Field::new(When, &["end"], "When it ended.");
pub(super) const EVENT_PLACE: Field<Reference> = Field::new(Reference, &["place"], "Where, by id or name.");

/// The front matter of an event.
pub(super) const EVENT: Table = entity_table![EVENT_START, EVENT_END, EVENT_PLACE];

pub(super) const PART_WITHIN: Field<Reference> =
    Field::new(Reference, &["within", "parent"], "What it is part of, by id or name.");
pub(super) const PART_PLACE: Field<Reference> = Field::new(Reference, &["place"], "Where it sits, by id or name.");

/// The front matter of an organization or a topic.
pub(super) const OTHER: Table = entity_table![PART_WITHIN, PART_PLACE];

pub(super) const UNIT: Field<Text> = Field::new(Text, &["unit"], "What is counted.");
pub(super) const DEFINITION: Field<Text> = Field::new(Text, &["definition"], "What counts as an answer.");
pub(super) const ASKED_EVENT: Field<Reference> = Field::new(Reference, &["event"], "The event that is asked about.");
pub(super) const ASKED_PLACE: Field<Reference> = Field::new(Reference, &["place"], "The place that is asked about.");

/// The front matter of a question.
pub(super) const QUESTION: Table = entity_table![UNIT, DEFINITION, ASKED_EVENT, ASKED_PLACE];
