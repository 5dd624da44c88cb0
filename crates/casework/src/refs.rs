//! How a thing of the register is called towards a reader.
//!
//! Colleagues say p17 and s3. Readers outside the house get a reference
//! (`sealing::References`): from running numbers they could read how many
//! files there are, which came first, and where one is missing that they are
//! not shown. What they send back is read only as a reference.

use crate::desk::Desk;
use crate::house::House;
use access::{Audience, Viewer};
use model::{ClaimId, DocumentId, ImportId, OrganisationId, PersonId, SourceId};
use sealing::References;
use search::{Filters, Query, Sort};
use std::borrow::Cow;
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

    /// How things are called towards other registers: in every bundle the same, so that what comes twice is
    /// known.
    pub(crate) fn registers(&self) -> Refs {
        self.registers.clone()
    }
}

impl House {
    /// How things are called towards this viewer.
    pub fn refs(&self, viewer: &Viewer) -> Refs {
        if is_outside(viewer) { self.outside.readers.clone() } else { Refs::plain() }
    }

    /// How things are called in a sheet that leaves the house: otherwise than
    /// on a guest's pages, so that neither leads to the other.
    pub fn refs_leaving(&self) -> Refs {
        self.outside.sheets.clone()
    }
}

impl Desk<'_> {
    /// How things are called towards the one at this desk.
    pub fn refs(&self) -> Refs {
        self.house.refs(&self.viewer)
    }

    /// Whether the one at this desk reads as someone outside the house.
    pub fn is_outside(&self) -> bool {
        is_outside(&self.viewer)
    }
}

impl Desk<'_> {
    /// Adds one filter of a question, as this reader may ask it; answers
    /// whether it was understood. Which source spoke and which import brought
    /// it is not asked from outside.
    pub fn set_filter(&self, filters: &mut Filters, kind: &str, value: &str) -> bool {
        if !self.is_outside() {
            return crate::set_filter(filters, kind, value);
        }
        match kind {
            "source" | "import" => false,
            // What was read in the house is the house's own.
            "tag" | "task" => false,
            "flag" if search::Flag::from_key(value).is_some_and(search::Flag::is_of_review) => false,
            "organisation" => self.refs().read(value).map(|id| filters.organisations.insert(id)).is_some(),
            _ => crate::set_filter(filters, kind, value),
        }
    }
}

/// The question in an order this audience may know: the order in which files
/// were opened or changed tells those outside that something was written.
pub(crate) fn in_order(audience: Audience, query: &Query) -> Cow<'_, Query> {
    let by_act =
        query.sort == Sort::Changed || (query.sort == Sort::Closeness && query.words.trim().is_empty());
    match by_act && audience == Audience::Outside {
        true => Cow::Owned(Query { sort: Sort::Name, ..query.clone() }),
        false => Cow::Borrowed(query),
    }
}

/// A guest, and whoever keeps the laptop and reads no more than a guest does.
fn is_outside(viewer: &Viewer) -> bool {
    !viewer.audience().is_inside()
}
