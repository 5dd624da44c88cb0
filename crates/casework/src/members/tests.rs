use super::*;
use crate::house::{Chance, Clock};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use store::memory::Memory;

const PASSWORD: &str = "زيتون وخبز وماء";
const MINUTE: i64 = 60_000;

#[derive(Clone, Default)]
struct Hands(Arc<AtomicI64>);

impl Clock for Hands {
    fn now(&self) -> i64 {
        1_790_000_000_000 + self.0.load(Ordering::Relaxed)
    }
}

#[derive(Default)]
struct Dice(AtomicU64);

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let n = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            *byte = (n >> 40) as u8;
        }
    }
}

struct Scene {
    house: House,
    hands: Hands,
}

impl Scene {
    fn new() -> Scene {
        let hands = Hands::default();
        let house = House::open(Box::new(Memory::default()), Box::new(hands.clone()), Box::<Dice>::default());
        let scene = Scene { house: house.expect("a memory opens"), hands };
        scene.house.set_up("جمعية الأثر", person("salma", &[]), None).expect("set up");
        scene
    }

    fn pass(&self, ms: i64) {
        self.hands.0.fetch_add(ms, Ordering::Relaxed);
    }

    fn knock(&self, login: &str, password: &str) -> Result<SignedIn, Refusal> {
        self.house.sign_in(&Knock { login, password, code: None, address: "10.0.0.7" })
    }

    fn enter(&self, login: &str) -> Desk<'_> {
        match self.knock(login, PASSWORD) {
            Ok(SignedIn::In(present)) => self.house.desk(present.viewer),
            other => panic!("{login} is not let in: {other:?}"),
        }
    }
}

fn person(login: &str, roles: &[Role]) -> NewMember {
    NewMember { login: login.into(), name: "سلمى".into(), roles: roles.iter().copied().collect(), password: PASSWORD.into() }
}

#[track_caller]
fn refused<T>(answer: Result<T, Refusal>, code: &str) {
    match answer {
        Err(refusal) => assert_eq!(refusal.code(), code),
        Ok(_) => panic!("was not refused; should be {code}"),
    }
}

#[test]
fn the_first_account_administers_and_there_is_one_first() {
    let scene = Scene::new();
    let me = scene.enter("Salma").me().expect("an account");
    assert!(me.roles.contains(&Role::Administrator));
    refused(scene.house.set_up("x", person("second", &[]), None), "already");
    assert_eq!(scene.house.ground().name, "جمعية الأثر");
}

#[test]
fn an_unknown_name_and_a_wrong_password_are_answered_alike() {
    let scene = Scene::new();
    refused(scene.knock("nobody", PASSWORD), "sign-in-wrong");
    refused(scene.knock("salma", "something else"), "sign-in-wrong");
}

#[test]
fn five_failures_close_the_door_for_a_quarter_of_an_hour() {
    let scene = Scene::new();
    for _ in 0..4 {
        refused(scene.knock("salma", "wrong password"), "sign-in-wrong");
    }
    refused(scene.knock("salma", "wrong password"), "sign-in-locked-out");
    refused(scene.knock("salma", PASSWORD), "sign-in-locked-out");
    scene.pass(14 * MINUTE);
    refused(scene.knock("salma", PASSWORD), "sign-in-locked-out");
    scene.pass(2 * MINUTE);
    scene.enter("salma");
}

#[test]
fn an_address_that_tries_many_names_is_closed_too() {
    let scene = Scene::new();
    for n in 0..20 {
        let _ = scene.knock(&format!("guess{n}"), "wrong password");
    }
    refused(scene.knock("salma", PASSWORD), "sign-in-locked-out");
    let elsewhere = Knock { login: "salma", password: PASSWORD, code: None, address: "10.0.0.8" };
    assert!(scene.house.sign_in(&elsewhere).is_ok());
}

#[test]
fn the_last_administrator_stays() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let me = desk.member();
    refused(desk.lock_member(me), "field-last-administrator");
    refused(desk.set_roles(me, [Role::Guest].into()), "field-last-administrator");
    let other = desk.add_member(person("nadia", &[Role::Administrator])).expect("added");
    desk.lock_member(me).expect("there is another");
    refused(scene.enter("nadia").lock_member(other), "field-last-administrator");
    refused(scene.knock("salma", PASSWORD), "sign-in-account-locked");
}

#[test]
fn a_refused_change_leaves_no_trace() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let before = scene.house.store().head().expect("head");
    refused(desk.lock_member(desk.member()), "field-last-administrator");
    refused(desk.add_member(person("SALMA", &[Role::Guest])), "field-taken");
    assert_eq!(scene.house.store().head().expect("head"), before);
}

#[test]
fn locking_and_a_new_password_end_sessions() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let id = desk.add_member(person("nadia", &[Role::Documenter])).expect("added");
    let epoch = || scene.house.present(id).expect("read").map(|p| p.epoch);
    let first = epoch();
    desk.reset_password(id, "خبز وملح وزعتر").expect("reset");
    assert_ne!(epoch(), first);
    desk.lock_member(id).expect("locked");
    assert_eq!(epoch(), None);
    desk.unlock_member(id).expect("unlocked");
    assert!(epoch().is_some());
}

