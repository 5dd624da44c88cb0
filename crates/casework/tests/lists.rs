//! Lists that lose nobody and invent nobody: every kind of trouble that others' lists are
//! known for, each in a list made for it.

mod common;

use casework::{ColumnChoice, House, Incoming, Outcome, Plan, by_row};
use common::{file, house, operator};
use std::io::Write as _;
use std::ops::ControlFlow;
use std::sync::Arc;

const WHOSE: &str = "مكتب درعا";

#[track_caller]
fn plan_of(house: &House, files: Vec<Incoming>) -> Arc<Plan> {
    let plan = house
        .desk(operator())
        .plan_import(files, WHOSE, ColumnChoice::default())
        .expect("the list can be planned");
    let four = [Outcome::Accepted, Outcome::Repeated, Outcome::Waiting, Outcome::Rejected];
    assert_eq!(four.map(|o| plan.count(o)).iter().sum::<u64>(), plan.rows(), "every row is accounted for");
    let told: u64 = by_row(&plan.outcomes).map(|row| row.people()).sum();
    let found = plan.outcomes.iter().filter(|o| matches!(o.outcome, Outcome::Accepted | Outcome::Repeated));
    let found: u64 = found.map(|o| o.names).sum();
    let waiting: u64 = plan.outcomes.iter().filter(|o| o.outcome == Outcome::Waiting).map(|o| o.names).sum();
    assert_eq!(plan.people_waiting(), waiting);
    assert_eq!((plan.people(), told), (found + waiting, found + waiting), "every person is accounted for");
    plan
}

