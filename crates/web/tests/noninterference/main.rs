//! Bad news cannot be inferred: two registers that differ only in what a role
//! is not told give that role the same answers, whichever way it goes.
//!
//! The test is generated. Kinds of secrets ([`secrets`]) × roles × ways
//! ([`ways`], read from the table of routes) × what can be asked there. Each
//! secret lies in a register alone, and beside another, and all together; what
//! colleagues write afterwards is the same. Status, headers and bytes are
//! compared after this alone has been made equal ([`glass`]):
//!
//! - references (26 letters): each is replaced by its place in the order of
//!   first appearance, over all answers to one role. They are keyed, so what
//!   they stand for is not in them; that the same thing bears the same one, and
//!   that things stand in the same order, is compared.
//! - the tokens of forms and sessions, which are drawn anew;
//! - for auditors and reviewers, the root of the log: it commits to every value, and is there
//!   to be compared with one kept elsewhere.
//!
//! What whoever keeps the laptop is shown of the whole of it is left out for
//! that role: how many acts there are, and the root that commits to them. It
//! says that something was written, not what. For auditors registers are
//! compared that have the same acts with other values; for colleagues, what is
//! held in a file with a team, or lies in a compartment, with the same in
//! another file.

#[path = "../scene/mod.rs"]
mod scene;

mod glass;
mod invented;
mod register;
mod secrets;
mod ways;

use access::{Audience, Role};
use glass::{Answer, Glass, Tally};
use register::{KEEPER, OF_TEAM, Place, Register};
use secrets::{SECRETS, Secret, Unseen, Version};
use std::collections::BTreeMap;
use std::time::Instant;
use ways::Ask;

/// Answers of a register to a role, in the order of the questions.
async fn answers(register: &Register, role: Role, asks: &[Ask], tally: &mut Tally) -> Vec<Answer> {
    let mut glass = Glass::of(&register.scene, role).await;
    let mut all = Vec::with_capacity(asks.len());
    for ask in asks {
        let before = Instant::now();
        all.push(glass.look(ask).await);
        tally.time(before.elapsed());
    }
    all
}

/// Compares a register with one that answers as it should.
async fn same(
    right: &BTreeMap<Role, Vec<Answer>>,
    register: &Register,
    of: &str,
    roles: &[Role],
    tally: &mut Tally,
) {
    for role in roles {
        let asks = ways::asks(register, *role);
        let found = answers(register, *role, &asks, tally).await;
        let expected = &right[role];
        assert_eq!(found.len(), expected.len(), "the same questions");
        for ((ask, found), expected) in asks.iter().zip(&found).zip(expected) {
            tally.compare(of, *role, ask, expected, found);
        }
    }
}

async fn right(register: &Register, roles: &[Role], tally: &mut Tally) -> BTreeMap<Role, Vec<Answer>> {
    let mut right = BTreeMap::new();
    for role in roles {
        let all = answers(register, *role, &ways::asks(register, *role), tally).await;
        let shown = all.iter().filter(|answer| answer.status == 200).count();
        assert!(shown > 8, "{role:?} is shown {shown} of {}: what is refused cannot tell", all.len());
        right.insert(*role, all);
    }
    right
}

const OUTSIDE: [Role; 2] = [Role::Guest, Role::Administrator];

/// For whom a sheet leaves: for partners, and for colleagues at work with it elsewhere.
const SHEETS: [Audience; 2] = [Audience::Outside, Audience::Sheet];

/// Colleagues who are told bad news and may not read what is sealed.
const TEAM: [Role; 2] = [Role::Documenter, Role::Analyst];

const AUDITOR: [Role; 1] = [Role::Auditor];

