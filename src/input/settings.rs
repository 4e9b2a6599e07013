//! Settings of a site: `content/site.yaml`.

pub mod look;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Options;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Language;
use crate::input::fields::Mappings;
use crate::input::fields::OneOf;
use crate::input::fields::Records;
use crate::input::fields::Root;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::TextByName;
use crate::input::fields::Texts;
use crate::input::fields::TextsByName;
use crate::input::fields::When;
use crate::input::fields::table;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::turns;
use crate::input::unseen;
use crate::input::yaml;
use crate::input::yaml::Oddity;
use crate::value::Date;
use crate::value::Lang;
use crate::value::Source;
use crate::value::url;

use look::ACCENT;
use look::FOOTER;
use look::FRONT;
use look::LOGO;
use look::Look;
use look::MENU;

/// What a site says about itself.
#[derive(Debug, Clone)]
pub struct Settings {
    pub title: String,
    pub description: Option<String>,
    pub lang: Lang,
    /// With a closing slash.
    pub base_url: Option<String>,
    pub publisher: Option<String>,
    /// Of the tables and of what the archive itself has written.
    pub license: Option<String>,
    pub mentions: Linking,
    pub outbound: Outbound,
    pub annotators: Annotators,
    /// Which reports the archive takes in, for its page on method.
    pub inclusion: Option<String>,
    /// What changed in the archive, in the order written.
    pub changes: Vec<Change>,
    /// Articles for the top of the home page: ids or paths.
    pub featured: Vec<crate::value::Located<String>>,
    /// Words that make another entity of the name before them, by language: `kk`, its words.
    pub composites: Vec<(String, Vec<String>)>,
    /// Fields of articles by folder: mappings with a `path` and what stands below a file's own fields.
    pub defaults: Vec<Value>,
    /// Fields of the archive's own, in the order in which they are shown: the name in front matter, and what readers are told.
    pub fields: Vec<(String, String)>,
    pub look: Look,
    /// Where the settings were written, for problems that show later.
    pub source: Option<Source>,
}

/// Which mentions of an entity in a text become links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linking {
    All,
    First,
}

/// Whether accounts of annotation services are shown as authors of their notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Annotators {
    Hidden,
    Shown,
}

/// A line of the change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub date: Option<Date>,
    pub text: String,
}

/// How originals elsewhere are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outbound {
    /// To the original.
    Live,
    /// To saved copies only.
    Capture,
    /// Not at all: addresses are text.
    Text,
}

impl Outbound {
    pub fn word(self) -> &'static str {
        match self {
            Outbound::Live => "live",
            Outbound::Capture => "capture",
            Outbound::Text => "text",
        }
    }
}

const CHANGE_TEXT: Field<Text> = Field::new(Text, &["text"], "What changed.");
const CHANGE_DATE: Field<When> = Field::new(When, &["date"], "When.");

const CHANGE_TABLE: Table = table![CHANGE_TEXT, CHANGE_DATE];

const TITLE: Field<Text> = Field::new(Text, &["title"], "The title of the site.");
const DESCRIPTION: Field<Text> =
    Field::new(Text, &["description", "tagline"], "One line about the site, for its home page and feeds.");
const LANG: Field<Language> = Field::new(
    Language,
    &["lang", "language", "inLanguage"],
    "The language of the interface and, where an article names none, of the texts (BCP 47).",
);
const BASE_URL: Field<Root> = Field::new(
    Root,
    &["base_url", "baseURL", "url"],
    "The full address of the site's root; feeds and sitemaps need it.",
);
const PUBLISHER: Field<Text> = Field::new(Text, &["publisher"], "Who publishes this archive.");
const LICENSE: Field<Text> = Field::new(
    Text,
    &["license"],
    "The licence of the data: an address, or a short name like CC-BY-4.0. Without it none is stated.",
);
const MENTIONS: Field<OneOf<Linking>> = Field::new(
    OneOf(&[("all", Linking::All), ("first", Linking::First)]),
    &["mentions"],
    "Which mentions become links: every one, or an entity's first in a text.",
);
const OUTBOUND: Field<OneOf<Outbound>> = Field::new(
    OneOf(&[("live", Outbound::Live), ("capture", Outbound::Capture), ("text", Outbound::Text)]),
    &["outbound"],
    "How originals elsewhere are linked: to the original, to captures only, or not at all.",
);
const ANNOTATORS: Field<OneOf<Annotators>> = Field::new(
    OneOf(&[("hidden", Annotators::Hidden), ("shown", Annotators::Shown)]),
    &["annotators"],
    "Whether Hypothesis accounts are shown as authors of their notes.",
);
const INCLUSION: Field<Text> =
    Field::new(Text, &["inclusion"], "Which reports the archive takes in and which not, for its page on method.");
const CHANGES: Field<Records> =
    Field::new(Records(&CHANGE_TABLE), &["changes"], "What changed in the archive, the newest first.");
const COMPOSITES: Field<TextsByName> = Field::new(
    TextsByName,
    &["composites"],
    "Words that make another entity of the place or person before them, by language: `kk: [құрылыс]`.",
);
const FEATURED: Field<Texts> =
    Field::new(Texts, &["featured"], "Articles for the top of the home page, by id or path.");
