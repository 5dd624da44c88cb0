//! What must hold for any text at all.

use proptest::prelude::*;
use std::collections::BTreeSet;

/// Text made of what hurts: Arabic letters, marks, presentation forms, joiners.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ]{1,6}",
        "(عبد|ابو|ال|بن|الدين|الله|هللا|اال|و|او|محمد|احمد|ام|ال|ذو)",
        "(abd|al|abu|el|bin|eddin|Mohamed|Sh|'|-|, )",
        "[\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFF}]{1,3}",
        "[\u{064B}-\u{0652}\u{0640}\u{200B}-\u{200F}\u{202A}-\u{202E}]{1,3}",
        "[ ()،,.\\-/]{1,2}",
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..9).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fold_is_idempotent(s in prop_oneof![messy(), any::<String>()]) {
        let once = names::fold(&s);
        prop_assert_eq!(names::fold(&once), once);
    }

    #[test]
    fn clean_is_idempotent(s in prop_oneof![messy(), any::<String>()]) {
        let once = names::clean(&s);
        prop_assert_eq!(names::clean(&once), once);
    }

    /// Every letter that was typed is there afterwards: only invisible signs and
    /// superfluous spaces go.
    #[test]
    fn clean_loses_no_letter(
        s in "[ا-يآ-ئa-zA-Zéçş0-9٠-٩۰-۹\u{200E}\u{200F}\u{0640}\u{064B}-\u{0652} ]{0,40}",
    ) {
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        use unicode_normalization::UnicodeNormalization;
        prop_assert_eq!(letters(&names::clean(&s)), letters(&s.nfc().collect::<String>()));
    }

    #[test]
    fn codes_are_equal_when_tokens_are(a in "[ا-غف-ي]{1,8}", b in "[ا-غف-ي]{1,8}") {
        let (x, y) = (names::fold(&a).replace(' ', ""), names::fold(&b).replace(' ', ""));
        prop_assert_eq!(names::Code::new(&x) == names::Code::new(&y), x == y);
    }

    #[test]
    fn a_distance_has_no_direction(a in "[ا-غف-ي]{1,8}", b in prop_oneof!["[ا-غف-ي]{1,8}", "[a-z]{1,9}"]) {
        let (x, y) = (names::fold(&a).replace(' ', ""), names::fold(&b).replace(' ', ""));
        prop_assert!((names::token_cost(&x, &y) - names::token_cost(&y, &x)).abs() < 1e-6);
    }

    /// What spares the alignment never changes its answer.
    #[test]
    fn words_that_begin_apart_are_apart(a in "[ا-غف-ي]{1,9}", b in "[ا-غف-ي]{1,9}", most in 0.1f32..0.6) {
        let (x, y) = (names::fold(&a).replace(' ', ""), names::fold(&b).replace(' ', ""));
        let (x, y) = (names::Code::new(&x), names::Code::new(&y));
        if names::Beginning::of(&x, most).is_apart(&names::Beginning::of(&y, most)) {
            prop_assert!(names::code_cost(&x, &y) > most, "{}", names::code_cost(&x, &y));
        }
    }

    #[test]
    fn nothing_is_lost_by_splitting(
        s in "(الشهيد |د. )?[ا-غف-ي]{2,6} [ا-غف-ي]{2,6}( او [ا-غف-ي]{2,6})?\
            ( \\([ا-غف-ي ]{2,9}\\))?( من [ا-غف-ي]{3,6})?",
    ) {
        let p = names::split(&s);
        let mut kept = p.chain().join(" ");
        let single = [&p.kunya, &p.place, &p.comment, &p.second].into_iter().flatten();
        for part in single.chain(&p.titles).chain(&p.other) {
            kept.push(' ');
            kept.push_str(part);
        }
        let words = |s: &str| {
            let all = s.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            all.map(String::from).collect::<BTreeSet<_>>()
        };
        let joints = ["او", "من", "ب", "و", "مع", "ابن", "بن"];
        let (whole, kept) = (words(&names::clean(&s)), words(&kept));
        let lost: Vec<&String> = whole.difference(&kept).filter(|w| !joints.contains(&w.as_str())).collect();
        prop_assert!(lost.is_empty() || p.placeholder, "{s}: lost {lost:?} of {p:?}");
    }

    #[test]
    fn nothing_panics(
        a in prop_oneof![messy(), any::<String>()],
        b in prop_oneof![messy(), any::<String>()],
    ) {
        let score = names::score_pair(&a, &b);
        prop_assert!((0.0..=1.0).contains(&score.similarity));
        prop_assert!((0.0..=1.0).contains(&score.probability));
        let _ = (names::split(&a), names::latin::keys(&a), names::search_keys(&b), names::script(&a));
        let cost = names::token_cost(&names::fold(&a), &names::fold(&b));
        prop_assert!((0.0..=1.0).contains(&cost));
    }

    #[test]
    fn comparing_has_no_direction(a in messy(), b in messy()) {
        let (x, y) = (names::score_pair(&a, &b), names::score_pair(&b, &a));
        prop_assert!((x.probability - y.probability).abs() < 1e-4, "{} {}", x.probability, y.probability);
    }
}

/// A cell may hold a whole page, or one endless word: it is read in bounded time.
#[test]
fn a_cell_without_end_is_read() {
    for piece in ["محمد او ", "ال", "الا", "(", "و ", "بن ", "ا ب ", "د. ", "sh", "،", "عبد ", "ابو "]
    {
        let cell = piece.repeat(15_000);
        let _ = (names::split(&cell), names::fold(&cell), names::score_pair(&cell, "محمد النجار"));
    }
}

/// The same among names that are written, which lie closer than letters at random.
#[test]
fn names_that_begin_apart_are_apart() {
    let names = [
        "محمد",
        "احمد",
        "حمد",
        "محمود",
        "حامد",
        "حسن",
        "حسين",
        "خالد",
        "جاسم",
        "قاسم",
        "باسم",
        "عمر",
        "عمار",
        "غمر",
        "سالم",
        "شالم",
        "سلام",
        "زياد",
        "زيد",
        "يزيد",
        "ايزيد",
        "ابراهيم",
        "براهيم",
        "ياسر",
        "اسر",
        "وليد",
        "ليد",
        "طارق",
        "تارق",
        "ظافر",
        "زافر",
        "ذيب",
        "ديب",
        "علي",
        "اعلي",
        "لاعي",
    ];
    let (codes, mut parted) = (names.map(names::Code::new), 0);
    for x in &codes {
        for y in &codes {
            for most in [0.2, 0.36, 0.56] {
                let apart = names::Beginning::of(x, most).is_apart(&names::Beginning::of(y, most));
                assert!(!apart || names::code_cost(x, y) > most);
                assert_eq!(apart, names::Beginning::of(y, most).is_apart(&names::Beginning::of(x, most)));
                parted += usize::from(apart);
            }
        }
    }
    assert!(parted > 1_000, "{parted}");
}
