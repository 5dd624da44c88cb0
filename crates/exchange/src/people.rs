//! Several people in one row: which columns speak of whom.
//!
//! A form asks for two people side by side (`اسم المعتقل 1`, `name_2`, `missing[2]/full_name`), a
//! list stands two blocks of the same titles next to each other. Each person is a file of its
//! own, with what the row says of all of them.
//!
//! Numbers stand in many titles that speak of one person: two telephones, the parts of a name,
//! the number of a question. So a number tells people apart only where a *name* comes with two
//! numbers at least, and where the names beside each other are different ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Line, Sheet};
use crate::field::FieldKey;
use crate::header::Header;
use crate::vocabulary::{ENOUGH, bare, key_words, vocabulary};
use crate::words::{fold_letters, title_words};

/// What the titles of a sheet say of several people.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    /// For each column the people of whom it speaks, from 1; empty where of all.
    pub persons: Vec<Vec<u16>>,
    /// For each column its title without the number of the person.
    pub titles: Vec<String>,
}

/// More people than any form has room for side by side.
const MOST: usize = 60;

/// Lines by which names that stand side by side are compared.
const LOOKED_AT: usize = 250;

/// Finds the columns that speak of one of several people.
pub(crate) fn tell_apart(sheet: &Sheet, header: &Header) -> People {
    let titles = &header.titles;
    let mut people = People { persons: vec![Vec::new(); titles.len()], titles: titles.clone() };
    let found = repeats(titles)
        .or_else(|| numbered(sheet, header))
        .or_else(|| side_by_side(sheet, header))
        .or_else(|| relatives_in_question(titles));
    let Some(found) = found else { return people };
    let of_one = told_of_one(&found);
    if !of_one.is_empty() {
        of_one.into_iter().for_each(|(at, title)| people.titles[at] = title);
        return people;
    }
    let numbers: BTreeSet<u32> = found.iter().flatten().map(|(number, _)| *number).take(MOST).collect();
    for (at, own) in found.into_iter().enumerate() {
        let Some((number, title)) = own else { continue };
        let Some(person) = numbers.iter().position(|known| *known == number) else { continue };
        people.persons[at] = vec![person as u16 + 1];
        people.titles[at] = title;
    }
    people
}

/// For each column the number of its person and its title without it.
type Numbered = Vec<Option<(u32, String)>>;

/// The columns of those found, where all of them are of one person.
fn told_of_one(found: &Numbered) -> Vec<(usize, String)> {
    let own = found.iter().enumerate().filter_map(|(at, own)| Some((at, own.as_ref()?)));
    let numbers: BTreeSet<u32> = own.clone().map(|(_, (number, _))| *number).collect();
    if numbers.len() > 1 { Vec::new() } else { own.map(|(at, (_, title))| (at, title.clone())).collect() }
}

/// The field a title speaks of.
pub(crate) fn field_of(title: &str) -> Option<FieldKey> {
    let best = vocabulary().candidates(title).into_iter().next()?;
    best.field.filter(|_| best.score >= ENOUGH)
}

/// Whether a title speaks of the name of the person in question.
pub(crate) fn is_own_name(title: &str) -> bool {
    matches!(field_of(title), Some(FieldKey::FullName | FieldKey::GivenName | FieldKey::OtherName))
}

/// Whether it speaks of a taking, or of what became of a person.
pub(crate) fn tells_a_taking(title: &str) -> bool {
    use FieldKey::*;
    matches!(
        field_of(title),
        Some(TakenDate | TakenPlace | TakenCircumstance | Party | HeldAt | Status | StatusDate)
    )
}

/// Whether it is said of everybody whom a form names, beside the person it is about.
pub(crate) fn is_of_all(title: &str) -> bool {
    use FieldKey::*;
    matches!(
        field_of(title),
        Some(
            InformantName
                | InformantRelation
                | Phone
                | ListSource
                | SubmittedAt
                | Uuid
                | RecNo
                | FormMeta
                | Consent(_)
        )
    )
}

