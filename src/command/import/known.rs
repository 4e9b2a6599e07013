//! What an archive holds already, by what tells one thing from another: addresses of originals, hashes of copies, names of files.

use std::collections::HashMap;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::command::import::marks;
use crate::command::import::row::Names;
use crate::edit;
use crate::import::Capture;
use crate::import::Draft;
use crate::import::Place;
use crate::import::Row;
use crate::import::captures;
use crate::import::site::Wanted;
use crate::input::fence;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::url::decode;

/// An article that is there.
#[derive(Debug, Clone)]
pub(super) struct Article {
    /// `content/articles/2022/x.md`.
    pub path: String,
    /// Its body, without regard to white space.
    pub words: String,
}

/// What is there, and what has been planned.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_url: HashMap<String, Article>,
    by_hash: HashMap<String, String>,
    /// In small letters: two files may not differ in case only.
    paths: HashSet<String>,
    /// By a path that is taken, the first number behind it that may not be.
    numbers: HashMap<String, usize>,
    /// What the front matter of each file says, by its path in small letters, with the path as it is.
    fields: HashMap<String, (String, Value)>,
    names: Names,
    /// By hash, the files that state it and that no text of a site has been found to be yet: two texts of one site may be alike.
    unclaimed: HashMap<String, Vec<String>>,
    /// Copies that articles state: the path, and what tells the copy.
    captured: HashSet<(String, String)>,
    /// Names of topics in front matter, in small letters.
    topics: HashSet<String>,
    /// Articles by their title and date.
    titled: HashMap<(String, String), Vec<Article>>,
    /// Articles that rows have made which have neither an id nor an address, by the name of their table and by their title.
    of_tables: HashMap<(String, String), Vec<Article>>,
    /// The same by their date too: a table may have thousands of one title.
    of_tables_dated: HashMap<(String, String, String), Vec<Article>>,
    /// Paths of articles by the names of their files, in small letters.
    by_stem: HashMap<String, Vec<String>>,
    /// Articles by what feeds call them that give them no address.
    entries: HashMap<String, String>,
    /// Files that rows are about, with the table of these, in this import.
    of_rows: HashMap<String, String>,
}

/// Articles that may be what a row is about.
pub(super) struct Alike<'a> {
    /// Of its table and its title, of whatever date.
    pub of_title: &'a [Article],
    /// Of its table, its title and its date.
    pub of_table: &'a [Article],
    /// Of its title and its date, from wherever they came.
    pub others: &'a [Article],
}

/// What one file tells.
struct Told {
    article: Article,
    urls: Vec<String>,
    hashes: Vec<String>,
    /// What tells each of its copies.
    captures: Vec<String>,
    fields: Value,
    /// The table that it came from.
    table: Option<String>,
    /// What a feed calls it.
    entry: Option<String>,
}

impl Known {
    /// Reads the content files of an archive. What cannot be read is told by its name alone.
    pub(super) fn read(content: &Path) -> Known {
        let walk = WalkDir::new(content).follow_links(true).sort_by_file_name().into_iter();
        let mut files: Vec<DirEntry> = walk.flatten().collect();
        files.retain(|entry| entry.file_type().is_file());
        let told: Vec<(String, Option<Told>)> = files.par_iter().map(|entry| told_by(entry.path(), content)).collect();
        let mut known = Known::default();
        for (path, told) in told {
            known.paths.insert(path.to_lowercase());
            if let Some(Told { article, urls, hashes, captures, fields, table, entry }) = told {
                if let Some(entry) = entry {
                    known.entries.insert(entry, path.clone());
                }
                known.captured.extend(captures.into_iter().map(|capture| (path.clone(), capture)));
                known.name(&path, &fields);
                if path.starts_with("content/articles/") {
                    let (title, date) = title_and_date(&fields);
                    if let Some(table) = table {
                        known.add_of_table(table, (title.clone(), date.clone()), &article);
                    }
                    known.by_stem.entry(stem_of(&path)).or_default().push(path.clone());
                    known.titled.entry((title, date)).or_default().push(article.clone());
                }
                known.topics.extend(topics(&fields));
                known.fields.insert(path.to_lowercase(), (path, fields));
                for hash in hashes {
                    known.unclaimed.entry(hash.clone()).or_default().push(article.path.clone());
                    known.by_hash.entry(hash).or_insert_with(|| article.path.clone());
                }
                for url in urls {
                    known.by_url.entry(normal(&url)).or_insert_with(|| article.clone());
                }
            }
        }
        known
    }

