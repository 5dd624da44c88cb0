//! The office: the log, organisations.

use super::imports::import_line;
use super::log;
use super::write::{Wrong, again, answer, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::told::organisations::OrganisationTold;
use crate::told::{imports, organisations};
use crate::words;
use access::Action;
use casework::{LogFilter, LogLine, Refusal};
use model::OrganisationId;
use model::act::{ActKind, Readers};
use pages::paths;
use pages::view::{
    Audit, AuditLine, Choice, Link, OrganisationLine, OrganisationPage, Organisations, Paging,
};

const LINES: usize = 100;
/// Files named in one line of the log.
const FILES_NAMED: usize = 3;
const DAY_MS: i64 = 86_400_000;

/// The log, as a person reads it.
pub(crate) fn audit(ask: &Ask) -> Answer {
    let (reader, query) = (ask.reader, &ask.query);
    let (kind, member) = (query.get("kind"), query.get("member"));
    let names = ask.app.house.member_names()?;
    let filter = LogFilter {
        member: member.parse().ok(),
        kind: ActKind::from_key(kind),
        about: query.parsed("person"),
    };
    let (from, to) = (day(query.get("from")), day(query.get("to")).map(|d| d + DAY_MS));
    let page = ask.desk()?.log(query.parsed("before").unwrap_or(0), LINES, &filter)?;
    let within = |line: &&LogLine| from.is_none_or(|f| line.at >= f) && to.is_none_or(|t| line.at < t);
    let all = Choice::new("", reader.t("web-all"));
    // The root commits to every act: whoever reads no file is not shown that it changed.
    let whole = ask.desk()?.reads_whole_log();
    let told = |kind: &ActKind| whole || kind.entry().is_some_and(|entry| entry.readers == Readers::Keepers);
    let words = ActKind::ALL.into_iter().filter(told).map(ActKind::key);
    let kinds = words.map(|key| Choice::new(key, reader.t(&format!("act-{key}"))).chosen(key == kind));
    let operator = casework::OPERATOR;
    let at_the_machine = Choice::new(operator.to_string(), log::who(reader, &names, operator))
        .chosen(operator.to_string() == member);
    let people = names
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()).chosen(id.to_string() == member));
    let checkpoint = if whole { ask.desk()?.checkpoint()? } else { None };
    let asked = [
        ("kind", kind, filter.kind.is_some()),
        ("member", member, filter.member.is_some()),
        ("person", query.get("person"), filter.about.is_some()),
        ("from", query.get("from"), from.is_some()),
        ("to", query.get("to"), to.is_some()),
    ];
    let unread = asked.into_iter().filter(|(_, said, read)| !said.is_empty() && !read);
    let unread = unread.map(|(key, said, _)| (key, said));
    let view = Audit {
        kinds: std::iter::once(all.clone()).chain(kinds).collect(),
        members: std::iter::once(all).chain(people).chain([at_the_machine]).collect(),
        from: query.get("from").to_owned(),
        to: query.get("to").to_owned(),
        unread: unread
            .map(|(key, said)| format!("{key}={said}"))
            .collect::<Vec<_>>()
            .join(words::comma(reader)),
        lines: page.lines.iter().filter(within).map(|line| audit_line(ask, &names, line)).collect(),
        paging: Paging {
            first: page.lines.first().map_or(0, |l| l.seq),
            last: page.lines.last().map_or(0, |l| l.seq),
            total: checkpoint.as_ref().map_or(page.lines.len() as u64, |c| c.size),
            previous: None,
            next: page
                .next
                .map(|n| query.without(&["before"]).with("before", &n.to_string()).on(paths::AUDIT)),
        },
        whole,
        size: checkpoint.as_ref().map_or(0, |c| c.size),
        root: checkpoint.map(|c| c.root.to_string()).unwrap_or_default(),
    };
    Ok(html(pages::office::audit(&frame(ask), &view)))
}

fn day(typed: &str) -> Option<i64> {
    let day = dates::Day::parse_iso(typed.trim())?;
    Some(i64::from(day.0) * DAY_MS - i64::from(words::ZONE) * 60_000)
}

