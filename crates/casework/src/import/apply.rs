//! Applying a plan: one transaction, or nothing.

use super::changes::news;
use super::contradiction::told_of;
use super::fields::key_of;
use super::outcome::{Outcome, RowOutcome};
use super::own_list;
use super::plan::Plan;
use super::sort::{Sorter, is_number, print, record_of};
use super::{Accepted, ImportGone};
use crate::desk::Desk;
use crate::subjects::told_about;
use crate::unread::unread;
use access::Action;
use drafts::{Draft, Row, read_files};
use model::act::{ImportAccepted, ImportedFile, RowRemark, RowWaits};
use model::dossier::{Entry, fold};
use model::{
    Act, Claim, DocumentId, ImportId, Locus, OrganisationId, Source, SourceId, Statement, Subject,
    SubjectKind, Tier,
};
use register::Refusal;
use register::Work;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Told how many rows are done; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

struct Taking<'a> {
    id: ImportId,
    organisation: OrganisationId,
    sources: Vec<SourceId>,
    plan: &'a Plan,
    outcomes: Vec<RowOutcome>,
    remarks: Vec<RowRemark>,
    /// What was said in rows that make new files, until many of them are written together.
    new_files: Vec<Act>,
    by: model::MemberId,
    today: dates::Day,
}

/// Rows that make new files and are written together.
const TOGETHER: usize = 256;

