use super::*;
use access::Viewer;
use register::clock::{Chance, Clock};
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
        self.house.sign_in(&Knock { login, password, code: None, address: "10.0.0.7", devices: &[] })
    }

    fn enter(&self, login: &str) -> Desk<'_> {
        match self.knock(login, PASSWORD) {
            Ok(SignedIn::In(present)) => self.house.desk(present.viewer),
            other => panic!("{login} is not let in: {other:?}"),
        }
    }
}

fn person(login: &str, roles: &[Role]) -> NewMember {
    NewMember {
        login: login.into(),
        name: "سلمى".into(),
        roles: roles.iter().copied().collect(),
        password: PASSWORD.into(),
    }
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
    assert_eq!(scene.house.ground().expect("read").association.name, "جمعية الأثر");
}

#[test]
fn an_unknown_name_and_a_wrong_password_are_answered_alike() {
    let scene = Scene::new();
    refused(scene.knock("nobody", PASSWORD), "sign-in-wrong");
    refused(scene.knock("salma", "something else"), "sign-in-wrong");
}

#[test]
fn a_first_password_is_taken_as_it_was_heard() {
    let scene = Scene::new();
    let salma = scene.enter("salma");
    let drawn = scene.house.drawn_word();
    let new = NewMember { password: drawn.clone(), ..person("karima", &[Role::Documenter]) };
    let (id, _) = salma.open_account(new).expect("opened");
    scene.house.desk(Viewer::operator(OPERATOR)).admit(id).expect("let in");
    for heard in [drawn.clone(), drawn.to_uppercase(), drawn.replace('-', " "), drawn.replace('-', "")] {
        assert!(scene.knock("karima", &heard).is_ok(), "{heard}");
    }
    refused(scene.knock("karima", "k7mf2xwp9hdt4rbn"), "sign-in-wrong");
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
    let elsewhere =
        Knock { login: "salma", password: PASSWORD, code: None, address: "10.0.0.8", devices: &[] };
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
    let first = code();
    desk.confirm_totp(&new.secret, &first).expect("confirmed");

    let Ok(SignedIn::NeedsTotp(id)) = scene.knock("salma", PASSWORD) else { panic!("a code is needed") };
    refused(scene.house.sign_in_code(id, "000000", "", &[]).map(|_| ()), "sign-in-code");
    refused(scene.house.sign_in_code(id, &first, "", &[]).map(|_| ()), "sign-in-code-used");
    scene.pass(MINUTE);
    let now = code();
    assert!(scene.house.sign_in_code(id, &now, "", &[]).is_ok());
    refused(scene.house.sign_in_code(id, &now, "", &[]).map(|_| ()), "sign-in-code-used");
    scene.pass(MINUTE);
    let both = Knock { login: "salma", password: PASSWORD, code: Some(&code()), address: "", devices: &[] };
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
    let told: Vec<_> = page.lines.iter().map(|l| format!("{} {}", l.kind.key(), l.what)).collect();
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
    let only = crate::LogFilter { kind: Some(model::act::ActKind::Member), ..Default::default() };
    let page = scene.enter("nadia").log(0, 1, &only).expect("read");
    assert_eq!((page.lines.len(), page.next.is_some()), (1, true));
    refused(
        scene.house.desk(Viewer::new(MemberId(9), [Role::Guest].into())).log(0, 1, &only).map(|_| ()),
        "not-allowed",
    );
}

#[test]
fn a_sealed_paper_is_opened_by_the_few_and_logged() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    for (login, role) in [("nadia", Role::Reviewer), ("karim", Role::Documenter)] {
        desk.add_member(person(login, &[role])).expect("added");
    }
    let id = scene
        .enter("karim")
        .keep_document("a/صورة.png", b"\x89PNG\r\n\x1a\nx", None, model::Tier::Sealed)
        .expect("kept")
        .id;
    refused(scene.enter("karim").open_document(id).map(|_| ()), "not-found");
    let head = scene.house.store().head().expect("head");
    let nadia = scene.enter("nadia");
    let opened = nadia.open_document(id).expect("opened");
    assert_eq!((opened.name.as_str(), opened.media.as_str()), ("صورة.png", "image/png"));
    assert_eq!(scene.house.store().head().expect("head"), head + 2);
    refused(nadia.keep_document("x", b"", None, model::Tier::Team).map(|_| ()), "field-empty");
}

