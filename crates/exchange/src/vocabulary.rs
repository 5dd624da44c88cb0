//! Which field a title speaks of.
//!
//! The titles are data (`columns.toml`). A title is compared whole, then
//! without the words that only say whose value it is ("… of the detainee"),
//! then by the known titles it contains; what covers more of it counts more. A
//! path of a form (`group_event/place`) is understood by its last part, and by
//! its group where the group changes the meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use model::{Property, SubjectKind};
use serde::Deserialize;

use crate::field::{BESIDE_SUBJECTS, FieldKey};
use crate::words::title_words;

/// From here on a title is taken to speak of a field.
pub(crate) const ENOUGH: f32 = 0.5;
/// From here on it counts as evidence that a line is a header.
pub(crate) const SURE: f32 = 0.62;

const DATA: &str = include_str!("../columns.toml");

/// A field a title may speak of; `None` for titles known to speak of none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FieldCandidate {
    pub field: Option<FieldKey>,
    pub score: f32,
}

#[derive(Clone, Default, Deserialize)]
struct TitleEntry {
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
    /// Titles by which a list says what it is a list of, by kind of subject.
    #[serde(default)]
    of: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Deserialize)]
struct WrittenTitle {
    words: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, Vec<String>>,
    /// Titles of lists of what is no person, by property.
    subjects: BTreeMap<String, TitleEntry>,
    #[serde(flatten)]
    fields: BTreeMap<String, TitleEntry>,
}

struct Title {
    words: Vec<String>,
    bare: Vec<String>,
    field: Option<FieldKey>,
    weak: bool,
}

struct Group {
    field: FieldKey,
    groups: BTreeSet<String>,
    inside: BTreeSet<Vec<String>>,
}

/// All that is known of titles and telling values.
pub(crate) struct Vocabulary {
    titles: Vec<Title>,
    raw: BTreeMap<String, Option<FieldKey>>,
    groups: Vec<Group>,
    filler: BTreeSet<String>,
    consent: BTreeSet<String>,
    consent_titles: BTreeSet<Vec<String>>,
    own_sentences: BTreeSet<Vec<String>>,
    own_keys: BTreeSet<String>,
    own_kinds: BTreeSet<Vec<String>>,
    values: BTreeMap<String, BTreeSet<String>>,
    words: BTreeMap<String, BTreeSet<String>>,
    /// Every word of a known title: "detained" is no slip of "detainee".
    known: BTreeSet<String>,
}

/// The vocabulary, read once.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static KNOWN: OnceLock<Vocabulary> = OnceLock::new();
    KNOWN.get_or_init(|| Vocabulary::of(written()))
}

/// The same for lists of each kind of subject that is no person.
pub(crate) fn vocabulary_of(kind: SubjectKind) -> &'static Vocabulary {
    static KNOWN: OnceLock<BTreeMap<SubjectKind, Vocabulary>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        SubjectKind::others().map(|kind| (kind, Vocabulary::of_kind(kind, written()))).collect()
    });
    known.get(&kind).unwrap_or_else(|| vocabulary())
}

/// Titles by which a list says what it is a list of, in compared form.
pub(crate) fn telling_titles() -> &'static BTreeMap<Vec<String>, SubjectKind> {
    static KNOWN: OnceLock<BTreeMap<Vec<String>, SubjectKind>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let written = written();
        let told = |kind: SubjectKind| {
            telling(&written, kind).into_iter().map(move |title| (key_words(&title), kind))
        };
        // «المكان» is a column of many lists, and no list of places for it.
        let others = Property::whole().filter(|property| !property.entry().is_name);
        let taught = written
            .subjects
            .iter()
            .filter(|(key, _)| Property::of(key).is_none_or(|property| !property.entry().is_name));
        let of_others: BTreeSet<Vec<String>> = others
            .flat_map(|property| [key_words(&property.entry().ar), key_words(&property.entry().en)])
            .chain(taught.flat_map(|(_, titles)| titles.titles.iter().map(|title| key_words(title))))
            .collect();
        SubjectKind::others().flat_map(told).filter(|(title, _)| !of_others.contains(title)).collect()
    })
}

