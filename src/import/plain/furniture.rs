//! Lines of a page that are no part of its text.

/// Lines that are nothing else, in small letters.
const LINES: [&str; 58] = [
    "accessibility links",
    "skip to main content",
    "skip to content",
    "skip to main navigation",
    "skip to navigation",
    "skip to search",
    "no media source currently available",
    "please wait",
    "embed",
    "share",
    "print",
    "comment",
    "comments",
    "copy link",
    "link has been copied to clipboard",
    "the code has been copied to your clipboard.",
    "the url has been copied to your clipboard",
    "facebook",
    "twitter",
    "x",
    "telegram",
    "whatsapp",
    "vkontakte",
    "instagram",
    "youtube",
    "email",
    "xs",
    "sm",
    "md",
    "lg",
    "advertisement",
    "реклама",
    "read more",
    "see all news updates of the day",
    "show more",
    "load more",
    "subscribe",
    "sign in",
    "log in",
    "menu",
    "search",
    "back to top",
    "previous",
    "next",
    "related",
    "поделиться",
    "распечатать",
    "комментарии",
    "читать далее",
    "подписаться",
    "войти",
    "меню",
    "поиск",
    "бөлісу",
    "басып шығару",
    "ссылки для упрощенного доступа",
    "өтімді сілтемелер",
    "accept all cookies",
];

/// Whether a line is furniture.
pub(super) fn is_one(line: &str) -> bool {
    let plain = line.trim().trim_start_matches(['•', '·', '*', '-', ' ']).trim().to_lowercase();
    LINES.contains(&plain.as_str()) || is_times(&plain) || is_picture_bullet(line)
}

/// Whether a line is what a player says while it has nothing to play.
pub(super) fn is_waiting(line: &str) -> bool {
    matches!(line.trim().to_lowercase().as_str(), "please wait" | "no media source currently available")
}

/// The longest of the times that a player shows: `0:00 0:03:18 0:00`.
pub(super) fn duration(line: &str) -> Option<String> {
    if !is_times(line.trim()) {
        return None;
    }
    let longest = line.split_whitespace().max_by_key(|time| time.len())?;
    Some(longest.to_owned())
}

fn is_times(line: &str) -> bool {
    let is_time = |word: &str| {
        word.contains(':')
            && word
                .split(':')
                .all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    !line.is_empty() && line.split_whitespace().all(is_time)
}

/// Whether a line is a bullet whose picture was not copied: `• 16x9 Image`.
pub(super) fn is_picture_bullet(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('•') && line.to_lowercase().ends_with(" image")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_and_what_only_looks_like_it() {
        for line in ["Accessibility links", "  XS", "0:00 0:03:18 0:00", "• 16x9 Image", " please wait "] {
            assert!(is_one(line), "{line}");
        }
        for line in ["Share prices fell", "At 10:30 the shooting began", "• Image of a city", "Comment is free"] {
            assert!(!is_one(line), "{line}");
        }
        assert_eq!(duration(" 0:00 0:03:18 0:00").as_deref(), Some("0:03:18"));
    }
}
