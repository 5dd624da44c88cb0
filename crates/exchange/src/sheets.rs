//! Sheets that hang on one another, as form servers export what comes again.
//!
//! The first sheet holds a row for each form; what its repeat held stands on a sheet of
//! its own, or in a file of its own, each row with the number of its form (`_parent_index`,
//! `PARENT_KEY`). People of such a sheet get the cells of their form beside their own; the form
//! is then told with them. What a sheet of relatives, events or papers says comes as a note to the
//! one person its form is about; where there are several, it is told in the plan and stays in
//! the file.
//!
//! **Invariant:** a row that hangs on a form is never a person only because nobody handed
//! the form over, and no row gets the cells of a form that might be another's.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Book, Cell, CellKind, Elsewhere, Limits, Sheet, SheetBuilder};
use crate::field::FieldKey;
use crate::header::{Header, find_header};
use crate::people::{field_of, is_of_all, is_own_name, repeats_people, tell_apart};
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

/// Those of them that only form servers write: a sheet that has one hangs on something.
const OF_SERVERS: [&str; 4] = ["_parent_index", "parent_key", "_submission__id", "_submission__uuid"];

/// Links by a running number: the first form of one file has the number of the first of any other.
const COUNTED: [&str; 2] = ["_parent_index", "parent_index"];

/// Sheets hang on one another at most so deep.
const DEEPEST: usize = 6;

/// So many places of detention of one form have columns of their own; all stand in its note.
const MOST_PLACES: usize = 6;

/// Which sheet hangs on which: its column, the other sheet, and the column there.
#[derive(Clone, Copy)]
struct Link {
    own: usize,
    parent: usize,
    key: usize,
}

/// All sheets that were handed over together.
struct Pile {
    sheets: Vec<Sheet>,
    headers: Vec<Header>,
    /// The file of each sheet, by its place.
    files: Vec<usize>,
    /// What each sheet is called: its tab, or its file.
    names: Vec<String>,
    links: Vec<Option<Link>>,
    /// Whether each sheet that hangs on another holds people in question.
    people: Vec<bool>,
    remarks: Vec<(usize, Remark)>,
    limits: Limits,
}

/// Puts the cells of forms beside the people of their repeats, and what is told of people on
/// sheets of their own beside the people. Books that were handed over together hang together.
pub(crate) fn join_repeats(books: &mut [Book], files: &[&str], limits: Limits) -> Result<(), Refusal> {
    let mut pile = Pile::of(books, files, limits);
    let joined = pile.join();
    pile.give_back(books);
    joined
}

impl Pile {
    fn of(books: &mut [Book], files: &[&str], limits: Limits) -> Pile {
        let mut pile = Pile {
            sheets: Vec::new(),
            headers: Vec::new(),
            files: Vec::new(),
            names: Vec::new(),
            links: Vec::new(),
            people: Vec::new(),
            remarks: Vec::new(),
            limits,
        };
        for (at, book) in books.iter_mut().enumerate() {
            let file = files.get(at).map_or("", |name| stem(name));
            for sheet in std::mem::take(&mut book.sheets) {
                pile.names.push(sheet.name.clone().unwrap_or_else(|| file.to_owned()));
                pile.files.push(at);
                pile.headers.push(find_header(&sheet));
                pile.sheets.push(sheet);
            }
        }
        pile.links = (0..pile.sheets.len()).map(|at| pile.link(at)).collect();
        pile.people = (0..pile.sheets.len()).map(|at| pile.holds_people(at)).collect();
        pile.carry_people();
        pile
    }

    fn give_back(self, books: &mut [Book]) {
        for (sheet, file) in self.sheets.into_iter().zip(self.files) {
            if let Some(book) = books.get_mut(file) {
                book.sheets.push(sheet);
            }
        }
        for (file, remark) in self.remarks {
            if let Some(book) = books.get_mut(file) {
                book.remarks.push(remark);
            }
        }
    }

    fn join(&mut self) -> Result<(), Refusal> {
        for at in (0..self.sheets.len()).filter(|at| self.links[*at].is_none()).collect::<Vec<_>>() {
            self.alone(at);
        }
        let order = self.hanging_in_order();
        // Details first, from below: what is told of a relative belongs to the relative's own person.
        for at in order.iter().rev() {
            if let Some(link) = self.links[*at].filter(|_| !self.people[*at]) {
                self.tell_details(*at, link)?;
            }
        }
        let mut above: Vec<Above> = self.sheets.iter().map(|_| Above::default()).collect();
        for at in order {
            if let Some(link) = self.links[at].filter(|_| self.people[at]) {
                self.attach_details(&mut above, at, link)?;
            }
        }
        Ok(())
    }

