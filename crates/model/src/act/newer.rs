//! Acts that a newer program wrote.
//!
//! **Invariant:** what this program does not know is nobody's mistake. It is
//! kept byte for byte and told as "written by a newer program" to the narrowest
//! circle; what it does know of the same act is read as always.

use super::{Act, Written};
use crate::claim::Claim;
use crate::tier::Tier;
use crate::vocab::Property;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// An act of which this program knows the name only.
#[derive(Debug, Clone)]
pub struct Newer {
    name: String,
    content: Box<RawValue>,
}

impl Newer {
    /// As the newer program calls it.
    ///
    /// ```
    /// use model::act::{Act, decode};
    /// let later = br#"{"at":7,"act":{"household_opened":{"id":"h1"}}}"#;
    /// let Act::Newer(newer) = decode(later)?.act else { panic!("of a newer program") };
    /// assert_eq!(newer.name(), "household_opened");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands in the log, to the byte.
    ///
    /// ```
    /// use model::act::{Act, decode};
    /// let later = br#"{"at":7,"act":{"household_opened":{"id":  "h1"}}}"#;
    /// let Act::Newer(newer) = decode(later)?.act else { panic!("of a newer program") };
    /// assert_eq!(newer.content().get(), r#"{"household_opened":{"id":  "h1"}}"#, "spaces and all");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn content(&self) -> &RawValue {
        &self.content
    }
}

impl PartialEq for Newer {
    fn eq(&self, other: &Self) -> bool {
        self.content.get() == other.content.get()
    }
}

impl Eq for Newer {}

#[derive(Deserialize)]
struct WrittenLine {
    at: i64,
    act: Box<RawValue>,
}

/// The act in bytes that do not fit what this program knows; `None` where they are no act at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Written> {
    let line: WrittenLine = serde_json::from_slice(bytes).ok()?;
    let mut tree: Value = serde_json::from_str(line.act.get()).ok()?;
    let name = match &tree {
        Value::Object(named) if named.len() == 1 => named.keys().next()?.clone(),
        Value::String(name) => name.clone(),
        _ => return None,
    };
    without_destroyed(&mut tree);
    restrict_unknown_tiers(&mut tree);
    if let Some(Value::Array(claims)) = tree.get_mut("said").and_then(|said| said.get_mut("claims")) {
        claims.iter_mut().for_each(keep_claim);
    }
    let act = serde_json::from_value(tree).unwrap_or(Act::Newer(Newer { name, content: line.act }));
    Some(Written { at: line.at, act })
}

/// Where a value was destroyed at a lawful wish, null is left. Claims keep their places, by which they are
/// named.
fn without_destroyed(tree: &mut Value) {
    match tree {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::Array(claims) if name == "claims" => claims.iter_mut().for_each(without_destroyed),
                    field => without_destroyed(field),
                }
            }
        }
        Value::Array(all) => {
            all.retain(|value| !value.is_null());
            all.iter_mut().for_each(without_destroyed);
        }
        _ => {}
    }
}

/// Circles that this program does not know become the narrowest.
fn restrict_unknown_tiers(tree: &mut Value) {
    match tree {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| match field {
            Value::String(word) if name == "tier" && Tier::from_key(word).is_none() => {
                *word = Tier::Sealed.key().to_owned();
            }
            field => restrict_unknown_tiers(field),
        }),
        Value::Array(all) => all.iter_mut().for_each(restrict_unknown_tiers),
        _ => {}
    }
}

/// A claim that this program cannot read keeps its number in the statement and its words.
fn keep_claim(claim: &mut Value) {
    if Claim::deserialize(&*claim).is_ok() {
        return;
    }
    let part = claim.get("part").filter(|part| crate::claim::Part::deserialize(*part).is_ok()).cloned();
    let mut kept = Map::new();
    kept.extend(part.map(|part| ("part".to_owned(), part)));
    kept.insert("property".to_owned(), Property::NEWER.key().into());
    kept.insert(
        "said".to_owned(),
        claim.get("said").filter(|said| said.is_string()).cloned().unwrap_or_else(|| "".into()),
    );
    kept.insert("tier".to_owned(), Tier::Sealed.key().into());
    *claim = Value::Object(kept);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::{ActKind, encode};
    use crate::claim::Part;

    fn read(text: &str) -> Act {
        let written = decode(text.as_bytes()).expect("an act");
        assert_eq!(written.at, 7);
        written.act
    }

    #[test]
    fn an_act_of_an_unknown_kind_keeps_its_bytes() {
        for text in [
            r#"{"at":7,"act":{"household_opened":{"id":"h1",  "persons":["p1"],"n":1e3,"أ":"\u0628"}}}"#,
            r#"{"at":7,"act":"rested"}"#,
            r#"{"at":7,"act":{"founded":{"title":"بلا اسم"}}}"#,
        ] {
            let act = read(text);
            assert_eq!(act.kind(), ActKind::Newer, "{text}");
            assert_eq!(String::from_utf8(encode(7, &act)).expect("text"), text);
            assert_eq!((act.by(), act.persons(), act.import()), (None, Vec::new(), None));
        }
        for text in [
            "",
            "[]",
            r#"{"at":7}"#,
            r#"{"at":7,"act":3}"#,
            r#"{"at":7,"act":{"a":1,"b":2}}"#,
            r#"{"act":{"a":1}}"#,
        ] {
            assert!(decode(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn of_a_statement_what_is_known_is_read_and_the_rest_is_narrow() {
        let said = |claims: &str| {
            let text = format!(
                r#"{{"at":7,"act":{{"said":{{"person":"p1","source":"s1","organisation":"o1","known":"2031-05-01","by":"m1","mood":"calm","claims":[{claims}]}}}}}}"#
            );
            match super::super::decode(text.as_bytes()).expect("an act").act {
                Act::Said(said) => said.claims,
                other => panic!("{other:?}"),
            }
        };
        let claims = said(
            r#"{"property":"full_name","said":"سامر","tier":"partner"},
               {"property":"blood_group","said":"O+","tier":"partner"},
               {"property":"full_name","said":"سمير","tier":"household"},
               {"property":"note","said":"في البيت","tier":"team","part":{"household":2}},
               {"part":{"event":3},"property":"held_at","said":"هناك","tier":"team","value":{"point":{"lat":33}}}"#,
        );
        let seen: Vec<_> = claims
            .iter()
            .map(|claim| (claim.property.key(), claim.said.as_str(), claim.tier, claim.part))
            .collect();
        assert_eq!(
            seen,
            [
                ("full_name", "سامر", Tier::Partner, Part::Person),
                ("newer", "O+", Tier::Sealed, Part::Person),
                ("full_name", "سمير", Tier::Sealed, Part::Person),
                ("newer", "في البيت", Tier::Sealed, Part::Person),
                ("newer", "هناك", Tier::Sealed, Part::Event(3)),
            ]
        );
        assert!(claims[1].speaks_of_death(), "what is not known may be the worst news");
        let codes = said(
            r#"{"property":"status","said":"DNA","tier":"partner","value":{"code":"named_by_dna"}},
               {"property":"status","said":"مفقود","tier":"partner","value":{"code":"missing"}}"#,
        );
        assert_eq!(codes.iter().map(Claim::speaks_of_death).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn nobody_can_say_what_only_a_newer_program_knows() {
        assert_eq!(Property::of("newer"), None);
        assert!(Property::all().all(|property| property != Property::NEWER));
    }
}
