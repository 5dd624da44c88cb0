//! Why a request was not answered as asked: a status, and words in the reader's language.

use casework::Refusal;
use l10n::{Arg, Reader, Trouble};

/// A request that failed.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub status: u16,
    /// Stable word for scripts; also looked up under `err-…` and `fix-…`.
    pub code: String,
    /// The field it is about.
    pub field: Option<&'static str>,
    pub minutes: Option<i64>,
    /// Words put into the sentence: name of a file, a limit.
    pub words: Option<String>,
    /// Where a call is not as described.
    pub misfit: Option<Misfit>,
}

/// A place in a call that is not as described.
#[derive(Debug, Clone)]
pub(crate) struct Misfit {
    /// A JSON pointer into the document, the name of a parameter, or line and column where it is no JSON.
    pub at: String,
    /// The name that is missing or that nobody knows.
    pub name: String,
    /// What may stand there: words as they are written, or keys of kinds of value (`call-kind-…`).
    pub expected: Vec<String>,
}

impl Misfit {
    /// What may stand there, in the reader's language. Names of fields are written as they are: a script
    /// that misspelt `why` does not find it under "Why?".
    pub fn expected(&self, reader: Reader) -> String {
        let is_kind = |e: &str| e.starts_with("call-kind-") && reader.has(e);
        let told: Vec<String> = self
            .expected
            .iter()
            .map(|e| if is_kind(e) { reader.t(e).to_owned() } else { e.clone() })
            .collect();
        told.join(if reader.lang == l10n::Lang::Ar { "، " } else { ", " })
    }
}

impl Failure {
    /// A failure with the words of its status.
    pub fn status(status: u16) -> Failure {
        Failure { status, code: status.to_string(), field: None, minutes: None, words: None, misfit: None }
    }

    /// A failure with words of its own.
    pub fn coded(status: u16, code: impl Into<String>) -> Failure {
        Failure { code: code.into(), ..Failure::status(status) }
    }

    /// A field filled in wrongly.
    pub fn field(field: &'static str, code: &'static str) -> Failure {
        Refusal::Field(field, code).into()
    }

    /// The same, at a place of a call.
    pub fn at(self, at: String) -> Failure {
        self.at_one_of(at, &[])
    }

    /// The same, with the words that may stand there.
    pub(crate) fn at_one_of(self, at: String, words: &[&str]) -> Failure {
        let expected = words.iter().map(|word| (*word).to_owned()).collect();
        Failure { misfit: Some(Misfit { at, name: String::new(), expected }), ..self }
    }

    /// There is no such thing, or not for this reader: the same words for both.
    pub(crate) fn not_found() -> Failure {
        Refusal::NotFound.into()
    }

    /// The limit that was passed, as the reader counts: of bytes where the status says that they
    /// were too many.
    fn limit(&self, reader: Reader) -> String {
        let bytes = self.words.as_ref().filter(|_| self.status == 413).and_then(|words| words.parse().ok());
        bytes.map_or_else(|| self.words.clone().unwrap_or_default(), |bytes| reader.bytes(bytes))
    }

    /// The two lines a person reads.
    pub fn trouble(&self, reader: Reader) -> Trouble {
        let field = self.field.map(|field| field_word(reader, field)).unwrap_or_default();
        self.told(reader, &self.key(reader), field)
    }

    /// The two lines whoever wrote a program reads: no page stands before them, no button and no session,
    /// and a field is called by its place in the call.
    pub(crate) fn trouble_of_call(&self, reader: Reader) -> Trouble {
        let place = self.misfit.as_ref().map(|misfit| misfit.at.clone());
        let field = place.or(self.field.map(str::to_owned)).unwrap_or_default();
        let key = self.key(reader);
        let of_call = format!("call-{key}");
        self.told(reader, if reader.has(&format!("err-{of_call}")) { &of_call } else { &key }, field)
    }

    /// The key of the words of this failure: of the field and what is wrong with it, of the code alone, or of
    /// the status.
    fn key(&self, reader: Reader) -> String {
        let own = [field_key(self.field, &self.code), Some(self.code.as_str())];
        let key = own.into_iter().flatten().find(|key| reader.has(&format!("err-{key}")));
        key.map_or_else(|| self.status.to_string(), str::to_owned)
    }

