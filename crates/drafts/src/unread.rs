//! Why a list could not be read.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// A list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// A file that is no list, or a damaged one.
    #[error("cannot read the file")]
    File {
        /// Base name of the file.
        file: String,
        /// Why; code under `err-read-…`.
        code: &'static str,
    },
    /// Something that was chosen for it is not known: its field, and the code of what is wrong.
    #[error("field {0}: {1}")]
    Choice(&'static str, &'static str),
}

impl Unread {
    pub(crate) fn of(why: &exchange::Refusal, file: &str) -> Unread {
        Unread::File { file: file.to_owned(), code: code_of(why) }
    }
}

/// Reads a file of someone else; a fault of ours in it is told as a file that cannot be read.
pub fn reading<T, E: From<Unread>>(file: &str, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    reading_one_of(&|| file, read)
}

/// The same of several files; `file` says which one is being read.
pub fn reading_one_of<'f, T, E: From<Unread>>(
    file: &dyn Fn() -> &'f str,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let done = catch_unwind(AssertUnwindSafe(read));
    done.unwrap_or_else(|_| Err(Unread::File { file: file().to_owned(), code: "fault" }.into()))
}

fn code_of(refusal: &exchange::Refusal) -> &'static str {
    use exchange::Refusal::*;
    match refusal {
        Empty => "empty",
        Locked => "locked",
        Corrupt { .. } => "corrupt",
        TooLarge { .. } => "too-large",
        Bomb => "bomb",
        NotAList { looks_like: exchange::Stranger::WebPage } => "web-page",
        NotAList { looks_like: exchange::Stranger::Xml } => "xml",
        NotAList { looks_like: exchange::Stranger::ContactCard } => "contact-card",
        NotAList { .. } => "not-a-list",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_a_reader_is_a_file_that_cannot_be_read() {
        let read = reading::<(), Unread>("قائمة.csv", || panic!("a fault"));
        assert_eq!(read, Err(Unread::File { file: "قائمة.csv".into(), code: "fault" }));
    }
}
