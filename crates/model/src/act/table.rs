//! One line for each kind of act: its number and name, who may read it in the
//! log, what it is about, who did it, and what the log tells of it.
//!
//! **Invariant:** a number or a name that was once released means the same for
//! ever. A new kind is a new line; whatever asks about acts asks this table.

use super::Act;
use crate::id::{ImportId, MemberId, PersonId};
use crate::subject::Subject;
use crate::{Compartment, Property};
use std::collections::BTreeSet;

/// Which of the log's readers are told of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Who reads the whole log.
    Auditors,
    /// They, and who keeps the laptop: nothing of it is about a person.
    Keepers,
}

/// Whether an act is kept in mind from the opening of the register on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptInMemory {
    /// It is one of the few on which the reading of others rests.
    Always,
    /// It is read with the file it is about.
    WithItsFile,
}

/// What becomes of an act when somebody it is about is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenForgotten {
    /// It says nothing of them but that there was an act: it stays.
    Stays,
    /// Its content is destroyed.
    Goes,
    /// It is about others too: the value that names them is destroyed, and the rest stays. Every
    /// value of such an act is committed to by itself.
    Unnamed,
    /// It is about others or about none, and goes where nothing else rests on it.
    /// Every value of such an act is committed to by itself.
    Apart,
}

/// Who does it in a file that has a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneBy {
    /// Whoever has the right, in the team or not: what they say is said, and what asks more asks it itself.
    Anyone,
    /// Its team alone: by it others would speak for the team, or keep it from its work.
    Team,
}

/// What is the same for every act of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindEntry {
    /// The kind.
    pub kind: ActKind,
    /// Its word in data, in addresses and in messages (`act-…`).
    pub key: &'static str,
    /// Who may read it in the log.
    pub readers: Readers,
    /// When it is read.
    pub memory: KeptInMemory,
    /// What becomes of it when somebody it is about is forgotten.
    pub when_forgotten: WhenForgotten,
    /// Who does it in a file that has a team.
    pub done_by: DoneBy,
}

