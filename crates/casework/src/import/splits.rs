//! Whether a row that tells of several is split into all of them.
//!
//! **Invariant:** nobody is lost by a split. Whoever the row names gets a file or is left out by a person who
//! was asked; and a file is opened for nobody of whom the row does not speak.

use super::fields::fields_of;
use super::remedies::all_named;
use model::act::RowWaits;
use std::collections::BTreeSet;

/// Why the row is not split into these, or what is asked before it is (`err-field-…`).
pub(super) fn doubt_of_split(row: &RowWaits, typed: &[String]) -> Option<&'static str> {
    let fields = fields_of(row);
    let in_question =
        fields.iter().find(|f| row.column.as_deref().is_some_and(|c| c == f.column || c == f.key));
    let mut told = all_named(row.kind(), &fields, in_question);
    told.retain(|name| !is_a_count(name));
    let entered: BTreeSet<String> =
        typed.iter().map(|name| names::fold(name)).filter(|name| !name.is_empty()).collect();
    if entered.is_empty() {
        return None;
    }
    // Of «عائلة خالد (5 أشخاص)» one name may be all that anybody knows.
    if told.len() > 1 && entered.len() < 2 {
        return Some("split-one");
    }
    let stands: BTreeSet<String> = fields.iter().flat_map(|field| words(&field.text)).collect();
    // «ومحمد» names محمد.
    let in_row = |word: &String| stands.contains(word) || stands.contains(&format!("و{word}"));
    if told.len() > 1 && !entered.iter().all(|name| words(name).iter().all(in_row)) {
        return Some("split-words");
    }
    let is_entered = |name: &String| {
        let first = words(name).into_iter().next();
        first.is_none_or(|first| entered.iter().any(|entered| words(entered).contains(&first)))
    };
    (!told.iter().all(is_entered)).then_some("split-left")
}

/// «(5 أشخاص)» behind a name counts people and names nobody.
fn is_a_count(name: &str) -> bool {
    const COUNTED: [&str; 11] =
        ["اشخاص", "شخص", "شخصين", "افراد", "فرد", "اخرون", "اخرين", "اطفال", "persons", "people", "others"];
    words(name).iter().all(|word| COUNTED.contains(&word.as_str()) || word.chars().all(char::is_numeric))
}

/// The words of a cell without the marks between them.
fn words(text: &str) -> Vec<String> {
    let marks = |c: char| !c.is_alphanumeric();
    let folded = names::fold(text);
    folded.split(marks).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
