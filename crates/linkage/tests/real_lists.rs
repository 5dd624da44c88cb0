//! A part of the real lists, where they are at hand (`../shared/lists`): the
//! engine is measured on them and learns nothing from them. Where they are not,
//! the test says so and passes.

use std::collections::HashMap;
use std::path::Path;

use linkage::{Builder, Continue, Options, RecordRef, Sex, Span};

/// Every sixth person, by the last letter of the id.
fn is_taken(person: &str) -> bool {
    person.bytes().fold(0u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) % 6 == 0
}

fn measure(file: &str, one_per_list: bool) -> Option<(f64, f64)> {
    let near = ["../../../shared/lists", "../../../../shared/lists"]
        .map(|lists| Path::new(env!("CARGO_MANIFEST_DIR")).join(lists));
    let lists = near.iter().find(|lists| lists.is_dir())?;
    let truth: HashMap<String, String> = csv::Reader::from_path(lists.join("arabic_truth.csv"))
        .ok()?
        .records()
        .flatten()
        .map(|r| (r[0].to_string(), r[1].to_string()))
        .collect();
    let mut reader = csv::Reader::from_path(lists.join(file)).ok()?;
    let header = reader.headers().ok()?.clone();
    let mut builder = Builder::new();
    let mut people = Vec::new();
    for row in reader.records().flatten() {
        let get = |name: &str| header.iter().position(|h| h == name).map_or("", |i| &row[i]);
        let person = &truth[get("rec_id")];
        if !is_taken(person) {
            continue;
        }
        people.push(person.clone());
        builder.push(RecordRef {
            rec_id: get("rec_id"),
            list: get("list"),
            name: get("name_ar"),
            sex: match get("sex") {
                "m" => Some(Sex::Male),
                "f" => Some(Sex::Female),
                _ => None,
            },
            birth: Span::iso(get("dob")),
            age: get("age").parse().ok().map(|a| (a, a)),
            ..RecordRef::default()
        });
    }
    let one_per_list = if one_per_list { vec!["*".to_string()] } else { vec![] };
    let linked =
        builder.link(&Options { one_per_list, ..Options::default() }, &mut |_, _| Continue::Yes).ok()?;
    let (mut true_pairs, mut proposed, mut right) = (0.0, 0.0, 0.0);
    let mut by: [HashMap<(String, u32), f64>; 3] = Default::default();
    for (person, &cluster) in people.iter().zip(&linked.clusters) {
        let keys = [(person.clone(), 0), (String::new(), cluster), (person.clone(), cluster)];
        for ((sum, by), key) in
            [&mut true_pairs, &mut proposed, &mut right].into_iter().zip(&mut by).zip(keys)
        {
            let n = by.entry(key).or_default();
            *sum += *n;
            *n += 1.0;
        }
    }
    Some((right / proposed, right / true_pairs))
}

#[track_caller]
fn reaches(file: &str, one_per_list: bool, least: f64) {
    let Some((precision, recall)) = measure(file, one_per_list) else {
        println!("the real lists are not at hand; nothing was measured");
        return;
    };
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{file}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}");
    assert!(f1 >= least, "F1 {f1:.4}, wanted {least}");
    assert!(precision >= 0.995, "fewer than five wrong of a thousand: {precision:.4}");
}

#[test]
fn whole_names_with_births() {
    reaches("arabic_records.csv", false, 0.990);
}

#[test]
fn three_parts_and_an_age() {
    reaches("arabic_hard_records.csv", true, 0.985);
}
