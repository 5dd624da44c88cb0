//! Forms that write into a file: add, correct and withdraw a claim, add a
//! step of the path, add a paper. What was typed stays when a field is wrong.

use super::dossier::{dossier, dossier_of};
use crate::ask::{Answer, Ask, go, html, html_as};
use crate::failure::Failure;
use crate::frame::frame;
use crate::rooms::known;
use crate::rooms::teller::{NOBODY, source};
use crate::sessions::Flash;
use crate::words;
use access::{Action, Cleared};
use casework::{NEXT, NewClaim, NewPaper, OURS, Recorded, Refusal, SourceChoice};
use l10n::Trouble;
use model::dossier::{Dossier, Spoken};
use model::vocab::About;
use model::{ClaimId, Compartment, Part, PersonId, Property, Subject, SubjectKind, Tier, Value};
use pages::paths;
use pages::view::{
    Back, Choice, ClaimForm, CorrectForm, DocumentForm, EventForm, Field, HeldFile, SourceFields,
    WithdrawForm,
};

/// What went wrong, and with which field.
pub(crate) type Wrong<'w> = Option<(&'static str, &'w Failure)>;

fn may_record(ask: &Ask) -> Result<(), Failure> {
    Ok(ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?)
}

/// A field as it was typed, with its trouble.
pub(crate) fn typed(ask: &Ask, name: &str, of: &[&str], wrong: Wrong<'_>) -> Field {
    Field { value: ask.form.get(name).to_owned(), trouble: trouble(ask, of, wrong) }
}

/// The trouble of a field, when it is one of these.
pub(crate) fn trouble(ask: &Ask, of: &[&str], wrong: Wrong<'_>) -> Option<Trouble> {
    wrong.filter(|(field, _)| of.contains(field)).map(|(_, failure)| failure.trouble(ask.reader))
}

/// The trouble of the whole, when no field of the form has it.
pub(crate) fn rest(ask: &Ask, fields: &[&str], wrong: Wrong<'_>) -> Option<Trouble> {
    wrong.filter(|(field, _)| !fields.contains(field)).map(|(_, failure)| failure.trouble(ask.reader))
}

/// Words of a vocabulary to choose from; the first is none.
pub(crate) fn codes(ask: &Ask, vocabulary: &str, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", ask.reader.t("web-choose")).chosen(chosen.is_empty());
    let all = model::codes::all(vocabulary)
        .iter()
        .map(|code| Choice::new(*code, words::code(vocabulary, code, ask.reader)).chosen(*code == chosen));
    std::iter::once(none).chain(all).collect()
}

/// The desk of a form: what looks like a slip is asked about, unless the form says that it was said so.
pub(crate) fn desk(ask: &Ask) -> Result<casework::Desk<'_>, Failure> {
    Ok(ask.desk()?.asking(answered(ask)))
}

/// The question that a refusal asks, where "yes, it was said so" is an answer; its words are under
/// `sure-…`.
pub(crate) fn question(failure: &Failure) -> Option<&'static str> {
    let code = failure.code.strip_prefix("field-")?;
    casework::QUESTIONS.iter().find(|question| **question == code).copied()
}

/// Questions that the form brings answers to.
pub(crate) fn answered(ask: &Ask) -> Vec<String> {
    let told = ask.form.all("sure").filter(|code| casework::QUESTIONS.contains(code));
    told.map(str::to_owned).collect()
}

/// What comes back with a form that was sent: whether a date is asked about, and the files that were handed
/// in with it.
pub(crate) fn back(ask: &Ask, wrong: Wrong<'_>) -> Back {
    let of_file = wrong.is_some_and(|(field, _)| matches!(field, "file" | "document" | "upload"));
    let mut back = Back {
        typed: ask.form.iter().next().is_some(),
        sure: wrong.and_then(|(_, failure)| question(failure)),
        answered: if wrong.is_some() { answered(ask) } else { Vec::new() },
        ..Back::default()
    };
    let name =
        ask.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(words::comma(ask.reader));
    let Some(inside) = ask.inside.as_ref().filter(|_| !ask.files.is_empty()) else { return back };
    let kept = (!of_file)
        .then(|| ask.app.held_uploads.keep(&ask.app.house, inside.present.member.id, &ask.files))
        .flatten();
    match kept {
        Some(token) => back.held = Some(HeldFile { token, name }),
        None => back.again = Some(name),
    }
    back
}

