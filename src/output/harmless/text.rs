//! Bytes as text: a saved page is in the encoding of its day, and says which in a mark, a header or a `meta` element.

use encoding_rs::Encoding;
use encoding_rs::ISO_2022_JP;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1251;
use encoding_rs::WINDOWS_1252;

/// How far a browser looks for the name of an encoding.
const HEAD: usize = 1024;

/// The text, and whether every browser reads it so from these bytes.
pub(super) fn read(bytes: &[u8]) -> (String, bool) {
    let has_mark = Encoding::for_bom(bytes).is_some();
    let named = named(&bytes[..bytes.len().min(HEAD)]).filter(|encoding| !is_utf(encoding));
    // Letters that are UTF-8 by accident are rarer than pages that name an encoding they are not in; one encoding has no others.
    let may_be_utf8 = !has_mark && named != Some(ISO_2022_JP);
    if may_be_utf8 && let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), named.is_none());
    }
    let encoding = named.unwrap_or_else(|| guessed(bytes));
    let (text, _, _) = encoding.decode(bytes);
    (text.into_owned(), false)
}

/// Encodings in which texts were written before UTF-8.
const OLD: [&Encoding; 9] = [
    WINDOWS_1251,
    encoding_rs::KOI8_R,
    encoding_rs::IBM866,
    encoding_rs::X_MAC_CYRILLIC,
    encoding_rs::ISO_8859_5,
    WINDOWS_1252,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
];

/// Reads a text in every encoding that it may be in: for whoever looks for a word and must not miss it.
pub(in crate::output) fn in_old_encodings(bytes: &[u8], see: &mut dyn FnMut(&str)) {
    for encoding in OLD {
        see(&encoding.decode_without_bom_handling(bytes).0);
    }
}

/// Reads a text that may say by a mark which Unicode it is in, and is in the encoding of the West where it does not.
pub(in crate::output) fn by_mark(bytes: &[u8]) -> String {
    WINDOWS_1252.decode(bytes).0.into_owned()
}

/// Looks like text: no zeros, unless it is UTF-16 and says so.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let has_mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    has_mark || !bytes.contains(&0)
}

/// A page that can say so in ASCII is not in UTF-16, whatever it says.
fn is_utf(encoding: &'static Encoding) -> bool {
    [UTF_8, UTF_16BE, UTF_16LE].contains(&encoding)
}

fn named(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = ["charset", "encoding"].iter().filter_map(|word| Some(head.find(word)? + word.len())).min()?;
    let value = head[at..].trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end =
        value.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_:".contains(letter)).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

/// Without a name the bytes say: of Cyrillic letters nearly all lie in the upper half, of Latin ones few.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let upper = bytes.iter().filter(|byte| **byte >= 0xc0).count();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if upper * 4 > letters { WINDOWS_1251 } else { WINDOWS_1252 }
}
