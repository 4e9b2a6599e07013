//! What the home page says.

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::site::Site;
use crate::site::Table;
use crate::site::addresses;
use crate::site::plan::KINDS;
use crate::site::view::CountView;
use crate::site::view::EntityLinkView;
use crate::site::view::HomeView;
use crate::site::view::QuestionLinkView;
use crate::value::Date;
use crate::value::Kind;

/// How many of the latest articles are shown, and how many of each kind of entity.
const LATEST: usize = 12;
const NAMED: usize = 8;

/// How many questions are shown.
const QUESTIONS: usize = 4;

impl Site {
    pub(super) fn home(&self) -> HomeView {
        let archive = &self.archive;
        let featured = &archive.featured;
        let is_new = |index: &ArticleIndex| !featured.contains(index);
        let dated: Vec<Date> = archive.articles.iter().filter_map(|article| article.document.date).collect();
        let named = KINDS.iter().filter(|kind| **kind != Kind::Question);
        // The undated stand behind all others.
        let (dated_new, undated): (Vec<ArticleIndex>, Vec<ArticleIndex>) = archive
            .article_indexes()
            .rev()
            .filter(is_new)
            .partition(|index| archive.article(*index).document.date.is_some());
        let latest = dated_new.into_iter().chain(undated);
        HomeView {
            featured: featured.iter().map(|index| self.article_link(*index)).collect(),
            latest: latest.take(LATEST).map(|index| self.article_link(index)).collect(),
            questions: self.leading_questions(),
            named: self.grouped(named.flat_map(|kind| self.most_named(*kind)).collect()),
            first: dated.first().map(|date| self.date_view(*date)),
            last: dated.last().map(|date| self.date_view(*date)),
            articles: archive.articles.len(),
            mentions: self.row_count(Table::Mentions),
            years: self.years(&dated),
        }
    }

    fn leading_questions(&self) -> Vec<QuestionLinkView> {
        let mut questions = self.shared.order.get(&Kind::Question).cloned().unwrap_or_default();
        questions.sort_by_key(|index| std::cmp::Reverse(self.archive.entity(*index).claims.len()));
        questions.into_iter().take(QUESTIONS).map(|index| self.question_link(index)).collect()
    }

    fn most_named(&self, kind: Kind) -> Vec<EntityLinkView> {
        let mut entities: Vec<EntityIndex> = self.shared.order.get(&kind).cloned().unwrap_or_default();
        let weight = |index: &EntityIndex| {
            let entity = self.archive.entity(*index);
            std::cmp::Reverse((entity.mentions.len(), entity.naming.len()))
        };
        entities.retain(|index| weight(index).0 != (0, 0));
        entities.sort_by_key(weight);
        entities.truncate(NAMED);
        let link = |index: EntityIndex| {
            let link = self.entity_link(index);
            EntityLinkView { count: link.mentions.max(self.archive.entity(index).naming.len()), ..link }
        };
        entities.into_iter().map(link).collect()
    }

    fn years(&self, dated: &[Date]) -> Vec<CountView> {
        let mut years: Vec<CountView> = Vec::new();
        for date in dated {
            let label = date.year().to_string();
            match years.last_mut() {
                Some(year) if year.label == label => year.count += 1,
                _ => years.push(CountView { label, address: Some(addresses::date(date.to_year())), count: 1 }),
            }
        }
        years
    }
}
