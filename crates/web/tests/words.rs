//! Every message that web says is there, in both languages.

use l10n::{Lang, Reader};
use std::collections::BTreeSet;
use std::path::Path;

/// Keys that stand in the sources of this crate as they are.
fn keys(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            keys(&path, into);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            for word in text.split('"').filter(|word| word.starts_with("web-") || word.starts_with("order-") || word.starts_with("verdict-")) {
                if word.len() > 6 && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && !word.ends_with('-') {
                    into.insert(word.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_key_has_words() {
    let mut all = BTreeSet::new();
    keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 80, "{} keys", all.len());
    let families = [
        ("act", casework::LOG_KINDS.to_vec()),
        ("filter", vec!["status", "place", "year", "party", "organisation", "source", "missing", "flag", "sex", "import"]),
        ("flag", search::Flag::ALL.map(search::Flag::key).to_vec()),
        ("tier", model::Tier::ALL.map(model::Tier::key).to_vec()),
        ("role", access::Role::ALL.map(access::Role::key).to_vec()),
        ("rule", vec!["said", "taken", "denied"]),
        ("data", vec!["places", "parties", "facilities", "properties"]),
        ("broken", store::What::ALL.iter().map(|what| what.code()).collect()),
    ];
    all.extend(families.iter().flat_map(|(family, members)| members.iter().map(move |member| format!("{family}-{member}"))));
    all.extend(casework::Column::ALL.map(|column| format!("column-{}", column.key().replace('_', "-"))));
    all.extend(search::Reason::ALL.iter().filter(|r| **r != search::Reason::Listed).map(|reason| reason.code().to_owned()));
    for lang in [Lang::Ar, Lang::En] {
        let missing: Vec<&String> = all.iter().filter(|key| !Reader::new(lang).has(key)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
}
