//! The file as it stands: the fold of all acts about one person.
//!
//! **Invariants:** nothing is chosen in silence. Every value carries its
//! claims; values that do not agree stand side by side; what was superseded,
//! withdrawn or came with a withdrawn import stays readable under `gone`.
//! What follows from it is not told here: see the crate `criteria`.

mod spoken;
pub mod steps;

pub use spoken::{Gone, Spoken};

use crate::act::Act;
use crate::claim::{Claim, Part, Source, Statement};
use crate::codes;
use crate::compartment::Compartment;
use crate::id::{ClaimId, DocumentId, ImportId, MemberId, OrganisationId, PersonId, SourceId};
use crate::subject::{Subject, shipped};
use crate::tier::Tier;
use crate::value::Value;
use crate::vocab::{Kind, Property};
use dates::Day;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One act of the log with its number and time.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Number in the log, from 1.
    pub seq: u64,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The act.
    pub act: Act,
}

/// What has been taken back as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voids {
    /// Withdrawn imports.
    pub imports: BTreeSet<ImportId>,
    /// Withdrawn organisations.
    pub organisations: BTreeSet<OrganisationId>,
}

/// One value, said by one or more sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The claims that say it, oldest first; never empty.
    pub claims: Vec<Spoken>,
}

impl Standing {
    /// The claim that speaks for the value.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// // Two sources write one name; the older one speaks for both.
    /// let file = fold(told(&[
    ///     r#"{"property":"father_name","said":"أحمد","tier":"partner"}"#,
    ///     r#"{"property":"father_name","said":"احمد","tier":"partner"}"#,
    /// ]));
    /// let [value] = &file.fact("father_name").unwrap().values[..] else { panic!("one value") };
    /// assert_eq!((value.first().claim.said.as_str(), value.claims.len()), ("أحمد", 2));
    /// ```
    pub fn first(&self) -> &Spoken {
        &self.claims[0]
    }
}

/// How the values of one property stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Harmony {
    /// One value.
    One,
    /// Several that can all be true: one is finer than the other.
    Finer,
    /// Values that cannot all be true.
    Apart,
}

/// Everything said of one property.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Which property.
    pub property: Property,
    /// Its values, the best supported first; never empty.
    pub values: Vec<Standing>,
    /// How they stand to each other.
    pub harmony: Harmony,
}

/// One deprivation of liberty, or one step of the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// The file in which it was first told.
    pub person: PersonId,
    /// Episode or event, with its number there.
    pub part: Part,
    /// What was said of it.
    pub facts: Vec<Fact>,
}

impl Chapter {
    /// What was said of that property.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let nawa = r#"{"part":{"episode":1},"property":"taken_place","said":"نوى","tier":"partner"}"#;
    /// let file = fold(told(&[nawa]));
    /// assert!(file.episodes[0].fact("taken_place").is_some());
    /// assert!(file.episodes[0].fact("taken_date").is_none());
    /// ```
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        find(&self.facts, key)
    }

    /// Each value of that property, by the claim that says it first.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let file = fold(told(&[
    ///     r#"{"part":{"episode":1},"property":"taken_place","said":"نوى","tier":"partner"}"#,
    ///     r#"{"part":{"episode":1},"property":"taken_place","said":"درعا","tier":"partner"}"#,
    /// ]));
    /// let said: Vec<_> = file.episodes[0].told("taken_place").map(|by| by.claim.said.as_str()).collect();
    /// assert_eq!(said, ["نوى", "درعا"], "what does not agree stands side by side");
    /// ```
    pub fn told(&self, key: &str) -> impl Iterator<Item = &Spoken> {
        self.fact(key).into_iter().flat_map(|fact| &fact.values).map(|value| value.first())
    }

    /// Every claim of that property.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let nawa = r#"{"part":{"episode":1},"property":"taken_place","said":"نوى","tier":"partner"}"#;
    /// let file = fold(told(&[nawa, nawa]));
    /// let taking = &file.episodes[0];
    /// assert_eq!((taking.claims("taken_place").count(), taking.told("taken_place").count()), (2, 1));
    /// ```
    pub fn claims(&self, key: &str) -> impl Iterator<Item = &Spoken> {
        self.fact(key).into_iter().flat_map(|fact| &fact.values).flat_map(|value| &value.claims)
    }

    /// The first day it can have happened on, by the property that dates it.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let file = fold(told(&[r#"{"part":{"episode":1},"property":"taken_date","said":"أيار 2013",
    ///     "tier":"partner","value":{"date":{"is":"2013-05"}}}"#]));
    /// assert_eq!(file.episodes[0].starts().unwrap().iso(), "2013-05-01");
    /// ```
    pub fn starts(&self) -> Option<Day> {
        let key = if matches!(self.part, Part::Event(_)) { "event_date" } else { "taken_date" };
        let values = &self.fact(key)?.values;
        values.iter().find_map(|s| match &s.first().claim.value {
            Value::Date { is, .. } => is.from.or(is.to),
            _ => None,
        })
    }
}

