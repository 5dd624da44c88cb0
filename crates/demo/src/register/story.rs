//! What truly happened to one invented person; sources then tell of it.

use super::chance::Chance;
use super::people::Person;
use super::words::*;

/// A day as year, month, day.
pub(super) type Date = (i32, i32, i32);

/// A step of the path, or an answer the family was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Code and words of `custody_event`; none for an answer.
    pub kind: Option<(&'static str, &'static str)>,
    /// Code and words of `denial_kind`.
    pub answer: Option<(&'static str, &'static str)>,
    pub date: Date,
    pub unit: Option<&'static str>,
    pub facility: Option<&'static str>,
    pub note: Option<&'static str>,
}

/// One deprivation of liberty with what came after it.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub taken: Date,
    pub place: &'static str,
    pub circumstance: (&'static str, &'static str),
    pub party: Party,
    pub held: Option<&'static str>,
    pub fate: Fate,
    pub path: Vec<Step>,
    pub search: Vec<Step>,
}

impl Story {
    pub(crate) fn invent(person: &Person, day_of_house: Option<Date>, chance: &mut Chance) -> Story {
        let taken = day_of_house.unwrap_or_else(|| day_taken(person, chance));
        let party = chance.weighed(parties(taken.0));
        let state = of_the_state(party);
        let fate = fate(taken, state, chance);
        let away = taken.0 < 2025 && chance.percent(22);
        let place = if away {
            chance.weighed(AWAY)
        } else if chance.percent(70) {
            person.house.town.name
        } else {
            chance.weighed(DARAA).name
        };
        let mut story = Story {
            taken,
            place,
            circumstance: chance.weighed(CIRCUMSTANCES),
            party,
            held: None,
            fate,
            path: Vec::new(),
            search: Vec::new(),
        };
        if state {
            story.custody(person.house.town.governorate == "القنيطرة", chance);
        } else if party.contains(&"جيش خالد بن الوليد") {
            story.held = Some(chance.pick(KHALID_PRISONS));
        }
        story.end(chance);
        story.search(chance);
        story
    }

    fn custody(&mut self, quneitra: bool, chance: &mut Chance) {
        if chance.percent(62) {
            let local = local(self.party, quneitra);
            self.step("arrival", "وصول إلى مكان احتجاز", later(self.taken, chance, 3), Some(local), None);
            self.held = Some(local);
        }
        if chance.percent(45) {
            let branch = chance.pick(capital(self.party));
            self.step("transfer", "نقل", later(self.taken, chance, 90), Some(branch), None);
            self.held = Some(branch);
        }
        if self.taken.0 < 2019 && chance.percent(22) {
            let prison = chance.pick(PRISONS);
            self.step(
                "sighting",
                "مشاهدة من ناجٍ",
                later(self.taken, chance, 700),
                Some(prison),
                Some("قال مفرج عنه إنه رآه هناك."),
            );
            self.held = Some(prison);
        }
        if self.taken.0 < 2019 && chance.percent(7) {
            self.step("court_appearance", "مثول أمام محكمة", later(self.taken, chance, 500), None, None);
        }
    }

    fn end(&mut self, chance: &mut Chance) {
        match self.fate {
            Fate::Released => self.step("release", "إفراج", later(self.taken, chance, 600), None, None),
            Fate::Freed => self.step("escape", "خروج عند فتح السجن", (2024, 12, 8), self.held, None),
            Fate::Acknowledged => self.step(
                "family_visit",
                "زيارة عائلية",
                later(self.taken, chance, 400),
                self.held,
                Some("زارته والدته مرة واحدة."),
            ),
            Fate::DeadByPaper => {
                let date = (2018.max(self.taken.0 + 1), chance.between(5, 11), chance.between(1, 28));
                self.step(
                    "death_reported",
                    "إبلاغ بالوفاة",
                    date,
                    None,
                    Some("قيد وفاة في السجل المدني بلا مكان دفن."),
                );
                self.search.push(answer(
                    ("death_document_no_body", "وثيقة وفاة دون جثمان"),
                    date,
                    Some("مديرية الشؤون المدنية"),
                ));
            }
            Fate::DeadByWitness => self.step(
                "body_seen",
                "مشاهدة الجثمان",
                later(self.taken, chance, 500),
                self.held,
                Some("قاله ناجٍ واحد، ولم يؤكده غيره."),
            ),
            Fate::DeadNotReturned => {
                self.step("death_reported", "إبلاغ بالوفاة", later(self.taken, chance, 900), self.held, None)
            }
            Fate::Identified => {
                self.step("remains_recovered", "انتشال رفات", (2025, 4, chance.between(1, 28)), None, None);
                self.step("identified", "تحديد هوية", (2025, 10, chance.between(1, 28)), None, None);
            }
            Fate::Disappeared | Fate::Missing => {}
        }
    }

    fn step(
        &mut self,
        code: &'static str,
        words: &'static str,
        date: Date,
        facility: Option<&'static str>,
        note: Option<&'static str>,
    ) {
        self.path.push(Step { kind: Some((code, words)), answer: None, date, unit: None, facility, note });
    }

    /// The family's search: none 8 %, one or two 31 %, three to five 40 %, more 21 %.
    fn search(&mut self, chance: &mut Chance) {
        let steps = match chance.below(100) {
            0..=7 => 0,
            8..=38 => chance.between(1, 2),
            39..=78 => chance.between(3, 5),
            _ => chance.between(6, 9),
        };
        // Those who came back soon were not looked for as long; nobody asks a branch for a man taken by
        // strangers.
        let steps = if matches!(self.fate, Fate::Released | Fate::Acknowledged) || !of_the_state(self.party) {
            steps / 3
        } else {
            steps
        };
        let mut date = self.taken;
        for _ in 0..steps {
            date = later(date, chance, 300);
            if date >= TODAY {
                break;
            }
            self.search.push(answer(chance.weighed(ANSWERS), date, Some(chance.pick(OFFICES))));
        }
        self.search.sort_by_key(|s| s.date);
    }
}

/// Nothing of the invented register is later.
pub(super) const TODAY: Date = (2026, 1, 31);

fn answer(answer: (&'static str, &'static str), date: Date, unit: Option<&'static str>) -> Step {
    Step { kind: None, answer: Some(answer), date, unit, facility: None, note: None }
}

fn day_taken(person: &Person, chance: &mut Chance) -> Date {
    let year = chance.weighed(YEARS).max(person.birth.0 + 12);
    (year.min(2025), chance.weighed(&months(year.min(2025))), chance.between(1, 28))
}

fn fate(taken: Date, state: bool, chance: &mut Chance) -> Fate {
    let fate = chance.weighed(FATES);
    match fate {
        // Other takers leave a missing person; the codes of a State's denial are not theirs.
        Fate::Disappeared if !state => Fate::Missing,
        Fate::DeadByPaper | Fate::Freed | Fate::Identified if !state => Fate::Missing,
        Fate::DeadByPaper | Fate::Freed | Fate::DeadNotReturned if taken.0 > 2023 => Fate::Released,
        fate => fate,
    }
}

/// A day up to `days` later, never after [`TODAY`].
fn later(from: Date, chance: &mut Chance, days: i32) -> Date {
    let more = chance.between(1, days);
    let all = from.0 * 360 + (from.1 - 1) * 30 + from.2 - 1 + more;
    let date = (all / 360, all % 360 / 30 + 1, (all % 30 + 1).min(28));
    date.min(TODAY)
}
