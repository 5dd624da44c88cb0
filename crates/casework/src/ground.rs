//! What stands under every dossier: organisations, sources, what was taken
//! back, and which files are one person. Small, in memory, folded from the log.
//!
//! **Invariant:** derived. Folding the same acts in the same order gives the
//! same ground; [`Ground::take`] is the only way to change it.

use model::act::{ActKind, ImportAccepted, RowWaits};
use model::dossier::Voids;
use model::{Act, ImportId, Judgement, MemberId, OrganisationId, PersonId, Source, SourceId, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An import and what became of it.
#[derive(Debug, Clone)]
pub struct ImportStanding {
    /// What was accepted, without the row remarks.
    pub accepted: ImportAccepted,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Number of its act: there the row remarks are.
    pub seq: u64,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
}

/// A judgement with its number in the log.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Number of its act.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was decided.
    pub judgement: Judgement,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<String>,
}

/// A row of a list that waits for a person.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Number of its act.
    pub seq: u64,
    /// The row.
    pub row: RowWaits,
}

/// The ground, at one moment of the log.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// Name of the association.
    pub name: String,
    /// Organisations by number.
    pub organisations: BTreeMap<OrganisationId, String>,
    /// Sources by number.
    pub sources: Arc<BTreeMap<SourceId, Source>>,
    /// What has been taken back as a whole.
    pub voids: Voids,
    /// Imports by number.
    pub imports: BTreeMap<ImportId, ImportStanding>,
    /// Rows that wait, by number of their act.
    pub waiting: BTreeMap<u64, Waiting>,
    /// Rows that were asked about, whatever was decided: they are not asked about again.
    pub asked: BTreeMap<(OrganisationId, String), ImportId>,
    /// Judgements by number of their act; those taken back too.
    pub judgements: BTreeMap<u64, Judged>,
    /// From which probability pairs are proposed, in parts of a thousand.
    pub propose_permille: u16,
    /// From which probability the machine judges, when switched on.
    pub automatic_permille: Option<u16>,
    clusters: Clusters,
}

/// The kinds of acts the ground is folded from: all but the many.
pub const KINDS: &[ActKind] = &[
    ActKind::Founded,
    ActKind::Organisation,
    ActKind::Source,
    ActKind::Import,
    ActKind::RowWaits,
    ActKind::RowCleared,
    ActKind::ImportWithdrawn,
    ActKind::Judged,
    ActKind::JudgementWithdrawn,
    ActKind::Threshold,
];

impl Ground {
    /// The empty ground.
    pub fn new() -> Ground {
        Ground { propose_permille: 500, ..Ground::default() }
    }

    /// Takes one act in. Acts come in the order of the log.
    pub fn take(&mut self, seq: u64, at: i64, act: Act) {
        match act {
            Act::Founded { name } => self.name = name,
            Act::OrganisationAdded { id, name, .. } => {
                self.organisations.insert(id, name);
            }
            Act::OrganisationWithdrawn { id, .. } => {
                self.voids.organisations.insert(id);
            }
            Act::OrganisationRestored { id, .. } => {
                self.voids.organisations.remove(&id);
            }
            Act::SourceAdded(source) => {
                Arc::make_mut(&mut self.sources).insert(source.id, source);
            }
            Act::ImportAccepted(mut accepted) => {
                accepted.remarks.clear();
                self.imports.insert(accepted.id, ImportStanding { accepted, at, seq, withdrawn: None });
            }
            Act::RowWaits(row) => {
                self.asked.insert((row.organisation, row.print.clone()), row.import);
                self.waiting.insert(seq, Waiting { seq, row });
            }
            Act::RowCleared { waits, .. } => {
                self.waiting.remove(&waits);
            }
            Act::ImportWithdrawn { import, why, .. } => self.withdraw(import, why),
            Act::Judged(judgement) => {
                self.judgements.insert(seq, Judged { seq, at, judgement, withdrawn: None });
                self.clusters = Clusters::of(self.judgements.values());
            }
            Act::JudgementWithdrawn { judgement, why, .. } => {
                if let Some(judged) = self.judgements.get_mut(&judgement) {
                    judged.withdrawn = Some(why);
                }
                self.clusters = Clusters::of(self.judgements.values());
            }
            Act::ThresholdSet { propose_permille, automatic_permille, .. } => {
                self.propose_permille = propose_permille;
                self.automatic_permille = automatic_permille;
            }
            _ => {}
        }
    }