    pub(super) fn with_hash(&self, hash: &str) -> Option<&str> {
        self.by_hash.get(hash).map(String::as_str)
    }

    /// Where a text of a site is going to be: where it is already, or at a path that nothing has. `beside` is the path of the text that it
    /// translates.
    pub(super) fn place(&mut self, wanted: &Wanted, beside: Option<&str>) -> Place {
        let there = self.unclaimed.get_mut(&wanted.sha256).filter(|paths| !paths.is_empty());
        if let Some(paths) = there {
            return Place::There(paths.remove(0));
        }
        let path = match (beside, &wanted.beside) {
            (Some(original), Some((_, lang))) => {
                let (folder, name) = original.trim_start_matches("content/").rsplit_once('/').unwrap_or(("", original));
                self.free(folder, &format!("{}.{lang}", name.trim_end_matches(".md")))
            }
            _ => {
                let first = format!("content/{}/{}.md", wanted.folder, wanted.stems[0]);
                if wanted.is_entry && self.has_path(&first) {
                    return Place::There(first);
                }
                let mut paths = wanted.stems.iter().map(|stem| format!("content/{}/{stem}.md", wanted.folder));
                let free = paths.find(|path| !self.has_path(path));
                free.unwrap_or_else(|| self.free(&wanted.folder, &wanted.stems[0]))
            }
        };
        self.paths.insert(path.to_lowercase());
        Place::New(path)
    }

    /// The article that is at one of some addresses: its own, that of its original, that of a copy. `stem` is the name of its file.
    pub(super) fn article_of(&self, urls: &[String], stem: Option<&str>) -> Option<String> {
        for url in urls {
            let original = captures::of_archive(url).and_then(|archived| archived.url);
            if let Some(article) = self.with_url(url).or_else(|| self.with_url(original.as_ref()?)) {
                return Some(article.path.clone());
            }
            if let Some(path) = self.in_site(url) {
                return Some(path);
            }
        }
        match self.by_stem.get(&stem?.to_lowercase())?.as_slice() {
            [path] => Some(path.clone()),
            _ => None,
        }
    }

    /// The article that stands at an address in the site of this archive.
    fn in_site(&self, url: &str) -> Option<String> {
        let path = url.split(['#', '?']).next()?;
        let at = match path.rfind("/articles/") {
            Some(slash) => slash + 1,
            None if path.starts_with("articles/") => 0,
            None => return None,
        };
        let id = decode(path[at..].trim_end_matches('/').trim_end_matches(".html").trim_end_matches(".md"));
        self.fields.get(&format!("content/{id}.md").to_lowercase()).map(|(path, _)| path.clone())
    }

    /// Where claims stand: by id, the path of the article and the number of the claim in it.
    pub(super) fn claims(&self) -> HashMap<String, (String, usize)> {
        let mut claims = HashMap::new();
        for (path, fields) in self.fields.values() {
            for (number, claim) in fields.values_of("claims").iter().enumerate() {
                claims.extend(scalar(claim, "id").map(|id| (id, (path.clone(), number))));
            }
        }
        claims
    }

    /// Whether an article names a topic.
    pub(super) fn has_topic(&self, name: &str) -> bool {
        self.topics.contains(&name.to_lowercase())
    }

    /// Remembers a copy of an article. Says whether nothing has told of it yet.
    pub(super) fn add_capture(&mut self, path: &str, capture: &Capture) -> bool {
        let marks = marks(capture);
        let is_known = marks.iter().any(|mark| self.captured.contains(&(path.to_owned(), mark.clone())));
        self.captured.extend(marks.into_iter().map(|mark| (path.to_owned(), mark)));
        !is_known
    }

