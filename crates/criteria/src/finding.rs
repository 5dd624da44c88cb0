//! What follows from the claims: where the person stands in law and fact.
//!
//! A state comes from a source that said it, or from a step of the path that leads to it. The strongest
//! stands; what happened after it takes its place, and what cannot be true beside it is named as speaking
//! against it.
//!
//! **Invariant:** nothing ends a disappearance that handbook §2.3 does not list, an answer of an office
//! proves what that answer says and no more, and nothing that was said of the state is passed over in
//! silence.

use dates::{Day, Fuzzy};
use model::dossier::steps::{ends, is_alive, leads_to};
use model::dossier::{Chapter, Dossier, Spoken};
use model::{ClaimId, Tier, Value};
use serde::Serialize;

/// What follows from the claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Code of `case_status`.
    pub code: String,
    /// The day of the latest knowledge it rests on.
    pub as_of: Day,
    /// Claims it rests on.
    pub by: Vec<ClaimId>,
    /// Claims that speak against it, or of which nobody understood what they say of the state.
    pub against: Vec<ClaimId>,
    /// Steps of the path that we came to know of after all it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub since: Vec<ClaimId>,
    /// Denials among the steps of the path: evidence for, never against.
    pub denials: u32,
    /// The rule that gave it; its words are under `rule-…`.
    pub rule: String,
    /// The widest circle that may see it.
    pub tier: Tier,
    /// It rests on a claim of death that waits for the family to be told.
    pub held: bool,
}

/// How strongly a state speaks, from weak to strong. A sign of life is
/// stronger than a paper of death: the search starts from the presumption
/// that the person is alive (handbook §2.3).
const STRENGTH: &[&str] = &[
    "reported",
    "missing",
    "abducted",
    "transferred_unknown",
    "detained_as_said",
    "detained_unacknowledged",
    "detained_acknowledged",
    "forcibly_disappeared",
    "presumed_dead_witness",
    "presumed_dead_document",
    "dead_remains_not_returned",
    "dead_remains_identified",
    "dead_remains_returned",
    "escaped",
    "prison_opened",
    "released",
    "fate_clarified_alive",
];

/// States of somebody in custody.
const CUSTODY: [&str; 3] = ["detained_as_said", "detained_unacknowledged", "detained_acknowledged"];

/// To which state an answer of an office leads, by its code in `denial_kind`. That it says the person was
/// released is its own word, and the person did not come home by it.
const ANSWERS: &[(&str, &str)] = &[
    ("acknowledged_place", "detained_acknowledged"),
    ("died_claim", "presumed_dead_witness"),
    ("death_document_no_body", "presumed_dead_document"),
];

/// Answers that refuse to acknowledge the deprivation of liberty or conceal where the person is (handbook
/// §3). To be sent elsewhere, asked for money or given a forged paper is a trace, but no refusal by itself.
const REFUSALS: &[&str] = &[
    "flat_denial",
    "no_answer",
    "refused_to_receive",
    "not_on_list",
    "records_destroyed",
    "transferred",
    "acknowledged_no_place",
    "threat",
];

/// A state, and what says so.
#[derive(Clone, Copy)]
struct State<'d> {
    strength: usize,
    by: &'d Spoken,
    rule: &'static str,
    when: Option<Fuzzy>,
}

impl State<'_> {
    fn code(&self) -> &'static str {
        STRENGTH[self.strength]
    }
}

/// Whether a step of the path is an answer that denies.
///
/// ```
/// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/doc/told.rs"));
/// use criteria::denies;
/// use model::dossier::fold;
/// let answer = |code: &str| fold(told(&[&format!(r#"{{"part":{{"event":1}},"property":"denial_kind",
///     "said":"x","tier":"team","value":{{"code":"{code}"}}}}"#)]));
/// assert!(denies(&answer("flat_denial").events[0]));
/// assert!(!denies(&answer("acknowledged_place").events[0]), "it admits");
/// ```
pub fn denies(step: &Chapter) -> bool {
    refusal(step).is_some()
}

fn refusal(step: &Chapter) -> Option<&Spoken> {
    step.told("denial_kind")
        .next()
        .filter(|first| code_of(first).is_some_and(|code| REFUSALS.contains(&code)))
}

