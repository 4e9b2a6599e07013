//! Files that are known and not read: what they are, and where the same can be had.

use serde_json::Value;

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
}
