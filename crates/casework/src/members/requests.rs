//! Requests that wait for a second person, as they are kept.

use crate::forget::{Remains, Wish};
use crate::import::Clearing;
use access::{Action, Role};
use model::act::SecondStanding;
use model::{Compartment, DocumentId, MemberId, Subject};
use register::ground::{Ground, OPERATOR, Waiting};
use register::{Refusal, Work};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const SHELF: &str = "requests";
/// What is about files is numbered from here on.
pub(super) const OF_FILES: u64 = 1 << 32;
pub(super) const DAY_MS: i64 = 86_400_000;
/// A request that nobody answered ends after so long.
const STANDS_MS: i64 = 7 * DAY_MS;
/// What happened is told on the page for so long.
pub(super) const TOLD_MS: i64 = 60 * DAY_MS;

/// What is asked of a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// These roles for an account, in place of those it has.
    Roles(MemberId, BTreeSet<Role>),
    /// These compartments for an account, in place of those it is admitted to.
    Compartments(MemberId, BTreeSet<Compartment>),
    /// A new account is to open.
    Account(MemberId),
    /// An account opens again with a password that the administrator gave.
    Password(MemberId),
    /// An account opens again without its second key.
    Totp(MemberId),
    /// Somebody or something is forgotten: these files, at this wish.
    Forget(Vec<Subject>, Wish),
    /// A list is destroyed as it was kept, at this wish: its document.
    List(DocumentId, Wish),
    /// A row that waits is taken, in which somebody who was forgotten may be meant: its act, and how.
    Row(u64, Clearing),
    /// The team of a file that nobody keeps gets another, or none where nobody is named: who, and why.
    Team(Subject, BTreeSet<MemberId>, String),
}

impl Wanted {
    /// The account it is about, where it is about one.
    pub fn about(&self) -> Option<MemberId> {
        match self {
            Wanted::Roles(id, _)
            | Wanted::Compartments(id, _)
            | Wanted::Account(id)
            | Wanted::Password(id)
            | Wanted::Totp(id) => Some(*id),
            Wanted::Forget(..) | Wanted::List(..) | Wanted::Row(..) | Wanted::Team(..) => None,
        }
    }

    /// The right of whoever reads what it is about: nobody else is told of it, or answers. `None` where it is
    /// about an account.
    pub(super) fn right(&self) -> Option<Action> {
        match self {
            Wanted::Forget(..) | Wanted::List(..) | Wanted::Row(..) => Some(Action::Forget),
            Wanted::Team(..) => Some(Action::Team),
            _ => None,
        }
    }

    /// Whether it takes the place of an older wish.
    pub(super) fn replaces(&self, older: &Wanted) -> bool {
        match (older, self) {
            // An account that was never let in is asked about once, with the password it has now.
            (Wanted::Account(a), Wanted::Password(b)) => a == b,
            (Wanted::Forget(a, _), Wanted::Forget(b, _)) => a.iter().any(|file| b.contains(file)),
            (Wanted::List(a, _), Wanted::List(b, _)) => a == b,
            (Wanted::Row(a, _), Wanted::Row(b, _)) => a == b,
            (Wanted::Team(a, ..), Wanted::Team(b, ..)) => a == b,
            // Each is to some compartment that was not asked for before.
            (Wanted::Compartments(..), Wanted::Compartments(..)) => older == self,
            _ => older.key() == self.key() && older.about() == self.about(),
        }
    }

    /// The word used in message keys (`request-…`) and in the log.
    pub fn key(&self) -> &'static str {
        match self {
            Wanted::Roles(..) => "roles",
            Wanted::Compartments(..) => "compartments",
            Wanted::Account(_) => "account",
            Wanted::Password(_) => "password",
            Wanted::Totp(_) => "totp",
            Wanted::Forget(..) => "forget",
            Wanted::List(..) => "list",
            Wanted::Row(..) => "row",
            Wanted::Team(..) => "team",
        }
    }
}

/// The number of a request. Those about files are numbered among themselves: from a gap, who is not told of
/// them could tell that there are some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub(super) u64);

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 & OF_FILES {
            0 => write!(f, "{}", self.0),
            _ => write!(f, "f{}", self.0 ^ OF_FILES),
        }
    }
}

