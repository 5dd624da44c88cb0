//! Key files, and copies of a whole register.

use crate::dice::Dice;
use crate::mutate;
use sealing::backup::{Sealer, To, With};
use sealing::{Master, SecretString};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::OnceLock;
use store::{Keys, NewAct, Store};
use store_sqlite::{KeyFile, Opener, Register, Strength};

const WORDS: Opener<'static> = Opener::Passphrase("ليلى تقرأ تحت شجرة التوت");

struct Ground {
    folder: PathBuf,
    key_file: Vec<u8>,
    master: Master,
    /// The stream within a copy, before it is sealed.
    stream: Vec<u8>,
}

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("athar-fuzz-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder of one's own");
        let register = Register::init(&folder.join("register"), &WORDS, Strength::WEAK).expect("made");
        let photo = register.vault().put(&mut "صورة".repeat(100).as_bytes()).expect("kept");
        let mut unit = register.begin().expect("begun");
        let keys = Keys { kind: 1, at: 7, subjects: vec![1], import: None };
        let act = NewAct {
            keys,
            content: br#"{"at":7,"act":{"founded":{"name":"x"}}}"#.to_vec(),
            evidence: vec![photo.digest],
            parts: None,
        };
        unit.append(act).expect("written");
        unit.commit().expect("committed");
        let (copy, words) =
            (folder.join("whole.athar"), || SecretString::from("words of the copy".to_owned()));
        register
            .backup(&copy, &To::Passphrase(words(), 1), None, &mut |_| ControlFlow::Continue(()))
            .expect("copied");
        let sealed = std::io::BufReader::new(std::fs::File::open(&copy).expect("it is there"));
        let mut stream = Vec::new();
        let mut opened = sealing::backup::open(&With::Passphrase(words()), sealed).expect("it opens");
        opened.read_to_end(&mut stream).expect("it is whole");
        let key_file = std::fs::read(folder.join("register/register.key")).expect("the key is there");
        let master = KeyFile::parse(&key_file).and_then(|file| file.open(&WORDS)).expect("the words open it");
        Ground { folder, key_file, master, stream }
    })
}

pub fn key_files(dice: &mut Dice) {
    let bytes = mutate::bytes(dice, std::slice::from_ref(&ground().key_file));
    if let Ok(file) = KeyFile::parse(&bytes) {
        let again = KeyFile::parse(&file.to_bytes()).expect("what is written is read");
        assert_eq!(again.register(), file.register());
    }
}

/// A copy whose inside was changed before it was sealed, or whose outside after.
pub fn backups(dice: &mut Dice) {
    let ground = ground();
    let (sealed, opened) = (ground.folder.join("copy.athar"), ground.folder.join("opened"));
    let inside = dice.once_in(2);
    // A change anywhere in a large stream falls into the pages of the database: the head is aimed at.
    let head = ground.stream.len().min(8192);
    let changed = match dice.once_in(3) {
        true => mutate::bytes(dice, std::slice::from_ref(&ground.stream)),
        false => {
            [mutate::bytes(dice, &[ground.stream[..head].to_vec()]), ground.stream[head..].to_vec()].concat()
        }
    };
    let passphrase = || SecretString::from("words of the copy".to_owned());
    let key_file = KeyFile::parse(&ground.key_file).expect("a key file");
    let (mut sealer, _) =
        Sealer::new(&To::Passphrase(passphrase(), 1), &ground.master, &key_file, Vec::new())
            .expect("a sealer");
    sealer.write_all(if inside { &changed } else { &ground.stream }).expect("memory takes it");
    let mut bytes = sealer.finish().expect("sealed");
    if !inside {
        bytes = mutate::bytes(dice, &[bytes]);
    }
    std::fs::write(&sealed, bytes).expect("written");
    let _ = std::fs::remove_dir_all(&opened);
    let restored =
        store_sqlite::restore(&sealed, &With::Passphrase(passphrase()), &opened, &WORDS, None, &mut |_| {
            ControlFlow::Continue(())
        });
    if restored.is_err() {
        let left = std::fs::read_dir(&opened).map_or(0, Iterator::count);
        assert_eq!(left, 0, "a copy that was refused left something behind");
    }
}
