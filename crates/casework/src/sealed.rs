//! Finding a file by a number that only few may read.
//!
//! A telephone or a national number is on no card and in no index: whoever could
//! type it digit by digit would read it without a line in the log. It is found
//! by those who may ask for it, by the whole number, and each file that is found
//! so is logged as read before it is answered.
//!
//! **Invariant:** derived, in memory, gathered when it is first asked for.

use crate::House;
use crate::desk::Desk;
use access::{Action, FileRecord};
use model::card::RowsOnFile;
use model::{Act, PersonId, Property};
use register::made::Made;
use register::{Kept, News};
use register::{OpenRegister, Refusal};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Digits below which no number is looked for: shorter ones are years and rows.
const DIGITS_MIN: usize = 6;

/// Sealed numbers and the files on which they stand.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    files: HashMap<String, BTreeSet<(PersonId, Property)>>,
    of: BTreeMap<PersonId, Vec<(Property, String)>>,
}

/// The same in memory.
#[derive(Default)]
pub(crate) struct SealedNumbers(Made<Numbers>);

impl Kept for SealedNumbers {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        self.0.change(|numbers| renew_numbers(news.register, numbers, news.moved))
    }

    fn forget(&self) {
        self.0.forget();
    }

    fn rest(&self, since: i64) {
        self.0.rest(since);
    }
}

impl Numbers {
    fn take(&mut self, rows: &RowsOnFile) {
        for (person, property, digits) in &rows.sealed {
            let number = search::plain_number(digits);
            self.files.entry(number.clone()).or_default().insert((*person, *property));
            self.of.entry(*person).or_default().push((*property, number));
        }
    }

    fn forget(&mut self, person: PersonId) {
        for (property, number) in self.of.remove(&person).unwrap_or_default() {
            if let Some(files) = self.files.get_mut(&number) {
                files.remove(&(person, property));
            }
        }
    }

    fn find(&self, typed: &str) -> BTreeSet<(PersonId, Property)> {
        let forms = search::number_forms(typed);
        forms.iter().filter_map(|form| self.files.get(form)).flatten().copied().collect()
    }
}

/// Whether these words are one number and nothing else: asked for so, a sealed number is found,
/// and each file on which it is found is logged as read.
pub fn is_whole_number(words: &str) -> bool {
    let digits = words.chars().filter(|c| c.is_numeric()).count();
    digits >= DIGITS_MIN && words.chars().all(|c| c.is_numeric() || c.is_whitespace() || "+-/().".contains(c))
}

impl House {
    fn with_numbers<T>(&self, ask: impl FnOnce(&Numbers) -> T) -> Result<T, Refusal> {
        let make = || {
            let mut numbers = Numbers::default();
            self.register.each_row(|rows| numbers.take(&rows))?;
            Ok(numbers)
        };
        let renew = |numbers: &mut Numbers, _: &_, moved: &_| renew_numbers(&self.register, numbers, moved);
        self.register.ask_made(&self.register.part::<SealedNumbers>().0, make, renew, ask)
    }
}

/// Keeps the numbers of these files as they are kept beside their cards now.
fn renew_numbers(
    register: &OpenRegister,
    numbers: &mut Numbers,
    persons: &BTreeSet<PersonId>,
) -> Result<(), Refusal> {
    persons.iter().for_each(|person| numbers.forget(*person));
    let persons: Vec<PersonId> = persons.iter().copied().collect();
    register.stored(&persons, FileRecord::rows)?.iter().flatten().for_each(|rows| numbers.take(rows));
    Ok(())
}

impl Desk<'_> {
    /// The files on which this whole number stands sealed, as they are called in
    /// lists; that it was searched for, and each file as read, is logged first. None for who may not read
    /// such values.
    pub(crate) fn by_sealed_number(&self, words: &str) -> Result<BTreeSet<PersonId>, Refusal> {
        if !self.viewer.can(Action::Reveal) || !is_whole_number(words) {
            return Ok(BTreeSet::new());
        }
        let mut found = self.house.with_numbers(|numbers| numbers.find(words))?;
        // In a file with a team it is there for its team alone.
        let ground = self.house.ground()?;
        found.retain(|(person, _)| !ground.is_apart(&(*person).into(), self.member()));
        let member = self.member();
        self.write(|work| {
            // Also where it stands nowhere: who tries numbers one by one is seen to.
            work.append_only(&Act::NumberSearched {
                member,
                found: u32::try_from(found.len()).unwrap_or(u32::MAX),
            })?;
            for (person, property) in &found {
                work.append_only(&Act::SealedRead {
                    member,
                    subject: (*person).into(),
                    property: property.key().to_owned(),
                })?;
            }
            Ok(())
        })?;
        let audience = self.audience().of_lists();
        Ok(found.iter().map(|(person, _)| ground.root_for(*person, audience)).collect())
    }
}
