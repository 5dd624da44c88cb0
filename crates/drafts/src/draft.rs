//! From the fields of one row to what will be said of one person.
//!
//! Pure: the same row and the same day give the same draft, so that a plan
//! that was read is the plan that is applied.

use dates::{Day, Fuzzy, Order, Precision};
use model::understand::{self, Around, ListDates};
use model::{Claim, Part, Property, Value, codes, order, whereabouts};
use std::collections::BTreeMap;

/// One field of a row: what the column means, where it stood, its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key of the field (`columns.toml` of `exchange`).
    pub key: String,
    /// Header of its column, for people.
    pub column: String,
    /// The words.
    pub text: String,
    /// Its list writes the month before the day.
    pub month_first: bool,
    /// Its list writes the family before the name.
    pub family_first: bool,
    /// First year of the century of its years of two digits, where a person said so.
    pub century: Option<u16>,
    /// It is said of several people at once: a form's telephone, the number of its record.
    pub shared: bool,
}

impl Field {
    /// A cell as lists usually write it: the day first, and the family last.
    pub fn new(key: impl Into<String>, column: impl Into<String>, text: impl Into<String>) -> Field {
        Field {
            key: key.into(),
            column: column.into(),
            text: text.into(),
            month_first: false,
            family_first: false,
            century: None,
            shared: false,
        }
    }

    /// How its list writes dates.
    pub fn dates(&self) -> ListDates {
        let order = if self.month_first { Order::MonthFirst } else { Order::DayFirst };
        ListDates { order, century: self.century }
    }
}

/// A doubt about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Code; its words are under `trouble-…`.
    pub code: String,
    /// The column it is about.
    pub column: Option<String>,
    /// The row waits for a person.
    pub waits: bool,
}

/// What a row would say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Claims about one person.
    pub claims: Vec<Claim>,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
    /// The key by which the list itself knows the row.
    pub record: Option<String>,
    /// Without such a key: the name, by which next month's row is known again.
    pub name_key: Option<String>,
    /// The row names someone.
    pub named: bool,
    /// The row says anything at all.
    pub speaks: bool,
}

/// Fields that become a claim of a property of the same or another name.
const DIRECT: &[(&str, &str)] = &[
    ("full_name", "full_name"),
    ("given_name", "given_name"),
    ("father_name", "father_name"),
    ("grandfather_name", "grandfather_name"),
    ("family_name", "family_name"),
    ("kunya", "kunya"),
    ("other_name", "other_name"),
    ("mother_name", "mother_name"),
    ("sex", "sex"),
    ("birth_date", "birth_date"),
    ("age", "age"),
    ("birth_place", "birth_place"),
    ("registration_place", "registration_place"),
    ("registration_number", "registration_number"),
    ("national_number", "national_number"),
    ("place", "origin_place"),
    ("governorate", "governorate"),
    ("residence", "residence"),
    ("profession", "profession"),
    ("nationality", "nationality"),
    ("marital_status", "marital_status"),
    ("rec_no", "record_number"),
    ("informant_relation", "informant_relation"),
    ("informant_name", "informant_name"),
    ("phone", "phone"),
    ("note", "note"),
    ("taken_date", "taken_date"),
    ("taken_place", "taken_place"),
    ("taken_circumstance", "taken_circumstance"),
    ("gps", "taken_point"),
    ("party", "party"),
    ("held_at", "held_at"),
    ("status", "status"),
    ("status_date", "status_date"),
    ("death_date", "death_date"),
    ("death_place", "death_place"),
    ("death_cause", "death_cause"),
    ("burial_place", "burial_place"),
];

/// Fields that identify the row in its own list.
const RECORD_KEYS: &[&str] = &["uuid", "rec_no"];

/// Fields that hold a name, the whole one first.
pub const NAME_FIELDS: &[&str] = &["full_name", "given_name", "family_name", "kunya", "other_name"];

