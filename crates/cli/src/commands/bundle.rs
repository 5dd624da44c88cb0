//! `athar bundle`: what goes to another register, and what comes from one.

use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use crate::target;
use access::Audience;
use casework::{BundlePlan, BundleTaken, House, Outcome, Piece, Whom};
use clap::ArgMatches;
use l10n::Arg;
use model::{ClaimId, Subject, SubjectKind};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

/// Pieces of a bundle that are told one by one.
const SHOWN: usize = 200;

/// `athar bundle make` and `athar bundle take`.
pub fn bundle(matches: &ArgMatches, out: &Out) -> Done {
    match matches.subcommand().expect("a command is required") {
        ("make", matches) => make(matches, out),
        ("take", matches) => take(matches, out),
        (other, _) => unreachable!("{other} is no command of the table"),
    }
}

/// One signed file of some files, or of everything, as the audience is told it.
fn make(matches: &ArgMatches, out: &Out) -> Done {
    let target = args::text(matches, "out").expect("required");
    target::file(target, target::TargetKind::Bundle, matches, out)?;
    let ids = args::many(matches, "ids");
    let subjects: Result<BTreeSet<Subject>, Refused> =
        ids.iter().map(|id| id.parse().map_err(|_| out.refuse("not-found", &[]))).collect();
    let whom = if ids.is_empty() { Whom::All } else { Whom::These(subjects?) };
    let audience = args::text(matches, "for").and_then(Audience::of_export).expect("clap knows for whom");
    let house = open::house(matches, out)?;
    let made = house.desk(open::operator()).bundle(&whom, audience).map_err(|r| out.refused(&r))?;
    crate::whole::write(Path::new(target), &mut |to| to.write_all(&made.bytes))
        .map_err(|e| out.file(target, &e))?;
    let document = json!({
        "subjects": made.subjects, "claims": made.claims, "taken_back": made.taken_back,
        "key": house.store().log_key(), "out": target,
    });
    out.answer(&document, || {
        let n = |n: u64| Arg::from(n as i64);
        let words = [
            ("n", n(made.subjects)),
            ("claims", n(made.claims)),
            ("back", n(made.taken_back)),
            ("file", target.into()),
        ];
        format!("{}\n{}", out.reader.ta("cli-bundle-made", &words), house.store().log_key())
    });
    Ok(())
}

/// The plan of a bundle, and with `--accept` its acceptance.
fn take(matches: &ArgMatches, out: &Out) -> Done {
    let path = args::text(matches, "file").expect("required");
    let bytes = std::fs::read(path).map_err(|e| out.file(path, &e))?;
    let name = Path::new(path)
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
    let house = open::house(matches, out)?;
    let desk = house.desk(open::operator());
    let plan = desk.plan_bundle(&name, bytes).map_err(|r| out.refused(&r))?;
    if !args::given(matches, "accept") {
        answer(&house, &plan, None, "cli-bundle-planned", out);
        return Ok(());
    }
    let taken = desk.take_bundle(&plan).map_err(|r| out.refused(&r))?;
    answer(
        &house,
        &plan,
        Some(&taken),
        if taken.import.is_some() { "cli-bundle-done" } else { "cli-bundle-nothing-new" },
        out,
    );
    Ok(())
}

