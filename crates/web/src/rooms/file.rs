//! The file of one person: what was said, by whom, and what follows.

use super::dossier::{dossier, dossier_of};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::marks::Marks;
use crate::told::file::{FileTold, FindingTold, is_told_less};
use crate::words;
use access::{Action, Cleared};
use casework::Ground;
use l10n::Reader;
use model::dossier::{BackOf, Chapter, Dossier, Fact, Gone, Harmony, Spoken, Standing};
use model::{ClaimId, PersonId, Property, Tier, Value};
use pages::paths;
use pages::view::Frame;
use pages::view::{
    ClaimLink, DocumentLine, Episode, Fact as FactView, File, Hidden, History, HistoryLine, Link, Mark, Past,
    Reason, RecordLine, Revealed, ReviewForm, Said, Speaks, State, Step, Why,
};
use std::collections::BTreeSet;

const HISTORY_SHOWN: usize = 12;

/// The page of a file.
pub(crate) fn file(ask: &Ask) -> Answer {
    let frame = frame(ask);
    let view = view(ask, &frame)?;
    Ok(html(pages::file::file(&frame, &view)))
}

/// The same to be printed: a footnoted document.
pub(crate) fn print(ask: &Ask) -> Answer {
    let frame = frame(ask);
    let mut view = view(ask, &frame)?;
    if view.held {
        if let Some(person) = dossier_of(ask)?.persons.first() {
            ask.desk()?.printed_held(*person)?;
        }
    }
    view.printed = words::printed(ask)?;
    if ask.outside() {
        // The same sentence whether or not anything was kept back.
        view.printed = format!("{} {}", view.printed, ask.reader.t("export-sentence"));
    }
    Ok(html(pages::file::file_print(&frame, &view)))
}

fn view(ask: &Ask, frame: &Frame) -> Result<File, Failure> {
    let dossier = dossier_of(ask)?;
    let desk = ask.desk()?;
    let (reader, ground) = (ask.reader, ask.ground());
    let told = FileTold::of(reader, &desk, &ground.association, &dossier);
    let outside = told.less;
    let mut teller = Teller::of(&told, desk.viewer.can(Action::Reveal), ask.refs());
    let mut facts: Vec<FactView> = dossier.facts.iter().map(|fact| teller.fact(fact)).collect();
    teller.hidden(&dossier, desk.audience().tier(), &own_sealed(&desk, &dossier)?, &mut facts);
    let episodes = teller.episodes(&dossier);
    // Who did what and when is for colleagues.
    let lines = if outside { Vec::new() } else { history_lines(ask, &told, &ground) };
    let more = lines.len() > HISTORY_SHOWN;
    let head = words::head(ask, &dossier);
    let id = head.id.clone();
    let team = subject_of(&dossier).map(|subject| super::team::line_of(ask, &subject)).transpose()?.flatten();
    Ok(File {
        head,
        team,
        kind: dossier.subject.as_ref().map(|subject| words::kind(reader, subject.kind())).unwrap_or_default(),
        of: words::dossier_of(reader, &dossier),
        state: told
            .finding()
            .map(|finding| State { reviewer: reviewer(ask, &dossier), ..state(reader, &finding) }),
        held: dossier.standing().any(|s| told.is_held(&s.claim)),
        told: dossier.is_told() && !dossier.is_untold(),
        told_before: told_before(&told),
        withdrawn: dossier.is_empty().then(|| reader.t("web-file-withdrawn").to_owned()),
        facts,
        episodes,
        documents: dossier.papers.iter().map(|paper| document_line(ask, &told, paper)).collect(),
        sealed_papers: !outside
            && frame.as_of.is_none()
            && frame.may.reveal
            && desk.audience().tier() == Tier::Sealed,
        records: records(ask, &dossier, &ground)?,
        cluster_href: (dossier.persons.len() > 1 && desk.viewer.can(Action::Judge))
            .then(|| paths::cluster(&id)),
        history: lines.into_iter().take(HISTORY_SHOWN).collect(),
        more_history: more.then(|| frame.at(&paths::file_history(&id))),
        missing: missing(ask, &dossier, &id)?,
        changed: told.changed().map(|at| words::ago(ask, at)).unwrap_or_default(),
        work: super::work::of_file(ask, &dossier)?,
        printed: String::new(),
        sources: teller.marks.into_lines(),
    })
}

