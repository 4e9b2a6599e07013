//! Changes as their page and their feed tell them.

use serde::Serialize;

use crate::archive::AnnotationIndex;
use crate::archive::ArticleIndex;
use crate::archive::ClaimIndex;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::row_address;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::head::line;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::changes::Change;
use crate::site::plan::changes::What;
use crate::value::Lang;

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// `added`, `revised`, `disputed`, `corrected`, `noted`, `logged`.
    pub kind: &'static str,
    pub date: Option<DateView>,
    /// Unique among all changes, and the same in every build.
    pub anchor: String,
    /// What happened: `Prosecutor-General's Office: 230, was 227`.
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
    /// What it happened to: the title of a question or an article.
    pub about: Option<String>,
    pub address: Option<String>,
}

pub fn change_view(site: &Site, change: &Change) -> ChangeView {
    let view = match change.what {
        What::Added(article) => added(site, article),
        What::Revised { by, revised } => related(site, "revised", by, revised),
        What::Disputed { by, disputed } => related(site, "disputed", by, disputed),
        What::Corrected { article, position } => corrected(site, article, position),
        What::Noted(note) => noted(site, note),
        What::Logged(position) => logged(site, position),
    };
    ChangeView { date: change.date.map(|date| date_view(site, date)), ..view }
}

/// A change without its date, told in a language.
fn told(kind: &'static str, anchor: String, text: String, lang: &Lang) -> ChangeView {
    let lang_name = lang.as_str().to_owned();
    ChangeView { kind, date: None, anchor, text, lang: lang_name, dir: lang.dir(), about: None, address: None }
}

fn added(site: &Site, index: ArticleIndex) -> ChangeView {
    let document = &site.archive.article(index).document;
    let address = Some(addresses::article(&site.archive, index));
    let anchor = format!("added-{}", document.id);
    ChangeView { address, ..told("added", anchor, document.title.clone(), &document.lang) }
}

fn related(site: &Site, kind: &'static str, by: ClaimIndex, other: ClaimIndex) -> ChangeView {
    let (claim, earlier) = (site.archive.claim(by), site.archive.claim(other));
    let blanks = [
        ("figure", figure_of(site, claim)),
        ("claimant", claim.claimant.text.clone()),
        ("other", figure_of(site, earlier)),
        ("other_claimant", earlier.claimant.text.clone()),
    ];
    let key = match (kind, claim.is_of_claimant(earlier)) {
        ("revised", true) => "change_revised",
        ("revised", false) => "change_revised_other",
        _ => "change_disputed",
    };
    let anchor = format!("{kind}-{}-{}", claim.document.id.value, earlier.document.id.value);
    ChangeView {
        about: Some(site.archive.entity(claim.question).name.clone()),
        address: Some(row_address(site, by)),
        ..told(kind, anchor, site.words.fill(key, None, &blanks), site.lang())
    }
}

fn corrected(site: &Site, article: ArticleIndex, position: usize) -> ChangeView {
    let document = &site.archive.article(article).document;
    let anchor = format!("corrected-{}-{}", document.id, position + 1);
    ChangeView {
        about: Some(document.title.clone()),
        address: Some(format!("{}#s-corrections", addresses::article(&site.archive, article))),
        ..told("corrected", anchor, document.corrections[position].text.clone(), &document.lang)
    }
}

fn noted(site: &Site, index: AnnotationIndex) -> ChangeView {
    let annotation = site.archive.annotation(index);
    let document = &site.archive.article(annotation.article).document;
    let note = &annotation.document.note;
    // A note that only marks words says so by its tags.
    let text =
        line(&note.prose.text).unwrap_or_else(|| annotation.document.tags.join(&site.words.say("list_separator")));
    let lang = note.lang.clone().unwrap_or_else(|| site.lang().clone());
    ChangeView {
        about: Some(document.title.clone()),
        address: Some(addresses::annotation(&site.archive, annotation.article, annotation)),
        ..told("noted", format!("noted-{}-{}", document.id, annotation.number), text, &lang)
    }
}

/// Lines of the log are counted from the oldest, so that a new one changes no other's anchor.
fn logged(site: &Site, position: usize) -> ChangeView {
    let log = &site.archive.settings.changes;
    let anchor = format!("logged-{}", log.len() - position);
    told("logged", anchor, log[position].text.clone(), site.lang())
}
