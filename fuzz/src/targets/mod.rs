//! Every fuzzer. Whoever adds a reader adds a row.

mod bundles;
mod door;
mod lists;
mod records;
mod sealed;
mod words;

use crate::Target;

/// A reader of a small file needs little, and may not ask for much.
const READERS_MB: u64 = 1_024;
/// Where a house is opened, its threads and the stretching of passphrases need more.
const HOUSES_MB: u64 = 3_072;

/// All of them.
pub const ALL: &[Target] = &[
    Target { name: "lists-text", memory_mb: READERS_MB, case: lists::text },
    Target { name: "lists-xlsx", memory_mb: READERS_MB, case: lists::xlsx },
    Target { name: "lists-xls", memory_mb: READERS_MB, case: lists::xls },
    Target { name: "lists-xls-records", memory_mb: READERS_MB, case: lists::xls_records },
    Target { name: "lists-xlsb", memory_mb: READERS_MB, case: lists::xlsb },
    Target { name: "lists-ods", memory_mb: READERS_MB, case: lists::ods },
    Target { name: "lists-json", memory_mb: READERS_MB, case: lists::json },
    Target { name: "lists-sentences", memory_mb: READERS_MB, case: lists::sentences },
    Target { name: "lists-parquet", memory_mb: READERS_MB, case: lists::parquet },
    Target { name: "lists-planned", memory_mb: READERS_MB, case: lists::planned },
    Target { name: "bundles", memory_mb: HOUSES_MB, case: bundles::taken },
    Target { name: "mappings", memory_mb: READERS_MB, case: lists::mappings },
    Target { name: "names", memory_mb: READERS_MB, case: words::names },
    Target { name: "dates", memory_mb: READERS_MB, case: words::dates },
    Target { name: "values", memory_mb: READERS_MB, case: words::values },
    Target { name: "queries", memory_mb: READERS_MB, case: words::queries },
    Target { name: "acts", memory_mb: HOUSES_MB, case: records::acts },
    Target { name: "checkpoints", memory_mb: HOUSES_MB, case: records::checkpoints },
    Target { name: "key-files", memory_mb: HOUSES_MB, case: sealed::key_files },
    Target { name: "backups", memory_mb: HOUSES_MB, case: sealed::backups },
    Target { name: "door-requests", memory_mb: HOUSES_MB, case: door::requests },
    Target { name: "door-forms", memory_mb: HOUSES_MB, case: door::forms },
    Target { name: "door-calls", memory_mb: HOUSES_MB, case: door::calls },
];
