//! What is done with several files of the list at once: the ticked ones, or all rows of the page.

use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use model::{PersonId, Subject};
use pages::paths;
use pages::view::MarkRead;

/// The most files of one act: as many as a page has rows.
const FILES_MAX: usize = 200;

/// The files that were ticked, each once, in the order of the page.
pub(crate) fn ticked(ask: &Ask) -> Result<Vec<PersonId>, Failure> {
    read(ask, &words(ask))
}

/// The same, where the file of a place of detention, a unit, a checkpoint will do as well as a person's.
pub(crate) fn ticked_subjects(ask: &Ask) -> Result<Vec<Subject>, Failure> {
    each(&words(ask), |word| ask.refs().read_subject(word))
}

fn words(ask: &Ask) -> Vec<&str> {
    match ask.form.some("all") {
        Some(_) => ask.form.get("shown").split_whitespace().collect(),
        None => ask.form.all("file").collect(),
    }
}

pub(crate) fn read(ask: &Ask, words: &[&str]) -> Result<Vec<PersonId>, Failure> {
    each(words, |word| ask.refs().read(word))
}

fn each<T: PartialEq>(words: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Failure> {
    let mut files: Vec<T> = Vec::new();
    for word in words {
        let file = read(word).ok_or_else(Failure::not_found)?;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    if files.len() > FILES_MAX { Err(Failure::status(413)) } else { Ok(files) }
}

/// Marks the ticked files as read.
pub(crate) fn mark_read(ask: &Ask) -> Answer {
    let files = ticked(ask)?;
    let back = go(ask.form.some("back").unwrap_or(paths::FILES));
    if files.is_empty() {
        ask.say(Flash { trouble: true, key: "nothing-ticked".into(), ..Flash::default() });
        return Ok(back);
    }
    // That a file was reviewed says that somebody read it: of many it is asked once more.
    if files.len() > 1 && ask.form.some("sure").is_none() {
        return Ok(html(pages::files::mark_read(&frame(ask), &asked(ask, files.len()))));
    }
    let marked = ask.desk()?.mark_all_read(&files)?;
    let words: Vec<String> = files.iter().map(|file| ask.refs().of(*file)).collect();
    let from = ask.form.some("back").unwrap_or(paths::FILES);
    let pairs = words.iter().map(|word| ("file", word.as_str())).chain([("back", from)]);
    let pairs: Vec<(&str, &str)> = pairs.collect();
    ask.say(Flash {
        key: "web-files-read".into(),
        args: vec![("n", Said::Count(marked as u64))],
        undo: Some(paths::with(paths::FILES_UNREAD, &pairs)),
        ..Flash::default()
    });
    Ok(back)
}

/// Takes that back.
pub(crate) fn mark_unread(ask: &Ask) -> Answer {
    let words: Vec<&str> = ask.query.all("file").collect();
    let marked = ask.desk()?.unmark_all_read(&read(ask, &words)?)?;
    ask.say(Flash {
        key: "web-files-unread".into(),
        args: vec![("n", Said::Count(marked as u64))],
        ..Flash::default()
    });
    Ok(go(ask.query.some("back").unwrap_or(paths::FILES)))
}

/// The question before many files are marked as read.
fn asked(ask: &Ask, count: usize) -> MarkRead {
    MarkRead {
        count: count as u64,
        files: words(ask).into_iter().map(str::to_owned).collect(),
        back: ask.form.some("back").unwrap_or(paths::FILES).to_owned(),
    }
}