/// The names of a kind, and what else lists of it call their first column.
fn telling(written: &WrittenTitle, kind: SubjectKind) -> Vec<String> {
    let entry = kind.entry();
    let own = [
        entry.ar.clone(),
        format!("اسم {}", entry.ar),
        entry.en.clone(),
        format!("{} name", entry.en),
        format!("name of {}", entry.en),
    ];
    let taught = written.subjects.values().filter_map(|titles| titles.of.get(kind.key())).flatten().cloned();
    own.into_iter().chain(taught).collect()
}

fn written() -> WrittenTitle {
    static READ: OnceLock<WrittenTitle> = OnceLock::new();
    // A test reads the file; a wrong one never leaves the house.
    READ.get_or_init(|| toml::from_str(DATA).expect("columns.toml is well formed")).clone()
}

/// A word without its article.
pub(crate) fn bare(word: &str) -> String {
    match word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")) {
        Some(rest) if rest.chars().count() >= 2 => rest.to_owned(),
        _ => word.to_owned(),
    }
}

/// The compared words of a title.
pub(crate) fn key_words(title: &str) -> Vec<String> {
    title_words(title).iter().map(|word| bare(word)).collect()
}

impl Vocabulary {
    /// The titles of lists of one kind: those of its properties in both languages and as data has them, and
    /// what stands beside them in any list.
    fn of_kind(kind: SubjectKind, mut written: WrittenTitle) -> Vocabulary {
        let name = telling(&written, kind);
        let beside = BESIDE_SUBJECTS.map(|field| field.as_str().into_owned());
        written.fields.retain(|key, _| key == "none" || beside.contains(key));
        for property in Property::of_kind(kind).filter(|property| !property.is_of(SubjectKind::PERSON)) {
            let taught = written.subjects.remove(property.key()).unwrap_or_default();
            let entry = property.entry();
            let mut titles = [
                entry.ar.clone(),
                entry.en.clone(),
                property.key().replace('_', " "),
                format!("={}", property.key()),
            ]
            .to_vec();
            titles.extend(taught.titles);
            titles.extend(
                taught.of.into_iter().filter(|(of, _)| of == kind.key()).flat_map(|(_, titles)| titles),
            );
            if property.key() == "subject_name" {
                titles.extend(name.iter().cloned());
            }
            written.fields.insert(
                property.key().to_owned(),
                TitleEntry { titles, weak: taught.weak, ..TitleEntry::default() },
            );
        }
        // Known, and said of nothing: what our own sheets have beside the values.
        let aside = written.subjects.remove("aside").unwrap_or_default();
        written.fields.entry("form_meta".to_owned()).or_default().titles.extend(aside.titles);
        Vocabulary::of(written)
    }

    fn of(written: WrittenTitle) -> Vocabulary {
        let set = |name: &str| -> BTreeSet<String> {
            let words = written.words.get(name).into_iter().flatten();
            words.flat_map(|word| key_words(word)).collect()
        };
        let filler = set("filler");
        let consent_titles = written.words.get("consent_titles").into_iter().flatten();
        let mut known = Vocabulary {
            titles: Vec::new(),
            raw: BTreeMap::new(),
            groups: Vec::new(),
            consent: set("consent"),
            consent_titles: consent_titles.map(|title| key_words(title)).collect(),
            filler,
            own_sentences: written
                .words
                .get("own_sentence")
                .into_iter()
                .flatten()
                .map(|title| key_words(title))
                .collect(),
            own_keys: written.words.get("own_keys").into_iter().flatten().cloned().collect(),
            own_kinds: written
                .words
                .get("own_kinds")
                .into_iter()
                .flatten()
                .map(|title| key_words(title))
                .collect(),
            values: BTreeMap::new(),
            words: written.words.keys().map(|name| (name.clone(), set(name))).collect(),
            known: BTreeSet::new(),
        };
        for (key, entry) in &written.fields {
            known.learn(key.parse().ok(), entry);
        }
        for (kind, words) in &written.values {
            let folded = words.iter().map(|word| value_key(word)).collect();
            known.values.insert(kind.clone(), folded);
        }
        known.known = known.titles.iter().flat_map(|title| title.words.iter().cloned()).collect();
        known
    }

