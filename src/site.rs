//! The site: which pages exist, where they are, and what each says.
//!
//! 1. [`plan`] gives every page its address and reports two that want the same.
//! 2. [`Site::view`] makes what one page says, when it is asked for: the plan of a large archive stays small.
//!
//! This is the only place that spells an address. Addresses are relative to the site's root; templates see views, never the
//! archive.

mod addresses;
mod highlight;
mod locale;
mod plan;
mod tables;
mod view;
mod views;
mod weave;
mod words;

pub use addresses::Address;
pub use locale::Locale;
pub use plan::Feed;
pub use plan::NoteOrder;
pub use plan::Page;
pub use plan::PageKind;
pub use plan::Site;
pub use plan::plan;
pub use tables::Cell;
pub use tables::TABLES;
pub use tables::Table;
pub use view::ArticleGroupView;
pub use view::ArticleLinkView;
pub use view::ArticleListView;
pub use view::ArticleView;
pub use view::BodyPartView;
pub use view::CaptureView;
pub use view::ChangeView;
pub use view::ChartView;
pub use view::ClaimView;
pub use view::ColumnView;
pub use view::CorrectionView;
pub use view::CountView;
pub use view::DataView;
pub use view::DateView;
pub use view::DatesView;
pub use view::DayView;
pub use view::DisagreementView;
pub use view::EntityGroupView;
pub use view::EntityLinkView;
pub use view::EntityListView;
pub use view::EntityView;
pub use view::FactValueView;
pub use view::FactView;
pub use view::FeedEntryView;
pub use view::FeedLinkView;
pub use view::FeedView;
pub use view::FormView;
pub use view::HomeView;
pub use view::ImageView;
pub use view::LedgerRowView;
pub use view::LetterGroupView;
pub use view::LineView;
pub use view::LinkView;
pub use view::MarkView;
pub use view::MediaView;
pub use view::MetaView;
pub use view::MethodQuestionView;
pub use view::MethodView;
pub use view::MonthPageView;
pub use view::NoteGroupView;
pub use view::NoteListView;
pub use view::NoteOrderView;
pub use view::NoteRowView;
pub use view::NoteView;
pub use view::OutboundView;
pub use view::PageNumberView;
pub use view::PageView;
pub use view::PagerView;
pub use view::PassageGroupView;
pub use view::PassageTextView;
pub use view::PassageView;
pub use view::ProvenanceView;
pub use view::QuestionClaimsView;
pub use view::QuestionView;
pub use view::RelationView;
pub use view::ScopeView;
pub use view::SectionView;
pub use view::SeriesView;
pub use view::SiteView;
pub use view::SitemapEntryView;
pub use view::StandingView;
pub use view::TableView;
pub use view::TickView;
pub use view::YearPageView;
pub use view::YearView;
pub use views::Body;
pub use views::View;
pub use words::Words;
