//! Rows of a plain list, read straight into the engine.
//!
//! A million rows hold some ten thousand given names, a few thousand places and
//! as many dates. What a cell means is found out once for each distinct cell,
//! by the same functions as for any other list, and remembered.
//!
//! **Invariant:** a row gives the engine the same record as the long way does
//! (`read_file`, a draft, [`record`]); a test holds the two side by side.

use super::files::{Identity, Push};
use super::records::record;
use crate::import::{draft, Field};
use dates::Day;
use exchange::FieldKey;
use hashbrown::{HashMap, HashSet};
use linkage::{RecordRef, Span};
use model::understand::{self, Around};
use model::{Claim, Part, Property, Value};
use names::Script;

/// Cells remembered for one column; a column with more is of values that do
/// not come again.
const REMEMBERED: usize = 1 << 18;

/// Names of lists that are told apart.
const LISTS: usize = 1 << 16;

/// Folded words of a line that sums up.
const SUMS: &[&str] = &["المجموع", "مجموع", "الاجمالي", "اجمالي", "المجموع الكلي", "المجموع العام", "العدد الكلي", "total", "subtotal", "sub total", "grand total", "totals", "sum"];

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
pub(super) struct Column {
    /// Its title.
    pub title: String,
    /// What it speaks of; `None` where it is not known.
    pub field: Option<FieldKey>,
}

/// Whether cells can be understood one by one, without the rest of the row.
pub(super) fn cell_by_cell(columns: &[Column]) -> bool {
    !columns.iter().any(|c| c.field.as_ref().is_some_and(|f| TOGETHER.contains(f)))
}

/// What a cell means; one of these.
#[derive(Default)]
struct Meaning {
    unknown: bool,
    text: Box<str>,
    governorate: Box<str>,
    span: Option<Span>,
    age: Option<(u8, u8)>,
    sex: Option<linkage::Sex>,
}

struct Source {
    ground: Ground,
    property: Property,
    at: usize,
    known: HashMap<Box<str>, u32>,
    meanings: Vec<Meaning>,
    /// The meaning of the row at hand.
    now: Option<u32>,
}

/// Takes rows and gives them to the engine.
pub(super) struct Rows<'a> {
    columns: Vec<Column>,
    sources: Vec<Source>,
    one_by_one: bool,
    ids: Option<usize>,
    lists: Vec<usize>,
    seen: HashSet<Box<str>>,
    file: &'a str,
    today: Day,
    key: String,
    id: String,
}

