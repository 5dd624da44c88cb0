//! The engine alone, in a process of its own: comparisons a second, and one new
//! record against all others.

use crate::figure::{Figure, Must, figure};
use crate::machine::processor;
use crate::search::{Took, thousands};
use demo::lists::{InventedRow, Lists};
use linkage::{Builder, Continue, Linked, Options, Phase, RecordIndex, RecordRef, Sex, Span};
use std::collections::HashMap;
use std::time::Instant;

fn record<'a>(rec_id: &'a str, row: &'a InventedRow) -> RecordRef<'a> {
    RecordRef {
        rec_id,
        list: row.source,
        given: &row.given,
        father: &row.father,
        grandfather: &row.grandfather,
        family: &row.family,
        mother: &row.mother,
        sex: match row.sex {
            "m" => Some(Sex::Male),
            "f" => Some(Sex::Female),
            _ => None,
        },
        birth: Span::iso(&row.dob),
        governorate: &row.governorate,
        place: &row.place,
        taken: Span::iso(&row.detained),
        ..RecordRef::default()
    }
}

/// Links so many invented rows in memory, then asks for new ones.
pub fn alone(rows: usize, say: &mut dyn FnMut(Figure)) -> Result<(), String> {
    // The rows are made a few at a time and not kept: this is the memory of the engine.
    let mut country = Lists::new(1);
    let mut builder = Builder::new();
    let (mut news, mut blocks) = (Vec::new(), HashMap::new());
    let (mut packing, mut packing_work, mut n) = (0.0, 0.0, 0);
    while n < rows {
        let some: Vec<InventedRow> = country.by_ref().take(100_000.min(rows - n)).collect();
        let (begun, used) = (Instant::now(), processor());
        for row in &some {
            n += 1;
            match n.is_multiple_of(rows / 1000) {
                true => news.push(row.clone()),
                false => builder.push(record(&format!("r{n:08}"), row)),
            };
        }
        packing += begun.elapsed().as_secs_f64();
        packing_work += processor() - used;
        if n <= BLOCKED {
            let kept = (n - some.len() + 1..).zip(some).filter(|(n, _)| !n.is_multiple_of(rows / 1000));
            let first = builder.len() - kept.clone().count();
            for (at, (_, row)) in kept.enumerate() {
                blocks.entry((row.given, row.father)).or_insert_with(Vec::new).push(first + at);
            }
        }
    }
    // Seconds on the wall and of processor: before the first phase, then phase by phase.
    let mut spent = [(0.0, 0.0); 5];
    let (mut now, mut begun, mut used) = (0, Instant::now(), processor());
    let linked = builder
        .link(&Options::default(), &mut |phase, _| {
            let next = 1 + [Phase::Reading, Phase::Comparing, Phase::Learning, Phase::Clustering]
                .iter()
                .position(|p| *p == phase)
                .unwrap_or(0);
            if next != now {
                spent[now].0 += begun.elapsed().as_secs_f64();
                spent[now].1 += processor() - used;
                (now, begun, used) = (next, Instant::now(), processor());
            }
            Continue::Yes
        })
        .map_err(|why| why.to_string())?;
    spent[now].0 += begun.elapsed().as_secs_f64();
    spent[now].1 += processor() - used;
    let wall: f64 = packing + spent.iter().map(|s| s.0).sum::<f64>();
    let work: f64 = packing_work + spent.iter().map(|s| s.1).sum::<f64>();
    let size = thousands(rows);
    let phase = |n: usize| format!("{:.2}", spent[n].1);
    let note = format!(
        "processor {work:.2} s: packing {packing_work:.2}, reading {}, comparing {}, learning {}, clustering \
         {}",
        phase(1),
        phase(2),
        phase(3),
        phase(4)
    );
    say(figure(
        format!("{size} records, the engine without reading and writing files, wall"),
        Must::Nothing,
        wall,
        "s",
    )
    .note(note));
    let compared = linked.report.compared as f64;
    let rate = compared / spent[2].1.max(0.01) / 1e6;
    say(figure(
        "the same: candidate pairs found and compared, a second of processor",
        Must::Nothing,
        rate,
        "million",
    )
    .note(format!("{:.1} million pairs", compared / 1e6)));
    comparing(&linked, blocks.into_values().collect(), say);
    asked(&mut linked.into_index(), &news, rows, say);
    Ok(())
}

/// So many rows are put into blocks to be compared.
const BLOCKED: usize = 300_000;
/// Rows of a block that the engine compares as a whole.
const BLOCK: usize = 320;

/// Comparisons where they are nearly all of the work: everyone of one given and
/// one father's name with everyone else, as in a block of the engine.
fn comparing(linked: &Linked, mut blocks: Vec<Vec<usize>>, say: &mut dyn FnMut(Figure)) {
    blocks.retain(|b| b.len() >= 20);
    blocks.sort();
    let (mut compared, mut found, used) = (0, 0, processor());
    let mut together = linked.side_by_side(linkage::DEFAULT_THRESHOLD);
    while processor() - used < 2.0 && !blocks.is_empty() {
        for block in blocks.iter().flat_map(|b| b.chunks(BLOCK)) {
            compared += block.len() * (block.len() - 1) / 2;
            found += together.among(block).len();
        }
    }
    let rate = compared as f64 / (processor() - used) / 1e6;
    let note = format!(
        "{:.1} million pairs of people with the same given and father's name, fetching the rows included; \
         {found} proposed",
        compared as f64 / 1e6
    );
    say(figure("record pairs compared a second a core", Must::AtLeast(20.0), rate, "million").note(note));
}

/// New records, one by one, explained. They were left out of the run; most have
/// others of the same person in it.
fn asked(index: &mut RecordIndex, news: &[InventedRow], rows: usize, say: &mut dyn FnMut(Figure)) {
    let (mut took, mut found, mut reasons) = (Took::default(), 0, 0);
    for row in news {
        let mut answer = linkage::IndexAnswer::default();
        took.ask(|| answer = index.candidates(record("new", row), 0.5));
        found += usize::from(!answer.candidates.is_empty());
        reasons += answer.candidates.iter().map(|c| c.explained.grounds.len()).sum::<usize>();
    }
    let figure =
        took.p95(format!("one new record against {}, explained, p95", thousands(rows)), Must::AtMost(5.0));
    say(figure.also(format!("{found} of them found, {reasons} grounds told")));
}
