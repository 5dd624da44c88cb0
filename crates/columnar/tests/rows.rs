//! Small files made here, read back as rows; and what is no such file.

use columnar::{Refusal, Table, is_parquet};
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::ops::ControlFlow;
use std::sync::Arc;

const SHAPE: &str = "message list {
    required binary rec_id (UTF8);
    optional binary name (UTF8);
    optional int32 dob (DATE);
    optional double age;
    optional int64 detained (TIMESTAMP_MILLIS);
    repeated binary other (UTF8);
    optional binary sex (UTF8);
}";

const NAMES: [&str; 3] = ["سالم ناصر الحوراني", "ليلى الجهماني", "Omar Hilal"];

/// Two groups of `rows` rows; every fourth name is missing.
fn file(rows: usize, compression: Compression) -> Arc<[u8]> {
    let shape = Arc::new(parse_message_type(SHAPE).expect("the shape is well formed"));
    let how = WriterProperties::builder().set_compression(compression).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), shape, Arc::new(how)).expect("a file begins");
    for group in 0..2 {
        let mut out = writer.next_row_group().expect("a group begins");
        let at = |row: usize| group * rows + row;
        let mut column = 0;
        while let Some(mut to) = out.next_column().expect("a column begins") {
            let all = 0..rows;
            let text = |words: String| ByteArray::from(words.into_bytes());
            let there: Vec<i16> = all.clone().map(|row| i16::from(column != 1 || at(row) % 4 != 3)).collect();
            let done = match column {
                0 => to.typed::<ByteArrayType>().write_batch(
                    &all.map(|r| text(format!("r{}", at(r)))).collect::<Vec<_>>(),
                    None,
                    None,
                ),
                1 => {
                    let named = all.filter(|r| there[*r] == 1).map(|r| text(NAMES[at(r) % 3].to_owned()));
                    to.typed::<ByteArrayType>().write_batch(&named.collect::<Vec<_>>(), Some(&there), None)
                }
                2 => to.typed::<Int32Type>().write_batch(
                    &all.map(|r| at(r) as i32).collect::<Vec<_>>(),
                    Some(&there),
                    None,
                ),
                3 => to.typed::<DoubleType>().write_batch(
                    &all.map(|r| (at(r) % 90) as f64).collect::<Vec<_>>(),
                    Some(&there),
                    None,
                ),
                4 => to.typed::<Int64Type>().write_batch(&vec![1_394_150_400_000; rows], Some(&there), None),
                5 => to.typed::<ByteArrayType>().write_batch(&[], Some(&vec![0; rows]), Some(&vec![0; rows])),
                _ => to.typed::<ByteArrayType>().write_batch(
                    &vec![text("ذكر".to_owned()); rows],
                    Some(&there),
                    None,
                ),
            };
            done.expect("a column is written");
            to.close().expect("a column ends");
            column += 1;
        }
        out.close().expect("a group ends");
    }
    writer.into_inner().expect("a file ends").into()
}

fn rows(bytes: Arc<[u8]>, columns: &[usize]) -> Result<Vec<Vec<String>>, Refusal> {
    let mut rows = Vec::new();
    Table::open(bytes)?.each(columns, &mut |row| {
        rows.push(row.iter().map(|cell| (*cell).to_owned()).collect());
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

#[test]
fn every_row_of_every_group_in_every_compression() {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        zstd,
        Compression::LZ4_RAW,
        Compression::GZIP(Default::default()),
    ] {
        let rows = rows(file(5_000, compression), &[0, 1, 2, 3, 4, 5]).expect("the file is read");
        assert_eq!(rows.len(), 10_000);
        assert_eq!(rows[0], ["r0", NAMES[0], "1970-01-01", "0", "2014-03-07", "ذكر"]);
        assert_eq!(rows[7], ["r7", "", "1970-01-08", "7", "2014-03-07", "ذكر"]);
        assert_eq!(rows[9_998][..4], ["r9998", NAMES[9_998 % 3], "1997-05-17", "8"]);
    }
}

#[test]
fn columns_are_known_by_their_titles() {
    let table = Table::open(file(3, Compression::SNAPPY)).expect("the file is read");
    assert_eq!(table.rows(), 6);
    // A column with several values a row has no one word for a row.
    assert_eq!(table.titles().collect::<Vec<_>>(), ["rec_id", "name", "dob", "age", "detained", "sex"]);
}

#[test]
fn columns_in_the_order_they_are_asked_for_and_no_more_rows_than_wanted() {
    let table = Table::open(file(3, Compression::SNAPPY)).expect("the file is read");
    let mut seen = Vec::new();
    let read = table.each(&[5, 99, 0], &mut |row| {
        seen.push(row.join("|"));
        if seen.len() < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert!(read.is_ok());
    assert_eq!(seen, ["ذكر||r0", "ذكر||r1"]);
}

#[test]
fn what_is_no_such_file_is_refused() {
    assert!(!is_parquet("rec_id,name\n".as_bytes()));
    for bytes in
        ["", "PAR1", "PAR1PAR1", "PAR1 and then nothing that it should be PAR1", "rec_id,name\nr1,x\n"]
    {
        assert!(matches!(Table::open(bytes.as_bytes().into()), Err(Refusal::Corrupt(_))), "{bytes}");
    }
    assert!(matches!(Table::open(b"PARE0000PARE"[..].into()), Err(Refusal::Locked)));
}

#[test]
fn a_file_without_rows_is_refused() {
    assert!(matches!(Table::open(file(0, Compression::SNAPPY)), Err(Refusal::Empty)));
}

#[test]
fn a_cut_file_is_refused() {
    let whole = file(50, Compression::SNAPPY);
    for end in (0..whole.len()).step_by(7) {
        assert!(Table::open(whole[..end].into()).is_err(), "cut at {end}");
    }
}

#[test]
fn an_altered_file_is_refused_or_read_but_never_a_panic() {
    let whole = file(50, Compression::SNAPPY);
    for at in (4..whole.len()).step_by(3) {
        let mut altered = whole.to_vec();
        altered[at] ^= 0x5a;
        let _ = rows(altered.into(), &[0, 1, 2, 3, 4, 5]);
    }
}
