//! The plan: what would happen to every row, before anything is written.

use super::contradiction::{Ask, is_another, told_of};
use super::known::KnownRows;
use super::of_subjects;
use super::own_list::{self, AskFile, Beside, Numbered};
use super::read_before::ReadBefore;
use super::remedies::{NAMES_SEVERAL, all_named};
use super::told::{RowTold, by_row};
use super::veil::{is_veiled, veil};
use crate::desk::Desk;
use crate::forget::Forgotten;
use crate::refs::Refs;
use crate::subjects::Called;
use crate::unread::unread;
use access::Action;
use drafts::{
    ColumnChoice, ColumnPlan, Doubt, Draft, Field, Incoming, NAME_FIELDS, PlanFile, Row, SheetPlan, draft,
    read_files, wording,
};
use model::{Claim, MemberId, OrganisationId, PersonId, Subject, SubjectKind};
use register::Kept;
use register::Refusal;
use register::ground::Ground;
use register::locks::whole;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A new file, or something new in a file.
    Accepted,
    /// Read before, here or in an earlier import.
    Repeated,
    /// A person must look.
    Waiting,
    /// Holds nobody, and nothing that has a file.
    Rejected,
}

/// The outcome of one row, with its reason; of a row that tells of several people, of one of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowOutcome {
    /// Base name of the file.
    pub file: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The line a person sees, from 1 (JSON: the record, from 0).
    pub row: u32,
    /// Which of the people of its row it is about, from 1.
    #[serde(skip)]
    pub person: u32,
    /// How many people the row tells of.
    #[serde(skip)]
    pub people: u32,
    /// How many it names: one, unless it waits because a cell names several.
    #[serde(skip)]
    pub names: u64,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Reason code: `new`, `changed`, `same-row`, `known-row`, `two-people` …
    pub reason: String,
    /// The column that gave the reason.
    pub column: Option<String>,
    /// Words of the row for whoever decides on it: the cell of that column, else
    /// the name, else what stands there. Only of rows that wait or hold no
    /// person, only for those who may import, and in no output but the page.
    #[serde(skip)]
    pub said: Option<String>,
    /// Doubts that do not stop the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// The file it touches; for a new one only once it is made.
    pub id: Option<Subject>,
    /// For a repeated row of the same plan: which outcome it repeats.
    #[serde(skip)]
    pub repeats: Option<usize>,
}

impl RowOutcome {
    /// Whether it opens a file.
    pub fn is_new(&self) -> bool {
        self.outcome == Outcome::Accepted && self.id.is_none()
    }

    /// Whether it adds to a file that is there.
    pub fn is_changed(&self) -> bool {
        self.outcome == Outcome::Accepted && self.id.is_some()
    }

    /// The file it touches, where that is a person's.
    pub fn person_id(&self) -> Option<PersonId> {
        self.id.as_ref().and_then(Subject::person)
    }
}

/// A row as what it would say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// The place of its outcome in the plan.
    pub at: usize,
    /// What would be said of one person.
    pub claims: Vec<Claim>,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
}

/// What would happen to every row.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its key, for as long as it is kept in memory.
    pub key: String,
    /// Who made it.
    pub by: MemberId,
    /// Whose list it is.
    pub organisation: String,
    /// What it is a list of.
    pub of: SubjectKind,
    /// Nobody said so: its titles did, or it is one of our own sheets.
    pub of_guessed: bool,
    /// The files.
    pub files: Vec<PlanFile>,
    /// Their sheets.
    pub sheets: Vec<SheetPlan>,
    /// How columns were understood.
    pub columns: Vec<ColumnPlan>,
    /// Columns changed by hand, mapping, encoding.
    pub choice: ColumnChoice,
    /// How each sheet was understood, to be kept for next month.
    pub mappings: Vec<exchange::Mapping>,
    /// The outcome of every row, in the order of the files.
    pub outcomes: Vec<RowOutcome>,
    /// When it was made, in milliseconds since 1970.
    pub at: i64,
    /// The head of the log it was made on.
    pub head: u64,
    /// A digest of all that the plan shows. Whoever accepts says which they have read.
    pub state: String,
    /// The first rows that would become files.
    pub sample: Vec<PlannedRow>,
    /// What changed rows say, by the place of their outcome.
    pub(crate) changes: BTreeMap<usize, Vec<Claim>>,
}

