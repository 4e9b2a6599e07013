//! What stands behind the name of a command: values in quotes or without, some of them with a name.

/// The values of a command.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Args {
    pub positional: Vec<String>,
    pub named: Vec<(String, String)>,
}

impl Args {
    /// Reads `"a b" c=d e="f"`, parted by spaces or commas.
    pub(super) fn read(text: &str) -> Args {
        let mut args = Args::default();
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
            if rest.is_empty() {
                return args;
            }
            let (word, after) = word(rest);
            rest = after.trim_start();
            match rest.strip_prefix('=').filter(|_| !rest.starts_with("==")) {
                Some(behind) => {
                    let (value, after) = self::word(behind.trim_start());
                    args.named.push((word.to_ascii_lowercase(), value));
                    rest = after;
                }
                None => args.positional.push(word),
            }
        }
    }

    /// A value by one of its names, if it says something.
    pub(super) fn named(&self, names: &[&str]) -> Option<&str> {
        let found = names.iter().find_map(|name| self.named.iter().find(|(known, _)| known == name));
        let (_, value) = found?;
        said(value)
    }

    /// A value by its place.
    pub(super) fn at(&self, index: usize) -> Option<&str> {
        said(self.positional.get(index)?)
    }

    /// A value by one of its names, else by its place.
    pub(super) fn get(&self, names: &[&str], index: usize) -> Option<&str> {
        self.named(names).or_else(|| self.at(index))
    }
}

/// What a value says, if anything.
fn said(value: &str) -> Option<&str> {
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// A value and what follows it.
fn word(text: &str) -> (String, &str) {
    let Some(quote) = text.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`' | '“' | '”')) else {
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '=' | '"');
        let end = text.find(ends).unwrap_or(text.len());
        // A lone sign of equality is a value of its own.
        let end = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
        return (text[..end].to_owned(), &text[end..]);
    };
    // Editors make curly quotes of straight ones.
    let ends: &[char] = if matches!(quote, '“' | '”') { &['”', '“'] } else { &[quote] };
    let mut value = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote != '`' => value.extend(letters.next().map(|(_, letter)| letter)),
            letter if ends.contains(&letter) => return (value, &text[at + letter.len_utf8()..]),
            letter => value.push(letter),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_and_without_names_and_quotes() {
        let args = Args::read(" src=\"a b.jpg\" alt='it\\'s', width=30 id = `x` “curly one” plain ");
        assert_eq!(args.named(&["src"]), Some("a b.jpg"));
        assert_eq!(args.named(&["alt"]), Some("it's"));
        assert_eq!((args.named(&["width"]), args.named(&["id"])), (Some("30"), Some("x")));
        assert_eq!(args.positional, ["curly one", "plain"]);
        assert_eq!(args.get(&["none"], 1), Some("plain"));
        assert_eq!(Args::read("\"no end").positional, ["no end"]);
    }

    #[test]
    fn nothing_is_read_without_end() {
        for text in ["=", "==", "a=", "\"", "a==b", ",,,", "\\", "“"] {
            let _ = Args::read(text);
        }
        assert_eq!(Args::read("a=").named, [("a".to_owned(), String::new())]);
    }
}
