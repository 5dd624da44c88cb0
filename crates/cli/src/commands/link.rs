//! `athar link`, `athar link evaluate`, `athar names score`: the engine on its own.

mod report;

use crate::args;
use crate::open::{self, MachineClock};
use crate::out::{Done, Out, Refused};
use crate::stop::{self, Last};
use crate::target;
use crate::whole::{self, Staged};
use casework::{Clock, ColumnChoice, Incoming, Refusal};
use clap::ArgMatches;
use l10n::Arg;
use linkage::{
    AtThreshold, Continue, DEFAULT_THRESHOLD, Linked, Model, Options, Phase, evaluate_clusters,
    evaluate_pairs,
};
use listlink::{LinkOptions, ListLinked, link_files};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// `athar link …`
pub fn link(matches: &ArgMatches, out: &Out) -> Done {
    if let Some(("evaluate", matches)) = matches.subcommand() {
        return evaluate(matches, out);
    }
    let target = args::text(matches, "out").ok_or_else(|| out.refuse("link-needs-out", &[]))?;
    target::results(target, &RESULTS, matches, out)?;
    let begun = Instant::now();
    let paths = args::many(matches, "files");
    let options = options(matches, out)?;
    let labels = args::text(matches, "labels").map(|path| labels(path, out)).transpose()?;
    let target = Target::new(target, out)?;
    let bar = out.bar("cli-link-work", 100);
    let mut progress = |phase: Phase, part: f32| {
        let (before, share) = match phase {
            Phase::Reading => (0.0, 20.0),
            Phase::Comparing => (20.0, 60.0),
            Phase::Learning => (80.0, 5.0),
            Phase::Clustering => (85.0, 15.0),
        };
        bar.set_position((before + share * part) as u64);
        Continue::Yes
    };
    let house;
    let done = if paths.is_empty() {
        house = open::house(matches, out)?;
        house.link_register(&options.engine, labels.as_deref(), &mut progress)
    } else {
        let inputs = incoming(&paths, out)?;
        link_files(inputs, &options, labels.as_deref(), &mut progress).map_err(casework::not_linked)
    };
    let ListLinked { linked, left_out, set_aside } = done.map_err(|r| refused(&r, matches, out))?;
    bar.finish_and_clear();
    target.write(&linked, &left_out, out)?;
    let records = linked.clusters.len() + left_out.len();
    let together =
        linked.clusters.iter().enumerate().filter(|(row, cluster)| *row == **cluster as usize).count();
    let clusters = together + left_out.len();
    let document = json!({
        "records": records, "pairs": linked.pairs.len(), "clusters": clusters,
        "threshold": linked.report.threshold,
        "seconds": (begun.elapsed().as_secs_f64() * 100.0).round() / 100.0, "left_out": left_out.len(),
        "set_aside": set_aside,
        "compared": linked.report.compared, "refined": linked.report.refined.len(), "out": target.said,
    });
    out.answer(&document, || {
        let threshold = linked.report.threshold.to_string();
        out.reader.ta(
            "cli-link-done",
            &[
                ("records", (records as i64).into()),
                ("pairs", (linked.pairs.len() as i64).into()),
                ("clusters", (clusters as i64).into()),
                ("threshold", threshold.as_str().into()),
            ],
        )
    });
    Ok(())
}

fn options(matches: &ArgMatches, out: &Out) -> Result<LinkOptions, Refused> {
    let threshold = matches.get_one::<f64>("threshold").copied();
    if threshold.is_some_and(|p| !(0.0..=1.0).contains(&p)) {
        return Err(out.refuse("link-threshold", &[]));
    }
    let model = match args::text(matches, "model") {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
            Some(Model::read(&text).map_err(|_| out.refuse("link-model", &[("file", path.into())]))?)
        }
        None => None,
    };
    let mut columns = ColumnChoice::default();
    for pair in pairs_of_columns(matches) {
        let (header, field) = pair.rsplit_once('=').ok_or_else(|| out.refuse("column-option", &[]))?;
        columns.fields.insert(names::fold(header), field.trim().to_owned());
    }
    let engine =
        Options { threshold, model, one_per_list: args::many(matches, "one-per-list"), ..Options::default() };
    Ok(LinkOptions { engine, columns, today: MachineClock.today() })
}

