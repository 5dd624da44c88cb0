//! Copies: made, proven, restored; and those the program makes by itself.

use super::keep::{broken, follow, place};
use crate::args;
use crate::open::{self, Key, MachineChance, MachineClock};
use crate::out::{Done, Out, Refused};
use crate::stop;
use crate::target;
use casework::{House, Keeping};
use clap::ArgMatches;
use sealing::backup::{To, With};
use sealing::{Opener, SecretString, Zeroizing};
use serde_json::json;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Broken, Copied, Counts, Progress, Questions, Step, Trouble, Verification, What};
use store_sqlite::Register;

/// Words of a copy's own, from a file.
fn words(matches: &ArgMatches, out: &Out) -> Result<Option<SecretString>, Refused> {
    let Some(path) = args::text(matches, "words-file") else { return Ok(None) };
    let text = Zeroizing::new(std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?);
    Ok(Some(SecretString::from(text.trim_end_matches(['\r', '\n']).to_owned())))
}

/// For whom a copy is sealed: recipients, words of its own, or whoever opens the register.
fn to(matches: &ArgMatches, key: &Key, out: &Out) -> Result<To, Refused> {
    use sealing::ExposeSecret;
    if let Some(path) = args::text(matches, "recipients") {
        let text = std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
        return To::recipients(&text).map_err(|_| out.refuse("not-a-recipient", &[]));
    }
    if let Some(words) = words(matches, out)? {
        open::fit(words.expose_secret(), out)?;
        return Ok(To::Passphrase(words, sealing::backup::WORK));
    }
    Ok(match key {
        Key::Passphrase(words) => To::Passphrase(SecretString::from(words.as_str()), sealing::backup::WORK),
        Key::File(_) => To::Register,
    })
}

/// Runs long work that whoever asks for it may stop; stopped, it takes away what it began.
fn stoppable<T>(out: &Out, bar: &str, work: impl FnOnce(Progress<'_>) -> T) -> T {
    let asked = stop::asked();
    let bar = out.bar(bar, 1);
    let mut shown = follow(&bar);
    let done = work(&mut |step: Step| match asked.load(std::sync::atomic::Ordering::Relaxed) {
        true => ControlFlow::Break(()),
        false => shown(step),
    });
    bar.finish_and_clear();
    done
}

/// `athar backup`: one sealed file, while people work, proven before it has its name.
pub fn backup(matches: &ArgMatches, out: &Out) -> Done {
    let target = args::text(matches, "out").expect("required").to_owned();
    target::file(&target, target::TargetKind::Backup, matches, out)?;
    let (register, key) = open::register(matches, out)?;
    let to = to(matches, &key, out)?;
    let house = House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance));
    let house = house.map_err(|r| out.refused(&r))?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let own_words = args::text(matches, "words-file").is_some();
    let copied = stoppable(out, "cli-backup", |progress| {
        desk.copy_by_hand(Path::new(&target), &to, own_words, progress)
    });
    let copied = copied.map_err(|r| out.refused(&r))?;
    let refused =
        (!copied.damaged.is_empty()).then(|| Refused { told: true, ..out.refuse("backup-damaged", &[]) });
    answer_copy(&house, &copied, &target, refused, "cli-backup-done", out)
}

fn answer_copy(
    house: &House,
    copied: &Copied,
    file: &str,
    refused: Option<Refused>,
    key: &str,
    out: &Out,
) -> Done {
    let damaged: Vec<_> = copied.damaged.iter().map(|b| broken(Some(house), b)).collect();
    let mut document = json!({
        "files": copied.counts.cards, "leaves": copied.counts.acts, "digests": copied.counts.evidence,
        "ok": copied.damaged.is_empty(), "out": file, "bytes": copied.bytes,
        "sha256": copied.digest.to_string(),
        "damaged": damaged,
    });
    if let Some(refused) = &refused {
        document["error"] = refused.document();
    }
    out.answer(&document, || {
        // Of one that is damaged nobody says that everything in it was read.
        let key = if copied.damaged.is_empty() { key.to_owned() } else { format!("{key}-damaged") };
        let words = out.reader.ta(&key, &[("n", (copied.counts.cards as i64).into()), ("file", file.into())]);
        words + &named(Some(house), &copied.damaged, out)
    });
    refused.map_or(Ok(()), Err)
}

