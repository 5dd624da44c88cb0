//! How a thing of the register is called towards a reader.
//!
//! Colleagues say p17 and s3. Readers outside the house get a reference
//! (`sealing::References`): from running numbers they could read how many
//! files there are, which came first, and where one is missing that they are
//! not shown. What they send back is read only as a reference.

use model::{ClaimId, DocumentId, ImportId, OrganisationId, PersonId, SourceId, Subject, SubjectKind};
use sealing::References;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;
use store::Store;

/// Something with a running number.
pub trait Numbered: Copy + Display + FromStr {
    /// The letter of its kind.
    const KIND: u8;
    /// Its number in the register.
    fn number(self) -> u64;
    /// The one of that number.
    fn of_number(number: u64) -> Self;
}

macro_rules! numbered {
    ($($id:ident $kind:literal),*) => {$(
        impl Numbered for $id {
            const KIND: u8 = $kind;
            fn number(self) -> u64 { self.0 }
            fn of_number(number: u64) -> Self { $id(number) }
        }
    )*};
}

numbered!(PersonId b'p', SourceId b's', ImportId b'i', OrganisationId b'o', DocumentId b'd');

/// Claims of one act are told apart by sixteen bits; 2^48 acts are beyond any register.
impl Numbered for ClaimId {
    const KIND: u8 = b'c';
    fn number(self) -> u64 {
        (self.act << 16) | u64::from(self.index)
    }
    fn of_number(number: u64) -> Self {
        ClaimId { act: number >> 16, index: (number & 0xffff) as u16 }
    }
}

/// How things are called towards one audience.
#[derive(Clone)]
pub struct Refs(Option<Arc<References>>);

impl Refs {
    /// Running numbers, for colleagues.
    pub fn plain() -> Refs {
        Refs(None)
    }

    fn keyed(store: &dyn Store, audience: &str) -> Refs {
        Refs(Some(Arc::new(References::new(&store.reference_key(audience)))))
    }

    /// What the thing is called.
    pub fn of<T: Numbered>(&self, id: T) -> String {
        match &self.0 {
            None => id.to_string(),
            Some(references) => references.of(T::KIND, id.number()),
        }
    }

    /// The same for the number of a kind that has no type of its own; `plain` is what colleagues say.
    pub(crate) fn of_kind(&self, kind: u8, number: u64, plain: impl FnOnce() -> String) -> String {
        match &self.0 {
            None => plain(),
            Some(references) => references.of(kind, number),
        }
    }

    pub(crate) fn read_kind(&self, kind: u8, text: &str) -> Option<u64> {
        self.0.as_ref()?.read(kind, text)
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.0.is_none()
    }

    /// The thing that is called so; `None` for what is called otherwise, or of another kind.
    pub fn read<T: Numbered>(&self, text: &str) -> Option<T> {
        match &self.0 {
            None => text.parse().ok(),
            Some(references) => references.read(T::KIND, text).map(T::of_number),
        }
    }

    /// What a subject is called towards a reader: what ships is called the same everywhere.
    pub fn of_subject(&self, subject: &Subject) -> String {
        match (subject.person(), subject.number()) {
            (Some(person), _) => self.of(person),
            (None, Some(number)) => {
                self.of_kind(subject.kind().entry().letter as u8, number, || subject.to_string())
            }
            (None, None) => subject.to_string(),
        }
    }

    /// The subject that is called so.
    pub fn read_subject(&self, text: &str) -> Option<Subject> {
        if let Some(shipped) = text.parse::<Subject>().ok().filter(|subject| subject.shipped_id().is_some()) {
            return Some(shipped);
        }
        if let Some(person) = self.read::<PersonId>(text) {
            return Some(person.into());
        }
        let of = |kind: SubjectKind| {
            Some(Subject::numbered(kind, self.read_kind(kind.entry().letter as u8, text)?))
        };
        match self.is_plain() {
            true => text.parse().ok(),
            false => SubjectKind::others().find_map(of),
        }
    }
}

/// The references of the audiences outside.
pub(crate) struct Outside {
    readers: Refs,
    sheets: Refs,
    registers: Refs,
}

impl Outside {
    pub(crate) fn new(store: &dyn Store) -> Outside {
        Outside {
            readers: Refs::keyed(store, "readers outside"),
            sheets: Refs::keyed(store, "sheets that leave"),
            registers: Refs::keyed(store, "other registers"),
        }
    }

    /// Towards those who read in the house as someone outside.
    pub(crate) fn readers(&self) -> Refs {
        self.readers.clone()
    }

    /// In a sheet that leaves the house.
    pub(crate) fn sheets(&self) -> Refs {
        self.sheets.clone()
    }

    /// Towards other registers: in every bundle the same, so that what comes twice is known.
    pub(crate) fn registers(&self) -> Refs {
        self.registers.clone()
    }
}
