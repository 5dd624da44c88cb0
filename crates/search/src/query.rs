//! What can be asked, and what is answered.

use dates::Fuzzy;
use model::card::PlaceRole;
use model::{ImportId, OrganisationId, PersonId, Property, SourceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something a file is or has, to be asked for by yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Some property has values that cannot all be true.
    Apart,
    /// There are papers in it.
    Papers,
    /// There are steps of the path in it.
    Path,
    /// Some place of detention is named.
    Detention,
    /// Several organisations speak in it.
    Several,
    /// It holds news that no relative has been told yet.
    Untold,
    /// A reviewer has read it, and nothing changed since.
    Read,
    /// A reviewer has read it, and something changed since.
    ReadBefore,
    /// No reviewer has read it.
    Unread,
}

impl Flag {
    /// All flags, in the order of the page.
    pub const ALL: [Flag; 9] = [
        Flag::Apart,
        Flag::Papers,
        Flag::Path,
        Flag::Detention,
        Flag::Several,
        Flag::Untold,
        Flag::Read,
        Flag::ReadBefore,
        Flag::Unread,
    ];

    /// Whether it is a mark of the house's own work and no property of what was said: the card does not have
    /// it, the caller says it ([`crate::Index::insert_marked`]), and readers outside are not told.
    pub fn is_of_review(self) -> bool {
        matches!(self, Flag::Read | Flag::ReadBefore | Flag::Unread)
    }

    /// The word used in addresses and message keys (`flag-…`).
    pub fn key(self) -> &'static str {
        ["apart", "papers", "path", "detention", "several", "untold", "read", "read_before", "unread"]
            [self as usize]
    }

    /// The flag of that key.
    pub fn from_key(key: &str) -> Option<Flag> {
        Flag::ALL.into_iter().find(|flag| flag.key() == key)
    }
}

/// What the house's own work says of a file, and its card does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Whether a reviewer has read it.
    pub flags: Vec<Flag>,
    /// [`Filters::tags`].
    pub tags: Vec<String>,
    /// [`Filters::tasks`].
    pub tasks: Vec<String>,
}

/// What a list is cut down to. Kinds combine by *and*; values of one kind by
/// *or*; flags by *and*. Empty: everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Years in which the person may have been taken.
    pub years: BTreeSet<i32>,
    /// P-codes, each with all below it; any place of the file counts.
    pub places: BTreeSet<String>,
    /// Ids of parties, each with all below it.
    pub parties: BTreeSet<String>,
    /// Codes of `case_status`.
    pub status: BTreeSet<String>,
    /// Codes of `sex`.
    pub sex: BTreeSet<String>,
    /// Who speaks in it.
    pub sources: BTreeSet<SourceId>,
    /// Whose words stand in it.
    pub organisations: BTreeSet<OrganisationId>,
    /// Imports it came with.
    pub imports: BTreeSet<ImportId>,
    /// Properties it lacks.
    pub missing: BTreeSet<Property>,
    /// What it is or has.
    pub flags: BTreeSet<Flag>,
    /// Words that colleagues gave it to find it again.
    pub tags: BTreeSet<String>,
    /// For whom something is to be done about it: numbers of colleagues, [`Filters::ANYONE`].
    pub tasks: BTreeSet<String>,
}

impl Filters {
    /// Stands for a task that names nobody.
    pub const ANYONE: &'static str = "anyone";

    /// Whether something of the house's own work is asked for: readers outside are not told of it.
    pub fn is_of_work(&self) -> bool {
        self.flags.iter().any(|flag| flag.is_of_review()) || !self.tags.is_empty() || !self.tasks.is_empty()
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }
}

