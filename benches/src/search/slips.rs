//! What people type instead of what is on file. Nothing here asks the index or
//! `names` how it forgives.

use super::people::{Person, Random};

/// Another spelling by the rules everyone breaks: hamza, alef maqsura, ta
/// marbuta, tatweel, marks, joined and split compounds.
pub fn respelled(name: &str, random: &mut Random) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let mut out = String::new();
    for (i, word) in words.iter().enumerate() {
        let before = if i > 0 { words[i - 1] } else { "" };
        let joins = matches!(before, "عبد" | "أبو" | "ابو") || matches!(*word, "الدين" | "الله");
        if i > 0 && !(joins && random.percent(60)) {
            out.push(' ');
        }
        let letters: Vec<char> = word.chars().collect();
        for (j, &letter) in letters.iter().enumerate() {
            let last = j + 1 == letters.len();
            match letter {
                'أ' | 'إ' | 'آ' => out.push(*random.pick(&['ا', 'أ', 'إ', 'ا'])),
                'ا' if j == 0 && !word.starts_with("ال") && random.percent(30) => out.push('أ'),
                'ى' if last => out.push(*random.pick(&['ي', 'ى'])),
                'ي' if last => out.push(*random.pick(&['ي', 'ى', 'ي'])),
                'ة' if last => out.push(*random.pick(&['ه', 'ة'])),
                'ه' if last && random.percent(30) => out.push('ة'),
                'ئ' if random.percent(40) => out.push('ي'),
                'ؤ' if random.percent(40) => out.push('و'),
                'ء' if last && random.percent(50) => {}
                letter => out.push(letter),
            }
            if !last && random.percent(2) {
                out.push('ـ');
            }
            if random.percent(2) {
                out.push(*random.pick(&['\u{064E}', '\u{064F}', '\u{0650}', '\u{0651}']));
            }
        }
        // «عبدالله» as «عبد الله».
        if let Some(rest) = word.strip_prefix("عبدال").filter(|_| random.percent(50)) {
            out.truncate(out.len() - word.len().min(out.len()));
            out.push_str("عبد ال");
            out.push_str(rest);
        }
    }
    out
}

const KEYS: [&str; 3] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلىةوزظ"];
const DOTS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];

/// One letter missing, doubled, swapped with the next, or wrong, anywhere.
pub fn one_letter(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let spots: Vec<usize> = (0..letters.len()).filter(|&i| letters[i] != ' ').collect();
    if spots.len() < 2 {
        return name.to_owned();
    }
    let at = *random.pick(&spots);
    match random.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() && letters[at + 1] != ' ' => letters.swap(at, at + 1),
        _ => letters[at] = wrong(letters[at], random),
    }
    letters.into_iter().collect()
}

fn wrong(letter: char, random: &mut Random) -> char {
    let group: Vec<char> = DOTS
        .iter()
        .find(|g| g.contains(letter))
        .map(|g| g.chars().filter(|c| *c != letter).collect())
        .unwrap_or_default();
    if !group.is_empty() && random.percent(40) {
        return *random.pick(&group);
    }
    let row: Vec<char> = KEYS
        .iter()
        .find(|r| r.contains(letter))
        .map(|r| r.chars().collect())
        .unwrap_or_else(|| vec!['ا', 'ل', 'ي']);
    let at = row.iter().position(|c| *c == letter).unwrap_or(0);
    if at > 0 && random.percent(50) { row[at - 1] } else { row[(at + 1).min(row.len() - 1)] }
}

