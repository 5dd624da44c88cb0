//! The desk of matches: pairs side by side, judgements, clusters, thresholds, overlaps.

use super::list::paging;
use super::write::{again, answer, trouble, typed, Wrong};
use crate::ask::{go, html, Answer, Ask};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::words;
use access::Cleared;
use casework::{JudgedView, PairView, Proposal, Thresholds as Set};
use l10n::Reader;
use model::dossier::Dossier;
use model::{PersonId, Verdict};
use pages::paths;
use pages::view::{
    Choice, Cluster, ClusterLine, ClusterLink, ClusterMember, Clusters, Desk, Field, Ground, JudgedLine, Judgements, Link,
    OverlapCell, Overlaps, Pair, Record, Says, ThresholdRow, Thresholds,
};
use std::collections::BTreeSet;

const LINES: usize = 30;
const CELLS: usize = 40;

/// A pair in an address: `p3-p12`.
fn pair_of(ask: &Ask) -> Result<(PersonId, PersonId), Failure> {
    let (a, b) = ask.word("pair")?.split_once('-').ok_or_else(Failure::not_found)?;
    let of = |text: &str| text.parse::<PersonId>().map_err(|_| Failure::not_found());
    Ok((of(a)?, of(b)?))
}

fn pair_id(a: PersonId, b: PersonId) -> String {
    format!("{}-{}", a.min(b), a.max(b))
}

fn queue(ask: &Ask) -> Result<Vec<Proposal>, Failure> {
    let mut queue = ask.desk()?.proposals()?;
    match ask.query.get("order") {
        "hard" => queue.sort_by(|x, y| (x.probability - 0.5).abs().total_cmp(&(y.probability - 0.5).abs())),
        "second" => queue.retain(|p| p.second),
        _ => {}
    }
    ask.app.keep_proposals(ask.inside()?.present.member.id, queue.len() as u64);
    Ok(queue)
}

/// The next pair, or nothing to do.
pub(crate) fn desk(ask: &Ask) -> Answer {
    let queue = queue(ask)?;
    let at = ask.query.parsed::<usize>("at").unwrap_or(1).clamp(1, queue.len().max(1));
    let shown = queue.get(at - 1);
    let pair = match shown {
        Some(proposal) => Some(pair_view(ask, proposal.a, proposal.b, proposal.second, at, None)?),
        None => None,
    };
    show(ask, at, queue.len(), pair, None)
}

fn show(ask: &Ask, at: usize, of: usize, pair: Option<Pair>, wrong: Wrong<'_>) -> Answer {
    let reader = ask.reader;
    let last = ask.desk()?.last_judgement()?;
    let order = |key: &str, words: &str| {
        let href = paths::with(paths::MATCHING, &[("order", key)]);
        Choice::new(href, reader.t(words)).chosen(ask.query.get("order") == key)
    };
    let view = Desk {
        at: at as u64,
        of: of as u64,
        pair,
        last: last.map(|j| verdict_sentence(ask, &j)),
        orders: vec![order("", "web-order-sure"), order("hard", "web-order-hard"), order("second", "web-order-second")],
        not_ready: None,
    };
    answer(wrong, pages::matching::desk(&frame(ask), &view))
}

fn verdict_sentence(ask: &Ask, judged: &JudgedView) -> String {
    let key = format!("verdict-{}", verdict_key(judged.judgement.verdict));
    let (a, b) = (name_of(ask, judged.judgement.a), name_of(ask, judged.judgement.b));
    let verdict = ask.reader.t(&key).to_owned();
    ask.reader.ta("web-you-judged", &[("a", a.into()), ("b", b.into()), ("verdict", verdict.into())])
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Different => "different",
        Verdict::Unsure => "unsure",
    }
}

fn verdict_from(key: &str) -> Option<Verdict> {
    [Verdict::Same, Verdict::Different, Verdict::Unsure].into_iter().find(|v| verdict_key(*v) == key)
}

/// The name of a file as this reader sees it, else its number.
fn name_of(ask: &Ask, person: PersonId) -> String {
    let card = ask.desk().ok().and_then(|desk| desk.card(person).ok());
    card.map(|card| words::card_name(&card)).filter(|name| !name.is_empty()).unwrap_or_else(|| person.to_string())
}

/// One pair.
pub(crate) fn pair(ask: &Ask) -> Answer {
    let (a, b) = pair_of(ask)?;
    let pair = pair_view(ask, a, b, false, 1, None)?;
    show(ask, 1, 1, Some(pair), None)
}

