//! The texts of the archive: what is named in them.
//!
//! The texts of a document are read in the order in which its page shows them, because a short name counts once a full one has stood before
//! it. The notes of an article are part of its page: an entity that only a note names counts as named in the article.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::archive::annotations::Annotation;
use crate::archive::field::Field;
use crate::archive::ids::Target;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::Owner;
use crate::archive::index::PageIndex;
use crate::archive::linking::Linking;
use crate::archive::links::Resolving;
use crate::archive::look_alikes;
use crate::archive::mention::Mention;
use crate::archive::register::or_list;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Element;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::document::Token;
use crate::names;
use crate::names::BearerIndex;
use crate::names::Found;
use crate::names::Introduced;
use crate::names::Language;
use crate::names::Left;
use crate::names::Method;
use crate::names::Passage;
use crate::names::Reason;
use crate::names::Text;
use crate::value::Date;
use crate::value::Source;

/// What was found in the texts of one document.
#[derive(Default)]
pub(super) struct Findings {
    pub mentions: Vec<Mention>,
    /// Names that are not linked, text by text.
    pub left: Vec<(Field, Left)>,
    /// Registered forms of one word that stand in them in small letters.
    pub in_small: Vec<String>,
}

/// The links and mentions of an entity's or a standing page's own texts.
#[derive(Default)]
pub(super) struct OwnTexts {
    pub links: Vec<Target>,
    pub mentions: Vec<Mention>,
}

/// A text to be read, with the targets of its links.
struct FieldText<'a> {
    field: Field,
    prose: &'a Prose,
    links: &'a [Target],
    source: &'a Source,
    language: Language,
}

/// An article whose links are resolved and whose notes have their places.
#[derive(Clone, Copy)]
pub(super) struct ArticleTexts<'a> {
    pub index: ArticleIndex,
    pub document: &'a document::Article,
    /// Entities that its front matter introduces.
    pub listed: &'a [EntityIndex],
    /// Of the body.
    pub links: &'a [Target],
    pub annotations: &'a [Annotation],
}

/// Finds what an article names, in its summary, its caption, its body and its notes.
pub(super) fn search_article(article: ArticleTexts, linking: &Linking, problems: &mut Vec<Diagnostic>) -> Findings {
    let ArticleTexts { index, document, listed, links, annotations } = article;
    let (source, language) = (&document.source, Language::of(&document.lang));
    let mut texts = vec![FieldText { field: Field::Summary, prose: &document.summary, links: &[], source, language }];
    if let Some(image) = &document.image {
        texts.push(FieldText { field: Field::Caption, prose: &image.caption, links: &[], source, language });
    }
    texts.push(FieldText { field: Field::Body, prose: &document.body, links, source, language });
    for annotation in annotations {
        let document::Annotation { note, source, .. } = &annotation.document;
        // Editors write notes in the language of the site.
        let lang = note.lang.as_ref().unwrap_or(&linking.settings.lang);
        let (field, language) = (Field::Note(annotation.number), Language::of(lang));
        texts.push(FieldText { field, prose: &note.prose, links: &annotation.links, source, language });
    }
    let introduced = Introduced::listing(listed.iter().copied().map(BearerIndex::from));
    let reading = Reading { owner: Owner::Article(index), linking, date: document.date, itself: None };
    reading.search(&texts, introduced, problems)
}

/// Where a headline names what is registered, whoever of several it is. No name in it is a link: a headline is one itself.
pub(super) fn known_in_headline(
    index: ArticleIndex,
    document: &document::Article,
    linking: &Linking,
) -> Vec<Range<usize>> {
    let (source, language) = (&document.source, Language::of(&document.lang));
    let headline = FieldText { field: Field::Headline, prose: &document.headline, links: &[], source, language };
    let reading = Reading { owner: Owner::Article(index), linking, date: document.date, itself: None };
    // What it leaves open, the text says.
    let Findings { mentions, left, in_small: _ } =
        reading.search(&[headline], Introduced::everybody(), &mut Vec::new());
    let found = mentions.iter().map(Mention::range);
    found.chain(left.into_iter().map(|(_, left)| left.range)).collect()
}

/// Resolves the links of an entity's own text and finds what it names, itself apart.
pub(super) fn link_entity(index: EntityIndex, document: &document::Entity, linking: &Linking) -> Checked<OwnTexts> {
    let document::Entity { summary, body, source, .. } = document;
    let own = Own { summary, body, source, language: Language::of(&linking.settings.lang) };
    let reading = Reading { owner: Owner::Entity(index), linking, date: None, itself: Some(index) };
    own.link(reading, Introduced::listing([index.into()]))
}

