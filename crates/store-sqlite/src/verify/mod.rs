//! `verify`: every act read and hashed, on all cores; then the tree, its
//! checkpoints and everything derived, in one pass each.
//!
//! Readers share nothing but a counter. Each takes runs of acts and compares
//! them with the leaves in the tiles; the tree itself, which must be walked in
//! order, is only hashes and takes a fraction of the time.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use ledger::Hash;
use ledger::tiles::{Tiles, WIDTH, tile_root};
use rusqlite::params;
use store::audit::{Audit, PairSum, examine};
use store::{KeysOf, Progress, Questions, Seq, Step, StoredAct, Trouble, Verification, What, Work};

use crate::questions::{Asked, act};
use crate::register::Register;
use crate::sql::sql;

/// Acts taken at once by one reader: a whole number of tiles.
const RUN: u64 = 8 * WIDTH;

/// Signatures checked, from the newest back. Older checkpoints are compared by
/// their roots, which the newest signature vouches for.
const SIGNATURES: usize = 2000;

/// Checks the whole record as it stands now; acts appended meanwhile are not
/// looked at. Each part has a connection of its own: after a damaged page
/// SQLCipher refuses the connection, and the next part still has to speak.
pub(crate) fn verify(
    register: &Register,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<Verification, Trouble> {
    verify_part(register, keys_of, progress, Extent::ALL)
}

/// What is checked, and how hard.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    /// Readers at once.
    readers: usize,
    /// Evidence in the folder, and the head beside the database.
    beside: bool,
}

impl Extent {
    /// Everything, on all cores: somebody waits for it.
    pub(crate) const ALL: Self = Self { readers: 8, beside: true };
    /// The database of a copy, on one core: others are at work.
    pub(crate) const COPY: Self = Self { readers: 1, beside: false };
}

/// Checks the database, and what stands beside it.
pub(crate) fn verify_part(
    register: &Register,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
    extent: Extent,
) -> Result<Verification, Trouble> {
    // Before the log is looked at: it may only get ahead.
    let hurt = if extent.beside { register.compare_with_head()? } else { None };
    let (signed, last) = register.ask(|asked| checkpoints(register, asked))?;
    let size = signed.last_key_value().map_or(0, |(size, _)| *size);
    let mut audit = Audit::new(signed);
    let last = last.and_then(|note| register.opened(&note).ok());
    if size > 0 && last.is_none() {
        audit.note(What::Signature, Some(size));
    }
    let contents = read_acts(register, size, keys_of, progress, extent.readers)?;
    contents.breaks.iter().for_each(|(seq, what)| audit.note(*what, Some(*seq)));
    audit.erased(contents.erased);
    register.ask(|asked| follow_tree(asked, size, &mut audit))?;
    register.ask(|asked| check_index(asked, size, contents.pairs, &mut audit))?;
    register.ask(|asked| check_beyond(asked, size, &mut audit))?;
    register.ask(|asked| read_cards(asked, &mut audit))?;
    register.ask(|asked| read_shelves(asked, &mut audit))?;
    read_rest(register, &mut audit)?;
    if extent.beside {
        check_evidence(register, &mut audit, progress)?;
    }
    let mut verdict = audit.finish(last);
    if let Some(hurt) = hurt.or_else(|| register.hurt.clone()) {
        verdict.note_broken(hurt);
    }
    Ok(verdict)
}

/// Roots that were signed, by size, and the newest note.
type Signed = (BTreeMap<u64, Hash>, Option<String>);

fn checkpoints(register: &Register, asked: &Asked<'_>) -> Result<Signed, Trouble> {
    let mut signed = BTreeMap::new();
    let mut notes = std::collections::VecDeque::new();
    let read = |row: &rusqlite::Row<'_>| {
        Ok((row.get::<_, i64>(0)? as u64, row.get::<_, [u8; 32]>(1)?, row.get::<_, String>(2)?))
    };
    asked.each(sql!("each_checkpoint"), [], read, &mut |(size, root, note)| {
        signed.insert(size, Hash(root));
        if notes.len() == SIGNATURES {
            notes.pop_front();
        }
        notes.push_back((size, note));
        ControlFlow::Continue(())
    })?;
    // A note that says otherwise than its row, or is not ours, spoils the row.
    for (size, note) in &notes {
        match register.opened(note) {
            Ok(checkpoint) if checkpoint.size == *size && signed.get(size) == Some(&checkpoint.root) => {}
            _ => drop(signed.insert(*size, Hash::default())),
        }
    }
    Ok((signed, notes.pop_back().map(|(_, note)| note)))
}

