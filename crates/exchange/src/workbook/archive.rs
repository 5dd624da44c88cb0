//! A packed workbook, opened with a meter on it.
//!
//! **Invariant:** no more bytes come out of an archive than the limits allow,
//! whatever its directory claims, and no single run of text grows without end.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::book::Limits;
use crate::refusal::{Limit, Refusal, Stranger};

/// Unpacked this many times its size, a file is no list but a trap.
const TRAP_RATIO: u64 = 150;
/// A run of bytes without a tag longer than this is no cell.
const LONGEST_RUN: usize = 8 << 20;
/// More parts than any workbook has.
const MOST_PARTS: usize = 20_000;

/// What kind of package it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    Xlsx,
    Xlsb,
    Ods,
    Other(Stranger),
}

/// A package of parts.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    meter: Rc<RefCell<Meter>>,
    packed: u64,
    format: &'static str,
}

#[derive(Debug, Default)]
struct Meter {
    left: u64,
    spent: bool,
}

impl<'a> Archive<'a> {
    /// Opens the package and looks at what it claims to unpack to.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Archive<'a>, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::corrupt("zip"))?;
        if zip.len() > MOST_PARTS {
            return Err(Refusal::Bomb);
        }
        let meter = Meter { left: limits.unpacked_bytes, spent: false };
        let mut archive =
            Archive { zip, meter: Rc::new(RefCell::new(meter)), packed: bytes.len() as u64, format: "zip" };
        let claimed = archive.claimed();
        if claimed > limits.unpacked_bytes {
            return Err(archive.too_much(claimed, limits.unpacked_bytes));
        }
        Ok(archive)
    }

    fn claimed(&mut self) -> u64 {
        let sizes = (0..self.zip.len()).map(|at| self.zip.by_index_raw(at).map_or(0, |part| part.size()));
        sizes.fold(0, u64::saturating_add)
    }

    fn too_much(&self, unpacked: u64, most: u64) -> Refusal {
        if unpacked / self.packed.max(1) > TRAP_RATIO {
            Refusal::Bomb
        } else {
            Refusal::too_large(Limit::UnpackedBytes, most)
        }
    }

    /// Tells a workbook from the other things that are packed the same way.
    pub(crate) fn inside(&mut self) -> Inside {
        let names: Vec<String> = self.names();
        let has = |end: &str| names.iter().any(|name| name.ends_with(end));
        let inside = match () {
            () if has("workbook.xml") => Inside::Xlsx,
            () if has("workbook.bin") => Inside::Xlsb,
            () if has("content.xml") && self.says_spreadsheet() => Inside::Ods,
            () if has("content.xml") || names.iter().any(|name| name.starts_with("word/")) => {
                Inside::Other(Stranger::Word)
            }
            () if names.iter().any(|name| name.starts_with("ppt/")) => Inside::Other(Stranger::Slides),
            () => Inside::Other(Stranger::Archive),
        };
        self.format = match inside {
            Inside::Xlsx => "xlsx",
            Inside::Xlsb => "xlsb",
            Inside::Ods => "ods",
            Inside::Other(_) => "zip",
        };
        inside
    }

    fn says_spreadsheet(&mut self) -> bool {
        let mut kind = String::new();
        let Ok(part) = self.part("mimetype") else { return true };
        let read = part.take(200).read_to_string(&mut kind);
        read.is_err() || kind.trim().is_empty() || kind.contains("spreadsheet")
    }

    /// The names of all parts, lower case, with one kind of slash.
    pub(crate) fn names(&self) -> Vec<String> {
        self.zip.file_names().map(|name| name.map_or(String::new(), |name| tidy(&name))).collect()
    }

    /// Opens the part of that name; case and slashes do not matter, since some
    /// programs write them their own way.
    pub(crate) fn part(&mut self, name: &str) -> Result<Metered<impl Read + use<'_, 'a>>, Refusal> {
        self.open_part(name, LONGEST_RUN)
    }

    /// The same for a part that is no XML, but records.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Metered<impl Read + use<'_, 'a>>, Refusal> {
        self.open_part(name, usize::MAX)
    }

    fn open_part(&mut self, name: &str, longest: usize) -> Result<Metered<impl Read + use<'_, 'a>>, Refusal> {
        let wanted = tidy(name);
        let at = self.names().iter().position(|name| *name == wanted);
        let Some(at) = at else { return Err(Refusal::corrupt(self.format)) };
        let (format, meter) = (self.format, Rc::clone(&self.meter));
        match self.zip.by_index(at) {
            Ok(part) => Ok(Metered { inner: part, meter, run: 0, longest }),
            Err(ZipError::InvalidPassword) => Err(Refusal::Locked),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => Err(Refusal::Locked),
            Err(_) => Err(Refusal::corrupt(format)),
        }
    }

    /// Opens a part as XML.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Xml<impl BufRead + use<'_, 'a>>, Refusal> {
        Ok(Xml::new(BufReader::with_capacity(64 << 10, self.part(name)?)))
    }

    /// Why a part could not be read to its end.
    pub(crate) fn broken(&self) -> Refusal {
        if self.meter.borrow().spent { Refusal::Bomb } else { Refusal::corrupt(self.format) }
    }
}

fn tidy(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Bytes that are counted as they come out.
pub(crate) struct Metered<R> {
    inner: R,
    meter: Rc<RefCell<Meter>>,
    run: usize,
    longest: usize,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.run = match memchr::memrchr(b'<', &into[..count]) {
            Some(at) => count - at,
            None => self.run + count,
        };
        let mut meter = self.meter.borrow_mut();
        if count as u64 > meter.left || self.run > self.longest {
            meter.spent = true;
            return Err(io::Error::other("unpacks to too much"));
        }
        meter.left -= count as u64;
        Ok(count)
    }
}

/// XML read event by event, with the few questions asked of it.
pub(crate) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(from: R) -> Xml<R> {
        let mut reader = Reader::from_reader(from);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Xml { reader, buffer: Vec::new() }
    }

    /// The next event; `None` when the part is damaged. An emptied element
    /// comes as its beginning and its end.
    pub(crate) fn next(&mut self) -> Option<Event<'_>> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).ok()
    }
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let plain = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(plain.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

/// The number in an attribute.
pub(crate) fn number(tag: &BytesStart, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Adds what an entity stands for; an unknown one is kept as written.
pub(crate) fn push_entity(words: &mut String, entity: &BytesRef) {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        words.push(letter);
        return;
    }
    match quick_xml::escape::resolve_predefined_entity(entity) {
        Some(known) => words.push_str(known),
        None => {
            words.push('&');
            words.push_str(entity);
            words.push(';');
        }
    }
}
