//! The matching desk, clusters, thresholds and overlaps.

use super::{Choice, Field, Link, Paging, PersonLine, Trouble};

/// The desk: the next pair, or nothing to do.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// The place of this pair in the queue, from 1; 0 for a pair that was opened by itself.
    pub at: u64,
    /// Pairs in the queue.
    pub of: u64,
    /// The pair.
    pub pair: Option<Pair>,
    /// The last judgement of this reader, which can be taken back: a sentence.
    pub last: Option<String>,
    /// Orders of the queue; `value` is the whole address.
    pub orders: Vec<Choice>,
    /// A machine-made index or model is not ready: a sentence.
    pub not_ready: Option<String>,
    /// Pairs of which someone was unsure and nobody said more.
    pub open: u64,
    /// What would be asked if proposals began lower: a sentence; may be empty.
    pub below: String,
}

/// Two or more records that may be one person. Posts to `/matching/{id}` with `why`, and as `verdict`: `same`
/// (with those marked in `also`), `same-all` (with all of `beside`), `different`, `different-…` (for a ready
/// reason, [`Pair::reasons`]), `unsure`.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    /// As in addresses.
    pub id: String,
    /// The records, two or more: those that are one person already, then those of the other.
    pub records: Vec<Record>,
    /// How many of them stand on the first side.
    pub first: usize,
    /// Of several records, which two the figures speak of: a sentence; may be empty.
    pub compared: String,
    /// The grounds, one a line.
    pub grounds: Vec<Ground>,
    /// Weight of all that speaks for one person.
    pub weight_for: f64,
    /// Weight of all that speaks against (a positive number).
    pub weight_against: f64,
    /// What is known before any ground: most pairs are of two people.
    pub weight_before: f64,
    /// The probability as a sentence.
    pub sentence: String,
    /// What others said of this pair.
    pub judged: Vec<JudgedLine>,
    /// A second opinion is asked for: a sentence; may be empty.
    pub second: String,
    /// What to beware of: a brother with the same family name, a standing *different*; may be empty.
    pub beware: String,
    /// A standing *different* must be withdrawn first.
    pub standing_different: Option<JudgedLine>,
    /// What is wrong with the verdict itself.
    pub whole: Option<Trouble>,
    /// Where the reader stands in the queue, for hidden fields.
    pub state: Vec<(String, String)>,
    /// The reason being typed.
    pub why: Field,
    /// What else waits of the same persons, to be judged one person with them at once.
    pub beside: Vec<Beside>,
    /// Ready reasons for two persons: what `different-` ends in, and the words.
    pub reasons: Vec<Choice>,
    /// Address of the next pair, to skip this one.
    pub skip: String,
}

/// Another file that may be the person of a pair.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The pair that asks of it, as in addresses.
    pub pair: String,
    /// Its name.
    pub name: String,
    /// What tells it apart.
    pub of: String,
    /// Its list and place.
    pub list: String,
    /// How probable it is, and with whom: a sentence.
    pub sentence: String,
    /// It was marked.
    pub marked: bool,
}

/// One record on the desk.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Number of its file.
    pub id: String,
    /// Its list.
    pub list: String,
    /// Where in it.
    pub place: String,
    /// The name, whole.
    pub name: String,
}

/// One ground of comparison.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// Its name.
    pub label: String,
    /// The value in each record.
    pub values: Vec<Seen>,
    /// Whether the values are names, set in the larger face.
    pub name: bool,
    /// What it says.
    pub says: Says,
    /// In words: «شائعة في البلدة».
    pub words: String,
    /// Its weight.
    pub weight: f64,
}

/// A value as the reader sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Seen {
    /// The record does not say.
    #[default]
    Unknown,
    /// It says, and takes part in the comparison; who reads may not see it.
    Sealed,
    /// What it says.
    Words(String),
}

impl From<&str> for Seen {
    fn from(words: &str) -> Seen {
        if words.is_empty() { Seen::Unknown } else { Seen::Words(words.to_owned()) }
    }
}

/// What a ground says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Says {
    /// They agree.
    Agrees,
    /// They agree in part, or agree on something common.
    Partly,
    /// They speak against one person.
    Against,
    /// One of them does not say.
    #[default]
    Nothing,
}

/// What someone judged.
#[derive(Debug, Clone, Default)]
pub struct JudgedLine {
    /// Number of the judgement.
    pub id: String,
    /// Key: `same`, `different`, `unsure`.
    pub verdict: String,
    /// Who.
    pub who: String,
    /// When, in words.
    pub when: String,
    /// Why.
    pub why: String,
    /// By the machine, above a threshold.
    pub automatic: bool,
    /// It was taken back: when, by whom, why; may be empty.
    pub withdrawn: String,
    /// The two names, for lists of judgements.
    pub pair: Vec<Link>,
    /// Address of the pair, side by side.
    pub side_by_side: String,
}

/// The log of judgements. Withdrawal posts to `/matching/judgements/{id}/withdraw` with `why`.
#[derive(Debug, Clone, Default)]
pub struct Judgements {
    /// Filters: all, same, different, unsure, automatic; `value` is the whole address.
    pub kinds: Vec<Choice>,
    /// The judgements, the latest first.
    pub lines: Vec<JudgedLine>,
    /// Where in them.
    pub paging: Paging,
}

