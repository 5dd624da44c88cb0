//! Shows how a file is read: for builders, on invented lists only.

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let bytes = std::fs::read(&path).expect("readable");
    match exchange::read(&bytes, &path, &exchange::Overrides::default()) {
        Err(refusal) => println!("{refusal:?}"),
        Ok(book) => {
            println!("{:?} {:?} {:?} {:?}", book.format, book.encoding, book.separator, book.remarks);
            for sheet in &book.sheets {
                println!("{:?} {} lines, {:?}", sheet.name, sheet.len(), sheet.headers);
                for line in sheet.lines() {
                    let cells: Vec<String> =
                        line.cells().map(|cell| format!("{}:{}", cell.column, cell.text)).collect();
                    println!("{} {}", line.number(), cells.join(" | "));
                }
            }
        }
    }
}
