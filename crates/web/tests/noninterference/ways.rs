//! Every way that can be gone, and what is asked there: taken from the table of
//! routes, with what stands in the braces, and from the questions a list knows.

use crate::register::{Register, property};
use access::{Audience, Role, Viewer};
use casework::{Column, ColumnChoice, ExportFormat, Incoming, Numbered, Refs};
use model::{ClaimId, DocumentId, ImportId, OrganisationId, PersonId, Property, Tier};

/// One question.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The way in the table of routes.
    pub way: String,
    pub method: &'static str,
    pub path: String,
    pub body: Option<serde_json::Value>,
}

/// Words that are looked for: of what everyone sees, of the secrets, beginnings of sealed numbers.
const WORDS: &[&str] = &[
    "سالم",
    "سالم ناصر الأيوبي",
    "salem ayoubi",
    "القادري",
    "نوى",
    "2013",
    "جابر",
    "منذر",
    "الشهيد",
    "شهيد",
    "متوفى",
    "وفاة",
    "قتل",
    "لقي حتفه",
    "دفن نجها",
    "حرستا",
    "صيدنايا",
    "الشهداء",
    "السكري",
    "0933",
    "09331",
    "0933111222",
    "0933111223",
    "0944555666",
    "12010098765",
    "1201",
    "p1",
    "p3",
    "p9",
    "p12",
    "ام سالم",
    "2014-03-01",
    "2016",
    "zzzz",
];

const STATES: &[&str] = &[
    "reported",
    "missing",
    "forcibly_disappeared",
    "detained_as_said",
    "detained_unacknowledged",
    "presumed_dead_document",
    "presumed_dead_witness",
    "dead_remains_not_returned",
    "released",
];

/// Everything a role asks of a register.
pub fn asks(register: &Register, role: Role) -> Vec<Ask> {
    let member = register.scene.house.member_by_login(role.key()).expect("read").expect("an account");
    let refs = register.scene.house.refs(&Viewer::new(member.id, member.roles));
    let fill = Fill { register, refs, role };
    let mut asks = Vec::new();
    for way in web::routes(register.scene.house.clone()) {
        let reads = way.method == "GET";
        if (!reads && !harmless(&way.path)) || kept_for_keepers(role, &way.path) {
            continue;
        }
        for path in fill.paths(&way.path, reads) {
            let body = way
                .path
                .starts_with("/api/")
                .then(|| serde_json::json!({ "why": "", "properties": ["phone"] }))
                .filter(|_| !reads);
            asks.push(Ask { way: way.path.clone(), method: way.method, path, body });
        }
    }
    // Who else reads the same list is told the same of it; these two ask it everything.
    if matches!(role, Role::Guest | Role::Documenter) {
        let question = |question: &String| {
            ["/files", "/api/v1/files"].map(|way| {
                let api = way.starts_with("/api");
                let path = if api {
                    format!("{way}?{question}&counts=true&limit=50")
                } else {
                    format!("{way}?{question}")
                };
                Ask { way: way.to_owned(), method: "GET", path, body: None }
            })
        };
        asks.extend(fill.questions().iter().flat_map(question));
        for words in WORDS {
            for way in ["/files/similar", "/api/v1/similar"] {
                asks.push(Ask {
                    way: way.into(),
                    method: "GET",
                    path: format!("{way}?name={}", encoded(words)),
                    body: None,
                });
            }
        }
    }
    // As of the days before the secret, of it, and after it; a day is told to colleagues of all circles in
    // the same way.
    if matches!(role, Role::Guest | Role::Documenter | Role::Reviewer) {
        let subject = fill.called(register.subject);
        let today = register.scene.house.today();
        for day in [-3, -2, -1, 0].map(|days| today.plus(days).iso()) {
            for way in [
                "/files",
                "/files/{id}",
                "/files/{id}/print",
                "/files/{id}/why",
                "/files/{id}/history",
                "/api/v1/files",
                "/api/v1/files/{id}",
                "/api/v1/subjects",
                "/api/v1/subjects/{id}",
                "/api/v1/export",
            ] {
                let more = if way.ends_with("export") { "format=csv&" } else { "" };
                let path = format!("{}?{more}as_of={day}", way.replace("{id}", &subject));
                asks.push(Ask { way: way.to_owned(), method: "GET", path, body: None });
            }
        }
    }
    asks
}

