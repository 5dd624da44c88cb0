//! From files to rows with fields: the readers of `exchange`, with what a
//! person chose by hand and what the gazetteer knows.

use crate::choice::ColumnChoice;
use crate::draft::{Doubt, Draft, Field, draft};
use crate::row::{ColumnPlan, Incoming, PlanFile, Row, SheetPlan};
use crate::unread::{Unread, reading, reading_one_of};
use dates::Day;
use exchange::{Book, Column, Encoding, FieldKey, Gazetteer, Limits, MappedBy, Mapping, Overrides, Sheet};
use model::{SubjectKind, facilities, gazetteer, parties};
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

/// The fields a column can feed in a list of that kind, in the order in which they are offered.
pub fn field_keys_of(kind: SubjectKind) -> Vec<String> {
    FieldKey::of_kind(kind).into_iter().map(|field| field.as_str().into_owned()).collect()
}

/// What is known of the country, for telling columns by their values.
struct Country;

impl Gazetteer for Country {
    fn is_place(&self, text: &str) -> bool {
        !gazetteer::find(text, None).codes.is_empty()
    }
    fn is_party(&self, text: &str) -> bool {
        !parties::find(text).ids.is_empty()
    }
    fn is_facility(&self, text: &str) -> bool {
        !facilities::find(text).ids.is_empty()
    }
}

/// A file that was read.
pub struct ReadFile {
    /// What it is a list of.
    pub of: SubjectKind,
    /// What became known of the file itself.
    pub file: PlanFile,
    /// Its sheets.
    pub sheets: Vec<SheetPlan>,
    /// How its columns were understood.
    pub columns: Vec<ColumnPlan>,
    /// The same, to be kept for next month.
    pub mappings: Vec<Mapping>,
}

/// Reads the files of a plan and gives every row with its draft, and the place of its file, to `each`. A
/// fault of ours is told with the file in which it happened.
pub fn read_files(
    files: &[Incoming],
    choice: &ColumnChoice,
    draft: &dyn Fn(&Row) -> Draft,
    each: &mut dyn FnMut(usize, Row, Draft),
) -> Result<Vec<ReadFile>, Unread> {
    let at = Cell::new(0);
    let mut drafted = |file: usize, row: Row| {
        at.set(file);
        let draft = draft(&row);
        each(file, row, draft);
    };
    let read = || rows_of_files(files, choice, &mut drafted);
    let name = || files.get(at.get()).map_or("", |file| file.name.as_str());
    reading_one_of(&name, read)
}

/// Files of more bytes than this are read one after the other, and not joined.
const TOGETHER: usize = 100 << 20;

