//! Rows one by one, of which only numbers are kept.
//!
//! A row is read once, its words become tokens, its dates packed words, and the
//! strings are let go. Whoever reads many rows reads each distinct cell once
//! ([`Builder::cell`]) and gives rows of cells; parts of a list can be read side
//! by side and put together ([`Builder::absorb`]).
//!
//! **Invariant:** words are numbered in the order in which rows bring them, so it
//! does not matter into how many parts a list was cut.

use hashbrown::HashMap;

use crate::cells::{PackedCell, RecordCells, WordKind};
use crate::pack::*;
use crate::record::{Record, RecordRef, Sex};
use crate::words::{self, Token};

/// Takes rows one by one and keeps only numbers.
pub struct Builder {
    table: RecordTable,
    /// What was made of texts, by kind of cell.
    known: [HashMap<Box<str>, PackedCell>; WordKind::COUNT],
    lists: HashMap<Box<str>, List>,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::new()
    }
}

impl Builder {
    /// No rows yet.
    ///
    /// ```
    /// assert!(linkage::Builder::new().is_empty());
    /// ```
    pub fn new() -> Builder {
        Builder::of(RecordTable::new())
    }

    /// How many rows were taken.
    ///
    /// ```
    /// use linkage::{Builder, RecordRef};
    /// let mut builder = Builder::new();
    /// let row = RecordRef { rec_id: "1", list: "A", name: "ماهر خالد الحمصي", ..RecordRef::default() };
    /// builder.push(row);
    /// builder.push(row);
    /// assert_eq!(builder.len(), 2, "rows that say the same are two rows");
    /// ```
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Whether no row was taken.
    ///
    /// ```
    /// assert!(linkage::Builder::new().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// Takes one row.
    ///
    /// ```
    /// use linkage::{Builder, RecordRef};
    /// let mut builder = Builder::new();
    /// // Nobody's name: the row is counted and stands in the result, with nobody.
    /// builder.push(RecordRef { rec_id: "1", list: "A", name: "مجهول الهوية", ..RecordRef::default() });
    /// assert_eq!(builder.len(), 1);
    /// ```
    pub fn push(&mut self, r: RecordRef<'_>) {
        let packed = self.pack(r);
        self.table.rows.push(packed);
        self.table.ids.push(r.rec_id);
    }

