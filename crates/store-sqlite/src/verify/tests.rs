//! What someone with the key and an SQL prompt could do, and how it shows.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::Connection;
use sealing::{Opener, Strength};
use store::{Broken, Keys, NewAct, Questions, Store, Trouble, What};

use crate::Register;
use crate::persons::pack;

const WORDS: Opener<'static> = Opener::Passphrase("words");

struct Ground(PathBuf);

impl Ground {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("athar-verify-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn content(n: u64) -> Vec<u8> {
    format!("act {n} about {}", n % 50).into_bytes()
}

fn keys_of(content: &[u8]) -> Option<Keys> {
    let person = std::str::from_utf8(content).ok()?.rsplit(' ').next()?.parse().ok()?;
    Some(Keys { kind: 1, at: 5, subjects: vec![person], import: None })
}

/// Six hundred acts in three commits; then a hand with the key does `deed`.
fn after(deed: impl FnOnce(&Connection)) -> Vec<Broken> {
    let ground = Ground::new();
    let register = Register::init(&ground.0, &WORDS, Strength::WEAK).unwrap();
    for commit in 0..3 {
        let mut unit = register.begin().unwrap();
        for n in commit * 200 + 1..=commit * 200 + 200 {
            let content = content(n);
            unit.append(NewAct {
                keys: keys_of(&content).unwrap(),
                content,
                evidence: Vec::new(),
                parts: None,
            })
            .unwrap();
        }
        unit.put_card(commit, b"card").unwrap();
        unit.commit().unwrap();
    }
    assert!(register.verify(Some(&keys_of), &mut go_on).unwrap().ok());
    let connection = register.pool.separate().unwrap();
    deed(&connection);
    drop(connection);
    register.verify(Some(&keys_of), &mut go_on).unwrap().broken
}

fn go_on(_: store::Step) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}

fn run(sql: &str) -> Vec<Broken> {
    after(|connection| assert!(connection.execute(sql, []).unwrap() > 0))
}

#[track_caller]
fn shows(broken: &[Broken], what: What, seq: Option<u64>) {
    assert!(broken.contains(&Broken { seq, last: None, what }), "{broken:?}");
}

#[test]
fn a_changed_word() {
    let broken = run("update acts set content = cast('act 300 about 1' as blob) where seq = 300");
    assert_eq!(broken, [Broken { seq: Some(300), last: None, what: What::Content }]);
}

#[test]
fn a_changed_salt() {
    shows(&run("update acts set salt = zeroblob(16) where seq = 7"), What::Content, Some(7));
}

#[test]
fn half_an_erasure() {
    shows(&run("update acts set salt = null where seq = 7"), What::Content, Some(7));
}

#[test]
fn a_removed_act() {
    let broken = run("delete from acts where seq = 300");
    shows(&broken, What::Gap, Some(300));
    shows(&broken, What::Index, None);
}

#[test]
fn acts_cut_from_the_end() {
    let broken = run("delete from acts where seq > 550");
    shows(&broken, What::Gap, Some(551));
    shows(&broken, What::Gap, Some(600));
}

/// Acts, index and checkpoint go back to the second commit.
const CUT: &str = "delete from acts where seq > 400; delete from act_person where seq > 400; delete from \
    checkpoints where size > 400;";

#[test]
fn the_end_cut_off_with_its_checkpoint() {
    shows(&after(|connection| connection.execute_batch(CUT).unwrap()), What::Gap, Some(401));
}

#[test]
fn the_end_cut_off_with_great_care() {
    // Whoever has the key and cuts the tree as well has made an older register, and
    // from the inside it is whole. The head beside it knows better; whoever puts back
    // an older head as well is found only by a checkpoint kept elsewhere (`root_at`
    // answers `None`): this is what witnesses are for.
    let broken = after(|connection| {
        connection.execute_batch(CUT).unwrap();
        let edge = "delete from tiles where level = 0 and n = 2; update tiles set hashes = substr(hashes, \
            1, 144 * 32) where level = 0 and n = 1;
                    update tiles set hashes = substr(hashes, 1, 32) where level = 1";
        connection.execute_batch(edge).unwrap();
    });
    assert_eq!(broken, [Broken { seq: Some(401), last: Some(600), what: What::End }]);
}

#[test]
fn an_act_slipped_in() {
    shows(
        &run("insert into acts values (601, 1, 5, null, x'01', zeroblob(16), x'00', null)"),
        What::Gap,
        Some(601),
    );
}

