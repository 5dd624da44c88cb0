//! Finding an entry of a reference list by the words people use for it.
//!
//! An [`Index`] holds every name and alias of a list. It is asked with words
//! and answers with entries and *how* they were found, from the same words to a
//! Latin spelling with the same consonants. The forgiving steps run only when
//! the strict ones found nothing.
//!
//! **Invariant:** the order of hits depends on the list alone; maps are only
//! looked up, never walked.

use std::collections::HashMap;

/// How an entry was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// By its name.
    Exact,
    /// By an alias.
    Alias,
    /// By a name or alias once articles, spaces and hamzas are set aside.
    Fold,
    /// As above, but for one slip of the hand.
    Near,
    /// By a Latin spelling with the same consonants.
    Latin,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub target: u16,
    pub how: How,
    /// Number of the alias, for [`Index::alias`].
    pub alias: u32,
}

struct IndexedName {
    target: u16,
    written: &'static str,
    joined: String,
    arabic: bool,
}

/// Names and aliases of one list.
#[derive(Default)]
pub(crate) struct Index {
    entries: Vec<IndexedName>,
    exact: HashMap<String, Vec<(u32, How)>>,
    joined: HashMap<String, Vec<u32>>,
    shorter: HashMap<String, Vec<u32>>,
    consonants: HashMap<String, Vec<u32>>,
}

/// Shorter words are too easily taken for others.
const NEAR_FROM: usize = 5;
/// No name of a list is longer; what is longer is a text.
const LONGEST: usize = 64;
/// Latin words of fewer letters have too few consonants to be known by.
const LATIN_FROM: usize = 4;
/// English words for where somebody was, which no spelling of a place is: "home" is not حماة.
const COMMON: &[&str] = &[
    "home",
    "house",
    "work",
    "street",
    "road",
    "border",
    "market",
    "hospital",
    "university",
    "school",
    "mosque",
    "office",
    "shop",
    "camp",
    "prison",
    "airport",
    "station",
    "unknown",
    "checkpoint",
    "farm",
    "square",
    "city",
    "town",
    "village",
    "their",
    "his",
    "her",
    "family",
    "own",
    "workplace",
    "residence",
    "court",
    "garage",
    "bus",
    "car",
    "taxi",
    "haus",
    "maison",
    "ev",
];
/// The farthest a Latin spelling may be from an Arabic word.
const LATIN_COST: f32 = 0.30;

impl Index {
    /// Adds a name (`How::Exact`) or an alias (`How::Alias`) of an entry.
    pub(crate) fn add(&mut self, target: u16, written: &'static str, how: How) {
        let words = words(written);
        if words.is_empty() {
            return;
        }
        let id = self.entries.len() as u32;
        let joined = joined(&words);
        self.exact.entry(words.join(" ")).or_default().push((id, how));
        if joined.chars().count() >= NEAR_FROM {
            for key in with_one_less(&joined) {
                push(&mut self.shorter, key, id);
            }
        }
        for key in consonants(&words) {
            push(&mut self.consonants, key, id);
        }
        push(&mut self.joined, joined.clone(), id);
        self.entries.push(IndexedName { target, written, joined, arabic: !is_latin(written) });
    }

