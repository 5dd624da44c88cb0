//! Lists of places of detention, units, checkpoints …: what a list is of, and what its columns say.
//!
//! Their columns are the properties of their kind. Titles alone decide, and a person; of what is written in a
//! cell most could be said of anything. What does not know a title says so, as in a list of people.

use crate::book::{Book, Line, Sheet};
use crate::field::FieldKey;
use crate::header::{Header, find_header};
use crate::mapping::{Column, MappedBy, Mapping, columns, occurrences};
use crate::refusal::Remark;
use crate::values::looks_like_date;
use crate::vocabulary::{ENOUGH, SURE, key_words, telling_titles, vocabulary, vocabulary_of};
use model::vocab::Kind;
use model::{Property, SubjectKind};

/// Titles stand among the first lines or nowhere.
const LINES: usize = 40;
/// No title is longer, in letters.
const TITLE_MOST: usize = 80;

/// What the sheets of a book are a list of, where they say so: as sheets that this program wrote, or by a
/// title such as «اسم الحاجز» where none of the others is one of people. `None` where they do not, or each
/// something else.
pub fn kind_of(book: &Book) -> Option<SubjectKind> {
    let mut told = book
        .sheets
        .iter()
        .filter(|sheet| !sheet.is_empty())
        .map(|sheet| of_ours(sheet).or_else(|| by_titles(sheet)));
    let first = told.next()??;
    told.all(|other| other == Some(first)).then_some(first)
}

/// The kind in the first row of one of our own sheets.
fn of_ours(sheet: &Sheet) -> Option<SubjectKind> {
    let header = match &sheet.headers {
        Some(titles) => Header { line: None, first_row: sheet.line(0)?.number(), titles: titles.clone() },
        None => {
            let line = sheet
                .lines()
                .take(LINES)
                .find(|line| vocabulary().are_our_subjects(&titles_in(sheet, line)))?;
            Header {
                line: Some(line.number()),
                first_row: line.number().saturating_add(1),
                titles: titles_in(sheet, &line),
            }
        }
    };
    let ours = vocabulary().are_our_subjects(&header.titles);
    let at = header.titles.iter().position(|title| vocabulary().is_kind_of_ours(title)).filter(|_| ours)?;
    let said =
        header.rows(sheet).map(|line| line.text(at).trim().to_owned()).find(|said| !said.is_empty())?;
    SubjectKind::others().find(|kind| {
        [kind.key(), kind.entry().ar.as_str(), kind.entry().en.as_str()].contains(&said.as_str())
    })
}

/// The words of a title without its number: «اسم الحاجز 2».
fn unnumbered(title: &str) -> Vec<String> {
    let is_number = |word: &String| word.chars().all(char::is_numeric);
    key_words(title).into_iter().filter(|word| !is_number(word)).collect()
}

/// The kind that one of the titles names.
fn by_titles(sheet: &Sheet) -> Option<SubjectKind> {
    let told = |titles: &[String]| {
        let mut kinds: Vec<SubjectKind> =
            titles.iter().filter_map(|title| telling_titles().get(&unnumbered(title)).copied()).collect();
        kinds.dedup();
        (kinds.len() == 1).then(|| kinds[0])
    };
    if let Some(titles) = &sheet.headers {
        return told(titles).filter(|kind| !names_people(titles, *kind));
    }
    let line = sheet.lines().take(LINES).find(|line| told(&titles_in(sheet, line)).is_some())?;
    let titles = titles_in(sheet, &line);
    let kind = told(&titles).filter(|kind| !names_people(&titles, *kind))?;
    // A value may be such a word as well: the line must be the one of the titles.
    (header_of(kind, sheet).line == Some(line.number())).then_some(kind)
}

/// Whether a title is one of lists of people.
fn names_people(titles: &[String], kind: SubjectKind) -> bool {
    use FieldKey::*;
    let of_people = |title: &&String| {
        let best = vocabulary().candidates(title).into_iter().next();
        let field = best.filter(|best| best.score >= 0.94).and_then(|best| best.field);
        matches!(
            field,
            Some(
                FullName
                    | GivenName
                    | FatherName
                    | GrandfatherName
                    | FamilyName
                    | Kunya
                    | MotherName
                    | Sex
                    | BirthDate
                    | Age
                    | NationalNumber
                    | TakenDate
                    | Status
                    | InformantName
                    | InformantRelation
            )
        )
    };
    let tells = |title: &&String| telling_titles().get(&unnumbered(title)) == Some(&kind);
    titles.iter().filter(|title| !title.is_empty() && !tells(title)).any(|title| of_people(&title))
}

