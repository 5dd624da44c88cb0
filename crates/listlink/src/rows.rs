//! Rows of a plain list, read straight into the engine.
//!
//! A million rows hold some ten thousand given names, a few thousand places and
//! as many dates. What a cell means is found out once for each distinct cell,
//! by the same functions as for any other list, and remembered.
//!
//! **Invariant:** a row gives the engine the same record as the long way does
//! (`read_file`, a draft, [`record`]); a test holds the two side by side.

use crate::identity::Identity;
use crate::record::{family_last, record};
use crate::taker::Taker;
use dates::{Day, Order};
use drafts::{Field, draft};
use exchange::FieldKey;
use hashbrown::HashMap;
use linkage::{RecordCells, Span, WordKind};
use model::understand::{self, Around};
use model::{Claim, Part, Property, Value};
use names::Script;

/// Cells remembered for one column; a column with more is of values that do
/// not come again.
const REMEMBERED: usize = 1 << 18;

/// Names of lists that are told apart.
const LISTS: usize = 1 << 16;

/// Folded words of a line that sums up.
const SUMS: &[&str] = &[
    "المجموع",
    "مجموع",
    "الاجمالي",
    "اجمالي",
    "المجموع الكلي",
    "المجموع العام",
    "العدد الكلي",
    "total",
    "subtotal",
    "sub total",
    "grand total",
    "totals",
    "sum",
];

/// What a column gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Name,
    Given,
    Father,
    Grandfather,
    Family,
    Kunya,
    OtherName,
    Mother,
    Sex,
    Birth,
    Age,
    Governorate,
    Place,
    TakenPlace,
    RegisterPlace,
    RegisterNumber,
    NationalNumber,
    Taken,
    Party,
}

use Ground::*;

/// Fields by what they give, with the property by which a cell is understood.
const GROUNDS: &[(FieldKey, Ground, &str)] = &[
    (FieldKey::FullName, Name, "full_name"),
    (FieldKey::GivenName, Given, "given_name"),
    (FieldKey::FatherName, Father, "father_name"),
    (FieldKey::GrandfatherName, Grandfather, "grandfather_name"),
    (FieldKey::FamilyName, Family, "family_name"),
    (FieldKey::Kunya, Kunya, "kunya"),
    (FieldKey::OtherName, OtherName, "other_name"),
    (FieldKey::MotherName, Mother, "mother_name"),
    (FieldKey::Sex, Sex, "sex"),
    (FieldKey::BirthDate, Birth, "birth_date"),
    (FieldKey::Age, Age, "age"),
    (FieldKey::Governorate, Governorate, "governorate"),
    (FieldKey::Place, Place, "origin_place"),
    (FieldKey::TakenPlace, TakenPlace, "taken_place"),
    (FieldKey::RegistrationPlace, RegisterPlace, "registration_place"),
    (FieldKey::RegistrationNumber, RegisterNumber, "registration_number"),
    (FieldKey::NationalNumber, NationalNumber, "national_number"),
    (FieldKey::TakenDate, Taken, "taken_date"),
    (FieldKey::Party, Party, "party"),
];

/// Fields whose meaning depends on other cells of the row.
const TOGETHER: &[FieldKey] = &[FieldKey::BirthDatePrecision, FieldKey::TakenDateNote, FieldKey::PartyOther];

/// One column of the list.
pub(crate) struct Column {
    /// Its title.
    pub title: String,
    /// What it speaks of; `None` where it is not known.
    pub field: Option<FieldKey>,
    /// Its dates have the month before the day.
    pub month_first: bool,
    /// Its whole names begin with the family.
    pub family_first: bool,
}

/// Whether cells can be understood one by one, without the rest of the row.
pub(crate) fn cell_by_cell(columns: &[Column]) -> bool {
    !columns.iter().any(|c| c.field.as_ref().is_some_and(|f| TOGETHER.contains(f)))
}

