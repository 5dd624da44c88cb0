//! Numbers as bytes: seven bits a byte, low bits first, as LEB128 has them. A small number is one byte.

/// Appends a number.
///
/// ```
/// let mut bytes = Vec::new();
/// ledger::varint::put(&mut bytes, 5);
/// ledger::varint::put(&mut bytes, 300);
/// assert_eq!(bytes, [5, 0xac, 2]);
/// ```
pub fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front; `None` where none stands there, or one that no `u64` holds.
///
/// ```
/// let mut bytes = Vec::new();
/// ledger::varint::put(&mut bytes, 300);
/// let mut rest = &bytes[..];
/// assert_eq!((ledger::varint::take(&mut rest), rest.len()), (Some(300), 0));
/// ```
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0u64, 0u32);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
}
