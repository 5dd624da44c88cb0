//! What is no person and is spoken of all the same: places of detention, units, checkpoints, institutions.
//!
//! A row of the data that ship with the program is there from the beginning; what the register says of it
//! stands beside what ships, or in its place. Everything else begins with a first statement that gives it a
//! name.
//!
//! **Invariant:** what is told of a subject is cut for the reader before anything is made of it: its page,
//! and the names by which it is found.

mod by_name;
mod directory;
mod shipped;
mod told;

pub(crate) use by_name::{Called, bare, is_of_one_sort};
pub(crate) use directory::Subjects;
pub(crate) use told::{said_in, told_about};

use crate::claims::{NewClaim, Recorded, Saying, SourceChoice};
use crate::desk::Desk;
use access::{Action, Audience, Clearance, Cleared};
use directory::{Listed, names_in};
use model::subject::Subject;
use model::{Dossier, ImportId, OrganisationId, SubjectKind};
use register::Refusal;
use register::acts::entry;
use shipped::{SHIPPED, called, meant, tokens};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

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

const NAMES: [&str; 2] = ["subject_name", "subject_other_name"];

impl Desk<'_> {
    /// What is said of a subject that is no person, as the viewer may see it.
    pub fn subject(&self, subject: &Subject) -> Result<Cleared<Dossier>, Refusal> {
        self.viewer.may(Action::Read)?;
        Ok(access::dossier(&self.told_of(subject)?, &self.clearance()))
    }

    /// In how many subjects that are no person the word of an organisation stands, as lists tell it.
    pub fn subjects_of(&self, organisation: OrganisationId) -> Result<u64, Refusal> {
        self.viewer.may(Action::Read)?;
        let audience = self.audience().of_lists();
        // What a reader is told nothing of is not counted for them either.
        let is_told =
            |listed: &Listed| listed.names.contains_key(&audience) || listed.nameless.contains(&audience);
        let speaks = |listed: &&Listed| {
            let speakers = listed.speakers.get(&audience);
            is_told(listed) && speakers.is_some_and(|speakers| speakers.contains(&organisation))
        };
        self.house.directory(|directory| directory.values().filter(speaks).count() as u64)
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
                let first = Saying::first(new.organisation, &new.source, &claims);
                let saying = Saying { at: new.at.clone(), ..first };
                self.state(work, subject, saying)
            },
        )
    }
}

fn line(subject: Subject, mut names: Vec<String>) -> Option<SubjectLine> {
    let name = (!names.is_empty()).then(|| names.remove(0))?;
    names.retain(|other| *other != name);
    Some(SubjectLine { subject, name, also: names })
}