impl Plan {
    /// How many rows have that outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        by_row(&self.outcomes).filter(|row| row.outcome() == outcome).count() as u64
    }

    /// How its files are read: as was chosen, and of what.
    pub(crate) fn reading(&self) -> ColumnChoice {
        ColumnChoice { of: Some(self.of), ..self.choice.clone() }
    }

    /// Its files, as they were handed in.
    pub(crate) fn incoming(&self) -> Vec<Incoming> {
        self.files
            .iter()
            .map(|file| Incoming { name: file.name.clone(), bytes: file.bytes.clone() })
            .collect()
    }

    /// All rows; one that tells of several people counts once.
    pub fn rows(&self) -> u64 {
        by_row(&self.outcomes).count() as u64
    }

    /// The people told of: those who have or get a file, and those who wait.
    pub fn people(&self) -> u64 {
        RowTold(&self.outcomes).people()
    }

    /// Of the people, those who wait for somebody to decide; the others were found.
    pub fn people_waiting(&self) -> u64 {
        self.outcomes.iter().filter(|o| o.outcome == Outcome::Waiting).map(|o| o.names).sum()
    }

    /// How many files it opens: one for each of the people it accepts who have none.
    pub fn new_files(&self) -> u64 {
        self.outcomes.iter().filter(|o| o.is_new()).count() as u64
    }

    /// How many files that are there it adds to.
    pub fn changed_files(&self) -> u64 {
        let changed = self.outcomes.iter().filter(|o| o.is_changed()).filter_map(|o| o.id.as_ref());
        changed.collect::<HashSet<_>>().len() as u64
    }

    /// Of the accepted rows, how many open no file and only add to some. A row may do both for two people:
    /// it counts as one that opens.
    pub fn changed_rows(&self) -> u64 {
        let accepted = by_row(&self.outcomes).filter(|row| row.outcome() == Outcome::Accepted);
        accepted.filter(|row| !row.0.iter().any(RowOutcome::is_new)).count() as u64
    }

    /// The digest of everything a person reads in it: how columns are understood,
    /// what was chosen, and the outcome of every row.
    fn digest(&self) -> String {
        let mut shown =
            serde_json::to_vec(&(&self.organisation, self.of, &self.choice, &self.sheets, &self.columns))
                .expect("a choice is text and lists");
        for o in &self.outcomes {
            let id = o.id.as_ref().map_or_else(String::new, Subject::to_string);
            shown.extend_from_slice(format!("{} {:?} {} {id}\n", o.row, o.outcome, o.reason).as_bytes());
        }
        hex(&ledger::digest(&shown).0[..16])
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Plans that wait for an answer: in memory, the latest few, never written.
#[derive(Default)]
pub(crate) struct Plans(Mutex<Vec<Arc<Plan>>>);

impl Kept for Plans {
    /// They are no part of the register: each says on which act it was made.
    fn forget(&self) {}

    /// One may hold somebody who is forgotten.
    fn forget_people(&self) {
        let gone = std::mem::take(&mut *whole(&self.0));
        drop(gone);
    }
}

impl Plans {
    const KEPT: usize = 6;
    const BYTES: usize = 300 << 20;

    fn put(&self, plan: Arc<Plan>) {
        let mut gone = Vec::new();
        let mut plans = whole(&self.0);
        gone.extend(plans.extract_if(.., |p| p.key == plan.key));
        plans.push(plan);
        let bytes =
            |plans: &[Arc<Plan>]| plans.iter().flat_map(|p| &p.files).map(|f| f.bytes.len()).sum::<usize>();
        while plans.len() > Self::KEPT || (plans.len() > 1 && bytes(&plans) > Self::BYTES) {
            gone.push(plans.remove(0));
        }
        // A plan of a large list takes long to let go of: nobody waits for that.
        drop(plans);
    }

    fn get(&self, key: &str) -> Option<Arc<Plan>> {
        whole(&self.0).iter().find(|p| p.key == key).cloned()
    }

    pub(crate) fn drop(&self, key: &str) {
        let gone: Vec<_> = whole(&self.0).extract_if(.., |p| p.key == key).collect();
        drop(gone);
    }

    fn of(&self, member: MemberId) -> Vec<Arc<Plan>> {
        whole(&self.0).iter().filter(|p| p.by == member).cloned().collect()
    }
}

impl Desk<'_> {
    /// Reads files and says what would happen to every row. Writes nothing.
    pub fn plan_import(
        &self,
        files: Vec<Incoming>,
        organisation: &str,
        choice: ColumnChoice,
    ) -> Result<Arc<Plan>, Refusal> {
        let key = self.house.random::<12>().iter().map(|b| format!("{b:02x}")).collect();
        self.plan_as(key, files, organisation, choice)
    }

    /// Reads the files of a plan again with other columns; the plan keeps its key.
    pub fn replan(&self, key: &str, mut choice: ColumnChoice) -> Result<Arc<Plan>, Refusal> {
        let plan = self.plan(key)?;
        // What was guessed and read stays, whichever line holds the titles from now on.
        choice.of = choice.of.or_else(|| Some(plan.of).filter(|_| plan.of_guessed));
        self.plan_as(plan.key.clone(), plan.incoming(), &plan.organisation, choice)
    }

    /// Some rows of a plan as what they would say; the files are read again for it.
    pub fn planned_rows(&self, plan: &Plan, wanted: &[usize]) -> Result<Vec<PlannedRow>, Refusal> {
        self.viewer.may(Action::Import)?;
        let (mut found, mut at, drafting) = (Vec::new(), 0, self.drafting()?);
        let mut each = |_: usize, row: Row| {
            if wanted.contains(&at) {
                found.push(planned(at, &row, drafting.draft(&row)));
            }
            at += 1;
        };
        drafts::rows_of_files(&plan.incoming(), &plan.reading(), &mut each).map_err(unread)?;
        Ok(found)
    }

    /// A plan of this viewer that waits for an answer.
    pub fn plan(&self, key: &str) -> Result<Arc<Plan>, Refusal> {
        self.viewer.may(Action::Import)?;
        let plan = self.house.register.part::<Plans>().get(key).ok_or(Refusal::NotFound)?;
        if plan.by == self.member() { Ok(plan) } else { Err(Refusal::NotFound) }
    }

    /// All plans of this viewer that wait for an answer.
    pub fn plans(&self) -> Result<Vec<Arc<Plan>>, Refusal> {
        self.viewer.may(Action::Import)?;
        Ok(self.house.register.part::<Plans>().of(self.member()))
    }

    /// Lets go of a plan.
    pub fn drop_plan(&self, key: &str) -> Result<(), Refusal> {
        self.plan(key)?;
        self.house.register.part::<Plans>().drop(key);
        Ok(())
    }

    fn plan_as(
        &self,
        key: String,
        files: Vec<Incoming>,
        organisation: &str,
        choice: ColumnChoice,
    ) -> Result<Arc<Plan>, Refusal> {
        self.viewer.may(Action::Import)?;
        if let Some(file) = files.iter().find(|file| crate::is_bundle(&file.bytes)) {
            return Err(Refusal::Unreadable { file: file.name.clone(), code: "bundle-in-lists" });
        }
        let organisation = names::clean(organisation);
        if organisation.is_empty() {
            return Err(Refusal::Field("organisation", "needed"));
        }
        if files.is_empty() {
            return Err(Refusal::Field("file", "needed"));
        }
        let choice = self.with_mapping(choice)?;
        self.house.register.catch_up()?;
        let known_as = self.house.ground()?.organisation_named(&organisation);
        if known_as.is_some_and(|id| self.house.association().is_withdrawn(id)) {
            return Err(Refusal::Field("organisation", "withdrawn"));
        }
        let mut plan = Plan {
            key,
            by: self.member(),
            organisation,
            of: choice.of.unwrap_or(SubjectKind::PERSON),
            of_guessed: false,
            files: Vec::new(),
            sheets: Vec::new(),
            columns: Vec::new(),
            choice,
            mappings: Vec::new(),
            outcomes: Vec::new(),
            at: self.house.now(),
            head: self.house.register.store().head()?,
            state: String::new(),
            sample: Vec::new(),
            changes: BTreeMap::new(),
        };
        let ground = self.house.ground()?;
        let drafting = self.drafting()?;
        self.house.with_rows(|rows| {
            let forgotten = self.house.forgotten(&ground);
            let mut sorter =
                Sorter::new(rows, &ground, &forgotten, known_as, self.house.refs_leaving(), &drafting.called);
            // Rows as their file has them: one that tells of several people is one.
            let mut rows_of: HashMap<(usize, Option<Arc<str>>), u64> = HashMap::new();
            let mut each = |file: usize, row: Row, draft: Draft| {
                *rows_of.entry((file, row.sheet.clone())).or_default() += u64::from(row.person <= 1);
                sorter.sort(row, draft);
            };
            let all_read =
                read_files(&files, &plan.choice, &|row| drafting.draft(row), &mut each).map_err(unread)?;
            for (file, mut read) in all_read.into_iter().enumerate() {
                for sheet in &mut read.sheets {
                    let key = (file, sheet.sheet.as_deref().map(Into::into));
                    sheet.rows = rows_of.get(&key).copied().unwrap_or_default();
                }
                (plan.of, plan.of_guessed) =
                    (read.of, plan.choice.of.is_none() && read.of != SubjectKind::PERSON);
                plan.files.push(read.file);
                plan.sheets.extend(read.sheets);
                plan.columns.extend(read.columns);
                plan.mappings.extend(read.mappings);
            }
            let short = std::mem::take(&mut sorter.short_years);
            plan.sample = std::mem::take(&mut sorter.sample);
            let mut ask = |subject: &Subject| told_of(self.house.register.store(), subject, &ground);
            let mut ask_file =
                |subject: &Subject| own_list::file_of(self.house.register.store(), subject, &ground);
            (plan.outcomes, plan.changes) = sorter.finish(&mut ask, &mut ask_file)?;
            let outcomes = &plan.outcomes;
            plan.sample.retain(|row| outcomes[row.at].is_new());
            for column in &mut plan.columns {
                column.short_years = short.contains(&column.column);
            }
            Ok::<_, Refusal>(())
        })??;
        self.fill_sample(&mut plan)?;
        plan.state = plan.digest();
        let plan = Arc::new(plan);
        self.house.register.part::<Plans>().put(plan.clone());
        Ok(plan)
    }

    /// Of a list whose first rows only seemed to add to files that are there, the files it opens are looked
    /// for once more: a plan that opens files shows some.
    fn fill_sample(&self, plan: &mut Plan) -> Result<(), Refusal> {
        let new = (0..plan.outcomes.len()).filter(|at| plan.outcomes[*at].is_new());
        let wanted: Vec<usize> = new.take(SAMPLE).collect();
        if plan.sample.len() < wanted.len() {
            plan.sample = self.planned_rows(plan, &wanted)?;
        }
        Ok(())
    }

    /// By what the rows of a list are understood: the day, and what is called how.
    pub(crate) fn drafting(&self) -> Result<Drafting, Refusal> {
        Ok(Drafting { today: self.house.today(), called: self.house.called()? })
    }
}

