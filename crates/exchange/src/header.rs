//! Where the titles of the columns stand.
//!
//! Offices put the name of the list, a date and a seal above the table; the
//! titles come on the fourth line or the seventh, sometimes in two lines under
//! merged cells ("date" over "of birth" and "of arrest"), sometimes not at all.

use crate::book::{Line, Sheet};
use crate::values::{looks_like_date, looks_like_phone, looks_like_sex};
use crate::vocabulary::{SURE, vocabulary};

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
    pub fn rows<'a>(&self, sheet: &'a Sheet) -> impl Iterator<Item = Line<'a>> + use<'a> {
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
}

impl Likeness {
    fn is_header(&self, width: usize) -> bool {
        let enough = if width <= 2 { 1 } else { 2 };
        self.titles >= enough && self.titles * 5 >= self.cells * 2 && self.data * 3 <= self.cells
    }
}

/// Finds the titles of a sheet.
pub(crate) fn find_header(sheet: &Sheet) -> Header {
    if let Some(titles) = &sheet.headers {
        let first_row = sheet.line(0).map_or(0, |line| line.number());
        return Header { line: None, first_row, titles: titles.clone() };
    }
    let lines: Vec<Line> = sheet.lines().take(LINES).collect();
    let looks: Vec<Likeness> = lines.iter().map(likeness).collect();
    let mut best: Option<usize> = None;
    for (at, look) in looks.iter().enumerate() {
        let better = best.is_none_or(|best| look.worth > looks[best].worth + 0.5);
        if look.is_header(sheet.width()) && better {
            best = Some(at);
        }
    }
    match best {
        Some(at) => titled(sheet, &lines, &looks, at),
        None => untitled(sheet, &lines),
    }
}

fn likeness(line: &Line) -> Likeness {
    let mut look = Likeness::default();
    for cell in line.cells() {
        look.cells += 1;
        let text = cell.text.trim();
        let number = text.chars().all(|letter| letter.is_numeric() || letter.is_ascii_punctuation());
        if number || looks_like_date(text) || looks_like_phone(text) || looks_like_sex(text) {
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
            }
            None => look.worth -= 0.1,
        }
    }
    look
}

fn titled(sheet: &Sheet, lines: &[Line], looks: &[Likeness], at: usize) -> Header {
    // The lower of two lines of titles is the header; the rows begin under it.
    let goes_on = looks.get(at + 1).is_some_and(|below| below.is_header(3) && below.data == 0);
    let joined = goes_on && lines[at + 1].number() == lines[at].number() + 1 && completes(&lines[at], &lines[at + 1]);
    let lower = if joined { at + 1 } else { at };
    let number = lines[lower].number();
    let above = lower.checked_sub(1).map(|at| lines[at]).filter(|above| above.number() + 1 == number);
    let titles = (0..sheet.width()).map(|column| title(sheet, above.as_ref(), &lines[lower], column)).collect();
    Header { line: Some(number), first_row: number.saturating_add(1), titles }
}

/// Whether the line below fills gaps of the one above, as sub-titles do; a
/// header repeated in full does not.
fn completes(above: &Line, below: &Line) -> bool {
    let same = below.cells().filter(|cell| above.text(cell.column) == cell.text).count();
    let gaps = below.cells().filter(|cell| above.text(cell.column).is_empty()).count();
    same == 0 && (gaps > 0 || below.cells().len() < above.cells().len())
}

fn title(sheet: &Sheet, above: Option<&Line>, line: &Line, column: usize) -> String {
    let own = tidy(line.text(column));
    let Some(above) = above else { return own };
    let over = sheet.merge_at(above.number(), column);
    let wide = over.is_some_and(|merge| merge.last_column > merge.first_column);
    let group = tidy(above.text(over.map_or(column, |merge| merge.first_column)));
    // A title merged over the whole table is the name of the list.
    let whole = over.is_some_and(|merge| merge.last_column - merge.first_column + 1 >= sheet.width().max(2));
    let sure = |text: &str| vocabulary().candidates(text).first().is_some_and(|best| best.score >= SURE);
    match () {
        () if whole || group.is_empty() => own,
        () if own.is_empty() && (over.is_some() || sure(&group)) => group,
        () if wide && !own.is_empty() => {
            let joined = format!("{group} {own}");
            if !sure(&own) || sure_more(&joined, &own) { joined } else { own }
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
    Header { line: None, first_row: first.map_or(1, |line| line.number()), titles: vec![String::new(); sheet.width()] }
}
