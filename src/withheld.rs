//! Which names must not go out: masks them in every text before one is parsed, and proves finished bytes free of them.
//!
//! 1. [`people`] reads who is withheld, in whatever shape the file comes. What may name somebody and cannot be read stops the build.
//! 2. Every form, in every case, ending, script and spelling, is replaced by the pseudonym in the raw text of every file, in paths of files,
//!    and in the settings. Nothing after this row ever holds a name: no text layer, no index, no problem that is shown.
//! 3. Finished bytes go through the same reader ([`Proof::check`]), and so does what is packed in them. A name in them stops the build.
//!
//! Why the raw text and not the tree: a name may stand where no tree is made (a comment, a field that nobody knows, an
//! attribute, a JSON escape), and a quote must still be found in its text, which holds when both are masked alike.
//!
//! What this cannot do: faces and voices, what somebody's roles and places give away, and the history of the repository in which the names stand.

mod addresses;
mod calls;
mod forms;
mod mask;
mod people;
mod plain;
mod scopes;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Input;
use crate::input::Withheld;
use crate::memory::Memo;
use crate::memory::kept_or_made;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::fingerprint;
use crate::value::slug_or_code_points;

use calls::Calls;
use forms::Form;
use forms::FormKind;
use forms::Forms;
use people::Page;
use people::Person;
use people::Read;

/// An input without the names that are withheld, and what proves that the output has none either.
pub struct Kept<'a> {
    pub input: Cow<'a, Input>,
    pub proof: Proof,
}

/// Proves finished bytes free of names.
#[derive(Default)]
pub struct Proof {
    forms: Option<Forms>,
}

/// Larger files are proved piece by piece; pieces overlap by more than any name is long.
const PIECE: usize = 1 << 16;
const OVERLAP: usize = 1 << 11;

/// What files said in an earlier build of those who are withheld, and what they say without their names.
#[derive(Debug, Default)]
pub struct Memory {
    read: Memo<Read>,
    masked: Memo<(Source, Vec<Diagnostic>)>,
    scopes: scopes::Memory,
}

/// Reads who is withheld and masks the input. One that withholds nobody is handed on as it is.
pub fn keep_back(input: &Input) -> Checked<Kept<'_>> {
    keep_back_again(input, None)
}

