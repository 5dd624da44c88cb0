//! Papers and pictures: kept whole, named by digest, opened by those who may.
//!
//! **Invariants**
//! - What a file is, is read from its bytes; the name it came with is believed for display only.
//! - A list that was imported holds values of every circle, so it is opened as a sealed paper is.
//! - Opening a sealed paper is logged before its bytes are handed out.

use crate::desk::Desk;
use crate::once::Repeatable;
use access::Action;
use model::act::{ActKind, WhatLeft};
use model::dossier::{Entry, TakenOut};
use model::{Act, Compartment, DocumentId, Subject, Tier};
use register::Refusal;
use register::Work;
use register::acts::{entries_in, entry};
use std::collections::BTreeSet;
use std::io::Read;

/// The largest file that is kept, in bytes.
pub const DOCUMENT_BYTES_MAX: u64 = 64_000_000;

/// A paper, open.
pub struct Opened {
    /// The name it came with.
    pub name: String,
    /// What it is.
    pub media: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub digest: String,
    /// Its bytes; the reader fails on the first that is not the original's.
    pub from: Box<dyn Read + Send>,
}

/// A paper to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewPaper<'p> {
    /// The name it came with.
    pub name: &'p str,
    /// Its bytes.
    pub bytes: &'p [u8],
    /// The circle that may open it.
    pub tier: Tier,
    /// Code of `evidence_kind`, where somebody said.
    pub kind: Option<&'p str>,
    /// The compartment it is to lie in.
    pub compartment: Option<Compartment>,
}

/// A paper that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptPaper {
    /// Its number.
    pub id: DocumentId,
    /// It lay in the file before: the same bytes for the same circle are one paper.
    pub before: bool,
}

impl Repeatable for KeptPaper {
    fn numbers(&self) -> (u64, u64) {
        (self.id.0, u64::from(self.before))
    }

    fn again(_: &Work<'_>, (id, before): (u64, u64)) -> Result<KeptPaper, Refusal> {
        Ok(KeptPaper { id: DocumentId(id), before: before != 0 })
    }
}

/// Bytes that lie sealed on the disk and wait for the act that names them.
#[derive(Debug, Clone)]
pub(crate) struct LaidDown {
    kept: store::Kept,
    name: String,
    media: &'static str,
    tier: Tier,
    kind: Option<String>,
    compartment: Option<Compartment>,
}

