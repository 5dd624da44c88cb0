//! From the words of a source to a value, property by property.
//!
//! **Invariant:** understanding never refuses and never drops words. What it
//! is unsure of it says in a [`ValueTrouble`], for a person to decide.

use crate::gazetteer::How;
use crate::subject::{Shipped, Subject, SubjectKind};
use crate::value::{NameParts, Value};
use crate::vocab::{Kind, Property};
use crate::{codes, facilities, gazetteer, parties};
use dates::{Day, Order};

/// What is known around the words.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The day on which the words are read; later dates have not come yet.
    pub today: Day,
    /// P-code of a place within which places are looked for first.
    pub within: Option<&'a str>,
}

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueTrouble {
    /// Code; its words are under `trouble-…`.
    pub code: &'static str,
    /// Serious enough that the row waits for a person.
    pub waits: bool,
}

/// A value with what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What was understood.
    pub value: Value,
    /// What is doubtful.
    pub troubles: Vec<ValueTrouble>,
}

impl Understood {
    fn plain(value: Value) -> Understood {
        Understood { value, troubles: Vec::new() }
    }
}

/// How a list writes its dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListDates {
    /// The order of day and month.
    pub order: Order,
    /// First year of the century of years of two digits, where a person said so.
    pub century: Option<u16>,
}

impl From<Order> for ListDates {
    fn from(order: Order) -> ListDates {
        ListDates { order, century: None }
    }
}

/// The same, for a list that writes its dates so.
///
/// ```
/// use model::{Property, Value, understand::{Around, value_of_list}};
/// let around = Around { today: dates::Day::from_ymd(2026, 3, 1).unwrap(), within: None };
/// let read = |order: dates::Order| {
///     value_of_list(Property::named("taken_date"), "5/3/2013", &around, order.into()).value
/// };
/// let edtf = |value| if let Value::Date { is, .. } = value { is.edtf() } else { panic!("a date") };
/// assert_eq!(edtf(read(dates::Order::DayFirst)), "2013-03-05");
/// assert_eq!(edtf(read(dates::Order::MonthFirst)), "2013-05-03");
/// ```
pub fn value_of_list(property: Property, said: &str, around: &Around<'_>, dates: ListDates) -> Understood {
    let entry = property.entry();
    match entry.kind {
        Kind::Date if !codes::is_unknown(said.trim()) => {
            date(said.trim(), around, property.key() == "birth_date", dates)
        }
        _ => value(property, said, around),
    }
}

/// Reads the words as a value of that property.
///
/// ```
/// use model::{Property, Value, understand::{Around, value}};
/// let around = Around { today: dates::Day::from_ymd(2026, 3, 1).unwrap(), within: None };
/// let status = |said| value(Property::named("status"), said, &around);
/// assert_eq!(status("مفقود").value, Value::Code("missing".into()));
/// // A question is no statement: the words stay, and a person is told.
/// let asked = status("متوفى؟");
/// assert_eq!((asked.value, asked.troubles[0].code), (Value::Words, "guess"));
/// ```
pub fn value(property: Property, said: &str, around: &Around<'_>) -> Understood {
    let entry = property.entry();
    let said = said.trim();
    // In free words a cross or a dash is what was written, and nobody's answer.
    let is_word = entry.kind == Kind::Note && !codes::is_failure(said);
    if codes::is_unknown(said) && !is_word {
        let troubles = if codes::is_failure(said) {
            vec![ValueTrouble { code: "program-failure", waits: false }]
        } else {
            Vec::new()
        };
        return Understood { value: Value::Unknown, troubles };
    }
    match entry.kind {
        Kind::Name if is_an_answer(said) => Understood {
            value: Value::Unknown,
            troubles: vec![ValueTrouble { code: "program-failure", waits: false }],
        },
        Kind::Name => name_of(names::split(said)),
        Kind::Words | Kind::Note => Understood::plain(Value::Words),
        Kind::Date => date(said, around, property.key() == "birth_date", ListDates::default()),
        Kind::Age => age(said),
        Kind::Place => place(said, around),
        Kind::Party => party(said),
        Kind::Facility => facility(said),
        // «متوفى؟» asks, and «ربما أفرج عنه» supposes: neither says it. The words stay.
        Kind::Code if is_guess(said) && !is_own_word(&entry.codes, said) => {
            Understood { value: Value::Words, troubles: vec![ValueTrouble { code: "guess", waits: false }] }
        }
        Kind::Code => match codes::find(&entry.codes, said) {
            Some(code) => Understood::plain(Value::Code(code.to_owned())),
            // «توفي والده», «حي أو ميت», «هارب من الجيش»: no state of this person is said.
            None if entry.codes == "case_status" && codes::is_state_of_nobody(said) => Understood {
                value: Value::Words,
                troubles: vec![ValueTrouble { code: "state-of-nobody", waits: false }],
            },
            None => Understood::plain(Value::Words),
        },
        // Two files of an office may differ by a point or a space alone.
        Kind::Number if property.key() == "record_number" => {
            Understood::plain(Value::Digits(names::clean(said)))
        }
        Kind::Number | Kind::Phone if is_damaged(said) => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "damaged-number", waits: false }],
        },
        Kind::Number if property.key() == "national_number" => national_number(said),
        Kind::Number => Understood::plain(number(said)),
        Kind::Phone => phone(said),
        Kind::Subject => Understood::plain(subject(said).map_or(Value::Words, Value::Subject)),
        Kind::Point => point(said),
    }
}

