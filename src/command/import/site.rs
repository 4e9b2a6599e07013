//! The texts of a site become drafts that know where their neighbours are going to be.

use crate::command::import::folder;
use crate::command::import::folder::FoundSite;
use crate::command::import::known::Known;
use crate::import::Batch;
use crate::import::Place;
use crate::import::site;
use crate::import::site::Wanted;

/// Reads a site and finds a place for each of its texts.
pub(super) fn read(found: &FoundSite, known: &mut Known) -> Batch {
    let (tree, links) = folder::tree(found);
    let site = site::read(folder::shown(found), tree, found.kind);
    let places = places(&site.wanted(), known);
    let paths: Vec<String> =
        places.iter().map(|place| place.path().trim_start_matches("content/").to_owned()).collect();
    let mut batch = site.drafts(&paths);
    for (draft, place) in batch.drafts.iter_mut().zip(places) {
        draft.place = Some(place);
    }
    if links > 0 {
        batch.set_aside.push(("links, which are not followed".to_owned(), links));
    }
    batch
}

/// Translations follow what they translate.
fn places(wanted: &[Wanted], known: &mut Known) -> Vec<Place> {
    let mut places: Vec<Option<Place>> = vec![None; wanted.len()];
    for (index, one) in wanted.iter().enumerate() {
        if one.beside.is_none() {
            places[index] = Some(known.place(one, None));
        }
    }
    for (index, one) in wanted.iter().enumerate() {
        let Some((original, _)) = one.beside else { continue };
        let original = places[original].as_ref().map(|place| place.path().to_owned());
        places[index] = Some(known.place(one, original.as_deref()));
    }
    places.into_iter().flatten().collect()
}
