//! The figures of a question over time: where each is drawn.
//!
//! Why a date that is not known to the day is drawn from its first day, with a bar over the time that it may mean: no day is made up.
//! A figure without a date of its own is drawn and listed at the date of its article, as reported then.

use serde::Serialize;

use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::drawing::labels;
use crate::drawing::labels::AxisTick;
use crate::drawing::labels::Height;
use crate::drawing::labels::Placed;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::nice_step;
use crate::drawing::labels::percent;
use crate::site::parts::claims::figure_of;
use crate::site::parts::direction::sides_onward;
use crate::site::parts::direction::turned;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::name_link;
use crate::site::parts::measures::PLOT_HEIGHT;
use crate::site::parts::measures::PLOT_WIDTHS;
use crate::site::parts::measures::chart as measures;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Date;

/// Figures over time. Places are percentages of the width and, from the top, of the height.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// What the drawing shows, in a sentence.
    pub description: String,
    pub x_ticks: Vec<AxisTick>,
    pub y_ticks: Vec<TickView>,
    /// Claimants in the order of their first claims.
    pub series: Vec<SeriesView>,
    pub lines: Vec<LineView>,
    pub marks: Vec<MarkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    pub at: String,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeriesView {
    /// From 0; shapes and colours follow it.
    pub number: usize,
    pub claimant: LinkView,
}

/// From one figure of a claimant to the next one of the same scope.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    pub series: usize,
    pub x1: String,
    pub y1: String,
    pub x2: String,
    pub y2: String,
}

/// One claim. A range is a bar from `bottom` to `top`; a date that is not known to the day a bar from `x` to `until`.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView {
    pub series: usize,
    pub x: String,
    pub y: String,
    pub top: Option<String>,
    pub bottom: Option<String>,
    /// The range has no upper end.
    pub open: bool,
    pub until: Option<String>,
    /// It counts something else than the question asks.
    pub scoped: bool,
    pub row: String,
    pub figure: String,
    /// Where the figure stands beside the mark: `left`, `right`; `none` where there is no room.
    pub side: &'static str,
    /// Who, what and when, for those who do not see it.
    pub label: String,
}

/// The part of the drawing that figures take, in percent: room is left for labels at the sides and above.
const LEFT: f64 = 8.0;
const RIGHT: f64 = 92.0;
const TOP: f64 = 8.0;

/// How many dates are written under the drawing at most.
const X_TICKS: i64 = 4;

/// A claim that can be drawn: it has a date and a figure.
struct Drawn<'a> {
    index: ClaimIndex,
    claim: &'a Claim,
    /// The days that it may have been made on, counted from 1970.
    days: (i64, i64),
    low: f64,
    high: f64,
    is_open: bool,
}

/// What places are counted from.
struct Scale<'a> {
    site: &'a Site,
    first_day: i64,
    last_day: i64,
    top: f64,
}

impl Scale<'_> {
    fn x(&self, day: f64) -> f64 {
        match self.last_day - self.first_day {
            0 => 50.0,
            days => turned(self.site, LEFT + (RIGHT - LEFT) * (day - self.first_day as f64) / days as f64),
        }
    }

    fn y(&self, figure: f64) -> f64 {
        TOP + (100.0 - TOP) * (1.0 - figure / self.top)
    }
}

impl Drawn<'_> {
    /// Where its mark stands: at its figure, or in the middle of its range, on the first day that it may have been made.
    fn place(&self, scale: &Scale) -> (f64, f64) {
        let figure = self.claim.document.answer.value.unwrap_or((self.low + self.high) / 2.0);
        (scale.x(self.days.0 as f64), scale.y(figure))
    }
}