fn incoming(paths: &[String], out: &Out) -> Result<Vec<Incoming>, Refused> {
    let read = |path: &String| {
        let bytes = whole_file(path).map_err(|e| out.file(path, &e))?;
        let name =
            Path::new(path).file_name().map_or_else(|| path.clone(), |n| n.to_string_lossy().into_owned());
        Ok(Incoming { name, bytes })
    };
    paths.iter().map(read).collect()
}

/// The bytes of a file, held once: a list of ten million rows is more than a gigabyte.
fn whole_file(path: &str) -> std::io::Result<Arc<[u8]>> {
    let mut file = File::open(path)?;
    let told = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    let mut bytes: Arc<[u8]> = std::iter::repeat_n(0, told).collect();
    let place = Arc::get_mut(&mut bytes).expect("just made, so nobody else holds it");
    let mut read = 0;
    while read < told {
        match file.read(&mut place[read..])? {
            0 => break,
            more => read += more,
        }
    }
    let mut rest = Vec::new();
    file.read_to_end(&mut rest)?;
    if read == told && rest.is_empty() {
        return Ok(bytes);
    }
    // A pipe does not tell its length, and a file may grow meanwhile.
    Ok([&bytes[..read], &rest].concat().into())
}

/// A refusal, in the words of whoever typed the command.
fn refused(why: &Refusal, matches: &ArgMatches, out: &Out) -> Refused {
    let Refusal::OfLists("column", folded) = why else { return out.refused(why) };
    let said = pairs_of_columns(matches).filter_map(|pair| Some(pair.rsplit_once('=')?.0.to_owned()));
    let header =
        said.into_iter().find(|header| names::fold(header) == *folded).unwrap_or_else(|| folded.clone());
    out.refuse(&why.code(), &[("said", header.as_str().into())])
}

fn pairs_of_columns(matches: &ArgMatches) -> impl Iterator<Item = String> {
    args::many(matches, "columns")
        .into_iter()
        .flat_map(|all| all.split(',').map(str::to_owned).collect::<Vec<_>>())
}

/// Judged pairs: `rec_id_a,rec_id_b,same` with 1 or 0, yes or no, same or
/// different. Who was unsure taught nothing; any other word is a mistake.
fn labels(path: &str, out: &Out) -> Result<Vec<(String, String, bool)>, Refused> {
    let mut labels = Vec::new();
    for (row, mut said) in (2_i64..).zip(table(path, &["rec_id_a", "rec_id_b", "same"], out)?) {
        let same = match said[2].trim().to_lowercase().as_str() {
            "1" | "true" | "yes" | "y" | "same" | "match" | "نعم" | "نفسه" | "نفس الشخص" | "واحد" => {
                true
            }
            "0" | "false" | "no" | "n" | "different" | "لا" | "مختلف" | "مختلفان" => false,
            "" | "?" | "؟" | "unsure" | "غير متأكد" | "غير متاكد" | "لا أدري" => {
                continue;
            }
            _ => {
                return Err(out.refuse(
                    "link-label",
                    &[("file", path.into()), ("row", row.into()), ("said", said[2].trim().into())],
                ));
            }
        };
        labels.push((std::mem::take(&mut said[0]), std::mem::take(&mut said[1]), same));
    }
    Ok(labels)
}

/// The named columns of a CSV file, row by row.
fn table(path: &str, columns: &[&str], out: &Out) -> Result<Vec<Vec<String>>, Refused> {
    let file = File::open(path).map_err(|e| out.file(path, &e))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let bad = |_| out.refuse("table-unreadable", &[("file", path.into())]);
    let headers = reader.headers().map_err(bad)?.clone();
    let mut at = Vec::new();
    for column in columns {
        let found = headers.iter().position(|h| h.trim_start_matches('\u{feff}').trim() == *column);
        at.push(found.ok_or_else(|| {
            out.refuse("table-column", &[("file", path.into()), ("column", (*column).into())])
        })?);
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(bad)?;
        rows.push(at.iter().map(|n| record.get(*n).unwrap_or_default().to_owned()).collect());
    }
    Ok(rows)
}

