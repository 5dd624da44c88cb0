//! The desk of matches: pairs side by side, a verdict with reasons, undo.

use crate::desk::Desk;
use crate::ground::Judged;
use crate::house::{entry, fold};
use crate::refusal::Refusal;
use access::{Action, Cleared};
use model::{Act, Dossier, Judgement, MemberId, PersonId, Verdict};

/// A pair the machine thinks may be one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// One file.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// Someone was unsure of it: a second reader is asked for.
    pub second: bool,
}

/// A pair side by side.
#[derive(Debug)]
pub struct PairView {
    /// One file, as the viewer may see it.
    pub left: Cleared<Dossier>,
    /// The other.
    pub right: Cleared<Dossier>,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// What speaks for and against, ground by ground.
    pub why: linkage::Explained,
    /// What was judged of it, the newest first.
    pub judged: Vec<JudgedView>,
    /// Both have a brother or namesake that makes a mistake likely: another reader should look too.
    pub risky: bool,
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
    /// Pairs that wait for a verdict, the easiest and most valuable first.
    pub fn proposals(&self) -> Result<Vec<Proposal>, Refusal> {
        self.viewer.may(Action::Judge)?;
        let ground = self.house.ground();
        let least = f64::from(ground.propose_permille) / 1000.0;
        let mine = |judged: Option<&Judged>| judged.is_some_and(|j| j.judgement.by == self.member());
        let mut proposals: Vec<Proposal> = self
            .house
            .pairs()?
            .iter()
            .filter(|p| p.probability >= least && ground.root(p.a) != ground.root(p.b))
            .filter_map(|p| {
                let standing = ground.standing(p.a, p.b);
                let decided = standing.is_some_and(|j| j.judgement.verdict != Verdict::Unsure);
                if decided || mine(standing) || ground.would_break(p.a, p.b) {
                    return None;
                }
                Some(Proposal { a: p.a, b: p.b, probability: p.probability, second: standing.is_some() })
            })
            .collect();
        // Sure pairs clear the desk fastest; those another reader was unsure of come before them.
        proposals.sort_by(|x, y| {
            y.second.cmp(&x.second).then(y.probability.total_cmp(&x.probability)).then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        Ok(proposals)
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

    /// Two files side by side.
    pub fn pair(&self, a: PersonId, b: PersonId) -> Result<PairView, Refusal> {
        self.viewer.may(Action::Judge)?;
        let (a, b) = ordered(a, b)?;
        let left = self.file_alone(a)?;
        let right = self.file_alone(b)?;
        let (probability, why) = self.house.compare(a, b)?;
        let ground = self.house.ground();
        let judged = ground.judged_of(&[a]).into_iter().filter(|j| j.judgement.a == a && j.judgement.b == b);
        let judged = judged.map(|j| self.judged_view(j)).collect();
        let risky = (0.2..0.98).contains(&probability) || why.grounds.iter().any(|g| g.weight < -1.0);
        Ok(PairView { left, right, probability, why, judged, risky })
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
            work.append(Act::Judged(self.judgement(a, b, verdict, why.trim(), Some(probability))))
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
        let mine = |j: &&Judged| j.withdrawn.is_none() && j.judgement.by == self.member();
        Ok(ground.judgements.values().rev().find(mine).map(|j| self.judged_view(j)))
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
        let pairs = match thresholds.automatic_permille {
            Some(least) => self.house.pairs()?.iter().filter(|p| p.probability * 1000.0 >= f64::from(least)).cloned().collect(),
            None => Vec::new(),
        };
        let why = thresholds.automatic_permille.map_or_else(String::new, |p| format!("automatic ≥ {p}‰"));
        self.write(|work| {
            work.append(Act::ThresholdSet {
                propose_permille: thresholds.propose_permille,
                automatic_permille: thresholds.automatic_permille,
                by: self.member(),
            })?;
            let mut made = 0;
            for pair in &pairs {
                let open = work.ground.standing(pair.a, pair.b).is_none() && work.ground.root(pair.a) != work.ground.root(pair.b);
                if open && !work.ground.would_break(pair.a, pair.b) {
                    let judgement = self.judgement(pair.a, pair.b, Verdict::Same, &why, Some(pair.probability));
                    work.append(Act::Judged(Judgement { automatic: true, ..judgement }))?;
                    made += 1;
                }
            }
            Ok(made)
        })
    }

    /// Takes every judgement of the machine back at once. Answers how many.
    pub fn withdraw_automatic(&self, why: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Tune)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.house.catch_up()?;
        let ground = self.house.ground();
        let machine: Vec<Judged> =
            ground.judgements.values().filter(|j| j.judgement.automatic && j.withdrawn.is_none()).cloned().collect();
        self.write(|work| {
            for judged in &machine {
                let (a, b) = (judged.judgement.a, judged.judgement.b);
                work.append(Act::JudgementWithdrawn { judgement: judged.seq, a, b, why: why.trim().into(), by: self.member() })?;
            }
            Ok(machine.len() as u64)
        })
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

fn ordered(a: PersonId, b: PersonId) -> Result<(PersonId, PersonId), Refusal> {
    if a == b {
        return Err(Refusal::Field("pair", "same-file"));
    }
    Ok((a.min(b), a.max(b)))
}
