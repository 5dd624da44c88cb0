//! Teams of files.

use super::*;
use crate::{file, team};

fn names(lang: Lang) -> Vec<String> {
    vec![two(lang, "سلمى", "Salma"), two(lang, "سامر", "Samer")]
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/files/D-01472/team");
    let head = || Head {
        id: "D-01472".into(),
        name: "محمود خالد أحمد الزعبي".into(),
        of: two(lang, "ابن فاطمة", "son of Fatima"),
    };
    let mine = TeamLine { names: Some(names(lang)), mine: true, vacant: false, change: true };
    let vacant = TeamLine { names: Some(Vec::new()), mine: false, vacant: true, change: true };
    let apart = TeamLine { names: None, ..TeamLine::default() };
    let colleagues = vec![
        Choice::new("m2", two(lang, "سلمى", "Salma")).chosen(true),
        Choice::new("m3", two(lang, "سامر", "Samer")),
    ];
    let form = TeamForm { head: head(), colleagues, may: true, ..TeamForm::default() };
    let with = |line: &TeamLine| File { head: head(), team: Some(line.clone()), ..File::default() };
    let changed = TeamForm {
        now: Some(vacant.clone()),
        because: two(lang, "شهادة وفاة لم تُقل للأم", "a certificate of which the mother was not told"),
        team: trouble(lang, "field-nobody-keeps"),
        ..form.clone()
    };
    let theirs = TeamForm {
        now: Some(TeamLine { change: false, mine: false, ..mine.clone() }),
        may: false,
        ..form.clone()
    };
    let other = Head {
        id: "k1".into(), name: "حاجز السنتر".into(), of: two(lang, "حاجز", "checkpoint")
    };
    let teams = Teams { files: vec![(head(), vacant), (other, TeamLine { change: false, ..mine.clone() })] };
    vec![
        ("file-team", file::file(&at, &with(&mine))),
        ("file-team-apart", file::file(&Frame { may: May::default(), ..at.clone() }, &with(&apart))),
        ("team-new", team::team(&at, &form)),
        ("team-vacant", team::team(&at, &changed)),
        ("team-of-others", team::team(&at, &theirs)),
        ("teams", team::teams(&frame(lang, "/teams"), &teams)),
        ("teams-none", team::teams(&frame(lang, "/teams"), &Teams::default())),
    ]
}
