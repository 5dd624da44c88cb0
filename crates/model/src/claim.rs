//! What a source said, and nothing more.
//!
//! A [`Claim`] is one value of one property, from one source. A [`Statement`]
//! is what one source said in one breath about one subject: a row of a list, a
//! page of an interview. What we believe is computed from claims; it is never
//! stored over them.
//!
//! **Invariant:** a statement is written once. To correct a claim, add another
//! that `supersedes` it; to take it back, add a withdrawal. Nothing is lost.

use crate::compartment::Compartment;
use crate::death;
use crate::id::{Abroad, ActId, ClaimId, DocumentId, ImportId, MemberId, OrganisationId, SourceId, Travels};
use crate::subject::Subject;
use crate::tier::Tier;
use crate::value::Value;
use crate::vocab::{About, Death, Property};
use dates::{Day, Fuzzy};
use serde::{Deserialize, Serialize};

/// The subject of a claim inside a person's file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The person.
    #[default]
    Person,
    /// A deprivation of liberty, numbered from 1 inside the file.
    Episode(u16),
    /// A step of the path, numbered from 1 inside the file.
    Event(u16),
}

impl Part {
    /// What is spoken of in this part of a file.
    ///
    /// ```
    /// use model::{Part, vocab::About};
    /// assert_eq!(Part::Episode(2).about(), About::Episode);
    /// ```
    pub fn about(self) -> About {
        match self {
            Part::Person => About::Person,
            Part::Episode(_) => About::Episode,
            Part::Event(_) => About::Event,
        }
    }

    fn is_person(&self) -> bool {
        *self == Part::Person
    }
}

/// Where in its source something was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locus {
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line a person sees, from 1 (in JSON lists: the record, from 0).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// A page, a minute, a paragraph: words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// One value of one property.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Part::is_person")]
    pub part: Part,
    /// Of which property.
    #[serde(deserialize_with = "crate::vocab::property_written")]
    pub property: Property,
    /// The words of the source.
    pub said: String,
    /// What was understood.
    #[serde(default, skip_serializing_if = "is_words")]
    pub value: Value,
    /// Who may see it.
    pub tier: Tier,
    /// The time in which it is true, when that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Fuzzy>,
    /// The column or field in which it stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Admiralty number 1–6 of the information; 6: cannot be judged.
    #[serde(default = "cannot_be_judged", skip_serializing_if = "is_six")]
    pub credibility: u8,
    /// The claim it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<ClaimId>,
    /// The compartment it lies in, where its property has none: who told us of something that is kept apart
    /// is kept apart with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compartment: Option<Compartment>,
    /// What it is called where it was first said, where that was in another register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Box<ClaimHome>>,
}

/// A claim in the register in which it was first said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimHome {
    /// Its name there.
    pub claim: Abroad<ClaimId>,
    /// The taking or the step it speaks of, as that is called there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Abroad<Part>>,
    /// The claim it corrects there, whether or not that one ever came here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Abroad<ClaimId>>,
}

fn is_words(value: &Value) -> bool {
    *value == Value::Words
}
fn cannot_be_judged() -> u8 {
    6
}
fn is_six(n: &u8) -> bool {
    *n == 6
}

impl Claim {
    /// A claim with the tier of its property, not yet graded.
    ///
    /// ```
    /// use model::{Claim, Part, Property, Tier, Value};
    /// let property = Property::named("full_name");
    /// let claim = Claim::new(Part::Person, property, "ماهر خالد الحمصي", Value::Words);
    /// // The circle of its property, and a grade that nobody gave yet.
    /// assert_eq!((claim.tier, claim.credibility), (Tier::Partner, 6));
    /// ```
    pub fn new(part: Part, property: Property, said: impl Into<String>, value: Value) -> Claim {
        Claim {
            part,
            property,
            said: said.into(),
            value,
            tier: property.entry().shown_to,
            valid: None,
            column: None,
            credibility: cannot_be_judged(),
            supersedes: None,
            compartment: None,
            home: None,
        }
    }

    /// The compartment it lies in, if any: its own, or that of its property.
    ///
    /// ```
    /// use model::{Claim, Compartment, Part, Property, Value};
    /// let claim = |key| Claim::new(Part::Person, Property::named(key), "x", Value::Words);
    /// assert_eq!(claim("support_asked").lies_in(), Compartment::of("support"));
    /// assert_eq!(claim("note").lies_in(), None);
    /// ```
    pub fn lies_in(&self) -> Option<Compartment> {
        self.compartment.or_else(|| self.property.compartment())
    }

    /// Whether it says who told us.
    pub(crate) fn is_of_informant(&self) -> bool {
        self.property.key() == "informant_name"
    }

    /// Whether it says that the person is dead or speaks of remains, by its
    /// property, its code, the title of its column or its words. Such a claim is
    /// held inside the house until the family has been told in person (handbook
    /// invariants 6, 7, 16). A name never is: only its title goes.
    ///
    /// ```
    /// use model::{Claim, Part, Property, Value};
    /// let says = |property, said: &str| {
    ///     Claim::new(Part::Person, Property::named(property), said, Value::Words).speaks_of_death()
    /// };
    /// assert!(says("note", "لقي حتفه تحت التعذيب"));
    /// assert!(!says("full_name", "الشهيد ماهر خالد الحمصي"), "of a name only the title is cut");
    /// ```
    pub fn speaks_of_death(&self) -> bool {
        let entry = self.property.entry();
        match &self.value {
            _ if entry.death == Death::Always => true,
            _ if entry.is_name => false,
            Value::Code(code) if DEATH_CODES.contains(&code.as_str()) => true,
            // A code that only a newer program knows may be the worst news.
            Value::Code(code)
                if entry.death == Death::May && crate::codes::word(&entry.codes, code, true).is_none() =>
            {
                true
            }
            // A neighbourhood called after martyrs, said by its own name, says nothing of the person.
            Value::Place { alias, .. } | Value::Party { alias, .. } | Value::Facility { alias, .. }
                if names::clean(&self.said) == *alias =>
            {
                self.in_column_of_death()
            }
            _ => self.in_column_of_death() || death::is_said(&self.said) || self.is_where_the_dead_are(),
        }
    }

