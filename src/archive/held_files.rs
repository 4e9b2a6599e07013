//! Static files that are held back with the only texts that use them: a picture can say more than its text.
//!
//! A file that no text names is published, as everything under `static/` is; one that lies beside a text is published only where a text that is
//! published uses it.

use std::collections::BTreeSet;

use crate::archive::annotations::Annotation;
use crate::archive::held::Held;
use crate::archive::ids::Target;
use crate::archive::linked::Article;
use crate::archive::linked::Entity;
use crate::archive::linked::Standing;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Image;
use crate::value::FilePath;

/// Everything that is published and may use a file.
pub(super) struct Published<'a> {
    pub articles: &'a [Article],
    pub entities: &'a [Entity],
    pub pages: &'a [Standing],
    pub annotations: &'a [Annotation],
}

/// Of files that texts use which are held back, and of those beside texts, the ones that no published text uses.
pub(super) fn of(held: &Held, published: &Published, problems: &mut Vec<Diagnostic>) -> BTreeSet<FilePath> {
    let mut files: BTreeSet<FilePath> = held.files.union(&held.beside).cloned().collect();
    if files.is_empty() {
        return files;
    }
    for article in published.articles {
        remove_linked(&article.links, &mut files);
        remove_shown(&article.document, &mut files);
    }
    for entity in published.entities {
        remove_linked(&entity.links, &mut files);
        remove_picture(entity.document.as_ref().and_then(|document| document.image.as_ref()), &mut files);
    }
    for page in published.pages {
        remove_linked(&page.links, &mut files);
    }
    for annotation in published.annotations {
        remove_linked(&annotation.links, &mut files);
    }
    problems.extend(files.iter().map(|file| of_file(file, held)));
    files
}

fn remove_linked(links: &[Target], files: &mut BTreeSet<FilePath>) {
    for target in links {
        if let Target::File(file) = target {
            files.remove(file);
        }
    }
}

fn remove_picture(image: Option<&Image>, files: &mut BTreeSet<FilePath>) {
    if let Some(picture) = image.and_then(|image| image.src.as_ref()) {
        files.remove(picture);
    }
}

/// Removes the picture of an article, its captures and its recordings.
fn remove_shown(document: &document::Article, files: &mut BTreeSet<FilePath>) {
    remove_picture(document.image.as_ref(), files);
    let captures = document.captures.iter().filter_map(|capture| capture.file.as_ref());
    let recordings = document.media.iter().filter_map(|media| media.file.as_ref());
    for file in captures.chain(recordings) {
        files.remove(file);
    }
}

/// Says that a file is held back.
fn of_file(file: &FilePath, held: &Held) -> Diagnostic {
    let folder = if held.beside.contains(file) { "content" } else { "static" };
    let path = FilePath::new(format!("{folder}/{file}"));
    if held.files.contains(file) {
        let message = "only texts that are held back use this file: it is held back too";
        return Diagnostic::note(ProblemKind::NotPublished, message).in_file(&path);
    }
    let hint = "articles and pages are Markdown files; a picture or another file goes out with a text that shows it or leads to it";
    Diagnostic::warning(ProblemKind::FileNotRead, "this file is not read, and no text uses it")
        .in_file(&path)
        .hint(hint)
}
