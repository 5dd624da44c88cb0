//! Counting and cutting down by facet.
//!
//! Every file carries the numbers of its facet values, with everything above
//! a place or a party, in one flat column. One pass over that column answers
//! the filters and all counts at once: a file that passes counts everywhere; a
//! file that fails by one kind only counts for that kind alone, which is what
//! "counts without its own filter" means.

use crate::bits::Bits;
use crate::query::{Facet, FacetCounts, Filters, Flag};
use crate::strings::Strings;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// The values of all facets, numbered together.
#[derive(Debug, Default)]
pub(crate) struct Values {
    strings: Strings,
    /// For each value the bit of its kind.
    kind: Vec<u32>,
    facet: Vec<Facet>,
    /// Its first letters as a number in the order of the letters, so that few are compared as words.
    first: Vec<u64>,
}

/// The first eight bytes of a word as a number.
fn first_letters(word: &str) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(word.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(first)
}

/// The kind of a value as one bit; every flag is a kind of its own.
fn kind(facet: Facet, value: &str) -> u32 {
    match facet {
        Facet::Flag => 1 << (16 + Flag::from_key(value).map_or(15, |flag| flag as u32)),
        other => 1 << (other as u32),
    }
}

fn spelled(facet: Facet, value: &str) -> String {
    format!("{}{value}", char::from(b'a' + facet as u8))
}

impl Values {
    /// The number of a value, given now if it is new.
    pub(crate) fn intern(&mut self, facet: Facet, value: &str) -> u32 {
        let id = self.strings.intern(&spelled(facet, value));
        if id as usize == self.kind.len() {
            self.kind.push(kind(facet, value));
            self.facet.push(facet);
            self.first.push(first_letters(value));
        }
        id
    }

    /// The number of a value, if some file has had it.
    pub(crate) fn find(&self, facet: Facet, value: &str) -> Option<u32> {
        self.strings.find(&spelled(facet, value))
    }

    /// The facet and the value of a number.
    pub(crate) fn get(&self, id: u32) -> (Facet, &str) {
        (self.facet[id as usize], &self.strings.get(id)[1..])
    }

    /// The bit of a value's kind.
    pub(crate) fn kind(&self, value: u32) -> u32 {
        self.kind[value as usize]
    }

    /// The values that the filters ask for.
    pub(crate) fn wanted(&self, filters: &Filters) -> Wanted {
        let mut wanted = Wanted { values: Vec::new(), active: 0 };
        let mut want = |facet: Facet, value: &str| {
            wanted.active |= kind(facet, value);
            if let Some(id) = self.find(facet, value) {
                wanted.values.push((id, self.kind(id)));
            }
        };
        filters.years.iter().for_each(|v| want(Facet::Year, &v.to_string()));
        filters.places.iter().for_each(|v| want(Facet::Place, v));
        filters.parties.iter().for_each(|v| want(Facet::Party, v));
        filters.status.iter().for_each(|v| want(Facet::Status, v));
        filters.sex.iter().for_each(|v| want(Facet::Sex, v));
        filters.sources.iter().for_each(|v| want(Facet::Source, &v.to_string()));
        filters.organisations.iter().for_each(|v| want(Facet::Organisation, &v.to_string()));
        filters.imports.iter().for_each(|v| want(Facet::Import, &v.to_string()));
        filters.missing.iter().for_each(|v| want(Facet::Missing, v.key()));
        filters.flags.iter().for_each(|v| want(Facet::Flag, v.key()));
        filters.tags.iter().for_each(|v| want(Facet::Tag, v));
        filters.tasks.iter().for_each(|v| want(Facet::Task, v));
        wanted
    }

    /// The filters as a table over values, to be held against many files.
    pub(crate) fn sieve(&self, filters: &Filters) -> Sieve {
        let Wanted { values, active } = self.wanted(filters);
        let mut sieve = Sieve { wanted: vec![0; self.kind.len()], active };
        values.into_iter().for_each(|(id, kind)| sieve.wanted[id as usize] = kind);
        sieve
    }

