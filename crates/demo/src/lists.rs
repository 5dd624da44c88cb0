//! Invented lists with known truth, to measure linkage on.
//!
//! A country of invented families: towns where one clan fills a quarter,
//! brothers who share everything but the given name and the birth, cousins named
//! after one grandfather. Six sources tell of them, each with its own gaps and
//! slips; every kind of slip counted on real lists is made here, about as often
//! (spelling rules, word borders, fonts, letters, a part left out or replaced,
//! days and months swapped, 1 January for a year).
//!
//! **Invariant:** the same seed gives the same rows on every machine, and no row
//! is taken from anywhere but the vocabulary of `names`.

use std::fmt::Write;

/// One row of one list, and who it truly is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InventedRow {
    /// The list.
    pub source: &'static str,
    /// Given name as this list writes it.
    pub given: String,
    /// Father's name.
    pub father: String,
    /// Grandfather's name.
    pub grandfather: String,
    /// Family name.
    pub family: String,
    /// Mother's name.
    pub mother: String,
    /// `m`, `f` or nothing.
    pub sex: &'static str,
    /// Birth, ISO; 1 January often means the year only.
    pub dob: String,
    /// Governorate.
    pub governorate: String,
    /// Town.
    pub place: String,
    /// Day of detention, ISO.
    pub detained: String,
    /// The truth.
    pub person: u64,
    /// The kinds of slip in this row, for slices by phenomenon.
    pub slips: Slips,
}

/// Which phenomena a row shows, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Slips(pub u16);

#[allow(missing_docs)]
impl Slips {
    pub const SPELLING: Slips = Slips(1);
    pub const BORDER: Slips = Slips(2);
    pub const FONT: Slips = Slips(4);
    pub const LETTER: Slips = Slips(8);
    pub const LETTERS: Slips = Slips(16);
    pub const PART_MISSING: Slips = Slips(32);
    pub const PART_REPLACED: Slips = Slips(64);
    pub const DAY_MONTH: Slips = Slips(128);
    pub const YEAR_ONLY: Slips = Slips(256);
    pub const BIRTH_OFF: Slips = Slips(512);
    pub const MOTHER_MISSING: Slips = Slips(1024);
    pub const TAKEN_OFF: Slips = Slips(2048);

