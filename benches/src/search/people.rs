//! An invented country to search in: clans in towns, households of brothers,
//! mothers with their own families, kunyas, numbers, and a long tail of rare
//! family names, so that the vocabulary is as large as a real one.

use access::{Audience, Cleared, FileRecord};
use dates::Fuzzy;
use model::card::{Card, NameRole, PlaceRole};
use model::{ImportId, OrganisationId, PersonId, Property, SourceId};

/// SplitMix64: small, seedable, the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    pub fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What is true of one person, and what the file says.
#[derive(Clone)]
pub struct Person {
    pub id: u64,
    pub chain: Vec<String>,
    pub mother: [String; 2],
    pub kunya: Option<String>,
    pub national: String,
    pub phone: String,
    pub record: String,
    pub town: usize,
    pub year: i32,
}

impl Person {
    pub fn name(&self) -> String {
        self.chain.join(" ")
    }
    pub fn family(&self) -> &str {
        self.chain.last().map_or("", String::as_str)
    }
}

struct Drawn {
    names: Vec<String>,
    sums: Vec<u64>,
}

impl Drawn {
    fn new(all: impl Iterator<Item = (String, u64)>) -> Drawn {
        let mut drawn = Drawn { names: Vec::new(), sums: Vec::new() };
        let mut sum = 0;
        for (name, weight) in all {
            sum += weight;
            drawn.names.push(name);
            drawn.sums.push(sum);
        }
        drawn
    }
    fn draw(&self, random: &mut Random) -> String {
        let at = random.next() % self.sums.last().copied().unwrap_or(1);
        self.names[self.sums.partition_point(|s| *s <= at)].clone()
    }
}

/// The country, person by person; endless.
pub struct People {
    random: Random,
    men: Drawn,
    women: Drawn,
    families: Drawn,
    rare: Vec<String>,
    clans: Vec<Vec<String>>,
    ready: Vec<Person>,
    next: u64,
}

pub const TOWNS: usize = 240;

impl People {
    pub fn new(seed: u64) -> People {
        let mut random = Random(seed);
        let given = names::given_names();
        let of = |sexes: [names::NameSex; 2]| {
            Drawn::new(
                given
                    .iter()
                    .filter(|g| sexes.contains(&g.sex))
                    .map(|g| (g.name.to_owned(), frequency(g.name, g.weight))),
            )
        };
        let (men, women) = (
            of([names::NameSex::Male, names::NameSex::Either]),
            of([names::NameSex::Female, names::NameSex::Either]),
        );
        let families =
            Drawn::new(names::family_names().iter().map(|f| (f.name.to_owned(), 2 << (2 * f.weight))));
        let rare = (0..60_000).map(|_| rare_family(&mut random)).collect();
        let clans = (0..TOWNS).map(|_| (0..12).map(|_| families.draw(&mut random)).collect()).collect();
        People { random, men, women, families, rare, clans, ready: Vec::new(), next: 1 }
    }

    fn any_family(&mut self) -> String {
        if self.random.percent(15) {
            // The rarer, the further down the list.
            let top = 1 + self.random.below(self.rare.len());
            let at = self.random.below(top);
            return self.rare[at].clone();
        }
        self.families.draw(&mut self.random)
    }

    fn household(&mut self) {
        let town = self.random.below(TOWNS).min(self.random.below(TOWNS));
        let family = if self.random.percent(50) {
            self.random.pick(&self.clans[town]).clone()
        } else {
            self.any_family()
        };
        let (father, grandfather) = (self.men.draw(&mut self.random), self.men.draw(&mut self.random));
        let mother = [self.women.draw(&mut self.random), self.any_family()];
        let mut brothers: Vec<String> = Vec::new();
        for _ in 0..1 + self.random.below(4) {
            let given = if self.random.percent(94) {
                self.men.draw(&mut self.random)
            } else {
                self.women.draw(&mut self.random)
            };
            if !brothers.contains(&given) {
                brothers.push(given);
            }
        }
        for given in brothers {
            let mut chain = vec![given, father.clone(), grandfather.clone(), family.clone()];
            if self.random.percent(20) {
                chain.remove(2);
            }
            // One file in thirty has a slip in it already.
            if self.random.percent(3) {
                let at = self.random.below(chain.len());
                chain[at] = super::slips::one_letter(&chain[at], &mut self.random);
            }
            let kunya = self.random.percent(35).then(|| format!("أبو {}", self.men.draw(&mut self.random)));
            let id = self.next;
            self.next += 1;
            self.ready.push(Person {
                id,
                chain,
                mother: mother.clone(),
                kunya,
                national: format!("{:011}", 12_000_000_000 + id * 7919 % 1_000_000_007),
                phone: format!("09{:08}", id * 48_271 % 99_999_989),
                record: format!("D-{}/{:05}", 2011 + id % 9, id % 100_000),
                town,
                year: 2011 + self.random.below(13).min(self.random.below(13)) as i32,
            });
        }
        self.ready.reverse();
    }
}