/// The fields about who said it.
pub(crate) fn source_fields(ask: &Ask, dossier: &Dossier, wrong: Wrong<'_>) -> SourceFields {
    source_fields_from(ask, dossier, ask.form.get("source"), wrong)
}

fn source_fields_from(ask: &Ask, dossier: &Dossier, chosen: &str, wrong: Wrong<'_>) -> SourceFields {
    // One who was heard several times stands once: by the source that is chosen, else by the last.
    let mut known: Vec<Choice> = Vec::new();
    for source in dossier.sources.values() {
        let choice =
            Choice::new(source.id.to_string(), source.title.clone()).chosen(chosen == source.id.to_string());
        match known.iter_mut().find(|other| names::fold(&other.label) == names::fold(&choice.label)) {
            Some(same) if same.chosen => {}
            Some(same) => *same = choice,
            None => known.push(choice),
        }
    }
    // Whose word a slip is mended in need not be told to whoever mends it.
    let speaks = |chosen: &str| dossier.standing().any(|spoken| spoken.source.to_string() == chosen);
    if known.iter().all(|choice| !choice.chosen) && speaks(chosen) {
        known.push(Choice::new(chosen, ask.reader.t("web-source-hidden")).chosen(true));
    }
    let new =
        Choice::new("", ask.reader.t(if known.is_empty() { "web-new-source" } else { "web-other-source" }))
            .chosen(known.iter().all(|c| !c.chosen));
    SourceFields {
        needed: true,
        known: std::iter::once(new).chain(known).collect(),
        informant: typed(ask, "informant", &["source"], wrong),
        relations: match dossier.subject {
            None => codes(ask, "relation_to_victim", ask.form.get("relation")),
            Some(_) => Vec::new(),
        },
        kinds: codes(ask, "source_kind", ask.form.get("source_kind")),
        said_on: typed(ask, "said_on", &["said_on"], wrong),
        at: typed(ask, "at", &["at"], wrong),
    }
}

/// Where in the source.
pub(crate) fn at(ask: &Ask) -> Option<String> {
    ask.form.some("at").map(str::to_owned)
}

pub(crate) fn tiers(ask: &Ask, chosen: &str) -> Vec<Choice> {
    let usual = Choice::new("", ask.reader.t("web-tier-usual")).chosen(chosen.is_empty());
    let all = Tier::ALL
        .into_iter()
        .map(|t| Choice::new(t.key(), ask.reader.t(&format!("tier-{}", t.key()))).chosen(t.key() == chosen));
    std::iter::once(usual).chain(all).collect()
}

/// Says that it is written; doubts are said with it.
pub(crate) fn written(ask: &Ask, done: &'static str, recorded: &Recorded) -> Answer {
    written_all(ask, done, 1, recorded)
}

/// The same where several claims were written at once.
pub(crate) fn written_all(ask: &Ask, done: &'static str, claims: usize, recorded: &Recorded) -> Answer {
    let args = vec![("n", crate::sessions::Said::Count(claims as u64))];
    match recorded.troubles.first() {
        None => ask.arrived(Flash { key: done.into(), args, ..Flash::default() }),
        Some((property, trouble)) => {
            let words = [
                ask.reader.ta(done, &[("n", claims.into())]),
                format!(
                    "{}: {}",
                    ask.reader.prop(property.key()),
                    ask.reader.t(&format!("trouble-{}", trouble.code))
                ),
            ];
            ask.arrived(Flash {
                note: true,
                key: "web-said".into(),
                args: vec![("words", crate::sessions::Said::Words(words.join(" ")))],
                ..Default::default()
            });
        }
    }
    Ok(go(&paths::file(&recorded.subject.to_string())))
}

/// The form to add a claim.
pub(crate) fn claim(ask: &Ask) -> Answer {
    may_record(ask)?;
    claim_form(ask, None)
}

