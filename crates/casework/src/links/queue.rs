//! The queue of the desk: of which two persons is asked, and in which order.
//!
//! **Invariant:** of two persons is asked once, however many of their files
//! are alike. Whoever judged them, be it *unsure*, is not asked again.

use crate::desk::Desk;
use access::Action;
use model::{MemberId, PersonId, Verdict};
use register::Refusal;
use register::ground::{Ground, Judged};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A pair the machine thinks may be one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// One file.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// They come from different organisations: what is gained is a person told by both.
    pub across: bool,
    /// A second reader is asked for: someone was unsure, or joined them though the figures are doubtful.
    pub second: bool,
}

/// Joined below this, a colleague is asked to look too. In parts of a thousand.
pub(super) const SURE_PERMILLE: u16 = 980;

/// Files shown beside a pair, so that all of them can be judged at once.
const BESIDE: usize = 4;

/// Two persons, by the files by which they are called.
type Sides = (PersonId, PersonId);

fn sides(ground: &Ground, a: PersonId, b: PersonId) -> Sides {
    let (x, y) = (ground.root(a), ground.root(b));
    (x.min(y), x.max(y))
}

impl Desk<'_> {
    /// Pairs that wait for a verdict: those that ask for a second reader, then
    /// the easiest and, among equally easy ones, the most valuable first; what
    /// else is asked of the same persons follows at once.
    pub fn proposals(&self) -> Result<Vec<Proposal>, Refusal> {
        self.viewer.may(Action::Judge)?;
        let least = f64::from(self.house.ground()?.judgements.propose_permille) / 1000.0;
        let mut proposals = self.questions(least)?;
        let ground = self.house.ground()?;
        let doubtful = self.joined_in_doubt(&ground);
        proposals.extend(doubtful.into_iter().map(|(a, b, probability)| Proposal {
            a,
            b,
            probability,
            across: false,
            second: true,
        }));
        proposals.sort_by(|x, y| {
            let key = |p: &Proposal| (!p.second, effort(p.probability), !p.across);
            key(x)
                .cmp(&key(y))
                .then(y.probability.total_cmp(&x.probability))
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        Ok(of_the_same_together(&ground, proposals))
    }

    /// What is still open between two persons, from a probability on: the
    /// likeliest pair of their files, or the one of which a colleague was unsure.
    fn questions(&self, least: f64) -> Result<Vec<Proposal>, Refusal> {
        let pairs = self.house.pairs()?;
        let ground = self.house.ground()?;
        let open = LeftOpen::of(&ground, self.member());
        let mut questions: HashMap<Sides, Proposal> = HashMap::new();
        let mut unsure: BTreeMap<Sides, f64> = BTreeMap::new();
        for p in pairs.iter() {
            let between = sides(&ground, p.a, p.b);
            if let Some(judged) = open.others.get(&between) {
                if (judged.judgement.a, judged.judgement.b) == (p.a, p.b) {
                    unsure.insert(between, p.probability);
                }
                continue;
            }
            if p.probability < least || between.0 == between.1 || open.mine.contains(&between) {
                continue;
            }
            let this =
                || Proposal { a: p.a, b: p.b, probability: p.probability, across: p.across, second: false };
            match questions.entry(between) {
                Entry::Occupied(mut best) if best.get().probability < p.probability => {
                    best.insert(this());
                }
                Entry::Occupied(_) => {}
                Entry::Vacant(_) if ground.judgements.would_break(p.a, p.b) => {}
                Entry::Vacant(place) => drop(place.insert(this())),
            }
        }
        let mut all: Vec<Proposal> = questions.into_values().collect();
        all.extend(open.others.iter().map(|(between, judged)| {
            let (a, b) = (judged.judgement.a, judged.judgement.b);
            let shown = || f64::from(judged.judgement.shown_permille.unwrap_or_default()) / 1000.0;
            Proposal {
                a,
                b,
                probability: unsure.get(between).copied().unwrap_or_else(shown),
                across: false,
                second: true,
            }
        }));
        Ok(all)
    }

    /// Pairs that one colleague joined though the figures were doubtful, and
    /// of which no other, but the viewer, has said anything.
    fn joined_in_doubt(&self, ground: &Ground) -> Vec<(PersonId, PersonId, f64)> {
        let mut readers: BTreeMap<(PersonId, PersonId), BTreeSet<MemberId>> = BTreeMap::new();
        for judged in ground.judgements.counted().filter(|j| !j.judgement.automatic) {
            readers.entry((judged.judgement.a, judged.judgement.b)).or_default().insert(judged.judgement.by);
        }
        let alone = readers.into_iter().filter(|(_, by)| by.len() == 1 && !by.contains(&self.member()));
        alone
            .filter_map(|((a, b), _)| {
                let judgement = &ground.judgements.standing(a, b)?.judgement;
                let shown = judgement.shown_permille.filter(|p| *p < SURE_PERMILLE)?;
                (judgement.verdict == Verdict::Same).then_some((a, b, f64::from(shown) / 1000.0))
            })
            .collect()
    }

    /// What else of this queue is asked of the two persons of a pair, the
    /// likeliest first: all of them can be judged one person at once.
    pub fn beside(&self, a: PersonId, b: PersonId, queue: &[Proposal]) -> Result<Vec<Proposal>, Refusal> {
        let ground = self.house.ground()?;
        let pair = [ground.root(a), ground.root(b)];
        if pair[0] == pair[1] {
            return Ok(Vec::new());
        }
        let mut others: BTreeMap<PersonId, &Proposal> = BTreeMap::new();
        for p in queue.iter().filter(|p| !p.second) {
            let other = match [ground.root(p.a), ground.root(p.b)] {
                [x, y] if pair.contains(&x) && !pair.contains(&y) => y,
                [x, y] if pair.contains(&y) && !pair.contains(&x) => x,
                _ => continue,
            };
            let breaks = ground.judgements.would_break(other, a) || ground.judgements.would_break(other, b);
            if !breaks && others.get(&other).is_none_or(|best| best.probability < p.probability) {
                others.insert(other, p);
            }
        }
        let mut beside: Vec<Proposal> = others.into_values().cloned().collect();
        beside.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
        beside.truncate(BESIDE);
        Ok(beside)
    }

    /// The probability of everything that is still open, however improbable:
    /// how much work each threshold leaves to people.
    pub fn still_open(&self) -> Result<Vec<f64>, Refusal> {
        self.viewer.may(Action::Judge)?;
        Ok(self.questions(0.0)?.into_iter().map(|p| p.probability).collect())
    }

    /// The doubts that nobody has settled, by number of their acts: the latest of each two persons.
    pub fn left_open(&self) -> Result<BTreeSet<u64>, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let latest: BTreeMap<Sides, u64> =
            unsure(&ground).map(|(between, judged)| (between, judged.seq)).collect();
        Ok(latest.into_values().collect())
    }
}