/// How offices write the commonest names.
const USUAL: &[(&str, &[&str])] = &[
    ("محمد", &["Mohammad", "Muhammad", "Mohamed", "Mohammed", "Mouhamad", "Mohamad", "Mhd"]),
    ("أحمد", &["Ahmad", "Ahmed", "Ahmet"]),
    ("محمود", &["Mahmoud", "Mahmood", "Mahmud"]),
    ("علي", &["Ali", "Aly"]),
    ("حسن", &["Hasan", "Hassan"]),
    ("حسين", &["Hussein", "Hussain", "Husein", "Hossein", "Houssein"]),
    ("خالد", &["Khaled", "Khalid"]),
    ("عمر", &["Omar", "Umar", "Omer"]),
    ("يوسف", &["Yousef", "Youssef", "Yusuf", "Yousuf", "Youssouf"]),
    ("إبراهيم", &["Ibrahim", "Ebrahim", "Ibraheem", "Brahim"]),
    ("عبد الله", &["Abdullah", "Abdallah", "Abd Allah", "Abdalla", "Abdulla"]),
    (
        "عبد الرحمن",
        &["Abdulrahman", "Abd al-Rahman", "Abdel Rahman", "Abdurrahman", "Abderrahmane", "Abdul Rahman"],
    ),
    ("عبد الكريم", &["Abdulkarim", "Abdul Kareem", "Abdel Karim", "Abd el-Kareem"]),
    ("عبد العزيز", &["Abdulaziz", "Abdul Aziz", "Abdel Aziz"]),
    ("عبد القادر", &["Abdulqader", "Abdul Kader", "Abdelkader", "Abd al-Qadir"]),
    ("مصطفى", &["Mustafa", "Moustafa", "Mostafa", "Mustapha"]),
    ("خليل", &["Khalil", "Khaleel"]),
    ("إسماعيل", &["Ismail", "Ismael", "Esmail", "Ismaeel"]),
    ("موسى", &["Mousa", "Musa", "Moussa", "Mosa"]),
    ("عيسى", &["Issa", "Isa", "Eissa", "Essa"]),
    ("سعيد", &["Saeed", "Said", "Saied", "Sa'id"]),
    ("سالم", &["Salem", "Salim"]),
    ("صالح", &["Saleh", "Salih"]),
    ("جمال", &["Jamal", "Gamal", "Djamal"]),
    ("كمال", &["Kamal", "Kemal"]),
    ("سمير", &["Samir", "Sameer"]),
    ("زياد", &["Ziad", "Zeyad", "Ziyad"]),
    ("رامي", &["Rami", "Ramy"]),
    ("عماد", &["Imad", "Emad", "Eimad"]),
    ("حسام", &["Husam", "Hussam", "Hosam", "Houssam"]),
    ("طارق", &["Tareq", "Tarek", "Tariq"]),
    ("ياسر", &["Yasser", "Yaser", "Yasir"]),
    ("ناصر", &["Nasser", "Naser", "Nasir"]),
    ("فراس", &["Firas", "Feras"]),
    ("أيمن", &["Ayman", "Aiman", "Aymen"]),
    ("عمار", &["Ammar", "Amar"]),
    ("علاء", &["Alaa", "Ala'", "Ala"]),
    ("وائل", &["Wael", "Wail", "Waiel"]),
    ("معاذ", &["Muath", "Moaz", "Muadh", "Mouaz", "Maaz"]),
    ("قاسم", &["Qasem", "Kassem", "Qassim", "Kasim"]),
    ("حمزة", &["Hamza", "Hamzeh"]),
    ("الزعبي", &["al-Zoubi", "Alzoubi", "Al Zu'bi", "al-Zouabi", "Zoubi", "Alzaabi"]),
    ("الخطيب", &["al-Khatib", "Alkhateeb", "El Khatib", "Khatib"]),
    ("المصري", &["al-Masri", "Almasri", "El-Masry", "Masri"]),
    ("الحريري", &["al-Hariri", "Alhariri", "Hariri"]),
    ("المقداد", &["al-Miqdad", "Almokdad", "Al Mekdad", "al-Muqdad"]),
    ("الأحمد", &["al-Ahmad", "Alahmad", "Al Ahmed", "El-Ahmad"]),
    ("المحمد", &["al-Mohammad", "Almohammad", "Al Mohamad"]),
    ("الحسين", &["al-Hussein", "Alhussain", "Al Husein"]),
    ("الشيخ", &["al-Sheikh", "Alshaikh", "El Cheikh", "Al Shaykh"]),
    ("الحاج", &["al-Haj", "Alhaj", "El Hajj", "Al-Hajj"]),
    ("السيد", &["al-Sayed", "Alsayed", "El Sayyid", "As-Sayyid"]),
    ("العلي", &["al-Ali", "Alali", "El Ali"]),
];

/// A Latin spelling: the usual ones for usual names, letter by letter for
/// others, vowels guessed as a stranger does.
pub fn latin(person: &Person, random: &mut Random) -> String {
    person.chain.iter().map(|part| latin_part(part, random)).collect::<Vec<_>>().join(" ")
}

fn latin_part(part: &str, random: &mut Random) -> String {
    if let Some((_, usual)) = USUAL.iter().find(|(arabic, _)| *arabic == part) {
        return (*random.pick(usual)).to_owned();
    }
    part.split(' ').map(|word| letter_by_letter(word, random)).collect::<Vec<_>>().join(" ")
}

fn letter_by_letter(word: &str, random: &mut Random) -> String {
    let (article, stem) = match word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        Some(rest) => (*random.pick(&["al-", "Al ", "El-", "al"]), rest),
        None => ("", word),
    };
    let letters: Vec<char> = stem.chars().filter(|c| !matches!(c, 'ـ' | '\u{064B}'..='\u{0652}')).collect();
    let mut out = String::from(article);
    for (i, &letter) in letters.iter().enumerate() {
        let (first, last) = (i == 0, i + 1 == letters.len());
        let long = |c: Option<&char>| {
            c.is_none_or(|c| matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ة' | 'أ' | 'إ' | 'آ' | 'ء' | 'ئ' | 'ؤ'))
        };
        let consonant: &[&str] = match letter {
            'ب' => &["b"],
            'ت' => &["t"],
            'ث' => &["th"],
            'ج' => &["j", "j", "g"],
            'ح' => &["h"],
            'خ' => &["kh"],
            'د' => &["d"],
            'ذ' => &["th", "dh", "z"],
            'ر' => &["r"],
            'ز' => &["z"],
            'س' => &["s", "s", "ss"],
            'ش' => &["sh", "sh", "ch"],
            'ص' => &["s"],
            'ض' => &["d", "dh"],
            'ط' => &["t"],
            'ظ' => &["z", "dh"],
            'ع' if first => &["a", "o", "i"],
            'ع' => &["a", "'", ""],
            'غ' => &["gh", "g"],
            'ف' => &["f"],
            'ق' => &["q", "k"],
            'ك' => &["k"],
            'ل' => &["l"],
            'م' => &["m"],
            'ن' => &["n"],
            'ه' => &["h"],
            'و' if first => &["w"],
            'و' => &["ou", "oo", "u", "o"],
            'ي' if first => &["y"],
            'ي' | 'ئ' => &["i", "ee", "y"],
            'ى' | 'ا' => &["a"],
            'أ' | 'آ' => &["a"],
            'إ' => &["i", "e"],
            'ة' => &["a", "ah", "eh"],
            'ء' => &["'", ""],
            'ؤ' => &["o"],
            _ => &[""],
        };
        let sound = *random.pick::<&str>(consonant);
        out.push_str(sound);
        if !long(Some(&letter)) && !last && !long(letters.get(i + 1)) && letter != 'ع' {
            let vowel = *random.pick(&["a", "a", "i", "e", "u"]);
            out.push_str(vowel);
        }
    }
    out
}
