//! Cards of invented people, made by hand.
#![allow(dead_code, reason = "each test file uses its part")]

use access::{Audience, Cleared, FileRecord};
use dates::parse_edtf;
use model::card::{Card, NameRole, PlaceRole};
use model::{OrganisationId, PersonId, Property, SourceId};
use search::Atlas;

/// A card with nothing but its number and a name.
pub fn card(person: u64, name: &str) -> Card {
    Card {
        person: PersonId(person),
        members: vec![PersonId(person)],
        names: vec![(NameRole::Whole, name.to_owned())],
        former: vec![],
        numbers: vec![],
        birth: vec![],
        taken: vec![],
        taken_words: vec![],
        places: vec![],
        place_words: vec![],
        parties: vec![],
        party_words: vec![],
        held_words: vec![],
        step_words: vec![],
        office_words: vec![],
        offices: vec![],
        facilities: vec![],
        status: vec![],
        sex: vec![],
        organisations: vec![],
        sources: vec![],
        imports: vec![],
        missing: vec![],
        apart: false,
        untold: false,
        papers: 0,
        events: 0,
        changed: person as i64,
    }
}

/// What is added to a card, one call a thing.
pub trait With: Sized {
    fn name(self, role: NameRole, name: &str) -> Self;
    fn mother(self, name: &str) -> Self;
    fn kunya(self, name: &str) -> Self;
    fn number(self, number: &str) -> Self;
    fn taken(self, edtf: &str) -> Self;
    fn place(self, role: PlaceRole, code: &str, words: &str) -> Self;
    fn party(self, id: &str, words: &str) -> Self;
    fn held(self, id: &str, words: &str) -> Self;
    fn step(self, id: &str, words: &str) -> Self;
    fn office(self, id: &str, words: &str) -> Self;
    fn role_of_former_name(self, role: NameRole, name: &str) -> Self;
    fn status(self, code: &str) -> Self;
    fn from(self, organisation: u64, source: u64) -> Self;
    fn lacks(self, property: &str) -> Self;
    fn cleared(self) -> Cleared<Card>;
}

impl With for Card {
    fn name(mut self, role: NameRole, name: &str) -> Card {
        self.names.push((role, name.to_owned()));
        self
    }
    fn mother(self, name: &str) -> Card {
        self.name(NameRole::Mother, name)
    }
    fn kunya(self, name: &str) -> Card {
        self.name(NameRole::Kunya, name)
    }
    fn number(mut self, number: &str) -> Card {
        self.numbers.push(number.to_owned());
        self
    }
    fn taken(mut self, edtf: &str) -> Card {
        self.taken.push(parse_edtf(edtf).expect("a date of the test"));
        self
    }
    fn place(mut self, role: PlaceRole, code: &str, words: &str) -> Card {
        self.places.push((role, code.to_owned()));
        self.place_words.push((role, words.to_owned()));
        self
    }
    fn party(mut self, id: &str, words: &str) -> Card {
        self.parties.push(id.to_owned());
        self.party_words.push(words.to_owned());
        self
    }
    fn held(mut self, id: &str, words: &str) -> Card {
        self.facilities.push((id.to_owned(), false));
        self.held_words.push(words.to_owned());
        self
    }
    fn step(mut self, id: &str, words: &str) -> Card {
        self.facilities.push((id.to_owned(), true));
        self.step_words.push(words.to_owned());
        self
    }
    fn office(mut self, id: &str, words: &str) -> Card {
        self.offices.push(id.to_owned());
        self.office_words.push(words.to_owned());
        self
    }
    fn role_of_former_name(mut self, role: NameRole, name: &str) -> Card {
        self.former.push((role, name.to_owned()));
        self
    }
    fn status(mut self, code: &str) -> Card {
        self.status.push(code.to_owned());
        self
    }
    fn from(mut self, organisation: u64, source: u64) -> Card {
        self.organisations.push(OrganisationId(organisation));
        self.sources.push(SourceId(source));
        self
    }
    fn lacks(mut self, property: &str) -> Card {
        self.missing.push(Property::named(property));
        self
    }
    fn cleared(self) -> Cleared<Card> {
        FileRecord::card(&FileRecord::by_hand(self).bytes(), Audience::Team)
            .expect("a record")
            .expect("an inside line")
    }
}

/// A small country: codes say where they lie (`S1-2` in `S1` in `S`).
pub struct Toy;

impl Atlas for Toy {
    fn places_above(&self, code: &str) -> Vec<String> {
        above(code)
    }
    fn parties_above(&self, id: &str) -> Vec<String> {
        above(id)
    }
    fn places(&self, words: &str) -> Vec<String> {
        match words {
            "نوى" | "نوا" | "Nawa" => vec!["S1-2".into()],
            "درعا" | "Daraa" => vec!["S1".into()],
            _ => vec![],
        }
    }
    fn parties(&self, words: &str) -> Vec<String> {
        match words {
            "فرع 245" | "الأمن العسكري بدرعا" => vec!["A-MI-245".into()],
            "المخابرات العسكرية" => vec!["A-MI".into()],
            _ => vec![],
        }
    }
    fn facilities(&self, words: &str) -> Vec<String> {
        match words {
            "صيدنايا" | "السجن الأحمر" | "Sednaya" => vec!["F-SED".into()],
            "الخطيب" => vec!["F-251".into()],
            _ => vec![],
        }
    }
}

fn above(code: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = code;
    while let Some((head, _)) = rest.rsplit_once('-') {
        all.push(head.to_owned());
        rest = head;
    }
    all
}
