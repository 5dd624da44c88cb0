//! The records of all files, made anew from the acts.
//!
//! One thread asks the unit and writes; others fold what it read, since folding is most of the work. Records
//! are written in the order of the files, so that the same acts give the same bytes.

use crate::acts::entries_in;
use crate::ground::Ground;
use crate::refusal::Refusal;
use crate::told::{AT_ONCE, acts_by_group, told};
use access::{Audience, FileRecord};
use model::PersonId;
use model::dossier::Entry;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{Scope, available_parallelism};
use store::{StoredAct, Trouble, Unit};

/// Handed to each folder before its first answer is waited for.
const AHEAD: usize = 2;

/// Files that are one person, and the acts about them.
type Read = (Vec<PersonId>, Vec<StoredAct>);
/// The record of each file that has one.
type Folded = Result<Vec<(PersonId, Option<Vec<u8>>)>, Trouble>;

/// A thread that folds.
struct Folder {
    give: SyncSender<Vec<Read>>,
    take: Receiver<Folded>,
}

impl Folder {
    fn begin<'s>(scope: &'s Scope<'s, '_>, ground: &'s Ground) -> Folder {
        let (give, work) = sync_channel::<Vec<Read>>(AHEAD);
        let (done, take) = channel();
        scope.spawn(move || {
            for read in work {
                if done.send(fold(read, ground)).is_err() {
                    return;
                }
            }
        });
        Folder { give, take }
    }
}

fn fold(read: Vec<Read>, ground: &Ground) -> Folded {
    let mut folded = Vec::new();
    for (members, acts) in read {
        let entries = entries_in(&acts)?;
        folded.extend(members.iter().map(|member| (*member, record_of(*member, &entries, ground))));
    }
    Ok(folded)
}

/// Writes the record of each of these files, and of those that are one person with them, and takes away what
/// has none. Answers how many there are. `tell` is told how many files are done and answers whether to go on.
pub fn write_all(
    unit: &mut dyn Unit,
    persons: &[PersonId],
    ground: &Ground,
    tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<u64, Refusal> {
    let threads = available_parallelism().map_or(1, |cores| cores.get().min(8));
    std::thread::scope(|scope| {
        let folders: Vec<Folder> = (0..threads).map(|_| Folder::begin(scope, ground)).collect();
        let (mut files, mut waiting, mut next) = (0, VecDeque::new(), 0);
        for (n, batch) in persons.chunks(AT_ONCE).enumerate() {
            let mut clusters = Vec::with_capacity(batch.len());
            for person in batch {
                let members = ground.members(*person);
                if members[0] == *person {
                    clusters.push(members);
                }
            }
            let acts = acts_by_group(unit, &clusters)?;
            let read = clusters.into_iter().zip(acts).collect();
            if waiting.len() == folders.len() * AHEAD {
                files += written(unit, &folders, &mut waiting)?;
            }
            folders[next].give.send(read).map_err(|_| Trouble::Stopped)?;
            waiting.push_back(next);
            next = (next + 1) % folders.len();
            if tell((n * AT_ONCE) as u64).is_break() {
                return Err(Trouble::Stopped.into());
            }
        }
        while !waiting.is_empty() {
            files += written(unit, &folders, &mut waiting)?;
        }
        Ok(files)
    })
}

fn written(unit: &mut dyn Unit, folders: &[Folder], waiting: &mut VecDeque<usize>) -> Result<u64, Refusal> {
    let Some(at) = waiting.pop_front() else { return Ok(0) };
    // A folder that fell over says nothing any more; the unit is not committed.
    let folded = folders[at].take.recv().map_err(|_| Trouble::Stopped)??;
    let records: Vec<_> = folded.into_iter().map(|(person, record)| (person.0, record)).collect();
    unit.put_cards(&records)?;
    Ok(records.iter().filter(|(_, record)| record.is_some()).count() as u64)
}

/// The record of one file from the acts about its cluster, where there is one.
pub fn record_of(person: PersonId, entries: &[Entry], ground: &Ground) -> Option<Vec<u8>> {
    let leads = |audience| {
        let members = ground.members_for(person, audience);
        (members[0] == person).then_some(members)
    };
    let (inside, outside) = (leads(Audience::Team), leads(Audience::Outside));
    let within = inside.as_ref().map(|members| told(members, entries, ground));
    let record = match (&within, &outside) {
        (Some(within), Some(outside)) if within.persons == *outside => {
            FileRecord::of(Some(within), Some(within))
        }
        (_, outside) => FileRecord::of(
            within.as_ref(),
            outside.as_ref().map(|members| told(members, entries, ground)).as_ref(),
        ),
    };
    record.map(|record| record.bytes())
}
