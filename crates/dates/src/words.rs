//! The words of dates: months of four naming traditions and of the languages of exile, seasons, feasts,
//! seasons of field work, and the small words around them.
//!
//! Keys are folded (see [`crate::tokens::fold`]). To teach the reader a word,
//! add it to a line here.

use crate::fuzzy::Season;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a known word means to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Month(u8),
    /// كانون or تشرين alone: first, second.
    Twin(u8, u8),
    Hijri(u8),
    Season(Season),
    /// A time of the farming or school year: first and last month.
    Period(u8, u8),
    Ordinal(u32),
    HijriEra,
    CivilEra,
    About,
    Before,
    After,
    Since,
    Until,
    From,
    To,
    Between,
    And,
    Or,
    Early,
    Mid,
    Late,
    /// The n-th half or quarter: which, of how many.
    Fraction(u8, u8),
    /// A day with a name, the same every year of its calendar.
    NamedDay(NamedDay),
    /// «الموافق»: the same day in another calendar.
    Matching,
    /// The words for year, month and day, in the singular.
    YearWord,
    MonthWord,
    DayWord,
    /// A count of units: `Span(2, Unit::Year)` is سنتين, a count of 0 waits for a number.
    Span(u32, Unit),
    Ago,
    LastYear,
    ThisYear,
    LastMonth,
    Yesterday,
    Fitr,
    Adha,
    /// العيد, without saying which.
    Feast,
    Eve,
    Decade(i32),
    Filler,
}

/// A day and a month, civil or Hijri.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedDay {
    Civil(u8, u8),
    Hijri(u8, u8),
}

/// What a span is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// What a folded word or phrase means.
pub(crate) fn sense(folded: &str) -> Option<Sense> {
    SENSES.get(folded).copied()
}

/// Whether the folded cell says that nothing is known.
pub(crate) fn means_unknown(folded: &str) -> bool {
    let bare = folded
        .trim_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '،' | '؟' | '–' | '—' | '…' | ' '));
    bare.is_empty()
        || bare.chars().all(|c| matches!(c, '0' | 'x' | '-' | '/' | '.' | ' ' | '؟' | '?'))
        || UNKNOWN.contains(&bare)
        || without_the_word_date(bare).is_some_and(|rest| UNKNOWN.contains(&rest))
}

fn without_the_word_date(bare: &str) -> Option<&str> {
    let rest = ["تاريخ ", "التاريخ ", "بتاريخ ", "في تاريخ ", "اعتقل بتاريخ ", "date ", "the date is "]
        .iter()
        .find_map(|w| bare.strip_prefix(w));
    rest.or_else(|| [" date", " تاريخ"].iter().find_map(|w| bare.strip_suffix(w))).map(str::trim)
}

const UNKNOWN: &[&str] = &[
    "غير معروف",
    "غير معروفه",
    "غير معلوم",
    "غير معلومه",
    "غيرمعروف",
    "غير محدد",
    "غير مذكور",
    "غير متوفر",
    "غير متوفره",
    "غير مسجل",
    "غير موكد",
    "مجهول",
    "مجهوله",
    "لا يوجد",
    "لايوجد",
    "لا يوجد معلومات",
    "لايوجد معلومات",
    "لا توجد",
    "لا توجد معلومات",
    "لا معلومات",
    "بلا",
    "بدون",
    "بدون تاريخ",
    "لا شي",
    "لاشي",
    "لا اعرف",
    "لا اعلم",
    "لا نعلم",
    "لا نعرف",
    "ما بعرف",
    "مو معروف",
    "ليس معروفا",
    "التاريخ غير معروف",
    "تاريخ غير معروف",
    "لا يعرف",
    "لا يعلم",
    "فارغ",
    "null",
    "nan",
    "nat",
    "none",
    "n/a",
    "n.a",
    "na",
    "nil",
    "unknown",
    "not known",
    "unk",
    "unspecified",
    "no data",
    "no info",
    "not available",
    "missing",
    "undated",
    "inconnu",
    "inconnue",
    "bilinmiyor",
    "unbekannt",
    "onbekend",
    "okand",
    "nezane",
];

static SENSES: LazyLock<HashMap<&'static str, Sense>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    let mut put = |words: &'static str, sense: Sense| {
        for word in words.split('|') {
            map.insert(word, sense);
        }
    };
    for (number, words) in (1..).zip(MONTHS) {
        put(words, Sense::Month(number));
    }
    for (number, words) in (1..).zip(HIJRI) {
        put(words, Sense::Hijri(number));
    }
    for (number, words) in (1..).zip(ORDINALS) {
        put(words, Sense::Ordinal(number));
    }
    for (decade, words) in DECADES {
        put(words, Sense::Decade(*decade));
    }
    for (words, sense) in SMALL {
        put(words, *sense);
    }
    map
});

