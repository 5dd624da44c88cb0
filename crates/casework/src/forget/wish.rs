//! Somebody's wish to be forgotten, or to have somebody forgotten.

use crate::lengths;
use register::Refusal;
use serde::{Deserialize, Serialize};

/// Somebody's wish to be forgotten, or to have somebody forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Who asks, without the name.
    pub asked_by: String,
    /// Why, without the name.
    pub why: String,
    /// The lists that others sent, in which the person stands, are destroyed with everybody in them. What was
    /// taken from them into the files of the others stays.
    #[serde(default)]
    pub with_lists: bool,
}

impl Wish {
    /// The same, once somebody says who asks and why, in words that are not too long.
    pub(super) fn fit(&self) -> Result<Wish, Refusal> {
        let wish =
            Wish { asked_by: names::clean(&self.asked_by), why: names::clean(&self.why), ..self.clone() };
        lengths::line("asked_by", &wish.asked_by)?;
        lengths::within("why", &wish.why, lengths::TEXT_LETTERS_MAX)?;
        for (field, words) in [("asked_by", &wish.asked_by), ("why", &wish.why)] {
            if words.is_empty() {
                return Err(Refusal::Field(field, "needed"));
            }
        }
        Ok(wish)
    }
}
