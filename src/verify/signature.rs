//! The signature of `SHA256SUMS`, as `minisign` and `rsign` make it. The only module that knows the verifier.
//!
//! Why a key from inside the folder proves nothing: whoever can change a page can change the key beside it and sign anew. Such a key is
//! tried, because a signature that does not even fit its own key is broken, and what comes of it is said with that reservation.
//!
//! The first line of a signature (`untrusted comment:`) is signed by nothing, in this format; what stands there is never shown.

use minisign_verify::Error;
use minisign_verify::PublicKey;
use minisign_verify::Signature;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::verify::SIGNATURE;

/// A public key, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    key: PublicKey,
    origin: Origin,
}

/// Who says that a key is the publisher's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Whoever asks: it came by another way than the folder.
    Given,
    /// A file of the folder itself, by its path.
    Inside(FilePath),
}

/// What a signature says, when it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What the signer wrote into it, and signed: often the time and the file's name.
    pub comment: String,
    pub origin: Origin,
}

impl Key {
    /// Reads a key: the text of a `.pub` file, or its second line alone. `None` where it is neither.
    pub fn parse(text: &str, origin: Origin) -> Option<Key> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let key = PublicKey::decode(text).or_else(|_| PublicKey::from_base64(text)).ok()?;
        Some(Key { key, origin })
    }

    /// Whether it came by another way than the folder.
    pub fn is_given(&self) -> bool {
        self.origin == Origin::Given
    }
}

/// Checks a signature of a list. Legacy signatures, over the list itself instead of its hash, are as good.
pub fn check(sums: &[u8], signature: &[u8], key: &Key) -> Result<Signed, Box<Diagnostic>> {
    let problem =
        |message: &str| Box::new(Diagnostic::error(ProblemKind::Signature, message).in_file(&FilePath::new(SIGNATURE)));
    let Some(signature) = decoded(signature) else {
        return Err(problem("this is no minisign signature, or a damaged one"));
    };
    match key.key.verify(sums, &signature, true) {
        Ok(()) => Ok(Signed { comment: plain(signature.trusted_comment()), origin: key.origin.clone() }),
        Err(Error::UnexpectedKeyId) => {
            let hint = "ask the publisher, by another way than this folder, which key is theirs";
            Err(Box::new(problem("the list of hashes was signed with another key").hint(hint)))
        }
        Err(_) => {
            let hint = "the list, or its signature, was changed after it was signed: no file of this folder is proved";
            Err(Box::new(problem("the signature does not fit the list of hashes").hint(hint)))
        }
    }
}

fn decoded(signature: &[u8]) -> Option<Signature> {
    let text = std::str::from_utf8(signature).ok()?;
    if has_form(text) { Signature::decode(text).ok() } else { None }
}

/// Four lines, each with what it must begin with; the verifier is content with less.
fn has_form(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let [untrusted, _, trusted, _] = lines[..] else { return false };
    untrusted.starts_with("untrusted comment: ") && trusted.starts_with("trusted comment: ")
}

/// A comment that a terminal can show.
fn plain(comment: &str) -> String {
    comment.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
