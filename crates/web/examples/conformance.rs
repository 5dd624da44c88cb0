//! A register in memory with a few invented people, served for a conformance
//! run of the JSON interface. Prints a token, and the address when it listens.
//!
//! ```sh
//! cargo run -p web --example conformance -- 127.0.0.1:8099 &
//! schemathesis run http://127.0.0.1:8099/api/v1/openapi.json -H "Authorization: Bearer <token>"
//! ```

use access::{Role, Viewer};
use casework::{Chance, Clock, House, NewClaim, NewFile, NewMember, SourceChoice};
use model::{Part, Property, Tier};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use store::memory::Memory;

struct Wall;
impl Clock for Wall {
    fn now(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
    }
}

/// Not random at all: the run is to be repeated, and nobody real is in it.
#[derive(Default)]
struct Counted(AtomicU64);
impl Chance for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let mut n = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = (n >> 40) as u8;
        }
    }
}

fn main() {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8099".into());
    let house = House::open(Box::new(Memory::default()), Box::new(Wall), Box::<Counted>::default())
        .expect("a memory opens");
    let first = NewMember {
        login: "salma".into(),
        name: "سلمى".into(),
        roles: Role::ALL.into_iter().collect(),
        password: "زيتون وخبز وماء".into(),
    };
    let member = house.set_up("جمعية الأثر", first.clone(), None).expect("set up");
    // The tool may take its roles from the first account; it asks as the second.
    let member = house
        .desk(Viewer::operator(member))
        .add_member(NewMember { login: "nadia".into(), ..first })
        .expect("added");
    let desk = house.desk(Viewer::operator(member));
    let organisation = desk.add_organisation("منظمة الذاكرة").expect("added");
    for (name, mother, taken) in [
        ("سالم ناصر الأيوبي", "فاطمة", "2013"),
        ("سالم ناصر الايوبي", "فاطمة", "أواخر 2013"),
        ("هدى رامي القادري", "آمنة", "7/8/2014"),
    ] {
        let source = SourceChoice::New {
            kind: "interview".into(),
            title: "أخوه".into(),
            tier: Tier::Team,
            reliability: 'B',
            dated: None,
            document: None,
        };
        let said = [
            ("full_name", name, Part::Person),
            ("mother_name", mother, Part::Person),
            ("taken_date", taken, Part::Episode(1)),
        ];
        let claims = said.map(|(key, said, part)| NewClaim {
            part,
            property: Property::named(key),
            said: said.into(),
            tier: None,
            credibility: 2,
        });
        let new = NewFile { organisation, source, at: None, claims: claims.into() };
        desk.open_file(new).expect("opened");
    }
    // Nor may it end its own token by trying small numbers.
    let mut token = desk.make_token("conformance", 1).expect("made");
    for _ in 0..300 {
        token = desk.make_token("conformance", 1).expect("made");
    }
    let token = token.secret;
    println!("{token}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener =
            tokio::net::TcpListener::bind(&address).await.unwrap_or_else(|why| panic!("{address}: {why}"));
        println!("http://{address}");
        // The tool knocks with wrong tokens on purpose, many times a second.
        let options = web::Options { sign_ins_a_minute: u32::MAX, ..web::Options::default() };
        web::serve(vec![web::Listener::http(listener)], Arc::new(house), options, std::future::pending())
            .await
            .expect("served");
    });
}