fn knock_from<'k>(login: &'k str, password: &'k str, address: &'k str, devices: &'k [String]) -> Knock<'k> {
    Knock { login, password, code: None, address, devices }
}

#[test]
fn wrong_passwords_at_one_place_close_no_other() {
    let scene = Scene::new();
    for _ in 0..20 {
        let _ = scene.house.sign_in(&knock_from("salma", "wrong password", "203.0.113.9", &[]));
    }
    refused(scene.house.sign_in(&knock_from("salma", PASSWORD, "203.0.113.9", &[])), "sign-in-locked-out");
    assert!(
        scene.house.sign_in(&knock_from("salma", PASSWORD, "10.0.0.7", &[])).is_ok(),
        "the owner, elsewhere"
    );
    // Where the place cannot be told, nobody pays for what others did there under other names.
    for n in 0..25 {
        let _ = scene.house.sign_in(&knock_from(&format!("guess{n}"), "wrong password", "", &[]));
    }
    assert!(scene.house.sign_in(&knock_from("salma", PASSWORD, "", &[])).is_ok());
}

#[test]
fn no_stranger_shuts_a_known_device_out() {
    let scene = Scene::new();
    let me = scene.enter("salma").member();
    let mine = [scene.house.known_device(me)];
    for n in 0..60 {
        let place = format!("198.51.100.{n}");
        let _ = scene.house.sign_in(&knock_from("salma", "wrong password", &place, &[]));
    }
    refused(scene.house.sign_in(&knock_from("salma", PASSWORD, "10.0.0.8", &[])), "sign-in-locked-out");
    assert!(
        scene.house.sign_in(&knock_from("salma", PASSWORD, "10.0.0.8", &mine)).is_ok(),
        "her own telephone"
    );
    // Neither a made-up mark nor one of another colleague helps a stranger.
    let made_up = [
        format!("{}{}", &mine[0][..32], "0".repeat(32)),
        scene.house.known_device(MemberId(9)),
        "é".repeat(32),
    ];
    refused(scene.house.sign_in(&knock_from("salma", PASSWORD, "10.0.0.8", &made_up)), "sign-in-locked-out");
    for _ in 0..10 {
        let _ = scene.house.sign_in(&knock_from("salma", "wrong password", "10.0.0.8", &mine));
    }
    refused(scene.house.sign_in(&knock_from("salma", PASSWORD, "10.0.0.8", &mine)), "sign-in-locked-out");
}

#[test]
fn a_code_counts_once_even_after_the_server_was_started_anew() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let new = scene.house.draw_totp("salma");
    let secret = TotpSecret::from_base32(&new.secret).expect("a secret");
    desk.confirm_totp(&new.secret, &secret.code(scene.house.now() as u64 / 1000).expect("a code"))
        .expect("confirmed");
    scene.pass(MINUTE);
    let code = secret.code(scene.house.now() as u64 / 1000).expect("a code");
    assert!(scene.house.sign_in_code(desk.member(), &code, "", &[]).is_ok());
    // What the door remembers in memory goes with the server.
    scene.house.door().forget_codes();
    refused(scene.house.sign_in_code(desk.member(), &code, "", &[]).map(|_| ()), "sign-in-code-used");
    refused(desk.prove(&code), "field-used");
    refused(scene.house.sign_in_code(desk.member(), "000000", "", &[]).map(|_| ()), "sign-in-code");
}

