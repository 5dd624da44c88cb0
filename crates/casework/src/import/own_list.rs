//! A list of this program that went out and comes back, corrected in a spreadsheet program.
//!
//! Its rows bear the numbers of files. A number alone means nobody: the list of another register
//! has the same numbers, and whoever sorts one column by itself gives every row the number of
//! another. So the rows themselves say whether their list is of this register: it is where more
//! of them meet the person of their file than miss them. Lists for partners bear references that
//! only this register makes, and those are proof.
//!
//! **Invariant:** in the list of another register a number decides nothing.

use super::alike::{SUBJECT_NAMES, are_alike, other_name};
use super::outcome::RowOutcome;
use crate::sheets::{plain_of, values_in, written_of_file, written_of_subject};
use crate::subjects::{bare, told_about};
use model::dossier::{Gone, Told, says_the_same};
use model::{Claim, Subject, SubjectKind, Value};
use register::Refusal;
use register::ground::Ground;
use std::collections::{BTreeMap, BTreeSet};
use store::Questions;

/// A row that bears the number of a file.
pub(crate) struct Numbered {
    /// The place of its outcome.
    pub at: usize,
    /// The file of that number.
    pub file: Subject,
    /// The column in which the number stands.
    pub column: String,
    /// It stands there as the reference that only this register makes.
    pub is_reference: bool,
    /// What the row says.
    pub claims: Vec<Claim>,
    /// Its name, for whoever decides on it.
    pub said: Option<String>,
}

/// What a row says beside the file of its number.
pub(crate) enum Beside {
    /// Nothing that the file does not say.
    Same,
    /// Something more, or something else.
    News(Vec<Claim>),
    /// Its name is of another person.
    Another,
}

/// How surely a row is about the person of its file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meets {
    /// The name, and something else beside it; or a whole name of three words.
    Surely,
    /// A name of two words, as many people have.
    ByName,
    /// Nothing by which it could be told.
    Open,
    /// Somebody else, or no file has the number.
    Nobody,
}

/// Asks all that was ever said in a file, or in the files of a person; `None` where nothing stands.
pub(crate) type AskFile<'a> = &'a mut dyn FnMut(&Subject) -> Result<Option<Told>, Refusal>;

/// All that was ever said of the person of that file, or of what else it is of.
pub(crate) fn file_of(
    store: &dyn Questions,
    subject: &Subject,
    ground: &Ground,
) -> Result<Option<Told>, Refusal> {
    let told = match subject.person() {
        Some(person) => register::told::told_members(store, &ground.members(person), ground)?,
        None => told_about(store, subject, ground)?,
    };
    Ok(told.claims.iter().any(|spoken| spoken.gone.is_none()).then_some(told))
}

/// What the rows say beside their files, sheet by sheet, as far as the sheet is of this register.
pub(crate) fn compared(
    rows: Vec<Numbered>,
    outcomes: &[RowOutcome],
    ground: &Ground,
    ask: AskFile<'_>,
) -> Result<Vec<(Numbered, Beside)>, Refusal> {
    let mut sheets: BTreeMap<_, Vec<(Numbered, Option<Beside>, Meets)>> = BTreeMap::new();
    for row in rows {
        let (beside, meets) = match ask(&row.file)? {
            Some(file) => {
                let (meets, beside) = compare(&file, &row.claims, ground);
                (Some(beside), meets)
            }
            None => (None, Meets::Nobody),
        };
        let of = &outcomes[row.at];
        sheets.entry((of.file.clone(), of.sheet.clone())).or_default().push((row, beside, meets));
    }
    let is_ours = |sheet: &Vec<(Numbered, Option<Beside>, Meets)>| {
        sheet.iter().any(|row| row.0.is_reference) || is_of_this_register(sheet.iter().map(|row| row.2))
    };
    let of_this_register = sheets.into_values().filter(is_ours);
    // A row whose file is gone is a row like any other.
    Ok(of_this_register.flatten().filter_map(|(row, beside, _)| Some((row, beside?))).collect())
}

/// One row that is surely about its person is enough, or two by their names; and they are more than those
/// that miss.
fn is_of_this_register(rows: impl Iterator<Item = Meets> + Clone) -> bool {
    let count = |meets: Meets| rows.clone().filter(|row| *row == meets).count();
    let (surely, by_name) = (count(Meets::Surely), count(Meets::ByName));
    (surely > 0 || by_name > 1) && surely + by_name > count(Meets::Nobody)
}

fn compare(file: &Told, row: &[Claim], ground: &Ground) -> (Meets, Beside) {
    // What came with a list that was taken back is not told: the list may come again.
    let is_out =
        |gone: &Option<Gone>| matches!(gone, Some(Gone::ImportWithdrawn(_) | Gone::OrganisationWithdrawn(_)));
    let ever: Vec<&Claim> =
        file.claims.iter().filter(|spoken| !is_out(&spoken.gone)).map(|spoken| &spoken.claim).collect();
    let meets = match &file.subject {
        Some(subject) => meeting_of_subject(subject.kind(), &ever, row),
        None => meeting(&ever, row),
    };
    if meets == Meets::Nobody {
        return (meets, Beside::Another);
    }
    let mut news: Vec<Claim> = row.iter().filter(|claim| !is_told(&ever, claim)).cloned().collect();
    if !news.is_empty() {
        let written =
            if file.subject.is_some() { written_of_subject(file) } else { written_of_file(file, ground) };
        news.retain(|claim| !is_written(&written, claim));
    }
    (meets, if news.is_empty() { Beside::Same } else { Beside::News(news) })
}