    /// The article that a draft is which says no more than a list of references or a feed: the one at its address in the site of this archive, or,
    /// where it has none, one of the same title and date. `None` where its words are other words.
    pub(super) fn same(&self, draft: &Draft) -> Option<String> {
        let said = title_and_date(&fields_of(draft)?);
        if said.0.is_empty() {
            return None;
        }
        if let Some(url) = &draft.url {
            // Feeds have a time of day where a file has none.
            let is_called = |path: &String| self.fields(path).is_some_and(|fields| title_and_date(fields).0 == said.0);
            return self.in_site(url).filter(is_called);
        }
        let words = words(&draft.body);
        let there = self.titled.get(&said)?;
        // Two entries of a feed are two, however they are called.
        let is_other =
            |article: &&Article| draft.entry.is_some() && self.entries.values().any(|path| *path == article.path);
        let mut there = there.iter().filter(|article| !is_other(article));
        let same = there.find(|article| words.is_empty() || words == article.words)?;
        Some(same.path.clone())
    }

    /// The article that a feed calls so.
    pub(super) fn entry(&self, name: &str) -> Option<&str> {
        self.entries.get(name).map(String::as_str)
    }

    /// Remembers an article that has no address of its own.
    pub(super) fn add_titled(&mut self, path: &str, draft: &Draft) {
        if let Some(entry) = &draft.entry {
            self.entries.insert(entry.clone(), path.to_owned());
        }
        let Some(fields) = fields_of(draft) else { return };
        let article = Article { path: path.to_owned(), words: words(&draft.body) };
        self.titled.entry(title_and_date(&fields)).or_default().push(article);
    }

    pub(super) fn with_url(&self, url: &str) -> Option<&Article> {
        self.by_url.get(&normal(url))
    }

    /// What the front matter of a file says.
    pub(super) fn fields(&self, path: &str) -> Option<&Value> {
        self.fields.get(&path.to_lowercase()).map(|(_, fields)| fields)
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// The file of an id: `articles/2022/x`, or `x` alone in a folder of its kind.
    pub(super) fn with_id(&self, id: &str, folder: &str) -> Option<String> {
        let id =
            id.trim_start_matches('/').trim_start_matches("content/").trim_end_matches(".md").trim_end_matches(".html");
        let kind = folder.split('/').next().unwrap_or(folder);
        for path in [format!("content/{id}.md"), format!("content/{folder}/{id}.md"), format!("content/{kind}/{id}.md")]
        {
            if let Some((path, _)) = self.fields.get(&path.to_lowercase()) {
                return Some(path.clone());
            }
        }
        None
    }

    /// Remembers what a row has made a file say, for rows behind it.
    pub(super) fn add_row(&mut self, path: &str, draft: &Draft, row: &Row) {
        let Some(fields) = fields_of(draft) else { return };
        if draft.is_article() {
            self.by_stem.entry(stem_of(path)).or_default().push(path.to_owned());
        }
        if draft.is_article() && draft.is_unnamed() {
            let article = Article { path: path.to_owned(), words: words(&draft.body) };
            self.add_of_table(row.table.clone(), title_and_date(&fields), &article);
        }
        self.fields.insert(path.to_lowercase(), (path.to_owned(), fields));
    }

    fn add_of_table(&mut self, table: String, (title, date): (String, String), article: &Article) {
        self.of_tables.entry((table.clone(), title.clone())).or_default().push(article.clone());
        self.of_tables_dated.entry((table, title, date)).or_default().push(article.clone());
    }

    /// Remembers that a file is what a row of a table says.
    pub(super) fn take_row(&mut self, path: &str, row: &Row) {
        self.of_rows.insert(path.to_lowercase(), row.table.clone());
    }

    /// Whether a file is what another row of a table says in this import.
    pub(super) fn is_of_row(&self, path: &str, row: &Row) -> bool {
        self.of_rows.get(&path.to_lowercase()).is_some_and(|table| *table == row.table)
    }

    /// What rows of a table have made of the title and the date of a draft, and what others have.
    pub(super) fn alike(&self, row: &Row, draft: &Draft) -> Alike<'_> {
        let (title, date) = fields_of(draft).map(|fields| title_and_date(&fields)).unwrap_or_default();
        Alike {
            of_title: self.of_tables.get(&(row.table.clone(), title.clone())).map_or(&[], Vec::as_slice),
            of_table: self
                .of_tables_dated
                .get(&(row.table.clone(), title.clone(), date.clone()))
                .map_or(&[], Vec::as_slice),
            others: self.titled.get(&(title, date)).map_or(&[], Vec::as_slice),
        }
    }