    /// The counts by facet of what was counted by value.
    pub(crate) fn counts(&self, counted: &Counted) -> FacetCounts {
        let mut counts = FacetCounts::default();
        let had = counted.files.iter().enumerate().filter(|(_, n)| **n > 0).map(|(id, n)| (id as u32, *n));
        for (id, n) in had.filter(|(id, _)| self.facet[*id as usize] != Facet::Source) {
            counts.by.entry(self.facet[id as usize]).or_default().push((self.get(id).1.to_owned(), n));
        }
        let named = counted.named_sources(self).iter();
        let sources: Vec<(String, u32)> =
            named.map(|id| (self.get(*id).1.to_owned(), counted.files[*id as usize])).collect();
        if !sources.is_empty() {
            counts.by.insert(Facet::Source, sources);
        }
        for values in counts.by.values_mut() {
            values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        counts
    }

    /// The most frequent of values with how often they were counted, in no order.
    fn most_frequent(&self, mut counted: Vec<(u32, u32)>) -> Vec<u32> {
        let most = Facet::SOURCES;
        if counted.len() > most {
            let (_, &mut (last, _), _) = counted.select_nth_unstable_by_key(most - 1, |(n, _)| Reverse(*n));
            let mut equal: Vec<u32> = counted.iter().filter(|(n, _)| *n == last).map(|(_, id)| *id).collect();
            counted.retain(|(n, _)| *n > last);
            let left = most - counted.len();
            if equal.len() > left {
                equal.select_nth_unstable_by_key(left, |id| self.rank(*id, last));
                equal.truncate(left);
            }
            counted.extend(equal.into_iter().map(|id| (last, id)));
        }
        counted.into_iter().map(|(_, id)| id).collect()
    }

    /// Where a value stands among those that are counted: the most frequent first, of those that are equally
    /// frequent the first by its letters.
    fn rank(&self, id: u32, files: u32) -> (Reverse<u32>, u64, &str) {
        (Reverse(files), self.first[id as usize], self.get(id).1)
    }

    /// Bytes of memory held.
    pub(crate) fn bytes(&self) -> usize {
        self.strings.bytes() + self.kind.capacity() * 13
    }
}

/// How many files have each value.
pub(crate) struct Counted {
    files: Vec<u32>,
    /// The sources that are named, in no order: the [`Facet::SOURCES`] most frequent. Not known before they
    /// are asked for, and after one of them lost a file.
    named: OnceLock<Vec<u32>>,
}

impl Counted {
    fn none(values: &Values) -> Counted {
        Counted { files: vec![0; values.kind.len()], named: OnceLock::new() }
    }

    /// How many files have a value.
    pub(crate) fn files(&self, value: u32) -> u32 {
        self.files.get(value as usize).copied().unwrap_or_default()
    }

    /// Counts one more file with this value.
    pub(crate) fn with(&mut self, values: &Values, value: u32) {
        if self.files.len() < values.kind.len() {
            self.files.resize(values.kind.len(), 0);
        }
        self.files[value as usize] += 1;
        let Some(named) = self.named.get_mut().filter(|_| values.facet[value as usize] == Facet::Source)
        else {
            return;
        };
        if named.contains(&value) {
            return;
        }
        named.push(value);
        if named.len() > Facet::SOURCES {
            let rank = |id: &u32| values.rank(*id, self.files[*id as usize]);
            let last = (0..named.len()).max_by(|a, b| rank(&named[*a]).cmp(&rank(&named[*b])));
            last.map(|at| named.swap_remove(at));
        }
    }

    /// Counts one file with this value less.
    pub(crate) fn without(&mut self, values: &Values, value: u32) {
        self.files[value as usize] -= 1;
        if values.facet[value as usize] == Facet::Source
            && self.named.get().is_some_and(|named| named.contains(&value))
        {
            self.named = OnceLock::new();
        }
    }

