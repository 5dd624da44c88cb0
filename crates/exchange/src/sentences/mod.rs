//! One sentence a person, as news is passed on in messages.
//!
//! «1- سالم محمد الحوراني من نوى اعتقل بتاريخ 5/2013 على حاجز منكت» is cut at
//! the words that announce the next part: *from* (place), *was taken on* (date),
//! *at the hands of* (party), *and is still* (status). The whole sentence is
//! always kept as a note, as said; a line in which no person is found is a note
//! alone, with a flaw, and waits for a person.

mod prefix;
mod signs;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::book::{CellKind, Elsewhere, Flaw, Limits, Sheet, SheetBuilder};
use crate::refusal::{Refusal, Remark};
use crate::several::joins_a_relative;
use crate::values::{looks_like_date, looks_like_phone, looks_like_status};
use crate::vocabulary::{value_key, vocabulary};
use crate::words::fold_letters;
use prefix::{is_bare_stamp, is_stamped, is_without_sender, lines, without_prefix};
pub(crate) use prefix::{is_chat, without_list_mark};
use signs::{
    CALLED, GOING_ON, INTRODUCING, NO_BEGINNING, OPENING, OUR_SONS, OURS, OWN_PLACES, PARTY_STARTS, PRONOUNS,
    SentencePart, Sign, TALK, column, signs,
};

/// The columns a sentence can be cut into, by the names of their fields. Those
/// that no sentence of a text fills are not columns of it.
const TITLES: [&str; 12] = [
    "full_name",
    "mother_name",
    "birth_date",
    "age",
    "place",
    "taken_date",
    "taken_place",
    "party",
    "held_at",
    "status",
    "phone",
    "note",
];
const NOTE: usize = TITLES.len() - 1;

/// Reads one sentence a line.
pub(crate) fn read_sentences<'a>(text: &'a str, limits: Limits) -> Result<(Sheet, Vec<Remark>), Refusal> {
    let signs = sign_list();
    let told = |message: &'a str| -> Option<Vec<TitleWords<'a>>> {
        let said = without_prefix(message);
        cut(said, signs).or_else(|| parted(said))
    };
    let said: Vec<(u32, &str, Option<Vec<TitleWords>>)> = messages(text, &|line| told(line).is_some())
        .into_iter()
        .map(|(number, message)| (number, message, told(message)))
        .collect();
    let filled: BTreeSet<usize> =
        said.iter().flat_map(|(_, _, told)| told.iter().flatten()).map(|told| told.0).collect();
    let columns: Vec<usize> =
        (0..TITLES.len()).filter(|at| matches!(at, 0 | &NOTE) || filled.contains(at)).collect();
    let mut builder = SheetBuilder::new(None, limits);
    builder.sheet().headers = Some(columns.iter().map(|at| TITLES[*at].to_owned()).collect());
    for (number, line, told) in said {
        builder.begin(number)?;
        if told.is_none() && !line.trim_matches(crate::book::is_blank).is_empty() {
            builder.flaw(Flaw::NoSentence);
            if is_greeting(without_prefix(line)) || is_of_the_messenger(line) {
                builder.sheet().elsewhere.insert(number, Elsewhere::Greeting);
            }
        }
        let note = (NOTE, Cow::Borrowed(line.trim()));
        for (title, words) in told.into_iter().flatten().chain([note]) {
            let column = columns.iter().position(|at| *at == title).unwrap_or(0);
            builder.cell(column, CellKind::Text, &words)?;
        }
    }
    builder.finish()
}

/// The lines of a text with their numbers. In the export of a messenger a line without a stamp goes on with
/// the message before it, unless it is a sentence of its own.
fn messages<'a>(text: &'a str, is_told: &dyn Fn(&'a str) -> bool) -> Vec<(u32, &'a str)> {
    let numbered = (1_u32..).zip(lines(text));
    if !is_chat(text) {
        return numbered.collect();
    }
    let mut messages: Vec<(u32, &'a str)> = Vec::new();
    for (number, line) in numbered {
        let blank = line.trim_matches(crate::book::is_blank).is_empty();
        match messages.last_mut() {
            // Some messengers write who and when in a line of its own.
            Some((_, before)) if !blank && is_bare_stamp(before) => {
                let (from, until) = (offset(text, before), offset(text, line) + line.len());
                *before = text.get(from..until).unwrap_or(before);
            }
            Some((_, before))
                if !blank
                    && is_stamped(before)
                    && !is_stamped(line)
                    && !is_told(line)
                    && before.len() + line.len() < LONGEST =>
            {
                let (from, until) = (offset(text, before), offset(text, line) + line.len());
                *before = text.get(from..until).unwrap_or(before);
            }
            _ => messages.push((number, line)),
        }
    }
    messages
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// What a messenger writes itself: who came, who left, what was deleted.
fn is_of_the_messenger(line: &str) -> bool {
    let words = value_key(without_prefix(line));
    let own = vocabulary().values("messenger").any(|phrase| words.contains(phrase.as_str()));
    own || is_without_sender(line)
}

/// What people say to each other between the news.
fn is_greeting(said: &str) -> bool {
    let key = value_key(said);
    let words = key.trim_matches(|letter: char| !letter.is_alphanumeric());
    let bare = |greeting: &String| {
        words.strip_prefix(greeting.as_str()).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) && rest.split_whitespace().count() <= 3
        })
    };
    words.is_empty() || vocabulary().values("greetings").any(bare)
}

/// A column of [`TITLES`] and the words said of it.
type TitleWords<'a> = (usize, Cow<'a, str>);

/// How many of the first lines are such sentences, from 0 to 1.
pub(crate) fn likeness(text: &str) -> f32 {
    share(text, is_told)
}

