//! One row beside many at once: who of them is worth a look.
//!
//! Where everyone is compared with everyone, nine of ten pairs are strangers that
//! any ground would part. Rows are laid out here column by column, in tiles that
//! stay in the nearest cache, and each ground is bounded for a whole tile without
//! a question that could go either way; compilers make wide instructions of that,
//! on old machines too. Whoever is left is compared for good.
//!
//! **Invariant:** who is left out would have stayed below `least`.

use crate::compare::Comparer;
use crate::levels::*;
use crate::model::Tables;
use crate::pack::*;
use crate::reach::{SEVERAL_WAYS, Said};
use crate::words::{Token, Words};

/// Rows of a tile.
pub(crate) const TILE: usize = 512;

/// A birth of which only an age tells lies within every other.
const EVER: (i32, i32) = (-1_000_000, 1_000_000);
/// Nothing is told.
const NEVER: (i32, i32) = (1_000_001, -1_000_001);
/// What no row has: a day of birth, one place of two.
const NOBODYS: u32 = u32::MAX;

/// The place, behind the parts of the name and the mother's.
const PLACE: usize = 5;

/// Grounds that agree or do not, and what is compared of them.
const PLAIN: [(usize, fn(&Packed) -> u32); 6] = [
    (7, |r| r.party),
    (9, |r| u32::from(r.governorate)),
    (10, |r| u32::from(r.sex)),
    (11, |r| r.register),
    (12, |r| r.phone),
    (13, |r| r.national),
];

/// Of so many lists it is kept, while a tile lies there, what must be said for its rows.
const AT_HAND: usize = 1024;

/// Rows, column by column.
#[derive(Default)]
pub(crate) struct Tile {
    /// The parts of the name, the mother's and the place.
    words: [Written; 6],
    plain: [Vec<u32>; PLAIN.len()],
    whole: Vec<u32>,
    born: [Vec<i32>; 2],
    birthday: Vec<u32>,
    taken: [Vec<i32>; 2],
    /// Whose names may lie beside others in other ways.
    open: Vec<u32>,
    lists: Vec<List>,
    /// By list of the one asked for: what must be said for each row. Of lists beyond [`AT_HAND`] the last.
    least: Vec<Option<[Vec<i32>; 2]>>,
    beyond: [Vec<i32>; 2],
    said: [Vec<i32>; 2],
    marks: Vec<u32>,
    left: Vec<u32>,
}

/// One part of the names of a tile, or the places.
#[derive(Default)]
struct Written {
    tokens: Vec<Token>,
    /// The letters of each, a bit each.
    letters: Vec<u32>,
    lengths: Vec<i32>,
    /// The first letter as a bit, and again for names of the vocabulary alone.
    firsts: Vec<u32>,
    known: Vec<u32>,
    /// The first two letters, the second first.
    turned: Vec<u32>,
    /// The best each can say beside an unlike one.
    unlike: [Vec<i32>; 2],
}

/// A name beside a tile.
struct Word {
    token: Token,
    letters: u32,
    length: i32,
    /// First letters that part it from another no longer, from one a letter longer and
    /// from one two longer; and again between names of the vocabulary.
    firsts: [u32; 3],
    known: [u32; 3],
    begins: u32,
}

/// What two rows can say at best by how far apart they are: within so much, so much.
type Steps = [(i32, Said); 6];

/// The bounds that do not depend on the rows.
pub(crate) struct Bounds {
    birth: Steps,
    birthday: Said,
    taken: Steps,
}