/// What a list says of one person, in the words of the list.
#[derive(Debug)]
struct Told {
    row: u32,
    says: Vec<(&'static str, String)>,
    values: Vec<(&'static str, String)>,
}

impl Told {
    fn all(&self, key: &str) -> Vec<&str> {
        self.says.iter().filter(|(own, _)| *own == key).map(|(_, said)| said.as_str()).collect()
    }

    fn name(&self) -> String {
        ["full_name", "given_name", "father_name", "family_name"]
            .iter()
            .flat_map(|key| self.all(key))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn value(&self, key: &str) -> &str {
        self.values.iter().find(|(own, _)| *own == key).map_or("", |(_, value)| value)
    }
}

fn value_of(claim: &model::Claim) -> String {
    match &claim.value {
        model::Value::Date { is, .. } => is.edtf(),
        model::Value::Digits(digits) => digits.clone(),
        model::Value::Place { is, .. }
        | model::Value::Party { is, .. }
        | model::Value::Facility { is, .. } => is.join(" "),
        model::Value::Code(code) => code.clone(),
        model::Value::Unknown => "unknown".to_owned(),
        model::Value::Name(parts) => parts.given.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

/// Takes a list in; what became of its rows, and what stands in the files it made.
#[track_caller]
fn take_in(house: &House, files: Vec<Incoming>) -> (Arc<Plan>, Vec<Told>) {
    let plan = plan_of(house, files);
    let desk = house.desk(operator());
    let done =
        desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("the plan is applied");
    let new = done.outcomes.iter().filter(|o| o.outcome == Outcome::Accepted);
    let told = new.map(|o| {
        // Telephones are sealed on every page; here the acts themselves are read.
        let acts = house.store().acts_about(o.person_id().expect("a file was made").0).expect("it is there");
        let said = |act: store::StoredAct| match model::act::decode(&act.content?).ok()?.act {
            model::Act::Said(said) => Some(said.claims),
            _ => None,
        };
        let claims: Vec<model::Claim> = acts.into_iter().filter_map(said).flatten().collect();
        Told {
            row: o.row,
            says: claims.iter().map(|claim| (claim.property.key(), claim.said.clone())).collect(),
            values: claims.iter().map(|claim| (claim.property.key(), value_of(claim))).collect(),
        }
    });
    let told = told.collect();
    (plan, told)
}

#[track_caller]
fn read(name: &str, bytes: impl AsRef<[u8]>) -> (Arc<Plan>, Vec<Told>) {
    take_in(&house(), vec![Incoming { name: name.into(), bytes: bytes.as_ref().into() }])
}

fn names(told: &[Told]) -> Vec<String> {
    told.iter().map(Told::name).collect()
}

fn reasons(plan: &Plan) -> Vec<(u32, &str)> {
    plan.outcomes.iter().map(|o| (o.row, o.reason.as_str())).collect()
}

/// A workbook of plain parts, each sheet as rows of XML.
fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory");
    bytes.into_inner()
}

/// Sheets of words with their names.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let row = |(at, cells): (usize, &&[&str])| {
        let cell = |(column, text): (usize, &&str)| match text.is_empty() {
            true => String::new(),
            false => format!(
                "<c r=\"{}{}\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
                (b'A' + column as u8) as char,
                at + 1
            ),
        };
        format!("<row r=\"{}\">{}</row>", at + 1, cells.iter().enumerate().map(cell).collect::<String>())
    };
    let tab = |(at, (name, _)): (usize, &(&str, &[&[&str]]))| {
        format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"r{0}\"/>", at + 1)
    };
    let link = |at: usize| {
        format!("<Relationship Id=\"r{0}\" Type=\"x/worksheet\" Target=\"worksheets/s{0}.xml\"/>", at + 1)
    };
    let mut parts = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>",
                sheets.iter().enumerate().map(tab).collect::<String>()
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{}</Relationships>", (0..sheets.len()).map(link).collect::<String>()),
        ),
    ];
    for (at, (_, rows)) in sheets.iter().enumerate() {
        let rows: String = rows.iter().enumerate().map(row).collect();
        parts.push((
            format!("xl/worksheets/s{}.xml", at + 1),
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    workbook(&parts)
}

// Several people in one row.

#[test]
fn people_side_by_side_are_a_file_each_however_their_columns_are_numbered() {
    let two = [("نادر شهاب القطان", "سلمى"), ("زياد شهاب القطان", "سلمى")];
    for (a, b, c, d) in [
        ("اسم المعتقل 1", "اسم الأم 1", "اسم المعتقل 2", "اسم الأم 2"),
        ("اسم المفقود الأول", "والدة المفقود الأول", "اسم المفقود الثاني", "والدة المفقود الثاني"),
        ("name_1", "mother_1", "name_2", "mother_2"),
        ("Name", "Mother's name", "Name (2)", "Mother's name (2)"),
        ("person1_name", "person1_mother", "person2_name", "person2_mother"),
        ("missing[1]/full_name", "missing[1]/mother", "missing[2]/full_name", "missing[2]/mother"),
        ("missing/0/full_name", "missing/0/mother", "missing/1/full_name", "missing/1/mother"),
        ("First detainee name", "First detainee mother", "Second detainee name", "Second detainee mother"),
        ("Nom du 1er détenu", "Mère du 1er détenu", "Nom du 2ème détenu", "Mère du 2ème détenu"),
        (
            "Name des ersten Vermissten",
            "Mutter des ersten Vermissten",
            "Name des zweiten Vermissten",
            "Mutter des zweiten Vermissten",
        ),
        ("الاسم الثلاثي", "اسم الأم", "الاسم الثلاثي", "اسم الأم"),
        ("full_name", "mother", "full_name.1", "mother.1"),
    ] {
        let row = format!("منى خالد,0944700100,{},{},{},{}", two[0].0, two[0].1, two[1].0, two[1].1);
        let text = format!(
            "اسم المبلغ,هاتف المبلغ,{a},{b},{c},{d}\n{row}\nسعاد علي,0944700101,لمى فارس الخطيب,هند,,\n"
        );
        let (plan, told) = read("form.csv", &text);
        assert_eq!(
            names(&told),
            ["نادر شهاب القطان", "زياد شهاب القطان", "لمى فارس الخطيب"],
            "{a} {c}: {:?}",
            plan.columns
        );
        assert!(
            told.iter().all(|one| one.all("mother_name").len() == 1
                && one.all("phone").len() == 1
                && one.all("informant_name").len() == 1),
            "{a}: {told:?}"
        );
        assert!(told.iter().all(|one| one.all("party").is_empty()), "nobody took the first: {told:?}");
        assert_eq!((plan.rows(), plan.people()), (2, 3), "{a}");
    }
}

#[test]
fn people_named_in_one_cell_are_counted_while_the_row_waits_and_after() {
    let house = house();
    let list =
        "الاسم,من كان معه\nباسل و محمد ابنا طاهر,\nسالم وعمر وزيد أبناء ناصر الحوراني,\nهادي ناصر العمري,\n";
    let waits = |plan: &Plan| plan.outcomes.iter().map(|o| (o.outcome, o.names)).collect::<Vec<_>>();
    let plan = plan_of(&house, vec![file("list.csv", list)]);
    assert_eq!(waits(&plan), [(Outcome::Waiting, 2), (Outcome::Waiting, 3), (Outcome::Accepted, 1)]);
    assert_eq!((plan.rows(), plan.people(), plan.people_waiting()), (3, 6, 5));
    let desk = house.desk(operator());
    desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("accepted");
    let again = plan_of(&house, vec![file("list.csv", list)]);
    assert_eq!((again.count(Outcome::Repeated), again.people(), again.people_waiting()), (3, 6, 0));
}

#[test]
fn numbers_in_titles_that_tell_nobody_apart() {
    for text in [
        "الاسم الأول,الاسم الثاني,الاسم الثالث,الكنية,هاتف 1,هاتف 2\n\
            نادر,شهاب,ماجد,القطان,0944700100,0933700100\n",
        "Name 6,Name 1,Name 2,Name 3,DOB\nKattan,Nader,Shihab,Majed,1980\nKhatib,Lama,Fares,Adel,1991\n",
        "1. اسم المعتقل,2. اسم الأم,3. تاريخ الاعتقال\nنادر شهاب القطان,سلمى,2013\n",
        "الاسم,الاسم,البلدة\nنادر شهاب القطان,Nader Kattan,نوى\n",
        "الاسم,اسم الشاهد 1,اسم الشاهد 2\nنادر شهاب القطان,عمر علي,سعد خالد\n",
        "الاسم,اسم الأخ 1,اسم الأخ 2\nنادر شهاب القطان,عمر القطان,سعد القطان\n",
    ] {
        let house = house();
        let plan = plan_of(&house, vec![file("list.csv", text)]);
        assert!(plan.outcomes.iter().all(|o| o.people == 1), "{text}: {:?}", plan.columns);
    }
}

#[test]
fn people_of_a_record_are_found_at_any_depth() {
    for text in [
        r#"[{"teller":{"reporter_name":"منى خالد","reporter_phone":"0944700100"},"case":{"victims":[{"name":"نادر شهاب القطان","arrest_date":"2013-05-02"},{"name":"زياد شهاب القطان"}]}},{"victims":[]}]"#,
        r#"{"data":[{"a/reporter_name":"منى خالد","reporter_phone":"0944700100","form/detained":[{"form/detained/full_name":"نادر شهاب القطان","form/detained/date_taken":"2013-05-02"},{"form/detained/full_name":"زياد شهاب القطان"}]}]}"#,
        r#"[{"reporter_name":"منى خالد","reporter_phone":"0944700100","families":[{"town":"نوى","members":[{"name":"نادر شهاب القطان","detention_date":"2013-05-02"}]},{"town":"جاسم","members":[{"name":"زياد شهاب القطان"}]}]}]"#,
        "{\"reporter_name\":\"منى خالد\",\"reporter_phone\":\"0944700100\",\"people\":[{\"name\":\"نادر \
            شهاب القطان\"},{\"name\":\"زياد شهاب القطان\"}]}\n\
            {\"reporter_name\":\"x\"}\n",
    ] {
        let (plan, told) = read("form.json", text);
        assert_eq!(
            names(&told),
            ["نادر شهاب القطان", "زياد شهاب القطان"],
            "{text}: {:?} {:?}",
            plan.columns,
            reasons(&plan)
        );
        assert!(
            told.iter()
                .all(|one| one.all("phone") == ["0944700100"] && one.all("informant_name") == ["منى خالد"]),
            "{text}: {told:?}"
        );
        assert!(told.iter().all(|one| one.row == 0), "one record");
    }
}

#[test]
fn relatives_and_papers_are_no_people_in_question() {
    let text = r#"[{"name":"نادر شهاب القطان","taken_date":"2013","siblings":[{"name":"زياد"},{"name":"لمى"}],"papers":[{"title":"x"}]}]"#;
    let (_, told) = read("form.json", text);
    assert_eq!(names(&told), ["نادر شهاب القطان"]);
}

#[test]
fn whoever_is_named_beside_the_people_of_a_record_waits() {
    let text = r#"[{"name":"منى خالد القاسم","phone":"0944700100","missing":[{"name":"نادر شهاب القطان"},{"name":"زياد شهاب القطان"}]}]"#;
    let (plan, told) = read("form.json", text);
    assert_eq!(names(&told), ["نادر شهاب القطان", "زياد شهاب القطان"]);
    assert_eq!(reasons(&plan)[0], (0, "beside"), "{:?}", reasons(&plan));
    assert!(told.iter().all(|one| one.all("phone").len() == 1));
}

#[test]
fn entities_of_other_tools_are_people_and_their_names_are_theirs() {
    let text = concat!(
        r#"{"id":"a1","schema":"Person","properties":{"name":["نادر شهاب القطان","Nader Kattan"],"alias":["أبو شهاب"],"birthDate":["1984-03-12"],"motherName":["سلمى"]}}"#,
        "\n",
        r#"{"id":"a2","schema":"Organization","properties":{"name":["فرع ما"]}}"#,
        "\n",
        r#"{"id":"a3","schema":"Address","properties":{"full":["نوى"]}}"#,
        "\n",
        r#"{"id":"a4","schema":"Person","properties":{"name":["لمى فارس الخطيب"]}}"#,
        "\n",
    );
    let (plan, told) = read("entities.json", text);
    assert_eq!(names(&told), ["نادر شهاب القطان", "لمى فارس الخطيب"], "{:?}", reasons(&plan));
    assert_eq!(told[0].all("other_name"), ["أبو شهاب", "Nader Kattan"]);
    assert_eq!(reasons(&plan)[1].1, "not-a-person");
}

#[test]
fn people_of_a_second_sheet_have_what_their_form_says() {
    let forms: &[&[&str]] = &[
        &["start", "reporter/name", "reporter/phone", "reporter/relation", "governorate", "_id", "_index"],
        &["x", "منى خالد", "0944700100", "أخت", "درعا", "91", "1"],
        &["x", "سعاد علي", "0944700101", "أم", "حمص", "92", "2"],
        &["x", "هند عمر", "0944700102", "زوجة", "حماة", "93", "3"],
    ];
    let people: &[&[&str]] = &[
        &[
            "missing/full_name",
            "missing/mother_name",
            "missing/date_taken",
            "_index",
            "_parent_table_name",
            "_parent_index",
        ],
        &["نادر شهاب القطان", "سلمى", "2013-05-02", "1", "form", "1"],
        &["زياد شهاب القطان", "سلمى", "2013-05-02", "2", "form", "1"],
        &["لمى فارس الخطيب", "هند", "2014", "3", "form", "2"],
    ];
    let papers: &[&[&str]] = &[&["paper_title", "_parent_index"], &["هوية", "1"]];
    let (plan, told) = read("form.xlsx", book(&[("form", forms), ("missing", people), ("papers", papers)]));
    assert_eq!(
        names(&told),
        ["نادر شهاب القطان", "زياد شهاب القطان", "لمى فارس الخطيب"],
        "{:?}",
        reasons(&plan)
    );
    let phones: Vec<&str> = told.iter().flat_map(|one| one.all("phone")).collect();
    assert_eq!(phones, ["0944700100", "0944700100", "0944700101"]);
    assert!(
        told.iter().all(|one| one.all("governorate").len() == 1 && one.all("informant_relation").len() == 1),
        "{told:?}"
    );
    let of_form: Vec<&str> = plan
        .outcomes
        .iter()
        .filter(|o| o.sheet.as_deref() == Some("form"))
        .map(|o| o.reason.as_str())
        .collect();
    assert_eq!(of_form, ["with-its-people", "with-its-people", "no-name"], "a form without people waits");
    assert!(plan.outcomes.iter().any(|o| o.reason == "detail"));
}

const FORMS: &str = "SubmissionDate,reporter_name,reporter_phone,governorate,meta-instanceID,KEY\n\
    2024-01-01T10:00:00.000Z,منى خالد,0944700100,درعا,uuid:a1,uuid:a1\n\
    2024-01-02T10:00:00.000Z,سعاد علي,0944700101,حمص,uuid:a2,uuid:a2\n";
const PEOPLE: &str = "full_name,mother_name,date_taken,PARENT_KEY,KEY\n\
    نادر شهاب القطان,سلمى,2013-05-02,uuid:a1,uuid:a1/missing[1]\n\
    زياد شهاب القطان,سلمى,2013-05-02,uuid:a1,uuid:a1/missing[2]\n\
    لمى فارس الخطيب,هند,2014,uuid:a2,uuid:a2/missing[1]\n";

#[test]
fn people_of_a_second_file_have_what_their_form_says() {
    let kobo = |text: &str| {
        text.replace("PARENT_KEY,KEY", "_parent_index,_submission__uuid")
            .replace(",uuid:a1,", ",1,")
            .replace(",uuid:a2,", ",2,")
            .replace("/missing[1]", "")
            .replace("/missing[2]", "")
    };
    let kobo_forms = "reporter_name,reporter_phone,governorate,_id,_uuid,_index\n\
        منى خالد,0944700100,درعا,91,uuid:a1,1\nسعاد علي,0944700101,حمص,92,uuid:a2,2\n";
    let (people, forms) = (file("form-missing.csv", PEOPLE), file("form.csv", FORMS));
    for files in [
        vec![forms.clone(), people.clone()],
        vec![people, forms],
        vec![file("a.csv", kobo_forms), file("b.csv", &kobo(PEOPLE))],
    ] {
        let house = house();
        let (plan, told) = take_in(&house, files.clone());
        assert_eq!(
            names(&told),
            ["نادر شهاب القطان", "زياد شهاب القطان", "لمى فارس الخطيب"],
            "{:?}",
            reasons(&plan)
        );
        let phones: Vec<&str> = told.iter().flat_map(|one| one.all("phone")).collect();
        assert_eq!(phones, ["0944700100", "0944700100", "0944700101"], "{:?}", plan.columns);
        assert!(
            told.iter().all(|one| one.all("governorate").len() == 1 && one.all("informant_name").len() == 1),
            "{told:?}"
        );
        assert_eq!(
            plan.outcomes.iter().filter(|o| o.reason == "with-its-people").count(),
            2,
            "{:?}",
            reasons(&plan)
        );
        let again = plan_of(&house, files);
        assert_eq!(
            (again.count(Outcome::Accepted), again.count(Outcome::Repeated)),
            (0, 3),
            "{:?}",
            reasons(&again)
        );
    }
}

#[test]
fn a_form_is_nobodys_by_its_running_number_alone() {
    let forms = |who: &str, phone: &str| format!("reporter_name,reporter_phone,_index\n{who},{phone},1\n");
    let people = |name: &str| format!("full_name,mother_name,_parent_index\n{name},سلمى,1\n");
    let (north, south) = (forms("منى خالد", "0944700100"), forms("سعاد علي", "0944700101"));
    let (nader, lama) = (people("نادر شهاب القطان"), people("لمى فارس الخطيب"));
    let named = [
        ("north.csv", &north),
        ("south.csv", &south),
        ("south-missing.csv", &lama),
        ("north-missing.csv", &nader),
    ];
    let (_, told) = take_in(&house(), named.map(|(name, text)| file(name, text)).to_vec());
    let phones: Vec<(String, Vec<&str>)> = told.iter().map(|one| (one.name(), one.all("phone"))).collect();
    assert_eq!(
        phones,
        [
            ("لمى فارس الخطيب".to_owned(), vec!["0944700101"]),
            ("نادر شهاب القطان".to_owned(), vec!["0944700100"])
        ]
    );
    let (plan, told) =
        take_in(&house(), vec![file("one.csv", &north), file("two.csv", &south), file("people.csv", &nader)]);
    assert!(names(&told) == ["نادر شهاب القطان"] && told[0].all("phone").is_empty(), "{told:?}");
    assert!(remarked(&plan, "form_missing"), "{:?}", reasons(&plan));
    // Whoever hands over the repeat alone is told what is missing.
    let (plan, told) = read("form-missing.csv", PEOPLE);
    assert!(told.len() == 3 && remarked(&plan, "form_missing"));
}

#[test]
fn relatives_and_events_on_sheets_of_their_own_are_notes_of_their_person() {
    let forms: &[&[&str]] = &[
        &["full_name", "mother_name", "date_taken", "_index"],
        &["نادر شهاب القطان", "سلمى", "2013-05-02", "1"],
        &["لمى فارس الخطيب", "هند", "2014", "2"],
    ];
    let events: &[&[&str]] = &[
        &["event_kind", "event_date", "مكان الاحتجاز", "_index", "_parent_index"],
        &["نقل", "2013-08-01", "فرع 215", "1", "1"],
        &["زيارة", "2014-02-01", "صيدنايا", "2", "1"],
    ];
    let relatives: &[&[&str]] = &[
        &["name", "relation", "phone", "national_id", "_parent_index"],
        &["زياد القطان", "أخ", "0944700101", "01020304050", "1"],
        &["عمر الخطيب", "أب", "", "", "2"],
    ];
    let (plan, told) =
        read("form.xlsx", book(&[("form", forms), ("events", events), ("relatives", relatives)]));
    assert_eq!(names(&told), ["نادر شهاب القطان", "لمى فارس الخطيب"], "{:?}", reasons(&plan));
    let notes = told[0].all("note").join("\n");
    for words in ["نقل", "2013-08-01", "فرع 215", "زيارة", "صيدنايا", "زياد القطان", "أخ"]
    {
        assert!(notes.contains(words), "{words}: {notes}");
    }
    assert!(
        !notes.contains("0944700101") && !notes.contains("01020304050"),
        "sealed values are in no note: {notes}"
    );
    assert_eq!(
        (told[0].all("phone"), told[0].all("held_at")),
        (vec!["0944700101"], vec!["فرع 215", "صيدنايا"])
    );
    assert!(told[1].all("note").join("").contains("عمر الخطيب") && told[1].all("phone").is_empty());
    assert!(["detail_told", "detail_left"].iter().all(|code| remarked(&plan, code)));
    assert!(told.iter().all(|one| one.all("taken_date").len() == 1 && one.all("national_number").is_empty()));
    // Of a form about two people nobody knows whose they are, and without the form no relative is a person.
    let people: &[&[&str]] = &[
        &["full_name", "mother_name", "_parent_index"],
        &["نادر شهاب القطان", "سلمى", "1"],
        &["زياد شهاب القطان", "سلمى", "1"],
    ];
    let form: &[&[&str]] = &[&["reporter_name", "governorate", "_index"], &["منى خالد", "درعا", "1"]];
    let (plan, told) = read("form.xlsx", book(&[("form", form), ("missing", people), ("events", events)]));
    assert!(told.len() == 2 && told.iter().all(|one| one.all("note").is_empty()), "{told:?}");
    assert!(
        remarked(&plan, "detail_sheet") && plan.outcomes.iter().filter(|o| o.reason == "detail").count() == 2
    );
    let (plan, told) = read("survey-relatives.csv", "name,relation,_parent_index\nزياد القطان,أخ,1\n");
    assert!(told.is_empty() && remarked(&plan, "form_missing"), "{:?}", reasons(&plan));
}

#[test]
fn people_of_one_row_are_known_again_each_by_himself() {
    let house = house();
    let list = "رقم الملف,هاتف,اسم المعتقل 1,حالة المعتقل 1,اسم المعتقل 2,حالة المعتقل 2\n\
        7,0944700100,نادر شهاب القطان,معتقل,زياد شهاب القطان,معتقل\n";
    let (plan, told) = take_in(&house, vec![file("a.csv", list)]);
    assert_eq!((told.len(), plan.outcomes[0].person, plan.outcomes[1].person), (2, 1, 2));
    let again = plan_of(&house, vec![file("a.csv", list)]);
    assert_eq!((again.count(Outcome::Repeated), again.people()), (1, 2));
    let changed = list.replace("القطان,معتقل\n", "القطان,مفرج عنه\n");
    let plan = plan_of(&house, vec![file("b.csv", &changed)]);
    assert_eq!(reasons(&plan), [(2, "known-row"), (2, "changed")], "only the second says something new");
    let desk = house.desk(operator());
    let before = house.store().counts().unwrap();
    let done = desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let gone = desk.withdraw_import(done.import.unwrap(), "خطأ").unwrap();
    assert_eq!(gone.subjects.len(), 1);
    assert!(house.store().counts().unwrap() != before, "the history stays");
    let second = desk.dossier(done.outcomes[1].person_id().unwrap()).unwrap();
    assert!(second.standing().any(|s| s.claim.said == "معتقل"), "as before");
}

// Wrong values are mended with a remark, or the row waits.

#[track_caller]
fn remarked(plan: &Plan, code: &str) -> bool {
    let of_rows = plan.outcomes.iter().any(|o| o.remarks.iter().any(|own| own == code));
    of_rows || plan.files.iter().flat_map(|file| &file.remarks).any(|remark| remark.code == code)
}

const STYLES: (&str, &str) = (
    "xl/styles.xml",
    "<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf \
        numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs></styleSheet>",
);

/// A workbook of one sheet, with what stands in its workbook element.
fn one_sheet(settings: &str, rows: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns:r=\"r\">{settings}<sheets><sheet name=\"ورقة\" sheetId=\"1\" r:\
            id=\"r1\"/></sheets></workbook>"
    );
    let sheet = format!("<worksheet>{rows}</worksheet>");
    let links = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" \
        Target=\"worksheets/s1.xml\"/></Relationships>";
    let own = [
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/s1.xml", sheet.as_str()),
        STYLES,
    ];
    workbook(&[&own[..], more].concat())
}

fn words(at: &str, style: u8, text: &str) -> String {
    format!("<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn dated_rows(birth: &str, taken: &str) -> String {
    let titles = [("A1", "الاسم الثلاثي"), ("B1", "تاريخ الولادة"), ("C1", "تاريخ الاعتقال")]
        .map(|(at, text)| words(at, 0, text))
        .concat();
    let name = words("A2", 0, "نادر شهاب القطان");
    format!(
        "<sheetData><row r=\"1\">{titles}</row><row r=\"2\">{name}<c r=\"B2\" s=\"1\"><v>{birth}</v></c><c \
            r=\"C2\" s=\"1\"><v>{taken}</v></c></row></sheetData>"
    )
}

#[test]
fn days_of_a_workbook_that_counts_from_1904() {
    let settings =
        "<workbookPr date1904=\"1\"/><x:ext xmlns:x=\"x\"><x:workbookPr chartTrackingRefBase=\"1\"/></x:ext>";
    // 12 March 1984 and 21 May 2013 in the count from 1904.
    let (_, told) = read("mac.xlsx", one_sheet(settings, &dated_rows("29291", "39953"), &[]));
    assert_eq!((told[0].value("birth_date"), told[0].value("taken_date")), ("1984-03-12", "2013-05-21"));
}

#[test]
fn years_in_cells_for_dates_are_years() {
    let (plan, told) = read("years.xlsx", one_sheet("", &dated_rows("1979", "2012"), &[]));
    assert_eq!((told[0].value("birth_date"), told[0].value("taken_date")), ("1979", "2012"));
    assert!(remarked(&plan, "year-in-date-cell"));
    // The same, exported to text by the program.
    let (plan, told) =
        read("years.csv", "الاسم,تاريخ الولادة,تاريخ الاعتقال\nنادر شهاب القطان,1905-06-01,04/07/1905\n");
    assert_eq!((told[0].value("birth_date"), told[0].value("taken_date")), ("1979", "2012"));
    assert!(remarked(&plan, "year-in-date-cell"));
}

#[test]
fn what_a_workbook_hides_strikes_out_and_comments_is_told() {
    let row = |at: u32, style: u8, hidden: &str, name: &str| {
        format!(
            "<row r=\"{at}\"{hidden}>{}{}</row>",
            words(&format!("A{at}"), style, name),
            words(&format!("B{at}"), style, "نوى")
        )
    };
    let rows = [
        format!(
            "<row r=\"1\">{}{}{}</row>",
            words("A1", 0, "الاسم الثلاثي"),
            words("B1", 0, "البلدة"),
            words("C1", 0, "هاتف")
        ),
        row(2, 0, "", "نادر شهاب القطان"),
        row(3, 0, " hidden=\"1\"", "زياد شهاب القطان"),
        row(4, 2, "", "لمى فارس الخطيب"),
    ];
    let sheet = format!(
        "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>{}</sheetData>",
        rows.concat()
    );
    let links = "<Relationships><Relationship Id=\"c\" Type=\"x/comments\" \
        Target=\"../comments1.xml\"/></Relationships>";
    let comments = "<comments><commentList><comment ref=\"A2\"><text><r><t>خرج </t></r><r><t>سنة \
        2015</t></r></text></comment></commentList></comments>";
    let bytes =
        one_sheet("", &sheet, &[("xl/worksheets/_rels/s1.xml.rels", links), ("xl/comments1.xml", comments)]);
    let (plan, told) = read("marks.xlsx", bytes);
    assert_eq!(told.len(), 3);
    assert_eq!(told[0].all("note"), ["خرج سنة 2015"]);
    let remarks: Vec<(u32, Vec<&str>)> =
        plan.outcomes.iter().map(|o| (o.row, o.remarks.iter().map(String::as_str).collect())).collect();
    assert_eq!(remarks, [(2, vec!["comment"]), (3, vec!["hidden-lines"]), (4, vec!["struck-out"])]);
    assert!(remarked(&plan, "hidden_column"));
}

#[test]
fn midnights_of_here_in_the_time_of_greenwich() {
    let text = r#"[{"الاسم":"نادر شهاب القطان","تاريخ الولادة":"1979-07-29T21:00:00.000Z","تاريخ الاعتقال":"2012-01-16T22:00:00Z"}]"#;
    let (plan, told) = read("app.json", text);
    assert_eq!((told[0].value("birth_date"), told[0].value("taken_date")), ("1979-07-30", "2012-01-17"));
    assert!(remarked(&plan, "midnight-elsewhere"));
    let (_, told) =
        read("app.json", r#"[{"الاسم":"نادر شهاب القطان","تاريخ الاعتقال":"2012-01-16T10:30:00Z"}]"#);
    assert_eq!(told[0].value("taken_date"), "2012-01-16");
}

#[test]
fn letters_another_program_spoilt() {
    let list = "الاسم الثلاثي,اسم الأم,البلدة\nنادر شهاب القطان,سلمى,نوى\nلمى فارس الخطيب,هند,جاسم\n";
    let western: String =
        encoding_rs::WINDOWS_1252.decode(&encoding_rs::WINDOWS_1256.encode(list).0).0.into_owned();
    let web: String = list
        .chars()
        .map(|letter| if letter.is_ascii() { letter.to_string() } else { format!("&#x{:x};", letter as u32) })
        .collect();
    let drawn: String = list
        .lines()
        .map(|line| {
            line.split(',').map(|cell| cell.chars().rev().collect::<String>()).collect::<Vec<_>>().join(",")
                + "\n"
        })
        .collect();
    for (spoilt, code) in [(western, "mended-letters"), (web, "entities"), (drawn, "drawn_order")] {
        let (plan, told) = read("list.csv", &spoilt);
        assert_eq!(names(&told), ["نادر شهاب القطان", "لمى فارس الخطيب"], "{spoilt}");
        assert!(told.iter().all(|one| !one.value("origin_place").is_empty()), "{spoilt}: {told:?}");
        assert!(remarked(&plan, code), "{code}: {:?}", plan.outcomes);
    }
}

#[test]
fn what_cannot_be_mended_waits() {
    for (text, reason) in [
        ("الاسم,البلدة\nن\u{fffd}در ش\u{fffd}اب,نوى\n", "lost-letters"),
        ("الاسم,البلدة\n???? ???? ????,نوى\n", "lost-letters"),
        ("الاسم,البلدة\n\"=A2&\"\" \"\"&B2\",نوى\n", "formula-only"),
        ("الاسم,البلدة\n#REF!,نوى\n", "no-name"),
        ("الاسم,البلدة\n[object Object],نوى\n", "no-name"),
        ("الاسم,البلدة\nFalse,نوى\n", "no-name"),
    ] {
        let (plan, told) = read("list.csv", text);
        assert!(told.is_empty(), "{text}: {told:?}");
        assert_eq!(reasons(&plan), [(2, reason)], "{text}");
    }
    let rows = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\"><c r=\"A2\"><f>B2&amp;\" \"&amp;\
            C2</f></c>{}</row></sheetData>",
        words("A1", 0, "الاسم") + &words("B1", 0, "البلدة"),
        words("B2", 0, "نوى")
    );
    let (plan, told) = read("script.xlsx", one_sheet("", &rows, &[]));
    assert_eq!((told.len(), reasons(&plan)[0].1), (0, "formula-only"));
    // An error in another cell takes nothing from the person.
    let (_, told) = read("list.csv", "الاسم,اسم الأم,البلدة\nنادر شهاب القطان,#N/A,#REF!\n");
    // Nobody said "not known": no value stands there.
    assert_eq!((told.len(), told[0].value("mother_name"), told[0].value("origin_place")), (1, "", ""));
}

#[test]
fn damaged_numbers_are_no_numbers() {
    let text = "الاسم,الرقم الوطني,هاتف\nنادر شهاب القطان,4.01E+09,9.44E+08\n\
        لمى فارس الخطيب,\"=\"\"01020304050\"\"\",'0944700100\nزياد شهاب القطان,1020304050,944700101\n";
    let (plan, told) = read("list.csv", text);
    assert_eq!(
        told.iter().map(|one| (one.value("national_number"), one.value("phone"))).collect::<Vec<_>>(),
        [("", ""), ("01020304050", "0944700100"), ("01020304050", "0944700101")]
    );
    assert!(remarked(&plan, "damaged-number") && remarked(&plan, "zero-restored"));
}

// Telephones, file numbers, and what is nobody.

#[test]
fn telephones_however_they_are_written() {
    let text = "الاسم,هاتف\nنادر شهاب القطان,\u{202a}+963 944 700 100\u{202c}\n\
        لمى فارس الخطيب,963944700101 واتس\nزياد شهاب القطان,0944-700-102 / (0933) 700 103\n";
    let (_, told) = read("list.csv", text);
    let numbers: Vec<Vec<&str>> = told
        .iter()
        .map(|one| {
            one.values.iter().filter(|(key, _)| *key == "phone").map(|(_, value)| value.as_str()).collect()
        })
        .collect();
    assert_eq!(numbers, [vec!["0944700100"], vec!["0944700101"], vec!["0944700102", "0933700103"]]);
}

#[test]
fn lists_that_speak_of_themselves_speak_of_nobody() {
    let text = "الرقم,الاسم الثلاثي,اسم الأم,البلدة\n,معتقلو حوران,,\n1,نادر شهاب القطان,سلمى,نوى\n\
        ,صفحة 1 من 3,,\n,المفقودون من جاسم,,\n2,لمى فارس الخطيب,هند,جاسم\n,أعدها مكتب التوثيق,,\n\
        ,ملاحظة: وردت من الأهالي,,\n,المصدر: لجنة محلية,,\nPrepared by the office,,,\n";
    let (plan, told) = read("list.csv", text);
    assert_eq!(names(&told), ["نادر شهاب القطان", "لمى فارس الخطيب"], "{:?}", reasons(&plan));
    assert_eq!(plan.count(Outcome::Waiting), 0);
    // Asmaa is a name.
    let (_, told) =
        read("names.csv", "الاسم الثلاثي,اسم الأم,البلدة\nأسماء خالد القطان,,\nنادر شهاب القطان,سلمى,نوى\n");
    assert_eq!(told.len(), 2);
}

#[test]
fn a_web_page_with_a_table_is_a_list_and_other_things_say_what_they_are() {
    let page = "<!DOCTYPE html><html><meta \
        charset=windows-1256><body><h1>تقرير</h1><table><tr><td>الاسم<td>تاريخ الاعتقال<tr><td>نادر شهاب \
        القطان<td>2/5/2013</table></body></html>";
    let (plan, told) = read("report.xls", &*encoding_rs::WINDOWS_1256.encode(page).0);
    assert_eq!(
        (names(&told), told[0].value("taken_date")),
        (vec!["نادر شهاب القطان".to_owned()], "2013-05-02")
    );
    assert!(remarked(&plan, "web_page"));
    let refused = |text: &str| match house().desk(operator()).plan_import(
        vec![file("x.xls", text)],
        WHOSE,
        ColumnChoice::default(),
    ) {
        Err(casework::Refusal::Unreadable { code, .. }) => code,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("<html><body>لا شيء</body></html>"), "web-page");
    assert_eq!(refused("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n"), "contact-card");
}

// Nobody is invented.

#[test]
fn messages_name_people_and_nothing_else() {
    let (_, told) = read(
        "news.txt",
        concat!(
            "نادر شهاب القطان أمو سلمى فقد في جاسم 3/5/2013\n",
            "أخي زياد، امه سلمى، أُخذ من بيته في نوى شهر ٧ ٢٠١٢ من قبل الأمن العسكري\n",
            "لمى فارس الخطيب من داعل اعتقلت من حاجز منكت بتاريخ 2014/2/1\n",
            "يزن وليد الحوراني ابن هند، مفقود من 2013\n",
        ),
    );
    let say = |at: usize, key: &str| told[at].all(key).join("|");
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(
        (say(0, "mother_name"), say(0, "taken_place"), told[0].value("taken_date")),
        ("سلمى".into(), "جاسم".into(), "2013-05-03"),
        "{:?}",
        told[0]
    );
    assert_eq!(
        (told[1].name(), say(1, "mother_name"), say(1, "taken_place"), told[1].value("taken_date")),
        ("زياد".into(), "سلمى".into(), "نوى".into(), "2012-07"),
        "{:?}",
        told[1]
    );
    assert_eq!(
        (say(2, "origin_place"), say(2, "taken_place")),
        ("داعل".into(), "حاجز منكت".into()),
        "{:?}",
        told[2]
    );
    assert_eq!(
        (say(3, "mother_name"), say(3, "origin_place"), told[3].value("taken_date")),
        ("هند".into(), String::new(), "2013"),
        "{:?}",
        told[3]
    );
    let (plan, told) = read(
        "chat.txt",
        concat!(
            "[1/2/2026, 9:14 م] أم نادر: السلام عليكم ورحمة الله\n",
            "[1/2/2026, 9:15 م] أم نادر: ابني نادر شهاب القطان، والدته سلمى، أُخذ من بيته في نوى 2013\n",
            "[1/2/2026, 9:16 م] أم نادر: يا جماعة مين عندو خبر عن زياد اعتقل 2013\n",
            "[1/2/2026, 9:17 م] أم نادر: وشوهد في صيدنايا 2015\n",
            "[1/2/2026, 9:18 م] أم نادر: شكراً\n",
        ),
    );
    assert_eq!(names(&told), ["نادر شهاب القطان"], "{:?}", reasons(&plan));
    assert_eq!(
        reasons(&plan).iter().map(|(_, reason)| *reason).collect::<Vec<_>>(),
        ["greeting", "new", "no-sentence", "no-sentence", "greeting"]
    );
}

#[test]
fn a_place_or_a_party_is_the_whole_of_what_was_said() {
    let text = "Full name,Place of arrest,Arrested by\n\
        Nader Shihab Kattan,home,his cousin works in military intelligence\n\
        Lama Fares Khatib,Nawa,military intelligence\n";
    let (_, told) = read("list.csv", text);
    assert_eq!((told[0].value("taken_place"), told[0].value("party")), ("", ""), "{told:?}");
    assert!(!told[1].value("taken_place").is_empty() && !told[1].value("party").is_empty());
}

#[test]
fn a_name_in_the_other_script_that_is_only_like_a_known_one_waits() {
    use casework::Clearing;
    let house = house();
    let list = "Full name,Place of arrest,Arrested by\n\
        Nader Shihab Kattan,Hamidiya checkpoint,military intelligence\n\
        Lama Fares Khatib,Nawa,military intelligence\nSalem Adel Omari,Hamidiya checkpoint,\n";
    let (plan, told) = take_in(&house, vec![file("list.csv", list)]);
    assert_eq!(names(&told), ["Lama Fares Khatib"]);
    assert_eq!(reasons(&plan), [(2, "place-near"), (3, "new"), (4, "place-near")]);
    let desk = house.desk(operator());
    let waiting = desk.waiting().unwrap();
    let value = |file: &model::Subject, key: &str| {
        let dossier = desk.dossier_of(file).unwrap();
        let found = dossier
            .standing()
            .find(|spoken| spoken.claim.property.key() == key)
            .map(|spoken| (spoken.claim.said.clone(), value_of(&spoken.claim)));
        found.expect("it was said")
    };
    // Taken as it stands it is words; nobody said that it is the place like it.
    let persons = desk.clear_row(waiting[0].seq, &Clearing::One).unwrap();
    assert_eq!(value(&persons[0], "taken_place"), ("Hamidiya checkpoint".to_owned(), String::new()));
    assert_eq!(value(&persons[0], "party").1, "SYA-MI");
    let persons = desk
        .clear_row(waiting[1].seq, &Clearing::Corrected(vec![("taken_place".into(), "Nawa".into())]))
        .unwrap();
    assert!(!value(&persons[0], "taken_place").1.is_empty());
    // A slip of the hand in the same script is read, with a remark.
    let (plan, told) = read("list.csv", "الاسم,مكان الاعتقال\nنادر شهاب القطان,الصنمينن\n");
    assert!(told.len() == 1 && remarked(&plan, "place-near"), "{:?}", plan.outcomes);
}

#[test]
fn a_place_of_which_a_part_is_unknown_is_remarked() {
    let (plan, told) =
        read("list.csv", "الاسم,البلدة\nنادر شهاب القطان,حلب - حي لا نعرفه\nلمى فارس الخطيب,نوى - درعا\n");
    let remarks: Vec<bool> =
        plan.outcomes.iter().map(|o| o.remarks.iter().any(|code| code == "place-in-part")).collect();
    assert_eq!((told.len(), remarks), (2, vec![true, false]), "{:?}", plan.outcomes);
}

#[test]
fn places_in_a_note_are_told_in_the_plan_and_never_stored() {
    let (plan, told) = read(
        "list.csv",
        "الاسم,ملاحظات\nنادر شهاب القطان,ش في 227 ثم صيدنايا\nلمى فارس الخطيب,طالبة هندسة\n\
            زياد شهاب القطان,خرج من صيدنايا\n",
    );
    let remarks: Vec<bool> =
        plan.outcomes.iter().map(|o| o.remarks.iter().any(|code| code == "note-names-places")).collect();
    assert_eq!(remarks, [true, false, false], "{:?}", plan.outcomes);
    assert!(told.iter().all(|one| one.all("note").len() == 1 && one.all("held_at").is_empty()), "{told:?}");
    let yes = [
        "كان في الفرع 227 ثم نُقل إلى صيدنايا",
        "شوهد في صيدنايا صيف 2014",
        "شوهد في فرع 227 عام 2013 من قبل معتقل سابق",
        "seen in branch 227",
    ];
    let no = [
        "صيدنايا",
        "227",
        "مات في صيدنايا حسب شهادة ناجٍ ٢٠١٥",
        "ابن عمه في صيدنايا",
        "لم يكن في صيدنايا",
        "كان سجاناً في صيدنايا",
        "أفرج عنه 2012 ثم اعتقل مرة ثانية 2013",
        "شوهد في دمشق",
        "كان في البيت",
        "آخر اتصال 2013",
        "سأل أهله في فرع 227 ثم صيدنايا ولم يجدوه",
        "كان يعمل في فرع 227",
        "شوهد في فرع 227 وأخوه ما زال هناك",
    ];
    let rows: String = yes.iter().chain(&no).map(|note| format!("نادر شهاب القطان,\"{note}\"\n")).collect();
    let plan = plan_of(&house(), vec![file("list.csv", &format!("الاسم,ملاحظات\n{rows}"))]);
    let remarked: Vec<bool> =
        plan.outcomes.iter().map(|o| o.remarks.iter().any(|code| code == "note-names-places")).collect();
    let expected: Vec<bool> = yes.iter().map(|_| true).chain(no.iter().map(|_| false)).collect();
    assert_eq!(remarked, expected, "{:?}", yes.iter().chain(&no).collect::<Vec<_>>());
}

#[test]
fn headings_inside_a_list_are_nobody_and_names_alone_are_somebody() {
    let text = "م,الاسم الثلاثي,اسم الأم,تاريخ الاعتقال,الجهة\n,نوى,,,\n\
        1,نادر شهاب القطان,سلمى,2/5/2013,أمن عسكري\n,مدينة داعل,,,\n2,لمى فارس الخطيب,هند,2014,جوية\n\
        ,عام 2015,,,\n,للتواصل: 0944700199,,,\n,والله ولي التوفيق,,,\n,زياد شهاب القطان,,,\n3,شيركو حمو,,,\n\
        ,الشهيد عمر خالد المصري,,,\n";
    let (plan, told) = read("list.csv", text);
    assert_eq!(
        names(&told),
        ["نادر شهاب القطان", "لمى فارس الخطيب", "زياد شهاب القطان", "شيركو حمو", "الشهيد عمر خالد المصري"],
        "{:?}",
        reasons(&plan)
    );
    let others: Vec<(u32, &str)> =
        reasons(&plan).into_iter().filter(|(_, reason)| *reason != "new").collect();
    assert_eq!(
        others,
        [
            (2, "section"),
            (4, "section"),
            (6, "heading-or-name"),
            (7, "heading-or-name"),
            (8, "heading-or-name")
        ]
    );
    // A list of names and nothing else, and a town beside its people, are what they were.
    let (_, told) = read("names.csv", "الاسم\nشيركو حمو\nبيروز عثمان\n");
    assert_eq!(told.len(), 2);
}

#[test]
fn people_who_are_counted_and_not_named_wait() {
    for cell in [
        "عائلة الزعبي (5 أشخاص)",
        "سالم ناصر الحوراني وعائلته",
        "Family of Nader Kattan",
        "Nader Kattan and his family",
        "نادر القطان + 3 أشخاص",
    ] {
        let (plan, told) = read("list.csv", format!("الاسم,البلدة,هاتف\n{cell},نوى,0944700100\n"));
        assert!(told.is_empty() && reasons(&plan) == [(2, "two-people")], "{cell}: {:?}", reasons(&plan));
    }
}

#[test]
fn forms_copied_line_by_line_are_a_person_each() {
    let form = |name: &str, mother: &str, more: &str| {
        format!("الاسم: {name}\nاسم الأم: {mother}\nالبلدة: نوى\nتاريخ الاعتقال: 2/5/2013\n{more}")
    };
    let (one, two, three) = (
        form("نادر شهاب القطان", "سلمى", "الهاتف: 0944700100\nالهاتف: 0944700101\nكان طالباً في الجامعة\n"),
        form("لمى فارس الخطيب", "هند", ""),
        form("زياد شهاب القطان", "سلمى", ""),
    );
    for text in [
        format!("{one}\n{two}\n{three}"),
        format!("{one}{two}{three}"),
        format!("{one}-----\n{two}-----\n{three}"),
    ] {
        let (plan, told) = read("forms.txt", &text);
        assert_eq!(
            names(&told),
            ["نادر شهاب القطان", "لمى فارس الخطيب", "زياد شهاب القطان"],
            "{text}: {:?}",
            reasons(&plan)
        );
        assert!(
            told.iter()
                .all(|one| one.all("mother_name").len() == 1 && one.value("taken_date") == "2013-05-02"),
            "{told:?}"
        );
        assert_eq!(
            (told[0].all("phone").len(), told[0].all("note")),
            (2, vec!["كان طالباً في الجامعة"]),
            "{text}"
        );
        assert!(remarked(&plan, "labelled_lines"));
    }
    let rows: &[&[&str]] = &[
        &["Full name", "Nader Kattan"],
        &["Mother's name", "Salma"],
        &["Date of arrest", "2013"],
        &["Full name", "Lama Khatib"],
        &["Mother's name", "Hind"],
        &["Date of arrest", "2014"],
    ];
    let (plan, told) = read("forms.xlsx", book(&[("forms", rows)]));
    assert_eq!(names(&told), ["Nader Kattan", "Lama Khatib"], "{:?}", reasons(&plan));
}

#[test]
fn a_table_on_its_side_has_a_person_a_column() {
    let text = "الاسم,نادر شهاب القطان,لمى فارس الخطيب,زياد شهاب القطان\nاسم الأم,سلمى,هند,سلمى\n\
        تاريخ الولادة,1984,1991,1990\nتاريخ الاعتقال,2/5/2013,شباط 2014,2013\nهاتف,0944700100,,0944700101\n";
    let (plan, told) = read("list.csv", text);
    assert_eq!(
        names(&told),
        ["نادر شهاب القطان", "لمى فارس الخطيب", "زياد شهاب القطان"],
        "{:?}",
        reasons(&plan)
    );
    assert_eq!(
        told.iter().map(|one| (one.value("birth_date"), one.all("phone").len())).collect::<Vec<_>>(),
        [("1984", 1), ("1991", 0), ("1990", 1)]
    );
    assert!(remarked(&plan, "turned_table"));
}

#[test]
fn lists_of_other_languages_lose_no_telephone_and_no_prison() {
    let (plan, told) = read(
        "liste.csv",
        "Nom;Prénom;Arrêté(e) le;Arrêté(e) par;Vu(e) à;Téléphone de la famille\n\
            Kattan;Nader;2 mai 2013;Sécurité militaire;Sednaya;0944700100\n",
    );
    assert!(
        told.len() == 1
            && told[0].all("phone").len() == 1
            && !told[0].value("held_at").is_empty()
            && told[0].value("party") == "SYA-MI",
        "{told:?} {:?}",
        plan.columns
    );
    let (_, told) = read(
        "liste.csv",
        "Başvuran;Başvuran telefonu;1. kişinin adı soyadı;2. kişinin adı soyadı\n\
            Mona Halid;0944700100;Nader Kattan;Ziyad Hatib\n",
    );
    assert!(told.len() == 2 && told.iter().all(|one| one.all("phone") == ["0944700100"]), "{told:?}");
    let (plan, told) = read(
        "lîste.csv",
        "Nav û paşnav,Dîroka girtinê,Cihê girtinê\nDilşad Xelîl,2013,Qamişlo\nHêvîn Elo,2014,Efrîn\n",
    );
    assert!(
        told.len() == 2 && told.iter().all(|one| !one.value("taken_place").is_empty()),
        "{:?}",
        reasons(&plan)
    );
}

#[test]
fn signs_before_a_name_are_no_letters_of_it() {
    let (_, told) = read("list.csv", "الاسم,البلدة\n+نادر شهاب القطان,نوى\n- لمى فارس الخطيب,جاسم\n");
    assert_eq!(names(&told), ["+نادر شهاب القطان", "لمى فارس الخطيب"], "the dash is that of a list");
    assert_eq!(told.iter().map(|one| one.value("full_name")).collect::<Vec<_>>(), ["نادر", "لمى"]);
}

#[test]
fn columns_are_not_guessed_wildly() {
    let text = "unique_id,name,programs,social security number,source_date,bank account\n\
        x-1,نادر شهاب القطان,UN Syria Programme,944700100,2020-01-01,0944700100\n\
        x-2,لمى فارس الخطيب,UN Syria Programme,944700101,2020-01-01,0944700101\n\
        x-3,زياد شهاب القطان,Swiss List,944700102,2020-01-01,0944700102\n";
    let (plan, told) = read("list.csv", text);
    let fields: Vec<&str> = plan.columns.iter().map(|column| column.field.as_str()).collect();
    assert_eq!(fields, ["rec_no", "full_name", "ignored", "ignored", "ignored", "ignored"]);
    assert!(told.iter().all(|one| one.all("phone").is_empty() && one.all("full_name").len() == 1));
}

#[test]
fn a_formula_that_came_to_nothing_is_an_empty_cell_and_one_without_a_result_is_told() {
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let titles = format!("<row r=\"1\">{}{}</row>", cell("A1", "الاسم"), cell("B1", "اسم الأم"));
    let row = |at: u32, name: &str, mother: &str| {
        format!("<row r=\"{at}\">{}{mother}</row>", cell(&format!("A{at}"), name))
    };
    let computed = "<c r=\"B2\" t=\"str\"><f>IF(D2=\"\",\"\",D2)</f><v></v></c>";
    let never = "<c r=\"B3\"><f>D3</f><v></v></c>";
    let sheet = [titles, row(2, "سامر عدنان الحلاق", computed), row(3, "ريما فواز القاسم", never)].concat();
    let (plan, told) = read("list.xlsx", one_sheet("", &sheet, &[]));
    let remarks: Vec<(u32, Vec<&str>)> =
        plan.outcomes.iter().map(|o| (o.row, o.remarks.iter().map(String::as_str).collect())).collect();
    assert_eq!(remarks, [(2, vec![]), (3, vec!["formula-only"])]);
    assert_eq!(names(&told), ["سامر عدنان الحلاق", "ريما فواز القاسم"]);
}

// What leaves comes back.

#[test]
fn every_column_of_an_export_is_read_back_in_both_languages_and_all_formats() {
    use casework::{Column, ExportFormat};
    let list = "رقم الملف;الاسم;اسم آخر;اسم الأم;تاريخ الولادة;البلدة;مكان القيد;تاريخ الاعتقال;مكان \
        الاعتقال;الجهة;مكان الاحتجاز;الحالة;الجنس\n\
        0071;نادر شهاب القطان;Nader Kattan;سلمى;1984-03-12;نوى;درعا;صيف 2013;دوما;الأمن العسكري;صيدنايا;\
        معتقل;ذكر\n\
        A 12;+لمى فارس الخطيب;;هند;1990;جاسم;;محرم 1435;داريا;المخابرات الجوية;;مفرج عنه;أنثى\n";
    let (first, _) = (house(), ());
    take_in(&first, vec![file("list.csv", list)]);
    let keys = [
        "full_name",
        "mother_name",
        "birth_date",
        "origin_place",
        "taken_date",
        "taken_place",
        "party",
        "status",
        "sex",
        "record_number",
    ];
    for lang in [l10n::Lang::Ar, l10n::Lang::En] {
        for format in [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx] {
            let reader = l10n::Reader::new(lang);
            let out = first
                .desk(operator())
                .export(&search::Query::default(), &Column::ALL, format, access::Audience::Sheet, reader)
                .expect("taken out");
            let second = house();
            let (plan, told) = take_in(
                &second,
                vec![Incoming { name: format!("list.{}", format.key()), bytes: out.bytes.into() }],
            );
            let unknown: Vec<&str> = plan
                .columns
                .iter()
                .filter(|c| c.how == "unknown" || c.how == "values")
                .map(|c| c.column.as_str())
                .collect();
            assert!(unknown.is_empty(), "{lang:?} {format:?}: {unknown:?}");
            assert_eq!(told.len(), 2, "{lang:?} {format:?}: {:?}", reasons(&plan));
            for one in &told {
                let empty: Vec<&&str> = keys.iter().filter(|key| one.all(key).is_empty()).collect();
                assert!(empty.is_empty(), "{lang:?} {format:?}: {empty:?} of {one:?}");
            }
            let nader = told.iter().find(|one| one.all("mother_name") == ["سلمى"]).expect("Nader");
            let values = ["birth_date", "record_number"].map(|key| nader.value(key));
            assert_eq!(values, ["1984-03-12", "0071"], "{lang:?} {format:?}");
            assert!(
                nader.all("other_name").contains(&"Nader Kattan") && !nader.value("held_at").is_empty(),
                "{nader:?}"
            );
            let lama = told.iter().find(|one| one.all("mother_name") == ["هند"]).expect("Lama");
            assert_eq!(lama.value("record_number"), "A 12");
            assert!(!lama.name().starts_with('\''), "{lama:?}");
            // Once more it is nothing new.
            let again = first
                .desk(operator())
                .export(&search::Query::default(), &Column::ALL, format, access::Audience::Sheet, reader)
                .expect("taken out");
            let plan = plan_of(&second, vec![Incoming { name: "again".into(), bytes: again.bytes.into() }]);
            assert_eq!(plan.count(Outcome::Accepted), 0, "{:?}", reasons(&plan));
        }
    }
}

// The lists that lie beside the project, where they are there.

fn case(name: &str) -> Option<(Arc<Plan>, Vec<Told>)> {
    case_bytes(name).map(|bytes| read(name, bytes))
}

fn case_bytes(name: &str) -> Option<Vec<u8>> {
    let folders = [
        std::env::var("ATHAR_CASES").unwrap_or_default(),
        "../../../shared/cases".into(),
        "../../../../shared/cases".into(),
    ];
    let bytes = folders.iter().find_map(|folder| {
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name)).ok()
    });
    if bytes.is_none() {
        println!("not present, not tested: {name}");
    }
    bytes
}

