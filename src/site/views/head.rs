//! The head of a page: its title, its place in the site, what machines read.

use serde_json::Value;
use serde_json::json;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::site::NoteOrder;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::FeedLinkView;
use crate::site::view::LinkView;
use crate::site::view::MetaView;
use crate::site::view::PageView;
use crate::value::Date;
use crate::value::Html;
use crate::value::Kind;
use crate::value::Lang;

/// Longest description in code points; search engines cut there.
const DESCRIPTION: usize = 200;

impl Site {
    /// A head with what all pages have.
    pub(super) fn head(&self, page: &Page, title: String, section: &'static str) -> PageView {
        let lang = self.lang_of();
        let address = page.address.as_str();
        PageView {
            description: self.in_this_archive(&title),
            title,
            root: addresses::root(address),
            address: address.to_owned(),
            canonical: self.full_address(if address == "index.html" { "" } else { address }),
            section: Some(section).filter(|section| !section.is_empty()),
            lang: lang.as_str().to_owned(),
            dir: lang.dir(),
            breadcrumbs: self.breadcrumbs(section),
            feeds: self.feed_links("feed", &self.archive.settings.title),
            json_ld: Vec::new(),
            open_graph: Vec::new(),
            citation: Vec::new(),
            noindex: false,
        }
    }

    fn breadcrumbs(&self, section: &str) -> Vec<LinkView> {
        let home = LinkView { label: self.words.say("home"), address: Some("index.html".to_owned()) };
        let section = self.shared.site.sections.iter().find(|known| known.key == section);
        let section =
            section.map(|section| LinkView { label: section.label.clone(), address: Some(section.address.clone()) });
        std::iter::once(home).chain(section).collect()
    }

