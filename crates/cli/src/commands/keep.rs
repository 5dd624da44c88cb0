//! Making a register, checking it, keeping it safe.

use crate::args;
use crate::open::{self, MachineChance, MachineClock};
use crate::out::{Done, Out, Refused};
use casework::House;
use clap::ArgMatches;
use indicatif::ProgressBar;
use sealing::backup::{To, With};
use sealing::{SecretString, Strength};
use serde_json::json;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Questions, Step};
use store_sqlite::Register;

/// `athar init`: a new register in an empty directory.
pub fn init(matches: &ArgMatches, out: &Out) -> Done {
    let dir = open::directory(matches);
    let key = open::key(matches, out, true)?;
    let register = Register::init(&dir, &key.opener(), Strength::PASSPHRASE).map_err(|t| out.store(&t))?;
    let number = register.number().to_owned();
    let house = House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance));
    let house = house.map_err(|r| out.refused(&r))?;
    if let Some(name) = args::text(matches, "name") {
        house.found(name).map_err(|r| out.refused(&r))?;
    }
    let document = json!({"data": dir.display().to_string(), "register": number});
    out.answer(&document, || out.reader.ta("cli-init-done", &[("dir", dir.display().to_string().as_str().into())]));
    Ok(())
}

fn follow<'b>(bar: &'b ProgressBar) -> impl FnMut(Step) -> ControlFlow<()> + 'b {
    move |step| {
        bar.set_length(step.total.max(1));
        bar.set_position(step.done);
        ControlFlow::Continue(())
    }
}

/// `athar verify`: the whole record, and where it breaks.
pub fn verify(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let bar = out.bar("cli-verify", 1);
    let verdict = house.verify(&mut follow(&bar)).map_err(|r| out.refused(&r))?;
    bar.finish_and_clear();
    let broken: Vec<_> = verdict.broken.iter().map(|b| json!({"act": b.seq, "what": b.what.code()})).collect();
    let checkpoint = house.store().signed_checkpoint().ok().flatten();
    let refused = (!verdict.ok()).then(|| Refused { told: true, ..out.refuse("verify-broken", &[]) });
    let mut document = json!({
        "leaves": verdict.leaves, "erased": verdict.erased, "evidence": verdict.evidence,
        "root": verdict.root.to_string(), "checkpoint": checkpoint, "ok": verdict.ok(),
        "broken": broken, "more": verdict.more,
    });
    if let Some(refused) = &refused {
        document["error"] = refused.document();
    }
    out.answer(&document, || {
        let mut text = out.reader.ta(
            if verdict.ok() { "cli-verify-ok" } else { "cli-verify-broken" },
            &[("leaves", (verdict.leaves as i64).into()), ("evidence", (verdict.evidence as i64).into())],
        );
        for b in &verdict.broken {
            let what = out.reader.t(&format!("broken-{}", b.what.code())).to_owned();
            let at = b.seq.map_or_else(String::new, |seq| format!(" ({seq})"));
            text.push_str(&format!("\n· {what}{at}"));
        }
        text
    });
    refused.map_or(Ok(()), Err)
}

/// `athar rebuild`: drops everything derived and makes it again.
pub fn rebuild(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let bar = out.bar("cli-rebuild", 1);
    let rebuilt = house.rebuild(&mut |done, total| {
        bar.set_length(total.max(1));
        bar.set_position(done);
        ControlFlow::Continue(())
    });
    let rebuilt = rebuilt.map_err(|r| out.refused(&r))?;
    bar.finish_and_clear();
    let document = json!({"same": rebuilt.same, "files": rebuilt.files});
    out.answer(&document, || {
        let key = if rebuilt.same { "cli-rebuild-same" } else { "cli-rebuild-differs" };
        out.reader.ta(key, &[("n", (rebuilt.files as i64).into())])
    });
    Ok(())
}

/// `athar backup`: one sealed file, while people work.
pub fn backup(matches: &ArgMatches, out: &Out) -> Done {
    let (register, key) = open::register(matches, out)?;
    let target = args::text(matches, "out").expect("required").to_owned();
    let to = match (args::text(matches, "recipients"), &key) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
            To::recipients(&text).map_err(|_| out.refuse("not-a-recipient", &[]))?
        }
        (None, open::Key::Passphrase(words)) => {
            To::Passphrase(SecretString::from(words.as_str()), sealing::backup::WORK)
        }
        (None, open::Key::File(_)) => return Err(out.refuse("backup-needs-recipient", &[])),
    };
    let bar = out.bar("cli-backup", 1);
    let counts = store_sqlite::backup_file(&register, Path::new(&target), &to, &mut follow(&bar));
    let counts = counts.map_err(|t| out.store(&t))?;
    bar.finish_and_clear();
    let document =
        json!({"files": counts.cards, "leaves": counts.acts, "digests": counts.evidence, "ok": true, "out": target});
    out.answer(&document, || {
        out.reader.ta("cli-backup-done", &[("n", (counts.cards as i64).into()), ("file", target.as_str().into())])
    });
    Ok(())
}

/// `athar restore`: into an empty directory; says done only after log, counts and digests were compared.
pub fn restore(matches: &ArgMatches, out: &Out) -> Done {
    let dir = open::directory(matches);
    let path = args::text(matches, "backup").expect("required");
    let key = open::key(matches, out, false)?;
    let with = match (args::text(matches, "identity"), &key) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
            With::identities(&text).map_err(|_| out.refuse("not-a-recipient", &[]))?
        }
        (None, open::Key::Passphrase(words)) => With::Passphrase(SecretString::from(words.as_str())),
        (None, open::Key::File(_)) => return Err(out.refuse("backup-needs-recipient", &[])),
    };
    let bar = out.bar("cli-restore", 1);
    let keys = |content: &[u8]| model::act::decode(content).ok().map(|w| casework::keys(&w.act, w.at));
    let restored = store_sqlite::restore(Path::new(path), &with, &dir, &key.opener(), Some(&keys), &mut follow(&bar));
    let (register, verdict) = restored.map_err(|t| match t {
        store::Trouble::Missing => out.refuse("file-missing", &[("file", path.into())]),
        other => out.store(&other),
    })?;
    let counts = register.counts().map_err(|t| out.store(&t))?;
    bar.finish_and_clear();
    let document = json!({"files": counts.cards, "leaves": counts.acts, "digests": counts.evidence, "ok": verdict.ok()});
    out.answer(&document, || {
        let dir = dir.display().to_string();
        out.reader.ta("cli-restore-done", &[("n", (counts.cards as i64).into()), ("dir", dir.as_str().into())])
    });
    Ok(())
}
