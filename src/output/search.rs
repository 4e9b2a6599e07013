//! Full-text search: an index that a browser reads piece by piece. The only module that knows Pagefind.
//!
//! All texts are in one index, so that one box searches all languages of an archive: Pagefind would else make an index a language, of
//! which a page searches one. Its stemmer is that of the language that most texts are in (`force_language`); it leaves words of other
//! scripts alone. Kazakh has no stemmer: the beginning of a word finds its forms, and registered names are found by each form.

use std::collections::BTreeMap;
use std::collections::HashMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::site::SearchRecord;
use crate::value::FilePath;
use crate::value::is_sign;

/// The folder of the index, and what the search page needs of its files; the rest are boxes with a look of their own.
const FOLDER: &str = "pagefind";
const NEEDED: [&str; 3] = ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json"];

/// The files of the index.
pub(super) fn index(records: Vec<SearchRecord>, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<FilePath, Vec<u8>> {
    let made = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(made(records, diagnostics)));
    match made {
        Ok(files) => files,
        Err(problem) => {
            diagnostics
                .push(Diagnostic::fatal(ProblemKind::Search, format!("no full-text search can be made: {problem}")));
            BTreeMap::new()
        }
    }
}

async fn made(
    records: Vec<SearchRecord>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<FilePath, Vec<u8>>, String> {
    let lang = leading_language(&records);
    let config = PagefindServiceConfig::builder().keep_index_url(true).force_language(lang.clone()).build();
    let mut index = PagefindIndex::new(Some(config)).map_err(|error| error.to_string())?;
    for record in records {
        let SearchRecord { address, title, text, names, date, filters } = record;
        let meta = [
            ("title", Some(spaced(&title))),
            ("names", Some(spaced(&names))),
            ("date", date.map(|date| opaque(&date))),
        ];
        let meta = meta.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        let filters = filters.into_iter().map(|(key, value)| (key.to_owned(), vec![value]));
        let added = index.add_custom_record(
            address.clone(),
            spaced(&without_commands(&text)),
            lang.clone(),
            Some(meta.collect()),
            Some(filters.collect()),
            None,
        );
        if let Err(problem) = added.await {
            diagnostics.push(Diagnostic::error(
                ProblemKind::Search,
                format!("`{address}` is not in the full-text search: {problem}"),
            ));
        }
    }
    let files = index.get_files().await.map_err(|error| error.to_string())?;
    let path = |file: &pagefind::api::SyntheticFile| file.filename.to_string_lossy().replace('\\', "/");
    let has_stemmer = files.iter().any(|file| path(file) == format!("wasm.{lang}.pagefind"));
    let is_needed = |path: &str| match path {
        "wasm.unknown.pagefind" => !has_stemmer,
        path => {
            NEEDED.contains(&path)
                || [".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"]
                    .iter()
                    .any(|end| path.ends_with(end))
        }
    };
    let needed = files.into_iter().map(|file| (path(&file), file.contents)).filter(|(path, _)| is_needed(path));
    Ok(needed.map(|(path, bytes)| (FilePath::new(format!("{FOLDER}/{path}")), bytes)).collect())
}

/// The language of most texts; of several, the first by its code.
fn leading_language(records: &[SearchRecord]) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for record in records {
        let lang = record.filters.iter().find(|(filter, _)| *filter == "language");
        *counts.entry(lang.map_or("unknown", |(_, lang)| lang.as_str())).or_default() += 1;
    }
    let leading = counts.into_iter().max_by_key(|(lang, count)| (*count, std::cmp::Reverse(*lang)));
    leading.map_or_else(|| "unknown".to_owned(), |(lang, _)| lang.to_owned())
}

/// What is told of a text is searched too: a date stays out of the way as digits that nobody types. `static/search.js` reads it.
fn opaque(date: &str) -> String {
    date.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Chinese and Japanese have no spaces: each of their signs is a word, and `static/search.js` asks for them one behind the other.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut is_behind_sign = false;
    for letter in text.chars() {
        let is_sign = is_sign(letter);
        let is_close = !letter.is_whitespace() && !spaced.ends_with(char::is_whitespace) && !spaced.is_empty();
        if (is_sign || is_behind_sign) && is_close {
            spaced.push(' ');
        }
        spaced.push(letter);
        is_behind_sign = is_sign;
    }
    spaced
}

/// Pagefind reads its own commands between the words; a text has none.
fn without_commands(text: &str) -> String {
    text.replace("___", "_ _")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_chinese_and_japanese_are_words() {
        assert_eq!(spaced("在Astana罢工 и"), "在 Astana 罢 工 и");
        assert_eq!(spaced("Әлия Moldağulova"), "Әлия Moldağulova");
    }

    #[test]
    fn dates_are_digits() {
        assert_eq!(opaque("2019 ж."), "3230313920d0b62e");
    }
}
