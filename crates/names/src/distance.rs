//! The distance of two tokens, with the costs of Arabic confusions.
//!
//! Optimal string alignment over letter codes: put in, left out, changed, or two
//! neighbours swapped. A change costs by *how* letters are confused: by losing
//! dots, by sounding alike, by standing side by side on the keyboard.

use crate::{Code, latin};

/// Costs in hundredths of one whole letter.
mod cost {
    pub(super) const DOTS: u16 = 35;
    pub(super) const SOUND: u16 = 45;
    pub(super) const LAST: u16 = 50;
    pub(super) const VOWEL: u16 = 60;
    pub(super) const FONT: u16 = 35;
    pub(super) const SWAP: u16 = 60;
    pub(super) const KEYBOARD: u16 = 70;
    pub(super) const LETTER: u16 = 100;
    pub(super) const LAM_ALEF: u16 = 15;
    pub(super) const ARTICLE: u16 = 3;
    /// `ابو` on one side only.
    pub(super) const KUNYA: u16 = 14;
    /// The first letter is nearly always right (0.2 % of slips): a slip there is
    /// dearer by this much.
    pub(super) const FIRST: u16 = 80;
}

/// More than there are codes, so that an index needs no check.
const SIZE: usize = 128;
static CHANGE: [[u8; SIZE]; SIZE] = changes();

static SKELETONS: [&[u8]; 10] = [
    &[2, 3, 4, 25, 28],
    &[5, 6, 7],
    &[8, 9],
    &[10, 11],
    &[12, 13],
    &[14, 15],
    &[16, 17],
    &[18, 19],
    &[20, 21],
    &[15, 17],
];
static SOUNDS: [&[u8]; 7] =
    [&[12, 14, 4], &[3, 16], &[8, 15, 9], &[11, 17, 9], &[21, 22], &[26, 6], &[1, 18]];
const ROWS: [&[u8]; 3] = [
    &[15, 14, 4, 21, 20, 19, 18, 26, 7, 6, 5, 8],
    &[13, 12, 28, 2, 23, 1, 3, 25, 24, 22, 16],
    &[10, 27, 11, 17],
];

const fn changes() -> [[u8; SIZE]; SIZE] {
    let mut t = [[cost::LETTER as u8; SIZE]; SIZE];
    let mut r = 0;
    while r < ROWS.len() {
        let mut i = 0;
        while i + 1 < ROWS[r].len() {
            let (a, b) = (ROWS[r][i] as usize, ROWS[r][i + 1] as usize);
            t[a][b] = cost::KEYBOARD as u8;
            t[b][a] = cost::KEYBOARD as u8;
            i += 1;
        }
        r += 1;
    }
    let t = group(t, &SOUNDS, cost::SOUND as u8);
    let mut t = group(t, &SKELETONS, cost::DOTS as u8);
    let mut i = 1;
    while i < SIZE {
        t[i][i] = 0;
        i += 1;
    }
    t
}

const fn group(mut t: [[u8; SIZE]; SIZE], groups: &[&[u8]], cost: u8) -> [[u8; SIZE]; SIZE] {
    let mut g = 0;
    while g < groups.len() {
        let mut i = 0;
        while i < groups[g].len() {
            let mut j = 0;
            while j < groups[g].len() {
                let (a, b) = (groups[g][i] as usize, groups[g][j] as usize);
                if t[a][b] > cost {
                    t[a][b] = cost;
                }
                j += 1;
            }
            i += 1;
        }
        g += 1;
    }
    t
}

/// How far two folded tokens are from being one: 0 alike … 1 different. Either
/// script on either side; no allocation.
///
/// ```
/// use names::{fold, token_cost};
/// let cost = |a, b| token_cost(&fold(a), &fold(b));
/// assert_eq!(cost("أحمد", "احمد"), 0.0);
/// // A lost dot is a slip; حسن and حسين are two names.
/// assert!(cost("الزعبي", "الرعبي") < cost("حسن", "حسين"));
/// ```
pub fn token_cost(a: &str, b: &str) -> f32 {
    code_cost(&Code::new(a), &Code::new(b))
}

