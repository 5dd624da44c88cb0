//! How many files each value of a filter has, by the words in which this reader knows the values.

use casework::Desk;
use model::OrganisationId;
use search::Facet;
use std::borrow::Cow;

/// Whether a filter is there for this reader: who said it, and with which list it came, is for colleagues.
pub(crate) fn is_told(desk: &Desk<'_>, facet: Facet) -> bool {
    !(desk.is_outside() && matches!(facet, Facet::Source | Facet::Import))
}

/// The values of a filter with their files. The index knows organisations by number; this reader may know
/// them by another word, and readers outside the house are not told which came first.
pub(crate) fn values<'c>(
    desk: &Desk<'_>,
    facet: Facet,
    counted: &'c [(String, u32)],
) -> Cow<'c, [(String, u32)]> {
    if facet != Facet::Organisation {
        return counted.into();
    }
    let refs = desk.refs();
    let word = |value: &String| value.parse().map(|id: OrganisationId| refs.of(id)).unwrap_or_default();
    let mut told: Vec<(String, u32)> = counted.iter().map(|(value, files)| (word(value), *files)).collect();
    if desk.is_outside() {
        told.sort_by(|(x, most), (y, more)| more.cmp(most).then_with(|| x.cmp(y)));
    }
    told.into()
}
