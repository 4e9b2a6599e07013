//! What is shown between two changes.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::OnceLock;
use std::time::SystemTime;

use crate::Memory;
use crate::command;
use crate::command::Reading;
use crate::compile;
use crate::compile_again_observed;
use crate::diagnostic;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::Severity;
use crate::input;
use crate::input::Changed;
use crate::input::Options;
use crate::input::ReadError;
use crate::output::Inspected;
use crate::output::Output;
use crate::value::FilePath;
use crate::value::without_ending;

/// What is kept from one build to the next.
#[derive(Default)]
pub(super) struct Known {
    pub inspected: Inspected,
    pub memory: Memory,
}

/// The outcome of one build.
pub(super) struct Preview {
    /// Differs from build to build, also when the program was started anew: pages compare it.
    token: String,
    /// The newest site that could be published.
    output: Option<Arc<Output>>,
    /// Whether the site is that of an earlier build.
    is_stale: bool,
    /// The newest site without an error. It has pages whose files cannot be read at the moment.
    whole: Option<Arc<Output>>,
    diagnostics: Vec<Diagnostic>,
    /// How it was built.
    reading: Reading,
    /// The same archive with all that is held back, made when somebody asks for such a page.
    unpublished: OnceLock<Option<Output>>,
}

/// A page that a build leaves out.
pub(super) struct HeldBack<'a> {
    pub output: &'a Output,
    pub address: FilePath,
    pub why: String,
}

impl Preview {
    /// Builds an archive for the first time; says which stage begins.
    pub(super) fn first(reading: &Reading, known: &mut Known, begin: &mut dyn FnMut(&'static str)) -> Preview {
        Preview::after(None, reading, (known, &Changed::Anything, begin))
    }

    /// Builds it again. Where nothing could be published, the site of this preview stays.
    pub(super) fn next(&self, reading: &Reading, (known, changed): (&mut Known, &Changed)) -> Preview {
        Preview::after(Some(self), reading, (known, changed, &mut |_| {}))
    }

    fn after(before: Option<&Preview>, reading: &Reading, building: Building) -> Preview {
        let Checked { value, mut diagnostics } = build(reading, building);
        diagnostic::sort(&mut diagnostics);
        let fresh = value.filter(|_| command::is_publishable(&diagnostics, reading.strict)).map(Arc::new);
        let is_whole = diagnostics.iter().all(|problem| problem.severity < Severity::Error);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Preview {
            token: format!("{:x}", now.as_nanos()),
            is_stale: fresh.is_none(),
            whole: fresh.clone().filter(|_| is_whole).or_else(|| before?.whole.clone()),
            output: fresh.or_else(|| before?.output.clone()),
            diagnostics,
            reading: reading.clone(),
            unpublished: OnceLock::new(),
        }
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// The site to show, if there is any.
    pub(super) fn output(&self) -> Option<&Output> {
        self.output.as_deref()
    }

    /// A site that had the page of a file which cannot be read at the moment.
    pub(super) fn earlier_output(&self, address: &FilePath) -> Option<&Output> {
        let errors = self.diagnostics.iter().filter(|problem| problem.severity >= Severity::Error);
        let mut places = errors.filter_map(|problem| problem.place.as_ref());
        let is_unreadable = places.any(|place| is_page_of(&place.file, address));
        self.whole.as_deref().filter(|_| is_unreadable)
    }

    /// The page of a file that is held back, by its address, or by the path of its file where it has another. The files that belong to it are
    /// found whether it was asked for or not.
    pub(super) fn held_back(&self, address: &FilePath) -> Option<HeldBack<'_>> {
        let held = self.diagnostics.iter().filter(|problem| problem.kind == ProblemKind::NotPublished);
        let mut held = held.filter_map(|problem| Some((problem, &problem.place.as_ref()?.file))).peekable();
        held.peek()?;
        let is_page = address.as_str().ends_with(".html");
        if is_asked_by_browsers(address) {
            return None;
        }
        let output = self.unpublished.get_or_init(|| unpublished(&self.reading)).as_ref()?;
        if !is_page {
            return output.has(address).then(|| HeldBack { output, address: address.clone(), why: String::new() });
        }
        let site = output.site();
        let mut pages = site.pages().iter().filter_map(|page| Some((page, site.source_of(page)?)));
        let (page, file) = pages.find(|(page, file)| page.address == *address || is_page_of(file, address))?;
        let (problem, _) = held.find(|(_, other)| **other == file)?;
        let why = format!("{}; `dateline build` does not write this page", problem.message);
        Some(HeldBack { output, address: page.address.clone(), why })
    }

    /// Where the pages of files that are held back can be seen.
    pub(super) fn held_addresses(&self) -> Vec<String> {
        let held = self.diagnostics.iter().filter(|problem| problem.kind == ProblemKind::NotPublished);
        let files = held.filter_map(|problem| Some(problem.place.as_ref()?.file.as_str()));
        let mut addresses: Vec<String> = files.filter_map(address_of).collect();
        addresses.sort();
        addresses.dedup();
        addresses
    }

    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// `2 errors, 1 warning`; empty where all is well.
    pub(super) fn problems(&self) -> String {
        command::problems(&self.diagnostics)
    }

    /// What is seen, where that is not the site of this very build.
    pub(super) fn remark(&self) -> Option<&'static str> {
        match &self.output {
            None => Some("there is nothing to show yet"),
            Some(_) if self.is_stale => Some("the pages stay as they were"),
            Some(_) => None,
        }
    }
}