/// Whom somebody told, and when, where news came after it: the last telling of the file.
fn told_before(told: &FileTold<'_>) -> Option<(String, String)> {
    let dossier = told.dossier;
    if told.less || !dossier.is_told() || !dossier.is_untold() {
        return None;
    }
    let tells = |step: &&Chapter| step.claims("event_kind").any(|s| s.claim.is_of_telling());
    let act = |step: &&Chapter| step.claims("event_kind").map(|s| s.id.act).max();
    let step = dossier.events.iter().filter(tells).max_by_key(act)?;
    let words = |key: &str| {
        let said = step.claims(key).next().map(|spoken| told.claim(&spoken.claim).text);
        said.filter(|text| !text.is_empty()).unwrap_or_else(|| told.reader.t("date-unknown").to_owned())
    };
    Some((words("told_relative"), words("event_date")))
}

/// Of whom or of what a file tells.
fn subject_of(dossier: &Dossier) -> Option<model::Subject> {
    dossier.subject.clone().or_else(|| dossier.persons.first().map(|person| (*person).into()))
}

/// What the reader wrote sealed in a file.
fn own_sealed(desk: &casework::Desk<'_>, dossier: &Dossier) -> Result<Vec<(ClaimId, Property)>, Failure> {
    match subject_of(dossier) {
        Some(subject) => Ok(desk.own_sealed(subject)?),
        None => Ok(Vec::new()),
    }
}

/// Tells facts in the reader's words and gives every value its marks.
struct Teller<'d> {
    told: &'d FileTold<'d>,
    reader: Reader,
    may_ask: bool,
    marks: Marks<'d>,
    /// How things are called towards the reader.
    refs: casework::Refs,
}

