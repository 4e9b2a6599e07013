//! Claims: who answered which question, with which words, and what their answers say of each other.
//!
//! 1. Article by article, a claim's question, claimant and speaker are resolved and its quote is found, word for word (`quoted`). A claim
//!    without a question or without its words is an error and is left out: nothing is shown that a reader cannot check. So is
//!    one whose quote stands in several places.
//! 2. Its words are asked whether they give its figure, and its date whether the article can have known of it (`doubts`, `numerals`).
//! 3. Then ids are compared over the whole archive, and relations are resolved (`relating`).

mod circles;
mod claim;
mod doubts;
mod numerals;
mod quoted;
mod relating;

pub use claim::Claim;
pub use claim::Relation;

pub(super) use quoted::Claims;
pub(super) use quoted::link;
pub(super) use relating::Ids;
pub(super) use relating::Placed;
pub(super) use relating::relate;
