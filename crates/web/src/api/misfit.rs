//! A call that is not as described: the place in it, and what was expected there.

use crate::failure::{Failure, Misfit};
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

/// A parameter of the question that is not as described.
pub(crate) fn parameter(name: &str, expected: &str) -> Failure {
    misfit("call-value", name.to_owned(), String::new(), vec![expected.to_owned()])
}

/// A parameter that is missing.
pub(crate) fn missing(name: &str) -> Failure {
    missing_in(name, name)
}

/// A parameter nobody knows: a misspelt filter must not answer with everything.
pub(crate) fn unknown(name: &str, known: &[&str]) -> Failure {
    unknown_in(name, name, known)
}

/// A field that the object at that place does not have.
pub(crate) fn unknown_in(pointer: &str, name: &str, known: &[&str]) -> Failure {
    let known = if known.is_empty() { &["call-kind-nothing"] } else { known };
    misfit(
        "call-unknown",
        pointer.to_owned(),
        name.to_owned(),
        known.iter().map(|k| (*k).to_owned()).collect(),
    )
}

/// A field that the object at that place lacks.
pub(crate) fn missing_in(pointer: &str, name: &str) -> Failure {
    misfit("call-missing", pointer.to_owned(), name.to_owned(), Vec::new())
}

/// What may be said once and was said twice.
pub(crate) fn twice(name: &str) -> Failure {
    twice_in(name, name)
}

fn twice_in(pointer: &str, name: &str) -> Failure {
    misfit("call-twice", pointer.to_owned(), name.to_owned(), Vec::new())
}

/// A place in the document that came with the call, as a JSON pointer (RFC 6901), whose value does not do.
pub(crate) fn value(pointer: &str, expected: &str) -> Failure {
    misfit("call-value", pointer.to_owned(), String::new(), vec![expected.to_owned()])
}

fn misfit(code: &str, at: String, name: String, expected: Vec<String>) -> Failure {
    Failure { misfit: Some(Misfit { at, name, expected }), ..Failure::coded(400, code) }
}

/// Where in a document a field is: of that name, or what was said of a property of that name.
pub(crate) fn place_of(document: &Value, field: &str) -> Option<String> {
    let deeper =
        |(name, value): (String, &Value)| place_of(value, field).map(|rest| format!("/{name}{rest}"));
    match document {
        Value::Object(fields) if fields.contains_key(field) => Some(format!("/{field}")),
        Value::Object(fields) if fields.get("property").is_some_and(|property| property == field) => {
            Some("/said".to_owned())
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).find_map(deeper),
        Value::Array(items) => {
            items.iter().enumerate().map(|(place, value)| (place.to_string(), value)).find_map(deeper)
        }
        _ => None,
    }
}

/// A document that is no JSON at all.
pub(crate) fn not_json(error: &serde_json::Error) -> Failure {
    misfit("call-json", format!("{}:{}", error.line(), error.column()), String::new(), Vec::new())
}

/// What the reader of JSON found. Its messages are English and written for programmers, so they are taken
/// apart: the names and kinds in them are put into sentences of ours.
pub(crate) fn of_json(error: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let inner = error.inner();
    let at = pointer(error.path());
    let said = inner.to_string();
    // A word was looked for and a number stood there: `serde_json` calls that a fault of syntax.
    let is_value = said.starts_with("expected value") && at != "/";
    if (inner.is_syntax() || inner.is_eof()) && !is_value {
        return not_json(inner);
    }
    let named = |start: &str| {
        said.strip_prefix(start).and_then(|rest| rest.split('`').nth(1)).unwrap_or_default().to_owned()
    };
    match said.as_str() {
        s if s.starts_with("missing field") => missing_in(&at, &named("missing field")),
        s if s.starts_with("duplicate field") => {
            let name = named("duplicate field");
            twice_in(within(&at, &name), &name)
        }
        s if s.starts_with("unknown field") => {
            let name = named("unknown field");
            let known: Vec<&str> = s.split('`').skip(3).step_by(2).collect();
            unknown_in(within(&at, &name), &name, &known)
        }
        s if s.starts_with("unknown variant") => {
            let words: Vec<&str> = s.split('`').skip(3).step_by(2).collect();
            value(&at, &words.join(", "))
        }
        s => {
            let expected = s
                .rsplit_once("expected ")
                .map_or("", |(_, rest)| rest.split(" at line").next().unwrap_or(rest));
            misfit("call-value", at, String::new(), vec![kind_of(expected).to_owned()])
        }
    }
}

