//! The invented register as it is, and the same of which nobody ever said that
//! someone died: a guest is answered the same by both.

use crate::glass::{Glass, Tally};
use crate::scene::{Scene, person};
use crate::ways::Ask;
use access::{Role, Viewer};
use casework::{FileToMake, Speaker, Told};
use model::{Claim, MemberId, Part, PersonId};
use std::collections::BTreeSet;

const FILES: usize = 400;

#[test]
fn a_guest_cannot_tell_who_of_the_invented_register_is_dead() {
    crate::scene::run(async {
        let mut tally = Tally::default();
        let whole = Filled::of(demo::register::register(1, FILES).map(file));
        let spared = Filled::of(demo::register::register(1, FILES).map(file).map(without_bad_news));
        assert!(
            whole.claims > spared.claims + 50,
            "many of them are dead: {} claims, {}",
            whole.claims,
            spared.claims
        );
        assert_eq!(whole.files.len(), spared.files.len(), "all of them were taken");
        let (mut left, mut right) =
            (Glass::of(&whole.scene, Role::Guest).await, Glass::of(&spared.scene, Role::Guest).await);
        for (ask, other) in whole.asks().iter().zip(&spared.asks()) {
            let expected = right.look(other).await;
            tally.compare("the invented register", Role::Guest, ask, &expected, &left.look(ask).await);
        }
        tally.report("the invented register");
    });
}

struct Filled {
    scene: Scene,
    files: Vec<PersonId>,
    claims: usize,
}

impl Filled {
    fn of(files: impl Iterator<Item = FileToMake>) -> Filled {
        let scene = Scene::new();
        scene.house.set_up("جمعية الأثر", person("administrator", Role::Administrator), None).expect("set up");
        scene.operator().add_member(person("guest", Role::Guest)).expect("added");
        let mut claims = 0;
        let counted =
            files.inspect(|file| claims += file.told.iter().map(|told| told.claims.len()).sum::<usize>());
        let files = scene.house.fill(MemberId(1), counted, &mut |_| {}).expect("filled");
        Filled { scene, files, claims }
    }

    fn asks(&self) -> Vec<Ask> {
        let guest = self.scene.house.member_by_login("guest").expect("read").expect("an account");
        let refs = self.scene.house.refs(&Viewer::new(guest.id, guest.roles));
        let mut paths: Vec<String> =
            ["/", "/files", "/organisations", "/api/v1/organisations", "/api/v1/files?counts=true&limit=500"]
                .map(str::to_owned)
                .to_vec();
        for sort in ["name", "taken", "changed"] {
            paths.extend((1..=8).map(|page| format!("/files?sort={sort}&page={page}")));
            paths.push(format!("/api/v1/files?sort={sort}&limit=500"));
        }
        for status in model::codes::all("case_status") {
            paths.push(format!("/api/v1/files?status={status}&counts=true&limit=500"));
        }
        for missing in [
            "father_name",
            "birth_date",
            "origin_place",
            "taken_date",
            "taken_place",
            "party",
            "held_at",
            "mother_name",
        ] {
            paths.push(format!("/api/v1/files?missing={missing}&counts=true&limit=500"));
        }
        for file in &self.files {
            let called = refs.of(*file);
            paths.extend([format!("/files/{called}"), format!("/api/v1/files/{called}")]);
        }
        for file in self.files.iter().step_by(10) {
            paths.extend(["why", "print"].map(|page| format!("/files/{}/{page}", refs.of(*file))));
        }
        paths.into_iter().map(|path| Ask { way: path.clone(), method: "GET", path, body: None }).collect()
    }
}

/// The file without what waits to be told to a family: each step that tells of it whole, each other value
/// alone.
fn without_bad_news(mut file: FileToMake) -> FileToMake {
    for told in &mut file.told {
        let kinds = told.claims.iter().filter(|c| matches!(c.property.key(), "event_kind" | "denial_kind"));
        let steps: BTreeSet<Part> = kinds.filter(|c| c.speaks_of_death()).map(|c| c.part).collect();
        let alive = |claim: &Claim| !steps.contains(&claim.part) && !claim.speaks_of_death();
        told.claims.retain(alive);
    }
    file.told.retain(|told| !told.claims.is_empty());
    file
}

fn file(invented: demo::register::Invented) -> FileToMake {
    let told = invented.statements.into_iter().map(|said| Told {
        speaker: Speaker {
            key: said.speaker.key,
            kind: said.speaker.kind.to_owned(),
            title: said.speaker.title,
            reliability: said.speaker.reliability,
            dated: said.speaker.dated,
        },
        row: said.row,
        known: said.known,
        claims: said.claims,
    });
    FileToMake {
        organisation: demo::register::organisations()[invented.organisation].to_owned(),
        told: told.collect(),
    }
}
