//! What must hold of static files whatever they are: nothing panics, no page and no drawing runs anything, a picture that was cleaned is clean.
//!
//! Each function is a target of `fuzz/` and draws a short fixed run of cases in `tests/all/hostile.rs`.

use dateline::input::Outbound;
use dateline::output::harmless;
use dateline::output::harmless::Cleaned;
use dateline::value::FilePath;

const MODES: [Outbound; 3] = [Outbound::Live, Outbound::Capture, Outbound::Text];

/// A page or a drawing: the first byte says which and where it may lead, the rest is the file.
pub fn pages(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let name = ["a.html", "a.svg", "a.xhtml", "a.xml", "a"][usize::from(*kind) % 5];
    let outbound = MODES[usize::from(kind / 5) % 3];
    let cleaned = clean(name, bytes, outbound);
    let is_shown = ["a.html", "a.svg"].contains(&name);
    assert!(!is_shown || !runs(&cleaned.bytes), "{}", String::from_utf8_lossy(&cleaned.bytes));
}

/// A picture, a font, an office file, or what looks like one.
pub fn pictures(bytes: &[u8]) {
    let cleaned = clean("a", bytes, Outbound::Live);
    if cleaned.findings.is_empty() && imagesize::image_type(&cleaned.bytes).is_ok() {
        let again = clean("a", &cleaned.bytes, Outbound::Live);
        assert!(again.findings.is_empty(), "{:?}", again.findings);
    }
}

fn clean(name: &str, bytes: &[u8], outbound: Outbound) -> Cleaned {
    harmless::clean(bytes.to_vec(), &FilePath::new(name), outbound)
}

/// Whether a page or a drawing has a tag or an attribute that runs something.
pub fn runs(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    html5gum::Tokenizer::new(&*text).any(|token| match token {
        Ok(html5gum::Token::StartTag(tag)) => {
            let is_active = [&b"script"[..], b"iframe", b"object", b"embed", b"form", b"base"].contains(&&**tag.name);
            let runs = tag
                .attributes
                .iter()
                .any(|(name, value)| name.starts_with(b"on") || value.to_ascii_lowercase().starts_with(b"javascript:"));
            is_active || runs
        }
        _ => false,
    })
}
