//! From one record of JSON to the lines of a sheet: one for each person in it.
//!
//! A form about a family holds its missing people as an array, at any depth and
//! under any name. Each of them is a line of its own, all with the number of their record, and
//! what stands outside the array (who told, a telephone, a town) stands in each of
//! their lines. Arrays of anything else (relatives, papers) become paths with a number
//! (`relatives[2]/name`).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::book::CellKind;
use crate::field::FieldKey;
use crate::people::{field_of, is_of_all, is_own_name, repeats_people, tells_a_taking};
use crate::vocabulary::{key_words, value_key, vocabulary};

/// A title, what kind of value stands under it, and its words.
pub(crate) type FlatCell = (String, CellKind, String);

/// One person of a record.
#[derive(Debug, Default)]
pub(crate) struct PersonLine {
    /// What is said of this person alone.
    pub own: Vec<FlatCell>,
    /// What the record says of all of them.
    pub shared: Vec<FlatCell>,
    /// Named beside the people in question, and nothing says that they were taken: whoever
    /// filled the form, or one more of them.
    pub beside: bool,
}

type Object = Map<String, Value>;

/// An array of words alone.
pub(crate) fn is_list_of_words(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_string))
}

/// Whether a key names those of whom lists are made: `detainees`, «المعتقلون».
fn is_of_people(key: &str) -> bool {
    key_words(key).iter().any(|word| vocabulary().is_word("people", word))
}

/// An array of names, each of them a record: under a key for people, or of whole names under a key
/// that is no title («حمص»).
fn named(key: &str, value: &Value, beside: bool) -> Option<Vec<Object>> {
    let items = value.as_array().filter(|_| is_list_of_words(value))?;
    let texts = || items.iter().filter_map(Value::as_str);
    let of_names = texts().all(|text| !text.chars().any(char::is_numeric) && names::tokens(text).len() >= 2);
    let known = texts()
        .filter(|text| names::tokens(text).first().is_some_and(|first| names::is_given(first)))
        .count()
        * 2
        >= items.len();
    let of_people = is_of_people(key)
        && !key_words(key)
            .iter()
            .any(|word| matches!(word.as_str(), "id" | "ids" | "number" | "date" | "status"));
    let of_others = key_words(key).iter().any(|word| vocabulary().is_word("kin", word));
    let people = of_people && (of_names || known)
        || !beside && !of_others && of_names && known && field_of(key).is_none();
    people.then(|| {
        texts().map(|name| Object::from_iter([("name".to_owned(), Value::String(name.to_owned()))])).collect()
    })
}

/// The lists of people in an object, at any depth, each with the path of its keys. `beside` records that
/// were found already only those are lists of people that say so.
pub(crate) fn lists_of_people(own: &Object, beside: bool) -> Vec<(String, Vec<Object>)> {
    let mut lists = Vec::new();
    gather("", own, beside, 0, &mut lists);
    lists
}

fn gather(path: &str, own: &Object, beside: bool, depth: usize, lists: &mut Vec<(String, Vec<Object>)>) {
    const DEEPEST: usize = 4;
    // What names somebody itself is a record, and its arrays are its own.
    if depth > DEEPEST || names_one(path, own) {
        return;
    }
    for (key, value) in own {
        let path = below(path, key);
        if let Value::Object(inner) = value {
            gather(&path, inner, beside, depth + 1, lists);
            continue;
        }
        let records = named(key, value, beside).or_else(|| {
            let items = objects(value).filter(|items| items.len() == value.as_array().map_or(0, Vec::len))?;
            let titles: Vec<String> = items.iter().flat_map(|item| own_titles("", item)).collect();
            let people = repeats_people(key, titles.iter().map(String::as_str), beside) || titles.is_empty();
            people.then(|| items.into_iter().cloned().collect())
        });
        lists.extend(records.map(|records| (path, records)));
    }
}

/// Whether an object names somebody, by itself or in its groups.
fn names_one(path: &str, own: &Object) -> bool {
    own.iter().any(|(key, value)| match value {
        Value::Object(inner) => names_one(&below(path, key), inner),
        Value::Array(_) | Value::Null => false,
        _ => is_own_name(&below(path, key)),
    })
}

/// Several whole names under `names`, in a record that names nobody else: several people, not one of many
/// names.
fn whole_names(key: &str, value: &Value) -> Option<Vec<Object>> {
    let title = matches!(key_words(key).as_slice(), [word] if matches!(word.as_str(), "names" | "اسماء"));
    let items: Vec<&str> = match value {
        Value::Array(items) if is_list_of_words(value) => items.iter().filter_map(Value::as_str).collect(),
        Value::String(text) => {
            text.split([';', '؛', '|', '\n']).map(str::trim).filter(|t| !t.is_empty()).collect()
        }
        _ => return None,
    };
    if !title || items.len() < 2 {
        return None;
    }
    let given: BTreeSet<Option<String>> = items
        .iter()
        .map(|text| {
            names::tokens(text)
                .into_iter()
                .next()
                .filter(|first| names::is_given(first) && text.split_whitespace().count() > 1)
        })
        .collect();
    let apart = given.len() == items.len() && !given.contains(&None);
    let person = |name: &&str| Object::from_iter([("name".to_owned(), Value::String((*name).to_owned()))]);
    apart.then(|| items.iter().map(person).collect())
}

