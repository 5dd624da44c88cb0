//! How far forgetting reaches: which acts, values and papers go, and what stays out of reach.

use super::Forgetting;
use super::marks;
use crate::acts::{entry, keys_of};
use crate::copies::CopyMade;
use crate::ground::Ground;
use crate::import::{Called, drafted, fields_of};
use crate::refusal::Refusal;
use dates::Day;
use model::act::{ActKind, WhatLeft, WhenForgotten, values, values_naming};
use model::dossier::Entry;
use model::{Act, Claim, Compartment, DocumentId, ImportId, PersonId, SourceId, Subject};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use store::{Digest, Questions, Seq, StoredAct, Unit};

/// What goes, and what is out of reach.
#[derive(Default)]
pub(super) struct Reach {
    /// Acts that go whole.
    pub whole: BTreeSet<Seq>,
    /// Acts about others, of which some values go.
    pub values: BTreeMap<Seq, BTreeSet<usize>>,
    /// Papers that go.
    pub evidence: BTreeSet<Digest>,
    /// What is marked of the names.
    pub marked: BTreeSet<String>,
    /// The whole names, as they were said.
    pub names: BTreeSet<String>,
    /// Files that were judged beside these.
    pub judged_with: BTreeSet<PersonId>,
    lists: BTreeMap<ImportId, String>,
    named_in: BTreeSet<Subject>,
    rows: Vec<u64>,
    /// The first act about it.
    first: Option<Seq>,
    /// Sealed copies that left since: when, and their digests.
    left: Vec<(i64, String)>,
    /// Of what goes, what lies in a compartment: who was not admitted to it is not told how much that is.
    apart: BTreeMap<Seq, Compartment>,
    apart_evidence: BTreeMap<Digest, Compartment>,
}

impl Reach {
    pub fn of(
        store: &dyn Questions,
        ground: &Ground,
        files: &[Subject],
        (with_lists, today): (bool, Day),
    ) -> Result<Reach, Refusal> {
        let own: BTreeSet<u64> = files.iter().map(Subject::key).collect();
        let ids: Vec<String> = files.iter().map(Subject::to_string).collect();
        let mut reach = Reach::default();
        let mut said = Said::default();
        for stored in store.acts_about_any(&own.iter().copied().collect::<Vec<_>>())? {
            reach.take(&stored, &own, &ids, &mut said)?;
        }
        reach.marked = marks::marked(said.claims.iter());
        reach.marked.extend(said.abroad.iter().map(|name| marks::abroad(name)));
        let whole = |claim: &&Claim| {
            matches!(claim.property.key(), "full_name" | "other_name" | "subject_name" | "subject_other_name")
        };
        reach.names = said
            .claims
            .iter()
            .filter(whole)
            .map(|claim| names::clean(&claim.said))
            .filter(|name| name.contains(' '))
            .collect();
        // Sources that nobody else's words rest on may name who told of the person.
        let of_list = |id: &SourceId| ground.sources.get(id).is_none_or(|source| source.import.is_some());
        said.sources.retain(|id| !of_list(id));
        reach.ask_the_others(store, &own, &mut said.sources)?;
        reach.take_sources(store, &said)?;
        reach.first = reach.whole.iter().chain(reach.values.keys()).min().copied();
        reach.take_rows(store, &ids)?;
        reach.look_at_rows(ground, today);
        for import in said.imports {
            let Some(standing) = ground.lists.imports.get(&import) else { continue };
            for file in &standing.accepted.files {
                reach.lists.insert(import, file.name.clone());
                if with_lists {
                    reach.evidence.extend(file.digest.parse::<Digest>());
                }
            }
        }
        Ok(reach)
    }

