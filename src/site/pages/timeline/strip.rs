//! The line of the timeline, drawn.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::drawing::labels;
use crate::drawing::labels::AxisTick;
use crate::drawing::labels::Height;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::drawing::named;
use crate::drawing::named::NameLabel;
use crate::drawing::named::Named;
use crate::drawing::time_axis::TimeAxis;
use crate::site::parts::dates::duration;
use crate::site::parts::dates::when;
use crate::site::parts::direction::sides_onward;
use crate::site::parts::direction::turned;
use crate::site::parts::measures::PLOT_HEIGHT;
use crate::site::parts::measures::PLOT_WIDTHS;
use crate::site::parts::measures::timeline as measures;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::overviews::DatedEvent;
use crate::value::Date;
use crate::value::Precision;

/// The line, drawn. Places are in percent, and already turned where the language is written from right to left.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineStripView {
    /// A low drawing has room for few rows of events.
    pub low: bool,
    /// How far down the line is, and how much the highest bar below it takes.
    pub line: String,
    pub bars_height: String,
    pub pieces: Vec<SpanView>,
    pub ticks: Vec<AxisTick>,
    pub events: Vec<EventMarkView>,
    /// Articles: by day, month or year.
    pub bars: Vec<BarView>,
    pub description: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct SpanView {
    pub from: String,
    pub until: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventMarkView {
    pub x: String,
    /// Where a bar ends, of what lasted or is not known to the day.
    pub until: Option<String>,
    pub y: String,
    pub name: String,
    /// `Gathering in Shymkent: 10 February 2022`.
    pub title: String,
    pub address: String,
    pub labels: Vec<NameLabel>,
    /// What stands for its name on a narrow screen, where that has no room.
    pub number: Option<usize>,
}

#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    pub x: String,
    pub width: String,
    /// Not known to the day, or to the month, that other bars stand for.
    pub open: bool,
    /// Of 100, the most.
    pub height: String,
    pub title: String,
}

/// Rows of events above the line; what fits in none is only listed. So few have a low drawing.
const LANES: usize = 10;
const FEW_LANES: usize = 3;

/// Events of one row are at least so far apart, in percent.
const LANE_GAP: f64 = 4.0;

/// Longer lines have bars by month instead of by day, and by year instead of by month; in days.
const BY_DAY: i64 = 100;
const BY_MONTH: i64 = 6000;

/// Where things stand in a drawing for so many rows of events.
#[derive(Clone, Copy)]
struct Frame {
    lanes: usize,
}

impl Frame {
    fn is_low(self) -> bool {
        self.lanes <= FEW_LANES
    }

    fn room(self) -> Room<'static> {
        let height = if self.is_low() { measures::LOW_HEIGHT } else { PLOT_HEIGHT };
        Room { narrow: PLOT_WIDTHS.0, wide: PLOT_WIDTHS.1, height: Height::Fixed(height), taken: &[] }
    }

    /// In percent from the top, of pixels from the lower edge.
    fn y(self, above: f64) -> f64 {
        let height = if self.is_low() { measures::LOW_HEIGHT } else { PLOT_HEIGHT };
        100.0 - above / height * 100.0
    }

    /// Without events the bars have all the room.
    fn line(self) -> f64 {
        if self.lanes == 0 { 2.0 } else { self.y(measures::LINE_ABOVE) }
    }

    fn lane(self, lane: usize) -> f64 {
        let (top, bottom) = (100.0 - self.y(measures::MARGIN), self.y(measures::LANES_ABOVE));
        bottom - (bottom - top) * (lane as f64 + 0.5) / self.lanes as f64
    }
}

/// An event in its row, with where it begins and ends (percent of the line).
struct Laid<'a> {
    event: &'a DatedEvent,
    from: f64,
    until: Option<f64>,
    lane: usize,
}

