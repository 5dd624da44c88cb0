//! The engine on lists that are no register: reads files, keeps nothing.

use super::records::record;
use crate::import::{base_name, read_file, ColumnChoice, Incoming, Row};
use crate::refusal::Refusal;
use dates::Day;
use crate::House;
use linkage::{Builder, Continue, Label, Linked, Options, Phase};
use model::Claim;
use names::Script;
use std::collections::HashMap;

/// A list handed to the engine.
pub type LinkInput = Incoming;

/// What the engine is told besides the lists.
#[derive(Debug, Clone, Default)]
pub struct LinkOptions {
    /// For the engine itself.
    pub engine: Options,
    /// Fields of columns whose header is not understood.
    pub columns: ColumnChoice,
    /// The day on which dates are read.
    pub today: Day,
}

/// What the engine made of the lists.
pub struct ListLinked {
    /// Pairs, clusters, model and report.
    pub linked: Linked,
    /// Rows that name nobody and were left out, with their ids.
    pub left_out: Vec<String>,
}

/// Links lists. Ids are `rec_id` where the list has them, else `file#row` or `file#sheet!row`.
pub fn link_files(inputs: &[LinkInput], options: &LinkOptions, labels: Option<&[(String, String, bool)]>, progress: &mut dyn FnMut(Phase, f32) -> Continue) -> Result<ListLinked, Refusal> {
    let mut builder = Builder::new();
    let (mut left_out, mut ids) = (Vec::new(), Vec::new());
    for input in inputs {
        let file = base_name(&input.name);
        let mut each = |row: Row, draft: crate::import::Draft| {
            let (id, list) = identity(&row, &file);
            if row.no_person.is_some() || !draft.named {
                left_out.push(id);
                return;
            }
            if labels.is_some() {
                ids.push(id.clone());
            }
            builder.push(record(id, list, one_script(&draft.claims).into_iter()).borrow());
        };
        read_file(input, &options.columns, options.today, &mut each)?;
    }
    run(builder, &ids, &options.engine, labels, left_out, progress)
}

fn run(builder: Builder, ids: &[String], engine: &Options, labels: Option<&[(String, String, bool)]>, left_out: Vec<String>, progress: &mut dyn FnMut(Phase, f32) -> Continue) -> Result<ListLinked, Refusal> {
    let mut engine = engine.clone();
    if let Some(labels) = labels {
        let rows: HashMap<&str, usize> = ids.iter().enumerate().map(|(row, id)| (id.as_str(), row)).collect();
        let row = |id: &String| rows.get(id.as_str()).copied();
        // A label of a row that is not in these lists says nothing about them.
        let known = labels.iter().filter_map(|(a, b, same)| Some(Label { a: row(a)?, b: row(b)?, same: *same }));
        engine.labels.extend(known);
    }
    let linked = builder.link(&engine, progress).map_err(|why| Refusal::Linkage(why.to_string()))?;
    Ok(ListLinked { linked, left_out })
}

impl House {
    /// The engine on the register, with the ids of the lists its files came from.
    /// Standing judgements count; nothing is written.
    pub fn link_register(&self, engine: &Options, labels: Option<&[(String, String, bool)]>, progress: &mut dyn FnMut(Phase, f32) -> Continue) -> Result<ListLinked, Refusal> {
        self.catch_up()?;
        let (persons, records) = self.link_records()?;
        let mut engine = engine.clone();
        self.judgements_for(&persons, &mut engine);
        let mut builder = Builder::new();
        builder.extend(&records);
        let ids: Vec<String> = records.into_iter().map(|r| r.rec_id).collect();
        run(builder, &ids, &engine, labels, Vec::new(), progress)
    }
}

fn identity(row: &Row, file: &str) -> (String, String) {
    let of = |names: &[&str]| {
        let column = |f: &&crate::import::Field| names.contains(&f.column.trim().to_lowercase().as_str());
        row.fields.iter().find(column).map(|f| f.text.trim().to_owned()).filter(|t| !t.is_empty())
    };
    let id = of(&["rec_id"]).unwrap_or_else(|| match &row.sheet {
        Some(sheet) => format!("{file}#{sheet}!{}", row.row),
        None => format!("{file}#{}", row.row),
    });
    (id, of(&["list", "source"]).unwrap_or_else(|| file.to_owned()))
}

/// Where a row has a name in both scripts, the Arabic one is the master (handbook §15).
fn one_script(claims: &[Claim]) -> Vec<&Claim> {
    let names = claims.iter().filter(|c| c.property.key() == "full_name");
    let arabic = names.clone().any(|c| names::script(&c.said) == Script::Arabic);
    claims
        .iter()
        .filter(|c| !(arabic && c.property.key() == "full_name" && names::script(&c.said) == Script::Latin))
        .collect()
}
