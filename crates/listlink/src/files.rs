//! The engine on lists that are no register: reads files, keeps nothing.
//!
//! Large plain lists go straight into the engine ([`crate::fast`]); whatever
//! else import reads goes the long way, row by row through a draft. Both give
//! the same records.

use crate::Refusal;
use crate::fast;
use crate::identity::Identity;
use crate::record::{one_script, record};
use crate::rows::is_ground;
use crate::taken::{How, Taken, stopped};
use crate::taker::Taker;
use dates::Day;
use drafts::{ColumnChoice, Draft, Incoming, Row, base_name, read_file_within};
use exchange::{FieldKey, Limits};
use linkage::{Builder, Continue, Label, Linked, Options, Phase};
use std::collections::HashMap;
use std::sync::Arc;

/// A list handed to the engine.
pub type LinkInput = Incoming;

/// What the engine is told besides the lists.
#[derive(Debug, Clone, Default)]
pub struct LinkOptions {
    /// For the engine itself. Lists are named as they stand in the column
    /// `list` or `source`, or by the name of the file, with or without its ending.
    pub engine: Options,
    /// Fields of columns by their folded header: keys of fields, or the names
    /// of the contract (`rec_id`, `list`, `name`, `given`, `dob`, `detained` …).
    pub columns: ColumnChoice,
    /// The day on which dates are read.
    pub today: Day,
}

/// What the engine made of the lists.
pub struct ListLinked {
    /// Pairs, clusters, model and report.
    pub linked: Linked,
    /// Records that name nobody, with their ids: nothing is compared with them.
    pub left_out: Vec<String>,
    /// Rows that are no records: titles once more, sums, headings.
    pub set_aside: usize,
}

/// The share of the work of reading that is reading files; the rest is the engine's.
const FILES: f32 = 0.5;

/// Nothing is kept of a list that is linked and let go, so it may be larger
/// than one that is imported.
const LIMITS: Limits = Limits {
    file_bytes: 3 << 30,
    unpacked_bytes: 4 << 30,
    text_bytes: 3 << 30,
    cells: 100_000_000,
    lines: 20_000_000,
    columns: 1_024,
    cell_bytes: 64 << 10,
};

/// Links lists. Ids are `rec_id` where the list has them, else `file#row` or
/// `file#sheet!row`. Each list is let go as soon as it is read.
pub fn link_files(
    inputs: Vec<LinkInput>,
    options: &LinkOptions,
    labels: Option<&[(String, String, bool)]>,
    progress: &mut dyn FnMut(Phase, f32) -> Continue,
) -> Result<ListLinked, Refusal> {
    let (columns, identity) = Identity::of(&options.columns);
    known_fields(&columns)?;
    let mut taken = Taken::new(Builder::new(), labels.is_some());
    let (bytes, mut done) = (inputs.iter().map(|i| i.bytes.len()).sum::<usize>().max(1), 0);
    for input in inputs {
        let size = input.bytes.len();
        let mut tell =
            |part: f32| progress(Phase::Reading, FILES * (done as f32 + part * size as f32) / bytes as f32);
        tell(0.0).eq(&Continue::Yes).then_some(()).ok_or_else(stopped)?;
        let how = How {
            columns: &columns,
            identity: &identity,
            today: options.today,
            threads: options.engine.threads,
        };
        if let fast::Read::NotPlain(input) = fast::read(input, &how, &mut taken, &mut tell)? {
            long_way(&input, &how, &mut taken)?;
        }
        done += size;
    }
    if let Some(header) = options.columns.fields.keys().find(|header| !taken.titles.contains(*header)) {
        return Err(Refusal::OfLists("column", header.clone()));
    }
    let mut engine = options.engine.clone();
    let named: Result<Vec<Vec<String>>, Refusal> =
        engine.one_per_list.iter().map(|said| taken.lists_named(said)).collect();
    engine.one_per_list = named?.concat();
    let mut rest = |phase, part: f32| {
        progress(phase, if phase == Phase::Reading { FILES + (1.0 - FILES) * part } else { part })
    };
    let linked = run(taken.into, &taken.ids.unwrap_or_default(), &engine, labels, &mut rest)?;
    Ok(ListLinked { linked, left_out: taken.left_out, set_aside: taken.set_aside })
}

