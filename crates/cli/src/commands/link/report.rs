//! What the report of a run is told: figures of the engine, as the page takes them.

use linkage::{AtThreshold, Linked};
use pages::view::{DividedGroup, ExpectedAt, HardPair, LearnedLevel, LinkReport};

/// How many of the hardest pairs are shown, and how many cells of overlaps.
const HARDEST: usize = 50;
const OVERLAPS: usize = 40;

/// What the report of a run is told.
pub fn of(linked: &Linked) -> LinkReport {
    let run = &linked.report;
    LinkReport {
        records: run.records as u64,
        compared: run.compared,
        persons: linked.persons() as u64,
        nameless: run.nameless as u64,
        lists: run.lists.iter().map(|(list, rows)| (list.clone(), *rows as u64)).collect(),
        overlaps: linked
            .overlaps()
            .into_iter()
            .take(OVERLAPS)
            .map(|cell| (cell.lists.join(" + "), cell.people))
            .collect(),
        divided: run.refined.iter().map(divided).collect(),
        threshold: run.threshold,
        expected: linked.expected().iter().map(expected_at).collect(),
        spread_from: linkage::SPREAD_FROM,
        spread: linked.spread().to_vec(),
        learned: linked.learned().into_iter().map(learned).collect(),
        hardest: linked.hardest(HARDEST).into_iter().map(|pair| hard_pair(linked, pair)).collect(),
    }
}

fn divided(refined: &linkage::Refined) -> DividedGroup {
    DividedGroup {
        key: refined.key as u64,
        groups: refined.blocks as u64,
        records: refined.records as u64,
        alike: refined.alike as u64,
    }
}

fn expected_at(row: &AtThreshold) -> ExpectedAt {
    ExpectedAt {
        threshold: row.threshold,
        proposed: row.precision.all,
        precision: row.precision.value,
        recall: row.recall.value,
    }
}

fn learned(level: linkage::Learned) -> LearnedLevel {
    LearnedLevel {
        ground: level.ground.to_owned(),
        level: level.level.to_owned(),
        same: level.same,
        strangers: level.strangers,
        bits: level.bits,
    }
}

fn hard_pair(linked: &Linked, pair: &linkage::Pair) -> HardPair {
    let ground = |ground: linkage::Ground| (ground.name.to_owned(), ground.level.to_owned(), ground.weight);
    HardPair {
        records: [pair.a, pair.b].map(|row| linked.rec_id(row as usize).to_owned()),
        probability: pair.probability,
        grounds: linked.explain(pair).grounds.into_iter().map(ground).collect(),
    }
}
