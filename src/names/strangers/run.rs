//! A name that nobody registered: where it begins and ends among the pieces of a text.
//!
//! 1. Pieces with a capital that follow each other are one run, with the particles, and in the name of an organization the small words,
//!    between them (Ministry of Internal Affairs, de Gaulle).
//! 2. Titles are cut off; they say that a person follows. So are words that begin a sentence and name nobody.
//! 3. Where a title stands before a Russian or Kazakh run of three, what is before the last two is the place of the office
//!    («аким Алматы Бакытжан Сагинтаев»).

use std::ops::Range;

use crate::names::endings;
use crate::names::given;
use crate::names::language::Language;
use crate::names::nominatives::nominatives;
use crate::names::people;
use crate::names::strangers::cues;
use crate::names::strangers::cues::Cues;
use crate::names::strangers::pieces::Piece;
use crate::names::surname;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::words::in_small;
use crate::names::words::is_capitals;

/// More pieces are no name.
const LONGEST: usize = 8;

/// What runs are read with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub pieces: &'a [Piece<'a>],
    pub vocabulary: &'a Vocabulary,
    pub cues: &'a Cues,
}

/// Pieces that are a name, by their indexes, and the title before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub pieces: Range<usize>,
    pub title: Option<String>,
}

impl<'a> Reading<'a> {
    /// The runs of a text, in order.
    pub(super) fn runs(self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let end = self.end(at);
            let mut parts = self.people_apart(at..end).into_iter().peekable();
            while let Some(part) = parts.next() {
                let is_of_office = parts.peek().is_some() && !self.is_full_name(part.start);
                let first = runs.len();
                self.cut(part, &mut runs);
                // «Аким Алматы Бакытжан Сагинтаев»: the title is not the town's.
                runs[first..].iter_mut().filter(|_| is_of_office).for_each(|run| run.title = None);
            }
            at = end;
        }
        runs
    }

    /// A run with somebody's full name in it, cut before and behind that, in languages in which a place or an office may stand beside a name
    /// without a word between: «Парламент Мәжілісіне Нұрсұлтан Назарбаев», «Димаш Құдайберген Нью-Йорк қаласында».
    fn people_apart(self, run: Range<usize>) -> Vec<Range<usize>> {
        let language = self.pieces[run.start].language;
        let is_written_so =
            endings::is_in_each_word(language) || matches!(language, Language::Kazakh | Language::Turkish);
        if run.len() < 3 || !is_written_so {
            return vec![run];
        }
        let mut parts = Vec::new();
        let mut start = run.start;
        let mut at = run.start;
        while at + 1 < run.end {
            if self.is_genitive(at) {
                parts.push(start..at + 1);
                (start, at) = (at + 1, at + 1);
                continue;
            }
            if !self.is_full_name(at) {
                at += 1;
                continue;
            }
            // Turkish given names are as often two.
            if start < at && language != Language::Turkish {
                parts.push(start..at);
                start = at;
            }
            let has_father =
                (at + 1..run.end.min(at + 3)).any(|next| people::is_like_patronymic(self.pieces[next].text));
            let length = if has_father { 3 } else { 2 };
            at = (at + length).min(run.end);
            parts.push(start..at);
            start = at;
        }
        if start < run.end {
            parts.push(start..run.end);
        }
        parts
    }

    /// Whether somebody's given name stands here, or the next word is a surname and this one is none.
    fn is_full_name(self, at: usize) -> bool {
        let (first, second) = (&self.pieces[at], &self.pieces[at + 1]);
        let is_family =
            |piece: &Piece| is_surname(piece.text, piece.language) || people::is_like_patronymic(piece.text);
        given::is_known(first.text) || is_family(second) && !is_family(first)
    }

    /// Whether a Kazakh word says whose the next thing is: «Ресейдің Ресей».
    fn is_genitive(self, at: usize) -> bool {
        const ENDS: [&str; 6] = ["дың", "дің", "тың", "тің", "ның", "нің"];
        let piece = &self.pieces[at];
        piece.language == Language::Kazakh && ENDS.iter().any(|end| piece.text.ends_with(end))
    }

    fn may_begin(self, at: usize) -> bool {
        let piece = &self.pieces[at];
        // A hashtag and an account are names of another kind.
        piece.is_capital && !piece.is_known && !piece.is_in_headline && !piece.gap.ends_with(['#', '@'])
    }

    /// Where a run ends that begins at a piece.
    fn end(self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.pieces.len() && end - start < LONGEST {
            match self.goes_on(start, end) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// The piece behind the one with which a run goes on, if it does.
    fn goes_on(self, start: usize, at: usize) -> Option<usize> {
        let (before, piece) = (&self.pieces[at - 1], &self.pieces[at]);
        let is_near = piece.follows() || before.is_initial() && matches!(piece.gap, ". " | ".");
        // Turkish sets its endings behind an apostrophe, and a name ends with one.
        let is_ended = before.language == Language::Turkish && before.text.contains('\'');
        if !is_near || piece.is_known || is_ended {
            return None;
        }
        if piece.is_capital {
            return Some(at + 1);
        }
        let language = piece.language;
        let is_particle = surname::is_particle_in(language, piece.text) && !language.has_capital_nouns();
        if is_particle && self.capital_behind(at) {
            return Some(at + 2);
        }
        self.goes_on_in_organization(start, at)
    }

    fn capital_behind(self, at: usize) -> bool {
        self.pieces.get(at + 1).is_some_and(|next| next.is_capital && next.follows() && !next.is_known)
    }

    /// `of`, `for the` and the like behind the first words of an organization.
    fn goes_on_in_organization(self, start: usize, at: usize) -> Option<usize> {
        let is_with = |piece: &Piece| self.cues.contains("with", piece.text);
        let heads = &self.pieces[start..at];
        // The Ministry of Culture and Sport is one, and a ministry and a committee are two.
        let is_and = |piece: &Piece| matches!(piece.text, "and" | "et" | "y" | "und" | "e");
        let goes_on = is_and(&self.pieces[at]) && heads.iter().any(is_with) && !heads.iter().any(is_and);
        if !is_with(&self.pieces[at]) && !goes_on {
            return None;
        }
        let is_head = |piece: &Piece| self.cues.has("inside an organization", &in_small(piece.text), piece.language);
        if !heads.iter().any(is_head) {
            return None;
        }
        match self.pieces.get(at + 1) {
            Some(_) if self.capital_behind(at) => Some(at + 2),
            Some(second) if second.follows() && is_with(second) && !goes_on && self.capital_behind(at + 1) => {
                Some(at + 3)
            }
            _ => None,
        }
    }

    /// Takes titles and plain words off a run, and the place of an office.
    fn cut(self, run: Range<usize>, runs: &mut Vec<Run>) {
        let mut start = run.start;
        let mut title = None;
        // The last title in it counts: Kazakh Foreign Minister Mukhtar Tileuberdi.
        for at in run.clone().rev() {
            if let Some((from, phrase)) = self.title_that_ends(run.start, at) {
                // The General Services Administration is no general.
                if at + 1 < run.end && from == run.start && self.is_head(&self.pieces[run.end - 1]) {
                    continue;
                }
                title = Some(phrase);
                let before = self.without_plain_words(run.start..from);
                if !before.is_empty() && at + 1 == run.end {
                    // «Қазақстан Президенті»: what the office is of.
                    runs.push(Run { pieces: before, title: None });
                }
                start = at + 1;
                break;
            }
        }
        let mut pieces = self.without_plain_words(start..run.end);
        let is_head_alone = pieces.len() == 1 && self.is_head(&self.pieces[pieces.start]);
        if pieces.is_empty() || is_head_alone {
            return;
        }
        let title = title.or_else(|| self.small_title_before(pieces.start));
        if title.is_some() && self.has_place_of_office(&pieces) {
            let from = pieces.end - self.length_of_name(&pieces);
            runs.push(Run { pieces: pieces.start..from, title: None });
            pieces.start = from;
        }
        runs.push(Run { pieces, title });
    }

    /// A title whose last word is a piece of a run, where it begins and what it is.
    fn title_that_ends(self, first: usize, at: usize) -> Option<(usize, String)> {
        let piece = &self.pieces[at];
        let last = piece.text.rsplit('-').next().unwrap_or(piece.text);
        if !self.vocabulary.last_of_titles.has(&in_small(last), piece.language) || is_capitals(piece.text) {
            return None;
        }
        // Аким is a given name too.
        if piece.text == "Аким" && at > first {
            return None;
        }
        for from in at.saturating_sub(3).max(first)..=at {
            let phrase = self.phrase(from, at);
            if self.is_title(&phrase, piece.language) {
                return Some((from, phrase));
            }
        }
        None
    }

    /// Whether words are a title, whatever joins them: Prosecutor-General.
    fn is_title(self, phrase: &str, language: Language) -> bool {
        let small = phrase.to_lowercase();
        cues::is_title(&small, language, self.vocabulary)
            || small.contains('-') && cues::is_title(&small.replace('-', " "), language, self.vocabulary)
    }

    fn phrase(self, from: usize, last: usize) -> String {
        let mut phrase = String::new();
        for piece in &self.pieces[from..=last] {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(piece.text);
        }
        phrase
    }

    /// A title in small letters directly before a piece, or with a few small words between: «министр внутренних дел Ерлан Тургумбаев».
    fn small_title_before(self, at: usize) -> Option<String> {
        const FEW: usize = 4;
        for last in (at.saturating_sub(FEW)..at).rev() {
            let next = &self.pieces[last + 1];
            let piece = &self.pieces[last];
            let is_abbreviation = last + 1 == at && next.gap == ". " && piece.text.chars().count() <= 4;
            if !next.follows() && !is_abbreviation {
                return None;
            }
            let small = in_small(piece.text);
            // Of an address like example.gov it is no title.
            let is_apart = piece.gap.ends_with(char::is_whitespace) || last == 0;
            if is_apart && self.vocabulary.last_of_titles.has(&small, piece.language) {
                let first = last.saturating_sub(2);
                let phrases = (first..=last).map(|from| (from, self.phrase(from, last)));
                let mut titles = phrases.filter(|(_, phrase)| self.is_title(phrase, piece.language));
                return titles.next().map(|(_, phrase)| phrase);
            }
            let may_stand_between =
                matches!(piece.language, Language::Russian | Language::Ukrainian) && !piece.is_capital;
            if !may_stand_between && !piece.is_known {
                return None;
            }
        }
        None
    }

    /// Without the words at its beginning and end that are no part of a name.
    fn without_plain_words(self, mut run: Range<usize>) -> Range<usize> {
        if self.begins_with_state(&run) {
            run.start += 2;
        }
        while let Some(first) = self.pieces[run.clone()].first() {
            // The European Union is no union of Europeans.
            let is_of_head = run.len() > 1 && self.is_adjective(first) && self.is_head(&self.pieces[run.end - 1]);
            if !self.is_plain(first) || is_of_head || self.belongs_to_next(&run) {
                break;
            }
            run.start += 1;
        }
        while let Some(last) = self.pieces[run.clone()].last() {
            let is_left_over =
                !last.is_capital || last.is_initial() && run.len() > 1 && last.language == Language::English;
            if !is_left_over {
                break;
            }
            run.end -= 1;
        }
        run
    }

    /// Whether the first word of a run belongs to the place or the paper that follows: New York, and not New on a shelf.
    fn belongs_to_next(self, run: &Range<usize>) -> bool {
        let [first, second, ..] = &self.pieces[run.clone()] else { return false };
        let list = self.vocabulary.list(first.language, List::BeforeAPlace);
        let is_of_places = list.is_some_and(|list| list.contains(&in_small(first.text)));
        is_of_places && first.is_capital && second.is_capital && !self.is_plain(second)
    }

    /// U.S., U.K., U.N. and E.U. are nobody's initials.
    fn begins_with_state(self, run: &Range<usize>) -> bool {
        let [first, second, ..] = &self.pieces[run.clone()] else { return false };
        matches!(second.gap, "." | ". ") && matches!((first.text, second.text), ("U", "S" | "K" | "N") | ("E", "U"))
    }

    /// Whether a word says of a whole name what it is: Union, Committee, War.
    fn is_head(self, piece: &Piece) -> bool {
        let small = in_small(piece.text);
        let lists = ["inside an organization", "inside an event", "inside a place"];
        lists.iter().any(|list| self.cues.has(list, &small, piece.language))
    }

    fn is_adjective(self, piece: &Piece) -> bool {
        piece.is_capital && !piece.begins_sentence() && self.cues.contains("adjectives", &in_small(piece.text))
    }

    /// Whether a word is no part of a name wherever it stands: the, Monday, Russian.
    fn is_plain(self, piece: &Piece) -> bool {
        if !piece.is_capital {
            return true;
        }
        let small = in_small(piece.text.split('\'').next().unwrap_or(piece.text));
        let is_capitals = is_capitals(piece.text);
        let in_list = self.vocabulary.list(piece.language, List::BeforeASurname);
        let is_listed = ["no name", "adjectives"].iter().any(|list| self.cues.contains(list, &small));
        (in_list.is_some_and(|list| list.contains(&small)) || is_listed) && !is_capitals
    }

    /// Whether a run behind a title has more than the name: in these languages the place stands between.
    fn has_place_of_office(self, run: &Range<usize>) -> bool {
        let language = self.pieces[run.start].language;
        let is_written_so = matches!(language, Language::Russian | Language::Ukrainian | Language::Kazakh);
        let pieces = &self.pieces[run.clone()];
        let is_plain = pieces.iter().all(|piece| piece.is_capital && !piece.is_initial());
        is_written_so && is_plain && run.len() > self.length_of_name(run)
    }

    /// A given name and a surname, and a father's name where the last is one or the one before it.
    fn length_of_name(self, run: &Range<usize>) -> usize {
        let has_father = self.pieces[run.clone()].iter().skip(1).any(|piece| people::is_like_patronymic(piece.text));
        if has_father { 3 } else { 2 }
    }
}

/// Whether a word is like a surname, in any case.
fn is_surname(word: &str, language: Language) -> bool {
    let is_like = |word: &str| {
        ["ов", "ев", "ова", "ева", "ov", "ev", "ova", "eva"].iter().any(|end| word.ends_with(end))
            && word.chars().count() > 4
    };
    is_like(word) || nominatives(language, word).iter().any(|(base, _)| is_like(base))
}
