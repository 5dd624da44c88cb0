//! Files that are one person: what holds them together, and how to part them.

use super::judge::JudgedView;
use crate::desk::Desk;
use crate::refusal::Refusal;
use access::{Action, Cleared};
use model::{Act, Dossier, PersonId, Verdict};

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
        self.house.catch_up()?;
        Ok(self.house.ground().clusters().to_vec())
    }

    /// One cluster, by any of its files.
    pub fn cluster(&self, person: PersonId) -> Result<ClusterView, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.catch_up()?;
        let ground = self.house.ground();
        let persons = ground.members(person);
        let mut members = Vec::new();
        for member in &persons {
            members.push(self.file_alone(*member)?);
        }
        let judged = ground.judged_of(&persons).into_iter().map(|j| self.judged_view(j)).collect();
        let mut links = Vec::new();
        for (n, a) in persons.iter().enumerate() {
            for b in &persons[n + 1..] {
                let (probability, why) = self.house.compare(*a, *b)?;
                links.push(Link { a: *a, b: *b, probability, why });
            }
        }
        Ok(ClusterView { members, judged, links })
    }

    /// Parts one file from its cluster: takes back every judgement that joins
    /// it, and says of each that they are different, so that it stays apart.
    pub fn split(&self, person: PersonId, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Judge)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.house.catch_up()?;
        let ground = self.house.ground();
        let members = ground.members(person);
        if members.len() < 2 {
            return Err(Refusal::Already);
        }
        let joins = |j: &&crate::ground::Judged| {
            j.withdrawn.is_none() && j.judgement.verdict == Verdict::Same && (j.judgement.a == person || j.judgement.b == person)
        };
        let joined: Vec<_> = ground.judged_of(&[person]).into_iter().filter(joins).cloned().collect();
        self.write(|work| {
            work.touch(members.iter().copied());
            for judged in &joined {
                let (a, b) = (judged.judgement.a, judged.judgement.b);
                work.append(Act::JudgementWithdrawn { judgement: judged.seq, a, b, why: why.trim().into(), by: self.member() })?;
                work.append(Act::Judged(self.judgement(a, b, Verdict::Different, why.trim(), None)))?;
            }
            Ok(joined.len() as u64)
        })
    }
}
