//! Tables of web pages: what many web systems call "export to Excel".
//!
//! Such a file ends in `.xls` and is a page with one table, or a workbook in the XML of
//! 2003. Every table that holds more than one line is a sheet; what is written around
//! tables is not of the list.

use crate::book::{CellKind, Flaw, Limits, Merge, Sheet, SheetBuilder};
use crate::mend::without_entities;
use crate::refusal::{Refusal, Remark};

/// A cell drawn over several is spread at most so far.
const WIDEST: usize = 200;

/// Reads the tables of a page; none where it has no table with rows.
pub(crate) fn read_page(
    text: &str,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    let mut tables =
        Tables { limits, done: Vec::new(), open: Vec::new(), cell: None, name: None, aside: false };
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        tables.words(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = end_of_tag(rest) else { break };
        let tag = Tag::of(&rest[1..end]);
        rest = &rest[end + 1..];
        if let ("script" | "style", false) = (tag.name.as_str(), tag.closes) {
            let closing = format!("</{}", tag.name);
            rest = find_any_case(rest, &closing).map_or("", |at| &rest[at..]);
            continue;
        }
        tables.tag(&tag)?;
    }
    tables.finish(remarks)
}

/// Where a tag ends; a bracket within quotation marks ends nothing.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text.bytes().enumerate() {
        match (quote, letter) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if at > 0 && text.as_bytes()[at - 1] == b'=' => quote = Some(letter),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    text.find('>')
}

fn find_any_case(text: &str, wanted: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), wanted.as_bytes());
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

struct Tag {
    name: String,
    closes: bool,
    attributes: String,
}

impl Tag {
    fn of(inner: &str) -> Tag {
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let end = inner.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inner.len());
        // The XML of 2003 may write `ss:Row`.
        let name = inner[..end].rsplit(':').next().unwrap_or("").to_lowercase();
        Tag { name, closes, attributes: inner[end..].to_owned() }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let at = find_any_case(&self.attributes, &format!("{name}="))?;
        let value = &self.attributes[at + name.len() + 1..];
        match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split(|letter: char| letter.is_whitespace() || letter == '/').next(),
        }
    }

    /// A browser does not show it: `style="display: none"`, `hidden`.
    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
        let words = || self.attributes.split_whitespace();
        style.contains("display:none")
            || style.contains("visibility:hidden")
            || words().any(|word| {
                matches!(word.trim_end_matches('/'), "hidden" | "hidden=\"\"" | "ss:Hidden=\"1\"")
            })
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// One table being read.
struct HtmlTable {
    builder: SheetBuilder,
    line: u32,
    column: usize,
    /// Cells drawn over the next lines, by column: how many lines are left.
    covered: Vec<(usize, u32)>,
    merges: Vec<Merge>,
}

/// A cell being read.
struct HtmlCell {
    text: String,
    columns: usize,
    lines: u32,
}

struct Tables {
    limits: Limits,
    done: Vec<(Sheet, Vec<Remark>)>,
    open: Vec<HtmlTable>,
    cell: Option<HtmlCell>,
    /// The name of the sheet whose table comes next.
    name: Option<String>,
    /// Within a comment of a cell.
    aside: bool,
}

