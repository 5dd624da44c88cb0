//! Columns understood, corrected, kept and found again; rows with their oddities.

use exchange::{
    Book, FieldKey, Gazetteer, MappedBy, Mapping, NoGazetteer, Overrides, RawRecord, SetAside, read, records,
};

fn table(text: &str) -> Book {
    read(text.as_bytes(), "list.csv", &Overrides::default()).expect("a table")
}

fn guess(book: &Book) -> Mapping {
    Mapping::guess(book, &book.sheets[0], &NoGazetteer)
}

fn fields(mapping: &Mapping) -> Vec<String> {
    let key = |field: &Option<FieldKey>| field.as_ref().map_or("?".to_owned(), FieldKey::to_string);
    mapping.columns.iter().map(|column| key(&column.field)).collect()
}

/// The troubles of the only row of a list with these titles.
fn troubles(titles: &str, row: &str) -> Vec<String> {
    let filler = "1,ليلى حسن البيلسان,أنثى,1980,5/2013,معتقل,0991112223\n".repeat(3);
    let filler = if titles.is_empty() { filler } else { String::new() };
    let titles = if titles.is_empty() {
        "م,الاسم,الجنس,تاريخ الولادة,تاريخ الاعتقال,الوضع,هاتف"
    } else {
        titles
    };
    let book = table(&format!("{titles}\n{filler}{row}\n"));
    let mapping = guess(&book);
    let last = records(&book.sheets[0], &mapping).last().expect("rows");
    last.troubles.into_iter().map(|trouble| trouble.code).collect()
}

#[test]
fn two_people_in_one_cell() {
    for name in [
        "سالم محمد الزعفران وأخوه كمال",
        "سالم محمد الزعفران و كمال محمد الزعفران",
        "سالم محمد الزعفران / كمال محمد الزعفران",
        "\"سالم محمد الزعفران\nكمال محمد الزعفران\"",
        "سالم الزعفران وأحمد الزعفران",
    ] {
        assert_eq!(
            troubles("", &format!("9,{name},ذكر,1980,5/2013,معتقل,0991112223")),
            ["two_people"],
            "{name}"
        );
    }
    for name in [
        "وليد وائل النسيم",
        "سالم محمد الزعفران (أبو علي)",
        "عبد الودود وسيم السنابل",
        "سالم محمد أو محمود الزعفران",
    ] {
        assert!(troubles("", &format!("9,{name},ذكر,1980,5/2013,معتقل,0991112223")).is_empty(), "{name}");
    }
}

#[test]
fn a_row_moved_by_one() {
    assert_eq!(troubles("", "9,سالم,محمد,ذكر,1980,5/2013,معتقل,0991112223"), ["shifted", "extra_cells"]);
    assert_eq!(troubles("", "سالم محمد,ذكر,1980,5/2013,معتقل,0991112223"), ["shifted"]);
    assert!(troubles("", "9,سالم محمد,,غير معروف,غير معروف,غير معروف,").is_empty());
}

#[test]
fn a_separator_too_many_at_the_end() {
    assert_eq!(troubles("الاسم,البلدة", "سالم محمد,نوى,زائد"), ["extra_cells"]);
}

