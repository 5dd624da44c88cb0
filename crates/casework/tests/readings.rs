//! What is read of messy lists: nobody in them is lost, nothing of one is given to another, and
//! no heading, remark or message becomes somebody. Each list stands for a kind of trouble.

mod common;

use casework::{ColumnChoice, Incoming, Outcome};
use common::{house, operator};

/// One person, or whatever a row tells of, as the plan shows it.
#[derive(Debug)]
struct Read {
    row: u32,
    outcome: Outcome,
    reason: String,
    names: u64,
    says: Vec<(String, String)>,
}

impl Read {
    fn said(&self, key: &str) -> Option<&str> {
        self.says.iter().find(|(own, _)| own == key).map(|(_, said)| said.as_str())
    }

    fn name(&self) -> &str {
        self.said("full_name").or_else(|| self.said("given_name")).unwrap_or("")
    }
}

fn read_as(of: Option<&str>, name: &str, bytes: impl AsRef<[u8]>) -> Vec<Read> {
    let house = house();
    let desk = house.desk(operator());
    let choice = ColumnChoice { of: of.and_then(model::SubjectKind::of), ..ColumnChoice::default() };
    let file = Incoming { name: name.into(), bytes: bytes.as_ref().into() };
    let plan = desk.plan_import(vec![file], "مكتب درعا", choice).expect("the list can be planned");
    let all: Vec<usize> = (0..plan.outcomes.len()).collect();
    let rows = desk.planned_rows(&plan, &all).expect("they are read again");
    let said = |at: usize| {
        let claims = rows.iter().find(|row| row.at == at).map(|row| row.claims.clone()).unwrap_or_default();
        claims.into_iter().map(|claim| (claim.property.key().to_owned(), claim.said)).collect()
    };
    plan.outcomes
        .iter()
        .enumerate()
        .map(|(at, o)| Read {
            row: o.row,
            outcome: o.outcome,
            reason: o.reason.clone(),
            names: o.names,
            says: said(at),
        })
        .collect()
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Read> {
    read_as(None, name, bytes)
}

fn accepted(read: &[Read]) -> Vec<&str> {
    read.iter().filter(|one| one.outcome == Outcome::Accepted).map(Read::name).collect()
}

#[track_caller]
fn only(read: &[Read], name: &str) -> usize {
    let found: Vec<usize> = (0..read.len()).filter(|at| read[*at].name() == name).collect();
    assert_eq!(found.len(), 1, "{name}: {read:#?}");
    found[0]
}

const FIRST: &str = "نادر شهاب القطان";
const SECOND: &str = "زياد شهاب القطان";

/// Two people of a row, each with what is theirs.
#[track_caller]
fn two_of_a_row(name: &str, list: &str, second_mother: Option<&str>) {
    let read = read(name, list);
    assert_eq!(accepted(&read).len(), 2, "{list}: {read:#?}");
    let (first, second) = (&read[only(&read, FIRST)], &read[only(&read, SECOND)]);
    assert_eq!(first.said("mother_name"), Some("سلمى"), "{list}");
    assert_eq!(second.said("mother_name"), second_mother, "{list}");
    assert_eq!((first.said("other_name"), first.said("father_name")), (None, None), "{list}");
}

#[test]
fn the_second_of_a_row_is_a_person_of_their_own() {
    for titles in [
        "اسم المعتقل,اسم الأم,اسم المعتقل الآخر,اسم أم المعتقل الآخر",
        "Victim name,Mother,Other victim name,Other victim mother",
        "group_a/name,group_a/mother,group_b/name,group_b/mother",
        "victim_a_name,victim_a_mother,victim_b_name,victim_b_mother",
        "اسم المفقود الأول,والدة الأول,اسم المفقود الثاني,والدة الثاني",
        "First detainee,First detainee mother,Second detainee,Second detainee mother",
    ] {
        two_of_a_row("two.csv", &format!("{titles}\n{FIRST},سلمى,{SECOND},ريما\n"), Some("ريما"));
    }
    let list = format!(
        "[{{\"name\":\"{FIRST}\",\"mother\":\"سلمى\",\"second_person\":\
            {{\"name\":\"{SECOND}\",\"mother\":\"ريما\"}}}}]"
    );
    two_of_a_row("two.json", &list, Some("ريما"));
    let list = format!("اسم المفقود الأول,والدة الأول,اسم المفقود الثاني\n{FIRST},سلمى,{SECOND}\n");
    two_of_a_row("two.csv", &list, None);
}

#[test]
fn ordinals_count_in_every_title() {
    let list = format!(
        "اسم المعتقل الأول,تاريخ اعتقال الأول,اسم المعتقل الثاني,تاريخ اعتقال الثاني,هاتف\n\
            {FIRST},2013-05-21,{SECOND},2013-05-22,0944700100\n{FIRST},2014-05-21,{SECOND},,0944700100\n"
    );
    let read = read("dates.csv", list);
    let dates: Vec<Option<&str>> = read.iter().map(|one| one.said("taken_date")).collect();
    assert_eq!(dates, [Some("2013-05-21"), Some("2013-05-22"), Some("2014-05-21"), None]);
    assert!(read.iter().all(|one| one.said("phone") == Some("0944700100")));
}

#[test]
fn who_may_be_a_second_person_makes_the_row_wait() {
    for (name, list) in [
        (
            "kin.csv",
            format!(
                "الاسم الثلاثي,اسم الأم,اسم الأخ المعتقل,تاريخ اعتقال الأخ\n\
                {FIRST},سلمى,{SECOND},2013\n"
            ),
        ),
        ("names.csv", format!("names,date of arrest\n{FIRST}; {SECOND},2013\n")),
        (
            "written.csv",
            format!("الاسم الثلاثي,اسم الأم,تاريخ الاعتقال\n\"['{FIRST}', '{SECOND}']\",سلمى,2013\n"),
        ),
    ] {
        let read = read(name, &list);
        assert_eq!((read.len(), read[0].outcome), (1, Outcome::Waiting), "{read:#?}");
        assert_eq!(read[0].reason, "two-people", "{list}");
        assert_eq!(
            read[0].said("taken_date").filter(|_| name == "kin.csv"),
            None,
            "the brother's date is his"
        );
        assert_eq!(read[0].names, 2, "{list}");
    }
    let list = format!("[{{\"names\":\"{FIRST}; {SECOND}\",\"date_of_arrest\":\"2013\"}}]");
    assert_eq!(accepted(&read("names.json", list)), [FIRST, SECOND]);
    let couple = read(
        "couple.csv",
        format!("اسم الزوج المفقود,اسم الزوجة المفقودة,تاريخ الفقدان\n{FIRST},ريما فواز القاسم,2013\n"),
    );
    assert_eq!(accepted(&couple), [FIRST, "ريما فواز القاسم"]);
    assert!(couple.iter().all(|one| one.said("taken_date") == Some("2013")));
}

#[test]
fn messages_are_no_table_for_their_commas() {
    let text = "بنتي هناء محمود سعيد اختفت من البيت بدوما سنة 2013 وكانت حامل\n\
        زوجي اسمه طارق خالد مرعي مفقود من شهر ٣ ٢٠١٢، أمه نعيمة\n\
        ابن عمي وليد الشيخ وجاره سامر حداد، أخذهما حاجز القطيفة 2013\n\
        أنا سعاد علي، أبحث عن ابني ماهر فيصل العرسان، اعتقل في 7/2/2013 من الميدان\n\
        Samer Hallaq, mother Huda, arrested in Homs on 21 May 2013 by Military Security\n\
        أفرج عن نضال فواز شاهين البارحة الحمد لله\n";
    let rows = read("plain.txt", text);
    assert_eq!(rows.len(), 6, "{rows:#?}");
    assert!(rows.iter().all(|one| one.outcome != Outcome::Rejected), "{rows:#?}");
    assert!(
        rows.iter().any(|one| one.name() == "طارق خالد مرعي" && one.said("mother_name") == Some("نعيمة"))
    );
    let english = read(
        "en.txt",
        "Samer Hallaq, mother Huda, arrested in Homs on 21 May 2013 by Military Security\n\
            Rami Majed Hammoud, his mother is Abir, disappeared in Daraa 2015\n",
    );
    assert_eq!(accepted(&english), ["Samer Hallaq", "Rami Majed Hammoud"], "{english:#?}");
    let told: Vec<Option<&str>> =
        ["mother_name", "taken_place", "taken_date", "party"].map(|key| english[0].said(key)).to_vec();
    assert_eq!(told, [Some("Huda"), Some("Homs"), Some("21 May 2013"), Some("Military Security")]);
    let chat = read(
        "chat.txt",
        "12/10/26, 9:14 PM - Messages and calls are end-to-end encrypted. No one outside of this chat can \
            read them.\n\
            12/10/26, 9:15 PM - أبو وليد: عمار رشيد الفاعوري أمه حسنية اعتقل من حاجز القطيفة بتاريخ \
            ٥/٥/٢٠١٣\n\
            وكان معه أخوه سعيد\n12/10/26, 9:20 PM - أم سعد: <Media omitted>\n\
            12/10/26, 9:25 PM - أم سعد: شو صار بقائمة دوما؟\n\
            12/10/26, 9:26 PM - أم سعد: الله يفرج عنهم يا رب\n",
    );
    let of_ammar = chat.iter().find(|one| one.row == 2).expect("the message is there");
    assert_eq!((of_ammar.outcome, of_ammar.reason.as_str()), (Outcome::Waiting, "two-people"), "{chat:#?}");
    let telegram = read(
        "result.txt",
        "أبو وليد, [12.10.2026 21:15]\nعمار رشيد الفاعوري أمه حسنية اعتقل من حاجز القطيفة بتاريخ ٥/٥/٢٠١٣\n\n\
            أم سعد, [12.10.2026 21:27]\nأخي خالد محمود مرعي مواليد ٨٥ أخدوه الأمن من دوما\n",
    );
    assert_eq!(accepted(&telegram), ["عمار رشيد الفاعوري", "خالد محمود مرعي"], "{telegram:#?}");
    assert_eq!(telegram[1].said("party"), Some("الأمن"));
}

#[test]
fn messages_say_what_was_said_and_no_more() {
    let text = "بنتي هناء محمود سعيد أمها سعاد اختفت من دوما بتاريخ 5/3/2013\n\
        زوجي اسمه طارق خالد مرعي أمه نعيمة مفقود من شهر 3 2012\n\
        المعتقل رامي ماجد حمود أمه عبير اعتقل في درعا بتاريخ 6/4/2015\n\
        المفقود: زيد وليد شاهين أمه هند فقد في حلب 2013\n\
        الدكتور سامر حسن حداد أمه منى اعتقل من عيادته في حماة سنة 2012\n\
        اسمي سعاد علي وابني ماهر فيصل العرسان أمه أنا اعتقل في 7/2/2013 من الميدان\n\
        جارنا أبو أحمد حسين الموسى أمه ليلى اعتقل من سراقب 2011\n\
        عمار بسام سلوم أمه هدى اعتقل هو وأخوه سامر من حمص 2014\n\
        لؤي حسام النابلسي أمه بسمة اعتقل قبل سنتين من المعضمية\n";
    let read = read("messages.txt", text);
    let name = |row: u32| read.iter().find(|one| one.row == row).map_or("", Read::name);
    assert_eq!(
        [1, 2, 3, 4, 5, 7].map(name),
        [
            "هناء محمود سعيد",
            "طارق خالد مرعي",
            "رامي ماجد حمود",
            "زيد وليد شاهين",
            "سامر حسن حداد",
            "أبو أحمد حسين الموسى"
        ],
    );
    let of = |row: u32| read.iter().find(|one| one.row == row).expect("a row");
    assert_eq!(of(5).said("taken_place"), Some("حماة"), "the town, and not whose surgery");
    assert_eq!((of(6).outcome, of(6).said("mother_name")), (Outcome::Waiting, None), "{:?}", of(6));
    assert_eq!((of(8).reason.as_str(), of(8).names), ("two-people", 2), "{:?}", of(8));
    assert_eq!(of(8).said("taken_place"), Some("حمص"));
    assert_ne!(of(9).said("taken_place"), Some("قبل سنتين"));
}

#[test]
fn nobody_is_invented() {
    let list = format!(
        "الاسم الثلاثي,اسم الأم,تاريخ الاعتقال\n{FIRST},سلمى,2013\nأسماء معتقلي ريف دمشق,,\nHoms list,,\n\
            عائلة القطان,,\nwww.example.invalid,,\nالاسم,الأم,التاريخ\n12345,سلمى,2013\nنعم,سلمى,2013\n\
            شخص مجهول,سلمى,2013\n\
            null null,سلمى,2013\n\\N,سلمى,2013\n\"{{\"\"first\"\":\"\"نادر\"\"}}\",سلمى,2013\n\
            اسم تجريبي,سلمى,2013\nمثال: محمد أحمد,سلمى,2013\n<b>{SECOND}</b>,سلمى,2013\n"
    );
    let rows = read("nobody.csv", list);
    assert_eq!(accepted(&rows), [FIRST, SECOND], "{rows:#?}");
    let why = |row: u32| rows.iter().find(|one| one.row == row).map_or("", |one| one.reason.as_str());
    assert_eq!([3, 5, 7].map(why), ["section", "heading-or-name", "repeated-header"]);
    for row in [9, 10, 11, 12] {
        assert_eq!(why(row), "no-name", "row {row}: {rows:#?}");
    }
    let mixed = read(
        "mixed.csv",
        format!(
            "الاسم,النوع,المكان\nسجن صيدنايا,سجن,ريف دمشق\nحاجز القطيفة,حاجز,القطيفة\n{FIRST},معتقل,حمص\n"
        ),
    );
    assert_eq!(accepted(&mixed), [FIRST], "{mixed:#?}");
    assert_eq!(mixed[2].said("sex"), None);
    let entities = "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"نادر شهاب القطان\"]}}\n\
        {\"id\":\"d\",\"schema\":\"Detention\",\"properties\":{\"detainee\":[\"a\"],\"date\":[\"2013\"]}}\n";
    assert_eq!(accepted(&read("entities.json", entities)), [FIRST]);
}

#[test]
fn letters_stand_in_their_order_under_right_titles() {
    let turned = |text: &str| text.chars().rev().collect::<String>();
    let list = format!(
        "الاسم الثلاثي,اسم الأم,تاريخ الاعتقال\n{},{},2013-05-21\n{},{},2014\n",
        turned(FIRST),
        turned("سلمى"),
        turned("ريما فواز القاسم"),
        turned("سناء")
    );
    let read = read("drawn.csv", list);
    assert_eq!(accepted(&read), [FIRST, "ريما فواز القاسم"], "{read:#?}");
    assert_eq!(read[0].said("mother_name"), Some("سلمى"));
}

#[test]
fn dates_out_of_order_wait_and_an_empty_date_is_none() {
    let list = format!(
        "الاسم الثلاثي,تاريخ الولادة,تاريخ الاعتقال,تاريخ الوفاة\n{FIRST},2015-01-01,2013-01-01,\n\
            ماجد شهاب القطان,1984,1975,\nزيد شهاب القطان,1984,2013,2012\n{SECOND},1984,1900-01-00,\n"
    );
    let read = read("dates.csv", list);
    let reasons: Vec<&str> = read.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["dates-disagree", "dates-disagree", "dates-disagree", "new"], "{read:#?}");
}

