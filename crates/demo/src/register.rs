//! An invented register, to show the program with and to try it on.
//!
//! Households of invented people in real towns; each person has one true
//! story; sources tell of it, each in its own words, so that files agree and
//! contradict each other as real ones do. Shares follow `aggregates.md` §4
//! and are assumptions for test data, not findings. Every organisation and every
//! source says in its name that it is invented; telephones and national
//! numbers are of series that nobody was given.
//!
//! **Invariant:** the same seed gives the same register, and no person of it
//! is taken from anywhere but the vocabulary of `names`.

mod chance;
mod hand;
mod messy;
mod people;
mod story;
mod telling;
mod words;

use dates::{Day, Fuzzy};
pub use messy::{Messy, messy};
use model::Claim;
use people::{People, Person};
use std::collections::VecDeque;
use story::Story;
use telling::Pen;
use words::{Fate, ORGANISATIONS, RELATIVES};

/// Who speaks; sources with one key are one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventedSpeaker {
    /// The same for all statements of one source.
    pub key: String,
    /// Code of `source_kind`.
    pub kind: &'static str,
    /// As people call it.
    pub title: String,
    /// Admiralty letter.
    pub reliability: char,
    /// The day of the source.
    pub dated: Option<Fuzzy>,
}

/// What one source said in one breath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventedStatement {
    /// Who.
    pub speaker: InventedSpeaker,
    /// The key by which the source knows the record.
    pub record: Option<String>,
    /// The line of a list.
    pub row: Option<u32>,
    /// The day we came to know it.
    pub known: Day,
    /// What was said.
    pub claims: Vec<Claim>,
}

/// One file: what one organisation keeps about one invented person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invented {
    /// The truth: files of one person have one number. Never shown, only to measure with.
    pub person: u64,
    /// The organisation, from [`organisations`].
    pub organisation: usize,
    /// What its sources said, the oldest first; never empty.
    pub statements: Vec<InventedStatement>,
}

/// The names of the organisations that speak.
pub fn organisations() -> Vec<&'static str> {
    ORGANISATIONS.iter().map(|(name, _)| *name).collect()
}

/// An invented register of so many files.
pub fn register(seed: u64, files: usize) -> impl Iterator<Item = Invented> {
    Register::new(seed).take(files)
}

/// The files, one after another; endless.
struct Register {
    people: People,
    waiting: VecDeque<(Person, Vec<Story>)>,
    /// People whom another organisation will bring too.
    again: VecDeque<(Person, Vec<Story>, usize)>,
    rows: Vec<u32>,
    made: u64,
}

impl Register {
    fn new(seed: u64) -> Register {
        Register {
            people: People::new(seed),
            waiting: VecDeque::new(),
            again: VecDeque::new(),
            rows: vec![4; 16 * ORGANISATIONS.len()],
            made: 0,
        }
    }

    fn household(&mut self) {
        let people = self.people.household();
        let chance = &mut self.people.chance;
        let mut day = None;
        for person in people {
            let story = Story::invent(&person, day.filter(|_| person.together), chance);
            day = Some(story.taken);
            let mut stories = vec![story];
            // Taken again after the settlement of 2018: a new episode of the same file.
            if stories[0].fate == Fate::Released && stories[0].taken.0 < 2016 && chance.percent(25) {
                let taken =
                    (2019 + chance.below(4) as i32, 1 + chance.below(12) as i32, 1 + chance.below(28) as i32);
                stories.push(Story::invent(&person, Some(taken), chance));
            }
            self.waiting.push_back((person, stories));
        }
    }

    fn next_person(&mut self) -> (Person, Vec<Story>) {
        while self.waiting.is_empty() {
            self.household();
        }
        let (person, stories) = self.waiting.pop_front().expect("a household was just made");
        if self.people.chance.in_thousand(10) {
            let namesake = self.people.namesake(&person);
            let story = Story::invent(&namesake, None, &mut self.people.chance);
            self.waiting.push_back((namesake, vec![story]));
        }
        (person, stories)
    }

    fn file(&mut self, person: &Person, stories: &[Story], organisation: usize) -> Invented {
        self.made += 1;
        let chance = &mut self.people.chance;
        let wanted = match chance.below(100) {
            0..=45 => 1,
            46..=76 => 2,
            _ => 3 + chance.below(2),
        };
        let mut pen = Pen::new(chance);
        let mut statements = Vec::new();
        // A Latin list and the small offices begin with a list, the association with the family.
        let by_list = organisation == ORGANISATIONS.len() - 1
            || pen.chance.percent(if organisation == 0 { 30 } else { 60 });
        if by_list {
            statements.push(listed(&mut pen, person, &stories[0], organisation, self.made, &mut self.rows));
        }
        if !by_list || (wanted > 1 && organisation + 1 < ORGANISATIONS.len()) {
            statements.push(interview(&mut pen, person, stories, self.made, statements.len()));
        }
        while statements.len() < wanted {
            let seen = stories[0].held.filter(|_| pen.chance.percent(60));
            statements.push(match seen {
                Some(seen) => survivor(&mut pen, person, &stories[0], seen, self.made, statements.len()),
                None => listed(&mut pen, person, &stories[0], organisation, self.made, &mut self.rows),
            });
        }
        statements.sort_by_key(|s| s.known);
        Invented { person: person.number, organisation, statements }
    }
}

