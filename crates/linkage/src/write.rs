//! The files of a run: `pairs.csv`, `clusters.csv`, `model.toml`.
//!
//! Written to whatever takes bytes; nothing is opened here.

use std::io::{self, Write};

use crate::explain::against;
use crate::levels::{COUNT, GROUNDS, GroundKind, Pattern};
use crate::model::{Model, SAME, UNIT};
use crate::pack::List;
use crate::result::{Linked, Pair};

/// Pairs that one thread writes at a time.
const BATCH: usize = 1 << 14;
/// Pairs whose ids are looked up together.
const FEW: usize = 32;
/// Bytes of a line, about.
const LINE: usize = 240;

impl Linked {
    /// `rec_id_a,rec_id_b,probability,weight,grounds`; grounds as
    /// `name:level:bits`, strongest first.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "باسل وائل الخطيب")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes).unwrap();
    /// let mut csv = Vec::new();
    /// linked.write_pairs(&mut csv)?;
    /// assert_eq!(csv, b"rec_id_a,rec_id_b,probability,weight,grounds\n", "strangers are no pair");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_pairs(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "rec_id_a,rec_id_b,probability,weight,grounds")?;
        let phrases = Phrases::of(self);
        let lists: Vec<List> =
            self.table.stands.iter().map(|&now| self.table.rows[now as usize].list).collect();
        let mut texts: Vec<Vec<u8>> = (0..self.threads).map(|_| Vec::with_capacity(BATCH * LINE)).collect();
        for part in self.pairs.chunks(BATCH * self.threads) {
            std::thread::scope(|scope| {
                for (pairs, text) in part.chunks(BATCH).zip(&mut texts) {
                    let (phrases, lists) = (&phrases, &lists[..]);
                    scope.spawn(move || {
                        text.clear();
                        // Ids lie far apart: a few at a time are looked up together.
                        for few in pairs.chunks(FEW) {
                            let mut ids = [("", ""); FEW];
                            for (ids, p) in ids.iter_mut().zip(few) {
                                *ids = (self.rec_id(p.a as usize), self.rec_id(p.b as usize));
                            }
                            few.iter().zip(ids).for_each(|(p, ids)| self.line(p, ids, lists, phrases, text));
                        }
                    });
                }
            });
            for text in &texts[..part.len().div_ceil(BATCH)] {
                out.write_all(text)?;
            }
        }
        Ok(())
    }

    fn line(&self, pair: &Pair, ids: (&str, &str), lists: &[List], phrases: &Phrases, text: &mut Vec<u8>) {
        cell(text, ids.0);
        text.push(b',');
        cell(text, ids.1);
        text.push(b',');
        decimal(text, pair.probability, 6);
        text.push(b',');
        decimal(text, pair.weight, 3);
        text.push(b',');
        let code = Pattern(pair.pattern);
        let class = self.scorer.otherwise(code, lists[pair.a as usize], lists[pair.b as usize]);
        phrases.say(code, against(class), text);
        text.push(b'\n');
    }

    /// `rec_id,cluster_id`, every row; the cluster bears the id of its first row.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// let rows = [row("1", "A", "ماهر خالد الحمصي"), row("=2", "B", "باسل وائل الخطيب")];
    /// let linked = link(&rows, &Options::default(), &mut |_, _| Continue::Yes).unwrap();
    /// let mut csv = Vec::new();
    /// linked.write_clusters(&mut csv)?;
    /// // Everyone stands there; what a spreadsheet would take for a formula is quoted.
    /// assert_eq!(csv, b"rec_id,cluster_id\n1,1\n'=2,'=2\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_clusters(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "rec_id,cluster_id")?;
        let mut text = Vec::new();
        for (row, &cluster) in self.clusters.iter().enumerate() {
            cell(&mut text, self.rec_id(row));
            text.push(b',');
            cell(&mut text, self.rec_id(cluster as usize));
            text.push(b'\n');
            if text.len() >= BATCH {
                out.write_all(&text)?;
                text.clear();
            }
        }
        out.write_all(&text)
    }
}

/// The few thousand things a ground can say, written once.
struct Phrases {
    /// By what it is told against, ground and level: the weight in units, and the words.
    said: Vec<[Vec<(i32, Box<str>)>; COUNT]>,
    classes: Vec<usize>,
}

impl Phrases {
    fn of(linked: &Linked) -> Phrases {
        let classes = vec![crate::model::HOUSEHOLD, crate::model::STRANGERS];
        let phrase = |g: usize, level: u8, class: usize| {
            let (family, _) = GROUNDS[g].family(level)?;
            let family = &GROUNDS[g].families[family];
            let row = linked.scorer.tables.row(g, level);
            let units = row[SAME] - row[class];
            let bits = f64::from(units) / UNIT * std::f64::consts::LOG2_E;
            Some((units, format!("{}:{}:{bits:+.1}", GROUNDS[g].name, family.name).into()))
        };
        let of = |class: &usize| -> [Vec<(i32, Box<str>)>; COUNT] {
            std::array::from_fn(|g| {
                (0..1u16 << GROUNDS[g].bits).map(|l| phrase(g, l as u8, *class).unwrap_or_default()).collect()
            })
        };
        Phrases { said: classes.iter().map(of).collect(), classes }
    }

