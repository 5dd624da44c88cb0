//! What few may read, where it stands in the middle of words that more may read.
//!
//! A message is kept whole as a note, and in it stand the telephone that was cut out of it and the name of
//! whoever wrote it. Such words are said twice: as they came for those who ask for sealed values, and for
//! everybody else with `[…]` in the place of what is sealed.

use super::fields::cell_tier;
use drafts::{Draft, Field};
use model::{Claim, Tier, Value};
use std::ops::Range;

/// What stands in the place of what was left out.
const LEFT_OUT: &str = "[…]";

/// Letters of a sealed cell below which its words may stand anywhere by chance.
const SHORTEST: usize = 4;

/// Words before a number that is a telephone, however short.
const CALLED_BY: [&str; 7] = ["هاتف", "موبايل", "جوال", "تلفون", "phone", "tel", "mobile"];

/// The words of a cell as they are shown to those who may not read what is sealed in it; none where nothing
/// is.
pub fn veiled(field: &Field, row: &[Field]) -> Option<String> {
    if cell_tier(&field.key) == Tier::Sealed {
        return None;
    }
    without_sealed(&field.text, &sealed_of(row))
}

/// The same of words that belong to no row.
pub(super) fn without_telephones(text: &str) -> String {
    without_sealed(text, &[]).unwrap_or_else(|| text.to_owned())
}

/// Says for few what stands open in words for many, and leaves it out of these.
pub(super) fn veil(draft: &mut Draft, row: &[Field]) {
    let sealed = sealed_of(row);
    let open = |claim: &Claim| {
        let is_words = !matches!(claim.value, Value::Digits(_) | Value::Date { .. } | Value::Point { .. });
        let shown = is_words && claim.tier < Tier::Sealed && !claim.property.entry().is_name;
        shown.then(|| without_sealed(&claim.said, &sealed)).flatten()
    };
    let claims = std::mem::take(&mut draft.claims).into_iter().flat_map(|claim| match open(&claim) {
        None => vec![claim],
        Some(said) => vec![Claim { tier: Tier::Sealed, ..claim.clone() }, Claim { said, ..claim }],
    });
    draft.claims = claims.collect();
}

/// Whether a claim is the one of two that few may read.
pub(super) fn is_veiled(claim: &Claim) -> bool {
    claim.tier == Tier::Sealed && claim.property.entry().shown_to < Tier::Sealed
}

fn sealed_of(row: &[Field]) -> Vec<&str> {
    let sealed = row.iter().filter(|field| cell_tier(&field.key) == Tier::Sealed);
    sealed.map(|field| field.text.trim()).filter(|text| text.chars().count() >= SHORTEST).collect()
}

fn without_sealed(text: &str, sealed: &[&str]) -> Option<String> {
    let mut out: Vec<Range<usize>> = sealed
        .iter()
        .flat_map(|words| text.match_indices(words).map(|(at, found)| at..at + found.len()))
        .chain(text.split_inclusive('\n').flat_map(|line| {
            let from = line.as_ptr() as usize - text.as_ptr() as usize;
            sender(line).map(move |at| from + at.start..from + at.end)
        }))
        .chain(telephones(text))
        .collect();
    out.sort_by_key(|at| (at.start, at.end));
    let (mut left, mut until) = (String::new(), 0);
    for at in out {
        if at.start >= until {
            left.push_str(&text[until..at.start]);
            left.push_str(LEFT_OUT);
        }
        until = until.max(at.end);
    }
    left.push_str(&text[until..]);
    (until > 0).then_some(left)
}

/// Who wrote a message, where a messenger put its stamp before it: «[12/10/2026, 9:17 م] أم سعد: …»,
/// "12/10/26, 9:17 PM - Um Saad: …".
fn sender(line: &str) -> Option<Range<usize>> {
    const STAMP_LONGEST: usize = 40;
    const NAME_LONGEST: usize = 60;
    let closed =
        line.find(']').map(|at| (at, at + 1)).filter(|_| line.trim_start_matches(is_mark).starts_with('['));
    let (stamp, from) = closed.or_else(|| line.find(" - ").map(|at| (at, at + 3)))?;
    let stamp = &line[..stamp];
    let digits = stamp.chars().filter(|letter| letter.is_numeric()).count();
    let is_stamp = digits >= 5 && stamp.contains(':') && stamp.contains(['/', '-', '.']);
    let until = from + line[from..].find(':')?;
    let name = line[from..until].trim();
    let is_sender = is_stamp
        && stamp.chars().count() <= STAMP_LONGEST
        && !name.is_empty()
        && name.chars().count() <= NAME_LONGEST;
    let start = from + line[from..until].find(name)?;
    is_sender.then(|| start..start + name.len())
}

