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
mod page;
mod parts;

pub use article::ArticleView;
pub use article::CaptureView;
pub use article::CorrectionView;
pub use article::ImageView;
pub use article::MediaView;
pub use article::ProvenanceView;
pub use article::StandingView;
pub use data::ColumnView;
pub use data::DataView;
pub use data::FeedEntryView;
pub use data::FeedView;
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
