//! Strings kept once, in one stretch of memory, and known by a small number.

use hashbrown::HashTable;
use std::hash::Hasher;

/// A dictionary of strings; numbers are given in the order of arrival.
#[derive(Debug, Default, Clone)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
}

fn hash(text: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl Strings {
    /// The number of the string, given now if it is new.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if let Some(id) = self.find(text) {
            return id;
        }
        let id = self.ends.len() as u32;
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        let (all, ends) = (&self.text, &self.ends);
        self.table.insert_unique(hash(text), id, |&old| hash(slice(all, ends, old)));
        id
    }

    /// The number of the string, if it is known.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.table.find(hash(text), |&id| self.get(id) == text).copied()
    }

    /// The string of a number; empty for a number never given.
    pub(crate) fn get(&self, id: u32) -> &str {
        slice(&self.text, &self.ends, id)
    }

    /// How many strings there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes of memory held.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4 + self.table.allocation_size()
    }
}

fn slice<'a>(text: &'a str, ends: &[u32], id: u32) -> &'a str {
    let at = id as usize;
    let Some(&end) = ends.get(at) else { return "" };
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &text[start as usize..end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_keeps_its_number() {
        let mut strings = Strings::default();
        let ids: Vec<u32> = ["حمص", "", "درعا", "حمص", "Daraa", ""].map(|s| strings.intern(s)).into();
        assert_eq!(ids, [0, 1, 2, 0, 3, 1]);
        assert_eq!((strings.get(2), strings.get(1), strings.get(9)), ("درعا", "", ""));
        assert_eq!(strings.len(), 4);
    }
}