/// A paper or picture in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its number.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// Media type.
    pub media: String,
    /// SHA-256, hexadecimal.
    pub digest: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Who may see it.
    pub tier: Tier,
    /// Code of `evidence_kind`, where somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The compartment it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compartment: Option<Compartment>,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// Number of the act.
    pub act: u64,
    /// Who kept it.
    pub by: MemberId,
    /// That it was taken out of the file again, where it lies here by mistake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out: Option<TakenOut>,
}

/// That a paper was taken out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenOut {
    /// Reasons.
    pub why: String,
    /// Who.
    pub by: MemberId,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// Number of the act.
    pub act: u64,
}

/// What stands again after it was taken back or out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackOf {
    /// A claim.
    Claim(ClaimId),
    /// A paper.
    Paper(DocumentId),
}

/// That something stands again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandsAgain {
    /// What.
    pub what: BackOf,
    /// Who let it.
    pub by: MemberId,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// Number of the act.
    pub act: u64,
}

/// A row of a list that was read into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The file.
    pub person: PersonId,
    /// Whose list.
    pub organisation: OrganisationId,
    /// Fingerprint of its words.
    pub print: Option<String>,
    /// The key by which the list knows it.
    pub record: Option<String>,
}

/// Who works on a file, where only some do: `None` where it has no team. Of several files that are one
/// person, those who are in the team of each that has one.
pub type Team = Option<BTreeSet<MemberId>>;

/// What a subject of ours is called to which a link leads; nothing where that circle is not told of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkName {
    /// By colleagues.
    pub inside: Option<String>,
    /// In a sheet for colleagues elsewhere.
    pub sheet: Option<String>,
    /// By readers outside.
    pub outside: Option<String>,
}

/// What acts say about some files, claim by claim, before anything follows from
/// it. Whoever reads may be told less: claims are taken out *here*, and what is
/// left is folded as if nothing else had ever been said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The files, the oldest first; none where it is about something else.
    pub persons: Vec<PersonId>,
    /// What it is about, where that is no person.
    pub subject: Option<Subject>,
    /// The team of the file, where it has one: nobody else is told what is held or sealed in it.
    pub team: Team,
    /// Every claim, oldest first; `gone` where it was taken back, not where it was corrected.
    pub claims: Vec<Spoken>,
    /// Papers and pictures, those among them that were taken out.
    pub papers: Vec<Paper>,
    /// Rows of lists.
    pub rows: Vec<ListRow>,
    /// Who speaks.
    pub sources: BTreeMap<SourceId, Source>,
    /// What links lead to, of our own subjects; what ships is called the same everywhere.
    pub links: BTreeMap<Subject, LinkName>,
    /// What stands again after it was taken back or out, in the order of the log.
    pub back: Vec<StandsAgain>,
}