/// Reads the files of a plan and gives every row to `each`. What comes again in a form may stand
/// in a file of its own: files that were chosen together are read together. A fault of ours in
/// a file ends the reading; [`read_files`] tells it as a file that cannot be read.
pub fn rows_of_files(
    files: &[Incoming],
    choice: &ColumnChoice,
    each: &mut dyn FnMut(usize, Row),
) -> Result<Vec<ReadFile>, Unread> {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let together = files.len() > 1 && bytes <= TOGETHER;
    let books = if together { open_together(files, choice)? } else { Vec::new() };
    let mut choice = Cow::Borrowed(choice);
    if choice.of.is_none() && !books.is_empty() {
        choice.to_mut().of = Some(kind_of_all(&books));
    }
    let (mut books, mut read) = (books.into_iter(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        let mut own = |row: Row| each(at, row);
        let book = match books.next() {
            Some(book) => book,
            None => open(&file.bytes, &file.name, &choice, Limits::default())?,
        };
        if choice.of.is_none() {
            choice.to_mut().of = Some(kind_of_all(std::slice::from_ref(&book)));
        }
        read.push(rows_of_book(file, book, &choice, &mut own)?);
    }
    Ok(read)
}

/// What books are a list of, where all of them say the same; else people.
fn kind_of_all(books: &[Book]) -> SubjectKind {
    let first = books.first().and_then(exchange::kind_of);
    first
        .filter(|kind| books.iter().skip(1).all(|book| exchange::kind_of(book) == Some(*kind)))
        .unwrap_or(SubjectKind::PERSON)
}

/// The books of files that were chosen together.
fn open_together(files: &[Incoming], choice: &ColumnChoice) -> Result<Vec<Book>, Unread> {
    let overrides = overrides(choice, Limits::default())?;
    let name = |at: usize| files.get(at).map_or_else(String::new, |file| base_name(&file.name));
    let mut books = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let read = || {
            exchange::read_alone(&file.bytes, &file.name, &overrides)
                .map_err(|why| Unread::of(&why, &name(at)))
        };
        books.push(reading(&name(at), read)?);
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    // What comes again in a form are people: nothing else is joined.
    if choice.is_of_subjects() {
        return Ok(books);
    }
    let join = || exchange::join(&mut books, &names, &overrides).map_err(|why| Unread::of(&why, &name(0)));
    reading(&name(0), join)?;
    Ok(books)
}

/// Reads a list of people and gives every row with its draft to `each`, with other bounds than
/// those of an import.
pub fn read_file_within(
    incoming: &Incoming,
    choice: &ColumnChoice,
    limits: Limits,
    today: Day,
    each: &mut dyn FnMut(Row, Draft),
) -> Result<ReadFile, Unread> {
    let mut drafted = |row: Row| {
        let draft = draft(&row.fields, today);
        each(row, draft);
    };
    let book = open(&incoming.bytes, &incoming.name, choice, limits)?;
    rows_of_book(incoming, book, choice, &mut drafted)
}

fn rows_of_book(
    incoming: &Incoming,
    mut book: Book,
    choice: &ColumnChoice,
    each: &mut dyn FnMut(Row),
) -> Result<ReadFile, Unread> {
    let name = base_name(&incoming.name);
    for sheet in &mut book.sheets {
        sheet.titles_at = choice.titles_at(&name, sheet.name.as_deref());
    }
    let file: Arc<str> = name.as_str().into();
    let mut read = ReadFile {
        of: choice.kind(),
        file: PlanFile {
            name: name.clone(),
            bytes: incoming.bytes.clone(),
            encoding: book.encoding.map(|e| e.as_str().to_owned()),
            remarks: book.remarks.clone(),
        },
        sheets: Vec::new(),
        columns: Vec::new(),
        mappings: Vec::new(),
    };
    for sheet in &book.sheets {
        let mapping = mapping_of(&book, sheet, &name, choice)?;
        read.file.remarks.extend(mapping.remarks.iter().cloned());
        read.columns.extend(mapping.columns.iter().map(|column| column_plan(&name, sheet, column, choice)));
        let tab: Option<Arc<str>> = sheet.name.as_deref().map(Into::into);
        let left_out = choice.leaves_sheet(&name, sheet.name.as_deref());
        let mut rows = 0;
        for raw in exchange::records(sheet, &mapping) {
            let mut row = row_of(&raw, &mapping, &file, &tab, choice);
            if left_out {
                row.no_person = Some("sheet-left-out".to_owned());
            } else if choice.leaves_row(&name, sheet.name.as_deref(), row.row) {
                row.no_person = Some("left-out-by-hand".to_owned());
            }
            rows += 1;
            each(row);
        }
        read.sheets.push(SheetPlan {
            file: name.clone(),
            sheet: sheet.name.clone(),
            titles_at: mapping.header_line,
            has_lines: sheet.headers.is_none(),
            rows,
            left_out,
        });
        read.mappings.push(mapping.kept());
    }
    Ok(read)
}

/// Reads bytes as a book, as the choice says.
pub fn open(bytes: &[u8], name: &str, choice: &ColumnChoice, limits: Limits) -> Result<Book, Unread> {
    let overrides = overrides(choice, limits)?;
    let file = base_name(name);
    reading(&file, || {
        let read = if choice.is_of_subjects() {
            exchange::read_alone(bytes, name, &overrides)
        } else {
            exchange::read(bytes, name, &overrides)
        };
        read.map_err(|why| Unread::of(&why, &file))
    })
}

fn overrides(choice: &ColumnChoice, limits: Limits) -> Result<Overrides, Unread> {
    let encoding = match &choice.encoding {
        Some(label) => Some(Encoding::named(label).ok_or(Unread::Choice("encoding", "unknown"))?),
        None => None,
    };
    Ok(Overrides { encoding, separator: choice.separator, limits: Some(limits), ..Overrides::default() })
}

/// The last part of a path, in either style of slash.
pub fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean = names::clean(last);
    if clean.is_empty() { "list".to_owned() } else { clean }
}