impl Bounds {
    pub(crate) fn of(tables: &Tables) -> Bounds {
        let best = |ground: usize, levels: &[Level]| best(levels.iter().map(|l| tables.against(ground, *l)));
        let all: Vec<Level> = (1..=30).collect();
        Bounds {
            birth: [
                (0, best(6, &all)),
                (1, best(6, &[7, 14, 20])),
                (3, best(6, &[8, 15, 21])),
                (8, best(6, &[9, 16, 21, 22])),
                (15, best(6, &[10, 17, 22])),
                (i32::MAX, best(6, &[11, 18, 22])),
            ],
            birthday: best(6, &[1, 4]),
            taken: [
                (0, best(8, &[1, 8, 9])),
                (3, best(8, &[2, 10])),
                (31, best(8, &[3, 10])),
                (92, best(8, &[5, 11])),
                (366, best(8, &[6, 11])),
                (i32::MAX, best(8, &[7, 12])),
            ],
        }
    }
}

fn best(said: impl Iterator<Item = Said>) -> Said {
    said.fold([i32::MIN / 64; 2], |x, y| [x[0].max(y[0]), x[1].max(y[1])])
}

/// First and last year of birth.
fn birth_years(r: &Packed) -> (i32, i32) {
    match (r.birth.is_some(), r.born) {
        (true, _) => (r.birth.year(), r.birth.year()),
        (false, NO_YEARS) if r.age == NO_AGE => NEVER,
        (false, NO_YEARS) => EVER,
        (false, (from, to)) => (from.into(), to.into()),
    }
}

fn birthday(r: &Packed) -> Option<u32> {
    r.birth.is_exact().then_some(r.birth.0 & 511)
}

fn taken(r: &Packed) -> (i32, i32) {
    if r.taken == NO_DATE { NEVER } else { r.taken }
}

/// A part of the name, or the place; `None` for two places.
fn word(r: &Packed, slot: usize) -> Option<Token> {
    match slot {
        PLACE => (r.places[1] == 0).then_some(r.places[0]),
        _ => Some(r.name[slot]),
    }
}

/// No less than a word can say beside an unlike one.
fn best_unlike(word: Option<Token>, slot: usize, comparer: &Comparer<'_>, tables: &Tables) -> Said {
    match word {
        None => tables.best_place(),
        // A code is another, or cannot be compared with a word.
        Some(token) if comparer.words.is_exact(token) => {
            let different = tables.against(slot, DIFFERENT);
            if slot == PLACE { different.map(|d| d.max(0)) } else { different }
        }
        Some(token) => tables.best_unlike_any(slot, bin(token, slot, comparer)),
    }
}

fn bin(token: Token, slot: usize, comparer: &Comparer<'_>) -> u8 {
    let column = if slot == PLACE { Column::Place } else { Comparer::column(slot) };
    comparer.frequencies.bins[token as usize][column as usize]
}

fn is_open(r: &Packed) -> bool {
    r.flags & SEVERAL_WAYS != 0 || r.extra != 0
}