    /// Every phenomenon with its name.
    pub const ALL: [(Slips, &'static str); 12] = [
        (Slips::SPELLING, "spelling"),
        (Slips::BORDER, "word-border"),
        (Slips::FONT, "font"),
        (Slips::LETTER, "one-letter"),
        (Slips::LETTERS, "two-letters"),
        (Slips::PART_MISSING, "part-missing"),
        (Slips::PART_REPLACED, "part-replaced"),
        (Slips::DAY_MONTH, "day-month-swapped"),
        (Slips::YEAR_ONLY, "year-only"),
        (Slips::BIRTH_OFF, "birth-differs"),
        (Slips::MOTHER_MISSING, "mother-missing"),
        (Slips::TAKEN_OFF, "taken-differs"),
    ];

    /// Whether the row shows the phenomenon.
    pub fn has(self, s: Slips) -> bool {
        self.0 & s.0 != 0
    }

    fn add(&mut self, s: Slips) {
        self.0 |= s.0;
    }
}

/// How one source writes: chances in a thousand.
struct ListStyle {
    name: &'static str,
    /// How likely a person of the country is in it.
    covers: u32,
    /// Slips per name part.
    slips: u32,
    no_grandfather: u32,
    no_family: u32,
    no_mother: u32,
    no_birth: u32,
    year_only: u32,
    no_place: u32,
    no_taken: u32,
    taken_off: u32,
    /// Rows pasted twice.
    twice: u32,
}

const SOURCES: [ListStyle; 6] = [
    ListStyle {
        name: "register",
        covers: 520,
        slips: 25,
        no_grandfather: 120,
        no_family: 10,
        no_mother: 180,
        no_birth: 80,
        year_only: 150,
        no_place: 40,
        no_taken: 120,
        taken_off: 60,
        twice: 30,
    },
    ListStyle {
        name: "partner",
        covers: 400,
        slips: 45,
        no_grandfather: 600,
        no_family: 20,
        no_mother: 400,
        no_birth: 160,
        year_only: 300,
        no_place: 150,
        no_taken: 200,
        taken_off: 120,
        twice: 20,
    },
    ListStyle {
        name: "forms",
        covers: 320,
        slips: 40,
        no_grandfather: 350,
        no_family: 20,
        no_mother: 120,
        no_birth: 120,
        year_only: 200,
        no_place: 80,
        no_taken: 100,
        taken_off: 150,
        twice: 40,
    },
    ListStyle {
        name: "prison",
        covers: 220,
        slips: 80,
        no_grandfather: 750,
        no_family: 50,
        no_mother: 600,
        no_birth: 300,
        year_only: 350,
        no_place: 300,
        no_taken: 250,
        taken_off: 300,
        twice: 20,
    },
    ListStyle {
        name: "media",
        covers: 180,
        slips: 90,
        no_grandfather: 850,
        no_family: 60,
        no_mother: 900,
        no_birth: 600,
        year_only: 600,
        no_place: 150,
        no_taken: 300,
        taken_off: 250,
        twice: 60,
    },
    ListStyle {
        name: "court",
        covers: 120,
        slips: 35,
        no_grandfather: 250,
        no_family: 10,
        no_mother: 80,
        no_birth: 100,
        year_only: 120,
        no_place: 200,
        no_taken: 500,
        taken_off: 100,
        twice: 5,
    },
];

const GOVERNORATES: [(&str, u32); 14] = [
    ("درعا", 22),
    ("القنيطرة", 6),
    ("السويداء", 3),
    ("دمشق", 12),
    ("ريف دمشق", 16),
    ("حمص", 12),
    ("حماة", 9),
    ("حلب", 12),
    ("إدلب", 9),
    ("اللاذقية", 4),
    ("طرطوس", 2),
    ("الرقة", 4),
    ("دير الزور", 6),
    ("الحسكة", 4),
];

/// Makes rows, family by family; an endless iterator.
pub struct Lists {
    random: Random,
    names: Vocabulary,
    person: u64,
    ready: Vec<InventedRow>,
}

impl Lists {
    /// A country from a seed.
    pub fn new(seed: u64) -> Lists {
        let mut random = Random(seed);
        let names = Vocabulary::new(&mut random);
        Lists { random, names, person: 0, ready: Vec::new() }
    }
}

impl Iterator for Lists {
    type Item = InventedRow;
    fn next(&mut self) -> Option<InventedRow> {
        while self.ready.is_empty() {
            self.clan();
            self.ready.reverse();
        }
        self.ready.pop()
    }
}

/// What is true of one person.
struct TruePerson {
    id: u64,
    male: bool,
    chain: [String; 4],
    mother: String,
    birth: (i32, u32, u32),
    place: usize,
    taken: i32,
}

impl Lists {
    /// A grandfather, his sons and theirs.
    fn clan(&mut self) {
        let place = self.names.place(&mut self.random);
        let family = self.names.family_of(place, &mut self.random);
        let grandfather = self.names.man(&mut self.random);
        let born = 1925 + self.random.below(50) as i32;
        for _ in 0..1 + self.random.below(3) {
            let father = self.names.man(&mut self.random);
            let mother = self.names.woman(&mut self.random);
            let first_born = born + 18 + self.random.below(15) as i32;
            self.household(place, &family, &grandfather, &father, &mother, first_born);
        }
    }

    fn household(
        &mut self,
        place: usize,
        family: &str,
        grandfather: &str,
        father: &str,
        mother: &str,
        from: i32,
    ) {
        let day_of_all = self.taken();
        let mut given: Vec<String> = Vec::new();
        for n in 0..1 + self.random.below(4) {
            let male = self.random.below(100) < 88;
            let mut name =
                if male { self.names.man(&mut self.random) } else { self.names.woman(&mut self.random) };
            if n == 0 && self.random.below(100) < 18 && male {
                name = grandfather.to_string();
            }
            if given.contains(&name) {
                continue;
            }
            given.push(name.clone());
            let taken = if self.random.below(100) < 30 { day_of_all } else { self.taken() };
            let year = from + 2 * n as i32 + self.random.below(3) as i32;
            let birth = (year, 1 + self.random.below(12), 1 + self.random.below(28));
            self.person += 1;
            let person = TruePerson {
                id: self.person,
                male,
                chain: [name, father.into(), grandfather.into(), family.into()],
                mother: mother.into(),
                birth,
                place,
                taken,
            };
            self.told(&person);
        }
    }

