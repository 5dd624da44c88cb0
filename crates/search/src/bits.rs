//! Sets of files as bits, and sums over such sets.
//!
//! A million files are 125 KB of bits, so a question of several words is
//! answered by a few passes over bits and never by walking lists of files
//! against each other.

/// A set of slots.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set over `slots` slots.
    pub(crate) fn empty(slots: usize) -> Bits {
        Bits { words: vec![0; slots.div_ceil(64)] }
    }

    /// Puts a slot in, making room for it.
    pub(crate) fn grow_and_set(&mut self, slot: u32) {
        let word = slot as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (slot % 64);
    }

    /// Puts a slot in; slots beyond the set are left out.
    pub(crate) fn set(&mut self, slot: u32) {
        if let Some(word) = self.words.get_mut(slot as usize / 64) {
            *word |= 1 << (slot % 64);
        }
    }

    /// Takes a slot out.
    pub(crate) fn clear(&mut self, slot: u32) {
        if let Some(word) = self.words.get_mut(slot as usize / 64) {
            *word &= !(1 << (slot % 64));
        }
    }

    /// Whether the slot is in.
    pub(crate) fn has(&self, slot: u32) -> bool {
        self.words.get(slot as usize / 64).is_some_and(|word| word >> (slot % 64) & 1 == 1)
    }

    /// Puts all slots of a list in.
    pub(crate) fn set_all(&mut self, slots: &[u32]) {
        for &slot in slots {
            self.set(slot);
        }
    }

    /// Puts in what is in the other.
    pub(crate) fn or(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Leaves what stands in the other as well.
    pub(crate) fn keep(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Takes out what is in the other.
    pub(crate) fn minus(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    /// How many slots are in.
    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// The slots in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(i, &word)| ones(i, word))
    }

    /// Bytes of memory held.
    pub(crate) fn bytes(&self) -> usize {
        self.words.capacity() * 8
    }
}

fn ones(at: usize, mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros();
        word &= word - 1;
        Some(at as u32 * 64 + bit)
    })
}

/// A small number for every slot, kept as layers of bits: layer `k` holds bit
/// `k` of each number. Adding a weight to all slots of a set is a ripple of
/// a few operations for 64 slots at once.
#[derive(Debug)]
pub(crate) struct Tally {
    layers: [Vec<u64>; Tally::LAYERS],
}

impl Tally {
    /// Numbers up to 255: ten words of at most eight points, with room.
    const LAYERS: usize = 8;

    /// Nought for every slot.
    pub(crate) fn new(slots: usize) -> Tally {
        Tally { layers: std::array::from_fn(|_| vec![0; slots.div_ceil(64)]) }
    }

    /// Adds `weight` to every slot of the set. The caller keeps the sum below 256.
    pub(crate) fn add(&mut self, set: &Bits, weight: u32) {
        for (i, &members) in set.words.iter().enumerate() {
            if members == 0 {
                continue;
            }
            let mut carry = 0;
            for (k, layer) in self.layers.iter_mut().enumerate() {
                let Some(word) = layer.get_mut(i) else { break };
                let more = if weight >> k & 1 == 1 { members } else { 0 };
                let sum = *word ^ more ^ carry;
                carry = (*word & more) | (carry & (*word ^ more));
                *word = sum;
            }
        }
    }

    /// The largest number of any slot in the set.
    pub(crate) fn highest(&self, within: &Bits) -> u32 {
        let mut left = within.clone();
        let mut value = 0;
        for k in (0..Tally::LAYERS).rev() {
            let layer = &self.layers[k];
            if left.words.iter().zip(layer).any(|(a, b)| a & b != 0) {
                left.words.iter_mut().zip(layer).for_each(|(a, b)| *a &= b);
                value |= 1 << k;
            }
        }
        value
    }

    /// The slots of the set whose number is exactly `value`.
    pub(crate) fn equal(&self, within: &Bits, value: u32) -> Bits {
        let mut out = within.clone();
        for (k, layer) in self.layers.iter().enumerate() {
            let flip = if value >> k & 1 == 1 { 0 } else { !0 };
            out.words.iter_mut().zip(layer).for_each(|(a, b)| *a &= b ^ flip);
        }
        out
    }

    /// The slots of the set whose number is at least `value`.
    pub(crate) fn at_least(&self, within: &Bits, value: u32) -> Bits {
        let mut out = within.clone();
        for (i, word) in out.words.iter_mut().enumerate() {
            let (mut above, mut level) = (0u64, *word);
            for k in (0..Tally::LAYERS).rev() {
                let bit = self.layers[k].get(i).copied().unwrap_or(0);
                if value >> k & 1 == 1 {
                    level &= bit;
                } else {
                    above |= level & bit;
                    level &= !bit;
                }
            }
            *word = above | level;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_counts_like_an_array() {
        let slots = 300;
        let (mut tally, mut plain) = (Tally::new(slots), vec![0u32; slots]);
        for (weight, step) in [(3, 2), (7, 3), (16, 5), (1, 1), (40, 11)] {
            let mut set = Bits::empty(slots);
            for slot in (0..slots).step_by(step) {
                set.set(slot as u32);
                plain[slot] += weight;
            }
            tally.add(&set, weight);
        }
        let mut all = Bits::empty(slots);
        (0..slots as u32).for_each(|s| all.set(s));
        assert_eq!(tally.highest(&all), *plain.iter().max().unwrap());
        for value in 0..70 {
            let equal: Vec<u32> = (0..slots as u32).filter(|&s| plain[s as usize] == value).collect();
            let least: Vec<u32> = (0..slots as u32).filter(|&s| plain[s as usize] >= value).collect();
            assert_eq!(tally.equal(&all, value).iter().collect::<Vec<_>>(), equal);
            assert_eq!(tally.at_least(&all, value).iter().collect::<Vec<_>>(), least);
        }
    }
}
