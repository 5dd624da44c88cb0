//! Lines of text into cells: which separator, which quotes, which line.
//!
//! Quotes follow RFC 4180 as far as the file does. A quotation mark that opens
//! and never closes would swallow the rest of a list and every person in it;
//! so a quoted value may run over lines only while those lines do not look like
//! records themselves. What does not close is read as plain words, with a flaw.

use std::borrow::Cow;

use crate::book::{CellKind, Flaw, SheetBuilder};
use crate::refusal::Refusal;
use crate::vocabulary::{SURE, vocabulary};

/// The separators that offices use, in the order in which a tie is decided.
const SEPARATORS: [char; 6] = ['\t', ';', '|', ',', '؛', '،'];

/// A quoted value may run over this many lines, and this many bytes.
const QUOTED_LINES: u32 = 60;
const QUOTED_BYTES: usize = 64 << 10;
/// Bytes looked through in vain before quotes are only looked for close by: a
/// file of nothing but opening quotes must not take hours.
const PATIENCE: usize = 32 << 20;
const QUOTED_BYTES_CLOSE_BY: usize = 1_000;
/// Values of one record that are kept; more than any list has columns.
const MOST_FIELDS: usize = 4_096;

/// What was found out about a table before reading it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TableShape {
    pub separator: Option<char>,
    /// The number of values in most records.
    pub columns: usize,
    /// How alike the records are, from 0 to 1.
    pub evenness: f32,
    /// Where the records begin: past Excel's own `sep=;` line.
    pub start: usize,
}

/// Finds the separator: the one that cuts most records into equally many values.
pub(crate) fn shape(text: &str, chosen: Option<char>) -> TableShape {
    let (named, start) = named_separator(text);
    let body = &text[start..];
    let one = TableShape { separator: None, columns: 1, evenness: 1.0, start };
    if let Some(separator) = chosen.or(named) {
        return TableShape { separator: Some(separator), ..measured(body, separator).unwrap_or(one) }
            .at(start);
    }
    let mut best = (one, 0.0_f32);
    for separator in SEPARATORS {
        let Some(found) = measured(body, separator) else { continue };
        let worth = found.evenness * (found.columns as f32).min(12.0).sqrt();
        if worth > best.1 {
            best = (found, worth);
        }
    }
    best.0.at(start)
}

impl TableShape {
    fn at(self, start: usize) -> TableShape {
        TableShape { start, ..self }
    }
}

fn named_separator(text: &str) -> (Option<char>, usize) {
    let line = text.lines().next().unwrap_or("");
    let Some(rest) = line.strip_prefix("sep=") else { return (None, 0) };
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(separator), None) => (Some(separator), line.len()),
        _ => (None, 0),
    }
}

/// Bytes from which the shape of a whole table is told.
const SAMPLE: usize = 512 << 10;

fn measured(text: &str, separator: char) -> Option<TableShape> {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut records = TextRecords::new(&text[..end], separator, None);
    let mut counts = Vec::new();
    let mut fields = Vec::new();
    while counts.len() < 80 {
        let Some(_) = records.next_record(&mut fields) else { break };
        if fields.iter().any(|field| !field.trim().is_empty()) {
            counts.push(fields.len());
        }
    }
    let cut: Vec<usize> = counts.iter().copied().filter(|count| *count > 1).collect();
    let columns = most_common(&cut)?;
    let near = |count: &usize| match count.abs_diff(columns) {
        0 => 1.0,
        1 => 0.6,
        _ => 0.0,
    };
    let alike: f32 = cut.iter().map(near).sum::<f32>() / cut.len() as f32;
    // Programs leave out empty cells at the end of a line: then the titles are the longest, and
    // no line is longer.
    let (columns, alike) = match ragged(&counts, &text[..end], separator) {
        Some(titles) if alike < 0.8 => (titles, alike.max(0.8)),
        _ => (columns, alike),
    };
    let reach = cut.len() as f32 / counts.len() as f32;
    let evenness = alike * reach.sqrt();
    (alike >= 0.5 && reach >= 0.3).then_some(TableShape {
        separator: Some(separator),
        columns,
        evenness,
        start: 0,
    })
}

/// More columns than any list of people has.
const TITLES_MAX: usize = 500;

