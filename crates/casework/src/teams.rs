//! The team of a file: the colleagues who work on it, where not everybody does.
//!
//! What waits to be told to a family, and what is sealed, is told to the team alone; everybody else in the
//! house reads the file as a sheet would tell it, and reads on its page that it has a team. Lists, counts,
//! sheets and matching take every such file so, for its team, too: from none of them can anybody tell what is
//! held.
//!
//! **Invariants**
//! - A team is changed from within: by a member who has the right. Who is not in it changes nothing.
//! - A file does not close for ever: a team in which nobody with the right is left is *vacant*, and whoever
//!   has the right may give another, with reasons, once a second person has agreed. Who was locked, or lost
//!   the role, a short while ago is still left in it: nobody puts a team aside to take its place.
//! - Of several files that are one person the narrower holds; each file keeps its own team and has it again
//!   when they are parted.

use crate::desk::Desk;
use crate::house::House;
use crate::lengths;
use crate::members::{Passed, Wanted};
use access::Action;
use model::dossier::Team;
use model::{Act, MemberId, Subject};
use register::Refusal;
use register::Work;
use register::acts::entry;
use register::ground::{Ground, OPERATOR};
use std::collections::BTreeSet;

/// For so long whoever gave a team may take that back without being in it, in milliseconds.
const TAKEN_BACK_MS: i64 = 3_600_000;

/// The team of a file, as a colleague is told of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamSeen {
    /// Who is in it and may come in, for those who may know: itself, and whoever gives teams.
    pub members: Option<Vec<MemberId>>,
    /// Why it was given; for the team itself.
    pub why: Option<String>,
    /// The reader is in it.
    pub mine: bool,
    /// Nobody is left in it who may change it.
    pub vacant: bool,
}