/// What is damaged, a line each.
fn named(house: Option<&House>, breaks: &[Broken], out: &Out) -> String {
    let line =
        |b: &Broken| format!("\n· {}{}", out.reader.t(&format!("broken-{}", b.what.code())), place(house, b));
    breaks.iter().map(line).collect()
}

/// `athar restore`: into a folder that is empty or not there. What the copy had lost is named, and the rest
/// restored.
pub fn restore(matches: &ArgMatches, out: &Out) -> Done {
    let dir = open::folder(matches, out)?;
    let path = args::text(matches, "backup").expect("required");
    let key = open::key(matches, out, false)?;
    let restored = match (args::text(matches, "identity"), words(matches, out)?) {
        (Some(file), _) => {
            let text = std::fs::read_to_string(file).map_err(|e| out.file(file, &e))?;
            let with = With::identities(&text).map_err(|_| out.refuse("not-a-recipient", &[]))?;
            restore_with(path, &with, &dir, &key.opener(), out)
        }
        (None, Some(words)) => restore_with(path, &With::Passphrase(words), &dir, &key.opener(), out),
        (None, None) => restore_own(path, &key, &dir, out),
    };
    let own_words = ["identity", "words-file"].iter().any(|name| args::text(matches, name).is_some());
    let (register, verdict) = restored.map_err(|t| match t {
        Trouble::Missing => out.refuse("file-missing", &[("file", path.into())]),
        Trouble::Altered { what: What::CopyHeart, .. } => out.worded("store-altered", "copy-lost", &[]),
        Trouble::Altered { .. } => out.worded("store-altered", "copy-unfit", &[]),
        Trouble::WrongKey => {
            out.worded("store-wrong-key", if own_words { "copy-keys" } else { "copy-key" }, &[])
        }
        other => out.store(&other),
    })?;
    let counts = register.counts().map_err(|t| out.store(&t))?;
    // With damaged pages it may not open; what is damaged is said all the same.
    let house = House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance)).ok();
    if let Some(house) = &house {
        // The copies it made lie on another machine; here it has made none yet.
        let _ = house.begin_copies_anew();
    }
    answer_restored(house.as_ref(), counts, &verdict, &dir, out)
}

/// A copy that what opens the register opens: by the key in its head, or by the same words.
fn restore_own(path: &str, key: &Key, dir: &Path, out: &Out) -> Result<(Register, Verification), Trouble> {
    let opener = key.opener();
    let restored = restore_with(path, &With::Register(&opener), dir, &opener, out);
    match (restored, key) {
        (Err(Trouble::WrongKey), Key::Passphrase(words)) => {
            restore_with(path, &With::Passphrase(SecretString::from(words.as_str())), dir, &opener, out)
        }
        (restored, _) => restored,
    }
}

fn restore_with(
    path: &str,
    with: &With<'_>,
    dir: &Path,
    opener: &Opener<'_>,
    out: &Out,
) -> Result<(Register, Verification), Trouble> {
    stoppable(out, "cli-restore", |progress| {
        store_sqlite::restore(Path::new(path), with, dir, opener, Some(&casework::keys_of), progress)
    })
}

fn answer_restored(
    house: Option<&House>,
    counts: Counts,
    verdict: &Verification,
    dir: &Path,
    out: &Out,
) -> Done {
    let refused = (!verdict.ok()).then(|| Refused { told: true, ..out.refuse("restore-damaged", &[]) });
    let damaged: Vec<_> = verdict.broken.iter().map(|b| broken(house, b)).collect();
    let mut document = json!({
        "files": counts.cards, "leaves": counts.acts, "digests": counts.evidence, "ok": verdict.ok(),
        "damaged": damaged,
    });
    if let Some(refused) = &refused {
        document["error"] = refused.document();
    }
    out.answer(&document, || {
        let dir = dir.display().to_string();
        let words = out
            .reader
            .ta("cli-restore-done", &[("n", (counts.cards as i64).into()), ("dir", dir.as_str().into())]);
        if verdict.ok() {
            words
        } else {
            out.reader.t("err-restore-damaged").to_owned() + &named(house, &verdict.broken, out)
        }
    });
    refused.map_or(Ok(()), Err)
}

