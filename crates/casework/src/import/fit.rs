//! Whether what a person decided about a waiting row is fit to be said: the reader's own check, once more.
//!
//! **Invariant:** no decision writes a value that the reader itself would hold back. What was asked is
//! answered by the decision; everything else in the row, and all that was typed, is read as a list is.

use super::clearing::Clearing;
use super::fields::fields_of;
use super::reasons::{NAMES_SEVERAL, NO_DATE, ONLY_NEAR, can_stand};
use crate::written_name::{has_no_letters, is_no_written_name};
use drafts::{Draft, Field};
use model::act::RowWaits;
use model::vocab::Kind;
use model::{Claim, Property, SubjectKind, Value};

/// A letter that is lost, as programs write it that could not read it.
const LOST: char = '\u{fffd}';

/// Names without which a row tells of nobody.
const OWN_NAMES: [&str; 2] = ["full_name", "given_name"];

/// Cells of a row whose letters are lost; what was lost in a cell that says nothing of anybody matters not.
pub(super) fn has_lost_letters(field: &Field) -> bool {
    field.text.contains(LOST) && field.key != "ignored"
}

/// Why what these fields say is not fit to be said; the code is under `err-field-…`.
pub(super) fn unfit(
    row: &RowWaits,
    fields: &[Field],
    draft: &Draft,
    clearing: &Clearing,
) -> Option<&'static str> {
    let before = fields_of(row);
    let written: Vec<&Field> = fields.iter().filter(|field| !before.contains(field)).collect();
    let is_split = matches!(clearing, Clearing::Split(_));
    let of_row = fields.iter().filter(|field| !is_split || written.contains(field));
    if of_row.into_iter().any(has_lost_letters) {
        return Some("lost-letters");
    }
    let wrong_name = |claim: &Claim| {
        (row.kind() == SubjectKind::PERSON).then(|| wrong_name(claim, is_written(&written, claim))).flatten()
    };
    draft
        .claims
        .iter()
        .find_map(wrong_name)
        .or_else(|| held_back(row, draft, clearing, &written))
        .or_else(|| draft.claims.iter().any(|claim| is_unread_date(&written, claim)).then_some("not-read"))
        .or_else(|| {
            let nothing = matches!(clearing, Clearing::Corrected(_)) && written.is_empty();
            nothing.then_some("not-corrected")
        })
}

fn is_written(written: &[&Field], claim: &Claim) -> bool {
    written.iter().any(|field| Some(&field.column) == claim.column.as_ref())
}

/// A name has letters; one that somebody types has nothing but letters. «سالم ناصر 2» in a list was for its
/// reader to judge.
fn wrong_name(claim: &Claim, is_written: bool) -> Option<&'static str> {
    let key = claim.property.key();
    if claim.value == Value::Unknown || !claim.property.entry().is_name {
        return None;
    }
    let wrong = match is_written {
        true => is_no_written_name(&claim.said),
        false => has_no_letters(&claim.said) && OWN_NAMES.contains(&key),
    };
    wrong.then_some("no-name")
}

/// What the reader would hold back, as far as the decision does not answer it.
fn held_back(row: &RowWaits, draft: &Draft, clearing: &Clearing, written: &[&Field]) -> Option<&'static str> {
    let as_it_stands = matches!(clearing, Clearing::One | Clearing::This(_));
    if as_it_stands && !can_stand(&row.reason) {
        return Some(code_of(&row.reason));
    }
    let unanswered = |code: &str, column: Option<&String>| {
        let typed = written.iter().any(|field| Some(&field.column) == column);
        match clearing {
            // Nobody said that the place like it is the one that was meant: its words stay, unless they are
            // new ones and like another again.
            _ if ONLY_NEAR.contains(&code) => typed,
            // Who they are was asked, not when: a date that is none stays as its words alone.
            Clearing::Split(_) => typed,
            _ => !(as_it_stands && code == row.reason && can_stand(code)),
        }
    };
    let waiting = draft.doubts.iter().filter(|doubt| doubt.waits);
    waiting
        .filter(|doubt| unanswered(&doubt.code, doubt.column.as_ref()))
        .map(|doubt| code_of(&doubt.code))
        .next()
}

/// The code under which a doubt is told to whoever decided.
fn code_of(code: &str) -> &'static str {
    let own = NO_DATE.iter().chain(&NAMES_SEVERAL).find(|own| **own == code);
    match own {
        Some(own) => own,
        None if ONLY_NEAR.contains(&code) => "only-near",
        None => "held-back",
    }
}

/// A date that somebody typed is one that is read.
fn is_unread_date(written: &[&Field], claim: &Claim) -> bool {
    let is_date = |property: Property| property.entry().kind == Kind::Date;
    is_date(claim.property) && claim.value == Value::Words && is_written(written, claim)
}
