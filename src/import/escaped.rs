//! Words as Markdown that says just these words.

/// One paragraph whose signs are letters. Lines in it become spaces.
pub(super) fn paragraph(words: &str) -> String {
    written(words, true)
}

/// Words that stand behind others.
pub(super) fn words(words: &str) -> String {
    written(words, false)
}

/// A fence that is longer than any in the code.
pub(super) fn fence(code: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max();
    "`".repeat(longest.unwrap_or(0).max(2) + 1)
}

fn written(words: &str, is_start: bool) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len() + 8);
    let first_digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (at, letter) in line.char_indices() {
        let is_sign = matches!(letter, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '|' | '~' | '&');
        // These begin a heading, a list or a quotation, and only there.
        let begins = at == 0 && is_start && matches!(letter, '#' | '>' | '+' | '-' | '=' | ':');
        let numbers = is_start && at == first_digits && first_digits > 0 && matches!(letter, '.' | ')');
        // `%%` hides, `{{` and `{%` are commands elsewhere.
        let doubles = matches!(letter, '%' | '{' | '=') && line[..at].ends_with(['%', '{', '=']);
        if is_sign || begins || numbers || doubles {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_letters_and_the_rest_is_as_it_was() {
        for (words, expected) in [
            ("plain, text. 100% - (and) \"so\" on!", "plain, text. 100% - (and) \"so\" on!"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("230. no list", "230\\. no list"),
            ("a *b* _c_ [[d]] <e> & `f`", "a \\*b\\* \\_c\\_ \\[\\[d\\]\\] \\<e> \\& \\`f\\`"),
            ("50%% {{ x }} ==y==", "50%\\% {\\{ x }} =\\=y=\\="),
            ("two\n lines", "two lines"),
        ] {
            assert_eq!(paragraph(words), expected);
        }
    }
}
