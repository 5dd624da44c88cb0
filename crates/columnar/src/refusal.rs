//! Why a file was not read.

use parquet::errors::ParquetError;

/// Why a file was not read. What the decoder says of the place is kept as the
/// source; it speaks of bytes and pages, never of values.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It is no Parquet, cut short or altered.
    #[error("not a whole Parquet file")]
    Corrupt(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// It is encrypted.
    #[error("the file is encrypted")]
    Locked,
    /// It has no row, or no column that can be shown as words.
    #[error("the file holds no rows")]
    Empty,
    /// More rows than the engine can number, or more of them in one piece than can be held.
    #[error("the file holds {0} rows")]
    TooLarge(u64),
}

impl Refusal {
    /// The decoder gave up without saying why.
    pub(crate) fn broken() -> Refusal {
        Refusal::Corrupt(None)
    }
}

impl From<ParquetError> for Refusal {
    fn from(why: ParquetError) -> Refusal {
        // What was refused while the decoder asked for a page comes back through it.
        let why = match why {
            ParquetError::External(inner) => match inner.downcast::<Refusal>() {
                Ok(own) => return *own,
                Err(inner) => ParquetError::External(inner),
            },
            why => why,
        };
        // The decoder has no kind of error for it; these are its words.
        let said = why.to_string();
        let locked = said.contains("encrypt") || said.contains("PARE");
        if locked { Refusal::Locked } else { Refusal::Corrupt(Some(Box::new(why))) }
    }
}