/// Fields said by hand that no list could have.
fn known_fields(columns: &ColumnChoice) -> Result<(), Refusal> {
    let unknown = columns.fields.values().find(|field| field.parse::<FieldKey>().is_err());
    unknown.map_or(Ok(()), |field| Err(Refusal::OfLists("field", field.clone())))
}

/// Any file that import reads.
fn long_way<T: Taker>(input: &LinkInput, how: &How<'_>, taken: &mut Taken<T>) -> Result<(), Refusal> {
    let file = base_name(&input.name);
    // Records that name nobody, with the sheet they stand on.
    let mut unnamed: Vec<(Option<Arc<str>>, String)> = Vec::new();
    let mut each = |row: Row, draft: Draft| {
        let (id, list, has_id) = how.identity.of_row(&row, &file);
        let says = || has_id || row.fields.iter().any(|f| is_ground(&f.key) && !f.text.trim().is_empty());
        if row.no_person.is_some() || !draft.named {
            match row.no_person.is_none() && says() {
                true => unnamed.push((row.sheet.clone(), id)),
                false => taken.set_aside += 1,
            }
            return;
        }
        if let Some(ids) = &mut taken.ids {
            ids.push(id.clone());
        }
        if !taken.lists.iter().any(|(own, from)| *own == list && *from == file) {
            taken.lists.insert((list.clone(), file.clone()));
        }
        taken.into.push_words(record(id, list, one_script(&draft.claims).into_iter()).borrow());
    };
    let read = read_file_within(input, how.columns, LIMITS, how.today, &mut each)?;
    taken.titles.extend(read.columns.iter().map(|c| names::fold(&c.column)));
    // A sheet of figures, where no column holds names, has no records.
    let people = |sheet: &Option<Arc<str>>| {
        let own = read.columns.iter().filter(|c| c.sheet.as_deref() == sheet.as_deref());
        own.filter_map(|c| c.field.parse::<FieldKey>().ok()).any(|field| field.is_name())
    };
    for (sheet, id) in unnamed {
        match people(&sheet) {
            true => taken.left_out.push(id),
            false => taken.set_aside += 1,
        }
    }
    Ok(())
}

