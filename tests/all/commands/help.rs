//! What the program says about itself.

use std::path::Path;

use crate::commands::program::run;

#[test]
fn without_a_command_the_help_is_shown_and_the_usage_is_wrong() {
    let run = run(Path::new("."), [""; 0]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    for part in ["Usage: dateline <COMMAND>", "dateline init my-archive", "Exit codes:"] {
        assert!(run.err.contains(part), "{part} is not in\n{}", run.err);
    }
}

#[test]
fn every_command_has_help() {
    let help = run(Path::new("."), ["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    let mut commands = vec!["build", "check", "serve", "init", "new", "suggest", "schema", "verify"];
    commands.extend(cfg!(feature = "import").then_some("import"));
    for command in commands {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command} is not in\n{}", help.out);
        assert_eq!(run(Path::new("."), [command, "--help"]).code, Some(0), "{command}");
    }
}

#[test]
fn a_misspelled_command_is_understood_but_not_run() {
    let run = run(Path::new("."), ["serv"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("'serve'"), "{}", run.err);
}
