//! What is no person and is spoken of all the same: places of detention, units, checkpoints, institutions.
//!
//! A row of the data that ship with the program is there from the beginning; what the register says of it
//! stands beside what ships, or in its place. Everything else begins with a first statement that gives it a
//! name.
//!
//! **Invariant:** what is told of a subject is cut for the reader before anything is made of it: its page,
//! and the names by which it is found.

use crate::claims::{NewClaim, Recorded, Saying, SourceChoice};
use crate::desk::Desk;
use crate::house::House;
use crate::import::{Called, KnownRows, RowOf};
use access::{Action, Audience, Clearance, Cleared};
use model::dossier::{Entry, Told};
use model::subject::Subject;
use model::{Act, Claim, Dossier, ImportId, OrganisationId, SubjectKind};
use register::Work;
use register::acts::{entries_in, entry};
use register::locks::derived;
use register::made::Made;
use register::told::AT_ONCE;
use register::{Kept, News};
use register::{OpenRegister, Refusal};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock, Mutex};
use store::{Questions, Seq};

/// A new subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubject {
    /// What it is.
    pub kind: SubjectKind,
    /// Whose word it is.
    pub organisation: OrganisationId,
    /// Who said it.
    pub source: SourceChoice,
    /// Where in the source: a page, a minute.
    pub at: Option<String>,
    /// What was said; its name among it.
    pub claims: Vec<NewClaim>,
}

/// A subject in a list: what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectLine {
    /// Which.
    pub subject: Subject,
    /// The name to show; empty where it was taken back and others' words stand.
    pub name: String,
    /// Its other names.
    pub also: Vec<String>,
}

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
    names: BTreeMap<Audience, Vec<String>>,
    /// Where it is, as colleagues are told.
    places: Vec<Claim>,
    /// Colleagues to whom something else is told of it than a name: it is listed without one.
    nameless: BTreeSet<Audience>,
}

const NAMES: [&str; 2] = ["subject_name", "subject_other_name"];

