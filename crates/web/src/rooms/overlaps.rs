//! Who is in which list: the table of cells, and the persons of one cell.

use super::paging::paging;
use crate::ask::{Answer, Ask, html};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::words;
use model::OrganisationId;
use pages::paths;
use pages::view::{OverlapCell, OverlapPersons, Overlaps};
use std::collections::BTreeSet;

const CELLS: usize = 40;
const LINES: usize = 50;

/// Who is in which list.
pub(crate) fn overlaps(ask: &Ask) -> Answer {
    let overlaps = ask.desk()?.overlaps()?;
    if ask.query.get("format") == "csv" {
        return Ok(overlaps_csv(&overlaps));
    }
    let lists: Vec<_> = overlaps.organisations.keys().copied().collect();
    let cell = |cell: &casework::Cell| {
        let mut query = Fields::default();
        cell.organisations.iter().for_each(|id| query.push("organisation".into(), id.to_string()));
        OverlapCell {
            member: lists.iter().map(|id| cell.organisations.contains(id)).collect(),
            count: cell.persons,
            href: query.on(paths::OVERLAP_PERSONS),
        }
    };
    let view = Overlaps {
        lists: overlaps.organisations.values().cloned().collect(),
        cells: overlaps.cells.iter().take(CELLS).map(cell).collect(),
        persons: overlaps.persons,
        more_cells: overlaps.cells.len().saturating_sub(CELLS) as u64,
        csv_href: paths::with(paths::OVERLAPS, &[("format", "csv")]),
    };
    Ok(html(pages::overlaps::overlaps(&frame(ask), &view)))
}

/// The persons of one cell: in these lists and in no other.
pub(crate) fn persons(ask: &Ask) -> Answer {
    let ground = ask.ground_of_today();
    let organisations: BTreeSet<OrganisationId> =
        ask.query.all("organisation").filter_map(|id| id.parse().ok()).collect();
    let names: Option<Vec<String>> =
        organisations.iter().map(|id| ground.association.organisations.get(id).cloned()).collect();
    let names = names.ok_or_else(Failure::not_found)?;
    let number = ask.page_number();
    let (total, cards) = ask.desk()?.persons_in(&organisations, (number - 1) * LINES, LINES)?;
    let view = OverlapPersons {
        lists: names,
        persons: cards.iter().map(|card| words::person_line(ask, card)).collect(),
        paging: paging(number, LINES, total, &ask.query.without(&["page"]), paths::OVERLAP_PERSONS),
    };
    Ok(html(pages::overlaps::persons(&frame(ask), &view)))
}

/// The cells as a table; names that would be read as formulas are kept from it.
fn overlaps_csv(overlaps: &casework::Overlaps) -> axum::response::Response {
    let safe = |name: &str| {
        let guarded =
            if name.starts_with(['=', '+', '-', '@', '\t']) { format!("'{name}") } else { name.to_owned() };
        format!("\"{}\"", guarded.replace('"', "\"\""))
    };
    let names: Vec<String> = overlaps.organisations.values().map(|(name, _)| safe(name)).collect();
    let mut text = format!("\u{feff}{},persons\r\n", names.join(","));
    for cell in &overlaps.cells {
        let member: BTreeSet<_> = cell.organisations.iter().collect();
        let row: Vec<&str> =
            overlaps.organisations.keys().map(|id| if member.contains(id) { "1" } else { "0" }).collect();
        text.push_str(&format!("{},{}\r\n", row.join(","), cell.persons));
    }
    super::download::download(text.into_bytes(), "text/csv; charset=utf-8", "attachment", "overlaps.csv")
}
