//! Articles: `content/articles/**/*.md`.

mod dates;
pub(super) mod foreign;
mod table;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::annotation;
use crate::document::annotation::Annotation;
use crate::document::claim;
use crate::document::claim::Claim;
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
use crate::document::redirects;
use crate::document::statics;
use crate::document::surroundings::Surroundings;
use crate::document::tongue;
use crate::document::tongue::Said;
use crate::input::Input;
use crate::input::StaticFile;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::FlagOrDateRead;
use crate::input::fields::Text;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

pub use table::ARTICLE;

/// One news report in the archive (schema.org NewsArticle), as its file says.
#[derive(Debug, Clone)]
pub struct Article {
    pub source: Source,
    /// `articles/2022/toqaev-rejects-outside-probe`.
    pub id: String,
    pub title: String,
    /// The title as front matter has it, to be looked through for names; empty where another thing stands for it.
    pub headline: Prose,
    pub original_title: Option<String>,
    pub kind: ArticleKind,
    pub section: Option<String>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub byline: Vec<Located<String>>,
    pub dateline: Option<Dateline>,
    pub publisher: Option<Located<String>>,
    pub url: Option<String>,
    pub captures: Vec<Capture>,
    pub retrieved: Option<Date>,
    /// When it came into the archive.
    pub added: Option<Date>,
    pub lang: Lang,
    pub translation_of: Option<Located<String>>,
    /// The file of which this one, by its name, is a translation.
    pub beside: Option<String>,
    pub version_of: Option<Located<String>>,
    pub summary: Prose,
    /// Entities named in the front matter, by kind.
    pub listed: Vec<Listed>,
    pub image: Option<Image>,
    pub media: Vec<Media>,
    pub contributors: Vec<Located<String>>,
    pub translators: Vec<Located<String>>,
    pub editors: Vec<Located<String>>,
    pub notices: Vec<Prose>,
    pub rights: Option<String>,
    pub license: Option<String>,
    pub corrections: Vec<Correction>,
    pub redirect_from: Vec<Located<String>>,
    /// Fields of the archive's own, each with its values.
    pub extra: Vec<(String, Vec<String>)>,
    /// Those of the front matter; others stand in files beside the article.
    pub annotations: Vec<Annotation>,
    pub claims: Vec<Claim>,
    /// Ids of its claims that are held back.
    pub held_claims: Vec<String>,
    pub body: Prose,
}

/// Whose words an article is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleKind {
    /// The publisher's.
    Report,
    /// Ours, about a report.
    Summary,
}

impl ArticleKind {
    pub fn word(self) -> &'static str {
        match self {
            ArticleKind::Report => "report",
            ArticleKind::Summary => "summary",
        }
    }
}

/// Where and when a report was filed, as printed.
#[derive(Debug, Clone)]
pub struct Dateline {
    pub text: String,
    pub place: Option<Located<String>>,
}

/// A saved copy of the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capture {
    pub url: Option<String>,
    /// Its address in the site.
    pub file: Option<FilePath>,
    /// A file is named, and the archive does not hold it.
    pub is_missing: bool,
    pub at: Option<Date>,
    /// In hexadecimal: as stated, else of the file that is held.
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// A name in a list of the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub kind: Kind,
    pub name: Located<String>,
}

/// Audio or video of the original. What the archive does not hold is described, never loaded.
#[derive(Debug, Clone)]
pub struct Media {
    pub title: String,
    pub kind: Option<String>,
    /// As printed.
    pub duration: Option<String>,
    pub url: Option<String>,
    pub file: Option<FilePath>,
    pub transcript: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Option<Date>,
    pub text: String,
}

impl Article {
    /// What others are told of it where it is not published.
    pub fn held_back(self) -> HeldBack {
        let mut held = HeldBack::unread(&self.source);
        held.ids.push(self.id);
        held.claims = self.held_claims;
        held.claims.extend(self.claims.into_iter().map(|claim| claim.id.value));
        held
    }
}

