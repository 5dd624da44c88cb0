//! A source with everything it said, and documents.

use super::download::download;
use super::teller::numbered;
use super::write::{Wrong, again, answer, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::marks::locus;
use crate::sessions::Flash;
use crate::told::file::paper_name;
use crate::words;
use casework::Opened;
use model::dossier::{Dossier, Spoken};
use model::{Act, DocumentId, Subject};
use pages::paths;
use pages::view::{DocumentLine, Evidence, Link, RetitleForm, SourceCell, SourcePage, TakeOutForm};
use std::io::Read;

/// One source: a row, a page, a talk. Its address is the number of its act.
pub(crate) fn source(ask: &Ask) -> Answer {
    if ask.outside() {
        // Titles, places in a list and days are for colleagues; what is left stands in the file.
        return Err(Failure::not_found());
    }
    let act: u64 = ask.param("id")?;
    let desk = ask.desk()?;
    let dossier = desk.dossier_of(&desk.spoken_of(act)?)?;
    if dossier.is_apart() {
        // Its title may say what its team alone is told.
        return Err(Failure::not_found());
    }
    let reader = ask.reader;
    let mut said: Vec<&Spoken> =
        dossier.standing().chain(&dossier.gone).filter(|s| s.id.act == act).collect();
    said.sort_by_key(|s| s.id);
    let first = *said.first().ok_or_else(Failure::not_found)?;
    let source = dossier.sources.get(&first.source).ok_or_else(Failure::not_found)?;
    let ground = ask.ground_of_today();
    let organisation = ground.association.organisations.get(&first.organisation).cloned().unwrap_or_default();
    let recorded = words::colleague(ask, first.by);
    let mut about = vec![
        (reader.t("web-organisation").to_owned(), organisation),
        (reader.t("web-kind").to_owned(), words::code("source_kind", &source.kind, reader)),
        (reader.t("web-recorded-by").to_owned(), recorded),
        (reader.t("web-known-on").to_owned(), reader.day(first.known)),
    ];
    about.retain(|(_, words)| !words.is_empty());
    if let Some(dated) = &source.dated {
        about.push((reader.t("web-said-on").to_owned(), reader.fuzzy(dated)));
    }
    let cell = |s: &&Spoken| SourceCell {
        column: s
            .claim
            .column
            .clone()
            .filter(|column| column != s.claim.property.key())
            .unwrap_or_else(|| reader.prop(s.claim.property.key())),
        said: words::as_said(reader, &s.claim),
        understood: vec![(reader.prop(s.claim.property.key()), words::told(reader, &s.claim).text)],
        hidden: false,
    };
    let withdrawn =
        said.iter().all(|s| s.gone.is_some()).then(|| reader.t("web-source-withdrawn").to_owned());
    let view = SourcePage {
        id: act.to_string(),
        title: source.title.clone(),
        file: String::new(),
        place: locus(reader, first, &source.title).join(words::comma(reader)),
        about,
        cells: said.iter().map(cell).collect(),
        persons: vec![words::head(ask, &dossier)],
        document: source.document.map(|id| list_line(ask, id, &source.title)),
        may_retitle: withdrawn.is_none()
            && source.import.is_none()
            && ask.desk()?.viewer.can(access::Action::Correct),
        withdrawn,
    };
    Ok(html(pages::sources::source(&frame(ask), &view)))
}

/// The form that takes a name out of the title of a source.
pub(crate) fn title(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(access::Action::Correct).map_err(casework::Refusal::from)?;
    title_form(ask, None)
}

fn title_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let (act, dossier, source) = speaking(ask)?;
    let view = RetitleForm {
        head: words::head(ask, &dossier),
        source: act.to_string(),
        present: source.title,
        title: typed(ask, "title", &["title"], wrong),
        name: typed(ask, "name", &["informant_name"], wrong),
    };
    answer(wrong, pages::sources::retitle(&frame(ask), &view))
}

/// Gives it another title, and seals the name.
pub(crate) fn title_now(ask: &Ask) -> Answer {
    let done = (|| {
        let (act, dossier, source) = speaking(ask)?;
        // Two neighbours whose names are sealed are told apart by a number, as in the forms.
        let words = names::clean(ask.form.get("title"));
        let title = if words.is_empty() { words } else { numbered(ask, &dossier, Some(source.id), words) };
        ask.desk()?.retitle(act, &title, ask.form.get("name"))?;
        Ok::<_, Failure>(act)
    })();
    match done {
        Ok(act) => {
            ask.arrived(Flash { key: "web-source-retitled".into(), ..Flash::default() });
            Ok(go(&paths::source(&act.to_string())))
        }
        Err(failure) => again(failure, |wrong| title_form(ask, wrong)),
    }
}

