//! `data/network.gexf` (GEXF 1.3, for Gephi, networkx and others): who and what is named in the same articles.

use crate::archive::EntityIndex;
use crate::site::Site;
use crate::site::addresses;
use crate::value::Kind;
use crate::value::push_escaped;

impl Site {
    /// Entities that articles name are nodes; an edge has the number of articles that name both.
    pub(super) fn network(&self) -> String {
        let archive = &self.archive;
        let is_node = |index: &EntityIndex| {
            let entity = archive.entity(*index);
            entity.kind != Kind::Question && !entity.naming.is_empty()
        };
        let nodes: Vec<EntityIndex> = archive.entity_indexes().filter(is_node).collect();
        let mut xml = String::from(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
            "<graph mode=\"static\" defaultedgetype=\"undirected\">\n",
            "<attributes class=\"node\" mode=\"static\">\n",
            "<attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n",
            "<attribute id=\"articles\" title=\"articles\" type=\"integer\"/>\n",
            "<attribute id=\"mentions\" title=\"mentions\" type=\"integer\"/>\n",
            "<attribute id=\"url\" title=\"url\" type=\"string\"/>\n",
            "</attributes>\n<nodes>\n",
        ));
        for index in &nodes {
            self.push_node(&mut xml, *index);
        }
        xml.push_str("</nodes>\n<edges>\n");
        let mut number = 0;
        for index in &nodes {
            let mut together = archive.together(*index);
            together.retain(|(other, _)| other > index && is_node(other));
            together.sort_unstable();
            for (other, articles) in together {
                xml.push_str(&format!("<edge id=\"{number}\" source=\""));
                push_escaped(&mut xml, &archive.entity(*index).id);
                xml.push_str("\" target=\"");
                push_escaped(&mut xml, &archive.entity(other).id);
                xml.push_str(&format!("\" weight=\"{articles}\"/>\n"));
                number += 1;
            }
        }
        xml.push_str("</edges>\n</graph>\n</gexf>\n");
        xml
    }

    fn push_node(&self, xml: &mut String, index: EntityIndex) {
        let entity = self.archive.entity(index);
        let values = [
            ("kind", entity.kind.word().to_owned()),
            ("articles", entity.naming.len().to_string()),
            ("mentions", entity.mentions.len().to_string()),
            ("url", self.outside(&addresses::entity(&self.archive, index))),
        ];
        xml.push_str("<node id=\"");
        push_escaped(xml, &entity.id);
        xml.push_str("\" label=\"");
        push_escaped(xml, &entity.name);
        xml.push_str("\"><attvalues>");
        for (name, value) in values {
            xml.push_str(&format!("<attvalue for=\"{name}\" value=\""));
            push_escaped(xml, &value);
            xml.push_str("\"/>");
        }
        xml.push_str("</attvalues></node>\n");
    }
}