/// [`token_cost`] on codes: what the linkage engine calls by the million.
///
/// ```
/// use names::{Code, code_cost};
/// let [arabic, latin, other] = ["خديجه", "khadija", "karima"].map(Code::new);
/// assert!(code_cost(&arabic, &latin) < 0.1 && code_cost(&latin, &arabic) < 0.1);
/// assert!(code_cost(&arabic, &other) > 0.4);
/// ```
pub fn code_cost(a: &Code, b: &Code) -> f32 {
    match (a.is_latin(), b.is_latin()) {
        (false, true) => latin::code_cost(a, b),
        (true, false) => latin::code_cost(b, a),
        (true, true) => latin::latin_cost(a, b),
        (false, false) => same_script(a, b),
    }
}

/// Whether two unequal first letters alone cost more than `most`, in tokens of which
/// the longer has so many letters.
fn firsts_cost_more([a, b]: [u8; 2], longest: u8, two_names: bool, most: f32) -> bool {
    let total = at_first(u16::from(CHANGE[usize::from(a & 127)][usize::from(b & 127)]));
    // Or a first letter was left out.
    let vowel = |letter: u8| matches!(letter, 1 | 27 | 28);
    let left_out = if vowel(a) || vowel(b) { cost::VOWEL } else { cost::LETTER } + cost::FIRST;
    // [`judged`], solved for the letters.
    let letter = if two_names { (most - 0.2) / 1.6 } else { most } * 50.0;
    f32::from(total.min(left_out)) > letter * f32::from(longest + 1) * 1.001
}

/// What a change of the first letter costs. A lost dot happens to it too, and a
/// sound by ear; another letter hardly.
#[inline]
fn at_first(change: u16) -> u16 {
    change
        + match change {
            cost::DOTS => cost::FIRST / 4,
            cost::SOUND => cost::FIRST / 2,
            _ => cost::FIRST,
        }
}

/// How an Arabic token begins. A slip in the first letter is rare and dear, so most
/// pairs of names are told apart by it and spared their alignment. Asked by the
/// hundred million, so what parts two tokens is worked out once for each.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Beginning {
    parting: [[u32; 3]; 2],
    first: u32,
    letters: [u8; 2],
    len: u8,
    known: bool,
}

impl Beginning {
    /// Of a token, to tell it from those that cost more than `most`; one that tells
    /// nothing where an article or a kunya may be left out, and of a Latin token.
    ///
    /// ```
    /// use names::{Beginning, Code};
    /// // Without an article, so that the first letter is the first of the name.
    /// assert_ne!(Beginning::of(&Code::new("سالم"), 0.4).first(), 0);
    /// assert_eq!(Beginning::of(&Code::new("السالم"), 0.4), Beginning::default(), "tells nothing");
    /// ```
    pub fn of(code: &Code, most: f32) -> Beginning {
        let l = code.letters();
        let whole = bare(l).len() == l.len() && without_kunya(l).len() == l.len();
        let [first @ 1..29, second, ..] = *l else { return Beginning::default() };
        if !whole || code.is_latin() {
            return Beginning::default();
        }
        let (len, known) = (l.len() as u8, code.is_known());
        let parts =
            |other: u8, longest, two| other != first && firsts_cost_more([first, other], longest, two, most);
        let set = |longest, two| (1..29).filter(|o| parts(*o, longest, two)).fold(0, |set, o| set | 1 << o);
        let sets = |two| [0, 1, 2].map(|longer| set(len + longer, two));
        Beginning {
            parting: [sets(false), sets(known)],
            first: 1 << first,
            letters: [first, second],
            len,
            known,
        }
    }

    /// Whether the two tokens cost too much by their first letters. Says no where it
    /// is not sure.
    ///
    /// ```
    /// use names::{Beginning, Code, code_cost};
    /// let [samer, maher] = ["سامر", "ماهر"].map(Code::new);
    /// let begins = |code| Beginning::of(code, 0.4);
    /// assert!(begins(&samer).is_apart(&begins(&maher)));
    /// assert!(code_cost(&samer, &maher) > 0.4, "as the alignment would have told");
    /// // ش for س is a lost dot and not told apart by this.
    /// assert!(!begins(&samer).is_apart(&begins(&Code::new("شامر"))));
    /// ```
    #[inline]
    pub fn is_apart(&self, other: &Beginning) -> bool {
        let longer = i32::from(other.len) - i32::from(self.len);
        let parting = self.parting[usize::from(other.known)][longer.clamp(0, 2) as usize];
        let turned = [other.letters[1], other.letters[0]];
        other.first & parting != 0 && longer.unsigned_abs() <= 2 && self.letters != turned
    }