impl Told {
    /// Gathers what the acts, in the order of the log, say about `persons`, who have this team.
    ///
    /// ```
    /// use model::{PersonId, act::decode, dossier::{Entry, Told, Voids}};
    /// let act = br#"{"at":7,"act":{"said":{"person":"p1","source":"s1","organisation":"o1","import":"i1",
    ///     "known":"2026-03-01","by":"m1",
    ///     "claims":[{"property":"given_name","said":"Maher","tier":"partner"}]}}}"#;
    /// let log = [Entry { seq: 1, at: 7, act: decode(act)?.act }];
    /// let of = |voids: &Voids| Told::of(&[PersonId(1)], None, &log, voids, &|_| None);
    /// assert!(of(&Voids::default()).claims[0].gone.is_none());
    /// // Its list was taken back: the claim stays readable, and stands no more.
    /// let voids = Voids { imports: ["i1".parse().unwrap()].into(), ..Voids::default() };
    /// assert!(of(&voids).claims[0].gone.is_some());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn of(
        persons: &[PersonId],
        team: Team,
        entries: &[Entry],
        voids: &Voids,
        sources: &dyn Fn(SourceId) -> Option<Source>,
    ) -> Told {
        let is_one = |subject: &Subject| subject.person().is_some_and(|person| persons.contains(&person));
        Told {
            persons: persons.to_vec(),
            team,
            rows: rows(persons, entries, voids),
            ..Told::gathered(&is_one, entries, voids, sources)
        }
    }

    /// The same about something that is no person.
    ///
    /// ```
    /// use model::{Subject, dossier::{Told, Voids, fold}};
    /// let prison: Subject = "f:F117".parse()?;
    /// let told = Told::of_subject(&prison, None, &[], &Voids::default(), &|_| None);
    /// assert!(fold(told).fact("subject_name").is_some(), "known before anybody tells of it");
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn of_subject(
        subject: &Subject,
        team: Team,
        entries: &[Entry],
        voids: &Voids,
        sources: &dyn Fn(SourceId) -> Option<Source>,
    ) -> Told {
        let mut told = Told {
            subject: Some(subject.clone()),
            team,
            ..Told::gathered(&|other| other == subject, entries, voids, sources)
        };
        let shipped = shipped::spoken(subject);
        if !shipped.is_empty() {
            told.sources.insert(shipped::SOURCE, shipped::source());
        }
        told.claims.splice(0..0, shipped);
        told
    }

    fn gathered(
        is_one: &dyn Fn(&Subject) -> bool,
        entries: &[Entry],
        voids: &Voids,
        sources: &dyn Fn(SourceId) -> Option<Source>,
    ) -> Told {
        let mut claims: Vec<Spoken> = Vec::new();
        let mut taken_back: BTreeMap<ClaimId, Gone> = BTreeMap::new();
        let mut back = Vec::new();
        let stands_again = |entry: &Entry, what, by| StandsAgain { what, by, at: entry.at, act: entry.seq };
        for entry in entries {
            match &entry.act {
                Act::Said(said) if is_one(&said.subject) => claims.extend(speak(entry, said, voids)),
                Act::ClaimWithdrawn { claim, why, import, by, .. }
                    if import.is_none_or(|import| !voids.imports.contains(&import)) =>
                {
                    taken_back.insert(
                        *claim,
                        Gone::Withdrawn { why: why.clone(), by: *by, at: entry.at, act: entry.seq },
                    );
                }
                Act::ClaimRestored { claim, by, .. } => {
                    taken_back.remove(claim);
                    back.push(stands_again(entry, BackOf::Claim(*claim), *by));
                }
                Act::PaperPutBack { document, by, .. } => {
                    back.push(stands_again(entry, BackOf::Paper(*document), *by));
                }
                _ => {}
            }
        }
        lie_with_what_they_correct(&mut claims);
        for one in claims.iter_mut().filter(|_| !taken_back.is_empty()) {
            if let Some(gone) = taken_back.get(&one.id) {
                one.gone = Some(gone.clone());
            }
        }
        let named: BTreeSet<SourceId> = claims.iter().map(|s| s.source).collect();
        Told {
            claims,
            back,
            papers: papers(is_one, entries, voids),
            sources: named.into_iter().filter_map(|id| Some((id, sources(id)?))).collect(),
            ..Told::default()
        }
    }

    /// Marks what was corrected. A correction counts only while it stands
    /// itself: when it is withdrawn, the claim before it stands again.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::Gone;
    /// let mut told = told(&[
    ///     r#"{"property":"father_name","said":"حمد","tier":"partner"}"#,
    ///     r#"{"property":"father_name","said":"أحمد","tier":"partner","supersedes":"c1.0"}"#,
    /// ]);
    /// told.correct();
    /// assert_eq!(told.claims[0].gone, Some(Gone::Superseded(told.claims[1].id)));
    /// ```
    pub fn correct(&mut self) {
        let corrects = |s: &Spoken| Some((s.claim.supersedes?, s.id));
        let corrected: BTreeMap<ClaimId, ClaimId> =
            self.claims.iter().filter(|s| s.gone.is_none()).filter_map(corrects).collect();
        for one in self.claims.iter_mut().filter(|s| s.gone.is_none() && !corrected.is_empty()) {
            one.gone = corrected.get(&one.id).map(|by| Gone::Superseded(*by));
        }
        self.correct_what_ships();
    }

    /// Of a property that has one true value, what the register says takes the place of what ships.
    fn correct_what_ships(&mut self) {
        let stands = |s: &&Spoken| {
            s.gone.is_none()
                && !s.ships()
                && s.claim.property.entry().single
                && s.claim.value != Value::Unknown
        };
        let own: BTreeMap<Property, ClaimId> =
            self.claims.iter().filter(stands).map(|s| (s.claim.property, s.id)).collect();
        for one in self.claims.iter_mut().filter(|s| s.ships()) {
            one.gone = own.get(&one.claim.property).map(|by| Gone::Superseded(*by));
        }
    }

    /// Milliseconds since 1970 of the latest thing that was said, taken back or kept.
    fn changed(&self) -> i64 {
        let said = self.claims.iter().map(|s| match &s.gone {
            Some(Gone::Withdrawn { at, .. }) => s.at.max(*at),
            _ => s.at,
        });
        let kept = self.papers.iter().map(|p| p.out.as_ref().map_or(p.at, |out| out.at));
        said.chain(kept).max().unwrap_or_default()
    }
}

