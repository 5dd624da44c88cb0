//! The plan: what would happen to every row, before anything is written.

use super::contradiction::told_of;
use super::outcome::{Outcome, PlannedRow, RowOutcome};
use super::own_list;
use super::sort::{SAMPLE, Sorter, hex, planned};
use super::told::{RowTold, by_row};
use crate::desk::Desk;
use crate::unread::unread;
use access::Action;
use drafts::{ColumnChoice, ColumnPlan, Draft, Incoming, PlanFile, Row, SheetPlan, read_files};
use model::act::ActKind;
use model::{Claim, MemberId, Subject, SubjectKind};
use register::locks::whole;
use register::{Kept, Refusal};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};

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

    /// Whether lists came, went or came back since a plan was made, or rows were decided or destroyed: what
    /// it counts is not what would come of it any more.
    pub fn is_overtaken(&self, plan: &Plan) -> Result<bool, Refusal> {
        const LISTS: [ActKind; 6] = [
            ActKind::Import,
            ActKind::ImportWithdrawn,
            ActKind::ImportRestored,
            ActKind::Organisation,
            ActKind::RowCleared,
            ActKind::Forgotten,
        ];
        let since = |kind: &ActKind| {
            Ok(!self.house.register.store().acts_of_kind(*kind as u8, plan.head, 1)?.is_empty())
        };
        LISTS.iter().map(since).try_fold(false, |before, since: Result<bool, Refusal>| Ok(before || since?))
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
}