impl Iterator for People {
    type Item = Person;
    fn next(&mut self) -> Option<Person> {
        while self.ready.is_empty() {
            self.household();
        }
        self.ready.pop()
    }
}

fn frequency(name: &str, weight: u8) -> u64 {
    match name {
        "محمد" => 9000,
        "أحمد" => 5000,
        _ => 3 << (2 * weight),
    }
}

fn rare_family(random: &mut Random) -> String {
    const LETTERS: [char; 24] = [
        'ب', 'ت', 'ج', 'ح', 'خ', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ط', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن',
        'ه', 'و', 'ي', 'ا',
    ];
    let stem: String = (0..3 + random.below(3)).map(|_| *random.pick(&LETTERS)).collect();
    match random.below(4) {
        0 => stem,
        1 => format!("ال{stem}ي"),
        2 => format!("ال{stem}"),
        _ => format!("{stem}ة"),
    }
}

const WORDS_FOR_PARTIES: [(&str, &str); 8] = [
    ("SYA-MI", "الأمن العسكري"),
    ("SYA-MI-245", "فرع 245"),
    ("SYA-AFI", "المخابرات الجوية"),
    ("SYA-SS", "أمن الدولة"),
    ("SYA-PS", "الأمن السياسي"),
    ("SYA-ARMY", "الجيش"),
    ("SYA-MI-215", "فرع 215"),
    ("UNKNOWN", "مجهولون"),
];
const STATUS: [&str; 8] = [
    "forcibly_disappeared",
    "missing",
    "released",
    "detained_acknowledged",
    "presumed_dead_document",
    "presumed_dead_witness",
    "escaped",
    "reported",
];

/// The card of a person, as a clearance of the house sees it.
pub fn card(person: &Person, random: &mut Random) -> Cleared<Card> {
    let mut names = vec![(NameRole::Whole, person.name())];
    names.extend(person.kunya.iter().map(|k| (NameRole::Kunya, k.clone())));
    names.push((NameRole::Mother, person.mother.join(" ")));
    let governorate = if person.town.is_multiple_of(10) { "SY14" } else { "SY12" };
    let place = |role, words: String| (role, words);
    let party = random.pick(&WORDS_FOR_PARTIES);
    let missing: Vec<Property> =
        Property::all().filter(|p| p.entry().expected && random.percent(15)).collect();
    let held = random.percent(30);
    let card = Card {
        person: PersonId(person.id),
        members: vec![PersonId(person.id)],
        names,
        former: vec![],
        numbers: vec![person.national.clone(), person.phone.clone(), person.record.clone()],
        birth: vec![Fuzzy::year_of(1950 + (person.id % 50) as i32).unwrap_or(Fuzzy::UNKNOWN)],
        taken: vec![Fuzzy::month(person.year, 1 + (person.id % 12) as u8).unwrap_or(Fuzzy::UNKNOWN)],
        taken_words: Vec::new(),
        places: vec![
            place(PlaceRole::Origin, format!("C{}", 6000 + person.town)),
            place(PlaceRole::Taken, governorate.to_owned()),
        ],
        place_words: vec![
            place(PlaceRole::Origin, format!("بلدة رقم {}", person.town)),
            place(PlaceRole::Taken, "درعا".to_owned()),
        ],
        parties: vec![party.0.to_owned()],
        party_words: vec![party.1.to_owned()],
        held_words: if held { vec!["سجن صيدنايا".to_owned()] } else { vec![] },
        step_words: vec![],
        office_words: vec![],
        offices: vec![],
        facilities: if held { vec![("F117".to_owned(), false)] } else { vec![] },
        status: vec![(*random.pick(&STATUS)).to_owned()],
        sex: vec!["male".to_owned()],
        organisations: (1..=6).filter(|_| random.percent(25)).map(OrganisationId).collect(),
        sources: (0..1 + random.below(3)).map(|_| SourceId(1 + random.below(400) as u64)).collect(),
        imports: vec![ImportId(1 + random.below(30) as u64)],
        missing,
        apart: random.percent(10),
        untold: false,
        papers: random.below(3) as u32,
        events: random.below(5) as u32,
        changed: person.id as i64,
    };
    FileRecord::card(&FileRecord::by_hand(card).bytes(), Audience::Team)
        .expect("a record")
        .expect("an inside line")
}
