//! Templates. The only module that knows Tera.

mod asked;
mod fault;
mod sources;

use std::sync::Arc;

use tera::Context;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::nearest;
use crate::site;
use crate::site::PageView;
use crate::site::Render;
use crate::site::Site;
use crate::site::Templated;
use crate::value::Source;

/// Compiled templates with what every page is given.
pub(super) struct Templates {
    tera: Tera,
    site: Value,
    /// Texts of the templates, to show the line of an error.
    sources: Vec<Source>,
    asked: asked::Templates,
}

impl Templates {
    /// Compiles the built-in templates and those of the archive, which go before them by name.
    pub(super) fn new(site: &Arc<Site>, templates: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Templates {
        let sources = sources::read(templates, diagnostics);
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([sources::BUILT_IN]).expect("there is no template yet");
        let words = Arc::clone(site);
        tera.register_function("t", move |kwargs: Kwargs, _: &State| say(&words, &kwargs));
        let words = Arc::clone(site);
        tera.register_filter("number", move |number: usize, _: Kwargs, _: &State| words.words().locale.number(number));
        let view = Value::try_from_serializable(&site::site_view(site));
        let asked = asked::read(&sources);
        let mut templates = Templates { tera, site: Value::none(), sources, asked };
        match view {
            Ok(view) => templates.site = view,
            Err(error) => diagnostics.push(Diagnostic::fatal(ProblemKind::Template, error.to_string())),
        }
        let named = templates.sources.iter().map(|source| (sources::name_of(source), &*source.text));
        if let Err(error) = templates.tera.add_raw_templates(named.collect::<Vec<_>>()) {
            diagnostics.extend(fault::of_all(&error, &templates.sources));
        }
        templates
    }
}

impl Render for Templates {
    type Made = Result<Vec<u8>, Box<Diagnostic>>;

    fn template<T: Templated>(&self, head: Option<&PageView>, view: &T) -> Self::Made {
        let report = |error: tera::Error| Box::new(fault::of_one(&error, &self.sources));
        let head = head.map(Value::try_from_serializable).transpose().map_err(report)?;
        let view = Value::try_from_serializable(view).map_err(report)?;
        let mut given = vec![("site", &self.site), (T::NAME, &view)];
        given.extend(head.as_ref().map(|head| ("page", head)));
        let mut context = Context::new();
        for (name, value) in &given {
            context.insert_value(*name, (*value).clone());
        }
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.tera.render_to(T::TEMPLATE, &context, &mut bytes).map_err(report)?;
        if let Some(problem) = self.asked.lacking(T::TEMPLATE, &given, &self.sources) {
            return Err(Box::new(problem));
        }
        Ok(bytes)
    }
}

/// `t(key="page_of", number=2, total=5)`: whole numbers as the language writes them; `count` chooses the plural.
fn say(site: &Site, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let words = site.words();
    if !words.has(key) {
        let near = nearest(key, words.keys()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        return Err(tera::Error::message(format!("no table of words has `{key}`{near}")));
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