impl<'d> Teller<'d> {
    fn of(told: &'d FileTold<'d>, may_ask: bool, refs: casework::Refs) -> Teller<'d> {
        Teller { told, reader: told.reader, may_ask, marks: Marks::new(told), refs }
    }

    /// One property.
    fn fact(&mut self, fact: &Fact) -> FactView {
        let apart = (fact.harmony == Harmony::Apart).then(|| self.reader.t("web-apart").to_owned());
        FactView {
            key: fact.property.key().to_owned(),
            label: self.reader.prop(fact.property.key()),
            values: fact.values.iter().map(|standing| self.said(standing)).collect(),
            apart,
            hidden: None,
        }
    }

    /// One value with its sources.
    fn said(&mut self, standing: &Standing) -> Said {
        let first = &standing.first().claim;
        let told = self.told.value(standing);
        let href = self.href(first);
        if self.told.less {
            let sources = self.sources(&standing.claims);
            return Said { text: told.text, href, sources, ..Said::default() };
        }
        let usual = first.property.entry().shown_to;
        Said {
            text: told.text,
            href,
            as_said: told.as_said,
            sources: self.sources(&standing.claims),
            claims: self.claims(&standing.claims),
            note: String::new(),
            held: self.told.is_held(first),
            told: self.told.was_told(&standing.claims),
            tier: (first.tier != usual || first.tier == Tier::Sealed).then(|| first.tier.key().to_owned()),
        }
    }

    /// Titles of sources that are told to whoever asks, each with what it said.
    fn sealed_titles(&mut self, dossier: &Dossier) -> Vec<Said> {
        let sealed = dossier.sources.values().filter(|source| source.tier == Tier::Sealed);
        let said = sealed.map(|source| {
            let spoken: Vec<Spoken> =
                dossier.standing().filter(|spoken| spoken.source == source.id).cloned().collect();
            Said {
                text: source.title.clone(),
                sources: self.sources(&spoken),
                tier: Some(source.tier.key().to_owned()),
                ..Said::default()
            }
        });
        said.collect()
    }

    /// Where a link leads. One to what is not here any more leads nowhere.
    fn href(&self, claim: &model::Claim) -> String {
        let Value::Subject(subject) = &claim.value else { return String::new() };
        let is_here = subject.shipped_id().is_some() || claim.said.parse().as_ref() != Ok(subject);
        if is_here { paths::file(&self.refs.of_subject(subject)) } else { String::new() }
    }

    fn sources(&mut self, claims: &[Spoken]) -> Vec<u32> {
        let mut numbers: Vec<u32> = claims.iter().map(|spoken| self.marks.of(spoken)).collect();
        numbers.dedup();
        numbers
    }

    fn claims(&self, claims: &[Spoken]) -> Vec<ClaimLink> {
        // They lead to corrections, which readers outside do not make.
        let claims = if self.told.less { &[] } else { claims };
        // What ships is corrected by saying otherwise, not in itself.
        let own = claims.iter().filter(|s| !s.ships());
        own.map(|s| ClaimLink {
            id: s.id.to_string(),
            what: String::new(),
            source: self.told.source_title(s),
        })
        .collect()
    }

    /// The same of a step, whose claims are of several properties: each says which it is.
    fn step_claims(&self, claims: &[Spoken]) -> Vec<ClaimLink> {
        let links = self.claims(claims).into_iter().zip(claims);
        links
            .map(|(link, spoken)| ClaimLink { what: words::as_written(self.reader, spoken), ..link })
            .collect()
    }

    /// A door is shown where a value is kept from this reader, by the table or one by one, and the reader may
    /// ask for it: what has no door is lost. What is kept from the reader because a family has not been told
    /// yet leaves no trace: even "something is hidden" would tell.
    /// What the reader wrote is told nobody by it: they may mend it unseen.
    fn hidden(
        &self,
        dossier: &Cleared<Dossier>,
        circle: Tier,
        own: &[(ClaimId, Property)],
        facts: &mut Vec<FactView>,
    ) {
        for property in dossier.left_out() {
            let entry = property.entry();
            let by_table = entry.shown_to > circle && entry.part == model::vocab::About::Person;
            if !(by_table || self.may_ask) || circle < Tier::Team {
                continue;
            }
            let hidden = Some(Hidden { may_ask: self.may_ask, own: Vec::new() });
            match facts.iter_mut().find(|fact| fact.key == property.key()) {
                Some(fact) => fact.hidden = hidden,
                None => facts.push(FactView {
                    key: property.key().to_owned(),
                    label: self.reader.prop(property.key()),
                    hidden,
                    ..FactView::default()
                }),
            }
        }
        for (id, property) in own {
            if facts.iter().all(|fact| fact.key != property.key()) {
                facts.push(FactView {
                    key: property.key().to_owned(),
                    label: self.reader.prop(property.key()),
                    ..FactView::default()
                });
            }
            let fact = facts.iter_mut().find(|fact| fact.key == property.key());
            fact.into_iter().for_each(|fact| {
                let hidden = Hidden { may_ask: self.may_ask && circle == Tier::Sealed, own: Vec::new() };
                fact.hidden.get_or_insert(hidden).own.push(id.to_string());
            });
        }
        let place = |fact: &FactView| Property::of(&fact.key);
        facts.sort_by_key(place);
    }

    /// Episodes in the order of time, each with the steps of the path that fall into it.
    fn episodes(&mut self, dossier: &Dossier) -> Vec<Episode> {
        let mut episodes: Vec<Episode> = Vec::new();
        for (at, chapter) in dossier.episodes.iter().enumerate() {
            let taken = self.taken(chapter);
            let facts = chapter.facts.iter().map(|fact| self.fact(fact)).collect();
            episodes.push(Episode { number: at as u32 + 1, steps: taken.into_iter().collect(), facts });
        }
        if episodes.is_empty() && !dossier.events.is_empty() {
            episodes.push(Episode { number: 1, ..Episode::default() });
        }
        for event in &dossier.events {
            let starts = event.starts();
            let before = |chapter: &Chapter| {
                chapter.starts().is_some() && starts.is_some() && chapter.starts() <= starts
            };
            let at = dossier.episodes.iter().rposition(before).unwrap_or(0);
            let step = self.step(event);
            if let Some(episode) = episodes.get_mut(at) {
                episode.steps.push(step);
            }
        }
        episodes
    }

    fn taken(&mut self, chapter: &Chapter) -> Option<Step> {
        let facts: Vec<&Fact> = ["taken_date", "taken_place", "party", "taken_circumstance"]
            .iter()
            .filter_map(|key| chapter.fact(key))
            .collect();
        let told: Vec<(&str, &Standing)> =
            facts.iter().filter_map(|f| Some((f.property.key(), words::known(f)?))).collect();
        if told.is_empty() {
            return None;
        }
        let when = self.in_step(chapter, "taken_date").unwrap_or_default();
        let rest = ["taken_place", "party", "taken_circumstance"]
            .iter()
            .filter_map(|key| self.in_step(chapter, key));
        let mut text = vec![self.reader.ta("web-step-taken", &[("sex", self.told.sex.into())])];
        text.extend(rest);
        let told: Vec<&Standing> = told.iter().map(|(_, s)| *s).collect();
        Some(self.made_step(when, text, String::new(), &told, false))
    }

    fn step(&mut self, event: &Chapter) -> Step {
        let value = |key: &str| {
            event.fact(key).and_then(words::known).map(|s| self.told.claim(&s.first().claim).text)
        };
        let denied = criteria::denies(event);
        let text = [
            "event_kind",
            "denial_kind",
            "event_place",
            "event_facility",
            "event_unit",
            "told_relative",
            "told_by",
        ];
        let mut text: Vec<String> = text.iter().filter_map(|key| self.in_step(event, key)).collect();
        if self.told.less {
            // The kind of a step is not shown outside; those that are shown are of somebody in custody.
            text.insert(0, self.reader.t("web-step-in-custody").to_owned());
        }
        let (when, quote) =
            (value("event_date").unwrap_or_default(), value("event_note").unwrap_or_default());
        let told: Vec<&Standing> = event.facts.iter().flat_map(|f| &f.values).collect();
        self.made_step(when, text, quote, &told, denied)
    }

    /// One value in a step. What was said of a place beyond its name stands before the name: «حاجز السعسع» is
    /// no town.
    fn in_step(&self, chapter: &Chapter, key: &str) -> Option<String> {
        let claim = &chapter.fact(key).and_then(words::known)?.first().claim;
        let told = self.told.claim(claim);
        let place = matches!(&claim.value, Value::Place { .. } | Value::Facility { .. });
        // «فرع فلسطين 235» says nothing that «الفرع ٢٣٥ (فلسطين)» does not.
        let bare = |text: &str| -> Vec<String> {
            let words = names::tokens(&dates::western_digits(text)).into_iter();
            words.map(|word| word.strip_prefix("ال").unwrap_or(&word).to_owned()).collect()
        };
        let more = |said: &String| {
            let known = bare(&told.text);
            names::script(said) == names::Script::Arabic
                && bare(said).iter().any(|word| !known.contains(word))
        };
        if matches!(key, "told_relative" | "told_by") {
            // Two names side by side do not tell who told whom.
            let key = if key == "told_by" { "web-step-told-by" } else { "web-step-told-relative" };
            return Some(self.reader.ta(key, &[("name", self.reader.isolated(&told.text).as_ref().into())]));
        }
        match told.as_said.as_ref().filter(|said| place && more(said)) {
            Some(said) => Some(self.reader.ta(
                "web-said-and-read",
                &[("said", words::numbered(self.reader, said).into()), ("read", (&told.text).into())],
            )),
            None => Some(told.text),
        }
    }

    fn made_step(
        &mut self,
        when: String,
        text: Vec<String>,
        quote: String,
        told: &[&Standing],
        denied: bool,
    ) -> Step {
        let claims: Vec<Spoken> = told.iter().flat_map(|standing| standing.claims.iter().cloned()).collect();
        let voices =
            |claims: &[Spoken]| claims.iter().map(|s| self.marks.voice(s)).collect::<BTreeSet<_>>().len();
        let all = voices(&claims);
        // A line is said by more than one where all that it says is: that two told the town supports neither
        // the checkpoint nor the party.
        let mut pieces: std::collections::BTreeMap<Property, bool> = Default::default();
        for standing in told {
            let property = standing.first().claim.property;
            if property.entry().kind != model::vocab::Kind::Note {
                *pieces.entry(property).or_default() |= voices(&standing.claims) > 1;
            }
        }
        let once: Vec<String> = pieces
            .iter()
            .filter(|(_, twice)| !**twice)
            .map(|(property, _)| self.reader.prop(property.key()))
            .collect();
        let supported = !pieces.is_empty() && once.is_empty();
        let mark = match (denied, supported) {
            (true, _) => Mark::Denied,
            (_, false) => Mark::Once,
            (_, true) => Mark::Supported,
        };
        let mut sources: Vec<u32> = claims.iter().map(|spoken| self.marks.of(spoken)).collect();
        sources.sort_unstable();
        sources.dedup();
        let held = claims.iter().any(|s| self.told.is_held(&s.claim));
        let note = if all == 1 && !self.told.less {
            self.reader.t("web-one-source").to_owned()
        } else if !self.told.less && !once.is_empty() && once.len() < pieces.len() {
            self.reader.ta("web-once-of", &[("what", once.join(words::comma(self.reader)).into())])
        } else {
            String::new()
        };
        Step {
            when,
            text: text.join(words::comma(self.reader)),
            quote,
            note,
            mark,
            held,
            told: self.told.was_told(&claims),
            sources,
            claims: self.step_claims(&claims),
        }
    }
}

