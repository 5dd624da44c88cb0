//! The distinct words of all files, and in which files each stands.
//!
//! A country's names are few: a million files hold some tens of thousands of
//! words. So a typed word is first opened into the words it can mean, by the
//! rules of `names`, and only then are files looked at.
//!
//! **Invariant:** a list of files is in rising order of slots. Files that are
//! gone stay in it until the index is packed; `alive` counts those that are not.

use crate::near::Near;
use crate::strings::Strings;
use hashbrown::HashMap;
use names::Code;
use rustc_hash::FxBuildHasher;
use std::collections::BTreeSet;

/// How a typed word came to a word on file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WordMatch {
    /// The same match form.
    Same,
    /// The same but for the article.
    Article,
    /// The word on file goes on.
    Begins,
    /// One slip of the hand.
    Slip,
    /// The short form of a name, or the full one.
    Short,
    /// Across scripts, or two Latin spellings of one name.
    Latin,
}

/// A word on file that a typed word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant {
    pub token: u32,
    /// 0 the same … 100 nothing alike.
    pub cost: u8,
    pub how: WordMatch,
}

/// The files in which a word stands.
#[derive(Debug, Default, Clone)]
pub(crate) struct Posting {
    pub slots: Vec<u32>,
    pub alive: u32,
}

impl Posting {
    fn add(&mut self, slot: u32) {
        if self.slots.last() != Some(&slot) {
            self.slots.push(slot);
            self.alive += 1;
        }
    }
}

/// Words with their files.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    texts: Strings,
    bare: Near,
    keys: Strings,
    key_letters: Near,
    of_key: Vec<Vec<u32>>,
    short: HashMap<String, Vec<u32>, FxBuildHasher>,
    /// Files in which it is part of a name.
    pub names: Vec<Posting>,
    /// Files in which it is part of the words for a place, a party, a place of detention.
    pub words: Vec<Posting>,
}

/// A beginning opens into this many words at most, the commonest.
const BEGINNINGS: usize = 300;

impl Vocabulary {
    /// The number of a folded token, given now if it is new.
    pub(crate) fn intern(&mut self, token: &str) -> u32 {
        if let Some(id) = self.texts.find(token) {
            return id;
        }
        let id = self.texts.intern(token);
        self.bare.add(bare(Code::new(token).letters()));
        self.names.push(Posting::default());
        self.words.push(Posting::default());
        for key in names::latin::keys(token) {
            let number = self.keys.intern(&key) as usize;
            if number == self.of_key.len() {
                self.key_letters.add(key.as_bytes());
                self.of_key.push(Vec::new());
            }
            self.of_key[number].push(id);
        }
        for full in names::full_forms(token) {
            self.short.entry(full.clone()).or_default().push(id);
        }
        id
    }

    /// Notes that the word is part of a name of the file.
    pub(crate) fn stands_in_name(&mut self, token: u32, slot: u32) {
        self.names[token as usize].add(slot);
    }

    /// Notes that the word is part of other words of the file.
    pub(crate) fn stands_in_words(&mut self, token: u32, slot: u32) {
        self.words[token as usize].add(slot);
    }

    /// How many words.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The folded token of a number.
    pub(crate) fn text(&self, token: u32) -> &str {
        self.texts.get(token)
    }

    /// Whether some file has exactly this word in a name.
    pub(crate) fn knows_name(&self, token: &str) -> bool {
        self.texts.find(token).is_some_and(|id| self.names[id as usize].alive > 0)
    }

    /// Whether some file has a word one slip from this in a name.
    pub(crate) fn nearly_knows_name(&self, token: &str) -> bool {
        let mut any = false;
        let code = Code::new(token);
        self.bare.within_one(bare(code.letters()), |id| any |= self.names[id as usize].alive > 0);
        any
    }

