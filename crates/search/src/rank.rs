//! How closely one file answers, and why.
//!
//! A typed word earns up to a thousand points: less for the way from one
//! spelling to the other, less when it stands in the mother's name or in the
//! words for a place than when it stands in the person's own. The points are
//! weighed by rarity. A little is left for the order of the words, for a
//! first word that is the given name, and for a name of which nothing is left
//! over.
//!
//! **Invariant:** whole numbers only, so that every machine ranks alike.

use crate::asked::{Asked, TypedWord};
use crate::index::{Index, is_office};
use crate::query::{Facet, Hit, Reason, Why};
use crate::shelf::{Line, LineRole};
use crate::vocabulary::WordMatch;
use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

/// Words on file by number: for each typed word that can mean them the cost.
pub(crate) struct Costs {
    of: HashMap<u32, Vec<(u8, u8, WordMatch)>, FxBuildHasher>,
    weights: u32,
}

impl Costs {
    /// The costs of one reading.
    pub(crate) fn new(asked: &Asked) -> Costs {
        let mut of: HashMap<u32, Vec<(u8, u8, WordMatch)>, FxBuildHasher> = HashMap::default();
        for (i, place) in asked.places.iter().enumerate() {
            for meant in &place.meant {
                of.entry(meant.token).or_default().push((i as u8, meant.cost, meant.how));
            }
        }
        Costs { of, weights: asked.places.iter().map(|p| p.weight).sum() }
    }

    fn of(&self, token: u32) -> &[(u8, u8, WordMatch)] {
        self.of.get(&token).map_or(&[], Vec::as_slice)
    }
}

/// How one typed word was answered.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    points: u32,
    by: Option<By>,
}

#[derive(Debug, Clone, Copy)]
enum By {
    Word { role: LineRole, said: u32, how: WordMatch },
    Number,
    File,
    Region(Facet),
    Facility { step: bool },
    Office,
    Year,
}

const MOST: usize = 16;

/// A reading held against one file.
struct Answer {
    met: [Met; MOST],
    score: u16,
}

/// The best score of any reading.
pub(crate) fn best_score(index: &Index, asked: &[Asked], costs: &[Costs], slot: u32) -> u16 {
    asked.iter().zip(costs).map(|(a, c)| answer(index, a, c, slot).score).max().unwrap_or(0)
}

/// The file as a hit, by the reading that fits it best.
pub(crate) fn explained(index: &Index, asked: &[Asked], costs: &[Costs], slot: u32) -> Hit {
    let answers = asked.iter().zip(costs).map(|(a, c)| (a, answer(index, a, c, slot)));
    // The first of the best: the reading nearest to what was typed.
    let best = answers.reduce(|best, next| if next.1.score > best.1.score { next } else { best });
    let person = index.shelf.person[slot as usize];
    let Some((asked, answer)) = best else {
        return Hit { person, score: 0, why: Why::default(), also: Vec::new() };
    };
    let mut reasons = reasons(index, asked, &answer);
    let why = if reasons.is_empty() { Why::default() } else { reasons.remove(0) };
    Hit { person, score: answer.score, why, also: reasons }
}

fn answer(index: &Index, asked: &Asked, costs: &Costs, slot: u32) -> Answer {
    let around = around(index, asked, costs, slot);
    // How well a name is covered says little where most of what was typed names a place or a year.
    let of_names = share_of_names(asked);
    let mut best = Answer { met: around.met, score: 0 };
    let forgiven: u32 =
        if around.has_mother { 0 } else { asked.places.iter().filter(|p| p.mother).map(|p| p.weight).sum() };
    let weights = (costs.weights - forgiven).max(1);
    best.score = scored(asked, &best.met, weights, 0);
    for line in index.shelf.lines(slot).filter(|l| l.role.is_own_name()) {
        let aligned = aligned(asked, costs, &line);
        let mut met = around.met;
        for (slot, own) in met.iter_mut().zip(aligned.met) {
            if own.points > slot.points {
                *slot = own;
            }
        }
        let score = scored(asked, &met, weights, aligned.bonus * of_names / 100);
        if score > best.score {
            best = Answer { met, score };
        }
    }
    best
}

/// How much of what was typed can be a name, in hundredths of its weight.
fn share_of_names(asked: &Asked) -> u32 {
    let all: u32 = asked.places.iter().map(|place| place.weight).sum();
    let is_name = |place: &&TypedWord| !place.in_region && place.year.is_none();
    let names: u32 = asked.places.iter().filter(is_name).map(|place| place.weight).sum();
    if asked.places.len() < 2 || all == 0 { 100 } else { names * 100 / all }
}

