//! Every fuzzer. Whoever adds a reader adds a row.

mod door;
mod lists;
mod records;
mod sealed;
mod words;

use crate::Target;

/// All of them.
pub const ALL: &[Target] = &[
    Target { name: "lists-text", case: lists::text },
    Target { name: "lists-xlsx", case: lists::xlsx },
    Target { name: "lists-xls", case: lists::xls },
    Target { name: "lists-ods", case: lists::ods },
    Target { name: "lists-json", case: lists::json },
    Target { name: "lists-sentences", case: lists::sentences },
    Target { name: "lists-parquet", case: lists::parquet },
    Target { name: "lists-planned", case: lists::planned },
    Target { name: "mappings", case: lists::mappings },
    Target { name: "names", case: words::names },
    Target { name: "dates", case: words::dates },
    Target { name: "values", case: words::values },
    Target { name: "queries", case: words::queries },
    Target { name: "acts", case: records::acts },
    Target { name: "checkpoints", case: records::checkpoints },
    Target { name: "key-files", case: sealed::key_files },
    Target { name: "backups", case: sealed::backups },
    Target { name: "door-requests", case: door::requests },
    Target { name: "door-forms", case: door::forms },
    Target { name: "door-calls", case: door::calls },
];
