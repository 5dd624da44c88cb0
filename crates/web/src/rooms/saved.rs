//! Lists saved under a name.

use super::question::{columns, question};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use casework::{Refs, SavedList};
use pages::paths;
use pages::view::{SavedList as Line, SavedLists};

/// All saved lists.
pub(crate) fn lists(ask: &Ask) -> Answer {
    let mut lists = lines(ask)?;
    let desk = ask.desk()?;
    for (line, (_, list)) in lists.iter_mut().zip(lines_of(ask)?) {
        let query = search::Query { words: list.words, filters: list.filters, ..search::Query::default() };
        line.count = Some(desk.list(&query)?.page.total as u64);
    }
    Ok(html(pages::files::saved_lists(&frame(ask), &SavedLists { lists })))
}

fn lines_of(ask: &Ask) -> Result<Vec<(String, SavedList)>, Failure> {
    Ok(ask.desk()?.saved_lists()?)
}

/// The saved lists of this reader, without counts.
pub(crate) fn lines(ask: &Ask) -> Result<Vec<Line>, Failure> {
    let refs = ask.refs();
    let line = |(id, list): (String, SavedList)| Line {
        href: address(&refs, &list).with("list", &id).on(paths::FILES),
        id,
        name: list.name.clone(),
        count: None,
        by: ask.app.house.member_name(list.by).unwrap_or_default(),
        when: String::new(),
        question: list.words,
    };
    Ok(lines_of(ask)?.into_iter().map(line).collect())
}

/// The question of a saved list as the query of an address.
pub(crate) fn address(refs: &Refs, list: &SavedList) -> Fields {
    let mut query = Fields::default();
    let mut put = |name: &str, value: String| query.push(name.to_owned(), value);
    if !list.words.is_empty() {
        put("q", list.words.clone());
    }
    let filters = &list.filters;
    filters.status.iter().for_each(|v| put("status", v.clone()));
    filters.places.iter().for_each(|v| put("place", v.clone()));
    filters.years.iter().for_each(|v| put("year", v.to_string()));
    filters.parties.iter().for_each(|v| put("party", v.clone()));
    filters.organisations.iter().for_each(|v| put("organisation", refs.of(*v)));
    filters.sources.iter().for_each(|v| put("source", v.to_string()));
    filters.imports.iter().for_each(|v| put("import", v.to_string()));
    filters.missing.iter().for_each(|v| put("missing", v.key().to_owned()));
    filters.flags.iter().for_each(|v| put("flag", v.key().to_owned()));
    filters.sex.iter().for_each(|v| put("sex", v.clone()));
    filters.tags.iter().for_each(|v| put("tag", v.clone()));
    filters.tasks.iter().for_each(|v| put("task", v.clone()));
    if list.sort != search::Sort::Closeness {
        put("sort", list.sort.key().to_owned());
    }
    if list.down {
        put("down", "1".to_owned());
    }
    list.columns.iter().for_each(|column| put("columns", column.key().to_owned()));
    query
}

/// Saves the list that is seen.
pub(crate) fn save(ask: &Ask) -> Answer {
    // The question comes as one field, or as the fields of the list itself.
    let query = match ask.form.some("query") {
        Some(query) => Fields::read(query.trim_start_matches('?').as_bytes()),
        None => ask.form.without(&["csrf", "name", "shared", "page", "list", "rows"]),
    };
    let desk = ask.desk()?;
    let asked = question(&desk, &query);
    let member = ask.inside()?.present.member.id;
    let list = SavedList {
        name: ask.form.get("name").to_owned(),
        words: asked.words,
        filters: asked.filters,
        sort: asked.sort,
        down: asked.down,
        columns: columns(&desk, &query),
        by: member,
        shared: !ask.form.get("shared").is_empty(),
    };
    let id = desk.save_list(list)?;
    ask.done("web-list-saved");
    Ok(go(&query.with("list", &id).on(paths::FILES)))
}

/// Lets a saved list go; the next page takes it back.
pub(crate) fn delete(ask: &Ask) -> Answer {
    let id = ask.word("id")?;
    ask.desk()?.drop_list(id)?;
    ask.say(Flash {
        key: "web-list-deleted".into(),
        undo: Some(paths::list_restore(id)),
        ..Flash::default()
    });
    Ok(go(paths::LISTS))
}

/// Takes that back.
pub(crate) fn restore(ask: &Ask) -> Answer {
    let name = ask.desk()?.restore_list(ask.word("id")?)?;
    ask.say(Flash {
        key: "web-list-restored".into(),
        args: vec![("name", Said::Words(name))],
        ..Flash::default()
    });
    Ok(go(paths::LISTS))
}
