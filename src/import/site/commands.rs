//! Commands of generators in a text: Hugo's shortcodes, Zola's, and the tags of Liquid. They are found, paired and handed out; what
//! becomes of one is told elsewhere (`rendered`).

use std::collections::HashMap;
use std::ops::Range;

use crate::import::site::args::Args;
use crate::import::site::code;
use crate::import::site::kind::Kind;

/// A command as it is written.
#[derive(Debug, Clone)]
pub(super) struct Command {
    pub name: String,
    pub args: Args,
    /// What stands between its marks.
    pub inside: String,
    pub form: Form,
    pub range: Range<usize>,
}

/// How a command is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One that may have an end further on.
    Tag,
    /// The end of one.
    End,
    /// One without an end: `{{< x />}}`, `{{ x }}`.
    Alone,
    /// A comment.
    Comment,
    /// Written so that it is shown and not done: `{{</* x */>}}`.
    Shown,
}

/// Commands with the end of each that has one.
#[derive(Debug, Default)]
pub(super) struct Commands {
    pub all: Vec<Command>,
    /// By number, the number of its end.
    pub ends: HashMap<usize, usize>,
}

/// Finds the commands of a text, outside of code.
pub(super) fn find(text: &str, kind: Kind) -> Commands {
    let marks: &[(&str, &str)] = match kind {
        Kind::Hugo => &[("{{<", ">}}"), ("{{%", "%}}"), ("{{/*", "*/}}")],
        Kind::Zola | Kind::Jekyll | Kind::Eleventy => &[("{%", "%}"), ("{{", "}}"), ("{#", "#}")],
        Kind::Obsidian | Kind::Markdown => &[],
    };
    let code = if text.contains('{') { code::of(text) } else { Vec::new() };
    let mut all = Vec::new();
    let mut at = 0;
    // Behind the last end of a kind none of that kind begins.
    let last: Vec<usize> = marks.iter().map(|(_, close)| text.rfind(close).unwrap_or(0)).collect();
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        at = start + 1;
        let mark = marks.iter().position(|(open, _)| text[start..].starts_with(open));
        let Some(index) = mark.filter(|index| start < last[*index]) else { continue };
        let (open, close) = marks[index];
        // `{#` begins the id of a heading for Jekyll.
        if open == "{#" && kind == Kind::Jekyll {
            continue;
        }
        let inside = start + open.len();
        let Some(end) = closing(text, inside, close) else { continue };
        let is_silent = is_silent(open, &text[inside..end]);
        if code::holds(&code, start) && !text[inside..].starts_with("/*") && !is_silent {
            continue;
        }
        let range = start..end + close.len();
        at = range.end;
        all.push(command(kind, open, &text[inside..end], range));
    }
    raw(&mut all, text, kind);
    let ends = pairs(&all, kind);
    Commands { all, ends }
}

/// Generators take comments out of code too, and nobody was to read them; and the marks of what is to be shown as it is.
fn is_silent(open: &str, inside: &str) -> bool {
    let words = inside.trim_matches([' ', '-', '\n']);
    open == "{{/*" || open == "{%" && matches!(words, "comment" | "endcomment" | "raw" | "endraw")
}

/// Where a command ends: not in quotes, unless those never end.
fn closing(text: &str, from: usize, close: &str) -> Option<usize> {
    /// No command is as long.
    const LONGEST: usize = 4 << 10;
    let end = text.floor_char_boundary(from.saturating_add(LONGEST).min(text.len()));
    let piece = &text[from..end];
    let mut quote = None;
    for (at, letter) in piece.char_indices() {
        match quote {
            None if piece[at..].starts_with(close) => return Some(from + at),
            None if letter == '"' || letter == '`' => quote = Some(letter),
            Some(open) if open == letter => quote = None,
            _ => {}
        }
    }
    let at = piece.find(close)?;
    Some(from + at)
}

fn command(kind: Kind, open: &str, inside: &str, range: Range<usize>) -> Command {
    let made = |name: &str, args: &str, form: Form| Command {
        name: name.to_owned(),
        args: Args::read(args),
        inside: inside.trim_matches(['-', ' ', '\n', '\t']).to_owned(),
        form,
        range: range.clone(),
    };
    let words = inside.trim().trim_start_matches(['-', '+']).trim_end_matches(['-', '+']).trim();
    match (kind, open) {
        (_, "{#" | "{{/*") => made("", "", Form::Comment),
        (Kind::Hugo, _) if words.starts_with("/*") => made("", "", Form::Shown),
        (Kind::Hugo, _) => {
            let (words, form) = match (words.strip_prefix('/'), words.strip_suffix('/')) {
                (Some(rest), _) => (rest.trim(), Form::End),
                (None, Some(rest)) => (rest, Form::Alone),
                (None, None) => (words, Form::Tag),
            };
            let (name, args) = named(words);
            made(name, args, form)
        }
        (Kind::Zola, _) if words.starts_with("/*") => made("", "", Form::Shown),
        (Kind::Zola, _) => {
            let (name, args) = words.split_once('(').unwrap_or((words, ""));
            let form = match (open, name.trim()) {
                ("{{", _) => Form::Alone,
                (_, "end") => Form::End,
                _ => Form::Tag,
            };
            made(name.trim(), args.trim_end().trim_end_matches(')'), form)
        }
        (_, "{{") => made("", "", Form::Alone),
        // A comment on one line.
        _ if words.starts_with('#') => made("", "", Form::Comment),
        _ => {
            let (name, args) = named(words);
            match name.strip_prefix("end") {
                Some(name) => made(name, "", Form::End),
                None => made(name, args, Form::Tag),
            }
        }
    }
}