/// What browsers look for by themselves on every host: it is worth no build.
fn is_asked_by_browsers(address: &FilePath) -> bool {
    let names = ["favicon.", "apple-touch-icon", ".well-known/"];
    names.iter().any(|name| address.as_str().starts_with(name)) || address.as_str().ends_with(".map")
}

/// The archive with its drafts and with what is to come.
fn unpublished(reading: &Reading) -> Option<Output> {
    let options = Options { drafts: true, future: true, search: false, ..reading.options.clone() };
    let build = || Some(input::read(&reading.root, options).ok()?.and_then(|input| compile(&input)));
    let built = std::panic::catch_unwind(AssertUnwindSafe(build)).ok().flatten()?;
    let is_whole = built.diagnostics.iter().all(|problem| problem.severity < Severity::Fatal);
    is_whole.then_some(built.value)
}

/// Whether a page is that of a file: `people/x.html` of `content/people/x.md`, `about.html` of `content/pages/about.md`.
fn is_page_of(file: &FilePath, address: &FilePath) -> bool {
    address_of(file.as_str()).is_some_and(|of_file| of_file == address.as_str())
}

/// The address of a file's page, as long as no `slug:` changes it.
fn address_of(file: &str) -> Option<String> {
    let inside = file.strip_prefix("content/")?;
    let inside = inside.strip_prefix("pages/").unwrap_or(inside);
    let stem = without_ending(inside, &[".md", ".markdown"]);
    (stem.len() < inside.len()).then(|| format!("{}.html", without_ending(stem, &["/_index", "/index"])))
}

/// What a build goes on from, what may have changed since, and who is told which stage begins.
type Building<'a> = (&'a mut Known, &'a Changed, &'a mut dyn FnMut(&'static str));

/// Builds whatever stands on disk. An archive that cannot be read is a problem like any other: it may come back.
fn build(reading: &Reading, (known, changed, begin): Building) -> Checked<Option<Output>> {
    let build = || {
        let read = input::read_again(&reading.root, reading.options.clone(), (&known.memory.files, changed))?;
        let mut output = read.and_then(|input| compile_again_observed(&input, &known.memory, begin));
        output.diagnostics.extend(output.value.inspect(&mut known.inspected));
        Ok::<_, ReadError>(output)
    };
    match std::panic::catch_unwind(AssertUnwindSafe(build)) {
        Ok(Ok(output)) => output.map(Some),
        Ok(Err(error)) => failed(error.to_string()),
        Err(_) => failed("the build broke off; this is a mistake in dateline, please report it".to_owned()),
    }
}

fn failed(message: String) -> Checked<Option<Output>> {
    Checked { value: None, diagnostics: vec![Diagnostic::fatal(ProblemKind::Broken, message)] }
}