/// Whether a line is a sentence about somebody.
pub(crate) fn is_told(line: &str) -> bool {
    cut(without_prefix(line), sign_list()).is_some()
}

/// How many of the first lines are talk: as long as a sentence, with a word that tells of a taking, a
/// relative, a date. Nothing of it need be understood.
pub(crate) fn talk(text: &str) -> f32 {
    let relative = |word: &str| OURS.iter().any(|own| fold_letters(own) == fold_letters(word));
    // «أخذوها», «طلع من السجن», «حدا بيعرف شي عن»: what families write.
    const TALKED: [&str; 16] = [
        "اخذوه",
        "اخذوها",
        "اخذوهم",
        "اخدوه",
        "اخدوها",
        "اخدوهم",
        "طلع",
        "طلعت",
        "السجن",
        "بيعرف",
        "حدا",
        "عنده",
        "arrested",
        "released",
        "missing",
        "taken",
    ];
    let talked = |word: &str| TALKED.contains(&fold_letters(word).as_str());
    let tells = |said: &str| {
        tells_of_a_taking(said) || said.split_whitespace().any(|word| relative(word) || talked(word))
    };
    share(text, |line| {
        let said = without_prefix(line);
        said.split_whitespace().count() >= 5 && tells(said)
    })
}

fn share(text: &str, is: impl Fn(&str) -> bool) -> f32 {
    let first = lines(text).filter(|line| !line.trim().is_empty()).take(100);
    let (all, found) = first.fold((0, 0), |(all, found), line| (all + 1, found + usize::from(is(line))));
    if all == 0 { 0.0 } else { found as f32 / all as f32 }
}

/// A word of the sentence and where it stands.
struct Word {
    start: usize,
    end: usize,
    folded: String,
}

fn words_of(said: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let close = |start: &mut Option<usize>, end: usize, words: &mut Vec<Word>| {
        if let Some(start) = start.take() {
            let bare = said[start..end].trim_matches(|letter: char| ",،.;؛:()[]«»\"".contains(letter));
            words.push(Word { start, end, folded: fold_letters(bare) });
        }
    };
    for (at, letter) in said.char_indices() {
        match (letter.is_whitespace(), start) {
            (true, Some(_)) => close(&mut start, at, &mut words),
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    close(&mut start, said.len(), &mut words);
    words
}

/// More bytes than a sentence about one person has.
const LONGEST: usize = 2_000;

/// Cuts a sentence into its parts; `None` where none announces a taking.
fn cut<'a>(said: &'a str, signs: &[Sign]) -> Option<Vec<TitleWords<'a>>> {
    if said.len() > LONGEST {
        return None;
    }
    if let Some(told) = labelled(said) {
        return Some(told);
    }
    let words = words_of(said);
    let marks = marks(&words, signs);
    let taking = |part: &SentencePart| {
        matches!(
            part,
            SentencePart::Taken | SentencePart::TakenOf | SentencePart::Date | SentencePart::Status
        )
    };
    // «قبل», "on" are a time of anything.
    let of_anything = |mark: &Mark| ["قبل", "on", "since"].contains(&words[mark.from].folded.as_str());
    let announced = marks.iter().any(|mark| taking(&mark.part) && !of_anything(mark))
        || marks.iter().any(|mark| mark.part == SentencePart::Party) && marks.len() > 1;
    if !announced {
        return None;
    }
    let name = name_of(said, &words, &marks)?;
    let (own, mother) = child_of(name.words);
    let with = marks.iter().enumerate().filter(|(_, mark)| mark.part == SentencePart::With);
    let with: Vec<&str> = with
        .map(|(at, mark)| {
            between(said, &words, mark.body, marks.get(at + 1).map_or(words.len(), |next| next.from))
        })
        .filter(|with| !with.is_empty())
        .collect();
    let mut told: Vec<TitleWords> = vec![(column(SentencePart::Name), with_companions(own, &with))];
    told.extend(mother.map(|mother| (column(SentencePart::Mother), mother.into())));
    told.extend(name.party.map(|party| (column(SentencePart::Party), party.into())));
    let told_already =
        |(at, mark): &(usize, &Mark)| Some(*at) == name.mark || mark.part == SentencePart::With;
    for (at, mark) in marks.iter().enumerate().filter(|mark| !told_already(mark)) {
        let until = marks.get(at + 1).map_or(words.len(), |next| next.from);
        let body = between(said, &words, mark.body, until);
        // "اعتقل … من حمص" is where; "سالم من حمص اعتقل …" is from where.
        let taken = name.mark.is_none()
            && marks[..at].iter().any(|mark| {
                matches!(mark.part, SentencePart::Taken | SentencePart::Date | SentencePart::Party)
            });
        let part =
            if mark.part == SentencePart::Place && taken { SentencePart::TakenPlace } else { mark.part };
        let (place, date) = match part {
            SentencePart::Place
            | SentencePart::TakenPlace
            | SentencePart::Near
            | SentencePart::Taken
            | SentencePart::Held => apart(body),
            _ => (body, ""),
        };
        let (part, body) = match (place.is_empty(), date.is_empty()) {
            (true, false) => (SentencePart::Date, bare_date(date)),
            (false, false) => {
                add(&mut told, SentencePart::Date, bare_date(date));
                settle(part, place, said, &words, mark)
            }
            _ => settle(part, body, said, &words, mark),
        };
        add(&mut told, part, if part == SentencePart::Date { bare_date(body) } else { body });
        // «واستشهد أخوه في صيدنايا»: where and when is told of the brother.
        if part == SentencePart::Status && model::codes::is_state_of_nobody(body) && !is_of_flight(body) {
            break;
        }
    }
    // What begins like talk is no place: then somebody must read the whole line.
    let places = [column(SentencePart::Place), column(SentencePart::TakenPlace)];
    let is_talk = |(title, words): &TitleWords| places.contains(title) && begins_like_talk(words);
    (!told.iter().any(is_talk)).then_some(told)
}