impl Desk<'_> {
    /// Keeps a paper, in a file when it belongs to one. The same bytes for the
    /// same circle are kept there once, however often they are handed in.
    pub fn keep_document(
        &self,
        name: &str,
        bytes: &[u8],
        of: Option<Subject>,
        tier: Tier,
    ) -> Result<KeptPaper, Refusal> {
        self.keep_paper(&NewPaper { name, bytes, tier, kind: None, compartment: None }, of)
    }

    /// The same, with what kind of paper it is.
    pub fn keep_paper(&self, paper: &NewPaper<'_>, of: Option<Subject>) -> Result<KeptPaper, Refusal> {
        self.viewer.may(Action::Record)?;
        if let Some(subject) = &of {
            self.dossier_of(subject)?;
        }
        let paper = self.lay_down(paper)?;
        self.write_once(
            || format!("paper {of:?} {paper:?}"),
            |work| {
                of.as_ref().map(|subject| self.told_in(work, subject)).transpose()?;
                self.keep_in(work, &paper, of.clone())
            },
        )
    }

    /// Seals the bytes before the unit begins, which then only names them; what no act names is swept.
    pub(crate) fn lay_down(&self, paper: &NewPaper<'_>) -> Result<LaidDown, Refusal> {
        if paper.bytes.is_empty() {
            return Err(Refusal::Field("document", "empty"));
        }
        if paper.bytes.len() as u64 > DOCUMENT_BYTES_MAX {
            return Err(Refusal::Field("document", "too-large"));
        }
        if paper.kind.is_some_and(|kind| !model::codes::all("evidence_kind").contains(&kind)) {
            return Err(Refusal::Field("evidence_kind", "unknown"));
        }
        if paper.compartment.is_some_and(|compartment| !self.clearance().is_admitted(compartment)) {
            return Err(Refusal::Field("compartment", "unknown"));
        }
        let mut bytes = paper.bytes;
        Ok(LaidDown {
            compartment: paper.compartment,
            kind: paper.kind.map(str::to_owned),
            name: base_name(paper.name),
            media: sniff(paper.bytes),
            // A paper in a file is never wider than the circle papers are shown to.
            // In a compartment it is sealed for programs that know of none.
            tier: if paper.compartment.is_some() { Tier::Sealed } else { paper.tier.max(Tier::Partner) },
            kept: self.house.register.store().vault().put(&mut bytes)?,
        })
    }

    /// Names a paper in a unit, unless the viewer sees the same one there.
    pub(crate) fn keep_in(
        &self,
        work: &mut Work<'_>,
        paper: &LaidDown,
        subject: Option<Subject>,
    ) -> Result<KeptPaper, Refusal> {
        let digest = paper.kept.digest.to_string();
        if let Some(id) = self.same_paper(work, &digest, subject.as_ref(), paper)? {
            return Ok(KeptPaper { id, before: true });
        }
        let id = DocumentId(work.unit.take_id("documents")?);
        work.append(Act::DocumentKept {
            id,
            digest,
            name: paper.name.clone(),
            media: paper.media.to_owned(),
            bytes: paper.kept.bytes,
            subject,
            tier: paper.tier,
            import: None,
            kind: paper.kind.clone(),
            compartment: paper.compartment,
            by: self.member(),
        })?;
        Ok(KeptPaper { id, before: false })
    }

    fn same_paper(
        &self,
        work: &Work<'_>,
        same: &str,
        subject: Option<&Subject>,
        paper: &LaidDown,
    ) -> Result<Option<DocumentId>, Refusal> {
        // Of a circle or a team the viewer is not in, not even that it is there is told.
        let Some(subject) = subject else { return Ok(None) };
        if !self.is_told_of(subject, paper.tier, paper.compartment)? {
            return Ok(None);
        }
        let acts = entries_in(&work.unit.acts_about(subject.key())?)?;
        let out = taken_out(&acts);
        for kept in acts {
            match kept.act {
                Act::DocumentKept {
                    id, digest, tier, compartment, import: None, subject: Some(of), ..
                } if of == *subject
                    && digest == same
                    && !out.contains(&id)
                    && (tier, compartment) == (paper.tier, paper.compartment) =>
                {
                    return Ok(Some(id));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// Whether the viewer is told of a paper in that file. A paper is a page that nobody read for those
    /// outside, nor for colleagues outside of the team of the file, whatever circle it was kept for.
    fn is_told_of(
        &self,
        subject: &Subject,
        tier: Tier,
        compartment: Option<Compartment>,
    ) -> Result<bool, Refusal> {
        let of_circle = || self.audience().is_inside() && tier <= self.audience().tier();
        let reads =
            compartment.map_or_else(of_circle, |compartment| self.clearance().is_admitted(compartment));
        Ok(reads && !self.is_apart(subject)?)
    }

    /// Whether the bytes of a paper are there: those of one that was forgotten are not.
    pub fn is_kept(&self, digest: &str) -> bool {
        digest.parse().is_ok_and(|digest| self.house.register.store().has_evidence(&digest).unwrap_or(true))
    }

    /// Opens a paper.
    pub fn open_document(&self, id: DocumentId) -> Result<Opened, Refusal> {
        self.viewer.may(Action::Read)?;
        let Some(Act::DocumentKept { digest, name, media, bytes, subject, tier, compartment, .. }) =
            self.document(id)?
        else {
            return Err(Refusal::NotFound);
        };
        if tier == Tier::Sealed && compartment.is_none() {
            self.viewer.may(Action::Reveal)?;
        }
        let named = digest.parse().map_err(|_| store::Trouble::NoSuchEvidence)?;
        let from = self.house.register.store().vault().open(&named)?;
        // What is not there was not read; what is there is shown only after it was logged.
        if tier == Tier::Sealed {
            self.log_opening(id, subject, compartment, &digest)?;
        }
        Ok(Opened { name, media, bytes, digest, from })
    }

    fn log_opening(
        &self,
        id: DocumentId,
        subject: Option<Subject>,
        compartment: Option<Compartment>,
        digest: &str,
    ) -> Result<(), Refusal> {
        let member = self.member();
        let property = compartment.map_or("document".to_owned(), |one| format!("document:{}", one.key()));
        let act = match subject {
            Some(subject) => Act::SealedRead { member, subject, property },
            None => Act::Left {
                member,
                what: WhatLeft::Document,
                question: id.to_string(),
                files: 1,
                digest: digest.to_owned(),
            },
        };
        self.write(|work| work.append_only(&act).map(|_| ()))
    }

    /// What is known of a paper, with the circle that may open it; `None` for those outside of it.
    pub fn document(&self, id: DocumentId) -> Result<Option<Act>, Refusal> {
        self.viewer.may(Action::Read)?;
        let Some(mut act) = self.kept(id)? else { return Ok(None) };
        let Act::DocumentKept { tier, import, compartment, subject, .. } = &mut act else { return Ok(None) };
        if import.is_some() {
            *tier = Tier::Sealed;
        }
        let audience = self.audience();
        let told = match subject {
            // What was taken out of a file is there for those who may put it back.
            Some(subject) => {
                self.is_told_of(subject, *tier, *compartment)?
                    && (self.viewer.can(Action::Correct) || self.taken_out_of(id, subject)?.is_none())
            }
            None => audience.is_inside() && *tier <= audience.tier() && compartment.is_none(),
        };
        Ok(told.then_some(act))
    }

    /// That a paper was taken out of the file it was put into, if it was.
    pub fn taken_out_of(&self, id: DocumentId, subject: &Subject) -> Result<Option<TakenOut>, Refusal> {
        let told = match subject.person() {
            Some(_) => {
                crate::subjects::told_about(self.house.register.store(), subject, &*self.house.ground()?)?
            }
            None => self.house.told_of_subject(subject)?,
        };
        Ok(told.papers.into_iter().find(|paper| paper.id == id).and_then(|paper| paper.out))
    }

    /// Takes a paper out of a file, where it was put by mistake, with reasons. Its bytes stay kept, and it
    /// can be put back.
    pub fn take_paper_out(&self, id: DocumentId, why: &str) -> Result<Subject, Refusal> {
        self.viewer.may(Action::Correct)?;
        let why = names::clean(why);
        crate::lengths::line("why", &why)?;
        if why.is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let (subject, by) = (self.paper_of_a_file(id)?, self.member());
        self.write(|work| {
            if out_in(work, &subject)?.contains(&id) {
                return Err(Refusal::Already);
            }
            work.append(Act::PaperTakenOut { document: id, subject: subject.clone(), why, by })?;
            Ok(subject)
        })
    }

    /// Puts a paper back into the file out of which it was taken.
    pub fn put_paper_back(&self, id: DocumentId) -> Result<Subject, Refusal> {
        self.viewer.may(Action::Correct)?;
        let (subject, by) = (self.paper_of_a_file(id)?, self.member());
        self.write(|work| {
            if !out_in(work, &subject)?.contains(&id) {
                return Err(Refusal::Already);
            }
            work.append(Act::PaperPutBack { document: id, subject: subject.clone(), by })?;
            Ok(subject)
        })
    }

    /// The file in which a paper lies of which the viewer is told; a list is in none.
    fn paper_of_a_file(&self, id: DocumentId) -> Result<Subject, Refusal> {
        match self.document(id)? {
            Some(Act::DocumentKept { subject: Some(subject), .. }) => Ok(subject),
            _ => Err(Refusal::NotFound),
        }
    }

    /// Whether a source may be said to rest on a document: on one this reader is told of, or kept.
    pub fn may_cite(&self, id: DocumentId) -> Result<bool, Refusal> {
        let is_own = |act: &Act| matches!(act, Act::DocumentKept { by, .. } if *by == self.member());
        Ok(self.document(id)?.is_some() || self.kept(id)?.as_ref().is_some_and(is_own))
    }

    fn kept(&self, id: DocumentId) -> Result<Option<Act>, Refusal> {
        let mut after = 0;
        loop {
            let acts = self.house.register.store().acts_of_kind(ActKind::Document as u8, after, 1024)?;
            let Some(last) = acts.last() else { return Ok(None) };
            after = last.seq;
            for stored in &acts {
                match entry(stored)?.map(|e| e.act) {
                    Some(act @ Act::DocumentKept { id: this, .. }) if this == id => return Ok(Some(act)),
                    _ => {}
                }
            }
        }
    }
}

/// The papers that were taken out of the file these acts are about.
fn taken_out(acts: &[Entry]) -> BTreeSet<DocumentId> {
    let mut out = BTreeSet::new();
    for entry in acts {
        match &entry.act {
            Act::PaperTakenOut { document, .. } => drop(out.insert(*document)),
            Act::PaperPutBack { document, .. } => drop(out.remove(document)),
            _ => {}
        }
    }
    out
}

fn out_in(work: &Work<'_>, subject: &Subject) -> Result<BTreeSet<DocumentId>, Refusal> {
    Ok(taken_out(&entries_in(&work.unit.acts_about(subject.key())?)?))
}

/// The last part of a path, without signs that would mislead the eye or a header line.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = names::clean(last)
        .chars()
        .filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c))
        .take(120)
        .collect();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

/// What bytes are. Text of every kind is plain text here: nothing that a
/// browser would run is ever handed out as such.
pub(crate) fn sniff(bytes: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |place: usize, magic: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(magic));
    match () {
        () if starts(b"%PDF-") => "application/pdf",
        () if starts(b"\xff\xd8\xff") => "image/jpeg",
        () if starts(b"\x89PNG\r\n\x1a\n") => "image/png",
        () if starts(b"GIF87a") || starts(b"GIF89a") => "image/gif",
        () if starts(b"RIFF") && at(8, b"WEBP") => "image/webp",
        () if starts(b"RIFF") && at(8, b"WAVE") => "audio/wav",
        () if starts(b"II*\0") || starts(b"MM\0*") => "image/tiff",
        () if at(4, b"ftypheic") || at(4, b"ftypmif1") => "image/heic",
        () if at(4, b"ftypM4A") => "audio/mp4",
        () if at(4, b"ftyp") => "video/mp4",
        () if starts(b"OggS") => "audio/ogg",
        () if starts(b"ID3") || starts(b"\xff\xfb") || starts(b"\xff\xf3") => "audio/mpeg",
        () if starts(b"#!AMR") => "audio/amr",
        () if starts(b"\x1a\x45\xdf\xa3") => "video/webm",
        () if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => "application/x-ole-storage",
        () if starts(b"PK\x03\x04") => zipped(bytes),
        () if is_text(bytes) => "text/plain",
        () => "application/octet-stream",
    }
}

