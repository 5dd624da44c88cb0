//! Spellings known by heart.
//!
//! `Mahmoud` is one letter from a careless `محمد`, and is another man. Where the
//! project's own table (`data/latin_pairs.csv`) says what a spelling stands for,
//! that is worth more than any alignment of letters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::fold::tokens;
use crate::quick::Map;

/// Numbers of vocabulary names; 0 marks an empty place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Meant {
    pub(crate) usual: [u16; 3],
    pub(crate) rare: [u16; 2],
}

#[derive(Default)]
struct KnownSpellings {
    names: Map<u16>,
    /// The names by their numbers, which begin with one.
    by_number: Vec<String>,
    meant: Map<Meant>,
}

static TABLE: LazyLock<KnownSpellings> = LazyLock::new(|| read(include_str!("../../data/latin_pairs.csv")));

/// Columns in which a spelling says what it means; later ones only what it may.
const USUAL: usize = 3;

fn read(csv: &str) -> KnownSpellings {
    let mut table = KnownSpellings::default();
    let mut spelt: BTreeMap<String, (Vec<u16>, Vec<u16>)> = BTreeMap::new();
    for line in csv.lines().skip(1) {
        let mut cells = line.split(',');
        let arabic = tokens(cells.next().unwrap_or("")).concat();
        let next = table.names.len() as u16 + 1;
        let number = *table.names.entry(arabic.clone()).or_insert(next);
        if usize::from(number) > table.by_number.len() {
            table.by_number.push(arabic);
        }
        for (column, cell) in cells.enumerate() {
            for spelling in cell.split('|') {
                let (usual, rare) = spelt.entry(tokens(spelling).concat()).or_default();
                let list = if column < USUAL { usual } else { rare };
                if !list.contains(&number) {
                    list.push(number);
                }
            }
        }
    }
    table.meant = spelt.into_iter().map(|(s, (usual, rare))| (s, meant(&usual, &rare))).collect();
    table
}

fn meant(usual: &[u16], rare: &[u16]) -> Meant {
    let mut out = Meant::default();
    out.usual.iter_mut().zip(usual).for_each(|(slot, n)| *slot = *n);
    out.rare.iter_mut().zip(rare.iter().filter(|n| !usual.contains(n))).for_each(|(slot, n)| *slot = *n);
    out
}

/// The number of an Arabic name and the meaning of a Latin spelling; both empty
/// for what the table does not know. Takes a folded token.
pub(crate) fn look_up(folded: &str) -> (u16, Meant) {
    let name = TABLE.names.get(folded).copied().unwrap_or(0);
    (name, TABLE.meant.get(folded).copied().unwrap_or_default())
}

/// The Arabic names that a Latin spelling usually writes, folded. Takes a folded
/// token.
pub(crate) fn meanings(folded: &str) -> impl Iterator<Item = &'static str> {
    let meant = TABLE.meant.get(folded).copied().unwrap_or_default();
    let name = |number: u16| TABLE.by_number.get(usize::from(number).checked_sub(1)?).map(String::as_str);
    meant.usual.into_iter().filter_map(name)
}

/// What the table makes of an aligned cost: a known spelling is right, and one
/// known for another name is wrong, unless it is now and then written for this.
pub(crate) fn judged(name: u16, known: bool, meant: &Meant, cost: f32) -> f32 {
    if meant.usual[0] == 0 && meant.rare[0] == 0 {
        cost
    } else if name != 0 && meant.usual.contains(&name) {
        cost.min(0.02)
    } else if name != 0 && meant.rare.contains(&name) {
        if meant.usual[0] == 0 { cost.min(0.04) } else { cost.max(0.04) + 0.1 }
    } else if (name != 0 || known) && meant.usual[0] != 0 {
        cost * 1.5 + 0.36
    } else {
        cost
    }
}

/// The same for two Latin spellings.
pub(crate) fn judged_latin(a: &Meant, b: &Meant, cost: f32) -> f32 {
    if a.usual[0] == 0 || b.usual[0] == 0 {
        return cost;
    }
    let share = a.usual.iter().any(|n| *n != 0 && b.usual.contains(n));
    if share { cost.min(0.04) } else { cost * 1.5 + 0.25 }
}
