//! A key that stays in memory.

use zeroize::Zeroize;

/// Pages of memory on the machines we know are this long, or a part of it.
const PAGE: usize = 16 * 1024;

/// Thirty-two bytes on a page of their own, which the system is asked never to
/// write to the disk (`mlock`). Where it does not allow that the key is used all
/// the same: without one there is no register. Wiped when dropped.
pub(crate) struct Locked {
    // Let go of before the page is.
    guard: Option<region::LockGuard>,
    pages: Box<[u8]>,
    at: usize,
}

impl Locked {
    /// Takes the bytes to their page.
    pub(crate) fn new(bytes: &[u8; 32]) -> Self {
        let mut pages = vec![0; 2 * PAGE].into_boxed_slice();
        // A lock does not count how often it was asked for, so nothing else may stand on the page.
        let at = pages.as_ptr().align_offset(PAGE).min(PAGE);
        let guard = region::lock(pages[at..].as_ptr(), PAGE).ok();
        pages[at..at + 32].copy_from_slice(bytes);
        Self { guard, pages, at }
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.pages[self.at..].first_chunk().expect("a page is longer than a key")
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.pages.zeroize();
        self.guard = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_on_a_page_of_its_own() {
        let (one, other) = (Locked::new(&[7; 32]), Locked::new(&[9; 32]));
        assert_eq!((one.bytes(), other.bytes()), (&[7; 32], &[9; 32]));
        let place = |key: &Locked| key.bytes().as_ptr() as usize;
        assert_eq!((place(&one) % PAGE, place(&other) % PAGE), (0, 0));
        assert_ne!(place(&one), place(&other));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_system_says_that_the_page_is_locked() {
        let key = Locked::new(&[7; 32]);
        let place = key.bytes().as_ptr() as usize;
        let maps = std::fs::read_to_string("/proc/self/smaps").expect("readable");
        let mut here = false;
        let mut flags = String::new();
        for line in maps.lines() {
            let range = line.split(' ').next().and_then(|range| range.split_once('-'));
            if let Some((Ok(from), Ok(to))) =
                range.map(|(a, b)| (usize::from_str_radix(a, 16), usize::from_str_radix(b, 16)))
            {
                here = (from..to).contains(&place);
            } else if here && line.starts_with("VmFlags") {
                flags = line.to_owned();
            }
        }
        assert_eq!(key.guard.is_some(), flags.split_whitespace().any(|flag| flag == "lo"), "{flags}");
    }
}
