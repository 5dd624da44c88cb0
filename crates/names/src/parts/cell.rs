//! Taking a cell apart, from outside in.

use super::words::{Unit, Word, units, words_of, written};
use super::{Parsed, marks};
use crate::lexicon;
use std::borrow::Cow;

/// The signs that set something apart from the name.
const SIGNS: [char; 20] =
    ['(', ')', '[', ']', '{', '}', '«', '»', '“', '”', '"', ',', '،', ';', '؛', '-', '–', '/', '\\', '|'];

/// Puts what stands in brackets, behind a comma, a dash or a slash in its place
/// and returns the rest.
pub(super) fn unwrap(parsed: &mut Parsed, text: &str) -> String {
    if !text.contains(SIGNS) {
        family_in_capitals(parsed, text);
        return text.to_string();
    }
    let (mut outside, inside) = brackets(text);
    if words_of(&outside).is_empty() {
        outside = inside.join(" ");
    } else {
        inside.iter().for_each(|note| place_note(parsed, note));
    }
    if let Some((left, right)) = at_comma(&outside) {
        let slash = outside.contains(" / ");
        return behind(parsed, left.trim(), right.trim(), slash);
    }
    family_in_capitals(parsed, &outside);
    outside
}

/// A part of a name without what stands in brackets beside it.
pub(super) fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(BRACKETS) {
        return Cow::Borrowed(text);
    }
    let (outside, inside) = brackets(text);
    if !words_of(&outside).is_empty() {
        return Cow::Owned(outside);
    }
    let inside = inside.join(" ");
    match units(&words_of(&inside)).as_slice() {
        [unit] if marks::is_kunya(&unit.folded) => Cow::Borrowed(""),
        _ => Cow::Owned(inside),
    }
}

/// What sets words apart on both sides.
const BRACKETS: [char; 11] = ['(', ')', '[', ']', '{', '}', '«', '»', '“', '”', '"'];

fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), vec![], 0u32);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '«' | '“' | '"' if c != '"' || depth == 0 => {
                depth += 1;
                inside.push(String::new());
                outside.push(' ');
            }
            ')' | ']' | '}' | '»' | '”' | '"' => depth = depth.saturating_sub(1),
            c if depth > 0 => {
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
            c => outside.push(c),
        }
    }
    let inside = inside.iter().map(|s| s.trim().to_string()).filter(|s| !s.is_empty()).collect();
    (outside.trim().to_string(), inside)
}

/// A note beside a name is a kunya, a remark, a place or another name.
fn place_note(parsed: &mut Parsed, note: &str) {
    let words = words_of(note);
    if words.is_empty() {
        return;
    }
    if let Some((joint, n)) = marks::joint(&words) {
        let rest = written(&words[n.min(words.len())..]);
        match joint {
            marks::Joint::From => place(parsed, rest),
            _ => by_name(parsed, &rest),
        }
    } else if marks::is_remark(&words) || marks::is_placeholder(&words) {
        parsed.remark(note);
    } else if marks::title(&words) == words.len() {
        parsed.titles.push(note.to_string());
    } else {
        by_name(parsed, note);
    }
}

/// The first place said is the place; another is a remark, so that nothing is lost.
fn place(parsed: &mut Parsed, place: String) {
    match &parsed.place {
        Some(_) => parsed.remark(&place),
        None => parsed.place = Some(place),
    }
}

fn by_name(parsed: &mut Parsed, name: &str) {
    let one = units(&words_of(name));
    if parsed.kunya.is_none() && matches!(one.as_slice(), [unit] if marks::is_kunya(&unit.folded)) {
        parsed.kunya = Some(name.to_string());
    } else if !one.is_empty() {
        parsed.other.push(name.to_string());
    }
}

