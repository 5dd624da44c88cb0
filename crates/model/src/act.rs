//! The acts of the log: everything that is ever written.
//!
//! **Invariant:** an act is appended and never changed; [`encode`] gives the
//! bytes that the log commits to, and the same act always gives the same bytes.

use crate::claim::{Source, Statement};
use crate::compartment::Compartment;
use crate::id::{Abroad, ClaimId, DocumentId, Home, ImportId, MemberId, OrganisationId, PersonId, SourceId};
use crate::subject::{Subject, SubjectKind};
use crate::tier::Tier;
use dates::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

mod codes;
pub(crate) mod newer;
mod table;
mod values;

pub use codes::{AccountChange, AtTheDoor, HowCleared, WhatLeft};
pub use newer::Newer;
pub use table::{ActKind, DoneBy, KINDS, KeptInMemory, KindEntry, Readers, WhenForgotten, compartment_read};
pub use values::{StandingValue, values, values_naming};

/// What a person decides about two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One person.
    Same,
    /// Two persons; they stay apart until this is withdrawn.
    Different,
    /// Not to be told today.
    Unsure,
}

/// A verdict with its reasons. A later one of the same pair takes its place; both stay in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// One file …
    pub a: PersonId,
    /// … and the other, with the greater number.
    pub b: PersonId,
    /// What was decided.
    pub verdict: Verdict,
    /// In a sentence a colleague understands a year later.
    pub why: String,
    /// Who decided.
    pub by: MemberId,
    /// Decided by the machine above a threshold that an analyst set.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automatic: bool,
    /// Probability in parts of a thousand that was shown at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_permille: Option<u16>,
    /// Version of the model that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

/// A file that was read for an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// Its base name.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// Its size.
    pub bytes: u64,
    /// The evidence that keeps it.
    pub document: DocumentId,
}

/// A row that was not taken, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRemark {
    /// Place of the file in [`ImportAccepted::files`].
    pub file: u16,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line a person sees.
    pub row: u32,
    /// `repeated` or `rejected`.
    pub outcome: String,
    /// Reason code.
    pub reason: String,
    /// Whose file it repeats.
    #[serde(rename = "person", default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
}

/// A register that sent a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Which.
    pub register: Home,
    /// The key under which it signed (C2SP form): its next bundle is signed with the same.
    pub key: String,
}

/// An import that a person read as a plan and accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportAccepted {
    /// Its number.
    pub id: ImportId,
    /// Whose list it is.
    pub organisation: OrganisationId,
    /// What it is a list of; of people, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<SubjectKind>,
    /// The files that were read.
    pub files: Vec<ImportedFile>,
    /// Name of the mapping that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// All rows: the sum of the next four.
    pub rows: u64,
    /// New files and additions to files.
    pub accepted: u64,
    /// Rows that were there already.
    pub repeated: u64,
    /// Rows that wait for a person.
    pub waiting: u64,
    /// Rows that hold no person.
    pub rejected: u64,
    /// Of the accepted: additions to files that were there. Imports of before did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<u64>,
    /// Repeated and rejected rows, one by one.
    pub remarks: Vec<RowRemark>,
    /// The register that sent it, where it was a bundle of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
    /// What was taken back there and is not here: should it come later, in an older bundle, it is not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_back: Vec<Abroad<ClaimId>>,
    /// Who accepted it.
    pub by: MemberId,
}

/// A row that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowWaits {
    /// The import it belongs to.
    pub import: ImportId,
    /// Base name of its file.
    pub file: String,
    /// Its source, once the row becomes a statement.
    pub source: SourceId,
    /// Whose list it is.
    pub organisation: OrganisationId,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line a person sees.
    pub row: u32,
    /// Reason code.
    pub reason: String,
    /// The column that gave the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Fields and words of the row.
    pub fields: Vec<(String, String)>,
    /// Fingerprint of the row.
    pub print: String,
    /// The key by which the source knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Which of the people of its row it is about, from 1, where the row tells of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<u32>,
    /// What it tells of; of a person, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<SubjectKind>,
}

