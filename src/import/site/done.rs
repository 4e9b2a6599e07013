//! A text with its commands done, as far as they are known.

use std::collections::HashMap;
use std::ops::Range;

use crate::import::site::commands;
use crate::import::site::commands::Command;
use crate::import::site::commands::Commands;
use crate::import::site::commands::Form;
use crate::import::site::front;
use crate::import::site::kind::Kind;
use crate::import::site::lookup::Lookup;
use crate::import::site::lookup::Meant;
use crate::import::site::page::Page;
use crate::import::site::rendered;
use crate::import::site::rendered::Inner;
use crate::import::site::rendered::Made;
use crate::import::site::settings::Settings;
use crate::import::site::tally::Tally;
use crate::import::site::variables;
use crate::value::FilePath;

/// So deep may commands lie in one another; deeper ones stay as they are.
const DEEPEST: usize = 32;

/// What commands are done with.
pub(super) struct Doing<'a> {
    pub page: &'a Page,
    pub settings: &'a Settings,
    pub lookup: &'a Lookup<'a>,
}

/// Does the commands of a text.
pub(super) fn done(text: &str, doing: &Doing, tally: &mut Tally) -> String {
    let commands = commands::find(text, doing.settings.kind);
    if commands.all.is_empty() {
        return text.to_owned();
    }
    let mut walk = Walk { text, commands: &commands, doing, tally, set: HashMap::new() };
    walk.piece(0..text.len(), 0..commands.all.len(), 0)
}

struct Walk<'a, 'b> {
    text: &'a str,
    commands: &'a Commands,
    doing: &'a Doing<'a>,
    tally: &'b mut Tally,
    /// Names to which the text itself has given a value.
    set: HashMap<String, String>,
}

/// A command as it was met on the way.
struct Met<'a> {
    command: &'a Command,
    /// With its end, where it has one.
    whole: Range<usize>,
    /// What stands between the two: where, and with its own commands done.
    inner: Option<(Range<usize>, String)>,
}

