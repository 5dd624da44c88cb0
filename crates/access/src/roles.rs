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
    /// Read a sealed value, each time logged.
    Reveal,
    /// Add a file, a claim, a document.
    Record,
    /// Correct or withdraw a claim.
    Correct,
    /// Take a list in; clear its waiting rows.
    Import,
    /// Withdraw an import or an organisation.
    Undo,
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

    /// The narrowest circle it belongs to, and whether it is told what waits to be told to a family.
    fn sees(self) -> Clearance {
        match self {
            Role::Reviewer | Role::Liaison => Clearance { tier: Tier::Sealed, held: true },
            Role::Documenter | Role::Analyst => Clearance { tier: Tier::Team, held: true },
            Role::Administrator | Role::Guest => Clearance { tier: Tier::Partner, held: false },
            Role::Auditor => Clearance { tier: Tier::Public, held: false },
        }
    }

    fn may(self) -> &'static [Action] {
        use Action::*;
        match self {
            Role::Administrator => &[Read, ManageMembers, Keep, Audit],
            Role::Documenter => &[Read, Record, Correct, Import, Export],
            Role::Reviewer => &[Read, Reveal, Record, Correct, Import, Undo, Judge, Export, Audit],
            Role::Liaison => &[Read, Reveal, Record, Correct],
            Role::Analyst => &[Read, Judge, Tune, Export],
            Role::Auditor => &[Audit],
            Role::Guest => &[Read],
        }
    }
}

/// What a reader may see: no value above the tier; what waits to be told to a
/// family only when `held` is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clearance {
    /// The narrowest circle whose values are seen.
    pub tier: Tier,
    /// Claims of death and remains that are not yet told.
    pub held: bool,
}

impl Clearance {
    /// For people outside the house: no claim that waits for a family.
    pub fn outside(tier: Tier) -> Clearance {
        Clearance { tier: tier.min(Tier::Partner), held: false }
    }

    /// Whether a value of that tier, held or not, is seen.
    pub fn sees(self, tier: Tier, held: bool) -> bool {
        tier <= self.tier && (!held || self.held)
    }

    fn wider(self, other: Clearance) -> Clearance {
        Clearance { tier: self.tier.max(other.tier), held: self.held || other.held }
    }
}

/// A person at the door, or a token that acts for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub member: MemberId,
    /// In which roles.
    pub roles: BTreeSet<Role>,
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
    /// The operator at the machine with the passphrase in hand: every role.
    pub fn operator(member: MemberId) -> Viewer {
        Viewer { member, roles: Role::ALL.into_iter().collect() }
    }

    /// What the viewer sees: the narrowest circle of all the roles.
    pub fn clearance(&self) -> Clearance {
        let nothing = Clearance { tier: Tier::Public, held: false };
        self.roles.iter().map(|role| role.sees()).fold(nothing, Clearance::wider)
    }

    /// Whether one of the roles allows it.
    pub fn can(&self, action: Action) -> bool {
        self.roles.iter().any(|role| role.may().contains(&action))
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
        Viewer { member: MemberId(1), roles: roles.iter().copied().collect() }
    }

    #[test]
    fn a_guest_sees_no_team_value_and_nothing_held() {
        let clearance = viewer(&[Role::Guest]).clearance();
        assert!(clearance.sees(Tier::Partner, false));
        assert!(!clearance.sees(Tier::Team, false));
        assert!(!clearance.sees(Tier::Public, true));
    }

    #[test]
    fn keeping_the_laptop_is_not_reading_the_files() {
        let clearance = viewer(&[Role::Administrator]).clearance();
        assert!(!clearance.sees(Tier::Team, false));
        assert!(!viewer(&[Role::Administrator]).can(Action::Reveal));
    }

    #[test]
    fn two_roles_give_what_each_gives() {
        let both = viewer(&[Role::Administrator, Role::Reviewer]);
        assert!(both.can(Action::ManageMembers) && both.can(Action::Judge));
        assert_eq!(both.clearance().tier, Tier::Sealed);
    }

    #[test]
    fn no_role_no_right() {
        for action in [Action::Read, Action::Record, Action::Export, Action::Audit] {
            assert!(!viewer(&[]).can(action));
        }
    }
}
