//! A page as it was saved, whatever it was saved in.

/// The bytes of a page, and what is known of them from outside.
#[derive(Debug, Clone, Default)]
pub struct Saved {
    pub bytes: Vec<u8>,
    /// The address that it was saved from.
    pub url: Option<String>,
    /// When it was saved, as a field is written.
    pub at: Option<String>,
    /// What saved it.
    pub tool: Option<String>,
    /// The character set that the server named.
    pub charset: Option<String>,
}