const NAMES: [&str; 3] = ["full_name", "given_name", "other_name"];

/// What tells two people of one name apart.
const BESIDE_A_NAME: [&str; 9] = [
    "mother_name",
    "birth_date",
    "taken_date",
    "taken_place",
    "origin_place",
    "registration_place",
    "held_at",
    "record_number",
    "national_number",
];

fn meeting(file: &[&Claim], row: &[Claim]) -> Meets {
    let of_file = names_of(file.iter().copied());
    let own: Vec<String> =
        row.iter().filter(|claim| claim.property.key() == "full_name").map(plain).collect();
    let same = own.iter().find(|name| of_file.contains(*name));
    let like = || own.iter().any(|name| of_file.iter().any(|other| are_alike(name, other)));
    let owned: Vec<Claim> = file.iter().map(|claim| (*claim).clone()).collect();
    if same.is_none() && (other_name(&owned, row) || !like()) {
        return Meets::Nobody;
    }
    let beside =
        |claim: &&Claim| BESIDE_A_NAME.contains(&claim.property.key()) && claim.value != Value::Unknown;
    let agrees = row.iter().filter(beside).any(|claim| is_told(file, claim));
    match same.map(|name| name.split_whitespace().count()) {
        _ if agrees => Meets::Surely,
        Some(3..) => Meets::Surely,
        Some(2) => Meets::ByName,
        _ => Meets::Open,
    }
}

/// The same of what is no person: one of its names, and something else beside it.
fn meeting_of_subject(of: SubjectKind, file: &[&Claim], row: &[Claim]) -> Meets {
    let own = |claim: &&Claim| SUBJECT_NAMES.contains(&claim.property.key()) && claim.value != Value::Unknown;
    let of_file: BTreeSet<String> = file.iter().copied().filter(|claim| own(claim)).map(plain).collect();
    let named: Vec<String> = row.iter().filter(own).map(plain).collect();
    if !named.iter().any(|name| of_file.contains(name)) {
        // Spelt anew it is the same one; all of its name, another.
        let alike =
            named.iter().any(|name| of_file.iter().any(|other| are_alike(&bare(of, name), &bare(of, other))));
        return if alike { Meets::Open } else { Meets::Nobody };
    }
    let beside = row
        .iter()
        .filter(|claim| !own(claim) && claim.value != Value::Unknown)
        .any(|claim| is_told(file, claim));
    if beside || named.len() > 1 { Meets::Surely } else { Meets::ByName }
}

/// The names of a file; one that came in parts goes out as a whole one.
fn names_of<'c>(claims: impl Iterator<Item = &'c Claim> + Clone) -> BTreeSet<String> {
    let part = |key: &str| claims.clone().find(|claim| claim.property.key() == key).map(plain);
    let parts = ["given_name", "father_name", "grandfather_name", "family_name"].map(part);
    let whole = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let said = claims.filter(|claim| NAMES.contains(&claim.property.key())).map(plain);
    said.chain([whole]).filter(|name| !name.is_empty()).collect()
}

/// Whether the file says it, or ever said it: what was corrected since the list went out does not come back
/// with it.
fn is_told(file: &[&Claim], claim: &Claim) -> bool {
    let words = plain(claim);
    let same = |other: &&&Claim| {
        other.property == claim.property && (says_the_same(other, claim) || plain(other) == words)
    };
    file.iter().any(|other| same(&other))
        || (NAMES.contains(&claim.property.key()) && names_of(file.iter().copied()).contains(&words))
}

/// Whether a list of this program writes it of the file, in one cell or as one of several values in it.
fn is_written(written: &BTreeSet<(&'static str, String)>, claim: &Claim) -> bool {
    let key = claim.property.key();
    let is = |words: &str| {
        let words = plain_of(key, words);
        let under = |key: &'static str| written.contains(&(key, words.clone()));
        match NAMES.iter().find(|name| **name == key) {
            Some(_) => NAMES.into_iter().any(under),
            None if SUBJECT_NAMES.contains(&key) => SUBJECT_NAMES.into_iter().any(under),
            None => written.iter().any(|(other, cell)| *other == key && *cell == words),
        }
    };
    is(&claim.said) || values_in(&claim.said).all(is)
}

fn plain(claim: &Claim) -> String {
    plain_of(claim.property.key(), &claim.said)
}

#[cfg(test)]
mod tests {
    use super::Meets::{ByName, Nobody, Open, Surely};
    use super::*;

    #[test]
    fn rows_say_whether_their_list_is_of_this_register() {
        let is = |rows: &[Meets]| is_of_this_register(rows.iter().copied());
        assert!(is(&[Surely, Nobody, Surely, Open]) && is(&[ByName, ByName]) && is(&[Surely]));
        assert!(!is(&[Surely, Nobody]) && !is(&[ByName]) && !is(&[Open, Open]) && !is(&[]));
    }

    #[test]
    fn names_are_alike_by_half_of_their_words() {
        assert!(are_alike("سالم خالد الحوراني", "سالم الحوراني") && are_alike("سالم", "سالم ناصر"));
        assert!(!are_alike("محمد احمد الحسن", "محمد خالد العلي") && !are_alike("سالم ناصر", "هدي ديب"));
    }
}
