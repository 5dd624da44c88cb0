//! Records of form servers and programs: arrays of objects, objects that hold
//! such an array (`results`, `data`, …), one object a line, and tables that a
//! program put into JSON (rows of values under a row of titles, or a column of
//! values under each title; see [`crate::json_table`]).
//!
//! Records are read one at a time and flattened as form exports do it: a group
//! becomes a path (`group_person/first_name`), and each person of a repeat a line of its
//! own ([`crate::json_people`]). A record's number is its index, from 0; a row of titles is
//! no record.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::book::{CellKind, Flaw, Limits, Sheet, SheetBuilder};
use crate::json_people::{PersonLine, is_list_of_words, lists_of_people, people_of};
use crate::json_table::{JsonRecord, columnwise, keyed, split_table, titles_of, under};
use crate::refusal::{Refusal, Remark};

/// Reads an array of objects, or the first array of objects an object holds.
pub(crate) fn read_json(text: &str, limits: Limits) -> Result<(Sheet, Vec<Remark>), Refusal> {
    let mut records = JsonRecords::new(limits);
    let mut from = serde_json::Deserializer::from_str(text);
    let outcome = (Outer { records: &mut records, depth: 0 }).deserialize(&mut from);
    let mut remarks = Vec::new();
    if let Some(refusal) = records.refused.take() {
        return Err(refusal);
    }
    if outcome.is_err() {
        if records.count == records.strays {
            return Err(Refusal::corrupt("json"));
        }
        remarks.push(Remark::new("truncated").line(records.count));
    }
    if records.strays > 0 {
        remarks.push(Remark::new("skipped_values").count(records.strays));
    }
    let (sheet, said) = records.finish()?;
    remarks.extend(said);
    Ok((sheet, remarks))
}

/// Reads one object a line; a line that is none is kept as a note.
pub(crate) fn read_json_lines(text: &str, limits: Limits) -> Result<(Sheet, Vec<Remark>), Refusal> {
    let mut records = JsonRecords::new(limits);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(Value::Object(record)) => records.add(record)?,
            _ => records.add_broken(line)?,
        }
    }
    records.finish()
}

/// Whether the first lines are objects, each whole in its line.
pub(crate) fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(5).peekable();
    let first_is_object = lines.peek().is_some_and(|line| line.trim_start().starts_with('{'));
    let whole = |line: &&str| serde_json::from_str::<Map<String, Value>>(line).is_ok();
    let (all, objects) =
        lines.fold((0, 0), |(all, objects), line| (all + 1, objects + usize::from(whole(&line))));
    // A single line may be one object that holds the records; that is JSON.
    first_is_object && all > 1 && objects * 2 > all
}

struct JsonRecords {
    builder: SheetBuilder,
    columns: BTreeMap<String, usize>,
    titles: Vec<String>,
    count: u32,
    strays: u32,
    most: usize,
    refused: Option<Refusal>,
}

impl JsonRecords {
    fn new(limits: Limits) -> JsonRecords {
        JsonRecords {
            builder: SheetBuilder::new(None, limits),
            columns: BTreeMap::new(),
            titles: Vec::new(),
            count: 0,
            strays: 0,
            most: limits.columns,
            refused: None,
        }
    }

    /// The column of a title; past the most a list can have, none is opened and
    /// what stands there is left out with a flaw.
    fn column(&mut self, title: String) -> usize {
        let next = self.titles.len();
        if next > self.most && !self.columns.contains_key(&title) {
            return next;
        }
        let titles = &mut self.titles;
        *self.columns.entry(title).or_insert_with_key(|title| {
            titles.push(title.clone());
            next
        })
    }

    fn add(&mut self, record: Map<String, Value>) -> Result<(), Refusal> {
        for person in people_of(record) {
            self.person(person)?;
        }
        self.count += 1;
        Ok(())
    }

    /// One person of a record: a line with the number of that record.
    fn person(&mut self, person: PersonLine) -> Result<(), Refusal> {
        self.builder.begin(self.count)?;
        if person.beside {
            self.builder.flaw(Flaw::Beside);
        }
        for (title, kind, text) in person.own {
            let column = self.column(title);
            self.builder.cell(column, kind, &text)?;
        }
        for (title, kind, text) in person.shared {
            let column = self.column(title);
            self.builder.cell(column, kind, &text)?;
            self.builder.sheet().shared.insert(column);
        }
        self.builder.end()
    }