/// Whether a cell has several values as our own sheets join them: «؛» in Arabic, and a semicolon with a space
/// behind it in English. One without a space may be a part of a number.
fn has_several(cell: &str) -> bool {
    cell.contains('؛') || cell.contains("; ")
}

/// The values of such a cell, without the marks that keep figures from being turned round.
fn each_of_several(cell: &str) -> impl Iterator<Item = &str> {
    let values = cell.split('؛').flat_map(|part| part.split("; "));
    let bare = values.map(|value| value.trim_matches(|c: char| c.is_whitespace() || c == '\u{200e}'));
    bare.filter(|value| !value.is_empty())
}

/// Reads the fields of one row.
pub fn draft(fields: &[Field], today: Day) -> Draft {
    let mut draft = Draft::default();
    let within = governorate(fields, today);
    let around = Around { today, within: within.as_deref() };
    let other_party = text(fields, "party_other");
    let parted: Vec<Field>;
    let fields = if fields.iter().any(may_tell_more) {
        parted = fields.iter().flat_map(apart).collect();
        &parted[..]
    } else {
        fields
    };
    for field in fields {
        match field.key.as_str() {
            // "Other" in a form stands for the words in the box beside it.
            "party" if other_party.is_some() && is_other(&field.text) => {}
            "party_other" => claim(&mut draft, "party", field, &around),
            "taken_date_note" if text(fields, "taken_date").is_none() => {
                claim(&mut draft, "taken_date", field, &around)
            }
            "taken_date_note" => claim(&mut draft, "note", field, &around),
            "status_date" if is_of_release(&field.column) && !codes::is_unknown(field.text.trim()) => {
                released_on(&mut draft, field, text(fields, "status"), &around)
            }
            key => {
                if key == "full_name" && field.text.contains('|') {
                    names_of_one(&mut draft, field, &around);
                } else if matches!(key, "other_name" | "rec_no") && has_several(&field.text) {
                    // A list of this program joins what a file has several of.
                    for said in each_of_several(&field.text) {
                        let property = if key == "rec_no" { "record_number" } else { key };
                        claim(
                            &mut draft,
                            property,
                            &Field { text: said.to_owned(), ..field.clone() },
                            &around,
                        );
                    }
                } else if key == "phone" {
                    for said in understand::telephones(&field.text) {
                        claim(&mut draft, key, &Field { text: said, ..field.clone() }, &around);
                    }
                } else if let Some((_, property)) = DIRECT.iter().find(|(k, _)| *k == key) {
                    claim(&mut draft, property, field, &around);
                } else if let Some(purpose) = key.strip_prefix("consent:") {
                    consent(&mut draft, purpose, field);
                }
            }
        }
    }
    places_in_notes(&mut draft, today);
    birth_precision(&mut draft, text(fields, "birth_date_precision"));
    order_of_dates(&mut draft);
    draft.named =
        draft.claims.iter().any(|c| NAME_FIELDS.contains(&c.property.key()) && c.value != Value::Unknown);
    draft.speaks =
        draft.claims.iter().any(|c| c.value != Value::Unknown && c.property.key() != "record_number");
    draft.name_key = name_key(&draft);
    draft.record = record_key(fields, draft.name_key.as_deref());
    draft
}

fn text<'a>(fields: &'a [Field], key: &str) -> Option<&'a str> {
    fields.iter().find(|f| f.key == key).map(|f| f.text.trim()).filter(|t| !t.is_empty())
}

fn is_other(said: &str) -> bool {
    matches!(names::fold(said).as_str(), "other" | "اخري" | "غير ذلك" | "اخر")
}

/// Cells for a name, where a telephone is never part of what is said.
const NAMES_OF_PEOPLE: &[&str] = &[
    "full_name",
    "given_name",
    "father_name",
    "grandfather_name",
    "family_name",
    "mother_name",
    "other_name",
];

/// Cells in which a telephone stands beside what is said.
const WORDS_WITH_TELEPHONES: &[&str] = &["status", "taken_place", "residence", "place", "birth_place"];

