//! Whether a row can speak of the person of a file whose name or number it has.
//!
//! Two men of one name are in every long list, and offices count their cases from one again.
//! What a row says otherwise than its list did before is a correction only while nothing says
//! that it tells of somebody else; a file that a row overwrote so would be lost.

use super::alike::{SUBJECT_NAMES, are_alike, other_name, other_words};
use crate::subjects::{bare, told_about};
use model::dossier::fold;
use model::{Claim, Subject, SubjectKind, Value};
use register::Refusal;
use register::ground::Ground;
use store::Questions;

/// Asks what a file says.
pub(crate) type Ask<'a> = &'a mut dyn FnMut(&Subject) -> Result<Vec<Claim>, Refusal>;

/// All that stands in a file.
pub(crate) fn told_of(
    store: &dyn Questions,
    subject: &Subject,
    ground: &Ground,
) -> Result<Vec<Claim>, Refusal> {
    let dossier = fold(told_about(store, subject, ground)?);
    Ok(dossier.standing().map(|spoken| spoken.claim.clone()).collect())
}

/// What is known of these properties.
fn said<'c>(claims: &'c [Claim], keys: &[&str]) -> impl Iterator<Item = &'c Claim> {
    claims.iter().filter(move |claim| keys.contains(&claim.property.key()) && claim.value != Value::Unknown)
}

/// Whether a row with the key of a file tells of somebody else. Under a number of the list's own
/// (`numbered`) a mother or a date is corrected; another name as well is another person.
pub(crate) fn is_another(of: SubjectKind, file: &[Claim], row: &[Claim], numbered: bool) -> bool {
    // Under one number of its list a checkpoint is spelt anew, moved, handed over; all of its name, it is
    // another one.
    if of != SubjectKind::PERSON {
        let other = |before: &Claim, now: &Claim| !are_alike(&bare(of, &before.said), &bare(of, &now.said));
        return numbered
            && said(row, &SUBJECT_NAMES)
                .all(|now| said(file, &SUBJECT_NAMES).all(|before| other(before, now)));
    }
    let both = |key: &str| said(file, &[key]).next().is_some() && said(row, &[key]).next().is_some();
    let differ = |key: &str, differs: &dyn Fn(&Claim, &Claim) -> bool| {
        both(key) && said(row, &[key]).all(|now| said(file, &[key]).all(|before| differs(before, now)))
    };
    let same_number =
        |a: &Claim, b: &Claim| matches!((&a.value, &b.value), (Value::Digits(a), Value::Digits(b)) if a == b);
    if said(file, &["national_number"]).any(|a| said(row, &["national_number"]).any(|b| same_number(a, b))) {
        return false;
    }
    let other_mother = differ("mother_name", &|a, b| other_words(&a.said, &b.said));
    let same_mother = both("mother_name") && !other_mother;
    // A list corrects days and years: the same mother vouches for the person, and so does the same birth.
    let other_birth =
        differ("birth_date", &|a, b| years_apart(&a.value, &b.value) > if same_mother { 5 } else { 1 });
    let vouched = same_mother || (both("birth_date") && !other_birth);
    let told_apart = other_mother
        || other_birth
        || (!vouched && differ("taken_date", &|a, b| years_apart(&a.value, &b.value) > 0))
        || differ("sex", &|a, b| are_two_sexes(&a.value, &b.value));
    told_apart && (!numbered || other_name(file, row))
}

/// Whole years between the nearest readings of two dates; 0 where they may be of one year.
fn years_apart(a: &Value, b: &Value) -> i32 {
    let spans = |value: &Value| -> Vec<(i32, i32)> {
        let Value::Date { is, or } = value else { return Vec::new() };
        let span = |date: &dates::Fuzzy| {
            let about = i32::from(date.about);
            Some((date.from?.year() - about, date.to?.year() + about))
        };
        std::iter::once(is).chain(or).filter_map(span).collect()
    };
    let (a, b) = (spans(a), spans(b));
    let gap = |(from, to): &(i32, i32), (other_from, other_to): &(i32, i32)| {
        (from - other_to).max(other_from - to).max(0)
    };
    a.iter().flat_map(|a| b.iter().map(move |b| gap(a, b))).min().unwrap_or(0)
}

fn are_two_sexes(a: &Value, b: &Value) -> bool {
    let is_said = |code: &String| ["male", "female"].contains(&code.as_str());
    matches!((a, b), (Value::Code(a), Value::Code(b)) if a != b && is_said(a) && is_said(b))
}