#[test]
fn neither_readers_outside_nor_a_sheet_can_tell_a_register_with_secrets_from_one_without() {
    scene::run(async {
        let (mut tally, mut sheets) = (Tally::default(), Tally::default());
        let plain = Register::with(&[], Version::Secret, &OUTSIDE);
        let plain_sheets = SHEETS.map(|audience| ways::sheets(&plain, audience));
        let plain = right(&plain, &OUTSIDE, &mut tally).await;
        for secret in SECRETS {
            let register = Register::with(&[secret], Version::Secret, &OUTSIDE);
            let other =
                if secret.instead { Some(Register::with(&[secret], Version::Other, &OUTSIDE)) } else { None };
            match &other {
                Some(other) => {
                    same(
                        &right(other, &OUTSIDE, &mut tally).await,
                        &register,
                        secret.name,
                        &OUTSIDE,
                        &mut tally,
                    )
                    .await
                }
                None => same(&plain, &register, secret.name, &OUTSIDE, &mut tally).await,
            }
            for (audience, plain) in
                SHEETS.into_iter().zip(&plain_sheets).filter(|(a, _)| *a == Audience::Outside || secret.news)
            {
                let right =
                    other.as_ref().map_or_else(|| plain.clone(), |other| ways::sheets(other, audience));
                sheets.texts(secret.name, &right, &ways::sheets(&register, audience));
            }
        }
        for (one, other) in secrets::pairs() {
            let register = Register::with(&[one, other], Version::Secret, &[Role::Guest]);
            same(&plain, &register, &format!("{} + {}", one.name, other.name), &[Role::Guest], &mut tally)
                .await;
        }
        let all: Vec<&Secret> = SECRETS.iter().filter(|s| !s.instead).collect();
        same(
            &plain,
            &Register::with(&all, Version::Secret, &OUTSIDE),
            "everything at once",
            &OUTSIDE,
            &mut tally,
        )
        .await;
        tally.report("outside");
        sheets.report("sheets that leave");
        assert!(tally.compared >= 5_000, "{} compared", tally.compared);
    });
}

#[test]
fn colleagues_cannot_tell_what_is_sealed_and_auditors_no_value() {
    scene::run(async {
        let mut tally = Tally::default();
        let roles = [TEAM[0], TEAM[1], Role::Auditor];
        let sealed: Vec<&Secret> = SECRETS.iter().filter(|s| s.unseen == Unseen::ByTeam).collect();
        let held: Vec<&Secret> =
            SECRETS.iter().filter(|s| s.unseen == Unseen::Outside && s.has_other).collect();
        for secret in &sealed {
            let (other, register) = (
                Register::with(&[secret], Version::Other, &roles),
                Register::with(&[secret], Version::Secret, &roles),
            );
            same(&right(&other, &roles, &mut tally).await, &register, secret.name, &roles, &mut tally).await;
            tally.texts(secret.name, &ways::at_work(&other), &ways::at_work(&register));
        }
        for secret in &held {
            let other =
                right(&Register::with(&[secret], Version::Other, &AUDITOR), &AUDITOR, &mut tally).await;
            same(
                &other,
                &Register::with(&[secret], Version::Secret, &AUDITOR),
                secret.name,
                &AUDITOR,
                &mut tally,
            )
            .await;
        }
        tally.report("inside");
    });
}

/// Colleagues in the house, of every role: none of them is in the team of a file that has one, none was
/// admitted to anything.
const HOUSE: [Role; 4] = [Role::Documenter, Role::Reviewer, Role::Liaison, Role::Analyst];

/// What is compared where the same acts are about one file with a team or about another: all but the log,
/// which tells colleagues that something was done, and about whom.
fn is_no_log(ask: &Ask) -> bool {
    !matches!(ask.way.as_str(), "/audit" | "/api/v1/log")
}

/// The log too: of a compartment, and to whoever reads no file, it tells of none.
fn is_any(_: &Ask) -> bool {
    true
}

