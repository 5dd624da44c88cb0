//! The register on disk lives through the story, and again after being closed.

mod ground;

use std::ops::Deref;

use ground::Ground;
use store::story;
use store::{Questions, Store};
use store_sqlite::Register;

/// A register that takes its ground with it.
struct Housed(Register, #[allow(dead_code)] Ground);

impl Deref for Housed {
    type Target = Register;

    fn deref(&self) -> &Register {
        &self.0
    }
}

fn fresh() -> Housed {
    let ground = Ground::new();
    Housed(ground.init(), ground)
}

#[test]
fn a_register_is_a_store() {
    for (name, scene) in story::SCENES {
        eprintln!("story: {name}");
        scene(&*fresh());
    }
}

#[test]
fn a_closed_register_opens_as_it_was() {
    for (name, scene) in story::SCENES {
        eprintln!("story: {name}");
        let ground = Ground::new();
        let register = ground.init();
        scene(&register);
        let before = (
            register.counts().unwrap(),
            register.signed_checkpoint().unwrap(),
            register.derived_digest().unwrap(),
        );
        drop(register);
        let register = ground.open();
        let after = (
            register.counts().unwrap(),
            register.signed_checkpoint().unwrap(),
            register.derived_digest().unwrap(),
        );
        assert_eq!(before, after);
        assert!(register.verify(None, &mut story::go_on).unwrap().ok());
    }
}
