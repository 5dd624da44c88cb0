//! `report.html`: what was compared, what was learned, what may be expected.
//!
//! One file without scripts or links, so that it can be kept and printed. The
//! words come from the caller ([`REPORT_WORDS`] lists the keys), because pure
//! crates hold no words for people. It shows ids of records and no names.

use std::io::{self, Write};

use crate::evaluate::expected;
use crate::levels::GROUNDS;
use crate::result::{Linked, Pair};

/// The keys of every word in the report. Grounds and levels add
/// `link-{ground}` and `link-level-{level}`.
pub const REPORT_WORDS: [&str; 33] = [
    "link-report-title",
    "link-report-about",
    "link-report-compared",
    "link-report-lists",
    "link-report-list",
    "link-report-records",
    "link-report-pairs-compared",
    "link-report-people",
    "link-report-nameless",
    "link-report-refined",
    "link-report-refined-about",
    "link-report-overlaps",
    "link-report-expected",
    "link-report-expected-about",
    "link-report-threshold",
    "link-report-precision",
    "link-report-recall",
    "link-report-proposed",
    "link-report-distribution",
    "link-report-weights",
    "link-report-weights-about",
    "link-report-ground",
    "link-report-level",
    "link-report-same",
    "link-report-strangers",
    "link-report-bits",
    "link-report-hardest",
    "link-report-hardest-about",
    "link-report-first",
    "link-report-second",
    "link-report-probability",
    "link-report-grounds",
    "link-report-no-records",
];

/// How many of the hardest pairs are shown.
const HARDEST: usize = 50;

/// How the report speaks.
pub struct Speech<'a> {
    /// `ar`, `en`.
    pub lang: &'a str,
    /// Whether lines run from the right.
    pub rtl: bool,
    /// The words of a key.
    pub words: &'a dyn Fn(&str) -> String,
}

impl Linked {
    /// Writes the report.
    pub fn write_report(&self, out: &mut dyn Write, speech: &Speech<'_>) -> io::Result<()> {
        let w = |key: &str| escape(&(speech.words)(key));
        let dir = if speech.rtl { "rtl" } else { "ltr" };
        write!(
            out,
            "<!doctype html>\n<html lang=\"{}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\">",
            escape(speech.lang)
        )?;
        write!(
            out,
            "<meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>{STYLE}</style></head>\n<body>\n",
            w("link-report-title")
        )?;
        write!(out, "<h1>{}</h1>\n<p>{}</p>\n", w("link-report-title"), w("link-report-about"))?;
        if self.clusters.is_empty() {
            writeln!(out, "<p>{}</p>", w("link-report-no-records"))?;
        } else {
            self.compared(out, &w)?;
            self.expected(out, &w)?;
            self.distribution(out, &w)?;
            self.weights(out, &w)?;
            self.hardest(out, &w)?;
        }
        out.write_all(b"</body>\n</html>\n")
    }

    fn compared(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        let people = self.clusters.iter().enumerate().filter(|(row, c)| *row == **c as usize).count();
        writeln!(out, "<h2>{}</h2>\n<dl>", w("link-report-compared"))?;
        let facts = [
            ("link-report-records", self.report.records as u64),
            ("link-report-pairs-compared", self.report.compared),
            ("link-report-people", people as u64),
            ("link-report-nameless", self.report.nameless as u64),
        ];
        for (key, n) in facts {
            writeln!(out, "<dt>{}</dt><dd>{n}</dd>", w(key))?;
        }
        writeln!(
            out,
            "</dl>\n<table><caption>{}</caption><tr><th>{}</th><th>{}</th></tr>",
            w("link-report-lists"),
            w("link-report-list"),
            w("link-report-records")
        )?;
        for (list, n) in &self.report.lists {
            writeln!(out, "<tr><td dir=\"auto\">{}</td><td>{n}</td></tr>", escape(list))?;
        }
        writeln!(
            out,
            "</table>\n<table><caption>{}</caption><tr><th>{}</th><th>{}</th></tr>",
            w("link-report-overlaps"),
            w("link-report-lists"),
            w("link-report-people")
        )?;
        for cell in self.overlaps().iter().take(40) {
            writeln!(
                out,
                "<tr><td dir=\"auto\">{}</td><td>{}</td></tr>",
                escape(&cell.lists.join(" + ")),
                cell.people
            )?;
        }
        writeln!(out, "</table>")?;
        self.refined(out, w)
    }

