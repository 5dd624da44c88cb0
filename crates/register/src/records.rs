//! What the store keeps of every file beside the acts: its record, from which lists and rows are told.

use crate::acts::{entries_in, persons_among};
use crate::ground::Ground;
use crate::locks::derived;
use crate::open::{Kept, News, OpenRegister, Records};
use crate::refold::record_of;
use crate::refusal::Refusal;
use crate::told::{AT_ONCE, acts_by_group, hidden_from, told_groups, told_members};
use access::{Audience, Cleared, FileRecord};
use model::act::ActKind;
use model::card::RowsOnFile;
use model::dossier::Told;
use model::{Card, PersonId};
use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard};
use store::{Trouble, Unit};

/// Cards at hand, for each audience.
#[derive(Default)]
pub struct Cards(Mutex<HashMap<(Audience, PersonId), Arc<Cleared<Card>>>>);

impl Cards {
    fn held(&self) -> MutexGuard<'_, HashMap<(Audience, PersonId), Arc<Cleared<Card>>>> {
        derived(&self.0, "cards")
    }
}

impl Kept for Cards {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        let mut cards = self.held();
        // The grade of a source and the name of an organisation stand in the cards of many files.
        match news.has(&[ActKind::SourceGraded, ActKind::Organisation]) {
            true => cards.clear(),
            false => cards.retain(|(_, person), _| !news.moved.contains(person)),
        }
        Ok(())
    }

    fn forget(&self) {
        self.held().clear();
    }
}