#[test]
fn rows_that_are_no_people() {
    let book = table(
        "م,الاسم,العمر\n\
         1,سالم محمد,30\n\
         المجموع,,1\n\
         م,الاسم,العمر\n\
         2,,\n\
         3,هدى خالد,22\n\
         ريف درعا,,\n\
         ,ماهر أحمد,\n\
         العدد الكلي: ٣,,\n",
    );
    let mapping = guess(&book);
    let rows: Vec<RawRecord> = records(&book.sheets[0], &mapping).collect();
    let aside: Vec<_> = rows.iter().map(|row| row.set_aside).collect();
    assert_eq!(
        aside,
        [
            None,
            Some(SetAside::Subtotal),
            Some(SetAside::RepeatedHeader),
            Some(SetAside::Blank),
            None,
            Some(SetAside::Section),
            None,
            Some(SetAside::Subtotal),
        ]
    );
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn duplicated_titles_are_told() {
    let book = table("الاسم,الاسم,ملاحظات,ملاحظات\nسالم محمد,سالم أحمد,أ,ب\n");
    let mapping = guess(&book);
    assert_eq!(fields(&mapping), ["full_name", "?", "note", "note"]);
    let codes: Vec<&str> = mapping.remarks.iter().map(|remark| remark.code.as_str()).collect();
    assert_eq!(codes, ["duplicate_header", "duplicate_field", "duplicate_header"]);
}

#[test]
fn a_whole_name_beside_a_family_name_stays_whole() {
    let whole = table("الاسم,النسبة\nسالم محمد,الزعفران\nهدى خالد,النسيم\n");
    assert_eq!(fields(&guess(&whole)), ["full_name", "family_name"]);
    let given = table("الاسم,النسبة\nعبد الرحمن,الزعفران\nهدى,النسيم\n");
    assert_eq!(fields(&guess(&given)), ["given_name", "family_name"]);
}

#[test]
fn names_in_two_scripts() {
    let book = table("rec_id,list,name_ar,name_latin,sex,dob\nr1,A,سالم محمد,Salem Mohammad,M,1980\n");
    assert_eq!(
        fields(&guess(&book)),
        ["rec_no", "list_source", "full_name", "other_name", "sex", "birth_date"]
    );
}

/// Knows two towns.
struct Towns;

impl Gazetteer for Towns {
    fn is_place(&self, text: &str) -> bool {
        ["نوى", "جاسم"].contains(&text.trim())
    }
}

#[test]
fn a_caller_who_knows_places_helps() {
    let book =
        table("سالم محمد الزعفران;نوى;5/2013\nهدى خالد النسيم;جاسم;2014\nماهر أحمد السنابل;نوى;2012\n");
    let mapping = Mapping::guess(&book, &book.sheets[0], &Towns);
    assert_eq!(fields(&mapping), ["full_name", "place", "taken_date"]);
    assert!(mapping.columns.iter().all(|column| column.how == MappedBy::Values));
}

#[test]
fn next_month_the_mapping_is_found_by_titles() {
    let may = table("الاسم,الرمز الداخلي,الجهة\nسالم محمد,ق-1,أمن الدولة\n");
    let mut mapping = guess(&may);
    assert_eq!(fields(&mapping), ["full_name", "?", "party"]);
    mapping.set(1, Some(FieldKey::RecNo));
    mapping.set(2, Some(FieldKey::Ignored));
    let kept = serde_json::to_string(&mapping.kept()).expect("plain");
    assert!(!kept.contains("سالم"), "no value of a person is kept");
    let kept: Mapping = serde_json::from_str(&kept).expect("read back");

    let june = table("م,الجِهة,الاسم,الرمز الداخلي,الوضع\n1,أمن الدولة,سالم محمد,ق-1,معتقل\n");
    let applied = kept.apply(&june, &june.sheets[0], &NoGazetteer);
    assert_eq!(fields(&applied), ["serial", "ignored", "full_name", "rec_no", "status"]);
    assert!(applied.remarks.is_empty(), "{:?}", applied.remarks);

    let july = table("الاسم,الوضع\nسالم محمد,معتقل\n");
    let applied = kept.apply(&july, &july.sheets[0], &NoGazetteer);
    let gone: Vec<_> =
        applied.remarks.iter().map(|remark| (remark.code.as_str(), remark.detail.as_deref())).collect();
    assert_eq!(gone, [("missing_column", Some("الجهة")), ("missing_column", Some("الرمز الداخلي"))]);
}

#[test]
fn a_list_without_titles_is_found_again_by_place() {
    let may = table("سالم محمد الزعفران;ق-1\nهدى خالد النسيم;ق-2\n");
    let mut mapping = guess(&may);
    mapping.set(1, Some(FieldKey::RecNo));
    let june = table("سالم محمد الزعفران;ق-1\nماهر أحمد السنابل;ق-3\n");
    assert_eq!(fields(&mapping.kept().apply(&june, &june.sheets[0], &NoGazetteer)), ["full_name", "rec_no"]);
}

#[test]
fn choices_by_hand_are_obeyed() {
    let text = "الاسم;البلدة, الحي;الجهة\nسالم محمد;نوى, القلعة;أمن الدولة\n";
    let comma = Overrides { separator: Some(','), ..Overrides::default() };
    let book = read(text.as_bytes(), "list.csv", &comma).expect("a table");
    assert_eq!((book.separator, book.sheets[0].width()), (Some(','), 2));
}

#[test]
fn titles_that_nobody_taught_are_titles_all_the_same() {
    let row = "K1,سالم ناصر الزعفران,M,1980-02-03,2013-04-05\n\
        K2,ليلى حسن البيلسان,F,1991-06-07,2014-08-09\n\
        K3,عمر سالم النسيم,M,1975-01-02,2012-03-04\n";
    let book = table(&format!("V1,V2,V3,V4,V5\n{row}"));
    let mapping = guess(&book);
    assert_eq!((mapping.header_line, mapping.first_line), (Some(1), 2));
    assert_eq!(fields(&mapping), ["?", "full_name", "sex", "birth_date", "taken_date"]);
    // Without such a line the first row is a person.
    assert_eq!(guess(&table(row)).first_line, 1);
}

#[test]
fn groups_of_titles_change_what_stands_below() {
    let text = "م,الاسم,,,الولادة,,الاعتقال,\n\
        ,الأول,الأب,النسبة,المكان,التاريخ,التاريخ,المكان\n\
        1,سالم,ناصر,الزعفران,نوى,1980,5/2013,جاسم\n";
    let found = fields(&guess(&table(text)));
    assert_eq!(
        found[1..],
        [
            "given_name",
            "father_name",
            "family_name",
            "birth_place",
            "birth_date",
            "taken_date",
            "taken_place"
        ]
    );
}

#[test]
fn nom_beside_prenom_is_the_family() {
    let text = "N°;Nom;Prénom;Sexe;Né(e) le\n\
        1;ZAFARAN;Salem;H;03/02/1980\n\
        2;BAILASAN;Leila;F;1991\n\
        3;NASSIM;Omar;H;1975\n";
    assert_eq!(fields(&guess(&table(text)))[1..], ["family_name", "given_name", "sex", "birth_date"]);
}

#[test]
fn the_order_of_names_and_dates_is_seen_in_the_column() {
    let text = "name,dob\n\
        الحوراني سالم ناصر,02/13/1980\n\
        الجهماني ليلى عمر,02/03/1991\n\
        المقداد عمر سالم,12/30/1975\n\
        الزعبي خالد عمر,01/02/1980\n\
        الحريري أحمد علي,05/06/1990\n";
    let mapping = guess(&table(text));
    assert!(mapping.columns[0].family_first && mapping.columns[1].month_first);
    let told: Vec<&str> = mapping.remarks.iter().map(|remark| remark.code.as_str()).collect();
    assert_eq!(told, ["family_first", "month_first"]);
}

#[test]
fn a_given_name_with_the_fathers_behind_it_is_a_name() {
    let text = "Nom;Prénom;Né(e) le\n\
        ZAFARAN;Salem Omar;03/02/1980\n\
        BAILASAN;Leila Naser;1991\n\
        NASSIM;Omar;1975\n\
        BAILASAN;Abdul Rahman Ali;1960\n";
    assert_eq!(fields(&guess(&table(text))), ["family_name", "full_name", "birth_date"]);
    let beside = text.replace("Né(e) le", "Nom du père");
    assert_eq!(fields(&guess(&table(&beside)))[1], "given_name");
}

/// The fields of a list of these titles and rows.
#[track_caller]
fn read_as(list: &str, expected: &str) {
    assert_eq!(fields(&guess(&table(list))).join(" "), expected, "{list}");
}

#[test]
fn titles_are_nobody() {
    for (list, expected) in [
        ("الاسم الكامل,السنة,الشهر,اليوم\nعلي حسن حمود,2012,5,3\n", "full_name taken_date ignored ignored"),
        (
            "الزوج,الزوجة,الأولاد,تاريخ الاعتقال\nحسن العلي,سناء محمد,\"أحمد, منى\",2013-03-09\n",
            "full_name ? ? taken_date",
        ),
        (
            "Victim,When,Where,Who\nAli Hasan Hammoud,2012-05-03,Homs,Military Security\n",
            "full_name taken_date taken_place party",
        ),
        ("الاسم الكامل,الرمز الداخلي,لجنة الحي\nعلي حسن حمود,س,ن\n", "full_name ? ?"),
        (
            "المعتقل,تاريخ الاعتقال,مكان الاعتقال\nعلي حسن حمود,2012-05-03,حمص\n",
            "full_name taken_date taken_place",
        ),
        (
            "الشهيد,تاريخ الاعتقال,مكان الاعتقال\nعلي حسن حمود,2012-05-03,حمص\n",
            "full_name taken_date taken_place",
        ),
        (
            "الاسم,المعتقل,تاريخ الاعتقال\n\
             علي حسن حمود,الأمن العسكري,2012-05-03\n",
            "full_name party taken_date",
        ),
        (
            "Full name,Arrested in,Detained at\nAli Hasan Hammoud,Homs,Saydnaya\n",
            "full_name taken_place held_at",
        ),
        (
            "First name,Last name,Arrest date,Detained in\nAli,Hammoud,13/02/2012,Saydnaya\n",
            "given_name family_name taken_date held_at",
        ),
        (
            "Full name,Kidnapped from,Arrested on\nAli Hasan Hammoud,Homs,2012\n",
            "full_name taken_place taken_date",
        ),
        ("الاسم الكامل,الفئة العمرية,العمر\nمحمد علي حمادة,بالغ,35 سنة\n", "full_name ? age"),
        (
            "الاسم الكامل,رقم هوية الأم,تاريخ ولادة الأم,عمر الأم,اسم والد الأم,جنسية الأم\n\
             علي حسن حمود,04010123456,1950-01-03,60,ديب,سورية\n",
            "full_name ? ? ? ? ?",
        ),
        (
            "الاسم الكامل,اسم المبلغ,الرقم الوطني للمبلغ,ولادة المبلغ,عنوان المبلغ,هاتف المبلغ\n\
             علي حسن حمود,نهى ديب,04010123456,1960,تركيا,0933111222\n",
            "full_name informant_name ? ? ? phone",
        ),
        (
            "Name,Informant name,Informant date of birth,Age of wife,Reporter address\n\
             Ali Hasan Hammoud,Noha Dib,1960,30,Turkey\n",
            "full_name informant_name ? ? ?",
        ),
        (
            "الاسم,رقم هوية مقدم البلاغ,مكان ولادة الأم,جنس المبلغ,تاريخ ولادة مقدم البلاغ\n\
             علي حسن حمود,04010123456,حلب,أنثى,1960\n",
            "full_name ? ? ? ?",
        ),
        (
            "الاسم,الاسم الكامل للأم,صلة المبلغ,عمر الزوجة\nعلي حسن حمود,هدى ديب,أخ,30\n",
            "full_name mother_name informant_relation ?",
        ),
    ] {
        read_as(list, expected);
    }
    let group = table(
        "الاسم,اسم الأم,بيانات ذويه,\n,,الاسم,رقم الهاتف\nمحمود علي الشيخ,أمينة,خالد علي الشيخ,0933111222\n",
    );
    assert!(
        guess(&group).columns.iter().filter(|column| column.field == Some(FieldKey::FullName)).count() == 1
    );
    let json = read(
        r#"[{"name":{"first":"علي","last":"العلي"},
        "detention":{"date":"2013-05-02","facility":{"name":"صيدنايا"}},
        "mother":{"name":"هدى","birth_date":"1950"}}]"#
            .as_bytes(),
        "a.json",
        &Overrides::default(),
    )
    .expect("a list");
    assert_eq!(fields(&guess(&json)).join(" "), "taken_date held_at ? mother_name given_name family_name");
}

