//! Sheets that hang on one another, as form servers export what comes again.
//!
//! The first sheet holds a row for each form; what its repeat held stands on a sheet of
//! its own, each row with the number of its form (`_parent_index`, `PARENT_KEY`). People of
//! such a sheet get the cells of their form beside their own; the form is then told with them.
//! A sheet of relatives or papers holds no people in question, and says so.

use std::collections::{BTreeMap, HashMap};

use crate::book::{Book, Cell, Elsewhere, Limits, Sheet, SheetBuilder};
use crate::field::FieldKey;
use crate::header::{Header, find_header};
use crate::people::{field_of, is_of_all, is_own_name, repeats_people};
use crate::refusal::{Refusal, Remark};

/// Titles that name the row on which a row hangs, with those of the other sheet that it means.
const LINKS: [(&str, &[&str]); 9] = [
    ("_parent_index", &["_index"]),
    ("parent_index", &["index", "_index"]),
    ("parent_key", &["key"]),
    ("parent key", &["key"]),
    ("_parent_id", &["_id", "id"]),
    ("parent_id", &["id", "_id"]),
    ("parent_uid", &["uid", "_uid"]),
    ("_submission__id", &["_id"]),
    ("_submission__uuid", &["_uuid"]),
];

/// Sheets hang on one another at most so deep.
const DEEPEST: usize = 6;

/// Which sheet hangs on which: for each, its column, the other sheet, and the column there.
#[derive(Clone, Copy)]
struct Link {
    own: usize,
    parent: usize,
    key: usize,
}

/// Puts the cells of forms beside the people of their repeats.
pub(crate) fn join_repeats(book: &mut Book, limits: Limits) -> Result<(), Refusal> {
    if book.sheets.len() < 2 {
        return Ok(());
    }
    let headers: Vec<Header> = book.sheets.iter().map(find_header).collect();
    let links: Vec<Option<Link>> = (0..book.sheets.len()).map(|at| link(&book.sheets, &headers, at)).collect();
    let mut above: Vec<Above> = book.sheets.iter().map(|_| Above::default()).collect();
    let mut left: Vec<usize> = (0..links.len()).filter(|at| links[*at].is_some()).collect();
    for _ in 0..DEEPEST {
        let ready: Vec<usize> = left.iter().copied().filter(|at| links[*at].is_some_and(|link| !left.contains(&link.parent))).collect();
        left.retain(|at| !ready.contains(at));
        for at in ready {
            if let Some(link) = links[at] {
                hang(book, &headers, &mut above, at, link, limits)?;
            }
        }
    }
    Ok(())
}

/// What the rows of a sheet have from the sheets above it.
#[derive(Default)]
struct Above {
    titles: Vec<String>,
    cells: HashMap<u32, Vec<(usize, String)>>,
}

fn lower(title: &str) -> String {
    title.trim().rsplit('/').next().unwrap_or(title).to_lowercase()
}

fn link(sheets: &[Sheet], headers: &[Header], at: usize) -> Option<Link> {
    let titles: Vec<String> = headers[at].titles.iter().map(|title| lower(title)).collect();
    let table = titles.iter().position(|title| title == "_parent_table_name");
    let rows = || headers[at].rows(&sheets[at]);
    let named = table.and_then(|column| rows().map(|line| line.text(column).to_owned()).find(|name| !name.is_empty()));
    // A tab has room for 31 letters only.
    let is_named = |other: usize| {
        let own = sheets[other].name.as_deref().unwrap_or("");
        named.as_deref().is_none_or(|name| !own.is_empty() && (name == own || own.chars().count() >= 31 && name.starts_with(own)))
    };
    LINKS.iter().find_map(|(title, keys)| {
        let own = titles.iter().position(|known| known == title)?;
        let parents = |named: bool| (0..sheets.len()).filter(move |other| *other != at && (!named || is_named(*other)));
        parents(true).chain(parents(false)).find_map(|parent| {
            let key = keys.iter().find_map(|key| headers[parent].titles.iter().position(|title| lower(title) == *key))?;
            let known = by_key(&sheets[parent], &headers[parent], key);
            let hangs = rows().filter(|line| known.contains_key(line.text(own))).count();
            (hangs > 0 && hangs * 2 >= rows().count()).then_some(Link { own, parent, key })
        })
    })
}

