//! The words of the invented register: shares after the recipe of
//! `aggregates.md` §4, which are assumptions for test data and no findings.

/// A community of the gazetteer with its governorate and how many live there, in hundreds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Town {
    pub name: &'static str,
    pub governorate: &'static str,
}

macro_rules! towns {
    ($governorate:literal: $($name:literal $weight:literal),* $(,)?) => {
        &[$((Town { name: $name, governorate: $governorate }, $weight)),*]
    };
}

pub(super) const DARAA: &[(Town, u32)] = towns!("درعا":
    "درعا البلد" 700, "درعا المحطة" 620, "نوى" 477, "طفس" 326, "إنخل" 309, "الصنمين" 307, "بصرى الشام" 259,
    "الشيخ مسكين" 257,
    "داعل" 254, "جاسم" 224, "إزرع" 221, "المزيريب" 219, "الحارة" 216, "الجيزة" 213, "الحراك" 212, "تسيل" 189,
    "كفر شمس" 161,
    "تل شهاب" 156, "إبطع" 152, "المسيفرة" 150, "الغارية الشرقية" 148, "خربة غزالة" 136, "غباغب" 133,
    "نمر" 117, "محجة" 115,
    "اليادودة" 112, "النعيمة" 107, "بصر الحرير" 106, "جباب" 106, "عتمان" 105, "صيدا" 102, "معربة" 100,
    "نصيب" 96,
    "الغارية الغربية" 92, "الشجرة" 87, "الطيبة" 85, "ناحتة" 79, "قرفا" 78, "دير البخت" 76,
    "المليحة الغربية" 73, "أم ولد" 72,
    "علما" 70, "كحيل" 67, "سحم الجولان" 63, "السهوة" 60, "جلين" 57, "الصورة" 56, "حيط" 55, "دير العدس" 50,
    "أم المياذن" 47,
    "غصم" 46, "صماد" 45, "مليحة العطش" 44, "الشيخ سعد" 44, "عقربا" 41, "قيطة" 41, "عدوان" 37,
    "المليحة الشرقية" 36);

pub(super) const QUNEITRA: &[(Town, u32)] = towns!("القنيطرة":
    "جباتا الخشب" 101, "خان أرنبة" 90, "جبا" 73, "مسحرة" 67, "نبع الصخر" 57, "حضر" 45, "الرفيد" 39,
    "سويسة" 30, "بئر عجم" 20,
    "طرنجة" 20, "أوفانيا" 20, "غدير البستان" 20, "القحطانية" 15, "الحميدية" 15, "بريقة" 12, "مدينة البعث" 30);

/// Where people were taken outside their governorate.
pub(super) const AWAY: &[(&str, u32)] =
    &[("دمشق", 50), ("ريف دمشق", 35), ("حمص", 6), ("السويداء", 6), ("حلب", 3), ("اللاذقية", 2)];

/// How words of a party stand in lists.
pub(super) type Party = &'static [&'static str];

const MILITARY: Party =
    &["الأمن العسكري", "الأمن العسكري بدرعا", "المخابرات العسكرية", "فرع 245", "الأمن العسكري"];
const AIR: Party = &["المخابرات الجوية", "الجوية", "المخابرات الجوية"];
const STATE: Party = &["أمن الدولة", "المخابرات العامة"];
const POLITICAL: Party = &["الأمن السياسي"];
const ARMY: Party = &["الفرقة الخامسة", "الفرقة التاسعة", "الفرقة 15 قوات خاصة"];
const FOURTH: Party = &["الفرقة الرابعة", "الحرس الجمهوري"];
const MILITIA: Party = &["قوات الدفاع الوطني", "اللجان الشعبية"];
const POLICE: Party = &["قيادة شرطة درعا"];
const CRIMINAL: Party = &["الأمن الجنائي", "فرع الأمن الجنائي في درعا"];
const FACTION: Party = &["الجبهة الجنوبية", "جبهة النصرة", "محكمة دار العدل في حوران"];
const KHALID: Party = &["جيش خالد بن الوليد", "لواء شهداء اليرموك"];
const EIGHTH: Party = &["اللواء الثامن"];
const ISRAEL: Party = &["الجيش الإسرائيلي"];
const NEW: Party = &["إدارة الأمن العام"];
const UNKNOWN: Party = &["جهة مجهولة", "مسلحون مجهولون", "مجهول"];

/// Who takes, by the year.
pub(super) fn parties(year: i32) -> &'static [(Party, u32)] {
    match year {
        ..=2018 => &[
            (MILITARY, 42),
            (AIR, 17),
            (STATE, 7),
            (POLITICAL, 6),
            (ARMY, 9),
            (FOURTH, 3),
            (MILITIA, 3),
            (POLICE, 2),
            (FACTION, 4),
            (KHALID, 3),
            (UNKNOWN, 4),
        ],
        2019..=2024 => {
            &[(MILITARY, 62), (CRIMINAL, 22), (AIR, 6), (STATE, 2), (POLITICAL, 2), (EIGHTH, 3), (UNKNOWN, 3)]
        }
        _ => &[(ISRAEL, 60), (UNKNOWN, 25), (NEW, 15)],
    }
}

