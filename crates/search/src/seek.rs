//! From the words in the box to the files that answer them.

use crate::asked::{Asked, TypedWord};
use crate::bits::{Bits, Tally};
use crate::index::{Index, office};
use crate::number;
use crate::query::{Facet, Hit};
use crate::rank::{self, Costs};
use model::PersonId;

/// Words beyond this many are not looked at.
const WORDS: usize = 10;
/// So many files are read closely.
const CLOSELY: usize = 2000;
/// A beginning of a number gives so many files at most.
const NUMBERS: usize = 5000;

/// What the readings weigh for each file.
///
/// Of several words that name a place, a prison, a party or a year all must be met: «نوى 2013» asks for those
/// of Nawa in that year. Where nobody meets all, as of names, whoever meets most answers.
pub(crate) struct Weighed {
    tallies: Vec<Tally>,
    best: u32,
    least: u32,
}

/// Reads what was typed; `None` when there is nothing to look for.
pub(crate) fn read(index: &Index, words: &str) -> Option<Vec<Asked>> {
    let written = of_file_numbers(&names::clean(words));
    let written: Vec<&str> = written.split_whitespace().take(2 * WORDS).map(cut).collect();
    if written.is_empty() {
        return None;
    }
    let mut numbers = Vec::new();
    let mut letters: Vec<&str> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in &written {
        if is_number(word) {
            run.push(word);
        } else {
            numbers.append(&mut of_run(index, &std::mem::take(&mut run)));
            letters.push(word);
        }
    }
    numbers.append(&mut of_run(index, &run));
    // The last word may still be growing under the hand.
    let open = written.last().is_some_and(|word| !is_number(word));
    let typed = typed_tokens(&letters);
    if typed.is_empty() && numbers.is_empty() {
        return Some(vec![Asked { places: Vec::new(), names_a_region: false }]);
    }
    let regions = regions(index, &written);
    let whole = written.join(" ");
    let names_a_region = regions.iter().any(|region| region.words == whole);
    let read = |typed: Vec<(String, String)>, numbers: Vec<TypedWord>| {
        let last = typed.len();
        let names = typed
            .into_iter()
            .enumerate()
            .map(|(i, (typed, token))| named(index, typed, token, open && i + 1 == last));
        let mut places: Vec<TypedWord> = names.chain(numbers).take(WORDS).collect();
        for place in &mut places {
            weigh_and_place(index, place, &regions);
        }
        Asked { places, names_a_region }
    };
    let others = other_readings(index, &typed);
    let mut asked = vec![read(typed, numbers)];
    for typed in others {
        let numbers = written.iter().filter(|w| is_number(w)).flat_map(|w| of_run(index, &[w])).collect();
        asked.push(read(typed, numbers));
    }
    Some(asked)
}

/// «ملف ٥٠٠١», as pages call a file, is its number.
fn of_file_numbers(words: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut written = words.split_whitespace().peekable();
    while let Some(word) = written.next() {
        let number = written.peek().map(|next| dates::western_digits(next)).filter(|next| {
            let digits = next.strip_prefix(['p', 'P']).unwrap_or(next);
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        });
        match number.filter(|_| matches!(names::fold(word).as_str(), "ملف" | "الملف" | "file")) {
            Some(number) => {
                out.push(format!("p{}", number.trim_start_matches(['p', 'P'])));
                written.next();
            }
            None => out.push(word.to_owned()),
        }
    }
    out.join(" ")
}

/// Reads a name and a mother's name that are being written down.
pub(crate) fn read_intake(index: &Index, name: &str, mother: Option<&str>) -> Option<Vec<Asked>> {
    let mut asked = read(index, name)?;
    let cleaned = names::clean(mother.unwrap_or_default());
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    for reading in &mut asked {
        // What is written where a name belongs is one, whatever else is called so.
        reading.places.iter_mut().for_each(|place| place.in_region = false);
        for (typed, token) in typed_tokens(&words) {
            let mut place = named(index, typed, token, false);
            weigh_and_place(index, &mut place, &[]);
            place.mother = true;
            reading.places.push(place);
        }
        reading.places.truncate(WORDS);
    }
    Some(asked)
}

/// What of a word is compared: the work grows with the square of its length, and no name is so long.
fn cut(word: &str) -> &str {
    const LETTERS: usize = 64;
    word.char_indices().nth(LETTERS).map_or(word, |(end, _)| &word[..end])
}

/// More digits than letters: a number, and not a name typed with 3 and 7.
fn is_number(word: &str) -> bool {
    if file_number(word).is_some() {
        return true;
    }
    let digits = dates::western_digits(word).chars().filter(char::is_ascii_digit).count();
    digits > word.chars().filter(|c| c.is_alphabetic()).count()
}