/// The same, with what an earlier build has read.
pub fn keep_back_again<'i>(input: &'i Input, memory: Option<&Memory>) -> Checked<Kept<'i>> {
    let lang = &input.settings.lang;
    memory.inspect(|memory| {
        memory.read.begin();
        memory.masked.begin();
        memory.scopes.begin();
    });
    let memo = memory.map(|memory| &memory.read);
    let read = |source: &Source| kept_or_made(memo, &(lang, &source.path, &source.text), || people::read(source, lang));
    let read: Vec<Arc<Read>> = input.content.par_iter().map(read).collect();
    let mut diagnostics = people::in_defaults(&input.settings);
    let mut people: Vec<Person> = Vec::new();
    // The files that are gone, or stand under a pseudonym.
    let mut own_files: BTreeMap<usize, Person> = BTreeMap::new();
    for (index, read) in read.into_iter().enumerate() {
        diagnostics.extend(read.problems.iter().cloned());
        for person in read.people.iter().cloned() {
            if person.page != Page::Own {
                own_files.insert(index, person.clone());
            }
            people.push(person);
        }
    }
    if people.is_empty() {
        return Checked { value: Kept { input: Cow::Borrowed(input), proof: Proof::default() }, diagnostics };
    }
    diagnostics.extend(translations(&input.content, &own_files));
    let others = others(&input.content, &own_files);
    // All that the forms are made of, and what stands for them.
    let names = fingerprint(&(&people, &others));
    let forms = all_forms(&people, others);
    diagnostics.extend(names_as_pseudonyms(&people));
    let mut masked = input.clone();
    set_aside(&mut masked, own_files, &|source| drop(mask_source(source, &forms, (&people, &[]))));
    let known = scopes::known(&masked.content, &forms, memory.map(|memory| (&memory.scopes, names)));
    let memo = memory.map(|memory| &memory.masked);
    let mask = |(source, known): (&Source, &Vec<usize>)| {
        kept_or_made(memo, &(names, known, &source.path, &source.text), || {
            let mut masked = source.clone();
            let problems = mask_source(&mut masked, &forms, (&people, known));
            (masked, problems)
        })
    };
    let content: Vec<Arc<(Source, Vec<Diagnostic>)>> = masked.content.par_iter().zip(&known).map(mask).collect();
    masked.content.clear();
    for one in content {
        let (source, problems) = &*one;
        masked.content.push(source.clone());
        diagnostics.extend_from_slice(problems);
    }
    let everybody: Vec<usize> = (0..people.len()).collect();
    if let Some(settings) = &mut masked.settings.source {
        let problem = surname_in_settings(settings, &forms, &everybody);
        let known: &[usize] = if problem.is_some() { &everybody } else { &[] };
        diagnostics.extend(problem);
        diagnostics.extend(mask_source(settings, &forms, (&people, known)));
    }
    for file in &mut masked.statics {
        if let Some(path) = mask::path(file.path.as_str(), &forms, &people) {
            file.path = FilePath::new(path);
        }
        if let Some(path) = mask::surname(file.path.as_str(), &forms, (&people, &everybody)) {
            file.path = FilePath::new(path);
            diagnostics.push(surname_in_path(&file.source()));
        }
    }
    masked.statics.sort_by(|a, b| a.path.cmp(&b.path));
    masked.reread_settings();
    Checked { value: Kept { input: Cow::Owned(masked), proof: Proof { forms: Some(forms) } }, diagnostics }
}

/// Files of withheld people in other languages (`people/t.kk.md` beside `people/t.md`) that do not say that they are withheld: their names are
/// known to nobody here.
fn translations(content: &[Source], own_files: &BTreeMap<usize, Person>) -> Vec<Diagnostic> {
    let mut stems = Vec::new();
    for index in own_files.keys() {
        stems.extend(stem(&content[*index]));
    }
    let mut problems = Vec::new();
    for (index, source) in content.iter().enumerate() {
        if !own_files.contains_key(&index) && is_translation(source, &stems) {
            let message = "this file is about somebody withheld and is not withheld itself: nothing is published";
            let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).in_file(&source.path);
            problems.push(problem.hint("write `visibility: withheld` and the pseudonym in it too"));
        }
    }
    problems
}

/// The path of a file to the full stop before its ending.
fn stem(source: &Source) -> Option<&str> {
    let path = source.path.as_str();
    let dot = path.rfind('.')?;
    Some(&path[..=dot])
}

/// Whether a file's path goes on behind one of some stems with more than an ending.
fn is_translation(source: &Source, stems: &[&str]) -> bool {
    let Some(stem) = stem(source) else { return false };
    !stems.contains(&stem) && stems.iter().any(|own| stem.starts_with(own))
}

/// The names of the files of people who are public.
fn others(content: &[Source], own_files: &BTreeMap<usize, Person>) -> Vec<String> {
    let mut others = Vec::new();
    for (index, source) in content.iter().enumerate() {
        if !own_files.contains_key(&index)
            && let Some(path) = stem(source).and_then(|stem| stem.strip_prefix("content/people/"))
        {
            others.push(path.trim_end_matches('.').to_owned());
        }
    }
    others
}

