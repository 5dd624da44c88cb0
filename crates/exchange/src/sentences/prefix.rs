//! What stands before a sentence: numbers, bullets, a messenger's stamp.

/// Whether most lines begin as a messenger writes them into its export.
pub(crate) fn is_chat(text: &str) -> bool {
    let first = lines(text).filter(|line| !line.trim().is_empty()).take(60);
    let (all, stamped) = first.fold((0, 0), |(all, stamped), line| {
        (all + 1, stamped + usize::from(chat_stamp(line.trim_matches(crate::book::is_blank)).is_some()))
    });
    // A message may go on over lines, which have no stamp.
    all > 0 && stamped * 3 >= all
}

/// The sentence without numbering, bullets and the messenger's own words.
pub(super) fn without_prefix(line: &str) -> &str {
    let mut said = line.trim_matches(crate::book::is_blank);
    if let Some(rest) = chat_stamp(said) {
        said = rest;
    }
    said = without_number(said);
    said.trim_start_matches(|letter: char| "-–—*•●▪·>✅🔴⚫📌".contains(letter) || letter.is_whitespace())
}

/// A cell without the number or the bullet that counts it in a list: «١- سالم», «(4) سالم», «- سالم».
/// Several numbered names stay as they are.
pub(crate) fn without_list_mark(cell: &str) -> &str {
    let said = cell.trim_matches(crate::book::is_blank);
    let bare = without_number(said)
        .trim_start_matches(|letter: char| "-–—*•●▪·".contains(letter) || letter.is_whitespace());
    let counts = bare.len() < said.len() && bare.starts_with(char::is_alphabetic);
    if counts && !bare.contains(char::is_numeric) { bare } else { cell }
}

fn without_number(said: &str) -> &str {
    let bare = said.trim_start_matches(['(', '[', '#', '-', '*', ' ']);
    let digits = bare.len() - bare.trim_start_matches(char::is_numeric).len();
    if digits == 0 || bare[..digits].chars().count() > 5 {
        return said;
    }
    let rest = bare[digits..].trim_start_matches([' ', '\u{200f}', '\u{200e}']);
    let marked = rest.trim_start_matches(['-', '–', '—', '.', ')', ']', ':', '/', '_', '،', '*']);
    // "15 آذار …" is a date, "15- سالم" is a number in a list.
    if marked.len() < rest.len() || said.starts_with(['(', '[', '#']) { marked.trim_start() } else { said }
}

/// Whether a messenger's stamp stands before it.
pub(super) fn is_stamped(line: &str) -> bool {
    chat_stamp(line.trim_matches(crate::book::is_blank)).is_some()
}

/// A stamp in a line of its own: «أبو وليد, [12.10.2026 21:15]».
pub(super) fn is_bare_stamp(line: &str) -> bool {
    let line = line.trim_matches(crate::book::is_blank);
    !line.contains('\n') && chat_stamp(line) == Some("")
}

/// A stamp without a sender: the messenger itself speaks.
pub(super) fn is_without_sender(line: &str) -> bool {
    let line = line.trim_matches(crate::book::is_blank);
    chat_stamp(line).is_some_and(|rest| {
        !rest.is_empty() && line.ends_with(rest) && !line[..line.len() - rest.len()].trim_end().ends_with(':')
    })
}

/// "[12/3/2024, 10:11] فلان: …" and "12/3/24 10:11 - فلان: …".
fn chat_stamp(said: &str) -> Option<&str> {
    let said = said.trim_start_matches(['\u{200e}', '\u{200f}']);
    if let Some(inner) = said.strip_prefix('[') {
        let (stamp, rest) = inner.split_once(']')?;
        return is_stamp(stamp).then(|| after_sender(rest));
    }
    if let Some(rest) = behind_the_sender(said) {
        return Some(rest);
    }
    let (stamp, rest) = said.split_once(" - ")?;
    is_stamp(stamp).then(|| after_sender(rest))
}

/// "أبو وليد, [12.10.2026 21:15]", and the words of the message in the line below.
fn behind_the_sender(said: &str) -> Option<&str> {
    let (head, rest) = said.split_once('\n').unwrap_or((said, ""));
    let (sender, stamp) = head.trim_end().strip_suffix(']')?.split_once(", [")?;
    (sender.chars().count() <= 60 && is_stamp(stamp)).then(|| rest.trim_start())
}

fn is_stamp(stamp: &str) -> bool {
    let digits = stamp.chars().filter(|letter| letter.is_numeric()).count();
    stamp.chars().count() <= 30 && digits >= 5 && stamp.contains(':') && stamp.contains(['/', '-', '.'])
}

fn after_sender(rest: &str) -> &str {
    let rest = rest.trim_start();
    match rest.split_once(": ").or_else(|| rest.split_once(':')) {
        Some((sender, words)) if sender.chars().count() <= 60 => words.trim_start(),
        _ => rest,
    }
}

pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let body = rest.filter(|body| !body.is_empty())?;
        let Some(at) = memchr::memchr2(b'\n', b'\r', body.as_bytes()) else {
            rest = None;
            return Some(body);
        };
        let length = if body[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = Some(&body[at + length..]);
        Some(&body[..at])
    })
}
