//! Sorting the rows of a list into their four outcomes.

use super::contradiction::{Ask, is_another};
use super::known::KnownRows;
use super::outcome::{Outcome, PlannedRow, RowOutcome};
use super::own_list;
use super::own_list::{AskFile, Beside, Numbered};
use super::reasons::{FORGOTTEN, MAY_BE_THERE, NAMES_SEVERAL, NUMBER_OF_SEVERAL};
use super::remedies::all_named;
use super::veil::is_veiled;
use crate::forget::Forgotten;
use crate::refs::Refs;
use crate::subjects::Called;
use drafts::{Doubt, Draft, Field, NAME_FIELDS, Row, wording};
use model::{Claim, OrganisationId, Subject, SubjectKind};
use register::Refusal;
use register::ground::Ground;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Sorts rows into their four outcomes.
pub(crate) struct Sorter<'k> {
    known: &'k KnownRows,
    ground: &'k Ground,
    /// Whether somebody who was forgotten may be meant.
    forgotten: &'k Forgotten<'k>,
    organisation: Option<OrganisationId>,
    outcomes: Vec<RowOutcome>,
    seen: HashMap<String, usize>,
    /// What is no person, by its names.
    called: &'k Called,
    /// Names and places of the rows that were taken so far, in a list of what is no person.
    taken: HashSet<String>,
    /// Rows that may be a changed version of one read before: outcome, key.
    maybe_changed: Vec<(usize, SubjectKind, String, bool)>,
    /// Rows of which something here has the name, and the place as far as both are said: outcome, and the
    /// name.
    alike: Vec<(usize, String)>,
    /// What those say whose key the list used before.
    said: BTreeMap<usize, Vec<Claim>>,
    /// How files are called in lists that leave.
    sheets: Refs,
    /// Rows that bear the number of a file as a list of this program writes it, and what they say.
    ours: Vec<Numbered>,
    /// Titles of columns in which years of two digits stand.
    pub(crate) short_years: HashSet<String>,
    /// The first rows that would become files.
    pub(crate) sample: Vec<PlannedRow>,
}

/// Rows that a plan shows at once as the files they will be.
pub(super) const SAMPLE: usize = 6;

pub(super) fn planned(at: usize, row: &Row, draft: Draft) -> PlannedRow {
    let doubts = row.doubts.iter().cloned().chain(draft.doubts).collect();
    let claims = draft.claims.into_iter().filter(|claim| !is_veiled(claim)).collect();
    PlannedRow { at, claims, doubts }
}

