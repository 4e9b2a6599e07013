//! Texts and the trees that they become.

use super::*;
use crate::document::origins::Origins;
use crate::input::StaticFile;
use crate::value::FilePath;
use crate::value::Source;

/// The tree of a text, and the messages about it.
fn read(text: &str) -> (String, Vec<String>) {
    let source = Source { path: FilePath::new("content/articles/x.md"), text: text.into() };
    let statics = [StaticFile {
        can_shrink: false,
        length: 0,
        is_beside: false,
        path: FilePath::new("images/a.png"),
        location: "static/images/a.png".into(),
        size: Some((2, 1)),
        sha256: None,
    }];
    let parsed = parse(
        text,
        Some("The title"),
        Surroundings { source: &source, origins: &Origins::verbatim(0), statics: &statics },
    );
    (outline(&parsed.prose), parsed.problems.into_iter().map(|problem| problem.message).collect())
}

fn tree(text: &str) -> String {
    read(text).0
}

#[test]
fn blocks_and_inlines_nest() {
    assert_eq!(
        tree("a *b **c***\n\n> d\n"),
        "<Paragraph>a <Emphasis>b <Strong>c</Strong></Emphasis></Paragraph><Quote><Paragraph>d</Paragraph></Quote>"
    );
    assert_eq!(tree("- a `b` c\n- d\n"), "<List><Item>a <Code>b</Code> c</Item><Item>d</Item></List>");
    assert_eq!(tree("- [x] a\n- [ ] b\n"), "<List><Item>a</Item><Item>b</Item></List>");
}

#[test]
fn soft_breaks_are_spaces_and_hard_breaks_stay() {
    assert_eq!(tree("Nursultan\n**Nazarbaev**\n"), "<Paragraph>Nursultan <Strong>Nazarbaev</Strong></Paragraph>");
    assert_eq!(tree("a  \nb\n"), "<Paragraph>a<br>b</Paragraph>");
}

#[test]
fn a_rule_in_the_middle_is_no_front_matter() {
    assert_eq!(
        tree("a\n\n---\n\nb: c\n\n---\n\nd\n"),
        "<Paragraph>a</Paragraph><hr><Paragraph>b: c</Paragraph><hr><Paragraph>d</Paragraph>"
    );
}

#[test]
fn footnotes_come_last_in_the_order_of_reference() {
    let text = "a[^x] b[^y] c[^x]\n\n[^y]: two\n[^x]: one\n[^z]: three\n";
    let expected = "<Paragraph>a[1.1] b[2.1] c[1.2]</Paragraph>\
        <Footnotes><Footnote><Paragraph>one</Paragraph></Footnote><Footnote><Paragraph>two</Paragraph></Footnote>\
        <Footnote><Paragraph>three</Paragraph></Footnote></Footnotes>";
    assert_eq!(tree(text), expected);
}

#[test]
fn headings_begin_at_two_and_skip_no_level() {
    let text = "# The title\n\n# A\n\n#### B\n\n## C\n\n## C\n";
    let source = Source { path: FilePath::new("x.md"), text: text.into() };
    let parsed =
        parse(text, Some("The title"), Surroundings { source: &source, origins: &Origins::verbatim(0), statics: &[] });
    let headings: Vec<(u8, String)> = parsed
        .prose
        .tokens
        .iter()
        .filter_map(|token| match token {
            Token::Open(Element::Heading { level, id }) => Some((*level, id.clone())),
            _ => None,
        })
        .collect();
    let expected = [(2, "a"), (3, "b"), (3, "c"), (3, "c-1")];
    assert_eq!(headings, expected.map(|(level, id)| (level, id.to_owned())));
}

#[test]
fn raw_html_becomes_the_same_tree() {
    assert_eq!(
        tree("<div><p align=\"center\">a <b onclick=\"x()\">b</b></p>c</div>\n"),
        "<Division><Paragraph>a <Strong>b</Strong></Paragraph><Paragraph>c</Paragraph></Division>"
    );
    assert_eq!(
        tree("<table><tr><td>a<td>b</table>\n"),
        "<Table><TableBody><Row><Cell>a</Cell><Cell>b</Cell></Row></TableBody></Table>"
    );
    assert_eq!(
        tree("a<br/>b <i>c\n\nd</i>\n"),
        "<Paragraph>a<br>b <Emphasis>c</Emphasis></Paragraph><Paragraph>d</Paragraph>"
    );
    assert_eq!(tree("<li>a\n"), "<List><Item>a</Item></List>");
}

