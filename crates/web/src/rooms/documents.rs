//! A source with everything it said, and documents.

use crate::ask::{Answer, Ask, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::marks::locus;
use crate::words;
use axum::body::Body;
use axum::http::header::{self, HeaderValue};
use axum::response::Response;
use casework::Opened;
use model::dossier::Spoken;
use model::{Act, DocumentId};
use pages::view::{DocumentLine, Evidence, SourceCell, SourcePage};
use std::io::Read;

/// One source: a row, a page, a talk. Its address is the number of its act.
pub(crate) fn source(ask: &Ask) -> Answer {
    if ask.outside() {
        // Titles, places in a list and days are for colleagues; what is left stands in the file.
        return Err(Failure::not_found());
    }
    let act: u64 = ask.param("id")?;
    let stored =
        ask.app.house.store().act(act).map_err(casework::Refusal::from)?.ok_or_else(Failure::not_found)?;
    let subject = casework::said_of(&stored)?;
    let dossier = ask.desk()?.dossier_of(&subject)?;
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
        withdrawn,
    };
    Ok(html(pages::sources::source(&frame(ask), &view)))
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
    let Some(Act::DocumentKept { digest, name, media, bytes, subject, tier, kind, by, .. }) =
        ask.desk()?.document(id)?
    else {
        return Err(Failure::not_found());
    };
    let (reader, outside) = (ask.reader, ask.outside());
    let persons = subject
        .map(|subject| Ok::<_, Failure>(words::head(ask, &ask.desk()?.dossier_of(&subject)?)))
        .transpose()?;
    let view = Evidence {
        document: DocumentLine {
            id: ask.refs().of(id),
            title: if outside { reader.t("web-paper").to_owned() } else { name },
            kind: String::new(),
            about: reader.bytes(bytes),
            print: digest.chars().take(12).collect(),
            tier: tier.key().to_owned(),
            may_open: true,
        },
        destroyed: !ask.desk()?.is_kept(&digest),
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
        persons: persons.into_iter().collect(),
    };
    Ok(html(pages::sources::evidence(&frame(ask), &view)))
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

/// Bytes with a name to save them under (RFC 6266, RFC 8187).
pub(crate) fn download(bytes: impl Into<Body>, media: &str, way: &str, name: &str) -> Response {
    let mut response = Response::new(bytes.into());
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b".-_".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let disposition = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let headers = response.headers_mut();
    let or = |value: Result<HeaderValue, _>, other: &'static str| {
        value.unwrap_or_else(|_: header::InvalidHeaderValue| HeaderValue::from_static(other))
    };
    headers.insert(header::CONTENT_TYPE, or(HeaderValue::from_str(media), "application/octet-stream"));
    headers.insert(header::CONTENT_DISPOSITION, or(HeaderValue::from_str(&disposition), "attachment"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    response
}