/// The path ends with the field itself; what is wrong is the thing it stands in.
fn within<'p>(at: &'p str, name: &str) -> &'p str {
    match at.strip_suffix(&format!("/{name}")).unwrap_or(at) {
        "" => "/",
        within => within,
    }
}

/// A name as a piece of a pointer.
pub(crate) fn piece(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn pointer(path: &Path) -> String {
    let pieces = path.iter().map(|segment| match segment {
        Segment::Seq { index } => index.to_string(),
        Segment::Map { key } => piece(key),
        Segment::Enum { variant } => variant.clone(),
        Segment::Unknown => String::new(),
    });
    let all: String = pieces.map(|piece| format!("/{piece}")).collect();
    if all.is_empty() { "/".to_owned() } else { all }
}

/// The key of the words for a kind of value, of the words `serde` has for it.
fn kind_of(expected: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| expected.contains(word));
    match () {
        () if has(&["string", "identifier"]) => "call-kind-text",
        () if has(&["boolean"]) => "call-kind-truth",
        () if has(&["sequence", "tuple", "array"]) => "call-kind-list",
        () if has(&["struct", "map", "object"]) => "call-kind-object",
        () if has(&["u8", "u16", "u32", "u64", "usize", "i64", "integer", "number"]) => "call-kind-whole",
        () if has(&["f32", "f64", "float"]) => "call-kind-number",
        () => "call-kind-described",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use l10n::{Lang, Reader};
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Circle {
        Team,
        Sealed,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Said {
        property: String,
        credibility: Option<u8>,
        tier: Option<Circle>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Document {
        claims: Vec<Said>,
    }

    #[track_caller]
    fn says(body: &str, code: &str, at: &str, words: &str) {
        let mut reader = serde_json::Deserializer::from_str(body);
        let error = serde_path_to_error::deserialize::<_, Document>(&mut reader)
            .err()
            .expect("it is not as described");
        let failure = of_json(&error);
        let place = failure.misfit.as_ref().expect("a place").at.clone();
        assert_eq!((failure.code.as_str(), place.as_str()), (code, at), "{body}: {}", error.inner());
        let trouble = failure.trouble(Reader::new(Lang::En));
        assert!(format!("{} {}", trouble.what, trouble.fix).contains(words), "{trouble:?}");
        let arabic = failure.trouble(Reader::new(Lang::Ar)).what;
        assert!(arabic.contains("عند") && arabic.contains(at), "{arabic}");
    }

    #[test]
    fn the_place_and_what_was_expected_there() {
        says(
            r#"{"claims": [{"property": "sex"}, {"property": 3}]}"#,
            "call-value",
            "/claims/1/property",
            "a text",
        );
        says(r#"{"claims": [{}]}"#, "call-missing", "/claims/0", "property");
        says(r#"{"claims": [{"property": "sex", "worth": 1}]}"#, "call-unknown", "/claims/0", "credibility");
        says(r#"{"claims": [], "how": 1}"#, "call-unknown", "/", "claims");
        says(r#"{"claims": 3}"#, "call-value", "/claims", "a list");
        says(
            r#"{"claims": [{"property": "sex", "credibility": "much"}]}"#,
            "call-value",
            "/claims/0/credibility",
            "a whole number",
        );
        says(r#"{"claims": ["#, "call-json", "1:12", "JSON");
        says(
            r#"{"claims": [{"property": "sex", "property": "sex"}]}"#,
            "call-twice",
            "/claims/0",
            "property",
        );
    }

    #[test]
    fn a_number_in_place_of_a_word_is_a_wrong_value_and_no_broken_document() {
        says(
            r#"{"claims": [{"property": "sex", "tier": "zz"}]}"#,
            "call-value",
            "/claims/0/tier",
            "team, sealed",
        );
        says(
            r#"{"claims": [{"property": "sex", "tier": 1}]}"#,
            "call-value",
            "/claims/0/tier",
            "description",
        );
    }

    #[test]
    fn names_of_fields_are_told_as_they_are_written() {
        // «لماذا؟» and "Why?" are labels of forms, and no field is called so.
        for lang in [Lang::Ar, Lang::En] {
            let told = unknown_in("/", "wy", &["members", "why", "who", "what", "columns", "encoding"]);
            let told = told.trouble(Reader::new(lang)).fix;
            for name in ["members", "why", "who", "what", "columns", "encoding"] {
                assert!(told.contains(name), "{told}");
            }
        }
        let none = unknown("x", &[]).trouble(Reader::new(Lang::En)).fix;
        assert!(none.contains("nothing"), "{none}");
    }
}