#[test]
fn parts_where_there_were_none_or_that_are_no_parts() {
    shows(&run("update acts set parts = x'010100' where seq = 300"), What::Content, Some(300));
    shows(&run("update acts set parts = x'ff' where seq = 300"), What::Database, Some(300));
}

#[test]
fn two_acts_exchanged() {
    let broken = after(|connection| {
        connection
            .execute_batch(
                "update acts set seq = 9999 where seq = 10; update acts set seq = 10 where \
            seq = 20; update acts set seq = 20 where seq = 9999",
            )
            .unwrap();
    });
    shows(&broken, What::Content, Some(10));
    shows(&broken, What::Content, Some(20));
}

#[test]
fn changed_keys() {
    shows(&run("update acts set kind = 2 where seq = 9"), What::Keys, Some(9));
    shows(&run("update acts set at = 6 where seq = 9"), What::Keys, Some(9));
    shows(&run("update acts set import = 1 where seq = 9"), What::Keys, Some(9));
    let broken = after(|connection| {
        connection.execute("update acts set persons = ?1 where seq = 9", [pack(&[8])]).unwrap();
    });
    shows(&broken, What::Keys, Some(9));
    shows(&broken, What::Index, None);
}

#[test]
fn an_act_hidden_from_its_file() {
    assert_eq!(
        run("delete from act_person where seq = 55"),
        [Broken { seq: None, last: None, what: What::Index }]
    );
    assert_eq!(
        run("update act_person set person = 49 where seq = 55"),
        [Broken { seq: None, last: None, what: What::Index }]
    );
}

#[test]
fn a_changed_leaf() {
    let broken = run("update tiles set hashes = zeroblob(256 * 32) where level = 0 and n = 0");
    shows(&broken, What::Content, Some(1));
    shows(&broken, What::Checkpoint, Some(200));
    shows(&broken, What::Tree, Some(1));
}

#[test]
fn a_removed_tile() {
    shows(&run("delete from tiles where level = 0 and n = 1"), What::Tree, Some(257));
    shows(&run("delete from tiles where level = 1"), What::Tree, Some(1));
}

#[test]
fn a_content_and_its_leaf_changed_together() {
    let broken = after(|connection| {
        let salt = [1u8; 16];
        let leaf = ledger::leaf(&salt, b"act 300 about 0");
        connection
            .execute(
                "update acts set salt = ?1, content = ?2 where seq = 300",
                (salt, &b"act 300 about 0"[..]),
            )
            .unwrap();
        let mut tile: Vec<u8> = connection
            .query_row("select hashes from tiles where level = 0 and n = 1", [], |row| row.get(0))
            .unwrap();
        let at = (300 - 1 - 256) * 32;
        tile[at..at + 32].copy_from_slice(&leaf.0);
        connection.execute("update tiles set hashes = ?1 where level = 0 and n = 1", [tile]).unwrap();
    });
    // No single act looks wrong; the signed roots after it do.
    shows(&broken, What::Checkpoint, Some(400));
    shows(&broken, What::Checkpoint, Some(600));
    assert!(!broken.contains(&Broken { seq: Some(200), last: None, what: What::Checkpoint }));
}

#[test]
fn a_changed_checkpoint() {
    shows(&run("update checkpoints set root = zeroblob(32) where size = 400"), What::Checkpoint, Some(400));
    shows(
        &run("update checkpoints set note = replace(note, '600', '601') where size = 600"),
        What::Signature,
        Some(600),
    );
    shows(
        &run("update checkpoints set note = replace(note, '400', '401') where size = 400"),
        What::Checkpoint,
        Some(400),
    );
    shows(&run("delete from checkpoints where size = 600"), What::Gap, Some(401));
    shows(&run("delete from checkpoints"), What::Gap, Some(1));
}