impl Iterator for Register {
    type Item = Invented;
    fn next(&mut self) -> Option<Invented> {
        Some(self.told().0)
    }
}

impl Register {
    /// The next file, with the truth behind it.
    fn told(&mut self) -> (Invented, Person, Vec<Story>) {
        // Six files in a hundred are of people whom another organisation has brought already.
        let (person, stories, organisation) = match self.again.len() {
            0..=12 => self.new_person(),
            _ => self.again.pop_front().unwrap_or_else(|| self.new_person()),
        };
        (self.file(&person, &stories, organisation), person, stories)
    }

    fn new_person(&mut self) -> (Person, Vec<Story>, usize) {
        let (person, stories) = self.next_person();
        let organisation = self.organisation();
        if self.people.chance.in_thousand(64) {
            let other =
                (organisation + 1 + self.people.chance.below(ORGANISATIONS.len() - 1)) % ORGANISATIONS.len();
            self.again.push_back((person.clone(), stories.clone(), other));
        }
        (person, stories, organisation)
    }

    fn organisation(&mut self) -> usize {
        let name = self.people.chance.weighed(ORGANISATIONS);
        ORGANISATIONS.iter().position(|(n, _)| *n == name).unwrap_or(0)
    }
}

fn day(year: i32, month: i32, day: i32) -> Day {
    Day::from_ymd(year, month.clamp(1, 12) as u8, day.clamp(1, 28) as u8).unwrap_or_default()
}

/// A list of the organisation of some year, one source for all its rows.
fn listed(
    pen: &mut Pen<'_>,
    person: &Person,
    story: &Story,
    organisation: usize,
    made: u64,
    rows: &mut [u32],
) -> InventedStatement {
    let year = (story.taken.0 + 1 + pen.chance.below(4) as i32).min(2025);
    let name = ORGANISATIONS[organisation].0;
    let latin = organisation == ORGANISATIONS.len() - 1;
    let title = if latin {
        format!("List of {year} (invented)")
    } else {
        format!("قائمة عام {year} (مختلقة) – {name}")
    };
    let speaker = InventedSpeaker {
        key: format!("list-{organisation}-{year}"),
        kind: if latin { "partner_org" } else { "local_committee" },
        title,
        reliability: ['B', 'C', 'C', 'B', 'D'][organisation.min(4)],
        dated: Fuzzy::year_of(year),
    };
    let row = &mut rows[organisation * 16 + (year - 2010).clamp(0, 15) as usize];
    *row += 1;
    let record = format!("DEMO-{organisation}{:02}-{made:05}", year % 100);
    let known = day(year.max(2023), 1 + (made % 12) as i32, 1 + (made % 27) as i32);
    let row = *row;
    if latin {
        pen.latin(person, story, speaker, record, row, known)
    } else {
        pen.list(person, story, speaker, record, row, known)
    }
}

fn interview(
    pen: &mut Pen<'_>,
    person: &Person,
    stories: &[Story],
    made: u64,
    nth: usize,
) -> InventedStatement {
    let mut relative = pen.chance.weighed(RELATIVES);
    if !person.male && relative.1[1].is_empty() {
        relative = RELATIVES[0].0;
    }
    let (year, month) = (2023 + pen.chance.below(3) as i32, 1 + pen.chance.below(12) as i32);
    let first_degree = !matches!(relative.0.0, "cousin" | "uncle_paternal");
    let known = day(year, month, 1 + pen.chance.below(28) as i32);
    let speaker = InventedSpeaker {
        key: format!("talk-{made}-{nth}"),
        kind: if first_degree { "family_first_degree" } else { "family_extended" },
        title: format!("مقابلة مع {} (مختلقة)", relative.1[usize::from(!person.male)]),
        reliability: if first_degree { 'B' } else { 'C' },
        dated: Some(Fuzzy::day(known)),
    };
    pen.family(person, stories, speaker, relative, known)
}

fn survivor(
    pen: &mut Pen<'_>,
    person: &Person,
    story: &Story,
    seen: &'static str,
    made: u64,
    nth: usize,
) -> InventedStatement {
    let when = (story.taken.0 + 1, story.taken.1, story.taken.2).min(story::TODAY);
    let known =
        day((when.0 + 2).clamp(2023, 2025), 1 + pen.chance.below(12) as i32, 1 + pen.chance.below(28) as i32);
    let speaker = InventedSpeaker {
        key: format!("survivor-{made}-{nth}"),
        kind: "survivor",
        title: "شهادة مفرج عنه (مختلقة)".to_owned(),
        reliability: 'C',
        dated: Some(Fuzzy::day(known)),
    };
    pen.survivor(person, seen, when, speaker, known)
}

#[cfg(test)]
mod tests;
