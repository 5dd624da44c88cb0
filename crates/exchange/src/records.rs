//! The rows of a list, each with its fields as said and what is odd about it.
//!
//! **Invariant:** every line under the header that holds anything is a row, and
//! every row comes out exactly once: as a record, or set aside with a reason.
//! Nothing is read into a value here; only the shape of the row is judged.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::book::{Cell, CellKind, Elsewhere, Flaw, Format, Line, Sheet};
use crate::field::FieldKey;
use crate::mapping::{Column, MappedBy, Mapping, hot_value, names_companions};
use crate::no_name::{begins_as_a_name, is_no_name};
use crate::people::is_own_name;
use crate::sentences::{tells_of_a_taking, without_list_mark};
use crate::several::{has_two_people, is_a_family_alone};
use crate::values::{
    is_unknown, looks_like_age, looks_like_date, looks_like_phone, looks_like_sex, looks_like_status,
};
use crate::vocabulary::{ENOUGH, SURE, key_words, value_key, vocabulary, vocabulary_of};
use crate::words::fold_letters;

/// What a row says of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawField<'a> {
    /// The field.
    pub field: FieldKey,
    /// The column it stood in, counted from 0.
    pub column: usize,
    /// What the file said the cell is.
    pub kind: CellKind,
    /// The words as said.
    pub text: &'a str,
    /// It is said of several people at once, and is no one's own.
    pub shared: bool,
}

/// Why a row is no record of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAside {
    /// It adds up the rows above.
    Subtotal,
    /// It repeats the titles.
    RepeatedHeader,
    /// A heading between rows, or words under the table.
    Section,
    /// Only a running number: a line kept free.
    Blank,
    /// What it says is told with the people of another sheet, who hang on it.
    WithItsPeople,
    /// A detail of a row of another sheet: a relative, a paper.
    Detail,
    /// An organisation, a ship, an address in a list of entities.
    NotAPerson,
    /// A greeting between messages.
    Greeting,
}

impl SetAside {
    /// The code that messages are found by.
    pub fn code(self) -> &'static str {
        match self {
            SetAside::Subtotal => "subtotal",
            SetAside::RepeatedHeader => "repeated_header",
            SetAside::Section => "section",
            SetAside::Blank => "blank",
            SetAside::WithItsPeople => "with_its_people",
            SetAside::Detail => "detail",
            SetAside::NotAPerson => "not_a_person",
            SetAside::Greeting => "greeting",
        }
    }
}

/// Something about a row that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowTrouble {
    /// `two_people`, `other_titles`, `several_things`, `heading_or_name`, `shifted`, `extra_cells`, `merged`,
    /// `merged_name`,
    /// `formula_only`, `lost_letters`, or the code of a [`Flaw`].
    pub code: String,
    /// The column it is about.
    pub column: Option<usize>,
    /// The words it is about, for the person who clears it. Never logged.
    pub text: String,
    /// Whether the row should wait for a person.
    pub waits: bool,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRecord<'a> {
    /// The sheet it stands on.
    pub sheet: Option<&'a str>,
    /// The line as a person counts it; for JSON the index from 0.
    pub row: u32,
    /// Which of the people of its row it tells of, from 1.
    pub person: u32,
    /// How many people the row tells of.
    pub people: u32,
    /// What it says, field by field.
    pub fields: Vec<RawField<'a>>,
    /// What stands in columns of which nobody said what they are.
    pub unmapped: Vec<(usize, &'a str)>,
    /// Why it is no person, if it is none.
    pub set_aside: Option<SetAside>,
    /// What is odd about it.
    pub troubles: Vec<RowTrouble>,
}

impl RawRecord<'_> {
    /// The first words of a field.
    pub fn text(&self, field: &FieldKey) -> Option<&str> {
        self.fields.iter().find(|own| own.field == *field).map(|own| own.text)
    }
}

/// The rows of a sheet, one after the other; a row that tells of several people comes
/// once for each of them.
pub fn records<'a>(sheet: &'a Sheet, mapping: &'a Mapping) -> impl Iterator<Item = RawRecord<'a>> {
    let reader = Reader::new(sheet, mapping);
    let places = if sheet.headers.is_some() { sheet.places_in_records() } else { Vec::new() };
    let first = mapping.first_line;
    let is_row = {
        let reader = Reader::new(sheet, mapping);
        move |line: &Line| line.number() >= first || reader.tells_above(line)
    };
    let lines = sheet.lines().enumerate().filter(move |(_, line)| is_row(line));
    let mut above = vec![""; sheet.width()];
    let mut other_titles = false;
    lines.flat_map(move |(at, line)| {
        let (person, people) = places.get(at).copied().unwrap_or((1, 1));
        let mut record = reader.record(&line);
        if record.set_aside == Some(SetAside::RepeatedHeader) {
            other_titles = reader.has_other_titles(&line);
        } else if record.set_aside.is_none() && (other_titles || line.number() < first) {
            record.troubles.insert(
                0,
                RowTrouble {
                    code: "other_titles".to_owned(),
                    column: None,
                    text: String::new(),
                    waits: true,
                },
            );
        }
        (record.person, record.people) = (person, people);
        reader.as_above(&mut record, &mut above);
        reader.apart(record)
    })
}

