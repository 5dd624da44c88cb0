//! Tables that a program put into JSON.
//!
//! Programs that keep tables write them in four ways beside the array of
//! objects: rows of values under a row of titles, the same with the titles in
//! `columns`, a column of values under each title, and objects under the number
//! or key of their row. All become the same records.

use serde_json::{Map, Value};

use crate::vocabulary::{SURE, vocabulary};

/// A record of a JSON list.
pub(crate) type JsonRecord = Map<String, Value>;

/// The titles of rows of values, and the first row as a record where it is
/// none of titles: then the columns have numbers for titles.
pub(crate) fn titles_of(first: &[Value]) -> (Vec<String>, Option<JsonRecord>) {
    let words: Vec<&str> = first.iter().filter_map(Value::as_str).collect();
    let known = |text: &&&str| vocabulary().candidates(text).first().is_some_and(|best| best.score >= SURE);
    let enough = if first.len() <= 2 { 1 } else { 2 };
    let is_titles = words.len() == first.len() && words.iter().filter(known).count() >= enough;
    if is_titles {
        return (words.into_iter().map(str::to_owned).collect(), None);
    }
    let numbers: Vec<String> = (1..=first.len()).map(|number| number.to_string()).collect();
    let record = under(&numbers, first.to_vec());
    (numbers, Some(record))
}

/// A row of values under its titles; values past the last title have a number.
pub(crate) fn under(titles: &[String], cells: Vec<Value>) -> JsonRecord {
    let title = |at: usize| titles.get(at).cloned().unwrap_or_else(|| (at + 1).to_string());
    let mut record = JsonRecord::new();
    for (at, cell) in cells.into_iter().enumerate() {
        let mut own = title(at);
        // Two columns of one title are two columns.
        if record.contains_key(&own) {
            own = format!("{own} {}", at + 1);
        }
        record.insert(own, cell);
    }
    record
}

/// `{"columns": ["name", …], "data": [["…"], …]}`.
pub(crate) fn split_table(own: &JsonRecord) -> Option<Vec<JsonRecord>> {
    let titles = own.get("columns").or_else(|| own.get("fields"))?.as_array()?;
    // Beside the titles a schema may say of what kind a column is.
    let title = |value: &Value| value.as_str().or_else(|| value.get("name")?.as_str()).map(str::to_owned);
    let titles: Vec<String> = titles.iter().map(title).collect::<Option<_>>()?;
    let rows = ["data", "rows", "values", "records"].iter().find_map(|key| own.get(*key)?.as_array())?;
    let record = |row: &Value| match row {
        Value::Array(cells) => Some(under(&titles, cells.clone())),
        Value::Object(record) => Some(record.clone()),
        _ => None,
    };
    rows.iter().map(record).collect()
}

/// `{"name": ["…", "…"], "born": [1980, 1991]}`, or with the number of the row
/// before each value. At least two columns of one length, and no value that is
/// itself a record.
pub(crate) fn columnwise(own: &JsonRecord) -> Option<Vec<JsonRecord>> {
    if own.len() < 2 {
        return None;
    }
    let plain = |value: &&Value| !value.is_object() && !value.is_array();
    let mut rows: Vec<JsonRecord> = Vec::new();
    let mut long: Option<usize> = None;
    for (title, column) in own {
        let cells: Vec<(usize, &Value)> = match column {
            Value::Array(cells) => cells.iter().enumerate().collect(),
            Value::Object(cells) => {
                cells.iter().map(|(row, cell)| Some((row.parse().ok()?, cell))).collect::<Option<_>>()?
            }
            _ => return None,
        };
        let length = *long.get_or_insert(cells.len());
        if cells.len() != length || length == 0 || !cells.iter().all(|(_, cell)| plain(cell)) {
            return None;
        }
        rows.resize_with(length.max(rows.len()), JsonRecord::new);
        for (row, cell) in cells {
            rows.get_mut(row)?.insert(title.clone(), cell.clone());
        }
    }
    // One person may have several names and several numbers; a table has rows.
    (long > Some(1) && names_somebody(own)).then_some(rows)
}

/// `{"P1": {"name": "…"}, "P2": {"name": "…"}}`; the key is the number of the
/// record where it has none.
pub(crate) fn keyed(own: &JsonRecord) -> Option<Vec<JsonRecord>> {
    if own.len() < 2 || !own.values().all(|value| value.as_object().is_some_and(names_somebody)) {
        return None;
    }
    let record = |(key, value): (&String, &Value)| {
        let mut record = value.as_object()?.clone();
        let has_id = ["rec_id", "id", "_id"].iter().any(|id| record.contains_key(*id));
        if !has_id && key.parse::<usize>().is_err() {
            record.insert("id".to_owned(), key.as_str().into());
        }
        Some(record)
    };
    own.iter().map(record).collect()
}

fn names_somebody(record: &JsonRecord) -> bool {
    record.keys().any(|key| {
        let best = vocabulary().candidates(key).into_iter().next();
        best.filter(|best| best.score >= SURE)
            .and_then(|best| best.field)
            .is_some_and(|field| field.is_name())
    })
}

#[cfg(test)]
mod tests {
    use crate::book::Limits;
    use crate::json::read_json;

    #[track_caller]
    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let (sheet, _) = read_json(text, Limits::default()).expect("valid");
        let titles = sheet.headers.clone().unwrap_or_default();
        let row = |line: crate::book::Line| {
            (line.number(), line.cells().map(|c| format!("{}={}", titles[c.column], c.text)).collect())
        };
        let mut rows: Vec<(u32, Vec<String>)> = sheet.lines().map(row).collect();
        rows.iter_mut().for_each(|(_, cells)| cells.sort());
        rows
    }

    #[test]
    fn four_ways_to_write_a_table() {
        let wanted = [(0, ["born=1980", "name=سالم ناصر"]), (1, ["born=1991", "name=هدى عمر"])];
        let wanted = wanted.map(|(row, cells)| (row, cells.map(str::to_owned).to_vec())).to_vec();
        for text in [
            r#"[["name","born"],["سالم ناصر",1980],["هدى عمر",1991]]"#,
            r#"{"columns":["name","born"],"index":[0,1],"data":[["سالم ناصر",1980],["هدى عمر",1991]]}"#,
            r#"{"name":["سالم ناصر","هدى عمر"],"born":[1980,1991]}"#,
            r#"{"name":{"0":"سالم ناصر","1":"هدى عمر"},"born":{"0":1980,"1":1991}}"#,
            r#"{"0":{"name":"سالم ناصر","born":1980},"1":{"name":"هدى عمر","born":1991}}"#,
            r#"{"data":[["name","born"],["سالم ناصر",1980],["هدى عمر",1991]]}"#,
        ] {
            assert_eq!(rows(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_person_with_two_names_is_one_record() {
        assert_eq!(rows(r#"{"name":"سالم ناصر","phones":["1","2"]}"#).len(), 1);
        assert_eq!(rows(r#"{"name":["سالم","ناصر"]}"#).len(), 1);
    }

    #[test]
    fn rows_without_titles_keep_their_first() {
        assert_eq!(rows(r#"[["سالم ناصر","1980"],["هدى عمر","1991"]]"#).len(), 2);
    }
}
