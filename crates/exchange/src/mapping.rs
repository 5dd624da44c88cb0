//! Which column speaks of which field: guessed, shown, corrected, kept.
//!
//! Titles decide first, values second, a person last. A mapping is kept by the
//! titles of its columns, not by their places, so that next month's list may
//! have a column more. What it does not know it says: every column without a
//! field leaves a remark.

use std::collections::{BTreeMap, BTreeSet};

use model::SubjectKind;
use serde::{Deserialize, Serialize};

use crate::book::{Book, Format, Sheet};
use crate::field::FieldKey;
use crate::header::{Header, find_header};
use crate::people::{names_a_relative, tell_apart};
use crate::refusal::Remark;
use crate::text::Encoding;
use crate::values::{Gazetteer, Look, Profile};
use crate::vocabulary::{ENOUGH, FieldCandidate, key_words, value_key, vocabulary};

/// Values shown beside a column so that a person can judge.
const SAMPLES: usize = 4;
/// Lines looked at to know a column by its values.
const LOOKED_AT: usize = 250;

/// How a column came to its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MappedBy {
    /// By its title.
    Header,
    /// By its values.
    Values,
    /// By a person, now or when the mapping was kept.
    Hand,
    /// Known and left out.
    Ignored,
    /// Not known; a person should say.
    Unknown,
}

/// The columns of the month and the day that belong to a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthAndDay {
    /// The column of the month, counted from 0.
    pub month: usize,
    /// The column of the day.
    pub day: Option<usize>,
}

/// One column of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, counted from 0.
    pub index: usize,
    /// Its title as written; empty where it has none.
    pub header: String,
    /// What it speaks of.
    pub field: Option<FieldKey>,
    /// How that was found.
    pub how: MappedBy,
    /// Its dates have the month before the day, as their numbers show.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub month_first: bool,
    /// A year whose month, and day, stand in columns of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<MonthAndDay>,
    /// Degrees north whose degrees east stand in a column of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub east: Option<usize>,
    /// The people of the row of whom it speaks, from 1; none where it speaks of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<u16>,
    /// It holds 1 where its own title was chosen, and 0 where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hot: bool,
    /// Its whole names begin with the family, as its title or its values say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub family_first: bool,
    /// Some of its values, for the person who checks. Never kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<String>,
}

/// How one sheet is to be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// What it is a list of.
    #[serde(default = "people", skip_serializing_if = "is_of_people")]
    pub of: SubjectKind,
    /// The sheet it was made for.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The shape of the file it was made for.
    pub format: Format,
    /// The alphabet of a text.
    #[serde(default)]
    pub encoding: Option<Encoding>,
    /// The separator of a table.
    #[serde(default)]
    pub separator: Option<char>,
    /// The line of the titles; `None` where there is none or the format gives them.
    #[serde(default)]
    pub header_line: Option<u32>,
    /// The first line that is a row.
    pub first_line: u32,
    /// The columns in their order.
    pub columns: Vec<Column>,
    /// What a person should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

fn people() -> SubjectKind {
    SubjectKind::PERSON
}

fn is_of_people(kind: &SubjectKind) -> bool {
    *kind == SubjectKind::PERSON
}

impl Mapping {
    /// Finds out what each column of a sheet speaks of, in a list of that kind.
    pub fn guess_of(of: SubjectKind, book: &Book, sheet: &Sheet, gazetteer: &dyn Gazetteer) -> Mapping {
        if of == SubjectKind::PERSON {
            Mapping::guess(book, sheet, gazetteer)
        } else {
            Mapping::of_subjects(of, book, sheet)
        }
    }

    /// Finds out what each column of a list of people speaks of.
    pub fn guess(book: &Book, sheet: &Sheet, gazetteer: &dyn Gazetteer) -> Mapping {
        let header = find_header(sheet);
        let people = tell_apart(sheet, &header);
        let profiles = profiles(sheet, &header, gazetteer);
        let mut mapping = Mapping {
            of: SubjectKind::PERSON,
            sheet: sheet.name.clone(),
            format: book.format,
            encoding: book.encoding,
            separator: book.separator,
            header_line: header.line,
            first_line: header.first_row,
            columns: columns(sheet, &header, &people.persons),
            remarks: Vec::new(),
        };
        mapping.by_titles(sheet, &people.titles, &profiles);
        mapping.dates_in_parts();
        mapping.by_values(&profiles);
        mapping.order_of_dates(&profiles);
        mapping.order_of_names(&profiles);
        mapping.remark(sheet, &profiles);
        mapping
    }

