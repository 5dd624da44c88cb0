//! The shapes of answers: what a script may rely on.

use super::call::Call;
use crate::told;
use crate::told::file::{FileTold, FindingTold};
use access::Cleared;
use casework::Refs;
use l10n::Reader;
use model::card::PlaceRole;
use model::dossier::{Chapter, Dossier, Fact, Gone, Harmony, Spoken, Standing};
use model::{Card, ClaimId, Part, Subject, SubjectKind, Value};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `call::failed` writes")]
pub(crate) struct Trouble {
    /// A stable word for the script.
    code: String,
    /// What happened, in the language of `Accept-Language`.
    message: String,
    /// What to do.
    fix: String,
    /// The field it is about.
    field: Option<String>,
    /// Where a call is not as described: a JSON pointer into the document, or the name of a parameter.
    at: Option<String>,
    /// What was expected there.
    expected: Option<String>,
}

/// The body of every failure.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `call::failed` writes")]
pub(crate) struct ErrorBody {
    error: Trouble,
}

/// A file as a line of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileLine {
    /// Number of the file.
    #[schema(example = "p12")]
    pub id: String,
    /// All files that are this person.
    pub members: Vec<String>,
    /// The name to show.
    pub name: String,
    /// The mother's name.
    pub mother: Option<String>,
    /// Births (EDTF).
    pub birth: Vec<String>,
    /// Takings (EDTF).
    pub taken: Vec<String>,
    /// Places as said.
    pub places: Vec<PlaceLine>,
    /// Parties as said.
    pub parties: Vec<String>,
    /// Places of detention as said.
    pub held_at: Vec<String>,
    /// Codes of the derived state.
    pub status: Vec<String>,
    /// Codes of sex.
    pub sex: Vec<String>,
    /// Whose words stand in it.
    pub organisations: Vec<String>,
    /// What nobody has said.
    pub missing: Vec<String>,
    /// Some values cannot all be true.
    pub apart: bool,
    /// Documents in the file.
    pub papers: u32,
    /// Steps of the path.
    pub events: u32,
    /// Milliseconds since 1970 of the latest act; for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<i64>,
    /// How close it is to the words, 0 to 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
    /// Why it answers, the most telling first.
    pub why: Vec<WhyLine>,
}

/// A subject as a line of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubjectLine {
    /// Number of the subject.
    #[schema(example = "f:F117")]
    pub id: String,
    /// Key of its kind.
    pub kind: &'static str,
    /// The name to show.
    pub name: String,
    /// Its other names.
    pub also: Vec<String>,
}

impl SubjectLine {
    pub(crate) fn of(refs: &Refs, line: casework::SubjectLine) -> SubjectLine {
        SubjectLine {
            id: refs.of_subject(&line.subject),
            kind: line.subject.kind().key(),
            name: line.name,
            also: line.also,
        }
    }
}

/// A place on a line.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceLine {
    /// `origin`, `taken`, `registration`, `other`.
    pub role: &'static str,
    /// As said.
    pub said: String,
}

/// Why a file answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct WhyLine {
    /// A stable word.
    pub code: String,
    /// As typed.
    pub typed: String,
    /// What on the file answers it.
    pub piece: String,
    /// In a sentence.
    pub text: String,
}

/// The line of a card.
pub(crate) fn file_line(call: &Call, card: &Cleared<Card>, hit: Option<&search::Hit>) -> FileLine {
    let (reader, refs, desk) = (call.reader, call.refs(), call.desk());
    let association = call.house().association();
    let organisations = told::card::organisations(&desk, &association, card);
    let dates = |values: &[dates::Fuzzy]| values.iter().map(|v| v.edtf()).collect();
    FileLine {
        id: refs.of(card.person),
        members: card.members.iter().map(|person| refs.of(*person)).collect(),
        name: crate::words::card_name(card),
        mother: told::card::mother(card).map(str::to_owned),
        birth: dates(&card.birth),
        taken: dates(&card.taken),
        places: card.place_words.iter().map(|p| PlaceLine { role: role(p.0), said: p.1.clone() }).collect(),
        parties: card.party_words.clone(),
        held_at: card.held_words.clone(),
        status: card.status.clone(),
        sex: card.sex.clone(),
        organisations: organisations.into_iter().map(|(id, _)| refs.of(id)).collect(),
        missing: card.missing.iter().map(|p| p.key().to_owned()).collect(),
        apart: card.apart,
        papers: card.papers,
        events: card.events,
        changed: told::card::changed(&desk, card),
        score: hit.filter(|h| h.why.reason != search::Reason::Listed).map(|h| h.score),
        why: hit.into_iter().flat_map(told::card::reasons).map(|why| why_line(reader, why)).collect(),
    }
}

