//! The engine as its users meet it: `athar link` on lists, its clusters against
//! the truth, its cost; where the lists of real people are here, on them too.

use crate::child::{Run, athar, part, run};
use crate::figure::{Must, Sheet, figure, unmeasured};
use crate::place::{Scratch, shared};
use crate::score::{self, Groups, Member, Pairs, Score};
use crate::search::thousands;
use linkage::DEFAULT_THRESHOLD;
use std::path::{Path, PathBuf};

/// What a run of `athar link` gave.
pub struct Linked {
    /// Its cost, and its answer as JSON.
    pub run: Run,
    /// The folder of its files.
    pub out: PathBuf,
    /// Its clusters.
    pub clusters: Groups,
}

/// Links lists with the command.
pub fn link(scratch: &Scratch, lists: &[&Path], more: &[&str]) -> Result<Linked, String> {
    let out = scratch.at("linked");
    let _ = std::fs::remove_dir_all(&out);
    let run = run(athar().arg("link").args(lists).arg("--json").arg("--out").arg(&out).args(more))?;
    let clusters = score::groups(&out.join("clusters.csv"))?;
    Ok(Linked { run, out, clusters })
}

/// The tiers of the real lists: which columns are kept, the promises alone and
/// with one record a list.
pub const TIERS: [(&str, &str, &str, [&str; 2], f64, f64); 3] = [
    ("full", "whole name, sex, birth date", "lists/arabic_records.csv", ["age", ""], 0.990, 0.997),
    ("age", "whole name, sex, age", "lists/arabic_records.csv", ["dob", ""], 0.985, 0.995),
    ("hard", "three name parts, sex, age", "lists/arabic_hard_records.csv", ["dob", ""], 0.980, 0.992),
];

/// Real lists, when they are here: read to measure and for nothing else.
pub fn real(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    sheet.head("Linkage: real Arabic lists");
    let (Some(records), Some(truth)) = (shared("lists/arabic_records.csv"), shared("lists/arabic_truth.csv"))
    else {
        for (_, what, _, _, must, _) in TIERS {
            sheet.put([unmeasured(what, Must::AtLeast(must), "F1", "the lists are not here")]);
        }
        return Ok(());
    };
    let truth = score::groups(&truth)?;
    for (_, what, path, dropped, must, must_one) in TIERS {
        let list = without(scratch, &shared(path).unwrap_or_else(|| records.clone()), &dropped)?;
        for (one, must) in [(false, must), (true, must_one)] {
            let more: &[&str] = if one { &["--one-per-list", "*"] } else { &[] };
            let linked = link(scratch, &[&list], more)?;
            let score = score::clusters(&linked.clusters, &truth, Pairs::All, |_| false);
            let how = if one { ", one record a list" } else { "" };
            sheet.put([figure(format!("{what}{how}"), Must::AtLeast(must), score.f1, "F1").note(format!(
                "{}; {:.2} s, {}",
                score.told(),
                linked.run.wall,
                linked.run.cost()
            ))]);
            if !one {
                caution(what, &linked, &truth, &families(&list)?, Must::AtMost(5.0), true, sheet)?;
            }
        }
    }
    Ok(())
}

/// Wrong proposals, brothers, and what ninety percent means.
fn caution(
    of: &str,
    linked: &Linked,
    truth: &Groups,
    families: &[Member],
    wrong_must: Must,
    promised: bool,
    sheet: &mut Sheet,
) -> Result<(), String> {
    let judged = score::pairs(&linked.out.join("pairs.csv"), truth, DEFAULT_THRESHOLD)?;
    let per_thousand = |p: linkage::Proportion| {
        (
            p.value * 1000.0,
            format!("{} of {}; 95 % interval {:.2} to {:.2}", p.of, p.all, p.low * 1000.0, p.high * 1000.0),
        )
    };
    let (wrong, note) = per_thousand(judged.wrong);
    sheet.put([
        figure(format!("{of}: wrong among a thousand proposed *same*"), wrong_must, wrong, "").note(note)
    ]);
    if !families.is_empty() {
        let (mistaken, note) = per_thousand(score::brothers(families, &linked.clusters, truth));
        sheet.put([figure(
            format!("{of}: brothers in one cluster, of a thousand pairs of brothers"),
            Must::AtMost(1.0),
            mistaken,
            "",
        )
        .note(note)]);
    }
    let near = judged.at_ninety;
    let note = format!(
        "{} pairs shown with {:.3} on average; 95 % interval {:.3} to {:.3}",
        near.all, judged.shown, near.low, near.high
    );
    let must = if promised { Must::Within(0.85, 0.95) } else { Must::Nothing };
    sheet
        .put([figure(format!("{of}: true among pairs shown between 85 and 95 %"), must, near.value, "")
            .note(note)]);
    Ok(())
}

