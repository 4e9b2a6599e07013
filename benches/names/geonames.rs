//! Towns of Kazakhstan from GeoNames: everything, or what a careful editor would keep.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::laboratory::Entry;

const STRUCK: &str = include_str!("geonames-struck.txt");

struct Town {
    id: String,
    population: u64,
    name: String,
    aliases: Vec<String>,
}

/// Every alias of three letters or more.
pub fn everything(sets: &Path) -> Vec<Entry> {
    let long = |alias: &String| alias.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    let entries = towns(sets).into_iter().map(|town| {
        let aliases: BTreeSet<String> = town.aliases.into_iter().filter(long).collect();
        let forms = std::iter::once(town.name.clone()).chain(aliases.into_iter().filter(|alias| *alias != town.name));
        Entry { id: town.id, forms: forms.collect() }
    });
    entries.collect()
}

/// The display name and the Cyrillic forms; a form of several towns only for one that is ten times as large as every other; none that the
/// list of struck forms has.
pub fn edited(sets: &Path) -> Vec<Entry> {
    let struck = struck();
    let towns = towns(sets);
    let mut owners: HashMap<&str, Vec<u64>> = HashMap::new();
    for town in &towns {
        let forms: BTreeSet<&str> = forms(town).collect();
        forms.into_iter().for_each(|form| owners.entry(form).or_default().push(town.population));
    }
    let entries = towns.iter().filter_map(|town| {
        let is_kept = |form: &&str| {
            let rivals = &owners[*form];
            let is_largest = rivals.iter().filter(|population| **population * 10 > town.population).count() <= 1;
            !struck.contains(form) && (rivals.len() == 1 || is_largest && rivals.contains(&town.population))
        };
        let kept: BTreeSet<&str> = forms(town).filter(is_kept).collect();
        let forms: Vec<String> = kept.into_iter().map(ToOwned::to_owned).collect();
        (!forms.is_empty()).then(|| Entry { id: town.id.clone(), forms })
    });
    entries.collect()
}

fn forms(town: &Town) -> impl Iterator<Item = &str> {
    let is_cyrillic = |alias: &&String| {
        alias.chars().all(|letter| matches!(letter, '\u{400}'..='\u{52f}' | ' ' | '-')) && alias.chars().count() > 3
    };
    town.aliases.iter().filter(is_cyrillic).map(String::as_str).chain([town.name.as_str()])
}

fn struck() -> BTreeSet<&'static str> {
    let lines = STRUCK.lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(": ").map(|(_, list)| list));
    lists.flat_map(|list| list.split(", ")).collect()
}

fn towns(sets: &Path) -> Vec<Town> {
    let text = fs::read_to_string(sets.join("geonames-kz/geonames-kz.json")).expect("the set of towns");
    let Value::Array(towns) = serde_json::from_str(&text).expect("JSON") else { panic!("a list of towns") };
    let town = |town: &Value| Town {
        id: format!("places/g{}", town["id"]),
        population: town["population"].as_u64().unwrap_or(0),
        name: town["name"].as_str().expect("a name").to_owned(),
        aliases: town["aliases"]
            .as_array()
            .expect("aliases")
            .iter()
            .filter_map(|alias| alias.as_str().map(ToOwned::to_owned))
            .collect(),
    };
    towns.iter().map(town).collect()
}