/// Whether the taker is of the former State: only then does a file speak of its branches.
pub(super) fn of_the_state(party: Party) -> bool {
    ![FACTION, KHALID, EIGHTH, ISRAEL, NEW, UNKNOWN].contains(&party)
}

pub(super) const YEARS: &[(i32, u32)] = &[
    (2011, 130),
    (2012, 240),
    (2013, 200),
    (2014, 100),
    (2015, 50),
    (2016, 30),
    (2017, 20),
    (2018, 60),
    (2019, 50),
    (2020, 40),
    (2021, 30),
    (2022, 20),
    (2023, 10),
    (2024, 10),
    (2025, 10),
];

/// Months with their peaks.
pub(super) fn months(year: i32) -> [(i32, u32); 12] {
    let peak: &[i32] = match year {
        2011 => &[3, 4, 5],
        2012 => &[6, 7, 8],
        2013 => &[8],
        2018 => &[9, 10, 11],
        2021 => &[9],
        _ => &[],
    };
    std::array::from_fn(|i| {
        let month = i as i32 + 1;
        (
            month,
            if year == 2011 && month < 3 {
                0
            } else if peak.contains(&month) {
                25
            } else {
                7
            },
        )
    })
}

/// How people were taken: code and words.
pub(super) const CIRCUMSTANCES: &[((&str, &str), u32)] = &[
    (("fixed_checkpoint", "حاجز ثابت"), 38),
    (("flying_checkpoint", "حاجز طيار"), 6),
    (("house_raid", "مداهمة منزل"), 27),
    (("street_patrol", "دورية في الشارع"), 8),
    (("review_settlement", "مراجعة لأجل التسوية"), 4),
    (("surrender", "تسليم النفس"), 2),
    (("barracks", "داخل القطعة العسكرية"), 4),
    (("border_crossing", "معبر حدودي"), 3),
    (("state_office", "دائرة حكومية"), 2),
    (("hospital", "مشفى"), 2),
    (("university", "الجامعة"), 2),
    (("farm_grazing", "أرض زراعية أو رعي"), 2),
];

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Disappeared,
    Missing,
    DeadByPaper,
    DeadByWitness,
    DeadNotReturned,
    Identified,
    Released,
    Freed,
    Acknowledged,
}

pub(super) const FATES: &[(Fate, u32)] = &[
    (Fate::Disappeared, 580),
    (Fate::Missing, 50),
    (Fate::DeadByPaper, 110),
    (Fate::DeadByWitness, 60),
    (Fate::DeadNotReturned, 50),
    (Fate::Identified, 3),
    (Fate::Released, 130),
    (Fate::Freed, 12),
    (Fate::Acknowledged, 5),
];

impl Fate {
    /// Code and words of the status as a source says it.
    pub fn said(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Fate::Disappeared => {
                ("forcibly_disappeared", &["مختف قسرياً", "مختفي", "لا يعرف عنه شيء", "مغيب قسرياً"])
            }
            Fate::Missing => ("missing", &["مفقود"]),
            Fate::DeadByPaper => ("presumed_dead_document", &["وفاة وفق وثيقة غير مؤكدة"]),
            Fate::DeadByWitness => ("presumed_dead_witness", &["وفاة وفق شهادة"]),
            Fate::DeadNotReturned => ("dead_remains_not_returned", &["متوفى ثبتت وفاته ولم تسلم الرفات"]),
            Fate::Identified => ("dead_remains_identified", &["متوفى وحددت هوية الرفات"]),
            Fate::Released => ("released", &["مفرج عنه", "أفرج عنه", "خرج"]),
            Fate::Freed => ("prison_opened", &["خرج عند فتح السجون"]),
            Fate::Acknowledged => ("detained_acknowledged", &["محتجز باعتراف ومكان معلوم"]),
        }
    }
}

/// What families were answered.
pub(super) const ANSWERS: &[((&str, &str), u32)] = &[
    (("flat_denial", "أنكروا وجوده عندهم"), 34),
    (("no_answer", "لا جواب"), 16),
    (("not_on_list", "قالوا إن اسمه غير موجود في القيود"), 14),
    (("referred_elsewhere", "أحالوهم إلى جهة أخرى"), 10),
    (("transferred", "قالوا إنه نُقل"), 9),
    (("bribe_request", "طُلب مال مقابل خبر"), 6),
    (("refused_to_receive", "رفضوا استلام الطلب"), 4),
    (("threat", "هُدد السائل"), 3),
    (("oral_only", "جواب شفهي بلا ورقة"), 3),
    (("released_claim", "ادعوا أنه أُفرج عنه"), 1),
];

