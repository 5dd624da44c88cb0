//! Invented lists in the shapes associations keep them, to take in and to undo.
//!
//! Some rows are of people whom the register of the same seed has already,
//! some are new; each list has the faults of its kind.

use super::Register;
use super::chance::Chance;
use super::hand::{self, Sharp};
use super::people::Person;
use super::story::Story;
use super::words::RELATIVES;

/// One list as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messy {
    /// Its name.
    pub name: &'static str,
    /// Whose it is.
    pub organisation: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Five lists of about so many rows each, beside the register of that seed.
pub fn messy(seed: u64, rows: usize) -> Vec<Messy> {
    let mut people = known_and_new(seed, rows);
    let chance = &mut Chance(seed ^ 0x6d65_7373);
    let mut some = |chance: &mut Chance| {
        let mut some = Vec::new();
        for _ in 0..rows {
            let at = chance.below(people.len());
            some.push(people.swap_remove(at));
        }
        some
    };
    let (a, b, c, d, e) = (some(chance), some(chance), some(chance), some(chance), some(chance));
    vec![
        Messy {
            name: "قائمة-البلدات-مختلقة.csv",
            organisation: "مكتب توثيق السهل (مختلق)",
            bytes: towns(&a, chance),
        },
        Messy {
            name: "تصدير-المكتب-مختلق.txt",
            organisation: "مركز سجلات الجنوب (مختلق)",
            bytes: office(&b, chance),
        },
        Messy {
            name: "form-export-invented.csv",
            organisation: "رابطة أسر الغائبين في حوران (مختلقة)",
            bytes: form(&c, chance),
        },
        Messy {
            name: "list-in-latin-invented.csv",
            organisation: "Southern Records Project (invented)",
            bytes: latin(&d, chance),
        },
        Messy {
            name: "أخبار-الشهر-مختلقة.txt",
            organisation: "لجنة أهالي الجولان (مختلقة)",
            bytes: news(&e, chance),
        },
    ]
}

fn known_and_new(seed: u64, rows: usize) -> Vec<(Person, Story)> {
    let first = |seed: u64, n: usize| {
        let mut register = Register::new(seed);
        (0..n).map(move |_| {
            let (_, person, mut stories) = register.told();
            (person, stories.swap_remove(0))
        })
    };
    first(seed, rows * 4).chain(first(seed ^ 0x6e65_7721, rows * 3)).collect()
}

/// A list kept by hand: title rows, a header further down, one cell for the
/// name, thirteen ways to write a date, subtotals, rows pasted twice.
fn towns(people: &[(Person, Story)], chance: &mut Chance) -> Vec<u8> {
    let mut out = String::from(
        "\u{feff}قائمة الغائبين من بلدات السهل,,,,,,,,\r\nبيانات مختلقة للتجربة,,,,,,,,\r\n,,,,,,,,\r\n",
    );
    out += "م,الاسم الكامل,اسم الأم,المواليد,البلدة,تاريخ الاعتقال,الجهة,الوضع,ملاحظات\r\n";
    for (n, (person, story)) in people.iter().enumerate() {
        let mut name =
            person.chain().map(|p| hand::hurried(p, chance)).join(if chance.percent(5) { "  " } else { " " });
        if let Some(kunya) = &person.kunya {
            name += &format!(" ({kunya})");
        }
        if chance.percent(2) {
            name += " واخوه";
        }
        let sharp = chance.weighed(&[(Sharp::Day, 45), (Sharp::Month, 25), (Sharp::Year, 30)]);
        let taken = match chance.below(20) {
            0 => String::new(),
            1 => "؟".into(),
            2 => "ثاني أيام العيد".into(),
            _ => hand::date(story.taken, sharp, chance),
        };
        let number =
            if chance.percent(50) { hand::arabic_digits(&(n + 1).to_string()) } else { (n + 1).to_string() };
        let note = match chance.below(12) {
            0 => "=1+1",
            1 => "\"أُخذ من بيته، والجيران شهود\"",
            2 => "لا يوجد معلومات",
            _ => "",
        };
        let row = [
            number,
            name,
            hand::hurried(&person.house.mother[0], chance),
            if chance.percent(80) { person.birth.0.to_string() } else { "-".into() },
            hand::hurried(person.house.town.name, chance),
            taken,
            chance.pick(story.party).into(),
            chance.pick(story.fate.said().1).into(),
            note.into(),
        ]
        .join(",");
        out += &format!("{row}\r\n");
        if chance.percent(2) {
            out += &format!("{row}\r\n");
        }
        if n % 60 == 59 {
            out += &format!(",المجموع,,,,,,{},\r\n,,,,,,,,\r\n", n + 1);
        }
    }
    out.into_bytes()
}

