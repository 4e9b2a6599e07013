//! `dateline import`: brings in what others saved, wrote and exported.
//!
//! 1. The files that were named are found, and those below folders that were named (`heap`). A folder that is a site of another generator is
//!    read as a whole (`folder`, `site`).
//! 2. What the archive holds is read once, for what tells a thing from another: addresses and hashes (`known`).
//! 3. Files are read, several at once, never so many that they do not fit into memory; drafts come out in the order of files.
//! 4. Each draft becomes a new file, one more capture of an article that is there, or nothing, because it is there (`plan`).
//! 5. It is written at once, or only said (`--dry-run`). Nothing that is there is written over.

mod asked;
mod bar;
mod beside;
mod claims;
mod deal;
pub(crate) mod elsewhere;
mod folder;
mod heap;
mod known;
mod marks;
mod plan;
mod posts;
mod put;
mod relinked;
mod row;
mod site;

use std::fs::File;

use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::command;
use crate::command::Ending;
use crate::command::counted;
use crate::command::report;
use crate::command::report::Format;
use crate::command::writing::Failed;
use crate::diagnostic;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import;
use crate::import::Batch;
use crate::import::ClaimRow;
use crate::import::Copied;
use crate::import::Note;

pub use asked::Import;

use heap::Found;
use known::Known;
use plan::Step;
use posts::OfFolders;
use put::Put;

/// So many bytes of files are in memory at once, about; one file may have more.
const AT_ONCE: u64 = 256 << 20;

/// What was done, in numbers.
#[derive(Debug, Default)]
struct Done {
    written: usize,
    versions: usize,
    captures: usize,
    /// Files that rows of a table have changed, and fields in them.
    changed: usize,
    fields: usize,
    already: usize,
    notes: usize,
    claims: usize,
    /// Rows of claims, which change articles when all of these are known.
    to_claim: Vec<ClaimRow>,
    /// Notes and copies, which find their articles when all of these are known.
    to_deal: (Vec<Note>, Vec<Copied>),
    to_check: usize,
    set_aside: Batch,
}

/// Imports and says in one line what was done.
pub fn run(import: &Import) -> Ending {
    let content = match command::content(&import.root) {
        Ok(content) => content,
        Err(message) => return command::fail(&message),
    };
    let mut found = match heap::find(&import.paths, &import.root) {
        Ok(found) => found,
        Err(message) => return command::fail(&message),
    };
    let mut known = Known::read(&content);
    let mut done = Done::default();
    let mut problems = found.problems;
    if found.beside > 0 {
        done.set_aside.set_aside.push(("pictures and files that only come along with a text".to_owned(), found.beside));
    }
    if found.programs > 0 {
        done.set_aside.set_aside.push(("programs and settings".to_owned(), found.programs));
    }
    let posts = posts::find(&mut found.files);
    let bar = bar::of(&found.files, import.format);
    for files in heaps(&found.files) {
        for batch in read(files, &posts, &bar) {
            if let Err(error) = bar.suspend(|| take(batch, import, &mut known, (&mut done, &mut problems))) {
                return command::fail(&error);
            }
        }
    }
    for found in &found.sites {
        bar::say_site(&bar, found);
        let batch = site::read(found, &mut known);
        if let Err(error) = bar.suspend(|| take(batch, import, &mut known, (&mut done, &mut problems))) {
            return command::fail(&error);
        }
    }
    bar.finish_and_clear();
    if let Err(error) = deal(import, &mut known, &mut done, &mut problems) {
        return command::fail(&error);
    }
    close(import, &done, problems)
}

/// Files in heaps that fit into memory.
fn heaps(files: &[Found]) -> Vec<&[Found]> {
    let mut heaps = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, file) in files.iter().enumerate() {
        if index > start && size + file.size > AT_ONCE {
            heaps.push(&files[start..index]);
            (start, size) = (index, 0);
        }
        size += file.size;
    }
    heaps.push(&files[start..]);
    heaps
}

/// What comes out of files, in their order.
fn read(files: &[Found], posts: &OfFolders, bar: &ProgressBar) -> Vec<Batch> {
    let read = files.par_iter().map(|file| {
        let batches = read_one(file, posts);
        bar.inc(file.size);
        batches
    });
    let read: Vec<Vec<Batch>> = read.collect();
    read.into_iter().flatten().collect()
}

fn read_one(found: &Found, posts: &OfFolders) -> Vec<Batch> {
    let mut batches = Vec::new();
    match File::open(&found.location) {
        Ok(mut file) => import::read(&found.path, &mut file, &mut |batch| {
            batches.push(posts::joined(beside::found(batch, found), found, posts));
        }),
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            let problem = Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(&found.path);
            batches.push(Batch { problems: vec![problem], ..Batch::default() });
        }
    }
    batches
}