/// Parses one article. `None` where its front matter cannot be read.
pub(super) fn parse(source: &Source, input: &Input, defaults: &Defaults) -> Checked<Option<Judged<Article>>> {
    let mut problems = Vec::new();
    let Some(Parts { mut fields, body, body_start, screened }) =
        front_matter::split(source, (&input.options, defaults), &mut problems)
    else {
        return Checked { value: None, diagnostics: problems };
    };
    defaults.add(&mut fields, &source.path);
    foreign::rearrange(&mut fields, source, &mut problems);
    let verdict = screened.verdict.and(dates::judge(&fields, (source, &input.options), &mut problems));
    let own = own::take(&mut fields, &ARTICLE, input);
    let mut fields = Fields::new(source, fields, &ARTICLE);
    let written_slug = fields.take(&table::SLUG);
    let Some(id) = id::of(source, "articles", written_slug, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    let written_title = fields.take(&table::TITLE);
    let headline = written_title.as_ref().map(|title| Prose::of_value(title, source)).unwrap_or_default();
    let written_title = written_title.map(|title| title.value);
    let origins = Origins::verbatim(body_start);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let parsed = markdown::parse(body, written_title.as_deref(), surroundings);
    let start = Span::new(body_start, body_start);
    let title = match written_title.or(parsed.first_heading) {
        Some(title) => title,
        None => {
            let message = "this article has no title; its file name stands for it";
            let problem = Diagnostic::warning(ProblemKind::NoTitle, message).at(source, start);
            problems.push(problem.hint("add `title:` to the front matter"));
            id.rsplit('/').next().unwrap_or(&id).replace(['-', '_'], " ")
        }
    };
    let translation = tongue::of_name(&source.path, input);
    let (lang, said) = tongue::of_text(&mut fields, &table::LANG, translation.as_ref(), input);
    let said = said.unwrap_or(Said::Site(start));
    let (body, beside) = (parsed.prose, translation.map(|translation| translation.of));
    problems.extend(tongue::report(&body, &lang, said, source));
    let held_claims = screened.claims;
    let mut article = read(&mut fields, Known { source, input, id, title, headline, held_claims, body, lang, beside });
    problems.extend(redirects::aliases((&fields, &table::REDIRECT_FROM), source));
    article.extra.extend(own);
    to_check(&mut fields);
    problems.append(&mut fields.problems);
    problems.extend(parsed.problems);
    if article.date.is_none() && !verdict.holds(&input.options) {
        let place = match fields.key(&table::DATE).or_else(|| fields.key(&table::PUBLISHED)) {
            Some(key) => key.span,
            None => start,
        };
        problems.push(undated().at(source, place));
    }
    Checked { value: Some(Judged { value: article, verdict }), diagnostics: problems }
}

fn undated() -> Diagnostic {
    let problem = Diagnostic::warning(ProblemKind::NoDate, "this article has no date and is published undated");
    problem.hint("add `date: 2022-01-29`; `2022-01` and `2022` will do")
}

/// What an import was not sure of is said until an editor has looked at it.
fn to_check(fields: &mut Fields) {
    for check in fields.take(&table::CHECK) {
        let message = match check.value.as_str() {
            "extraction" => "this text was taken from a saved page, and what found it was not sure of it".to_owned(),
            other => format!("`{other}` of this article is to be looked at"),
        };
        let problem = Diagnostic::warning(ProblemKind::ToCheck, message);
        fields.say(check.span, problem.hint("lay it beside the original, then remove `check`"));
    }
}

/// What is known of an article before its other fields are read.
struct Known<'a> {
    source: &'a Source,
    input: &'a Input,
    id: String,
    title: String,
    headline: Prose,
    held_claims: Vec<String>,
    body: Prose,
    lang: Lang,
    beside: Option<String>,
}

fn read(fields: &mut Fields, known: Known) -> Article {
    let Known { source, input, id, title, headline, held_claims, body, lang, beside } = known;
    let [date, updated] = fields.dates(&table::DATE, &table::UPDATED);
    let date = published(fields, date);
    Article {
        title,
        headline,
        original_title: fields.text(&table::ORIGINAL_TITLE),
        kind: fields.take(&table::KIND).unwrap_or(ArticleKind::Report),
        section: fields.text(&table::SECTION),
        date: date.or_else(|| date_in_name(&id)),
        updated,
        byline: fields.take(&table::BYLINE),
        dateline: fields.record(&table::DATELINE, dateline).flatten(),
        publisher: fields.take(&table::PUBLISHER),
        url: fields.take(&table::URL).map(|url| url.value),
        captures: captures(fields, source, input),
        retrieved: fields.take(&table::RETRIEVED),
        added: fields.take(&table::ADDED),
        lang,
        beside,
        translation_of: fields.take(&table::TRANSLATION_OF),
        version_of: fields.take(&table::VERSION_OF),
        summary: Prose::of_field(fields.take(&table::SUMMARY), source),
        listed: listed(fields),
        image: fields.record(&table::IMAGE, |fields| picture::read(fields, "the lead picture", (source, input))),
        media: fields.records(&table::MEDIA, |media| Media {
            title: media.text(&table::MEDIA_TITLE).unwrap_or_default(),
            kind: media.text(&table::MEDIA_KIND),
            duration: media.text(&table::MEDIA_DURATION),
            url: media.take(&table::MEDIA_URL).map(|url| url.value),
            file: held_file(media, &table::MEDIA_FILE, (source, input), "the recording").map(|file| file.path.clone()),
            transcript: media.text(&table::MEDIA_TRANSCRIPT),
        }),
        contributors: fields.take(&table::CONTRIBUTORS),
        translators: fields.take(&table::TRANSLATORS),
        editors: fields.take(&table::EDITORS),
        extra: fields.take(&table::EXTRA),
        notices: fields.take(&table::NOTICES).iter().map(|notice| Prose::of_value(notice, source)).collect(),
        rights: fields.text(&table::RIGHTS),
        license: fields.text(&table::LICENSE),
        corrections: fields.records(&table::CORRECTIONS, |correction| Correction {
            date: correction.take(&table::CORRECTION_DATE),
            text: correction.text(&table::CORRECTION_TEXT).unwrap_or_default(),
        }),
        redirect_from: redirects::read((fields, &table::REDIRECT_FROM), source),
        annotations: fields.readable(&table::ANNOTATIONS, |annotation| annotation::read(annotation, source, input)),
        claims: fields.readable(&table::CLAIMS, claim::read),
        held_claims,
        id,
        source: source.clone(),
        body,
    }
}

