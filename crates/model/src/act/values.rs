//! The values of an act that stand by themselves: each can be shown, or destroyed, without the rest.
//!
//! They are found in the bytes alone, so that the values of an act that a later program wrote are found in
//! the same way: each member of the act is one, and each element where a member is a list.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

#[derive(Deserialize)]
struct ActLine<'a> {
    #[serde(borrow)]
    act: BTreeMap<&'a str, BTreeMap<&'a str, &'a RawValue>>,
}

/// A value of an act that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingValue<'a> {
    /// The member of the act that it is, or is an element of.
    pub member: &'a str,
    /// Where it stands in the bytes of the act.
    pub at: Range<usize>,
}

/// The values of an act, in their order; none where these are the bytes of no act with values.
///
/// ```
/// let bytes = br#"{"at":7,"act":{"tagged":{"persons":["p1","p2"],"tag":"x","by":"m1"}}}"#;
/// let told: Vec<_> = model::act::values(bytes).into_iter().map(|v| (v.member, &bytes[v.at])).collect();
/// assert_eq!(told[1], ("persons", &b"\"p2\""[..]));
/// assert_eq!(told.len(), 4);
/// ```
pub fn values(content: &[u8]) -> Vec<StandingValue<'_>> {
    let Ok(line) = serde_json::from_slice::<ActLine<'_>>(content) else { return Vec::new() };
    let place = |value: &RawValue| {
        // A raw value is a stretch of the bytes it was read from.
        let start = value.get().as_ptr() as usize - content.as_ptr() as usize;
        start..start + value.get().len()
    };
    let mut values = Vec::new();
    for (member, value) in line.act.into_values().flatten() {
        let one = |value| StandingValue { member, at: place(value) };
        match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
            Ok(elements) => values.extend(elements.into_iter().map(one)),
            Err(_) => values.push(one(value)),
        }
    }
    values.sort_by_key(|value| value.at.start);
    values
}

/// Which of the values are the id of that subject, or hold it as a member.
///
/// ```
/// let bytes = br#"{"at":7,"act":{"tagged":{"persons":["p1","p12"],"tag":"p1","by":"m1"}}}"#;
/// // What is destroyed at the wish of p1: the id, not a name that begins with it.
/// assert!(model::act::values_naming(bytes, "p1").contains(&0));
/// assert!(!model::act::values_naming(bytes, "p1").contains(&1));
/// ```
pub fn values_naming(content: &[u8], id: &str) -> BTreeSet<usize> {
    let all = values(content).into_iter().enumerate();
    all.filter(|(_, value)| names(&content[value.at.clone()], id)).map(|(n, _)| n).collect()
}

fn names(value: &[u8], id: &str) -> bool {
    let is_id = |value: &serde_json::Value| value.as_str() == Some(id);
    match serde_json::from_slice(value) {
        Ok(serde_json::Value::Object(members)) => members.values().any(is_id),
        Ok(value) => is_id(&value),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::{Act, decode, encode};
    use crate::id::{MemberId, PersonId};

    #[test]
    fn what_is_left_of_an_act_is_read_without_what_was_destroyed() {
        let act = Act::Tagged {
            persons: vec![PersonId(1), PersonId(2), PersonId(3)],
            tag: "لقاء".into(),
            by: MemberId(4),
        };
        let bytes = encode(7, &act);
        assert_eq!(values_naming(&bytes, "p2"), [1].into());
        let at = values(&bytes).swap_remove(1).at;
        let rest = [&bytes[..at.start], b"null", &bytes[at.end..]].concat();
        let left =
            Act::Tagged { persons: vec![PersonId(1), PersonId(3)], tag: "لقاء".into(), by: MemberId(4) };
        assert_eq!(decode(&rest).unwrap().act, left);
    }

    #[test]
    fn bytes_of_no_act_have_no_values() {
        for bytes in
            [&b""[..], b"{}", b"[1]", b"{\"at\":1,\"act\":\"word\"}", b"{\"at\":1,\"act\":{\"x\":{}}}"]
        {
            assert_eq!(values(bytes), Vec::new());
        }
    }
}