#[test]
fn others_named_beside_are_people() {
    let book = table(
        "اسم المعتقل,أسماء المعتقلين معه,تاريخ الاعتقال\n\
         حسن العلي,\"سامر نجار، خالد زيدان\",2013-03-09\n\
         وليد جابر,لا يوجد,2013\n",
    );
    let mapping = guess(&book);
    let told: Vec<&str> = mapping.remarks.iter().map(|remark| remark.code.as_str()).collect();
    assert_eq!(told, ["names_with_them"]);
    let waits: Vec<Vec<String>> = records(&book.sheets[0], &mapping)
        .map(|row| row.troubles.into_iter().map(|trouble| trouble.code).collect())
        .collect();
    assert_eq!(waits, [vec!["two_people".to_owned()], vec![]]);
}

#[test]
fn what_stands_above_is_said_again() {
    let book = table(
        "الاسم,العائلة,اسم الأب,تاريخ الاعتقال\n\
         محمد,الحلبي,خالد,2012\n\
         سمير,〃,\",,\",=\n\
         هبة,كذلك,نفس السابق,كالسابق\n",
    );
    let mapping = guess(&book);
    let rows: Vec<String> = records(&book.sheets[0], &mapping)
        .map(|row| row.fields.iter().map(|own| own.text).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(rows, ["محمد الحلبي خالد 2012", "سمير الحلبي خالد 2012", "هبة الحلبي خالد 2012"]);
    // A mark with nothing above it, and one in the place of a name, wait.
    let book = table("الاسم الكامل,اسم الأب,تاريخ الاعتقال\nمحمد الحلبي,〃,2012\n〃,خالد,2013\n");
    let mapping = guess(&book);
    assert!(
        records(&book.sheets[0], &mapping)
            .all(|row| row.troubles.iter().any(|trouble| trouble.code == "as_above" && trouble.waits))
    );
    // A family in the first of its rows alone.
    let book = table(
        "العائلة,الاسم,اسم الأب\n\
         المحاميد,رائد,سليم\n\
         ,فهد,سليم\n\
         ,عدي,سليم\n\
         الزعبي,كنان,فايز\n\
         ,زيد,فايز\n\
         ,عمر,فايز\n",
    );
    let mapping = guess(&book);
    let families: Vec<String> = records(&book.sheets[0], &mapping)
        .map(|row| row.text(&FieldKey::FamilyName).unwrap_or("").to_owned())
        .collect();
    assert_eq!(families, ["المحاميد", "المحاميد", "المحاميد", "الزعبي", "الزعبي", "الزعبي"]);
}

/// Each row of a list: its fields as said, then why it is nobody or what it waits for.
fn rows_of(name: &str, list: &str) -> Vec<String> {
    let book = read(list.as_bytes(), name, &Overrides::default()).expect("a list");
    let mapping = guess(&book);
    let told = |row: RawRecord| {
        let fields = row.fields.iter().map(|own| format!("{}={}", own.field, own.text));
        let aside = row.set_aside.map(|aside| format!("[{}]", aside.code()));
        let waits = row.troubles.iter().filter(|trouble| trouble.waits).map(|own| format!("!{}", own.code));
        fields.chain(aside).chain(waits).collect::<Vec<_>>().join(" ")
    };
    records(&book.sheets[0], &mapping).map(told).collect()
}

#[test]
fn a_smaller_table_above_the_titles_is_not_lost() {
    let rows = rows_of(
        "list.csv",
        "الاسم,الأم\nجابر نواف الصياد,فدوى\n\nالاسم الثلاثي,اسم الأم,تاريخ الاعتقال,مكان الاعتقال,الحالة\n\
         أيهم زكريا الدبس,ليلى,2012,حمص,مفقود\n",
    );
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains("جابر نواف الصياد") && rows[0].contains("!other_titles"), "{rows:?}");
    assert!(!rows[1].contains('!'), "{rows:?}");
    // What only names the list is no row.
    let rows = rows_of(
        "list.csv",
        "جمعية الفرات,,\nأسماء المعتقلين,,\nإعداد: سالم ناصر,,\nالاسم,اسم الأم,تاريخ الاعتقال\nأيهم زكريا \
         الدبس,ليلى,2012\n",
    );
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[test]
fn titles_in_another_order_are_nobody_and_what_is_below_waits() {
    let rows = rows_of(
        "list.csv",
        "الاسم الثلاثي,اسم الأم,تاريخ الاعتقال\nجابر نواف الصياد,فدوى,2013\nتاريخ الاعتقال,الاسم الثلاثي,اسم \
         الأم\n2014-01-09,لبنى غياث المصري,سهام\n",
    );
    assert!(rows[1].contains("[repeated_header]"), "{rows:?}");
    assert!(rows[2].contains("!other_titles"), "{rows:?}");
}

#[test]
fn somebody_alone_in_a_row_is_no_heading() {
    let rows = rows_of(
        "list.csv",
        "الاسم,اسم الأب,النسبة,الكنية,اسم الأم,ملاحظات\nأيهم,زكريا,الدبس,أبو زكي,ليلى,شوهد في\n,,,,,صيدنايا \
         2014\n,,,أم هند,,\nسليم,وديع,الخوري,,رجاء,\n",
    );
    assert!(!rows[1].contains("[section]") && !rows[2].contains("[section]"), "{rows:?}");
}

#[test]
fn cells_that_changed_places_wait() {
    let titles = "الاسم الثلاثي,اسم الأم,تاريخ الاعتقال";
    assert_eq!(troubles(titles, "أيهم زكريا الدبس,2012,ليلى"), ["shifted", "shifted"]);
    assert!(troubles(titles, "أيهم زكريا الدبس,ليلى,نيسان 2012").is_empty());
}

#[test]
fn the_number_in_a_list_is_no_part_of_a_name() {
    for cell in ["1- جابر نواف الصياد", "٣. جابر نواف الصياد", "(4) جابر نواف الصياد", "- جابر نواف الصياد"]
    {
        let rows = rows_of("list.csv", &format!("الاسم الثلاثي,اسم الأم\n{cell},فدوى\n"));
        assert_eq!(rows, ["full_name=جابر نواف الصياد mother_name=فدوى"], "{cell}");
    }
}

#[test]
fn others_of_a_form_are_no_names_of_the_victim() {
    let book = table(
        "missing/name,missing/mother,suspect/name,child/name\nجابر نواف الصياد,فدوى,أبو حيدر,رامي ناصر\n",
    );
    assert_eq!(fields(&guess(&book)), ["full_name", "mother_name", "?", "?"]);
    let book = table("name,family_place,witness phone\nجابر نواف الصياد,نوى,0933700100\n");
    let found = fields(&guess(&book));
    assert!(!found.contains(&"family_name".to_owned()) && !found.contains(&"phone".to_owned()), "{found:?}");
}

#[test]
fn a_name_in_parts_is_one_person() {
    let rows = rows_of(
        "list.json",
        r#"[{"victims":[{"name":{"first":"جابر","father":"نواف","last":"الصياد"},"mother":"فدوى"}]}]"#,
    );
    assert_eq!(rows.len(), 1, "{rows:?}");
    for part in ["given_name=جابر", "father_name=نواف", "family_name=الصياد"] {
        assert!(rows[0].contains(part), "{rows:?}");
    }
    let rows = rows_of("list.json", r#"[{"victim":{"first":"لبنى","last":"المصري"}}]"#);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("given_name=لبنى"), "{rows:?}");
}

#[test]
fn a_date_of_nobody_knows_what_is_asked() {
    let book =
        table("الاسم,الأم,التاريخ\nجابر نواف الصياد,فدوى,1984-03-12\nلبنى غياث المصري,سهام,1990-02-02\n");
    assert_eq!(fields(&guess(&book)), ["full_name", "mother_name", "?"]);
    let book = table("الاسم,الأم,التاريخ\nجابر نواف الصياد,فدوى,2013-03-12\n");
    let mapping = guess(&book);
    assert_eq!(fields(&mapping)[2], "taken_date");
    assert!(mapping.remarks.iter().any(|remark| remark.code == "two_readings"), "{:?}", mapping.remarks);
}

#[test]
fn a_choice_laid_out_in_noughts_and_ones_says_its_titles() {
    let rows = rows_of(
        "list.csv",
        "full_name,party/air_force,party/military_security,fate/dead,fate/detained\n\
         جابر نواف الصياد,0,1,0,1\n\
         لبنى غياث المصري,TRUE,FALSE,FALSE,FALSE\n",
    );
    assert_eq!(
        rows,
        [
            "full_name=جابر نواف الصياد party=military_security status=detained",
            "full_name=لبنى غياث المصري party=air_force"
        ]
    );
    // Where the choice has a column of its own, they say nothing more, and the box beside it keeps its place.
    let rows = rows_of(
        "list.csv",
        "full_name,party,party/air_force,party/other,party_other\nجابر الصياد,other,0,1,شبيحة\n",
    );
    assert!(rows[0].contains("party_other=شبيحة") && !rows[0].contains("party=1"), "{rows:?}");
}

#[test]
fn every_second_person_is_one() {
    for list in [
        "victim I name,victim I mother,victim II name,victim II mother\nJaber Nawaf Sayyad,Fadwa,Thaer Nawaf \
         Sayyad,Siham\n",
        "Name of missing person,Mother,Name of the other missing person,Mother of the other\nJaber \
         Sayyad,Fadwa,Lubna Misri,Siham\n",
    ] {
        assert_eq!(rows_of("list.csv", list).len(), 2, "{list}");
    }
    for list in [
        "الاسم الثلاثي,اسم الأم,أقاربه المفقودون\nلبنى غياث المصري,سهام,والدها غياث المصري\n",
        "رب الأسرة المفقود,الزوجة المفقودة,الابن 1,تاريخ الفقدان\nجابر نواف الصياد,هند رضوان كيوان,أيهم جابر \
         الصياد,2013-05-21\n",
    ] {
        let rows = rows_of("list.csv", list);
        assert!(rows.len() > 1 || rows[0].contains("!two_people"), "{rows:?}");
    }
}

#[test]
fn keys_of_a_program_are_titles() {
    let list = "unique_id,program,entity_name,source_date,passport_no,type\n\
        SY-0001,EU-SYR,Jaber Nawaf Sayyad,2026-01-01,N1234567,individual\n\
        SY-0002,UK-SYR,Sham Trading LLC,2026-01-01,,entity\n";
    let rows = rows_of("list.csv", list);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains("full_name=Jaber Nawaf Sayyad") && !rows[0].contains("taken_date"), "{rows:?}");
    assert!(rows[1].contains("[not_a_person]"), "{rows:?}");
}

#[test]
fn a_relative_of_a_household_waits() {
    let rows = rows_of(
        "list.json",
        r#"{"families":[{"family":"الصياد","members":[{"name":"جابر","father":"نواف","status":"missing"},
            {"name":"فدوى","role":"mother","status":"alive"}]}]}"#,
    );
    let mother = rows.iter().find(|row| row.contains("فدوى")).expect("a row");
    assert!(mother.contains("!beside"), "{rows:?}");
}

#[test]
fn the_one_taking_of_a_person_may_be_told_in_a_repeat() {
    let rows = rows_of(
        "list.json",
        r#"[{"missing":[{"full_name":"جابر نواف الصياد","event":[{"date_of_arrest":"2013-05-21"}]},
            {"full_name":"لبنى غياث المصري"}]}]"#,
    );
    assert!(rows[0].contains("taken_date=2013-05-21"), "{rows:?}");
}