impl Tables {
    fn words(&mut self, text: &str) {
        let Some(cell) = self.cell.as_mut().filter(|_| !self.aside) else { return };
        let plain = without_entities(text);
        // Where a page breaks its lines says nothing.
        for word in plain.as_deref().unwrap_or(text).split(|letter: char| letter.is_ascii_whitespace()) {
            if !word.is_empty() {
                if !cell.text.is_empty() && !cell.text.ends_with(['\n', ' ']) {
                    cell.text.push(' ');
                }
                cell.text.push_str(word);
            }
        }
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), Refusal> {
        match (tag.name.as_str(), tag.closes) {
            ("worksheet", false) => {
                self.name = tag
                    .attribute("Name")
                    .map(|name| without_entities(name).unwrap_or_else(|| name.to_owned()))
            }
            ("comment", closes) => self.aside = !closes,
            ("table", false) => self.begin_table(),
            ("table", true) => {
                self.end_cell()?;
                self.end_table()?;
            }
            ("tr" | "row", false) => self.begin_line(tag)?,
            ("tr" | "row", true) => self.end_cell()?,
            ("td" | "th" | "cell", false) => self.begin_cell(tag)?,
            ("td" | "th" | "cell", true) => self.end_cell()?,
            ("br" | "p" | "div" | "li", _) => {
                if let Some(cell) =
                    self.cell.as_mut().filter(|cell| !cell.text.is_empty() && !cell.text.ends_with('\n'))
                {
                    cell.text.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self) {
        // A table within a cell is laid out words; its rows are rows of their own.
        self.cell = None;
        let builder = SheetBuilder::new(self.name.take(), self.limits);
        self.open.push(HtmlTable { builder, line: 0, column: 0, covered: Vec::new(), merges: Vec::new() });
    }

    fn begin_line(&mut self, tag: &Tag) -> Result<(), Refusal> {
        self.end_cell()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let skipped = tag.number("Index").filter(|at| *at > table.line as usize && *at <= self.limits.lines);
        table.line = skipped.map_or(table.line.saturating_add(1), |at| at as u32);
        table.column = 0;
        table.covered.iter_mut().for_each(|(_, left)| *left = left.saturating_sub(1));
        table.covered.retain(|(_, left)| *left > 0);
        table.builder.begin(table.line)?;
        if tag.is_hidden() {
            table.builder.flaw(Flaw::HiddenLine);
        }
        Ok(())
    }

    fn begin_cell(&mut self, tag: &Tag) -> Result<(), Refusal> {
        self.end_cell()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        if table.line == 0 {
            table.line = 1;
            table.builder.begin(1)?;
        }
        if let Some(at) = tag.number("Index").filter(|at| *at > table.column && *at <= self.limits.columns) {
            table.column = at - 1;
        }
        let more = |html: &str, xml: &str| {
            tag.number(html).or_else(|| Some(tag.number(xml)? + 1)).unwrap_or(1).clamp(1, WIDEST)
        };
        self.cell = Some(HtmlCell {
            text: String::new(),
            columns: more("colspan", "MergeAcross"),
            lines: more("rowspan", "MergeDown") as u32,
        });
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let (Some(cell), Some(table)) = (self.cell.take(), self.open.last_mut()) else { return Ok(()) };
        while table.covered.iter().any(|(column, _)| *column == table.column) {
            table.column += 1;
        }
        table.builder.cell(table.column, CellKind::Text, cell.text.trim())?;
        let last_column = table.column + cell.columns - 1;
        if cell.columns > 1 || cell.lines > 1 {
            let last_line = table.line.saturating_add(cell.lines - 1);
            table.merges.push(Merge {
                first_line: table.line,
                last_line,
                first_column: table.column,
                last_column,
            });
        }
        if cell.lines > 1 {
            table.covered.extend((table.column..=last_column).map(|column| (column, cell.lines)));
        }
        table.column = last_column + 1;
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        let Some(HtmlTable { mut builder, merges, .. }) = self.open.pop() else { return Ok(()) };
        builder.sheet().merges = merges;
        let (sheet, said) = builder.finish()?;
        self.limits.cells =
            self.limits.cells.saturating_sub(sheet.lines().map(|line| line.cells().len()).sum());
        if !sheet.is_empty() {
            self.done.push((sheet, said));
        }
        Ok(())
    }

    /// The tables in their order; where one is a list, those of one line are layout.
    fn finish(mut self, remarks: &mut Vec<Remark>) -> Result<Vec<Sheet>, Refusal> {
        self.end_cell()?;
        while !self.open.is_empty() {
            self.end_table()?;
        }
        let has_list = self.done.iter().any(|(sheet, _)| sheet.len() > 1 && sheet.width() > 1);
        let is_list = |sheet: &Sheet| !has_list || (sheet.len() > 1 && sheet.width() > 1);
        let several = self.done.iter().filter(|(sheet, _)| is_list(sheet)).count() > 1;
        let mut sheets = Vec::new();
        for (mut sheet, said) in self.done.into_iter().filter(|(sheet, _)| is_list(sheet)) {
            if several && sheet.name.is_none() {
                sheet.name = Some((sheets.len() + 1).to_string());
            }
            remarks.extend(said);
            sheets.push(sheet);
        }
        Ok(sheets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lines(page: &str) -> Vec<Vec<String>> {
        let sheets = read_page(page, Limits::default(), &mut Vec::new()).expect("small");
        let row = |line: crate::book::Line| {
            line.cells().map(|cell| format!("{}:{}", cell.column, cell.text)).collect()
        };
        sheets.iter().flat_map(|sheet| sheet.lines().map(row).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn a_table_of_a_page() {
        let page = "<html><head><style>td{a:\"<table>\"}</style></head><body><!-- <table><tr><td>x --><TABLE \
            border=1>\
            <TR><TH>الاسم<TH colspan='2'>الاعتقال</TR><tr><td>نادر&nbsp;<b>شهاب</b>\n القطان</td><td \
            rowspan=2>نوى<td>2013</tr>\
            <tr><td>هدى<br>عمر</td><td>2014</td></tr></table></body></html>";
        assert_eq!(
            lines(page),
            [
                vec!["0:الاسم", "1:الاعتقال"],
                vec!["0:نادر شهاب القطان", "1:نوى", "2:2013"],
                vec!["0:هدى\nعمر", "2:2014"]
            ]
        );
    }

    #[test]
    fn a_workbook_in_the_xml_of_2003() {
        let page = "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:x\"><Worksheet \
            ss:Name=\"أ\"><Table><Row><Cell><Data ss:Type=\"String\">الاسم</Data></Cell>\
            <Cell><Data>البلدة</Data></Cell></Row><Row ss:Index=\"4\"><Cell \
            ss:Index=\"2\"><Data>نوى</Data></Cell></Row></Table></Worksheet></Workbook>";
        assert_eq!(lines(page), [vec!["0:الاسم", "1:البلدة"], vec!["1:نوى"]]);
    }

    #[test]
    fn a_page_without_a_table_has_no_list() {
        assert!(lines("<html><body><p>سالم</p></body></html>").is_empty());
        assert!(lines("<table><tr><td").is_empty());
    }
}
