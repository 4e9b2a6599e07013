//! Files that are known and not read: what they are, and where the same can be had.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::shell;

/// Texts of a program, and what makes Markdown of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Other {
    /// As people call it.
    pub name: &'static str,
    endings: &'static [&'static str],
    /// With `NAME` for the name of the file without its ending, `END` for that.
    command: &'static str,
}

const OTHERS: &[Other] = &[
    Other { name: "Org", endings: &["org"], command: "pandoc NAME.END -f org -t gfm -s -o NAME.md" },
    Other {
        name: "AsciiDoc",
        endings: &["adoc", "asciidoc", "asc"],
        command: "asciidoctor -b docbook NAME.END && pandoc NAME.xml -f docbook -t gfm -s -o NAME.md",
    },
    Other {
        name: "reStructuredText",
        endings: &["rst", "rest"],
        command: "pandoc NAME.END -f rst -t gfm -s -o NAME.md",
    },
    Other { name: "Textile", endings: &["textile"], command: "pandoc NAME.END -f textile -t gfm -s -o NAME.md" },
    Other {
        name: "wiki text",
        endings: &["mediawiki", "wiki"],
        command: "pandoc NAME.END -f mediawiki -t gfm -s -o NAME.md",
    },
    Other { name: "LaTeX", endings: &["tex", "latex"], command: "pandoc NAME.END -f latex -t gfm -s -o NAME.md" },
    Other { name: "Typst", endings: &["typ"], command: "pandoc NAME.END -f typst -t gfm -s -o NAME.md" },
    Other { name: "Jupyter", endings: &["ipynb"], command: "pandoc NAME.END -f ipynb -t gfm -s -o NAME.md" },
    Other { name: "Word", endings: &["docx"], command: "pandoc NAME.END -t gfm -s --extract-media=NAME -o NAME.md" },
    Other {
        name: "OpenDocument",
        endings: &["odt"],
        command: "pandoc NAME.END -t gfm -s --extract-media=NAME -o NAME.md",
    },
    Other { name: "RTF", endings: &["rtf"], command: "pandoc NAME.END -t gfm -s --extract-media=NAME -o NAME.md" },
    Other { name: "EPUB", endings: &["epub"], command: "pandoc NAME.END -t gfm -s --extract-media=NAME -o NAME.md" },
    Other {
        name: "old Word",
        endings: &["doc"],
        command: "soffice --headless --convert-to docx NAME.END && pandoc NAME.docx -t gfm -s -o NAME.md",
    },
    Other { name: "PDF", endings: &["pdf"], command: "pdftotext NAME.END NAME.txt" },
];

/// Whether a file is a program, or settings of one, by its name.
pub fn is_program(path: &str) -> bool {
    const ENDINGS: [&str; 32] = [
        "js", "mjs", "cjs", "ts", "jsx", "tsx", "astro", "vue", "svelte", "css", "scss", "sass", "less", "py", "rb",
        "php", "go", "rs", "java", "c", "h", "cpp", "sh", "sql", "yaml", "yml", "toml", "ini", "cfg", "lock", "map",
        "log",
    ];
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What a text is that is no report.
pub fn of_text(head: &str, path: &str) -> Option<&'static str> {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("%0 ") {
        return Some("this file is a list of references of EndNote, which is not read; export it as RIS");
    }
    if head.starts_with("PMID- ") {
        return Some(
            "this file is a list of references of PubMed, which is not read; a program that keeps references makes RIS of it",
        );
    }
    if head.starts_with("WEBVTT") {
        return Some("this file has subtitles, which are not read: put their words into the text of an article");
    }
    is_program(path).then_some("this file is a program or its settings, and no text")
}

/// What a page is that is no report.
pub(super) fn of_page(head: &str) -> Option<&'static str> {
    let is_of_telegram = head.contains("class=\"page_wrap\"") && head.contains("class=\"history\"");
    (is_of_telegram || head.contains("class=\"page_body chat_page\"")).then_some(
        "this page is an export of Telegram with many messages, which is not read as a page: export the channel once more as JSON (`result.json`), which is read message by message",
    )
}