macro_rules! acts {
    ($($number:literal $kind:ident $key:literal $readers:ident $memory:ident $forgotten:ident $done_by:ident {
        $($act:pat => { by: $by:expr, about: $about:expr, import: $import:expr, told: $told:expr })+
    })+) => {
        /// What kind of act it is: one small number in the store.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the table says what each is")]
        pub enum ActKind {
            /// Of a kind that only a newer program knows.
            Newer = 0,
            $($kind = $number,)+
        }

        /// All kinds this program knows, by number.
        pub const KINDS: &[KindEntry] = &[
            $(KindEntry { kind: ActKind::$kind, key: $key, readers: Readers::$readers, memory: KeptInMemory::$memory, when_forgotten: WhenForgotten::$forgotten, done_by: DoneBy::$done_by },)+
        ];

        impl ActKind {
            /// Every kind, those of a newer program last.
            pub const ALL: [ActKind; KINDS.len() + 1] = [$(ActKind::$kind,)+ ActKind::Newer];
        }

        #[allow(unused_variables, reason = "a line of the table names its fields once for all questions")]
        impl Act {
            /// Its kind.
            ///
            /// ```
            /// use model::act::{Act, ActKind};
            /// assert_eq!(Act::Founded { name: "رابطة".into() }.kind(), ActKind::Founded);
            /// ```
            pub fn kind(&self) -> ActKind {
                match self {
                    Act::Newer(_) => ActKind::Newer,
                    $($($act => ActKind::$kind,)+)+
                }
            }

            /// Who did it, where somebody did.
            ///
            /// ```
            /// use model::{MemberId, act::decode};
            /// let by = |act: &str| decode(act.as_bytes()).unwrap().act.by();
            /// let withdrawn = r#"{"at":7,"act":{"import_withdrawn":{"import":"i1","why":"x","by":"m4"}}}"#;
            /// assert_eq!(by(withdrawn), Some(MemberId(4)));
            /// assert_eq!(by(r#"{"at":7,"act":{"founded":{"name":"رابطة"}}}"#), None);
            /// ```
            pub fn by(&self) -> Option<MemberId> {
                match self {
                    Act::Newer(_) => None,
                    $($($act => $by,)+)+
                }
            }

            /// What it is about, by which the store finds it again.
            ///
            /// ```
            /// use model::{Subject, act::decode};
            /// // A task may be about a prison.
            /// let task = br#"{"at":7,"act":{"task_set":{"person":"f:F117","what":"x","by":"m1"}}}"#;
            /// assert_eq!(decode(task)?.act.subjects(), ["f:F117".parse::<Subject>().unwrap()]);
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            pub fn subjects(&self) -> Vec<Subject> {
                match self {
                    Act::Newer(_) => Vec::new(),
                    $($($act => $about,)+)+
                }
            }

            /// The people among what it is about.
            ///
            /// ```
            /// use model::{PersonId, act::{Act, decode}};
            /// let tagged = br#"{"at":7,"act":{"tagged":{"persons":["p1","p2"],"tag":"x","by":"m1"}}}"#;
            /// assert_eq!(decode(tagged)?.act.persons(), [PersonId(1), PersonId(2)]);
            /// let task = br#"{"at":7,"act":{"task_set":{"person":"f:F117","what":"x","by":"m1"}}}"#;
            /// assert!(decode(task)?.act.persons().is_empty(), "about a prison, and no person");
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            pub fn persons(&self) -> Vec<PersonId> {
                self.subjects().iter().filter_map(Subject::person).collect()
            }

            /// The import it belongs to.
            ///
            /// ```
            /// use model::{ImportId, act::decode};
            /// let withdrawn = r#"{"at":7,"act":{"import_withdrawn":{"import":"i1","why":"x","by":"m4"}}}"#;
            /// assert_eq!(decode(withdrawn.as_bytes())?.act.import(), Some(ImportId(1)));
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            pub fn import(&self) -> Option<ImportId> {
                match self {
                    Act::Newer(_) => None,
                    $($($act => $import,)+)+
                }
            }

            /// Numbers and codes that the log tells of it; never a name, a reason or a question.
            ///
            /// ```
            /// use model::act::decode;
            /// let withdrawn = r#"{"at":7,"act":{"import_withdrawn":{"import":"i1","why":"خطأ","by":"m4"}}}"#;
            /// assert_eq!(decode(withdrawn.as_bytes())?.act.told(), "i1", "the reason stays in the act");
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            pub fn told(&self) -> String {
                match self {
                    Act::Newer(_) => String::new(),
                    $($($act => $told,)+)+
                }
            }
        }
    };
}

