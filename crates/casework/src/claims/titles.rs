//! Titles of sources that hold a name: corrected, and the name is sealed.
//!
//! Forms write the name of who told us sealed, and colleagues read a relation. Titles of before, and those
//! that were typed elsewhere, may hold a name that all colleagues read; this takes it out of sight.
//!
//! **Invariant:** the name is not lost: it stands sealed where the source spoke, in the act that says who
//! corrected the title. Of earlier days, too, the title is told as it stands today.

use super::new::{NewClaim, Recorded, Saying, SourceChoice};
use super::said_of;
use crate::desk::Desk;
use crate::lengths;
use access::Action;
use model::{Act, Source};
use register::Refusal;

impl Desk<'_> {
    /// Gives the source of an act another title, and seals the name that stood in it.
    pub fn retitle(&self, act: u64, title: &str, name: &str) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Correct)?;
        let (title, name) = (names::clean(title), names::clean(name));
        lengths::line("title", &title)?;
        lengths::line("informant_name", &name)?;
        if title.is_empty() {
            return Err(Refusal::Field("title", "needed"));
        }
        if holds(&title, &name) {
            return Err(Refusal::Field("title", "holds-name"));
        }
        let sealed = NewClaim::person("informant_name", &name).ok_or(Refusal::NotFound)?;
        if name.is_empty() {
            return Err(Refusal::Field("informant_name", "needed"));
        }
        self.write_once(
            || format!("retitle {act} {title} {name}"),
            |work| {
                let subject = said_of(&work.unit.act(act)?.ok_or(Refusal::NotFound)?)?;
                let told = self.told_in(work, &subject)?;
                let left = access::cut(&told, &self.clearance());
                // Outside of the team of a file a title may say what its team alone is told.
                let spoken = left.claims.iter().find(|spoken| spoken.id.act == act && !left.is_apart());
                let spoken = spoken.ok_or(Refusal::NotFound)?;
                let (organisation, id) = (spoken.organisation, spoken.source);
                // The name lies where all lies that it told of.
                let of_act = told.claims.iter().filter(|one| one.id.act == act);
                let places: Option<Vec<_>> = of_act.map(|one| one.claim.lies_in()).collect();
                let compartment = places.and_then(|places| places.into_iter().min());
                // The name of a list stands on the page of its import and with its bytes as well.
                let fits =
                    |source: &&Source| left.sources.contains_key(&source.id) && source.import.is_none();
                let known = work.ground.sources.get(&id).filter(fits);
                let before = known.cloned().ok_or(Refusal::NotFound)?;
                if before.title == title {
                    return Err(Refusal::Already);
                }
                work.append(Act::SourceAdded(Source { title: title.clone(), ..before }))?;
                let claims = std::slice::from_ref(&sealed);
                let source = &SourceChoice::Known(id);
                let saying = Saying { compartment, ..Saying::first(organisation, source, claims) };
                self.state(work, subject, saying)
            },
        )
    }
}

/// Whether a title still has a word of the name that is to be sealed.
fn holds(title: &str, name: &str) -> bool {
    // «أم» and «أبو» stand in relations, too.
    const LETTERS: usize = 3;
    let title = names::tokens(title);
    let own = |word: &String| word.chars().count() >= LETTERS && word != "ابو";
    names::tokens(name).iter().filter(|word| own(word)).any(|word| title.contains(word))
}
