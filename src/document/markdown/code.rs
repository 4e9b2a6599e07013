//! Where a text has code.

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::input::unseen::Code;

/// Code of a text, blocks and spans, in their order.
pub(super) fn of(text: &str, options: Options) -> Vec<Code> {
    let mut code = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                code.push(Code { range, is_indented: false });
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => code.push(Code { range, is_indented: true }),
            _ => {}
        }
    }
    code
}