#[test]
fn a_recovery_code_opens_once_in_place_of_the_telephone() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    refused(desk.new_recovery_codes().map(|_| ()), "field-needed");
    let new = scene.house.draw_totp("salma");
    let secret = TotpSecret::from_base32(&new.secret).expect("a secret");
    desk.confirm_totp(&new.secret, &secret.code(scene.house.now() as u64 / 1000).expect("a code"))
        .expect("confirmed");
    let old = desk.new_recovery_codes().expect("made");
    let codes = desk.new_recovery_codes().expect("made");
    assert_eq!(codes.len(), 10);
    let kept = scene.house.store().shelf_all("members").expect("read");
    assert!(
        kept.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains(&codes[0])),
        "only hashes are kept"
    );
    let me = desk.member();
    let enters = |code: &str| scene.house.sign_in_code(me, code, "", &[]).is_ok();
    assert!(!enters(&old[0]), "an older set is gone");
    assert!(enters(&codes[0].to_uppercase().replace('-', " ")));
    refused(scene.house.sign_in_code(me, &codes[0], "", &[]).map(|_| ()), "sign-in-code-used");
    assert_eq!(desk.me().expect("read").recovery, 9);
    desk.drop_totp(PASSWORD).expect("dropped");
    assert_eq!(desk.me().expect("read").recovery, 0, "they go with the second key");
}

#[test]
fn a_token_is_for_what_it_was_made_for_and_ends_with_its_owners_keys() {
    let scene = Scene::new();
    let salma = scene.enter("salma");
    let id = salma.add_member(person("nadia", &[Role::Documenter])).expect("added");
    let nadia = || scene.house.desk(Viewer::new(id, [Role::Documenter].into()));
    let made =
        || nadia().make_token_for("list", 30, [Scope::Read, Scope::Export].into()).expect("made").secret;
    let whose = |secret: &str| scene.house.viewer_of_token(secret).expect("read");
    let present = whose(&made()).expect("it opens");
    assert!(present.is_for(Action::Read) && present.is_for(Action::Export));
    assert!(
        !present.is_for(Action::Record)
            && !present.is_for(Action::Reveal)
            && !present.is_for(Action::ManageMembers)
    );
    refused(nadia().make_token_for("list", 30, [].into()).map(|_| ()), "field-needed");

    type Change<'c> = (&'static str, Box<dyn Fn() -> Result<(), Refusal> + 'c>);
    let changes: [Change<'_>; 5] = [
        ("roles", Box::new(|| salma.set_roles(id, [Role::Documenter, Role::Analyst].into()))),
        ("her password", Box::new(|| nadia().change_own_password(PASSWORD, "خبز وملح وزعتر"))),
        ("a given password", Box::new(|| salma.reset_password(id, PASSWORD))),
        ("her second key", Box::new(|| salma.reset_totp(id))),
        ("the lock", Box::new(|| salma.lock_member(id).and_then(|()| salma.unlock_member(id)))),
    ];
    for (what, change) in changes {
        let secret = made();
        assert!(whose(&secret).is_some(), "before {what}");
        change().expect(what);
        assert!(whose(&secret).is_none(), "after {what}");
        assert!(nadia().tokens().expect("listed").is_empty());
    }
}

#[test]
fn a_token_of_an_older_register_works_until_its_owners_keys_change() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    let secret = "a token from before there were scopes";
    let kept =
        format!(r#"{{"id":1,"member":"{}","name":"old","created":0,"expires":{}}}"#, desk.member(), i64::MAX);
    scene
        .house
        .write(|work| {
            Ok(work.unit.put_shelf("tokens", &sealing::token::hash_hex(secret), kept.as_bytes())?)
        })
        .expect("kept");
    let present = scene.house.viewer_of_token(secret).expect("read").expect("it opens");
    assert!(present.is_for(Action::Read) && present.is_for(Action::Export));
    desk.change_own_password(PASSWORD, "خبز وملح وزعتر").expect("changed");
    assert!(scene.house.viewer_of_token(secret).expect("read").is_none());
}