/// A copy of a list without some columns.
pub fn without(scratch: &Scratch, list: &Path, dropped: &[&str]) -> Result<PathBuf, String> {
    let path = scratch.at("tier.csv");
    let mut reader = csv::Reader::from_path(list).map_err(|e| e.to_string())?;
    let mut writer = csv::Writer::from_path(&path).map_err(|e| e.to_string())?;
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let kept: Vec<usize> =
        (0..header.len()).filter(|&n| !dropped.contains(&header[n].trim_start_matches('\u{feff}'))).collect();
    for row in std::iter::once(Ok(header)).chain(reader.into_records()) {
        let row = row.map_err(|e| e.to_string())?;
        writer
            .write_record(kept.iter().map(|&n| row.get(n).unwrap_or_default()))
            .map_err(|e| e.to_string())?;
    }
    writer.flush().map_err(|e| e.to_string())?;
    Ok(path)
}

/// For each record a key of its family: all words of the name behind the first,
/// when there are three; on lists with a mother, hers too.
fn families(list: &Path) -> Result<Vec<Member>, String> {
    let mut reader = csv::Reader::from_path(list).map_err(|e| e.to_string())?;
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let at = |name: &str| header.iter().position(|h| h.trim_start_matches('\u{feff}') == name);
    let (id, name) = (at("rec_id").ok_or("no rec_id")?, at("name_ar"));
    let parts = ["father", "grandfather", "family", "mother"].map(at);
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|e| e.to_string())?;
        let cell = |n: usize| row.get(n).unwrap_or_default();
        let (given, family) = match name {
            Some(name) => {
                let words = names::tokens(cell(name));
                let enough = if words.len() >= 4 { words[1..].join(" ") } else { String::new() };
                (words.into_iter().next().unwrap_or_default(), enough)
            }
            None => {
                let said: Vec<String> = parts.iter().flatten().map(|&n| names::fold(cell(n))).collect();
                let enough = if said.iter().all(|p| !p.is_empty()) { said.join("|") } else { String::new() };
                (at("given").map(|n| names::fold(cell(n))).unwrap_or_default(), enough)
            }
        };
        out.push(Member { family, given, id: cell(id).to_owned() });
    }
    Ok(out)
}

/// Pairs of one Arabic and one Latin name, when they are here.
pub fn scripts(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    const WHAT: &str = "pairs of whole names, one Arabic, one Latin";
    let Some(pairs) = shared("lists/cross_script_pairs.csv") else {
        sheet.put([unmeasured(WHAT, Must::AtLeast(0.970), "F1", "the lists are not here")]);
        return Ok(());
    };
    let out = scratch.at("scored.csv");
    let done = run(athar().args(["names", "score"]).arg(pairs).arg("--out").arg(&out).arg("--json"))?;
    let mut reader = csv::Reader::from_path(out).map_err(|e| e.to_string())?;
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let at = |name: &str| header.iter().position(|h| h == name).ok_or(format!("no {name}"));
    let (label, probability) = (at("label")?, at("probability")?);
    let (mut right, mut proposed, mut truth) = (0.0, 0.0, 0.0);
    for row in reader.records() {
        let row = row.map_err(|e| e.to_string())?;
        let said = row[probability].parse::<f64>().is_ok_and(|p| p >= 0.5);
        let same = &row[label] == "1";
        proposed += f64::from(said);
        truth += f64::from(same);
        right += f64::from(said && same);
    }
    let score = Score::of(right, proposed, truth);
    sheet.put([figure(WHAT, Must::AtLeast(0.970), score.f1, "F1").note(format!(
        "{}; {:.2} s, {}",
        score.told(),
        done.wall,
        done.cost()
    ))]);
    Ok(())
}

const SAMPLES: [&str; 5] =
    ["register.xlsx", "partner_office.csv", "kobo_export.csv", "latin_list.csv", "monthly_update.txt"];

/// The five samples together.
pub fn samples(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    const WHAT: [(&str, Pairs, f64); 3] = [
        ("all five samples together", Pairs::All, 0.92),
        ("the samples without the Latin list", Pairs::All, 0.935),
        ("the samples, Arabic–Latin pairs alone", Pairs::Across, 0.84),
    ];
    sheet.head("Linkage: the samples");
    let Some(table) = shared("samples/truth.csv") else {
        sheet.put(
            WHAT.map(|(what, _, must)| {
                unmeasured(what, Must::AtLeast(must), "F1", "the samples are not here")
            }),
        );
        return Ok(());
    };
    let lists: Vec<PathBuf> = SAMPLES.iter().filter_map(|name| shared(&format!("samples/{name}"))).collect();
    let linked = link(scratch, &lists.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &[])?;
    let truth = rows_of(&table)?;
    let latin = |id: &str| id.starts_with("latin_list.csv#");
    let within = score::clusters(&linked.clusters, &truth, Pairs::WithinFirst, latin);
    caution("the samples", &linked, &truth, &[], Must::AtMost(30.0), false, sheet)?;
    for (what, pairs, must) in [WHAT[0], WHAT[2]] {
        let score = score::clusters(&linked.clusters, &truth, pairs, latin);
        sheet.put([figure(what, Must::AtLeast(must), score.f1, "F1").note(score.told())]);
    }
    let four: Vec<&Path> =
        lists.iter().map(PathBuf::as_path).filter(|p| !p.ends_with("latin_list.csv")).collect();
    let linked = link(scratch, &four, &[])?;
    let truth: Groups = truth.into_iter().filter(|(id, _)| !latin(id)).collect();
    let score = score::clusters(&linked.clusters, &truth, Pairs::All, latin);
    let note = format!(
        "a run of four files, {}; of the run of five these pairs alone {:.4}",
        score.told(),
        within.f1
    );
    sheet.put([figure(WHAT[1].0, Must::AtLeast(WHAT[1].2), score.f1, "F1").note(note)]);
    Ok(())
}

