//! `athar demo`: an invented register, filled once, served.

use super::serve;
use crate::args;
use crate::open::{self, Key, MachineChance, MachineClock, OPERATOR};
use crate::out::{Done, Out, Refused};
use access::Role;
use casework::{FileToMake, House, NewMember, Speaker, Told};
use clap::ArgMatches;
use sealing::{Strength, Zeroizing};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store_sqlite::Register;

/// Opens nothing but the invented register, where none was given for it; a real one has a passphrase of its
/// own.
const PASSPHRASE: &str = "athar demo, nobody here is real";

/// Sign-ins of invented colleagues: login, name, roles.
const PEOPLE: &[(&str, &str, &[Role])] = &[
    ("huda", "هدى (تجريبي)", &[Role::Administrator, Role::Reviewer]),
    ("samer", "سامر (تجريبي)", &[Role::Documenter]),
    ("salma", "سلمى (تجريبي)", &[Role::Reviewer]),
    ("amal", "أمل (تجريبي)", &[Role::Liaison]),
    ("nizar", "نزار (تجريبي)", &[Role::Analyst]),
    ("rula", "رولا (تجريبي)", &[Role::Auditor]),
    ("guest", "ضيف (تجريبي)", &[Role::Guest]),
];

/// The name of the invented association.
const ASSOCIATION: &str = "رابطة تجريبية: لا أحد هنا حقيقي";

const PASSWORD: &str = "zaytun-demo-2026";

/// Fills an invented register where there is none yet, and serves it.
pub fn demo(matches: &ArgMatches, out: &Out) -> Done {
    let dir = open::directory(matches);
    let files = *matches.get_one::<usize>("files").expect("has a default");
    let there = dir.join("register.key").exists();
    let key = key(matches, there, out)?;
    let house = Arc::new(if there { again(&dir, &key, out)? } else { fill(&dir, files, &key, out)? });
    let count = house.store().counts().map_err(|t| out.store(&t))?.cards;
    out.say(&out.reader.ta("cli-demo-ready", &[("n", (count as i64).into())]));
    for (login, _, roles) in PEOPLE {
        let words: Vec<_> =
            roles.iter().map(|r| out.reader.t(&format!("role-{}", r.key())).to_owned()).collect();
        let role = words.join(" + ");
        // Plain, without marks of direction: people copy these into a form.
        out.say(&format!("  {login:<8} {PASSWORD}   {role}"));
    }
    if let (Key::Passphrase(words), false) = (&key, given(matches)) {
        // Whoever tries the command line is asked for it; it opens nothing that is real.
        out.say(&out.reader.ta("cli-demo-passphrase", &[("words", words.as_str().into())]));
    }
    if args::given(matches, "only-fill") {
        return Ok(());
    }
    let address = args::text(matches, "listen").expect("has a default");
    let listens = serve::Listens { register: &dir, address, phones: None };
    serve::listen(house, &listens, web::Options::default(), out)
}

fn house(register: Register, out: &Out) -> Result<House, Refused> {
    House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance))
        .map_err(|r| out.refused(&r))
}

/// Whether a passphrase or a key file was given.
fn given(matches: &ArgMatches) -> bool {
    ["passphrase-file", "key-file"].iter().any(|name| args::text(matches, name).is_some())
}

/// The passphrase or key file that was given, or the demo's own.
fn key(matches: &ArgMatches, there: bool, out: &Out) -> Result<Key, Refused> {
    if given(matches) {
        open::key(matches, out, !there)
    } else {
        Ok(Key::Passphrase(Zeroizing::new(PASSPHRASE.to_owned())))
    }
}

/// The register that is there, when it is an invented one: a real one does not open with the demo's
/// passphrase.
fn again(dir: &Path, key: &Key, out: &Out) -> Result<House, Refused> {
    let opened = Register::open(dir, &key.opener()).map_err(|t| match t {
        store::Trouble::WrongKey => out.refuse("demo-real", &[]),
        other => out.store(&other),
    });
    let house = house(opened?, out)?;
    // Whoever keeps a register under the demo's words keeps it for real all the same.
    let invented = house.association().name == ASSOCIATION;
    if invented { Ok(house) } else { Err(out.refuse("demo-real", &[])) }
}

/// Removed when filling it was not finished.
struct Filling(PathBuf);

impl Drop for Filling {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn fill(dir: &Path, files: usize, key: &Key, out: &Out) -> Result<House, Refused> {
    if std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) || dir.is_file() {
        return Err(out.store(&store::Trouble::NotEmpty));
    }
    // Filled beside its place, under a name nobody else has, and moved there whole: an interrupted demo is
    // made anew.
    store_sqlite::files::sweep(dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let filling = Filling(store_sqlite::files::aside(dir));
    let beside = &filling.0;
    let name = dir.display().to_string();
    let register = Register::init(beside, &key.opener(), Strength::PASSPHRASE.of_this_build())
        .map_err(|t| out.store(&t))?;
    {
        let house = house(register, out)?;
        let bar = out.bar("cli-demo-fill", files as u64);
        let to_make = demo::register(1, files).map(to_make);
        house.fill(OPERATOR, to_make, &mut |done| bar.set_position(done)).map_err(|r| out.refused(&r))?;
        bar.finish_and_clear();
        people(&house, out)?;
    }
    std::fs::rename(beside, dir).map_err(|e| out.file(&name, &e))?;
    again(dir, key, out)
}

fn people(house: &House, out: &Out) -> Result<(), Refused> {
    for (n, (login, name, roles)) in PEOPLE.iter().enumerate() {
        let new = NewMember {
            login: (*login).into(),
            name: (*name).into(),
            password: PASSWORD.into(),
            roles: roles.iter().copied().collect(),
        };
        let done = match n {
            0 => house.set_up(ASSOCIATION, new, None).map(|_| ()),
            _ => house.desk(open::operator()).add_member(new).map(|_| ()),
        };
        done.map_err(|r| out.refused(&r))?;
    }
    Ok(())
}

fn to_make(invented: demo::register::Invented) -> FileToMake {
    let told = invented.statements.into_iter().map(|said| Told {
        speaker: Speaker {
            key: said.speaker.key,
            kind: said.speaker.kind.to_owned(),
            title: said.speaker.title,
            reliability: said.speaker.reliability,
            dated: said.speaker.dated,
        },
        row: said.row,
        known: said.known,
        claims: said.claims,
    });
    FileToMake {
        organisation: demo::register::organisations()[invented.organisation].to_owned(),
        told: told.collect(),
    }
}