impl Tile {
    /// Lays out these rows instead of others; at most [`TILE`].
    pub(crate) fn lay<'r>(
        &mut self,
        rows: impl Iterator<Item = &'r Packed> + Clone,
        comparer: &Comparer<'_>,
        tables: &Tables,
    ) {
        let into = |column: &mut Vec<u32>, of: &dyn Fn(&Packed) -> u32| {
            column.clear();
            column.extend(rows.clone().map(of));
        };
        let spans = |columns: &mut [Vec<i32>; 2], of: &dyn Fn(&Packed) -> (i32, i32)| {
            columns.iter_mut().for_each(Vec::clear);
            let [from, to] = columns;
            rows.clone().map(of).for_each(|(a, b)| {
                from.push(a);
                to.push(b);
            });
        };
        for (slot, words) in self.words.iter_mut().enumerate() {
            let Written { tokens, letters, lengths, firsts, known, turned, unlike } = words;
            let words = comparer.words;
            let begins = |r: &Packed| word(r, slot).map(|t| words.begins(t));
            let first = |r: &Packed, known: bool| {
                begins(r).filter(|b| !known || b.is_known()).map_or(0, |b| b.first())
            };
            into(tokens, &|r| word(r, slot).unwrap_or(NOBODYS));
            into(letters, &|r| word(r, slot).map_or(u32::MAX, |t| words.letters(t)));
            into(firsts, &|r| first(r, false));
            into(known, &|r| first(r, true));
            into(turned, &|r| begins(r).map_or(0, |b| pair(b.letters(), true)));
            lengths.clear();
            lengths.extend(rows.clone().map(|r| word(r, slot).map_or(0, |t| words.length(t))));
            spans(unlike, &|r| best_unlike(word(r, slot), slot, comparer, tables).into());
        }
        self.plain.iter_mut().zip(PLAIN).for_each(|(column, (_, of))| into(column, &of));
        into(&mut self.whole, &|r| r.whole);
        into(&mut self.birthday, &|r| birthday(r).unwrap_or(NOBODYS));
        into(&mut self.open, &|r| u32::from(is_open(r)));
        spans(&mut self.born, &birth_years);
        spans(&mut self.taken, &taken);
        self.lists.clear();
        self.lists.extend(rows.clone().map(|r| r.list));
        self.least.iter_mut().for_each(|l| *l = None);
    }

    /// Who of the rows from `first` on is worth comparing with `row`; numbers within
    /// the tile.
    pub(crate) fn worth_comparing(
        &mut self,
        row: &Packed,
        first: usize,
        (comparer, tables, bounds): (&Comparer<'_>, &Tables, &Bounds),
        least: &dyn Fn(List, List) -> Said,
    ) -> &[u32] {
        let n = self.lists.len();
        self.left.clear();
        if first >= n {
            return &self.left;
        }
        if is_open(row) {
            self.left.extend(first as u32..n as u32);
            return &self.left;
        }
        for (said, order) in self.said.iter_mut().zip(tables.against(14, 1)) {
            said.clear();
            said.resize(n - first, order);
        }
        self.marks.clear();
        self.marks.resize(n - first, 0);
        self.bound(row, first, comparer, tables, bounds);
        self.choose(row, first, least);
        &self.left
    }

    /// Adds what each ground can say at best.
    fn bound(
        &mut self,
        row: &Packed,
        first: usize,
        comparer: &Comparer<'_>,
        tables: &Tables,
        bounds: &Bounds,
    ) {
        let (said, marks) = (&mut self.said, &mut self.marks);
        for (slot, there) in self.words.iter().enumerate() {
            let token = word(row, slot);
            if token == Some(0) {
                continue;
            }
            let mine = Word::of(token, comparer.words);
            let unlike = best_unlike(token, slot, comparer, tables);
            let equal = token.map_or(unlike, |t| tables.against(slot, EQUAL + bin(t, slot, comparer)));
            let apart = tables.against(slot, DIFFERENT);
            let Written { tokens, letters, lengths, firsts, known, turned, unlike: less } = there;
            other_letters(marks, &letters[first..], mine.letters);
            other_begin(marks, &firsts[first..], &known[first..], &lengths[first..], &turned[first..], &mine);
            for n in 0..2 {
                let says = [equal[n], unlike[n], apart[n]];
                words(&mut said[n], &tokens[first..], marks, &less[n][first..], mine.token, says);
            }
        }
        for (column, (ground, of)) in self.plain.iter().zip(PLAIN) {
            let mine = of(row);
            if mine != 0 {
                let equal = if ground == 7 { 2 + comparer.frequencies.party[mine as usize] } else { 2 };
                let says =
                    |level| if ground == 10 { tables.best_sex(level) } else { tables.against(ground, level) };
                let (equal, unequal) = (says(equal), says(1));
                (0..2).for_each(|n| agree(&mut said[n], &column[first..], mine, [equal[n], unequal[n]]));
            }
        }
        let spans = [(&self.born, birth_years(row), &bounds.birth), (&self.taken, taken(row), &bounds.taken)];
        for ([from, to], mine, steps) in spans.into_iter().filter(|(_, mine, _)| *mine != NEVER) {
            for n in 0..2 {
                apart(
                    &mut said[n],
                    &from[first..],
                    &to[first..],
                    mine,
                    steps.map(|(within, says)| (within, says[n])),
                );
            }
        }
        if let Some(mine) = birthday(row) {
            // Another year and the same day may be a slip, however far apart.
            let least = bounds.birth[5].1;
            let beyond = |n: usize| (bounds.birthday[n] - least[n]).max(0);
            (0..2).for_each(|n| more(&mut said[n], &self.birthday[first..], mine, beyond(n)));
        }
    }

    /// Those of whom enough can be said, and those of whom that cannot be told here.
    fn choose(&mut self, row: &Packed, first: usize, least: &dyn Fn(List, List) -> Said) {
        let (list, lists) = (row.list as usize, &self.lists);
        let of = |at: usize| lists.iter().map(move |l| least(row.list, *l)[at]);
        let [one, two] = match list < AT_HAND {
            true => {
                if self.least.len() <= list {
                    self.least.resize(list + 1, None);
                }
                &*self.least[list].get_or_insert_with(|| [of(0).collect(), of(1).collect()])
            }
            false => {
                for (at, beyond) in self.beyond.iter_mut().enumerate() {
                    beyond.clear();
                    beyond.extend(of(at));
                }
                &self.beyond
            }
        };
        let (marks, [s, t]) = (&mut self.marks, &self.said);
        enough(marks, [s, t], [&one[first..], &two[first..]]);
        let [grand, father] = [GRAND, FATHER].map(|slot| &self.words[slot].tokens[first..]);
        several_ways(marks, &self.whole[first..], &self.open[first..], grand, father, row);
        let left = marks.iter().zip(first as u32..).filter(|(mark, _)| **mark != 0);
        self.left.extend(left.map(|(_, at)| at));
    }
}

