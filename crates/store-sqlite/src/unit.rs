//! Writing: one transaction, one checkpoint.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ledger::{Checkpoint, LeafParts, Salt};
use rusqlite::{Connection, Params, params};
use store::act::leaf;
use store::{Digest, Keys, NewAct, Questions, Seq, Trouble, Unit, Vault, What};

use crate::files::random;
use crate::persons::{pack, unpack};
use crate::questions::Asked;
use crate::refusals::trouble;
use crate::register::Register;
use crate::sql::sql;
use crate::tree::Growing;

/// Salts drawn from the operating system at once.
const SALTS: usize = 256;

/// Something being written to a [`Register`].
///
/// **Invariant:** after any failure nothing more is written and `commit` is
/// refused. SQLite may have rolled back by itself (a full disk does that), and
/// what came after would stand alone.
pub(crate) struct Writing<'r> {
    register: &'r Register,
    connection: Option<Connection>,
    /// Rows changed on this connection before the unit began.
    changes: u64,
    tree: Option<Growing>,
    salts: Vec<Salt>,
    failed: bool,
    forgets: bool,
    erased: Vec<Digest>,
    /// Evidence this unit has named already; an import names its file in every act.
    named: BTreeSet<Digest>,
}

impl<'r> Writing<'r> {
    pub(crate) fn begin(register: &'r Register) -> Result<Self, Trouble> {
        register.allows_writing()?;
        let connection = register.pool.take_writer()?;
        if let Err(error) = connection.execute_batch("begin immediate") {
            register.pool.put_writer(connection);
            return Err(trouble(error));
        }
        // Asked inside: a newer program may have come while we stood in line.
        if let Err(newer) = crate::migrate::may_write(&connection) {
            let _ = connection.execute_batch("rollback");
            register.pool.put_writer(connection);
            return Err(newer);
        }
        let changes = connection.total_changes();
        Ok(Self {
            register,
            connection: Some(connection),
            changes,
            tree: None,
            salts: Vec::new(),
            failed: false,
            forgets: false,
            erased: Vec::new(),
            named: BTreeSet::new(),
        })
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("given back only when dropped")
    }

