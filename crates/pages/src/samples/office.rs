//! Accounts, the log, copies, organisations, the guide.

use super::*;
use crate::{door, guide, me, members, office, phones, requests};

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let mut pages = accounts(lang);
    let at = frame(lang, "/audit");
    let broken = Backup {
        report: Some(report(lang, false)),
        said: CopySaid {
            good: false,
            last: None,
            words: Reader::new(lang).t("copies-failed").to_owned(),
            why: Some(two(
                lang,
                "امتلأ القرص. أفرغ مكاناً ثم أعد.",
                "The disk is full. Make room, then try again.",
            )),
        },
        every: bad(lang, "٤٠٠٠", "field-range"),
        ..backup_view(lang)
    };
    let stands = organisation_view(lang);
    pages.extend([
        ("audit", office::audit(&at, &audit_view(lang))),
        ("backup", office::backup(&frame(lang, "/backup"), &backup_view(lang))),
        ("backup-broken", office::backup(&frame(lang, "/backup"), &broken)),
        ("organisations", office::organisations(&frame(lang, "/organisations"), &organisations_view(lang))),
        ("organisation", office::organisation(&frame(lang, "/organisations/O-1"), &stands)),
        (
            "organisation-withdrawn",
            office::organisation(
                &at,
                &OrganisationPage {
                    withdrawn: Some(two(
                        lang,
                        "سُحبت في ٢٠٢٦/١١/٩: «طلبت قوائمها».",
                        "Withdrawn by the administrator on 2026/11/9: “asked for its lists”.",
                    )),
                    ..stands.clone()
                },
            ),
        ),
        ("help", guide::help(&frame(lang, "/help"))),
        ("about", guide::about(&frame(lang, "/about"), &about_view(lang))),
    ]);
    pages
}

