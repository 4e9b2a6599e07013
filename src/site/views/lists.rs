//! Lists: articles by date, entities and publishers from A to Z.

use unicode_normalization::UnicodeNormalization;

use crate::archive::ArticleIndex;
use crate::archive::PublisherIndex;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::PAGE_LENGTH;
use crate::site::plan::page_count;
use crate::site::view::ArticleGroupView;
use crate::site::view::ArticleListView;
use crate::site::view::CountView;
use crate::site::view::EntityLinkView;
use crate::site::view::EntityListView;
use crate::site::view::LetterGroupView;
use crate::value::Kind;

impl Site {
    /// All articles, the latest first.
    pub(super) fn article_list(&self, number: usize) -> ArticleListView {
        let newest_first: Vec<ArticleIndex> = self.archive.article_indexes().collect();
        let years = self.years_of(&newest_first, "articles/index.html");
        ArticleListView {
            title: self.words.say("section_articles"),
            lead: None,
            total: newest_first.len(),
            groups: self.by_year(page_of(&newest_first, number)),
            years,
            pager: self.pager("articles/index.html", number, page_count(newest_first.len())),
        }
    }

    /// The articles of a publisher, the latest first.
    pub(super) fn publisher(&self, index: PublisherIndex, number: usize) -> ArticleListView {
        let publisher = self.archive.publisher(index);
        let first = addresses::publisher(&self.archive, index);
        let lead = publisher.organization.and_then(|organization| self.archive.entity(organization).summary());
        ArticleListView {
            title: publisher.name.clone(),
            lead: lead.map(|summary| summary.text.trim_end().to_owned()),
            total: publisher.articles.len(),
            groups: self.by_year(page_of(&publisher.articles, number)),
            years: self.years_of(&publisher.articles, &first),
            pager: self.pager(&first, number, page_count(publisher.articles.len())),
        }
    }

    /// Articles in the order given, a group for each run of one year.
    fn by_year(&self, articles: Vec<ArticleIndex>) -> Vec<ArticleGroupView> {
        let mut groups: Vec<ArticleGroupView> = Vec::new();
        for article in articles.into_iter().map(|index| self.article_link(index)) {
            let (label, anchor) = match &article.date {
                Some(date) => (date.year.clone(), format!("y{}", date.year)),
                None => (self.words.say("undated"), "undated".to_owned()),
            };
            match groups.last_mut() {
                Some(group) if group.anchor == anchor => group.articles.push(article),
                _ => groups.push(ArticleGroupView { label, anchor, articles: vec![article] }),
            }
        }
        groups
    }

    /// Years with counts and the page of the list on which each begins.
    fn years_of(&self, oldest_first: &[ArticleIndex], first: &str) -> Vec<CountView> {
        let mut years: Vec<(String, String, usize, usize)> = Vec::new();
        for (position, index) in order(oldest_first).enumerate() {
            let date = self.archive.article(index).document.date;
            let (label, anchor) = match date {
                Some(date) => (date.year().to_string(), format!("y{}", date.year())),
                None => (self.words.say("undated"), "undated".to_owned()),
            };
            match years.last_mut() {
                Some((_, known, count, _)) if *known == anchor => *count += 1,
                _ => years.push((label, anchor, 1, position / PAGE_LENGTH + 1)),
            }
        }
        let view = |(label, anchor, count, number): (String, String, usize, usize)| CountView {
            label,
            address: Some(format!("{}#{anchor}", addresses::numbered(first, number))),
            count,
        };
        years.into_iter().map(view).collect()
    }

    pub(super) fn entity_list(&self, kind: Kind, number: usize) -> EntityListView {
        let entities = self.shared.order.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let shown = &entities[(number - 1) * PAGE_LENGTH..entities.len().min(number * PAGE_LENGTH)];
        EntityListView {
            key: kind.folder(),
            title: self.words.say(&format!("section_{}", kind.folder())),
            total: entities.len(),
            groups: self.by_letter(shown.iter().map(|index| self.entity_link(*index)).collect()),
            pager: self.pager(&format!("{}/index.html", kind.folder()), number, page_count(entities.len())),
        }
    }

    pub(super) fn publisher_list(&self, number: usize) -> EntityListView {
        let publishers = &self.shared.publisher_order;
        let shown = &publishers[(number - 1) * PAGE_LENGTH..publishers.len().min(number * PAGE_LENGTH)];
        let link = |index: &PublisherIndex| {
            let publisher = self.archive.publisher(*index);
            let address = addresses::publisher(&self.archive, *index);
            EntityLinkView {
                id: address.trim_end_matches(".html").to_owned(),
                kind: "organization",
                address,
                name: publisher.name.clone(),
                summary: None,
                articles: publisher.articles.len(),
                mentions: 0,
                count: publisher.articles.len(),
                anchor: None,
            }
        };
        EntityListView {
            key: "publishers",
            title: self.words.say("section_publishers"),
            total: publishers.len(),
            groups: self.by_letter(shown.iter().map(link).collect()),
            pager: self.pager("publishers/index.html", number, page_count(publishers.len())),
        }
    }

    /// Groups by first letter; letters that the language sorts as one stand together (É under E), Қ stays apart from К where it is a
    /// letter of its own.
    fn by_letter(&self, entities: Vec<EntityLinkView>) -> Vec<LetterGroupView> {
        let mut groups: Vec<LetterGroupView> = Vec::new();
        for entity in entities {
            let label = first_letter(&entity.name);
            match groups.last_mut() {
                Some(group) if group.label == label => group.entities.push(entity),
                _ => {
                    let anchor = format!("letter-{}", groups.len() + 1);
                    groups.push(LetterGroupView { label, anchor, entities: vec![entity] });
                }
            }
        }
        groups
    }
}

/// The letter under which a name stands: its first letter or digit, without accents on Latin letters.
fn first_letter(name: &str) -> String {
    let Some(letter) = name.chars().find(|letter| letter.is_alphanumeric()) else { return "#".to_owned() };
    if letter.is_numeric() {
        return "0–9".to_owned();
    }
    let base = letter.to_string().nfd().next().filter(char::is_ascii).unwrap_or(letter);
    base.to_uppercase().collect()
}

/// The order in which a list shows articles: dated ones, the latest first, then the undated.
fn order(oldest_first: &[ArticleIndex]) -> impl Iterator<Item = ArticleIndex> {
    oldest_first.iter().rev().copied()
}

fn page_of(oldest_first: &[ArticleIndex], number: usize) -> Vec<ArticleIndex> {
    order(oldest_first).skip((number - 1) * PAGE_LENGTH).take(PAGE_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_under_their_letter() {
        assert_eq!(first_letter("Élise"), "E");
        assert_eq!(first_letter("«Нұр Отан»"), "Н");
        assert_eq!(first_letter("қазақ"), "Қ");
        assert_eq!(first_letter("20,000 terrorists"), "0–9");
    }
}
