//! Making a bundle: what an audience is told of some subjects, and what it was told before and is no more.
//!
//! That something does not stand any more is said only of what an earlier bundle for the same audience held:
//! of anything else nobody there was ever told. What a bundle held is not remembered; it is told again, from
//! the acts up to the line of the log that says that it left.

use super::form::{self, ClaimSaid, Line, Said, Speaker};
use super::names::Names;
use crate::desk::Desk;
use access::{Audience, Clearance};
use model::act::{ActKind, WhatLeft};
use model::dossier::{Entry, Gone, Spoken, Told, Voids};
use model::id::{Abroad, ActId};
use model::{Act, ClaimId, PersonId, Source, SourceId, Subject, Tier, Value};
use register::Refusal;
use register::acts::{entries_in, persons_among};
use register::ground::Ground;
use register::told::{AT_ONCE, acts_by_group};
use search::Query;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Of whom and of what a bundle tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Of everything that the audience is told of.
    All,
    /// Of these, and of the files that are one person with them.
    These(BTreeSet<Subject>),
}

/// A bundle that was made, and logged as having left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The file.
    pub bytes: Vec<u8>,
    /// Files, and subjects of other kinds.
    pub subjects: u64,
    /// Claims in it.
    pub claims: u64,
    /// Claims that an earlier bundle held and that stand no more.
    pub taken_back: u64,
}

impl Bundle {
    /// Its media type: lines of JSON.
    pub const MEDIA: &str = "application/x-ndjson";
}

/// Stands in the log for a bundle of everything.
pub(crate) const ALL: &str = "all";
const NAMES: [&str; 2] = ["subject_name", "subject_other_name"];

impl Desk<'_> {
    /// Makes a bundle for colleagues elsewhere ([`Audience::Sheet`]) or for partners ([`Audience::Outside`])
    /// and logs that it left. What the audience is not told is not in it; a subject that nobody here knows is
    /// refused.
    pub fn bundle(&self, whom: &Whom, audience: Audience) -> Result<Bundle, Refusal> {
        let audience = self.leaves_for(audience)?;
        if let Whom::These(subjects) = whom {
            // What the one who asks is not shown is not there.
            subjects.iter().try_for_each(|subject| self.told_of_any(subject).map(drop))?;
        }
        self.bundle_for(whom, audience)
    }

    fn bundle_for(&self, whom: &Whom, audience: Audience) -> Result<Bundle, Refusal> {
        if self.house.read_as_of().is_some() {
            // Of an earlier day it would take back what stands today.
            return Err(Refusal::Field("as_of", "as-of-for-bundles"));
        }
        self.house.register.catch_up()?;
        let making = Making::of(self, audience)?;
        let mut lines = making.lines(whom)?;
        if lines.is_empty() {
            return Err(Refusal::Field("bundle", "bundle-empty"));
        }
        // In no order that tells which was first: by what is said.
        lines.sort_by_cached_key(content);
        let mut header = form::header(
            making.names.home.clone(),
            self.house.register.store().log_key(),
            making.ground.association.name.clone(),
            key_of(audience),
            self.house.today().iso(),
        );
        header.subjects = lines.len() as u64;
        header.claims = lines.iter().flat_map(|line| &line.said).map(|said| said.claims.len() as u64).sum();
        header.taken_back = lines.iter().map(|line| line.taken_back.len() as u64).sum();
        let bytes = form::write(&header, &lines, |text| self.house.register.store().sign(text))?;
        let question = match whom {
            Whom::All => ALL.to_owned(),
            Whom::These(subjects) => subjects.iter().map(Subject::to_string).collect::<Vec<_>>().join(" "),
        };
        let (member, what, digest) = (self.member(), what_left(audience), ledger::digest(&bytes).to_string());
        self.write(|work| {
            work.append_only(&Act::Left { member, what, question, files: header.subjects, digest })
        })?;
        Ok(Bundle { bytes, subjects: header.subjects, claims: header.claims, taken_back: header.taken_back })
    }
}

impl Desk<'_> {
    /// The same of every file that answers a question, as `audience` may ask it.
    pub fn bundle_of(&self, query: &Query, audience: Audience) -> Result<Bundle, Refusal> {
        let audience = self.may_choose(query, audience)?;
        let cards = self.leaving(query, audience)?;
        let members = cards.iter().flat_map(|card| card.members.iter().copied());
        self.bundle_for(&Whom::These(members.map(Subject::from).collect()), audience)
    }
}