/// Marks of direction, which copied numbers carry along.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where telephones stand in words.
fn telephones(text: &str) -> Vec<Range<usize>> {
    const PIECES_MOST: usize = 5;
    let pieces = numbers(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        let joined = |more: usize| pieces[at].start..pieces[at + more].end;
        let together = |more: &usize| {
            let between = |two: &[Range<usize>]| text[two[0].end..two[1].start].chars().all(is_between);
            pieces[at..=at + more].windows(2).all(between)
        };
        let most = PIECES_MOST.min(pieces.len() - at);
        let whole = (0..most).take_while(together).find(|more| is_telephone(text, &joined(*more)));
        match whole {
            Some(more) => {
                found.push(joined(more));
                at += more + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// What stands between the parts of one number.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || letter == '/' || is_mark(letter)
}

/// The numbers of a text, each with the marks inside it.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let is_inside = |letter: char| letter.is_numeric() || "+-.()".contains(letter) || is_mark(letter);
    let mut numbers = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_inside(letter), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                numbers.extend(parted(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    numbers.retain(|at| text[at.clone()].contains(char::is_numeric));
    numbers
}

/// Two numbers that a line joins are two: «0944100204-0944100205».
fn parted(text: &str, at: Range<usize>) -> Vec<Range<usize>> {
    let digits = |at: &Range<usize>| text[at.clone()].chars().filter(|letter| letter.is_numeric()).count();
    let cut = text[at.clone()].match_indices('-').map(|(line, _)| at.start + line);
    let cut =
        cut.map(|line| (at.start..line, line + 1..at.end)).find(|(a, b)| digits(a) >= 7 && digits(b) >= 7);
    match cut {
        Some((first, rest)) => std::iter::once(first).chain(parted(text, rest)).collect(),
        None => vec![at],
    }
}

fn is_telephone(text: &str, at: &Range<usize>) -> bool {
    let said = dates::western_digits(&text[at.clone()]);
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    let long = |few: usize, most: usize| (few..=most).contains(&digits.len());
    let named = || {
        let before = text[..at.start].trim_end_matches(|letter: char| !letter.is_alphabetic());
        let word = names::fold(before.split_whitespace().next_back().unwrap_or_default());
        let word = word.trim_start_matches(['و', 'ل', 'ا']);
        CALLED_BY.iter().any(|called| word.starts_with(called))
    };
    match () {
        () if is_date(&said) => false,
        () if said.contains('+') => long(8, 15),
        () if digits.starts_with("00") => long(11, 16),
        () if digits.starts_with("963") => long(11, 12),
        () if digits.starts_with('0') => long(9, 11),
        () if digits.starts_with('9') && long(9, 9) => true,
        () => long(6, 8) && named(),
    }
}

/// A day, a month and a year, in either order, among other numbers or alone.
fn is_date(said: &str) -> bool {
    let groups: Vec<&str> =
        said.split(|letter: char| !letter.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    groups.windows(3).any(|three| match three {
        [a, b, c] => b.len() <= 2 && ((year(a) && c.len() <= 2) || (year(c) && a.len() <= 2)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn left(text: &str, left: &str) {
        assert_eq!(without_telephones(text), left);
    }

    #[test]
    fn a_telephone_is_left_out_however_it_is_written() {
        left("من حمص، هاتف 0944556611", "من حمص، هاتف […]");
        left("هاتفي:٠٩٤٤٥٥٦٦١١.", "هاتفي:[…]");
        left("0944 556 611 - 0933 222 111", "[…] - […]");
        left("0944100204-0944100205", "[…]-[…]");
        left("اتصلوا +49 151 2345678 أو 00963944556611", "اتصلوا […] أو […]");
        left("011/2233445 بيته", "[…] بيته");
        left("هاتف البيت 2233445", "هاتف البيت 2233445");
        left("هاتف 2233445", "هاتف […]");
    }

    #[test]
    fn days_years_and_ages_are_no_telephones() {
        for said in [
            "أخذ 09/05/2013 10 صباحاً",
            "2013-05-21",
            "عمره 32 سنة عام 2012",
            "من 2011 إلى 2014",
            "سجل 12345678",
        ] {
            left(said, said);
        }
    }

    #[test]
    fn who_wrote_a_message_told_us_and_is_left_out() {
        left("[12/10/2026, 9:17 م] أم سعد: ابني سعد خالد", "[12/10/2026, 9:17 م] […]: ابني سعد خالد");
        left("12/10/26, 9:14 PM - Um Saad: taken from Homs", "12/10/26, 9:14 PM - […]: taken from Homs");
        left("[خبر] سالم: أخذ", "[خبر] سالم: أخذ");
    }

    #[test]
    fn what_stands_sealed_in_its_row_is_left_out_of_the_words_beside_it() {
        let row = [
            Field::new("informant_name", "من أخبرنا", "هدى سليم"),
            Field::new("note", "ملاحظات", "قالت هدى سليم إنه بخير"),
        ];
        assert_eq!(veiled(&row[1], &row).as_deref(), Some("قالت […] إنه بخير"));
        assert_eq!(veiled(&row[0], &row), None, "a sealed cell is asked for as a whole");
    }
}
