//! Rows that wait: a work-list a person clears, one row an act.

use super::clearing::Clearing;
use super::drafting::drafted;
use super::fields::{cell_key, cell_tier, fields_of, name_of};
use super::fit::unfit;
use super::reasons::{FORGOTTEN, NO_DATE, ONLY_NEAR};
use super::splits::doubt_of_split;
use super::veil::veiled;
use super::whole_names::whole_names;
use crate::claims::ROW_REOPENED;
use crate::desk::Desk;
use crate::members::{Passed, Wanted};
use crate::subjects::{Called, is_of_one_sort, told_about};
use access::Action;
use drafts::{Doubt, Draft, Field, NAME_FIELDS};
use model::act::{ActKind, HowCleared, RowWaits};
use model::{Act, ClaimId, Locus, Statement, Subject, SubjectKind, Tier, Value};
use register::ground::{Ground, Waiting};
use register::{Refusal, Work};

impl Desk<'_> {
    /// Rows that wait, the oldest first.
    pub fn waiting(&self) -> Result<Vec<Waiting>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        Ok(self.house.ground()?.rows_waiting().cloned().collect())
    }

    /// What here may be what a waiting row tells of: one of its names is the name of the row, and the places
    /// are not two. Nothing where it tells of a person; those are found by comparing.
    pub fn alike(&self, row: &RowWaits) -> Result<Vec<Subject>, Refusal> {
        self.viewer.may(Action::Import)?;
        if row.kind() == SubjectKind::PERSON {
            return Ok(Vec::new());
        }
        let drafting = self.drafting()?;
        let draft = drafted(row.kind(), &fields_of(row), drafting.today, &drafting.called);
        Ok(drafting.called.like(row.kind(), &draft.claims).into_iter().collect())
    }

    /// Clears a waiting row. Answers the files that were made, or the one it was added to.
    pub fn clear_row(&self, waits: u64, clearing: &Clearing) -> Result<Vec<Subject>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        self.write(|work| self.clear_in(work, waits, clearing, false))
    }

    /// Asks a second person whether a row is taken in which somebody who was forgotten may be meant. Where
    /// nobody else is there, it is taken at once, and written down as alone.
    pub fn ask_for_row(&self, waits: u64, clearing: &Clearing) -> Result<Passed, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        let second = self.has_second_to(Action::Forget)?;
        self.write(|work| {
            let wanted = Wanted::Row(waits, clearing.clone());
            if self.is_asked(work, &wanted)? {
                return Err(Refusal::Meanwhile("row-asked"));
            }
            self.ask(work, wanted, second)?;
            if second {
                return Ok(Passed::Waits);
            }
            self.clear_in(work, waits, clearing, true).map(|_| Passed::Done)
        })
    }

    /// Clears a row in a unit. Whom it may mean that was forgotten takes two people: then it is refused with
    /// `row`, `forgotten` unless a second one `agreed`.
    pub(crate) fn clear_in(
        &self,
        work: &mut Work<'_>,
        waits: u64,
        clearing: &Clearing,
        agreed: bool,
    ) -> Result<Vec<Subject>, Refusal> {
        let waiting = work.ground.lists.waiting.get(&waits).cloned();
        let row = waiting.map_or_else(|| Err(no_such_row(work, waits)), |waiting| Ok(waiting.row))?;
        if work.ground.is_withdrawn(row.organisation) {
            return Err(Refusal::Already);
        }
        // A line of a bundle waits for this alone, and is taken in as the bundle says it.
        let is_of_bundle = is_of_bundle(&work.ground, &row);
        if is_of_bundle && !agreed && !matches!(clearing, Clearing::LeftOut(_)) {
            return Err(Refusal::Field("row", FORGOTTEN));
        }
        if is_of_bundle && matches!(clearing, Clearing::One) {
            if let Some(subjects) = self.take_line(work, &row)? {
                let (how, by) = (clearing.how(), self.member());
                work.append(Act::RowCleared {
                    waits,
                    how,
                    subjects: subjects.clone(),
                    why: None,
                    mark: None,
                    by,
                })?;
                return Ok(subjects);
            }
        }
        if let Clearing::Split(typed) = clearing {
            let doubt = doubt_of_split(&row, typed);
            if let Some(code) = doubt.filter(|code| *code == "split-one" || self.asks_about(code)) {
                return Err(Refusal::Field(name_of(row.kind()), code));
            }
        }
        let before = former_words(&row, clearing);
        let drafts = rows_of(&row, clearing)?
            .iter()
            .map(|fields| self.taken(&row, fields, clearing))
            .collect::<Result<Vec<_>, _>>()?;
        let forgotten = self.house.forgotten(&work.ground);
        if !agreed && drafts.iter().any(|draft| forgotten.may_mean(&draft.claims)) {
            return Err(Refusal::Field("row", FORGOTTEN));
        }
        // Left out as somebody who was forgotten, the row does not keep what was forgotten.
        let goes = matches!(clearing, Clearing::LeftOut(_))
            && (is_of_bundle
                || forgotten.may_mean(
                    &drafted(row.kind(), &fields_of(&row), self.house.today(), &Called::default()).claims,
                ));
        let mark = goes.then(|| forgotten.mark_of_row(row.organisation, &row.print));
        let mut subjects = Vec::new();
        for draft in drafts {
            let subject = match clearing {
                Clearing::This(subject) => self.takes_row(work, subject, &row)?,
                _ => Subject::numbered(row.kind(), work.unit.take_id(&row.kind().series())?),
            };
            self.add_row(work, &subject, &row, draft, before.clone())?;
            subjects.push(subject);
        }
        let how = clearing.how();
        let why = clearing.why();
        if goes {
            work.unit.erase(waits)?;
        }
        work.append(Act::RowCleared {
            waits,
            how,
            subjects: subjects.clone(),
            why,
            mark,
            by: self.member(),
        })?;
        Ok(subjects)
    }

    /// What the fields say, once it is fit to be said.
    fn taken(&self, row: &RowWaits, fields: &[Field], clearing: &Clearing) -> Result<Draft, Refusal> {
        let drafting = self.drafting()?;
        let mut draft = drafted(row.kind(), fields, drafting.today, &drafting.called);
        if !draft.named {
            return Err(Refusal::Field(name_of(row.kind()), "needed"));
        }
        if let Some(code) = unfit(row, fields, &draft, clearing) {
            return Err(Refusal::Field("value", code));
        }
        if matches!(clearing, Clearing::Split(_)) {
            let is_date = |value: &Value| matches!(value, Value::Date { .. });
            as_words(&mut draft, &|d| d.waits && NO_DATE.contains(&d.code.as_str()), &is_date);
        }
        // Nobody said that the place like it is the one that was meant.
        let is_listed = |value: &Value| {
            matches!(value, Value::Place { .. } | Value::Party { .. } | Value::Facility { .. })
        };
        as_words(&mut draft, &|d| d.waits && ONLY_NEAR.contains(&d.code.as_str()), &is_listed);
        Ok(draft)
    }

    /// A file that is there and can be what a row tells of.
    fn takes_row(&self, work: &Work<'_>, subject: &Subject, row: &RowWaits) -> Result<Subject, Refusal> {
        let is_another = subject.kind() != row.kind();
        if subject.person().is_some()
            || !is_of_one_sort(subject.kind(), row.kind())
            || (is_another && !self.alike(row)?.contains(subject))
        {
            return Err(Refusal::NotFound);
        }
        self.told_of_in(work, subject).map(|_| subject.clone())
    }

    fn add_row(
        &self,
        work: &mut Work<'_>,
        subject: &Subject,
        row: &RowWaits,
        draft: Draft,
        at: Option<String>,
    ) -> Result<(), Refusal> {
        work.append(Act::Said(Statement {
            subject: subject.clone(),
            source: row.source,
            locus: Locus {
                sheet: row.sheet.clone(),
                row: Some(row.row),
                at: at.or_else(|| row.person.map(|n| n.to_string())),
            },
            organisation: row.organisation,
            known: self.house.today(),
            by: self.member(),
            import: Some(row.import),
            record: row.record.clone(),
            print: Some(row.print.clone()),
            why: None,
            home: None,
            claims: draft.claims,
        }))?;
        Ok(())
    }

    /// Takes a decision about a row back: the files it made go, and the row waits again.
    /// Refuses where somebody has added to such a file since; that is mended in the file.
    pub fn reopen_row(&self, waits: u64) -> Result<(), Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        self.write(|work| {
            let cleared = work.ground.lists.cleared.get(&waits).cloned();
            let cleared = cleared.map_or_else(|| Err(no_such_row(work, waits)), Ok)?;
            let row = &cleared.waiting.row;
            if work.ground.is_void(Some(row.import), row.organisation) {
                return Err(Refusal::Already);
            }
            for subject in &cleared.subjects {
                for claim in self.claims_of_row(work, subject, row, cleared.how == HowCleared::This)? {
                    let why = ROW_REOPENED.to_owned();
                    work.append(Act::ClaimWithdrawn {
                        claim,
                        subject: subject.clone(),
                        why,
                        import: None,
                        by: self.member(),
                    })?;
                }
            }
            work.append(Act::RowReopened { waits, subjects: cleared.subjects.clone(), by: self.member() })?;
            Ok(())
        })
    }

    /// What a decision said in a file, as far as it still stands. A file that it made goes with it, and so
    /// must hold nothing else; one that `was_there` stays as it was before.
    fn claims_of_row(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        row: &RowWaits,
        was_there: bool,
    ) -> Result<Vec<ClaimId>, Refusal> {
        let told = told_about(&*work.unit, subject, &work.ground)?;
        // What a line of a bundle says, several sources may say, and at no place in a list.
        let is_of_bundle = is_of_bundle(&work.ground, row);
        let of_row = |s: &&model::dossier::Spoken| {
            s.import == Some(row.import)
                && (is_of_bundle
                    || (s.source == row.source && s.locus.row == Some(row.row) && s.locus.sheet == row.sheet))
        };
        let standing = || told.claims.iter().filter(|s| s.gone.is_none());
        if !was_there
            && (work.ground.files_of(subject).len() > 1
                || standing().any(|s| !of_row(&s))
                || told.papers.iter().any(|paper| paper.out.is_none()))
        {
            return Err(Refusal::Field("row", "file-grew"));
        }
        Ok(standing().filter(of_row).map(|s| s.id).collect())
    }

    /// The words of a sealed cell of a waiting row; the asking is logged before it is answered.
    pub fn reveal_cell(&self, waits: u64, key: &str) -> Result<Vec<Field>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.viewer.may(Action::Reveal)?;
        self.house.register.catch_up()?;
        let row = self.house.ground()?.lists.waiting.get(&waits).cloned().ok_or(Refusal::NotFound)?.row;
        let cells: Vec<Field> = fields_of(&row).into_iter().filter(|f| f.key == key).collect();
        if cells.is_empty() || cell_tier(key) > self.audience().tier() {
            return Err(Refusal::NotFound);
        }
        self.write(|work| {
            let property = key.to_owned();
            work.append_only(&Act::RowSealedRead { member: self.member(), waits, property })?;
            Ok(())
        })?;
        Ok(cells)
    }
}

