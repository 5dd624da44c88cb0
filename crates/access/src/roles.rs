//! Roles, and what each may see and do: one table.

use crate::Clearance;
use model::{Compartment, MemberId, Tier};
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
    /// Give a file a team, change it, dissolve it.
    Team,
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

    /// Its line of the table.
    fn line(self) -> &'static Line {
        &TABLE[self as usize]
    }

    /// Whether a colleague of this role alone may be admitted to a compartment, and reads in it once
    /// admitted.
    pub fn may_enter(self, compartment: Compartment) -> bool {
        self.line().compartments.contains(&compartment.key())
    }
}

/// What a role is told, may do, and may be admitted to.
struct Line {
    role: Role,
    /// For whom pages, lists and answers are made when it asks.
    told: Audience,
    may: &'static [Action],
    /// Keys of the compartments to which its colleagues may be admitted, one by one. No role is in any by
    /// itself.
    compartments: &'static [&'static str],
}

const EVERY_COMPARTMENT: &[&str] = &["support", "identification", "guardianship"];

/// The table: role × act × compartment, in the order of [`Role::ALL`]. Verbs ask it, pages offer by it,
/// `docs/roles.md` is written from it, and the tests of the doors walk over it.
const TABLE: &[Line] = {
    use Action::*;
    &[
        Line {
            role: Role::Administrator,
            told: Audience::Outside,
            may: &[Read, ManageMembers, Keep, Audit],
            compartments: &[],
        },
        Line {
            role: Role::Documenter,
            told: Audience::Team,
            may: &[Read, Past, Record, Correct, Import, Export],
            compartments: EVERY_COMPARTMENT,
        },
        Line {
            role: Role::Reviewer,
            told: Audience::Sealed,
            may: &[
                Read, Past, Reveal, Tell, Record, Correct, Import, Review, Undo, Forget, Judge, Export,
                Audit, Team,
            ],
            compartments: EVERY_COMPARTMENT,
        },
        Line {
            role: Role::Liaison,
            told: Audience::Sealed,
            may: &[Read, Past, Reveal, Tell, Record, Correct, Team],
            compartments: EVERY_COMPARTMENT,
        },
        Line {
            role: Role::Analyst,
            told: Audience::Team,
            may: &[Read, Past, Judge, Tune, Export],
            compartments: &[],
        },
        Line { role: Role::Auditor, told: Audience::Outside, may: &[Audit], compartments: &[] },
        Line { role: Role::Guest, told: Audience::Outside, may: &[Read], compartments: &[] },
    ]
};

impl Action {
    /// All acts, in the order of the table.
    pub const ALL: [Action; 17] = [
        Action::Read,
        Action::Past,
        Action::Reveal,
        Action::Tell,
        Action::Record,
        Action::Correct,
        Action::Import,
        Action::Review,
        Action::Team,
        Action::Undo,
        Action::Forget,
        Action::Judge,
        Action::Tune,
        Action::Export,
        Action::ManageMembers,
        Action::Keep,
        Action::Audit,
    ];

    /// What it is, for the table in the documents.
    fn about(self) -> &'static str {
        match self {
            Action::Read => "open lists, search and files",
            Action::Past => "read the register as it stood on an earlier day",
            Action::Reveal => "ask for a sealed value; each asking is logged",
            Action::Tell => "write down that a relative was told",
            Action::Record => "open a file, add a claim or a document, set a task",
            Action::Correct => "correct or withdraw a claim",
            Action::Import => "take a list in, decide about its waiting rows",
            Action::Review => "mark a file as read, grade a source",
            Action::Team => "give a file a team, change it, dissolve it",
            Action::Undo => "withdraw an import or an organisation",
            Action::Forget => "erase what was said of somebody at a lawful request, with a second person",
            Action::Judge => "judge whether two files are one person",
            Action::Tune => "set the thresholds of linkage",
            Action::Export => "download a list",
            Action::ManageMembers => {
                "accounts: open, lock, roles, compartments; what reads waits for a second person"
            }
            Action::Keep => "back up, verify, rebuild",
            Action::Audit => "read the log: numbers and codes, no value",
        }
    }
}

impl Audience {
    /// What it is told, for the table in the documents.
    fn about(self) -> &'static str {
        match self {
            Audience::Outside => {
                "what partners may know, understood values only, nothing that waits to be told to a family"
            }
            Audience::Sheet => {
                "a sheet that leaves: the circle of the team, understood values only, nothing that waits to \
                 be told"
            }
            Audience::Team => "the circle of the team, with what waits to be told to a family",
            Audience::Sealed => {
                "the circle of the team, with what waits to be told to a family, and sealed values when they \
                 ask for them"
            }
        }
    }
}

