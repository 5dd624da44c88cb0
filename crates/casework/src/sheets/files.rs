//! Taking out a list of files, in the columns that are shown.

use super::about::filter_in_words;
use super::cells::Pen;
use super::leave::{ExportFormat, Exported, SheetHead};
use crate::desk::Desk;
use crate::lists::{Column, in_order};
use crate::refs::Refs;
use access::{Audience, Cleared};
use l10n::{Lang, Reader};
use model::Card;
use register::Refusal;
use search::Query;
use std::sync::Arc;

/// The column that stands beside names in a sheet in English, for readers of no Arabic; it is never read
/// back.
fn aid_of(column: Column) -> Option<&'static str> {
    match column {
        Column::Name => Some("name_latin"),
        Column::Mother => Some("mother_latin"),
        _ => None,
    }
}

impl Desk<'_> {
    /// Takes out every file that answers the question as `audience` may ask it,
    /// in the shown columns, for colleagues at work with a sheet
    /// ([`Audience::Sheet`]) or for partners ([`Audience::Outside`]); a list for
    /// the house itself never leaves, so any other is made for colleagues. That
    /// it left is logged.
    pub fn export(
        &self,
        query: &Query,
        columns: &[Column],
        format: ExportFormat,
        audience: Audience,
        reader: Reader,
    ) -> Result<Exported, Refusal> {
        let audience = self.may_choose(query, audience)?;
        let cards = self.leaving(query, audience)?;
        let ground = self.house.ground()?;
        let sources = self.house.refs_leaving();
        let refs = if audience == Audience::Outside { sources.clone() } else { Refs::plain() };
        let pen = Pen { audience, reader, ground: &ground, refs, sources };
        // What partners are never told has no column for them: an empty one would read as unknown.
        let columns: Vec<Column> = columns.iter().copied().filter(|column| column.leaves(audience)).collect();
        let with_aids = reader.lang == Lang::En && format != ExportFormat::Json;
        let titles = |column: &Column| {
            let title = |key: &str| {
                (key.to_owned(), reader.t(&format!("column-{}", key.replace('_', "-"))).to_owned())
            };
            std::iter::once(title(column.key())).chain(aid_of(*column).filter(|_| with_aids).map(title))
        };
        let head = SheetHead {
            columns: columns.iter().flat_map(titles).collect(),
            filter: filter_in_words(query, &cards, &ground, &pen.sources, reader),
            question: serde_json::to_string(&query.filters).unwrap_or_default(),
        };
        let row = |card: &Arc<Cleared<Card>>| -> Vec<String> {
            let cells = columns.iter().flat_map(|column| {
                let cell = pen.cell(card, *column);
                let aid = aid_of(*column).filter(|_| with_aids);
                let aid = aid.map(|_| names::latin::aid(&cell).unwrap_or_default());
                std::iter::once(cell).chain(aid)
            });
            std::iter::once(pen.refs.of(card.person)).chain(cells).collect()
        };
        self.leave(&head, cards.iter().map(row), format, reader)
    }

    /// For whom something is made that is chosen by this question, where it may be.
    pub(crate) fn may_choose(&self, query: &Query, audience: Audience) -> Result<Audience, Refusal> {
        let audience = self.leaves_for(audience)?;
        // A tag or a task may say in its words what no sheet says.
        if !query.filters.tags.is_empty() {
            return Err(Refusal::Field("tag", "of-work"));
        }
        if !query.filters.tasks.is_empty() {
            return Err(Refusal::Field("task", "of-work"));
        }
        // A list for partners is not chosen by what the house has read: they would be told that it was.
        match audience == Audience::Outside && query.filters.is_of_work() {
            true => Err(Refusal::Field("flag", "of-the-house")),
            false => Ok(audience),
        }
    }

    /// The cards of all files that answer, as the audience is told them.
    pub(crate) fn leaving(
        &self,
        query: &Query,
        audience: Audience,
    ) -> Result<Vec<Arc<Cleared<Card>>>, Refusal> {
        let all = Query { from: 0, limit: usize::MAX, counts: false, ..query.clone() };
        self.house.ask_list(audience, |index| {
            let hits = index.search(&in_order(audience, &all)).hits;
            let persons: Vec<_> = hits.iter().map(|hit| hit.person).collect();
            Ok(self.house.register.cleared_cards(&persons, audience)?.into_iter().flatten().collect())
        })
    }
}
