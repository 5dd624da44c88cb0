//! What may go out of the house: understood values, and nothing in the words of
//! a source but names: of people, and of places, parties and prisons that stand in
//! none of our lists.
//!
//! **Invariant:** default deny. A value goes out because it was understood, or is a
//! name by its form, and its property can tell of no death; other words stay,
//! whatever they say.

use crate::Audience;
use model::dossier::{Spoken, Told, steps};
use model::vocab::Death;
use model::{
    Claim, ClaimId, Locus, MemberId, Part, PersonId, Property, Source, Subject, Value, codes, death,
    facilities, gazetteer, parties, unlisted,
};
use std::collections::BTreeSet;

/// Whether values of a property are shown to an audience at all.
pub fn is_property_shown(property: Property, audience: Audience) -> bool {
    let entry = property.entry();
    entry.shown_to <= audience.tier() && (audience.is_inside() || entry.death == Death::Never)
}

type Step = (Option<PersonId>, Part);

/// Steps of the path that may be shown: those of somebody in custody, because the kind of a step is not
/// shown, and without it an office that was asked looks like one that held the person. What was said of one
/// in one breath with something that may not be told, or that nobody has understood, is left out whole: a day
/// and a place beside «توفي هناك» are those of a death.
struct Steps {
    known: BTreeSet<Step>,
    held: BTreeSet<(Step, u64)>,
}

impl Steps {
    /// What is known is known by what is seen; what is held is held by everything that was said with it,
    /// notes that stay in the house among it.
    fn of(seen: &[&Spoken], all: &[&Spoken]) -> Steps {
        let of_kind = |s: &&&Spoken| matches!(s.claim.property.key(), "event_kind" | "denial_kind");
        let step = |s: &Spoken| (s.subject.person(), s.claim.part);
        let is_event = |s: &&&Spoken| matches!(s.claim.part, Part::Event(_));
        let in_custody = |s: &Spoken| {
            s.claim.property.key() == "event_kind"
                && matches!(&s.claim.value, Value::Code(code) if steps::is_in_custody(code))
        };
        let unread = |s: &Spoken| matches!(s.claim.value, Value::Words | Value::Name(_));
        let holds = |s: &&&Spoken| s.claim.speaks_of_death() || unread(s) || (of_kind(s) && !in_custody(s));
        let held: BTreeSet<_> =
            all.iter().filter(is_event).filter(holds).map(|s| (step(s), s.id.act)).collect();
        let stands = |s: &&&Spoken| in_custody(s) && !held.contains(&(step(s), s.id.act));
        Steps { known: seen.iter().filter(is_event).filter(stands).map(|s| step(s)).collect(), held }
    }

    fn let_through(&self, spoken: &Spoken) -> bool {
        let step = (spoken.subject.person(), spoken.claim.part);
        !matches!(spoken.claim.part, Part::Event(_))
            || (self.known.contains(&step) && !self.held.contains(&(step, spoken.id.act)))
    }
}

/// The claims that may go out, each in the form in which it does. What was
/// taken back or corrected does not.
pub(crate) fn claims<'s>(
    seen: impl Iterator<Item = &'s Spoken>,
    told: &'s Told,
    audience: Audience,
) -> Vec<Spoken> {
    let all = &told.claims;
    let seen: Vec<&Spoken> = seen.filter(|s| s.gone.is_none()).collect();
    let all: Vec<&Spoken> = all.iter().filter(|s| s.gone.is_none()).collect();
    let steps = Steps::of(&seen, &all);
    let outward = seen.iter().filter(|s| steps.let_through(s)).filter_map(|s| plain(s, told, audience));
    let mut out: Vec<Spoken> = outward.collect();
    // Only a correction that goes out itself corrects: of one that stays, nobody outside learns.
    let corrected: BTreeSet<ClaimId> = out.iter().filter_map(|s| s.claim.supersedes).collect();
    out.retain(|s| !corrected.contains(&s.id));
    out
}

/// A claim in the form in which it goes out.
fn plain(spoken: &Spoken, told: &Told, audience: Audience) -> Option<Spoken> {
    let claim = &spoken.claim;
    if spoken.ships() {
        // Everyone can read it in the data of the program.
        return Some(spoken.clone());
    }
    let (said, value) = match claim.property.entry().is_name {
        true => name(spoken)?,
        false if claim.property.entry().death != Death::Never || claim.speaks_of_death() => return None,
        // The key under which a list keeps a file leads back to the list.
        false if claim.property.key() == "record_number" && audience == Audience::Outside => return None,
        false if claim.value == Value::Words => name_of_no_list(claim, audience)?,
        false => match &claim.value {
            Value::Subject(subject) if subject.shipped_id().is_none() => {
                (linked(told, subject, audience)?.to_owned(), claim.value.clone())
            }
            value => understood(claim.property, value)?,
        },
    };
    let mut out = spoken.clone();
    (out.claim.said, out.claim.value, out.claim.column) = (said, value, None);
    (out.locus, out.by, out.why, out.claim.home) = (Locus::default(), MemberId(0), None, None);
    if audience == Audience::Outside {
        out.at = 0;
    }
    Some(out)
}

