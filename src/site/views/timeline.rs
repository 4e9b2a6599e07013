//! What the timeline says.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::drawing::labels;
use crate::drawing::labels::AxisTick;
use crate::drawing::labels::Height;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::drawing::time_axis::TimeAxis;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::BarView;
use crate::site::view::EventMarkView;
use crate::site::view::SpanView;
use crate::site::view::SparkView;
use crate::site::view::StripView;
use crate::site::view::TimelineEventView;
use crate::site::view::TimelineMonthView;
use crate::site::view::TimelineView;
use crate::site::view::TimelineYearView;
use crate::value::Date;
use crate::value::Kind;
use crate::value::Precision;

/// More articles than this are counted by month, not listed.
const LISTED: usize = 200;

/// How many events are shown at most, the most named.
const EVENTS: usize = 400;

/// Rows of events above the line; what fits in none is only listed. So few have a low drawing.
const LANES: usize = 10;
const FEW_LANES: usize = 3;

/// Events of one row are at least so far apart, in percent.
const LANE_GAP: f64 = 4.0;

/// The drawing in pixels: the style sheet's `.plot` and `.low`, inside the page's margins. From its lower edge up: two rows of
/// dates, the bars of articles, the line, the rows of events.
const NARROW: f64 = 280.0;
const WIDE: f64 = 920.0;
const HEIGHT: f64 = 360.0;
const LOW_HEIGHT: f64 = 216.0;
const TICKS_ABOVE: [f64; 2] = [32.0, 12.0];
const BARS_ABOVE: f64 = 46.0;
const LINE_ABOVE: f64 = 115.0;
const LANES_ABOVE: f64 = 137.0;
const MARGIN: f64 = 16.0;
const MARK: f64 = 6.0;

/// Longer lines have bars by month instead of by day, and by year instead of by month; in days.
const BY_DAY: i64 = 100;
const BY_MONTH: i64 = 6000;

/// An archive that spans more months has its small timelines by year.
const SPARK_MONTHS: i32 = 96;

/// An event that has a date.
#[derive(Clone, Copy)]
struct Dated {
    index: EntityIndex,
    start: Date,
    end: Option<Date>,
    days: (i64, i64),
}

/// Whether anything has a date.
pub(in crate::site) fn has_time(archive: &Archive) -> bool {
    archive.articles.iter().any(|article| article.document.date.is_some()) || !dated_events(archive).is_empty()
}

/// Events with a beginning, in order of time.
fn dated_events(archive: &Archive) -> Vec<Dated> {
    let dated = archive.entity_indexes().filter_map(|index| {
        let entity = archive.entity(index);
        let document = entity.document.as_ref().filter(|_| entity.kind == Kind::Event)?;
        let (start, end) = (document.start?, document.end.filter(|end| Some(*end) != document.start));
        let last = end.map_or(start.days().1, |end| end.days().1.max(start.days().0));
        Some(Dated { index, start, end, days: (start.days().0, last) })
    });
    let mut dated: Vec<Dated> = dated.collect();
    dated.sort_by_key(|event| (event.days.0, event.start, event.index));
    dated
}

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
        let height = if self.is_low() { LOW_HEIGHT } else { HEIGHT };
        Room { narrow: NARROW, wide: WIDE, height: Height::Fixed(height), taken: &[] }
    }

    /// In percent from the top, of pixels from the lower edge.
    fn y(self, above: f64) -> f64 {
        let height = if self.is_low() { LOW_HEIGHT } else { HEIGHT };
        100.0 - above / height * 100.0
    }

    /// Without events the bars have all the room.
    fn line(self) -> f64 {
        if self.lanes == 0 { 2.0 } else { self.y(LINE_ABOVE) }
    }

    fn lane(self, lane: usize) -> f64 {
        let (top, bottom) = (100.0 - self.y(MARGIN), self.y(LANES_ABOVE));
        bottom - (bottom - top) * (lane as f64 + 0.5) / self.lanes as f64
    }
}

/// An event in its row, with where it begins and ends (percent of the line).
struct Laid<'a> {
    event: &'a Dated,
    /// Cut short where the whole name has no room beside the mark.
    name: String,
    from: f64,
    until: Option<f64>,
    lane: usize,
}

