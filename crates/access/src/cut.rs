//! Cutting what was said down to what a reader is told, claim by claim.
//!
//! A sealed value is left out even for those who may read it, until they ask
//! for it ([`reveal`]) and the asking is logged: a page that is opened in a
//! room does not show the telephone of a witness.

use crate::outward;
use crate::{Audience, Clearance, Cleared};
use model::card::{Card, NameRole};
use model::dossier::{BackOf, Dossier, Gone, Paper, Spoken, Told, fold, says_the_same};
use model::{ClaimId, Compartment, Property, Source, SourceId, Tier, Value};
use std::collections::BTreeSet;

/// What is left of `told` for a reader; sealed values stay out.
pub fn cut(told: &Told, to: &Clearance) -> Cleared<Told> {
    cut_but(told, to, &Asked::default())
}

/// What is sealed and was asked for; the caller logs the asking.
#[derive(Default)]
struct Asked<'a> {
    properties: Option<&'a BTreeSet<Property>>,
    papers: bool,
}

impl Asked<'_> {
    fn has(&self, property: Property) -> bool {
        self.properties.is_some_and(|asked| asked.contains(&property))
    }
}

fn cut_but(told: &Told, to: &Clearance, asked: &Asked<'_>) -> Cleared<Told> {
    let reach = to.of(told);
    let audience = reach.audience;
    let narrowed = narrowed(told, audience);
    let mut left_out = BTreeSet::new();
    let mut is_told = |spoken: &&Spoken| {
        let claim = &spoken.claim;
        if !reach.opens(claim.lies_in()) {
            // Who was not admitted is not told that there is anything to ask for.
            return false;
        }
        let sealed = claim.tier == Tier::Sealed && !asked.has(claim.property);
        if sealed && audience == Audience::Sealed {
            left_out.insert(claim.property);
        }
        !sealed && claim.tier <= audience.tier() && !narrowed.contains(&spoken.id)
    };
    let mut left = Told {
        persons: told.persons.clone(),
        subject: told.subject.clone(),
        team: told.team.clone(),
        ..Told::default()
    };
    let seen = told.claims.iter().filter(|s| is_told(s));
    if audience.is_inside() {
        left.claims = seen.cloned().map(|spoken| called_by_name(spoken, told)).collect();
        let of_circle = |p: &&Paper| (p.tier < Tier::Sealed || asked.papers) && p.tier <= audience.tier();
        left.papers = told
            .papers
            .iter()
            .filter(|p| p.compartment.map_or_else(|| of_circle(p), |c| reach.opens(Some(c))))
            .cloned()
            .collect();
    } else {
        // Papers are pages that nobody has read for us: none goes out.
        left.claims = outward::claims(seen, told, audience);
    }
    let kept: BTreeSet<ClaimId> = left.claims.iter().map(|s| s.id).collect();
    for spoken in &mut left.claims {
        // That it corrects something unseen is unseen, too.
        spoken.claim.supersedes = spoken.claim.supersedes.filter(|id| kept.contains(id));
    }
    let speaks: BTreeSet<_> = left.claims.iter().map(|s| s.source).collect();
    let is_left = |what: &BackOf| match what {
        BackOf::Claim(id) => kept.contains(id),
        BackOf::Paper(id) => left.papers.iter().any(|paper| paper.id == *id),
    };
    left.back =
        told.back.iter().filter(|back| audience.is_inside() && is_left(&back.what)).cloned().collect();
    for (id, spoke) in told.sources.iter().filter(|(id, _)| speaks.contains(id)) {
        let sealed = spoke.tier == Tier::Sealed && !asked.has(sealed_title());
        if sealed && audience == Audience::Sealed {
            left_out.insert(sealed_title());
        }
        left.sources.extend(source(spoke, audience).filter(|_| !sealed).map(|spoke| (*id, spoke.value)));
    }
    Cleared { value: left, left_out, apart: to.is_apart(told) }
}

/// A link that was written as a number, by the name of what it leads to.
fn called_by_name(mut spoken: Spoken, told: &Told) -> Spoken {
    if let Value::Subject(subject) = &spoken.claim.value {
        let name = told.links.get(subject).and_then(|linked| linked.inside.as_ref());
        if let Some(name) = name.filter(|_| spoken.claim.said.parse().as_ref() == Ok(subject)) {
            spoken.claim.said.clone_from(name);
        }
    }
    spoken
}

/// What is asked for by whoever wants to read the sealed title of a source: it says who told us, as the
/// sealed name does, and is asked for with it.
fn sealed_title() -> Property {
    Property::named("informant_name")
}