/// Numbers that stand side by side are one number when a file has it, else
/// each is its own.
fn of_run(index: &Index, run: &[&str]) -> Vec<TypedWord> {
    let whole = |place: &TypedWord| place.numbered.iter().any(|(_, whole)| *whole);
    if run.len() > 1 {
        let joined = numbered(index, &run.join(" "));
        if whole(&joined) {
            return vec![joined];
        }
    }
    run.iter().map(|word| numbered(index, word)).collect()
}

fn file_number(word: &str) -> Option<PersonId> {
    word.to_lowercase().parse().ok()
}

fn numbered(index: &Index, typed: &str) -> TypedWord {
    let plain = number::plain(typed);
    let mut place = TypedWord { typed: typed.to_owned(), weight: 16, ..TypedWord::default() };
    if plain.is_empty() {
        return place;
    }
    let alive = |slot: &u32| index.shelf.alive.has(*slot);
    let mut found: Vec<(u32, bool)> = Vec::new();
    for form in number::forms(&plain) {
        let key = number::key(&form);
        found.extend(
            index
                .numbers
                .range((key, 0)..=(key, u32::MAX))
                .map(|(_, slot)| *slot)
                .filter(alive)
                .map(|slot| (slot, true)),
        );
    }
    if found.is_empty() && plain.len() > 2 {
        let (low, high) = number::range(&plain);
        let begun = index.numbers.range((low, 0)..=(high, u32::MAX)).map(|(_, slot)| *slot).filter(alive);
        found.extend(begun.take(NUMBERS).map(|slot| (slot, false)));
    }
    found.sort_unstable_by_key(|(slot, whole)| (*slot, !whole));
    found.dedup_by_key(|(slot, _)| *slot);
    place.numbered = found;
    place.file = file_number(typed).filter(|_| index.shows_numbers()).and_then(|person| index.slot(person));
    place.year = plain.parse().ok().filter(|year| (1900..2100).contains(year) && plain.len() == 4);
    place
}

fn named(index: &Index, typed: String, token: String, open: bool) -> TypedWord {
    TypedWord { meant: index.vocabulary.meant(&token, open), typed, token, ..TypedWord::default() }
}

/// Sets what a word weighs and which places and parties it may be part of.
fn weigh_and_place(index: &Index, place: &mut TypedWord, regions: &[Region]) {
    for region in regions {
        if region.words.split(' ').any(|word| place.typed.split(' ').any(|typed| typed == word)) {
            place.values.extend(&region.values);
            place.facilities.extend(&region.facilities);
            // «الخطيب» alone is a family before it is a branch; «فرع الخطيب» is none.
            place.in_region |= region.words.contains(' ') || !names::is_known(&place.token);
        }
    }
    for numbers in [&mut place.values, &mut place.facilities] {
        numbers.sort_unstable();
        numbers.dedup();
    }
    if !place.token.is_empty() {
        place.near = place.meant.first().map_or(0, |closest| closest.cost + 4).max(NEAR);
        place.weight = weight(index, place);
    }
}

/// A word that costs no more is as good as the same.
const NEAR: u8 = 8;

/// The rarity of a word in doublings, from the files that have it closely.
fn weight(index: &Index, place: &TypedWord) -> u32 {
    let close = place.meant.iter().filter(|m| m.cost <= place.near);
    let files: u32 = close.map(|m| index.vocabulary.names[m.token as usize].alive).sum();
    if files == 0 {
        return 6;
    }
    4 + (index.len() as u32 / files).max(1).ilog2().min(12)
}

/// The typed words in match form, each with what was typed for it.
fn typed_tokens(words: &[&str]) -> Vec<(String, String)> {
    let tokens = names::tokens(&words.join(" "));
    let mut grouped: Vec<(String, String)> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let one = |n: &usize| i + n <= words.len() && names::tokens(&words[i..i + n].join(" ")).len() == 1;
        let take = (2..=4).rev().find(one).unwrap_or(1);
        let typed = words[i..i + take].join(" ");
        grouped.extend(names::tokens(&typed).into_iter().map(|token| (typed.clone(), token)));
        i += take;
    }
    if grouped.iter().map(|(_, token)| token).eq(&tokens) {
        return grouped;
    }
    tokens.into_iter().map(|token| (token.clone(), token)).collect()
}

/// Other ways to set the spaces: two words that are one name on file, one word
/// that is two.
fn other_readings(index: &Index, typed: &[(String, String)]) -> Vec<Vec<(String, String)>> {
    let mut readings = Vec::new();
    let joined = joined(index, typed);
    if joined.len() < typed.len() {
        readings.push(joined);
    }
    let split: Vec<_> = typed.iter().flat_map(|word| split(index, word)).collect();
    if split.len() > typed.len() {
        readings.push(split);
    }
    readings
}

