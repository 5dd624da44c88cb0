//! What colleagues do about files: tags, tasks, grades of sources.

use super::{Choice, Field, Paging, Trouble};

/// What the forms of tags and tasks offer.
#[derive(Debug, Clone, Default)]
pub struct WorkForm {
    /// Tags that stand somewhere, to choose from while one is typed.
    pub tags: Vec<String>,
    /// Whom a task may be set for; the first stands for anyone.
    pub colleagues: Vec<Choice>,
    /// Today, as a field for days takes it: the browser itself refuses a day before, and nothing is lost.
    pub today: String,
}

/// The work about one file. Posts `tag` and `file` to `/files/tag`, `what, who, due` and `file` to
/// `/files/tasks`.
#[derive(Debug, Clone, Default)]
pub struct FileWork {
    /// Its tags, of which people alone have some.
    pub tags: Vec<String>,
    /// What is to be done about it.
    pub tasks: Vec<TaskLine>,
    /// Present for those who may change them.
    pub form: Option<WorkForm>,
}

/// Something that is to be done.
#[derive(Debug, Clone, Default)]
pub struct TaskLine {
    /// Its number.
    pub id: String,
    /// What.
    pub what: String,
    /// By whom, in words.
    pub who: String,
    /// Until when, in words; empty where nobody said.
    pub due: String,
    /// That day is over.
    pub late: bool,
    /// Number and name of the file, where the page is not that of the file.
    pub file: Option<(String, String)>,
}

/// What is to be done, those due first.
#[derive(Debug, Clone, Default)]
pub struct Tasks {
    /// The tasks.
    pub tasks: Vec<TaskLine>,
    /// Only what waits for this reader is shown.
    pub mine: bool,
    /// Pages.
    pub paging: Paging,
}

/// Sources are graded. Posts `source` (several), `reliability, why, file` (several), `back`.
#[derive(Debug, Clone, Default)]
pub struct Grading {
    /// The files that were ticked.
    pub files: Vec<String>,
    /// The sources that speak in them, with how many files each speaks in.
    pub sources: Vec<Choice>,
    /// The letters.
    pub letters: Vec<Choice>,
    /// Why.
    pub why: Field,
    /// What is wrong with the whole form.
    pub trouble: Option<Trouble>,
    /// The list one came from.
    pub back: String,
}