#[test]
fn accounts_are_for_administrators() {
    let scene = Scene::new();
    scene.enter("salma").add_member(person("nadia", &[Role::Reviewer])).expect("added");
    let desk = scene.enter("nadia");
    refused(desk.members().map(|_| ()), "not-allowed");
    refused(desk.add_member(person("x", &[Role::Guest])), "not-allowed");
    refused(desk.reset_password(desk.member(), PASSWORD), "not-allowed");
}

#[test]
fn a_code_is_asked_for_and_good_once() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let new = scene.house.draw_totp("salma");
    assert!(new.uri.starts_with("otpauth://totp/"));
    let secret = TotpSecret::from_base32(&new.secret).expect("a secret");
    let code = || secret.code(scene.house.now() as u64 / 1000).expect("a code");
    refused(desk.confirm_totp(&new.secret, "000000"), "field-wrong");
    desk.confirm_totp(&new.secret, &code()).expect("confirmed");

    let Ok(SignedIn::NeedsTotp(id)) = scene.knock("salma", PASSWORD) else { panic!("a code is needed") };
    refused(scene.house.sign_in_code(id, "000000", "").map(|_| ()), "sign-in-code");
    let now = code();
    assert!(scene.house.sign_in_code(id, &now, "").is_ok());
    refused(scene.house.sign_in_code(id, &now, "").map(|_| ()), "sign-in-code");
    scene.pass(MINUTE);
    let both = Knock { login: "salma", password: PASSWORD, code: Some(&code()), address: "" };
    assert!(scene.house.sign_in(&both).is_ok());
    desk.drop_totp(PASSWORD).expect("dropped");
    scene.enter("salma");
}

#[test]
fn ones_own_password_is_asked_before_it_is_changed() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    refused(desk.change_own_password("not it at all", "خبز وملح وزعتر"), "field-wrong");
    refused(desk.change_own_password(PASSWORD, "short"), "field-short");
    desk.change_own_password(PASSWORD, "خبز وملح وزعتر").expect("changed");
    refused(scene.knock("salma", PASSWORD), "sign-in-wrong");
}

#[test]
fn a_token_asks_for_its_owner_until_it_ends() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let made = desk.make_token("monthly report", 30).expect("made");
    let whose = |secret: &str| scene.house.viewer_of_token(secret).expect("read").map(|p| p.viewer.member);
    assert_eq!(whose(&made.secret), Some(desk.member()));
    assert_eq!(whose("guess"), None);
    assert!(desk.tokens().expect("listed")[0].used.is_some());
    scene.pass(31 * 86_400_000);
    assert_eq!(whose(&made.secret), None);

    let made = desk.make_token("another", 30).expect("made");
    desk.revoke_token(made.line.id).expect("ended");
    assert_eq!(whose(&made.secret), None);
    let kept = scene.house.store().shelf_all("tokens").expect("read");
    assert!(kept.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains(&made.secret)));
}

#[test]
fn the_token_of_a_locked_colleague_opens_nothing() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let id = desk.add_member(person("nadia", &[Role::Guest])).expect("added");
    let made = scene.enter("nadia").make_token("script", 1).expect("made");
    desk.lock_member(id).expect("locked");
    assert!(scene.house.viewer_of_token(&made.secret).expect("read").is_none());
}

#[test]
fn the_log_says_who_came_in_and_what_changed() {
    let scene = Scene::new();
    let _ = scene.knock("salma", "wrong password");
    let desk = scene.enter("salma");
    desk.add_member(person("nadia", &[Role::Auditor])).expect("added");
    let page = scene.enter("nadia").log(0, 100, &Default::default()).expect("an auditor reads it");
    let told: Vec<_> = page.lines.iter().map(|l| format!("{} {}", l.kind, l.what)).collect();
    assert_eq!(
        told,
        [
            "signed in",
            "member m2 added:auditor",
            "signed in",
            "signed refused",
            "member m1 added:administrator",
            "founded ",
        ]
    );
    let only = crate::LogFilter { kind: Some("member".into()), ..Default::default() };
    let page = scene.enter("nadia").log(0, 1, &only).expect("read");
    assert_eq!((page.lines.len(), page.next.is_some()), (1, true));
    refused(scene.house.desk(Viewer { member: MemberId(9), roles: [Role::Guest].into() }).log(0, 1, &only).map(|_| ()), "not-allowed");
}

#[test]
fn a_sealed_paper_is_opened_by_the_few_and_logged() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    for (login, role) in [("nadia", Role::Reviewer), ("karim", Role::Documenter)] {
        desk.add_member(person(login, &[role])).expect("added");
    }
    let id = scene.enter("karim").keep_document("a/صورة.png", b"\x89PNG\r\n\x1a\nx", None, model::Tier::Sealed).expect("kept").id;
    refused(scene.enter("karim").open_document(id).map(|_| ()), "not-found");
    let head = scene.house.store().head().expect("head");
    let nadia = scene.enter("nadia");
    let opened = nadia.open_document(id).expect("opened");
    assert_eq!((opened.name.as_str(), opened.media.as_str()), ("صورة.png", "image/png"));
    assert_eq!(scene.house.store().head().expect("head"), head + 2);
    refused(nadia.keep_document("x", b"", None, model::Tier::Team).map(|_| ()), "field-needed");
}