/// Whether what comes again in a record are people in question, and not their
/// relatives, witnesses or papers: by what the repeat is called, by what it tells, and by
/// whether the record names somebody beside it.
pub(crate) fn repeats_people<'t>(
    repeat: &str,
    titles: impl Iterator<Item = &'t str> + Clone,
    named_beside: bool,
) -> bool {
    let words = key_words(repeat.rsplit('/').next().unwrap_or(repeat));
    let is = |kind: &str| words.iter().any(|word| vocabulary().is_word(kind, word));
    if !titles.clone().any(is_own_name) {
        return false;
    }
    let told = titles.clone().any(tells_a_taking);
    match (is("kin"), is("people")) {
        (true, false) => told,
        (_, true) => true,
        (false, false) => told || !named_beside,
    }
}

/// Titles of a repeat that was laid out in columns: `missing[2]/full_name`.
fn repeats(titles: &[String]) -> Option<Numbered> {
    let cut: Vec<Option<(&str, u32, &str)>> = titles.iter().map(|title| in_repeat(title)).collect();
    let named_beside = titles.iter().zip(&cut).any(|(title, cut)| cut.is_none() && is_own_name(title));
    let mut people: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (repeat, _, own) in cut.iter().flatten() {
        people.entry(repeat).or_default().push(own);
    }
    people.retain(|repeat, own| repeats_people(repeat, own.iter().copied(), named_beside));
    // Of two repeats of people the numbers would run into each other.
    let (repeat, _) = people.into_iter().next()?;
    let own = |cut: &Option<(&str, u32, &str)>| {
        let (of, number, own) = (*cut)?;
        (of == repeat).then(|| (number, format!("{of}/{own}")))
    };
    Some(cut.iter().map(own).collect())
}

/// The repeat, the number and the own part of `group/missing[2]/full_name`.
fn in_repeat(title: &str) -> Option<(&str, u32, &str)> {
    let open = title.find('[')?;
    let close = open + title[open..].find("]/")?;
    let number = title[open + 1..close].parse().ok()?;
    Some((&title[..open], number, &title[close + 2..]))
}

/// A title with one of its numbers taken out.
struct NumberedTitle {
    number: u32,
    by: By,
    /// The number stands before everything else, as that of a question does.
    leads: bool,
    stem: Vec<String>,
    title: String,
}

/// MappedBy a title numbers people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Digits,
    /// "the second", which the parts of a name are as well.
    Words,
    /// `victim_b_name`, «المعتقل ب», "victim II name".
    Letter,
}

/// The columns of one stem by the number of their person.
type Columns = BTreeMap<u32, usize>;

