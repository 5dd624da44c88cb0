//! The five invented lists that come with the project's papers, where present.

use std::path::PathBuf;

use exchange::{Book, Encoding, Format, Overrides, read};

fn sample(name: &str) -> Option<Book> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("not present, not tested: {name}");
        return None;
    };
    Some(read(&bytes, name, &Overrides::default()).expect("a list"))
}

#[test]
fn the_register() {
    let Some(book) = sample("register.xlsx") else { return };
    assert_eq!((book.format, book.sheets.len()), (Format::Xlsx, 1));
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name.as_deref(), Some("سجل المعتقلين"));
    assert_eq!(sheet.lines().map(|line| line.number()).take(4).collect::<Vec<_>>(), [1, 2, 4, 5]);
    assert_eq!(sheet.merges.len(), 1);
    let formulas = sheet.lines().filter(|line| line.text(15) == "=HYPERLINK(\"x\")").count();
    assert!(formulas > 100, "{formulas}");
    assert!(book.remarks.iter().any(|remark| remark.code == "formulas"));
    let day = sheet.lines().find(|line| line.number() == 8).expect("line 8");
    assert_eq!(day.text(4), "1993-03-01");
}

#[test]
fn the_partner_office() {
    let Some(book) = sample("partner_office.csv") else { return };
    assert_eq!(book.encoding, Some(Encoding::Windows1256));
    assert_eq!(book.separator, Some(';'));
    assert_eq!(book.sheets[0].line(0).expect("header").text(1), "اسم المعتقل");
}

#[test]
fn the_form() {
    let Some(book) = sample("kobo_export.csv") else { return };
    assert_eq!((book.encoding, book.separator), (Some(Encoding::Utf8), Some(',')));
    assert_eq!(book.sheets[0].line(0).expect("header").text(0), "start");
}

#[test]
fn the_latin_list() {
    let Some(book) = sample("latin_list.csv") else { return };
    assert_eq!(book.format, Format::Table);
    assert_eq!(book.sheets[0].width(), 10);
}

#[test]
fn the_monthly_news() {
    let Some(book) = sample("monthly_update.txt") else { return };
    assert_eq!((book.format, book.sheets[0].len()), (Format::Sentences, 400));
    let whole = book.sheets[0].lines().filter(|line| {
        !line.text(0).is_empty() && !line.text(1).is_empty() && !line.text(4).is_empty()
    });
    assert_eq!(whole.count(), 400);
    let dated = book.sheets[0].lines().filter(|line| !line.text(2).is_empty()).count();
    assert!(dated > 250, "{dated}");
}
