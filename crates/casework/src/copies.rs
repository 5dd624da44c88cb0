//! Copies the register makes of itself: where they lie, how often, and when the
//! last one was proven.
//!
//! Such a copy is sealed for whoever opens the register. It needs no words of its
//! own, nobody can make one that opens with something else, and the program can
//! open it again by itself: it says *proven* of a copy in which it has read every
//! act and every document.
//!
//! **Invariants**
//! - A copy is called proven only by [`store::Store::backup`], which compared it.
//! - What failed is said until it succeeds.
//! - Only files that this list made are ever removed by it.

use crate::desk::Desk;
use crate::house::House;
use access::Action;
use model::act::WhatLeft;
use model::{Act, MemberId};
use register::Refusal;
use register::acts::keys_of;
use register::clock::{day_of, second_of};
use sealing::backup::To;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};
use store::{Copied, Progress, Trouble};

const SHELF: &str = "copies";
const KEY: &str = "state";
/// Copies that stay; older ones make room.
const KEPT: usize = 3;
const DAY_MS: i64 = 86_400_000;
/// After a failure it is tried again this much later.
const AGAIN_MS: i64 = 60 * 60_000;
/// The longest interval, in days.
pub(crate) const COPY_DAYS_MAX: u16 = 366;

/// What the association chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// A copy is made and proven every so many days; 0: only when someone asks.
    pub every_days: u16,
    /// The folder, an absolute path; empty: `copies` within the register's own.
    pub folder: String,
}

impl Default for Keeping {
    fn default() -> Keeping {
        Keeping { every_days: 7, folder: String::new() }
    }
}

/// A copy that was made and proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyMade {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Its file.
    pub path: String,
    /// Its bytes.
    pub bytes: u64,
    /// Files of the register in it.
    pub files: u64,
    /// Acts in it.
    pub leaves: u64,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Pieces that are damaged in it, as they are at home.
    pub damaged: u64,
}

/// What failed last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyFailed {
    /// When.
    pub at: i64,
    /// The code of the refusal.
    pub code: String,
}

/// How the copies stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copies {
    /// What the association chose.
    #[serde(default)]
    pub keeping: Keeping,
    /// Copies made, the newest first.
    #[serde(default)]
    pub made: Vec<CopyMade>,
    /// What failed since the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<CopyFailed>,
}

/// How the copies stand, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyState {
    /// No copy was ever proven.
    Never,
    /// The last attempt failed.
    Failed,
    /// The next one should have been made by now.
    Overdue,
    /// The last copy is damaged as the register is.
    Damaged,
    /// The last copy was proven in time.
    Proven,
}

impl Copies {
    /// The newest copy.
    pub fn last(&self) -> Option<&CopyMade> {
        self.made.first()
    }

    /// How they stand at this moment.
    pub fn state(&self, now: i64) -> CopyState {
        let every = i64::from(self.keeping.every_days) * DAY_MS;
        match self.last() {
            _ if self.failed.is_some() => CopyState::Failed,
            None => CopyState::Never,
            // A day of grace: a laptop is not open at every hour.
            Some(copy) if every > 0 && now - copy.at > every + DAY_MS => CopyState::Overdue,
            Some(copy) if copy.damaged > 0 => CopyState::Damaged,
            Some(_) => CopyState::Proven,
        }
    }

    fn due(&self, now: i64) -> bool {
        let every = i64::from(self.keeping.every_days) * DAY_MS;
        let rested = self.failed.as_ref().is_none_or(|failed| now - failed.at > AGAIN_MS);
        every > 0 && rested && self.last().is_none_or(|copy| now - copy.at > every)
    }
}

impl House {
    /// How the copies stand.
    pub fn copies(&self) -> Result<Copies, Refusal> {
        let Some(bytes) = self.register.store().shelf(SHELF, KEY)? else { return Ok(Copies::default()) };
        let altered = |_| Trouble::Altered { what: store::What::Database, seq: None };
        Ok(serde_json::from_slice(&bytes).map_err(altered)?)
    }

    /// The folder in which copies lie.
    pub fn copies_folder(&self) -> Result<PathBuf, Refusal> {
        let chosen = self.copies()?.keeping.folder;
        let own = || self.register.store().place().map(|place| place.join("copies"));
        let folder = if chosen.is_empty() { own() } else { Some(PathBuf::from(chosen)) };
        // A register that was opened by a relative path is opened from elsewhere tomorrow.
        Ok(std::path::absolute(folder.ok_or(Refusal::NotFound)?).map_err(Trouble::from)?)
    }