    /// The sheets that hang on others, those nearest to the forms first.
    fn hanging_in_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut left: Vec<usize> = (0..self.links.len()).filter(|at| self.links[*at].is_some()).collect();
        for _ in 0..DEEPEST {
            let ready: Vec<usize> = left
                .iter()
                .copied()
                .filter(|at| self.links[*at].is_some_and(|link| !left.contains(&link.parent)))
                .collect();
            left.retain(|at| !ready.contains(at));
            order.extend(ready);
        }
        order
    }

    fn titles(&self, at: usize) -> Vec<String> {
        self.headers[at].titles.iter().map(|title| lower(title)).collect()
    }

    fn link(&self, at: usize) -> Option<Link> {
        self.link_within(at).or_else(|| self.link_to_another_file(at))
    }

    /// How many rows of a sheet hang on the rows of another, and whether that is enough to say so.
    fn fits(&self, at: usize, own: usize, parent: usize, key: usize) -> bool {
        let known = by_key(&self.sheets[parent], &self.headers[parent], key);
        let rows = || self.headers[at].rows(&self.sheets[at]);
        let hangs = rows().filter(|line| known.contains_key(line.text(own))).count();
        hangs > 0 && hangs * 2 >= rows().count()
    }

    fn key_of(&self, parent: usize, keys: &[&str]) -> Option<usize> {
        keys.iter().find_map(|key| self.headers[parent].titles.iter().position(|title| lower(title) == *key))
    }

    fn link_within(&self, at: usize) -> Option<Link> {
        let titles = self.titles(at);
        let table = titles.iter().position(|title| title == "_parent_table_name");
        let mut rows = self.headers[at].rows(&self.sheets[at]);
        let named = table.and_then(|column| {
            rows.find_map(|line| Some(line.text(column).to_owned()).filter(|name| !name.is_empty()))
        });
        // A tab has room for 31 letters only.
        let is_named = |other: usize| {
            let own = self.sheets[other].name.as_deref().unwrap_or("");
            named.as_deref().is_none_or(|name| {
                !own.is_empty() && (name == own || own.chars().count() >= 31 && name.starts_with(own))
            })
        };
        LINKS.iter().find_map(|(title, keys)| {
            let own = titles.iter().position(|known| known == title)?;
            let others = |named: bool| {
                (0..self.sheets.len()).filter(move |other| *other != at && (!named || is_named(*other)))
            };
            let mut parents =
                others(true).chain(others(false)).filter(|other| self.files[*other] == self.files[at]);
            parents.find_map(|parent| {
                let key = self.key_of(parent, keys)?;
                self.fits(at, own, parent, key).then_some(Link { own, parent, key })
            })
        })
    }

    /// The form in another file that was chosen with this one, where it can be no other. Names that
    /// are nowhere twice come before running numbers: 1 is the first form of every file.
    fn link_to_another_file(&self, at: usize) -> Option<Link> {
        let titles = self.titles(at);
        let counted = |title: &str| COUNTED.contains(&title);
        let mut links: Vec<&(&str, &[&str])> =
            LINKS.iter().filter(|(title, _)| titles.iter().any(|own| own == title)).collect();
        links.sort_by_key(|(title, _)| counted(title));
        let of_parent = |parent: usize| {
            let (own, key) = links.iter().find_map(|(title, keys)| {
                Some((titles.iter().position(|own| own == title)?, self.key_of(parent, keys)?))
            })?;
            self.fits(at, own, parent, key).then_some(Link { own, parent, key })
        };
        let found: Vec<Link> = (0..self.sheets.len())
            .filter(|other| self.files[*other] != self.files[at])
            .filter_map(of_parent)
            .collect();
        let of_name: Vec<Link> = found
            .iter()
            .copied()
            .filter(|link| begins_with(&self.names[at], &self.names[link.parent]))
            .collect();
        match (found.as_slice(), of_name.as_slice()) {
            ([only], _) | (_, [only]) => Some(*only),
            _ => None,
        }
    }

    /// What the repeat is called; a file of its own bears the name of its form before it.
    fn repeat(&self, at: usize) -> &str {
        let name = self.names[at].as_str();
        if self.sheets[at].name.is_some() { name } else { name.rsplit(['-', '.']).next().unwrap_or(name) }
    }

    fn is_about_a_person(&self, at: usize) -> bool {
        self.headers[at].titles.iter().any(|title| is_own_name(title))
    }

    fn holds_people(&self, at: usize) -> bool {
        let named_beside = self.links[at].is_some_and(|link| self.is_about_a_person(link.parent));
        repeats_people(self.repeat(at), self.headers[at].titles.iter().map(String::as_str), named_beside)
    }

    /// A repeat between a form and the people of its own repeat hands on what the form says: it is no detail
    /// of somebody.
    fn carry_people(&mut self) {
        for _ in 0..DEEPEST {
            let carries = |at: &usize| {
                self.links[*at].is_some()
                    && !self.people[*at]
                    && (0..self.links.len())
                        .any(|own| self.people[own] && self.links[own].is_some_and(|link| link.parent == *at))
            };
            let between: Vec<usize> = (0..self.links.len()).filter(carries).collect();
            between.into_iter().for_each(|at| self.people[at] = true);
        }
    }

    fn say(&mut self, at: usize, code: &str, count: usize) {
        if count > 0 {
            let remark = Remark::new(code).sheet(&self.sheets[at].name).count(count as u32);
            self.remarks.push((self.files[at], remark));
        }
    }

    /// A sheet whose rows hang on a form that is not here.
    fn alone(&mut self, at: usize) {
        if !self.titles(at).iter().any(|title| OF_SERVERS.contains(&title.as_str())) {
            return;
        }
        let rows: Vec<u32> = self.headers[at].rows(&self.sheets[at]).map(|line| line.number()).collect();
        self.say(at, "form_missing", rows.len());
        if !self.people[at] {
            self.sheets[at].elsewhere.extend(rows.into_iter().map(|number| (number, Elsewhere::Detail)));
        }
    }

    /// How many people each row of a sheet is about, where it is not one.
    fn people_of(&self, parent: usize) -> HashMap<u32, usize> {
        let mut people = HashMap::new();
        if tell_apart(&self.sheets[parent], &self.headers[parent])
            .persons
            .iter()
            .any(|persons| !persons.is_empty())
        {
            people.extend(self.headers[parent].rows(&self.sheets[parent]).map(|line| (line.number(), 2)));
        }
        for at in 0..self.sheets.len() {
            let Some(link) = self.links[at].filter(|link| link.parent == parent) else { continue };
            if self.people[at] {
                let forms = by_key(&self.sheets[parent], &self.headers[parent], link.key);
                let hangs = self.headers[at]
                    .rows(&self.sheets[at])
                    .filter_map(|line| forms.get(line.text(link.own)).copied());
                hangs.for_each(|form| {
                    *people.entry(form).or_insert(usize::from(self.is_about_a_person(parent))) += 1
                });
            }
        }
        people
    }

    /// What the rows of a sheet of details say comes beside the row they hang on, where that is
    /// about one person. The others are told in the plan.
    fn tell_details(&mut self, at: usize, link: Link) -> Result<(), Refusal> {
        let details = Details::of(self.repeat(at), &self.headers[at]);
        let forms = by_key(&self.sheets[link.parent], &self.headers[link.parent], link.key);
        let people = self.people_of(link.parent);
        let mut told: BTreeMap<u32, Vec<Detail>> = BTreeMap::new();
        let mut elsewhere = BTreeMap::new();
        for line in self.headers[at].rows(&self.sheets[at]) {
            let form = forms
                .get(line.text(link.own))
                .filter(|form| people.get(form).is_none_or(|people| *people == 1));
            let detail = details.row(&|column| line.text(column));
            let is_told = form.is_some() && detail.is_told();
            elsewhere
                .insert(line.number(), if is_told { Elsewhere::WithItsPeople } else { Elsewhere::Detail });
            if let Some(form) = form.filter(|_| is_told) {
                told.entry(*form).or_default().push(detail);
            }
        }
        let count = told.values().map(Vec::len).sum::<usize>();
        self.say(at, "detail_told", count);
        self.say(at, "detail_sheet", elsewhere.len() - count);
        for column in details.sealed.iter().filter(|column| {
            self.headers[at].rows(&self.sheets[at]).any(|line| !line.text(**column).is_empty())
        }) {
            let remark = Remark::new("detail_left")
                .sheet(&self.sheets[at].name)
                .detail(&self.headers[at].titles[*column]);
            self.remarks.push((self.files[at], remark));
        }
        self.sheets[at].elsewhere.extend(elsewhere);
        if told.is_empty() {
            return Ok(());
        }
        let (titles, cells) = details.beside(&told);
        self.put_beside(link.parent, titles, &cells)
    }

    /// A sheet with columns more, whose cells stand behind those of its rows.
    fn put_beside(
        &mut self,
        at: usize,
        titles: Vec<String>,
        cells: &HashMap<u32, Vec<(usize, String)>>,
    ) -> Result<(), Refusal> {
        let header = &self.headers[at];
        let titles: Vec<String> = header.titles.iter().cloned().chain(titles).collect();
        let joined =
            rebuilt(&self.sheets[at], header, &titles, self.limits, |line| cells.get(&line.number()))?;
        self.headers[at] = find_header(&joined);
        self.sheets[at] = joined;
        Ok(())
    }

    fn attach_details(&mut self, above: &mut [Above], at: usize, link: Link) -> Result<(), Refusal> {
        let Link { own, parent, key } = link;
        let (sheet, form) = (&self.sheets[at], &self.sheets[parent]);
        let form_named = self.is_about_a_person(parent);
        let titles = &self.headers[at].titles;
        let lines = by_key(form, &self.headers[parent], key);
        let told = told_above(form, &self.headers[parent], &above[parent], form_named);
        let form_of = |line: &crate::book::Line| lines.get(line.text(own)).copied();
        let heard: Vec<Option<u32>> = self.headers[at].rows(sheet).map(|line| form_of(&line)).collect();
        let (form_name, limits) = (self.names[parent].clone(), self.limits);
        let beside = told
            .titles
            .iter()
            .map(|title| if titles.contains(title) { format!("{form_name}/{title}") } else { title.clone() });
        let all: Vec<String> = titles.iter().cloned().chain(beside).collect();
        let mut joined =
            rebuilt(sheet, &self.headers[at], &all, limits, |line| told.cells.get(&form_of(line)?))?;
        joined.shared.extend(titles.len()..all.len());
        let cells = self.headers[at]
            .rows(sheet)
            .filter_map(|line| Some((line.number(), told.cells.get(&form_of(&line)?)?.clone())))
            .collect();
        above[at] = Above { titles: told.titles, cells };
        if !form_named {
            let told = heard.iter().flatten().map(|number| (*number, Elsewhere::WithItsPeople));
            self.sheets[parent].elsewhere.extend(told);
        }
        self.say(at, "form_missing", heard.iter().filter(|form| form.is_none()).count());
        self.sheets[at] = joined;
        Ok(())
    }
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

