//! What is kept of each file: columns of small numbers.
//!
//! **Invariant:** a slot is written once. A file that changes gets a new slot
//! and its old one dies; packing moves the living together, in order.

use crate::bits::Bits;
use crate::strings::Strings;
use dates::Fuzzy;
use model::PersonId;
use model::card::{NameRole, PlaceRole};

/// What the words of a line are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LineRole {
    Whole,
    Other,
    Kunya,
    Mother,
    /// A name of the person that was corrected away.
    Former,
    /// A kunya or a mother's name that was.
    FormerOf,
    Origin,
    Taken,
    Registration,
    Elsewhere,
    Party,
    Held,
    /// Named in a step of the path.
    Step,
    /// An office or party in a step of the path.
    Office,
    Status,
    Sex,
}

impl LineRole {
    const ALL: [LineRole; 16] = [
        LineRole::Whole,
        LineRole::Other,
        LineRole::Kunya,
        LineRole::Mother,
        LineRole::Former,
        LineRole::FormerOf,
        LineRole::Origin,
        LineRole::Taken,
        LineRole::Registration,
        LineRole::Elsewhere,
        LineRole::Party,
        LineRole::Held,
        LineRole::Step,
        LineRole::Office,
        LineRole::Status,
        LineRole::Sex,
    ];

    /// Whether the line is a name of or around the person, now or before.
    pub(crate) fn is_name(self) -> bool {
        self <= LineRole::FormerOf
    }

    /// Whether it is a name that may be shown as the name of the file.
    pub(crate) fn is_shown_as_name(self) -> bool {
        self <= LineRole::Mother
    }

    /// Whether typed words are laid along it as along a name of the person.
    pub(crate) fn is_own_name(self) -> bool {
        matches!(self, LineRole::Whole | LineRole::Other | LineRole::Former)
    }

    /// The role of a name that was corrected away.
    pub(crate) fn role_of_former_name(role: NameRole) -> LineRole {
        match role {
            NameRole::Whole | NameRole::Other => LineRole::Former,
            NameRole::Kunya | NameRole::Mother => LineRole::FormerOf,
        }
    }

    /// Whether the line can be found by its words.
    pub(crate) fn is_searched(self) -> bool {
        self <= LineRole::Office
    }

    /// The role of a place.
    pub(crate) fn place(self) -> Option<PlaceRole> {
        Some(match self {
            LineRole::Origin => PlaceRole::Origin,
            LineRole::Taken => PlaceRole::Taken,
            LineRole::Registration => PlaceRole::Registration,
            LineRole::Elsewhere => PlaceRole::Other,
            _ => return None,
        })
    }
}

impl From<NameRole> for LineRole {
    fn from(role: NameRole) -> LineRole {
        match role {
            NameRole::Whole => LineRole::Whole,
            NameRole::Other => LineRole::Other,
            NameRole::Kunya => LineRole::Kunya,
            NameRole::Mother => LineRole::Mother,
        }
    }
}

impl From<PlaceRole> for LineRole {
    fn from(role: PlaceRole) -> LineRole {
        match role {
            PlaceRole::Origin => LineRole::Origin,
            PlaceRole::Taken => LineRole::Taken,
            PlaceRole::Registration => LineRole::Registration,
            PlaceRole::Other => LineRole::Elsewhere,
        }
    }
}

/// One line of a file: its words as said and their tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub role: LineRole,
    /// Number of the words as said.
    pub said: u32,
    /// Numbers of the folded tokens.
    pub tokens: &'a [u32],
}

/// Lists of different lengths, end to end.
#[derive(Debug)]
pub(crate) struct Ragged<T> {
    cells: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Ragged<T> {
        Ragged { cells: Vec::new(), ends: Vec::new() }
    }
}

impl<T: Copy> Ragged<T> {
    /// Adds a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.cells.extend(list);
        self.ends.push(self.cells.len() as u32);
    }

    /// The list of a slot.
    pub(crate) fn get(&self, slot: u32) -> &[T] {
        let at = slot as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.cells[start as usize..self.ends[at] as usize]
    }

    fn packed(&self, alive: &[u32]) -> Ragged<T> {
        let mut packed = Ragged { cells: Vec::new(), ends: Vec::with_capacity(alive.len()) };
        alive.iter().for_each(|&slot| packed.push(self.get(slot).iter().copied()));
        packed
    }

    fn bytes(&self) -> usize {
        self.cells.capacity() * size_of::<T>() + self.ends.capacity() * 4
    }
}