    fn learn(&mut self, field: Option<FieldKey>, entry: &TitleEntry) {
        let strong = entry.titles.iter().map(|title| (title, false));
        for (title, weak) in strong.chain(entry.weak.iter().map(|title| (title, true))) {
            if title.starts_with(['_', '=']) || title == "#" {
                let exact = title.trim_start_matches('=').to_lowercase();
                self.raw.insert(exact, field.clone());
                continue;
            }
            let words = key_words(title);
            let bare = self.without_filler(&words);
            self.titles.push(Title { words, bare, field: field.clone(), weak });
        }
        if let (Some(field), false) = (field, entry.groups.is_empty()) {
            let groups = entry.groups.iter().flat_map(|word| key_words(word)).collect();
            let inside = entry.inside.iter().map(|title| key_words(title)).collect();
            self.groups.push(Group { field, groups, inside });
        }
    }

    fn without_filler(&self, words: &[String]) -> Vec<String> {
        words.iter().filter(|word| !self.filler.contains(*word)).cloned().collect()
    }

    /// «source date» is a date and no source: a word that says what kind of thing the title
    /// names closes it to fields of another kind, unless the known title has that word.
    fn is_of_another_kind(&self, title: &Title, words: &[String]) -> bool {
        use FieldKey::*;
        let Some(field) = &title.field else { return false };
        let other = |word: &String| {
            let kind = |name: &str| self.is_word(name, word);
            match () {
                () if title.words.contains(word) => false,
                () if kind("dates") => !matches!(
                    field,
                    BirthDate
                        | TakenDate
                        | StatusDate
                        | SubmittedAt
                        | TakenDateNote
                        | BirthDatePrecision
                        | FormMeta
                        | Age
                ),
                () if kind("telephones") => !matches!(field, Phone | FormMeta),
                () if kind("numbers") => !matches!(
                    field,
                    RecNo
                        | Serial
                        | RegistrationNumber
                        | NationalNumber
                        | Phone
                        | Uuid
                        | FormMeta
                        | RegistrationPlace
                        | Party
                        | HeldAt
                ),
                () if kind("addresses_of_the_net") => true,
                // `family_place` is where they live, and nobody's family name.
                () if kind("places") => matches!(
                    field,
                    FullName
                        | GivenName
                        | FatherName
                        | GrandfatherName
                        | FamilyName
                        | Kunya
                        | OtherName
                        | MotherName
                ),
                () => false,
            }
        };
        words.iter().any(other)
    }

    /// Whether the titles are those of a list that this program wrote, whatever somebody added to it since: a
    /// table has the sentence every such list bears, records have our keys.
    pub(crate) fn are_ours(&self, titles: &[String]) -> bool {
        const KEYS_ENOUGH: usize = 8;
        let has = |key: &str| titles.iter().any(|title| title == key);
        let sentence = || titles.iter().any(|title| self.own_sentences.contains(&key_words(title)));
        let ours = || titles.iter().filter(|title| self.own_keys.contains(*title)).count();
        has("id") && (sentence() || has("names") && has("about") && ours() >= KEYS_ENOUGH)
    }

    /// Whether the titles are those of a sheet of subjects that this program wrote.
    pub(crate) fn are_our_subjects(&self, titles: &[String]) -> bool {
        let has = |key: &str| titles.iter().any(|title| title == key);
        let sentence = || titles.iter().any(|title| self.own_sentences.contains(&key_words(title)));
        let named = || titles.iter().any(|title| self.is_kind_of_ours(title));
        has("id") && named() && (sentence() || has("about") && has("subject_name"))
    }

