//! What a row and its list are called.

use drafts::{ColumnChoice, Field, Row};
use std::collections::BTreeSet;

/// The names of the contract, with the fields they stand for.
const CONTRACT: &[(&str, &str)] = &[
    ("list", "list_source"),
    ("source", "list_source"),
    ("name", "full_name"),
    ("name_ar", "full_name"),
    ("name_latin", "full_name"),
    ("given", "given_name"),
    ("father", "father_name"),
    ("grandfather", "grandfather_name"),
    ("family", "family_name"),
    ("mother", "mother_name"),
    ("dob", "birth_date"),
    ("birth", "birth_date"),
    ("detained", "taken_date"),
    ("taken", "taken_date"),
];

/// Which columns name the row and its list.
#[derive(Default)]
pub(crate) struct Identity {
    /// Folded headers that were said to be ids.
    ids: BTreeSet<String>,
    /// Folded headers that were said to be lists.
    lists: BTreeSet<String>,
}

impl Identity {
    /// Reads the names of the contract as keys of fields.
    pub(crate) fn of(choice: &ColumnChoice) -> (ColumnChoice, Identity) {
        let mut identity = Identity::default();
        let mut columns = choice.clone();
        for (header, field) in &mut columns.fields {
            match field.as_str() {
                "rec_id" => {
                    identity.ids.insert(header.clone());
                    *field = "ignored".to_owned();
                }
                "list" | "source" | "list_source" => _ = identity.lists.insert(header.clone()),
                _ => {}
            }
            if let Some((_, key)) = CONTRACT.iter().find(|(name, _)| name == field) {
                *field = (*key).to_owned();
            }
        }
        // One name in two scripts stands in two columns; and a number of the
        // truth beside the list is no ground.
        for (header, field) in
            [("name_ar", "full_name"), ("name_latin", "full_name"), ("person_id", "ignored")]
        {
            columns.fields.entry(names::fold(header)).or_insert_with(|| field.to_owned());
        }
        (columns, identity)
    }

    /// Whether a column names the row.
    pub(crate) fn is_id(&self, header: &str) -> bool {
        if self.ids.is_empty() {
            own_part(header).eq_ignore_ascii_case("rec_id")
        } else {
            self.ids.contains(&names::fold(header))
        }
    }

    /// Whether a column names the list.
    pub(crate) fn is_list(&self, header: &str) -> bool {
        let own = own_part(header);
        let usual = own.eq_ignore_ascii_case("list") || own.eq_ignore_ascii_case("source");
        if self.lists.is_empty() { usual } else { self.lists.contains(&names::fold(header)) }
    }

    /// The id and the list of a row, and whether the list gave the id.
    pub(crate) fn of_row(&self, row: &Row, file: &str) -> (String, String, bool) {
        let of = |names: &dyn Fn(&Field) -> bool| {
            let said = row.fields.iter().filter(|f| names(f)).map(|f| f.text.trim());
            said.filter(|t| !t.is_empty()).map(str::to_owned).next()
        };
        let own = of(&|f| self.is_id(&f.column));
        let has_id = own.is_some();
        let mut id = own.unwrap_or_else(|| match &row.sheet {
            Some(sheet) => format!("{file}#{sheet}!{}", row.row),
            None => format!("{file}#{}", row.row),
        });
        let shared = !has_id || row.fields.iter().any(|f| f.shared && self.is_id(&f.column));
        if shared && row.person > 1 {
            id = format!("{id}#{}", row.person);
        }
        (id, of(&|f| self.is_list(&f.column)).unwrap_or_else(|| file.to_owned()), has_id)
    }
}

/// The last part of a path (`properties/rec_id`), or the whole title.
fn own_part(header: &str) -> &str {
    header.rsplit('/').next().unwrap_or(header).trim()
}