impl Desk<'_> {
    /// Applies exactly the plan that was read. Refuses with [`Refusal::Stale`]
    /// when the register changed so that a row would have another outcome.
    pub fn accept_import(&self, key: &str, progress: Progress<'_>) -> Result<Accepted, Refusal> {
        self.apply(&self.plan(key)?, progress)
    }

    /// The same for someone who read the plan in this state ([`Plan::state`]).
    /// Refuses with [`Refusal::Stale`] when the plan is another one by now.
    pub fn accept_shown(&self, key: &str, state: &str, progress: Progress<'_>) -> Result<Accepted, Refusal> {
        let plan = self.plan(key)?;
        if plan.state != state {
            return Err(Refusal::Stale);
        }
        self.apply(&plan, progress)
    }

    fn apply(&self, plan: &Arc<Plan>, progress: Progress<'_>) -> Result<Accepted, Refusal> {
        let key = plan.key.as_str();
        if !plan.outcomes.iter().any(|o| matches!(o.outcome, Outcome::Accepted | Outcome::Waiting)) {
            // Nothing new: an import that says nothing is not written, so the same file twice changes
            // nothing.
            self.house.register.part::<super::plan::Plans>().drop(key);
            return Ok(Accepted { import: None, outcomes: plan.outcomes.clone() });
        }
        // Evidence lies sealed on the disk before the act that names it; a sweep takes it if we fail.
        let mut kept = Vec::new();
        for file in &plan.files {
            kept.push(self.house.register.store().vault().put(&mut &file.bytes[..])?);
        }
        let done = self.write(|work| self.take_in(work, plan, &kept, progress))?;
        self.house.register.part::<super::plan::Plans>().drop(key);
        // Where an analyst switched it on, the machine judges what came, too: an act of its own.
        // The import stands, whether or not it can; what fails here is told to the one who asks next.
        let _ = self.judge_what_came();
        Ok(done)
    }

    fn take_in(
        &self,
        work: &mut Work<'_>,
        plan: &Arc<Plan>,
        kept: &[store::Kept],
        progress: Progress<'_>,
    ) -> Result<Accepted, Refusal> {
        self.same_outcome(work, plan)?;
        let organisation = self.organisation(work, &plan.organisation)?;
        let id = ImportId(work.unit.take_id("imports")?);
        let mut taking = Taking {
            id,
            organisation,
            sources: Vec::new(),
            plan,
            outcomes: plan.outcomes.clone(),
            remarks: Vec::new(),
            new_files: Vec::new(),
            by: self.member(),
            today: self.house.today(),
        };
        let files = taking.name_files(work, kept)?;
        let new = plan.new_files();
        let mut next = if new > 0 { work.unit.take_ids(&plan.of.series(), new)? } else { 0 };
        let (mut at, drafting) = (0, self.drafting()?);
        let mut failed: Option<Refusal> = None;
        let mut each = |place: usize, row: Row, draft: Draft| {
            if failed.is_none() {
                if let Err(why) = taking.row(work, place, at, &row, draft, &mut next) {
                    failed = Some(why);
                }
                if at % 256 == 0 && progress(at as u64, plan.outcomes.len() as u64).is_break() {
                    failed = Some(store::Trouble::Stopped.into());
                }
            }
            at += 1;
        };
        read_files(&plan.incoming(), &plan.reading(), &|row| drafting.draft(row), &mut each)
            .map_err(unread)?;
        if let Some(why) = failed {
            return Err(why);
        }
        taking.write_new_files(work)?;
        let accepted = ImportAccepted {
            id,
            organisation,
            of: of_others(plan.of),
            files,
            mapping: plan.choice.mapping.clone(),
            rows: plan.rows(),
            accepted: plan.count(Outcome::Accepted),
            repeated: plan.count(Outcome::Repeated),
            waiting: plan.count(Outcome::Waiting),
            rejected: plan.count(Outcome::Rejected),
            changed: Some(plan.changed_rows()),
            remarks: std::mem::take(&mut taking.remarks),
            sender: None,
            taken_back: Vec::new(),
            by: taking.by,
        };
        work.append(Act::ImportAccepted(accepted))?;
        Ok(Accepted { import: Some(id), outcomes: taking.outcomes })
    }

    /// Sorts the rows once more on the register as it is now.
    fn same_outcome(&self, work: &Work<'_>, plan: &Plan) -> Result<(), Refusal> {
        if work.unit.head()? == plan.head {
            return Ok(());
        }
        let known_as = work.ground.organisation_named(&plan.organisation);
        let drafting = self.drafting()?;
        let again = self.house.with_rows(|rows| {
            let forgotten = self.house.forgotten(&work.ground);
            let mut sorter = Sorter::new(
                rows,
                &work.ground,
                &forgotten,
                known_as,
                self.house.refs_leaving(),
                &drafting.called,
            );
            let mut each = |_: usize, row: Row, draft: Draft| sorter.sort(row, draft);
            read_files(&plan.incoming(), &plan.reading(), &|row| drafting.draft(row), &mut each)
                .map_err(unread)?;
            let mut ask = |subject: &Subject| told_of(&*work.unit, subject, &work.ground);
            let mut ask_file = |subject: &Subject| own_list::file_of(&*work.unit, subject, &work.ground);
            Ok::<_, Refusal>(sorter.finish(&mut ask, &mut ask_file)?.0)
        })??;
        if again == plan.outcomes {
            return Ok(());
        }
        // The same files, accepted by a colleague or by the same hand twice, are no plan that grew old.
        let digests: Vec<String> = plan.files.iter().map(|f| ledger::digest(&f.bytes).to_string()).collect();
        let same = |files: &[ImportedFile]| files.iter().map(|f| &f.digest).eq(&digests);
        let mut since =
            work.ground.lists.imports.values().filter(|i| i.seq > plan.head && i.withdrawn.is_none());
        let taken_in = since.any(|i| Some(i.accepted.organisation) == known_as && same(&i.accepted.files));
        Err(if taken_in { Refusal::Meanwhile("taken-in") } else { Refusal::Stale })
    }

    /// Takes a whole import back: its claims stand no more, files that rest only on it go out of sight.
    pub fn withdraw_import(&self, import: ImportId, why: &str) -> Result<ImportGone, Refusal> {
        self.viewer.may(Action::Undo)?;
        self.undo_import(import, why)
    }

    pub(crate) fn undo_import(&self, import: ImportId, why: &str) -> Result<ImportGone, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        // The many acts are gone through before the unit begins; in it, only those that came since.
        let before = self.house.register.store().head()?;
        let mut touched = Touched::default();
        self.house.register.store().each_act_of_import(import.0, &mut |stored| touched.take(&stored))?;
        self.write(|work| {
            let standing = work.ground.lists.imports.get(&import).ok_or(Refusal::NotFound)?;
            if standing.withdrawn.is_some() {
                return Err(Refusal::Already);
            }
            work.unit.each_act(before, &mut |stored| match stored.keys.import == Some(import.0) {
                true => touched.take(&stored),
                false => ControlFlow::Continue(()),
            })?;
            work.touch(touched.subjects.iter().filter_map(Subject::person));
            work.append(Act::ImportWithdrawn { import, why: why.trim().to_owned(), by: self.member() })?;
            Ok(std::mem::take(&mut touched).told(import))
        })
    }

    /// Lets a withdrawn import stand again: its claims, its files and its rows
    /// that waited. Refuses where a row of it was read in again meanwhile, since
    /// one person would then be in the register twice.
    pub fn restore_import(&self, import: ImportId, why: &str) -> Result<ImportGone, Refusal> {
        self.viewer.may(Action::Undo)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        // Nothing is added to a withdrawn import: what it said is known before the unit begins.
        let mut touched = Touched::default();
        self.house.register.store().each_act_of_import(import.0, &mut |stored| touched.take(&stored))?;
        self.write(|work| {
            let standing = work.ground.lists.imports.get(&import).ok_or(Refusal::NotFound)?;
            if standing.withdrawn.is_none() {
                return Err(Refusal::Already);
            }
            let asked = |row: &(OrganisationId, String)| work.ground.lists.asked.contains_key(row);
            let again = self.house.with_rows(|rows| {
                touched.rows.iter().any(|row| {
                    asked(&(row.1, row.2.clone())) || rows.of_print(row.0, row.1, &row.2).is_some()
                })
            })?;
            if again {
                return Err(Refusal::Field("import", "came-again"));
            }
            let numbers = self.numbers_again(work, import, &touched)?;
            if !numbers.is_empty() {
                return Err(Refusal::CameAgain(numbers.into_iter().collect::<Vec<_>>().join(", ")));
            }
            work.touch(touched.subjects.iter().filter_map(Subject::person));
            work.append(Act::ImportRestored { import, why: why.trim().to_owned(), by: self.member() })?;
            Ok(std::mem::take(&mut touched).told(import))
        })
    }
}