/// What a cell means; one of these.
#[derive(Default)]
struct Meaning<C> {
    unknown: bool,
    /// What the engine makes of it, where it compares words.
    cell: C,
    /// The governorate of a place.
    governorate: C,
    /// The code of a governorate, by its number in [`Rows::codes`].
    code: usize,
    span: Option<Span>,
    age: Option<(u8, u8)>,
    sex: Option<linkage::Sex>,
}

struct Source<C> {
    ground: Ground,
    property: Property,
    at: usize,
    order: Order,
    family_first: bool,
    /// For places by the governorate within which they are looked for, else one.
    known: Vec<HashMap<Box<str>, u32>>,
    meanings: Vec<Meaning<C>>,
    /// The meaning of the row at hand.
    now: Option<u32>,
}

/// Takes rows and gives them to the engine.
pub(crate) struct Rows<'a, T: Taker> {
    columns: &'a [Column],
    sources: Vec<Source<T::Cell>>,
    one_by_one: bool,
    ids: Option<usize>,
    lists: Vec<usize>,
    seen: HashMap<Box<str>, T::Cell>,
    /// Codes of governorates; none first.
    codes: Vec<Box<str>>,
    file: &'a str,
    today: Day,
    id: String,
    /// The name of the row at hand in the usual order, where its list has another.
    turned: String,
}