    fn take(
        &mut self,
        stored: &StoredAct,
        own: &BTreeSet<u64>,
        ids: &[String],
        said: &mut Said,
    ) -> Result<(), Refusal> {
        let Some(Entry { act, .. }) = entry(stored)? else { return Ok(()) };
        let others = stored.keys.subjects.iter().any(|subject| !own.contains(subject));
        match act.kind().entry().map(|entry| entry.when_forgotten) {
            // Of what a newer program wrote nobody here can tell which of it speaks of whom.
            None => drop(self.whole.insert(stored.seq)),
            Some(WhenForgotten::Stays) => {}
            Some(WhenForgotten::Unnamed) if others => self.unname(stored, ids),
            Some(WhenForgotten::Goes | WhenForgotten::Unnamed | WhenForgotten::Apart) => {
                self.whole.insert(stored.seq);
            }
        }
        match act {
            Act::Said(statement) => {
                match statement.claims.iter().map(|claim| claim.property.compartment()).min().flatten() {
                    Some(compartment) => drop(self.apart.insert(stored.seq, compartment)),
                    None => drop(said.heard.insert(statement.source)),
                }
                said.sources.insert(statement.source);
                said.imports.extend(statement.import);
                said.abroad.extend(statement.home.and_then(|home| home.subject).map(|name| name.to_string()));
                said.claims.extend(statement.claims);
            }
            // The row as it waited holds the same words.
            Act::RowCleared { waits, .. } => drop(self.whole.insert(waits)),
            Act::DocumentKept { digest, compartment, .. } => {
                if let Some(compartment) = compartment {
                    self.apart.insert(stored.seq, compartment);
                    self.apart_evidence.extend(digest.parse::<Digest>().map(|digest| (digest, compartment)));
                }
                self.evidence.extend(digest.parse::<Digest>());
            }
            Act::ClaimWithdrawn { claim, .. } => {
                if let Some(compartment) = self.apart.get(&claim.act).copied() {
                    self.apart.insert(stored.seq, compartment);
                }
            }
            Act::Judged(judgement) => {
                self.judged_with
                    .extend([judgement.a, judgement.b].into_iter().filter(|person| !own.contains(&person.0)));
            }
            _ => {}
        }
        Ok(())
    }

    fn unname(&mut self, stored: &StoredAct, ids: &[String]) {
        // Of an act of an earlier program, which is one value, the number of the file is left, and says
        // nothing.
        let Some(content) = stored.content.as_ref().filter(|_| stored.parts.is_some()) else { return };
        let naming: BTreeSet<usize> = ids.iter().flat_map(|id| values_naming(content, id)).collect();
        if !naming.is_empty() {
            self.values.entry(stored.seq).or_default().extend(naming);
        }
    }

    /// Goes over what was said of others: which of the sources they rest on, too, and where the name stands.
    fn ask_the_others(
        &mut self,
        store: &dyn Questions,
        own: &BTreeSet<u64>,
        sources: &mut BTreeSet<SourceId>,
    ) -> Result<(), Refusal> {
        let mut failed = Ok(());
        store.each_act(0, &mut |stored| {
            let of_others = stored.keys.kind == ActKind::Said as u8
                && !stored.keys.subjects.iter().any(|subject| own.contains(subject));
            let Some(content) = stored.content.as_deref().filter(|_| of_others) else {
                return ControlFlow::Continue(());
            };
            let words = String::from_utf8_lossy(content);
            let is_named = self.names.iter().any(|name| words.contains(name.as_str()));
            if !is_named && sources.is_empty() {
                return ControlFlow::Continue(());
            }
            match entry(&stored) {
                Ok(Some(Entry { act: Act::Said(said), .. })) => {
                    sources.remove(&said.source);
                    self.named_in.extend(Some(said.subject).filter(|_| is_named));
                    ControlFlow::Continue(())
                }
                Ok(_) => ControlFlow::Continue(()),
                Err(trouble) => {
                    failed = Err(trouble.into());
                    ControlFlow::Break(())
                }
            }
        })?;
        failed
    }

    fn take_sources(&mut self, store: &dyn Questions, said: &Said) -> Result<(), Refusal> {
        let (sources, kept_apart) = (&said.sources, self.apart.values().next().copied());
        let mut papers: BTreeSet<DocumentId> = BTreeSet::new();
        for kind in [ActKind::Source, ActKind::SourceGraded] {
            for stored in store.acts_of_kind(kind as u8, 0, usize::MAX)? {
                match entry(&stored)?.map(|entry| entry.act) {
                    Some(Act::SourceAdded(source)) if sources.contains(&source.id) => {
                        papers.extend(source.document);
                        self.whole.insert(stored.seq);
                        // Of a source that spoke only of what is kept apart nobody else knows.
                        self.apart.extend(
                            kept_apart
                                .filter(|_| !said.heard.contains(&source.id))
                                .map(|compartment| (stored.seq, compartment)),
                        );
                    }
                    Some(Act::SourceGraded { source, .. }) if sources.contains(&source) => {
                        self.whole.insert(stored.seq);
                    }
                    _ => {}
                }
            }
        }
        let mut kept = Vec::new();
        for stored in store.acts_of_kind(ActKind::Document as u8, 0, usize::MAX)? {
            let Some(Act::DocumentKept { id, digest, .. }) = entry(&stored)?.map(|entry| entry.act) else {
                continue;
            };
            kept.extend(digest.parse::<Digest>().map(|digest| (stored.seq, id, digest)));
        }
        for (seq, _, digest) in kept.iter().filter(|(_, id, _)| papers.contains(id)) {
            self.whole.insert(*seq);
            self.evidence.insert(*digest);
        }
        // The same bytes may be kept for somebody else: they go with the last act that names them.
        for (_, _, digest) in kept.iter().filter(|(seq, _, _)| !self.whole.contains(seq)) {
            self.evidence.remove(digest);
        }
        Ok(())
    }