/// To which state that answer leads.
fn answer_to(code: &str) -> Option<&'static str> {
    ANSWERS.iter().find(|(answer, _)| *answer == code).map(|(_, state)| *state)
}

fn code_of(spoken: &Spoken) -> Option<&str> {
    if let Value::Code(code) = &spoken.claim.value { Some(code) } else { None }
}

/// When a step or a state was, as the same source said it, else as anyone did.
fn dated(chapter: &Chapter, key: &str, act: u64) -> Option<Fuzzy> {
    let said = || chapter.claims(key);
    let date =
        |spoken: &Spoken| if let Value::Date { is, .. } = &spoken.claim.value { Some(*is) } else { None };
    said().filter(|spoken| spoken.id.act == act).find_map(date).or_else(|| said().find_map(date))
}

/// Whether all of one lies before all of the other.
fn is_before(one: Option<Fuzzy>, other: Option<Fuzzy>) -> bool {
    let bounds = |date: Option<Fuzzy>| date.map(|date| date.window());
    matches!((bounds(one), bounds(other)), (Some((_, Some(last))), Some((Some(first), _))) if last < first)
}

/// What follows from the claims of a file; `None` where nothing was said of a taking or of a state.
///
/// ```
/// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/doc/told.rs"));
/// use criteria::finding;
/// use model::dossier::fold;
/// let taken = r#"{"part":{"episode":1},"property":"taken_date","said":"2013","tier":"partner"}"#;
/// let denied = r#"{"part":{"event":1},"property":"denial_kind","said":"x","tier":"team",
///     "value":{"code":"flat_denial"}}"#;
/// assert_eq!(finding(&fold(told(&[taken]))).unwrap().code, "reported");
/// // A denial is evidence: it makes of the taking a disappearance.
/// assert_eq!(finding(&fold(told(&[taken, denied]))).unwrap().code, "forcibly_disappeared");
/// ```
pub fn finding(dossier: &Dossier) -> Option<Finding> {
    let refusals: Vec<(&Spoken, Option<Fuzzy>)> = dossier
        .events
        .iter()
        .filter_map(|step| refusal(step).map(|said| (said, dated(step, "event_date", said.id.act))))
        .collect();
    let (states, outlived) = outlived(dossier, states(dossier));
    let Some(best) = strongest(&states) else {
        return seen_alive(dossier, &outlived, taken_without_news(dossier, &refusals));
    };
    let status = best.code();
    let mut by: Vec<&Spoken> =
        states.iter().filter(|state| state.strength == best.strength).map(|state| state.by).collect();
    // Custody that the holder denies is a disappearance: the denial completes it (handbook §3). Where the
    // holder admits it and names the place after that, it is none any more.
    let custody = CUSTODY.contains(&status);
    let admitted = best.rule == "answered" && refusals.iter().all(|(_, when)| is_before(*when, best.when));
    let (code, rule) = if custody && !refusals.is_empty() && !admitted {
        ("forcibly_disappeared", "denied")
    } else {
        (status, best.rule)
    };
    if rule == "denied" {
        by.extend(refusals.iter().map(|(said, _)| *said));
    }
    let mut against = against(dossier, &states, &best, code);
    // Whoever came out, or died on a later day, needs no word about the earlier one.
    let is_sought = !outlived.is_empty() && !ends(code) && !is_death(code);
    if is_sought {
        against.extend(outlived.iter().map(|state| state.by.id));
        against.sort();
        against.dedup();
    }
    // «ولم يُقل بعدها ما يغيره» is untrue where something was.
    let rule = match (rule, against.is_empty()) {
        _ if is_sought => ALIVE_SINCE,
        ("path", false) => "path-against",
        ("answered", false) => "answered-against",
        (rule, _) => rule,
    };
    let found = conclude(code, rule, &by, against, refusals.len());
    let since =
        steps(dossier).filter(|s| s.known > found.as_of && !found.by.contains(&s.id)).map(|s| s.id).collect();
    Some(Finding { since, held: found.held || is_sought, ..found })
}