/// The table as `docs/roles.md` shows it.
pub fn roles_as_markdown() -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let keys = || Role::ALL.into_iter().map(|role| role.key().to_owned());
    let head = |first: &str| {
        let cells: Vec<String> = std::iter::once(first.to_owned()).chain(keys()).collect();
        let rule = cells.iter().map(|_| "---".to_owned()).collect();
        row(cells) + &row(rule)
    };
    let marks = |first: String, has: &dyn Fn(Role) -> bool| {
        row(std::iter::once(first)
            .chain(Role::ALL.into_iter().map(|role| if has(role) { "yes" } else { "" }.to_owned()))
            .collect())
    };
    let told: String =
        TABLE.iter().map(|line| format!("- **{}**: {}.\n", line.role.key(), line.told.about())).collect();
    let acts: String = Action::ALL
        .into_iter()
        .map(|action| marks(action.about().to_owned(), &|role| role.line().may.contains(&action)))
        .collect();
    let rooms: String = Compartment::all()
        .map(|c| marks(format!("{} ({})", c.entry().en, c.entry().ar), &|role| role.may_enter(c)))
        .collect();
    format!(
        "# Roles\n\n\
         Written from the table in `crates/access/src/roles.rs`; a test compares. To change it, change the \
         table and run\n\
         `ATHAR_WRITE=1 cargo test --workspace --test roles`.\n\n\
         ## What each is told\n\n{told}\n\
         A file with a team is told to colleagues outside of the team as a sheet would tell it: nothing that \
         waits to be told,\n\
         nothing sealed, no document. Lists, counts, sheets and matching take every file with a team so, for \
         its team, too.\n\n\
         ## What each may do\n\n{}{acts}\n\
         ## Compartments\n\n\
         No role opens a compartment. A colleague is admitted to it by name: an administrator asks, a second \
         person confirms. Who was\n\
         not admitted is not told that there is anything in it. Colleagues of these roles may be \
         admitted:\n\n{}{rooms}",
        head("may"),
        head("compartment"),
    )
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
    /// To which compartments the colleague was admitted.
    compartments: BTreeSet<Compartment>,
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
        Viewer { member, roles, compartments: BTreeSet::new(), past: false }
    }

    /// The same colleague, admitted to these compartments.
    pub fn admitted(self, compartments: BTreeSet<Compartment>) -> Viewer {
        Viewer { compartments, ..self }
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
        self.roles.iter().map(|role| role.line().told).max().unwrap_or_default()
    }

    /// To whom a file is told that this viewer opens.
    pub fn clearance(&self) -> Clearance {
        let enters = |compartment: &&Compartment| self.roles.iter().any(|role| role.may_enter(**compartment));
        Clearance::new(
            self.audience(),
            self.member,
            self.compartments.iter().filter(enters).copied().collect(),
        )
    }

    /// Whether one of the roles allows it.
    pub fn can(&self, action: Action) -> bool {
        let changes = !matches!(action, Action::Read | Action::Export);
        !(self.past && changes) && self.roles.iter().any(|role| role.line().may.contains(&action))
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
        for action in [
            Action::Past,
            Action::Reveal,
            Action::Record,
            Action::Correct,
            Action::Undo,
            Action::Keep,
            Action::Audit,
        ] {
            assert!(all.can(action) && !past.can(action), "{action:?}");
        }
        assert_eq!(past.audience(), all.audience());
        assert!(!viewer(&[Role::Guest]).in_the_past().can(Action::Export), "no right is won");
    }

    #[test]
    fn only_colleagues_in_the_house_read_an_earlier_day() {
        for role in Role::ALL {
            let one = viewer(&[role]);
            assert_eq!(
                one.can(Action::Past),
                one.audience().is_inside(),
                "{role:?}: what came when is told to nobody outside"
            );
        }
    }

    #[test]
    fn the_table_has_a_line_for_every_role_and_every_act_somebody_who_may() {
        assert_eq!(TABLE.iter().map(|line| line.role).collect::<Vec<_>>(), Role::ALL);
        for action in Action::ALL {
            assert!(Role::ALL.into_iter().any(|role| viewer(&[role]).can(action)), "{action:?}");
        }
        let all: Vec<&str> = Compartment::all().map(Compartment::key).collect();
        assert_eq!(all, EVERY_COMPARTMENT);
        for line in TABLE {
            assert!(
                line.compartments.is_empty() || line.told.is_inside(),
                "{:?}: what is kept apart is told to nobody outside",
                line.role
            );
            assert!(
                !line.may.contains(&Action::Team) || line.told == Audience::Sealed,
                "{:?}: who is told most sees to teams",
                line.role
            );
        }
    }

    #[test]
    fn no_role_opens_a_compartment_and_no_admission_a_role_that_may_not_enter() {
        let support = Compartment::of("support").expect("a compartment");
        for role in Role::ALL {
            assert!(!viewer(&[role]).clearance().is_admitted(support), "{role:?}");
            let admitted = viewer(&[role]).admitted([support].into()).clearance();
            assert_eq!(admitted.is_admitted(support), role.may_enter(support), "{role:?}");
        }
        assert!(!Viewer::operator(MemberId(1)).clearance().is_admitted(support), "nor does the passphrase");
    }

    #[test]
    fn no_role_no_right() {
        for action in [Action::Read, Action::Record, Action::Export, Action::Audit] {
            assert!(!viewer(&[]).can(action));
        }
    }
}