fn role(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::Origin => "origin",
        PlaceRole::Taken => "taken",
        PlaceRole::Registration => "registration",
        PlaceRole::Other => "other",
    }
}

fn why_line(reader: Reader, why: &search::Why) -> WhyLine {
    WhyLine {
        code: why.reason.code().to_owned(),
        typed: why.typed.clone(),
        piece: why.piece.clone(),
        text: told::card::why(reader, why),
    }
}

/// The file of one person.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileBody {
    /// Number of the file: the oldest of its files.
    #[schema(example = "p12")]
    pub id: String,
    /// All files that are this person.
    pub members: Vec<String>,
    /// The name to show.
    pub name: String,
    /// What was said of the person.
    pub facts: Vec<FactBody>,
    /// Deprivations of liberty, in the order of time.
    pub episodes: Vec<ChapterBody>,
    /// Steps of the path, in the order of time.
    pub events: Vec<ChapterBody>,
    /// What follows.
    pub finding: Option<FindingBody>,
    /// Everyone who speaks in it and may be named.
    pub sources: Vec<SourceBody>,
    /// Documents.
    pub documents: Vec<PaperBody>,
    /// Claims that stand no more.
    pub gone: Vec<ClaimBody>,
    /// Milliseconds since 1970 of the latest act; for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<i64>,
}

/// Everything said of one property.
#[derive(Serialize, ToSchema)]
pub(crate) struct FactBody {
    /// Key of the property.
    pub property: String,
    /// Its name in the language of the call.
    pub label: String,
    /// `one`, `finer` (all can be true), `apart` (they cannot).
    pub harmony: &'static str,
    /// Its values, the best supported first.
    pub values: Vec<ValueBody>,
}

/// One value with the claims that say it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ValueBody {
    /// In words of the language of the call.
    pub text: String,
    /// The claims.
    pub claims: Vec<ClaimBody>,
}

/// One claim.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClaimBody {
    /// Its number.
    #[schema(example = "c7.3")]
    pub id: String,
    /// The file in which it stands.
    pub file: String,
    /// Key of the property.
    pub property: String,
    /// `person`, `episode:1`, `event:2`.
    pub part: String,
    /// The words of the source; for readers outside the house, what was understood from them.
    pub said: String,
    /// What was understood.
    pub value: ReadBody,
    /// Who may see it.
    pub tier: &'static str,
    /// A claim of death that waits for the family to be told.
    pub held: bool,
    /// Number of the source.
    pub source: String,
    /// Where in the source; for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locus: Option<LocusBody>,
    /// Whose word it is.
    pub organisation: String,
    /// The day we came to know it (ISO); for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// Admiralty number 1–6.
    pub credibility: u8,
    /// The claim it corrects.
    pub supersedes: Option<String>,
    /// Why it stands no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<GoneBody>,
}

/// What was understood from the words.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReadBody {
    /// `words`, `unknown`, `name`, `date`, `age`, `place`, `party`, `facility`, `code`, `digits`.
    pub kind: &'static str,
    /// Readings: EDTF of dates, codes of places and parties, digits; several when the words allow several.
    pub is: Vec<String>,
}

/// Where in a source.
#[derive(Serialize, ToSchema)]
pub(crate) struct LocusBody {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line.
    pub row: Option<u32>,
    /// A page, a minute.
    pub at: Option<String>,
}

