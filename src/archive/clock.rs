//! Whether the clock of the machine can be believed.
//!
//! A machine that has lost its clock (a battery, a container, a virtual machine that slept) shows 1970 or the day of its making. To it all
//! articles are of the future, and it would replace a site by an empty one. Some articles may well wait for their day; most of an
//! archive does not, and neither does the whole of a small one.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::Article;
use crate::input::Day;
use crate::input::Options;
use crate::value::Date;

/// So many articles must wait before more than half of an archive is too many.
const SEVERAL: usize = 5;

/// The problem of a day that lies before the articles; only where the clock says the day, and nobody has typed it.
pub(super) fn doubt(
    articles: &[Arc<Article>],
    options: &Options,
    is_later: impl Fn(Date) -> bool,
) -> Option<Diagnostic> {
    if options.day != Day::OfClock {
        return None;
    }
    let dates: Vec<Date> = articles.iter().filter_map(|article| article.date).collect();
    let later = dates.iter().filter(|date| is_later(**date)).count();
    let is_all = later == dates.len();
    let is_most = later >= SEVERAL && later * 2 > dates.len();
    if later == 0 || !is_all && !is_most {
        return None;
    }
    let message = format!(
        "{later} of {} articles are dated after {}, which is today by the clock of this machine: nothing is published",
        dates.len(),
        options.today
    );
    let hint = "set the clock; or say which day it is with `--as-of`, or publish them all with `--future`";
    Some(Diagnostic::fatal(ProblemKind::WrongClock, message).hint(hint))
}
