//! What came with a call, held against the description of the interface: the one rule for all calls.
//!
//! **Invariant:** what the description does not know is refused before a call does anything. A name with a
//! slip in it (`teir`) would otherwise be dropped in silence, and what was to be sealed would lie open.

use super::misfit;
use crate::failure::Failure;
use crate::fields::{Fields, Upload};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The whole description as a tree, by which calls are compared.
static TREE: OnceLock<Value> = OnceLock::new();

/// What each call may bring, by its [`name`], as the description of the interface says.
pub(super) fn all(description: &str) -> BTreeMap<String, Described> {
    let tree = TREE.get_or_init(|| serde_json::from_str(description).expect("the description is JSON"));
    let of = |(path, calls): (&String, &'static Value)| {
        let path = path.clone();
        let calls = calls.as_object().into_iter().flatten();
        calls.map(move |(method, call)| (name(method, &path), Described::of(call))).collect::<Vec<_>>()
    };
    tree["paths"].as_object().into_iter().flatten().flat_map(of).collect()
}

/// What a call is known by.
pub(super) fn name(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_uppercase())
}

/// What one call may bring.
pub(super) struct Described {
    /// The parameters of its question, in their order.
    question: Vec<Parameter>,
    /// The document it takes.
    document: Option<&'static Value>,
    /// The form in parts it takes.
    form: Option<&'static Value>,
}

struct Parameter {
    name: &'static str,
    schema: &'static Value,
    needed: bool,
}

impl Described {
    fn of(call: &'static Value) -> Described {
        let content = |kind: &str| {
            let schema = &call["requestBody"]["content"][kind]["schema"];
            (!schema.is_null()).then_some(schema)
        };
        let parameters = call["parameters"].as_array().into_iter().flatten();
        let asked = parameters.filter(|parameter| parameter["in"] == "query").map(|parameter| Parameter {
            name: parameter["name"].as_str().unwrap_or_default(),
            schema: &parameter["schema"],
            needed: parameter["required"] == true,
        });
        Described {
            question: asked.collect(),
            document: content("application/json"),
            form: content("multipart/form-data"),
        }
    }

    /// The question of the address. A misspelt filter must not answer with everything, nor one of two that
    /// contradict each other be chosen in silence.
    pub fn question(&self, query: &Fields) -> Result<(), Failure> {
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in query.iter() {
            let Some(parameter) = self.question.iter().find(|parameter| parameter.name == name) else {
                let known: Vec<&str> = self.question.iter().map(|parameter| parameter.name).collect();
                return Err(misfit::unknown(name, &known));
            };
            let schema = whole(parameter.schema);
            let several = kinds(schema).contains(&"array");
            if seen.contains(&name) && !several {
                return Err(misfit::twice(name));
            }
            seen.push(name);
            // One left empty asks for nothing.
            if !value.is_empty() {
                word(name, value, if several { whole(&schema["items"]) } else { schema })?;
            }
        }
        match self.question.iter().find(|parameter| parameter.needed && !seen.contains(&parameter.name)) {
            Some(parameter) => Err(misfit::missing(parameter.name)),
            None => Ok(()),
        }
    }

    /// The parts of a form: each of a name that is known, files where files are taken and words where words
    /// are, and as many as are taken.
    pub fn form(&self, form: &Fields, files: &[Upload]) -> Result<(), Failure> {
        let Some(schema) = self.form.map(whole) else { return Ok(()) };
        let parts = schema["properties"].as_object();
        let known: Vec<&str> = parts.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let came = form.iter().map(|(name, _)| (name, false));
        let came = came.chain(files.iter().map(|file| (file.field.as_str(), true)));
        let mut seen: Vec<&str> = Vec::new();
        for (name, is_file) in came {
            let part = parts.and_then(|parts| parts.get(name));
            let part = whole(part.ok_or_else(|| misfit::unknown(name, &known))?);
            let several = kinds(part).contains(&"array");
            let takes_file = of_bytes(part) || of_bytes(whole(&part["items"]));
            if takes_file != is_file {
                let kind = if takes_file { "call-kind-upload" } else { "call-kind-text" };
                return Err(misfit::value(name, kind));
            }
            if seen.contains(&name) && !several {
                return Err(misfit::twice(name));
            }
            seen.push(name);
        }
        Ok(())
    }

    /// A document, however deep the fault lies in it.
    pub fn document(&self, document: &Value) -> Result<(), Failure> {
        self.document.map_or(Ok(()), |schema| fits(schema, document, ""))
    }
}

