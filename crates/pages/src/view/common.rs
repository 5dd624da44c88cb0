//! What stands around every page, and the small pieces that many pages share.

use crate::places::Places;
use l10n::Reader;
pub use l10n::Trouble;

/// What stands around a page: who reads, where, and what waits.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The reader's language.
    pub reader: Reader,
    /// Path and query of this page, to come back to after changing the language.
    pub path: String,
    /// The association whose register this is; empty before set-up.
    pub association: String,
    /// Who is signed in.
    pub who: Option<Who>,
    /// The token that every form sends back.
    pub csrf: String,
    /// Where the reader may go.
    pub places: Places,
    /// How much waits in which place, by its address: only what the reader may know.
    pub waits: Vec<(&'static str, u64)>,
    /// What was just done.
    pub flash: Option<Flash>,
    /// Which acts to offer.
    pub may: May,
    /// Words in the search box at the top.
    pub query: String,
    /// The earlier day that is read, where it is not today.
    pub as_of: Option<AsOf>,
}

impl Frame {
    /// How much waits in the place at that address.
    pub fn waits_in(&self, path: &str) -> u64 {
        self.waits.iter().find(|(place, _)| *place == path).map_or(0, |(_, n)| *n)
    }

    /// That address as of the day that is read.
    pub fn at(&self, address: &str) -> String {
        match &self.as_of {
            Some(as_of) => crate::paths::with(address, &[("as_of", &as_of.value)]),
            None => address.to_owned(),
        }
    }
}

/// An earlier day that is read.
#[derive(Debug, Clone, Default)]
pub struct AsOf {
    /// As addresses say it.
    pub value: String,
    /// A sentence that says which.
    pub note: String,
    /// The same page as it is today.
    pub today_href: String,
}

/// The one who is signed in.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// The display name.
    pub name: String,
    /// Keys of the roles: `documenter` …
    pub roles: Vec<String>,
    /// A mark for what is kept on this device: never a name; stable for the account.
    pub device_key: String,
    /// With which drafts are encrypted on the device of this account.
    pub draft_key: String,
}

/// Which acts a page offers. The server refuses the others in any case; a page
/// does not show a door that is shut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// Read files and lists.
    pub read: bool,
    /// Read the register as it stood on an earlier day.
    pub past: bool,
    /// Open files, add, correct and withdraw claims, add documents.
    pub record: bool,
    /// Read lists in and clear waiting rows.
    pub import: bool,
    /// Withdraw whole imports.
    pub withdraw_import: bool,
    /// See the matching desk and its clusters.
    pub see_matching: bool,
    /// Judge pairs, split clusters.
    pub judge: bool,
    /// Mark files as read.
    pub review: bool,
    /// Give a file a team.
    pub team: bool,
    /// Forget somebody at a lawful wish.
    pub forget: bool,
    /// Set the thresholds of matching.
    pub tune: bool,
    /// Take lists out.
    pub export: bool,
    /// Ask to read a sealed value.
    pub reveal: bool,
    /// Write down that a relative was told.
    pub tell: bool,
    /// Manage accounts.
    pub members: bool,
    /// Withdraw and restore organisations.
    pub organisations: bool,
    /// Read the log.
    pub audit: bool,
    /// Make copies and verify.
    pub backup: bool,
}

impl May {
    /// Everything: for samples and tests.
    pub const ALL: May = May {
        read: true,
        past: true,
        record: true,
        import: true,
        withdraw_import: true,
        see_matching: true,
        judge: true,
        review: true,
        team: true,
        forget: true,
        tune: true,
        export: true,
        reveal: true,
        tell: true,
        members: true,
        organisations: true,
        audit: true,
        backup: true,
    };
}

/// One line at the top about what was just done.
#[derive(Debug, Clone, Default)]
pub struct Flash {
    /// Whether it went well.
    pub kind: FlashKind,
    /// The sentence, in the reader's language.
    pub text: String,
    /// A form that takes it back: where to post, and the verb on the button.
    pub undo: Option<(String, String)>,
    /// The address of a form that arrived: what is kept of it on the device can go. Empty where none did.
    pub arrived: String,
}

/// How a flash looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FlashKind {
    /// It is done.
    #[default]
    Done,
    /// It needs attention.
    Note,
    /// It was refused.
    Trouble,
}

/// A field of a form: what was typed, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// What stands in it.
    pub value: String,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

impl Field {
    /// A field with words in it.
    pub fn of(value: impl Into<String>) -> Field {
        Field { value: value.into(), trouble: None }
    }
}

impl From<&str> for Field {
    fn from(value: &str) -> Field {
        Field::of(value)
    }
}
impl From<&str> for Writing {
    fn from(value: &str) -> Writing {
        Writing { value: value.into(), long: true, ..Writing::default() }
    }
}
impl From<String> for Field {
    fn from(value: String) -> Field {
        Field::of(value)
    }
}

/// A form that was sent and came back: what is asked, and what lies here already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Back {
    /// It holds what was just typed, so no draft of before takes its place.
    pub typed: bool,
    /// Something in it looks like a slip, as a date that has not come: whether it was said so is asked, with
    /// the words under `sure-…`.
    pub sure: Option<&'static str>,
    /// Questions that were answered so before.
    pub answered: Vec<String>,
    /// A file that was handed in with it and waits for the form to be right.
    pub held: Option<HeldFile>,
    /// A file that came with it and did not stay: its name.
    pub again: Option<String>,
}

/// A file that waits on the server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldFile {
    /// What the form sends back in its place.
    pub token: String,
    /// Its name.
    pub name: String,
}

/// Words the register knows for a field: offered, never asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Those offered at once.
    pub words: Vec<String>,
    /// Key of the property.
    pub of: String,
    /// There are more: the island asks for those that answer what is typed.
    pub more: bool,
}

/// How the value of a property is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// What stands in the field.
    pub value: Field,
    /// Words that are offered.
    pub known: Option<Known>,
    /// It takes several lines.
    pub long: bool,
    /// The island says how it is understood.
    pub reads: bool,
    /// It is a telephone.
    pub phone: bool,
    /// Few may read it: it is kept on no device and sent nowhere before the form is.
    pub sealed: bool,
}

/// One thing to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// A line that explains it; may be empty.
    pub hint: String,
}

impl Choice {
    /// A choice, not chosen.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), ..Choice::default() }
    }

    /// The same, chosen if so.
    pub fn chosen(mut self, chosen: bool) -> Choice {
        self.chosen = chosen;
        self
    }

    /// The same, explained.
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = hint.into();
        self
    }
}

/// Words that lead somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Link {
        Link { text: text.into(), href: href.into() }
    }
}

/// Pages of a long list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paging {
    /// Number of the first line shown, from 1.
    pub first: u64,
    /// Number of the last line shown.
    pub last: u64,
    /// How many lines there are.
    pub total: u64,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// The head of a file, above a form about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Its number, as in addresses.
    pub id: String,
    /// The name, as the family says it.
    pub name: String,
    /// Whose child, from where: one line.
    pub of: String,
}

/// A person in a short list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonLine {
    /// Number of the file.
    pub id: String,
    /// The name.
    pub name: String,
    /// What tells this person from others.
    pub of: String,
    /// Why it stands in this list; may be empty.
    pub why: String,
    /// A moment, in words; may be empty.
    pub when: String,
}