/// Every state that was said or follows from a step, but for those after which the person was taken again.
fn states(dossier: &Dossier) -> Vec<State<'_>> {
    let mut all = Vec::new();
    let strength = |code: &str| STRENGTH.iter().position(|known| *known == code);
    for episode in &dossier.episodes {
        let state = |by| {
            Some(State {
                strength: strength(code_of(by)?)?,
                by,
                rule: "said",
                when: dated(episode, "status_date", by.id.act),
            })
        };
        all.extend(episode.claims("status").filter_map(state));
    }
    for event in &dossier.events {
        let state = |by, to, rule| {
            Some(State { strength: strength(to)?, by, rule, when: dated(event, "event_date", by.id.act) })
        };
        all.extend(
            event.told("event_kind").filter_map(|by: &Spoken| state(by, leads_to(code_of(by)?)?, "path")),
        );
        all.extend(
            event
                .told("denial_kind")
                .filter_map(|by: &Spoken| state(by, answer_to(code_of(by)?)?, "answered")),
        );
    }
    let takings: Vec<Option<Fuzzy>> = takings(dossier).collect();
    all.retain(|state| !ends(state.code()) || !takings.iter().any(|taking| is_before(state.when, *taking)));
    all
}

/// What a rule is called where somebody was seen alive after the day of which it was said that they died.
const ALIVE_SINCE: &str = "alive-since";

/// States without the deaths that somebody outlived, and those. Whoever was seen in custody, called or came
/// home after that day had not died on it: the search goes on, and both stand in the file. Remains that were
/// identified are no hearsay; a sighting after them speaks against them and outweighs nothing.
fn outlived<'d>(dossier: &'d Dossier, states: Vec<State<'d>>) -> (Vec<State<'d>>, Vec<State<'d>>) {
    let alive: Vec<Option<Fuzzy>> = signs_of_life(dossier).map(|(_, when)| when).collect();
    let is_outlived = |state: &State<'_>| {
        state.code().starts_with("presumed_dead") && alive.iter().any(|when| is_before(state.when, *when))
    };
    let (gone, states) = states.into_iter().partition(is_outlived);
    (states, gone)
}

/// Steps at which the person lived, and when that was.
fn signs_of_life(dossier: &Dossier) -> impl Iterator<Item = (&Spoken, Option<Fuzzy>)> {
    dossier.events.iter().flat_map(|event| {
        let alive = event.told("event_kind").filter(|by| code_of(by).is_some_and(is_alive));
        alive.map(|by| (by, dated(event, "event_date", by.id.act)))
    })
}

/// What follows where nothing but deaths was said of the state, and all of them were outlived: what would
/// follow without them, with them against it.
fn seen_alive(dossier: &Dossier, outlived: &[State<'_>], without: Option<Finding>) -> Option<Finding> {
    if outlived.is_empty() {
        return without;
    }
    let by: Vec<&Spoken> = signs_of_life(dossier).map(|(by, _)| by).collect();
    let alone = || conclude("reported", ALIVE_SINCE, &by, Vec::new(), 0);
    let mut found = without.unwrap_or_else(alone);
    found.by.extend(by.iter().map(|by| by.id));
    found.by.sort();
    found.by.dedup();
    found.against = outlived.iter().map(|state| state.by.id).collect();
    found.against.sort();
    found.rule = ALIVE_SINCE.to_owned();
    found.held = true;
    Some(found)
}

fn takings(dossier: &Dossier) -> impl Iterator<Item = Option<Fuzzy>> {
    let said = dossier.episodes.iter().map(|episode| dated(episode, "taken_date", 0));
    let taken = |step: &&Chapter| step.told("event_kind").any(|by| code_of(by) == Some("taken"));
    said.chain(dossier.events.iter().filter(taken).map(|step| dated(step, "event_date", 0)))
}

/// The strongest, or what came after it: who was released and died later has died.
fn strongest<'d>(states: &[State<'d>]) -> Option<State<'d>> {
    let mut best = *states.iter().max_by_key(|state| (state.strength, state.by.known, state.by.id))?;
    let last = |state: &State<'_>| ends(state.code()) || is_death(state.code());
    while let Some(later) = states
        .iter()
        .filter(|state| last(state) && is_before(best.when, state.when))
        .max_by_key(|state| (state.strength, state.by.id))
    {
        best = *later;
    }
    Some(best)
}