    fn add_broken(&mut self, line: &str) -> Result<(), Refusal> {
        self.builder.begin(self.count)?;
        self.count += 1;
        self.builder.flaw(Flaw::BrokenJson);
        let column = self.column("note".to_owned());
        self.builder.cell(column, CellKind::Text, line)?;
        self.builder.end()
    }

    fn finish(mut self) -> Result<(Sheet, Vec<Remark>), Refusal> {
        self.builder.sheet().headers = Some(std::mem::take(&mut self.titles));
        self.builder.finish()
    }
}

/// Looks for the array of records, without holding more than one of them.
struct Outer<'a> {
    records: &'a mut JsonRecords,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Outer<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Outer<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut titles: Option<Vec<String>> = None;
        let mut first = true;
        let mut names_alone = true;
        while let Some(item) = items.next_element::<Value>()? {
            names_alone &= item.is_string();
            let record = match item {
                Value::Object(record) => record,
                Value::Array(cells) if std::mem::take(&mut first) => {
                    let (found, below) = titles_of(&cells);
                    titles = Some(found);
                    let Some(record) = below else { continue };
                    record
                }
                // A list of names alone is a list of people; a word among records is astray.
                Value::String(name) if names_alone && !name.trim().is_empty() => {
                    Map::from_iter([("name".to_owned(), Value::String(name))])
                }
                Value::Array(cells) if titles.is_some() => {
                    under(titles.as_deref().unwrap_or_default(), cells)
                }
                _ => {
                    // It keeps its index, so that the records after it keep theirs.
                    self.records.strays += 1;
                    self.records.count += 1;
                    continue;
                }
            };
            first = false;
            if let Err(refusal) = self.records.add(record) {
                self.records.refused = Some(refusal);
                return Err(serde::de::Error::custom("refused"));
            }
        }
        Ok(())
    }

    /// `{"count": 2, "results": […]}` holds records; `{"name": …}` is one.
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut own = Map::new();
        let before = self.records.count;
        while let Some(key) = fields.next_key::<String>()? {
            let holds = ["results", "data", "records", "submissions", "value", "items", "features"];
            let plain_key = key.to_lowercase();
            // Rows without titles of their own wait for those beside them.
            let titled = own.get("columns").is_some_and(Value::is_array)
                || own.get("fields").is_some_and(Value::is_array);
            if self.depth < 2 && holds.contains(&plain_key.as_str()) && !titled {
                fields.next_value_seed(Outer { records: self.records, depth: self.depth + 1 })?;
            } else {
                // Only what may hold people is kept once records were found.
                let value = fields.next_value::<Value>()?;
                if self.records.count == before || value.is_array() || value.is_object() {
                    own.insert(key, value);
                }
            }
        }
        if self.records.count > before {
            // Beside the records a server tells of pages and sums; people there are called so, or were taken.
            return self
                .add_lists(lists_of_people(&own, true))
                .map_err(|()| serde::de::Error::custom("refused"));
        }
        if own.is_empty() {
            return Ok(());
        }
        self.adopt(own).map_err(|()| serde::de::Error::custom("refused"))
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.records.strays += 1;
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.records.strays += 1;
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.records.strays += 1;
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.records.strays += 1;
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.records.strays += 1;
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

