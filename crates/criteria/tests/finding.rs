//! What follows from what was said.

#[path = "../../model/tests/saying/mod.rs"]
mod saying;

use model::{Claim, Part, Value};
use saying::{claim, file, step, taken};

fn told(claims: Vec<Claim>) -> criteria::Finding {
    criteria::finding(&file(claims)).expect("a finding")
}

#[test]
fn whoever_left_an_opened_prison_did_not_flee() {
    let status = |said: &str| told(vec![claim(Part::Episode(1), "status", said)]).code;
    assert_eq!(status("خرج حيا من صيدنايا"), "prison_opened");
    assert_eq!(status("هرب من السجن"), "escaped");
    // A register of before wrote one code for both; the words tell.
    let mut old = claim(Part::Episode(1), "status", "خرج عند فتح السجون");
    old.value = Value::Code("escaped".into());
    assert_eq!(told(vec![old]).code, "prison_opened");
}

#[test]
fn after_a_sighting_nobody_says_that_nothing_was_said() {
    let taken = claim(Part::Episode(1), "taken_date", "2013");
    assert_eq!(told(vec![taken.clone()]).rule, "taken");
    let seen = claim(Part::Event(1), "event_kind", "مشاهدة من ناج");
    let finding = told(vec![taken.clone(), seen.clone()]);
    assert_eq!((finding.rule.as_str(), finding.by.len()), ("taken-then", 2));
    let status = claim(Part::Episode(1), "status", "معتقل");
    let finding = told(vec![taken, status, seen]);
    assert_eq!(finding.since.len(), 1, "what came after is named");
}

#[test]
fn an_answer_proves_what_it_says_and_no_more() {
    for (answer, code, denials) in [
        ("flat_denial", "forcibly_disappeared", 1),
        ("not_on_list", "forcibly_disappeared", 1),
        ("transferred", "forcibly_disappeared", 1),
        ("acknowledged_no_place", "forcibly_disappeared", 1),
        ("acknowledged_place", "detained_acknowledged", 0),
        ("died_claim", "presumed_dead_witness", 0),
        ("death_document_no_body", "presumed_dead_document", 0),
        ("released_claim", "reported", 0),
        ("bribe_request", "reported", 0),
        ("forged_document", "reported", 0),
        ("referred_elsewhere", "reported", 0),
    ] {
        let dossier = file([vec![taken("2013")], step(1, "denial_kind", answer, "2014")].concat());
        let finding = criteria::finding(&dossier).expect("a finding");
        assert_eq!((finding.code.as_str(), finding.denials), (code, denials), "{answer}");
        assert_eq!(criteria::denies(&dossier.events[0]), denials > 0, "{answer}");
    }
    let admitted = |first: (&str, &str), then: (&str, &str)| {
        let answers =
            [step(1, "denial_kind", first.0, first.1), step(2, "denial_kind", then.0, then.1)].concat();
        told([vec![taken("2013")], answers].concat()).code
    };
    assert_eq!(
        admitted(("flat_denial", "2014"), ("acknowledged_place", "2016")),
        "detained_acknowledged",
        "it ends concealment from that day"
    );
    assert_eq!(
        admitted(("acknowledged_place", "2014"), ("flat_denial", "2016")),
        "forcibly_disappeared",
        "what is denied again is concealed again"
    );
    assert_eq!(
        admitted(("flat_denial", ""), ("acknowledged_place", "")),
        "forcibly_disappeared",
        "without days nobody knows which was last"
    );
}

#[test]
fn a_step_of_the_path_leads_to_a_state() {
    for (kind, code) in [
        ("release", "released"),
        ("escape", "prison_opened"),
        ("flight", "escaped"),
        ("death_reported", "presumed_dead_witness"),
        ("body_seen", "presumed_dead_witness"),
        ("remains_returned", "dead_remains_returned"),
        ("sighting", "reported"),
        ("amnesty_applied", "reported"),
    ] {
        let finding = told([vec![taken("2013")], step(1, "event_kind", kind, "2015")].concat());
        assert_eq!((finding.code.as_str(), finding.against.len()), (code, 0), "{kind}");
    }
    let life =
        [step(1, "event_kind", "release", "2015"), step(2, "event_kind", "death_reported", "2018")].concat();
    let finding = told([vec![taken("2013")], life].concat());
    assert_eq!(
        (finding.code.as_str(), finding.against.len()),
        ("presumed_dead_witness", 0),
        "who was released and died later has died"
    );
    let again = [step(1, "event_kind", "release", "2015"), step(2, "event_kind", "taken", "2016")].concat();
    assert_eq!(
        told([vec![taken("2013")], again].concat()).code,
        "reported",
        "who was taken again is not free"
    );
}

