//! Indexes into the tables of the archive, each of its own type.

use crate::names::BearerIndex;

macro_rules! index {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            pub(super) fn new(index: usize) -> Self {
                $name(u32::try_from(index).expect("an archive has fewer than four billion of anything"))
            }

            pub fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(ArticleIndex, "An article of the archive.");
index!(EntityIndex, "An entity of the archive.");
index!(PublisherIndex, "A publisher of the archive.");
index!(PageIndex, "A standing page of the archive.");
index!(AnnotationIndex, "An annotation of the archive.");
index!(ClaimIndex, "A claim of the archive.");

/// A mention in the archive, by the text that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionIndex {
    pub(super) owner: Owner,
    pub(super) at: u32,
}

impl MentionIndex {
    /// Whose text it stands in.
    pub fn owner(self) -> Owner {
        self.owner
    }
}

/// What a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    Article(ArticleIndex),
    Entity(EntityIndex),
    Page(PageIndex),
}

// All entities bear names, and the searcher has them in the order of the register.

impl From<BearerIndex> for EntityIndex {
    fn from(bearer: BearerIndex) -> EntityIndex {
        EntityIndex::new(bearer.get())
    }
}

impl From<EntityIndex> for BearerIndex {
    fn from(entity: EntityIndex) -> BearerIndex {
        BearerIndex::new(entity.get())
    }
}