/// «نعم», «صحيح», "ok" where a name should stand.
fn is_an_answer(said: &str) -> bool {
    const ANSWERS: [&str; 12] =
        ["نعم", "لا", "اي", "صحيح", "خطأ", "خطا", "yes", "no", "ok", "oui", "non", "evet"];
    let said = said.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    ANSWERS.contains(&said.as_str())
}

/// Whether these are the words that the vocabulary itself has for a code: «قيل إنه توفي» is chosen in a form.
fn is_own_word(vocabulary: &str, said: &str) -> bool {
    let said = said.trim();
    let ways = [("", true), ("female", true), ("", false)];
    let all = codes::all(vocabulary).iter();
    all.flat_map(|code| ways.map(|(sex, arabic)| codes::word_of(vocabulary, code, sex, arabic)))
        .any(|word| word == Some(said))
}

/// Whether words ask or suppose in place of saying.
fn is_guess(said: &str) -> bool {
    // «يقال إنه توفي» hands on what somebody supposes.
    const HEARSAY: [&str; 14] = [
        "يقال",
        "قيل",
        "يشاع",
        "اشاعة",
        "إشاعة",
        "شائعة",
        "سمعنا",
        "سمعت",
        "يعتقد",
        "يظن",
        "rumoured",
        "rumored",
        "reportedly",
        "allegedly",
    ];
    const SUPPOSING: [&str; 12] = [
        "ربما",
        "يمكن",
        "لعله",
        "لعلها",
        "maybe",
        "perhaps",
        "possibly",
        "belki",
        "vielleicht",
        "peutetre",
        "peut-être",
        "peut-etre",
    ];
    // «محتجز كما قيل» is a state of our own vocabulary.
    let own = said.replace("كما قيل", "");
    said.contains(['؟', '?'])
        || own.split_whitespace().any(|word| {
            let word = word.to_lowercase();
            let bare = word.strip_prefix('و').unwrap_or(&word);
            SUPPOSING.contains(&word.as_str()) || HEARSAY.contains(&bare)
        })
}

/// A subject by its id, or by the name of a row that ships, where it can be only one.
fn subject(said: &str) -> Option<Subject> {
    if let Ok(subject) = dates::western_digits(said).parse::<Subject>() {
        return (subject.shipped_id().is_none() || subject.shipped_names().is_some()).then_some(subject);
    }
    let one = |shipped: Shipped, ids: Vec<String>| match ids.as_slice() {
        [id] => SubjectKind::others()
            .find(|kind| kind.entry().shipped == Some(shipped))
            .map(|kind| Subject::shipped(kind, id)),
        _ => None,
    };
    one(Shipped::Facilities, facilities::find(said).ids)
        .or_else(|| one(Shipped::Agencies, parties::find(said).ids))
}

/// The box in which Syria lies, in degrees north and east.
const SYRIA: [std::ops::RangeInclusive<f64>; 2] = [32.2..=37.4, 35.6..=42.5];

