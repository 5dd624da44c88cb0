//! The table of rules: every row of `pairs.csv` is one example of one rule of
//! the guide, checked as its second column says.

use names::{Parsed, fold, latin, score_pair, split, token_cost};

/// Costs below this are "one name with a slip" here and in the guide.
const CLOSE: f32 = 0.4;

fn rows() -> Vec<[String; 4]> {
    let text = include_str!("pairs.csv");
    text.lines().skip(1).filter(|l| !l.is_empty()).map(cells).collect()
}

/// The four cells of a line; the last two may be quoted.
fn cells(line: &str) -> [String; 4] {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().expect("starts with one").push(c),
        }
    }
    cells.try_into().unwrap_or_else(|c| panic!("four cells in {line}: {c:?}"))
}

fn part(p: &Parsed, name: &str) -> Option<String> {
    match name {
        "given" => p.given.clone(),
        "father" => p.father.clone(),
        "family" => p.family.clone(),
        "kunya" => p.kunya.clone(),
        "place" => p.place.clone(),
        "comment" => p.comment.clone(),
        "second" => p.second.clone(),
        "titles" => Some(p.titles.join("|")),
        "other" => Some(p.other.join("|")),
        "fore" => Some(p.forefathers.join(" ")),
        "placeholder" => Some(if p.placeholder { "yes" } else { "no" }.into()),
        _ => panic!("no such check: {name}"),
    }
}

fn holds(check: &str, a: &str, b: &str) -> Result<(), String> {
    let cost = || token_cost(&fold(a), &fold(b));
    let (ok, said) = match check {
        "equal" => (fold(a) == fold(b), format!("{} / {}", fold(a), fold(b))),
        "apart" => (fold(a) != fold(b), fold(a)),
        "clean" => (names::clean(a) == b, names::clean(a)),
        "close" => (cost() < CLOSE, cost().to_string()),
        "far" => (cost() >= CLOSE, cost().to_string()),
        "same" => (score_pair(a, b).probability >= 0.5, format!("{:?}", score_pair(a, b))),
        "different" => (score_pair(a, b).probability < 0.5, format!("{:?}", score_pair(a, b))),
        "key" => (
            latin::keys(a).iter().any(|k| latin::keys(b).contains(k)),
            format!("{:?} / {:?}", latin::keys(a), latin::keys(b)),
        ),
        name => {
            let got = part(&split(a), name).unwrap_or_default();
            (got == b, got)
        }
    };
    if ok { Ok(()) } else { Err(format!("{check} {a} | {b}: {said}")) }
}

#[test]
fn every_rule_holds() {
    let failures: Vec<String> = rows()
        .into_iter()
        .filter_map(|[rule, check, a, b]| holds(&check, &a, &b).err().map(|e| format!("{rule}: {e}")))
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), rows().len(), failures.join("\n"));
}

#[test]
fn learned_costs_are_up_to_date() {
    let made = latin::learn::costs(include_str!("../data/latin_pairs.csv"));
    let kept = include_str!("../data/latin_costs.toml");
    assert!(made == kept, "run `cargo run -p names --example learn`");
}
