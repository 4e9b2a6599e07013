//! HEIC and AVIF (ISO/IEC 23008-12): the picture stays, with its parts, its transparency and its colours; EXIF, XMP, thumbnails, other
//! pictures, films and unknown boxes go.
//!
//! Pixels are found by their place in the file. So a cleaned one keeps its length: all begins as zeros, the tables are copied, and of the
//! bytes that they lead to only those that the picture needs. Films and series of pictures are not cleaned.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::output::harmless::bytes::copy;
use crate::output::harmless::bytes::number_at;
use crate::output::harmless::bytes::part;
use crate::output::harmless::icc;

/// What says how the pixels are coded, laid out and coloured.
const KEPT_PROPERTIES: [&[u8; 4]; 19] = [
    b"ispe", b"pixi", b"av1C", b"hvcC", b"avcC", b"jpgC", b"vvcC", b"irot", b"imir", b"clap", b"pasp", b"auxC",
    b"clli", b"mdcv", b"cclv", b"amve", b"lsel", b"a1op", b"a1lx",
];

/// Items that are pictures or are put together from some.
const PICTURES: [&[u8]; 8] = [b"av01", b"hvc1", b"avc1", b"vvc1", b"grid", b"iovl", b"iden", b"tmap"];

/// A part of a file with a kind and a length.
struct Section {
    kind: [u8; 4],
    whole: Range<usize>,
    /// Behind the header.
    body: Range<usize>,
}

/// What the tables say.
#[derive(Default)]
struct Tables {
    primary: usize,
    /// Kinds of items, and where the words behind them stand.
    items: BTreeMap<usize, (Vec<u8>, Range<usize>)>,
    /// From one item to others.
    references: Vec<([u8; 4], usize, Vec<usize>)>,
    /// Where the bytes of an item are: in the file (0) or in the table of bytes (1).
    extents: BTreeMap<usize, (usize, Vec<Range<usize>>)>,
}

/// A file of the same length or shorter without metadata; `None` where it is not understood in full.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let tops = sections(bytes, 0..bytes.len());
    let is_film = tops.iter().any(|top| matches!(&top.kind, b"moov" | b"moof"));
    let meta = tops.iter().find(|top| &top.kind == b"meta")?;
    if is_film {
        return None;
    }
    let inside = table(bytes, meta.body.start + 4..meta.body.end)?;
    let tables = read(bytes, &inside)?;
    let kept = kept(&tables);
    let length = tops.last()?.whole.end;
    let mut cleaned = vec![0; length];
    for top in &tops {
        match &top.kind {
            b"ftyp" => copy(bytes, &mut cleaned, top.whole.start, top.whole.len())?,
            b"mdat" => copy_header(bytes, &mut cleaned, top)?,
            b"meta" => {
                copy_header(bytes, &mut cleaned, top)?;
                for section in &inside {
                    keep_table(bytes, &mut cleaned, section)?;
                }
            }
            _ => free(bytes, &mut cleaned, top)?,
        }
    }
    for (id, (_, words)) in &tables.items {
        if !kept.contains(id) {
            hide(&mut cleaned, words);
        }
    }
    keep_pixels(bytes, &mut cleaned, &tables, &kept, &inside, &tops)?;
    Some(cleaned)
}

/// The sections of a range; what is none ends them.
fn sections(bytes: &[u8], range: Range<usize>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut at = range.start;
    while let Some(section) = section(bytes, at, range.end) {
        at = section.whole.end;
        sections.push(section);
    }
    sections
}

/// The sections of a table. Behind them is nothing: what is there and is no section is not understood, and may be anything.
fn table(bytes: &[u8], range: Range<usize>) -> Option<Vec<Section>> {
    let sections = sections(bytes, range.clone());
    let end = sections.last().map_or(range.start, |last| last.whole.end);
    (end == range.end).then_some(sections)
}

fn section(bytes: &[u8], at: usize, end: usize) -> Option<Section> {
    let kind = part(bytes, at + 4, 4)?.try_into().ok()?;
    let (header, length) = match number_at(bytes, at, 4)? {
        0 => (8, end.checked_sub(at)?),
        1 => (16, number_at(bytes, at + 8, 8)?),
        length => (8, length),
    };
    let stop = at.checked_add(length)?;
    if stop > end || length < header {
        return None;
    }
    Some(Section { kind, whole: at..stop, body: at + header..stop })
}

fn read(bytes: &[u8], inside: &[Section]) -> Option<Tables> {
    let mut tables = Tables::default();
    for section in inside {
        let (at, version) = (section.body.start + 4, *bytes.get(section.body.start)?);
        let body = &bytes[..section.body.end];
        match &section.kind {
            b"pitm" => tables.primary = number_at(body, at, if version == 0 { 2 } else { 4 })?,
            b"iinf" => read_items(body, at + if version == 0 { 2 } else { 4 }, &mut tables)?,
            b"iref" => read_references(body, at, if version == 0 { 2 } else { 4 }, &mut tables)?,
            b"iloc" => read_places(body, at, version, &mut tables)?,
            _ => {}
        }
    }
    tables.items.get(&tables.primary)?;
    Some(tables)
}