fn claim_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let dossier = dossier_of(ask)?;
    let chosen = ask.form.some("property").unwrap_or(ask.query.get("property"));
    let kind = dossier.subject.as_ref().map_or(SubjectKind::PERSON, Subject::kind);
    let clearance = ask.desk()?.clearance();
    // What is kept apart is offered to those who were admitted.
    let asked = |p: &Property| {
        p.is_of(kind)
            && clearance.may_say(*p)
            && p.entry().part != About::Event
            && !matches!(p.key(), "document" | "photo")
    };
    let choice = |p: Property| {
        Choice::new(p.key(), ask.reader.prop(p.key()))
            .chosen(p.key() == chosen)
            .hint(ask.reader.t(&format!("hint-{}", p.key())))
    };
    let property = Property::of(chosen).filter(asked);
    let own = property.map_or("said", |p| p.key());
    let none = Choice::new("", ask.reader.t("web-choose")).chosen(property.is_none());
    let all = Property::whole()
        .filter(asked)
        .map(choice)
        .map(|c| if c.hint.starts_with("hint-") { c.hint("") } else { c });
    let is_sealed = |p: &Property| asked(p) && p.entry().shown_to == Tier::Sealed;
    let view = ClaimForm {
        head: words::head(ask, &dossier),
        properties: std::iter::once(none).chain(all).collect(),
        sealed: Property::whole().filter(is_sealed).map(|p| p.key().to_owned()).collect(),
        property: trouble(ask, &["property"], wrong),
        value: known::writing(ask, property, typed(ask, "value", &["said", own], wrong)),
        back: back(ask, wrong),
        understood: None,
        tiers: tiers(ask, ask.form.get("tier")),
        source: source_fields(ask, &dossier, wrong),
        trouble: rest(ask, &["property", "said", own, "source", "said_on", "at"], wrong),
    };
    answer(wrong, pages::write::claim_new(&frame(ask), &view))
}

/// A form: as it is, or with what is wrong.
pub(crate) fn answer(wrong: Wrong<'_>, document: String) -> Answer {
    Ok(match wrong {
        Some((_, failure)) => html_as(failure.status, document),
        None => html(document),
    })
}

/// Shows the form again when a field is wrong; other failures go on.
pub(crate) fn again(failure: Failure, form: impl FnOnce(Wrong<'_>) -> Answer) -> Answer {
    match failure.field {
        Some(field) if failure.status == 422 => form(Some((field, &failure))),
        _ => Err(failure),
    }
}

/// Adds a claim.
pub(crate) fn claim_add(ask: &Ask) -> Answer {
    // Without script: the same form with what is offered for the property that was chosen.
    if ask.form.some("suggest").is_some() {
        return claim_form(ask, None);
    }
    let done = (|| {
        let dossier = dossier_of(ask)?;
        let property =
            Property::of(ask.form.get("property")).ok_or_else(|| Failure::field("property", "needed"))?;
        let (subject, part) = part_for(&dossier, property);
        let claim = NewClaim {
            part,
            property,
            said: ask.form.get("value").to_owned(),
            tier: Tier::from_key(ask.form.get("tier")),
            credibility: 6,
        };
        let file = ask.files.iter().find(|f| f.field == "document");
        let paper = file.map(|file| NewPaper {
            name: &file.name,
            bytes: &file.bytes,
            tier: Tier::Team,
            kind: None,
            compartment: None,
        });
        Ok(desk(ask)?.add_with_paper(
            subject,
            OURS,
            &source(ask, Some(&dossier))?,
            at(ask),
            &[claim],
            paper,
        )?)
    })();
    match done {
        Ok(recorded) => written(ask, "web-claim-added", &recorded),
        Err(failure) => again(failure, |wrong| claim_form(ask, wrong)),
    }
}

/// Claims about a taking go to the last one, in the file that tells of it.
fn part_for(dossier: &Dossier, property: Property) -> (Subject, Part) {
    let first = || subject_of(dossier);
    match property.entry().part {
        About::Person => (first(), Part::Person),
        About::Event => (first(), Part::Event(NEXT)),
        About::Episode => dossier
            .episodes
            .last()
            .map_or_else(|| (first(), Part::Episode(NEXT)), |chapter| (chapter.person.into(), chapter.part)),
    }
}

/// Of whom or of what a file tells: of several files that are one person, the first.
fn subject_of(dossier: &Dossier) -> Subject {
    dossier.subject.clone().unwrap_or_else(|| dossier.persons[0].into())
}

fn claim_of(ask: &Ask) -> Result<(Spoken, Cleared<Dossier>), Failure> {
    let claim: ClaimId = ask.param("claim")?;
    let dossier = dossier_of(ask)?;
    let spoken = ask.desk()?.claim(claim)?;
    // A claim is corrected in its own file alone. A sealed one is on no page: it is mended by whoever wrote
    // it, and by those who may ask for it; neither is shown it here.
    let desk = ask.desk()?;
    let sealed = spoken.claim.tier == Tier::Sealed;
    let mends = sealed
        && (spoken.by == desk.viewer.member && spoken.import.is_none() || desk.viewer.can(Action::Reveal));
    let its_own = dossier.subject.as_ref() == Some(&spoken.subject)
        || spoken.subject.person().is_some_and(|person| dossier.persons.contains(&person));
    match its_own && (mends || dossier.standing().any(|s| s.id == claim)) {
        true => Ok((spoken, dossier)),
        false => Err(Failure::not_found()),
    }
}

/// A value as it stands; nothing of a sealed one.
fn present(reader: l10n::Reader, spoken: &Spoken) -> String {
    if spoken.claim.tier == Tier::Sealed { String::new() } else { words::as_said(reader, &spoken.claim) }
}

/// The form to correct a claim.
pub(crate) fn correct(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Correct).map_err(Refusal::from)?;
    or_to_the_file(ask, correct_form(ask, None))
}