    /// The first letters, a bit each (see [`Code::letters`]), that part it from tokens no
    /// longer, a letter longer and two longer; and the same between two names of the
    /// vocabulary. Only where the two differ by two letters in length at most, and
    /// neither begins with the two letters of the other turned round.
    ///
    /// ```
    /// use names::{Beginning, Code};
    /// let samer = Beginning::of(&Code::new("سامر"), 0.4);
    /// let [no_longer, ..] = samer.parting()[0];
    /// assert_ne!(no_longer & Beginning::of(&Code::new("ماهر"), 0.4).first(), 0);
    /// assert_eq!(no_longer & samer.first(), 0, "never from its own letter");
    /// ```
    pub fn parting(&self) -> [[u32; 3]; 2] {
        self.parting
    }

    /// The first letter as a bit; none where nothing is told.
    ///
    /// ```
    /// use names::{Beginning, Code};
    /// assert_eq!(Beginning::of(&Code::new("باسل"), 0.4).first(), 1 << 2, "ب is letter 2");
    /// ```
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The first and the second letter; 0 where nothing is told.
    ///
    /// ```
    /// use names::{Beginning, Code};
    /// assert_eq!(Beginning::of(&Code::new("باسل"), 0.4).letters(), [2, 1]);
    /// ```
    pub fn letters(&self) -> [u8; 2] {
        self.letters
    }

    /// Whether the token is a name of the vocabulary.
    ///
    /// ```
    /// use names::{Beginning, Code};
    /// assert!(Beginning::of(&Code::new("باسل"), 0.4).is_known());
    /// assert!(!Beginning::of(&Code::new("باسخل"), 0.4).is_known());
    /// ```
    pub fn is_known(&self) -> bool {
        self.known
    }
}

fn same_script(a: &Code, b: &Code) -> f32 {
    if a == b {
        return if a.is_empty() { 1.0 } else { 0.0 };
    }
    if a.is_empty() || b.is_empty() {
        return 1.0;
    }
    let two_names = a.is_known() && b.is_known();
    let judge = |x: &[u8], y: &[u8], price: u16| {
        judged(align(x, y), x.len().max(y.len()), two_names) + f32::from(price) / 100.0
    };
    let (x, y) = (a.letters(), b.letters());
    let mut best = judge(x, y, 0);
    let (bare_x, bare_y) = (bare(x), bare(y));
    if bare_x.len() < x.len() || bare_y.len() < y.len() {
        let price = if (x.len() - bare_x.len()) == (y.len() - bare_y.len()) { 0 } else { cost::ARTICLE };
        best = best.min(judge(bare_x, bare_y, price));
    }
    let (son_x, son_y) = (bare(without_kunya(x)), bare(without_kunya(y)));
    if (son_x.len() < bare_x.len()) != (son_y.len() < bare_y.len()) {
        best = best.min(judge(son_x, son_y, cost::KUNYA));
    }
    best.min(1.0)
}

/// Hundredths of a letter as a share of the longer word. Between two names of the
/// vocabulary a difference is a difference, unless it is one that fonts, ears and
/// lost dots make.
#[inline]
fn judged(total: u16, len: usize, two_names: bool) -> f32 {
    let share = f32::from(total) / 100.0 / (0.5 * len as f32 + 0.5).max(1.0);
    match (two_names, total) {
        (false, _) | (_, ..=cost::LAM_ALEF) => share,
        (true, ..=cost::SOUND) => share * 1.6 + 0.05,
        (true, _) => share * 1.6 + 0.2,
    }
}

/// The letters without the article `ال`.
fn bare(letters: &[u8]) -> &[u8] {
    match letters {
        [1, 23, rest @ ..] if rest.len() >= 2 => rest,
        _ => letters,
    }
}

/// The letters without the `ابو` or `ام` of a family name, which lists drop.
fn without_kunya(letters: &[u8]) -> &[u8] {
    match letters {
        [1, 2, 27, rest @ ..] if rest.len() >= 3 => rest,
        _ => letters,
    }
}