fn joined(index: &Index, typed: &[(String, String)]) -> Vec<(String, String)> {
    let known = |token: &str| index.vocabulary.knows_name(token);
    let mut out = Vec::new();
    let mut i = 0;
    while i < typed.len() {
        let pair = typed
            .get(i + 1)
            .map(|next| (format!("{} {}", typed[i].0, next.0), format!("{}{}", typed[i].1, next.1)));
        let doubtful = |next: &(String, String)| !known(&typed[i].1) || !known(&next.1);
        match pair {
            Some(pair)
                if known(&pair.1)
                    || (doubtful(&typed[i + 1]) && index.vocabulary.nearly_knows_name(&pair.1)) =>
            {
                out.push(pair);
                i += 2;
            }
            _ => {
                out.push(typed[i].clone());
                i += 1;
            }
        }
    }
    out
}

fn split(index: &Index, word: &(String, String)) -> Vec<(String, String)> {
    let known = |token: &str| index.vocabulary.knows_name(token);
    if known(&word.1) {
        return vec![word.clone()];
    }
    let at = word.1.char_indices().map(|(at, _)| at).skip(2);
    let halves =
        at.map(|at| word.1.split_at(at)).find(|(a, b)| b.chars().count() > 1 && known(a) && known(b));
    match halves {
        Some((a, b)) => vec![(word.0.clone(), a.to_owned()), (word.0.clone(), b.to_owned())],
        None => vec![word.clone()],
    }
}

/// A run of typed words that names a place, a party or a place of detention, with what it can mean.
struct Region {
    words: String,
    values: Vec<u32>,
    facilities: Vec<u32>,
}

fn regions(index: &Index, written: &[&str]) -> Vec<Region> {
    let mut regions = Vec::new();
    // Where nobody stands any more, nothing is named: a changed index answers like one built anew.
    let is_alive = |slots: &[u32]| slots.iter().any(|slot| index.shelf.alive.has(*slot));
    let stands = |value: &u32| index.standing.get(value).is_some_and(|slots| is_alive(slots));
    let holds =
        |facility: &u32| index.at_facility.get(*facility as usize).is_some_and(|slots| is_alive(slots));
    for start in 0..written.len().min(WORDS) {
        for end in start + 1..=(start + 4).min(written.len()) {
            let words = written[start..end].join(" ");
            let places = index.atlas.places(&words).into_iter().map(|code| (Facet::Place, code));
            let parties = index.atlas.parties(&words);
            let offices: Vec<String> = parties.iter().map(|id| office(id)).collect();
            let parties = parties.into_iter().map(|id| (Facet::Party, id));
            let values = places.chain(parties).filter_map(|(facet, code)| index.values.find(facet, &code));
            let values: Vec<u32> = values.filter(stands).collect();
            let prisons = index.atlas.facilities(&words);
            let facilities = prisons.iter().chain(&offices).filter_map(|id| index.facilities.find(id));
            let facilities: Vec<u32> = facilities.filter(holds).collect();
            if !values.is_empty() || !facilities.is_empty() {
                regions.push(Region { words, values, facilities });
            }
        }
    }
    regions
}

/// Weighs all files by all readings; gives those that answer.
pub(crate) fn find(index: &Index, asked: &[Asked]) -> (Bits, Weighed) {
    let alive = &index.shelf.alive;
    let (tallies, whole): (Vec<Tally>, Vec<Option<Bits>>) =
        asked.iter().map(|reading| weigh(index, reading)).unzip();
    let best = tallies.iter().map(|t| t.highest(alive)).max().unwrap_or(0);
    let mut matched = Bits::empty(index.shelf.slots());
    for mut of_reading in whole.into_iter().flatten() {
        of_reading.keep(alive);
        matched.or(&of_reading);
    }
    if matched.count() > 0 {
        return (matched, Weighed { tallies, best, least: 1 });
    }
    // What is worth six tenths of the best answer is an answer.
    let least = (best * 6).div_ceil(10).max(1);
    for tally in &tallies {
        matched.or(&tally.at_least(alive, least));
    }
    (matched, Weighed { tallies, best, least })
}

/// Whether all words of a reading must be met: it has several, and some of them are no name.
fn asks_for_all(asked: &Asked) -> bool {
    // Of a long name a part may stand in no file, and the person is found all the same.
    const NAME_WORDS: usize = 2;
    let is_no_name = |place: &TypedWord| place.in_region || place.year.is_some() || place.file.is_some();
    let others = asked.places.iter().filter(|place| is_no_name(place)).count();
    !asked.names_a_region && asked.places.len() > 1 && others > 0 && asked.places.len() - others <= NAME_WORDS
}

