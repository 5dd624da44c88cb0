//! Words within one slip of a word: a letter too many, too few, another, or
//! two neighbours swapped.
//!
//! The vocabulary of a country's names is small, so it is scanned: words are
//! kept by length with the set of their letters as bits, and one slip changes
//! at most two bits of that set. A hundred thousand words take a fraction of
//! a millisecond, and a new word costs nothing.

/// Words as letters of one byte, numbered in the order of arrival.
#[derive(Debug, Default, Clone)]
pub(crate) struct Near {
    letters: Vec<u8>,
    ends: Vec<u32>,
    by_length: Vec<Vec<(u64, u32)>>,
}

fn mask(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |m, &b| m | 1 << (b % 64))
}

impl Near {
    /// Adds a word and gives its number.
    pub(crate) fn add(&mut self, letters: &[u8]) -> u32 {
        let id = self.ends.len() as u32;
        self.letters.extend_from_slice(letters);
        self.ends.push(self.letters.len() as u32);
        if letters.len() >= self.by_length.len() {
            self.by_length.resize_with(letters.len() + 1, Vec::new);
        }
        self.by_length[letters.len()].push((mask(letters), id));
        id
    }

    /// The letters of a word.
    pub(crate) fn letters(&self, id: u32) -> &[u8] {
        let at = id as usize;
        let Some(&end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.letters[start as usize..end as usize]
    }

    /// Words equal to `word` or one slip from it.
    pub(crate) fn within_one(&self, word: &[u8], mut found: impl FnMut(u32)) {
        let wanted = mask(word);
        for length in word.len().saturating_sub(1)..=word.len() + 1 {
            for &(mask, id) in self.by_length.get(length).map_or(&[][..], Vec::as_slice) {
                let apart = mask ^ wanted;
                let apart = apart & apart.wrapping_sub(1);
                if apart & apart.wrapping_sub(1) == 0 && one_slip(self.letters(id), word) {
                    found(id);
                }
            }
        }
    }

    /// Words that begin so and go on.
    pub(crate) fn beginning(&self, word: &[u8], mut found: impl FnMut(u32)) {
        let wanted = mask(word);
        for bucket in self.by_length.iter().skip(word.len() + 1) {
            for &(mask, id) in bucket {
                if mask & wanted == wanted && self.letters(id).starts_with(word) {
                    found(id);
                }
            }
        }
    }

    /// Bytes of memory held.
    pub(crate) fn bytes(&self) -> usize {
        self.letters.capacity()
            + self.ends.capacity() * 4
            + self.by_length.iter().map(|b| b.capacity() * 16).sum::<usize>()
    }
}

/// Whether two words are equal or one slip apart.
pub(crate) fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if b.len() - a.len() > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.len() < b.len() {
        return *a == b[1..];
    }
    match (a, b) {
        ([], []) => true,
        ([x0, x1, rest @ ..], [y0, y1, tail @ ..]) if x0 == y1 && x1 == y0 && rest == tail => true,
        _ => a[1..] == b[1..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_slip_is() {
        for (a, b) in [
            ("abc", "abc"),
            ("abc", "ab"),
            ("abc", "abcd"),
            ("abc", "axc"),
            ("abc", "acb"),
            ("abc", "bac"),
            ("", "a"),
            ("abc", "xabc"),
        ] {
            assert!(one_slip(a.as_bytes(), b.as_bytes()) && one_slip(b.as_bytes(), a.as_bytes()), "{a} {b}");
        }
        for (a, b) in [("abc", "cba"), ("abc", "a"), ("abcd", "badc"), ("abc", "xbcx"), ("", "ab")] {
            assert!(!one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
    }

    #[test]
    fn the_scan_finds_what_the_definition_says() {
        let words = ["ab", "abc", "abd", "acb", "abcd", "xyz", "bc", "abcde", "a"];
        let mut near = Near::default();
        words.iter().for_each(|w| {
            near.add(w.as_bytes());
        });
        let mut found = Vec::new();
        near.within_one(b"abc", |id| found.push(words[id as usize]));
        found.sort_unstable();
        assert_eq!(found, ["ab", "abc", "abcd", "abd", "acb", "bc"]);
        let mut begun = Vec::new();
        near.beginning(b"abc", |id| begun.push(words[id as usize]));
        assert_eq!(begun, ["abcd", "abcde"]);
    }
}
