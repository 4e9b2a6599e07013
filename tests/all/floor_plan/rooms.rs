//! The rooms of the site: each knows those above it in this list, no page knows another and no export another.

use std::collections::BTreeMap;
use std::path::Path;

use super::code;
use super::gather;

/// From the ground up, and which each knows.
const ROOMS: &[(&str, &[&str])] = &[
    ("plan", &[]),
    ("weave", &["plan"]),
    ("parts", &["plan", "weave"]),
    ("pages", &["plan", "weave", "parts"]),
    ("exports", &["plan", "weave", "parts"]),
];

#[test]
fn the_rooms_of_the_site_stand_above_each_other() {
    let mut modules = BTreeMap::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut modules);
    let faults: Vec<String> = modules.iter().flat_map(|(module, text)| faults(module, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_room_knows_what_is_below_it_alone() {
    check("site::parts::links", "use crate::site::plan::Site;\nuse crate::site::parts::dates::DateView;\n", &[]);
    check("site::plan::shared", "use crate::site::parts::x::Y;\n", &["site::plan::shared: line 1 names `parts`"]);
    check("site::exports::x", "use crate::site::pages::x::Y;\n", &["site::exports::x: line 1 names `pages`"]);
    check("site::pages::x", "fn f() { crate::site::exports::g() }\n", &["site::pages::x: line 1 names `exports`"]);
    // What the site hands on to others is not for its rooms.
    check("site::parts::x", "use crate::site::Site;\n", &["site::parts::x: line 1 names `Site`"]);
    check("site", "use crate::site::pages::x;\n", &[]);
    check("output", "use crate::site::Site;\n", &[]);
}

#[test]
fn a_page_knows_no_other_page() {
    check("site::pages::map", "use crate::site::pages::year::Y;\n", &["site::pages::map: line 1 names `pages::year`"]);
    check("site::pages::timeline", "use crate::site::pages::timeline::strip;\n", &[]);
    check("site::pages::timeline::strip", "use crate::site::pages::timeline::X;\n", &[]);
    check(
        "site::exports::card",
        "use crate::site::exports::gexf::X;\n",
        &["site::exports::card: line 1 names `exports::gexf`"],
    );
    check("site::pages", "use crate::site::pages::year::Y;\n", &[]);
}

#[track_caller]
fn check(module: &str, text: &str, expected: &[&str]) {
    assert_eq!(faults(module, text), expected, "{module}:\n{text}");
}

fn faults(module: &str, text: &str) -> Vec<String> {
    let path: Vec<&str> = module.split("::").collect();
    let ["site", room, inside @ ..] = path.as_slice() else { return Vec::new() };
    let (_, known) = ROOMS.iter().find(|(name, _)| name == room).expect("a room of the site");
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for named in code(line).split("crate::site::").skip(1) {
            let mut names = named.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':');
            let names: Vec<&str> = names.next().unwrap_or_default().split("::").collect();
            let other = names[0];
            let is_apart = matches!(*room, "pages" | "exports");
            let is_other_file = inside.first().is_some_and(|own| names.get(1).is_some_and(|name| name != own));
            if other != *room && !known.contains(&other) {
                faults.push(format!("{module}: line {} names `{other}`", index + 1));
            } else if other == *room && is_apart && is_other_file {
                faults.push(format!("{module}: line {} names `{other}::{}`", index + 1, names[1]));
            }
        }
    }
    faults
}
