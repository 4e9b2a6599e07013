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
pub mod names;
pub mod output;
pub mod search;
pub mod site;
pub mod value;
pub mod verify;
pub mod withheld;

use diagnostic::Checked;
use input::Input;
use output::Output;

/// Compiles the input of an archive into the files of its site.
pub fn compile(input: &Input) -> Checked<Output> {
    compile_observed(input, &mut |_| {})
}

/// The same; says which stage begins, for those who measure.
pub fn compile_observed(input: &Input, begin: &mut dyn FnMut(&'static str)) -> Checked<Output> {
    begin("withheld");
    let kept = withheld::keep_back(input);
    let (input, proof) = (&*kept.value.input, kept.value.proof);
    begin("parse");
    let mut documents = document::parse(input);
    documents.diagnostics.extend(kept.diagnostics);
    begin("link");
    let archive = documents.and_then(|documents| archive::link(documents, input));
    begin("plan");
    let site = archive.and_then(|archive| site::plan(archive, input));
    begin("templates");
    let mut output = site.and_then(|site| output::render(site, proof, input));
    diagnostic::sort(&mut output.diagnostics);
    output
}
