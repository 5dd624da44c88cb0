//! The people named in one cell, each by a whole name: what they share, a
//! father or a family, is told once in the cell and belongs to each of them.
//!
//! A proposal for the person who clears the row, never a decision. What is not
//! shared for sure is not given: a mother keeps the family of her father, so
//! «سلمى وابنها عمر الحريري» says nothing of hers.

/// How somebody is told in relation to the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    /// Beside the one before: a brother, a sister, or only *and*.
    Beside,
    /// A child of the man before.
    ChildOfHim,
    /// The father of the one before.
    Father,
    /// A wife, a mother, a child of a woman: no part of the name is shared.
    Other,
}

/// People in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Several {
    /// The name of each, as whole as the cell tells it.
    pub names: Vec<String>,
    /// They are told as of one generation: a mother in the row is the mother of all.
    pub siblings: bool,
}

const KIN: &[(&str, Kin)] = &[
    ("واخوه", Kin::Beside),
    ("واخيه", Kin::Beside),
    ("واخاه", Kin::Beside),
    ("واخوته", Kin::Beside),
    ("واخوها", Kin::Beside),
    ("واخوتها", Kin::Beside),
    ("وشقيقه", Kin::Beside),
    ("وشقيقها", Kin::Beside),
    ("واشقاوه", Kin::Beside),
    ("واشقايه", Kin::Beside),
    ("واخته", Kin::Beside),
    ("واختها", Kin::Beside),
    ("وشقيقته", Kin::Beside),
    ("وشقيقتها", Kin::Beside),
    ("وابنه", Kin::ChildOfHim),
    ("وابنته", Kin::ChildOfHim),
    ("وولده", Kin::ChildOfHim),
    ("واولاده", Kin::ChildOfHim),
    ("وابناوه", Kin::ChildOfHim),
    ("ووالده", Kin::Father),
    ("وابوه", Kin::Father),
    ("وابيه", Kin::Father),
    ("وزوجته", Kin::Other),
    ("وزوجها", Kin::Other),
    ("ووالدته", Kin::Other),
    ("ووالدتها", Kin::Other),
    ("وامه", Kin::Other),
    ("وامها", Kin::Other),
    ("وابنها", Kin::Other),
    ("وابنتها", Kin::Other),
    ("وولدها", Kin::Other),
    ("واولادها", Kin::Other),
    ("زوجها", Kin::Other),
    ("زوجته", Kin::Other),
    ("ابنها", Kin::Other),
    ("ابنه", Kin::ChildOfHim),
    ("وابن", Kin::Other),
    ("وابنهما", Kin::Other),
];

/// Behind these stands whose children all those before are.
const CHILDREN_OF: [&str; 8] = ["ابنا", "ابناء", "اولاد", "بنات", "ولدا", "ابنتا", "ابني", "ولدي"];

/// Those who are counted and not named: «(5 أشخاص)».
const COUNTED: [&str; 12] =
    ["اشخاص", "افراد", "شخص", "ابنا", "ابناء", "اولاد", "اخوه", "اخوات", "بنات", "اطفال", "persons", "people"];

/// Words before the first name that only say how they belong together.
const BEFORE: [&str; 9] =
    ["الاخوين", "الاخوان", "الاخوه", "الاخوات", "الشقيقين", "الشقيقان", "الاشقاء", "الاختين", "الاخوه:"];

/// One of them, as the cell tells it.
struct Part {
    kin: Kin,
    words: Vec<String>,
}

impl Part {
    /// How many words the given name has: «عبد الرحمن» has two.
    fn given_words(&self) -> usize {
        let given = names::split(&self.words.join(" ")).given.unwrap_or_default();
        given.split_whitespace().count().clamp(1, self.words.len().max(1))
    }

    fn is_given_alone(&self) -> bool {
        self.words.len() <= self.given_words()
    }

    /// What follows the given name.
    fn rest(&self) -> &[String] {
        &self.words[self.given_words().min(self.words.len())..]
    }
}

