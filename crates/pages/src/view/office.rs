//! The office: the log, copies, organisations, data sources.

use super::{Choice, Field, Link, Paging, Trouble};

/// The log, as a person reads it.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// Kinds of acts; the first is all, with an empty value. Sent as `kind`.
    pub kinds: Vec<Choice>,
    /// People; the first is all. Sent as `member`.
    pub members: Vec<Choice>,
    /// From this day on. Sent as `from`.
    pub from: String,
    /// To this day. Sent as `to`.
    pub to: String,
    /// Filters of the address that were not understood; empty where all were.
    pub unread: String,
    /// The acts, the latest first.
    pub lines: Vec<AuditLine>,
    /// Where in them.
    pub paging: Paging,
    /// The whole log is read, and not of accounts and copies only.
    pub whole: bool,
    /// Leaves in the log.
    pub size: u64,
    /// The root of the tree, hexadecimal.
    pub root: String,
}

/// One act.
#[derive(Debug, Clone, Default)]
pub struct AuditLine {
    /// Number of its leaf.
    pub leaf: u64,
    /// When.
    pub when: String,
    /// Who; empty for the machine or someone unknown.
    pub who: String,
    /// What, in a sentence without values of people.
    pub what: String,
    /// The files it was about.
    pub about: Vec<Link>,
    /// Whether it is one to look at: a sealed reading, an export, a refused sign-in.
    pub notable: bool,
}

/// Copies and verification. Posts to `/backup` (makes a copy and proves it), `every, folder` to
/// `/backup/keeping`, and to `/backup/verify`.
#[derive(Debug, Clone, Default)]
pub struct Backup {
    /// How they stand.
    pub said: CopySaid,
    /// Every how many days one is made. Sent as `every`.
    pub every: Field,
    /// Where they lie; empty for the folder beside the register. Sent as `folder`.
    pub folder: Field,
    /// They lie on the same disk as the register.
    pub own_folder: bool,
    /// Copies made: when, size, fingerprint.
    pub copies: Vec<CopyLine>,
    /// The last verification.
    pub report: Option<VerifyReport>,
    /// Files in the register.
    pub files: u64,
    /// Size of the register, in words.
    pub size: String,
}

/// How the copies stand.
#[derive(Debug, Clone, Default)]
pub struct CopySaid {
    /// The last one was proven, in time and whole.
    pub good: bool,
    /// When it was proven («قبل ٣ أيام»); `None` when none ever was.
    pub last: Option<String>,
    /// How they stand, in words.
    pub words: String,
    /// What went wrong and what to do.
    pub why: Option<String>,
}

/// A copy that was made.
#[derive(Debug, Clone, Default)]
pub struct CopyLine {
    /// When, in words.
    pub when: String,
    /// Its size, in words.
    pub size: String,
    /// The beginning of its fingerprint.
    pub print: String,
    /// Where it lies.
    pub place: String,
    /// Where it is taken from.
    pub href: String,
    /// What is damaged in it, as it is in the register.
    pub damaged: Option<String>,
}

/// What a verification found.
#[derive(Debug, Clone, Default)]
pub struct VerifyReport {
    /// When, in words.
    pub when: String,
    /// What was checked.
    pub checks: Vec<Check>,
}

/// One thing that was checked.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// What.
    pub label: String,
    /// What was found.
    pub found: String,
    /// Whether it is whole.
    pub whole: bool,
}

/// Organisations whose lists are here.
#[derive(Debug, Clone, Default)]
pub struct Organisations {
    /// The organisations.
    pub organisations: Vec<OrganisationLine>,
}

/// An organisation in the list.
#[derive(Debug, Clone, Default)]
pub struct OrganisationLine {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Files its word stands in.
    pub files: u64,
    /// Its imports.
    pub imports: u64,
    /// When it last spoke, in words.
    pub last: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// One organisation. Withdrawal posts `typed, why` to `/organisations/{id}/withdraw`; return posts `why` to
/// `…/restore`.
#[derive(Debug, Clone, Default)]
pub struct OrganisationPage {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Files its word stands in.
    pub files: u64,
    /// Of these, files that rest on its word alone.
    pub alone: u64,
    /// Address of its files.
    pub files_href: String,
    /// Its imports.
    pub imports: Vec<super::ImportLine>,
    /// It was withdrawn: when, by whom, why.
    pub withdrawn: Option<String>,
    /// The name being typed.
    pub typed: Field,
    /// The reason being typed.
    pub why: Field,
}

/// About the program: version, licences, where its reference data come from.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The version.
    pub version: String,
    /// Reference data: what, how many, source, status.
    pub data: Vec<DataLine>,
    /// Libraries: name, licence.
    pub licences: Vec<(String, String)>,
}

/// A set of reference data.
#[derive(Debug, Clone, Default)]
pub struct DataLine {
    /// What it is.
    pub title: String,
    /// How many entries.
    pub count: u64,
    /// Where it comes from.
    pub source: String,
    /// How sure it is, in words.
    pub status: String,
}

/// A page that cannot be shown.
#[derive(Debug, Clone, Default)]
pub struct ErrorPage {
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do; `None` takes the words of the status.
    pub trouble: Option<Trouble>,
    /// Where to go: the page before, or the list.
    pub back: Option<Link>,
}
