//! Finding names (DESIGN 4.5), rule by rule.
//!
//! A case is an archive in one string and the text of its article `a`, with what was found in brackets:
//! `[as printed|entity|how]`. What is read here is what a reader gets: `data/text/a.txt` and `data/mentions.csv`.

mod choice;
mod composites;
mod endings;
mod letters;
mod links;
mod longer;
mod look_alikes;
mod others;
mod people;
mod short;
mod spelling;
mod texts;

use crate::support::Site;
use crate::support::site;

const TOQAEV: &str = "
=== content/people/toqaev.md
---
name: Qasym-Zhomart Toqaev
names:
  - Kassym-Jomart Tokayev
  - {form: Касым-Жомарт Токаев, lang: ru}
---
";

const ASTANA: &str = "
=== content/places/astana.md
---
name: Astana
names: [Nur-Sultan, Нур-Султан]
---
";

const ALMATY: &str = "
=== content/places/almaty.md
---
name: Almaty
names: [Алматы]
---
";

/// Two people of one name, and a form that both have.
const TWO_IVANOVS: &str = "
=== content/people/ivan.md
---
name: Иван Иванов
---
=== content/people/pyotr.md
---
name: Пётр Иванов
---
";

/// A registered form of two entities.
const TWO_TARAZ: &str = "
=== content/places/taraz.md
---
name: Taraz
names: [Taraz City]
---
=== content/organizations/taraz.md
---
name: FC Taraz
names: [Taraz]
---
";

/// An archive of some entities and the article `a`, with these lines in its front matter.
fn archive(entities: &[&str], front_matter: &str, body: &str) -> Site {
    let entities = entities.concat();
    site(&format!(
        "{entities}\n=== content/articles/a.md\n---\ntitle: T\ndate: 2022-01-29\n{front_matter}---\n{body}\n"
    ))
}

/// The text of article `a` with its mentions in brackets.
fn marked(site: &Site) -> String {
    let text: Vec<char> = site.text("data/text/a.txt").chars().collect();
    let mut marked = String::new();
    let mut position = 0;
    for row in site.rows("mentions").iter().filter(|row| row["article"] == "articles/a" && !row["start"].is_empty()) {
        let offset = |column: &str| row[column].parse::<usize>().expect("an offset in code points");
        let (start, end) = (offset("start"), offset("end"));
        let exact: String = text[start..end].iter().collect();
        assert_eq!(exact, row["exact"], "offsets lead to the words");
        marked.extend(&text[position..start]);
        marked.push_str(&format!("[{exact}|{}|{}]", row["entity"], row["method"]));
        position = end;
    }
    marked.extend(&text[position..]);
    marked.trim_end().to_owned()
}

#[track_caller]
fn check(entities: &[&str], body: &str, expected: &str) {
    check_listing(entities, "", body, expected);
}

#[track_caller]
fn check_listing(entities: &[&str], front_matter: &str, body: &str, expected: &str) {
    let site = archive(entities, front_matter, body);
    assert_eq!(marked(&site), expected);
    assert_eq!(site.problems(), [""; 0]);
}

/// A register in short, a name a line, `;` between forms: `places/astana: Астана; Нур-Султан`. A person's form after `short` counts as
/// a short name.
fn register(lines: &[&str]) -> String {
    let files = lines.iter().map(|line| {
        let (id, forms) = line.split_once(": ").expect("an id and forms");
        let mut forms = forms.split("; ");
        let name = forms.next().expect("a form");
        let (short, names): (Vec<&str>, Vec<&str>) = forms.partition(|form| form.starts_with("short "));
        let quoted = |forms: &[&str]| {
            let quoted: Vec<String> =
                forms.iter().map(|form| format!("\"{}\"", form.trim_start_matches("short "))).collect();
            quoted.join(", ")
        };
        let short = if short.is_empty() { String::new() } else { format!("short_names: [{}]\n", quoted(&short)) };
        format!("=== content/{id}.md\n---\nname: \"{name}\"\nnames: [{}]\n{short}---\n", quoted(&names))
    });
    files.collect()
}

/// The text in a language with its mentions in brackets, by the entity's stem: `[Токаева|toqaev|ending]`.
#[track_caller]
fn found(lang: &str, lines: &[&str], text: &str) -> String {
    let site = archive(&[&register(lines)], &format!("lang: {lang}\n"), text);
    let mut marked = marked(&site);
    for folder in ["people", "places", "organizations", "events"] {
        marked = marked.replace(&format!("|{folder}/"), "|");
    }
    marked
}

/// Texts in a language with what is expected of them; what is in brackets is to be found.
#[track_caller]
fn check_all(lang: &str, lines: &[&str], expected: &[&str]) {
    for expected in expected {
        let mut text = String::new();
        let mut rest = *expected;
        while let Some((before, inside)) = rest.split_once('[') {
            let (mention, after) = inside.split_once(']').expect("a bracket that closes");
            text.push_str(before);
            text.push_str(mention.split('|').next().expect("the words"));
            rest = after;
        }
        text.push_str(rest);
        assert_eq!(found(lang, lines, &text), *expected, "in {lang}");
    }
}
