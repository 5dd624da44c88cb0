//! Every page with something in it: invented people, for snapshots and for looking at.
//!
//! The same sample is rendered in both languages, so words of the register are
//! chosen by [`two`]; words of sources stay as they were written.

mod doors;
mod file;
mod files;
mod imports;
mod matching;
mod office;
mod team;
mod work;
mod write;

use crate::paths;
use crate::places::Places;
use crate::view::*;
use access::{Role, Viewer};
use l10n::{Lang, Reader};
use model::MemberId;

/// A page under the name of its sample.
pub type Sample = (&'static str, String);

/// Every page, in one language.
pub fn all(lang: Lang) -> Vec<Sample> {
    let mut pages = doors::samples(lang);
    pages.extend(files::samples(lang));
    pages.extend(file::samples(lang));
    pages.extend(write::samples(lang));
    pages.extend(work::samples(lang));
    pages.extend(team::samples(lang));
    pages.extend(imports::samples(lang));
    pages.extend(matching::samples(lang));
    pages.extend(office::samples(lang));
    pages
}

/// The words of the language.
fn two(lang: Lang, ar: &str, en: &str) -> String {
    if lang == Lang::Ar { ar } else { en }.to_owned()
}

/// A frame for one who may do everything.
fn frame(lang: Lang, path: &str) -> Frame {
    Frame {
        reader: Reader::new(lang),
        path: path.into(),
        association: "رابطة أهالي حوران".into(),
        who: Some(Who {
            name: "سلمى".into(),
            roles: vec!["documenter".into(), "reviewer".into()],
            device_key: "m4".into(),
            draft_key: "k4".into(),
        }),
        csrf: "sample-token".into(),
        places: places(&[Role::Documenter, Role::Reviewer]),
        waits: vec![(paths::IMPORTS, 64), (paths::WAITING, 64), (paths::MATCHING, 41)],
        flash: None,
        may: May::ALL,
        query: String::new(),
        as_of: None,
    }
}

/// Where a colleague in these roles goes.
fn places(roles: &[Role]) -> Places {
    Places::of(&Viewer::new(MemberId(4), roles.iter().copied().collect()))
}

/// The same for one who has that role alone.
fn of_role(lang: Lang, path: &str, role: Role) -> Frame {
    let may = May { read: role != Role::Auditor, ..May::default() };
    Frame { places: places(&[role]), may, ..frame(lang, path) }
}

/// The same for one who reads an earlier day.
fn earlier(lang: Lang, path: &str) -> Frame {
    let day = two(lang, "١ آذار ٢٠٢٤", "1 March 2024");
    let note = Reader::new(lang).ta("as-of-note", &[("day", day.into())]);
    let as_of = Some(AsOf { value: "2024-03-01".into(), note, today_href: path.into() });
    Frame { as_of, waits: Vec::new(), may: May { export: true, ..May::default() }, ..frame(lang, path) }
}

/// The same for one before the door.
fn outside(lang: Lang, path: &str) -> Frame {
    let (places, waits) = Default::default();
    Frame { who: None, may: May::default(), places, waits, ..frame(lang, path) }
}

fn trouble(lang: Lang, code: &str) -> Option<Trouble> {
    Some(Reader::new(lang).trouble(code, &[]))
}

fn bad(lang: Lang, value: &str, code: &str) -> Field {
    Field { value: value.into(), trouble: trouble(lang, code) }
}

fn head() -> Head {
    Head {
        id: "D-01472".into(),
        name: "محمود خالد أحمد الزعبي".into(),
        of: "ابن خالد وفاطمة المقداد، من المسيفرة".into(),
    }
}