/// How a sheet is to be read: guessed, kept, and corrected by hand.
pub fn mapping_of(book: &Book, sheet: &Sheet, file: &str, choice: &ColumnChoice) -> Result<Mapping, Unread> {
    let of = choice.kind();
    let kept = choice.kept.iter().find(|m| m.sheet == sheet.name).or(match choice.kept.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    let mut mapping = match kept.filter(|kept| kept.of == of) {
        Some(kept) => kept.apply(book, sheet, &Country),
        None => Mapping::guess_of(of, book, sheet, &Country),
    };
    let places: Vec<(usize, String)> =
        mapping.columns.iter().map(|c| (c.index, names::fold(&c.header))).collect();
    for (index, header) in places {
        if let Some(key) = choice.field(file, sheet.name.as_deref(), index, &header) {
            let field = key.parse::<FieldKey>().ok().filter(|field| is_of(field, of));
            mapping.set(index, Some(field.ok_or(Unread::Choice("column", "unknown"))?));
        }
    }
    Ok(mapping)
}

/// Whether a column of a list of that kind can feed a field.
fn is_of(field: &FieldKey, of: SubjectKind) -> bool {
    match field {
        FieldKey::Subject(property) => property.is_of(of),
        field => of == SubjectKind::PERSON || FieldKey::of_kind(of).contains(field),
    }
}

fn column_plan(file: &str, sheet: &Sheet, column: &Column, choice: &ColumnChoice) -> ColumnPlan {
    let how = match column.how {
        MappedBy::Header => "header",
        MappedBy::Values => "values",
        MappedBy::Hand => "hand",
        MappedBy::Ignored => "ignored",
        MappedBy::Unknown => "unknown",
    };
    ColumnPlan {
        file: file.to_owned(),
        sheet: sheet.name.clone(),
        index: column.index,
        column: column.header.clone(),
        field: column.field.as_ref().map_or_else(|| "ignored".to_owned(), |f| f.as_str().into_owned()),
        how: how.to_owned(),
        samples: column.samples.clone(),
        century: choice.century(file, sheet.name.as_deref(), column.index, &column.header),
        short_years: false,
    }
}

/// A date whose parts stand in three columns, day first; `None` where the month
/// is missing or none.
fn whole_date(raw: &exchange::RawRecord<'_>, year: &str, beside: exchange::MonthAndDay) -> Option<String> {
    // A number of a sheet may come as 5.0.
    let plain = |text: &str| {
        let text = dates::western_digits(text.trim());
        text.strip_suffix(".0").unwrap_or(&text).to_owned()
    };
    let said = |column: usize| {
        let mut fields = raw.fields.iter().map(|f| (f.column, f.text)).chain(raw.unmapped.iter().copied());
        fields.find(|(at, _)| *at == column).map(|(_, text)| plain(text))
    };
    let number = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    let year = plain(year);
    if year.len() != 4 || year.parse::<u16>().is_err() {
        return None;
    }
    let month = said(beside.month)?;
    let day = beside.day.and_then(said).filter(|day| number(day, 31));
    let named = !month.is_empty() && !month.chars().any(char::is_numeric);
    match (day, number(&month, 12)) {
        (Some(day), true) => Some(format!("{day}/{month}/{year}")),
        (None, true) => Some(format!("{month}/{year}")),
        (Some(day), false) if named => Some(format!("{day} {month} {year}")),
        (None, false) if named => Some(format!("{month} {year}")),
        _ => None,
    }
}

/// Degrees north and east that stand in two columns, with a point for each comma of decimals.
fn whole_point(raw: &exchange::RawRecord<'_>, north: &str, east: usize) -> Option<String> {
    let plain = |text: &str| dates::western_digits(text.trim()).replace([',', '٫'], ".");
    let east = raw.fields.iter().find(|field| field.column == east)?.text;
    (!north.trim().is_empty() && !east.trim().is_empty())
        .then(|| format!("{}, {}", plain(north), plain(east)))
}

fn row_of(
    raw: &exchange::RawRecord<'_>,
    mapping: &Mapping,
    file: &Arc<str>,
    sheet: &Option<Arc<str>>,
    choice: &ColumnChoice,
) -> Row {
    let header = |column: usize| {
        let found = mapping.columns.iter().find(|c| c.index == column).map(|c| c.header.clone());
        found.filter(|h| !h.is_empty()).unwrap_or_else(|| format!("{}", column + 1))
    };
    let known = raw.fields.iter().map(|f| {
        let column = mapping.columns.iter().find(|c| c.index == f.column);
        let whole = column.and_then(|c| c.beside).and_then(|beside| whole_date(raw, f.text, beside));
        let whole = whole.or_else(|| whole_point(raw, f.text, column?.east?));
        Field {
            month_first: whole.is_none() && column.is_some_and(|c| c.month_first),
            family_first: column.is_some_and(|c| c.family_first),
            century: column.and_then(|c| choice.century(file, sheet.as_deref(), c.index, &c.header)),
            shared: f.shared,
            ..Field::new(f.field.as_str(), header(f.column), whole.unwrap_or_else(|| f.text.to_owned()))
        }
    });
    let unmapped = raw.unmapped.iter().map(|(column, text)| Field::new("ignored", header(*column), *text));
    let doubts = raw.troubles.iter().map(|t| Doubt {
        code: t.code.replace('_', "-"),
        column: t.column.map(header),
        waits: t.waits,
    });
    let mut doubts: Vec<Doubt> = doubts.collect();
    let mut no_person = raw.set_aside.map(|why| why.code().replace('_', "-"));
    doubts.extend(words_without_a_field(raw).map(|column| Doubt {
        code: "no-name".to_owned(),
        column: Some(header(column)),
        waits: true,
    }));
    match alone_in_its_row(raw, mapping) {
        Some(Alone::Place) if no_person.is_none() => no_person = Some("section".to_owned()),
        Some(Alone::Words(column)) => doubts.push(Doubt {
            code: "heading-or-name".to_owned(),
            column: Some(header(column)),
            waits: true,
        }),
        _ => {}
    }
    Row {
        of: mapping.of,
        file: file.clone(),
        sheet: sheet.clone(),
        row: raw.row,
        person: raw.person,
        people: raw.people,
        fields: known.chain(unmapped).collect(),
        no_person,
        doubts,
    }
}

/// The first column with words of a row of which no field says anything: what nobody understood may be
/// somebody.
fn words_without_a_field(raw: &exchange::RawRecord<'_>) -> Option<usize> {
    let says = |text: &str| !model::codes::is_unknown(text.trim());
    let told = raw.fields.iter().any(|field| !field.field.is_left_out() && says(field.text));
    let words = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && says(text);
    // A name that slipped into the column of running numbers is none.
    let numbers = raw.fields.iter().filter(|field| field.field == FieldKey::Serial);
    let mut unread = raw
        .unmapped
        .iter()
        .copied()
        .chain(numbers.map(|field| (field.column, field.text)))
        .filter(|(_, text)| words(text))
        .map(|(column, _)| column);
    unread.next().filter(|_| !told)
}

/// What stands alone in a cell for names, in a table of several columns.
enum Alone {
    /// The name of a place, which heads the rows below it.
    Place,
    /// Words that begin with no name we know.
    Words(usize),
}

/// Parts of a list have headings: a town, a year, «الدفعة الثانية». Where nothing else stands in
/// the row, not even its number, such words are nobody, or wait.
fn alone_in_its_row(raw: &exchange::RawRecord<'_>, mapping: &Mapping) -> Option<Alone> {
    let told = mapping
        .columns
        .iter()
        .filter(|column| column.field.as_ref().is_some_and(|field| !field.is_left_out()))
        .count();
    let says = |text: &str| !model::codes::is_unknown(text.trim());
    let mut fields = raw.fields.iter().filter(|field| says(field.text));
    let (Some(only), None) = (fields.next(), fields.next()) else { return None };
    let in_a_table = mapping.header_line.is_some()
        && told >= 3
        && raw.people == 1
        && !raw.unmapped.iter().any(|(_, text)| says(text));
    if !in_a_table || only.field != FieldKey::FullName {
        return None;
    }
    let parsed = names::split(only.text);
    // «أم محمد الحمصي»: known by a kunya, and a village of that beginning is none of it.
    if parsed.kunya.is_some() {
        return None;
    }
    let given = parsed.given.unwrap_or_default();
    let is_name = names::fold(&given).split_whitespace().next().is_some_and(names::is_given);
    let place = gazetteer::find(only.text, None).candidates;
    let odd = only.text.contains(':') || only.text.chars().any(char::is_numeric);
    let arabic = names::script(only.text) == names::Script::Arabic;
    // "Homs prisoners": a town begins it, and no name.
    let first = only.text.split_whitespace().next().unwrap_or_default();
    let of_a_town = !arabic
        && gazetteer::find(first, None).candidates.iter().any(|found| found.how < gazetteer::How::Near);
    match () {
        () if is_name && !odd => None,
        () if !place.is_empty() && place.iter().all(|found| found.how < gazetteer::How::Near) => {
            Some(Alone::Place)
        }
        () if odd || arabic || of_a_town => Some(Alone::Words(only.column)),
        () => None,
    }
}
