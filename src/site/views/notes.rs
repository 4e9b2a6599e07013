//! Annotations as pages show them.

use std::collections::HashMap;
use std::ops::Range;

use crate::archive::Annotation;
use crate::archive::AnnotationIndex;
use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::document::Selection;
use crate::site::NoteOrder;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::PAGE_LENGTH;
use crate::site::plan::page_count;
use crate::site::view::BodyPartView;
use crate::site::view::CountView;
use crate::site::view::LinkView;
use crate::site::view::NoteGroupView;
use crate::site::view::NoteListView;
use crate::site::view::NoteOrderView;
use crate::site::view::NoteRowView;
use crate::site::view::NoteView;
use crate::site::views::head::lang_and_dir;
use crate::site::views::texts::Texts;
use crate::site::weave::NoteSign;
use crate::value::slug_or_code_points;

/// Annotations under their tags, or under their authors, in the language's order.
pub(in crate::site) struct Labelled {
    /// A label for each annotation that has it.
    rows: Vec<(String, AnnotationIndex)>,
    /// The first row of each label.
    starts: HashMap<String, usize>,
}

impl Labelled {
    pub(in crate::site) fn new(rows: Vec<(String, AnnotationIndex)>) -> Labelled {
        let mut starts = HashMap::new();
        for (index, (label, _)) in rows.iter().enumerate() {
            starts.entry(label.clone()).or_insert(index);
        }
        Labelled { rows, starts }
    }
}

impl Site {
    /// The body of an article with its notes.
    pub(super) fn annotated_body(&self, index: ArticleIndex, texts: &mut Texts) -> AnnotatedBody {
        let article = self.archive.article(index);
        let parts = texts.parts(&article.document.body, &article.links);
        let annotations = self.archive.annotations_of(index);
        let mut views: Vec<Option<NoteView>> =
            annotations.iter().map(|annotation| Some(self.note(index, annotation, texts))).collect();
        let mut take = |NoteSign { number, place }: NoteSign| {
            let note = views.get_mut(usize::from(number) - 1).and_then(Option::take)?;
            Some(NoteView { place, ..note })
        };
        let is_countable = parts.iter().all(|part| part.notes.len() <= MOST_IN_BLOCK);
        let has_margin = is_countable && has_room(article, annotations);
        let parts = parts.into_iter().map(|part| BodyPartView {
            html: part.html,
            notes: part.notes.into_iter().filter_map(&mut take).collect(),
        });
        let parts = parts.collect();
        AnnotatedBody { parts, has_margin, loose: views.into_iter().flatten().collect() }
    }

    fn note(&self, index: ArticleIndex, annotation: &Annotation, texts: &mut Texts) -> NoteView {
        let document = &annotation.document;
        let article = &self.archive.article(index).document;
        let (quote_lang, quote_dir) = lang_and_dir(&article.lang);
        let (lang, dir) = lang_and_dir(document.note.lang.as_ref().unwrap_or(self.lang_of()));
        let labelled = |order: NoteOrder, label: &String| LinkView {
            label: label.clone(),
            address: self.label_address(order, label),
        };
        NoteView {
            number: annotation.number,
            place: 0,
            state: annotation.state.word(),
            placed: annotation.range.is_some(),
            quote: match &document.selection {
                Selection::Quote { quote, .. } => Some(quote.value.clone()),
                Selection::Whole | Selection::Unread(_) => None,
            },
            exact: annotation.range.clone().map(|range| article.body.text[range].trim().to_owned()),
            quote_lang,
            quote_dir,
            html: texts.note(annotation),
            lang,
            dir,
            motivation: document.motivation,
            motivation_label: self.words.say(&format!("motivation_{}", document.motivation)),
            by: document.by.as_ref().map(|by| labelled(NoteOrder::Author, by)),
            date: document.date.map(|date| self.date_view(date)),
            tags: document.tags.iter().map(|tag| labelled(NoteOrder::Tag, tag)).collect(),
            address: addresses::annotation(&self.archive, index, annotation),
        }
    }

    /// A page of the annotations of the archive.
    pub(super) fn note_list(&self, page: &Page, order: NoteOrder, number: usize) -> NoteListView {
        let root = addresses::root(page.address.as_str());
        let (title, total) = match order {
            NoteOrder::Article => ("section_annotations", self.archive.annotations.len()),
            NoteOrder::Tag => ("annotations_by_tag", self.shared.tags.rows.len()),
            NoteOrder::Author => ("annotations_by_author", self.shared.authors.rows.len()),
        };
        let (start, end) = ((number - 1) * PAGE_LENGTH, total.min(number * PAGE_LENGTH));
        let mut groups: Vec<NoteGroupView> = Vec::new();
        for (label, index) in self.note_rows(order, start..end) {
            let annotation = self.archive.annotation(index);
            let article = annotation.article;
            let link = self.article_link(article);
            let mut texts = Texts::in_list(self, &root, article);
            let row = NoteRowView { note: self.note(article, annotation, &mut texts), article: link.clone() };
            let anchor = match order {
                NoteOrder::Article => format!("a-{}", article.get() + 1),
                NoteOrder::Tag | NoteOrder::Author => label_anchor(&label),
            };
            match groups.last_mut() {
                Some(group) if group.anchor == anchor => group.notes.push(row),
                _ => {
                    let article = Some(link).filter(|_| order == NoteOrder::Article);
                    groups.push(NoteGroupView { label, anchor, article, notes: vec![row] });
                }
            }
        }
        NoteListView {
            order: order.word(),
            title: self.words.say(title),
            total,
            groups,
            orders: self.note_orders(order),
            jumps: self.labels(order),
            pager: self.pager(order.address(), number, page_count(total)),
        }
    }

