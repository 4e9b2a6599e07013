//! What is said in the terminal. One that was closed is no reason to stop: the browser still shows everything.

use std::io::Write;

/// Prints a line.
pub(super) fn say(line: &str) {
    let _ = writeln!(anstream::stdout(), "{line}");
}

/// Prints what is wrong.
pub(super) fn warn(problems: &str) {
    let _ = write!(anstream::stderr(), "{problems}");
}
