//! The bytes of a bundle: lines of JSON. The first says from which register it is; the last is a signed note
//! over the digest of all bytes before it (C2SP `signed-note`, under the key of the register's log).
//! `docs/formats.md` has an example.

use dates::Fuzzy;
use ledger::VerifyingKey;
use model::id::{Abroad, ActId, Home};
use model::{ClaimId, Part, SourceId, Subject, Tier, Value};
use register::Refusal;
use serde::{Deserialize, Serialize};

/// The form that this program writes; what it cannot read in it, a newer program wrote.
const VERSION: u32 = 1;
/// More than any register needs, and less than fills a small machine.
const BYTES_MAX: usize = 512 << 20;
const BEGINS: &[u8] = b"{\"athar_bundle\":";

/// Who sends it, to whom, and how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub athar_bundle: u32,
    pub register: Home,
    /// The key that checks the last line, C2SP form.
    pub key: String,
    /// The association.
    pub name: String,
    /// `team` or `partner`.
    #[serde(rename = "for")]
    pub audience: String,
    /// ISO 8601.
    pub made: String,
    pub subjects: u64,
    pub claims: u64,
    pub taken_back: u64,
}

/// One file, or whatever else has claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    /// Kind of subject.
    pub kind: String,
    /// What it is called in the registers that know it: `<register>/<name>`, or the id of a row that ships.
    pub names: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
    /// Claims that an earlier bundle said, and that stand no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_back: Vec<Abroad<ClaimId>>,
}

/// What one source said in one breath.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Said {
    pub act: Abroad<ActId>,
    /// The one of the names under which it was said.
    pub of: String,
    pub organisation: String,
    pub source: Speaker,
    /// Read one by one ([`ClaimSaid`]): one that a newer program wrote hides no other.
    pub claims: Vec<serde_json::Value>,
}

/// A source, as far as the audience may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Speaker {
    pub id: Abroad<SourceId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    pub reliability: char,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Fuzzy>,
    pub tier: Tier,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClaimSaid {
    pub id: Abroad<ClaimId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Abroad<Part>>,
    pub property: String,
    pub said: String,
    pub value: Value,
    /// Of a link to what the sender has a number of its own for: what that is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Abroad<Subject>>,
    pub tier: Tier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Fuzzy>,
    pub credibility: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Abroad<ClaimId>>,
}

#[derive(Serialize, Deserialize)]
struct Signed {
    signed: String,
}

/// A bundle that was read and whose signature holds.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    pub header: Header,
    pub lines: Vec<Line>,
}

/// Whether bytes begin as a bundle does.
pub fn is_bundle(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

pub(super) fn header(register: Home, key: String, name: String, audience: &str, made: String) -> Header {
    Header {
        athar_bundle: VERSION,
        register,
        key,
        name,
        audience: audience.to_owned(),
        made,
        subjects: 0,
        claims: 0,
        taken_back: 0,
    }
}

/// The bytes of a bundle; `sign` puts the register's signature under a text.
pub(super) fn write(
    header: &Header,
    lines: &[Line],
    sign: impl FnOnce(&str) -> Result<String, store::Trouble>,
) -> Result<Vec<u8>, Refusal> {
    let mut bytes = line_of(header);
    lines.iter().for_each(|line| bytes.extend(line_of(line)));
    let signed = sign(&text(&header.register, &bytes))?;
    bytes.extend(line_of(&Signed { signed }));
    Ok(bytes)
}

/// Reads a bundle and believes it only when every byte is as it was signed.
pub(super) fn open(file: &str, bytes: &[u8]) -> Result<Opened, Refusal> {
    let wrong = |code| Refusal::Unreadable { file: file.to_owned(), code };
    if !is_bundle(bytes) {
        return Err(wrong("bundle-none"));
    }
    if bytes.len() > BYTES_MAX {
        return Err(wrong("bundle-large"));
    }
    let before =
        bytes.strip_suffix(b"\n").and_then(|bytes| Some(bytes.iter().rposition(|b| *b == b'\n')? + 1));
    let (body, last) = bytes.split_at(before.ok_or_else(|| wrong("bundle-altered"))?);
    let mut lines = body.strip_suffix(b"\n").unwrap_or(body).split(|b| *b == b'\n');
    let first = lines.next().unwrap_or_default();
    let header: serde_json::Value = serde_json::from_slice(first).map_err(|_| wrong("bundle-altered"))?;
    if header["athar_bundle"].as_u64().is_some_and(|version| version > u64::from(VERSION)) {
        return Err(wrong("bundle-newer"));
    }
    let header: Header = serde_json::from_value(header).map_err(|_| wrong("bundle-altered"))?;
    if !is_signed(&header, body, last) {
        return Err(wrong("bundle-altered"));
    }
    // It is what its sender wrote; what cannot be read of it, this program does not know yet.
    let lines =
        lines.map(serde_json::from_slice).collect::<Result<_, _>>().map_err(|_| wrong("bundle-newer"))?;
    Ok(Opened { header, lines })
}

fn is_signed(header: &Header, body: &[u8], last: &[u8]) -> bool {
    let Ok(Signed { signed }) = serde_json::from_slice(last) else { return false };
    let Ok(key) = VerifyingKey::parse(&header.key) else { return false };
    // The last line is written in one way, so that no byte of it can be another.
    let is_written_so = line_of(&Signed { signed: signed.clone() }) == last;
    is_written_so
        && key.name() == format!("athar/{}", header.register)
        && key.open(&signed).is_ok_and(|said| said == text(&header.register, body))
}

/// What is signed: never a text that could be the head of a log.
fn text(register: &Home, body: &[u8]) -> String {
    format!("athar bundle {VERSION}\n{register}\n{}\n", ledger::digest(body))
}

fn line_of(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("text, numbers and lists");
    line.push(b'\n');
    line
}
