//! What editors, systems and programs that copy leave beside files: it is no part of the archive.
//!
//! Hidden files are passed over, apart from those that a web server looks for; so are backups, locks and folders of thumbnails. A copy that a
//! program made because two versions of a file met may hold work that is nowhere else: it is not published, and named.

/// The hidden files that belong to a site (RFC 8615, and what servers read).
const OF_SERVERS: [&str; 2] = [".well-known", ".htaccess"];

/// Whether a file or folder of this name is passed over without a word.
pub fn is_passed_over(name: &str) -> bool {
    is_hidden(name) || is_backup(name) || is_of_system(name)
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !OF_SERVERS.contains(&name)
}

/// Emacs: `#x.md#`. Many editors: `x.md~`. Vim tries with `4913` whether it may write. Word and LibreOffice lock with `~$x.docx`.
fn is_backup(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with("~$")
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || name == "4913"
}

/// Pictures of folders and their like.
fn is_of_system(name: &str) -> bool {
    const NAMES: [&str; 5] = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", "__MACOSX"];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What generators and people call a folder of texts that are not published, without a line before it.
const DRAFTS: [&str; 24] = [
    "draft",
    "drafts",
    "private",
    "unpublished",
    "hidden",
    "wip",
    "embargo",
    "embargoed",
    "trash",
    "confidential",
    "secret",
    "donotpublish",
    "черновик",
    "черновики",
    "жобалар",
    "entwurf",
    "entwürfe",
    "brouillon",
    "brouillons",
    "borrador",
    "borradores",
    "rascunhos",
    "bozze",
    "taslaklar",
];

/// Folders with a line before their name that other generators publish.
const PUBLISHED: [&str; 3] = ["_posts", "_pages", "_articles"];

/// Whether a folder of this name holds back what is in it.
pub fn is_folder_of_drafts(name: &str) -> bool {
    let mut plain = name.to_lowercase();
    let is_hidden = plain.starts_with('_') && !PUBLISHED.contains(&plain.as_str());
    plain.retain(char::is_alphanumeric);
    is_hidden || DRAFTS.contains(&plain.as_str())
}

/// Endings of what programs that write, mend and download files leave beside them, of notes on pictures that carry what is taken from the
/// pictures, and of keys.
const LEFT_ENDINGS: [&str; 20] = [
    "orig",
    "bak",
    "backup",
    "old",
    "tmp",
    "temp",
    "rej",
    "swp",
    "swo",
    "part",
    "crdownload",
    "xmp",
    "aae",
    "pem",
    "key",
    "kdbx",
    "p12",
    "pfx",
    "ppk",
    "gpg",
];

/// Folders and files that systems leave, and keys.
const LEFT_NAMES: [&str; 11] = [
    "@eadir",
    "$recycle.bin",
    "__pycache__",
    "#recycle",
    "lost+found",
    "system volume information",
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "node_modules",
];

/// Whether a file among those that are copied as they are was left there and is not meant for readers.
pub(super) fn is_left(path: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.last().copied().unwrap_or_default().to_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let is_left_name = |part: &&str| LEFT_NAMES.contains(&part.to_lowercase().as_str());
    let is_left = parts.iter().any(is_left_name) || LEFT_ENDINGS.contains(&ending) || ending.ends_with("_original");
    parts.pop();
    is_left || parts.into_iter().any(is_folder_of_drafts)
}

/// Whether a program made this copy because two versions of one file met.
pub(super) fn is_conflict(name: &str) -> bool {
    let lower = name.to_lowercase();
    let in_brackets = |words: &str| match lower.split_once('(') {
        Some((_, rest)) => rest.split(')').next().is_some_and(|inside| inside.contains(words)),
        None => false,
    };
    // Syncthing; Dropbox, ownCloud and Nextcloud; Seafile; pCloud; older ownCloud.
    let says_so = || {
        is_dated(&lower, ".sync-conflict-")
            || in_brackets("conflicted copy")
            || in_brackets("sfconflict")
            || lower.contains("[conflicted]")
            || is_dated(&lower, "_conflict-")
    };
    lower.contains("conflict") && says_so() || is_of_merge(name)
}

/// Whether a day in eight digits follows some words.
fn is_dated(name: &str, words: &str) -> bool {
    let Some((_, rest)) = name.split_once(words) else { return false };
    rest.len() > 8 && rest.bytes().take(8).all(|letter| letter.is_ascii_digit())
}

/// `x_LOCAL_1234.md`
fn is_of_merge(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let Some((start, number)) = stem.rsplit_once('_') else { return false };
    let is_number = number.len() > 1 && number.bytes().all(|letter| letter.is_ascii_digit());
    is_number && ["_BACKUP", "_BASE", "_LOCAL", "_REMOTE"].iter().any(|end| start.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_and_systems_leave_is_passed_over() {
        for name in [
            ".#a.md",
            "#a.md#",
            ".a.md.swp",
            ".a.md.un~",
            "4913",
            "a.md~",
            "~$notes.docx",
            ".DS_Store",
            "._a.jpg",
            "Thumbs.db",
            "desktop.ini",
            "Icon\r",
            "__MACOSX",
            ".git",
            ".obsidian",
            ".gitkeep",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in
            ["a.md", "#1.md", "#", "4913.md", "49131", "~a.md", "a~b.md", ".well-known", ".htaccess", "_headers"]
        {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn copies_of_programs_that_synchronise_are_told_from_articles() {
        for name in [
            "a.sync-conflict-20220101-123456-ABCDEFG.md",
            "a (conflicted copy).md",
            "a (Berik's conflicted copy 2022-01-01).md",
            "a (Conflicted Copy 2022-01-01 123456).jpg",
            "a (SFConflict b@example.org 2022-01-01-12-30-28).md",
            "a [conflicted].md",
            "a_conflict-20220101-123456.md",
            "a_BACKUP_1234.md",
            "a_REMOTE_98765.md",
        ] {
            assert!(is_conflict(name), "{name}");
        }
        for name in [
            "border_conflict.md",
            "border_conflict-2022.md",
            "the-conflicted-copy.md",
            "conflicted copy.md",
            "sync-conflict.md",
            "a_base_1234.md",
            "a_LOCAL_.md",
            "a_LOCAL_news.md",
            "a (1).md",
            "a copy.md",
        ] {
            assert!(!is_conflict(name), "{name}");
        }
    }
}
