//! What people judged, and which files are one person by it.
//!
//! A judgement counts for an audience where it is shown both files: what rests on a file that it does not see
//! joins nothing before its eyes. Which judged files are hidden from whom lies in the many acts that are not
//! kept in memory, so it is told ([`JudgedFiles::see`]).

use super::clusters::Clusters;
use super::judged::Judged;
use super::part::{Map, Part, Set, change};
use access::Audience;
use model::act::ActKind;
use model::{Act, Judgement, MemberId, PersonId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// From which audiences a file is hidden, a bit for each in the order of [`Audience::ALL`].
pub type HiddenFrom = u8;

/// For whom a judgement counts that is shown every file: colleagues who may ask for everything.
const WHOLE: usize = Audience::Sealed as usize;

/// What people judged.
#[derive(Debug, Clone)]
pub struct JudgedFiles {
    /// By number of their act; those taken back too.
    by_act: Map<u64, Judged>,
    /// The acts in which a file was judged.
    of: Map<PersonId, BTreeSet<u64>>,
    /// Judged files that are hidden from some audiences.
    hidden: Map<PersonId, HiddenFrom>,
    /// Pairs of which a judgement was taken back by hand.
    taken_back: Set<(PersonId, PersonId)>,
    /// For each audience what the judgements that count for it amount to.
    clusters: [Clusters; 4],
    /// From which probability pairs are proposed, in parts of a thousand.
    pub propose_permille: u16,
    /// From which probability the machine judges, when switched on.
    pub automatic_permille: Option<u16>,
    /// Who switched that on.
    pub automatic_by: Option<MemberId>,
}

impl Default for JudgedFiles {
    fn default() -> JudgedFiles {
        JudgedFiles {
            by_act: Map::default(),
            of: Map::default(),
            hidden: Map::default(),
            taken_back: Set::default(),
            clusters: Default::default(),
            propose_permille: 500,
            automatic_permille: None,
            automatic_by: None,
        }
    }
}

/// Every judgement by the number of its act.
impl Deref for JudgedFiles {
    type Target = Map<u64, Judged>;

    fn deref(&self) -> &Self::Target {
        &self.by_act
    }
}

impl JudgedFiles {
    /// Whether something was judged of a file.
    pub(crate) fn is_judged(&self, person: PersonId) -> bool {
        self.of.contains_key(&person)
    }

    /// Those of these files of which something was judged.
    pub(crate) fn judged_among(&self, persons: impl IntoIterator<Item = PersonId>) -> BTreeSet<PersonId> {
        persons.into_iter().filter(|person| self.is_judged(*person)).collect()
    }

    /// Every file of which something was judged.
    pub(crate) fn judged_persons(&self) -> impl Iterator<Item = PersonId> {
        self.of.keys().copied()
    }

    /// The judged files that are hidden from some audiences.
    pub fn hidden(&self) -> BTreeMap<u64, HiddenFrom> {
        self.hidden.iter().map(|(person, from)| (person.0, *from)).collect()
    }

    /// Told from whom these judged files are hidden; answers those of which that is news.
    pub fn see(&mut self, hidden: &BTreeMap<PersonId, HiddenFrom>) -> BTreeSet<PersonId> {
        let before = |person: &PersonId| self.hidden.get(person).copied().unwrap_or_default();
        let news: BTreeSet<PersonId> = hidden
            .iter()
            .filter(|(person, from)| before(person) != **from)
            .map(|(person, _)| *person)
            .collect();
        for person in &news {
            match hidden[person] {
                0 => {
                    self.hidden.remove_mut(person);
                }
                from => self.hidden.insert_mut(*person, from),
            }
        }
        self.fold_around(&news);
        news
    }

    /// Told from whom every judged file is hidden.
    pub(crate) fn see_all(&mut self, hidden: &BTreeMap<u64, HiddenFrom>) {
        let unhidden = self.hidden.keys().map(|person| (*person, 0));
        let mut now: BTreeMap<PersonId, HiddenFrom> = unhidden.collect();
        now.extend(hidden.iter().map(|(person, from)| (PersonId(*person), *from)));
        self.see(&now);
    }

    /// Whether both files still say something. A judgement about a file whose
    /// organisation was withdrawn rests on nothing, and counts again when it returns.
    pub fn rests(&self, judgement: &Judgement) -> bool {
        self.rests_for(judgement, WHOLE)
    }

    fn rests_for(&self, judgement: &Judgement, audience: usize) -> bool {
        let shown =
            |person: &PersonId| self.hidden.get(person).is_none_or(|from| from & (1 << audience) == 0);
        self.hidden.is_empty() || (shown(&judgement.a) && shown(&judgement.b))
    }

    /// JudgedFiles that count: not taken back, and resting on files that say something.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &Judged> {
        self.by_act.values().filter(|j| j.withdrawn.is_none() && self.rests(&j.judgement))
    }

    /// JudgedFiles in which one of these files is named, the newest first.
    pub fn judged_of(&self, persons: &[PersonId]) -> Vec<&Judged> {
        let acts: BTreeSet<u64> =
            persons.iter().filter_map(|person| self.of.get(person)).flatten().copied().collect();
        acts.iter().rev().filter_map(|act| self.by_act.get(act)).collect()
    }

    /// The files that are one person with `person` as far as an audience is shown what joins them, the oldest
    /// first; at least `person`.
    pub fn members_for(&self, person: PersonId, audience: Audience) -> Vec<PersonId> {
        self.clusters[audience as usize].group(person).map_or_else(|| vec![person], <[PersonId]>::to_vec)
    }

    /// The file by which the person is called before an audience.
    pub fn root_for(&self, person: PersonId, audience: Audience) -> PersonId {
        self.clusters[audience as usize].root(person)
    }

    /// Clusters of more than one file before an audience, by their oldest.
    pub fn clusters(&self, audience: Audience) -> impl Iterator<Item = &[PersonId]> {
        self.clusters[audience as usize].all()
    }

    /// The judgement that counts for a pair: the latest.
    pub fn standing(&self, a: PersonId, b: PersonId) -> Option<&Judged> {
        self.by_act.get(&self.clusters[WHOLE].standing(a.min(b), a.max(b))?)
    }

    /// Whether anyone, or the machine, judged this pair, even if it was taken back since.
    /// What rests on a withdrawn list does not count as judged.
    pub fn was_judged(&self, a: PersonId, b: PersonId) -> bool {
        let pair = (a.min(b), a.max(b));
        self.clusters[WHOLE].standing(pair.0, pair.1).is_some() || self.taken_back.contains(&pair)
    }

    /// Pairs that a person called different, as they stand.
    pub fn apart(&self) -> Vec<(PersonId, PersonId)> {
        self.clusters[WHOLE].apart()
    }

    /// Whether joining these two would bring files together that a person called different.
    pub fn would_break(&self, a: PersonId, b: PersonId) -> bool {
        self.keeps_apart(a, b).is_some()
    }

    /// The *different* that keeps these two, or files of their clusters, apart.
    pub fn keeps_apart(&self, a: PersonId, b: PersonId) -> Option<&Judged> {
        let (x, y) = self.clusters[WHOLE].keeps_apart(a, b)?;
        self.standing(x, y)
    }

    /// Folds anew what was judged of these files and of those they are one person with. The rest stays as it
    /// is.
    fn fold_around(&mut self, persons: &BTreeSet<PersonId>) {
        if persons.is_empty() {
            return;
        }
        for audience in 0..self.clusters.len() {
            let around = self.clusters[audience].with_their_groups(persons);
            let acts = around.iter().filter_map(|person| self.of.get(person)).flatten();
            let acts: BTreeSet<u64> = acts.copied().collect();
            let judged = acts.iter().filter_map(|act| self.by_act.get(act));
            let counts = |j: &Judged| j.withdrawn.is_none() && self.rests_for(&j.judgement, audience);
            let mut clusters = self.clusters[audience].clone();
            clusters.fold_anew(&around, judged, counts);
            self.clusters[audience] = clusters;
        }
    }

    fn judge(&mut self, judged: Judged) {
        let files = judged.files();
        let mut again = false;
        for audience in 0..self.clusters.len() {
            if self.rests_for(&judged.judgement, audience) {
                again |= !self.clusters[audience].take(&judged);
            }
        }
        for file in &files {
            change(&mut self.of, file, |acts| {
                acts.insert(judged.seq);
            });
        }
        self.by_act.insert_mut(judged.seq, judged);
        if again {
            self.fold_around(&files.into());
        }
    }

    fn take_back(&mut self, judgement: u64, why: &str, by: (i64, MemberId)) {
        let Some(judged) = self.by_act.get_mut(&judgement) else { return };
        judged.withdrawn = Some(why.to_owned());
        judged.withdrawn_by = Some(by);
        let files = judged.files();
        self.taken_back.insert_mut((files[0], files[1]));
        self.fold_around(&files.into());
    }

    /// Switched off, what the machine judged and lost again is open as before:
    /// another threshold may judge it anew. What a person took back stays theirs.
    fn forget_machine(&mut self) {
        let by_hand = self.by_act.values().filter(|j| j.withdrawn.is_some() && !j.judgement.automatic);
        self.taken_back = by_hand.map(|j| (j.judgement.a, j.judgement.b)).collect();
    }
}