    /// Takes many judgements in at once and folds the clusters once.
    pub fn take_all(&mut self, acts: impl IntoIterator<Item = (u64, i64, Act)>) {
        let mut judged = false;
        for (seq, at, act) in acts {
            match act {
                Act::Judged(judgement) => {
                    judged = true;
                    self.judgements.insert(seq, Judged { seq, at, judgement, withdrawn: None });
                }
                other => self.take(seq, at, other),
            }
        }
        if judged {
            self.clusters = Clusters::of(self.judgements.values());
        }
    }

    fn withdraw(&mut self, import: ImportId, why: String) {
        self.voids.imports.insert(import);
        if let Some(standing) = self.imports.get_mut(&import) {
            standing.withdrawn = Some(why);
        }
        self.waiting.retain(|_, waiting| waiting.row.import != import);
        self.asked.retain(|_, of| *of != import);
    }

    /// The files that are one person with `person`, the oldest first; at least `person`.
    pub fn members(&self, person: PersonId) -> Vec<PersonId> {
        match self.clusters.of_person.get(&person) {
            Some(at) => self.clusters.all[*at].clone(),
            None => vec![person],
        }
    }

    /// The file by which the person is called.
    pub fn root(&self, person: PersonId) -> PersonId {
        self.clusters.of_person.get(&person).map_or(person, |at| self.clusters.all[*at][0])
    }

    /// Clusters of more than one file, by their oldest.
    pub fn clusters(&self) -> &[Vec<PersonId>] {
        &self.clusters.all
    }

    /// The judgement that stands for a pair: the latest that was not taken back.
    pub fn standing(&self, a: PersonId, b: PersonId) -> Option<&Judged> {
        let (a, b) = (a.min(b), a.max(b));
        self.judgements
            .values()
            .rev()
            .find(|j| j.withdrawn.is_none() && j.judgement.a == a && j.judgement.b == b)
    }

    /// Judgements in which one of these files is named, the newest first.
    pub fn judged_of(&self, persons: &[PersonId]) -> Vec<&Judged> {
        let names = |p: PersonId| persons.contains(&p);
        self.judgements.values().rev().filter(|j| names(j.judgement.a) || names(j.judgement.b)).collect()
    }

    /// Pairs that a person called different, as they stand.
    pub fn apart(&self) -> Vec<(PersonId, PersonId)> {
        standing(self.judgements.values()).into_iter().filter(|(_, v)| *v == Verdict::Different).map(|(p, _)| p).collect()
    }

    /// Whether joining these two would bring files together that a person called different.
    pub fn would_break(&self, a: PersonId, b: PersonId) -> bool {
        let (left, right) = (self.members(a), self.members(b));
        self.apart().iter().any(|(x, y)| {
            (left.contains(x) && right.contains(y)) || (left.contains(y) && right.contains(x))
        })
    }

    /// Number of an organisation by its name, letters folded.
    pub fn organisation_named(&self, name: &str) -> Option<OrganisationId> {
        let folded = names::fold(name);
        self.organisations.iter().find(|(_, n)| names::fold(n) == folded).map(|(id, _)| *id)
    }

    /// Who withdrew or made it is the log's to tell; whether it counts is told here.
    pub fn is_void(&self, import: Option<ImportId>, organisation: OrganisationId) -> bool {
        import.is_some_and(|i| self.voids.imports.contains(&i)) || self.voids.organisations.contains(&organisation)
    }
}