    /// Whether it is time for the program to make a copy by itself.
    pub fn copy_is_due(&self) -> bool {
        // A register without an act or an account has nothing to lose yet.
        let begun = self.register.store().head().is_ok_and(|head| head > 0);
        begun && self.copies().is_ok_and(|copies| copies.due(self.now()))
    }

    /// Makes a copy in its folder and proves it; what failed is remembered and said.
    pub fn make_copy(&self, by: MemberId, progress: Progress<'_>) -> Result<CopyMade, Refusal> {
        let made = self.copy_into_folder(progress);
        match &made {
            Ok(copy) => self.remember_copy(copy, by)?,
            // Stopped by a person or by the end of the program: nothing failed.
            Err(Refusal::Store(Trouble::Stopped)) => {}
            Err(why) => {
                let failed = CopyFailed { at: self.now(), code: why.code() };
                let _ = self.change_copies(|copies| copies.failed = Some(failed));
            }
        }
        made
    }

    fn copy_into_folder(&self, progress: Progress<'_>) -> Result<CopyMade, Refusal> {
        let folder = self.copies_folder()?;
        if self.copies()?.keeping.folder.is_empty() {
            private_folder(&folder)?;
        } else if !folder.is_dir() {
            // A disk that is not plugged in is not made up for by a folder of that name.
            return Err(Refusal::CopiesFolder);
        }
        let at = self.now();
        // Day and hour by one clock, or the names would not stand in the order of the copies.
        let second = second_of(at);
        let name = format!(
            "athar-{}-{:02}{:02}{:02}.age",
            day_of(at).iso(),
            second / 3600,
            second / 60 % 60,
            second % 60
        );
        let path = folder.join(name);
        let copied = self.backup(&path, &To::Register, progress)?;
        Ok(CopyMade {
            at,
            path: path.display().to_string(),
            bytes: copied.bytes,
            files: copied.counts.cards,
            leaves: copied.counts.acts,
            digest: copied.digest.to_string(),
            damaged: copied.damaged.len() as u64,
        })
    }

    fn remember_copy(&self, copy: &CopyMade, by: MemberId) -> Result<(), Refusal> {
        let left = Act::Left {
            member: by,
            what: WhatLeft::Backup,
            question: String::new(),
            files: copy.files,
            digest: copy.digest.clone(),
        };
        let mut gone = Vec::new();
        let remembered = self.write(|work| {
            let mut copies = read(&*work.unit)?;
            copies.failed = None;
            copies.made.insert(0, copy.clone());
            gone = copies.made.split_off(copies.made.len().min(KEPT));
            put(work, &copies)?;
            work.append_only(&left).map(drop)
        });
        match remembered {
            Ok(()) => gone.iter().for_each(|old| drop(std::fs::remove_file(&old.path))),
            // A register that cannot be written to any more is copied all the same.
            Err(Refusal::Store(trouble)) if trouble.forbids_writing() => {}
            Err(other) => return Err(other),
        }
        Ok(())
    }

    fn change_copies(&self, change: impl FnOnce(&mut Copies)) -> Result<(), Refusal> {
        self.write(|work| {
            let mut copies = read(&*work.unit)?;
            change(&mut copies);
            put(work, &copies)
        })
    }

    /// Begins anew after the register was restored: the copies it made lie on another
    /// machine, and here none was proven yet. How often one is made stays; the folder, too, where it is here.
    pub fn begin_copies_anew(&self) -> Result<(), Refusal> {
        let mut copies = self.copies()?;
        let before = copies.clone();
        (copies.made, copies.failed) = (Vec::new(), None);
        if !Path::new(&copies.keeping.folder).is_dir() {
            copies.keeping.folder.clear();
        }
        if copies == before { Ok(()) } else { self.change_copies(|kept| *kept = copies) }
    }

    /// Proves a copy of this register that lies somewhere: with the register's own
    /// key, or with what it was sealed for.
    pub fn prove_copy(
        &self,
        path: &Path,
        with: Option<&sealing::backup::With<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Refusal> {
        Ok(self.register.store().prove(path, with, Some(&keys_of), progress)?)
    }
}

fn read(store: &dyn store::Questions) -> Result<Copies, Refusal> {
    let Some(bytes) = store.shelf(SHELF, KEY)? else { return Ok(Copies::default()) };
    let altered = |_| Trouble::Altered { what: store::What::Database, seq: None };
    Ok(serde_json::from_slice(&bytes).map_err(altered)?)
}

fn put(work: &mut register::Work<'_>, copies: &Copies) -> Result<(), Refusal> {
    let bytes = serde_json::to_vec(copies).expect("text and numbers only");
    Ok(work.unit.put_shelf(SHELF, KEY, &bytes)?)
}

impl House {
    /// Whether a file can be made in a folder.
    /// Whether a folder is the register's own, or lies in it; the one for copies is meant for them.
    fn is_within_register(&self, folder: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let Some(place) = self.register.store().place() else { return false };
        let (place, folder) = (real(&place), real(folder));
        folder.starts_with(&place) && folder != place.join("copies")
    }