/// «هارب من الجيش» is said of the person told of, whatever it means.
fn is_of_flight(body: &str) -> bool {
    let first = body.split_whitespace().next().map(fold_letters).unwrap_or_default();
    ["هارب", "هاربه", "فار", "منشق", "متخلف"].contains(&first.as_str())
}

/// «… اعتقل هو وأخوه سامر»: the name with those who were taken too, so that the line tells of several.
fn with_companions<'a>(own: &'a str, with: &[&str]) -> Cow<'a, str> {
    if with.is_empty() {
        return own.into();
    }
    let joined = |with: &&str| if with.starts_with('و') { (*with).to_owned() } else { format!("و{with}") };
    format!("{own} {}", with.iter().map(joined).collect::<Vec<_>>().join(" ")).into()
}

/// Words of a place that are a pronoun, a verb, a time; «ونحن لا نعرف», «وأفرج عن أخيه» go on telling.
fn begins_like_talk(words: &str) -> bool {
    let first = words.split_whitespace().next().map(fold_letters).unwrap_or_default();
    let talks = |word: &str| NO_BEGINNING.contains(&word) || PRONOUNS.contains(&word);
    let goes_on = |rest: &str| talks(rest) || GOING_ON.contains(&rest);
    talks(&first) || GOING_ON.contains(&first.as_str()) || first.strip_prefix(['و', 'ف']).is_some_and(goes_on)
}

/// «عيادته», «محله»: whose, and not where.
fn is_an_own_place(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let (Some(only), None) = (words.next(), words.next()) else { return false };
    let folded = fold_letters(only);
    let stem = ["ها", "هم", "نا", "ه", "و", "ي"].iter().find_map(|end| folded.strip_suffix(end));
    stem.is_some_and(|stem| OWN_PLACES.contains(&stem))
}

/// A part that was not told before; what became of somebody may be told twice.
fn add<'a>(told: &mut Vec<TitleWords<'a>>, part: SentencePart, body: &'a str) {
    let title = column(part);
    let known = told.iter().any(|(known, _)| *known == title);
    let pronoun = part == SentencePart::Mother && PRONOUNS.contains(&fold_letters(body).as_str());
    let own = matches!(part, SentencePart::Place | SentencePart::TakenPlace | SentencePart::Near)
        && is_an_own_place(body);
    if !body.is_empty() && (!known || part == SentencePart::Status) && !pronoun && !own {
        told.push((title, body.into()));
    }
}

/// «في دوما 9/1/2014», «في 30/6/2013 بحلب»: the words of a place, and those of a date
/// before or after them.
fn apart(body: &str) -> (&str, &str) {
    let of_date = |word: &str| {
        let word = value_key(word.trim_matches(|letter: char| ",،.;؛()".contains(letter)));
        word.chars().any(|letter| letter.is_ascii_digit())
            || vocabulary().is_value("months", &word)
            || ["عام", "سنه", "يوم", "تاريخ", "بتاريخ", "حوالي", "اول", "الاول", "ثاني", "الثاني", "of"]
                .contains(&word.as_str())
    };
    let dated = |words: &str| words.chars().any(char::is_numeric) && looks_like_date(words);
    let words: Vec<(usize, usize)> = words_of(body).iter().map(|word| (word.start, word.end)).collect();
    let is_date = |(start, end): &&(usize, usize)| of_date(&body[*start..*end]);
    let behind = words.iter().rev().take_while(is_date).count();
    let before = words.iter().take_while(is_date).count();
    if behind > 0 {
        let cut = words[words.len() - behind].0;
        if dated(tidy(&body[cut..])) {
            return (tidy(&body[..cut]), tidy(&body[cut..]));
        }
    }
    if before > 0 && before < words.len() {
        let cut = words[before].0;
        if dated(tidy(&body[..cut])) {
            return (tidy(&body[cut..]), tidy(&body[..cut]));
        }
    }
    (body, "")
}

/// «ال2012» is 2012.
fn bare_date(date: &str) -> &str {
    ["بالـ", "بال", "الـ", "ال", "بـ"]
        .iter()
        .find_map(|start| date.strip_prefix(start).filter(|rest| rest.starts_with(char::is_numeric)))
        .unwrap_or(date)
}

/// "سالم محمد الحوراني / نوى / 5/2013 / حاجز منكت": no word announces a part,
/// but a mark stands between them and one of them is a date. Such lines alone
/// are a table; among sentences each is one of them.
fn parted(said: &str) -> Option<Vec<TitleWords<'_>>> {
    let by = [" / ", " - ", " – ", " | ", "|", "،", ",", "؛", ";", "\t"]
        .into_iter()
        .find(|by| said.split(by).count() >= 3)?;
    let mut parts = said.split(by).map(tidy).filter(|part| !part.is_empty());
    let name = bare_name(parts.next()?);
    if said.len() > LONGEST {
        return None;
    }
    let given = names::tokens(name).first().is_some_and(|first| names::is_given(first));
    if !given || !is_name(name) || !(2..=6).contains(&name.split_whitespace().count()) {
        return None;
    }
    let mut told: Vec<TitleWords> = vec![(column(SentencePart::Name), name.into())];
    for part in parts {
        let folded = value_key(part);
        let first = folded.split(' ').next().unwrap_or("");
        let is_party = vocabulary().holds_value("party", &folded) || PARTY_STARTS.contains(&first);
        let title = match () {
            () if folded.starts_with("مواليد ") || folded.starts_with("تولد ") => {
                SentencePart::Birth
            }
            () if looks_like_date(part) => SentencePart::Date,
            () if looks_like_phone(part) => SentencePart::Phone,
            () if looks_like_status(part) => SentencePart::Status,
            () if is_held(part) => SentencePart::Held,
            () if is_party => SentencePart::Party,
            () if part.chars().any(char::is_numeric) => continue,
            () => SentencePart::Place,
        };
        let part = if title == SentencePart::Birth {
            tidy(part.split_once(' ').map_or(part, |(_, year)| year))
        } else {
            part
        };
        if !told.iter().any(|(known, _)| *known == column(title)) {
            told.push((column(title), part.into()));
        }
    }
    let dated = told
        .iter()
        .any(|(title, _)| [column(SentencePart::Date), column(SentencePart::Birth)].contains(title));
    (dated && told.len() >= 3).then_some(told)
}

