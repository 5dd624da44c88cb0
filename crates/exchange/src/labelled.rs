//! Lists whose titles stand beside the values: a form copied as text, a table laid on its side.
//!
//! ```text
//! الاسم: …            الاسم   | … | … | …
//! اسم الأم: …         اسم الأم | … | … | …
//! ```
//!
//! **Invariant:** only where most lines begin with a known title, and one of them is that of a
//! name, is a text read so. A line without a title stays with its person as a note.

use crate::book::{CellKind, Limits, Sheet, SheetBuilder};
use crate::header::find_header;
use crate::people::is_own_name;
use crate::refusal::Refusal;
use crate::vocabulary::{SURE, key_words, vocabulary};

/// A list of this kind has so many labelled lines at least, …
const FEWEST: usize = 4;
/// … and so many different labels.
const DIFFERENT: usize = 3;
/// Among its first lines so many labelled ones stand already. Of a list of another kind no more lines than
/// these are held against the known titles, which takes long.
const BEGINNING: usize = 50;
/// No title of a form is longer.
const LONGEST: usize = 40;

/// A line with its title, if it has one.
struct LabelledLine<'t> {
    number: u32,
    /// A blank line, or one of dashes, stands before it.
    apart: bool,
    label: Option<&'t str>,
    value: &'t str,
}

/// One person, as labels and values.
struct LabelledPerson<'t> {
    number: u32,
    said: Vec<(&'t str, String)>,
}

/// Reads a text of labelled lines; `None` where it is none.
pub(crate) fn read_labelled(text: &str, limits: Limits) -> Result<Option<Sheet>, Refusal> {
    let begins =
        text.lines().filter_map(line_of).take(BEGINNING).filter(|line| cut(line).0.is_some()).count()
            >= FEWEST;
    if !begins {
        return Ok(None);
    }
    let lines = lines(text);
    if are_labelled(&lines) { sheet_of(None, &records(&lines), limits).map(Some) } else { Ok(None) }
}

/// A table with its titles in the first column: each other column is a person, or, where the titles come
/// again further down, each block.
pub(crate) fn turned(sheet: &Sheet, limits: Limits) -> Result<Option<Sheet>, Refusal> {
    const MOST_LINES: usize = 20_000;
    if sheet.headers.is_some() || sheet.width() < 2 || sheet.len() < DIFFERENT || sheet.len() > MOST_LINES {
        return Ok(None);
    }
    let line = |line: crate::book::Line<'_>| {
        (line.number(), line.text(0).trim().to_owned(), line.text(1).trim().to_owned())
    };
    if sheet.lines().take(BEGINNING).filter(|line| is_label(line.text(0).trim())).count() < FEWEST {
        return Ok(None);
    }
    let cells: Vec<(u32, String, String)> = sheet.lines().map(line).collect();
    let mut before = 0;
    let lines: Vec<LabelledLine> = cells
        .iter()
        .map(|(number, title, value)| {
            let apart = *number > before + 1;
            before = *number;
            let label = is_label(title).then_some(title.as_str());
            LabelledLine { number: *number, apart, label, value: if label.is_some() { value } else { title } }
        })
        .collect();
    if !are_labelled(&lines) || has_titles_above(sheet) {
        return Ok(None);
    }
    let again = records(&lines);
    match (again.len(), sheet.width()) {
        (1, _) => columns_as_people(sheet, &cells, limits).map(Some),
        (_, 2) => sheet_of(sheet.name.clone(), &again, limits).map(Some),
        _ => Ok(None),
    }
}

/// Whether a line holds titles side by side: then what stands below each is its own.
fn has_titles_above(sheet: &Sheet) -> bool {
    let header = find_header(sheet).line;
    let line = sheet.lines().find(|line| Some(line.number()) == header);
    line.is_some_and(|line| line.cells().any(|cell| cell.column > 0 && is_label(cell.text.trim())))
}

/// Each column behind the titles as a line, with the number of its column.
fn columns_as_people(
    sheet: &Sheet,
    cells: &[(u32, String, String)],
    limits: Limits,
) -> Result<Sheet, Refusal> {
    let mut builder = SheetBuilder::new(sheet.name.clone(), limits);
    for column in 1..sheet.width() {
        builder.begin(column as u32 + 1)?;
        for (at, line) in sheet.lines().enumerate() {
            if let Some(cell) = line.cell(column) {
                builder.cell(at, cell.kind, cell.text)?;
            }
        }
    }
    let (mut turned, _) = builder.finish()?;
    turned.headers = Some(cells.iter().map(|(_, title, _)| title.clone()).collect());
    turned.hidden = sheet.hidden;
    Ok(turned)
}

