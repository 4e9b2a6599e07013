//! What the archive knows of each entity and publisher: the tables turned round, once they are finished.

use rayon::prelude::*;

use crate::archive::articles::Linked;
use crate::archive::claims::Claim;
use crate::archive::index::ArticleIndex;
use crate::archive::index::ClaimIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::MentionIndex;
use crate::archive::linked::Article;
use crate::archive::mention::Mention;
use crate::archive::texts::OwnTexts;

/// What speaks of an entity.
#[derive(Debug, Clone, Default)]
pub(super) struct Backlinks {
    /// In articles by date, then in texts of entities.
    pub mentions: Vec<MentionIndex>,
    /// How often each form was found, as far as the last one that was.
    pub of_forms: Vec<usize>,
    /// Articles that have it anywhere in their text or front matter, by date.
    pub articles: Vec<ArticleIndex>,
    /// Those of them that name it, or list it as what they are about, by date.
    pub naming: Vec<ArticleIndex>,
    /// Of a question, the claims that answer it; of others, those that they made or spoke. By article.
    pub claims: Vec<ClaimIndex>,
}

/// The finished tables, whose articles are in order of date.
pub(super) struct Tables<'a> {
    pub articles: &'a [Article],
    /// Of each entity.
    pub own: &'a [OwnTexts],
    pub claims: &'a [Claim],
}

/// Turns the tables round. What standing pages name is no part of the record.
pub(super) fn of_entities(tables: &Tables) -> Vec<Backlinks> {
    let none = || vec![Backlinks::default(); tables.own.len()];
    let mut all = none();
    let run = tables.articles.len().div_ceil(rayon::current_num_threads()).max(RUN);
    let runs: Vec<Vec<Backlinks>> = (0..tables.articles.len())
        .into_par_iter()
        .chunks(run)
        .map(|run| {
            let mut all = none();
            for index in run {
                add_article(&mut all, ArticleIndex::new(index), &tables.articles[index]);
            }
            all
        })
        .collect();
    for run in runs {
        all.par_iter_mut().zip(run).for_each(|(all, more)| all.append(more));
    }
    for texts in tables.own {
        add_mentions(&mut all, &texts.mentions);
    }
    for (index, claim) in tables.claims.iter().enumerate() {
        for owner in owners(claim) {
            all[owner.get()].claims.push(ClaimIndex::new(index));
        }
    }
    all
}

/// Fewer articles are not worth a core of their own.
const RUN: usize = 500;

fn add_article(all: &mut [Backlinks], index: ArticleIndex, article: &Article) {
    for entity in &article.entities {
        all[entity.get()].articles.push(index);
    }
    for entity in &article.named {
        all[entity.get()].naming.push(index);
    }
    add_mentions(all, &article.mentions);
}

fn add_mentions(all: &mut [Backlinks], mentions: &[Mention]) {
    for (index, mention) in MentionIndex::numbered(mentions) {
        let of_entity = &mut all[mention.entity.get()];
        of_entity.mentions.push(index);
        if let Some(form) = mention.form {
            count(&mut of_entity.of_forms, form as usize, 1);
        }
    }
}

fn count(of_forms: &mut Vec<usize>, form: usize, times: usize) {
    if of_forms.len() <= form {
        of_forms.resize(form + 1, 0);
    }
    of_forms[form] += times;
}

impl Backlinks {
    /// Adds what later articles have.
    fn append(&mut self, more: Backlinks) {
        let Backlinks { mentions, of_forms, articles, naming, claims } = more;
        self.mentions.extend(mentions);
        self.articles.extend(articles);
        self.naming.extend(naming);
        self.claims.extend(claims);
        for (form, times) in of_forms.into_iter().enumerate() {
            count(&mut self.of_forms, form, times);
        }
    }
}

/// The question of a claim, and who made and spoke it.
fn owners(claim: &Claim) -> Vec<EntityIndex> {
    let mut owners = vec![claim.question];
    owners.extend(claim.claimant.entity);
    if let Some(speaker) = &claim.speaker {
        owners.extend(speaker.entity);
    }
    owners.dedup();
    owners
}

/// The articles of each of so many publishers, by date.
pub(super) fn of_publishers(publishers: usize, articles: &[Article]) -> Vec<Vec<ArticleIndex>> {
    let mut all = vec![Vec::new(); publishers];
    for (index, article) in articles.iter().enumerate() {
        if let Some(publisher) = article.publisher {
            all[publisher.get()].push(ArticleIndex::new(index));
        }
    }
    all
}

/// The articles whose text or notes link to each of so many, by date.
pub(super) fn of_articles(linked: &[Linked]) -> Vec<Vec<ArticleIndex>> {
    let mut all = vec![Vec::new(); linked.len()];
    for (index, article) in linked.iter().enumerate() {
        let from = ArticleIndex::new(index);
        for target in article.targets() {
            let Some(to) = target.article() else { continue };
            let known: &mut Vec<ArticleIndex> = &mut all[to.get()];
            if to != from && known.last() != Some(&from) {
                known.push(from);
            }
        }
    }
    all
}
