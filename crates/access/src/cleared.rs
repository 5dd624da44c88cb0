//! What this reader may see, and how it is shown that something more is there.

use model::Property;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Deref;

/// A value that this reader may see. Only this crate makes one:
///
/// ```compile_fail
/// let made = access::Cleared { value: "a name", left_out: Default::default(), apart: false };
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cleared<T> {
    #[serde(flatten)]
    pub(crate) value: T,
    /// Sealed properties that this reader may ask for, so that a page can offer it.
    pub(crate) left_out: BTreeSet<Property>,
    /// It has a team, and this reader is not in it.
    #[serde(skip)]
    pub(crate) apart: bool,
}

impl<T> Cleared<T> {
    pub(crate) fn whole(value: T) -> Cleared<T> {
        Cleared { value, left_out: BTreeSet::new(), apart: false }
    }

    /// Sealed properties that this reader may ask for; none for readers who may
    /// not: that a telephone is on file is itself not theirs to know.
    pub fn left_out(&self) -> &BTreeSet<Property> {
        &self.left_out
    }

    /// Whether it has a team to which this reader does not belong: then it is told as a sheet would tell it.
    pub fn is_apart(&self) -> bool {
        self.apart
    }

    /// Whether something of that property can be asked for.
    pub fn hides(&self, key: &str) -> bool {
        self.left_out.iter().any(|p| p.key() == key)
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