fn correct_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let (spoken, dossier) = claim_of(ask)?;
    let own = spoken.claim.property.key();
    let mut value = typed(ask, "value", &["said", own], wrong);
    if wrong.is_none() {
        value.value = present(ask.reader, &spoken);
    }
    // A slip of the pen is mended in the name of whoever said it; what a list says only a list, or another
    // source, corrects.
    let chosen = match (wrong, spoken.import) {
        (None, None) => spoken.source.to_string(),
        _ => ask.form.get("source").to_owned(),
    };
    let codes = (spoken.claim.property.entry().kind == model::vocab::Kind::Code).then(|| {
        let now = match &spoken.claim.value {
            Value::Code(code) if spoken.claim.tier != Tier::Sealed => code.as_str(),
            _ => "",
        };
        codes(ask, &spoken.claim.property.entry().codes, ask.form.some("value").unwrap_or(now))
    });
    let mut value = known::writing(ask, Some(spoken.claim.property), value);
    value.sealed |= spoken.claim.tier == Tier::Sealed;
    let view = CorrectForm {
        head: words::head(ask, &dossier),
        claim: spoken.id.to_string(),
        label: ask.reader.prop(spoken.claim.property.key()),
        present: present(ask.reader, &spoken),
        present_source: dossier.sources.get(&spoken.source).map(|s| s.title.clone()).unwrap_or_default(),
        codes: codes.unwrap_or_default(),
        value,
        why: typed(ask, "why", &["why"], wrong),
        source: source_fields_from(ask, &dossier, &chosen, wrong),
        back: back(ask, wrong),
        trouble: rest(ask, &["said", own, "why", "source", "said_on", "at"], wrong),
    };
    answer(wrong, pages::write::claim_correct(&frame(ask), &view))
}

/// Corrects a claim.
pub(crate) fn correct_now(ask: &Ask) -> Answer {
    let done = (|| -> Result<Recorded, Failure> {
        let (spoken, dossier) = claim_of(ask)?;
        // The history shows what was, what is and why; a correction without a reason tells nobody which to
        // believe.
        let why = ask.form.some("why").ok_or_else(|| Failure::field("why", "needed"))?.to_owned();
        if is_unchanged(ask, &spoken) {
            return Err(Failure::field("said", "unchanged"));
        }
        Ok(desk(ask)?.correct_because(
            spoken.id,
            &source(ask, Some(&dossier))?,
            at(ask),
            ask.form.get("value"),
            None,
            Some(why),
        )?)
    })();
    match done {
        Ok(recorded) => written(ask, "web-claim-corrected", &recorded),
        Err(failure) if failure.code.starts_with("meanwhile") => meanwhile(ask, failure),
        Err(failure) => again(failure, |wrong| correct_form(ask, wrong)),
    }
}

/// Whether a correction says what stands already: the form comes filled, so that a tired thumb may save it as
/// it is. Where in the source it stands is a correction of its own.
fn is_unchanged(ask: &Ask, spoken: &Spoken) -> bool {
    let (typed, claim) = (names::clean(ask.form.get("value")), &spoken.claim);
    let same_code = matches!(&claim.value, Value::Code(code) if *code == typed);
    let same = same_code
        || typed == names::clean(&claim.said)
        || typed == names::clean(&present(ask.reader, spoken));
    same && at(ask).is_none()
}