fn numbered(sheet: &Sheet, header: &Header) -> Option<Numbered> {
    let titles = &header.titles;
    // A repeat laid out in columns was looked at already, and held no people.
    let readings: Vec<Vec<NumberedTitle>> = titles
        .iter()
        .map(|title| match title.contains("]/") || is_part_of_a_name(title, titles) {
            true => Vec::new(),
            false => readings(title),
        })
        .collect();
    let plain: Vec<Vec<String>> = titles.iter().map(|title| key_words(title)).collect();
    let mut stems: BTreeMap<(By, &[String]), Columns> = BTreeMap::new();
    for (at, own) in readings.iter().enumerate() {
        for reading in own.iter().filter(|reading| reading.by != By::Words || speaks_of_people(&plain[at])) {
            stems.entry((reading.by, &reading.stem)).or_default().entry(reading.number).or_insert(at);
        }
    }
    // `name` beside `name_2` is the first; pandas calls the second `name.1`.
    for (at, words) in plain.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
        for by in [By::Digits, By::Words] {
            if let Some(numbers) = stems.get_mut(&(by, words.as_slice())) {
                numbers.entry(0).or_insert(at);
            }
        }
    }
    stems.retain(|(by, _), columns| {
        columns.len() > 1 && (*by != By::Letter || columns.contains_key(&1) && columns.contains_key(&2))
    });
    let title_of = |at: usize, stem: &[String]| {
        let own = readings[at].iter().find(|reading| reading.stem == stem);
        own.map_or_else(|| titles[at].clone(), |reading| reading.title.clone())
    };
    // «اسم الأخ 1»: brothers beside the person in question are not in question.
    let of_kin = |stem: &[String]| {
        stem.iter().any(|word| vocabulary().is_word("kin", word)) && !speaks_of_people(stem)
    };
    let is_name = |stem: &[String], columns: &Columns| {
        !of_kin(stem) && columns.values().all(|at| is_own_name(&title_of(*at, stem)))
    };
    let of_people = |columns: &Columns| {
        let columns: Vec<usize> = columns.values().copied().collect();
        are_different(sheet, header, &columns)
            && !(stems.len() == 1 && are_parts_of_a_name(sheet, header, &columns))
    };
    let found = stems
        .iter()
        .find(|((_, stem), columns)| is_name(stem, columns) && of_people(columns))
        .map(|((by, _), columns)| (*by, columns.clone()));
    let (by, people) = found.or_else(|| by_their_field(sheet, header, &readings))?;
    let mut found: Numbered = vec![None; titles.len()];
    for ((own, stem), columns) in stems.iter().filter(|((own, _), _)| *own == by) {
        let explicit = columns.iter().all(|(number, _)| people.contains_key(number));
        for (number, at) in columns.iter().filter(|(number, _)| explicit && people.contains_key(number)) {
            let title = title_of(*at, stem);
            if found[*at].is_none() && is_theirs(&people, *number, *at, &title, *own) {
                found[*at] = Some((*number, title));
            }
        }
    }
    number_the_rest(titles, &readings, by, &people, &mut found);
    Some(found)
}

/// `name/first` beside `name/last`: parts of one name, and no people one and two.
fn is_part_of_a_name(title: &str, titles: &[String]) -> bool {
    const PARTS: [&str; 6] = ["last", "family", "surname", "father", "middle", "grandfather"];
    let cut = |title: &str| {
        let lower = title.trim().to_lowercase();
        let (group, own) = match lower.rsplit_once(['/', '.', ':']) {
            Some((group, own)) => (group.to_owned(), own.to_owned()),
            None => (String::new(), lower.clone()),
        };
        let own = own.trim_end_matches("name").trim_end_matches(['_', ' ', '-']).to_owned();
        (group, own)
    };
    let (group, own) = cut(title);
    matches!(own.as_str(), "first" | "second" | "third")
        && titles
            .iter()
            .map(|title| cut(title))
            .any(|(beside, part)| beside == group && PARTS.contains(&part.as_str()))
}

/// Two telephones of one who told stand side by side; those of the people beside each.
fn is_theirs(people: &Columns, number: u32, at: usize, title: &str, by: By) -> bool {
    let many = field_of(title).is_some_and(|field| matches!(field, FieldKey::Phone | FieldKey::Note));
    let of_all = by == By::Words && is_of_all(title);
    let Some(name) = people.get(&number) else { return false };
    let next = people.values().filter(|other| *other > name).min();
    !(many || of_all) || at > *name && next.is_none_or(|next| at < *next)
}

/// A name beside one with another number, under other words: `name` and `second_person/name`.
fn by_their_field(sheet: &Sheet, header: &Header, readings: &[Vec<NumberedTitle>]) -> Option<(By, Columns)> {
    let whole = |title: &str| matches!(field_of(title), Some(FieldKey::FullName | FieldKey::GivenName));
    let of_kin = |title: &str| {
        key_words(title).iter().any(|word| vocabulary().is_word("kin", word) && word != "other")
    };
    let mut people = Columns::new();
    let mut by = By::Words;
    for (at, title) in header.titles.iter().enumerate().filter(|(_, title)| !of_kin(title)) {
        let own = readings[at]
            .iter()
            .filter(|reading| reading.by != By::Letter && speaks_of_people(&reading.stem))
            .find(|reading| whole(&reading.title));
        match own {
            Some(reading) => {
                by = by.min(reading.by);
                people.entry(reading.number).or_insert(at);
            }
            None if readings[at].is_empty() && whole(title) => {
                people.entry(0).or_insert(at);
            }
            None => {}
        }
    }
    let columns: Vec<usize> = people.values().copied().collect();
    (people.len() > 1 && are_different(sheet, header, &columns)).then_some((by, people))
}

