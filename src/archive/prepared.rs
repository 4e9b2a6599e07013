//! The one preparation for linking texts.
//!
//! Building a site, explaining the names of an article and whoever else asks what a text names begin here, so that they never
//! answer differently.

use std::sync::Arc;

use crate::archive::called;
use crate::archive::held::Held;
use crate::archive::ids::Ids;
use crate::archive::linking::Grounds;
use crate::archive::linking::Linking;
use crate::archive::register::Register;
use crate::archive::remembered::Found;
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
use crate::value::QuickMap;

/// What is linked with what: the documents of a build, and the ways to all that they may name.
pub struct Prepared<'m> {
    /// By date.
    pub(super) articles: Vec<Arc<document::Article>>,
    /// By id.
    pub(super) pages: Vec<StandingPage>,
    /// What stands at the foot of every page.
    pub(super) footer: Prose,
    pub(super) linking: Arc<Linking>,
    /// Absent where nothing is remembered.
    pub(super) unchanged: Option<Unchanged<'m>>,
}

/// Selects what is published and registers whom it may name. `rules` are for those who measure; an archive is built by all of them.
pub fn prepare(documents: Documents, input: &Input, rules: Rules) -> Checked<Prepared<'static>> {
    let mut diagnostics = Vec::new();
    let documents = select::select(documents, &input.options, &mut diagnostics);
    let mut grounds = grounds(&documents, (input, rules), None);
    diagnostics.append(&mut grounds.diagnostics);
    let linking = Arc::new(linking(Arc::new(grounds.value), &documents, input));
    Checked { value: prepared(documents, linking, None), diagnostics }
}

/// The same, with what an earlier build has linked and found.
pub(super) fn prepare_again<'m>(documents: Documents, input: &Input, memory: &'m Memory) -> Checked<Prepared<'m>> {
    let mut diagnostics = Vec::new();
    let documents = select::select(documents, &input.options, &mut diagnostics);
    let unchanged = Unchanged::new(memory, &documents, input);
    let mut grounds = unchanged.grounds(|found| grounds(&documents, (input, Rules::default()), Some(found)));
    diagnostics.append(&mut grounds.diagnostics);
    let linking = unchanged.linking(|| linking(grounds.value, &documents, input));
    Checked { value: prepared(documents, linking, Some(unchanged)), diagnostics }
}

fn prepared<'m>(documents: Documents, linking: Arc<Linking>, unchanged: Option<Unchanged<'m>>) -> Prepared<'m> {
    let Documents { mut articles, entities: _, mut pages, footer, annotations: _, held: _ } = documents;
    called::reword(&mut articles, &mut pages, &linking);
    Prepared { articles, pages, footer, linking, unchanged }
}

/// What the texts of documents that are published are linked with, as far as no title has to do with it. What these say themselves is no part of
/// it: [`Unchanged`] holds it to that.
fn grounds(documents: &Documents, (input, rules): (&Input, Rules), found: Option<&Arc<Found>>) -> Checked<Grounds> {
    let Documents { articles, entities, pages: _, footer: _, annotations: _, held } = documents;
    let mut diagnostics = Vec::new();
    let held = Arc::new(Held::new(held, input));
    let register = Register::new((entities, held.clone()), articles, &mut diagnostics);
    let options = Options { composites: &input.settings.composites, rules };
    let bearers = register.bearers();
    let remembered = found.map(|found| Remembered::new(found, &bearers, &options));
    let searcher = Searcher::new(&bearers, options);
    let settings = input.settings.clone();
    let templates = input.templates.clone();
    Checked { value: Grounds { register, searcher, remembered, settings, held, templates }, diagnostics }
}

fn linking(grounds: Arc<Grounds>, documents: &Documents, input: &Input) -> Linking {
    let Documents { articles, pages, .. } = documents;
    let ids = Ids::new(articles, pages, (input, grounds.held.clone()), &grounds.register);
    let linking = Linking { grounds, ids, reworded: QuickMap::default() };
    Linking { reworded: called::reworded_entities(articles, pages, &linking), ..linking }
}