/// A drawing of the figures of some claims, which come in order of time; nothing where there are fewer than two.
pub fn chart(site: &Site, claims: &[ClaimIndex]) -> Option<ChartView> {
    let drawn: Vec<Drawn> = claims.iter().filter_map(|index| drawable(site, *index)).collect();
    if drawn.len() < 2 || drawn.iter().any(|drawn| drawn.low < 0.0) {
        return None;
    }
    let largest = drawn.iter().map(|drawn| drawn.high).fold(0.0, f64::max);
    let step = nice_step(largest / 4.0);
    let scale = Scale {
        site,
        first_day: drawn.iter().map(|drawn| drawn.days.0).min()?,
        last_day: drawn.iter().map(|drawn| drawn.days.1).max()?,
        top: (largest / step).ceil().max(1.0) * step,
    };
    let claimants = claimants(&drawn);
    let series: Vec<SeriesView> = claimants
        .iter()
        .enumerate()
        .map(|(number, claim)| SeriesView { number, claimant: name_link(site, &claim.claimant) })
        .collect();
    let figures = ("figures", site.words.count("chart_figures", drawn.len()));
    let counted = ("claimants", site.words.count("chart_claimants", series.len()));
    Some(ChartView {
        description: site.words.fill("chart_description", None, &[figures, counted]),
        x_ticks: dates_between(site, &scale),
        y_ticks: figures_between(site, &scale, step),
        lines: lines(&drawn, &scale, &claimants),
        marks: marks(&drawn, &scale, &claimants),
        series,
    })
}

/// The first claim of each claimant, in order.
fn claimants<'a>(drawn: &[Drawn<'a>]) -> Vec<&'a Claim> {
    let mut first: Vec<&Claim> = Vec::new();
    for Drawn { claim, .. } in drawn {
        if !first.iter().any(|known| known.is_of_claimant(claim)) {
            first.push(claim);
        }
    }
    first
}

/// The number of a claim's series: the place of its claimant.
fn series_of(claimants: &[&Claim], claim: &Claim) -> usize {
    claimants.iter().position(|first| first.is_of_claimant(claim)).unwrap_or_default()
}

fn marks(drawn: &[Drawn], scale: &Scale, claimants: &[&Claim]) -> Vec<MarkView> {
    let places: Vec<(f64, f64)> = drawn.iter().map(|drawn| drawn.place(scale)).collect();
    let figures: Vec<String> = drawn.iter().map(|drawn| figure_of(scale.site, drawn.claim)).collect();
    let sides = sides(&places, &figures, sides_onward(scale.site));
    let mut marks = Vec::new();
    for (drawn, side) in drawn.iter().zip(sides) {
        marks.push(MarkView { side, ..mark_of(drawn, scale, series_of(claimants, drawn.claim)) });
    }
    marks
}

fn figures_between(site: &Site, scale: &Scale, step: f64) -> Vec<TickView> {
    let figures = (0..).map(|count| f64::from(count) * step).take_while(|figure| *figure <= scale.top);
    let tick = |figure| TickView { at: percent(scale.y(figure)), label: site.words.locale.figure(figure) };
    figures.map(tick).collect()
}

fn drawable(site: &Site, index: ClaimIndex) -> Option<Drawn<'_>> {
    let claim = site.archive.claim(index);
    let answer = &claim.document.answer;
    let low = answer.min.or(answer.value).or(answer.max)?;
    let high = answer.max.or(answer.value).unwrap_or(low);
    let date = claim.date?;
    let is_open = answer.max.is_none() && answer.value.is_none();
    Some(Drawn { index, claim, days: date.days(), low, high, is_open })
}

/// A mark without the side on which its figure stands.
fn mark_of(drawn: &Drawn, scale: &Scale, series: usize) -> MarkView {
    let site = scale.site;
    let Drawn { index, claim, days: (first, last), low, high, is_open } = *drawn;
    let figure = figure_of(site, claim);
    let is_range = low < high || is_open;
    let is_span = first < last;
    let when = claim.date.map(|date| site.words.locale.long(date)).unwrap_or_default();
    let blanks = [("figure", figure.clone()), ("claimant", claim.claimant.text.clone()), ("date", when)];
    let (x, y) = drawn.place(scale);
    MarkView {
        series,
        x: percent(x),
        y: percent(y),
        top: is_range.then(|| percent(if is_open { 0.0 } else { scale.y(high) })),
        bottom: is_range.then(|| percent(scale.y(low))),
        open: is_open,
        until: is_span.then(|| percent(scale.x(last as f64))),
        scoped: claim.document.scope.is_some(),
        row: addresses::claim(&site.archive, index),
        figure,
        side: "none",
        label: site.words.fill("chart_mark", None, &blanks),
    }
}