    /// Reads a later list by a mapping that was kept. Columns are found again by
    /// their titles; a title that stands twice, by its order; a list without
    /// titles, by place. What is new is guessed, what is gone is remarked on.
    pub fn apply(&self, book: &Book, sheet: &Sheet, gazetteer: &dyn Gazetteer) -> Mapping {
        let mut fresh = Mapping::guess_of(self.of, book, sheet, gazetteer);
        let untitled = self.columns.iter().all(|column| column.header.is_empty());
        let mut known: BTreeMap<(Vec<String>, usize), &Column> = BTreeMap::new();
        for (column, key) in self.columns.iter().zip(occurrences(&self.columns)) {
            known.insert(if untitled { (Vec::new(), column.index) } else { key }, column);
        }
        let keys = occurrences(&fresh.columns);
        let fresh_rows = fresh.first_line;
        let mut used = BTreeSet::new();
        for (column, key) in fresh.columns.iter_mut().zip(keys) {
            let key = if untitled { (Vec::new(), column.index) } else { key };
            let Some(kept) = known.get(&key) else { continue };
            used.insert(key);
            // Kept before people in one row were told apart: only what a person said counts.
            if column.persons != kept.persons && kept.how != MappedBy::Hand {
                continue;
            }
            column.field.clone_from(&kept.field);
            column.how = kept.how;
            column.family_first |= kept.family_first;
            column.hot = kept.hot;
            // A few rows seldom show the order of day and month.
            column.month_first |= kept.month_first && !shows_day_first(sheet, fresh_rows, column.index);
        }
        let settled = |remark: &Remark| {
            let at = remark.column.and_then(|index| fresh.columns.iter().find(|c| c.index == index));
            !at.is_some_and(|column| column.how == MappedBy::Hand || column.how == MappedBy::Ignored)
        };
        let mut remarks: Vec<Remark> = fresh.remarks.iter().filter(|said| settled(said)).cloned().collect();
        let gone = known.iter().filter(|(key, column)| !used.contains(*key) && column.field.is_some());
        remarks.extend(
            gone.map(|(_, column)| Remark::new("missing_column").sheet(&fresh.sheet).detail(&column.header)),
        );
        fresh.remarks = remarks;
        fresh
    }

    /// A person's word about a column. `None` leaves it open.
    pub fn set(&mut self, index: usize, field: Option<FieldKey>) {
        let Some(column) = self.columns.iter_mut().find(|column| column.index == index) else { return };
        column.how = if field == Some(FieldKey::Ignored) { MappedBy::Ignored } else { MappedBy::Hand };
        column.field = field;
        self.remarks.retain(|remark| remark.column != Some(index));
    }

    /// The mapping as it is kept: without a value of any person.
    pub fn kept(&self) -> Mapping {
        let mut kept = self.clone();
        kept.remarks.clear();
        kept.columns.iter_mut().for_each(|column| column.samples.clear());
        kept
    }

    pub(crate) fn has(&self, field: &FieldKey, persons: &[u16]) -> bool {
        self.columns.iter().any(|column| column.field.as_ref() == Some(field) && column.persons == persons)
    }

    pub(crate) fn give(&mut self, at: usize, field: FieldKey, how: MappedBy) {
        let column = &mut self.columns[at];
        column.how = if field.is_left_out() && field != FieldKey::Serial { MappedBy::Ignored } else { how };
        column.field = Some(field);
    }