#[test]
fn a_link_without_words_shows_its_address() {
    assert_eq!(tree("[](https://example.org/)\n"), "<Paragraph><Link>https://example.org/</Link></Paragraph>");
}

#[test]
fn nothing_active_comes_through() {
    let (tree, messages) =
        read("<script>alert(1)</script>\n\n<blink>a</blink> [b](javascript:alert(1)) [c](JaVa\tScript:x)\n");
    assert!(!tree.contains("alert") && tree.contains('a') && tree.contains('b'), "{tree}");
    assert_eq!(messages.len(), 3, "{messages:?}");
    let (tree, messages) = read("<iframe src=\"https://example.org/player\"></iframe>\n");
    assert_eq!(tree, "<Paragraph><Link>https://example.org/player</Link></Paragraph>");
    assert_eq!(messages, ["`<iframe>` is not loaded; it is linked instead"]);
    let (tree, _) = read("<svg><script>x</script></svg>a <img src=x onerror=alert(1)>\n");
    assert!(!tree.contains("alert"), "{tree}");
}

#[test]
fn pictures_are_held_or_linked() {
    assert_eq!(tree("![alt](/images/a.png)\n"), "<Paragraph><img alt></Paragraph>");
    assert_eq!(tree("![alt](https://example.org/a.png)\n"), "<Paragraph><Link>alt</Link></Paragraph>");
    let (tree, messages) = read("![alt](/images/b.png)\n");
    assert_eq!((tree.as_str(), messages.len()), ("<Paragraph>alt</Paragraph>", 1));
}

#[test]
fn commands_of_other_generators_are_reported_and_kept() {
    let (tree, messages) = read("a {{< box >}}b{{< /box >}}\n");
    assert!(tree.contains("{{< box >}}b"), "{tree}");
    assert_eq!(messages.len(), 1);
}

#[test]
fn commands_that_are_shown_as_code_are_no_commands() {
    let shown = "Write `{{< figure >}}` or\n\n```jinja\n{% include x %}\n```\n\n    {{ site.title }}\n";
    assert_eq!(read(shown).1, [""; 0]);
    let both = format!("{shown}\nand {{% include y %}} here");
    assert_eq!(read(&both).1, ["commands of another generator are printed as they stand"]);
}

#[test]
fn wikilinks_are_links() {
    assert_eq!(tree("[[Алматы|город]] [[Toqaev]]\n"), "<Paragraph><Link>город</Link> <Link>Toqaev</Link></Paragraph>");
}

#[test]
fn hostile_nesting_neither_panics_nor_breaks_the_tree() {
    for text in [
        "<b>*a</b>*\n\n> <div> b </div> </div>\n",
        "<td>a</td><ul><p>b</ul><table>c<li>d</table>\n",
        "- <div>\n\n  a\n\n</div>\n\nb\n",
        "<p><p><p></div></p>\n<h2><p>a\n\n**b\n",
        "| a |\n|---|\n| <p>b |\n\n[^1]: x\n",
        "[a <a href=x>b</a>](y)\n",
    ] {
        let tree = tree(text);
        assert_eq!(
            tree.matches("</").count(),
            tree.matches('<').count()
                - tree.matches("</").count()
                - tree.matches("<br>").count()
                - tree.matches("<hr>").count(),
            "{tree}"
        );
    }
}

/// The tokens of a text, for tests: elements by name, text in quotes.
fn outline(prose: &Prose) -> String {
    let mut outline = String::new();
    let mut names = Vec::new();
    for token in &prose.tokens {
        match token {
            Token::Open(element) => {
                let name = format!("{element:?}").split([' ', '(']).next().unwrap_or_default().to_owned();
                outline.push_str(&format!("<{name}>"));
                names.push(name);
            }
            Token::Close => outline.push_str(&format!("</{}>", names.pop().unwrap_or_default())),
            Token::Text(range) => outline.push_str(&prose.text[range.clone()]),
            Token::Break(_) => outline.push_str("<br>"),
            Token::Rule => outline.push_str("<hr>"),
            Token::Picture { alt, .. } => outline.push_str(&format!("<img {alt}>")),
            Token::Place(id) => outline.push_str(&format!("@{id}")),
            Token::FootnoteReference { number, occurrence } => outline.push_str(&format!("[{number}.{occurrence}]")),
        }
    }
    outline
}