fn at_comma(text: &str) -> Option<(&str, &str)> {
    const MARKS: [&str; 8] = ["،", ",", " - ", " – ", " / ", "؛", ";", "|"];
    let cut = |sep: &&str| {
        text.split_once(*sep).filter(|(l, r)| !words_of(l).is_empty() && !words_of(r).is_empty())
    };
    MARKS.iter().find_map(cut)
}

/// `الخطيب، أحمد` is one name with the family first; behind a whole name stands
/// a remark, a second person or a place.
fn behind(parsed: &mut Parsed, left: &str, right: &str, slash: bool) -> String {
    let (left_words, words) = (words_of(left), words_of(right));
    let (before, after) = (units(&left_words), units(&words));
    let starts_given = |u: &[Unit]| u.first().is_some_and(|f| lexicon::is_given(&f.folded));
    let remark = marks::is_remark(&words);
    if slash && before.len() < 3 {
        return format!("{left} {right}");
    }
    // «الشيخ، أحمد سالم»: no comma stands behind a title, so that it is a family.
    let titled =
        marks::title(&left_words) > 0 && !before.first().is_some_and(|unit| lexicon::is_family(&unit.folded));
    if before.len() == 1 && !after.is_empty() && !remark && !titled {
        let named = format!("{left} {}", written(titles(parsed, &words)));
        parsed.family_first = true;
        return named;
    }
    if after.len() > 2 && starts_given(&after) && before.len() > 1 {
        (parsed.two_people, parsed.second) = (true, Some(right.to_string()));
    } else if remark {
        parsed.remark(right);
    } else if matches!(after.as_slice(), [unit] if marks::is_kunya(&unit.folded)) {
        by_name(parsed, right);
    } else {
        let n = marks::joint(&words).filter(|(j, _)| *j == marks::Joint::From).map_or(0, |(_, n)| n);
        place(parsed, written(&words[n.min(words.len())..]));
    }
    left.to_string()
}

/// `AL-KHATIB Ahmad`: the family name in capitals stands first.
fn family_in_capitals(parsed: &mut Parsed, text: &str) {
    if !text.contains(|c: char| c.is_ascii_uppercase()) {
        return;
    }
    let loud =
        |w: &&str| w.chars().filter(|c| c.is_uppercase()).count() > 1 && !w.chars().any(char::is_lowercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    let n = words.iter().take_while(|w| loud(w)).count();
    let heads = words.iter().take(n).filter(|w| w.len() > 2).count();
    parsed.family_first = n > 0 && n < words.len() && heads == 1 && !words[n..].iter().any(loud);
}

/// When a cell names two people: the first one, the second set aside.
pub(super) fn first_of_two<'a>(parsed: &mut Parsed, words: &'a [Word]) -> &'a [Word] {
    for i in 1..words.len() {
        let n = marks::and(&words[i..]);
        if n > 0 && i + n < words.len() {
            (parsed.two_people, parsed.second) = (true, Some(written(&words[i + n..])));
            return &words[..i];
        }
        if let Some(second) = hidden_and(&words[i], &words[i - 1]) {
            let rest = written(&words[i + 1..]);
            (parsed.two_people, parsed.second) = (true, Some(format!("{second} {rest}").trim().to_string()));
            return &words[..i];
        }
    }
    words
}

/// `أحمد ومحمد`: the `و` is written with the second name, and the word is no name
/// with it but is a common given name without.
fn hidden_and<'a>(word: &'a Word, before: &Word) -> Option<&'a str> {
    let rest = word.folded.strip_prefix('و')?;
    let sure =
        lexicon::is_common(rest) && !lexicon::is_known(&word.folded) && lexicon::is_given(&before.folded);
    if sure { word.written.strip_prefix('و') } else { None }
}

