//! Rows of a table of claims find their articles, and change there what they say otherwise.
//!
//! A claim is known by its id, wherever it stands; one without an id by everything that its row says. Nothing is taken out of a file.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::command::import::asked::Import;
use crate::command::import::known::Known;
use crate::command::import::plan::Step;
use crate::command::import::put;
use crate::command::import::put::Put;
use crate::command::import::row;
use crate::command::writing::Failed;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::edit::Change;
use crate::edit::Written;
use crate::import::ClaimRow;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::slug;

/// What became of the rows.
#[derive(Debug, Default)]
pub(super) struct Dealt {
    pub new: usize,
    pub fields: usize,
    pub already: usize,
    pub puts: Vec<(Put, String)>,
    pub problems: Vec<Diagnostic>,
}

/// Where claims stand: their articles by their ids, with their numbers there.
struct Standing {
    by_id: HashMap<String, (String, usize)>,
    taken: HashSet<String>,
}

/// Writes the claims of all tables into their articles. Errors where the disk does not take it.
pub(super) fn deal(rows: Vec<ClaimRow>, known: &Known, import: &Import) -> Result<Dealt, String> {
    let mut dealt = Dealt::default();
    if rows.is_empty() {
        return Ok(dealt);
    }
    let by_id = known.claims();
    let mut standing = Standing { taken: by_id.keys().cloned().collect(), by_id };
    let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for row in rows {
        match plan(&row, known, &mut standing) {
            Ok((path, new)) if new.is_empty() => {
                dealt.already += 1;
                dealt.puts.push((Put::Nothing(path), row.from));
            }
            Ok((path, new)) => {
                let is_new = matches!(new.first(), Some(Change::Add(..)));
                dealt.new += usize::from(is_new);
                dealt.fields += if is_new { 0 } else { new.len() };
                changes.entry(path).or_default().extend(new);
            }
            Err(message) => {
                dealt.problems.push(Diagnostic::warning(ProblemKind::NotImported, format!("{}: {message}", row.from)))
            }
        }
    }
    for (path, changes) in changes {
        let from = format!("{} of claims", crate::command::counted::grouped(changes.len(), "change"));
        match put::put(&Step::Change { path, changes }, import) {
            Ok(put) => dealt.puts.push((put, from)),
            Err(Failed::This(problem)) => dealt.problems.push(*problem),
            Err(Failed::Disk(message)) => return Err(message),
        }
    }
    Ok(dealt)
}

/// What a row changes, and in which file. Errors where that cannot be told.
fn plan(row: &ClaimRow, known: &Known, standing: &mut Standing) -> Result<(String, Vec<Change>), String> {
    let article = article(row, known)?;
    if let Some((path, number)) = row.id.as_ref().and_then(|id| standing.by_id.get(id)) {
        if article.as_ref().is_some_and(|article| article != path) {
            return Err(format!(
                "the claim `{}` stands in `{path}`, not in the article that this row names",
                row.id.as_deref().unwrap_or_default()
            ));
        }
        let there = known.fields(path).and_then(|fields| fields.values_of("claims").get(*number));
        let changes = there.map_or_else(Vec::new, |there| changes(there, row, known));
        return Ok((path.clone(), changes.into_iter().map(|change| below(change, *number)).collect()));
    }
    let path = article
        .ok_or("no article of this archive is the one that has this claim's words; name it by `article` or `url`")?;
    let there = known.fields(&path).map_or(&[][..], |fields| fields.values_of("claims"));
    let is_same = |there: &Value| changes(there, row, known).is_empty();
    if row.id.is_none() && there.iter().any(is_same) {
        return Ok((path, Vec::new()));
    }
    let mut missing = vec!["question", "claimant", "quote"];
    missing.retain(|name| field(row, name).is_none());
    if !missing.is_empty() {
        return Err(format!("a claim that is new needs `{}`", missing.join("`, `")));
    }
    let id = new_id(row, standing)?;
    let mut fields = vec![("id".to_owned(), Written::text(&id))];
    fields.extend(row.fields.clone());
    Ok((path, vec![Change::Add("claims".to_owned(), Written::Map(fields))]))
}

/// The article that a row names.
fn article(row: &ClaimRow, known: &Known) -> Result<Option<String>, String> {
    let by_id = row.article.as_deref().map(|article| {
        known.with_id(article, "articles").or_else(|| known.article_of(&[article.to_owned()], Some(article)))
    });
    match (by_id, &row.url) {
        (Some(Some(path)), _) => Ok(Some(path)),
        (None | Some(None), Some(url)) => match known.article_of(std::slice::from_ref(url), None) {
            Some(path) => Ok(Some(path)),
            None => Err(format!("no article of this archive is at `{url}`")),
        },
        (Some(None), None) => {
            Err(format!("there is no article `{}` in this archive", row.article.as_deref().unwrap_or_default()))
        }
        (None, None) => Ok(None),
    }
}

fn field<'a>(row: &'a ClaimRow, name: &str) -> Option<&'a str> {
    let (_, value) = row.fields.iter().find(|(known, _)| known == name)?;
    match value {
        Written::Text(text) | Written::Plain(text) => Some(text),
        Written::Null | Written::List(_) | Written::Map(_) => None,
    }
}

/// What a row says otherwise than a claim that is there. Tables have the words of the article for a quotation, with its signs.
fn changes(there: &Value, row: &ClaimRow, known: &Known) -> Vec<Change> {
    let quote = match there.entry("quote").map(|quote| &quote.shape) {
        Some(Shape::Scalar { text, .. }) => letters(text),
        _ => String::new(),
    };
    let mut fields = row.fields.clone();
    fields.retain(|(name, value)| match value {
        Written::Text(text) => name != "quote" || letters(text) != quote,
        _ => true,
    });
    row::changes(there, &fields, (known.names(), None))
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A change of a claim as one of the file.
fn below(change: Change, number: usize) -> Change {
    let way = |path: Vec<String>| {
        let mut way = vec!["claims".to_owned(), number.to_string()];
        way.extend(path);
        way
    };
    match change {
        Change::Set(path, value) => Change::Set(way(path), value),
        Change::Remove(path) => Change::Remove(way(path)),
        Change::Add(name, value) => Change::Set(way(vec![name]), value),
    }
}

/// The id of a new claim: its own, else one made of who claims what.
fn new_id(row: &ClaimRow, standing: &mut Standing) -> Result<String, String> {
    if let Some(id) = &row.id {
        let is_id = id.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
        return match (is_id, standing.taken.insert(id.clone())) {
            (false, _) => Err(format!("`{id}` cannot be the id of a claim: letters, digits and hyphens can")),
            (true, false) => Err(format!("the id `{id}` stands in this table twice")),
            (true, true) => Ok(id.clone()),
        };
    }
    let claimant = field(row, "claimant").unwrap_or_default();
    let who = claimant.rsplit('/').next().unwrap_or(claimant);
    let what = ["value", "min", "max", "text"].iter().find_map(|name| field(row, name)).unwrap_or_default();
    let base = slug(&format!("{who}-{what}").to_lowercase()).unwrap_or_else(|| "claim".to_owned());
    let mut ids = [base.clone()].into_iter().chain((2..).map(|number| format!("{base}-{number}")));
    let id = ids.find(|id| !standing.taken.contains(id)).unwrap_or(base);
    standing.taken.insert(id.clone());
    Ok(id)
}