fn key_of(audience: Audience) -> &'static str {
    if audience == Audience::Outside { "partner" } else { "team" }
}

fn what_left(audience: Audience) -> WhatLeft {
    if audience == Audience::Outside { WhatLeft::BundlePartner } else { WhatLeft::BundleTeam }
}

/// A bundle that left before.
struct Earlier {
    seq: u64,
    whom: Whom,
    /// What was taken back as a whole when it left.
    voids: Voids,
}

struct Making<'d> {
    desk: &'d Desk<'d>,
    audience: Audience,
    ground: Arc<Ground>,
    names: Names,
    earlier: Vec<Earlier>,
}

/// What acts say of some subjects, as long as those imports and organisations are taken back.
type Retell<'r> = &'r dyn Fn(&[Entry], &Voids) -> Told;

impl<'d> Making<'d> {
    fn of(desk: &'d Desk<'d>, audience: Audience) -> Result<Making<'d>, Refusal> {
        let mut making = Making {
            desk,
            audience,
            ground: desk.house.ground()?,
            names: desk.house.names()?,
            earlier: Vec::new(),
        };
        making.earlier = making.earlier()?;
        Ok(making)
    }

    fn earlier(&self) -> Result<Vec<Earlier>, Refusal> {
        let acts = |kind: ActKind| {
            Ok::<_, Refusal>(entries_in(&self.desk.house.register.store().acts_of_kind(
                kind as u8,
                0,
                usize::MAX,
            )?)?)
        };
        let mut wholes =
            [acts(ActKind::Organisation)?, acts(ActKind::ImportWithdrawn)?, acts(ActKind::ImportRestored)?]
                .concat();
        wholes.sort_by_key(|entry| entry.seq);
        let mut wholes = wholes.into_iter().peekable();
        let (mut voids, mut earlier) = (Voids::default(), Vec::new());
        for left in acts(ActKind::Left)? {
            let Act::Left { what, question, .. } = left.act else { continue };
            if what != what_left(self.audience) {
                continue;
            }
            while let Some(whole) = wholes.next_if(|whole| whole.seq < left.seq) {
                take_whole(&mut voids, &whole.act);
            }
            let these = || Whom::These(question.split(' ').filter_map(|id| id.parse().ok()).collect());
            let whom = if question == ALL { Whom::All } else { these() };
            earlier.push(Earlier { seq: left.seq, whom, voids: voids.clone() });
        }
        Ok(earlier)
    }

    fn lines(&self, whom: &Whom) -> Result<Vec<Line>, Refusal> {
        let mut lines = self.lines_about(whom)?;
        if let Whom::These(asked) = whom {
            // Of whom nothing stands any more is in no list by which the others were chosen: that goes with
            // any bundle.
            for earlier in self.earlier.iter().map(|earlier| &earlier.whom).collect::<BTreeSet<_>>() {
                let before = match earlier {
                    Whom::All => self.lines_about(&Whom::All)?,
                    Whom::These(before) => {
                        self.lines_about(&Whom::These(before.difference(asked).cloned().collect()))?
                    }
                };
                for gone in before.into_iter().filter(|line| line.said.is_empty()) {
                    if lines.iter().all(|line| line.names != gone.names) {
                        lines.push(gone);
                    }
                }
            }
        }
        Ok(lines)
    }

    fn lines_about(&self, whom: &Whom) -> Result<Vec<Line>, Refusal> {
        let store = self.desk.house.register.store();
        let (persons, others) = match whom {
            Whom::All => (
                persons_among(store.subjects_since(0)?).collect(),
                store.subjects_from(Subject::FIRST_THAT_IS_NO_PERSON)?,
            ),
            Whom::These(subjects) => {
                let persons: BTreeSet<PersonId> = subjects.iter().filter_map(Subject::person).collect();
                (
                    persons,
                    subjects.iter().filter(|subject| subject.person().is_none()).map(Subject::key).collect(),
                )
            }
        };
        let clusters: BTreeSet<Vec<PersonId>> =
            persons.into_iter().map(|person| self.ground.members_for(person, self.audience)).collect();
        let mut lines = Vec::new();
        for some in clusters.into_iter().collect::<Vec<_>>().chunks(AT_ONCE) {
            for (members, acts) in some.iter().zip(acts_by_group(store, some)?) {
                let subjects: Vec<Subject> = members.iter().copied().map(Subject::from).collect();
                let retell = |entries: &[Entry], voids: &Voids| {
                    Told::of(members, self.ground.team_of(&subjects[0]), entries, voids, &|id| {
                        self.source(id)
                    })
                };
                lines.extend(self.lines_of(&subjects, &entries_in(&acts)?, &retell));
            }
        }
        for some in others.chunks(AT_ONCE) {
            let mut about: BTreeMap<Subject, Vec<Entry>> = BTreeMap::new();
            for entry in entries_in(&store.acts_about_any(some)?)? {
                let subjects =
                    entry.act.subjects().into_iter().filter(|subject| some.contains(&subject.key()));
                subjects.for_each(|subject| about.entry(subject).or_default().push(entry.clone()));
            }
            for (subject, entries) in about.into_iter().filter(|(subject, _)| is_asked(whom, subject)) {
                let retell = |entries: &[Entry], voids: &Voids| {
                    let told =
                        Told::of_subject(&subject, self.ground.team_of(&subject), entries, voids, &|id| {
                            self.source(id)
                        });
                    // Links that cannot be named stay here, as those do that lead to what nobody is told of.
                    self.desk.house.with_links(told.clone()).unwrap_or(told)
                };
                lines.extend(self.lines_of(std::slice::from_ref(&subject), &entries, &retell));
            }
        }
        Ok(lines)
    }

    fn source(&self, id: SourceId) -> Option<Source> {
        self.ground.sources.get(&id).cloned()
    }

    /// The claims that the audience is told; none of a subject that it is not told of.
    fn shown(&self, told: &Told) -> BTreeMap<ClaimId, Spoken> {
        let left = access::cut(told, &Clearance::of_many(self.audience));
        let is_named = || left.claims.iter().any(|spoken| NAMES.contains(&spoken.claim.property.key()));
        let is_shown =
            if told.subject.is_some() { is_named() } else { access::is_shown(told, self.audience) };
        let spoken = left.claims.iter().filter(|spoken| is_shown && spoken.gone.is_none() && !spoken.ships());
        spoken.map(|spoken| (spoken.id, spoken.clone())).collect()
    }

    /// A line for each of these subjects, which are one before the audience.
    fn lines_of(&self, subjects: &[Subject], entries: &[Entry], retell: Retell<'_>) -> Vec<Line> {
        let raw = retell(entries, &self.ground.association.voids);
        let now = self.shown(&raw);
        let mut was_told = self.was_told(subjects, entries, retell);
        was_told.extend(self.gone_at_home(&raw));
        let cleared = access::cut(&raw, &Clearance::of_many(self.audience));
        let telling = Telling {
            making: self,
            statements: statements(entries),
            raw: raw.claims.iter().map(|s| (s.id, s)).collect(),
            was_told: &was_told,
        };
        let mut corrected = BTreeSet::new();
        let mut lines = Vec::new();
        for subject in subjects {
            let mut said: BTreeMap<u64, Said> = BTreeMap::new();
            for spoken in now.values().filter(|spoken| spoken.subject == *subject) {
                let corrects = telling.corrects(spoken.id);
                corrected.extend(corrects.clone());
                let claim = telling.claim(spoken, corrects);
                let statement = said
                    .entry(spoken.id.act)
                    .or_insert_with(|| telling.said(spoken, cleared.sources.get(&spoken.source)));
                statement.claims.push(serde_json::to_value(claim).expect("text, numbers and lists"));
            }
            lines.push((subject, said.into_values().collect::<Vec<_>>()));
        }
        let gone = was_told.iter().filter(|id| !now.contains_key(id));
        let gone: Vec<(&Subject, Abroad<ClaimId>)> = gone
            .filter_map(|id| telling.taken_back(*id, entries))
            .filter(|(_, name)| !corrected.contains(name))
            .collect();
        let with_names = lines.into_iter().map(|(subject, said)| {
            let taken_back: Vec<_> =
                gone.iter().filter(|(of, _)| *of == subject).map(|(_, name)| name.clone()).collect();
            Line {
                kind: subject.kind().key().to_owned(),
                names: telling.names_of(subject, &said),
                said,
                taken_back,
            }
        });
        with_names.filter(|line| !line.said.is_empty() || !line.taken_back.is_empty()).collect()
    }

    /// What came from elsewhere and was corrected or taken back there: its home has told so, and it goes on
    /// to whoever would be told the claim itself.
    fn gone_at_home(&self, raw: &Told) -> BTreeSet<ClaimId> {
        let corrected: BTreeSet<&Abroad<ClaimId>> =
            raw.claims.iter().filter_map(|spoken| spoken.claim.home.as_ref()?.corrects.as_ref()).collect();
        let came = |spoken: &Spoken| spoken.claim.home.is_some();
        let mut standing = raw.clone();
        let mut gone = BTreeSet::new();
        for spoken in standing.claims.iter_mut().filter(|spoken| came(spoken)) {
            let is_corrected = spoken.claim.home.as_ref().is_some_and(|home| corrected.contains(&home.claim));
            let is_withdrawn = matches!(spoken.gone, Some(Gone::Withdrawn { .. }));
            if is_corrected || is_withdrawn {
                spoken.gone = None;
                gone.insert(spoken.id);
            }
        }
        if gone.is_empty() {
            return gone;
        }
        // What corrects it would narrow or replace it.
        standing.claims.iter_mut().filter(|spoken| came(spoken)).for_each(|s| s.claim.supersedes = None);
        let told = self.shown(&standing);
        gone.retain(|id| told.contains_key(id));
        gone
    }

    /// What bundles for this audience held of these subjects.
    fn was_told(&self, subjects: &[Subject], entries: &[Entry], retell: Retell<'_>) -> BTreeSet<ClaimId> {
        let mut told = BTreeSet::new();
        for earlier in self
            .earlier
            .iter()
            .filter(|earlier| subjects.iter().any(|subject| is_asked(&earlier.whom, subject)))
        {
            let until = entries.partition_point(|entry| entry.seq < earlier.seq);
            told.extend(self.shown(&retell(&entries[..until], &earlier.voids)).into_keys());
        }
        told
    }
}