/// A row that is not among those asked for: decided by somebody else meanwhile, or no row at all.
fn no_such_row(work: &Work<'_>, waits: u64) -> Refusal {
    // Its words may be destroyed since; that it was a row stays.
    match work.unit.act(waits) {
        Ok(Some(stored)) if stored.keys.kind == ActKind::RowWaits as u8 => Refusal::Already,
        Ok(_) => Refusal::NotFound,
        Err(trouble) => trouble.into(),
    }
}

/// Whether a row is a line of a bundle.
fn is_of_bundle(ground: &Ground, row: &RowWaits) -> bool {
    ground.lists.imports.get(&row.import).is_some_and(|import| import.accepted.sender.is_some())
}

/// What was understood of the cells in doubt is taken back; their words stay.
fn as_words(draft: &mut Draft, in_doubt: &dyn Fn(&Doubt) -> bool, fits: &dyn Fn(&Value) -> bool) {
    let columns: Vec<_> =
        draft.doubts.iter().filter(|doubt| in_doubt(doubt)).map(|doubt| doubt.column.clone()).collect();
    for claim in draft.claims.iter_mut().filter(|claim| fits(&claim.value) && columns.contains(&claim.column))
    {
        claim.value = Value::Words;
    }
}

/// What stood in the cells that were written anew. Sealed words stay in the row alone.
fn former_words(row: &RowWaits, clearing: &Clearing) -> Option<String> {
    let fields = fields_of(row);
    let changes = match clearing {
        Clearing::Corrected(changes) => changes,
        // Whom nobody entered stays in the words of the row, beside those who were.
        Clearing::Split(typed) if doubt_of_split(row, typed).is_some() => {
            let cells =
                fields.iter().filter(|f| NAME_FIELDS.contains(&f.key.as_str()) || f.key == "subject_name");
            let words: Vec<String> = cells.map(|f| names::clean(&f.text)).filter(|w| !w.is_empty()).collect();
            return (!words.is_empty()).then(|| words.join(" · "));
        }
        _ => return None,
    };
    let changed = changes.iter().filter_map(|(key, text)| {
        let field = fields.iter().find(|f| is_cell(f, key))?;
        let was = names::clean(&veiled(field, &fields).unwrap_or_else(|| field.text.clone()));
        let is_other = names::clean(&field.text) != names::clean(text);
        (cell_tier(&field.key) < Tier::Sealed && !was.is_empty() && is_other).then_some(was)
    });
    let words: Vec<String> = changed.collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

fn is_cell(field: &Field, key: &str) -> bool {
    cell_key(field) == key || field.key == key || field.column == key
}

fn rows_of(row: &RowWaits, clearing: &Clearing) -> Result<Vec<Vec<Field>>, Refusal> {
    let fields = fields_of(row);
    match clearing {
        Clearing::LeftOut(_) => Ok(Vec::new()),
        Clearing::One | Clearing::This(_) => Ok(vec![fields]),
        Clearing::Corrected(changes) => {
            let mut fields = fields;
            for (key, text) in changes {
                match fields.iter_mut().find(|f| is_cell(f, key)) {
                    Some(field) => field.text.clone_from(text),
                    None => fields.push(Field::new(key, key, text)),
                }
            }
            Ok(vec![fields])
        }
        Clearing::Split(names) => {
            let names: Vec<_> = names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()).collect();
            // Of «عائلة خالد (5 أشخاص)» one name may be all that anybody knows.
            let key = name_of(row.kind());
            if names.is_empty() {
                return Err(Refusal::Field(key, "needed"));
            }
            // «لبنى غياث المصري وأولادها»: the one name that was proposed is not all of them.
            if let ([only], true) = (&names[..], row.kind() == SubjectKind::PERSON) {
                let cell =
                    fields.iter().find(|field| matches!(field.key.as_str(), "full_name" | "given_name"));
                let before = |cell: &Field| names::clean(&cell.text).starts_with(&names::clean(only));
                if cell.is_some_and(before) {
                    return Err(Refusal::Field(key, "split-one"));
                }
            }
            let column = column_of_name(key, &fields);
            let rest = if row.kind() == SubjectKind::PERSON {
                said_of_all(&fields)
            } else {
                fields.into_iter().filter(|f| f.key != key).collect()
            };
            let with_name = |name: &&str| {
                let own = Field::new(key, column.clone(), *name);
                std::iter::once(own).chain(rest.iter().cloned()).collect()
            };
            Ok(names.iter().map(with_name).collect())
        }
    }
}

