//! What is held back, for those who would lead to it.
//!
//! A link to what is held back keeps its words, and a note says why: an error would stop a site from going out for as long as one of
//! its texts is not ready.

use std::collections::BTreeSet;
use std::collections::HashSet;

use crate::archive::content_id::content_id;
use crate::archive::statics::Statics;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::HeldBack;
use crate::input::Input;
use crate::names::key;
use crate::value::FilePath;
use crate::value::Kind;

/// Everything that is held back, by what it may be called.
#[derive(Debug, Default)]
pub(super) struct Held {
    ids: HashSet<String>,
    /// Folded names of entities.
    names: HashSet<String>,
    claims: HashSet<String>,
    /// Static files that texts use which are held back, if no other text does.
    pub files: BTreeSet<FilePath>,
}

impl Held {
    pub(super) fn new(held: &[HeldBack], input: &Input) -> Held {
        let mut found = Held::default();
        let statics = Statics::new(&input.statics);
        for HeldBack { source, ids, names, claims } in held {
            found.ids.extend(ids.iter().cloned());
            found.names.extend(names.iter().map(|name| key(name)));
            found.claims.extend(claims.iter().cloned());
            statics.gather(&source.text, &mut found.files);
        }
        if !found.files.is_empty() {
            let mut of_site = BTreeSet::new();
            let settings = input.settings.source.iter();
            for source in input.templates.iter().chain(settings) {
                statics.gather(&source.text, &mut of_site);
            }
            found.files.retain(|file| !of_site.contains(file));
        }
        found
    }

    /// Whether an id or a path in the archive is that of something held back.
    pub(super) fn has(&self, written: &str) -> bool {
        !self.ids.is_empty() && self.ids.contains(&content_id(written))
    }

    /// The same for the id of an article, also without its folder.
    pub(super) fn has_article(&self, written: &str) -> bool {
        self.has(written) || self.has(&format!("articles/{}", content_id(written)))
    }

    /// Whether an entity that is held back has this id, stem or name.
    pub(super) fn has_entity(&self, kind: Option<Kind>, written: &str) -> bool {
        if self.ids.is_empty() {
            return false;
        }
        let mut kinds = Kind::ALL.iter().filter(|known| kind.is_none_or(|kind| kind == **known));
        self.has(written)
            || kinds.any(|kind| self.has(&format!("{}/{written}", kind.folder())))
            || self.names.contains(&key(written))
    }

    pub(super) fn has_claim(&self, id: &str) -> bool {
        self.claims.contains(id)
    }
}

/// Says that a link or a reference leads to something that is held back.
pub(super) fn note(written: &str) -> Diagnostic {
    let message = format!("`{written}` is held back: nothing leads to it");
    Diagnostic::note(ProblemKind::HeldBack, message).hint("the words stay; the link comes with what it leads to")
}
