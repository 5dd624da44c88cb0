//! Rows that wait: a work-list a person clears, one row an act.

use super::draft::{draft, Field};
use crate::desk::{Desk, Work};
use crate::ground::Waiting;
use crate::refusal::Refusal;
use access::Action;
use model::act::RowWaits;
use model::{Act, Locus, PersonId, Statement};

/// What a person decides about a waiting row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clearing {
    /// It is one person, as it stands.
    One,
    /// It is several people: the name of each; the rest of the row is said of all.
    Split(Vec<String>),
    /// A field is to be read otherwise: column key or header, and the words; the words as they stood stay beside them.
    Corrected(Vec<(String, String)>),
    /// It is left out, and stays in the record of the import.
    LeftOut,
}

impl Clearing {
    fn how(&self) -> &'static str {
        match self {
            Clearing::One => "one",
            Clearing::Split(_) => "split",
            Clearing::Corrected(_) => "corrected",
            Clearing::LeftOut => "left_out",
        }
    }
}

/// The fields of a waiting row, as they stood.
pub fn fields_of(row: &RowWaits) -> Vec<Field> {
    let field = |(key, text): &(String, String)| {
        let (key, column) = key.split_once('\u{1f}').unwrap_or((key, key));
        let (column, month_first) = column.strip_suffix(MONTH_FIRST).map_or((column, false), |column| (column, true));
        let (column, family_first) = column.strip_suffix(FAMILY_FIRST).map_or((column, false), |column| (column, true));
        Field { month_first, family_first, ..Field::new(key, column, text) }
    };
    row.fields.iter().map(field).collect()
}

/// Stands behind the title of a column whose dates have the month first.
const MONTH_FIRST: &str = "\u{1f}month-first";

/// The same for one whose names begin with the family.
const FAMILY_FIRST: &str = "\u{1f}family-first";

/// The key under which a field of a waiting row is kept.
pub(super) fn key_of(field: &Field) -> String {
    let marks = [(field.family_first, FAMILY_FIRST), (field.month_first, MONTH_FIRST)];
    let marks: String = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    format!("{}\u{1f}{}{marks}", field.key, field.column)
}

impl Desk<'_> {
    /// Rows that wait, the oldest first.
    pub fn waiting(&self) -> Result<Vec<Waiting>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.catch_up()?;
        Ok(self.house.ground().rows_waiting().cloned().collect())
    }

    /// Clears a waiting row. Answers the files that were made.
    pub fn clear_row(&self, waits: u64, clearing: &Clearing) -> Result<Vec<PersonId>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.catch_up()?;
        let row = self.house.ground().waiting.get(&waits).cloned().ok_or(Refusal::Already)?.row;
        let rows = rows_of(&row, clearing)?;
        self.write(|work| {
            if !work.ground.waiting.contains_key(&waits) || work.ground.is_withdrawn(row.organisation) {
                return Err(Refusal::Already);
            }
            let mut persons = Vec::new();
            for fields in &rows {
                persons.push(self.make(work, &row, fields)?);
            }
            let how = clearing.how().to_owned();
            work.append(Act::RowCleared { waits, how, persons: persons.clone(), by: self.member() })?;
            Ok(persons)
        })
    }

    fn make(&self, work: &mut Work<'_>, row: &RowWaits, fields: &[Field]) -> Result<PersonId, Refusal> {
        let draft = draft(fields, self.house.today());
        if !draft.named {
            return Err(Refusal::Field("full_name", "needed"));
        }
        let person = PersonId(work.unit.take_id("persons")?);
        work.append(Act::Said(Statement {
            person,
            source: row.source,
            locus: Locus { sheet: row.sheet.clone(), row: Some(row.row), at: None },
            organisation: row.organisation,
            known: self.house.today(),
            by: self.member(),
            import: Some(row.import),
            record: row.record.clone(),
            print: Some(row.print.clone()),
            claims: draft.claims,
        }))?;
        Ok(person)
    }
}

fn rows_of(row: &RowWaits, clearing: &Clearing) -> Result<Vec<Vec<Field>>, Refusal> {
    let fields = fields_of(row);
    match clearing {
        Clearing::LeftOut => Ok(Vec::new()),
        Clearing::One => Ok(vec![fields]),
        Clearing::Corrected(changes) => {
            let mut fields = fields;
            for (key, text) in changes {
                match fields.iter_mut().find(|f| f.key == *key || f.column == *key) {
                    Some(field) => field.text.clone_from(text),
                    None => fields.push(Field::new(key, key, text)),
                }
            }
            Ok(vec![fields])
        }
        Clearing::Split(names) => {
            let names: Vec<_> = names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()).collect();
            if names.len() < 2 {
                return Err(Refusal::Field("names", "two-needed"));
            }
            let with_name = |name: &&str| {
                let rest = fields.iter().filter(|f| !matches!(f.key.as_str(), "full_name" | "given_name")).cloned();
                let own = Field::new("full_name", column_of_name(&fields), *name);
                std::iter::once(own).chain(rest).collect()
            };
            Ok(names.iter().map(with_name).collect())
        }
    }
}

fn column_of_name(fields: &[Field]) -> String {
    fields.iter().find(|f| f.key == "full_name").map_or_else(|| "full_name".into(), |f| f.column.clone())
}