    /// Some rows of a list: what each stands under, and the annotation.
    fn note_rows(&self, order: NoteOrder, rows: Range<usize>) -> Vec<(String, AnnotationIndex)> {
        if let Some(labelled) = self.labelled(order) {
            return labelled.rows[rows].to_vec();
        }
        let indexes = self.archive.annotation_indexes().skip(rows.start).take(rows.len());
        let titled = |index| {
            let article = self.archive.annotation(index).article;
            (self.archive.article(article).document.title.clone(), index)
        };
        indexes.map(titled).collect()
    }

    fn note_orders(&self, current: NoteOrder) -> Vec<NoteOrderView> {
        let all = [
            (NoteOrder::Article, self.archive.annotations.is_empty()),
            (NoteOrder::Tag, self.shared.tags.rows.is_empty()),
            (NoteOrder::Author, self.shared.authors.rows.is_empty()),
        ];
        let filled = all.into_iter().filter(|(_, is_empty)| !is_empty);
        let view = |(order, _): (NoteOrder, bool)| NoteOrderView {
            order: order.word(),
            address: order.address().to_owned(),
            current: order == current,
        };
        filled.map(view).collect()
    }

    /// Tags or authors with their numbers and the page on which each begins.
    fn labels(&self, order: NoteOrder) -> Vec<CountView> {
        let Some(labelled) = self.labelled(order) else { return Vec::new() };
        let mut labels: Vec<CountView> = Vec::new();
        for (label, _) in &labelled.rows {
            match labels.last_mut() {
                Some(last) if last.label == *label => last.count += 1,
                _ => {
                    let address = self.label_address(order, label);
                    labels.push(CountView { label: label.clone(), address, count: 1 });
                }
            }
        }
        labels
    }

    fn labelled(&self, order: NoteOrder) -> Option<&Labelled> {
        match order {
            NoteOrder::Article => None,
            NoteOrder::Tag => Some(&self.shared.tags),
            NoteOrder::Author => Some(&self.shared.authors),
        }
    }

    fn label_address(&self, order: NoteOrder, label: &str) -> Option<String> {
        let start = self.labelled(order)?.starts.get(label)?;
        let page = addresses::numbered(order.address(), start / PAGE_LENGTH + 1);
        Some(format!("{page}#{}", label_anchor(label)))
    }
}

/// The text of an article with its notes.
pub(super) struct AnnotatedBody {
    /// With the notes after the blocks that they belong to.
    pub parts: Vec<BodyPartView>,
    /// Whether a margin beside the text has room for them.
    pub has_margin: bool,
    /// Notes that have no place in the text.
    pub loose: Vec<NoteView>,
}

/// So many notes of one block the style sheet can tie to their signs.
const MOST_IN_BLOCK: usize = 8;

/// The look of the built-in style sheet: letters in a line, heights in rem.
const LETTERS_OF_LINE: f64 = 66.0;
const LINE: f64 = 1.5;
const BLOCK_GAP: f64 = 0.75;
const LETTERS_OF_NOTE_LINE: f64 = 42.0;
const NOTE_LINE: f64 = 1.16;
/// Number, author and tags of a note, and the space before it.
const NOTE_FRAME: f64 = 3.5;
/// What stands below every text; a claim there, and a name among others in a row. All a little less than they take.
const BELOW: f64 = 5.0;
const CLAIM: f64 = 2.0;
const NAME: f64 = 0.3;

/// Whether notes that stand at their signs, each below the one before, end before the page does. In a margin they add nothing to its
/// height: what has no room would lie over what follows.
fn has_room(article: &Article, annotations: &[Annotation]) -> bool {
    let text = &article.document.body.text;
    let height = |text: &str| -> f64 {
        let lines = |block: &str| (block.chars().count() as f64 / LETTERS_OF_LINE).ceil();
        text.split('\n').map(|block| lines(block) * LINE + BLOCK_GAP).sum()
    };
    // By where they end, as their signs stand.
    let mut signs: Vec<(usize, &Annotation)> =
        annotations.iter().filter_map(|annotation| Some((annotation.range.as_ref()?.end, annotation))).collect();
    signs.sort_by_key(|(sign, _)| *sign);
    let mut end: f64 = 0.0;
    for (sign, annotation) in signs {
        let lines = annotation.document.note.text.chars().count() as f64 / LETTERS_OF_NOTE_LINE;
        end = end.max(height(&text[..sign])) + lines.ceil() * NOTE_LINE + NOTE_FRAME;
    }
    let notices: f64 = article.document.notices.iter().map(|notice| height(&notice.text) / 2.0).sum();
    let below = BELOW + notices + CLAIM * article.claims.len() as f64 + NAME * article.entities.len() as f64;
    end <= height(text) + below
}

impl NoteOrder {
    pub(super) fn word(self) -> &'static str {
        match self {
            NoteOrder::Article => "article",
            NoteOrder::Tag => "tag",
            NoteOrder::Author => "author",
        }
    }
}

fn label_anchor(label: &str) -> String {
    format!("l-{}", slug_or_code_points(label))
}
