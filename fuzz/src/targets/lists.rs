//! Lists of others, in every format.

use crate::dice::Dice;
use crate::{biff, mutate, room};
use exchange::{Limits, Mapping, NoGazetteer, Overrides, read, records};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

const GOLDEN: &str = "crates/exchange/tests/golden";

fn corpus(kept: &'static OnceLock<Vec<Vec<u8>>>, endings: &[&str]) -> &'static [Vec<u8>] {
    kept.get_or_init(|| room::files(GOLDEN, endings))
}

/// Reads as far as it goes; every line from the first row on comes out in a record.
fn survive(bytes: &[u8], name: &str) {
    let limits = Limits { unpacked_bytes: 8 << 20, cells: 200_000, ..Limits::default() };
    let overrides = Overrides { limits: Some(limits), ..Overrides::default() };
    let Ok(book) = read(bytes, name, &overrides) else { return };
    for sheet in &book.sheets {
        let mapping = Mapping::guess(&book, sheet, &NoGazetteer);
        // A row may hold several people, and a record several rows; of neither one is left out.
        let rows: Vec<u32> =
            sheet.lines().map(|line| line.number()).filter(|line| *line >= mapping.first_line).collect();
        let told: Vec<u32> = records(sheet, &mapping).map(|record| record.row).collect();
        let once = |all: &[u32]| all.iter().copied().collect::<BTreeSet<u32>>();
        assert!(
            told.len() >= rows.len() && once(&told) == once(&rows),
            "rows are lost: {rows:?}, told {told:?}"
        );
    }
}

pub fn text(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let bytes = mutate::bytes(dice, corpus(&FILES, &["csv", "txt"]));
    survive(&bytes, "list.csv");
}

pub fn xlsx(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    survive(&mutate::archive(dice, corpus(&FILES, &["xlsx"])), "list.xlsx");
}

pub fn xls(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let files = corpus(&FILES, &["xls"]);
    let bytes = if dice.once_in(2) { mutate::bytes(dice, files) } else { mutate::in_place(dice, files) };
    survive(&bytes, "list.xls");
}

/// The records within the container, each still whole, and the container whole around them.
pub fn xls_records(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let streams =
        FILES.get_or_init(|| room::files(GOLDEN, &["xls"]).iter().map(|file| biff::within(file)).collect());
    survive(&biff::container(&biff::changed(dice, streams)), "list.xls");
}

pub fn xlsb(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    survive(&mutate::archive(dice, corpus(&FILES, &["xlsb"])), "list.xlsb");
}

pub fn ods(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    survive(&mutate::archive(dice, corpus(&FILES, &["ods"])), "list.ods");
}

pub fn json(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let files = corpus(&FILES, &["json", "jsonl"]);
    let whole = dice.pick(files).clone();
    match serde_json::from_slice::<Value>(&whole) {
        Ok(mut value) if !dice.once_in(3) => {
            mutate::json(dice, &mut value);
            survive(value.to_string().as_bytes(), "list.json");
        }
        _ => survive(&mutate::bytes(dice, files), "list.json"),
    }
}

pub fn sentences(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    survive(&mutate::bytes(dice, corpus(&FILES, &["txt"])), "messages.txt");
    survive(mutate::words(dice, 60).as_bytes(), "messages.txt");
}

pub fn parquet(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let files = FILES.get_or_init(small_parquets);
    let bytes = if dice.once_in(4) { mutate::bytes(dice, files) } else { mutate::in_place(dice, files) };
    let Ok(table) = columnar::Table::open(Arc::from(bytes)) else { return };
    let columns: Vec<usize> = (0..table.titles().len()).collect();
    let mut rows = 0_u32;
    let _ = table.each(&columns, &mut |_| {
        rows += 1;
        if rows < 10_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
}

/// Small lists, written and packed in every way.
fn small_parquets() -> Vec<Vec<u8>> {
    use parquet::basic::{Compression, Encoding};
    use parquet::file::properties::WriterVersion::{PARQUET_1_0, PARQUET_2_0};
    let packings = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::BROTLI(Default::default()),
        Compression::LZ4,
        Compression::ZSTD(Default::default()),
    ];
    let mut all = Vec::new();
    for version in [PARQUET_1_0, PARQUET_2_0] {
        all.extend(packings.map(|packing| small_parquet(version, None, packing)));
        let ways = [Encoding::PLAIN, Encoding::DELTA_LENGTH_BYTE_ARRAY, Encoding::DELTA_BYTE_ARRAY];
        all.extend(ways.map(|way| small_parquet(version, Some(way), Compression::UNCOMPRESSED)));
    }
    all
}

fn small_parquet(
    version: parquet::file::properties::WriterVersion,
    way: Option<parquet::basic::Encoding>,
    packing: parquet::basic::Compression,
) -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    const SHAPE: &str = "message list { required binary name (UTF8); optional int32 dob (DATE); }";
    let shape = Arc::new(parquet::schema::parser::parse_message_type(SHAPE).expect("well formed"));
    let how = WriterProperties::builder().set_writer_version(version).set_compression(packing);
    let how = match way {
        Some(way) => how.set_dictionary_enabled(false).set_column_encoding("name".into(), way),
        None => how,
    };
    let mut writer =
        SerializedFileWriter::new(Vec::new(), shape, Arc::new(how.build())).expect("a file begins");
    let mut group = writer.next_row_group().expect("a group begins");
    for column in 0..2 {
        let mut to = group.next_column().expect("a column begins").expect("there are two");
        let names: Vec<ByteArray> =
            (0..40).map(|n| ByteArray::from(format!("سالم {n}").into_bytes())).collect();
        match column {
            0 => to.typed::<ByteArrayType>().write_batch(&names, None, None),
            _ => to.typed::<Int32Type>().write_batch(&(0..40).collect::<Vec<_>>(), Some(&[1; 40]), None),
        }
        .expect("a column is written");
        to.close().expect("a column ends");
    }
    group.close().expect("a group ends");
    writer.into_inner().expect("a file ends")
}

/// The whole way of a list: read, planned, taken in, taken in once more.
pub fn planned(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let small = room::files(GOLDEN, &["csv", "txt", "json"]).into_iter().filter(|file| file.len() < 4096);
        small.chain(room::LISTS.map(|(_, text)| text.into())).collect()
    });
    let bytes = mutate::bytes(dice, files);
    let house = room::empty();
    if room::take_in(&house, "مكتب درعا", "list.csv", &bytes).is_ok() {
        room::take_in(&house, "مكتب درعا", "list.csv", &bytes).expect("what was read once is read again");
        let verdict = house.verify(&mut |_| ControlFlow::Continue(())).expect("it is checked");
        assert!(verdict.ok(), "what was taken in does not verify");
    }
}

/// A kept mapping, changed, on a list it was not made for.
pub fn mappings(dice: &mut Dice) {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let files = corpus(&FILES, &["csv", "json"]);
    let (made_for, put_on) = (dice.pick(files), dice.pick(files));
    let overrides = Overrides::default();
    let (Ok(one), Ok(other)) = (read(made_for, "a.csv", &overrides), read(put_on, "b.csv", &overrides))
    else {
        return;
    };
    for sheet in &one.sheets {
        let kept = Mapping::guess(&one, sheet, &NoGazetteer).kept();
        let mut value = serde_json::to_value(&kept).expect("a mapping is text and lists");
        mutate::json(dice, &mut value);
        let Ok(changed) = serde_json::from_value::<Mapping>(value) else { continue };
        for sheet in &other.sheets {
            records(sheet, &changed.apply(&other, sheet, &NoGazetteer)).for_each(drop);
        }
    }
}
