//! The text of bytes in whatever character set. The only module of this row that knows the libraries for it.
//!
//! 1. A byte order mark counts before everything, then letters that are right in UTF-8: pages are converted and keep their old word.
//! 2. Then the server's word, then the page's own, as browsers have it; a word that the bytes give the lie counts nothing.
//! 3. Else the bytes are looked at.

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::UTF_8;

/// How far into a page it may say its character set; browsers look at 1,024 bytes, and pages are often late.
const HEAD: usize = 8 << 10;

/// Reads bytes as text. `said` is what the server named.
pub(super) fn text(bytes: &[u8], said: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    // Letters that are right in UTF-8 are right by no chance.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let own = in_page(&bytes[..bytes.len().min(HEAD)]);
    for label in said.into_iter().chain(own.as_deref()) {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else { continue };
        // UTF-16 without a mark is a page that was converted and says so no more.
        let encoding = encoding.output_encoding();
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return text.into_owned();
        }
    }
    let is_nearly_utf8 = String::from_utf8_lossy(bytes).matches('\u{fffd}').count() * 1000 < bytes.len();
    let letters = bytes.windows(2).filter(|pair| matches!(pair[0], 0xc3 | 0xd0 | 0xd1 | 0xd2));
    let has_letters = letters.count() * 200 > bytes.len();
    if is_nearly_utf8 && has_letters {
        return UTF_8.decode_without_bom_handling(bytes).0.into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0.into_owned()
}

/// The character set that a page names: `<meta charset=x>`, `content="text/html; charset=x"`, `<?xml encoding="x"?>`.
fn in_page(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = of_xml(&head).or_else(|| of_meta(&head))?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_' | ':'));
    let label = &value[..end.unwrap_or(value.len())];
    (!label.is_empty()).then(|| label.to_owned())
}

/// What follows the name of the encoding in the declaration of XML.
fn of_xml(head: &str) -> Option<&str> {
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding=")?;
    Some(value)
}

/// What follows the name of the encoding in the first element that says one.
fn of_meta(head: &str) -> Option<&str> {
    head.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        let (_, value) = tag.split_once("charset=")?;
        Some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_1251(text: &str) -> Vec<u8> {
        encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
    }

    #[test]
    fn the_servers_word_then_the_pages_then_the_bytes() {
        let russian = "Прокуратура сообщила о погибших во время январских событий в Алматы";
        let page = format!("<meta charset=\"windows-1251\"><p>{russian}</p>");
        assert_eq!(text(&in_1251(&page), None), page);
        assert_eq!(text(&in_1251(russian), Some("cp1251")), russian);
        assert_eq!(text(&in_1251(&format!("<p>{russian}</p>")), None), format!("<p>{russian}</p>"));
        // A page that was converted and kept its old word.
        assert_eq!(text(page.as_bytes(), Some("utf-8")), page);
        assert_eq!(text(&in_1251(russian), Some("utf-8")), russian);
        assert_eq!(text(b"\xff\xfea\0b\0", Some("utf-8")), "ab");
    }

    #[test]
    fn one_broken_byte_does_not_make_another_language_of_a_page() {
        let mut bytes = "Тоқаев мәлімдеді. ".repeat(200).into_bytes();
        bytes.insert(18, 0xff);
        assert!(text(&bytes, Some("utf-8")).contains("мәлімдеді"));
    }

    #[test]
    fn a_page_says_its_character_set_in_three_ways() {
        let of = |head: &str| in_page(head.as_bytes());
        assert_eq!(of("<?xml version='1.0' encoding='KOI8-R'?>").as_deref(), Some("koi8-r"));
        assert_eq!(of("<META http-equiv=x content=\"text/html; charset=utf-8\">").as_deref(), Some("utf-8"));
        assert_eq!(of("<meta charset = x>"), None);
        assert_eq!(of("no page"), None);
    }
}
