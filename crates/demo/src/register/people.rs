//! Invented households: clans that fill a town, brothers who share everything
//! but the given name and the birth.

use super::chance::Chance;
use super::words::{DARAA, QUNEITRA, Town};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What brothers share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct House {
    pub father: String,
    pub grandfather: String,
    pub family: String,
    pub mother: [String; 2],
    pub town: Town,
    /// Families of the Golan live in Rif Dimashq and are registered in Quneitra.
    pub displaced: bool,
    pub register: u32,
    pub phone: String,
}

/// One invented person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// Number of the person; a file of another organisation about the same person has the same.
    pub number: u64,
    pub given: String,
    pub male: bool,
    pub birth: (i32, i32, i32),
    pub kunya: Option<String>,
    pub house: Rc<House>,
    /// A household of which several were taken together.
    pub together: bool,
}

impl Person {
    /// Given, father's, grandfather's and family name.
    pub fn chain(&self) -> [&str; 4] {
        [&self.given, &self.house.father, &self.house.grandfather, &self.house.family]
    }
}

/// Names with the sums of their weights.
struct Drawn(Vec<(String, u64)>);

impl Drawn {
    fn new(all: impl Iterator<Item = (&'static str, u64)>) -> Drawn {
        let mut sum = 0;
        let summed = all.map(|(name, weight)| {
            sum += weight;
            (name.to_owned(), sum)
        });
        Drawn(summed.collect())
    }

    fn draw(&self, chance: &mut Chance) -> String {
        let at = chance.next() % self.0.last().map_or(1, |l| l.1);
        self.0[self.0.partition_point(|(_, sum)| *sum <= at)].0.clone()
    }
}

/// The people, household by household; endless.
pub(super) struct People {
    pub chance: Chance,
    men: Drawn,
    women: Drawn,
    families: Drawn,
    clans: BTreeMap<&'static str, Vec<String>>,
    next: u64,
}

impl People {
    pub fn new(seed: u64) -> People {
        let given = names::given_names();
        let of = |male: bool| {
            let fits = move |g: &&names::Given| {
                if male { g.sex == names::NameSex::Male } else { g.sex == names::NameSex::Female }
            };
            Drawn::new(given.iter().filter(fits).map(|g| (g.name, often(g.name, g.weight))))
        };
        let families = Drawn::new(names::family_names().iter().map(|f| (f.name, 2 << (2 * f.weight))));
        People {
            chance: Chance(seed),
            men: of(true),
            women: of(false),
            families,
            clans: BTreeMap::new(),
            next: 1,
        }
    }

    pub fn man(&mut self) -> String {
        self.men.draw(&mut self.chance)
    }

    fn family_of(&mut self, town: Town) -> String {
        if self.chance.percent(40) {
            return self.families.draw(&mut self.chance);
        }
        let (families, chance) = (&self.families, &mut self.chance);
        let clan =
            self.clans.entry(town.name).or_insert_with(|| (0..9).map(|_| families.draw(chance)).collect());
        clan[self.chance.below(9).min(self.chance.below(9))].clone()
    }

    /// A household and those of it who have a file.
    pub fn household(&mut self) -> Vec<Person> {
        let displaced = self.chance.in_thousand(30);
        let quneitra = displaced || self.chance.in_thousand(93);
        let town = self.chance.weighed(if quneitra { QUNEITRA } else { DARAA });
        let house = Rc::new(House {
            father: self.man(),
            grandfather: self.man(),
            family: self.family_of(town),
            mother: [self.women.draw(&mut self.chance), self.family_of(town)],
            town,
            displaced,
            register: 1 + self.chance.below(900) as u32,
            phone: invented_phone(&mut self.chance),
        });
        // About one file in nine shares its household with another.
        let together = self.chance.percent(6);
        let several = if together { 2 + self.chance.below(2) } else { 1 };
        let eldest = birth_year(&mut self.chance);
        let mut people: Vec<Person> = Vec::new();
        for n in 0..several {
            let male = self.chance.in_thousand(965);
            let given = if male { self.man() } else { self.women.draw(&mut self.chance) };
            if people.iter().any(|p| p.given == given) || given == house.father {
                continue;
            }
            people.push(self.person(given, male, eldest + 3 * n as i32, &house, together));
        }
        people
    }

    fn person(&mut self, given: String, male: bool, year: i32, house: &Rc<House>, together: bool) -> Person {
        let kunya = (male && self.chance.percent(30)).then(|| format!("أبو {}", self.man()));
        let number = self.next;
        self.next += 1;
        let birth = (year, self.chance.between(1, 12), self.chance.between(1, 28));
        Person { number, given, male, birth, kunya, house: house.clone(), together }
    }

    /// Someone else of the same four names: other mother, other birth, other town.
    pub fn namesake(&mut self, of: &Person) -> Person {
        let town = self.chance.weighed(DARAA);
        let mother = [self.women.draw(&mut self.chance), self.family_of(town)];
        let register = 1 + self.chance.below(900) as u32;
        let phone = invented_phone(&mut self.chance);
        let house = Rc::new(House { mother, town, register, phone, displaced: false, ..(*of.house).clone() });
        let year = of.birth.0 + self.chance.between(4, 15);
        self.person(of.given.clone(), of.male, year, &house, false)
    }
}

/// Most are between eighteen and thirty-five when they are taken, few are boys.
fn birth_year(chance: &mut Chance) -> i32 {
    match chance.below(100) {
        0..=17 => chance.between(1952, 1976),
        18..=90 => chance.between(1977, 1994),
        _ => chance.between(1995, 2002),
    }
}

/// 0900 is given to no operator: no telephone rings.
fn invented_phone(chance: &mut Chance) -> String {
    format!("0900{:06}", chance.below(1_000_000))
}

fn often(name: &str, weight: u8) -> u64 {
    match name {
        "محمد" => 9000,
        "أحمد" => 5000,
        _ => 3 << (2 * weight),
    }
}