/// The people of a cell; one name alone where no second is told.
pub(super) fn whole_names(cell: &str) -> Several {
    let (parts, shared) = parts(cell);
    let siblings = parts.iter().all(|part| part.kin == Kin::Beside);
    let name = |at: usize| {
        let part = &parts[at];
        let mut words = part.words.clone();
        if !shared.is_empty() {
            words.extend(shared.iter().cloned());
        } else {
            words.extend(told_elsewhere(&parts, at));
        }
        words.join(" ")
    };
    Several { names: (0..parts.len()).map(name).collect(), siblings }
}

/// What belongs to the name of one and stands with another.
fn told_elsewhere(parts: &[Part], at: usize) -> Vec<String> {
    let part = &parts[at];
    let next = parts.get(at + 1);
    let before = at.checked_sub(1).map(|before| &parts[before]);
    if !part.is_given_alone() {
        // «سالم وابنه عمر الحوراني»: the son's chain goes on through his father, which he does not tell.
        return Vec::new();
    }
    if part.kin == Kin::ChildOfHim {
        return before.map(|father| father.words.clone()).unwrap_or_default();
    }
    match next.map(|next| next.kin) {
        Some(Kin::Father) => return next.map(|father| father.words.clone()).unwrap_or_default(),
        // Father and son share what stands behind the father: the family is the last word.
        Some(Kin::ChildOfHim) => {
            return next.and_then(|son| son.rest().last().cloned()).into_iter().collect();
        }
        _ => {}
    }
    let beside = |other: &&Part| !other.is_given_alone();
    let chain = |range: &mut dyn Iterator<Item = usize>| -> Option<Vec<String>> {
        range.map(|at| &parts[at]).find(beside).map(|part| part.rest().to_vec())
    };
    let after_all = (at + 1..parts.len()).take_while(|n| parts[*n].kin == Kin::Beside);
    let before_all = (0..at).rev().take_while(|n| parts[n + 1].kin == Kin::Beside);
    chain(&mut { after_all }).or_else(|| chain(&mut { before_all })).unwrap_or_default()
}

/// The people of a cell as they are told, and whose children all of them are.
fn parts(cell: &str) -> (Vec<Part>, Vec<String>) {
    let mut parts: Vec<Part> = vec![Part { kin: Kin::Beside, words: Vec::new() }];
    let mut shared: Option<Vec<String>> = None;
    let marks = |letter: char| matches!(letter, '\n' | '\r' | '+' | '؛' | ';' | '&' | '/' | '،' | ',' | '|');
    // A dash or a reversed stroke between words parts them as well; a dash within one does not.
    let apart = cell
        .replace(marks, " | ")
        .replace(" - ", " | ")
        .replace(" – ", " | ")
        .replace(" — ", " | ")
        .replace('\\', " | ");
    let clean = names::clean(&apart);
    let mut counts = false;
    for word in clean.split_whitespace() {
        // How many they are is nobody's name.
        let counted =
            std::mem::replace(&mut counts, word.chars().all(|c| c.is_numeric() || "([".contains(c)));
        if counted && COUNTED.contains(&names::fold(word.trim_matches(['(', ')', '[', ']'])).as_str()) {
            if parts.len() > 1 && parts.last().is_some_and(|part| part.words.is_empty()) {
                parts.pop();
            }
            continue;
        }
        // «1- سالم 2- عمر»: a number begins the next, and is no part of a name.
        let word = word.trim_matches(['(', ')', '[', ']']);
        let bare = word.trim_start_matches(|letter: char| {
            letter.is_numeric() || matches!(letter, '-' | '–' | '.' | ')' | '_' | ':')
        });
        let numbered = word.starts_with(char::is_numeric);
        let word = if numbered { bare } else { word };
        if numbered && parts.last().is_some_and(|part| !part.words.is_empty()) {
            parts.push(Part { kin: Kin::Beside, words: Vec::new() });
        }
        if word.is_empty() || word.chars().all(|letter| matches!(letter, '-' | '–' | '.')) {
            continue;
        }
        let folded = names::fold(word);
        let open = parts.last().is_some_and(|part| !part.words.is_empty());
        let mut begin = |kin: Kin| {
            if open {
                parts.push(Part { kin, words: Vec::new() });
            } else if let Some(part) = parts.last_mut() {
                part.kin = kin;
            }
        };
        if let Some(shared) = &mut shared {
            shared.push(word.to_owned());
        } else if let Some((_, kin)) = KIN.iter().find(|(told, _)| *told == folded) {
            begin(*kin);
        } else if matches!(word, "|" | "و" | "and" | "مع" | "ثم" | "برفقة" | "بصحبة" | "ومعه" | "ومعها")
        {
            begin(Kin::Beside);
        } else if open && CHILDREN_OF.contains(&folded.as_str()) {
            shared = Some(Vec::new());
        } else if !open && BEFORE.contains(&folded.as_str()) {
            // Says only that they belong together.
        } else if let Some(second) = joined_name(word).filter(|_| open) {
            begin(Kin::Beside);
            put(&mut parts, second);
        } else {
            put(&mut parts, word);
        }
    }
    parts.retain(|part| !part.words.is_empty());
    (parts, shared.unwrap_or_default())
}

