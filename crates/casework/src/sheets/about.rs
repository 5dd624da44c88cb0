//! What a sheet that leaves says of itself on paper: whose it is, of which day,
//! and what it was cut down to.
//!
//! **Invariant:** it says what the one who took the sheet out typed and chose,
//! and nothing that the register knows beside it: an organisation is named where
//! the sheet names it, a source and an import by their references.

use super::cells::code_word;
use crate::Ground;
use crate::refs::Refs;
use access::Cleared;
use l10n::{Lang, Reader};
use model::{Card, OrganisationId, gazetteer, parties};
use search::{Filters, Query};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The filter of a sheet in words, for one line.
pub(super) fn filter_in_words(
    query: &Query,
    cards: &[Arc<Cleared<Card>>],
    ground: &Ground,
    refs: &Refs,
    reader: Reader,
) -> String {
    let named: BTreeSet<OrganisationId> =
        cards.iter().flat_map(|card| card.organisations.iter().copied()).collect();
    let organisation = |id: &OrganisationId| {
        ground
            .association
            .organisations
            .get(id)
            .filter(|_| named.contains(id))
            .cloned()
            .unwrap_or_else(|| refs.of(*id))
    };
    let arabic = reader.lang == Lang::Ar;
    let code = |of: &str, code: &String| code_word(of, code, "", reader);
    let named = |name: Option<&str>, code: &String| {
        name.map_or_else(|| code.clone(), |name| reader.digits(name).into_owned())
    };
    // No sheet is chosen by tags and tasks.
    let Filters {
        years,
        places,
        parties,
        status,
        sex,
        sources,
        organisations,
        imports,
        missing,
        flags,
        tags: _,
        tasks: _,
    } = &query.filters;
    let kinds: [(&str, Vec<String>); 10] = [
        ("year", years.iter().map(|year| reader.digits(&year.to_string()).into_owned()).collect()),
        ("place", places.iter().map(|code| named(gazetteer::name(code, arabic), code)).collect()),
        ("party", parties.iter().map(|id| named(parties::name(id, arabic), id)).collect()),
        ("status", status.iter().map(|value| code("case_status", value)).collect()),
        ("sex", sex.iter().map(|value| code("sex", value)).collect()),
        ("source", sources.iter().map(|id| refs.of(*id)).collect()),
        ("organisation", organisations.iter().map(organisation).collect()),
        ("import", imports.iter().map(|id| refs.of(*id)).collect()),
        ("missing", missing.iter().map(|property| reader.prop(property.key())).collect()),
        ("flag", flags.iter().map(|flag| reader.t(&format!("flag-{}", flag.key())).to_owned()).collect()),
    ];
    let typed = typed(&query.words, reader);
    let chosen = kinds.into_iter().filter(|(_, values)| !values.is_empty());
    let chosen = chosen.map(|(kind, values)| {
        format!("{}: {}", reader.t(&format!("filter-{kind}")), values.join(if arabic { "، " } else { ", " }))
    });
    let all: Vec<String> = typed.into_iter().chain(chosen).collect();
    if all.is_empty() { reader.t("export-all").to_owned() } else { all.join(" · ") }
}

/// The words that were looked for, in quotation marks.
pub(super) fn typed(words: &str, reader: Reader) -> Option<String> {
    let words = names::clean(words);
    (!words.is_empty()).then(|| format!("{}{words}{}", reader.t("quote-open"), reader.t("quote-close")))
}
