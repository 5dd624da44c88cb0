//! What clap has to say, in the reader's language: help, and wrong use.
//!
//! The parser speaks English only. Its help is put together from our own words, and
//! what it adds by itself is put into words here; of wrong use it gives the kind and
//! the pieces, and the sentences are ours.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use l10n::{Arg, Reader};
use std::process::ExitCode;

/// Help and version are answers; everything else is wrong use, with exit 2.
pub fn wrong(why: &clap::Error, reader: Reader, json: bool) -> ExitCode {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    let rendered = in_words(&why.render().to_string(), reader);
    match why.kind() {
        DisplayHelp | DisplayVersion => {
            print!("{rendered}");
            return ExitCode::SUCCESS;
        }
        DisplayHelpOnMissingArgumentOrSubcommand if !json => eprint!("{rendered}"),
        _ => {
            let (what, fix) = (sentence(why, reader), reader.t("fix-wrong-use"));
            match json {
                true => println!(
                    "{}",
                    serde_json::json!({"error": {"code": "wrong-use", "message": what, "fix": fix}})
                ),
                false => eprintln!("{what}\n{}{fix}", usage(&rendered, reader)),
            }
        }
    }
    ExitCode::from(2)
}

/// The line that shows how the command is written, where there is one.
fn usage(rendered: &str, reader: Reader) -> String {
    let line = rendered.lines().find_map(|line| line.trim_start().strip_prefix("Usage: "));
    line.map(|line| format!("{}: {line}\n", reader.t("cli-usage"))).unwrap_or_default()
}

/// What the parser writes by itself into a page of help.
fn in_words(text: &str, reader: Reader) -> String {
    let text = text.replace("[OPTIONS]", &format!("[{}]", reader.t("cli-mark-options")));
    // Where the line is full, it is broken behind the colon.
    let text = text.replace("[default:", &format!("[{}:", reader.t("cli-mark-default")));
    values(&text, reader)
}

/// The same for the values of an option: where the line is full, the parser breaks it inside its own mark.
fn values(text: &str, reader: Reader) -> String {
    let mut pieces = text.split("[possible");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start();
        let gap = &piece[..piece.len() - rest.len()];
        match rest.strip_prefix("values:") {
            Some(rest) if gap.contains('\n') => {
                out = format!("{}{gap}[{}:{rest}", out.trim_end(), reader.t("cli-mark-values"))
            }
            Some(rest) => out.push_str(&format!("[{}:{rest}", reader.t("cli-mark-values"))),
            None => out.push_str(&format!("[possible{piece}")),
        }
    }
    out
}

/// What is wrong, with the words that were typed.
fn sentence(why: &clap::Error, reader: Reader) -> String {
    let told = |key: &str, args: &[(&str, Arg<'_>)]| reader.ta(&format!("use-{key}"), args);
    let of = |kind: ContextKind| why.get(kind).map(words).unwrap_or_default();
    let (arg, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let arg = ("arg", Arg::from(arg.as_str()));
    match why.kind() {
        ErrorKind::InvalidSubcommand => {
            let said = of(ContextKind::InvalidSubcommand);
            let near = of(ContextKind::SuggestedSubcommand);
            suggested(told("unknown-command", &[("said", said.as_str().into())]), &near, reader)
        }
        ErrorKind::UnknownArgument => {
            let near = of(ContextKind::SuggestedArg);
            suggested(told("unknown-option", &[arg]), &near, reader)
        }
        ErrorKind::MissingRequiredArgument => told("missing", &[arg]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            told("no-command", &[])
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            match other.is_empty() {
                true => told("twice", &[arg]),
                false => told("together", &[arg, ("other", other.as_str().into())]),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => told("no-value", &[arg]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = of(ContextKind::ValidValue).split(' ').collect::<Vec<_>>().join(reader.comma());
            let what = told("value", &[arg, ("said", value.as_str().into())]);
            match known.is_empty() {
                true => what,
                false => format!("{what} {}", told("known-values", &[("known", known.as_str().into())])),
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            told("no-value", &[arg])
        }
        ErrorKind::TooManyValues => told("value", &[arg, ("said", value.as_str().into())]),
        _ => reader.t("err-wrong-use").to_owned(),
    }
}

fn suggested(what: String, near: &str, reader: Reader) -> String {
    match near.is_empty() {
        true => what,
        false => format!("{what} {}", reader.ta("use-near", &[("near", near.into())])),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(" "),
        ContextValue::StyledStr(words) => words.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
