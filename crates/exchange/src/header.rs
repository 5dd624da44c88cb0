//! Where the titles of the columns stand.
//!
//! Offices put the name of the list, a date and a seal above the table; the
//! titles come on the fourth line or the seventh, sometimes in two lines under
//! merged cells ("date" over "of birth" and "of arrest"), sometimes not at all.

use crate::book::{Line, Sheet};
use crate::values::{looks_like_date, looks_like_phone, looks_like_sex};
use crate::vocabulary::{SURE, key_words, value_key, vocabulary};

/// A header stands among the first lines or nowhere.
const LINES: usize = 40;

/// The titles found, and where the rows begin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Header {
    /// The line of the titles, as a person counts.
    pub line: Option<u32>,
    /// The first line that is a row.
    pub first_row: u32,
    /// The title of each column; empty where none stands.
    pub titles: Vec<String>,
}

impl Header {
    /// The lines that are rows.
    pub(crate) fn rows<'a>(&self, sheet: &'a Sheet) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let first = self.first_row;
        sheet.lines().filter(move |line| line.number() >= first)
    }
}

/// How much a line looks like a header.
#[derive(Clone, Copy, Debug, Default)]
struct Likeness {
    titles: usize,
    cells: usize,
    data: usize,
    worth: f32,
    /// One of them is what columns of names are called, and no name.
    names: bool,
}

impl Likeness {
    fn is_header(&self, width: usize) -> bool {
        let enough = if width <= 2 { 1 } else { 2 };
        let known = self.titles >= enough && self.titles * 5 >= self.cells * 2 && self.data * 3 <= self.cells;
        known || (self.names && self.data == 0 && self.cells >= 2)
    }
}

/// Finds the titles of a sheet.
pub(crate) fn find_header(sheet: &Sheet) -> Header {
    if let Some(titles) = &sheet.headers {
        let first_row = sheet.line(0).map_or(0, |line| line.number());
        return Header { line: None, first_row, titles: titles.clone() };
    }
    let lines: Vec<Line> = sheet.lines().take(LINES).collect();
    match sheet.titles_at {
        Some(0) => {
            return Header { first_row: lines.first().map_or(1, Line::number), ..untitled(sheet, &lines) };
        }
        Some(number) => return titled_by_hand(sheet, number),
        None => {}
    }
    if let Some(at) = lines.iter().position(|line| is_of_keys(line)).filter(|at| *at < 3) {
        return titled(sheet, &lines, at);
    }
    let mut best: Option<(usize, f32)> = None;
    for (at, line) in lines.iter().enumerate() {
        let least = best.map_or(f32::MIN, |(_, worth)| worth + 0.5);
        let look = if may_be_worth(line) > least { likeness(line) } else { continue };
        if look.is_header(sheet.width()) && look.worth > least {
            best = Some((at, look.worth));
        }
    }
    match best.map(|(at, _)| at).or_else(|| unlike_the_rest(sheet, &lines)) {
        Some(at) => titled(sheet, &lines, at),
        None => untitled(sheet, &lines),
    }
}

/// `unique_id, entity_name, source_date, type`: keys of a program, which no row of people is.
fn is_of_keys(line: &Line) -> bool {
    let key = |text: &str| {
        text.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '_')
            && text.bytes().all(|byte| {
                byte.is_ascii_lowercase()
                    || byte.is_ascii_digit()
                    || matches!(byte, b'_' | b'/' | b'.' | b'-')
            })
    };
    let cells = line.cells().len();
    let joined = line.cells().filter(|cell| cell.text.trim().trim_start_matches('_').contains('_')).count();
    cells >= 3 && joined >= 2 && line.cells().all(|cell| key(cell.text.trim()))
}

/// The titles stand where a person said.
fn titled_by_hand(sheet: &Sheet, number: u32) -> Header {
    let line = sheet.lines().take_while(|line| line.number() <= number).find(|line| line.number() == number);
    let title = |column: usize| line.as_ref().map_or_else(String::new, |line| tidy(line.text(column)));
    let titles = (0..sheet.width()).map(title).collect();
    Header { line: Some(number), first_row: number.saturating_add(1), titles }
}