    /// Everything a folded token can mean, the closest first; `open` when its
    /// end may not have been typed yet.
    pub(crate) fn meant(&self, token: &str, open: bool) -> Vec<Meant> {
        let mut all = WordsFound { all: HashMap::default(), vocabulary: self };
        let code = Code::new(token);
        self.same_script(token, &code, &mut all);
        if open {
            self.begun(&code, &mut all);
        }
        self.across(token, &code, &mut all);
        self.short_forms(token, &mut all);
        all.sorted()
    }

    fn same_script(&self, token: &str, code: &Code, all: &mut WordsFound<'_>) {
        let letters = bare(code.letters());
        self.bare.within_one(letters, |id| {
            let text = self.text(id);
            if text == token {
                all.put(id, 0, WordMatch::Same);
            } else if self.bare.letters(id) == letters && letters.iter().all(|&l| l != 0) {
                all.put(id, 4, WordMatch::Article);
            } else if letters.len() > 2 {
                all.put(
                    id,
                    10 + percent(names::code_cost(code, &Code::new(text)), 60).min(45),
                    WordMatch::Slip,
                );
            }
        });
        for text in mended_articles(token) {
            if let Some(id) = self.texts.find(&text) {
                all.put(id, 14, WordMatch::Slip);
            }
        }
    }

    fn begun(&self, code: &Code, all: &mut WordsFound<'_>) {
        let letters = match code.letters() {
            [1, 23, rest @ ..] => rest,
            letters => letters,
        };
        if letters.is_empty() {
            return;
        }
        let mut found = Vec::new();
        self.bare.beginning(letters, |id| {
            let files = self.names[id as usize].alive + self.words[id as usize].alive;
            if files > 0 {
                found.push((std::cmp::Reverse(files), id));
            }
        });
        found.sort_unstable_by(|a, b| (a.0, self.text(a.1)).cmp(&(b.0, self.text(b.1))));
        for (_, id) in found.into_iter().take(BEGINNINGS) {
            let more = self.bare.letters(id).len() - letters.len();
            all.put(id, 8 + (3 * more).min(24) as u8, WordMatch::Begins);
        }
    }

    /// Words in the other script with a common key, and Latin words spelled otherwise.
    fn across(&self, token: &str, code: &Code, all: &mut WordsFound<'_>) {
        let keys = names::latin::keys(token);
        let mut near = BTreeSet::new();
        for key in &keys {
            near.extend(self.keys.find(key));
        }
        near.iter().for_each(|&key| self.across_by(key, 0.45, code, all));
        if !code.is_latin() {
            return;
        }
        // Offices lose a consonant or hear another: a key one slip away counts
        // when the words themselves are close.
        let mut wide = BTreeSet::new();
        for key in keys.iter().take(1) {
            if key.len() > 2 {
                self.key_letters.within_one(key.as_bytes(), |number| {
                    wide.insert(number);
                });
            }
            if token.ends_with('h') {
                wide.extend(self.keys.find(&format!("{key}h")));
            }
        }
        wide.difference(&near).for_each(|&key| self.across_by(key, 0.25, code, all));
    }

    fn across_by(&self, key: u32, most: f32, code: &Code, all: &mut WordsFound<'_>) {
        for &id in &self.of_key[key as usize] {
            let other = Code::new(self.text(id));
            if !code.is_latin() && !other.is_latin() {
                continue;
            }
            let cost = names::code_cost(code, &other);
            if cost <= most {
                all.put(id, 6 + percent(cost, 80), WordMatch::Latin);
            }
        }
    }

    fn short_forms(&self, token: &str, all: &mut WordsFound<'_>) {
        for full in names::full_forms(token) {
            if let Some(id) = self.texts.find(full) {
                all.put(id, 25, WordMatch::Short);
            }
        }
        for &id in self.short.get(token).map_or(&[][..], Vec::as_slice) {
            all.put(id, 25, WordMatch::Short);
        }
    }

