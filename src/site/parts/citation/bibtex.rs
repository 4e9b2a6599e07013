//! BibTeX, as BibLaTeX, JabRef and Zotero read it too.

use std::collections::HashSet;

use crate::site::parts::citation::reference::Author;
use crate::site::parts::citation::reference::Citation;
use crate::value::Date;
use crate::value::url;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `note` is what the format has no field for.
pub fn write(citation: &Citation, note: &str) -> String {
    let date = citation.date;
    // Only a paper makes an article of it: an entry without a journal is another kind.
    let (kind, container) = match (&citation.container, &citation.about) {
        (Some(_), None) => ("article", "journal"),
        _ => ("misc", "howpublished"),
    };
    let authors: Vec<String> = citation.authors.iter().map(author).collect();
    let fields = [
        ("author", (!authors.is_empty()).then(|| braced(&authors.join(" and ")))),
        // A second pair of braces keeps capitals as they are.
        ("title", citation.title.as_ref().map(|title| braced(&braced(&escaped(title))))),
        (container, citation.container.as_ref().map(|name| braced(&escaped(name)))),
        ("date", date.map(|date| braced(&date.to_day().to_string()))),
        ("year", date.map(|date| braced(&date.year().to_string()))),
        ("month", date.and_then(month)),
        ("url", citation.address.as_ref().map(|address| braced(&address_of(address)))),
        ("urldate", citation.accessed.map(|date| braced(&date.to_day().to_string()))),
        ("language", Some(braced(citation.lang.as_str()))),
        ("note", (!note.is_empty()).then(|| braced(&escaped(note)))),
    ];
    let lines = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {},\n", value?)));
    format!("@{kind}{{{},\n{}}}\n", citation.key, lines.collect::<String>())
}

/// A name that is not taken apart stands in braces of its own.
fn author(author: &Author) -> String {
    match author {
        Author::Person { family, given } => format!("{}, {}", escaped(family), escaped(given)),
        Author::Literal(name) => braced(&escaped(name)),
    }
}

fn month(date: Date) -> Option<String> {
    let month = usize::try_from(date.month()?).ok()?;
    Some(MONTHS[month - 1].to_owned())
}

fn braced(text: &str) -> String {
    format!("{{{text}}}")
}

/// An address is read as it stands; only braces are counted there, and a backslash takes the letter after it along.
fn address_of(address: &str) -> String {
    url::encode_letters(address, &['{', '}', '\\'])
}

/// Braces are counted whatever stands before them: one without its other ends the field or the file, and is a word therefore.
fn escaped(text: &str) -> String {
    let paired = paired_braces(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' if !paired.contains(&at) => escaped.push_str("\\textbraceleft{}"),
            '}' if !paired.contains(&at) => escaped.push_str("\\textbraceright{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Where the braces stand that have another.
fn paired_braces(text: &str) -> HashSet<usize> {
    let mut open = Vec::new();
    let mut paired = HashSet::new();
    for (at, letter) in text.match_indices(['{', '}']) {
        match (letter, open.pop()) {
            ("{", before) => open.extend(before.into_iter().chain([at])),
            (_, Some(before)) => paired.extend([before, at]),
            (_, None) => {}
        }
    }
    paired
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::parts::citation::reference::example;
    use crate::value::Lang;

    const NOTE: &str = "A note, 100% sure.";

    #[test]
    fn what_tex_takes_for_its_own_is_escaped() {
        let lang = Lang::english();
        let text = write(&example(&lang, "100% & {more} $_#~^\\ Қаңтар", "2022-01-29"), NOTE);
        let expected = r"@article{2022:x,
  author = {{RFE/RL's Kazakh Service} and Toqaev, Qasym-Zhomart},
  title = {{100\% \& \{more\} \$\_\#\textasciitilde{}\textasciicircum{}\textbackslash{} Қаңтар}},
  journal = {News \& Views},
  date = {2022-01-29},
  year = {2022},
  month = jan,
  url = {https://example.org/a_b?c=%7Bd%7D|e#f},
  language = {en},
  note = {A note, 100\% sure.},
}
";
        assert_eq!(text, expected);
    }

    #[test]
    fn braces_are_balanced_in_every_field() {
        let lang = Lang::english();
        for title in ["a } b", "a { b", "}{", "{a} }", "\\", "\\{", "\\}", "{{{", "}}}", "a\\"] {
            let text = write(&example(&lang, title, "2022"), NOTE);
            let depths = text.chars().scan(0_i32, |depth, letter| {
                *depth += i32::from(letter == '{') - i32::from(letter == '}');
                Some((*depth, letter))
            });
            let depths: Vec<(i32, char)> = depths.collect();
            assert!(depths.iter().all(|(depth, _)| *depth >= 0), "{text}");
            // Between two fields only the entry's own brace is open.
            assert!(text.ends_with("}\n}\n") || text.ends_with("},\n}\n"), "{text}");
            let ends = depths.iter().filter(|(depth, letter)| *letter == '\n' && *depth != 1).count();
            assert_eq!((ends, depths.last().map(|(depth, _)| *depth)), (1, Some(0)), "{text}");
        }
    }

    #[test]
    fn a_partial_date_stays_partial() {
        let lang = Lang::english();
        let month = write(&example(&lang, "x", "2022-03"), NOTE);
        assert!(month.contains("  date = {2022-03},\n  year = {2022},\n  month = mar,\n"), "{month}");
        let year = write(&example(&lang, "x", "2022"), NOTE);
        assert!(year.contains("  date = {2022},\n  year = {2022},\n  url"), "{year}");
    }
}