fn pair_view(ask: &Ask, a: PersonId, b: PersonId, second: bool, at: usize, wrong: Wrong<'_>) -> Result<Pair, Failure> {
    let view = ask.desk()?.pair(a, b)?;
    let reader = ask.reader;
    let ground = ask.app.house.ground();
    let standing = ground.standing(a, b).filter(|j| j.judgement.verdict == Verdict::Different);
    let beware = match (ground.would_break(a, b), view.risky) {
        (true, _) => reader.t("web-beware-apart").to_owned(),
        (_, true) => reader.t("web-beware-risky").to_owned(),
        _ => String::new(),
    };
    let (mut weight_for, mut weight_against) = (0.0, 0.0);
    for ground in &view.why.grounds {
        if ground.weight > 0.0 { weight_for += ground.weight } else { weight_against -= ground.weight }
    }
    let next = ask.query.without(&["at"]).with("at", &(at + 1).to_string());
    Ok(Pair {
        id: pair_id(a, b),
        records: vec![record(ask, a, &view.left), record(ask, b, &view.right)],
        grounds: grounds(ask, &view),
        weight_for,
        weight_against,
        sentence: sentence(reader, &view),
        judged: view.judged.iter().map(|j| judged_line(ask, j)).collect(),
        second: if second { reader.t("web-second-opinion").to_owned() } else { String::new() },
        beware,
        standing_different: standing.map(|j| j.seq.to_string()),
        why: typed(ask, "why", &["why"], wrong),
        skip: next.on(paths::MATCHING),
    })
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

fn record(ask: &Ask, id: PersonId, dossier: &Cleared<Dossier>) -> Record {
    let ground = ask.app.house.ground();
    let first = dossier.standing().next();
    let organisation = first.and_then(|s| ground.organisations.get(&s.organisation)).cloned().unwrap_or_default();
    let place = first.map(|s| crate::marks::locus(ask.reader, s).join(words::comma(ask.reader))).unwrap_or_default();
    Record { id: id.to_string(), list: organisation, place, name: words::dossier_name(dossier) }
}

/// Properties whose values stand side by side under a ground, by the engine's
/// names of grounds. Values come from the cleared files, never from the engine:
/// what the reader may not see is empty.
fn properties_of(ground: &str) -> &'static [&'static str] {
    match ground {
        "given-name" => &["given_name"],
        "father-name" => &["father_name"],
        "grandfather-name" => &["grandfather_name"],
        "family-name" => &["family_name"],
        "mother-name" => &["mother_name"],
        "birth" => &["birth_date", "age"],
        "sex" => &["sex"],
        "place" => &["origin_place", "registration_place"],
        "governorate" => &["governorate"],
        "taken" => &["taken_date"],
        "party" => &["party"],
        "register-number" => &["registration_number"],
        "national-number" => &["national_number"],
        "phone" => &["phone"],
        "order" => &["full_name"],
        _ => &[],
    }
}

fn is_name(ground: &str) -> bool {
    ground == "order" || ground.ends_with("-name")
}

fn grounds(ask: &Ask, view: &PairView) -> Vec<Ground> {
    let reader = ask.reader;
    let line = |ground: &linkage::Ground| {
        let key = ground.name;
        let value = |dossier: &Dossier| {
            let said = properties_of(key).iter().filter_map(|property| value_of(reader, dossier, property));
            let mut said: Vec<_> = said.collect();
            said.dedup();
            if said.is_empty() { instead(reader, dossier, key).unwrap_or_default() } else { said.join(words::comma(reader)) }
        };
        Ground {
            label: reader.t(&format!("link-{key}")).to_owned(),
            values: vec![value(&view.left), value(&view.right)],
            name: is_name(key),
            says: says(ground.weight),
            words: reader.t(&format!("link-level-{}", ground.level)).to_owned(),
            weight: ground.weight,
        }
    };
    view.why.grounds.iter().map(line).collect()
}

/// Bits within which a ground speaks neither for nor against.
const SAYS_NOTHING: f64 = 0.3;

fn says(weight: f64) -> Says {
    match weight {
        w if w.abs() <= SAYS_NOTHING => Says::Nothing,
        w if w > 1.0 => Says::Agrees,
        w if w > 0.0 => Says::Partly,
        _ => Says::Against,
    }
}

/// The value of a property, of the person or of the first taking that tells it.
fn value_of(reader: Reader, dossier: &Dossier, property: &str) -> Option<String> {
    let chapters = dossier.episodes.iter().flat_map(|c| &c.facts);
    let mut facts = dossier.facts.iter().chain(chapters).filter(|f| f.property.key() == property);
    let claim = facts.find_map(words::known).map(|standing| &standing.first().claim)?;
    Some(words::told(reader, claim).text)
}