    fn refined(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        if self.report.refined.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<h3>{}</h3>\n<p>{}</p>\n<ul>",
            w("link-report-refined"),
            w("link-report-refined-about")
        )?;
        for r in &self.report.refined {
            writeln!(out, "<li>{}: {} / {} / {}</li>", r.key, r.blocks, r.records, r.alike)?;
        }
        writeln!(out, "</ul>")
    }

    fn expected(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        writeln!(
            out,
            "<h2>{}</h2>\n<p>{}</p>\n<table><tr>",
            w("link-report-expected"),
            w("link-report-expected-about")
        )?;
        for key in
            ["link-report-threshold", "link-report-proposed", "link-report-precision", "link-report-recall"]
        {
            write!(out, "<th>{}</th>", w(key))?;
        }
        writeln!(out, "</tr>")?;
        let p: Vec<f64> = self.pairs.iter().map(|p| p.probability).collect();
        for row in expected(&p) {
            let mark =
                if (row.threshold - self.report.threshold).abs() < 1e-9 { " class=\"now\"" } else { "" };
            writeln!(
                out,
                "<tr{mark}><td>{:.2}</td><td>{}</td><td>{:.1} %</td><td>{:.1} %</td></tr>",
                row.threshold,
                row.precision.all,
                100.0 * row.precision.value,
                100.0 * row.recall.value
            )?;
        }
        writeln!(out, "</table>")
    }

    fn distribution(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        let mut bins = [0u64; 40];
        for p in &self.pairs {
            bins[(((p.weight + 10.0) / 40.0 * 40.0) as i64).clamp(0, 39) as usize] += 1;
        }
        let most = bins.iter().copied().max().unwrap_or(1).max(1) as f64;
        writeln!(
            out,
            "<h2>{}</h2>\n<svg viewBox=\"0 0 400 140\" role=\"img\" aria-label=\"{}\">",
            w("link-report-distribution"),
            w("link-report-distribution")
        )?;
        for (i, n) in bins.iter().enumerate() {
            let h = 110.0 * libm::sqrt(*n as f64 / most);
            writeln!(
                out,
                "<rect x=\"{}\" y=\"{:.1}\" width=\"9\" height=\"{h:.1}\"><title>{}: {n}</title></rect>",
                i * 10,
                115.0 - h,
                i as i64 - 10
            )?;
        }
        for bits in [-10, 0, 10, 20] {
            writeln!(out, "<text x=\"{}\" y=\"130\">{bits}</text>", (bits + 10) * 10)?;
        }
        writeln!(out, "</svg>")
    }

    fn weights(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        writeln!(
            out,
            "<h2>{}</h2>\n<p>{}</p>\n<table><tr>",
            w("link-report-weights"),
            w("link-report-weights-about")
        )?;
        for key in [
            "link-report-ground",
            "link-report-level",
            "link-report-same",
            "link-report-strangers",
            "link-report-bits",
        ] {
            write!(out, "<th>{}</th>", w(key))?;
        }
        writeln!(out, "<th></th></tr>")?;
        for ground in &GROUNDS {
            let Some(model) = self.model.grounds.get(ground.name) else { continue };
            for family in ground.families {
                let (Some(&m), Some(&u)) = (model.same.get(family.name), model.strangers.get(family.name))
                else {
                    continue;
                };
                let bits = libm::log2(m.max(1e-12) / u.max(1e-12));
                writeln!(
                    out,
                    "<tr><td>{}</td><td>{}</td><td>{:.2} %</td><td>{:.3} %</td><td dir=\"ltr\">{bits:+.1}</td><td>{}</td></tr>",
                    w(&format!("link-{}", ground.name)),
                    w(&format!("link-level-{}", family.name)),
                    100.0 * m,
                    100.0 * u,
                    bar(bits)
                )?;
            }
        }
        writeln!(out, "</table>")
    }

    /// Pairs nearest to the threshold, which a person should see first.
    fn hardest(&self, out: &mut dyn Write, w: &dyn Fn(&str) -> String) -> io::Result<()> {
        let at = crate::model::log_odds_of(self.report.threshold) * std::f64::consts::LOG2_E;
        let mut hard: Vec<&Pair> = self.pairs.iter().collect();
        let nearest = |x: &&Pair, y: &&Pair| {
            (x.weight - at).abs().total_cmp(&(y.weight - at).abs()).then((x.a, x.b).cmp(&(y.a, y.b)))
        };
        if hard.len() > HARDEST {
            hard.select_nth_unstable_by(HARDEST, nearest);
            hard.truncate(HARDEST);
        }
        hard.sort_unstable_by(nearest);
        writeln!(
            out,
            "<h2>{}</h2>\n<p>{}</p>\n<table><tr>",
            w("link-report-hardest"),
            w("link-report-hardest-about")
        )?;
        for key in
            ["link-report-first", "link-report-second", "link-report-probability", "link-report-grounds"]
        {
            write!(out, "<th>{}</th>", w(key))?;
        }
        writeln!(out, "</tr>")?;
        for p in hard {
            let (a, b) = (escape(self.rec_id(p.a as usize)), escape(self.rec_id(p.b as usize)));
            write!(
                out,
                "<tr><td dir=\"auto\">{a}</td><td dir=\"auto\">{b}</td><td>{:.0} %</td><td>",
                100.0 * p.probability
            )?;
            for g in self.explain(p).grounds {
                let (ground, level) = (w(&format!("link-{}", g.name)), w(&format!("link-level-{}", g.level)));
                write!(
                    out,
                    "<span class=\"{}\">{ground}: {level} <bdi dir=\"ltr\">{:+.1}</bdi></span> ",
                    if g.weight < 0.0 { "no" } else { "yes" },
                    g.weight
                )?;
            }
            writeln!(out, "</td></tr>")?;
        }
        writeln!(out, "</table>")
    }
}