/// Degrees north and east, with decimals: «33.6650, 36.3290». It is known as far as its decimals say.
fn point(said: &str) -> Understood {
    let digits = dates::western_digits(said).replace('٫', ".");
    let (digits, around) = match digits.split_once('±') {
        Some((digits, around)) => (digits, Some(around)),
        None => (digits.as_str(), None),
    };
    let metres = |around: &str| around.trim().trim_end_matches(['m', 'م']).trim_end().parse::<u32>().ok();
    let Some(around) = around.map_or(Some(None), |around| metres(around).map(Some)) else {
        return Understood::plain(Value::Words);
    };
    let words: Vec<&str> = digits
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | ';' | '؛' | '°'))
        .filter(|word| !word.is_empty())
        .collect();
    let degrees = |word: &str| {
        word.trim_end_matches(['N', 'E', 'n', 'e']).parse::<f64>().ok().filter(|degrees| degrees.is_finite())
    };
    let [Some(north), Some(east)] = [words.first(), words.get(1)].map(|word| word.copied().and_then(degrees))
    else {
        return Understood::plain(Value::Words);
    };
    if words.len() != 2 || !(-90.0..=90.0).contains(&north) || !(-180.0..=180.0).contains(&east) {
        return Understood::plain(Value::Words);
    }
    let decimals = words
        .iter()
        .map(|word| {
            word.split_once('.').map_or(0, |(_, rest)| rest.bytes().filter(u8::is_ascii_digit).count())
        })
        .min();
    // Half a unit of the last place; a degree of latitude is 111 km.
    let within_m = (55_660.0 / 10_f64.powi(decimals.unwrap_or(0).min(6) as i32)).ceil().max(5.0) as u32;
    // A sheet of ours says how far around it may lie.
    let within_m = around.unwrap_or(within_m);
    let far = !SYRIA[0].contains(&north) || !SYRIA[1].contains(&east);
    let troubles = if far { vec![ValueTrouble { code: "point-far", waits: false }] } else { Vec::new() };
    Understood {
        value: Value::Point {
            north: (north * 1e6).round() as i32,
            east: (east * 1e6).round() as i32,
            within_m,
        },
        troubles,
    }
}

/// A whole name of a list that writes the family first.
///
/// ```
/// use model::{Value, understand::name_family_first};
/// let Value::Name(parts) = name_family_first("حشيش نادي محمد").value else { panic!("a name") };
/// assert_eq!((parts.given.as_deref(), parts.family.as_deref()), (Some("نادي"), Some("حشيش")));
/// ```
pub fn name_family_first(said: &str) -> Understood {
    match codes::is_unknown(said.trim()) {
        true => Understood::plain(Value::Unknown),
        false => name_of(names::split_family_first(said.trim())),
    }
}

/// The parts of a whole name.
///
/// ```
/// use model::{Value, understand::name};
/// let Value::Name(parts) = name("الشهيد ماهر خالد الحمصي") else { panic!("a name") };
/// assert_eq!((parts.given.as_deref(), &parts.titles[..]), (Some("ماهر"), &["الشهيد".to_owned()][..]));
/// ```
pub fn name(said: &str) -> Value {
    name_of(names::split(said)).value
}

fn name_of(parsed: names::Parsed) -> Understood {
    let mut troubles = Vec::new();
    if parsed.two_people {
        troubles.push(ValueTrouble { code: "two-people", waits: true });
    }
    if parsed.placeholder {
        troubles.push(ValueTrouble { code: "placeholder-name", waits: false });
    }
    let parts = NameParts {
        given: parsed.given,
        father: parsed.father,
        grandfather: parsed.grandfather,
        family: parsed.family,
        kunya: parsed.kunya,
        titles: parsed.titles,
        other: parsed.other,
    };
    Understood { value: Value::Name(parts), troubles }
}

fn date(said: &str, around: &Around<'_>, birth: bool, dates: ListDates) -> Understood {
    let context =
        if birth { dates::Context::birth(around.today) } else { dates::Context::event(around.today) };
    let reading = dates::read(said, &context.order(dates.order).century(dates.century));
    let troubles =
        reading.remarks.iter().map(|r| ValueTrouble { code: r.code(), waits: r.waits() }).collect();
    let value = match reading.fuzzy {
        Some(is) => Value::Date { is, or: reading.alternatives },
        None => Value::Words,
    };
    Understood { value, troubles }
}

