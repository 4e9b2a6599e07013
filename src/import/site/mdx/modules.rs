//! What a text in MDX imports and exports: lines of a program, between blank lines.

use std::collections::HashMap;

use crate::import::site::code;
use crate::import::site::tally::Tally;

/// No import and no export has so many lines.
const LINES: usize = 200;

/// The text without them, and what is imported by its name: pictures stand in the text by the names that they have there.
pub(super) fn without(text: &str, tally: &mut Tally) -> (String, HashMap<String, String>) {
    let code = code::of(text);
    let mut names = HashMap::new();
    let mut kept = String::with_capacity(text.len());
    let mut is_start = true;
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        if is_start && is_module(line) && !code::holds(&code, at) {
            let block = block(&text[at..]);
            names.extend(imported(block));
            tally.aside("imports and exports of programs");
            at += block.len();
            // The blank line after it parts nothing any more.
            let next = line_at(text, at);
            at += if next.trim().is_empty() { next.len() } else { 0 };
            continue;
        }
        is_start = line.trim().is_empty();
        kept.push_str(line);
        at += line.len();
    }
    (kept, names)
}

fn line_at(text: &str, at: usize) -> &str {
    text[at..].split_inclusive('\n').next().unwrap_or_default()
}

fn is_module(line: &str) -> bool {
    const EXPORTS: [&str; 10] =
        ["const ", "let ", "var ", "function ", "default ", "async ", "class ", "{", "* ", "type "];
    if let Some(rest) = line.strip_prefix("import ").map(str::trim_start) {
        let is_from = [" from '", " from \""].iter().any(|from| rest.contains(from));
        return is_from || rest.starts_with(['\'', '"']) || rest.starts_with('{') && !rest.contains('.');
    }
    let Some(rest) = line.strip_prefix("export ").map(str::trim_start) else { return false };
    EXPORTS.iter().any(|beginning| rest.starts_with(beginning)) && rest.contains(['=', '(', '{', '*'])
}

/// From its first line to the one where all its brackets are closed.
fn block(text: &str) -> &str {
    let (mut depth, mut end) = (0i64, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_new = number > 0 && depth <= 0 && (line.trim().is_empty() || is_module(line) || !goes_on(&text[..end]));
        if is_new || number == LINES {
            break;
        }
        depth += line.chars().map(step).sum::<i64>();
        end += line.len();
    }
    // What never closes its brackets is one line.
    if depth > 0 { line_at(text, 0) } else { &text[..end] }
}

fn step(letter: char) -> i64 {
    match letter {
        '{' | '(' | '[' => 1,
        '}' | ')' | ']' => -1,
        _ => 0,
    }
}

/// Whether a program goes on in the next line.
fn goes_on(text: &str) -> bool {
    text.trim_end().ends_with(['=', ',', '+', '>', '(', '&', '|', '?', ':'])
}

/// `import photo from './photo.jpg'`.
fn imported(block: &str) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for line in block.lines().filter_map(|line| line.strip_prefix("import ")) {
        let Some((name, from)) = line.split_once(" from ") else { continue };
        let name = name.split(',').next().unwrap_or(name).trim().trim_start_matches("* as ").to_owned();
        let path = from.trim().trim_end_matches(';').trim().trim_matches(['\'', '"']);
        let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "_$".contains(letter));
        let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        if is_name && is_file {
            names.push((name, path.split('?').next().unwrap_or(path).to_owned()));
        }
    }
    names
}

/// The fields that a text without front matter exports: `export const metadata = { title: 'x' }`. It is YAML as far as it can be.
pub(super) fn front(text: &str) -> Option<String> {
    const NAMES: [&str; 4] = ["metadata", "meta", "frontmatter", "frontMatter"];
    if text.trim_start_matches('\u{feff}').trim_start().starts_with("---") {
        return None;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let declared = line.strip_prefix("export const ").and_then(|rest| rest.split_once('='));
        if let Some((name, _)) = declared.filter(|(name, _)| NAMES.contains(&name.trim())) {
            let block = block(&text[at..]);
            let value = &block[line.find('=')? + 1..];
            let (start, end) = (value.find('{')?, value.rfind('}')?);
            let _ = name;
            return (start < end).then(|| indented(&value[start..=end]));
        }
        at += line.len();
    }
    None
}

/// Lines of a value that YAML would else take for its own beginnings and ends.
fn indented(value: &str) -> String {
    let mut lines = value.lines();
    let mut indented = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        indented.push_str("\n  ");
        indented.push_str(line.trim());
    }
    indented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_end_where_their_brackets_do() {
        let text = "import {\n  A,\n  B,\n} from './x'\nimport p from \"../p.png\";\nexport const C = () => (\n  <p>\n\n  x</p>\n)\n\n# Title\n";
        let mut tally = Tally::default();
        let (kept, names) = without(text, &mut tally);
        assert_eq!(kept, "# Title\n");
        assert_eq!(names["p"], "../p.png");
        assert_eq!(without("import {\nwords without an end\n", &mut tally).0, "words without an end\n");
    }

    #[test]
    fn fields_may_be_a_value_of_the_program() {
        let text = "export const metadata = {\n  title: 'Two: tolls',\n  date: '2022-01-29',\n}\n\nWords.\n";
        assert_eq!(front(text).as_deref(), Some("{\n  title: 'Two: tolls',\n  date: '2022-01-29',\n  }"));
        assert_eq!(front("---\ntitle: x\n---\nexport const metadata = {a: 1}\n"), None);
        assert_eq!(front("Words.\n"), None);
    }
}