    fn told(&self, reader: Reader, key: &str, field: String) -> Trouble {
        let args = [
            ("field", Arg::from(field)),
            ("minutes", Arg::from(self.minutes.unwrap_or(1))),
            ("limit", Arg::from(self.limit(reader))),
            ("file", Arg::from(self.words.clone().unwrap_or_default())),
            ("at", Arg::from(self.misfit.as_ref().map(|m| m.at.clone()).unwrap_or_default())),
            ("name", Arg::from(self.misfit.as_ref().map(|m| m.name.clone()).unwrap_or_default())),
            ("expected", Arg::from(self.misfit.as_ref().map(|m| m.expected(reader)).unwrap_or_default())),
        ];
        reader.trouble(key, &args)
    }
}

/// What the page calls the field; one without a name of its own is "the field".
fn field_word(reader: Reader, field: &str) -> String {
    let named = reader.has(&format!("prop-{field}"));
    reader.prop(if named { field } else { "field" })
}

/// Words for a field and what is wrong with it, where the code alone says too little.
fn field_key(field: Option<&'static str>, code: &str) -> Option<&'static str> {
    Some(match (field?, code) {
        ("full_name", "field-needed") => "name-needed",
        (_, "field-one-more") => "known-needed",
        ("property" | "event_kind" | "subject_kind" | "status", "field-needed") => "choice-needed",
        ("source", "field-needed") => "source-needed",
        ("who", "field-wrong") => "who-unknown",
        ("why", "field-needed") => "reason-needed",
        ("key", _) => "key-used",
        ("file" | "document", "field-needed") => "file-needed",
        ("document", "field-empty") => "file-empty",
        ("roles", "field-needed") => "role-needed",
        ("document", "field-too-large") => "413",
        ("value", "field-future") => "date-future",
        ("value", "field-impossible" | "field-implausible") => "date-impossible",
        ("organisation", "field-needed") => "organisation-needed",
        ("organisation", "field-withdrawn") => "organisation-withdrawn",
        ("password", "field-short") => "password-short",
        ("password", "field-common") => "password-common",
        ("password", "field-long") => "password-long",
        ("password", "field-same") => "password-same",
        ("word", _) => "setup-word",
        ("again", _) => "password-differs",
        ("before", "field-used") => "code-used",
        ("before", _) => "password-wrong",
        ("login", "field-taken") => "name-taken",
        ("copy-days", "field-range") => "copy-days",
        ("code", "field-wrong") => "code",
        (_, "field-last-administrator") => "last-administrator",
        (_, "field-needed") => "required",
        _ => return None,
    })
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        let code = refusal.code();
        match refusal {
            Refusal::NotAllowed(_) => Failure::coded(403, code),
            Refusal::Team | Refusal::Second(_) => Failure::coded(403, code),
            Refusal::NotFound => Failure::coded(404, code),
            Refusal::Field(field, _) => Failure { field: Some(field), ..Failure::coded(422, code) },
            Refusal::Stale | Refusal::Meanwhile(_) => Failure::coded(409, code),
            Refusal::Already | Refusal::CopiesFolder => Failure::coded(409, code),
            Refusal::CameAgain(numbers) => Failure { words: Some(numbers), ..Failure::coded(409, code) },
            Refusal::KeptApart => Failure::coded(409, "stands-different"),
            Refusal::Unreadable { file, .. } => Failure { words: Some(file), ..Failure::coded(422, code) },
            Refusal::SignIn("locked-out") => Failure::coded(429, "locked-out"),
            Refusal::SignIn("code") => Failure::coded(401, "code"),
            Refusal::SignIn("account-locked") => Failure::coded(401, "account-locked"),
            Refusal::SignIn(
                code @ ("account-waits" | "account-refused" | "account-unasked" | "code-used"),
            ) => Failure::coded(401, code),
            Refusal::SignIn(_) => Failure::coded(401, "sign-in"),
            Refusal::Store(trouble) => store(&trouble, code),
            Refusal::Sealing(_) => Failure::coded(500, code),
            Refusal::Linkage(_) | Refusal::OfLists(..) => Failure::coded(422, code),
        }
    }
}

fn store(trouble: &casework::Trouble, code: String) -> Failure {
    use casework::Trouble::*;
    match trouble {
        DiskFull => Failure::coded(507, "507"),
        NoRoom { .. } | NoRoomToMove { .. } => Failure::coded(507, code),
        Busy => Failure::coded(503, "503"),
        ReadOnly | Cut { .. } | NewerProgram { .. } | NotMoved { .. } => Failure::coded(503, code),
        Stopped => Failure::coded(409, code),
        NoSuchEvidence => Failure::coded(404, code),
        _ => Failure::coded(500, code),
    }
}