/// The file as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// The files that are one person, the oldest first; none where it is about something else.
    pub persons: Vec<PersonId>,
    /// What it is about, where that is no person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// What was said of the person.
    pub facts: Vec<Fact>,
    /// Deprivations of liberty, in the order of time.
    pub episodes: Vec<Chapter>,
    /// Steps of the path, in the order of time.
    pub events: Vec<Chapter>,
    /// Everyone who speaks in it.
    pub sources: BTreeMap<SourceId, Source>,
    /// Papers and pictures.
    pub papers: Vec<Paper>,
    /// Papers that were taken out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub papers_out: Vec<Paper>,
    /// Claims that stand no more.
    pub gone: Vec<Spoken>,
    /// What stands again, for the history of the file.
    #[serde(skip)]
    pub back: Vec<StandsAgain>,
    /// Rows of lists that were read into it, so that they are known again. For
    /// imports only: never shown.
    #[serde(skip)]
    pub rows: Vec<ListRow>,
    /// Milliseconds since 1970 of the latest thing said, taken back or kept.
    pub changed: i64,
    /// Number of the latest act in which something was said.
    pub latest: u64,
}

impl Dossier {
    /// The file of which nothing was ever said.
    ///
    /// ```
    /// assert!(model::Dossier::of_nobody().is_empty());
    /// ```
    pub fn of_nobody() -> Dossier {
        fold(Told::default())
    }

    /// What was said of that property of the person.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::{Harmony, fold};
    /// let file = fold(told(&[
    ///     r#"{"property":"mother_name","said":"فاطمة","tier":"partner"}"#,
    ///     r#"{"property":"mother_name","said":"فاطمة المقداد","tier":"partner"}"#,
    /// ]));
    /// assert_eq!(file.fact("mother_name").unwrap().harmony, Harmony::Finer, "one says more");
    /// ```
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        find(&self.facts, key)
    }

    /// Every claim that stands.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let file = fold(told(&[
    ///     r#"{"property":"father_name","said":"حمد","tier":"partner"}"#,
    ///     r#"{"property":"father_name","said":"أحمد","tier":"partner","supersedes":"c1.0"}"#,
    /// ]));
    /// assert_eq!((file.standing().count(), file.gone.len()), (1, 1));
    /// ```
    pub fn standing(&self) -> impl Iterator<Item = &Spoken> {
        let chapters = self.episodes.iter().chain(&self.events).flat_map(|c| &c.facts);
        self.facts.iter().chain(chapters).flat_map(|f| &f.values).flat_map(|s| &s.claims)
    }

    /// Whether it holds news that waits to be told to the family, and the latest of it came after the last
    /// telling.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let news = r#"{"property":"note","said":"لقي حتفه تحت التعذيب","tier":"team"}"#;
    /// let telling = r#"{"part":{"event":1},"property":"event_kind","said":"أُبلغت الأسرة","tier":"team",
    ///     "value":{"code":"family_told"}}"#;
    /// assert!(fold(told(&[news])).is_untold());
    /// assert!(!fold(told(&[news, telling])).is_untold());
    /// assert!(fold(told(&[telling, news])).is_untold(), "news that came after the telling");
    /// ```
    pub fn is_untold(&self) -> bool {
        let latest = |telling: bool| {
            let held = self.standing().filter(|s| s.claim.speaks_of_death());
            held.filter(|s| s.claim.is_of_telling() == telling).map(|s| s.id.act).max()
        };
        latest(false).is_some_and(|news| latest(true).is_none_or(|told| told < news))
    }

    /// Whether it says that a relative was told.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let telling = r#"{"part":{"event":1},"property":"event_kind","said":"أُبلغت الأسرة","tier":"team",
    ///     "value":{"code":"family_told"}}"#;
    /// assert!(fold(told(&[telling])).is_told());
    /// assert!(!fold(told(&[])).is_told());
    /// ```
    pub fn is_told(&self) -> bool {
        self.standing().any(|s| s.claim.is_of_telling())
    }

    /// The sex that every source gives the person, by which words agree; empty where nobody says it or
    /// sources differ.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::dossier::fold;
    /// let said = |code: &str| {
    ///     let value = format!(r#"{{"code":"{code}"}}"#);
    ///     format!(r#"{{"property":"sex","said":"{code}","tier":"partner","value":{value}}}"#)
    /// };
    /// assert_eq!(fold(told(&[&said("female")])).sex(), "female");
    /// assert_eq!(fold(told(&[&said("female"), &said("male")])).sex(), "");
    /// ```
    pub fn sex(&self) -> &'static str {
        let said = self.fact("sex").map_or(&[][..], |fact| fact.values.as_slice());
        let mut codes = said.iter().filter_map(|standing| match &standing.first().claim.value {
            Value::Code(code) => Some(code.as_str()),
            _ => None,
        });
        let first = codes.next();
        match (first, codes.all(|other| Some(other) == first)) {
            (Some("female"), true) => "female",
            (Some("male"), true) => "male",
            _ => "",
        }
    }

    /// Whether nothing stands any more.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::{Property, dossier::fold};
    /// assert!(fold(told(&[])).is_empty());
    /// assert!(!fold(told(&[r#"{"property":"given_name","said":"ماهر","tier":"partner"}"#])).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.standing().next().is_none()
    }
}

