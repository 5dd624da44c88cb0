//! The desk of matches: pairs side by side, what else waits of the same persons, the log of judgements.

use super::beside::{grounds, ready_reasons, record};
use super::paging::paging;
use super::write::{Wrong, answer, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::words;
use casework::{JudgedView, PairView, Proposal};
use l10n::Reader;
use model::{PersonId, Verdict};
use pages::paths;
use pages::view::{Beside, Choice, Desk, JudgedLine, Judgements, Link, Pair};

const LINES: usize = 30;

/// A pair in an address: `p3-p12`.
pub(super) fn pair_of(ask: &Ask) -> Result<(PersonId, PersonId), Failure> {
    parsed(ask.word("pair")?).ok_or_else(Failure::not_found)
}

/// A pair as it stands in an address.
pub(super) fn parsed(pair: &str) -> Option<(PersonId, PersonId)> {
    let (a, b) = pair.split_once('-')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}

pub(super) fn pair_id(a: PersonId, b: PersonId) -> String {
    format!("{}-{}", a.min(b), a.max(b))
}

/// Where a reader stands in the queue: the order, and the place in it. Every
/// form of the desk carries it, so that a verdict leads to the next pair.
#[derive(Clone, Default)]
pub(super) struct Place {
    pub order: String,
    /// From 1; none for a pair that was opened by itself.
    pub at: Option<usize>,
}

impl Place {
    pub fn of(fields: &Fields) -> Place {
        Place { order: fields.get("order").to_owned(), at: fields.parsed("at") }
    }

    fn fields(&self, at: Option<usize>) -> Fields {
        let mut fields = Fields::default();
        if !self.order.is_empty() {
            fields.push("order".into(), self.order.clone());
        }
        if let Some(at) = at.filter(|at| *at > 1) {
            fields.push("at".into(), at.to_string());
        }
        fields
    }

    pub fn on(&self, at: Option<usize>) -> String {
        self.fields(at).on(paths::MATCHING)
    }
}

pub(super) fn queue(ask: &Ask, order: &str) -> Result<Vec<Proposal>, Failure> {
    let mut queue = ask.desk()?.proposals()?;
    ask.app.keep_proposals(ask.inside()?.present.member.id, queue.len() as u64);
    match order {
        "hard" => queue.sort_by(|x, y| (x.probability - 0.5).abs().total_cmp(&(y.probability - 0.5).abs())),
        "second" => queue.retain(|p| p.second),
        _ => {}
    }
    Ok(queue)
}

/// The next pair, or nothing to do.
pub(crate) fn desk(ask: &Ask) -> Answer {
    let place = Place::of(&ask.query);
    let queue = queue(ask, &place.order)?;
    let at = place.at.unwrap_or(1);
    // Who has seen them all begins again: what was passed over still waits.
    let from = if at > queue.len() { 0 } else { at.max(1) - 1 };
    let pairs: Vec<_> = queue.iter().map(|p| (p.a, p.b)).collect();
    let at = 1 + ask.app.open_free_pair(ask.inside()?.present.member.id, &pairs, from);
    let place = Place { at: Some(at), ..place };
    let pair = match queue.get(at - 1) {
        Some(proposal) => Some(pair_view(ask, (proposal.a, proposal.b), &place, &queue, None)?),
        None => None,
    };
    show(ask, &place, queue.len(), pair, None)
}

pub(super) fn show(ask: &Ask, place: &Place, of: usize, pair: Option<Pair>, wrong: Wrong<'_>) -> Answer {
    let reader = ask.reader;
    let last = ask.desk()?.last_judgement()?;
    let order = |key: &str, words: &str| {
        let href = paths::with(paths::MATCHING, &[("order", key)]);
        Choice::new(href, reader.t(words)).chosen(place.at.is_some() && place.order == key)
    };
    let queue_is_empty = pair.is_none();
    let view = Desk {
        at: place.at.unwrap_or(0) as u64,
        of: of as u64,
        pair,
        last: last.map(|j| verdict_sentence(ask, &j)),
        orders: vec![
            order("", "web-order-sure"),
            order("hard", "web-order-hard"),
            order("second", "web-order-second"),
        ],
        not_ready: None,
        open: if queue_is_empty { ask.desk()?.left_open()?.len() as u64 } else { 0 },
        below: if queue_is_empty { below(ask)? } else { String::new() },
    };
    answer(wrong, pages::matching::desk(&frame(ask), &view))
}

/// What a lower threshold would ask, and how much of it is expected to be one
/// person: an empty desk does not mean that no one is counted twice.
fn below(ask: &Ask) -> Result<String, Failure> {
    const WORTH_ASKING: f64 = 0.1;
    let desk = ask.desk()?;
    let least = f64::from(desk.thresholds()?.propose_permille) / 1000.0;
    let open: Vec<f64> =
        desk.still_open()?.into_iter().filter(|p| (WORTH_ASKING..least).contains(p)).collect();
    if open.is_empty() {
        return Ok(String::new());
    }
    let same = open.iter().sum::<f64>().round() as u64;
    let args =
        [("percent", ask.reader.percent(least).into()), ("n", open.len().into()), ("same", same.into())];
    Ok(ask.reader.ta("web-below", &args))
}

fn verdict_sentence(ask: &Ask, judged: &JudgedView) -> String {
    let key = format!("verdict-{}", verdict_key(judged.judgement.verdict));
    let (a, b) = (name_in(ask, judged.judgement.a), name_in(ask, judged.judgement.b));
    let verdict = ask.reader.t(&key).to_owned();
    ask.reader.ta("web-you-judged", &[("a", a.into()), ("b", b.into()), ("verdict", verdict.into())])
}

pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Different => "different",
        Verdict::Unsure => "unsure",
    }
}