/// Whether a cell may hold a telephone beside its words, or a place and a date. Nearly none does.
fn may_tell_more(field: &Field) -> bool {
    let key = field.key.as_str();
    let digits = || field.text.chars().filter(|letter| letter.is_numeric()).count();
    match key {
        "taken_place" | "taken_date" | "birth_place" | "birth_date" => {
            digits() > 1 && field.text.contains(char::is_alphabetic)
        }
        _ if NAMES_OF_PEOPLE.contains(&key) || WORDS_WITH_TELEPHONES.contains(&key) => digits() > 8,
        _ => false,
    }
}

/// A cell as the fields it tells of: «جابر الصياد 0933511951» is a name and a telephone, «حمص 21/5/2013»
/// under «مكان وتاريخ الاعتقال» a place and a date.
fn apart(field: &Field) -> Vec<Field> {
    let named = NAMES_OF_PEOPLE.contains(&field.key.as_str());
    if named || WORDS_WITH_TELEPHONES.contains(&field.key.as_str()) {
        let found = understand::telephones_within(&field.text);
        if !found.is_empty() {
            let phones = found.iter().map(|at| Field {
                key: "phone".to_owned(),
                text: field.text[at.clone()].to_owned(),
                ..field.clone()
            });
            let mut left = field.text.clone();
            for at in found.iter().rev() {
                left.replace_range(at.clone(), " ");
            }
            let marks = |letter: char| !letter.is_alphanumeric();
            let bare = left.trim_matches(marks).split_whitespace().collect::<Vec<_>>().join(" ");
            let text = if bare.is_empty() { field.text.clone() } else { bare };
            return std::iter::once(Field { text, ..field.clone() }).chain(phones).collect();
        }
    }
    place_and_date(field).unwrap_or_else(|| vec![field.clone()])
}

/// The place and the date of a cell whose title asks for both.
fn place_and_date(field: &Field) -> Option<Vec<Field>> {
    let (place, date) = match field.key.as_str() {
        "taken_place" | "taken_date" => ("taken_place", "taken_date"),
        "birth_place" | "birth_date" => ("birth_place", "birth_date"),
        _ => return None,
    };
    let title = names::fold(&field.column);
    let asks = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if !asks(&["تاريخ", "date"]) || !asks(&["مكان", "محل", "place"]) {
        return None;
    }
    let said = field.text.trim();
    let from = said.find(char::is_numeric)?;
    let (front, behind) = (&said[..from], &said[from..]);
    let where_ = front.trim_matches(|letter: char| !letter.is_alphanumeric());
    let is_place = where_.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && dates::read(where_, &dates::Context::event(Day::default())).fuzzy.is_none();
    let part = |key: &str, text: &str| Field { key: key.to_owned(), text: text.to_owned(), ..field.clone() };
    is_place.then(|| vec![part(place, where_), part(date, behind)])
}

/// «تاريخ الإفراج», "Release date".
fn is_of_release(title: &str) -> bool {
    let title = names::fold(title);
    ["افراج", "اخلاء سبيل", "خروج", "release", "libération", "liberation", "tahliye", "entlassung"]
        .iter()
        .any(|word| title.contains(word))
}

/// A day of release says that somebody was released. Where the row calls the state otherwise, the day is none
/// of that state, and stays under its own title.
fn released_on(draft: &mut Draft, field: &Field, status: Option<&str>, around: &Around<'_>) {
    let code = status.and_then(|said| codes::find("case_status", said));
    let left = ["released", "prison_opened", "escaped"];
    match status {
        Some(_) if !code.is_some_and(|code| left.contains(&code)) => {
            let said = format!("{}: {}", field.column, field.text.trim());
            claim(draft, "note", &Field { text: said, ..field.clone() }, around);
        }
        _ => {
            if status.is_none() {
                let mut told = Claim::new(
                    Part::Event(1),
                    Property::named("status"),
                    format!("{}: {}", field.column, field.text.trim()),
                    Value::Code("released".to_owned()),
                );
                told.column = Some(field.column.clone());
                draft.claims.push(told);
            }
            claim(draft, "status_date", field, around);
        }
    }
}