fn titles_in(sheet: &Sheet, line: &Line) -> Vec<String> {
    (0..sheet.width()).map(|column| tidy(line.text(column))).collect()
}

fn tidy(text: &str) -> String {
    text.split(crate::book::is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The line with most titles of that kind, the first of them; else where any list would have it.
fn header_of(kind: SubjectKind, sheet: &Sheet) -> Header {
    if sheet.headers.is_some() || sheet.titles_at.is_some() {
        return find_header(sheet);
    }
    let known = |line: &Line| line.cells().filter(|cell| is_title(kind, cell.text)).count();
    let mut best: Option<(usize, Line)> = None;
    for line in sheet.lines().take(LINES) {
        let (count, cells) = (known(&line), line.cells().len());
        let enough = count >= if sheet.width() <= 2 { 1 } else { 2 } && count * 2 >= cells;
        if enough && best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, line));
        }
    }
    match best {
        Some((_, line)) => {
            let number = line.number();
            Header {
                line: Some(number),
                first_row: number.saturating_add(1),
                titles: titles_in(sheet, &line),
            }
        }
        None => find_header(sheet),
    }
}

fn is_title(kind: SubjectKind, text: &str) -> bool {
    let text = text.trim();
    let is_word =
        text.chars().any(char::is_alphabetic) && !looks_like_date(text) && text.chars().count() <= TITLE_MOST;
    is_word && vocabulary_of(kind).candidates(text).first().is_some_and(|best| best.score >= SURE)
}

impl Mapping {
    /// Finds out what each column says in a list of that kind.
    pub(crate) fn of_subjects(of: SubjectKind, book: &Book, sheet: &Sheet) -> Mapping {
        let header = header_of(of, sheet);
        let mut mapping = Mapping {
            of,
            sheet: sheet.name.clone(),
            format: book.format,
            encoding: book.encoding,
            separator: book.separator,
            header_line: header.line,
            first_line: header.first_row,
            columns: columns(sheet, &header, &[]),
            remarks: Vec::new(),
        };
        mapping.by_titles_of(of, &header.titles);
        mapping.remark_on_subjects(of, sheet);
        mapping
    }