/// A name without titles of the dead and remarks.
fn name(spoken: &Spoken) -> Option<(String, Value)> {
    let claim = &spoken.claim;
    let whole = claim.property.key() == "full_name";
    if claim.value == Value::Unknown {
        return None;
    }
    let left = death::name_without(&claim.said)?;
    if !whole {
        return Some((left, Value::Words));
    }
    let parsed = names::split(&left);
    let set_aside = parsed.comment.is_some() || !parsed.titles.is_empty();
    if set_aside && !parsed.chain().is_empty() {
        let kunya = parsed.kunya.iter().map(|kunya| format!(" ({kunya})"));
        let said = std::iter::once(parsed.chain().join(" ")).chain(kunya).collect::<String>();
        let value = model::understand::name(&said);
        return Some((said, value));
    }
    // A list that writes the family first was understood so; what goes out keeps that.
    let as_read = left == names::clean(&claim.said);
    let value = if as_read { without_asides(&claim.value) } else { model::understand::name(&left) };
    Some((left, value))
}

fn without_asides(value: &Value) -> Value {
    let Value::Name(parts) = value else { return value.clone() };
    let mut parts = parts.clone();
    parts.titles.clear();
    parts.other.retain(|other| !death::is_said(other));
    Value::Name(parts)
}

/// What a source called a place, a party or a prison that stands in none of our lists, in its words.
fn name_of_no_list(claim: &Claim, audience: Audience) -> Option<(String, Value)> {
    let kind = claim.property.entry().kind;
    let is_told = match audience {
        Audience::Outside => unlisted::is_name_for_partners(kind, &claim.said),
        _ => unlisted::is_of_lists(kind) && unlisted::is_name(&claim.said),
    };
    is_told.then(|| (names::clean(&claim.said), Value::Words))
}

/// What a link leads to, by the name that the audience is told; of what it is not told of, no link is told.
fn linked<'t>(told: &'t Told, subject: &Subject, audience: Audience) -> Option<&'t str> {
    let linked = told.links.get(subject)?;
    let name = if audience == Audience::Outside { &linked.outside } else { &linked.sheet };
    name.as_deref()
}

/// What was understood, in words of our own.
fn understood(property: Property, value: &Value) -> Option<(String, Value)> {
    let all = |is: &[String], name: fn(&str, bool) -> Option<&'static str>| {
        let words: Vec<&str> = is.iter().filter_map(|id| name(id, true)).collect();
        (words.len() == is.len() && !words.is_empty()).then(|| words.join(" / "))
    };
    Some(match value {
        Value::Words | Value::Unknown | Value::Name(_) => return None,
        Value::Date { is, .. } => (is.edtf(), value.clone()),
        Value::Age { min, max } if min == max => (min.to_string(), value.clone()),
        Value::Age { min, max } => (format!("{min}–{max}"), value.clone()),
        Value::Place { is, .. } => {
            let alias = all(is, gazetteer::name)?;
            (alias.clone(), Value::Place { is: is.clone(), alias })
        }
        Value::Party { is, .. } => {
            let alias = all(is, parties::name)?;
            (alias.clone(), Value::Party { is: is.clone(), alias })
        }
        Value::Facility { is, .. } => {
            let alias = all(is, facilities::name)?;
            (alias.clone(), Value::Facility { is: is.clone(), alias })
        }
        Value::Code(code) => (codes::word(&property.entry().codes, code, true)?.to_owned(), value.clone()),
        Value::Digits(digits) => (digits.clone(), value.clone()),
        Value::Subject(subject) => (subject.shipped_names()?[0].to_owned(), value.clone()),
        Value::Point { .. } | Value::Span { .. } => (value.figures()?, value.clone()),
    })
}

/// A source as an audience may know it: in what leaves the house it is a voice of
/// an organisation. Its title stays, for it may be «قائمة الشهداء»; outside, so do
/// its file and the kind of it, for a file can be matched with one that leaked.
pub(crate) fn source(source: &Source, audience: Audience) -> Source {
    let mut out = source.clone();
    if audience.is_inside() {
        return out;
    }
    out.title.clear();
    out.home = None;
    if audience == Audience::Outside {
        out.kind.clear();
        (out.dated, out.document, out.digest) = (None, None, None);
    }
    out
}
