//! What is sealed opens with the right key and with nothing else; what was
//! altered does not open at all.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use sealing::backup::{self, BackupError, Sealer, To, With};
use sealing::password::{self, Answer};
use sealing::totp::TotpSecret;
use sealing::{KeyFile, KeyFileError, Master, Opener, SecretString, Strength, evidence, token};

/// Randomness for tests: counts, so that no two draws are alike.
fn counting() -> impl FnMut(&mut [u8]) {
    let mut count = 0u64;
    move |buffer| {
        for chunk in buffer.chunks_mut(8) {
            count = count.wrapping_add(0x9E37_79B9_7F4A_7C15);
            chunk.copy_from_slice(&count.to_le_bytes()[..chunk.len()]);
        }
    }
}

const WORDS: Opener<'static> = Opener::Passphrase("نخلة في البصرة");

fn key_file() -> (KeyFile, Master) {
    let mut entropy = counting();
    let master = Master::generate(&mut entropy);
    let mut file = KeyFile::new(&mut entropy);
    file.add(&master, &WORDS, "first", Strength::WEAK, &mut entropy).unwrap();
    (file, master)
}

#[test]
fn a_passphrase_opens_the_key_file_and_another_does_not() {
    let (file, master) = key_file();
    let read = KeyFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read, file);
    assert_eq!(read.open(&WORDS).unwrap().subkey("x"), master.subkey("x"));
    let from_a_file = Opener::Passphrase("نخلة في البصرة\r\n");
    assert_eq!(read.open(&from_a_file).unwrap().subkey("x"), master.subkey("x"));
    for wrong in [
        Opener::Passphrase("نخله في البصرة"),
        Opener::Passphrase(""),
        Opener::KeyFile("نخلة في البصرة".as_bytes()),
    ] {
        assert_eq!(read.open(&wrong).err(), Some(KeyFileError::WrongKey));
    }
}

#[test]
fn several_ways_in_and_the_last_stays() {
    let (mut file, master) = key_file();
    let stick = Opener::KeyFile(&[42; 64]);
    file.add(&master, &stick, "stick", Strength::WEAK, &mut counting()).unwrap();
    assert_eq!(file.labels(), ["first", "stick"]);
    assert_eq!(file.open(&stick).unwrap().subkey("x"), master.subkey("x"));
    file.remove("first").unwrap();
    assert_eq!(file.open(&WORDS).err(), Some(KeyFileError::WrongKey));
    assert_eq!(file.remove("stick"), Err(KeyFileError::Slot));
    assert_eq!(file.remove("nobody"), Err(KeyFileError::Slot));
}

/// The document with its check made right again, as a forger would.
fn forged(text: &str) -> KeyFile {
    let without = |text: &str| {
        let at = text.find("\"check\"").unwrap();
        format!("{}\"check\":\"\"}}", &text[..at])
    };
    let mut value: serde_json::Value = serde_json::from_str::<serde_json::Value>(&without(text)).unwrap();
    let slots = value["slots"].clone();
    // In the order of the document, which is what the check is over.
    let compact = format!(
        "{{\"athar\":{},\"version\":{},\"register\":{},\"slots\":[{}],\"check\":\"\"}}",
        value["athar"],
        value["version"],
        value["register"],
        slots.as_array().unwrap().iter().map(slot).collect::<Vec<_>>().join(",")
    );
    value["check"] = token::hash_hex(&compact).into();
    KeyFile::parse(value.to_string().as_bytes()).unwrap()
}

