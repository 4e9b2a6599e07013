//! A page that the archive writes itself.

use crate::archive::PageIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::standing::StandingView;
use crate::site::parts::standing::standing_head;
use crate::site::parts::standing::standing_view;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;

pub fn head(site: &Site, page: &Page, index: PageIndex) -> PageView {
    standing_head(site, page, index)
}

pub fn view(site: &Site, page: &Page, index: PageIndex) -> StandingView {
    standing_view(site, &addresses::root(page.address.as_str()), index)
}
