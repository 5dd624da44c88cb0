//! Tags, tasks, grades of sources.

use super::*;
use crate::work;

pub(super) fn form(lang: Lang) -> WorkForm {
    let anyone = Choice::new("", Reader::new(lang).t("task-anyone"));
    WorkForm {
        tags: vec!["زيارة أيار".into()],
        colleagues: vec![anyone, Choice::new("m4", "سلمى")],
        today: "2026-11-24".into(),
    }
}

fn task(lang: Lang, late: bool) -> TaskLine {
    TaskLine {
        id: "48213".into(),
        what: "الاتصال بالأهل".into(),
        who: "سلمى".into(),
        due: two(lang, "١ كانون الأول ٢٠٢٦", "1 December 2026"),
        late,
        file: None,
    }
}

pub(super) fn of_file(lang: Lang) -> FileWork {
    FileWork {
        tags: vec!["زيارة أيار".into()], tasks: vec![task(lang, false)], form: Some(form(lang))
    }
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/tasks");
    let of =
        |id: &str, name: &str, late| TaskLine { file: Some((id.into(), name.into())), ..task(lang, late) };
    let anyone = Reader::new(lang).t("task-anyone").to_owned();
    let open = TaskLine { who: anyone, due: String::new(), ..of("D-00093", "Mahmood Al-Zoubi", false) };
    let tasks = Tasks {
        tasks: vec![of("D-01472", "محمود خالد أحمد الزعبي", true), of("k1", "حاجز السنتر", false), open],
        mine: true,
        paging: Paging { first: 1, last: 3, total: 3, ..Paging::default() },
    };
    let r = Reader::new(lang);
    let speaks = |n: u64, grade: &str| r.ta("grade-speaks", &[("n", n.into()), ("grade", grade.into())]);
    let grading = Grading {
        files: vec!["D-01472".into()],
        sources: vec![
            Choice::new("s1", "register.xlsx").hint(speaks(12, "F")).chosen(true),
            Choice::new("s2", two(lang, "مقابلة مع الأخ", "interview with the brother")).hint(speaks(1, "B")),
        ],
        letters: ('A'..='F')
            .map(|l| Choice::new(l, format!("{l} · {}", r.t(&format!("grade-{}", l.to_ascii_lowercase())))))
            .collect(),
        back: "/files".into(),
        ..Grading::default()
    };
    vec![
        ("tasks", work::tasks(&at, &tasks)),
        ("tasks-none", work::tasks(&at, &Tasks::default())),
        ("grading", work::grading(&frame(lang, "/files/grade"), &grading)),
        (
            "grading-none",
            work::grading(
                &frame(lang, "/files/grade"),
                &Grading { back: "/files".into(), ..Grading::default() },
            ),
        ),
    ]
}