impl Desk<'_> {
    /// What is said of a subject that is no person, as the viewer may see it.
    pub fn subject(&self, subject: &Subject) -> Result<Cleared<Dossier>, Refusal> {
        self.viewer.may(Action::Read)?;
        Ok(access::dossier(&self.told_of(subject)?, &self.clearance()))
    }

    /// What is said of a subject of any kind, as the viewer may see it.
    pub fn dossier_of(&self, subject: &Subject) -> Result<Cleared<Dossier>, Refusal> {
        subject.person().map_or_else(|| self.subject(subject), |person| self.dossier(person))
    }

    /// A subject that is no person as lists show it. One of which only what is sealed was said is in none;
    /// one whose name was taken back has no name to show.
    pub fn subject_line(&self, subject: &Subject) -> Result<SubjectLine, Refusal> {
        self.viewer.may(Action::Read)?;
        let told = access::dossier(&self.told_of(subject)?, &Clearance::of_many(self.audience()));
        if told.is_empty() {
            return Err(Refusal::NotFound);
        }
        let nameless = SubjectLine { subject: subject.clone(), name: String::new(), also: Vec::new() };
        Ok(line(subject.clone(), names_in(&told)).unwrap_or(nameless))
    }

    /// What was said of a subject of any kind that the viewer is shown.
    pub(crate) fn told_of_any(&self, subject: &Subject) -> Result<Told, Refusal> {
        subject.person().map_or_else(|| self.told_of(subject), |person| self.told(person))
    }

    /// What was said of a subject that the viewer is shown. What is not shown is not there.
    pub(crate) fn told_of(&self, subject: &Subject) -> Result<Told, Refusal> {
        self.house.register.catch_up()?;
        self.if_told(self.house.told_of_subject(subject)?)
    }

    /// The same as the unit finds it.
    pub(crate) fn told_of_in(&self, work: &Work<'_>, subject: &Subject) -> Result<Told, Refusal> {
        self.if_told(told_of(&*work.unit, subject, &work.ground)?)
    }

    fn if_told(&self, told: Told) -> Result<Told, Refusal> {
        let seen = access::cut(&told, &self.clearance());
        let names = seen.claims.iter().any(|s| NAMES.contains(&s.claim.property.key()));
        if seen.claims.is_empty() || (self.is_outside() && !names) {
            Err(Refusal::NotFound)
        } else {
            Ok(told)
        }
    }

    /// Subjects of one kind, or of all, whose names hold every word or what it begins with: our own, then
    /// those that ship.
    pub fn subjects(
        &self,
        kind: Option<SubjectKind>,
        words: &str,
        limit: usize,
    ) -> Result<Vec<SubjectLine>, Refusal> {
        self.subjects_for(self.audience().of_lists(), kind, words, limit)
    }

    /// The same as an audience of lists is told it.
    pub(crate) fn subjects_for(
        &self,
        audience: Audience,
        kind: Option<SubjectKind>,
        words: &str,
        limit: usize,
    ) -> Result<Vec<SubjectLine>, Refusal> {
        let is_kind = |subject: &Subject| kind.is_none_or(|kind| subject.kind() == kind);
        let wanted = names::tokens(words);
        // Of what ships nothing is listed that nobody asked for: the gazetteer alone has hundreds of places.
        let asked = kind.is_some() || !wanted.is_empty();
        let shipped = if asked { (0..SHIPPED.rows.len()).collect() } else { BTreeSet::new() };
        let by_alias = if asked { meant(words) } else { BTreeSet::new() };
        let begins = |token: &String, word: &String| token.starts_with(word.as_str());
        self.listed(audience, words, shipped, &by_alias, limit, &|subject| is_kind(subject), &|tokens| {
            wanted.iter().all(|word| tokens.iter().any(|token| begins(token, word)))
        })
    }

    /// Subjects that are called so, for a box in which most words are names of people: by whole words, or by
    /// an alias that is all that was asked.
    pub fn subjects_called(&self, words: &str, limit: usize) -> Result<Vec<SubjectLine>, Refusal> {
        let wanted = names::tokens(words);
        let by_alias = called(words);
        let shipped = SHIPPED
            .holding(&wanted)
            .chain(by_alias.iter().filter_map(|subject| SHIPPED.places.get(subject).copied()))
            .collect();
        self.listed(self.audience().of_lists(), words, shipped, &by_alias, limit, &|_| true, &|tokens| {
            !wanted.is_empty() && wanted.iter().all(|word| tokens.contains(word))
        })
    }

    /// The subjects that `holds` finds by their words: of those that ship only the rows given, and whichever
    /// the register speaks of.
    fn listed(
        &self,
        audience: Audience,
        words: &str,
        rows: BTreeSet<usize>,
        by_alias: &BTreeSet<Subject>,
        limit: usize,
        is_asked: &dyn Fn(&Subject) -> bool,
        holds: &dyn Fn(&[String]) -> bool,
    ) -> Result<Vec<SubjectLine>, Refusal> {
        self.viewer.may(Action::Read)?;
        crate::lengths::line("words", words)?;
        let (mut lines, mut shipped) = self.house.directory(|directory| {
            let told = |subject: &Subject| {
                directory.get(subject).and_then(|listed| listed.names.get(&audience)).cloned()
            };
            let nameless = |subject: &Subject| {
                directory.get(subject).is_some_and(|listed| listed.nameless.contains(&audience))
            };
            let own = directory.keys().filter(|subject| is_asked(subject) && subject.shipped_id().is_none());
            let own = own.filter_map(|subject| {
                if nameless(subject) && holds(&[]) {
                    let (subject, name, also) = (subject.clone(), String::new(), Vec::new());
                    return Some(SubjectLine { subject, name, also });
                }
                line(subject.clone(), told(subject).filter(|names| holds(&tokens(names)))?)
            });
            let own: Vec<SubjectLine> = own.collect();
            // In the same place whether or not the register speaks of it: that it does is not told to
            // everyone.
            let spoken_of = directory
                .keys()
                .filter_map(|subject| SHIPPED.places.get(subject).copied())
                .filter(|_| !words.is_empty());
            let rows: BTreeSet<usize> = rows.iter().copied().chain(spoken_of).collect();
            let rows = rows.into_iter().map(|at| &SHIPPED.rows[at]).filter(|row| is_asked(&row.subject));
            let shipped = rows.filter_map(|row| {
                let (names, alias) = (told(&row.subject), by_alias.contains(&row.subject));
                let found =
                    alias || names.as_ref().map_or_else(|| holds(&row.tokens), |names| holds(&tokens(names)));
                let names = found.then(|| names.unwrap_or_else(|| row.names.clone()))?;
                line(row.subject.clone(), names).map(|line| (!alias, line))
            });
            (own, shipped.collect::<Vec<_>>())
        })?;
        let in_order = |line: &SubjectLine| (line.name.is_empty(), line.name.clone(), line.also.clone());
        lines.sort_by_cached_key(in_order);
        shipped.sort_by_key(|(no_alias, _)| *no_alias);
        lines.extend(shipped.into_iter().map(|(_, line)| line));
        lines.truncate(limit);
        Ok(lines)
    }

    /// What is no person and of which an import says something that stands.
    pub fn resting_on(&self, import: ImportId) -> Result<Vec<Subject>, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        let mut subjects: BTreeSet<Subject> = BTreeSet::new();
        self.house.register.store().each_act_of_import(import.0, &mut |stored| {
            if let Ok(Some(entry)) = entry(&stored) {
                subjects.extend(said_in(&entry).map(|said| said.subject.clone()));
            }
            ControlFlow::Continue(())
        })?;
        let ground = self.house.ground()?;
        let mut resting = Vec::new();
        for subject in subjects {
            let told = told_about(self.house.register.store(), &subject, &ground)?;
            if told.claims.iter().any(|spoken| spoken.gone.is_none() && spoken.import == Some(import)) {
                resting.push(subject);
            }
        }
        Ok(resting)
    }

    /// Speaks of something for the first time: what it is, and its name.
    pub fn open_subject(&self, new: NewSubject) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        if new.kind == SubjectKind::PERSON {
            return Err(Refusal::Field("subject_kind", "unknown"));
        }
        let claims = self.filled(new.kind, &new.claims)?;
        if !claims.iter().any(|claim| claim.property.key() == NAMES[0]) {
            return Err(Refusal::Field("subject_name", "needed"));
        }
        self.write_once(
            || format!("open {new:?}"),
            |work| {
                let subject = Subject::numbered(new.kind, work.unit.take_id(&new.kind.series())?);
                let saying = Saying {
                    organisation: new.organisation,
                    source: &new.source,
                    at: new.at.clone(),
                    claims: &claims,
                    supersedes: None,
                    why: None,
                    paper: None,
                };
                self.state(work, subject, saying)
            },
        )
    }
}