const MONTHS: [&str; 12] = [
    "كانون الثاني|كانون ثاني|كانون ثان|كانون التاني|كانون تاني|كانون الاخر|يناير|جانفي|january|jan|janvier|\
        janv|kanun thani|kanun al thani|januar|janner|januari|ocak|enero|rebendan",
    "شباط|اشباط|شبات|سباط|فبراير|فيفري|february|feb|fevrier|fevr|fev|shubat|februar|februari|subat|febrero|\
        resemi|sibat",
    "اذار|ادار|ازار|مارس|march|mar|mars|adhar|athar|marz|maart|mart|marzo|adar",
    "نيسان|نسيان|ابريل|افريل|اپريل|april|apr|avril|avr|nisan|nissan|abril|avrel",
    "ايار|ايّار|مايو|ماي|may|mai|ayyar|ayar|mei|maj|mayis|mayo|gulan",
    "حزيران|حزران|خزيران|يونيو|يونيه|جوان|june|jun|juin|huzayran|haziran|juni|junio|pusper|heziran",
    "تموز|تموذ|يوليو|يوليه|جويليه|july|jul|juillet|juil|tammuz|tamuz|tammouz|juli|temmuz|julio|tirmeh",
    "اب|اغسطس|اوت|august|aug|aout|ab|augustus|augusti|agustos|agosto|gelawej|tebax",
    "ايلول|اليول|ايلو|سبتمبر|سيبتمبر|september|sep|sept|septembre|aylul|eylul|ayloul|septiembre|\
        rezber|ilon",
    "تشرين الاول|تشرين اول|تشرين الاولي|تشرين اولي|اكتوبر|october|oct|octobre|tishrin awwal|tishrin al \
        awwal|oktober|okt|ekim|octubre|kewcer|cotmeh",
    "تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين التاني|تشرين تاني|تشرين الاخر|نوفمبر|november|nov|\
        novembre|tishrin thani|tishrin al thani|kasim|noviembre|sermawez|mijdar",
    "كانون الاول|كانون اول|كانون الاولي|كانون اولي|ديسمبر|دجنبر|december|dec|decembre|kanun awwal|\
        kanun al awwal|dezember|dez|aralik|diciembre|berfanbar",
];

const HIJRI: [&str; 12] = [
    "محرم|المحرم|محرم الحرام|muharram",
    "صفر|صفر الخير|safar",
    "ربيع الاول|ربيع اول|ربيع الانور|rabi al awwal|rabi i",
    "ربيع الثاني|ربيع ثاني|ربيع الاخر|ربيع اخر|ربيع التاني|rabi al thani|rabi ii",
    "جمادي الاولي|جمادي الاول|جمادي اولي|جمادي اول|جماد الاول|جماد اول|جماد الاولي|jumada al awwal|\
        jumada i",
    "جمادي الثانيه|جمادي الاخره|جمادي الثاني|جمادي الاخر|جماد الثاني|جماد ثاني|جماد الاخر|jumada al thani|\
        jumada ii",
    "رجب|rajab",
    "شعبان|shaban|shaaban",
    "رمضان|رمضان المبارك|رمضان الكريم|ramadan|ramadhan",
    "شوال|shawwal|shawal",
    "ذو القعده|ذي القعده|ذوالقعده|ذيالقعده|ذو القعد|dhu al qadah",
    "ذو الحجه|ذي الحجه|ذوالحجه|ذيالحجه|dhu al hijjah|dhul hijja",
];

// Both the ordinals and, after «شهر», the counting words of everyday speech.
const ORDINALS: [&str; 12] = [
    "الاول|الاولي|واحد|first",
    "الثاني|الثانيه|التاني|ثاني|تاني|اتنين|second",
    "الثالث|الثالثه|التالت|ثالث|تالت|ثلاثه|تلاته|third",
    "الرابع|الرابعه|رابع|اربعه|fourth",
    "الخامس|خامس|خمسه|fifth",
    "السادس|سادس|سته|sixth",
    "السابع|سابع|سبعه|seventh",
    "الثامن|التامن|ثامن|ثمانيه|تمانيه|eighth",
    "التاسع|تاسع|تسعه|ninth",
    "العاشر|عاشر|عشره|tenth",
    "الحادي عشر|حادي عشر|احدعش|احد عشر|eleventh",
    "الثاني عشر|التاني عشر|ثاني عشر|اطنعش|طنعش|اثنا عشر|اثني عشر|twelfth",
];