/// Points and bonus (0–60) as one number up to a thousand.
fn scored(asked: &Asked, met: &[Met; MOST], weights: u32, bonus: u32) -> u16 {
    let sum: u32 = asked.places.iter().zip(met).map(|(place, met)| place.weight * met.points).sum();
    (sum / weights * 94 / 100 + bonus).min(1000) as u16
}

struct OutsideNames {
    met: [Met; MOST],
    has_mother: bool,
}

/// What answers from outside the person's own names.
fn around(index: &Index, asked: &Asked, costs: &Costs, slot: u32) -> OutsideNames {
    let mut around = OutsideNames { met: [Met::default(); MOST], has_mother: false };
    for line in index.shelf.lines(slot) {
        around.has_mother |= line.role == LineRole::Mother;
        let share = match line.role {
            LineRole::Whole | LineRole::Other | LineRole::Former => continue,
            LineRole::Kunya => 95,
            LineRole::Mother => 90,
            LineRole::Origin | LineRole::Taken | LineRole::Registration | LineRole::Elsewhere => 65,
            LineRole::FormerOf => 75,
            LineRole::Party | LineRole::Held | LineRole::Step | LineRole::Office => 55,
            LineRole::Status | LineRole::Sex => continue,
        };
        for &token in line.tokens {
            for &(at, cost, how) in costs.of(token) {
                if asked.places[usize::from(at)].mother && line.role != LineRole::Mother {
                    continue;
                }
                put(
                    &mut around.met,
                    at,
                    points(cost) * share / 100,
                    By::Word { role: line.role, said: line.said, how },
                );
            }
        }
    }
    for (at, place) in asked.places.iter().enumerate() {
        let in_region = asked.names_a_region || place.in_region;
        apart_from_words(index, place, (at as u8, in_region), slot, &mut around.met);
    }
    around
}

/// Whoever belongs to the place that was asked for stands behind those of that very name, and before those of
/// a name that is like it.
const WHOLE_REGION: u32 = 280;

fn apart_from_words(
    index: &Index,
    place: &TypedWord,
    (at, in_region): (u8, bool),
    slot: u32,
    met: &mut [Met; MOST],
) {
    let more = if in_region { WHOLE_REGION } else { 0 };
    if place.file == Some(slot) {
        put(met, at, 1000, By::File);
    }
    if let Ok(found) = place.numbered.binary_search_by_key(&slot, |n| n.0) {
        put(met, at, if place.numbered[found].1 { 1000 } else { 700 }, By::Number);
    }
    if !place.values.is_empty() {
        let stands = index.shelf.values.get(slot).iter().find(|v| place.values.binary_search(v).is_ok());
        if let Some(&value) = stands {
            put(met, at, 700 + more, By::Region(index.values.get(value).0));
        }
    }
    if !place.facilities.is_empty() {
        let stands = index
            .shelf
            .facilities
            .get(slot)
            .iter()
            .filter(|f| place.facilities.binary_search(&(**f / 2)).is_ok());
        // Where somebody was held tells more than where a step names it.
        let office = |f: &u32| is_office(index.facilities.get(f / 2));
        if let Some((office, step)) = stands.map(|f| (office(f), f % 2 == 1)).min() {
            // Whom an office had stands before whom it was asked for.
            let (points, by) = if office { (640, By::Office) } else { (720, By::Facility { step }) };
            put(met, at, points + more, by);
        }
    }
    if let Some(year) = place.year {
        let shelf = &index.shelf;
        let (taken, birth) = (shelf.taken[slot as usize], shelf.birth[slot as usize]);
        if taken.year() == Some(year) || birth.year() == Some(year) {
            put(met, at, 700, By::Year);
        }
    }
}

fn put(met: &mut [Met; MOST], at: u8, points: u32, by: By) {
    if let Some(slot) = met.get_mut(usize::from(at)).filter(|slot| points > slot.points) {
        *slot = Met { points, by: Some(by) };
    }
}

fn points(cost: u8) -> u32 {
    1000 - 10 * u32::from(cost.min(100))
}

struct Aligned {
    met: [Met; MOST],
    bonus: u32,
}

const LONGEST: usize = 12;