/// What the register concludes, with what it rests on.
fn state(reader: Reader, told: &FindingTold) -> State {
    let text = told.text.clone();
    let Some(day) = told.as_of else {
        // How many said it, and when we came to know it, is for colleagues.
        return State { text, ..State::default() };
    };
    let claims = reader.ta("concluded-basis", &[("claims", told.finding.by.len().into())]);
    let basis = match told.finding.denials {
        0 => claims,
        n => format!("{claims} {}", reader.ta("concluded-denials", &[("denials", n.into())])),
    };
    State { text, basis, date: reader.day(day), reviewer: None }
}

fn document_line(ask: &Ask, told: &FileTold<'_>, paper: &model::dossier::Paper) -> DocumentLine {
    let size = ask.reader.bytes(paper.bytes);
    let kind = paper.kind.as_deref().filter(|_| !told.less);
    DocumentLine {
        id: ask.refs().of(paper.id),
        title: told.paper(paper),
        kind: kind.map(|kind| words::code("evidence_kind", kind, ask.reader)).unwrap_or_default(),
        about: match told.less {
            true => size,
            false => [size, words::moment(ask.reader, paper.at)].join(ask.reader.t("sep")),
        },
        print: paper.digest.chars().take(12).collect(),
        tier: paper.tier.key().to_owned(),
        compartment: paper.compartment.map(|one| words::compartment(ask.reader, one)).unwrap_or_default(),
        may_open: true,
    }
}