/// Sets other names of the same person aside and returns the main one.
pub(super) fn alternatives(parsed: &mut Parsed, words: &[Word]) -> Vec<Word> {
    for i in 1..words.len() {
        let Some((joint, n)) = marks::joint(&words[i..]) else { continue };
        let (left, right) = (&words[..i], words.get(i + n..).unwrap_or(&[]));
        if right.is_empty() {
            return left.to_vec();
        }
        match joint {
            marks::Joint::From => place(parsed, written(right)),
            marks::Joint::Called => by_name(parsed, &written(right)),
            marks::Joint::Or => return either(parsed, left, right),
        }
        return alternatives(parsed, left);
    }
    words.to_vec()
}

/// `X او Y`: works out which words Y stands for.
fn either(parsed: &mut Parsed, left: &[Word], right: &[Word]) -> Vec<Word> {
    let right = alternatives(parsed, right);
    let (l, r) = (units(left), units(&right));
    let (Some(first), Some(end)) = (r.first(), l.last()) else { return left.to_vec() };
    if l.len() == 1 && r.len() > 1 {
        // «أحمد او حمد محمد الخطيب»: two given names, one rest.
        parsed.other.push(written(&right));
        return [left, &right[first.words..]].concat();
    }
    let near = crate::token_cost(&first.folded, &end.folded) < 0.5;
    if r.len() > 1 && (r.len() >= l.len() || !near) {
        parsed.other.push(written(&right));
        return left.to_vec();
    }
    let head = &left[..left.len() - end.words];
    parsed.other.push(written(&[head, &right].concat()));
    [left, &right[first.words..]].concat()
}

/// Sets titles at the front aside, as long as a name is left.
pub(super) fn titles<'a>(parsed: &mut Parsed, mut words: &'a [Word]) -> &'a [Word] {
    loop {
        let n = marks::title(words);
        let alone = words.len() == n + 1 && lexicon::is_given(&words[0].folded);
        if n == 0 || n >= words.len() || alone || parsed.family_first {
            return words;
        }
        parsed.titles.push(written(&words[..n]));
        words = &words[n..];
    }
}

/// Cuts off a remark written behind the name without a sign: `… مفقود منذ 2013`.
/// It must hold a number; many words of state are family names too.
pub(super) fn remark<'a>(parsed: &mut Parsed, words: &'a [Word]) -> &'a [Word] {
    let pure = |w: &Word| w.folded.bytes().all(|b| b.is_ascii_digit());
    let Some(number) = words.iter().skip(1).position(pure).map(|i| i + 1) else { return words };
    let state = (2..number).find(|&i| marks::is_state(&words[i..]));
    let (name, note) = words.split_at(state.unwrap_or(number));
    parsed.remark(&written(note));
    name
}

/// Finds the kunya that stands before or behind a full name.
pub(super) fn kunya(parsed: &mut Parsed, mut units: Vec<Unit>) -> Vec<Unit> {
    let is_kunya = |u: Option<&Unit>| u.is_some_and(|u| marks::is_kunya(&u.folded));
    // «أبو زيد، أحمد سالم»: what stands first is the family.
    if parsed.kunya.is_some() || parsed.family_first {
        return units;
    }
    if is_kunya(units.first()) {
        let named = units.get(1).is_some_and(|u| lexicon::is_given(&u.folded));
        if units.len() == 1 || (units.len() > 2 && named) {
            parsed.kunya = Some(units.remove(0).written);
        } else if units.len() == 2 {
            // «أبو خالد الحمصي»: the kunya stands in the place of the given name.
            parsed.kunya = Some(units[0].written.clone());
        }
    } else if let [_, _, .., family, last] = units.as_slice()
        && is_alias(&family.folded, &last.folded)
    {
        parsed.kunya = units.pop().map(|u| u.written);
    }
    units
}

/// Whether a kunya at the end is an alias: it names a son as people do, and what
/// stands before it is a family name already.
fn is_alias(family: &str, kunya: &str) -> bool {
    let son = kunya.strip_prefix("ابو").is_some_and(lexicon::is_common);
    let nisba = family.starts_with("ال") && family.ends_with('ي');
    son && (nisba || lexicon::is_family(family)) && !lexicon::is_given(family)
}