/// Why a claim stands no more.
#[derive(Serialize, ToSchema)]
pub(crate) struct GoneBody {
    /// `superseded`, `withdrawn`, `import_withdrawn`, `organisation_withdrawn`.
    pub how: &'static str,
    /// The claim, import or organisation behind it.
    pub by: Option<String>,
    /// The reasons that were given.
    pub why: Option<String>,
}

/// An episode or a step of the path.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChapterBody {
    /// `episode:1`, `event:2`.
    pub part: String,
    /// The file in which it was told.
    pub file: String,
    /// What was said of it.
    pub facts: Vec<FactBody>,
}

/// What follows from the claims.
#[derive(Serialize, ToSchema)]
pub(crate) struct FindingBody {
    /// Code of `case_status`.
    pub code: String,
    /// In words.
    pub text: String,
    /// The day of the latest knowledge it rests on (ISO); for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The rule that gave it.
    pub rule: String,
    /// Claims it rests on.
    pub by: Vec<String>,
    /// Claims that speak against it.
    pub against: Vec<String>,
    /// Denials among the steps of the path.
    pub denials: u32,
}

/// Who speaks.
#[derive(Serialize, ToSchema)]
pub(crate) struct SourceBody {
    /// Its number.
    #[schema(example = "s3")]
    pub id: String,
    /// Code of `source_kind`; for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// As people call it; for readers outside the house, whose source it is.
    pub title: String,
    /// The organisation that brought it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Admiralty letter; for colleagues.
    #[schema(example = "F")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<String>,
    /// The day of it (EDTF).
    pub dated: Option<String>,
    /// Number of the document that keeps it.
    pub document: Option<String>,
}

/// A document.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperBody {
    /// Its number.
    #[schema(example = "d4")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Media type.
    pub media: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub digest: String,
    /// Who may see it.
    pub tier: &'static str,
}

/// What is said of a subject that is no person.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubjectBody {
    /// Number of the subject.
    #[schema(example = "f:F117")]
    pub id: String,
    /// Key of its kind.
    pub kind: &'static str,
    /// The name to show.
    pub name: String,
    /// What was said of it.
    pub facts: Vec<FactBody>,
    /// Everyone who speaks of it and may be named.
    pub sources: Vec<SourceBody>,
    /// Documents.
    pub documents: Vec<PaperBody>,
    /// Claims that stand no more.
    pub gone: Vec<ClaimBody>,
    /// Milliseconds since 1970 of the latest act; for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<i64>,
}

/// A subject in the shape of an answer.
pub(crate) fn subject_body(call: &Call, dossier: &Cleared<Dossier>) -> SubjectBody {
    let (desk, association) = (call.desk(), call.house().association());
    let told = FileTold::of(call.reader, &desk, &association, dossier);
    let teller = Teller { told: &told, refs: &call.refs() };
    let refs = teller.refs;
    SubjectBody {
        id: dossier.subject.as_ref().map_or_else(String::new, |subject| refs.of_subject(subject)),
        kind: dossier.subject.as_ref().map_or(SubjectKind::PERSON, Subject::kind).key(),
        name: crate::words::dossier_name(dossier),
        facts: dossier.facts.iter().map(|f| teller.fact(f, None)).collect(),
        sources: dossier.sources.values().map(|s| teller.source(s)).collect(),
        documents: dossier.papers.iter().map(|p| teller.paper(p)).collect(),
        gone: told.gone().iter().map(|s| teller.claim(s, None)).collect(),
        changed: told.changed(),
    }
}