/// A form of what stands no more leads to the file, where it is seen what stands now.
fn or_to_the_file(ask: &Ask, form: Answer) -> Answer {
    match form {
        Err(failure) if failure.code.starts_with("meanwhile") => meanwhile(ask, failure),
        form => form,
    }
}

/// Somebody was faster, perhaps the same one before going back: to the file, where it is seen what stands.
/// The draft stays on the device.
fn meanwhile(ask: &Ask, failure: Failure) -> Answer {
    let id = ask.word("id")?.to_owned();
    ask.say(Flash { trouble: true, key: failure.code, ..Flash::default() });
    Ok(go(&paths::file(&id)))
}

/// The form to take a claim back.
pub(crate) fn withdraw(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Correct).map_err(Refusal::from)?;
    or_to_the_file(ask, withdraw_form(ask, None))
}

fn withdraw_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let (spoken, dossier) = claim_of(ask)?;
    let view = WithdrawForm {
        head: words::head(ask, &dossier),
        claim: spoken.id.to_string(),
        label: ask.reader.prop(spoken.claim.property.key()),
        present: if spoken.claim.tier == Tier::Sealed {
            String::new()
        } else {
            words::told_of(ask.reader, words::sex(&dossier), &spoken.claim).text
        },
        present_source: dossier.sources.get(&spoken.source).map(|s| s.title.clone()).unwrap_or_default(),
        with: dossier
            .standing()
            .filter(|one| casework::goes_with(one, &spoken))
            .map(|one| words::as_written(ask.reader, one))
            .collect(),
        why: typed(ask, "why", &["why"], wrong),
        back: back(ask, wrong),
    };
    answer(wrong, pages::write::claim_withdraw(&frame(ask), &view))
}

/// Takes a claim back.
pub(crate) fn withdraw_now(ask: &Ask) -> Answer {
    let done = (|| -> Result<Subject, Failure> {
        let (spoken, _) = claim_of(ask)?;
        Ok(desk(ask)?.withdraw(spoken.id, ask.form.get("why"))?)
    })();
    match done {
        Ok(subject) => {
            let file = subject.to_string();
            let undo = Some(paths::claim_restore(&file, ask.word("claim")?));
            ask.arrived(Flash { key: "web-claim-withdrawn".into(), undo, ..Flash::default() });
            Ok(go(&paths::file(&file)))
        }
        Err(failure) if failure.code.starts_with("meanwhile") => meanwhile(ask, failure),
        Err(failure) => again(failure, |wrong| withdraw_form(ask, wrong)),
    }
}