/// A bar from the middle, agreement one way and contradiction the other.
fn bar(bits: f64) -> String {
    let width = (bits.abs() * 4.0).min(60.0);
    let (x, class) = if bits < 0.0 { (60.0 - width, "no") } else { (60.0, "yes") };
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 120 8\" aria-hidden=\"true\"><rect class=\"{class}\" x=\"{x:.1}\" y=\"0\" width=\"{width:.1}\" height=\"8\"/></svg>"
    )
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

const STYLE: &str = "body{font:1rem/1.6 system-ui,sans-serif;max-inline-size:62rem;margin:2rem auto;padding-inline:1rem;color:#222}\
table{border-collapse:collapse;margin-block:1rem;inline-size:100%}caption{text-align:start;font-weight:600}\
th,td{border-block-end:1px solid #ddd;padding:.25rem .5rem;text-align:start;vertical-align:top}\
dt{float:inline-start;clear:inline-start;min-inline-size:16rem}dd{margin:0}\
svg{inline-size:100%;max-block-size:12rem;direction:ltr}svg text{font-size:9px}rect{fill:#46617a}\
.bar{inline-size:7.5rem;block-size:.5rem}.no{fill:#a2533f}.yes{fill:#46617a}span.no{color:#8a3d2b}span.yes{color:#2f4a63}\
tr.now{background:#f1f4f6}span{display:inline-block;margin-inline-end:.5rem}";