    /// Whether a title is the sentence that our lists bear.
    pub(crate) fn is_own_sentence(&self, title: &str) -> bool {
        self.own_sentences.contains(&key_words(title))
    }

    /// Whether a title is the one under which such a sheet says what a row is.
    pub(crate) fn is_kind_of_ours(&self, title: &str) -> bool {
        title == "kind" || self.own_kinds.contains(&key_words(title))
    }

    /// Whether a word, in compared form, stands in any known title.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// Whether a word of a title, in compared form, is one of a kind.
    pub(crate) fn is_word(&self, kind: &str, word: &str) -> bool {
        self.words.get(kind).is_some_and(|words| words.contains(word))
    }

    /// Whether a value is one of the telling values of a kind.
    pub(crate) fn is_value(&self, kind: &str, folded: &str) -> bool {
        self.values.get(kind).is_some_and(|words| words.contains(folded))
    }

    /// The telling values of a kind, in compared form.
    pub(crate) fn values(&self, kind: &str) -> impl Iterator<Item = &String> {
        self.values.get(kind).into_iter().flatten()
    }

    /// Whether a value begins with, or holds as whole words, one of a kind.
    pub(crate) fn holds_value(&self, kind: &str, folded: &str) -> bool {
        let Some(words) = self.values.get(kind) else { return false };
        words.contains(folded)
            || folded.split(' ').any(|word| words.contains(word))
            || words.iter().any(|known| known.contains(' ') && folded.contains(known.as_str()))
    }

