//! Invented lists, written to measure on: as an association keeps one, and as
//! the engine is measured, with the truth beside it.

use crate::place::Scratch;
use demo::lists::{InventedRow, Lists};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The titles of an association's list. Nothing is taken from a real one.
const TITLES: [&str; 10] = [
    "الاسم الأول",
    "اسم الأب",
    "اسم الجد",
    "النسبة",
    "اسم الأم",
    "الجنس",
    "تاريخ الولادة",
    "المحافظة",
    "مكان الاعتقال",
    "تاريخ الاعتقال",
];

fn cells(row: &InventedRow) -> [&str; 10] {
    let sex = match row.sex {
        "m" => "ذكر",
        "f" => "أنثى",
        _ => "",
    };
    [
        &row.given,
        &row.father,
        &row.grandfather,
        &row.family,
        &row.mother,
        sex,
        &row.dob,
        &row.governorate,
        &row.place,
        &row.detained,
    ]
}

/// Rows of one list: the master register of the invented country.
pub fn of_one_list(rows: usize) -> impl Iterator<Item = InventedRow> {
    Lists::new(41).filter(|row| row.source == "register").take(rows)
}

/// A list to import, as text.
pub fn csv(scratch: &Scratch, rows: usize) -> Result<PathBuf, String> {
    let path = scratch.at("list.csv");
    let mut writer = csv::Writer::from_path(&path).map_err(|e| e.to_string())?;
    writer.write_record(TITLES).map_err(|e| e.to_string())?;
    for row in of_one_list(rows) {
        writer.write_record(cells(&row)).map_err(|e| e.to_string())?;
    }
    writer.flush().map_err(|e| e.to_string())?;
    Ok(path)
}

/// A list to import, as a workbook.
pub fn xlsx(scratch: &Scratch, rows: usize) -> Result<PathBuf, String> {
    let headers = TITLES.map(str::to_owned);
    let heading = exchange::Heading {
        title: "السجل",
        headers: &headers,
        keys: &headers,
        right_to_left: true,
        about: None,
    };
    let rows = of_one_list(rows).map(|row| cells(&row).map(str::to_owned));
    let bytes = exchange::write_xlsx(&heading, rows).map_err(|e| e.to_string())?;
    scratch.write("register.xlsx", bytes)
}

/// Lists of six sources at `to`, and who each row truly is beside them.
pub fn with_truth(rows: usize, to: &Path, truth: &Path) -> std::io::Result<()> {
    let mut all: Vec<InventedRow> = Lists::new(1).take(rows).collect();
    shuffle(&mut all, 1);
    let (mut to, mut truth) = (BufWriter::new(File::create(to)?), BufWriter::new(File::create(truth)?));
    writeln!(to, "rec_id,source,given,father,grandfather,family,mother,sex,dob,governorate,place,detained")?;
    writeln!(truth, "rec_id,person_id")?;
    for (i, r) in all.iter().enumerate() {
        let said = [
            r.source,
            &r.given,
            &r.father,
            &r.grandfather,
            &r.family,
            &r.mother,
            r.sex,
            &r.dob,
            &r.governorate,
            &r.place,
            &r.detained,
        ];
        writeln!(to, "r{i:08},{}", said.join(","))?;
        writeln!(truth, "r{i:08},p{}", r.person)?;
    }
    to.flush()?;
    truth.flush()
}

/// Fisher and Yates, so that copies do not stand side by side.
fn shuffle<T>(rows: &mut [T], mut state: u64) {
    for i in (1..rows.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(i, (state >> 33) as usize % (i + 1));
    }
}
