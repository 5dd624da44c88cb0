//! How long a field of a form, a query or a document may be. Asked at the door,
//! before any page or call looks at what is in it.

use crate::failure::Failure;
use crate::fields::Fields;
use casework::{LINE_LETTERS_MAX, TEXT_LETTERS_MAX};
use serde_json::Value;

/// Fields that hold one line and are compared, searched or read: their name, and what people call it.
const LINES: &[(&str, &str)] = &[
    ("q", "words"),
    ("words", "words"),
    ("name", "name"),
    ("full_name", "full_name"),
    ("mother", "mother_name"),
    ("birth", "birth_date"),
    ("taken_date", "taken_date"),
    ("taken_place", "taken_place"),
    ("party", "party"),
    ("phone", "phone"),
    ("informant", "source"),
    ("said_on", "said_on"),
    ("event_date", "event_date"),
    ("sign_in", "login"),
    ("login", "login"),
    ("association", "association"),
    ("organisation", "organisation"),
    ("organisation_name", "organisation"),
    ("mapping", "name"),
    ("password", "password"),
    ("again", "again"),
    ("present", "before"),
    ("passphrase", "passphrase"),
    ("code", "code"),
    ("typed", "typed"),
    ("title", "title"),
];

fn most(name: &str) -> (&'static str, usize) {
    match LINES.iter().find(|(field, _)| *field == name) {
        Some((_, called)) => (called, LINE_LETTERS_MAX),
        None => ("field", TEXT_LETTERS_MAX),
    }
}

fn one(name: &str, words: &str) -> Result<(), Failure> {
    let (field, most) = most(name);
    match words.len() > most && words.chars().nth(most).is_some() {
        true => Err(Failure {
            field: Some(field),
            words: Some(most.to_string()),
            ..Failure::coded(422, "too-long")
        }),
        false => Ok(()),
    }
}

/// The same at a place of a document, as a JSON pointer (RFC 6901).
fn one_at(name: &str, words: &str, at: &str) -> Result<(), Failure> {
    one(name, words).map_err(|failure| failure.at(if at.is_empty() { "/".to_owned() } else { at.to_owned() }))
}

/// Refuses fields that are longer than their kind.
pub(crate) fn fields(fields: &Fields) -> Result<(), Failure> {
    fields.iter().try_for_each(|(name, words)| one_at(name, words, name))
}

/// The same for a JSON document, however deep the words lie in it; the document as a tree.
pub(crate) fn document(bytes: &[u8]) -> Result<Value, Failure> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| crate::api::misfit::not_json(&error))?;
    words(&value, "", "")?;
    Ok(value)
}

fn words(value: &Value, name: &str, at: &str) -> Result<(), Failure> {
    match value {
        Value::String(said) => one_at(name, said, at),
        Value::Array(all) => {
            all.iter().enumerate().try_for_each(|(place, value)| words(value, name, &format!("{at}/{place}")))
        }
        Value::Object(all) => all.iter().try_for_each(|(name, value)| {
            one_at("", name, at)?;
            words(value, name, &format!("{at}/{}", crate::api::misfit::piece(name)))
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shorter_than_a_story() {
        let line = "م".repeat(LINE_LETTERS_MAX);
        assert!(one("q", &line).is_ok());
        assert_eq!(one("q", &format!("{line}م")).map_err(|f| f.code).unwrap_err(), "too-long");
        assert!(one("note", &format!("{line}م")).is_ok());
        assert!(one("note", &"a".repeat(TEXT_LETTERS_MAX + 1)).is_err());
    }

    #[test]
    fn words_are_found_however_deep_they_lie() {
        let long = "a".repeat(TEXT_LETTERS_MAX + 1);
        assert!(document(br#"{"claims": [{"said": "short"}]}"#).is_ok());
        let refused = document(format!(r#"{{"claims": [{{"said": "{long}"}}]}}"#).as_bytes());
        let at = refused.err().and_then(|failure| failure.misfit).map(|misfit| misfit.at);
        assert_eq!(at.as_deref(), Some("/claims/0/said"), "the place is told");
        assert!(document(format!(r#"{{"{long}": 1}}"#).as_bytes()).is_err());
    }
}
