//! The five invented lists that come with the project's papers, where present.

use std::path::PathBuf;

use exchange::{
    Book, Encoding, FieldKey, Format, MappedBy, Mapping, NoGazetteer, Overrides, SetAside, read, records,
};

fn sample(name: &str) -> Option<Book> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("not present, not tested: {name}");
        return None;
    };
    Some(read(&bytes, name, &Overrides::default()).expect("a list"))
}

/// The fields of the columns, and the rows: all, and those set aside.
fn understood(book: &Book) -> (String, usize, Vec<SetAside>) {
    let mapping = Mapping::guess(book, &book.sheets[0], &NoGazetteer);
    let fields: Vec<String> = mapping
        .columns
        .iter()
        .filter(|column| column.how != MappedBy::Ignored)
        .map(|column| column.field.as_ref().map_or("?".to_owned(), FieldKey::to_string))
        .collect();
    let rows: Vec<_> = records(&book.sheets[0], &mapping).collect();
    let waiting = rows.iter().flat_map(|row| &row.troubles).filter(|trouble| trouble.waits).count();
    assert_eq!(waiting, if book.format == Format::Sentences { 0 } else { waiting.min(5) }, "few rows wait");
    (fields.join(" "), rows.len(), rows.iter().filter_map(|row| row.set_aside).collect())
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
    let (fields, rows, aside) = understood(&book);
    assert_eq!(
        fields,
        "serial full_name mother_name sex birth_date registration_place registration_number profession \
         taken_date \
         taken_place party held_at status informant_relation phone note"
    );
    assert_eq!((rows, aside), (3_634, vec![SetAside::Subtotal; 5]));
}

#[test]
fn the_partner_office() {
    let Some(book) = sample("partner_office.csv") else { return };
    assert_eq!(book.encoding, Some(Encoding::Windows1256));
    assert_eq!(book.separator, Some(';'));
    assert_eq!(book.sheets[0].line(0).expect("header").text(1), "اسم المعتقل");
    let (fields, rows, aside) = understood(&book);
    assert_eq!(
        fields,
        "rec_no given_name father_name family_name mother_name birth_date governorate taken_date party status"
    );
    assert_eq!((rows, aside.len()), (2_545, 0));
}

#[test]
fn the_form() {
    let Some(book) = sample("kobo_export.csv") else { return };
    assert_eq!((book.encoding, book.separator), (Some(Encoding::Utf8), Some(',')));
    assert_eq!(book.sheets[0].line(0).expect("header").text(0), "start");
    let (fields, rows, aside) = understood(&book);
    assert_eq!(
        fields,
        "given_name father_name grandfather_name family_name mother_name sex birth_date birth_date_precision \
         taken_date taken_date_note taken_place gps party party_other consent:share_iimp \
         consent:publish_name \
         informant_relation uuid submitted_at"
    );
    assert_eq!((rows, aside.len()), (2_462, 0));
}

#[test]
fn the_latin_list() {
    let Some(book) = sample("latin_list.csv") else { return };
    assert_eq!(book.format, Format::Table);
    let (fields, rows, aside) = understood(&book);
    assert_eq!(
        fields,
        "serial full_name father_name mother_name birth_date sex place taken_date party status"
    );
    assert_eq!((rows, aside.len()), (1_204, 0));
}

#[test]
fn the_monthly_news() {
    let Some(book) = sample("monthly_update.txt") else { return };
    assert_eq!((book.format, book.sheets[0].len()), (Format::Sentences, 400));
    let titles = book.sheets[0].headers.clone().expect("parts of a sentence");
    assert_eq!(titles, ["full_name", "place", "taken_date", "party", "note"]);
    let told = |column: usize| book.sheets[0].lines().filter(|line| !line.text(column).is_empty()).count();
    assert_eq!((told(0), told(1), told(3), told(4)), (400, 400, 400, 400));
    let dated = told(2);
    assert!(dated > 250, "{dated}");
    let (_, rows, aside) = understood(&book);
    assert_eq!((rows, aside.len()), (400, 0));
}