/// Plans and writes what came out of one file. Errors where the disk does not take it.
fn take(
    batch: Batch,
    import: &Import,
    known: &mut Known,
    (done, problems): (&mut Done, &mut Vec<Diagnostic>),
) -> Result<(), String> {
    let Batch { drafts, problems: said, set_aside, plan, notes, copies, claims } = batch;
    done.to_claim.extend(claims);
    done.to_deal.0.extend(notes);
    done.to_deal.1.extend(copies);
    if import.format == Format::Human {
        plan.iter().for_each(|line| println!("{line}"));
    }
    problems.extend(said);
    done.set_aside.add(Batch { set_aside, ..Batch::default() });
    for (step, from) in relinked::steps(drafts, known, import) {
        let put = match put::put(&step, import) {
            Ok(put) => put,
            Err(Failed::This(problem)) => {
                problems.push(*problem);
                continue;
            }
            Err(Failed::Disk(message)) => return Err(message),
        };
        match (&step, &put) {
            (Step::New { is_version, draft, .. }, _) => {
                let is_doubtful = draft.fields.iter().any(|(name, _)| name == "check");
                done.written += 1;
                done.versions += usize::from(*is_version);
                done.to_check += usize::from(is_doubtful);
            }
            (Step::Capture { .. }, _) => done.captures += 1,
            (Step::Change { changes, .. }, _) => {
                done.changed += 1;
                done.fields += changes.len();
            }
            (Step::Already { .. }, _) => done.already += 1,
        }
        say(&put, &from, import);
    }
    Ok(())
}

/// Deals out what is about articles and is none itself.
fn deal(import: &Import, known: &mut Known, done: &mut Done, problems: &mut Vec<Diagnostic>) -> Result<(), String> {
    let dealt = deal::deal(std::mem::take(&mut done.to_deal), known, import)?;
    done.notes += dealt.notes;
    done.captures += dealt.captures;
    done.already += dealt.already;
    problems.extend(dealt.problems);
    dealt.puts.iter().for_each(|(put, from)| say(put, from, import));
    let claimed = claims::deal(std::mem::take(&mut done.to_claim), known, import)?;
    done.claims += claimed.new;
    done.fields += claimed.fields;
    done.already += claimed.already;
    done.changed += claimed.puts.iter().filter(|(put, _)| matches!(put, Put::Changed(_))).count();
    problems.extend(claimed.problems);
    claimed.puts.iter().for_each(|(put, from)| say(put, from, import));
    Ok(())
}

/// A line for each thing, for people only: what a program wants to know is in the problems.
fn say(put: &Put, from: &str, import: &Import) {
    if import.format != Format::Human {
        return;
    }
    let would = if import.dry_run { "would be " } else { "" };
    match put {
        Put::Written(path) => println!("{path}  {would}written, from {from}"),
        Put::Changed(path) => println!("{path}  {would}changed, from {from}"),
        Put::Nothing(path) => println!("{path}  is there already: {from}"),
    }
}

fn close(import: &Import, done: &Done, mut problems: Vec<Diagnostic>) -> Ending {
    diagnostic::sort(&mut problems);
    let shown = report::show(&problems, import.format);
    match import.format {
        Format::Human => anstream::eprint!("{shown}"),
        Format::Json | Format::Github => anstream::print!("{shown}"),
    }
    if import.format == Format::Human {
        println!("{}", summary(import, done, &problems));
    }
    command::ending(&problems, false)
}

fn summary(import: &Import, done: &Done, problems: &[Diagnostic]) -> String {
    let mut parts = vec![format!(
        "{}{}",
        counted::grouped(done.written, "file"),
        if import.dry_run { " would be written" } else { " written" }
    )];
    let further = [
        (done.versions, "version", "of articles that are there"),
        (done.to_check, "article", "to be looked at (`check: extraction`)"),
        (done.captures, "capture", "added to articles that are there"),
        (done.notes, "note", "beside their articles"),
        (done.claims, "claim", "added to articles that are there"),
        (done.fields, "field", "changed"),
        (done.changed, "file", "changed"),
        (done.already, "thing", "there already"),
    ];
    for (number, word, words) in further {
        if number > 0 {
            parts.push(format!("{} {words}", counted::grouped(number, word)));
        }
    }
    for (what, number) in &done.set_aside.set_aside {
        parts.push(format!("set aside {what}: {}", counted::digits(*number)));
    }
    parts.extend(Some(command::problems(problems)).filter(|problems| !problems.is_empty()));
    parts.join("; ")
}