const DEFAULTS: Field<Mappings> = Field::new(
    Mappings,
    &["defaults"],
    "Fields of the articles of a folder, where a file has none of its own: `{path: articles/fr/**, lang: fr}`. What holds back (`draft: true`) is one for files of every kind.",
);
const FIELDS: Field<TextByName> = Field::new(
    TextByName,
    &["fields"],
    "Fields of your own in articles, with what readers are told: `shelf_mark: Shelf mark`.",
);

/// The fields of `content/site.yaml`.
pub const SETTINGS: Table = table![
    TITLE,
    DESCRIPTION,
    LANG,
    BASE_URL,
    PUBLISHER,
    LICENSE,
    MENTIONS,
    OUTBOUND,
    ANNOTATORS,
    INCLUSION,
    CHANGES,
    COMPOSITES,
    FEATURED,
    DEFAULTS,
    FIELDS,
    MENU,
    FRONT,
    LOGO,
    ACCENT,
    FOOTER
];

/// Reads the settings; without a file, or where a field cannot be read, the usual values hold.
pub fn parse(source: Option<&Source>, options: &Options) -> Checked<Settings> {
    let mut diagnostics = Vec::new();
    let mut settings = Settings {
        title: "Archive".to_owned(),
        description: None,
        lang: Lang::english(),
        base_url: options.base_url.as_deref().and_then(|url| url::site_root(url).ok()),
        publisher: None,
        license: None,
        mentions: Linking::All,
        outbound: Outbound::Live,
        annotators: Annotators::Hidden,
        inclusion: None,
        changes: Vec::new(),
        featured: Vec::new(),
        composites: Vec::new(),
        defaults: Vec::new(),
        fields: Vec::new(),
        look: Look::default(),
        source: source.cloned(),
    };
    let Some(source) = source else { return Checked::clean(settings) };
    let (text, base) = match source.text.strip_prefix('\u{feff}') {
        Some(text) => (text, '\u{feff}'.len_utf8()),
        None => (&*source.text, 0),
    };
    let (mut value, oddities) = match yaml::parse(text, base) {
        Ok((value, oddities)) => {
            diagnostics.extend(oddities.iter().map(|oddity| yaml::report(oddity, source)));
            (value, oddities)
        }
        Err(error) => {
            // Without its settings a site could link what it must not link.
            diagnostics.push(Diagnostic::fatal(ProblemKind::FrontMatter, error.message).at(source, error.span));
            return Checked { value: settings, diagnostics };
        }
    };
    unseen::cut_values(&mut value, source, &mut diagnostics);
    turns::drop(&mut value, source, &mut diagnostics);
    let mut fields = Fields::new(source, value, &SETTINGS);
    read(&mut fields, &mut settings);
    settings.look = look::read(&mut fields, source);
    oddities.into_iter().for_each(|oddity| keep_doubled(&mut settings.defaults, oddity));
    diagnostics.append(&mut fields.problems);
    Checked { value: settings, diagnostics }
}

/// What stands a second time, `defaults` or a key in them, may hold something back.
fn keep_doubled(defaults: &mut Vec<Value>, oddity: Oddity) {
    let Oddity::DuplicateKey(key, value) = oddity else { return };
    if key.value == "defaults" {
        defaults.extend(value.into_values());
        return;
    }
    for default in defaults {
        let is_of_it = default.span.start <= key.span.start && key.span.end <= default.span.end;
        if let Shape::Map(entries) = &mut default.shape
            && is_of_it
        {
            return entries.push((key, value));
        }
    }
}

fn read(fields: &mut Fields, settings: &mut Settings) {
    if let Some(title) = fields.text(&TITLE) {
        settings.title = title;
    }
    settings.description = fields.text(&DESCRIPTION);
    if let Some(lang) = fields.take(&LANG) {
        settings.lang = lang;
    }
    let written_base = fields.take(&BASE_URL);
    if settings.base_url.is_none() {
        settings.base_url = written_base;
    }
    settings.publisher = fields.text(&PUBLISHER);
    settings.license = fields.text(&LICENSE);
    settings.mentions = fields.take(&MENTIONS).unwrap_or(Linking::All);
    // A word that cannot be read must not put readers at risk.
    let unread = if fields.key(&OUTBOUND).is_some() { Outbound::Text } else { Outbound::Live };
    settings.outbound = fields.take(&OUTBOUND).unwrap_or(unread);
    settings.annotators = fields.take(&ANNOTATORS).unwrap_or(Annotators::Hidden);
    settings.inclusion = fields.text(&INCLUSION);
    settings.changes = fields.readable(&CHANGES, change);
    settings.composites = fields.take(&COMPOSITES);
    settings.featured = fields.take(&FEATURED);
    settings.defaults = fields.take(&DEFAULTS);
    let own = fields.take(&FIELDS);
    settings.fields = own.into_iter().map(|(name, label)| (name.value, label.value)).collect();
}

fn change(fields: &mut Fields) -> Option<Change> {
    let date = fields.take(&CHANGE_DATE);
    let text = fields.text(&CHANGE_TEXT)?;
    Some(Change { date, text })
}