    /// Takes owned rows.
    ///
    /// ```
    /// use linkage::{Builder, Record};
    /// let row = Record { rec_id: "1".into(), list: "A".into(), ..Record::default() };
    /// let mut builder = Builder::new();
    /// builder.extend(&[row]);
    /// assert_eq!(builder.len(), 1);
    /// ```
    pub fn extend<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) {
        records.into_iter().for_each(|r| self.push(r.borrow()));
    }

    /// A builder that goes on where a table ended.
    pub(crate) fn of(table: RecordTable) -> Builder {
        let lists = table.lists.iter().enumerate().map(|(i, l)| (l.as_str().into(), i as List)).collect();
        Builder { table, known: Default::default(), lists }
    }

    pub(crate) fn table(&self) -> &RecordTable {
        &self.table
    }

    /// Takes one row into a finished table; it stands at the end.
    pub(crate) fn append(&mut self, r: RecordRef<'_>) -> u32 {
        let mut packed = self.pack(r);
        packed.note_grounds();
        let row = self.table.rows.len() as u32;
        self.table.rows.push(packed);
        self.table.ids.push(r.rec_id);
        self.table.came.push(row);
        self.table.stands.push(row);
        self.clear_known();
        row
    }

    /// Packs a question; [`Builder::forget`] takes back what it brought.
    pub(crate) fn ask(&mut self, r: RecordRef<'_>) -> Packed {
        let mut packed = self.pack(r);
        packed.note_grounds();
        packed
    }

    pub(crate) fn mark(&self) -> (usize, usize, usize) {
        (self.table.words.len(), self.table.lists.len(), self.table.parties.len())
    }

    /// Whether there were words to forget.
    pub(crate) fn forget(&mut self, (words, lists, parties): (usize, usize, usize)) -> bool {
        let new = self.table.words.len() > words;
        self.clear_known();
        self.table.words.truncate(words);
        self.table.lists.truncate(lists);
        self.table.parties.truncate(parties);
        self.lists.retain(|_, l| (*l as usize) < lists);
        new
    }

    /// Forgets which text was which token; the tokens stay.
    fn clear_known(&mut self) {
        self.known.iter_mut().for_each(HashMap::clear);
    }

    pub(crate) fn finish(mut self) -> RecordTable {
        self.table.finish();
        self.table
    }

    /// Takes a row of cells that this builder has read.
    ///
    /// ```
    /// use linkage::{Builder, WordKind, RecordCells};
    /// let mut builder = Builder::new();
    /// let list = builder.cell(WordKind::List, "A");
    /// let given = builder.cell(WordKind::Name, "ماهر");
    /// // A given name that stands in a thousand rows was read once.
    /// for rec_id in ["1", "2"] {
    ///     builder.push_cells(RecordCells { rec_id, list, given, ..RecordCells::default() });
    /// }
    /// assert_eq!(builder.len(), 2);
    /// ```
    pub fn push_cells(&mut self, r: RecordCells<'_>) {
        let packed = self.pack_cells(r);
        self.table.rows.push(packed);
        self.table.ids.push(r.rec_id);
    }

    /// Takes all rows of another builder, as if they had come here after its own.
    ///
    /// ```
    /// use linkage::{Builder, RecordRef};
    /// // Two halves of a list, read side by side.
    /// let half = |rec_id| {
    ///     let mut builder = Builder::new();
    ///     builder.push(RecordRef { rec_id, list: "A", name: "ماهر خالد الحمصي", ..RecordRef::default() });
    ///     builder
    /// };
    /// let mut all = half("1");
    /// all.absorb(half("2"));
    /// assert_eq!(all.len(), 2);
    /// ```
    pub fn absorb(&mut self, other: Builder) {
        let RecordTable { words, rows, ids, lists, parties, .. } = other.table;
        let tokens: Vec<Token> =
            (0..words.len()).map(|t| self.table.words.adopt(&words, t as Token)).collect();
        let lists: Vec<List> = lists.iter().map(|l| self.list(l)).collect();
        let parties: Vec<u32> = parties.iter().map(|p| self.party_of(p)).collect();
        self.table.rows.reserve_exact(rows.len());
        self.table.rows.extend(rows.into_iter().map(|mut r| {
            let of = |t: &mut Token| *t = tokens[*t as usize];
            r.name.iter_mut().chain(&mut r.places).for_each(of);
            of(&mut r.extra);
            r.list = lists[r.list as usize];
            r.party = parties[r.party as usize];
            r
        }));
        self.table.ids.extend(&ids);
    }

    /// Whether there are more rows, or longer ids, than can be numbered.
    pub(crate) fn is_full(&self) -> bool {
        u32::try_from(self.len()).is_err() || self.table.ids.is_full()
    }

    pub(crate) fn pack(&mut self, r: RecordRef<'_>) -> Packed {
        let row = RecordCells {
            rec_id: r.rec_id,
            list: self.cell(WordKind::List, r.list),
            name: r.name,
            given: self.cell(WordKind::Name, r.given),
            father: self.cell(WordKind::Name, r.father),
            grandfather: self.cell(WordKind::Name, r.grandfather),
            family: self.cell(WordKind::Name, r.family),
            mother: self.cell(WordKind::Mother, r.mother),
            sex: r.sex,
            birth: r.birth,
            age: r.age,
            age_on: r.age_on,
            governorate: self.cell(WordKind::Governorate, r.governorate),
            place: self.cell(WordKind::Part, r.place),
            register_place: self.cell(WordKind::Part, r.register_place),
            register_number: self.cell(WordKind::Number, r.register_number),
            national_number: self.cell(WordKind::Number, r.national_number),
            phone: self.cell(WordKind::Phone, r.phone),
            taken: r.taken,
            party: self.cell(WordKind::Party, r.party),
        };
        self.pack_cells(row)
    }

    /// What the engine makes of the words of one cell.
    ///
    /// ```
    /// use linkage::{Builder, WordKind, PackedCell};
    /// let mut builder = Builder::new();
    /// let plain = builder.cell(WordKind::Name, "الحلاق");
    /// assert_eq!(builder.cell(WordKind::Name, "الحلاق (أبو خالد)"), plain, "a kunya is another name");
    /// assert_eq!(builder.cell(WordKind::Name, ""), PackedCell::default());
    /// ```
    pub fn cell(&mut self, kind: WordKind, text: &str) -> PackedCell {
        if kind == WordKind::List {
            return PackedCell([self.list(text), 0]);
        }
        if text.is_empty() {
            return PackedCell::default();
        }
        if let Some(&cell) = self.known[kind as usize].get(text) {
            return cell;
        }
        let cell = self.read(kind, text);
        // Numbers hardly come twice.
        if !matches!(kind, WordKind::Number | WordKind::Phone) {
            self.known[kind as usize].insert(text.into(), cell);
        }
        cell
    }

    fn read(&mut self, kind: WordKind, text: &str) -> PackedCell {
        match kind {
            WordKind::Part => PackedCell([self.table.words.intern(&names::tokens(text).concat()), 0]),
            WordKind::Name => PackedCell([
                self.table.words.intern(&names::tokens(&names::without_brackets(text)).concat()),
                0,
            ]),
            WordKind::Mother => PackedCell(self.mother(&names::without_brackets(text))),
            // Governorates are few; a hash of sixteen bits tells them apart.
            WordKind::Governorate => PackedCell([(words::hash_text(&names::fold(text)) & 0xffff).max(1), 0]),
            WordKind::Number => PackedCell([number(text), 0]),
            WordKind::Phone => PackedCell([phone(text), 0]),
            WordKind::Party => PackedCell([self.party(text), 0]),
            WordKind::List => PackedCell([self.list(text), 0]),
        }
    }

    fn pack_cells(&mut self, r: RecordCells<'_>) -> Packed {
        let mut p = Packed { taken: NO_DATE, age: NO_AGE, ..Packed::default() };
        self.pack_name(&mut p, &r);
        p.sex = match r.sex {
            Some(Sex::Male) => 1,
            Some(Sex::Female) => 2,
            None => 0,
        };
        pack_birth(&mut p, r.birth, r.age, r.age_on);
        if let Some(t) = r.taken.filter(|t| is_plausible(*t)) {
            p.taken = (t.from, t.to);
        }
        p.places = [r.register_place.0[0], r.place.0[0]];
        if p.places[0] == p.places[1] {
            p.places[1] = 0;
        }
        if p.places[0] == 0 {
            p.places.swap(0, 1);
        }
        if [p.name[MOTHER], p.places[0], p.places[1]].iter().any(|&t| self.table.words.is_latin(t)) {
            p.flags |= LATIN_BEHIND;
        }
        p.governorate = r.governorate.0[0] as u16;
        p.register = r.register_number.0[0];
        p.phone = r.phone.0[0];
        p.national = r.national_number.0[0];
        p.party = r.party.0[0];
        p.list = r.list.0[0];
        p
    }

    fn pack_name(&mut self, p: &mut Packed, r: &RecordCells<'_>) {
        if !r.name.is_empty() {
            self.pack_whole(p, r.name, r.father != PackedCell::default(), r.family.0[0]);
        }
        for (slot, cell) in [(GIVEN, r.given), (FATHER, r.father), (GRAND, r.grandfather), (FAMILY, r.family)]
        {
            if cell != PackedCell::default() {
                p.name[slot] = cell.0[0];
            }
        }
        let [given, family] = r.mother.0;
        p.name[MOTHER] = if given == p.name[FAMILY] { family } else { given };
        let tokens = [p.name[GIVEN], p.name[FATHER], p.name[GRAND], p.extra, p.name[FAMILY]];
        p.whole = self.table.words.whole(tokens);
        if tokens.iter().any(|&t| self.table.words.is_latin(t)) {
            p.flags |= LATIN;
        }
    }

    fn pack_whole(&mut self, p: &mut Packed, name: &str, father_beside: bool, family_beside: Token) {
        let parsed = names::split(name);
        let mut chain: Vec<Token> =
            parsed.chain().into_iter().map(|part| self.cell(WordKind::Part, part).0[0]).collect();
        if parsed.placeholder {
            chain = self.placeholder_chain(name);
        }
        chain.retain(|&t| !is_debris(self.table.words.text(t)));
        if chain.is_empty() {
            p.flags |= NAMELESS;
            return;
        }
        // The family has a cell of its own, and the name ends before it.
        let bare = |t: Token| self.table.words.text(t).trim_start_matches("ال");
        let ends_with_it = chain.len() > 1 && chain.last().is_some_and(|t| bare(*t) == bare(family_beside));
        if family_beside != 0 && !ends_with_it {
            chain.push(family_beside);
        }
        p.flags |= WHOLE;
        p.name[GIVEN] = chain[0];
        match chain[..] {
            [_, family] => p.name[FAMILY] = family,
            [_, father, family] => (p.name[FATHER], p.name[FAMILY]) = (father, family),
            [_, father, grand, .., family] => {
                (p.name[FATHER], p.name[GRAND], p.name[FAMILY]) = (father, grand, family);
                p.extra = if chain.len() > 4 { chain[3] } else { 0 };
            }
            _ => {}
        }
        if !father_beside && family_beside == 0 {
            p.flags |= match chain.len() {
                2 => OPEN_SECOND,
                3 => OPEN_THIRD,
                _ => 0,
            };
        }
    }

    /// "A child of so and so" is nobody's name, but what follows may be a father
    /// and a family; and some words that begin so are names after all.
    fn placeholder_chain(&mut self, name: &str) -> Vec<Token> {
        let tokens = names::tokens(name);
        if tokens.len() < 3 || !names::is_given(&tokens[0]) {
            return Vec::new();
        }
        tokens.iter().map(|t| self.table.words.intern(t)).collect()
    }

    /// The mother's given name and, where written, her family's.
    fn mother(&mut self, text: &str) -> [Token; 2] {
        let tokens = names::tokens(text);
        let given = tokens.first().map_or(0, |t| self.table.words.intern(t));
        let family = tokens.get(1).map_or(0, |_| self.table.words.intern(&tokens[1..].concat()));
        [given, family]
    }

    fn list(&mut self, name: &str) -> List {
        if let Some(&l) = self.lists.get(name) {
            return l;
        }
        let l = self.table.lists.len() as List;
        self.table.lists.push(name.to_string());
        self.lists.insert(name.into(), l);
        l
    }

    fn party(&mut self, text: &str) -> u32 {
        let folded = names::fold(text);
        match folded.as_str() {
            "" | "مجهول" | "غير معروف" | "unknown" | "other" => 0,
            _ => self.party_of(&folded),
        }
    }

    fn party_of(&mut self, folded: &str) -> u32 {
        let parties = &mut self.table.parties;
        parties.iter().position(|p| p == folded).unwrap_or_else(|| {
            parties.push(folded.to_string());
            parties.len() - 1
        }) as u32
    }
}

/// What a broken font leaves between names: single letters, doubled ones.
fn is_debris(folded: &str) -> bool {
    let mut letters = folded.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (_, None, _) => true,
        (Some(a), Some(b), None) => a == b,
        _ => false,
    }
}