/// Lines below a first line by which it is told from them.
const BELOW: usize = 60;

/// A first line of words nobody taught us is a header all the same where the
/// columns below it hold dates, numbers or sexes and it does not: in two columns
/// at least, without a known given name, each word once.
fn unlike_the_rest(sheet: &Sheet, lines: &[Line]) -> Option<usize> {
    let first = untitled(sheet, lines).first_row;
    let at = lines.iter().position(|line| line.number() == first)?;
    let line = &lines[at];
    let texts: Vec<&str> = line.cells().map(|cell| cell.text.trim()).collect();
    let once = texts.iter().enumerate().all(|(at, text)| !texts[..at].contains(text));
    let short = texts.iter().all(|text| text.chars().count() <= 60);
    let words = texts.iter().all(|text| text.chars().any(char::is_alphabetic) && !is_valued(text));
    let named = || {
        texts
            .iter()
            .any(|text| !text.is_ascii() && names::tokens(text).iter().any(|token| names::is_given(token)))
    };
    if texts.len() < 3 || texts.len() * 2 < sheet.width() || !once || !short || !words || named() {
        return None;
    }
    let valued = |column: usize| {
        let below = || sheet.lines().skip_while(|line| line.number() <= first).take(BELOW);
        let (all, valued) =
            below().filter(|line| !line.text(column).is_empty()).fold((0, 0), |(all, valued), line| {
                (all + 1, valued + usize::from(is_valued(line.text(column))))
            });
        all >= 3 && valued * 5 >= all * 4
    };
    (line.cells().filter(|cell| valued(cell.column)).count() >= 2).then_some(at)
}

/// A value that shows by itself what it is.
fn is_valued(text: &str) -> bool {
    let number = text.chars().any(char::is_numeric)
        && text.chars().all(|letter| letter.is_numeric() || letter.is_ascii_punctuation() || letter == ' ');
    number || looks_like_date(text) || looks_like_phone(text) || looks_like_sex(text)
}

/// A cell that shows by itself that it is a value, or a mere sign.
fn is_no_word(text: &str) -> bool {
    let number = text.chars().all(|letter| letter.is_numeric() || letter.is_ascii_punctuation());
    number || looks_like_date(text) || looks_like_phone(text) || looks_like_sex(text)
}

/// No line is worth more than if each of its words were a title: asked first, since holding a line
/// against all titles takes long.
fn may_be_worth(line: &Line) -> f32 {
    line.cells().map(|cell| if is_no_word(cell.text.trim()) { -0.7 } else { 1.0 }).sum()
}

fn likeness(line: &Line) -> Likeness {
    let mut look = Likeness::default();
    for cell in line.cells() {
        look.cells += 1;
        let text = cell.text.trim();
        if is_no_word(text) {
            // "#" and "№" are titles, though they are no words.
            look.data += usize::from(text.chars().any(char::is_numeric) || looks_like_sex(text));
            look.worth -= 0.7;
            continue;
        }
        // "عمر" is the title of ages and the name of many men.
        if text.chars().count() > 80 || names::is_given(&names::fold(text)) {
            continue;
        }
        let best = vocabulary().candidates(text).into_iter().next();
        match best.filter(|best| best.score >= SURE) {
            Some(best) => {
                look.titles += 1;
                look.worth += best.score.min(1.0);
                look.names |= best.score >= 0.99
                    && matches!(
                        best.field,
                        Some(crate::field::FieldKey::FullName | crate::field::FieldKey::GivenName)
                    );
            }
            None if vocabulary().is_value("heads", &value_key(text)) => {
                look.titles += 1;
                look.worth += 0.7;
            }
            None => look.worth -= 0.1,
        }
    }
    look
}

fn titled(sheet: &Sheet, lines: &[Line], at: usize) -> Header {
    // The lower of two lines of titles is the header; the rows begin under it.
    let goes_on = lines.get(at + 1).map(likeness).is_some_and(|below| below.is_header(3) && below.data == 0);
    let joined =
        goes_on && lines[at + 1].number() == lines[at].number() + 1 && completes(&lines[at], &lines[at + 1]);
    let lower = if joined { at + 1 } else { at };
    let number = lines[lower].number();
    let above = lower.checked_sub(1).map(|at| lines[at]).filter(|above| above.number() + 1 == number);
    let groups = above.as_ref().filter(|above| groups(sheet, above, &lines[lower], likeness(above)));
    let titles = (0..sheet.width())
        .map(|column| title(sheet, above.as_ref(), groups, &lines[lower], column))
        .collect();
    Header { line: Some(number), first_row: number.saturating_add(1), titles }
}