    /// The best pairs of column and field first, each field once for each person.
    fn by_titles(&mut self, sheet: &Sheet, titles: &[String], profiles: &[Profile]) {
        let words = vocabulary();
        let mut pairs: Vec<(usize, FieldCandidate)> = Vec::new();
        let mut closed = BTreeSet::new();
        for (at, title) in titles.iter().enumerate() {
            let candidates = words.candidates(title);
            let none = candidates.first().is_some_and(|best| best.field.is_none() && best.score >= ENOUGH);
            if none {
                closed.insert(at);
                continue;
            }
            pairs.extend(candidates.into_iter().map(|candidate| (at, candidate)));
        }
        self.hot_columns(sheet);
        // In a list of this program the id is that of the file it came from.
        if words.are_ours(titles) {
            let id = titles.iter().position(|title| title == "id").unwrap_or_default();
            self.give(id, FieldKey::Uuid, MappedBy::Header);
            // Elsewhere a state is a governorate.
            if let Some(at) = titles.iter().position(|title| title == "State") {
                self.give(at, FieldKey::Status, MappedBy::Header);
            }
        }
        // A list of entities keeps when its maker saw a record, which is nobody's taking.
        if titles.iter().any(|title| title.trim().eq_ignore_ascii_case("schema")) {
            let seen = |at: &usize| {
                ["first_seen", "last_seen", "last_change", "first seen", "last seen", "last change"]
                    .contains(&titles[*at].trim().to_lowercase().as_str())
            };
            for at in (0..titles.len()).filter(seen) {
                self.give(at, FieldKey::FormMeta, MappedBy::Ignored);
            }
        }
        // What a repeat says of relatives and papers is not said of the person.
        pairs.retain(|(at, _)| !self.is_detail(*at) && !names_companions(&titles[*at]));
        pairs.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then(a.cmp(b)));
        for (at, FieldCandidate { field, score }) in pairs {
            let Some(field) = field.filter(|_| score >= ENOUGH) else { continue };
            if self.columns[at].field.is_some() || closed.contains(&at) {
                continue;
            }
            let free = field.takes_many()
                || !self.has(&field, &self.columns[at].persons)
                || self.never_beside(sheet, at, &field);
            // `suspect/name` beside `missing/name` is no other name of whoever is missing.
            if field == FieldKey::OtherName && self.names_somebody_else(at) {
                continue;
            }
            if free {
                self.give(at, field, MappedBy::Header);
            }
        }
        self.bare_dates(profiles);
        self.names_by_values(profiles);
        for person in self.people() {
            self.split_names(&person, profiles);
            self.names_with_fathers(&person, profiles);
        }
    }

    /// «التاريخ» says not of what. Where most of its years are those in which the missing were born, nobody
    /// was taken then: a person must say.
    fn bare_dates(&mut self, profiles: &[Profile]) {
        for (column, profile) in self.columns.iter_mut().zip(profiles) {
            let old = profile.years.iter().filter(|year| **year < FIRST_TAKINGS).count();
            if column.field == Some(FieldKey::TakenDate)
                && is_bare_date(&column.header)
                && old * 2 > profile.years.len()
            {
                (column.field, column.how) = (None, MappedBy::Unknown);
            }
        }
    }

    /// A form lays out a choice of several as columns of 0 and 1 (`party/air_force`): each says its own
    /// title where it holds a 1. Where the choice has a column of its own, they say nothing more.
    fn hot_columns(&mut self, sheet: &Sheet) {
        for at in 0..self.columns.len() {
            let header = self.columns[at].header.clone();
            let Some((group, _)) = header.rsplit_once('/') else { continue };
            if !is_hot(sheet, self.first_line, at) {
                continue;
            }
            let whole = self.columns.iter().any(|column| column.header == group);
            let best = vocabulary().candidates(group).into_iter().next();
            let field = best.filter(|best| best.score >= ENOUGH).and_then(|best| best.field);
            use FieldKey::*;
            if let Some(field @ (Party | Status | TakenCircumstance | HeldAt | Profession | TakenPlace)) =
                field
            {
                let (field, how) =
                    if whole { (Ignored, MappedBy::Ignored) } else { (field, MappedBy::Header) };
                self.columns[at].hot = !whole;
                (self.columns[at].field, self.columns[at].how) = (Some(field), how);
            }
        }
    }

    /// «المعتقل» is whoever was taken, or the prison, or who took them: its values tell. Where no column
    /// is called a name, the husband of a table of couples is one.
    fn names_by_values(&mut self, profiles: &[Profile]) {
        for at in 0..self.columns.len() {
            let words = key_words(&self.columns[at].header);
            let alone = matches!(words.as_slice(), [word] if vocabulary().is_word("people", word));
            if !matches!(self.columns[at].field, None | Some(FieldKey::FullName)) || !alone {
                continue;
            }
            let field = match profiles[at].looks() {
                Some((Look::Facility, _)) => FieldKey::HeldAt,
                Some((Look::Party, _)) => FieldKey::Party,
                _ => continue,
            };
            self.columns[at].field = None;
            self.columns[at].how = MappedBy::Unknown;
            if !self.has(&field, &self.columns[at].persons.clone()) {
                self.give(at, field, MappedBy::Values);
            }
        }
        // «النوع» of a list of many things says what each row is, and nobody's sex.
        for column in &mut self.columns {
            let kind = vocabulary().is_value("kind_titles", &key_words(&column.header).join(" "));
            let of_things =
                column.samples.iter().any(|said| vocabulary().is_value("no_person", &value_key(said)));
            if kind && of_things && column.field == Some(FieldKey::Sex) {
                (column.field, column.how) = (None, MappedBy::Unknown);
            }
        }
        // In a record `detention/place` is where a person was taken or held: a town is where they were taken.
        for at in 0..self.columns.len() {
            let town = self.columns[at].header.contains('/')
                && matches!(profiles[at].looks(), Some((Look::Place | Look::Governorate, _)));
            if town
                && self.columns[at].field == Some(FieldKey::HeldAt)
                && !self.has(&FieldKey::TakenPlace, &self.columns[at].persons.clone())
            {
                self.give(at, FieldKey::TakenPlace, MappedBy::Values);
            }
        }
        let named = self
            .columns
            .iter()
            .any(|column| matches!(column.field, Some(FieldKey::FullName | FieldKey::GivenName)));
        let husband = |column: &Column| match key_words(&column.header).as_slice() {
            [word] => ["زوج", "husband"].contains(&word.as_str()),
            _ => false,
        };
        if let Some(at) = self
            .columns
            .iter()
            .position(|column| column.field.is_none() && husband(column))
            .filter(|_| !named)
        {
            self.give(at, FieldKey::FullName, MappedBy::Header);
        }
    }

    /// Whether a column is the name of a group of its own, beside that of the person in question.
    fn names_somebody_else(&self, at: usize) -> bool {
        let group = |column: &Column| {
            let (group, own) = column.header.rsplit_once(['/', '.', ':'])?;
            let own = key_words(own);
            let name = own.iter().any(|word| matches!(word.as_str(), "name" | "names" | "اسم" | "اسماء"));
            let other = own.iter().any(|word| {
                matches!(
                    word.as_str(),
                    "other" | "alias" | "latin" | "ar" | "en" | "english" | "arabic" | "اخر"
                )
            });
            (name && !other).then(|| group.to_owned())
        };
        let Some(own) = group(&self.columns[at]) else { return false };
        self.columns.iter().any(|column| {
            matches!(column.field, Some(FieldKey::FullName | FieldKey::GivenName))
                && group(column).is_some_and(|group| group != own)
        })
    }

    /// A column of a repeat that holds no people: `relatives[2]/name`.
    fn is_detail(&self, at: usize) -> bool {
        self.columns[at].persons.is_empty() && self.columns[at].header.contains("]/")
    }

    /// Everyone of whom a column speaks apart from the others; first what is said of all.
    fn people(&self) -> BTreeSet<Vec<u16>> {
        self.columns.iter().map(|column| column.persons.clone()).chain([Vec::new()]).collect()
    }

    /// Records of programs need not have the same keys: two columns that no record fills
    /// both may speak of one thing.
    fn never_beside(&self, sheet: &Sheet, at: usize, field: &FieldKey) -> bool {
        let others: Vec<usize> = self
            .columns
            .iter()
            .filter(|column| column.field.as_ref() == Some(field))
            .map(|column| column.index)
            .collect();
        let both = |line: crate::book::Line| {
            !line.text(at).is_empty() && others.iter().any(|other| !line.text(*other).is_empty())
        };
        sheet.headers.is_some() && !sheet.lines().take(LOOKED_AT).any(both)
    }

    /// «اسم المعتقل» beside «النسبة» is the given name alone; a whole name in
    /// it shows by its length.
    fn split_names(&mut self, person: &[u16], profiles: &[Profile]) {
        let Some(at) = self.position(&FieldKey::FullName, person) else { return };
        let short = profiles[at].usual_name_words() == Some(1);
        let parts_beside = self.has(&FieldKey::FamilyName, person) || self.has(&FieldKey::FatherName, person);
        if short && parts_beside && !self.has(&FieldKey::GivenName, person) {
            self.give(at, FieldKey::GivenName, MappedBy::Header);
        } else if short && self.has(&FieldKey::GivenName, person) && !self.has(&FieldKey::FamilyName, person)
        {
            // "Nom" beside "Prénom" is the family name.
            self.give(at, FieldKey::FamilyName, MappedBy::Header);
        }
    }

    /// «Prénom» with the father's name behind the given one, as its length shows, is
    /// all of the name that stands before the family.
    fn names_with_fathers(&mut self, person: &[u16], profiles: &[Profile]) {
        let Some(at) = self.position(&FieldKey::GivenName, person) else { return };
        let several = profiles[at].usual_name_words() > Some(1);
        if several && !self.has(&FieldKey::FullName, person) && !self.has(&FieldKey::FatherName, person) {
            self.give(at, FieldKey::FullName, MappedBy::Header);
        }
    }

    /// 5/13/2012 has its month first, and then so has 5/3/2012 beside it. A
    /// column that does not show it goes with the others of its list.
    fn order_of_dates(&mut self, profiles: &[Profile]) {
        let whole = profiles
            .iter()
            .fold((0, 0), |(a, b), profile| (a + profile.past_months.0, b + profile.past_months.1));
        for (column, profile) in self.columns.iter_mut().zip(profiles) {
            let (day_first, month_first) =
                if profile.past_months == (0, 0) { whole } else { profile.past_months };
            column.month_first = profile.dates > 0 && month_first > 20 * day_first;
        }
    }

    /// «يوم الولادة», «شهر الولادة», «سنة الولادة» are one date, told at its year.
    fn dates_in_parts(&mut self) {
        const YEAR: [&str; 8] = ["سنه", "عام", "year", "annee", "jahr", "yil", "yili", "sal"];
        const MONTH: [&str; 6] = ["شهر", "month", "mois", "monat", "ay", "ayi"];
        const DAY: [&str; 6] = ["يوم", "day", "jour", "tag", "gun", "gunu"];
        let words: Vec<Vec<String>> = self.columns.iter().map(|column| key_words(&column.header)).collect();
        // The words of a title without the one that says which part it is.
        let of = |at: usize, parts: &[&str]| {
            let rest: Vec<&String> =
                words[at].iter().filter(|word| !parts.contains(&word.as_str())).collect();
            (rest.len() < words[at].len()).then_some(rest)
        };
        let beside = |rest: &Vec<&String>, parts: &[&str]| {
            (0..words.len()).find(|at| of(*at, parts).as_ref() == Some(rest))
        };
        let dates = [FieldKey::BirthDate, FieldKey::TakenDate, FieldKey::StatusDate, FieldKey::DeathDate];
        for at in 0..words.len() {
            let Some(rest) = of(at, &YEAR) else { continue };
            let Some(month) = beside(&rest, &MONTH) else { continue };
            let day = beside(&rest, &DAY);
            // «السنة», «الشهر», «اليوم» say not of what: side by side they are the taking.
            let apart =
                rest.is_empty() && [Some(month), day].into_iter().flatten().any(|part| part.abs_diff(at) > 2);
            if apart || (rest.is_empty() && self.has(&FieldKey::TakenDate, &[])) {
                continue;
            }
            let told = [Some(at), Some(month), day].into_iter().flatten();
            let field = told
                .clone()
                .find_map(|at| self.columns[at].field.clone().filter(|field| dates.contains(field)));
            let Some(field) = field.or_else(|| rest.is_empty().then_some(FieldKey::TakenDate)) else {
                continue;
            };
            for part in told.filter(|part| *part != at) {
                self.give(part, FieldKey::Ignored, MappedBy::Ignored);
            }
            self.give(at, field, MappedBy::Header);
            self.columns[at].beside = Some(MonthAndDay { month, day });
        }
    }

    /// «الكنية والاسم»: the title says it, or many names that can only be so.
    fn order_of_names(&mut self, profiles: &[Profile]) {
        const FAMILY: [&str; 8] = ["كنيه", "نسبه", "عائله", "لقب", "شهره", "surname", "last", "family"];
        let said = |title: &str| {
            let words = key_words(title);
            words.len() > 1
                && FAMILY.contains(&words[0].as_str())
                && words
                    .iter()
                    .any(|word| ["واسم", "والاسم", "اسم", "name", "given", "first"].contains(&word.as_str()))
        };
        for (column, profile) in self.columns.iter_mut().zip(profiles) {
            let (first, last) = profile.families;
            let many = first >= 5 && first * 6 > profile.values;
            let whole = column.field == Some(FieldKey::FullName) && profile.usual_name_words() > Some(1);
            column.family_first = whole && first * 2 >= last && (many || said(&column.header));
        }
    }

    fn position(&self, field: &FieldKey, persons: &[u16]) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.field.as_ref() == Some(field) && column.persons == persons)
    }

    fn by_values(&mut self, profiles: &[Profile]) {
        let words = vocabulary();
        // Where no title is known, titles say no more than none.
        let unknown = self.columns.iter().all(|column| column.field.is_none());
        let mut looks: Vec<(usize, Look)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| column.field.is_none()) {
            let best = words.candidates(&column.header).into_iter().next();
            if names_companions(&column.header) {
                continue;
            }
            let named_nothing = best.is_some_and(|best| best.field.is_none() && best.score >= ENOUGH);
            // A title that says nothing outweighs a few values that seem to; and
            // what spills over the last title is no column.
            let rows = profiles.iter().map(|profile| profile.values).max().unwrap_or(0);
            let enough = match (column.header.is_empty(), self.header_line.is_some()) {
                (true, false) => 1,
                (true, true) => rows.div_ceil(3).max(1),
                (false, _) => 3,
            };
            if !named_nothing && !self.is_detail(at) && profiles[at].values >= enough {
                looks.extend(profiles[at].looks().map(|(look, _)| (at, look)));
            }
        }
        for (at, look) in looks {
            let persons = self.columns[at].persons.clone();
            // What is called a number of something is not a telephone for being long.
            let numbered =
                key_words(&self.columns[at].header).iter().any(|word| vocabulary().is_word("numbers", word));
            if numbered && matches!(look, Look::Phone | Look::NationalNumber) {
                continue;
            }
            if let Some(field) = self.field_for(look, unknown || self.columns[at].header.is_empty(), &persons)
            {
                self.give(at, field, MappedBy::Values);
            }
        }
    }

    /// The field of a look, where it is still open. Looks that could be many
    /// things are believed only of columns without a title.
    fn field_for(&self, look: Look, untitled: bool, persons: &[u16]) -> Option<FieldKey> {
        let has = |field: &FieldKey| self.has(field, persons);
        let birth = |year: Option<u32>| year.is_some_and(|year| year < 2005);
        let offered: &[FieldKey] = match look {
            Look::Sex => &[FieldKey::Sex],
            Look::Uuid => &[FieldKey::Uuid],
            Look::Gps => &[FieldKey::Gps],
            Look::Phone => &[FieldKey::Phone],
            Look::NationalNumber => &[FieldKey::NationalNumber],
            Look::Status => &[FieldKey::Status],
            Look::Relation => &[FieldKey::InformantRelation],
            Look::Governorate => &[FieldKey::Governorate],
            Look::Party => &[FieldKey::Party],
            Look::Facility => &[FieldKey::HeldAt, FieldKey::Party],
            Look::WholeName => &[FieldKey::FullName],
            Look::Words if untitled => &[FieldKey::FullName],
            Look::LongNumber if untitled => &[FieldKey::Phone],
            Look::Serial if untitled => &[FieldKey::Serial],
            Look::Date { year } if untitled && birth(year) => &[FieldKey::BirthDate, FieldKey::TakenDate],
            Look::Date { .. } if untitled => &[FieldKey::TakenDate, FieldKey::StatusDate],
            Look::Place if untitled => &[FieldKey::Place, FieldKey::TakenPlace],
            Look::Woman if untitled => &[FieldKey::MotherName],
            Look::Man if untitled && !has(&FieldKey::FullName) => {
                &[FieldKey::GivenName, FieldKey::FatherName]
            }
            Look::Age if untitled && !has(&FieldKey::BirthDate) => &[FieldKey::Age],
            Look::Note if untitled => &[FieldKey::Note],
            _ => &[],
        };
        offered.iter().find(|field| field.takes_many() || !has(field)).cloned()
    }

    fn remark(&mut self, sheet: &Sheet, profiles: &[Profile]) {
        let name = &self.sheet;
        let mut remarks = Vec::new();
        if self.header_line.is_none() && sheet.headers.is_none() {
            remarks.push(Remark::new("no_header").sheet(name));
        }
        let people = self.columns.iter().flat_map(|column| &column.persons).max();
        remarks.extend(
            people.map(|people| Remark::new("people_side_by_side").sheet(name).count(u32::from(*people))),
        );
        let keys = occurrences(&self.columns);
        for (column, (words, before)) in self.columns.iter().zip(&keys) {
            let about = |code| {
                let remark = Remark::new(code).sheet(name).column(column.index);
                if column.header.is_empty() { remark } else { remark.detail(&column.header) }
            };
            if *before > 0 && !words.is_empty() && column.persons.is_empty() {
                remarks.push(about("duplicate_header"));
            }
            match column.how {
                MappedBy::Unknown if names_companions(&column.header) => {
                    remarks.push(about("names_with_them"))
                }
                // Every row of the sheet is told elsewhere, with its column.
                MappedBy::Unknown
                    if sheet.lines().all(|line| sheet.elsewhere.contains_key(&line.number())) => {}
                MappedBy::Unknown if profiles[column.index].values > 0 || !column.header.is_empty() => {
                    let best = vocabulary().candidates(&column.header).into_iter().next();
                    let field = best.filter(|best| best.score >= ENOUGH).and_then(|best| best.field);
                    let doubled = field.is_some_and(|field| self.has(&field, &column.persons));
                    remarks.push(about(if doubled { "duplicate_field" } else { "unmapped_column" }));
                }
                MappedBy::Values => {
                    remarks.push(about("guessed_column"));
                    // Young men born in the nineties were taken in the tens: a year between may be either.
                    let dated = matches!(column.field, Some(FieldKey::BirthDate | FieldKey::TakenDate));
                    let either = |year: &&u32| (1995..=2010).contains(*year);
                    let years = &profiles[column.index].years;
                    if dated && years.iter().filter(either).count() * 2 > years.len() {
                        remarks.push(about("two_readings"));
                    }
                }
                _ => {}
            }
            if sheet.hidden_columns.contains(&column.index) {
                remarks.push(about("hidden_column"));
            }
            if column.family_first {
                remarks.push(about("family_first"));
            }
            if column.month_first && column.field.is_some() {
                remarks.push(about("month_first"));
            }
            // The titles of sentences are ours.
            let is_titled = self.format != Format::Sentences;
            if column.how == MappedBy::Header
                && (is_near(&column.header) || is_titled && (is_any_place(column) || is_any_date(column)))
            {
                remarks.push(about("two_readings"));
            }
            if half_swapped(sheet, self.first_line, column) {
                remarks.push(about("half_swapped"));
            }
            let is_date = matches!(
                column.field,
                Some(FieldKey::TakenDate | FieldKey::BirthDate | FieldKey::StatusDate | FieldKey::DeathDate)
            );
            let profile = &profiles[column.index];
            if is_date && profile.values >= 5 && profile.date_share() < 0.2 {
                remarks.push(about("doubtful_column"));
            }
        }
        self.remarks = remarks;
    }
}

