//! The files an act is about, packed: ascending numbers as differences, seven
//! bits a byte, low bits first. Most acts are about one file and cost three bytes.

/// Packs ascending numbers.
pub fn pack(persons: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(persons.len() * 3);
    let mut last = 0;
    for person in persons {
        let mut rest = person.wrapping_sub(last);
        while rest >= 0x80 {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
        last = *person;
    }
    bytes
}

/// Unpacks them; `None` when the bytes are none of ours.
pub fn unpack(bytes: &[u8]) -> Option<Vec<u64>> {
    let mut persons = Vec::new();
    let (mut last, mut rest, mut shift) = (0u64, 0u64, 0u32);
    for byte in bytes {
        rest |= u64::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            last = last.wrapping_add(rest);
            persons.push(last);
            (rest, shift) = (0, 0);
        }
    }
    (shift == 0).then_some(persons)
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
