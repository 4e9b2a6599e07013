//! Circles between the files of one row: a file that in the end needs itself cannot be read, tested or moved alone.
//!
//! What leads from a file to another:
//!
//! 1. **A path**, in an import or in the middle of a line: to the file in which the thing it names stands. What a parent hands on
//!    (`pub use articles::Article`) is its child's, so a child that asks for a sibling through their parent asks for the sibling.
//! 2. **A method** of a type whose methods stand in several files: `self.x()` in the one, or `site.x()` where `site: &Site`, leads
//!    to the file of `fn x`. No import shows such a call.
//!
//! A parent that says `mod child;` or hands on what is in it does not know its child by that: it is where children are listed.
//! A child may name the types and constants of those above it: `input::read` makes the `Input` that `input` is about. A function
//! of theirs closes a circle as anywhere: what a child calls belongs into a file of its own. Tests are left out: they may borrow
//! from anywhere.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::floor_plan::code;

/// Who knows whom, and by what: `a` → `b` by `use crate::b::x`.
pub type Arrows = BTreeMap<String, BTreeMap<String, String>>;

/// A file, taken apart.
struct File {
    tokens: Vec<String>,
    /// Names that stand for something elsewhere, as paths from the crate's root.
    imports: BTreeMap<String, Vec<String>>,
    /// Those of them that are handed on.
    passed_on: BTreeSet<String>,
}

/// The arrows between files, by the paths of their modules (`archive::names`).
pub fn arrows(modules: &BTreeMap<String, String>) -> Arrows {
    let names: BTreeSet<String> = modules.keys().cloned().collect();
    let mut files = BTreeMap::new();
    for (module, text) in modules {
        files.insert(module.clone(), File::read(module, code::tokens(text), &names));
    }
    let methods = methods(&files);
    let mut arrows = Arrows::new();
    for (module, file) in &files {
        let known = arrows.entry(module.clone()).or_default();
        for (path, words) in paths(module, file, &names) {
            let found = defining_file(&path, &files).filter(|(other, item)| !is_type_above(module, other, item));
            add(known, module, (found.map(|(other, _)| other), words));
        }
        for (called, words) in calls(module, file, &methods) {
            add(known, module, (Some(called), words));
        }
    }
    arrows
}

fn add(known: &mut BTreeMap<String, String>, module: &str, (other, words): (Option<String>, String)) {
    if let Some(other) = other.filter(|other| other != module) {
        known.entry(other).or_insert(words);
    }
}

/// Whether a thing is a type or a constant of a parent.
fn is_type_above(module: &str, other: &str, item: &str) -> bool {
    let is_above = module.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"));
    is_above && item.starts_with(char::is_uppercase)
}

impl File {
    fn read(module: &str, tokens: Vec<String>, modules: &BTreeSet<String>) -> File {
        let mut file = File { tokens: Vec::new(), imports: BTreeMap::new(), passed_on: BTreeSet::new() };
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at] != "use" {
                file.tokens.push(tokens[at].clone());
                at += 1;
                continue;
            }
            let end = at + tokens[at..].iter().position(|token| token == ";").unwrap_or(tokens.len() - at);
            let is_passed_on = tokens[..at].last().is_some_and(|token| token == "pub" || token == ")");
            if let Some((name, path)) = imported(module, &tokens[at + 1..end], modules) {
                file.passed_on.extend(is_passed_on.then(|| name.clone()));
                file.imports.insert(name, path);
            }
            at = end + 1;
        }
        file
    }

    /// Whether a name stands anywhere but in imports.
    fn uses(&self, name: &str) -> bool {
        self.tokens.iter().any(|token| token == name)
    }
}

/// The name and the path of an import of this crate: `crate::a::b`, `super::b as c`, `child::x`.
fn imported(module: &str, tokens: &[String], modules: &BTreeSet<String>) -> Option<(String, Vec<String>)> {
    let (path, alias) = match tokens.iter().position(|token| token == "as") {
        Some(at) => (&tokens[..at], tokens.get(at + 1).cloned()),
        None => (tokens, None),
    };
    let names: Vec<&str> = path.iter().map(String::as_str).filter(|token| *token != "::").collect();
    let path = absolute(module, &names, modules)?;
    let name = alias.or_else(|| path.last().cloned())?;
    Some((name, path))
}

