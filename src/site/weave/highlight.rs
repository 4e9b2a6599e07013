//! Colours code, by classes. The only module that knows the highlighter.

use std::sync::OnceLock;

use syntect::parsing::BasicScopeStackOp;
use syntect::parsing::ParseState;
use syntect::parsing::Scope;
use syntect::parsing::ScopeStack;
use syntect::parsing::SyntaxSet;

use crate::value::push_escaped;

/// Lines longer than this are left plain: they are data, and colouring them takes long.
const MAX_LINE: usize = 2_000;

fn syntaxes() -> &'static SyntaxSet {
    // Constant data of the library, unpacked when the first code is met.
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// Appends code with spans of classes; code of a language that is not known is appended plain.
pub fn push(html: &mut String, code: &str, language: &str) {
    let Some(syntax) = syntaxes().find_syntax_by_token(language) else { return push_escaped(html, code) };
    if code.lines().any(|line| line.len() > MAX_LINE) {
        return push_escaped(html, code);
    }
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut open = 0;
    for line in code.split_inclusive('\n') {
        let Ok(operations) = state.parse_line(line, syntaxes()) else {
            push_escaped(html, line);
            continue;
        };
        let mut position = 0;
        for (at, operation) in operations {
            push_escaped(html, &line[position..at]);
            position = at;
            let applied = stack.apply_with_hook(&operation, |change, _| match change {
                BasicScopeStackOp::Push(scope) => {
                    open += 1;
                    push_span(html, scope);
                }
                BasicScopeStackOp::Pop => {
                    open -= 1;
                    html.push_str("</span>");
                }
            });
            if applied.is_err() {
                // The syntax is at fault, not the code: the rest stays plain.
                break;
            }
        }
        push_escaped(html, &line[position..]);
    }
    (0..open).for_each(|_| html.push_str("</span>"));
}

fn push_span(html: &mut String, scope: Scope) {
    let classes: Vec<String> = scope.build_string().split('.').map(|atom| format!("hl-{atom}")).collect();
    html.push_str("<span class=\"");
    push_escaped(html, &classes.join(" "));
    html.push_str("\">");
}