/// Line numbers by what stands in a column.
fn by_key(sheet: &Sheet, header: &Header, column: usize) -> HashMap<String, u32> {
    let keyed = header.rows(sheet).filter(|line| !line.text(column).is_empty());
    keyed.map(|line| (line.text(column).to_owned(), line.number())).collect()
}

fn hang(book: &mut Book, headers: &[Header], above: &mut [Above], at: usize, link: Link, limits: Limits) -> Result<(), Refusal> {
    let Link { own, parent, key } = link;
    let (sheet, form) = (&book.sheets[at], &book.sheets[parent]);
    let form_named = headers[parent].titles.iter().any(|title| is_own_name(title));
    let titles = &headers[at].titles;
    let name = sheet.name.clone().unwrap_or_default();
    if !repeats_people(&name, titles.iter().map(String::as_str), form_named) {
        let details: BTreeMap<u32, Elsewhere> = headers[at].rows(sheet).map(|line| (line.number(), Elsewhere::Detail)).collect();
        let remark = Remark::new("detail_sheet").sheet(&sheet.name).count(details.len() as u32);
        book.remarks.push(remark);
        book.sheets[at].elsewhere.extend(details);
        return Ok(());
    }
    let lines = by_key(form, &headers[parent], key);
    let told = told_above(form, &headers[parent], &above[parent], form_named);
    let mut builder = SheetBuilder::new(sheet.name.clone(), limits);
    let mut heard: Vec<u32> = Vec::new();
    let mut cells = HashMap::new();
    for line in headers[at].rows(sheet) {
        builder.begin(line.number())?;
        line.flaws().for_each(|flaw| builder.flaw(flaw));
        for Cell { column, kind, text } in line.cells() {
            builder.cell(column, kind, text)?;
        }
        let of_form = lines.get(line.text(own)).and_then(|number| told.cells.get(number).map(|cells| (*number, cells)));
        if let Some((number, beside)) = of_form {
            heard.push(number);
            for (column, text) in beside {
                builder.cell(titles.len() + column, crate::book::CellKind::Text, text)?;
            }
            cells.insert(line.number(), beside.clone());
        }
    }
    let (mut joined, _) = builder.finish()?;
    let beside = told.titles.iter().map(|title| if titles.contains(title) { format!("{}/{title}", form.name.as_deref().unwrap_or("form")) } else { title.clone() });
    joined.headers = Some(titles.iter().cloned().chain(beside).collect());
    joined.shared = (titles.len()..titles.len() + told.titles.len()).collect();
    (joined.hidden, joined.hidden_columns, joined.comments) = (sheet.hidden, sheet.hidden_columns.clone(), sheet.comments.clone());
    above[at] = Above { titles: told.titles, cells };
    if !form_named {
        let told = heard.into_iter().map(|number| (number, Elsewhere::WithItsPeople));
        book.sheets[parent].elsewhere.extend(told);
    }
    book.sheets[at] = joined;
    Ok(())
}

/// What a form says of the people who hang on it. Where it is itself about a person, only
/// what is said of all: who told, and by what telephone.
fn told_above(form: &Sheet, header: &Header, above: &Above, named: bool) -> Above {
    let of_form = |title: &str| !title.is_empty() && if named { is_of_all(title) } else { field_of(title) != Some(FieldKey::Serial) };
    let columns: Vec<usize> = (0..header.titles.len()).filter(|at| of_form(&header.titles[*at])).collect();
    let own = columns.iter().map(|at| header.titles[*at].clone());
    let titles: Vec<String> = own.chain(above.titles.iter().cloned()).collect();
    let cells = header.rows(form).map(|line| {
        let own = columns.iter().enumerate().filter(|(_, at)| !line.text(**at).is_empty());
        let own = own.map(|(place, at)| (place, line.text(*at).to_owned()));
        let from_above = above.cells.get(&line.number()).into_iter().flatten();
        (line.number(), own.chain(from_above.map(|(place, text)| (columns.len() + place, text.clone()))).collect())
    });
    Above { titles, cells: cells.collect() }
}
