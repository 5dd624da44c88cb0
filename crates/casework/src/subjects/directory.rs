//! The subjects of which the register speaks, as lists show them: kept in memory.

use super::NAMES;
use super::by_name::Called;
use super::shipped::places_in;
use super::told::told_in;
use crate::house::House;
use access::{Audience, Clearance};
use model::dossier::{Entry, Linked};
use model::subject::Subject;
use model::{Claim, Dossier, OrganisationId, SourceId};
use register::acts::entries_in;
use register::locks::derived;
use register::made::Made;
use register::told::AT_ONCE;
use register::{Kept, News, OpenRegister, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use store::Seq;

/// The subjects of which the register speaks.
type Directory = BTreeMap<Subject, Listed>;

/// What is no person, in memory.
#[derive(Default)]
pub(crate) struct Subjects {
    directory: Made<Directory>,
    /// The same by name, for the rows of lists, and as of which act.
    called: Mutex<Option<(Seq, Arc<Called>)>>,
}

impl Kept for Subjects {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        self.directory
            .change(|directory| renew_directory(news.register, directory, news.subjects.iter().copied()))
    }

    fn forget(&self) {
        self.directory.forget();
        *derived(&self.called, "names") = None;
    }

    fn rest(&self, since: i64) {
        self.directory.rest(since);
    }
}

/// What is listed of a subject.
#[derive(Default)]
pub(crate) struct Listed {
    /// Its names, for each audience of lists that they are told to.
    pub(super) names: BTreeMap<Audience, Vec<String>>,
    /// Where it is, as colleagues are told.
    pub(super) places: Vec<Claim>,
    /// Colleagues to whom something else is told of it than a name: it is listed without one.
    pub(super) nameless: BTreeSet<Audience>,
    /// Who speaks of it, as colleagues are told in lists.
    sources: BTreeSet<SourceId>,
    /// Whose word is told of it, for each audience of lists.
    pub(super) speakers: BTreeMap<Audience, BTreeSet<OrganisationId>>,
}

impl House {
    /// Asks the directory.
    pub(super) fn directory<T>(&self, ask: impl FnOnce(&Directory) -> T) -> Result<T, Refusal> {
        let make = || {
            let mut directory = Directory::new();
            let keys = self.register.store().subjects_from(Subject::FIRST_THAT_IS_NO_PERSON)?;
            list_subjects(&self.register, &mut directory, &keys)?;
            Ok(directory)
        };
        let renew = |directory: &mut Directory, subjects: &BTreeSet<u64>, _: &_| {
            renew_directory(&self.register, directory, subjects.iter().copied())
        };
        self.register.ask_made(&self.register.part::<Subjects>().directory, make, renew, ask)
    }

    /// Whether a source speaks of something that is no person, as lists show it.
    pub(crate) fn speaks_of_subjects(&self, id: SourceId) -> Result<bool, Refusal> {
        self.directory(|directory| directory.values().any(|listed| listed.sources.contains(&id)))
    }

    /// What each of these is called, by audience of lists.
    pub(super) fn linked(&self, of: BTreeSet<Subject>) -> Result<BTreeMap<Subject, Linked>, Refusal> {
        self.directory(|directory| {
            let called = |subject: Subject| {
                let names = &directory.get(&subject)?.names;
                let first = |audience| names.get(&audience).and_then(|names| names.first()).cloned();
                let linked = Linked {
                    inside: first(Audience::Team),
                    sheet: first(Audience::Sheet),
                    outside: first(Audience::Outside),
                };
                Some((subject, linked))
            };
            of.into_iter().filter_map(called).collect()
        })
    }

    /// What is no person by the names and at the places that colleagues are told, for the rows of a list.
    pub(crate) fn called(&self) -> Result<Arc<Called>, Refusal> {
        self.register.catch_up()?;
        let head = self.register.store().head()?;
        let kept = self.register.part::<Subjects>();
        if let Some((_, called)) = derived(&kept.called, "names").as_ref().filter(|(of, _)| *of == head) {
            return Ok(called.clone());
        }
        let called = self.directory(|directory| {
            let mut called = Called::default();
            for (subject, listed) in directory {
                if let Some(names) = listed.names.get(&Audience::Team) {
                    called.take(subject, names, listed.places.clone());
                }
            }
            Arc::new(called)
        })?;
        *derived(&kept.called, "names") = Some((head, called.clone()));
        Ok(called)
    }
}

fn list_some(register: &OpenRegister, directory: &mut Directory, keys: &[u64]) -> Result<(), Refusal> {
    let ground = register.ground()?;
    let mut about: BTreeMap<Subject, Vec<Entry>> = BTreeMap::new();
    for entry in entries_in(&register.store().acts_about_any(keys)?)? {
        let subjects = entry.act.subjects();
        for subject in
            subjects.into_iter().filter(|subject| keys.contains(&subject.key()) && subject.person().is_none())
        {
            about.entry(subject).or_default().push(entry.clone());
        }
    }
    for (subject, entries) in about {
        let told = told_in(&subject, &entries, &ground);
        if told.claims.is_empty() {
            continue;
        }
        let names = [Audience::Outside, Audience::Sheet, Audience::Team]
            .map(|audience| (audience, names_in(&access::dossier(&told, &Clearance::of_many(audience)))));
        let places = places_in(
            access::dossier(&told, &Clearance::of_many(Audience::Team))
                .standing()
                .map(|spoken| &spoken.claim),
        );
        // Who is outside is told of nothing that has no name.
        let nameless = [Audience::Sheet, Audience::Team].into_iter().filter(|audience| {
            let told = access::dossier(&told, &Clearance::of_many(*audience));
            !told.is_empty() && names_in(&told).is_empty()
        });
        let nameless = nameless.collect();
        let of_many = access::dossier(&told, &Clearance::of_many(Audience::Team));
        let sources = of_many.sources.keys().copied().filter(|_| !of_many.is_apart()).collect();
        let speakers = [Audience::Outside, Audience::Sheet, Audience::Team].map(|audience| {
            let told = access::dossier(&told, &Clearance::of_many(audience));
            (audience, told.standing().map(|spoken| spoken.organisation).collect())
        });
        let names = names.into_iter().filter(|(_, names)| !names.is_empty()).collect();
        directory.insert(subject, Listed { names, places, nameless, sources, speakers: speakers.into() });
    }
    Ok(())
}

fn list_subjects(register: &OpenRegister, directory: &mut Directory, keys: &[u64]) -> Result<(), Refusal> {
    keys.chunks(AT_ONCE).try_for_each(|some| list_some(register, directory, some))
}

/// Reads anew what is listed of these subjects, as far as they are no people.
fn renew_directory(
    register: &OpenRegister,
    directory: &mut Directory,
    subjects: impl IntoIterator<Item = u64>,
) -> Result<(), Refusal> {
    let others = subjects.into_iter().filter(|key| !Subject::is_key_of_person(*key));
    let others: Vec<u64> = others.collect();
    list_subjects(register, directory, &others)
}

/// The names a dossier gives, the usual one first.
pub(super) fn names_in(dossier: &Dossier) -> Vec<String> {
    let of = |key: &&str| {
        dossier
            .fact(key)
            .into_iter()
            .flat_map(|fact| &fact.values)
            .map(|value| names::clean(&value.first().claim.said))
            .collect::<Vec<_>>()
    };
    NAMES.iter().flat_map(of).filter(|name| !name.is_empty()).collect()
}
