//! No bytes whatever make the reader panic, and rows are never lost.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use exchange::{Limits, Mapping, NoGazetteer, Overrides, read, records};
use proptest::prelude::*;

/// Reads bytes as far as they go; every line from the first row on comes out in a record.
fn survive(bytes: &[u8]) {
    let limits = Limits { unpacked_bytes: 8 << 20, cells: 200_000, ..Limits::default() };
    let overrides = Overrides { limits: Some(limits), ..Overrides::default() };
    let Ok(book) = read(bytes, "list.csv", &overrides) else { return };
    let _ = exchange::kind_of(&book);
    // As a list of people, and of one kind more; all kinds are read alike.
    let kinds: Vec<_> = model::SubjectKind::all().take(2).collect();
    for (sheet, kind) in book.sheets.iter().flat_map(|sheet| kinds.iter().map(move |kind| (sheet, *kind))) {
        let mapping = Mapping::guess_of(kind, &book, sheet, &NoGazetteer);
        let kept = serde_json::to_string(&mapping.kept()).expect("plain");
        let again: Mapping = serde_json::from_str(&kept).expect("read back");
        let applied = again.apply(&book, sheet, &NoGazetteer);
        // A row may hold several people, and a record several rows; of neither one is left out. Words above
        // the titles may wait as well.
        let rows: Vec<u32> =
            sheet.lines().map(|line| line.number()).filter(|line| *line >= applied.first_line).collect();
        let told: Vec<u32> = records(sheet, &applied).map(|record| record.row).collect();
        let below = told.iter().copied().filter(|line| *line >= applied.first_line);
        let all: BTreeSet<u32> = rows.iter().copied().collect();
        let is_whole = told.len() >= rows.len() && below.collect::<BTreeSet<u32>>() == all;
        assert!(is_whole, "{rows:?}, told {told:?}");
    }
}

fn fixtures() -> &'static [Vec<u8>] {
    static READ: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("fixtures")
            .map(|entry| entry.expect("readable").path())
            .collect();
        paths.sort();
        let lists = paths.into_iter().filter(|path| {
            path.extension().is_none_or(|extension| extension != "expected" && extension != "md")
        });
        lists.map(|path| std::fs::read(path).expect("readable")).collect()
    })
}

/// Text made of what lists are made of, in no sensible order.
fn list_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "الاسم",
        "اسم الأم",
        "تاريخ الاعتقال",
        "الجهة",
        "سالم محمد",
        "علي",
        "على",
        "من",
        "اعتقل بتاريخ",
        "2013",
        "٢٠١٣",
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "|",
        "،",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u{200f}",
        "المجموع",
        "=1",
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        "\0",
        "1-",
        "/",
        "_",
        "group/",
        "\u{feff}",
        "é",
        "و",
        "null",
        "[2]/",
    ]);
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        survive(&bytes);
    }

    #[test]
    fn list_like_text(text in list_like()) {
        survive(text.as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        survive(&wide);
    }

    #[test]
    fn damaged_lists(
        at in any::<prop::sample::Index>(),
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = at.get(fixtures()).clone();
        for (place, byte) in hits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        survive(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        survive(&bytes);
    }
}
