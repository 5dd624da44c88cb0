//! Files that claim more than they hold, written here byte by byte: what they claim
//! is never set aside. And every way in which honest writers write.

use columnar::{Refusal, Table};
use parquet::basic::{Compression, Encoding};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

// ---- a writer of the compact protocol

/// A structure: its fields in their order.
#[derive(Default)]
struct Structure {
    bytes: Vec<u8>,
    last: u8,
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
    out
}

fn zigzag(number: i64) -> Vec<u8> {
    varint(((number << 1) ^ (number >> 63)) as u64)
}

fn list(kind: u8, count: usize) -> Vec<u8> {
    [vec![0xF0 | kind], varint(count as u64)].concat()
}

impl Structure {
    fn with(mut self, id: u8, kind: u8, value: &[u8]) -> Structure {
        self.bytes.push((id - self.last) << 4 | kind);
        self.bytes.extend(value);
        self.last = id;
        self
    }

    fn int(self, id: u8, number: i64) -> Structure {
        self.with(id, 5, &zigzag(number))
    }

    fn long(self, id: u8, number: i64) -> Structure {
        self.with(id, 6, &zigzag(number))
    }

    fn text(self, id: u8, text: &str) -> Structure {
        self.with(id, 8, &[varint(text.len() as u64), text.as_bytes().to_vec()].concat())
    }

    fn inner(self, id: u8, inner: Structure) -> Structure {
        self.with(id, 12, &inner.end())
    }

    fn members(self, id: u8, members: &[Vec<u8>]) -> Structure {
        self.with(id, 9, &[list(12, members.len()), members.concat()].concat())
    }

    fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}

fn new() -> Structure {
    Structure::default()
}

/// A page: its header, and what stands behind it.
fn page(sort: i64, unpacked: i64, field: u8, about: Structure, body: &[u8]) -> Vec<u8> {
    let header = new().int(1, sort).int(2, unpacked).int(3, body.len() as i64).inner(field, about);
    [header.end(), body.to_vec()].concat()
}

fn data(values: i64, encoding: i64, unpacked: i64, body: &[u8]) -> Vec<u8> {
    page(0, unpacked, 5, new().int(1, values).int(2, encoding).int(3, 3).int(4, 3), body)
}

fn dictionary(values: i64, unpacked: i64, body: &[u8]) -> Vec<u8> {
    page(2, unpacked, 7, new().int(1, values).int(2, 0), body)
}

/// A file with one required column of texts. Columns are written as they are given.
fn file_of(columns: &[Vec<u8>], rows: i64, codec: i64, pages: &[Vec<u8>]) -> Vec<u8> {
    let pages = pages.concat();
    let about = new().int(1, 6).with(2, 9, &[list(5, 1), zigzag(0)].concat());
    let about =
        about.with(3, 9, &[list(8, 1), vec![4], b"name".to_vec()].concat()).int(4, codec).long(5, rows);
    let about = about.long(6, pages.len() as i64).long(7, pages.len() as i64).long(9, 4);
    let chunk = new().long(2, 4).inner(3, about).end();
    let group = new().members(1, &[chunk]).long(2, pages.len() as i64).long(3, rows).end();
    let footer = new().int(1, 1).members(2, columns).long(3, rows).members(4, &[group]).end();
    let length = (footer.len() as u32).to_le_bytes();
    [b"PAR1", &pages[..], &footer, &length, b"PAR1"].concat()
}

fn root(inside: i64) -> Vec<u8> {
    new().text(4, "list").int(5, inside).end()
}

fn column() -> Vec<u8> {
    new().int(1, 6).int(3, 0).text(4, "name").int(6, 0).end()
}

fn file(rows: i64, codec: i64, pages: &[Vec<u8>]) -> Vec<u8> {
    file_of(&[root(1), column()], rows, codec, pages)
}

fn read(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let begun = Instant::now();
    let mut names = Vec::new();
    let table = Table::open(bytes.into())?;
    let done = table.each(&[0], &mut |row| {
        names.push(row[0].chars().take(40).collect());
        ControlFlow::Continue(())
    });
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    done.map(|()| names)
}