    /// The best pairs of column and property first, each property once where it has one value.
    fn by_titles_of(&mut self, of: SubjectKind, titles: &[String]) {
        // In a sheet of this program the id is that of the file it came from.
        if vocabulary().are_our_subjects(titles)
            && let Some(id) = titles.iter().position(|title| title == "id")
        {
            self.give(id, FieldKey::Uuid, MappedBy::Header);
        }
        let sentence = |title: &str| vocabulary().is_own_sentence(title);
        let mut pairs = Vec::new();
        for (at, title) in titles.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
            if sentence(title) {
                self.give(at, FieldKey::FormMeta, MappedBy::Ignored);
                continue;
            }
            let candidates = vocabulary_of(of).candidates(title);
            // Known to speak of nothing.
            if candidates.first().is_none_or(|best| best.field.is_none()) {
                continue;
            }
            pairs.extend(
                candidates.into_iter().filter_map(|candidate| Some((at, candidate.field?, candidate.score))),
            );
        }
        pairs.sort_by(|(a, _, x), (b, _, y)| y.total_cmp(x).then(a.cmp(b)));
        for (at, field, score) in pairs {
            let free = score >= ENOUGH
                && self.columns[at].field.is_none()
                && is_of(&field, of)
                && (field.takes_many() || !self.has(&field, &[]));
            if free {
                self.give(at, field, MappedBy::Header);
            }
        }
        self.points_in_parts(of);
        self.places_by_values(of);
        // A list of one column is one of names.
        let name = Property::of("subject_name").map(FieldKey::Subject);
        if let ([only], Some(name)) = (self.columns.as_mut_slice(), name) {
            if only.field.is_none() {
                (only.field, only.how) = (Some(name), MappedBy::Values);
            }
        }
    }

    /// «خط العرض» and «خط الطول» are one point together, and alone none.
    fn points_in_parts(&mut self, of: SubjectKind) {
        const NORTH: [&str; 5] = ["خط عرض", "عرض", "lat", "latitude", "y"];
        const EAST: [&str; 7] = ["خط طول", "طول", "lon", "lng", "long", "longitude", "x"];
        let titled = |titles: &[&str]| {
            let is = |column: &Column| {
                titles.contains(&key_words(&column.header).join(" ").as_str()) && column.field.is_none()
            };
            self.columns.iter().position(is)
        };
        let point = Property::of_kind(of).find(|property| property.entry().kind == Kind::Point);
        let (Some(north), Some(east), Some(point)) = (titled(&NORTH), titled(&EAST), point) else { return };
        let point = FieldKey::Subject(point);
        if !self.has(&point, &[]) {
            self.give(north, point, MappedBy::Header);
            self.give(east, FieldKey::Ignored, MappedBy::Ignored);
            self.columns[north].east = Some(east);
        }
    }

    /// «الموقع» is a point or a town: where no value of it has a figure, and no other column is called a
    /// place, it is where it is.
    fn places_by_values(&mut self, of: SubjectKind) {
        let is = |field: &Option<FieldKey>, kind: Kind| match field {
            Some(FieldKey::Subject(property)) => property.entry().kind == kind,
            _ => false,
        };
        let words = |column: &Column| {
            !column.samples.is_empty()
                && !column.samples.iter().any(|said| said.chars().any(char::is_numeric))
        };
        let place = Property::of_kind(of)
            .find(|property| property.entry().kind == Kind::Place && !property.is_of(SubjectKind::PERSON));
        let placed = self.columns.iter().any(|column| is(&column.field, Kind::Place));
        let at = self
            .columns
            .iter()
            .position(|column| is(&column.field, Kind::Point) && words(column))
            .filter(|_| !placed);
        if let (Some(at), Some(place)) = (at, place) {
            self.give(at, FieldKey::Subject(place), MappedBy::Values);
        }
    }

    fn remark_on_subjects(&mut self, of: SubjectKind, sheet: &Sheet) {
        let mut remarks = Vec::new();
        if self.header_line.is_none() && sheet.headers.is_none() {
            remarks.push(Remark::new("no_header").sheet(&self.sheet));
        }
        for (column, (words, before)) in self.columns.iter().zip(&occurrences(&self.columns)) {
            let about = |code| {
                let remark = Remark::new(code).sheet(&self.sheet).column(column.index);
                if column.header.is_empty() { remark } else { remark.detail(&column.header) }
            };
            if *before > 0 && !words.is_empty() {
                remarks.push(about("duplicate_header"));
            }
            if column.how == MappedBy::Values {
                remarks.push(about("guessed_column"));
            }
            if column.how == MappedBy::Unknown && !(column.samples.is_empty() && column.header.is_empty()) {
                let best = vocabulary_of(of).candidates(&column.header).into_iter().next();
                let field = best.filter(|best| best.score >= ENOUGH).and_then(|best| best.field);
                let doubled = field.is_some_and(|field| self.has(&field, &[]));
                remarks.push(about(if doubled { "duplicate_field" } else { "unmapped_column" }));
            }
            if sheet.hidden_columns.contains(&column.index) {
                remarks.push(about("hidden_column"));
            }
        }
        self.remarks = remarks;
    }
}

