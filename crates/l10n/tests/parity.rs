//! Both languages are complete: the same keys, the same arguments, no broken entry.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};

type Arguments = BTreeSet<String>;

#[track_caller]
fn messages(file: &str, text: &str) -> BTreeMap<String, Arguments> {
    let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut arguments = Arguments::new();
        let pattern = message.value.as_ref().unwrap_or_else(|| panic!("{file}: {} is empty", message.id.name));
        collect(pattern, &mut arguments);
        let twice = found.insert(message.id.name.to_owned(), arguments);
        assert!(twice.is_none(), "{file}: {} stands twice", message.id.name);
    }
    found
}

fn collect(pattern: &Pattern<&str>, into: &mut Arguments) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => inline_argument(inline, into),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline_argument(selector, into);
                variants.iter().for_each(|variant| collect(&variant.value, into));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn inline_argument(inline: &InlineExpression<&str>, into: &mut Arguments) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name.to_owned());
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let mut wrong = Vec::new();
    for (file, ar, en) in l10n::FILES {
        let (ar, en) = (messages(&format!("ar/{file}"), ar), messages(&format!("en/{file}"), en));
        wrong.extend(ar.keys().filter(|key| !en.contains_key(*key)).map(|key| format!("en/{file}: {key} is missing")));
        wrong.extend(en.keys().filter(|key| !ar.contains_key(*key)).map(|key| format!("ar/{file}: {key} is missing")));
        let differ = ar.iter().filter(|(key, arguments)| en.get(*key).is_some_and(|other| other != *arguments));
        wrong.extend(differ.map(|(key, _)| format!("{file}: the arguments of {key} differ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_key_stands_in_two_files() {
    let mut home: BTreeMap<String, &str> = BTreeMap::new();
    for (file, ar, _) in l10n::FILES {
        for key in messages(file, ar).into_keys() {
            if let Some(other) = home.insert(key.clone(), file) {
                panic!("{key} stands in {other} and in {file}");
            }
        }
    }
}

#[test]
fn every_error_says_what_to_do() {
    let keys: BTreeSet<String> = l10n::FILES.iter().flat_map(|(file, ar, _)| messages(file, ar).into_keys()).collect();
    let alone: Vec<_> = keys
        .iter()
        .filter_map(|key| key.strip_prefix("err-"))
        .filter(|code| !keys.contains(&format!("fix-{code}")))
        .collect();
    assert!(alone.is_empty(), "no advice for: {alone:?}");
}

/// The table of properties lives in `model`, which stands beside this crate and cannot be imported; its text can be read.
#[test]
fn every_property_of_the_vocabulary_has_its_words() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/vocab/properties.toml");
    let table = std::fs::read_to_string(path).expect("the table of properties");
    let mut key = "";
    let mut checked = 0;
    for line in table.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            key = name;
        }
        for lang in l10n::Lang::ALL {
            let Some(words) = line.strip_prefix(&format!("{} = \"", lang.code())) else { continue };
            assert_eq!(l10n::Reader::new(lang).prop(key), words.trim_end_matches('"'), "prop-{key}");
            checked += 1;
        }
    }
    assert!(checked > 60, "the table was not read");
}
