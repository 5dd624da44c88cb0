//! Home, the list of files with its filters, and saved lists.

use super::{Choice, ImportLine, Paging, PersonLine, PlanLine, WorkForm};

/// What waits: the first page after signing in.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// Others on the network can reach this register, and what they send can be read on the way.
    pub exposed: bool,
    /// Requests that wait for this reader as the second person.
    pub requests: u64,
    /// Files in the register that this reader may see.
    pub files: u64,
    /// Rows that wait for a person.
    pub waiting: u64,
    /// Pairs that wait for a judgement.
    pub proposals: u64,
    /// What is to be done by this reader, or by anyone.
    pub tasks: u64,
    /// Files whose team has lost everybody who could change it.
    pub teams: u64,
    /// Claims that are held until a family has been told.
    pub held: u64,
    /// Address of the list of those files.
    pub held_href: String,
    /// Plans that nobody has accepted or cancelled.
    pub plans: Vec<PlanLine>,
    /// The last imports.
    pub imports: Vec<ImportLine>,
    /// Files changed last.
    pub recent: Vec<PersonLine>,
    /// How the copies stand. Shown to those who may make one.
    pub copy: Option<super::CopySaid>,
}

/// The list of files: one box, filters with counts, rows, columns, ways out.
///
/// All state is in the query of the address; every `href` here is a whole address.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What is no person and is called as the words say.
    pub subjects: Vec<super::SubjectLine>,
    /// What was searched; empty for a plain list.
    pub query: String,
    /// How many files match.
    pub total: u64,
    /// Whether a whole number was searched by someone whose finding it sealed is logged as a reading.
    pub number_searched: bool,
    /// Whether the register is empty (then the page says what to do first).
    pub register_empty: bool,
    /// The filters.
    pub filters: Vec<Filter>,
    /// Filters of the address that were not understood; empty where all were.
    pub unread: String,
    /// What is chosen now: words, and the address without it.
    pub chosen: Vec<Chosen>,
    /// Address without any filter.
    pub clear_href: String,
    /// All columns, in order, with those shown marked. The name always stands first and is not among them.
    pub columns: Vec<Choice>,
    /// Orders to choose from; `value` is the whole address.
    pub orders: Vec<Choice>,
    /// The heads of the columns: of the name, then of those shown.
    pub headers: Vec<Header>,
    /// How many rows a page has; `value` is the whole address. Empty where there is nothing to choose.
    pub sizes: Vec<Choice>,
    /// What this reader may do with ticked rows: mark them as read, grade their sources. Posts `file`
    /// (several), or `all` and `shown`; `back`.
    pub marks: bool,
    /// Tag them, set tasks for them.
    pub work: Option<WorkForm>,
    /// The address of this page.
    pub here: String,
    /// The rows.
    pub rows: Vec<FileRow>,
    /// Where in the list.
    pub paging: Paging,
    /// The query as name and value, without `page`: carried by the forms for columns, export and saving.
    pub state: Vec<(String, String)>,
    /// Saved lists of this reader.
    pub saved: Vec<SavedList>,
    /// The saved list that is open, if it is one.
    pub saved_name: String,
    /// Address of the same list for paper, with all its rows.
    pub print_href: String,
    /// When and by whom it was printed; on the page for paper only.
    pub printed: Option<String>,
    /// Did you mean: other words that would find something; words and address.
    pub suggestions: Vec<(String, String)>,
}

/// The head of a column.
#[derive(Debug, Clone, Default)]
pub struct Header {
    /// Its words.
    pub label: String,
    /// The address in its order; in the order that is on, the other way round.
    pub href: Option<String>,
    /// Whether the list is in its order, and which way.
    pub ascending: Option<bool>,
}

/// One group of filters.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Key: `status`, `place` …
    pub key: String,
    /// Its name.
    pub label: String,
    /// Whether it stands open.
    pub open: bool,
    /// What can be chosen.
    pub options: Vec<FilterOption>,
    /// Address that shows all options, when there are more than these.
    pub more_href: Option<String>,
}

/// One line of a filter.
#[derive(Debug, Clone, Default)]
pub struct FilterOption {
    /// Its words.
    pub label: String,
    /// How many files it leaves.
    pub count: u64,
    /// Address with it chosen (or, when chosen, without it).
    pub href: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Depth in a tree of places or parties, from 0.
    pub depth: u8,
}

/// A filter that is on.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Its words: «المكان: درعا وما فيها».
    pub label: String,
    /// Address without it.
    pub href: String,
}

/// One file in the list.
#[derive(Debug, Clone, Default)]
pub struct FileRow {
    /// Number of the file.
    pub id: String,
    /// The name.
    pub name: String,
    /// What tells this person from others.
    pub of: String,
    /// Why a search found it, in sentences; the closest first.
    pub why: Vec<String>,
    /// Values of the shown columns, in their order; empty means not known.
    pub cells: Vec<String>,
}

/// A list saved under a name.
#[derive(Debug, Clone, Default)]
pub struct SavedList {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub href: String,
    /// How many files it has now.
    pub count: Option<u64>,
    /// Who saved it.
    pub by: String,
    /// When, in words.
    pub when: String,
    /// What it asks, in words.
    pub question: String,
}

/// All saved lists.
#[derive(Debug, Clone, Default)]
pub struct SavedLists {
    /// The lists.
    pub lists: Vec<SavedList>,
}

/// The question before several files are marked as read. Posts `file`, `sure` and `back` to `/files/read`.
#[derive(Debug, Clone, Default)]
pub struct MarkRead {
    /// How many.
    pub count: u64,
    /// Their numbers.
    pub files: Vec<String>,
    /// The list they were ticked in.
    pub back: String,
}
