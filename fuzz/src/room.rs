//! What targets work on: the small files of the tests, and a register in memory with a few invented people.

use access::{Role, Viewer};
use casework::{Chance, Clock, ColumnChoice, Desk, House, Incoming, NewMember};
use model::MemberId;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use store::memory::Memory;

/// What every account is opened with.
pub const PASSWORD: &str = "زيتون وخبز وماء";

/// The files of a folder of the workspace with one of these endings.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of small files is there");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let wanted = |path: &Path| path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending));
    let read: Vec<_> =
        paths.iter().filter(|path| wanted(path)).map(|path| std::fs::read(path).expect("readable")).collect();
    assert!(!read.is_empty(), "no file ends in {endings:?}");
    read
}

struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> i64 {
        self.0.fetch_add(10, Ordering::Relaxed)
    }
}

struct Counting(AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = (self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as u8;
        }
    }
}

/// An empty register in memory.
pub fn empty() -> House {
    let store = Box::new(Memory::new([7; 32]));
    let (clock, chance) = (Ticking(AtomicI64::new(1_795_500_000_000)), Counting(AtomicU64::new(1)));
    House::open(store, Box::new(clock), Box::new(chance)).expect("a memory opens")
}

/// The operator at work in it.
pub fn desk(house: &House) -> Desk<'_> {
    house.desk(Viewer::operator(MemberId(1)))
}

/// Lists of two associations, with repeated, changed and waiting rows.
pub const LISTS: [(&str, &str); 2] = [
    (
        "مكتب درعا",
        "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n\
         نادر خالد الحريري;مريم;3/4/1988;5/2013;نوى\n\
         سلمى وابنها عمر الزعبي;;;;نوى\n\
         عبد الرحمن علي;هناء;1990;ربيع 2014;جاسم\n",
    ),
    (
        "مكتب نوى",
        "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n\
         نادر خالد حريري;مريم;1988;2013;نوى\n\
         رامي حسن الجباوي;ليلى;1979;31/2/2013;نصيب\n",
    ),
];

/// Takes a list in.
pub fn take_in(house: &House, organisation: &str, name: &str, bytes: &[u8]) -> Result<(), casework::Refusal> {
    let desk = desk(house);
    let plan = desk.plan_import(
        vec![Incoming { name: name.into(), bytes: bytes.into() }],
        organisation,
        ColumnChoice::default(),
    )?;
    desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).map(drop)
}

/// A register with two lists and an account that may do everything.
pub fn peopled() -> Arc<House> {
    let house = empty();
    let roles = Role::ALL.into_iter().filter(|role| *role != Role::Guest).collect();
    let first =
        NewMember { login: "salma".into(), name: "سلمى".into(), roles, password: PASSWORD.into() };
    house.set_up("رابطة تجريبية", first, None).expect("set up");
    LISTS.iter().for_each(|(organisation, text)| {
        take_in(&house, organisation, "list.csv", text.as_bytes()).expect("taken in")
    });
    Arc::new(house)
}
