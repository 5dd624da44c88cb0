//! Splink on DuckDB beside us, on the same lists in the same run.
//!
//! `splink_peer.py` sets it up as well as we know how. Its Python is
//! `SPLINK_PYTHON`, else the one of `.venv` in the repository, else a virtual
//! environment is made there with `pip`. Where that cannot be, it is said.

use crate::child::{Run, run};
use crate::figure::{Must, Sheet, figure, unmeasured};
use crate::linking::{Million, TIERS, invented};
use crate::place::{Scratch, shared, sources};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const SAME_RULES: (&str, f64) = ("processor time of Splink with as many candidates, by ours", 15.0);
const FASTEST: (&str, f64) = ("processor time of Splink in its fastest setup, by ours", 6.0);
const AHEAD: (&str, f64) = ("F1 of our clusters above the best of Splink", 0.02);

/// What would be measured, when it is not.
pub fn promised(sheet: &mut Sheet, why: &str) {
    sheet.head("Splink beside it");
    sheet.put([SAME_RULES, FASTEST].map(|(what, must)| unmeasured(what, Must::AtLeast(must), "times", why)));
    sheet.put([unmeasured(AHEAD.0, Must::AtLeast(AHEAD.1), "F1", why)]);
}

/// A Python that has Splink.
fn python() -> Option<PathBuf> {
    let has = |python: &Path| run(Command::new(python).args(["-c", "import splink, duckdb, pandas"])).is_ok();
    let given = std::env::var_os("SPLINK_PYTHON").map(PathBuf::from);
    let kept = sources().parent()?.join(".venv");
    let ours = kept.join("bin/python");
    if let Some(found) = given.into_iter().chain([ours.clone()]).find(|p| has(p)) {
        return Some(found);
    }
    eprintln!("Splink is not here; installing it into .venv");
    run(Command::new("python3").arg("-m").arg("venv").arg(&kept)).ok()?;
    run(Command::new(kept.join("bin/pip"))
        .args(["install", "--quiet", "splink", "duckdb", "pandas", "pyarrow"]))
    .ok()?;
    has(&ours).then_some(ours)
}

fn splink(
    python: &Path,
    kind: &str,
    list: &Path,
    truth: &Path,
    more: [&str; 2],
) -> Result<(Run, Value), String> {
    let run = run(Command::new(python)
        .arg(sources().join("splink_peer.py"))
        .arg(kind)
        .arg(list)
        .arg(truth)
        .args(more))?;
    let json = run.json();
    if json["cpu_s"].is_number() { Ok((run, json)) } else { Err("the peer told nothing".into()) }
}

fn best(json: &Value) -> f64 {
    ["f1_pairs", "f1_clusters"].iter().filter_map(|key| json[key].as_f64()).fold(0.0, f64::max)
}

/// Both setups on the million, and every tier of the real lists.
pub fn measure(ours: &Million, scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    let Some(python) = python() else {
        promised(sheet, "Splink could not be installed here");
        return Ok(());
    };
    sheet.head("Splink beside it");
    let (list, truth) = invented(scratch, 1_000_000)?;
    let mut ahead = f64::INFINITY;
    for (rules, (what, must)) in [("many", SAME_RULES), ("few", FASTEST)] {
        let (_, json) = splink(&python, "invented", &list, &truth, ["--rules", rules])?;
        let n = |key: &str| json[key].as_f64().unwrap_or(0.0);
        let pairs = json["pairs_compared"]
            .as_u64()
            .map_or_else(|| "an unknown number of".into(), |n| format!("{:.1} million", n as f64 / 1e6));
        let note = format!(
            "{}: processor {:.1} s, wall {:.1} s, peak {:.0} MB, {pairs} pairs; at its best threshold F1 \
             {:.4} on pairs, {:.4} on clusters",
            json["tool"].as_str().unwrap_or("Splink"),
            n("cpu_s"),
            n("wall_s"),
            n("peak_mb"),
            n("f1_pairs"),
            n("f1_clusters")
        );
        sheet.put([
            figure(what, Must::AtLeast(must), n("cpu_s") / ours.processor.max(0.01), "times").note(note)
        ]);
        ahead = ahead.min(ours.f1 - best(&json));
    }
    sheet.put([figure(AHEAD.0, Must::AtLeast(AHEAD.1), ahead, "F1")
        .note(format!("ours {:.4}, at the default threshold", ours.f1))]);
    real(&python, sheet)
}

/// The real lists, for comparison with the tables above.
fn real(python: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let Some(truth) = shared("lists/arabic_truth.csv") else { return Ok(()) };
    for (tier, what, path, ..) in TIERS {
        let Some(list) = shared(path) else { continue };
        let (_, json) = splink(python, "real", &list, &truth, ["--tier", tier])?;
        let n = |key: &str| json[key].as_f64().unwrap_or(0.0);
        let note = format!(
            "best threshold; with one record a list {:.4}; processor {:.1} s, peak {:.0} MB",
            n("f1_one_per_list"),
            n("cpu_s"),
            n("peak_mb")
        );
        sheet.put([figure(format!("Splink, {what}"), Must::Nothing, best(&json), "F1").note(note)]);
    }
    Ok(())
}
