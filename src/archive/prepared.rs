//! The one preparation for linking texts.
//!
//! Building a site, explaining the names of an article and whoever else asks what a text names begin here, so that they never
//! answer differently.

use std::sync::Arc;

use crate::archive::called;
use crate::archive::held::Held;
use crate::archive::ids::Ids;
use crate::archive::linking::Linking;
use crate::archive::register::Register;
use crate::archive::remembered::Remembered;
use crate::archive::select;
use crate::archive::unchanged::Memory;
use crate::archive::unchanged::Unchanged;
use crate::diagnostic::Checked;
use crate::document;
use crate::document::Documents;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::input::Input;
use crate::names::Options;
use crate::names::Rules;
use crate::names::Searcher;

/// What is linked with what: the documents of a build, and the ways to all that they may name.
pub struct Prepared<'i> {
    /// By date.
    pub(super) articles: Vec<Arc<document::Article>>,
    /// By id.
    pub(super) pages: Vec<StandingPage>,
    /// What stands at the foot of every page.
    pub(super) footer: Prose,
    pub(super) linking: Linking<'i>,
    /// Absent where nothing is remembered.
    pub(super) unchanged: Option<Unchanged<'i>>,
}

/// Selects what is published and registers whom it may name. `rules` are for those who measure; an archive is built by all of them.
pub fn prepare(documents: Documents, input: &Input, rules: Rules) -> Checked<Prepared<'_>> {
    prepare_again(documents, input, (rules, None))
}

/// The same, with what an earlier build has found.
pub(super) fn prepare_again<'i>(
    documents: Documents,
    input: &'i Input,
    (rules, memory): (Rules, Option<&'i Memory>),
) -> Checked<Prepared<'i>> {
    let mut diagnostics = Vec::new();
    let documents = select::select(documents, &input.options, &mut diagnostics);
    let unchanged = memory.map(|memory| Unchanged::new(memory, &documents, input));
    let Documents { mut articles, entities, mut pages, footer, annotations: _, held } = documents;
    let held = Arc::new(Held::new(&held, input));
    let register = Register::new((entities, held.clone()), &articles, &mut diagnostics);
    let options = Options { composites: &input.settings.composites, rules };
    let bearers = register.bearers();
    let remembered = memory.map(|memory| Remembered::new(&memory.found, &bearers, &options));
    let searcher = Searcher::new(&bearers, options);
    let ids = Ids::new(&articles, &pages, (input, held.clone()), &register);
    let mut linking =
        Linking { register, searcher, remembered, ids, settings: &input.settings, held, templates: &input.templates };
    called::reword(&mut articles, &mut pages, &mut linking);
    Checked { value: Prepared { articles, pages, footer, linking, unchanged }, diagnostics }
}