/// What one row can say of several people. Of whom the birth or the number was
/// told nobody knows: it stays as a note, with its column.
fn said_of_all(fields: &[Field]) -> Vec<Field> {
    const NAMES: &[&str] = &["full_name", "given_name"];
    const OF_PARENTS: &[&str] = &["father_name", "grandfather_name", "mother_name"];
    const OF_ONE: &[&str] = &[
        "birth_date",
        "birth_date_precision",
        "age",
        "sex",
        "kunya",
        "other_name",
        "national_number",
        "marital_status",
        "profession",
    ];
    let cell = fields.iter().find(|f| matches!(f.key.as_str(), "full_name" | "given_name"));
    let siblings = cell.is_none_or(|cell| whole_names(&cell.text).siblings);
    let of_one = |key: &str| OF_ONE.contains(&key) || (OF_PARENTS.contains(&key) && !siblings);
    let shared = fields.iter().filter(|f| !NAMES.contains(&f.key.as_str()) && !f.text.trim().is_empty());
    let told = shared.map(|f| match of_one(&f.key) {
        true => Field::new("note", f.column.clone(), format!("{}: {}", f.column, names::clean(&f.text))),
        false => f.clone(),
    });
    told.collect()
}

fn column_of_name(key: &str, fields: &[Field]) -> String {
    fields.iter().find(|f| f.key == key).map_or_else(|| key.into(), |f| f.column.clone())
}