impl RowWaits {
    /// What the row tells of.
    ///
    /// ```
    /// use model::{SubjectKind, act::{Act, decode}};
    /// // A row of before, when lists were of people alone, says nothing of its kind.
    /// let old = r#"{"at":7,"act":{"row_waits":{"import":"i1","file":"list.csv","source":"s1",
    ///     "organisation":"o1","row":5,"reason":"no-name","fields":[],"print":"ab"}}}"#;
    /// let Act::RowWaits(row) = decode(old.as_bytes())?.act else { panic!("a row") };
    /// assert_eq!(row.kind(), SubjectKind::PERSON);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn kind(&self) -> SubjectKind {
        self.of.unwrap_or(SubjectKind::PERSON)
    }
}

impl ImportAccepted {
    /// What it is a list of.
    ///
    /// ```
    /// use model::{SubjectKind, act::{Act, decode}};
    /// let list = r#"{"at":7,"act":{"import_accepted":{"id":"i1","organisation":"o1","of":"checkpoint",
    ///     "files":[],"rows":0,"accepted":0,"repeated":0,"waiting":0,"rejected":0,"remarks":[],
    ///     "by":"m1"}}}"#;
    /// let Act::ImportAccepted(import) = decode(list.as_bytes())?.act else { panic!("a list") };
    /// assert_eq!(Some(import.kind()), SubjectKind::of("checkpoint"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn kind(&self) -> SubjectKind {
        self.of.unwrap_or(SubjectKind::PERSON)
    }
}

/// How a task came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskEnd {
    /// It was done.
    Done,
    /// It was set by mistake, or is no longer needed.
    TakenBack,
}

impl TaskEnd {
    /// The word used in data and messages.
    ///
    /// ```
    /// assert_eq!(model::act::TaskEnd::TakenBack.key(), "taken_back");
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            TaskEnd::Done => "done",
            TaskEnd::TakenBack => "taken_back",
        }
    }
}

/// What became of a request to a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondStanding {
    /// It waits.
    Asked,
    /// A second person confirmed it.
    Confirmed,
    /// A second person refused it.
    Refused,
    /// Nobody answered in time.
    Expired,
    /// There was no second person.
    Alone,
}

impl SecondStanding {
    /// All of them.
    pub const ALL: [SecondStanding; 5] = [
        SecondStanding::Asked,
        SecondStanding::Confirmed,
        SecondStanding::Refused,
        SecondStanding::Expired,
        SecondStanding::Alone,
    ];

    /// The one of that word.
    ///
    /// ```
    /// use model::act::SecondStanding;
    /// assert_eq!(SecondStanding::of("refused"), Some(SecondStanding::Refused));
    /// assert_eq!(SecondStanding::of("forgotten"), None);
    /// ```
    pub fn of(key: &str) -> Option<SecondStanding> {
        SecondStanding::ALL.into_iter().find(|standing| standing.key() == key)
    }

    /// The word used in data and messages (`standing-…`).
    ///
    /// ```
    /// assert_eq!(model::act::SecondStanding::Alone.key(), "alone");
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            SecondStanding::Asked => "asked",
            SecondStanding::Confirmed => "confirmed",
            SecondStanding::Refused => "refused",
            SecondStanding::Expired => "expired",
            SecondStanding::Alone => "alone",
        }
    }
}