/// «سالم الحوراني ابن هدى»: whose child, told by the mother.
fn child_of(name: &str) -> (&str, Option<&str>) {
    for child in [" ابن ", " ابنة ", " بنت ", " إبن ", " ابنها "] {
        let Some((own, mother)) = name.split_once(child) else { continue };
        let woman = names::tokens(mother)
            .first()
            .is_some_and(|first| names::sex(first) == Some(names::NameSex::Female));
        if woman && is_name(own) {
            return (own.trim(), Some(mother.trim()));
        }
    }
    (name, None)
}

/// "الاسم: … البلدة: …": each label is a title known to the vocabulary.
fn labelled(said: &str) -> Option<Vec<TitleWords<'_>>> {
    let labels: Vec<Label> = said.match_indices(':').filter_map(|(colon, _)| label(said, colon)).collect();
    if labels.len() < 2 || labels[0].title != 0 {
        return None;
    }
    let mut told: Vec<TitleWords> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let end = labels.get(at + 1).map_or(said.len(), |next| next.start);
        let words = tidy(said.get(label.end..end)?);
        let words = words.trim_end_matches(['/', '|', ' ']);
        let open = !told.iter().any(|(title, _)| *title == label.title) && label.title != SOMEWHERE;
        if !words.is_empty() && open {
            told.push((label.title, words.into()));
        }
    }
    told.first().is_some_and(|(title, _)| *title == 0).then_some(told)
}

/// A label that has no column: what follows stays in the note alone.
const SOMEWHERE: usize = usize::MAX;

struct Label {
    start: usize,
    end: usize,
    title: usize,
}

/// The longest run of words before a colon that is a known title.
fn label(said: &str, colon: usize) -> Option<Label> {
    let before = &said[..colon];
    let mut starts: Vec<usize> = before
        .char_indices()
        .rev()
        .filter(|(_, letter)| letter.is_whitespace() || "،,;|/-–(".contains(*letter))
        .map(|(at, letter)| at + letter.len_utf8())
        .take(4)
        .collect();
    starts.push(0);
    starts.truncate(4);
    starts.iter().rev().find_map(|start| {
        let words = before[*start..].trim();
        // «المعتقل: …» is whoever was taken; «المكان: …» says not of what.
        if INTRODUCING.contains(&words) {
            return Some(Label { start: *start, end: colon + 1, title: 0 });
        }
        if matches!(words, "المكان" | "مكان") {
            return Some(Label { start: *start, end: colon + 1, title: SOMEWHERE });
        }
        let best = vocabulary().candidates(words).into_iter().next()?;
        let key = best.field.filter(|_| best.score >= 0.94)?.as_str();
        let title = TITLES[..NOTE].iter().position(|title| *title == key)?;
        Some(Label { start: *start, end: colon + 1, title })
    })
}

/// Where a sign stands and where the words it announces begin.
struct Mark {
    from: usize,
    body: usize,
    part: SentencePart,
}

fn marks(words: &[Word], signs: &[Sign]) -> Vec<Mark> {
    let opening = OPENING.map(fold_letters);
    let mut marks = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !marks.is_empty() && at > 0 && joins_a_relative(&words[at].folded) && !is_a_sign(words, at, signs)
        {
            let told_of = usize::from(PRONOUNS.contains(&words[at - 1].folded.as_str()));
            marks.push(Mark { from: at - told_of, body: at, part: SentencePart::With });
            at += 1;
            continue;
        }
        let found = signs.iter().find(|(sign, _)| {
            (at == 0 || sign.len() > 1 || !opening.contains(&sign[0]))
                && sign.len() <= words.len() - at
                && sign.iter().zip(&words[at..]).all(|(sign, word)| *sign == word.folded)
                && !is_ali(sign, words, at, &marks)
                && !is_each_of(sign, words, at)
        });
        let Some((sign, part)) = found else {
            if is_years(words, at) {
                marks.push(Mark { from: at - 1, body: at - 1, part: SentencePart::Age });
            }
            at += 1;
            continue;
        };
        // A status is told with its sign: "ولا يزال مصيره مجهولا".
        let body = match part {
            SentencePart::Status => at,
            SentencePart::Near if sign.len() == 1 || sign[0] != "علي" => at,
            // «قبل سنتين» is a date as it stands.
            SentencePart::Date if sign.as_slice() == ["قبل"] => at,
            SentencePart::Checkpoint | SentencePart::Near => at + 1,
            _ => at + sign.len(),
        };
        marks.push(Mark { from: at, body, part: *part });
        at += sign.len();
    }
    marks
}