    /// The sources that are named. A register has as many sources as files: only those that are named are
    /// written out and compared.
    fn named_sources(&self, values: &Values) -> &[u32] {
        self.named.get_or_init(|| {
            let had = self.files.iter().enumerate().filter(|(_, n)| **n > 0);
            let sources = had.filter(|(id, _)| values.facet[*id] == Facet::Source);
            values.most_frequent(sources.map(|(id, n)| (*n, id as u32)).collect())
        })
    }
}

/// The values that filters ask for.
pub(crate) struct Wanted {
    /// Each with the bit of its kind.
    values: Vec<(u32, u32)>,
    active: u32,
}

impl Wanted {
    /// The kinds by which a file with these values fails.
    pub(crate) fn fails(&self, own: &[u32]) -> u32 {
        let met = self.values.iter().filter(|(id, _)| own.contains(id)).fold(0, |met, (_, kind)| met | kind);
        self.active & !met
    }
}

/// Filters, ready to be held against files.
#[derive(Debug)]
pub(crate) struct Sieve {
    wanted: Vec<u32>,
    active: u32,
}

impl Sieve {
    /// The kinds by which a file with these values fails.
    fn fails(&self, values: &[u32]) -> u32 {
        let met = values.iter().fold(0, |met, &v| met | self.wanted[v as usize]);
        self.active & !met
    }

    /// Those of the files that pass.
    pub(crate) fn passing<'a>(&self, files: &Bits, of: impl Fn(u32) -> &'a [u32]) -> Bits {
        let mut passing = files.clone();
        if self.active != 0 {
            files.iter().filter(|&slot| self.fails(of(slot)) != 0).for_each(|slot| passing.clear(slot));
        }
        passing
    }

    /// Those of the files that pass, and for each value the files that have
    /// it, its own kind of filter left out.
    pub(crate) fn counted<'a>(
        &self,
        values: &Values,
        files: &Bits,
        of: impl Fn(u32) -> &'a [u32],
    ) -> (Bits, Counted) {
        let mut passing = files.clone();
        let mut all = Counted::none(values);
        let counted = &mut all.files;
        for slot in files.iter() {
            let own = of(slot);
            let fails = if self.active == 0 { 0 } else { self.fails(own) };
            if fails == 0 {
                own.iter().for_each(|&v| counted[v as usize] += 1);
                continue;
            }
            passing.clear(slot);
            if fails.is_power_of_two() {
                own.iter()
                    .filter(|&&v| values.kind[v as usize] == fails)
                    .for_each(|&v| counted[v as usize] += 1);
            }
        }
        (passing, all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_that_are_named_are_the_most_frequent_and_then_the_first() {
        for (sources, most_files) in [(3, 9), (200, 1), (777, 1), (777, 3), (777, 800)] {
            let mut values = Values::default();
            let ids: Vec<u32> =
                (0..sources).map(|n| values.intern(Facet::Source, &(n * 7919 % 1009).to_string())).collect();
            let party = values.intern(Facet::Party, "SYA");
            let mut files = vec![0; ids.len() + 1];
            for (n, id) in ids.iter().enumerate() {
                files[*id as usize] = (n as u32 * 31) % most_files + 1;
            }
            files[party as usize] = 5;
            let mut all: Vec<(String, u32)> =
                ids.iter().map(|id| (values.get(*id).1.to_owned(), files[*id as usize])).collect();
            all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            all.truncate(Facet::SOURCES);
            let counts = values.counts(&Counted { files, named: OnceLock::new() });
            assert_eq!(counts.by[&Facet::Source], all, "{sources} sources, {most_files} files at most");
            assert_eq!(counts.by[&Facet::Party], [("SYA".to_owned(), 5)]);
        }
    }
}
