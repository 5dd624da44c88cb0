//! Sheets of ours that come back: what they wrote, so that it is known again in a list that is taken in.

use super::cells::{Pen, values_in};
use super::subjects::{cell_of_subject, leaves};
use crate::lists::Column;
use crate::refs::Refs;
use access::{Audience, Clearance};
use l10n::{Lang, Reader};
use model::dossier::Told;
use model::{Property, Subject};
use std::collections::BTreeSet;

/// Columns whose cells are read back as what they say.
const READ_BACK: [(Column, &str); 13] = [
    (Column::Name, "full_name"),
    (Column::Names, "other_name"),
    (Column::Mother, "mother_name"),
    (Column::Birth, "birth_date"),
    (Column::From, "origin_place"),
    (Column::Registered, "registration_place"),
    (Column::Taken, "taken_date"),
    (Column::TakenPlace, "taken_place"),
    (Column::Party, "party"),
    (Column::Held, "held_at"),
    (Column::Status, "status"),
    (Column::Sex, "sex"),
    (Column::Numbers, "record_number"),
];

/// What lists write of a person, for colleagues and for partners, in either language: each cell and each
/// of the values in it, under the property as which it is read back.
pub(crate) fn written_of_file(told: &Told, ground: &crate::Ground) -> BTreeSet<(&'static str, String)> {
    let mut written = BTreeSet::new();
    for audience in [Audience::Sheet, Audience::Outside] {
        let Some(card) = access::card(told, audience) else { continue };
        for lang in [Lang::Ar, Lang::En] {
            let pen = Pen {
                audience,
                reader: Reader::new(lang),
                ground,
                refs: Refs::plain(),
                sources: Refs::plain(),
            };
            for (column, property) in READ_BACK {
                let cell = pen.cell(&card, column);
                let values = values_in(&cell).chain([cell.as_str()]);
                written.extend(values.map(|words| (property, plain_of(property, words))));
            }
        }
    }
    written
}

/// What sheets write of a subject, for colleagues and for partners, in either language: each cell and each of
/// the values in it, under its property.
pub(crate) fn written_of_subject(told: &Told) -> BTreeSet<(&'static str, String)> {
    let mut written = BTreeSet::new();
    let Some(kind) = told.subject.as_ref().map(Subject::kind) else { return written };
    for audience in [Audience::Sheet, Audience::Outside] {
        let dossier = access::dossier(told, &Clearance::of_many(audience));
        for reader in [Lang::Ar, Lang::En].map(Reader::new) {
            for property in Property::of_kind(kind).filter(|property| leaves(*property, audience)) {
                let cell = cell_of_subject(&dossier, property, reader);
                let values = values_in(&cell).chain([cell.as_str()]);
                written.extend(values.map(|words| (property.key(), plain_of(property.key(), words))));
            }
        }
    }
    written
}

/// Words as they are compared. A spreadsheet program takes the zeros before a number for nothing.
pub(crate) fn plain_of(key: &str, words: &str) -> String {
    let words = names::fold(&dates::western_digits(words));
    if key == "record_number" { words.trim_start_matches('0').to_owned() } else { words }
}
