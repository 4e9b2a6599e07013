//! `posts.csv` of an export of Substack: what it says of the pages in the folder beside it, each named after its post.
//!
//! Pages alone say neither their titles nor their days, nor that they were never published: a page of which the table knows nothing is held back.

use std::collections::HashMap;

use crate::edit::Written;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::held;
use crate::import::table::columns;
use crate::import::table::sheet;
use crate::input::holds::Subject;
use crate::value::Date;

/// What a table says of posts, by their numbers.
#[derive(Debug, Default)]
pub struct Posts {
    by_number: HashMap<String, Post>,
}

#[derive(Debug, Default)]
struct Post {
    title: String,
    subtitle: String,
    date: Option<String>,
    /// In whatever word.
    is_published: String,
}

/// Reads a table. `None` where it is another one.
pub fn read(bytes: &[u8]) -> Option<Posts> {
    let sheet = sheet::of_text(bytes);
    let names = columns::normals(&sheet.header);
    let place = |wanted: &str| names.iter().position(|name| name == wanted);
    let (id, published) = (place("post_id")?, place("is_published")?);
    let (title, subtitle, date) = (place("title"), place("subtitle"), place("post_date"));
    let mut posts = Posts::default();
    for (_, cells) in &sheet.rows {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
        let post = Post {
            title: cell(title),
            subtitle: cell(subtitle),
            date: Date::parse(&cell(date)).map(|(date, _)| date.to_string()),
            is_published: cell(Some(published)),
        };
        posts.by_number.extend(number(&cell(Some(id))).map(|number| (number.to_owned(), post)));
    }
    Some(posts)
}

/// The number of a post in its id or in the name of its page: `123.fire`, `123.fire.html`.
pub fn number(name: &str) -> Option<&str> {
    let number = name.split('.').next()?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

impl Posts {
    /// Says of a page what its row says. `name` is that of its file; the answer is what an editor should know.
    pub fn join(&self, draft: &mut Draft, name: &str) -> Option<String> {
        let Some(post) = number(name).and_then(|number| self.by_number.get(number)) else {
            draft.fields.push(("draft".to_owned(), Written::Plain("true".to_owned())));
            return Some("`posts.csv` says nothing of this page: it is held back".to_owned());
        };
        let Post { title, subtitle, date, is_published } = post;
        draft.fields.retain(|(name, _)| {
            !(name == "title" && !title.is_empty()
                || name == "date" && date.is_some()
                || name == "summary" && !subtitle.is_empty())
        });
        let mut fields = Vec::new();
        if !title.is_empty() {
            fields.push(("title".to_owned(), Written::text(title)));
            draft.stem = draft::stem(title);
        }
        fields.extend(date.clone().map(|date| ("date".to_owned(), Written::Plain(date))));
        if !subtitle.is_empty() {
            fields.push(("summary".to_owned(), Written::text(subtitle)));
        }
        fields.append(&mut draft.fields);
        // What is not said is not published.
        let answer = if is_published.is_empty() { "false" } else { is_published };
        fields.extend(held::entry("is_published", answer, Subject::File));
        draft.fields = fields;
        draft.folder = draft::folder_of_article(draft::text_of(&draft.fields, "date").as_deref());
        None
    }
}
