//! Prints the first files of an invented register and how long five thousand take.

use std::time::Instant;

fn main() {
    let start = Instant::now();
    let files: Vec<_> = demo::register(2026, 5000).collect();
    let claims: usize = files.iter().flat_map(|f| &f.statements).map(|s| s.claims.len()).sum();
    let statements: usize = files.iter().map(|f| f.statements.len()).sum();
    eprintln!(
        "5,000 files, {statements} statements, {claims} claims in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    for file in files.iter().take(8) {
        println!("person {} · {}", file.person, demo::register::organisations()[file.organisation]);
        for said in &file.statements {
            println!(
                "  {} ({}{}) {}",
                said.speaker.title,
                said.speaker.kind,
                said.row.map_or(String::new(), |r| format!(", {r}")),
                said.known.iso()
            );
            for claim in &said.claims {
                println!("    {:?} {} = {} → {:?}", claim.part, claim.property, claim.said, claim.value);
            }
        }
    }
}
