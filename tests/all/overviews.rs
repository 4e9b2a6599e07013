//! Drawings of the whole archive and of its parts: the map, the timeline, who is named with whom, the calendar.

use crate::support;
use crate::support::day;
use crate::support::site;
use dateline::input::Options;

fn place(name: &str, latitude: f64, longitude: f64) -> String {
    format!("=== content/places/{name}.md\n---\nname: {name}\nlatitude: {latitude}\nlongitude: {longitude}\n---\n")
}

/// An archive with one article that names all the places.
fn places(written: &[(&str, f64, f64)]) -> support::Site {
    let names: Vec<&str> = written.iter().map(|(name, ..)| *name).collect();
    let files: String = written.iter().map(|(name, latitude, longitude)| place(name, *latitude, *longitude)).collect();
    let article = format!(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\n---\nNamed are {}.\n",
        names.join(" and ")
    );
    site(&format!("=== content/site.yaml\ntitle: T\n{files}{article}"))
}

/// Where each named place is drawn, in percent: read from the page.
fn drawn(page: &str) -> Vec<(String, f64, f64)> {
    let points = page.split("<title>").skip(1).filter(|part| part.contains("class=\"point\""));
    let number = |part: &str, attribute: &str| -> f64 {
        let (_, rest) = part.split_once(attribute).expect("an attribute");
        rest.split('%').next().expect("a number").parse().expect("a number")
    };
    points
        .map(|part| {
            let (name, _) = part.split_once(':').expect("a name and a count");
            (name.to_owned(), number(part, "class=\"point\" x=\""), number(part, "%\" y=\""))
        })
        .collect()
}

fn count(page: &str, words: &str) -> usize {
    page.matches(words).count()
}

#[test]
fn the_map_shows_each_place_and_lists_it() {
    let site = places(&[("Almaty", 43.25, 76.91), ("Astana", 51.18, 71.45), ("Aqtau", 43.65, 51.15)]);
    let page = site.text("map.html");
    let points = drawn(&page);
    assert_eq!(points.len(), 3);
    assert!(points.iter().all(|(_, x, y)| (2.0..98.0).contains(x) && (2.0..98.0).contains(y)), "{points:?}");
    let at = |name: &str| points.iter().find(|point| point.0 == name).map(|(_, x, y)| (*x, *y)).expect("a point");
    assert!(at("Aqtau").0 < at("Astana").0 && at("Astana").0 < at("Almaty").0, "west is left");
    assert!(at("Astana").1 < at("Almaty").1, "north is above");
    assert_eq!(count(&page, "<li class=\"entry\">"), 3);
    assert!(site.text("places/index.html").contains("href=\"../map.html\""));
    assert!(site.text("index.html").contains("href=\"map.html\""));
    assert!(site.text("places/Almaty.html").contains("class=\"plot map\""));
}

#[test]
fn a_map_is_whole_where_maps_are_cut() {
    for written in [
        // Both sides of 180°.
        [("Suva", -18.14, 178.44), ("Taveuni", -16.78, -179.33)],
        [("Anadyr", 64.73, 177.5), ("Uelen", 66.16, -169.81)],
        // Both sides of a pole.
        [("North", 88.0, 10.0), ("Further", 88.0, -170.0)],
        [("Pole", -90.0, 0.0), ("Station", -77.85, 166.67)],
        // Opposite ends of the world.
        [("Here", 40.0, -4.0), ("There", -40.0, 176.0)],
    ] {
        let page = places(&written).text("map.html");
        let points = drawn(&page);
        assert_eq!(points.len(), 2, "{written:?}");
        assert!(points.iter().all(|(_, x, y)| (1.0..99.0).contains(x) && (1.0..99.0).contains(y)), "{points:?}");
        assert!(!page.contains("NaN") && !page.contains("inf"));
    }
    let fiji = places(&[("Suva", -18.14, 178.44), ("Taveuni", -16.78, -179.33)]).text("map.html");
    assert!(fiji.contains(">50 km</text>"), "neighbours are near each other: {fiji}");
}

