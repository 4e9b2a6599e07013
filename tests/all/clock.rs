//! A clock that is wrong empties no site.

use dateline::diagnostic::ProblemKind;
use dateline::diagnostic::Severity;
use dateline::input::Day;
use dateline::input::Options;

use crate::support::Folder;
use crate::support::day;
use crate::support::site_of;

/// An archive with so many articles before the day of the tests, and so many after it.
fn archive(before: usize, after: usize) -> String {
    let article = |(number, year): (usize, usize)| {
        format!("=== content/articles/a{number}.md\n---\ntitle: A{number}\ndate: {year}-01-05\n---\nText.\n")
    };
    let years = std::iter::repeat_n(2022, before).chain(std::iter::repeat_n(2024, after));
    years.enumerate().map(article).collect()
}

#[track_caller]
fn check((before, after): (usize, usize), options: Options, is_doubted: bool) {
    let site = site_of(&archive(before, after), options);
    let doubts = site.diagnostics.iter().filter(|problem| problem.kind == ProblemKind::WrongClock);
    let doubts: Vec<Severity> = doubts.map(|problem| problem.severity).collect();
    let expected = if is_doubted { vec![Severity::Fatal] } else { Vec::new() };
    assert_eq!(doubts, expected, "{before} before, {after} after");
}

#[test]
fn a_clock_that_shows_a_day_before_most_articles_is_doubted() {
    let by_clock = Options { day: Day::OfClock, ..Options::on(day()) };
    for counts in [(0, 1), (0, 3), (0, 200), (4, 5), (90, 91)] {
        check(counts, by_clock.clone(), true);
        check(counts, Options::on(day()), false);
        check(counts, Options { future: true, ..by_clock.clone() }, false);
    }
    for counts in [(0, 0), (1, 0), (1, 1), (1, 4), (5, 5), (200, 3), (91, 90)] {
        check(counts, by_clock.clone(), false);
    }
}

#[test]
fn drafts_and_articles_without_a_date_say_nothing_of_the_clock() {
    let by_clock = Options { day: Day::OfClock, ..Options::on(day()) };
    let undated = "=== content/articles/a.md\n---\ntitle: A\n---\nText.\n";
    let draft = "=== content/articles/b.md\n---\ntitle: B\ndate: 2030-01-01\ndraft: true\n---\nText.\n";
    for fixture in [undated, draft] {
        let site = site_of(fixture, by_clock.clone());
        assert!(site.diagnostics.iter().all(|problem| problem.kind != ProblemKind::WrongClock), "{fixture}");
    }
}

#[test]
fn the_site_stays_until_somebody_says_the_day() {
    let folder = Folder::new(&archive(3, 0));
    folder.built(&[]);
    let before = folder.tree("public");
    for number in 0..3 {
        folder.write(&format!("content/articles/a{number}.md"), "---\ntitle: A\ndate: 9000-01-01\n---\nText.\n");
    }
    let run = folder.run(&["build", "--no-search"]);
    run.ends(1);
    assert!(run.stderr.contains("3 of 3 articles are dated after") && run.stderr.contains("--as-of"), "{}", run.stderr);
    assert_eq!(folder.tree("public"), before);
    folder.run(&["check"]).ends(1);
    folder.built(&["--no-search"]);
    assert!(!folder.has("public/articles/a0.html"));
    folder.run(&["build", "--no-search", "--future"]).ends(0);
    assert!(folder.has("public/articles/a0.html"));
}