struct Reader<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    /// The field of each column.
    fields: Vec<Option<FieldKey>>,
    /// The compared title of each column.
    titles: Vec<Vec<String>>,
    /// Cells merged over several rows, by the rows they cover.
    covers: BTreeMap<u32, Vec<(usize, u32)>>,
    /// Lines with a cell merged over several columns.
    wide: BTreeSet<u32>,
    /// One past the last column that has a title or a field.
    width: usize,
    /// The columns whose values have a shape of their own.
    tested: Vec<(usize, ValueShape)>,
    /// For each column the people of the row of whom it speaks; none where of all.
    persons: Vec<Vec<u16>>,
    /// How many people stand side by side.
    side_by_side: u16,
    /// Columns of a choice laid out in 0 and 1.
    hot: BTreeSet<usize>,
    /// Columns that say what kind of thing a row is about.
    kinds: Vec<usize>,
    /// Columns that name others who were taken with the person of the row.
    companions: Vec<usize>,
    /// The family of several rows, written in the first of them alone.
    shared_family: Option<usize>,
    /// A column of names, and another of the same title that was left out.
    twins: Vec<(usize, usize)>,
    /// Columns whose title may name somebody else, beside the name of the person of the row.
    others: Vec<usize>,
    /// In a list of what is no person, columns that name another of them.
    other_things: Vec<usize>,
    /// Its name says that it holds those who work on the list: «متطوعون».
    of_staff: bool,
    /// Names in a sheet without titles: what they are is only guessed.
    guessed: bool,
    /// So many of its columns say something of a person that a heading stands out.
    is_table: bool,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Reader<'a> {
        let width = sheet.width();
        let mut fields = vec![None; width];
        let mut titles = vec![Vec::new(); width];
        let mut persons = vec![Vec::new(); width];
        for column in mapping.columns.iter().filter(|column| column.index < width) {
            fields[column.index].clone_from(&column.field);
            titles[column.index] = key_words(&column.header);
            persons[column.index].clone_from(&column.persons);
        }
        let side_by_side = persons.iter().flatten().copied().max().unwrap_or(0);
        let is_kind = |title: &Vec<String>| vocabulary().is_value("kind_titles", &title.join(" "));
        let is_name = |at: &usize| matches!(fields[*at], Some(FieldKey::FullName | FieldKey::GivenName));
        let twin = |at: usize| {
            (at + 1..width).find(|other| {
                fields[*other].is_none() && !titles[at].is_empty() && titles[at] == titles[*other]
            })
        };
        let twins = (0..width).filter(is_name).filter_map(|at| Some((at, twin(at)?))).collect();
        let kinds = (0..width).filter(|at| is_kind(&titles[*at])).collect();
        let mut reader = Reader {
            sheet,
            mapping,
            fields,
            titles,
            covers: BTreeMap::new(),
            wide: BTreeSet::new(),
            width,
            tested: Vec::new(),
            persons,
            side_by_side,
            hot: mapping.columns.iter().filter(|column| column.hot).map(|column| column.index).collect(),
            kinds,
            companions: companions(mapping),
            shared_family: None,
            twins,
            others: others(mapping),
            other_things: other_things(mapping),
            of_staff: is_of_staff(sheet, mapping),
            guessed: is_guessed(sheet, mapping),
            is_table: mapping.header_line.is_some()
                && mapping.columns.iter().filter(|column| says_something(column)).count() >= 3,
        };
        reader.shared_family = reader.shared_family();
        reader.covers = reader.covers();
        let wide = sheet.merges.iter().filter(|merge| merge.last_column > merge.first_column);
        reader.wide = wide.map(|merge| merge.first_line).collect();
        reader.width = reader.usual_width();
        let look = |column: usize| Some((column, shape_of(reader.fields[column].as_ref()?)?));
        reader.tested = (0..width).filter_map(look).collect();
        reader
    }

    /// Whether the families of the sheet stand in the first of their rows alone: the first row has one, most
    /// rows below have none, and each of those has a given name of its own.
    fn shared_family(&self) -> Option<usize> {
        let at = self.fields.iter().position(|field| *field == Some(FieldKey::FamilyName))?;
        let given = self.fields.iter().position(|field| *field == Some(FieldKey::GivenName))?;
        let mut rows = self
            .sheet
            .lines()
            .filter(|line| line.number() >= self.mapping.first_line)
            .take(FAMILIES_LOOKED_AT)
            .peekable();
        let first =
            rows.peek().is_some_and(|line| !is_unknown(line.text(at)) && self.set_aside(line).is_none());
        let (told, open, named) =
            rows.fold((0, 0, true), |(told, open, named), line| match line.text(at).is_empty() {
                false => (told + 1, open, named),
                true => (told, open + 1, named && !is_unknown(line.text(given))),
            });
        (first && named && open >= 2 && open >= told && self.sheet.headers.is_none()).then_some(at)
    }

    /// «〃», «كذلك»: what stands above, and the family that several rows share.
    fn as_above(&self, record: &mut RawRecord<'a>, above: &mut [&'a str]) {
        if record.set_aside.is_some() {
            return;
        }
        let (mut found, mut taken) = (Vec::new(), Vec::new());
        for own in &mut record.fields {
            let Some(before) = above.get_mut(own.column) else { continue };
            if !is_ditto(own.text) {
                *before = own.text;
            } else if !before.is_empty() {
                let name = matches!(own.field, FieldKey::FullName | FieldKey::GivenName);
                found.push((own.column, own.text, name));
                own.text = before;
            } else {
                found.push((own.column, own.text, true));
            }
        }
        if let Some(column) = self.shared_family {
            let told = record.fields.iter().any(|own| own.column == column);
            if let Some(family) = above.get(column).copied().filter(|family| !told && !family.is_empty()) {
                taken.push(RawField {
                    field: FieldKey::FamilyName,
                    column,
                    kind: CellKind::Text,
                    text: family,
                    shared: false,
                });
            }
        }
        for (column, text, waits) in found.into_iter().chain(taken.iter().map(|own| (own.column, "", false)))
        {
            record.troubles.push(RowTrouble {
                code: "as_above".to_owned(),
                column: Some(column),
                text: text.to_owned(),
                waits,
            });
        }
        record.fields.extend(taken);
        record.fields.sort_by_key(|own| own.column);
    }

    /// Which rows see a cell that stands in another row.
    fn covers(&self) -> BTreeMap<u32, Vec<(usize, u32)>> {
        let mut covers: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
        let down = self.sheet.merges.iter().filter(|merge| merge.last_line > merge.first_line);
        for merge in down.filter(|merge| merge.first_line >= self.mapping.first_line) {
            // A merge to the end of the sheet is formatting, not a statement.
            let last = merge.last_line.min(merge.first_line.saturating_add(500));
            if covers.len() > 200_000 {
                break;
            }
            for line in merge.first_line + 1..=last {
                covers.entry(line).or_default().push((merge.first_column, merge.first_line));
            }
        }
        covers
    }

    fn usual_width(&self) -> usize {
        let titled = self.titles.iter().rposition(|title| !title.is_empty()).map_or(0, |at| at + 1);
        let known = self.fields.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        if titled == 0 { self.titles.len() } else { titled.max(known) }
    }

    fn record(&self, line: &Line<'a>) -> RawRecord<'a> {
        let mut record = RawRecord {
            sheet: self.sheet.name.as_deref(),
            row: line.number(),
            person: 1,
            people: 1,
            fields: Vec::with_capacity(line.cells().len()),
            unmapped: Vec::new(),
            set_aside: self.set_aside(line),
            troubles: Vec::new(),
        };
        for cell in line.cells() {
            self.take(&mut record, &cell);
        }
        self.comments(line, &mut record);
        self.troubles(line, &mut record);
        record
    }

    /// A cell under its field. A formula without a result says nothing, unless in a note.
    fn take(&self, record: &mut RawRecord<'a>, cell: &Cell<'a>) {
        let Cell { column, kind, text } = *cell;
        let field = self.fields[column].clone();
        let computed = kind == CellKind::Formula || is_formula(text);
        if computed && field.as_ref().is_some_and(|field| !field.is_left_out() && *field != FieldKey::Note) {
            // Without its name a row is nobody; of anything else its value is not known.
            let waits = matches!(field, Some(FieldKey::FullName | FieldKey::GivenName));
            record.troubles.push(RowTrouble {
                code: "formula_only".to_owned(),
                column: Some(column),
                text: text.to_owned(),
                waits,
            });
            record.unmapped.push((column, text));
            return;
        }
        let mut text = text;
        if self.hot.contains(&column) {
            // The title was chosen, or it was not; the figure itself says nothing.
            match hot_value(text) {
                Some(true) => {
                    text = self
                        .mapping
                        .columns
                        .iter()
                        .find(|own| own.index == column)
                        .map_or(text, |own| own.header.rsplit('/').next().unwrap_or(&own.header))
                }
                Some(false) => return,
                None => {}
            }
        }
        match field {
            Some(field) => {
                if matches!(field, FieldKey::FullName | FieldKey::GivenName) {
                    text = without_list_mark(text);
                }
                let shared = self.sheet.shared.contains(&column)
                    || (self.side_by_side > 0 && self.persons[column].is_empty());
                record.fields.push(RawField { field, column, kind, text, shared });
            }
            None => record.unmapped.push((column, text)),
        }
    }

    /// What was written beside the cells of a line is a note.
    fn comments(&self, line: &Line, record: &mut RawRecord<'a>) {
        let sheet: &'a Sheet = self.sheet;
        for own in sheet.comments.iter().filter(|own| own.line == line.number()) {
            record.fields.push(RawField {
                field: FieldKey::Note,
                column: own.column,
                kind: CellKind::Text,
                text: &own.text,
                shared: false,
            });
            record.troubles.push(RowTrouble {
                code: Flaw::Comment.code().to_owned(),
                column: Some(own.column),
                text: own.text.clone(),
                waits: false,
            });
        }
    }

    /// A row in which several people stand side by side, once for each who is there.
    fn apart(&self, whole: RawRecord<'a>) -> Vec<RawRecord<'a>> {
        if self.side_by_side == 0 || whole.set_aside.is_some() {
            return vec![whole];
        }
        let own = |person: u16| {
            move |column: &usize| self.persons.get(*column).is_some_and(|persons| persons.contains(&person))
        };
        let told = |person: &u16| {
            let is_own = own(*person);
            whole
                .fields
                .iter()
                .any(|field| is_own(&field.column) && !field.field.is_left_out() && !is_unknown(field.text))
        };
        let there: Vec<u16> = (1..=self.side_by_side).filter(told).collect();
        if there.is_empty() {
            return vec![whole];
        }
        let people = there.len() as u32;
        let of_person = |(place, person): (u32, u16)| {
            let is_own = own(person);
            let heard =
                |column: &usize| is_own(column) || self.persons.get(*column).is_none_or(Vec::is_empty);
            let own_fields: BTreeSet<FieldKey> = whole
                .fields
                .iter()
                .filter(|field| is_own(&field.column))
                .map(|field| field.field.clone())
                .collect();
            let stands = |field: &&RawField| {
                is_own(&field.column) || field.field.takes_many() || !own_fields.contains(&field.field)
            };
            RawRecord {
                person: place,
                people,
                fields: whole
                    .fields
                    .iter()
                    .filter(|field| heard(&field.column))
                    .filter(stands)
                    .cloned()
                    .collect(),
                unmapped: whole.unmapped.iter().filter(|(column, _)| heard(column)).copied().collect(),
                troubles: whole
                    .troubles
                    .iter()
                    .filter(|trouble| trouble.column.as_ref().is_none_or(heard))
                    .cloned()
                    .collect(),
                ..whole
            }
        };
        (1..).zip(there).map(of_person).collect()
    }

    fn set_aside(&self, line: &Line) -> Option<SetAside> {
        match self.sheet.elsewhere.get(&line.number()) {
            Some(Elsewhere::WithItsPeople) => return Some(SetAside::WithItsPeople),
            Some(Elsewhere::Detail) => return Some(SetAside::Detail),
            Some(Elsewhere::Greeting) => return Some(SetAside::Greeting),
            None => {}
        }
        match () {
            () if self.is_no_person(line) => Some(SetAside::NotAPerson),
            () if self.repeats_header(line)
                || self.repeats_header_otherwise(line)
                || self.has_other_titles(line) =>
            {
                Some(SetAside::RepeatedHeader)
            }
            () if line.number() < self.mapping.first_line => None,
            () if is_subtotal(line) => Some(SetAside::Subtotal),
            () if self.is_under_the_table(line) => Some(SetAside::Section),
            () if self.is_blank(line) => Some(SetAside::Blank),
            () if self.is_section(line) || heads_sentences(line) => Some(SetAside::Section),
            () => None,
        }
    }

    fn repeats_header(&self, line: &Line) -> bool {
        let count = line.cells().len();
        let is_title = |cell: &Cell| {
            let title = &self.titles[cell.column];
            !title.is_empty() && *title == key_words(cell.text)
        };
        // Nearly every row shows in its first cells that it is none.
        if count < 2 || !line.cells().take(2).any(|cell| is_title(&cell)) {
            return false;
        }
        let same = line.cells().filter(is_title).count();
        same >= 2 && same * 10 >= count * 6
    }

    /// «الاسم، الأم، التاريخ» under «الاسم الثلاثي، اسم الأم، تاريخ الاعتقال».
    fn repeats_header_otherwise(&self, line: &Line) -> bool {
        let count = line.cells().len();
        let known = |cell: &Cell| {
            cell.text.chars().count() <= 40
                && key_words(cell.text).iter().all(|word| vocabulary().knows(word))
                && !names::is_given(&names::fold(cell.text))
        };
        if self.mapping.header_line.is_none() || count < 2 || !line.cells().take(2).all(|cell| known(&cell)) {
            return false;
        }
        let is_title = |cell: &Cell| {
            let best = vocabulary().candidates(cell.text).into_iter().next();
            let field = best.filter(|best| best.score >= SURE).and_then(|best| best.field);
            known(cell) && field.is_some() && field == self.fields[cell.column]
        };
        let same = line.cells().filter(is_title).count();
        same >= 2 && same * 10 >= count * 6
    }

    /// A line of titles, of which some stand over columns of other fields: what is below it is another table.
    fn has_other_titles(&self, line: &Line) -> bool {
        if self.sheet.headers.is_some() || line.cells().len() < 2 {
            return false;
        }
        let field = |cell: &Cell| {
            let text = cell.text.trim();
            // Holding words against all titles takes long.
            let known = || key_words(text).iter().all(|word| vocabulary().knows(word));
            if text.chars().count() > 40 || !known() || names::is_given(&names::fold(text)) {
                return None;
            }
            let best = vocabulary().candidates(text).into_iter().next()?;
            best.field.filter(|_| best.score >= 0.94 && !looks_like_status(text))
        };
        // Nearly every row shows in its first cells that it is none.
        if !line.cells().take(2).all(|cell| field(&cell).is_some()) {
            return false;
        }
        let fields: Vec<(usize, Option<FieldKey>)> =
            line.cells().map(|cell| (cell.column, field(&cell))).collect();
        let known = fields.iter().filter(|(_, field)| field.is_some()).count();
        let named = fields.iter().any(|(_, field)| {
            matches!(field, Some(FieldKey::FullName | FieldKey::GivenName | FieldKey::MotherName))
        });
        let moved = fields.iter().any(|(column, field)| field.is_some() && *field != self.fields[*column]);
        named && known * 10 >= fields.len() * 8 && moved
    }

    /// A line above the titles, or above where rows were thought to begin, that tells of somebody: a smaller
    /// table on top, rows over their titles. What only names the list is none.
    fn tells_above(&self, line: &Line) -> bool {
        if self.sheet.headers.is_some() || Some(line.number()) == self.mapping.header_line {
            return false;
        }
        let says = |cell: &Cell| {
            cell.text.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !is_unknown(cell.text)
        };
        let told: Vec<Cell> = line.cells().filter(says).collect();
        let of_the_list = |cell: &Cell| {
            cell.text.contains([':', '：']) || is_remark_of_a_list(cell.text) || names_a_list(cell.text)
        };
        if told.iter().any(of_the_list) {
            return false;
        }
        let known = |text: &str| vocabulary().candidates(text).first().is_some_and(|best| best.score >= SURE);
        let name = |cell: &Cell| {
            let text = without_list_mark(cell.text);
            let text = ["المعتقل ", "المفقود ", "المعتقلة ", "المفقودة "]
                .iter()
                .find_map(|word| text.trim().strip_prefix(word))
                .unwrap_or(text);
            let first = names::tokens(text).into_iter().next().unwrap_or_default();
            (2..=6).contains(&text.split_whitespace().count())
                && names::is_given(&first)
                && begins_as_a_name(text)
        };
        let titled = self.titles.iter().filter(|title| !title.is_empty()).count();
        let wide = told.len() >= 2
            && told.len() * 2 >= titled
            && !self.wide.contains(&line.number())
            && told.iter().filter(|cell| known(cell.text)).count() * 2 < told.len();
        told.iter().any(name) || wide
    }

    /// A row of a list of entities that says itself that it is about no person.
    fn is_no_person(&self, line: &Line) -> bool {
        self.mapping.of == model::SubjectKind::PERSON
            && self.kinds.iter().any(|column| {
                let said = value_key(line.text(*column));
                let schema = self.titles[*column].iter().any(|word| word == "schema");
                vocabulary().is_value("no_person", &said)
                    || (schema && vocabulary().is_value("no_person_schema", &said))
            })
    }

    /// "Prepared by …", "continued overleaf", "note: …", a heading of a part: words in a cell
    /// for names, alone in their line.
    fn is_under_the_table(&self, line: &Line) -> bool {
        let says_something = |cell: &Cell| !is_number(cell.text) && !is_unknown(cell.text);
        let mut cells = line.cells().filter(says_something);
        let (Some(only), None) = (cells.next(), cells.next()) else { return false };
        line.cells().len() <= 2
            && !(self.sheet.headers.is_some()
                && self.width > 1
                && line.flaws().any(|flaw| flaw == Flaw::NoSentence))
            && (is_remark_of_a_list(only.text) || heads_a_list(only.text))
    }

    fn is_blank(&self, line: &Line) -> bool {
        let says_nothing = |cell: Cell| match &self.fields[cell.column] {
            Some(FieldKey::Serial) => is_number(cell.text),
            Some(field) if field.is_left_out() => true,
            // «غير معروف» under the name of a thing is a thing whose name is not known.
            Some(FieldKey::Subject(_)) => is_unknown(cell.text) && !cell.text.contains(char::is_alphabetic),
            _ => is_unknown(cell.text),
        };
        self.sheet.headers.is_none() && line.cells().all(says_nothing)
    }

    fn is_section(&self, line: &Line) -> bool {
        if self.sheet.headers.is_some() || self.width <= 2 {
            return false;
        }
        let mut cells = line.cells();
        let (Some(only), None) = (cells.next(), cells.next()) else { return false };
        if self.covers.contains_key(&line.number()) {
            return false;
        }
        let wide = self.wide.contains(&line.number());
        let field = self.fields[only.column].as_ref();
        // Whoever is known by a kunya alone is somebody, and what stands under a later title goes on with the
        // row above: a heading stands in the first column.
        let names = field
            .is_some_and(|field| field.is_name() || matches!(field, FieldKey::Kunya | FieldKey::OtherName))
            || begins_as_a_name(only.text) && names::script(only.text) == names::Script::Arabic
            || only.column > 0
                && self.is_table
                && matches!(
                    field,
                    Some(
                        FieldKey::HeldAt
                            | FieldKey::Note
                            | FieldKey::Status
                            | FieldKey::Phone
                            | FieldKey::TakenDate
                            | FieldKey::BirthDate
                    )
                );
        let long = only.text.split_whitespace().count() > 8 && !tells_of_a_taking(only.text);
        let ruled = !only.text.chars().any(char::is_alphanumeric);
        wide || !names || long || ruled
    }

    fn troubles(&self, line: &Line<'a>, record: &mut RawRecord<'a>) {
        let trouble = |code: &str, column, text: &str, waits| RowTrouble {
            code: code.to_owned(),
            column,
            text: text.to_owned(),
            waits,
        };
        for flaw in line.flaws().filter(|flaw| !matches!(flaw, Flaw::LostLetters | Flaw::Comment)) {
            record.troubles.push(trouble(flaw.code(), None, "", flaw.waits()));
        }
        if record.set_aside.is_some() {
            return;
        }
        self.fill_from_merges(line, record);
        if self.of_staff {
            record.troubles.push(trouble(Flaw::Beside.code(), None, "", true));
        }
        for own in &record.fields {
            if is_lost(own.text) && !own.field.is_left_out() {
                record.troubles.push(trouble(
                    "lost_letters",
                    Some(own.column),
                    own.text,
                    own.field != FieldKey::Note,
                ));
            }
            if is_moved(own) {
                record.troubles.push(trouble("shifted", Some(own.column), own.text, true));
            }
            if self.tells_of_several(&record.fields, own) {
                record.troubles.push(trouble("two_people", Some(own.column), own.text, true));
            } else if self.names_nobody(&record.fields, own) {
                record.troubles.push(trouble("heading_or_name", Some(own.column), own.text, true));
            }
        }
        for column in self.others.iter().filter(|column| names_another(&record.fields, line.text(**column))) {
            record.troubles.push(trouble("two_people", Some(*column), line.text(*column), true));
        }
        for column in self.other_things.iter().filter(|column| !is_unknown(line.text(**column))) {
            record.troubles.push(trouble("several_things", Some(*column), line.text(*column), true));
        }
        for column in &self.companions {
            let others = line.text(*column);
            if !is_unknown(others)
                && others.chars().any(char::is_alphabetic)
                && !matches!(value_key(others).as_str(), "لا" | "لا احد" | "no" | "nobody")
            {
                record.troubles.push(trouble("two_people", Some(*column), others, true));
            }
        }
        for (at, twin) in &self.twins {
            let (own, other) = (line.text(*at), line.text(*twin));
            let said = !is_unknown(own) && !is_unknown(other);
            if said && names::script(own) == names::script(other) && names::fold(own) != names::fold(other) {
                record.troubles.push(trouble("two_people", Some(*twin), other, true));
            }
        }
        if let Some(column) = self.shifted_at(line) {
            record.troubles.push(trouble("shifted", Some(column), line.text(column), true));
        }
        let beyond = line.cells().find(|cell| cell.column >= self.width);
        if let Some(cell) = beyond {
            record.troubles.push(trouble("extra_cells", Some(cell.column), cell.text, true));
        }
    }

    /// Whether the cell of a name tells of several people.
    fn tells_of_several(&self, fields: &[RawField], own: &RawField) -> bool {
        let named = || {
            fields.iter().any(|field| {
                matches!(field.field, FieldKey::FullName | FieldKey::GivenName) && !is_unknown(field.text)
            })
        };
        match own.field {
            // `names: "…; …"`, where no other cell names the person.
            FieldKey::OtherName => !named() && has_two_people(&FieldKey::FullName, own.text),
            _ if self.is_table && is_alone(fields) && is_a_family_alone(own.text) => false,
            _ => has_two_people(&own.field, own.text),
        }
    }

    /// Whether what stands for a name is none, or only guessed to be one.
    fn names_nobody(&self, fields: &[RawField], own: &RawField) -> bool {
        let unsure = || self.guessed && is_alone(fields) && !begins_as_a_name(own.text);
        matches!(own.field, FieldKey::FullName | FieldKey::GivenName)
            && !is_unknown(own.text)
            && !is_lost(own.text)
            && !model::codes::is_unknown(own.text)
            && (is_no_name(own.text) || unsure() || self.is_a_given_name_alone(fields, own))
    }

    /// «فدوى», and nothing else in the row of a table: a mother whose cell moved, or somebody of whom more
    /// must be known.
    fn is_a_given_name_alone(&self, fields: &[RawField], own: &RawField) -> bool {
        self.is_table
            && own.field == FieldKey::FullName
            && is_alone(fields)
            && names::tokens(own.text).len() == 1
    }

    /// A cell merged over several rows speaks for each of them. A name merged so
    /// may be one person told in several rows, which a person must see.
    fn fill_from_merges(&self, line: &Line<'a>, record: &mut RawRecord<'a>) {
        let Some(covered) = self.covers.get(&line.number()) else { return };
        for (column, from) in covered {
            let source = self.line_numbered(*from).and_then(|line| line.cell(*column));
            let Some(cell) = source.filter(|_| line.cell(*column).is_none()) else { continue };
            let field = self.fields.get(*column).cloned().flatten();
            // A family, a father, a mother may be of all those rows, where each has a given name of its own.
            let own_name = record.fields.iter().any(|own| {
                matches!(own.field, FieldKey::FullName | FieldKey::GivenName) && !is_unknown(own.text)
            });
            let who =
                field.as_ref().is_some_and(|field| matches!(field, FieldKey::FullName | FieldKey::GivenName));
            let name = field.as_ref().is_some_and(FieldKey::is_name) && (who || !own_name);
            record.troubles.push(RowTrouble {
                code: if name { "merged_name" } else { "merged" }.to_owned(),
                column: Some(*column),
                text: cell.text.to_owned(),
                waits: name,
            });
            self.take(record, &Cell { column: *column, ..cell });
        }
        record.fields.sort_by_key(|own| own.column);
    }

    fn line_numbered(&self, number: u32) -> Option<Line<'a>> {
        let (mut low, mut high) = (0, self.sheet.len());
        while low < high {
            let middle = low.midpoint(high);
            let line = self.sheet.line(middle)?;
            match line.number().cmp(&number) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// A separator too many moves a row by one: then values misfit their columns
    /// and fit the neighbours'. Returns the first misfit.
    fn shifted_at(&self, line: &Line) -> Option<usize> {
        if self.mapping.format != Format::Table && self.sheet.headers.is_some() {
            return None;
        }
        let fits = |text: &str, look: fn(&str) -> bool| (!is_unknown(text)).then(|| look(text));
        let verdicts = |by: isize| -> (usize, usize) {
            let seen = self
                .tested
                .iter()
                .filter_map(|(column, look)| fits(line.text(column.checked_add_signed(by)?), *look));
            seen.fold((0, 0), |(good, bad), fits| if fits { (good + 1, bad) } else { (good, bad + 1) })
        };
        let (good, bad) = verdicts(0);
        if bad < 2 || good > 0 && bad < 3 {
            return None;
        }
        let moved = [1, -1].into_iter().any(|by| {
            let (good_there, bad_there) = verdicts(by);
            bad_there == 0 && good_there >= 2 && good_there > good
        });
        let misfit = self.tested.iter().find(|(column, look)| fits(line.text(*column), *look) == Some(false));
        misfit.filter(|_| moved).map(|(column, _)| *column)
    }
}

/// A year where a mother's name should stand, a name where a date should: cells that changed places.
fn is_moved(own: &RawField) -> bool {
    use FieldKey::*;
    if is_unknown(own.text) {
        return false;
    }
    match own.field {
        MotherName | FatherName | GrandfatherName | FamilyName => {
            !own.text.chars().any(char::is_alphabetic) && own.text.chars().any(char::is_numeric)
        }
        BirthDate | TakenDate | StatusDate | DeathDate => {
            let words = names::tokens(own.text);
            !own.text.chars().any(char::is_numeric)
                && !looks_like_date(own.text)
                && (1..=4).contains(&words.len())
                && words.iter().all(|word| names::is_given(word) || names::is_known(word))
        }
        _ => false,
    }
}

/// Rows by which it is known whether families stand in the first of their rows alone.
const FAMILIES_LOOKED_AT: usize = 250;

/// A mark that stands for the value above it. Nearly every cell shows by its first letters that it is none.
fn is_ditto(text: &str) -> bool {
    const STARTS: [&str; 9] = ["كذ", "كم", "كال", "كس", "نفس", "مثل", "المذ", "أيض", "ايض"];
    let text = text.trim();
    let first = text.chars().next().unwrap_or(' ');
    let likely = text.len() <= 40
        && (!first.is_alphanumeric()
            || matches!(first, 'a' | 'A' | 'd' | 'D' | 'i' | 'I' | 's' | 'S')
            || STARTS.iter().any(|start| text.starts_with(start)));
    let marks = |letter: char| matches!(letter, '"' | '\'' | '“' | '”' | '„' | '״' | '〃' | '″' | '`');
    likely && (text.chars().all(marks) || vocabulary().is_value("ditto", &value_key(text)))
}

/// Columns that name people beside the one of the row: those who were with him, and in a table of couples
/// the wife and the children.
fn companions(mapping: &Mapping) -> Vec<usize> {
    let words = |column: &Column| key_words(&column.header);
    let couples = mapping.columns.iter().any(|column| {
        column.field == Some(FieldKey::FullName)
            && (matches!(words(column).as_slice(), [word] if matches!(word.as_str(), "زوج" | "husband"))
                || words(column).first().is_some_and(|word| word == "رب"))
    });
    const FAMILY: [&str; 11] =
        ["زوجه", "اولاد", "ابناء", "ابن", "ابنه", "wife", "children", "sons", "kids", "son", "daughter"];
    // «الابن 1», «الابن 2».
    let house = |column: &Column| {
        let mut own = words(column);
        own.retain(|word| !word.chars().all(char::is_numeric));
        matches!(own.as_slice(), [word] if FAMILY.contains(&word.as_str()))
    };
    let beside = |column: &&Column| {
        column.field.is_none() && (names_companions(&column.header) || couples && house(column))
    };
    mapping.columns.iter().filter(beside).map(|column| column.index).collect()
}

/// Columns beside the name of the person whose title may name somebody else: unknown ones, and those that
/// were taken for other names of theirs.
fn others(mapping: &Mapping) -> Vec<usize> {
    let named = mapping
        .columns
        .iter()
        .any(|column| matches!(column.field, Some(FieldKey::FullName | FieldKey::GivenName)));
    let beside = |column: &&Column| {
        let words = key_words(&column.header);
        let is = |kind: &str| words.iter().any(|word| vocabulary().is_word(kind, word));
        let of_somebody = ["of_mother", "of_father", "of_informant", "of_spouse", "of_kin", "of_witness"];
        let free = matches!(column.field, None | Some(FieldKey::OtherName | FieldKey::FatherName));
        let sure = vocabulary().candidates(&column.header).first().is_some_and(|best| best.score >= 0.94);
        free && is("people")
            && !names_companions(&column.header)
            && !(sure && column.field.is_some())
            && !of_somebody.into_iter().any(is)
            && column.persons.is_empty()
            && is_own_name(&column.header)
    };
    if named {
        mapping.columns.iter().filter(beside).map(|column| column.index).collect()
    } else {
        Vec::new()
    }
}

/// «اسم الحاجز 2» beside «اسم الحاجز 1»: a second thing in the row of one.
fn other_things(mapping: &Mapping) -> Vec<usize> {
    let is_name =
        |field: &FieldKey| matches!(field, FieldKey::Subject(property) if property.key() == "subject_name");
    let named = |header: &str| {
        let best = vocabulary_of(mapping.of).candidates(header).into_iter().next();
        best.filter(|best| best.score >= ENOUGH)
            .and_then(|best| best.field)
            .is_some_and(|field| is_name(&field))
    };
    let is_other =
        |column: &&Column| column.field.is_none() && !column.header.is_empty() && named(&column.header);
    if mapping.of == model::SubjectKind::PERSON {
        return Vec::new();
    }
    mapping.columns.iter().filter(is_other).map(|column| column.index).collect()
}

/// A sheet of volunteers or telephones, in which nothing is told of a taking.
fn is_of_staff(sheet: &Sheet, mapping: &Mapping) -> bool {
    const STAFF: [&str; 14] = [
        "متطوعون",
        "متطوعين",
        "موظفون",
        "موظفين",
        "فريق",
        "عاملون",
        "عاملين",
        "موثقون",
        "موثقين",
        "staff",
        "team",
        "volunteers",
        "employees",
        "documenters",
    ];
    let words = key_words(sheet.name.as_deref().unwrap_or_default());
    let taken = mapping.columns.iter().any(|column| {
        matches!(
            column.field,
            Some(
                FieldKey::TakenDate
                    | FieldKey::TakenPlace
                    | FieldKey::Status
                    | FieldKey::Party
                    | FieldKey::HeldAt
                    | FieldKey::MotherName
            )
        )
    });
    words.iter().any(|word| STAFF.contains(&word.as_str())) && !taken
}

/// Whether the column of names was found by its values, in a sheet without titles.
fn is_guessed(sheet: &Sheet, mapping: &Mapping) -> bool {
    let by_values = |column: &Column| {
        column.field == Some(FieldKey::FullName) && column.how == MappedBy::Values && column.header.is_empty()
    };
    mapping.header_line.is_none() && sheet.headers.is_none() && mapping.columns.iter().any(by_values)
}

fn says_something(column: &Column) -> bool {
    column.field.as_ref().is_some_and(|field| !field.is_left_out())
}

/// Whether one cell of a row alone says something.
fn is_alone(fields: &[RawField]) -> bool {
    fields.iter().filter(|own| !own.field.is_left_out() && !is_unknown(own.text)).count() == 1
}

/// Whether a cell holds the whole name of somebody else than the person of the row.
fn names_another(fields: &[RawField], text: &str) -> bool {
    let given = |text: &str| names::tokens(text).into_iter().next().filter(|first| names::is_given(first));
    let whole = text.split_whitespace().count() > 1 && !text.chars().any(char::is_numeric);
    let Some(other) = given(text).filter(|_| whole) else { return false };
    let own = fields.iter().filter(|own| matches!(own.field, FieldKey::FullName | FieldKey::GivenName));
    let mut own = own.filter(|own| !is_unknown(own.text)).peekable();
    own.peek().is_none() || own.all(|own| given(own.text).is_some_and(|own| own != other))
}

/// Tells whether a text has the shape of a field's values.
type ValueShape = fn(&str) -> bool;

/// How the values of a field look, where they have a shape of their own.
fn shape_of(field: &FieldKey) -> Option<ValueShape> {
    Some(match field {
        FieldKey::Sex => looks_like_sex,
        FieldKey::Phone => looks_like_phone,
        FieldKey::BirthDate | FieldKey::TakenDate | FieldKey::StatusDate | FieldKey::DeathDate => {
            looks_like_date
        }
        FieldKey::Age => looks_like_age,
        FieldKey::Status => looks_like_status,
        _ => return None,
    })
}

/// Letters that a program lost: replaced by `\u{fffd}`, or each by a question mark.
fn is_lost(text: &str) -> bool {
    let asked = text.chars().filter(|letter| *letter == '?').count();
    text.contains('\u{fffd}')
        || (asked >= 3
            && text.split_whitespace().count() >= 2
            && text.chars().all(|letter| letter == '?' || letter.is_whitespace()))
}

/// The text of a formula, as a table of text carries it: `=A2&" "&B2`.
fn is_formula(text: &str) -> bool {
    let Some(body) = text.trim_start().strip_prefix('=') else { return false };
    let head: String = body
        .trim_start_matches(['(', '$', ' ', '+'])
        .chars()
        .take_while(|letter| letter.is_ascii_uppercase())
        .collect();
    let behind =
        body.trim_start_matches(['(', '$', ' ', '+']).get(head.len()..).unwrap_or("").trim_start_matches('$');
    // A cell of the sheet (`A2`, `$B$14`), or a function of the program.
    let cell = (1..=3).contains(&head.len()) && behind.starts_with(|letter: char| letter.is_ascii_digit());
    cell || (head.len() >= 2 && behind.starts_with('('))
}

/// Words that stand over, between or under the rows of lists and speak of the list.
fn is_remark_of_a_list(text: &str) -> bool {
    let key = value_key(text);
    let key = key.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let starts = |start: &String| {
        key.strip_prefix(start.as_str())
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
    };
    // «معتقلو حماة», «أسماء المفقودين من …»: what a part of the list is about.
    vocabulary().values("list_remarks").any(starts)
}

/// "Names of the taken from Nawa:" above sentences, and the messenger's own
/// "<media omitted>".
fn heads_sentences(line: &Line) -> bool {
    let mut cells = line.cells();
    let (Some(only), None) = (cells.next(), cells.next()) else { return false };
    let text = only.text.trim_matches(crate::book::is_blank);
    let heads = text.ends_with(':')
        || text.ends_with('>')
        || (text.split_whitespace().count() <= 5 && names_a_list(text));
    line.flaws().any(|flaw| flaw == Flaw::NoSentence) && heads
}

/// «أسماء معتقلي ريف دمشق», "Homs list", alone in a row of a table: أسماء alone is a woman.
fn heads_a_list(text: &str) -> bool {
    let words = key_words(text);
    let last = words.last().is_some_and(|last| matches!(last.as_str(), "list" | "lists"));
    (words.len() <= 6 && names_a_list(text) && words.len() > 2) || (last && words.len() <= 5)
}

/// «أسماء معتقلي نوى», "list of the missing".
fn names_a_list(text: &str) -> bool {
    const LISTS: [&str; 10] =
        ["اسماء", "قائمه", "قوائم", "لايحه", "كشف", "جدول", "names", "list", "liste", "listesi"];
    let words = key_words(text);
    let of_people = words.iter().any(|word| {
        vocabulary().is_word("people", word)
            || word.starts_with("معتقل")
            || word.starts_with("مفقود")
            || word.starts_with("مغيب")
    });
    words.first().is_some_and(|word| LISTS.contains(&word.as_str())) && (of_people || words.len() <= 2)
}

fn is_subtotal(line: &Line) -> bool {
    if line.cells().len() > 8 {
        return false;
    }
    let is_sum = |text: &str| {
        let key = value_key(text);
        let key = key.trim_matches(|letter: char| !letter.is_alphanumeric());
        let bare = key.trim_end_matches(|letter: char| !letter.is_alphabetic()).trim();
        vocabulary().is_value("subtotal", key) || vocabulary().is_value("subtotal", bare)
    };
    let words = line.cells().filter(|cell| !is_number(cell.text) && cell.kind != CellKind::Formula);
    let sums = line.cells().filter(|cell| is_sum(cell.text)).count();
    sums > 0 && words.count() <= 2
}

fn is_number(text: &str) -> bool {
    fold_letters(text).chars().all(|letter| letter.is_ascii_digit() || ".,=()-".contains(letter))
}
