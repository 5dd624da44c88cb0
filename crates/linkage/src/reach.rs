//! Comparing for a purpose: two rows are told apart as soon as nothing that is
//! still to be seen could bring them within reach.
//!
//! What costs nothing is seen first: dates, codes, equal words, words that cannot
//! be close. What is left is bounded by the best it could be, and only where that
//! would do are words aligned. Nearly all candidate pairs end before.
//!
//! **Invariant:** levels given out are those of [`Comparer::levels`]; a pair that is
//! refused would have stayed below `least`.

use crate::compare::{Comparer, agree, birth, taken};
use crate::levels::*;
use crate::model::Tables;
use crate::pack::*;
use crate::words::Token;

/// What is said for one person, against household and against strangers, in units.
pub(crate) type Said = [i32; 2];

/// With any of these the parts of a name may lie beside each other in other ways, or
/// words of two scripts.
pub(crate) const SEVERAL_WAYS: u8 = NAMELESS | OPEN_THIRD | OPEN_SECOND | WHOLE | LATIN | LATIN_BEHIND;

/// Party, register, phone and national number among [`Packed::present`]; most rows
/// have none.
const RARE: u16 = 1 << 3 | 1 << 7 | 1 << 8 | 1 << 9;

#[inline]
fn add(said: &mut Said, more: Said) {
    said[0] += more[0];
    said[1] += more[1];
}

#[inline]
fn falls_short(said: Said, least: Said) -> bool {
    said[0] < least[0] || said[1] < least[1]
}

/// Whether the parts can only lie beside each other as they stand.
#[inline]
fn lies_one_way(a: &Packed, b: &Packed) -> bool {
    (a.flags | b.flags) & SEVERAL_WAYS == 0
        && a.extra | b.extra == 0
        && a.whole != b.whole
        && ((a.name[GRAND] == 0) == (b.name[GRAND] == 0) || a.name[FATHER] == b.name[FATHER])
}

