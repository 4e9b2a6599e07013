//! What a template is given: plain values, made afresh for each page.
//!
//! Every address in a view is relative to the site's root (`people/x.html`); a template writes
//! `{{ page.root }}{{ entity.address }}`, where `page.root` leads from the page to the root
//! (`../../`). So one view of an entity serves every page. Fields that hold HTML are named
//! `*_html`; they are already escaped and woven and are printed with `| safe`. Everything else is text
//! and is escaped by Tera. Absent values are `null`, absent lists are empty.

mod article;
mod data;
mod entity;
mod lists;
mod note;
mod page;
mod parts;
mod question;

pub use article::ArticleView;
pub use article::CaptureView;
pub use article::CitationFileView;
pub use article::CitationView;
pub use article::CorrectionView;
pub use article::ImageView;
pub use article::MediaView;
pub use article::ProvenanceView;
pub use article::StandingView;
pub use data::ColumnView;
pub use data::DataView;
pub use data::FeedEntryView;
pub use data::FeedView;
pub use data::FileView;
pub use data::SitemapEntryView;
pub use data::TableView;
pub use entity::EntityView;
pub use entity::FactValueView;
pub use entity::FactView;
pub use entity::FormView;
pub use entity::OutboundView;
pub use entity::PassageGroupView;
pub use entity::PassageTextView;
pub use entity::PassageView;
pub use lists::ArticleListView;
pub use lists::DatesView;
pub use lists::DayView;
pub use lists::EntityListView;
pub use lists::HomeView;
pub use lists::LetterGroupView;
pub use lists::MonthPageView;
pub use lists::YearPageView;
pub use lists::YearView;
pub use note::BodyPartView;
pub use note::NoteGroupView;
pub use note::NoteListView;
pub use note::NoteOrderView;
pub use note::NoteRowView;
pub use note::NoteView;
pub use page::FeedLinkView;
pub use page::MetaView;
pub use page::PageView;
pub use page::SectionView;
pub use page::SiteView;
pub use parts::ArticleGroupView;
pub use parts::ArticleLinkView;
pub use parts::CountView;
pub use parts::DateView;
pub use parts::EntityGroupView;
pub use parts::EntityLinkView;
pub use parts::LinkView;
pub use parts::PageNumberView;
pub use parts::PagerView;
pub use question::AnswerView;
pub use question::ChangeView;
pub use question::ChartView;
pub use question::ClaimView;
pub use question::DisagreementView;
pub use question::LedgerRowView;
pub use question::LineView;
pub use question::MarkView;
pub use question::MethodQuestionView;
pub use question::MethodView;
pub use question::QuestionClaimsView;
pub use question::QuestionLinkView;
pub use question::QuestionListView;
pub use question::QuestionView;
pub use question::RelationView;
pub use question::ScopeView;
pub use question::SeriesView;
pub use question::TickView;
