//! The files an act is about, packed: ascending numbers as differences, seven
//! bits a byte, low bits first. Most acts are about one file and cost three bytes.

use ledger::varint;

/// Packs ascending numbers.
pub(crate) fn pack(persons: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(persons.len() * 3);
    let mut last = 0;
    for person in persons {
        varint::put(&mut bytes, person.wrapping_sub(last));
        last = *person;
    }
    bytes
}

/// Unpacks them; `None` when the bytes are none of ours.
pub(crate) fn unpack(mut bytes: &[u8]) -> Option<Vec<u64>> {
    let (mut persons, mut last) = (Vec::new(), 0u64);
    while !bytes.is_empty() {
        last = last.wrapping_add(varint::take(&mut bytes)?);
        persons.push(last);
    }
    Some(persons)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round(persons: &[u64]) {
        assert_eq!(unpack(&pack(persons)).as_deref(), Some(persons));
    }

    #[test]
    fn what_was_packed_comes_back() {
        round(&[]);
        round(&[0]);
        round(&[1, 2, 127, 128, 129, 300_000, u64::MAX]);
        assert_eq!(pack(&[5]).len(), 1);
    }

    #[test]
    fn bytes_of_another_make_nothing() {
        assert_eq!(unpack(&[0x80]), None);
        assert_eq!(unpack(&[0xff; 40]), None);
    }
}
