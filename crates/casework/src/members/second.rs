//! What nobody does alone.
//!
//! Each such act waits until a second person has read it: about accounts another administrator or a reviewer;
//! whether somebody is forgotten, or a row taken that may mean somebody who was, another reviewer; who takes
//! the place of a team that nobody keeps, another who gives teams.
//! Who keeps the accounts could give itself a role that reads, open an account
//! nobody knows, or take over one that reads. Each of these waits until a second
//! person has read it: another administrator, or a reviewer. Where there is nobody
//! else it passes at once, and the log and the page say that it passed alone; an admission to a compartment
//! waits for the operator then. A copy is none of these: those of the pages are sealed for the register
//! itself.
//!
//! **Invariants**
//! - Nobody confirms what they asked for, nor what is about themselves.
//! - An account that waits opens to nobody.
//! - Whoever was locked, or lost the role, a short while ago still counts ([`Account::counts`]): as a second
//!   person, and in the team of a file. They cannot be put aside to be alone.
//! - One person is not two: whose keys a colleague gave or took off answers nothing that this colleague asks
//!   for a while, and the keys of the only second person are the operator's to give.

use super::NewMember;
use super::accounts::{Account, Accounts, changed, compartments_code, enter, keys, may_enter, put, read_all};
use super::requests::{OF_FILES, Passed, Request, RequestId, Standing, TOLD_MS, Wanted, keep, requests};
use crate::desk::Desk;
use crate::forget::{ListsRead, Remains};
use access::{Action, Role, Viewer};
use model::act::AccountChange;
use model::{Act, Compartment, MemberId};
use register::ground::{Ground, OPERATOR};
use register::{Refusal, Work};
use std::collections::BTreeSet;

/// A role with which one reads files, or lets others.
fn is_weighty(role: Role) -> bool {
    !matches!(role, Role::Auditor | Role::Guest)
}

fn weighty(roles: &BTreeSet<Role>) -> bool {
    roles.iter().any(|role| is_weighty(*role))
}

/// Whether an account may answer: about accounts administrators and reviewers, about files those who have the
/// right.
fn may_answer(account: &Account, right: Option<Action>) -> bool {
    let may = |right| account.viewer().can(right);
    account.is_open() && right.map_or_else(|| account.seconds(), may)
}

impl Account {
    /// Whether it still counts among those who have a right, about accounts among those who answer: open, or
    /// put aside a short while ago.
    pub(super) fn counts(&self, right: Option<Action>, now: i64) -> bool {
        let before = || Viewer::new(self.id, self.aside.clone());
        let had = || match right {
            _ if self.aside.is_empty() => true,
            Some(right) => before().can(right),
            None => self.aside.contains(&Role::Administrator) || self.aside.contains(&Role::Reviewer),
        };
        may_answer(self, right) || (self.aside_until > now && had())
    }
}

/// Whether there is a second person besides these.
fn is_second_there(
    all: &Accounts,
    asker: MemberId,
    about: Option<MemberId>,
    right: Option<Action>,
    now: i64,
) -> bool {
    let others = all.by_id.values().filter(|a| a.id != asker && Some(a.id) != about);
    others.into_iter().any(|account| account.counts(right, now))
}