/// The typed words along one name: in order as far as they go, then the rest
/// out of order for less.
fn aligned(asked: &Asked, costs: &Costs, line: &Line<'_>) -> Aligned {
    let tokens = &line.tokens[..line.tokens.len().min(LONGEST)];
    let places = asked.places.len().min(MOST);
    let mut cell = [[(0u32, WordMatch::Same); LONGEST]; MOST];
    for (j, &token) in tokens.iter().enumerate() {
        for &(at, cost, how) in costs.of(token) {
            if usize::from(at) < places && !asked.places[usize::from(at)].mother {
                cell[usize::from(at)][j] = (points(cost), how);
            }
        }
    }
    let mut table = [[0u32; LONGEST + 1]; MOST + 1];
    for i in 0..places {
        for j in 0..tokens.len() {
            let here = cell[i][j].0 * asked.places[i].weight;
            table[i + 1][j + 1] =
                table[i][j + 1].max(table[i + 1][j]).max(if here > 0 { table[i][j] + here } else { 0 });
        }
    }
    let mut out = Aligned { met: [Met::default(); MOST], bonus: 0 };
    let mut used = [false; LONGEST];
    let (mut i, mut j) = (places, tokens.len());
    let mut first = false;
    while i > 0 && j > 0 {
        let here = cell[i - 1][j - 1].0 * asked.places[i - 1].weight;
        if here > 0 && table[i][j] == table[i - 1][j - 1] + here {
            (i, j) = (i - 1, j - 1);
            used[j] = true;
            first |= i == 0 && j == 0;
            out.met[i] = met(line, cell[i][j], 100);
        } else if table[i][j] == table[i - 1][j] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    let mut ordered = true;
    for i in (0..places).filter(|&i| asked.places[i].weight > 0) {
        let free = (0..tokens.len()).filter(|&j| !used[j] && cell[i][j].0 > 0);
        if let Some(j) =
            free.max_by_key(|&j| (cell[i][j].0, std::cmp::Reverse(j))).filter(|_| out.met[i].by.is_none())
        {
            used[j] = true;
            ordered = false;
            out.met[i] = met(line, cell[i][j], 85);
        }
    }
    let covered = used[..tokens.len()].iter().filter(|u| **u).count() as u32;
    if covered > 0 {
        out.bonus = if first { 20 } else { 0 }
            + if ordered { 20 } else { 0 }
            + 20 * covered / line.tokens.len().max(1) as u32;
    }
    out
}

fn met(line: &Line<'_>, (points, how): (u32, WordMatch), share: u32) -> Met {
    let share = match line.role {
        LineRole::Other => share * 97 / 100,
        LineRole::Former => share * 85 / 100,
        _ => share,
    };
    Met { points: points * share / 100, by: Some(By::Word { role: line.role, said: line.said, how }) }
}

/// The reasons, the most telling first; words with one reason stand together.
fn reasons(index: &Index, asked: &Asked, answer: &Answer) -> Vec<Why> {
    let mut reasons: Vec<Why> = Vec::new();
    for (place, met) in asked.places.iter().zip(&answer.met) {
        let Some(by) = met.by else { continue };
        let (reason, piece) = reason(index, place, by);
        match reasons.iter_mut().find(|w| w.reason == reason && w.piece == piece) {
            Some(why) if !why.typed.ends_with(&place.typed) => {
                why.typed = format!("{} {}", why.typed, place.typed)
            }
            Some(_) => {}
            None => reasons.push(Why { reason, typed: place.typed.clone(), piece }),
        }
    }
    reasons.sort_by_key(|why| std::cmp::Reverse(why.reason));
    reasons
}

fn reason(index: &Index, place: &TypedWord, by: By) -> (Reason, String) {
    match by {
        By::Number => (Reason::Number, place.typed.clone()),
        By::File => (Reason::File, place.typed.clone()),
        By::Year => (Reason::Year, place.typed.clone()),
        By::Office => (Reason::Office, place.typed.clone()),
        By::Facility { step: false } => (Reason::Held, place.typed.clone()),
        By::Facility { step: true } => (Reason::Step, place.typed.clone()),
        By::Region(Facet::Party) => (Reason::Party, place.typed.clone()),
        By::Region(_) => (Reason::Place, place.typed.clone()),
        By::Word { role, said, how } => {
            let said = index.shelf.said.get(said);
            (word_reason(role, how, said, &place.typed), said.to_owned())
        }
    }
}

fn word_reason(role: LineRole, how: WordMatch, said: &str, typed: &str) -> Reason {
    match (role, how) {
        (LineRole::Former | LineRole::FormerOf, _) => Reason::Former,
        (LineRole::Mother, _) => Reason::Mother,
        (LineRole::Kunya, _) => Reason::Kunya,
        (LineRole::Party, _) => Reason::Party,
        (LineRole::Held, _) => Reason::Held,
        (LineRole::Step, _) => Reason::Step,
        (LineRole::Office, _) => Reason::Office,
        (role, _) if role.place().is_some() => Reason::Place,
        (_, WordMatch::Latin) => Reason::Latin,
        (_, WordMatch::Slip) => Reason::Letter,
        (_, WordMatch::Short) => Reason::Short,
        (LineRole::Other, _) => Reason::Other,
        (_, WordMatch::Begins) => Reason::Begins,
        (_, WordMatch::Article) => Reason::Spelling,
        (_, WordMatch::Same) if said.contains(typed) => Reason::Exact,
        (_, WordMatch::Same) => Reason::Spelling,
    }
}
