//! How the program reaches people: packed, proved, installed and started where there is nothing else.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TARGET: &str = "x86_64-unknown-linux-musl";

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/release").join(name)
}

fn bash(name: &str, arguments: &[&str]) -> Output {
    Command::new("bash").arg(script(name)).args(arguments).output().expect("bash")
}

/// Packs a program as if it were a release, and says where the release lies.
fn released(program: &Path, folder: &Path) -> PathBuf {
    let release = folder.join(format!("v{VERSION}"));
    let packed = bash("package.sh", &[text(program), TARGET, text(&release)]);
    assert!(packed.status.success(), "{packed:?}");
    let sums = Command::new("sha256sum").arg(archive(TARGET)).current_dir(&release).output().expect("sha256sum");
    fs::write(release.join("SHA256SUMS"), sums.stdout).expect("written");
    release
}

fn archive(target: &str) -> String {
    format!("dateline-{target}.tar.gz")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn install(releases: &Path, into: &Path) -> Output {
    bash("install.sh", &[&format!("file://{}", text(releases)), VERSION, text(into)])
}

/// One test, because to pack the program takes longer than all that is asked of it.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn a_release_runs_where_there_is_nothing_else_and_is_installed_where_its_hash_is_the_one_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let release = released(Path::new(env!("CARGO_BIN_EXE_dateline")), folder.path());
    let tried = bash("try.sh", &[text(&release.join(archive(TARGET)))]);
    assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));

    let into = folder.path().join("bin");
    let installed = install(folder.path(), &into);
    assert!(installed.status.success(), "{installed:?}");
    let said = Command::new(into.join("dateline")).arg("--version").output().expect("the program");
    assert!(String::from_utf8_lossy(&said.stdout).contains(VERSION), "{said:?}");

    let packed = release.join(archive(TARGET));
    let mut bytes = fs::read(&packed).expect("an archive");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&packed, bytes).expect("written");
    let elsewhere = folder.path().join("elsewhere");
    let refused = install(folder.path(), &elsewhere);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(!elsewhere.exists(), "a changed archive was installed");

    fs::write(release.join("SHA256SUMS"), "").expect("written");
    assert_eq!(install(folder.path(), &elsewhere).status.code(), Some(1));
    assert!(!elsewhere.exists(), "an archive that nobody lists was installed");
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn where_there_is_no_release_whoever_asks_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(install(folder.path(), &folder.path().join("bin")).status.code(), Some(3));
}

#[cfg(target_os = "linux")]
#[test]
fn one_program_makes_one_archive() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("dateline");
    fs::write(&program, "a program\n".repeat(1_000)).expect("written");
    let bytes = |name: &str| fs::read(released(&program, &folder.path().join(name)).join(archive(TARGET)));
    assert_eq!(bytes("one").expect("an archive"), bytes("other").expect("an archive"));
}

#[test]
fn the_action_downloads_the_version_that_it_belongs_to() {
    let action = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml")).expect("the action");
    let default =
        action.split("  version:\n").nth(1).and_then(|rest| rest.split("default: ").nth(1)).expect("a default");
    assert!(default.starts_with(VERSION), "{default}");
}

/// Beside the program the compiler leaves a file of what it was made from, `dateline.d`.
#[test]
fn the_workflow_packs_the_program_alone() {
    let workflow = include_str!("../../.github/workflows/release.yml");
    let packing: Vec<&str> = workflow.lines().filter(|line| line.contains("package.sh target/")).collect();
    assert_eq!(packing.len(), 2, "{packing:?}");
    assert!(packing.iter().all(|line| !line.contains('*')), "{packing:?}");
}