/// A row that ships, with the words of its names.
struct ShippedRow {
    subject: Subject,
    names: Vec<String>,
    tokens: Vec<String>,
}

/// All rows that ship, and where each stands.
struct ShippedRows {
    rows: Vec<ShippedRow>,
    places: HashMap<Subject, usize>,
    by_word: HashMap<String, Vec<usize>>,
}

impl ShippedRows {
    /// Rows whose names hold every one of the words, whole.
    fn holding(&self, words: &[String]) -> impl Iterator<Item = usize> + use<'_> {
        let each: Option<Vec<&Vec<usize>>> = words.iter().map(|word| self.by_word.get(word)).collect();
        let mut each = each.unwrap_or_default();
        each.sort_by_key(|rows| rows.len());
        let fewest = each.first().map_or(&[][..], |rows| rows.as_slice());
        fewest.iter().copied().filter(move |row| each.iter().all(|rows| rows.contains(row)))
    }
}

static SHIPPED: LazyLock<ShippedRows> = LazyLock::new(|| {
    let of_kind = |kind: SubjectKind| {
        let shipped = kind.entry().shipped;
        let ids = shipped.map(model::subject::Shipped::ids).unwrap_or_default();
        ids.into_iter().filter_map(move |id| {
            let names = shipped?.names(id)?.map(str::to_owned).to_vec();
            Some(ShippedRow { subject: Subject::shipped(kind, id), tokens: tokens(&names), names })
        })
    };
    let rows: Vec<ShippedRow> = SubjectKind::others().flat_map(of_kind).collect();
    let places = rows.iter().enumerate().map(|(at, row)| (row.subject.clone(), at)).collect();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for word in row.tokens.iter().collect::<BTreeSet<_>>() {
            by_word.entry(word.clone()).or_default().push(at);
        }
    }
    ShippedRows { rows, places, by_word }
});

fn tokens(names: &[String]) -> Vec<String> {
    names.iter().flat_map(|name| names::tokens(name)).collect()
}

/// What the store knows about a subject of any kind, also where that is nothing; of a person, in that one
/// file.
pub(crate) fn told_about(
    store: &dyn Questions,
    subject: &Subject,
    ground: &crate::Ground,
) -> Result<Told, Refusal> {
    if let Some(person) = subject.person() {
        return register::told::told_members(store, &[person], ground);
    }
    match told_of(store, subject, ground) {
        Err(Refusal::NotFound) => Ok(Told { subject: Some(subject.clone()), ..Told::default() }),
        told => told,
    }
}

/// What the store knows about a subject that is no person.
fn told_of(store: &dyn Questions, subject: &Subject, ground: &crate::Ground) -> Result<Told, Refusal> {
    let told = told_in(subject, &entries_in(&store.acts_about(subject.key())?)?, ground);
    if told.claims.is_empty() { Err(Refusal::NotFound) } else { Ok(told) }
}

/// What these acts say of it.
fn told_in(subject: &Subject, entries: &[Entry], ground: &crate::Ground) -> Told {
    Told::of_subject(subject, ground.team_of(subject), entries, &ground.association.voids, &|id| {
        ground.sources.get(&id).cloned()
    })
}

/// Subjects that ship and that the words can mean, slips and Latin spellings included.
fn meant(words: &str) -> BTreeSet<Subject> {
    use model::{facilities, gazetteer, parties};
    of_what_ships([facilities::find(words).ids, parties::find(words).ids, gazetteer::find(words, None).codes])
}