#[track_caller]
fn corrupt(bytes: &[u8]) {
    let read = read(bytes);
    assert!(matches!(read, Err(Refusal::Corrupt(_))), "{read:?}");
}

#[track_caller]
fn too_large(bytes: &[u8]) {
    let read = read(bytes);
    assert!(matches!(read, Err(Refusal::TooLarge(_))), "{read:?}");
}

/// Texts with their length before them.
fn plain(texts: &[&str]) -> Vec<u8> {
    texts.iter().flat_map(|text| [&(text.len() as u32).to_le_bytes()[..], text.as_bytes()].concat()).collect()
}

const UNPACKED: i64 = 0;
const SNAPPY: i64 = 1;
const GZIP: i64 = 2;
const BROTLI: i64 = 4;
const LZ4: i64 = 5;
const ZSTD: i64 = 6;

#[test]
fn an_honest_file_is_read() {
    let names = plain(&["سالم", "ليلى"]);
    assert_eq!(read(&file(2, UNPACKED, &[data(2, 0, 22, &names)])).expect("read"), ["سالم", "ليلى"]);
    // By its dictionary: indices of one bit, in a run of two packed groups.
    let indices = [1, 0b11, 0b10];
    let pages = [dictionary(2, 22, &names), data(2, 2, 3, &indices)];
    assert_eq!(read(&file(2, UNPACKED, &pages)).expect("read"), ["سالم", "ليلى"]);
}

#[test]
fn a_dictionary_has_no_more_values_than_bytes() {
    let names = plain(&["سالم", "ليلى"]);
    for claimed in [1_000_000_000, i64::from(i32::MAX), -1, 7] {
        let pages = [dictionary(claimed, 22, &names), data(2, 2, 3, &[1, 3, 2])];
        corrupt(&file(2, UNPACKED, &pages));
    }
}

#[test]
fn pages_have_no_more_values_than_there_are_rows() {
    let names = plain(&["سالم", "ليلى"]);
    for claimed in [3, 1_000_000_000, -1] {
        corrupt(&file(2, UNPACKED, &[data(claimed, 0, 22, &names)]));
    }
    let twice = [data(2, 0, 22, &names), data(2, 0, 22, &names)];
    assert!(read(&file(4, UNPACKED, &twice)).is_ok());
    corrupt(&file(1, UNPACKED, &twice));
}

#[test]
fn a_page_unpacks_to_what_it_says_and_to_no_more_than_a_page() {
    for codec in [SNAPPY, GZIP, BROTLI, LZ4, ZSTD, 7] {
        too_large(&file(2, codec, &[data(2, 0, i64::from(i32::MAX), b"nothing like it")]));
        corrupt(&file(2, codec, &[data(2, 0, 22, b"nothing like it")]));
        corrupt(&file(2, codec, &[data(2, 0, -22, b"nothing like it")]));
    }
    // Three hundred megabytes in some kilobytes, behind a header that says twenty-two bytes.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4_096, 1, 22);
    for _ in 0..300 {
        gzip.write_all(&[0; 1 << 20]).expect("memory");
        brotli.write_all(&[0; 1 << 20]).expect("memory");
    }
    corrupt(&file(2, GZIP, &[data(2, 0, 22, &gzip.finish().expect("memory"))]));
    corrupt(&file(2, BROTLI, &[data(2, 0, 22, &brotli.into_inner())]));
}

