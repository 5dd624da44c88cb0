//! Roles, and what each may see and do: one table.

use model::{MemberId, Tier};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a colleague does here. One colleague may have several roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Keeps the laptop running: accounts, backup, verification. Reads no more of a file than a partner does.
    Administrator,
    /// Writes down what sources say; takes lists in.
    Documenter,
    /// Judges, grades, clears waiting rows, withdraws.
    Reviewer,
    /// Sits with families: telephones, informants, what waits to be told.
    Liaison,
    /// Counts and links; sets thresholds.
    Analyst,
    /// Reads the log: who did what, without the values.
    Auditor,
    /// A guest of a partner organisation.
    Guest,
}

/// Acts that not everyone may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Action {
    /// Open the register: lists, search, files.
    Read,
    /// Read the register as it stood on an earlier day.
    Past,
    /// Read a sealed value, each time logged.
    Reveal,
    /// Write down that a relative was told what became of somebody.
    Tell,
    /// Add a file, a claim, a document.
    Record,
    /// Correct or withdraw a claim.
    Correct,
    /// Take a list in; clear its waiting rows.
    Import,
    /// Mark a file as read.
    Review,
    /// Withdraw an import or an organisation.
    Undo,
    /// Forget somebody at a lawful wish.
    Forget,
    /// Judge whether two files are one person.
    Judge,
    /// Set thresholds of linkage.
    Tune,
    /// Take a list out.
    Export,
    /// Accounts of colleagues.
    ManageMembers,
    /// Back up, verify, rebuild.
    Keep,
    /// Read the log of acts.
    Audit,
}

impl Role {
    /// All roles, in the order of the form.
    pub const ALL: [Role; 7] = [
        Role::Administrator,
        Role::Documenter,
        Role::Reviewer,
        Role::Liaison,
        Role::Analyst,
        Role::Auditor,
        Role::Guest,
    ];

    /// The word used in data and message keys (`role-…`).
    pub fn key(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Documenter => "documenter",
            Role::Reviewer => "reviewer",
            Role::Liaison => "liaison",
            Role::Analyst => "analyst",
            Role::Auditor => "auditor",
            Role::Guest => "guest",
        }
    }

    /// The role of that key.
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }

    /// For whom pages, lists and answers are made when it asks.
    fn listens(self) -> Audience {
        match self {
            Role::Reviewer | Role::Liaison => Audience::Sealed,
            Role::Documenter | Role::Analyst => Audience::Team,
            Role::Administrator | Role::Auditor | Role::Guest => Audience::Outside,
        }
    }

    fn may(self) -> &'static [Action] {
        use Action::*;
        match self {
            Role::Administrator => &[Read, ManageMembers, Keep, Audit],
            Role::Documenter => &[Read, Past, Record, Correct, Import, Export],
            Role::Reviewer => {
                &[Read, Past, Reveal, Tell, Record, Correct, Import, Review, Undo, Forget, Judge, Export, Audit]
            }
            Role::Liaison => &[Read, Past, Reveal, Tell, Record, Correct],
            Role::Analyst => &[Read, Past, Judge, Tune, Export],
            Role::Auditor => &[Audit],
            Role::Guest => &[Read],
        }
    }
}

/// For whom something is folded: whose circle, and whether bad news is in it.
/// The order is from the least told to the most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Guests and whoever only keeps the laptop: understood values of the
    /// circle of partners, and nothing that waits to be told to a family.
    #[default]
    Outside,
    /// A sheet that colleagues take out of the house: it travels, so it has the
    /// names and numbers of the team, and nothing that waits to be told.
    Sheet,
    /// Colleagues in the house.
    Team,
    /// Colleagues who may ask for what few may see; each asking is logged.
    Sealed,
}

impl Audience {
    /// All audiences, from the least told to the most.
    pub const ALL: [Audience; 4] = [Audience::Outside, Audience::Sheet, Audience::Team, Audience::Sealed];

    /// The narrowest circle whose values it is told.
    pub fn tier(self) -> Tier {
        match self {
            Audience::Outside => Tier::Partner,
            Audience::Sheet | Audience::Team => Tier::Team,
            Audience::Sealed => Tier::Sealed,
        }
    }

    /// Whether it is in the house: told what waits for a family, in the words of the sources.
    pub fn is_inside(self) -> bool {
        matches!(self, Audience::Team | Audience::Sealed)
    }

