//! What is held back, for those who would lead to it.
//!
//! A link to what is held back keeps its words, and a note says why: an error would stop a site from going out for as long as one of
//! its texts is not ready.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::content_id::content_id;
use crate::archive::statics::Statics;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::HeldBack;
use crate::document::Hold;
use crate::input::Input;
use crate::names::key;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;

/// Everything that is held back, by what it may be called.
#[derive(Debug, Default)]
pub(super) struct Held {
    ids: HashMap<String, Hold>,
    /// Folded names of entities, and pseudonyms.
    names: HashMap<String, Hold>,
    claims: HashSet<String>,
    /// Static files that texts use which are held back, if no other text does.
    pub files: BTreeSet<FilePath>,
    /// Files beside texts, if no published text uses them.
    pub beside: BTreeSet<FilePath>,
}

impl Held {
    pub(super) fn new(held: &[HeldBack], input: &Input) -> Held {
        let mut found = Held::default();
        let statics = Statics::new(&input.statics);
        for HeldBack { hold, source, ids, names, claims } in held {
            for id in ids {
                found.ids.insert(id.clone(), *hold);
            }
            for name in names {
                found.names.insert(key(name), *hold);
            }
            found.claims.extend(claims.iter().cloned());
            statics.gather(&source.text, &mut found.files);
        }
        found.beside.extend(input.statics.iter().filter(|file| file.is_beside).map(|file| file.path.clone()));
        if !found.files.is_empty() || !found.beside.is_empty() {
            let mut of_site = BTreeSet::new();
            let settings = input.settings.source.iter();
            for source in input.templates.iter().chain(settings) {
                statics.gather(&source.text, &mut of_site);
            }
            found.files.retain(|file| !of_site.contains(file));
            found.beside.retain(|file| !of_site.contains(file));
        }
        found
    }

    /// Why what has this id or path in the archive is held back; `None` where nothing is.
    pub(super) fn file(&self, written: &str) -> Option<Hold> {
        if self.ids.is_empty() { None } else { self.ids.get(&content_id(written)).copied() }
    }

    /// The same for the id of an article, also without its folder.
    pub(super) fn article(&self, written: &str) -> Option<Hold> {
        match self.file(written) {
            Some(hold) => Some(hold),
            None => self.file(&format!("articles/{}", content_id(written))),
        }
    }

    /// The same for the id, stem or name of an entity.
    pub(super) fn entity(&self, kind: Option<Kind>, written: &str) -> Option<Hold> {
        if self.ids.is_empty() {
            return None;
        }
        if let Some(hold) = self.file(written) {
            return Some(hold);
        }
        for known in Kind::ALL {
            if kind.is_none_or(|kind| kind == known)
                && let Some(hold) = self.file(&format!("{}/{written}", known.folder()))
            {
                return Some(hold);
            }
        }
        self.names.get(&key(written)).copied()
    }

    pub(super) fn has_claim(&self, id: &str) -> bool {
        self.claims.contains(id)
    }
}

/// Says that a link leads to something that is held back.
pub(super) fn note(hold: Hold, written: &str) -> Diagnostic {
    let message = format!("`{written}` is held back: nothing leads to it");
    let hint = match hold {
        Hold::Unpublished => "the words stay; the link comes with what it leads to",
        Hold::Withheld => "the words stay",
    };
    Diagnostic::note(ProblemKind::HeldBack, message).hint(hint)
}

/// The same of a name in a field: of a pseudonym there is nothing to say, it is the text that is meant to stand there.
pub(super) fn note_of_name(hold: Hold, name: &Located<String>, source: &Source) -> Option<Diagnostic> {
    match hold {
        Hold::Unpublished => Some(note(hold, &name.value).at(source, name.span)),
        Hold::Withheld => None,
    }
}