/// Whether a reader is told in that file of a source: it speaks there in something they are told or may ask
/// for, and so is its title.
pub fn is_told_who_speaks(told: &Told, id: SourceId, to: &Clearance) -> bool {
    let said = told.claims.iter().map(|spoken| spoken.claim.property);
    let sealed: BTreeSet<Property> = said.chain([sealed_title()]).collect();
    let asks = to.audience() == Audience::Sealed;
    let asked = Asked { properties: Some(&sealed).filter(|_| asks), papers: false };
    cut_but(told, to, &asked).sources.contains_key(&id)
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

/// The file as a reader is told it.
pub fn dossier(told: &Told, to: &Clearance) -> Cleared<Dossier> {
    reveal(told, to, &BTreeSet::new())
}

/// The same, with sealed properties that the reader has asked for. The caller
/// logs the asking before it shows the answer.
pub fn reveal(told: &Told, to: &Clearance, revealed: &BTreeSet<Property>) -> Cleared<Dossier> {
    opened(told, to, &Asked { properties: Some(revealed), papers: false })
}

/// The same with the sealed papers of the file, named; the asking for them is logged as well.
pub fn reveal_papers(told: &Told, to: &Clearance, revealed: &BTreeSet<Property>) -> Cleared<Dossier> {
    opened(told, to, &Asked { properties: Some(revealed), papers: true })
}

fn opened(told: &Told, to: &Clearance, asked: &Asked<'_>) -> Cleared<Dossier> {
    let Cleared { value, left_out, apart } = cut_but(told, to, asked);
    let mut dossier = fold(value);
    if to.audience() == Audience::Outside {
        // The number of an act, and its moment, tell of acts that are not shown.
        (dossier.changed, dossier.latest) = (0, 0);
    }
    Cleared { value: dossier, left_out, apart }
}

/// The compartments in which everything of a property lies that this reader may ask for in a file; none where
/// some of it lies in none.
pub fn asked_in(told: &Told, property: Property, to: &Clearance) -> BTreeSet<Compartment> {
    let reach = to.of(told);
    let places: Option<BTreeSet<Compartment>> = told
        .claims
        .iter()
        .filter(|spoken| spoken.claim.property == property && reach.opens(spoken.claim.lies_in()))
        .map(|spoken| spoken.claim.lies_in())
        .collect();
    places.unwrap_or_default()
}

/// How a claim stands before a reader, who may ask for what is sealed or not: why it is gone, where it is.
/// What corrected it may be above the reader, and it stands no more all the same; of a file with a team that
/// would tell, so that what its team alone is told corrects nothing for others.
pub fn gone(told: &Told, id: ClaimId, to: &Clearance) -> Option<Gone> {
    let left = if to.is_apart(told) { cut(told, to).value } else { told.clone() };
    fold(left).gone.into_iter().find(|s| s.id == id).and_then(|s| s.gone)
}

/// One claim as the reader is told it; `gone` where it stands no more.
pub fn claim(told: &Told, id: ClaimId, to: &Clearance) -> Option<Cleared<Spoken>> {
    let sealed: BTreeSet<Property> =
        told.claims.iter().filter(|s| s.id == id).map(|s| s.claim.property).collect();
    let mut left = cut_but(told, to, &Asked { properties: Some(&sealed), papers: false }).value;
    left.correct();
    left.claims.into_iter().find(|s| s.id == id).map(Cleared::whole)
}

/// A sealed claim that this colleague wrote by hand and may mend without being shown what few may read:
/// whoever mistyped a telephone knows best that it is wrong. What came with a list, or from another hand, is
/// not theirs; nor is what lies in a compartment to which they are not admitted any more, or in a file whose
/// team they are not in.
pub fn own_claim(told: &Told, id: ClaimId, to: &Clearance) -> Option<Cleared<Spoken>> {
    let mut left = told.clone();
    left.correct();
    left.claims.into_iter().find(|s| s.id == id && is_own_sealed(told, s, to)).map(Cleared::whole)
}

fn is_own_sealed(told: &Told, spoken: &Spoken, to: &Clearance) -> bool {
    let own = Some(spoken.by) == to.member() && spoken.import.is_none() && spoken.claim.tier == Tier::Sealed;
    own && !to.is_apart(told) && to.of(told).opens(spoken.claim.lies_in())
}

/// Which sealed claims of a file those are that stand, without their words.
pub fn own_sealed(told: &Told, to: &Clearance) -> Vec<(ClaimId, Property)> {
    let corrected: BTreeSet<ClaimId> =
        told.claims.iter().filter(|s| s.gone.is_none()).filter_map(|s| s.claim.supersedes).collect();
    let stands = |s: &&Spoken| s.gone.is_none() && !corrected.contains(&s.id);
    told.claims
        .iter()
        .filter(|s| is_own_sealed(told, s, to))
        .filter(stands)
        .map(|s| (s.id, s.claim.property))
        .collect()
}

/// The line of a file in the lists of an audience; `None` where it is in none of them.
pub fn card(told: &Told, audience: Audience) -> Option<Cleared<Card>> {
    let to = Clearance::of_many(audience);
    let audience = to.audience();
    let file = dossier(told, &to);
    let status = criteria::finding(&file).map(|finding| finding.code);
    let mut card = model::card::card(&file, status)?;
    let mut shown = audience;
    if to.is_apart(told) {
        // What a source is called may say what only the team is told.
        card.sources.clear();
        shown = shown.min(Audience::Sheet);
    }
    // What is shown to nobody of this circle is missing from nobody's file: a gap there would send a
    // colleague to ask a family for what its team knows, or tell by its end that it was filled.
    card.missing.retain(|property| outward::is_property_shown(*property, shown));
    let named = card
        .names
        .iter()
        .any(|(role, _)| matches!(role, NameRole::Whole | NameRole::Other | NameRole::Kunya));
    // Whose name was taken back is still looked for: colleagues find the file by its number. Others are told
    // of nobody without a name.
    (named || shown.is_inside()).then_some(Cleared::whole(card))
}

/// Whether an audience is told that the file exists: colleagues, where anything
/// was said that they may read; others, where it has a name for them.
pub fn is_shown(told: &Told, audience: Audience) -> bool {
    match audience.is_inside() {
        true => told
            .claims
            .iter()
            .any(|s| s.gone.is_none() && s.claim.tier <= audience.tier() && s.claim.lies_in().is_none()),
        false => card(told, audience).is_some(),
    }
}