    fn may_write_in(&self, folder: &Path) -> bool {
        let name: String = self.random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        let probe = folder.join(format!(".new-{name}-probe"));
        let made = File::create_new(&probe);
        let _ = std::fs::remove_file(&probe);
        made.is_ok()
    }
}

fn private_folder(folder: &Path) -> Result<(), Refusal> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    Ok(builder.create(folder).map_err(Trouble::from)?)
}

impl Desk<'_> {
    /// How the copies stand, for those who keep the register.
    pub fn copies(&self) -> Result<Copies, Refusal> {
        self.viewer.may(Action::Keep)?;
        self.house.copies()
    }

    /// Says how often a copy is made and proven, and where it lies.
    pub fn keep_copies(&self, keeping: Keeping) -> Result<(), Refusal> {
        self.viewer.may(Action::Keep)?;
        if keeping.every_days > COPY_DAYS_MAX {
            return Err(Refusal::Field("copy-days", "range"));
        }
        let folder = Path::new(&keeping.folder);
        let is_there = folder.is_absolute() && folder.is_dir();
        if !keeping.folder.is_empty() && !is_there {
            return Err(Refusal::Field("copy-folder", "folder"));
        }
        // A register's folder holds the register: a copy there is lost with it, or taken for a part of it.
        if !keeping.folder.is_empty() && self.house.is_within_register(folder) {
            return Err(Refusal::Field("copy-folder", "folder-inside"));
        }
        // Said when it is chosen, and not in a week, when the first copy fails.
        if !keeping.folder.is_empty() && !self.house.may_write_in(folder) {
            return Err(Refusal::Field("copy-folder", "folder-shut"));
        }
        self.house.change_copies(|copies| {
            copies.keeping = keeping;
            // What failed was the former place.
            copies.failed = None;
        })
    }

    /// Makes a copy in its folder and proves it.
    pub fn make_copy(&self, progress: Progress<'_>) -> Result<CopyMade, Refusal> {
        self.viewer.may(Action::Keep)?;
        self.house.make_copy(self.member(), progress)
    }

    /// Writes a sealed copy to a place chosen by hand, and proves it. That it was made is
    /// logged, and for whom it is sealed: `own_words` are words that are not the register's.
    pub fn copy_by_hand(
        &self,
        path: &Path,
        to: &To,
        own_words: bool,
        progress: Progress<'_>,
    ) -> Result<Copied, Refusal> {
        self.viewer.may(Action::Keep)?;
        let copied = self.house.backup(path, to, progress)?;
        let what = match to {
            To::Recipients(_) => WhatLeft::BackupRecipients,
            _ if own_words => WhatLeft::BackupWords,
            _ => WhatLeft::Backup,
        };
        let (member, digest) = (self.member(), copied.digest.to_string());
        let left = Act::Left { member, what, question: String::new(), files: copied.counts.cards, digest };
        match self.house.write(|work| work.append_only(&left).map(drop)) {
            // A register that cannot be written to any more, or is damaged, is copied all the same.
            Err(Refusal::Store(trouble))
                if trouble.forbids_writing() || matches!(trouble, Trouble::Altered { .. }) => {}
            logged => logged?,
        }
        Ok(copied)
    }

    /// A copy that lies in its folder, to be taken elsewhere; that it leaves is logged first.
    pub fn take_copy(&self, at: i64) -> Result<(CopyMade, File), Refusal> {
        self.viewer.may(Action::Keep)?;
        let copy =
            self.house.copies()?.made.into_iter().find(|copy| copy.at == at).ok_or(Refusal::NotFound)?;
        let file = File::open(&copy.path).map_err(|_| Refusal::NotFound)?;
        let (member, files, digest) = (self.member(), copy.files, copy.digest.clone());
        self.write(|work| {
            let question = String::new();
            work.append(Act::Left { member, what: WhatLeft::BackupTaken, question, files, digest }).map(drop)
        })?;
        Ok((copy, file))
    }
}
