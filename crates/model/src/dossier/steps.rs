//! What the kinds of steps of a path mean, by their codes in `custody_event`: one table for the state that
//! follows from a step, for whose hands the person was in, and for what may be told of it outside.

/// One kind of step.
struct StepKind {
    code: &'static str,
    /// The state it leads to.
    leads_to: Option<&'static str>,
    /// The person is in custody and lives.
    in_custody: bool,
    /// Its party has the person in its hands.
    in_hands: bool,
}

const fn kind(
    code: &'static str,
    leads_to: Option<&'static str>,
    in_custody: bool,
    in_hands: bool,
) -> StepKind {
    StepKind { code, leads_to, in_custody, in_hands }
}

const KINDS: &[StepKind] = &[
    kind("taken", None, false, true),
    kind("arrival", None, true, true),
    kind("transfer", None, true, true),
    kind("interrogation", None, true, true),
    kind("court_appearance", None, true, true),
    // It may be of death.
    kind("sentence", None, false, true),
    kind("family_visit", None, true, true),
    kind("sighting", None, true, true),
    kind("phone_contact", None, true, false),
    kind("hospitalised", None, true, true),
    // It ends nothing until somebody comes out (handbook §2.3).
    kind("amnesty_applied", None, false, false),
    kind("release", Some("released"), false, true),
    kind("escape", Some("prison_opened"), false, false),
    kind("flight", Some("escaped"), false, false),
    kind("death_reported", Some("presumed_dead_witness"), false, false),
    kind("body_seen", Some("presumed_dead_witness"), false, false),
    kind("burial_reported", Some("presumed_dead_witness"), false, false),
    // Whose they are, nobody has said yet.
    kind("remains_recovered", None, false, false),
    kind("identified", Some("dead_remains_identified"), false, false),
    kind("family_told", None, false, false),
    kind("remains_returned", Some("dead_remains_returned"), false, false),
];

fn of(code: &str) -> Option<&'static StepKind> {
    KINDS.iter().find(|kind| kind.code == code)
}

/// Whether the person is in custody at that step, and lives.
///
/// ```
/// use model::dossier::steps::is_in_custody;
/// assert!(is_in_custody("sighting"));
/// assert!(!is_in_custody("sentence"), "it may have been of death");
/// ```
pub fn is_in_custody(code: &str) -> bool {
    of(code).is_some_and(|kind| kind.in_custody)
}

/// Whether the party of that step has the person in its hands.
pub(crate) fn is_in_hands(code: &str) -> bool {
    of(code).is_some_and(|kind| kind.in_hands)
}

/// Whether the person lives at that step.
///
/// ```
/// use model::dossier::steps::is_alive;
/// assert!(is_alive("release") && is_alive("family_visit"));
/// assert!(!is_alive("body_seen"));
/// ```
pub fn is_alive(code: &str) -> bool {
    of(code).is_some_and(|kind| kind.in_custody || kind.leads_to.is_some_and(ends))
}

/// To which state that step leads, by its code in `case_status`.
///
/// ```
/// use model::dossier::steps::leads_to;
/// assert_eq!(leads_to("release"), Some("released"));
/// assert_eq!(leads_to("transfer"), None);
/// ```
pub fn leads_to(code: &str) -> Option<&'static str> {
    of(code)?.leads_to
}

/// Whether a state, by its code in `case_status`, ends the deprivation of liberty with the person alive.
///
/// ```
/// use model::dossier::steps::ends;
/// assert!(ends("released"));
/// assert!(!ends("detained_acknowledged"));
/// ```
pub fn ends(code: &str) -> bool {
    matches!(code, "released" | "escaped" | "prison_opened" | "fate_clarified_alive")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::TELLING;

    #[test]
    fn every_kind_of_step_has_its_line() {
        let vocabulary = crate::codes::all("custody_event");
        assert_eq!(KINDS.iter().map(|kind| kind.code).collect::<Vec<_>>(), vocabulary.to_vec());
        assert!(!is_in_custody(TELLING) && !is_alive(TELLING) && !is_in_custody("unheard"));
        let alive: Vec<&str> = vocabulary.iter().copied().filter(|code| is_alive(code)).collect();
        assert_eq!(
            alive,
            [
                "arrival",
                "transfer",
                "interrogation",
                "court_appearance",
                "family_visit",
                "sighting",
                "phone_contact",
                "hospitalised",
                "release",
                "escape",
                "flight"
            ]
        );
    }
}