/// Where families asked.
pub(super) const OFFICES: &[&str] = &[
    "فرع 245",
    "الشرطة العسكرية",
    "فرع الشرطة العسكرية في القابون",
    "محكمة قضايا الإرهاب",
    "محكمة الميدان العسكرية",
    "الأمن السياسي",
    "أمن الدولة",
    "قيادة شرطة درعا",
    "مديرية الشؤون المدنية",
];

/// Where a taker of Daraa first holds people.
pub(super) fn local(party: Party, quneitra: bool) -> &'static str {
    match party {
        _ if party == MILITARY && quneitra => "فرع الجبهة 220 (سعسع)",
        _ if party == MILITARY => "فرع الأمن العسكري في درعا",
        _ if party == AIR => "قسم المخابرات الجوية في درعا",
        _ if party == STATE => "فرع أمن الدولة في درعا",
        _ if party == POLITICAL => "فرع الأمن السياسي في درعا",
        _ if party == CRIMINAL => "فرع الأمن الجنائي في درعا",
        _ => "الملعب البلدي في درعا",
    }
}

/// To which branches of the capital it sends them.
pub(super) fn capital(party: Party) -> &'static [&'static str] {
    match party {
        _ if party == AIR => &["فرع التحقيق - مطار المزة العسكري", "فرع المهام الخاصة - المزة"],
        _ if party == STATE => &["الفرع 251 (الخطيب)", "الفرع 285"],
        _ if party == POLITICAL => &["الفرع 227", "الفرع 248"],
        _ if party == CRIMINAL => &["سجن عدرا"],
        _ => &["الفرع 215", "فرع فلسطين 235", "الفرع 227", "الفرع 248"],
    }
}

pub(super) const PRISONS: &[&str] = &["سجن صيدنايا", "سجن صيدنايا", "سجن عدرا"];
pub(super) const KHALID_PRISONS: &[&str] = &["سجن جيش خالد في تسيل", "سجن جيش خالد في سحم الجولان"];

/// A relative: code and words of the relation, and how the file of a man and of a woman calls them.
pub(super) type Relative = ((&'static str, &'static str), [&'static str; 2]);

/// Who speaks for a family.
pub(super) const RELATIVES: &[(Relative, u32)] = &[
    ((("mother", "أم"), ["والدته", "والدتها"]), 20),
    ((("father", "أب"), ["والده", "والدها"]), 18),
    ((("brother_full", "أخ شقيق"), ["أخيه", "أخيها"]), 26),
    ((("sister_full", "أخت شقيقة"), ["أخته", "أختها"]), 8),
    ((("wife", "زوجة"), ["زوجته", ""]), 16),
    ((("son", "ابن"), ["ابنه", "ابنها"]), 4),
    ((("cousin", "ابن عم"), ["ابن عمه", "ابن عمها"]), 6),
    ((("uncle_paternal", "عم"), ["عمه", "عمها"]), 2),
];

pub(super) const WORK: &[((&str, &str), u32)] = &[
    (("farmer", "مزارع"), 18),
    (("worker", "عامل"), 20),
    (("craftsman", "حرفي"), 8),
    (("trader", "تاجر"), 8),
    (("driver", "سائق"), 9),
    (("employee_public", "موظف حكومي"), 9),
    (("teacher", "معلم"), 5),
    (("student_university", "طالب جامعي"), 8),
    (("conscript", "مجند"), 7),
    (("engineer", "مهندس"), 2),
    (("nurse", "ممرض"), 2),
    (("paramedic", "مسعف"), 1),
    (("journalist", "إعلامي"), 1),
];

/// Notes that say nothing of death.
pub(super) const NOTES: &[&str] = &[
    "أخذوا معه سيارته وأوراقه.",
    "كان في طريقه إلى عمله.",
    "أُخذ مع شابين من البلدة نفسها.",
    "للأسرة صورة عن بطاقته الشخصية.",
    "لم تفتح الأسرة معاملة غياب حتى الآن.",
    "زوجته وأولاده نازحون.",
    "طلبت الأسرة ألا يُنشر اسم من أخبرنا.",
];

/// Notes with news that wait until the family has been told.
pub(super) const HELD_NOTES: &[&str] = &[
    "قال مفرج عنه إنه سمع بوفاته في السجن؛ لم تُبلَّغ الأسرة بعد.",
    "وصلت ورقة فيها أنه توفي؛ الأسرة لا تعلم.",
    "ذكر شاهد أنه رأى جثمانه؛ لم يُقل شيء لوالدته.",
];

/// The organisations that speak, each invented, and how much they brought.
pub(super) const ORGANISATIONS: &[(&str, u32)] = &[
    ("رابطة أسر الغائبين في حوران (مختلقة)", 52),
    ("مكتب توثيق السهل (مختلق)", 20),
    ("لجنة أهالي الجولان (مختلقة)", 10),
    ("مركز سجلات الجنوب (مختلق)", 12),
    ("Southern Records Project (invented)", 6),
];
