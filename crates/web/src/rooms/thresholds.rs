//! Thresholds of matching, with the errors they lead to.

use super::write::{Wrong, again, answer, typed};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use casework::Thresholds as Set;
use pages::paths;
use pages::view::{Field, ThresholdRow, Thresholds};

/// Thresholds with what they would lead to.
pub(crate) fn thresholds(ask: &Ask) -> Answer {
    thresholds_page(ask, None)
}

fn percent(permille: u16) -> String {
    let tenths = permille % 10;
    if tenths == 0 { (permille / 10).to_string() } else { format!("{}.{tenths}", permille / 10) }
}

fn thresholds_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let desk = ask.desk()?;
    let set = desk.thresholds()?;
    let field = |name: &str, of: &[&str], now: String| match wrong {
        Some(_) => typed(ask, name, of, wrong),
        None => Field::of(now),
    };
    let (scores, measured) = (desk.scores()?, desk.measured()?);
    let ground = ask.ground_of_today();
    let machine: Vec<Option<u16>> = ground
        .judgements
        .counted()
        .filter(|j| j.judgement.automatic)
        .map(|j| j.judgement.shown_permille)
        .collect();
    let view = Thresholds {
        propose: field("propose", &["threshold"], percent(set.propose_permille)),
        automatic: field(
            "automatic",
            &["automatic"],
            set.automatic_permille.map(percent).unwrap_or_default(),
        ),
        automatic_on: set.automatic_permille.is_some(),
        rows: threshold_rows(&scores, &desk.still_open()?, &measured, set),
        histogram: histogram(&scores),
        labelled: measured.len() as u64,
        caution: if measured.len() < 100 {
            ask.reader.t("web-few-judgements").to_owned()
        } else {
            String::new()
        },
        learned: String::new(),
        automatic_count: machine.len() as u64,
        automatic_wrong: machine.iter().map(|shown| 1.0 - f64::from(shown.unwrap_or(1000)) / 1000.0).sum(),
    };
    answer(wrong, pages::thresholds::thresholds(&frame(ask), &view))
}

/// What each threshold would lead to, by the engine's own probabilities: the
/// expected share of true pairs above it is the mean of what stands above it.
/// Beside it stands what people judged of the pairs above it.
fn threshold_rows(scores: &[f64], open: &[f64], measured: &[(f64, bool)], set: Set) -> Vec<ThresholdRow> {
    let expected: f64 = scores.iter().sum();
    let automatic = set.automatic_permille;
    let mut steps: Vec<u16> =
        vec![300, 500, 600, 700, 800, 900, 950, 980, 990, 995, 999, set.propose_permille];
    steps.extend(automatic);
    steps.sort_unstable();
    steps.dedup();
    let row = |step: u16| {
        let at = f64::from(step) / 1000.0;
        let above: Vec<f64> = scores.iter().copied().filter(|p| *p >= at).collect();
        let same: f64 = above.iter().sum();
        let precision = if above.is_empty() { 1.0 } else { same / above.len() as f64 };
        let judged: Vec<bool> = measured.iter().filter(|(p, _)| *p >= at).map(|(_, same)| *same).collect();
        ThresholdRow {
            at,
            pairs: above.len() as u64,
            left: open.iter().filter(|p| **p >= at).count() as u64,
            precision,
            recall: if expected > 0.0 { same / expected } else { 1.0 },
            wrong_of_1000: (1.0 - precision) * 1000.0,
            judged: judged.len() as u64,
            judged_same: judged.iter().filter(|same| **same).count() as u64,
            present: step == set.propose_permille,
            automatic: Some(step) == automatic,
        }
    };
    steps.into_iter().map(row).collect()
}

fn histogram(scores: &[f64]) -> Vec<u64> {
    let mut bars = vec![0; 20];
    for p in scores {
        bars[((p * 20.0) as usize).min(19)] += 1;
    }
    bars
}

fn permille(typed: &str) -> Option<u16> {
    let western = dates::western_digits(typed.trim()).replace(['٫', ','], ".");
    let percent: f64 = western.trim_end_matches(['%', '٪']).trim().parse().ok()?;
    (0.0..=100.0).contains(&percent).then(|| (percent * 10.0).round() as u16)
}

/// Sets the thresholds.
pub(crate) fn thresholds_set(ask: &Ask) -> Answer {
    let form = &ask.form;
    let read = (|| {
        let propose_permille =
            permille(form.get("propose")).ok_or_else(|| Failure::field("threshold", "range"))?;
        let automatic_permille = match form.some("automatic") {
            Some(typed) => Some(permille(typed).ok_or_else(|| Failure::field("automatic", "range"))?),
            None => None,
        };
        if automatic_permille.is_some()
            && form.get("confirm").is_empty()
            && ask.desk()?.thresholds()?.automatic_permille.is_none()
        {
            return Err(Failure::field("automatic", "confirm"));
        }
        Ok(ask.desk()?.set_thresholds(Set { propose_permille, automatic_permille })?)
    })();
    match read {
        Ok(made) => {
            ask.say(crate::sessions::Flash {
                key: "web-thresholds-set".into(),
                args: vec![("n", crate::sessions::Said::Count(made))],
                ..Default::default()
            });
            Ok(go(paths::THRESHOLDS))
        }
        Err(failure) => again(failure, |wrong| thresholds_page(ask, wrong)),
    }
}

/// Takes all judgements of the machine back.
pub(crate) fn thresholds_undo(ask: &Ask) -> Answer {
    let taken = ask.desk()?.withdraw_automatic(ask.form.some("why").unwrap_or(ask.reader.t("web-undone")))?;
    ask.say(crate::sessions::Flash {
        key: "web-automatic-withdrawn".into(),
        args: vec![("n", crate::sessions::Said::Count(taken))],
        ..Default::default()
    });
    Ok(go(paths::THRESHOLDS))
}