/// What a file is that another program must read first, by its name: what is in it cannot tell.
pub fn of_name(path: &str) -> Option<&'static Other> {
    let (_, ending) = path.rsplit_once('.')?;
    OTHERS.iter().find(|other| other.endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Says of files of one kind that they are not read, and what makes of them what is.
pub fn of_files(files: &[FilePath]) -> Option<Diagnostic> {
    let first = files.first()?;
    let other = of_name(first.as_str())?;
    let (name, ending) = first.as_str().rsplit_once('.')?;
    let message = match files.len() {
        1 => format!("this file is {}, which is not read", other.name),
        number => format!("{number} files are {}, which is not read; this is the first", other.name),
    };
    let word = |word: &str| match word.contains("NAME") {
        true => shell::quoted(&word.replace("END", ending).replace("NAME", name)),
        false => word.to_owned(),
    };
    let command: Vec<String> = other.command.split(' ').map(word).collect();
    let made = if other.name == "PDF" { "a text" } else { "Markdown" };
    let problem = Diagnostic::error(ProblemKind::NotImported, message).in_file(first);
    Some(problem.hint(format!("`{}` makes {made} of it, which is read", command.join(" "))))
}

/// The name of the first element of XML that is no page and no feed: it says that it is XML, or of what kind. `None` where a text only begins with a
/// tag.
pub(super) fn root_of_xml(head: &str) -> Option<String> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    let mut is_said = false;
    while let Some(inside) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        is_said |= rest.starts_with("<?xml");
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        rest = inside.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let name: String = tag.chars().take_while(|letter| letter.is_alphanumeric() || ":-_.".contains(*letter)).collect();
    let is_kind = is_said || tag.split('>').next().is_some_and(|tag| tag.contains("xmlns"));
    let local = name.rsplit(':').next().unwrap_or(&name).to_owned();
    (is_kind && !local.is_empty()).then_some(local)
}

/// What XML is, by its first element.
pub(super) fn of_xml(head: &str) -> String {
    let root = root_of_xml(head).unwrap_or_default();
    let said = match root.as_str() {
        "gexf" | "graphml" => {
            "a network, which is drawn from who is named where: import the tables of articles and entries that it was drawn from (`articles.csv`, `entities.csv`)"
        }
        "kml" => "a map; `ogr2ogr places.geojson FILE` makes of it what is read",
        "gpx" => "a track; `ogr2ogr places.geojson FILE waypoints` makes of it what is read",
        "urlset" | "sitemapindex" => {
            "a list of a site's addresses, and holds nothing of its pages: save these (`wget --recursive --warc-file=NAME ADDRESS`), and import what was saved"
        }
        "opml" => "a list of feeds, and holds nothing of them: save each, and import what was saved",
        "svg" => "a picture",
        "modsCollection" | "mods" => "a list of references in MODS; export it as CSL-JSON, RIS or BibTeX",
        "article" | "book" | "chapter" | "TEI" | "FictionBook" => {
            "a text; `pandoc FILE -t gfm -s -o FILE.md` makes of it what is read, where pandoc knows its kind"
        }
        "document" | "package" | "wordDocument" => {
            "a part of an office file; import the whole as Markdown (`pandoc FILE.docx -t gfm -s -o FILE.md`)"
        }
        _ => return format!("this file is XML of the kind `{root}`, which is not read"),
    };
    format!("this file is {said}")
}

/// What JSON is that nothing here reads.
pub(super) fn of_json(document: &Value) -> String {
    let is = |name: &str| !document[name].is_null();
    if is("resources") && (is("profile") || is("name")) {
        return "this file describes tables and holds none: import the tables themselves (`articles.csv`, `entities.csv`)".to_owned();
    }
    if document["type"] == "Topology" {
        return "this file is TopoJSON; `npx topojson-client topo2geo` makes GeoJSON of it, which is read".to_owned();
    }
    "this JSON is none that is read: exports of Telegram and Hypothesis, W3C annotations, JSON Feed, CSL-JSON and GeoJSON are".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_says_what_it_is() {
        for (text, words) in [
            ("<?xml version=\"1.0\"?><gexf>", "a network"),
            ("<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE x>\n<k:kml xmlns:k=\"x\">", "ogr2ogr"),
            ("<urlset xmlns=\"x\">", "a list of a site's addresses"),
            ("<?xml version=\"1.0\"?><odd/>", "XML of the kind `odd`"),
        ] {
            assert!(of_xml(text).contains(words), "{}", of_xml(text));
        }
        for text in ["", "<b>Words</b>", "<?xml", "Words", "<>", "<!-- x"] {
            assert_eq!(root_of_xml(text), None, "{text}");
        }
        assert!(of_json(&serde_json::json!({"resources": [], "name": "x"})).contains("describes tables"));
        assert!(of_json(&serde_json::json!([])).contains("none that is read"));
    }

    #[test]
    fn texts_of_other_programs_say_what_makes_markdown_of_them() {
        let files = [FilePath::new("a/My text.ORG"), FilePath::new("b.org")];
        let problem = of_files(&files).expect("a message");
        assert!(problem.message.contains("2 files are Org"), "{problem:?}");
        let shown = format!("{problem:?}");
        assert!(shown.contains(r#"`pandoc \"a/My text.ORG\" -f org -t gfm -s -o \"a/My text.md\"`"#), "{shown}");
        assert_eq!([of_name("a.md"), of_name("org"), of_name("")], [None; 3]);
    }
}