fn governorate(fields: &[Field], today: Day) -> Option<String> {
    let said = text(fields, "governorate")?;
    let read = understand::value(Property::named("governorate"), said, &Around { today, within: None });
    match read.value {
        Value::Place { is, .. } if is.len() == 1 => is.into_iter().next(),
        _ => None,
    }
}

fn claim(draft: &mut Draft, property: &str, field: &Field, around: &Around<'_>) {
    let said = field.text.trim();
    if said.is_empty() {
        return;
    }
    let property = Property::named(property);
    let read = match field.family_first && property.key() == "full_name" {
        true => understand::name_family_first(said),
        false => understand::value_of_list(property, said, around, field.dates()),
    };
    // What a program wrote in place of a value is nobody's word, and no "not known".
    let failed = read.troubles.iter().any(|trouble| trouble.code == "program-failure");
    // «طفل رضيع», «ابن فلان»: somebody must say who is meant.
    let nobody =
        |code: &str| code == "placeholder-name" && matches!(property.key(), "full_name" | "given_name");
    draft.doubts.extend(read.troubles.into_iter().map(|t| Doubt {
        code: t.code.to_owned(),
        column: Some(field.column.clone()),
        waits: t.waits || nobody(t.code),
    }));
    if failed {
        return;
    }
    if property.key() == "taken_date" && tells_of_another_day(said) {
        draft.doubts.push(Doubt {
            code: "other-date".to_owned(),
            column: Some(field.column.clone()),
            waits: true,
        });
    }
    let part = match property.entry().part {
        model::vocab::About::Person => Part::Person,
        model::vocab::About::Episode => Part::Episode(1),
        model::vocab::About::Event => Part::Event(1),
    };
    let mut claim = Claim::new(part, property, said, read.value);
    claim.column = Some(field.column.clone());
    draft.claims.push(claim);
}

/// «مواليد 1980», «2013 (تاريخ وفاة)», «أفرج عنه 2013», «2013-05-21 و 2015-01-01» where a taking should
/// stand.
fn tells_of_another_day(said: &str) -> bool {
    const OTHERS: [&str; 24] = [
        "مواليد",
        "ولاده",
        "ميلاد",
        "تولد",
        "وفاه",
        "توفي",
        "استشهد",
        "استشهاد",
        "مات",
        "افرج",
        "الافراج",
        "افراج",
        "اطلق",
        "اخلي",
        "born",
        "birth",
        "dob",
        "died",
        "death",
        "killed",
        "released",
        "release",
        "freed",
        "executed",
    ];
    if !said.contains(char::is_alphabetic) {
        return false;
    }
    let folded = names::fold(said);
    let left = ["خرج من السجن", "خرج من المعتقل"].iter().any(|words| folded.contains(words));
    let other = left
        || folded.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
            OTHERS.contains(&word) || word.strip_prefix('و').is_some_and(|rest| OTHERS.contains(&rest))
        });
    let western = dates::western_digits(said);
    let years = |part: &str| {
        part.split(|letter: char| !letter.is_ascii_digit())
            .any(|number| number.len() == 4 && matches!(&number[..2], "19" | "20"))
    };
    let two = [" و ", " and ", " ثم ", " + "]
        .iter()
        .any(|mark| western.split_once(mark).is_some_and(|(first, second)| years(first) && years(second)));
    // «بين 2012 و 2013» is one day that is not known well.
    let between = ["بين", "between", "ما بين"].iter().any(|word| folded.contains(word));
    other || two && !between
}