/// An administrator, a reviewer and a documenter, each with a desk.
fn three(scene: &Scene) -> (MemberId, MemberId) {
    let salma = scene.enter("salma");
    let reviewer = salma.add_member(person("nadia", &[Role::Reviewer])).expect("added");
    let documenter = salma.add_member(person("karim", &[Role::Documenter])).expect("added");
    (reviewer, documenter)
}

fn told(scene: &Scene) -> Vec<String> {
    let desk = scene.house.desk(Viewer::operator(MemberId(1)));
    desk.log(0, 50, &Default::default()).expect("read").lines.iter().map(|line| line.what.clone()).collect()
}

#[test]
fn no_administrator_gives_itself_a_role_that_reads() {
    let scene = Scene::new();
    let (_, documenter) = three(&scene);
    let salma = scene.enter("salma");
    let me = salma.member();
    let wish: BTreeSet<Role> = [Role::Administrator, Role::Reviewer].into();
    assert_eq!(salma.change_roles(me, wish.clone()).expect("asked"), Passed::Waits);
    assert!(!salma.me().expect("read").roles.contains(&Role::Reviewer), "nothing changed");
    let request = salma.requests().expect("read")[0].id;
    refused(salma.confirm_request(request), "second-own");
    let karim = scene.house.desk(Viewer::new(documenter, [Role::Documenter].into()));
    assert!(karim.requests().expect("read").is_empty(), "whoever may not answer is told nothing");
    refused(karim.confirm_request(request), "not-found");
    refused(karim.confirm_request("99".parse().expect("a number")), "not-found");

    let nadia = scene.enter("nadia");
    assert_eq!(nadia.requests_to_answer().expect("counted"), 1);
    nadia.confirm_request(request).expect("confirmed");
    assert!(salma.me().expect("read").roles.contains(&Role::Reviewer));
    refused(nadia.confirm_request(request), "already");
    let told = told(&scene);
    assert!(
        told.iter().any(|l| l.ends_with("asked:roles"))
            && told.iter().any(|l| l.ends_with("confirmed:roles")),
        "{told:?}"
    );
    // Taking a role away asks nobody.
    assert_eq!(salma.change_roles(me, [Role::Administrator].into()).expect("done"), Passed::Done);
}

#[test]
fn no_account_that_reads_opens_in_secret() {
    let scene = Scene::new();
    three(&scene);
    let salma = scene.enter("salma");
    for roles in [[Role::Reviewer], [Role::Administrator], [Role::Documenter]] {
        let login = format!("ghost-{}", roles[0].key());
        let (_, passed) = salma.open_account(person(&login, &roles)).expect("opened");
        assert_eq!(passed, Passed::Waits);
        refused(scene.knock(&login, PASSWORD), "sign-in-account-waits");
    }
    // Two administrators of whom one was opened a moment ago are one.
    let (guest, passed) = salma.open_account(person("guest", &[Role::Guest])).expect("opened");
    assert_eq!(passed, Passed::Done);
    assert_eq!(salma.change_roles(guest, [Role::Administrator].into()).expect("asked"), Passed::Waits);

    let nadia = scene.enter("nadia");
    let asked = nadia.requests().expect("read");
    assert!(
        asked.iter().all(|request| nadia.may_answer(request)),
        "each is named on the second person's page"
    );
    let [.., first] = asked.as_slice() else { panic!("requests") };
    nadia.confirm_request(first.id).expect("confirmed");
    assert!(
        scene.enter("ghost-reviewer").me().expect("read").given,
        "a password of one's own is still to be chosen"
    );
    nadia.refuse_request(asked[asked.len() - 2].id).expect("refused");
    refused(scene.knock("ghost-administrator", PASSWORD), "sign-in-account-refused");
}

fn asked(scene: &Scene, id: MemberId) -> Option<Standing> {
    let members = scene.house.desk(Viewer::operator(MemberId(1))).members().expect("read");
    members.into_iter().find(|member| member.id == id).and_then(|member| member.asked)
}

