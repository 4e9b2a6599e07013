//! The text of a page as it stands here.
//!
//! 0. Programs in the text go, and leave their words (`mdx`).
//! 1. Comments go first: nothing in them may be read as anything else.
//! 2. Commands of the generator are done, as far as they are known (`done`).
//! 3. What the look needs and the text does not goes (`kramdown`); boxes and marks of notes become ours (`vault`).
//! 4. Links and pictures lead to where their files are going to be (`links`).

use crate::import::site::colons;
use crate::import::site::done;
use crate::import::site::done::Doing;
use crate::import::site::kind::Kind;
use crate::import::site::kramdown;
use crate::import::site::links::Linking;
use crate::import::site::mdx;
use crate::import::site::vault;

/// Writes the text of a page anew.
pub(super) fn of(linking: &mut Linking) -> String {
    let (page, kind) = (linking.page, linking.settings.kind);
    let text = match mdx::is_one(page.path.as_str()) {
        true => {
            let around = mdx::Around { page, settings: linking.settings, lookup: linking.lookup };
            mdx::plain(&page.body, &around, &mut linking.tally)
        }
        false => page.body.clone(),
    };
    let text = match kind {
        Kind::Obsidian | Kind::Markdown => vault::without_comments(&text, &mut linking.tally),
        Kind::Hugo | Kind::Jekyll | Kind::Zola | Kind::Eleventy => text,
    };
    let doing = Doing { page, settings: linking.settings, lookup: linking.lookup };
    let text = done::done(&text, &doing, &mut linking.tally);
    let text = kramdown::without_attributes(&text, kind, &mut linking.tally);
    let text = if kind == Kind::Obsidian { vault::plain(&text) } else { text };
    let text = vault::boxes(&text);
    let text = if matches!(kind, Kind::Markdown | Kind::Eleventy) { colons::boxes(&text) } else { text };
    linking.rewritten(&text)
}