/// The name that stands in this one file, whoever it was joined with.
pub(super) fn name_in(ask: &Ask, file: PersonId) -> String {
    let alone = ask.desk().ok().and_then(|desk| desk.alone(file).ok());
    alone
        .map(|dossier| words::dossier_name(&dossier))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| file.to_string())
}

/// One pair, opened by itself.
pub(crate) fn pair(ask: &Ask) -> Answer {
    let (a, b) = pair_of(ask)?;
    let place = Place::default();
    let pair = pair_view(ask, (a, b), &place, &ask.desk()?.proposals()?, None)?;
    show(ask, &place, 0, Some(pair), None)
}

pub(super) fn pair_view(
    ask: &Ask,
    (a, b): (PersonId, PersonId),
    place: &Place,
    queue: &[Proposal],
    wrong: Wrong<'_>,
) -> Result<Pair, Failure> {
    let view = ask.desk()?.pair(a, b)?;
    let reader = ask.reader;
    let beware = match (&view.kept_apart, view.risky) {
        (Some(_), _) => reader.t("web-beware-apart").to_owned(),
        (_, true) => reader.t("web-beware-risky").to_owned(),
        _ => String::new(),
    };
    let sum = |wanted: &dyn Fn(f64) -> bool| {
        view.why.grounds.iter().map(|g| g.weight).filter(|w| wanted(*w)).sum::<f64>().abs()
    };
    let left: Vec<_> = std::iter::once(&view.left).chain(&view.with_left).collect();
    let all: Vec<_> =
        left.iter().copied().chain(std::iter::once(&view.right)).chain(&view.with_right).collect();
    Ok(Pair {
        id: pair_id(a, b),
        compared: if all.len() > 2 { compared(reader, &view) } else { String::new() },
        records: all.iter().map(|dossier| record(ask, dossier)).collect(),
        first: left.len(),
        grounds: grounds(reader, &all, &[&view.why]),
        weight_for: sum(&|w| w > 0.0),
        weight_against: sum(&|w| w < 0.0),
        weight_before: view.why.before,
        sentence: sentence(reader, &view),
        judged: view.judged.iter().map(|j| judged_line(ask, j)).collect(),
        second: if view.second { reader.t("web-second-opinion").to_owned() } else { String::new() },
        beware,
        standing_different: view.kept_apart.as_ref().map(|j| judged_line(ask, j)),
        whole: trouble(ask, &["verdict"], wrong)
            .or_else(|| wrong.filter(|(f, _)| f.is_empty()).map(|(_, failure)| failure.trouble(reader))),
        why: typed(ask, "why", &["why"], wrong),
        state: place.fields(place.at).with("seen", &view.seen.to_string()).pairs(),
        beside: beside(ask, (a, b), queue)?,
        reasons: if view.joined || view.kept_apart.is_some() {
            Vec::new()
        } else {
            ready_reasons(reader, &view.why)
        },
        skip: place.on(place.at.map(|at| at + 1)),
    })
}

/// What else is asked of these two persons, one line each.
fn beside(ask: &Ask, (a, b): (PersonId, PersonId), queue: &[Proposal]) -> Result<Vec<Beside>, Failure> {
    let (desk, reader, ground) = (ask.desk()?, ask.reader, ask.ground_of_today());
    let line = |p: &Proposal| {
        let ours = [a, b].map(|file| ground.root(file));
        let (with, other) = if ours.contains(&ground.root(p.a)) { (p.a, p.b) } else { (p.b, p.a) };
        let dossier = desk.alone(other)?;
        let head = record(ask, &dossier);
        let id = pair_id(p.a, p.b);
        let args = [("with", name_in(ask, with).into()), ("percent", reader.percent(p.probability).into())];
        Ok(Beside {
            marked: ask.form.all("also").any(|marked| marked == id),
            pair: id,
            name: head.name,
            of: words::dossier_of(reader, &dossier).join(words::comma(reader)),
            list: [head.list, head.place]
                .into_iter()
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(words::comma(reader)),
            sentence: reader.ta("web-beside", &args),
        })
    };
    desk.beside(a, b, queue).unwrap_or_default().iter().map(line).collect()
}