impl Desk<'_> {
    /// Opens an account for a colleague, who chooses a password of their own at the
    /// first sign-in. With a role that reads it waits for a second person.
    pub fn open_account(&self, new: NewMember) -> Result<(MemberId, Passed), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let mut account = self.house.account(new)?;
        account.given = true;
        let done = self.write(|work| {
            let all = read_all(&*work.unit)?;
            if all.named(&account.login).is_some() {
                return Err(Refusal::Field("login", "taken"));
            }
            let asks = weighty(&account.roles);
            account.waits = asks && is_second_there(&all, self.member(), None, None, work.now);
            let waits = account.waits;
            let id = enter(work, account, self.member())?;
            if asks {
                self.ask(work, Wanted::Account(id), waits)?;
            }
            Ok((id, if asks { passed(waits) } else { Passed::Done }))
        });
        self.house.door().forget();
        done
    }

    /// Gives an account other roles. A role that reads, given to whomever, waits for a second person.
    pub fn change_roles(&self, id: MemberId, roles: BTreeSet<Role>) -> Result<Passed, Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let all = self.house.accounts()?;
        let account = all.by_id.get(&id).ok_or(Refusal::NotFound)?;
        let more: BTreeSet<Role> = roles.difference(&account.roles).copied().collect();
        if !weighty(&more) {
            self.set_roles(id, roles)?;
            return Ok(Passed::Done);
        }
        self.waits_or(id, Wanted::Roles(id, roles.clone()), || self.set_roles(id, roles))
    }

    /// Admits a colleague to other compartments. Those that are new to them wait for a second person, where
    /// there is none for the operator; whoever asks or confirms need not be admitted. To take an admission
    /// away asks nobody.
    pub fn change_compartments(
        &self,
        id: MemberId,
        compartments: &BTreeSet<Compartment>,
    ) -> Result<Passed, Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let all = self.house.accounts()?;
        let account = all.by_id.get(&id).ok_or(Refusal::NotFound)?;
        may_enter(account, compartments)?;
        let admitted = account.admitted();
        let kept: BTreeSet<Compartment> = compartments.intersection(&admitted).copied().collect();
        if kept != admitted {
            self.set_compartments(id, &kept)?;
        }
        let more: BTreeSet<Compartment> = compartments.difference(&admitted).copied().collect();
        if more.is_empty() {
            return Ok(Passed::Done);
        }
        let second = self.write(|work| {
            let asked = compartments_asked(work, id)?;
            let new: BTreeSet<Compartment> = more.difference(&asked).copied().collect();
            if !new.is_empty() {
                self.ask(work, Wanted::Compartments(id, new), true)?;
            }
            Ok(is_second_there(&read_all(&*work.unit)?, self.member(), Some(id), None, work.now))
        })?;
        Ok(if second { Passed::Waits } else { Passed::Operator })
    }

    /// Asks a second person for what is wanted of an account, or where there is none, does it at once.
    fn waits_or(
        &self,
        id: MemberId,
        wanted: Wanted,
        at_once: impl FnOnce() -> Result<(), Refusal>,
    ) -> Result<Passed, Refusal> {
        let waits = self.write(|work| {
            let waits = is_second_there(&read_all(&*work.unit)?, self.member(), Some(id), None, work.now);
            self.ask(work, wanted, waits)?;
            Ok(waits)
        })?;
        if !waits {
            at_once()?;
        }
        Ok(passed(waits))
    }

    /// Gives a colleague a new first password. An account that reads opens with it
    /// only after a second person has confirmed that its owner asked.
    pub fn give_password(&self, id: MemberId, password: &str) -> Result<Passed, Refusal> {
        let hash = self.checked_and_hashed(id, password)?;
        self.take_over(id, Wanted::Password(id), AccountChange::Password, |account| {
            account.password = hash;
            account.given = true;
        })
    }

    /// Takes the second key off an account whose owner lost the telephone, in the same way.
    pub fn take_totp(&self, id: MemberId) -> Result<Passed, Refusal> {
        self.take_over(id, Wanted::Totp(id), AccountChange::TotpOff, Account::drop_totp)
    }

    fn take_over(
        &self,
        id: MemberId,
        wanted: Wanted,
        what: AccountChange,
        change: impl FnOnce(&mut Account),
    ) -> Result<Passed, Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        // One's own keys are changed on one's own page.
        if id == self.member() {
            return Err(Refusal::NotAllowed(Action::ManageMembers));
        }
        let done = self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let second = is_second_there(&all, self.member(), Some(id), None, work.now);
            let account = all.by_id.get_mut(&id).ok_or(Refusal::NotFound)?;
            // With the keys of the only other one who answers, whoever gave them would answer themselves.
            if !second && account.counts(None, work.now) {
                return Err(Refusal::Second("only"));
            }
            change(account);
            account.end_sessions();
            account.keys_from = Some((self.member(), work.now));
            let asks = weighty(&account.roles);
            if asks && second {
                account.put_aside(work.now);
                account.waits = true;
            }
            let waits = account.waits;
            put(work, account)?;
            changed(work, id, what, self.member())?;
            if asks {
                self.ask(work, wanted, waits)?;
            }
            Ok(if asks { passed(waits) } else { Passed::Done })
        });
        self.house.door().forget();
        done
    }

    /// Whether what this colleague asks for about accounts would wait for somebody.
    pub fn has_second(&self) -> Result<bool, Refusal> {
        self.has_second_with(None)
    }

    /// The same of what is about files: it waits for somebody who has the right.
    pub fn has_second_to(&self, right: Action) -> Result<bool, Refusal> {
        self.has_second_with(Some(right))
    }

    fn has_second_with(&self, right: Option<Action>) -> Result<bool, Refusal> {
        let accounts = self.house.accounts()?;
        Ok(is_second_there(&accounts, self.member(), None, right, self.house.now()))
    }

    /// Whether an account may be the second person where one with that right is needed.
    pub(crate) fn may_second(&self, member: MemberId, right: Action) -> Result<bool, Refusal> {
        Ok(self.house.accounts()?.by_id.get(&member).is_some_and(|account| may_answer(account, Some(right))))
    }

    /// Whether somebody else asked for the same, and it still waits.
    pub(crate) fn is_asked(&self, work: &Work<'_>, wanted: &Wanted) -> Result<bool, Refusal> {
        let waits = |request: &Request| request.standing == Standing::Waits && !request.is_over(work.now);
        Ok(requests(work)?
            .iter()
            .any(|request| waits(request) && request.by != self.member() && wanted.replaces(&request.wanted)))
    }

    /// Asks a second person, or writes down that there was none.
    pub(crate) fn ask(&self, work: &mut Work<'_>, wanted: Wanted, waits: bool) -> Result<RequestId, Refusal> {
        let standing = if waits { Standing::Waits } else { Standing::Alone };
        // A newer wish about the same takes the place of an older one.
        for mut older in requests(work)? {
            if older.standing == Standing::Waits && wanted.replaces(&older.wanted) {
                older.end(Standing::Expired);
                older.answered = Some((self.member(), work.now));
                keep(work, &older)?;
            }
        }
        // Numbers of their own: from a gap, who is not told of the others could tell that there are some.
        let id = match wanted.right() {
            None => RequestId(work.unit.take_id("requests")?),
            Some(_) => RequestId(OF_FILES | work.unit.take_id("requests of files")?),
        };
        let mut request = Request {
            id,
            by: self.member(),
            at: work.now,
            standing: Standing::Waits,
            answered: None,
            remains: None,
            wanted,
        };
        if standing != Standing::Waits {
            request.end(standing);
        }
        keep(work, &request)?;
        self.log_request(work, &request)?;
        Ok(request.id)
    }

    fn log_request(&self, work: &mut Work<'_>, request: &Request) -> Result<(), Refusal> {
        if let Some(account) = request.wanted.about() {
            return changed(
                work,
                account,
                AccountChange::Request(request.standing.of_act(), request.wanted.key().to_owned()),
                self.member(),
            );
        }
        // Who keeps the laptop reads what is said of accounts; of files, only those who read them.
        let (about, row, team, list) = match &request.wanted {
            Wanted::Forget(files, _) => (files.clone(), None, false, None),
            Wanted::List(document, _) => (Vec::new(), None, false, Some(*document)),
            Wanted::Row(row, _) => (Vec::new(), Some(*row), false, None),
            Wanted::Team(file, ..) => (vec![file.clone()], None, true, None),
            _ => (Vec::new(), None, false, None),
        };
        work.append_only(&Act::SecondPerson {
            about,
            row,
            team,
            list,
            standing: request.standing.of_act(),
            by: self.member(),
        })
        .map(drop)
    }

    fn answers(&self, right: Option<Action>) -> Result<bool, Refusal> {
        Ok(self.house.accounts()?.by_id.get(&self.member()).is_some_and(|account| may_answer(account, right)))
    }

    /// Requests of the last weeks, the latest first: for whoever may answer, one's own, and all of them for
    /// the operator, who holds the passphrase and answers none.
    pub fn requests(&self) -> Result<Vec<Request>, Refusal> {
        let (all, now) = (self.house.requests()?, self.house.now());
        let mut seen = Vec::new();
        for request in all.into_iter().filter(|request| now < request.at + TOLD_MS) {
            let mine = [OPERATOR, request.by].contains(&self.member());
            if mine || self.answers(request.wanted.right())? {
                seen.push(request);
            }
        }
        let ground = self.house.ground()?;
        seen.iter_mut().for_each(|request| request.stand(&ground, now));
        seen.reverse();
        Ok(seen)
    }

    /// Whether this colleague is the one to answer a request.
    pub fn may_answer(&self, request: &Request) -> bool {
        let fit = |accounts: &Accounts| self.is_fit(accounts, request, self.house.now()).is_ok();
        let still = |ground: &Ground| request.over(ground).is_none();
        request.standing == Standing::Waits
            && self.house.ground().is_ok_and(|ground| still(&ground))
            && self.house.accounts().is_ok_and(|accounts| fit(&accounts))
    }

    /// Refuses who may not be the second person of a request; whoever is not told of it, as if there were
    /// none.
    fn is_fit(&self, all: &Accounts, request: &Request, now: i64) -> Result<(), Refusal> {
        let me = all.by_id.get(&self.member());
        let answers = me.is_some_and(|account| may_answer(account, request.wanted.right()));
        match request {
            _ if request.by == self.member() => Err(Refusal::Second("own")),
            _ if !answers => Err(Refusal::NotFound),
            _ if request.wanted.about() == Some(self.member()) => Err(Refusal::Second("about-you")),
            _ if me.is_some_and(|me| me.has_keys_from(request.by, now)) => Err(Refusal::Second("keys")),
            _ => Ok(()),
        }
    }

    /// Requests that wait for this colleague.
    pub fn requests_to_answer(&self) -> Result<usize, Refusal> {
        Ok(self.requests()?.iter().filter(|request| self.may_answer(request)).count())
    }

    /// Confirms what another asked for; it is done at once. Answers the request as it stands then.
    pub fn confirm_request(&self, id: RequestId) -> Result<Request, Refusal> {
        self.answer(id, Standing::Confirmed)
    }

    /// Refuses what another asked for: roles stay as they are, and an account that waits stays
    /// shut. A password that was given before stays given, a second key that was taken off is off.
    pub fn refuse_request(&self, id: RequestId) -> Result<Request, Refusal> {
        self.answer(id, Standing::Refused)
    }

    fn answer(&self, id: RequestId, standing: Standing) -> Result<Request, Refusal> {
        // Long reading, for which no other writer waits.
        let asked = self.house.requests()?.into_iter().find(|request| request.id == id);
        let asked = asked.filter(|request| self.may_answer(request));
        let lists_read = match asked.map(|request| request.wanted) {
            Some(Wanted::Forget(files, _)) if standing == Standing::Confirmed => {
                self.house.lists_read(&files)?
            }
            _ => ListsRead::default(),
        };
        let done = self.write(|work| {
            let mut request = requests(work)?.into_iter().find(|r| r.id == id).ok_or(Refusal::NotFound)?;
            let mut all = read_all(&*work.unit)?;
            let fit = self.is_fit(&all, &request, work.now);
            if !matches!(fit, Err(Refusal::NotFound)) {
                // What was refused was not done: each is told what happened.
                if let Some(over) = request.over(&work.ground) {
                    return Err(Refusal::Meanwhile(over));
                }
                if request.standing != Standing::Waits {
                    return Err(Refusal::Already);
                }
            }
            fit?;
            if request.is_over(work.now) && standing == Standing::Confirmed {
                return Err(Refusal::Meanwhile("request-expired"));
            }
            let standing = if request.is_over(work.now) { Standing::Expired } else { standing };
            if standing == Standing::Confirmed {
                request.remains = self.carry_out(work, &mut all, &request, &lists_read)?;
            }
            request.end(standing);
            request.answered = (standing != Standing::Expired).then_some((self.member(), work.now));
            keep(work, &request)?;
            self.log_request(work, &request)?;
            Ok(request)
        });
        self.house.door().forget();
        done
    }

    /// Lets an account in that waits: for the operator at the machine, who holds the passphrase.
    pub fn admit(&self, id: MemberId) -> Result<(), Refusal> {
        if self.member() != OPERATOR {
            return Err(Refusal::NotAllowed(Action::ManageMembers));
        }
        if self.house.accounts()?.by_id.get(&id).is_some_and(|account| account.waits) {
            self.alter(id, AccountChange::Admitted, |account| {
                account.waits = false;
                Ok(())
            })?;
        }
        // Nobody is asked any more for what is done.
        self.write(|work| {
            for mut request in
                requests(work)?.into_iter().filter(|r| r.standing == Standing::Waits && r.holds(id))
            {
                request.standing = Standing::Expired;
                request.answered = Some((OPERATOR, work.now));
                keep(work, &request)?;
            }
            Ok(())
        })
    }
}