    /// The alias as it stands in the list.
    pub(crate) fn alias(&self, hit: Hit) -> &'static str {
        self.entries.get(hit.alias as usize).map_or("", |e| e.written)
    }

    /// The entries these words name, by the first step that finds any.
    pub(crate) fn find(&self, words: &[String]) -> Vec<Hit> {
        let strict = self.strict(words);
        if !strict.is_empty() {
            return strict;
        }
        let joined = joined(words);
        if joined.chars().count() > LONGEST {
            return Vec::new();
        }
        let near = self.near(&joined);
        if !near.is_empty()
            || !is_latin(&joined)
            || joined.len() < LATIN_FROM
            || words.iter().all(|w| COMMON.contains(&w.as_str()))
        {
            return near;
        }
        self.latin(words, &joined)
    }

    /// Only by names and aliases themselves.
    pub(crate) fn strict(&self, words: &[String]) -> Vec<Hit> {
        if words.is_empty() {
            return Vec::new();
        }
        let exact = self.exact.get(&words.join(" ")).map_or(&[][..], Vec::as_slice);
        let mut hits: Vec<Hit> = exact.iter().map(|&(id, how)| self.hit(id, how)).collect();
        // «الحارة» and «حارة» are two villages for nobody: names without the
        // article are asked only where nothing bears the name as written.
        if hits.is_empty() {
            let folded = self.joined.get(&joined(words)).map_or(&[][..], Vec::as_slice);
            hits = folded.iter().map(|&id| self.hit(id, How::Fold)).collect();
        }
        deduplicated(hits)
    }

    /// The strict hits found in the surest way: an entry of that very name
    /// before one that is only called so in short.
    pub(crate) fn surest(&self, words: &[String]) -> Vec<Hit> {
        let mut hits = self.strict(words);
        let best = hits.iter().map(|h| h.how).min();
        hits.retain(|h| Some(h.how) == best);
        hits
    }

    fn hit(&self, id: u32, how: How) -> Hit {
        Hit { target: self.entries[id as usize].target, how, alias: id }
    }

    fn near(&self, joined: &str) -> Vec<Hit> {
        if joined.chars().count() < NEAR_FROM {
            return Vec::new();
        }
        let keys = with_one_less(joined).into_iter().chain([joined.to_owned()]);
        let fits = |id: &&u32| one_slip(joined, &self.entries[**id as usize].joined);
        let mut ids: Vec<u32> = Vec::new();
        for key in keys {
            let ways = [self.shorter.get(&key), self.joined.get(&key)];
            ids.extend(ways.into_iter().flatten().flatten().filter(fits));
        }
        ids.sort_unstable();
        deduplicated(ids.into_iter().map(|id| self.hit(id, How::Near)).collect())
    }

    /// The same consonants, and close enough letter by letter; only the closest.
    fn latin(&self, words: &[String], joined: &str) -> Vec<Hit> {
        let mut ids: Vec<u32> =
            consonants(words).iter().filter_map(|k| self.consonants.get(k)).flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let cost = |id: u32| {
            let entry = &self.entries[id as usize];
            if entry.arabic {
                names::latin::token_cost(&entry.joined, joined)
            } else {
                unlike(&entry.joined, joined)
            }
        };
        let costs: Vec<(u32, f32)> =
            ids.into_iter().map(|id| (id, cost(id))).filter(|(_, c)| *c <= LATIN_COST).collect();
        let best = costs.iter().map(|(_, c)| *c).fold(f32::INFINITY, f32::min);
        deduplicated(
            costs
                .into_iter()
                .filter(|(_, c)| *c <= best + 0.02)
                .map(|(id, _)| self.hit(id, How::Latin))
                .collect(),
        )
    }
}

fn push(map: &mut HashMap<String, Vec<u32>>, key: String, id: u32) {
    let ids = map.entry(key).or_default();
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

/// Each entry once, found in the surest way.
fn deduplicated(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|h| h.how);
    let mut seen = Vec::new();
    hits.retain(|h| {
        !seen.contains(&h.target) && {
            seen.push(h.target);
            true
        }
    });
    hits
}

/// The words of a text in the form in which reference words are compared:
/// letters of one shape, Western digits, Latin small and without accents.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut digits = false;
    for c in dates::western_digits(&names::clean(text)).chars() {
        let Some(plain) = plain(c) else { continue };
        let breaks =
            plain == ' ' || (plain.is_ascii_digit() != digits && out.last().is_some_and(|w| !w.is_empty()));
        if breaks {
            out.push(String::new());
        }
        digits = plain.is_ascii_digit();
        if let (true, Some(word)) = (plain != ' ', out.last_mut()) {
            word.push(plain);
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{0640}'
        | 'ء'
        | '\''
        | '’'
        | '‘'
        | '`'
        | 'ʿ'
        | 'ʾ'
        | '´'
        | '\u{0300}'..='\u{036F}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ە' | 'ۀ' => 'ه',
        'ک' | 'ڪ' | 'گ' => 'ك',
        'á' | 'à' | 'â' | 'ä' | 'ā' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'É' | 'È' | 'Ê' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'Ī' | 'Î' | 'ı' | 'İ' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'ō' | 'Ö' | 'Ô' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'Ū' | 'Ü' | 'Û' => 'u',
        'ḥ' | 'Ḥ' => 'h',
        'ṣ' | 'Ṣ' | 'ş' | 'Ş' => 's',
        'ṭ' | 'Ṭ' => 't',
        'ḍ' | 'Ḍ' => 'd',
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        c if c.is_ascii_uppercase() => c.to_ascii_lowercase(),
        c if c.is_alphanumeric() => c,
        _ => ' ',
    })
}