/// `published` is a date for some generators and a flag for others. As a flag it has been understood before.
fn published(fields: &mut Fields, date: Option<Date>) -> Option<Date> {
    let place = fields.key(&table::PUBLISHED).map(|key| key.span);
    match (fields.take(&table::PUBLISHED), date, place) {
        (Some(FlagOrDateRead::Date(_)), Some(_), Some(place)) => {
            let message = "`published` says the same as a field that is there already; `date` counts";
            fields.say(place, Diagnostic::warning(ProblemKind::DuplicateKey, message));
            date
        }
        (Some(FlagOrDateRead::Date(published)), None, _) => Some(published),
        _ => date,
    }
}

fn dateline(fields: &mut Fields) -> Option<Dateline> {
    let text = fields.text(&table::DATELINE_TEXT);
    let place = fields.take(&table::DATELINE_PLACE);
    let text = match (text, &place) {
        (Some(text), _) => text,
        (None, Some(place)) => place.value.clone(),
        (None, None) => return None,
    };
    Some(Dateline { text, place })
}

fn listed(fields: &mut Fields) -> Vec<Listed> {
    let lists = [
        (Kind::Person, &table::PEOPLE),
        (Kind::Place, &table::PLACES),
        (Kind::Organization, &table::ORGANIZATIONS),
        (Kind::Event, &table::EVENTS),
    ];
    let mut listed = Vec::new();
    for (kind, field) in lists {
        for name in fields.take(field) {
            listed.push(Listed { kind, name });
        }
    }
    for name in fields.take(&table::TOPICS) {
        listed.push(Listed { kind: Kind::Topic, name });
    }
    listed
}

/// The file under `static/` that a field names.
fn held_file<'i>(
    fields: &mut Fields,
    field: &Field<Text>,
    (source, input): (&Source, &'i Input),
    what: &str,
) -> Option<&'i StaticFile> {
    let written = fields.take(field)?;
    let found = statics::static_of_field(&written.value, source, &input.statics);
    if found.is_none() {
        let message = format!("this archive does not hold {what}");
        let problem = Diagnostic::warning(ProblemKind::MissingFile, message).at(source, written.span);
        fields.problems.push(problem.hint("put it under `static/` and write its path from there"));
    }
    found
}

fn captures(fields: &mut Fields, source: &Source, input: &Input) -> Vec<Capture> {
    let mut captures = fields.records(&table::CAPTURES, |capture| {
        let is_named = capture.key(&table::CAPTURE_FILE).is_some();
        let file = held_file(capture, &table::CAPTURE_FILE, (source, input), "the saved copy");
        Capture {
            url: capture.take(&table::CAPTURE_URL).map(|url| url.value),
            is_missing: is_named && file.is_none(),
            at: capture.take(&table::CAPTURE_AT),
            // A hash that is not stated is that of the file.
            sha256: capture.take(&table::CAPTURE_SHA256).or_else(|| file?.sha256.clone()),
            file: file.map(|file| file.path.clone()),
            tool: capture.text(&table::CAPTURE_TOOL),
        }
    });
    captures.retain(|capture| *capture != Capture::default());
    let short = Capture {
        url: fields.take(&table::ARCHIVED_URL).map(|url| url.value),
        file: None,
        is_missing: false,
        at: fields.take(&table::ARCHIVED_AT),
        sha256: fields.take(&table::SHA256),
        tool: None,
    };
    if short.url.is_some() || short.at.is_some() || short.sha256.is_some() {
        captures.push(short);
    }
    captures
}

/// A date at the start of a file's name, as blogs write it: `2022-01-29-headline`.
fn date_in_name(id: &str) -> Option<Date> {
    let name = id.rsplit('/').next()?;
    let date = name.get(..10)?;
    if date.matches('-').count() != 2 || name[10..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    match Date::parse(date)? {
        (date, None) if date.day().is_some() => Some(date),
        _ => None,
    }
}
