//! TIFF (6.0): pages stay, author, program, place and days go.
//!
//! Everything in such a file is found by its place. So a cleaned one keeps its length: all begins as zeros, and only what the pages need is
//! copied, to where it stood. Parts that lie over each other would write over each other: such a file is not understood. Raw photographs (DNG, CR2), files over 4 GB and pages that are JPEG pictures inside are not cleaned.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::copy;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u16_at;
use crate::output::harmless::bytes::u32_at;
use crate::output::harmless::icc;

const ENTRY: usize = 12;
const STRIP_OFFSETS: u16 = 273;
const STRIP_LENGTHS: u16 = 279;
const TILE_OFFSETS: u16 = 324;
const TILE_LENGTHS: u16 = 325;
const COMPRESSION: u16 = 259;
const KIND_OF_PAGE: u16 = 254;
const PROFILE: u16 = 34_675;
const DNG_VERSION: u16 = 50_706;

/// What a program needs to show a page.
const KEPT: [u16; 41] = [
    KIND_OF_PAGE,
    255,
    256,
    257,
    258,
    COMPRESSION,
    262,
    263,
    264,
    265,
    266,
    STRIP_OFFSETS,
    274,
    277,
    278,
    STRIP_LENGTHS,
    280,
    281,
    282,
    283,
    284,
    286,
    287,
    290,
    291,
    292,
    293,
    296,
    297,
    301,
    317,
    318,
    319,
    320,
    321,
    322,
    323,
    TILE_OFFSETS,
    TILE_LENGTHS,
    338,
    339,
];

/// More of what a page needs: how its colours are coded.
const KEPT_OF_COLOURS: [u16; 8] = [332, 334, 340, 341, 529, 530, 531, 532];

struct Page<'a> {
    bytes: &'a [u8],
    order: Order,
    directory: usize,
    entries: usize,
}

/// A file of the same length without metadata; `None` where it is not understood in full.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let order = if bytes.starts_with(b"II*\0") { Order::Little } else { Order::Big };
    let is_raw = part(bytes, 8, 2)? == b"CR";
    if is_raw {
        return None;
    }
    let mut cleaned = vec![0; bytes.len()];
    copy(bytes, &mut cleaned, 0, 4)?;
    // Where the place of the next page is noted.
    let mut link = 4;
    let mut directory = u32_at(bytes, 4, order)?;
    let mut seen = BTreeSet::new();
    let mut taken = Taken { places: vec![(0..8, Use::Own)], left: bytes.len() * 2 };
    while directory != 0 && seen.insert(directory) && seen.len() <= 1000 {
        let page = Page { bytes, order, directory, entries: usize::from(u16_at(bytes, directory, order)?) };
        let next = u32_at(bytes, directory + 2 + page.entries * ENTRY, order)?;
        let is_thumbnail = seen.len() > 1 && page.number(KIND_OF_PAGE).is_some_and(|kind| kind & 1 == 1);
        if !is_thumbnail {
            link = page.keep(&mut cleaned, link, &mut taken)?;
        }
        directory = next;
    }
    if link == 4 || taken.collide() { None } else { Some(cleaned) }
}

/// Places of the file that something stands in.
struct Taken {
    places: Vec<(Range<usize>, Use)>,
    /// How many bytes may still be copied.
    left: usize,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Copied as it is: what two entries share is the same for both.
    Shared,
    /// Written anew.
    Own,
}

impl Taken {
    fn take(&mut self, at: usize, length: usize, used: Use) -> Option<()> {
        self.left = self.left.checked_sub(length)?;
        self.places.push((at..at + length, used));
        Some(())
    }

    /// Whether two parts lie over each other that are not the same.
    fn collide(mut self) -> bool {
        self.places.retain(|(place, _)| !place.is_empty());
        self.places.sort_by(|(a, a_use), (b, b_use)| (a.start, a.end, a_use).cmp(&(b.start, b.end, b_use)));
        self.places.dedup_by(|next, first| next.0 == first.0 && next.1 == Use::Shared && first.1 == Use::Shared);
        self.places.windows(2).any(|pair| pair[1].0.start < pair[0].0.end)
    }
}