/// Once people are told apart, a number says in every title whose it is, and what stands without one
/// beside the first of them and comes again with a number is his: nothing of one is given to another.
fn number_the_rest(
    titles: &[String],
    readings: &[Vec<NumberedTitle>],
    by: By,
    people: &Columns,
    found: &mut Numbered,
) {
    let leading: Vec<u32> = readings
        .iter()
        .flatten()
        .filter(|own| own.leads && own.by == By::Digits)
        .map(|own| own.number)
        .collect();
    let different: BTreeSet<u32> = leading.iter().copied().collect();
    let questions = leading.len() > 2 && different.len() == leading.len();
    for (at, own) in readings.iter().enumerate().filter(|(at, _)| found[*at].is_none()).collect::<Vec<_>>() {
        let counts = |reading: &&NumberedTitle| {
            reading.by == by
                && people.contains_key(&reading.number)
                && !(reading.leads && questions)
                && is_theirs(people, reading.number, at, &reading.title, By::Words)
        };
        found[at] = own.iter().find(counts).map(|reading| (reading.number, reading.title.clone()));
    }
    let Some(first) = people.get(&0).copied() else { return };
    let next = people.values().copied().filter(|at| *at > first).min().unwrap_or(titles.len());
    let of_others: BTreeSet<Option<FieldKey>> =
        found.iter().flatten().filter(|(number, _)| *number != 0).map(|(_, title)| field_of(title)).collect();
    for (at, title) in titles.iter().enumerate().filter(|(at, _)| readings[*at].is_empty()) {
        let field = field_of(title);
        let own = field.as_ref().is_some_and(is_ones_own) && (first..next).contains(&at);
        if found[at].is_none() && field.is_some() && !is_of_all(title) && (own || of_others.contains(&field))
        {
            found[at] = Some((0, title.clone()));
        }
    }
}

/// What two people seldom share.
fn is_ones_own(field: &FieldKey) -> bool {
    use FieldKey::*;
    matches!(field, MotherName | FatherName | BirthDate | Age | NationalNumber | Sex | Kunya)
}

/// Relatives, as titles call them in match form.
const RELATIVES: [&str; 38] = [
    "اولاد",
    "ابنا",
    "ابناء",
    "اطفال",
    "اخوه",
    "اخوات",
    "بنات",
    "اقارب",
    "اقربا",
    "اقرباء",
    "اخ",
    "اخت",
    "شقيق",
    "شقيقه",
    "زوج",
    "زوجه",
    "ابن",
    "ابنه",
    "والد",
    "والده",
    "اب",
    "ام",
    "جد",
    "عم",
    "خال",
    "قريب",
    "brother",
    "sister",
    "son",
    "daughter",
    "husband",
    "wife",
    "father",
    "mother",
    "child",
    "sibling",
    "cousin",
    "relative",
];

/// Those of them behind whom «ه» says whose they are: «والدة» and «والده» are one in match form.
const OWNED: [&str; 9] = ["اولاد", "ابنا", "ابناء", "اطفال", "اخوات", "بنات", "اقارب", "اقربا", "اقرباء"];