/// Every form of everybody, once, and the surnames that nobody listed.
fn all_forms(people: &[Person], others: Vec<String>) -> Forms {
    let mut forms = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let mut seen = HashSet::new();
        for written in &person.forms {
            if seen.insert(written.as_str()) {
                forms.extend(Form::new(index, FormKind::Registered, written));
                forms.extend(Form::surname(index, written));
            }
        }
    }
    // Of a form that alone is withheld the others are public.
    let own = people.iter().enumerate().filter(|(_, person)| person.page != Page::Own);
    let mut calls = Calls { others, ..Calls::default() };
    for (index, person) in own {
        calls.pseudonyms.push((index, person.pseudonym.clone()));
        calls.ids.extend(person.opaque_stem.iter().chain(&person.slug).map(|id| (index, id.clone())));
    }
    Forms::new(forms, calls)
}

/// A pseudonym that has a word of the name keeps nothing back.
fn names_as_pseudonyms(people: &[Person]) -> Option<Diagnostic> {
    let is_name = |person: &Person| person.page != Page::Own && people::says_who(&person.pseudonym, &person.forms);
    if !people.iter().any(is_name) {
        return None;
    }
    let message = "a pseudonym has a word of the name that it stands for: nothing is published";
    Some(Diagnostic::fatal(ProblemKind::WithheldName, message).hint("choose another, like `Witness A`"))
}

/// Takes the files of withheld people out, and puts pages under pseudonyms in their place. What is kept of a file is masked.
fn set_aside(input: &mut Input, mut own_files: BTreeMap<usize, Person>, mask: &dyn Fn(&mut Source)) {
    let mut kept: Vec<Source> = Vec::new();
    for (index, source) in std::mem::take(&mut input.content).into_iter().enumerate() {
        let Some(Person { pseudonym, page, opaque_stem, .. }) = own_files.remove(&index) else {
            kept.push(source);
            continue;
        };
        let slug = slug_or_code_points(&pseudonym);
        let mut ids = vec![format!("people/{slug}")];
        if let Some(stem) = &opaque_stem {
            ids.push(format!("people/{stem}"));
        }
        let mut own = source.clone();
        mask(&mut own);
        input.withheld.push(Withheld { source: own, pseudonym: pseudonym.clone(), ids });
        if let Page::Pseudonym { kept: fields, body } = page {
            let path = FilePath::new(format!("content/people/{}.md", opaque_stem.unwrap_or(slug)));
            let parts: String = fields.iter().map(|span| &source.text[span.start..span.end]).collect();
            let text = format!("---\nname: {pseudonym}\n{}\n---\n{}", parts.trim_end(), &source.text[body..]);
            kept.push(Source { path, text: text.into() });
        }
    }
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    input.content = kept;
}

fn mask_source(source: &mut Source, forms: &Forms, (people, known): (&[Person], &[usize])) -> Vec<Diagnostic> {
    let masked = mask::text(&source.text, forms, (people, known));
    if let Some(path) = mask::path(source.path.as_str(), forms, people) {
        source.path = FilePath::new(path);
    }
    let mut said = Vec::new();
    // Somebody public may have the same surname, and a file of that name.
    let is_of_person = source.path.as_str().starts_with("content/people/");
    let known: &[usize] = if is_of_person { &[] } else { &masked.known };
    if let Some(path) = mask::surname(source.path.as_str(), forms, (people, known)) {
        source.path = FilePath::new(path);
        said.push(surname_in_path(&source.path));
    }
    if let Some(text) = masked.text {
        source.text = text.into();
        let message = format!(
            "names that are withheld stood here {} times; pseudonyms stand for them",
            masked.names + masked.addresses
        );
        said.push(Diagnostic::note(ProblemKind::WithheldName, message).in_file(&source.path));
    }
    if masked.addresses > 0 {
        let message = "an address in this file names somebody who is withheld and is left out";
        said.push(Diagnostic::warning(ProblemKind::WithheldName, message).in_file(&source.path));
    }
    // An article that does not know somebody may well be about another of that surname; of what is said of the whole archive few are.
    if !source.path.as_str().starts_with("content/articles/")
        && let Some(line) = masked.stranger_lines.first()
    {
        let message = format!(
            "line {line} has the surname of somebody withheld; it is left as it is, as nothing here says who it is"
        );
        let problem = Diagnostic::note(ProblemKind::WithheldName, message).in_file(&source.path);
        said.push(problem.hint("where that person is meant, take it out or register the surname as a form"));
    }
    for line in masked.doubtful_lines {
        let message =
            format!("line {line} has the surname of somebody withheld behind another given name; it is left as it is");
        let hint = "where the same person is meant, register this form too";
        said.push(Diagnostic::warning(ProblemKind::WithheldName, message).in_file(&source.path).hint(hint));
    }
    said
}