pub fn view(site: &Site, axis: &TimeAxis, events: &[DatedEvent], dates: &[(ArticleIndex, Date)]) -> TimelineStripView {
    let place = |x: f64| percent(turned(site, x));
    let pieces = axis.pieces().iter().map(|piece| SpanView { from: place(piece.from), until: place(piece.until) });
    let gaps: Vec<String> = axis.gaps().filter_map(|(from, until)| duration(site, from, until)).collect();
    let counts = [
        ("articles", site.words.count("articles", dates.len())),
        ("events", site.words.count("events_count", events.len())),
    ];
    let laid = laid(site, axis, events);
    let frame = Frame { lanes: laid.iter().map(|laid| laid.lane + 1).max().unwrap_or(0) };
    let key = if events.is_empty() { "timeline_articles" } else { "timeline_description" };
    let mut description = site.words.fill(key, None, &counts);
    if !gaps.is_empty() {
        let gaps = gaps.join(&site.words.say("list_separator"));
        description = format!("{description} {}", site.words.fill("timeline_gaps", None, &[("gaps", gaps)]));
    }
    TimelineStripView {
        low: frame.is_low(),
        line: percent(frame.line()),
        bars_height: percent(frame.y(measures::BARS_ABOVE) - frame.line()),
        pieces: pieces.collect(),
        ticks: ticks(site, axis, frame),
        events: event_marks(site, &laid, frame),
        bars: bars(site, axis, dates),
        description,
    }
}

/// What may be written below the line: where each begins, and what it says.
#[derive(Default)]
struct Dates {
    /// The first day of each piece, as exactly as the piece is divided, and as a year alone.
    firsts: Vec<(f64, String)>,
    years: Vec<(f64, String)>,
    /// Years or months between.
    others: Vec<(f64, String)>,
}

/// The first days of the pieces, and as many years or months between as have room.
fn ticks(site: &Site, axis: &TimeAxis, frame: Frame) -> Vec<AxisTick> {
    let Dates { firsts, years, others } = dates_below(site, axis, frame);
    let sides = sides_onward(site);
    let mut ticks: Vec<AxisTick> = Vec::new();
    let mut taken = Vec::new();
    // The beginnings first: those without room in the first row stand in the second, or have their year alone.
    let [first_row, second_row] = measures::TICKS_ABOVE.map(|above| frame.y(above));
    let rows =
        [(&firsts, first_row), (&firsts, second_row), (&years, first_row), (&years, second_row), (&others, first_row)];
    for (dates, y) in rows {
        let left = dates.iter().filter(|(x, _)| !ticks.iter().any(|tick| tick.at == percent(*x)));
        let wanted: Vec<Wanted> = left.map(|(x, text)| Wanted { at: (*x, y), radius: 0.0, text }).collect();
        let placed = labels::place(&wanted, &sides, Room { taken: &taken, ..frame.room() });
        for (wanted, placed) in wanted.iter().zip(placed) {
            if let Some(placed) = placed {
                taken.push((wanted.at, placed.edges(wanted)));
                ticks.push(placed.tick(wanted));
            }
        }
    }
    ticks
}

/// The longest piece first.
fn dates_below(site: &Site, axis: &TimeAxis, frame: Frame) -> Dates {
    let long = |date: Date| site.words.locale.long(date);
    let mut pieces = axis.pieces().to_vec();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.last_day - piece.first_day));
    let mut dates = Dates::default();
    for piece in &pieces {
        let Some((first, last)) = month_of(piece.first_day).zip(month_of(piece.last_day)) else { continue };
        let Some(begin) = first_day(first) else { continue };
        let x = |date: Date| turned(site, axis.x(date.days().0.max(piece.first_day)));
        let share = frame.room().share_of(&long(begin.to_month()));
        let room = ((piece.until - piece.from) / share).floor().max(1.0) as i32;
        let mut steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].into_iter();
        let step = steps.find(|step| (last - first) / step < room).unwrap_or(2400);
        let text = |date: Date| long(if step % 12 == 0 { date.to_year() } else { date.to_month() });
        dates.firsts.push((x(begin), text(begin)));
        dates.years.push((x(begin), long(begin.to_year())));
        for date in (first + 1..=last).filter(|month| month % step == 0).filter_map(first_day) {
            dates.others.push((x(date), text(date)));
        }
    }
    dates
}

/// Months are counted from the year 0.
fn month_of(day: i64) -> Option<i32> {
    let date = Date::of_day(day)?;
    Some(i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)) - 1)
}

fn first_day(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    Date::from_ymd(year, (month.rem_euclid(12) + 1) as i8, 1)
}