/// Two letters as one number.
fn pair([a, b]: [u8; 2], turned: bool) -> u32 {
    let (a, b) = if turned { (b, a) } else { (a, b) };
    u32::from(a) << 8 | u32::from(b)
}

impl Word {
    fn of(token: Option<Token>, words: &Words) -> Word {
        let [firsts, known] = token.map_or([[0; 3]; 2], |t| words.begins(t).parting());
        Word {
            token: token.unwrap_or(NOBODYS - 1),
            letters: token.map_or(u32::MAX, |t| words.letters(t)),
            length: token.map_or(0, |t| words.length(t)),
            firsts,
            known,
            begins: token.map_or(0, |t| pair(words.begins(t).letters(), false)),
        }
    }
}

// Each of these is a loop of its own over plain slices: that is what compilers make
// wide instructions of.

/// Marks the words with other letters: more than four stand in one of the two alone,
/// and neither holds the other.
#[inline(never)]
fn other_letters(marks: &mut [u32], letters: &[u32], mine: u32) {
    for (mark, letters) in marks.iter_mut().zip(letters) {
        let both = letters & mine;
        let mut x = letters ^ mine;
        x &= x.wrapping_sub(1);
        x &= x.wrapping_sub(1);
        x &= x.wrapping_sub(1);
        x &= x.wrapping_sub(1);
        *mark = u32::from((x != 0) & (both != *letters) & (both != mine));
    }
}

/// Marks those of another first letter that costs too much, where nothing else
/// explains it.
#[inline(never)]
fn other_begin(
    marks: &mut [u32],
    firsts: &[u32],
    known: &[u32],
    lengths: &[i32],
    turned: &[u32],
    mine: &Word,
) {
    let ([f, f_one, f_two], [k, k_one, k_two]) = (mine.firsts, mine.known);
    let others = firsts.iter().zip(known).zip(lengths.iter().zip(turned));
    for (mark, ((first, known), (length, turned))) in marks.iter_mut().zip(others) {
        let longer = length - mine.length;
        let [no_longer, one, two] =
            [first & f | known & k, first & f_one | known & k_one, first & f_two | known & k_two];
        let other = if longer > 1 { two } else { one };
        let other = if longer > 0 { other } else { no_longer };
        *mark |= u32::from((other != 0) & (longer.unsigned_abs() <= 2) & (*turned != mine.begins));
    }
}

