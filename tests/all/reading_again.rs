//! A folder that is read again by what has changed in it is read as one that nobody has read before.

use std::fs;
use std::path::Path;

use dateline::input;
use dateline::input::Changed;
use dateline::input::Input;
use dateline::input::Memory;
use dateline::input::Options;
use dateline::value::FilePath;
use tempfile::TempDir;

use crate::support::day;
use crate::support::shown;

/// An archive on a disk, and what was read of it.
struct Disk {
    folder: TempDir,
    memory: Memory,
}

impl Disk {
    fn new() -> Disk {
        let disk = Disk { folder: tempfile::tempdir().expect("a folder"), memory: Memory::default() };
        for (path, text) in [
            ("content/site.yaml", "title: The archive\n"),
            ("content/articles/a.md", "---\ntitle: A\n---\nOne.\n"),
            ("content/articles/b.md", "---\ntitle: B\ncaptures: [{file: c.html}]\n---\nTwo.\n"),
            ("content/articles/b.csv", "a,b\n"),
            ("content/people/x.txt", "no entity\n"),
            ("templates/404.html", "Nothing\n"),
            ("static/c.html", "<p>A copy</p>\n"),
        ] {
            disk.write(path, text);
        }
        disk.read(&Changed::Anything);
        disk
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let location = self.root().join(path);
        fs::create_dir_all(location.parent().expect("a folder")).expect("a folder");
        fs::write(location, bytes).expect("a file");
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("a file");
    }

    fn read(&self, changed: &Changed) -> String {
        let read = input::read_again(self.root(), Options::on(day()), (&self.memory, changed)).expect("an archive");
        told(&read.value, &read.diagnostics)
    }

    /// Reads it by what has changed, and from the beginning.
    fn compare(&self, paths: &[&str]) {
        let changed = Changed::Only(paths.iter().map(|path| FilePath::new(*path)).collect());
        let again = self.read(&changed);
        let anew = input::read(self.root(), Options::on(day())).expect("an archive");
        assert_eq!(again, told(&anew.value, &anew.diagnostics), "{paths:?}");
    }
}

fn told(input: &Input, problems: &[dateline::diagnostic::Diagnostic]) -> String {
    let mut problems: Vec<String> = problems.iter().map(shown).collect();
    problems.sort();
    format!("{:#?} {:#?} {:#?} {problems:#?}", input.content, input.templates, input.statics) + &input.settings.title
}

#[test]
fn what_has_changed_is_read_and_nothing_else_is_taken_for_unchanged() {
    let disk = Disk::new();
    disk.write("content/articles/a.md", "---\ntitle: A\n---\nOther words.\n");
    disk.compare(&["content/articles/a.md"]);
    disk.write("templates/404.html", "Nothing here\n");
    disk.write("content/site.yaml", "title: Another archive\n");
    disk.compare(&["templates/404.html", "content/site.yaml", "content/.site.yaml.swp"]);
    disk.write("content/articles/b.md", [0xff, 0x41]);
    disk.compare(&["content/articles/b.md"]);
    disk.write("content/articles/b.md", "---\ntitle: B\ncaptures: [{file: c.html}]\n---\nTwo again.\n");
    disk.compare(&["content/articles/a.md", "content/articles/b.md"]);
}

#[test]
fn files_that_come_and_go_change_the_list() {
    let disk = Disk::new();
    disk.write("content/articles/new.md", "---\ntitle: New\n---\nThree.\n");
    disk.compare(&["content/articles/new.md"]);
    disk.remove("content/articles/new.md");
    disk.compare(&["content/articles/new.md"]);
    disk.write("static/c.html", "<p>Another copy</p>\n");
    disk.compare(&["static/c.html"]);
    disk.remove("static/c.html");
    disk.compare(&["static/c.html"]);
    disk.remove("content/articles/b.csv");
    disk.compare(&["content/articles/b.csv"]);
    disk.remove("content/people/x.txt");
    disk.compare(&["content/people/x.txt"]);
    disk.write("content/articles/deep/d.md", "---\ntitle: D\n---\nFour.\n");
    disk.compare(&["content/articles/deep"]);
    fs::rename(disk.root().join("content/articles/deep"), disk.root().join("content/articles/moved")).expect("moved");
    disk.compare(&["content/articles/deep", "content/articles/moved"]);
    disk.remove("templates/404.html");
    disk.compare(&["templates/404.html"]);
}

#[cfg(unix)]
#[test]
fn what_lies_elsewhere_is_looked_at_every_time() {
    let disk = Disk::new();
    disk.write("content/articles/kept/k.md", "---\ntitle: K\n---\nFive.\n");
    std::os::unix::fs::symlink("kept/k.md", disk.root().join("content/articles/l.md")).expect("a link");
    disk.compare(&["content/articles/kept", "content/articles/l.md"]);
    // Whoever watches the link is not told of what it leads to.
    disk.write("content/articles/kept/k.md", "---\ntitle: K\n---\nSix.\n");
    disk.write("content/articles/a.md", "---\ntitle: A\n---\nSeven.\n");
    disk.compare(&["content/articles/a.md"]);
}
