//! The words that announce the parts of a sentence, as data.
//!
//! To teach the reader another way to say it, add a row; of two signs where one
//! begins the other, the longer stands first.

use crate::words::fold_letters;

/// One part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Mother,
    Birth,
    Age,
    Place,
    Date,
    TakenPlace,
    Party,
    /// "عند حاجز …": the place of the taking, told as who did it.
    Checkpoint,
    Held,
    Status,
    Phone,
    /// Words that only join ("اعتقل"): what follows is looked at anew.
    Taken,
    /// "تم اعتقال …": the name follows.
    TakenOf,
}

/// The words that announce a part, longest first where one begins another.
/// They are compared in the match form of [`fold_letters`].
pub(super) const SIGNS: &[(&str, Part)] = &[
    ("ولا يزال مصيره", Part::Status),
    ("ولا يزال مصيرها", Part::Status),
    ("وما زال مصيره", Part::Status),
    ("ولا يزال", Part::Status),
    ("ولا تزال", Part::Status),
    ("لا يزال", Part::Status),
    ("وما زال", Part::Status),
    ("ما زال", Part::Status),
    ("ومازال", Part::Status),
    ("ومصيره", Part::Status),
    ("ومصيرها", Part::Status),
    ("مصيره", Part::Status),
    ("وضعه", Part::Status),
    ("وأفرج عنه", Part::Status),
    ("وافرج عنها", Part::Status),
    ("ثم أفرج عنه", Part::Status),
    ("وتوفي", Part::Status),
    ("وقد توفي", Part::Status),
    ("واستشهد", Part::Status),
    ("ولم يعرف", Part::Status),
    ("وهو مفقود", Part::Status),
    ("تم اعتقاله بتاريخ", Part::Date),
    ("تم اعتقالها بتاريخ", Part::Date),
    ("تم توقيفه بتاريخ", Part::Date),
    ("اعتقل بتاريخ", Part::Date),
    ("اعتقلت بتاريخ", Part::Date),
    ("أوقف بتاريخ", Part::Date),
    ("اختطف بتاريخ", Part::Date),
    ("خطف بتاريخ", Part::Date),
    ("فقد بتاريخ", Part::Date),
    ("فقدت بتاريخ", Part::Date),
    ("اختفى بتاريخ", Part::Date),
    ("اختفت بتاريخ", Part::Date),
    ("اعتقل في شهر", Part::Date),
    ("اعتقل في عام", Part::Date),
    ("اعتقل في سنة", Part::Date),
    ("اعتقل عام", Part::Date),
    ("اعتقل سنة", Part::Date),
    ("اعتقل يوم", Part::Date),
    ("منذ تاريخ", Part::Date),
    ("بتاريخ", Part::Date),
    ("في تاريخ", Part::Date),
    ("بتاريح", Part::Date),
    ("منذ", Part::Date),
    ("في العام", Part::Date),
    ("في شهر", Part::Date),
    ("في عام", Part::Date),
    ("في سنة", Part::Date),
    ("انقطع الاتصال به", Part::Taken),
    ("انقطع الاتصال بها", Part::Taken),
    ("انقطعت أخباره", Part::Taken),
    ("انقطعت أخبارها", Part::Taken),
    ("خرج ولم يعد", Part::Taken),
    ("خرجت ولم تعد", Part::Taken),
    ("شوهد آخر مرة", Part::Taken),
    ("شوهدت آخر مرة", Part::Taken),
    ("باعتقال", Part::TakenOf),
    ("بتوقيف", Part::TakenOf),
    ("بخطف", Part::TakenOf),
    ("باختطاف", Part::TakenOf),
    ("على اعتقال", Part::TakenOf),
    ("على توقيف", Part::TakenOf),
    ("على خطف", Part::TakenOf),
    ("على اختطاف", Part::TakenOf),
    ("تم اعتقال", Part::TakenOf),
    ("تم توقيف", Part::TakenOf),
    ("تم خطف", Part::TakenOf),
    ("تم اختطاف", Part::TakenOf),
    ("جرى اعتقال", Part::TakenOf),
    ("جرى توقيف", Part::TakenOf),
    ("فقدان", Part::TakenOf),
    ("قامت", Part::Party),
    ("قام", Part::Party),
    ("أقدمت", Part::Party),
    ("أقدم", Part::Party),
    ("تم اعتقاله", Part::Taken),
    ("تم اعتقالها", Part::Taken),
    ("تم توقيفه", Part::Taken),
    ("تم خطفه", Part::Taken),
    ("تم اختطافه", Part::Taken),
    ("جرى اعتقاله", Part::Taken),
    ("اعتقله", Part::Party),
    ("اعتقلته", Part::Party),
    ("اعتقلها", Part::Party),
    ("اعتقلتها", Part::Party),
    ("اعتقل", Part::Taken),
    ("اعتقلت", Part::Taken),
    ("معتقل", Part::Taken),
    ("معتقلة", Part::Taken),
    ("أوقف", Part::Taken),
    ("أوقفت", Part::Taken),
    ("اختطف", Part::Taken),
    ("اختطفت", Part::Taken),
    ("غيب", Part::Taken),
    ("غيبت", Part::Taken),
    ("اقتيد", Part::Taken),
    ("اقتيدت", Part::Taken),
    ("أسر", Part::Taken),
    ("خطف", Part::Taken),
    ("فقد", Part::Taken),
    ("فقدت", Part::Taken),
    ("اختفى", Part::Taken),
    ("اختفت", Part::Taken),
    ("مفقود", Part::Taken),
    ("مفقودة", Part::Taken),
    ("من قبل", Part::Party),
    ("على يد", Part::Party),
    ("على أيدي", Part::Party),
    ("بواسطة", Part::Party),
    ("لدى", Part::Party),
    ("عند حاجز", Part::Checkpoint),
    ("على", Part::Party),
    ("من أهالي", Part::Place),
    ("من اهل", Part::Place),
    ("من أبناء", Part::Place),
    ("من بلدة", Part::Place),
    ("من مدينة", Part::Place),
    ("من قرية", Part::Place),
    ("من حي", Part::Place),
    ("من مخيم", Part::Place),
    ("من سكان", Part::Place),
    ("من مواليد", Part::Birth),
    ("مواليد", Part::Birth),
    ("تولد", Part::Birth),
    ("ولد", Part::Birth),
    ("عمره", Part::Age),
    ("عمرها", Part::Age),
    ("البالغ من العمر", Part::Age),
    ("اسم والدته", Part::Mother),
    ("اسم والدتها", Part::Mother),
    ("والدته", Part::Mother),
    ("والدتها", Part::Mother),
    ("محتجز في", Part::Held),
    ("محتجزة في", Part::Held),
    ("موجود في", Part::Held),
    ("للتواصل", Part::Phone),
    ("هاتف", Part::Phone),
    ("من منزله", Part::TakenPlace),
    ("من منزلها", Part::TakenPlace),
    ("من بيته", Part::TakenPlace),
    ("من مكان عمله", Part::TakenPlace),
    ("من", Part::Place),
    ("في", Part::TakenPlace),
    ("داخل", Part::TakenPlace),
];

