//! Taking out a list of files, in the columns that are shown.

use super::about::filter_in_words;
use super::cells::Pen;
use super::leave::{ExportFormat, Exported, SheetHead};
use crate::desk::Desk;
use crate::lists::{Column, in_order};
use crate::refs::Refs;
use access::{Audience, Cleared};
use l10n::Reader;
use model::Card;
use register::Refusal;
use search::Query;
use std::sync::Arc;

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
        let title = |c: &Column| reader.t(&format!("column-{}", c.key().replace('_', "-"))).to_owned();
        let head = SheetHead {
            columns: columns.iter().map(|column| (column.key().to_owned(), title(column))).collect(),
            filter: filter_in_words(query, &cards, &ground, &pen.sources, reader),
            question: serde_json::to_string(&query.filters).unwrap_or_default(),
        };
        let row = |card: &Arc<Cleared<Card>>| -> Vec<String> {
            let cells = columns.iter().map(|column| pen.cell(card, *column));
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
