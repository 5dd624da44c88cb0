//! What a file tells this reader: of a person, or of whatever else it is about.
//!
//! Who reads from outside the house, or is not in the team of the file, is told what understood values say,
//! and nothing of the house's own work on it: no words of a source beyond its organisation, no day on which
//! something became known, nothing that was taken back.

use crate::words::{self, Told};
use access::Cleared;
use casework::{Association, Desk};
use criteria::Finding;
use dates::Day;
use l10n::Reader;
use model::dossier::{Dossier, Paper, Spoken, Standing};
use model::{Claim, OrganisationId, Source};

/// A file in the hands of one reader.
pub(crate) struct FileTold<'d> {
    pub reader: Reader,
    pub dossier: &'d Cleared<Dossier>,
    association: &'d Association,
    /// The sex of the person, by which words agree; empty where it is not known.
    pub sex: &'static str,
    /// Told what a sheet would say, and no more.
    pub less: bool,
    /// The act by which a relative was told last; 0 where none was.
    told_by: u64,
}

/// Whether the reader is told less of that file than the house knows.
pub(crate) fn is_told_less(desk: &Desk<'_>, dossier: &Cleared<Dossier>) -> bool {
    desk.is_outside() || dossier.is_apart()
}

/// What a paper is called towards readers outside: its name is words of colleagues.
pub(crate) fn paper_name(reader: Reader, name: &str, less: bool) -> String {
    if less { reader.t("web-paper").to_owned() } else { name.to_owned() }
}

impl<'d> FileTold<'d> {
    pub fn of(
        reader: Reader,
        desk: &Desk<'_>,
        association: &'d Association,
        dossier: &'d Cleared<Dossier>,
    ) -> FileTold<'d> {
        let (sex, less) = (words::sex(dossier), is_told_less(desk, dossier));
        let tellings = dossier.standing().filter(|spoken| spoken.claim.is_of_telling());
        let told_by = tellings.map(|spoken| spoken.id.act).max().unwrap_or_default();
        FileTold { reader, dossier, association, sex, less, told_by }
    }

    /// A claim in words.
    pub fn claim(&self, claim: &Claim) -> Told {
        words::told_of(self.reader, self.sex, claim)
    }

    /// A value in words: those of the claim that says it first. The words of the source are for colleagues.
    pub fn value(&self, standing: &Standing) -> Told {
        let told = self.claim(&standing.first().claim);
        if self.less { Told { as_said: None, ..told } } else { told }
    }

    /// A claim of death that waits for the family to be told; of no such claim is anything told outside.
    pub fn is_held(&self, claim: &Claim) -> bool {
        !self.less && claim.speaks_of_death()
    }

    /// Whether the family was told after all of it was said, or by it.
    pub fn was_told(&self, claims: &[Spoken]) -> bool {
        claims.iter().all(|spoken| spoken.id.act <= self.told_by)
    }

    /// The name of an organisation.
    pub fn organisation(&self, id: OrganisationId) -> String {
        self.association.organisations.get(&id).cloned().unwrap_or_default()
    }

    /// The source behind a claim, where this reader may know it.
    pub fn source(&self, spoken: &Spoken) -> Option<&'d Source> {
        self.dossier.sources.get(&spoken.source)
    }

    /// What the source behind a claim is called.
    pub fn source_title(&self, spoken: &Spoken) -> String {
        self.title(self.source(spoken), spoken.organisation)
    }

    /// What a source is called: by its title; towards readers who are told less, by whose it is.
    pub fn title(&self, source: Option<&Source>, of: OrganisationId) -> String {
        match source {
            _ if self.less => {
                self.reader.ta("web-source-of", &[("organisation", self.organisation(of).into())])
            }
            Some(source) => source.title.clone(),
            None => self.reader.t("web-source-hidden").to_owned(),
        }
    }

    /// The day on which the house came to know it; what ships nobody came to know.
    pub fn known(&self, spoken: &Spoken) -> Option<Day> {
        (!self.less && !spoken.ships()).then_some(spoken.known)
    }

    /// Claims that stand no more.
    pub fn gone(&self) -> &'d [Spoken] {
        if self.less { &[] } else { &self.dossier.gone }
    }

    /// What a paper is called.
    pub fn paper(&self, paper: &Paper) -> String {
        paper_name(self.reader, &paper.name, self.less)
    }

    /// Milliseconds since 1970 of the latest act; of what only ships there is none.
    pub fn changed(&self) -> Option<i64> {
        (!self.less && self.dossier.changed > 0).then_some(self.dossier.changed)
    }

    /// What follows from the claims.
    pub fn finding(&self) -> Option<FindingTold> {
        criteria::finding(self.dossier).map(|finding| FindingTold {
            text: words::code_of("case_status", &finding.code, self.sex, self.reader),
            as_of: (!self.less).then_some(finding.as_of),
            finding,
        })
    }
}

/// What follows, in words.
pub(crate) struct FindingTold {
    pub finding: Finding,
    pub text: String,
    /// The day of the latest knowledge it rests on; for colleagues.
    pub as_of: Option<Day>,
}
