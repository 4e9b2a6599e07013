//! Templates. The only module that knows Tera.

use std::sync::Arc;

use tera::Context;
use tera::ErrorKind;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::site::Body;
use crate::site::PageView;
use crate::site::Site;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The templates that are in the program, by name.
        pub const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../templates/", $name)))),*];
    };
}

built_in![
    "404.html",
    "annotations.html",
    "article.html",
    "articles.html",
    "base.html",
    "components.html",
    "data.html",
    "dates.html",
    "entities.html",
    "entity.html",
    "feed.xml",
    "home.html",
    "map.html",
    "methodology.html",
    "month.html",
    "network.html",
    "page.html",
    "question.html",
    "questions.html",
    "redirect.html",
    "robots.txt",
    "search.html",
    "sitemap-index.xml",
    "sitemap.xml",
    "timeline.html",
    "year.html",
];

/// Compiled templates with what every page is given.
pub(super) struct Templates {
    tera: Tera,
    site: Value,
    /// Texts of the templates, to show the line of an error.
    sources: Vec<Source>,
}

impl Templates {
    /// Compiles the built-in templates and those of the archive, which go before them by name.
    pub(super) fn new(site: &Arc<Site>, own: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Templates {
        let own = own.iter().filter(|source| !source.path.as_str().starts_with("templates/words/"));
        let mut sources: Vec<Source> = own.cloned().collect();
        for (name, text) in BUILT_IN {
            let path = FilePath::new(format!("templates/{name}"));
            if !sources.iter().any(|source| source.path == path) {
                sources.push(Source { path, text: (*text).into() });
            }
        }
        let mut tera = Tera::new();
        let words = Arc::clone(site);
        tera.register_function("t", move |kwargs: Kwargs, _: &State| say(&words, &kwargs));
        let words = Arc::clone(site);
        tera.register_filter("number", move |number: usize, _: Kwargs, _: &State| words.words().locale.number(number));
        let view = Value::try_from_serializable(site.site_view());
        let mut templates = Templates { tera, site: Value::none(), sources };
        match view {
            Ok(view) => templates.site = view,
            Err(error) => diagnostics.push(Diagnostic::fatal(ProblemKind::Template, error.to_string())),
        }
        let named = templates.sources.iter().map(|source| (name_of(source), &*source.text));
        if let Err(error) = templates.tera.add_raw_templates(named.collect::<Vec<_>>()) {
            diagnostics.push(templates.report(&error));
        }
        templates
    }

    /// Renders one page.
    pub(super) fn render(
        &self,
        template: &str,
        page: Option<&PageView>,
        body: &Body,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        let report = |error: tera::Error| Box::new(self.report(&error));
        if let Some(page) = page {
            context.insert_value("page", Value::try_from_serializable(page).map_err(report)?);
        }
        context.insert_value(body.key(), Value::try_from_serializable(body).map_err(report)?);
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.tera.render_to(template, &context, &mut bytes).map_err(report)?;
        Ok(bytes)
    }

    fn report(&self, error: &tera::Error) -> Diagnostic {
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
            return Diagnostic::fatal(ProblemKind::Template, format!("template error: {error}"));
        };
        let problem = Diagnostic::fatal(ProblemKind::Template, format!("template error: {}", report.message()));
        match self.sources.iter().find(|source| name_of(source) == report.filename()) {
            None => problem,
            Some(source) => {
                let range = &report.span().range;
                problem.at(source, Span::new(range.start, range.end))
            }
        }
    }
}

fn name_of(source: &Source) -> &str {
    let path = source.path.as_str();
    path.strip_prefix("templates/").unwrap_or(path)
}

/// `t(key="page_of", number=2, total=5)`: whole numbers as the language writes them; `count` chooses the plural.
fn say(site: &Site, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let words = site.words();
    if !words.has(key) {
        return Err(tera::Error::message(format!("no table of words has `{key}`")));
    }
    let mut count = None;
    let mut blanks = Vec::new();
    for (name, value) in kwargs.iter() {
        let name = name.as_str().unwrap_or_default();
        let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
        match (name, number) {
            ("key", _) => {}
            ("count", Some(number)) => count = Some(number),
            (name, Some(number)) => blanks.push((name, words.locale.number(number))),
            (name, None) => {
                let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
                blanks.push((name, text));
            }
        }
    }
    Ok(words.fill(key, count, &blanks))
}
