//! RIS: lines of a tag and a value, ended as the format asks.

use crate::document::ArticleKind;
use crate::site::parts::citation::reference::Author;
use crate::site::parts::citation::reference::Citation;
use crate::value::Date;
use crate::value::url;

/// `note` is what the format has no field for.
pub fn write(citation: &Citation, note: &str) -> String {
    let kind = match citation.kind {
        ArticleKind::Report => "NEWS",
        ArticleKind::Summary => "ELEC",
    };
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| text.push_str(&format!("{tag}  - {value}\r\n"));
    line("TY", kind);
    citation.authors.iter().for_each(|author| line("AU", &name(author)));
    let address = citation.address.as_ref().map(|address| url::encode_letters(address, &[]));
    let fields = [
        ("TI", citation.title.clone()),
        ("T2", citation.container.clone()),
        ("PB", citation.publisher.clone()),
        ("SE", citation.section.clone()),
        ("PY", citation.date.map(|date| format!("{:04}", date.year()))),
        ("DA", citation.date.map(parts)),
        ("LA", Some(citation.lang.as_str().to_owned())),
        ("UR", address),
        ("Y2", citation.accessed.map(parts)),
        ("N1", Some(note.to_owned()).filter(|note| !note.is_empty())),
        ("ID", Some(citation.key.clone())),
    ];
    for (tag, value) in fields {
        if let Some(value) = value {
            line(tag, &value);
        }
    }
    line("ER", "");
    text
}

fn name(author: &Author) -> String {
    match author {
        Author::Person { family, given } => format!("{family}, {given}"),
        // A comma would make a family's name of what stands before it.
        Author::Literal(name) => name.replace(',', ";"),
    }
}

/// `2022/01/29/`; what is not known stays empty between its slashes.
fn parts(date: Date) -> String {
    let part = |part: Option<i8>| part.map_or(String::new(), |part| format!("{part:02}"));
    format!("{:04}/{}/{}/", date.year(), part(date.month()), part(date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::parts::citation::reference::example;
    use crate::value::Lang;

    const NOTE: &str = "A note, 100% sure.";

    #[test]
    fn every_value_is_one_line() {
        let lang = Lang::english();
        let text = write(&example(&lang, "Two\nlines\r\nER  - ", "2022-03"), NOTE);
        let expected = "TY  - NEWS\r\nAU  - RFE/RL's Kazakh Service\r\nAU  - Toqaev, Qasym-Zhomart\r\nTI  - Two lines ER -\r\n\
            T2  - News & Views\r\nPY  - 2022\r\nDA  - 2022/03//\r\nLA  - en\r\nUR  - https://example.org/a_b?c={d}|e#f\r\n\
            N1  - A note, 100% sure.\r\nID  - 2022:x\r\nER  - \r\n";
        assert_eq!(text, expected);
    }
}