/// What a reading weighs for each file, and who meets all of its words, where all must be met. A word that
/// nobody has is passed over.
fn weigh(index: &Index, asked: &Asked) -> (Tally, Option<Bits>) {
    let slots = index.shelf.slots();
    let mut tally = Tally::new(slots);
    let mut all: Option<Bits> = None;
    let for_all = asks_for_all(asked);
    for place in &asked.places {
        let (mut near, mut far, mut words) = (Bits::empty(slots), Bits::empty(slots), Bits::empty(slots));
        let mut region = Bits::empty(slots);
        for meant in &place.meant {
            let at = meant.token as usize;
            let names = if meant.cost <= place.near { &mut near } else { &mut far };
            names.set_all(&index.vocabulary.names[at].slots);
            let of_places = if meant.cost == 0 { &mut region } else { &mut words };
            of_places.set_all(&index.vocabulary.words[at].slots);
        }
        for &(slot, whole) in &place.numbered {
            if whole { near.set(slot) } else { far.set(slot) }
        }
        place.file.iter().for_each(|&slot| near.set(slot));
        for value in &place.values {
            region.set_all(index.standing.get(value).map_or(&[][..], Vec::as_slice));
        }
        for &facility in &place.facilities {
            region.set_all(&index.at_facility[facility as usize]);
        }
        if let Some(year) = place.year {
            let taken = index.shelf.taken.iter().enumerate().filter(|(_, t)| t.year() == Some(year));
            taken.for_each(|(slot, _)| words.set(slot as u32));
        }
        if for_all {
            let mut met = near.clone();
            met.or(&far);
            met.or(&region);
            if place.year.is_some() || !place.in_region {
                met.or(&words);
            }
            // Dead slots stay until packing, and meet nothing.
            met.keep(&index.shelf.alive);
            if met.count() > 0 {
                match &mut all {
                    Some(all) => all.keep(&met),
                    None => all = Some(met),
                }
            }
        }
        if asked.names_a_region {
            near.or(&region)
        } else {
            words.or(&region)
        }
        far.minus(&near);
        words.minus(&near);
        words.minus(&far);
        tally.add(&near, place.weight * 5 / 10);
        tally.add(&far, (place.weight * 35 / 100).max(1));
        tally.add(&words, (place.weight * 25 / 100).max(1));
    }
    (tally, all)
}

/// The hits `from..from + limit` among `left`, closest first.
pub(crate) fn page(
    index: &Index,
    asked: &[Asked],
    weighed: &Weighed,
    left: Bits,
    from: usize,
    limit: usize,
) -> Vec<Hit> {
    let end = from.saturating_add(limit);
    let mut slots = by_weight(index, weighed, left, end.max(CLOSELY));
    let costs: Vec<Costs> = asked.iter().map(Costs::new).collect();
    let close = slots.len().min(CLOSELY);
    let mut ranked: Vec<(u16, u32)> =
        slots[..close].iter().map(|&slot| (rank::best_score(index, asked, &costs, slot), slot)).collect();
    page_by_score(index, &mut ranked);
    ranked.iter().enumerate().for_each(|(i, (_, slot))| slots[i] = *slot);
    slots.into_iter().skip(from).take(limit).map(|slot| rank::explained(index, asked, &costs, slot)).collect()
}

fn page_by_score(index: &Index, ranked: &mut [(u16, u32)]) {
    ranked.sort_unstable_by_key(|&(score, slot)| (std::cmp::Reverse(score), index.tie_break(slot as usize)));
}

/// The first files by weight; those of one weight by their number.
fn by_weight(index: &Index, weighed: &Weighed, mut left: Bits, wanted: usize) -> Vec<u32> {
    let mut slots = Vec::new();
    let mut value = weighed.best;
    while value >= weighed.least && slots.len() < wanted {
        let mut level = Bits::empty(index.shelf.slots());
        weighed.tallies.iter().for_each(|tally| level.or(&tally.equal(&left, value)));
        left.minus(&level);
        let mut these: Vec<u32> = level.iter().collect();
        page_by(&mut these, 0, wanted - slots.len(), |slot| index.tie_break(slot));
        slots.append(&mut these);
        value -= 1;
    }
    slots
}

/// One file as an answer.
pub(crate) fn explained(index: &Index, asked: &[Asked], slot: u32) -> Hit {
    let costs: Vec<Costs> = asked.iter().map(Costs::new).collect();
    rank::explained(index, asked, &costs, slot)
}

/// Leaves the slots `from..from + limit` of the order by `key`, without
/// sorting the rest.
pub(crate) fn page_by<K: Ord>(slots: &mut Vec<u32>, from: usize, limit: usize, key: impl Fn(usize) -> K) {
    let end = from.saturating_add(limit).min(slots.len());
    if from >= end {
        slots.clear();
        return;
    }
    if end < slots.len() {
        slots.select_nth_unstable_by_key(end - 1, |&s| key(s as usize));
        slots.truncate(end);
    }
    slots.sort_unstable_by_key(|&s| key(s as usize));
    slots.drain(..from);
}