fn passed(waits: bool) -> Passed {
    if waits { Passed::Waits } else { Passed::Alone }
}

impl Desk<'_> {
    /// Does what was asked for, at the word of this colleague. Answers what a forgetting did not reach.
    fn carry_out(
        &self,
        work: &mut Work<'_>,
        all: &mut Accounts,
        request: &Request,
        lists_read: &ListsRead,
    ) -> Result<Option<Remains>, Refusal> {
        let done = match &request.wanted {
            Wanted::Forget(files, wish) => {
                // Parted or joined since it was asked, it is another person than the one that was meant.
                if files.first().map(|file| work.ground.files_of(file)).as_ref() != Some(files) {
                    return Err(Refusal::Stale);
                }
                let by = (request.by, Some(self.member()));
                let done = self.house.forget(work, files, wish, by, lists_read)?;
                return Ok(Some(done.remains(wish.with_lists)));
            }
            Wanted::List(document, wish) => {
                let by = (request.by, Some(self.member()));
                return Ok(Some(self.house.destroy_list(work, *document, wish, by)?));
            }
            Wanted::Row(waits, clearing) => {
                let asker = all
                    .by_id
                    .get(&request.by)
                    .filter(|account| account.is_open())
                    .ok_or(Refusal::NotFound)?;
                let desk = self.house.desk(asker.viewer());
                desk.viewer.may(Action::Import)?;
                desk.clear_in(work, *waits, clearing, true).map(drop)
            }
            Wanted::Team(file, members, why) => {
                self.house.give_vacant_team(work, file, members, why, request.by)
            }
            Wanted::Roles(id, roles) => {
                let Some(account) = all.by_id.get_mut(id) else { return Ok(None) };
                account.give_roles(roles.clone(), work.now);
                put(work, account)?;
                changed(work, *id, AccountChange::Roles(keys(roles)), self.member())
            }
            Wanted::Compartments(id, compartments) => {
                let Some(account) = all.by_id.get_mut(id) else { return Ok(None) };
                // Its roles may have changed since it was asked.
                may_enter(account, compartments)?;
                let all: BTreeSet<Compartment> = account.admitted().union(compartments).copied().collect();
                account.admit_to(&all);
                put(work, account)?;
                changed(work, *id, compartments_code(&all), self.member())
            }
            Wanted::Account(id) | Wanted::Password(id) | Wanted::Totp(id) => {
                let Some(account) = all.by_id.get_mut(id) else { return Ok(None) };
                account.waits = false;
                put(work, account)
            }
        };
        done.map(|()| None)
    }
}

