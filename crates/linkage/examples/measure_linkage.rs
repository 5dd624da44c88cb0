//! Links a CSV of records and measures the clusters against a truth table.
//!
//! `measure RECORDS.csv TRUTH.csv [--one] [--no-dob] [--no-age] [--lists A,B] [--threshold P]`

use std::collections::HashMap;
use std::time::Instant;

use linkage::{Builder, Continue, Linked, Options, RecordRef, Sex, Span};

/// Processor seconds of this process so far (Linux).
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [11, 12].iter().filter_map(|&i| fields.get(i)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// `34` or `30-39`.
fn ages(text: &str) -> Option<(u8, u8)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    Some((from.parse().ok()?, to.parse().ok()?))
}

/// The given name and everything of the family behind it, empty where the row
/// says too little; two rows of one family and two given names are brothers.
fn family<'r>(get: &impl Fn(&str) -> &'r str, parts: bool) -> (String, String) {
    if !parts {
        let words = names::tokens(get("name_ar"));
        let behind = if words.len() >= 4 { words[1..].join(" ") } else { String::new() };
        return (words.into_iter().next().unwrap_or_default(), behind);
    }
    let said = ["father", "grandfather", "family", "mother"].map(|part| names::fold(get(part)));
    let behind = if said.iter().all(|p| !p.is_empty()) { said.join("|") } else { String::new() };
    (names::fold(get("given")), behind)
}