impl Desk<'_> {
    /// The team of a file that the viewer is shown; nothing where it has none, and for readers outside.
    pub fn team(&self, subject: &Subject) -> Result<Option<TeamSeen>, Refusal> {
        self.viewer.may(Action::Read)?;
        self.is_there(subject)?;
        let ground = self.house.ground()?;
        let Some(team) = ground.team_of(subject).filter(|_| !self.is_outside()) else { return Ok(None) };
        let mine = team.contains(&self.member());
        let knows = mine || self.viewer.can(Action::Team);
        let why = ground
            .files_of(subject)
            .iter()
            .filter_map(|file| ground.work.teams.get(file))
            .find_map(|team| team.why.clone());
        Ok(Some(TeamSeen {
            members: if knows { Some(self.house.present_among(&team)?) } else { None },
            // The reason may say what is held.
            why: why.filter(|_| mine),
            mine,
            vacant: self.house.is_vacant(&team)?,
        }))
    }

    /// Whether the viewer may give the file a team, or change the one it has.
    pub fn may_change_team(&self, subject: &Subject) -> Result<bool, Refusal> {
        Ok(self.viewer.can(Action::Team)
            && self.house.may_change(&*self.house.ground()?, subject, self.member())?)
    }

    /// Colleagues who may be in a team: all who read in the house.
    pub fn colleagues_of_teams(&self) -> Result<Vec<(MemberId, String)>, Refusal> {
        self.viewer.may(Action::Team)?;
        let names = self.house.member_names()?;
        let mut colleagues = Vec::new();
        for (id, name) in names {
            if self.house.may_be_in_team(id)? {
                colleagues.push((id, name));
            }
        }
        Ok(colleagues)
    }

    /// Gives a file a team in place of the one it had, with every file that is one person with it. One who
    /// has the right to change it again must be in it; whose vacant team it takes the place of, is to be told
    /// why.
    pub fn give_team(
        &self,
        subject: &Subject,
        members: &BTreeSet<MemberId>,
        why: &str,
    ) -> Result<Passed, Refusal> {
        self.viewer.may(Action::Team)?;
        self.is_there(subject)?;
        if members.is_empty() {
            return Err(Refusal::Field("team", "needed"));
        }
        for member in members {
            if !self.house.may_be_in_team(*member)? {
                return Err(Refusal::Field("team", "not-of-team"));
            }
        }
        let keeps = |member: &MemberId| -> Result<bool, Refusal> {
            Ok(self.house.present(*member)?.is_some_and(|present| present.viewer.can(Action::Team)))
        };
        if !members.iter().map(keeps).collect::<Result<Vec<bool>, Refusal>>()?.contains(&true) {
            return Err(Refusal::Field("team", "nobody-keeps"));
        }
        self.set_team(subject, members, why)
    }

    /// Takes the team of a file away: everybody in the house reads it again as before.
    pub fn dissolve_team(&self, subject: &Subject, why: &str) -> Result<Passed, Refusal> {
        self.viewer.may(Action::Team)?;
        self.is_there(subject)?;
        if names::clean(why).is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.set_team(subject, &BTreeSet::new(), why)
    }

    fn set_team(
        &self,
        subject: &Subject,
        members: &BTreeSet<MemberId>,
        why: &str,
    ) -> Result<Passed, Refusal> {
        let second = self.has_second_to(Action::Team)?;
        let why = Some(names::clean(why)).filter(|why| !why.is_empty());
        lengths::line("why", why.as_deref().unwrap_or_default())?;
        self.write(|work| {
            if !self.house.may_change(&work.ground, subject, self.member())? {
                return Err(Refusal::Team);
            }
            let before = work.ground.team_of(subject);
            let from_within = before.as_ref().is_none_or(|team| team.contains(&self.member()));
            if !from_within && why.is_none() {
                return Err(Refusal::Field("why", "needed"));
            }
            let acts = team_acts(&work.ground, subject, |_| Some(members.clone()), &why, self.member());
            if acts.is_empty() {
                return Err(Refusal::Already);
            }
            // Whoever holds the passphrase asks nobody.
            let asks = !from_within && self.member() != OPERATOR;
            if asks {
                let file =
                    work.ground.files_of(subject).into_iter().next().unwrap_or_else(|| subject.clone());
                let wanted = Wanted::Team(file, members.clone(), why.clone().unwrap_or_default());
                self.ask(work, wanted, second)?;
            }
            if asks && second {
                return Ok(Passed::Waits);
            }
            acts.into_iter().try_for_each(|act| work.append(act).map(drop))?;
            Ok(if asks { Passed::Alone } else { Passed::Done })
        })
    }

    /// Takes the latest change of the team back, of every file that is one person: for who may change it, and
    /// for a while for who made that change.
    pub fn take_back_team(&self, subject: &Subject) -> Result<(), Refusal> {
        self.viewer.may(Action::Team)?;
        self.is_there(subject)?;
        self.write(|work| {
            let files = work.ground.files_of(subject);
            let changes = files.iter().map(|file| changes_of(work, file)).collect::<Result<Vec<_>, _>>()?;
            let latest = changes
                .iter()
                .filter_map(|changes| changes.last())
                .max_by_key(|change| change.seq)
                .ok_or(Refusal::Already)?;
            let own = latest.by == self.member() && work.now < latest.at + TAKEN_BACK_MS;
            let now = work.ground.team_of(subject);
            if !own && now.is_some_and(|team| !team.contains(&self.member())) {
                return Err(Refusal::Team);
            }
            // What was changed at once is taken back at once: files that were changed before that keep what
            // they have.
            let before = |file: &Subject| {
                let changes = &changes[files.iter().position(|other| other == file)?];
                changes.last().filter(|last| (last.at, last.by) == (latest.at, latest.by))?;
                Some(changes.iter().rev().nth(1).map(|change| change.members.clone()).unwrap_or_default())
            };
            let acts = team_acts(&work.ground, subject, before, &None, self.member());
            if acts.is_empty() {
                return Err(Refusal::Already);
            }
            acts.into_iter().try_for_each(|act| work.append(act).map(drop))
        })
    }

    /// Refuses what the viewer is not shown. Of some files a sheet says nothing: whose team is vacant is
    /// found all the same by who may give another, or it would be closed for ever.
    fn is_there(&self, subject: &Subject) -> Result<(), Refusal> {
        match self.told_of_any(subject) {
            Err(Refusal::NotFound) if self.viewer.can(Action::Team) => {
                let team = self.house.ground()?.team_of(subject).ok_or(Refusal::NotFound)?;
                if self.house.is_vacant(&team)? { Ok(()) } else { Err(Refusal::NotFound) }
            }
            told => told.map(drop),
        }
    }

    /// Every file that has a team, for whoever gives teams: one of each person, the vacant ones first.
    pub fn teams(&self) -> Result<Vec<(Subject, TeamSeen)>, Refusal> {
        self.viewer.may(Action::Team)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let roots: BTreeSet<Subject> =
            ground.work.teams.keys().filter_map(|file| ground.files_of(file).into_iter().next()).collect();
        let mut teams = Vec::new();
        for subject in roots {
            match self.team(&subject) {
                Ok(team) => teams.extend(team.map(|team| (subject, team))),
                Err(Refusal::NotFound) => continue,
                Err(trouble) => return Err(trouble),
            }
        }
        teams.sort_by_key(|(_, team)| !team.vacant);
        Ok(teams)
    }

    /// Refuses who is not in the team of a file what only its team does there.
    pub(crate) fn is_of_its_team(&self, subject: &Subject) -> Result<(), Refusal> {
        if self.is_apart(subject)? { Err(Refusal::Team) } else { Ok(()) }
    }

    /// Whether the file has a team in which the viewer is not.
    pub(crate) fn is_apart(&self, subject: &Subject) -> Result<bool, Refusal> {
        Ok(self.house.ground()?.is_apart(subject, self.member()))
    }
}

