//! Publishers: organizations that are registered, and names as articles have them.

use std::collections::BTreeMap;

use crate::archive::index::EntityIndex;
use crate::archive::index::PublisherIndex;
use crate::archive::register::lookup::Lookup;
use crate::archive::register::registered::Registered;
use crate::document;
use crate::value::Kind;
use crate::value::QuickMap;

/// A publisher as articles name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::archive) struct Registration {
    pub name: String,
    /// The organization that it is, where that is registered.
    pub organization: Option<EntityIndex>,
}

/// All publishers of the articles.
pub(in crate::archive) struct Publishers {
    /// By name.
    pub all: Vec<Registration>,
    by_name: QuickMap<String, PublisherIndex>,
}

impl Publishers {
    pub(super) fn gather(articles: &[document::Article], entities: &[Registered], lookup: &Lookup) -> Publishers {
        let mut written: BTreeMap<Registration, Vec<&str>> = BTreeMap::new();
        for publisher in articles.iter().filter_map(|article| article.publisher.as_ref()) {
            let organization = lookup.find(Some(Kind::Organization), &publisher.value).ok();
            let name = organization.map_or(&publisher.value, |index| &entities[index.get()].name);
            written.entry(Registration { name: name.clone(), organization }).or_default().push(&publisher.value);
        }
        let mut all = Vec::with_capacity(written.len());
        let mut by_name = QuickMap::default();
        for (registration, spellings) in written {
            for spelling in spellings {
                by_name.insert(spelling.to_owned(), PublisherIndex::new(all.len()));
            }
            all.push(registration);
        }
        Publishers { all, by_name }
    }

    pub(super) fn find(&self, name: &str) -> Option<PublisherIndex> {
        self.by_name.get(name).copied()
    }

    pub(in crate::archive) fn get(&self, index: PublisherIndex) -> &Registration {
        &self.all[index.get()]
    }
}