/// The relative whom a title calls taken, in match form: «اسم الأخ المعتقل», "missing son". In «اسم أخ
/// المعتقل» it is the other one.
fn relative_in_question(title: &str) -> Option<String> {
    // `missing/mother` is the mother of whoever is missing.
    if title.contains(['/', '_', '[']) {
        return None;
    }
    const BESIDE: [&str; 8] =
        ["brother", "sister", "son", "daughter", "husband", "wife", "sibling", "cousin"];
    const TAKEN: [&str; 6] = ["detained", "missing", "arrested", "disappeared", "abducted", "kidnapped"];
    let words = title_words(title);
    let is_relative = |word: &str| RELATIVES.contains(&word);
    let found = words.windows(2).find_map(|pair| {
        // «الأخ المعتقل», «أقاربه المفقودون».
        let own =
            ["ها", "ه"].iter().find_map(|end| pair[0].strip_suffix(end)).filter(|own| OWNED.contains(own));
        let (kin, taken) = (own.map_or_else(|| bare(&pair[0]), str::to_owned), bare(&pair[1]));
        let definite = own.is_some() || kin != pair[0];
        let arabic = definite && taken != pair[1] && is_relative(&kin) && speaks_of_people(&[taken]);
        let english = TAKEN.contains(&pair[0].as_str()) && BESIDE.contains(&pair[1].as_str());
        match () {
            () if arabic => Some(kin),
            () if english => Some(pair[1].clone()),
            () => None,
        }
    })?;
    let named = words.iter().any(|word| matches!(bare(word).as_str(), "اسم" | "اسماء" | "name" | "names"));
    (named || words.len() == 2).then_some(found)
}

/// Whether a title names a relative who was taken as well.
pub(crate) fn names_a_relative(title: &str) -> bool {
    relative_in_question(title).is_some()
}

/// «اسم الزوج المفقود» beside «اسم الزوجة المفقودة», where no other name stands: they are the people of the
/// row, and what is said of the one is not said of the other.
fn relatives_in_question(titles: &[String]) -> Option<Numbered> {
    let relatives: Vec<Option<String>> = titles.iter().map(|title| relative_in_question(title)).collect();
    // «الأولاد المفقودون» are several in one cell.
    if relatives.iter().flatten().any(|own| OWNED.contains(&own.as_str()) || own == "اخوه") {
        return None;
    }
    let other = |(at, title): (usize, &String)| relatives[at].is_none() && is_own_name(title);
    if relatives.iter().all(Option::is_none) || titles.iter().enumerate().any(other) {
        return None;
    }
    let people: Vec<&String> = relatives.iter().flatten().collect();
    let name = |at: usize| {
        let number = people.iter().position(|own| Some(*own) == relatives[at].as_ref())?;
        Some((number as u32, "الاسم".to_owned()))
    };
    let told = |title: &String| {
        let words = title_words(title);
        let of = |own: &String| words.iter().any(|word| bare(word) == *own);
        let number = people.iter().position(|own| of(own))?;
        let left: Vec<&str> =
            words.iter().filter(|word| bare(word) != *people[number]).map(String::as_str).collect();
        (!left.is_empty()).then(|| (number as u32, left.join(" ")))
    };
    let of_column = |(at, title): (usize, &String)| name(at).or_else(|| told(title));
    Some(titles.iter().enumerate().map(of_column).collect())
}

fn speaks_of_people(words: &[String]) -> bool {
    words.iter().any(|word| vocabulary().is_word("people", word))
}

/// The ways to read a title with one of its numbers as that of a person.
fn readings(title: &str) -> Vec<NumberedTitle> {
    let pieces = pieces(title);
    let piece = |at: usize| pieces.get(at).map(|(from, until)| bare(&fold_letters(&title[*from..*until])));
    let reading = |(at, (from, until)): (usize, &(usize, usize))| {
        let before = at.checked_sub(1).and_then(piece);
        let (number, by) =
            number(&title[*from..*until]).or_else(|| another(&piece(at)?, before, piece(at + 1)))?;
        let leads = title[..*from].chars().all(|letter| !letter.is_alphanumeric());
        let title = without(title, *from, *until);
        let stem = key_words(&title);
        (!stem.is_empty()).then_some(NumberedTitle { number, by, leads, stem, title })
    };
    pieces.iter().enumerate().filter_map(reading).collect()
}