    fn taken(&mut self) -> i32 {
        // Days since 2011-03-15; most in the first three years.
        let d = self.random.below(1200).min(self.random.below(3600));
        d as i32
    }

    fn told(&mut self, p: &TruePerson) {
        for s in &SOURCES {
            let times = if !self.random.chance(s.covers) {
                0
            } else if self.random.chance(s.twice) {
                2
            } else {
                1
            };
            for _ in 0..times {
                let row = self.row(p, s);
                self.ready.push(row);
            }
        }
    }

    fn row(&mut self, p: &TruePerson, s: &ListStyle) -> InventedRow {
        let mut row = InventedRow { source: s.name, person: p.id, ..InventedRow::default() };
        let r = &mut self.random;
        let mut parts = p.chain.clone();
        for (i, part) in parts.iter_mut().enumerate() {
            *part = slipped(part, s.slips, r, &mut row.slips);
            if r.chance(s.slips / 12) {
                *part = if i == 3 { self.names.any_family(r) } else { self.names.man(r) };
                row.slips.add(Slips::PART_REPLACED);
            }
        }
        for (i, chance) in [(1, s.slips / 4), (2, s.no_grandfather), (3, s.no_family)] {
            if r.chance(chance) {
                parts[i].clear();
                if i != 2 {
                    row.slips.add(Slips::PART_MISSING);
                }
            }
        }
        [row.given, row.father, row.grandfather, row.family] = parts;
        if r.chance(s.no_mother) {
            row.slips.add(Slips::MOTHER_MISSING)
        } else {
            row.mother = slipped(&p.mother, s.slips, r, &mut row.slips)
        }
        row.sex = match (r.below(1000), p.male) {
            (0..=60, _) => "",
            (61..=63, male) => {
                if male {
                    "f"
                } else {
                    "m"
                }
            }
            (_, male) => {
                if male {
                    "m"
                } else {
                    "f"
                }
            }
        };
        if !r.chance(s.no_birth) {
            row.dob = birth(p.birth, s, r, &mut row.slips);
        }
        let place = if r.chance(40) { self.names.place(r) } else { p.place };
        row.governorate = GOVERNORATES[self.names.places[place].1].0.into();
        if !r.chance(s.no_place) {
            row.place = slipped(&self.names.places[place].0.clone(), s.slips / 3, r, &mut Slips::default());
        }
        if !r.chance(s.no_taken) {
            let mut day = p.taken;
            if r.chance(s.taken_off) {
                day += match r.below(4) {
                    0 => r.below(5) as i32 - 2,
                    1 => 30,
                    2 => r.below(60) as i32 - 30,
                    _ => r.below(400) as i32 - 200,
                };
                row.slips.add(Slips::TAKEN_OFF);
            }
            row.detained = iso_day(day.max(0));
        }
        row
    }
}

fn birth(b: (i32, u32, u32), s: &ListStyle, r: &mut Random, slips: &mut Slips) -> String {
    let (mut y, mut m, mut d) = b;
    match r.below(1000) {
        0..=15 if d <= 12 => {
            std::mem::swap(&mut m, &mut d);
            slips.add(Slips::DAY_MONTH);
        }
        16..=27 => {
            y += [-10, -1, 1, 10, -2, 2][r.below(6) as usize];
            slips.add(Slips::BIRTH_OFF);
        }
        28..=40 => {
            d = 1 + r.below(28);
            slips.add(Slips::BIRTH_OFF);
        }
        41..=50 => {
            (y, m, d) = (y + r.below(7) as i32 - 3, 1 + r.below(12), 1 + r.below(28));
            slips.add(Slips::BIRTH_OFF);
        }
        _ => {}
    }
    if r.chance(s.year_only) {
        slips.add(Slips::YEAR_ONLY);
        (m, d) = (1, 1);
    }
    let mut out = String::new();
    let _ = write!(out, "{y:04}-{m:02}-{d:02}");
    out
}

/// Days after 2011-03-15 as ISO, on a calendar of real months.
fn iso_day(days: i32) -> String {
    const MONTHS: [i32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (mut y, mut left) = (2011, days + 73);
    loop {
        let leap = i32::from(y % 4 == 0);
        if left < 365 + leap {
            for (m, n) in MONTHS.iter().enumerate() {
                let n = n + if m == 1 { leap } else { 0 };
                if left < n {
                    return format!("{y:04}-{:02}-{:02}", m + 1, left + 1);
                }
                left -= n;
            }
        }
        left -= 365 + leap;
        y += 1;
    }
}

/// A name as a hurried hand writes it.
fn slipped(name: &str, slips: u32, r: &mut Random, seen: &mut Slips) -> String {
    let mut s = name.to_string();
    if r.chance(160) {
        let plain: String = s
            .chars()
            .map(|c| match c {
                'أ' | 'إ' | 'آ' => 'ا',
                'ى' => 'ي',
                'ة' => 'ه',
                c => c,
            })
            .collect();
        if plain != s {
            s = plain;
            seen.add(Slips::SPELLING);
        }
    }
    if s.contains(' ') && r.chance(250) {
        s = s.replacen(' ', "", 1);
        seen.add(Slips::BORDER);
    }
    if s.contains("لا") && r.chance(slips / 3) {
        s = s.replacen("لا", "ال", 1);
        seen.add(Slips::FONT);
    }
    if r.chance(slips) {
        s = letter(&s, r);
        seen.add(Slips::LETTER);
        if r.chance(250) {
            s = letter(&s, r);
            seen.add(Slips::LETTERS);
        }
    }
    s
}

const DOTS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];

/// One letter changed, left out, doubled or swapped with its neighbour; hardly
/// ever the first.
fn letter(s: &str, r: &mut Random) -> String {
    let mut cs: Vec<char> = s.chars().collect();
    if cs.len() < 3 {
        return s.into();
    }
    let at = 1 + r.below(cs.len() as u32 - 1) as usize;
    match r.below(10) {
        0..=3 => {
            if let Some(group) = DOTS.iter().find(|g| g.contains(cs[at])) {
                let group: Vec<char> = group.chars().collect();
                cs[at] = group[r.below(group.len() as u32) as usize];
            } else {
                cs.remove(at);
            }
        }
        4..=6 => {
            cs.remove(at);
        }
        7 => cs.insert(at, cs[at]),
        8 if at + 1 < cs.len() => cs.swap(at, at + 1),
        _ => cs[at] = ['ا', 'ي', 'و', 'ن', 'ر', 'م', 'ل', 'ه'][r.below(8) as usize],
    }
    cs.into_iter().collect()
}

/// Names with how often they are drawn, summed up.
struct Vocabulary {
    men: Vec<(String, u64)>,
    women: Vec<(String, u64)>,
    families: Vec<(String, u64)>,
    places: Vec<(String, usize)>,
    reach: Vec<u64>,
}

impl Vocabulary {
    fn new(r: &mut Random) -> Vocabulary {
        let given = names::given_names();
        let of = |wanted: &[names::NameSex]| {
            summed(
                given
                    .iter()
                    .filter(|g| wanted.contains(&g.sex))
                    .map(|g| (g.name.to_string(), common(g.weight, g.name))),
            )
        };
        let (men, women) =
            (of(&[names::NameSex::Male, names::NameSex::Either]), of(&[names::NameSex::Female]));
        let mut families: Vec<(String, u64)> =
            names::family_names().iter().map(|f| (f.name.to_string(), 2u64 << (2 * f.weight))).collect();
        for g in given.iter().filter(|g| g.sex == names::NameSex::Male) {
            families.push((format!("أبو {}", g.name), 12));
            families.push((format!("آل {}", g.name), 5));
            if !g.name.contains(' ') && !g.name.starts_with("ال") {
                families.push((format!("ال{}", g.name), 8));
                families.push((format!("{}ي", g.name.trim_end_matches(['ة', 'ي', 'ى'])), 3));
            }
        }
        let families = summed(families.into_iter());
        let mut places = Vec::new();
        for n in 0..900u32 {
            let (a, b) = (r.below(given.len() as u32) as usize, r.below(families.len() as u32) as usize);
            let name = match n % 4 {
                0 => format!("كفر {}", given[a].name),
                1 => format!("تل {}", given[a].name),
                2 => format!("دير {}", families[b].0),
                _ => format!("خربة {}", given[a].name),
            };
            let mut pick = r.below(GOVERNORATES.iter().map(|g| g.1).sum());
            let at = GOVERNORATES
                .iter()
                .position(|g| {
                    if pick < g.1 {
                        true
                    } else {
                        pick -= g.1;
                        false
                    }
                })
                .unwrap_or(0);
            places.push((name, at));
        }
        let mut sum = 0;
        let reach = (0..places.len() as u64)
            .map(|i| {
                sum += 100_000 / (i + 8);
                sum
            })
            .collect();
        Vocabulary { men, women, families, places, reach }
    }