impl<'a> Walk<'a, '_> {
    /// A piece of the text with the commands in it.
    fn piece(&mut self, range: Range<usize>, commands: Range<usize>, depth: usize) -> String {
        let mut out = Out::default();
        let (mut at, mut index) = (range.start, commands.start);
        while index < commands.end {
            let start = self.commands.all[index].range.start;
            out.words(&self.text[at..start]);
            let end = self.commands.ends.get(&index).copied().filter(|end| *end < commands.end);
            if let Some(end) = end
                && let Some(shown) = self.decided(index, end, depth)
            {
                out.words(&shown);
                at = self.commands.all[end].range.end;
                index = end + 1;
                continue;
            }
            let met = self.met(index, end, depth);
            at = met.whole.end;
            index = end.unwrap_or(index) + 1;
            self.put(met, &mut out);
        }
        out.words(&self.text[at..range.end]);
        out.text
    }

    /// What a condition lets be seen, where it can be said whether it holds. What was not to be seen there is not seen here either.
    fn decided(&mut self, index: usize, end: usize, depth: usize) -> Option<String> {
        let command = &self.commands.all[index];
        let is_liquid = matches!(self.doing.settings.kind, Kind::Jekyll | Kind::Eleventy);
        if !is_liquid || depth >= DEEPEST || !matches!(command.name.as_str(), "if" | "unless") {
            return None;
        }
        for branch in self.branches(index, end) {
            let condition = &self.commands.all[branch.start];
            let said = condition.inside.strip_prefix(condition.name.as_str()).unwrap_or_default().trim();
            let holds = match condition.name.as_str() {
                "else" => true,
                "unless" => !variables::holds(said, self.doing.page)?,
                _ => variables::holds(said, self.doing.page)?,
            };
            if holds {
                let inside = condition.range.end..self.commands.all[branch.end].range.start;
                self.tally.aside("conditions, of which the part that was shown is kept");
                return Some(self.piece(inside, branch.start + 1..branch.end, depth + 1));
            }
        }
        self.tally.aside("conditions, of which the part that was shown is kept");
        Some(String::new())
    }

    /// The parts of a condition: each from the command that begins it to the one that begins the next, or ends all.
    fn branches(&self, index: usize, end: usize) -> Vec<Range<usize>> {
        let mut starts = vec![index];
        let mut at = index + 1;
        while at < end {
            match self.commands.all[at].name.as_str() {
                "else" | "elsif" | "elseif" => starts.push(at),
                _ => at = self.commands.ends.get(&at).copied().unwrap_or(at),
            }
            at += 1;
        }
        starts.push(end);
        let branches = starts.windows(2).map(|ends| ends[0]..ends[1]);
        branches.collect()
    }

    /// Gives a name a value: a text, or one that is known.
    fn assign(&mut self, inside: &str) -> Option<()> {
        let (name, value) = inside.strip_prefix("assign")?.split_once('=')?;
        let value = variables::value(value.trim(), self.doing.page, self.doing.settings)?;
        self.set.insert(name.trim().to_owned(), value);
        Some(())
    }

    /// Whether the text shows a name further on.
    fn shows(&self, name: &str, from: usize) -> bool {
        let mut all = self.commands.all.iter().filter(|command| command.range.start >= from);
        all.any(|command| command.form == Form::Alone && command.name.is_empty() && command.inside.trim() == name)
    }

    fn met(&mut self, index: usize, end: Option<usize>, depth: usize) -> Met<'a> {
        let command = &self.commands.all[index];
        let Some(end) = end else { return Met { command, whole: command.range.clone(), inner: None } };
        let inside = command.range.end..self.commands.all[end].range.start;
        let done = match depth < DEEPEST {
            true => self.piece(inside.clone(), index + 1..end, depth + 1),
            false => self.text[inside.clone()].to_owned(),
        };
        Met { command, whole: command.range.start..self.commands.all[end].range.end, inner: Some((inside, done)) }
    }

    /// A command without an end.
    fn alone(&mut self, command: &Command) -> Made {
        let inside = command.inside.trim();
        match command.form {
            Form::Comment => Made::Nothing,
            Form::Shown => Made::Inline(shown(&self.text[command.range.clone()])),
            // In a text, a lone end is as raw as a command that nobody knows.
            Form::End => Made::Raw,
            Form::Alone if command.name.is_empty() => {
                let set = || self.set.get(inside).cloned();
                let value = variables::value(inside, self.doing.page, self.doing.settings).or_else(set);
                value.map_or(Made::Raw, Made::Inline)
            }
            Form::Tag if command.name == "assign" => self.assign(inside).map_or(Made::Raw, |()| Made::Nothing),
            Form::Tag | Form::Alone => match (command.name.as_str(), self.doing.settings.kind) {
                // What is done with a file stands in the name of the file.
                ("include" | "include_relative" | "render", _) => {
                    let made = included(command, self.doing.lookup);
                    match made {
                        Made::Raw => self.words_of_include(command).map_or(Made::Raw, Made::Block),
                        made => made,
                    }
                }
                // The other paths of Jekyll are those of files.
                ("link", Kind::Jekyll) => {
                    let path = inside.strip_prefix("link").unwrap_or(inside).trim();
                    Made::Address(rendered::destination(&format!("/{}", path.trim_start_matches('/'))))
                }
                ("param", Kind::Hugo) => {
                    let name = command.args.at(0).unwrap_or_default();
                    variables::value(name, self.doing.page, self.doing.settings).map_or(Made::Raw, Made::Inline)
                }
                _ => rendered::made(command, None, self.doing.lookup),
            },
        }
    }

    fn put(&mut self, met: Met, out: &mut Out) {
        let made = match &met.inner {
            Some((_, done)) if self.is_captured(&met) => {
                let name = met.command.args.at(0).unwrap_or_default().to_owned();
                self.set.insert(name, done.trim().to_owned());
                return;
            }
            Some((inside, done)) => {
                let inner = Inner { raw: &self.text[inside.clone()], done };
                rendered::made(met.command, Some(inner), self.doing.lookup)
            }
            None => self.alone(met.command),
        };
        match made {
            Made::Address(address) if is_destination(&out.text) => out.words(&address),
            Made::Address(address) => {
                let title = self.title(&address).unwrap_or_else(|| address.clone());
                out.words(&format!("[{title}]({address})"));
            }
            Made::Nothing => {
                let is_comment = met.command.form == Form::Comment || met.command.name.starts_with("comment");
                self.tally.aside(if is_comment { "comments" } else { "commands of the look" });
            }
            Made::Raw => self.put_raw(met, out),
            made => out.put(&made, self.is_line_end(met.whole.end)),
        }
    }

    /// Whether a command keeps words for a place further on.
    fn is_captured(&self, met: &Met) -> bool {
        let name = met.command.args.at(0).filter(|_| met.command.name == "capture");
        name.is_some_and(|name| self.shows(name, met.whole.end))
    }

    /// The words of a file that a text includes, where they are words and no program.
    fn words_of_include(&self, command: &Command) -> Option<String> {
        let written = command.args.at(0)?;
        let folder = if command.name == "include_relative" { self.doing.page.path.folder() } else { "_includes" };
        let path = FilePath::new(format!("{folder}/x")).join(written)?;
        // What is given nothing is furniture of all pages: boxes for letters, advertisements.
        if command.args.named.is_empty() {
            return None;
        }
        let mut words = self.doing.lookup.text(path.as_str())?;
        for (name, value) in &command.args.named {
            for form in [format!("{{{{ include.{name} }}}}"), format!("{{{{include.{name}}}}}")] {
                words = words.replace(&form, value);
            }
        }
        let is_program = ["{%", "{{", "<script", "<iframe", "<form"].iter().any(|mark| words.contains(mark));
        (!is_program && !words.trim_start().starts_with("---")).then(|| words.trim().to_owned())
    }

    /// What nobody knows stays as it is written, with what stands in it done.
    fn put_raw(&mut self, met: Met, out: &mut Out) {
        let Met { command, whole, inner } = met;
        // Between the brackets of a link nothing but an address can stand.
        if let (None, Some(address)) = (&inner, address(command, &out.text)) {
            return out.words(&address);
        }
        self.tally.raw(&named(command));
        match inner {
            Some((inside, done)) => {
                out.words(&self.text[whole.start..inside.start]);
                out.words(&done);
                out.words(&self.text[inside.end..whole.end]);
            }
            None => out.words(&self.text[whole]),
        }
    }

    /// The title of the text that an address leads to.
    fn title(&self, address: &str) -> Option<String> {
        let meant = self.doing.lookup.meant(self.doing.page, address)?;
        let Meant::Page(index) = meant else { return None };
        let title = front::text(&self.doing.lookup.page(index).fields, "title")?;
        Some(title.replace('[', "\\[").replace(']', "\\]"))
    }

    fn is_line_end(&self, at: usize) -> bool {
        self.text[at..].lines().next().is_none_or(|rest| rest.trim().is_empty())
    }
}

