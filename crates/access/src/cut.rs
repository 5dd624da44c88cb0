//! Cutting what was said down to what an audience is told, claim by claim.
//!
//! A sealed value is left out even for those who may read it, until they ask
//! for it ([`reveal`]) and the asking is logged: a page that is opened in a
//! room does not show the telephone of a witness.

use crate::outward;
use crate::{Audience, Cleared};
use model::card::{Card, NameRole};
use model::dossier::{fold, says_the_same, Dossier, Spoken, Told};
use model::{ClaimId, MemberId, Property, Source, Tier};
use std::collections::BTreeSet;

/// What is left of `told` for an audience; sealed values stay out.
pub fn cut(told: &Told, audience: Audience) -> Cleared<Told> {
    cut_but(told, audience, &BTreeSet::new())
}

fn cut_but(told: &Told, audience: Audience, revealed: &BTreeSet<Property>) -> Cleared<Told> {
    let narrowed = narrowed(told, audience);
    let mut left_out = BTreeSet::new();
    let mut is_told = |spoken: &&Spoken| {
        let claim = &spoken.claim;
        let sealed = claim.tier == Tier::Sealed && !revealed.contains(&claim.property);
        if sealed && audience == Audience::Sealed {
            left_out.insert(claim.property);
        }
        !sealed && claim.tier <= audience.tier() && !narrowed.contains(&spoken.id)
    };
    let mut left = Told { persons: told.persons.clone(), subject: told.subject.clone(), ..Told::default() };
    let seen = told.claims.iter().filter(|s| is_told(s));
    if audience.is_inside() {
        left.claims = seen.cloned().collect();
        left.papers = told.papers.iter().filter(|p| p.tier < Tier::Sealed && p.tier <= audience.tier()).cloned().collect();
    } else {
        // Papers are pages that nobody has read for us: none goes out.
        left.claims = outward::claims(seen, &told.claims, audience);
    }
    let kept: BTreeSet<ClaimId> = left.claims.iter().map(|s| s.id).collect();
    for spoken in &mut left.claims {
        // That it corrects something unseen is unseen, too.
        spoken.claim.supersedes = spoken.claim.supersedes.filter(|id| kept.contains(id));
    }
    let speaks: BTreeSet<_> = left.claims.iter().map(|s| s.source).collect();
    let of = told.sources.iter().filter(|(id, _)| speaks.contains(id));
    left.sources = of.filter_map(|(id, spoke)| Some((*id, source(spoke, audience)?.value))).collect();
    Cleared { value: left, left_out }
}

/// Claims that were said once more for a narrower circle: that was the wish to
/// narrow them, and holds for what stood before, too. A correction in other
/// words that this audience is not told changes nothing for it.
fn narrowed(told: &Told, audience: Audience) -> BTreeSet<ClaimId> {
    let unseen = told.claims.iter().filter(|s| s.gone.is_none() && s.claim.tier > audience.tier());
    let narrows = |s: &Spoken| {
        let before = told.claims.iter().find(|b| Some(b.id) == s.claim.supersedes)?;
        says_the_same(&before.claim, &s.claim).then_some(before.id)
    };
    unseen.filter(|s| s.claim.supersedes.is_some()).filter_map(narrows).collect()
}

/// Who speaks, as an audience may know it; `None` where it may not.
pub fn source(source: &Source, audience: Audience) -> Option<Cleared<Source>> {
    (source.tier <= audience.tier()).then(|| Cleared::whole(outward::source(source, audience)))
}

/// The file as an audience is told it.
pub fn dossier(told: &Told, audience: Audience) -> Cleared<Dossier> {
    reveal(told, audience, &BTreeSet::new())
}

/// The same, with sealed properties that the reader has asked for. The caller
/// logs the asking before it shows the answer.
pub fn reveal(told: &Told, audience: Audience, revealed: &BTreeSet<Property>) -> Cleared<Dossier> {
    let Cleared { value, left_out } = cut_but(told, audience, revealed);
    let mut dossier = fold(value);
    if audience == Audience::Outside {
        // The number of an act, and its moment, tell of acts that are not shown.
        (dossier.changed, dossier.latest) = (0, 0);
    }
    Cleared { value: dossier, left_out }
}

/// One claim as the audience is told it; `gone` where it stands no more.
pub fn claim(told: &Told, id: ClaimId, audience: Audience) -> Option<Cleared<Spoken>> {
    let sealed: BTreeSet<Property> = told.claims.iter().filter(|s| s.id == id).map(|s| s.claim.property).collect();
    let mut left = cut_but(told, audience, &sealed).value;
    left.correct();
    left.claims.into_iter().find(|s| s.id == id).map(Cleared::whole)
}

/// A sealed claim that this colleague wrote by hand and may mend without being shown what few may read: whoever mistyped
/// a telephone knows best that it is wrong. What came with a list, or from another hand, is not theirs.
pub fn own_claim(told: &Told, id: ClaimId, member: MemberId) -> Option<Cleared<Spoken>> {
    let mut told = told.clone();
    told.correct();
    told.claims.into_iter().find(|s| s.id == id && is_own_sealed(s, member)).map(Cleared::whole)
}

fn is_own_sealed(spoken: &Spoken, member: MemberId) -> bool {
    spoken.by == member && spoken.import.is_none() && spoken.claim.tier == Tier::Sealed
}

/// Which sealed claims of a file those are that stand, without their words.
pub fn own_sealed(told: &Told, member: MemberId) -> Vec<(ClaimId, Property)> {
    let corrected: BTreeSet<ClaimId> = told.claims.iter().filter(|s| s.gone.is_none()).filter_map(|s| s.claim.supersedes).collect();
    let stands = |s: &&Spoken| s.gone.is_none() && !corrected.contains(&s.id);
    told.claims.iter().filter(|s| is_own_sealed(s, member)).filter(stands).map(|s| (s.id, s.claim.property)).collect()
}

/// The line of a file in the lists of an audience; `None` where it is in none of them.
pub fn card(told: &Told, audience: Audience) -> Option<Cleared<Card>> {
    let audience = audience.of_lists();
    let mut card = model::card::card(&dossier(told, audience))?;
    // What nobody outside is shown of anybody is missing from nobody's file.
    card.missing.retain(|property| outward::is_property_shown(*property, audience));
    let named = card.names.iter().any(|(role, _)| matches!(role, NameRole::Whole | NameRole::Other | NameRole::Kunya));
    named.then_some(Cleared::whole(card))
}

/// Whether an audience is told that the file exists: colleagues, where anything
/// was said that they may read; others, where it has a name for them.
pub fn is_shown(told: &Told, audience: Audience) -> bool {
    match audience.is_inside() {
        true => told.claims.iter().any(|s| s.gone.is_none() && s.claim.tier <= audience.tier()),
        false => card(told, audience).is_some(),
    }
}
