//! Builds that meet: several programs that write one folder at the same time, and what one finds that another has left.
//!
//! However they meet, the folder holds one whole site, and each build has either published or said who was in its way.

use std::collections::BTreeMap;
use std::fs::File;
use std::sync::Barrier;
use std::thread;

use crate::support::Folder;
use crate::support::Run;
use crate::support::sha256;
use crate::support::sums;
use crate::support::unzipped;

/// An archive that takes longer to write than programs take to start.
fn archive(articles: usize) -> Folder {
    let mut fixture = "=== content/places/almaty.md\n---\nname: Almaty\n---\n".to_owned();
    for number in 0..articles {
        fixture
            .push_str(&format!("=== content/articles/a{number}.md\n---\ntitle: A{number}\ndate: 2022\n---\nAlmaty.\n"));
    }
    Folder::new(&fixture)
}

/// Runs several builds of a folder, all at once.
fn build_at_once(folder: &Folder, each: &[&[&str]]) -> Vec<Run> {
    let barrier = Barrier::new(each.len());
    thread::scope(|scope| {
        let started: Vec<_> = each
            .iter()
            .map(|arguments| {
                let barrier = &barrier;
                scope.spawn(move || {
                    barrier.wait();
                    folder.build(arguments)
                })
            })
            .collect();
        started.into_iter().map(|build| build.join().expect("a build ends")).collect()
    })
}

/// Fails unless a folder holds what its list of hashes says, and nothing else that is not hidden.
#[track_caller]
fn assert_whole(folder: &Folder, site: &str) {
    let mut files = folder.tree(site);
    files.retain(|path, _| path != "SHA256SUMS" && !path.starts_with('.'));
    let listed: BTreeMap<String, String> = sums(&folder.read(&format!("{site}/SHA256SUMS")));
    let hashes: BTreeMap<String, String> = files.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect();
    assert_eq!(listed, hashes);
}

/// Names beside the content that hide from a listing: what builds leave behind.
fn left_behind(folder: &Folder) -> Vec<String> {
    let names = std::fs::read_dir(folder.root()).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with('.')).collect()
}

#[test]
fn builds_of_one_folder_at_once_leave_a_whole_site() {
    let folder = archive(60);
    for round in 0..3 {
        folder.write("content/articles/a0.md", format!("---\ntitle: Round {round}\ndate: 2022\n---\nAlmaty.\n"));
        let patient: &[&str] = &["--no-search", "--wait", "300"];
        for run in build_at_once(&folder, &[patient; 4]) {
            run.ends(0);
        }
        assert_whole(&folder, "public");
        assert!(folder.read("public/articles/a0.html").contains(&format!("Round {round}")));
    }
    assert_eq!(left_behind(&folder), [""; 0]);
}

/// Takes the lock of a folder as a build does, until it is dropped.
fn lock(folder: &Folder) -> File {
    folder.write(".public.dateline-lock", "process 4242 since 2023-01-01 10:00:00: dateline build\n");
    let file = File::open(folder.path(".public.dateline-lock")).expect("a lock");
    file.lock().expect("nobody holds it");
    file
}

#[test]
fn a_build_that_finds_another_says_who_it_is_and_touches_nothing() {
    let folder = archive(1);
    folder.built(&[]);
    folder.write("content/articles/a1.md", "---\ntitle: New\ndate: 2022\n---\nx\n");
    folder.write(".public.dateline-new-4242-0/half.html", "<p>ha");
    let lock = lock(&folder);
    let before = folder.tree("");
    let run = folder.build(&["--wait", "0"]);
    run.ends(3);
    assert!(
        run.stderr.contains("public` is being written by another build (process 4242 since 2023-01-01"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.tree(""), before);
    // Another folder is nobody's.
    folder.built(&["--wait", "0", "--output", "elsewhere"]);
    drop(lock);
    // What is locked by nobody was left by a build that was killed.
    folder.built(&["--wait", "0"]);
    assert_whole(&folder, "public");
    assert_eq!(left_behind(&folder), [""; 0]);
}

#[test]
fn builds_that_pack_into_one_file_at_once_leave_a_whole_file() {
    let folder = archive(10);
    let each: Vec<[&str; 6]> = ["one", "two", "three"]
        .map(|output| ["--no-search", "--archive", "site.zip", "--output", output, "--strict"])
        .into();
    folder.write("content/site.yaml", "title: T\nbase_url: https://example.org/\n");
    let each: Vec<&[&str]> = each.iter().map(|arguments| &arguments[..]).collect();
    for run in build_at_once(&folder, &each) {
        run.ends(0);
    }
    let packed = unzipped(&std::fs::read(folder.path("site.zip")).expect("a file"));
    assert_eq!(packed, folder.tree("one"));
    assert_eq!(left_behind(&folder), [""; 0]);
}