#[test]
fn runs_of_lengths_claim_nothing_either() {
    let steps = |count: u64| [varint(128), varint(4), varint(count), zigzag(1)].concat();
    for encoding in [6, 7] {
        corrupt(&file(2, UNPACKED, &[data(2, encoding, 22, &steps(1_000_000_000))]));
        corrupt(&file(2, UNPACKED, &[data(2, encoding, 22, &steps(u64::MAX))]));
        corrupt(&file(2, UNPACKED, &[data(2, encoding, 22, &[0x80; 30])]));
    }
    // A text, and thousands behind it that are the same: hardly longer than the first, however long that is.
    let all = 4_000_i64;
    let block = |first: i64, step: i64, then: i64| {
        // All steps are alike and take no bits, but for the first of them.
        let mut out = [varint(4_096), varint(1), varint(all as u64), zigzag(first), zigzag(then)].concat();
        let width = if step == then { 0 } else { 32 };
        out.push(width);
        if width > 0 {
            out.extend(((step - then) as u32).to_le_bytes());
            out.extend(vec![0; 4 * 4_095]);
        }
        out
    };
    let same = |length: i64| {
        let body = [block(0, length, 0), block(length, -length, 0), vec![b'a'; length as usize]].concat();
        file(all, UNPACKED, &[data(all, 7, body.len() as i64, &body)])
    };
    assert_eq!(read(&same(10)).expect("read"), vec!["a".repeat(10); all as usize]);
    corrupt(&same(1 << 20));
}

#[test]
fn a_long_word_said_many_times_is_too_much() {
    let long = "ن".repeat(200_000);
    let dictionary = dictionary(1, 4 + long.len() as i64, &plain(&[&long]));
    // A run of zeros: the first word of the dictionary, as often as there are rows.
    let run = |rows: i64| data(rows, 2, 0, &[vec![1], varint(rows as u64 * 2), vec![0]].concat());
    assert_eq!(read(&file(10, UNPACKED, &[dictionary.clone(), run(10)])).expect("read").len(), 10);
    too_large(&file(4_000, UNPACKED, &[dictionary, run(4_000)]));
}

#[test]
fn what_a_file_says_of_its_columns_is_looked_through() {
    let page = [data(2, 0, 22, &plain(&["سالم", "ليلى"]))];
    let group = |inside: i64| new().int(3, 0).text(4, "g").int(5, inside).end();
    assert!(read(&file_of(&[root(1), group(1), column()], 2, UNPACKED, &page)).is_ok());
    let deep = [vec![root(1)], vec![group(1); 19_000], vec![column()]].concat();
    corrupt(&file_of(&deep, 2, UNPACKED, &page));
    let long = new().int(3, 0).text(4, &"g".repeat(2_000)).int(5, 1).end();
    corrupt(&file_of(&[root(1), long, column()], 2, UNPACKED, &page));
    corrupt(&file_of(&[vec![root(30_000)], vec![column(); 30_000]].concat(), 2, UNPACKED, &page));
    // A list that is longer than the file, and one of structures that say nothing.
    let sound = file(2, UNPACKED, &page);
    let claims = |count: usize, members: usize| {
        let footer = [
            new().int(1, 1).members(2, &[root(1), column()]).long(3, 2).bytes,
            vec![0x19],
            list(12, count),
            vec![0; members],
            vec![0],
        ]
        .concat();
        [&b"PAR1"[..], &footer, &(footer.len() as u32).to_le_bytes(), b"PAR1"].concat()
    };
    for (count, members) in [(200_000_000, 0), (200_000_000, 50), (100_000, 100_000)] {
        corrupt(&claims(count, members));
    }
    assert!(read(&sound).is_ok());
}

#[test]
fn a_header_says_each_thing_once() {
    let mut page = data(2, 0, 22, &plain(&["سالم", "ليلى"]));
    assert!(read(&file(2, UNPACKED, std::slice::from_ref(&page))).is_ok());
    // The length it unpacks to once more, by its full number, behind all others.
    let end = page.len() - 22 - 2;
    page.splice(end + 1..end + 1, [vec![0x05], zigzag(2), zigzag(1_000_000_000)].concat());
    corrupt(&file(2, UNPACKED, &[page]));
}

// ---- as honest writers write