/// «اسم المعتقل الآخر», "other victim": the second. «اسم آخر» is another name of the same person.
fn another(piece: &str, before: Option<String>, after: Option<String>) -> Option<(u32, By)> {
    let people = |word: Option<String>| word.is_some_and(|word| vocabulary().is_word("people", &word));
    let second = match piece {
        "اخر" | "اخري" | "autre" => people(before) || piece == "autre" && people(after),
        // "Mother of the other".
        "other" if after.is_none() => before.as_deref() == Some("the"),
        "other" | "another" | "diger" => people(after),
        _ => false,
    };
    second.then_some((2, By::Words))
}

/// Runs of letters or of digits: `person2_name` has `person`, `2` and `name`.
fn pieces(title: &str) -> Vec<(usize, usize)> {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<char> = None;
    for (at, letter) in title.char_indices() {
        let end = at + letter.len_utf8();
        let goes_on = before.is_some_and(|before| {
            before.is_alphanumeric()
                && before.is_numeric() == letter.is_numeric()
                && !(before.is_lowercase() && letter.is_uppercase())
        });
        match pieces.last_mut() {
            _ if !letter.is_alphanumeric() && !is_mark(letter) => {}
            Some(last) if goes_on || is_mark(letter) => last.1 = end,
            _ => pieces.push((at, end)),
        }
        before = Some(letter);
    }
    // "2nd", "1er", "2ème", "3." are one number.
    let mut at = 1;
    while at < pieces.len() {
        let ending = fold_letters(&title[pieces[at].0..pieces[at].1]);
        let joined = pieces[at - 1].1 == pieces[at].0
            && title[pieces[at - 1].0..pieces[at - 1].1].chars().all(char::is_numeric);
        if joined
            && matches!(
                ending.as_str(),
                "st" | "nd" | "rd" | "th" | "er" | "ere" | "e" | "eme" | "inci" | "nci" | "uncu" | "em"
            )
        {
            pieces[at - 1].1 = pieces[at].1;
            pieces.remove(at);
        } else {
            at += 1;
        }
    }
    pieces
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Words that number people, by their number.
const ORDINALS: [&[&str]; 8] = [
    &[
        "اول", "اولي", "واحد", "first", "one", "premier", "premiere", "birinci", "erste", "erster", "ersten",
        "erstes", "yekem", "yekemin",
    ],
    &[
        "ثاني",
        "ثانيه",
        "اثنان",
        "second",
        "two",
        "deuxieme",
        "seconde",
        "ikinci",
        "zweite",
        "zweiter",
        "zweiten",
        "zweites",
        "duyem",
        "duyemin",
        "duwem",
        "duduyan",
    ],
    &[
        "ثالث",
        "ثالثه",
        "ثلاثه",
        "third",
        "three",
        "troisieme",
        "ucuncu",
        "dritte",
        "dritter",
        "dritten",
        "drittes",
        "seyem",
        "seyemin",
    ],
    &[
        "رابع",
        "رابعه",
        "اربعه",
        "fourth",
        "four",
        "quatrieme",
        "dorduncu",
        "vierte",
        "vierter",
        "vierten",
        "carem",
        "caremin",
    ],
    &[
        "خامس",
        "خامسه",
        "خمسه",
        "fifth",
        "five",
        "cinquieme",
        "besinci",
        "funfte",
        "funfter",
        "funften",
        "pencem",
        "pencemin",
    ],
    &[
        "سادس",
        "سادسه",
        "سته",
        "sixth",
        "six",
        "sixieme",
        "altinci",
        "sechste",
        "sechster",
        "sesem",
        "sesemin",
    ],
    &[
        "سابع",
        "سابعه",
        "سبعه",
        "seventh",
        "seven",
        "septieme",
        "yedinci",
        "siebte",
        "siebter",
        "heftem",
        "heftemin",
    ],
    &[
        "ثامن",
        "ثامنه",
        "ثمانيه",
        "eighth",
        "eight",
        "huitieme",
        "sekizinci",
        "achte",
        "achter",
        "hestem",
        "hestemin",
    ],
];

/// Letters that number people.
const LETTERS: [&[&str]; 4] = [&["a", "ا"], &["b", "ب"], &["c", "ج"], &["d", "د"]];

/// Roman numbers, as titles write them.
const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];

