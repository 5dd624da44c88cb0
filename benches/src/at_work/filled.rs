//! A register as it is after years: many files, sources and judgements, lists that came and rows that wait.
//!
//! Its acts are written as the program writes them, a thousand in one unit; `athar rebuild` makes the rest.

use crate::lists;
use dates::Day;
use demo::lists::InventedRow;
use model::act::{Act, ImportAccepted, Judgement, RowRemark, RowWaits, encode};
use model::understand::{Around, value};
use model::{
    Claim, ImportId, Locus, MemberId, OrganisationId, Part, PersonId, Property, Source, SourceId, Statement,
    Tier, Verdict,
};
use sealing::Opener;
use std::path::Path;
use store::{NewAct, Store};
use store_sqlite::Register;

/// How much of everything there is.
#[derive(Clone, Copy)]
pub struct Size {
    /// People, each told of by a source of its own.
    pub files: u64,
    /// Judgements, each of a pair.
    pub judgements: u64,
    /// Rows that wait.
    pub waiting: u64,
    /// Lists that came.
    pub imports: u64,
    /// Rows of each of those that were not taken, with their reasons.
    pub remarks: u64,
}

/// The register of the figures.
pub const YEARS: Size =
    Size { files: 200_000, judgements: 100_000, waiting: 20_000, imports: 300, remarks: 5_000 };

const AT_ONCE: usize = 2_000;
const BEGUN: i64 = 1_700_000_000_000;
const BY: MemberId = MemberId(1);
const OURS: OrganisationId = OrganisationId(1);
const TODAY: Day = Day(20_000);

/// Writes the acts.
pub fn fill(dir: &Path, passphrase: &str, size: Size) -> Result<(), String> {
    let register = Register::open(dir, &Opener::Passphrase(passphrase)).map_err(|e| e.to_string())?;
    let mut acts = acts(size);
    loop {
        let some: Vec<Act> = acts.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        let mut unit = register.begin().map_err(|e| e.to_string())?;
        unit.append_all(some.iter().enumerate().map(|(n, act)| written(act, n as i64)).collect())
            .map_err(|e| e.to_string())?;
        unit.commit().map_err(|e| e.to_string())?;
    }
    let mut unit = register.begin().map_err(|e| e.to_string())?;
    let taken =
        [("persons", size.files), ("sources", size.files), ("imports", size.imports), ("organisations", 1)];
    for (series, count) in taken {
        unit.take_ids(series, count).map_err(|e| e.to_string())?;
    }
    unit.commit().map_err(|e| e.to_string())
}

fn acts(size: Size) -> impl Iterator<Item = Act> {
    let founded = Act::OrganisationAdded { id: OURS, name: "مكتب القياس".into(), by: BY };
    let people =
        lists::of_one_list(size.files as usize).enumerate().flat_map(|(n, row)| person(n as u64 + 1, &row));
    let lists = (1..=size.imports).map(move |n| list(n, size));
    let waiting = (0..size.waiting).map(move |n| waits(n, size));
    let judged = (0..size.judgements.min(size.files / 2)).map(judged);
    std::iter::once(founded).chain(people).chain(lists).chain(waiting).chain(judged)
}

fn written(act: &Act, n: i64) -> NewAct {
    let at = BEGUN + n;
    NewAct { keys: casework::keys(act, at), content: encode(at, act), evidence: Vec::new(), parts: None }
}

fn person(n: u64, row: &InventedRow) -> [Act; 2] {
    let source = Source {
        id: SourceId(n),
        kind: "interview".into(),
        title: format!("مقابلة {n}"),
        organisation: OURS,
        reliability: 'C',
        dated: None,
        document: None,
        digest: None,
        import: None,
        tier: Tier::Team,
        home: None,
    };
    let name = [&row.given, &row.father, &row.grandfather, &row.family].map(String::as_str).join(" ");
    let said = [
        (Part::Person, "full_name", name),
        (Part::Person, "mother_name", row.mother.clone()),
        (Part::Person, "birth_date", row.dob.clone()),
        (Part::Episode(1), "taken_date", row.detained.clone()),
        (Part::Episode(1), "taken_place", row.place.clone()),
    ];
    let around = Around { today: TODAY, within: None };
    let claims = said.into_iter().filter(|(_, _, said)| !said.is_empty()).filter_map(|(part, key, said)| {
        let property = Property::of(key)?;
        let read = value(property, &said, &around).value;
        Some(Claim::new(part, property, &said, read))
    });
    let statement = Statement {
        subject: PersonId(n).into(),
        source: SourceId(n),
        locus: Locus::default(),
        organisation: OURS,
        known: TODAY,
        by: BY,
        import: None,
        record: None,
        print: Some(format!("{n:032x}")),
        why: None,
        home: None,
        claims: claims.collect(),
    };
    [Act::SourceAdded(source), Act::Said(statement)]
}

fn list(n: u64, size: Size) -> Act {
    let remark = |row: u64| RowRemark {
        file: 0,
        sheet: None,
        row: row as u32 + 2,
        outcome: "repeated".into(),
        reason: "known-row".into(),
        subject: Some(PersonId(1 + (n * 31 + row) % size.files).into()),
    };
    Act::ImportAccepted(ImportAccepted {
        id: ImportId(n),
        organisation: OURS,
        of: None,
        files: Vec::new(),
        mapping: None,
        rows: size.remarks,
        accepted: 0,
        repeated: size.remarks,
        waiting: 0,
        rejected: 0,
        changed: None,
        remarks: (0..size.remarks).map(remark).collect(),
        sender: None,
        taken_back: Vec::new(),
        by: BY,
    })
}

fn waits(n: u64, size: Size) -> Act {
    Act::RowWaits(RowWaits {
        import: ImportId(1 + n % size.imports),
        file: "قائمة.csv".into(),
        source: SourceId(1 + n % size.files),
        organisation: OURS,
        sheet: None,
        row: n as u32 + 2,
        reason: "two-people".into(),
        column: Some("الاسم".into()),
        fields: vec![
            ("full_name".into(), format!("سالم وأخوه هادي ناصر {n}")),
            ("taken_date".into(), "2013".into()),
        ],
        print: format!("{:032x}", u128::MAX - u128::from(n)),
        record: None,
        person: None,
        of: None,
    })
}

/// Of ten pairs six are one person, three are two, one is open.
fn judged(n: u64) -> Act {
    Act::Judged(Judgement {
        a: PersonId(2 * n + 1),
        b: PersonId(2 * n + 2),
        verdict: match n % 10 {
            0..6 => Verdict::Same,
            6..9 => Verdict::Different,
            _ => Verdict::Unsure,
        },
        why: "الاسم والأم".into(),
        by: BY,
        automatic: false,
        shown_permille: None,
        model: None,
    })
}