/// By what the rows of a list are understood.
pub(crate) struct Drafting {
    /// The day on which they are read.
    pub today: dates::Day,
    /// What is no person, by its names.
    pub called: Arc<Called>,
}

impl Drafting {
    /// What a row would say.
    pub fn draft(&self, row: &Row) -> Draft {
        drafted(row.of, &row.fields, self.today, &self.called)
    }
}

/// What fields of a list of that kind would say.
pub(crate) fn drafted(of: SubjectKind, fields: &[Field], today: dates::Day, called: &Called) -> Draft {
    let mut draft = match of == SubjectKind::PERSON {
        true => draft(fields, today),
        false => of_subjects::draft(of, fields, today, called),
    };
    veil(&mut draft, fields);
    draft
}

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

/// Why a row waits in which somebody who was forgotten may be meant.
pub(crate) const FORGOTTEN: &str = "forgotten";

/// Why a row waits that tells of something of the name and place of what has a file.
pub(crate) const MAY_BE_THERE: &str = "may-be-there";

/// Rows that a plan shows at once as the files they will be.
const SAMPLE: usize = 6;

fn planned(at: usize, row: &Row, draft: Draft) -> PlannedRow {
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
        } else if !draft.speaks {
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
        for (at, of, key, numbered) in self.maybe_changed.iter().filter(|(at, ..)| !by_file.contains(at)) {
            let (Some(organisation), Some(row)) = (self.organisation, self.said.get(at)) else { continue };
            let before = self.known.of_record(*of, organisation, key);
            if before.len() > NAMESAKES {
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
            if let [subject] = &left[..] {
                meant.push((*at, subject.clone(), *numbered));
                *by_name.entry(subject.clone()).or_default() += u32::from(!numbered);
            }
        }
        for (at, subject, numbered) in meant {
            if numbered || by_name[&subject] == 1 {
                (self.outcomes[at].reason, self.outcomes[at].id) = ("changed".into(), Some(subject));
            }
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
    all_named(row.of, &row.fields, cell).len().max(1) as u64
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
        (None, Some(name)) => Some((format!("name={name}"), false)),
        _ => None,
    }
}

/// Fingerprint of what a row says: the first 128 bits of SHA-256, hexadecimal.
pub(crate) fn print(row: &Row) -> String {
    hex(&ledger::digest(wording(&row.fields).as_bytes()).0[..16])
}
