//! What stands under every dossier: organisations, sources, what was taken
//! back, and which files are one person. Small, in memory, folded from the log.
//!
//! **Invariant:** derived. Folding the same acts in the same order gives the
//! same ground; [`Ground::take`] is the only way to change it. One thing is told
//! to it, because it lies in the many acts it does not read: which judged files
//! are shown to which audience ([`Ground::see`]). A judgement counts for an
//! audience where it is shown both files: what rests on a file that it does not
//! see joins nothing before its eyes.

mod clusters;

use access::Audience;
use clusters::Clusters;
use dates::Day;
use model::act::{ActKind, HowCleared, ImportAccepted, KINDS, KeptInMemory, RowWaits, TaskEnd};
use model::dossier::{Team, Voids};
use model::{Act, ImportId, Judgement, MemberId, OrganisationId, PersonId, Source, SourceId, Subject};
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
    /// Its rows that waited when it was withdrawn: they wait again once it is restored.
    pub(crate) set_aside: Vec<Waiting>,
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
    /// When it was taken back, and by whom.
    pub withdrawn_by: Option<(i64, MemberId)>,
}

/// A row of a list that waits for a person.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Number of its act.
    pub seq: u64,
    /// The row.
    pub row: RowWaits,
}

/// A row that waited, and what a person decided about it.
#[derive(Debug, Clone)]
pub struct ClearedRow {
    /// The row.
    pub waiting: Waiting,
    /// How.
    pub how: HowCleared,
    /// Files made; of [`HowCleared::This`], the one it was added to.
    pub subjects: Vec<Subject>,
    /// Why it was left out, where somebody said.
    pub why: Option<String>,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who decided.
    pub by: MemberId,
}

/// A file that a reviewer has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Number of its act.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was remarked; may be empty.
    pub remarks: String,
    /// Who.
    pub by: MemberId,
}

/// Something that is to be done about a person, or about whatever else has a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Number of its act.
    pub seq: u64,
    /// About whom or what.
    pub subject: Subject,
    /// What.
    pub what: String,
    /// By whom; by anyone where nobody is named.
    pub who: Option<MemberId>,
    /// Until when.
    pub due: Option<Day>,
    /// Who set it.
    pub by: MemberId,
    /// When it was set, in milliseconds since 1970.
    pub at: i64,
    /// How it ended, when and by whom; none while it is open.
    pub ended: Option<(TaskEnd, i64, MemberId)>,
}

/// The colleagues who work on a file, where only some do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTeam {
    /// Who.
    pub members: BTreeSet<MemberId>,
    /// When it was given, in milliseconds since 1970.
    pub at: i64,
    /// Why, where somebody said.
    pub why: Option<String>,
    /// Who gave it.
    pub by: MemberId,
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
    /// Words by which colleagues find files again.
    pub tags: BTreeMap<PersonId, BTreeSet<String>>,
    /// What is to be done, by number of its act; what is done, too.
    pub tasks: BTreeMap<u64, Task>,
    /// The tasks of each subject.
    pub tasks_of: BTreeMap<Subject, BTreeSet<u64>>,
    /// The teams of files that have one.
    pub teams: Arc<BTreeMap<Subject, FileTeam>>,
    /// Who has read which file, the latest last.
    pub reviews: BTreeMap<PersonId, Vec<Review>>,
    /// Rows of which was decided, by number of their act.
    pub cleared: BTreeMap<u64, ClearedRow>,
    /// Rows that were asked about, whatever was decided: they are not asked about again.
    pub asked: BTreeMap<(OrganisationId, String), ImportId>,
    /// Marks of the names of those who were forgotten.
    pub marks: Arc<BTreeSet<String>>,
    /// Marks of rows of theirs that were left out.
    pub left_out: Arc<BTreeSet<String>>,
    /// Judgements by number of their act; those taken back too.
    pub judgements: BTreeMap<u64, Judged>,
    /// From which probability pairs are proposed, in parts of a thousand.
    pub propose_permille: u16,
    /// From which probability the machine judges, when switched on.
    pub automatic_permille: Option<u16>,
    /// Who switched that on.
    pub automatic_by: Option<MemberId>,
    /// Every file of which something was judged.
    judged: BTreeSet<PersonId>,
    /// For each audience the judged files that it is not shown: what was judged of them rests on nothing, for
    /// it.
    unseen: [BTreeSet<PersonId>; 4],
    /// Pairs of which a judgement was taken back by hand.
    taken_back: BTreeSet<(PersonId, PersonId)>,
    /// For each audience what the judgements that count for it amount to.
    clusters: [Arc<Clusters>; 4],
}

