//! The messages, read once from the files embedded in the program.
//!
//! A message without arguments is formatted at the first use of the language
//! and kept, because a page asks for a hundred of them; one with arguments is
//! formatted each time.

use crate::{Arg, Lang, numbers};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Every file of messages: its name, its Arabic text, its English text.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../locales/ar/", $name, ".ftl")),
            include_str!(concat!("../locales/en/", $name, ".ftl")),
        )),*];
    };
}

files![
    "words", "vocab", "pages", "file", "imports", "matching", "people", "help", "errors", "casework",
    "exchange", "linkage", "cli", "web", "search", "doors"
];

pub(crate) struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
}

static AR: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Lang::Ar));
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Lang::En));

pub(crate) fn of(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Ar => &AR,
        Lang::En => &EN,
    }
}

/// All keys of a language that can be read without arguments, with their words, in order.
pub fn keys(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    of(lang).plain.iter().map(|(key, words)| (key.as_str(), words.as_str())).collect()
}

impl Catalogue {
    fn read(lang: Lang) -> Catalogue {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Arguments are set apart in `arg`, where it is known which of them need it.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Ar => |value, _| written(value, Lang::Ar),
            Lang::En => |value, _| written(value, Lang::En),
        }));
        for (_, ar, en) in FILES {
            let text = match lang {
                Lang::Ar => ar,
                Lang::En => en,
            };
            // What can be read of a broken file is used; the parity test refuses the file.
            let resource = FluentResource::try_new(by_form(text)).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        let mut catalogue = Catalogue { lang, bundle, plain: HashMap::new() };
        catalogue.plain = catalogue.format_plain();
        catalogue
    }

    fn format_plain(&self) -> HashMap<String, String> {
        let mut plain = HashMap::new();
        for key in FILES.iter().flat_map(|(_, ar, _)| keys_of(ar)) {
            let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else { continue };
            let mut errors = Vec::new();
            let words = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                plain.insert(key.to_owned(), words);
            }
        }
        plain
    }

    pub(crate) fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.plain.contains_key(key) || self.bundle.has_message(key)
    }

    pub(crate) fn format(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        if let Some(words) = self.plain.get(key) {
            return Some(words.clone());
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len() * 2);
        for (name, arg) in args {
            values.set(format!("{name}{FORM}"), FluentValue::from(arg.form(self.lang)));
            values.set(*name, arg.value(self.lang));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}

fn written(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(match number.value.fract() == 0.0 {
        true => numbers::whole(number.value as i64, lang),
        false => numbers::decimal(number.value, 1, lang),
    })
}

const FORM: &str = "_form";

/// The text with every choice made by the form of its argument (`{ $n_form ->`)
/// instead of by Fluent's own plural rules: those of `intl_pluralrules` 7.0
/// lack the remainder of a hundred, so that 3,526 would count like 100.
fn by_form(text: &str) -> String {
    text.replace(" ->", &format!("{FORM} ->"))
}

/// The keys of a file: lines that begin with a letter and have `=`.
fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic())).filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        Some(key.trim_end())
    })
}