fn records(ask: &Ask, dossier: &Cleared<Dossier>, ground: &Ground) -> Result<Vec<RecordLine>, Failure> {
    if dossier.persons.len() < 2 {
        return Ok(Vec::new());
    }
    let outside = is_told_less(&ask.desk()?, dossier);
    let judged = if outside { Vec::new() } else { ground.judgements.judged_of(&dossier.persons) };
    let line = |person: &PersonId| {
        let own: Vec<&Spoken> = dossier.standing().filter(|s| s.subject == *person).collect();
        let said = |key: &str| {
            own.iter().find(|s| s.claim.property.key() == key).map(|s| names::clean(&s.claim.said))
        };
        let name = said("full_name").or_else(|| {
            let parts: Vec<String> =
                ["given_name", "father_name", "family_name"].iter().filter_map(|k| said(k)).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        });
        let organisation = own
            .first()
            .and_then(|s| ground.association.organisations.get(&s.organisation))
            .cloned()
            .unwrap_or_default();
        let judgement = judged.iter().find(|j| {
            let names = j.judgement.a == *person || j.judgement.b == *person;
            names && j.withdrawn.is_none() && j.judgement.verdict == model::Verdict::Same
        });
        let judgement = judgement.filter(|_| Some(person) != dossier.persons.first());
        let judged = judgement.map(|j| {
            let who = ask.house().member_name(j.judgement.by).unwrap_or_default();
            ask.reader
                .ta("web-judged-by", &[("who", who.into()), ("when", words::moment(ask.reader, j.at).into())])
        });
        RecordLine {
            id: ask.refs().of(*person),
            name: name.unwrap_or_default(),
            list: organisation,
            judged: judged.unwrap_or_default(),
        }
    };
    Ok(dossier.persons.iter().map(line).collect())
}

fn missing(ask: &Ask, dossier: &Cleared<Dossier>, id: &str) -> Result<Vec<Link>, Failure> {
    if dossier.subject.is_some() {
        return Ok(Vec::new());
    }
    let audience = ask.desk()?.audience();
    let audience = if dossier.is_apart() { audience.min(access::Audience::Sheet) } else { audience };
    let missing =
        model::card::missing(dossier).into_iter().filter(|p| access::is_property_shown(*p, audience));
    let to = |p: Property| {
        Link::new(ask.reader.prop(p.key()), paths::with(&paths::claim_new(id), &[("property", p.key())]))
    };
    Ok(missing.map(to).collect())
}

/// Every act, the latest first.
pub(crate) fn history(ask: &Ask) -> Answer {
    let dossier = dossier_of(ask)?;
    if is_told_less(&ask.desk()?, &dossier) {
        return Err(Failure::not_found());
    }
    let ground = ask.ground();
    let told = FileTold::of(ask.reader, &ask.desk()?, &ground.association, &dossier);
    let lines = history_lines(ask, &told, &ground);
    Ok(html(pages::file::history(&frame(ask), &History { head: words::head(ask, &dossier), lines })))
}

