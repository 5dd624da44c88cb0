//! The questions, asked of one connection. The store lends a reader, a unit
//! asks its own connection and so sees what it has written.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use ledger::LeafParts;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use store::audit::DerivedDigest;
use store::{Counts, Digest, Keys, Questions, Seq, StoredAct, Trouble};

use crate::persons::unpack;
use crate::refusals::trouble;
use crate::sql::sql;

/// A connection that is asked.
pub(crate) struct Asked<'c>(pub &'c Connection);

/// An act from the columns `seq, kind, at, import, persons, salt, content, parts`.
pub(crate) fn act(row: &Row<'_>) -> rusqlite::Result<StoredAct> {
    let wrong = |column, kind| rusqlite::Error::InvalidColumnType(column, String::new(), kind);
    let persons = unpack(row.get_ref(4)?.as_blob()?).ok_or_else(|| wrong(4, rusqlite::types::Type::Blob))?;
    let parts = row.get_ref(7)?.as_blob_or_null()?;
    let parts = parts
        .map(|bytes| LeafParts::from_bytes(bytes).ok_or_else(|| wrong(7, rusqlite::types::Type::Blob)))
        .transpose()?;
    Ok(StoredAct {
        seq: row.get::<_, i64>(0)? as Seq,
        keys: Keys {
            kind: row.get(1)?,
            at: row.get(2)?,
            import: row.get::<_, Option<i64>>(3)?.map(|import| import as u64),
            subjects: persons,
        },
        salt: row.get(5)?,
        content: row.get(6)?,
        parts,
    })
}

impl Asked<'_> {
    /// Hands on every row until told to stop.
    pub(crate) fn each<P: Params, T>(
        &self,
        sql: &str,
        params: P,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        each: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        let mut statement = self.0.prepare_cached(sql).map_err(trouble)?;
        let mut rows = statement.query(params).map_err(trouble)?;
        while let Some(row) = rows.next().map_err(trouble)? {
            if each(read(row).map_err(trouble)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn all<P: Params, T>(
        &self,
        sql: &str,
        params: P,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Trouble> {
        let mut all = Vec::new();
        self.each(sql, params, read, &mut |item| {
            all.push(item);
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    /// One row, when there is one.
    pub(crate) fn one<P: Params, T>(
        &self,
        sql: &str,
        params: P,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Trouble> {
        let mut statement = self.0.prepare_cached(sql).map_err(trouble)?;
        statement.query_row(params, read).optional().map_err(trouble)
    }

    /// The digests of all evidence.
    pub(crate) fn evidence(&self) -> Result<Vec<Digest>, Trouble> {
        self.all(sql!("each_evidence"), [], |row| row.get(0).map(Digest))
    }
}

impl Questions for Asked<'_> {
    fn head(&self) -> Result<Seq, Trouble> {
        let head = self.one(sql!("head"), [], |row| row.get::<_, i64>(0))?;
        Ok(head.unwrap_or(0) as Seq)
    }

    fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> {
        self.all(sql!("acts"), [list(seqs)], act)
    }

    fn each_act(
        &self,
        after: Seq,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        self.each(sql!("each_act"), [after as i64], act, each)
    }

    fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
        self.all(sql!("acts_about_any"), [list(subjects)], act)
    }

    fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        self.all(sql!("acts_of_kind"), params![kind, after as i64, bound(limit)], act)
    }

    fn each_act_of_import(
        &self,
        import: u64,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        self.each(sql!("acts_of_import"), [import as i64], act, each)
    }

    fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        let before = if before == 0 { i64::MAX } else { before as i64 };
        self.all(sql!("latest_acts"), [before, bound(limit)], act)
    }

    fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble> {
        let mut persons = Vec::new();
        let read = |row: &Row<'_>| Ok(unpack(row.get_ref(0)?.as_blob()?).unwrap_or_default());
        self.each(sql!("subjects_since"), [after as i64], read, &mut |of_act| {
            persons.extend(of_act);
            ControlFlow::Continue(())
        })?;
        persons.sort_unstable();
        persons.dedup();
        Ok(persons)
    }

    fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble> {
        self.all(sql!("subjects_from"), [first as i64], |row| Ok(row.get::<_, i64>(0)? as u64))
    }

    fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Vec<u8>>(1)?));
        let found: BTreeMap<u64, Vec<u8>> =
            self.all(sql!("cards"), [list(persons)], read)?.into_iter().collect();
        Ok(persons.iter().map(|person| found.get(person).cloned()).collect())
    }

    fn each_card(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
        // By hand, not through `each`: cards are lent, not copied.
        let mut statement = self.0.prepare_cached(sql!("each_card")).map_err(trouble)?;
        let mut rows = statement.query([]).map_err(trouble)?;
        while let Some(row) = rows.next().map_err(trouble)? {
            let person = row.get::<_, i64>(0).map_err(trouble)? as u64;
            let card = row.get_ref(1).map_err(trouble)?;
            let card = card.as_blob().map_err(|error| Trouble::Driver(Box::new(error)))?;
            if each(person, card).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
        self.one(sql!("shelf"), [shelf, key], |row| row.get(0))
    }

    fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.all(sql!("shelf_all"), [shelf], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble> {
        let kept = self.one(sql!("has_evidence"), [digest.0], |row| row.get(0))?;
        Ok(kept.unwrap_or(false))
    }

    fn counts(&self) -> Result<Counts, Trouble> {
        let number = |row: &Row<'_>, column| row.get::<_, i64>(column).map(|count| count as u64);
        let counts = self.one(sql!("counts"), [], |row| {
            Ok(Counts {
                acts: number(row, 0)?,
                erased: number(row, 1)?,
                cards: number(row, 2)?,
                shelved: number(row, 3)?,
                evidence: number(row, 4)?,
            })
        })?;
        Ok(counts.unwrap_or_default())
    }

    fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> {
        if !self.hidden_is_known()? {
            return Ok(None);
        }
        let mut hidden = BTreeMap::new();
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, u8>(1)?));
        self.each(sql!("hidden"), [], read, &mut |(person, audiences)| {
            hidden.insert(person, audiences);
            ControlFlow::Continue(())
        })?;
        Ok(Some(hidden))
    }

    fn derived_digest(&self) -> Result<[u8; 32], Trouble> {
        let mut digest = DerivedDigest::default();
        self.each_card(&mut |person, card| {
            digest.card(person, card);
            ControlFlow::Continue(())
        })?;
        self.each_pair(&mut |person, seq| digest.pair(person, seq))?;
        for (person, audiences) in self.hidden()?.unwrap_or_default() {
            digest.hidden(person, audiences);
        }
        Ok(digest.finish())
    }
}

impl Asked<'_> {
    /// Whether it is kept which files are hidden from whom.
    pub(crate) fn hidden_is_known(&self) -> Result<bool, Trouble> {
        Ok(self.one(sql!("hidden_known"), [], |row| row.get::<_, i64>(0))?.is_some())
    }

    /// Every pair of the index, by file and act.
    pub(crate) fn each_pair(&self, each: &mut dyn FnMut(u64, Seq)) -> Result<(), Trouble> {
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as Seq));
        self.each(sql!("each_pair"), [], read, &mut |(person, seq)| {
            each(person, seq);
            ControlFlow::Continue(())
        })
    }
}

/// Many numbers as one parameter: a list in JSON, which the database reads as a table.
fn list(numbers: &[u64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|number| (*number as i64).to_string()).collect();
    format!("[{}]", numbers.join(","))
}

/// A limit as SQL counts.
fn bound(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