/// Standing doubts between two persons whom nothing has joined or parted since.
pub(super) fn unsure(ground: &Ground) -> impl Iterator<Item = (Sides, &Judged)> {
    let doubts = ground.judgements.counted().filter(|j| j.judgement.verdict == Verdict::Unsure);
    let between = doubts.map(|j| (sides(ground, j.judgement.a, j.judgement.b), j));
    between.filter(|(between, j)| {
        between.0 != between.1 && !ground.judgements.would_break(j.judgement.a, j.judgement.b)
    })
}

/// Of which two persons someone was unsure.
struct LeftOpen<'g> {
    /// The viewer said so.
    mine: BTreeSet<Sides>,
    /// Others did, and not the viewer: the latest of them.
    others: BTreeMap<Sides, &'g Judged>,
}

impl LeftOpen<'_> {
    fn of(ground: &Ground, viewer: MemberId) -> LeftOpen<'_> {
        let mut open = LeftOpen { mine: BTreeSet::new(), others: BTreeMap::new() };
        for (between, judged) in unsure(ground) {
            if judged.judgement.by == viewer {
                open.mine.insert(between);
            } else {
                open.others.insert(between, judged);
            }
        }
        open.others.retain(|between, _| !open.mine.contains(between));
        open
    }
}

/// What is asked of the same persons comes one after another, where the first
/// of it stands: whoever has just read a family does not read it again an hour later.
fn of_the_same_together(ground: &Ground, sorted: Vec<Proposal>) -> Vec<Proposal> {
    let mut asks: HashMap<PersonId, Vec<usize>> = HashMap::new();
    for (n, p) in sorted.iter().enumerate().filter(|(_, p)| !p.second) {
        asks.entry(ground.root(p.a)).or_default().push(n);
        asks.entry(ground.root(p.b)).or_default().push(n);
    }
    let mut order = Vec::with_capacity(sorted.len());
    let mut placed = vec![false; sorted.len()];
    for (n, p) in sorted.iter().enumerate() {
        if placed[n] {
            continue;
        }
        let others = [p.a, p.b]
            .into_iter()
            .filter(|_| !p.second)
            .filter_map(|file| asks.get(&ground.root(file)))
            .flatten();
        let mut next: Vec<usize> = others.copied().filter(|m| *m > n).collect();
        next.sort_unstable();
        for m in std::iter::once(n).chain(next) {
            if !std::mem::replace(&mut placed[m], true) {
                order.push(m);
            }
        }
    }
    let mut sorted: Vec<Option<Proposal>> = sorted.into_iter().map(Some).collect();
    order.into_iter().filter_map(|n| sorted[n].take()).collect()
}

/// How much reading a pair takes: the surer the figures, the less. Steps, so
/// that among equally easy pairs the more valuable come first.
fn effort(probability: f64) -> usize {
    const STEPS: [f64; 5] = [0.99, 0.95, 0.9, 0.8, 0.6];
    STEPS.iter().position(|step| probability >= *step).unwrap_or(STEPS.len())
}
