//! Which pictures have smaller copies beside them: those that a page shows and that are much wider than a page shows them.
//!
//! A reader on a phone loads what a phone shows. The original stays where it is, and the picture leads to it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::Target;
use crate::input::StaticFile;
use crate::value::FilePath;

/// The widths of copies, in pixels: a phone's, and the column of an article on a screen of high resolution.
const WIDTHS: [usize; 2] = [640, 1280];

/// A copy is made of what is at least this much wider, in percent.
const WORTH: usize = 125;

/// Pictures with more pixels are shown as they are: to make a copy would take more memory than a build has.
const PIXELS: usize = 80_000_000;

/// The widths of the copies of each picture that has some, the smallest first.
pub fn copies(archive: &Archive, statics: &[StaticFile]) -> BTreeMap<FilePath, Vec<usize>> {
    let shown = shown(archive);
    let mut copies = BTreeMap::new();
    for file in statics {
        let Some((width, height)) = file.size.filter(|_| file.can_shrink && shown.contains(&file.path)) else {
            continue;
        };
        let mut widths = WIDTHS.to_vec();
        widths.retain(|smaller| width * 100 >= smaller * WORTH && width.saturating_mul(height) <= PIXELS);
        if !widths.is_empty() {
            copies.insert(file.path.clone(), widths);
        }
    }
    copies
}

/// Every file of the site that a text shows or leads to.
fn shown(archive: &Archive) -> BTreeSet<&FilePath> {
    let mut shown = BTreeSet::new();
    for article in &archive.articles {
        add(&article.links, &mut shown);
        shown.extend(article.document.image.as_ref().and_then(|image| image.src.as_ref()));
    }
    for entity in &archive.entities {
        add(&entity.links, &mut shown);
        let document = entity.document.as_ref();
        shown.extend(document.and_then(|document| document.image.as_ref()?.src.as_ref()));
    }
    for page in &archive.pages {
        add(&page.links, &mut shown);
    }
    for annotation in &archive.annotations {
        add(&annotation.links, &mut shown);
    }
    shown
}

fn add<'a>(links: &'a [Target], shown: &mut BTreeSet<&'a FilePath>) {
    for link in links {
        if let Target::File(file) = link {
            shown.insert(file);
        }
    }
}
