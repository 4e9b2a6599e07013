//! The text of a page as it stands here.
//!
//! 1. Comments go first: nothing in them may be read as anything else.
//! 2. Commands of the generator are done, as far as they are known (`done`).
//! 3. What the look needs and the text does not goes (`kramdown`); boxes and marks of notes become ours (`vault`).
//! 4. Links and pictures lead to where their files are going to be (`links`).

use crate::import::site::done;
use crate::import::site::done::Doing;
use crate::import::site::kind::Kind;
use crate::import::site::kramdown;
use crate::import::site::links::Linking;
use crate::import::site::vault;

/// Writes the text of a page anew.
pub(super) fn of(linking: &mut Linking) -> String {
    let (page, kind) = (linking.page, linking.settings.kind);
    let text = match kind {
        Kind::Obsidian | Kind::Markdown => vault::without_comments(&page.body, &mut linking.tally),
        Kind::Hugo | Kind::Jekyll | Kind::Zola | Kind::Eleventy => page.body.clone(),
    };
    let doing = Doing { page, settings: linking.settings, lookup: linking.lookup };
    let text = done::done(&text, &doing, &mut linking.tally);
    let text = kramdown::without_attributes(&text, kind, &mut linking.tally);
    let text = if kind == Kind::Obsidian { vault::plain(&text) } else { text };
    let text = vault::boxes(&text);
    linking.rewritten(&text)
}
