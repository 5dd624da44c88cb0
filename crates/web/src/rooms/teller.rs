//! Who told us: a source out of what a form says of it, the same for every form.
//!
//! **Invariant:** what was typed under "who told you" is a title that colleagues read only where all of it is
//! a relation («أخوه»). Anything else may hold a name and is written sealed; colleagues read the relation
//! that was chosen, or that somebody was talked to.

use crate::ask::Ask;
use crate::failure::Failure;
use crate::words;
use casework::SourceChoice;
use model::dossier::Dossier;
use model::{SourceId, codes};

const RELATIONS: &str = "relation_to_victim";
/// What the form of a paper sends where nobody knows from whom it came.
pub(crate) const NOBODY: &str = "nobody";

/// Who said it, as the form has it; `dossier` is the file it is said in.
pub(crate) fn source(ask: &Ask, dossier: Option<&Dossier>) -> Result<SourceChoice, Failure> {
    if let Some(known) = ask.form.some("source").filter(|source| *source != NOBODY) {
        return Ok(SourceChoice::Known(known.parse().map_err(|_| Failure::field("source", "unknown"))?));
    }
    let typed = names::clean(ask.form.get("informant"));
    let is_relation = codes::whole(RELATIONS, &typed).is_some();
    let chosen = ask.form.some("relation").map(|code| words::code(RELATIONS, code, ask.reader));
    let title = match chosen {
        Some(relation) => relation,
        None if typed.is_empty() => return Err(Failure::field("source", "needed")),
        None if is_relation => typed.clone(),
        None => ask.reader.t("web-source-talk").to_owned(),
    };
    let name = if is_relation { String::new() } else { typed };
    // Two neighbours whose names are sealed are told apart by a number.
    let title = match dossier {
        Some(dossier) if !name.is_empty() => numbered(ask, dossier, None, title),
        _ => title,
    };
    Ok(SourceChoice::Informant {
        kind: ask.form.some("source_kind").unwrap_or("interview").to_owned(),
        title,
        name,
        dated: said_on(ask)?,
    })
}

/// When it was said. A day that is not understood, or has not come, is asked about: it would be lost without
/// a word.
fn said_on(ask: &Ask) -> Result<Option<dates::Fuzzy>, Failure> {
    let Some(said) = ask.form.some("said_on") else { return Ok(None) };
    let read = dates::read(said, &dates::Context::event(ask.app.house.today()));
    let not_come = read.remarks.iter().any(|remark| remark.code() == "future");
    match read.fuzzy {
        None => Err(Failure::field("said_on", "not-read")),
        Some(_) if not_come && !is_sure(ask, "not-come") => Err(Failure::field("said_on", "not-come")),
        read => Ok(read),
    }
}

/// Whether the form says "yes, it was said so" to that question.
fn is_sure(ask: &Ask, question: &str) -> bool {
    ask.form.all("sure").any(|code| code == question)
}

/// In which relation they stand: as it was chosen, or typed where nothing was.
pub(crate) fn relation(ask: &Ask) -> Option<String> {
    let typed = || codes::whole(RELATIONS, ask.form.get("informant")).map(str::to_owned);
    ask.form.some("relation").map(str::to_owned).or_else(typed)
}

/// The title, with the first number that no other source of the file bears.
pub(super) fn numbered(ask: &Ask, dossier: &Dossier, own: Option<SourceId>, title: String) -> String {
    let others = dossier.sources.values().filter(|source| Some(source.id) != own);
    let taken: Vec<String> = others.map(|source| names::fold(&source.title)).collect();
    let with =
        |n: usize| ask.reader.ta("web-source-another", &[("title", (&title).into()), ("number", n.into())]);
    let all = std::iter::once(title.clone()).chain((2..=taken.len() + 2).map(with));
    all.into_iter().find(|title| !taken.contains(&names::fold(title))).unwrap_or(title)
}
