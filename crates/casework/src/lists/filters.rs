//! Questions as the one who asks may ask them: their filters, and the order of what answers.
//!
//! **Invariant:** whoever reads as someone outside asks nothing, and is given nothing in an order, by which
//! they could tell what the house did.

use crate::desk::Desk;
use access::Audience;
use model::{Property, codes, gazetteer, parties};
use search::{Filters, Flag, Query, Sort};
use std::borrow::Cow;
use std::collections::BTreeSet;

impl Desk<'_> {
    /// Adds one filter of a question, as this reader may ask it; answers
    /// whether it was understood. Which source spoke and which import brought
    /// it is not asked from outside.
    pub fn set_filter(&self, filters: &mut Filters, kind: &str, value: &str) -> bool {
        if !self.is_outside() {
            return set_filter(filters, kind, value);
        }
        match kind {
            "source" | "import" => false,
            // What was read in the house is the house's own.
            "tag" | "task" => false,
            "flag" if Flag::from_key(value).is_some_and(Flag::is_of_review) => false,
            "organisation" => self.refs().read(value).map(|id| filters.organisations.insert(id)).is_some(),
            _ => set_filter(filters, kind, value),
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

/// Adds one filter said in words: `year=2012`, `place=SY12`, `missing=mother_name`. Answers whether it was
/// understood.
pub fn set_filter(filters: &mut Filters, kind: &str, value: &str) -> bool {
    fn put<T: Ord>(set: &mut BTreeSet<T>, value: Option<T>) -> bool {
        value.map(|v| set.insert(v)).is_some()
    }
    match kind {
        "year" => put(&mut filters.years, value.parse().ok()),
        // "None" is a wrong answer to a question with a slip in it: people would be taken for unknown here.
        "place" => put(&mut filters.places, Some(value).filter(|v| is_place(v)).map(str::to_owned)),
        "party" => put(&mut filters.parties, Some(value).filter(|v| is_party(v)).map(str::to_owned)),
        "status" => put(&mut filters.status, code("case_status", value)),
        "sex" => put(&mut filters.sex, code("sex", value)),
        "source" => put(&mut filters.sources, value.parse().ok()),
        "organisation" => put(&mut filters.organisations, value.parse().ok()),
        "import" => put(&mut filters.imports, value.parse().ok()),
        "missing" => put(&mut filters.missing, Property::of(value)),
        "flag" => put(&mut filters.flags, Flag::from_key(value)),
        "tag" => put(&mut filters.tags, Some(value.to_owned())),
        "task" => put(&mut filters.tasks, Some(value.to_owned())),
        _ => false,
    }
}

fn code(vocabulary: &str, value: &str) -> Option<String> {
    codes::all(vocabulary).contains(&value).then(|| value.to_owned())
}

fn is_place(code: &str) -> bool {
    gazetteer::name(code, true).is_some()
}

fn is_party(id: &str) -> bool {
    parties::name(id, true).is_some()
}
