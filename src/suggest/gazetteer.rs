//! Places in a gazetteer: a file of GeoNames, read line by line, of which only those lines are kept that have a name which is asked for.
//!
//! A line has 19 columns between tabs (`readme.txt` of the GeoNames dump). Where several places have a name, none is taken: the editor says
//! which (`geonames: 1526384`).

use crate::edit::Written;
use crate::names::key;
use crate::value::QuickMap;

/// A place of a gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its number in GeoNames.
    pub id: String,
    pub name: String,
    latitude: f64,
    longitude: f64,
    /// `P` of a settlement, `A` of a country or a part of it; the code says more.
    class: String,
    code: String,
    country: String,
}

/// What a gazetteer says of a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    Nothing,
    One(Found),
    /// Some of those of that name.
    Several(Vec<Found>),
}

/// So many places of one name are shown.
const MOST: usize = 12;

/// A gazetteer that is being read for some names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Names and numbers that are asked for, each with who asks.
    wanted: QuickMap<String, Vec<usize>>,
    found: Vec<Vec<Found>>,
    lines: usize,
    unreadable: usize,
}

impl Gazetteer {
    /// Asks for places, each by all its names or, where it is known, by its number.
    pub fn asked<'n>(places: impl IntoIterator<Item = (Option<&'n str>, Vec<&'n str>)>) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for (index, (number, names)) in places.into_iter().enumerate() {
            gazetteer.found.push(Vec::new());
            let asked = match number {
                Some(number) => vec![number.trim().to_owned()],
                None => names.into_iter().map(key).collect(),
            };
            for key in asked {
                let who = gazetteer.wanted.entry(key).or_default();
                if who.last() != Some(&index) {
                    who.push(index);
                }
            }
        }
        gazetteer
    }

    /// Reads one line.
    pub fn take(&mut self, line: &str) {
        let line = line.trim_end_matches(['\r', '\n']).trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        self.lines += 1;
        let columns: Vec<&str> = line.split('\t').collect();
        let Some(found) = found(&columns) else {
            self.unreadable += 1;
            return;
        };
        let mut who: Vec<usize> = Vec::new();
        let alternate = columns[3].split(',');
        for name in [columns[1], columns[2]].into_iter().chain(alternate) {
            if !name.is_empty() {
                who.extend(self.wanted.get(&key(name)).into_iter().flatten());
            }
        }
        who.extend(self.wanted.get(columns[0].trim()).into_iter().flatten());
        who.sort_unstable();
        who.dedup();
        for index in who {
            let known = &mut self.found[index];
            if known.len() < MOST && known.iter().all(|known| known.id != found.id) {
                known.push(found.clone());
            }
        }
    }

    /// Whether what was read is no file of GeoNames.
    pub fn is_other(&self) -> bool {
        self.unreadable * 2 > self.lines || self.lines == 0
    }

    /// How many lines could not be read.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// What was found of one of those that were asked for, by its place among them.
    pub fn settled(&self, index: usize) -> Settled {
        match self.found.get(index).map_or(&[][..], Vec::as_slice) {
            [] => Settled::Nothing,
            [one] => Settled::One(one.clone()),
            several => Settled::Several(several.to_vec()),
        }
    }
}

fn found(columns: &[&str]) -> Option<Found> {
    let [id, name, _, _, latitude, longitude, class, code, country, ..] = columns else { return None };
    let id = id.trim();
    let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let latitude: f64 = latitude.trim().parse().ok()?;
    let longitude: f64 = longitude.trim().parse().ok()?;
    let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    (is_number && is_on_earth).then(|| Found {
        id: id.to_owned(),
        name: (*name).to_owned(),
        latitude,
        longitude,
        class: (*class).to_owned(),
        code: (*code).to_owned(),
        country: (*country).to_owned(),
    })
}

impl Found {
    /// What the file of the place says of it.
    pub(super) fn fields(&self) -> Vec<(String, Written)> {
        let mut fields = vec![
            ("latitude".to_owned(), Written::Plain(self.latitude.to_string())),
            ("longitude".to_owned(), Written::Plain(self.longitude.to_string())),
        ];
        fields.extend(self.precision().map(|precision| ("precision".to_owned(), Written::text(precision))));
        let number = Written::Map(vec![("geonames".to_owned(), Written::Text(self.id.clone()))]);
        fields.push(("same_as".to_owned(), number));
        fields
    }

    fn precision(&self) -> Option<&'static str> {
        match (self.class.as_str(), self.code.as_str()) {
            ("P", _) => Some("settlement"),
            ("A", code) if code.starts_with("PCL") => Some("country"),
            ("A", "ADM1" | "ADM1H") => Some("region"),
            ("A", _) => Some("district"),
            _ => None,
        }
    }

    /// `1526384 Almaty (P PPL, KZ) 43.25, 76.91`.
    pub fn said(&self) -> String {
        let Found { id, name, latitude, longitude, class, code, country } = self;
        format!("{id} {name} ({class} {code}, {country}) {latitude}, {longitude}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALMATY: &str = "1526384\tAlmaty\tAlmaty\tAlma-Ata,Алматы\t43.25\t76.95\tP\tPPLA\tKZ\t\t02\t\t\t\t1977011\t\t785\tAsia/Almaty\t2024-01-01";
    const VILLAGE: &str = "1\tAlmaty\tAlmaty\t\t50.1\t60.2\tP\tPPL\tKZ\t\t\t\t\t\t0\t\t\t\t";

    fn read(lines: &[&str], asked: (Option<&str>, Vec<&str>)) -> Gazetteer {
        let mut gazetteer = Gazetteer::asked([asked]);
        lines.iter().for_each(|line| gazetteer.take(line));
        gazetteer
    }

    #[test]
    fn one_place_of_a_name_is_taken_and_of_several_none() {
        let one = read(&[ALMATY], (None, vec!["Almaty", "алматы"])).settled(0);
        assert!(matches!(&one, Settled::One(found) if found.id == "1526384"), "{one:?}");
        assert!(
            matches!(read(&[ALMATY, VILLAGE], (None, vec!["Almaty"])).settled(0), Settled::Several(found) if found.len() == 2)
        );
        assert_eq!(read(&[ALMATY], (None, vec!["Astana"])).settled(0), Settled::Nothing);
        // Whoever says which has said enough.
        let said = read(&[ALMATY, VILLAGE], (Some("1"), vec!["Almaty"])).settled(0);
        assert!(matches!(said, Settled::One(found) if found.id == "1"));
    }

    #[test]
    fn another_file_is_no_gazetteer() {
        assert!(read(&["{\"id\": 1526384}", "name,lat"], (None, vec!["Almaty"])).is_other());
        let damaged = read(&[ALMATY, "1526384\tAlmaty", ALMATY], (None, vec!["Almaty"]));
        assert_eq!((damaged.is_other(), damaged.unreadable()), (false, 1));
        assert!(read(&["1\tX\tX\t\t991\t76\tP\tPPL\tKZ"], (None, vec!["X"])).is_other());
    }
}