/// A path from the crate's root; `None` where it leads elsewhere.
fn absolute(module: &str, names: &[&str], modules: &BTreeSet<String>) -> Option<Vec<String>> {
    let mut here: Vec<&str> = module.split("::").collect();
    let mut rest = names;
    match names.first()? {
        &"crate" => (here, rest) = (Vec::new(), &names[1..]),
        &"self" => rest = &names[1..],
        &"super" => {
            while let Some((&"super", tail)) = rest.split_first() {
                here.pop()?;
                rest = tail;
            }
        }
        child if modules.contains(&format!("{module}::{child}")) => {}
        _ => return None,
    }
    Some(here.iter().chain(rest).map(|name| (*name).to_owned()).collect())
}

/// The file in which the thing stands that a path names, and the thing; what a file hands on is followed to where it comes from.
fn defining_file(path: &[String], files: &BTreeMap<String, File>) -> Option<(String, String)> {
    let mut path = path.to_vec();
    for _ in 0..files.len() {
        let depth = (1..=path.len()).rev().find(|depth| files.contains_key(&path[..*depth].join("::")))?;
        let module = path[..depth].join("::");
        let item = path.get(depth).cloned().unwrap_or_default();
        if !files[&module].passed_on.contains(&item) {
            return Some((module, item));
        }
        path = files[&module].imports[&item].iter().chain(&path[depth + 1..]).cloned().collect();
    }
    None
}

/// All paths of a file into this crate, with how they are written.
fn paths(module: &str, file: &File, modules: &BTreeSet<String>) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    for (name, path) in &file.imports {
        // A module that is imported is asked for one thing or another below; what is only handed on is not known.
        if !modules.contains(&path.join("::")) && (!file.passed_on.contains(name) || file.uses(name)) {
            found.push((path.clone(), format!("use {}", path.join("::"))));
        }
    }
    for names in written_paths(&file.tokens) {
        let first = names[0];
        let path = match file.imports.get(first) {
            Some(path) => Some(path.iter().cloned().chain(names[1..].iter().map(|name| (*name).to_owned())).collect()),
            None => absolute(module, &names, modules),
        };
        found.extend(path.map(|path| (path, names.join("::"))));
    }
    found
}

/// `a::b::c`, each as its names; single words are none, and neither is `pub(in a::b)`.
fn written_paths(tokens: &[String]) -> Vec<Vec<&str>> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_begin = is_word(&tokens[at]) && !(at > 0 && ["::", ".", "in"].contains(&tokens[at - 1].as_str()));
        let mut names = vec![tokens[at].as_str()];
        while is_begin && tokens.get(at + 1).is_some_and(|token| token == "::") && is_word_at(tokens, at + 2) {
            names.push(&tokens[at + 2]);
            at += 2;
        }
        if names.len() > 1 {
            paths.push(names);
        }
        at += 1;
    }
    paths
}

fn is_word_at(tokens: &[String], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| is_word(token))
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// By type and method, the files where it stands: only types of one row whose methods stand in several of its files.
type Methods = BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>;

fn methods(files: &BTreeMap<String, File>) -> Methods {
    let mut methods = Methods::new();
    for (module, file) in files {
        for (name, begin, end) in implementations(&file.tokens) {
            let of_type = methods.entry((row(module).to_owned(), name.to_owned())).or_default();
            for pair in file.tokens[begin..end].windows(2).filter(|pair| pair[0] == "fn") {
                of_type.entry(pair[1].clone()).or_default().insert(module.clone());
            }
        }
    }
    methods.retain(|_, of_type| of_type.values().flatten().collect::<BTreeSet<_>>().len() > 1);
    methods
}

