//! Numbers in messages, with their word.

/// A number with its word: `1 entity`, `2 entities`.
pub(crate) fn plain(number: usize, word: &str) -> String {
    match (number, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {word}s"),
    }
}

/// The same with commas: `1,204 files`.
pub(crate) fn grouped(number: usize, word: &str) -> String {
    plain(number, word).replacen(&number.to_string(), &digits(number), 1)
}

/// A number with commas.
pub(crate) fn digits(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<&str> = groups.filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// `350 kB`, `12.5 MB`.
pub(crate) fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