/// What reading the acts gave.
#[derive(Default)]
struct Contents {
    breaks: Vec<(Seq, What)>,
    erased: u64,
    pairs: PairSum,
}

impl Contents {
    fn join(&mut self, other: Self) {
        self.breaks.extend(other.breaks);
        self.erased += other.erased;
        self.pairs.join(other.pairs);
    }

    fn take(&mut self, act: &StoredAct, leaf: Option<&Hash>, keys_of: Option<KeysOf<'_>>) {
        let wrong = match leaf {
            Some(leaf) => examine(act, leaf, keys_of),
            None => Some(What::Tree),
        };
        self.breaks.extend(wrong.map(|what| (act.seq, what)));
        self.erased += u64::from(act.content.is_none());
        act.keys.subjects.iter().for_each(|person| self.pairs.add(*person, act.seq));
    }
}

/// What readers share.
#[derive(Default)]
struct Share {
    next: AtomicU64,
    done: AtomicU64,
    stop: AtomicBool,
}

fn read_acts(
    register: &Register,
    size: u64,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
    most: usize,
) -> Result<Contents, Trouble> {
    let share = Share::default();
    let readers = thread::available_parallelism().map_or(1, |cores| cores.get().min(most));
    let readers = readers.min(size.div_ceil(RUN).max(1) as usize);
    thread::scope(|scope| {
        let work = || {
            let read = read_runs(register, size, keys_of, &share);
            if read.is_err() {
                share.stop.store(true, Ordering::Relaxed);
            }
            read
        };
        let handles: Vec<_> = (0..readers).map(|_| scope.spawn(work)).collect();
        let mut stopped = false;
        while !handles.iter().all(|handle| handle.is_finished()) {
            let step = Step { work: Work::Acts, done: share.done.load(Ordering::Relaxed), total: size };
            if !stopped && progress(step).is_break() {
                stopped = true;
                share.stop.store(true, Ordering::Relaxed);
            }
            thread::sleep(Duration::from_millis(5));
        }
        let mut contents = Contents::default();
        for handle in handles {
            let part = handle.join().map_err(|_| Trouble::Io(std::io::ErrorKind::Other.into()))?;
            contents.join(part?);
        }
        contents.breaks.sort_unstable();
        if stopped { Err(Trouble::Stopped) } else { Ok(contents) }
    })
}

/// Takes runs until none is left.
fn read_runs(
    register: &Register,
    size: u64,
    keys_of: Option<KeysOf<'_>>,
    share: &Share,
) -> Result<Contents, Trouble> {
    let mut contents = Contents::default();
    while !share.stop.load(Ordering::Relaxed) {
        let first = share.next.fetch_add(RUN, Ordering::Relaxed) + 1;
        if first > size {
            break;
        }
        let last = size.min(first + RUN - 1);
        let part = match register.ask(|asked| read_run(asked, first, last, keys_of)) {
            // A damaged page hides what else stands on it: go act by act.
            Err(Trouble::Altered { .. }) => read_one_by_one(register, first, last, keys_of)?,
            part => part?,
        };
        contents.join(part);
        share.done.fetch_add(last - first + 1, Ordering::Relaxed);
    }
    Ok(contents)
}

fn read_run(
    asked: &Asked<'_>,
    first: Seq,
    last: Seq,
    keys_of: Option<KeysOf<'_>>,
) -> Result<Contents, Trouble> {
    let leaves = leaves(asked, first, last)?;
    let mut contents = Contents::default();
    let mut expected = first;
    asked.each(sql!("acts_between"), params![first as i64, last as i64], act, &mut |act| {
        contents.breaks.extend((expected..act.seq).map(|missing| (missing, What::Gap)));
        expected = act.seq + 1;
        contents.take(&act, leaves.get((act.seq - first) as usize), keys_of);
        ControlFlow::Continue(())
    })?;
    contents.breaks.extend((expected..=last).map(|missing| (missing, What::Gap)));
    Ok(contents)
}