/// What became of a row.
pub(crate) enum Took<'r> {
    /// It went into the engine under this id.
    In(&'r str),
    /// It is a record that names nobody.
    Out(&'r str),
    /// It is no record.
    None,
}

/// Whether a field of that key is looked at when records are compared.
pub(crate) fn is_ground(key: &str) -> bool {
    GROUNDS.iter().any(|(field, ..)| *field.as_str() == *key)
}

impl<'a, T: Taker> Rows<'a, T> {
    /// For a list with these columns.
    pub(crate) fn new(columns: &'a [Column], identity: &Identity, file: &'a str, today: Day) -> Rows<'a, T> {
        let source = |(at, column): (usize, &Column)| {
            let (_, ground, property) =
                GROUNDS.iter().find(|(field, ..)| Some(field) == column.field.as_ref())?;
            let property = Property::named(property);
            let order = if column.month_first { Order::MonthFirst } else { Order::DayFirst };
            Some(Source {
                ground: *ground,
                property,
                at,
                order,
                family_first: column.family_first,
                known: Vec::new(),
                meanings: Vec::new(),
                now: None,
            })
        };
        let mut sources: Vec<_> = columns.iter().enumerate().filter_map(source).collect();
        // Within its governorate a place is looked for.
        sources.sort_by_key(|s| s.ground != Governorate);
        let ids = columns.iter().position(|c| identity.is_id(&c.title));
        let lists = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| identity.is_list(&c.title))
            .map(|(at, _)| at)
            .collect();
        let (one_by_one, codes) = (cell_by_cell(columns), vec!["".into()]);
        Rows {
            columns,
            sources,
            one_by_one,
            ids,
            lists,
            seen: HashMap::new(),
            codes,
            file,
            today,
            id: String::new(),
            turned: String::new(),
        }
    }

    /// Takes one row; `number` is its line as a person counts, `cell` gives cells
    /// without white space around them.
    pub(crate) fn take<'c>(
        &'c mut self,
        number: u64,
        cell: impl Fn(usize) -> &'c str,
        taker: &mut T,
    ) -> Took<'c> {
        let id = self.ids.map(&cell).unwrap_or_default();
        if id.is_empty() {
            use std::fmt::Write;
            self.id.clear();
            let _ = write!(self.id, "{}#{number}", self.file);
        }
        let list = self.lists.iter().map(|at| cell(*at)).find(|list| !list.is_empty()).unwrap_or(self.file);
        let known = self.seen.get(list).copied();
        let list_cell = known.unwrap_or_else(|| {
            let read = taker.cell(WordKind::List, list);
            if self.seen.len() < LISTS {
                self.seen.insert(list.into(), read);
            }
            read
        });
        if self.is_no_row(&cell) {
            return Took::None;
        }
        if !self.one_by_one {
            return self.take_together(id, list, cell, taker);
        }
        self.understand(&cell, taker);
        let says = !id.is_empty() || self.sources.iter().any(|s| s.now.is_some());
        if let Some(source) = self.sources.iter().find(|s| s.family_first) {
            self.turned = family_last(cell(source.at)).unwrap_or_default();
        }
        let id = if id.is_empty() { self.id.as_str() } else { id };
        match self.named() {
            true => taker.push(self.record(id, list_cell, &cell)),
            false if says => return Took::Out(id),
            false => return Took::None,
        }
        Took::In(id)
    }

    /// The lists that were named, with the file.
    pub(crate) fn lists(&self) -> impl Iterator<Item = (String, String)> + use<'_, 'a, T> {
        self.seen.keys().map(|list| (list.to_string(), self.file.to_owned()))
    }

    /// The titles once more, or a sum below the rows.
    fn is_no_row<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> bool {
        let filled = || (0..self.columns.len()).filter(|at| !cell(*at).is_empty());
        let is_title = |at: &usize| cell(*at) == self.columns[*at].title.trim();
        if filled().take(2).any(|at| is_title(&at)) {
            let titles = filled().filter(is_title).count();
            return titles >= 2 && titles * 10 >= filled().count() * 6;
        }
        let few = filled().nth(3).is_none();
        few && filled().any(|at| SUMS.contains(&names::fold(cell(at)).as_str()))
    }

    /// Finds out what every cell of the row means.
    fn understand<'c>(&mut self, cell: &impl Fn(usize) -> &'c str, taker: &mut T) {
        let Rows { sources, codes, today, .. } = self;
        let mut within = 0;
        for source in sources {
            let said = cell(source.at);
            source.now = (!said.is_empty()).then(|| source.meaning(said, within, codes, *today, taker));
            if source.ground == Governorate && within == 0 {
                within = source.now.map_or(0, |now| source.meanings[now as usize].code);
            }
        }
    }

    fn named(&self) -> bool {
        let names = |s: &Source<T::Cell>| matches!(s.ground, Name | Given | Family | Kunya | OtherName);
        self.sources.iter().any(|s| names(s) && s.known_now().is_some())
    }

    fn record<'c>(
        &'c self,
        id: &'c str,
        list: T::Cell,
        cell: &impl Fn(usize) -> &'c str,
    ) -> RecordCells<'c, T::Cell> {
        let mut r = RecordCells { rec_id: id, list, ..RecordCells::default() };
        let (mut kunya, mut taken_place, mut governorate) = <(T::Cell, T::Cell, T::Cell)>::default();
        let (mut arabic, mut other) = (false, "");
        for source in &self.sources {
            let Some(meaning) = source.known_now() else { continue };
            match source.ground {
                Name if source.family_first && !self.turned.is_empty() => {
                    self.whole_name(&mut r.name, &mut arabic, &self.turned)
                }
                Name => self.whole_name(&mut r.name, &mut arabic, cell(source.at)),
                Given => first(&mut r.given, meaning.cell),
                Father => first(&mut r.father, meaning.cell),
                Grandfather => first(&mut r.grandfather, meaning.cell),
                Family => first(&mut r.family, meaning.cell),
                Kunya => first(&mut kunya, meaning.cell),
                OtherName => first(&mut other, cell(source.at)),
                Mother => first(&mut r.mother, meaning.cell),
                Sex => r.sex = r.sex.or(meaning.sex),
                Birth => r.birth = r.birth.or(meaning.span),
                Age => r.age = r.age.or(meaning.age),
                Taken => r.taken = r.taken.or(meaning.span),
                Governorate => first(&mut r.governorate, meaning.cell),
                Place => {
                    first(&mut r.place, meaning.cell);
                    first(&mut governorate, meaning.governorate);
                }
                TakenPlace => first(&mut taken_place, meaning.cell),
                RegisterPlace => first(&mut r.register_place, meaning.cell),
                RegisterNumber => first(&mut r.register_number, meaning.cell),
                NationalNumber => first(&mut r.national_number, meaning.cell),
                Party => first(&mut r.party, meaning.cell),
            }
        }
        let none = T::Cell::default();
        if r.name.is_empty() && r.given == none && r.family == none {
            r.name = other;
        }
        if r.name.is_empty() {
            first(&mut r.family, kunya);
        }
        first(&mut r.place, taken_place);
        first(&mut r.governorate, governorate);
        r
    }

    /// Of names in both scripts the Arabic one is the master (handbook §15).
    fn whole_name<'c>(&self, name: &mut &'c str, arabic: &mut bool, said: &'c str) {
        let several = self.sources.iter().filter(|s| s.ground == Name).count() > 1;
        if !several {
            *name = said;
            return;
        }
        match names::script(said) {
            Script::Arabic if !*arabic && names::script(name) == Script::Latin => *name = said,
            _ => first(name, said),
        }
        *arabic |= names::script(said) == Script::Arabic;
    }

    /// The long way, for lists in which one cell says how another is meant.
    fn take_together<'c>(
        &'c mut self,
        id: &'c str,
        list: &str,
        cell: impl Fn(usize) -> &'c str,
        taker: &mut T,
    ) -> Took<'c> {
        let field = |(at, column): (usize, &Column)| {
            let key = column.field.as_ref().map_or("ignored".into(), |f| f.as_str());
            let Column { month_first, family_first, .. } = *column;
            Field { month_first, family_first, ..Field::new(key, &column.title, cell(at)) }
        };
        let fields: Vec<Field> =
            self.columns.iter().enumerate().map(field).filter(|f| !f.text.is_empty()).collect();
        let draft = draft(&fields, self.today);
        let says = !id.is_empty() || fields.iter().any(|f| is_ground(&f.key));
        let id = if id.is_empty() { self.id.as_str() } else { id };
        if !draft.named {
            return if says { Took::Out(id) } else { Took::None };
        }
        let claims = crate::record::one_script(&draft.claims);
        taker.push_words(record(id.to_owned(), list.to_owned(), claims.into_iter()).borrow());
        Took::In(id)
    }
}

