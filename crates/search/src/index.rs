//! The index: cards in, pages out.

use crate::atlas::{Atlas, Reference};
use crate::facets::Values;
use crate::number;
use crate::order::TieBreak;
use crate::query::{Facet, Filters, Flag, Marks, Row};
use crate::recent::Recent;
use crate::shelf::{LineRole, Shelf, name_order};
use crate::strings::Strings;
use crate::vocabulary::Vocabulary;
use access::Cleared;
use dates::Fuzzy;
use hashbrown::HashMap;
use model::{Card, PersonId, Property};
use rustc_hash::FxBuildHasher;
use std::collections::BTreeSet;

/// An index over the cards of one audience.
pub struct Index {
    pub(crate) atlas: Box<dyn Atlas>,
    pub(crate) shelf: Shelf,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) values: Values,
    /// Files by number; dead slots stay until packing.
    pub(crate) numbers: BTreeSet<(u128, u32)>,
    /// Files by place and by party, each with all above it.
    pub(crate) standing: HashMap<u32, Vec<u32>, FxBuildHasher>,
    /// Ids of places of detention, and the files of each: where somebody was held, and where a step of the
    /// path names it. Offices that were asked stand among them, marked ([`OFFICE`]), each with all above it.
    pub(crate) facilities: Strings,
    pub(crate) at_facility: Vec<Vec<u32>>,
    slot_of: HashMap<PersonId, u32, FxBuildHasher>,
    living: usize,
    pub(crate) recent: Recent,
}

/// Stands before the id of an office among those of places of detention.
const OFFICE: &str = "office ";

/// What an office is kept as among places of detention.
pub(crate) fn office(id: &str) -> String {
    format!("{OFFICE}{id}")
}

/// Whether what is kept among places of detention is an office.
pub(crate) fn is_office(kept: &str) -> bool {
    kept.starts_with(OFFICE)
}

/// Packing waits until this many slots are dead, and a quarter of all.
const DEAD: usize = 4096;

impl Default for Index {
    fn default() -> Index {
        Index::new()
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index({} files)", self.living)
    }
}

impl Index {
    /// An empty index that knows the places and parties of the program.
    pub fn new() -> Index {
        Index::with(Box::new(Reference))
    }

    /// An empty index with places and parties of its own.
    pub fn with(atlas: Box<dyn Atlas>) -> Index {
        Index {
            atlas,
            shelf: Shelf::of(true),
            vocabulary: Vocabulary::default(),
            values: Values::default(),
            numbers: BTreeSet::new(),
            standing: HashMap::default(),
            facilities: Strings::default(),
            at_facility: Vec::new(),
            slot_of: HashMap::default(),
            living: 0,
            recent: Recent::default(),
        }
    }

    /// The same for readers outside the house: nobody is found by the running number of a file, and files
    /// that are otherwise alike stand by name and day, and not by when they were opened.
    pub fn towards_outside() -> Index {
        Index { shelf: Shelf::of(false), ..Index::new() }
    }

    /// The order of files that are otherwise alike.
    pub(crate) fn tie_break(&self, slot: usize) -> TieBreak {
        self.shelf.tie_break(slot)
    }

    /// Whether readers are shown running numbers of files.
    pub(crate) fn shows_numbers(&self) -> bool {
        self.shelf.shows_numbers
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.living
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.living == 0
    }

    /// How many distinct words are known.
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// Bytes of memory held, about.
    pub fn bytes(&self) -> usize {
        let standing: usize = self.standing.values().map(|s| s.capacity() * 4 + 40).sum();
        let facilities =
            self.facilities.bytes() + self.at_facility.iter().map(|s| s.capacity() * 4 + 24).sum::<usize>();
        self.shelf.bytes()
            + self.vocabulary.bytes()
            + self.values.bytes()
            + standing
            + facilities
            + self.numbers.len() * 45
            + self.slot_of.capacity() * 17
    }

    /// Takes a file in. What was known of it, or of any member of its cluster,
    /// goes.
    pub fn insert(&mut self, card: &Cleared<Card>) {
        self.insert_marked(card, &Marks::default());
    }