fn audit_line(ask: &Ask, names: &log::Names, line: &LogLine) -> AuditLine {
    let reader = ask.reader;
    let files = line.about.iter().take(FILES_NAMED);
    AuditLine {
        leaf: line.seq,
        when: words::moment(reader, line.at),
        who: line.who.map(|id| log::who(reader, names, id)).unwrap_or_default(),
        what: log::sentence(ask, names, line),
        about: files
            .map(|subject| Link::new(subject.to_string(), paths::file(&subject.to_string())))
            .collect(),
        notable: matches!(
            line.kind,
            ActKind::SealedRead | ActKind::NumberSearched | ActKind::Left | ActKind::Member
        ) || matches!(line.what.as_str(), "refused" | "locked_out"),
    }
}

/// Organisations whose lists are here.
pub(crate) fn organisations(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(Action::Read).map_err(Refusal::from)?;
    let ground = ask.ground_of_today();
    let line = |told: OrganisationTold| {
        let imports = organisations::imports(&desk, &ground, told.id);
        let last = imports.iter().map(|import| import.at).max();
        OrganisationLine {
            id: told.called,
            name: told.name,
            files: told.files,
            imports: imports.len() as u64,
            last: last.map(|at| words::ago(ask, at)).unwrap_or_default(),
            withdrawn: told.is_withdrawn,
        }
    };
    let view =
        Organisations { organisations: organisations::all(&desk, &ground)?.into_iter().map(line).collect() };
    Ok(html(pages::office::organisations(&frame(ask), &view)))
}

/// One organisation.
pub(crate) fn organisation(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Read).map_err(Refusal::from)?;
    organisation_page(ask, None)
}

fn organisation_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let id: OrganisationId = ask.id("id")?;
    let ground = ask.ground_of_today();
    let desk = ask.desk()?;
    let told = organisations::one(&desk, &ground, id)?;
    let several = search::Filters {
        organisations: [id].into(),
        flags: [search::Flag::Several].into(),
        ..search::Filters::default()
    };
    let several = organisations::files(&desk, several)?;
    let imports = imports::all(&ground);
    let imports = imports.iter().filter(|import| import.standing.accepted.organisation == id);
    let view = OrganisationPage {
        id: told.called.clone(),
        name: told.name,
        files: told.files,
        alone: told.files.saturating_sub(several),
        files_href: paths::with(paths::FILES, &[("organisation", &told.called)]),
        imports: match desk.viewer.can(Action::Import) {
            true => imports.map(|import| import_line(ask, import)).collect(),
            false => Vec::new(),
        },
        withdrawn: told.is_withdrawn.then(|| ask.reader.t("web-organisation-withdrawn").to_owned()),
        typed: typed(ask, "typed", &["typed"], wrong),
        why: typed(ask, "why", &["why"], wrong),
    };
    answer(wrong, pages::office::organisation(&frame(ask), &view))
}

/// Takes an organisation's word out of sight; its name is typed first.
pub(crate) fn organisation_withdraw(ask: &Ask) -> Answer {
    let id: OrganisationId = ask.id("id")?;
    let done = (|| {
        let ground = ask.ground_of_today();
        let name = ground.association.organisations.get(&id).ok_or_else(Failure::not_found)?;
        if names::fold(ask.form.get("typed")) != names::fold(name) {
            return Err(Failure::field("typed", "typed-name"));
        }
        Ok(ask.desk()?.withdraw_organisation(id, ask.form.get("why"), false)?)
    })();
    organisation_done(ask, id, done, "web-organisation-gone")
}

/// Lets it stand again.
pub(crate) fn organisation_restore(ask: &Ask) -> Answer {
    let id: OrganisationId = ask.id("id")?;
    let done = ask.desk()?.withdraw_organisation(id, ask.form.get("why"), true).map_err(Failure::from);
    organisation_done(ask, id, done, "web-organisation-back")
}

fn organisation_done(ask: &Ask, id: OrganisationId, done: Result<u64, Failure>, key: &str) -> Answer {
    match done {
        Ok(_) => {
            ask.done(key);
            ask.app.compare_in_background();
            Ok(go(&paths::organisation(&id.to_string())))
        }
        Err(failure) => again(failure, |wrong| organisation_page(ask, wrong)),
    }
}
