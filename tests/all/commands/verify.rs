//! `dateline verify`.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::commands::program::Run;
use crate::commands::program::run;
use crate::support::sha256;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify");

/// A copy of the signed site, to be changed.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn new() -> Copy {
        let copy = Copy { folder: tempfile::tempdir().expect("a folder for the test") };
        for path in ["index.html", "people/қ.html", "style.css", "SHA256SUMS", "SHA256SUMS.minisig"] {
            let bytes = fs::read(Path::new(FIXTURE).join("signed").join(path)).expect("a file of the fixture");
            copy.write(path, bytes);
        }
        copy
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn verify(&self, more: &[&str]) -> Run {
        run(self.folder.path(), [&["verify", "."], more].concat())
    }

    fn verify_with_key(&self) -> Run {
        self.verify(&["--public-key", &format!("{FIXTURE}/publisher.pub")])
    }
}

#[track_caller]
fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
    for words in words {
        assert!(run.out.contains(words), "{words:?} is not in\n{}{}", run.out, run.err);
    }
}

#[test]
fn a_true_copy_is_said_to_be_one() {
    let run = Copy::new().verify_with_key();
    let expected = "\
5 files, all as listed; the list is signed with the key that was given (SHA256SUMS of a signed copy); 3 links followed on 3 pages; no problems
left out: saved copies in a table (there is no `data/links.csv`)
";
    assert_eq!((run.code, run.out.as_str()), (Some(0), expected), "{}", run.err);
}

#[test]
fn a_key_may_be_typed_and_a_wrong_one_is_said_to_be_wrong() {
    let copy = Copy::new();
    let key = fs::read_to_string(format!("{FIXTURE}/publisher.pub")).expect("a key");
    says(&copy.verify(&["--public-key", key.lines().nth(1).expect("two lines")]), 0, &["all as listed"]);
    let other = format!("{FIXTURE}/other.pub");
    says(&copy.verify(&["--public-key", &other]), 1, &["signed with another key", "the signature is not right"]);
    for typed in ["nonsense", "index.html"] {
        let run = copy.verify(&["--public-key", typed]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
        assert!(run.err.contains("no public key"), "{}", run.err);
    }
}

#[test]
fn a_signature_that_nobody_gave_a_key_for_is_not_passed_off_as_right() {
    let copy = Copy::new();
    says(&copy.verify(&[]), 0, &["nothing says with which key", "left out: the signature (without a key)"]);
    copy.write("minisign.pub", fs::read(format!("{FIXTURE}/publisher.pub")).expect("a key"));
    says(&copy.verify(&[]), 0, &["lies in the same folder", "signed with `minisign.pub`, which lies beside it"]);
    says(&copy.verify_with_key(), 0, &["signed with the key that was given"]);
    copy.write("minisign.pub", fs::read(format!("{FIXTURE}/other.pub")).expect("a key"));
    says(&copy.verify(&[]), 1, &["signed with another key"]);
}

#[test]
fn a_signature_that_was_taken_away_is_missed_by_whoever_has_the_key() {
    let copy = Copy::new();
    fs::remove_file(copy.path("SHA256SUMS.minisig")).expect("it is there");
    says(&copy.verify(&[]), 0, &["left out: a signature (there is no `SHA256SUMS.minisig`)"]);
    says(&copy.verify_with_key(), 1, &["error: there is no `SHA256SUMS.minisig`"]);
}

#[test]
fn a_changed_copy_is_told_file_by_file() {
    let copy = Copy::new();
    copy.write("style.css", "h1 { background: url(https://b.example/x.png) }\n");
    fs::remove_file(copy.path("people/қ.html")).expect("it is there");
    copy.write("added.js", "");
    copy.write(".nojekyll", "");
    let run = copy.verify_with_key();
    says(
        &run,
        1,
        &[
            "error: this file is not the one that was published [changed-file]\n--> style.css",
            "error: this file is listed and missing [lost-file]\n--> people/қ.html",
            "error: this file is not listed [unlisted-file]\n--> added.js",
            "is loaded from elsewhere",
            "leads to `people/қ.html`, which is not there",
            "6 files: 1 changed, 1 missing, 1 not listed; ",
            "; 5 errors\nleft out: 1 hidden file, which no list names; ",
        ],
    );
    let json = copy.verify(&["--format", "json"]);
    let lines: Vec<serde_json::Value> =
        json.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.iter().any(|problem| problem["file"] == "added.js" && problem["severity"] == "error"));
    let github = copy.verify(&["--format", "github"]);
    says(&github, 1, &["::error file=people/қ.html,title=lost-file::this file is listed and missing"]);
}

