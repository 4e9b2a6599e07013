//! Links between the texts of one export: they lead to where these are going to be, and no longer to where a site of the archive's own had them.
//!
//! Where all of them are going to be is known when all have been planned; links are written anew only then.

use std::collections::HashMap;

use crate::command::import::asked::Import;
use crate::command::import::known;
use crate::command::import::known::Known;
use crate::command::import::plan;
use crate::command::import::plan::Step;
use crate::import::Draft;
use crate::value::url;

/// Plans some drafts; each step with where its draft came from.
pub(super) fn steps(drafts: Vec<Draft>, known: &mut Known, import: &Import) -> Vec<(Step, String)> {
    let mut places: HashMap<String, String> = HashMap::new();
    let mut steps = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let (from, addresses) = (draft.from.clone(), draft.addresses.clone());
        let step = plan::plan(draft, known, import);
        for address in addresses {
            let path = step.path().trim_start_matches("content");
            places.entry(known::normal(&address)).or_insert_with(|| url::encode_name(path));
        }
        steps.push((step, from));
    }
    if !places.is_empty() {
        for (step, _) in &mut steps {
            if let Step::New { draft, .. } = step {
                draft.body = relinked(&draft.body, &places);
            }
        }
    }
    steps
}

/// A text in Markdown whose links to addresses lead to places.
fn relinked(body: &str, places: &HashMap<String, String>) -> String {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at + 2);
        text.push_str(before);
        let bracket = usize::from(after.starts_with('<'));
        let ends: &[char] = if bracket == 1 { &['>', '\n'] } else { &[')', ' ', '\n'] };
        let end = after[bracket..].find(ends).map_or(after.len(), |end| end + bracket);
        let (address, fragment) = match after[bracket..end].split_once('#') {
            Some((address, fragment)) => (address, format!("#{fragment}")),
            None => (&after[bracket..end], String::new()),
        };
        match places.get(&known::normal(address)).filter(|_| address.contains("://")) {
            Some(place) => text.push_str(&format!("{}{place}{fragment}", &after[..bracket])),
            None => text.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_old_addresses_lead_to_files() {
        let places = HashMap::from([
            ("old.example/2022/a".to_owned(), "/articles/2022/a.md".to_owned()),
            ("old.example/?p=7".to_owned(), "/articles/b.md".to_owned()),
        ]);
        let text = "[A](http://www.old.example/2022/a/#x \"T\"), [B](<https://old.example/?p=7>), [C](https://old.example/c) [D](/2022/a) [E](";
        let expected =
            "[A](/articles/2022/a.md#x \"T\"), [B](</articles/b.md>), [C](https://old.example/c) [D](/2022/a) [E](";
        assert_eq!(relinked(text, &places), expected);
    }
}