    /// Bytes of memory held, about.
    pub(crate) fn bytes(&self) -> usize {
        let lists = self.names.iter().chain(&self.words).map(|p| p.slots.capacity() * 4 + 32).sum::<usize>();
        let keys = self.of_key.iter().map(|k| k.capacity() * 4 + 24).sum::<usize>();
        lists + keys + self.texts.bytes() + self.bare.bytes() + self.keys.bytes() + self.key_letters.bytes()
    }
}

/// What has been found so far, each word by its cheapest way.
struct WordsFound<'a> {
    all: HashMap<u32, (u8, WordMatch), FxBuildHasher>,
    vocabulary: &'a Vocabulary,
}

impl WordsFound<'_> {
    fn put(&mut self, token: u32, cost: u8, how: WordMatch) {
        let at = token as usize;
        if self.vocabulary.names[at].alive + self.vocabulary.words[at].alive == 0 {
            return;
        }
        let best = self.all.entry(token).or_insert((cost, how));
        *best = (*best).min((cost, how));
    }

    fn sorted(self) -> Vec<Meant> {
        let mut all: Vec<Meant> =
            self.all.into_iter().map(|(token, (cost, how))| Meant { token, cost, how }).collect();
        all.sort_unstable_by(|a, b| {
            (a.cost, self.vocabulary.text(a.token)).cmp(&(b.cost, self.vocabulary.text(b.token)))
        });
        all
    }
}

fn percent(cost: f32, scale: u8) -> u8 {
    (cost.clamp(0.0, 1.0) * f32::from(scale)) as u8
}

/// The letters without the article.
fn bare(letters: &[u8]) -> &[u8] {
    match letters {
        [1, 23, rest @ ..] if rest.len() >= 2 => rest,
        _ => letters,
    }
}

/// What a word may have been before a slip in its article.
fn mended_articles(token: &str) -> Vec<String> {
    let first = token.chars().next();
    if token.starts_with("ال") || !matches!(first, Some('ا' | 'ل')) {
        return Vec::new();
    }
    let rest = |n: usize| token.chars().skip(n).collect::<String>();
    [rest(1), rest(2)].into_iter().filter(|r| r.chars().count() >= 2).map(|r| format!("ال{r}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (slot, word) in words.iter().enumerate() {
            for token in names::tokens(word) {
                let id = vocabulary.intern(&token);
                vocabulary.stands_in_name(id, slot as u32);
            }
        }
        vocabulary
    }

    #[track_caller]
    fn meets(typed: &str, word: &str, how: WordMatch) {
        let vocabulary = vocabulary(&[word, "شيء", "بعيد"]);
        let token = names::fold(typed);
        let meant = vocabulary.meant(&token, true);
        let found = meant.iter().find(|m| vocabulary.text(m.token) == names::fold(word));
        assert_eq!(found.map(|m| m.how), Some(how), "{typed} → {word}: {meant:?}");
    }

    #[test]
    fn a_word_opens_into_what_it_can_mean() {
        meets("احمد", "أحمد", WordMatch::Same);
        meets("زعبي", "الزعبي", WordMatch::Article);
        meets("الزعبي", "زعبي", WordMatch::Article);
        meets("لزعبي", "الزعبي", WordMatch::Slip);
        meets("اازعبي", "الزعبي", WordMatch::Slip);
        meets("محمدو", "محمود", WordMatch::Slip);
        meets("محموود", "محمود", WordMatch::Slip);
        meets("معاو", "معاوية", WordMatch::Begins);
        meets("الزع", "الزعبي", WordMatch::Begins);
        meets("عبد ال", "عبد الرحمن", WordMatch::Begins);
        meets("mahmoud", "محمود", WordMatch::Latin);
        meets("محمود", "Mahmood", WordMatch::Latin);
        meets("qadah", "قداح", WordMatch::Latin);
        meets("samuh", "سامح", WordMatch::Latin);
    }
}