/// What became of a row.
pub(super) enum Took<'r> {
    /// It went into the engine under this id.
    In(&'r str),
    /// It names nobody.
    Out(&'r str),
}

impl<'a> Rows<'a> {
    /// For a list with these columns.
    pub fn new(columns: Vec<Column>, identity: &Identity, file: &'a str, today: Day) -> Rows<'a> {
        let source = |(at, column): (usize, &Column)| {
            let (_, ground, property) = GROUNDS.iter().find(|(field, ..)| Some(field) == column.field.as_ref())?;
            let property = Property::named(property);
            Some(Source { ground: *ground, property, at, known: HashMap::new(), meanings: Vec::new(), now: None })
        };
        let sources = columns.iter().enumerate().filter_map(source).collect();
        let ids = columns.iter().position(|c| identity.is_id(&c.title));
        let lists = columns.iter().enumerate().filter(|(_, c)| identity.is_list(&c.title)).map(|(at, _)| at).collect();
        let one_by_one = cell_by_cell(&columns);
        Rows { columns, sources, one_by_one, ids, lists, seen: HashSet::new(), file, today, key: String::new(), id: String::new() }
    }

    /// Takes one row; `number` is its line as a person counts.
    pub fn take<'c>(&'c mut self, number: u64, cell: impl Fn(usize) -> &'c str, push: Push<'_>) -> Took<'c> {
        let id = self.ids.map(|at| cell(at).trim()).unwrap_or_default();
        if id.is_empty() {
            use std::fmt::Write;
            self.id.clear();
            let _ = write!(self.id, "{}#{number}", self.file);
        }
        let list = self.lists.iter().map(|at| cell(*at).trim()).find(|list| !list.is_empty()).unwrap_or(self.file);
        if !self.seen.contains(list) && self.seen.len() < LISTS {
            self.seen.insert(list.into());
        }
        if self.is_no_row(&cell) {
            return Took::Out(if id.is_empty() { self.id.as_str() } else { id });
        }
        if !self.one_by_one {
            return self.take_together(id, list, cell, push);
        }
        self.understand(&cell);
        let id = if id.is_empty() { self.id.as_str() } else { id };
        match self.named() {
            true => push(self.record(id, list, &cell)),
            false => return Took::Out(id),
        }
        Took::In(id)
    }

    /// The lists that were named, with the file.
    pub fn lists(&self) -> impl Iterator<Item = (String, String)> + use<'_, 'a> {
        self.seen.iter().map(|list| (list.to_string(), self.file.to_owned()))
    }

    /// The titles once more, or a sum below the rows.
    fn is_no_row<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> bool {
        let filled = || (0..self.columns.len()).filter(|at| !cell(*at).trim().is_empty());
        let is_title = |at: &usize| cell(*at).trim() == self.columns[*at].title.trim();
        if filled().take(2).any(|at| is_title(&at)) {
            let titles = filled().filter(is_title).count();
            return titles >= 2 && titles * 10 >= filled().count() * 6;
        }
        let few = filled().nth(3).is_none();
        few && filled().any(|at| SUMS.contains(&names::fold(cell(at)).as_str()))
    }

    /// Finds out what every cell of the row means.
    fn understand<'c>(&mut self, cell: &impl Fn(usize) -> &'c str) {
        let Rows { sources, key, today, .. } = self;
        let within = within(sources, *today, cell);
        let around = Around { today: *today, within: within.as_deref() };
        for source in sources.iter_mut() {
            let said = cell(source.at).trim();
            source.now = (!said.is_empty()).then(|| source.meaning(said, &around, key));
        }
    }

    fn named(&self) -> bool {
        let names = |s: &Source| matches!(s.ground, Name | Given | Family | Kunya | OtherName);
        self.sources.iter().any(|s| names(s) && s.known_now().is_some())
    }

    fn record<'c>(&'c self, id: &'c str, list: &'c str, cell: &impl Fn(usize) -> &'c str) -> RecordRef<'c> {
        let mut r = RecordRef { rec_id: id, list, ..RecordRef::default() };
        let (mut kunya, mut taken_place, mut governorate) = ("", "", "");
        let mut arabic = false;
        for source in &self.sources {
            let Some(meaning) = source.known_now() else { continue };
            let said = || cell(source.at).trim();
            match source.ground {
                Name => self.whole_name(&mut r, &mut arabic, said()),
                Given => first(&mut r.given, said()),
                Father => first(&mut r.father, said()),
                Grandfather => first(&mut r.grandfather, said()),
                Family => first(&mut r.family, said()),
                Kunya => first(&mut kunya, said()),
                OtherName => {}
                Mother => first(&mut r.mother, said()),
                Sex => r.sex = r.sex.or(meaning.sex),
                Birth => r.birth = r.birth.or(meaning.span),
                Age => r.age = r.age.or(meaning.age),
                Taken => r.taken = r.taken.or(meaning.span),
                Governorate => first(&mut r.governorate, &meaning.text),
                Place => {
                    first(&mut r.place, &meaning.text);
                    first(&mut governorate, &meaning.governorate);
                }
                TakenPlace => first(&mut taken_place, &meaning.text),
                RegisterPlace => first(&mut r.register_place, &meaning.text),
                RegisterNumber => first(&mut r.register_number, &meaning.text),
                NationalNumber => first(&mut r.national_number, &meaning.text),
                Party => first(&mut r.party, &meaning.text),
            }
        }
        if r.name.is_empty() {
            first(&mut r.family, kunya);
        }
        first(&mut r.place, taken_place);
        first(&mut r.governorate, governorate);
        r
    }

    /// Of names in both scripts the Arabic one is the master (handbook §15).
    fn whole_name<'c>(&self, r: &mut RecordRef<'c>, arabic: &mut bool, said: &'c str) {
        let several = self.sources.iter().filter(|s| s.ground == Name).count() > 1;
        if !several {
            r.name = said;
            return;
        }
        match names::script(said) {
            Script::Arabic if !*arabic && names::script(r.name) == Script::Latin => r.name = said,
            _ => first(&mut r.name, said),
        }
        *arabic |= names::script(said) == Script::Arabic;
    }

    /// The long way, for lists in which one cell says how another is meant.
    fn take_together<'c>(&'c mut self, id: &'c str, list: &str, cell: impl Fn(usize) -> &'c str, push: Push<'_>) -> Took<'c> {
        let field = |(at, column): (usize, &Column)| Field {
            key: column.field.as_ref().map_or_else(|| "ignored".to_owned(), |f| f.as_str().into_owned()),
            column: column.title.clone(),
            text: cell(at).trim().to_owned(),
        };
        let fields: Vec<Field> = self.columns.iter().enumerate().map(field).filter(|f| !f.text.is_empty()).collect();
        let draft = draft(&fields, self.today);
        let id = if id.is_empty() { self.id.as_str() } else { id };
        if !draft.named {
            return Took::Out(id);
        }
        let claims = super::files::one_script(&draft.claims);
        push(record(id.to_owned(), list.to_owned(), claims.into_iter()).borrow());
        Took::In(id)
    }
}