/// Whether each audience, in the order of [`Audience::ALL`], is shown a file.
pub(crate) type Shown = [bool; 4];

/// For whom a judgement counts that is shown every file: colleagues who may ask for everything.
const WHOLE: usize = Audience::Sealed as usize;

/// The kinds of acts the ground is folded from: all but the many.
pub fn kinds() -> impl Iterator<Item = ActKind> {
    KINDS.iter().filter(|entry| entry.memory == KeptInMemory::Always).map(|entry| entry.kind)
}

impl Ground {
    /// Open tasks of a subject, or of all files that are one person.
    pub(crate) fn open_tasks(
        &self,
        of: impl Iterator<Item = Subject> + Clone,
    ) -> impl Iterator<Item = &Task> + Clone {
        let tasks = of.filter_map(|subject| self.tasks_of.get(&subject)).flatten();
        tasks.filter_map(|task| self.tasks.get(task)).filter(|task| task.ended.is_none())
    }

    /// The team of a file: of all files that are one person with it, those colleagues who are in the team of
    /// each that has one. The narrower holds until they are parted.
    pub fn team_of(&self, subject: &Subject) -> Team {
        if self.teams.is_empty() {
            return None;
        }
        let teams = self
            .files_of(subject)
            .into_iter()
            .filter_map(|file| self.teams.get(&file))
            .map(|team| team.members.clone());
        teams.reduce(|one, other| one.intersection(&other).copied().collect())
    }