impl Desk<'_> {
    /// Numbers by which the same organisation's lists name somebody, and that another list of theirs brought
    /// again since this one was withdrawn: as a file of its own, or as a row that waits.
    fn numbers_again(
        &self,
        work: &Work<'_>,
        import: ImportId,
        touched: &Touched,
    ) -> Result<BTreeSet<String>, Refusal> {
        let waits = |organisation: &OrganisationId, number: &str| {
            work.ground.lists.waiting.values().any(|waiting| {
                waiting.row.import != import
                    && waiting.row.organisation == *organisation
                    && waiting.row.record.as_deref() == Some(number)
            })
        };
        self.house.with_rows(|rows| {
            let again = touched.numbers.iter().filter(|(subject, organisation, number)| {
                let of = subject.as_ref().map_or(SubjectKind::PERSON, Subject::kind);
                let files = rows.of_record(of, *organisation, number);
                files.iter().any(|file| Some(file) != subject.as_ref()) || waits(organisation, number)
            });
            // As the list writes it: which column it is of is for the register alone.
            let written = |number: &str| number.split_once('=').map_or(number, |(_, n)| n).to_owned();
            again.map(|(.., number)| written(number)).take(NUMBERS_TOLD).collect()
        })
    }
}

/// Numbers that a refusal names.
const NUMBERS_TOLD: usize = 5;

