//! Letters that are written in more than one way: capitals, ligatures, Arabic and Hebrew signs and prefixes.

use crate::names::check_all;

#[test]
fn capitals_lose_dots_and_accents() {
    let turkish = &["places/i: İstanbul", "places/d: Diyarbakır", "people/a: İlham Əliyev", "places/g: Iğdır"];
    let expected = [
        "[İSTANBUL|i|capitals], [ISTANBUL|i|capitals], [DİYARBAKIR|d|capitals], [DIYARBAKIR|d|capitals], [IĞDIR|g|capitals], [İĞDIR|g|capitals].",
        "[İLHAM ƏLİYEV|a|capitals], [İlham ƏLİYEV|a|capitals]. [İstanbul|i|full]; ISTANBULLU, İSTAN.",
    ];
    check_all("tr", turkish, &expected);
    check_all("en", turkish, &expected);
    check_all("az", turkish, &expected);
    check_all("tr", turkish, &["[İSTANBUL'DA|i|ending], [İstanbul'da|i|ending], [DİYARBAKIR'DAN|d|ending]."]);
    check_all(
        "el",
        &["places/a: Αθήνα; Αθήνας", "people/m: Κυριάκος Μητσοτάκης"],
        &["[ΑΘΗΝΑ|a|capitals], [ΑΘΗΝΑΣ|a|capitals], [ΑΘΉΝΑ|a|capitals], [ΚΥΡΙΑΚΟΣ ΜΗΤΣΟΤΑΚΗΣ|m|capitals]; ΑΘΗΝΑΙΟΣ."],
    );
}

#[test]
fn a_ligature_is_its_letters() {
    check_all(
        "en",
        &["organizations/f: Office of Finance", "places/s: Sheffield", "places/d: Dufftown"],
        &["The [Oﬃce of Finance|f|full] in [Sheﬃeld|s|full], [Sheﬀield|s|full] and [Duﬀtown|d|full]."],
    );
}

#[test]
fn arabic_signs_may_be_left_away() {
    check_all(
        "ar",
        &["places/a: ألماتي", "places/i: ایران", "places/q: قطر", "people/n: نور سلطان"],
        &[
            "في [ألماتي|a|full] [ٱلماتی|a|full]، [أَلْمَاتِي|a|full] [ألمـــاتي|a|full] [الماتي|a|full] [الماتى|a|full].",
            "[ايران|i|full] [إيران|i|full].",
            "[وألماتي|a|ending] [بألماتي|a|ending] [لألماتي|a|ending] [وقطر|q|ending] [ونور سلطان|n|ending]، نور وعلي، وماتي، طألماتي.",
        ],
    );
    check_all("fa", &["places/i: ایران"], &["[ایران|i|full] [ايران|i|full] وایران."]);
}

#[test]
fn hebrew_prefixes_are_one_letter() {
    check_all(
        "he",
        &["places/a: אלמטי", "places/b: בר"],
        &["[אלמטי|a|full] [באלמטי|a|ending] [ואלמטי|a|ending] [מאלמטי|a|ending], לבר, טאלמטי."],
    );
}