/// What files can be counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// [`Filters::years`].
    Year,
    /// [`Filters::places`].
    Place,
    /// [`Filters::parties`].
    Party,
    /// [`Filters::status`].
    Status,
    /// [`Filters::sex`].
    Sex,
    /// [`Filters::sources`]; only the [`Facet::SOURCES`] most frequent are counted out.
    Source,
    /// [`Filters::organisations`].
    Organisation,
    /// [`Filters::imports`].
    Import,
    /// [`Filters::missing`].
    Missing,
    /// [`Filters::flags`].
    Flag,
    /// [`Filters::tags`].
    Tag,
    /// [`Filters::tasks`].
    Task,
}

impl Facet {
    /// How many sources a count names.
    pub const SOURCES: usize = 200;
}

/// In which order files come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Closest to the words first; without words, as [`Sort::Changed`].
    #[default]
    Closeness,
    /// By the name that is shown.
    Name,
    /// By the taking, the earliest first, the unknown last.
    Taken,
    /// The last touched first.
    Changed,
    /// By the birth, the earliest first, the unknown last.
    Birth,
    /// By the mother's name.
    Mother,
    /// By the town they are from, as said.
    From,
    /// By the place of registration, as said.
    Registered,
    /// By the place of taking, as said.
    TakenPlace,
    /// By the party, as said.
    Party,
    /// By the place of detention, as said.
    Held,
    /// By the derived status, in the order of its vocabulary.
    Status,
    /// By sex.
    Sex,
}

impl Sort {
    /// All orders, those that every list offers first.
    pub const ALL: [Sort; 13] = [
        Sort::Closeness,
        Sort::Name,
        Sort::Taken,
        Sort::Changed,
        Sort::Birth,
        Sort::Mother,
        Sort::From,
        Sort::Registered,
        Sort::TakenPlace,
        Sort::Party,
        Sort::Held,
        Sort::Status,
        Sort::Sex,
    ];

    /// The word used in addresses: that of its column.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Closeness => "closeness",
            Sort::Name => "name",
            Sort::Taken => "taken",
            Sort::Changed => "changed",
            Sort::Birth => "birth",
            Sort::Mother => "mother",
            Sort::From => "from",
            Sort::Registered => "registered",
            Sort::TakenPlace => "taken_place",
            Sort::Party => "party",
            Sort::Held => "held",
            Sort::Status => "status",
            Sort::Sex => "sex",
        }
    }

    /// The order of that key.
    pub fn from_key(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed in the box.
    pub words: String,
    /// What the answer is cut down to.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
    /// The other way round; the unknown still comes last.
    pub down: bool,
    /// How many to pass over.
    pub from: usize,
    /// How many to give.
    pub limit: usize,
    /// Whether to count by every facet.
    pub counts: bool,
}

impl Query {
    /// The first hits for some words.
    pub fn words(words: impl Into<String>, limit: usize) -> Query {
        Query { words: words.into(), limit, ..Query::default() }
    }
}

/// Files by every value of every facet. The filter on a facet itself is left
/// out of its own counts, so that the page can offer the other values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FacetCounts {
    /// For each facet its values, the most frequent first.
    pub by: BTreeMap<Facet, Vec<(String, u32)>>,
}

impl FacetCounts {
    /// The values of a facet with their files.
    pub fn of(&self, facet: Facet) -> &[(String, u32)] {
        self.by.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// The files of one value.
    pub fn files(&self, facet: Facet, value: &str) -> u32 {
        self.of(facet).iter().find(|(v, _)| v == value).map_or(0, |(_, n)| *n)
    }
}

/// One page of the answer.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How many files answer in all.
    pub total: usize,
    /// Those asked for.
    pub hits: Vec<Hit>,
    /// Counts, when they were asked for.
    pub counts: Option<Arc<FacetCounts>>,
}

/// One file that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The file.
    pub person: PersonId,
    /// 0 … 1000: how close it is; 1000 in a list without words.
    pub score: u16,
    /// The reason that tells most.
    pub why: Why,
    /// The other reasons.
    pub also: Vec<Why>,
}

/// Why a file answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    /// What kind of reason.
    pub reason: Reason,
    /// The words as typed.
    pub typed: String,
    /// The words on the file that answer them. For a number only what was
    /// typed: the rest of a telephone is not given away by a list.
    pub piece: String,
}