#[test]
fn a_later_sign_of_life_outweighs_news_of_death() {
    let news = |when: &str| step(1, "event_kind", "death_reported", when);
    let seen = |kind: &str, when: &str| step(2, "event_kind", kind, when);
    let of = |steps: Vec<Claim>| told([vec![taken("2012")], steps].concat());
    for kind in ["sighting", "family_visit", "phone_contact", "transfer"] {
        let finding = of([news("2013"), seen(kind, "2016")].concat());
        assert_eq!(
            (finding.code.as_str(), finding.rule.as_str(), finding.against.len(), finding.held),
            ("reported", "alive-since", 1, true),
            "{kind}"
        );
    }
    let before = of([news("2013"), seen("sighting", "2012")].concat());
    assert_eq!((before.code.as_str(), before.rule.as_str()), ("presumed_dead_witness", "path"));
    let undated = of([news(""), seen("sighting", "2016")].concat());
    assert_eq!(undated.code, "presumed_dead_witness", "without days nobody knows which was last");
    let again = [news("2013"), seen("sighting", "2016"), step(3, "event_kind", "body_seen", "2018")].concat();
    let again = of(again);
    assert_eq!((again.code.as_str(), again.against.len()), ("presumed_dead_witness", 0), "died later");
    let held = [news("2013"), seen("sighting", "2016"), vec![claim(Part::Episode(1), "status", "معتقل")]];
    assert_eq!(of(held.concat()).rule, "alive-since");
    assert_eq!(of([news("2013"), seen("release", "2015")].concat()).code, "released");
    // What was identified is no hearsay: it stands, and is not said to be unopposed.
    let remains = [step(1, "event_kind", "identified", "2013"), seen("sighting", "2016")].concat();
    let remains = of(remains);
    assert_eq!(
        (remains.code.as_str(), remains.rule.as_str(), remains.against.len()),
        ("dead_remains_identified", "path-against", 1)
    );
    // Nobody told of a taking: the file does not lose its state.
    let alone = told([news("2013"), seen("sighting", "2016")].concat());
    assert_eq!((alone.code.as_str(), alone.by.len()), ("reported", 1));
}

#[test]
fn what_speaks_against_a_death_is_named() {
    let dead = claim(Part::Episode(1), "status", "متوفى");
    let seen = step(1, "event_kind", "sighting", "2019");
    let dated = claim(Part::Episode(1), "status_date", "2015");
    let finding = told([vec![taken("2013"), dead.clone(), dated], seen].concat());
    assert_eq!((finding.code.as_str(), finding.against.len()), ("reported", 1), "a sighting after it");
    let absent = claim(Part::Episode(1), "status", "أُبلغنا بغيابه");
    assert_eq!(absent.value, Value::Code("reported".to_owned()));
    let finding = told(vec![taken("2013"), dead.clone(), absent]);
    assert!(finding.against.is_empty(), "that we were told of an absence contradicts nothing");
    let unread = claim(Part::Episode(1), "status", "رآه جاره بعينه قبل سنة");
    assert_eq!(unread.value, Value::Words);
    let finding = told(vec![taken("2013"), dead, unread]);
    assert_eq!(finding.against.len(), 1, "what nobody understood is not passed over");
    let note = claim(Part::Event(1), "event_note", "توفي هناك");
    let moved = [step(1, "event_kind", "transfer", "2015"), vec![note]].concat();
    let finding = told([vec![taken("2013"), claim(Part::Episode(1), "status", "معتقل")], moved].concat());
    assert_eq!(
        (finding.code.as_str(), finding.against.len()),
        ("detained_as_said", 1),
        "nor what a note tells"
    );
}
