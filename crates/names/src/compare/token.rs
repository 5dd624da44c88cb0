//! A name as it is compared: its parts in order.

use crate::latin::Sounds;
use crate::{Code, Parsed, lexicon, parts};

/// One reading of a name: its parts in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    pub(crate) tokens: Vec<Token>,
    /// Whether the last token is a family name for all we know.
    pub(crate) has_family: bool,
}

/// One part of a name.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) written: String,
    pub(crate) code: Code,
    /// Its sounds, when it is Latin.
    pub(crate) sounds: Option<Sounds>,
    /// The full names it may be short for.
    pub(crate) full: Vec<Code>,
    /// What it costs to take one of them for it: little when there is only one.
    pub(crate) short: f32,
    /// One letter, standing for a name that begins with it.
    pub(crate) initial: bool,
}

/// A short form of one name beside it (`Md` and `محمد`), and a pet name that
/// several names share (`حمودة`: Muhammad, Mahmoud or Ahmad).
const SHORT: f32 = 0.05;

const PET: f32 = 0.26;

impl Token {
    pub(super) fn new(unit: parts::Unit) -> Token {
        let folded = unit.folded;
        let mut full: Vec<Code> = lexicon::full_forms(&folded).iter().map(|f| Code::new(f)).collect();
        let short = if full.len() == 1 { SHORT } else { PET };
        full.extend(lexicon::unglued(&folded).map(Code::new));
        let code = Code::new(&folded);
        let sounds = code.is_latin().then(|| Sounds::of(code.letters()));
        Token { written: unit.written, code, sounds, full, short, initial: code.len() == 1 }
    }
}

impl Chain {
    pub(super) fn new(parsed: &Parsed) -> Chain {
        let units = parsed.chain().into_iter().flat_map(|part| parts::units(&parts::words_of(part)));
        let tokens: Vec<Token> = units.map(Token::new).filter(|t| !t.code.is_empty()).take(MAX).collect();
        Chain { tokens, has_family: parsed.family.is_some() }
    }
}

/// Parts of a name that are compared; a longer chain is cut.
pub(crate) const MAX: usize = 8;