/// The number of titles, where the first line holds known ones and no line has more values.
fn ragged(counts: &[usize], text: &str, separator: char) -> Option<usize> {
    let (first, rest) = counts.split_first()?;
    // Each title is looked up: a line of a million separators is no line of titles.
    if !(3..=TITLES_MAX).contains(first) || rest.iter().any(|count| count > first) {
        return None;
    }
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    let is_title = |part: &&str| {
        let best = vocabulary().candidates(part.trim().trim_matches('"')).into_iter().next();
        best.is_some_and(|best| best.score >= SURE)
    };
    let known = line.split(separator).filter(is_title).count();
    (known >= 2 && known * 2 >= *first).then_some(*first)
}

fn most_common(counts: &[usize]) -> Option<usize> {
    let times = |count: &usize| counts.iter().filter(|other| *other == count).count();
    counts.iter().copied().max_by_key(|count| (times(count), *count))
}

/// What people put between values where no program asked for a separator: " - ",
/// " / ", or room enough for the eye. Returns the text with a separator of ours
/// in its place, where that cuts the lines evenly.
pub(crate) fn spaced(text: &str) -> Option<(String, char)> {
    let sample = || text.lines().filter(|line| !line.trim().is_empty()).take(60);
    if sample().count() < 3 || text.contains(OURS) {
        return None;
    }
    let candidates =
        [("-", [" - ", " – ", " — "]), ("/", [" / ", " / ", " / "]), (" ", ["\u{a0}\u{a0}", "   ", "  "])];
    candidates.into_iter().find_map(|(name, marks)| {
        let cut = |line: &str| cut_by(line, &marks);
        let counts: Vec<usize> = sample().map(|line| cut(line).matches(OURS).count() + 1).collect();
        let usual = most_common(&counts)?;
        let alike = counts.iter().filter(|count| **count == usual).count();
        if usual < 2 || alike * 10 < counts.len() * 8 {
            return None;
        }
        let whole: String = text.split_inclusive('\n').map(cut).collect();
        Some((whole, name.chars().next()?))
    })
}

/// The separator that stands for spaced marks (the control letter for it).
pub(crate) const OURS: char = '\u{1f}';

fn cut_by(line: &str, marks: &[&str; 3]) -> String {
    let mut cut = line.to_owned();
    for mark in marks {
        cut = cut.replace(mark, "\u{1f}");
    }
    // Two runs of room side by side are one.
    while cut.contains("\u{1f}\u{1f}") || cut.contains("\u{1f} ") {
        cut = cut.replace("\u{1f}\u{1f}", "\u{1f}").replace("\u{1f} ", "\u{1f}");
    }
    cut
}

/// Reads all records into the sheet. `odd_lines` are physical lines that were
/// written in another encoding; they are named on the record they belong to.
pub(crate) fn fill(
    builder: &mut SheetBuilder,
    text: &str,
    shape: TableShape,
    odd_lines: &[u32],
) -> Result<(), Refusal> {
    let separator = shape.separator.unwrap_or(OURS);
    let mut records = TextRecords::new(&text[shape.start..], separator, Some(shape.columns));
    let mut fields = Vec::new();
    let mut odd = odd_lines.iter().copied().peekable();
    while let Some(record) = records.next_record(&mut fields) {
        builder.begin(record.line)?;
        if record.unclosed {
            builder.flaw(Flaw::UnclosedQuote);
        }
        while odd.next_if(|line| *line < records.line).is_some() {
            builder.flaw(Flaw::OtherEncoding);
        }
        for (column, field) in fields.iter().enumerate() {
            builder.cell(column, CellKind::Text, field)?;
        }
    }
    builder.end()
}

/// Where a record began, and whether a quote in it was left open.
struct TextRecord {
    line: u32,
    unclosed: bool,
}

/// Walks a text record by record.
struct TextRecords<'a> {
    text: &'a str,
    separator: char,
    columns: Option<usize>,
    at: usize,
    line: u32,
    in_vain: usize,
}