/// Arrays of names under a key for people become arrays of people.
fn name_people(own: &mut Object) {
    // `names: "…; …"` is no name beside the names in it.
    let others = || own.iter().filter(|(key, value)| whole_names(key, value).is_none());
    let alone = match others().count() == own.len() {
        true => !names_one("", own),
        false => !names_one("", &others().map(|(key, value)| (key.clone(), value.clone())).collect()),
    };
    for (key, value) in own.iter_mut() {
        let array = |people: Vec<Object>| Value::Array(people.into_iter().map(Value::Object).collect());
        let titled = whole_names(key, value);
        let is_titled = titled.is_some();
        if let Some(people) = named(key, value, true).or(titled.filter(|_| alone)) {
            *value = match is_titled {
                // The title itself says only that names follow.
                true => Value::Object(Object::from_iter([("people".to_owned(), array(people))])),
                false => array(people),
            };
        } else if let Value::Object(inner) = value {
            name_people(inner);
        }
    }
}

/// The people of a record; one where nothing in it comes again.
pub(crate) fn people_of(mut record: Object) -> Vec<PersonLine> {
    name_people(&mut record);
    let mut repeats = Vec::new();
    let named = own_titles("", &record).iter().any(|title| is_own_name(title));
    find_repeats("", &record, named, &mut repeats);
    let mut lines = Vec::new();
    if !repeats.is_empty() {
        walk("", &record, &repeats, &[], &mut lines);
    }
    if lines.is_empty() {
        let mut own = Vec::new();
        flatten("", &Value::Object(record), &mut own);
        lines.push(PersonLine { own, ..PersonLine::default() });
    }
    lines
}

/// The path of a key below a path. Servers repeat the whole path inside a repeat:
/// `kin: [{"kin/name": …}]`.
fn below(path: &str, key: &str) -> String {
    let plain_path = path.split('[').next().unwrap_or(path);
    match key.strip_prefix(plain_path).and_then(|rest| rest.strip_prefix('/')) {
        Some(own) if !path.is_empty() => format!("{path}/{own}"),
        _ if path.is_empty() => key.to_owned(),
        _ => format!("{path}/{key}"),
    }
}

fn objects(value: &Value) -> Option<Vec<&Object>> {
    let items = value.as_array()?;
    let objects: Vec<&Object> = items.iter().filter_map(Value::as_object).collect();
    (!objects.is_empty()).then_some(objects)
}

/// The titles of an object, without those of its arrays of objects.
fn own_titles(path: &str, object: &Object) -> Vec<String> {
    let titles = object.iter().filter(|(_, value)| objects(value).is_none() && !value.is_null());
    titles
        .flat_map(|(key, value)| match value {
            Value::Object(inner) => own_titles(&below(path, key), inner),
            _ => vec![below(path, key)],
        })
        .collect()
}

/// The paths of the arrays that hold people, those within another after it.
fn find_repeats(path: &str, object: &Object, named: bool, into: &mut Vec<String>) {
    for (key, value) in object {
        let path = below(path, key);
        if let Value::Object(inner) = value {
            find_repeats(&path, inner, named, into);
            continue;
        }
        let Some(items) = objects(value) else { continue };
        let titles: Vec<String> = items.iter().flat_map(|item| own_titles(&path, item)).collect();
        let own: Vec<&str> = titles
            .iter()
            .map(|title| title.strip_prefix(&path).map_or(title.as_str(), |own| own.trim_start_matches('/')))
            .collect();
        let before = into.len();
        let names = own.iter().any(|title| is_own_name(title));
        items.iter().for_each(|item| find_repeats(&path, item, named || names, into));
        // A household has a name too; its people are those within.
        let within = into.len() > before;
        let told = own.iter().any(|title| tells_a_taking(title));
        if repeats_people(&path, own.iter().copied(), named) && (!within || told) && !into.contains(&path) {
            into.insert(before, path);
        }
    }
}