fn read_one_by_one(
    register: &Register,
    first: Seq,
    last: Seq,
    keys_of: Option<KeysOf<'_>>,
) -> Result<Contents, Trouble> {
    let mut contents = Contents::default();
    for seq in first..=last {
        let leaf = or_nothing(register.ask(|asked| leaves(asked, seq, seq)))?;
        match register.ask(|asked| asked.act(seq)) {
            Ok(Some(act)) => contents.take(&act, leaf.first(), keys_of),
            Ok(None) => contents.breaks.push((seq, What::Gap)),
            Err(Trouble::Altered { .. }) => contents.breaks.push((seq, What::Database)),
            Err(other) => return Err(other),
        }
    }
    Ok(contents)
}

/// The leaves of acts `first..=last`, as the tiles have them.
fn leaves(asked: &Asked<'_>, first: Seq, last: Seq) -> Result<Vec<Hash>, Trouble> {
    let mut leaves = Vec::new();
    for n in (first - 1) / WIDTH..=(last - 1) / WIDTH {
        let tile = asked.tile(0, n)?;
        let from = (first - 1).saturating_sub(n * WIDTH) as usize;
        leaves.extend_from_slice(tile.get(from..).unwrap_or_default());
        if (tile.len() as u64) < WIDTH {
            break;
        }
    }
    leaves.truncate((last - first + 1) as usize);
    Ok(leaves)
}

/// Walks the leaves in order through every signed root, and the upper tiles with them.
fn follow_tree(asked: &Asked<'_>, size: u64, audit: &mut Audit) -> Result<(), Trouble> {
    let mut row = Vec::new();
    for n in 0..size.div_ceil(WIDTH) {
        let wanted = WIDTH.min(size - n * WIDTH) as usize;
        let tile = or_nothing(asked.tile(0, n))?;
        tile.iter().take(wanted).for_each(|leaf| audit.leaf(*leaf));
        if tile.len() < wanted {
            audit.note(What::Tree, Some(n * WIDTH + tile.len() as u64 + 1));
            // The tree ends here; `finish` finds that no signed root fits.
            return Ok(());
        }
        row.extend(tile_root(&tile));
    }
    follow_upper(asked, row, audit)
}

/// Tiles above the leaves must be what the tiles below them give.
fn follow_upper(asked: &Asked<'_>, mut row: Vec<Hash>, audit: &mut Audit) -> Result<(), Trouble> {
    let (mut level, mut span) = (1, WIDTH);
    while !row.is_empty() {
        let mut above = Vec::new();
        for (n, computed) in row.chunks(WIDTH as usize).enumerate() {
            let kept = or_nothing(asked.tile(level, n as u64))?;
            if kept.get(..computed.len()) != Some(computed) {
                audit.note(What::Tree, Some(n as u64 * WIDTH * span + 1));
            }
            above.extend(tile_root(computed));
        }
        (row, level, span) = (above, level + 1, span * WIDTH);
    }
    Ok(())
}

/// What a damaged page hides counts as not there.
fn or_nothing<T: Default>(read: Result<T, Trouble>) -> Result<T, Trouble> {
    match read {
        Err(Trouble::Altered { .. }) => Ok(T::default()),
        read => read,
    }
}

fn check_index(asked: &Asked<'_>, size: u64, expected: PairSum, audit: &mut Audit) -> Result<(), Trouble> {
    let mut index = PairSum::default();
    let read = asked.each_pair(&mut |person, seq| {
        if seq <= size {
            index.add(person, seq);
        }
    });
    match read {
        Err(Trouble::Altered { .. }) => audit.note(What::Index, None),
        Ok(()) if index != expected => audit.note(What::Index, None),
        read => read?,
    }
    Ok(())
}