    fn man(&self, r: &mut Random) -> String {
        draw(&self.men, r)
    }
    fn woman(&self, r: &mut Random) -> String {
        draw(&self.women, r)
    }
    fn any_family(&self, r: &mut Random) -> String {
        draw(&self.families, r)
    }
    fn place(&self, r: &mut Random) -> usize {
        let x = r.next() % self.reach.last().copied().unwrap_or(1);
        self.reach.partition_point(|&s| s <= x).min(self.places.len() - 1)
    }

    /// Half of a town bears one of its own twelve families.
    fn family_of(&self, place: usize, r: &mut Random) -> String {
        if r.below(2) == 0 {
            return self.any_family(r);
        }
        let mut own = Random(place as u64 * 977 + u64::from(r.below(12).min(r.below(12))));
        own.next();
        self.any_family(&mut own)
    }
}

fn common(weight: u8, name: &str) -> u64 {
    match name {
        "محمد" => 9000,
        "أحمد" => 5000,
        _ => 3u64 << (2 * weight),
    }
}

fn summed(rows: impl Iterator<Item = (String, u64)>) -> Vec<(String, u64)> {
    let mut sum = 0;
    rows.map(|(n, w)| {
        sum += w;
        (n, sum)
    })
    .collect()
}

fn draw(from: &[(String, u64)], r: &mut Random) -> String {
    let x = r.next() % from.last().map_or(1, |l| l.1);
    from[from.partition_point(|f| f.1 <= x).min(from.len() - 1)].0.clone()
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, seedable, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }
    fn below(&mut self, n: u32) -> u32 {
        (self.next() % u64::from(n.max(1))) as u32
    }
    /// In a thousand.
    fn chance(&mut self, per_thousand: u32) -> bool {
        self.below(1000) < per_thousand
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_is_one_country() {
        let a: Vec<InventedRow> = Lists::new(7).take(500).collect();
        assert_eq!(a, Lists::new(7).take(500).collect::<Vec<_>>());
        assert_ne!(a, Lists::new(8).take(500).collect::<Vec<_>>());
    }

    #[test]
    fn every_phenomenon_is_there() {
        let rows: Vec<InventedRow> = Lists::new(1).take(20_000).collect();
        for (slip, name) in Slips::ALL {
            assert!(rows.iter().any(|r| r.slips.has(slip)), "{name}");
        }
    }

    #[test]
    fn brothers_stand_side_by_side() {
        let rows: Vec<InventedRow> = Lists::new(1).take(5_000).collect();
        let brothers = rows.windows(2).filter(|w| {
            w[0].person != w[1].person
                && w[0].father == w[1].father
                && w[0].family == w[1].family
                && w[0].mother == w[1].mother
        });
        assert!(brothers.count() > 200);
    }

    #[test]
    fn days_are_days_of_the_calendar() {
        assert_eq!(iso_day(0), "2011-03-15");
        assert_eq!(iso_day(352), "2012-03-01");
        assert_eq!(iso_day(1387), "2014-12-31");
    }
}
