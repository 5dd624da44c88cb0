//! Mappings with a name: how an organisation's list was understood last month.

use crate::desk::Desk;
use access::Action;
use drafts::ColumnChoice;
use register::Refusal;
use serde::{Deserialize, Serialize};

/// A mapping with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedMapping {
    /// Its name.
    pub name: String,
    /// The organisation whose list it was made for.
    pub organisation: String,
    /// Columns by their header, encoding, separator.
    pub choice: ColumnChoice,
}

const SHELF: &str = "mappings";

impl Desk<'_> {
    /// All mappings, by name.
    pub fn mappings(&self) -> Result<Vec<NamedMapping>, Refusal> {
        self.viewer.may(Action::Import)?;
        let all = self.house.register.store().shelf_all(SHELF)?;
        Ok(all.into_iter().filter_map(|(_, bytes)| serde_json::from_slice(&bytes).ok()).collect())
    }

    /// Saves how the columns of a plan were understood, for next month.
    pub fn save_mapping(&self, name: &str, plan: &str) -> Result<NamedMapping, Refusal> {
        let plan = self.plan(plan)?;
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("name", "needed"));
        }
        let choice = ColumnChoice {
            mapping: Some(name.clone()),
            kept: plan.mappings.clone(),
            ..plan.choice.for_next_time(&plan.columns)
        };
        let mapping = NamedMapping { name: name.clone(), organisation: plan.organisation.clone(), choice };
        let bytes = serde_json::to_vec(&mapping).expect("a mapping is text and lists");
        self.write(|work| Ok(work.unit.put_shelf(SHELF, &name, &bytes)?))?;
        Ok(mapping)
    }

    /// Lets go of a mapping.
    pub fn drop_mapping(&self, name: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.store().shelf(SHELF, name)?.ok_or(Refusal::NotFound)?;
        self.write(|work| {
            work.unit.shelf(SHELF, name)?.ok_or(Refusal::Already)?;
            Ok(work.unit.drop_shelf(SHELF, name)?)
        })
    }

    /// Fills in what the named mapping says; what was chosen by hand goes first.
    pub(crate) fn with_mapping(&self, mut choice: ColumnChoice) -> Result<ColumnChoice, Refusal> {
        let Some(name) = choice.mapping.clone() else { return Ok(choice) };
        let bytes =
            self.house.register.store().shelf(SHELF, &name)?.ok_or(Refusal::Field("mapping", "unknown"))?;
        let saved: NamedMapping =
            serde_json::from_slice(&bytes).map_err(|_| Refusal::Field("mapping", "unknown"))?;
        // Filled in once: what a person took back since is not brought again by reading the list anew.
        if choice.kept == saved.choice.kept {
            return Ok(choice);
        }
        choice.kept = saved.choice.kept;
        choice.of = choice.of.or(saved.choice.of);
        choice.encoding = choice.encoding.or(saved.choice.encoding);
        choice.separator = choice.separator.or(saved.choice.separator);
        choice.without_sheets.extend(saved.choice.without_sheets);
        for (sheet, line) in saved.choice.titles {
            choice.titles.entry(sheet).or_insert(line);
        }
        for (column, century) in saved.choice.centuries {
            choice.centuries.entry(column).or_insert(century);
        }
        Ok(choice)
    }
}