fn first<C: Default + PartialEq>(slot: &mut C, said: C) {
    if *slot == C::default() {
        *slot = said;
    }
}

impl<C: Copy + Default> Source<C> {
    /// Where the meaning of a cell is kept.
    fn meaning<T: Taker<Cell = C>>(
        &mut self,
        said: &str,
        within: usize,
        codes: &mut Vec<Box<str>>,
        today: Day,
        taker: &mut T,
    ) -> u32 {
        if self.ground == Name {
            return self.whole_name(said);
        }
        let is_day = matches!(self.ground, Birth | Taken);
        if let Some(day) = is_day.then(|| plain_day(said, today)).flatten() {
            return self.day(day);
        }
        let within = if matches!(self.ground, Place | TakenPlace | RegisterPlace) { within } else { 0 };
        if let Some(at) = self.known.get(within).and_then(|known| known.get(said)) {
            return *at;
        }
        if self.meanings.len() >= REMEMBERED {
            self.known.clear();
            self.meanings.clear();
        }
        if self.meanings.is_empty() {
            self.meanings.push(Meaning::default());
        }
        let at = self.meanings.len() as u32;
        let around = Around { today, within: (within > 0).then(|| &*codes[within]) };
        let meaning = meaning(self.ground, self.property, said, &around, self.order);
        self.meanings.push(meaning.read(self.ground, codes, taker));
        self.known.resize_with(self.known.len().max(within + 1), HashMap::new);
        self.known[within].insert(said.into(), at);
        at
    }

    /// A plain day is read sooner than looked for. The first place is kept for it.
    fn day(&mut self, day: Span) -> u32 {
        let meaning = Meaning { span: Some(day), ..Meaning::default() };
        match self.meanings.first_mut() {
            Some(first) => *first = meaning,
            None => self.meanings.push(meaning),
        }
        0
    }