/// File, names, waiting rows.
const CASES: &[(&str, &[&str], usize)] = &[
    (
        "13_hidden.xlsx",
        &[
            "سامر عدنان الحلاق",
            "ريما فواز القاسم",
            "مازن طلال العبد الله",
            "عبد الرحمن نبيل الشيخ",
            "هيثم رضوان سلوم",
            "باسل منير حداد",
        ],
        0,
    ),
    ("04_year_as_date.xlsx", &["سامر عدنان الحلاق", "ريما فواز القاسم", "مازن طلال العبد الله"], 0),
    (
        "58_comment_strike.xlsx",
        &["سامر عدنان الحلاق", "ريما فواز القاسم", "مازن طلال العبد الله", "عبد الرحمن نبيل الشيخ"],
        0,
    ),
    ("01_1904_ext.xlsx", &["سامر عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("19a_html.xls", &["سامر عدنان الحلاق", "ريما فواز القاسم"], 0),
    (
        "25c_1256_as_1252.csv",
        &["سامر عدنان الحلاق", "ريما فواز القاسم", "مازن طلال العبد الله", "عبد الرحمن نبيل الشيخ"],
        0,
    ),
    ("25f_replacement.csv", &[], 4),
    ("28_kobo_repeat.xlsx", &["سامر عدنان الحلاق", "وليد عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("29_kobo_repeat.json", &["سامر عدنان الحلاق", "وليد عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("45b_repeat_plain.json", &["سامر عدنان الحلاق", "وليد عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("46d_errors.csv", &["سامر عدنان الحلاق"], 6),
    ("48_instants.json", &["سامر عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("50_footers.csv", &["سامر عدنان الحلاق", "ريما فواز القاسم"], 0),
    (
        "56a_html_entities.csv",
        &["سامر عدنان الحلاق", "ريما فواز القاسم", "مازن طلال العبد الله", "عبد الرحمن نبيل الشيخ"],
        0,
    ),
    ("64c_wide_numbers.csv", &["سامر عدنان الحلاق", "وليد عدنان الحلاق", "ريما فواز القاسم"], 0),
    ("chat_export.txt", &["عمار رشيد الفاعوري", "سعد خالد مرعي"], 2),
];

#[test]
fn the_cases_of_others() {
    for (name, people, waiting) in CASES {
        let Some((plan, told)) = case(name) else { continue };
        assert_eq!(names(&told), *people, "{name}: {:?}", reasons(&plan));
        assert_eq!(plan.count(Outcome::Waiting), *waiting as u64, "{name}: {:?}", reasons(&plan));
    }
    if let Some((plan, _)) = case("46_formula_only.xlsx") {
        assert!(plan.outcomes.iter().all(|o| o.reason == "formula-only"), "{:?}", reasons(&plan));
    }
    if let Some((_, told)) = case("44b_short_rows.csv") {
        assert_eq!(told.len(), 8);
    }
    if let Some((_, told)) = case("49_messages.txt") {
        let mothers: Vec<&str> = told.iter().flat_map(|one| one.all("mother_name")).collect();
        assert_eq!(mothers, ["هدى", "نجاح", "سعاد", "رجاء", "منى", "ثناء", "عبير"]);
        assert_eq!(told[1].all("taken_place"), ["دوما"]);
        assert!(told[5].all("origin_place").is_empty());
    }
    if let Some((_, told)) = case("63_recno_dots.csv") {
        let numbers: Vec<&str> = told.iter().map(|one| one.value("record_number")).collect();
        assert_eq!(numbers, ["12.5", "125", "1.25", "7/12", "71/2", "A 12", "A12"]);
    }
    if let Some((plan, told)) = case("partner_latin.csv") {
        let waiting: Vec<(u32, &str)> =
            reasons(&plan).into_iter().filter(|(_, reason)| *reason != "new").collect();
        assert_eq!(waiting, [(3, "place-near"), (8, "place-near")]);
        assert!(
            told.iter().all(|one| one.all("taken_place") != ["home"] || one.value("taken_place").is_empty())
        );
    }
}

#[test]
fn the_workbook_of_two_months() {
    let (Some(first), Some(second)) =
        (case_bytes("messy_workbook.xlsx"), case_bytes("messy_workbook_next_month.xlsx"))
    else {
        return;
    };
    let house = house();
    let (plan, told) = take_in(&house, vec![Incoming { name: "one.xlsx".into(), bytes: first.into() }]);
    let of = |plan: &Plan, outcome: Outcome| -> Vec<(u32, String)> {
        plan.outcomes.iter().filter(|o| o.outcome == outcome).map(|o| (o.row, o.reason.clone())).collect()
    };
    let expected = |rows: &[(u32, &str)]| -> Vec<(u32, String)> {
        rows.iter().map(|(row, reason)| (*row, (*reason).to_owned())).collect()
    };
    assert_eq!(
        of(&plan, Outcome::Waiting),
        expected(&[
            (8, "two-people"),
            (18, "future"),
            (19, "no-name"),
            (23, "impossible"),
            (29, "two-people")
        ])
    );
    assert_eq!(of(&plan, Outcome::Rejected), expected(&[(26, "section"), (48, "subtotal"), (1, "section")]));
    assert!(
        told.len() == 35
            && names(&told).iter().all(|name| !name.contains("قائمة") && !name.contains("المجموع")),
        "{:?}",
        names(&told)
    );
    let noted: Vec<u32> = plan
        .outcomes
        .iter()
        .filter(|o| o.remarks.iter().any(|code| code == "note-names-places"))
        .map(|o| o.row)
        .collect();
    assert_eq!(noted, [5, 7, 17, 22, 33, 46], "notes that tell of places and of nothing else");
    let (plan, _) = take_in(&house, vec![Incoming { name: "two.xlsx".into(), bytes: second.into() }]);
    let accepted = of(&plan, Outcome::Accepted);
    let new = (47..=54).map(|row| (row, "new".to_owned()));
    assert_eq!(
        accepted,
        expected(&[(6, "changed"), (16, "changed")]).into_iter().chain(new).collect::<Vec<_>>()
    );
    assert_eq!(plan.count(Outcome::Waiting), 0, "what waits is asked once");
}

#[test]
fn files_are_counted_by_the_people_who_get_them() {
    let house = house();
    let wide = "اسم المعتقل 1,الأم 1,تاريخ الاعتقال 1,اسم المعتقل 2,الأم 2,تاريخ الاعتقال 2\n";
    let first = format!("{wide}جابر وليد العوضي,هند,,نائل وليد العوضي,هند,\n");
    let plan = plan_of(&house, vec![file("k1.csv", &first)]);
    assert_eq!((plan.rows(), plan.new_files(), plan.changed_files(), plan.changed_rows()), (1, 2, 0, 0));
    assert_eq!(plan.sample.len(), 2, "each of them is shown");
    assert_eq!(plan.sheets[0].rows, 1, "a row is a row, whoever stands in it");
    accept(&house, &plan);
    let later = "جابر وليد العوضي,هند,2014,نائل وليد العوضي,هند,2014\n";
    let plan = plan_of(&house, vec![file("k2.csv", &format!("{wide}{later}"))]);
    assert_eq!((plan.rows(), plan.new_files(), plan.changed_files(), plan.changed_rows()), (1, 0, 2, 1));
    accept(&house, &plan);
    let third = "جابر وليد العوضي,هند,5/2014,لبيب وليد العوضي,هند,2015\n";
    let plan = plan_of(&house, vec![file("k3.csv", &format!("{wide}{third}"))]);
    assert_eq!((plan.rows(), plan.new_files(), plan.changed_files(), plan.changed_rows()), (1, 1, 1, 0));
    assert_eq!(plan.sample.len(), 1, "the new one is shown, whoever stands before");
}

#[test]
fn people_of_a_record_in_which_something_waits_are_counted_and_shown() {
    let list = r#"[{"informant": "نجاح", "detainees": [{"name": "سامر عدنان الحلاق", "mother": "هدى"}],
        "missing": [{"name": "وليد عدنان الحلاق", "mother": "نجاح"}], "children": [{"name": "طفل أول"}]}]"#;
    let house = house();
    let plan = plan_of(&house, vec![file("d17.json", list)]);
    assert_eq!((plan.count(Outcome::Accepted), plan.new_files(), plan.people_waiting()), (0, 2, 1));
    assert_eq!(plan.sample.len(), 2);
}

/// Accepts a plan, and finds the number of files that it promised.
#[track_caller]
fn accept(house: &House, plan: &Plan) {
    let before = house.desk(operator()).count().expect("counted");
    let accepted = house
        .desk(operator())
        .accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(()))
        .expect("the plan is applied");
    assert!(accepted.import.is_some());
    let after = house.desk(operator()).count().expect("counted");
    assert_eq!((after - before) as u64, plan.new_files(), "as many files as the plan says");
}

#[test]
fn words_of_rows_that_were_not_taken_are_read_once_more() {
    let list = "الاسم;اسم الأم;هاتف\nسالم ناصر الحوراني;ندى;0999123456\nهادي عمر المقداد;هدى;\nالمجموع;2;\n";
    let house = house();
    let desk = house.desk(operator());
    let plan = plan_of(&house, vec![file("a.csv", list)]);
    let mut choice = plan.choice.clone();
    choice.without_rows.insert(casework::row_key("a.csv", None, 2));
    let plan = desk.replan(&plan.key, choice).expect("read anew");
    let import = desk
        .accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(()))
        .expect("applied")
        .import
        .expect("one person is new");
    let remark = |row: u32| model::act::RowRemark {
        file: 0,
        sheet: None,
        row,
        outcome: "rejected".into(),
        reason: "left-out-by-hand".into(),
        subject: None,
    };
    let words = desk.words_of_rows(import, &[remark(2), remark(4), remark(99)]).expect("read");
    assert_eq!(words[0], "سالم ناصر الحوراني");
    assert!(words[1].contains("المجموع") && words[2].is_empty(), "{words:?}");
}