/// What the engine takes where a ground has no claim of its own.
fn instead(reader: Reader, dossier: &Dossier, ground: &str) -> Option<String> {
    match ground {
        "place" => value_of(reader, dossier, "taken_place"),
        "governorate" => {
            let model::Value::Place { is, .. } = &words::first(dossier, "origin_place")?.claim.value else { return None };
            Some(words::place(model::gazetteer::governorate(is.first()?)?, reader))
        }
        _ => name_part(dossier, ground),
    }
}

/// The part of the whole name that a ground speaks of.
fn name_part(dossier: &Dossier, ground: &str) -> Option<String> {
    let whole = words::first(dossier, "full_name")?;
    let model::Value::Name(parts) = &whole.claim.value else { return None };
    match ground {
        "given-name" => parts.given.clone(),
        "father-name" => parts.father.clone(),
        "grandfather-name" => parts.grandfather.clone(),
        "family-name" => parts.family.clone(),
        _ => None,
    }
}

fn judged_line(ask: &Ask, judged: &JudgedView) -> JudgedLine {
    let j = &judged.judgement;
    let link = |p: PersonId| Link::new(name_of(ask, p), paths::file(&p.to_string()));
    JudgedLine {
        id: judged.seq.to_string(),
        verdict: verdict_key(j.verdict).to_owned(),
        who: judged.by.clone(),
        when: words::moment(ask.reader, judged.at),
        why: j.why.clone(),
        automatic: j.automatic,
        withdrawn: judged.withdrawn.as_ref().map(|why| ask.reader.ta("web-withdrawn-why", &[("why", why.into())])).unwrap_or_default(),
        pair: vec![link(j.a), link(j.b)],
    }
}

/// Says whether two files are of one person.
pub(crate) fn judge(ask: &Ask) -> Answer {
    let (a, b) = pair_of(ask)?;
    let verdict = verdict_from(ask.form.get("verdict")).ok_or_else(|| Failure::status(400))?;
    match ask.desk()?.judge(a, b, verdict, ask.form.get("why")) {
        Ok(_) => {
            ask.done(&format!("web-judged-{}", verdict_key(verdict)));
            Ok(go(paths::MATCHING))
        }
        Err(refusal) => again(refusal.into(), |wrong| {
            let pair = pair_view(ask, a, b, false, 1, wrong)?;
            show(ask, 1, 1, Some(pair), wrong)
        }),
    }
}

/// Takes the reader's last judgement back.
pub(crate) fn undo(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    let last = desk.last_judgement()?.ok_or_else(Failure::not_found)?;
    desk.withdraw_judgement(last.seq, ask.form.some("why").unwrap_or(ask.reader.t("web-undone")))?;
    ask.done("web-judgement-withdrawn");
    Ok(go(&paths::pair(&pair_id(last.judgement.a, last.judgement.b))))
}

/// The log of judgements.
pub(crate) fn judgements(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(access::Action::Judge).map_err(casework::Refusal::from)?;
    let kind = ask.query.get("kind");
    let ground = ask.app.house.ground();
    let wanted = |j: &model::Judgement| match kind {
        "automatic" => j.automatic,
        "" => true,
        key => verdict_key(j.verdict) == key,
    };
    let all: Vec<_> = ground.judgements.values().rev().filter(|j| wanted(&j.judgement)).collect();
    let number = ask.page_number();
    let view = |j: &casework::Judged| JudgedView {
        seq: j.seq,
        at: j.at,
        judgement: j.judgement.clone(),
        withdrawn: j.withdrawn.clone(),
        by: ask.app.house.member_name(j.judgement.by).unwrap_or_default(),
    };
    let choice = |key: &str, words: &str| {
        Choice::new(paths::with(paths::JUDGEMENTS, &[("kind", key)]), ask.reader.t(words)).chosen(kind == key)
    };
    let page = Judgements {
        kinds: vec![
            choice("", "web-all"),
            choice("same", "verdict-same"),
            choice("different", "verdict-different"),
            choice("unsure", "verdict-unsure"),
            choice("automatic", "web-automatic"),
        ],
        lines: all.iter().skip((number - 1) * LINES).take(LINES).map(|j| judged_line(ask, &view(j))).collect(),
        paging: paging(number, LINES, all.len() as u64, &ask.query.without(&["page"]), paths::JUDGEMENTS),
    };
    Ok(html(pages::matching::judgements(&frame(ask), &page)))
}