fn history_lines(ask: &Ask, told: &FileTold<'_>, ground: &Ground) -> Vec<HistoryLine> {
    let dossier = told.dossier;
    let names = ask.house().member_names().unwrap_or_default();
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let reader = ask.reader;
    let mut lines: Vec<(i64, HistoryLine)> = Vec::new();
    let mut line = |at: i64,
                    who: String,
                    text: String,
                    (old, value): (String, String),
                    why: String,
                    kind: Past,
                    leaf: u64,
                    undo: String| {
        lines.push((
            at,
            HistoryLine { when: words::moment(reader, at), who, text, value, old, why, kind, leaf, undo },
        ));
    };
    let corrects = !ask.is_past() && ask.desk().is_ok_and(|desk| desk.viewer.can(Action::Correct));
    let mut by_act: std::collections::BTreeMap<u64, Vec<&Spoken>> = Default::default();
    for spoken in dossier.standing().chain(&dossier.gone).filter(|s| !s.ships()) {
        by_act.entry(spoken.id.act).or_default().push(spoken);
    }
    for (act, spoken) in by_act {
        let one = spoken[0];
        let source = told.source_title(one);
        // A correction is told with what stood there before, what stands there now, and why.
        let before = dossier.gone.iter().find(|old| Some(old.id) == one.claim.supersedes);
        let text = match before {
            Some(_) => reader.ta("web-history-corrected", &[("source", source.into())]),
            None => reader.ta("web-history-said", &[("n", spoken.len().into()), ("source", source.into())]),
        };
        let written = |s: &&Spoken| words::as_written(reader, s);
        let value: Vec<String> = spoken.iter().map(written).collect();
        let gone = spoken.iter().all(|s| s.gone.is_some());
        let replaced = spoken.iter().all(|s| matches!(s.gone, Some(Gone::Superseded(_))));
        let kind = match (gone, replaced) {
            (_, true) => Past::Superseded,
            (true, _) => Past::Withdrawn,
            _ => Past::Stands,
        };
        let values = (before.as_ref().map(written).unwrap_or_default(), value.join(words::comma(reader)));
        let why = one.why.clone().unwrap_or_default();
        line(one.at, name(one.by), text, values, why, kind, act, String::new());
    }
    for spoken in &dossier.gone {
        let value = words::as_written(reader, spoken);
        if let Some(Gone::Withdrawn { why, by, at, act }) = &spoken.gone {
            let id = spoken.id.to_string();
            line(
                *at,
                name(*by),
                reader.t("web-history-withdrawn").to_owned(),
                (String::new(), value),
                why.clone(),
                Past::Stands,
                *act,
                if corrects { paths::claim_restore(&spoken.subject.to_string(), &id) } else { String::new() },
            );
        }
    }
    for paper in dossier.papers.iter().chain(&dossier.papers_out) {
        let value = || (String::new(), paper.name.clone());
        let kind = if paper.out.is_some() { Past::Withdrawn } else { Past::Stands };
        let text = reader.t("web-history-document").to_owned();
        line(paper.at, name(paper.by), text, value(), String::new(), kind, paper.act, String::new());
        if let Some(out) = &paper.out {
            let text = reader.t("web-history-paper-out").to_owned();
            let back = if corrects { paths::document_back(&paper.id.to_string()) } else { String::new() };
            line(out.at, name(out.by), text, value(), out.why.clone(), Past::Stands, out.act, back);
        }
    }
    let all = || dossier.standing().chain(&dossier.gone);
    for back in &dossier.back {
        let (key, value) = match back.what {
            BackOf::Claim(id) => {
                let spoken = all().find(|spoken| spoken.id == id);
                ("web-history-restored", spoken.map(|spoken| words::as_written(reader, spoken)))
            }
            BackOf::Paper(id) => {
                let paper = dossier.papers.iter().chain(&dossier.papers_out).find(|paper| paper.id == id);
                ("web-history-paper-back", paper.map(|paper| paper.name.clone()))
            }
        };
        let (text, value) = (reader.t(key).to_owned(), value.unwrap_or_default());
        let values = (String::new(), value);
        line(back.at, name(back.by), text, values, String::new(), Past::Stands, back.act, String::new());
    }
    if ask.desk().is_ok_and(|desk| desk.viewer.can(Action::Judge)) {
        for judged in ground.judgements.judged_of(&dossier.persons) {
            let j = &judged.judgement;
            let key = match j.verdict {
                model::Verdict::Same => "web-history-same",
                model::Verdict::Different => "web-history-different",
                model::Verdict::Unsure => "web-history-unsure",
            };
            let text = reader.ta(key, &[("a", j.a.to_string().into()), ("b", j.b.to_string().into())]);
            let kind = if judged.withdrawn.is_some() { Past::Withdrawn } else { Past::Stands };
            let (who, why) = (name(j.by), j.why.clone());
            line(judged.at, who, text, Default::default(), why, kind, judged.seq, String::new());
        }
    }
    lines.sort_by_key(|(at, line)| (std::cmp::Reverse(*at), std::cmp::Reverse(line.leaf)));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Why the register concludes what it concludes.
pub(crate) fn why(ask: &Ask) -> Answer {
    let dossier = dossier(ask)?;
    let (reader, ground) = (ask.reader, ask.ground());
    let file = FileTold::of(reader, &ask.desk()?, &ground.association, &dossier);
    let told = file.finding().ok_or_else(Failure::not_found)?;
    let (finding, outside) = (&told.finding, file.less);
    let reason = |ids: &[ClaimId], speaks: Speaks| -> Vec<Reason> {
        let said = |id: &ClaimId| dossier.standing().find(|s| s.id == *id);
        ids.iter().filter_map(said).map(|s| reason(&file, s, speaks)).collect()
    };
    let mut reasons = reason(&finding.by, Speaks::For);
    // Denials are counted beside the state: each is shown, whatever the state rests on.
    if !outside {
        let denials = dossier.events.iter().filter(|step| criteria::denies(step));
        let said = denials.filter_map(|step| step.told("denial_kind").next());
        let more = said.filter(|said| !finding.by.contains(&said.id));
        reasons.extend(more.map(|said| self::reason(&file, said, Speaks::For)));
    }
    reasons.extend(reason(&finding.against, Speaks::Against));
    if !outside {
        reasons.extend(reason(&finding.since, Speaks::Since));
    }
    let head = words::head(ask, &dossier);
    reasons.extend(missing(ask, &dossier, &head.id)?.into_iter().map(|link| Reason {
        speaks: Speaks::Missing,
        text: if outside || ask.is_past() { link.text.clone() } else { String::new() },
        sources: if outside || ask.is_past() { Vec::new() } else { vec![link] },
    }));
    let view = Why {
        head,
        state: State { reviewer: reviewer(ask, &dossier), ..state(reader, &told) },
        review: review(ask, &dossier)?,
        rule: rule(reader, &finding.rule, outside),
        reasons,
    };
    Ok(html(pages::file::why(&frame(ask), &view)))
}

/// By which rule the state is what it is. Readers who are told less are not told that nobody said more.
fn rule(reader: Reader, rule: &str, outside: bool) -> String {
    let less = outside && matches!(rule, "taken" | "taken-then");
    let key = if less { "rule-taken-less".to_owned() } else { format!("rule-{rule}") };
    reader.t(&key).to_owned()
}

/// Who read the file last, when, and whether it changed since; for colleagues only.
fn reviewer(ask: &Ask, dossier: &Dossier) -> Option<String> {
    let read = ask.desk().ok()?.review(dossier).ok()??;
    let who = ask.house().member_name(read.review.by).unwrap_or_default();
    let when = words::moment(ask.reader, read.review.at);
    let mut told = vec![who, when];
    if read.changed {
        told.push(ask.reader.t("web-changed-since-review").to_owned());
    }
    Some(told.join(words::comma(ask.reader)))
}

/// The form by which a reviewer marks the file as read, and what was remarked.
fn review(ask: &Ask, dossier: &Dossier) -> Result<Option<ReviewForm>, Failure> {
    let desk = ask.desk()?;
    let read = desk.review(dossier)?;
    let may = desk.viewer.can(Action::Review);
    Ok((may || read.is_some()).then(|| ReviewForm {
        may,
        read: reviewer(ask, dossier),
        remarks: read.map(|read| read.review.remarks).unwrap_or_default(),
    }))
}

/// Marks a file as read.
pub(crate) fn review_now(ask: &Ask) -> Answer {
    let person: PersonId = ask.id("id")?;
    ask.desk()?.mark_read(person, ask.form.get("remarks"))?;
    ask.say(crate::sessions::Flash {
        key: "web-reviewed".into(),
        undo: Some(paths::review_undo(ask.word("id")?)),
        ..Default::default()
    });
    Ok(go(&paths::file(ask.word("id")?)))
}

/// Takes the mark back.
pub(crate) fn review_undo(ask: &Ask) -> Answer {
    let person: PersonId = ask.id("id")?;
    ask.desk()?.unmark_read(person)?;
    ask.done("web-review-undone");
    Ok(go(&paths::file(ask.word("id")?)))
}

fn reason(told: &FileTold<'_>, spoken: &Spoken, speaks: Speaks) -> Reason {
    let source = told.source(spoken).filter(|_| !told.less);
    let link = |s: &model::Source| Link::new(s.title.clone(), paths::source(&spoken.id.act.to_string()));
    let mut words = told.claim(&spoken.claim).text;
    // «مشاهدة في الاحتجاز» alone says neither when nor where.
    let is_step = matches!(spoken.claim.property.key(), "event_kind" | "denial_kind");
    if let Some(step) = told
        .dossier
        .events
        .iter()
        .find(|s| is_step && s.claims(spoken.claim.property.key()).any(|c| c.id == spoken.id))
    {
        let about = ["event_date", "event_facility", "event_place", "event_unit"];
        let about = about.iter().filter_map(|key| step.told(key).next());
        let about = about.map(|said| told.claim(&said.claim).text).filter(|text| !text.is_empty());
        let all: Vec<String> = std::iter::once(words).chain(about).collect();
        words = all.join(words::comma(told.reader));
    }
    Reason {
        speaks,
        text: format!("{}: {words}", told.reader.prop(spoken.claim.property.key())),
        sources: source.map(link).into_iter().collect(),
    }
}

/// Shows a sealed value; the asking is in the log before the answer.
pub(crate) fn reveal(ask: &Ask) -> Answer {
    let subject = ask.refs().read_subject(ask.word("id")?).ok_or_else(Failure::not_found)?;
    if ask.form.get("property") == PAPERS {
        return sealed_papers(ask, subject);
    }
    let property = Property::of(ask.form.get("property")).ok_or_else(|| Failure::status(400))?;
    let dossier = ask.desk()?.reveal(subject, &[property].into())?;
    let ground = ask.ground();
    let told = FileTold::of(ask.reader, &ask.desk()?, &ground.association, &dossier);
    let mut teller = Teller::of(&told, true, ask.refs());
    let chapters = dossier.episodes.iter().chain(&dossier.events).flat_map(|c| &c.facts);
    let facts: Vec<&Fact> = dossier.facts.iter().chain(chapters).filter(|f| f.property == property).collect();
    let mut values: Vec<Said> =
        facts.iter().flat_map(|f| &f.values).map(|standing| teller.said(standing)).collect();
    if property.key() == "informant_name" {
        values.extend(teller.sealed_titles(&dossier));
    }
    let when = words::moment(ask.reader, ask.app.house.now());
    let view = Revealed {
        head: words::head(ask, &dossier),
        label: ask.reader.prop(property.key()),
        values,
        documents: Vec::new(),
        sources: teller.marks.into_lines(),
        logged: ask.reader.ta("web-reading-logged", &[("when", when.into())]),
    };
    Ok(html(pages::file::revealed(&frame(ask), &view)))
}

/// What a form says that asks for the sealed papers of a file.
const PAPERS: &str = "document";

/// Names the sealed papers of a file; each is logged again when it is opened.
fn sealed_papers(ask: &Ask, subject: model::Subject) -> Answer {
    let dossier = ask.desk()?.reveal_papers(subject, &Default::default())?;
    let (ground, desk) = (ask.ground(), ask.desk()?);
    let told = FileTold::of(ask.reader, &desk, &ground.association, &dossier);
    let sealed = dossier.papers.iter().filter(|paper| paper.tier == Tier::Sealed);
    let when = words::moment(ask.reader, ask.app.house.now());
    let view = Revealed {
        head: words::head(ask, &dossier),
        label: ask.reader.t("sealed-papers").to_owned(),
        documents: sealed.map(|paper| document_line(ask, &told, paper)).collect(),
        logged: ask.reader.ta("web-reading-logged", &[("when", when.into())]),
        ..Revealed::default()
    };
    Ok(html(pages::file::revealed(&frame(ask), &view)))
}
