//! The engine alone, in a process of its own: comparisons a second, and one new
//! record against all others.

use crate::figure::{Figure, Must, figure};
use crate::machine::processor;
use crate::search::{p95, thousands};
use demo::lists::{Lists, Row};
use linkage::{Builder, Continue, Options, Phase, RecordRef, Sex, Span};
use std::time::{Duration, Instant};

fn record<'a>(rec_id: &'a str, row: &'a Row) -> RecordRef<'a> {
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
    // The rows are made one by one and not kept: this is the memory of the engine.
    let mut country = Lists::new(1);
    let mut builder = Builder::new();
    let mut packing = Duration::ZERO;
    for (n, row) in country.by_ref().take(rows).enumerate() {
        let id = format!("r{n:08}");
        let begun = Instant::now();
        builder.push(record(&id, &row));
        packing += begun.elapsed();
    }
    let mut spent = [(0.0, 0.0); 5];
    let (mut now, mut begun, mut used) = (0, Instant::now(), processor());
    let linked = builder
        .link(&Options::default(), &mut |phase, _| {
            let next = 1 + [Phase::Reading, Phase::Comparing, Phase::Learning, Phase::Clustering].iter().position(|p| *p == phase).unwrap_or(0);
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
    let wall: f64 = packing.as_secs_f64() + spent.iter().map(|s| s.0).sum::<f64>();
    let work: f64 = packing.as_secs_f64() + spent.iter().map(|s| s.1).sum::<f64>();
    let size = thousands(rows);
    let phase = |n: usize| format!("{:.2}", spent[n].1);
    let note = format!("processor {work:.2} s: packing {:.2}, reading {}, comparing {}, learning {}, clustering {}", packing.as_secs_f64(), phase(1), phase(2), phase(3), phase(4));
    say(figure(format!("{size} records, the engine without reading and writing files, wall"), Must::Nothing, wall, "s").note(note));
    let compared = linked.report.compared as f64;
    let rate = compared / spent[2].1.max(0.01) / 1e6;
    say(figure("record pairs compared a second a core", Must::AtLeast(20.0), rate, "million").note(format!("{:.1} million pairs, finding them included", compared / 1e6)));
    asked(linked.into_index(), country, rows, say);
    Ok(())
}

/// New records, one by one, explained.
fn asked(mut index: linkage::Index, country: Lists, rows: usize, say: &mut dyn FnMut(Figure)) {
    let news: Vec<Row> = country.take(1000).collect();
    let (mut times, mut reasons) = (Vec::new(), 0);
    for row in &news {
        let begun = Instant::now();
        let found = index.candidates(record("new", row), 0.1);
        times.push(begun.elapsed());
        reasons += found.candidates.iter().map(|c| c.explained.grounds.len()).sum::<usize>();
    }
    let figure = p95(format!("one new record against {}, explained, p95", thousands(rows)), times, Must::AtMost(5.0));
    say(figure.also(format!("{reasons} grounds told")));
}