/// The compartments to which that colleague is to be admitted, and nobody answered yet.
fn compartments_asked(work: &Work<'_>, id: MemberId) -> Result<BTreeSet<Compartment>, Refusal> {
    let waiting = requests(work)?
        .into_iter()
        .filter(|request| request.standing == Standing::Waits && !request.is_over(work.now));
    let asked = waiting.filter_map(|request| match request.wanted {
        Wanted::Compartments(about, compartments) if about == id => Some(compartments),
        _ => None,
    });
    Ok(asked.flatten().collect())
}

impl crate::House {
    /// Whether a colleague still counts among those who have that right: with an open account, or one that
    /// was put aside a short while ago.
    pub(crate) fn still_counts(&self, member: MemberId, right: Action) -> Result<bool, Refusal> {
        let account = |accounts: &Accounts| {
            accounts.by_id.get(&member).is_some_and(|account| account.counts(Some(right), self.now()))
        };
        Ok(account(&*self.accounts()?))
    }

    /// Compartments to which a colleague is to be admitted, once somebody answers.
    pub fn admissions_asked(&self, member: MemberId) -> Result<BTreeSet<Compartment>, Refusal> {
        let now = self.now();
        let waiting =
            self.requests()?.into_iter().filter(|r| r.standing == Standing::Waits && !r.is_over(now));
        let asked = waiting.filter_map(|request| match request.wanted {
            Wanted::Compartments(about, compartments) if about == member => Some(compartments),
            _ => None,
        });
        Ok(asked.flatten().collect())
    }
}