acts! {
    1 Founded "founded" Keepers Always Stays Anyone {
        Act::Founded { .. } => { by: None, about: vec![], import: None, told: String::new() }
    }
    2 Organisation "organisation" Auditors Always Stays Anyone {
        Act::OrganisationAdded { id, by, .. } => { by: Some(*by), about: vec![], import: None, told: format!("added {id}") }
        Act::OrganisationWithdrawn { id, by, .. } => { by: Some(*by), about: vec![], import: None, told: format!("withdrawn {id}") }
        Act::OrganisationRestored { id, by, .. } => { by: Some(*by), about: vec![], import: None, told: format!("restored {id}") }
    }
    3 Source "source" Auditors Always Apart Anyone {
        Act::SourceAdded(source) => { by: None, about: vec![], import: source.import, told: format!("{} {}", source.id, source.kind) }
    }
    4 Said "said" Auditors WithItsFile Goes Anyone {
        Act::Said(said) => { by: Some(said.by), about: vec![said.subject.clone()], import: said.import, told: said_told(said) }
    }
    5 ClaimWithdrawn "claim-withdrawn" Auditors WithItsFile Goes Anyone {
        Act::ClaimWithdrawn { claim, subject, import, by, .. } => { by: Some(*by), about: vec![subject.clone()], import: *import, told: claim.to_string() }
    }
    6 Import "import" Auditors Always Unnamed Anyone {
        Act::ImportAccepted(i) => {
            by: Some(i.by), about: vec![], import: Some(i.id),
            told: import_told(i)
        }
    }
    7 RowWaits "row-waits" Auditors Always Apart Anyone {
        Act::RowWaits(row) => { by: None, about: vec![], import: Some(row.import), told: format!("{} {} {}", row.import, row.row, row.reason) }
    }
    8 RowCleared "row-cleared" Auditors Always Unnamed Anyone {
        Act::RowCleared { waits, how, subjects, by, .. } => {
            by: Some(*by), about: subjects.clone(), import: None, told: format!("{waits} {how}")
        }
    }
    9 ImportWithdrawn "import-withdrawn" Auditors Always Stays Anyone {
        Act::ImportWithdrawn { import, by, .. } => { by: Some(*by), about: vec![], import: Some(*import), told: import.to_string() }
    }
    10 Judged "judged" Auditors Always Goes Anyone {
        Act::Judged(judgement) => { by: Some(judgement.by), about: people(&[judgement.a, judgement.b]), import: None, told: judged_told(judgement) }
    }
    11 JudgementWithdrawn "judgement-withdrawn" Auditors Always Goes Anyone {
        Act::JudgementWithdrawn { judgement, a, b, by, .. } => {
            by: Some(*by), about: people(&[*a, *b]), import: None, told: format!("{judgement}: {a} {b}")
        }
    }
    12 Threshold "threshold" Auditors Always Stays Anyone {
        Act::ThresholdSet { propose_permille, automatic_permille, by } => {
            by: Some(*by), about: vec![], import: None,
            told: match automatic_permille {
                Some(automatic) => format!("{propose_permille} {automatic}"),
                None => propose_permille.to_string(),
            }
        }
    }
    13 Document "document" Auditors WithItsFile Apart Anyone {
        Act::DocumentKept { id, media, bytes, subject, tier, import, compartment, by, .. } => {
            by: Some(*by), about: subject.iter().cloned().collect(), import: *import,
            // Of what lies in a compartment the log tells that something was kept.
            told: if compartment.is_some() { String::new() } else { format!("{id} {media} {bytes} {}", tier.key()) }
        }
    }
    14 Member "member" Keepers WithItsFile Stays Anyone {
        Act::MemberChanged { member, what, by } => { by: Some(*by), about: vec![], import: None, told: format!("{member} {what}") }
    }
    15 Signed "signed" Keepers WithItsFile Stays Anyone {
        Act::Signed { member, what } => { by: *member, about: vec![], import: None, told: what.to_string() }
    }
    16 SealedRead "sealed-read" Auditors WithItsFile Stays Anyone {
        Act::SealedRead { member, subject, property } => { by: Some(*member), about: vec![subject.clone()], import: None, told: read_told(property) }
    }
    17 Left "left" Keepers WithItsFile Apart Anyone {
        Act::Left { member, what, files, digest, .. } => { by: Some(*member), about: vec![], import: None, told: format!("{what} {files} {digest}") }
    }
    18 ImportRestored "import-restored" Auditors Always Stays Anyone {
        Act::ImportRestored { import, by, .. } => { by: Some(*by), about: vec![], import: Some(*import), told: import.to_string() }
    }
    19 RowReopened "row-reopened" Auditors Always Unnamed Anyone {
        Act::RowReopened { waits, subjects, by } => { by: Some(*by), about: subjects.clone(), import: None, told: waits.to_string() }
    }
    20 RowSealedRead "row-sealed-read" Auditors WithItsFile Stays Anyone {
        Act::RowSealedRead { member, waits, property } => { by: Some(*member), about: vec![], import: None, told: format!("{waits} {property}") }
    }
    21 Reviewed "reviewed" Auditors Always Goes Team {
        Act::Reviewed { person, by, .. } => { by: Some(*by), about: people(&[*person]), import: None, told: String::new() }
    }
    22 ReviewWithdrawn "review-withdrawn" Auditors Always Stays Team {
        Act::ReviewWithdrawn { person, review, by } => { by: Some(*by), about: people(&[*person]), import: None, told: review.to_string() }
    }
    23 NumberSearched "number-searched" Auditors WithItsFile Stays Anyone {
        Act::NumberSearched { member, found } => { by: Some(*member), about: vec![], import: None, told: found.to_string() }
    }
    24 SourceGraded "source-graded" Auditors Always Apart Anyone {
        Act::SourceGraded { source, reliability, by, .. } => { by: Some(*by), about: vec![], import: None, told: format!("{source} {reliability}") }
    }
    25 Tagged "tagged" Auditors Always Unnamed Team {
        Act::Tagged { persons, by, .. } => { by: Some(*by), about: people(persons), import: None, told: String::new() }
    }
    26 Untagged "untagged" Auditors Always Unnamed Team {
        Act::Untagged { persons, by, .. } => { by: Some(*by), about: people(persons), import: None, told: String::new() }
    }
    27 TaskSet "task-set" Auditors Always Goes Team {
        Act::TaskSet { subject, by, .. } => { by: Some(*by), about: vec![subject.clone()], import: None, told: String::new() }
    }
    28 TaskEnded "task-ended" Auditors Always Stays Team {
        Act::TaskEnded { task, subject, end, by } => { by: Some(*by), about: vec![subject.clone()], import: None, told: format!("{task} {}", end.key()) }
    }
    29 TaskReopened "task-reopened" Auditors Always Stays Team {
        Act::TaskReopened { task, subject, by } => { by: Some(*by), about: vec![subject.clone()], import: None, told: task.to_string() }
    }
    30 Forgotten "forgotten" Auditors Always Stays Anyone {
        Act::Forgotten { subjects, by, acts, documents, list, .. } => {
            by: Some(*by), about: subjects.clone(), import: None, told: list.map_or_else(|| format!("{acts} {documents}"), |list| format!("list {list}"))
        }
    }
    31 SecondPerson "second" Auditors WithItsFile Stays Anyone {
        Act::SecondPerson { about, row, team, list, standing, by } => {
            by: Some(*by), about: about.clone(), import: None,
            told: format!("{} {}", match (team, row, list) { (true, ..) => "team", (_, Some(_), _) => "row", (.., Some(_)) => "list", _ => "forget" }, standing.key())
        }
    }
    32 Team "team" Auditors Always Goes Anyone {
        Act::Team { subject, members, by, .. } => { by: Some(*by), about: vec![subject.clone()], import: None, told: team_told(members) }
    }
    33 ClaimRestored "claim-restored" Auditors WithItsFile Stays Anyone {
        Act::ClaimRestored { claim, subject, by } => { by: Some(*by), about: vec![subject.clone()], import: None, told: claim.to_string() }
    }
    34 Paper "paper" Auditors WithItsFile Goes Anyone {
        Act::PaperTakenOut { document, subject, by, .. } => { by: Some(*by), about: vec![subject.clone()], import: None, told: format!("out {document}") }
        Act::PaperPutBack { document, subject, by } => { by: Some(*by), about: vec![subject.clone()], import: None, told: format!("back {document}") }
    }
}