/// The number a piece of a title says, and how it says it.
fn number(piece: &str) -> Option<(u32, By)> {
    let folded = fold_letters(piece);
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits
            .parse()
            .ok()
            .filter(|number| (*number as usize) <= MOST)
            .map(|number| (number, By::Digits));
    }
    let word = bare(&folded);
    if let Some(place) = ROMAN.iter().position(|roman| *roman == piece) {
        return Some((place as u32 + 1, By::Letter));
    }
    let letter = LETTERS.iter().position(|letters| letters.contains(&folded.as_str()));
    if let Some(place) = letter {
        return Some((place as u32 + 1, By::Letter));
    }
    let place = ORDINALS.iter().position(|words| words.contains(&word.as_str()))?;
    Some((place as u32 + 1, By::Words))
}

/// The title without the piece and the marks that stood around it.
fn without(title: &str, from: usize, until: usize) -> String {
    let (before, after) = (title[..from].trim_end(), title[until..].trim_start());
    let before = before.trim_end_matches(['(', '[', '#', '.', '_', '-', ' ', '/', ':']);
    let kept = after.trim_start_matches([')', ']', ' ']);
    let kept = kept.strip_prefix(". ").unwrap_or(kept);
    let glue = match (before.is_empty(), kept.chars().next()) {
        (true, _) | (_, None) => "",
        (false, Some('/' | '_' | '.' | ':' | '-')) => "",
        _ if title[..from].ends_with('/') => "/",
        _ => " ",
    };
    let kept = if before.is_empty() { kept.trim_start_matches(['_', '-', '/', ':', '.', ' ']) } else { kept };
    format!("{before}{glue}{kept}").trim().to_owned()
}

/// Two blocks of the same titles, side by side: their names must differ.
fn side_by_side(sheet: &Sheet, header: &Header) -> Option<Numbered> {
    let words: Vec<Vec<String>> = header.titles.iter().map(|title| key_words(title)).collect();
    let mut blocks: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
        blocks.entry(words).or_default().push(at);
    }
    blocks.retain(|_, columns| columns.len() > 1);
    let is_name = |columns: &[usize]| is_own_name(&header.titles[columns[0]]);
    // Each name with what stands behind it; two names next to each other are left to a person.
    let is_block = |columns: &[usize]| columns[1] > columns[0] + 1;
    let (_, names) = blocks.iter().find(|(_, columns)| {
        is_name(columns) && is_block(columns) && surely_different(sheet, header, columns)
    })?;
    let mut found: Numbered = vec![None; header.titles.len()];
    for columns in blocks.values().filter(|columns| columns.len() <= names.len()) {
        for (place, at) in columns.iter().enumerate() {
            found[*at] = Some((place as u32, header.titles[*at].clone()));
        }
    }
    Some(found)
}

/// In how many rows two of the columns hold different names, and in how many they
/// hold two at all. One name in two scripts is not two names.
fn compared(sheet: &Sheet, header: &Header, columns: &[usize]) -> (usize, usize) {
    let row = |line: Line| {
        let said: Vec<&str> =
            columns.iter().map(|at| line.text(*at)).filter(|text| !crate::values::is_unknown(text)).collect();
        if said.len() < 2 {
            return None;
        }
        let scripts: BTreeSet<names::Script> = said.iter().map(|text| names::script(text)).collect();
        let folded: BTreeSet<String> = said.iter().map(|text| names::fold(text)).collect();
        Some(scripts.len() == 1 && folded.len() > 1)
    };
    let rows = header.rows(sheet).take(LOOKED_AT).filter_map(row);
    rows.fold((0, 0), |(different, both), row| (different + usize::from(row), both + 1))
}