/// A file in the shape of an answer.
pub(crate) fn file_body(call: &Call, dossier: &Cleared<Dossier>) -> FileBody {
    let (desk, association) = (call.desk(), call.house().association());
    let told = FileTold::of(call.reader, &desk, &association, dossier);
    let teller = Teller { told: &told, refs: &call.refs() };
    let refs = teller.refs;
    let claims = |ids: &[ClaimId]| ids.iter().map(|id| refs.of(*id)).collect();
    FileBody {
        id: dossier.persons.first().map_or_else(String::new, |person| refs.of(*person)),
        members: dossier.persons.iter().map(|person| refs.of(*person)).collect(),
        name: crate::words::dossier_name(dossier),
        facts: dossier.facts.iter().map(|f| teller.fact(f, None)).collect(),
        episodes: dossier
            .episodes
            .iter()
            .zip(1..)
            .map(|(c, n)| teller.chapter(c, Part::Episode(n)))
            .collect(),
        events: dossier.events.iter().zip(1..).map(|(c, n)| teller.chapter(c, Part::Event(n))).collect(),
        finding: told.finding().map(|FindingTold { finding, text, as_of }| FindingBody {
            text,
            as_of: as_of.map(|day| day.iso()),
            by: claims(&finding.by),
            against: claims(&finding.against),
            code: finding.code,
            rule: finding.rule,
            denials: finding.denials,
        }),
        sources: dossier.sources.values().map(|s| teller.source(s)).collect(),
        documents: dossier.papers.iter().map(|p| teller.paper(p)).collect(),
        gone: told.gone().iter().map(|s| teller.claim(s, None)).collect(),
        changed: told.changed(),
    }
}

/// Puts what a file tells into the shape of an answer.
struct Teller<'r> {
    told: &'r FileTold<'r>,
    refs: &'r Refs,
}

impl Teller<'_> {
    fn source(&self, source: &model::Source) -> SourceBody {
        let inside = !self.told.less;
        SourceBody {
            id: self.refs.of(source.id),
            kind: inside.then(|| source.kind.clone()),
            title: self.told.title(Some(source), source.organisation),
            organisation: self.refs.of(source.organisation),
            organisation_name: self.told.organisation(source.organisation),
            reliability: inside.then(|| source.reliability.to_string()),
            dated: source.dated.filter(|_| inside).map(|d| d.edtf()),
            document: source.document.filter(|_| inside).map(|d| d.to_string()),
        }
    }

    fn paper(&self, paper: &model::dossier::Paper) -> PaperBody {
        PaperBody {
            id: self.refs.of(paper.id),
            name: self.told.paper(paper),
            media: paper.media.clone(),
            bytes: paper.bytes,
            digest: paper.digest.clone(),
            tier: paper.tier.key(),
        }
    }

    /// Everything said of one property; of a part that is called otherwise towards this reader, by that name.
    fn fact(&self, fact: &Fact, of: Option<Part>) -> FactBody {
        FactBody {
            property: fact.property.key().to_owned(),
            label: self.told.reader.prop(fact.property.key()),
            harmony: match fact.harmony {
                Harmony::One => "one",
                Harmony::Finer => "finer",
                Harmony::Apart => "apart",
            },
            values: fact.values.iter().map(|s| self.value(s, of)).collect(),
        }
    }

    fn value(&self, standing: &Standing, of: Option<Part>) -> ValueBody {
        ValueBody {
            text: self.told.value(standing).text,
            claims: standing.claims.iter().map(|s| self.claim(s, of)).collect(),
        }
    }

    /// An episode or a step. Outside it bears its place in what the reader is told: a gap between numbers
    /// would say that one is missing.
    fn chapter(&self, chapter: &Chapter, told: Part) -> ChapterBody {
        let of = self.told.less.then_some(told);
        ChapterBody {
            part: part(of.unwrap_or(chapter.part)),
            file: self.refs.of(chapter.person),
            facts: chapter.facts.iter().map(|f| self.fact(f, of)).collect(),
        }
    }

    fn claim(&self, spoken: &Spoken, of: Option<Part>) -> ClaimBody {
        let (claim, inside) = (&spoken.claim, !self.told.less);
        let locus = LocusBody {
            sheet: spoken.locus.sheet.clone(),
            row: spoken.locus.row,
            at: spoken.locus.at.clone(),
        };
        ClaimBody {
            id: self.refs.of(spoken.id),
            file: self.refs.of_subject(&spoken.subject),
            property: claim.property.key().to_owned(),
            part: part(of.unwrap_or(claim.part)),
            said: claim.said.clone(),
            value: read(&claim.value, self.refs),
            tier: claim.tier.key(),
            held: self.told.is_held(claim),
            source: self.refs.of(spoken.source),
            locus: inside.then_some(locus),
            organisation: self.refs.of(spoken.organisation),
            known: self.told.known(spoken).map(|day| day.iso()),
            credibility: claim.credibility,
            supersedes: claim.supersedes.filter(|_| inside).map(|c| c.to_string()),
            gone: spoken.gone.as_ref().filter(|_| inside).map(gone),
        }
    }
}

