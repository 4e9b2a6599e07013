#![doc = include_str!("README.md")]
#![forbid(unsafe_code)]

pub mod archive;
pub mod cli;
pub mod command;
pub mod diagnostic;
pub mod document;
pub mod drawing;
pub mod edit;
#[cfg(feature = "import")]
pub mod import;
pub mod input;
pub mod language;
pub mod memory;
pub mod names;
pub mod output;
pub mod search;
pub mod site;
pub mod suggest;
pub mod value;
pub mod verify;
pub mod withheld;

use std::borrow::Cow;

use archive::Archive;
use diagnostic::Checked;
use input::Input;
use output::Output;
use withheld::Kept;
use withheld::Proof;

/// What a process keeps from one build to the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// What [`input::read_again`] has read.
    pub files: input::Memory,
    withheld: withheld::Memory,
    documents: document::Memory,
    names: archive::Memory,
}

/// Compiles the input of an archive into the files of its site.
pub fn compile(input: &Input) -> Checked<Output> {
    compile_observed(input, &mut |_| {})
}

/// The same after another build of this process: what that has parsed and found is not parsed and looked for again.
pub fn compile_again(input: &Input, memory: &Memory) -> Checked<Output> {
    compile_again_observed(input, memory, &mut |_| {})
}

/// The same; says which stage begins, for those who measure.
pub fn compile_again_observed(input: &Input, memory: &Memory, begin: &mut dyn FnMut(&'static str)) -> Checked<Output> {
    publish(link_again(input, Some(memory), begin), begin)
}

/// The same; says which stage begins, for those who measure.
pub fn compile_observed(input: &Input, begin: &mut dyn FnMut(&'static str)) -> Checked<Output> {
    publish(link(input, begin), begin)
}

/// An archive that is linked, with what its site is made from.
pub struct Linked<'a> {
    pub archive: Archive,
    /// The input without the names that are withheld.
    pub input: Cow<'a, Input>,
    /// Proves finished bytes free of them.
    pub proof: Proof,
    /// Names of what has a file and is not published, and pseudonyms.
    pub held: Vec<String>,
}

/// The first half: from the input to the archive.
pub fn link<'a>(input: &'a Input, begin: &mut dyn FnMut(&'static str)) -> Checked<Linked<'a>> {
    link_again(input, None, begin)
}

fn link_again<'a>(
    input: &'a Input,
    memory: Option<&Memory>,
    begin: &mut dyn FnMut(&'static str),
) -> Checked<Linked<'a>> {
    begin("withheld");
    let Checked { value: kept, diagnostics } = withheld::keep_back_again(input, memory.map(|memory| &memory.withheld));
    let Kept { input, proof } = kept;
    begin("parse");
    let mut documents = document::parse_again(&input, memory.map(|memory| &memory.documents));
    documents.diagnostics.extend(diagnostics);
    let held = documents.value.held.iter().flat_map(|held| held.names.iter().cloned()).collect();
    begin("link");
    let names = memory.map(|memory| &memory.names);
    let archive = documents.and_then(|documents| archive::link_again(documents, &input, names));
    archive.map(|archive| Linked { archive, input, proof, held })
}

/// The second half: from the archive to the files of its site.
pub fn publish(linked: Checked<Linked>, begin: &mut dyn FnMut(&'static str)) -> Checked<Output> {
    let Checked { value: Linked { archive, input, proof, held: _ }, diagnostics } = linked;
    begin("plan");
    let site = Checked { value: archive, diagnostics }.and_then(|archive| site::plan(archive, &input));
    begin("templates");
    let mut output = site.and_then(|site| output::render(site, proof, &input));
    diagnostic::sort(&mut output.diagnostics);
    output
}