/// Takes one judgement back, with reasons.
pub(crate) fn judgement_withdraw(ask: &Ask) -> Answer {
    ask.desk()?.withdraw_judgement(ask.param("id")?, ask.form.get("why"))?;
    ask.done("web-judgement-withdrawn");
    Ok(go(paths::JUDGEMENTS))
}

/// Files that hold several records.
pub(crate) fn clusters(ask: &Ask) -> Answer {
    let mut all = ask.desk()?.clusters()?;
    if ask.query.get("order") == "large" {
        all.sort_by_key(|c| std::cmp::Reverse(c.len()));
    }
    let number = ask.page_number();
    let line = |members: &Vec<PersonId>| {
        let lists = ask.desk().ok().and_then(|desk| desk.card(members[0]).ok()).map_or(0, |card| card.organisations.len());
        ClusterLine {
            id: members[0].to_string(),
            name: name_of(ask, members[0]),
            records: members.len() as u64,
            lists: lists as u64,
            weakest: String::new(),
        }
    };
    let order = |key: &str, words: &str| {
        Choice::new(paths::with(paths::CLUSTERS, &[("order", key)]), ask.reader.t(words)).chosen(ask.query.get("order") == key)
    };
    let view = Clusters {
        lines: all.iter().skip((number - 1) * LINES).take(LINES).map(line).collect(),
        paging: paging(number, LINES, all.len() as u64, &ask.query.without(&["page"]), paths::CLUSTERS),
        orders: vec![order("", "web-order-oldest"), order("large", "web-order-largest")],
    };
    Ok(html(pages::clusters::clusters(&frame(ask), &view)))
}

/// One cluster.
pub(crate) fn cluster(ask: &Ask) -> Answer {
    cluster_page(ask, None)
}

fn cluster_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let person: PersonId = ask.param("id")?;
    let cluster = ask.desk()?.cluster(person)?;
    let reader = ask.reader;
    let id = |d: &Cleared<Dossier>| d.persons.first().copied().unwrap_or(person);
    let name = |p: PersonId| cluster.members.iter().find(|d| id(d) == p).map_or_else(|| p.to_string(), |d| words::dossier_name(d));
    let member = |d: &Cleared<Dossier>| ClusterMember {
        id: id(d).to_string(),
        name: words::dossier_name(d),
        of: words::dossier_of(reader, d).join(words::comma(reader)),
        list: record(ask, id(d), d).list,
    };
    let link = |link: &casework::Link| {
        let pair = (link.a.min(link.b), link.a.max(link.b));
        let judged = cluster.judged.iter().find(|j| (j.judgement.a, j.judgement.b) == pair && j.withdrawn.is_none());
        let because = match judged {
            Some(j) => reader.ta("web-judged-by", &[("who", (&j.by).into()), ("when", words::moment(reader, j.at).into())]),
            None => reader.ta("web-probability", &[("percent", reader.percent(link.probability).into())]),
        };
        ClusterLink {
            a: name(link.a),
            b: name(link.b),
            because,
            probability: Some(link.probability),
            judged: judged.is_some(),
            judgement: judged.map(|j| j.seq.to_string()),
        }
    };
    let view = Cluster {
        id: cluster.members.first().map_or(person, id).to_string(),
        name: cluster.members.first().map(|d| words::dossier_name(d)).unwrap_or_default(),
        members: cluster.members.iter().map(member).collect(),
        links: cluster.links.iter().map(link).collect(),
        why: typed(ask, "why", &["why"], wrong),
        trouble: wrong.filter(|(f, _)| *f != "why").and_then(|(f, _)| trouble(ask, &[f], wrong)),
    };
    answer(wrong, pages::clusters::cluster(&frame(ask), &view))
}

/// Parts files from their cluster.
pub(crate) fn split(ask: &Ask) -> Answer {
    let apart: BTreeSet<PersonId> = ask.form.all("apart").filter_map(|id| id.parse().ok()).collect();
    if let Err(refusal) = ask.desk()?.split(&apart, ask.form.get("why")) {
        return again(refusal.into(), |wrong| cluster_page(ask, wrong));
    }
    ask.done("web-cluster-split");
    Ok(go(&paths::cluster(ask.word("id")?)))
}

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
    let ground = ask.app.house.ground();
    let standing: Vec<_> = ground.judgements.values().filter(|j| j.withdrawn.is_none()).collect();
    let field = |name: &str, of: &[&str], now: String| match wrong {
        Some(_) => typed(ask, name, of, wrong),
        None => Field::of(now),
    };
    let probabilities: Vec<f64> = desk.proposals()?.iter().map(|p| p.probability).collect();
    let labelled = standing.iter().filter(|j| !j.judgement.automatic && j.judgement.verdict != Verdict::Unsure).count();
    let view = Thresholds {
        propose: field("propose", &["threshold"], percent(set.propose_permille)),
        automatic: field("automatic", &["automatic"], set.automatic_permille.map(percent).unwrap_or_default()),
        automatic_on: set.automatic_permille.is_some(),
        rows: threshold_rows(&probabilities, set.propose_permille),
        histogram: histogram(&probabilities),
        labelled: labelled as u64,
        caution: if labelled < 100 { ask.reader.t("web-few-judgements").to_owned() } else { String::new() },
        learned: String::new(),
        automatic_count: standing.iter().filter(|j| j.judgement.automatic).count() as u64,
    };
    answer(wrong, pages::clusters::thresholds(&frame(ask), &view))
}