fn age(said: &str) -> Understood {
    // «-3» is no age of three.
    if said.starts_with(['-', '−', '–']) {
        return Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "age-not-read", waits: false }],
        };
    }
    match dates::read_age(said) {
        Some(range) if range.max <= 120 => {
            Understood::plain(Value::Age { min: range.min as u8, max: range.max as u8 })
        }
        Some(_) => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "age-too-high", waits: false }],
        },
        None => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "age-not-read", waits: false }],
        },
    }
}

fn place(said: &str, around: &Around<'_>) -> Understood {
    let found = gazetteer::find(said, around.within);
    match found.codes.is_empty() {
        true => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "place-unknown", waits: false }],
        },
        false => {
            let mut troubles =
                near("place-near", found.candidates.iter().map(|c| c.how), codes::said::is_latin(said));
            if gazetteer::has_unknown_part(said) {
                troubles.push(ValueTrouble { code: "place-in-part", waits: false });
            }
            Understood { value: Value::Place { is: found.codes, alias: found.alias }, troubles }
        }
    }
}

/// A slip of the hand is read as the nearest name, for a person to see. A spelling in the other
/// script that nobody has listed waits, and of an Arabic place every Latin spelling is one:
/// "Hamidiya" is like the names of many.
fn near(code: &'static str, found: impl Iterator<Item = How>, transliterated: bool) -> Vec<ValueTrouble> {
    match found.min() {
        Some(how @ (How::Near | How::Latin)) => {
            vec![ValueTrouble { code, waits: how == How::Latin || transliterated }]
        }
        _ => Vec::new(),
    }
}

fn party(said: &str) -> Understood {
    let found = parties::find(said);
    match found.ids.is_empty() {
        true => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "party-unknown", waits: false }],
        },
        false => {
            let troubles = near("party-near", found.candidates.iter().map(|c| c.how), false);
            Understood { value: Value::Party { is: found.ids, alias: found.alias }, troubles }
        }
    }
}

fn facility(said: &str) -> Understood {
    let found = facilities::find(said);
    match found.ids.is_empty() {
        true => Understood {
            value: Value::Words,
            troubles: vec![ValueTrouble { code: "facility-unknown", waits: false }],
        },
        false => {
            let troubles = near("facility-near", found.candidates.iter().map(|c| c.how), false);
            Understood { value: Value::Facility { is: found.ids, alias: found.alias }, troubles }
        }
    }
}

/// Numbers come as "خانة 226", "٢٢٨", "395 / 12": digits and marks stay, words go.
fn number(said: &str) -> Value {
    let western = dates::western_digits(said);
    let western = without_decimals(&western);
    let kept: String =
        western.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.')).collect();
    match kept.chars().any(|c| c.is_ascii_digit()) {
        true => Value::Digits(kept.trim_matches(['/', '-', '.']).to_owned()),
        false => Value::Words,
    }
}

/// `0944100201.0`: a program took the number for an amount.
fn without_decimals(said: &str) -> &str {
    let front = said.trim().strip_suffix(".0").or_else(|| said.trim().strip_suffix(".00"));
    front.filter(|front| front.len() >= 6 && front.bytes().all(|b| b.is_ascii_digit())).unwrap_or(said)
}

/// `4.01E+09`: a spreadsheet kept three digits of ten. What is left tells nobody from anybody.
fn is_damaged(said: &str) -> bool {
    let western = dates::western_digits(&names::clean(said)).replace([',', '٫'], ".");
    let Some((front, power)) = western.trim().split_once(['E', 'e']) else { return false };
    let Some(power) = power.strip_prefix('+').or_else(|| front.contains('.').then_some(power)) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    digits(front) && digits(power) && power.len() <= 2
}

/// Eleven digits, the first two of them a governorate (01 to 14); a spreadsheet takes the
/// first nought away.
fn national_number(said: &str) -> Understood {
    match number(said) {
        Value::Digits(digits)
            if digits.len() == 10
                && digits.bytes().all(|b| b.is_ascii_digit())
                && !digits.starts_with('0') =>
        {
            Understood {
                value: Value::Digits(format!("0{digits}")),
                troubles: vec![ValueTrouble { code: "zero-restored", waits: false }],
            }
        }
        value => Understood::plain(value),
    }
}

