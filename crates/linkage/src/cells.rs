//! Rows whose cells were read before.

use crate::record::{Sex, Span};

/// What kind of words a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordKind {
    /// A place.
    Part,
    /// One part of a name. What stands in brackets is another name of the person, as a kunya is, and no part
    /// of this one.
    Name,
    /// A mother's name.
    Mother,
    /// A governorate.
    Governorate,
    /// A number of a register.
    Number,
    /// A phone number.
    Phone,
    /// Who took the person.
    Party,
    /// The name of the list.
    List,
}

impl WordKind {
    pub(crate) const COUNT: usize = 8;
}

/// What the engine made of the words of a cell; the default is that of an empty
/// one, for every kind but [`WordKind::List`]. It belongs to the builder that read it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct PackedCell(pub(crate) [u32; 2]);

/// [`crate::RecordRef`], its cells read before. `C` is [`PackedCell`] but in tests.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct RecordCells<'a, C = PackedCell> {
    pub rec_id: &'a str,
    pub list: C,
    pub name: &'a str,
    pub given: C,
    pub father: C,
    pub grandfather: C,
    pub family: C,
    pub mother: C,
    pub sex: Option<Sex>,
    pub birth: Option<Span>,
    pub age: Option<(u8, u8)>,
    pub age_on: Option<i32>,
    pub governorate: C,
    pub place: C,
    pub register_place: C,
    pub register_number: C,
    pub national_number: C,
    pub phone: C,
    pub taken: Option<Span>,
    pub party: C,
}