impl Comparer<'_> {
    /// The levels of two rows; `None` where all grounds together cannot say `least`.
    #[inline]
    pub(crate) fn within_reach(
        &mut self,
        a: &Packed,
        b: &Packed,
        tables: &Tables,
        least: Said,
    ) -> Option<[Level; COUNT]> {
        let mut l = [0; COUNT];
        l[6] = birth(a, b);
        l[8] = taken(a.taken, b.taken);
        l[9] = agree(u32::from(a.governorate), u32::from(b.governorate));
        let mut said = tables.best_sex(agree(u32::from(a.sex), u32::from(b.sex)));
        [6, 8, 9].into_iter().for_each(|g| add(&mut said, tables.against(g, l[g])));
        if a.present & b.present & RARE != 0 {
            l[7] = self.party(a, b);
            l[11] = agree(a.register, b.register);
            l[12] = agree(a.phone, b.phone);
            l[13] = agree(a.national, b.national);
            [7, 11, 12, 13].into_iter().for_each(|g| add(&mut said, tables.against(g, l[g])));
        }
        if lies_one_way(a, b) {
            self.one_way(a, b, tables, said, least, &mut l)
        } else {
            self.several_ways(a, b, tables, said, least, &mut l)
        }
        .then_some(l)
    }

    #[inline]
    fn one_way(
        &mut self,
        a: &Packed,
        b: &Packed,
        tables: &Tables,
        mut said: Said,
        least: Said,
        l: &mut [Level; COUNT],
    ) -> bool {
        l[14] = 1;
        add(&mut said, tables.against(14, 1));
        // Which words are still to be aligned, and what at best they say.
        let mut open = [None; 5];
        for slot in GIVEN..=MOTHER {
            let (x, y) = (a.name[slot], b.name[slot]);
            if x == 0 || y == 0 {
                continue;
            }
            let column = Comparer::column(slot);
            if x == y {
                l[slot] = EQUAL + self.frequencies.bins[x as usize][column as usize];
            } else if self.words.cannot_be_close(x, y) {
                l[slot] = DIFFERENT;
            } else {
                let bins = &self.frequencies.bins;
                let bin = bins[x as usize][column as usize].min(bins[y as usize][column as usize]);
                let best = tables.best_unlike(slot, bin);
                open[slot] = Some(best);
                add(&mut said, best);
                continue;
            }
            add(&mut said, tables.against(slot, l[slot]));
        }
        let mut place = None;
        if a.places == b.places && a.places[1] == 0 {
            if a.places[0] != 0 {
                l[5] = EQUAL + self.frequencies.bins[a.places[0] as usize][Column::Place as usize];
                add(&mut said, tables.against(5, l[5]));
            }
        } else if a.places[0] != 0 && b.places[0] != 0 {
            let best = self.best_of_places(a.places, b.places, tables);
            place = Some(best);
            add(&mut said, best);
        }
        if falls_short(said, least) {
            return false;
        }
        for slot in GIVEN..=MOTHER {
            if let Some(best) = open[slot] {
                l[slot] = self.slot(a.name[slot], b.name[slot], Comparer::column(slot));
                let exactly = tables.against(slot, l[slot]);
                add(&mut said, [exactly[0] - best[0], exactly[1] - best[1]]);
                if falls_short(said, least) {
                    return false;
                }
            }
        }
        if let Some(best) = place {
            l[5] = self.place(a, b);
            let exactly = tables.against(5, l[5]);
            add(&mut said, [exactly[0] - best[0], exactly[1] - best[1]]);
        }
        self.sex(a, b, l);
        !falls_short(said, least)
    }

    /// No less than what these places, of one script and unlike, can say.
    #[inline]
    fn best_of_places(&self, a: [Token; 2], b: [Token; 2], tables: &Tables) -> Said {
        let ([x, 0], [y, 0]) = (a, b) else { return tables.best_place() };
        if self.words.is_exact(x) != self.words.is_exact(y) {
            return [0, 0];
        }
        if self.words.cannot_be_close(x, y) {
            return tables.against(5, DIFFERENT);
        }
        let bins = &self.frequencies.bins;
        tables.best_unlike(
            5,
            bins[x as usize][Column::Place as usize].min(bins[y as usize][Column::Place as usize]),
        )
    }

    fn several_ways(
        &mut self,
        a: &Packed,
        b: &Packed,
        tables: &Tables,
        mut said: Said,
        least: Said,
        l: &mut [Level; COUNT],
    ) -> bool {
        self.name(a, b, l);
        for g in [0, 1, 2, 3, 14] {
            add(&mut said, tables.against(g, l[g]));
        }
        let mut hoped = said;
        if a.name[MOTHER] != 0 && b.name[MOTHER] != 0 {
            add(&mut hoped, tables.best_mother());
        }
        if a.places[0] != 0 && b.places[0] != 0 {
            add(&mut hoped, tables.best_place());
        }
        if falls_short(hoped, least) {
            return false;
        }
        l[4] = self.slot(a.name[MOTHER], b.name[MOTHER], Column::Mother);
        l[5] = self.place(a, b);
        self.sex(a, b, l);
        [4, 5].into_iter().for_each(|g| add(&mut said, tables.against(g, l[g])));
        !falls_short(said, least)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::builder::Builder;
    use crate::compare::Frequencies;
    use crate::learn::splitmix;
    use crate::model::{HOUSEHOLD, SAME, STRANGERS, Shares, Weights};
    use crate::pack::RecordTable;
    use crate::record::{RecordRef, Sex, Span};

    const NAMES: [&str; 14] = [
        "محمدخالد",
        "لحسن",
        "محمد",
        "احمد",
        "محمود",
        "خالد",
        "حسن",
        "حسين",
        "",
        "سالم",
        "سليم",
        "عبد الله",
        "Salem",
        "ابو حسن",
    ];
    const FAMILIES: [&str; 7] = ["الحوراني", "حوراني", "الحورني", "المقداد", "مقداد", "", "الزعبي"];
    const PLACES: [&str; 7] = ["انخل", "جاسم", "", "SY1201", "SY1202", "Inkhil", "انخال"];

    pub(crate) fn table() -> RecordTable {
        let (mut builder, mut state) = (Builder::new(), 7);
        for _ in 0..400 {
            let mut pick = |n: usize| (splitmix(&mut state) % n as u64) as usize;
            let whole = ["", "", "محمد خالد الحوراني", "محمد خالد حسن المقداد"][pick(4)];
            builder.push(RecordRef {
                rec_id: "r",
                list: ["A", "B"][pick(2)],
                name: whole,
                given: if whole.is_empty() { NAMES[pick(14)] } else { "" },
                father: NAMES[pick(14)],
                grandfather: NAMES[pick(14)],
                family: FAMILIES[pick(7)],
                mother: NAMES[pick(14)],
                sex: [None, Some(Sex::Male), Some(Sex::Female)][pick(3)],
                birth: Span::iso(["1980-03-04", "1980", "1981-03-04", ""][pick(4)]),
                taken: Span::iso(["2013-05-11", "2013", ""][pick(3)]),
                place: PLACES[pick(7)],
                register_place: [PLACES[pick(7)], "", ""][pick(3)],
                governorate: ["درعا", ""][pick(2)],
                register_number: ["7", ""][pick(2)],
                age: [None, Some((30, 34)), Some((0, 0))][pick(3)],
                phone: ["", "", "0933123456", "0933123457"][pick(4)],
                party: ["x", "y", ""][pick(3)],
                ..RecordRef::default()
            });
        }
        let mut table = Builder::new();
        table.absorb(builder);
        table.finish()
    }

    #[test]
    fn only_what_is_out_of_reach_is_refused() {
        let table = table();
        let frequencies = Frequencies::of(
            &table.words,
            &table.rows,
            table.parties.len(),
            &crate::persons::Persons::default(),
        );
        let tables = Tables::new(&Weights::defaults(), &Shares::of(&frequencies));
        let mut comparer = Comparer::new(&table.words, &frequencies, 8);
        let (mut kept, mut refused) = (0, 0);
        for (i, a) in table.rows.iter().enumerate() {
            for b in &table.rows[i + 1..] {
                let exactly = comparer.levels(a, b);
                let sums = tables.sum(&exactly);
                let said = [sums[SAME] - sums[HOUSEHOLD], sums[SAME] - sums[STRANGERS]];
                for least in [[-20_000, -20_000], [-4_000, 9_000], [0, 30_000]] {
                    match comparer.within_reach(a, b, &tables, least) {
                        Some(levels) => assert_eq!(levels, exactly),
                        None => assert!(falls_short(said, least), "{said:?} {least:?}"),
                    }
                    kept += usize::from(!falls_short(said, least));
                    refused += usize::from(falls_short(said, least));
                }
            }
        }
        assert!(kept > 1_000 && refused > 1_000);
    }
}
