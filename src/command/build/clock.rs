//! What each stage of a build took, and worked on: `--timings`.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use crate::command::counted;
use crate::command::counted::megabytes;

/// Stages in the order in which they begin; each ends with the next one.
pub(super) struct Clock {
    stages: Vec<Stage>,
    stopped: Option<Instant>,
}

struct Stage {
    name: &'static str,
    begun: Instant,
    /// The most memory that the program has had by the end of it, in bytes; nothing where the system does not count it.
    peak: Option<u64>,
    /// How many of what it worked on, and their bytes.
    items: Option<(usize, &'static str, Option<u64>)>,
}

impl Clock {
    pub(super) fn start() -> Clock {
        let mut clock = Clock { stages: Vec::new(), stopped: None };
        clock.begin("read");
        clock
    }

    pub(super) fn begin(&mut self, name: &'static str) {
        self.end_stage();
        self.stages.push(Stage { name, begun: Instant::now(), peak: None, items: None });
    }

    pub(super) fn stop(&mut self) {
        self.end_stage();
        self.stopped = Some(Instant::now());
    }

    fn end_stage(&mut self) {
        if let Some(stage) = self.stages.last_mut() {
            stage.peak = peak_memory();
        }
    }

    /// Says what a stage worked on.
    pub(super) fn worked_on(&mut self, name: &str, count: usize, what: &'static str, bytes: Option<u64>) {
        if let Some(stage) = self.stages.iter_mut().find(|stage| stage.name == name) {
            stage.items = Some((count, what, bytes));
        }
    }

    fn end(&self) -> Instant {
        self.stopped.unwrap_or_else(Instant::now)
    }

    pub(super) fn total(&self) -> Duration {
        self.stages.first().map_or(Duration::ZERO, |first| self.end() - first.begun)
    }

    /// A line a stage: seconds, the peak of memory so far, its name, what it worked on.
    pub(super) fn table(&self) -> String {
        let mut table = String::new();
        for (index, stage) in self.stages.iter().enumerate() {
            let end = self.stages.get(index + 1).map_or_else(|| self.end(), |next| next.begun);
            let peak = stage.peak.map_or_else(String::new, megabytes);
            let line = format!("{:>9.3} s {peak:>10}  {:<10}", (end - stage.begun).as_secs_f64(), stage.name);
            let items = stage.items.map_or_else(String::new, shown);
            table += format!("{line} {items}").trim_end();
            table.push('\n');
        }
        table
    }
}

fn shown((count, what, bytes): (usize, &'static str, Option<u64>)) -> String {
    let count = counted::plain(count, what);
    match bytes {
        Some(bytes) => format!("{count}, {}", megabytes(bytes)),
        None => count,
    }
}

/// The most memory that the program has had, in bytes. Linux counts it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_says_what_it_worked_on() {
        let mut clock = Clock::start();
        clock.begin("write");
        clock.stop();
        clock.worked_on("write", 2, "file", Some(3_500_000));
        let table = clock.table();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 2, "{table}");
        assert!(
            lines[0].ends_with("  read") && lines[1].contains("  write ") && lines[1].ends_with(" 2 files, 3.5 MB")
        );
        assert_eq!(peak_memory().is_some(), cfg!(target_os = "linux"));
    }
}