impl<'k> Sorter<'k> {
    pub(crate) fn new(
        known: &'k KnownRows,
        ground: &'k Ground,
        forgotten: &'k Forgotten<'k>,
        organisation: Option<OrganisationId>,
        sheets: Refs,
        called: &'k Called,
    ) -> Sorter<'k> {
        Sorter {
            called,
            taken: HashSet::new(),
            known,
            ground,
            forgotten,
            organisation,
            outcomes: Vec::new(),
            seen: HashMap::new(),
            maybe_changed: Vec::new(),
            alike: Vec::new(),
            said: BTreeMap::new(),
            sheets,
            ours: Vec::new(),
            short_years: HashSet::new(),
            sample: Vec::new(),
        }
    }

    /// Takes the next row.
    pub(crate) fn sort(&mut self, row: Row, draft: Draft) {
        let at = self.outcomes.len();
        let print = print(&row);
        let waits = row.doubts.iter().chain(&draft.doubts).find(|d| d.waits);
        let mut outcome = RowOutcome {
            file: row.file.clone(),
            sheet: row.sheet.clone(),
            row: row.row,
            person: row.person,
            people: row.people,
            names: 1,
            outcome: Outcome::Accepted,
            reason: "new".into(),
            column: None,
            said: None,
            remarks: remarks(&row, &draft),
            id: None,
            repeats: None,
        };
        let known = self.organisation.and_then(|o| self.known.of_print(row.of, o, &print));
        for doubt in draft.doubts.iter().filter(|doubt| doubt.code == "two-digit-year") {
            if let Some(column) = doubt.column.as_ref().filter(|column| !self.short_years.contains(*column)) {
                self.short_years.insert(column.clone());
            }
        }
        if let Some(why) = &row.no_person {
            (outcome.outcome, outcome.reason) = (Outcome::Rejected, why.clone());
        } else if !draft.speaks && !row.doubts.iter().any(|doubt| doubt.code == "no-name") {
            (outcome.outcome, outcome.reason) = (Outcome::Rejected, "says-nothing".into());
        } else if let Some(person) = known {
            (outcome.outcome, outcome.reason, outcome.id) =
                (Outcome::Repeated, "known-row".into(), Some(person));
        } else if self.organisation.is_some_and(|o| self.was_asked(o, &print)) {
            (outcome.outcome, outcome.reason) = (Outcome::Repeated, "asked-before".into());
        } else if let Some(first) = self.seen.get(&print) {
            (outcome.outcome, outcome.reason, outcome.repeats) =
                (Outcome::Repeated, "same-row".into(), Some(*first));
        } else if let Some(doubt) = waits {
            (outcome.outcome, outcome.reason) = (Outcome::Waiting, doubt.code.clone());
            outcome.column = doubt.column.clone();
        } else if !draft.named {
            (outcome.outcome, outcome.reason) = (Outcome::Waiting, "no-name".into());
        } else if !self.is_of_known(row.of, &draft) && self.forgotten.may_mean(&draft.claims) {
            (outcome.outcome, outcome.reason) = (Outcome::Waiting, FORGOTTEN.into());
        } else if let Some((key, sure)) = record_of(&draft) {
            let known_key =
                self.organisation.is_some_and(|o| !self.known.of_record(row.of, o, &key).is_empty());
            // A key that the list used before belongs to a changed row more often than to a new one.
            if self.sample.len() < SAMPLE && !known_key {
                self.sample.push(planned(at, &row, draft.clone()));
            }
            self.may_be_there(at, &row, &draft);
            self.ours.extend(numbered(at, &row, &draft, &self.sheets));
            if known_key {
                self.said.insert(at, draft.claims);
            }
            self.maybe_changed.push((at, row.of, key, sure));
        }
        if outcome.id.is_none() {
            outcome.names = named_by(&row, waits);
        }
        if matches!(outcome.outcome, Outcome::Waiting | Outcome::Rejected) {
            outcome.said = said(&row.fields, outcome.column.as_deref());
        }
        if outcome.outcome != Outcome::Rejected {
            self.seen.entry(print).or_insert(at);
        }
        self.outcomes.push(outcome);
    }

    /// Whether somebody was asked about the row before.
    fn was_asked(&self, organisation: OrganisationId, print: &str) -> bool {
        self.ground.lists.asked.contains_key(&(organisation, print.to_owned()))
            || self.forgotten.was_left_out(organisation, print)
    }

    /// Whether the list's own number for a row leads to a file that is there.
    fn is_of_known(&self, of: SubjectKind, draft: &Draft) -> bool {
        let (Some(organisation), Some((key, true))) = (self.organisation, record_of(draft)) else {
            return false;
        };
        !self.known.of_record(of, organisation, &key).is_empty()
    }

    /// Remembers a row that may tell of what has a file already, or of what a row above told of.
    fn may_be_there(&mut self, at: usize, row: &Row, draft: &Draft) {
        if row.of == SubjectKind::PERSON {
            return;
        }
        let again = draft.name_key.as_ref().is_some_and(|key| !self.taken.insert(key.clone()));
        if again || !self.called.like(row.of, &draft.claims).is_empty() {
            self.alike.extend(said(&row.fields, None).map(|name| (at, name)));
        }
    }

    /// The outcomes, and what changed rows say. A row whose key the list used
    /// before, and whose former words are not in it any more, is that row,
    /// changed, unless it says itself that it tells of somebody else. A key of a name
    /// counts only where it can mean one file, and the file one row.
    pub(crate) fn finish(
        mut self,
        ask: Ask<'_>,
        ask_file: AskFile<'_>,
    ) -> Result<(Vec<RowOutcome>, BTreeMap<usize, Vec<Claim>>), Refusal> {
        let by_file = self.sort_by_file(ask_file)?;
        let still_there: HashSet<Subject> = self.outcomes.iter().filter_map(|o| o.id.clone()).collect();
        let mut meant: Vec<(usize, Subject, bool)> = Vec::new();
        let mut by_name: HashMap<Subject, u32> = HashMap::new();
        let mut several: Vec<usize> = Vec::new();
        for (at, of, key, numbered) in self.maybe_changed.iter().filter(|(at, ..)| !by_file.contains(at)) {
            let (Some(organisation), Some(row)) = (self.organisation, self.said.get(at)) else { continue };
            let before = self.known.of_record(*of, organisation, key);
            if before.len() > NAMESAKES {
                several.extend(numbered.then_some(*at));
                continue;
            }
            let mut left = Vec::new();
            for subject in before {
                if (*numbered || !still_there.contains(&subject))
                    && !is_another(*of, &ask(&subject)?, row, *numbered)
                {
                    left.push(subject);
                }
            }
            match &left[..] {
                [subject] => {
                    meant.push((*at, subject.clone(), *numbered));
                    *by_name.entry(subject.clone()).or_default() += u32::from(!numbered);
                }
                [_, _, ..] => several.extend(numbered.then_some(*at)),
                [] => {}
            }
        }
        for (at, subject, numbered) in meant {
            if numbered || by_name[&subject] == 1 {
                (self.outcomes[at].reason, self.outcomes[at].id) = ("changed".into(), Some(subject));
            }
        }
        // A third file for a number that two have would be a person more.
        for at in several {
            let outcome = &mut self.outcomes[at];
            (outcome.outcome, outcome.reason) = (Outcome::Waiting, NUMBER_OF_SEVERAL.into());
        }
        for (at, name) in std::mem::take(&mut self.alike) {
            let outcome = &mut self.outcomes[at];
            if outcome.outcome == Outcome::Accepted && outcome.id.is_none() {
                (outcome.outcome, outcome.reason, outcome.said) =
                    (Outcome::Waiting, MAY_BE_THERE.into(), Some(name));
            }
        }
        self.said.retain(|at, _| self.outcomes[*at].id.is_some());
        Ok((self.outcomes, self.said))
    }

    /// Sorts the rows of a list that went out of this register by the files whose numbers they bear; answers
    /// which rows those are.
    fn sort_by_file(&mut self, ask: AskFile<'_>) -> Result<HashSet<usize>, Refusal> {
        let mut by_file = HashSet::new();
        for (row, beside) in
            own_list::compared(std::mem::take(&mut self.ours), &self.outcomes, self.ground, ask)?
        {
            let outcome = &mut self.outcomes[row.at];
            self.said.remove(&row.at);
            match beside {
                Beside::Same => {
                    (outcome.outcome, outcome.reason, outcome.id) =
                        (Outcome::Repeated, "known-row".into(), Some(row.file));
                }
                Beside::News(claims) => {
                    (outcome.reason, outcome.id) = ("changed".into(), Some(row.file));
                    self.said.insert(row.at, claims);
                }
                Beside::Another => {
                    (outcome.outcome, outcome.reason) = (Outcome::Waiting, "number-of-another".into());
                    (outcome.column, outcome.said) = (Some(row.column), row.said);
                }
            }
            by_file.insert(row.at);
        }
        Ok(by_file)
    }
}