#[test]
fn an_account_that_was_refused_does_not_say_that_it_waits() {
    let scene = Scene::new();
    three(&scene);
    let salma = scene.enter("salma");
    let (id, _) = salma.open_account(person("ghost", &[Role::Documenter])).expect("opened");
    assert_eq!(asked(&scene, id), Some(Standing::Waits));
    let nadia = scene.enter("nadia");
    nadia.refuse_request(nadia.requests().expect("read")[0].id).expect("refused");
    assert_eq!(asked(&scene, id), Some(Standing::Refused));
    refused(scene.knock("ghost", PASSWORD), "sign-in-account-refused");
    // Asked again, it waits; nobody answers, and that is said, too.
    salma.give_password(id, "خبز وملح وزعتر").expect("given");
    assert_eq!(asked(&scene, id), Some(Standing::Waits));
    assert_eq!(nadia.requests_to_answer().expect("counted"), 1);
    scene.pass(8 * 24 * 60 * MINUTE);
    assert_eq!(asked(&scene, id), Some(Standing::Expired));
    refused(scene.knock("ghost", "خبز وملح وزعتر"), "sign-in-account-unasked");
}

#[test]
fn whom_the_operator_lets_in_nobody_is_asked_about_any_more() {
    let scene = Scene::new();
    three(&scene);
    let salma = scene.enter("salma");
    let (id, _) = salma.open_account(person("karima", &[Role::Documenter])).expect("opened");
    scene.house.desk(Viewer::operator(OPERATOR)).admit(id).expect("let in");
    assert!(scene.knock("karima", PASSWORD).is_ok());
    let nadia = scene.enter("nadia");
    assert_eq!(nadia.requests_to_answer().expect("counted"), 0);
    assert_eq!(nadia.requests().expect("read")[0].told(), "admitted");
    // Let in already: nothing more is said in the log.
    let before = told(&scene).len();
    scene.house.desk(Viewer::operator(OPERATOR)).admit(id).expect("let in");
    assert_eq!(told(&scene).len(), before);
}

#[test]
fn when_somebody_last_came_in_is_known_after_a_restart_and_after_a_lock() {
    let scene = Scene::new();
    let salma = scene.enter("salma");
    let id = salma.add_member(person("nadia", &[Role::Documenter])).expect("added");
    let last = || {
        let members = scene.house.desk(Viewer::operator(MemberId(1))).members().expect("read");
        members.into_iter().find(|member| member.id == id).and_then(|member| member.last_in)
    };
    assert_eq!(last(), None);
    scene.pass(MINUTE);
    scene.enter("nadia");
    let came = scene.house.now();
    scene.pass(MINUTE);
    salma.reset_password(id, "خبز وملح وزعتر").expect("given");
    salma.lock_member(id).expect("locked");
    assert_eq!(last(), Some(came), "kept, and not only remembered by the server");
    // An account of a program that did not keep it: the log knows.
    scene
        .house
        .write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&id).expect("there");
            account.last_in = None;
            put(work, account)
        })
        .expect("written");
    scene.house.door().forget();
    assert_eq!(last(), Some(came));
}

#[test]
fn an_account_that_reads_is_not_taken_over_by_one_person() {
    let scene = Scene::new();
    let (reviewer, documenter) = three(&scene);
    let salma = scene.enter("salma");
    assert_eq!(salma.give_password(documenter, "خبز وملح وزعتر").expect("given"), Passed::Waits);
    refused(scene.knock("karim", "خبز وملح وزعتر"), "sign-in-account-waits");
    let nadia = scene.enter("nadia");
    nadia.confirm_request(nadia.requests().expect("read")[0].id).expect("confirmed");
    assert!(scene.knock("karim", "خبز وملح وزعتر").is_ok());
    refused(salma.give_password(salma.member(), "خبز وملح وزعتر").map(|_| ()), "not-allowed");

    // Who puts the second person aside first is not alone by that.
    salma.lock_member(reviewer).expect("locked");
    assert_eq!(
        salma.change_roles(salma.member(), [Role::Administrator, Role::Reviewer].into()).expect("asked"),
        Passed::Waits
    );
    scene.pass(15 * 24 * 60 * MINUTE);
    assert_eq!(
        salma.change_roles(salma.member(), [Role::Administrator, Role::Reviewer].into()).expect("alone"),
        Passed::Alone,
        "and the page says so"
    );
    assert!(
        told(&scene).iter().any(|line| line.ends_with("alone:roles")),
        "the log says that it passed alone"
    );
}