fn put(parts: &mut [Part], word: &str) {
    if let Some(part) = parts.last_mut() {
        part.words.push(word.to_owned());
    }
}

/// The second name in «ومحمد»; names that themselves begin with this letter (وليد) hold none.
fn joined_name(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('و').filter(|rest| rest.chars().count() >= 3)?;
    (!names::is_known(&names::fold(word)) && names::is_given(&names::fold(rest))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn people(cell: &str, names: &[&str]) {
        assert_eq!(whole_names(cell).names, names, "{cell}");
    }

    #[test]
    fn brothers_share_father_and_family() {
        people("سالم ومحمد الحوراني", &["سالم الحوراني", "محمد الحوراني"]);
        people("باسل و محمد ابنا طاهر", &["باسل طاهر", "محمد طاهر"]);
        people("باسل ومحمد أبناء طاهر الجباوي", &["باسل طاهر الجباوي", "محمد طاهر الجباوي"]);
        people("الأخوين سامر ومحمد خالد النجار", &["سامر خالد النجار", "محمد خالد النجار"]);
        people("سامر خالد النجار وأخوه محمد", &["سامر خالد النجار", "محمد خالد النجار"]);
        people("سالم + رامي + محمد الحوراني", &["سالم الحوراني", "رامي الحوراني", "محمد الحوراني"]);
        people("عبد الرحمن ومحمد الحوراني", &["عبد الرحمن الحوراني", "محمد الحوراني"]);
    }

    #[test]
    fn a_son_bears_the_name_of_his_father() {
        people("سالم ناصر الحوراني وابنه عمر", &["سالم ناصر الحوراني", "عمر سالم ناصر الحوراني"]);
        people("سالم وابنه عمر الحوراني", &["سالم الحوراني", "عمر الحوراني"]);
        people("سالم ووالده ناصر الحوراني", &["سالم ناصر الحوراني", "ناصر الحوراني"]);
    }

    #[test]
    fn a_mother_and_a_wife_keep_their_own_family() {
        people("سلمى وابنها عمر الحريري", &["سلمى", "عمر الحريري"]);
        people("خالد النجار وزوجته سلمى", &["خالد النجار", "سلمى"]);
        assert!(!whole_names("سلمى وابنها عمر الحريري").siblings);
    }

    #[test]
    fn a_number_is_no_part_of_a_name_and_a_dash_parts_two() {
        people("1- هاني سليم\n2- فادي سليم", &["هاني سليم", "فادي سليم"]);
        people("١) عمر الطيب ٢) زيد الطيب", &["عمر الطيب", "زيد الطيب"]);
        people("خالد الحمد - سعيد الحمد", &["خالد الحمد", "سعيد الحمد"]);
        people("عمر الطيب\\زيد الطيب", &["عمر الطيب", "زيد الطيب"]);
        people("عمر الطيب ثم زيد الطيب", &["عمر الطيب", "زيد الطيب"]);
        people("سمر ديب برفقة زوجها كنان", &["سمر ديب", "كنان"]);
    }

    #[test]
    fn whole_names_stay_as_they_are_and_one_name_is_one() {
        people("محمد سالم الحوراني / أحمد خالد الجباوي", &["محمد سالم الحوراني", "أحمد خالد الجباوي"]);
        people("وليد وائل الحوراني", &["وليد وائل الحوراني"]);
        people("عائلة خالد الديري (5 أشخاص)", &["عائلة خالد الديري"]);
    }
}
