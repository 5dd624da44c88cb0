//! A register in memory with a clock that ticks and dice that repeat.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod failing;

use access::{Role, Viewer};
use casework::{
    Accepted, Chance, Clock, ColumnChoice, Desk, House, Incoming, NewClaim, Refusal, SourceChoice,
};
use model::{MemberId, Subject, Tier};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};

/// The hands of a clock: they move on a second with each look, or by hand.
#[derive(Clone)]
pub struct Hands(Arc<AtomicI64>);
impl Hands {
    pub fn forward(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }
}
impl Clock for Hands {
    fn now(&self) -> i64 {
        self.0.fetch_add(1000, Ordering::Relaxed)
    }
}

struct Dice(AtomicU8);
impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.fetch_add(37, Ordering::Relaxed));
    }
}

/// An empty register on 1 June 2026.
pub fn house() -> House {
    house_on(Box::new(store::memory::Memory::new([7; 32])))
}

/// The same on a store of one's own.
pub fn house_on(store: Box<dyn store::Store>) -> House {
    opened(store).0
}

/// An empty register with its clock.
pub fn house_at() -> (House, Hands) {
    opened(Box::new(store::memory::Memory::new([7; 32])))
}

fn opened(store: Box<dyn store::Store>) -> (House, Hands) {
    let clock = Hands(Arc::new(AtomicI64::new(1_780_272_000_000)));
    let house = House::open(store, Box::new(clock.clone()), Box::new(Dice(AtomicU8::new(1))))
        .expect("an empty register opens");
    (house, clock)
}

pub fn operator() -> Viewer {
    Viewer::operator(MemberId(0))
}

/// A colleague in one role.
pub fn desk_of(house: &House, role: Role) -> Desk<'_> {
    house.desk(Viewer::new(MemberId(9), [role].into()))
}

/// A talk of that title, for the team.
pub fn source(title: &str) -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: title.into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

/// Words of a property, not graded.
pub fn said(key: &str, words: &str) -> NewClaim {
    NewClaim::person(key, words).expect("a property")
}

/// It was refused, with this code.
#[track_caller]
pub fn refused<T>(answer: Result<T, Refusal>, code: &str) {
    assert_eq!(answer.err().map(|refusal| refusal.code()).as_deref(), Some(code));
}

/// A prison that ships with the program.
pub fn prison() -> Subject {
    "f:F117".parse().expect("Sednaya ships")
}

pub fn file(name: &str, text: &str) -> Incoming {
    Incoming { name: name.into(), bytes: text.as_bytes().into() }
}

/// Plans and accepts.
#[track_caller]
pub fn take_in(house: &House, organisation: &str, files: Vec<Incoming>) -> Accepted {
    let desk = house.desk(operator());
    let plan =
        desk.plan_import(files, organisation, ColumnChoice::default()).expect("the list can be planned");
    desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("the plan is applied")
}
