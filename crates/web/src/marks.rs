//! The numbered sources of a page: every value wears its marks, and the list
//! at the foot says who they are.

use crate::told::file::FileTold;
use crate::words;
use l10n::Reader;
use model::dossier::Spoken;
use model::{Source, SourceId};
use pages::paths;
use pages::view::SourceLine;
use std::collections::BTreeMap;

/// Where something was said, told apart as finely as a reader would.
type Spot = (SourceId, Option<String>, Option<u32>, Option<String>);

/// Sources, numbered in the order in which they are met.
pub(crate) struct Marks<'d> {
    told: &'d FileTold<'d>,
    numbers: BTreeMap<Spot, u32>,
    lines: Vec<SourceLine>,
}

impl<'d> Marks<'d> {
    pub fn new(told: &'d FileTold<'d>) -> Marks<'d> {
        Marks { told, numbers: BTreeMap::new(), lines: Vec::new() }
    }

    /// The number of the source of a claim.
    pub fn of(&mut self, spoken: &Spoken) -> u32 {
        let spot = match self.told.less {
            true => (spoken.source, None, None, None),
            false => (spoken.source, spoken.locus.sheet.clone(), spoken.locus.row, spoken.locus.at.clone()),
        };
        if let Some(number) = self.numbers.get(&spot) {
            return *number;
        }
        let number = self.lines.len() as u32 + 1;
        self.numbers.insert(spot, number);
        let line = self.line(number, spoken);
        self.lines.push(line);
        number
    }

    /// The list for the foot of the page.
    pub(crate) fn into_lines(self) -> Vec<SourceLine> {
        self.lines
    }

    /// Whose voice it is: one who was heard three times is one voice, and so is a list.
    pub(crate) fn voice(&self, spoken: &Spoken) -> String {
        match self.told.source(spoken).filter(|source| source.import.is_none() && !source.title.is_empty()) {
            Some(source) => format!("{} {}", source.organisation, names::fold(&source.title)),
            None => spoken.source.to_string(),
        }
    }

    fn line(&self, number: u32, spoken: &Spoken) -> SourceLine {
        let (reader, source) = (self.told.reader, self.told.source(spoken));
        if spoken.ships() {
            return SourceLine {
                number,
                title: reader.t("web-reference-data").to_owned(),
                ..SourceLine::default()
            };
        }
        let title = self.told.source_title(spoken);
        if self.told.less {
            return SourceLine { number, title, ..SourceLine::default() };
        }
        let recorded = reader.ta("web-recorded", &[("when", reader.day_short(spoken.known).into())]);
        let file = source.map_or("", |source| source.title.as_str());
        let mut place = locus(reader, spoken, file);
        place.push(recorded);
        let of_list = source.is_some_and(|s| s.import.is_some());
        let title = if of_list { self.told.organisation(spoken.organisation) } else { title };
        SourceLine {
            number,
            // Markup holds them apart on the page; what is copied has the marks alone.
            title: reader.isolated(&title).into_owned(),
            file: source
                .filter(|_| of_list)
                .map(|s| reader.isolated(&s.title).into_owned())
                .unwrap_or_default(),
            place: place.join(words::comma(reader)),
            href: source.is_some().then(|| paths::source(&spoken.id.act.to_string())),
            grade: source.map(|s| grade(reader, s, spoken)).unwrap_or_default(),
        }
    }
}

/// Where in the source: sheet, line, page; of a list the file says how its lines are counted.
pub(crate) fn locus(reader: Reader, spoken: &Spoken, file: &str) -> Vec<String> {
    let mut place = Vec::new();
    if let Some(sheet) = &spoken.locus.sheet {
        place.push(reader.ta("web-sheet", &[("sheet", sheet.into())]));
    }
    if let Some(row) = spoken.locus.row {
        place.push(words::row(reader, file, row));
    }
    let person =
        spoken.locus.at.as_deref().filter(|at| spoken.locus.row.is_some() && at.parse::<u32>().is_ok());
    place.extend(match person {
        Some(n) => Some(reader.ta("web-person-in-row", &[("n", reader.digits(n).into_owned().into())])),
        None => spoken.locus.at.clone(),
    });
    place
}

/// The Admiralty grade, when someone has given one.
fn grade(reader: Reader, source: &Source, spoken: &Spoken) -> String {
    match (source.reliability, spoken.claim.credibility) {
        ('F', 6) => String::new(),
        (letter, number) => reader.ta("web-grade", &[("grade", format!("{letter}{number}").into())]),
    }
}