fn find<'a>(facts: &'a [Fact], key: &str) -> Option<&'a Fact> {
    facts.iter().find(|fact| fact.property.key() == key)
}

/// Folds what was told about one person.
///
/// ```
/// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
/// use model::dossier::{Harmony, fold};
/// let file = fold(told(&[
///     r#"{"property":"mother_name","said":"خديجة","tier":"partner"}"#,
///     r#"{"property":"mother_name","said":"سميرة","tier":"partner"}"#,
/// ]));
/// let mother = file.fact("mother_name").unwrap();
/// // Nothing is chosen in silence: two mothers stand side by side.
/// assert_eq!((mother.values.len(), mother.harmony), (2, Harmony::Apart));
/// // What cannot be stands behind what can, however many said it.
/// let born = |edtf: &str| {
///     let value = format!(r#"{{"date":{{"is":"{edtf}"}}}}"#);
///     format!(r#"{{"property":"birth_date","said":"{edtf}","tier":"partner","value":{value}}}"#)
/// };
/// let file = fold(told(&[&born("2099"), &born("2099"), &born("1987-04-25"), &born("1850")]));
/// let born: Vec<_> = file.fact("birth_date").unwrap().values.iter().map(|v|
/// &v.first().claim.said).collect(); assert_eq!(born, ["1987-04-25", "2099", "1850"]);
/// ```
pub fn fold(mut told: Told) -> Dossier {
    told.correct();
    let (changed, latest) = (told.changed(), told.claims.iter().map(|s| s.id.act).max().unwrap_or_default());
    let (gone, live): (Vec<_>, Vec<_>) = told.claims.into_iter().partition(|s| s.gone.is_some());
    let mut by_part: BTreeMap<(PersonId, Part), Vec<Spoken>> = BTreeMap::new();
    let mut of_person = Vec::new();
    for one in live {
        match (one.claim.part, one.subject.person()) {
            (Part::Person, _) | (_, None) => of_person.push(one),
            (part, Some(person)) => by_part.entry((person, part)).or_default().push(one),
        }
    }
    let (episodes, events) = chapters(by_part);
    let (papers, papers_out) = told.papers.into_iter().partition(|paper| paper.out.is_none());
    Dossier {
        persons: told.persons,
        subject: told.subject,
        facts: facts(of_person),
        episodes,
        events,
        sources: told.sources,
        papers,
        papers_out,
        back: told.back,
        gone,
        rows: told.rows,
        changed,
        latest,
    }
}

