//! The program's own scripts without what only their readers need: comments, indentation, spaces around signs.

/// A script that does the same in fewer bytes. Its comments stand on lines of their own or behind a statement, and no text of it goes
/// over several lines. Lines stay lines, so nothing changes where a semicolon is left out.
pub(super) fn tightened(script: &str) -> String {
    let lines = script.lines().map(|line| line.trim_start());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    lines
        .flat_map(|line| [squeezed(line.split_once("; // ").map_or(line, |(code, _)| code)), "\n".to_owned()])
        .collect()
}

/// A line without the spaces around its signs; as it is where it may hold a text or a regular expression. Plus and minus keep theirs:
/// two of them together mean something else.
fn squeezed(line: &str) -> String {
    if line.contains(['"', '\'', '`', '/']) {
        return line.to_owned();
    }
    let is_sign = |letter: char| "=<>{}()[],;:?|&!*".contains(letter);
    let mut tight = String::with_capacity(line.len());
    for letter in line.chars() {
        if is_sign(letter) && tight.ends_with(' ') {
            tight.pop();
        }
        if letter != ' ' || !tight.ends_with(is_sign) {
            tight.push(letter);
        }
    }
    tight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_for_readers_goes() {
        let script = "// A comment.\n\nconst sum = (a, b) => {\n  return [a + +b, -b]; // of two\n};\n/** A comment. */\nfor (const x of [1, 2]) y();\n";
        assert_eq!(tightened(script), "const sum=(a,b)=>{\nreturn[a + +b,-b]\n};\nfor(const x of[1,2])y();\n");
    }

    #[test]
    fn texts_and_regular_expressions_stay() {
        for line in ["x = \"a, b\";", "x = 'a ; b';", "x = `a ( b`;", "x = y.split(/ , /);"] {
            assert_eq!(tightened(line), format!("{line}\n"));
        }
    }
}
