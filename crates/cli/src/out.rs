//! What the command says: one JSON document on standard output, or sentences;
//! messages and progress on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use l10n::{Arg, Reader};
use serde_json::{Value, json};
use std::io::Write;
use std::sync::OnceLock;

/// The code of what this run said beside its answer.
static WARNED: OnceLock<String> = OnceLock::new();

/// How this run speaks.
#[derive(Clone, Copy)]
pub struct Out {
    /// The reader's language.
    pub reader: Reader,
    /// One JSON document instead of sentences.
    pub json: bool,
}

/// A refusal for a person: code, what happened, what to do.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The code, for programs.
    pub code: String,
    /// What happened.
    pub what: String,
    /// What to do.
    pub fix: String,
    /// The answer has been given with it already: one document and no more.
    pub told: bool,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.what)
    }
}
impl std::error::Error for Refused {}

impl Refused {
    /// For programs.
    pub fn document(&self) -> Value {
        json!({"code": self.code, "message": self.what, "fix": self.fix})
    }
}

/// What every command answers.
pub type Done = Result<(), Refused>;

impl Out {
    /// A refusal with the words of its code.
    pub fn refuse(&self, code: &str, args: &[(&str, Arg<'_>)]) -> Refused {
        let words = self.reader.trouble(code, args);
        Refused { code: code.to_owned(), what: words.what, fix: words.fix, told: false }
    }

    /// A refusal under the code that scripts know, in words that fit the case better than the code's own.
    pub fn worded(&self, code: &str, words: &str, args: &[(&str, Arg<'_>)]) -> Refused {
        Refused { code: code.to_owned(), ..self.refuse(words, args) }
    }

    /// A refusal of the casework, in words.
    pub fn refused(&self, refusal: &casework::Refusal) -> Refused {
        let code = refusal.code();
        match refusal {
            casework::Refusal::Field(field, _) => {
                let name = self.reader.prop(field);
                self.refuse(&code, &[("field", name.as_str().into())])
            }
            casework::Refusal::OfLists(_, said) => self.refuse(&code, &[("said", said.as_str().into())]),
            casework::Refusal::Unreadable { file, .. } => {
                self.refuse(&code, &[("file", file.as_str().into())])
            }
            casework::Refusal::CameAgain(numbers) => self.refuse(&code, &[("file", numbers.as_str().into())]),
            casework::Refusal::Store(trouble) => self.store(trouble),
            _ => self.refuse(&code, &[]),
        }
    }

    /// A refusal of the store, in words.
    pub fn store(&self, trouble: &store::Trouble) -> Refused {
        let refused = self.refuse(&format!("store-{}", trouble.code()), &[]);
        let Some((needed, free)) = trouble.room() else { return refused };
        let [needed, free] = [needed, free].map(|bytes| self.reader.bytes(bytes));
        let room = self.reader.ta("store-room", &[("needed", needed.into()), ("free", free.into())]);
        Refused { fix: format!("{} {room}", refused.fix), ..refused }
    }

    /// A file of the operator that cannot be read or written.
    pub fn file(&self, path: &str, error: &std::io::Error) -> Refused {
        use std::io::ErrorKind;
        let (code, words) = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => ("file-missing", "file-missing"),
            ErrorKind::PermissionDenied => ("file-denied", "file-denied"),
            ErrorKind::StorageFull => ("store-disk-full", "store-disk-full"),
            ErrorKind::IsADirectory => ("file-io", "file-is-folder"),
            ErrorKind::InvalidData => ("file-io", "file-no-text"),
            _ => ("file-io", "file-io"),
        };
        self.worded(code, words, &[("file", path.into())])
    }

    /// The answer: a document, or the sentences that tell the same.
    pub fn answer(&self, document: &Value, sentences: impl FnOnce() -> String) {
        let text = if self.json { document.to_string() } else { sentences() };
        let mut out = std::io::stdout().lock();
        // A closed pipe (`athar search … | head`) is the reader's choice.
        let _ = writeln!(out, "{}", text.trim_end());
    }

    /// A remark beside the answer.
    pub fn say(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Says beside the answer why something cannot be done here; whoever asks for it all the same is not told
    /// twice.
    pub fn warn(&self, refused: &Refused) {
        self.say(&format!("{}\n{}", refused.what, refused.fix));
        let _ = WARNED.set(refused.code.clone());
    }

    /// Says why it was not done, once: in the document, or in sentences.
    pub fn show(&self, refused: &Refused) {
        if !self.json {
            if WARNED.get() != Some(&refused.code) {
                self.say(&format!("{}\n{}", refused.what, refused.fix));
            }
            return;
        }
        if !refused.told {
            let document = json!({"error": refused.document()});
            let _ = writeln!(std::io::stdout().lock(), "{document}");
        }
    }

    /// A bar for long work; silent where nobody watches.
    pub fn bar(&self, key: &str, total: u64) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(8));
        let style =
            ProgressStyle::with_template("{msg} [{bar:30}] {percent}% {eta}").expect("a fixed template");
        bar.set_style(style.progress_chars("█▌ "));
        bar.set_message(self.reader.t(key).to_owned());
        bar
    }
}