fn speak<'a>(
    entry: &'a Entry,
    statement: &'a Statement,
    voids: &'a Voids,
) -> impl Iterator<Item = Spoken> + 'a {
    let gone = if let Some(import) = statement.import.filter(|i| voids.imports.contains(i)) {
        Some(Gone::ImportWithdrawn(import))
    } else if voids.organisations.contains(&statement.organisation) {
        Some(Gone::OrganisationWithdrawn(statement.organisation))
    } else {
        None
    };
    let apart = statement.lie_in();
    statement.claims.iter().enumerate().map(move |(index, claim)| Spoken {
        id: ClaimId { act: entry.seq, index: index as u16 },
        subject: statement.subject.clone(),
        claim: as_read_today(claim, apart[index]),
        source: statement.source,
        locus: statement.locus.clone(),
        organisation: statement.organisation,
        known: statement.known,
        by: statement.by,
        at: entry.at,
        import: statement.import,
        why: statement.why.clone(),
        gone: gone.clone(),
    })
}

/// Who told us stays where they were kept when their name is corrected.
fn lie_with_what_they_correct(claims: &mut [Spoken]) {
    for at in 0..claims.len() {
        let Some(before) = claims[at].claim.supersedes.filter(|_| claims[at].claim.is_of_informant()) else {
            continue;
        };
        let apart = claims[..at].iter().find(|one| one.id == before).and_then(|one| one.claim.lies_in());
        claims[at].claim.compartment = claims[at].claim.compartment.or(apart);
    }
}

/// Registers of before knew one code for leaving an opened prison and for
/// escaping; the words tell which of the two was meant.
fn as_read_today(claim: &Claim, apart: Option<Compartment>) -> Claim {
    let mut claim = claim.clone();
    claim.compartment = apart.filter(|_| claim.property.compartment().is_none());
    let freed = |said: &str| codes::find("case_status", said) == Some("prison_opened");
    if matches!(&claim.value, Value::Code(code) if code == "escaped") && freed(&claim.said) {
        claim.value = Value::Code("prison_opened".to_owned());
    }
    claim
}

fn facts(mut spoken: Vec<Spoken>) -> Vec<Fact> {
    spoken.sort_by_key(|s| (s.claim.property, s.id));
    let mut facts: Vec<Fact> = Vec::new();
    for one in spoken {
        match facts.last_mut() {
            Some(fact) if fact.property == one.claim.property => put(&mut fact.values, one),
            _ => facts.push(Fact {
                property: one.claim.property,
                values: vec![Standing { claims: vec![one] }],
                harmony: Harmony::One,
            }),
        }
    }
    for fact in &mut facts {
        // The first is the face of a file, in lists and on sheets: never one in doubt before a sound one.
        fact.values
            .sort_by_key(|s| (unknown(s), is_doubtful(s), std::cmp::Reverse(s.claims.len()), s.first().id));
        fact.harmony = harmony(fact);
    }
    set_apart_in_time(&mut facts);
    facts
}

