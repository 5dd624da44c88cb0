//! One act of the log as a sentence in the reader's language.
//!
//! A line of the log holds numbers and codes only (see `casework::LogLine`);
//! here they get words. A code that has no sentence is told by the name of its
//! kind and as it stands, so that nothing of the log is ever hidden.

use super::rows::reason;
use crate::ask::Ask;
use crate::words;
use casework::{LogLine, OPERATOR};
use l10n::{Arg, Reader};
use model::act::{AccountChange, WhatLeft};
use model::{MemberId, Tier};
use std::collections::BTreeMap;

/// Names of colleagues.
pub(crate) type Names = BTreeMap<MemberId, String>;

/// Who did it; empty when it was no one we know.
pub(crate) fn who(reader: Reader, names: &Names, id: MemberId) -> String {
    match id {
        OPERATOR => reader.t("web-log-operator").to_owned(),
        id => names.get(&id).cloned().unwrap_or_else(|| id.to_string()),
    }
}

/// What was done.
pub(crate) fn sentence(ask: &Ask, names: &Names, line: &LogLine) -> String {
    let what = told(ask, names, line).unwrap_or_else(|| {
        let kind = ask.reader.t(&format!("act-{}", line.kind.key())).to_owned();
        if line.what.is_empty() { kind } else { format!("{kind} · {}", line.what) }
    });
    if line.erased { ask.reader.ta("web-log-destroyed", &[("what", what.into())]) } else { what }
}