fn answer(house: &House, plan: &BundlePlan, taken: Option<&BundleTaken>, key: &str, out: &Out) {
    let import = taken.and_then(|taken| taken.import);
    let outcomes: Vec<_> = plan.pieces.iter().map(|piece| outcome(piece, taken)).collect();
    let document = json!({
        "import": import,
        "register": plan.register,
        "association": plan.association,
        "for": plan.audience,
        "made": plan.made,
        "key": plan.key,
        "known": plan.is_known,
        "new": plan.new_subjects,
        "rows": plan.rows(),
        "accepted": plan.count(Outcome::Accepted),
        "repeated": plan.count(Outcome::Repeated),
        "waiting": plan.count(Outcome::Waiting),
        "rejected": plan.count(Outcome::Rejected),
        "outcomes": outcomes,
    });
    out.answer(&document, || {
        let n = |outcome| Arg::from(plan.count(outcome) as i64);
        let who = [
            ("association", plan.association.as_str().into()),
            ("register", plan.register.as_str().into()),
            ("key", plan.key.as_str().into()),
        ];
        let mut text =
            out.reader.ta(if plan.is_known { "cli-bundle-from-known" } else { "cli-bundle-from-new" }, &who);
        let counts = [
            ("n", (plan.rows() as i64).into()),
            ("files", (subjects_of(plan) as i64).into()),
            ("accepted", n(Outcome::Accepted)),
            ("repeated", n(Outcome::Repeated)),
            ("waiting", n(Outcome::Waiting)),
            ("rejected", n(Outcome::Rejected)),
        ];
        text.push_str(&format!("\n{}", out.reader.ta(key, &counts)));
        let shown = plan.pieces.iter().filter(|piece| piece.outcome != Outcome::Repeated || piece.unread > 0);
        shown.take(SHOWN).for_each(|piece| text.push_str(&told(house, piece, taken, out)));
        let more = plan.pieces.iter().filter(|piece| piece.outcome != Outcome::Repeated).count();
        if more > SHOWN {
            let n = ((more - SHOWN) as i64).into();
            text.push_str(&format!("\n  {}", out.reader.ta("cli-bundle-more-pieces", &[("n", n)])));
        }
        if plan.count(Outcome::Waiting) > 0 && import.is_some() {
            text.push_str(&format!("\n{}", out.reader.t("cli-bundle-waits")));
        }
        import.into_iter().for_each(|id| text.push_str(&format!("\n{id}")));
        text
    });
}

/// How many files, or whatever else it speaks of, a bundle holds: whoever made it was told that number.
fn subjects_of(plan: &BundlePlan) -> usize {
    let here: BTreeSet<&Subject> = plan.pieces.iter().filter_map(|piece| piece.subject.as_ref()).collect();
    let new: BTreeSet<usize> = plan.pieces.iter().filter_map(|piece| piece.new).collect();
    here.len() + new.len()
}

/// A value in the reader's language, where it is a code or the name of what ships: nobody said a code.
fn in_words(property: model::Property, words: &str, today: dates::Day, out: &Out) -> String {
    let around = model::understand::Around { today, within: None };
    let value = model::understand::value(property, words, &around).value;
    super::lists::in_words(property, words, &value, "", out)
}

/// A piece as a person reads it before accepting: whom it is about, what is said, what it takes the place of.
fn told(house: &House, piece: &Piece, taken: Option<&BundleTaken>, out: &Out) -> String {
    let reader = out.reader;
    let subject = taken.and_then(|taken| taken.subject_of(piece)).or(piece.subject.as_ref());
    let kind = piece.kind.filter(|kind| *kind != SubjectKind::PERSON);
    let kind = kind.map(|kind| kind.entry().name(reader.lang == l10n::Lang::Ar).to_owned());
    let about = [
        subject.map(Subject::to_string),
        Some(piece.name.clone()).filter(|name| !name.is_empty()),
        kind,
        Some(piece.organisation.clone()).filter(|name| !name.is_empty()),
        Some(reader.t(&format!("reason-{}", piece.reason)).to_owned()),
    ];
    let mut text = format!(
        "\n  {}: {}",
        reader.num(u64::from(piece.line)),
        about.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    );
    let (desk, today) = (house.desk(open::operator()), house.today());
    let standing = |id: &ClaimId| desk.claim(*id).ok().map(|spoken| spoken.claim);
    let words = |property, said: &str| in_words(property, said, today, out);
    for said in &piece.said {
        let before = said.corrects.as_ref().and_then(standing);
        let before =
            before.map(|claim| format!("{} → ", words(claim.property, &claim.said))).unwrap_or_default();
        let now = words(said.property, &said.words);
        text.push_str(&format!("\n      {}: {before}{now}", reader.prop(said.property.key())));
    }
    for claim in piece.back.iter().filter_map(standing) {
        let gone = reader.t("bundle-goes");
        let said = words(claim.property, &claim.said);
        text.push_str(&format!("\n      {}: {said} ({gone})", reader.prop(claim.property.key())));
    }
    text
}

fn outcome(piece: &Piece, taken: Option<&BundleTaken>) -> serde_json::Value {
    let id = taken.and_then(|taken| taken.subject_of(piece)).or(piece.subject.as_ref());
    json!({
        "row": piece.line, "outcome": piece.outcome, "reason": piece.reason, "id": id,
        "claims": piece.claims, "unread": piece.unread,
    })
}