/// `athar copies`: how they stand; `--every`, `--folder` choose, `--now` makes one, `--prove` opens one
/// again.
pub fn copies(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let refused = |r: casework::Refusal| out.refused(&r);
    if let Some(path) = args::text(matches, "prove") {
        return prove(&house, matches, path, out);
    }
    let mut keeping: Keeping = desk.copies().map_err(refused)?.keeping;
    let chosen = (matches.get_one::<u16>("every").copied(), args::text(matches, "folder"));
    if chosen != (None, None) {
        keeping.every_days = chosen.0.unwrap_or(keeping.every_days);
        keeping.folder = match chosen.1 {
            // As it is read here and now: the server may run elsewhere.
            Some(folder) if !folder.is_empty() => {
                std::path::absolute(folder).map_err(|e| out.file(folder, &e))?.display().to_string()
            }
            Some(_) => String::new(),
            None => keeping.folder,
        };
        desk.keep_copies(keeping).map_err(refused)?;
    }
    if args::given(matches, "now") {
        let made = stoppable(out, "cli-backup", |progress| desk.make_copy(progress)).map_err(refused)?;
        out.say(&out.reader.ta("cli-copies-made", &[("file", made.path.as_str().into())]));
    }
    let now = desk.copies().map_err(refused)?;
    let folder = house.copies_folder().map_err(refused)?.display().to_string();
    let document = json!({
        "every": now.keeping.every_days, "folder": folder, "state": now.state(house.now()),
        "copies": now.made, "failed": now.failed,
    });
    out.answer(&document, || {
        let every = i64::from(now.keeping.every_days);
        let key = if every == 0 { "cli-copies-off" } else { "cli-copies-every" };
        let mut text = out.reader.ta(key, &[("n", every.into()), ("folder", folder.as_str().into())]);
        let last = now.last().map(|copy| {
            let when = out.reader.ago((house.now() - copy.at) / 1000);
            out.reader
                .ta("cli-copies-last", &[("when", when.as_str().into()), ("file", copy.path.as_str().into())])
        });
        text.push('\n');
        text + &last.unwrap_or_else(|| out.reader.t("cli-copies-none").to_owned())
    });
    Ok(())
}

fn prove(house: &House, matches: &ArgMatches, path: &str, out: &Out) -> Done {
    let file = Path::new(path);
    let run = |with: Option<&With<'_>>| {
        stoppable(out, "cli-backup", |progress| house.prove_copy(file, with, progress))
    };
    let proven = match (args::text(matches, "identity"), words(matches, out)?) {
        (Some(keys), _) => {
            let text = std::fs::read_to_string(keys).map_err(|e| out.file(keys, &e))?;
            run(Some(&With::identities(&text).map_err(|_| out.refuse("not-a-recipient", &[]))?))
        }
        (None, Some(words)) => run(Some(&With::Passphrase(words))),
        (None, None) => match (run(None), open::key(matches, out, false)?) {
            (Err(casework::Refusal::Store(Trouble::WrongKey)), Key::Passphrase(words)) => {
                run(Some(&With::Passphrase(SecretString::from(words.as_str()))))
            }
            (proven, _) => proven,
        },
    };
    let proven = proven.map_err(|r| match r {
        casework::Refusal::Store(Trouble::Missing) => out.refuse("file-missing", &[("file", path.into())]),
        casework::Refusal::Store(Trouble::Altered { what: What::CopyHeart, .. }) => {
            out.worded("copy-altered", "copy-heart", &[])
        }
        casework::Refusal::Store(Trouble::Altered { .. }) => out.refuse("copy-altered", &[]),
        casework::Refusal::Store(Trouble::WrongKey) => {
            let own_words = ["identity", "words-file"].iter().any(|name| args::text(matches, name).is_some());
            out.worded("store-wrong-key", if own_words { "copy-keys" } else { "copy-key" }, &[])
        }
        other => out.refused(&other),
    })?;
    let refused =
        (!proven.damaged.is_empty()).then(|| Refused { told: true, ..out.refuse("backup-damaged", &[]) });
    answer_copy(house, &proven, path, refused, "cli-copy-proven", out)
}
