//! Signed notes and checkpoints, against the vector of the format's first
//! implementation and against what a forger would try.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ledger::{Checkpoint, Hash, NoteError, SigningKey, VerifyingKey};

const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETERS_SECRET: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNATURE: &str = "— PeterNeumann \
    x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn peter() -> SigningKey {
    let secret = STANDARD.decode(PETERS_SECRET).unwrap();
    SigningKey::new("PeterNeumann", secret[1..].try_into().unwrap()).unwrap()
}

fn key(name: &str, byte: u8) -> SigningKey {
    SigningKey::new(name, &[byte; 32]).unwrap()
}

fn checkpoint(origin: &str) -> Checkpoint {
    Checkpoint { origin: origin.into(), size: 20_852_163, root: Hash([9; 32]) }
}

#[test]
fn the_published_note_is_ours_to_the_byte() {
    assert_eq!(peter().verifying().to_string(), PETER);
    assert_eq!(peter().sign(TEXT), format!("{TEXT}\n{SIGNATURE}"));
    let key = VerifyingKey::parse(PETER).unwrap();
    assert_eq!(key.open(&format!("{TEXT}\n{SIGNATURE}")), Ok(TEXT));
}

#[test]
fn a_note_altered_or_unsigned_is_not_believed() {
    let note = peter().sign(TEXT);
    let key_of = peter().verifying();
    assert_eq!(key_of.open(&note.replace("answer", "Answer")), Err(NoteError::WrongSignature));
    assert_eq!(key_of.open(TEXT), Err(NoteError::Malformed));
    assert_eq!(key_of.open(""), Err(NoteError::Malformed));
    assert_eq!(key_of.open(&note[..note.len() - 1]), Err(NoteError::Malformed));
    assert_eq!(key("another", 1).verifying().open(&note), Err(NoteError::Unsigned));
    // The same name with another key is another signer.
    assert_eq!(key("PeterNeumann", 1).verifying().open(&note), Err(NoteError::Unsigned));
}

#[test]
fn other_signatures_may_stand_beside_ours() {
    let (ours, witness) = (key("athar/1", 1), key("witness.example", 2));
    let body = checkpoint("athar/1").body();
    let line = |note: String| note.rsplit_once("\n\n").unwrap().1.to_owned();
    let note = format!("{}{}", ours.sign(&body), line(witness.sign(&body)));
    assert_eq!(Checkpoint::open(&note, &ours.verifying()), Ok(checkpoint("athar/1")));
    assert_eq!(witness.verifying().open(&note), Ok(body.as_str()));
}

#[test]
fn a_checkpoint_comes_back_as_it_was() {
    let key = key("athar/1", 1);
    let note = checkpoint("athar/1").sign(&key);
    assert!(note.starts_with("athar/1\n20852163\nCQkJ"));
    assert_eq!(Checkpoint::open(&note, &key.verifying()), Ok(checkpoint("athar/1")));
}

#[test]
fn a_checkpoint_of_another_log_is_not_ours() {
    let key = key("athar/1", 1);
    let note = checkpoint("athar/2").sign(&key);
    assert_eq!(Checkpoint::open(&note, &key.verifying()), Err(NoteError::OtherLog));
}

#[test]
fn a_body_that_is_no_checkpoint_is_refused() {
    let key = key("athar/1", 1);
    for body in [
        "",
        "athar/1\n",
        "athar/1\n1\n",
        "athar/1\n01\nCQk=\n",
        "athar/1\n+1\nCQk=\n",
        "athar/1\n1\nCQk=\n",
        "athar/1\n-1\n!\n",
    ] {
        let opened = Checkpoint::open(&key.sign(body), &key.verifying());
        assert_eq!(opened, Err(NoteError::Malformed), "{body:?}");
    }
}

#[test]
fn names_that_would_break_a_line_are_refused() {
    for name in ["", "two words", "a+b", "a\nb"] {
        assert!(SigningKey::new(name, &[1; 32]).is_err(), "{name:?}");
    }
    for text in ["", "+", "a+b+c", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"] {
        assert!(VerifyingKey::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_secret_is_not_shown() {
    assert_eq!(format!("{:?}", key("athar/1", 1)), "SigningKey(athar/1)");
}

/// What comes from outside may be anything; it is refused, never a crash.
#[test]
fn whatever_is_read_is_read_calmly() {
    let key = key("athar/1", 1);
    let note = checkpoint("athar/1").sign(&key);
    let mut state = 1u64;
    for _ in 0..5000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut bytes = note.clone().into_bytes();
        let at = (state >> 33) as usize % bytes.len();
        match state % 3 {
            0 => bytes[at] ^= 1 << (state % 8),
            1 => bytes.truncate(at),
            _ => bytes.insert(at, state as u8),
        }
        let text = String::from_utf8_lossy(&bytes);
        if text != note {
            assert!(Checkpoint::open(&text, &key.verifying()).is_err(), "{text}");
        }
        let _ = VerifyingKey::parse(&text);
    }
}