    /// Remembers how an entry is called.
    fn name(&mut self, path: &str, fields: &Value) {
        let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md").to_owned();
        let names = ["name", "title", "display_name"].iter().filter_map(|name| scalar(fields, name));
        self.names.by_stem.entry(stem).or_default().extend(names);
        if let Some(pseudonym) = scalar(fields, "pseudonym") {
            self.names.masks.push((pseudonym, words_of_names(fields)));
        }
    }

    /// A path that nothing has: with a number behind it where something has it.
    pub(super) fn free(&mut self, folder: &str, stem: &str) -> String {
        let path = |stem: &str| format!("content/{folder}/{stem}.md");
        let first = path(stem);
        if !self.has_path(&first) {
            return first;
        }
        // What is taken stays so: nobody counts from two again.
        let mut number = self.numbers.get(&first).copied().unwrap_or(2);
        while self.has_path(&path(&format!("{stem}-{number}"))) {
            number += 1;
        }
        self.numbers.insert(first, number);
        path(&format!("{stem}-{number}"))
    }

    pub(super) fn has_path(&self, path: &str) -> bool {
        self.paths.contains(&path.to_lowercase())
    }

    /// Remembers what is going to be there.
    pub(super) fn add(&mut self, path: &str, (url, hash): (Option<&str>, Option<&str>), body: &str) {
        self.paths.insert(path.to_lowercase());
        if let Some(url) = url {
            let article = Article { path: path.to_owned(), words: words(body) };
            self.by_url.entry(normal(url)).or_insert(article);
        }
        if let Some(hash) = hash {
            self.by_hash.entry(hash.to_owned()).or_insert_with(|| path.to_owned());
        }
    }
}

/// The name of a file without its ending, in small letters.
fn stem_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.trim_end_matches(".md").to_lowercase()
}

/// What the front matter of a draft is going to say.
fn fields_of(draft: &Draft) -> Option<Value> {
    edit::fields(&Source { path: FilePath::new("draft.md"), text: draft.text().into() }).ok()
}

/// What tells an article that has no address: its title in small letters, and its date as dates are written.
fn title_and_date(fields: &Value) -> (String, String) {
    let first = |names: &[&str]| names.iter().find_map(|name| scalar(fields, name)).unwrap_or_default();
    let date = first(&["date", "published", "published_at", "datePublished", "date_published", "pubDate"]);
    let date = Date::parse(&date).map_or(date, |(date, _)| date.to_string());
    (words(&first(&["title", "headline"])).to_lowercase(), date)
}

/// The path of a file, and what it tells, where it is a text.
fn told_by(location: &Path, content: &Path) -> (String, Option<Told>) {
    let inside = location.strip_prefix(content).unwrap_or(location);
    let path = format!("content/{}", inside.to_string_lossy().replace('\\', "/"));
    if !path.ends_with(".md") && !path.ends_with(".markdown") {
        return (path, None);
    }
    let text = fs::read_to_string(location).ok();
    let told = text.and_then(|text| told(&path, &text));
    (path, told)
}

fn told(path: &str, text: &str) -> Option<Told> {
    let source = Source { path: FilePath::new(path), text: text.into() };
    let fields = edit::fields(&source).ok()?;
    let body = fence::find(text).map_or(text, |fence| &text[fence.body..]);
    let urls = ["url", "source_url", "canonical_url", "original_url", "external_url"];
    let mut urls: Vec<String> = urls.iter().filter_map(|name| scalar(&fields, name)).collect();
    let mut hashes: Vec<String> = scalar(&fields, "sha256").into_iter().collect();
    let captures = fields.entry("captures").map_or(&[][..], Value::values);
    hashes.extend(captures.iter().filter_map(|capture| scalar(capture, "sha256")));
    hashes.extend(marks::hash_of_text(body));
    hashes.iter_mut().for_each(|hash| hash.make_ascii_lowercase());
    let mut copies: Vec<Capture> = captures.iter().map(capture).collect();
    copies.push(short_capture(&fields));
    urls.extend(copies.iter().filter_map(|capture| capture.url.clone()));
    let captures = copies.iter().flat_map(marks).collect();
    let (text, table) = marks::split_mark(body, marks::TABLE);
    let (text, entry) = marks::split_mark(text, marks::ENTRY);
    let article = Article { path: path.to_owned(), words: words(text) };
    let (table, entry) = (table.map(str::to_owned), entry.map(str::to_owned));
    Some(Told { article, urls, hashes, captures, fields, table, entry })
}

