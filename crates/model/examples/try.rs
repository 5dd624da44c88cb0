use std::io::BufRead;
fn main() {
    let what = std::env::args().nth(1).unwrap();
    for l in std::io::stdin().lock().lines().map_while(Result::ok) {
        let out = match what.as_str() {
            "place" => { let f = model::gazetteer::find(&l, None); format!("{:?} {:?}", f.candidates.iter().map(|c| format!("{} {} {}", c.place.place().code, c.place.place().en, c.place.place().ar)).collect::<Vec<_>>(), f.candidates.first().map(|c| (c.how, c.alias))) }
            "party" => { let f = model::parties::find(&l); format!("{:?} {:?} {:?}", f.ids, f.level, f.candidates.first().map(|c| (c.how, c.alias))) }
            "facility" => { let f = model::facilities::find(&l); format!("{:?} {:?}", f.candidates.iter().map(|c| format!("{} {}", c.facility.facility().id, c.facility.facility().ar)).collect::<Vec<_>>(), f.candidates.first().map(|c| (c.how, c.alias))) }
            v => format!("{:?}", model::codes::find(v, &l)),
        };
        println!("{l}\t=> {out}");
    }
}