/// Every bit or none.
#[inline]
fn every(yes: bool) -> i32 {
    -i32::from(yes)
}

/// Adds what equal words say, unlike ones that may yet be close, and those apart.
#[inline(never)]
fn words(
    said: &mut [i32],
    tokens: &[u32],
    marks: &[u32],
    less: &[i32],
    mine: Token,
    [equal, unlike, apart]: [i32; 3],
) {
    for ((said, token), (mark, less)) in said.iter_mut().zip(tokens).zip(marks.iter().zip(less)) {
        // Masks and no branches: else it would be done one by one.
        let (is_apart, is_equal, is_there) = (every(*mark != 0), every(*token == mine), every(*token != 0));
        let unequal = is_apart & apart | !is_apart & unlike.min(*less);
        *said += is_there & (is_equal & equal | !is_equal & unequal);
    }
}

/// Adds what two equal and two unequal values say.
#[inline(never)]
fn agree(said: &mut [i32], column: &[u32], mine: u32, [equal, unequal]: [i32; 2]) {
    for (said, value) in said.iter_mut().zip(column) {
        let there = if *value == mine { equal } else { unequal };
        *said += if *value != 0 { there } else { 0 };
    }
}

/// Adds what the distance of two spans says.
#[inline(never)]
fn apart(said: &mut [i32], from: &[i32], to: &[i32], mine: (i32, i32), steps: [(i32, i32); 6]) {
    let [(a, at_a), (b, at_b), (c, at_c), (d, at_d), (e, at_e), (_, further)] = steps;
    for (said, (from, to)) in said.iter_mut().zip(from.iter().zip(to)) {
        let gap = (from - mine.1).max(mine.0 - to);
        let best = if gap <= e { at_e } else { further };
        let best = if gap <= d { at_d } else { best };
        let best = if gap <= c { at_c } else { best };
        let best = if gap <= b { at_b } else { best };
        let best = if gap <= a { at_a } else { best };
        *said += if *from != NEVER.0 { best } else { 0 };
    }
}

/// Adds what equal values may say beyond what was added.
#[inline(never)]
fn more(said: &mut [i32], column: &[u32], mine: u32, more: i32) {
    for (said, value) in said.iter_mut().zip(column) {
        *said += if *value == mine { more } else { 0 };
    }
}

/// Marks those of whom enough is said, and those who may lie beside each other in
/// several ways.
#[inline(never)]
fn enough(marks: &mut [u32], said: [&[i32]; 2], least: [&[i32]; 2]) {
    let ([s, t], [one, two]) = (said, least);
    for (mark, ((s, one), (t, two))) in marks.iter_mut().zip(s.iter().zip(one).zip(t.iter().zip(two))) {
        *mark = u32::from((s >= one) & (t >= two));
    }
}

