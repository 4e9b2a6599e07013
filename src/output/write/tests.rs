//! What is left where the disk fails, change by change, or the program is killed there.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use walkdir::WalkDir;

use crate::archive;
use crate::document;
use crate::input::Input;
use crate::input::Options;
use crate::output;
use crate::output::Output;
use crate::output::write::Destination;
use crate::output::write::Written;
use crate::output::write::disk::Disk;
use crate::output::write::disk::faults::Faults;
use crate::output::write::error::WriteError;
use crate::output::write::old::slashed;
use crate::output::write::write_on;
use crate::site;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Source;
use crate::withheld::Proof;

/// The site of one article.
fn output(words: &str) -> Output {
    let text = format!("---\ntitle: A\ndate: 2022\n---\n{words}\n");
    let source = Source { path: FilePath::new("content/articles/a.md"), text: text.into() };
    let options = Options::on(Date::from_ymd(2023, 1, 1).expect("a day of the calendar"));
    let input = Input::from_sources(vec![source], options).value;
    let documents = document::parse(&input).value;
    let archive = archive::link(documents, &input).value;
    let site = site::plan(archive, &input).value;
    output::render(site, Proof::default(), &input).value
}

fn write(disk: &Disk, output: &Output, folder: &Path) -> Result<Written, WriteError> {
    let destination = Destination { folder, archive: None, sources: &[], patience: Duration::ZERO };
    write_on(disk, output, destination, &|| ())
}

/// Every file below a folder, by path.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut tree = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let inside = entry.path().strip_prefix(folder).expect("inside");
        tree.insert(slashed(inside), std::fs::read(entry.path()).expect("bytes"));
    }
    tree
}

/// A folder with these files in its `public`.
fn with_site(files: &BTreeMap<String, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in tree_at(files, "public") {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    folder
}

/// Lets each change of a build fail, one after the other; the build after it finds a whole site and leaves a clean folder.
fn check_each_change(faults: fn(usize) -> Faults) {
    let (old, new) = (output("old"), output("new"));
    let folder = tempfile::tempdir().expect("a folder");
    write(&Disk::default(), &old, &folder.path().join("public")).expect("written");
    // Files of somebody else.
    for (path, text) in
        [("CNAME", "news.example"), (".git/HEAD", "ref: refs/heads/gh-pages"), ("articles/mine.txt", "mine")]
    {
        let path = folder.path().join("public").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }
    let before = tree(&folder.path().join("public"));
    let whole = Disk { faults: faults(usize::MAX) };
    write(&whole, &new, &folder.path().join("public")).expect("written");
    let after = tree(&folder.path().join("public"));
    assert!(
        before != after && ["CNAME", ".git/HEAD", "articles/mine.txt"].iter().all(|path| after.contains_key(*path))
    );
    let changes = whole.faults.met.load(Ordering::Relaxed);
    assert!(changes > 20, "{changes} changes");
    for number in 0..changes {
        let folder = with_site(&before);
        let site = folder.path().join("public");
        let written = write(&Disk { faults: faults(number) }, &new, &site);
        let found = tree(&site);
        let is_between = found.is_empty() && faults(0).cannot_exchange && faults(0).is_end;
        assert!(found == before || found == after || is_between, "change {number}: {:?}", found.keys());
        assert!(written.is_err() || found == after, "change {number} says that it has published");
        write(&Disk::default(), &new, &site).unwrap_or_else(|error| panic!("after change {number}: {error}"));
        assert_eq!(tree(folder.path()), tree_at(&after, "public"), "after change {number}");
    }
}

fn tree_at(tree: &BTreeMap<String, Vec<u8>>, folder: &str) -> BTreeMap<String, Vec<u8>> {
    tree.iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes.clone())).collect()
}

#[test]
fn a_change_that_fails_leaves_the_old_site_or_the_new_one() {
    check_each_change(|first| Faults { first: Some(first), ..Faults::default() });
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    check_each_change(|first| Faults { first: Some(first), is_end: true, ..Faults::default() });
}

#[test]
fn a_change_that_fails_where_folders_cannot_be_exchanged_leaves_the_old_site_or_the_new_one() {
    check_each_change(|first| Faults { first: Some(first), cannot_exchange: true, ..Faults::default() });
}

#[test]
fn where_folders_cannot_be_exchanged_the_next_build_puts_the_old_site_back() {
    check_each_change(|first| Faults { first: Some(first), is_end: true, cannot_exchange: true, ..Faults::default() });
}

#[test]
fn a_mount_point_is_refused_with_advice_and_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().canonicalize().expect("a folder").join("public");
    std::fs::create_dir(&site).expect("a folder");
    for is_empty in [true, false] {
        if !is_empty {
            write(&Disk::default(), &output("old"), &site).expect("written");
        }
        let before = tree(folder.path());
        let mounted = Faults { mount_point: Some(site.clone()), ..Faults::default() };
        let refused = write(&Disk { faults: mounted }, &output("new"), &site).expect_err("it cannot be exchanged");
        assert!(matches!(&refused, WriteError::MountPoint(path) if *path == site), "{refused}");
        assert!(refused.to_string().contains("--output") && refused.to_string().contains("public/site"), "{refused}");
        assert_eq!(tree(folder.path()), before);
    }
}
