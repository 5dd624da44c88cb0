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
    let found = repeats(titles).or_else(|| numbered(sheet, header)).or_else(|| side_by_side(sheet, header));
    let Some(found) = found else { return people };
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
    /// Said in a word ("the second"), which the parts of a name are as well.
    in_words: bool,
    stem: Vec<String>,
    title: String,
}

fn numbered(sheet: &Sheet, header: &Header) -> Option<Numbered> {
    let titles = &header.titles;
    // A repeat laid out in columns was looked at already, and held no people.
    let readings: Vec<Vec<NumberedTitle>> =
        titles.iter().map(|title| if title.contains("]/") { Vec::new() } else { readings(title) }).collect();
    let plain: Vec<Vec<String>> = titles.iter().map(|title| key_words(title)).collect();
    let mut stems: BTreeMap<&[String], BTreeMap<u32, usize>> = BTreeMap::new();
    for (at, own) in readings.iter().enumerate() {
        for reading in own.iter().filter(|reading| !reading.in_words || speaks_of_people(&plain[at])) {
            stems.entry(&reading.stem).or_default().entry(reading.number).or_insert(at);
        }
    }
    // `name` beside `name_2` is the first; pandas calls the second `name.1`.
    for (at, words) in plain.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
        if let Some(numbers) = stems.get_mut(words.as_slice()) {
            numbers.entry(0).or_insert(at);
        }
    }
    stems.retain(|_, columns| columns.len() > 1);
    let title_of = |at: usize, stem: &[String]| {
        let own = readings[at].iter().find(|reading| reading.stem == stem);
        own.map_or_else(|| titles[at].clone(), |reading| reading.title.clone())
    };
    // «اسم الأخ 1»: brothers beside the person in question are not in question.
    let of_kin = |stem: &[String]| {
        stem.iter().any(|word| vocabulary().is_word("kin", word)) && !speaks_of_people(stem)
    };
    let is_name = |stem: &[String], columns: &BTreeMap<u32, usize>| {
        !of_kin(stem) && columns.values().all(|at| is_own_name(&title_of(*at, stem)))
    };
    let names = stems.iter().filter(|(stem, columns)| is_name(stem, columns));
    let names: Vec<(&&[String], &BTreeMap<u32, usize>)> = names.collect();
    let of_people = |columns: &BTreeMap<u32, usize>| {
        let columns: Vec<usize> = columns.values().copied().collect();
        are_different(sheet, header, &columns)
            && !(stems.len() == 1 && are_parts_of_a_name(sheet, header, &columns))
    };
    let (_, people) = names.into_iter().find(|(_, columns)| of_people(columns))?;
    let mut found: Numbered = vec![None; titles.len()];
    for (stem, columns) in &stems {
        let explicit = columns.iter().all(|(number, _)| people.contains_key(number));
        for (number, at) in columns.iter().filter(|(number, _)| explicit && people.contains_key(number)) {
            let title = title_of(*at, stem);
            // Two telephones of one who told stand side by side; those of the people beside each.
            let many =
                field_of(&title).is_some_and(|field| matches!(field, FieldKey::Phone | FieldKey::Note));
            let next = people.iter().filter(|(_, name)| **name > people[number]).map(|(_, name)| *name).min();
            let among = *at > people[number] && next.is_none_or(|next| *at < next);
            if found[*at].is_none() && (!many || among) {
                found[*at] = Some((*number, title));
            }
        }
    }
    Some(found)
}

fn speaks_of_people(words: &[String]) -> bool {
    words.iter().any(|word| vocabulary().is_word("people", word))
}

/// The ways to read a title with one of its numbers as that of a person.
fn readings(title: &str) -> Vec<NumberedTitle> {
    pieces(title)
        .into_iter()
        .filter_map(|(from, until)| {
            let (number, in_words) = number(&title[from..until])?;
            let title = without(title, from, until);
            let stem = key_words(&title);
            (!stem.is_empty()).then_some(NumberedTitle { number, in_words, stem, title })
        })
        .collect()
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

/// The number a piece of a title says, and whether it says it in a word.
fn number(piece: &str) -> Option<(u32, bool)> {
    let folded = fold_letters(piece);
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok().filter(|number| (*number as usize) <= MOST).map(|number| (number, false));
    }
    let word = bare(&folded);
    let place = ORDINALS.iter().position(|words| words.contains(&word.as_str()))?;
    Some((place as u32 + 1, true))
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