/// What cannot be true beside it, signs of life after a death, and what was said of the state in words that
/// nobody understood.
fn against(dossier: &Dossier, states: &[State<'_>], best: &State<'_>, code: &str) -> Vec<ClaimId> {
    let others = states.iter().filter(|state| {
        state.strength != best.strength && conflicts(state.code(), code) && !is_before(state.when, best.when)
    });
    let mut all: Vec<ClaimId> = others.map(|state| state.by.id).collect();
    if is_death(code) {
        let later = signs_of_life(dossier).filter(|(_, when)| is_before(best.when, *when));
        all.extend(later.map(|(by, _)| by.id));
    }
    if is_death(code) || ends(code) {
        let said = dossier.episodes.iter().flat_map(|episode| episode.claims("status"));
        all.extend(said.filter(|by| by.claim.value == Value::Words).map(|by| by.id));
    }
    if !is_death(code) {
        // A note that tells of a death beside a state that is none.
        let told = dossier.standing().filter(|by| {
            by.claim.speaks_of_death() && !by.claim.is_of_telling() && by.claim.value == Value::Words
        });
        all.extend(told.map(|by| by.id));
    }
    all.sort();
    all.dedup();
    all
}

/// What was told of the path after the taking: where somebody was seen, held, moved.
/// What waits for a family to be told is no part of it.
fn steps(dossier: &Dossier) -> impl Iterator<Item = &Spoken> {
    let taking = |s: &Spoken| matches!(&s.claim.value, Value::Code(code) if code == "taken");
    let events = dossier.events.iter().filter_map(|e| e.fact("event_kind"));
    let held = dossier.episodes.iter().filter_map(|e| e.fact("held_at"));
    let first = events.chain(held).map(|fact| fact.values[0].first());
    first.filter(move |s| !taking(s) && s.claim.value != Value::Unknown && !s.claim.speaks_of_death())
}

/// Taken, and no source said how the person is now: nobody admits to holding them.
fn taken_without_news(dossier: &Dossier, refusals: &[(&Spoken, Option<Fuzzy>)]) -> Option<Finding> {
    let said = ["taken_date", "taken_place", "party"];
    let told =
        dossier.episodes.first().into_iter().flat_map(|first| said.iter().filter_map(|key| first.fact(key)));
    let mut by: Vec<&Spoken> =
        told.map(|fact| fact.values[0].first()).filter(|s| s.claim.value != Value::Unknown).collect();
    if by.is_empty() {
        // A taking may be told as a step of the path, where nobody told of it otherwise.
        let steps = dossier.events.iter().filter_map(|step| step.fact("event_kind"));
        by.extend(steps.map(|fact| fact.values[0].first()).filter(|said| code_of(said) == Some("taken")));
    }
    if by.is_empty() {
        return None;
    }
    by.extend(refusals.iter().map(|(said, _)| *said));
    let after: Vec<&Spoken> = steps(dossier).collect();
    by.extend(&after);
    let (status, rule) = match (refusals.is_empty(), after.is_empty()) {
        (false, _) => ("forcibly_disappeared", "denied"),
        (true, true) => ("reported", "taken"),
        (true, false) => ("reported", "taken-then"),
    };
    Some(conclude(status, rule, &by, Vec::new(), refusals.len()))
}

fn is_death(code: &str) -> bool {
    code.starts_with("presumed_dead") || code.starts_with("dead_")
}

/// That we were told of an absence is true beside whatever became of the person.
fn conflicts(said: &str, status: &str) -> bool {
    said != "reported" && ((ends(said) != ends(status)) || (is_death(said) != is_death(status)))
}

fn conclude(code: &str, rule: &str, by: &[&Spoken], against: Vec<ClaimId>, denials: usize) -> Finding {
    let mut ids: Vec<ClaimId> = by.iter().map(|s| s.id).collect();
    ids.sort();
    ids.dedup();
    Finding {
        code: code.to_owned(),
        as_of: by.iter().map(|s| s.known).max().unwrap_or_default(),
        by: ids,
        against,
        since: Vec::new(),
        denials: denials as u32,
        rule: rule.to_owned(),
        tier: by.iter().map(|s| s.claim.tier).max().unwrap_or(Tier::Team),
        held: by.iter().any(|s| s.claim.speaks_of_death()),
    }
}