    /// Whether it belongs to the step at which a relative was told in person what became of somebody. It is
    /// held as the news itself is: that a family was told says what it was told.
    ///
    /// ```
    /// use model::{Claim, Part, Property, Value, claim::TELLING};
    /// let kind = Value::Code(TELLING.to_owned());
    /// let step = Claim::new(Part::Event(1), Property::named("event_kind"), "أُبلغت الأم", kind);
    /// assert!(step.is_of_telling());
    /// ```
    pub fn is_of_telling(&self) -> bool {
        matches!(self.property.key(), "told_relative" | "told_by")
            || matches!(&self.value, Value::Code(code) if code == TELLING)
    }

    /// «عند ربه» where a place should stand.
    fn is_where_the_dead_are(&self) -> bool {
        crate::unlisted::is_of_lists(self.property.entry().kind)
            && crate::unlisted::is_of_the_dead(&self.said)
    }

    fn in_column_of_death(&self) -> bool {
        self.column.as_deref().is_some_and(death::is_column)
    }
}

/// The code of `custody_event` for the step at which a relative was told.
pub const TELLING: &str = "family_told";

/// Codes of `case_status`, `fate`, `custody_event` and `denial_kind` that speak of death or remains.
const DEATH_CODES: &[&str] = &[
    "presumed_dead_document",
    "presumed_dead_witness",
    "dead_remains_not_returned",
    "dead_remains_identified",
    "dead_remains_returned",
    "dead_confirmed",
    "dead_probable",
    "dead_claimed",
    "death_reported",
    "body_seen",
    "burial_reported",
    "remains_recovered",
    "identified",
    "remains_returned",
    "died_claim",
    TELLING,
    "death_document_no_body",
];

/// What one source said in one breath about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Of whom or of what. In the bytes of the log it is called by the first kind there was; the letter says
    /// which it is.
    #[serde(rename = "person")]
    pub subject: Subject,
    /// Who said it.
    pub source: SourceId,
    /// Where in the source.
    #[serde(default)]
    pub locus: Locus,
    /// The organisation whose word it is.
    pub organisation: OrganisationId,
    /// The day we came to know it.
    pub known: Day,
    /// The colleague who recorded it.
    pub by: MemberId,
    /// The import it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// The key by which the source itself knows this record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Fingerprint of the row, so that the same row is known again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<String>,
    /// Why it corrects what was said before, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What it is called where it was first said, where that was in another register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Box<StatementHome>>,
    /// What was said.
    pub claims: Vec<Claim>,
}

impl Statement {
    /// The compartment in which each of its claims lies. Acts of before kept who told us beside what was
    /// told, in no compartment: it lies where all the rest does.
    ///
    /// ```
    /// use model::act::{Act, decode};
    /// let act = r#"{"at":7,"act":{"said":{"person":"p3","source":"s1","organisation":"o1",
    ///     "known":"2026-03-01","by":"m1","claims":[{"property":"support_asked","said":"دواء","tier":"team"},
    ///     {"property":"informant_name","said":"أم سالم","tier":"sealed"}]}}}"#;
    /// let Act::Said(said) = decode(act.as_bytes())?.act else { panic!("it says something") };
    /// assert_eq!(said.lie_in(), [model::Compartment::of("support"); 2]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn lie_in(&self) -> Vec<Option<Compartment>> {
        let rest: Option<Vec<Compartment>> =
            self.claims.iter().filter(|claim| !claim.is_of_informant()).map(Claim::lies_in).collect();
        let apart = rest.and_then(|rest| rest.into_iter().min());
        let of = |claim: &Claim| claim.lies_in().or(apart.filter(|_| claim.is_of_informant()));
        self.claims.iter().map(of).collect()
    }
}

/// A statement in the register in which it was first said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementHome {
    /// Its act.
    pub act: Abroad<ActId>,
    /// Of whom or of what; none where it is called the same everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Abroad<Subject>>,
}

/// Who or what speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its number.
    pub id: SourceId,
    /// Code of `source_kind`.
    pub kind: String,
    /// As people call it: "register.xlsx", "interview with his brother".
    pub title: String,
    /// The organisation that brought it.
    pub organisation: OrganisationId,
    /// Admiralty letter A–F; F: cannot be judged.
    #[serde(default = "letter_f")]
    pub reliability: char,
    /// The day of the source, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Fuzzy>,
    /// The file kept as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// Digest (SHA-256, hexadecimal) of that file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The import it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// The circle that may know who the source is.
    #[serde(default = "partner")]
    pub tier: Tier,
    /// What it is called where it was first named, where that was in another register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Abroad<SourceId>>,
}

fn letter_f() -> char {
    'F'
}
fn partner() -> Tier {
    Tier::Partner
}

/// Takings (`e`) and steps of a path (`v`), which are numbered inside one file.
impl Travels for Part {
    fn begins_with(letter: char) -> bool {
        matches!(letter, 'e' | 'v')
    }
}
