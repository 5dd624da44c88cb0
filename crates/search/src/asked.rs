//! What was typed, and what each word of it can mean.

use crate::vocabulary::Meant;

/// One typed word with everything it can mean.
#[derive(Debug, Default)]
pub(crate) struct TypedWord {
    /// As typed.
    pub typed: String,
    /// In match form.
    pub token: String,
    /// Words on file, the closest first.
    pub meant: Vec<Meant>,
    /// Files with that number, by slot; `true` for the whole number.
    pub numbered: Vec<(u32, bool)>,
    /// The file of that file number.
    pub file: Option<u32>,
    /// Values of places and parties.
    pub values: Vec<u32>,
    /// Places of detention, by number.
    pub facilities: Vec<u32>,
    /// A year.
    pub year: Option<i32>,
    /// How much it tells: 4 a common name … 16 a rare one.
    pub weight: u32,
    /// Words that cost no more are as good as any the register has.
    pub near: u8,
    /// It stands in words that name a place, a party or a place of detention, and is no name of people by
    /// itself.
    pub in_region: bool,
    /// Only a mother's name answers it, and a file without one is not blamed.
    pub mother: bool,
}

/// One way to read what was typed.
#[derive(Debug)]
pub(crate) struct Asked {
    pub places: Vec<TypedWord>,
    /// All that was typed names a place, a party or a place of detention: whoever belongs there answers as
    /// well as somebody of that name, and better than somebody of a name that is only like it («نوى» is no
    /// «نهى»).
    pub names_a_region: bool,
}
