//! Names from A to Z.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::site::parts::links::EntityLinkView;
use crate::site::parts::pager::PagerView;
use crate::site::parts::render::Templated;

/// `entities.html` (A to Z in the language's order) and `publishers`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityListView {
    /// `people`, `places`, …, `publishers`.
    pub key: &'static str,
    pub title: String,
    pub total: usize,
    /// `filed`, `most_named`, `first_named`.
    pub order: &'static str,
    /// Where there are several.
    pub orders: Vec<NameOrderView>,
    pub groups: Vec<LetterGroupView>,
    pub pager: Option<PagerView>,
}

impl Templated for EntityListView {
    const TEMPLATE: &'static str = "entities.html";
    const NAME: &'static str = "list";
}

#[derive(Debug, Clone, Serialize)]
pub struct NameOrderView {
    pub label: String,
    pub address: String,
    pub current: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct LetterGroupView {
    pub label: String,
    pub anchor: String,
    pub entities: Vec<EntityLinkView>,
}

/// Groups by the first letter of what each is filed under; letters that the language sorts as one stand together (É under E), Қ stays apart from К where it is a
/// letter of its own.
pub fn by_letter(entities: impl IntoIterator<Item = (String, EntityLinkView)>) -> Vec<LetterGroupView> {
    grouped(entities.into_iter().map(|(filed, entity)| (first_letter(&filed), entity)))
}

/// Groups those that follow each other under one label.
pub fn grouped(entities: impl IntoIterator<Item = (String, EntityLinkView)>) -> Vec<LetterGroupView> {
    let mut groups: Vec<LetterGroupView> = Vec::new();
    for (label, entity) in entities {
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

/// The letter under which a name stands: its first letter or digit, without accents on Latin letters.
fn first_letter(name: &str) -> String {
    let Some(letter) = name.chars().find(|letter| letter.is_alphanumeric()) else { return "#".to_owned() };
    if letter.is_numeric() {
        return "0–9".to_owned();
    }
    let base = letter.to_string().nfd().next().filter(char::is_ascii).unwrap_or(letter);
    base.to_uppercase().collect()
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