const N: usize = Code::CAP + 1;

/// Optimal string alignment in hundredths of a letter. Gives up where no end can
/// cost less than the longer word twice over: such words are different whatever
/// the rest says.
fn align(a: &[u8], b: &[u8]) -> u16 {
    let too_far = 50 * (a.len().max(b.len()) as u16 + 1);
    let mut gaps = [0u16; N];
    let mut before = [0u16; N];
    let mut above = [0u16; N];
    let mut row = [0u16; N];
    for j in 0..b.len() {
        gaps[j] = gap(b, j);
        above[j + 1] = above[j] + gaps[j];
    }
    for i in 0..a.len() {
        let out = gap(a, i);
        let changes = &CHANGE[usize::from(a[i] & 127)];
        row[0] = above[0] + out;
        let mut least = row[0];
        for j in 0..b.len() {
            let mut change = u16::from(changes[usize::from(b[j] & 127)]);
            if j == 0 && i == 0 && change > 0 {
                change = at_first(change);
            }
            let mut best = (above[j] + change).min(above[j + 1] + out).min(row[j] + gaps[j]);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before[j - 1] + swap(a[i], a[i - 1]));
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if least > too_far {
            return least;
        }
        if i + 1 == a.len() {
            return row[b.len()].min(stroke_read_as_letter(a, b, &before, &above));
        }
        (before, above, row) = (above, row, before);
    }
    above[b.len()]
}

/// The cheapest end in which one stroke of an old font was read as a letter;
/// `before` and `above` are the two rows over the last.
fn stroke_read_as_letter(a: &[u8], b: &[u8], before: &[u16; N], above: &[u16; N]) -> u16 {
    let (n, m) = (a.len(), b.len());
    // A long `a` at the end is written `ا`, `ى` and `ه`.
    const LONG: [u8; 3] = [1, 26, 28];
    if n > 1 && m > 1 && a[n - 1] != b[m - 1] && LONG.contains(&a[n - 1]) && LONG.contains(&b[m - 1]) {
        return above[m - 1] + cost::FONT;
    }
    let two_one = if n > 2 && m > 1 { drawn(&a[n - 2..], &b[m - 1..], before[m - 1]) } else { u16::MAX };
    let one_two = if n > 1 && m > 2 { drawn(&b[m - 2..], &a[n - 1..], above[m - 2]) } else { u16::MAX };
    two_one.min(one_two)
}

/// Old fonts draw a final `ي` and the letter before it in one stroke, and
/// programs read the stroke as one letter: `في` as `ق`, `بي` and `ني` as `ث`.
fn drawn(two: &[u8], one: &[u8], before: u16) -> u16 {
    match (two, one) {
        ([20 | 21, 28], [21]) | ([2 | 3 | 4 | 25 | 28, 28], [4]) => before + cost::FONT,
        _ => u16::MAX,
    }
}

/// What it costs that a letter stands in one word only.
fn gap(word: &[u8], at: usize) -> u16 {
    let vowel = matches!(word[at], 1 | 27 | 28);
    // The stroke of a final `ير` is read as `ي` alone.
    let font = at > 1 && word[at] == 10 && word[at - 1] == 28;
    let base = if font {
        cost::FONT
    } else if at + 1 == word.len() {
        cost::LAST
    } else if vowel {
        cost::VOWEL
    } else {
        cost::LETTER
    };
    if at == 0 { base + cost::FIRST } else { base }
}

fn swap(a: u8, b: u8) -> u16 {
    if matches!((a, b), (1, 23) | (23, 1)) { cost::LAM_ALEF } else { cost::SWAP }
}

/// The letters an Arabic letter is taken for, and how often beside it: for the
/// learner of Latin costs, where few pairs must say something about all letters.
pub(crate) fn confused(letter: u8) -> impl Iterator<Item = (u8, f64)> {
    let within = move |groups: &'static [&'static [u8]], share: f64| {
        groups
            .iter()
            .filter(move |g| g.contains(&letter))
            .flat_map(|g| g.iter().copied())
            .filter(move |&b| b != letter)
            .map(move |b| (b, share))
    };
    within(&SOUNDS, 0.02).chain(within(&SKELETONS, 0.004))
}
