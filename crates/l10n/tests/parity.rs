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
        let pattern =
            message.value.as_ref().unwrap_or_else(|| panic!("{file}: {} is empty", message.id.name));
        collect(pattern, &mut arguments);
        let twice = found.insert(message.id.name.to_owned(), arguments);
        assert!(twice.is_none(), "{file}: {} stands twice", message.id.name);
    }
    found
}

fn collect(pattern: &Pattern<&str>, into: &mut Arguments) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                inline_argument(inline, into)
            }
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
        wrong.extend(
            ar.keys().filter(|key| !en.contains_key(*key)).map(|key| format!("en/{file}: {key} is missing")),
        );
        wrong.extend(
            en.keys().filter(|key| !ar.contains_key(*key)).map(|key| format!("ar/{file}: {key} is missing")),
        );
        let differ =
            ar.iter().filter(|(key, arguments)| en.get(*key).is_some_and(|other| other != *arguments));
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
    let keys: BTreeSet<String> =
        l10n::FILES.iter().flat_map(|(file, ar, _)| messages(file, ar).into_keys()).collect();
    let alone: Vec<_> = keys
        .iter()
        .filter_map(|key| key.strip_prefix("err-"))
        .filter(|code| !keys.contains(&format!("fix-{code}")))
        .collect();
    assert!(alone.is_empty(), "no advice for: {alone:?}");
}

/// Every line of the Arabic messages, with its file.
fn arabic_lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = |(file, ar, _): &(&'static str, &'static str, &'static str)| {
        let file = *file;
        ar.lines().filter(|line| !line.starts_with('#')).map(move |line| (file, line)).collect::<Vec<_>>()
    };
    l10n::FILES.iter().flat_map(lines)
}

/// The glossary has one word for a claim, «إفادة»; a message that calls it «قول» makes two things of it.
#[test]
fn a_claim_has_one_name_in_arabic() {
    const OTHER: [&str; 14] = [
        "قول",
        "القول",
        "بقول",
        "لقول",
        "قوله",
        "قولها",
        "قولان",
        "القولان",
        "قولين",
        "أقوال",
        "الأقوال",
        "فالأقوال",
        "أقواله",
        "أقوالها",
    ];
    let two: Vec<_> = arabic_lines()
        .filter(|(_, line)| {
            line.split(|letter: char| !letter.is_alphabetic()).any(|word| OTHER.contains(&word))
        })
        .collect();
    assert!(two.is_empty(), "{two:#?}");
}

/// A verb before the name of a colleague says whether it is a man: the name stands behind «باسم» or a colon,
/// and a role is called by its work.
#[test]
fn nobody_is_told_to_be_a_man() {
    let of_colleagues = |line: &str| {
        line.contains("{ $who }") || line.starts_with("request-asked") || line.starts_with("request-answered")
    };
    let presumes = |line: &str| {
        let before =
            line.split("{ $who }").next().and_then(|text| text.split("{ $name }").next()).unwrap_or(line);
        !before.trim_end().ends_with([':', '=']) && !before.trim_end().ends_with("باسم")
    };
    let presuming: Vec<_> =
        arabic_lines().filter(|(_, line)| of_colleagues(line) && presumes(line)).collect();
    assert!(presuming.is_empty(), "{presuming:#?}");
    let roles: Vec<&str> = arabic_lines()
        .filter(|(_, line)| line.starts_with("role-") && !line.contains("-about"))
        .map(|(_, line)| line)
        .collect();
    let work = |line: &str| {
        line.split_once("= ").is_some_and(|(_, word)| word.starts_with("ال") || word.starts_with("ضيافة"))
    };
    assert!(roles.len() >= 7 && roles.iter().all(|line| work(line)), "{roles:#?}");
}

/// The table of properties lives in `model`, which stands beside this crate and cannot be imported; its text
/// can be read.
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

/// The forms of a plural (CLDR): a choice among these is a choice by number.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The arguments by whose number a message chooses words, and the numbers that stand before a word without a
/// choice.
#[derive(Default)]
struct Counted {
    chosen: BTreeSet<String>,
    forms: Vec<(String, BTreeSet<String>)>,
    bare: Vec<String>,
}

