//! MDX: Markdown with programs in it, as Astro, Docusaurus and Next.js have it.
//!
//! 1. What is imported and exported goes (`modules`); pictures that are imported are remembered by their names.
//! 2. Tags and what stands between braces are found outside of code (`tags`).
//! 3. A component becomes what a command of its name becomes elsewhere; of one that nobody knows the words stay, and it is counted (`components`).
//!
//! A value that only a program can know stays as it is written, and is counted.

mod components;
mod modules;
mod tags;

use std::collections::HashMap;

use crate::import::site::code;
use crate::import::site::done::Out;
use crate::import::site::lookup::Lookup;
use crate::import::site::page::Page;
use crate::import::site::settings::Settings;
use crate::import::site::tally::Tally;
use crate::import::site::variables;

use tags::Form;
use tags::Tag;

/// So deep may components lie in one another; the tags of deeper ones go.
const DEEPEST: usize = 64;

/// Whether a file is one.
pub(super) fn is_one(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".mdx")
}

/// A text whose front matter is a value of its program, with front matter.
pub(super) fn with_front(text: String) -> String {
    match modules::front(&text) {
        Some(front) => format!("---\n{front}\n---\n{text}"),
        None => text,
    }
}

/// What a text is written with.
pub(super) struct Around<'a> {
    pub page: &'a Page,
    pub settings: &'a Settings,
    pub lookup: &'a Lookup<'a>,
}

/// A component whose end has not come yet.
struct Open {
    tag: Tag,
    out: Out,
}

/// The text as Markdown.
pub(super) fn plain(text: &str, around: &Around, tally: &mut Tally) -> String {
    let (text, names) = modules::without(text, tally);
    let code = code::of(&text);
    let braces = tags::braces(&text, &code);
    let mut walk =
        Walk { text: &text, braces: &braces, names: &names, around, tally, open: Vec::new(), out: Out::default() };
    let mut at = 0;
    for range in code {
        // A span of code may stand in a value of a tag that has been read.
        if range.start >= at {
            at = walk.piece(at, range.start).max(range.start);
            walk.words(&text[at..range.end.max(at)]);
            at = range.end.max(at);
        }
    }
    walk.piece(at, text.len());
    walk.close_all()
}

struct Walk<'a, 'b> {
    text: &'a str,
    /// Where the brace is that closes an open one.
    braces: &'a HashMap<usize, usize>,
    /// What names of the program stand for: addresses of pictures.
    names: &'a HashMap<String, String>,
    around: &'a Around<'a>,
    tally: &'b mut Tally,
    open: Vec<Open>,
    out: Out,
}

impl Walk<'_, '_> {
    /// A piece without code. Gives where it ends: a tag may go further.
    fn piece(&mut self, from: usize, to: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.text.get(at..to).and_then(|piece| piece.find(['<', '{'])) {
            let start = at + found;
            self.words(&self.text[at..start]);
            at = match self.text.as_bytes()[start] {
                b'{' => self.expression(start),
                _ => self.tag(start),
            };
        }
        if at < to {
            self.words(&self.text[at..to]);
        }
        at.max(to)
    }

    fn words(&mut self, words: &str) {
        self.open.last_mut().map_or(&mut self.out, |open| &mut open.out).words(words);
    }

    /// What stands between braces: a comment, a text, a value of the front matter, or what a program makes.
    fn expression(&mut self, start: usize) -> usize {
        let Some(end) = self.braces.get(&start).copied() else {
            self.words("{");
            return start + 1;
        };
        let inside = self.text[start + 1..end].trim();
        let is_comment = inside.starts_with("/*") && inside.ends_with("*/");
        let is_id = inside.starts_with('#') || self.text[..start].ends_with('\\');
        if is_comment {
            self.tally.aside("comments");
        } else if let Some(text) = tags::literal(inside) {
            self.words(text);
        } else if let Some(text) = self.value(inside) {
            self.words(&text);
        } else {
            if !is_id {
                self.tally.raw(&format!("{{{}}}", inside.chars().take(40).collect::<String>()));
            }
            self.words(&self.text[start..=end]);
        }
        end + 1
    }

    fn value(&self, inside: &str) -> Option<String> {
        let roots = ["frontmatter.", "frontMatter.", "meta.", "metadata.", "props."];
        let name = roots.iter().find_map(|root| inside.strip_prefix(root))?;
        variables::value(&format!("page.{name}"), self.around.page, self.around.settings)
    }