/// Office documents are archives; the first names in them tell which.
fn zipped(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(4096)];
    let names = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    match () {
        () if names(b"word/") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        () if names(b"xl/") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        () if names(b"application/vnd.oasis.opendocument.text") => "application/vnd.oasis.opendocument.text",
        () if names(b"application/vnd.oasis.opendocument.spreadsheet") => {
            "application/vnd.oasis.opendocument.spreadsheet"
        }
        () => "application/zip",
    }
}

fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let readable = |text: &str| !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    match std::str::from_utf8(head) {
        Ok(text) => readable(text),
        // The head may end in the middle of a letter.
        Err(error) if error.valid_up_to() + 4 > head.len() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).is_ok_and(readable)
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_is_read_from_its_bytes() {
        assert_eq!(sniff(b"%PDF-1.7 ..."), "application/pdf");
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(sniff(b"<html><script>"), "text/plain");
        assert_eq!(sniff("شهادة".as_bytes()), "text/plain");
        assert_eq!(sniff(b"\x00\x01\x02"), "application/octet-stream");
        assert_eq!(sniff(b""), "text/plain");
    }

    #[test]
    fn a_name_is_no_path() {
        assert_eq!(base_name("../../etc/passwd"), "passwd");
        assert_eq!(base_name("C:\\docs\\صورة \"1\".jpg"), "صورة 1.jpg");
        assert_eq!(base_name("\u{202e}"), "file");
    }
}