impl Page<'_> {
    fn places(&self) -> impl Iterator<Item = usize> + use<> {
        let first = self.directory + 2;
        (0..self.entries).map(move |index| first + index * ENTRY)
    }

    fn tag(&self, entry: usize) -> Option<u16> {
        u16_at(self.bytes, entry, self.order)
    }

    fn entry(&self, tag: u16) -> Option<usize> {
        self.places().find(|entry| self.tag(*entry) == Some(tag))
    }

    fn number(&self, tag: u16) -> Option<usize> {
        self.numbers(self.entry(tag)?)?.first().copied()
    }

    /// How many bytes the value of an entry has, and where they stand.
    fn value(&self, entry: usize) -> Option<(usize, usize)> {
        let width = match u16_at(self.bytes, entry + 2, self.order)? {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = u32_at(self.bytes, entry + 4, self.order)?.checked_mul(width)?;
        let at = if length <= 4 { entry + 8 } else { u32_at(self.bytes, entry + 8, self.order)? };
        part(self.bytes, at, length).map(|_| (at, length))
    }

    fn numbers(&self, entry: usize) -> Option<Vec<usize>> {
        let (at, length) = self.value(entry)?;
        let mut numbers = Vec::new();
        match u16_at(self.bytes, entry + 2, self.order)? {
            3 => {
                for at in (at..at + length).step_by(2) {
                    numbers.push(usize::from(u16_at(self.bytes, at, self.order)?));
                }
            }
            4 => {
                for at in (at..at + length).step_by(4) {
                    numbers.push(u32_at(self.bytes, at, self.order)?);
                }
            }
            _ => return None,
        }
        Some(numbers)
    }

    /// Copies the page, and its place to where the page before notes it; says where this one notes the next.
    fn keep(&self, cleaned: &mut [u8], link: usize, taken: &mut Taken) -> Option<usize> {
        let holds_jpeg = self.number(COMPRESSION).is_some_and(|kind| matches!(kind, 6 | 7 | 34_892));
        if holds_jpeg || self.entry(DNG_VERSION).is_some() {
            return None;
        }
        taken.take(self.directory, 2 + self.entries * ENTRY + 4, Use::Own)?;
        self.keep_pixels(STRIP_OFFSETS, STRIP_LENGTHS, cleaned, taken)?;
        self.keep_pixels(TILE_OFFSETS, TILE_LENGTHS, cleaned, taken)?;
        let mut kept = 0;
        for entry in self.places() {
            let tag = self.tag(entry)?;
            let is_kept = KEPT.contains(&tag) || KEPT_OF_COLOURS.contains(&tag);
            let is_kept = is_kept && self.keep_value(entry, cleaned, taken).is_some();
            if is_kept || tag == PROFILE && self.keep_profile(entry, cleaned, taken).is_some() {
                let slot = self.directory + 2 + kept * ENTRY;
                cleaned.get_mut(slot..slot + ENTRY)?.copy_from_slice(part(self.bytes, entry, ENTRY)?);
                self.wipe_unused(entry, slot, cleaned);
                kept += 1;
            }
        }
        self.write(self.directory, &self.bytes_of_u16(u16::try_from(kept).ok()?), cleaned)?;
        self.write(link, &self.bytes_of_u32(u32::try_from(self.directory).ok()?), cleaned)?;
        Some(self.directory + 2 + kept * ENTRY)
    }

    fn keep_pixels(&self, offsets: u16, lengths: u16, cleaned: &mut [u8], taken: &mut Taken) -> Option<()> {
        let Some(offsets) = self.entry(offsets) else { return Some(()) };
        let (offsets, lengths) = (self.numbers(offsets)?, self.numbers(self.entry(lengths)?)?);
        for (at, length) in offsets.into_iter().zip(lengths) {
            taken.take(at, length, Use::Shared)?;
            copy(self.bytes, cleaned, at, length)?;
        }
        Some(())
    }

    fn keep_value(&self, entry: usize, cleaned: &mut [u8], taken: &mut Taken) -> Option<()> {
        let (at, length) = self.value(entry)?;
        let is_inside = length <= 4;
        if is_inside {
            return Some(());
        }
        taken.take(at, length, Use::Shared)?;
        copy(self.bytes, cleaned, at, length)
    }

    fn keep_profile(&self, entry: usize, cleaned: &mut [u8], taken: &mut Taken) -> Option<()> {
        let (at, length) = self.value(entry)?;
        taken.take(at, length, Use::Own)?;
        let profile = icc::clean(part(self.bytes, at, length)?)?;
        self.write(at, &profile, cleaned)
    }

    /// A short value leaves bytes of its entry unused.
    fn wipe_unused(&self, entry: usize, slot: usize, cleaned: &mut [u8]) {
        if let Some((at, length)) = self.value(entry)
            && at == entry + 8
        {
            cleaned[slot + 8 + length..slot + ENTRY].fill(0);
        }
    }

    fn write(&self, at: usize, bytes: &[u8], cleaned: &mut [u8]) -> Option<()> {
        cleaned.get_mut(at..at + bytes.len())?.copy_from_slice(bytes);
        Some(())
    }

    fn bytes_of_u16(&self, number: u16) -> [u8; 2] {
        if self.order == Order::Little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    fn bytes_of_u32(&self, number: u32) -> [u8; 4] {
        if self.order == Order::Little { number.to_le_bytes() } else { number.to_be_bytes() }
    }
}
