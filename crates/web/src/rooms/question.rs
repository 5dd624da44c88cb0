//! The question in an address of the list: words, filters, order, columns.
//!
//! An address, a saved list and a call of a script hold the same question.

use crate::fields::Fields;
use access::Audience;
use casework::{Column, Desk};
use search::{Facet, Filters, Query, Sort};

/// How many rows a page has where nobody chose.
pub(super) const ROWS: usize = 25;

/// Filters of an address, in the order of the page.
pub(crate) const KINDS: &[(&str, Facet)] = &[
    ("status", Facet::Status),
    ("place", Facet::Place),
    ("year", Facet::Year),
    ("party", Facet::Party),
    ("organisation", Facet::Organisation),
    ("source", Facet::Source),
    ("missing", Facet::Missing),
    ("flag", Facet::Flag),
    ("tag", Facet::Tag),
    ("task", Facet::Task),
    ("sex", Facet::Sex),
    ("import", Facet::Import),
];

/// The question in an address, as this reader may ask it.
pub(crate) fn question(desk: &Desk<'_>, query: &Fields) -> Query {
    let mut filters = Filters::default();
    for (kind, _) in KINDS {
        for value in query.all(kind) {
            // A filter that is not understood leaves the list as it is.
            desk.set_filter(&mut filters, kind, value);
        }
    }
    let sort = Sort::from_key(query.get("sort")).unwrap_or_default();
    Query {
        words: query.get("q").trim().to_owned(),
        filters,
        sort,
        down: matches!(query.get("down"), "1" | "true"),
        from: 0,
        limit: ROWS,
        counts: true,
    }
}

/// Filters of an address that are not understood, as they stand there: the list says that it left them out,
/// and nothing leaves by them.
pub(crate) fn unread(desk: &Desk<'_>, query: &Fields) -> Vec<String> {
    let mut unread = Vec::new();
    for (kind, _) in KINDS {
        let of_kind = query.all(kind).filter(|value| !value.is_empty());
        let wrong = of_kind.filter(|value| !desk.set_filter(&mut Filters::default(), kind, value));
        unread.extend(wrong.map(|value| format!("{kind}={value}")));
    }
    unread
}

/// Columns that are shown: as asked, else the usual ones. The name always stands first.
pub(crate) fn columns(desk: &Desk<'_>, query: &Fields) -> Vec<Column> {
    let asked: Vec<Column> =
        query.all("columns").flat_map(|v| v.split(',')).filter_map(Column::from_key).collect();
    let shown = if asked.is_empty() { Column::USUAL.to_vec() } else { asked };
    columns_of(desk).filter(|c| shown.contains(c)).collect()
}

/// The columns this reader may choose from, besides the name. Who said it and when is for colleagues.
pub(super) fn columns_of(desk: &Desk<'_>) -> impl Iterator<Item = Column> + use<> {
    let outside = desk.is_outside();
    let hidden = move |c: &Column| *c == Column::Sources || !c.leaves(Audience::Outside);
    Column::ALL.into_iter().filter(move |c| *c != Column::Name && !(outside && hidden(c)))
}