/// Whether the line above holds groups of titles that nothing merges, as a text
/// table writes them: each over its first column.
fn groups(sheet: &Sheet, above: &Line, line: &Line, look: Likeness) -> bool {
    let merged = sheet.merges.iter().any(|merge| merge.first_line == above.number());
    let gaps = line.cells().filter(|cell| above.text(cell.column).is_empty()).count();
    !merged
        && look.data == 0
        && look.cells >= 2
        && gaps > 0
        && above.cells().all(|cell| cell.text.chars().count() <= 40)
}

/// Whether the line below fills gaps of the one above, as sub-titles do; a
/// header repeated in full does not.
fn completes(above: &Line, below: &Line) -> bool {
    let same = below.cells().filter(|cell| above.text(cell.column) == cell.text).count();
    let gaps = below.cells().filter(|cell| above.text(cell.column).is_empty()).count();
    same == 0 && (gaps > 0 || below.cells().len() < above.cells().len())
}

fn title(sheet: &Sheet, above: Option<&Line>, groups: Option<&Line>, line: &Line, column: usize) -> String {
    let own = tidy(line.text(column));
    let Some(above) = above else { return own };
    let over = sheet.merge_at(above.number(), column);
    // A group goes on to the right as far as the next one, over sub-titles.
    let starts = groups.and_then(|groups| (0..=column).rev().find(|at| !groups.text(*at).is_empty()));
    let starts = starts.filter(|from| (*from..=column).all(|at| !line.text(at).is_empty()));
    let open = starts.is_some_and(|from| {
        from < column || !line.text(column + 1).is_empty() && above.text(column + 1).is_empty()
    });
    let wide = over.is_some_and(|merge| merge.last_column > merge.first_column) || open;
    let group = tidy(above.text(over.map_or(starts.unwrap_or(column), |merge| merge.first_column)));
    // A title merged over the whole table is the name of the list.
    let whole = over.is_some_and(|merge| merge.last_column - merge.first_column + 1 >= sheet.width().max(2));
    let sure = |text: &str| vocabulary().candidates(text).first().is_some_and(|best| best.score >= SURE);
    // «بيانات ذويه»: all that stands below is said of them.
    let of_others = key_words(&group).iter().any(|word| {
        ["of_informant", "of_mother", "of_spouse", "of_kin", "of_witness"]
            .iter()
            .any(|kind| vocabulary().is_word(kind, word))
    });
    match () {
        () if whole || group.is_empty() => own,
        () if of_others && !own.is_empty() && own != group => format!("{group} {own}"),
        () if own.is_empty() && (over.is_some() || sure(&group)) => group,
        () if wide && !own.is_empty() => {
            // "الولادة / المكان": what is said of the group changes the meaning.
            let [joined, path] = [format!("{group} {own}"), format!("{group}/{own}")];
            match () {
                () if sure_more(&joined, &own) => joined,
                () if sure_more(&path, &own) => path,
                () if !sure(&own) => joined,
                () => own,
            }
        }
        () => own,
    }
}

/// "date" over "birth": together they are a known title, whole.
fn sure_more(joined: &str, own: &str) -> bool {
    let score = |text: &str| vocabulary().candidates(text).first().map_or(0.0, |best| best.score);
    score(joined) >= 0.94 && score(joined) >= score(own)
}

fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split(crate::book::is_blank).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// No titles: the rows begin where lines become as wide as the rest.
fn untitled(sheet: &Sheet, lines: &[Line]) -> Header {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.cells().len()).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(1);
    let first = lines.iter().find(|line| line.cells().len() * 2 >= usual);
    Header {
        line: None,
        first_row: first.map_or(1, |line| line.number()),
        titles: vec![String::new(); sheet.width()],
    }
}
