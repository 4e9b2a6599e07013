//! A text as it was read: shared by everybody who reads it, and known by a number.

use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::value::fingerprint;

/// A text that many hold.
#[derive(Clone)]
pub struct Text(Arc<Letters>);

struct Letters {
    text: Box<str>,
    /// What it hashes as. Whoever keeps what was made of a text asks for it at every build, and reads all its letters once.
    print: OnceLock<u128>,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl<T: Into<Box<str>>> From<T> for Text {
    fn from(text: T) -> Text {
        Text(Arc::new(Letters { text: text.into(), print: OnceLock::new() }))
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.print.get_or_init(|| fingerprint(&self.0.text)).hash(state);
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, formatter)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_hash_as_the_same() {
        let (one, same, other) = (Text::from("a"), Text::from(String::from("a")), Text::from("b"));
        assert_eq!(fingerprint(&one), fingerprint(&same));
        assert_eq!(fingerprint(&one), fingerprint(&one.clone()));
        assert_ne!(fingerprint(&one), fingerprint(&other));
    }
}
