//! What the archive knows of each entity and publisher: the tables turned round, once they are finished.

use crate::archive::articles::Linked;
use crate::archive::claims::Claim;

use crate::archive::index::ArticleIndex;
use crate::archive::index::ClaimIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::MentionIndex;
use crate::archive::linked::Article;
use crate::archive::mention::Mention;
use crate::archive::mention::Owner;

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
    pub mentions: &'a [Mention],
    pub claims: &'a [Claim],
}

/// Turns the tables round for so many entities.
pub(super) fn of_entities(entities: usize, tables: &Tables) -> Vec<Backlinks> {
    let mut all = vec![Backlinks::default(); entities];
    for (index, mention) in tables.mentions.iter().enumerate() {
        // What standing pages name is no part of the record.
        if !matches!(mention.owner, Owner::Page(_)) {
            let of_entity = &mut all[mention.entity.get()];
            of_entity.mentions.push(MentionIndex::new(index));
            of_entity.count(mention.form);
        }
    }
    for (index, article) in tables.articles.iter().enumerate() {
        for entity in &article.entities {
            all[entity.get()].articles.push(ArticleIndex::new(index));
        }
        for entity in &article.named {
            all[entity.get()].naming.push(ArticleIndex::new(index));
        }
    }
    for (index, claim) in tables.claims.iter().enumerate() {
        for owner in owners(claim) {
            all[owner.get()].claims.push(ClaimIndex::new(index));
        }
    }
    all
}

impl Backlinks {
    fn count(&mut self, form: Option<u32>) {
        let Some(form) = form.map(|form| form as usize) else { return };
        if self.of_forms.len() <= form {
            self.of_forms.resize(form + 1, 0);
        }
        self.of_forms[form] += 1;
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