fn first<'r>(slot: &mut &'r str, said: &'r str) {
    if slot.is_empty() {
        *slot = said;
    }
}

/// The governorate of the row, within which its places are looked for first.
fn within<'c>(sources: &mut [Source], today: Day, cell: &impl Fn(usize) -> &'c str) -> Option<String> {
    let said = |s: &&mut Source| s.ground == Governorate && !cell(s.at).trim().is_empty();
    let source = sources.iter_mut().find(said)?;
    let around = Around { today, within: None };
    let at = source.meaning(cell(source.at).trim(), &around, &mut String::new());
    let code = &source.meanings[at as usize].governorate;
    (!code.is_empty()).then(|| code.to_string())
}

impl Source {
    /// Where the meaning of a cell is kept.
    fn meaning(&mut self, said: &str, around: &Around<'_>, key: &mut String) -> u32 {
        if self.ground == Name {
            return self.whole_name(said);
        }
        let place = matches!(self.ground, Place | TakenPlace | RegisterPlace);
        let key = match around.within {
            Some(within) if place => {
                key.clear();
                key.extend([within, "\u{1f}", said]);
                key.as_str()
            }
            _ => said,
        };
        if let Some(at) = self.known.get(key) {
            return *at;
        }
        if self.meanings.len() >= REMEMBERED {
            self.known.clear();
            self.meanings.clear();
        }
        let at = self.meanings.len() as u32;
        self.meanings.push(meaning(self.ground, self.property, said, around));
        self.known.insert(key.into(), at);
        at
    }

    /// Whole names hardly come twice; they are known or not, and not remembered.
    fn whole_name(&mut self, said: &str) -> u32 {
        if self.meanings.is_empty() {
            self.meanings.extend([false, true].map(|unknown| Meaning { unknown, ..Meaning::default() }));
        }
        u32::from(model::codes::is_unknown(said))
    }

    /// What the cell of the row at hand means, unless it says "unknown".
    fn known_now(&self) -> Option<&Meaning> {
        self.meanings.get(self.now? as usize).filter(|m| !m.unknown)
    }
}

fn meaning(ground: Ground, property: Property, said: &str, around: &Around<'_>) -> Meaning {
    if matches!(ground, Name | Given | Father | Grandfather | Family | Kunya | OtherName | Mother) {
        return Meaning { unknown: model::codes::is_unknown(said), ..Meaning::default() };
    }
    let read = |around: &Around<'_>| Claim::new(Part::Person, property, said, understand::value(property, said, around).value);
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
    let text = match ground {
        Governorate => &one.governorate,
        Place | TakenPlace => &one.place,
        RegisterPlace => &one.register_place,
        RegisterNumber => &one.register_number,
        NationalNumber => &one.national_number,
        Party => &one.party,
        _ => &None,
    };
    let governorate = if ground == Place { one.governorate.clone() } else { own };
    Meaning {
        unknown: claim.value == Value::Unknown,
        text: text.as_deref().unwrap_or_default().into(),
        governorate: governorate.unwrap_or_default().into(),
        span: one.birth.or(one.taken),
        age: one.age,
        sex: one.sex,
    }
}
