//! Forgetting: what was said of a person is destroyed at a lawful wish, and the record still verifies.
//!
//! It takes two people; the operator, who holds the passphrase, may do it alone. Content, salts, papers,
//! cards, lists in memory, saved questions: all go in one unit, or nothing does. What cannot be reached is
//! named: older copies of the register, the lists that others sent (unless they are to go as well), and words
//! of others in which the name stands.
//!
//! **Invariants**
//! - The acts keep their places and the tree its root: that something was written there, and that it was
//!   destroyed, when and at whose wish, stays.
//! - The act that stays says neither who it was nor how they were called.
//! - Of a file with a team its team alone asks for it, and the operator; how much lies in a compartment is
//!   told to those admitted.
//! - A later list that holds the same person does not bring them back unseen: the row waits for two people
//!   ([`marks`]).

mod forgotten;
mod kept;
mod list;
pub(crate) mod marks;
mod reach;
mod remains;
mod wish;
mod words;

pub(crate) use forgotten::Forgotten;
pub(crate) use kept::ListsRead;
pub use list::ListLoss;
pub use remains::{LeftSince, Remains};
pub use wish::Wish;
pub use words::NamedWords;

use crate::copies::CopyMade;
use crate::desk::Desk;
use crate::house::House;
use crate::members::{Passed, Wanted, forget_requests, remember_remains};
use access::Action;
use model::{Act, Claim, DocumentId, ImportId, MemberId, Subject};
use reach::{Kept, Reach, Told};
use register::ground::{Ground, OPERATOR};
use register::{Refusal, Work};
use std::collections::BTreeSet;

/// A list of others, kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptList {
    /// The import.
    pub import: ImportId,
    /// Name of the file.
    pub name: String,
    /// Its document: what it is destroyed by.
    pub document: DocumentId,
}

impl std::fmt::Display for KeptList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}, {})", self.name, self.import, self.document)
    }
}

/// What forgetting destroys, and what it cannot reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgetting {
    /// The files: all that are one person, or the one of what is no person.
    pub files: Vec<Subject>,
    /// Acts destroyed whole.
    pub acts: u64,
    /// Acts about others, too, of which only the values that name the person are destroyed.
    pub unnamed: u64,
    /// Documents destroyed.
    pub documents: u64,
    /// Lists in which the person stands, or somebody of the same name.
    pub lists: Vec<KeptList>,
    /// Copies of the register that hold it, as far as the register knows where they lie.
    pub copies: Vec<CopyMade>,
    /// When sealed copies were made or taken that hold it and lie elsewhere, in milliseconds since 1970.
    pub elsewhere: Vec<i64>,
    /// Files of others in which the name stands.
    pub named_in: Vec<Subject>,
    /// Words of the house in which the name stands: tags, tasks, titles, reasons, remarks, names of papers.
    pub named_words: Vec<NamedWords>,
    /// Files of others in which a paper of theirs is kept as well: it stays there.
    pub papers_in: Vec<Subject>,
    /// Rows that wait, or were left out, and may be about the same person: they stay until somebody decides.
    pub rows: Vec<u64>,
    /// Bundles and sheets that left the house since something was said of it: forgetting does not travel.
    pub left: Vec<LeftSince>,
}

