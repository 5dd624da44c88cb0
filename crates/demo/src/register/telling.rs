//! Sources telling of an invented person, each in its own words, with its own
//! gaps and errors, so that they agree and contradict each other.

use super::chance::Chance;
use super::hand::{self, Sharp};
use super::people::Person;
use super::story::{Date, Step, Story};
use super::words::*;
use super::{InventedSpeaker, InventedStatement};
use dates::Day;
use model::understand::{self, Around};
use model::{Claim, Part, Property, Value};

/// A pen that writes claims down as an import or a form would.
pub(super) struct Pen<'a> {
    pub chance: &'a mut Chance,
    /// Events of the file so far; each gets the next number.
    pub events: u16,
    claims: Vec<Claim>,
}

const AROUND: Around<'_> = Around { today: Day(20_484), within: Some("SY12") };

impl<'a> Pen<'a> {
    pub fn new(chance: &'a mut Chance) -> Pen<'a> {
        Pen { chance, events: 0, claims: Vec::new() }
    }

    fn say(&mut self, part: Part, key: &str, words: impl Into<String>) {
        let (property, words) = (Property::named(key), words.into());
        let value = understand::value(property, &words, &AROUND).value;
        let claim = self.graded(Claim::new(part, property, words, value));
        self.claims.push(claim);
    }

    fn code(&mut self, part: Part, key: &str, (code, words): (&str, &str)) {
        let claim = self.graded(Claim::new(part, Property::named(key), words, Value::Code(code.to_owned())));
        self.claims.push(claim);
    }

    fn graded(&mut self, claim: Claim) -> Claim {
        Claim { credibility: self.chance.weighed(&[(2, 25), (3, 55), (4, 10), (6, 10)]), ..claim }
    }

    fn done(
        &mut self,
        speaker: InventedSpeaker,
        record: Option<String>,
        row: Option<u32>,
        known: Day,
    ) -> InventedStatement {
        InventedStatement { speaker, record, row, known, claims: std::mem::take(&mut self.claims) }
    }

    /// What a relative says in an interview: nearly everything.
    pub fn family(
        &mut self,
        person: &Person,
        stories: &[Story],
        speaker: InventedSpeaker,
        (relation, _): Relative,
        known: Day,
    ) -> InventedStatement {
        let me = Part::Person;
        self.say(me, "full_name", person.chain().join(" "));
        if let Some(kunya) = &person.kunya {
            self.say(me, "kunya", kunya.clone());
        }
        self.say(me, "mother_name", person.house.mother.join(" "));
        self.code(me, "sex", if person.male { ("male", "ذكر") } else { ("female", "أنثى") });
        let sharp = self.chance.weighed(&[(Sharp::Day, 55), (Sharp::Month, 5), (Sharp::Year, 40)]);
        let birth = if sharp == Sharp::Year {
            person.birth.0.to_string()
        } else {
            hand::date(person.birth, sharp, self.chance)
        };
        self.say(me, "birth_date", birth);
        self.where_from(person);
        self.papers_of(person);
        self.code_by_chance(me, "profession", 60, WORK);
        if self.chance.percent(50) {
            self.code(
                me,
                "marital_status",
                if stories[0].taken.0 - person.birth.0 > 26 {
                    ("married", "متزوج")
                } else {
                    ("single", "أعزب")
                },
            );
        }
        self.code(me, "informant_relation", relation);
        if let Some(name) = informant(person, relation.0).filter(|_| self.chance.percent(80)) {
            self.say(me, "informant_name", name);
        }
        if self.chance.percent(75) {
            self.say(me, "phone", person.house.phone.clone());
        }
        let consent = consent(self.chance);
        self.say(me, "consent", consent);
        for (story, number) in stories.iter().zip(1..) {
            self.episode(story, Part::Episode(number), known);
            story.path.iter().chain(&story.search).for_each(|step| self.step(step));
        }
        self.notes(person);
        self.done(speaker, None, None, known)
    }

    fn where_from(&mut self, person: &Person) {
        let house = &person.house;
        if house.displaced {
            self.say(Part::Person, "residence", "ريف دمشق");
        }
        self.say(Part::Person, "origin_place", house.town.name);
        if self.chance.percent(70) {
            self.say(Part::Person, "registration_place", house.town.name);
            self.say(Part::Person, "registration_number", house.register.to_string());
        }
        if self.chance.percent(40) {
            self.say(Part::Person, "governorate", house.town.governorate);
        }
    }

    fn papers_of(&mut self, person: &Person) {
        // 99 is no governorate: no such national number was ever given out.
        if self.chance.percent(30) {
            self.say(
                Part::Person,
                "national_number",
                format!("99{:09}", person.number * 7919 % 1_000_000_000),
            );
        }
        if self.chance.percent(18) {
            self.say(Part::Person, "document", "صورة عن إخراج قيد");
        }
    }

    fn code_by_chance(
        &mut self,
        part: Part,
        key: &str,
        percent: usize,
        all: &[((&'static str, &'static str), u32)],
    ) {
        if self.chance.percent(percent) {
            let one = self.chance.weighed(all);
            self.code(part, key, one);
        }
    }

    fn episode(&mut self, story: &Story, part: Part, known: Day) {
        let sharp = self.chance.weighed(&[(Sharp::Day, 62), (Sharp::Month, 24), (Sharp::Year, 14)]);
        let taken = hand::date(story.taken, sharp, self.chance);
        self.say(part, "taken_date", taken);
        self.say(part, "taken_place", story.place);
        self.code(part, "taken_circumstance", story.circumstance);
        let party = self.chance.pick(story.party);
        self.say(part, "party", party);
        if let Some(held) = story.held {
            self.say(part, "held_at", held);
        }
        let (code, words) = story.fate.said();
        let words = self.chance.pick(words);
        self.code(part, "status", (code, words));
        let (year, month, _) = known.ymd();
        self.say(part, "status_date", format!("{year}-{month:02}"));
    }

    fn step(&mut self, step: &Step) {
        self.events += 1;
        let part = Part::Event(self.events);
        if let Some(kind) = step.kind {
            self.code(part, "event_kind", kind);
        }
        let sharp = self.chance.weighed(&[(Sharp::Day, 30), (Sharp::Month, 40), (Sharp::Year, 30)]);
        let date = hand::date(step.date, sharp, self.chance);
        self.say(part, "event_date", date);
        if let Some(unit) = step.unit {
            self.say(part, "event_unit", unit);
        }
        if let Some(facility) = step.facility {
            self.say(part, "event_facility", facility);
        }
        if let Some(answer) = step.answer {
            self.code(part, "denial_kind", answer);
        }
        if let Some(note) = step.note {
            self.say(part, "event_note", note);
        }
    }

    fn notes(&mut self, person: &Person) {
        if person.together {
            self.say(
                Part::Person,
                "note",
                if person.male {
                    "أُخذ مع أخيه في اليوم نفسه."
                } else {
                    "أُخذت مع أخيها في اليوم نفسه."
                },
            );
        } else if self.chance.percent(30) {
            let note = self.chance.pick(NOTES);
            self.say(Part::Person, "note", note);
        }
        if self.chance.percent(3) {
            let note = self.chance.pick(HELD_NOTES);
            self.say(Part::Person, "note", note);
        }
    }

    /// A row of a list: the name in one cell, a date of some kind, a party, a
    /// word for what became of the person; sometimes wrong.
    pub fn list(
        &mut self,
        person: &Person,
        story: &Story,
        speaker: InventedSpeaker,
        record: String,
        row: u32,
        known: Day,
    ) -> InventedStatement {
        let chain = person.chain();
        let parts: Vec<&str> =
            if self.chance.percent(45) { vec![chain[0], chain[1], chain[3]] } else { chain.to_vec() };
        let name = parts.iter().map(|part| hand::hurried(part, self.chance)).collect::<Vec<_>>().join(" ");
        self.say(Part::Person, "full_name", name);
        if self.chance.percent(55) {
            let [given, family] = &person.house.mother;
            let mother = if self.chance.percent(50) { given.clone() } else { format!("{given} {family}") };
            let mother = hand::hurried(&mother, self.chance);
            self.say(Part::Person, "mother_name", mother);
        }
        self.say(Part::Person, "record_number", record.clone());
        self.birth_or_age(person, story);
        if self.chance.percent(85) {
            self.say(Part::Person, "origin_place", person.house.town.name);
        }
        self.row_of_episode(story);
        self.done(speaker, Some(record), Some(row), known)
    }

    fn birth_or_age(&mut self, person: &Person, story: &Story) {
        let off = if self.chance.percent(8) { self.chance.pick(&[-2, -1, 1, 2]) } else { 0 };
        match self.chance.below(10) {
            0..=4 => self.say(Part::Person, "birth_date", (person.birth.0 + off).to_string()),
            5..=7 => self.say(Part::Person, "age", (story.taken.0 - person.birth.0 + off).to_string()),
            _ => {}
        }
    }

    fn row_of_episode(&mut self, story: &Story) {
        let part = Part::Episode(1);
        let mut taken = story.taken;
        if self.chance.percent(10) {
            taken.0 = (taken.0 + self.chance.pick(&[-1, 1])).clamp(2011, 2025);
        } else if self.chance.percent(10) {
            taken.1 = taken.1 % 12 + 1;
        }
        let sharp = self.chance.weighed(&[(Sharp::Day, 40), (Sharp::Month, 30), (Sharp::Year, 30)]);
        let said = hand::date(taken.min(super::story::TODAY), sharp, self.chance);
        self.say(part, "taken_date", said);
        if self.chance.percent(60) {
            self.say(part, "taken_place", story.place);
        }
        let party = if self.chance.percent(12) { self.chance.weighed(parties(taken.0)) } else { story.party };
        let party = self.chance.pick(party);
        self.say(part, "party", party);
        if let Some(held) = story.held.filter(|_| self.chance.percent(40)) {
            self.say(part, "held_at", held);
        }
        let (code, words) = story.fate.said();
        if self.chance.percent(80) {
            let words = self.chance.pick(words);
            self.code(part, "status", (code, words));
        } else {
            self.code(part, "status", ("reported", "أُبلغنا بغيابه"));
        }
    }

    /// A row of a list in Latin letters.
    pub fn latin(
        &mut self,
        person: &Person,
        story: &Story,
        speaker: InventedSpeaker,
        record: String,
        row: u32,
        known: Day,
    ) -> InventedStatement {
        let name = [0, 1, 3].map(|i| hand::latin(person.chain()[i], self.chance)).join(" ");
        self.say(Part::Person, "full_name", name);
        if self.chance.percent(60) {
            let mother = hand::latin(&person.house.mother[0], self.chance);
            self.say(Part::Person, "mother_name", mother);
        }
        self.say(Part::Person, "record_number", record.clone());
        self.birth_or_age(person, story);
        self.say(Part::Person, "origin_place", person.house.town.name);
        self.row_of_episode(story);
        self.done(speaker, Some(record), Some(row), known)
    }

    /// A survivor who saw the person inside.
    pub(crate) fn survivor(
        &mut self,
        person: &Person,
        seen: &'static str,
        when: Date,
        speaker: InventedSpeaker,
        known: Day,
    ) -> InventedStatement {
        let [given, _, _, family] = person.chain();
        self.say(Part::Person, "full_name", format!("{given} {family}"));
        if let Some(kunya) = person.kunya.clone().filter(|_| self.chance.percent(50)) {
            self.say(Part::Person, "kunya", kunya);
        }
        let step = Step {
            kind: Some(("sighting", "مشاهدة من ناجٍ")),
            answer: None,
            date: when,
            unit: None,
            facility: Some(seen),
            note: Some("كان معه في المهجع نفسه."),
        };
        self.step(&step);
        self.done(speaker, None, None, known)
    }
}

/// What the informant is called, where the file can tell: brothers are named after grandfathers.
fn informant(person: &Person, relation: &str) -> Option<String> {
    let house = &person.house;
    match relation {
        "mother" => Some(house.mother.join(" ")),
        "father" => Some(format!("{} {} {}", house.father, house.grandfather, house.family)),
        "brother_full" if house.grandfather != person.given => {
            Some(format!("{} {} {}", house.grandfather, house.father, house.family))
        }
        _ => None,
    }
}

/// What a family agreed to, as the form has it.
fn consent(chance: &mut Chance) -> String {
    let mut agreed = vec!["حفظ"];
    for (words, percent) in [
        ("الهيئة الوطنية للمفقودين", 71),
        ("المؤسسة المستقلة المعنية بالمفقودين", 68),
        ("الفريق العامل المعني بالاختفاء القسري", 40),
        ("نشر الاسم", 34),
        ("نشر الصورة", 21),
    ] {
        if chance.percent(percent) {
            agreed.push(words);
        }
    }
    let withdrawn = if chance.in_thousand(15) { " (سُحبت لاحقاً)" } else { "" };
    format!("وافقت الأسرة على: {}{withdrawn}", agreed.join("، "))
}
