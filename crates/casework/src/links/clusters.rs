//! Files that are one person: what holds them together, and how to part them.

use super::judge::JudgedView;
use crate::desk::Desk;
use access::{Action, Cleared};
use model::{Act, Dossier, PersonId, Verdict};
use register::Refusal;
use register::ground::Judged;
use std::collections::BTreeSet;

/// Two files of a cluster and what the engine thinks of them.
#[derive(Debug, Clone)]
pub struct Link {
    /// One file.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// Why.
    pub why: linkage::Explained,
}

/// A cluster with what holds it together.
#[derive(Debug)]
pub struct ClusterView {
    /// Its files, each as the viewer may see it.
    pub members: Vec<Cleared<Dossier>>,
    /// Judgements that join them, the newest first.
    pub judged: Vec<JudgedView>,
    /// What the engine thinks of each pair.
    pub links: Vec<Link>,
}

impl Desk<'_> {
    /// Clusters of more than one file.
    pub fn clusters(&self) -> Result<Vec<Vec<PersonId>>, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        Ok(self.house.ground()?.judgements.clusters(self.audience()).map(<[_]>::to_vec).collect())
    }

    /// One cluster, by any of its files.
    pub fn cluster(&self, person: PersonId) -> Result<ClusterView, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let persons = ground.members_for(person, self.audience());
        let mut members = Vec::new();
        for member in &persons {
            members.push(self.file_alone(*member)?);
        }
        let judged = ground.judgements.judged_of(&persons).into_iter().map(|j| self.judged_view(j)).collect();
        let mut links = Vec::new();
        for (n, a) in persons.iter().enumerate() {
            for b in &persons[n + 1..] {
                let (probability, why) = self.house.compare(*a, *b)?;
                links.push(Link { a: *a, b: *b, probability, why });
            }
        }
        Ok(ClusterView { members, judged, links })
    }

    /// The two files of a cluster that the figures hold together least. Of a very
    /// large cluster the first files are looked at.
    pub fn weakest(&self, members: &[PersonId]) -> Result<Option<(PersonId, PersonId, f64)>, Refusal> {
        self.viewer.may(Action::Judge)?;
        const LOOK_AT: usize = 12;
        let mut weakest: Option<(PersonId, PersonId, f64)> = None;
        let looked = &members[..members.len().min(LOOK_AT)];
        for (n, a) in looked.iter().enumerate() {
            for b in &looked[n + 1..] {
                let (probability, _) = self.house.compare(*a, *b)?;
                if weakest.is_none_or(|(_, _, least)| probability < least) {
                    weakest = Some((*a, *b, probability));
                }
            }
        }
        Ok(weakest)
    }

    /// One file without the others of its cluster, as the viewer may see it.
    pub fn alone(&self, person: PersonId) -> Result<Cleared<Dossier>, Refusal> {
        self.viewer.may(Action::Read)?;
        self.file_alone(person)
    }

    /// Parts files from their cluster: takes back every judgement that joins
    /// them to the rest, and says of each that they are different, so that they
    /// stay apart. What joins the parted files with one another stays; so does
    /// what joins the rest. Answers how many judgements were taken back.
    pub fn split(&self, apart: &BTreeSet<PersonId>, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Judge)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let first = *apart.first().ok_or(Refusal::Field("apart", "needed"))?;
        self.file_alone(first)?;
        self.write(|work| {
            let members: BTreeSet<PersonId> = work.ground.members(first).into_iter().collect();
            if members.len() < 2 || members.is_disjoint(apart) {
                return Err(Refusal::Already);
            }
            if !apart.is_subset(&members) {
                return Err(Refusal::NotFound);
            }
            if *apart == members {
                // A file parted a moment ago is alone, and so are several that were parted together.
                let parted = |p: &PersonId| {
                    work.ground.judgements.judged_of(&[*p]).iter().any(|j| j.withdrawn_by.is_some())
                };
                let code = if members.iter().all(parted) {
                    Refusal::Already
                } else {
                    Refusal::Field("apart", "all")
                };
                return Err(code);
            }
            let across = |j: &&Judged| {
                j.judgement.verdict == Verdict::Same
                    && apart.contains(&j.judgement.a) != apart.contains(&j.judgement.b)
            };
            let persons: Vec<_> = apart.iter().copied().collect();
            let joined: Vec<Judged> = work
                .ground
                .judgements
                .judged_of(&persons)
                .into_iter()
                .filter(|j| j.withdrawn.is_none())
                .filter(across)
                .cloned()
                .collect();
            let pairs: BTreeSet<_> = joined.iter().map(|j| (j.judgement.a, j.judgement.b)).collect();
            work.append_all(joined.iter().map(|j| self.taken_back(j, why)).collect())?;
            for (a, b) in pairs {
                work.append(Act::Judged(self.judgement(a, b, Verdict::Different, why.trim(), None)))?;
            }
            Ok(joined.len() as u64)
        })
    }

    pub(super) fn taken_back(&self, judged: &Judged, why: &str) -> Act {
        let (a, b) = (judged.judgement.a, judged.judgement.b);
        Act::JudgementWithdrawn { judgement: judged.seq, a, b, why: why.trim().into(), by: self.member() }
    }
}