impl Outer<'_> {
    /// Lists of people under a name each, which stays with them as a note.
    fn add_lists(self, lists: Vec<(String, Vec<JsonRecord>)>) -> Result<(), ()> {
        for (name, records) in lists {
            for mut record in records {
                let title = if record.contains_key("note") { "list note" } else { "note" };
                record.insert(title.to_owned(), Value::String(name.clone()));
                self.records.add(record).map_err(|why| self.records.refused = Some(why))?;
            }
        }
        Ok(())
    }

    /// An object without a known holder: the lists of people in it, the first array of objects in it, or
    /// else the object itself as the only record.
    fn adopt(self, own: Map<String, Value>) -> Result<(), ()> {
        let table = split_table(&own);
        if table.is_none() {
            let lists = lists_of_people(&own, false);
            if lists.len() > 1 || lists.iter().any(|(key, _)| own.get(key).is_some_and(is_list_of_words)) {
                return self.add_lists(lists);
            }
        }
        if let Some(records) = table.or_else(|| columnwise(&own)).or_else(|| keyed(&own)) {
            return records.into_iter().try_for_each(|record| {
                self.records.add(record).map_err(|why| self.records.refused = Some(why))
            });
        }
        let named = own.keys().any(|key| is_name(key));
        let own_list = own.values().find_map(list_of_objects).filter(|_| !named);
        let list = own_list.or_else(|| list_within(&own, 0).filter(|_| !tells_a_name(&own)));
        let records = list.cloned().unwrap_or_else(|| vec![Value::Object(own)]);
        for record in records {
            let Value::Object(record) = record else { continue };
            if let Err(refusal) = self.records.add(record) {
                self.records.refused = Some(refusal);
                return Err(());
            }
        }
        Ok(())
    }
}

fn is_name(key: &str) -> bool {
    key.contains("name") || key.contains("Name") || key.contains("اسم")
}

fn list_of_objects(value: &Value) -> Option<&Vec<Value>> {
    value.as_array().filter(|items| !items.is_empty() && items.iter().all(Value::is_object))
}

/// `{"people": {"items": […]}}`: the first array of objects in objects of objects.
fn list_within(own: &Map<String, Value>, depth: usize) -> Option<&Vec<Value>> {
    const DEEPEST: usize = 4;
    let inner = |value| list_of_objects(value).or_else(|| list_within(value.as_object()?, depth + 1));
    if depth < DEEPEST { own.values().find_map(inner) } else { None }
}