/// What rests on an import.
#[derive(Default)]
struct Touched {
    claims: u64,
    subjects: BTreeSet<Subject>,
    /// Fingerprints of its rows, with what they tell of and the organisation whose list it is.
    rows: Vec<(SubjectKind, OrganisationId, String)>,
    /// Numbers under which its list knows a row, with the file it made.
    numbers: Vec<(Option<Subject>, OrganisationId, String)>,
}

impl Touched {
    fn take(&mut self, stored: &store::StoredAct) -> ControlFlow<()> {
        // Of whom an act spoke that was destroyed, nothing goes or comes back.
        if stored.content.is_none() {
            return ControlFlow::Continue(());
        }
        self.subjects
            .extend(register::acts::persons_among(stored.keys.subjects.iter().copied()).map(Subject::from));
        match register::acts::entry(stored) {
            Ok(Some(Entry { act: Act::Said(said), .. })) => {
                self.claims += said.claims.len() as u64;
                let of = said.subject.kind();
                self.rows.extend(said.print.map(|print| (of, said.organisation, print)));
                let number = said.record.filter(|record| is_number(record));
                self.numbers.extend(number.map(|n| (Some(said.subject.clone()), said.organisation, n)));
                self.subjects.insert(said.subject);
            }
            Ok(Some(Entry { act: Act::RowWaits(row), .. })) => {
                let number = row.record.clone().filter(|record| is_number(record));
                self.numbers.extend(number.map(|number| (None, row.organisation, number)));
                self.rows.push((row.kind(), row.organisation, row.print));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn told(self, import: ImportId) -> ImportGone {
        ImportGone { import, claims: self.claims, subjects: self.subjects.into_iter().collect() }
    }
}

impl Taking<'_> {
    /// Keeps each file as a document and names it as a source.
    fn name_files(
        &mut self,
        work: &mut Work<'_>,
        kept: &[store::Kept],
    ) -> Result<Vec<ImportedFile>, Refusal> {
        let mut files = Vec::new();
        for (file, kept) in self.plan.files.iter().zip(kept) {
            let document = DocumentId(work.unit.take_id("documents")?);
            let digest = kept.digest.to_string();
            work.append(Act::DocumentKept {
                compartment: None,
                id: document,
                digest: digest.clone(),
                name: file.name.clone(),
                media: "application/octet-stream".into(),
                bytes: kept.bytes,
                subject: None,
                tier: Tier::Sealed,
                import: Some(self.id),
                kind: None,
                by: self.by,
            })?;
            let source = SourceId(work.unit.take_id("sources")?);
            work.append(Act::SourceAdded(Source {
                id: source,
                kind: "partner_org".into(),
                title: file.name.clone(),
                organisation: self.organisation,
                reliability: 'F',
                dated: None,
                document: Some(document),
                digest: Some(digest.clone()),
                import: Some(self.id),
                tier: Tier::Partner,
                home: None,
            }))?;
            self.sources.push(source);
            files.push(ImportedFile { name: file.name.clone(), digest, bytes: kept.bytes, document });
        }
        Ok(files)
    }

    fn row(
        &mut self,
        work: &mut Work<'_>,
        file: usize,
        at: usize,
        row: &Row,
        draft: Draft,
        next: &mut u64,
    ) -> Result<(), Refusal> {
        let planned = self.outcomes.get(at).ok_or(Refusal::Stale)?.clone();
        if (planned.row, planned.person) != (row.row, row.person) {
            return Err(Refusal::Stale);
        }
        match (planned.outcome, planned.id.clone()) {
            (Outcome::Accepted, None) => {
                let subject = Subject::numbered(self.plan.of, *next);
                *next += 1;
                self.new_file(work, file, &subject, row, draft)?;
                self.outcomes[at].id = Some(subject);
            }
            (Outcome::Accepted, Some(subject)) => {
                self.write_new_files(work)?;
                let record = record_of(&draft).map(|(key, _)| key);
                // Of a list that went out of here the plan holds only what is new in it.
                let says = self.plan.changes.get(&at).cloned().unwrap_or(draft.claims);
                self.changed_file(work, file, &subject, row, record, says)?;
            }
            (Outcome::Waiting, _) => {
                self.write_new_files(work)?;
                work.append(Act::RowWaits(self.waits(file, row, &draft, &planned)))?;
            }
            (outcome, id) => {
                let id = id.or_else(|| planned.repeats.and_then(|first| self.outcomes[first].id.clone()));
                self.outcomes[at].id = id.clone();
                self.remarks.push(RowRemark {
                    file: file as u16,
                    sheet: row.sheet.as_deref().map(str::to_owned),
                    row: row.row,
                    outcome: if outcome == Outcome::Repeated { "repeated" } else { "rejected" }.into(),
                    reason: planned.reason,
                    subject: id,
                });
            }
        }
        Ok(())
    }

    fn statement(
        &self,
        file: usize,
        subject: &Subject,
        row: &Row,
        record: Option<String>,
        claims: Vec<Claim>,
    ) -> Statement {
        Statement {
            subject: subject.clone(),
            source: self.sources[file],
            locus: Locus {
                sheet: row.sheet.as_deref().map(str::to_owned),
                row: Some(row.row),
                at: place_in_row(row).map(|n| n.to_string()),
            },
            organisation: self.organisation,
            known: self.today,
            by: self.by,
            import: Some(self.id),
            record,
            print: Some(print(row)),
            why: None,
            home: None,
            claims,
        }
    }

    /// A new file rests on this one statement, so its card is folded from it alone.
    fn new_file(
        &mut self,
        work: &mut Work<'_>,
        file: usize,
        subject: &Subject,
        row: &Row,
        draft: Draft,
    ) -> Result<(), Refusal> {
        let record = record_of(&draft).map(|(key, _)| key);
        let act = Act::Said(self.statement(file, subject, row, record, draft.claims));
        self.new_files.push(act);
        if self.new_files.len() >= TOGETHER { self.write_new_files(work) } else { Ok(()) }
    }

    fn write_new_files(&mut self, work: &mut Work<'_>) -> Result<(), Refusal> {
        work.append_files(std::mem::take(&mut self.new_files))
    }

    /// Only what is new is said; what the list says otherwise now supersedes what it said before.
    fn changed_file(
        &self,
        work: &mut Work<'_>,
        file: usize,
        subject: &Subject,
        row: &Row,
        record: Option<String>,
        says: Vec<Claim>,
    ) -> Result<(), Refusal> {
        let dossier = fold(told_about(&*work.unit, subject, &work.ground)?);
        let before: Vec<_> = dossier
            .standing()
            .filter(|s| s.organisation == self.organisation && s.import.is_some())
            .collect();
        let claims =
            says.into_iter().filter_map(|claim| news(&before, claim)).map(|news| news.claim).collect();
        let act = Act::Said(self.statement(file, subject, row, record, claims));
        work.append(act)?;
        Ok(())
    }

    fn waits(&self, file: usize, row: &Row, draft: &Draft, planned: &RowOutcome) -> RowWaits {
        RowWaits {
            import: self.id,
            file: self.plan.files[file].name.clone(),
            source: self.sources[file],
            organisation: self.organisation,
            sheet: row.sheet.as_deref().map(str::to_owned),
            row: row.row,
            reason: planned.reason.clone(),
            column: planned.column.clone(),
            fields: row.fields.iter().map(|f| (key_of(f), f.text.clone())).collect(),
            print: print(row),
            record: record_of(draft).map(|(key, _)| key),
            person: place_in_row(row),
            of: of_others(row.of),
        }
    }
}

/// The kind, where it is not that of people: acts about them say nothing of it, as ever.
fn of_others(kind: SubjectKind) -> Option<SubjectKind> {
    Some(kind).filter(|kind| *kind != SubjectKind::PERSON)
}

/// Which of the people of its row it is about, where they are several.
fn place_in_row(row: &Row) -> Option<u32> {
    (row.people > 1).then_some(row.person)
}
