//! Standing pages: `content/pages/*.md`.

use crate::diagnostic::Checked;
use crate::document::article::foreign;
use crate::document::defaults::Defaults;
use crate::document::front_matter;
use crate::document::front_matter::Parts;
use crate::document::held::DRAFT;
use crate::document::held::Judged;
use crate::document::id;
use crate::document::markdown;
use crate::document::origins::Origins;
use crate::document::own;
use crate::document::prose::Prose;
use crate::document::redirects;
use crate::document::surroundings::Surroundings;
use crate::document::tongue;
use crate::document::tongue::Said;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Language;
use crate::input::fields::Number;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::Texts;
use crate::input::fields::TextsByName;
use crate::input::fields::table;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// A page that stands by itself: about, methodology.
#[derive(Debug, Clone)]
pub struct StandingPage {
    pub source: Source,
    /// `about`; with folders `legal/imprint`.
    pub id: String,
    pub title: String,
    pub summary: Prose,
    pub lang: Lang,
    pub body: Prose,
    /// Where it stands among its like; those without come last.
    pub order: Option<f64>,
    /// Older addresses in this site.
    pub redirect_from: Vec<Located<String>>,
    /// Fields of the archive's own, each with its values.
    pub extra: Vec<(String, Vec<String>)>,
}

const TITLE: Field<Text> =
    Field::new(Text, &["title"], "The title. Without one the first heading, else the file's name.");
const SUMMARY: Field<Text> =
    Field::new(Text, &["summary", "description", "abstract", "excerpt"], "One or two sentences.");
const LANG: Field<Language> =
    Field::new(Language, &["lang", "language"], "The language of the text (BCP 47); else the site's.");
const ORDER: Field<Number> = Field::new(
    Number,
    &["order", "weight", "nav_order"],
    "Where it stands among the pages beside it: a number, the smallest first. Pages that have one lead to each other.",
);
const EXTRA: Field<TextsByName> = Field::new(
    TextsByName,
    &["extra", "params"],
    "Fields of the archive's own, each with a text or a list; `fields:` in `site.yaml` names them for readers.",
);
const SLUG: Field<Text> = Field::new(Text, &["slug"], "Instead of the file's name, in the address.");
const REDIRECT_FROM: Field<Texts> =
    Field::new(Texts, &["redirect_from", "aliases"], "Older addresses of this page in this site.");

/// The front matter of a standing page.
pub const PAGE: Table = table![TITLE, SUMMARY, LANG, ORDER, SLUG, REDIRECT_FROM, DRAFT, EXTRA];

/// Parses one standing page. `None` where its front matter cannot be read.
pub(super) fn parse(source: &Source, input: &Input, defaults: &Defaults) -> Checked<Option<Judged<StandingPage>>> {
    let mut problems = Vec::new();
    let Some(Parts { mut fields, body, body_start, screened }) =
        front_matter::split(source, (&input.options, defaults), &mut problems)
    else {
        return Checked { value: None, diagnostics: problems };
    };
    foreign::rearrange_page(&mut fields, source, &mut problems);
    let own = own::take(&mut fields, &PAGE, input);
    let mut fields = Fields::new(source, fields, &PAGE);
    let written_slug = fields.take(&SLUG);
    let Some(id) = id::of(source, "pages", written_slug, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    let id = id.trim_start_matches("pages/").to_owned();
    let title = fields.text(&TITLE);
    let origins = Origins::verbatim(body_start);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let parsed = markdown::parse(body, title.as_deref(), surroundings);
    let translation = tongue::of_name(&source.path, input);
    let (lang, said) = tongue::of_text(&mut fields, &LANG, translation.as_ref(), input);
    let said = said.unwrap_or(Said::Site(Span::new(body_start, body_start)));
    problems.extend(redirects::aliases((&fields, &REDIRECT_FROM), source));
    problems.extend(tongue::report(&parsed.prose, &lang, said, source));
    let mut extra = fields.take(&EXTRA);
    extra.extend(own);
    let page = StandingPage {
        source: source.clone(),
        title: title.or(parsed.first_heading).unwrap_or_else(|| id.clone()),
        id,
        summary: Prose::of_field(fields.take(&SUMMARY), source),
        lang,
        order: fields.take(&ORDER).map(|order| order.value),
        redirect_from: redirects::read((&mut fields, &REDIRECT_FROM), source),
        body: parsed.prose,
        extra,
    };
    problems.append(&mut fields.problems);
    problems.extend(parsed.problems);
    Checked { value: Some(Judged { value: page, verdict: screened.verdict }), diagnostics: problems }
}
