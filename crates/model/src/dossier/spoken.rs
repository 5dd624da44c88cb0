//! A claim with everything around it.

use crate::claim::{Claim, Locus};
use crate::id::{ClaimId, ImportId, MemberId, NO_ACT, OrganisationId, SourceId};
use crate::subject::Subject;
use dates::Day;
use serde::Serialize;

/// Why a claim does not stand any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// Another claim corrects it.
    Superseded(ClaimId),
    /// It was taken back.
    Withdrawn {
        /// Reasons.
        why: String,
        /// Who.
        by: MemberId,
        /// Milliseconds since 1970, UTC.
        at: i64,
        /// Number of the act.
        act: u64,
    },
    /// Its import was taken back.
    ImportWithdrawn(ImportId),
    /// Its organisation was taken back.
    OrganisationWithdrawn(OrganisationId),
}

/// A claim with everything around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// Its number.
    pub id: ClaimId,
    /// Of whom or of what it was said: the file in which it stands.
    #[serde(rename = "person")]
    pub subject: Subject,
    /// What was said.
    #[serde(flatten)]
    pub claim: Claim,
    /// Who said it.
    pub source: SourceId,
    /// Where in the source.
    pub locus: Locus,
    /// Whose word it is.
    pub organisation: OrganisationId,
    /// The day we came to know it.
    pub known: Day,
    /// Who recorded it.
    pub by: MemberId,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The import it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// Why it corrects what was said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Why it stands no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

impl Spoken {
    /// Whether it ships with the program, and is no act of the register.
    ///
    /// ```
    /// use model::{Subject, dossier::{Told, Voids}};
    /// // Of a prison on which the register was told nothing yet, the data that ship speak.
    /// let prison: Subject = "f:F117".parse()?;
    /// let told = Told::of_subject(&prison, None, &[], &Voids::default(), &|_| None);
    /// assert!(!told.claims.is_empty() && told.claims.iter().all(|spoken| spoken.ships()));
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn ships(&self) -> bool {
        self.id.act == NO_ACT
    }
}
