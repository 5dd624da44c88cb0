//! Older workbooks, changed record by record: damage that a broken container would hide.

use crate::dice::Dice;
use crate::mutate;

const SECTOR: usize = 512;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
/// What a workbook is made of, and what it claims.
const KINDS: &[u16] = &[
    0x0006, 0x000A, 0x0022, 0x002F, 0x0031, 0x003C, 0x0042, 0x007D, 0x0085, 0x00BD, 0x00D6, 0x00E0, 0x00E5,
    0x00FC, 0x00FD, 0x0200, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027E, 0x041E, 0x0809,
];

type Record = (u16, Vec<u8>);

/// The stream of a small file in which its sectors stand in a row and the directory behind them.
pub fn within(file: &[u8]) -> Vec<u8> {
    let directory = u32::from_le_bytes([file[48], file[49], file[50], file[51]]) as usize;
    file[SECTOR..SECTOR + directory * SECTOR].to_vec()
}

fn records(stream: &[u8]) -> Vec<Record> {
    let (mut all, mut rest) = (Vec::new(), stream);
    while let Some(([a, b, c, d], behind)) = rest.split_first_chunk::<4>() {
        let length = usize::from(u16::from_le_bytes([*c, *d])).min(behind.len());
        all.push((u16::from_le_bytes([*a, *b]), behind[..length].to_vec()));
        rest = &behind[length..];
    }
    all
}

/// One of these streams with a few of its records changed; its sheets are mostly found again.
pub fn changed(dice: &mut Dice, streams: &[Vec<u8>]) -> Vec<u8> {
    let mut all = records(dice.pick::<Vec<u8>>(streams));
    for _ in 0..=dice.below(7) {
        let at = dice.below(all.len());
        let end = (at + dice.below(6)).min(all.len());
        let piece = all[at..end].to_vec();
        match dice.below(8) {
            0 => drop(all.drain(at..end)),
            1 => drop(all.splice(at..at, piece)),
            2 if !all.is_empty() => all[at].0 = *dice.pick(KINDS),
            3 => {
                let to = dice.below(all.len() + 1);
                drop(all.splice(to..to, piece));
            }
            4 => {
                let body = (0..dice.below(30)).map(|_| *dice.pick(&[0, 0, 1, 2, 3, 9, 0x7F, 0xFF])).collect();
                all.insert(at, (*dice.pick(KINDS), body));
            }
            _ if !all.is_empty() => {
                let body = std::mem::take(&mut all[at].1);
                all[at].1 = mutate::bytes(dice, &[body]);
                all[at].1.truncate(8_224);
            }
            _ => {}
        }
    }
    if !dice.once_in(8) {
        lead(&mut all);
    }
    all.iter()
        .flat_map(|(kind, body)| [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat())
        .collect()
}

/// Lets every sheet point to where one begins.
fn lead(all: &mut [Record]) {
    let (mut at, mut depth, mut places) = (0_u32, 0_usize, Vec::new());
    for (kind, body) in all.iter() {
        match *kind {
            BEGIN => {
                if depth == 0 && at > 0 {
                    places.push(at);
                }
                depth += 1;
            }
            END => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 4 + body.len() as u32;
    }
    let sheets = all.iter_mut().filter(|(kind, body)| *kind == SHEET && body.len() >= 4);
    for ((_, body), place) in sheets.zip(places) {
        body[..4].copy_from_slice(&place.to_le_bytes());
    }
}

/// A compound file with this one stream.
pub fn container(stream: &[u8]) -> Vec<u8> {
    let put =
        |bytes: &mut [u8], at: usize, number: u32| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    let mut data = stream.to_vec();
    data.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let pieces = data.len() / SECTOR;
    let tables = (pieces + 1).div_ceil(127);
    let mut next: Vec<u32> = (1..pieces as u32).chain([0xFFFF_FFFE, 0xFFFF_FFFE]).collect();
    next.resize(pieces + 1 + tables, 0xFFFF_FFFD);
    next.resize(tables * SECTOR / 4, 0xFFFF_FFFF);
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    (header[26], header[28], header[29], header[30], header[32]) = (3, 0xFE, 0xFF, 9, 6);
    for (at, number) in
        [(44, tables as u32), (48, pieces as u32), (56, 4096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE)]
    {
        put(&mut header, at, number);
    }
    for at in 0..109 {
        put(&mut header, 76 + at * 4, if at < tables { (pieces + 1 + at) as u32 } else { 0xFFFF_FFFF });
    }
    let mut directory = vec![0; SECTOR];
    let entries = [
        ("Root Entry", 5, 1, 0xFFFF_FFFE, 0),
        ("Workbook", 2, 0xFFFF_FFFF, 0, stream.len().max(4096) as u32),
    ];
    for (entry, (name, sort, inside, first, length)) in directory.chunks_exact_mut(128).zip(entries) {
        name.bytes().zip(entry.iter_mut().step_by(2)).for_each(|(letter, byte)| *byte = letter);
        (entry[64], entry[66]) = (name.len() as u8 * 2 + 2, sort);
        for (at, number) in [(68, 0xFFFF_FFFF), (72, 0xFFFF_FFFF), (76, inside), (116, first), (120, length)]
        {
            put(entry, at, number);
        }
    }
    let table: Vec<u8> = next.iter().flat_map(|number| number.to_le_bytes()).collect();
    [header, data, directory, table].concat()
}