fn people(persons: &[PersonId]) -> Vec<Subject> {
    persons.iter().copied().map(Subject::from).collect()
}

fn said_told(said: &crate::claim::Statement) -> String {
    let apart = said.lie_in();
    let mut keys: Vec<_> = said
        .claims
        .iter()
        .zip(&apart)
        .filter(|(_, apart)| apart.is_none())
        .map(|(claim, _)| claim.property.key())
        .collect();
    keys.dedup();
    if keys.is_empty() {
        return String::new();
    }
    format!("{} {}: {}", said.source, said.organisation, keys.join(" "))
}

/// Of what lies in a compartment the log tells that it was read, and not what.
fn read_told(property: &str) -> String {
    let apart = compartment_read(property).is_some();
    if apart { String::new() } else { property.to_owned() }
}

/// The compartment in which lies what was read: a value, or a paper (`document:support`).
///
/// ```
/// use model::Compartment;
/// use model::act::compartment_read;
///
/// assert_eq!(compartment_read("document:support"), Compartment::of("support"));
/// assert_eq!(compartment_read("support_asked"), Compartment::of("support"));
/// assert_eq!(compartment_read("mother_name"), None);
/// ```
pub fn compartment_read(property: &str) -> Option<Compartment> {
    match property.split_once(':') {
        Some((_, compartment)) => Compartment::of(compartment),
        None => Property::of(property)?.compartment(),
    }
}

