//! The two languages.

/// The language of a reader. Arabic comes first, here and everywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic, right to left, with Arabic-Indic digits.
    #[default]
    Ar,
    /// English, left to right.
    En,
}

impl Lang {
    /// Both, Arabic first.
    pub const ALL: [Lang; 2] = [Lang::Ar, Lang::En];

    /// The language tag of HTML and of settings.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }

    /// The direction of its lines, for the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::Ar => "rtl",
            Lang::En => "ltr",
        }
    }

    /// What its own speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Ar => "العربية",
            Lang::En => "English",
        }
    }

    /// The other one, for the switch at the foot of each page.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }
    }

    /// The language of a tag such as `ar`, `ar-SY` or `en_GB.UTF-8`.
    pub fn from_code(tag: &str) -> Option<Lang> {
        let tag = tag.trim();
        let main = tag.split(['-', '_', '.']).next()?;
        Lang::ALL.into_iter().find(|lang| main.eq_ignore_ascii_case(lang.code()))
    }
}