/// «أسماء المعتقلين معه»: people held with the one of the row, each a person in question.
pub(crate) fn names_companions(title: &str) -> bool {
    let words = key_words(title);
    let with = words.iter().any(|word| vocabulary().is_word("with_them", word))
        || words
            .windows(2)
            .any(|pair| pair[0] == "with" && matches!(pair[1].as_str(), "him" | "her" | "them"));
    let names = words.iter().any(|word| {
        matches!(word.as_str(), "اسم" | "اسماء" | "name" | "names")
            || vocabulary().is_word("people", word)
            || word.starts_with("معتقل")
            || word.starts_with("مفقود")
    });
    with && (names || words.len() == 1) || names_a_relative(title)
}

/// «المكان», `missing/place`: where somebody is from, or where they were taken; only a person can say.
fn is_any_place(column: &Column) -> bool {
    let last = column.header.rsplit('/').next().unwrap_or_default();
    let words = key_words(last);
    column.field == Some(FieldKey::Place)
        && matches!(words.as_slice(), [word] if matches!(word.as_str(), "مكان" | "place" | "location"))
}

/// Before this year the lists of today tell of births.
const FIRST_TAKINGS: u32 = 2005;

/// «التاريخ», «تاريخ 2», `case/date`: of what, no word of it says.
fn is_bare_date(header: &str) -> bool {
    let last = header.rsplit('/').next().unwrap_or_default();
    let words: Vec<String> =
        key_words(last).into_iter().filter(|word| !word.chars().all(char::is_numeric)).collect();
    matches!(words.as_slice(), [word] if vocabulary().is_word("dates", word))
}

