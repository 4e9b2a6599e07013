//! Where notes land when the text changes after they were made (`cargo bench --bench anchoring` has the whole table).

use std::path::Path;

use crate::support::mutation;
use crate::support::mutation::CHANGES;
use crate::support::mutation::Change;
use crate::support::mutation::Dice;
use crate::support::mutation::Evidence;
use crate::support::mutation::Landings;

/// The articles of this repository, and one in Russian and Kazakh.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/articles/2022");
    let body = |name: &str| {
        let file = std::fs::read_to_string(folder.join(name)).expect("an article of the archive");
        file.split("\n---\n").nth(1).expect("a body").to_owned()
    };
    vec![
        body("kazakh-officials-two-death-tolls.md"),
        body("toqaev-rejects-international-inquiry.md"),
        CYRILLIC.to_owned(),
    ]
}

const CYRILLIC: &str = "Первый отчёт пришёл из столицы поздно вечером. Редакция сверила каждую фамилию со списком больницы. \
Два имени в нём повторялись, и одно было записано с ошибкой. Наутро пресс-служба прислала поправку, но без подписи. \
Мы сохранили обе бумаги и отметили время, когда получили каждую. Читатель вправе видеть, что именно изменилось. \
Қалада байланыс үш күн бойы болған жоқ. Тілшіміз хабарын көрші облыстан жіберді. Редактор оны сол түнде оқып шықты. \
Мәтінде төрт адамның аты-жөні аталған еді. Олардың біреуі кейін өз сөзін түзетуді сұрады. Біз түзетуді бөлек парақта жарияладық.";

fn landings(change: Change, evidence: Evidence) -> Landings {
    let texts = texts();
    let mut all = Landings::default();
    let mut dice = Dice::new(7);
    for _ in 0..4 {
        for (index, text) in texts.iter().enumerate() {
            all.add(mutation::land(text, &texts[(index + 1) % texts.len()], change, evidence, &mut dice));
        }
    }
    assert!(all.total() >= 100, "{change:?} was tried {} times", all.total());
    all
}

/// Of a hundred notes, how many must still have their place.
fn least(change: Change) -> usize {
    match change {
        Change::Nothing | Change::Punctuation => 100,
        Change::OneOfQuote | Change::PlainOneOfQuote => 97,
        Change::Words(20) => 95,
        Change::Words(10) | Change::SentencesAdded => 85,
        _ => 0,
    }
}

// One test, because the landings are dear.
#[test]
fn notes_with_their_surroundings_outlive_small_changes_and_never_land_on_wrong_words() {
    for change in CHANGES {
        let landed = landings(*change, Evidence::Context);
        assert_eq!((landed.wrong, landed.elsewhere), (0, 0), "{change:?}: {landed:?}");
        assert!(landed.right() * 100 >= landed.total() * least(*change), "{change:?}: {landed:?}");
        if !change.keeps_quote() {
            assert_eq!(landed.right(), 0, "{change:?}: {landed:?}");
        }
    }
}

#[test]
fn normalised_counts_as_exact() {
    let landed = landings(Change::Punctuation, Evidence::Context);
    assert_eq!(landed.exact, landed.total());
}

#[test]
fn a_quote_alone_lands_where_its_words_are() {
    let landed = landings(Change::OneOfQuote, Evidence::Quote);
    // A changed name, figure or negation may be anything: such a quote needs its surroundings. Of other words nine of ten land.
    let plain = landings(Change::PlainOneOfQuote, Evidence::Quote);
    assert!(landed.wrong == 0 && landed.right() * 100 >= landed.total() * 65, "{landed:?}");
    assert!(plain.wrong == 0 && plain.right() * 100 >= plain.total() * 90, "{plain:?}");
}
