//! Cutting a dossier or a card down to what a reader may see.
//!
//! A sealed value is left out even for those who may read it, until they ask
//! for it ([`reveal`]) and the asking is logged: a page that is opened in a
//! room does not show the telephone of a witness.

use crate::roles::Clearance;
use model::card::{Card, Mark, NameRole};
use model::dossier::{Chapter, Dossier, Fact, Spoken, Standing};
use model::{Property, Tier, Tiered};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Deref;

/// A value that this reader may see. Only this crate makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cleared<T> {
    #[serde(flatten)]
    value: T,
    /// Properties of which something was left out, so that a page can say so.
    left_out: BTreeSet<Property>,
}

impl<T> Cleared<T> {
    /// Properties of which something was left out.
    pub fn left_out(&self) -> &BTreeSet<Property> {
        &self.left_out
    }

    /// Whether something of that property was left out.
    pub fn hides(&self, key: &str) -> bool {
        self.left_out.iter().any(|p| p.key() == key)
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

struct Gate {
    clearance: Clearance,
    /// Sealed properties that were asked for, and logged.
    revealed: BTreeSet<Property>,
    left_out: BTreeSet<Property>,
}

impl Gate {
    fn lets(&mut self, spoken: &Spoken) -> bool {
        let claim = &spoken.claim;
        let open = claim.tier < Tier::Sealed || self.revealed.contains(&claim.property);
        let sees = open && self.clearance.sees(claim.tier, claim.speaks_of_death());
        if !sees {
            self.left_out.insert(claim.property);
        }
        sees
    }

    fn facts(&mut self, facts: Vec<Fact>) -> Vec<Fact> {
        let mut kept = Vec::new();
        for fact in facts {
            let before: usize = fact.values.iter().map(|s| s.claims.len()).sum();
            let mut values = Vec::new();
            for standing in fact.values {
                let claims: Vec<_> = standing.claims.into_iter().filter(|c| self.lets(c)).collect();
                if !claims.is_empty() {
                    values.push(Standing { claims });
                }
            }
            let after: usize = values.iter().map(|s: &Standing| s.claims.len()).sum();
            if values.is_empty() {
                continue;
            }
            // A harmony that rests on an unseen value would tell that the value differs.
            let harmony = if after == before { fact.harmony } else { harmony_of(&values) };
            kept.push(Fact { property: fact.property, values, harmony });
        }
        kept
    }

    fn chapters(&mut self, chapters: Vec<Chapter>) -> Vec<Chapter> {
        let cut = chapters.into_iter().map(|c| Chapter { person: c.person, part: c.part, facts: self.facts(c.facts) });
        // An event whose kind waits to be told is left out whole: its date alone would tell it.
        let mut kept: Vec<Chapter> = cut.collect();
        let hides_kind = |c: &Chapter| matches!(c.part, model::Part::Event(_)) && c.fact("event_kind").is_none();
        if self.left_out.contains(&Property::named("event_kind")) || self.left_out.contains(&Property::named("denial_kind")) {
            kept.retain(|c| !hides_kind(c));
        }
        kept.retain(|c| !c.facts.is_empty());
        kept
    }
}

fn harmony_of(values: &[Standing]) -> model::dossier::Harmony {
    use model::dossier::Harmony;
    let claims: Vec<_> = values.iter().map(|s| &s.first().claim).collect();
    if claims.len() < 2 {
        return Harmony::One;
    }
    let single = claims[0].property.entry().single;
    let clash = |i: usize, j: usize| claims[i].value.agrees(&claims[j].value) == Some(false);
    let apart = single && (0..claims.len()).any(|i| (i + 1..claims.len()).any(|j| clash(i, j)));
    if apart { Harmony::Apart } else { Harmony::Finer }
}

/// Cuts a dossier down to what the reader may see; sealed values stay out.
pub fn clear(dossier: Dossier, clearance: Clearance) -> Cleared<Dossier> {
    reveal(dossier, clearance, BTreeSet::new())
}

/// The same, with sealed properties that the reader has asked for. The caller
/// logs the asking before it shows the answer.
pub fn reveal(mut dossier: Dossier, clearance: Clearance, revealed: BTreeSet<Property>) -> Cleared<Dossier> {
    let mut gate = Gate { clearance, revealed, left_out: BTreeSet::new() };
    dossier.facts = gate.facts(dossier.facts);
    dossier.episodes = gate.chapters(dossier.episodes);
    dossier.events = gate.chapters(dossier.events);
    dossier.gone.retain(|spoken| gate.lets(spoken));
    dossier.papers.retain(|paper| paper.tier < Tier::Sealed && clearance.sees(paper.tier, false));
    dossier.finding = dossier.finding.filter(|f| clearance.sees(f.tier, f.held));
    if let Some(finding) = &mut dossier.finding {
        let seen: BTreeSet<_> = dossier
            .facts
            .iter()
            .chain(dossier.episodes.iter().chain(&dossier.events).flat_map(|c| &c.facts))
            .flat_map(|f| &f.values)
            .flat_map(|s| &s.claims)
            .map(|s| s.id)
            .collect();
        finding.by.retain(|id| seen.contains(id));
        finding.against.retain(|id| seen.contains(id));
    }
    // Who speaks is itself a value: a source stays only while something of it is seen and its circle allows it.
    let spoken: BTreeSet<_> = dossier.standing().map(|s| s.source).chain(dossier.gone.iter().map(|s| s.source)).collect();
    dossier.sources.retain(|id, source| spoken.contains(id) && clearance.sees(source.tier, false));
    Cleared { value: dossier, left_out: gate.left_out }
}

/// One claim, when the reader may see it.
pub fn clear_claim(spoken: Spoken, clearance: Clearance) -> Option<Cleared<Spoken>> {
    let mut gate = Gate { clearance, revealed: BTreeSet::new(), left_out: BTreeSet::new() };
    gate.lets(&spoken).then_some(Cleared { value: spoken, left_out: BTreeSet::new() })
}

/// Cuts a card down to what the reader may see. Sealed numbers stay on the
/// card of those who may read them, so that a telephone can be looked for;
/// the page of the file still asks before it shows one.
pub fn clear_card(mut card: Card, clearance: Clearance) -> Option<Cleared<Card>> {
    fn cut<T>(list: &mut Vec<Tiered<T>>, clearance: Clearance) {
        list.retain(|item| clearance.sees(item.tier, item.held));
    }
    cut(&mut card.names, clearance);
    cut(&mut card.numbers, clearance);
    cut(&mut card.birth, clearance);
    cut(&mut card.taken, clearance);
    cut(&mut card.places, clearance);
    cut(&mut card.place_words, clearance);
    cut(&mut card.parties, clearance);
    cut(&mut card.party_words, clearance);
    cut(&mut card.held_words, clearance);
    cut(&mut card.status, clearance);
    cut(&mut card.sex, clearance);
    cut(&mut card.marks, clearance);
    let known = |mark: Mark| card.marks.iter().any(|m| m.value == mark);
    let sources = card.sources.iter().copied().filter(|id| known(Mark::Source(*id))).collect();
    let organisations = card.organisations.iter().copied().filter(|id| known(Mark::Organisation(*id))).collect();
    let imports = card.imports.iter().copied().filter(|id| known(Mark::Import(*id))).collect();
    let count = |is: fn(&Mark) -> bool| card.marks.iter().filter(|m| is(&m.value)).count() as u32;
    card.apart = known(Mark::Apart);
    (card.papers, card.events) = (count(|m| matches!(m, Mark::Paper(_))), count(|m| matches!(m, Mark::Event(..))));
    (card.sources, card.organisations, card.imports) = (sources, organisations, imports);
    card.prints.clear();
    card.records.clear();
    // What is missing above the reader's circle is not the reader's to know.
    card.missing.retain(|property| property.entry().shown_to <= clearance.tier);
    let named = card.names.iter().any(|n| matches!(n.value.0, NameRole::Whole | NameRole::Other | NameRole::Kunya));
    named.then_some(Cleared { value: card, left_out: BTreeSet::new() })
}
