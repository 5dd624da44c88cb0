//! Every code that can reach a person has words, in Arabic and in English.
//!
//! Codes are plain words in the places that give them, far from the words in
//! `l10n`. Where a crate lists its codes, the list is asked; where it writes
//! them into its lines, its text is read, so that a new code without words
//! fails here and not on a page in front of a family.

use l10n::{Arg, Lang, Reader};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

type Codes = BTreeSet<String>;

/// What callers give to messages; see `err-field-…`, `err-read-…`, `remark-…`.
fn arguments(n: i64) -> Vec<(&'static str, Arg<'static>)> {
    vec![
        ("field", "…".into()),
        ("file", "…".into()),
        ("detail", "…".into()),
        ("n", n.into()),
        ("minutes", n.into()),
    ]
}

/// Whether the key has whole words in that language.
fn is_said(reader: Reader, key: &str) -> bool {
    // One number of each Arabic form.
    let numbers = [0, 1, 2, 7, 36, 100];
    let said = numbers.map(|n| reader.ta(key, &arguments(n)));
    reader.has(key)
        && said.iter().all(|words| !words.trim().is_empty() && !words.contains(['{', '}']) && words != key)
}

/// Fails with the keys that have no words.
#[track_caller]
fn said(keys: impl IntoIterator<Item = String>) {
    let keys: Codes = keys.into_iter().collect();
    assert!(!keys.is_empty(), "no code was found: the place that gives them has moved");
    let missing: Vec<String> = Lang::ALL
        .iter()
        .flat_map(|lang| {
            keys.iter()
                .filter(|key| !is_said(Reader::new(*lang), key))
                .map(|key| format!("{}: {key}", lang.code()))
        })
        .collect();
    assert!(missing.is_empty(), "without words:\n{}", missing.join("\n"));
}

#[track_caller]
fn said_under<C: AsRef<str>>(family: &str, codes: impl IntoIterator<Item = C>) {
    said(codes.into_iter().map(|code| format!("{family}-{}", code.as_ref())));
}

/// Both lines of an error.
#[track_caller]
fn trouble_said<C: AsRef<str>>(codes: impl IntoIterator<Item = C>) {
    let both = |code: C| [format!("err-{}", code.as_ref()), format!("fix-{}", code.as_ref())];
    said(codes.into_iter().flat_map(both));
}

/// The code of a file or folder below `crates/`, without comments and tests.
fn source(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let mut files = Vec::new();
    gather(root, &mut files);
    assert!(!files.is_empty(), "{path} has moved");
    let read = |file: &PathBuf| std::fs::read_to_string(file).expect("a readable source file");
    let bare = |text: String| -> String {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        // However the lines are broken.
        lines.collect::<Vec<_>>().join(" ") + "\n"
    };
    files.iter().map(|file| bare(read(file))).collect()
}

fn gather(path: PathBuf, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(&path) {
        Ok(inside) => inside.flatten().for_each(|entry| gather(entry.path(), files)),
        Err(_) if path.extension().is_some_and(|e| e == "rs") && path.exists() => files.push(path),
        Err(_) => {}
    }
}

/// Every code that stands directly between these two pieces of a line.
fn between(text: &str, before: &str, after: &str) -> Codes {
    let is_code =
        |c: &str| !c.is_empty() && c.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let rest = text.split(before).skip(1);
    rest.filter_map(|rest| rest.split_once(after))
        .map(|(code, _)| code.to_owned())
        .filter(|code| is_code(code))
        .collect()
}

fn dashed(codes: impl IntoIterator<Item = impl AsRef<str>>) -> Codes {
    codes.into_iter().map(|code| code.as_ref().replace('_', "-")).collect()
}

/// Name and code of every field that can be refused.
fn fields_refused() -> Vec<(String, String)> {
    let text = ["casework/src", "web/src", "cli/src"].map(source).concat();
    let of = |before: &str| {
        let given: Vec<String> = text
            .split(before)
            .skip(1)
            .filter_map(|r| r.split_once("\")"))
            .map(|(pair, _)| pair.to_owned())
            .collect();
        given
    };
    let pairs = of("Field(\"").into_iter().chain(of("Failure::field(\""));
    pairs.filter_map(|pair| pair.split_once("\", \"").map(|(f, c)| (f.to_owned(), c.to_owned()))).collect()
}

#[test]
fn what_the_store_cannot_do() {
    trouble_said(store::Trouble::CODES.iter().map(|code| format!("store-{code}")));
    said_under("broken", store::What::ALL.iter().map(|what| what.code()));
}

#[test]
fn why_a_verb_was_refused() {
    let text = source("register/src/refusal.rs");
    let plain = between(&text, "=> \"", "\".into()");
    assert!(plain.len() >= 7, "the codes of a refusal have moved");
    trouble_said(plain);
    let sign_in = between(&source("casework/src/members"), "SignIn(\"", "\")");
    trouble_said(
        sign_in.into_iter().chain(["wrong".into(), "code".into()]).map(|code| format!("sign-in-{code}")),
    );
    let unreadable = between(&source("drafts/src/unread.rs"), "=> \"", "\",");
    assert!(unreadable.len() >= 6, "the codes of unreadable files have moved");
    trouble_said(unreadable.into_iter().map(|code| format!("read-{code}")));
}

#[test]
fn a_field_and_what_is_wrong_with_it() {
    let pairs = fields_refused();
    assert!(pairs.len() > 40, "only {} refused fields were found", pairs.len());
    trouble_said(pairs.iter().map(|(_, code)| format!("field-{code}")));
    said_under("prop", pairs.iter().map(|(field, _)| field));
}