fn row(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// `impl T { … }`, each with its type and where its braces begin and end. Methods of traits are called through the trait.
fn implementations(tokens: &[String]) -> Vec<(&str, usize, usize)> {
    let mut found = Vec::new();
    for at in tokens.iter().enumerate().filter(|(_, token)| *token == "impl").map(|(at, _)| at) {
        let is_item = at == 0 || ["{", "}", ";", "]"].contains(&tokens[at - 1].as_str());
        let Some(begin) = tokens[at..].iter().position(|token| token == "{").map(|length| at + length) else {
            continue;
        };
        let head = without_generics(&tokens[at + 1..begin]);
        if is_item
            && !head.contains(&"for")
            && let Some(name) = head.iter().rfind(|token| is_word(token))
        {
            found.push((*name, begin, code::past_braces(tokens, begin)));
        }
    }
    found
}

fn without_generics(tokens: &[String]) -> Vec<&str> {
    let mut depth = 0;
    let mut kept = Vec::new();
    for token in tokens {
        match token.as_str() {
            "<" => depth += 1,
            ">" => depth -= 1,
            "where" => break,
            token if depth == 0 => kept.push(token),
            _ => {}
        }
    }
    kept
}

/// Calls of methods that stand in another file: `self.x()`, `Self::x()`, `name.x()` where the file says `name: &T`.
fn calls(module: &str, file: &File, methods: &Methods) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for ((_, name), of_type) in methods.iter().filter(|((of_row, _), _)| of_row == row(module)) {
        let mut ranges: Vec<(BTreeSet<&str>, usize, usize)> = Vec::new();
        for (own, begin, end) in implementations(&file.tokens) {
            if own == name {
                ranges.push((BTreeSet::from(["self", "Self"]), begin, end));
            }
        }
        ranges.push((bound_to(name, &file.tokens), 0, file.tokens.len()));
        for (callers, begin, end) in ranges {
            for call in file.tokens[begin..end].windows(4) {
                let is_call =
                    callers.contains(call[0].as_str()) && (call[1] == "." || call[1] == "::") && call[3] == "(";
                let places = of_type.get(&call[2]).filter(|_| is_call);
                // A name of several files would be of several types that are called the same: nobody knows which.
                if let Some(place) = places.filter(|places| places.len() == 1).and_then(|places| places.first()) {
                    found.push((place.clone(), format!("{}{}{}()", call[0], call[1], call[2])));
                }
            }
        }
    }
    found
}

/// Parameters and variables that are declared as a type or a reference to it.
fn bound_to<'a>(name: &str, tokens: &'a [String]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for (at, pair) in tokens.windows(2).enumerate().filter(|(_, pair)| is_word(&pair[0]) && pair[1] == ":") {
        let declared = tokens[at + 2..].iter().find(|token| !["&", "mut"].contains(&token.as_str()));
        names.extend(declared.filter(|declared| *declared == name).map(|_| pair[0].as_str()));
    }
    names
}

/// Sets of files of which each needs each in the end, in order; and of every set one way round, with its reasons.
pub fn circles(arrows: &Arrows) -> Vec<(BTreeSet<String>, String)> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|from| (from.as_str(), reached(from, arrows))).collect();
    let mut circles: BTreeMap<BTreeSet<String>, String> = BTreeMap::new();
    for (from, all) in &reached {
        if !all.contains(from) {
            continue;
        }
        let members = all.iter().filter(|other| reached.get(*other).is_some_and(|back| back.contains(from)));
        let members: BTreeSet<String> = members.map(|other| (*other).to_owned()).collect();
        circles.entry(members).or_insert_with(|| way_round(from, arrows));
    }
    circles.into_iter().collect()
}

fn reached<'a>(from: &str, arrows: &'a Arrows) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = known(from, arrows).collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(known(next, arrows));
        }
    }
    reached
}

/// The files of the same row that a file knows.
fn known<'a>(from: &str, arrows: &'a Arrows) -> impl Iterator<Item = &'a str> {
    let own = row(from).to_owned();
    arrows.get(from).into_iter().flat_map(BTreeMap::keys).map(String::as_str).filter(move |other| row(other) == own)
}

/// The shortest way from a file back to itself.
fn way_round(from: &str, arrows: &Arrows) -> String {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        for next in known(at, arrows) {
            if !before.contains_key(next) {
                before.insert(next, at);
                open.push_back(next);
            }
        }
    }
    let mut steps = Vec::new();
    let mut at = from;
    while let Some(earlier) = before.get(at) {
        steps.push(format!("    {earlier} -> {at} by `{}`", arrows[*earlier][at]));
        at = earlier;
        if at == from {
            break;
        }
    }
    steps.reverse();
    steps.join("\n")
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&[&str]]) {
    let modules = files.iter().map(|(module, text)| ((*module).to_owned(), (*text).to_owned())).collect();
    let found: Vec<Vec<String>> =
        circles(&arrows(&modules)).into_iter().map(|(members, _)| members.into_iter().collect()).collect();
    assert_eq!(found, expected, "{files:?}");
}

