//! What is typed, and who is found by it.

mod cards;

use cards::{Toy, With, card};
use model::PersonId;
use model::card::{NameRole, PlaceRole};
use search::{Index, Query, Reason};

fn register() -> Index {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "محمود خالد أحمد الزعبي")
            .mother("فاطمة المقداد")
            .number("0984508349")
            .number("226")
            .taken("2012-05"),
        card(2, "محمود الزعبي").name(NameRole::Other, "Mahmood Al-Zoubi").number("D-2013/00002"),
        card(3, "محمد خير الزعبي").kunya("أبو خالد"),
        card(4, "عبد الرحمن إبراهيم المصري").mother("هدى الحريري").place(PlaceRole::Origin, "S1-2", "نوى"),
        card(5, "عبدالله يحيى أبو زيد")
            .place(PlaceRole::Taken, "S1-3", "طفس")
            .party("A-MI-245", "الأمن العسكري بدرعا"),
        card(6, "هالة سلامة المسالمة").mother("آمنة").taken("2013"),
        card(7, "سالم قاسم الرفاعي").number("395/12"),
        card(8, "نور الدين مصطفى الحريري").kunya("أبو عبد الرحمن"),
        card(9, "Yousef Al-Khatib"),
        card(10, "حسين علي الزعبي"),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    index
}

#[track_caller]
fn finds(typed: &str, person: u64, reason: Reason) {
    let index = register();
    let page = index.search(&Query::words(typed, 10));
    let first = page.hits.first().unwrap_or_else(|| panic!("«{typed}» finds nobody"));
    assert_eq!((first.person, first.why.reason), (PersonId(person), reason), "«{typed}»: {:?}", page.hits);
}

#[track_caller]
fn among(typed: &str, person: u64) {
    let page = register().search(&Query::words(typed, 10));
    assert!(page.hits.iter().any(|hit| hit.person == PersonId(person)), "«{typed}»: {:?}", page.hits);
}

#[test]
fn a_whole_name_as_written() {
    finds("محمود خالد أحمد الزعبي", 1, Reason::Exact);
    finds("محمود الزعبي", 2, Reason::Exact);
}

#[test]
fn spelling_is_forgiven() {
    finds("عبدالرحمن ابراهيم المصري", 4, Reason::Spelling);
    finds("عَبْد اللّه يحيي ابوزيد", 5, Reason::Spelling);
    finds("هاله سلامه المسالمه", 6, Reason::Spelling);
    finds("محـــمود خالد احمد زعبي", 1, Reason::Spelling);
    finds("نورالدين مصطفي الحريري", 8, Reason::Spelling);
}

#[test]
fn one_slip_is_forgiven() {
    for typed in [
        "محمد خالد أحمد الزعبي",
        "محمود خلد أحمد الزعبي",
        "محمود خاالد أحمد الزعبي",
        "محمود خالد أحمد الزبعي",
        "محمود خالد أحند الزعبي",
    ] {
        finds(typed, 1, Reason::Letter);
    }
    among("عيد الرحمن ابراهيم المصري", 4);
    among("عبدالرحمنابراهيم المصري", 4);
}

#[test]
fn latin_letters_find_arabic_names_and_back() {
    finds("Mahmoud Khaled Ahmad Alzoubi", 1, Reason::Latin);
    finds("Abdulrahman Ibrahim al-Masri", 4, Reason::Latin);
    finds("يوسف الخطيب", 9, Reason::Latin);
    finds("Nour al-Din Mustafa Hariri", 8, Reason::Latin);
}

#[test]
fn the_mother_the_kunya_and_other_spellings_are_names_of_the_file() {
    finds("فاطمة المقداد الزعبي", 1, Reason::Mother);
    finds("هدي الحريري", 4, Reason::Mother);
    finds("أبو خالد الزعبي", 3, Reason::Kunya);
    finds("ابو خالد", 3, Reason::Kunya);
    finds("Mahmood Al-Zoubi", 2, Reason::Other);
}

#[test]
fn numbers_in_any_digits_and_with_any_marks() {
    finds("٠٩٨٤٥٠٨٣٤٩", 1, Reason::Number);
    finds("+963 98 450 8349", 1, Reason::Number);
    finds("226", 1, Reason::Number);
    finds("d-2013/00002", 2, Reason::Number);
    finds("395 / 12", 7, Reason::Number);
    finds("p7", 7, Reason::File);
    finds("09845", 1, Reason::Number);
}

#[test]
fn a_number_in_a_list_gives_away_no_more_than_was_typed() {
    let page = register().search(&Query::words("09845", 1));
    assert_eq!(page.hits[0].why.piece, "09845");
}