/// Programs join several values of one thing by a bar: the first is the name, the others are
/// names of the same person, unless they are as long and begin otherwise.
fn names_of_one(draft: &mut Draft, field: &Field, around: &Around<'_>) {
    let part = |said: &str| Field { text: said.trim().to_owned(), ..field.clone() };
    let mut said = field.text.split('|').filter(|said| !said.trim().is_empty());
    let Some(first) = said.next() else { return };
    claim(draft, "full_name", &part(first), around);
    for other in said {
        let (a, b) = (names::split(first), names::split(other));
        let people = names::script(first) == names::script(other)
            && a.given != b.given
            && a.family.is_some()
            && b.family.is_some();
        if people {
            draft.doubts.push(Doubt {
                code: "two-people".to_owned(),
                column: Some(field.column.clone()),
                waits: true,
            });
        }
        claim(draft, "other_name", &part(other), around);
    }
}

fn consent(draft: &mut Draft, purpose: &str, field: &Field) {
    if field.text.trim().is_empty() {
        return;
    }
    let said = format!("{purpose}: {}", field.text.trim());
    let mut claim = Claim::new(Part::Person, Property::named("consent"), said, Value::Words);
    claim.column = Some(field.column.clone());
    draft.claims.push(claim);
}

/// A note that tells where somebody was held stays a note; that it tells so is said in the plan.
fn places_in_notes(draft: &mut Draft, today: Day) {
    let notes = draft.claims.iter().filter(|claim| claim.property.key() == "note");
    let told = notes
        .filter(|claim| claim.said.lines().any(|line| !whereabouts::places_told(line, today).is_empty()));
    let doubts: Vec<Doubt> = told
        .map(|claim| Doubt {
            code: "note-names-places".to_owned(),
            column: claim.column.clone(),
            waits: false,
        })
        .collect();
    draft.doubts.extend(doubts);
}

/// A form that says "year only" beside a full date means the year.
fn birth_precision(draft: &mut Draft, precision: Option<&str>) {
    let wanted = match precision.map(names::fold).as_deref() {
        Some("year" | "سنه") => Precision::Year,
        Some("month" | "شهر") => Precision::Month,
        _ => return,
    };
    for claim in draft.claims.iter_mut().filter(|c| c.property.key() == "birth_date") {
        if let Value::Date { is, .. } = &mut claim.value {
            if let Some(wider) = widen(is, wanted) {
                *is = wider;
            }
        }
    }
}

/// Where no reading of two days is in the order of a life one of them is wrong, and somebody must look.
fn order_of_dates(draft: &mut Draft) {
    let span = |key: &str| {
        let claim = draft.claims.iter().find(|c| c.property.key() == key)?;
        let Value::Date { is, or } = &claim.value else { return None };
        let about = |date: &&Fuzzy| !date.about;
        let all = || std::iter::once(is).chain(or);
        let sure = all().all(|date| about(&date));
        let (from, to) = (all().filter_map(|date| date.from).min()?, all().filter_map(|date| date.to).max()?);
        sure.then(|| (from, to, claim.column.clone()))
    };
    let (birth, taken) = (span("birth_date"), span("taken_date"));
    let claims: Vec<&Claim> = draft.claims.iter().collect();
    let wrong = order::wrong(&[], &claims).map(|at| claims[at].column.clone());
    // Nobody was taken at a hundred and ten.
    let too_old = match (&birth, &taken) {
        (Some((_, born, _)), Some((then, _, column))) => {
            (then.ymd().0 > born.ymd().0 + OLDEST).then(|| column.clone())
        }
        _ => None,
    };
    if let (Some((born, _, _)), Some((_, then, column))) = (&birth, &taken) {
        let ages = draft.claims.iter().find_map(|claim| match claim.value {
            Value::Age { min, max } => Some((i32::from(min), i32::from(max), claim.column.clone())),
            _ => None,
        });
        let years = then.ymd().0 - born.ymd().0;
        let today = ages.as_ref().is_some_and(|(_, _, title)| {
            title.as_deref().is_some_and(|title| title.contains("حالي") || title.contains("now"))
        });
        if ages.is_some_and(|(min, max, _)| max < years - 3 || min > years + 3) && !today {
            draft.doubts.push(Doubt {
                code: "age-disagrees".to_owned(),
                column: column.clone(),
                waits: false,
            });
        }
    }
    if let Some(column) = wrong.or(too_old) {
        draft.doubts.push(Doubt { code: "dates-disagree".to_owned(), column, waits: true });
    }
}