/// The name of a file without its folder and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `survey-missing` is a repeat of `survey`, and not of `sur`.
fn begins_with(name: &str, form: &str) -> bool {
    !form.is_empty()
        && name
            .strip_prefix(form)
            .is_some_and(|rest| rest.starts_with(|letter: char| !letter.is_alphanumeric()))
}

/// Line numbers by what stands in a column.
fn by_key(sheet: &Sheet, header: &Header, column: usize) -> HashMap<String, u32> {
    let keyed = header.rows(sheet).filter(|line| !line.text(column).is_empty());
    keyed.map(|line| (line.text(column).to_owned(), line.number())).collect()
}

/// A sheet of its rows alone, under titles of which the last are new: `beside` gives their
/// cells, counted from the first new one.
fn rebuilt<'c>(
    sheet: &Sheet,
    header: &Header,
    titles: &[String],
    limits: Limits,
    beside: impl Fn(&crate::book::Line) -> Option<&'c Vec<(usize, String)>>,
) -> Result<Sheet, Refusal> {
    let mut builder = SheetBuilder::new(sheet.name.clone(), limits);
    for line in header.rows(sheet) {
        builder.begin(line.number())?;
        line.flaws().for_each(|flaw| builder.flaw(flaw));
        for Cell { column, kind, text } in line.cells() {
            builder.cell(column, kind, text)?;
        }
        for (column, text) in beside(&line).into_iter().flatten() {
            builder.cell(header.titles.len() + column, CellKind::Text, text)?;
        }
    }
    let (mut joined, _) = builder.finish()?;
    joined.headers = Some(titles.to_vec());
    (joined.shared, joined.elsewhere) = (sheet.shared.clone(), sheet.elsewhere.clone());
    (joined.hidden, joined.hidden_columns, joined.comments) =
        (sheet.hidden, sheet.hidden_columns.clone(), sheet.comments.clone());
    Ok(joined)
}

