//! What machines read of entities, publishers and the place of a page: schema.org, as JSON-LD.

use serde_json::Value;
use serde_json::json;

use crate::archive::EntityIndex;
use crate::archive::PublisherIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::json::script;
use crate::site::parts::json::without_null;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Content;
use crate::site::plan::page::Page;
use crate::site::plan::page::PageKind;
use crate::value::Html;
use crate::value::Kind;

pub fn entity_data_short(site: &Site, index: EntityIndex) -> Value {
    let entity = site.archive.entity(index);
    without_null(json!({
        "@type": schema_type(entity.kind),
        "name": entity.name,
        "url": addresses::canonical(&site.archive, &addresses::entity(&site.archive, index)),
    }))
}

pub fn publisher_data_short(site: &Site, index: PublisherIndex) -> Value {
    without_null(json!({
        "@type": "Organization",
        "name": site.archive.publisher(index).name,
        "url": addresses::canonical(&site.archive, &addresses::publisher(&site.archive, index)),
    }))
}

/// Where a page stands. Without addresses of its own a site has nothing to say there.
pub fn breadcrumb_list(site: &Site, page: &Page, head: &PageView) -> Option<Html> {
    let is_outside =
        matches!(page.content, Content::Page(PageKind::Home | PageKind::NotFound | PageKind::Redirect { .. }));
    if is_outside || site.archive.settings.base_url.is_none() {
        return None;
    }
    let above = head.breadcrumbs.iter().map(|crumb| (crumb.label.as_str(), crumb.address.as_deref()));
    let crumbs = above.chain([(head.title.as_str(), Some(head.address.as_str()))]);
    let mut list = Vec::new();
    for (position, (name, address)) in (1..).zip(crumbs) {
        let address = address.map(|address| if address == "index.html" { "" } else { address });
        list.push(without_null(json!({
            "@type": "ListItem",
            "position": position,
            "name": name,
            "item": address.and_then(|address| addresses::canonical(&site.archive, address)),
        })));
    }
    Some(script(json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": list})))
}

/// Adds the fields of one object to another.
pub fn extend(data: &mut Value, more: Value) {
    if let (Value::Object(fields), Value::Object(more)) = (data, more) {
        fields.extend(more);
    }
}

/// The schema.org type of a kind.
pub fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Place => "Place",
        Kind::Organization => "Organization",
        Kind::Event => "Event",
        Kind::Topic => "DefinedTerm",
        Kind::Question => "Question",
    }
}