/// «ووالدته» announces the mother before it joins her to somebody.
fn is_a_sign(words: &[Word], at: usize, signs: &[Sign]) -> bool {
    signs.iter().any(|(sign, _)| matches!(sign.as_slice(), [only] if *only == words[at].folded))
}

/// Whether a text tells that somebody was taken, as a sentence does.
pub(crate) fn tells_of_a_taking(text: &str) -> bool {
    let signs = sign_list();
    let words = words_of(text);
    // «معتقل سابق» behind a name says what somebody is, and is no sentence.
    let is_state = |mark: &Mark| mark.part == SentencePart::Taken && words[mark.from].folded.starts_with('م');
    let told = |mark: &Mark| {
        matches!(
            mark.part,
            SentencePart::Taken | SentencePart::TakenOf | SentencePart::Date | SentencePart::Mother
        )
    };
    marks(&words, signs).iter().any(|mark| told(mark) && !is_state(mark))
}

/// The signs in match form, made once.
fn sign_list() -> &'static [Sign] {
    static SIGNS: std::sync::OnceLock<Vec<Sign>> = std::sync::OnceLock::new();
    SIGNS.get_or_init(signs)
}

/// "٣٢ عاماً": the number before the word is an age.
fn is_years(words: &[Word], at: usize) -> bool {
    let years = ["عاما", "سنه", "عام", "سنوات"].contains(&words[at].folded.as_str());
    let before = at.checked_sub(1).map(|before| words[before].folded.as_str());
    years && before.is_some_and(|age| age.len() <= 2 && age.bytes().all(|byte| byte.is_ascii_digit()))
}

/// «علي» is a name before it is «على», and many write the one for the other:
/// alone it announces a party only once a taking was told, or before a word
/// that names one.
fn is_ali(sign: &[String], words: &[Word], at: usize, marks: &[Mark]) -> bool {
    if sign != ["علي"] {
        return false;
    }
    let told = marks.iter().any(|mark| matches!(mark.part, SentencePart::Taken | SentencePart::Date));
    let parties = ["حاجز", "فرع", "امن", "الامن", "جيش", "الجيش", "قوات", "ميليشيا", "مجموعه"];
    let named = words.get(at + 1).is_some_and(|next| parties.contains(&next.folded.as_str()));
    at == 0 || !(told || named)
}

/// «كل من سالم وعمر»: what follows is whom, and not from where.
fn is_each_of(sign: &[String], words: &[Word], at: usize) -> bool {
    let each = |before: usize| ["كل", "كلا", "كلن"].contains(&words[before].folded.as_str());
    sign.first().is_some_and(|first| first == "من") && at.checked_sub(1).is_some_and(each)
}

fn between<'a>(said: &'a str, words: &[Word], from: usize, until: usize) -> &'a str {
    match (words.get(from), until.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) if from < until => tidy(&said[first.start..last.end]),
        _ => "",
    }
}

fn tidy(words: &str) -> &str {
    words.trim().trim_matches(|letter: char| ",،.;؛:-–—*•()[]«»\"".contains(letter)).trim()
}

/// Whose taking is told; `mark` is the sign whose words it took, `party` who did
/// it, where that stands in the same words.
struct NamedTaking<'a> {
    words: &'a str,
    mark: Option<usize>,
    party: Option<&'a str>,
}

/// The name: after "تم اعتقال", or before the first sign, or after the taking.
fn name_of<'a>(said: &'a str, words: &[Word], marks: &[Mark]) -> Option<NamedTaking<'a>> {
    let until = |at: usize| marks.get(at + 1).map_or(words.len(), |next| next.from);
    if let Some(at) = marks.iter().position(|mark| mark.part == SentencePart::TakenOf) {
        let name = bare_name(between(said, words, marks[at].body, until(at)));
        return is_name(name).then_some(NamedTaking { words: name, mark: Some(at), party: None });
    }
    let first = marks.first()?;
    let before = bare_name(between(said, words, 0, first.from));
    if is_name(before) {
        return Some(NamedTaking { words: before, mark: None, party: None });
    }
    if first.part != SentencePart::Taken {
        return None;
    }
    let after = between(said, words, first.body, until(0));
    // "اعتقلت المخابرات الجوية الشاب سالم": who did it stands before whom.
    if let Some((party, person)) = called_within(after) {
        return is_name(person).then_some(NamedTaking { words: person, mark: Some(0), party: Some(party) });
    }
    let name = bare_name(after);
    let starts = fold_letters(name.split_whitespace().next().unwrap_or(""));
    let is_party = vocabulary().holds_value("party", &starts) || PARTY_STARTS.contains(&starts.as_str());
    (is_name(name) && !is_party).then_some(NamedTaking { words: name, mark: Some(0), party: None })
}

fn called_within(words: &str) -> Option<(&str, &str)> {
    ["كلا من", "كلاً من", "كل من"].iter().chain(&CALLED).find_map(|called| {
        let (before, after) = words.split_once(&format!(" {called} "))?;
        (!before.trim().is_empty()).then(|| (before.trim(), after.trim()))
    })
}

/// The name without the words by which a message speaks of someone.
fn bare_name<'a>(words: &'a str) -> &'a str {
    let led = |words: &'a str, word: &str| {
        let rest = words.strip_prefix(word)?;
        rest.strip_prefix([' ', ':']).map(|rest| rest.trim_start_matches([' ', ':']))
    };
    let mut words = words;
    while let Some(rest) = INTRODUCING.iter().chain(&OUR_SONS).chain(&OURS).find_map(|word| led(words, word))
    {
        words = rest;
    }
    let each = ["كل من", "كلا من", "كلاً من", "كلٍ من", "كلّ من"].iter().find_map(|each| words.strip_prefix(each));
    let words = each.map_or(words, |rest| {
        rest.trim_start_matches(|letter: char| letter == ':' || letter.is_whitespace())
    });
    let called = |words: &'a str| CALLED.iter().find_map(|word| words.strip_prefix(word)?.strip_prefix(' '));
    // «الاتصال بالشاب سالم», «الاتصال بسالم».
    let with = words
        .strip_prefix('ب')
        .and_then(|rest| called(rest).or_else(|| begins_with_a_name(words, rest).then_some(rest)));
    let mut words = with.map_or(words, str::trim_start);
    while let Some(rest) = called(words) {
        words = rest.trim_start();
    }
    words
}