#[test]
fn evidence_damaged_exchanged_or_gone() {
    let ground = Ground::new();
    let register = Register::init(&ground.0, &WORDS, Strength::WEAK).unwrap();
    let mut unit = register.begin().unwrap();
    let digests: Vec<_> = ["a", "b", "c", "d"]
        .iter()
        .map(|word| {
            let kept = register.vault().put(&mut word.repeat(100_000).as_bytes()).unwrap();
            unit.append(NewAct { evidence: vec![kept.digest], ..NewAct::default() }).unwrap();
            kept.digest
        })
        .collect();
    unit.commit().unwrap();
    let path = |n: usize| register.evidence.path(&digests[n]);
    let mut bytes = std::fs::read(path(0)).unwrap();
    bytes[90_000] ^= 1;
    std::fs::write(path(0), bytes).unwrap();
    std::fs::remove_file(path(1)).unwrap();
    std::fs::copy(path(3), path(2)).unwrap();
    let verdict = register.verify(None, &mut go_on).unwrap();
    assert_eq!(verdict.evidence, 1);
    let expected = [(1, What::EvidenceAltered), (2, What::EvidenceMissing), (3, What::EvidenceAltered)];
    assert_eq!(verdict.broken, expected.map(|(seq, what)| Broken { seq: Some(seq), last: None, what }));
    assert!(matches!(register.vault().open(&digests[2]), Err(Trouble::Altered { .. })));
}

#[test]
fn a_stopped_verification_says_so() {
    let ground = Ground::new();
    let register = Register::init(&ground.0, &WORDS, Strength::WEAK).unwrap();
    let mut unit = register.begin().unwrap();
    for _ in 0..20_000 {
        unit.append(NewAct { content: vec![1; 500], ..NewAct::default() }).unwrap();
    }
    unit.commit().unwrap();
    let stopped = register.verify(None, &mut |_| std::ops::ControlFlow::Break(()));
    assert!(matches!(stopped, Err(Trouble::Stopped)));
    assert_eq!(register.head().unwrap(), 20_000);
}

#[test]
fn a_newer_register_is_left_alone() {
    let ground = Ground::new();
    let register = Register::init(&ground.0, &WORDS, Strength::WEAK).unwrap();
    let connection = register.pool.separate().unwrap();
    connection.execute_batch("drop table programs; pragma user_version = 99").unwrap();
    drop((connection, register));
    let opened = Register::open(&ground.0, &WORDS).map(drop);
    assert!(
        matches!(opened, Err(Trouble::NewerVersion { found: 99, known: crate::migrate::LATEST })),
        "{opened:?}"
    );
}

/// A register in which a newer program has written, in a way that this one can read.
fn readable_newer(ground: &Ground) -> Register {
    let register = Register::init(&ground.0, &WORDS, Strength::WEAK).unwrap();
    let mut unit = register.begin().unwrap();
    let content = content(1);
    unit.append(NewAct { keys: keys_of(&content).unwrap(), content, evidence: Vec::new(), parts: None })
        .unwrap();
    unit.commit().unwrap();
    let connection = register.pool.separate().unwrap();
    connection.execute_batch("create table households (n integer) strict; pragma user_version = 99").unwrap();
    register
}

fn refuses_to_write(register: &Register) {
    let known = crate::migrate::LATEST;
    for refused in [register.begin().map(drop), register.may_write()] {
        assert!(
            matches!(refused, Err(Trouble::NewerProgram { found: 99, known: k }) if k == known),
            "{refused:?}"
        );
    }
    assert_eq!(register.head().unwrap(), 1);
    assert!(register.verify(Some(&keys_of), &mut go_on).unwrap().ok());
}

#[test]
fn where_a_newer_program_has_written_one_reads_verifies_and_copies() {
    let ground = Ground::new();
    // Also where it came while this program was at work.
    refuses_to_write(&readable_newer(&ground));
    let register = Register::open(&ground.0, &WORDS).unwrap();
    refuses_to_write(&register);
    let there = Ground::new();
    std::fs::create_dir(&there.0).unwrap();
    let file = there.0.join("copy.athar");
    let words = sealing::SecretString::from("words of the copy");
    let to = sealing::backup::To::Passphrase(words.clone(), 4);
    assert!(register.backup(&file, &to, Some(&keys_of), &mut go_on).unwrap().damaged.is_empty());
    let back = there.0.join("register");
    let with = sealing::backup::With::Passphrase(words);
    let (restored, verdict) =
        crate::restore(&file, &with, &back, &WORDS, Some(&keys_of), &mut go_on).unwrap();
    assert!(verdict.ok(), "{:?}", verdict.broken);
    refuses_to_write(&restored);
}

#[test]
fn a_register_that_this_program_cannot_even_read_says_so() {
    let ground = Ground::new();
    let register = readable_newer(&ground);
    register.pool.separate().unwrap().execute("update programs set reads = 98", []).unwrap();
    drop(register);
    let opened = Register::open(&ground.0, &WORDS).map(drop);
    assert!(matches!(opened, Err(Trouble::NewerVersion { found: 99, .. })), "{opened:?}");
}