/// How words and file meet. Its words are under the key [`Reason::code`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A list without words.
    #[default]
    Listed,
    /// Written alike.
    Exact,
    /// Alike by the rules of spelling.
    Spelling,
    /// The name goes on.
    Begins,
    /// A place.
    Place,
    /// A party.
    Party,
    /// An office or party in a step of the path: one that was asked.
    Office,
    /// A place of detention named in a step of the path.
    Step,
    /// A place of detention.
    Held,
    /// The year of the taking or of the birth.
    Year,
    /// One slip of the hand.
    Letter,
    /// A short form.
    Short,
    /// Another spelling or name on the file.
    Other,
    /// A name that was corrected away.
    Former,
    /// Across scripts.
    Latin,
    /// The mother's name.
    Mother,
    /// The kunya.
    Kunya,
    /// A number on the file.
    Number,
    /// The number of the file itself.
    File,
}

impl Reason {
    /// All reasons that have words.
    pub const ALL: [Reason; 19] = [
        Reason::Listed,
        Reason::Exact,
        Reason::Spelling,
        Reason::Begins,
        Reason::Place,
        Reason::Party,
        Reason::Office,
        Reason::Step,
        Reason::Held,
        Reason::Year,
        Reason::Letter,
        Reason::Short,
        Reason::Other,
        Reason::Former,
        Reason::Latin,
        Reason::Mother,
        Reason::Kunya,
        Reason::Number,
        Reason::File,
    ];

    /// The key of its words.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Listed => "why-listed",
            Reason::Exact => "why-exact",
            Reason::Spelling => "why-spelling",
            Reason::Begins => "why-begins",
            Reason::Place => "why-place",
            Reason::Party => "why-party",
            Reason::Office => "why-office",
            Reason::Step => "why-step",
            Reason::Held => "why-held",
            Reason::Year => "why-year",
            Reason::Letter => "why-letter",
            Reason::Short => "why-short",
            Reason::Other => "why-other",
            Reason::Former => "why-former",
            Reason::Latin => "why-latin",
            Reason::Mother => "why-mother",
            Reason::Kunya => "why-kunya",
            Reason::Number => "why-number",
            Reason::File => "why-file",
        }
    }
}

/// A line of a list: what the reader may see of a file at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// The file.
    pub person: PersonId,
    /// All files of its cluster.
    pub members: Vec<PersonId>,
    /// The name to show.
    pub name: &'a str,
    /// Other whole names and spellings.
    pub others: Vec<&'a str>,
    /// The kunya.
    pub kunya: Option<&'a str>,
    /// The mother's name.
    pub mother: Option<&'a str>,
    /// Births, the first that was said.
    pub birth: Option<Fuzzy>,
    /// The taking, the first that was said.
    pub taken: Option<Fuzzy>,
    /// Places as said.
    pub places: Vec<(PlaceRole, &'a str)>,
    /// Parties as said.
    pub parties: Vec<&'a str>,
    /// Places of detention as said.
    pub held: Vec<&'a str>,
    /// Codes of the derived status.
    pub status: Vec<&'a str>,
    /// Codes of sex.
    pub sex: Vec<&'a str>,
    /// Whose words stand in it.
    pub organisations: Vec<OrganisationId>,
    /// Who speaks in it.
    pub sources: Vec<SourceId>,
    /// What nobody has said.
    pub missing: Vec<Property>,
    /// Values that cannot all be true.
    pub apart: bool,
    /// Papers in the file.
    pub papers: u32,
    /// Steps of the path.
    pub events: u32,
    /// Milliseconds since 1970 of the latest act.
    pub changed: i64,
}

impl<'a> Row<'a> {
    /// The place as said for a role.
    pub fn place(&self, role: PlaceRole) -> Option<&'a str> {
        self.places.iter().find(|(r, _)| *r == role).map(|(_, words)| *words)
    }
}