/// A schema itself, where another one points to it.
fn whole(schema: &'static Value) -> &'static Value {
    match schema["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix('#'))
        .and_then(|path| TREE.get()?.pointer(path))
    {
        Some(pointed) => whole(pointed),
        None => schema,
    }
}

/// The kinds of value a schema takes; none where it says nothing of them.
fn kinds(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn of_bytes(schema: &Value) -> bool {
    schema["format"] == "binary"
}

/// The words that alone may stand in a place.
fn words(schema: &Value) -> Option<String> {
    let words = schema["enum"].as_array()?.iter().filter_map(Value::as_str);
    Some(words.collect::<Vec<_>>().join(", "))
}

/// What stands as text where it is another kind of value.
fn word(name: &str, said: &str, schema: &Value) -> Result<(), Failure> {
    let is_one = |words: &Vec<Value>| words.iter().any(|word| word == said);
    match words(schema).filter(|_| !schema["enum"].as_array().is_some_and(is_one)) {
        Some(words) => Err(misfit::parameter(name, &words)),
        None if kinds(schema).contains(&"integer") && said.parse::<i64>().is_err() => {
            Err(misfit::parameter(name, &bounds(schema).unwrap_or_else(|| "call-kind-whole".to_owned())))
        }
        None => Ok(()),
    }
}

/// From where to where numbers go, where both ends are said.
fn bounds(schema: &Value) -> Option<String> {
    Some(format!("{}–{}", schema["minimum"].as_f64().unwrap_or(0.0), schema["maximum"].as_f64()?))
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "string" => value.is_string(),
        // As JSON has them `3` and `3.0` are one number.
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => value.is_null(),
    }
}

/// The key of the words for a kind of value.
fn told(kind: &str) -> &'static str {
    match kind {
        "string" => "call-kind-text",
        "integer" => "call-kind-whole",
        "number" => "call-kind-number",
        "boolean" => "call-kind-truth",
        "array" => "call-kind-list",
        "object" => "call-kind-object",
        _ => "call-kind-described",
    }
}

/// Refuses a value that is not as described, with its place as a JSON pointer (RFC 6901).
fn fits(schema: &'static Value, value: &Value, at: &str) -> Result<(), Failure> {
    let schema = whole(schema);
    if let Some(ways) = schema["oneOf"].as_array() {
        // What may be left out is described as one of two: the thing itself, or nothing.
        let mut things = ways.iter().filter(|way| way["type"] != "null");
        return match things.next() {
            Some(_) if value.is_null() && ways.iter().any(|way| way["type"] == "null") => Ok(()),
            Some(thing) if things.next().is_none() => fits(thing, value, at),
            _ => Ok(()),
        };
    }
    let here = if at.is_empty() { "/" } else { at };
    let kinds = kinds(schema);
    let is_kind = kinds.is_empty() || kinds.iter().any(|kind| is_of(kind, value));
    let is_word = value.is_null() || schema["enum"].as_array().is_none_or(|words| words.contains(value));
    if !is_kind || !is_word {
        let kind = || told(kinds.first().copied().unwrap_or_default()).to_owned();
        return Err(misfit::value(here, &words(schema).unwrap_or_else(kind)));
    }
    match value {
        Value::Number(number) => in_bounds(schema, number.as_f64().unwrap_or_default(), here),
        Value::Array(items) => {
            if let Some(most) = schema["maxItems"].as_u64() {
                let least = schema["minItems"].as_u64().unwrap_or(0);
                if !(least..=most).contains(&(items.len() as u64)) {
                    return Err(misfit::value(here, &format!("{least}–{most}")));
                }
            }
            let each = &schema["items"];
            items.iter().enumerate().try_for_each(|(place, item)| fits(each, item, &format!("{at}/{place}")))
        }
        Value::Object(fields) => of_fields(schema, fields, at),
        _ => Ok(()),
    }
}

fn in_bounds(schema: &Value, number: f64, at: &str) -> Result<(), Failure> {
    let low = schema["minimum"].as_f64().is_some_and(|least| number < least);
    let high = schema["maximum"].as_f64().is_some_and(|most| number > most);
    match low || high {
        true => Err(misfit::value(at, &bounds(schema).unwrap_or_else(|| "call-kind-whole".to_owned()))),
        false => Ok(()),
    }
}

fn of_fields(schema: &'static Value, fields: &Map<String, Value>, at: &str) -> Result<(), Failure> {
    let here = if at.is_empty() { "/" } else { at };
    let own = schema["properties"].as_object();
    for (name, value) in fields {
        let deeper = || format!("{at}/{}", misfit::piece(name));
        match own.and_then(|own| own.get(name)) {
            Some(part) => fits(part, value, &deeper())?,
            None if schema["additionalProperties"] == Value::Bool(false) => {
                let known: Vec<&str> = own.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
                return Err(misfit::unknown_in(here, name, &known));
            }
            None => fits(&schema["additionalProperties"], value, &deeper())?,
        }
    }
    let needed = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    match needed.into_iter().find(|name| !fields.contains_key(*name)) {
        Some(name) => Err(misfit::missing_in(here, name)),
        None => Ok(()),
    }
}