const DECADES: &[(i32, &str)] = &[
    (1950, "الخمسينات|الخمسينيات"),
    (1960, "الستينات|الستينيات"),
    (1970, "السبعينات|السبعينيات"),
    (1980, "الثمانينات|الثمانينيات|التمانينات"),
    (1990, "التسعينات|التسعينيات"),
];

const SMALL: &[(&str, Sense)] = &[
    ("كانون|كنون|kanun", Sense::Twin(12, 1)),
    ("تشرين|نشرين|tishrin|tishreen", Sense::Twin(10, 11)),
    ("ربيع|الربيع|ربيعا|spring|printemps", Sense::Season(Season::Spring)),
    ("صيف|الصيف|صيفا|summer|ete", Sense::Season(Season::Summer)),
    ("خريف|الخريف|خريفا|autumn|fall|automne", Sense::Season(Season::Autumn)),
    ("شتا|الشتا|شتويه|winter|hiver", Sense::Season(Season::Winter)),
    (
        "الحصاد|حصاد|موسم الحصاد|وقت الحصاد|ايام الحصاد|الحصيده|حصيده|موسم القمح|harvest|the harvest",
        Sense::Period(5, 7),
    ),
    ("الزيتون|زيتون|موسم الزيتون|قطاف الزيتون|olive harvest", Sense::Period(10, 11)),
    ("العطله الصيفيه|summer holidays", Sense::Period(6, 8)),
    ("افتتاح المدارس|بدايه المدارس|بدايه العام الدراسي", Sense::Period(9, 9)),
    ("ه|هجري|هجريه|هج|للهجره|ah|hijri", Sense::HijriEra),
    ("م|ميلادي|ميلاديه|ad|ce", Sense::CivilEra),
    (
        "تقريبا|حوالي|نحو|قرابه|بحدود|في حدود|حدود|تقريبي|تقديري|بالتقريب|بالتقدير|ربما|يعتقد|يرجح|على \
            الاغلب|علي الاغلب|about|around|circa|ca|c|approx|approximately|roughly|approximate|maybe|\
            probably|vers|environ|etwa|ungefahr|gegen|yaklasik|civari|omkring",
        Sense::About,
    ),
    ("قبل|من قبل|قبيل|before|avant|prior to|vor", Sense::Before),
    ("بعد|من بعد|بعيد|after|apres|nach|sonrasi", Sense::After),
    ("منذ|مند|من تاريخ|since|depuis|seit", Sense::Since),
    ("حتي|لغايه|الي غايه|حتي تاريخ|until|till|by", Sense::Until),
    ("من|from", Sense::From),
    ("الي|ل|to", Sense::To),
    ("بين|ما بين|مابين|between|entre|zwischen", Sense::Between),
    ("و|and|et|und|ve", Sense::And),
    ("او|or|ou|ثم|ومن ثم|وبعدها|then|oder|veya", Sense::Or),
    (
        "بدايه|بدايات|في بدايه|اوايل|مطلع|مستهل|اول|early|beginning of|beginning|start of|debut|\
            anfang|basi",
        Sense::Early,
    ),
    ("منتصف|اواسط|وسط|نص|اوسط|mid|middle of|middle|mitte|ortasi", Sense::Mid),
    ("اواخر|نهايه|اخر|نهايات|ختام|late|end of|end|fin|ende|sonu", Sense::Late),
    ("النصف الاول|نصف الاول|first half of|first half|first half in", Sense::Fraction(1, 2)),
    ("النصف الثاني|النصف التاني|second half of|second half", Sense::Fraction(2, 2)),
    ("الربع الاول|ربع اول|first quarter of|q1", Sense::Fraction(1, 4)),
    ("الربع الثاني|second quarter of|q2", Sense::Fraction(2, 4)),
    ("الربع الثالث|third quarter of|q3", Sense::Fraction(3, 4)),
    ("الربع الرابع|الربع الاخير|fourth quarter of|q4", Sense::Fraction(4, 4)),
    ("يوم عرفه|عرفه|وقفه عرفه", Sense::NamedDay(NamedDay::Hijri(12, 9))),
    ("عاشورا", Sense::NamedDay(NamedDay::Hijri(1, 10))),
    ("المولد النبوي|المولد|عيد المولد", Sense::NamedDay(NamedDay::Hijri(3, 12))),
    ("راس السنه الهجريه", Sense::NamedDay(NamedDay::Hijri(1, 1))),
    ("ليله القدر", Sense::NamedDay(NamedDay::Hijri(9, 27))),
    ("نصف شعبان|النصف من شعبان|ليله النصف من شعبان", Sense::NamedDay(NamedDay::Hijri(8, 15))),
    ("راس السنه|راس السنه الميلاديه|ليله راس السنه|new year", Sense::NamedDay(NamedDay::Civil(1, 1))),
    ("عيد الام", Sense::NamedDay(NamedDay::Civil(3, 21))),
    ("عيد الجلا", Sense::NamedDay(NamedDay::Civil(4, 17))),
    ("عيد العمال", Sense::NamedDay(NamedDay::Civil(5, 1))),
    ("عيد الشهدا", Sense::NamedDay(NamedDay::Civil(5, 6))),
    ("عيد الميلاد|عيد ميلاد المسيح|christmas", Sense::NamedDay(NamedDay::Civil(12, 25))),
    ("الموافق|الموافق ل|المصادف|الموافقه|corresponding to", Sense::Matching),
    ("سنه|عام|السنه|العام|لعام|سنه الميلاد|year", Sense::YearWord),
    ("شهر|الشهر|month", Sense::MonthWord),
    ("يوم|اليوم|نهار|بيوم|day", Sense::DayWord),
    ("سنوات|اعوام|سنين|years|ans", Sense::Span(0, Unit::Year)),
    ("اشهر|شهور|months|mois", Sense::Span(0, Unit::Month)),
    ("اسابيع|weeks", Sense::Span(0, Unit::Week)),
    ("ايام|days|jours", Sense::Span(0, Unit::Day)),
    ("سنتين|سنتان|عامين|عامان", Sense::Span(2, Unit::Year)),
    ("شهرين|شهران", Sense::Span(2, Unit::Month)),
    ("اسبوعين|اسبوعان", Sense::Span(2, Unit::Week)),
    ("اسبوع|الاسبوع|week", Sense::Span(1, Unit::Week)),
    ("يومين|يومان", Sense::Span(2, Unit::Day)),
    ("ago", Sense::Ago),
    ("العام الماضي|السنه الماضيه|العام الفايت|السنه الفايته|العام المنصرم|last year", Sense::LastYear),
    ("هذا العام|هذه السنه|هالسنه|this year", Sense::ThisYear),
    ("الشهر الماضي|الشهر الفايت|الشهر المنصرم|last month", Sense::LastMonth),
    ("امس|البارحه|مبارح|yesterday", Sense::Yesterday),
    (
        "عيد الفطر|عيد الفطر المبارك|الفطر|فطر|العيد الصغير|عيد الصغير|عيد رمضان|eid al fitr|\
            eid alfitr|eid el fitr",
        Sense::Fitr,
    ),
    (
        "عيد الاضحي|عيد الاضحي المبارك|الاضحي|اضحي|العيد الكبير|عيد الكبير|عيد الحج|eid al adha|eid aladha|\
            eid el adha",
        Sense::Adha,
    ),
    ("العيد|عيد|ايام العيد|eid|the feast", Sense::Feast),
    ("ليله|وقفه|الوقفه|عشيه|eve of|eve|night of", Sense::Eve),
    (
        "السبت|الاحد|الاثنين|الاتنين|الثلاثا|التلاتا|الاربعا|الخميس|الجمعه|يوم السبت|يوم الاحد|يوم الاثنين|\
            يوم الثلاثا|يوم الاربعا|يوم الخميس|يوم الجمعه",
        Sense::Filler,
    ),
    (
        "saturday|sunday|monday|tuesday|wednesday|thursday|friday|sat|sun|mon|tue|wed|thu|fri|samedi|\
            dimanche|lundi|mardi|mercredi|jeudi|vendredi",
        Sense::Filler,
    ),
    (
        "تاريخ|بتاريخ|في تاريخ|التاريخ|في|تم|مواليد|من مواليد|تولد|ولد|ولدت|سنه الولاده|لل|اعتقل|تحديدا|\
            صباح|مسا|فجر|ليل|ظهر|عصر|خلال|اثنا|الواقع|الواقع في|st|nd|rd|th|er|the|in|on|of|de|le|du|en|\
            born|dated",
        Sense::Filler,
    ),
];
