//! A pair side by side, a verdict with reasons, undo.

use super::queue::SURE_PERMILLE;
use crate::House;
use crate::desk::Desk;
use access::{Action, Cleared};
use model::{Act, Dossier, Judgement, MemberId, PersonId, Verdict};
use register::Refusal;
use register::ground::{Ground, Judged};
use register::told::told_members;
use std::collections::BTreeSet;

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
    /// They are one person already.
    pub joined: bool,
    /// The judgement that stands, or 0.
    pub seen: u64,
}

/// What was judged at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// Number of the last act.
    pub seq: u64,
    /// Files that are one person now.
    pub files: u64,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The judgements, the latest first.
    pub judged: Vec<JudgedView>,
    /// How many stand again that had gone with them.
    pub restored: usize,
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
    /// The reasons are kept from this reader: one of the files has a team.
    pub withheld: bool,
    /// The name of who decided.
    pub by: String,
}

impl Desk<'_> {
    /// Two files side by side, each with those that are one person with it.
    pub fn pair(&self, a: PersonId, b: PersonId) -> Result<PairView, Refusal> {
        self.viewer.may(Action::Judge)?;
        // Of a file that is not there nothing is said, also not that it is one with itself.
        let (left, right) = (self.file_alone(a.min(b))?, self.file_alone(a.max(b))?);
        let (a, b) = ordered(a, b)?;
        let (probability, why) = self.house.compare(a, b)?;
        let ground = self.house.ground()?;
        let joined = ground.root(a) == ground.root(b);
        let others = |of: PersonId| {
            ground.members(of).into_iter().filter(|p| *p != a && *p != b).map(|p| self.file_alone(p))
        };
        let with_left = others(a).collect::<Result<_, _>>()?;
        let with_right = if joined { Vec::new() } else { others(b).collect::<Result<_, _>>()? };
        let of_pair: Vec<&Judged> = ground
            .judgements
            .judged_of(&[a])
            .into_iter()
            .filter(|j| j.judgement.a == a && j.judgement.b == b)
            .collect();
        let by_others = of_pair.iter().any(|j| j.withdrawn.is_none() && j.judgement.by != self.member());
        let mine = of_pair.iter().any(|j| j.withdrawn.is_none() && j.judgement.by == self.member());
        let standing = ground.judgements.standing(a, b);
        let asks = standing.is_some_and(|j| match j.judgement.verdict {
            Verdict::Unsure => true,
            Verdict::Same => {
                !j.judgement.automatic && j.judgement.shown_permille.is_some_and(|p| p < SURE_PERMILLE)
            }
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
            judged: of_pair
                .into_iter()
                .filter(|j| !(j.judgement.automatic && j.withdrawn.is_some()))
                .map(|j| self.judged_view(j))
                .collect(),
            risky: (0.2..f64::from(SURE_PERMILLE) / 1000.0).contains(&probability)
                || (contradicted && probability >= 0.2),
            doubtful: probability * 1000.0 < f64::from(SURE_PERMILLE),
            kept_apart: ground.judgements.keeps_apart(a, b).map(|j| self.judged_view(j)),
            second: asks && by_others && !mine,
            joined,
            seen: standing.map_or(0, |j| j.seq),
            why,
        })
    }

    /// One file without the others of its cluster.
    pub(crate) fn file_alone(&self, person: PersonId) -> Result<Cleared<Dossier>, Refusal> {
        let told = told_members(self.house.register.store(), &[person], &*self.house.ground()?)?;
        let dossier = access::dossier(&told, &self.clearance());
        if dossier.is_empty() && dossier.gone.is_empty() { Err(Refusal::NotFound) } else { Ok(dossier) }
    }

    /// Says whether two files are of one person. A later judgement of the same
    /// pair takes its place; both stay in the log.
    pub fn judge(&self, a: PersonId, b: PersonId, verdict: Verdict, why: &str) -> Result<u64, Refusal> {
        Ok(self.judge_at_once(vec![(a, b, why.to_owned())], verdict, None)?.seq)
    }

    /// Gives several pairs one verdict: all of them, or none. `seen` is what
    /// stood of the first when the reader looked ([`PairView::seen`]): what
    /// someone said meanwhile is not overruled unread.
    pub fn judge_at_once(
        &self,
        pairs: Vec<(PersonId, PersonId, String)>,
        verdict: Verdict,
        seen: Option<u64>,
    ) -> Result<Together, Refusal> {
        self.viewer.may(Action::Judge)?;
        let mut judgements = Vec::with_capacity(pairs.len());
        for (a, b, why) in pairs {
            let (a, b) = ordered(a, b)?;
            if why.trim().is_empty() {
                return Err(Refusal::Field("why", "needed"));
            }
            let (probability, _) = self.house.compare(a, b)?;
            judgements.push(self.judgement(a, b, verdict, why.trim(), Some(probability)));
        }
        self.write(|work| {
            let stands = |j: &Judgement| work.ground.judgements.standing(j.a, j.b).map_or(0, |j| j.seq);
            if judgements.first().is_some_and(|first| seen.is_some_and(|seen| seen != stands(first))) {
                return Err(Refusal::Field("verdict", "meanwhile"));
            }
            let mut done = Together { seq: 0, files: 0 };
            let mut joined = BTreeSet::new();
            for judgement in judgements {
                let (a, b) = (judgement.a, judgement.b);
                // The same hand twice: a second reading is another colleague's.
                if work
                    .ground
                    .judgements
                    .standing(a, b)
                    .is_some_and(|stands| said_again(&stands.judgement, &judgement))
                {
                    return Err(Refusal::Meanwhile("judged"));
                }
                if verdict == Verdict::Same && work.ground.judgements.would_break(a, b) {
                    return Err(Refusal::KeptApart);
                }
                done.seq = work.append(Act::Judged(judgement))?;
                // A *different* between files that others still hold together would stand in words only.
                if verdict == Verdict::Different && work.ground.root(a) == work.ground.root(b) {
                    return Err(Refusal::Field("verdict", "held-together"));
                }
                joined.extend(work.ground.members(a));
            }
            done.files = joined.len() as u64;
            Ok(done)
        })
    }

    pub(crate) fn judgement(
        &self,
        a: PersonId,
        b: PersonId,
        verdict: Verdict,
        why: &str,
        shown: Option<f64>,
    ) -> Judgement {
        self.house.judgement((a, b), verdict, why, self.member(), shown)
    }

    /// Takes a judgement back, with reasons.
    pub fn withdraw_judgement(&self, seq: u64, why: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::Judge)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.write(|work| {
            let judged = work.ground.judgements.get(&seq).ok_or(Refusal::NotFound)?;
            if judged.withdrawn.is_some() {
                return Err(Refusal::Already);
            }
            let back = self.taken_back(judged, why);
            work.append(back)?;
            Ok(())
        })
    }

    /// The viewer's own latest judgement that still stands: what "undo" takes back.
    pub fn last_judgement(&self) -> Result<Option<JudgedView>, Refusal> {
        Ok(self.last_at_once()?.into_iter().next())
    }

    /// What the viewer judged last, all that was said at once, the latest first.
    fn last_at_once(&self) -> Result<Vec<JudgedView>, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let mut mine = ground
            .judgements
            .counted()
            .rev()
            .filter(|j| !j.judgement.automatic && j.judgement.by == self.member());
        let Some(last) = mine.next() else { return Ok(Vec::new()) };
        // The acts of one unit have one time.
        let all = std::iter::once(last).chain(mine.take_while(|j| j.at == last.at));
        Ok(all.map(|j| self.judged_view(j)).collect())
    }

    /// Takes back what the viewer judged last, all that was said at once; what
    /// was taken back with it, as by a split, stands again.
    pub fn undo_last(&self, why: &str) -> Result<Undone, Refusal> {
        let last = self.last_at_once()?;
        let at = last.first().ok_or(Refusal::NotFound)?.at;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let restored = self.write(|work| {
            // A colleague, or the same hand twice, may have been quicker.
            let stand = last
                .iter()
                .filter_map(|j| work.ground.judgements.get(&j.seq))
                .filter(|j| j.withdrawn.is_none());
            let acts: Vec<Act> = stand.map(|j| self.taken_back(j, why)).collect();
            if acts.is_empty() {
                return Err(Refusal::Already);
            }
            let gone =
                work.ground.judgements.values().filter(|j| j.withdrawn_by == Some((at, self.member())));
            let gone: Vec<Judgement> = gone.map(|j| j.judgement.clone()).collect();
            work.append_all(acts)?;
            for judgement in &gone {
                if judgement.verdict == Verdict::Same
                    && work.ground.judgements.would_break(judgement.a, judgement.b)
                {
                    return Err(Refusal::KeptApart);
                }
                // What the machine judged stays its own; what a person did stands again by who says so now.
                let by = if judgement.automatic { judgement.by } else { self.member() };
                work.append(Act::Judged(Judgement { by, ..judgement.clone() }))?;
            }
            Ok(gone.len())
        })?;
        Ok(Undone { judged: last, restored })
    }

    /// A judgement as the viewer is told it: why two files were joined or parted may say what is held in one
    /// of them, and stays with its team and with whoever wrote it.
    pub fn judged_view(&self, judged: &Judged) -> JudgedView {
        let (by, mut judgement) = (judged.judgement.by, judged.judgement.clone());
        let mut withdrawn = judged.withdrawn.clone();
        let withheld = by != self.member() && self.keeps_reasons_from(&judgement);
        if withheld {
            judgement.why.clear();
            withdrawn.iter_mut().for_each(String::clear);
        }
        let by = self.name_of(by);
        JudgedView { seq: judged.seq, at: judged.at, judgement, withdrawn, withheld, by }
    }

    /// Whether one of the files has a team in which the viewer is not.
    fn keeps_reasons_from(&self, judgement: &Judgement) -> bool {
        let files = [judgement.a, judgement.b];
        let apart =
            |ground: &Ground| files.iter().any(|file| ground.is_apart(&(*file).into(), self.member()));
        // Where it cannot be asked, they are kept.
        self.house.ground().map_or(true, |ground| apart(&ground))
    }

    fn name_of(&self, member: MemberId) -> String {
        self.house.member_name(member).unwrap_or_else(|| member.to_string())
    }
}

impl House {
    /// A judgement in somebody's name, with the figures that were shown.
    pub(super) fn judgement(
        &self,
        (a, b): (PersonId, PersonId),
        verdict: Verdict,
        why: &str,
        by: MemberId,
        shown: Option<f64>,
    ) -> Judgement {
        Judgement {
            a,
            b,
            verdict,
            why: why.to_owned(),
            by,
            automatic: false,
            shown_permille: shown.map(|p| (p * 1000.0).round() as u16),
            model: shown.and_then(|_| self.model_version()),
        }
    }
}

/// Whether a judgement says nothing that the standing one does not say in the same words by the same
/// colleague.
fn said_again(stands: &Judgement, new: &Judgement) -> bool {
    (stands.by, stands.verdict, &stands.why, stands.automatic)
        == (new.by, new.verdict, &new.why, new.automatic)
}

fn ordered(a: PersonId, b: PersonId) -> Result<(PersonId, PersonId), Refusal> {
    if a == b {
        return Err(Refusal::Field("pair", "same-file"));
    }
    Ok((a.min(b), a.max(b)))
}