#[test]
fn one_person_is_not_two() {
    let scene = Scene::new();
    let (reviewer, documenter) = three(&scene);
    let salma = scene.enter("salma");
    let own = "خبز وملح وزعتر";
    // With the keys of the only other one who answers, whoever gave them would answer themselves.
    refused(salma.give_password(reviewer, own).map(drop), "second-only");
    refused(salma.take_totp(reviewer).map(drop), "second-only");
    assert!(scene.knock("nadia", PASSWORD).is_ok(), "nothing changed");
    // Where a third confirms it, the keys are given, and answer nothing that their giver asks.
    salma.add_member(person("rim", &[Role::Reviewer])).expect("added");
    let rim = scene.enter("rim");
    assert_eq!(salma.give_password(reviewer, own).expect("given"), Passed::Waits);
    rim.confirm_request(rim.requests().expect("read")[0].id).expect("confirmed");
    assert!(scene.knock("nadia", own).is_ok());
    let nadia = scene.house.desk(Viewer::new(reviewer, [Role::Reviewer].into()));
    salma.change_roles(documenter, [Role::Reviewer].into()).expect("asked");
    let wish = nadia.requests().expect("read")[0].clone();
    assert!(!nadia.may_answer(&wish) && nadia.requests_to_answer().expect("counted") == 0);
    refused(nadia.confirm_request(wish.id), "second-keys");
    assert!(rim.may_answer(&wish), "another answers it");
    scene.pass(15 * 24 * 60 * MINUTE);
    salma.change_roles(documenter, [Role::Reviewer].into()).expect("asked");
    nadia.confirm_request(nadia.requests().expect("read")[0].id).expect("after a while they are hers");
}

#[test]
fn who_is_shut_by_a_new_password_still_counts() {
    let scene = Scene::new();
    let (reviewer, documenter) = three(&scene);
    let salma = scene.enter("salma");
    salma.add_member(person("rim", &[Role::Reviewer])).expect("added");
    salma.give_password(reviewer, "خبز وملح وزعتر").expect("given");
    let rim = scene.enter("rim").member();
    salma.set_roles(rim, [Role::Auditor].into()).expect("a role is taken away by one");
    assert_eq!(salma.change_roles(documenter, [Role::Reviewer].into()).expect("asked"), Passed::Waits);
}

#[test]
fn an_admission_waits_for_the_operator_where_nobody_else_is() {
    let scene = Scene::new();
    let salma = scene.enter("salma");
    let id = salma.add_member(person("nadia", &[Role::Reviewer])).expect("added");
    let support: BTreeSet<Compartment> = Compartment::of("support").into_iter().collect();
    assert_eq!(salma.change_compartments(id, &support).expect("asked"), Passed::Operator);
    assert!(scene.enter("nadia").me().expect("read").compartments.is_empty());
    assert_eq!(scene.house.admissions_asked(id).expect("read"), support);
    let operator = scene.house.desk(Viewer::operator(OPERATOR));
    assert_eq!(operator.requests().expect("read").len(), 1, "the operator reads all that waits");
    operator.set_compartments(id, &support).expect("admitted");
    assert_eq!(scene.enter("nadia").me().expect("read").compartments, support);
}

