//! All questions, each with the answers that stand.

use serde::Serialize;

use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::questions::QuestionLinkView;
use crate::site::parts::questions::question_link;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;
use crate::value::Kind;

/// `questions.html`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionListView {
    pub title: String,
    pub total: usize,
    pub questions: Vec<QuestionLinkView>,
    pub pager: Option<PagerView>,
}

impl Templated for QuestionListView {
    const TEMPLATE: &'static str = "questions.html";
    const NAME: &'static str = "list";
}

pub fn head(site: &Site, page: &Page, number: usize) -> PageView {
    list_head(site, page, &site.words.say("section_questions"), "questions", number)
}

pub fn view(site: &Site, number: usize) -> QuestionListView {
    let questions = site.shared.of_kind(Kind::Question);
    let shown = page_of(questions, number).iter();
    QuestionListView {
        title: site.words.say("section_questions"),
        total: questions.len(),
        questions: shown.map(|index| question_link(site, *index)).collect(),
        pager: pager_of(&addresses::entities(Kind::Question), number, page_count(questions.len())),
    }
}
