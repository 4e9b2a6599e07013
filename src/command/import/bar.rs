//! How far an import has come, for people at a terminal. A stream that is none gets nothing, and neither does a program that reads the report.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::ProgressBar;
use indicatif::ProgressStyle;

use crate::command::import::folder;
use crate::command::import::folder::FoundSite;
use crate::command::import::heap::Found;
use crate::command::report::Format;

/// A bar over the bytes of some files.
pub(super) fn of(files: &[Found], format: Format) -> ProgressBar {
    match std::io::stderr().is_terminal() && format == Format::Human {
        true => shown(files.iter().map(|file| file.size).sum()),
        false => ProgressBar::hidden(),
    }
}

fn shown(bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {msg}");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Says which site is being read. How long it takes is not known before: a sign shows that it goes on.
pub(super) fn say_site(bar: &ProgressBar, site: &FoundSite) {
    /// Ten signs a second look alive.
    const BETWEEN: Duration = Duration::from_millis(100);
    if bar.is_hidden() {
        return;
    }
    let style = ProgressStyle::with_template("{spinner} {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.set_message(folder::shown(site).to_string());
    bar.enable_steady_tick(BETWEEN);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_reads_the_report_gets_no_bar() {
        assert!(of(&[], Format::Json).is_hidden() && of(&[], Format::Github).is_hidden());
    }
}
