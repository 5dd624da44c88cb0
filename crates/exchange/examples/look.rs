//! Shows how a file is read: for builders, on invented lists only.

use std::collections::BTreeMap;

use exchange::{Mapping, NoGazetteer, Overrides, read, records};

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let bytes = std::fs::read(&path).expect("readable");
    let began = std::time::Instant::now();
    let book = match read(&bytes, &path, &Overrides::default()) {
        Ok(book) => book,
        Err(refusal) => return println!("{refusal:?}"),
    };
    println!("{:?} {:?} {:?}, read in {:?}", book.format, book.encoding, book.separator, began.elapsed());
    book.remarks.iter().for_each(|remark| println!("  {remark:?}"));
    for sheet in &book.sheets {
        let mapping = Mapping::guess(&book, sheet, &NoGazetteer);
        println!(
            "{:?}: {} lines, {} bytes, header {:?}, rows from {}, at {:?}",
            sheet.name,
            sheet.len(),
            sheet.heap_bytes(),
            mapping.header_line,
            mapping.first_line,
            began.elapsed()
        );
        for column in &mapping.columns {
            let field = column.field.as_ref().map_or("-".into(), |field| field.as_str());
            println!(
                "  {:2} {:?} {field} {:?} {:?}",
                column.index, column.header, column.how, column.samples
            );
        }
        mapping.remarks.iter().for_each(|remark| println!("  {remark:?}"));
        let mut counts: BTreeMap<String, (usize, Vec<u32>)> = BTreeMap::new();
        let mut rows = 0;
        for record in records(sheet, &mapping) {
            rows += 1;
            let aside = record.set_aside.map(|aside| format!("aside {}", aside.code()));
            for code in record.troubles.iter().map(|trouble| trouble.code.clone()).chain(aside) {
                let entry = counts.entry(code).or_default();
                entry.0 += 1;
                entry.1.extend((entry.1.len() < 8).then_some(record.row));
            }
        }
        println!("  {rows} rows, {counts:?}, at {:?}", began.elapsed());
        if std::env::args().nth(2).is_some() {
            for line in sheet.lines() {
                let cells: Vec<String> =
                    line.cells().map(|cell| format!("{}:{}", cell.column, cell.text)).collect();
                println!("{} {}", line.number(), cells.join(" | "));
            }
        }
    }
}