fn lines(text: &str) -> Vec<LabelledLine<'_>> {
    let mut lines = Vec::new();
    let mut apart = false;
    for (number, line) in (1..).zip(text.lines()) {
        let Some(line) = line_of(line) else {
            apart = true;
            continue;
        };
        let (label, value) = cut(line);
        lines.push(LabelledLine { number, apart, label, value });
        apart = false;
    }
    lines
}

/// A line that says something, without blanks around it.
fn line_of(line: &str) -> Option<&str> {
    Some(line.trim_matches(crate::book::is_blank)).filter(|line| line.chars().any(char::is_alphanumeric))
}

/// «1- الاسم: سالم» has a title and a value.
fn cut(line: &str) -> (Option<&str>, &str) {
    let found = line.find([':', '：', '=']).map(|at| (&line[..at], &line[at..]));
    let Some((front, rest)) = found else { return (None, line) };
    let label = front.trim_start_matches(|letter: char| !letter.is_alphabetic()).trim();
    let value = rest.trim_start_matches([':', '：', '=']).trim();
    if is_label(label) { (Some(label), value) } else { (None, line) }
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= LONGEST
        && (vocabulary().candidates(text).first().is_some_and(|best| best.score >= SURE)
            // «المفقود: جابر نواف الصياد»: whoever was taken.
            || matches!(key_words(text).as_slice(), [word] if vocabulary().is_word("people", word)))
}

/// Whether one line tells of several titles, as a sentence does.
fn tells_several(value: &str) -> bool {
    value.split(['،', ',', ';', '؛', '|', '-', '\t']).any(|piece| cut(piece.trim()).0.is_some())
}

fn are_labelled(lines: &[LabelledLine]) -> bool {
    let labelled = || lines.iter().filter_map(|line| Some((line.label?, line.value)));
    let count = labelled().count();
    let mut different: Vec<Vec<String>> = labelled().map(|(label, _)| key_words(label)).collect();
    different.sort();
    different.dedup();
    let sentences = labelled().filter(|(_, value)| tells_several(value)).count();
    count >= FEWEST
        && count * 10 >= lines.len() * 7
        && different.len() >= DIFFERENT
        && sentences * 5 <= count
        && labelled().any(|(label, value)| is_own_name(label) && !value.is_empty())
}

/// The people: a blank line parts them where each part names somebody, else a title that comes again.
fn records<'t>(lines: &[LabelledLine<'t>]) -> Vec<LabelledPerson<'t>> {
    let names = |line: &LabelledLine| line.label.is_some_and(is_own_name);
    let groups: Vec<&[LabelledLine]> = lines.chunk_by(|_, next| !next.apart).collect();
    let named = groups.iter().filter(|group| group.iter().any(names)).count();
    let by_blank = named > 1 && named * 5 >= groups.len() * 4;
    let mut records: Vec<LabelledPerson> = Vec::new();
    for line in lines {
        let open = records.last().is_some_and(|record| match line.label {
            _ if by_blank => !line.apart,
            Some(label) => !is_said_again(record, label),
            None => true,
        });
        if !open {
            records.push(LabelledPerson { number: line.number, said: Vec::new() });
        }
        if let Some(record) = records.last_mut() {
            put(&mut record.said, line);
        }
    }
    records
}

/// Whether a title stands in the record already; two telephones do not make two people.
fn is_said_again(record: &LabelledPerson, label: &str) -> bool {
    let words = key_words(label);
    let many = crate::people::field_of(label).is_some_and(|field| field.takes_many());
    !many && record.said.iter().any(|(own, _)| key_words(own) == words)
}

fn put<'t>(said: &mut Vec<(&'t str, String)>, line: &LabelledLine<'t>) {
    let label = line.label.unwrap_or(if names::script(line.value) == names::Script::Latin {
        "note"
    } else {
        "ملاحظات"
    });
    match said.iter_mut().find(|(own, _)| *own == label) {
        Some((_, value)) => *value = format!("{value} / {}", line.value),
        None => said.push((label, line.value.to_owned())),
    }
}

fn sheet_of(name: Option<String>, records: &[LabelledPerson], limits: Limits) -> Result<Sheet, Refusal> {
    let mut titles: Vec<&str> = Vec::new();
    let mut builder = SheetBuilder::new(name, limits);
    for record in records {
        builder.begin(record.number)?;
        for (label, value) in &record.said {
            let words = key_words(label);
            let column = titles.iter().position(|known| key_words(known) == words).unwrap_or_else(|| {
                titles.push(label);
                titles.len() - 1
            });
            builder.cell(column, CellKind::Text, value)?;
        }
    }
    let (mut sheet, _) = builder.finish()?;
    sheet.headers = Some(titles.into_iter().map(str::to_owned).collect());
    Ok(sheet)
}