    /// The same, with marks of the house's own work on it.
    pub fn insert_marked(&mut self, card: &Cleared<Card>, marks: &Marks) {
        for member in card.members.iter().chain([&card.person]) {
            self.mark_dead(*member);
        }
        self.write(card, marks);
        self.pack_if_due();
    }

    /// Takes a file out, if it is there. Any member of a cluster stands for it.
    pub fn remove(&mut self, person: PersonId) {
        if self.mark_dead(person) {
            self.pack_if_due();
        }
    }

    /// Whether the file, or a cluster with it, is there.
    pub fn has(&self, person: PersonId) -> bool {
        self.slot_of.contains_key(&person)
    }

    /// Whether the file is there and passes the filters.
    pub fn passes(&self, person: PersonId, filters: &Filters) -> bool {
        let Some(&slot) = self.slot_of.get(&person) else { return false };
        self.values.wanted(filters).fails(self.shelf.values.get(slot)) == 0
    }

    /// The line of a file in lists; any member of a cluster stands for it.
    pub fn row(&self, person: PersonId) -> Option<Row<'_>> {
        self.slot_of.get(&person).map(|&slot| self.row_of(slot))
    }

    fn write(&mut self, card: &Card, marks: &Marks) {
        let slot = self.shelf.slots() as u32;
        let lines = self.lines(card, slot);
        self.shelf.push_lines(&lines);
        let values = self.values_of(card, marks, slot);
        self.shelf.values.push(values);
        let facilities = self.facilities_of(card, slot);
        self.shelf.facilities.push(facilities);
        for n in &card.numbers {
            self.numbers.insert((number::key(&number::plain(n)), slot));
        }
        let members: BTreeSet<PersonId> = card.members.iter().copied().chain([card.person]).collect();
        for &member in &members {
            self.slot_of.insert(member, slot);
        }
        self.shelf.members.push(members);
        self.shelf.person.push(card.person);
        self.shelf.name_order.push(name_order(card.names.first().map_or("", |n| &n.1)));
        self.shelf.taken.push(first(&card.taken));
        self.shelf.birth.push(first(&card.birth));
        self.shelf.changed.push(card.changed);
        self.shelf.papers.push(card.papers);
        self.shelf.events.push(card.events);
        self.shelf.alive.grow_and_set(slot);
        self.living += 1;
        self.recent.join(&self.shelf, &self.values, slot);
    }

    fn lines(&mut self, card: &Card, slot: u32) -> Vec<(LineRole, u32, Vec<u32>)> {
        let names = card.names.iter().map(|n| (LineRole::from(n.0), n.1.as_str()));
        let places = card.place_words.iter().map(|p| (LineRole::from(p.0), p.1.as_str()));
        let with =
            |role: LineRole, list: &'_ [String]| list.iter().map(|t| (role, t.clone())).collect::<Vec<_>>();
        let rest = [
            with(LineRole::Party, &card.party_words),
            with(LineRole::Held, &card.held_words),
            with(LineRole::Step, &card.step_words),
            with(LineRole::Office, &card.office_words),
            with(LineRole::Status, &card.status),
            with(LineRole::Sex, &card.sex),
        ]
        .concat();
        let former = card.former.iter().map(|n| (LineRole::role_of_former_name(n.0), n.1.as_str()));
        let all =
            names.chain(former).chain(places).chain(rest.iter().map(|(role, words)| (*role, words.as_str())));
        all.map(|(role, words)| self.line(role, words, slot)).collect()
    }

    fn line(&mut self, role: LineRole, words: &str, slot: u32) -> (LineRole, u32, Vec<u32>) {
        let mut tokens = Vec::new();
        if role.is_searched() {
            for token in names::tokens(words).iter().take(LONGEST) {
                let id = self.vocabulary.intern(token);
                if role.is_name() {
                    self.vocabulary.stands_in_name(id, slot);
                } else {
                    self.vocabulary.stands_in_words(id, slot);
                }
                tokens.push(id);
            }
        }
        (role, self.shelf.said.intern(words), tokens)
    }

    fn values_of(&mut self, card: &Card, marks: &Marks, slot: u32) -> Vec<u32> {
        let mut all: BTreeSet<(Facet, String)> = BTreeSet::new();
        for place in &card.places {
            let code = &place.1;
            all.extend(
                self.atlas.places_above(code).into_iter().chain([code.clone()]).map(|c| (Facet::Place, c)),
            );
        }
        for party in &card.parties {
            let id = party;
            all.extend(
                self.atlas.parties_above(id).into_iter().chain([id.clone()]).map(|c| (Facet::Party, c)),
            );
        }
        for (facet, value) in &all {
            self.stand(*facet, value, slot);
        }
        all.extend(card.taken.iter().flat_map(years).map(|y| (Facet::Year, y.to_string())));
        all.extend(card.status.iter().map(|s| (Facet::Status, s.clone())));
        all.extend(card.sex.iter().map(|s| (Facet::Sex, s.clone())));
        all.extend(card.sources.iter().map(|s| (Facet::Source, s.to_string())));
        all.extend(card.organisations.iter().map(|o| (Facet::Organisation, o.to_string())));
        all.extend(card.imports.iter().map(|i| (Facet::Import, i.to_string())));
        all.extend(card.missing.iter().map(|p| (Facet::Missing, p.key().to_owned())));
        all.extend(
            flags(card).chain(marks.flags.iter().copied()).map(|flag| (Facet::Flag, flag.key().to_owned())),
        );
        all.extend(marks.tags.iter().map(|tag| (Facet::Tag, tag.clone())));
        all.extend(marks.tasks.iter().map(|task| (Facet::Task, task.clone())));
        all.iter().map(|(facet, value)| self.values.intern(*facet, value)).collect()
    }

    /// The places of detention of a file: twice their number, and one more where a step of the path names it.
    fn facilities_of(&mut self, card: &Card, slot: u32) -> BTreeSet<u32> {
        let mut all = BTreeSet::new();
        let above = |id: &String| self.atlas.parties_above(id).into_iter().chain([id.clone()]);
        let offices: BTreeSet<String> = card.offices.iter().flat_map(above).map(|id| office(&id)).collect();
        let named = card.facilities.iter().map(|(id, step)| (id, *step));
        for (id, step) in named.chain(offices.iter().map(|id| (id, true))) {
            let number = self.facilities.intern(id);
            all.insert(2 * number + u32::from(step));
            if self.at_facility.len() <= number as usize {
                self.at_facility.resize_with(number as usize + 1, Vec::new);
            }
            let slots = &mut self.at_facility[number as usize];
            if slots.last() != Some(&slot) {
                slots.push(slot);
            }
        }
        all
    }

    fn stand(&mut self, facet: Facet, value: &str, slot: u32) {
        let id = self.values.intern(facet, value);
        let slots = self.standing.entry(id).or_default();
        if slots.last() != Some(&slot) {
            slots.push(slot);
        }
    }

    fn mark_dead(&mut self, person: PersonId) -> bool {
        let Some(&slot) = self.slot_of.get(&person) else { return false };
        for member in self.shelf.members.get(slot) {
            self.slot_of.remove(member);
        }
        for (token, in_name) in self.distinct_tokens(slot) {
            let posting = if in_name { &mut self.vocabulary.names } else { &mut self.vocabulary.words };
            posting[token as usize].alive -= 1;
        }
        self.shelf.alive.clear(slot);
        self.living -= 1;
        self.recent.leave(&self.shelf, &self.values, slot);
        true
    }

    fn distinct_tokens(&self, slot: u32) -> BTreeSet<(u32, bool)> {
        self.shelf
            .lines(slot)
            .flat_map(|line| line.tokens.iter().map(move |&t| (t, line.role.is_name())))
            .collect()
    }

    fn pack_if_due(&mut self) {
        let dead = self.shelf.slots() - self.living;
        if dead > DEAD && dead > self.shelf.slots() / 4 {
            self.pack();
        }
    }

    /// Drops what files that went left behind; done without asking when it is
    /// due. Words that no file has any more stay in the vocabulary: they are
    /// few, and cost nothing to a question.
    pub fn pack(&mut self) {
        let old = self.shelf.slots();
        self.recent.forget();
        let kept = self.shelf.pack();
        let mut now = vec![u32::MAX; old];
        kept.iter().enumerate().for_each(|(new, &slot)| now[slot as usize] = new as u32);
        let moved = |slots: &mut Vec<u32>| {
            slots.iter_mut().for_each(|slot| *slot = now[*slot as usize]);
            slots.retain(|&slot| slot != u32::MAX);
            slots.shrink_to_fit();
        };
        for posting in self.vocabulary.names.iter_mut().chain(&mut self.vocabulary.words) {
            moved(&mut posting.slots);
        }
        self.standing.values_mut().chain(&mut self.at_facility).for_each(moved);
        self.numbers = self
            .numbers
            .iter()
            .map(|&(key, slot)| (key, now[slot as usize]))
            .filter(|(_, slot)| *slot != u32::MAX)
            .collect();
        self.slot_of.values_mut().for_each(|slot| *slot = now[*slot as usize]);
    }

    /// The slot of a file.
    pub(crate) fn slot(&self, person: PersonId) -> Option<u32> {
        self.slot_of.get(&person).copied()
    }

    fn row_of(&self, slot: u32) -> Row<'_> {
        let shelf = &self.shelf;
        let at = slot as usize;
        let known = |fuzzy: Fuzzy| (!fuzzy.is_unknown()).then_some(fuzzy);
        let all = |role: LineRole| {
            shelf.lines(slot).filter(move |l| l.role == role).map(|l| shelf.said.get(l.said))
        };
        let values = |facet: Facet| {
            shelf
                .values
                .get(slot)
                .iter()
                .map(|&v| self.values.get(v))
                .filter(move |v| v.0 == facet)
                .map(|v| v.1)
        };
        let mut names =
            shelf.lines(slot).filter(|l| l.role.is_shown_as_name()).map(|l| shelf.said.get(l.said));
        let name = names.next().unwrap_or_default();
        Row {
            person: shelf.person[at],
            members: shelf.members.get(slot).to_vec(),
            name,
            others: all(LineRole::Whole).chain(all(LineRole::Other)).filter(|n| *n != name).collect(),
            kunya: all(LineRole::Kunya).next(),
            mother: all(LineRole::Mother).next(),
            birth: known(shelf.birth[at]),
            taken: known(shelf.taken[at]),
            places: shelf
                .lines(slot)
                .filter_map(|l| Some((l.role.place()?, shelf.said.get(l.said))))
                .collect(),
            parties: all(LineRole::Party).collect(),
            held: all(LineRole::Held).collect(),
            status: all(LineRole::Status).collect(),
            sex: all(LineRole::Sex).collect(),
            organisations: values(Facet::Organisation).filter_map(|v| v.parse().ok()).collect(),
            sources: values(Facet::Source).filter_map(|v| v.parse().ok()).collect(),
            missing: values(Facet::Missing).filter_map(Property::of).collect(),
            apart: values(Facet::Flag).any(|v| v == Flag::Apart.key()),
            papers: shelf.papers[at],
            events: shelf.events[at],
            changed: shelf.changed[at],
        }
    }
}

/// Words of one line that are indexed; a note in a name cell does not fill the index.
const LONGEST: usize = 24;
fn first(dates: &[Fuzzy]) -> Fuzzy {
    dates.first().copied().unwrap_or(Fuzzy::UNKNOWN)
}

/// The years in which it may have been; a span of more than three says no year.
fn years(date: &Fuzzy) -> std::ops::RangeInclusive<i32> {
    match (date.from.map(|d| d.year()), date.to.map(|d| d.year())) {
        (Some(from), Some(to)) if to - from < 3 => from..=to,
        #[expect(clippy::reversed_empty_ranges, reason = "no year at all")]
        _ => 1..=0,
    }
}

fn flags(card: &Card) -> impl Iterator<Item = Flag> {
    Flag::ALL.into_iter().filter(|flag| match flag {
        Flag::Apart => card.apart,
        Flag::Papers => card.papers > 0,
        Flag::Path => card.events > 0,
        Flag::Detention => !card.held_words.is_empty(),
        Flag::Several => card.organisations.len() > 1,
        Flag::Untold => card.untold,
        Flag::Read | Flag::ReadBefore | Flag::Unread => false,
    })
}
