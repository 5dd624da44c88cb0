//! What registers say to each other: bundles of claims, each called by the register in which it was first
//! said.
//!
//! A bundle is made for an audience ([`make`]): what that audience is told of some subjects, as a sheet would
//! tell it, and what it was told in an earlier bundle and is no more. Taken in ([`take`]) it is an import
//! like any other: read as a plan, accepted as one act, withdrawn and restored as a whole. Two bundles
//! together are the union of what they say: a claim that is here is not said again, whoever brings it.
//!
//! **Invariants**
//! - A bundle holds what [`access::cut`] leaves, and names that are references: of two registers that differ
//!   only in what the audience is not told, the bundles are the same but for the letters of references.
//! - What came from elsewhere keeps its name when it goes on.
//! - Only the register that said something, or the one that brought it here, corrects it or takes it back.

mod form;
mod kept;
mod known;
mod make;
mod sort;
mod take;
mod write;

pub use form::is_bundle;
pub(crate) use kept::Bundles;
pub(crate) use make::ALL;
pub use make::{Bundle, Whom};
pub(crate) use sort::claims_in;
pub use take::{BundlePlan, BundleTaken, Piece, PieceSaid};

use crate::house::House;
use crate::refs::Refs;
use model::id::{Abroad, Home, Travels};
use model::{Part, Subject, SubjectKind};
use register::Refusal;

/// The names that this register gives, and reads again.
#[derive(Clone)]
struct Names {
    home: Home,
    refs: Refs,
}

impl House {
    /// This register among others.
    pub fn home(&self) -> Result<Home, Refusal> {
        // A register that has no number of the known form has no name abroad.
        self.register.store().number().parse().map_err(|_| Refusal::NotFound)
    }

    fn names(&self) -> Result<Names, Refusal> {
        Ok(Names { home: self.home()?, refs: self.outside.registers() })
    }
}

impl Names {
    /// What is called so abroad: a letter, and the number under the key of bundles.
    fn of<T: Travels>(&self, letter: char, number: u64) -> Abroad<T> {
        let name = format!("{letter}-{}", self.refs.of_kind(letter as u8, number, String::new));
        Abroad::new(&self.home, &name).expect("a letter of its kind, a hyphen and a reference are a name")
    }

    /// The number behind one of our own names.
    fn read<T>(&self, letter: char, abroad: &Abroad<T>) -> Option<u64> {
        let reference = abroad.name().strip_prefix(letter)?.strip_prefix('-')?;
        (abroad.home() == &self.home).then(|| self.refs.read_kind(letter as u8, reference)).flatten()
    }

    /// A subject with a number of ours; what ships needs no name.
    fn of_subject(&self, subject: &Subject) -> Option<Abroad<Subject>> {
        Some(self.of(subject.kind().entry().letter, subject.number()?))
    }

    fn read_subject(&self, abroad: &Abroad<Subject>) -> Option<Subject> {
        let kind = SubjectKind::all().find(|kind| abroad.name().starts_with(kind.entry().letter))?;
        Some(Subject::numbered(kind, self.read(kind.entry().letter, abroad)?))
    }

    /// A taking or a step of a file. Its number would tell of others that are not shown.
    fn of_part(&self, subject: &Subject, part: Part) -> Option<Abroad<Part>> {
        let (letter, n) = match part {
            Part::Person => return None,
            Part::Episode(n) => ('e', n),
            Part::Event(n) => ('v', n),
        };
        Some(self.of(letter, (subject.number()? << 16) | u64::from(n)))
    }

    /// The part of that file of ours.
    fn read_part(&self, subject: &Subject, abroad: &Abroad<Part>) -> Option<Part> {
        let of: fn(u16) -> Part = if is_taking(abroad) { Part::Episode } else { Part::Event };
        let number = self.read(if is_taking(abroad) { 'e' } else { 'v' }, abroad)?;
        (subject.number() == Some(number >> 16)).then(|| of((number & 0xffff) as u16))
    }
}

/// Whether a part is called as takings are; steps of a path are called otherwise.
fn is_taking(abroad: &Abroad<Part>) -> bool {
    abroad.name().starts_with('e')
}
