//! A panic is a fault of ours; it ends one request, and what it left half done
//! is made anew. It is made to happen at every question a write and the asking
//! after it put to the store; beside it stands a register that never failed.

mod common;

use access::{Audience, Role, Viewer};
use casework::{House, NewClaim, OURS, SourceChoice};
use common::failing::Failing;
use common::{file, house, house_on, operator, take_in};
use model::{MemberId, PersonId, Tier};
use search::Query;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const LIST: &str = "الاسم;اسم الأم;تاريخ الاعتقال\nسالم ناصر الأيوبي;فاطمة;2013/4/2\n\
    نادر شهاب القطان;سلمى;2014/5/3\nهدى سليم الرفاعي;أمينة;2012/1/9\n";

/// What a colleague and a guest see of the whole register; the clocks of two registers differ.
fn seen(house: &House) -> String {
    let mut seen = String::new();
    for role in [Role::Reviewer, Role::Documenter, Role::Guest] {
        let desk = house.desk(Viewer::new(MemberId(7), [role].into()));
        for words in ["", "سالم", "القطان", "0933111222", "سمير"] {
            let page = desk.list(&Query { counts: true, ..Query::words(words, 100) }).expect("a list");
            let cards: Vec<_> = page.cards.iter().map(|card| (&card.names, &card.missing)).collect();
            seen += &format!(
                "{role:?} «{words}» {:?} {:?} {cards:?}\n",
                page.page.hits,
                page.page.counts.map(|c| c.by.clone())
            );
        }
    }
    seen
}

/// Two claims on a file, one of which is sealed by nature.
fn write(house: &House, turn: i64) {
    let (kind, title) = ("interview".into(), "حديث مع أخيه".into());
    let source =
        SourceChoice::New { kind, title, tier: Tier::Team, reliability: 'F', dated: None, document: None };
    let (other, phone) = (format!("سمير {turn}"), format!("0933111{:03}", 200 + turn % 700));
    let claims: Vec<NewClaim> = [("other_name", other), ("phone", phone)]
        .iter()
        .filter_map(|(key, said)| NewClaim::person(key, said))
        .collect();
    house.desk(operator()).add(PersonId(1 + turn as u64 % 3), OURS, &source, None, &claims).expect("written");
}

#[test]
fn a_fault_at_any_question_leaves_nothing_half_known() {
    let answers = Arc::new(AtomicI64::new(-1));
    let (tried, never) = (house_on(Box::new(Failing::at_fault(answers.clone()))), house());
    for house in [&tried, &never] {
        house.found("رابطة الاختبار").expect("founded");
        take_in(house, "مكتب", vec![file("list.csv", LIST)]);
        assert!(seen(house).contains("سالم"));
        house.list(Audience::Team).expect("built");
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        if !fault.to_string().contains("a fault of ours") {
            usual(fault);
        }
    }));
    let (mut faults, mut at) = (0, 0);
    loop {
        let before = tried.store().head().expect("a head");
        answers.store(at, Ordering::SeqCst);
        let done = catch_unwind(AssertUnwindSafe(|| {
            write(&tried, at);
            seen(&tried)
        }));
        let whole = answers.swap(-1, Ordering::SeqCst) >= 0;
        faults += u32::from(done.is_err());
        if tried.store().head().expect("a head") > before {
            write(&never, at);
        }
        assert_eq!(seen(&tried), seen(&never), "after a fault at question {at}");
        if whole {
            break;
        }
        at += 1;
    }
    let _ = std::panic::take_hook();
    assert!(faults > 20, "{faults} faults");
    println!("{faults} faults, and everyone went on");
    assert!(tried.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).expect("rebuilt").same);
}