impl<'a> TextRecords<'a> {
    fn new(text: &'a str, separator: char, columns: Option<usize>) -> TextRecords<'a> {
        TextRecords { text, separator, columns, at: 0, line: 1, in_vain: 0 }
    }

    fn next_record(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Option<TextRecord> {
        fields.clear();
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = TextRecord { line: self.line, unclosed: false };
        loop {
            let (field, open) = self.field();
            fields.push(field);
            record.unclosed |= open;
            if fields.len() >= MOST_FIELDS {
                self.plain_line();
            }
            let rest = &self.text[self.at..];
            if rest.starts_with(self.separator) {
                self.at += self.separator.len_utf8();
                continue;
            }
            self.at += line_end(rest.as_bytes());
            self.line += 1;
            return Some(record);
        }
    }

    /// One value; stops before the separator or the end of the line.
    fn field(&mut self) -> (Cow<'a, str>, bool) {
        let rest = &self.text[self.at..];
        let padding = rest.len() - rest.trim_start_matches(self.padding()).len();
        if !rest[padding..].starts_with('"') {
            return (Cow::Borrowed(self.plain()), false);
        }
        let start = self.at + padding + 1;
        match self.close(start) {
            Some(close) => {
                let inner = &self.text[start..close.quote];
                self.at = close.after;
                self.line += close.lines;
                (unescaped(inner), false)
            }
            None => {
                // A quotation in words ("the \"hero\" of …") is not a quoted value.
                let words = self.plain();
                let bare = words.trim_start().strip_prefix('"').unwrap_or(words);
                let open = !bare.contains('"');
                (Cow::Borrowed(if open { bare } else { words }), open)
            }
        }
    }

    fn padding(&self) -> impl Fn(char) -> bool + use<> {
        let tab_is_separator = self.separator == '\t';
        move |letter| letter == ' ' || (letter == '\t' && !tab_is_separator)
    }

    fn plain(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        let stop = if self.separator.is_ascii() {
            memchr::memchr3(self.separator as u8, b'\n', b'\r', bytes)
        } else {
            rest.find([self.separator, '\n', '\r'])
        };
        let end = stop.unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Steps over what is left of the line.
    fn plain_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    /// Finds the mark that closes a quoted value begun before `start`.
    fn close(&mut self, start: usize) -> Option<Close> {
        let most = if self.in_vain < PATIENCE { QUOTED_BYTES } else { QUOTED_BYTES_CLOSE_BY };
        let end = self.text.len().min(start + most);
        let found = self.close_within(start, end);
        self.in_vain += if found.is_none() { end - start } else { 0 };
        found
    }

    fn close_within(&self, start: usize, end: usize) -> Option<Close> {
        let bytes = self.text.as_bytes();
        let (mut at, mut lines, mut inner_line) = (start, 0, None);
        loop {
            let found = at + memchr::memchr3(b'"', b'\n', b'\r', bytes.get(at..end)?)?;
            if lines > QUOTED_LINES {
                return None;
            }
            if bytes[found] != b'"' {
                if inner_line.is_some_and(|begin| self.is_record(begin, found)) {
                    return None;
                }
                at = found + line_end(&bytes[found..]);
                lines += 1;
                inner_line = Some(at);
                continue;
            }
            if bytes.get(found + 1) == Some(&b'"') {
                at = found + 2;
                continue;
            }
            let after = &self.text[found + 1..];
            let trimmed = after.trim_start_matches(self.padding());
            let ends = trimmed.is_empty()
                || trimmed.starts_with(self.separator)
                || trimmed.starts_with(['\n', '\r']);
            if ends {
                let after = self.text.len() - trimmed.len();
                return Some(Close { quote: found, after, lines });
            }
            // A mark that opens the next value says that this one never closed.
            if self.text[..found].ends_with([self.separator, '\n', '\r']) && found > start {
                return None;
            }
            at = found + 1;
        }
    }

    /// Whether a line inside a quoted value has as many separators as a record.
    fn is_record(&self, begin: usize, end: usize) -> bool {
        let Some(columns) = self.columns else { return false };
        let separators = self.text[begin..end].matches(self.separator).count();
        columns > 1 && separators + 1 >= columns
    }
}

struct Close {
    quote: usize,
    after: usize,
    lines: u32,
}

fn unescaped(inner: &str) -> Cow<'_, str> {
    if inner.contains("\"\"") { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) }
}

fn line_end(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Limits, Sheet};

    fn table(text: &str) -> Sheet {
        let mut builder = SheetBuilder::new(None, Limits::default());
        fill(&mut builder, text, shape(text, None), &[]).expect("small");
        builder.finish().expect("small").0
    }

