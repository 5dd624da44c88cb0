//! The names that this register gives to what it tells of, and reads again.

use crate::house::House;
use crate::refs::Refs;
use model::id::{Abroad, Home, Travels};
use model::{Part, Subject, SubjectKind};
use register::Refusal;

/// The names that this register gives, and reads again.
#[derive(Clone)]
pub(super) struct Names {
    pub(super) home: Home,
    pub(super) refs: Refs,
}

impl House {
    /// This register among others.
    pub fn home(&self) -> Result<Home, Refusal> {
        // A register that has no number of the known form has no name abroad.
        self.register.store().number().parse().map_err(|_| Refusal::NotFound)
    }

    pub(super) fn names(&self) -> Result<Names, Refusal> {
        Ok(Names { home: self.home()?, refs: self.outside.registers() })
    }
}

impl Names {
    /// What is called so abroad: a letter, and the number under the key of bundles.
    pub(super) fn of<T: Travels>(&self, letter: char, number: u64) -> Abroad<T> {
        let name = format!("{letter}-{}", self.refs.of_kind(letter as u8, number, String::new));
        Abroad::new(&self.home, &name).expect("a letter of its kind, a hyphen and a reference are a name")
    }

    /// The number behind one of our own names.
    pub(super) fn read<T>(&self, letter: char, abroad: &Abroad<T>) -> Option<u64> {
        let reference = abroad.name().strip_prefix(letter)?.strip_prefix('-')?;
        (abroad.home() == &self.home).then(|| self.refs.read_kind(letter as u8, reference)).flatten()
    }

    /// A subject with a number of ours; what ships needs no name.
    pub(super) fn of_subject(&self, subject: &Subject) -> Option<Abroad<Subject>> {
        Some(self.of(subject.kind().entry().letter, subject.number()?))
    }

    pub(super) fn read_subject(&self, abroad: &Abroad<Subject>) -> Option<Subject> {
        let kind = SubjectKind::all().find(|kind| abroad.name().starts_with(kind.entry().letter))?;
        Some(Subject::numbered(kind, self.read(kind.entry().letter, abroad)?))
    }

    /// A taking or a step of a file. Its number would tell of others that are not shown.
    pub(super) fn of_part(&self, subject: &Subject, part: Part) -> Option<Abroad<Part>> {
        let (letter, n) = match part {
            Part::Person => return None,
            Part::Episode(n) => ('e', n),
            Part::Event(n) => ('v', n),
        };
        Some(self.of(letter, (subject.number()? << 16) | u64::from(n)))
    }

    /// The part of that file of ours.
    pub(super) fn read_part(&self, subject: &Subject, abroad: &Abroad<Part>) -> Option<Part> {
        let of: fn(u16) -> Part = if is_taking(abroad) { Part::Episode } else { Part::Event };
        let number = self.read(if is_taking(abroad) { 'e' } else { 'v' }, abroad)?;
        (subject.number() == Some(number >> 16)).then(|| of((number & 0xffff) as u16))
    }
}

/// Whether a part is called as takings are; steps of a path are called otherwise.
pub(super) fn is_taking(abroad: &Abroad<Part>) -> bool {
    abroad.name().starts_with('e')
}
