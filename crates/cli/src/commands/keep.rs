//! Making a register, checking it, keeping it safe.

use crate::args;
use crate::open::{self, Key, MachineChance, MachineClock};
use crate::out::{Done, Out, Refused};
use crate::target;
use casework::House;
use clap::ArgMatches;
use indicatif::ProgressBar;
use sealing::Strength;
use serde_json::json;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Step, Store};
use store_sqlite::Register;

/// `athar init`: a new register in an empty directory.
pub fn init(matches: &ArgMatches, out: &Out) -> Done {
    let dir = open::folder(matches, out)?;
    let key = open::key(matches, out, true)?;
    let (_, number) = make(&dir, &key, args::text(matches, "name"), out)?;
    let document = json!({"data": dir.display().to_string(), "register": number});
    out.answer(&document, || {
        out.reader.ta("cli-init-done", &[("dir", dir.display().to_string().as_str().into())])
    });
    Ok(())
}

/// A new register with its number, of an association of that name.
pub fn make(dir: &Path, key: &Key, name: Option<&str>, out: &Out) -> Result<(House, String), Refused> {
    let register = Register::init(dir, &key.opener(), Strength::PASSPHRASE.of_this_build())
        .map_err(|t| out.store(&t))?;
    let number = register.number().to_owned();
    let founded = (|| {
        let house = House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance))?;
        name.map_or(Ok(()), |name| house.found(name))?;
        Ok(house)
    })();
    let house = founded.map_err(|refusal: casework::Refusal| {
        // Nobody has worked in it: what was not wholly made is not left to be taken for a register.
        let _ = Register::unmake(dir);
        out.refused(&refusal)
    })?;
    Ok((house, number))
}

pub fn follow<'b>(bar: &'b ProgressBar) -> impl FnMut(Step) -> ControlFlow<()> + 'b {
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
    let mut verdict = verdict;
    if let Some(path) = args::text(matches, "checkpoint") {
        if let Some(lost) = kept(&house, path, out)? {
            verdict.note_broken(lost);
        }
    }
    let broken: Vec<_> = verdict.broken.iter().map(|b| broken(Some(&house), b)).collect();
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
            text.push_str(&format!("\n· {what}{}", place(Some(&house), b)));
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

/// A break as a script reads it: the act, the last of a range, what, and which document.
pub fn broken(house: Option<&House>, broken: &store::Broken) -> serde_json::Value {
    let mut line = json!({"act": broken.seq, "what": broken.what.code()});
    if let Some(last) = broken.last {
        line["to"] = json!(last);
    }
    if let Some((id, _)) = house.and_then(|house| house.document_of(broken)) {
        line["document"] = json!(id.to_string());
    }
    line
}

/// The same for a person.
pub fn place(house: Option<&House>, broken: &store::Broken) -> String {
    let acts = match (broken.seq, broken.last) {
        (Some(first), Some(last)) if last > first => format!(" ({first}–{last})"),
        (Some(seq), _) => format!(" ({seq})"),
        (None, _) => String::new(),
    };
    let document =
        house.and_then(|house| house.document_of(broken)).map(|(id, name)| format!(" {id} {name}"));
    acts + &document.unwrap_or_default()
}

/// Compares a checkpoint that was kept elsewhere: the note itself, or the document of `athar checkpoint
/// --json`.
fn kept(house: &House, path: &str, out: &Out) -> Result<Option<store::Broken>, Refused> {
    let text = std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
    let document: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let note = as_written(document.as_ref().and_then(|d| d["checkpoint"].as_str()).unwrap_or(&text));
    house.store().compare_kept(&note).map_err(|trouble| match trouble {
        store::Trouble::Altered { what: store::What::Signature, .. } => out.refuse("not-a-checkpoint", &[]),
        other => out.store(&other),
    })
}

/// A checkpoint as it was written, out of a sheet that was printed and typed again, or went through
/// another system: line ends, blanks at the ends of lines, a hyphen for the dash, words above and below.
fn as_written(text: &str) -> String {
    let plain = |line: &str| {
        line.chars()
            .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}'))
            .collect::<String>()
    };
    let lines: Vec<String> =
        text.lines().map(|line| plain(line).trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let signature = |line: &str| {
        let named = line
            .trim_start_matches(['\u{2014}', '\u{2013}', '\u{2012}', '\u{2015}', '\u{2212}', '-'])
            .trim_start();
        (named.len() < line.len() && named.starts_with("athar/"))
            .then(|| format!("\u{2014} {}", named.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let body = lines
        .iter()
        .skip_while(|line| !line.starts_with("athar/"))
        .take_while(|line| signature(line).is_none());
    let body: Vec<String> = body
        .enumerate()
        .map(|(n, line)| if n == 1 { dates::western_digits(line) } else { line.clone() })
        .collect();
    let signed: Vec<String> = lines.iter().filter_map(|line| signature(line)).collect();
    format!("{}\n\n{}\n", body.join("\n"), signed.join("\n"))
}

/// `athar checkpoint`: what the log is now, signed, to be kept elsewhere.
pub fn checkpoint(matches: &ArgMatches, out: &Out) -> Done {
    if let Some(path) = args::text(matches, "out") {
        target::file(path, target::TargetKind::Checkpoint, matches, out)?;
    }
    let (register, _) = open::register(matches, out)?;
    let note = register.signed_checkpoint().map_err(|t| out.store(&t))?;
    let leaves = register.checkpoint().map_err(|t| out.store(&t))?.map_or(0, |checkpoint| checkpoint.size);
    if let Some(path) = args::text(matches, "out") {
        let text = note.clone().unwrap_or_default();
        crate::whole::write(Path::new(path), &mut |to| to.write_all(text.as_bytes()))
            .map_err(|e| out.file(path, &e))?;
    }
    out.answer(&json!({"leaves": leaves, "checkpoint": note}), || note.clone().unwrap_or_default());
    Ok(())
}
