//! Text in which every line is a row and every separator ends a cell.
//!
//! Without a quotation mark there is nothing else to know of a table, so it can be
//! cut at the end of any line and its parts read side by side.

use memchr::{Memchr2, memchr, memchr_iter, memchr2_iter};

/// Whether every line is a row: no quotation mark, no line end but `\n` and `\r\n`.
pub(crate) fn are_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr(b'"', bytes).is_none() && memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n'))
}

/// Some lines of a text.
pub(crate) struct Part<'t> {
    pub text: &'t str,
    /// The number of its first line, from 1.
    pub line: u64,
}

/// Cuts a text into about so many parts.
pub(crate) fn parts(text: &str, many: usize) -> Vec<Part<'_>> {
    let size = text.len() / many.max(1);
    let (mut out, mut from, mut line) = (Vec::new(), 0, 1);
    for n in 1..=many.max(1) {
        let about = (size * n).max(from);
        let end = match memchr(b'\n', &text.as_bytes()[about..]) {
            Some(at) if n < many => about + at + 1,
            _ => text.len(),
        };
        let part = &text[from..end];
        out.push(Part { text: part, line });
        if end == text.len() {
            break;
        }
        line += memchr_iter(b'\n', part.as_bytes()).count() as u64;
        from = end;
    }
    out
}

/// One row.
pub(crate) struct Row<'t, 'r> {
    text: &'t str,
    /// Where each cell begins and ends.
    cells: &'r [(usize, usize)],
    /// Its line.
    pub line: u64,
    /// Where it ends.
    pub at: usize,
}

impl<'t> Row<'t, '_> {
    /// A cell without the white space around it; empty where the row is short.
    pub(crate) fn cell(&self, at: usize) -> &'t str {
        self.cells.get(at).map_or("", |(from, to)| tidy(&self.text[*from..*to]))
    }
}

/// Walks through rows; what a row holds is overwritten by the next.
pub(crate) struct Walk<'t> {
    text: &'t str,
    marks: Memchr2<'t>,
    separator: u8,
    cells: Vec<(usize, usize)>,
    line: u64,
    from: usize,
}

impl<'t> Part<'t> {
    /// The rows, but empty lines.
    pub(crate) fn walk(&self, separator: u8) -> Walk<'t> {
        let marks = memchr2_iter(b'\n', separator, self.text.as_bytes());
        Walk { text: self.text, marks, separator, cells: Vec::new(), line: self.line, from: 0 }
    }
}

impl<'t> Walk<'t> {
    /// The next row.
    pub(crate) fn next(&mut self) -> Option<Row<'t, '_>> {
        let bytes = self.text.as_bytes();
        while self.from < bytes.len() {
            self.cells.clear();
            let line = self.line;
            let end = loop {
                let at = self.marks.next().unwrap_or(bytes.len());
                let is_separator = bytes.get(at) == Some(&self.separator);
                let cut = !is_separator && at > self.from && bytes[at - 1] == b'\r';
                self.cells.push((self.from, at - usize::from(cut)));
                self.from = at + 1;
                if !is_separator {
                    break at;
                }
            };
            self.line += 1;
            if self.cells.len() > 1 || self.cells[0].0 < self.cells[0].1 {
                return Some(Row { text: self.text, cells: &self.cells, line, at: end });
            }
        }
        None
    }
}

/// Text without white space around it, seen at a glance where it begins and ends
/// with a visible letter.
pub(crate) fn tidy(text: &str) -> &str {
    let visible = |b: u8| (0x21..=0x7e).contains(&b);
    // The first bytes of Arabic letters (U+0600 to U+07FF), none of which is white.
    let arabic = |b: u8| (0xd8..=0xdf).contains(&b);
    let ends = |bytes: &[u8]| match bytes {
        [.., two, one] => visible(*one) || arabic(*two),
        [one] => visible(*one),
        [] => true,
    };
    let bytes = text.as_bytes();
    if bytes.first().is_none_or(|b| visible(*b) || arabic(*b)) && ends(bytes) { text } else { text.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, many: usize) -> Vec<(u64, Vec<String>)> {
        let mut out = Vec::new();
        for part in parts(text, many) {
            let mut walk = part.walk(b',');
            while let Some(row) = walk.next() {
                let cells = (0..row.cells.len()).map(|at| row.cell(at).to_owned());
                out.push((row.line, cells.collect()));
            }
        }
        out
    }

    #[test]
    fn rows_are_those_that_a_csv_reader_sees() {
        for text in [
            "a,b\nc,d\n",
            "a,b\r\n\r\n\nc,,\n,d",
            "",
            "\n",
            "a",
            "a\n,\n  x , \u{a0}س \n\u{2003}س\u{2003},ى\r\n",
        ] {
            assert!(are_plain(text));
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let seen: Vec<Vec<String>> = reader
                .records()
                .map(|r| r.expect("a row").iter().map(|c| c.trim().to_owned()).collect())
                .collect();
            for many in 1..5 {
                let ours: Vec<Vec<String>> = rows(text, many).into_iter().map(|r| r.1).collect();
                assert_eq!(ours, seen, "{text:?} in {many} parts");
            }
        }
    }

    #[test]
    fn lines_keep_their_numbers_in_every_part() {
        let text: String =
            (1..100).map(|n| if n % 7 == 0 { "\n".to_owned() } else { format!("{n},x\n") }).collect();
        for many in 1..9 {
            let rows = rows(&text, many);
            assert!(rows.iter().all(|(line, cells)| line.to_string() == cells[0]), "in {many} parts");
            assert_eq!(rows.len(), 99 - 14);
        }
    }

    #[test]
    fn a_mark_or_an_old_line_end_is_not_plain() {
        assert!(!are_plain("a,\"b\"\n") && !are_plain("a,b\rc,d\r") && are_plain("a,b\r\n"));
    }
}