    /// Whether a colleague is kept out of what the team of a file is told.
    pub fn is_apart(&self, subject: &Subject, member: MemberId) -> bool {
        self.team_of(subject).is_some_and(|team| !team.contains(&member))
    }

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
                let standing = ImportStanding { accepted, at, seq, withdrawn: None, set_aside: Vec::new() };
                self.imports.insert(standing.accepted.id, standing);
            }
            Act::RowWaits(row) => {
                self.asked.insert((row.organisation, row.print.clone()), row.import);
                self.waiting.insert(seq, Waiting { seq, row });
            }
            Act::RowCleared { waits, mark: Some(mark), .. } => {
                self.waiting.remove(&waits);
                Arc::make_mut(&mut self.left_out).insert(mark);
            }
            Act::RowCleared { waits, how, subjects, why, by, .. } => {
                if let Some(waiting) = self.waiting.remove(&waits) {
                    self.cleared.insert(waits, ClearedRow { waiting, how, subjects, why, at, by });
                }
            }
            Act::RowReopened { waits, .. } => {
                if let Some(cleared) = self.cleared.remove(&waits) {
                    self.waiting.insert(waits, cleared.waiting);
                }
            }
            Act::ImportWithdrawn { import, why, .. } => self.withdraw(import, why),
            Act::ImportRestored { import, .. } => self.restore(import),
            Act::SourceGraded { source, reliability, .. } => {
                if let Some(graded) = Arc::make_mut(&mut self.sources).get_mut(&source) {
                    graded.reliability = reliability;
                }
            }
            Act::Tagged { persons, tag, .. } => {
                for person in persons {
                    self.tags.entry(person).or_default().insert(tag.clone());
                }
            }
            Act::Untagged { persons, tag, .. } => {
                for person in persons {
                    if let Some(own) = self.tags.get_mut(&person) {
                        own.remove(&tag);
                    }
                }
            }
            Act::TaskSet { subject, what, who, due, by } => {
                self.tasks_of.entry(subject.clone()).or_default().insert(seq);
                self.tasks.insert(seq, Task { seq, subject, what, who, due, by, at, ended: None });
            }
            Act::TaskEnded { task, end, by, .. } => {
                if let Some(task) = self.tasks.get_mut(&task) {
                    task.ended = Some((end, at, by));
                }
            }
            Act::TaskReopened { task, .. } => {
                if let Some(task) = self.tasks.get_mut(&task) {
                    task.ended = None;
                }
            }
            Act::Team { subject, members, .. } if members.is_empty() => {
                drop(Arc::make_mut(&mut self.teams).remove(&subject))
            }
            Act::Team { subject, members, why, by } => {
                Arc::make_mut(&mut self.teams).insert(subject, FileTeam { members, at, why, by });
            }
            Act::Reviewed { person, remarks, by } => {
                self.reviews.entry(person).or_default().push(Review { seq, at, remarks, by });
            }
            Act::ReviewWithdrawn { person, review, .. } => {
                self.reviews.entry(person).or_default().retain(|own| own.seq != review);
            }
            Act::Judged(judgement) => {
                let judged = Judged { seq, at, judgement, withdrawn: None, withdrawn_by: None };
                let mut taken = true;
                for audience in Audience::ALL {
                    let counts = self.rests_for(&judged.judgement, audience);
                    taken &= !counts || Arc::make_mut(&mut self.clusters[audience as usize]).take(&judged);
                }
                self.judged.extend([judged.judgement.a, judged.judgement.b]);
                self.judgements.insert(seq, judged);
                if !taken {
                    self.refold();
                }
            }
            Act::JudgementWithdrawn { judgement, why, by, .. } => {
                self.take_back(judgement, why, (at, by));
                self.refold();
            }
            Act::Forgotten { marks, .. } => Arc::make_mut(&mut self.marks).extend(marks),
            Act::ThresholdSet { propose_permille, automatic_permille, by } => {
                self.propose_permille = propose_permille;
                self.automatic_permille = automatic_permille;
                self.automatic_by = automatic_permille.map(|_| by);
                if automatic_permille.is_none() {
                    self.forget_machine();
                }
            }
            _ => {}
        }
    }

    /// Takes many judgements in, or back, at once and folds the clusters once.
    pub(crate) fn take_all(&mut self, acts: impl IntoIterator<Item = (u64, i64, Act)>) {
        let mut judged = false;
        for (seq, at, act) in acts {
            match act {
                Act::Judged(judgement) => {
                    judged = true;
                    self.judged.extend([judgement.a, judgement.b]);
                    self.judgements
                        .insert(seq, Judged { seq, at, judgement, withdrawn: None, withdrawn_by: None });
                }
                Act::JudgementWithdrawn { judgement, why, by, .. } => {
                    judged = true;
                    self.take_back(judgement, why, (at, by));
                }
                other => self.take(seq, at, other),
            }
        }
        if judged {
            self.refold();
        }
    }

    fn take_back(&mut self, judgement: u64, why: String, by: (i64, MemberId)) {
        if let Some(judged) = self.judgements.get_mut(&judgement) {
            judged.withdrawn = Some(why);
            judged.withdrawn_by = Some(by);
            self.taken_back.insert((judged.judgement.a, judged.judgement.b));
        }
    }

    /// Switched off, what the machine judged and lost again is open as before:
    /// another threshold may judge it anew. What a person took back stays theirs.
    fn forget_machine(&mut self) {
        let by_hand = self.judgements.values().filter(|j| j.withdrawn.is_some() && !j.judgement.automatic);
        self.taken_back = by_hand.map(|j| (j.judgement.a, j.judgement.b)).collect();
    }

    fn refold(&mut self) {
        for n in 0..self.unseen.len() {
            // Mostly every audience is shown every judged file.
            self.clusters[n] = match n.checked_sub(1).filter(|before| self.unseen[*before] == self.unseen[n])
            {
                Some(same) => self.clusters[same].clone(),
                None => {
                    let unseen = &self.unseen[n];
                    let rests =
                        |j: &&Judged| !unseen.contains(&j.judgement.a) && !unseen.contains(&j.judgement.b);
                    Arc::new(Clusters::of(
                        self.judgements.values().filter(|j| j.withdrawn.is_none()).filter(rests),
                    ))
                }
            };
        }
    }

    /// Told to whom each of these judged files is shown; answers whether that is news.
    pub(crate) fn see(&mut self, shown: &BTreeMap<PersonId, Shown>) -> bool {
        let mut news = false;
        for (person, shown) in shown {
            for (unseen, shown) in self.unseen.iter_mut().zip(shown) {
                news |= if *shown { unseen.remove(person) } else { unseen.insert(*person) };
            }
        }
        if news {
            self.refold();
        }
        news
    }

    /// Every file of which something was judged.
    pub(crate) fn judged_persons(&self) -> BTreeSet<PersonId> {
        self.judged.clone()
    }

    /// Whether something was judged of a file.
    pub(crate) fn is_judged(&self, person: PersonId) -> bool {
        self.judged.contains(&person)
    }

    /// Whether both files still say something. A judgement about a file whose
    /// organisation was withdrawn rests on nothing, and counts again when it returns.
    pub fn rests(&self, judgement: &Judgement) -> bool {
        self.rests_for(judgement, Audience::Sealed)
    }

    /// Whether an audience is shown both files of a judgement.
    pub(crate) fn rests_for(&self, judgement: &Judgement, audience: Audience) -> bool {
        let unseen = &self.unseen[audience as usize];
        !unseen.contains(&judgement.a) && !unseen.contains(&judgement.b)
    }

    /// Judgements that count: not taken back, and resting on files that say something.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &Judged> {
        self.judgements.values().filter(|j| j.withdrawn.is_none() && self.rests(&j.judgement))
    }

    /// Whether the organisation took its words out of the register.
    pub fn is_withdrawn(&self, organisation: OrganisationId) -> bool {
        self.voids.organisations.contains(&organisation)
    }

    /// Rows that wait, without those of withdrawn organisations.
    pub fn rows_waiting(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.values().filter(|w| !self.is_withdrawn(w.row.organisation))
    }

    fn withdraw(&mut self, import: ImportId, why: String) {
        self.voids.imports.insert(import);
        if let Some(standing) = self.imports.get_mut(&import) {
            standing.withdrawn = Some(why);
            let its = self.waiting.values().filter(|waiting| waiting.row.import == import);
            standing.set_aside = its.cloned().collect();
        }
        self.waiting.retain(|_, waiting| waiting.row.import != import);
        self.asked.retain(|_, of| *of != import);
    }

    fn restore(&mut self, import: ImportId) {
        self.voids.imports.remove(&import);
        let Some(standing) = self.imports.get_mut(&import) else { return };
        standing.withdrawn = None;
        let back = std::mem::take(&mut standing.set_aside);
        let decided =
            self.cleared.values().map(|cleared| &cleared.waiting.row).filter(|row| row.import == import);
        for row in decided.chain(back.iter().map(|waiting| &waiting.row)) {
            self.asked.insert((row.organisation, row.print.clone()), import);
        }
        self.waiting.extend(back.into_iter().map(|waiting| (waiting.seq, waiting)));
    }

    /// Rows of which was decided and whose lists stand, the latest decision first.
    pub fn rows_cleared(&self) -> Vec<&ClearedRow> {
        let stands = |row: &RowWaits| !self.is_void(Some(row.import), row.organisation);
        let mut rows: Vec<_> = self.cleared.values().filter(|cleared| stands(&cleared.waiting.row)).collect();
        rows.sort_by_key(|cleared| std::cmp::Reverse((cleared.at, cleared.waiting.seq)));
        rows
    }

    /// The files that are one person with `person`, the oldest first; at least `person`.
    pub fn members(&self, person: PersonId) -> Vec<PersonId> {
        self.members_for(person, Audience::Sealed)
    }

    /// The same, as far as an audience is shown what joins them.
    pub(crate) fn members_for(&self, person: PersonId, audience: Audience) -> Vec<PersonId> {
        self.clusters[audience as usize].group(person).map_or_else(|| vec![person], <[PersonId]>::to_vec)
    }

    /// The files that are one with it: all of a person, or the one of what is no person.
    pub fn files_of(&self, subject: &Subject) -> Vec<Subject> {
        let members = subject.person().map(|person| self.members(person));
        members
            .map_or_else(|| vec![subject.clone()], |members| members.into_iter().map(Subject::from).collect())
    }

    /// The file by which the person is called.
    pub fn root(&self, person: PersonId) -> PersonId {
        self.root_for(person, Audience::Sealed)
    }

    /// The file by which the person is called before an audience.
    pub(crate) fn root_for(&self, person: PersonId, audience: Audience) -> PersonId {
        self.clusters[audience as usize].root(person)
    }

    /// Clusters of more than one file before an audience, by their oldest.
    pub fn clusters(&self, audience: Audience) -> impl Iterator<Item = &[PersonId]> {
        self.clusters[audience as usize].all()
    }

    /// The judgement that counts for a pair: the latest.
    pub fn standing(&self, a: PersonId, b: PersonId) -> Option<&Judged> {
        self.judgements.get(&self.clusters[WHOLE].standing(a.min(b), a.max(b))?)
    }

    /// Whether anyone, or the machine, judged this pair, even if it was taken back since.
    /// What rests on a withdrawn list does not count as judged.
    pub(crate) fn was_judged(&self, a: PersonId, b: PersonId) -> bool {
        self.clusters[WHOLE].standing(a.min(b), a.max(b)).is_some()
            || self.taken_back.contains(&(a.min(b), a.max(b)))
    }

    /// Judgements in which one of these files is named, the newest first.
    pub fn judged_of(&self, persons: &[PersonId]) -> Vec<&Judged> {
        let names = |p: PersonId| persons.contains(&p);
        self.judgements.values().rev().filter(|j| names(j.judgement.a) || names(j.judgement.b)).collect()
    }

    /// Pairs that a person called different, as they stand.
    pub fn apart(&self) -> Vec<(PersonId, PersonId)> {
        self.clusters[WHOLE].apart()
    }

    /// Whether joining these two would bring files together that a person called different.
    pub(crate) fn would_break(&self, a: PersonId, b: PersonId) -> bool {
        self.keeps_apart(a, b).is_some()
    }

    /// The *different* that keeps these two, or files of their clusters, apart.
    pub(crate) fn keeps_apart(&self, a: PersonId, b: PersonId) -> Option<&Judged> {
        let (x, y) = self.clusters[WHOLE].keeps_apart(a, b)?;
        self.standing(x, y)
    }

    /// Number of an organisation by its name, letters folded.
    pub fn organisation_named(&self, name: &str) -> Option<OrganisationId> {
        let folded = names::fold(name);
        self.organisations.iter().find(|(_, n)| names::fold(n) == folded).map(|(id, _)| *id)
    }

    /// Who withdrew or made it is the log's to tell; whether it counts is told here.
    pub(crate) fn is_void(&self, import: Option<ImportId>, organisation: OrganisationId) -> bool {
        import.is_some_and(|i| self.voids.imports.contains(&i))
            || self.voids.organisations.contains(&organisation)
    }
}