impl std::str::FromStr for RequestId {
    type Err = ();

    fn from_str(word: &str) -> Result<RequestId, ()> {
        let (digits, of_files) = word.strip_prefix('f').map_or((word, 0), |digits| (digits, OF_FILES));
        let number: u32 = digits.parse().map_err(|_| ())?;
        Ok(RequestId(u64::from(number) | of_files))
    }
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A second person has not answered.
    Waits,
    /// A second person confirmed it.
    Confirmed,
    /// A second person refused it.
    Refused,
    /// Nobody answered in time.
    Expired,
    /// There was no second person.
    Alone,
    /// The row it is about does not wait: it was decided, or went with its list. It waits again with the row.
    /// Never kept: read from the row.
    NoRow,
}

impl Standing {
    /// The word used in message keys (`standing-…`) and in the log.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Waits => "asked",
            Standing::Confirmed => "confirmed",
            Standing::Refused => "refused",
            Standing::Expired => "expired",
            Standing::Alone => "alone",
            Standing::NoRow => "no-row",
        }
    }

    /// The same in the log.
    pub(super) fn of_act(self) -> SecondStanding {
        match self {
            Standing::Waits => SecondStanding::Asked,
            Standing::Confirmed => SecondStanding::Confirmed,
            Standing::Refused => SecondStanding::Refused,
            Standing::Expired | Standing::NoRow => SecondStanding::Expired,
            Standing::Alone => SecondStanding::Alone,
        }
    }
}

/// A request, as colleagues see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// What is asked.
    pub wanted: Wanted,
    /// Who asked.
    pub by: MemberId,
    /// Milliseconds since 1970.
    pub at: i64,
    /// How it stands.
    pub standing: Standing,
    /// Who answered, and when.
    #[serde(default)]
    pub answered: Option<(MemberId, i64)>,
    /// Of a forgetting that was done: what it did not reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remains: Option<Remains>,
}

impl Request {
    /// How it stands, as people are told: the word used in message keys (`standing-…`). One that
    /// the operator made needless by letting the account in ended so, and one that a later wish took the
    /// place of, and not without an answer.
    pub fn told(&self) -> &'static str {
        match (self.standing, self.answered) {
            (Standing::Expired, Some((OPERATOR, _))) => "admitted",
            (Standing::Expired, Some(_)) => "replaced",
            (standing, _) => standing.key(),
        }
    }

    /// Whether an account waits for it that is not open yet.
    pub(super) fn holds(&self, account: MemberId) -> bool {
        self.wanted.about() == Some(account)
            && !matches!(self.wanted, Wanted::Roles(..) | Wanted::Compartments(..))
    }

    /// Nothing waits for it any more: what it said of people is not kept longer.
    pub(super) fn end(&mut self, standing: Standing) {
        self.standing = standing;
        match &mut self.wanted {
            Wanted::Row(_, clearing) => clearing.without_words(),
            Wanted::Team(_, _, why) => why.clear(),
            _ => {}
        }
    }

    /// How it stands now: in time, and as long as the row it is about waits.
    pub(super) fn stand(&mut self, ground: &Ground, now: i64) {
        if self.is_over(now) {
            self.standing = Standing::Expired;
        } else if self.standing == Standing::Waits && row_gone(ground, &self.wanted).is_some() {
            self.standing = Standing::NoRow;
        }
    }

    /// Why nothing is left to be answered; code under `err-meanwhile-…`. Of what was done, nothing.
    pub(super) fn over(&self, ground: &Ground) -> Option<&'static str> {
        match (self.standing, self.answered) {
            (Standing::Waits, _) => row_gone(ground, &self.wanted),
            (Standing::Confirmed | Standing::Alone, _) | (Standing::Expired, Some((OPERATOR, _))) => None,
            (Standing::Refused, _) => Some("request-refused"),
            (Standing::Expired, Some(_)) => Some("request-replaced"),
            (Standing::Expired, None) => Some("request-expired"),
            (Standing::NoRow, _) => Some("request-row-decided"),
        }
    }

    pub(super) fn is_over(&self, now: i64) -> bool {
        self.standing == Standing::Waits && now >= self.at + STANDS_MS
    }
}

