//! A colleague at work: who looks, and in which house.

use crate::house::House;
use crate::refs::Refs;
use access::{Audience, Clearance, Cleared, Viewer};
use model::{Act, Dossier, MemberId, PersonId, Property, Subject, Told};
use register::{Refusal, Work};
use std::collections::BTreeSet;

/// Stands in the log for the sealed papers of a file, as for the opening of one.
const PAPERS: &str = "document";

/// A colleague at work in a register. Every verb is a method of it.
pub struct Desk<'h> {
    /// The register.
    pub house: &'h House,
    /// Who is at work.
    pub viewer: Viewer,
    /// The key of one use by which the act was named ([`Desk::sent_as`]).
    pub(crate) once: Option<String>,
    /// What looks like a slip is refused until the one at work says that it was said so.
    pub(crate) asks: bool,
    /// Questions that were answered so ([`crate::QUESTIONS`]).
    pub(crate) answered: Vec<String>,
}

impl House {
    /// A colleague at work.
    pub fn desk(&self, viewer: Viewer) -> Desk<'_> {
        Desk { house: self, viewer, once: None, asks: false, answered: Vec::new() }
    }
}

impl<'h> Desk<'h> {
    /// The same desk, at which what looks like a slip is asked about ([`crate::QUESTIONS`]) instead of being
    /// written with a doubt; to those that were `answered` it was said so.
    pub fn asking(self, answered: Vec<String>) -> Desk<'h> {
        Desk { asks: true, answered, ..self }
    }
}

impl Desk<'_> {
    /// For whom the viewer's pages are made.
    pub fn audience(&self) -> Audience {
        self.viewer.audience()
    }

    /// To whom a file is told that the viewer opens.
    pub fn clearance(&self) -> Clearance {
        self.viewer.clearance()
    }

    /// How things are called towards the one at this desk.
    pub fn refs(&self) -> Refs {
        self.house.refs(&self.viewer)
    }

    /// Whether the one at this desk reads as someone outside the house: a guest, and whoever keeps the laptop
    /// and reads no more than a guest does.
    pub fn is_outside(&self) -> bool {
        !self.audience().is_inside()
    }

    /// Whether this is to be asked, or refused, at this desk.
    pub(crate) fn asks_about(&self, code: &str) -> bool {
        let is_answered = crate::QUESTIONS.contains(&code) && self.answered.iter().any(|one| one == code);
        self.asks && !is_answered
    }

    /// Whether nothing is asked at this desk, as of a script: it is told instead.
    pub(crate) fn asks_nothing(&self) -> bool {
        !self.asks
    }

    pub(crate) fn member(&self) -> MemberId {
        self.viewer.member
    }

    /// The file as the viewer may see it.
    pub fn dossier(&self, person: PersonId) -> Result<Cleared<Dossier>, Refusal> {
        self.viewer.may(access::Action::Read)?;
        self.told(person).map(|told| access::dossier(&told, &self.clearance()))
    }

    /// What is told of a person, or of whatever else, with the sealed properties the viewer asks for; the
    /// asking is logged before it is answered.
    pub fn reveal(
        &self,
        subject: impl Into<Subject>,
        properties: &BTreeSet<Property>,
    ) -> Result<Cleared<Dossier>, Refusal> {
        let told = self.asked_for(&subject.into(), properties.iter().map(|property| property.key()))?;
        Ok(access::reveal(&told, &self.clearance(), properties))
    }

    /// The same with the sealed papers that are kept there.
    pub fn reveal_papers(
        &self,
        subject: impl Into<Subject>,
        properties: &BTreeSet<Property>,
    ) -> Result<Cleared<Dossier>, Refusal> {
        let asked = properties.iter().map(|property| property.key()).chain([PAPERS]);
        let told = self.asked_for(&subject.into(), asked)?;
        Ok(access::reveal_papers(&told, &self.clearance(), properties))
    }

    /// Logs that something sealed was asked for.
    fn asked_for<'p>(
        &self,
        subject: &Subject,
        asked: impl Iterator<Item = &'p str>,
    ) -> Result<Told, Refusal> {
        self.viewer.may(access::Action::Reveal)?;
        let told = self.told_of_any(subject)?;
        let asked: Vec<String> = asked.flat_map(|asked| self.as_logged(&told, asked)).collect();
        self.write(|work| {
            for property in asked {
                work.append_only(&Act::SealedRead {
                    member: self.member(),
                    subject: subject.clone(),
                    property,
                })?;
            }
            Ok(())
        })?;
        Ok(told)
    }

    /// How the log says what was asked for: of what lies in a compartment alone, in which
    /// (`informant_name:support`).
    fn as_logged(&self, told: &Told, asked: &str) -> Vec<String> {
        let own = |property: &Property| property.compartment().is_none();
        let places = Property::of(asked)
            .filter(own)
            .map(|property| access::asked_in(told, property, &self.clearance()))
            .unwrap_or_default();
        match places.is_empty() {
            true => vec![asked.to_owned()],
            false => places.iter().map(|place| format!("{asked}:{}", place.key())).collect(),
        }
    }

    /// What was said of a file that the viewer is shown. A file that is not shown is not there.
    pub(crate) fn told(&self, person: PersonId) -> Result<Told, Refusal> {
        let told = self.house.register.told(person, self.audience())?;
        let shown = if self.audience().is_inside() {
            !access::cut(&told, &self.clearance()).claims.is_empty()
        } else {
            access::is_shown(&told, self.audience())
        };
        if shown { Ok(told) } else { Err(Refusal::NotFound) }
    }

    /// Refuses where one of these files is not shown to the viewer, as if it were not there.
    pub(crate) fn all_shown(&self, persons: &[PersonId]) -> Result<(), Refusal> {
        persons.iter().try_for_each(|person| self.told(*person).map(drop))
    }

    /// Those of these files whose work the viewer is shown: nobody outside is shown any, nobody inside that
    /// of files that stand in no list of theirs, or have a team to which they do not belong: a tag or a task
    /// may say what is held.
    pub(crate) fn those_shown(
        &self,
        persons: impl Iterator<Item = PersonId>,
    ) -> Result<BTreeSet<PersonId>, Refusal> {
        if self.is_outside() || !self.viewer.can(access::Action::Read) {
            return Ok(BTreeSet::new());
        }
        let ground = self.house.ground()?;
        let of_its_team = |person: &PersonId| !ground.is_apart(&(*person).into(), self.member());
        self.house.ask_list(self.audience(), |index| {
            Ok(persons.filter(|person| index.has(*person)).filter(of_its_team).collect())
        })
    }

    /// One unit: everything in it happens, or nothing. The cards of the files
    /// it touched are written with it; memory catches up after.
    pub(crate) fn write<T>(
        &self,
        verb: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.house.write(verb)
    }
}