    fn feed_links(&self, stem: &str, title: &str) -> Vec<FeedLinkView> {
        if self.archive.settings.base_url.is_none() {
            return Vec::new();
        }
        let link = |extension: &str, media_type: &'static str| FeedLinkView {
            title: title.to_owned(),
            address: format!("{stem}.{extension}"),
            media_type,
        };
        vec![link("xml", "application/atom+xml"), link("json", "application/feed+json")]
    }

    pub(super) fn home_head(&self, page: &Page) -> PageView {
        let settings = &self.archive.settings;
        let json_ld = json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.title,
            "description": settings.description,
            "inLanguage": settings.lang.as_str(),
            "url": self.full_address(""),
        });
        PageView {
            breadcrumbs: Vec::new(),
            description: settings.description.clone(),
            json_ld: vec![script(json_ld)],
            ..self.head(page, settings.title.clone(), "")
        }
    }

    /// The description of a page that says nothing of itself: its title, and what this archive is about.
    fn in_this_archive(&self, title: &str) -> Option<String> {
        let settings = &self.archive.settings;
        let blanks = [("page", title.to_owned()), ("site", settings.title.clone())];
        let whole = [Some(self.words.fill("page_title", None, &blanks)), settings.description.clone()];
        line(&whole.into_iter().flatten().collect::<Vec<_>>().join(". "))
    }

    /// The head of a list, and of what stands beside the sections.
    pub(super) fn list_head(&self, page: &Page, title: &str, section: &'static str, number: usize) -> PageView {
        let mut head = PageView { noindex: number > 1, ..self.head(page, title.to_owned(), section) };
        if number == 1 {
            // The section's own page does not stand above itself.
            head.breadcrumbs.truncate(1);
        }
        head
    }

    pub(super) fn article_head(&self, page: &Page, index: ArticleIndex) -> PageView {
        let document = &self.archive.article(index).document;
        let head = self.head(page, document.title.clone(), "articles");
        let own = line(&document.summary.text).or_else(|| line(&document.body.text));
        PageView {
            description: own.or(head.description),
            json_ld: vec![script(self.article_data(index))],
            citation: self.citation_tags(index),
            ..head
        }
    }

    /// What programs that keep references read: Highwire's tags and Dublin Core. Zotero takes a page with `citation_title` for an
    /// article in a journal, unless `z:itemType` says what it is; the paper's name is `prism.publicationName` then.
    fn citation_tags(&self, index: ArticleIndex) -> Vec<MetaView> {
        let article = self.archive.article(index);
        let document = &article.document;
        let settings = &self.archive.settings;
        let origin = article.publisher.map(|publisher| self.archive.publisher(publisher).name.as_str());
        // A summary is ours; the report that it is about has the byline, the publisher and the date.
        let (kind, title, publisher, date) = match document.kind {
            ArticleKind::Report => {
                let title = document.original_title.as_ref().unwrap_or(&document.title);
                ("newspaperArticle", title, origin, document.date)
            }
            ArticleKind::Summary => ("webpage", &document.title, settings.publisher.as_deref(), None),
        };
        let authors: Vec<&str> = match document.kind {
            ArticleKind::Report => article.byline.iter().map(|name| name.text.as_str()).collect(),
            ArticleKind::Summary => settings.publisher.as_deref().into_iter().collect(),
        };
        let paper = publisher.filter(|_| document.kind == ArticleKind::Report);
        let address = self.original(document).or_else(|| self.saved_copy(document)?.url.as_deref());
        let address = address.filter(|_| document.kind == ArticleKind::Report);
        let mut tags = vec![meta("z:itemType", kind), meta("citation_title", title)];
        tags.extend(authors.iter().map(|author| meta("citation_author", author)));
        tags.extend(date.map(|date| meta("citation_publication_date", &date.to_day().to_string().replace('-', "/"))));
        tags.push(meta("citation_language", document.lang.as_str()));
        tags.extend(address.map(|address| meta("citation_public_url", address)));
        tags.extend(paper.map(|paper| meta("prism.publicationName", paper)));
        tags.extend([meta("DC.type", "Text"), meta("DC.title", title)]);
        tags.extend(authors.iter().map(|author| meta("DC.creator", author)));
        tags.extend(date.map(|date| meta("DC.date", &date.to_day().to_string())));
        tags.extend(publisher.map(|publisher| meta("DC.publisher", publisher)));
        tags.push(meta("DC.language", document.lang.as_str()));
        tags
    }

    pub(super) fn entity_head(&self, page: &Page, index: EntityIndex, number: usize) -> PageView {
        let entity = self.archive.entity(index);
        let data = (number == 1).then(|| script(self.entity_data(index)));
        let head = self.head(page, self.numbered_title(&entity.name, number), entity.kind.folder());
        PageView {
            description: entity.summary().and_then(|summary| line(&summary.text)).or(head.description),
            json_ld: data.into_iter().collect(),
            noindex: number > 1,
            feeds: self.feed_links(&entity.id, &entity.name),
            ..head
        }
    }

    pub(super) fn question_head(&self, page: &Page, index: EntityIndex, number: usize) -> PageView {
        let data = (number == 1).then(|| script(self.question_graph(index)));
        PageView { json_ld: data.into_iter().collect(), ..self.entity_head(page, index, number) }
    }

    pub(super) fn note_list_head(&self, page: &Page, title: &str, order: NoteOrder, number: usize) -> PageView {
        let title = self.numbered_title(title, number);
        let mut head = PageView { noindex: number > 1, ..self.head(page, title, "annotations") };
        if order == NoteOrder::Article && number == 1 {
            head.breadcrumbs.truncate(1);
        }
        head
    }

    pub(super) fn publisher_head(&self, page: &Page, index: PublisherIndex, number: usize) -> PageView {
        let name = &self.archive.publisher(index).name;
        let address = addresses::publisher(&self.archive, index);
        let data = (number == 1).then(|| script(self.publisher_data(index)));
        PageView {
            noindex: number > 1,
            json_ld: data.into_iter().collect(),
            feeds: self.feed_links(address.trim_end_matches(".html"), name),
            ..self.head(page, self.numbered_title(name, number), "publishers")
        }
    }

    pub(super) fn date_head(&self, page: &Page, date: Date, number: usize) -> PageView {
        let title = self.numbered_title(&self.words.locale.long(date), number);
        let mut head = PageView { noindex: number > 1, ..self.head(page, title, "dates") };
        if date.month().is_some() {
            let year = date.to_year();
            head.breadcrumbs.push(LinkView { label: year.to_string(), address: Some(addresses::date(year)) });
        }
        head
    }

    pub(super) fn data_head(&self, page: &Page, title: &str) -> PageView {
        let json_ld = vec![script(self.dataset())];
        PageView { json_ld, ..self.list_head(page, title, "data", 1) }
    }

    pub(super) fn standing_head(&self, page: &Page, index: PageIndex) -> PageView {
        let document = &self.archive.page(index).document;
        let head = self.head(page, document.title.clone(), "");
        PageView { description: line(&document.summary.text).or(head.description), ..head }
    }

    pub(super) fn method_head(&self, page: &Page, index: Option<PageIndex>, title: &str) -> PageView {
        match index {
            Some(index) => self.standing_head(page, index),
            None => self.head(page, title.to_owned(), ""),
        }
    }

    /// The page that a server shows for any address: its links must work from every depth.
    pub(super) fn not_found_head(&self, page: &Page) -> PageView {
        let base = self.archive.settings.base_url.clone();
        let title = self.words.say("not_found");
        PageView {
            root: base.unwrap_or_default(),
            noindex: true,
            canonical: None,
            description: None,
            ..self.head(page, title, "")
        }
    }

    fn numbered_title(&self, title: &str, number: usize) -> String {
        match number {
            1 => title.to_owned(),
            number => {
                self.words.fill("title_page", None, &[("title", title.to_owned()), ("number", number.to_string())])
            }
        }
    }
}

/// The schema.org type of a kind.
pub(super) fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Place => "Place",
        Kind::Organization => "Organization",
        Kind::Event => "Event",
        Kind::Topic => "DefinedTerm",
        Kind::Question => "Question",
    }
}

pub(super) fn meta(name: &'static str, content: &str) -> MetaView {
    MetaView { name, content: content.to_owned() }
}

/// The start of a text as one line; `None` where it is empty.
pub(super) fn line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= DESCRIPTION {
        return Some(line).filter(|line| !line.is_empty());
    }
    let cut: String = line.chars().take(DESCRIPTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    Some(format!("{}…", &cut[..end]))
}

/// JSON-LD as the content of a script element: nothing in it can end the element.
pub(super) fn script(value: Value) -> Html {
    let json = without_null(value).to_string();
    Html::from_markup(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// Leaves out what is absent.
pub(in crate::site) fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()))
                .map(|(key, value)| (key, without_null(value)))
                .collect(),
        ),
        other => other,
    }
}

/// A language for a view.
pub(super) fn lang_and_dir(lang: &Lang) -> (String, &'static str) {
    (lang.as_str().to_owned(), lang.dir())
}
