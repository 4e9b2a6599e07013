//! Static files that are held back with the only texts that use them: a picture can say more than its text.
//!
//! A file that no text names is published, as everything under `static/` is.

use std::collections::BTreeSet;

use crate::archive::annotations::Annotation;
use crate::archive::ids::Target;
use crate::archive::linked::Article;
use crate::archive::linked::Entity;
use crate::archive::linked::Standing;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;

/// Everything that is published and may use a file.
pub(super) struct Published<'a> {
    pub articles: &'a [Article],
    pub entities: &'a [Entity],
    pub pages: &'a [Standing],
    pub annotations: &'a [Annotation],
}

/// Of files that texts use which are held back, those that no published text uses.
pub(super) fn of(
    held: &BTreeSet<FilePath>,
    published: &Published,
    problems: &mut Vec<Diagnostic>,
) -> BTreeSet<FilePath> {
    let mut files = held.clone();
    if files.is_empty() {
        return files;
    }
    let of_articles = published.articles.iter().map(|article| &article.links);
    let of_entities = published.entities.iter().map(|entity| &entity.links);
    let of_pages = published.pages.iter().map(|page| &page.links);
    let of_notes = published.annotations.iter().map(|annotation| &annotation.links);
    for target in of_articles.chain(of_entities).chain(of_pages).chain(of_notes).flatten() {
        if let Target::File(file) = target {
            files.remove(file);
        }
    }
    for article in published.articles {
        let document = &article.document;
        let pictures = document.image.iter().filter_map(|image| image.src.as_ref());
        for file in pictures.chain(document.captures.iter().filter_map(|capture| capture.file.as_ref())) {
            files.remove(file);
        }
    }
    problems.extend(files.iter().map(note_of_file));
    files
}

/// Says that a static file is held back.
fn note_of_file(file: &FilePath) -> Diagnostic {
    let message = "only texts that are held back use this file: it is held back too";
    let path = FilePath::new(format!("static/{file}"));
    Diagnostic::note(ProblemKind::NotPublished, message).in_file(&path)
}
