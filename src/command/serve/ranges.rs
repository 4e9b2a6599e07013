//! Parts of files (RFC 9110, 14): browsers ask for films and sound piece by piece, and some play nothing that cannot be had so.

/// What a request asks of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Whole,
    /// From a byte to another, both in it.
    Part(usize, usize),
    /// Bytes that it does not have.
    Nothing,
}

/// What a `Range` header asks of so many bytes. What cannot be read, and several parts at once, is answered with the whole.
pub(super) fn asked(header: Option<&str>, length: usize) -> Asked {
    let unit = header.and_then(|header| header.trim().split_once('='));
    let Some((_, ranges)) = unit.filter(|(unit, _)| unit.trim().eq_ignore_ascii_case("bytes")) else {
        return Asked::Whole;
    };
    let Some((first, last)) = ranges.trim().split_once('-') else { return Asked::Whole };
    let (first, last) = (number(first), number(last));
    match (first, last) {
        (Some(Some(first)), Some(Some(last))) if last < first => Asked::Whole,
        (Some(Some(first)), Some(_)) if first >= length => Asked::Nothing,
        (Some(Some(first)), Some(last)) => Asked::Part(first, last.unwrap_or(usize::MAX).min(length - 1)),
        (Some(None), Some(Some(0))) => Asked::Nothing,
        (Some(None), Some(Some(_))) if length == 0 => Asked::Nothing,
        (Some(None), Some(Some(count))) => Asked::Part(length.saturating_sub(count), length - 1),
        (Some(None), Some(None)) | (None, _) | (_, None) => Asked::Whole,
    }
}

/// A number, nothing, or what is no number.
fn number(text: &str) -> Option<Option<usize>> {
    let text = text.trim();
    match (text.is_empty(), text.bytes().all(|letter| letter.is_ascii_digit())) {
        (true, _) => Some(None),
        // More bytes than any file has are as many as it has.
        (false, true) => Some(Some(text.parse().unwrap_or(usize::MAX))),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_is_cut_out_and_what_is_unclear_is_the_whole() {
        for (header, wanted) in [
            ("bytes=0-3", Asked::Part(0, 3)),
            ("bytes=4-", Asked::Part(4, 9)),
            ("bytes=-3", Asked::Part(7, 9)),
            ("bytes=-30", Asked::Part(0, 9)),
            ("bytes=9-99999999999999999999999", Asked::Part(9, 9)),
            (" Bytes = 2 - 2 ", Asked::Part(2, 2)),
            ("bytes=10-", Asked::Nothing),
            ("bytes=99-100", Asked::Nothing),
            ("bytes=-0", Asked::Nothing),
            ("bytes=3-2", Asked::Whole),
            ("bytes=0-1,3-4", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("", Asked::Whole),
        ] {
            assert_eq!(asked(Some(header), 10), wanted, "{header}");
        }
        assert_eq!(asked(None, 10), Asked::Whole);
        assert_eq!(asked(Some("bytes=0-"), 0), Asked::Nothing);
        assert_eq!(asked(Some("bytes=-1"), 0), Asked::Nothing);
    }
}
