//! Slugs: the last part of an address.

use unicode_normalization::UnicodeNormalization;

use crate::value::name::is_device;
use crate::value::script::Script;

/// Longest slug in bytes. File systems allow 255 for a name; `.html` and room for `page-12` are kept free.
const MAX_BYTES: usize = 200;

/// Makes a slug of a file stem or a title: letters, digits and combining marks of any script, in their case, with `-`,
/// `_` and `.` where they stood between them; everything else becomes one hyphen. NFC. `None` where nothing is left.
pub fn slug(text: &str) -> Option<String> {
    if is_plain_slug(text) {
        return Some(shortened(text));
    }
    let mut slug = String::with_capacity(text.len());
    for letter in text.nfc() {
        let is_word = letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
        let is_kept_inside = matches!(letter, '_' | '.') && !slug.is_empty() && !slug.ends_with(['-', '.']);
        if is_word || is_kept_inside {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches(['-', '.']);
    if slug.is_empty() { None } else { Some(shortened(slug)) }
}

/// Whether a text is its own slug: words of ASCII letters and digits with a hyphen between two of them. Most ids are.
fn is_plain_slug(text: &str) -> bool {
    let mut words = text.split('-');
    words.all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The id that GitHub makes of a heading: small letters, digits and hyphens of its words, spaces as hyphens.
pub fn github_id(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for letter in words.trim().to_lowercase().chars() {
        match letter {
            ' ' => id.push('-'),
            '-' | '_' => id.push(letter),
            _ if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) => id.push(letter),
            _ => {}
        }
    }
    id
}

/// A slug of anything that is not empty: what has no letter at all is spelled by its code points, so that `;)` gets an address
/// of its own.
pub fn slug_or_code_points(text: &str) -> String {
    if let Some(slug) = slug(text) {
        return slug;
    }
    let mut points = Vec::new();
    for letter in text.chars().take(16) {
        points.push(format!("u{:x}", u32::from(letter)));
    }
    points.join("-")
}

/// The slug of a name that no file has given one, in small letters: signs that tell names apart are words (`C++`, `C#`, `№1`, `18+`), and none
/// is the address of a list or a device of Windows.
pub fn name_slug(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        let follows_word = spelled.ends_with(|before: char| before.is_alphanumeric());
        match letter {
            '+' => spelled.push_str(" plus "),
            '№' => spelled.push_str(" no "),
            '%' => spelled.push_str(" percent "),
            '$' => spelled.push_str(" dollar "),
            '€' => spelled.push_str(" euro "),
            // Before a word it makes a tag of it.
            '#' | '♯' if follows_word => spelled.push_str(" sharp "),
            // Of marks of trade nothing is said, and nothing is parted by them.
            '™' | '®' | '©' => {}
            letter => spelled.push(letter),
        }
    }
    let slug = slug(&spelled).unwrap_or_else(|| slug_or_code_points(name));
    let is_of_list =
        slug == "index" || slug.strip_prefix("page-").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    // A name that came by itself must not be one that a system cannot have.
    let (stem, ending) = slug.split_at(slug.find('.').unwrap_or(slug.len()));
    if is_of_list || is_device(stem) { format!("{stem}_{ending}") } else { slug }
}

/// The slug of a new file. Names in scripts that are commonly written in Latin letters too are in small ones of these; others keep their own
/// letters: Japanese in Chinese sounds or Arabic in consonants is read by nobody.
pub fn file_slug(text: &str) -> String {
    const ALPHABETS: [Script; 5] = [Script::Latin, Script::Greek, Script::Cyrillic, Script::Armenian, Script::Georgian];
    let is_alphabetic = text.chars().filter_map(Script::of).all(|script| ALPHABETS.contains(&script));
    let slug = match is_alphabetic {
        true => transliterated_slug(text),
        false => slug(&text.to_lowercase().replace(['_', '.'], "-")),
    };
    slug.unwrap_or_else(|| slug_or_code_points(text))
}

/// A slug in small Latin letters, from a name in any script.
pub fn transliterated_slug(text: &str) -> Option<String> {
    let latin = in_latin(text).to_lowercase().replace(['\'', '`'], "");
    slug(&latin.replace(['_', '.'], "-"))
}

/// A text of any script in Latin letters, as far as they go.
pub fn in_latin(text: &str) -> String {
    any_ascii::any_ascii(text)
}

fn shortened(slug: &str) -> String {
    if slug.len() <= MAX_BYTES {
        return slug.to_owned();
    }
    let mut end = MAX_BYTES - 9;
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    // The hash of the whole keeps two long names apart (FNV-1a, 32 bits).
    let mut hash = 0x811c_9dc5_u32;
    for byte in slug.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{}-{hash:08x}", slug[..end].trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_are_kept() {
        assert_eq!(slug("Қасым-Жомарт Тоқаев").as_deref(), Some("Қасым-Жомарт-Тоқаев"));
        assert_eq!(slug("Ана\u{0438}\u{0306}").as_deref(), Some("Анай"));
        assert_eq!(slug("  What? Now!  ").as_deref(), Some("What-Now"));
        assert_eq!(slug("v1.2_notes..").as_deref(), Some("v1.2_notes"));
    }

    #[test]
    fn no_slug_is_empty_or_climbs_out() {
        assert_eq!(slug(";)"), None);
        assert_eq!(slug("../.."), None);
        assert_eq!(slug_or_code_points(";)"), "u3b-u29");
    }

    #[test]
    fn long_names_stay_apart() {
        let (one, two) = (format!("{}1", "ә".repeat(200)), format!("{}2", "ә".repeat(200)));
        let (one, two) = (slug(&one).expect("letters"), slug(&two).expect("letters"));
        assert!(one.len() <= MAX_BYTES && one != two);
    }

    #[test]
    fn signs_that_tell_names_apart_are_words_and_others_are_nothing() {
        for (name, slug) in [
            ("C++", "c-plus-plus"),
            ("C#", "c-sharp"),
            ("C", "c"),
            ("LGBT+", "lgbt-plus"),
            ("ЛГБТ+", "лгбт-plus"),
            ("№1", "no-1"),
            ("1", "1"),
            ("N+1", "n-plus-1"),
            ("#unrest", "unrest"),
            ("The  Guardian.", "the-guardian"),
            ("«The Guardian»™", "the-guardian"),
            ("RFE/RL", "rfe-rl"),
            ("Yahoo!", "yahoo"),
            ("index", "index_"),
            ("Page 2", "page-2_"),
        ] {
            assert_eq!(name_slug(name), slug);
        }
    }

    #[test]
    fn a_new_file_keeps_letters_that_nobody_reads_in_latin_ones() {
        for (title, slug) in [
            ("日本語の記事", "日本語の記事"),
            ("東京 2020: The Games", "東京-2020-the-games"),
            ("احتجاجات في ألماتي", "احتجاجات-في-ألماتي"),
            ("בתל אביב", "בתל-אביב"),
            ("알마티 시위", "알마티-시위"),
            ("ประท้วง", "ประท้วง"),
            ("Протест в Алматы", "protest-v-almaty"),
            ("Αθήνα", "athina"),
            ("Über Köln", "uber-koln"),
            (";)", "u3b-u29"),
        ] {
            assert_eq!(file_slug(title), slug);
        }
    }

    #[test]
    fn a_kazakh_name_gets_a_latin_slug() {
        assert_eq!(transliterated_slug("Әлихан Бөкейхан").as_deref(), Some("alikhan-bokeykhan"));
        assert_eq!(transliterated_slug("Мінбер: жаңа кітап").as_deref(), Some("minber-zhanga-kitap"));
    }
}