fn told(ask: &Ask, names: &Names, line: &LogLine) -> Option<String> {
    let reader = ask.reader;
    let pieces: Vec<&str> = line.what.split(' ').collect();
    let piece = |at: usize| pieces.get(at).copied().filter(|p| !p.is_empty());
    let say = |key: &str, args: &[(&str, Arg<'_>)]| {
        let key = format!("web-log-{}", key.replace('_', "-"));
        reader.has(&key).then(|| reader.ta(&key, args))
    };
    match line.kind.key() {
        "organisation" => {
            say(&format!("organisation-{}", piece(0)?), &[("name", organisation(ask, piece(1)?).into())])
        }
        "source" => say("source", &[("kind", words::code("source_kind", piece(1)?, reader).into())]),
        "said" => say("said", &[("fields", properties(reader, &line.what)?.into())]),
        "claim-withdrawn" => say("claim-withdrawn", &[]),
        "claim-restored" => say("claim-restored", &[]),
        "paper" => say(&format!("paper-{}", piece(0)?), &[]),
        "import" => import(ask, &pieces),
        "row-waits" => {
            say("row-waits", &[("row", number(piece(1)?)?.into()), ("reason", reason(ask, piece(2)?).into())])
        }
        "row-cleared" => {
            let of_people = line.about.iter().all(|subject| subject.person().is_some());
            let thing = if of_people || !matches!(piece(1)?, "one" | "split") { "" } else { "-thing" };
            say(&format!("row-{}{thing}", piece(1)?), &[])
        }
        "import-withdrawn" => {
            say("import-withdrawn", &[("organisation", organisation_of_list(ask, piece(0)?).into())])
        }
        "import-restored" => {
            say("import-restored", &[("organisation", organisation_of_list(ask, piece(0)?).into())])
        }
        "row-reopened" => say("row-reopened", &[]),
        "reviewed" => say("reviewed", &[]),
        "review-withdrawn" => say("review-withdrawn", &[]),
        "row-sealed-read" => say("row-sealed-read", &[("field", reader.prop(piece(1)?).into())]),
        "judged" => {
            let verdict = say(&format!("judged-{}", piece(2)?), &[])?;
            if piece(3).is_some() {
                say("judged-automatic", &[("verdict", verdict.into())])
            } else {
                Some(verdict)
            }
        }
        "judgement-withdrawn" => say("judgement-withdrawn", &[]),
        "threshold" => threshold(reader, &pieces),
        "document" => {
            let tier = Tier::from_key(piece(3)?)?.key();
            let size = reader.bytes(piece(2)?.parse().ok()?);
            say("document", &[("size", size.into()), ("tier", reader.t(&format!("tier-{tier}")).into())])
        }
        "member" => member(reader, names, &pieces),
        "signed" => say(&format!("signed-{}", piece(0)?), &[]),
        "sealed-read" => say("sealed-read", &[("field", reader.prop(piece(0)?).into())]),
        "left" => left(reader, &pieces),
        "source-graded" => say("source-graded", &[("grade", piece(1)?.into())]),
        "task-ended" => say(&format!("task-{}", piece(1)?), &[]),
        "team" => {
            let all: Vec<String> = pieces[1..]
                .iter()
                .map(|id| id.parse().map_or_else(|_| (*id).to_owned(), |id| who(reader, names, id)))
                .collect();
            say(&format!("team-{}", piece(0)?), &[("names", all.join(words::comma(reader)).into())])
        }
        "second" => say(
            &format!("second-{}", piece(0)?),
            &[("standing", reader.t(&format!("standing-{}", piece(1)?)).into())],
        ),
        "forgotten" if pieces.first() == Some(&"list") => {
            say("list-destroyed", &[("document", piece(1)?.into())])
        }
        "forgotten" => {
            say("forgotten", &[("acts", number(piece(0)?)?.into()), ("documents", number(piece(1)?)?.into())])
        }
        "number-searched" => say("number-searched", &[("n", number(piece(0)?)?.into())]),
        _ => None,
    }
}

fn number(digits: &str) -> Option<i64> {
    digits.parse().ok()
}

fn organisation(ask: &Ask, id: &str) -> String {
    let named =
        id.parse().ok().and_then(|id| ask.ground_of_today().association.organisations.get(&id).cloned());
    named.unwrap_or_else(|| id.to_owned())
}

/// Whose list an import was: its number says nothing to anybody.
fn organisation_of_list(ask: &Ask, id: &str) -> String {
    let ground = ask.ground_of_today();
    let import = id.parse().ok().and_then(|id| ground.lists.imports.get(&id));
    let named = import.and_then(|i| ground.association.organisations.get(&i.accepted.organisation)).cloned();
    named.unwrap_or_else(|| id.to_owned())
}

/// `s3 o1: full_name mother_name`: the fields, without what was said of them.
fn properties(reader: Reader, what: &str) -> Option<String> {
    let (_, keys) = what.split_once(": ")?;
    let mut named: Vec<String> = Vec::new();
    for key in keys.split(' ').filter(|key| !key.is_empty()).map(|key| reader.prop(key)) {
        if !named.contains(&key) {
            named.push(key);
        }
    }
    Some(named.join(words::comma(reader)))
}

/// `i1 o1: 9 = 5 + 2 + 1 + 1`.
fn import(ask: &Ask, pieces: &[&str]) -> Option<String> {
    let reader = ask.reader;
    let counts: Vec<i64> = pieces.iter().skip(2).filter_map(|p| p.parse().ok()).collect();
    let [rows, accepted, repeated, waiting, rejected] = counts.as_slice() else { return None };
    let of = organisation(ask, pieces.get(1)?.trim_end_matches(':'));
    let rows = reader.ta("count-rows", &[("n", (*rows).into())]);
    let args = [
        ("organisation", Arg::from(of)),
        ("rows", rows.into()),
        ("accepted", (*accepted).into()),
        ("repeated", (*repeated).into()),
        ("waiting", (*waiting).into()),
        ("rejected", (*rejected).into()),
    ];
    let told = reader.ta("web-log-import", &args);
    // What it is a list of stands last, where it is not of people.
    let kind = pieces.last().and_then(|key| model::SubjectKind::of(key));
    Some(match kind {
        Some(kind) => reader.ta(
            "web-log-import-of",
            &[("told", told.into()), ("kind", kind.entry().name_of_all(words::arabic(reader)).into())],
        ),
        None => told,
    })
}

/// `900` or `900 990`, in thousandths.
fn threshold(reader: Reader, pieces: &[&str]) -> Option<String> {
    let share =
        |at: usize| pieces.get(at)?.parse::<u16>().ok().map(|p| reader.percent(f64::from(p) / 1000.0));
    let propose = ("propose", Arg::from(share(0)?));
    Some(match share(1) {
        Some(automatic) => {
            reader.ta("web-log-threshold-automatic", &[propose, ("automatic", automatic.into())])
        }
        None => reader.ta("web-log-threshold", &[propose]),
    })
}

/// `m2 added:guest`, `m2 locked`, `m2 token-made:…`.
fn member(reader: Reader, names: &Names, pieces: &[&str]) -> Option<String> {
    let [id, what] = pieces else { return None };
    let change: AccountChange = what.parse().ok()?;
    let (word, about) = change.parts();
    let none = matches!(&change, AccountChange::Compartments(all) if all.is_empty());
    let key = format!("web-log-member-{word}{}", if none { "-none" } else { "" });
    let roles: Vec<String> =
        about.iter().flat_map(|about| about.split(',')).map(|role| role_word(reader, role)).collect();
    let args = [
        ("name", Arg::from(who(reader, names, id.parse().ok()?))),
        ("roles", roles.join(words::comma(reader)).into()),
    ];
    reader.has(&key).then(|| reader.ta(&key, &args))
}

fn role_word(reader: Reader, role: &str) -> String {
    if let Some(compartment) = model::Compartment::of(role) {
        return words::compartment(reader, compartment);
    }
    let key = format!("role-{role}");
    let request = format!("log-request-{role}");
    [key, request]
        .iter()
        .find(|key| reader.has(key))
        .map_or_else(|| role.to_owned(), |key| reader.t(key).to_owned())
}

/// `csv 12 digest`, `document 1 digest`, `backup 900 `.
fn left(reader: Reader, pieces: &[&str]) -> Option<String> {
    let what: WhatLeft = pieces.first()?.parse().ok()?;
    let files = reader.ta("count-files", &[("n", number(pieces.get(1)?)?.into())]);
    Some(match what {
        WhatLeft::Document => reader.t("web-log-left-document").to_owned(),
        WhatLeft::Print => reader.t("web-log-left-print").to_owned(),
        WhatLeft::Csv | WhatLeft::Xlsx | WhatLeft::Json => reader.ta(
            "web-log-left-list",
            &[("format", what.key().to_uppercase().into()), ("files", files.into())],
        ),
        copy => {
            let key = format!("web-log-left-{copy}");
            return reader.has(&key).then(|| reader.ta(&key, &[("files", files.into())]));
        }
    })
}
