//! Settings of a site: `content/site.yaml`.

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Options;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Want;
use crate::input::yaml;
use crate::value::Date;
use crate::value::Lang;
use crate::value::Source;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

const CHANGE: &[Field] = &[Field::new("text", Want::Text, "What changed."), Field::new("date", Want::Date, "When.")];

/// The fields of `content/site.yaml`.
pub const SETTINGS: &[Field] = &[
    Field::new("title", Want::Text, "The title of the site."),
    Field::new("description", Want::Text, "One line about the site, for its home page and feeds.").also(&["tagline"]),
    Field::new(
        "lang",
        Want::Lang,
        "The language of the interface and, where an article names none, of the texts (BCP 47).",
    )
    .also(&["language", "inLanguage"]),
    Field::new("base_url", Want::Url, "The full address of the site's root; feeds and sitemaps need it.")
        .also(&["baseURL", "url"]),
    Field::new("publisher", Want::Text, "Who publishes this archive."),
    Field::new(
        "license",
        Want::Text,
        "The licence of the data: an address, or a short name like CC-BY-4.0. Without it none is stated.",
    ),
    Field::new(
        "mentions",
        Want::OneOf(&["all", "first"]),
        "Which mentions become links: every one, or an entity's first in a text.",
    ),
    Field::new(
        "outbound",
        Want::OneOf(&["live", "capture", "text"]),
        "How originals elsewhere are linked: to the original, to captures only, or not at all.",
    ),
    Field::new(
        "annotators",
        Want::OneOf(&["hidden", "shown"]),
        "Whether Hypothesis accounts are shown as authors of their notes.",
    ),
    Field::new("inclusion", Want::Text, "Which reports the archive takes in and which not, for its page on method."),
    Field::new("changes", Want::TextsOrRecords(CHANGE), "What changed in the archive, the newest first."),
    Field::new(
        "composites",
        Want::TextsByName,
        "Words that make another entity of the place or person before them, by language: `kk: [құрылыс]`.",
    ),
    Field::new("featured", Want::Texts, "Articles for the top of the home page, by id or path."),
];

/// Reads the settings; without a file, or where a field cannot be read, the usual values hold.
pub fn parse(source: Option<&Source>, options: &Options) -> Checked<Settings> {
    let mut diagnostics = Vec::new();
    let mut settings = Settings {
        title: "Archive".to_owned(),
        description: None,
        lang: Lang::english(),
        base_url: options.base_url.as_deref().map(with_closing_slash),
        publisher: None,
        license: None,
        mentions: Linking::All,
        outbound: Outbound::Live,
        annotators: Annotators::Hidden,
        inclusion: None,
        changes: Vec::new(),
        featured: Vec::new(),
        composites: Vec::new(),
        source: source.cloned(),
    };
    let Some(source) = source else { return Checked::clean(settings) };
    let (text, base) = match source.text.strip_prefix('\u{feff}') {
        Some(text) => (text, '\u{feff}'.len_utf8()),
        None => (&*source.text, 0),
    };
    let value = match yaml::parse(text, base) {
        Ok((value, oddities)) => {
            diagnostics.extend(oddities.iter().map(|oddity| yaml::report(oddity, source)));
            value
        }
        Err(error) => {
            // Without its settings a site could link what it must not link.
            diagnostics.push(Diagnostic::fatal(ProblemKind::FrontMatter, error.message).at(source, error.span));
            return Checked { value: settings, diagnostics };
        }
    };
    let mut fields = Fields::new(source, value, SETTINGS);
    if let Some(title) = fields.text("title") {
        settings.title = title.value;
    }
    settings.description = fields.text("description").map(|text| text.value);
    settings.lang = fields.lang("lang").unwrap_or(settings.lang);
    let written_base = fields.url("base_url").map(|url| with_closing_slash(&url.value));
    settings.base_url = settings.base_url.or(written_base);
    settings.publisher = fields.text("publisher").map(|text| text.value);
    settings.license = fields.text("license").map(|text| text.value);
    settings.mentions = match fields.one_of("mentions", &["all", "first"]) {
        Some("first") => Linking::First,
        _ => Linking::All,
    };
    let outbound_is_written = fields.key("outbound").is_some();
    settings.outbound = match fields.one_of("outbound", &["live", "capture", "text"]) {
        Some("live") => Outbound::Live,
        Some("capture") => Outbound::Capture,
        Some(_) => Outbound::Text,
        // A word that cannot be read must not put readers at risk.
        None if outbound_is_written => Outbound::Text,
        None => Outbound::Live,
    };
    settings.annotators = match fields.one_of("annotators", &["hidden", "shown"]) {
        Some("shown") => Annotators::Shown,
        _ => Annotators::Hidden,
    };
    settings.inclusion = fields.text("inclusion").map(|text| text.value);
    let change = |change: &mut Fields| {
        let date = change.date("date");
        change.text("text").map(|text| Change { date, text: text.value })
    };
    settings.changes = fields.records("changes", CHANGE, change).into_iter().flatten().collect();
    settings.composites = fields.texts_by_name("composites");
    settings.featured = fields.texts("featured");
    diagnostics.append(&mut fields.problems);
    Checked { value: settings, diagnostics }
}

fn with_closing_slash(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}