impl OpenRegister {
    fn cards(&self) -> MutexGuard<'_, HashMap<(Audience, PersonId), Arc<Cleared<Card>>>> {
        self.part::<Cards>().held()
    }

    /// Every line in the lists of an audience, by the number of the file it is called by.
    pub fn each_card(&self, audience: Audience, mut each: impl FnMut(Cleared<Card>)) -> Result<(), Refusal> {
        let audience = audience.of_lists();
        if audience == Audience::Sheet {
            // No line of sheets is kept: each is folded from the acts.
            let files: Vec<PersonId> = self.files()?.into_iter().collect();
            for some in files.chunks(AT_ONCE) {
                self.told_cards(some, audience)?.into_iter().flatten().for_each(&mut each);
            }
            return Ok(());
        }
        self.each_record(|bytes| {
            FileRecord::card(bytes, audience)?.into_iter().for_each(&mut each);
            Ok(())
        })
    }

    /// The rows of every file.
    pub fn each_row(&self, mut each: impl FnMut(RowsOnFile)) -> Result<(), Refusal> {
        self.each_record(|bytes| {
            each(FileRecord::rows(bytes)?);
            Ok(())
        })
    }

    fn each_record(
        &self,
        mut each: impl FnMut(&[u8]) -> Result<(), access::Unreadable>,
    ) -> Result<(), Refusal> {
        let mut read = Ok(());
        self.each_kept(&mut |_, bytes| {
            read = each(bytes);
            if read.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        read.map_err(|_| self.unreadable())
    }

    fn each_kept(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Refusal> {
        match self.records()? {
            Some(records) => {
                let _ = records.iter().try_for_each(|(person, bytes)| each(*person, bytes));
                Ok(())
            }
            None => Ok(self.store.each_card(each)?),
        }
    }

    /// What the store kept is not what was written; or a newer program wrote it while we were open.
    fn unreadable(&self) -> Refusal {
        self.store
            .may_write()
            .err()
            .unwrap_or(Trouble::Altered { what: store::What::Database, seq: None })
            .into()
    }

    /// Every file that stands in a list, and those that are one person with it.
    pub fn files(&self) -> Result<BTreeSet<PersonId>, Refusal> {
        let ground = self.ground()?;
        let mut files = BTreeSet::new();
        self.each_kept(&mut |person, _| {
            files.extend(ground.members(PersonId(person)));
            ControlFlow::Continue(())
        })?;
        Ok(files)
    }

    /// The card of a file for an audience.
    pub fn cleared_card(
        &self,
        person: PersonId,
        audience: Audience,
    ) -> Result<Option<Arc<Cleared<Card>>>, Refusal> {
        Ok(self.cleared_cards(&[person], audience)?.pop().flatten())
    }

    /// The cards of files for an audience, in the order asked; the last five hundred stay at hand.
    pub fn cleared_cards(
        &self,
        persons: &[PersonId],
        audience: Audience,
    ) -> Result<Vec<Option<Arc<Cleared<Card>>>>, Refusal> {
        const AT_HAND: usize = 512;
        let audience = audience.of_lists();
        let mut found: HashMap<PersonId, Arc<Cleared<Card>>> = {
            let cards = self.cards();
            persons
                .iter()
                .filter_map(|person| Some((*person, cards.get(&(audience, *person))?.clone())))
                .collect()
        };
        let asked: Vec<PersonId> =
            persons.iter().copied().filter(|person| !found.contains_key(person)).collect();
        for some in asked.chunks(AT_HAND) {
            let told = some.iter().copied().zip(self.told_cards(some, audience)?);
            let told: Vec<(PersonId, Arc<Cleared<Card>>)> =
                told.filter_map(|(person, card)| Some((person, Arc::new(card?)))).collect();
            let mut cards = self.cards();
            if cards.len() + told.len() > AT_HAND {
                cards.clear();
            }
            cards.extend(told.iter().map(|(person, card)| ((audience, *person), card.clone())));
            found.extend(told);
        }
        Ok(persons.iter().map(|person| found.get(person).cloned()).collect())
    }

    /// The cards of the files that lead a cluster before an audience, in the order asked.
    pub fn told_cards(
        &self,
        persons: &[PersonId],
        audience: Audience,
    ) -> Result<Vec<Option<Cleared<Card>>>, Refusal> {
        let audience = audience.of_lists();
        if audience != Audience::Sheet {
            let cards = self.stored(persons, |bytes| FileRecord::card(bytes, audience))?;
            return Ok(cards.into_iter().map(Option::flatten).collect());
        }
        let ground = self.ground()?;
        let leads = |person: &PersonId| ground.root_for(*person, audience) == *person;
        let groups: Vec<Vec<PersonId>> = persons
            .iter()
            .map(|person| if leads(person) { ground.members_for(*person, audience) } else { Vec::new() })
            .collect();
        let told = told_groups(&*self.store, &groups, &ground)?;
        Ok(told.iter().map(|told| access::card(told, audience)).collect())
    }

    /// What is kept of each of these files, read; in the order asked.
    pub fn stored<T>(
        &self,
        persons: &[PersonId],
        read: impl Fn(&[u8]) -> Result<T, access::Unreadable>,
    ) -> Result<Vec<Option<T>>, Refusal> {
        let kept = match self.records()? {
            Some(records) => persons.iter().map(|person| records.get(&person.0).cloned()).collect(),
            None => self.store.cards(&persons.iter().map(|person| person.0).collect::<Vec<_>>())?,
        };
        let read = |bytes: Option<Vec<u8>>| bytes.map(|bytes| read(&bytes)).transpose();
        kept.into_iter().map(read).collect::<Result<_, _>>().map_err(|_| self.unreadable())
    }

    /// What was said of the cluster a file belongs to before an audience: not yet cut, so it stays in this
    /// crate.
    pub fn told(&self, person: PersonId, audience: Audience) -> Result<Told, Refusal> {
        self.catch_up()?;
        let ground = self.ground()?;
        let told = told_members(&*self.store, &ground.members_for(person, audience), &ground)?;
        if told.claims.is_empty() { Err(Refusal::NotFound) } else { Ok(told) }
    }

    /// Registers of other versions keep records in another form, and not from whom files are hidden: both are
    /// made anew from the acts when the register is opened, in one unit; in memory where a newer program has
    /// written.
    pub(crate) fn renew_records(&mut self) -> Result<(), Refusal> {
        let mut of_today = true;
        self.store.each_card(&mut |_, bytes| {
            of_today = FileRecord::is_of_today(bytes);
            ControlFlow::Break(())
        })?;
        let known = self.store.hidden()?.is_some();
        if of_today && known {
            return Ok(());
        }
        let written = self.store.may_write().map_err(Refusal::from);
        match written.and_then(|()| self.write_derived_anew(!of_today)) {
            // What is hidden from whom is then made from the acts when the ground is read.
            Err(Refusal::Store(trouble)) if trouble.forbids_writing() && of_today => {}
            Err(Refusal::Store(trouble)) if trouble.forbids_writing() => {
                self.records = Some(Mutex::default())
            }
            written => written?,
        }
        Ok(())
    }

    fn write_derived_anew(&self, records: bool) -> Result<(), Refusal> {
        let mut unit = self.store.begin()?;
        let ground = ground_anew(&mut *unit)?;
        if records {
            let persons: Vec<PersonId> = persons_among(unit.subjects_since(0)?).collect();
            crate::refold::write_all(&mut *unit, &persons, &ground, &mut |_| ControlFlow::Continue(()))?;
        }
        Ok(unit.commit()?)
    }

    /// The records where the store has none that can be used, made at the first asking.
    fn records(&self) -> Result<Option<Arc<Records>>, Refusal> {
        let Some(records) = &self.records else { return Ok(None) };
        if let Some(made) = &*derived(records, "records") {
            return Ok(Some(made.clone()));
        }
        // Nothing is held meanwhile: made twice, both are the same.
        let made = Arc::new(self.records_of_acts(&*self.ground()?)?);
        *derived(records, "records") = Some(made.clone());
        Ok(Some(made))
    }

    fn records_of_acts(&self, ground: &Ground) -> Result<Records, Refusal> {
        let mut records = Records::new();
        let persons = persons_among(self.store.subjects_since(0)?);
        let clusters: Vec<Vec<PersonId>> =
            persons.map(|person| ground.members(person)).collect::<BTreeSet<_>>().into_iter().collect();
        for some in clusters.chunks(AT_ONCE) {
            for (members, acts) in some.iter().zip(acts_by_group(&*self.store, some)?) {
                let entries = entries_in(&acts)?;
                records.extend(
                    members
                        .iter()
                        .filter_map(|person| Some((person.0, record_of(*person, &entries, ground)?))),
                );
            }
        }
        Ok(records)
    }
}

/// The ground as all acts of a unit make it; from whom judged files are hidden is kept from now on.
pub fn ground_anew(unit: &mut dyn Unit) -> Result<Ground, Refusal> {
    let mut ground = Ground::of_unit(unit)?;
    let judged: Vec<PersonId> = ground.judgements.judged_persons().collect();
    ground.judgements.see(&hidden_from(unit, &ground, judged)?);
    unit.keep_hidden(&ground.judgements.hidden())?;
    Ok(ground)
}

/// Writes what is kept of files, those that are one person or were in one group: the record of each that
/// leads a cluster, and none of the others.
pub(crate) fn write_records(
    unit: &mut dyn Unit,
    groups: &[Vec<PersonId>],
    ground: &Ground,
) -> Result<(), Refusal> {
    for some in groups.chunks(AT_ONCE) {
        let mut records = Vec::new();
        for (members, acts) in some.iter().zip(acts_by_group(unit, some)?) {
            let entries = entries_in(&acts)?;
            records.extend(members.iter().map(|member| (member.0, record_of(*member, &entries, ground))));
        }
        unit.put_cards(&records)?;
    }
    Ok(())
}
