//! A figure: what was promised, what was measured, whether that is enough.
//!
//! Printed as rows of Markdown tables, so that a run can be pasted into
//! `docs/performance.md` as it is.

use serde_json::{Value, json};
use std::fmt::Write;

/// What was promised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Must {
    /// So much or less.
    AtMost(f64),
    /// So much or more.
    AtLeast(f64),
    /// Between both.
    Within(f64, f64),
    /// Nothing; it is shown beside the others.
    Nothing,
}

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is measured.
    pub what: String,
    /// The promise.
    pub must: Must,
    /// What came out, when it could be measured.
    pub got: Option<f64>,
    /// The unit of both.
    pub unit: String,
    /// How it came out, or why it could not be measured.
    pub note: String,
}

/// A figure that was measured.
pub fn figure(what: impl Into<String>, must: Must, got: f64, unit: &str) -> Figure {
    Figure { what: what.into(), must, got: Some(got), unit: unit.into(), note: String::new() }
}

/// A figure that could not be measured, and why.
pub fn unmeasured(what: impl Into<String>, must: Must, unit: &str, why: impl Into<String>) -> Figure {
    Figure { what: what.into(), must, got: None, unit: unit.into(), note: why.into() }
}

impl Figure {
    /// The same with a remark.
    pub fn note(mut self, note: impl Into<String>) -> Figure {
        self.note = note.into();
        self
    }

    /// The same with one remark more.
    pub fn also(mut self, note: impl Into<String>) -> Figure {
        self.note = format!("{}, {}", self.note, note.into());
        self
    }

    /// Whether the promise is kept; nothing when there is none, or no measure.
    pub fn met(&self) -> Option<bool> {
        let got = self.got?;
        match self.must {
            Must::AtMost(most) => Some(got <= most),
            Must::AtLeast(least) => Some(got >= least),
            Must::Within(least, most) => Some((least..=most).contains(&got)),
            Must::Nothing => None,
        }
    }

    /// As a line that another process reads with [`Figure::read`].
    pub fn line(&self) -> String {
        let (kind, a, b) = match self.must {
            Must::AtMost(a) => ("most", a, 0.0),
            Must::AtLeast(a) => ("least", a, 0.0),
            Must::Within(a, b) => ("within", a, b),
            Must::Nothing => ("nothing", 0.0, 0.0),
        };
        json!({
            "what": self.what, "kind": kind, "a": a, "b": b, "got": self.got, "unit": self.unit,
            "note": self.note,
        })
        .to_string()
    }

    /// Reads such a line; nothing when it is another.
    pub fn read(line: &str) -> Option<Figure> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let (a, b) = (value["a"].as_f64()?, value["b"].as_f64()?);
        let must = match value["kind"].as_str()? {
            "most" => Must::AtMost(a),
            "least" => Must::AtLeast(a),
            "within" => Must::Within(a, b),
            _ => Must::Nothing,
        };
        Some(Figure {
            what: text("what")?,
            must,
            got: value["got"].as_f64(),
            unit: text("unit")?,
            note: text("note")?,
        })
    }

    fn row(&self) -> String {
        let number = |n: f64| said(n, &self.unit);
        let must = match self.must {
            Must::AtMost(most) => format!("≤ {}", number(most)),
            Must::AtLeast(least) => format!("≥ {}", number(least)),
            Must::Within(least, most) => format!("{} to {}", number(least), number(most)),
            Must::Nothing => "—".into(),
        };
        let got = self.got.map_or_else(|| "not measured".into(), number);
        let met = match (self.met(), self.must) {
            (Some(true), _) => "met",
            (Some(false), _) => "**not met**",
            (None, Must::Nothing) => "",
            (None, _) => "—",
        };
        format!("| {} | {must} | {got} | {met} | {} |", self.what, self.note)
    }
}

/// A number with as many digits as it deserves, and its unit.
fn said(n: f64, unit: &str) -> String {
    let digits = match (unit, n.abs()) {
        ("F1", _) => 4,
        (_, n) if n >= 100.0 || n.fract() == 0.0 => 0,
        (_, n) if n >= 10.0 => 1,
        (_, n) if n >= 0.1 => 2,
        _ => 4,
    };
    let mut text = format!("{n:.digits$}");
    if digits == 0 && text.trim_start_matches('-').len() > 4 {
        text = grouped(&text);
    }
    if !unit.is_empty() && unit != "F1" {
        let _ = write!(text, " {unit}");
    }
    text
}

fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut out = String::from(sign);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Figures of one subject, printed as they come.
#[derive(Default)]
pub struct Sheet {
    met: usize,
    failed: Vec<String>,
    unmeasured: usize,
}

impl Sheet {
    /// Prints the head of a table, with the load of the machine when it begins.
    pub fn head(&mut self, title: &str) {
        println!("\n### {title}\n\nLoad when it began: {}\n", crate::machine::load());
        println!("| figure | must be | measured | | how |\n|---|---|---|---|---|");
    }

    /// Prints rows and counts them.
    pub fn put(&mut self, figures: impl IntoIterator<Item = Figure>) {
        for figure in figures {
            println!("{}", figure.row());
            match figure.met() {
                Some(true) => self.met += 1,
                Some(false) => self.failed.push(figure.what),
                None if figure.must != Must::Nothing => self.unmeasured += 1,
                None => {}
            }
        }
    }

    /// The closing sentences.
    pub fn close(&self) {
        println!(
            "\n{} figures met, {} not met, {} not measured in this run.",
            self.met,
            self.failed.len(),
            self.unmeasured
        );
        for what in &self.failed {
            println!("- not met: {what}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_was_promised_and_whether_it_is_kept() {
        let row = figure("file page, p95", Must::AtMost(10.0), 4.261, "ms").note("1 client").row();
        assert_eq!(row, "| file page, p95 | ≤ 10 ms | 4.26 ms | met | 1 client |");
        let row = figure("searches a second", Must::AtLeast(200.0), 12_345.6, "").row();
        assert_eq!(row, "| searches a second | ≥ 200 | 12,346 | met |  |");
        assert_eq!(figure("F1", Must::AtLeast(0.99), 0.98999, "F1").met(), Some(false));
        assert_eq!(unmeasured("x", Must::AtLeast(1.0), "", "no list").met(), None);
    }

    #[test]
    fn a_figure_comes_back_from_its_line() {
        for must in [Must::AtMost(2.5), Must::AtLeast(0.99), Must::Within(0.85, 0.95), Must::Nothing] {
            let sent = figure("«عبد الله», p95", must, 3.25, "ms").note("8 clients");
            let back = Figure::read(&sent.line()).expect("a line of ours");
            assert_eq!(
                (back.what, back.must, back.got, back.note),
                (sent.what, sent.must, sent.got, sent.note)
            );
        }
        assert!(Figure::read("50 files").is_none());
    }
}