fn read_items(body: &[u8], at: usize, tables: &mut Tables) -> Option<()> {
    for entry in table(body, at..body.len())? {
        let width = match *body.get(entry.body.start)? {
            2 => 2,
            3 => 4,
            _ => return None,
        };
        let id = number_at(body, entry.body.start + 4, width)?;
        let kind = entry.body.start + 4 + width + 2;
        let words = kind + 4..entry.body.end;
        tables.items.insert(id, (part(&body[..entry.body.end], kind, 4)?.to_vec(), words));
    }
    Some(())
}

fn read_references(body: &[u8], at: usize, width: usize, tables: &mut Tables) -> Option<()> {
    for entry in table(body, at..body.len())? {
        let from = number_at(body, entry.body.start, width)?;
        let count = number_at(body, entry.body.start + width, 2)?;
        let first = entry.body.start + width + 2;
        let mut to = Vec::new();
        for index in 0..count {
            to.push(number_at(body, first + index * width, width)?);
        }
        tables.references.push((entry.kind, from, to));
    }
    Some(())
}

/// Where the bytes of each item are. Places that are noted relative to other items are not understood.
fn read_places(body: &[u8], at: usize, version: u8, tables: &mut Tables) -> Option<()> {
    let (sizes, more) = (*body.get(at)?, *body.get(at + 1)?);
    let (offset_width, length_width) = (usize::from(sizes >> 4), usize::from(sizes & 15));
    let base_width = usize::from(more >> 4);
    let index_width = if version == 0 { 0 } else { usize::from(more & 15) };
    let id_width = if version < 2 { 2 } else { 4 };
    let count = number_at(body, at + 2, id_width)?;
    let mut at = at + 2 + id_width;
    for _ in 0..count {
        let id = number_at(body, at, id_width)?;
        at += id_width;
        let mut method = 0;
        if version > 0 {
            method = number_at(body, at, 2)? & 15;
            at += 2;
        }
        let base = number_at(body, at + 2, base_width)?;
        let extents = number_at(body, at + 2 + base_width, 2)?;
        at += 2 + base_width + 2;
        let mut ranges = Vec::new();
        for _ in 0..extents {
            let start = base.checked_add(number_at(body, at + index_width, offset_width)?)?;
            let length = number_at(body, at + index_width + offset_width, length_width)?;
            at += index_width + offset_width + length_width;
            ranges.push(start..start.checked_add(length)?);
        }
        tables.extents.insert(id, (method, ranges));
    }
    Some(())
}

/// The picture that is shown, what it is put together from, and what is laid over these (transparency, depths, light).
fn kept(tables: &Tables) -> BTreeSet<usize> {
    let is_picture = |id: &usize| tables.items.get(id).is_some_and(|(kind, _)| PICTURES.contains(&kind.as_slice()));
    let mut kept = BTreeSet::from([tables.primary]);
    // A picture of parts of parts of parts is none that anybody makes.
    for _ in 0..8 {
        let before = kept.len();
        for (kind, from, to) in &tables.references {
            match kind {
                b"dimg" if kept.contains(from) => kept.extend(to.iter().filter(|id| is_picture(id))),
                b"auxl" if is_picture(from) && to.iter().any(|id| kept.contains(id)) => {
                    kept.insert(*from);
                }
                _ => {}
            }
        }
        if kept.len() == before {
            break;
        }
    }
    kept
}

fn copy_header(bytes: &[u8], cleaned: &mut [u8], section: &Section) -> Option<()> {
    copy(bytes, cleaned, section.whole.start, section.body.start - section.whole.start)
}

/// Room that nobody uses.
fn free(bytes: &[u8], cleaned: &mut [u8], section: &Section) -> Option<()> {
    copy_header(bytes, cleaned, section)?;
    rename(cleaned, section, b"free")
}

fn rename(cleaned: &mut [u8], section: &Section, kind: &[u8; 4]) -> Option<()> {
    let at = section.whole.start + 4;
    cleaned.get_mut(at..at + 4)?.copy_from_slice(kind);
    Some(())
}

fn keep_table(bytes: &[u8], cleaned: &mut [u8], section: &Section) -> Option<()> {
    let Section { kind, whole, body } = section;
    match kind {
        b"pitm" | b"iloc" | b"grpl" => copy(bytes, cleaned, whole.start, whole.len()),
        // The bytes in it are copied as those of pictures.
        b"idat" => copy_header(bytes, cleaned, section),
        // Behind the kind stands the name of a program.
        b"hdlr" => copy(bytes, cleaned, whole.start, (body.start + 24).min(whole.end) - whole.start),
        b"iinf" => keep_items(bytes, cleaned, section),
        b"iref" => keep_references(bytes, cleaned, section),
        b"iprp" => keep_properties(bytes, cleaned, section),
        _ => free(bytes, cleaned, section),
    }
}