/// Codes of doubts: of the shape of a row, of its words, of its dates.
fn doubts() -> Codes {
    let records = source("exchange/src/records.rs");
    let mut codes = between(&records, "trouble(\"", "\"");
    codes.extend(between(&records, "{ \"", "\" }"));
    codes.extend(exchange::Flaw::ALL.iter().map(|flaw| flaw.code().to_owned()));
    codes.extend(between(&source("model/src/understand.rs"), " code: \"", "\""));
    codes.extend(between(&source("model/src/understand.rs"), "near(\"", "\""));
    codes.extend(between(&source("drafts/src/draft.rs"), " code: \"", "\""));
    codes.extend(dates::Remark::ALL.iter().map(|remark| remark.code().to_owned()));
    for expected in
        ["merged_name", "party-near", "note-names-places", "shifted", "two-people", "place-unknown", "future"]
    {
        assert!(codes.contains(expected), "{expected} was not found");
    }
    dashed(codes)
}

#[test]
fn what_becomes_of_a_row_and_why() {
    use casework::Outcome::{Accepted, Rejected, Repeated, Waiting};
    let outcome =
        |o| serde_json::to_value(o).ok().and_then(|v| v.as_str().map(str::to_owned)).expect("a word");
    said_under("outcome", [Accepted, Repeated, Waiting, Rejected].map(outcome));
    let plan = source("casework/src/import/sort.rs");
    let mut reasons = between(&plan, "(\"", "\".into()");
    reasons.extend(between(&plan, "Rejected, \"", "\".into()"));
    reasons.extend(between(&plan, "Repeated, \"", "\".into()"));
    reasons.extend(between(&plan, "Waiting, \"", "\".into()"));
    reasons.extend(between(&plan, "reason: \"", "\".into()"));
    for expected in ["new", "changed", "known-row", "no-name", "says-nothing"] {
        assert!(reasons.contains(expected), "{expected} was not found");
    }
    let records = source("exchange/src/records.rs");
    let set_aside: Codes = ["Subtotal", "RepeatedHeader", "Section", "Blank"]
        .iter()
        .flat_map(|kind| between(&records, &format!("SetAside::{kind} => \""), "\""))
        .collect();
    assert_eq!(set_aside.len(), 4);
    said_under("reason", reasons);
    said_under("reason", dashed(set_aside));
    said_under("reason", doubts());
    said_under("trouble", doubts());
}

#[test]
fn what_was_odd_about_a_file() {
    // The codes are told in the words above the type; those above its fields are none.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/src/refusal.rs");
    let text = std::fs::read_to_string(path).expect("the remarks of exchange");
    let told = text
        .split_once("/// Codes:")
        .and_then(|(_, rest)| rest.split_once("pub struct Remark"))
        .expect("the list of codes")
        .0;
    let mut codes: Codes = told
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .filter(|c| !c.contains(['[', ':', '(']))
        .collect();
    codes.retain(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    assert!(codes.len() >= 14, "the list of codes has moved");
    codes.extend(between(&source("exchange/src"), "Remark::new(\"", "\""));
    codes.extend(exchange::Flaw::ALL.iter().map(|flaw| flaw.code().to_owned()));
    said_under("remark", codes);
}

#[test]
fn what_a_column_can_be() {
    said_under("field-name", casework::field_keys_of(model::SubjectKind::PERSON));
    said_under("prop", model::SubjectKind::all().flat_map(casework::field_keys_of));
    let how = between(&source("drafts/src/reading.rs"), "=> \"", "\",");
    assert!(how.len() >= 5, "how a column was understood has moved");
    said_under("how", how);
    said_under("column", dashed(casework::Column::ALL.iter().map(|column| column.key())));
}

#[test]
fn what_a_list_is_cut_down_by() {
    said_under("filter", between(&source("web/src/rooms/question.rs"), "(\"", "\", Facet::"));
    said_under("flag", search::Flag::ALL.iter().map(|flag| flag.key()));
    said(search::Reason::ALL.iter().map(|reason| reason.code().to_owned()));
}

#[test]
fn what_stands_in_the_log_and_in_a_file() {
    said_under("act", model::act::ActKind::ALL.map(model::act::ActKind::key));
    said_under("clearing", model::act::HowCleared::ALL.iter().map(|how| how.key()));
    let rules = between(&source("model/src/dossier.rs"), "rule = \"", "\"");
    said_under("rule", rules.into_iter().chain(["said", "denied", "taken"].map(str::to_owned)));
    said_under("harmony", ["one", "finer", "apart"]);
    said_under("gone", ["superseded", "withdrawn", "import-withdrawn", "organisation-withdrawn"]);
    said_under("verdict", ["same", "different", "unsure"]);
}

#[test]
fn why_two_records_may_be_one_person() {
    let levels = source("linkage/src/levels.rs");
    let kinds: Codes = levels
        .split("ground!(")
        .skip(1)
        .filter_map(|r| r.split_once(", \"")?.1.split_once('"'))
        .map(|(n, _)| n.to_owned())
        .collect();
    assert!(kinds.len() >= 15, "the grounds have moved");
    said_under("link", kinds);
    let seen = between(&levels, " f(\"", "\"").into_iter().chain(between(&levels, "[f(\"", "\""));
    let seen: Codes = seen.collect();
    assert!(seen.len() >= 50, "the levels have moved");
    said_under("link-level", seen);
    let otherwise = between(&source("linkage/src/explain.rs"), "=> Otherwise::", ",");
    assert!(otherwise.len() >= 3, "what else may explain a pair has moved");
    said_under("otherwise", otherwise.iter().map(|name| name.to_lowercase()));
}

/// The test itself must see a missing word.
#[test]
#[should_panic(expected = "without words")]
fn a_code_without_words_is_found() {
    said_under("reason", ["nobody-wrote-this"]);
}
