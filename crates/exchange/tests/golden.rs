//! One small invented list for every shape that is read, each with what must
//! come out of it. With `UPDATE_GOLDEN=1` the expectations are written anew; the
//! difference is then read by a person.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use exchange::{Mapping, NoGazetteer, Overrides, read, records};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Everything that comes out of a file, as text.
fn told(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a fixture");
    let name = path.file_name().expect("a file").to_string_lossy();
    let book = match read(&bytes, &name, &Overrides::default()) {
        Ok(book) => book,
        Err(refusal) => return format!("refused: {}\n", serde_json::to_string(&refusal).expect("plain")),
    };
    let mut out = String::new();
    let encoding = book.encoding.map_or("-", |encoding| encoding.as_str());
    writeln!(out, "{} {encoding} {:?}", book.format.as_str(), book.separator).expect("memory");
    for remark in &book.remarks {
        writeln!(out, "! {}", serde_json::to_string(remark).expect("plain")).expect("memory");
    }
    for sheet in &book.sheets {
        let mapping = Mapping::guess(&book, sheet, &NoGazetteer);
        writeln!(out, "\n# {:?} titles {:?} rows {}", sheet.name, mapping.header_line, mapping.first_line)
            .expect("memory");
        for column in &mapping.columns {
            let field = column.field.as_ref().map_or("?".into(), |field| field.as_str());
            writeln!(out, "{} {:?} -> {field} ({:?})", column.index, column.header, column.how)
                .expect("memory");
        }
        for remark in &mapping.remarks {
            writeln!(out, "! {}", serde_json::to_string(remark).expect("plain")).expect("memory");
        }
        for record in records(sheet, &mapping) {
            let fields: Vec<String> =
                record.fields.iter().map(|own| format!("{}={:?}", own.field, own.text)).collect();
            write!(out, "{}: {}", record.row, fields.join(" ")).expect("memory");
            for (column, text) in &record.unmapped {
                write!(out, " ?{column}={text:?}").expect("memory");
            }
            if let Some(aside) = record.set_aside {
                write!(out, " [{}]", aside.code()).expect("memory");
            }
            for trouble in &record.troubles {
                let mark = if trouble.waits { "!" } else { "" };
                write!(out, " <{mark}{} {:?}>", trouble.code, trouble.column).expect("memory");
            }
            out.push('\n');
        }
    }
    out
}

#[test]
fn every_shape_comes_out_as_expected() {
    let mut seen = 0;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).expect("fixtures").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let kept = |path: &&PathBuf| {
        path.extension().is_none_or(|extension| extension != "expected" && extension != "md")
    };
    for path in paths.iter().filter(kept) {
        let expectation = PathBuf::from(format!("{}.expected", path.display()));
        let found = told(path);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&expectation, &found).expect("writable");
        }
        let expected = std::fs::read_to_string(&expectation).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 11, "{seen} shapes");
}