fn accounts(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/members");
    let line = |id: &str, name: &str, roles: &[&str], totp: bool, locked: bool, seen: String| MemberLine {
        id: id.into(),
        name: name.into(),
        sign_in: id.into(),
        roles: roles.iter().map(|r| (*r).to_owned()).collect(),
        compartments: Vec::new(),
        totp,
        locked,
        waits: false,
        asked: String::new(),
        seen,
        organisation: String::new(),
    };
    let list = Members {
        members: vec![
            line(
                "salma",
                "سلمى",
                &["administrator", "documenter"],
                true,
                false,
                two(lang, "الآن", "just now"),
            ),
            MemberLine {
                compartments: vec![two(lang, "خزانة الدعم", "Support")],
                ..line("samer", "سامر", &["reviewer"], false, false, two(lang, "قبل يومين", "2 days ago"))
            },
            MemberLine {
                organisation: "مكتب الشريك".into(),
                ..line("guest1", "ضيف", &["guest"], false, true, String::new())
            },
            MemberLine { waits: true, ..line("huda", "هدى", &["reviewer"], false, false, String::new()) },
            MemberLine {
                waits: true,
                asked: "refused".into(),
                ..line("nizar", "نزار", &["analyst"], false, false, String::new())
            },
        ],
        alone: true,
    };
    let roles: Vec<Choice> =
        ["administrator", "documenter", "reviewer", "liaison", "analyst", "auditor", "guest"]
            .map(|role| Choice::new(role, "").chosen(role == "reviewer"))
            .to_vec();
    let organisations = vec![Choice::new("", "—"), Choice::new("O-2", "مكتب الشريك")];
    let new = MemberForm {
        proof: trouble(lang, "password-wrong"),
        roles: roles.clone(),
        organisations: organisations.clone(),
        sign_in: bad(lang, "salma", "name-taken"),
        ..MemberForm::default()
    };
    let change = MemberForm {
        id: Some("samer".into()),
        name: "سامر".into(),
        sign_in: "samer".into(),
        roles,
        compartments: vec![
            Choice::new("support", two(lang, "خزانة الدعم", "Support"))
                .hint(two(lang, "ما طلبته الأسرة وما قُدّم لها.", "What a family asked for and was given."))
                .chosen(true),
            Choice::new("guardianship", two(lang, "خزانة الوصاية", "Guardianship")),
        ],
        organisations,
        totp: true,
        waits: true,
        one_time: Some("river lamp orchard seven".into()),
        ..MemberForm::default()
    };
    let key = Totp {
        secret: "JBSWY3DPEHPK3PXP".into(),
        uri: "otpauth://totp/Athar:salma?secret=JBSWY3DPEHPK3PXP&issuer=Athar".into(),
    };
    let session = |id: &str, device: String, this: bool| SessionLine {
        id: id.into(),
        device,
        began: two(lang, "أمس", "yesterday"),
        used: two(lang, "الآن", "just now"),
        this,
    };
    let own = Me {
        name: "سلمى".into(),
        sign_in: "salma".into(),
        totp: Some(key),
        tokens: vec![TokenLine {
            id: "T-1".into(),
            name: "جدول المكتب".into(),
            made: two(lang, "صُنع قبل شهر", "made a month ago"),
            used: String::new(),
            scopes: vec!["read".into(), "export".into()],
        }],
        scopes: ["read", "record", "export"]
            .map(|scope| Choice::new(scope, "").chosen(scope == "read"))
            .to_vec(),
        sessions: vec![
            session("X-1", two(lang, "Firefox على Linux", "Firefox on Linux"), true),
            session("X-2", two(lang, "Chrome على Android", "Chrome on Android"), false),
        ],
        ..Me::default()
    };
    vec![
        ("members", members::members(&at, &list)),
        ("member-new", members::member(&at, &new)),
        ("member", members::member(&at, &change)),
        ("me", me::me(&frame(lang, "/me"), &own)),
        (
            "me-token",
            me::me(
                &at,
                &Me {
                    new_token: Some("athar_9sK2mPq7vX4tB1nR8dW3".into()),
                    totp_on: true,
                    totp: None,
                    present: trouble(lang, "password-wrong"),
                    asked: "totp",
                    recovery: 7,
                    ..own.clone()
                },
            ),
        ),
        ("me-recovery", me::me(&frame(lang, "/me"), &with_codes(&own))),
        (
            "first-password",
            door::first_password(
                &at,
                &FirstPassword { again: trouble(lang, "password-differs"), ..FirstPassword::default() },
            ),
        ),
        ("requests", requests::requests(&frame(lang, "/requests"), &requests_view(lang))),
        (
            "requests-none",
            requests::requests(&frame(lang, "/requests"), &Requests { alone: true, ..Requests::default() }),
        ),
        ("phones", phones::phones(&frame(lang, "/phones"), &phones_view())),
        (
            "phones-off",
            phones::phones(
                &frame(lang, "/phones"),
                &Phones { command: phones_view().command, ..Phones::default() },
            ),
        ),
    ]
}

fn with_codes(own: &Me) -> Me {
    let codes = ["k7mf-2xwp-9hdt-4rbn", "p3qc-8vjz-m6ye-2gka"].map(str::to_owned).to_vec();
    Me { new_recovery: codes, totp_on: true, totp: None, recovery: 10, ..own.clone() }
}

fn requests_view(lang: Lang) -> Requests {
    let line = |id: &str, what: String, standing: &str, mine: bool| RequestLine {
        id: id.into(),
        what,
        about: None,
        asked: two(lang, "طلبته سلمى قبل ساعة", "asked by سلمى an hour ago"),
        standing: standing.into(),
        answered: String::new(),
        before: if mine {
            two(lang, "رفض شخص ثانٍ هذا الحساب من قبل", "a second person refused this account before")
        } else {
            String::new()
        },
        remains: Vec::new(),
        mine,
    };
    let r = Reader::new(lang);
    let roles = r.ta("request-roles", &[("name", "سلمى".into()), ("roles", r.t("role-reviewer").into())]);
    Requests {
        requests: vec![
            line("2", roles, "asked", true),
            line(
                "1",
                r.ta("request-totp", &[("name", "سامر".into()), ("roles", r.t("role-reviewer").into())]),
                "alone",
                false,
            ),
        ],
        alone: false,
        proof: trouble(lang, "password-wrong"),
    }
}

fn phones_view() -> Phones {
    Phones {
        command: "athar serve --data /home/athar/register --phones".into(),
        addresses: vec!["https://192.0.2.7:8443/".into(), "https://laptop.local:8443/".into()],
        fingerprint:
            "AB:12:CD:34 56:78:9A:BC DE:F0:12:34 56:78:9A:BC DE:F0:12:34 56:78:9A:BC DE:F0:12:34 56:78:9A:BC"
                .into(),
    }
}