    /// A unit asks its own connection.
    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&Asked<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        question(&self.asked())
    }

    fn asked(&self) -> Asked<'_> {
        Asked(self.connection())
    }

    /// Does one thing, unless something failed before.
    fn write<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Trouble>) -> Result<T, Trouble> {
        if self.failed || self.connection().is_autocommit() {
            return Err(Trouble::Stopped);
        }
        let done = work(self);
        self.failed |= done.is_err();
        done
    }

    fn run(&self, sql: &str, params: impl Params) -> Result<usize, Trouble> {
        let mut statement = self.connection().prepare_cached(sql).map_err(trouble)?;
        statement.execute(params).map_err(trouble)
    }

    fn salt(&mut self) -> Salt {
        if self.salts.is_empty() {
            let mut bytes = [0; SALTS * 16];
            random(&mut bytes);
            self.salts.extend_from_slice(bytes.as_chunks().0);
        }
        self.salts.pop().unwrap_or_else(|| unreachable!("just filled"))
    }

    fn index(&self, seq: Seq, persons: &[u64]) -> Result<(), Trouble> {
        persons
            .iter()
            .try_for_each(|person| self.run(sql!("insert_pair"), [*person as i64, seq as i64]).map(drop))
    }

    fn put_all_hidden(&self, mut files: impl Iterator<Item = (u64, u8)>) -> Result<(), Trouble> {
        files.try_for_each(|(person, audiences)| match audiences {
            0 => self.run(sql!("drop_hidden"), [person as i64]).map(drop),
            _ => self.run(sql!("put_hidden"), params![person as i64, audiences]).map(drop),
        })
    }

    fn put_keys_over(&self, seq: Seq, former: &Keys, keys: &Keys) -> Result<(), Trouble> {
        if former != keys {
            for person in &former.subjects {
                self.run(sql!("delete_pair"), [*person as i64, seq as i64])?;
            }
            let import = keys.import.map(|import| import as i64);
            self.run(
                sql!("update_keys"),
                params![seq as i64, keys.kind, keys.at, import, pack(&keys.subjects)],
            )?;
        }
        self.index(seq, &keys.subjects)
    }

    fn name_evidence(&mut self, seq: Seq, evidence: &[Digest]) -> Result<(), Trouble> {
        for digest in evidence {
            if !self.named.insert(*digest) {
                continue;
            }
            if !self.register.evidence.has(digest)? {
                return Err(Trouble::NoSuchEvidence);
            }
            self.run(sql!("name_evidence"), params![digest.0, seq as i64])?;
        }
        Ok(())
    }

    fn take_tree(&mut self) -> Result<Growing, Trouble> {
        self.tree.take().map_or_else(|| Growing::take_up(&self.asked()), Ok)
    }

    fn append_act(&mut self, tree: &mut Growing, act: NewAct) -> Result<(), Trouble> {
        let seq = tree.size() + 1;
        let salt = self.salt();
        let keys = act.keys.in_order();
        let import = keys.import.map(|import| import as i64);
        let leaf = leaf(act.parts.as_ref(), &salt, &act.content)
            .ok_or(Trouble::Altered { what: What::Content, seq: None })?;
        let parts = act.parts.as_ref().map(LeafParts::to_bytes);
        let row =
            params![seq as i64, keys.kind, keys.at, import, pack(&keys.subjects), salt, act.content, parts];
        self.run(sql!("insert_act"), row)?;
        self.index(seq, &keys.subjects)?;
        self.name_evidence(seq, &act.evidence)?;
        tree.push(&self.asked(), leaf)
    }

    /// Writes the tree's edge and signs its root.
    fn seal(&self) -> Result<(), Trouble> {
        let Some(tree) = &self.tree else { return Ok(()) };
        tree.write(&self.asked())?;
        let key = &self.register.log_key;
        let checkpoint = Checkpoint { origin: key.name().to_owned(), size: tree.size(), root: tree.root() };
        let row = params![checkpoint.size as i64, checkpoint.root.0, checkpoint.sign(key)];
        self.run(sql!("put_checkpoint"), row).map(drop)
    }

    /// Counts the unit, commits it, and says in the head that it was.
    fn commit_and_say(&self) -> Result<(), Trouble> {
        let commit = || self.connection().execute_batch("commit").map_err(trouble);
        let head = self.register.head.as_ref().filter(|_| self.connection().total_changes() != self.changes);
        let Some(head) = head else { return commit() };
        let units = self.asked().one(sql!("count_unit"), [], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64;
        let said = self.register.now_at(&self.asked(), units)?;
        // Held until it is said: heads of several processes come in the order of their commits.
        let turn = head.turn();
        commit()?;
        // It is committed. Could it not be said, the log is ahead of its head, and the next unit says both.
        let _ = head.say(&said, &self.register.log_key);
        drop(turn);
        Ok(())
    }

    /// After a commit that forgot something: what was forgotten leaves the
    /// write-ahead file and the evidence folder too. Should this be interrupted,
    /// opening the register finishes it.
    fn forget(&self) {
        for digest in self.erased.iter().filter(|digest| !self.named.contains(digest)) {
            let _ = self.register.evidence.erase(digest);
        }
        if self.forgets {
            // What was kept of the register in an earlier form holds what is forgotten here.
            crate::moved::let_go(self.register.dir());
            let _ = self.connection().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
        }
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            if !connection.is_autocommit() {
                let _ = connection.execute_batch("rollback");
            }
            if self.failed {
                // A unit that filled the disk has filled it with its write-ahead file.
                let _ = connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
            }
            self.register.pool.put_writer(connection);
        }
    }
}