/// Acts the newest checkpoint knows nothing of were slipped in. A commit that
/// came while we read has its checkpoint by now.
fn check_beyond(asked: &Asked<'_>, size: u64, audit: &mut Audit) -> Result<(), Trouble> {
    let signed = asked.one(sql!("last_size"), [], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64;
    let head = or_nothing(asked.head())?;
    let end = signed.max(size);
    if head > end {
        audit.note(What::Gap, Some(end + 1));
    }
    // Leaves beyond the end: acts were cut off together with their checkpoint.
    let last = or_nothing(
        asked.one(sql!("last_leaves"), [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))),
    )?;
    if last.is_some_and(|(n, hashes)| n as u64 * WIDTH + hashes.len() as u64 / 32 > end) {
        audit.note(What::Gap, Some(end + 1));
    }
    Ok(())
}

/// Cards carry no hashes of ours; reading them lets SQLCipher authenticate every page.
fn read_cards(asked: &Asked<'_>, audit: &mut Audit) -> Result<(), Trouble> {
    note_damage(asked.each_card(&mut |_, _| ControlFlow::Continue(())), audit)
}

/// So with shelves.
fn read_shelves(asked: &Asked<'_>, audit: &mut Audit) -> Result<(), Trouble> {
    let read = |row: &rusqlite::Row<'_>| row.get::<_, Vec<u8>>(0);
    note_damage(asked.each(sql!("each_shelved"), [], read, &mut |_| ControlFlow::Continue(())), audit)
}

/// Pages none of the questions above reads: indexes, numbers taken, free space.
/// Damage there would show only on the day someone searches by it or writes.
fn read_rest(register: &Register, audit: &mut Audit) -> Result<(), Trouble> {
    let scans = [
        sql!("scan_kinds"),
        sql!("scan_imports"),
        sql!("scan_erased"),
        sql!("scan_counted"),
        sql!("scan_ids"),
        sql!("reads"),
    ];
    for scan in scans {
        let read = register.ask(|asked| asked.one(scan, [], |row| row.get::<_, Option<i64>>(0)));
        note_damage(read.map(|_| ()), audit)?;
    }
    let free = register.ask(|asked| asked.one(sql!("free_pages"), [], |row| row.get::<_, i64>(0)));
    // Nor is a table that only a newer program knows.
    let newer = register.ask(|asked| Ok(crate::migrate::may_write(asked.0).is_err()))?;
    match free {
        Ok(Some(pages)) if pages > 0 || newer => read_free(register, audit),
        other => note_damage(other.map(|_| ()), audit),
    }
}

/// Free pages are read by no question at all, so the whole file is authenticated.
/// It is read beside the database: a page being written at that moment could
/// seem damaged once, but not the same page twice.
fn read_free(register: &Register, audit: &mut Audit) -> Result<(), Trouble> {
    let damaged =
        || register.ask(|asked| asked.all(sql!("damaged_pages"), [], |row| row.get::<_, String>(0)));
    let first = damaged();
    if let Ok(pages) = &first
        && !pages.is_empty()
        && damaged()?.iter().any(|page| pages.contains(page))
    {
        audit.note(What::Database, None);
    }
    note_damage(first.map(|_| ()), audit)
}

fn note_damage(read: Result<(), Trouble>, audit: &mut Audit) -> Result<(), Trouble> {
    if let Err(Trouble::Altered { .. }) = read {
        audit.note(What::Database, None);
        return Ok(());
    }
    read
}

fn check_evidence(register: &Register, audit: &mut Audit, progress: Progress<'_>) -> Result<(), Trouble> {
    let named = match register.ask(|asked| asked.evidence()) {
        Err(Trouble::Altered { .. }) => {
            audit.note(What::Database, None);
            return Ok(());
        }
        named => named?,
    };
    let total = named.len() as u64;
    for (done, digest) in named.iter().enumerate() {
        if progress(Step { work: Work::Evidence, done: done as u64, total }).is_break() {
            return Err(Trouble::Stopped);
        }
        match register.evidence.check(digest)? {
            None => audit.evidence(1),
            Some(what) => {
                audit.note(what, register.named_by(digest)?);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