/// The list of what is in the file, without names.
fn keep_items(bytes: &[u8], cleaned: &mut [u8], Section { whole, body, .. }: &Section) -> Option<()> {
    let count_width = if *bytes.get(body.start)? == 0 { 2 } else { 4 };
    let first = body.start + 4 + count_width;
    copy(bytes, cleaned, whole.start, first.min(whole.end) - whole.start)?;
    for entry in table(bytes, first..body.end)? {
        // Behind number, protection and kind stands a name.
        let width = if *bytes.get(entry.body.start)? == 2 { 2 } else { 4 };
        let end = (entry.body.start + 4 + width + 2 + 4).min(entry.whole.end);
        copy(bytes, cleaned, entry.whole.start, end - entry.whole.start)?;
    }
    Some(())
}

fn keep_references(bytes: &[u8], cleaned: &mut [u8], Section { whole, body, .. }: &Section) -> Option<()> {
    copy(bytes, cleaned, whole.start, (body.start + 4).min(whole.end) - whole.start)?;
    for entry in table(bytes, body.start + 4..body.end)? {
        copy(bytes, cleaned, entry.whole.start, entry.whole.len())?;
        // A thumbnail is no longer one: what describes a picture is not drawn.
        if &entry.kind == b"thmb" {
            rename(cleaned, &entry, b"cdsc")?;
        }
    }
    Some(())
}

fn keep_properties(bytes: &[u8], cleaned: &mut [u8], section: &Section) -> Option<()> {
    copy_header(bytes, cleaned, section)?;
    for part in table(bytes, section.body.clone())? {
        match &part.kind {
            b"ipma" => copy(bytes, cleaned, part.whole.start, part.whole.len())?,
            b"ipco" => {
                copy_header(bytes, cleaned, &part)?;
                for property in table(bytes, part.body.clone())? {
                    keep_property(bytes, cleaned, &property)?;
                }
            }
            _ => free(bytes, cleaned, &part)?,
        }
    }
    Some(())
}

/// Properties are counted, so that one that goes leaves room behind.
fn keep_property(bytes: &[u8], cleaned: &mut [u8], property: &Section) -> Option<()> {
    if KEPT_PROPERTIES.contains(&&property.kind) {
        return copy(bytes, cleaned, property.whole.start, property.whole.len());
    }
    if &property.kind != b"colr" {
        return free(bytes, cleaned, property);
    }
    let colours = &bytes[property.body.clone()];
    match colours.get(..4) {
        Some(b"nclx") => copy(
            bytes,
            cleaned,
            property.whole.start,
            (property.body.start + 11).min(property.whole.end) - property.whole.start,
        ),
        Some(b"prof" | b"rICC") => match icc::clean(&colours[4..]) {
            Some(profile) => {
                copy(bytes, cleaned, property.whole.start, property.body.start + 4 - property.whole.start)?;
                cleaned.get_mut(property.body.start + 4..property.whole.end)?.copy_from_slice(&profile);
                Some(())
            }
            None => free(bytes, cleaned, property),
        },
        _ => free(bytes, cleaned, property),
    }
}

/// Marks an item whose bytes are gone as one that is not shown, of a kind that nobody reads.
fn hide(cleaned: &mut [u8], words: &Range<usize>) {
    // Number and protection have four or six bytes, the kind four; the flags stand before them.
    let before = |width: usize| words.start.checked_sub(4 + 2 + width + 1);
    for (width, version) in [(2, 2), (4, 3)] {
        let Some(flags) = before(width) else { continue };
        let is_header = flags.checked_sub(3).is_some_and(|start| cleaned.get(start) == Some(&version));
        if is_header && let Some(flags) = cleaned.get_mut(flags) {
            *flags |= 1;
            cleaned[words.start - 4..words.start].copy_from_slice(b"free");
            return;
        }
    }
}

fn keep_pixels(
    bytes: &[u8],
    cleaned: &mut [u8],
    tables: &Tables,
    kept: &BTreeSet<usize>,
    inside: &[Section],
    tops: &[Section],
) -> Option<()> {
    let mut budget = bytes.len() * 2;
    let table = inside.iter().find(|section| &section.kind == b"idat");
    let mut homes = Vec::from_iter(table);
    homes.extend(tops.iter().filter(|top| &top.kind == b"mdat"));
    for id in kept {
        let (method, ranges) = tables.extents.get(id)?;
        for range in ranges {
            let range = match method {
                0 => range.clone(),
                1 => shifted(range, table?.body.start)?,
                _ => return None,
            };
            let is_at_home = homes.iter().any(|home| home.body.start <= range.start && range.end <= home.body.end);
            budget = budget.checked_sub(range.len())?;
            let is_known = is_at_home && !range.is_empty();
            if !is_known {
                return None;
            }
            copy(bytes, cleaned, range.start, range.len())?;
        }
    }
    Some(())
}

fn shifted(range: &Range<usize>, by: usize) -> Option<Range<usize>> {
    Some(range.start.checked_add(by)?..range.end.checked_add(by)?)
}