impl Unit for Writing<'_> {
    fn append_all(&mut self, acts: Vec<NewAct>) -> Result<Range<Seq>, Trouble> {
        self.write(|unit| {
            let mut tree = unit.take_tree()?;
            let first = tree.size() + 1;
            acts.into_iter().try_for_each(|act| unit.append_act(&mut tree, act))?;
            let next = tree.size() + 1;
            unit.tree = Some(tree);
            Ok(first..next)
        })
    }

    fn take_ids(&mut self, series: &str, count: u64) -> Result<u64, Trouble> {
        self.write(|unit| {
            let last = unit
                .asked()
                .one(sql!("take_ids"), params![series, count as i64], |row| row.get::<_, i64>(0))?;
            Ok((last.unwrap_or(0) as u64).saturating_sub(count) + 1)
        })
    }

    fn put_cards(&mut self, cards: &[(u64, Option<Vec<u8>>)]) -> Result<(), Trouble> {
        self.write(|unit| {
            cards.iter().try_for_each(|(person, card)| match card {
                Some(card) => unit.run(sql!("put_card"), params![*person as i64, card]).map(drop),
                None => unit.run(sql!("drop_card"), [*person as i64]).map(drop),
            })
        })
    }

    fn put_hidden(&mut self, files: &[(u64, u8)]) -> Result<(), Trouble> {
        self.write(|unit| {
            if unit.asked().hidden_is_known()? { unit.put_all_hidden(files.iter().copied()) } else { Ok(()) }
        })
    }

    fn keep_hidden(&mut self, files: &BTreeMap<u64, u8>) -> Result<(), Trouble> {
        self.write(|unit| {
            unit.run(sql!("drop_all_hidden"), [])?;
            unit.put_all_hidden(files.iter().map(|(person, audiences)| (*person, *audiences)))?;
            unit.run(sql!("know_hidden"), []).map(drop)
        })
    }

    fn put_shelf(&mut self, shelf: &str, key: &str, document: &[u8]) -> Result<(), Trouble> {
        self.write(|unit| unit.run(sql!("put_shelf"), params![shelf, key, document]).map(drop))
    }

    fn drop_shelf(&mut self, shelf: &str, key: &str) -> Result<(), Trouble> {
        self.write(|unit| unit.run(sql!("drop_shelf"), [shelf, key]).map(drop))
    }

    fn erase(&mut self, seq: Seq) -> Result<bool, Trouble> {
        self.write(|unit| {
            let there = unit.run(sql!("erase"), [seq as i64])? > 0;
            unit.forgets |= there;
            Ok(there)
        })
    }

    fn erase_values(&mut self, seq: Seq, which: &BTreeSet<usize>) -> Result<bool, Trouble> {
        self.write(|unit| {
            let act = unit.asked().act(seq)?;
            let Some((parts, salt, content)) = act.and_then(|act| act.without(which)) else {
                return Ok(false);
            };
            unit.run(sql!("put_content"), params![seq as i64, salt, content, parts.to_bytes()])?;
            unit.forgets = true;
            Ok(true)
        })
    }

    fn erase_evidence(&mut self, digest: &Digest) -> Result<bool, Trouble> {
        self.write(|unit| {
            let there = unit.run(sql!("erase_evidence"), [digest.0])? > 0;
            if there {
                unit.erased.push(*digest);
                unit.named.remove(digest);
            }
            Ok(there)
        })
    }

    fn drop_derived(&mut self) -> Result<(), Trouble> {
        self.write(|unit| {
            unit.run(sql!("drop_cards"), [])?;
            unit.run(sql!("drop_pairs"), [])?;
            unit.run(sql!("drop_all_hidden"), [])?;
            unit.run(sql!("unknow_hidden"), [])?;
            // What an erased act was about cannot be read again; its row still says.
            let mut erased = Vec::new();
            let read =
                |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)? as Seq, row.get::<_, Vec<u8>>(1)?));
            unit.asked().each(sql!("erased"), [], read, &mut |act| {
                erased.push(act);
                std::ops::ControlFlow::Continue(())
            })?;
            erased
                .iter()
                .try_for_each(|(seq, persons)| unit.index(*seq, &unpack(persons).unwrap_or_default()))
        })
    }

    fn put_all_keys(&mut self, keys: &[(Seq, Keys)]) -> Result<(), Trouble> {
        self.write(|unit| {
            let seqs: Vec<Seq> = keys.iter().map(|(seq, _)| *seq).collect();
            let former: BTreeMap<Seq, Keys> =
                unit.asked().acts(&seqs)?.into_iter().map(|act| (act.seq, act.keys)).collect();
            let there =
                keys.iter().filter_map(|(seq, keys)| Some((*seq, former.get(seq)?, keys.clone().in_order())));
            there.into_iter().try_for_each(|(seq, former, keys)| unit.put_keys_over(seq, former, &keys))
        })
    }

    fn commit(mut self: Box<Self>) -> Result<(), Trouble> {
        self.write(|unit| {
            unit.seal()?;
            unit.commit_and_say()
        })?;
        self.forget();
        Ok(())
    }
}