/// «بسالم» holds a name, «بسام» is one.
fn begins_with_a_name(words: &str, rest: &str) -> bool {
    let first = |words: &str| names::tokens(words).into_iter().next().unwrap_or_default();
    !names::is_known(&first(words)) && names::is_given(&first(rest))
}

fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let letters = words.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = words.chars().filter(|letter| letter.is_numeric()).count();
    let first = words.split_whitespace().next().map(fold_letters).unwrap_or_default();
    // «اسمي سعاد وابني ماهر»: who tells, and who is told of.
    let teller = NO_BEGINNING.contains(&first.as_str()) || PRONOUNS.contains(&first.as_str());
    let also = words.split_whitespace().map(fold_letters).any(|word| {
        word.strip_prefix('و').is_some_and(|own| OURS.iter().any(|ours| fold_letters(ours) == own))
    });
    // In Latin letters names are written with capitals; a sentence is not.
    let small = |word: &str| {
        word.chars().next().is_some_and(char::is_lowercase)
            && !["al", "el", "abu", "bin", "ibn", "bint", "and"]
                .contains(&word.split('-').next().unwrap_or(word))
    };
    if teller || also || words.split_whitespace().any(small) {
        return false;
    }
    // One of them alone may be somebody's family name.
    let talk = |word: &str| TALK.contains(&fold_letters(word).as_str());
    let talked = words.split_whitespace().filter(|word| talk(word)).count() > 1
        || words.split_whitespace().next().is_some_and(talk);
    (1..=12).contains(&count) && letters >= 2 && digits == 0 && !talked
}

/// "في سجن …", "في فرع …" says where someone is held, not where they were taken.
fn is_held(body: &str) -> bool {
    let first = body.split_whitespace().next().map(fold_letters).unwrap_or_default();
    ["سجن", "السجن", "فرع", "الفرع", "معتقل", "مشفي", "مستشفي", "صيدنايا"].contains(&first.as_str())
}