/// The source of an act, with the file in which it speaks, as a colleague is told it.
fn speaking(ask: &Ask) -> Result<(u64, access::Cleared<Dossier>, model::Source), Failure> {
    let act: u64 = ask.param("id")?;
    let desk = ask.desk()?;
    let dossier = desk.dossier_of(&desk.spoken_of(act)?)?;
    let spoken = dossier.standing().find(|s| s.id.act == act);
    let source = spoken.and_then(|s| dossier.sources.get(&s.source)).cloned();
    match source.filter(|source| source.import.is_none() && !dossier.is_apart() && !ask.outside()) {
        Some(source) => Ok((act, dossier, source)),
        None => Err(Failure::not_found()),
    }
}

/// The paper a source rests on, named only; who may open it is asked when it is opened.
fn list_line(ask: &Ask, id: DocumentId, title: &str) -> DocumentLine {
    let may_open = ask.desk().is_ok_and(|desk| desk.viewer.can(access::Action::Reveal));
    DocumentLine {
        id: id.to_string(),
        title: title.to_owned(),
        tier: "sealed".into(),
        may_open,
        ..DocumentLine::default()
    }
}

/// A paper that is kept as evidence: what it is, and where it belongs.
pub(crate) fn document(ask: &Ask) -> Answer {
    let id: DocumentId = ask.id("id")?;
    let Some(Act::DocumentKept {
        digest,
        name,
        media,
        bytes,
        subject,
        tier,
        kind,
        compartment,
        import,
        by,
        ..
    }) = ask.desk()?.document(id)?
    else {
        return Err(Failure::not_found());
    };
    let (reader, outside) = (ask.reader, ask.outside());
    let (take_out, out) = match &subject {
        Some(subject) => taken_out(ask, id, subject)?,
        None => (None, None),
    };
    let dossier = subject.map(|subject| Ok::<_, Failure>(ask.desk()?.dossier_of(&subject)?)).transpose()?;
    let persons = dossier.as_ref().map(|dossier| words::head(ask, dossier));
    let givers = match &dossier {
        // Of a paper in a compartment no line names the source.
        _ if compartment.is_some() || outside => Vec::new(),
        Some(dossier) => givers(ask, dossier, id, &name),
        None => list_givers(ask, id),
    };
    let no_giver = match tier {
        _ if compartment.is_some() || outside || import.is_some() => "",
        model::Tier::Sealed => reader.t("evidence-givers-sealed"),
        _ => reader.t("evidence-givers-none"),
    };
    let is_there = ask.desk()?.is_kept(&digest);
    let may_destroy = import.is_some() && is_there && ask.desk()?.viewer.can(access::Action::Forget);
    let view = Evidence {
        document: DocumentLine {
            id: ask.refs().of(id),
            title: paper_name(reader, &name, outside),
            kind: String::new(),
            about: reader.bytes(bytes),
            print: digest.chars().take(12).collect(),
            tier: tier.key().to_owned(),
            compartment: compartment.map(|one| words::compartment(reader, one)).unwrap_or_default(),
            may_open: true,
        },
        destroyed: !is_there,
        destroy: may_destroy.then(|| paths::document_destroy(&ask.refs().of(id))),
        take_out,
        out,
        picture: shown_on_page(&media) && tier < model::Tier::Sealed,
        about: [
            kind.filter(|_| !outside).map(|kind| {
                (reader.t("document-kind").to_owned(), words::code("evidence_kind", &kind, reader))
            }),
            Some((reader.t("web-media").to_owned(), media_words(reader, &media))),
            Some((reader.t("web-size").to_owned(), reader.bytes(bytes))),
            (!outside).then(|| (reader.t("web-recorded-by").to_owned(), words::colleague(ask, by))),
        ]
        .into_iter()
        .flatten()
        .collect(),
        digest,
        givers,
        no_giver: no_giver.to_owned(),
        persons: persons.into_iter().collect(),
    };
    Ok(html(pages::sources::evidence(&frame(ask), &view)))
}

/// Where a paper is taken out of its file, by who may; or that it was, and where to put it back.
#[expect(clippy::type_complexity, reason = "as the page has it")]
fn taken_out(
    ask: &Ask,
    id: DocumentId,
    subject: &Subject,
) -> Result<(Option<String>, Option<(String, String)>), Failure> {
    let desk = ask.desk()?;
    if !desk.viewer.can(access::Action::Correct) || ask.is_past() {
        return Ok((None, None));
    }
    let number = ask.refs().of(id);
    let Some(out) = desk.taken_out_of(id, subject)? else {
        return Ok((Some(paths::document_out(&number)), None));
    };
    let args = [
        ("file", subject.to_string().into()),
        ("name", words::colleague(ask, out.by).into()),
        ("when", words::ago(ask, out.at).into()),
        ("why", out.why.into()),
    ];
    Ok((None, Some((ask.reader.ta("paper-is-out", &args), paths::document_back(&number)))))
}

/// The form that takes a paper out of a file.
pub(crate) fn take_out(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(access::Action::Correct).map_err(casework::Refusal::from)?;
    take_out_form(ask, None)
}

fn take_out_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let id: DocumentId = ask.id("id")?;
    let desk = ask.desk()?;
    let Some(Act::DocumentKept { name, subject: Some(subject), .. }) = desk.document(id)? else {
        return Err(Failure::not_found());
    };
    let view = TakeOutForm {
        head: words::head(ask, &desk.dossier_of(&subject)?),
        document: ask.refs().of(id),
        name,
        why: typed(ask, "why", &["why"], wrong),
    };
    answer(wrong, pages::sources::take_out(&frame(ask), &view))
}