    /// Lists of what became of rows, and questions by which something was taken out of the house.
    fn take_rows(&mut self, store: &dyn Questions, ids: &[String]) -> Result<(), Refusal> {
        for stored in store.acts_of_kind(ActKind::Import as u8, 0, usize::MAX)? {
            self.unname(&stored, ids);
        }
        for stored in store.acts_of_kind(ActKind::Left as u8, 0, usize::MAX)? {
            let (Some(content), Some(Act::Left { what, question, digest, .. })) =
                (&stored.content, entry(&stored)?.map(|entry| entry.act))
            else {
                continue;
            };
            if what.is_copy() && self.first.is_some_and(|first| first < stored.seq) {
                self.left.push((
                    stored.keys.at,
                    if what == WhatLeft::BackupTaken { String::new() } else { digest },
                ));
            }
            if self.names.iter().any(|name| names::clean(&question).contains(name.as_str())) {
                let asked = values(content)
                    .into_iter()
                    .enumerate()
                    .filter(|(_, value)| value.member == "question")
                    .map(|(n, _)| n);
                match &stored.parts {
                    Some(_) => self.values.entry(stored.seq).or_default().extend(asked),
                    // Acts of earlier programs are one value: that something left stays counted, and no more.
                    None => drop(self.whole.insert(stored.seq)),
                }
            }
        }
        Ok(())
    }

    /// Rows that may be about the same person, and of which nobody decided that they are.
    fn look_at_rows(&mut self, ground: &Ground, today: Day) {
        let left_out = ground
            .lists
            .cleared
            .values()
            .filter(|cleared| cleared.subjects.is_empty())
            .map(|cleared| &cleared.waiting);
        let set_aside = ground.lists.imports.values().flat_map(|import| &import.set_aside);
        for waiting in ground
            .lists
            .waiting
            .values()
            .chain(left_out)
            .chain(set_aside)
            .filter(|waiting| !self.whole.contains(&waiting.seq))
        {
            let claims =
                drafted(waiting.row.kind(), &fields_of(&waiting.row), today, &Called::default()).claims;
            if !self.marked.is_disjoint(&marks::marked(claims.iter())) {
                self.rows.push(waiting.seq);
            }
        }
    }

    /// Destroys it in a unit.
    pub fn destroy(&self, unit: &mut dyn Unit) -> Result<(), Refusal> {
        for (seq, which) in &self.values {
            unit.erase_values(*seq, which)?;
        }
        let left = unit.acts(&self.values.keys().copied().collect::<Vec<_>>())?;
        let keys: Vec<_> =
            left.iter().filter_map(|left| Some((left.seq, keys_of(left.content.as_deref()?)?))).collect();
        unit.put_all_keys(&keys)?;
        for seq in &self.whole {
            unit.erase(*seq)?;
        }
        for digest in &self.evidence {
            unit.erase_evidence(digest)?;
        }
        Ok(())
    }

    /// What is told of it: to who was admitted to a compartment, with what lies there.
    pub fn told(
        &self,
        files: Vec<Subject>,
        copies: Vec<CopyMade>,
        admitted: &dyn Fn(Compartment) -> bool,
    ) -> Forgetting {
        let is_told = |apart: Option<&Compartment>| apart.is_none_or(|compartment| admitted(*compartment));
        Forgetting {
            files,
            acts: self.whole.iter().filter(|seq| is_told(self.apart.get(seq))).count() as u64,
            unnamed: self.values.len() as u64,
            documents: self.evidence.iter().filter(|digest| is_told(self.apart_evidence.get(digest))).count()
                as u64,
            lists: self.lists.clone().into_iter().collect(),
            elsewhere: self
                .left
                .iter()
                .filter(|(_, digest)| copies.iter().all(|copy| copy.digest != *digest))
                .map(|(at, _)| *at)
                .collect(),
            // One that was made before anything was said of it does not hold it.
            copies: copies
                .into_iter()
                .filter(|copy| self.first.is_some_and(|first| copy.leaves >= first))
                .collect(),
            named_in: self.named_in.iter().cloned().collect(),
            rows: self.rows.clone(),
        }
    }
}

/// What the files say.
#[derive(Default)]
struct Said {
    sources: BTreeSet<SourceId>,
    /// Those that said something that lies in no compartment.
    heard: BTreeSet<SourceId>,
    imports: BTreeSet<ImportId>,
    claims: Vec<Claim>,
    /// What they are called in other registers.
    abroad: BTreeSet<String>,
}