fn counted(pattern: &Pattern<&str>, within: bool, into: &mut Counted) {
    for (at, element) in pattern.elements.iter().enumerate() {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) if !within => {
                let next = match pattern.elements.get(at + 1) {
                    Some(PatternElement::TextElement { value }) => {
                        value.strip_prefix(' ').and_then(|rest| rest.chars().next())
                    }
                    _ => None,
                };
                if next.is_some_and(char::is_alphabetic) {
                    into.bare.push(id.name.to_owned());
                }
            }
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                let forms: BTreeSet<String> = variants.iter().map(|v| variant(v).to_owned()).collect();
                if let (true, InlineExpression::VariableReference { id }) = (by_number(&forms), selector) {
                    into.chosen.insert(id.name.to_owned());
                    into.forms.push((id.name.to_owned(), forms));
                }
                variants.iter().for_each(|v| counted(&v.value, true, into));
            }
        }
    }
}

fn variant<'v>(variant: &fluent_syntax::ast::Variant<&'v str>) -> &'v str {
    match variant.key {
        fluent_syntax::ast::VariantKey::Identifier { name } => name,
        fluent_syntax::ast::VariantKey::NumberLiteral { value } => value,
    }
}

/// A choice whose forms are those of a plural, and not a lone «other», which any choice may have.
fn by_number(forms: &BTreeSet<String>) -> bool {
    forms.len() > 1 && forms.iter().all(|form| FORMS.contains(&form.as_str()))
}

fn every_message(lang: l10n::Lang, mut each: impl FnMut(&str, &Counted)) {
    for (file, ar, en) in l10n::FILES {
        let text = if lang == l10n::Lang::Ar { ar } else { en };
        let resource = parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut found = Counted::default();
            counted(message.value.as_ref().expect("words"), false, &mut found);
            each(message.id.name, &found);
        }
    }
}

/// Arabic counts in six forms, and a message that lacks one says «٣ ملفاً». The table is read by a person
/// whenever it changes: `INSTA_UPDATE=always cargo test -p l10n --test parity`.
#[test]
fn every_message_agrees_with_its_numbers() {
    for lang in l10n::Lang::ALL {
        let reader = l10n::Reader::new(lang);
        let mut table = String::new();
        every_message(lang, |key, found| {
            if found.chosen.is_empty() {
                return;
            }
            table.push_str(&format!("{key}\n"));
            for n in [0, 1, 2, 3, 11, 100] {
                let numbers: Vec<(&str, l10n::Arg<'_>)> =
                    found.chosen.iter().map(|name| (name.as_str(), n.into())).collect();
                table.push_str(&format!("  {n:>3}  {}\n", reader.ta(key, &numbers)));
            }
        });
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("numbers-{}", lang.code()), table);
        });
    }
}

#[test]
fn no_arabic_form_is_left_out_and_no_number_stands_bare_before_a_word() {
    let mut names = BTreeSet::new();
    for lang in l10n::Lang::ALL {
        every_message(lang, |_, found| names.extend(found.chosen.iter().cloned()));
    }
    let mut wrong = Vec::new();
    for lang in l10n::Lang::ALL {
        every_message(lang, |key, found| {
            let whole = |forms: &BTreeSet<String>| FORMS.iter().all(|form| forms.contains(*form));
            if lang == l10n::Lang::Ar {
                wrong.extend(
                    found
                        .forms
                        .iter()
                        .filter(|(_, forms)| !whole(forms))
                        .map(|(name, _)| format!("ar {key}: forms of {name}")),
                );
            }
            // «ك.ب» and "kB" are signs, which do not change with the number.
            let bare = found.bare.iter().filter(|name| names.contains(*name) && !key.starts_with("size-"));
            wrong.extend(
                bare.map(|name| {
                    format!("{} {key}: {name} stands before a word in one form only", lang.code())
                }),
            );
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