#[test]
fn lists_of_things_lose_none_of_them() {
    let wide = read_as(
        None,
        "wide.csv",
        "اسم الحاجز 1,المكان 1,اسم الحاجز 2,المكان 2\nحاجز القطيفة,القطيفة,حاجز عدرا,عدرا\n",
    );
    assert_eq!((wide[0].outcome, wide[0].reason.as_str()), (Outcome::Waiting, "several-things"), "{wide:#?}");
    let units = read_as(
        Some("unit"),
        "units.csv",
        "اسم الجهة\nالأمن العسكري والأمن السياسي\nالمخابرات الجوية / الأمن العسكري\nغير معروف\n",
    );
    let reasons: Vec<&str> = units.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["several-things", "several-things", "no-name"], "{units:#?}");
    let prisons = read_as(
        None,
        "prisons.csv",
        "اسم السجن,المحافظة,تاريخ الافتتاح,خط العرض,خط الطول\nسجن الوادي المختلق,حمص,1987,\"34,73\",36.71\n",
    );
    assert_eq!(prisons[0].said("subject_point"), Some("34.73, 36.71"), "{prisons:#?}");
    assert_eq!(prisons[0].said("subject_since"), Some("1987"));
}

#[test]
fn words_are_read_as_no_more_than_they_say() {
    let list = format!(
        "الاسم الثلاثي,SSN,اسم الشاهد,متى فقد؟,أين فقد؟,الحالة\n\
            {FIRST},012-34-5678,سعيد الموثق,2013/5/21,حمص,يقال إنه توفي\n"
    );
    let read = read("words.csv", list);
    assert_eq!(accepted(&read), [FIRST]);
    for key in ["national_number", "phone", "informant_name"] {
        assert_eq!(read[0].said(key), None, "{key}: {read:#?}");
    }
    assert_eq!((read[0].said("taken_date"), read[0].said("taken_place")), (Some("2013/5/21"), Some("حمص")));
}