/// What a command is called in the report.
fn named(command: &Command) -> String {
    match (command.name.as_str(), command.args.at(0)) {
        ("", _) => format!("{{{{ {} }}}}", command.inside.chars().take(40).collect::<String>()),
        ("include" | "include_relative", Some(file)) => format!("include {file}"),
        (name, _) => name.to_owned(),
    }
}

/// The first value of a command that stands as the address of a link.
fn address(command: &Command, before: &str) -> Option<String> {
    let value = command.args.get(&["src", "path", "url", "href"], 0)?;
    is_destination(before).then(|| rendered::destination(value))
}

/// Whether the address of a link stands behind a text.
fn is_destination(before: &str) -> bool {
    const ENDS: [&str; 8] = ["](", "](<", "href=\"", "href='", "src=\"", "src='", "]: ", "]:"];
    ENDS.iter().any(|end| before.ends_with(end))
}

/// `{% include figure.html src="x" %}` is a figure.
fn included(command: &Command, lookup: &Lookup) -> Made {
    let mut command = command.clone();
    if command.args.positional.is_empty() {
        return Made::Raw;
    }
    command.name = command.args.positional.remove(0);
    rendered::made(&command, None, lookup)
}

/// A command that is to be shown, without the marks that keep it from being done.
fn shown(command: &str) -> String {
    command.replace("/*", "").replace("*/", "")
}

/// The text as it grows.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub text: String,
    /// A block has just ended: blank lines behind it are there already.
    is_after_block: bool,
}

impl Out {
    /// Puts what a command has become. An address stands as a link by itself, and what nobody knows is put by whoever knows its words.
    pub(super) fn put(&mut self, made: &Made, is_line_end: bool) {
        match made {
            Made::Inline(words) => self.words(words),
            Made::Block(words) => self.block(words),
            Made::Address(address) => self.words(&format!("[{address}]({address})")),
            Made::Figure { picture, caption } if self.is_at_line_start() && is_line_end => {
                self.block(&format!("<figure>\n\n{picture}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>"))
            }
            Made::Figure { picture, caption } => self.words(&format!("{picture} *{}*", caption.replace('*', "\\*"))),
            Made::Nothing | Made::Raw => {}
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        let words = if self.is_after_block { words.trim_start_matches([' ', '\t', '\n']) } else { words };
        self.text.push_str(words);
        self.is_after_block &= words.is_empty();
    }

    fn block(&mut self, words: &str) {
        let end = self.text.trim_end_matches([' ', '\t', '\n']).len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push_str("\n\n");
        }
        self.text.push_str(words);
        self.text.push_str("\n\n");
        self.is_after_block = true;
    }

    fn is_at_line_start(&self) -> bool {
        self.text.rsplit('\n').next().is_none_or(|line| line.trim().is_empty() && line.len() < 4)
    }
}