/// Years of the oldest who was ever taken.
const OLDEST: i32 = 105;

fn widen(date: &Fuzzy, precision: Precision) -> Option<Fuzzy> {
    let day = date.from.filter(|_| date.precision == Precision::Day)?;
    let (year, month, _) = day.ymd();
    match precision {
        Precision::Year => Fuzzy::year_of(year),
        _ => Fuzzy::month(year, month),
    }
}

/// A number of the row's own; where several people share the number of their record, that
/// and the name, or next month's second would be taken for a changed first.
pub fn record_key(fields: &[Field], name: Option<&str>) -> Option<String> {
    let found = |shared: bool| {
        let of_key = |key: &&str| {
            fields.iter().find(|f| f.key == **key && f.shared == shared && !f.text.trim().is_empty())
        };
        RECORD_KEYS
            .iter()
            .find_map(of_key)
            .map(|field| format!("{}={}", field.key, names::clean(&field.text)))
    };
    found(false).or_else(|| Some(format!("{}\u{1f}{}", found(true)?, name?)))
}

fn name_key(draft: &Draft) -> Option<String> {
    let said =
        |key: &str| draft.claims.iter().find(|c| c.property.key() == key).map(|c| names::fold(&c.said));
    let parts: Vec<String> = ["full_name", "given_name", "father_name", "grandfather_name", "family_name"]
        .iter()
        .filter_map(|key| said(key))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What the row says, in an order that does not depend on the columns: the
/// same row is known again when columns move or its serial number changes.
pub fn wording(fields: &[Field]) -> String {
    let mut said: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for field in fields.iter().filter(|f| f.key != "serial" && !f.text.trim().is_empty()) {
        let key = if field.key == "ignored" { field.column.as_str() } else { field.key.as_str() };
        said.entry(key).or_default().push(names::clean(&field.text));
    }
    said.into_iter().map(|(key, texts)| format!("{key}\u{1f}{}\u{1e}", texts.join("\u{1f}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, text: &str) -> Field {
        Field::new(key, key, text)
    }

    #[test]
    fn dates_stand_in_the_order_of_a_life() {
        let waits = |cells: &[(&str, &str)]| {
            let fields: Vec<Field> = cells.iter().map(|(key, text)| field(key, text)).collect();
            let today = Day::parse_iso("2026-06-01").expect("a day");
            draft(&fields, today).doubts.iter().any(|doubt| doubt.code == "dates-disagree" && doubt.waits)
        };
        for (birth, taken, death) in [
            ("2015", "2013", ""),
            ("1984", "1975", ""),
            ("1984", "2013", "2012"),
            ("5/6/2013", "21/5/2013", ""),
        ] {
            assert!(
                waits(&[("birth_date", birth), ("taken_date", taken), ("death_date", death)]),
                "{birth} {taken}"
            );
        }
        for (birth, taken, death) in
            [("2013", "2013", ""), ("1984", "2013", "2013"), ("نحو 2014", "2013", "")]
        {
            assert!(
                !waits(&[("birth_date", birth), ("taken_date", taken), ("death_date", death)]),
                "{birth} {taken}"
            );
        }
    }

    #[test]
    fn a_telephone_in_a_cell_for_a_name_is_no_part_of_it() {
        let draft = draft(&[field("full_name", "سالم ناصر 0933 700 951")], Day::default());
        let said: Vec<_> =
            draft.claims.iter().map(|claim| (claim.property.key(), claim.said.as_str())).collect();
        assert_eq!(said, [("full_name", "سالم ناصر"), ("phone", "0933 700 951")]);
    }

    #[test]
    fn a_cell_of_place_and_date_tells_both() {
        let told = |key: &str, title: &str, text: &str| {
            draft(&[Field::new(key, title, text)], Day::parse_iso("2026-06-01").expect("a day"))
                .claims
                .into_iter()
                .map(|claim| (claim.property.key(), claim.said))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told("taken_place", "مكان وتاريخ الاعتقال", "حمص 21/5/2013"),
            [("taken_place", "حمص".to_owned()), ("taken_date", "21/5/2013".to_owned())]
        );
        assert_eq!(
            told("birth_date", "مكان وتاريخ الولادة", "دوما 1984"),
            [("birth_place", "دوما".to_owned()), ("birth_date", "1984".to_owned())]
        );
        assert_eq!(told("taken_place", "مكان الاعتقال", "حاجز 17").len(), 1);
    }

    #[test]
    fn another_day_than_that_of_the_taking_waits() {
        let waits = |text: &str| {
            let draft = draft(&[field("taken_date", text)], Day::parse_iso("2026-06-01").expect("a day"));
            draft.doubts.iter().any(|doubt| doubt.code == "other-date" && doubt.waits)
        };
        for text in ["مواليد 1980", "2013 (تاريخ وفاة)", "أفرج عنه 2013", "2013-05-21 و 2015-01-01"]
        {
            assert!(waits(text), "{text}");
        }
        for text in ["2013", "21/5/2013", "بين 2012 و 2013", "صيف 2013 على الحاجز", "خرج ولم يعد 5/2013"]
        {
            assert!(!waits(text), "{text}");
        }
    }

    #[test]
    fn what_a_program_wrote_is_nobodys_word() {
        let draft = draft(&[field("full_name", "سالم ناصر"), field("mother_name", "#N/A")], Day::default());
        assert_eq!(draft.claims.len(), 1);
        assert!(draft.doubts.iter().any(|doubt| doubt.code == "program-failure"));
    }

    #[test]
    fn the_box_beside_other_is_what_was_meant() {
        let draft = draft(
            &[field("full_name", "سالم ناصر"), field("party", "other"), field("party_other", "حاجز مؤقت")],
            Day::default(),
        );
        let said: Vec<_> =
            draft.claims.iter().filter(|c| c.property.key() == "party").map(|c| c.said.as_str()).collect();
        assert_eq!(said, ["حاجز مؤقت"]);
    }

    #[test]
    fn a_row_is_known_again_when_its_serial_number_or_columns_change() {
        let one = [field("serial", "1"), field("full_name", "سالم"), field("note", "خبر")];
        let two = [field("note", "خبر"), field("serial", "77"), field("full_name", " سالم")];
        assert_eq!(wording(&one), wording(&two));
        assert_ne!(wording(&one), wording(&[field("full_name", "سالم")]));
    }

    #[test]
    fn a_day_of_release_says_that_somebody_was_released() {
        let told = |status: &[Field]| {
            let mut fields =
                vec![field("full_name", "سالم ناصر"), Field::new("status_date", "تاريخ الإفراج", "2013")];
            fields.extend_from_slice(status);
            let draft = draft(&fields, Day::default());
            draft
                .claims
                .into_iter()
                .skip(1)
                .map(|c| (c.property.key(), c.value))
                .filter(|(_, value)| !matches!(value, Value::Date { .. }))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&[]), [("status", Value::Code("released".into()))]);
        assert_eq!(
            told(&[field("status", "مفقود")]),
            [("note", Value::Words), ("status", Value::Code("missing".into()))]
        );
    }

    #[test]
    fn a_row_without_a_name_is_not_named() {
        assert!(!draft(&[field("note", "وجد دفتر")], Day::default()).named);
        assert!(draft(&[field("full_name", "سالم ناصر")], Day::default()).named);
    }
}