/// The directory the results are written to. That it can be written to is seen
/// before the work; what stands in it stays until all results are whole.
struct Target {
    said: String,
    dir: PathBuf,
    /// It was not there before.
    made: bool,
    last: Last,
}

const RESULTS: [&str; 4] = ["pairs.csv", "clusters.csv", "model.toml", "report.html"];

impl Target {
    fn new(said: &str, out: &Out) -> Result<Target, Refused> {
        let dir = PathBuf::from(said);
        let made = !dir.exists();
        let probe = whole::beside(&dir.join(RESULTS[0]));
        let tried = fs::create_dir_all(&dir)
            .and_then(|()| whole::private(&probe))
            .and_then(|_| fs::remove_file(&probe));
        tried.map_err(|why| unwritable(said, &why, out))?;
        let mut begun: Vec<PathBuf> = RESULTS.iter().map(|name| whole::beside(&dir.join(name))).collect();
        begun.extend(made.then(|| dir.clone()));
        let last = stop::on_request(out, "link-stopped", begun);
        Ok(Target { said: said.to_owned(), dir, made, last })
    }

    /// Writes the four results beside their places, then puts them there.
    fn write(&self, linked: &Linked, left_out: &[String], out: &Out) -> Result<(), Refused> {
        let staged = self.stage(linked, left_out, out).map_err(|why| unwritable(&self.said, &why, out))?;
        let _until_done = self.last.hold();
        staged.into_iter().try_for_each(Staged::put).map_err(|why| unwritable(&self.said, &why, out))
    }

    fn stage(&self, linked: &Linked, left_out: &[String], out: &Out) -> std::io::Result<Vec<Staged>> {
        let reader = out.reader;
        let stage = |name: &str, write: &mut whole::Writes<'_>| whole::stage(&self.dir.join(name), write);
        Ok(vec![
            stage(RESULTS[0], &mut |to| linked.write_pairs(to))?,
            stage(RESULTS[1], &mut |to| {
                linked.write_clusters(to)?;
                // Who has no name is compared with nobody, and is somebody all the same.
                let mut alone = csv::Writer::from_writer(to);
                left_out.iter().try_for_each(|id| alone.write_record([id, id]))?;
                alone.flush()
            })?,
            stage(RESULTS[2], &mut |to| linked.model.write(to))?,
            stage(RESULTS[3], &mut |to| {
                to.write_all(pages::link::report(reader, &report::of(linked)).as_bytes())
            })?,
        ])
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        // Only where nothing came of it is it empty.
        if self.made {
            let _ = fs::remove_dir(&self.dir);
        }
    }
}

fn unwritable(dir: &str, why: &std::io::Error, out: &Out) -> Refused {
    match why.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            out.refuse("link-disk-full", &[("dir", dir.into())])
        }
        _ => out.refuse("link-out", &[("dir", dir.into())]),
    }
}

