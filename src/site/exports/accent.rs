//! The style sheet with an archive's own colour for links and marks: as it is written where it can be read on every paper of the built-in
//! sheet, else as much darker or lighter as it must be.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Accent;
use crate::site::parts::measures;
use crate::site::plan::Site;
use crate::value::Colour;

/// The sheet; empty where the archive has no colour of its own. Print keeps to black.
pub fn sheet(site: &Site) -> String {
    let Some(accent) = &site.archive.settings.look.accent else { return String::new() };
    let (light, dark) = legible(accent);
    format!("@media screen {{ :root {{ --accent: light-dark({}, {}); }} }}\n", light.hex(), dark.hex())
}

fn legible(accent: &Accent) -> (Colour, Colour) {
    let Accent { light, dark } = accent;
    let of_dark = dark.as_ref().map_or(light.value, |dark| dark.value);
    (
        light.value.legible_on(&measures::LIGHT_PAPERS, Colour::BLACK),
        of_dark.legible_on(&measures::DARK_PAPERS, Colour::WHITE),
    )
}

/// What is said of a colour that stands in no page as it is written. That one colour cannot serve light and dark paper is no fault.
pub fn doubtful(site: &Site) -> Vec<Diagnostic> {
    let settings = &site.archive.settings;
    let (Some(accent), Some(source)) = (&settings.look.accent, &settings.source) else { return Vec::new() };
    let (light, dark) = legible(accent);
    let mut written = vec![(&accent.light, light, "light")];
    written.extend(accent.dark.iter().map(|colour| (colour, dark, "dark")));
    written.retain(|(colour, shown, _)| colour.value != *shown);
    let said = written.into_iter().map(|(colour, shown, paper)| {
        let message = format!("`{}` cannot be read everywhere on {paper} paper", colour.value.hex());
        let problem = Diagnostic::note(ProblemKind::WrongValue, message).at(source, colour.span);
        problem.hint(format!("`{}` stands for it there", shown.hex()))
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Located;
    use crate::value::Span;

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../../static/dateline.css");
        for (index, name) in ["paper", "panel", "wash"].into_iter().enumerate() {
            let (light, dark) = (measures::LIGHT_PAPERS[index].hex(), measures::DARK_PAPERS[index].hex());
            let rule = format!("--{name}: light-dark({light}, {dark});");
            assert!(sheet.contains(&rule), "{rule}");
        }
    }

    #[test]
    fn every_colour_can_be_read_on_every_paper() {
        for part in 0..=255_u8 {
            for value in [[part, 0, 0], [0, part, 255], [part, part, part], [255, part, 128], [part, 255, 0]] {
                let light = Located { value: Colour(value), span: Span::new(0, 0) };
                let (light, dark) = legible(&Accent { light, dark: None });
                assert!(measures::LIGHT_PAPERS.iter().all(|paper| light.contrast(*paper) >= 4.5), "{value:?}");
                assert!(measures::DARK_PAPERS.iter().all(|paper| dark.contrast(*paper) >= 4.5), "{value:?}");
            }
        }
    }
}