/// Lets a withdrawn claim stand again.
pub(crate) fn restore(ask: &Ask) -> Answer {
    match ask.desk()?.restore(ask.id("claim")?) {
        Ok(subject) => {
            ask.done("web-claim-restored");
            Ok(go(&paths::file(&subject.to_string())))
        }
        Err(Refusal::Meanwhile(why)) => meanwhile(ask, Refusal::Meanwhile(why).into()),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form to add a step of the path.
pub(crate) fn event(ask: &Ask) -> Answer {
    may_record(ask)?;
    event_form(ask, None)
}

fn event_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let dossier = dossier(ask)?;
    // What is added belongs to the last taking, unless it is said otherwise.
    let last = dossier.episodes.len().to_string();
    let chosen = ask.form.some("episode").unwrap_or(&last);
    let episodes = dossier.episodes.iter().enumerate().map(|(n, _)| {
        let value = (n + 1).to_string();
        let label = ask.reader.ta("web-episode", &[("n", (n + 1).into())]);
        Choice::new(value.clone(), label).chosen(value == chosen)
    });
    let another =
        Choice::new("new", ask.reader.ta("web-another-taking", &[("sex", words::sex(&dossier).into())]))
            .chosen(chosen == "new");
    let view = EventForm {
        head: words::head(ask, &dossier),
        episodes: episodes.chain([another]).collect(),
        // That a family was told has a form of its own, with a right of its own.
        kinds: codes(ask, "custody_event", ask.form.get("event_kind"))
            .into_iter()
            .filter(|c| c.value != model::claim::TELLING)
            .collect(),
        kind: trouble(ask, &["event_kind"], wrong),
        date: typed(ask, "event_date", &["event_date", "taken_date"], wrong),
        place: typed(ask, "event_place", &["event_place", "taken_place"], wrong),
        unit: typed(ask, "event_unit", &["event_unit", "party"], wrong),
        facility: typed(ask, "event_facility", &["event_facility", "held_at"], wrong),
        places: known::known_of(ask, "event_place").unwrap_or_default(),
        parties: known::known_of(ask, "event_unit").unwrap_or_default(),
        facilities: known::known_of(ask, "event_facility").unwrap_or_default(),
        back: back(ask, wrong),
        denials: codes(ask, "denial_kind", ask.form.get("denial_kind")),
        note: typed(ask, "event_note", &["event_note", "note"], wrong),
        source: source_fields(ask, &dossier, wrong),
        trouble: rest(ask, &[EVENT_FIELDS, TAKING_FIELDS, &["source", "said_on", "at"]].concat(), wrong),
    };
    answer(wrong, pages::write::event_new(&frame(ask), &view))
}

const EVENT_FIELDS: &[&str] =
    &["event_kind", "event_date", "event_place", "event_unit", "event_facility", "denial_kind", "event_note"];

/// What the same fields say of another taking.
const TAKING_FIELDS: &[&str] = &["taken_date", "taken_place", "party", "held_at", "note"];

/// Adds a step of the path; "another taking" begins an episode of its own.
pub(crate) fn event_add(ask: &Ask) -> Answer {
    let done = (|| {
        let dossier = dossier(ask)?;
        let person = dossier.persons[0];
        let source = source(ask, Some(&dossier))?;
        let kind = ask.form.some("event_kind");
        // The first taking of a path is the taking, whichever form it was written into.
        let is_first =
            dossier.episodes.is_empty() && kind == Some("taken") && ask.form.some("denial_kind").is_none();
        if ask.form.get("episode") == "new" || is_first {
            return another_taking(ask, person, &source);
        }
        // «إفراج، إنكار الاحتجاز»: what an office answered is no part of what happened.
        if kind.is_some() && ask.form.some("denial_kind").is_some() {
            return Err(Failure::field("event_kind", "answer-beside"));
        }
        let said: Vec<(Property, String)> = EVENT_FIELDS
            .iter()
            .filter_map(|key| Some((Property::of(key)?, ask.form.some(key)?.to_owned())))
            .collect();
        Ok(desk(ask)?.add_event(person, OURS, &source, at(ask), &said)?)
    })();
    match done {
        Ok(recorded) => written(ask, "web-event-added", &recorded),
        Err(failure) => again(failure, |wrong| event_form(ask, wrong)),
    }
}

/// Writes a taking, with all that the form said. What is no taking, and what an office answered, are steps of
/// their own: they are asked for, and nothing is dropped.
fn another_taking(ask: &Ask, person: PersonId, source: &SourceChoice) -> Result<Recorded, Failure> {
    if ask.form.some("event_kind").is_some_and(|kind| kind != "taken") {
        return Err(Failure::field("event_kind", "no-taking"));
    }
    if ask.form.some("denial_kind").is_some() {
        return Err(Failure::field("event_kind", "answer-apart"));
    }
    let pairs = [
        ("event_date", "taken_date"),
        ("event_place", "taken_place"),
        ("event_unit", "party"),
        ("event_facility", "held_at"),
    ];
    let claim = |part, typed: &str, key: &str| {
        let said = ask.form.some(typed)?.to_owned();
        Some(NewClaim { part, property: Property::of(key)?, said, tier: None, credibility: 6 })
    };
    let mut claims: Vec<NewClaim> =
        pairs.iter().filter_map(|(typed, key)| claim(Part::Episode(NEXT), typed, key)).collect();
    if claims.is_empty() {
        return Err(Failure::field("event_date", "needed"));
    }
    claims.extend(claim(Part::Person, "event_note", "note"));
    Ok(desk(ask)?.add(person, OURS, source, at(ask), &claims)?)
}

/// The form to add a paper.
pub(crate) fn document(ask: &Ask) -> Answer {
    may_record(ask)?;
    document_form(ask, None)
}

fn document_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let dossier = dossier_of(ask)?;
    let view = DocumentForm {
        head: words::head(ask, &dossier),
        title: typed(ask, "title", &["title"], wrong),
        upload: trouble(ask, &["document", "file"], wrong),
        kinds: codes(ask, "evidence_kind", ask.form.get("kind")),
        kind: trouble(ask, &["evidence_kind"], wrong),
        compartments: compartments(ask)?,
        compartment: trouble(ask, &["compartment"], wrong),
        back: back(ask, wrong),
        // A document is no field, and has no circle that is usual for it.
        tiers: tiers(ask, ask.form.some("tier").unwrap_or(Tier::Team.key()))
            .into_iter()
            .filter(|c| !c.value.is_empty())
            .collect(),
        limit: ask.reader.bytes(casework::DOCUMENT_BYTES_MAX),
        most: casework::DOCUMENT_BYTES_MAX,
        // A document may be kept without it.
        source: without_source(ask, source_fields(ask, &dossier, wrong)),
        trouble: rest(
            ask,
            &["document", "file", "title", "evidence_kind", "compartment", "source", "said_on", "at"],
            wrong,
        ),
    };
    answer(wrong, pages::write::document_new(&frame(ask), &view))
}