#[test]
fn a_map_comes_as_near_as_its_places_and_says_what_it_leaves_out() {
    // A town, and streets of it that no drawing tells apart.
    let town =
        [("Tamsel", 40.02, -35.22), ("Lane", 40.0201, -35.2201), ("Vetla", 40.16, -35.05), ("Cape", 39.86, -35.41)];
    let site = places(&town);
    let page = site.text("map.html");
    let points = drawn(&page);
    assert_eq!(points.len(), 3, "{points:?}");
    let reach = |axis: fn(&(String, f64, f64)) -> f64| {
        let places: Vec<f64> = points.iter().map(axis).collect();
        places.iter().copied().fold(0.0, f64::max) - places.iter().copied().fold(100.0, f64::min)
    };
    assert!(reach(|point| point.1).max(reach(|point| point.2)) > 60.0, "the places fill the map: {points:?}");
    assert!(!page.contains("fill-rule=\"evenodd\" stroke-width"), "no coast that is coarser than the drawing");
    let said = "4 places; the area of a disc shows how often the archive names the place. The map is 66 km wide: coasts, lakes and rivers would be too coarse, and are left out.";
    assert!(page.contains(said), "{page}");
    assert!(page.contains(">10 km</text>") && page.contains("40.1° N"), "{page}");
    // On its own page the town stands among the others, named, and leads to them.
    let locator = site.text("places/Vetla.html");
    assert!(locator.contains(">Vetla</text>") && locator.contains("href=\"../places/Cape.html\""), "{locator}");
    assert!(!locator.contains("class=\"numbered"), "what only surrounds it is named or not drawn");
    let far = places(&[("Almaty", 43.25, 76.91), ("Aqtau", 43.65, 51.15)]);
    assert!(far.text("map.html").contains("Coasts, lakes and rivers: Natural Earth."));
    assert!(!far.text("places/Almaty.html").contains("class=\"disc faint\""));
}

#[test]
fn a_map_of_one_street_is_ten_kilometres_wide() {
    let page = places(&[("Lane", 40.02, -35.22)]).text("map.html");
    assert!(page.contains("The map is 10 km wide") && page.contains(">2 km</text>"), "{page}");
}

#[test]
fn places_that_are_one_point_share_it() {
    // Medeu is named twice, so that the point has its name and leads to it.
    let files = [place("Almaty", 43.25, 76.91), place("Medeu", 43.25, 76.91)].concat();
    let article = "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nMedeu, Almaty and Medeu.\n";
    let page = site(&format!("=== content/site.yaml\ntitle: T\n{files}{article}")).text("map.html");
    assert_eq!(count(&page, "class=\"point\""), 1);
    assert!(page.contains("<a class=\"mark\" href=\"places/Medeu.html\">"), "{page}");
    assert!(page.contains(">Medeu (with Almaty)</text>"));
    assert!(page.contains("Medeu: 2 mentions, Almaty: 1 mention"));
    assert_eq!(count(&page, "<li class=\"entry\">"), 2);
}

#[test]
fn an_area_is_no_point() {
    let fixture = "
=== content/site.yaml
title: T
=== content/places/region.md
---
name: Almaty Region
latitude: 44
longitude: 78
precision: region
---
=== content/places/almaty.md
---
name: Almaty
latitude: 43.25
longitude: 76.91
precision: settlement
within: region
---
=== content/places/nowhere.md
---
name: Nowhere
---
=== content/articles/a.md
---
title: A
---
In Almaty, in Almaty Region, in Nowhere.
";
    let site = site(fixture);
    let page = site.text("map.html");
    assert_eq!(count(&page, "class=\"point\""), 1);
    let (_, areas) = page.split_once("id=\"s-areas\"").expect("a list of areas");
    assert!(areas.contains("Almaty Region") && areas.contains("a region"));
    assert!(areas.split_once("id=\"s-unplaced\"").expect("a list of the others").1.contains("Nowhere"));
    // Its own page shows what lies within it.
    assert!(site.text("places/region.html").contains("href=\"../places/almaty.html\"><title>Almaty: "));
}

#[test]
fn without_a_point_there_is_no_map_and_no_way_to_it() {
    let fixture = "
=== content/site.yaml
title: T
=== content/places/x.md
---
name: Almaty
---
=== content/places/unnamed.md
---
name: Unnamed
latitude: 1
longitude: 1
---
=== content/articles/a.md
---
title: A
---
In Almaty.
";
    let site = site(fixture);
    assert!(!site.has("map.html"));
    for (path, bytes) in site.all() {
        assert!(!String::from_utf8_lossy(&bytes).contains("map.html"), "{path} leads to a map");
    }
}

/// Two events and two articles, years apart; a month of many more articles where `many` are asked for.
fn times(many: usize) -> String {
    let mut fixture = "
=== content/site.yaml
title: T
=== content/events/march.md
---
name: March Event
summary: It happened.
start: 2019-03-19
end: 2019-03-20
---
=== content/events/winter.md
---
name: Winter Event
start: 2022-01
---
=== content/people/x.md
---
name: Xaver Young
---
=== content/articles/first.md
---
title: First
date: 2022-01-05
---
Xaver Young.
=== content/articles/second.md
---
title: Second
date: 2022-03-14
---
Xaver Young.
=== content/articles/undated.md
---
title: Undated
---
"
    .to_owned();
    for number in 0..many {
        let day = number % 28 + 1;
        fixture.push_str(&format!(
            "=== content/articles/n{number}.md\n---\ntitle: N{number}\ndate: 2022-02-{day:02}\n---\n"
        ));
    }
    fixture
}

