//! The desk of matches: pairs side by side, a verdict with reasons, undo.

use super::cache::FoundPair;
use crate::desk::{Desk, Work};
use crate::ground::{Ground, Judged};
use crate::house::{entry, fold};
use crate::refusal::Refusal;
use access::{Action, Cleared};
use model::{Act, Dossier, Judgement, MemberId, PersonId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

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
const SURE_PERMILLE: u16 = 980;

/// A pair side by side.
#[derive(Debug)]
pub struct PairView {
    /// One file, as the viewer may see it.
    pub left: Cleared<Dossier>,
    /// The other.
    pub right: Cleared<Dossier>,
    /// Files that are already one person with the first, the oldest first.
    pub with_left: Vec<Cleared<Dossier>>,
    /// Files that are already one person with the other.
    pub with_right: Vec<Cleared<Dossier>>,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// What speaks for and against, ground by ground.
    pub why: linkage::Explained,
    /// What was judged of it, the newest first.
    pub judged: Vec<JudgedView>,
    /// The figures are doubtful, or something speaks strongly against: another reader should look too.
    pub risky: bool,
    /// Whoever joins them now has a colleague asked, too.
    pub doubtful: bool,
    /// The *different* that keeps these two, or files joined with them, apart.
    pub kept_apart: Option<JudgedView>,
    /// A second reader is asked for, and the viewer may be that one.
    pub second: bool,
}

/// A judgement for the eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedView {
    /// Number of its act.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was decided.
    pub judgement: Judgement,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<String>,
    /// The name of who decided.
    pub by: String,
}

/// From which probability pairs are proposed and, if switched on, judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Pairs below are not proposed, in parts of a thousand.
    pub propose_permille: u16,
    /// Pairs above are judged *same* by the machine.
    pub automatic_permille: Option<u16>,
}