/// The same for a standing page.
pub(super) fn link_page(index: PageIndex, document: &StandingPage, linking: &Linking) -> Checked<OwnTexts> {
    let StandingPage { summary, body, source, lang, .. } = document;
    let own = Own { summary, body, source, language: Language::of(lang) };
    let reading = Reading { owner: Owner::Page(index), linking, date: None, itself: None };
    own.link(reading, Introduced::default())
}

/// The texts of a document that is no article.
struct Own<'a> {
    summary: &'a Prose,
    body: &'a Prose,
    source: &'a Source,
    language: Language,
}

impl Own<'_> {
    fn link(self, reading: Reading, introduced: Introduced) -> Checked<OwnTexts> {
        let Own { summary, body, source, language } = self;
        let mut problems = Vec::new();
        let resolving = Resolving { source, original: None, linking: reading.linking };
        let links = resolving.resolve(body, &mut problems);
        let texts = [
            FieldText { field: Field::Summary, prose: summary, links: &[], source, language },
            FieldText { field: Field::Body, prose: body, links: &links, source, language },
        ];
        let Findings { mentions, .. } = reading.search(&texts, introduced, &mut problems);
        Checked { value: OwnTexts { links, mentions }, diagnostics: problems }
    }
}

/// What is asked of a text besides its words.
struct Asked<'a> {
    opaque: Cow<'a, [Range<usize>]>,
    passages: Vec<Passage>,
    written: Vec<Found>,
}

impl<'a> Asked<'a> {
    fn new(text: &FieldText<'a>) -> Asked<'a> {
        let written = written_links(text);
        Asked { opaque: opaque(text, &written), passages: passages(text.prose), written }
    }
}

/// The reading of one document, text by text.
#[derive(Clone, Copy)]
struct Reading<'a> {
    owner: Owner,
    linking: &'a Linking,
    date: Option<Date>,
    /// An entity whose own text this is: it is not its own mention.
    itself: Option<EntityIndex>,
}

impl Reading<'_> {
    fn search(self, texts: &[FieldText], introduced: Introduced, problems: &mut Vec<Diagnostic>) -> Findings {
        let mut findings = Findings::default();
        let mut reported = HashSet::new();
        let asked: Vec<Asked> = texts.iter().map(Asked::new).collect();
        let named = self.names(texts, &asked, introduced);
        for ((text, asked), of_text) in texts.iter().zip(&asked).zip(named.iter()) {
            let prose = text.prose;
            let mut found: Vec<&Found> = of_text.found.iter().chain(&asked.written).collect();
            found.sort_by_key(|found| found.range.start);
            for found in found {
                if self.itself.map(BearerIndex::from) == Some(found.bearer) {
                    continue;
                }
                problems.extend(mixed_letters(text, found));
                let number = offset(findings.mentions.len() + 1);
                findings.mentions.push(self.mention(text, found, number));
            }
            for left in &of_text.left {
                let name = &prose.text[left.range.clone()];
                if left.reason == Reason::Ambiguous && reported.insert(name) {
                    problems.push(self.ambiguous(text, left));
                }
                findings.left.push((text.field, left.clone()));
            }
            findings.in_small.extend_from_slice(&of_text.in_small);
        }
        findings
    }

    /// What the texts name, each after those before it. A document that names the same among the same names is not read again.
    fn names(self, texts: &[FieldText], asked: &[Asked], introduced: Introduced) -> Arc<Vec<names::Findings>> {
        let mut wanted = Vec::with_capacity(texts.len());
        for (text, asked) in texts.iter().zip(asked) {
            let FieldText { prose, language, .. } = *text;
            let Asked { opaque, passages, written } = asked;
            let text = Text { text: &prose.text, opaque, language, passages, date: self.date };
            wanted.push((text, written.as_slice()));
        }
        let listed: Vec<BearerIndex> = introduced.present().collect();
        let read = || {
            let mut introduced = introduced;
            let texts = wanted.iter();
            texts.map(|(text, written)| self.linking.searcher.search(text, &mut introduced, written)).collect()
        };
        match &self.linking.remembered {
            None => Arc::new(read()),
            Some(remembered) => remembered.findings(&(&wanted, &listed), read),
        }
    }

    fn mention(self, text: &FieldText, found: &Found, number: u32) -> Mention {
        let Found { bearer, form, range, method } = found;
        let entity = EntityIndex::from(*bearer);
        let words = &text.prose.text[range.clone()];
        Mention {
            entity,
            form: form.or_else(|| self.linking.register.entity(entity).form_of(words)),
            owner: self.owner,
            field: text.field,
            range: offset(range.start)..offset(range.end),
            method: *method,
            number,
        }
    }

    fn ambiguous(self, text: &FieldText, left: &Left) -> Diagnostic {
        let mut ids: Vec<String> = Vec::with_capacity(left.bearers.len());
        for bearer in &left.bearers {
            ids.push(self.linking.register.entity((*bearer).into()).id.clone());
        }
        let name = &text.prose.text[left.range.clone()];
        let message = format!("`{name}` may be {} and is not linked", or_list(&ids));
        let folder = ids[0].split('/').next().unwrap_or_default();
        Diagnostic::warning(ProblemKind::AmbiguousName, message)
            .at(text.source, text.prose.span_in(&left.range, text.source))
            .hint(format!(
                "list the one that is meant in the front matter (`{folder}:`), or write `[[{}|{name}]]`",
                ids[0]
            ))
    }
}