/// The same fields with a choice of their own for a paper of which nobody knows from whom it came. It stands
/// chosen until somebody is named, so that a paper without an owner is one that was said to have none.
fn without_source(ask: &Ask, mut fields: SourceFields) -> SourceFields {
    let sent = ask.form.iter().next().is_some();
    let chosen = if sent { ask.form.get("source") == NOBODY } else { true };
    if chosen {
        fields.known.iter_mut().for_each(|choice| choice.chosen = false);
    }
    fields.known.push(Choice::new(NOBODY, ask.reader.t("web-source-nobody")).chosen(chosen));
    SourceFields { needed: false, ..fields }
}

/// The compartments to which the writer was admitted; the first choice is none. Nothing for who is admitted
/// to none.
fn compartments(ask: &Ask) -> Result<Vec<Choice>, Failure> {
    let clearance = ask.desk()?.clearance();
    let chosen = ask.form.get("compartment");
    let choice = |one: Compartment| {
        Choice::new(one.key(), words::compartment(ask.reader, one)).chosen(one.key() == chosen)
    };
    let admitted: Vec<Choice> =
        Compartment::all().filter(|one| clearance.is_admitted(*one)).map(choice).collect();
    let none = Choice::new("", ask.reader.t("compartment-none")).chosen(chosen.is_empty());
    Ok(if admitted.is_empty() { admitted } else { std::iter::once(none).chain(admitted).collect() })
}

/// Adds a paper.
pub(crate) fn document_add(ask: &Ask) -> Answer {
    let done = (|| {
        let dossier = dossier_of(ask)?;
        let subject = subject_of(&dossier);
        let file = ask.files.first().ok_or_else(|| Failure::field("file", "needed"))?;
        let tier = Tier::from_key(ask.form.get("tier")).unwrap_or(Tier::Team);
        let compartment = ask
            .form
            .some("compartment")
            .map(|key| Compartment::of(key).ok_or_else(|| Failure::field("compartment", "unknown")))
            .transpose()?;
        let named = ask.form.some("source").is_some_and(|source| source != NOBODY);
        let has_source = named || ask.form.some("informant").is_some();
        if compartment.is_some() && has_source {
            // The line that names the source stands in the file, for everybody.
            return Err(Failure::field("compartment", "with-source"));
        }
        let name = match ask.form.some("title") {
            Some(title) => title.to_owned(),
            None => file.name.clone(),
        };
        let paper =
            NewPaper { name: &name, bytes: &file.bytes, tier, kind: ask.form.some("kind"), compartment };
        // Who it came from, where somebody said: then it stands in the file as said by that source, in the
        // circle of the paper.
        if !has_source {
            return Ok((subject.clone(), ask.desk()?.keep_paper(&paper, Some(subject))?.before));
        }
        let shows = NewClaim {
            part: Part::Person,
            property: Property::named("document"),
            said: name.clone(),
            tier: Some(tier),
            credibility: 6,
        };
        let source = source(ask, Some(&dossier))?;
        let done =
            desk(ask)?.add_with_paper(subject.clone(), OURS, &source, at(ask), &[shows], Some(paper))?;
        // The same bytes for the same circle are one paper, whoever gave them.
        Ok((subject, done.paper.is_some_and(|paper| paper.before)))
    })();
    match done {
        Ok((subject, before)) => {
            ask.arrived(Flash {
                key: if before { "web-document-there" } else { "web-document-added" }.into(),
                ..Flash::default()
            });
            Ok(go(&paths::file(&subject.to_string())))
        }
        Err(failure) => again(failure, |wrong| document_form(ask, wrong)),
    }
}