/// Compares two registers in which a secret lies in two files.
async fn same_in_both(
    (one, other): (&Register, &Register),
    of: &str,
    roles: &[Role],
    is_compared: fn(&Ask) -> bool,
    tally: &mut Tally,
) {
    for role in roles {
        let asks = [one, other].map(|register| {
            ways::asks(register, *role).into_iter().filter(is_compared).collect::<Vec<Ask>>()
        });
        let (expected, found) =
            (answers(one, *role, &asks[0], tally).await, answers(other, *role, &asks[1], tally).await);
        assert_eq!(found.len(), expected.len(), "the same questions");
        for ((ask, found), expected) in asks[1].iter().zip(&found).zip(&expected) {
            tally.compare(of, *role, ask, expected, found);
        }
    }
}

/// Who asks of a secret: two of the four each time, all of them of every fourth.
fn some_of_house(at: usize) -> Vec<Role> {
    if at % 4 == 0 { HOUSE.to_vec() } else { vec![HOUSE[at % 2], HOUSE[2 + at / 2 % 2]] }
}

#[test]
fn nobody_outside_of_the_team_of_a_file_can_tell_what_is_held_in_it_or_whether() {
    scene::run(async {
        let mut tally = Tally::default();
        let papers = ["a paper of colleagues", "a paper that nobody has read for partners"];
        let of_file = |s: &&Secret| {
            !s.instead && (s.news || papers.contains(&s.name)) && !s.name.contains("checkpoint")
        };
        let there = |file: usize| Place { file, of_team: true };
        for (at, secret) in SECRETS.iter().filter(of_file).enumerate() {
            let mut roles = some_of_house(at);
            // In one file or in the other: it is in both as if it were not there.
            roles.extend(AUDITOR);
            let [one, other] =
                OF_TEAM.map(|file| Register::at(there(file), &[secret], Version::Secret, &roles));
            roles.pop();
            // First who reads the log: what colleagues take out later stands in it with a digest, which
            // commits to references.
            same_in_both((&one, &other), secret.name, &AUDITOR, is_any, &mut tally).await;
            same_in_both((&one, &other), secret.name, &roles, is_no_log, &mut tally).await;
            if roles.contains(&Role::Documenter) {
                tally.texts(secret.name, &ways::at_work(&one), &ways::at_work(&other));
            }
            // The test can fail: who is in the team is told.
            if secret.news && !secret.name.contains("withdrawal") {
                let told = |register: &Register| format!("/files/{}", register.files[0]);
                let [seen, not] = [&one, &other].map(|register| async move {
                    let mut keeper = register.scene.enter(KEEPER).await;
                    register
                        .scene
                        .get(&mut keeper, &told(register))
                        .await
                        .text()
                        .replace(&register.scene.token(&mut keeper).await, "")
                });
                assert_ne!(marked(&seen.await), marked(&not.await), "{}: the team is told", secret.name);
            }
        }
        let sealed = |s: &&Secret| {
            s.unseen == Unseen::ByTeam && !s.instead && !s.apart && !s.name.contains("shared list")
        };
        for (at, secret) in SECRETS.iter().filter(sealed).enumerate() {
            let roles = some_of_house(at);
            let [secret_one, other] = [Version::Secret, Version::Other]
                .map(|version| Register::at(there(0), &[secret], version, &roles));
            same(&right(&other, &roles, &mut tally).await, &secret_one, secret.name, &roles, &mut tally)
                .await;
        }
        tally.report("outside of the team");
        assert!(tally.compared >= 5_000, "{} compared", tally.compared);
    });
}

/// What a page says, without what is drawn anew for each.
fn marked(page: &str) -> String {
    let without = |tag: &str| tag.split("name=\"csrf\"").next().unwrap_or_default().to_owned();
    page.split("<input").map(without).collect()
}

