//! One story, told to every store. A store that lives through it is a store.
//!
//! Each scene begins with a fresh, empty store and speaks only to the port. A
//! driver's tests call [`tell`].

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::ControlFlow;

use ledger::{Checkpoint, LeafParts, VerifyingKey};

use crate::{Keys, NewAct, Progress, Seq, Step, Store, StoredAct, Trouble, What};

/// A scene: a name and what happens.
pub type Scene = (&'static str, fn(&dyn Store));

/// The scenes, in the order in which one would explain a store.
pub const SCENES: &[Scene] = &[
    ("an empty store answers", empty),
    ("what is committed stays, in order", order),
    ("what is not committed never was", rollback),
    ("a unit sees itself and nobody else does", own_eyes),
    ("acts are found by file, kind and import", keys),
    ("many are asked for at once", at_once),
    ("acts are read in pieces", pieces),
    ("cards are written over, dropped and walked in order", cards),
    ("what is hidden from whom is known of all files or of none", hidden),
    ("shelves keep documents apart", shelves),
    ("numbers are never given twice", ids),
    ("every commit is signed and old roots stay true", checkpoints),
    ("a receipt proves one act", receipts),
    ("a register signs in its own name, and no false head", signing),
    ("an erased act is gone and the log holds", erasing),
    ("a value is erased or proven and the rest of its act stays", values),
    ("what is derived can be made again", rebuilding),
    ("keys that contradict the content are found", lying_keys),
    ("acts of a newer program are kept as they are", newer),
    ("evidence is kept by digest", evidence),
    ("evidence can be erased", erasing_evidence),
    ("a vault keeps bytes and knows no act", vault),
    ("units stand in line", in_line),
    ("strange values pass unharmed", strange),
];

/// Tells every scene to a fresh store.
pub fn tell<S: Store>(fresh: impl Fn() -> S) {
    for (name, scene) in SCENES {
        eprintln!("story: {name}");
        scene(&fresh());
    }
}

/// An act whose content says what its keys say, so that [`keys_of`] can read them.
pub fn act(kind: u8, persons: &[u64], import: Option<u64>, word: &str) -> NewAct {
    let import_text = import.map_or(String::new(), |import| import.to_string());
    let persons_text: Vec<String> = persons.iter().map(u64::to_string).collect();
    let content = format!("{kind}|{}|{import_text}|{}|{word}", AT, persons_text.join(","));
    let keys = Keys { kind, at: AT, subjects: persons.to_vec(), import };
    NewAct { keys, content: content.into_bytes(), evidence: Vec::new(), parts: None }
}

const AT: i64 = 1_700_000_000_123;

/// Reads the keys back out of the content of [`act`].
pub fn keys_of(content: &[u8]) -> Option<Keys> {
    let text = std::str::from_utf8(content).ok()?;
    let mut parts = text.splitn(5, '|');
    let kind = parts.next()?.parse().ok()?;
    let at = parts.next()?.parse().ok()?;
    let import = parts.next()?;
    let import = if import.is_empty() { None } else { Some(import.parse().ok()?) };
    let persons = parts.next()?.split(',').filter(|person| !person.is_empty());
    let persons = persons.map(|person| person.parse().ok()).collect::<Option<_>>()?;
    Some(Keys { kind, at, subjects: persons, import })
}

/// Appends acts in one unit; the number of the last.
#[track_caller]
pub fn append(store: &dyn Store, acts: impl IntoIterator<Item = NewAct>) -> Seq {
    let mut unit = store.begin().unwrap();
    let mut last = 0;
    for act in acts {
        last = unit.append(act).unwrap();
    }
    unit.commit().unwrap();
    last
}

/// Goes on whatever comes.
pub fn go_on(_: Step) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Verifies with keys read from contents.
#[track_caller]
fn sound(store: &dyn Store) {
    let progress: Progress<'_> = &mut go_on;
    let verdict = store.verify(Some(&keys_of), progress).unwrap();
    assert!(verdict.ok(), "{:?}", verdict.broken);
    assert_eq!(verdict.leaves, store.head().unwrap());
}

#[track_caller]
fn says(act: &StoredAct, word: &str) {
    let content = String::from_utf8(act.content.clone().unwrap()).unwrap();
    assert!(content.ends_with(&format!("|{word}")), "{content}");
}

fn numbers(acts: &[StoredAct]) -> Vec<Seq> {
    acts.iter().map(|act| act.seq).collect()
}

fn empty(store: &dyn Store) {
    assert_eq!(store.head().unwrap(), 0);
    assert_eq!(store.act(1).unwrap(), None);
    assert_eq!(store.act(0).unwrap(), None);
    assert_eq!(store.counts().unwrap(), crate::Counts::default());
    assert_eq!(store.checkpoint().unwrap(), None);
    assert_eq!(store.receipt(1).unwrap(), None);
    assert_eq!(store.acts_about(1).unwrap(), []);
    assert_eq!(store.latest_acts(0, 10).unwrap(), []);
    assert_eq!(store.root_at(0).unwrap(), Some(ledger::Hash::of_nothing()));
    assert_eq!(store.root_at(1).unwrap(), None);
    store.begin().unwrap().commit().unwrap();
    assert_eq!(store.checkpoint().unwrap(), None, "a unit without acts signs nothing");
    sound(store);
}

fn order(store: &dyn Store) {
    assert_eq!(append(store, [act(1, &[1], None, "first"), act(1, &[2], None, "second")]), 2);
    assert_eq!(append(store, [act(2, &[1], None, "third")]), 3);
    let acts = store.acts_from(0, 10).unwrap();
    assert_eq!(numbers(&acts), [1, 2, 3]);
    says(&acts[0], "first");
    says(&acts[2], "third");
    assert_eq!(store.act(2).unwrap().as_ref(), Some(&acts[1]));
    assert_eq!(store.act(4).unwrap(), None);
    assert_eq!(acts[2].keys, Keys { kind: 2, at: AT, subjects: vec![1], import: None });
    assert_ne!(acts[0].salt, acts[1].salt);
    sound(store);
}

fn rollback(store: &dyn Store) {
    append(store, [act(1, &[1], None, "kept")]);
    let before = (store.counts().unwrap(), store.checkpoint().unwrap(), store.derived_digest().unwrap());
    let mut unit = store.begin().unwrap();
    unit.append(act(1, &[1], None, "never")).unwrap();
    unit.put_card(1, b"never").unwrap();
    unit.put_shelf("people", "a", b"never").unwrap();
    unit.erase(1).unwrap();
    let number = unit.take_id("persons").unwrap();
    drop(unit);
    let after = (store.counts().unwrap(), store.checkpoint().unwrap(), store.derived_digest().unwrap());
    assert_eq!(before, after);
    says(&store.act(1).unwrap().unwrap(), "kept");
    let mut unit = store.begin().unwrap();
    assert_eq!(unit.take_id("persons").unwrap(), number);
    assert_eq!(unit.append(act(1, &[], None, "next")).unwrap(), 2);
    unit.commit().unwrap();
    sound(store);
}

fn own_eyes(store: &dyn Store) {
    let mut unit = store.begin().unwrap();
    unit.append(act(1, &[7], Some(3), "new")).unwrap();
    unit.put_card(7, b"card").unwrap();
    unit.put_shelf("maps", "m", b"map").unwrap();
    assert_eq!(unit.head().unwrap(), 1);
    assert_eq!(numbers(&unit.acts_about(7).unwrap()), [1]);
    assert_eq!(unit.card(7).unwrap().as_deref(), Some(&b"card"[..]));
    assert_eq!(unit.shelf("maps", "m").unwrap().as_deref(), Some(&b"map"[..]));
    // The same thread asks the store itself while the unit is open.
    assert_eq!(store.head().unwrap(), 0);
    assert_eq!(store.card(7).unwrap(), None);
    assert_eq!(store.acts_about(7).unwrap(), []);
    unit.commit().unwrap();
    assert_eq!(store.head().unwrap(), 1);
    assert_eq!(numbers(&store.acts_of_import(3).unwrap()), [1]);
}

fn keys(store: &dyn Store) {
    append(
        store,
        [
            act(1, &[5, 3], Some(1), "a"),
            act(2, &[3], Some(1), "b"),
            act(1, &[], None, "c"),
            act(1, &[9, 3, 9], Some(2), "d"),
        ],
    );
    assert_eq!(numbers(&store.acts_about(3).unwrap()), [1, 2, 4]);
    assert_eq!(numbers(&store.acts_about(5).unwrap()), [1]);
    assert!(store.acts_about(4).unwrap().is_empty());
    assert_eq!(store.act(4).unwrap().unwrap().keys.subjects, [3, 9], "ascending, each once");
    assert_eq!(numbers(&store.acts_of_kind(1, 0, 10).unwrap()), [1, 3, 4]);
    assert_eq!(numbers(&store.acts_of_kind(1, 1, 1).unwrap()), [3]);
    assert_eq!(numbers(&store.acts_of_import(1).unwrap()), [1, 2]);
    assert_eq!(store.subjects_since(0).unwrap(), [3, 5, 9]);
    assert_eq!(store.subjects_since(1).unwrap(), [3, 9]);
    assert_eq!(store.subjects_since(4).unwrap(), [0u64; 0]);
    // What is no person has great numbers, which stand behind those of people.
    const PRISON: u64 = (1 << 48) | (1 << 47) | 117;
    append(store, [act(1, &[PRISON, 3], None, "e"), act(1, &[(1 << 62) + 1], None, "f")]);
    assert_eq!(numbers(&store.acts_about(PRISON).unwrap()), [5]);
    assert_eq!(store.act(5).unwrap().unwrap().keys.subjects, [3, PRISON]);
    assert_eq!(store.subjects_since(4).unwrap(), [3, PRISON, (1 << 62) + 1]);
    assert_eq!(store.subjects_from(0).unwrap(), [3, 5, 9, PRISON, (1 << 62) + 1]);
    assert_eq!(store.subjects_from(PRISON).unwrap(), [PRISON, (1 << 62) + 1]);
    assert_eq!(store.subjects_from((1 << 62) + 2).unwrap(), [0u64; 0]);
}

fn at_once(store: &dyn Store) {
    // Subjects of every kind: people, what has a number of its own, what ships with the program.
    const PLACE: u64 = (2 << 48) | 4;
    const PRISON: u64 = (1 << 48) | (1 << 47) | 117;
    let mut unit = store.begin().unwrap();
    assert_eq!(unit.append_all(Vec::new()).unwrap(), 1..1);
    let acts = vec![
        act(1, &[1, 2], None, "a"),
        act(2, &[PLACE], None, "b"),
        act(231, &[2, PRISON], Some(1), "newer"),
    ];
    assert_eq!(unit.append_all(acts).unwrap(), 1..4);
    assert_eq!(unit.append(act(1, &[3], None, "d")).unwrap(), 4);
    unit.put_cards(&[(2, Some(b"two".to_vec())), (3, Some(b"three".to_vec())), (1, None)]).unwrap();
    unit.put_cards(&[(3, None), (2, Some(b"second".to_vec())), (4, Some(Vec::new()))]).unwrap();
    assert_eq!(numbers(&unit.acts_about_any(&[PLACE, 3]).unwrap()), [2, 4], "a unit sees its own");
    unit.commit().unwrap();
    assert_eq!(numbers(&store.acts_about_any(&[2, PRISON, 1, 2]).unwrap()), [1, 3], "in order, each once");
    assert_eq!(numbers(&store.acts_about_any(&[PRISON, PLACE, 3, 77]).unwrap()), [2, 3, 4]);
    assert_eq!(store.acts_about_any(&[]).unwrap(), []);
    assert_eq!(numbers(&store.acts(&[4, 1, 9, 0, 4]).unwrap()), [1, 4]);
    assert_eq!(store.acts(&[]).unwrap(), []);
    let many: Vec<u64> = (1..=5000).collect();
    assert_eq!(numbers(&store.acts(&many).unwrap()), [1, 2, 3, 4]);
    assert_eq!(
        store.cards(&[4, 3, 2, 2]).unwrap(),
        [Some(Vec::new()), None, Some(b"second".to_vec()), Some(b"second".to_vec())]
    );
    assert_eq!(store.cards(&[]).unwrap(), Vec::<Option<Vec<u8>>>::new());
    let mut unit = store.begin().unwrap();
    let keys = |subjects: &[u64]| Keys { kind: 1, at: AT, subjects: subjects.to_vec(), import: None };
    unit.put_all_keys(&[(4, keys(&[3, 8])), (99, keys(&[8]))]).unwrap();
    unit.put_all_keys(&[(4, keys(&[8]))]).unwrap();
    assert_eq!(numbers(&unit.acts_about_any(&[3, 8]).unwrap()), [4]);
    assert!(unit.acts_about(3).unwrap().is_empty());
    unit.put_all_keys(&[(4, keys(&[3]))]).unwrap();
    // What is erased is still known to be about somebody, and tells nothing.
    unit.erase(1).unwrap();
    unit.commit().unwrap();
    let about = store.acts_about_any(&[1, 3]).unwrap();
    assert_eq!((numbers(&about), about[0].content.as_ref()), (vec![1, 4], None));
    // One act that cannot be written, and none of them is.
    let mut unit = store.begin().unwrap();
    let unknown = NewAct { evidence: vec![crate::Digest([9; 32])], ..act(1, &[5], None, "x") };
    assert!(unit.append_all(vec![act(1, &[5], None, "x"), unknown]).is_err());
    drop(unit);
    assert!(store.acts_about(5).unwrap().is_empty());
    sound(store);
}

fn vault(store: &dyn Store) {
    let vault = store.vault();
    let [named, left] = ["named", "left"].map(|word| vault.put(&mut word.as_bytes()).unwrap().digest);
    append(store, [NewAct { evidence: vec![named], ..act(1, &[1], None, "x") }]);
    assert!(vault.has(&left).unwrap() && !store.has_evidence(&left).unwrap(), "it is there, and nobody's");
    let unknown = crate::Digest([1; 32]);
    assert!(!vault.has(&unknown).unwrap() && !vault.erase(&unknown).unwrap());
    // What was put a moment ago may be about to be named.
    assert_eq!(vault.sweep(&[named], crate::vault::FORGOTTEN).unwrap(), 0);
    std::thread::sleep(std::time::Duration::from_millis(30));
    assert_eq!(vault.sweep(&[named], std::time::Duration::from_millis(10)).unwrap(), 1);
    assert!(vault.has(&named).unwrap() && !vault.has(&left).unwrap());
    assert!(matches!(vault.open(&left), Err(Trouble::NoSuchEvidence)));
    // What is put again is whole again.
    let again = vault.put(&mut &b"left"[..]).unwrap();
    assert_eq!((again.digest, again.bytes), (left, 4));
    assert!(vault.erase(&left).unwrap() && !vault.erase(&left).unwrap());
    assert!(!vault.has(&left).unwrap());
    assert!(matches!(
        store.begin().unwrap().append(NewAct { evidence: vec![left], ..act(1, &[], None, "x") }),
        Err(Trouble::NoSuchEvidence)
    ));
    let mut unit = store.begin().unwrap();
    assert!(unit.erase_evidence(&named).unwrap());
    unit.commit().unwrap();
    assert!(!vault.has(&named).unwrap(), "with the commit it is gone");
    sound(store);
}

fn pieces(store: &dyn Store) {
    append(store, (0..700).map(|n| act(1, &[n % 10], Some(1), "x")));
    assert_eq!(numbers(&store.acts_from(690, 5).unwrap()), [691, 692, 693, 694, 695]);
    assert_eq!(store.acts_from(0, 0).unwrap(), []);
    assert_eq!(numbers(&store.latest_acts(0, 3).unwrap()), [700, 699, 698]);
    assert_eq!(numbers(&store.latest_acts(3, 10).unwrap()), [2, 1]);
    let mut seen = 0;
    store
        .each_act(100, &mut |act| {
            seen += 1;
            // A caller may ask again in the middle of a walk.
            assert_eq!(store.act(act.seq).unwrap().unwrap().seq, act.seq);
            if seen == 50 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, 50);
    sound(store);
}

fn cards(store: &dyn Store) {
    let mut unit = store.begin().unwrap();
    for person in [3u64, 1, 2, 300] {
        unit.put_card(person, format!("card {person}").as_bytes()).unwrap();
    }
    unit.put_card(2, b"two").unwrap();
    unit.drop_card(3).unwrap();
    unit.drop_card(77).unwrap();
    unit.commit().unwrap();
    let mut walked = Vec::new();
    store
        .each_card(&mut |person, card| {
            walked.push((person, card.to_vec()));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(walked, [(1, b"card 1".to_vec()), (2, b"two".to_vec()), (300, b"card 300".to_vec())]);
    assert_eq!(store.cards(&[300, 5]).unwrap(), [Some(b"card 300".to_vec()), None]);
    assert_eq!(store.counts().unwrap().cards, 3);
}

fn hidden(store: &dyn Store) {
    let kept = || store.hidden().unwrap();
    assert_eq!(kept(), Some(BTreeMap::new()), "of a register without acts it is known");
    let empty = store.derived_digest().unwrap();
    let mut unit = store.begin().unwrap();
    unit.put_hidden(&[(3, 1), (5, 0b101), (7, 0)]).unwrap();
    assert_eq!(unit.hidden().unwrap(), Some([(3, 1), (5, 0b101)].into()));
    assert_eq!(kept(), Some(BTreeMap::new()));
    unit.commit().unwrap();
    assert_ne!(store.derived_digest().unwrap(), empty);
    let mut unit = store.begin().unwrap();
    unit.put_hidden(&[(3, 0), (5, 2)]).unwrap();
    unit.commit().unwrap();
    assert_eq!(kept(), Some([(5, 2)].into()));
    let mut unit = store.begin().unwrap();
    unit.drop_derived().unwrap();
    assert_eq!(unit.hidden().unwrap(), None, "nobody knows it until it is made anew");
    unit.put_hidden(&[(9, 1)]).unwrap();
    assert_eq!(unit.hidden().unwrap(), None, "one is not all");
    unit.keep_hidden(&[(4, 3)].into()).unwrap();
    unit.commit().unwrap();
    assert_eq!(kept(), Some([(4, 3)].into()));
}

fn shelves(store: &dyn Store) {
    let mut unit = store.begin().unwrap();
    unit.put_shelf("people", "ب", b"2").unwrap();
    unit.put_shelf("people", "ا", b"1").unwrap();
    unit.put_shelf("people-old", "ا", b"3").unwrap();
    unit.put_shelf("people", "ب", b"two").unwrap();
    unit.commit().unwrap();
    let all = store.shelf_all("people").unwrap();
    assert_eq!(all, [("ا".to_owned(), b"1".to_vec()), ("ب".to_owned(), b"two".to_vec())]);
    assert_eq!(store.shelf("people", "ج").unwrap(), None);
    let mut unit = store.begin().unwrap();
    unit.drop_shelf("people", "ا").unwrap();
    unit.commit().unwrap();
    assert_eq!(store.shelf("people", "ا").unwrap(), None);
    assert_eq!(store.shelf("people-old", "ا").unwrap().as_deref(), Some(&b"3"[..]));
    assert_eq!(store.counts().unwrap().shelved, 2);
}

fn ids(store: &dyn Store) {
    let mut unit = store.begin().unwrap();
    assert_eq!(unit.take_id("persons").unwrap(), 1);
    assert_eq!(unit.take_id("persons").unwrap(), 2);
    assert_eq!(unit.take_ids("persons", 10).unwrap(), 3);
    assert_eq!(unit.take_id("sources").unwrap(), 1);
    unit.commit().unwrap();
    assert_eq!(store.begin().unwrap().take_id("persons").unwrap(), 13);
}

fn checkpoints(store: &dyn Store) {
    let key = VerifyingKey::parse(&store.log_key()).unwrap();
    let mut kept = Vec::new();
    // Sizes around the edges of tiles and powers of two.
    for more in [1, 1, 2, 251, 1, 1, 300, 900] {
        append(store, (0..more).map(|n| act(1, &[n], None, "x")));
        let note = store.signed_checkpoint().unwrap().unwrap();
        kept.push(Checkpoint::open(&note, &key).unwrap());
    }
    assert_eq!(kept.last(), store.checkpoint().unwrap().as_ref());
    for checkpoint in kept {
        assert_eq!(store.root_at(checkpoint.size).unwrap(), Some(checkpoint.root), "at {}", checkpoint.size);
    }
    let mut frontier = ledger::Frontier::new();
    store
        .each_act(0, &mut |act| {
            frontier.push(act.leaf().unwrap());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(store.checkpoint().unwrap().unwrap().root, frontier.root());
    sound(store);
}

fn receipts(store: &dyn Store) {
    append(store, (0..600).map(|n| act(1, &[n], None, &format!("act {n}"))));
    let key = VerifyingKey::parse(&store.log_key()).unwrap();
    for seq in [1, 2, 256, 257, 512, 599, 600] {
        let receipt = store.receipt(seq).unwrap().unwrap();
        let root = Checkpoint::open(&receipt.checkpoint, &key).unwrap().root;
        let content = store.act(seq).unwrap().unwrap().content.unwrap();
        assert!(receipt.inclusion.holds(&ledger::leaf(&receipt.salt, &content), &root));
        assert!(!receipt.inclusion.holds(&ledger::leaf(&receipt.salt, b"another"), &root));
    }
    assert_eq!(store.receipt(601).unwrap(), None);
    assert_eq!(store.receipt(0).unwrap(), None);
}

fn signing(store: &dyn Store) {
    let key = VerifyingKey::parse(&store.log_key()).unwrap();
    assert_eq!(key.name(), format!("athar/{}", store.number()));
    assert!(store.number().len() >= 16 && store.number().bytes().all(|b| b.is_ascii_hexdigit()));
    let note = store.sign("athar bundle 1\nx\n").unwrap();
    assert_eq!(key.open(&note), Ok("athar bundle 1\nx\n"));
    assert!(key.open(&note.replace("bundle 1", "bundle 2")).is_err());
    let head = Checkpoint { origin: key.name().to_owned(), size: 9, root: ledger::Hash::of_nothing() };
    assert!(store.sign(&head.body()).is_err());
}

fn erasing(store: &dyn Store) {
    append(store, (1..=5).map(|n| act(1, &[n], Some(1), "secret")));
    let root = store.checkpoint().unwrap().unwrap().root;
    let mut unit = store.begin().unwrap();
    assert!(unit.erase(3).unwrap());
    assert!(!unit.erase(3).unwrap(), "nothing is left to destroy");
    assert!(!unit.erase(99).unwrap());
    unit.append(act(9, &[3], None, "erased on request")).unwrap();
    unit.commit().unwrap();
    let erased = store.act(3).unwrap().unwrap();
    assert_eq!((erased.salt, erased.content.as_ref(), erased.leaf()), (None, None, None));
    assert_eq!(store.receipt(3).unwrap(), None);
    assert_eq!(numbers(&store.acts_about(3).unwrap()), [3, 6]);
    assert_eq!(store.root_at(5).unwrap(), Some(root));
    assert_eq!(store.counts().unwrap().erased, 1);
    let verdict = store.verify(Some(&keys_of), &mut go_on).unwrap();
    assert!(verdict.ok());
    assert_eq!((verdict.leaves, verdict.erased), (6, 1));
}

fn values(store: &dyn Store) {
    let page = |persons: &[u64]| {
        let whole = act(1, persons, None, "\"one\",\"two\",\"three\"");
        let place = |word: &str| {
            let start = whole.content.windows(word.len()).position(|at| at == word.as_bytes()).unwrap();
            start..start + word.len()
        };
        let parts =
            LeafParts::at(vec![place("\"one\""), place("\"two\""), place("\"three\"")], &whole.content);
        NewAct { parts, ..whole }
    };
    append(store, [act(1, &[9], None, "before"), page(&[1, 2]), page(&[3]), act(1, &[9], None, "after")]);
    let root = store.checkpoint().unwrap().unwrap().root;
    let key = VerifyingKey::parse(&store.log_key()).unwrap();
    let proven = |seq: Seq, n: usize, value: &[u8]| {
        let receipt = store.receipt(seq).unwrap().unwrap();
        let content = store.act(seq).unwrap().unwrap().content.unwrap();
        let root = Checkpoint::open(&receipt.checkpoint, &key).unwrap().root;
        let whole = receipt.inclusion.holds(&receipt.leaf(&content).unwrap(), &root);
        let leaf = receipt.value(&content, n).and_then(|proof| proof.leaf(value));
        whole && leaf.is_some_and(|leaf| receipt.inclusion.holds(&leaf, &root))
    };
    assert!(proven(2, 1, b"\"two\"") && !proven(2, 1, b"\"one\"") && !proven(1, 0, b"before"));
    let mut unit = store.begin().unwrap();
    assert!(unit.erase_values(2, &BTreeSet::from([0])).unwrap());
    assert!(!unit.erase_values(2, &BTreeSet::from([0])).unwrap(), "nothing is left to destroy");
    assert!(!unit.erase_values(2, &BTreeSet::from([7])).unwrap());
    assert!(!unit.erase_values(1, &BTreeSet::from([0])).unwrap(), "it is one value");
    assert!(!unit.erase_values(99, &BTreeSet::from([0])).unwrap());
    // Named as the caller reads it now.
    let left = unit.act(2).unwrap().unwrap();
    unit.put_keys(2, &keys_of(left.content.as_deref().unwrap()).unwrap()).unwrap();
    unit.commit().unwrap();
    let left = store.act(2).unwrap().unwrap();
    assert_eq!(
        (
            left.destroyed(),
            String::from_utf8(left.content.unwrap()).unwrap().ends_with("|null,\"two\",\"three\"")
        ),
        (1, true)
    );
    assert!(
        proven(2, 1, b"\"two\"")
            && proven(3, 0, b"\"one\"")
            && !proven(2, 0, b"\"one\"")
            && !proven(2, 0, b"null")
    );
    assert_eq!(store.root_at(4).unwrap(), Some(root));
    assert_eq!(store.counts().unwrap().erased, 0);
    sound(store);
    // What is left goes whole, too.
    let mut unit = store.begin().unwrap();
    assert!(unit.erase(2).unwrap());
    unit.commit().unwrap();
    assert_eq!(store.act(2).unwrap().unwrap().parts, None);
    assert_eq!(store.root_at(4).unwrap(), Some(root));
    sound(store);
    // Parts that are not those of the content are refused.
    let mut unit = store.begin().unwrap();
    let elsewhere = NewAct { content: b"short".to_vec(), ..page(&[5]) };
    assert!(unit.append(elsewhere).is_err());
    drop(unit);
    sound(store);
}

fn rebuilding(store: &dyn Store) {
    let mut unit = store.begin().unwrap();
    for n in 1..=20 {
        unit.append(act(1, &[n, n + 1], Some(n % 3), "x")).unwrap();
        unit.put_card(n, format!("card {n}").as_bytes()).unwrap();
    }
    unit.erase(4).unwrap();
    unit.commit().unwrap();
    let before = store.derived_digest().unwrap();
    let mut unit = store.begin().unwrap();
    unit.drop_derived().unwrap();
    assert_ne!(unit.derived_digest().unwrap(), before);
    assert_eq!(unit.card(1).unwrap(), None);
    for act in unit.acts_from(0, 100).unwrap() {
        if let Some(content) = &act.content {
            unit.put_keys(act.seq, &keys_of(content).unwrap()).unwrap();
        }
    }
    (1..=20).for_each(|n| unit.put_card(n, format!("card {n}").as_bytes()).unwrap());
    assert_eq!(unit.derived_digest().unwrap(), before);
    unit.commit().unwrap();
    assert_eq!(store.derived_digest().unwrap(), before);
    assert_eq!(numbers(&store.acts_about(5).unwrap()), [4, 5]);
    sound(store);
}

fn lying_keys(store: &dyn Store) {
    append(store, (1..=3).map(|n| act(1, &[n], None, "x")));
    let mut unit = store.begin().unwrap();
    unit.put_keys(2, &Keys { kind: 1, at: AT, subjects: vec![3], import: None }).unwrap();
    unit.commit().unwrap();
    assert!(store.acts_about(2).unwrap().is_empty());
    assert_eq!(numbers(&store.acts_about(3).unwrap()), [2, 3]);
    let verdict = store.verify(Some(&keys_of), &mut go_on).unwrap();
    assert_eq!(verdict.broken, [crate::Broken { seq: Some(2), last: None, what: What::Keys }]);
    assert!(store.verify(None, &mut go_on).unwrap().ok(), "without a reader contents are only hashed");
}

/// The model knows kind 0 for what it cannot read; then the keys cannot be read out of the content.
fn newer(store: &dyn Store) {
    let written = |kept: Keys| NewAct {
        keys: kept,
        content: format!("0|{AT}|||of tomorrow").into_bytes(),
        evidence: Vec::new(),
        parts: None,
    };
    let keys = Keys { kind: 231, at: AT, subjects: vec![2, 7], import: Some(4) };
    append(store, [act(1, &[7], None, "of today"), written(keys.clone()), act(1, &[7], None, "of today")]);
    sound(store);
    assert_eq!(
        store.act(2).unwrap().map(|kept| (kept.keys, kept.content)),
        Some((keys.clone(), Some(written(keys.clone()).content)))
    );
    assert_eq!(numbers(&store.acts_about(7).unwrap()), [1, 2, 3]);
    assert_eq!(numbers(&store.acts_of_kind(231, 0, 10).unwrap()), [2]);
    let before = store.derived_digest().unwrap();
    let mut unit = store.begin().unwrap();
    unit.drop_derived().unwrap();
    for kept in unit.acts_from(0, 10).unwrap() {
        unit.put_keys(kept.seq, &kept.keys).unwrap();
    }
    unit.commit().unwrap();
    assert_eq!(store.derived_digest().unwrap(), before);
    append(store, [written(Keys { at: AT + 1, ..keys })]);
    let broken = store.verify(Some(&keys_of), &mut go_on).unwrap().broken;
    assert_eq!(
        broken.iter().map(|b| (b.seq, b.what)).collect::<Vec<_>>(),
        [(Some(4), What::Keys)],
        "its moment is read by all"
    );
}

fn evidence(store: &dyn Store) {
    let original = "صورة عن ورقة".repeat(20_000).into_bytes();
    let kept = store.vault().put(&mut &original[..]).unwrap();
    assert_eq!(kept.bytes, original.len() as u64);
    assert_eq!(kept.digest.0, ledger::hash::sha256(&original));
    assert_eq!(store.vault().put(&mut &original[..]).unwrap(), kept, "twice is once");
    assert!(!store.has_evidence(&kept.digest).unwrap(), "no act names it yet");
    append(store, [NewAct { evidence: vec![kept.digest], ..act(1, &[1], None, "paper") }]);
    assert!(store.has_evidence(&kept.digest).unwrap());
    let mut read = Vec::new();
    store.vault().open(&kept.digest).unwrap().read_to_end(&mut read).unwrap();
    assert!(read == original);
    let nothing = store.vault().put(&mut &b""[..]).unwrap();
    append(store, [NewAct { evidence: vec![nothing.digest, kept.digest], ..act(1, &[1], None, "empty") }]);
    assert_eq!(store.counts().unwrap().evidence, 2);
    let unknown = crate::Digest([1; 32]);
    assert!(matches!(store.vault().open(&unknown), Err(Trouble::NoSuchEvidence)));
    let mut unit = store.begin().unwrap();
    let refused = unit.append(NewAct { evidence: vec![unknown], ..act(1, &[], None, "x") });
    assert!(matches!(refused, Err(Trouble::NoSuchEvidence)));
    drop(unit);
    assert_eq!(store.verify(Some(&keys_of), &mut go_on).unwrap().evidence, 2);
    sound(store);
}

fn erasing_evidence(store: &dyn Store) {
    let kept = store.vault().put(&mut &b"a photograph"[..]).unwrap();
    append(store, [NewAct { evidence: vec![kept.digest], ..act(1, &[1], None, "x") }]);
    let mut unit = store.begin().unwrap();
    assert!(unit.erase_evidence(&kept.digest).unwrap());
    assert!(!unit.erase_evidence(&kept.digest).unwrap());
    drop(unit);
    assert!(store.vault().open(&kept.digest).is_ok(), "rolled back");
    let mut unit = store.begin().unwrap();
    unit.erase_evidence(&kept.digest).unwrap();
    unit.append(act(9, &[1], None, "erased")).unwrap();
    unit.commit().unwrap();
    assert!(matches!(store.vault().open(&kept.digest), Err(Trouble::NoSuchEvidence)));
    assert!(!store.has_evidence(&kept.digest).unwrap());
    sound(store);
}

fn in_line(store: &dyn Store) {
    std::thread::scope(|scope| {
        for writer in 0..4u64 {
            scope.spawn(move || {
                for n in 0..25 {
                    append(store, [act(1, &[writer], None, &format!("{writer} {n}"))]);
                }
            });
        }
    });
    assert_eq!(store.head().unwrap(), 100);
    let contents: BTreeSet<_> =
        store.acts_from(0, 1000).unwrap().into_iter().map(|act| act.content).collect();
    assert_eq!(contents.len(), 100);
    (0..4).for_each(|writer| assert_eq!(store.acts_about(writer).unwrap().len(), 25));
    sound(store);
}

fn strange(store: &dyn Store) {
    let big = vec![0xFFu8; 3_000_000];
    append(
        store,
        [
            NewAct { content: Vec::new(), ..NewAct::default() },
            NewAct { content: big.clone(), ..NewAct::default() },
            NewAct { keys: Keys { at: i64::MIN, kind: 255, ..Keys::default() }, ..NewAct::default() },
        ],
    );
    assert_eq!(store.act(1).unwrap().unwrap().content.as_deref(), Some(&b""[..]));
    assert_eq!(store.act(2).unwrap().unwrap().content, Some(big));
    assert_eq!(store.act(3).unwrap().unwrap().keys.at, i64::MIN);
    let mut unit = store.begin().unwrap();
    unit.put_shelf("", "", b"").unwrap();
    unit.put_card(0, b"").unwrap();
    unit.commit().unwrap();
    assert_eq!(store.shelf("", "").unwrap().as_deref(), Some(&b""[..]));
    assert_eq!(store.card(0).unwrap().as_deref(), Some(&b""[..]));
    assert!(store.verify(None, &mut go_on).unwrap().ok());
}