fn is_any_date(column: &Column) -> bool {
    column.field == Some(FieldKey::TakenDate) && column.beside.is_none() && is_bare_date(&column.header)
}

/// Whether a column holds 0 and 1, or their words, and nothing else.
fn is_hot(sheet: &Sheet, first_line: u32, at: usize) -> bool {
    let rows = sheet.lines().filter(|line| line.number() >= first_line).take(LOOKED_AT);
    let (mut all, mut hot) = (0, 0);
    for text in rows.map(|line| line.text(at).trim().to_lowercase()).filter(|text| !text.is_empty()) {
        all += 1;
        hot += usize::from(hot_value(&text).is_some());
    }
    all > 0 && all == hot
}

/// What a cell of such a column says: chosen, or not.
pub(crate) fn hot_value(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "1" | "1.0" | "true" => Some(true),
        "0" | "0.0" | "false" => Some(false),
        _ => None,
    }
}

/// Whether two fields claim a title with almost the same right.
fn is_near(title: &str) -> bool {
    let candidates = vocabulary().candidates(title);
    let [best, next, ..] = candidates.as_slice() else { return false };
    best.score < 0.94 && next.score >= ENOUGH && best.score - next.score < 0.03
}

/// A program of another country reads 5/3/2013 as the third of May and leaves 21/3/2013 as
/// words: then every date it made into one has a day up to 12, and every one left is past it.
fn half_swapped(sheet: &Sheet, first_line: u32, column: &Column) -> bool {
    let dates = [FieldKey::BirthDate, FieldKey::TakenDate, FieldKey::StatusDate];
    if !column.field.as_ref().is_some_and(|field| dates.contains(field)) {
        return false;
    }
    let (mut made, mut left) = ((0, 0), (0, 0));
    for line in sheet.lines().filter(|line| line.number() >= first_line).take(2_000) {
        let text = value_key(line.text(column.index));
        let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).map(str::parse::<u32>);
        let (Some(Ok(a)), Some(Ok(_)), Some(Ok(c))) = (numbers.next(), numbers.next(), numbers.next()) else {
            continue;
        };
        match (a >= 1_000, c >= 1_000) {
            (true, false) => made = (made.0 + 1, made.1 + u32::from(c > 12)),
            (false, true) => left = (left.0 + 1, left.1 + u32::from(a <= 12)),
            _ => {}
        }
    }
    made.0 >= 3 && left.0 >= 2 && made.1 == 0 && left.1 == 0
}

