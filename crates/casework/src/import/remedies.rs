//! What can be done with a waiting row: a table of reasons and acts.
//!
//! **Invariant:** an act is offered only where it is right for the reason. A
//! date that has not come is corrected or left out, never taken as it stands; a
//! message without a person asks for the person and has the fields for it. What
//! is offered is what [`super::fit`] lets through.

use super::clearing::Clearing;
use super::drafting::drafted;
use super::fields::{fields_of, name_of};
use super::fit::{has_lost_letters, unfit};
use super::of_subjects::several;
use super::reasons::{NAMES_SEVERAL, OF_WHOM, ONLY_NEAR, Way, ways_of};
use super::whole_names::whole_names;
use crate::subjects::Called;
use dates::Day;
use drafts::{Draft, Field, NAME_FIELDS};
use model::SubjectKind;
use model::act::RowWaits;

/// One way to clear a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Several people: a whole name is proposed for each.
    Split(Vec<String>),
    /// Cells to be written anew, as they stand; one with an empty text is asked for.
    Write(Vec<Field>),
    /// The row is taken without this cell.
    Without(Field),
    /// It tells of one of those that are here already ([`crate::Desk::alike`]).
    This,
    /// It is one, as it stands: a person, or whatever the list is of.
    One,
    /// It is taken as it stands, where a cell was in doubt and not who is meant.
    AsItStands,
    /// It is left out.
    LeaveOut,
}

/// What a message says of a person, when nothing of it was understood.
const OF_A_MESSAGE: &[&str] = &["full_name", "mother_name", "taken_date", "taken_place", "party"];

/// Reasons that ask for a name and nothing else.
const OF_A_NAME: &[&str] = &["no-name", "formula-only", "beside"];

/// Cells that say nothing about anybody.
const ASIDE: &[&str] = &["ignored", "serial", "form_meta", "submitted_at", "uuid"];

/// What can be done with a row; cells that are not `seen` are neither shown nor written anew.
pub fn remedies(row: &RowWaits, today: Day, seen: &dyn Fn(&Field) -> bool) -> Vec<Remedy> {
    let fields = fields_of(row);
    let draft = read(row.kind(), &fields, today);
    let in_question =
        fields.iter().find(|f| row.column.as_deref().is_some_and(|c| c == f.column || c == f.key));
    let in_question = in_question.filter(|f| seen(f));
    // Where a second cell is in doubt as well, the row would only wait again.
    let is_other = |field: &Field| {
        seen(field)
            && in_question.is_none_or(|first| field != first && field.column != first.column)
            && (has_lost_letters(field) || is_held_back(field, &draft))
    };
    let others: Vec<Field> = fields.iter().filter(|field| is_other(field)).cloned().collect();
    let with_others = |cells: Vec<Field>| {
        let more = others.iter().filter(|other| !cells.iter().any(|cell| cell.key == other.key)).cloned();
        let more: Vec<Field> = more.collect();
        Remedy::Write(cells.into_iter().chain(more).collect())
    };
    let ways = ways_of(&row.reason);
    let mut remedies = Vec::new();
    let names_several = draft.doubts.iter().any(|doubt| NAMES_SEVERAL.contains(&doubt.code.as_str()));
    if names_several && !ways.contains(&Way::Split) {
        remedies.push(Remedy::Split(proposed(row.kind(), &fields, None)));
    }
    for way in ways {
        remedies.extend(match way {
            Way::Split => Some(Remedy::Split(proposed(row.kind(), &fields, in_question))),
            Way::Cell => in_question.map(|cell| with_others(vec![cell.clone()])),
            Way::Without => in_question
                .filter(|cell| can_go(cell) && others.is_empty())
                .map(|cell| Remedy::Without(cell.clone())),
            Way::Who => Some(with_others(who(row, &fields))),
            Way::Row => {
                let cells: Vec<Field> = fields.iter().filter(|f| seen(f) && !is_aside(f)).cloned().collect();
                (!cells.is_empty()).then_some(Remedy::Write(cells))
            }
            Way::This => Some(Remedy::This),
            Way::One => {
                stands(row, &fields, &draft).then_some(match OF_WHOM.contains(&row.reason.as_str()) {
                    true => Remedy::One,
                    false => Remedy::AsItStands,
                })
            }
        });
    }
    remedies.push(Remedy::LeaveOut);
    remedies
}

fn is_aside(field: &Field) -> bool {
    ASIDE.contains(&field.key.as_str())
}

/// Whether the reader would hold the cell back, whatever the row waits for. A name that is only like a known
/// one can stay as words.
fn is_held_back(field: &Field, draft: &Draft) -> bool {
    draft.doubts.iter().any(|doubt| {
        doubt.waits
            && !ONLY_NEAR.contains(&doubt.code.as_str())
            && doubt.column.as_deref() == Some(field.column.as_str())
    })
}

/// What the fields say; who is called what makes no doubt.
fn read(of: SubjectKind, fields: &[Field], today: Day) -> Draft {
    drafted(of, fields, today, &Called::default())
}

/// A row without its name is no row; and nothing is taken away with a cell that says nothing.
fn can_go(cell: &Field) -> bool {
    !NAME_FIELDS.contains(&cell.key.as_str()) && cell.key != "subject_name" && !is_aside(cell)
}

/// Whether the row could be taken as it stands.
fn stands(row: &RowWaits, fields: &[Field], draft: &Draft) -> bool {
    draft.named && unfit(row, fields, draft, &Clearing::One).is_none()
}

fn proposed(of: SubjectKind, fields: &[Field], in_question: Option<&Field>) -> Vec<String> {
    let mut names = all_named(of, fields, in_question);
    names.resize(names.len().max(2), String::new());
    names
}

/// The names of all a row tells of, where the cell in question names several.
pub(super) fn all_named(of: SubjectKind, fields: &[Field], in_question: Option<&Field>) -> Vec<String> {
    if of != SubjectKind::PERSON {
        let name = fields.iter().find(|f| f.key == name_of(of));
        return name.map(|cell| several(of, &cell.text)).unwrap_or_default();
    }
    let own = fields.iter().find(|f| matches!(f.key.as_str(), "full_name" | "given_name"));
    // A column of those who were with somebody names them beside the one of the row.
    let beside = in_question.filter(|cell| !NAME_FIELDS.contains(&cell.key.as_str())).and(own);
    let cells = beside.into_iter().chain(in_question.or(own));
    cells.flat_map(|cell| whole_names(&cell.text).names).collect()
}

fn who(row: &RowWaits, fields: &[Field]) -> Vec<Field> {
    let name = [name_of(row.kind())];
    let asked: &[&str] = if OF_A_NAME.contains(&row.reason.as_str()) || row.kind() != SubjectKind::PERSON {
        &name
    } else {
        OF_A_MESSAGE
    };
    let told = |key: &str| fields.iter().find(|f| f.key == key && !f.text.trim().is_empty()).cloned();
    let empty = |key: &str| Field::new(key, key, beside(row, fields).unwrap_or_default());
    asked.iter().map(|key| told(key).unwrap_or_else(|| empty(key))).collect()
}

/// The name that stands outside of the list of people, where the row says nothing else.
fn beside<'f>(row: &RowWaits, fields: &'f [Field]) -> Option<&'f str> {
    let mut told = fields.iter().filter(|field| !field.text.trim().is_empty());
    match (told.next(), told.next()) {
        (Some(only), None) if row.reason == "beside" => Some(only.text.trim()),
        _ => None,
    }
}