/// First days of months or years, as many as have room.
fn dates_between(site: &Site, scale: &Scale) -> Vec<AxisTick> {
    let Some((first, last)) = month_of(scale.first_day).zip(month_of(scale.last_day)) else { return Vec::new() };
    let months = last - first + 1;
    let mut steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].into_iter();
    let step = steps.find(|step| months / step <= X_TICKS).unwrap_or(1200);
    let mut ticks: Vec<(f64, String)> = Vec::new();
    for date in (first..=last).filter(|month| month % step == 0 || months == 1).filter_map(first_day) {
        let day = date.days().0.max(scale.first_day);
        let date = if step % 12 == 0 { date.to_year() } else { date.to_month() };
        ticks.push((scale.x(day as f64), site.words.locale.long(date)));
    }
    let wanted = ticks.iter().map(|(x, text)| Wanted { at: (*x, 50.0), radius: 0.0, text });
    let wanted: Vec<Wanted> = wanted.collect();
    let placed = labels::place(&wanted, &sides_onward(site), room(measures::AXIS_HEIGHT));
    wanted.iter().zip(placed).filter_map(|(wanted, placed)| Some(placed?.tick(wanted))).collect()
}

/// Months are counted from the year 0.
fn month_of(day: i64) -> Option<i64> {
    let date = Date::of_day(day)?;
    Some(i64::from(date.year()) * 12 + i64::from(date.month()?) - 1)
}

fn first_day(month: i64) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    Date::from_ymd(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1)
}

/// Lines from each figure of a claimant to the next one of the same scope.
fn lines(drawn: &[Drawn], scale: &Scale, claimants: &[&Claim]) -> Vec<LineView> {
    let mut lines = Vec::new();
    for (position, from) in drawn.iter().enumerate() {
        let next = drawn[position + 1..]
            .iter()
            .find(|to| to.claim.is_of_claimant(from.claim) && to.claim.has_scope_of(from.claim));
        if let Some(to) = next {
            let ((x1, y1), (x2, y2)) = (from.place(scale), to.place(scale));
            let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(percent);
            lines.push(LineView { series: series_of(claimants, from.claim), x1, y1, x2, y2 });
        }
    }
    lines
}

fn room(height: f64) -> Room<'static> {
    Room { narrow: measures::NARROW, wide: PLOT_WIDTHS.1, height: Height::Fixed(height), taken: &[] }
}

/// On which side of its mark each figure is written, the first of two where it has room, or nowhere.
fn sides(places: &[(f64, f64)], figures: &[String], onward: [Side; 2]) -> Vec<&'static str> {
    let marks = places.iter().zip(figures).map(|(at, text)| Wanted { at: *at, radius: measures::RADIUS, text });
    let marks: Vec<Wanted> = marks.collect();
    let word = |placed: Option<Placed>| match placed {
        Some(Placed { side: Side::Right, only_wide: false }) => "right",
        Some(Placed { side: Side::Left, only_wide: false }) => "left",
        _ => "none",
    };
    labels::place(&marks, &onward, room(PLOT_HEIGHT)).into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_are_near_stand_on_different_sides() {
        let sides = |places: &[(f64, f64)], onward| sides(places, &vec!["230".to_owned(); places.len()], onward);
        let near = [(50.0, 50.0), (52.0, 52.0), (51.0, 51.0), (50.0, 80.0)];
        let (right, left) = ([Side::Right, Side::Left], [Side::Left, Side::Right]);
        assert_eq!(sides(&near, right), ["left", "right", "none", "right"]);
        assert_eq!(sides(&near, left), ["left", "right", "none", "left"]);
        assert_eq!(sides(&[(97.0, 50.0)], right), ["left"]);
    }
}