impl Desk<'_> {
    /// Pairs that wait for a verdict: those that ask for a second reader, then
    /// the easiest and, among equally easy ones, the most valuable first.
    pub fn proposals(&self) -> Result<Vec<Proposal>, Refusal> {
        self.viewer.may(Action::Judge)?;
        let pairs = self.house.pairs()?;
        let ground = self.house.ground();
        let least = f64::from(ground.propose_permille) / 1000.0;
        let mine = |judged: Option<&Judged>| judged.is_some_and(|j| j.judgement.by == self.member());
        let mut proposals: Vec<Proposal> = pairs
            .iter()
            .filter(|p| p.probability >= least && ground.root(p.a) != ground.root(p.b))
            .filter_map(|p| {
                let standing = ground.standing(p.a, p.b);
                let decided = standing.is_some_and(|j| j.judgement.verdict != Verdict::Unsure);
                if decided || mine(standing) || ground.would_break(p.a, p.b) {
                    return None;
                }
                Some(Proposal { a: p.a, b: p.b, probability: p.probability, across: p.across, second: standing.is_some() })
            })
            .collect();
        let doubtful = self.joined_in_doubt(&ground);
        proposals.extend(doubtful.into_iter().map(|(a, b, probability)| Proposal { a, b, probability, across: false, second: true }));
        proposals.sort_by(|x, y| {
            let key = |p: &Proposal| (!p.second, effort(p.probability), !p.across);
            key(x).cmp(&key(y)).then(y.probability.total_cmp(&x.probability)).then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        Ok(proposals)
    }

    /// Pairs that one colleague joined though the figures were doubtful, and
    /// of which no other, but the viewer, has said anything.
    fn joined_in_doubt(&self, ground: &Ground) -> Vec<(PersonId, PersonId, f64)> {
        let mut readers: BTreeMap<(PersonId, PersonId), BTreeSet<MemberId>> = BTreeMap::new();
        for judged in ground.counted().filter(|j| !j.judgement.automatic) {
            readers.entry((judged.judgement.a, judged.judgement.b)).or_default().insert(judged.judgement.by);
        }
        let alone = readers.into_iter().filter(|(_, by)| by.len() == 1 && !by.contains(&self.member()));
        alone
            .filter_map(|((a, b), _)| {
                let judgement = &ground.standing(a, b)?.judgement;
                let shown = judgement.shown_permille.filter(|p| *p < SURE_PERMILLE)?;
                (judgement.verdict == Verdict::Same).then_some((a, b, f64::from(shown) / 1000.0))
            })
            .collect()
    }

    /// How many pairs wait, as far as the engine has looked: for a mark in the
    /// head of a page, so it never runs the engine.
    pub fn proposals_waiting(&self) -> Result<u64, Refusal> {
        self.viewer.may(Action::Judge)?;
        if !self.house.links_are_fresh() {
            return Ok(0);
        }
        Ok(self.proposals()?.len() as u64)
    }

    /// Two files side by side, each with those that are one person with it.
    pub fn pair(&self, a: PersonId, b: PersonId) -> Result<PairView, Refusal> {
        self.viewer.may(Action::Judge)?;
        let (a, b) = ordered(a, b)?;
        let left = self.file_alone(a)?;
        let right = self.file_alone(b)?;
        let (probability, why) = self.house.compare(a, b)?;
        let ground = self.house.ground();
        let joined = ground.root(a) == ground.root(b);
        let others = |of: PersonId| ground.members(of).into_iter().filter(|p| *p != a && *p != b).map(|p| self.file_alone(p));
        let with_left = others(a).collect::<Result<_, _>>()?;
        let with_right = if joined { Vec::new() } else { others(b).collect::<Result<_, _>>()? };
        let of_pair: Vec<&Judged> =
            ground.judged_of(&[a]).into_iter().filter(|j| j.judgement.a == a && j.judgement.b == b).collect();
        let by_others = of_pair.iter().any(|j| j.withdrawn.is_none() && j.judgement.by != self.member());
        let mine = of_pair.iter().any(|j| j.withdrawn.is_none() && j.judgement.by == self.member());
        let standing = ground.standing(a, b);
        let asks = standing.is_some_and(|j| match j.judgement.verdict {
            Verdict::Unsure => true,
            Verdict::Same => !j.judgement.automatic && j.judgement.shown_permille.is_some_and(|p| p < SURE_PERMILLE),
            Verdict::Different => false,
        });
        let contradicted = why.grounds.iter().any(|g| g.weight < -1.0);
        Ok(PairView {
            left,
            right,
            with_left,
            with_right,
            probability,
            // What the machine judged and lost again tells a reader nothing.
            judged: of_pair.into_iter().filter(|j| !(j.judgement.automatic && j.withdrawn.is_some())).map(|j| self.judged_view(j)).collect(),
            risky: (0.2..f64::from(SURE_PERMILLE) / 1000.0).contains(&probability) || (contradicted && probability >= 0.2),
            doubtful: probability * 1000.0 < f64::from(SURE_PERMILLE),
            kept_apart: ground.keeps_apart(a, b).map(|j| self.judged_view(j)),
            second: asks && by_others && !mine,
            why,
        })
    }

    /// One file without the others of its cluster.
    pub(crate) fn file_alone(&self, person: PersonId) -> Result<Cleared<Dossier>, Refusal> {
        let mut entries = Vec::new();
        for stored in self.house.store.acts_about(person.0)? {
            entries.extend(entry(&stored)?);
        }
        let dossier = fold(&[person], &entries, &self.house.ground());
        if dossier.latest == 0 {
            return Err(Refusal::NotFound);
        }
        Ok(access::clear(dossier, self.clearance()))
    }

    /// Says whether two files are of one person. A later judgement of the same
    /// pair takes its place; both stay in the log.
    pub fn judge(&self, a: PersonId, b: PersonId, verdict: Verdict, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Judge)?;
        let (a, b) = ordered(a, b)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let (probability, _) = self.house.compare(a, b)?;
        self.write(|work| {
            if verdict == Verdict::Same && work.ground.would_break(a, b) {
                return Err(Refusal::KeptApart);
            }
            let seq = work.append(Act::Judged(self.judgement(a, b, verdict, why.trim(), Some(probability))))?;
            // A *different* between files that others still hold together would stand in words only.
            if verdict == Verdict::Different && work.ground.root(a) == work.ground.root(b) {
                return Err(Refusal::Field("verdict", "held-together"));
            }
            Ok(seq)
        })
    }

    pub(crate) fn judgement(&self, a: PersonId, b: PersonId, verdict: Verdict, why: &str, shown: Option<f64>) -> Judgement {
        Judgement {
            a,
            b,
            verdict,
            why: why.to_owned(),
            by: self.member(),
            automatic: false,
            shown_permille: shown.map(|p| (p * 1000.0).round() as u16),
            model: shown.and_then(|_| self.house.model_version()),
        }
    }

    /// Takes a judgement back, with reasons.
    pub fn withdraw_judgement(&self, seq: u64, why: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::Judge)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.house.catch_up()?;
        let judged = self.house.ground().judgements.get(&seq).cloned().ok_or(Refusal::NotFound)?;
        if judged.withdrawn.is_some() {
            return Err(Refusal::Already);
        }
        let (a, b) = (judged.judgement.a, judged.judgement.b);
        self.write(|work| {
            work.append(Act::JudgementWithdrawn { judgement: seq, a, b, why: why.trim().into(), by: self.member() })?;
            Ok(())
        })
    }

    /// The viewer's own latest judgement that still stands: what "undo" takes back.
    pub fn last_judgement(&self) -> Result<Option<JudgedView>, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.catch_up()?;
        let ground = self.house.ground();
        let mine = |j: &&Judged| !j.judgement.automatic && j.judgement.by == self.member();
        Ok(ground.counted().rev().find(mine).map(|j| self.judged_view(j)))
    }

    /// Thresholds as they stand.
    pub fn thresholds(&self) -> Result<Thresholds, Refusal> {
        self.viewer.may(Action::Judge)?;
        let ground = self.house.ground();
        Ok(Thresholds { propose_permille: ground.propose_permille, automatic_permille: ground.automatic_permille })
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
            work.append(Act::ThresholdSet {
                propose_permille: thresholds.propose_permille,
                automatic_permille: thresholds.automatic_permille,
                by: self.member(),
            })?;
            self.judge_by_machine(work, &pairs)
        })
    }

    /// Lets the machine judge what came since, where an analyst switched that on. Answers how many.
    pub(crate) fn judge_what_came(&self) -> Result<u64, Refusal> {
        let pairs = self.house.pairs_above(self.house.ground().automatic_permille)?;
        if pairs.is_empty() { Ok(0) } else { self.write(|work| self.judge_by_machine(work, &pairs)) }
    }

    /// Every open pair of these becomes one person, in the name of who set the threshold.
    fn judge_by_machine(&self, work: &mut Work<'_>, pairs: &[FoundPair]) -> Result<u64, Refusal> {
        let Some((least, by)) = work.ground.automatic_permille.zip(work.ground.automatic_by) else { return Ok(0) };
        let all = self.house.pairs()?;
        let likely: BTreeSet<(PersonId, PersonId)> = all.iter().filter(|p| p.probability >= HELD_TOGETHER).map(|p| (p.a, p.b)).collect();
        let why = format!("≥ {}%", f64::from(least) / 10.0);
        let mut made = 0;
        for pair in pairs {
            // Whoever looked at it before, took it back or left it open: what a person did is not done over.
            let open = !work.ground.was_judged(pair.a, pair.b) && work.ground.root(pair.a) != work.ground.root(pair.b);
            if open && !work.ground.would_break(pair.a, pair.b) && convinces(&work.ground, &likely, pair) {
                let judgement = self.judgement(pair.a, pair.b, Verdict::Same, &why, Some(pair.probability));
                work.append(Act::Judged(Judgement { automatic: true, by, ..judgement }))?;
                made += 1;
            }
        }
        Ok(made)
    }

    /// Takes every judgement of the machine back at once, and switches it off. Answers how many.
    pub fn withdraw_automatic(&self, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Tune)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.house.catch_up()?;
        self.write(|work| {
            let machine = work.ground.judgements.values().filter(|j| j.judgement.automatic && j.withdrawn.is_none());
            let back = |j: &Judged| Act::JudgementWithdrawn {
                judgement: j.seq,
                a: j.judgement.a,
                b: j.judgement.b,
                why: why.trim().into(),
                by: self.member(),
            };
            let acts: Vec<Act> = machine.map(back).collect();
            let taken = acts.len() as u64;
            work.append_all(acts)?;
            // Left on, it would judge the same pairs again after the next list.
            if work.ground.automatic_permille.is_some() {
                let propose_permille = work.ground.propose_permille;
                work.append(Act::ThresholdSet { propose_permille, automatic_permille: None, by: self.member() })?;
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
        self.house.catch_up()?;
        let ground = self.house.ground();
        let latest = ground.counted().filter(|j| !j.judgement.automatic && ground.standing(j.judgement.a, j.judgement.b).is_some_and(|s| s.seq == j.seq));
        let judged = latest.filter(|j| j.judgement.verdict != Verdict::Unsure);
        Ok(judged.filter_map(|j| Some((f64::from(j.judgement.shown_permille?) / 1000.0, j.judgement.verdict == Verdict::Same))).collect())
    }

    pub(crate) fn judged_view(&self, judged: &Judged) -> JudgedView {
        let by = judged.judgement.by;
        JudgedView {
            seq: judged.seq,
            at: judged.at,
            judgement: judged.judgement.clone(),
            withdrawn: judged.withdrawn.clone(),
            by: self.name_of(by),
        }
    }

    fn name_of(&self, member: MemberId) -> String {
        self.house.member_name(member).unwrap_or_else(|| member.to_string())
    }
}

/// The machine joins files of which any two are at least this likely one person.
const HELD_TOGETHER: f64 = 0.5;

/// Whether every file of one side is likely one person with every file of the
/// other: one link alone would chain strangers together. Else it is for people.
fn convinces(ground: &Ground, likely: &BTreeSet<(PersonId, PersonId)>, pair: &FoundPair) -> bool {
    let (left, right) = (ground.members(pair.a), ground.members(pair.b));
    left.iter().all(|x| right.iter().all(|y| likely.contains(&(*x.min(y), *x.max(y)))))
}

/// How much reading a pair takes: the surer the figures, the less. Steps, so
/// that among equally easy pairs the more valuable come first.
fn effort(probability: f64) -> usize {
    const STEPS: [f64; 5] = [0.99, 0.95, 0.9, 0.8, 0.6];
    STEPS.iter().position(|step| probability >= *step).unwrap_or(STEPS.len())
}

fn ordered(a: PersonId, b: PersonId) -> Result<(PersonId, PersonId), Refusal> {
    if a == b {
        return Err(Refusal::Field("pair", "same-file"));
    }
    Ok((a.min(b), a.max(b)))
}