    /// The grounds of a pattern, strongest first.
    fn say(&self, code: Pattern, against: usize, text: &mut Vec<u8>) {
        let said = &self.said[self.classes.iter().position(|c| *c == against).unwrap_or(0)];
        let mut there: [(i32, u8, u8); COUNT] = [(0, 0, 0); COUNT];
        let mut n = 0;
        for (g, level) in code.levels().into_iter().enumerate() {
            let in_place = g == GroundKind::Order as usize && level == 1;
            if level != 0 && !in_place && !said[g][usize::from(level)].1.is_empty() {
                there[n] = (-said[g][usize::from(level)].0.abs(), g as u8, level);
                n += 1;
            }
        }
        there[..n].sort_unstable();
        for (i, (_, g, level)) in there[..n].iter().enumerate() {
            if i > 0 {
                text.push(b' ');
            }
            text.extend_from_slice(said[usize::from(*g)][usize::from(*level)].1.as_bytes());
        }
    }
}

/// A number with so many places behind the point, the nearest.
fn decimal(text: &mut Vec<u8>, number: f64, places: u32) {
    let unit = 10u64.pow(places);
    let all = libm::round(number.abs() * unit as f64) as u64;
    if number < 0.0 && all > 0 {
        text.push(b'-');
    }
    whole_number(text, all / unit, 1);
    text.push(b'.');
    whole_number(text, all % unit, places as usize);
}

/// A whole number of at least so many digits.
fn whole_number(text: &mut Vec<u8>, mut number: u64, least: usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while number > 0 {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    text.extend_from_slice(&digits[at.min(digits.len() - least)..]);
}

/// A CSV cell (RFC 4180), quoted where it must be. A cell that a sheet would take
/// for a formula is quoted as text by a leading apostrophe.
fn cell(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let formula = bytes.first().is_some_and(|b| b"=+-@\t\r".contains(b));
    let quoted = bytes.iter().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r'));
    if quoted {
        out.push(b'"');
    }
    if formula {
        out.push(b'\'');
    }
    if quoted {
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(bytes);
    }
}

/// Why a model file was not understood.
#[derive(Debug)]
#[non_exhaustive]
pub enum ModelError {
    /// No TOML, or not this shape.
    Shape(toml::de::Error),
    /// A later version than this program knows.
    Version(u32),
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ModelError::Shape(_) => f.write_str("not a linkage model"),
            ModelError::Version(v) => write!(f, "linkage model of version {v}"),
        }
    }
}

impl std::error::Error for ModelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ModelError::Shape(e) => Some(e),
            ModelError::Version(_) => None,
        }
    }
}

impl Model {
    /// The version written.
    pub const VERSION: u32 = 1;

    /// Writes `model.toml`.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// let model = link(&[], &Options::default(), &mut |_, _| Continue::Yes).unwrap().model;
    /// let mut file = Vec::new();
    /// model.write(&mut file)?;
    /// assert!(file.starts_with(b"# Weights of a linkage run"), "for people to read");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# Weights of a linkage run: for each ground, how often each level is seen")?;
        writeln!(out, "# of one person (same) and of two people met at random (strangers).\n")?;
        let text = toml::to_string_pretty(self).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }

    /// Reads `model.toml`.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// use linkage::{Model, ModelError};
    /// let model = link(&[], &Options::default(), &mut |_, _| Continue::Yes).unwrap().model;
    /// let mut file = Vec::new();
    /// model.write(&mut file)?;
    /// let text = String::from_utf8(file).unwrap();
    /// assert_eq!(Model::read(&text).unwrap(), model);
    /// // A later program wrote it: better no weights than misread ones.
    /// let later = text.replacen("version = 1", "version = 9", 1);
    /// assert!(matches!(Model::read(&later), Err(ModelError::Version(9))));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn read(text: &str) -> Result<Model, ModelError> {
        let model: Model = toml::from_str(text).map_err(ModelError::Shape)?;
        if model.version > Model::VERSION { Err(ModelError::Version(model.version)) } else { Ok(model) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let said = |number: f64, places: u32| {
            let mut text = Vec::new();
            decimal(&mut text, number, places);
            String::from_utf8(text).expect("digits")
        };
        for number in [0.0, 1.0, 0.5, 0.012_345, 0.999_999_9, -3.25, 41.0626, -0.0004, 123.4567] {
            let usual = if number == -0.0004 { "0.000".to_owned() } else { format!("{number:.3}") };
            assert_eq!(said(number, 3), usual);
        }
        assert_eq!(said(0.000_012, 6), "0.000012");
    }

    #[test]
    fn a_cell_never_becomes_a_formula() {
        let mut text = Vec::new();
        for said in ["=1+1", "a,b", "say \"no\"", "plain"] {
            cell(&mut text, said);
            text.push(b' ');
        }
        assert_eq!(text, b"'=1+1 \"a,b\" \"say \"\"no\"\"\" plain ");
    }
}