/// What followed a sign may be something else than the sign announces.
fn settle<'a>(
    part: SentencePart,
    body: &'a str,
    said: &'a str,
    words: &[Word],
    mark: &Mark,
) -> (SentencePart, &'a str) {
    let has_digits = body.chars().any(char::is_numeric);
    match part {
        SentencePart::Taken if has_digits => (SentencePart::Date, body),
        SentencePart::Taken if body.is_empty() => {
            // "معتقل", "مفقود" alone are a status; "اعتقل" alone says nothing new.
            let word = words.get(mark.from);
            let status = word.filter(|word| word.folded.starts_with('م'));
            (SentencePart::Status, status.map_or("", |word| tidy(&said[word.start..word.end])))
        }
        SentencePart::Taken => (SentencePart::TakenPlace, body),
        SentencePart::TakenPlace if is_held(body) => (SentencePart::Held, body),
        SentencePart::TakenPlace if has_digits => (SentencePart::Date, body),
        other => (other, body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(line: &str, expected: &[(&str, &str)]) {
        let (sheet, _) = read_sentences(line, Limits::default()).expect("short");
        let titles = sheet.headers.clone().expect("given");
        let first = sheet.line(0).expect("one line");
        let found: Vec<(&str, &str)> = first
            .cells()
            .filter(|cell| titles[cell.column] != "note")
            .map(|cell| (titles[cell.column].as_str(), cell.text))
            .collect();
        assert_eq!(found, expected, "{line}");
        assert_eq!(first.text(titles.len() - 1), line.trim(), "as said");
    }

    #[test]
    fn the_monthly_news() {
        says(
            "1- سالم محمد الحوراني من نوى اعتقل بتاريخ 27 تشرين الثاني 2013 على مجهول",
            &[
                ("full_name", "سالم محمد الحوراني"),
                ("place", "نوى"),
                ("taken_date", "27 تشرين الثاني 2013"),
                ("party", "مجهول"),
            ],
        );
        says(
            "21- هدى الصالح من بيت آرة اعتقل بتاريخ  على حاجز منكت",
            &[("full_name", "هدى الصالح"), ("place", "بيت آرة"), ("party", "حاجز منكت")],
        );
    }

    #[test]
    fn where_it_was_ends_the_name_and_a_calling_is_none() {
        says(
            "فقد الاتصال بالشاب زياد منصور الخالد منذ تاريخ 2013/2/1 على طريق دمشق حمص",
            &[
                ("full_name", "زياد منصور الخالد"),
                ("taken_date", "2013/2/1"),
                ("taken_place", "طريق دمشق حمص"),
            ],
        );
        says(
            "انقطع الاتصال مع المهندس زياد الخالد في حمص",
            &[("full_name", "زياد الخالد"), ("taken_place", "حمص")],
        );
        says(
            "فقد الاتصال بزياد الخالد في عام 2013 في حمص",
            &[("full_name", "زياد الخالد"), ("taken_date", "2013"), ("taken_place", "حمص")],
        );
        says(
            "اختفى زوجي عادل نعمان قرب حاجز نهر عيشة في 20/12/2012",
            &[
                ("full_name", "عادل نعمان"),
                ("taken_date", "20/12/2012"),
                ("taken_place", "قرب حاجز نهر عيشة"),
            ],
        );
        says(
            "تم خطف المدرّسة ليلى حسن على طريق الرقة بتاريخ ١٢/٤/٢٠١٤ من قبل داعش",
            &[
                ("full_name", "ليلى حسن"),
                ("taken_date", "١٢/٤/٢٠١٤"),
                ("taken_place", "طريق الرقة"),
                ("party", "داعش"),
            ],
        );
        says(
            "تم اعتقال كل من علي حسن وسامر يوسف في دوما بتاريخ 1/5/2013",
            &[("full_name", "علي حسن وسامر يوسف"), ("taken_date", "1/5/2013"), ("taken_place", "دوما")],
        );
        says(
            "اعتقلت قوات النظام كلا من زياد الخالد وعمر الخالد في دوما",
            &[("full_name", "زياد الخالد وعمر الخالد"), ("taken_place", "دوما"), ("party", "قوات النظام")],
        );
        says(
            "فقد الاتصال مع الطالب الجامعي عمار سعيد الحسين في دمشق",
            &[("full_name", "عمار سعيد الحسين"), ("taken_place", "دمشق")],
        );
        says(
            "اعتقال كل من: علي حسن، سامر يوسف، رامي خالد من دوما بتاريخ 2013",
            &[("full_name", "علي حسن، سامر يوسف، رامي خالد"), ("place", "دوما"), ("taken_date", "2013")],
        );
    }

    #[test]
    fn a_message_over_lines_is_one_and_the_messenger_is_nobody() {
        let text = "12/03/2013, 22:15 - أبو أحمد: اعتقل محمد خالد الحمصي في حي الوعر بتاريخ 10/3/2013\n\
            12/03/2013, 22:16 - Messages and calls are end-to-end encrypted. No one outside of this chat can \
            read them.\n\
            12/03/2013, 22:18 - أم سعيد: اعتقل ابني سعيد حسن الأحمد\n\
            من بيتنا في داريا\n\
            سنة 2012\n\
            12/03/2013, 22:19 - أم سعيد: You deleted this message\n\
            12/03/2013, 22:20 - خالد أضاف +963 944 111 222\n\
            12/03/2013, 22:21 - أم سعيد: حذفت هذه الرسالة\n";
        let (sheet, _) = read_sentences(text, Limits::default()).expect("short");
        let titles = sheet.headers.clone().expect("given");
        let rows: Vec<(u32, bool, String)> = sheet
            .lines()
            .map(|line| {
                let told: Vec<&str> =
                    line.cells().filter(|cell| titles[cell.column] != "note").map(|cell| cell.text).collect();
                (line.number(), sheet.elsewhere.contains_key(&line.number()), told.join(" | "))
            })
            .collect();
        let expected = [
            (1, false, "محمد خالد الحمصي | 10/3/2013 | حي الوعر"),
            (2, true, ""),
            (3, false, "سعيد حسن الأحمد | سنة 2012 | داريا"),
            (6, true, ""),
            (7, true, ""),
            (8, true, ""),
        ];
        assert_eq!(rows, expected.map(|(number, aside, told)| (number, aside, told.to_owned())));
    }

    #[test]
    fn ali_is_a_name() {
        says(
            "علي محمد علي من نوى اعتقل بتاريخ 2013 علي حاجز منكت",
            &[
                ("full_name", "علي محمد علي"),
                ("place", "نوى"),
                ("taken_date", "2013"),
                ("party", "حاجز منكت"),
            ],
        );
    }

    #[test]
    fn other_ways_to_say_it() {
        says(
            "(٢) الشاب سالم الحوراني من بلدة نوى، اعتقل في 5/2013 على يد الأمن العسكري، ولا يزال مصيره \
             مجهولاً",
            &[
                ("full_name", "سالم الحوراني"),
                ("place", "نوى"),
                ("taken_date", "5/2013"),
                ("party", "الأمن العسكري"),
                ("status", "ولا يزال مصيره مجهولاً"),
            ],
        );
        says(
            "اعتقل الشاب سالم الحوراني من مدينة جاسم عند حاجز منكت بتاريخ 2/3/2014",
            &[
                ("full_name", "سالم الحوراني"),
                ("place", "جاسم"),
                ("taken_date", "2/3/2014"),
                ("party", "حاجز منكت"),
            ],
        );
        says(
            "• سالم الحوراني مواليد 1990 من قرية تسيل مفقود منذ 2014",
            &[
                ("full_name", "سالم الحوراني"),
                ("birth_date", "1990"),
                ("place", "تسيل"),
                ("taken_date", "2014"),
                ("status", "مفقود"),
            ],
        );
        says(
            "تم اعتقال الشاب سالم الحوراني من بلدة نوى في شهر 5 2013 من قبل فرع فلسطين",
            &[
                ("full_name", "سالم الحوراني"),
                ("place", "نوى"),
                ("taken_date", "5 2013"),
                ("party", "فرع فلسطين"),
            ],
        );
        says(
            "قامت قوات النظام باعتقال سالم محمد الحوراني من تسيل بتاريخ 1/2/2014",
            &[
                ("full_name", "سالم محمد الحوراني"),
                ("place", "تسيل"),
                ("taken_date", "1/2/2014"),
                ("party", "قوات النظام"),
            ],
        );
        says(
            "اعتقلت المخابرات الجوية الشاب سالم الحوراني من تسيل بتاريخ 1/2/2014",
            &[
                ("full_name", "سالم الحوراني"),
                ("place", "تسيل"),
                ("taken_date", "1/2/2014"),
                ("party", "المخابرات الجوية"),
            ],
        );
        says(
            "سالم الحوراني، والدته هدى، من داعل، خرج ولم يعد منذ 12/2012، هاتف 0991234567",
            &[
                ("full_name", "سالم الحوراني"),
                ("mother_name", "هدى"),
                ("place", "داعل"),
                ("taken_date", "12/2012"),
                ("phone", "0991234567"),
            ],
        );
        says(
            "٢. هدى خالد النسيم (٣٢ عاما) مفقودة منذ ٢٠١٤",
            &[
                ("full_name", "هدى خالد النسيم"),
                ("age", "٣٢ عاما"),
                ("taken_date", "٢٠١٤"),
                ("status", "مفقودة"),
            ],
        );
        says(
            "٤. ليلى يوسف المرجان (مواليد ١٩٨٠) من أهالي جاسم، معتقلة منذ عام 2013 في فرع فلسطين",
            &[
                ("full_name", "ليلى يوسف المرجان"),
                ("birth_date", "١٩٨٠"),
                ("place", "جاسم"),
                ("taken_date", "عام 2013"),
                ("held_at", "فرع فلسطين"),
                ("status", "معتقلة"),
            ],
        );
        // Whom they took has no clear beginning: a person must read it.
        says("اعتقلت المخابرات الجوية سالم الحوراني من تسيل", &[]);
    }

    #[test]
    fn labels_say_what_follows() {
        says(
            "الاسم: سالم محمد الحوراني، اسم الأم: هدى، البلدة: نوى / تاريخ الاعتقال: 5/2013 - الجهة: حاجز \
             منكت",
            &[
                ("full_name", "سالم محمد الحوراني"),
                ("mother_name", "هدى"),
                ("place", "نوى"),
                ("taken_date", "5/2013"),
                ("party", "حاجز منكت"),
            ],
        );
    }

    #[test]
    fn marks_alone_may_part_what_is_told() {
        says(
            "2) سالم محمد الحوراني / نوى / 5/2013 / حاجز منكت",
            &[
                ("full_name", "سالم محمد الحوراني"),
                ("place", "نوى"),
                ("taken_date", "5/2013"),
                ("party", "حاجز منكت"),
            ],
        );
        says(
            "سالم الحوراني | مواليد 1990 | تسيل | 2014",
            &[
                ("full_name", "سالم الحوراني"),
                ("birth_date", "1990"),
                ("place", "تسيل"),
                ("taken_date", "2014"),
            ],
        );
        says("قائمة الشهداء / نوى / نيسان 2013", &[]);
    }

    #[test]
    fn a_mother_tells_whose_child() {
        says(
            "سالم محمد الحوراني ابن هدى تولد 1990 اعتقل يوم 3 أيار 2013",
            &[
                ("full_name", "سالم محمد الحوراني"),
                ("mother_name", "هدى"),
                ("birth_date", "1990"),
                ("taken_date", "3 أيار 2013"),
            ],
        );
        says(
            "• اعتقال الشاب سالم الحوراني (23 عاماً) من أبناء نوى بتاريخ 2/3/2014",
            &[
                ("full_name", "سالم الحوراني"),
                ("age", "23 عاماً"),
                ("place", "نوى"),
                ("taken_date", "2/3/2014"),
            ],
        );
    }

    #[test]
    fn messages_carry_their_sender() {
        says(
            "[12/3/2024, 10:11:05] مندوب درعا: 3. سالم الحوراني من نوى اعتقل بتاريخ 2015 من قبل الجوية",
            &[("full_name", "سالم الحوراني"), ("place", "نوى"), ("taken_date", "2015"), ("party", "الجوية")],
        );
        says(
            "12/3/24، 10:11 م - مندوب: سالم الحوراني من نوى اعتقل بتاريخ 2015",
            &[("full_name", "سالم الحوراني"), ("place", "نوى"), ("taken_date", "2015")],
        );
    }

    #[test]
    fn english_news() {
        says(
            "My brother Jaber Nawaf Sayyad was arrested on 21 May 2013 in Douma, his mother is Fadwa.",
            &[
                ("full_name", "Jaber Nawaf Sayyad"),
                ("mother_name", "Fadwa"),
                ("taken_date", "21 May 2013"),
                ("taken_place", "Douma"),
            ],
        );
        says(
            "Jaber Nawaf Sayyad, born 1984, arrested 21 May 2013, Douma",
            &[
                ("full_name", "Jaber Nawaf Sayyad"),
                ("birth_date", "1984"),
                ("taken_date", "21 May 2013"),
                ("taken_place", "Douma"),
            ],
        );
        says("Salim Khoury was released in 2015, thank God.", &[]);
    }

    #[test]
    fn what_is_told_of_others_is_not_told_of_the_person() {
        says(
            "ابني أيهم زكريا الدبس اعتقل 2013 واستشهد أخوه في صيدنايا",
            &[("full_name", "أيهم زكريا الدبس"), ("taken_date", "2013"), ("status", "واستشهد أخوه")],
        );
        says(
            "زوجي مرهف شفيق عجاج هارب من الجيش اعتقل في 2014",
            &[("full_name", "مرهف شفيق عجاج"), ("taken_date", "2014"), ("status", "هارب من الجيش")],
        );
        // What goes on telling is no place: a person must read it.
        says("أخي ثائر نواف الصياد مفقود من 2012 ونحن لا نعرف إن كان حيا أو ميتا", &[]);
        says("ابني سليم وديع الخوري اعتقل 2012 وأفرج عن أخيه", &[]);
    }

    #[test]
    fn a_greeting_is_a_note_alone() {
        says("السلام عليكم ورحمة الله", &[]);
    }
}