fn written(version: WriterVersion, encoding: Option<Encoding>, compression: Compression) -> Vec<u8> {
    let shape = "message list { required binary name (UTF8); optional binary mother (UTF8); optional int32 \
        year; required fixed_len_byte_array(4) code; }";
    let shape = Arc::new(parse_message_type(shape).expect("the shape is well formed"));
    let how = WriterProperties::builder()
        .set_writer_version(version)
        .set_compression(compression)
        .set_data_page_row_count_limit(700);
    let how = match encoding {
        Some(encoding) => how
            .set_dictionary_enabled(false)
            .set_column_encoding("name".into(), encoding)
            .set_column_encoding("mother".into(), encoding),
        None => how,
    };
    let how = match encoding {
        Some(Encoding::DELTA_BYTE_ARRAY) => how
            .set_column_encoding("code".into(), Encoding::DELTA_BYTE_ARRAY)
            .set_column_encoding("year".into(), Encoding::DELTA_BINARY_PACKED),
        _ => how,
    };
    let mut writer =
        SerializedFileWriter::new(Vec::new(), shape, Arc::new(how.build())).expect("a file begins");
    let mut group = writer.next_row_group().expect("a group begins");
    let (rows, there) = (0..ROWS, (0..ROWS).map(|row| i16::from(row % 3 != 0)).collect::<Vec<_>>());
    let text = |words: String| ByteArray::from(words.into_bytes());
    let mut column = 0;
    while let Some(mut to) = group.next_column().expect("a column begins") {
        let filled = rows.clone().filter(|row| there[*row] == 1);
        match column {
            0 => to.typed::<ByteArrayType>().write_batch(
                &rows.clone().map(|row| text(name(row))).collect::<Vec<_>>(),
                None,
                None,
            ),
            1 => to.typed::<ByteArrayType>().write_batch(
                &filled.map(|row| text(format!("أم {}", row % 50))).collect::<Vec<_>>(),
                Some(&there),
                None,
            ),
            2 => to.typed::<Int32Type>().write_batch(
                &filled.map(|row| row as i32 * 7 - 900).collect::<Vec<_>>(),
                Some(&there),
                None,
            ),
            _ => {
                let codes: Vec<_> = rows
                    .clone()
                    .map(|row| parquet::data_type::FixedLenByteArray::from(format!("{row:04}").into_bytes()))
                    .collect();
                to.typed::<parquet::data_type::FixedLenByteArrayType>().write_batch(&codes, None, None)
            }
        }
        .expect("a column is written");
        to.close().expect("a column ends");
        column += 1;
    }
    group.close().expect("a group ends");
    writer.into_inner().expect("a file ends")
}

const ROWS: usize = 2_500;

fn name(row: usize) -> String {
    format!("{} {}", ["سالم", "سالم ناصر", "ليلى", ""][row % 4], row / 4)
}

#[test]
fn every_way_of_writing_and_packing() {
    use WriterVersion::{PARQUET_1_0, PARQUET_2_0};
    let ways = [
        None,
        Some(Encoding::PLAIN),
        Some(Encoding::DELTA_LENGTH_BYTE_ARRAY),
        Some(Encoding::DELTA_BYTE_ARRAY),
    ];
    let packings = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::BROTLI(Default::default()),
        Compression::LZ4,
        Compression::LZ4_RAW,
        Compression::ZSTD(Default::default()),
    ];
    for (version, way, packing) in [PARQUET_1_0, PARQUET_2_0]
        .into_iter()
        .flat_map(|v| ways.map(|w| (v, w)))
        .flat_map(|(v, w)| packings.map(|p| (v, w, p)))
    {
        let table = Table::open(written(version, way, packing).into()).expect("a file");
        let mut row = 0;
        let done = table.each(&[0, 1, 2, 3], &mut |cells| {
            let year = if row % 3 == 0 { String::new() } else { (row as i32 * 7 - 900).to_string() };
            let mother = if row % 3 == 0 { String::new() } else { format!("أم {}", row % 50) };
            assert_eq!(
                cells,
                [name(row), mother, year, format!("{row:04}")],
                "{version:?} {way:?} {packing:?} {row}"
            );
            row += 1;
            ControlFlow::Continue(())
        });
        done.unwrap_or_else(|why| panic!("{version:?} {way:?} {packing:?}: {why:?}"));
        assert_eq!(row, ROWS);
    }
}