#[test]
fn nobody_who_was_not_admitted_can_tell_that_a_compartment_holds_anything() {
    scene::run(async {
        let mut tally = Tally::default();
        let roles = [&HOUSE[..], &AUDITOR].concat();
        for secret in SECRETS.iter().filter(|s| s.apart) {
            let [one, other] = OF_TEAM
                .map(|file| Register::at(Place { file, of_team: false }, &[secret], Version::Secret, &roles));
            same_in_both((&one, &other), secret.name, &roles, is_any, &mut tally).await;
            let [again, words] =
                [Version::Secret, Version::Other].map(|version| Register::with(&[secret], version, &HOUSE));
            let expected = right(&again, &HOUSE, &mut tally).await;
            same(&expected, &words, secret.name, &HOUSE, &mut tally).await;
        }
        tally.report("compartments");
    });
}

/// The sealed title of a source is told to whoever asks for it: who reads pages alone, whatever the role, is
/// not told it.
#[test]
fn nobody_is_told_the_sealed_title_of_a_source_unasked() {
    scene::run(async {
        let mut tally = Tally::default();
        let secret = SECRETS.iter().find(|s| s.name == "a sealed source").expect("a secret");
        let [one, other] = [Version::Secret, Version::Other].map(|v| Register::with(&[secret], v, &HOUSE));
        same_in_both((&one, &other), secret.name, &HOUSE, |ask| ask.method == "GET", &mut tally).await;
        tally.report("sealed titles");
        assert!(tally.compared >= 200, "{} compared", tally.compared);
    });
}

/// A number in a request is read as the one who sends it is told of things: what they are not told of is not
/// there, by whatever number it is called.
#[test]
fn a_source_is_not_read_by_naming_its_number() {
    let hidden = ["a sealed source", "what lies in a compartment", "who told of what lies in a compartment"];
    let secrets: Vec<&Secret> = SECRETS.iter().filter(|s| hidden.contains(&s.name)).collect();
    assert_eq!(secrets.len(), hidden.len());
    let there = Place { file: 0, of_team: true };
    let plain = Register::at(there, &[], Version::Secret, &HOUSE);
    let register = Register::at(there, &secrets, Version::Secret, &HOUSE);
    // What its team alone is told of, beside them.
    let said = [register::claim("note", "قالته خالته")];
    let by_team = register.hand();
    by_team
        .add(
            register.files[0],
            register.organisation,
            &register::source("خالة سالم", model::Tier::Team),
            None,
            &said,
        )
        .expect("added");
    let titles = |register: &Register| {
        let ground = register.scene.house.ground().expect("read");
        ground.sources.iter().map(|(id, source)| (*id, source.title.clone())).collect::<Vec<_>>()
    };
    let open: Vec<String> = titles(&plain).into_iter().map(|(_, title)| title).collect();
    for role in [Role::Documenter, Role::Reviewer, Role::Liaison] {
        let member = register.scene.house.member_by_login(role.key()).expect("read").expect("an account");
        let desk = register.scene.house.desk(access::Viewer::new(member.id, member.roles));
        for (id, title) in titles(&register).into_iter().filter(|(_, title)| !open.contains(title)) {
            let named = desk.add(
                register.files[5],
                register.organisation,
                &casework::SourceChoice::Known(id),
                None,
                &said,
            );
            let code = named.err().map(|refusal| refusal.code());
            assert_eq!(code.as_deref(), Some("field-unknown"), "{role:?}: {title}");
        }
    }
}

#[test]
fn every_page_that_can_be_read_is_among_the_ways() {
    scene::run(async {
        let register = Register::with(&[], Version::Secret, &[Role::Guest, Role::Documenter]);
        let asked: std::collections::BTreeSet<String> = [Role::Guest, Role::Documenter]
            .iter()
            .flat_map(|r| ways::asks(&register, *r))
            .map(|ask| ask.way)
            .collect();
        for way in web::routes(register.scene.house.clone()) {
            if way.method == "GET" {
                assert!(
                    asked.contains(&way.path),
                    "{} is not compared: say in ways.rs what stands in its braces",
                    way.path
                );
            }
        }
    });
}