/// What a form says of the people who hang on it. Where it is itself about a person, only
/// what is said of all: who told, and by what telephone.
fn told_above(form: &Sheet, header: &Header, above: &Above, named: bool) -> Above {
    let of_form = |title: &str| {
        !title.is_empty() && if named { is_of_all(title) } else { field_of(title) != Some(FieldKey::Serial) }
    };
    let columns: Vec<usize> = (0..header.titles.len()).filter(|at| of_form(&header.titles[*at])).collect();
    let own = columns.iter().map(|at| header.titles[*at].clone());
    let titles: Vec<String> = own.chain(above.titles.iter().cloned()).collect();
    let cells = header.rows(form).map(|line| {
        let own = columns.iter().enumerate().filter(|(_, at)| !line.text(**at).is_empty());
        let own = own.map(|(place, at)| (place, line.text(*at).to_owned()));
        let from_above = above.cells.get(&line.number()).into_iter().flatten();
        (
            line.number(),
            own.chain(from_above.map(|(place, text)| (columns.len() + place, text.clone()))).collect(),
        )
    });
    Above { titles, cells: cells.collect() }
}

/// How the columns of a sheet of details are told.
struct Details {
    /// What the repeat is called.
    name: String,
    titles: Vec<String>,
    /// Columns whose words stand in a note.
    noted: Vec<usize>,
    phones: Vec<usize>,
    held: Vec<usize>,
    /// Columns that are for few eyes, and are not written into a note that many read.
    sealed: Vec<usize>,
}