#[test]
fn two_files_that_import_each_other_are_a_circle() {
    check(&[("a", "mod b; mod c;"), ("a::b", "use crate::a::c::X;"), ("a::c", "fn f() {}")], &[]);
    check(
        &[("a", "mod b; mod c;"), ("a::b", "use crate::a::c::X;"), ("a::c", "use super::b::Y;")],
        &[&["a::b", "a::c"]],
    );
    check(
        &[
            ("a", ""),
            ("a::b", "fn f() { crate::a::c::x() }"),
            ("a::c", "use crate::a::d;\nfn x() { d::y() }"),
            ("a::d", "use crate::a::b::Z;"),
        ],
        &[&["a::b", "a::c", "a::d"]],
    );
}

#[test]
fn what_a_parent_hands_on_is_its_childs() {
    let parent = "mod b; mod c;\npub use b::X;\npub(super) use c::Y;";
    check(&[("a", parent), ("a::b", "pub struct X;"), ("a::c", "use crate::a::X;")], &[]);
    check(&[("a", parent), ("a::b", "use crate::a::Y;"), ("a::c", "use crate::a::X;")], &[&["a::b", "a::c"]]);
    // Renamed, and by way of the parent as a module.
    check(
        &[("a", "pub use b::X as Z;"), ("a::b", "use crate::a::c::f;"), ("a::c", "use crate::a;\nfn f(_: a::Z) {}")],
        &[&["a::b", "a::c"]],
    );
}

#[test]
fn a_child_may_name_what_its_parent_is_about_and_may_not_call_it() {
    check(&[("a", "mod b;\nfn f() { b::g() }"), ("a::b", "pub fn g() {}")], &[]);
    check(&[("a", "mod b;\nfn f() { b::g() }\nstruct Y;"), ("a::b", "use super::Y;\nconst X: u8 = crate::a::Z;")], &[]);
    check(&[("a", "mod b;\nfn f() { b::g() }"), ("a::b", "pub fn g() { super::h() }")], &[&["a", "a::b"]]);
    check(&[("a", "mod b;\nfn f() { b::g() }"), ("a::b", "use crate::a;\npub fn g() { a::h() }")], &[&["a", "a::b"]]);
    check(&[("a", "mod b;\npub use b::g;"), ("a::b", "pub fn g() { super::h() }")], &[]);
    check(&[("a", "pub use b::g;\nfn f() { g() }"), ("a::b", "pub fn g() { super::h() }")], &[&["a", "a::b"]]);
    // A sibling's types are no parent's.
    check(&[("a::b", "use crate::a::c::X;"), ("a::c", "use crate::a::b::Y;")], &[&["a::b", "a::c"]]);
}

#[test]
fn calls_of_methods_of_one_type_are_ways_that_no_import_shows() {
    let head = ("a::head", "impl Site { pub fn head(&self) { self.page(); } }");
    let body = ("a::body", "impl<'a> Site<'a> { pub fn page(&self) { self.head(); } }");
    check(&[("a", "struct Site;"), head, body], &[&["a::body", "a::head"]]);
    let by_name = ("a::body", "impl Site { fn page(&self) {} }\nfn f(site: &Site) { site.head() }");
    check(&[("a", "struct Site;"), head, by_name], &[&["a::body", "a::head"]]);
    check(&[("a", "struct Site;"), head, ("a::body", "impl Site { fn page(&self) {} }")], &[]);
    // Another type, another row, a method of a trait.
    check(&[("a", ""), head, ("a::body", "impl Page { fn page(&self) { self.head(); } }")], &[]);
    check(&[("a", ""), head, ("b", "impl Site { fn page(&self) { self.head(); } }")], &[]);
    check(&[("a", ""), head, ("a::body", "impl Show for Site { fn page(&self) { self.head(); } }")], &[]);
}

#[test]
fn tests_comments_and_texts_close_no_circle() {
    check(
        &[
            ("a::b", "use crate::a::c::X;"),
            (
                "a::c",
                "//! crate::a::b\nconst X: &str = \"crate::a::b\";\n#[cfg(test)]\nmod tests { use crate::a::b::Y; }",
            ),
        ],
        &[],
    );
}

#[test]
fn a_circle_is_shown_with_its_reasons() {
    let files = [("a::b", "use crate::a::c::X;"), ("a::c", "fn f() { crate::a::b::y() }")];
    let modules = files.map(|(module, text)| (module.to_owned(), text.to_owned())).into();
    let way = "    a::b -> a::c by `use a::c::X`\n    a::c -> a::b by `crate::a::b::y`";
    assert_eq!(circles(&arrows(&modules))[0].1, way);
}
