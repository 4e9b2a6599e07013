//! How a figure is cited: who said it, when, in which words, what it revises or disputes and who disputes it, where that stands, and
//! as of when.
//!
//! The state of the archive is the date of its newest change, not of the build: the same archive gives the same sentence.

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::document::ArticleKind;
use crate::site::parts::citation::csl;
use crate::site::parts::citation::plain;
use crate::site::parts::citation::plain::sentences;
use crate::site::parts::citation::reference;
use crate::site::parts::claims::figure_with_unit;
use crate::site::parts::claims::relations_of;
use crate::site::parts::claims::row_address;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Date;

/// How one claim is cited.
#[derive(Debug, Clone, Serialize)]
pub struct FigureCitationView {
    /// Sentences of the site's language.
    pub text: String,
    /// CSL-JSON of the article, with these sentences as its note.
    pub csl: String,
}

pub fn figure_citation(site: &Site, index: ClaimIndex) -> FigureCitationView {
    let claim = site.archive.claim(index);
    let citation = reference::of(site, claim.article);
    let said = said(site, index);
    let whole = [Some(said.clone()), Some(plain::write(&citation, &site.words)), Some(state(site, index))];
    let mut item = csl::item(&citation, &sentences([Some(said), Some(state(site, index))]));
    item["id"] = claim.document.id.value.clone().into();
    FigureCitationView { text: sentences(whole), csl: item.to_string() }
}

/// Who said what when, and what it has to do with other figures.
fn said(site: &Site, index: ClaimIndex) -> String {
    let archive = &site.archive;
    let claim = archive.claim(index);
    let separator = site.words.say("list_separator");
    let mut who = vec![claim.claimant.text.clone()];
    who.extend(claim.speaker.as_ref().map(|speaker| speaker.text.clone()));
    who.extend(claim.date.map(|date| match claim.document.said_on {
        Some(_) => site.words.locale.long(date),
        None => site.words.fill("claim_reported", None, &[("date", site.words.locale.long(date))]),
    }));
    let blanks = [("figure", figure_with_unit(site, claim)), ("who", who.join(&separator))];
    let figure = site.words.fill("cite_figure", None, &blanks);
    let scope = claim.document.scope.as_ref().map(|scope| format!("{} {scope}", site.words.say("scope")));
    let article = &archive.article(claim.article).document;
    // Words of ours are no quotation.
    let quote = (article.kind == ArticleKind::Report).then(|| {
        let quote = article.body.text[claim.range.clone()].trim().replace('\n', " ");
        site.words.fill("cite_title", None, &[("title", quote)])
    });
    let relations = relations_of(site, index).into_iter().map(|relation| Some(relation.text));
    sentences([Some(figure), scope, quote].into_iter().chain(relations))
}

/// `The Archive, state of 14 March 2025: https://…`
fn state(site: &Site, index: ClaimIndex) -> String {
    let archive = &site.archive;
    let address = addresses::canonical(archive, &row_address(site, index));
    let site_name = ("site", archive.settings.title.clone());
    let place = match newest(site) {
        Some(date) => site.words.fill("cite_state", None, &[site_name, ("date", site.words.locale.long(date))]),
        None => archive.settings.title.clone(),
    };
    match address {
        Some(address) => format!("{place}: {address}"),
        None => place,
    }
}

/// When something last changed in the archive, or in what it is about.
fn newest(site: &Site) -> Option<Date> {
    let changed = site.overviews.changes.iter().find_map(|change| change.date);
    let published = site.overviews.span.map(|(_, last)| last);
    changed.max(published).map(Date::to_day)
}
