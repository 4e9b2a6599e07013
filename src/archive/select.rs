//! Leaves out articles of the future, and files whose address is taken; puts the rest in order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::clock;
use crate::archive::translated;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::AnnotationFile;
use crate::document::Article;
use crate::document::Documents;
use crate::document::HeldBack;
use crate::input::Options;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::QuickMap;
use crate::value::Source;
use crate::value::in_small;

/// Selects what this build publishes: articles by date, entities and pages by id.
pub(super) fn select(documents: Documents, options: &Options, diagnostics: &mut Vec<Diagnostic>) -> Documents {
    let Documents { mut articles, mut entities, mut pages, footer, annotations, mut held } = documents;
    let files = beside_held(annotations, &mut held);
    attach(files, &mut articles, diagnostics);
    if !options.future {
        diagnostics.extend(clock::doubt(&articles, options, |date| is_after(date, options.today)));
        let is_later = |article: &mut Arc<Article>| article.date.is_some_and(|date| is_after(date, options.today));
        for article in articles.extract_if(.., is_later) {
            let note = Diagnostic::note(ProblemKind::NotPublished, format!("dated after {}, left out", options.today));
            diagnostics.push(note.hint("`--future`").in_file(&article.source.path));
            held.push(Arc::unwrap_or_clone(article).held_back());
        }
    }
    translated::join(&mut entities, &mut held, diagnostics);
    let mut taken = Taken::default();
    let of_entities = taken.take(entities.iter().map(|entity| (&entity.id, &entity.source)), diagnostics);
    let of_articles = taken.take(articles.iter().map(|article| (&article.id, &article.source)), diagnostics);
    let of_pages = taken.take(pages.iter().map(|page| (&page.id, &page.source)), diagnostics);
    leave_out(&mut entities, &of_entities);
    leave_out(&mut articles, &of_articles);
    leave_out(&mut pages, &of_pages);
    articles.par_sort_by(|a, b| (a.date.is_none(), a.date, &a.id).cmp(&(b.date.is_none(), b.date, &b.id)));
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    Documents { articles, entities, pages, footer, annotations: Vec::new(), held }
}

/// Holds notes back that lie beside what is held back. The others.
fn beside_held(files: Vec<AnnotationFile>, held: &mut Vec<HeldBack>) -> Vec<AnnotationFile> {
    let stems: HashSet<&str> = held.iter().map(|held| stem(held.source.path.as_str())).collect();
    let (beside, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| stems.contains(file.article.as_str()));
    held.extend(beside.iter().map(|file| HeldBack::unread(&file.source)));
    others
}

/// Gives the annotations of files to the articles that they lie beside.
fn attach(files: Vec<AnnotationFile>, articles: &mut [Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
    if files.is_empty() {
        return;
    }
    let mut by_stem: HashMap<String, usize> = HashMap::new();
    for (index, article) in articles.iter().enumerate() {
        by_stem.insert(stem(article.source.path.as_str()).to_owned(), index);
    }
    for file in files {
        match by_stem.get(file.article.as_str()) {
            Some(index) => Arc::make_mut(&mut articles[*index]).annotations.extend(file.annotations),
            None => {
                let problem = Diagnostic::warning(
                    ProblemKind::StrayAnnotations,
                    "there is no article beside these annotations; they are not shown",
                );
                let hint = format!("name the file after the file of its article: `{}.md`", file.article);
                diagnostics.push(problem.in_file(&file.source.path).hint(hint));
            }
        }
    }
}

fn stem(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, _)) => stem,
        None => path,
    }
}

/// Whether a date lies after a day: a month or a year does where it begins after it.
fn is_after(date: Date, day: Date) -> bool {
    date.first_day() > day.first_day()
}

/// Addresses that are taken, without regard to case: many file systems have none.
#[derive(Default)]
struct Taken<'a>(QuickMap<Cow<'a, str>, &'a FilePath>);

impl<'a> Taken<'a> {
    /// Gives addresses away; the places of those whose address another file has.
    fn take(
        &mut self,
        wanted: impl Iterator<Item = (&'a String, &'a Source)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> HashSet<usize> {
        let mut late = HashSet::new();
        for (place, (id, source)) in wanted.enumerate() {
            match self.0.entry(in_small(id)) {
                Entry::Vacant(entry) => drop(entry.insert(&source.path)),
                Entry::Occupied(first) => {
                    diagnostics.push(taken(id, first.get(), source));
                    late.insert(place);
                }
            }
        }
        late
    }
}

fn taken(id: &str, first: &FilePath, source: &Source) -> Diagnostic {
    let message = format!("`{id}.html` is the address of `{first}` already; this file is left out");
    let problem = Diagnostic::error(ProblemKind::AddressTaken, message).in_file(&source.path);
    problem.hint("rename one of the two, or give one a `slug:`")
}

fn leave_out<T>(all: &mut Vec<T>, places: &HashSet<usize>) {
    let mut place = 0..;
    all.retain(|_| place.next().is_none_or(|place| !places.contains(&place)));
}
