//! How hands write: names with their slips, dates in a dozen ways, Arabic names
//! in Latin letters.

use super::chance::Chance;
use super::story::Date;

/// A name as a hurried hand writes it: spelling rules broken often, a letter
/// lost or changed now and then.
pub(super) fn hurried(name: &str, chance: &mut Chance) -> String {
    let mut written: String = match chance.below(4) {
        0 => name.to_owned(),
        _ => name
            .chars()
            .map(|c| match c {
                'أ' | 'إ' | 'آ' => 'ا',
                'ى' => 'ي',
                c => c,
            })
            .collect(),
    };
    if chance.percent(35) {
        written = written
            .split(' ')
            .map(|w| w.strip_suffix('ة').map_or(w.to_owned(), |stem| format!("{stem}ه")))
            .collect::<Vec<_>>()
            .join(" ");
    }
    if chance.percent(35) {
        written = written.replace("عبد ال", "عبدال");
    }
    if chance.percent(20) {
        written = written.replace("أبو ", "ابو").replace("ابو ", "ابو");
    }
    if chance.percent(6) {
        written = slipped(&written, chance);
    }
    written
}

fn slipped(name: &str, chance: &mut Chance) -> String {
    const DOTS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];
    let mut letters: Vec<char> = name.chars().collect();
    let at = 1 + chance.below(letters.len().saturating_sub(1));
    if at >= letters.len() || letters[at] == ' ' {
        return name.to_owned();
    }
    match (chance.below(4), DOTS.iter().find(|g| g.contains(letters[at]))) {
        (0, _) => letters.insert(at, letters[at]),
        (1, _) if at + 1 < letters.len() && letters[at + 1] != ' ' => letters.swap(at, at + 1),
        (2, Some(group)) => letters[at] = chance.pick(&group.chars().collect::<Vec<_>>()),
        _ => {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
}

pub(super) const MONTHS: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// How sharply a date is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharp {
    Day,
    Month,
    Year,
}

/// A date in words or figures.
pub(super) fn date((year, month, day): Date, sharp: Sharp, chance: &mut Chance) -> String {
    let name = MONTHS[(month - 1).clamp(0, 11) as usize];
    let said = match sharp {
        Sharp::Day => match chance.below(5) {
            0 => format!("{year}-{month:02}-{day:02}"),
            1 => format!("{day} {name} {year}"),
            2 => format!("{year}/{month}/{day}"),
            _ => format!("{day}/{month}/{year}"),
        },
        Sharp::Month => match chance.below(4) {
            0 => format!("{month}/{year}"),
            1 => format!("شهر {month} {year}"),
            _ => format!("{name} {year}"),
        },
        Sharp::Year => match (chance.below(5), month) {
            (0, 10..=12) => format!("أواخر {year}"),
            (0, 1..=3) => format!("أوائل {year}"),
            (1, 6..=8) => format!("صيف {year}"),
            (1, 3..=5) => format!("ربيع {year}"),
            _ => year.to_string(),
        },
    };
    if chance.percent(15) { arabic_digits(&said) } else { said }
}

/// The same in Arabic-Indic digits.
pub(super) fn arabic_digits(text: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// How offices write the commonest names.
const USUAL: &[(&str, &[&str])] = &[
    ("محمد", &["Mohammad", "Muhammad", "Mohamed"]),
    ("أحمد", &["Ahmad", "Ahmed"]),
    ("محمود", &["Mahmoud", "Mahmood"]),
    ("علي", &["Ali"]),
    ("حسن", &["Hasan", "Hassan"]),
    ("حسين", &["Hussein", "Hussain"]),
    ("خالد", &["Khaled", "Khalid"]),
    ("عمر", &["Omar"]),
    ("يوسف", &["Yousef", "Youssef"]),
    ("إبراهيم", &["Ibrahim"]),
    ("عبد الله", &["Abdullah", "Abdallah"]),
    ("عبد الرحمن", &["Abdulrahman", "Abd al-Rahman"]),
    ("مصطفى", &["Mustafa", "Moustafa"]),
    ("خليل", &["Khalil"]),
    ("إسماعيل", &["Ismail"]),
    ("موسى", &["Mousa", "Musa"]),
    ("عيسى", &["Issa"]),
    ("قاسم", &["Qasem", "Kassem"]),
    ("فاطمة", &["Fatima", "Fatmeh"]),
    ("مريم", &["Mariam", "Maryam"]),
    ("الزعبي", &["al-Zoubi", "Alzoubi"]),
    ("الحريري", &["al-Hariri"]),
    ("المقداد", &["al-Miqdad", "Almokdad"]),
    ("الخطيب", &["al-Khatib"]),
    ("المصري", &["al-Masri"]),
];

/// A name in Latin letters.
pub(super) fn latin(name: &str, chance: &mut Chance) -> String {
    match USUAL.iter().find(|(arabic, _)| *arabic == name) {
        Some((_, usual)) => chance.pick(usual).to_owned(),
        None => name.split(' ').map(|word| letter_by_letter(word, chance)).collect::<Vec<_>>().join(" "),
    }
}

fn letter_by_letter(word: &str, chance: &mut Chance) -> String {
    let (article, stem) = match word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        Some(rest) => ("al-", rest),
        None => ("", word),
    };
    let letters: Vec<char> = stem.chars().collect();
    let mut out = String::new();
    for (i, &letter) in letters.iter().enumerate() {
        out.push_str(sound(letter, i == 0));
        let vowel =
            |c: char| matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ة' | 'أ' | 'إ' | 'آ' | 'ء' | 'ئ' | 'ؤ' | 'ع');
        if !vowel(letter) && letters.get(i + 1).is_some_and(|next| !vowel(*next)) {
            out.push_str(chance.pick(&["a", "a", "i", "e"]));
        }
    }
    let mut letters = out.chars();
    let capital: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{article}{capital}{}", letters.as_str())
}

fn sound(letter: char, first: bool) -> &'static str {
    match letter {
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "th",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ا' | 'أ' | 'آ' | 'ى' => "a",
        'إ' => "i",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' if first => "w",
        'و' => "ou",
        'ي' if first => "y",
        'ي' | 'ئ' => "i",
        'ة' => "a",
        'ؤ' => "o",
        _ => "",
    }
}