#[test]
fn places_parties_and_years() {
    finds("عبد الرحمن نوا", 4, Reason::Place);
    finds("عبدالله درعا", 5, Reason::Place);
    finds("فرع 245", 5, Reason::Party);
    finds("المخابرات العسكرية", 5, Reason::Party);
    finds("طفس", 5, Reason::Place);
    finds("الزعبي 2012", 1, Reason::Year);
}

/// People who were somewhere, and people who are called so.
fn of_prisons() -> Index {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "ياسين فارس").held("F-SED", "سجن صيدنايا العسكري الأول"),
        card(2, "رامي نجم").step("F-SED", "شوهد في السجن الأحمر"),
        card(3, "بلال عرسان").place(PlaceRole::Other, "S1-9", "صيدنايا"),
        card(4, "يوسف الخطيب"),
        card(5, "باسل حمدان").held("F-251", "فرع الخطيب"),
        card(6, "مازن دياب"),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    index
}

#[track_caller]
fn who(index: &Index, typed: &str) -> Vec<(u64, Reason)> {
    index.search(&Query::words(typed, 10)).hits.iter().map(|hit| (hit.person.0, hit.why.reason)).collect()
}

#[test]
fn whoever_was_held_or_seen_in_a_prison_is_found_by_any_of_its_names() {
    let index = of_prisons();
    assert_eq!(who(&index, "صيدنايا"), [(1, Reason::Held), (2, Reason::Step), (3, Reason::Place)]);
    assert_eq!(who(&index, "Sednaya")[..2], [(1, Reason::Held), (2, Reason::Step)]);
    assert_eq!(who(&index, "السجن الأحمر"), [(1, Reason::Held), (2, Reason::Step)]);
    assert_eq!(who(&index, "رامي صيدنايا")[0], (2, Reason::Step), "the name and the place");
}

#[test]
fn an_office_that_was_asked_is_found_behind_those_it_took_and_is_called_so() {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "ياسين فارس").office("A-MI-245", "فرع 245"),
        card(2, "رامي نجم").party("A-MI-245", "أمن درعا"),
        card(3, "بلال عرسان").office("A-MI", "شعبة المخابرات"),
        card(4, "مازن دياب"),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    assert_eq!(who(&index, "الأمن العسكري بدرعا")[..2], [(2, Reason::Party), (1, Reason::Office)]);
    let mut of_the_agency = who(&index, "المخابرات العسكرية");
    of_the_agency.sort_unstable_by_key(|found| found.0);
    assert_eq!(of_the_agency, [(1, Reason::Office), (2, Reason::Party), (3, Reason::Office)]);
    assert_eq!(who(&index, "شعبة المخابرات")[0], (3, Reason::Office), "by the words of the source");
    index.pack();
    assert_eq!(who(&index, "الأمن العسكري بدرعا").len(), 2);
}

#[test]
fn a_prison_called_like_a_family_gives_the_family_first_and_hides_nobody() {
    assert_eq!(who(&of_prisons(), "الخطيب"), [(4, Reason::Exact), (5, Reason::Held)]);
}

#[test]
fn a_place_called_like_a_name_gives_everyone_of_the_place_before_names_that_are_like_it() {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "ياسين فارس").mother("نهى"),
        card(2, "رامي نجم").place(PlaceRole::Taken, "S1-2", "نوى"),
        card(3, "بلال عرسان").place(PlaceRole::Origin, "S1-2", "مدينة نوى"),
        card(4, "نوى حمدان"),
        card(5, "مازن دياب").mother("دعاء"),
        card(6, "باسل ديب").place(PlaceRole::Taken, "S1-4", "جاسم"),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    let found = |typed: &str| who(&index, typed).into_iter().map(|(person, _)| person).collect::<Vec<_>>();
    assert_eq!(found("نوى")[..3], [4, 2, 3], "the name itself, then the place");
    assert!(found("نوى")[3..].iter().all(|person| *person == 1), "names like it come last");
    assert_eq!(found("Nawa")[..2], [2, 3], "the same in both scripts");
    let mut of_the_governorate = found("درعا");
    of_the_governorate.truncate(3);
    of_the_governorate.sort_unstable();
    assert_eq!(of_the_governorate, [2, 3, 6]);
}