/// What one row of details says.
struct Detail {
    note: String,
    phones: Vec<String>,
    held: Vec<String>,
}

impl Detail {
    fn is_told(&self) -> bool {
        !self.note.is_empty() || !self.phones.is_empty()
    }
}

impl Details {
    fn of(name: &str, header: &Header) -> Details {
        use FieldKey::*;
        let mut details = Details {
            name: name.to_owned(),
            titles: header.titles.clone(),
            noted: Vec::new(),
            phones: Vec::new(),
            held: Vec::new(),
            sealed: Vec::new(),
        };
        for (at, title) in header.titles.iter().enumerate() {
            let links =
                LINKS.iter().any(|(own, keys)| *own == lower(title) || keys.contains(&lower(title).as_str()));
            match field_of(title) {
                _ if title.is_empty() || links || lower(title).starts_with('_') => {}
                Some(FormMeta | Serial | RecNo | Uuid | SubmittedAt | Ignored) => {}
                Some(NationalNumber | RegistrationNumber | InformantName | Gps) => details.sealed.push(at),
                Some(Phone) => details.phones.push(at),
                Some(HeldAt) => {
                    details.held.push(at);
                    details.noted.push(at);
                }
                _ => details.noted.push(at),
            }
        }
        details
    }

    fn row<'l>(&self, text: &dyn Fn(usize) -> &'l str) -> Detail {
        let said =
            |at: &usize| Some(text(*at).trim().to_owned()).filter(|text| !crate::values::is_unknown(text));
        let noted = self
            .noted
            .iter()
            .filter_map(|at| Some(format!("{}: {}", own_part(&self.titles[*at]), said(at)?)));
        let comma = if self.is_arabic() { "، " } else { ", " };
        let note = noted.collect::<Vec<_>>().join(comma);
        Detail {
            note,
            phones: self.phones.iter().filter_map(said).collect(),
            held: self.held.iter().filter_map(said).collect(),
        }
    }

    fn is_arabic(&self) -> bool {
        std::iter::once(&self.name)
            .chain(&self.titles)
            .any(|text| names::script(text) == names::Script::Arabic)
    }

    /// The new columns and, for each row that details hang on, their cells.
    fn beside(&self, told: &BTreeMap<u32, Vec<Detail>>) -> (Vec<String>, HashMap<u32, Vec<(usize, String)>>) {
        let (note, phone) = if self.is_arabic() { ("ملاحظات", "هاتف") } else { ("note", "phone") };
        let most = told
            .values()
            .map(|details| details.iter().map(|detail| detail.held.len()).sum::<usize>())
            .max()
            .unwrap_or(0);
        let place = self.held.first().map_or("", |at| own_part(&self.titles[*at]));
        let places = (1..=most.min(MOST_PLACES)).map(|number| format!("{} {number}/{place}", self.name));
        let titles =
            [format!("{}/{note}", self.name), format!("{}/{phone}", self.name)].into_iter().chain(places);
        let cells = told.iter().map(|(number, details)| {
            let notes: Vec<&str> =
                details.iter().map(|detail| detail.note.as_str()).filter(|note| !note.is_empty()).collect();
            let phones: BTreeSet<&str> =
                details.iter().flat_map(|detail| &detail.phones).map(String::as_str).collect();
            let held = details.iter().flat_map(|detail| &detail.held).take(MOST_PLACES).cloned();
            let first = [notes.join("\n"), phones.into_iter().collect::<Vec<_>>().join(" / ")];
            (*number, first.into_iter().chain(held).enumerate().collect())
        });
        (titles.collect(), cells.collect())
    }
}

/// The last part of a form's path, as a person reads it.
fn own_part(title: &str) -> &str {
    title.trim().rsplit('/').next().unwrap_or(title)
}