fn audit_view(lang: Lang) -> Audit {
    let line = |leaf: u64, who: &str, what: String, notable: bool| AuditLine {
        leaf,
        when: two(lang, "٢٠٢٦/١١/٢٤ ١١:٥٥", "2026/11/24 11:55"),
        who: who.into(),
        what,
        about: notable.then(|| Link::new("D-01472", "/files/D-01472")).into_iter().collect(),
        notable,
    };
    Audit {
        whole: true,
        kinds: vec![Choice::new("", Reader::new(lang).t("audit-all"))],
        members: vec![Choice::new("", Reader::new(lang).t("audit-all")), Choice::new("salma", "سلمى")],
        lines: vec![
            line(
                48_213,
                "سلمى",
                two(lang, "اطلعت على قيمة مختومة: الهاتف", "read a sealed value: phone"),
                true,
            ),
            line(48_212, "", two(lang, "حكم آلي: شخص واحد", "judged by machine: the same person"), false),
            line(48_211, "سامر", two(lang, "إفادات في: اسم الأم", "added a claim"), false),
        ],
        size: 48_214,
        root: "5d2a94f0b81c7e6633aa".into(),
        paging: Paging {
            first: 1,
            last: 3,
            total: 48_214,
            previous: None,
            next: Some("/audit?page=2".into()),
        },
        ..Audit::default()
    }
}

fn report(lang: Lang, whole: bool) -> VerifyReport {
    let check =
        |ar: &str, en: &str, found: String, whole: bool| Check { label: two(lang, ar, en), found, whole };
    VerifyReport {
        when: two(lang, "قبل دقيقة", "a minute ago"),
        checks: vec![
            check("الأوراق", "Leaves", "48,214".into(), true),
            check("الوثائق", "Documents", "311".into(), whole),
        ],
    }
}

fn backup_view(lang: Lang) -> Backup {
    Backup {
        copies: vec![CopyLine {
            when: two(lang, "قبل ٦ أيام", "6 days ago"),
            size: Reader::new(lang).bytes(41_000_000),
            print: "77ab01…9c".into(),
            place: "/media/athar/athar-2026-11-20-091500.age".into(),
            href: "/backup/copies/1795166100000".into(),
            damaged: None,
        }],
        said: copy_said(lang),
        every: Field::of("7"),
        folder: Field::of("/media/athar"),
        report: Some(report(lang, true)),
        files: 5021,
        size: Reader::new(lang).bytes(63_000_000),
        ..Backup::default()
    }
}

/// The last copy was proven in time.
pub(super) fn copy_said(lang: Lang) -> CopySaid {
    let words = Reader::new(lang).t("copies-proven").to_owned();
    CopySaid { good: true, last: Some(two(lang, "قبل ٣ أيام", "3 days ago")), words, why: None }
}

fn organisations_view(lang: Lang) -> Organisations {
    let line = |id: &str, name: &str, files: u64, withdrawn: bool| OrganisationLine {
        id: id.into(),
        name: name.into(),
        files,
        imports: 2,
        last: two(lang, "آخر إدخال قبل ٣ أيام", "last import 3 days ago"),
        withdrawn,
    };
    Organisations {
        organisations: vec![
            line("O-1", "رابطة أهالي حوران", 3526, false),
            line("O-2", "مكتب الشريك", 790, true),
        ],
    }
}

fn organisation_view(lang: Lang) -> OrganisationPage {
    OrganisationPage {
        id: "O-2".into(),
        name: "مكتب الشريك".into(),
        files: 790,
        alone: 212,
        files_href: "/files?organisation=O-2".into(),
        imports: files::imports(lang)[1..].to_vec(),
        typed: bad(lang, "المكتب", "typed-name"),
        ..OrganisationPage::default()
    }
}

fn about_view(lang: Lang) -> About {
    About {
        version: "0.1.0".into(),
        data: vec![DataLine {
            title: two(lang, "الأماكن", "Places"),
            count: 747,
            source: "OCHA COD-AB, 2023".into(),
            status: two(lang, "متحقَّق", "verified"),
        }],
        licences: vec![("maud 0.27".into(), "MIT OR Apache-2.0".into())],
    }
}