    #[track_caller]
    fn reads(text: &str, expected: &[(u32, &[&str])]) {
        let sheet = table(text);
        let width = sheet.width();
        let found: Vec<(u32, Vec<&str>)> =
            sheet.lines().map(|line| (line.number(), (0..width).map(|at| line.text(at)).collect())).collect();
        let expected: Vec<(u32, Vec<&str>)> =
            expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_usual_separator() {
        for mark in [",", ";", "\t", "|", "؛", "،"] {
            let text = format!("الاسم{mark}البلد\nسالم{mark}نوى\nهدى{mark}جاسم\n");
            assert_eq!(shape(&text, None).separator, mark.chars().next(), "{mark}");
            reads(&text, &[(1, &["الاسم", "البلد"]), (2, &["سالم", "نوى"]), (3, &["هدى", "جاسم"])]);
        }
    }

    #[test]
    fn commas_inside_semicolons_do_not_mislead() {
        let text = "a;b;c\n1, 2;x, y;z, t\n3, 4;5, 6;7, 8\n";
        assert_eq!(shape(text, None).separator, Some(';'));
    }

    #[test]
    fn lines_may_leave_out_their_empty_end() {
        let text = "الاسم,اسم الأم,البلدة,هاتف,ملاحظات\n\
            سالم ناصر,هدى\n\
            عمر خالد,منى,نوى\n\
            رامي سعد,ليلى\n\
            هدى علي,سلمى,جاسم,0944000111\n\
            يزن وليد\n";
        assert_eq!((shape(text, None).separator, shape(text, None).columns), (Some(','), 5));
    }

    #[test]
    fn excel_may_name_the_separator() {
        reads("sep=|\na|b,c\n1|2,3\n", &[(2, &["a", "b,c"]), (3, &["1", "2,3"])]);
    }

    #[test]
    fn people_set_values_apart_by_dashes_and_room() {
        for (mark, name) in [(" - ", '-'), (" / ", '/'), ("    ", ' ')] {
            let text = ["سالم محمد", "نوى", "5/2013"].join(mark) + "\n";
            let (cut, found) = spaced(&text.repeat(4)).expect("even");
            assert_eq!((cut.lines().next(), found), (Some("سالم محمد\u{1f}نوى\u{1f}5/2013"), name));
        }
        assert_eq!(spaced("سالم محمد\nهدى - نوى\nماهر خالد\n"), None);
    }

    #[test]
    fn all_line_ends_count() {
        reads(
            "a,b\r1,2\r\n3,4\n\n5,6",
            &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"]), (5, &["5", "6"])],
        );
    }

    #[test]
    fn a_record_over_lines_has_the_number_of_its_first() {
        reads(
            "a,b\n\"x\ny\",\"say \"\"so\"\"\"\n3,4\n",
            &[(1, &["a", "b"]), (2, &["x\ny", "say \"so\""]), (4, &["3", "4"])],
        );
    }

    #[test]
    fn an_unclosed_quote_costs_one_line_and_no_person() {
        let text = "a,b,c\n1,\"open,x\n2,y,z\n3,\"fine\",w\n";
        reads(
            text,
            &[
                (1, &["a", "b", "c"]),
                (2, &["1", "open", "x"]),
                (3, &["2", "y", "z"]),
                (4, &["3", "fine", "w"]),
            ],
        );
        let sheet = table(text);
        let flawed: Vec<u32> =
            sheet.lines().filter(|line| line.flaws().count() > 0).map(|line| line.number()).collect();
        assert_eq!(flawed, [2]);
    }

    #[test]
    fn an_unclosed_quote_does_not_reach_for_the_next_one() {
        reads(
            "a,b,c\n1,\"open,x\n2,\"fine\",z\n3,\"open,\"fine\"\n",
            &[
                (1, &["a", "b", "c"]),
                (2, &["1", "open", "x"]),
                (3, &["2", "fine", "z"]),
                (4, &["3", "open", "fine"]),
            ],
        );
    }

    #[test]
    fn a_quotation_in_words_is_not_a_quoted_value() {
        reads("a,b\n\"ابن\" البلد,2\n", &[(1, &["a", "b"]), (2, &["\"ابن\" البلد", "2"])]);
        assert_eq!(table("a,b\n\"ابن\" البلد,2\n").lines().flat_map(|line| line.flaws()).count(), 0);
    }
}