/// A row of a list of this program, with the file that it came from: by its number («p12», «k3»), by the id
/// of what ships, or by its reference in a list for partners.
fn numbered(at: usize, row: &Row, draft: &Draft, sheets: &Refs) -> Option<Numbered> {
    let field = row.fields.iter().find(|field| field.key == "uuid")?;
    let text = field.text.trim();
    let (by_number, by_reference) = (text.parse::<Subject>().ok(), sheets.read_subject(text));
    // What ships is called the same in every register.
    let is_reference = by_reference.is_some();
    let file = by_reference.or(by_number).filter(|subject| subject.kind() == row.of)?;
    let ships = file.shipped_id().is_none() || file.shipped_names().is_some();
    ships.then(|| Numbered {
        at,
        file,
        column: field.column.clone(),
        is_reference,
        claims: draft.claims.clone(),
        said: said(&row.fields, None),
    })
}

/// Files under one key past which a row says too little to mean one of them.
const NAMESAKES: usize = 4;

/// Letters of a row that are shown beside the reason.
const SAID_MOST: usize = 160;

/// How many people, or whatever else it is a list of, a row names: several only where it waits for that.
fn named_by(row: &Row, waits: Option<&Doubt>) -> u64 {
    let Some(doubt) = waits.filter(|doubt| NAMES_SEVERAL.contains(&doubt.code.as_str())) else { return 1 };
    let cell = row.fields.iter().find(|field| doubt.column.as_deref() == Some(field.column.as_str()));
    // «لبنى غياث المصري وأولادها»: how many they are nobody says, and they are more than one.
    all_named(row.of, &row.fields, cell).len().max(2) as u64
}

/// The cell in question; without one the name, and without a name the row as it stands.
pub(super) fn said(fields: &[Field], column: Option<&str>) -> Option<String> {
    let filled = |fits: &dyn Fn(&Field) -> bool| {
        let cells =
            fields.iter().filter(|f| fits(f)).map(|f| names::clean(&f.text)).filter(|text| !text.is_empty());
        let words = cells.collect::<Vec<_>>().join(" · ");
        (!words.is_empty()).then(|| words.chars().take(SAID_MOST).collect())
    };
    filled(&|f| column == Some(f.column.as_str()))
        .or_else(|| filled(&|f| NAME_FIELDS.contains(&f.key.as_str()) || f.key == "subject_name"))
        .or_else(|| filled(&|_| true))
}

fn remarks(row: &Row, draft: &Draft) -> Vec<String> {
    let mut codes: Vec<String> =
        row.doubts.iter().chain(&draft.doubts).filter(|d| !d.waits).map(|d| d.code.clone()).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// The key by which a row is known next month: its own number, or its name.
pub(crate) fn record_of(draft: &Draft) -> Option<(String, bool)> {
    match (&draft.record, &draft.name_key) {
        (Some(record), _) => Some((record.clone(), true)),
        (None, Some(name)) => Some((format!("{BY_NAME}{name}"), false)),
        _ => None,
    }
}

/// Whether a row is known by its own number, and not by a name that others may bear.
pub(crate) fn is_number(record: &str) -> bool {
    !record.starts_with(BY_NAME)
}

const BY_NAME: &str = "name=";

/// Fingerprint of what a row says: the first 128 bits of SHA-256, hexadecimal.
pub(crate) fn print(row: &Row) -> String {
    hex(&ledger::digest(wording(&row.fields).as_bytes()).0[..16])
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
