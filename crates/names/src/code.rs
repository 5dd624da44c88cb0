//! A folded token as bytes, one letter a byte, so that dictionaries of distinct
//! names can be compared by the million.
//!
//! **Invariant:** two folded tokens of at most [`Code::CAP`] letters have equal
//! codes exactly when they are equal, as long as they hold only Arabic letters,
//! Latin letters and digits.

use crate::latin::spellings::Meant;

/// A folded token of at most [`Code::CAP`] letters; `Copy`, 38 bytes, no heap.
///
/// Beside the letters it keeps what the vocabulary knows of the token, looked up
/// once here so that a comparison looks up nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    letters: [u8; Code::CAP],
    len: u8,
    known: bool,
    latin: bool,
    /// The names a Latin spelling usually stands for, and those it is now and
    /// then written for; empty for Arabic tokens.
    meant: Meant,
    /// The vocabulary's number of an Arabic name, 0 for none.
    name: u16,
}

/// Arabic letters in the order of their codes, from 1.
const ARABIC: [char; 28] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق',
    'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
];

/// The code of the first Latin letter; `a` is this, `z` is this + 25.
pub(crate) const LATIN_A: u8 = 29;
const DIGIT_0: u8 = 55;
/// Any other letter.
const OTHER: u8 = 0;

impl Code {
    /// How many letters a code holds; longer tokens are cut.
    pub const CAP: usize = 24;

    /// The code of a folded token (see [`crate::fold`]). Letters outside the
    /// Arabic and Latin alphabets and digits all share one code.
    ///
    /// ```
    /// use names::{Code, fold};
    /// // Hamza is written or left out by the same hand: one token, one code.
    /// assert_eq!(Code::new(&fold("أحمد")), Code::new(&fold("احمد")));
    /// // A cell without spaces is no name; it is cut and refused by nobody.
    /// assert_eq!(Code::new(&"م".repeat(100)).len(), Code::CAP);
    /// ```
    pub fn new(folded: &str) -> Code {
        let mut letters = [0; Code::CAP];
        let mut len = 0;
        for (slot, c) in letters.iter_mut().zip(folded.chars().filter(|&c| c != ' ')) {
            *slot = letter(c);
            len += 1;
        }
        let (name, meant) = crate::latin::spellings::look_up(folded);
        let latin = letters[..usize::from(len)].iter().any(|b| (LATIN_A..DIGIT_0).contains(b));
        Code { letters, len, known: crate::lexicon::is_known(folded), latin, meant, name }
    }

    /// Both tokens as one word.
    ///
    /// ```
    /// use names::Code;
    /// // «نور الدين» on one list stands as «نورالدين» on another.
    /// let [nour, eddin] = ["نور", "الدين"].map(Code::new);
    /// assert_eq!(nour.joined(&eddin).letters(), Code::new("نورالدين").letters());
    /// ```
    pub fn joined(&self, next: &Code) -> Code {
        let mut both = *self;
        (both.known, both.name, both.meant) = (false, 0, Meant::default());
        for (slot, &l) in both.letters[self.len()..].iter_mut().zip(next.letters()) {
            *slot = l;
            both.len += 1;
        }
        both.latin |= next.latin;
        both
    }

    /// The letters, one byte each: Arabic 1–28, Latin 29–54, digits 55–64.
    ///
    /// ```
    /// assert_eq!(names::Code::new("ابa1").letters(), [1, 2, 29, 56]);
    /// ```
    pub fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.len)]
    }

    /// How many letters.
    ///
    /// ```
    /// assert_eq!(names::Code::new("سالم").len(), 4, "letters, not bytes");
    /// ```
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is no letter at all.
    ///
    /// ```
    /// assert!(names::Code::new(&names::fold("؟؟")).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the token is a name of the vocabulary: two *known* names that
    /// differ by one letter are two names sooner than one with a slip.
    ///
    /// ```
    /// use names::Code;
    /// // Two names that differ by one letter are two names; a slip gives no name.
    /// assert!(Code::new("حسن").is_known() && Code::new("حسين").is_known());
    /// assert!(!Code::new("حسخن").is_known());
    /// ```
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// The vocabulary's number of an Arabic name.
    pub(crate) fn name(&self) -> u16 {
        self.name
    }

    /// Whether the token is a Latin spelling that the vocabulary knows by heart.
    ///
    /// ```
    /// use names::Code;
    /// assert!(Code::new("khadija").is_known_spelling());
    /// assert!(!Code::new("khdjh").is_known_spelling());
    /// ```
    pub fn is_known_spelling(&self) -> bool {
        self.meant != Meant::default()
    }

    /// What a Latin spelling stands for.
    pub(crate) fn meant(&self) -> &Meant {
        &self.meant
    }

    /// Whether the token is written in Latin letters (with digits for letters, perhaps).
    ///
    /// ```
    /// use names::Code;
    /// assert!(Code::new("a7mad").is_latin(), "a digit for a letter, as phones write");
    /// assert!(!Code::new("احمد").is_latin());
    /// ```
    pub fn is_latin(&self) -> bool {
        self.latin
    }

    /// The set of letters as bits; bit `n` for code `n`, codes past 63 share the
    /// last. Two tokens whose sets differ by many bits cannot be close.
    ///
    /// ```
    /// use names::Code;
    /// let unlike = |a, b| (Code::new(a).mask() ^ Code::new(b).mask()).count_ones();
    /// assert_eq!(unlike("سامر", "ماسر"), 0, "the order does not count");
    /// assert!(unlike("سامر", "خديجه") > 6);
    /// ```
    pub fn mask(&self) -> u64 {
        self.letters().iter().fold(0, |m, &b| m | 1 << b.min(63))
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Code({} letters)", self.len)
    }
}

/// The byte of one folded letter.
pub(crate) fn letter(c: char) -> u8 {
    match c {
        'a'..='z' => LATIN_A + (c as u8 - b'a'),
        '0'..='9' => DIGIT_0 + (c as u8 - b'0'),
        _ => match ARABIC.iter().position(|&a| a == c) {
            Some(i) => i as u8 + 1,
            None => OTHER,
        },
    }
}

/// The Arabic letter of a byte; `?` for any other.
pub(crate) fn arabic(byte: u8) -> char {
    usize::from(byte).checked_sub(1).and_then(|i| ARABIC.get(i)).copied().unwrap_or('?')
}
