//! Kinds of problems: each is used, and what many of them cost.

use std::fs;
use std::path::Path;

use dateline::diagnostic::ProblemKind;

#[test]
fn every_kind_of_problem_is_reported_somewhere() {
    let mut code = String::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    for kind in ProblemKind::ALL {
        let name = format!("ProblemKind::{kind:?}");
        let ends = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric());
        let is_used = code.match_indices(&name).any(|(at, _)| ends(&code[at + name.len()..]));
        assert!(is_used, "nothing reports `{}`", kind.word());
    }
}

fn gather(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            // What only a test reports is reported nowhere.
            let text = fs::read_to_string(&path).expect("a text");
            code.push_str(text.split("#[cfg(test)]").next().unwrap_or_default());
        }
    }
}
