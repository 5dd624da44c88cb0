//! Words by which colleagues find files again. A tag is of the house's own work and says nothing of the
//! person: nobody outside is shown one.

use crate::desk::Desk;
use crate::lengths;
use access::Action;
use model::{Act, PersonId};
use register::Refusal;
use register::ground::Ground;
use std::collections::BTreeSet;

/// The longest tag, in letters: it stands in one line of a phone.
pub(crate) const TAG_LETTERS_MAX: usize = 40;

impl Desk<'_> {
    /// Gives these files a tag, all or none. Answers the act, and how many did not have it; no act where all
    /// had it.
    pub fn tag(&self, persons: &[PersonId], tag: &str) -> Result<(Option<u64>, usize), Refusal> {
        self.viewer.may(Action::Record)?;
        let tag = tidy(tag)?;
        self.write(|work| {
            self.all_shown(persons)?;
            // How many had it would tell.
            persons.iter().try_for_each(|person| self.is_of_its_team(&(*person).into()))?;
            let mut lacking = Vec::new();
            for person in persons {
                if !of(&work.ground, &work.ground.members(*person)).contains(tag.as_str()) {
                    lacking.push(*person);
                }
            }
            let count = lacking.len();
            let act = Act::Tagged { persons: lacking, tag, by: self.member() };
            Ok((if count == 0 { None } else { Some(work.append(act)?) }, count))
        })
    }

    /// Takes a tag off a file, off every file that is one person with it. Answers the act.
    pub fn untag(&self, person: PersonId, tag: &str) -> Result<u64, Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| {
            self.all_shown(&[person])?;
            self.is_of_its_team(&person.into())?;
            let members = work.ground.members(person);
            let persons: Vec<PersonId> =
                members.into_iter().filter(|member| of(&work.ground, &[*member]).contains(tag)).collect();
            if persons.is_empty() {
                return Err(Refusal::Already);
            }
            work.append(Act::Untagged { persons, tag: tag.to_owned(), by: self.member() })
        })
    }

    /// Takes one of these acts back; answers of how many files. What was said otherwise meanwhile stays.
    pub fn take_back_tag(&self, act: u64) -> Result<usize, Refusal> {
        self.viewer.may(Action::Record)?;
        let stored = self.house.register.store().act(act)?.ok_or(Refusal::NotFound)?;
        let entry = register::acts::entry(&stored)?.ok_or(Refusal::NotFound)?;
        self.write(|work| {
            let has = |person: &PersonId, tag: &str| of(&work.ground, &[*person]).contains(tag);
            let by = self.member();
            let (back, count) = match entry.act {
                Act::Tagged { mut persons, tag, .. } => {
                    persons.retain(|person| has(person, &tag));
                    let count = persons.len();
                    (Act::Untagged { persons, tag, by }, count)
                }
                Act::Untagged { mut persons, tag, .. } => {
                    persons.retain(|person| !has(person, &tag));
                    let count = persons.len();
                    (Act::Tagged { persons, tag, by }, count)
                }
                _ => return Err(Refusal::NotFound),
            };
            // That the act is about tags of a file with a team is its team's.
            let apart = |person: &PersonId| work.ground.is_apart(&(*person).into(), self.member());
            if back.persons().iter().any(apart) {
                return Err(Refusal::NotFound);
            }
            if count == 0 {
                return Err(Refusal::Already);
            }
            self.all_shown(&back.persons())?;
            work.append(back)?;
            Ok(count)
        })
    }

    /// The tags of a file. Readers outside are shown none.
    pub fn tags_of(&self, persons: &[PersonId]) -> Result<Vec<String>, Refusal> {
        let ground = self.house.ground()?;
        let apart = |person: &PersonId| ground.is_apart(&(*person).into(), self.member());
        if self.is_outside() || persons.first().is_some_and(apart) {
            return Ok(Vec::new());
        }
        Ok(of(&ground, persons).into_iter().map(str::to_owned).collect())
    }

    /// Every tag that stands on a file the viewer is shown.
    pub fn tags(&self) -> Result<Vec<String>, Refusal> {
        let ground = self.house.ground()?;
        let shown = self.those_shown(ground.work.tags.keys().copied())?;
        let all: BTreeSet<&String> = ground
            .work
            .tags
            .iter()
            .filter(|(person, _)| shown.contains(person))
            .flat_map(|(_, tags)| tags)
            .collect();
        Ok(all.into_iter().cloned().collect())
    }
}

/// The tags of files that are one person.
pub(crate) fn of<'g>(ground: &'g Ground, persons: &[PersonId]) -> BTreeSet<&'g str> {
    persons.iter().filter_map(|person| ground.work.tags.get(person)).flatten().map(String::as_str).collect()
}

fn tidy(tag: &str) -> Result<String, Refusal> {
    let tag = names::clean(tag);
    lengths::within("tag", &tag, TAG_LETTERS_MAX)?;
    if tag.is_empty() { Err(Refusal::Field("tag", "needed")) } else { Ok(tag) }
}
