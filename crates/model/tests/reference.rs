//! The words of lists and what they must mean: tables beside this file, and the
//! sample lists beside the repository when they are there.

mod saying;
mod standing;

use model::{codes, facilities, gazetteer, parties};
use std::collections::BTreeSet;

/// Rows of a table, without its comments.
fn table(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect()).collect()
}

/// Reads every row and reports all that differ at once.
#[track_caller]
fn holds(text: &'static str, find: impl Fn(&str) -> Vec<String>) {
    let rows = table(text);
    let shown = |ids: Vec<String>| if ids.is_empty() { "-".to_owned() } else { ids.join(" ") };
    let wrong: Vec<String> = rows
        .iter()
        .filter(|r| shown(find(r[0])) != r[1])
        .map(|r| format!("{}: {} (wanted {})", r[0], shown(find(r[0])), r[1]))
        .collect();
    assert!(rows.len() > 50);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn places() {
    holds(include_str!("places.tsv"), |said| gazetteer::find(said, None).codes);
}

#[test]
fn parties_and_units() {
    holds(include_str!("parties.tsv"), |said| parties::find(said).ids);
}

#[test]
fn places_of_detention() {
    holds(include_str!("facilities.tsv"), |said| facilities::find(said).ids);
}

#[test]
fn words_for_codes() {
    let mut wrong = Vec::new();
    for row in table(include_str!("codes.tsv")) {
        for said in row[2].split('|') {
            let got = codes::find(row[0], said).unwrap_or("-");
            if got != row[1] {
                wrong.push(format!("{} {said}: {got} (wanted {})", row[0], row[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_is_found_by_its_own_words() {
    for vocabulary in codes::vocabularies() {
        for code in codes::all(vocabulary) {
            for words in [
                code.to_string(),
                codes::word(vocabulary, code, true).unwrap().to_owned(),
                codes::word(vocabulary, code, false).unwrap().to_owned(),
            ] {
                assert!(
                    !words.is_empty() && codes::find(vocabulary, &words).is_some(),
                    "{vocabulary} {code} {words}"
                );
            }
            assert_eq!(codes::find(vocabulary, code), Some(*code), "{vocabulary}");
        }
    }
}

#[test]
fn every_synonym_is_of_a_code_that_exists() {
    for line in include_str!("../data/code_synonyms.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), 3, "{line}");
        assert!(codes::all(cells[0]).contains(&cells[1]), "{line}");
    }
}

#[test]
fn every_alias_is_of_an_entry_that_exists() {
    for line in include_str!("../data/party_aliases.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(
            cells.len() == 3 && parties::name(cells[1], true).is_some() && !cells[2].is_empty(),
            "{line}"
        );
        for alias in cells[0].split('|') {
            assert!(
                parties::find(alias).ids.iter().any(|id| parties::within(id, cells[1]) || id == cells[1]),
                "{alias}: {:?}",
                parties::find(alias).ids
            );
        }
    }
    for line in include_str!("../data/facility_aliases.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(cells.len() == 3 && facilities::name(cells[1], true).is_some(), "{line}");
    }
    for line in include_str!("../data/place_aliases.csv").lines().skip(1) {
        let code = line.split(',').nth(1).unwrap();
        assert!(gazetteer::name(code, true).is_some(), "{line}");
    }
}

#[test]
fn every_place_is_found_by_its_own_name() {
    for place in gazetteer::all() {
        let row = place.place();
        for name in [row.ar, row.en].into_iter().filter(|n| !n.is_empty()) {
            let found = gazetteer::look_up(name, Some(place));
            assert!(
                found.iter().any(|c| c.place.within(place) || place.within(c.place)),
                "{} {name}: {found:?}",
                row.code
            );
        }
    }
    assert_eq!(gazetteer::all().count(), gazetteer::count());
}

#[test]
fn what_lies_within_is_a_range() {
    for place in gazetteer::all() {
        for above in place.ancestors() {
            assert!(place.within(above) && !above.within(place));
            assert!(above.range().contains(&place.0));
        }
    }
    assert!(gazetteer::within("X-DRA-01", "SY12") && !gazetteer::within("X-DRA-01", "SY14"));
    assert_eq!(gazetteer::governorate("X-DRA-01"), Some("SY12"));
    assert_eq!(gazetteer::descendants("SY").count(), gazetteer::count());
    assert!(
        parties::within("SYA-MI-245-NW", "SYA-MI")
            && parties::within("SYA-MI", "SYA")
            && !parties::within("SYA-MI", "SYN")
    );
    assert_eq!(parties::parent("SYA-MI-215"), Some("SYA-MI"));
}

#[test]
fn a_name_of_two_places_stays_two() {
    assert!(gazetteer::find("القصير", None).codes.len() == 2);
    assert_eq!(gazetteer::find("القصير", Some("SY12")).codes.len(), 1);
    assert_eq!(gazetteer::find("القصير", Some("SY12")).codes, gazetteer::find("القصير - درعا", None).codes);
}

#[test]
fn unknown_is_a_value() {
    for said in [
        "",
        "-",
        "؟",
        "??",
        "غير معروف",
        "غير  معروفة",
        "لا يوجد معلومات",
        "لا معلومات",
        "Unknown",
        "N/A",
        "null",
        "xx",
        "0",
        "لا أعرف",
        "مجهول",
        "—",
        "…",
    ] {
        assert!(codes::is_unknown(said), "{said}");
    }
    for said in ["نوى", "معتقل", "لا", "0933", "فرع 215", "مجهولون مسلحون"] {
        assert!(!codes::is_unknown(said), "{said}");
    }
}

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "فرع",
        "215",
        "٢١٥",
        "درعا",
        "نوى",
        "-",
        "/",
        "أو",
        "ال",
        "الأمن",
        "حاجز",
        "ب",
        "لل",
        "(",
        ")",
        " ",
        "Daraa",
        "al",
        "é",
        "😀",
        "\u{202e}",
        "ﷺ",
        "ريف",
        "قرب",
        "X",
        "ء",
        "\u{0640}",
        "سجن",
        "لا",
        "1234567890123",
    ];
    let mut seed: u64 = 3;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for _ in 0..500 {
        let length = 1 + next(6);
        let parts: Vec<&str> = (0..length).map(|_| pieces[next(pieces.len())]).collect();
        let said = parts.join(if next(2) == 0 { " " } else { "" });
        let _ = (
            gazetteer::find(&said, None),
            parties::find(&said),
            facilities::find(&said),
            codes::find("case_status", &said),
            codes::is_unknown(&said),
        );
    }
    let long = "درعا / ".repeat(20_000);
    let _ = (
        gazetteer::find(&long, None),
        parties::find(&long),
        facilities::find(&long),
        codes::find("case_status", &long),
    );
}

/// Distinct cells of a column of a sample, by its heading.
fn column(file: &str, heading: &str) -> Option<BTreeSet<String>> {
    let bytes =
        std::fs::read(format!("{}/../../../shared/samples/{file}", env!("CARGO_MANIFEST_DIR"))).ok()?;
    let (text, separator) = match String::from_utf8(bytes) {
        Ok(text) => (text, b','),
        Err(raw) => (encoding_rs::WINDOWS_1256.decode(raw.as_bytes()).0.into_owned(), b';'),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().ok()?.iter().position(|h| h == heading)?;
    Some(
        reader
            .records()
            .filter_map(Result::ok)
            .filter_map(|r| r.get(at).map(|c| c.trim().to_owned()))
            .collect(),
    )
}

/// The share of what is said, unknown and empty aside, that is understood.
#[track_caller]
fn understood(file: &str, heading: &str, find: impl Fn(&str) -> bool) {
    let Some(cells) = column(file, heading) else {
        println!("{file} {heading}: no samples beside the repository, nothing measured");
        return;
    };
    // "other" sends the reader to the next column; `???` is what code page 1256 made of Arabic digits.
    let said: Vec<&String> =
        cells.iter().filter(|c| !codes::is_unknown(c) && *c != "other" && !c.contains("??")).collect();
    let missed: Vec<&&String> = said.iter().filter(|c| !find(c)).collect();
    println!("{file} {heading}: {} of {} understood; not: {missed:?}", said.len() - missed.len(), said.len());
    assert!(!said.is_empty() && missed.len() * 100 <= said.len() * 3, "{heading}: {missed:?}");
}

#[test]
fn the_sample_lists() {
    let place = |said: &str| !gazetteer::find(said, None).codes.is_empty();
    // A "temporary checkpoint" names no party, and none is guessed.
    let party = |said: &str| !parties::find(said).ids.is_empty() || said == "حاجز مؤقت";
    understood("partner_office.csv", "المحافظة", place);
    understood("kobo_export.csv", "group_event/place", place);
    understood("latin_list.csv", "Place of origin", place);
    understood("partner_office.csv", "الجهة", party);
    understood("kobo_export.csv", "group_event/perpetrator", party);
    understood("kobo_export.csv", "group_event/perpetrator_other", party);
    understood("latin_list.csv", "Reported perpetrator", party);
    understood("partner_office.csv", "حالة", |s| codes::find("case_status", s).is_some());
    understood("latin_list.csv", "Status", |s| codes::find("case_status", s).is_some());
    understood("latin_list.csv", "Gender", |s| codes::find("sex", s).is_some());
    understood("kobo_export.csv", "group_reporter/relation", |s| {
        codes::find("relation_to_victim", s).is_some()
    });
    understood("kobo_export.csv", "group_consent/share_iimp", |s| codes::find("consent_state", s).is_some());
}