/// Wrong among the proposed, brothers taken for one, truth near ninety percent.
fn caution(linked: &Linked, person: &[&str], members: &[(String, String)]) {
    let right = |q: &&linkage::Pair| person[q.a as usize] == person[q.b as usize];
    let proposed: Vec<_> =
        linked.pairs.iter().filter(|q| q.probability >= linkage::DEFAULT_THRESHOLD).collect();
    let wrong = proposed.iter().filter(|q| !right(q)).count();
    println!(
        "wrong of a thousand {:.2} ({wrong} of {})",
        1000.0 * wrong as f64 / proposed.len().max(1) as f64,
        proposed.len()
    );
    let near: Vec<_> = linked.pairs.iter().filter(|q| (0.85..0.95).contains(&q.probability)).collect();
    let shown: f64 = near.iter().map(|q| q.probability).sum();
    let true_ones = near.iter().filter(|q| right(q)).count();
    let n = near.len().max(1) as f64;
    println!("near ninety: shown {:.3} true {:.3} of {}", shown / n, true_ones as f64 / n, near.len());
    let mut households: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, m) in members.iter().enumerate().filter(|(_, m)| !m.1.is_empty()) {
        households.entry(&m.1).or_default().push(row);
    }
    let (mut mistaken, mut all) = (0u64, 0u64);
    for rows in households.values() {
        for (n, &a) in rows.iter().enumerate() {
            for &b in rows[..n].iter().filter(|&&b| members[a].0 != members[b].0 && person[a] != person[b]) {
                all += 1;
                mistaken += u64::from(linked.clusters[a] == linked.clusters[b]);
            }
        }
    }
    println!(
        "brothers in one cluster of a thousand {:.2} ({mistaken} of {all})",
        1000.0 * mistaken as f64 / all.max(1) as f64
    );
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |f: &str| args.iter().any(|a| a == f);
    let value = |f: &str| args.iter().position(|a| a == f).and_then(|i| args.get(i + 1)).cloned();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&args[0]).expect("records");
    let header: Vec<String> = reader
        .headers()
        .expect("header")
        .iter()
        .map(|h| h.trim_start_matches('\u{feff}').to_string())
        .collect();
    let at = |n: &str| header.iter().position(|h| h == n);
    let cols: HashMap<&str, usize> = [
        "rec_id",
        "list",
        "source",
        "name",
        "name_ar",
        "name_latin",
        "given",
        "father",
        "grandfather",
        "family",
        "mother",
        "sex",
        "dob",
        "age",
        "governorate",
        "place",
        "reg_place",
        "reg_no",
        "detained",
        "party",
        "phone",
        "national",
        "age_on",
    ]
    .into_iter()
    .filter_map(|n| at(n).map(|i| (n, i)))
    .collect();
    let only = value("--lists").map(|l| l.split(',').map(str::to_string).collect::<Vec<_>>());
    let start = Instant::now();
    let mut b = Builder::new();
    let mut members: Vec<(String, String)> = Vec::new();
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).expect("row") {
        let g = |n: &str| cols.get(n).and_then(|&i| row.get(i)).unwrap_or("");
        let name =
            [g("name"), g("name_ar"), g("name_latin")].into_iter().find(|s| !s.is_empty()).unwrap_or("");
        let list = if g("list").is_empty() { g("source") } else { g("list") };
        if only.as_ref().is_some_and(|o| !o.iter().any(|l| l == list)) {
            continue;
        }
        let age = if has("--no-age") { None } else { ages(g("age")) };
        let r = RecordRef {
            rec_id: g("rec_id"),
            list,
            name,
            given: g("given"),
            father: g("father"),
            grandfather: g("grandfather"),
            family: g("family"),
            mother: g("mother"),
            sex: match g("sex") {
                "m" | "M" | "male" => Some(Sex::Male),
                "f" | "F" | "female" => Some(Sex::Female),
                _ => None,
            },
            birth: if has("--no-dob") { None } else { Span::iso(g("dob")) },
            age,
            age_on: g("age_on").parse().ok(),
            governorate: g("governorate"),
            place: g("place"),
            register_place: g("reg_place"),
            register_number: g("reg_no"),
            national_number: g("national"),
            phone: g("phone"),
            taken: Span::iso(g("detained")),
            party: g("party"),
        };
        if !has("--speed") && !has("--quick") && !has("--index") {
            members.push(family(&g, cols.contains_key("mother")));
        }
        b.push(r);
    }
    eprintln!("packed {} in {:?}", b.len(), start.elapsed());
    eprintln!("cpu {:.2}", cpu());
    let mut spent = cpu();
    let mut last = Instant::now();
    let mut phase = None;
    let options = Options {
        one_per_list: if has("--one") { vec!["*".into()] } else { vec![] },
        threshold: value("--threshold").and_then(|t| t.parse().ok()),
        ..Options::default()
    };
    let linked = b
        .link(&options, &mut |p, _| {
            if phase != Some(p) {
                eprintln!("{phase:?} {:?} cpu {:.2}", last.elapsed(), cpu() - spent);
                spent = cpu();
                phase = Some(p);
                last = Instant::now();
            }
            Continue::Yes
        })
        .expect("linked");
    eprintln!("cpu {:.2}", cpu() - spent);
    eprintln!(
        "{phase:?} {:?}; total {:?}; compared {}; pairs {}",
        last.elapsed(),
        start.elapsed(),
        linked.report.compared,
        linked.pairs.len()
    );
    eprintln!("{:?}", linked.report.by_key);
    if has("--index") {
        let mut index = linked.into_index();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&args[0]).expect("records");
        let (mut n, used) = (0, cpu());
        for (given, family) in ["محمد", "أحمد", "محمود", "علي"]
            .iter()
            .flat_map(|g| ["المصري", "الخطيب", "الحسين", "الأحمد"].map(|f| (*g, f)))
            .cycle()
            .take(64_000)
        {
            n += index
                .candidates(
                    RecordRef { rec_id: "new", list: "new", given, family, ..RecordRef::default() },
                    1.0,
                )
                .compared;
        }
        println!("common names: {n} compared, {:.1} million a second", n as f64 / (cpu() - used) / 1e6);
        let (mut times, mut compared, mut left_out) = (vec![], 0, 0);
        for row in reader.records().flatten().take(1000) {
            let g = |n: &str| cols.get(n).and_then(|&i| row.get(i)).unwrap_or("");
            let r = RecordRef {
                rec_id: "new",
                list: "new list",
                given: g("given"),
                father: g("father"),
                grandfather: g("grandfather"),
                family: g("family"),
                mother: g("mother"),
                sex: match g("sex") {
                    "m" => Some(Sex::Male),
                    "f" => Some(Sex::Female),
                    _ => None,
                },
                birth: Span::iso(g("dob")),
                governorate: g("governorate"),
                place: g("place"),
                taken: Span::iso(g("detained")),
                ..RecordRef::default()
            };
            let t = Instant::now();
            let found = index.candidates(r, 0.05);
            times.push(t.elapsed());
            compared += found.compared;
            left_out += usize::from(found.left_out > 0);
        }
        times.sort();
        println!(
            "index: p50 {:?} p95 {:?} p99 {:?} max {:?}; compared {} a question; {left_out} of 1000 left \
                some out",
            times[500],
            times[950],
            times[990],
            times[999],
            compared / 1000
        );
        return;
    }
    if has("--quick") {
        return;
    }
    if has("--speed") {
        // Blocks as the keys make them: rows of one given and one father's name.
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&args[0]).expect("records");
        let mut blocks: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (i, row) in reader.records().flatten().enumerate() {
            let g = |n: &str| cols.get(n).and_then(|&i| row.get(i)).unwrap_or("").to_string();
            blocks.entry((g("given"), g("father"))).or_default().push(i);
        }
        let mut blocks: Vec<Vec<usize>> = blocks.into_values().filter(|b| b.len() >= 100).collect();
        blocks.sort();
        let (mut n, mut found, used) = (0, 0, cpu());
        let mut together = linked.side_by_side(0.5);
        for b in blocks.iter().flat_map(|b| b.chunks(320)) {
            n += b.len() * (b.len() - 1) / 2;
            found += together.among(b).len();
        }
        println!(
            "among: {n} compared, {found} found, {:.1} million a second",
            n as f64 / (cpu() - used) / 1e6
        );
        return;
    }
    let ids: Vec<String> = (0..linked.clusters.len()).map(|i| linked.rec_id(i).to_string()).collect();
    let truth: HashMap<String, String> = if args.len() > 1 && !args[1].starts_with("--") {
        let t = std::fs::read_to_string(&args[1]).expect("truth");
        t.lines()
            .skip(1)
            .filter_map(|l| l.rsplit_once(',').map(|(a, b)| (a.trim_matches('"').to_string(), b.to_string())))
            .collect()
    } else {
        let i = at("person_id").expect("truth");
        let mut reader = csv::Reader::from_path(&args[0]).expect("records");
        reader.records().flatten().map(|r| (r[cols["rec_id"]].to_string(), r[i].to_string())).collect()
    };
    let person: Vec<&str> = ids.iter().map(|i| truth.get(i).map_or("", String::as_str)).collect();
    let c2 = |n: u64| n * (n - 1) / 2;
    let mut t: HashMap<&str, u64> = HashMap::new();
    let mut p: HashMap<u32, u64> = HashMap::new();
    let mut both: HashMap<(&str, u32), u64> = HashMap::new();
    for i in 0..ids.len() {
        *t.entry(person[i]).or_default() += 1;
        *p.entry(linked.clusters[i]).or_default() += 1;
        *both.entry((person[i], linked.clusters[i])).or_default() += 1;
    }
    let sum = |v: Vec<u64>| v.into_iter().map(c2).sum::<u64>() as f64;
    let (tt, pp, tp) =
        (sum(t.into_values().collect()), sum(p.into_values().collect()), sum(both.into_values().collect()));
    let (pr, rc) = (tp / pp, tp / tt);
    println!("CLUSTERS P {pr:.5} R {rc:.5} F1 {:.5}  (true {tt} proposed {pp})", 2.0 * pr * rc / (pr + rc));
    for (a, b) in [("latin_list.csv", None::<&str>), ("", Some("latin_list.csv"))] {
        // Pairs across one list and the others; pairs without that list.
        let one = |i: usize| linked.list(i) == b.unwrap_or(a);
        let (mut t, mut p, mut tp) = (0.0, 0.0, 0.0);
        let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut proposed: HashMap<u32, Vec<usize>> = HashMap::new();
        for i in 0..ids.len() {
            groups.entry(person[i]).or_default().push(i);
            proposed.entry(linked.clusters[i]).or_default().push(i);
        }
        let wanted = |x: usize, y: usize| if b.is_none() { one(x) != one(y) } else { !one(x) && !one(y) };
        for g in groups.values() {
            for x in 0..g.len() {
                for y in 0..x {
                    t += f64::from(wanted(g[x], g[y]));
                }
            }
        }
        for g in proposed.values() {
            for x in 0..g.len() {
                for y in 0..x {
                    if wanted(g[x], g[y]) {
                        p += 1.0;
                        tp += f64::from(person[g[x]] == person[g[y]]);
                    }
                }
            }
        }
        println!(
            "{} P {:.5} R {:.5} F1 {:.5}",
            if b.is_none() { "across latin" } else { "without latin" },
            tp / p,
            tp / t,
            2.0 * tp / (p + t)
        );
    }
    caution(&linked, &person, &members);
    for th in [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999] {
        let (mut n, mut ok) = (0.0, 0.0);
        for q in linked.pairs.iter().filter(|q| q.probability >= th) {
            n += 1.0;
            ok += f64::from(person[q.a as usize] == person[q.b as usize]);
        }
        let (pr, rc) = (ok / n, ok / tt);
        println!("pairs ≥{th}: P {pr:.5} R {rc:.5} F1 {:.5}", 2.0 * pr * rc / (pr + rc));
    }
    let mut cal = [[0.0; 3]; 10];
    for q in &linked.pairs {
        let c = &mut cal[((q.probability * 10.0) as usize).min(9)];
        c[0] += 1.0;
        c[1] += q.probability;
        c[2] += f64::from(person[q.a as usize] == person[q.b as usize]);
    }
    for c in cal {
        println!("shown {:.3} true {:.3} n {}", c[1] / c[0], c[2] / c[0], c[0]);
    }
    if let Some(path) = value("--dump") {
        let mut out = String::new();
        for q in &linked.pairs {
            let g: Vec<String> = linked
                .explain(q)
                .grounds
                .iter()
                .map(|g| format!("{}:{}:{:+.1}", g.name, g.level, g.weight))
                .collect();
            out.push_str(&format!(
                "{},{},{:.5},{:.3},{},{}\n",
                ids[q.a as usize],
                ids[q.b as usize],
                q.probability,
                q.weight,
                u8::from(person[q.a as usize] == person[q.b as usize]),
                g.join(" ")
            ));
        }
        std::fs::write(&path, out).expect("dump");
        let out: String = ids.iter().zip(&linked.clusters).map(|(i, c)| format!("{i},{c}\n")).collect();
        std::fs::write(path + ".clusters", out).expect("dump");
    }
    if has("--model") {
        println!("{}", toml::to_string_pretty(&linked.model).expect("toml"));
    }
    for r in &linked.report.refined {
        println!("{r:?}");
    }
}