impl Desk<'_> {
    /// What forgetting would destroy, and what it would not reach.
    pub fn forgetting(&self, subject: &Subject) -> Result<Forgetting, Refusal> {
        self.viewer.may(Action::Forget)?;
        self.told_of_any(subject)?;
        // How much goes would tell what is held.
        self.is_of_its_team(subject)?;
        let ground = self.house.ground()?;
        let files = ground.files_of(subject);
        let kept = self.house.looked_through(&ground, None);
        let reach = Reach::of(self.house.register.store(), kept, &files, false)?;
        let clearance = self.clearance();
        let told = Told {
            admitted: &|compartment| clearance.is_admitted(compartment),
            apart: &|subject| ground.is_apart(subject, self.member()),
        };
        Ok(reach.told(files, self.house.copies()?.made, told))
    }

    /// Forgets a person, with all files that are one person with it, or whatever else the register speaks of:
    /// of what ships with the program, what the register says of it. Where a second person is there, it waits
    /// for them.
    pub fn forget(&self, subject: &Subject, wish: &Wish) -> Result<(Passed, Option<Forgetting>), Refusal> {
        self.viewer.may(Action::Forget)?;
        self.is_of_its_team(subject)?;
        let wish = self.fit(subject, wish)?;
        let waits = self.has_second_to(Action::Forget)?;
        let read = match waits {
            true => ListsRead::default(),
            false => self.house.lists_read(&self.house.ground()?.files_of(subject))?,
        };
        self.write(|work| {
            let files = work.ground.files_of(subject);
            let wanted = Wanted::Forget(files.clone(), wish.clone());
            if self.is_asked(work, &wanted)? {
                return Err(Refusal::Meanwhile("forget-asked"));
            }
            let request = self.ask(work, wanted, waits)?;
            if waits {
                return Ok((Passed::Waits, None));
            }
            let done = self.house.forget(work, &files, &wish, (self.member(), None), &read)?;
            remember_remains(work, request, done.remains(wish.with_lists))?;
            Ok((Passed::Done, Some(done)))
        })
    }

    /// The operator at the machine forgets: alone, or with the word of a colleague.
    pub fn forget_at_once(
        &self,
        subject: &Subject,
        wish: &Wish,
        second: Option<MemberId>,
    ) -> Result<Forgetting, Refusal> {
        if self.member() != OPERATOR {
            return Err(Refusal::NotAllowed(Action::Forget));
        }
        let wish = self.fit(subject, wish)?;
        if let Some(second) = second
            && !self.may_second(second, Action::Forget)?
        {
            return Err(Refusal::Field("second", "may-not-agree"));
        }
        let read = self.house.lists_read(&self.house.ground()?.files_of(subject))?;
        self.write(|work| {
            let files = work.ground.files_of(subject);
            self.house.forget(work, &files, &wish, (OPERATOR, second), &read)
        })
    }

    /// The wish, once it is fit to stay: it is there for as long as the log, so it names nobody.
    fn fit(&self, subject: &Subject, wish: &Wish) -> Result<Wish, Refusal> {
        let told = self.told_of_any(subject)?;
        let wish = wish.fit()?;
        for (field, words) in [("asked_by", &wish.asked_by), ("why", &wish.why)] {
            if is_named(words, told.claims.iter().map(|spoken| &spoken.claim)) {
                return Err(Refusal::Field(field, "names-them"));
            }
        }
        Ok(wish)
    }
}

impl House {
    fn looked_through<'k>(&'k self, ground: &'k Ground, read: Option<&'k ListsRead>) -> Kept<'k> {
        Kept { ground, vault: self.register.store().vault(), today: self.today(), read }
    }

    /// Reads the kept lists for these files before a unit begins: of many lists it takes seconds, in which
    /// nobody else could write.
    pub(crate) fn lists_read(&self, files: &[Subject]) -> Result<ListsRead, Refusal> {
        let ground = self.ground()?;
        Ok(Reach::of(self.register.store(), self.looked_through(&ground, None), files, false)?.read)
    }

    /// Does it, in the unit of whoever agreed; what was read of lists before is not read again.
    pub(crate) fn forget(
        &self,
        work: &mut Work<'_>,
        files: &[Subject],
        wish: &Wish,
        (by, second): (MemberId, Option<MemberId>),
        read: &ListsRead,
    ) -> Result<Forgetting, Refusal> {
        let kept = self.looked_through(&work.ground, Some(read));
        let reach = Reach::of(&*work.unit, kept, files, wish.with_lists)?;
        if reach.whole.is_empty() {
            return Err(Refusal::Already);
        }
        let remembered = self.forgotten(&work.ground);
        let marks: BTreeSet<String> = reach.marked.iter().map(|words| remembered.mark(words)).collect();
        reach.destroy(&mut *work.unit)?;
        crate::lists::forget(work, &reach.names)?;
        crate::once::forget(work)?;
        forget_requests(work, &reach.whole, files)?;
        work.renew_ground(reach.judged_with.iter().copied())?;
        work.touch(reach.judged_with.iter().copied());
        let done =
            reach.told(files.to_vec(), self.copies()?.made, Told { admitted: &|_| true, apart: &|_| false });
        work.append(Act::Forgotten {
            subjects: files.to_vec(),
            asked_by: wish.asked_by.clone(),
            why: wish.why.clone(),
            acts: done.acts + done.unnamed,
            documents: done.documents,
            marks: marks.into_iter().collect(),
            by,
            second,
            list: None,
        })?;
        Ok(done)
    }
}

/// Whether words name the person: two parts of the name stand in them.
fn is_named<'c>(words: &str, claims: impl Iterator<Item = &'c Claim>) -> bool {
    // Word by word: «أم زياد» is one name, and both of its words tell.
    let each = |text: &str| text.split_whitespace().flat_map(names::tokens).collect::<BTreeSet<String>>();
    let words = each(words);
    let of_name = |claim: &&Claim| claim.property.entry().is_name && claim.property.key() != "mother_name";
    let parts: BTreeSet<String> = claims.filter(of_name).flat_map(|claim| each(&claim.said)).collect();
    parts.iter().filter(|part| part.chars().count() > 2 && words.contains(*part)).count() > 1
}