/// The truth of the samples: file, row, person; the ids are `file#row`. The
/// truth names one file without its ending; the ids never do.
fn rows_of(table: &Path) -> Result<Groups, String> {
    let whole = |file: &str| {
        let stem = format!("{file}.");
        SAMPLES
            .iter()
            .find(|name| **name == file || name.starts_with(&stem))
            .map_or(file.to_owned(), |name| (*name).to_owned())
    };
    let mut reader = csv::Reader::from_path(table).map_err(|e| e.to_string())?;
    let rows = reader
        .records()
        .map(|row| row.map(|row| (format!("{}#{}", whole(&row[0]), &row[1]), row[2].to_owned())));
    rows.collect::<Result<_, _>>().map_err(|e| e.to_string())
}

/// Invented lists with their truth, made by a process of their own.
pub fn invented(scratch: &Scratch, rows: usize) -> Result<(PathBuf, PathBuf), String> {
    let (list, truth) = (scratch.at(&format!("lists-{rows}.csv")), scratch.at(&format!("truth-{rows}.csv")));
    if !list.exists() {
        run(part(&["lists", &rows.to_string()]).arg(&list).arg(&truth))?;
    }
    Ok((list, truth))
}

/// What the million cost and gave, for the comparison with the peer.
pub struct Million {
    /// Processor seconds of the command.
    pub processor: f64,
    /// F1 of its clusters.
    pub f1: f64,
}

/// Invented lists: accuracy, cost and growth.
pub fn large(scratch: &Scratch, full: bool, sheet: &mut Sheet) -> Result<Million, String> {
    sheet.head("Linkage: invented lists with known truth");
    let mut costs = Vec::new();
    let mut million = Million { processor: 0.0, f1: 0.0 };
    for rows in [100_000, 1_000_000, 10_000_000] {
        if rows > 1_000_000 && !full {
            sheet.put([unmeasured("10,000,000 records, wall", Must::AtMost(120.0), "s", "with FULL=1")]);
            continue;
        }
        let (list, truth) = invented(scratch, rows)?;
        let mut linked = link(scratch, &[&list], &[])?;
        if rows == 1_000_000 {
            // The middle one of three runs.
            let mut runs = vec![linked, link(scratch, &[&list], &[])?, link(scratch, &[&list], &[])?];
            runs.sort_by(|a, b| a.run.wall.total_cmp(&b.run.wall));
            linked = runs.swap_remove(1);
        }
        let (wall, memory) = match rows {
            1_000_000 => (Must::AtMost(5.0), Must::AtMost(600.0)),
            10_000_000 => (Must::AtMost(120.0), Must::AtMost(6000.0)),
            _ => (Must::Nothing, Must::Nothing),
        };
        let size = thousands(rows);
        let compared = linked.run.json()["compared"].as_u64().unwrap_or(0);
        sheet.put([
            figure(format!("{size} records, `athar link`, wall"), wall, linked.run.wall, "s").note(format!(
                "reading the list and writing all files included; processor {:.2} s; {compared} \
                 pairs compared",
                linked.run.processor
            )),
            figure(format!("{size} records, most memory"), memory, linked.run.peak, "MB"),
        ]);
        costs.push((rows, linked.run.processor));
        let truth = score::groups(&truth)?;
        let score = score::clusters(&linked.clusters, &truth, Pairs::All, |_| false);
        sheet.put([
            figure(format!("{size} records, clusters"), Must::Nothing, score.f1, "F1").note(score.told())
        ]);
        if rows == 1_000_000 {
            million = Million { processor: linked.run.processor, f1: score.f1 };
            caution(
                &format!("{size} records"),
                &linked,
                &truth,
                &families(&list)?,
                Must::Nothing,
                false,
                sheet,
            )?;
        }
    }
    for pair in costs.windows(2) {
        let (less, more) = (pair[0], pair[1]);
        let what = format!("processor time a record, {} against {}", thousands(more.0), thousands(less.0));
        let growth = (more.1 / more.0 as f64) / (less.1 / less.0 as f64);
        sheet.put([figure(what, Must::Nothing, growth, "times").note("1 is linear")]);
    }
    Ok(million)
}
