//! The answers to a question in one look: a strip for each line of counting, all on one scale of figures.
//!
//! 1. A row is a claim that stands, with the chain of what it revised: hollow dots, then a full disc, joined in the order of time.
//! 2. A range is a bar, an open one a dotted line with an arrow; a ring says that others repeat a figure, red dots lead towards what is disputed.
//! 3. Labels stand where they cover nothing at any width; what has no room is in the ledger, to which every mark leads.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::document::RelationKind;
use crate::drawing::labels;
use crate::drawing::labels::AxisTick;
use crate::drawing::labels::Height;
use crate::drawing::labels::Label;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::drawing::strip::Scale;
use crate::drawing::strip::lanes;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::row_address;
use crate::site::parts::claims::unit_of;
use crate::site::parts::direction::turned;
use crate::site::parts::lines;
use crate::site::parts::lines::Figure;
use crate::site::parts::lines::Line;
use crate::site::parts::lines::Way;
use crate::site::parts::measures::strip as measures;
use crate::site::plan::Site;

/// All strips of a question. Places are in percent.
#[derive(Debug, Clone, Serialize)]
pub struct StripsView {
    pub ticks: Vec<AxisTick>,
    pub grid: Vec<String>,
    pub rows: Vec<StripView>,
    /// What the signs in these strips mean, in sentences.
    pub legend: Vec<String>,
}