/// Words without articles and spaces: «خربة غزالة», «خربةغزاله» and «الخربة الغزالة» are one.
pub(crate) fn joined(words: &[String]) -> String {
    words.iter().map(|w| bare(w)).collect()
}

/// The word without its article.
pub(crate) fn bare(word: &str) -> &str {
    if let Some(rest) = word.strip_prefix("ال").filter(|r| r.chars().count() > 1) {
        return rest;
    }
    match word {
        "al" | "el" | "as" | "ash" | "ad" | "ar" | "at" | "an" | "az" | "ul" => "",
        _ => word,
    }
}

/// Whether the letters are Latin.
pub(crate) fn is_latin(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphabetic())
        && !text.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c))
}

/// Consonant keys of the words, run together: at most eight.
fn consonants(words: &[String]) -> Vec<String> {
    let mut keys = vec![String::new()];
    for word in words.iter().map(|w| bare(w)).filter(|w| !w.is_empty()) {
        let more = if word.bytes().all(|b| b.is_ascii_digit()) {
            vec![word.to_owned()]
        } else {
            names::latin::keys(word)
        };
        if more.is_empty() {
            continue;
        }
        keys = keys.iter().flat_map(|k| more.iter().map(move |m| format!("{k}{m}"))).take(8).collect();
    }
    keys.retain(|k| k.len() > 1);
    keys
}

fn with_one_less(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let without = |at: usize| letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c).collect();
    (1..letters.len()).map(without).collect()
}

/// One letter lost, gained, wrong, or two exchanged. The first letter holds
/// (design of linkage §2: it is wrong in 0.2 % of slips), and so do digits.
pub(crate) fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let digits = |w: &[char]| w.iter().filter(|c| c.is_ascii_digit()).collect::<String>();
    if a.len().abs_diff(b.len()) > 1
        || a.first() != b.first()
        || digits(&a) != digits(&b)
        || a.len().min(b.len()) + 1 < NEAR_FROM
    {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], [_] | []) | ([_], []) => true,
        ([x, rest_a @ ..], [y, rest_b @ ..]) => {
            let exchanged =
                matches!((rest_a, rest_b), ([p, ra @ ..], [q, rb @ ..]) if p == y && q == x && ra == rb);
            rest_a == rest_b || rest_a == b || a == rest_b || exchanged
        }
        _ => false,
    }
}

/// How unlike two Latin words are: edits by length, vowels half.
fn unlike(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let weight = |c: char| if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w') { 0.5 } else { 1.0 };
    let mut row: Vec<f32> = std::iter::once(0.0)
        .chain(b.iter().scan(0.0, |sum, c| {
            *sum += weight(*c);
            Some(*sum)
        }))
        .collect();
    for &x in &a {
        let mut diagonal = row[0];
        row[0] += weight(x);
        for (j, &y) in b.iter().enumerate() {
            let change = if x == y { 0.0 } else { weight(x).max(weight(y)) };
            let best = (diagonal + change).min(row[j] + weight(y)).min(row[j + 1] + weight(x));
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    row[b.len()] / a.len().max(b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_one_shape() {
        assert_eq!(words("إنْخـل"), ["انخل"]);
        assert_eq!(words("الفرع ٢١٥"), ["الفرع", "215"]);
        assert_eq!(words("فرع215"), ["فرع", "215"]);
        assert_eq!(words("Dar'a / Al-Mahatta"), ["dara", "al", "mahatta"]);
        assert_eq!(joined(&words("الشيخ مسكين")), "شيخمسكين");
    }

    #[test]
    fn one_slip_is_one() {
        for (a, b, want) in [
            ("مزيريب", "مزيرب", true),
            ("مزيريب", "مزييرب", true),
            ("مزيريب", "مزرب", false),
            ("فرع215", "فرع235", false),
            ("نوىىى", "طوىىى", false),
            ("غباغب", "غباغبب", true),
        ] {
            assert_eq!(one_slip(a, b), want, "{a} {b}");
        }
    }
}