/// Why the row that is asked about does not wait any more.
fn row_gone(ground: &Ground, wanted: &Wanted) -> Option<&'static str> {
    let Wanted::Row(waits, _) = wanted else { return None };
    let lists = &ground.lists;
    let stands = |waiting: &Waiting| !ground.is_withdrawn(waiting.row.organisation);
    match (lists.waiting.get(waits), lists.cleared.get(waits)) {
        (Some(waiting), _) if stands(waiting) => None,
        (None, Some(cleared))
            if ground.is_void(Some(cleared.waiting.row.import), cleared.waiting.row.organisation) =>
        {
            Some("request-list-withdrawn")
        }
        (None, Some(cleared)) if cleared.subjects.is_empty() => Some("request-row-left-out"),
        (None, Some(_)) => Some("request-row-decided"),
        _ => Some("request-list-withdrawn"),
    }
}

/// What became of an act that a second person may have to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It is done; nobody else had to be asked.
    Done,
    /// It is done, and somebody else should have read it, who is not there: the log says so.
    Alone,
    /// It waits for a second person.
    Waits,
    /// It waits for the operator: there is no second person.
    Operator,
}

impl crate::House {
    pub(super) fn requests(&self) -> Result<Vec<Request>, Refusal> {
        read(self.register.store().shelf_all(SHELF)?)
    }

    /// How the request stands for which an account waits: the latest one about it.
    pub(super) fn asked_of(&self, account: MemberId) -> Result<Standing, Refusal> {
        let now = self.now();
        let asked = self.requests()?.into_iter().rev().find(|request| request.holds(account));
        Ok(asked.map_or(Standing::Expired, |request| {
            if request.is_over(now) { Standing::Expired } else { request.standing }
        }))
    }
}

/// Keeps with a request what the forgetting did not reach.
pub(crate) fn remember_remains(work: &mut Work<'_>, id: RequestId, remains: Remains) -> Result<(), Refusal> {
    match requests(work)?.into_iter().find(|request| request.id == id) {
        Some(request) => keep(work, &Request { remains: Some(remains), ..request }),
        None => Ok(()),
    }
}

/// Takes a list that was destroyed out of what is kept with requests.
pub(crate) fn forget_list(work: &mut Work<'_>, document: DocumentId) -> Result<(), Refusal> {
    for mut request in requests(work)? {
        if request.remains.as_mut().is_some_and(|remains| remains.drop_list(document)) {
            keep(work, &request)?;
        }
    }
    Ok(())
}

/// Lets go of requests about rows that were destroyed, and about the teams of files that were.
pub(crate) fn forget_requests(
    work: &mut Work<'_>,
    rows: &BTreeSet<u64>,
    files: &[Subject],
) -> Result<(), Refusal> {
    let is_gone = |wanted: &Wanted| match wanted {
        Wanted::Row(waits, _) => rows.contains(waits),
        Wanted::Team(file, ..) => files.contains(file),
        _ => false,
    };
    for request in requests(work)? {
        if is_gone(&request.wanted) {
            work.unit.drop_shelf(SHELF, &request.id.0.to_string())?;
        }
    }
    Ok(())
}

pub(super) fn requests(work: &Work<'_>) -> Result<Vec<Request>, Refusal> {
    read(work.unit.shelf_all(SHELF)?)
}

fn read(shelf: Vec<(String, Vec<u8>)>) -> Result<Vec<Request>, Refusal> {
    let altered = |_| Refusal::from(store::Trouble::Altered { what: store::What::Database, seq: None });
    let mut all: Vec<Request> = shelf
        .iter()
        .map(|(_, bytes)| serde_json::from_slice(bytes).map_err(altered))
        .collect::<Result<_, _>>()?;
    all.sort_by_key(|request| (request.at, request.id));
    Ok(all)
}

pub(super) fn keep(work: &mut Work<'_>, request: &Request) -> Result<(), Refusal> {
    let bytes = serde_json::to_vec(request).expect("a request holds text and numbers only");
    Ok(work.unit.put_shelf(SHELF, &request.id.0.to_string(), &bytes)?)
}
