//! Rows of lists in words: where one stands, and why it was not taken as it is.

use crate::ask::Ask;
use crate::words;

/// Where a row stands: file, sheet, line.
pub(crate) fn place(ask: &Ask, file: &str, sheet: Option<&str>, row: u32) -> String {
    where_in(ask, file, sheet, Some(row))
}

/// Where something stands in a file: what is about a column or a whole sheet stands in no line.
pub(crate) fn where_in(ask: &Ask, file: &str, sheet: Option<&str>, row: Option<u32>) -> String {
    let reader = ask.reader;
    let mut place = vec![file.to_owned()];
    if let Some(sheet) = sheet {
        place.push(reader.ta("web-sheet", &[("sheet", sheet.into())]));
    }
    place.extend(row.map(|row| words::row(reader, file, row)));
    place.retain(|part| !part.is_empty());
    place.join(words::comma(reader))
}

/// A reason in words.
pub(crate) fn reason(ask: &Ask, code: &str) -> String {
    let keys = [format!("reason-{code}"), format!("trouble-{code}"), format!("remark-{code}")];
    keys.iter()
        .find(|key| ask.reader.has(key))
        .map_or_else(|| code.to_owned(), |key| ask.reader.t(key).to_owned())
}
