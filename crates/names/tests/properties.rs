//! What must hold for any text at all.

use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

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

    #[test]
    fn nothing_panics(a in prop_oneof![messy(), any::<String>()], b in prop_oneof![messy(), any::<String>()]) {
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
