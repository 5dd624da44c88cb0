//! Files that are one person: the list of clusters, one cluster, and how it is parted.

use super::beside::{grounds, record};
use super::matching::name_in;
use super::named::person_name;
use super::paging::paging;
use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::frame::frame;
use crate::told;
use crate::words;
use access::Cleared;
use l10n::Reader;
use model::dossier::Dossier;
use model::{PersonId, Verdict};
use pages::paths;
use pages::view::{Choice, Cluster, ClusterLine, ClusterLink, ClusterMember, Clusters, JudgedBy};
use std::collections::BTreeSet;

const LINES: usize = 30;
/// Grounds that are named in a sentence.
const NAMED: usize = 3;

/// Files that hold several records.
pub(crate) fn clusters(ask: &Ask) -> Answer {
    let mut all = ask.desk()?.clusters()?;
    if ask.query.get("order") == "large" {
        all.sort_by_key(|c| std::cmp::Reverse(c.len()));
    }
    if ask.query.get("order") == "weak" {
        let desk = ask.desk()?;
        all.sort_by_cached_key(|c| {
            desk.weakest(c).ok().flatten().map_or(1000, |(_, _, p)| (p * 1000.0) as u32)
        });
    }
    let number = ask.page_number();
    let line = |members: &Vec<PersonId>| {
        let lists = ask
            .desk()
            .ok()
            .and_then(|desk| desk.card(members[0]).ok())
            .map_or(0, |card| card.organisations.len());
        ClusterLine {
            id: members[0].to_string(),
            name: person_name(ask, members[0]),
            records: members.len() as u64,
            lists: lists as u64,
            weakest: weakest(ask, members),
        }
    };
    let order = |key: &str, words: &str| {
        Choice::new(paths::with(paths::CLUSTERS, &[("order", key)]), ask.reader.t(words))
            .chosen(ask.query.get("order") == key)
    };
    let view = Clusters {
        lines: all.iter().skip((number - 1) * LINES).take(LINES).map(line).collect(),
        paging: paging(number, LINES, all.len() as u64, &ask.query.without(&["page"]), paths::CLUSTERS),
        orders: vec![
            order("", "web-order-oldest"),
            order("large", "web-order-largest"),
            order("weak", "web-order-weakest"),
        ],
    };
    Ok(html(pages::clusters::clusters(&frame(ask), &view)))
}

/// The two files that the figures hold together least.
fn weakest(ask: &Ask, members: &[PersonId]) -> String {
    let found = ask.desk().ok().and_then(|desk| desk.weakest(members).ok().flatten());
    let Some((a, b, probability)) = found else { return String::new() };
    let args = [
        ("a", name_in(ask, a).into()),
        ("b", name_in(ask, b).into()),
        ("percent", ask.reader.percent(probability).into()),
    ];
    ask.reader.ta("web-weakest", &args)
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
    let name = |p: PersonId| {
        cluster.members.iter().find(|d| id(d) == p).map_or_else(|| p.to_string(), |d| words::dossier_name(d))
    };
    let member = |d: &Cleared<Dossier>| ClusterMember {
        id: id(d).to_string(),
        name: words::dossier_name(d),
        of: words::dossier_of(reader, d).join(words::comma(reader)),
        list: [record(ask, d).list, record(ask, d).place]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(words::comma(reader)),
    };
    let link = |link: &casework::Link| {
        let pair = (link.a.min(link.b), link.a.max(link.b));
        let judged = cluster.judged.iter().find(|j| {
            (j.judgement.a, j.judgement.b) == pair
                && j.withdrawn.is_none()
                && j.judgement.verdict == Verdict::Same
        });
        let because = match judged {
            Some(j) if j.judgement.automatic => reader.ta("web-machine-by", &[("who", (&j.by).into())]),
            Some(j) => {
                let who = reader.ta(
                    "web-judged-by",
                    &[("who", (&j.by).into()), ("when", words::moment(reader, j.at).into())],
                );
                format!(
                    "{who}: {}{}{}",
                    reader.t("quote-open"),
                    reader.isolated(&super::matching::reasons(reader, j)),
                    reader.t("quote-close")
                )
            }
            None => String::new(),
        };
        let (for_one, against) = told(reader, &link.why);
        ClusterLink {
            a: name(link.a),
            b: name(link.b),
            because,
            for_one,
            against,
            probability: Some(link.probability),
            by: judged.map_or(JudgedBy::Nobody, |j| {
                if j.judgement.automatic { JudgedBy::Machine } else { JudgedBy::Person }
            }),
            judgement: judged.map(|j| j.seq.to_string()),
            pair: paths::pair(&format!("{}-{}", pair.0, pair.1)),
        }
    };
    let all: Vec<_> = cluster.members.iter().collect();
    let compared: Vec<_> = cluster.links.iter().map(|l| &l.why).collect();
    let view = Cluster {
        id: cluster.members.first().map_or(person, id).to_string(),
        name: cluster.members.first().map(|d| words::dossier_name(d)).unwrap_or_default(),
        members: cluster.members.iter().map(member).collect(),
        records: all.iter().map(|d| record(ask, d)).collect(),
        grounds: grounds(reader, &all, &compared),
        links: cluster.links.iter().map(link).collect(),
        why: typed(ask, "why", &["why"], wrong),
        apart: trouble(ask, &["apart"], wrong),
        trouble: wrong
            .filter(|(f, _)| !["why", "apart"].contains(f))
            .and_then(|(f, _)| trouble(ask, &[f], wrong)),
    };
    answer(wrong, pages::clusters::cluster(&frame(ask), &view))
}

/// What speaks most for one person, and what against, in words.
fn told(reader: Reader, why: &linkage::Explained) -> (String, String) {
    let say = |wanted: &dyn Fn(f64) -> bool| {
        let mut grounds: Vec<_> = why.grounds.iter().filter(|g| wanted(g.weight)).collect();
        grounds.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
        let words = grounds
            .iter()
            .take(NAMED)
            .map(|g| format!("{}: {}", told::grounds::compared(reader, g), told::grounds::level(reader, g)));
        words.collect::<Vec<_>>().join(reader.t("sep"))
    };
    (say(&|w| w > 1.0), say(&|w| w < -1.0))
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