    fn tag(&mut self, start: usize) -> usize {
        let Some(tag) = tags::read(self.text, start, (self.braces, self.names)) else {
            self.words("<");
            return start + 1;
        };
        let end = tag.end;
        for _ in 0..tag.unknown {
            self.tally.aside("values of components that only a program knows");
        }
        match tag.form {
            _ if components::is_markup(&tag.name) => self.words(&components::markup(&tag)),
            Form::Open if self.open.len() < DEEPEST => self.open.push(Open { tag, out: Out::default() }),
            Form::Open => {}
            Form::Alone => self.put(&tag, None, end),
            Form::Close => self.close(&tag.name, end),
        }
        end
    }

    /// The end of the last open component of a name; those in it that have no end of their own end here too.
    fn close(&mut self, name: &str, end: usize) {
        if !self.open.iter().any(|open| open.tag.name == name) {
            return;
        }
        while let Some(Open { tag, out }) = self.open.pop() {
            let is_it = tag.name == name;
            self.put(&tag, Some(&components::without_margin(&out.text)), end);
            if is_it {
                return;
            }
        }
    }

    fn close_all(mut self) -> String {
        while let Some(Open { tag, out }) = self.open.pop() {
            self.put(&tag, Some(&out.text), self.text.len());
        }
        self.out.text
    }

    fn put(&mut self, tag: &Tag, inner: Option<&str>, end: usize) {
        let made = components::made(tag, inner, self.around.lookup, self.tally);
        let is_line_end = self.text[end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
        self.open.last_mut().map_or(&mut self.out, |open| &mut open.out).put(&made, is_line_end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::kind::Kind;
    use crate::import::site::pages;
    use crate::import::site::settings;
    use crate::import::site::tree::Tree;

    fn done(text: &str) -> (String, Tally) {
        let tree = Tree::of(&[("a.mdx", "---\ntitle: T\n---\nx")]);
        let settings = settings::read(&tree, Kind::Markdown);
        let gathered = pages::gather(&tree, &settings);
        let lookup = Lookup::of(&tree, &settings, &gathered.pages);
        let mut tally = Tally::default();
        let around = Around { page: &gathered.pages[0], settings: &settings, lookup: &lookup };
        (plain(text, &around, &mut tally), tally)
    }

    #[test]
    fn words_stay_and_programs_go() {
        for (text, expected) in [
            ("import A from './a';\n\nA word.\n", "A word.\n"),
            ("A {/* never shown */}word{\" \"}and {frontmatter.title}.", "A word and T."),
            (
                "import p from './p.jpg'\n\nSee:\n\n<Image src={p} alt=\"The square\" />\n\nEnd.",
                "See:\n\n![The square](./p.jpg)\n\nEnd.",
            ),
            ("<img src={require('./p.jpg').default} alt='x' />", "![x](./p.jpg)"),
            ("<Link to=\"/a\">Words *here*</Link>.", "[Words *here*](/a)."),
            ("<YouTube id=\"abc\" />", "[Video on YouTube](https://www.youtube.com/watch?v=abc)"),
            ("<Callout type=\"warning\">\n  Two\n  lines\n</Callout>", "> [!WARNING]\n> Two\n> lines\n\n"),
            ("<Tabs>\n  <TabItem label=\"One\">\n    Words\n  </TabItem>\n</Tabs>\n", "**One**\n\nWords\n\n"),
            (
                "`<A>` and\n\n```jsx\n<A b={c}/>\nimport x from 'y'\n```\n",
                "`<A>` and\n\n```jsx\n<A b={c}/>\nimport x from 'y'\n```\n",
            ),
            ("1 < 2 and a {b", "1 < 2 and a {b"),
            ("<div className=\"x\" style={{a: 1}} onClick={() => y > 2}>\n\nIn **it**\n\n</div>", "In **it**\n\n"),
            ("Import duties rose.\nexport of grain fell.", "Import duties rose.\nexport of grain fell."),
            ("a <b title=\"x\">bold</b><br/> c", "a <b title=\"x\">bold</b><br> c"),
            ("</Odd> x </>", " x "),
        ] {
            assert_eq!(done(text).0, expected, "{text}");
        }
    }

    #[test]
    fn what_is_lost_is_counted() {
        let (text, tally) = done(
            "export const x = {\n  a: 1,\n};\n\n<Chart data={x} title=\"Dead by day\" />\n\n<Chart data={x} />\n\n{new Date()}\n",
        );
        assert_eq!(text, "**Dead by day**\n\n{new Date()}\n");
        assert_eq!(tally.lost["Chart"], 2);
        assert_eq!(tally.raw["{new Date()}"], 1);
        assert_eq!(tally.aside["imports and exports of programs"], 1);
    }

    #[test]
    fn endless_texts_cost_little() {
        for piece in ["<a {", "<A>", "{", "<a b=\"", "</A>", "<A b={", "import {\n", "<A b='{`"] {
            done(&piece.repeat(20_000));
        }
    }
}
