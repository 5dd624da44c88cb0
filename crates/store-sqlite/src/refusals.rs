//! What SQLite says, in the words of the store.

use rusqlite::{Connection, ErrorCode};
use store::{Trouble, What};

/// Says what a failure of the database means to a person.
pub(crate) fn trouble(error: rusqlite::Error) -> Trouble {
    // A column that holds what this program never writes there.
    if matches!(error, rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::FromSqlConversionFailure(..))
    {
        return altered();
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Trouble::DiskFull,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Trouble::Busy,
        Some(ErrorCode::ReadOnly) => Trouble::ReadOnly,
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => altered(),
        // A short read is a file cut short; SQLCipher reports a page that does
        // not authenticate as a failed read.
        Some(ErrorCode::SystemIoFailure) if cut_short(&error) => altered(),
        // A disk without room even for the index of the write-ahead log.
        Some(ErrorCode::SystemIoFailure) if extended(&error) == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
            Trouble::DiskFull
        }
        _ => Trouble::Driver(Box::new(error)),
    }
}

pub(crate) fn cut_short(error: &rusqlite::Error) -> bool {
    [rusqlite::ffi::SQLITE_IOERR_SHORT_READ, rusqlite::ffi::SQLITE_IOERR_DATA, rusqlite::ffi::SQLITE_IOERR]
        .contains(&extended(error))
}

pub(crate) fn extended(error: &rusqlite::Error) -> i32 {
    error.sqlite_error().map_or(0, |error| error.extended_code)
}

pub(crate) fn altered() -> Trouble {
    Trouble::Altered { what: What::Database, seq: None }
}

/// Refuses a file of which a page is not as it was sealed.
pub(crate) fn whole(connection: &Connection) -> Result<(), Trouble> {
    let mut check = connection.prepare("pragma cipher_integrity_check").map_err(trouble)?;
    let mut found = check.query([]).map_err(trouble)?;
    match found.next().map_err(trouble)? {
        Some(_) => Err(altered()),
        None => Ok(()),
    }
}