/// Telephones in one form: the Syrian ones as 09…, others as 00….
fn phone(said: &str) -> Understood {
    let western = dates::western_digits(&names::clean(said));
    let western = without_decimals(&western);
    let before = western.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let plus = before.contains(['+', '＋']);
    let digits: String = western.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 6 || digits.len() > 16 {
        return Understood::plain(Value::Words);
    }
    let whole = if plus { format!("00{digits}") } else { digits };
    // 963 944… without its plus, and 944… without its nought.
    let abroad = whole
        .strip_prefix("00963")
        .or_else(|| whole.strip_prefix("963").filter(|rest| (8..=9).contains(&rest.len())));
    let lost_zero = whole.len() == 9 && whole.starts_with('9');
    let troubles =
        if lost_zero { vec![ValueTrouble { code: "zero-restored", waits: false }] } else { Vec::new() };
    let value = match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None if lost_zero => format!("0{whole}"),
        None => whole,
    };
    Understood { value: Value::Digits(value), troubles }
}

/// The telephones of a cell: «(0955) 100-204 / 0966100205» are two. A cell of one is itself.
///
/// ```
/// use model::understand::telephones;
/// assert_eq!(telephones("(0955) 100-204 / 0966100205"), ["(0955) 100-204", "0966100205"]);
/// assert_eq!(telephones("011/2233445"), ["011/2233445"], "the mark is part of one number");
/// assert_eq!(telephones("0933 511 312 أو 313"), ["0933 511 312", "0933511313"]);
/// ```
pub fn telephones(said: &str) -> Vec<String> {
    let digits = |part: &str| part.chars().filter(|c| c.is_numeric()).count();
    if let Some(two) = with_another_end(said) {
        return two.into();
    }
    let mut parts = vec![said];
    for mark in [
        "\n", ";", "؛", "،", ",", "|", "/", " أو ", " او ", " و ", " or ", " and ", " & ", "  ", " - ",
        " – ", "-",
    ] {
        // A dash stands within numbers too: between whole ones alone it parts them.
        let least = if mark.trim() == "-" || mark.trim() == "–" { 9 } else { 7 };
        let cut: Vec<&str> =
            parts.iter().flat_map(|part| part.split(mark)).filter(|part| !part.trim().is_empty()).collect();
        // A mark within one number («011/2233445») leaves a part too short to be one.
        if !cut.is_empty() && cut.iter().all(|part| digits(part) >= least) {
            parts = cut;
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// «0933 511 312 أو 313»: the second number is told by its end alone.
fn with_another_end(said: &str) -> Option<[String; 2]> {
    let (first, end) = [" أو ", " او ", " or ", "/"].iter().find_map(|mark| said.split_once(mark))?;
    let (first, end) = (first.trim(), dates::western_digits(end.trim()));
    let whole: String = dates::western_digits(first).chars().filter(char::is_ascii_digit).collect();
    let is_end = (1..=4).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_digit());
    (is_end && (9..=14).contains(&whole.len())).then(|| {
        let other = format!("{}{end}", &whole[..whole.len() - end.len()]);
        [first.to_owned(), other]
    })
}

/// Where the telephones of Syria stand among other words: «جابر الصياد 0933 511 951».
///
/// ```
/// use model::understand::telephones_within;
/// let said = "سهام (0933511952)";
/// assert_eq!(&said[telephones_within(said)[0].clone()], "0933511952");
/// assert!(telephones_within("حمص 21/5/2013").is_empty());
/// ```
pub fn telephones_within(said: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut run, mut digits): (Option<std::ops::Range<usize>>, String) = (None, String::new());
    let mut close = |run: &mut Option<std::ops::Range<usize>>, digits: &mut String| {
        let whole = std::mem::take(digits);
        let starts = ["09", "009639", "9639"].iter().any(|start| whole.starts_with(start));
        found.extend(run.take().filter(|_| starts && (10..=14).contains(&whole.len())));
    };
    for (at, letter) in said.char_indices() {
        match letter {
            letter if letter.is_numeric() || letter == '+' => {
                let end = at + letter.len_utf8();
                run = Some(run.map_or(at, |run| run.start)..end);
                digits.push_str(&dates::western_digits(letter.encode_utf8(&mut [0; 4])));
                digits.retain(|digit| digit.is_ascii_digit());
            }
            ' ' | '-' | '.' | '\u{200e}' | '\u{200f}' if run.is_some() => {}
            _ => close(&mut run, &mut digits),
        }
    }
    close(&mut run, &mut digits);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_or_supposed_is_not_said() {
        let today = Day::parse_iso("2026-06-01").expect("a day");
        let around = Around { today, within: None };
        let status = Property::named("status");
        for said in ["حي؟", "متوفى؟", "ربما متوفى", "dead?", "maybe released", "أفرج عنه؟"]
        {
            let understood = value(status, said, &around);
            assert_eq!((&understood.value, understood.troubles[0].code), (&Value::Words, "guess"), "{said}");
        }
        for said in [
            "مات والده",
            "استشهد أخوه في 2012",
            "قتل ابنه",
            "أمه متوفاة",
            "متوفاة والدتها",
            "شاهد على وفاة رفيقه",
            "father died",
            "his son was killed",
            "killed a soldier",
            "قتل جنديا",
            "زوجته أفرج عنها",
            "عائلته أفرج عنها",
            "brother released",
            "أخوه معتقل",
            "ابنه معتقل أيضا",
            "widow of a detainee",
            "وتوفي والده حزناً عليه",
            "حي أو ميت",
            "alive or dead",
            "ميت أو معتقل",
            "dead or detained",
            "الشهيد الحي",
            "هارب",
            "هارب من الجيش",
            "هارب من الخدمة",
            "هارب خارج البلاد",
            "فار",
            "fled the country",
            "escaped to Turkey",
        ] {
            let read = value(status, said, &around);
            let codes: Vec<&str> = read.troubles.iter().map(|trouble| trouble.code).collect();
            assert_eq!((&read.value, &codes[..]), (&Value::Words, &["state-of-nobody"][..]), "{said}");
        }
        for (said, code) in [
            ("فرّ من السجن", "escaped"),
            ("هرب من المعتقل", "escaped"),
            ("escaped from prison", "escaped"),
            ("استلم الأهل شهادة وفاة", "presumed_dead_document"),
            ("معتقل ويزوره أهله", "detained_acknowledged"),
            ("قتل تحت التعذيب في الفرع", "presumed_dead_witness"),
            ("قتل بالقصف", "presumed_dead_witness"),
            ("مفقود أو ضائع", "missing"),
            ("killed or executed", "presumed_dead_witness"),
        ] {
            assert_eq!(value(status, said, &around).value, Value::Code(code.into()), "{said}");
        }
        let age = value(Property::named("age"), "-3", &around);
        assert_eq!((age.value, age.troubles[0].code), (Value::Words, "age-not-read"));
        for said in ["متوفى", "أفرج عنه", "released"] {
            assert!(matches!(value(status, said, &around).value, Value::Code(_)), "{said}");
        }
        assert_eq!(value(status, "؟", &around).value, Value::Unknown);
    }

    #[test]
    fn a_syrian_number_has_one_form() {
        for said in ["+963 98 450 8349", "00963984508349", "0984508349", "٠٩٨٤٥٠٨٣٤٩"] {
            assert_eq!(phone(said).value, Value::Digits("0984508349".into()), "{said}");
        }
        for said in [
            "\u{202a}+963 984 508 349\u{202c}",
            "963984508349",
            "984508349",
            "هاتف: 0984-508-349 واتس",
            "(0984) 508 349",
            "٠٠٩٦٣٩٨٤٥٠٨٣٤٩",
        ] {
            assert_eq!(phone(said).value, Value::Digits("0984508349".into()), "{said}");
        }
        assert_eq!(phone("+90 532 111 22 33").value, Value::Digits("00905321112233".into()));
    }

    #[test]
    fn a_cell_may_hold_two_telephones() {
        assert_eq!(telephones("(0955) 700-204 / 0966700205"), ["(0955) 700-204", "0966700205"]);
        assert_eq!(
            telephones("0955700204 أو 0966700205، 0933700206"),
            ["0955700204", "0966700205", "0933700206"]
        );
        assert_eq!(telephones("0944 700 202 - 0944 700 203").len(), 2);
        assert_eq!(telephones("0944700204-0944700205"), ["0944700204", "0944700205"]);
        assert_eq!(phone("0944700201.0").value, Value::Digits("0944700201".into()));
        for one in
            ["011/2233445", "0955 700 204", "0933 100 - 204", "0955-700-204", "واتس 0955700204", "", "لا يوجد"]
        {
            assert_eq!(telephones(one).len(), 1, "{one}");
        }
    }

    #[test]
    fn a_damaged_number_is_none() {
        let read = |key: &'static str, said: &str| {
            value(Property::named(key), said, &Around { today: Day::default(), within: None })
        };
        for said in ["4.01E+09", "1,20102E+10", "9E+08", "٤٫٠١E+٠٩"] {
            let read = read("national_number", said);
            assert_eq!((read.value, read.troubles[0].code), (Value::Words, "damaged-number"), "{said}");
        }
        assert_eq!(read("phone", "9.44E+08").value, Value::Words);
        assert_eq!(read("national_number", "4010012345").value, Value::Digits("04010012345".into()));
        assert_eq!(read("national_number", "14010012345").value, Value::Digits("14010012345".into()));
    }

    #[test]
    fn a_file_number_stays_as_written() {
        let read = |said: &str| {
            value(Property::named("record_number"), said, &Around { today: Day::default(), within: None })
                .value
        };
        for said in ["12.5", "125", "1.25", "A 12", "A12", "1E5", "7/12", "٣-٤"] {
            assert_eq!(read(said), Value::Digits(said.into()), "{said}");
        }
    }

    #[test]
    fn the_hour_is_no_part_of_the_day() {
        for said in [
            "15/4/2012 الساعة 3 فجرا",
            "15/4/2012 الساعة 3 فجراً",
            "الساعة 3:30 صباحاً 15/4/2012",
            "15/4/2012 الساعة الثالثة",
            "15/4/2012 الساعة ٣ بعد الظهر",
        ] {
            let Value::Date { is, .. } =
                value(Property::named("taken_date"), said, &Around { today: Day::default(), within: None })
                    .value
            else {
                panic!("{said}")
            };
            assert_eq!(is.edtf(), "2012-04-15", "{said}");
        }
    }

    #[test]
    fn what_a_program_wrote_for_nothing_is_nothing() {
        for said in [
            "#REF!",
            "#NAME?",
            "#N/A",
            "########",
            "[object Object]",
            "False",
            "TRUE",
            "NaT",
            "Invalid Date",
            "Err:502",
            "#اسم؟",
            "\\N",
            "<Null>",
            "null null",
            "undefined undefined",
            "#REF! #REF!",
            "1900-01-00",
            "نعم",
            "صحيح",
        ] {
            let read =
                value(Property::named("full_name"), said, &Around { today: Day::default(), within: None });
            assert_eq!((read.value, read.troubles.len()), (Value::Unknown, 1), "{said}");
        }
    }

    #[test]
    fn a_point_that_leaves_with_its_reach_comes_back_with_it() {
        let read = |said: &str| point(said).value;
        for said in ["36.2, 37.1", "33.6650, 36.3290", "32.88825, 36.04097", "33, 36"] {
            let value = read(said);
            let figures = value.figures().expect("a point");
            assert_eq!(read(&figures), value, "{said} {figures}");
        }
        let known = Value::Point { north: 32_888_250, east: 36_040_970, within_m: 500 };
        assert_eq!(read("32.888250, 36.040970 ±500 m"), known);
        assert_eq!(read("٣٢٫٨٨٨٢٥٠، ٣٦٫٠٤٠٩٧٠ ±٥٠٠ م"), known);
        assert_eq!(read("32.88, 36.04 ± near"), Value::Words);
    }

    #[test]
    fn a_cross_in_free_words_is_what_was_written() {
        let read = |key: &str, said: &str| {
            value(Property::named(key), said, &Around { today: Day::default(), within: None }).value
        };
        for mark in ["x", "-", "؟", "لا نعرف"] {
            assert_eq!(read("note", mark), Value::Words, "{mark}");
        }
        assert_eq!(read("note", "#REF!"), Value::Unknown, "that a program wrote");
        assert_eq!(read("mother_name", "لا نعرف"), Value::Unknown);
    }

    #[test]
    fn a_register_number_keeps_its_digits() {
        assert_eq!(number("خانة ٢٢٦"), Value::Digits("226".into()));
        assert_eq!(number("D-2013/00002"), Value::Digits("D-2013/00002".into()));
        assert_eq!(number("لا يعرف"), Value::Words);
    }
}