    /// Whole names hardly come twice; they are known or not, and not remembered.
    fn whole_name(&mut self, said: &str) -> u32 {
        if self.meanings.is_empty() {
            self.meanings.extend([false, true].map(|unknown| Meaning { unknown, ..Meaning::default() }));
        }
        u32::from(model::codes::is_unknown(said))
    }

    /// What the cell of the row at hand means, unless it says "unknown".
    fn known_now(&self) -> Option<&Meaning<C>> {
        self.meanings.get(self.now? as usize).filter(|m| !m.unknown)
    }
}

/// What a cell means, in words.
#[derive(Default)]
struct InWords {
    unknown: bool,
    text: String,
    governorate: String,
    span: Option<Span>,
    age: Option<(u8, u8)>,
    sex: Option<linkage::Sex>,
}

impl InWords {
    /// The same as numbers of the engine.
    fn read<T: Taker>(self, ground: Ground, codes: &mut Vec<Box<str>>, taker: &mut T) -> Meaning<T::Cell> {
        let kind = match ground {
            Given | Father | Grandfather | Family | Kunya => WordKind::Name,
            Mother => WordKind::Mother,
            Governorate => WordKind::Governorate,
            RegisterNumber | NationalNumber => WordKind::Number,
            Party => WordKind::Party,
            _ => WordKind::Part,
        };
        let mut code = 0;
        if ground == Governorate && !self.governorate.is_empty() {
            code = codes.iter().position(|c| **c == *self.governorate).unwrap_or_else(|| {
                codes.push(self.governorate.as_str().into());
                codes.len() - 1
            });
        }
        Meaning {
            unknown: self.unknown,
            cell: taker.cell(kind, &self.text),
            governorate: taker
                .cell(WordKind::Governorate, if ground == Place { &self.governorate } else { "" }),
            code,
            span: self.span,
            age: self.age,
            sex: self.sex,
        }
    }
}

/// A day of the last century as `2014-03-07`, which nothing else can be meant by.
fn plain_day(said: &str, today: Day) -> Option<Span> {
    let day = Span::iso(said).filter(|span| said.len() == 10 && span.from == span.to)?;
    let century = today.0.saturating_sub(100 * 365)..=today.0;
    century.contains(&day.from).then_some(day)
}

fn meaning(ground: Ground, property: Property, said: &str, around: &Around<'_>, order: Order) -> InWords {
    if matches!(ground, Name | Given | Father | Grandfather | Family | Kunya | OtherName | Mother) {
        return InWords {
            unknown: model::codes::is_unknown(said),
            text: said.to_owned(),
            ..InWords::default()
        };
    }
    let read = |around: &Around<'_>| {
        Claim::new(
            Part::Person,
            property,
            said,
            understand::value_of_list(property, said, around, order.into()).value,
        )
    };
    // A governorate of one code is where the places of the row are looked for, it too.
    let own = match read(&Around { within: None, ..*around }).value {
        Value::Place { is, .. } if ground == Governorate && is.len() == 1 => is.into_iter().next(),
        _ => None,
    };
    let claim = match ground {
        Governorate => read(&Around { within: own.as_deref(), ..*around }),
        _ => read(around),
    };
    let one = record(String::new(), String::new(), std::iter::once(&claim));
    let governorate = if ground == Place { one.governorate.clone() } else { own };
    let text = match ground {
        Governorate => one.governorate,
        Place | TakenPlace => one.place,
        RegisterPlace => one.register_place,
        RegisterNumber => one.register_number,
        NationalNumber => one.national_number,
        Party => one.party,
        _ => None,
    };
    InWords {
        unknown: claim.value == Value::Unknown,
        text: text.unwrap_or_default(),
        governorate: governorate.unwrap_or_default(),
        span: one.birth.or(one.taken),
        age: one.age,
        sex: one.sex,
    }
}