/// Everything that can be appended to the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The register begins.
    Founded {
        /// Name of the association.
        name: String,
    },
    /// An organisation speaks for the first time.
    OrganisationAdded {
        /// Its number.
        id: OrganisationId,
        /// Its name.
        name: String,
        /// Who added it.
        by: MemberId,
    },
    /// Everything that rests only on this organisation's word goes out of sight.
    OrganisationWithdrawn {
        /// Which.
        id: OrganisationId,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// A withdrawn organisation stands again.
    OrganisationRestored {
        /// Which.
        id: OrganisationId,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// A source is named.
    /// The same number once more: the source is called otherwise now, where its title held a name.
    SourceAdded(Source),
    /// A source said something about a person.
    Said(Statement),
    /// A claim is taken back.
    ClaimWithdrawn {
        /// Which.
        claim: ClaimId,
        /// Of whom or of what it was said.
        #[serde(rename = "person")]
        subject: Subject,
        /// Reasons.
        why: String,
        /// The import it came with, where it was taken back in the register in which it was first said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<ImportId>,
        /// Who.
        by: MemberId,
    },
    /// A claim that was taken back stands again.
    ClaimRestored {
        /// Which.
        claim: ClaimId,
        /// Of whom or of what it was said.
        subject: Subject,
        /// Who.
        by: MemberId,
    },
    /// A paper is taken out of a file, where it was put by mistake.
    PaperTakenOut {
        /// Which.
        document: DocumentId,
        /// Out of whose file.
        subject: Subject,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// It was there rightly.
    PaperPutBack {
        /// Which.
        document: DocumentId,
        /// In whose file.
        subject: Subject,
        /// Who.
        by: MemberId,
    },
    /// A list was taken in.
    ImportAccepted(ImportAccepted),
    /// A row of it waits.
    RowWaits(RowWaits),
    /// A person cleared a waiting row.
    RowCleared {
        /// Act of the row.
        waits: u64,
        /// How.
        how: HowCleared,
        /// Files made; of [`HowCleared::This`], the file it was added to.
        #[serde(rename = "persons")]
        subjects: Vec<Subject>,
        /// Why it was left out, where somebody said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// Keyed mark of the row, where it was of somebody who was forgotten and its words were destroyed: by
        /// it the row is known when the list comes again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mark: Option<String>,
        /// Who.
        by: MemberId,
    },
    /// The whole import is taken back.
    ImportWithdrawn {
        /// Which.
        import: ImportId,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// A withdrawn import stands again.
    ImportRestored {
        /// Which.
        import: ImportId,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// A decision about a waiting row is taken back: the row waits again. What the
    /// decision said is withdrawn by acts of its own, claim by claim.
    RowReopened {
        /// Act of the row.
        waits: u64,
        /// Files that the decision had made or added to.
        #[serde(rename = "persons")]
        subjects: Vec<Subject>,
        /// Who.
        by: MemberId,
    },
    /// A sealed cell of a waiting row was read.
    RowSealedRead {
        /// Who.
        member: MemberId,
        /// Act of the row.
        waits: u64,
        /// Key of the field.
        property: String,
    },
    /// A reviewer has read a file.
    Reviewed {
        /// Which.
        person: PersonId,
        /// What the reviewer remarked; may be empty.
        remarks: String,
        /// Who.
        by: MemberId,
    },
    /// That mark is taken back.
    ReviewWithdrawn {
        /// In which file.
        person: PersonId,
        /// Act of the mark.
        review: u64,
        /// Who.
        by: MemberId,
    },
    /// Two files were judged.
    Judged(Judgement),
    /// A judgement is taken back.
    JudgementWithdrawn {
        /// Act of the judgement.
        judgement: u64,
        /// The pair.
        a: PersonId,
        /// The pair.
        b: PersonId,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// The analyst set from which probability pairs are proposed and, if at all, judged by the machine.
    ThresholdSet {
        /// Pairs below are not proposed, in parts of a thousand.
        propose_permille: u16,
        /// Pairs above are judged *same* by the machine, when switched on.
        automatic_permille: Option<u16>,
        /// Who.
        by: MemberId,
    },
    /// A file was kept as evidence.
    DocumentKept {
        /// Its number.
        id: DocumentId,
        /// SHA-256 of its bytes, hexadecimal.
        digest: String,
        /// Its name.
        name: String,
        /// Media type.
        media: String,
        /// Size in bytes.
        bytes: u64,
        /// To whom or to what it belongs, if to any.
        #[serde(rename = "person", default, skip_serializing_if = "Option::is_none")]
        subject: Option<Subject>,
        /// Who may see it.
        tier: Tier,
        /// The import it came with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<ImportId>,
        /// Code of `evidence_kind`, where somebody said. Papers of before did not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// The compartment it lies in. Its tier is then the narrowest, for programs that know no
        /// compartments.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        compartment: Option<Compartment>,
        /// Who kept it.
        by: MemberId,
    },
    /// An account was made, changed or locked.
    MemberChanged {
        /// Whose.
        member: MemberId,
        /// What became of it.
        what: AccountChange,
        /// Who did it.
        by: MemberId,
    },
    /// Someone signed in, or was refused.
    Signed {
        /// Who, when known.
        member: Option<MemberId>,
        /// What happened.
        what: AtTheDoor,
    },
    /// A sealed value was read.
    SealedRead {
        /// Who.
        member: MemberId,
        /// Of whom or of what.
        #[serde(rename = "person")]
        subject: Subject,
        /// Which property.
        property: String,
    },
    /// Something left the house.
    Left {
        /// Who took it.
        member: MemberId,
        /// What it was.
        what: WhatLeft,
        /// The question that chose it.
        question: String,
        /// How many files.
        files: u64,
        /// SHA-256 of the bytes, hexadecimal.
        digest: String,
    },
    /// A whole number was searched for by someone who is shown sealed numbers. Which, is not said:
    /// where it stood, readings say, one for each file.
    NumberSearched {
        /// Who.
        member: MemberId,
        /// On how many files it stood sealed.
        found: u32,
    },
    /// A source was graded anew; what it said stays.
    SourceGraded {
        /// Which.
        source: SourceId,
        /// Admiralty letter A–F; F: cannot be judged.
        reliability: char,
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
    },
    /// Files got a word by which colleagues find them again. It says nothing of the person.
    Tagged {
        /// Those that did not have it.
        persons: Vec<PersonId>,
        /// The word.
        tag: String,
        /// Who.
        by: MemberId,
    },
    /// The word was taken off again.
    Untagged {
        /// Those that had it.
        persons: Vec<PersonId>,
        /// The word.
        tag: String,
        /// Who.
        by: MemberId,
    },
    /// Something is to be done about a person, or about a place of detention, a unit, a checkpoint …
    TaskSet {
        /// About whom or what.
        #[serde(rename = "person")]
        subject: Subject,
        /// What is to be done.
        what: String,
        /// By whom; by anyone where nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<MemberId>,
        /// Until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Day>,
        /// Who set it.
        by: MemberId,
    },
    /// A task is over.
    TaskEnded {
        /// Act of the task.
        task: u64,
        /// About whom or what it is.
        #[serde(rename = "person")]
        subject: Subject,
        /// How.
        end: TaskEnd,
        /// Who.
        by: MemberId,
    },
    /// A task that was over is to be done after all.
    TaskReopened {
        /// Act of the task.
        task: u64,
        /// About whom or what it is.
        #[serde(rename = "person")]
        subject: Subject,
        /// Who.
        by: MemberId,
    },
    /// Somebody was forgotten at a lawful wish: what was said of them is destroyed, and that it was asked
    /// stays.
    Forgotten {
        /// The files of one person.
        subjects: Vec<Subject>,
        /// Who asked, without the name: "the mother", "the person".
        asked_by: String,
        /// Why. It stays; so it does not say who it was.
        why: String,
        /// How many acts were destroyed, whole or in part.
        acts: u64,
        /// How many documents were destroyed.
        documents: u64,
        /// Keyed marks of the names, by which a later list that holds the same person is noticed.
        marks: Vec<String>,
        /// Who did it.
        by: MemberId,
        /// Who agreed; nobody where the operator did it alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        second: Option<MemberId>,
        /// It was no more than this list, kept as it came: nobody's file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<DocumentId>,
    },
    /// A second person was asked whether somebody is forgotten, or a row taken that may be about one who was;
    /// or answered.
    SecondPerson {
        /// Whom or what is to be forgotten; none where it is about a row.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        about: Vec<Subject>,
        /// Act of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<u64>,
        /// It is about the team of that file, which nobody keeps.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        team: bool,
        /// It is about destroying that list, kept as it came.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<DocumentId>,
        /// What became of it.
        standing: SecondStanding,
        /// Who asked or answered.
        by: MemberId,
    },
    /// A file was given a team, or another one, or none any more.
    Team {
        /// Which file.
        subject: Subject,
        /// Who works on it. Nobody: it has no team.
        members: BTreeSet<MemberId>,
        /// Why, where somebody said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// Who.
        by: MemberId,
    },
    /// Something that only a newer program knows; kept as it is.
    #[serde(skip)]
    Newer(Newer),
}

/// An act with the moment it was written: what a leaf of the log commits to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The act.
    pub act: Act,
}

/// The bytes the log commits to: JSON with the fields in the order of their declaration.
///
/// ```
/// use model::act::{Act, encode};
/// let bytes = encode(7, &Act::Founded { name: "رابطة".into() });
/// assert_eq!(bytes, r#"{"at":7,"act":{"founded":{"name":"رابطة"}}}"#.as_bytes());
/// ```
pub fn encode(at: i64, act: &Act) -> Vec<u8> {
    #[derive(Serialize)]
    struct Line<'a, A: ?Sized> {
        at: i64,
        act: &'a A,
    }
    let bytes = match act {
        Act::Newer(newer) => serde_json::to_vec(&Line { at, act: newer.content() }),
        act => serde_json::to_vec(&Line { at, act }),
    };
    bytes.expect("an act holds text, numbers and lists only")
}

/// The act in those bytes, with its moment. What a newer program wrote is read as far as this one
/// knows it: see [`Newer`].
///
/// ```
/// use model::act::{ActKind, decode, encode};
/// // A program of next year wrote it: it is kept to the byte.
/// let later = br#"{"at":7,"act":{"household_opened":{"id":"h1"}}}"#;
/// let written = decode(later)?;
/// assert_eq!(written.act.kind(), ActKind::Newer);
/// assert_eq!(encode(written.at, &written.act), later);
/// assert!(decode(b"no act").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Written, serde_json::Error> {
    serde_json::from_slice(bytes).or_else(|error| newer::decode(bytes).ok_or(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_comes_back_from_its_bytes_with_its_moment() {
        let act = Act::Founded { name: "رابطة".into() };
        let bytes = encode(7, &act);
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            r#"{"at":7,"act":{"founded":{"name":"رابطة"}}}"#
        );
        assert_eq!(decode(&bytes).unwrap(), Written { at: 7, act });
    }

    #[test]
    fn acts_about_rows_keep_the_bytes_they_had_before_lists_were_of_anything_but_people() {
        for old in [
            r#"{"at":7,"act":{"row_cleared":{"waits":9,"how":"split","persons":["p12","p13"],"by":"m1"}}}"#,
            r#"{"at":7,"act":{"row_reopened":{"waits":9,"persons":["p12"],"by":"m1"}}}"#,
            r#"{"at":7,"act":{"import_accepted":{"id":"i1","organisation":"o1","files":[],"rows":1,"accepted":0,"repeated":1,"waiting":0,"rejected":0,"remarks":[{"file":0,"row":2,"outcome":"repeated","reason":"known-row","person":"p12"}],"by":"m1"}}}"#,
            r#"{"at":7,"act":{"row_waits":{"import":"i1","file":"list.csv","source":"s1","organisation":"o1","row":5,"reason":"no-name","fields":[["note","x"]],"print":"ab"}}}"#,
        ] {
            let act = decode(old.as_bytes()).expect("an act").act;
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), old);
            let of_prison =
                old.replace("p12", "f:F117").replace(r#""print":"ab""#, r#""print":"ab","of":"checkpoint""#);
            let act = decode(of_prison.as_bytes()).expect("an act").act;
            assert!(!matches!(act, Act::Newer(_)), "{of_prison}");
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), of_prison);
        }
    }

    #[test]
    fn what_is_of_here_is_written_as_it_was_before_anything_came_from_elsewhere() {
        for old in [
            r#"{"at":7,"act":{"said":{"person":"p1","source":"s1","locus":{"row":2},"organisation":"o1","known":"2024-03-01","by":"m1","import":"i1","print":"ab","claims":[{"property":"full_name","said":"سامر","tier":"partner"}]}}}"#,
            r#"{"at":7,"act":{"source_added":{"id":"s1","kind":"partner_org","title":"x.csv","organisation":"o1","reliability":"F","tier":"partner"}}}"#,
            r#"{"at":7,"act":{"claim_withdrawn":{"claim":"c4.0","person":"p1","why":"خطأ","by":"m1"}}}"#,
            r#"{"at":7,"act":{"import_accepted":{"id":"i1","organisation":"o1","files":[],"rows":0,"accepted":0,"repeated":0,"waiting":0,"rejected":0,"remarks":[],"by":"m1"}}}"#,
        ] {
            let act = decode(old.as_bytes()).expect("an act").act;
            assert_ne!(act.kind(), ActKind::Newer, "{old}");
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), old);
        }
    }

    #[test]
    fn what_came_from_elsewhere_keeps_its_home_in_the_bytes() {
        let home = r#"{"at":7,"act":{"said":{"person":"p1","source":"s1","locus":{},"organisation":"o1","known":"2024-03-01","by":"m1","import":"i1","home":{"act":"4f/a12","subject":"4f/p3"},"claims":[{"property":"full_name","said":"سامر","tier":"partner","home":{"claim":"4f/c12.0","part":"4f/e1","corrects":"4f/c9.0"}}]}}}"#;
        let act = decode(home.as_bytes()).expect("an act").act;
        assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), home);
        let Act::Said(said) = act else { panic!("it says something") };
        assert_eq!(
            said.home.expect("it has one").subject.map(|name| name.to_string()),
            Some("4f/p3".to_owned())
        );
        let withdrawn = r#"{"at":7,"act":{"claim_withdrawn":{"claim":"c4.0","person":"p1","why":"x","import":"i3","by":"m1"}}}"#;
        let act = decode(withdrawn.as_bytes()).expect("an act").act;
        assert_eq!(
            (act.import(), String::from_utf8(encode(7, &act)).expect("text")),
            (Some(ImportId(3)), withdrawn.to_owned())
        );
    }

    #[test]
    fn acts_about_tasks_of_files_keep_the_bytes_they_had_before_tasks_spoke_of_subjects() {
        for old in [
            r#"{"at":7,"act":{"task_set":{"person":"p12","what":"الاتصال بالأهل","who":"m4","due":"2026-12-01","by":"m1"}}}"#,
            r#"{"at":7,"act":{"task_set":{"person":"p12","what":"زيارة","by":"m1"}}}"#,
            r#"{"at":7,"act":{"task_ended":{"task":48213,"person":"p12","end":"taken_back","by":"m1"}}}"#,
            r#"{"at":7,"act":{"task_reopened":{"task":48213,"person":"p12","by":"m1"}}}"#,
        ] {
            let act = decode(old.as_bytes()).expect("an act").act;
            assert_eq!(act.persons(), [PersonId(12)], "{old}");
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), old);
            let of_prison = old.replace("p12", "f:F117");
            let act = decode(of_prison.as_bytes()).expect("an act").act;
            assert_eq!(act.subjects(), ["f:F117".parse::<Subject>().expect("it ships")], "{of_prison}");
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), of_prison);
        }
    }
}
