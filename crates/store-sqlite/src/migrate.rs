//! Forward, one thought at a time, each in its own transaction.

use rusqlite::{Connection, TransactionBehavior};
use store::Trouble;

use crate::connection::{APPLICATION, trouble};

/// In order. What was once released is never changed, only followed.
const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001_register.sql"), include_str!("../migrations/0002_units.sql")];

/// The version this program writes.
pub const LATEST: u32 = MIGRATIONS.len() as u32;

/// Brings the file to the latest version; a newer one is left untouched.
pub fn migrate(connection: &mut Connection) -> Result<(), Trouble> {
    if version(connection)? < LATEST {
        // Asked again inside: another process may have been faster.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(trouble)?;
        for step in version(&transaction)?..LATEST {
            transaction.execute_batch(MIGRATIONS[step as usize]).map_err(trouble)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION).map_err(trouble)?;
        transaction.pragma_update(None, "user_version", LATEST).map_err(trouble)?;
        transaction.commit().map_err(trouble)?;
    }
    Ok(())
}

/// The version of the file; an error when it is newer than this program.
pub fn version(connection: &Connection) -> Result<u32, Trouble> {
    let found = connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(trouble)?;
    if found > LATEST { Err(Trouble::NewerVersion { found, known: LATEST }) } else { Ok(found) }
}