/// Of several records on a side, which one the figures speak of.
fn compared(reader: Reader, view: &PairView) -> String {
    let (a, b) = (words::dossier_name(&view.left), words::dossier_name(&view.right));
    reader.ta("web-compared", &[("a", a.into()), ("b", b.into())])
}

/// How sure the figures are, and against what they weigh: two brothers share a
/// father, so a father's name that is the same says nothing between them.
fn sentence(reader: Reader, view: &PairView) -> String {
    use linkage::Otherwise::*;
    let otherwise = match view.why.otherwise {
        Household => "otherwise-household",
        Kin => "otherwise-kin",
        Namesakes => "otherwise-namesakes",
        Clan => "otherwise-clan",
        Alike => "otherwise-alike",
        Strangers => "otherwise-strangers",
    };
    let sure = reader.ta("web-probability", &[("percent", reader.percent(view.probability).into())]);
    format!("{sure}. {}.", reader.t(otherwise))
}

/// Why it was judged so, or that the team alone is told.
pub(super) fn reasons(reader: Reader, judged: &JudgedView) -> String {
    if judged.withheld { reader.t("reasons-of-team").to_owned() } else { judged.judgement.why.clone() }
}

pub(super) fn judged_line(ask: &Ask, judged: &JudgedView) -> JudgedLine {
    let j = &judged.judgement;
    let link = |p: PersonId| Link::new(name_in(ask, p), paths::file(&p.to_string()));
    JudgedLine {
        id: judged.seq.to_string(),
        verdict: verdict_key(j.verdict).to_owned(),
        who: if j.automatic {
            ask.reader.ta("web-machine-by", &[("who", (&judged.by).into())])
        } else {
            judged.by.clone()
        },
        when: words::moment(ask.reader, judged.at),
        why: reasons(ask.reader, judged),
        automatic: j.automatic,
        withdrawn: match &judged.withdrawn {
            Some(_) if judged.withheld => ask.reader.t("reasons-of-team").to_owned(),
            why => why.clone().unwrap_or_default(),
        },
        pair: vec![link(j.a), link(j.b)],
        side_by_side: paths::pair(&pair_id(j.a, j.b)),
    }
}

/// The log of judgements.
pub(crate) fn judgements(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(access::Action::Judge).map_err(casework::Refusal::from)?;
    let kind = ask.query.get("kind");
    let open = desk.left_open()?;
    let ground = ask.ground_of_today();
    let wanted = |j: &casework::Judged| match kind {
        "automatic" => j.judgement.automatic && ground.judgements.rests(&j.judgement),
        "gone" => !ground.judgements.rests(&j.judgement),
        "open" => open.contains(&j.seq),
        "" => ground.judgements.rests(&j.judgement) && !(j.judgement.automatic && j.withdrawn.is_some()),
        key => verdict_key(j.judgement.verdict) == key && ground.judgements.rests(&j.judgement),
    };
    let all: Vec<_> = ground.judgements.values().rev().filter(|j| wanted(j)).collect();
    let gone = ground.judgements.values().any(|j| !ground.judgements.rests(&j.judgement));
    let number = ask.page_number();
    let choice = |key: &str, words: &str| {
        Choice::new(paths::with(paths::JUDGEMENTS, &[("kind", key)]), ask.reader.t(words)).chosen(kind == key)
    };
    let page = Judgements {
        kinds: [
            ("", "web-all"),
            ("same", "verdict-same"),
            ("different", "verdict-different"),
            ("unsure", "verdict-unsure"),
            ("open", "web-judgements-open"),
            ("automatic", "web-automatic"),
            ("gone", "web-judgements-gone"),
        ]
        .into_iter()
        .filter(|(key, _)| *key != "gone" || gone || kind == "gone")
        .map(|(key, words)| choice(key, words))
        .collect(),
        lines: all
            .iter()
            .skip((number - 1) * LINES)
            .take(LINES)
            .map(|j| judged_line(ask, &desk.judged_view(j)))
            .collect(),
        paging: paging(number, LINES, all.len() as u64, &ask.query.without(&["page"]), paths::JUDGEMENTS),
    };
    Ok(html(pages::matching::judgements(&frame(ask), &page)))
}

/// Takes one judgement back, with reasons.
pub(crate) fn judgement_withdraw(ask: &Ask) -> Answer {
    ask.desk()?.withdraw_judgement(ask.param("id")?, ask.form.get("why"))?;
    ask.done("web-judgement-withdrawn");
    // From a pair one comes back to it, to judge it anew.
    let back = ask.form.some("pair").filter(|pair| {
        pair.split('-').count() == 2 && pair.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    Ok(go(&back.map_or_else(|| paths::JUDGEMENTS.to_owned(), paths::pair)))
}