/// Whether people stand in this array or deeper in it.
fn leads_to_people(path: &str, repeats: &[String]) -> bool {
    repeats
        .iter()
        .any(|repeat| repeat == path || repeat.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
}

/// The cells of an object without the arrays that lead to people, and those arrays.
fn part<'v>(
    path: &str,
    object: &'v Object,
    repeats: &[String],
    cells: &mut Vec<FlatCell>,
    arrays: &mut Vec<(String, &'v Value)>,
) {
    for (key, value) in object {
        let path = below(path, key);
        match value {
            Value::Array(_) if objects(value).is_some() && leads_to_people(&path, repeats) => {
                arrays.push((path, value))
            }
            Value::Object(inner) if leads_to_people(&path, repeats) => {
                part(&path, inner, repeats, cells, arrays)
            }
            _ => flatten(&path, value, cells),
        }
    }
}

fn walk(path: &str, object: &Object, repeats: &[String], above: &[FlatCell], lines: &mut Vec<PersonLine>) {
    let (mut cells, mut arrays) = (Vec::new(), Vec::new());
    part(path, object, repeats, &mut cells, &mut arrays);
    let is_person = repeats.iter().any(|repeat| repeat == path);
    let named = cells.iter().any(|(title, _, _)| is_own_name(title));
    let mut shared = above.to_vec();
    match is_person || (named && path.is_empty()) {
        true => {
            shared.extend(cells.iter().filter(|(title, _, _)| is_of_all(title)).cloned());
            let beside = match is_person {
                true => is_told_as_a_relative(&cells),
                false => !cells.iter().any(|(title, _, _)| tells_a_taking(title)),
            };
            lines.push(PersonLine { own: cells, shared: above.to_vec(), beside });
        }
        false => shared.extend(cells),
    }
    for (path, value) in arrays {
        for item in objects(value).into_iter().flatten() {
            walk(&path, item, repeats, &shared, lines);
        }
    }
}

/// One of a household whose part in it is told («role: mother»), and of whom nothing says that they were
/// taken: whether they are in question, somebody must say.
fn is_told_as_a_relative(cells: &[FlatCell]) -> bool {
    let own = |title: &str| title.rsplit('/').next().unwrap_or(title).to_lowercase();
    let role = cells.iter().any(|(title, _, text)| {
        matches!(
            own(title).as_str(),
            "role" | "relation" | "relationship" | "relation_to_head" | "صلة" | "الصفة" | "الدور"
        ) && vocabulary().is_value("relation", &value_key(text))
    });
    let taken = |title: &str, text: &str| {
        let code = model::codes::find("case_status", text);
        let held = code.is_some_and(|code| !matches!(code, "fate_clarified_alive" | "released"));
        tells_a_taking(title) && (field_of(title) != Some(FieldKey::Status) || held)
    };
    role && !cells.iter().any(|(title, _, text)| taken(title, text))
}

/// A value as cells under its path.
pub(crate) fn flatten(path: &str, value: &Value, into: &mut Vec<FlatCell>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| flatten(&below(path, key), value, into))
        }
        // `event: [{"date_of_arrest": …}]`: the one taking of the person is told there.
        Value::Array(items) if is_one_taking(path, items) => {
            items.iter().for_each(|item| flatten(path, item, into))
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{path}[{}]", at + 1), item, into);
            }
        }
        Value::Array(items) => flatten_list(path, items, into),
        _ => into.extend(plain(value).map(|(kind, text)| (path.to_owned(), kind, text))),
    }
}

fn is_one_taking(path: &str, items: &[Value]) -> bool {
    let [Value::Object(only)] = items else { return false };
    let titles = own_titles(path, only);
    titles.iter().any(|title| tells_a_taking(title)) && !titles.iter().any(|title| is_own_name(title))
}

/// Several values of one thing. Of several names the first is the name, the others are
/// other names of the same person; telephones and notes stand each in a cell.
fn flatten_list(path: &str, items: &[Value], into: &mut Vec<FlatCell>) {
    let mut said: Vec<(CellKind, String)> = items.iter().filter_map(plain).collect();
    let field = if said.len() > 1 { field_of(path) } else { None };
    match field {
        Some(field) if field.is_name() && field != FieldKey::MotherName => {
            let group = path.rsplit_once('/').map_or(String::new(), |(group, _)| format!("{group}/"));
            let (kind, first) = said.remove(0);
            into.push((path.to_owned(), kind, first));
            into.extend(
                said.into_iter()
                    .enumerate()
                    .map(|(at, (kind, text))| (format!("{group}other_name[{}]", at + 1), kind, text)),
            );
        }
        Some(FieldKey::OtherName | FieldKey::Phone | FieldKey::Note | FieldKey::HeldAt) => {
            into.extend(said.into_iter().map(|(kind, text)| (path.to_owned(), kind, text)));
        }
        _ => {
            let numbers = said.iter().all(|(kind, _)| *kind == CellKind::Number);
            let words: Vec<String> = said.into_iter().map(|(_, text)| text).collect();
            into.push((
                path.to_owned(),
                CellKind::Text,
                words.join(if numbers || field.is_none() { " " } else { "؛ " }),
            ));
        }
    }
}

fn plain(value: &Value) -> Option<(CellKind, String)> {
    match value {
        Value::Null => None,
        Value::String(text) => Some((CellKind::Text, text.clone())),
        Value::Number(number) => Some((CellKind::Number, number.to_string())),
        other => Some((CellKind::Text, other.to_string())),
    }
}