/// The columns.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// All words as said.
    pub said: Strings,
    pub person: Vec<PersonId>,
    pub members: Ragged<PersonId>,
    lines: Ragged<u32>,
    /// Numbers of facet values.
    pub values: Ragged<u32>,
    /// Places of detention, in rising order: twice the number, and one more where a step of the path names
    /// it.
    pub facilities: Ragged<u32>,
    /// The shown name as a number that sorts.
    pub name_order: Vec<u128>,
    pub taken: Vec<Fuzzy>,
    pub birth: Vec<Fuzzy>,
    pub changed: Vec<i64>,
    pub papers: Vec<u32>,
    pub events: Vec<u32>,
    /// Slots that are not dead.
    pub alive: Bits,
    /// Readers are shown running numbers of files.
    pub shows_numbers: bool,
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn of(shows_numbers: bool) -> Shelf {
        Shelf { shows_numbers, ..Shelf::default() }
    }

    /// Adds the lines of the slot that is being written: role, words, tokens.
    pub(crate) fn push_lines(&mut self, lines: &[(LineRole, u32, Vec<u32>)]) {
        let cells = lines.iter().flat_map(|(role, said, tokens)| {
            let head = *role as u32 | (tokens.len() as u32) << 8;
            [head, *said].into_iter().chain(tokens.iter().copied())
        });
        self.lines.push(cells);
    }

    /// The lines of a slot.
    pub(crate) fn lines(&self, slot: u32) -> impl Iterator<Item = Line<'_>> {
        let mut cells = self.lines.get(slot);
        std::iter::from_fn(move || {
            let [head, said, rest @ ..] = cells else { return None };
            let (tokens, next) = rest.split_at((*head >> 8) as usize);
            cells = next;
            Some(Line { role: LineRole::ALL[(*head & 0xff) as usize], said: *said, tokens })
        })
    }

    /// How many slots were written, dead ones too.
    pub(crate) fn slots(&self) -> usize {
        self.person.len()
    }

    /// Moves the living together; gives the old slots in their new order.
    pub(crate) fn pack(&mut self) -> Vec<u32> {
        let alive: Vec<u32> = self.alive.iter().collect();
        fn kept<T: Copy>(column: &[T], alive: &[u32]) -> Vec<T> {
            alive.iter().map(|&slot| column[slot as usize]).collect()
        }
        self.person = kept(&self.person, &alive);
        self.members = self.members.packed(&alive);
        self.lines = self.lines.packed(&alive);
        self.values = self.values.packed(&alive);
        self.facilities = self.facilities.packed(&alive);
        self.name_order = kept(&self.name_order, &alive);
        self.taken = kept(&self.taken, &alive);
        self.birth = kept(&self.birth, &alive);
        self.changed = kept(&self.changed, &alive);
        self.papers = kept(&self.papers, &alive);
        self.events = kept(&self.events, &alive);
        self.alive = Bits::empty(alive.len());
        (0..alive.len() as u32).for_each(|slot| self.alive.set(slot));
        alive
    }

    /// Bytes of memory held.
    pub(crate) fn bytes(&self) -> usize {
        let fixed = 8 + 16 + 2 * size_of::<Fuzzy>() + 8 + 8;
        self.said.bytes()
            + self.members.bytes()
            + self.lines.bytes()
            + self.values.bytes()
            + self.facilities.bytes()
            + self.alive.bytes()
            + self.person.capacity() * fixed
    }
}

/// The name as a number that sorts like its letters, as far as they fit.
pub(crate) fn name_order(name: &str) -> u128 {
    let mut order = 0u128;
    let mut room = 21;
    for token in names::tokens(name) {
        let code = names::Code::new(&token);
        for letter in code.letters().iter().map(|&l| u128::from(l.min(62)) + 1).chain([0]) {
            if room == 0 {
                return order;
            }
            order = order << 6 | letter;
            room -= 1;
        }
    }
    // Nothing to sort by: last.
    if order == 0 { u128::MAX } else { order << (6 * room) }
}
