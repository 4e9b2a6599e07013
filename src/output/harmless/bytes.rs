//! Numbers and parts of files whose lengths may lie: whatever is not there is `None`.

/// Which end of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// A part of a file.
pub(super) fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

pub(super) fn u16_at(bytes: &[u8], at: usize, order: Order) -> Option<u16> {
    let number = part(bytes, at, 2)?.try_into().ok()?;
    Some(match order {
        Order::Little => u16::from_le_bytes(number),
        Order::Big => u16::from_be_bytes(number),
    })
}

/// Four bytes as a length or a place.
pub(super) fn u32_at(bytes: &[u8], at: usize, order: Order) -> Option<usize> {
    let number = part(bytes, at, 4)?.try_into().ok()?;
    let number = match order {
        Order::Little => u32::from_le_bytes(number),
        Order::Big => u32::from_be_bytes(number),
    };
    usize::try_from(number).ok()
}

/// A number of 0, 1, 2, 4 or 8 bytes, the big end first.
pub(super) fn number_at(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let mut number = 0_u64;
    for byte in part(bytes, at, width)? {
        number = number.checked_mul(256)?.checked_add(u64::from(*byte))?;
    }
    usize::try_from(number).ok()
}

/// Where a byte stands first. Pictures are long: blocks without it are passed over whole.
pub(super) fn position(bytes: &[u8], wanted: u8) -> Option<usize> {
    const BLOCK: usize = 128;
    let index = bytes.chunks(BLOCK).position(|block| block.contains(&wanted))?;
    let start = index * BLOCK;
    let within = bytes[start..].iter().position(|byte| *byte == wanted)?;
    Some(start + within)
}

/// Where some bytes stand first.
pub(in crate::output) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(next) = position(bytes.get(from..)?, first) {
        let at = from + next;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Copies a part of a file to the same place in another of the same length.
pub(super) fn copy(from: &[u8], to: &mut [u8], at: usize, length: usize) -> Option<()> {
    let source = part(from, at, length)?;
    to.get_mut(at..at + length)?.copy_from_slice(source);
    Some(())
}