/// The operator at the machine, before anyone has an account.
pub const OPERATOR: MemberId = MemberId(0);

#[derive(Debug, Clone, Default)]
struct Clusters {
    all: Vec<Vec<PersonId>>,
    of_person: BTreeMap<PersonId, usize>,
}

fn standing<'a>(judged: impl Iterator<Item = &'a Judged>) -> BTreeMap<(PersonId, PersonId), Verdict> {
    let live = judged.filter(|j| j.withdrawn.is_none());
    live.map(|j| ((j.judgement.a, j.judgement.b), j.judgement.verdict)).collect()
}

impl Clusters {
    /// The fold of the judgements: connected by *same*. A *different* does not
    /// cut a cluster here, it refuses the *same* that would make it.
    fn of<'a>(judged: impl Iterator<Item = &'a Judged>) -> Clusters {
        let mut root: BTreeMap<PersonId, PersonId> = BTreeMap::new();
        fn find(root: &mut BTreeMap<PersonId, PersonId>, p: PersonId) -> PersonId {
            let up = *root.entry(p).or_insert(p);
            if up == p {
                return p;
            }
            let top = find(root, up);
            root.insert(p, top);
            top
        }
        for ((a, b), verdict) in standing(judged) {
            if verdict == Verdict::Same {
                let (x, y) = (find(&mut root, a), find(&mut root, b));
                root.insert(x.max(y), x.min(y));
            }
        }
        let mut groups: BTreeMap<PersonId, BTreeSet<PersonId>> = BTreeMap::new();
        for person in root.keys().copied().collect::<Vec<_>>() {
            groups.entry(find(&mut root, person)).or_default().insert(person);
        }
        let all: Vec<Vec<PersonId>> = groups.into_values().map(|g| g.into_iter().collect()).collect();
        let of_person = all.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |p| (*p, at))).collect();
        Clusters { all, of_person }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(ground: &mut Ground, seq: u64, a: u64, b: u64, verdict: Verdict) {
        let judgement = Judgement {
            a: PersonId(a),
            b: PersonId(b),
            verdict,
            why: "test".into(),
            by: MemberId(1),
            automatic: false,
            shown_permille: None,
            model: None,
        };
        ground.take(seq, 0, Act::Judged(judgement));
    }

    #[test]
    fn same_joins_and_its_withdrawal_parts() {
        let mut ground = Ground::new();
        judge(&mut ground, 1, 1, 2, Verdict::Same);
        judge(&mut ground, 2, 2, 3, Verdict::Same);
        assert_eq!(ground.members(PersonId(3)), [PersonId(1), PersonId(2), PersonId(3)]);
        let back =
            Act::JudgementWithdrawn { judgement: 2, a: PersonId(2), b: PersonId(3), why: "".into(), by: MemberId(1) };
        ground.take(3, 0, back);
        assert_eq!(ground.members(PersonId(1)), [PersonId(1), PersonId(2)]);
        assert_eq!(ground.members(PersonId(3)), [PersonId(3)]);
    }

    #[test]
    fn a_later_judgement_takes_the_place_of_the_earlier() {
        let mut ground = Ground::new();
        judge(&mut ground, 1, 1, 2, Verdict::Same);
        judge(&mut ground, 2, 1, 2, Verdict::Different);
        assert_eq!(ground.members(PersonId(2)), [PersonId(2)]);
        assert!(ground.would_break(PersonId(1), PersonId(2)));
    }

    #[test]
    fn different_keeps_whole_clusters_apart() {
        let mut ground = Ground::new();
        judge(&mut ground, 1, 1, 2, Verdict::Same);
        judge(&mut ground, 2, 3, 4, Verdict::Same);
        judge(&mut ground, 3, 2, 3, Verdict::Different);
        assert!(ground.would_break(PersonId(1), PersonId(4)));
        assert!(!ground.would_break(PersonId(1), PersonId(5)));
    }
}