/// Where what ships is said to be, by what ships.
pub(crate) fn shipped_places(subject: &Subject) -> Vec<Claim> {
    let told = Told::of_subject(subject, None, &[], &model::dossier::Voids::default(), &|_| None);
    places_in(told.claims.iter().map(|spoken| &spoken.claim))
}

fn places_in<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Claim> {
    claims.filter(|claim| claim.property.key() == "subject_place").cloned().collect()
}

/// Subjects that ship and have a name or an alias that is all of the words.
pub(crate) fn called(words: &str) -> BTreeSet<Subject> {
    use model::{facilities, gazetteer, parties};
    of_what_ships([facilities::called(words), parties::called(words), gazetteer::called(words)])
}

fn of_what_ships<Id: AsRef<str>>([facilities, units, places]: [Vec<Id>; 3]) -> BTreeSet<Subject> {
    use model::subject::Shipped;
    let of = |shipped: Shipped, ids: Vec<Id>| {
        let kind = SubjectKind::others().find(move |kind| kind.entry().shipped == Some(shipped));
        ids.into_iter().filter_map(move |id| Some(Subject::shipped(kind?, id.as_ref())))
    };
    of(Shipped::Facilities, facilities)
        .chain(of(Shipped::Agencies, units))
        .chain(of(Shipped::Places, places))
        .collect()
}

fn line(subject: Subject, mut names: Vec<String>) -> Option<SubjectLine> {
    let name = (!names.is_empty()).then(|| names.remove(0))?;
    names.retain(|other| *other != name);
    Some(SubjectLine { subject, name, also: names })
}

/// The names a dossier gives, the usual one first.
fn names_in(dossier: &Dossier) -> Vec<String> {
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

impl House {
    /// What is said of a subject that is no person; the caller cuts it for its reader.
    pub(crate) fn told_of_subject(&self, subject: &Subject) -> Result<Told, Refusal> {
        told_of(self.register.store(), subject, &*self.ground()?)
    }

    /// Asks the directory.
    fn directory<T>(&self, ask: impl FnOnce(&Directory) -> T) -> Result<T, Refusal> {
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

    /// Takes the rows of every subject that is no person in.
    pub(crate) fn gather_rows_of_subjects(&self, rows: &KnownRows) -> Result<(), Refusal> {
        take_rows_of(
            &self.register,
            rows,
            self.register.store().subjects_from(Subject::FIRST_THAT_IS_NO_PERSON)?,
        )
    }
}

/// The rows of lists that still say something of the subjects under these keys.
fn rows_of_subjects(
    register: &OpenRegister,
    keys: &[u64],
    found: &mut BTreeMap<Subject, Vec<RowOf>>,
) -> Result<(), Refusal> {
    let ground = register.ground()?;
    let entries = entries_in(&register.store().acts_about_any(keys)?)?;
    let subjects: BTreeSet<&Subject> = entries.iter().filter_map(said_in).map(|said| &said.subject).collect();
    for subject in subjects {
        let told = Told::of_subject(subject, None, &entries, &ground.association.voids, &|_| None);
        let standing: BTreeSet<u64> =
            told.claims.iter().filter(|spoken| spoken.gone.is_none()).map(|spoken| spoken.id.act).collect();
        let said = entries.iter().filter(|entry| standing.contains(&entry.seq)).filter_map(said_in);
        let of_lists =
            said.filter(|said| said.subject == *subject && (said.print.is_some() || said.record.is_some()));
        found.insert(
            subject.clone(),
            of_lists.map(|said| (said.organisation, said.print.clone(), said.record.clone())).collect(),
        );
    }
    Ok(())
}

fn take_rows_of(
    register: &OpenRegister,
    rows: &KnownRows,
    keys: impl IntoIterator<Item = u64>,
) -> Result<(), Refusal> {
    let mut found = BTreeMap::new();
    let keys: Vec<u64> = keys.into_iter().collect();
    keys.chunks(AT_ONCE).try_for_each(|some| rows_of_subjects(register, some, &mut found))?;
    rows.take_subjects(&found);
    Ok(())
}

/// Takes in anew the rows of these subjects, as far as they are no people.
pub(crate) fn renew_rows_of_subjects(
    register: &OpenRegister,
    rows: &KnownRows,
    subjects: impl IntoIterator<Item = u64>,
) -> Result<(), Refusal> {
    take_rows_of(register, rows, subjects.into_iter().filter(|key| !Subject::is_key_of_person(*key)))
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
        let names = names.into_iter().filter(|(_, names)| !names.is_empty()).collect();
        directory.insert(subject, Listed { names, places, nameless });
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

/// What was said in an act of something that is no person.
fn said_in(entry: &Entry) -> Option<&model::Statement> {
    match &entry.act {
        Act::Said(said) if said.subject.person().is_none() => Some(said),
        _ => None,
    }
}