#[test]
fn the_timeline_has_events_and_articles_in_order_and_says_where_nothing_is() {
    let page = site(&times(0)).text("timeline.html");
    let order = [
        "March Event",
        "until 20 March 2019",
        "2 years, 9 months without an article or event",
        "Winter Event",
        ">First<",
        ">Second<",
    ];
    let (_, list) = page.split_once("<section class=\"group").expect("a list");
    let places: Vec<usize> =
        order.iter().map(|words| list.find(words).unwrap_or_else(|| panic!("no {words} in {list}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!list.contains("Undated") && list.contains("1 article has no date"));
    // What is known to the month is a bar, what is known to the day is a point; the line is broken once.
    assert_eq!(count(&page, "<line stroke=\"var(--event)\""), 2);
    assert_eq!(count(&page, " stroke=\"var(--ink)\""), 2);
    // Few rows need little height, and each event has room for its name.
    assert!(page.contains("class=\"plot low\""));
    assert!(page.contains(">March Event</text>") && page.contains(">Winter Event</text>"));
    assert!(page.contains("href=\"#only-events\""));
}

#[test]
fn the_calendar_says_when_events_are() {
    let third = "=== content/articles/third.md\n---\ntitle: Third\ndate: 2019-03-19\n---\n";
    let site = site(&(times(0) + third));
    for page in ["dates/2019.html", "dates/2019-03.html"] {
        let page = site.text(page);
        assert!(page.contains("<span class=\"card-summary\">19 March 2019 – 20 March 2019</span>"), "{page}");
    }
    assert!(site.text("dates/2022.html").contains("<span class=\"card-summary\">January 2022</span>"));
}

#[test]
fn a_large_archive_is_counted_by_month() {
    let site = site(&times(300));
    let page = site.text("timeline.html");
    assert!(
        page.contains("<a href=\"dates/2022-02.html\">February 2022</a> <span class=\"count\">300 articles</span>")
    );
    assert!(!page.contains(">N7<") && page.contains(">March Event<"));
    assert!(page.len() < 30_000, "{}", page.len());
}

#[test]
fn without_a_date_there_is_no_timeline() {
    let site = site("=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\n---\n");
    assert!(!site.has("timeline.html"));
    assert!(!site.text("index.html").contains("timeline.html"));
}

#[test]
fn time_runs_from_right_to_left_where_the_language_does() {
    let first_piece = |lang: &str| -> (f64, f64) {
        let page =
            support::site_of(&times(0).replacen("title: T", &format!("title: T\nlang: {lang}"), 1), Options::on(day()))
                .text("timeline.html");
        let (_, rest) = page.split_once("<line x1=\"").expect("a line");
        let (x1, rest) = rest.split_once("%\" x2=\"").expect("two ends");
        (x1.parse().expect("a number"), rest.split('%').next().expect("an end").parse().expect("a number"))
    };
    let ((from, until), (from_right, until_right)) = (first_piece("en"), first_piece("ar"));
    assert!(from < until && until < 50.0);
    assert_eq!((from_right, until_right), (100.0 - from, 100.0 - until));
}

#[test]
fn an_entity_shows_when_it_was_named() {
    let site = site(&times(0));
    let page = site.text("people/x.html");
    assert!(page.contains("by month, January 2022 to December 2022; at most 1 article in a month"), "{page}");
    assert!(page.contains("M0 10v-10h.8V10M2 10v-10h.8V10"));
    assert!(!site.text("events/march.html").contains("class=\"bar spark\""));
}

#[test]
fn a_year_shows_its_days() {
    let page = site(&times(30)).text("dates/2022.html");
    assert!(page.contains("href=\"../dates/2022-02.html#d01\" aria-label=\"1 February 2022: 2 articles\""), "{page}");
    assert!(page.contains("aria-label=\"3 February 2022: 1 article\""));
    // January, February, March; other months have no articles.
    assert_eq!(count(&page, "<table class=\"calendar\">"), 3);
    let list = site(&times(30)).text("dates/index.html");
    assert_eq!(count(&list, "<table class=\"calendar\">"), 3);
}

#[test]
fn a_long_time_keeps_the_list_of_years_short() {
    let mut fixture = "=== content/site.yaml\ntitle: T\n".to_owned();
    for year in 1934..2023 {
        for month in [1, 6] {
            fixture.push_str(&format!(
                "=== content/articles/{year}-{month}.md\n---\ntitle: A\ndate: {year}-{month:02}-07\n---\n"
            ));
        }
    }
    let site = site(&fixture);
    let list = site.text("dates/index.html");
    assert_eq!(count(&list, "<table"), 0);
    assert!(list.len() < 200_000, "{}", list.len());
    assert_eq!(count(&site.text("dates/1934.html"), "<table class=\"calendar\">"), 2);
}