/// Whether an object is a record of somebody, by itself or in its groups.
fn tells_a_name(own: &Map<String, Value>) -> bool {
    own.iter().any(|(key, value)| is_name(key) || value.as_object().is_some_and(tells_a_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(sheet: &Sheet) -> Vec<Vec<(String, String)>> {
        let titles = sheet.headers.clone().unwrap_or_default();
        sheet
            .lines()
            .map(|line| {
                line.cells().map(|cell| (titles[cell.column].clone(), cell.text.to_owned())).collect()
            })
            .collect()
    }

    fn pair(title: &str, text: &str) -> (String, String) {
        (title.to_owned(), text.to_owned())
    }

    #[test]
    fn an_object_may_hold_the_records() {
        let text = r#"{"count":2,"results":[{"g":{"name":"سالم"},"_geolocation":[32.5,36.1]},
            {"g/name":"هدى","kin":[{"n":1},{"kin/n":2}]}]}"#;
        let (sheet, remarks) = read_json(text, Limits::default()).expect("valid");
        assert!(remarks.is_empty());
        assert_eq!(
            cells(&sheet),
            [
                vec![pair("_geolocation", "32.5 36.1"), pair("g/name", "سالم")],
                vec![pair("g/name", "هدى"), pair("kin[1]/n", "1"), pair("kin[2]/n", "2")],
            ]
        );
        assert_eq!(sheet.lines().map(|line| line.number()).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn records_may_lie_deep_and_a_record_may_hold_lists() {
        let lines = |text: &str| read_json(text, Limits::default()).expect("valid").0.lines().count();
        assert_eq!(
            lines(
                r#"{"meta":{"by":"x"},
                    "people":{"all":[{"person":{"name":"سالم"}},{"person":{"name":"هدى"}}]}}"#
            ),
            2
        );
        assert_eq!(lines(r#"{"meta":{"file_name":"x"},"rows":[{"name":"سالم"},{"name":"هدى"}]}"#), 2);
        assert_eq!(lines(r#"{"person":{"name":"سالم"},"kin":{"all":[{"n":"هدى"},{"n":"عمر"}]}}"#), 1);
        assert_eq!(lines(r#"{"fullName":"سالم","kin":[{"n":"هدى"},{"n":"عمر"}]}"#), 1);
    }

    #[test]
    fn no_list_of_people_is_left_out_in_silence() {
        let names = |text: &str| {
            let sheet = read_json(text, Limits::default()).expect("valid").0;
            let rows: Vec<String> = cells(&sheet)
                .into_iter()
                .map(|row| row.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "))
                .collect();
            rows
        };
        for (text, expected) in [
            (
                r#"{"detainees":[{"name":"علي حسن"}],"missing":[{"name":"سامر قاسم"},{"name":"رامي فؤاد"}]}"#,
                ["علي حسن detainees", "سامر قاسم missing", "رامي فؤاد missing"],
            ),
            (
                r#"{"حمص":[{"الاسم":"علي حسن"},{"الاسم":"سامر قاسم"}],"حماة":[{"الاسم":"رامي فؤاد"}]}"#,
                ["علي حسن حمص", "سامر قاسم حمص", "رامي فؤاد حماة"],
            ),
            (
                r#"{"حمص":["علي حسن","سامر قاسم"],"حماة":["رامي فؤاد"]}"#,
                ["علي حسن حمص", "سامر قاسم حمص", "رامي فؤاد حماة"],
            ),
            (
                r#"{"data":[{"name":"علي حسن"},{"name":"سامر قاسم"}],"missing":[{"name":"رامي فؤاد"}]}"#,
                ["علي حسن", "سامر قاسم", "رامي فؤاد missing"],
            ),
            (
                r#"{"lists":{"a":{"detainees":["علي حسن"]},
                    "b":{"missing":[{"name":"سامر قاسم"},{"name":"رامي فؤاد"}]}}}"#,
                ["علي حسن lists/a/detainees", "سامر قاسم lists/b/missing", "رامي فؤاد lists/b/missing"],
            ),
            (r#"{"names":["علي حسن","سامر قاسم","رامي فؤاد"]}"#, ["علي حسن", "سامر قاسم", "رامي فؤاد"]),
            (r#"["علي حسن","سامر قاسم","رامي فؤاد"]"#, ["علي حسن", "سامر قاسم", "رامي فؤاد"]),
            (
                r#"[{"المحافظة":"حمص","المعتقلون":["علي حسن","سامر قاسم","رامي فؤاد"]}]"#,
                ["حمص علي حسن", "حمص سامر قاسم", "حمص رامي فؤاد"],
            ),
        ] {
            let mut found = names(text);
            found.iter_mut().for_each(|row| *row = row.trim().to_owned());
            let sorted = |row: &str| {
                let mut words: Vec<&str> = row.split(' ').collect();
                words.sort_unstable();
                words.join(" ")
            };
            let (mut found, mut expected) =
                (found.iter().map(|row| sorted(row)).collect::<Vec<_>>(), expected.map(sorted));
            // Keys of an object have no order.
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(
            names(r#"{"count":1,"results":[{"name":"علي حسن"}],"facets":[{"name":"حمص","count":3}]}"#).len(),
            1
        );
        assert_eq!(
            names(r#"{"detainee":{"name":"علي حسن"},"witnesses":["سامر قاسم","رامي فؤاد"]}"#).len(),
            1
        );
        assert_eq!(names(r#"{"name":"علي حسن","names":["علي حسن العلي","سامر قاسم"]}"#).len(), 1);
        assert_eq!(names(r#"{"people":[{"name":"علي حسن"}],"sources":[{"name":"مكتب"}]}"#).len(), 1);
    }

    #[test]
    fn a_list_cut_off_keeps_what_came() {
        let (sheet, remarks) =
            read_json(r#"[{"name":"سالم"},{"name":"هد"#, Limits::default()).expect("one whole record");
        assert_eq!((sheet.len(), remarks[0].code.as_str()), (1, "truncated"));
    }

    #[test]
    fn a_broken_line_is_a_note() {
        let text = "{\"name\":\"سالم\"}\nnot json\n{\"name\":\"هدى\"}\n";
        assert!(is_json_lines(text));
        let (sheet, _) = read_json_lines(text, Limits::default()).expect("small");
        assert_eq!(cells(&sheet)[1], [pair("note", "not json")]);
    }
}