/// Whether a column of a list of that kind can speak of it.
fn is_of(field: &FieldKey, of: SubjectKind) -> bool {
    match field {
        FieldKey::Subject(property) => property.is_of(of),
        field => crate::field::BESIDE_SUBJECTS.contains(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Overrides, read, records};

    fn book(text: &str) -> Book {
        read(text.as_bytes(), "list.csv", &Overrides::default()).expect("a table")
    }

    fn of(text: &str) -> Option<&'static str> {
        kind_of(&book(text)).map(SubjectKind::key)
    }

    fn fields(kind: &str, text: &str) -> Vec<String> {
        let book = book(text);
        let mapping = Mapping::guess_of(
            SubjectKind::of(kind).expect("a kind"),
            &book,
            &book.sheets[0],
            &crate::NoGazetteer,
        );
        mapping
            .columns
            .iter()
            .map(|column| column.field.as_ref().map_or("?".to_owned(), FieldKey::to_string))
            .collect()
    }

    #[test]
    fn a_list_says_by_its_titles_what_it_is_of() {
        assert_eq!(
            of("اسم الحاجز;المكان;الجهة المسيطرة;من;إلى\nحاجز السنتر;نوى;المخابرات الجوية;2012;2013\n"),
            Some("checkpoint")
        );
        assert_eq!(of("checkpoint,location,controlled by\nCentre,Nawa,air force\n"), Some("checkpoint"));
        assert_eq!(of("قائمة السجون;;\nالسجن;المدينة;الجهة\nسجن مختلق;درعا;الشرطة\n"), Some("facility"));
        assert_eq!(of("اسم الوحدة;يتبع\nفرقة مختلقة;الجيش\n"), Some("unit"));
    }

    #[test]
    fn lists_of_people_stay_lists_of_people() {
        for text in [
            "الاسم;الحاجز;تاريخ الاعتقال\nسالم ناصر;حاجز السنتر;2013\n",
            "الاسم;اسم السجن;الجهة\nسالم ناصر;صيدنايا;الأمن\n",
            "الاسم;المكان;الجهة\nسالم ناصر;حاجز;الأمن\nحاجز;نوى;جوية\n",
            "اسم المعتقل;السجن\nسالم ناصر;صيدنايا\n",
            "name,prison,date of arrest\nSalem Naser,Sednaya,2013\n",
            "سالم ناصر الحوراني\nرامي خالد الجباوي\n",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_the_properties_of_the_kind() {
        let text = "م;اسم الحاجز;يسمى أيضا;المكان;الجهة المسيطرة;من;إلى;الإحداثيات;ملاحظات;لون العلم\n\
            1;حاجز السنتر;المفرق;نوى;المخابرات الجوية;2012;2013;32.88, 36.04;عنده خيمة;أحمر\n";
        let wanted = [
            "serial",
            "subject_name",
            "subject_other_name",
            "subject_place",
            "subject_party",
            "subject_since",
            "subject_until",
            "subject_point",
            "subject_note",
            "?",
        ];
        assert_eq!(fields("checkpoint", text), wanted);
        let english = "id,name,location,controlled by,from,to,coordinates\n\
            7,Centre,Nawa,air force,2012,2013,\"32.88, 36.04\"\n";
        assert_eq!(
            fields("checkpoint", english),
            [
                "rec_no",
                "subject_name",
                "subject_place",
                "subject_party",
                "subject_since",
                "subject_until",
                "subject_point"
            ]
        );
        assert_eq!(
            fields("institution", "الاسم;الهاتف;المدينة\nجمعية;011;درعا\n"),
            ["subject_name", "subject_contact", "subject_place"]
        );
        assert_eq!(
            fields("checkpoint", "الاسم;الموقع\nالسنتر;نوى\nالجسر;جاسم\n"),
            ["subject_name", "subject_place"],
            "no figure is no point"
        );
        assert_eq!(
            fields("checkpoint", "الاسم;الموقع\nالسنتر;32.88 36.04\n"),
            ["subject_name", "subject_point"]
        );
        assert_eq!(
            fields("unit", "الاسم;الجهة\nفرقة;الجيش\n"),
            ["subject_name", "?"],
            "a unit has no party in charge"
        );
    }

    #[test]
    fn every_row_comes_out_and_what_is_none_is_set_aside() {
        let book = book(
            "الحاجز;المكان;الجهة\n\
             حاجز السنتر;نوى;الجوية\n\
             حاجز الجسر;;\n\
             ;;\n\
             الحاجز;المكان;الجهة\n\
             المجموع;2;\n",
        );
        let mapping = Mapping::guess_of(
            SubjectKind::of("checkpoint").expect("a kind"),
            &book,
            &book.sheets[0],
            &crate::NoGazetteer,
        );
        let aside: Vec<_> =
            records(&book.sheets[0], &mapping).map(|row| row.set_aside.map(crate::SetAside::code)).collect();
        assert_eq!(aside, [None, None, Some("repeated_header"), Some("subtotal")]);
    }

    #[test]
    fn every_property_of_every_kind_is_known_by_its_own_titles() {
        for kind in SubjectKind::others() {
            for property in Property::of_kind(kind).filter(|property| !property.is_of(SubjectKind::PERSON)) {
                for title in [&property.entry().ar, &property.entry().en, &property.key().to_owned()] {
                    let best = vocabulary_of(kind).candidates(title).into_iter().next();
                    assert_eq!(
                        best.and_then(|best| best.field),
                        Some(FieldKey::Subject(property)),
                        "{kind:?} {title}"
                    );
                }
            }
        }
    }
}