#[test]
fn parts_of_a_question_are_all_met_and_a_place_stands_before_names_like_it() {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "نوري فارس").taken("2013").place(PlaceRole::Taken, "S1-9", "صيدنايا"),
        card(2, "رامي نجم").taken("2013").place(PlaceRole::Taken, "S1-2", "نوى"),
        card(3, "بلال عرسان").taken("2014").place(PlaceRole::Origin, "S1-2", "مدينة نوى"),
        card(4, "جاسم حمدان").taken("2014").party("A-MI-245", "فرع 245"),
        card(5, "جاسم ديب").taken("2012"),
        card(6, "مازن العلي").taken("2012").party("A-MI-245", "أمن درعا"),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    let found = |typed: &str| who(&index, typed).into_iter().map(|(person, _)| person).collect::<Vec<_>>();
    assert_eq!(found("نوى 2013")[0], 2, "the place, and not a name that is like it");
    assert!(!found("نوى 2013").contains(&3), "the year counts");
    assert_eq!(found("جاسم المخابرات العسكرية"), [4], "name and party");
    assert_eq!(found("ملف ٣"), [3], "a file as pages call it");
    assert_eq!(found("غغغغ نوى 2013")[0], 2, "a word that nobody has is passed over");
}

#[test]
fn a_file_that_left_a_prison_is_not_found_there() {
    let mut index = of_prisons();
    index.insert(&card(1, "ياسين فارس").cleared());
    assert!(who(&index, "صيدنايا").iter().all(|(person, _)| *person != 1));
    index.pack();
    let mut anew = of_prisons();
    anew.remove(PersonId(1));
    anew.insert(&card(1, "ياسين فارس").cleared());
    for typed in ["صيدنايا", "Sednaya", "الخطيب", "السجن الأحمر", "ياسين"] {
        assert_eq!(who(&index, typed), who(&anew, typed), "{typed}");
    }
}

#[test]
fn the_words_of_a_name_may_come_in_any_order() {
    for typed in ["الزعبي محمود خالد أحمد", "أحمد خالد محمود الزعبي", "الزعبي أحمد محمود"]
    {
        finds(typed, 1, Reason::Exact);
    }
    finds("الحريري نور الدين", 8, Reason::Exact);
    finds("Alzoubi Mahmoud Khaled Ahmad", 1, Reason::Latin);
}

#[test]
fn a_name_that_was_corrected_is_found_and_called_former() {
    let mut index = register();
    index.insert(
        &card(20, "ضرغام الجوابرة")
            .role_of_former_name(NameRole::Whole, "درغام الجبر")
            .mother("نوال")
            .role_of_former_name(NameRole::Mother, "نجوى")
            .cleared(),
    );
    assert_eq!(who(&index, "درغام الجبر")[0], (20, Reason::Former));
    assert_eq!(who(&index, "نجوى"), [(20, Reason::Former)]);
    assert_eq!(
        index.row(PersonId(20)).map(|row| (row.name, row.others.len(), row.mother)),
        Some(("ضرغام الجوابرة", 0, Some("نوال")))
    );
    // Somebody who is called so today comes first.
    index.insert(&card(21, "درغام الجبر").cleared());
    assert_eq!(who(&index, "درغام الجبر")[..2], [(21, Reason::Exact), (20, Reason::Former)]);
}

#[test]
fn the_last_word_may_still_be_growing() {
    finds("عبد الرحمن ابر", 4, Reason::Begins);
    finds("سالم قاسم الرف", 7, Reason::Begins);
    among("عبد ال", 4);
    among("محمود خ", 1);
    among("س", 7);
}

#[test]
fn a_word_that_nobody_has_does_not_empty_the_answer() {
    finds("محمود خالد أحمد غغغغغ الزعبي", 1, Reason::Exact);
    assert_eq!(register().search(&Query::words("غغغغغ", 10)).total, 0);
    assert_eq!(register().search(&Query::words("،،، !", 10)).total, 0);
}

#[test]
fn pages_of_one_answer_fit_together() {
    let index = register();
    let all = index.search(&Query::words("الزعبي", 10));
    assert_eq!(all.total, 4);
    let mut pieces = Vec::new();
    for from in 0..5 {
        pieces.extend(index.search(&Query { from, ..Query::words("الزعبي", 1) }).hits);
    }
    assert_eq!(pieces, all.hits);
}

#[test]
fn intake_shows_who_is_already_there() {
    let index = register();
    let people =
        |name, mother| index.similar(name, mother, 5).into_iter().map(|h| h.person.0).collect::<Vec<_>>();
    assert_eq!(people("محمود الزعبي", Some("فاطمه المقداد")).first(), Some(&1));
    assert_eq!(people("محمود خالد", None).first(), Some(&1));
    assert!(people("ضرغام الطويل", None).is_empty());
}