/// What each threshold would lead to, by the engine's own probabilities: the
/// expected share of true pairs above it is the mean of what stands above it.
fn threshold_rows(probabilities: &[f64], propose: u16) -> Vec<ThresholdRow> {
    let expected: f64 = probabilities.iter().sum();
    let steps = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
    let row = |at: f64| {
        let above: Vec<f64> = probabilities.iter().copied().filter(|p| *p >= at).collect();
        let same: f64 = above.iter().sum();
        let precision = if above.is_empty() { 1.0 } else { same / above.len() as f64 };
        ThresholdRow {
            at,
            pairs: above.len() as u64,
            precision,
            recall: if expected > 0.0 { same / expected } else { 1.0 },
            wrong_of_1000: (1.0 - precision) * 1000.0,
            present: (at * 1000.0).round() as u16 == propose,
        }
    };
    steps.into_iter().map(row).collect()
}

fn histogram(probabilities: &[f64]) -> Vec<u64> {
    let mut bars = vec![0; 20];
    for p in probabilities {
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
        let propose_permille = permille(form.get("propose")).ok_or_else(|| Failure::field("threshold", "range"))?;
        let automatic_permille = match form.some("automatic") {
            Some(typed) => Some(permille(typed).ok_or_else(|| Failure::field("automatic", "range"))?),
            None => None,
        };
        if automatic_permille.is_some() && form.get("confirm").is_empty() && ask.desk()?.thresholds()?.automatic_permille.is_none() {
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

/// Who is in which list.
pub(crate) fn overlaps(ask: &Ask) -> Answer {
    let overlaps = ask.desk()?.overlaps()?;
    if ask.query.get("format") == "csv" {
        return Ok(overlaps_csv(&overlaps));
    }
    let lists: Vec<_> = overlaps.organisations.keys().copied().collect();
    let cell = |cell: &casework::Cell| {
        let mut query = Fields::default();
        cell.organisations.iter().for_each(|id| query.push("organisation".into(), id.to_string()));
        OverlapCell {
            member: lists.iter().map(|id| cell.organisations.contains(id)).collect(),
            count: cell.persons,
            href: if cell.organisations.len() == 1 { query.on(paths::FILES) } else { String::new() },
        }
    };
    let view = Overlaps {
        lists: overlaps.organisations.values().cloned().collect(),
        cells: overlaps.cells.iter().take(CELLS).map(cell).collect(),
        persons: overlaps.persons,
        more_cells: overlaps.cells.len().saturating_sub(CELLS) as u64,
        csv_href: paths::with(paths::OVERLAPS, &[("format", "csv")]),
    };
    Ok(html(pages::overlaps::overlaps(&frame(ask), &view)))
}

/// The cells as a table; names that would be read as formulas are kept from it.
fn overlaps_csv(overlaps: &casework::Overlaps) -> axum::response::Response {
    let safe = |name: &str| {
        let guarded = if name.starts_with(['=', '+', '-', '@', '\t']) { format!("'{name}") } else { name.to_owned() };
        format!("\"{}\"", guarded.replace('"', "\"\""))
    };
    let names: Vec<String> = overlaps.organisations.values().map(|(name, _)| safe(name)).collect();
    let mut text = format!("\u{feff}{},persons\r\n", names.join(","));
    for cell in &overlaps.cells {
        let member: BTreeSet<_> = cell.organisations.iter().collect();
        let row: Vec<&str> = overlaps.organisations.keys().map(|id| if member.contains(id) { "1" } else { "0" }).collect();
        text.push_str(&format!("{},{}\r\n", row.join(","), cell.persons));
    }
    super::papers::download(text.into_bytes(), "text/csv; charset=utf-8", "attachment", "overlaps.csv")
}