    /// Whether a value of that tier, held or not, is seen.
    pub fn sees(self, tier: Tier, held: bool) -> bool {
        tier <= self.tier() && (!held || self.is_inside())
    }

    /// Whose lists it reads: nothing sealed stands in any list.
    pub fn of_lists(self) -> Audience {
        self.min(Audience::Team)
    }

    /// The word used in options and message keys (`export-for-…`); of what can be taken out.
    pub fn of_export(key: &str) -> Option<Audience> {
        match key {
            "team" => Some(Audience::Sheet),
            "partner" => Some(Audience::Outside),
            _ => None,
        }
    }
}

/// A person at the door, or a token that acts for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub member: MemberId,
    /// In which roles.
    pub roles: BTreeSet<Role>,
    /// The register is read as it stood on an earlier day: of the rights, those that change nothing are left.
    past: bool,
}

/// The viewer's roles do not allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub Action);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not allowed for this role")
    }
}
impl std::error::Error for Refused {}

impl Viewer {
    /// That colleague, in these roles.
    pub fn new(member: MemberId, roles: BTreeSet<Role>) -> Viewer {
        Viewer { member, roles, past: false }
    }

    /// The same colleague, to whom the register is told as it stood on an earlier day.
    pub fn in_the_past(&self) -> Viewer {
        Viewer { past: true, ..self.clone() }
    }

    /// The operator at the machine with the passphrase in hand: every role.
    pub fn operator(member: MemberId) -> Viewer {
        Viewer::new(member, Role::ALL.into_iter().collect())
    }

    /// For whom pages are made: the most told of all the roles.
    pub fn audience(&self) -> Audience {
        self.roles.iter().map(|role| role.listens()).max().unwrap_or_default()
    }

    /// Whether one of the roles allows it.
    pub fn can(&self, action: Action) -> bool {
        let changes = !matches!(action, Action::Read | Action::Export);
        !(self.past && changes) && self.roles.iter().any(|role| role.may().contains(&action))
    }

    /// Refuses what no role allows.
    pub fn may(&self, action: Action) -> Result<(), Refused> {
        if self.can(action) { Ok(()) } else { Err(Refused(action)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(roles: &[Role]) -> Viewer {
        Viewer::new(MemberId(1), roles.iter().copied().collect())
    }

    #[test]
    fn a_guest_sees_no_team_value_and_nothing_held() {
        let audience = viewer(&[Role::Guest]).audience();
        assert!(audience.sees(Tier::Partner, false));
        assert!(!audience.sees(Tier::Team, false));
        assert!(!audience.sees(Tier::Public, true));
    }

    #[test]
    fn keeping_the_laptop_is_not_reading_the_files() {
        let audience = viewer(&[Role::Administrator]).audience();
        assert!(!audience.sees(Tier::Team, false));
        assert!(!viewer(&[Role::Administrator]).can(Action::Reveal));
    }

    #[test]
    fn two_roles_give_what_each_gives() {
        let both = viewer(&[Role::Administrator, Role::Reviewer]);
        assert!(both.can(Action::ManageMembers) && both.can(Action::Judge));
        assert_eq!(both.audience(), Audience::Sealed);
    }

    #[test]
    fn whoever_reads_the_past_changes_nothing_and_is_told_no_more() {
        let all = Viewer::operator(MemberId(1));
        let past = all.in_the_past();
        assert!(past.can(Action::Read) && past.can(Action::Export));
        for action in [Action::Past, Action::Reveal, Action::Record, Action::Correct, Action::Undo, Action::Keep, Action::Audit] {
            assert!(all.can(action) && !past.can(action), "{action:?}");
        }
        assert_eq!(past.audience(), all.audience());
        assert!(!viewer(&[Role::Guest]).in_the_past().can(Action::Export), "no right is won");
    }

    #[test]
    fn only_colleagues_in_the_house_read_an_earlier_day() {
        for role in Role::ALL {
            let one = viewer(&[role]);
            assert_eq!(one.can(Action::Past), one.audience().is_inside(), "{role:?}: what came when is told to nobody outside");
        }
    }

    #[test]
    fn no_role_no_right() {
        for action in [Action::Read, Action::Record, Action::Export, Action::Audit] {
            assert!(!viewer(&[]).can(action));
        }
    }
}
