//! A folder of finished bytes becomes the problems of a copy: whether each file is the one that was published, and whether the site
//! holds together.
//!
//! 1. [`File::look`] takes one file's bytes for what the others need to know of it: its hash, its ids, its canonical address.
//! 2. [`Folder`] holds that for every path; no text is kept, so that a folder may be larger than memory.
//! 3. [`Sums`] is what `SHA256SUMS` says; [`compare`] lays it beside the folder; [`signature`] says who signed it.
//! 4. [`follow`] reads one file again, with the folder beside it: links, fragments, requests to elsewhere, stated copies.
//! 5. [`copies`] recomputes what tables and pages state about saved copies. A saved page is published without what would run in it, so
//!    that its bytes are others than those whose hash is stated: the build that saw both says so in `SHA256SUMS.originals`.
//!
//! Nothing here knows an archive: whatever folder has a `SHA256SUMS` can be proved. Nothing here reads a disk either: whoever walks the
//! folder hands over bytes, file by file, in any order and from any number of threads.
//!
//! Why no page is run: what a script would request cannot be told from its bytes. A page that must not request anything says so
//! itself, in its policy; here are all addresses that a browser loads without one.

mod address;
mod captures;
mod css;
mod feeds;
mod folder;
mod hash;
mod links;
mod markup;
mod references;
pub mod signature;
mod sums;

pub use captures::Captures;
pub use captures::Stated;
pub use captures::copies;
pub use captures::stated;
pub use folder::File;
pub use folder::Folder;
pub use folder::is_read;
pub use hash::Hash;
pub use links::Followed;
pub use links::follow;
pub use sums::Compared;
pub use sums::Sums;
pub use sums::compare;
pub use sums::is_beside;

/// The list of hashes, as `sha256sum` writes it.
pub const SUMS: &str = "SHA256SUMS";

/// The hashes of saved copies as they were kept, where those were made harmless before they were published.
pub const ORIGINALS: &str = "SHA256SUMS.originals";

/// Its signature, as `minisign` and `rsign` name it.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";

/// The table of what an archive links elsewhere, with its saved copies.
pub const LINKS: &str = "data/links.csv";