/// Acts that a guest is refused, or that refuse an empty form: whether the thing is there must not show in
/// how.
fn harmless(path: &str) -> bool {
    let about_things = [
        "/files/{id}",
        "/subjects/{id}",
        "/claims/{id}",
        "/organisations/{id}",
        "/documents",
        "/imports/{id}",
        "/waiting/{id}",
        "/clusters/{id}",
    ];
    about_things.iter().any(|thing| path.contains(thing))
}

/// What is left out for whoever keeps the laptop: see the beginning of `main.rs`.
fn kept_for_keepers(role: Role, path: &str) -> bool {
    match role {
        Role::Administrator => matches!(path, "/backup" | "/api/v1/checkpoint"),
        // A signature over the root, which commits to the values: it is what auditors compare.
        Role::Auditor | Role::Reviewer => path == "/api/v1/checkpoint",
        _ => false,
    }
}

struct Fill<'r> {
    register: &'r Register,
    refs: Refs,
    role: Role,
}

impl Fill<'_> {
    /// The addresses of a way, with what can stand in its braces.
    fn paths(&self, way: &str, reads: bool) -> Vec<String> {
        let files: Vec<String> = self.files().collect();
        let known =
            |places: &[&str], with: Vec<String>| places.iter().any(|p| way.contains(p)).then_some(with);
        if !way.contains('{') {
            return self.plain(way);
        }
        let way = way.replace("{claim}", &self.called(ClaimId { act: 9, index: 0 }));
        let all = None
            .or_else(|| known(&["/files/{id}", "/subjects/{id}"], files.clone()))
            .or_else(|| known(&["/documents/{id}"], self.papers()))
            .or_else(|| {
                known(
                    &["/organisations/{id}"],
                    vec![
                        self.called(self.register.organisation),
                        self.called(OrganisationId(77)),
                        "o1".into(),
                    ],
                )
            })
            .or_else(|| {
                known(
                    &["/claims/{id}"],
                    vec![
                        self.called(ClaimId { act: 9, index: 0 }),
                        self.called(ClaimId { act: 9999, index: 0 }),
                    ],
                )
            })
            .or_else(|| known(&["/imports/{id}"], vec![self.called(ImportId(1)), "i1".into(), "i2".into()]))
            .or_else(|| known(&["/clusters/{id}"], files[..2].to_vec()))
            .or_else(|| known(&["/sources/{id}"], ["5", "9", "12", "99"].map(str::to_owned).to_vec()))
            .or_else(|| {
                known(
                    &[
                        "/waiting/{id}",
                        "/plans/{id}",
                        "/bundles/{id}",
                        "/lists/{id}",
                        "/tokens/{id}",
                        "/sessions/{id}",
                        "/judgements/{id}",
                    ],
                    vec!["7".into()],
                )
            })
            .or_else(|| known(&["/members/{id}"], vec!["m1".into(), "m2".into(), "m99".into()]))
            .or_else(|| known(&["/backup/copies/{at}"], vec!["7".into()]))
            .or_else(|| known(&["/mappings/{id}", "/mappings/{name}"], vec!["x".into()]))
            .or_else(|| known(&["/matching/{pair}"], vec!["p1-p2".into(), "p1-p6".into(), "p1-p99".into()]))
            .or_else(|| known(&["/pairs/{a}/{b}"], vec!["p1".into(), "p99".into()]));
        let all = all.unwrap_or_else(|| panic!("say what stands in the braces of {way}"));
        let put = |id: &String| {
            let (from, to) = (way.find('{').expect("a brace"), way.find('}').expect("its end"));
            let path = format!("{}{id}{}", &way[..from], &way[to + 1..]);
            path.replace("{b}", "p6")
        };
        let most = if reads { all.len() } else { 5 };
        all.iter().rev().take(most).map(put).collect()
    }

    /// A way without braces, with the questions it needs.
    fn plain(&self, way: &str) -> Vec<String> {
        let columns: Vec<&str> = Column::ALL.iter().map(|c| c.key()).collect();
        let with = |question: &str| vec![format!("{way}?{question}")];
        match way {
            "/files/export" | "/api/v1/export" => vec![
                format!("{way}?format=json&columns={}", columns.join(",")),
                format!("{way}?format=bundle&for=partner"),
            ],
            "/subjects/export" | "/api/v1/subjects/export" => {
                ["kind=checkpoint", "kind=facility&shipped=true&for=partner"]
                    .map(|q| format!("{way}?format=json&{q}"))
                    .to_vec()
            }
            "/files/similar" | "/api/v1/similar" => with(&format!("name={}", encoded("سالم ناصر"))),
            "/files/grade" => {
                with(&self.files().map(|file| format!("file={file}")).collect::<Vec<_>>().join("&"))
            }
            "/subjects" | "/api/v1/subjects" => [
                "",
                "?kind=checkpoint",
                "?kind=facility&q=%D8%B5%D9%8A%D8%AF%D9%86%D8%A7%D9%8A%D8%A7",
                "?q=%D8%AD%D8%A7%D8%AC%D8%B2",
                "?q=%D8%A7%D9%84%D9%85%D9%82%D8%A8%D8%B1%D8%A9",
            ]
            .map(|q| format!("{way}{q}"))
            .to_vec(),
            "/files/understood" => with("said=2013&field=taken_date"),
            "/api/v1/log" => [
                String::new(),
                "?kind=said".into(),
                "?kind=sealed-read".into(),
                "?file=p1".into(),
                "?subject=f:F117".into(),
            ]
            .map(|q| format!("{way}{q}"))
            .to_vec(),
            _ => vec![way.to_owned()],
        }
    }

    fn called<T: Numbered>(&self, id: T) -> String {
        self.refs.of(id)
    }

    /// Files that are seen, files that are not, and what is no file.
    fn files(&self) -> impl Iterator<Item = String> + '_ {
        let hidden = self.register.hidden_files.first().copied().unwrap_or(PersonId(9_999));
        let all = self.register.files.iter().copied().chain([hidden, PersonId(9_998)]);
        all.map(|file| self.called(file)).chain([
            self.refs.of_subject(&self.register.checkpoint),
            "p1".to_owned(),
            "p9997".to_owned(),
            "f:F117".to_owned(),
            "k2".to_owned(),
            "x".to_owned(),
        ])
    }

    fn papers(&self) -> Vec<String> {
        let hidden = self.register.hidden_papers.first().copied().unwrap_or(DocumentId(9_999));
        vec![self.called(hidden), self.called(DocumentId(9_998)), "d1".to_owned(), "x".to_owned()]
    }

    /// What is asked of the list: every order, every filter with every value, words.
    fn questions(&self) -> Vec<String> {
        let columns: Vec<&str> = Column::ALL.iter().map(|c| c.key()).collect();
        let sorts = search::Sort::ALL
            .iter()
            .flat_map(|sort| ["", "&down=1"].map(|way| format!("sort={}{way}", sort.key())));
        let orders = [String::new(), "rows=100".to_owned()].into_iter().chain(sorts);
        let one = |kind: &'static str| move |value: String| format!("{kind}={value}");
        let missing = Property::all().filter(|p| p.entry().expected).map(|p| p.key().to_owned());
        let mut all: Vec<String> = orders.collect();
        all.extend(WORDS.iter().map(|words| format!("q={}", encoded(words))));
        all.extend(STATES.iter().map(|s| (*s).to_owned()).map(one("status")));
        all.extend((2011..=2016).map(|y| y.to_string()).map(one("year")));
        all.extend(["SY", "SY12", "SY07", "SY04", "SY02"].map(str::to_owned).map(one("place")));
        all.extend(
            ["apart", "papers", "path", "detention", "several", "read", "read_before", "unread"]
                .map(str::to_owned)
                .map(one("flag")),
        );
        all.extend(["متوفى", "دُفن في نجها"].map(encoded).map(one("tag")));
        all.extend(["anyone", "m1"].map(str::to_owned).map(one("task")));
        all.extend(["male", "female"].map(str::to_owned).map(one("sex")));
        all.extend(missing.map(one("missing")));
        all.push(format!("organisation={}", self.called(self.register.organisation)));
        all.push(format!("organisation={}", self.called(OrganisationId(77))));
        if self.role == Role::Guest {
            all.extend(["source=s1", "source=s9", "import=i1", "import=i2"].map(str::to_owned));
        }
        all.push(format!("q={}&status=presumed_dead_witness", encoded("سالم")));
        all.push("missing=mother_name&flag=path&sort=taken".to_owned());
        all.push(format!("columns={}", columns.join("&columns=")));
        all
    }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Every cell of a workbook; its bytes are packed.