fn gone(gone: &Gone) -> GoneBody {
    let of = |how, by: String| GoneBody { how, by: Some(by), why: None };
    match gone {
        Gone::Superseded(id) => of("superseded", id.to_string()),
        Gone::Withdrawn { why, by, .. } => {
            GoneBody { how: "withdrawn", by: Some(by.to_string()), why: Some(why.clone()) }
        }
        Gone::ImportWithdrawn(id) => of("import_withdrawn", id.to_string()),
        Gone::OrganisationWithdrawn(id) => of("organisation_withdrawn", id.to_string()),
    }
}

/// The part of a claim as one word.
pub(crate) fn part(part: Part) -> String {
    match part {
        Part::Person => "person".to_owned(),
        Part::Episode(n) => format!("episode:{n}"),
        Part::Event(n) => format!("event:{n}"),
    }
}

/// The part that a word means.
pub(crate) fn part_from(word: &str) -> Option<Part> {
    match word.split_once(':') {
        None if word == "person" => Some(Part::Person),
        Some(("episode", n)) => n.parse().ok().filter(|n| *n > 0).map(Part::Episode),
        Some(("event", n)) => n.parse().ok().filter(|n| *n > 0).map(Part::Event),
        _ => None,
    }
}

fn read(value: &Value, refs: &Refs) -> ReadBody {
    let (kind, is) = match value {
        Value::Words => ("words", Vec::new()),
        Value::Unknown => ("unknown", Vec::new()),
        Value::Name(parts) => {
            let all = [&parts.given, &parts.father, &parts.grandfather, &parts.family, &parts.kunya];
            ("name", all.into_iter().flatten().cloned().collect())
        }
        Value::Date { is, or } => ("date", std::iter::once(is).chain(or).map(|d| d.edtf()).collect()),
        Value::Age { min, max } => ("age", vec![min.to_string(), max.to_string()]),
        Value::Place { is, .. } => ("place", is.clone()),
        Value::Party { is, .. } => ("party", is.clone()),
        Value::Facility { is, .. } => ("facility", is.clone()),
        Value::Code(code) => ("code", vec![code.clone()]),
        Value::Digits(digits) => ("digits", vec![digits.clone()]),
        Value::Subject(subject) => ("subject", vec![refs.of_subject(subject)]),
        Value::Point { within_m, .. } => {
            ("point", value.degrees_as_said().into_iter().chain([within_m.to_string()]).collect())
        }
        Value::Span { .. } => ("span", value.figures().into_iter().collect()),
    };
    ReadBody { kind, is }
}

/// What was written, and what a person should look at.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordedBody {
    /// The file.
    #[schema(example = "p12")]
    pub file: String,
    /// Number of the act in the log.
    pub act: u64,
    /// Doubts.
    pub troubles: Vec<DoubtBody>,
}

/// A doubt about a value.
#[derive(Serialize, ToSchema)]
pub(crate) struct DoubtBody {
    /// The property.
    pub property: String,
    /// A stable word.
    pub code: String,
    /// In a sentence.
    pub text: String,
}

/// What a verb wrote.
pub(crate) fn recorded(reader: Reader, recorded: &casework::Recorded) -> RecordedBody {
    RecordedBody {
        file: recorded.subject.to_string(),
        act: recorded.act,
        troubles: recorded
            .troubles
            .iter()
            .map(|(property, trouble)| DoubtBody {
                property: property.key().to_owned(),
                code: trouble.code.to_owned(),
                text: reader.t(&format!("trouble-{}", trouble.code)).to_owned(),
            })
            .collect(),
    }
}