fn are_different(sheet: &Sheet, header: &Header, columns: &[usize]) -> bool {
    let (different, both) = compared(sheet, header, columns);
    different * 2 >= both
}

fn surely_different(sheet: &Sheet, header: &Header, columns: &[usize]) -> bool {
    let (different, both) = compared(sheet, header, columns);
    both > 0 && different * 2 >= both
}

/// `Name 1 … Name 6` of lists of sanctions are the parts of one name: three columns
/// at least, a word in each.
fn are_parts_of_a_name(sheet: &Sheet, header: &Header, columns: &[usize]) -> bool {
    let cells =
        || header.rows(sheet).take(LOOKED_AT).flat_map(|line| columns.iter().map(move |at| line.text(*at)));
    let (words, all) = cells()
        .filter(|text| !text.is_empty())
        .fold((0, 0), |(words, all), text| (words + usize::from(title_words(text).len() == 1), all + 1));
    columns.len() > 2 && all > 0 && words * 10 >= all * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_is_in_question_where_the_title_calls_them_taken() {
        for title in [
            "اسم الأخ المعتقل",
            "اسم الزوجة المفقودة",
            "missing son",
            "detained brother name",
            "أقاربه المفقودون",
            "الأولاد المفقودون",
        ] {
            assert!(names_a_relative(title), "{title}");
        }
        for title in [
            "اسم أخ المعتقل",
            "اسم والدة المفقود",
            "name of the missing person's mother",
            "اسم المعتقل",
            "تاريخ فقدان الابن المفقود",
        ] {
            assert!(!names_a_relative(title), "{title}");
        }
    }

    #[test]
    fn the_first_of_a_name_is_no_person() {
        let titles = ["name/first", "name/father", "name/last"].map(str::to_owned);
        assert!(is_part_of_a_name(&titles[0], &titles));
        assert!(!is_part_of_a_name("first victim name", &titles));
        reads("victim II name", &[(2, "victim name")]);
    }

    #[test]
    fn letters_and_another_number_people_too() {
        reads("victim_b_name", &[(2, "victim_name")]);
        reads("group_a/name", &[(1, "group/name")]);
        reads("اسم المعتقل الآخر", &[(2, "اسم المعتقل")]);
        reads("Other victim name", &[(2, "victim name")]);
        reads("اسم آخر للمعتقل", &[]);
        reads("Other name of the detainee", &[]);
    }

    #[track_caller]
    fn reads(title: &str, expected: &[(u32, &str)]) {
        let found: Vec<(u32, String)> =
            readings(title).into_iter().map(|reading| (reading.number, reading.title)).collect();
        let expected: Vec<(u32, String)> =
            expected.iter().map(|(number, title)| (*number, (*title).to_owned())).collect();
        assert_eq!(found, expected, "{title}");
    }

    #[test]
    fn a_number_is_taken_out_of_a_title() {
        reads("اسم المعتقل 2", &[(2, "اسم المعتقل")]);
        reads("اسم المفقود الثاني", &[(2, "اسم المفقود")]);
        reads("الاسم (٣)", &[(3, "الاسم")]);
        reads("name_2", &[(2, "name")]);
        reads("Name (2)", &[(2, "Name")]);
        reads("person2_name", &[(2, "person_name")]);
        reads("missing/2/full_name", &[(2, "missing/full_name")]);
        reads("missing.0.name", &[(0, "missing.name")]);
        reads("Name.1", &[(1, "Name")]);
        reads("2nd detainee name", &[(2, "detainee name")]);
        reads("Nom du 2ème détenu", &[(2, "Nom du détenu")]);
        reads("İkinci kişinin adı", &[(2, "kişinin adı")]);
        reads("اسم المعتقل", &[]);
    }
}