fn slot(slot: &serde_json::Value) -> String {
    let fields = ["kind", "label", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped"];
    let fields: Vec<String> = fields.iter().map(|name| format!("\"{name}\":{}", slot[*name])).collect();
    format!("{{{}}}", fields.join(","))
}

#[test]
fn nothing_of_a_slot_can_be_changed_unseen() {
    let (file, _) = key_file();
    let text = String::from_utf8(file.to_bytes()).unwrap();
    assert!(forged(&text).open(&WORDS).is_ok(), "the forger's tool works on an unaltered file");
    let altered = [
        text.replace(file.register(), &"0".repeat(32)),
        text.replace("\"passes\": 1", "\"passes\": 2"),
        text.replace("\"memory_kib\": 8", "\"memory_kib\": 9"),
        text.replace("\"wrapped\": \"", "\"wrapped\": \"AAAA"),
        text.replace("\"memory_kib\": 8", "\"memory_kib\": 4294967295"),
        text.replace("\"salt\": \"", "\"salt\": \"!"),
    ];
    for altered in altered {
        assert_ne!(altered, text);
        assert_eq!(KeyFile::parse(altered.as_bytes()), Err(KeyFileError::Damaged), "{altered}");
        assert_eq!(forged(&altered).open(&WORDS).err(), Some(KeyFileError::WrongKey), "{altered}");
    }
}

#[test]
fn a_foreign_or_newer_key_file_is_named_as_such() {
    let (file, _) = key_file();
    let text = String::from_utf8(file.to_bytes()).unwrap();
    for foreign in ["", "{}", "not json", "{\"athar\":\"else\",\"version\":1}", &text[..text.len() / 2]] {
        assert_eq!(KeyFile::parse(foreign.as_bytes()), Err(KeyFileError::NotAKeyFile), "{foreign}");
    }
    let newer = r#"{"athar":"register key","version":7,"later":true}"#;
    assert_eq!(KeyFile::parse(newer.as_bytes()), Err(KeyFileError::Newer(7)));
}

#[test]
fn each_purpose_has_its_own_key() {
    let (_, master) = key_file();
    let keys =
        [master.subkey("database"), master.evidence_key(), master.log_seed(), master.subkey("evidence name")];
    for (at, key) in keys.iter().enumerate() {
        assert!(keys[at + 1..].iter().all(|other| other != key));
    }
    let text = master.database_key();
    assert_eq!(text.len(), 67);
    assert!(text.starts_with("x'") && text.ends_with('\''));
    assert_ne!(master.evidence_name(&[1; 32]), master.evidence_name(&[2; 32]));
}

const KEY: [u8; 32] = [5; 32];

fn sealed(original: &[u8]) -> (Vec<u8>, evidence::Sealed) {
    let mut to = Cursor::new(Vec::new());
    let sealed = evidence::seal(&KEY, &mut &original[..], &mut to, &mut counting()).unwrap();
    (to.into_inner(), sealed)
}

fn open(key: &[u8; 32], digest: &[u8; 32], bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut read = Vec::new();
    evidence::open(key, digest, bytes)?.read_to_end(&mut read)?;
    Ok(read)
}

#[test]
fn evidence_comes_back_at_every_length() {
    let chunk = 64 * 1024;
    for length in [0, 1, 100, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 7] {
        let original: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let (bytes, sealed) = sealed(&original);
        assert_eq!(sealed.bytes, length as u64);
        assert!(open(&KEY, &sealed.digest, &bytes).unwrap() == original, "{length}");
    }
}

#[test]
fn altered_evidence_gives_nothing_altered() {
    let chunk = 64 * 1024;
    let original: Vec<u8> = (0..3 * chunk).map(|n| (n % 251) as u8).collect();
    let (bytes, Seal { digest, .. }) = sealed(&original);
    for at in [0, 8, 20, 50, 90, 100, chunk, bytes.len() - 1] {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(open(&KEY, &digest, &altered).is_err(), "byte {at}");
    }
    for length in [0, 7, 88, 89, 88 + chunk + 16, 88 + 2 * (chunk + 16), bytes.len() - 1] {
        assert!(open(&KEY, &digest, &bytes[..length]).is_err(), "cut at {length}");
    }
    let longer = [&bytes[..], b"x"].concat();
    assert!(open(&KEY, &digest, &longer).is_err());
    // Two chunks in each other's place.
    let (head, rest) = bytes.split_at(88);
    let (first, rest) = rest.split_at(chunk + 16);
    let (second, rest) = rest.split_at(chunk + 16);
    assert!(open(&KEY, &digest, &[head, second, first, rest].concat()).is_err());
    assert!(open(&[6; 32], &digest, &bytes).is_err());
    assert!(open(&KEY, &[0; 32], &bytes).is_err(), "under another's name");
}

type Seal = evidence::Sealed;

#[test]
fn a_sealed_file_shows_nothing_of_the_original() {
    let original = "شهادة".repeat(1000).into_bytes();
    let (bytes, sealed) = sealed(&original);
    for shown in [&original[..10], &sealed.digest[..8]] {
        assert!(!bytes.windows(shown.len()).any(|window| window == shown));
    }
}

/// Seals with a factor that tests can afford.
fn backed_up(to: &To) -> Vec<u8> {
    let (file, master) = key_file();
    let (mut sealer, _) = Sealer::new(to, &master, &file, Vec::new()).unwrap();
    sealer.write_all(&[7; 200_000]).unwrap();
    sealer.finish().unwrap()
}

/// What is read of a sealed file, and the ranges of it that are damaged.
fn reread(with: &With, bytes: &[u8]) -> Result<(Vec<u8>, Vec<Range<u64>>, bool), BackupError> {
    let mut opened = backup::open(with, Cursor::new(bytes))?;
    let mut read = Vec::new();
    opened.read_to_end(&mut read).map_err(BackupError::Io)?;
    let ends = opened.ends().map_err(BackupError::Io)?;
    Ok((read, opened.damaged().to_vec(), ends))
}

fn restored(with: &With, bytes: &[u8]) -> Result<Vec<u8>, BackupError> {
    let (read, damaged, ends) = reread(with, bytes)?;
    assert!(damaged.is_empty() && ends, "{damaged:?}");
    Ok(read)
}

#[test]
fn a_backup_opens_with_its_passphrase_only() {
    let words = |words: &str| SecretString::from(words.to_owned());
    let bytes = backed_up(&To::Passphrase(words("three words"), 4));
    assert_eq!(restored(&With::Passphrase(words("three words")), &bytes).unwrap(), [7; 200_000]);
    assert!(matches!(restored(&With::Passphrase(words("other words")), &bytes), Err(BackupError::WrongKey)));
    assert!(matches!(
        restored(&With::Passphrase(words("three words")), b"PK\x03\x04 nothing of ours"),
        Err(BackupError::NotABackup)
    ));
    assert!(matches!(restored(&With::Passphrase(words("three words")), b""), Err(BackupError::NotABackup)));
    assert!(restored(&With::Passphrase(words("three words\n")), &bytes).is_ok(), "as a file has it");
}

/// A damaged chunk costs what lay in it and no more.
#[test]
fn damage_in_a_backup_is_found_and_bounded() {
    const CHUNK: usize = 65_536;
    let words = || SecretString::from("three words".to_owned());
    let with = With::Passphrase(words());
    let bytes = backed_up(&To::Passphrase(words(), 4));
    let payload = bytes.len() - (200_000 + 4 * 16);
    for (at, lost) in [(0, 0..CHUNK), (CHUNK + 20, CHUNK..2 * CHUNK), (200_000, 3 * CHUNK..200_000)] {
        let mut altered = bytes.clone();
        altered[payload + at] ^= 1;
        let (read, damaged, ends) = reread(&with, &altered).unwrap();
        assert_eq!(damaged, std::slice::from_ref(&(lost.start as u64..lost.end as u64)));
        assert_eq!(ends, lost.end < 200_000);
        for (n, byte) in read.iter().enumerate() {
            assert_eq!(*byte, if lost.contains(&n) { 0 } else { 7 });
        }
    }
    // Cut between two chunks, every chunk that is left is whole, and the end says that it is none.
    let (read, damaged, ends) = reread(&with, &bytes[..payload + 2 * (CHUNK + 16)]).unwrap();
    assert_eq!((read.len(), damaged.len(), ends), (2 * CHUNK, 0, false));
    let (_, damaged, ends) = reread(&with, &bytes[..bytes.len() - 100]).unwrap();
    assert_eq!((damaged.len(), ends), (1, false));
    // The head must be whole.
    let mut altered = bytes;
    altered[payload - 40] ^= 1;
    assert!(matches!(
        reread(&with, &altered),
        Err(BackupError::Altered | BackupError::NotABackup | BackupError::WrongKey)
    ));
}

#[test]
fn a_copy_sealed_for_its_register_opens_with_whatever_opens_the_register() {
    let (file, master) = key_file();
    let (mut sealer, seal) = Sealer::new(&To::Register, &master, &file, Vec::new()).unwrap();
    sealer.write_all(b"everything").unwrap();
    let bytes = sealer.finish().unwrap();
    assert!(seal.is_none());
    assert_eq!(restored(&With::Master(&master), &bytes).unwrap(), b"everything");
    assert_eq!(restored(&With::Register(&WORDS), &bytes).unwrap(), b"everything");
    let other = Master::generate(&mut |bytes: &mut [u8]| bytes.fill(9));
    for with in [With::Register(&Opener::Passphrase("other")), With::Master(&other)] {
        assert!(matches!(reread(&with, &bytes), Err(BackupError::WrongKey)));
    }
    // Nothing of the head may be exchanged for another's.
    let at = bytes.windows(18).position(|window| window == b"athar-register-key").unwrap();
    let mut altered = bytes.clone();
    altered[at + 60] ^= 1;
    assert!(reread(&With::Register(&WORDS), &altered).is_err());
}

/// Sealed for others, a file is proven with the key it was sealed with; the head gains nothing by it.
#[test]
fn a_copy_for_others_is_opened_once_more_by_whoever_sealed_it() {
    let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let (file, master) = key_file();
    let (mut sealer, seal) =
        Sealer::new(&To::recipients(recipient).unwrap(), &master, &file, Vec::new()).unwrap();
    sealer.write_all(b"everything").unwrap();
    let bytes = sealer.finish().unwrap();
    let seal = seal.expect("for as long as it is proven");
    assert_eq!(restored(&With::Sealed(&seal), &bytes).unwrap(), b"everything");
    let head =
        |begins: &[u8]| bytes.split(|byte| *byte == b'\n').filter(|line| line.starts_with(begins)).count();
    assert_eq!((head(b"-> X25519 "), head(b"-> athar"), head(b"-> scrypt")), (1, 0, 0), "no other way in");
    assert!(reread(&With::Master(&master), &bytes).is_err());
}

#[test]
fn a_backup_opens_with_the_identity_of_its_recipient() {
    // An identity as `age-keygen` writes it, made for this test.
    let identity =
        "# public key below\nAGE-SECRET-KEY-184JMZMVQH3E6U0PSL869004Y3U2NYV7R30EU99CSEDNPH02YUVFSZW44VU\n";
    let with = With::identities(identity).unwrap();
    let With::Identities(identities) = &with else { unreachable!() };
    let recipient = identities[0].to_public().to_string();
    let bytes = backed_up(&To::recipients(&recipient).unwrap());
    assert_eq!(restored(&with, &bytes).unwrap(), [7; 200_000]);
    let words = With::Passphrase(SecretString::from("words".to_owned()));
    assert!(restored(&words, &bytes).is_err());
    assert!(matches!(To::recipients("age1nonsense"), Err(BackupError::NotAKey)));
    assert!(matches!(To::recipients("# nobody\n"), Err(BackupError::NotAKey)));
}

#[test]
fn a_password_is_right_wrong_or_to_be_hashed_anew() {
    let kept = password::hash("سر", Strength::WEAK, &mut counting()).unwrap();
    assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{kept}");
    assert_eq!(password::check("سر", &kept, Strength::WEAK), Answer::Right);
    assert_eq!(password::check("سرّ", &kept, Strength::WEAK), Answer::Wrong);
    assert_eq!(password::check("سر", &kept, Strength::PASSWORD), Answer::RightButWeak);
    assert_eq!(password::check_nobody("سر", Strength::WEAK), Answer::Wrong);
    for nonsense in ["", "$argon2id$", "plain", "$argon2id$v=19$m=4294967295,t=1,p=1$AAAA$AAAA"] {
        assert_eq!(password::check("سر", nonsense, Strength::WEAK), Answer::Wrong, "{nonsense}");
    }
    assert_ne!(password::hash("سر", Strength::WEAK, &mut |b: &mut [u8]| b.fill(1)).unwrap(), kept);
}

#[test]
fn a_code_is_good_once_and_for_a_minute_and_a_half() {
    let secret = TotpSecret::generate(&mut counting());
    let now = 1_760_000_015;
    let code = secret.code(now).unwrap();
    let step = secret.check(&code, now, None).unwrap();
    assert_eq!(step, now / 30);
    assert_eq!(secret.check(&code, now + 30, None), Some(step));
    assert_eq!(secret.check(&code, now - 30, None), Some(step));
    assert_eq!(secret.check(&code, now + 90, None), None);
    assert_eq!(secret.check(&code, now, Some(step)), None, "used before");
    assert_eq!(secret.check(&code, now, Some(step + 1)), None);
    assert_eq!(secret.check(&code, now, Some(step - 1)), Some(step));
    let eastern: String =
        code.chars().map(|digit| char::from_u32('٠' as u32 + digit.to_digit(10).unwrap()).unwrap()).collect();
    assert_eq!(secret.check(&eastern, now, None), Some(step));
    for nonsense in ["", "12345", "1234567", "abcdef", "١٢٣"] {
        assert_eq!(secret.check(nonsense, now, None), None);
    }
    let kept = TotpSecret::from_base32(&secret.to_base32()).unwrap();
    assert_eq!(kept.code(now).unwrap(), code);
    assert!(TotpSecret::from_base32("nonsense!").is_none());
}

/// RFC 6238, appendix B, SHA-1, the last six of its eight digits.
#[test]
fn codes_are_those_of_rfc_6238() {
    let secret = TotpSecret::from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
    for (time, code) in
        [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
    {
        assert_eq!(secret.code(time).as_deref(), Some(code));
    }
}

#[test]
fn an_authenticator_can_read_the_address() {
    let secret = TotpSecret::from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
    let uri = secret.uri("أثر", "sami n");
    let issuer = "%D8%A3%D8%AB%D8%B1";
    assert_eq!(
        *uri,
        format!("otpauth://totp/{issuer}:sami%20n?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer={issuer}")
    );
}

#[test]
fn tokens_are_long_different_and_kept_as_hashes() {
    let mut entropy = counting();
    let (one, two) = (token::generate(&mut entropy), token::generate(&mut entropy));
    assert_eq!(one.len(), 43);
    assert_ne!(one, two);
    assert_eq!(token::hash(&one), token::hash(&one));
    assert_eq!(token::hash_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(token::same(b"abc", b"abc") && !token::same(b"abc", b"abd") && !token::same(b"abc", b"ab"));
}

/// What lies on a disk may be anything; it is refused, never a crash.
#[test]
fn whatever_is_read_is_read_calmly() {
    let (file, _) = key_file();
    let (whole, seal) = sealed(b"a letter");
    let mut state = 1u64;
    for _ in 0..3000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let spoil = |mut bytes: Vec<u8>| {
            let at = (state >> 33) as usize % bytes.len();
            match state % 3 {
                0 => bytes[at] ^= 1 << (state % 7),
                1 => bytes.truncate(at),
                _ => bytes.insert(at, state as u8 | 1),
            }
            bytes
        };
        assert!(open(&KEY, &seal.digest, &spoil(whole.clone())).is_err());
        // White space may change without harm; whatever is read is then the same.
        if let Ok(read) = KeyFile::parse(&spoil(file.to_bytes())) {
            assert_eq!(read, file);
        }
    }
}
