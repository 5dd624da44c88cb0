//! Whether words of a state are said of the person in question.
//!
//! «توفي والده», «استشهد أخوه», "brother released": the state is that of a relative. Read as that of the
//! person it tells a family of a death that nobody has said.

/// Words for an *or*, in compared form.
pub(super) const OR: &[&str] = &["او", "ام", "اما", "واما", "or", "either"];

/// Relatives and companions before «ه», «ها» and the like, in compared form.
const KIN: &[&str] = &[
    "اب",
    "ابو",
    "ابي",
    "ابا",
    "ام",
    "والد",
    "والدت",
    "والدي",
    "والدا",
    "اخ",
    "اخو",
    "اخي",
    "اخا",
    "اخوت",
    "اخوان",
    "اخت",
    "اخوات",
    "شقيق",
    "شقيقت",
    "شقيقي",
    "شقيقا",
    "اشقا",
    "شقيقات",
    "ابن",
    "ابنت",
    "ابنا",
    "ابناي",
    "ابناو",
    "بنت",
    "بنات",
    "ولد",
    "ولدي",
    "ولدا",
    "اولاد",
    "اطفال",
    "طفل",
    "طفلت",
    "زوج",
    "زوجت",
    "زوجات",
    "عم",
    "عمت",
    "اعمام",
    "خال",
    "خالت",
    "اخوال",
    "جد",
    "جدت",
    "حفيد",
    "احفاد",
    "صهر",
    "حما",
    "حمات",
    "خطيب",
    "خطيبت",
    "اهل",
    "عايلت",
    "اسرت",
    "عيلت",
    "اقارب",
    "اقربا",
    "قريب",
    "رفيق",
    "رفاق",
    "صديق",
    "اصدقا",
    "زميل",
    "زملا",
    "جار",
    "جيران",
    "ذوي",
    "ذوو",
    "سجان",
    "قاتل",
];

/// The same with nothing behind them: «والد المعتقل», «أخ معتقل», «أرملة».
const ALONE: &[&str] = &[
    "والد",
    "والده",
    "اب",
    "اخ",
    "اخت",
    "شقيق",
    "شقيقه",
    "ابن",
    "ابنه",
    "زوج",
    "زوجه",
    "ارمل",
    "ارمله",
    "يتيم",
    "يتيمه",
    "عم",
    "خال",
    "اهل",
    "عايله",
    "اسره",
    "رفيق",
    "صديق",
    "زميل",
    "جار",
    "شاهد",
    "شاهده",
    "اولاد",
    "ابناء",
    "ابنا",
    "اخوه",
    "اخوات",
    "father",
    "mother",
    "dad",
    "mum",
    "mom",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "son",
    "sons",
    "daughter",
    "daughters",
    "husband",
    "wife",
    "widow",
    "widower",
    "uncle",
    "aunt",
    "cousin",
    "cousins",
    "nephew",
    "niece",
    "friend",
    "friends",
    "parents",
    "parent",
    "family",
    "relative",
    "relatives",
    "children",
    "kids",
    "sibling",
    "siblings",
    "comrade",
    "colleague",
    "neighbour",
    "neighbor",
    "orphan",
    "witness",
    "witnessed",
    "grandfather",
    "grandmother",
    "fiance",
    "fiancee",
    "cellmate",
];

/// Whether a word, in compared form, is one for somebody else.
pub(super) fn is_other_person(word: &str) -> bool {
    let bare = |word: &str| {
        let starts = ["وال", "بال", "لل", "ال"];
        starts.iter().find_map(|start| word.strip_prefix(start)).unwrap_or(word).to_owned()
    };
    let without_and = word.strip_prefix(['و', 'ل', 'ب']).filter(|rest| rest.chars().count() > 1);
    [Some(word), without_and].into_iter().flatten().any(|word| {
        let plain = bare(word);
        let own = ["هما", "هم", "هن", "ها", "ه", "نا", "ي"].iter().find_map(|end| word.strip_suffix(end));
        ALONE.contains(&plain.as_str()) || own.is_some_and(|stem| KIN.contains(&stem))
    })
}

/// Words of a flight, in compared form. From where, and whether from a prison, they do not say.
pub(super) fn is_flight(word: &str) -> bool {
    const FLIGHT: &[&str] = &["هرب", "هارب", "هاربه", "فر", "فار", "فاره", "escaped", "fled"];
    FLIGHT.contains(&word)
}

/// «قتل جنديا», "killed a soldier": whom he killed, and not that he was.
pub(super) fn has_an_object(said: &[String]) -> bool {
    const BEHIND: &[&str] = &[
        "تحت",
        "في",
        "علي",
        "من",
        "عند",
        "خلال",
        "اثناء",
        "بعد",
        "قبل",
        "داخل",
        "اثر",
        "نتيجه",
        "بسبب",
        "يد",
        "عام",
        "سنه",
        "مع",
        "ظلما",
        "غدرا",
        "عمدا",
        "شهيدا",
        "فورا",
        "حسب",
        "وفق",
        "هناك",
        "ميدانيا",
        "تعذيبا",
        "او",
        "ثم",
        "حرقا",
        "خنقا",
        "شنقا",
        "رميا",
        "قنصا",
        "يوم",
        "شهر",
        "بتاريخ",
        "قرب",
        "امام",
        "جوعا",
        "مرضا",
        "دهسا",
        "اعداما",
        "لاحقا",
        "كما",
        "منذ",
        "نحو",
        "حوالي",
        "طريق",
        "وفاه",
        "وهو",
        "وهي",
    ];
    const ARTICLES: &[&str] = &[
        "a",
        "an",
        "the",
        "two",
        "three",
        "several",
        "some",
        "many",
        "his",
        "her",
        "their",
        "someone",
        "people",
        "soldiers",
        "civilians",
        "another",
    ];
    let whom = |verb: &str, next: &str| match verb {
        "killed" | "murdered" | "executed" | "tortured" => ARTICLES.contains(&next),
        "قتل" | "قتلت" | "وقتل" => {
            let joined = next.starts_with(['ب', 'ل', 'و', 'ف', 'ا']) && !next.starts_with("ال");
            !(BEHIND.contains(&next) || joined || next.bytes().all(|byte| byte.is_ascii_digit()))
        }
        _ => false,
    };
    said.windows(2).any(|pair| whom(&pair[0], &pair[1]))
}

/// Whether a code of a state is a death.
pub(super) fn is_death(code: &str) -> bool {
    code.starts_with("presumed_dead") || code.starts_with("dead_")
}
