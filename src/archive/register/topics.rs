//! Topics that articles list and no file registers.
//!
//! They get pages but are not looked for in texts: their names were given to list an article, not to be found.

use std::sync::Arc;

use crate::archive::held::Held;
use crate::archive::register::registered::Registered;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Hold;
use crate::names::key;
use crate::value::Kind;
use crate::value::QuickSet;
use crate::value::name_slug;
use crate::value::slug_or_code_points;

/// So many topics that have no file get a page by one article.
const BY_ONE: usize = 256;

/// One topic each, under the spelling that comes first.
pub(super) fn topics_without_file(
    registered: &[Registered],
    articles: &[Arc<document::Article>],
    held: &Held,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Registered> {
    let mut known = Known::of(registered);
    let mut topics = Vec::new();
    for article in articles {
        let before = topics.len();
        for listed in article.listed.iter().filter(|listed| listed.kind == Kind::Topic) {
            let name = &listed.name.value;
            let id = id(name);
            // A topic whose page is not to be there gets none by being listed. A pseudonym may be a word like any other.
            if held.file(&id).is_some() || held.entity(Some(Kind::Topic), name) == Some(Hold::Unpublished) {
                continue;
            }
            if topics.len() - before == BY_ONE {
                diagnostics.push(too_many(article, listed));
                break;
            }
            if known.add(name, &id) {
                topics.push(Registered::topic(id, name.clone()));
            }
        }
    }
    topics
}

fn too_many(article: &document::Article, listed: &document::Listed) -> Diagnostic {
    let message = format!("{BY_ONE} topics of this article have no file and get pages; from here on they get none");
    let problem = Diagnostic::warning(ProblemKind::LongList, message).at(&article.source, listed.name.span);
    problem.hint("list what the article is about, or give a topic a file under `topics/`")
}

fn id(name: &str) -> String {
    let stem = match name.strip_prefix("topics/") {
        Some(stem) => slug_or_code_points(stem),
        None => name_slug(name),
    };
    format!("topics/{stem}")
}

/// Ids and names of topics.
struct Known(QuickSet<String>);

impl Known {
    fn of(registered: &[Registered]) -> Known {
        let mut known = QuickSet::default();
        for entity in registered.iter().filter(|entity| entity.kind == Kind::Topic) {
            known.insert(entity.id.to_lowercase());
            known.extend(entity.forms.iter().map(|form| key(&form.form.form)));
        }
        Known(known)
    }

    /// Adds a topic; says whether it is new.
    fn add(&mut self, name: &str, id: &str) -> bool {
        let key = key(name);
        let Known(known) = self;
        if known.contains(&key) || known.contains(id) || known.contains(&format!("topics/{key}")) {
            known.insert(key);
            return false;
        }
        known.insert(id.to_owned());
        known.insert(key);
        true
    }
}