/// Files that hold several records.
#[derive(Debug, Clone, Default)]
pub struct Clusters {
    /// The clusters.
    pub lines: Vec<ClusterLine>,
    /// Where in them.
    pub paging: Paging,
    /// Orders; `value` is the whole address.
    pub orders: Vec<Choice>,
}

/// One cluster in a list.
#[derive(Debug, Clone, Default)]
pub struct ClusterLine {
    /// Its number: that of its file.
    pub id: String,
    /// The name.
    pub name: String,
    /// How many records.
    pub records: u64,
    /// From how many lists.
    pub lists: u64,
    /// What holds it together least: a sentence.
    pub weakest: String,
}

/// One cluster: members, why they hold together, and how to split it.
/// Posts to `/matching/clusters/{id}/split` with `apart` (several) and `why`.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    /// Its number.
    pub id: String,
    /// The name.
    pub name: String,
    /// The records.
    pub members: Vec<ClusterMember>,
    /// The same, as heads of columns.
    pub records: Vec<Record>,
    /// What they say, side by side.
    pub grounds: Vec<Ground>,
    /// What links them.
    pub links: Vec<ClusterLink>,
    /// The reason being typed.
    pub why: Field,
    /// What is wrong with the marks.
    pub apart: Option<Trouble>,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
}

/// A record of a cluster.
#[derive(Debug, Clone, Default)]
pub struct ClusterMember {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it apart.
    pub of: String,
    /// Its list and place.
    pub list: String,
}

/// What holds two records together.
#[derive(Debug, Clone, Default)]
pub struct ClusterLink {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Who judged it, when and why; empty when nobody did.
    pub because: String,
    /// What speaks most for one person, in words; may be empty.
    pub for_one: String,
    /// What speaks most against; may be empty.
    pub against: String,
    /// Probability between 0 and 1, when a machine gave one.
    pub probability: Option<f64>,
    /// Who judged it.
    pub by: JudgedBy,
    /// Address of the pair.
    pub pair: String,
    /// Number of the judgement, to withdraw it.
    pub judgement: Option<String>,
}

/// Who judged that two records are one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum JudgedBy {
    /// A person.
    Person,
    /// The machine, above a threshold.
    Machine,
    /// Nobody: others hold the two together.
    #[default]
    Nobody,
}

/// Thresholds with the errors they lead to. Posts `propose` and `automatic` (percent; empty or absent: off),
/// `confirm`.
#[derive(Debug, Clone, Default)]
pub struct Thresholds {
    /// Proposed from this probability on, in percent.
    pub propose: Field,
    /// Judged by the machine from this one on; empty when off.
    pub automatic: Field,
    /// Whether the machine judges now.
    pub automatic_on: bool,
    /// The table.
    pub rows: Vec<ThresholdRow>,
    /// Pairs by probability, in equal steps from 0 to 1.
    pub histogram: Vec<u64>,
    /// On how many judgements the figures rest.
    pub labelled: u64,
    /// A sentence about how sure the figures are; may be empty.
    pub caution: String,
    /// When the weights were learned, in words; may be empty.
    pub learned: String,
    /// Automatic judgements that stand.
    pub automatic_count: u64,
    /// How many of them are expected to be wrong.
    pub automatic_wrong: f64,
}

/// What a threshold would lead to.
#[derive(Debug, Clone, Default)]
pub struct ThresholdRow {
    /// The probability, 0 to 1.
    pub at: f64,
    /// Pairs at or above it.
    pub pairs: u64,
    /// Of two persons each, still open: what people are asked from here on.
    pub left: u64,
    /// Share of them that are one person.
    pub precision: f64,
    /// Share of all true pairs that are among them.
    pub recall: f64,
    /// Expected wrong ones among a thousand.
    pub wrong_of_1000: f64,
    /// Pairs above it that people judged, without those they were unsure of.
    pub judged: u64,
    /// Of these, judged one person.
    pub judged_same: u64,
    /// This is the present threshold of proposals.
    pub present: bool,
    /// This is the present threshold of the machine.
    pub automatic: bool,
}

/// Who is in which list.
#[derive(Debug, Clone, Default)]
pub struct Overlaps {
    /// The lists and how many persons each has.
    pub lists: Vec<(String, u64)>,
    /// The cells, the largest first: membership in each list, count, address of the files.
    pub cells: Vec<OverlapCell>,
    /// Persons in all.
    pub persons: u64,
    /// Cells not drawn because there are too many.
    pub more_cells: u64,
    /// Address of the table as CSV.
    pub csv_href: String,
}

/// The persons of one cell.
#[derive(Debug, Clone, Default)]
pub struct OverlapPersons {
    /// The lists they are in, and in no other.
    pub lists: Vec<String>,
    /// Some of them.
    pub persons: Vec<PersonLine>,
    /// Where in them.
    pub paging: Paging,
}

/// Persons who are in exactly these lists.
#[derive(Debug, Clone, Default)]
pub struct OverlapCell {
    /// For each list, whether they are in it.
    pub member: Vec<bool>,
    /// How many persons.
    pub count: u64,
    /// Address of their files; may be empty.
    pub href: String,
}
