//! How far a source can be relied on: the letter of the Admiralty, A to F. It is a judgement of ours about
//! the source, is given with reasons, and changes nothing of what the source said.

use crate::desk::Desk;
use crate::lengths;
use access::{Action, Cleared};
use model::{Act, PersonId, Source, SourceId};
use register::Refusal;
use std::collections::BTreeMap;

/// A source that speaks in some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakingSource {
    /// The source.
    pub source: Cleared<Source>,
    /// In how many of these files it speaks.
    pub files: usize,
}

impl Desk<'_> {
    /// The sources that speak in these files and that the viewer may know, those in most of them first.
    pub fn speakers(&self, persons: &[PersonId]) -> Result<Vec<SpeakingSource>, Refusal> {
        self.viewer.may(Action::Review)?;
        let mut files: BTreeMap<SourceId, usize> = BTreeMap::new();
        for person in persons {
            let card = self.card(*person)?;
            card.sources.iter().for_each(|source| *files.entry(*source).or_default() += 1);
        }
        let ground = self.house.ground()?;
        let known = files.into_iter().filter_map(|(id, files)| {
            let source = access::source(ground.sources.get(&id)?, self.audience())?;
            Some(SpeakingSource { source, files })
        });
        let mut speakers: Vec<SpeakingSource> = known.collect();
        speakers.sort_by_key(|speaker| (std::cmp::Reverse(speaker.files), speaker.source.id));
        Ok(speakers)
    }

    /// Whether the viewer is told of a source beyond one file: on a line of their lists, of people or of
    /// anything else. What is sealed, lies in a compartment or in a file with a team is on none.
    pub fn is_on_a_line(&self, id: SourceId) -> Result<bool, Refusal> {
        let value = id.to_string();
        let of_people = self
            .house
            .ask_list(self.audience(), |index| Ok(index.files_with(search::Facet::Source, &value) > 0))?;
        Ok(of_people || self.house.speaks_of_subjects(id)?)
    }

    /// Grades sources, all or none. Answers the grades they had, where another stands now.
    pub fn grade(&self, grades: &[(SourceId, char)], why: &str) -> Result<Vec<(SourceId, char)>, Refusal> {
        self.viewer.may(Action::Review)?;
        let why = names::clean(why);
        lengths::line("why", &why)?;
        if grades.is_empty() {
            return Err(Refusal::Field("source", "needed"));
        }
        if grades.iter().any(|(_, reliability)| !matches!(reliability, 'A'..='F')) {
            return Err(Refusal::Field("reliability", "wrong"));
        }
        if why.is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        for (source, _) in grades {
            if !self.is_on_a_line(*source)? {
                return Err(Refusal::NotFound);
            }
        }
        self.write(|work| {
            let mut before = Vec::new();
            for (source, reliability) in grades {
                let had = work.ground.sources.get(source).ok_or(Refusal::NotFound)?.reliability;
                if had != *reliability {
                    before.push((*source, had));
                    work.append(Act::SourceGraded {
                        source: *source,
                        reliability: *reliability,
                        why: why.clone(),
                        by: self.member(),
                    })?;
                }
            }
            Ok(before)
        })
    }
}