/// Takes it out.
pub(crate) fn take_out_now(ask: &Ask) -> Answer {
    let done = ask.id("id").and_then(|id| Ok((id, ask.desk()?.take_paper_out(id, ask.form.get("why"))?)));
    match done {
        Ok((id, subject)) => {
            let undo = Some(paths::document_back(&ask.refs().of::<DocumentId>(id)));
            ask.arrived(Flash { key: "web-paper-out".into(), undo, ..Flash::default() });
            Ok(go(&paths::file(&subject.to_string())))
        }
        Err(failure) => again(failure, |wrong| take_out_form(ask, wrong)),
    }
}

/// Puts it back.
pub(crate) fn put_back(ask: &Ask) -> Answer {
    let subject = ask.desk()?.put_paper_back(ask.id("id")?)?;
    ask.done("web-paper-back");
    Ok(go(&paths::file(&subject.to_string())))
}

/// Acts that one unit writes between a paper and the words it came with: an organisation, a source.
const BETWEEN: u64 = 3;

/// Who gave a paper, as far as the reader is told: the source that rests on it, whoever a line of the file
/// says showed it, and whoever said in the same breath what the paper shows.
fn givers(ask: &Ask, dossier: &Dossier, id: DocumentId, name: &str) -> Vec<(Link, String)> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let name = letters(name);
    let kept = dossier.papers.iter().find(|paper| paper.id == id);
    let with = |s: &Spoken| {
        kept.is_some_and(|paper| {
            paper.at == s.at && (paper.act + 1..=paper.act + BETWEEN).contains(&s.id.act)
        })
    };
    let rests = |s: &Spoken| dossier.sources.get(&s.source).is_some_and(|source| source.document == Some(id));
    let shows = |s: &Spoken| s.claim.property.key() == "document" && letters(&s.claim.said) == name;
    let mut met = std::collections::BTreeSet::new();
    dossier
        .standing()
        .filter(|s| rests(s) || shows(s) || with(s))
        .filter(|s| met.insert(s.source))
        .map(|s| {
            let link = match dossier.sources.get(&s.source) {
                Some(source) => Link::new(source.title.clone(), paths::source(&s.id.act.to_string())),
                None => Link::new(ask.reader.t("web-source-hidden"), ""),
            };
            (link, organisation(ask, s.organisation))
        })
        .collect()
}

/// The source that a list is, with whose list it is; its words stand in many files.
fn list_givers(ask: &Ask, id: DocumentId) -> Vec<(Link, String)> {
    let Ok(desk) = ask.desk() else { return Vec::new() };
    let ground = ask.ground_of_today();
    let of_list = ground.sources.values().filter(|source| source.document == Some(id));
    of_list
        .filter_map(|source| access::source(source, desk.audience()))
        .filter_map(|source| {
            let page = paths::import(&source.import?.to_string());
            Some((Link::new(source.title.clone(), page), organisation(ask, source.organisation)))
        })
        .collect()
}

fn organisation(ask: &Ask, id: model::OrganisationId) -> String {
    ask.ground_of_today().association.organisations.get(&id).cloned().unwrap_or_default()
}

/// What kind of file it is, in words; a media type says nothing to most readers.
fn media_words(reader: l10n::Reader, media: &str) -> String {
    let key = match media {
        "application/pdf" => "media-pdf",
        "text/plain" => "media-text",
        _ if media.starts_with("image/") => "media-picture",
        _ if media.starts_with("audio/") => "media-sound",
        _ if media.starts_with("video/") => "media-film",
        _ if media.contains("wordprocessing") || media.contains("opendocument.text") => "media-document",
        _ if media.contains("sheet") => "media-sheet",
        _ => "media-other",
    };
    reader.t(key).to_owned()
}

fn shown_on_page(media: &str) -> bool {
    matches!(media, "image/jpeg" | "image/png" | "image/webp" | "image/gif")
}

/// The bytes of a paper.
pub(crate) fn document_raw(ask: &Ask) -> Answer {
    let opened = ask.desk()?.open_document(ask.id("id")?)?;
    bytes_of(opened, ask.outside())
}

/// A paper as an answer. Only pictures are shown in the browser; nothing in a
/// paper runs, whatever it is.
pub(crate) fn bytes_of(mut opened: Opened, outside: bool) -> Answer {
    let mut bytes = Vec::with_capacity(usize::try_from(opened.bytes).unwrap_or(0));
    // A reader that fails on an altered piece must not have sent its beginning: it is read whole first.
    opened.from.read_to_end(&mut bytes).map_err(|_| Failure::coded(500, "store-altered"))?;
    let way = if shown_on_page(&opened.media) { "inline" } else { "attachment" };
    // Names of papers are words of colleagues.
    let name = if outside { "athar" } else { opened.name.as_str() };
    Ok(download(bytes, &opened.media, way, name))
}