/// The operator at the machine, before anyone has an account.
pub const OPERATOR: MemberId = MemberId(0);

#[cfg(test)]
mod tests {
    use super::*;
    use model::Verdict;

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
        let back = Act::JudgementWithdrawn {
            judgement: 2,
            a: PersonId(2),
            b: PersonId(3),
            why: "".into(),
            by: MemberId(1),
        };
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
    fn one_by_one_gives_what_all_at_once_gives() {
        let verdicts = [Verdict::Same, Verdict::Same, Verdict::Different, Verdict::Same, Verdict::Unsure];
        let (mut one, mut acts) = (Ground::new(), Vec::new());
        for n in 0..200_u64 {
            let (a, b) = (n * 7 % 23, n * 5 % 19 + 1);
            if a == b {
                continue;
            }
            judge(&mut one, n, a.min(b), a.max(b), verdicts[(n % 5) as usize]);
            acts.push((n, 0, Act::Judged(one.judgements[&n].judgement.clone())));
        }
        let mut all = Ground::new();
        all.take_all(acts);
        assert!(one.clusters(Audience::Team).eq(all.clusters(Audience::Team)));
        assert_eq!(one.apart(), all.apart());
        assert!(!one.apart().is_empty());
    }

    #[test]
    fn what_rests_on_a_silent_file_does_not_count_until_it_speaks_again() {
        let mut ground = Ground::new();
        judge(&mut ground, 1, 1, 2, Verdict::Same);
        judge(&mut ground, 2, 1, 3, Verdict::Same);
        judge(&mut ground, 3, 1, 4, Verdict::Different);
        assert!(ground.see(&[(PersonId(1), [false; 4])].into()));
        assert_eq!(ground.members(PersonId(2)), [PersonId(2)], "only the first file held them together");
        assert!(!ground.would_break(PersonId(1), PersonId(4)));
        assert_eq!(ground.counted().count(), 0);
        assert!(ground.see(&[(PersonId(1), [true; 4])].into()));
        assert_eq!(ground.members(PersonId(2)), [PersonId(1), PersonId(2), PersonId(3)]);
        assert!(ground.would_break(PersonId(2), PersonId(4)));
    }

    #[test]
    fn what_rests_on_a_file_that_an_audience_does_not_see_joins_nothing_before_it() {
        let mut ground = Ground::new();
        judge(&mut ground, 1, 1, 2, Verdict::Same);
        judge(&mut ground, 2, 2, 3, Verdict::Same);
        ground.see(&[(PersonId(2), [false, false, true, true])].into());
        assert_eq!(ground.members_for(PersonId(1), Audience::Team), [PersonId(1), PersonId(2), PersonId(3)]);
        assert_eq!(ground.members_for(PersonId(1), Audience::Outside), [PersonId(1)]);
        assert_eq!(ground.root_for(PersonId(3), Audience::Sheet), PersonId(3));
        judge(&mut ground, 3, 1, 3, Verdict::Same);
        assert_eq!(ground.members_for(PersonId(3), Audience::Outside), [PersonId(1), PersonId(3)]);
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