impl Part for JudgedFiles {
    const KINDS: &'static [ActKind] = &[ActKind::Judged, ActKind::JudgementWithdrawn, ActKind::Threshold];

    fn take(&mut self, seq: u64, at: i64, act: &Act) {
        match act {
            Act::Judged(judgement) => {
                let judgement = judgement.clone();
                self.judge(Judged { seq, at, judgement, withdrawn: None, withdrawn_by: None });
            }
            Act::JudgementWithdrawn { judgement, why, by, .. } => self.take_back(*judgement, why, (at, *by)),
            Act::ThresholdSet { propose_permille, automatic_permille, by } => {
                self.propose_permille = *propose_permille;
                self.automatic_permille = *automatic_permille;
                self.automatic_by = automatic_permille.map(|_| *by);
                if automatic_permille.is_none() {
                    self.forget_machine();
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Verdict;

    fn judged(a: u64, b: u64, verdict: Verdict) -> Act {
        Act::Judged(Judgement {
            a: PersonId(a),
            b: PersonId(b),
            verdict,
            why: "test".into(),
            by: MemberId(1),
            automatic: false,
            shown_permille: None,
            model: None,
        })
    }

    fn judge(judgements: &mut JudgedFiles, seq: u64, a: u64, b: u64, verdict: Verdict) {
        judgements.take(seq, 0, &judged(a, b, verdict));
    }

    fn take_back(judgements: &mut JudgedFiles, seq: u64, judgement: u64) {
        let (a, b) = (PersonId(1), PersonId(2));
        judgements.take(
            seq,
            0,
            &Act::JudgementWithdrawn { judgement, a, b, why: String::new(), by: MemberId(1) },
        );
    }

    fn members(judgements: &JudgedFiles, person: u64) -> Vec<u64> {
        judgements.members_for(PersonId(person), Audience::Sealed).iter().map(|member| member.0).collect()
    }

    /// A judgement as the test draws it: a pair and what was said of it.
    type Drawn = (u64, u64, Verdict);

    /// What all judgements amount to, folded from nothing.
    fn folded(judgements: &JudgedFiles, audience: usize) -> Clusters {
        let mut clusters = Clusters::default();
        let counts = |j: &Judged| j.withdrawn.is_none() && judgements.rests_for(&j.judgement, audience);
        clusters.fold_anew(&BTreeSet::new(), judgements.by_act.values(), counts);
        clusters
    }

    #[track_caller]
    fn as_folded_at_once(judgements: &JudgedFiles) {
        for (audience, clusters) in judgements.clusters.iter().enumerate() {
            let anew = folded(judgements, audience);
            assert!(clusters.all().eq(anew.all()), "groups of audience {audience}");
            assert_eq!(clusters.apart(), anew.apart());
            for judged in judgements.by_act.values() {
                let [a, b] = judged.files();
                assert_eq!(clusters.standing(a, b), anew.standing(a, b), "{a} {b}");
            }
        }
    }

    #[test]
    fn same_joins_and_its_withdrawal_parts() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 2, 3, Verdict::Same);
        assert_eq!(members(&judgements, 3), [1, 2, 3]);
        take_back(&mut judgements, 3, 2);
        assert_eq!((members(&judgements, 1), members(&judgements, 3)), (vec![1, 2], vec![3]));
    }

    #[test]
    fn a_later_judgement_takes_the_place_of_the_earlier_until_it_is_taken_back() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 1, 2, Verdict::Different);
        assert_eq!(members(&judgements, 2), [2]);
        assert!(judgements.would_break(PersonId(1), PersonId(2)));
        take_back(&mut judgements, 3, 2);
        assert_eq!(members(&judgements, 2), [1, 2]);
    }