/// `given m2 m5`, or `dissolved`.
fn team_told(members: &BTreeSet<MemberId>) -> String {
    let members: Vec<String> = members.iter().map(MemberId::to_string).collect();
    if members.is_empty() { "dissolved".to_owned() } else { format!("given {}", members.join(" ")) }
}

fn import_told(i: &super::ImportAccepted) -> String {
    let of = i.of.map(|kind| format!(" {}", kind.key())).unwrap_or_default();
    format!(
        "{} {}: {} = {} + {} + {} + {}{of}",
        i.id, i.organisation, i.rows, i.accepted, i.repeated, i.waiting, i.rejected
    )
}

fn judged_told(judgement: &super::Judgement) -> String {
    let verdict = match judgement.verdict {
        super::Verdict::Same => "same",
        super::Verdict::Different => "different",
        super::Verdict::Unsure => "unsure",
    };
    format!(
        "{} {} {verdict}{}",
        judgement.a,
        judgement.b,
        if judgement.automatic { " automatic" } else { "" }
    )
}

impl ActKind {
    /// The kind of that number; [`ActKind::Newer`] where this program knows none.
    ///
    /// ```
    /// use model::act::ActKind;
    /// assert_eq!(ActKind::of(ActKind::Judged as u8), ActKind::Judged);
    /// assert_eq!(ActKind::of(250), ActKind::Newer);
    /// ```
    pub fn of(number: u8) -> ActKind {
        KINDS.iter().map(|entry| entry.kind).find(|kind| *kind as u8 == number).unwrap_or(ActKind::Newer)
    }

    /// The kind of that word.
    ///
    /// ```
    /// use model::act::ActKind;
    /// assert_eq!(ActKind::from_key("row-waits"), Some(ActKind::RowWaits));
    /// assert_eq!(ActKind::from_key("row_waits"), None, "that is the word of the log");
    /// ```
    pub fn from_key(key: &str) -> Option<ActKind> {
        ActKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its line of the table; none for acts of a newer program.
    ///
    /// ```
    /// use model::act::{ActKind, WhenForgotten};
    /// // What was judged of two files goes with either of them.
    /// assert_eq!(ActKind::Judged.entry().unwrap().when_forgotten, WhenForgotten::Goes);
    /// assert!(ActKind::Newer.entry().is_none());
    /// ```
    pub fn entry(self) -> Option<&'static KindEntry> {
        KINDS.get((self as usize).checked_sub(1)?)
    }

    /// Its word in data and messages.
    ///
    /// ```
    /// use model::act::ActKind;
    /// assert_eq!((ActKind::Import.key(), ActKind::Newer.key()), ("import", "newer"));
    /// ```
    pub fn key(self) -> &'static str {
        self.entry().map_or("newer", |entry| entry.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other_and_words_are_unmistakable() {
        let mut words = BTreeSet::new();
        for (at, entry) in KINDS.iter().enumerate() {
            assert_eq!(entry.kind as usize, at + 1, "{}", entry.key);
            assert_eq!((ActKind::of(entry.kind as u8), entry.kind.key()), (entry.kind, entry.key));
            assert!(words.insert(entry.key) && entry.key != "newer", "{}", entry.key);
        }
        for number in [0, KINDS.len() as u8 + 1, 200, 255] {
            assert_eq!((ActKind::of(number), ActKind::of(number).key()), (ActKind::Newer, "newer"));
        }
    }

    #[test]
    fn the_log_is_told_no_reason_and_no_question() {
        let withdrawn = Act::ClaimWithdrawn {
            claim: "c7.3".parse().expect("a claim"),
            subject: PersonId(1).into(),
            why: "الأخ تراجع".into(),
            import: None,
            by: MemberId(1),
        };
        assert_eq!((withdrawn.told().as_str(), withdrawn.by()), ("c7.3", Some(MemberId(1))));
        let left = Act::Left {
            member: MemberId(1),
            what: crate::act::WhatLeft::Csv,
            question: "سلمى".into(),
            files: 3,
            digest: "ab".into(),
        };
        assert_eq!(left.told(), "csv 3 ab");
    }
}
