//! A verdict with its reason: of one pair, or of all that waits of the same persons; and the last one taken
//! back.

use super::beside::{READY, SHOWN, against, reason};
use super::matching::{Place, pair_id, pair_of, pair_view, parsed, queue, show, verdict_key};
use super::write::again;
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::sessions::{Flash, Said};
use casework::PairView;
use linkage::Explained;
use model::{PersonId, Verdict};
use pages::paths;

/// What a button of the desk says.
struct Pressed {
    verdict: Verdict,
    /// A ready reason was pressed.
    because: Option<String>,
    /// Everything that was shown beside the pair is meant, marked or not.
    all: bool,
}

fn said(ask: &Ask, why: &Explained) -> Option<Pressed> {
    let plain = |verdict| Some(Pressed { verdict, because: None, all: false });
    match ask.form.get("verdict") {
        "same" => plain(Verdict::Same),
        "same-all" => Some(Pressed { verdict: Verdict::Same, because: None, all: true }),
        "unsure" => plain(Verdict::Unsure),
        "different" => plain(Verdict::Different),
        ready => {
            let key = ready.strip_prefix("different-")?;
            let because = match READY.contains(&key) {
                true => ask.reader.t(&format!("because-{key}")).to_owned(),
                false => Some(key).filter(|key| *key == SHOWN).and_then(|_| against(ask.reader, why))?,
            };
            Some(Pressed { verdict: Verdict::Different, because: Some(because), all: false })
        }
    }
}

/// The reason that is kept: a ready one and what was written, or the grounds
/// that were shown. That they are two is known from elsewhere, so it must be said.
fn why(ask: &Ask, said: &Pressed, shown: &Explained) -> String {
    match (&said.because, ask.form.some("why")) {
        (Some(ready), Some(written)) => format!("{ready}: {written}"),
        (Some(ready), None) => ready.clone(),
        (None, Some(written)) => written.to_owned(),
        (None, None) if said.verdict == Verdict::Different => String::new(),
        (None, None) => reason(ask.reader, shown, said.verdict == Verdict::Same),
    }
}

/// Says whether two files, and others beside them, are of one person.
pub(crate) fn judge(ask: &Ask) -> Answer {
    let (a, b) = pair_of(ask)?;
    let place = Place::of(&ask.form);
    let desk = ask.desk()?;
    let shown = desk.pair(a, b)?;
    let said = said(ask, &shown.why).ok_or_else(|| Failure::status(400))?;
    if pressed_twice(ask, &shown, said.verdict) {
        return Ok(go(&place.on(place.at)));
    }
    let mut pairs = vec![(a, b, why(ask, &said, &shown.why))];
    let mut doubtful = shown.doubtful && !shown.second;
    if said.verdict == Verdict::Same {
        for (a, b) in others(ask, said.all)? {
            let view = desk.pair(a, b)?;
            doubtful |= view.doubtful && !view.second;
            pairs.push((a, b, why(ask, &said, &view.why)));
        }
    }
    let several = pairs.len() > 1;
    match desk.judge_at_once(pairs, said.verdict, ask.form.parsed("seen")) {
        Ok(done) => {
            let key = match (said.verdict, several) {
                (Verdict::Same, _) if doubtful => "doubtful",
                (Verdict::Same, true) => "together",
                (verdict, _) => verdict_key(verdict),
            };
            ask.say(Flash {
                key: format!("web-judged-{key}"),
                args: vec![("n", Said::Count(done.files))],
                ..Flash::default()
            });
            Ok(go(&place.on(place.at)))
        }
        Err(refusal) => again(refusal.into(), |wrong| {
            let queue = queue(ask, &place.order)?;
            let pair = pair_view(ask, (a, b), &place, &queue, wrong)?;
            show(ask, &place, if place.at.is_some() { queue.len() } else { 0 }, Some(pair), wrong)
        }),
    }
}

/// The same hand pressed the same key once more before the next page came.
fn pressed_twice(ask: &Ask, shown: &PairView, verdict: Verdict) -> bool {
    let me = ask.inside().map(|inside| inside.present.member.id).ok();
    let seen = ask.form.parsed::<u64>("seen");
    let standing = shown.judged.iter().find(|j| j.seq == shown.seen);
    seen.is_some_and(|seen| seen != shown.seen)
        && standing.is_some_and(|j| Some(j.judgement.by) == me && j.judgement.verdict == verdict)
}

/// The pairs that are judged with this one: those that were marked, or all that were shown.
fn others(ask: &Ask, all: bool) -> Result<Vec<(PersonId, PersonId)>, Failure> {
    const MOST: usize = 16;
    let pairs = ask.form.all(if all { "beside" } else { "also" });
    pairs.take(MOST).map(|pair| parsed(pair).ok_or_else(|| Failure::status(400))).collect()
}

/// Takes back what the reader judged last, all that was said at once.
pub(crate) fn undo(ask: &Ask) -> Answer {
    let undone = ask.desk()?.undo_last(ask.form.some("why").unwrap_or(ask.reader.t("web-undone")))?;
    ask.done("web-judgement-withdrawn");
    let first = undone.judged.last().ok_or_else(Failure::not_found)?;
    if undone.restored > 0 {
        return Ok(go(&paths::cluster(&first.judgement.a.to_string())));
    }
    Ok(go(&paths::pair(&pair_id(first.judgement.a, first.judgement.b))))
}