    #[test]
    fn one_by_one_gives_what_all_at_once_gives() {
        let verdicts = [Verdict::Same, Verdict::Same, Verdict::Different, Verdict::Same, Verdict::Unsure];
        let mut judgements = JudgedFiles::default();
        let mut seq = 0;
        let drawn = (0..400_u64).map(|n| (n * 7 % 23, n * 5 % 19 + 1, verdicts[(n % 5) as usize]));
        let drawn: Vec<Drawn> = drawn.filter(|(a, b, _)| a != b).collect();
        for (n, (a, b, verdict)) in drawn.into_iter().enumerate() {
            seq += 1;
            judge(&mut judgements, seq, a.min(b), a.max(b), verdict);
            if n % 3 == 0 {
                let earlier = 1 + (n as u64 * 11) % seq;
                seq += 1;
                take_back(&mut judgements, seq, earlier);
            }
            if n % 4 == 0 {
                let file = PersonId(n as u64 * 3 % 23);
                judgements.see(&[(file, (n % 16) as u8)].into());
            }
            as_folded_at_once(&judgements);
        }
        assert!(!judgements.apart().is_empty() && judgements.clusters(Audience::Team).count() > 0);
    }

    #[test]
    fn what_rests_on_a_silent_file_does_not_count_until_it_speaks_again() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 1, 3, Verdict::Same);
        judge(&mut judgements, 3, 1, 4, Verdict::Different);
        assert!(!judgements.see(&[(PersonId(1), 0b1111)].into()).is_empty());
        assert_eq!(members(&judgements, 2), [2], "only the first file held them together");
        assert!(!judgements.would_break(PersonId(1), PersonId(4)));
        assert_eq!(judgements.counted().count(), 0);
        judgements.see_all(&BTreeMap::new());
        assert_eq!(members(&judgements, 2), [1, 2, 3]);
        assert!(judgements.would_break(PersonId(2), PersonId(4)));
        assert!(judgements.see(&[(PersonId(1), 0)].into()).is_empty(), "that is no news");
    }

    #[test]
    fn what_rests_on_a_file_that_an_audience_does_not_see_joins_nothing_before_it() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 2, 3, Verdict::Same);
        let hidden_from =
            |audiences: &[Audience]| audiences.iter().map(|audience| 1 << (*audience as u8)).sum();
        judgements.see(&[(PersonId(2), hidden_from(&[Audience::Outside, Audience::Sheet]))].into());
        let before = |person, audience| judgements.members_for(PersonId(person), audience);
        assert_eq!(before(1, Audience::Team), [PersonId(1), PersonId(2), PersonId(3)]);
        assert_eq!(before(1, Audience::Outside), [PersonId(1)]);
        assert_eq!(judgements.root_for(PersonId(3), Audience::Sheet), PersonId(3));
        judge(&mut judgements, 3, 1, 3, Verdict::Same);
        assert_eq!(judgements.members_for(PersonId(3), Audience::Outside), [PersonId(1), PersonId(3)]);
    }

    #[test]
    fn different_keeps_whole_clusters_apart() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 3, 4, Verdict::Same);
        judge(&mut judgements, 3, 2, 3, Verdict::Different);
        assert!(judgements.would_break(PersonId(1), PersonId(4)));
        assert!(!judgements.would_break(PersonId(1), PersonId(5)));
    }

    #[test]
    fn judgements_of_a_file_are_found_by_it() {
        let mut judgements = JudgedFiles::default();
        judge(&mut judgements, 1, 1, 2, Verdict::Same);
        judge(&mut judgements, 2, 3, 4, Verdict::Same);
        judge(&mut judgements, 3, 2, 3, Verdict::Unsure);
        let of = |persons: &[u64]| {
            let persons: Vec<PersonId> = persons.iter().copied().map(PersonId).collect();
            judgements.judged_of(&persons).iter().map(|j| j.seq).collect::<Vec<_>>()
        };
        assert_eq!((of(&[2]), of(&[1, 3]), of(&[9])), (vec![3, 1], vec![3, 2, 1], vec![]));
    }
}