fn is_asked(whom: &Whom, subject: &Subject) -> bool {
    match whom {
        Whom::All => true,
        Whom::These(subjects) => subjects.contains(subject),
    }
}

fn take_whole(voids: &mut Voids, act: &Act) {
    match act {
        Act::OrganisationWithdrawn { id, .. } => drop(voids.organisations.insert(*id)),
        Act::OrganisationRestored { id, .. } => drop(voids.organisations.remove(id)),
        Act::ImportWithdrawn { import, .. } => drop(voids.imports.insert(*import)),
        Act::ImportRestored { import, .. } => drop(voids.imports.remove(import)),
        _ => {}
    }
}

/// The statements among the acts, by number.
fn statements(entries: &[Entry]) -> BTreeMap<u64, &model::Statement> {
    let said = entries.iter().filter_map(|entry| match &entry.act {
        Act::Said(said) => Some((entry.seq, said)),
        _ => None,
    });
    said.collect()
}

/// Tells of subjects that are one, under the names that things have abroad.
struct Telling<'t> {
    making: &'t Making<'t>,
    statements: BTreeMap<u64, &'t model::Statement>,
    raw: BTreeMap<ClaimId, &'t Spoken>,
    was_told: &'t BTreeSet<ClaimId>,
}

impl Telling<'_> {
    fn own(&self) -> &Names {
        &self.making.names
    }

    /// What a claim is called abroad.
    fn name(&self, id: ClaimId) -> Option<Abroad<ClaimId>> {
        let home = self.raw.get(&id)?.claim.home.as_ref();
        Some(
            home.map_or_else(
                || self.own().of('c', crate::refs::Numbered::number(id)),
                |home| home.claim.clone(),
            ),
        )
    }

    /// The nearest claim before it that the audience was told and that it corrects. A register corrects its
    /// own words: what somebody here said in place of what came from elsewhere stands beside it abroad.
    fn corrects(&self, id: ClaimId) -> Option<Abroad<ClaimId>> {
        let own = self.name(id)?;
        if let Some(home) = &self.raw.get(&id)?.claim.home {
            let told =
                |name: &Abroad<ClaimId>| self.was_told.iter().any(|id| self.name(*id).as_ref() == Some(name));
            return home.corrects.clone().filter(told);
        }
        let before = std::iter::successors(self.raw[&id].claim.supersedes, |before| {
            self.raw.get(before)?.claim.supersedes
        });
        let told = before.take(self.raw.len()).find(|before| self.was_told.contains(before));
        told.and_then(|before| self.name(before)).filter(|name| name.home() == own.home())
    }

    /// A claim that an earlier bundle held and that stands no more. Of what came from elsewhere it goes on
    /// only that it was taken back there.
    fn taken_back(&self, id: ClaimId, entries: &[Entry]) -> Option<(&Subject, Abroad<ClaimId>)> {
        let spoken = self.raw.get(&id)?;
        let by_its_home = || {
            let is_of_home = |act: &Act| match act {
                Act::ClaimWithdrawn { claim, import: Some(_), .. } => *claim == id,
                _ => false,
            };
            entries.iter().any(|entry| is_of_home(&entry.act))
        };
        let name = self.name(id)?;
        (name.home() == &self.own().home || by_its_home()).then_some((&spoken.subject, name))
    }

    fn claim(&self, spoken: &Spoken, corrects: Option<Abroad<ClaimId>>) -> ClaimSaid {
        let claim = &spoken.claim;
        let home = self.raw.get(&spoken.id).and_then(|raw| raw.claim.home.as_ref());
        let part =
            home.map_or_else(|| self.own().of_part(&spoken.subject, claim.part), |home| home.part.clone());
        let link = match &claim.value {
            Value::Subject(subject) => self.own().of_subject(subject),
            _ => None,
        };
        ClaimSaid {
            id: self.name(spoken.id).expect("it was said"),
            part,
            property: claim.property.key().to_owned(),
            said: claim.said.clone(),
            value: if link.is_some() { Value::Words } else { claim.value.clone() },
            link,
            tier: claim.tier,
            valid: claim.valid,
            credibility: claim.credibility,
            corrects,
        }
    }

    /// The statement in which a claim was said, as yet without claims.
    fn said(&self, spoken: &Spoken, source: Option<&Source>) -> Said {
        let statement = self.statements.get(&spoken.id.act);
        let home = statement.and_then(|statement| statement.home.as_ref());
        let ground = &self.making.ground;
        let source_home = ground.sources.get(&spoken.source).and_then(|source| source.home.clone());
        Said {
            act: home.map_or_else(|| self.own().of::<ActId>('a', spoken.id.act), |home| home.act.clone()),
            of: self.of(spoken),
            organisation: ground
                .association
                .organisations
                .get(&spoken.organisation)
                .cloned()
                .unwrap_or_default(),
            source: Speaker {
                id: source_home.unwrap_or_else(|| self.own().of('s', spoken.source.0)),
                kind: source.map(|source| source.kind.clone()).unwrap_or_default(),
                reliability: source.map_or('F', |source| source.reliability),
                dated: source.and_then(|source| source.dated),
                tier: source.map_or(Tier::Sealed, |source| source.tier),
            },
            claims: Vec::new(),
        }
    }

    /// The name under which it was said of its subject.
    fn of(&self, spoken: &Spoken) -> String {
        let home = self
            .statements
            .get(&spoken.id.act)
            .and_then(|statement| statement.home.as_ref()?.subject.clone());
        let name = home.or_else(|| self.own().of_subject(&spoken.subject));
        name.map_or_else(|| spoken.subject.to_string(), |name| name.to_string())
    }

    /// All names by which this file is told.
    fn names_of(&self, subject: &Subject, said: &[Said]) -> Vec<String> {
        let own = self.own().of_subject(subject).map_or_else(|| subject.to_string(), |name| name.to_string());
        // Ours last: whoever knows it under the name of its home needs no other.
        let mut names: Vec<String> = Vec::new();
        for name in said.iter().map(|said| &said.of).chain([&own]) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}

/// What a line says, without the names, which are letters by chance.
fn content(line: &Line) -> (String, Vec<String>, usize) {
    let plain =
        |claim: &serde_json::Value| format!("{} {} {}", claim["property"], claim["said"], claim["value"]);
    let said = line.said.iter().flat_map(|said| {
        said.claims.iter().map(move |claim| format!("{} {}", said.organisation, plain(claim)))
    });
    (line.kind.clone(), said.collect(), line.taken_back.len())
}