/// `athar link evaluate`: pairs or clusters against a known truth.
fn evaluate(matches: &ArgMatches, out: &Out) -> Done {
    let pairs = args::text(matches, "pairs").expect("required");
    let truth_rows = table(args::text(matches, "truth").expect("required"), &["rec_id", "person_id"], out)?;
    let truth: BTreeMap<&str, &str> = truth_rows.iter().map(|r| (r[0].as_str(), r[1].as_str())).collect();
    let (best, steps) = match table(pairs, &["rec_id", "cluster_id"], out) {
        Ok(rows) => {
            let clusters: BTreeMap<&str, &str> =
                rows.iter().map(|r| (r[0].as_str(), r[1].as_str())).collect();
            (evaluate_clusters(&clusters, &truth), Vec::new())
        }
        Err(_) => {
            let rows = table(pairs, &["rec_id_a", "rec_id_b", "probability"], out)?;
            let scored =
                rows.iter().map(|r| (r[0].as_str(), r[1].as_str(), r[2].trim().parse().unwrap_or(0.0)));
            let steps = evaluate_pairs(scored, &truth);
            let usual = steps.iter().min_by(|a, b| {
                (a.threshold - DEFAULT_THRESHOLD).abs().total_cmp(&(b.threshold - DEFAULT_THRESHOLD).abs())
            });
            let usual = usual.ok_or_else(|| out.refuse("table-unreadable", &[("file", pairs.into())]))?;
            (*usual, steps)
        }
    };
    let by_threshold: Vec<Value> = steps.iter().map(step).collect();
    let document = json!({
        "precision": best.precision.value, "recall": best.recall.value, "f1": best.f1,
        "threshold": best.threshold,
        "precision_interval": [best.precision.low, best.precision.high],
        "recall_interval": [best.recall.low, best.recall.high],
        "by_threshold": by_threshold,
    });
    out.answer(&document, || {
        let word = |x: f64| format!("{x:.4}");
        let (p, r, f) = (word(best.precision.value), word(best.recall.value), word(best.f1));
        let mut text = out.reader.ta(
            "cli-evaluate-done",
            &[("precision", Arg::from(p.as_str())), ("recall", r.as_str().into()), ("f1", f.as_str().into())],
        );
        for s in &steps {
            text.push_str(&format!(
                "\n{:>5.2}  {:.4} [{:.4}–{:.4}]  {:.4} [{:.4}–{:.4}]  {:.4}",
                s.threshold,
                s.precision.value,
                s.precision.low,
                s.precision.high,
                s.recall.value,
                s.recall.low,
                s.recall.high,
                s.f1
            ));
        }
        text
    });
    Ok(())
}

fn step(s: &AtThreshold) -> Value {
    json!({
        "threshold": s.threshold, "precision": s.precision.value, "recall": s.recall.value, "f1": s.f1,
        "precision_interval": [s.precision.low, s.precision.high],
        "recall_interval": [s.recall.low, s.recall.high],
    })
}

/// `athar names score`: adds similarity, probability and grounds to pairs of names.
pub fn names(matches: &ArgMatches, out: &Out) -> Done {
    let (_, matches) = matches.subcommand().expect("a verb is required");
    let path = args::text(matches, "pairs").expect("required");
    let target = args::text(matches, "out").expect("required");
    target::file(target, target::TargetKind::Scores, matches, out)?;
    let file = File::open(path).map_err(|e| out.file(path, &e))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let bad = |_: csv::Error| out.refuse("table-unreadable", &[("file", path.into())]);
    let headers = reader.headers().map_err(bad)?.clone();
    let column = |wanted: &[&str]| {
        let found = headers.iter().position(|h| wanted.contains(&h.trim_start_matches('\u{feff}').trim()));
        found
            .ok_or_else(|| out.refuse("table-column", &[("file", path.into()), ("column", wanted[0].into())]))
    };
    let (a, b) = (column(&["name_a", "name_ar"])?, column(&["name_b", "name_latin"])?);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().map_err(bad)?;
    let bar = out.bar("cli-names-score", rows.len() as u64);
    let mut count = 0u64;
    let written = whole::write(Path::new(target), &mut |to| {
        let mut writer = csv::Writer::from_writer(to);
        let mut titles = headers.clone();
        for title in ["similarity", "probability", "grounds"] {
            titles.push_field(title);
        }
        writer.write_record(&titles)?;
        let mut scored: HashMap<(&str, &str), (String, String, String)> = HashMap::new();
        for row in &rows {
            let pair = (row.get(a).unwrap_or_default(), row.get(b).unwrap_or_default());
            let said = scored.entry(pair).or_insert_with(|| {
                let score = ::names::score_pair(pair.0, pair.1);
                let grounds: Vec<String> = score.grounds.iter().map(::names::NameGround::code).collect();
                (format!("{:.4}", score.similarity), format!("{:.6}", score.probability), grounds.join(" "))
            });
            let cells = (0..headers.len()).map(|n| row.get(n).unwrap_or_default());
            writer.write_record(cells.chain([said.0.as_str(), said.1.as_str(), said.2.as_str()]))?;
            count += 1;
            bar.set_position(count);
        }
        writer.flush()
    });
    written.map_err(|e| out.file(target, &e))?;
    bar.finish_and_clear();
    out.answer(&json!({"pairs": count, "out": target}), || {
        out.reader.ta("cli-names-done", &[("pairs", (count as i64).into())])
    });
    Ok(())
}