/// A warning on a name with letters of another script.
fn mixed_letters(text: &FieldText, found: &Found) -> Option<Diagnostic> {
    if found.method != Method::LookAlike {
        return None;
    }
    let problem = look_alikes::report(&text.prose.text[found.range.clone()])?;
    Some(problem.at(text.source, text.prose.span_in(&found.range, text.source)))
}

/// Mentions that an editor has written as links to an entity.
fn written_links(text: &FieldText) -> Vec<Found> {
    let mut found = Vec::new();
    for (link, range) in link_texts(text.prose) {
        let Some(entity) = text.links.get(link).and_then(Target::entity) else { continue };
        let method = match text.prose.links[link].form {
            LinkForm::Name | LinkForm::Wiki => Method::Wikilink,
            LinkForm::Ordinary | LinkForm::Address | LinkForm::Picture => Method::Link,
        };
        found.push(Found { bearer: entity.into(), form: None, range, method });
    }
    found
}

/// Where no name is looked for: what is no prose, what is linked by hand, and names in double brackets that lead nowhere, of which an
/// error has spoken: a second remark on the same words would not help.
fn opaque<'a>(text: &FieldText<'a>, written: &[Found]) -> Cow<'a, [Range<usize>]> {
    let mut opaque: Vec<Range<usize>> = written.iter().map(|found| found.range.clone()).collect();
    for (link, range) in link_texts(text.prose) {
        let is_wiki = matches!(text.prose.links[link].form, LinkForm::Name | LinkForm::Wiki);
        if is_wiki && matches!(text.links.get(link), Some(Target::Nowhere)) {
            opaque.push(range);
        }
    }
    if opaque.is_empty() {
        return Cow::Borrowed(&text.prose.opaque);
    }
    opaque.extend_from_slice(&text.prose.opaque);
    opaque.sort_by_key(|range| range.start);
    Cow::Owned(opaque)
}

/// Parts of a text in another language, in the order in which they begin.
fn passages(prose: &Prose) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    // Each open element, with the passage that it begins.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut position = 0;
    for token in &prose.tokens {
        match token {
            Token::Open(Element::Phrase { lang: Some(lang) } | Element::Division { lang: Some(lang) }) => {
                open.push(Some(passages.len()));
                passages.push(Passage { range: position..position, language: Language::of(lang) });
            }
            Token::Open(_) => open.push(None),
            Token::Close => {
                if let Some(Some(passage)) = open.pop() {
                    passages[passage].range.end = position;
                }
            }
            Token::Text(range) | Token::Break(range) => position = range.end,
            _ => {}
        }
    }
    passages
}

/// The words of each link, with its index.
fn link_texts(prose: &Prose) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    // Each open element; of a link, its index and the words so far.
    let mut open: Vec<Option<(usize, Option<Range<usize>>)>> = Vec::new();
    for token in &prose.tokens {
        match token {
            Token::Open(Element::Link { link }) => open.push(Some((*link, None))),
            Token::Open(_) => open.push(None),
            Token::Text(range) => {
                for (_, words) in open.iter_mut().flatten() {
                    let start = words.as_ref().map_or(range.start, |words| words.start);
                    *words = Some(start..range.end);
                }
            }
            Token::Close => {
                if let Some(Some((link, Some(words)))) = open.pop() {
                    found.push((link, words));
                }
            }
            _ => {}
        }
    }
    found
}

fn offset(offset: usize) -> u32 {
    u32::try_from(offset).expect("a text is shorter than four gigabytes")
}
