//! `dateline init`.

use std::fs;
use std::path::Path;

use crate::commands::program::run;

#[test]
fn the_archive_builds_strictly_from_its_own_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let init = run(folder.path(), ["init", "my archive"]);
    assert_eq!((init.code, init.err.as_str()), (Some(0), ""));
    let root = folder.path().join("my archive");
    let built = run(&root, ["build", "--strict"]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    assert!(!built.err.contains("warning"), "{}", built.err);
    let page = |path: &str| fs::read_to_string(root.join("public").join(path)).expect(path);
    let article = page("articles/how-this-archive-works.html");
    for entity in ["people/tim-berners-lee", "organizations/world-wide-web-consortium"] {
        assert!(article.contains(&format!("data-entity=\"{entity}\"")), "{entity}");
    }
    assert!(!article.contains("{date}"));
    assert!(page("people/tim-berners-lee.html").contains("history-of-the-web.html#mention-"));
    assert!(page("places/geneva.html").contains("Женева"));
}

#[test]
fn templates_and_static_files_stay_in_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), ["init", "."]);
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, [".github", ".gitignore", "README.md", "content"]);
}

#[test]
fn the_workflow_is_pinned_to_what_wrote_it() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), ["init", "."]);
    let workflow = fs::read_to_string(folder.path().join(".github/workflows/pages.yml")).expect("a workflow");
    let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let mut used: Vec<&str> = actions(&workflow).collect();
    let own = used.iter().position(|action| action.starts_with(repository)).expect("the action of this repository");
    let own = used.remove(own);
    assert!(own.ends_with(concat!("v", env!("CARGO_PKG_VERSION"))), "{own}");
    for action in used {
        let (_, pin) = action.split_once('@').expect("a pin");
        let (commit, version) = pin.split_once(" # v").expect("a version behind it");
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
        assert!(version.starts_with(|first: char| first.is_ascii_digit()), "{action}");
    }
    let ours: Vec<&str> = actions(include_str!("../../../.github/workflows/pages.yml")).collect();
    for action in actions(&workflow).filter(|action| !action.starts_with(repository)) {
        assert!(ours.contains(&action), "{action} is not what this repository's workflow uses");
    }
}

fn actions(workflow: &str) -> impl Iterator<Item = &str> {
    workflow.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: "))
}

#[test]
fn a_folder_with_files_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("thesis.txt"), "mine").expect("written");
    let init = run(folder.path(), ["init", "."]);
    assert_eq!(init.code, Some(3));
    assert!(init.err.contains("not empty"), "{}", init.err);
    assert!(!folder.path().join("content").exists());
}

#[test]
fn a_repository_without_files_counts_as_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    assert_eq!(run(folder.path(), ["init", "."]).code, Some(0));
    assert!(Path::new(&folder.path().join("content/site.yaml")).exists());
}

#[test]
fn a_new_repository_keeps_its_readme_and_its_license() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = ["README.md", "LICENSE", ".gitignore", ".gitattributes", "CODE_OF_CONDUCT.md", ".git/HEAD"];
    for name in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "mine").expect("written");
    }
    let init = run(folder.path(), ["init", "."]);
    assert_eq!(init.code, Some(0), "{}", init.err);
    for name in files {
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect(name), "mine", "{name}");
    }
    assert!(init.out.contains("`README.md` was there and stays as it is\n"), "{}", init.out);
    assert!(init.out.contains("`.gitignore` was there and stays as it is; add `/public/` to it"), "{}", init.out);
    assert_eq!(run(folder.path(), ["build", "--strict"]).code, Some(0));
}

#[test]
fn an_archive_is_not_begun_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(run(folder.path(), ["init", "."]).code, Some(0));
    let again = run(folder.path(), ["init", "."]);
    assert_eq!(again.code, Some(3), "{}", again.out);
}
