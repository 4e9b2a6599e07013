//! Fields of the archive's own (`extra`, and what `fields:` in `content/site.yaml` declares), as readers see them.

use serde::Serialize;

use crate::site::plan::Site;

/// A field of the archive's own, with what it is called.
#[derive(Debug, Clone, Serialize)]
pub struct OwnFactView {
    /// As in front matter: `shelf_mark`.
    pub name: String,
    pub label: String,
    pub values: Vec<String>,
}

/// Those that the settings name, in their order; then the others, under the names that they have in front matter.
pub fn own_facts(site: &Site, extra: &[(String, Vec<String>)]) -> Vec<OwnFactView> {
    let declared = &site.archive.settings.fields;
    let mut facts = Vec::new();
    for (name, label) in declared {
        let named = extra.iter().filter(|(own, _)| own == name);
        facts.extend(named.map(|(_, values)| OwnFactView {
            name: name.clone(),
            label: label.clone(),
            values: values.clone(),
        }));
    }
    for (name, values) in extra {
        if !declared.iter().any(|(known, _)| known == name) {
            facts.push(OwnFactView { name: name.clone(), label: name.replace('_', " "), values: values.clone() });
        }
    }
    facts.retain(|fact| !fact.values.is_empty());
    facts
}