fn capture(written: &Value) -> Capture {
    let of = |name: &str| scalar(written, name);
    Capture { url: of("url"), at: of("at"), sha256: of("sha256"), ..Capture::default() }
}

/// One copy may be stated without a list.
fn short_capture(fields: &Value) -> Capture {
    let of = |names: [&str; 2]| names.iter().find_map(|name| scalar(fields, name));
    let (url, at) = (of(["archived_url", "archive_url"]), of(["archived_at", "archivedAt"]));
    Capture { url, at, sha256: of(["sha256", "sha256"]), ..Capture::default() }
}

/// What tells a copy from others: its address, its hash; else the time when it was made.
fn marks(capture: &Capture) -> Vec<String> {
    let mut marks = Vec::new();
    marks.extend(capture.url.as_deref().map(normal));
    marks.extend(capture.sha256.as_ref().map(|hash| hash.to_ascii_lowercase()));
    if marks.is_empty() {
        let moment = capture.at.as_deref().and_then(Date::parse);
        marks.extend(moment.map(|(date, _)| date.to_string()));
    }
    marks
}

/// The words of all forms of a name that are long enough to tell one.
fn words_of_names(fields: &Value) -> Vec<String> {
    let keys = ["name", "display_name", "title", "names", "aliases", "short_names"];
    let mut words = Vec::new();
    for value in keys.iter().flat_map(|key| fields.values_of(key)) {
        let form = match &value.shape {
            Shape::Scalar { text, .. } => text.clone(),
            _ => scalar(value, "form").unwrap_or_default(),
        };
        for word in form.split_whitespace().filter(|word| word.chars().count() > 2) {
            words.push(word.to_owned());
        }
    }
    words
}

fn topics(fields: &Value) -> Vec<String> {
    let mut topics = Vec::new();
    for value in ["topics", "tags", "keywords", "categories"].iter().flat_map(|name| fields.values_of(name)) {
        let Shape::Scalar { text, .. } = &value.shape else { continue };
        // One text may hold several, parted by commas.
        for topic in text.split(',').chain([text.as_str()]) {
            topics.push(topic.trim().to_lowercase());
        }
    }
    topics
}

fn scalar(fields: &Value, name: &str) -> Option<String> {
    match &fields.entry(name)?.shape {
        Shape::Scalar { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// A text without regard to white space.
pub(super) fn words(body: &str) -> String {
    body.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without what leads to the same page: the fragment, marks of campaigns, the scheme, a closing slash.
pub(super) fn normal(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let is_mark = |pair: &&str| ["utm_", "fbclid=", "gclid="].iter().any(|mark| pair.starts_with(mark));
    let query: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_mark(pair)).collect();
    let (host, rest) = path.split_once('/').unwrap_or((path, ""));
    let path = format!("{}/{}", host.to_ascii_lowercase(), rest.trim_end_matches('/'));
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_one() {
        for url in ["https://example.org/a/", "http://www.Example.org/a?utm_source=x#y", "https://example.org/a"] {
            assert_eq!(normal(url), "example.org/a");
        }
        assert_eq!(normal("https://example.org/a?id=1&utm_medium=x"), "example.org/a?id=1");
        assert_ne!(normal("https://example.org/A"), normal("https://example.org/a"));
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut known = Known::default();
        known.add("content/articles/2022/Two.md", (None, None), "");
        assert_eq!(known.free("articles/2022", "two"), "content/articles/2022/two-2.md");
        known.add("content/articles/2022/two-2.md", (None, None), "");
        assert_eq!(known.free("articles/2022", "two"), "content/articles/2022/two-3.md");
    }
}
