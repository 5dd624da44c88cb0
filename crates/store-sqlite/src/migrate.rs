//! Forward, one thought at a time, each in its own transaction.

use rusqlite::{Connection, TransactionBehavior};
use store::Trouble;

use crate::connection::APPLICATION;
use crate::refusals::trouble;
use crate::sql::sql;

/// In order. What was once released is never changed, only followed.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_register.sql"),
    include_str!("../migrations/0002_units.sql"),
    include_str!("../migrations/0003_programs.sql"),
    include_str!("../migrations/0004_parts.sql"),
    include_str!("../migrations/0005_hidden.sql"),
];

/// The version this program writes.
pub(crate) const LATEST: u32 = MIGRATIONS.len() as u32;

/// Brings the file to the latest version; a newer one is left untouched.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Trouble> {
    if version(connection)? < LATEST {
        // Asked again inside: another process may have been faster.
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(trouble)?;
        for step in version(&transaction)?..LATEST {
            transaction.execute_batch(MIGRATIONS[step as usize]).map_err(trouble)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION).map_err(trouble)?;
        transaction.pragma_update(None, "user_version", LATEST).map_err(trouble)?;
        transaction.commit().map_err(trouble)?;
    }
    Ok(())
}

/// The version of the file; an error when this program cannot even read it.
pub(crate) fn version(connection: &Connection) -> Result<u32, Trouble> {
    let found = written(connection)?;
    if found > LATEST {
        let reads: Option<u32> = connection.query_row(sql!("reads"), [], |row| row.get(0)).ok();
        if reads.is_none_or(|reads| reads > LATEST) {
            return Err(Trouble::NewerVersion { found, known: LATEST });
        }
    }
    Ok(found)
}

/// An error where a newer program has written.
pub(crate) fn may_write(connection: &Connection) -> Result<(), Trouble> {
    match written(connection)? {
        found if found > LATEST => Err(Trouble::NewerProgram { found, known: LATEST }),
        _ => Ok(()),
    }
}

fn written(connection: &Connection) -> Result<u32, Trouble> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(trouble)
}