/// Events in rows, one behind the other, each with room for its name on a screen that is wide enough, as long as there are rows.
fn laid<'a>(site: &Site, axis: &TimeAxis, events: &'a [DatedEvent]) -> Vec<Laid<'a>> {
    let room = Frame { lanes: LANES }.room();
    // Of each row, where its last mark ends, and where its last name does.
    let mut ends: Vec<(f64, f64)> = Vec::new();
    let mut all = Vec::new();
    for event in events {
        let from = axis.x(event.days.0);
        let until = (event.days.1 > event.days.0).then(|| axis.x(event.days.1 + 1));
        let whole = &site.archive.entity(event.index).name;
        let fits = |name: &str| from + room.share_of(name) <= 100.0 || from - room.share_of(name) >= 0.0;
        // One that is too long for a middling screen stands cut short there.
        let name = if fits(whole) { whole.clone() } else { labels::cut_short(whole) };
        let share = room.share_of(&name);
        // A name that would go beyond the end of the line stands before its mark.
        let (begin, end) = if from + share > 100.0 { (from - share, from) } else { (from, from + share) };
        let free = |ends: &[(f64, f64)], from: f64| ends.iter().position(|end| end.0.max(end.1) <= from);
        let lane = match free(&ends, begin) {
            Some(lane) => lane,
            None if ends.len() < LANES => {
                ends.push((0.0, 0.0));
                ends.len() - 1
            }
            None => match ends.iter().position(|end| end.0 <= from) {
                Some(lane) => lane,
                None => continue,
            },
        };
        ends[lane] = (until.unwrap_or(from).max(from) + LANE_GAP, end + LANE_GAP);
        all.push(Laid { event, from, until, lane });
    }
    all
}

fn event_marks(site: &Site, laid: &[Laid], frame: Frame) -> Vec<EventMarkView> {
    let mut wanted: Vec<Named> = Vec::with_capacity(laid.len());
    for laid in laid {
        let name = &site.archive.entity(laid.event.index).name;
        let mut names = vec![name.clone(), labels::cut_short(name)];
        names.dedup();
        let at = (turned(site, laid.from), frame.lane(laid.lane));
        wanted.push(Named { at, radius: measures::MARK, narrow_share: 1.0, names, fuller: None });
    }
    let called = named::call(&wanted, |_| &[Side::Right, Side::Left], frame.room());
    let mut marks = Vec::with_capacity(laid.len());
    for ((laid, wanted), called) in laid.iter().zip(&wanted).zip(called) {
        let name = site.archive.entity(laid.event.index).name.clone();
        let when = ("when", when(site, laid.event.start, laid.event.end));
        marks.push(EventMarkView {
            x: percent(wanted.at.0),
            until: laid.until.map(|until| percent(turned(site, until))),
            y: percent(wanted.at.1),
            name: name.clone(),
            title: site.words.fill("event_when", None, &[("event", name), when]),
            address: addresses::entity(&site.archive, laid.event.index),
            labels: called.labels,
            number: called.number,
        });
    }
    marks
}

/// How many articles there are by day, month or year, as the line has room.
fn bars(site: &Site, axis: &TimeAxis, dates: &[(ArticleIndex, Date)]) -> Vec<BarView> {
    let precision = match axis.days() {
        days if days <= BY_DAY => Precision::Day,
        days if days <= BY_MONTH => Precision::Month,
        _ => Precision::Year,
    };
    let unit = |date: Date| match precision {
        Precision::Day => date.to_day(),
        Precision::Month => date.to_month(),
        Precision::Year => date.to_year(),
    };
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for (_, date) in dates {
        *counts.entry(unit(*date)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1) as f64;
    let bar = |(date, count): (Date, usize)| {
        let (first, last) = date.days();
        let (from, until) = axis.span(first, last);
        let ends = [from, until].map(|x| turned(site, x));
        BarView {
            x: percent(ends[0].min(ends[1])),
            width: percent((ends[1] - ends[0]).abs()),
            open: date.precision() != precision,
            height: percent(count as f64 / most * 100.0),
            title: site.words.fill("day_articles", Some(count), &[("date", site.words.locale.long(date))]),
        }
    };
    counts.into_iter().map(bar).collect()
}