impl Site {
    pub(super) fn timeline(&self) -> Option<TimelineView> {
        let all = dated_events(&self.archive);
        let mut events = all.clone();
        let named = |event: &Dated| std::cmp::Reverse(self.archive.entity(event.index).mentions.len());
        events.sort_by_key(named);
        events.truncate(EVENTS);
        events.sort_by_key(|event| (event.days.0, event.start, event.index));
        let dates: Vec<(ArticleIndex, Date)> = self.dated().collect();
        let mut spans: Vec<(i64, i64)> = dates.iter().map(|(_, date)| date.days()).collect();
        spans.extend(events.iter().map(|event| event.days));
        let axis = TimeAxis::over(&spans)?;
        Some(TimelineView {
            strip: self.strip(&axis, &events, &dates),
            years: self.timeline_years(&axis, &events, &dates),
            articles: dates.len(),
            undated: self.archive.articles.len() - dates.len(),
            left_out: all.len() - events.len(),
            events: all.len(),
        })
    }

    /// In a language that is written from right to left, time runs so too.
    pub(super) fn turned(&self, x: f64) -> f64 {
        if self.lang_of().dir() == "rtl" { 100.0 - x } else { x }
    }

    /// The sides of a mark on which its label may stand, that to which time runs first.
    pub(super) fn sides_onward(&self) -> [Side; 2] {
        if self.lang_of().dir() == "rtl" { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] }
    }

    fn strip(&self, axis: &TimeAxis, events: &[Dated], dates: &[(ArticleIndex, Date)]) -> StripView {
        let place = |x: f64| percent(self.turned(x));
        let pieces = axis.pieces().iter().map(|piece| SpanView { from: place(piece.from), until: place(piece.until) });
        let gaps: Vec<String> = axis.gaps().filter_map(|(from, until)| self.duration(from, until)).collect();
        let counts = [
            ("articles", self.words.count("articles", dates.len())),
            ("events", self.words.count("events_count", events.len())),
        ];
        let laid = self.laid(axis, events);
        let frame = Frame { lanes: laid.iter().map(|laid| laid.lane + 1).max().unwrap_or(0) };
        let key = if events.is_empty() { "timeline_articles" } else { "timeline_description" };
        let mut description = self.words.fill(key, None, &counts);
        if !gaps.is_empty() {
            let gaps = gaps.join(&self.words.say("list_separator"));
            description = format!("{description} {}", self.words.fill("timeline_gaps", None, &[("gaps", gaps)]));
        }
        StripView {
            low: frame.is_low(),
            line: percent(frame.line()),
            bars_height: percent(frame.y(BARS_ABOVE) - frame.line()),
            pieces: pieces.collect(),
            ticks: self.ticks(axis, frame),
            events: self.event_marks(&laid, frame),
            bars: self.bars(axis, dates),
            description,
        }
    }

    /// The first days of the pieces, and as many years or months between as have room.
    fn ticks(&self, axis: &TimeAxis, frame: Frame) -> Vec<AxisTick> {
        let mut pieces = axis.pieces().to_vec();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.last_day - piece.first_day));
        let (mut firsts, mut years, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for piece in &pieces {
            let month_of = |day: i64| {
                Date::of_day(day).map(|date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)) - 1)
            };
            let Some((first, last)) = month_of(piece.first_day).zip(month_of(piece.last_day)) else { continue };
            let tick = |month: i32, text: &dyn Fn(Date) -> String| {
                let year = i16::try_from(month.div_euclid(12)).ok()?;
                let date = Date::from_ymd(year, (month.rem_euclid(12) + 1) as i8, 1)?;
                Some((self.turned(axis.x(date.days().0.max(piece.first_day))), text(date)))
            };
            let Some(begin) = tick(first, &|date| self.words.locale.long(date.to_month())) else { continue };
            let room = ((piece.until - piece.from) / frame.room().share_of(&begin.1)).floor().max(1.0) as i32;
            let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
            let step = steps.into_iter().find(|step| (last - first) / step < room).unwrap_or(2400);
            let label = |date: Date| if step % 12 == 0 { date.to_year() } else { date.to_month() };
            let text = |date: Date| self.words.locale.long(label(date));
            firsts.extend(tick(first, &text));
            years.extend(tick(first, &|date| self.words.locale.long(date.to_year())));
            others.extend((first + 1..=last).filter(|month| month % step == 0).filter_map(|month| tick(month, &text)));
        }
        let sides = self.sides_onward();
        let mut ticks = Vec::new();
        let mut taken = Vec::new();
        // The beginnings first: those without room in the first row stand in the second, or have their year alone.
        let [first_row, second_row] = TICKS_ABOVE.map(|above| frame.y(above));
        let beginnings = [(&firsts, first_row), (&firsts, second_row), (&years, first_row), (&years, second_row)];
        for (wanted, y) in beginnings.into_iter().chain([(&others, first_row)]) {
            let is_left = |(x, _): &&(f64, String)| !ticks.iter().any(|tick: &AxisTick| tick.at == percent(*x));
            let marks: Vec<Wanted> =
                wanted.iter().filter(is_left).map(|(x, text)| Wanted { at: (*x, y), radius: 0.0, text }).collect();
            let placed = labels::place(&marks, &sides, Room { taken: &taken, ..frame.room() });
            for (mark, placed) in marks.iter().zip(placed).filter_map(|(mark, placed)| Some((mark, placed?))) {
                taken.push((mark.at, placed.edges(mark)));
                ticks.push(placed.tick(mark));
            }
        }
        ticks
    }

    /// Events in rows, one behind the other, each with room for its name on a screen that is wide enough, as long as there are rows.
    fn laid<'a>(&self, axis: &TimeAxis, events: &'a [Dated]) -> Vec<Laid<'a>> {
        let room = Frame { lanes: LANES }.room();
        // Of each row, where its last mark ends, and where its last name does.
        let mut ends: Vec<(f64, f64)> = Vec::new();
        let mut all = Vec::new();
        for event in events {
            let from = axis.x(event.days.0);
            let until = (event.days.1 > event.days.0).then(|| axis.x(event.days.1 + 1));
            let whole = &self.archive.entity(event.index).name;
            let fits = |name: &str| from + room.share_of(name) <= 100.0 || from - room.share_of(name) >= 0.0;
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
            all.push(Laid { event, name, from, until, lane });
        }
        all
    }

    fn event_marks(&self, laid: &[Laid], frame: Frame) -> Vec<EventMarkView> {
        let at = |laid: &Laid| (self.turned(laid.from), frame.lane(laid.lane));
        let wanted: Vec<Wanted> =
            laid.iter().map(|laid| Wanted { at: at(laid), radius: MARK, text: &laid.name }).collect();
        let placed = labels::place(&wanted, &[Side::Right, Side::Left], frame.room());
        let views = laid.iter().zip(&wanted).zip(placed).map(|((laid, wanted), placed)| EventMarkView {
            x: percent(wanted.at.0),
            until: laid.until.map(|until| percent(self.turned(until))),
            y: percent(wanted.at.1),
            name: wanted.text.to_owned(),
            title: self.words.fill(
                "event_when",
                None,
                &[
                    ("event", self.archive.entity(laid.event.index).name.clone()),
                    ("when", self.when(laid.event.start, laid.event.end)),
                ],
            ),
            address: addresses::entity(&self.archive, laid.event.index),
            label: placed.map(|placed| placed.view(wanted)),
        });
        views.collect()
    }

    /// The days of an event, or its day.
    pub(super) fn when(&self, start: Date, end: Option<Date>) -> String {
        let long = |date: Date| self.words.locale.long(date);
        match end.filter(|end| *end != start) {
            None => long(start),
            Some(end) => self.words.fill("date_span", None, &[("first", long(start)), ("last", long(end))]),
        }
    }

    /// How many articles there are by day, month or year, as the line has room.
    fn bars(&self, axis: &TimeAxis, dates: &[(ArticleIndex, Date)]) -> Vec<BarView> {
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
            let ends = [from, until].map(|x| self.turned(x));
            BarView {
                x: percent(ends[0].min(ends[1])),
                width: percent((ends[1] - ends[0]).abs()),
                open: date.precision() != precision,
                height: percent(count as f64 / most * 100.0),
                title: self.words.fill("day_articles", Some(count), &[("date", self.words.locale.long(date))]),
            }
        };
        counts.into_iter().map(bar).collect()
    }

    fn timeline_years(
        &self,
        axis: &TimeAxis,
        events: &[Dated],
        dates: &[(ArticleIndex, Date)],
    ) -> Vec<TimelineYearView> {
        // By month, or by year where no more is known; a year comes before its months.
        let mut months: BTreeMap<Date, (Vec<&Dated>, Vec<ArticleIndex>)> = BTreeMap::new();
        for event in events {
            months.entry(event.start.to_month()).or_default().0.push(event);
        }
        for (index, date) in dates {
            months.entry(date.to_month()).or_default().1.push(*index);
        }
        let is_listed = dates.len() <= LISTED;
        let mut gaps = axis.gaps().peekable();
        let mut years: Vec<TimelineYearView> = Vec::new();
        for (month, (events, articles)) in months {
            let mut gap = None;
            while let Some((from, until)) = gaps.next_if(|(_, until)| *until <= month.days().1) {
                gap = self.duration(from, until).map(|time| self.words.fill("timeline_gap", None, &[("time", time)]));
            }
            let has = |events: bool, articles: bool| match (events, articles) {
                (true, false) => "event",
                (false, true) => "article",
                _ => "both",
            };
            let view = TimelineMonthView {
                label: match month.month() {
                    Some(_) => self.words.locale.long(month),
                    None => self.words.say("month_unknown"),
                },
                gap,
                has: has(!events.is_empty(), !articles.is_empty()),
                events: events.iter().map(|event| self.timeline_event(event)).collect(),
                count: articles.len(),
                address: (!articles.is_empty()).then(|| addresses::date(month)),
                articles: articles.iter().filter(|_| is_listed).map(|index| self.article_link(*index)).collect(),
            };
            let label = month.to_year().to_string();
            match years.last_mut() {
                Some(year) if year.label == label => {
                    year.has = if year.has == view.has { year.has } else { "both" };
                    year.months.push(view);
                }
                _ => years.push(TimelineYearView {
                    anchor: format!("y{label}"),
                    address: self.shared.dates.contains(&month.to_year()).then(|| addresses::date(month.to_year())),
                    label,
                    has: view.has,
                    months: vec![view],
                }),
            }
        }
        years
    }

    fn timeline_event(&self, event: &Dated) -> TimelineEventView {
        TimelineEventView {
            event: self.entity_link(event.index),
            when: self.words.locale.short(event.start),
            until: event.end.map(|end| self.words.fill("until", None, &[("date", self.words.locale.long(end))])),
        }
    }

    /// How long it is from one day to another, in years and months, or days where it is less than a month.
    fn duration(&self, from: i64, until: i64) -> Option<String> {
        let (from, until) = (Date::of_day(from)?, Date::of_day(until)?);
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1));
        let is_short = until.day() < from.day();
        let months = usize::try_from(months(until) - months(from) - i32::from(is_short)).ok()?;
        let parts = [("duration_years", months / 12), ("duration_months", months % 12)];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| self.words.count(key, count))
            .collect();
        Some(parts.join(&self.words.say("list_separator"))).filter(|text| !text.is_empty())
    }

    /// When an entity was named; nothing where that is a single month or year.
    pub(super) fn spark(&self, index: EntityIndex) -> Option<SparkView> {
        let (_, first) = self.dated().next()?;
        let (_, last) = self.dated().last()?;
        let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.first_day().1) - 1;
        // Whole years, so that neighbours on the page can be compared.
        let (first, last) = (Date::from_ymd(first.year(), 1, 1)?, Date::from_ymd(last.year(), 12, 31)?);
        let by_month = month(last) - month(first) < SPARK_MONTHS;
        let unit = |date: Date| if by_month { month(date) } else { i32::from(date.year()) };
        let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
        let articles = self.archive.entity(index).naming.iter();
        for date in articles.filter_map(|article| self.archive.article(*article).document.date) {
            *counts.entry(unit(date)).or_default() += 1;
        }
        if counts.len() < 2 || last.year() - first.year() > 400 {
            return None;
        }
        let most = counts.values().copied().max()?;
        let units = usize::try_from(unit(last) - unit(first) + 1).ok()?;
        let mut path = format!("M0 10V9.6H{units}V10");
        for (at, count) in &counts {
            let height = percent(*count as f64 / most as f64 * 10.0);
            path.push_str(&format!("M{} 10v-{height}h.8V10", at - unit(first)));
        }
        let key = if by_month { "spark_months" } else { "spark_years" };
        let long = |date: Date| self.words.locale.long(if by_month { date.to_month() } else { date.to_year() });
        let blanks = [("first", long(first)), ("last", long(last)), ("most", self.words.count("articles", most))];
        Some(SparkView { units, path, description: self.words.fill(key, None, &blanks) })
    }
}
