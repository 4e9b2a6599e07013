//! Puts pseudonyms where names stand: in running text the pseudonym as it is, in paths its slug; an address on the web cannot be
//! changed and goes as a whole.

use std::ops::Range;

use crate::value::slug_or_code_points;
use crate::withheld::forms::Findings;
use crate::withheld::forms::FormKind;
use crate::withheld::forms::Forms;
use crate::withheld::forms::Hit;
use crate::withheld::people::Person;

/// A text without the names.
#[derive(Debug, Default)]
pub(super) struct Masked {
    /// Absent where there was nothing to do.
    pub text: Option<String>,
    /// How many names were replaced.
    pub names: usize,
    /// How many addresses were left out.
    pub addresses: usize,
    /// Lines, from 1, with a surname that stands behind another given name and was left.
    pub doubtful_lines: Vec<usize>,
    /// The same of surnames of those whom the text does not know.
    pub stranger_lines: Vec<usize>,
    /// Those whom the text knows.
    pub known: Vec<usize>,
}

/// Masks a text of any format, which knows some people by others.
pub(super) fn text(raw: &str, forms: &Forms, (people, known): (&[Person], &[usize])) -> Masked {
    let Findings { hits, doubts, strangers, known } = forms.find(raw, known);
    let doubtful_lines = lines_of(raw, doubts.iter().map(|doubt| doubt.range.start));
    let stranger_lines = lines_of(raw, strangers.iter().map(|stranger| stranger.range.start));
    let mut masked = Masked { doubtful_lines, stranger_lines, known, ..Masked::default() };
    if hits.is_empty() {
        return masked;
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for hit in hits {
        let (range, replacement) = edit(raw, &hit, &people[hit.person].pseudonym);
        // Two names in one address: it is gone already.
        if edits.last().is_some_and(|(last, _)| last.end > range.start) {
            continue;
        }
        if replacement.is_empty() {
            masked.addresses += 1
        } else {
            masked.names += 1
        }
        edits.push((range, replacement));
    }
    masked.text = Some(spliced(raw, &edits));
    masked
}

/// Masks a path: every name in it becomes a slug.
pub(super) fn path(raw: &str, forms: &Forms, people: &[Person]) -> Option<String> {
    let hits = forms.find(raw, &[]).hits;
    slugs(raw, hits, people)
}

/// A path without the bare surnames of some people; `None` where it has none.
pub(super) fn surname(raw: &str, forms: &Forms, (people, known): (&[Person], &[usize])) -> Option<String> {
    slugs(raw, forms.in_path(raw, known), people)
}

fn slugs(raw: &str, hits: Vec<Hit>, people: &[Person]) -> Option<String> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::with_capacity(hits.len());
    for hit in hits {
        edits.push((hit.range, slug_or_code_points(&people[hit.person].pseudonym)));
    }
    if edits.is_empty() { None } else { Some(spliced(raw, &edits)) }
}

fn spliced(raw: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    for (range, replacement) in edits {
        text.push_str(&raw[at..range.start]);
        text.push_str(replacement);
        at = range.end;
    }
    text.push_str(&raw[at..]);
    text
}

/// The lines of some places, in order; counted on from one to the next.
fn lines_of(raw: &str, places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let (mut at, mut line) = (0, 1);
    let mut lines = Vec::new();
    for place in places {
        line += raw[at..place].matches('\n').count();
        at = place;
        lines.push(line);
    }
    lines
}

/// What is replaced for a name, and by what.
fn edit(raw: &str, hit: &Hit, pseudonym: &str) -> (Range<usize>, String) {
    let run = run(raw, hit.range.clone());
    let written = &raw[run.clone()];
    let is_address = written.contains("://")
        || written.starts_with("//")
        || written.starts_with("www.")
        || written.starts_with("mailto:");
    if is_address {
        return (run, String::new());
    }
    match hit.kind == FormKind::InAddress || is_path(written, &raw[hit.range.clone()]) {
        true => (hit.range.clone(), slug_or_code_points(pseudonym)),
        false => (hit.range.clone(), pseudonym.to_owned()),
    }
}

/// So many bytes an address has on either side of a name at most.
const LONGEST: usize = 4096;

/// The longest stretch around a place without white space, quotation marks and brackets.
fn run(raw: &str, range: Range<usize>) -> Range<usize> {
    let is_end = |letter: char| letter.is_whitespace() || "\"'`<>()[]{}|,;*".contains(letter);
    let first = raw.floor_char_boundary(range.start.saturating_sub(LONGEST));
    let last = raw.ceil_char_boundary((range.end + LONGEST).min(raw.len()));
    let before = raw[first..range.start].trim_end_matches(|letter| !is_end(letter));
    let end = match raw[range.end..last].find(is_end) {
        Some(length) => range.end + length,
        None => last,
    };
    first + before.len()..end
}

/// Whether a stretch is a path or the name of a file: names in these are no words of a text.
fn is_path(run: &str, name: &str) -> bool {
    let extension = match run.rsplit_once('.') {
        Some((_, extension)) => extension.split(['#', '?']).next().unwrap_or_default(),
        None => "",
    };
    let has_extension =
        (2..=8).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_in_words = name.contains(char::is_whitespace);
    let is_small = !name.starts_with(char::is_uppercase);
    let has_slash = run.contains('/');
    !is_in_words && (has_slash && (is_small || has_extension) || has_extension && is_small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::withheld::calls::Calls;
    use crate::withheld::forms::Form;
    use crate::withheld::people::Page;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        let form = Form::new(0, FormKind::Registered, "Ivan Petrov").expect("letters");
        let surname = Form::surname(0, "Ivan Petrov").expect("two words");
        let person = Person {
            pseudonym: "Witness A".to_owned(),
            forms: Vec::new(),
            page: Page::None,
            opaque_stem: None,
            slug: None,
        };
        let masked = text(raw, &Forms::new(vec![form, surname], Calls::default()), (&[person], &[]));
        assert_eq!(masked.text.as_deref().unwrap_or(raw), expected, "{raw}");
    }

    #[test]
    fn a_text_has_the_pseudonym_and_a_path_its_slug() {
        check("people: [ivan-petrov]", "people: [Witness A]");
        check("By Ivan Petrov's lawyer, Petrov.", "By Witness A's lawyer, Witness A.");
        check("[him](../people/ivan-petrov.md#x)", "[him](../people/Witness-A.md#x)");
        check("image: /img/ivan_petrov.jpg", "image: /img/Witness-A.jpg");
        check("Ivan Petrov/Anna", "Witness A/Anna");
    }

    #[test]
    fn an_address_on_the_web_goes_as_a_whole() {
        check("url: https://example.org/ivan-petrov?x=1", "url: ");
        check("[x](https://example.org/%D0%98%D0%B2%D0%B0%D0%BD-Petrov) y", "[x]() y");
    }
}