fn named(words: &str) -> (&str, &str) {
    let end = words.find(|letter: char| letter.is_whitespace() || letter == '"').unwrap_or(words.len());
    words.split_at(end)
}

/// What stands between `raw` and its end is no command, and what is commented out is none either.
fn raw(all: &mut Vec<Command>, text: &str, kind: Kind) {
    if !matches!(kind, Kind::Jekyll | Kind::Eleventy) || !text.contains("raw") && !text.contains("comment") {
        return;
    }
    let mut inside: Option<String> = None;
    all.retain(|command| match &inside {
        None => {
            let is_silent =
                command.form == Form::Tag && matches!(command.name.as_str(), "raw" | "verbatim" | "comment");
            inside = is_silent.then(|| command.name.clone());
            true
        }
        Some(name) => {
            let is_end = command.form == Form::End && command.name == *name;
            if is_end {
                inside = None;
            }
            is_end
        }
    });
}

/// Each end with the last open command of its name.
fn pairs(all: &[Command], kind: Kind) -> HashMap<usize, usize> {
    let mut ends = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut waiting: HashMap<&str, usize> = HashMap::new();
    for (index, command) in all.iter().enumerate() {
        let is_nameless = kind == Kind::Zola;
        match command.form {
            Form::Tag => {
                open.push(index);
                *waiting.entry(&command.name).or_default() += 1;
            }
            Form::End if is_nameless || waiting.get(command.name.as_str()).is_some_and(|number| *number > 0) => {
                while let Some(last) = open.pop() {
                    waiting.entry(&all[last].name).and_modify(|number| *number -= 1);
                    if is_nameless || all[last].name == command.name {
                        ends.insert(last, index);
                        break;
                    }
                }
            }
            Form::End | Form::Alone | Form::Comment | Form::Shown => {}
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, kind: Kind) -> Vec<(String, Form, bool)> {
        let commands = find(text, kind);
        let paired = |index: &usize| commands.ends.contains_key(index);
        commands
            .all
            .iter()
            .enumerate()
            .map(|(index, command)| (command.name.clone(), command.form, paired(&index)))
            .collect()
    }

    fn one(name: &str, form: Form, is_paired: bool) -> (String, Form, bool) {
        (name.to_owned(), form, is_paired)
    }

    #[test]
    fn shortcodes_of_hugo() {
        let text = "{{< a \"x >}} y\" >}} {{% note %}}in{{% /note %}} {{< b />}} {{</* c */>}} `{{< d >}}` {{/* e */}}";
        let expected = [
            one("a", Form::Tag, false),
            one("note", Form::Tag, true),
            one("note", Form::End, false),
            one("b", Form::Alone, false),
            one("", Form::Shown, false),
            one("", Form::Comment, false),
        ];
        assert_eq!(found(text, Kind::Hugo), expected);
    }

    #[test]
    fn tags_of_liquid_and_of_zola() {
        let text = "{%- highlight ruby -%}x{% endhighlight %} {{ page.title }} {% raw %}{{ y }}{% endraw %} {% # no %}";
        let names: Vec<String> = found(text, Kind::Jekyll).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["highlight", "highlight", "", "raw", "raw", ""]);
        let zola = find("{{ youtube(id=\"x\") }} {% quote(author=\"A\") %}w{% end %}", Kind::Zola);
        assert_eq!((zola.all[0].args.named(&["id"]), zola.ends.get(&1)), (Some("x"), Some(&2)));
    }

    #[test]
    fn what_never_ends_costs_little() {
        assert!(find(&"{{< a ".repeat(100_000), Kind::Hugo).all.is_empty());
        let far = format!("{{{{< a {} {{{{< b >}}}}", "x".repeat(9_000));
        assert_eq!(found(&far, Kind::Hugo), [one("b", Form::Tag, false)]);
        assert_eq!(find(&"{{< a >}}".repeat(20_000), Kind::Hugo).all.len(), 20_000);
        assert_eq!(found("{{< a >}}{{< b >}}{{< /a >}}{{< /b >}}", Kind::Hugo)[0], one("a", Form::Tag, true));
    }
}
