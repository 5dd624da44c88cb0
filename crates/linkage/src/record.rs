//! What one list says of one person, ready to be compared.
//!
//! Everything is optional but the two ids. A [`Record`] owns its words and is
//! convenient; a [`RecordRef`] borrows them, so that a list of a million rows
//! can be read without holding a million strings.

use crate::day::Ymd;

/// Man or woman, where the source said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// ذكر
    Male,
    /// أنثى
    Female,
}

/// A date with the precision it was said with: the first and the last day it
/// can mean. A single day has `from == to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// First possible day, days since 1970-01-01.
    pub from: i32,
    /// Last possible day, days since 1970-01-01.
    pub to: i32,
}

impl Span {
    /// One day.
    ///
    /// ```
    /// use linkage::Span;
    /// assert_eq!(Span::day(0), Span::iso("1970-01-01").unwrap());
    /// ```
    pub fn day(day: i32) -> Span {
        Span { from: day, to: day }
    }

    /// Reads `2014`, `2014-03`, `2014-03-07` or `A/B` of these; nothing else.
    /// The reading of what people write is the business of `dates`.
    ///
    /// ```
    /// use linkage::Span;
    /// assert_eq!(Span::iso("1970-01").unwrap(), Span { from: 0, to: 30 });
    /// assert_eq!(Span::iso("1971/1970"), None, "the end before the beginning");
    /// assert_eq!(Span::iso("31.1.1970"), None, "what people write is read by `dates`");
    /// ```
    pub fn iso(text: &str) -> Option<Span> {
        let text = text.trim();
        if let Some((a, b)) = text.split_once('/') {
            let (a, b) = (Span::iso(a)?, Span::iso(b)?);
            return (a.from <= b.to).then_some(Span { from: a.from, to: b.to });
        }
        let (from, to) = Ymd::read(text)?.days();
        Some(Span { from, to })
    }
}

/// One row of one list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The row's own id; stands in every output.
    pub rec_id: String,
    /// The list it comes from.
    pub list: String,
    /// The whole name in one cell, in either script. Where `father` stands
    /// beside it, the cell is read as given and family name.
    pub name: Option<String>,
    /// Given name.
    pub given: Option<String>,
    /// Father's name.
    pub father: Option<String>,
    /// Grandfather's name.
    pub grandfather: Option<String>,
    /// Family name, branch or kunya used as one.
    pub family: Option<String>,
    /// Mother's name; her given name counts.
    pub mother: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth, with its precision.
    pub birth: Option<Span>,
    /// Age in whole years, from and to.
    pub age: Option<(u8, u8)>,
    /// The day the age was said of, if known.
    pub age_on: Option<i32>,
    /// Governorate.
    pub governorate: Option<String>,
    /// Where the person was taken, lived or comes from; whatever the list means.
    pub place: Option<String>,
    /// Place of the civil registration (القيد).
    pub register_place: Option<String>,
    /// Number of the civil registration (الخانة): it names the family.
    pub register_number: Option<String>,
    /// National number of the person.
    pub national_number: Option<String>,
    /// A phone number kept with the record.
    pub phone: Option<String>,
    /// When the person was taken.
    pub taken: Option<Span>,
    /// Who took the person, best as the code of a unit.
    pub party: Option<String>,
}

/// [`Record`], borrowed.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct RecordRef<'a> {
    pub rec_id: &'a str,
    pub list: &'a str,
    pub name: &'a str,
    pub given: &'a str,
    pub father: &'a str,
    pub grandfather: &'a str,
    pub family: &'a str,
    pub mother: &'a str,
    pub sex: Option<Sex>,
    pub birth: Option<Span>,
    pub age: Option<(u8, u8)>,
    pub age_on: Option<i32>,
    pub governorate: &'a str,
    pub place: &'a str,
    pub register_place: &'a str,
    pub register_number: &'a str,
    pub national_number: &'a str,
    pub phone: &'a str,
    pub taken: Option<Span>,
    pub party: &'a str,
}

impl Record {
    /// The same record, borrowed.
    ///
    /// ```
    /// use linkage::Record;
    /// let row = Record { rec_id: "1".into(), given: Some("ماهر".into()), ..Record::default() };
    /// assert_eq!((row.borrow().given, row.borrow().father), ("ماهر", ""));
    /// ```
    pub fn borrow(&self) -> RecordRef<'_> {
        fn s(o: &Option<String>) -> &str {
            o.as_deref().unwrap_or("")
        }
        RecordRef {
            rec_id: &self.rec_id,
            list: &self.list,
            name: s(&self.name),
            given: s(&self.given),
            father: s(&self.father),
            grandfather: s(&self.grandfather),
            family: s(&self.family),
            mother: s(&self.mother),
            sex: self.sex,
            birth: self.birth,
            age: self.age,
            age_on: self.age_on,
            governorate: s(&self.governorate),
            place: s(&self.place),
            register_place: s(&self.register_place),
            register_number: s(&self.register_number),
            national_number: s(&self.national_number),
            phone: s(&self.phone),
            taken: self.taken,
            party: s(&self.party),
        }
    }
}
