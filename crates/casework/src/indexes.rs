//! The lists that an audience may search: an index for each, built at the first asking, kept current by what
//! is new, given back when nobody asks for a while.

use crate::house::House;
use access::Audience;
use model::PersonId;
use register::made::Made;
use register::{Kept, News};
use register::{OpenRegister, Refusal};
use search::Index;
use std::collections::BTreeSet;
use std::sync::{Arc, RwLock};

/// The index of one audience; whoever searches holds it beside whoever renews it.
type Shared = Arc<RwLock<Index>>;

/// The index of each audience, in the order of [`Audience::ALL`].
#[derive(Default)]
pub(crate) struct Indexes([Made<Shared>; Audience::ALL.len()]);

impl Kept for Indexes {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        for (audience, made) in Audience::ALL.into_iter().zip(&self.0) {
            // Nothing is held while files are folded: who only searches does not wait for that.
            if let Some(index) = made.at_hand() {
                renew_index(news.register, &index, audience, news.moved)?;
            }
        }
        Ok(())
    }

    fn forget(&self) {
        self.0.iter().for_each(Made::forget);
    }

    fn rest(&self, since: i64) {
        self.0.iter().for_each(|made| made.rest(since));
    }
}

impl House {
    /// The list that an audience may search.
    pub fn list(&self, audience: Audience) -> Result<Shared, Refusal> {
        let audience = audience.of_lists();
        let made = &self.register.part::<Indexes>().0[audience as usize];
        // A writer that failed left it half changed.
        made.forget_if(|index| index.is_poisoned());
        let make = || Ok(Arc::new(RwLock::new(self.build_index(audience)?)));
        let renew =
            |index: &mut Shared, _: &_, moved: &_| renew_index(&self.register, index, audience, moved);
        self.register.ask_made(made, make, renew, Arc::clone)
    }

    fn build_index(&self, audience: Audience) -> Result<Index, Refusal> {
        let mut index = match audience.is_inside() {
            true => Index::new(),
            false => Index::towards_outside(),
        };
        let ground = self.ground()?;
        self.register.each_card(audience, |card| {
            index.insert_marked(&card, &crate::reviews::marks(&ground, &card, audience));
        })?;
        Ok(index)
    }

    /// Asks the list of an audience.
    pub(crate) fn ask_list<T>(
        &self,
        audience: Audience,
        ask: impl FnOnce(&Index) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        loop {
            let list = self.list(audience)?;
            if let Ok(index) = list.read() {
                return ask(&index);
            }
        }
    }
}

/// Puts these files into an index as they stand now.
fn renew_index(
    register: &OpenRegister,
    index: &RwLock<Index>,
    audience: Audience,
    moved: &BTreeSet<PersonId>,
) -> Result<(), Refusal> {
    if moved.is_empty() {
        return Ok(());
    }
    let moved: Vec<PersonId> = moved.iter().copied().collect();
    let (ground, cards) = (register.ground()?, register.told_cards(&moved, audience)?);
    // A writer that failed left it half changed: it is built anew at the next asking.
    let Ok(mut index) = index.write() else { return Ok(()) };
    // What went goes first: a file that joined another must not take the line of the other with it.
    for (person, card) in moved.iter().zip(&cards) {
        if card.is_none() {
            index.remove(*person);
        }
    }
    for card in cards.iter().flatten() {
        index.insert_marked(card, &crate::reviews::marks(&ground, card, audience));
    }
    Ok(())
}