/// Marks those who may lie beside a name in several ways.
#[inline(never)]
fn several_ways(
    marks: &mut [u32],
    whole: &[u32],
    open: &[u32],
    grand: &[u32],
    father: &[u32],
    mine: &Packed,
) {
    let no_grandfather = mine.name[GRAND] == 0;
    let others = whole.iter().zip(open).zip(grand.iter().zip(father));
    for (mark, ((whole, open), (grand, father))) in marks.iter_mut().zip(others) {
        let left_out = ((*grand == 0) != no_grandfather) & (*father != mine.name[FATHER]);
        *mark |= u32::from((*whole == mine.whole) | (*open != 0) | left_out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Frequencies;
    use crate::model::{HOUSEHOLD, SAME, STRANGERS, Shares, Weights};

    #[test]
    fn only_who_is_out_of_reach_is_left_out() {
        let table = crate::reach::tests::table();
        let frequencies = Frequencies::of(
            &table.words,
            &table.rows,
            table.parties.len(),
            &crate::persons::Persons::default(),
        );
        let tables = Tables::new(&Weights::defaults(), &Shares::of(&frequencies));
        let mut comparer = Comparer::new(&table.words, &frequencies, 8);
        let (bounds, mut tile) = (Bounds::of(&tables), Tile::default());
        let (mut kept, mut left_out) = (0, 0);
        // Another pair of lists asks for something else.
        let least =
            |a: List, b: List| [[-20_000, -20_000], [-4_000, 9_000], [0, 30_000]][(a + b) as usize % 3];
        for rows in table.rows.chunks(150) {
            tile.lay(rows.iter(), &comparer, &tables);
            for (i, a) in table.rows.iter().enumerate() {
                let first = i % 40;
                let left = tile.worth_comparing(a, first, (&comparer, &tables, &bounds), &least).to_vec();
                for (j, b) in rows.iter().enumerate().skip(first) {
                    let sums = tables.sum(&comparer.levels(a, b));
                    let said = [sums[SAME] - sums[HOUSEHOLD], sums[SAME] - sums[STRANGERS]];
                    let [one, two] = least(a.list, b.list);
                    let in_reach = said[0] >= one && said[1] >= two;
                    assert!(!in_reach || left.contains(&(j as u32)), "{a:?} {b:?} {said:?}");
                    kept += usize::from(left.contains(&(j as u32)));
                    left_out += usize::from(!left.contains(&(j as u32)));
                }
                assert!(left.iter().all(|&j| (first..rows.len()).contains(&(j as usize))));
            }
        }
        assert!(kept > 1_000 && left_out > 1_000, "{kept} {left_out}");
    }

    /// Few letters, so that many words are turned, lengthened and shortened others.
    #[test]
    fn only_words_that_cannot_be_close_are_apart() {
        let (mut builder, mut state) = (crate::builder::Builder::new(), 11);
        for n in 0..600 {
            let mut pick =
                |of: &[&'static str]| of[(crate::learn::splitmix(&mut state) % of.len() as u64) as usize];
            let letters = ["ا", "ل", "م", "ح", "د", "س", "ب", "ن", "ي", "و", "خ", "ج", "ش", "ت"];
            let mut word: String = (0..2 + n % 7).map(|_| pick(&letters)).collect();
            word.insert_str(0, pick(&["", "", "", "ال", "ابو", "محمد"]));
            word = if n % 9 == 0 {
                pick(&["محمد", "خالد", "حسن", "Salem", "احمد7", "حسين"]).to_owned()
            } else {
                word
            };
            builder.push(crate::RecordRef { rec_id: "r", given: &word, ..Default::default() });
        }
        let table = builder.finish();
        let frequencies = Frequencies::of(
            &table.words,
            &table.rows,
            table.parties.len(),
            &crate::persons::Persons::default(),
        );
        let tables = Tables::new(&Weights::defaults(), &Shares::of(&frequencies));
        let comparer = Comparer::new(&table.words, &frequencies, 8);
        let mut tile = Tile::default();
        let rows = &table.rows[..TILE];
        tile.lay(rows.iter(), &comparer, &tables);
        let (mut marks, mut apart) = (vec![0; TILE], 0);
        for row in rows {
            let (mine, words) = (row.name[GIVEN], &tile.words[GIVEN]);
            let word = Word::of(Some(mine), &table.words);
            other_letters(&mut marks, &words.letters, word.letters);
            other_begin(&mut marks, &words.firsts, &words.known, &words.lengths, &words.turned, &word);
            for (other, mark) in rows.iter().zip(&marks).filter(|(other, _)| other.name[GIVEN] != mine) {
                let text = |t| table.words.text(t);
                assert!(
                    *mark == 0 || table.words.cannot_be_close(mine, other.name[GIVEN]),
                    "{} {}",
                    text(mine),
                    text(other.name[GIVEN])
                );
                apart += mark;
            }
        }
        assert!(apart as usize > TILE * TILE / 4, "{apart}");
    }
}