/// Whether a date of the column can only have its day first.
fn shows_day_first(sheet: &Sheet, first_line: u32, column: usize) -> bool {
    let mut profile = Profile::default();
    let rows = sheet.lines().filter(|line| line.number() >= first_line).take(LOOKED_AT);
    rows.for_each(|line| profile.add(line.text(column), &crate::values::NoGazetteer));
    profile.past_months.0 > 0
}

/// Each column's title in compared form, with how often it stood before.
pub(crate) fn occurrences(columns: &[Column]) -> Vec<(Vec<String>, usize)> {
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    columns
        .iter()
        .map(|column| {
            let words = key_words(&column.header);
            let before = seen.entry(words.clone()).or_insert(0);
            *before += 1;
            (words, *before - 1)
        })
        .collect()
}

pub(crate) fn columns(sheet: &Sheet, header: &Header, persons: &[Vec<u16>]) -> Vec<Column> {
    let width = sheet.width();
    let mut columns: Vec<Column> = (0..width)
        .map(|index| Column {
            index,
            header: header.titles.get(index).cloned().unwrap_or_default(),
            field: None,
            how: MappedBy::Unknown,
            month_first: false,
            family_first: false,
            hot: false,
            beside: None,
            east: None,
            persons: persons.get(index).cloned().unwrap_or_default(),
            samples: Vec::new(),
        })
        .collect();
    let mut open = width;
    for line in header.rows(sheet) {
        for cell in line.cells() {
            let Some(column) = columns.get_mut(cell.column) else { continue };
            let samples = &mut column.samples;
            if samples.len() < SAMPLES && !samples.iter().any(|known| known == cell.text) {
                samples.push(cell.text.chars().take(80).collect());
                open -= usize::from(samples.len() == SAMPLES);
            }
        }
        if open == 0 {
            break;
        }
    }
    columns
}

fn profiles(sheet: &Sheet, header: &Header, gazetteer: &dyn Gazetteer) -> Vec<Profile> {
    let mut profiles = vec![Profile::default(); sheet.width()];
    for line in header.rows(sheet).take(LOOKED_AT) {
        for cell in line.cells() {
            if let Some(profile) = profiles.get_mut(cell.column) {
                profile.add(cell.text, gazetteer);
            }
        }
    }
    profiles
}