/// The column of a part.
pub(super) fn column(part: Part) -> usize {
    match part {
        Part::Name | Part::TakenOf => 0,
        Part::Mother => 1,
        Part::Birth => 2,
        Part::Age => 3,
        Part::Place => 4,
        Part::Date => 5,
        Part::TakenPlace => 6,
        Part::Party | Part::Checkpoint => 7,
        Part::Held => 8,
        Part::Status | Part::Taken => 9,
        Part::Phone => 10,
    }
}

/// A sign in match form.
pub(super) type Sign = (Vec<String>, Part);

/// All signs in match form.
pub(super) fn signs() -> Vec<Sign> {
    let words = |sign: &str| sign.split(' ').map(fold_letters).collect();
    SIGNS.iter().map(|(sign, part)| (words(sign), *part)).collect()
}

/// First words of those who take people; after them a name has no clear start.
pub(super) const PARTY_STARTS: [&str; 12] = [
    "قوات", "القوات", "دوريه", "عناصر", "مجموعه", "ميليشيا", "ميليشيات", "الاجهزه", "الامن", "المخابرات", "مسلحون", "مجهولون",
];

/// The words by which a message speaks of someone.
pub(super) const CALLED: [&str; 12] = [
    "الشاب", "الشابة", "المواطن", "المواطنة", "السيد", "السيدة", "الطفل", "الطفلة", "المدعو", "المدعوة", "الأخ", "الأخت",
];