fn cells(workbook: &[u8]) -> String {
    let book =
        exchange::read(workbook, "list.xlsx", &exchange::Overrides::default()).expect("our own workbook");
    let line = |line: exchange::Line<'_>| {
        line.cells().map(|cell| format!("{}={}", cell.column, cell.text)).collect::<Vec<_>>().join("|")
    };
    let sheet = |sheet: &exchange::Sheet| sheet.lines().map(line).collect::<Vec<_>>().join("\n");
    book.sheets.iter().map(|s| format!("{:?}\n{}\n", s.name, sheet(s))).collect()
}

/// Sheets that a documenter takes out, in every format, with every column, and by what could be asked.
/// The references in them are replaced as `Glass` replaces them.
pub fn sheets(register: &Register, audience: Audience) -> Vec<(String, String)> {
    let desk = register.scene.house.desk(Viewer::new(model::MemberId(50), [Role::Documenter].into()));
    let reader = l10n::Reader::new(l10n::Lang::Ar);
    let status =
        |code: &str| search::Filters { status: [code.to_owned()].into(), ..search::Filters::default() };
    let lacks = |key: &str| search::Filters { missing: [property(key)].into(), ..search::Filters::default() };
    let filters = [
        search::Filters::default(),
        status("presumed_dead_document"),
        status("presumed_dead_witness"),
        status("reported"),
        lacks("party"),
    ];
    let (mut sheets, mut met) = (Vec::new(), crate::glass::Met::default());
    for (format, filters) in [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx]
        .into_iter()
        .flat_map(|f| filters.clone().map(|q| (f, q)))
    {
        let query = search::Query { filters, ..search::Query::default() };
        let out = desk.export(&query, &Column::ALL, format, audience, reader).expect("taken out");
        let what = format!("for {audience:?} as {} of {:?}", format.key(), query.filters.status);
        let text = if format == ExportFormat::Xlsx {
            cells(&out.bytes)
        } else {
            String::from_utf8(out.bytes).expect("text")
        };
        sheets.push((what, met.in_order(&text)));
    }
    // What goes to another register, twice: the second could tell of what the first held.
    let query =
        |filters: &search::Filters| search::Query { filters: filters.clone(), ..search::Query::default() };
    let one = |filters: &search::Filters| {
        (format!("{:?}", filters.status), desk.bundle_of(&query(filters), audience))
    };
    let all = |round: usize| (format!("round {round}"), desk.bundle(&casework::Whom::All, audience));
    for (of, made) in [all(1), one(&filters[0]), one(&filters[2]), all(2)] {
        let text =
            made.map_or_else(|refusal| refusal.code(), |made| String::from_utf8(made.bytes).expect("text"));
        sheets.push((format!("a bundle for {audience:?} of {of}"), met.in_order(&text)));
    }
    for (kind, shipped) in [("checkpoint", false), ("facility", false), ("facility", true), ("unit", false)] {
        let sheet = casework::SubjectSheet {
            kind: model::SubjectKind::of(kind).expect("a kind"),
            words: String::new(),
            shipped,
        };
        let out = desk.export_subjects(&sheet, ExportFormat::Json, audience, reader).expect("taken out");
        sheets.push((
            format!("for {audience:?} of {sheet:?}"),
            met.in_order(&String::from_utf8(out.bytes).expect("text")),
        ));
    }
    sheets
}

/// What a documenter learns at work: from the plan of a list with the same people and numbers, and from
/// handing in a paper that may lie there already.
pub fn at_work(register: &Register) -> Vec<(String, String)> {
    let desk = register.scene.house.desk(Viewer::new(model::MemberId(50), [Role::Documenter].into()));
    let list = "الاسم الكامل,اسم الأم,رقم الهاتف,الرقم الوطني\n\
        سالم ناصر الأيوبي,فاطمة,0933111222,12010098765\n\
        هيثم محمود الزعبي,,0944555665,\n";
    let file = Incoming { name: "july.csv".into(), bytes: list.as_bytes().into() };
    let plan = desk.plan_import(vec![file], "منظمة الذاكرة", ColumnChoice::default()).expect("planned");
    let mut learned = vec![("the plan of a list".to_owned(), format!("{:?}", plan.outcomes))];
    for tier in [Tier::Team, Tier::Sealed] {
        let kept = desk
            .keep_document("x.txt", "شهادة وفاة".as_bytes(), Some(register.subject.into()), tier)
            .expect("kept");
        learned.push((format!("a paper for {tier:?}"), format!("{kept:?}")));
    }
    learned
}
