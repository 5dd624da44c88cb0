//! No value above a role's circle reaches it, by any way out.
//!
//! A register is filled with canaries: for every property and every circle a
//! word that is found nowhere else. Then every role goes everywhere: all
//! addresses it is shown, and all addresses it could guess.

mod scene;

use access::Role;
use axum::http::StatusCode;
use casework::{ColumnChoice, Incoming, NewClaim, NewFile, SourceChoice};
use model::vocab::About;
use model::{Part, PersonId, Property, Tier};
use scene::{Scene, Visitor, run};
use std::collections::{BTreeSet, VecDeque};

/// A word for a property and a circle: letters that no other canary comes near to.
fn canary(property: &str, tier: Tier, salt: u64) -> String {
    let mut n = 0xcbf2_9ce4_8422_2325_u64 ^ salt;
    for byte in property.bytes().chain(tier.key().bytes()) {
        n = (n ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut word = String::from("zq");
    for _ in 0..11 {
        n = (n ^ (n >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word.push(char::from(b"bcdfghjkmnprstvwxyz"[(n >> 33) as usize % 19]));
    }
    word
}

/// The register, and every canary with the circle it belongs to.
struct Cage {
    scene: Scene,
    canaries: Vec<(String, Tier)>,
    /// Words that tell of a death, which partners and guests are not told.
    held: Vec<String>,
    /// Words of a compartment, and of a file whose team has one member: no role is told them.
    apart: Vec<String>,
}

fn claim(property: Property, said: String, tier: Tier) -> NewClaim {
    let part = match property.entry().part {
        About::Person => Part::Person,
        About::Episode => Part::Episode(1),
        About::Event => Part::Event(1),
    };
    NewClaim { part, property, said, tier: Some(tier), credibility: 6 }
}

fn source(title: &str, tier: Tier) -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: title.into(),
        tier,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

fn cage() -> Cage {
    let scene = Scene::peopled();
    let mut canaries = Vec::new();
    let (mut held, mut apart) = (Vec::new(), Vec::new());
    {
        let desk = scene
            .house
            .desk(access::Viewer::operator(model::MemberId(1)).admitted(model::Compartment::all().collect()));
        let organisation = desk.add_organisation("منظمة الذاكرة").expect("added");
        for (salt, name) in [(1, "سالم ناصر الأيوبي"), (2, "سالم ناصر الايوبي")]
        {
            let mut claims = vec![claim(Property::named("full_name"), name.into(), Tier::Partner)];
            for property in Property::all() {
                for tier in Tier::ALL.into_iter().filter(|t| *t >= property.entry().shown_to) {
                    let word = canary(property.key(), tier, salt);
                    match property.compartment() {
                        Some(_) => apart.push(word.clone()),
                        None => canaries.push((word.clone(), tier)),
                    }
                    claims.push(claim(property, format!("{word}7"), tier));
                }
            }
            let new = NewFile { organisation, source: source("قائمة", Tier::Partner), at: None, claims };
            let made = desk.open_file(new).expect("opened");
            for tier in [Tier::Team, Tier::Sealed] {
                let title = canary("source", tier, salt);
                canaries.push((title.clone(), tier));
                let more = claim(Property::named("origin_place"), "نوى".into(), Tier::Partner);
                desk.add(
                    made.subject.person().expect("a person"),
                    organisation,
                    &source(&title, tier),
                    None,
                    &[more],
                )
                .expect("added");
                let name = canary("paper", tier, salt);
                canaries.push((name.clone(), tier));
                desk.keep_document(
                    &name,
                    format!("{name} within").as_bytes(),
                    Some(made.subject.clone()),
                    tier,
                )
                .expect("kept");
            }
            // A death that the family has not been told of, at the circle of partners.
            let word = canary("death", Tier::Partner, salt);
            let said = [
                claim(Property::named("status"), "presumed_dead_document".into(), Tier::Partner),
                NewClaim {
                    part: Part::Event(2),
                    property: Property::named("event_kind"),
                    said: "body_seen".into(),
                    tier: None,
                    credibility: 6,
                },
                NewClaim {
                    part: Part::Event(2),
                    property: Property::named("event_place"),
                    said: word.clone(),
                    tier: Some(Tier::Partner),
                    credibility: 6,
                },
            ];
            desk.add(
                made.subject.person().expect("a person"),
                organisation,
                &source("قائمة أخرى", Tier::Partner),
                None,
                &said,
            )
            .expect("added");
            held.push(word);
            // Withdrawn and corrected values stay readable, and stay in their circle.
            let word = canary("corrected", Tier::Sealed, salt);
            canaries.push((word.clone(), Tier::Sealed));
            let phone = claim(Property::named("phone"), format!("{word} 0999123456"), Tier::Sealed);
            let added = desk
                .add(
                    made.subject.person().expect("a person"),
                    organisation,
                    &source("حديث", Tier::Team),
                    None,
                    &[phone],
                )
                .expect("added");
            desk.withdraw(model::ClaimId { act: added.act, index: 0 }, "رقم قديم").expect("withdrawn");
        }
        of_team(&scene, organisation, &mut apart);
        import(&scene, &mut canaries);
        reasons(&scene, organisation, &mut canaries);
    }
    Cage { scene, canaries, held, apart }
}

/// A file with a team of one, who has none of the accounts that go everywhere: what is held and sealed in it,
/// and the work on it.
fn of_team(scene: &Scene, organisation: model::OrganisationId, apart: &mut Vec<String>) {
    let desk = scene.operator();
    let keeper = desk.add_member(scene::person("keeper", Role::Reviewer)).expect("added");
    let mut word = |what: &str| {
        let word = canary(what, Tier::Team, 21);
        apart.push(word.clone());
        word
    };
    let seen = |key: &str, said: &str| claim(Property::named(key), said.into(), Tier::Partner);
    let claims = vec![
        seen("full_name", "نزار فؤاد الحلبي"),
        seen("taken_date", "2013-05-02"),
        claim(Property::named("note"), format!("توفي هناك {}", word("team-note")), Tier::Team),
        claim(Property::named("phone"), format!("{} 0999000888", word("team-phone")), Tier::Sealed),
    ];
    let source = source(&word("team-source"), Tier::Team);
    let file = desk.open_file(NewFile { organisation, source, at: None, claims }).expect("opened").subject;
    let person = file.person().expect("a person");
    desk.keep_document(&word("team-paper"), "شهادة".as_bytes(), Some(file.clone()), Tier::Team)
        .expect("kept");
    desk.give_team(&file, &[keeper].into(), &word("team-why")).expect("given");
    let keeper = scene.house.desk(scene.house.present(keeper).expect("read").expect("open").viewer);
    keeper.tag(&[person], &word("team-tag")).expect("tagged");
    keeper
        .set_tasks(&[person], &casework::NewTask { what: word("team-task"), who: None, due: None })
        .expect("set");
    keeper.mark_read(person, &word("team-remark")).expect("read");
}

/// A list with a row that waits, whose cells are sealed.
fn import(scene: &Scene, canaries: &mut Vec<(String, Tier)>) {
    let (phone, note) = (canary("list-phone", Tier::Sealed, 9), canary("list-note", Tier::Team, 9));
    canaries.push((phone.clone(), Tier::Sealed));
    canaries.push((note.clone(), Tier::Team));
    let list = format!(
        "الاسم الكامل,اسم الأم,رقم الهاتف,ملاحظات\n\
         هيثم وأخوه ماهر القادري,فاطمة,{phone} 0999000111,{note}\n\
         رامي سليم القادري,هدى,{phone} 0999000112,{note}\n"
    );
    let desk = scene.operator();
    let file = Incoming { name: "list.csv".into(), bytes: list.into_bytes().into() };
    let plan = desk.plan_import(vec![file], "منظمة أخرى", ColumnChoice::default()).expect("planned");
    let accepted =
        desk.accept_import(&plan.key, &mut |_, _| std::ops::ControlFlow::Continue(())).expect("accepted");
    assert!(accepted.import.is_some(), "the list says something new");
}

/// Reasons in colleagues' own words, for acts on what everybody sees.
fn reasons(scene: &Scene, organisation: model::OrganisationId, canaries: &mut Vec<(String, Tier)>) {
    let desk = scene.operator();
    let mut reason = |salt: u64| {
        let word = canary("reason", Tier::Team, salt);
        canaries.push((word.clone(), Tier::Team));
        word
    };
    let seen = |key: &str, said: &str| claim(Property::named(key), said.into(), Tier::Partner);
    let claims = vec![seen("full_name", "هادي عمر المقداد"), seen("origin_place", "نوى"), seen("sex", "ذكر")];
    let made = desk
        .open_file(NewFile { organisation, source: source("قائمة", Tier::Partner), at: None, claims })
        .expect("opened");
    desk.withdraw(model::ClaimId { act: made.act, index: 1 }, &reason(11)).expect("withdrawn");
    // A correction says its reason in its source and in the place within it.
    desk.correct(
        model::ClaimId { act: made.act, index: 0 },
        &source(&reason(12), Tier::Partner),
        Some(reason(13)),
        "هادي عمر القداح",
        None,
    )
    .expect("corrected");
    desk.mark_read(made.subject.person().expect("a person"), &reason(14)).expect("read");
    desk.judge(made.subject.person().expect("a person"), PersonId(1), model::Verdict::Different, &reason(15))
        .expect("judged");
    desk.judge(PersonId(1), PersonId(2), model::Verdict::Same, &reason(16)).expect("judged");
    let judged = desk.last_judgement().expect("asked").expect("judged");
    desk.withdraw_judgement(judged.seq, &reason(17)).expect("taken back");
    let file = Incoming {
        name: "second.csv".into(),
        bytes: "الاسم الكامل\nسعيد نبيل الحموي\n".as_bytes().into(),
    };
    let plan = desk.plan_import(vec![file], "منظمة أخرى", ColumnChoice::default()).expect("planned");
    let import = desk
        .accept_import(&plan.key, &mut |_, _| std::ops::ControlFlow::Continue(()))
        .expect("accepted")
        .import
        .expect("something new");
    desk.withdraw_import(import, &reason(18)).expect("withdrawn");
    desk.restore_import(import, &reason(19)).expect("restored");
}

impl Cage {
    /// Canaries that a role may not meet.
    fn forbidden(&self, role: Role) -> Vec<&str> {
        let audience = access::Viewer::new(model::MemberId(9), [role].into()).audience();
        let above = self
            .canaries
            .iter()
            .filter(|(_, tier)| !audience.sees(*tier, false))
            .map(|(word, _)| word.as_str());
        let held = self.held.iter().map(String::as_str).filter(|_| !audience.is_inside());
        above.chain(held).chain(self.apart.iter().map(String::as_str)).collect()
    }

    #[track_caller]
    fn clean(&self, role: Role, address: &str, body: &str) {
        for word in self.forbidden(role) {
            assert!(!body.contains(word), "{role:?} meets {word} at {address}");
        }
        let held = access::Viewer::new(model::MemberId(9), [role].into()).audience().is_inside();
        // Readers outside are shown no colleague.
        let keeps_the_house = matches!(role, Role::Administrator | Role::Auditor);
        let colleague = |other: &&Role| {
            !held && !keeps_the_house && **other != role && body.contains(&format!("الزميلة {}", other.key()))
        };
        assert!(
            !scene::ROLES.iter().any(|other| colleague(&other)),
            "{role:?} meets a colleague at {address}"
        );
        // A form offers every code to choose from, and an address says what was asked; a file must not say
        // one of them.
        let offers = address.contains("new") || address.contains("status=");
        for code in ["presumed_dead_document", "body_seen"] {
            assert!(held || offers || !body.contains(code), "{role:?} meets {code} at {address}");
        }
    }
}

/// Text of an answer, sheets unpacked.
fn words(seen: &scene::Seen) -> String {
    if !seen.body.starts_with(b"PK\x03\x04") {
        return seen.text();
    }
    let mut text = String::new();
    let mut at = 0;
    while seen.body.get(at..at + 4) == Some(b"PK\x03\x04") {
        let short = |o: usize| usize::from(u16::from_le_bytes([seen.body[at + o], seen.body[at + o + 1]]));
        let size = u32::from_le_bytes(seen.body[at + 18..at + 22].try_into().expect("four bytes")) as usize;
        let start = at + 30 + short(26) + short(28);
        let piece = &seen.body[start..];
        let mut out = Vec::new();
        if short(8) == 8 {
            use std::io::Read;
            let _ = flate2::read::DeflateDecoder::new(piece).read_to_end(&mut out);
        } else {
            out.extend_from_slice(&piece[..size.min(piece.len())]);
        }
        text.push_str(&String::from_utf8_lossy(&out));
        if size == 0 {
            // Sizes follow the data: look for the next head.
            match piece.windows(4).position(|w| w == b"PK\x03\x04") {
                Some(next) => at = start + next,
                None => break,
            }
        } else {
            at = start + size;
        }
    }
    text
}

/// Addresses on a page.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in ["href=\"", "data-ask=\"", "content=\"2;url="] {
        for rest in page.split(attribute).skip(1) {
            let address = rest.split('"').next().unwrap_or_default().replace("&amp;", "&");
            if address.starts_with('/') && !address.starts_with("/assets/") {
                found.push(address.split('#').next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

/// Addresses that nobody needs to be shown to think of.
fn guesses(scene: &Scene) -> Vec<String> {
    let mut all: Vec<String> = [
        "/",
        "/more",
        "/help",
        "/about",
        "/files",
        "/files/new",
        "/lists",
        "/imports",
        "/imports/new",
        "/imports/i1",
        "/waiting",
        "/mappings",
        "/matching",
        "/matching/p1-p2",
        "/matching/judgements",
        "/matching/clusters",
        "/matching/clusters/p1",
        "/matching/thresholds",
        "/matching/overlaps",
        "/matching/overlaps?format=csv",
        "/members",
        "/members/new",
        "/members/m1",
        "/me",
        "/audit",
        "/backup",
        "/organisations",
        "/organisations/o1",
        "/files?columns=numbers&columns=sources&columns=held&columns=missing",
        "/teams",
        "/tasks",
        "/tasks?all=1",
        "/files?sort=changed",
        "/files?status=presumed_dead_document",
        "/files/understood?said=7&field=phone",
    ]
    .map(str::to_owned)
    .to_vec();
    for format in ["csv", "json", "xlsx"] {
        all.push(format!(
            "/files/export?format={format}&columns=name,mother,birth,from,registered,taken,\
             taken_place,party,held,status,sex,numbers,organisations,sources,missing,changed"
        ));
    }
    for file in ["p1", "p2", "p3", "p4", "p5"] {
        for page in
            ["", "/print", "/why", "/history", "/claims/new", "/events/new", "/documents/new", "/team"]
        {
            all.push(format!("/files/{file}{page}"));
        }
    }
    let head = scene.house.store().head().expect("head");
    for act in 1..=head {
        all.push(format!("/sources/{act}"));
        all.push(format!("/waiting/{act}"));
    }
    for paper in 1..8 {
        all.push(format!("/documents/d{paper}"));
        all.push(format!("/documents/d{paper}/raw"));
    }
    all
}

/// Every claim of the register by its number.
fn claims(scene: &Scene) -> Vec<(PersonId, model::ClaimId)> {
    let desk = scene.operator();
    let mut all = Vec::new();
    for person in (1..=5).map(PersonId) {
        let Ok(dossier) = desk.reveal(person, &Property::all().collect()) else { continue };
        all.extend(dossier.standing().chain(&dossier.gone).filter_map(|s| Some((s.subject.person()?, s.id))));
    }
    all
}

#[test]
fn no_page_shows_what_is_above_the_reader() {
    run(async {
        let cage = cage();
        let scene = &cage.scene;
        let claims = claims(scene);
        assert!(claims.len() > 100, "{} claims", claims.len());
        let words_of_sealed = canary("phone", Tier::Sealed, 1);
        for role in scene::ROLES {
            let mut visitor = scene.enter(role.key()).await;
            let mut seen: BTreeSet<String> = BTreeSet::new();
            let mut queue: VecDeque<String> = guesses(scene).into();
            for (person, claim) in &claims {
                queue.push_back(format!("/files/{person}/claims/{claim}/correct"));
                queue.push_back(format!("/files/{person}/claims/{claim}/withdraw"));
            }
            let (mut pages, mut shown) = (0, 0);
            while let Some(address) = queue.pop_front() {
                // Filters combine without end; one filter at a time shows every value.
                if address.matches('&').count() > 3 && !address.contains("export")
                    || !seen.insert(address.clone())
                    || seen.len() > 900
                {
                    continue;
                }
                let answer = scene.get(&mut visitor, &address).await;
                assert!(answer.status.as_u16() < 500, "{role:?} {address}: {}", answer.status);
                let body = words(&answer);
                cage.clean(role, &address, &body);
                pages += 1;
                shown += usize::from(answer.status == StatusCode::OK);
                queue.extend(links(&body));
            }
            assert!(pages > 200 && shown > 4, "{role:?}: {pages} pages, {shown} shown");
        }
        // The test can fail: those who may see it do see it, once they ask.
        let mut visitor = scene.enter("reviewer").await;
        let hidden = scene.get(&mut visitor, "/files/p1").await.text();
        assert!(!hidden.contains(&words_of_sealed), "a sealed value waits until it is asked for");
        let head = scene.house.store().head().expect("head");
        let asked = scene.post(&mut visitor, "/files/p1/reveal", &[("property", "phone")]).await;
        assert!(asked.text().contains(&words_of_sealed));
        assert_eq!(scene.house.store().head().expect("head"), head + 1, "the reading is in the log");
        let team = canary("mother_name", Tier::Team, 1);
        assert!(hidden.contains(&team));
        let mut colleague = scene.enter("documenter").await;
        let documenter = scene.get(&mut colleague, "/files/p1").await.text();
        // Colleagues read the reasons, and learn that a source is hidden where its word stands before them.
        let (made, withdrawn) =
            (claims.iter().map(|c| c.0.0).max().expect("files"), canary("reason", Tier::Team, 11));
        let histories = [made - 1, made].map(|n| format!("/files/p{n}/history"));
        let mut told = String::new();
        for address in &histories {
            told.push_str(&scene.get(&mut colleague, address).await.text());
        }
        assert!(
            told.contains(&withdrawn) && told.contains("الزميلة administrator"),
            "colleagues read who did it, and why"
        );
        assert!(documenter.contains("a hidden source"), "whose word it is, is said to be hidden");
        assert!(documenter.contains(&team) && !documenter.contains(&words_of_sealed));
    });
}

#[test]
fn no_search_finds_what_is_above_the_reader() {
    run(async {
        let cage = cage();
        let scene = &cage.scene;
        for role in scene::ROLES {
            let token = scene.api_token(role.key());
            for word in cage.forbidden(role) {
                for typed in [word.to_owned(), format!("{word}7")] {
                    let answer =
                        scene.call(&token, "GET", &format!("/files?q={typed}&counts=true"), None).await;
                    if answer.status == StatusCode::FORBIDDEN {
                        continue;
                    }
                    let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
                    assert_eq!(json["total"], 0, "{role:?} finds {typed}");
                    let answer = scene
                        .call(&token, "GET", &format!("/similar?name={typed}&mother={typed}"), None)
                        .await;
                    let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
                    assert_eq!(json.as_array().map(Vec::len), Some(0), "{role:?} finds {typed}");
                }
            }
        }
        for (role, files) in [("guest", 0), ("documenter", 2)] {
            let answer =
                scene.call(&scene.api_token(role), "GET", "/files?status=presumed_dead_document", None).await;
            let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
            assert_eq!(
                json["total"], files,
                "a death is not counted for those who are not told of it: {role}"
            );
        }
        let token = scene.api_token("documenter");
        let answer = scene
            .call(&token, "GET", &format!("/files?q={}", canary("mother_name", Tier::Team, 1)), None)
            .await;
        let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(json["total"], 1, "what may be seen is found");
    });
}

#[test]
fn no_call_answers_what_is_above_the_reader() {
    run(async {
        let cage = cage();
        let scene = &cage.scene;
        let all_columns = "name,mother,birth,from,registered,taken,taken_place,party,held,status,sex,numbers,\
            organisations,sources,missing,changed";
        let mut paths: Vec<String> = [
            "/files?limit=500&counts=true",
            "/files/p1",
            "/files/p2",
            "/files/p3",
            "/files/p3/team",
            "/teams",
            "/tasks",
            "/tags",
            "/properties",
            "/plans",
            "/mappings",
            "/imports",
            "/imports/i1",
            "/waiting",
            "/organisations",
            "/organisations/o1",
            "/lists",
            "/proposals",
            "/pairs/p1/p2",
            "/judgements",
            "/clusters",
            "/clusters/p1",
            "/thresholds",
            "/overlaps",
            "/members",
            "/me",
            "/me/tokens",
            "/log?limit=1000",
            "/log?file=p1",
            "/checkpoint",
            "/similar?name=سالم&limit=50",
            "/files?status=presumed_dead_document",
        ]
        .map(str::to_owned)
        .to_vec();
        paths.extend((1..8).flat_map(|n| [format!("/documents/d{n}"), format!("/documents/d{n}/raw")]));
        paths.extend(["csv", "json", "xlsx"].map(|f| format!("/export?format={f}&columns={all_columns}")));
        for role in scene::ROLES {
            let token = scene.api_token(role.key());
            for path in &paths {
                let answer = scene
                    .call(
                        &token,
                        "GET",
                        &path
                            .replace('س', "%D8%B3")
                            .replace('ا', "%D8%A7")
                            .replace('ل', "%D9%84")
                            .replace('م', "%D9%85"),
                        None,
                    )
                    .await;
                assert!(answer.status.as_u16() < 500, "{role:?} {path}: {}", answer.status);
                cage.clean(role, path, &words(&answer));
            }
            for property in Property::all() {
                let ask = serde_json::json!({ "properties": [property.key()] });
                let answer = scene.call(&token, "POST", "/files/p1/reveal", Some(ask)).await;
                cage.clean(role, "/reveal", &words(&answer));
            }
            for (_, claim) in claims(scene) {
                let ask = serde_json::json!({ "why": "" });
                let answer =
                    scene.call(&token, "POST", &format!("/claims/{claim}/withdraw"), Some(ask)).await;
                cage.clean(role, "/claims", &words(&answer));
            }
        }
    });
}

#[test]
fn nobody_unknown_meets_a_canary() {
    run(async {
        let cage = cage();
        for address in guesses(&cage.scene) {
            let answer = cage.scene.get(&mut Visitor::default(), &address).await;
            assert!(
                answer.status == StatusCode::SEE_OTHER || answer.status == StatusCode::NOT_FOUND,
                "{address}: {}",
                answer.status
            );
            let body = answer.text();
            for (word, _) in &cage.canaries {
                assert!(!body.contains(word.as_str()), "{address}");
            }
        }
    });
}