/// The acts by which each file of a person gets its team; none for those that have it.
fn team_acts(
    ground: &Ground,
    subject: &Subject,
    members: impl Fn(&Subject) -> Option<BTreeSet<MemberId>>,
    why: &Option<String>,
    by: MemberId,
) -> Vec<Act> {
    let acts = ground.files_of(subject).into_iter().filter_map(|file| {
        let members = members(&file)?;
        let has = ground.work.teams.get(&file).map(|team| team.members.clone()).unwrap_or_default();
        (has != members).then(|| Act::Team { subject: file, members, why: why.clone(), by })
    });
    acts.collect()
}

/// One change of the team of a file.
struct Change {
    seq: u64,
    at: i64,
    members: BTreeSet<MemberId>,
    by: MemberId,
}

/// Every change of the team of a file, the oldest first.
fn changes_of(work: &Work<'_>, file: &Subject) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for stored in work.unit.acts_about(file.key())? {
        let Some(entry) = entry(&stored)? else { continue };
        match entry.act {
            Act::Team { subject, members, by, .. } if subject == *file => {
                changes.push(Change { seq: entry.seq, at: entry.at, members, by })
            }
            _ => {}
        }
    }
    Ok(changes)
}

impl House {
    /// Whether somebody may be in a team: an open account that reads in the house.
    fn may_be_in_team(&self, member: MemberId) -> Result<bool, Refusal> {
        Ok(self.present(member)?.is_some_and(|present| present.viewer.audience().is_inside()))
    }

    fn present_among(&self, team: &BTreeSet<MemberId>) -> Result<Vec<MemberId>, Refusal> {
        let mut present = Vec::new();
        for member in team {
            if self.may_be_in_team(*member)? {
                present.push(*member);
            }
        }
        Ok(present)
    }

    /// Whether nobody is left who may change the team, or might again when they are let in.
    fn is_vacant(&self, team: &BTreeSet<MemberId>) -> Result<bool, Refusal> {
        for member in team {
            if self.still_counts(*member, Action::Team)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Gives a file whose team nobody keeps another, or none, at the word of a second person.
    pub(crate) fn give_vacant_team(
        &self,
        work: &mut Work<'_>,
        file: &Subject,
        members: &BTreeSet<MemberId>,
        why: &str,
        by: MemberId,
    ) -> Result<(), Refusal> {
        let team = work.ground.team_of(file).ok_or(Refusal::Stale)?;
        if !self.is_vacant(&team)? {
            return Err(Refusal::Stale);
        }
        let why = Some(why.to_owned()).filter(|why| !why.is_empty());
        let acts = team_acts(&work.ground, file, |_| Some(members.clone()), &why, by);
        acts.into_iter().try_for_each(|act| work.append(act).map(drop))
    }

    fn may_change(&self, ground: &Ground, subject: &Subject, member: MemberId) -> Result<bool, Refusal> {
        let team: Team = ground.team_of(subject);
        team.map_or(Ok(true), |team| Ok(team.contains(&member) || self.is_vacant(&team)?))
    }
}