    /// The fields a title may speak of, the likeliest first.
    pub(crate) fn candidates(&self, title: &str) -> Vec<FieldCandidate> {
        let mut found: BTreeMap<Option<FieldKey>, f32> = BTreeMap::new();
        let mut add = |field: Option<FieldKey>, score: f32| {
            let best = found.entry(field).or_insert(0.0);
            *best = best.max(score);
        };
        let lower = title.trim().to_lowercase();
        let (parents, last) = path(&lower);
        if let Some(of_group) = self.name_of_a_thing(parents, last) {
            return of_group;
        }
        if let Some(field) = self.raw.get(last).or_else(|| self.raw.get(lower.as_str())) {
            add(field.clone(), 1.1);
        }
        // Cut before lowering, since a capital may begin a word.
        let own_last = last_part(title.trim());
        if let Some((field, score)) = self.by_group(parents, own_last) {
            add(Some(field), score);
        }
        self.by_words(&key_words(title), 0.0, &mut add);
        if !parents.is_empty() {
            self.by_words(&key_words(own_last), 0.01, &mut add);
        }
        // «reporter phone» is a telephone, whoever's.
        if key_words(own_last).iter().any(|word| self.is_word("telephones", word)) {
            add(Some(FieldKey::Phone), 0.6);
        }
        if last.starts_with('_') {
            add(Some(FieldKey::FormMeta), 0.55);
        }
        self.of_somebody_else(title, &mut found);
        let mut candidates: Vec<FieldCandidate> =
            found.into_iter().map(|(field, score)| FieldCandidate { field, score }).collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    /// `detention/place/name` is the place.
    fn name_of_a_thing(&self, parents: &str, last: &str) -> Option<Vec<FieldCandidate>> {
        use FieldKey::*;
        if parents.is_empty()
            || !matches!(last, "name" | "title" | "label" | "value" | "text" | "الاسم" | "اسم")
        {
            return None;
        }
        let of_group = self.candidates(parents);
        let best = of_group.first().filter(|best| best.score >= ENOUGH)?.field.clone()?;
        let thing = matches!(
            best,
            TakenPlace
                | HeldAt
                | Party
                | Place
                | Residence
                | BirthPlace
                | Governorate
                | RegistrationPlace
                | DeathPlace
                | BurialPlace
                | Status
                | Profession
                | Sex
        );
        thing.then_some(of_group)
    }

    /// «تاريخ ولادة الأم» is no birth of the person in question, «رقم هوية المبلغ» no number of theirs. What
    /// a title says of somebody else goes where that is asked for, or nowhere; a known title stands.
    fn of_somebody_else(&self, title: &str, found: &mut BTreeMap<Option<FieldKey>, f32>) {
        use FieldKey::*;
        let words = key_words(title);
        let said = |kind: &str| words.iter().any(|word| self.is_word(kind, word));
        let (mother, father, informant) = (said("of_mother"), said("of_father"), said("of_informant"));
        // A brother, a witness: of them nothing is asked for.
        let spouse = said("of_spouse") || said("of_kin") || said("of_witness");
        // In compared form «والدة» and «والده» are one.
        let parent = words.iter().any(|word| matches!(word.as_str(), "والده" | "لوالده"));
        if !(mother || father || parent || informant || spouse)
            || self.titles.iter().any(|title| !title.weak && title.words == words)
            || self.raw.contains_key(&title.trim().to_lowercase())
        {
            return;
        }
        let best = found.iter().max_by(|a, b| a.1.total_cmp(b.1)).and_then(|(field, _)| field.clone());
        let own_name =
            best.as_ref().is_some_and(|field| matches!(field, FullName | GivenName | FamilyName | OtherName));
        found.retain(|field, _| match field {
            // Whom to call about the family is not whoever saw something.
            Some(Phone) if said("of_witness") => false,
            None | Some(Phone | Note | FormMeta | ListSource | Consent(_)) => true,
            Some(InformantRelation) => informant,
            Some(InformantName | MotherName | FatherName | GrandfatherName) if said("of_facts") => false,
            Some(InformantName) => informant,
            Some(MotherName) => (mother || parent) && !father,
            Some(FatherName | GrandfatherName) => (father || parent) && !mother && !informant && !spouse,
            Some(FullName) => father && !mother && !informant && !spouse,
            Some(
                DeathDate | DeathPlace | DeathCause | TakenDate | TakenPlace | TakenCircumstance | Status,
            ) => informant && !mother && !father,
            _ => false,
        });
        if informant && own_name && !mother && !father {
            found.insert(Some(InformantName), 0.9);
        }
    }

    fn by_group(&self, parents: &str, last: &str) -> Option<(FieldKey, f32)> {
        let above: BTreeSet<String> = key_words(parents).into_iter().collect();
        let words = key_words(last);
        let asked = above.iter().chain(&words).any(|word| self.consent.contains(word));
        if asked || self.consent_titles.contains(&words) {
            return (!words.is_empty()).then(|| (FieldKey::Consent(purpose(last)), 1.1));
        }
        self.groups
            .iter()
            .find(|group| !group.groups.is_disjoint(&above) && group.inside.contains(&words))
            .map(|group| (group.field.clone(), 1.05))
    }

    fn by_words(&self, words: &[String], cost: f32, add: &mut impl FnMut(Option<FieldKey>, f32)) {
        if words.is_empty() {
            return;
        }
        let bare = self.without_filler(words);
        for title in &self.titles {
            let score = match () {
                () if title.words == words => 1.0,
                () if !bare.is_empty() && title.bare == bare => 0.95,
                () if self.is_of_another_kind(title, words) => 0.0,
                () => containment(title, words, &bare, &self.known),
            };
            let score = if title.weak { score * 0.56 } else { score };
            if score > 0.3 {
                add(title.field.clone(), score - cost);
            }
        }
    }
}

/// How far a known title covers the words; below half it says nothing.
fn containment(title: &Title, words: &[String], bare: &[String], all: &BTreeSet<String>) -> f32 {
    if title.words.is_empty() || title.words.len() > words.len() {
        return 0.0;
    }
    let mut slips = 0.0;
    for known in &title.words {
        let like = |word: &String| {
            if known == word || !word.is_ascii() || !all.contains(word) { likeness(known, word) } else { 0.0 }
        };
        match words.iter().map(like).fold(0.0, f32::max) {
            0.0 => return 0.0,
            found => slips += 1.0 - found,
        }
    }
    let length = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>() as f32;
    let whole = if bare.is_empty() { length(words) } else { length(bare).max(1.0) };
    let covered = (length(&title.words) / whole).min(1.0);
    if covered < 0.45 { 0.0 } else { 0.45 + 0.45 * covered - slips }
}

/// 1 for the same word, a little less for one slip in a long one, else 0.
fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    // Slips at the start of a word are rare, and most pairs end here.
    if a.len().abs_diff(b.len()) > 4 || a.chars().next() != b.chars().next() {
        return 0.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() < 5 || b.len() < 5 || a.len().abs_diff(b.len()) > 1 {
        return 0.0;
    }
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longer = a.len().max(b.len());
    let one_edit = front + back >= longer - 1;
    let swapped = a.len() == b.len()
        && front + 2 <= a.len()
        && front + back + 2 >= a.len()
        && a[front] == b[front + 1]
        && a[front + 1] == b[front];
    if one_edit || swapped { 0.93 } else { 0.0 }
}

/// The group and the own part of a form's path.
fn path(title: &str) -> (&str, &str) {
    let last = last_part(title);
    (title[..title.len() - last.len()].trim_end_matches(['/', ':', '.', '-']), last)
}

fn last_part(title: &str) -> &str {
    let form = title.is_ascii() && !title.contains(' ');
    let splits = |letter: char| letter == '/' || (form && matches!(letter, ':' | '.' | '-'));
    let bare = title.trim_end_matches(splits);
    if bare.len() < title.len() {
        return title;
    }
    let last = title.rsplit(splits).next().unwrap_or(title);
    // "kin[2]/name" belongs to the second of a repeat; its words are the same.
    if last.trim().is_empty() { title } else { last }
}

fn purpose(title: &str) -> String {
    title_words(title).join("_")
}

/// The form in which a cell is compared with telling values.
pub(crate) fn value_key(text: &str) -> String {
    let printed =
        text.chars().any(|letter| matches!(letter, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    if printed {
        return value_key(
            &names::clean(text).replace(|letter| matches!(letter, '\u{fb50}'..='\u{fefc}'), ""),
        );
    }
    let mut key = String::new();
    for word in text.split_whitespace() {
        let folded = crate::words::fold_letters(word);
        if !folded.is_empty() {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&folded);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn speaks_of(title: &str, key: &str) {
        let candidates = vocabulary().candidates(title);
        let best = candidates.first().filter(|best| best.score >= ENOUGH);
        let found = best.map_or("nothing".into(), |best| {
            best.field.as_ref().map_or("none".into(), |field| field.as_str())
        });
        assert_eq!(found, key, "{title}: {candidates:?}");
    }

    #[test]
    fn every_entry_is_a_field() {
        let written: WrittenTitle = toml::from_str(DATA).expect("well formed");
        for key in written.fields.keys().filter(|key| *key != "none") {
            assert!(key.parse::<FieldKey>().is_ok(), "{key}");
        }
        for field in FieldKey::all().filter(|field| *field != FieldKey::Ignored) {
            assert!(written.fields.contains_key(&*field.as_str()), "{field} has no titles");
        }
    }

    #[test]
    fn titles_of_the_samples() {
        for (title, key) in [
            ("م", "serial"),
            ("الاسم الثلاثي والنسبة", "full_name"),
            ("اسم الأم", "mother_name"),
            ("الجنس", "sex"),
            ("تاريخ الولادة", "birth_date"),
            ("مكان القيد", "registration_place"),
            ("رقم القيد", "registration_number"),
            ("العمل", "profession"),
            ("تاريخ الاعتقال", "taken_date"),
            ("مكان الاعتقال", "taken_place"),
            ("الجهة المسؤولة", "party"),
            ("مكان الاحتجاز", "held_at"),
            ("الوضع الحالي", "status"),
            ("صلة المبلّغ", "informant_relation"),
            ("هاتف", "phone"),
            ("ملاحظات", "note"),
            ("رقم الملف", "rec_no"),
            ("اسم المعتقل", "full_name"),
            ("اسم الاب", "father_name"),
            ("النسبة", "family_name"),
            ("الام", "mother_name"),
            ("تولد", "birth_date"),
            ("المحافظة", "governorate"),
            ("ت. الاعتقال", "taken_date"),
            ("الجهة", "party"),
            ("حالة", "status"),
            ("No.", "serial"),
            ("Name", "full_name"),
            ("Father's name", "father_name"),
            ("Mother's name", "mother_name"),
            ("DOB", "birth_date"),
            ("Gender", "sex"),
            ("Place of origin", "place"),
            ("Date of arrest", "taken_date"),
            ("Reported perpetrator", "party"),
            ("Status", "status"),
            ("start", "form_meta"),
            ("deviceid", "form_meta"),
            ("group_person/first_name", "given_name"),
            ("group_person/father_name", "father_name"),
            ("group_person/grandfather_name", "grandfather_name"),
            ("group_person/last_name", "family_name"),
            ("group_person/birth_date_precision", "birth_date_precision"),
            ("group_event/date_taken", "taken_date"),
            ("group_event/date_taken_note", "taken_date_note"),
            ("group_event/place", "taken_place"),
            ("group_event/_gps", "gps"),
            ("group_event/perpetrator", "party"),
            ("group_event/perpetrator_other", "party_other"),
            ("group_consent/share_iimp", "consent:share_iimp"),
            ("group_consent/publish_name", "consent:publish_name"),
            ("group_reporter/relation", "informant_relation"),
            ("_id", "form_meta"),
            ("_uuid", "uuid"),
            ("_submission_time", "submitted_at"),
            ("__version__", "form_meta"),
            ("rec_id", "rec_no"),
            ("list", "list_source"),
            ("name_ar", "full_name"),
            ("name_latin", "full_name"),
            ("given", "given_name"),
            ("father", "father_name"),
            ("grandfather", "grandfather_name"),
            ("family", "family_name"),
            ("mother", "mother_name"),
            ("detained", "taken_date"),
            ("dob", "birth_date"),
            ("source", "list_source"),
        ] {
            speaks_of(title, key);
        }
    }

    #[test]
    fn titles_of_offices() {
        for line in include_str!("../tests/titles.txt").lines().filter(|line| !line.starts_with('#')) {
            let (title, key) = line.split_once('|').expect("title|field");
            speaks_of(title, key);
        }
    }

    #[test]
    fn titles_written_otherwise() {
        for (title, key) in [
            ("تاريخ ميلاد المعتقل", "birth_date"),
            ("اسم والدة المفقود", "mother_name"),
            ("اسم والده", "father_name"),
            ("المحافضة", "governorate"),
            ("تـاريخ الاعتـقال", "taken_date"),
            ("* الجنس (إلزامي)", "sex"),
            ("رقم هاتف ذوي المفقود", "phone"),
            ("الرقم الوطني للمعتقل", "national_number"),
            ("ما هو تاريخ الاختفاء؟", "taken_date"),
            ("DATE OF ARREST (dd/mm/yyyy)", "taken_date"),
            ("National ID No.", "national_number"),
            ("personalDetails/fatherName", "father_name"),
            ("event-place", "taken_place"),
            ("Nom de la mère", "mother_name"),
            ("Doğum tarihi", "birth_date"),
            ("Lieu d'arrestation", "taken_place"),
            ("الكنية", "family_name"),
            ("محل ورقم القيد", "registration_place"),
            ("تاريخ الإفراج", "status_date"),
            ("الحالة الاجتماعية", "none"),
            ("الطائفة", "none"),
            ("الجنسية", "none"),
            ("Marital status", "none"),
            ("عدد مرات الزيارة", "nothing"),
            ("رقم جواز السفر", "nothing"),
        ] {
            speaks_of(title, key);
        }
    }
}