/// The problem of a file whose path has the surname of somebody withheld: it is the address of a page or a file, and links to it would break
/// if it were another. Nothing that is said of it says the name.
fn surname_in_path(masked: &FilePath) -> Diagnostic {
    let message = "the path of this file has the surname of somebody withheld: nothing is published";
    let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).in_file(masked);
    problem.hint("rename the file, and mend what leads to it")
}

/// The same for addresses in the settings, which stand on every page.
fn surname_in_settings(settings: &Source, forms: &Forms, everybody: &[usize]) -> Option<Diagnostic> {
    let found = forms.find(&settings.text, everybody).hits;
    let address = found.into_iter().find(|hit| hit.kind == FormKind::InAddress)?;
    let line = settings.text[..address.range.start].matches('\n').count() + 1;
    let message = format!("line {line} has the surname of somebody withheld in an address: nothing is published");
    let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).in_file(&settings.path);
    Some(problem.hint("rename what it leads to, or take the line away"))
}

impl Proof {
    /// Whether anybody is withheld at all.
    pub fn is_needed(&self) -> bool {
        self.forms.is_some()
    }

    /// The problem of a file that has a withheld name in it, or in its path. It does not say the name.
    pub fn check(&self, path: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
        let forms = self.forms.as_ref()?;
        if forms.first(path.as_str()).is_some() {
            return Some(leak("the path of a file would have a withheld name in it"));
        }
        if self.holds(forms, &String::from_utf8_lossy(bytes)) || self.holds_widely(forms, bytes) {
            return Some(leak(&format!("`{path}` would have a withheld name in it")));
        }
        None
    }

    /// Whether a text has a word that may be the name or the surname of somebody withheld, whoever it means there. For what is shown to an
    /// editor and need not be.
    pub fn may_name(&self, text: &str) -> bool {
        self.forms.as_ref().is_some_and(|forms| forms.first(text).is_some() || forms.has_a_name(text))
    }

    /// The last words of all forms, in small letters: what a surname that is spelled in a way which nobody registered may sound like. Whoever asks keeps
    /// no name, only how it sounds.
    pub fn last_words(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().flat_map(Forms::last_words)
    }

    /// The same for letters of two bytes each, as old programs write them.
    fn holds_widely(&self, forms: &Forms, bytes: &[u8]) -> bool {
        let mut narrow = bytes.to_vec();
        narrow.retain(|byte| *byte != 0);
        narrow.len() < bytes.len()
            && (self.holds(forms, &String::from_utf8_lossy(&narrow)) || self.holds(forms, &wide(bytes)))
    }

    fn holds(&self, forms: &Forms, text: &str) -> bool {
        let mut start = 0;
        loop {
            let end = text.floor_char_boundary(start + PIECE);
            if forms.first(&text[start..end]).is_some() {
                return true;
            }
            if end == text.len() {
                return false;
            }
            start = text.floor_char_boundary(end - OVERLAP);
        }
    }
}

/// Bytes read as UTF-16, both ways round.
fn wide(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let little: Vec<u16> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    let big: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    format!("{}\n{}", String::from_utf16_lossy(&little), String::from_utf16_lossy(&big))
}

fn leak(message: &str) -> Diagnostic {
    Diagnostic::fatal(ProblemKind::WithheldName, format!("{message}: nothing is published"))
        .hint("pictures, scripts and templates are not rewritten: take the name out of the file that this is made from")
}