#[test]
fn a_changed_list_does_not_fit_its_signature() {
    let copy = Copy::new();
    let list = fs::read_to_string(copy.path("SHA256SUMS")).expect("a list");
    copy.write("SHA256SUMS", list.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    fs::remove_file(copy.path("style.css")).expect("it is there");
    says(&copy.verify_with_key(), 1, &["the signature does not fit the list of hashes"]);
}

#[test]
fn a_folder_without_a_list_proves_nothing_and_one_that_is_not_there_cannot_be_read() {
    let copy = Copy::new();
    fs::remove_file(copy.path("SHA256SUMS")).expect("it is there");
    says(&copy.verify(&[]), 1, &["error: there is no `SHA256SUMS`", "4 files, none of them listed"]);
    let run = run(copy.folder.path(), ["verify", "nowhere"]);
    assert_eq!((run.code, run.out.as_str()), (Some(3), ""));
    assert!(run.err.contains("`nowhere`: "), "{}", run.err);
    let file = crate::commands::program::run(copy.folder.path(), ["verify", "index.html"]);
    assert_eq!(file.code, Some(3), "{}", file.err);
}

#[test]
fn what_this_program_publishes_is_a_true_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = env!("CARGO_MANIFEST_DIR");
    let target = folder.path().join("public");
    let target = target.to_str().expect("UTF-8");
    let base = "https://a.example/x/";
    let built = run(folder.path(), ["build", "--root", root, "--output", target, "--no-search", "--base-url", base]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    says(&run(folder.path(), ["verify", "public"]), 0, &["all as listed", "no problems"]);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_outside_and_odd_names_are_shown_without_harm() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let copy = Copy::new();
    let secret = tempfile::tempdir().expect("a folder elsewhere");
    fs::write(secret.path().join("x.html"), "<p>secret").expect("a file");
    fs::rename(copy.path("style.css"), copy.path("real.css")).expect("it is there");
    symlink("real.css", copy.path("style.css")).expect("a link");
    symlink(secret.path().join("x.html"), copy.path("out.html")).expect("a link");
    symlink(secret.path(), copy.path("folder")).expect("a link");
    symlink("nowhere", copy.path("dangling")).expect("a link");
    symlink(".", copy.path("round")).expect("a link");
    fs::write(copy.folder.path().join(OsStr::from_bytes(b"\xff\n.html")), "").expect("a file");
    let _socket = std::os::unix::net::UnixListener::bind(copy.path("socket")).expect("a socket");
    let run = copy.verify_with_key();
    says(
        &run,
        1,
        &[
            "warning: this is a symbolic link to another file of the folder [odd-file]\n--> style.css",
            "error: this is a symbolic link that leads to no file of the folder [odd-file]\n--> dangling",
            "--> folder\n",
            "--> out.html\n",
            "--> round\n",
            "error: this is no ordinary file [odd-file]\n--> socket",
            "error: this file is not listed [unlisted-file]\n--> \\xff\\x0a.html",
            "7 files: 2 not listed; ",
        ],
    );
    assert!(!run.out.contains("secret"), "{}", run.out);
}

/// A saved page that a browser would run, as it is kept.
const SAVED: &str =
    "<!DOCTYPE html><html><head><title>Saved</title></head><body><p>Text.</p><script>run()</script></body></html>";

/// A built archive with two saved copies: a page, which is published without its script, and a text, which is published as it is.
fn with_saved_copies(stated: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        ("content/site.yaml", "title: T\n".to_owned()),
        ("static/saved/page.html", SAVED.to_owned()),
        ("static/saved/plain.txt", "plain".to_owned()),
        (
            "content/articles/a.md",
            format!(
                "---\ntitle: A\ndate: 2022\ncaptures:\n  - {{file: /saved/page.html, sha256: {stated}}}\n  - {{file: /saved/plain.txt, sha256: {}}}\n---\nText.\n",
                sha256(b"plain")
            ),
        ),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

const BUILD: [&str; 4] = ["build", "--no-search", "--as-of", "2023-01-01"];

#[test]
fn a_saved_page_that_was_made_harmless_is_no_changed_copy() {
    let folder = with_saved_copies(&sha256(SAVED.as_bytes()));
    assert_eq!(run(folder.path(), BUILD).code, Some(0));
    let published = fs::read(folder.path().join("public/saved/page.html")).expect("a page");
    assert!(!String::from_utf8_lossy(&published).contains("run()"));
    let words = [
        "saved copies: 1 as stated, 1 cleaned when they were published",
        "no problems",
        "1 original of cleaned copies",
    ];
    says(&run(folder.path(), ["verify", "public"]), 0, &words);
    // The list proves the originals, with the tools of any system.
    let list = fs::read_to_string(folder.path().join("public/SHA256SUMS.originals")).expect("a list");
    assert_eq!(list, format!("{}  saved/page.html\n{}  saved/plain.txt\n", sha256(SAVED.as_bytes()), sha256(b"plain")));
    // Another page in its place is one that nobody has stated.
    let sums = fs::read_to_string(folder.path().join("public/SHA256SUMS")).expect("a list");
    fs::write(folder.path().join("public/saved/page.html"), "<p>Other.</p>").expect("written");
    says(&run(folder.path(), ["verify", "public"]), 1, &["this file is not the one that was published"]);
    fs::write(folder.path().join("public/saved/page.html"), &published).expect("written");
    // Without the list nobody knows of the original.
    fs::remove_file(folder.path().join("public/SHA256SUMS.originals")).expect("removed");
    let kept: String =
        sums.lines().filter(|line| !line.ends_with(".originals")).map(|line| format!("{line}\n")).collect();
    fs::write(folder.path().join("public/SHA256SUMS"), kept).expect("written");
    says(&run(folder.path(), ["verify", "public"]), 1, &["`saved/page.html` is not the one that was stated"]);
}

#[test]
fn a_hash_that_is_not_that_of_the_kept_file_is_an_error_of_the_build_and_of_the_copy() {
    let wrong = "0".repeat(64);
    let folder = with_saved_copies(&wrong);
    for command in [&BUILD[..], &["check", "--as-of", "2023-01-01"]] {
        let said = run(folder.path(), command);
        assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
        let words = format!("{}{}", said.out, said.err);
        assert!(words.contains("`static/saved/page.html` is not the one whose SHA-256 stands here"), "{words}");
        assert!(words.contains(&wrong), "{words}");
        assert!(words.contains("content/articles/a.md:5:") && words.contains(&sha256(SAVED.as_bytes())), "{words}");
    }
    let words = ["`saved/page.html` is not the one that was stated", &*wrong];
    says(&run(folder.path(), ["verify", "public"]), 1, &words);
    assert!(
        !fs::read_to_string(folder.path().join("public/SHA256SUMS.originals")).expect("a list").contains("page.html")
    );
}

#[test]
fn a_hash_that_nobody_stated_is_that_of_the_kept_file_and_a_copy_that_is_not_held_says_so() {
    let folder = with_saved_copies(&sha256(SAVED.as_bytes()));
    let article = "---\ntitle: A\ndate: 2022\nurl: https://example.org/a\ncaptures:\n  - {file: /saved/page.html, at: 2022-02-01}\n  \
                   - {at: 2022-02-02, tool: wget}\n---\nText.\n";
    fs::write(folder.path().join("content/articles/a.md"), article).expect("a file");
    assert_eq!(run(folder.path(), BUILD).code, Some(0));
    let hash = sha256(SAVED.as_bytes());
    let links = fs::read_to_string(folder.path().join("public/data/links.csv")).expect("a table");
    let row = format!("articles/a,original,https://example.org/a,,2022-02-01,saved/page.html,{hash}");
    assert!(links.contains(&row), "{links}");
    let page = fs::read_to_string(folder.path().join("public/articles/a.html")).expect("a page");
    assert!(page.contains(&format!("SHA-256 {hash}")), "{page}");
    // Of the second copy only its time and its tool are known.
    assert_eq!(page.matches("not held by this archive").count(), 1, "{page}");
    says(&run(folder.path(), ["verify", "public"]), 0, &["1 cleaned when they were published"]);
    fs::write(folder.path().join("static/saved/page.html"), "<p>Other.</p>").expect("a file");
    assert_eq!(run(folder.path(), BUILD).code, Some(0));
    says(&run(folder.path(), ["verify", "public"]), 0, &["saved copies: 1"]);
}
