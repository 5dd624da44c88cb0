//! The machine: from which probability it proposes and, where an analyst
//! switched that on, judges; and how often people agreed with its figures.
//!
//! **Invariant:** it judges in the name of who switched it on, each judgement
//! marked; all of them go at once.

use super::cache::FoundPair;
use super::queue::unsure;
use crate::House;
use crate::desk::Desk;
use access::Action;
use model::{Act, Judgement, PersonId, Verdict};
use register::Refusal;
use register::Work;
use register::ground::Ground;
use std::collections::BTreeSet;
use std::sync::Arc;

/// From which probability pairs are proposed and, if switched on, judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Pairs below are not proposed, in parts of a thousand.
    pub propose_permille: u16,
    /// Pairs above are judged *same* by the machine.
    pub automatic_permille: Option<u16>,
}

impl Desk<'_> {
    /// Thresholds as they stand.
    pub fn thresholds(&self) -> Result<Thresholds, Refusal> {
        self.viewer.may(Action::Judge)?;
        let ground = self.house.ground()?;
        Ok(Thresholds {
            propose_permille: ground.judgements.propose_permille,
            automatic_permille: ground.judgements.automatic_permille,
        })
    }

    /// Sets the thresholds. With an automatic one, every pair above it is judged
    /// *same* by the machine now: marked, one act each, and to be taken back at once.
    /// Answers how many.
    pub fn set_thresholds(&self, thresholds: Thresholds) -> Result<u64, Refusal> {
        self.viewer.may(Action::Tune)?;
        if !(1..=999).contains(&thresholds.propose_permille) {
            return Err(Refusal::Field("threshold", "range"));
        }
        // Below nine in ten the machine would merge strangers: that is for people.
        if thresholds.automatic_permille.is_some_and(|p| !(900..=1000).contains(&p)) {
            return Err(Refusal::Field("automatic", "range"));
        }
        let pairs = self.house.pairs_above(thresholds.automatic_permille)?;
        self.write(|work| {
            let stands = (work.ground.judgements.propose_permille, work.ground.judgements.automatic_permille);
            let same = stands == (thresholds.propose_permille, thresholds.automatic_permille);
            if !same {
                work.append(Act::ThresholdSet {
                    propose_permille: thresholds.propose_permille,
                    automatic_permille: thresholds.automatic_permille,
                    by: self.member(),
                })?;
            }
            let judged = self.house.judge_by_machine(work, &pairs)?;
            // They stand already, and nothing came to judge by them: nothing is written.
            if same && judged == 0 { Err(Refusal::Already) } else { Ok(judged) }
        })
    }

    /// Lets the machine judge what came with an import.
    pub(crate) fn judge_what_came(&self) -> Result<u64, Refusal> {
        self.house.judge_what_came()
    }

    /// Takes every judgement of the machine back at once, and switches it off. Answers how many.
    pub fn withdraw_automatic(&self, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Tune)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.house.register.catch_up()?;
        self.write(|work| {
            let machine =
                work.ground.judgements.values().filter(|j| j.judgement.automatic && j.withdrawn.is_none());
            let acts: Vec<Act> = machine.map(|j| self.taken_back(j, why)).collect();
            let taken = acts.len() as u64;
            if taken == 0 && work.ground.judgements.automatic_permille.is_none() {
                return Err(Refusal::Already);
            }
            work.append_all(acts)?;
            // Left on, it would judge the same pairs again after the next list.
            if work.ground.judgements.automatic_permille.is_some() {
                let propose_permille = work.ground.judgements.propose_permille;
                work.append(Act::ThresholdSet {
                    propose_permille,
                    automatic_permille: None,
                    by: self.member(),
                })?;
            }
            Ok(taken)
        })
    }

    /// The probability of every pair that was compared and kept, whatever was judged of it.
    pub fn scores(&self) -> Result<Vec<f64>, Refusal> {
        self.viewer.may(Action::Judge)?;
        Ok(self.house.pairs()?.iter().map(|p| p.probability).collect())
    }

    /// What people judged of pairs, with the probability they were shown: how
    /// often the figures were right. The latest of each pair counts, *unsure* does not.
    pub fn measured(&self) -> Result<Vec<(f64, bool)>, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let latest = ground.judgements.counted().filter(|j| {
            !j.judgement.automatic
                && ground.judgements.standing(j.judgement.a, j.judgement.b).is_some_and(|s| s.seq == j.seq)
        });
        let judged = latest.filter(|j| j.judgement.verdict != Verdict::Unsure);
        Ok(judged
            .filter_map(|j| {
                Some((f64::from(j.judgement.shown_permille?) / 1000.0, j.judgement.verdict == Verdict::Same))
            })
            .collect())
    }
}

impl House {
    /// Whether the machine is to judge, and something moved since it looked.
    pub fn machine_waits(&self) -> bool {
        // Where the ground was not read yet, nothing was compared either.
        let switched_on = |ground: Arc<Ground>| ground.judgements.automatic_permille.is_some();
        self.register.ground_at_hand().is_some_and(switched_on) && self.links_moved()
    }

    /// Lets the machine judge what came since, where an analyst switched that on. Answers how many.
    pub fn judge_what_came(&self) -> Result<u64, Refusal> {
        self.register.catch_up()?;
        let pairs = self.pairs_above(self.ground()?.judgements.automatic_permille)?;
        if pairs.is_empty() { Ok(0) } else { self.write(|work| self.judge_by_machine(work, &pairs)) }
    }

    /// Every open pair of these becomes one person, in the name of who set the threshold.
    fn judge_by_machine(&self, work: &mut Work<'_>, pairs: &[FoundPair]) -> Result<u64, Refusal> {
        let Some((least, by)) =
            work.ground.judgements.automatic_permille.zip(work.ground.judgements.automatic_by)
        else {
            return Ok(0);
        };
        let all = self.pairs()?;
        let mut likely: Pairs =
            all.iter().filter(|p| p.probability >= HELD_TOGETHER).map(|p| (p.a, p.b)).collect();
        // Of whom a person was unsure, the machine says nothing.
        for (_, doubt) in unsure(&work.ground) {
            likely.remove(&(doubt.judgement.a, doubt.judgement.b));
        }
        let why = format!("≥ {}%", f64::from(least) / 10.0);
        let mut made = 0;
        for pair in pairs {
            // Whoever looked at it before, took it back or left it open: what a person did is not done over.
            let open = !work.ground.judgements.was_judged(pair.a, pair.b)
                && work.ground.root(pair.a) != work.ground.root(pair.b);
            if open
                && !work.ground.judgements.would_break(pair.a, pair.b)
                && convinces(&work.ground, &likely, pair)
            {
                let judgement =
                    self.judgement((pair.a, pair.b), Verdict::Same, &why, by, Some(pair.probability));
                work.append(Act::Judged(Judgement { automatic: true, ..judgement }))?;
                made += 1;
            }
        }
        Ok(made)
    }
}

type Pairs = BTreeSet<(PersonId, PersonId)>;

/// The machine joins files of which any two are at least this likely one person.
const HELD_TOGETHER: f64 = 0.5;

/// Whether every file of one side is likely one person with every file of the
/// other: one link alone would chain strangers together. Else it is for people.
fn convinces(ground: &Ground, likely: &Pairs, pair: &FoundPair) -> bool {
    let (left, right) = (ground.members(pair.a), ground.members(pair.b));
    left.iter().all(|x| right.iter().all(|y| likely.contains(&(*x.min(y), *x.max(y)))))
}
