//! `dateline schema`.

use std::path::Path;
use std::process::Stdio;

use crate::commands::program::dateline;
use crate::commands::program::run;

#[test]
fn every_kind_of_file_has_a_schema() {
    let kinds = ["article", "person", "place", "organization", "event", "topic", "question", "page", "site"];
    for kind in kinds {
        let printed = run(Path::new("."), ["schema", kind]);
        assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""), "{kind}");
        let schema: serde_json::Value = serde_json::from_str(&printed.out).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{kind}");
        assert_eq!(schema["title"], format!("Dateline: {kind}"));
        assert_eq!((&schema["type"], &schema["additionalProperties"]), (&"object".into(), &true.into()));
    }
    assert_eq!(run(Path::new("."), ["schema", "novel"]).code, Some(2));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let mut child = dateline(Path::new("."))
        .args(["schema", "article"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