/// An export of an older program: UTF-16, tabs, names in columns.
fn office(people: &[(Person, Story)], chance: &mut Chance) -> Vec<u8> {
    let mut out = String::from(
        "رقم الملف\tالاسم\tاسم الأب\tالنسبة\tاسم الأم\tالجنس\tتاريخ الولادة\tتاريخ الاعتقال\tالمحافظة\tالجهة \
         المعتقلة\r\n",
    );
    for (n, (person, story)) in people.iter().enumerate() {
        let [given, father, _, family] = person.chain().map(|p| hand::hurried(p, chance));
        let (year, month, day) = person.birth;
        let birth = if chance.percent(35) { format!("1/1/{year}") } else { format!("{day}/{month}/{year}") };
        let mother =
            if chance.percent(45) { hand::hurried(&person.house.mother[0], chance) } else { String::new() };
        let taken =
            if chance.percent(85) { hand::date(story.taken, Sharp::Day, chance) } else { String::new() };
        let party = chance.pick(story.party);
        let (sex, governorate) = (if person.male { "ذكر" } else { "أنثى" }, person.house.town.governorate);
        out += &format!(
            "DEMO-X/{:05}\t{given}\t{father}\t{family}\t{mother}\t\
             {sex}\t{birth}\t{taken}\t{governorate}\t{party}\r\n",
            n + 1
        );
    }
    [0xff, 0xfe].into_iter().chain(out.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// The export of a form: grouped headers, codes, metadata.
fn form(people: &[(Person, Story)], chance: &mut Chance) -> Vec<u8> {
    let mut out = String::from(
        "start,end,group_person/first_name,group_person/father_name,group_person/grandfather_name,\
         group_person/last_name,group_person/mother_name,\
         group_person/sex,group_person/birth_date,group_event/date_taken,group_event/place,\
         group_event/perpetrator,group_consent/share_iimp,\
         group_reporter/relation,group_reporter/phone,_id,_uuid\n",
    );
    for (n, (person, story)) in people.iter().enumerate() {
        let [given, father, grandfather, family] = person.chain();
        let (y, m, d) = story.taken;
        let relation = chance.weighed(RELATIVES).0.0;
        let birth = if chance.percent(60) {
            format!("{:04}-{:02}-{:02}", person.birth.0, person.birth.1, person.birth.2)
        } else {
            String::new()
        };
        let (sex, share) = (if person.male { "male" } else { "female" }, chance.pick(&["yes", "no", ""]));
        out += &format!(
            "2025-09-{:02}T10:0{}:00,2025-09-{:02}T10:3{}:00,{given},{father},{grandfather},{family},{},\
             {sex},{birth},{y:04}-{m:02}-{d:02},{},{},{share},{relation},{},{},{:08x}-demo\n",
            1 + n % 28,
            n % 10,
            1 + n % 28,
            n % 10,
            person.house.mother.join(" "),
            person.house.town.name,
            chance.pick(story.party),
            person.house.phone,
            910_000 + n,
            chance.next() as u32,
        );
    }
    out.into_bytes()
}

/// A list in Latin letters.
fn latin(people: &[(Person, Story)], chance: &mut Chance) -> Vec<u8> {
    let mut out = String::from(
        "No.,Name,Father's name,Mother's name,DOB,Gender,Place of origin,Date of arrest,Status\n",
    );
    for (n, (person, story)) in people.iter().enumerate() {
        let [given, father, _, family] = person.chain().map(|p| hand::latin(p, chance));
        let name = if chance.percent(15) {
            format!("\"{}, {given}\"", family.to_uppercase())
        } else {
            format!("{given} {family}")
        };
        let mother =
            if chance.percent(50) { hand::latin(&person.house.mother[0], chance) } else { String::new() };
        let (y, m, d) = story.taken;
        let place = hand::latin(person.house.town.name, chance);
        let sex = if person.male { "M" } else { "F" };
        out += &format!(
            "{},{name},{father},{mother},{}-01-01,{sex},{place},{y:04}-{m:02}-{d:02},Detained\n",
            n + 1,
            person.birth.0
        );
    }
    out.into_bytes()
}

/// News copied from messages: one sentence a person.
fn news(people: &[(Person, Story)], chance: &mut Chance) -> Vec<u8> {
    let mut out = String::new();
    for (n, (person, story)) in people.iter().enumerate() {
        let chain = person.chain();
        let name = if chance.percent(50) {
            format!("{} {} {}", chain[0], chain[1], chain[3])
        } else {
            chain.join(" ")
        };
        let name = hand::hurried(&name, chance);
        let sharp = chance.weighed(&[(Sharp::Day, 50), (Sharp::Month, 30), (Sharp::Year, 20)]);
        let (town, date, party) =
            (person.house.town.name, hand::date(story.taken, sharp, chance), chance.pick(story.party));
        let verb = if person.male { "اعتقل" } else { "اعتقلت" };
        out += &format!("{}- {name} من {town} {verb} بتاريخ {date} على {party}\n", n + 1);
    }
    out.into_bytes()
}
