//! The closing line of `verify`: what was proved, in one sentence, and what was not.

use crate::command;
use crate::command::counted;
use crate::command::verify::Proof;
use crate::command::verify::Signature;
use crate::diagnostic::Diagnostic;
use crate::verify::Compared;
use crate::verify::signature::Origin;

pub(super) fn line(proof: &Proof, diagnostics: &[Diagnostic]) -> String {
    let mut parts = vec![files(proof)];
    parts.extend(signature(&proof.signature));
    if proof.pages > 0 {
        let pages = counted::grouped(proof.pages, "page");
        parts.push(format!("{} followed on {pages}", counted::grouped(proof.links, "link")));
    }
    parts.extend(copies(proof));
    let problems = command::problems(diagnostics);
    parts.push(if problems.is_empty() { "no problems".to_owned() } else { problems });
    let left_out = left_out(proof);
    let line = parts.join("; ");
    if left_out.is_empty() { line } else { format!("{line}\nleft out: {}", left_out.join("; ")) }
}

/// `12 files, all as listed`, or how many are not.
fn files(proof: &Proof) -> String {
    let files = counted::grouped(proof.files, "file");
    let Some(compared) = proof.compared else { return format!("{files}, none of them listed") };
    let Compared { same: _, changed, missing, unlisted, unread, hidden: _ } = compared;
    let counts = [(changed, "changed"), (missing, "missing"), (unlisted, "not listed"), (unread, "not to be read")];
    match numbers(&counts) {
        Some(wrong) => format!("{files}: {wrong}"),
        None => format!("{files}, all as listed"),
    }
}

/// `2 changed, 1 missing`; nothing where all counts are zero.
fn numbers(counts: &[(usize, &str)]) -> Option<String> {
    let mut said = Vec::new();
    for (number, what) in counts {
        if *number > 0 {
            said.push(format!("{number} {what}"));
        }
    }
    (!said.is_empty()).then(|| said.join(", "))
}

fn signature(signature: &Signature) -> Option<String> {
    match signature {
        Signature::Absent | Signature::Unchecked => None,
        Signature::Wrong => Some("the signature is not right".to_owned()),
        Signature::Right(signed) => {
            let whose = match &signed.origin {
                Origin::Given => "the key that was given".to_owned(),
                Origin::Inside(path) => format!("`{path}`, which lies beside it"),
            };
            Some(format!("the list is signed with {whose} ({})", signed.comment))
        }
    }
}

fn copies(proof: &Proof) -> Option<String> {
    let stated = proof.stated;
    let counts = [
        (stated.same, "as stated"),
        (stated.cleaned, "cleaned when they were published"),
        (stated.changed, "changed"),
        (stated.missing, "not held here"),
        (stated.elsewhere, "kept elsewhere"),
    ];
    Some(format!("saved copies: {}", numbers(&counts)?))
}

/// What does not apply to this folder, or could not be proved.
fn left_out(proof: &Proof) -> Vec<String> {
    let mut parts = Vec::new();
    let hidden = proof.compared.map_or(0, |compared| compared.hidden);
    if hidden > 0 {
        parts.push(format!("{}, which no list names", counted::grouped(hidden, "hidden file")));
    }
    match proof.signature {
        Signature::Absent => parts.push(format!("a signature (there is no `{}`)", crate::verify::SIGNATURE)),
        Signature::Unchecked => parts.push("the signature (without a key)".to_owned()),
        Signature::Wrong | Signature::Right(_) => {}
    }
    if proof.pages == 0 {
        parts.push("links (there are no pages)".to_owned());
    }
    if !proof.has_table {
        parts.push(format!("saved copies in a table (there is no `{}`)", crate::verify::LINKS));
    }
    if proof.stated.cleaned > 0 {
        let originals = counted::grouped(proof.stated.cleaned, "original");
        parts.push(format!("{originals} of cleaned copies (hashes in `{}`)", crate::verify::ORIGINALS));
    }
    parts
}