/// The engine on records that were built in, with what was judged of pairs of their ids.
pub fn run(
    builder: Builder,
    ids: &[String],
    engine: &Options,
    labels: Option<&[(String, String, bool)]>,
    progress: &mut dyn FnMut(Phase, f32) -> Continue,
) -> Result<Linked, Refusal> {
    let mut engine = engine.clone();
    if let Some(labels) = labels {
        let rows: HashMap<&str, usize> = ids.iter().enumerate().map(|(row, id)| (id.as_str(), row)).collect();
        let row = |id: &String| rows.get(id.as_str()).copied();
        // A label of a row that is not in these lists says nothing about them.
        let known =
            labels.iter().filter_map(|(a, b, same)| Some(Label { a: row(a)?, b: row(b)?, same: *same }));
        let before = engine.labels.len();
        engine.labels.extend(known);
        if !labels.is_empty() && engine.labels.len() == before {
            return Err(Refusal::OfLists("labels", labels.len().to_string()));
        }
    }
    builder.link(&engine, progress).map_err(|why| Refusal::Engine(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkage::{Record, RecordCells, RecordRef, Span, WordKind};
    use std::collections::BTreeSet;

    /// Keeps rows as words; a cell is the number of its text.
    #[derive(Default)]
    struct Rows {
        texts: Vec<String>,
        records: Vec<Record>,
    }

    impl Taker for Rows {
        type Cell = usize;

        fn part(&self) -> Rows {
            Rows::default()
        }
        fn absorb(&mut self, part: Rows) {
            self.records.extend(part.records);
        }
        fn cell(&mut self, _: WordKind, text: &str) -> usize {
            self.texts.push(text.to_owned());
            if text.is_empty() { 0 } else { self.texts.len() }
        }
        fn push(&mut self, r: RecordCells<'_, usize>) {
            let text = |cell: usize| cell.checked_sub(1).map_or("", |at| &self.texts[at]);
            let words = RecordRef {
                rec_id: r.rec_id,
                list: text(r.list),
                name: r.name,
                given: text(r.given),
                father: text(r.father),
                grandfather: text(r.grandfather),
                family: text(r.family),
                mother: text(r.mother),
                sex: r.sex,
                birth: r.birth,
                age: r.age,
                age_on: r.age_on,
                governorate: text(r.governorate),
                place: text(r.place),
                register_place: text(r.register_place),
                register_number: text(r.register_number),
                national_number: text(r.national_number),
                phone: text(r.phone),
                taken: r.taken,
                party: text(r.party),
            };
            let record = owned(words);
            self.records.push(record);
        }
        fn push_words(&mut self, row: RecordRef<'_>) {
            self.records.push(owned(row));
        }
    }

    fn owned(r: RecordRef<'_>) -> Record {
        let text = |said: &str| (!said.is_empty()).then(|| said.to_owned());
        Record {
            rec_id: r.rec_id.to_owned(),
            list: r.list.to_owned(),
            name: text(r.name),
            given: text(r.given),
            father: text(r.father),
            grandfather: text(r.grandfather),
            family: text(r.family),
            mother: text(r.mother),
            sex: r.sex,
            birth: r.birth,
            age: r.age,
            age_on: r.age_on,
            governorate: text(r.governorate),
            place: text(r.place),
            register_place: text(r.register_place),
            register_number: text(r.register_number),
            national_number: text(r.national_number),
            phone: text(r.phone),
            taken: r.taken,
            party: text(r.party),
        }
    }

    struct Got {
        records: Vec<Record>,
        left_out: Vec<String>,
        set_aside: usize,
        lists: BTreeSet<(String, String)>,
        plain: bool,
    }

    fn read(text: &str, columns: &[(&str, &str)], long: bool) -> Got {
        let fields =
            columns.iter().map(|(header, field)| (names::fold(header), (*field).to_owned())).collect();
        let (columns, identity) = Identity::of(&ColumnChoice { fields, ..ColumnChoice::default() });
        let how = How { columns: &columns, identity: &identity, today: Day(20_000), threads: 3 };
        let mut taken = Taken::new(Rows::default(), true);
        let input = LinkInput { name: "lists/list.csv".into(), bytes: text.as_bytes().into() };
        let plain = match long {
            true => long_way(&input, &how, &mut taken).map(|()| false),
            false => fast::read(input, &how, &mut taken, &mut |_| Continue::Yes)
                .map(|read| matches!(read, fast::Read::Whole)),
        };
        let plain = plain.expect("the list is read");
        let records = taken.into.records;
        let ids: Vec<&str> = records.iter().map(|r| r.rec_id.as_str()).collect();
        assert_eq!(taken.ids.as_deref().unwrap_or_default(), ids);
        Got { records, left_out: taken.left_out, set_aside: taken.set_aside, lists: taken.lists, plain }
    }

    /// Both ways give the same records; answers them.
    #[track_caller]
    fn both(text: &str, columns: &[(&str, &str)]) -> Vec<Record> {
        let (short, long) = (read(text, columns, false), read(text, columns, true));
        assert!(short.plain, "not read the short way");
        for (a, b) in short.records.iter().zip(&long.records) {
            assert_eq!(a, b);
        }
        assert_eq!(short.records.len(), long.records.len());
        assert_eq!(
            (short.left_out, short.lists, short.set_aside),
            (long.left_out, long.lists, long.set_aside)
        );
        short.records
    }

    const PARTS: &str =
        "rec_id,source,given,father,grandfather,family,mother,sex,dob,governorate,place,detained,person_id
r1,A,سالم,ناصر,عبد الكريم,الحوراني,فاطمة,ذكر,1980-05-03,درعا,انخل,2013-05-11,p1
r2,B,سالم,ناصر,,الحوراني,فاطمه,M,1980-01-01,Daraa,Inkhil,2013,p1
r3,B,غير معروف,,,,,,,,,,p9
r4,A,ليلى,-,,الجهماني,?,أنثى,1991,ريف دمشق,قرية لا يعرفها أحد,أيار 2014,p2
";

    #[test]
    fn a_list_in_the_words_of_the_contract() {
        let records = both(PARTS, &[]);
        let ids: Vec<&str> = records.iter().map(|r| r.rec_id.as_str()).collect();
        assert_eq!(ids, ["r1", "r2", "r4"]);
        assert_eq!(records[0].place, records[1].place);
        assert_eq!(records[0].governorate, records[1].governorate);
        assert_eq!(records[2].father, None);
        assert_eq!(records[0].taken.map(|t| t.from == t.to), Some(true));
        assert!(records.iter().all(|r| r.national_number.is_none()), "the number of the truth is no ground");
    }

    #[test]
    fn plain_days_mean_what_all_dates_mean() {
        let days = [
            "1925-01-01",
            "1980-01-01",
            "1999-12-31",
            "2000-02-29",
            "2013-02-30",
            "2013-13-01",
            "2014-03-07",
            "2024-10-04",
            "2024-10-05",
            "2031-01-01",
            "1899-05-05",
            "0014-03-07",
            "2014-00-07",
            "2014-3-07",
            "14-03-2007",
        ];
        let rows: String = days.map(|day| format!("سالم,ناصر,الحوراني,{day},{day}\n")).concat();
        let records = both(&format!("given,father,family,dob,detained\n{rows}"), &[]);
        assert_eq!(
            records.iter().filter(|r| r.birth.is_some()).count(),
            records.iter().filter(|r| r.taken.is_some()).count()
        );
        assert_eq!(records[6].birth, Span::iso("2014-03-07"));
    }

    #[test]
    fn a_name_in_both_scripts_and_a_father_beside_it() {
        let text = "name_latin,name_ar,father,age,list\nSalem Naser,سالم الحوراني,ناصر,34,A\n\
            Omar Hilal,,هلال,من 30 إلى 35,A\n\n,غياث المقداد,,130,B\n";
        let records = both(text, &[]);
        let names: Vec<_> = records.iter().map(|r| r.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, ["سالم الحوراني", "Omar Hilal", "غياث المقداد"]);
        let ids: Vec<&str> = records.iter().map(|r| r.rec_id.as_str()).collect();
        assert_eq!(ids, ["list.csv#2", "list.csv#3", "list.csv#5"]);
        assert_eq!((records[0].age, records[2].age), (Some((34, 34)), None));
    }

    #[test]
    fn a_name_in_another_script_stands_in_where_the_name_is_empty() {
        let text = "الاسم,الاسم بالانكليزية,الجنس,المواليد\nسالم ناصر الحوراني,Salem Naser,1,1980\n\
            ,Omar Hilal,2,1991\n";
        let records = both(text, &[]);
        let names: Vec<_> = records.iter().map(|r| r.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, ["سالم ناصر الحوراني", "Omar Hilal"]);
        assert_eq!(
            records.iter().map(|r| r.sex).collect::<Vec<_>>(),
            [Some(linkage::Sex::Male), Some(linkage::Sex::Female)]
        );
    }

    #[test]
    fn the_month_may_stand_first() {
        let text = "name,sex,dob,arrest date\nسالم ناصر الحوراني,m,02/13/1980,05/03/2013\n\
            ليلى عمر الهلال,f,02/28/1985,12/30/2013\nعمر سالم ناصر,m,,11/10/2012\n";
        let records = both(text, &[]);
        assert_eq!(records[0].birth, Span::iso("1980-02-13"));
        assert_eq!(records[0].taken, Span::iso("2013-05-03"));
        assert_eq!(records[2].taken, Span::iso("2012-11-10"));
        // One date past the twelfth, the other way round, and the day stands first again.
        let day_first = text.replace("05/03/2013", "13/03/2013").replace("12/30/2013", "30/12/2013");
        assert_eq!(both(&day_first, &[])[2].taken, Span::iso("2012-10-11"));
    }

    #[test]
    fn the_family_may_stand_first() {
        // Where the words alone tell, the engine reads them so.
        let text =
            "الكنية والاسم;المواليد\nحشيش نادي محمد;1980\nالحوراني سالم ناصر;1981\nالجهماني ليلى عمر;1990\n";
        let names: Vec<_> = both(text, &[]).into_iter().map(|r| r.name.unwrap_or_default()).collect();
        assert_eq!(names, ["نادي محمد حشيش", "الحوراني سالم ناصر", "الجهماني ليلى عمر"]);
    }

    #[test]
    fn a_date_in_three_columns_is_one() {
        let text = "الاسم;يوم الولادة;شهر الولادة;سنة الولادة;سنة الاعتقال;شهر الاعتقال\n\
            سالم ناصر الحوراني;3;5;1980;2012;أيار\nليلى عمر الهلال;;;1990;2013;\n\
            عمر سالم المقداد;31;2;1975;2013;7\n";
        let records = read(text, &[], true).records;
        let span = |from: &str, to: &str| {
            Span::iso(from).zip(Span::iso(to)).map(|(a, b)| Span { from: a.from, to: b.to })
        };
        assert_eq!(records[0].birth, Span::iso("1980-05-03"));
        assert_eq!(records[0].taken, span("2012-05-01", "2012-05-31"));
        assert_eq!(
            (records[1].birth, records[1].taken),
            (span("1990-01-01", "1990-12-31"), span("2013-01-01", "2013-12-31"))
        );
        assert_eq!(records[2].taken, span("2013-07-01", "2013-07-31"));
    }

    #[test]
    fn columns_by_hand() {
        let text = "x;y;z;w;v\n7;سالم ناصر الحوراني;بصرى الشام;2013-05-11;C\n8;ليلى ناصر الجهماني;جاسم;;C\n";
        let hand = [("x", "rec_id"), ("y", "name"), ("z", "place"), ("w", "detained"), ("v", "list")];
        // No vocabulary knows these titles; only the short way sees that they are some.
        let records = read(text, &hand, false).records;
        assert_eq!(records.len(), 2);
        assert_eq!((records[0].rec_id.as_str(), records[0].list.as_str()), ("7", "C"));
        assert!(records[0].name.is_some() && records[0].place.is_some() && records[0].taken.is_some());
    }

    #[test]
    fn a_column_by_hand_among_known_ones() {
        let text = "Code,Name,Sex,DOB,Town,Seen\n7,سالم ناصر الحوراني,ذكر,1980,بصرى الشام,2013-05-11\n\
            8,ليلى ناصر الجهماني,أنثى,1991,جاسم,\n";
        let records = both(text, &[("Code", "rec_id"), ("Seen", "detained")]);
        assert_eq!(records[0].rec_id, "7");
        assert!(records[0].taken.is_some());
    }

    #[test]
    fn sums_and_titles_between_rows_are_no_people() {
        let text = "rec_id,name,sex,age,place\nr1,سالم ناصر الحوراني,ذكر,30,نوى\nrec_id,name,sex,age,place\n\
            r2,ليلى ناصر الجهماني,أنثى,31,جاسم\n,المجموع,,2,\n";
        assert_eq!(both(text, &[]).len(), 2);
    }

    #[test]
    fn what_is_not_plain_goes_the_long_way() {
        let unclosed =
            format!("{PARTS}r9,A,\"سالم,ناصر,,,,,,,,,\n{}", "r,A,سالم,ناصر,,,,,,,,,\n".repeat(200));
        let together = "الاسم,birth_date,birth_date_precision\nسالم ناصر الحوراني,1980-01-01,year\n";
        let below = "قائمة المعتقلين,,\n,,\nالاسم,الجنس,العمر\nسالم ناصر الحوراني,ذكر,30\n";
        for text in [unclosed.as_str(), together, below, "[{\"name\": \"سالم ناصر\"}]"] {
            assert!(!read(text, &[], false).plain, "{}", &text[..20]);
        }
    }

    #[test]
    fn a_list_is_known_by_its_own_name_or_that_of_its_file() {
        let pair = |list: &str, file: &str| (list.to_owned(), file.to_owned());
        let lists = [pair("A", "first.csv"), pair("B", "first.csv"), pair("second.csv", "second.csv")].into();
        let taken = Taken { lists, ..Taken::new(Rows::default(), false) };
        let named = |said| taken.lists_named(said).ok();
        let all = |names: &[&str]| Some(names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert_eq!(named("A"), all(&["A"]));
        assert_eq!(named("second"), all(&["second.csv"]));
        assert_eq!(named("First.csv"), all(&["A", "B"]));
        assert_eq!(named("*"), all(&["*"]));
        assert_eq!(named("C"), None);
    }
}