/// One line of counting.
#[derive(Debug, Clone, Serialize)]
pub struct StripView {
    pub claimant: String,
    pub speaker: Option<String>,
    /// Who counted before, where that is somebody else.
    pub before: Option<String>,
    pub status: Option<String>,
    /// What stands.
    pub figure: String,
    pub unit: Option<String>,
    pub row: String,
    /// Dots that would lie on each other stand below each other.
    pub lanes: usize,
    pub lines: Vec<StripLineView>,
    pub marks: Vec<StripMarkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StripLineView {
    /// `chain`, `range`, `open`, `dispute`.
    pub kind: &'static str,
    pub x1: String,
    pub y1: String,
    pub x2: String,
    pub y2: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct StripMarkView {
    /// `stands`, `revised`; `up` and `down`: the head of an arrow.
    pub kind: &'static str,
    pub x: String,
    pub y: String,
    /// Whether others repeat it.
    pub ring: bool,
    pub row: String,
    /// Who, what and when.
    pub title: String,
    pub labels: Vec<StripLabelView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StripLabelView {
    pub kind: &'static str,
    pub text: String,
    #[serde(flatten)]
    pub at: Label,
}

/// How far a mark must stay from the next in its lane, in percent of the narrowest strip.
const APART: f64 = 1.4 * measures::RADIUS / measures::NARROW * 100.0;

/// Where arrows end.
const ENDS: (f64, f64) = (2.0, 97.0);

/// The strips of claims that stand; nothing where no figure is among them.
pub fn strips(site: &Site, standing: &[ClaimIndex]) -> Option<StripsView> {
    let archive = &site.archive;
    let (lines, scale) = lines::on_scale(archive, standing)?;
    let has_years = spans_years(archive, &lines);
    let rows: Vec<StripView> = lines.iter().map(|line| row(site, line, &scale, has_years)).collect();
    Some(StripsView {
        ticks: ticks(site, &scale),
        grid: scale.ticks().into_iter().map(|figure| percent(turned(site, scale.at(figure)))).collect(),
        legend: legend(site, &rows, &scale),
        rows,
    })
}

/// The same without labels, for lists: a strip for each of the first claims.
pub fn small(site: &Site, standing: &[ClaimIndex]) -> Vec<StripView> {
    let Some(StripsView { mut rows, .. }) = strips(site, standing) else { return Vec::new() };
    for mark in rows.iter_mut().flat_map(|row| &mut row.marks) {
        mark.labels.clear();
    }
    rows
}

fn spans_years(archive: &Archive, lines: &[Line]) -> bool {
    let figures = lines.iter().flat_map(|line| &line.figures);
    let mut years = figures.filter_map(|figure| archive.claim(figure.index).date).map(|date| date.year());
    let first = years.next();
    years.any(|year| Some(year) != first)
}

fn row(site: &Site, line: &Line, scale: &Scale, has_years: bool) -> StripView {
    let archive = &site.archive;
    let claim = archive.claim(line.standing);
    let lanes = lanes_of(archive, line, scale);
    let count = lanes.iter().flatten().max().map_or(1, |lane| lane + 1);
    let mut placed: Vec<(Figure, (f64, f64))> = Vec::new();
    for (figure, lane) in line.figures.iter().zip(lanes) {
        if let Some(lane) = lane {
            let y = (lane as f64 + 0.5) / count as f64 * 100.0;
            placed.push((*figure, (turned(site, scale.at(figure.middle(archive))), y)));
        }
    }
    let mut marks = marks(site, line, &placed, has_years);
    label(&mut marks, &placed, count);
    // Who sees a link by its label may say it to a program.
    for (mark, (figure, _)) in marks.iter_mut().zip(&placed) {
        if !mark.labels.is_empty() {
            let seen: Vec<String> = mark.labels.iter().map(|label| label.text.clone()).collect();
            mark.title = title(site, archive.claim(figure.index), seen.join(" "));
        }
    }
    let mut drawn = drawn_lines(site, line.standing, &placed, scale);
    disputes(site, line, &placed, scale, (&mut drawn, &mut marks));
    let before = line.figures.iter().rev().map(|figure| archive.claim(figure.index));
    let before = before.skip(1).find(|earlier| !earlier.is_of_claimant(claim));
    let speaker = claim.speaker.as_ref().filter(|speaker| speaker.text != claim.claimant.text);
    StripView {
        claimant: claim.claimant.text.clone(),
        speaker: speaker.map(|speaker| speaker.text.clone()),
        before: before.map(|earlier| earlier.claimant.text.clone()),
        status: claim.document.status.clone(),
        figure: figure_of(site, claim),
        unit: unit_of(&site.archive, claim),
        row: row_address(site, line.standing),
        lanes: count,
        lines: drawn,
        marks,
    }
}

/// What stands has the first choice, and what was said first the next.
fn lanes_of(archive: &Archive, line: &Line, scale: &Scale) -> Vec<Option<usize>> {
    let mut places: Vec<f64> = line.figures.iter().map(|figure| scale.at(figure.middle(archive))).collect();
    places.reverse();
    let mut found = lanes(&places, APART);
    found.reverse();
    found
}

fn marks(site: &Site, line: &Line, placed: &[(Figure, (f64, f64))], has_years: bool) -> Vec<StripMarkView> {
    let archive = &site.archive;
    let mut marks = Vec::new();
    for (figure, (x, y)) in placed {
        let claim = archive.claim(figure.index);
        let date = claim.date.map(|date| match has_years {
            true => site.words.locale.long(date),
            false => site.words.locale.short(date),
        });
        let text = |kind, text: String| StripLabelView { kind, text, at: unplaced() };
        let mut labels = vec![text("figure", figure_of(site, claim))];
        labels.extend(date.map(|date| text("date", date)));
        marks.push(StripMarkView {
            kind: if figure.index == line.standing { "stands" } else { "revised" },
            x: percent(*x),
            y: percent(*y),
            ring: is_repeated(archive, claim),
            row: row_address(site, figure.index),
            title: title(site, claim, figure_of(site, claim)),
            labels,
        });
    }
    marks
}

/// `230: Prosecutor-General's Office, 14 March 2022`.
fn title(site: &Site, claim: &Claim, figure: String) -> String {
    let date = claim.date.map_or_else(String::new, |date| site.words.locale.long(date));
    let blanks = [("figure", figure), ("claimant", claim.claimant.text.clone()), ("date", date)];
    site.words.fill("chart_mark", None, &blanks)
}

fn unplaced() -> Label {
    Label { x: String::new(), y: String::new(), anchor: "", wide: false }
}

fn is_repeated(archive: &Archive, claim: &Claim) -> bool {
    claim.related_by(RelationKind::Repeats).any(|echo| !archive.claim(echo).is_of_claimant(claim))
}

/// Gives labels their places: figures above their marks, dates below; those without room go.
fn label(marks: &mut [StripMarkView], placed: &[(Figure, (f64, f64))], lanes: usize) {
    let height = Height::Fixed(measures::LANE * lanes as f64);
    let room = Room { narrow: measures::NARROW, wide: measures::WIDE, height, taken: &[] };
    for (kind, side) in [("figure", Side::Above), ("date", Side::Below)] {
        let texts: Vec<String> = marks.iter().map(|mark| text_of(mark, kind)).collect();
        let mut wanted: Vec<Wanted> = Vec::new();
        for ((_, at), text) in placed.iter().zip(&texts) {
            wanted.push(Wanted { at: *at, radius: measures::RADIUS, text });
        }
        // What stands comes last, and is labelled first.
        wanted.reverse();
        let found = labels::place(&wanted, &[side], room);
        for ((mark, wanted), found) in marks.iter_mut().rev().zip(&wanted).zip(found) {
            match found {
                None => mark.labels.retain(|label| label.kind != kind),
                Some(found) => {
                    for label in mark.labels.iter_mut().filter(|label| label.kind == kind) {
                        label.at = found.view(wanted);
                    }
                }
            }
        }
    }
}

fn text_of(mark: &StripMarkView, kind: &str) -> String {
    let label = mark.labels.iter().find(|label| label.kind == kind);
    label.map_or_else(String::new, |label| label.text.clone())
}

/// The chain in the order of time, ranges, and open ends with their arrows.
fn drawn_lines(
    site: &Site,
    standing: ClaimIndex,
    placed: &[(Figure, (f64, f64))],
    scale: &Scale,
) -> Vec<StripLineView> {
    let mut lines = Vec::new();
    for pair in placed.windows(2) {
        lines.push(line_view("chain", pair[0].1, pair[1].1));
    }
    for (figure, (x, y)) in placed {
        let at = |figure: f64| (turned(site, scale.at(figure)), *y);
        match figure.open {
            // Of a figure that was revised a line to the edge would lie behind the one that stands, which need not be open.
            Some(way) if figure.index == standing => {
                lines.push(line_view("open", (*x, *y), (turned(site, end(way)), *y)));
            }
            None if figure.low < figure.high => lines.push(line_view("range", at(figure.low), at(figure.high))),
            Some(_) | None => {}
        }
    }
    lines
}

fn line_view(kind: &'static str, from: (f64, f64), to: (f64, f64)) -> StripLineView {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(percent);
    StripLineView { kind, x1, y1, x2, y2 }
}

/// Where an arrow ends.
pub fn end(way: Way) -> f64 {
    match way {
        Way::Up => ENDS.1,
        Way::Down => ENDS.0,
    }
}

/// The head of an arrow, turned with the script.
fn head(site: &Site, way: Way) -> &'static str {
    match (way, site.lang().dir() == "rtl") {
        (Way::Up, false) | (Way::Down, true) => "up",
        _ => "down",
    }
}

/// Dots towards what the claim disputes, and the arrow of an open answer or one in words.
fn disputes(
    site: &Site,
    line: &Line,
    placed: &[(Figure, (f64, f64))],
    scale: &Scale,
    (drawn, marks): (&mut Vec<StripLineView>, &mut Vec<StripMarkView>),
) {
    let archive = &site.archive;
    let claim = archive.claim(line.standing);
    let disputed = lines::disputed(archive, line.standing);
    let disputed: Vec<f64> = disputed.iter().map(|figure| scale.at(figure.middle(archive))).collect();
    let own = placed.iter().find(|(figure, _)| figure.index == line.standing);
    let (from, way) = match own {
        Some((figure, at)) => {
            for x in &disputed {
                drawn.push(line_view("dispute", *at, (turned(site, *x), at.1)));
            }
            (at.1, figure.open)
        }
        None => {
            let way = lines::way_of(&figure_of(site, claim));
            let start = disputed.iter().copied().reduce(if way == Some(Way::Down) { f64::min } else { f64::max });
            if let Some((way, start)) = way.zip(start) {
                drawn.push(line_view("open", (turned(site, start), 50.0), (turned(site, end(way)), 50.0)));
            }
            (50.0, way.filter(|_| start.is_some()))
        }
    };
    if let Some(way) = way {
        marks.push(StripMarkView {
            kind: head(site, way),
            x: percent(turned(site, end(way))),
            y: percent(from),
            ring: false,
            row: row_address(site, line.standing),
            title: figure_of(site, claim),
            labels: Vec::new(),
        });
    }
}

fn ticks(site: &Site, scale: &Scale) -> Vec<AxisTick> {
    let figures = scale.ticks();
    let texts: Vec<String> = figures.iter().map(|figure| site.words.locale.figure(*figure)).collect();
    let mut wanted: Vec<Wanted> = Vec::new();
    for (figure, text) in figures.iter().zip(&texts) {
        wanted.push(Wanted { at: (turned(site, scale.at(*figure)), 90.0), radius: 0.0, text });
    }
    let room =
        Room { narrow: measures::NARROW, wide: measures::WIDE, height: Height::Fixed(measures::AXIS), taken: &[] };
    let placed = labels::place(&wanted, &[Side::Above], room);
    let mut ticks = Vec::new();
    for (wanted, placed) in wanted.iter().zip(placed) {
        ticks.extend(placed.map(|placed| placed.tick(wanted)));
    }
    ticks
}

fn legend(site: &Site, rows: &[StripView], scale: &Scale) -> Vec<String> {
    let has_line = |kind: &str| rows.iter().flat_map(|row| &row.lines).any(|line| line.kind == kind);
    let has_ring = rows.iter().flat_map(|row| &row.marks).any(|mark| mark.ring);
    let mut legend = Vec::new();
    if scale.from != 0.0 {
        let from = ("figure", site.words.locale.figure(scale.from));
        legend.push(site.words.fill("strips_begin", None, &[from]));
    }
    for (is_there, key) in [
        (has_line("chain"), "strips_chain"),
        (has_ring, "strips_ring"),
        (has_line("open"), "strips_open"),
        (has_line("dispute"), "strips_dispute"),
    ] {
        if is_there {
            legend.push(site.words.say(key));
        }
    }
    legend
}