#[test]
fn numbers_of_requests_are_small_and_say_what_they_are_about() {
    for (word, number) in [("7", 7_u64), ("f1", (1 << 32) | 1)] {
        let id: RequestId = word.parse().expect("a number");
        assert_eq!((id.to_string().as_str(), serde_json::to_value(id).expect("text")), (word, number.into()));
    }
    for word in ["", "f", "x1", "-1", "4294967296", "4294967297"] {
        assert!(word.parse::<RequestId>().is_err(), "{word}");
    }
}

#[test]
fn a_request_that_nobody_answers_ends() {
    let scene = Scene::new();
    let salma = scene.enter("salma");
    assert!(!salma.has_second().expect("read"));
    let (_, passed) = salma.open_account(person("huda", &[Role::Documenter])).expect("opened");
    assert_eq!(passed, Passed::Alone);
    assert!(
        told(&scene).iter().any(|line| line.ends_with("alone:account")),
        "the log says that it passed alone"
    );
    three(&scene);
    assert!(salma.has_second().expect("read"));
    salma.open_account(person("rim", &[Role::Documenter])).expect("opened");
    let nadia = scene.enter("nadia");
    assert_eq!(nadia.requests_to_answer().expect("counted"), 1);
    scene.pass(8 * 24 * 60 * MINUTE);
    assert_eq!(nadia.requests_to_answer().expect("counted"), 0);
    let late = nadia.confirm_request(salma.requests().expect("read")[0].id);
    refused(late, "meanwhile-request-expired");
    assert_eq!(salma.requests().expect("read")[0].standing, Standing::Expired, "too late");
    refused(scene.knock("rim", PASSWORD), "sign-in-account-unasked");
}

#[test]
fn keys_are_changed_only_by_who_proves_to_sit_there() {
    let scene = Scene::new();
    let desk = scene.enter("salma");
    desk.prove(PASSWORD).expect("her password");
    for _ in 0..5 {
        refused(desk.prove("not it at all"), "field-wrong");
    }
    refused(desk.prove(PASSWORD), "sign-in-locked-out");
    assert!(scene.knock("salma", PASSWORD).is_ok(), "the door itself stays open");
    scene.pass(16 * MINUTE);
    let new = scene.house.draw_totp("salma");
    let secret = TotpSecret::from_base32(&new.secret).expect("a secret");
    let code = || secret.code(scene.house.now() as u64 / 1000).expect("a code");
    desk.confirm_totp(&new.secret, &code()).expect("confirmed");
    refused(desk.prove(&code()), "field-used");
    scene.pass(MINUTE);
    let now = code();
    desk.prove(&now).expect("a code that was not used");
    refused(desk.prove(&now), "field-used");
}

#[test]
fn the_first_run_names_everything_that_is_wrong() {
    let hands = Hands::default();
    let house = House::open(Box::new(Memory::default()), Box::new(hands), Box::<Dice>::default())
        .expect("a memory opens");
    let first =
        NewMember { login: "two words".into(), name: " ".into(), roles: [].into(), password: "short".into() };
    let codes: Vec<String> =
        house.set_up_troubles("", &first, Some(("x", "1"))).iter().map(Refusal::code).collect();
    assert_eq!(codes, ["field-needed", "field-needed", "field-one-word", "field-short", "field-wrong"]);
}

#[test]
fn phones_are_shown_one_certificate_until_the_addresses_change() {
    let scene = Scene::new();
    let names = |last: &str| vec![format!("192.168.1.{last}"), "laptop.local".to_owned()];
    let first = scene.house.phone_key(&names("7")).expect("made");
    assert_eq!(scene.house.phone_key(&names("7")).expect("kept").fingerprint, first.fingerprint);
    assert_ne!(scene.house.phone_key(&names("8")).expect("anew").fingerprint, first.fingerprint);
    let eighth = scene.house.phone_key(&names("8")).expect("kept").fingerprint;
    scene.pass(380 * 24 * 60 * MINUTE);
    assert_ne!(scene.house.phone_key(&names("8")).expect("anew").fingerprint, eighth, "it would end soon");
    assert_eq!(first.fingerprint.split(' ').count(), 8);
}