/// What was there until 2012 was not there since 2015 alone: where one claim says the one and another the
/// other, both stand apart.
fn set_apart_in_time(facts: &mut [Fact]) {
    let dates = |key: &str| {
        let of = |fact: &&Fact| fact.property.key() == key;
        let values = facts.iter().find(of).into_iter().flat_map(|fact| &fact.values);
        values
            .filter_map(|standing| match &standing.first().claim.value {
                Value::Date { is, .. } => Some(*is),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let (since, until) = (dates("subject_since"), dates("subject_until"));
    let is_after =
        |from: &dates::Fuzzy| until.iter().any(|to| from.from.zip(to.to).is_some_and(|(from, to)| from > to));
    if since.iter().any(is_after) {
        let of_time = |fact: &&mut Fact| matches!(fact.property.key(), "subject_since" | "subject_until");
        facts.iter_mut().filter(of_time).for_each(|fact| fact.harmony = Harmony::Apart);
    }
}

fn unknown(standing: &Standing) -> bool {
    standing.first().claim.value == Value::Unknown
}

/// Whether a value cannot be as it stands, whoever said it: a day that had not come when it was said, a birth
/// nobody lives so long after, a name without a letter, a telephone of two digits, or words where a day or a
/// number belongs.
fn is_doubtful(standing: &Standing) -> bool {
    standing.claims.iter().all(|one| {
        let claim = &one.claim;
        let kind = claim.property.entry().kind;
        let digits = || claim.said.chars().filter(|c| c.is_numeric()).count();
        match (&claim.value, kind) {
            (Value::Date { is, .. }, _) => {
                let (first, last) = is.window();
                let is_birth = claim.property.key() == "birth_date";
                let long_ago = |last: Day| one.known.year() - last.year() > YEARS_OF_LIFE;
                first.is_some_and(|first| first > one.known) || (is_birth && last.is_some_and(long_ago))
            }
            (Value::Words, Kind::Date | Kind::Age | Kind::Number | Kind::Phone | Kind::Code) => true,
            (Value::Digits(_), Kind::Phone) => digits() < PHONE_DIGITS,
            _ => claim.property.entry().is_name && !claim.said.chars().any(char::is_alphabetic),
        }
    })
}

/// The fewest digits of a telephone.
pub const PHONE_DIGITS: usize = 6;
/// The most years that anybody lives.
pub const YEARS_OF_LIFE: i32 = 120;

fn put(values: &mut Vec<Standing>, one: Spoken) {
    let same = |s: &&mut Standing| says_the_same(&s.first().claim, &one.claim);
    match values.iter_mut().find(same) {
        Some(standing) => standing.claims.push(one),
        None => values.push(Standing { claims: vec![one] }),
    }
}

/// Whether two claims say one value, however they are written.
///
/// ```
/// use model::{Claim, Part, Property, Value, dossier::says_the_same};
/// let father = |said: &str| Claim::new(Part::Person, Property::named("father_name"), said, Value::Words);
/// assert!(says_the_same(&father("أحمد"), &father("احمد")));
/// assert!(!says_the_same(&father("حسن"), &father("حسين")));
/// ```
pub fn says_the_same(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (Value::Words | Value::Name(_), Value::Words | Value::Name(_)) => {
            names::fold(&a.said) == names::fold(&b.said)
        }
        (Value::Date { is: x, .. }, Value::Date { is: y, .. }) => x == y,
        (Value::Place { is: x, .. }, Value::Place { is: y, .. })
        | (Value::Party { is: x, .. }, Value::Party { is: y, .. })
        | (Value::Facility { is: x, .. }, Value::Facility { is: y, .. }) => x == y,
        (x, y) => x == y,
    }
}

fn harmony(fact: &Fact) -> Harmony {
    let known: Vec<_> = fact.values.iter().filter(|s| !unknown(s)).map(|s| &s.first().claim).collect();
    if known.len() < 2 {
        return Harmony::One;
    }
    if !fact.property.entry().single {
        return Harmony::Finer;
    }
    let pairs = (0..known.len()).flat_map(|i| (i + 1..known.len()).map(move |j| (i, j)));
    let mut agrees = pairs.map(|(i, j)| can_both_be_true(known[i], known[j]));
    if agrees.all(|yes| yes) { Harmony::Finer } else { Harmony::Apart }
}

/// Whether two claims of one property can both be true: one may say more, or
/// say the same in other letters.
pub(crate) fn can_both_be_true(a: &Claim, b: &Claim) -> bool {
    if let Some(agree) = a.value.agrees(&b.value) {
        return agree;
    }
    // Of a point or a link that nobody understood nothing tells that it is another one.
    let is_place = matches!(a.property.entry().kind, Kind::Point | Kind::Subject);
    if is_place && (a.value == Value::Words || b.value == Value::Words) {
        return true;
    }
    contains(a, b) || in_two_scripts(a, b) || one_place_twice(a, b)
}

/// "فاطمة" and "فاطمة المقداد" do not contradict each other: one says more.
fn contains(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (names::tokens(&a.said), names::tokens(&b.said));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.iter().all(|token| long.contains(token))
}

/// How probable it must be that two spellings in two scripts are one name.
const ONE_NAME: f32 = 0.5;

/// «فاطمة المقداد» and "Fatima Al-Mekdad" are one name in two scripts.
fn in_two_scripts(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (names::script(&a.said), names::script(&b.said));
    x != y && names::same_probability(&names::similarity(&a.said, &b.said)) >= ONE_NAME
}

/// A place that no list of places has, written with one slip: «منكت الحطب» and «منكة الحطب».
fn one_place_twice(a: &Claim, b: &Claim) -> bool {
    let place = a.property.entry().kind == Kind::Place;
    let known = |claim: &Claim| matches!(claim.value, Value::Place { .. });
    if !place || (known(a) && known(b)) {
        return false;
    }
    let letters = |claim: &Claim| names::tokens(&claim.said).concat();
    let (x, y) = (letters(a), letters(b));
    x.chars().count().min(y.chars().count()) >= 5 && one_slip(&x, &y)
}

/// Whether one letter at most was left out, added or changed.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = |x: &[char], from: usize| x.get(from..).map(<[char]>::to_vec).unwrap_or_default();
    rest(&a, same + 1) == rest(&b, same + 1)
        || rest(&a, same + 1) == rest(&b, same)
        || rest(&a, same) == rest(&b, same + 1)
}

/// Episodes told in several files of one person become one when their dates
/// allow it; a re-arrest years later stays an episode of its own.
fn chapters(by_part: BTreeMap<(PersonId, Part), Vec<Spoken>>) -> (Vec<Chapter>, Vec<Chapter>) {
    let mut episodes: Vec<(PersonId, Part, Vec<Spoken>)> = Vec::new();
    let mut events = Vec::new();
    for ((person, part), spoken) in by_part {
        if matches!(part, Part::Event(_)) {
            events.push(Chapter { person, part, facts: facts(spoken) });
            continue;
        }
        match episodes.iter_mut().find(|(p, _, told)| *p != person && dates_allow(told, &spoken)) {
            Some((_, _, told)) => told.extend(spoken),
            None => episodes.push((person, part, spoken)),
        }
    }
    let mut episodes: Vec<_> = episodes
        .into_iter()
        .map(|(person, part, spoken)| Chapter { person, part, facts: facts(spoken) })
        .collect();
    let order = |c: &Chapter| (c.starts().is_none(), c.starts(), c.person, c.part);
    episodes.sort_by_key(order);
    events.sort_by_key(order);
    (episodes, events)
}

fn dates_allow(told: &[Spoken], more: &[Spoken]) -> bool {
    let dates = |all: &[Spoken]| -> Vec<dates::Fuzzy> {
        let taken = all.iter().filter(|s| s.claim.property.key() == "taken_date");
        taken
            .filter_map(|s| match &s.claim.value {
                Value::Date { is, .. } => Some(*is),
                _ => None,
            })
            .collect()
    };
    let (a, b) = (dates(told), dates(more));
    a.is_empty()
        || b.is_empty()
        || a.iter()
            .any(|x| b.iter().any(|y| dates::agrees(x, y) || x.gap_days(y).is_some_and(|d| d.abs() <= 62)))
}

fn papers(is_one: &dyn Fn(&Subject) -> bool, entries: &[Entry], voids: &Voids) -> Vec<Paper> {
    let kept = entries.iter().filter_map(|entry| match &entry.act {
        Act::DocumentKept {
            id,
            digest,
            name,
            media,
            bytes,
            tier,
            import,
            kind,
            compartment,
            by,
            subject: Some(subject),
        } if is_one(subject) && !import.is_some_and(|i| voids.imports.contains(&i)) => Some(Paper {
            id: *id,
            name: name.clone(),
            media: media.clone(),
            digest: digest.clone(),
            bytes: *bytes,
            tier: *tier,
            kind: kind.clone(),
            compartment: *compartment,
            at: entry.at,
            act: entry.seq,
            by: *by,
            out: None,
        }),
        _ => None,
    });
    let mut kept: Vec<Paper> = kept.collect();
    for entry in entries {
        let (document, out) = match &entry.act {
            Act::PaperTakenOut { document, why, by, .. } => {
                let out = TakenOut { why: why.clone(), by: *by, at: entry.at, act: entry.seq };
                (*document, Some(out))
            }
            Act::PaperPutBack { document, .. } => (*document, None),
            _ => continue,
        };
        kept.iter_mut().filter(|paper| paper.id == document).for_each(|paper| paper.out = out.clone());
    }
    kept
}

fn rows(persons: &[PersonId], entries: &[Entry], voids: &Voids) -> Vec<ListRow> {
    let said = entries.iter().filter_map(|entry| match &entry.act {
        Act::Said(s) => {
            s.subject.person().filter(|person| persons.contains(person)).map(|person| (person, s))
        }
        _ => None,
    });
    let stands = |(_, s): &(PersonId, &Statement)| {
        !s.import.is_some_and(|i| voids.imports.contains(&i))
            && !voids.organisations.contains(&s.organisation)
    };
    let rows =
        said.filter(stands).filter(|(_, s)| s.print.is_some() || s.record.is_some()).map(|(person, s)| {
            ListRow { person, organisation: s.organisation, print: s.print.clone(), record: s.record.clone() }
        });
    rows.collect()
}
